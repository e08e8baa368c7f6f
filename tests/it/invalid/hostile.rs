//! Inputs that are made to hurt: each is loaded or refused, and never ends the program.

use std::fmt::Write as _;

use careergraph::diagnostic::render::{Style, human};
use careergraph::diagnostic::{Code, Severity};
use careergraph::input::Format;
use careergraph::load::{Loaded, Loader};

/// Loads a text, and says with which codes it was refused.
fn load(format: Format, text: String) -> Result<Loaded, Vec<Code>> {
    let mut loader = Loader::new();
    loader.text("hostile", format, text);
    loader.load().map_err(|error| {
        let shown = error.diagnostics.iter().take(20).cloned();
        let shown: Vec<_> = shown.collect();
        let text = human(&shown, &error.sources, Style::default());
        assert!(text.len() < 100_000, "messages stay short: {}", text.len());
        error.diagnostics.iter().map(|found| found.code).collect()
    })
}

#[track_caller]
fn refused(format: Format, text: String, code: Code) {
    match load(format, text) {
        Ok(_) => panic!("it is loaded"),
        Err(codes) => assert!(codes.contains(&code), "{:?}", &codes[..codes.len().min(9)]),
    }
}

#[track_caller]
fn loaded(format: Format, text: String) -> Loaded {
    load(format, text).unwrap_or_else(|codes| panic!("{:?}", &codes[..codes.len().min(9)]))
}

const DEEP: usize = 100_000;

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let text = format!("{}{}", open.repeat(DEEP), close.repeat(DEEP));
        refused(Format::Json, text, Code::TooMuch);
        refused(Format::Json, open.repeat(DEEP), Code::TooMuch);
    }
    let flow = format!("roles: {}{}", "[".repeat(DEEP), "]".repeat(DEEP));
    refused(Format::Yaml, flow, Code::TooMuch);
    refused(Format::Yaml, "- ".repeat(DEEP), Code::TooMuch);
    let arrays = format!("roles = {}{}", "[".repeat(DEEP), "]".repeat(DEEP));
    refused(Format::Toml, arrays, Code::Syntax);
    let tables = format!("roles = {}1{}", "{a = ".repeat(DEEP), "}".repeat(DEEP));
    refused(Format::Toml, tables, Code::Syntax);
}

#[test]
fn malformed_toml_is_given_up_after_some_mistakes() {
    for line in ["=\n", "a a a\n", "[\n", "a = [1,\n"] {
        let Err(codes) = load(Format::Toml, line.repeat(100_000)) else {
            panic!("{line:?} is loaded");
        };
        assert!(codes.contains(&Code::Syntax));
        assert!(codes.len() <= 1_000, "{} findings", codes.len());
    }
}

#[test]
fn large_files_are_refused_where_their_parser_would_take_too_much() {
    let comment = "# a comment of twenty letters\n";
    refused(Format::Toml, comment.repeat(200_000), Code::TooMuch);
    refused(Format::Yaml, comment.repeat(200_000), Code::TooMuch);
}

#[test]
fn deep_tables_and_dotted_keys_are_survived() {
    for depth in [100, 10_000] {
        let header = format!("[roles.{}]", vec!["a"; depth].join("."));
        assert!(load(Format::Toml, header).is_err());
        let key = format!("roles.{} = 1", vec!["a"; depth].join("."));
        assert!(load(Format::Toml, key).is_err());
    }
}

#[test]
fn deep_pages_are_survived() {
    let deep = format!("<h1>Cook</h1>{}text", "<div>".repeat(10_000));
    refused(Format::Html, deep, Code::TooMuch);
    let mut wide = String::from("<h1>Cook</h1><p");
    for number in 0..10_000 {
        let _ = write!(wide, " a{number}=b");
    }
    let _ = load(Format::Html, wide + ">text</p>");
    let _ = load(
        Format::Markdown,
        format!("# Cook\n\n{}text", "> ".repeat(DEEP)),
    );
    let _ = load(
        Format::Markdown,
        format!("# Cook\n\n{}text", "* ".repeat(10_000)),
    );
    let _ = load(Format::Text, "- ".repeat(DEEP));
}

#[test]
fn names_of_a_megabyte_are_survived() {
    let name = "x".repeat(1 << 20);
    let yaml = format!("roles:\n  ? {name}\n  : {{advances_to: {name}y, levle: 1}}\n");
    refused(Format::Yaml, yaml, Code::UnknownKey);
    let json = format!("{{\"roles\": {{\"{name}\": {{\"advances_to\": \"{name}y\"}}}}}}");
    assert_eq!(loaded(Format::Json, json).graph.role_count(), 2);
    let json =
        format!("{{\"roles\": {{\"{name}\": {{\"inherits\": \"{name}y\", \"years\": \"1\"}}}}}}");
    refused(Format::Json, json, Code::UnknownRole);
    let years = format!(
        "{{\"roles\": {{\"Cook\": {{\"years\": \"{}\"}}}}}}",
        "9".repeat(1 << 20)
    );
    refused(Format::Json, years, Code::BadValue);
    let toml = format!("[roles.\"{name}\"]\nlevle = 1\n");
    refused(Format::Toml, toml, Code::UnknownKey);
    let page = format!("{name}\n\nRequired Skills\n- {name}\n");
    let _ = load(Format::Text, page);
}

#[test]
fn a_chain_of_many_roles_loads() {
    let mut text = String::from("{\"roles\": {");
    for number in 0..DEEP {
        let next = number + 1;
        let _ = write!(text, "\"r{number}\": {{\"advances_to\": \"r{next}\"}},");
    }
    text += "\"end\": {}}}";
    assert_eq!(loaded(Format::Json, text).graph.role_count(), DEEP + 2);
}

#[test]
fn a_long_line_of_heirs_loads_and_a_long_circle_does_not() {
    let mut text = String::from("{\"roles\": {\"r0\": {\"inherits\": \"LAST\"}");
    for number in 1..20_000 {
        let before = number - 1;
        let _ = write!(text, ",\"r{number}\": {{\"inherits\": \"r{before}\"}}");
    }
    text += "}}";
    refused(
        Format::Json,
        text.replace("LAST", "r19999"),
        Code::InheritsCycle,
    );
    let line = text.replace("{\"inherits\": \"LAST\"}", "{\"requires\": [\"git\"]}");
    assert_eq!(loaded(Format::Json, line).graph.role_count(), 20_000);
}

#[test]
fn many_statements_of_one_transition_load() {
    let one = "{\"from\": \"a\", \"to\": \"b\", \"kind\": \"lateral\"}";
    let many = vec![one; 1_000_000].join(",");
    let graph = loaded(Format::Json, format!("{{\"transitions\": [{many}]}}")).graph;
    assert_eq!(graph.role_count(), 2);
}

#[test]
fn a_complete_graph_loads() {
    let mut text = String::from("transitions:\n");
    for (from, to) in (0..25).flat_map(|a| (0..25).map(move |b| (a, b))) {
        if from != to {
            let _ = writeln!(text, "  - {{from: r{from}, to: r{to}, kind: advancement}}");
        }
    }
    let graph = loaded(Format::Yaml, text).graph;
    assert_eq!((graph.role_count(), graph.transition_count()), (25, 600));
}

#[test]
fn inherited_choices_are_counted_by_their_skills() {
    let of = |skills: usize, heirs: usize| {
        let skills: Vec<_> = (0..skills).map(|at| format!("\"s{at}\"")).collect();
        let mut text = format!(
            "{{\"roles\": {{\"base\": {{\"requires\": [{{\"any_of\": [{}]}}]}}",
            skills.join(",")
        );
        for heir in 0..heirs {
            let _ = write!(text, ",\"r{heir}\": {{\"inherits\": \"base\"}}");
        }
        text + "}}"
    };
    loaded(Format::Json, of(1000, 499));
    refused(Format::Json, of(1000, 501), Code::TooMuch);
}

#[test]
fn what_no_picture_has_places_for_is_refused_before_it_is_placed() {
    let roles = (0..91).map(|from| {
        let to = (0..91).filter(|to| *to != from);
        let to: Vec<_> = to.map(|to| format!("\"r{to}\"")).collect();
        format!("\"r{from}\": {{\"advances_to\": [{}]}}", to.join(","))
    });
    let roles = roles.collect::<Vec<_>>().join(",");
    let graph = loaded(Format::Json, format!("{{\"roles\": {{{roles}}}}}")).graph;
    for format in careergraph::export::FORMATS {
        let is_placed = ["svg", "html", "png", "pdf"].contains(&format.name);
        let export = format.export(&graph.view(), &careergraph::export::Look::default());
        assert_eq!(export.is_err(), is_placed, "{}", format.name);
    }
}

#[test]
fn many_mistakes_are_bounded_and_said_so() {
    let many = vec!["0"; 200_000].join(",");
    let codes = load(Format::Json, format!("{{\"roles\": [{many}]}}"));
    let codes = codes.expect_err("numbers are no roles");
    assert!(codes.len() < 20_000, "{}", codes.len());
    assert!(codes.contains(&Code::TooMuch));
    let same = vec!["\"git\""; 100_000].join(",");
    let twice = format!("{{\"roles\": {{\"a\": {{\"requires\": [{same}]}}}}}}");
    refused(Format::Json, twice, Code::DuplicateRequirement);
    let codes = load(Format::Toml, "=\n".repeat(20_000)).expect_err("that is no TOML");
    assert!(codes.len() <= 10_000, "{}", codes.len());
    let codes = load(Format::Yaml, "a:\n".repeat(50_000)).expect_err("`a` is no key");
    assert_eq!(codes.len(), 10_001);
}

#[test]
fn many_warnings_about_a_graph_are_bounded_and_said_so() {
    let asked: Vec<_> = (0..20_000).map(|number| format!("s{number}")).collect();
    let asked = asked.join(", ");
    let text = format!("skills: [knives]\nroles: {{cook: {{requires: [{asked}]}}}}\n");
    let warned = loaded(Format::Yaml, text).findings;
    let of = |code| warned.iter().filter(|found| found.code == code).count();
    assert_eq!(of(Code::UndeclaredSkill), 10_000);
    let last = warned.iter().find(|found| found.code == Code::TooMuch);
    let last = last.expect("the rest is counted");
    assert_eq!(last.severity, Severity::Warning);
    assert!(last.message.starts_with("10000 more"), "{}", last.message);
}
