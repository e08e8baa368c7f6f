//! One ladder in three notations, and several files as one graph.

use std::fs;
use std::path::Path;

use careergraph::diagnostic::Code;
use careergraph::document::GraphDocument;
use careergraph::graph::CareerGraph;
use careergraph::input::{Format, graph_file};
use careergraph::load::{LoadError, Loader};
use careergraph::model::Notation;
use careergraph::source::SourceId;

const LADDERS: [(Notation, &str); 3] = [
    (Notation::Yaml, "ladder.yaml"),
    (Notation::Toml, "ladder.toml"),
    (Notation::Json, "ladder.json"),
];

fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
    fs::read_to_string(folder.join(name)).expect("the fixture is there")
}

#[test]
fn three_notations_say_the_same() {
    let read = |notation, name| -> GraphDocument {
        let mut findings = Vec::new();
        let text = file(name);
        let document = graph_file::read(notation, SourceId::default(), &text, &mut findings);
        assert_eq!(findings, [], "{name}");
        let document = document.expect("there is no finding");
        document.without_spans().canonical()
    };
    let [yaml, toml, json] = LADDERS.map(|(notation, name)| read(notation, name));
    assert_eq!(yaml, toml);
    assert_eq!(yaml, json);
}

#[test]
fn three_notations_make_sound_graphs() {
    let shapes = LADDERS.map(|(_, name)| {
        let path = format!("{}/tests/fixtures/small/{name}", env!("CARGO_MANIFEST_DIR"));
        let graph = CareerGraph::from_path(path).expect("the ladder is sound");
        graph.verify();
        shape(&graph).0
    });
    assert_eq!(shapes[0], shapes[1]);
    assert_eq!(shapes[0], shapes[2]);
}

#[test]
fn the_ladder_uses_every_key_of_the_format() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/graph-file.md");
    let page = fs::read_to_string(page).expect("the page of the format is there");
    let ladder = file("ladder.yaml");
    let mut keys = 0;
    for row in page.lines().filter(|line| line.starts_with("| `")) {
        let cell = row.split('|').nth(1).unwrap_or_default();
        for key in cell.split('`').skip(1).step_by(2) {
            keys += 1;
            let used = ["\n", " ", "{"]
                .iter()
                .any(|before| ladder.contains(&format!("{before}{key}:")));
            assert!(used, "the ladder does not use `{key}`");
        }
    }
    assert!(keys > 50, "the tables of the page list the keys: {keys}");
}

const PARTS: [(&str, &str); 3] = [
    (
        "a.yaml",
        "roles: {Cook: {aliases: [Line Cook], requires: {knives: 2}, advances_to: [Sous Chef]}}",
    ),
    (
        "b.yaml",
        "roles: {Cook: {years: 1-3, requires: {sauces: 2}}, Sous Chef: {entry_from: [Cook]}}",
    ),
    (
        "c.yaml",
        "roles: {Baker: {lateral_to: [Cook], requires: {knives: 1}}, Sous Chef: {level: 3}}",
    ),
];

fn load(parts: &[(&str, &str)]) -> Result<CareerGraph, LoadError> {
    let mut loader = Loader::new();
    for (name, text) in parts {
        loader.text(*name, Format::Yaml, *text);
    }
    Ok(loader.load()?.graph)
}

/// All that a graph says, and who says it.
fn shape(graph: &CareerGraph) -> (Vec<String>, Vec<String>) {
    let roles = graph.roles().map(|role| {
        let asks = graph.requirements_of(role.index());
        let data = role.data();
        format!(
            "{} {:?} {:?} {asks:?}",
            role.title(),
            data.years,
            data.level
        )
    });
    let moves = graph.transitions().map(|moved| {
        let (from, to) = (moved.from().id(), moved.to().id());
        let data = moved.data();
        format!("{from} {to} {} {} {:?}", data.kind, data.basis, data.years)
    });
    let stated = graph.transitions().flat_map(|moved| {
        let places = moved.data().attestations.iter();
        places.map(|a| format!("{:?} {:?}", graph.line_of(a.place), a.said_by))
    });
    (roles.chain(moves).collect(), stated.collect())
}

#[test]
fn the_order_of_files_changes_nothing() {
    let [a, b, c] = PARTS;
    let first = load(&[a, b, c]).expect("the parts agree");
    assert_eq!(first.role_count(), 3);
    for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
        let other = load(&order).expect("the parts agree");
        other.verify();
        assert_eq!(shape(&first), shape(&other));
    }
}

#[test]
fn contradictions_show_both_places() {
    let [a, b, _] = PARTS;
    let other = ("z.yaml", "roles: {Cook: {years: 5+}}");
    let error = load(&[a, b, other]).expect_err("the files disagree on the years");
    let conflict = error
        .diagnostics
        .iter()
        .find(|finding| finding.code == Code::ConflictingDefinition);
    let conflict = conflict.expect("the contradiction is reported");
    let mut files = vec![conflict.primary.place.source];
    files.extend(conflict.related.iter().map(|label| label.place.source));
    let mut names: Vec<_> = files.iter().map(|id| error.sources[*id].name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names, ["b.yaml", "z.yaml"]);
}

#[test]
fn natural_lists_say_the_same_as_the_taught_form() {
    let taught = "
roles:
  Engineer: {advances_to: [{role: Principal, years: 3}, Lead]}
  Senior Engineer: {level: 3}
  Baker:
";
    let forms = [
        "
roles:
  - title: Engineer
    advances_to: [Principal: {years: 3}, Lead]
  - Senior Engineer: {level: 3}
  - Baker
",
        "
roles:
  - Engineer: {advances_to: {Principal: {years: 3}, Lead: {}}}
  - Senior Engineer:
      level: 3
  - Baker
",
    ];
    let read = |text: &str| {
        let mut findings = Vec::new();
        let source = SourceId::default();
        let document = graph_file::read(Notation::Yaml, source, text, &mut findings);
        assert_eq!(findings, [], "{text}");
        let document = document.expect("there is no finding");
        document.without_spans().canonical()
    };
    for form in forms {
        assert_eq!(read(form), read(taught), "{form}");
    }
}

#[test]
fn an_error_says_where_the_first_mistake_is() {
    let mut loader = Loader::new();
    loader.text(
        "a.yaml",
        Format::Yaml,
        "roles: {Cook: {levle: 3}}\nrols: {}",
    );
    let error = loader.load().expect_err("two keys are wrong");
    assert_eq!(
        error.to_string(),
        "the graph could not be loaded: a.yaml:1:16: unknown key `levle` (and 1 more error)"
    );
}

#[test]
fn files_tell_their_format_without_their_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = 0;
    for folder in [
        "graphs",
        "tests/fixtures/small",
        "tests/fixtures/role_pages",
        "docs/role-pages.in",
    ] {
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            let path = entry.expect("the folder can be listed").path();
            let name = path.to_string_lossy();
            if name.ends_with(".expected.json") {
                continue;
            }
            if let Some(format) = Format::from_name(&name) {
                files += 1;
                let text = fs::read_to_string(&path).expect("text");
                assert_eq!(Format::guess(&text), format, "{name}");
            }
        }
    }
    assert!(files > 15, "{files}");
}

#[test]
fn standard_input_is_read_as_what_it_looks_like() {
    for (text, found) in [
        (
            "# Cook\n\n## Lateral Moves\n\n- Baker\n",
            "baker,Baker,,,,,0,1,1,,yes",
        ),
        ("[roles.cook]\nadvances_to = ['Chef']\n", "chef,Chef,"),
        ("roles: {cook: {advances_to: Chef}}\n", "chef,Chef,"),
    ] {
        let mut roles = crate::exports::cli::career(&["roles", "-g", "-", "--format", "csv"]);
        let run = roles.write_stdin(text).assert().success();
        let written = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
        assert!(written.contains(found), "{text}: {written}");
    }
}
