//! Whole role pages, against what a person reads in them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use careergraph::diagnostic::{Code, Diagnostic};
use careergraph::document::{Asked, GraphDocument, MoveEntry, MoveList, RoleEntry};
use careergraph::input::Format;
use careergraph::input::role_page::prose::Lexicon;
use careergraph::input::role_page::titles::{Entry, MentionedTitle, read_entry};
use careergraph::input::role_page::{PageKind, read};
use careergraph::load::Loader;
use careergraph::source::{SourceFile, SourceId};
use serde_json::{Map, Value, json};

use crate::shipped::NEIGHBOURS;
use crate::tables::reading;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn kind_of(path: &Path) -> Option<PageKind> {
    match path.extension()?.to_str()? {
        "txt" => Some(PageKind::Text),
        "md" => Some(PageKind::Markdown),
        "html" => Some(PageKind::Html),
        _ => None,
    }
}

fn read_page(path: &Path) -> (GraphDocument, Vec<Diagnostic>) {
    let kind = kind_of(path).expect("the name ends as a role page does");
    let text = fs::read_to_string(path).expect("the fixture is text");
    let mut diagnostics = Vec::new();
    let lexicon = Lexicon::default();
    let document = read(
        kind,
        SourceId(0),
        &text,
        (&lexicon).into(),
        &mut diagnostics,
    );
    let document = document.unwrap_or_else(|| panic!("{} is a page", path.display()));
    (document, diagnostics)
}

/// Every value without the keys that say nothing.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let said = map
                .iter()
                .filter(|(_, v)| !(v.is_null() || **v == json!([])));
            Value::Object(said.map(|(k, v)| (k.clone(), plain(v))).collect())
        }
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Number(number) => json!(number.as_f64()),
        other => other.clone(),
    }
}

fn titles(moves: &[&MoveEntry]) -> Value {
    let title = |entry: &&MoveEntry| {
        let more = entry.attributes.clone().unwrap_or_default();
        let aliases: Vec<&str> = more.aliases.iter().map(|a| &*a.value).collect();
        json!({
            "title": &*entry.role.value,
            "aliases": aliases,
            "qualifier": more.qualifier.as_ref().map(|q| &*q.value),
            "note": more.note.as_ref().map(|n| &*n.value),
        })
    };
    let titles: Vec<Value> = moves.iter().map(title).collect();
    json!({ "titles": titles })
}

/// The entries of a list of moves; alternatives together.
fn entries(role: &RoleEntry, list: MoveList) -> Vec<Value> {
    let moves: Vec<&MoveEntry> = role.moves.iter().filter(|m| m.list == list).collect();
    let same = |a: &&MoveEntry, b: &&MoveEntry| a.group.is_some() && a.group == b.group;
    let mut entries: Vec<Value> = moves.chunk_by(same).map(titles).collect();
    if list == MoveList::EntryFrom {
        let outside = role.about.outside_entries.iter();
        entries.extend(outside.map(|entry| json!({ "outside": &*entry.value })));
    }
    entries
}

fn shown(document: &GraphDocument, expected: &Value) -> Value {
    let role = &document.roles[0];
    let about = &role.about;
    let texts = |list: &[careergraph::source::Spanned<careergraph::model::Name>]| -> Vec<String> {
        list.iter().map(|item| item.value.to_string()).collect()
    };
    let text = |item: &Option<careergraph::source::Spanned<careergraph::model::Name>>| {
        item.as_ref().map(|item| item.value.to_string())
    };
    let mut shown = Map::new();
    shown.insert("title".into(), json!(&*role.title.value));
    shown.insert("aliases".into(), json!(texts(&role.aliases)));
    let salary = role.salary.as_ref().map(|s| {
        json!({
            "min": s.value.min, "max": s.value.max,
            "currency": s.value.currency, "per": s.value.per.as_str(),
        })
    });
    shown.insert("salary".into(), json!(salary));
    shown.insert("tags".into(), json!(texts(&about.tags)));
    for (list, key, _) in MoveList::ALL {
        shown.insert(key.into(), json!(entries(role, list)));
    }
    let years = role
        .years
        .as_ref()
        .map(|y| json!({ "min": y.value.min, "max": y.value.max }));
    shown.insert("years".into(), json!(years));
    shown.insert(
        "education".into(),
        json!({
            "minimum": text(&about.minimum_education),
            "preferred": text(&about.preferred_education),
            "fields": texts(&about.fields_of_study),
        }),
    );
    // How many skill sentences there are shows only in what was made of them.
    let mut counts = expected["counts"].clone();
    counts["responsibilities"] = json!(about.responsibilities.len());
    counts["secondary_responsibilities"] = json!(about.secondary_responsibilities.len());
    counts["preferred_experience"] = json!(about.preferred_experience.len());
    shown.insert("counts".into(), counts);
    Value::Object(shown)
}

#[test]
fn pages_say_what_a_person_reads_in_them() {
    let folder = root().join("tests/fixtures/role_pages");
    let mut names: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the fixtures are there")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| kind_of(path).is_some())
        .collect();
    names.sort();
    assert!(!names.is_empty(), "there are fixtures");
    for path in names {
        let expected = fs::read_to_string(path.with_extension("expected.json"))
            .expect("every page has its expectation");
        let expected: Value = serde_json::from_str(&expected).expect("expectations are JSON");
        let (document, diagnostics) = read_page(&path);
        assert_eq!(
            plain(&shown(&document, &expected)),
            plain(&expected),
            "{}: {diagnostics:#?}",
            path.display()
        );
    }
}

#[test]
fn pages_with_several_roles_are_read_as_a_person_reads_them() {
    let folder = root().join("tests/fixtures/ladder_pages");
    let entries = fs::read_dir(&folder).expect("the fixtures are there");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    cases.sort();
    assert!(!cases.is_empty(), "there are fixtures");
    for case in cases {
        let name = case.file_name().expect("it has a name").to_string_lossy();
        let text = fs::read_to_string(&case).expect("the fixture is text");
        let kind = kind_of(&case).expect("the name ends as a role page does");
        let mut unread = Vec::new();
        let read = read(
            kind,
            SourceId(0),
            &text,
            (&Lexicon::default()).into(),
            &mut unread,
        );
        let roles = read.map_or(0, |document| document.roles.len());
        assert_eq!(roles > 1, !name.starts_with("one-role"), "{name}");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("ladder_pages/{name}"), reading(&folder, &case));
        });
    }
}

#[test]
fn the_three_notations_of_one_page_say_the_same() {
    let folder = root().join("tests/fixtures/role_pages");
    let says = |name: &str| {
        let (document, _) = read_page(&folder.join(name));
        let role = &document.roles[0];
        let about = &role.about;
        let lists = [
            &about.responsibilities,
            &about.secondary_responsibilities,
            &about.preferred_experience,
            &about.fields_of_study,
        ];
        let lists = lists.map(|list| list.iter().map(|i| i.value.to_string()).collect::<Vec<_>>());
        let moves: Vec<(MoveList, String)> = role
            .moves
            .iter()
            .map(|m| (m.list, m.role.value.to_string()))
            .collect();
        let summary = about.summary.as_ref().map(|s| s.value.to_string());
        (lists, moves, summary)
    };
    let text = says("backend-engineer.txt");
    assert_eq!(text, says("backend-engineer.md"));
    assert_eq!(text, says("backend-engineer.html"));
}

#[test]
fn places_lie_where_the_words_stand() {
    let folder = root().join("tests/fixtures/role_pages");
    for name in [
        "backend-engineer.txt",
        "backend-engineer.md",
        "backend-engineer.html",
    ] {
        let path = folder.join(name);
        let text = fs::read_to_string(&path).expect("the fixture is text");
        let (document, _) = read_page(&path);
        let role = &document.roles[0];
        assert_eq!(&text[role.title.span.range()], "Backend Engineer", "{name}");
        let dba = role
            .moves
            .iter()
            .find(|m| &*m.role.value == "Solutions Architect");
        let dba = dba.expect("the page names it");
        assert_eq!(
            &text[dba.role.span.range()],
            "Solutions Architect",
            "{name}"
        );
        let spans = role.about.responsibilities.iter().map(|item| item.span);
        assert!(spans.is_sorted(), "{name}: the list stands in order");
    }
}

#[test]
fn lines_that_fit_nowhere_are_reported_and_kept() {
    let (document, diagnostics) = read_page(&root().join("tests/fixtures/role_pages/odd-page.txt"));
    let notes = &document.roles[0].about.notes;
    let kept = |text: &str| notes.iter().filter(|note| &*note.value == text).count();
    assert_eq!(kept("Updated March"), 1);
    assert_eq!(kept("Share this page"), 2);
    let reported = diagnostics
        .iter()
        .filter(|d| d.code == Code::NotUnderstood)
        .count();
    assert_eq!(reported, 3, "{diagnostics:#?}");
}

/// The titles of an entry that are roles.
fn role_titles(entry: &str) -> Vec<String> {
    let titles = |roles: Vec<MentionedTitle>| roles.into_iter().map(|role| role.title).collect();
    match read_entry(entry) {
        Entry::Roles(roles) | Entry::Mixed(roles, _) => titles(roles),
        Entry::Outside(_) => Vec::new(),
    }
}

#[expect(
    clippy::print_stdout,
    reason = "a test that checks nothing has to say so"
)]
fn shared(path: &str) -> Option<PathBuf> {
    let path = root().join("../shared").join(path);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is absent", path.display());
    None
}

fn titles_of(role: &RoleEntry, list: MoveList) -> Vec<String> {
    let moves = role.moves.iter().filter(|m| m.list == list);
    moves.map(|m| m.role.value.to_string()).collect()
}

/// What a page with one skill sentence under a heading asks for, with the lexicon that ships.
fn asked_for(heading: &str, sentence: &str) -> String {
    let page = format!(
        "Key Responsibilities and Required Skills for Weaver\n\n{heading}:\n\n- {sentence}\n"
    );
    let source = SourceFile::read_from("page.txt", page.as_bytes()).expect("it is text");
    let mut loader = Loader::new();
    loader.source(source, Some(Format::Text));
    let read = loader.documents().expect("it is a page");
    let requirements = &read.documents[0].roles[0].requirements;
    let shown = requirements
        .iter()
        .map(|requirement| match &requirement.asked {
            Asked::Skill(name) => name.to_string(),
            Asked::AnyOf(choice) => {
                let names: Vec<&str> = choice.of.iter().map(|name| &*name.value).collect();
                format!("{} of {}", choice.count, names.join(", "))
            }
        });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn the_shipped_lexicon_finds_what_sentences_ask_for() {
    let fixture = fs::read_to_string(root().join("tests/fixtures/shipped_sentences.txt"));
    let fixture = fixture.expect("the fixture is there");
    let (mut heading, mut sentence, mut wrong) = ("", "", String::new());
    for line in fixture.lines() {
        if let Some(next) = line.strip_prefix("# ") {
            heading = next;
        } else if let Some(expected) = line.trim().strip_prefix("=>") {
            let found = asked_for(heading, sentence);
            if found != expected.trim() {
                let _ = writeln!(wrong, "{sentence}\n    => {found}");
            }
        } else {
            sentence = line;
        }
    }
    assert!(wrong.is_empty(), "found otherwise:\n{wrong}");
}

#[test]
fn pages_that_make_no_sound_graph_are_found_before_one_is_written() {
    let mut loader = Loader::new();
    for (name, title) in [
        ("a.txt", "Loom Setter (LS)"),
        ("b.txt", "Lead Spinner (LS)"),
    ] {
        let text = format!("Key Responsibilities and Required Skills for {title}\n");
        let source = SourceFile::read_from(name, text.as_bytes()).expect("it is text");
        loader.source(source, Some(Format::Text));
    }
    let documents = loader.documents().expect("each page is fine");
    let error = documents.check().expect_err("one name means two roles");
    let codes: Vec<Code> = error.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, [Code::AmbiguousName]);
}

#[test]
fn further_pages_of_the_format_are_read() {
    let Some(folder) = shared("data/role-pages") else {
        return;
    };
    let expected = fs::read_to_string(folder.join("expected.json")).expect("it can be read");
    let expected: Vec<Value> = serde_json::from_str(&expected).expect("it is JSON");
    for page in expected {
        let slug = page["slug"].as_str().expect("pages have a slug");
        let (document, diagnostics) = read_page(&folder.join(format!("{slug}.txt")));
        let role = &document.roles[0];
        let title = careergraph::input::role_page::titles::read_title(
            page["role"].as_str().expect("pages have a role"),
        );
        assert_eq!(*role.title.value, title.title, "{slug}");
        assert_eq!(
            role.salary.is_some(),
            !page["salary_min"].is_null(),
            "{slug}"
        );
        if let Some(salary) = &role.salary {
            let per = page["salary_unit"].as_str();
            assert_eq!(salary.value.min, page["salary_min"].as_f64(), "{slug}");
            assert_eq!(salary.value.max, page["salary_max"].as_f64(), "{slug}");
            assert_eq!(Some(salary.value.per.as_str()), per, "{slug}");
        }
        for (list, key) in [
            (MoveList::EntryFrom, "entry_point_from"),
            (MoveList::AdvancesTo, "advancement_to"),
            (MoveList::LateralTo, "lateral_moves"),
        ] {
            let entries = page[key].as_array().expect("pages have three lists");
            let entries = entries.iter().filter_map(Value::as_str);
            let expected: Vec<String> = entries.flat_map(role_titles).collect();
            assert_eq!(titles_of(role, list), expected, "{slug} {key}");
        }
        let other: Vec<_> = diagnostics
            .iter()
            .filter(|d| d.code != Code::NothingRecognised)
            .collect();
        assert!(other.is_empty(), "{slug}: {other:#?}");
    }
}

#[test]
fn the_first_page_names_its_roles_exactly() {
    let Some(path) = shared("seed/engineer.txt") else {
        return;
    };
    let (document, diagnostics) = read_page(&path);
    let role = &document.roles[0];
    let named: Vec<&str> = role.moves.iter().map(|m| &*m.role.value).collect();
    assert_eq!(named, NEIGHBOURS);
    let years = role.years.as_ref().map(|y| y.value.to_string());
    assert_eq!(years.as_deref(), Some("3-7"));
    let about = &role.about;
    assert_eq!(about.responsibilities.len(), 24);
    assert_eq!(about.secondary_responsibilities.len(), 4);
    assert_eq!(about.preferred_experience.len(), 3);
    assert_eq!(about.fields_of_study.len(), 6);
    let tags: Vec<&str> = about.tags.iter().map(|tag| &*tag.value).collect();
    assert_eq!(tags, ["Engineering", "Software", "Systems", "Development"]);
    let unread = diagnostics.iter().filter(|d| d.code == Code::NotUnderstood);
    assert_eq!(unread.count(), 0, "{diagnostics:#?}");
}
