//! Public data sets: folders of tables.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use careergraph::CareerGraph;
use careergraph::diagnostic::render::{Style, human};
use careergraph::diagnostic::{Code, Diagnostic, Severity};
use careergraph::document::GraphDocument;
use careergraph::export::graph_file;
use careergraph::graph::RoleRef;
use careergraph::input::Format;
use careergraph::load::{LoadError, Loaded, Loader};
use careergraph::model::{Basis, Notation, SkillKind, TransitionKind};
use careergraph::source::Sources;

mod facts;
mod hostile;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of the book, which has the published form of each set.
fn published(set: &str) -> PathBuf {
    root().join("docs/data-sets.in").join(set)
}

fn fixture(folder: &str) -> PathBuf {
    root().join("tests/fixtures/datasets").join(folder)
}

fn load(folder: &Path) -> Result<Loaded, LoadError> {
    let mut loader = Loader::new();
    loader.path(folder);
    loader.load()
}

fn graph(folder: &Path) -> CareerGraph {
    let loaded = load(folder).expect("the set is sound");
    loaded.graph.verify();
    loaded.graph
}

/// What a folder says, without the places.
fn said(folder: &Path) -> GraphDocument {
    let mut loader = Loader::new();
    loader.path(folder);
    let read = loader.documents().expect("the set is sound");
    let merged = GraphDocument::merge(read.documents);
    let mut said = merged.without_spans().canonical();
    said.source = careergraph::source::SourceId::default();
    said
}

/// The moves between roles that somebody states: "Baker > Cook (advancement)".
fn moves(graph: &CareerGraph) -> Vec<String> {
    let stated = graph
        .transitions()
        .filter(|moved| moved.basis() != Basis::Inferred);
    let lines = stated.map(|moved| {
        let [from, to] = [moved.from(), moved.to()].map(RoleRef::title);
        format!("{from} > {to} ({})", moved.kind())
    });
    lines.collect()
}

#[test]
fn advancements_are_derived_from_related_occupations_and_job_zones() {
    let graph = graph(&published("onet"));
    insta::assert_snapshot!(moves(&graph).join("\n"), @r#"
    First-Line Supervisors of Kite Makers > Kite Designers (advancement)
    First-Line Supervisors of Kite Makers > Kite Works Managers (advancement)
    Kite Designers > Kite Works Managers (advancement)
    Kite Fliers > Kite Menders (advancement)
    Kite Makers > First-Line Supervisors of Kite Makers (advancement)
    Kite Makers > Kite Menders (lateral)
    "#);
    for moved in graph
        .transitions()
        .filter(|moved| moved.basis() != Basis::Inferred)
    {
        assert_eq!(moved.basis(), Basis::Derived);
        let details = moved
            .data()
            .details
            .as_ref()
            .expect("every move has a note");
        assert_eq!(details.notes.len(), 1, "{details:?}");
        assert_eq!(&*details.sources[0], "O*NET related occupations");
    }
    let place = graph
        .transitions()
        .next()
        .map(|moved| moved.data().attestations[0].place);
    let (file, line) = graph
        .line_of(place.expect("there is a move"))
        .expect("it has a line");
    assert!(file.ends_with("Related Occupations.txt"), "{file}");
    assert!(line > 1);
}

#[test]
fn occupations_are_roles_with_what_other_files_say_of_them() {
    let graph = graph(&published("onet"));
    let mut text = String::new();
    for role in graph.roles() {
        let data = role.data();
        let years = data.years.map(|years| years.to_string());
        let _ = writeln!(
            text,
            "{} | {} | {:?} | {:?} | {:?} | {:?} | {:?}",
            role.id(),
            data.aliases.join(", "),
            data.family,
            data.track,
            data.level,
            years,
            data.about.occupation_codes,
        );
        for asked in role.requirements() {
            let word = asked.data().importance.word();
            let step = asked.proficiency().map(|step| step.0);
            let _ = writeln!(text, "    {} {step:?} {word:?}", asked.title());
        }
    }
    insta::assert_snapshot!(text, @r#"
    first-line-supervisors-of-kite-makers |  | Some("production") | Some("management") | Some(3) | Some("2-6") | ["onet:51-1091.00"]
        Coordination Some(5) Some("essential")
        Mathematics Some(3) Some("essential")
        Winds Some(3) Some("essential")
        Knotting Some(4) Some("optional")
    kite-designers | Kite Designer, Chief Kite Engineer, CKE | Some("architecture-and-engineering") | None | Some(4) | Some("2-8") | ["onet:17-2991.00"]
        Mathematics Some(6) Some("essential")
        Mathematics (knowledge) Some(5) Some("essential")
        Winds Some(7) Some("essential")
        Coordination Some(3) Some("optional")
        Knotting Some(3) Some("optional")
    kite-fliers | Kite Flier | Some("transportation-and-material-moving") | None | Some(1) | Some("0-0.08") | ["onet:53-9901.00"]
        Knotting Some(2) Some("essential")
        Winds Some(3) Some("essential")
        Coordination Some(1) Some("optional")
    kite-makers | Kite Maker, Kite Builder | Some("production") | None | Some(2) | Some("0.5-4") | ["onet:51-9901.00"]
        Knotting Some(4) Some("essential")
        Winds Some(3) Some("essential")
        Coordination Some(3) Some("optional")
        Mathematics Some(3) Some("optional")
        Mathematics (knowledge) Some(2) Some("optional")
    kite-menders | Kite Mender, Kite Repairer | Some("production") | None | Some(2) | Some("0.25-1") | ["onet:51-9902.00"]
        Knotting Some(4) Some("essential")
        Winds Some(1) Some("optional")
    kite-works-managers | Kite Works Manager | Some("management") | Some("management") | Some(4) | Some("6+") | ["onet:11-3091.00"]
        Coordination Some(6) Some("essential")
        Mathematics Some(4) Some("optional")
        Winds Some(2) Some("optional")
    "#);
}

#[test]
fn the_published_and_the_reduced_form_say_the_same() {
    assert_eq!(said(&published("onet")), said(&fixture("onet")));
    assert_eq!(said(&published("esco")), said(&fixture("esco-tabiya")));
}

#[test]
fn esco_has_roles_and_skills_and_no_transitions() {
    let graph = graph(&published("esco"));
    assert_eq!(graph.transition_count(), 0);
    let mut text = String::new();
    for role in graph.roles() {
        let data = role.data();
        let (aliases, family) = (data.aliases.join(", "), &data.family);
        let (tags, codes) = (&data.about.tags, &data.about.occupation_codes);
        let title = role.title();
        let _ = writeln!(
            text,
            "{title} | {aliases} | {family:?} | {tags:?} | {codes:?}"
        );
        for asked in role.requirements() {
            let word = asked.data().importance.word();
            let _ = writeln!(
                text,
                "    {} {:?} {word:?}",
                asked.title(),
                asked.proficiency()
            );
        }
    }
    for skill in graph.skills() {
        let data = skill.data();
        let (kind, category, broader) = (data.kind, &data.category, &data.broader);
        let title = skill.title();
        let _ = writeln!(text, "{title} | {kind:?} | {category:?} | {broader:?}");
    }
    insta::assert_snapshot!(text, @r#"
    kite maker | kite framer | Some("craft-and-related-trades-workers") | ["Handicraft workers not elsewhere classified"] | ["esco:7319.1", "isco:7319"]
        balance kites None Some("essential")
        sew sails None Some("essential")
        winds None Some("optional")
    kite maker (7319.3) | kite artisan | Some("craft-and-related-trades-workers") | ["Handicraft workers not elsewhere classified"] | ["esco:7319.3", "isco:7319"]
        balance kites None Some("essential")
        sew sails None Some("essential")
        winds (skill/competence) None Some("essential")
    kite repairer | kite mender | Some("craft-and-related-trades-workers") | ["Handicraft workers not elsewhere classified"] | ["esco:7319.2", "isco:7319"]
        sew sails None Some("essential")
        balance kites None Some("optional")
    kite shop manager |  | Some("managers") | ["Retail and wholesale trade managers"] | ["esco:1420.1", "isco:1420"]
        keep calm None Some("essential")
        Esperanto None Some("optional")
    wind tutor | teacher of winds | Some("professionals") | ["Teaching professionals not elsewhere classified"] | ["esco:2359.1", "isco:2359"]
        local winds None Some("essential")
        winds None Some("essential")
        keep calm None Some("optional")
    balance kites | Technical | Some("handling and moving") | []
    Esperanto | Language | None | []
    keep calm | Soft | None | []
    local winds | Knowledge | None | [SkillId("winds")]
    sew sails | Technical | Some("handling and moving") | []
    winds | Knowledge | Some("natural sciences") | []
    winds (skill/competence) | Technical | None | []
    "#);
}

#[test]
fn skills_that_are_named_by_label_need_no_file() {
    let graph = graph(&fixture("esco-plain"));
    let winds = graph.skill("winds").expect("an occupation asks for it");
    assert_eq!(winds.data().kind, SkillKind::Knowledge);
    let calm = graph.skill("keep calm").expect("an occupation asks for it");
    assert_eq!(calm.data().kind, SkillKind::Technical);
    let sails = graph
        .skill("stitch sails")
        .expect("the file of skills has it");
    assert_eq!(sails.title(), "sew sails");
}

#[test]
fn an_import_is_the_same_graph() {
    for set in ["onet", "esco"] {
        let document = said(&published(set));
        let text = graph_file::write(&document, Notation::Json);
        let mut loader = Loader::new();
        loader.text("import.json", Format::Json, text);
        let again = loader.load().expect("what is written can be read");
        assert_eq!(again.findings, [], "{set}");
        let original = graph(&published(set));
        assert_eq!(moves(&again.graph), moves(&original));
        let ids = |graph: &CareerGraph| {
            let ids = graph
                .roles()
                .map(|role| (role.id().clone(), role.requirements().len()));
            ids.collect::<Vec<_>>()
        };
        assert_eq!(ids(&again.graph), ids(&original));
        assert_eq!(again.graph.info().citations, original.info().citations);
    }
}

/// Findings with the names of files as they are on every system.
fn shown(found: &[Diagnostic], sources: &Sources, folder: &Path) -> String {
    let text = human(found, sources, Style::default());
    let folder = folder.to_string_lossy();
    text.replace(&*folder, "FOLDER").replace('\\', "/")
}

#[test]
fn what_is_wrong_with_a_set_is_explained() {
    let mut codes = BTreeSet::new();
    for name in [
        "broken-onet",
        "half-onet",
        "broken-esco",
        "torn-esco",
        "esco-plain",
    ] {
        let folder = fixture(name);
        let (found, sources, end) = match load(&folder) {
            Ok(loaded) => (loaded.findings, loaded.sources, "loaded"),
            Err(error) => (error.diagnostics, error.sources, "refused"),
        };
        codes.extend(found.iter().map(|found| found.code));
        let text = shown(&found, &sources, &folder);
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("datasets/{name}"), format!("{text}\n{end}\n"));
        });
    }
    for code in [Code::IncompleteDataSet, Code::RowLeftOut, Code::SharedTitle] {
        assert!(codes.contains(&code), "no folder shows {code}");
    }
}

#[test]
fn a_folder_within_a_folder_is_a_set_beside_other_files() {
    let outer = tempfile::tempdir().expect("a folder for the test can be made");
    let inner = outer.path().join("db");
    fs::create_dir(&inner).expect("a folder can be made");
    for entry in fs::read_dir(published("onet")).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        let name = path.file_name().expect("a file has a name");
        fs::copy(&path, inner.join(name)).expect("a file can be copied");
    }
    let ladder = "roles: {Kite Makers: {advances_to: [{role: Kite Artist, years: 3}]}}\n";
    fs::write(outer.path().join("own.yaml"), ladder).expect("a file can be written");
    let mut loader = Loader::new();
    loader.path(outer.path());
    loader.path(&inner);
    let files = loader.files().count();
    assert_eq!(files, 9, "eight of the set and one's own");
    let both = loader.load().expect("the set and the ladder are sound");
    assert_eq!(both.graph.role_count(), 7);
    let found: Vec<_> = both.findings.iter().map(|found| found.code).collect();
    assert_eq!(
        found,
        [Code::PassedOver],
        "one note, of the file that is left alone"
    );
    let message = &both.findings[0].message;
    assert!(message.ends_with("left alone: `Read Me.txt`"), "{message}");
    let kite = both.graph.role("kite maker").expect("it is a role");
    let on = kite
        .outgoing()
        .filter(|on| on.kind() == TransitionKind::Advancement);
    assert_eq!(on.count(), 2, "one by the set and one by hand");
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    for entry in fs::read_dir(published("onet")).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        let text = fs::read_to_string(&path).expect("it is text");
        let mut lines: Vec<_> = text.lines().collect();
        lines[1..].reverse();
        let name = path.file_name().expect("a file has a name");
        fs::write(folder.path().join(name), lines.join("\r\n")).expect("a file can be written");
    }
    let (turned, original) = (graph(folder.path()), graph(&published("onet")));
    assert_eq!(moves(&turned), moves(&original));
    for (turned, original) in turned.roles().zip(original.roles()) {
        assert_eq!(turned.id(), original.id());
        assert_eq!(turned.data().about, original.data().about);
        let requirements = |role: RoleRef<'_>| {
            let asked = role.requirements();
            asked
                .map(|asked| (asked.title(), asked.proficiency()))
                .collect::<Vec<_>>()
        };
        assert_eq!(requirements(turned), requirements(original));
    }
}

/// Whether any finding stands in the way.
fn is_refused(found: &[Diagnostic]) -> bool {
    found.iter().any(|found| found.severity == Severity::Error)
}
