//! Tables: what is read of them, and that the program reads the tables that it writes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use careergraph::CareerGraph;
use careergraph::diagnostic::render::{Style, human};
use careergraph::document::GraphDocument;
use careergraph::export::graph_file::write;
use careergraph::input::{Format, embedded};
use careergraph::load::Loader;
use careergraph::model::{Notation, SkillKind, slug};
use careergraph::source::SourceFile;

use crate::strategies::documents;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables")
}

/// What is read of a case of a folder, a file or a folder, as a graph file with the findings before it.
pub(crate) fn reading(folder: &Path, case: &Path) -> String {
    let mut loader = Loader::new();
    for file in SourceFile::list(case, |_| true).expect("a case has files") {
        let read = SourceFile::read(&file).expect("a fixture is text");
        let below = file.strip_prefix(folder).expect("it lies there");
        let name = below.to_string_lossy().replace('\\', "/");
        loader.source(SourceFile::new(name, read.text().to_owned()), None);
    }
    let read = loader
        .documents()
        .and_then(careergraph::load::Documents::check);
    let read = read.unwrap_or_else(|error| panic!("{}: {error}", case.display()));
    let mut text = human(&read.findings, &read.sources, Style::default());
    if !text.is_empty() {
        text.push('\n');
    }
    text + &write(&GraphDocument::merge(read.documents), Notation::Yaml)
}

#[test]
fn every_table_is_read_as_a_person_reads_it() {
    let entries = std::fs::read_dir(folder()).expect("the folder can be listed");
    let mut cases: Vec<_> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    cases.sort();
    for case in cases {
        let name = case.file_name().expect("it has a name").to_string_lossy();
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("tables/{name}"), reading(&folder(), &case));
        });
    }
}

#[test]
fn the_separator_changes_nothing() {
    let table =
        "role\tlevel\tnext role\tskills\nCook\t1\tChef\tKnives: 2 | Stock\nChef\t2\t\tKnives: 3\n";
    let read = |format: Format, text: &str| {
        let mut read = documents(format, text).expect("it is a table").documents;
        read.remove(0).without_spans()
    };
    let tabs = read(Format::Tsv, table);
    assert_eq!(tabs.roles.len(), 2);
    for separator in [",", ";", "\t"] {
        let text = table.replace('\t', separator);
        assert_eq!(read(Format::Csv, &text), tabs, "{separator:?}");
        assert_eq!(read(Format::guess(&text), &text), tabs, "{separator:?}");
    }
}

/// A table that the program writes about a shipped graph.
fn written(graph: &str, arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("career").expect("it has been built");
    let output = command
        .args(arguments)
        .args(["-q", "-g", graph])
        .output()
        .expect("it runs");
    let text = String::from_utf8(output.stdout).expect("it writes text");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    text
}

/// The graph of a table that the program wrote about a shipped graph.
fn read_back(graph: &str, arguments: &[&str]) -> CareerGraph {
    let text = written(graph, arguments);
    let mut loader = Loader::new();
    loader.text("table.csv", Format::Csv, text);
    let whole = loader
        .load()
        .unwrap_or_else(|error| panic!("{graph} {arguments:?}: {error}"));
    assert!(
        whole.findings.is_empty(),
        "{graph} {arguments:?}: {:?}",
        whole.findings
    );
    whole.graph
}

/// What every role asks for, by titles.
fn asked(graph: &CareerGraph) -> BTreeMap<String, Vec<String>> {
    let of_role = |role: careergraph::RoleRef<'_>| {
        let mut asked: Vec<String> = Vec::new();
        for requirement in role.requirements() {
            let mut skills: Vec<_> = requirement
                .skills()
                .map(|skill| skill.title().to_lowercase())
                .collect();
            skills.sort();
            let mut line = format!("{} of {}", requirement.data().count, skills.join("+"));
            let _ = write!(
                line,
                " at {:?} weighs {}",
                requirement.proficiency(),
                requirement.data().importance.weight()
            );
            asked.push(line);
        }
        asked.sort();
        (role.title().to_owned(), asked)
    };
    graph
        .roles()
        .filter(|role| !role.is_stub())
        .map(of_role)
        .collect()
}

#[test]
fn the_tables_of_a_graph_are_read_together() {
    let graph = CareerGraph::embedded("kitchen").expect("it ships");
    let mut loader = Loader::new();
    for (name, arguments) in [
        ("matrix.csv", &["matrix", "*", "--format", "csv"][..]),
        ("moves.csv", &["draw", "--format", "csv"]),
        ("roles.csv", &["draw", "--format", "csv-roles"]),
        ("skills.csv", &["skills", "--format", "csv"]),
    ] {
        loader.text(name, Format::Csv, written("kitchen", arguments));
    }
    let again = loader.load().expect("they are sound together").graph;
    assert_eq!(asked(&again), asked(&graph));
    let leads_on = |graph: &CareerGraph| -> BTreeMap<_, _> {
        let roles = graph.roles();
        roles
            .map(|role| (role.title().to_owned(), role.outgoing().count()))
            .collect()
    };
    assert_eq!(leads_on(&again), leads_on(&graph));
}

#[test]
fn a_matrix_is_read_back() {
    for name in embedded::names() {
        let graph = CareerGraph::embedded(name).expect("it ships");
        let again = read_back(name, &["matrix", "*", "--format", "csv"]);
        let (mut before, mut after) = (asked(&graph), asked(&again));
        // A role that asks for nothing has an empty column.
        before.retain(|_, asked| !asked.is_empty());
        after.retain(|_, asked| !asked.is_empty());
        for (role, asked) in &before {
            assert_eq!(after.get(role), Some(asked), "{name}: {role}");
        }
        assert_eq!(after.len(), before.len(), "{name}");
        let (before, mut after) = (categories(&graph), categories(&again));
        // A choice has a category of its own, and says nothing of what it chooses from.
        after.retain(|_, category| category != "kind other");
        assert!(!after.is_empty(), "{name}");
        for (skill, category) in after {
            assert_eq!(before.get(&skill), Some(&category), "{name}: {skill}");
        }
    }
}

#[test]
fn the_kind_that_a_matrix_shows_as_a_group_is_no_category() {
    let read = |text: &str| {
        let read = documents(Format::Csv, text).expect("it is a table");
        let skills = read.documents.into_iter().flat_map(|one| one.skills);
        let groups = skills.map(|skill| {
            let category = skill.category.map(|category| category.value.to_string());
            (category, skill.kind.map(|kind| kind.value))
        });
        groups.collect::<Vec<_>>()
    };
    let craft = |name: &str| (Some(name.to_owned()), None);
    assert_eq!(
        read("group,skill,Cook\nCraft,Knives,2\nother,Stocks,1\nsoft,Calm,1\n"),
        [
            craft("Craft"),
            (None, Some(SkillKind::Other)),
            (None, Some(SkillKind::Soft))
        ]
    );
    // Somebody else's groups are called what they are called.
    assert_eq!(read("Group,Skill,Cook\nsoft,Calm,2\n"), [craft("soft")]);
}

/// The category of every skill, and its kind where it has none.
fn categories(graph: &CareerGraph) -> BTreeMap<String, String> {
    let of_skill = |skill: careergraph::SkillRef<'_>| {
        let data = skill.data();
        let category = data.category.as_ref().map(ToString::to_string);
        let group = category.unwrap_or_else(|| format!("kind {:?}", data.kind));
        (skill.title().to_lowercase(), group.to_lowercase())
    };
    graph.skills().map(of_skill).collect()
}

/// A graph with what no shipped one has: stubs, inferred proficiencies, weights, pay.
const RARE: &str = "
careergraph: 1
currency: EUR
roles:
  av-technician:
    title: AV Technician
    salary: 30000-35000
    requires:
      Cabling: {proficiency: 3, inferred: true}
      Mixing: {proficiency: 2, importance: optional, inferred: true}
      Lighting: {proficiency: 2, importance: 2.5}
      Rigging: {proficiency: any, importance: 0.25}
      Safety: any
      Consoles: {any_of: [Mixing, Lighting], proficiency: 3, importance: 0.75}
      Care: {any_of: ['Health, safety', Mixing], proficiency: 2}
    optional:
      Sound: any
    advances_to: [Chief of Stage, Head of AV]
  chief-of-stage:
    title: Chief of Stage
    salary: 25 CHF/hour
    requires:
      Safety: {proficiency: any, inferred: true}
";

#[test]
fn what_is_rare_is_read_back() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("rare.yaml");
    std::fs::write(&file, RARE).expect("it can be written");
    let name = file.to_str().expect("its name is text");
    let graph = CareerGraph::from_path(&file).expect("it is a graph");
    let again = read_back(name, &["matrix", "*", "--format", "csv"]);
    assert_eq!(asked(&again), asked(&graph));
    let inferred = |graph: &CareerGraph| -> Vec<String> {
        let asked = graph.roles().flat_map(careergraph::RoleRef::requirements);
        let inferred = asked.filter(|asked| asked.data().is_inferred());
        inferred
            .map(|asked| format!("{:?}", asked.proficiency()))
            .collect()
    };
    assert_eq!(inferred(&again).len(), inferred(&graph).len());
    let again = read_back(name, &["roles", "--format", "csv"]);
    let pay = |graph: &CareerGraph| -> Vec<_> {
        let described = graph.roles().filter(|role| !role.is_stub());
        described
            .map(|role| (role.title().to_owned(), role.data().salary.clone()))
            .collect()
    };
    assert_eq!(pay(&again), pay(&graph));
    let again = read_back(name, &["draw", "-o", "-", "--format", "csv"]);
    let titles = |graph: &CareerGraph| -> Vec<String> {
        graph.roles().map(|role| role.title().to_owned()).collect()
    };
    assert_eq!(titles(&again), titles(&graph));
}

#[test]
fn lists_of_roles_skills_and_edges_are_read_back() {
    for name in embedded::names() {
        let graph = CareerGraph::embedded(name).expect("it ships");
        let again = read_back(name, &["roles", "--format", "csv"]);
        let facts = |graph: &CareerGraph| -> Vec<_> {
            let described = graph.roles().filter(|role| !role.is_stub());
            let fact = |role: careergraph::RoleRef<'_>| {
                let role = role.data();
                (
                    role.id.clone(),
                    role.title.clone(),
                    role.family.clone(),
                    role.track.clone(),
                    role.level,
                    role.years,
                    role.salary.clone(),
                )
            };
            described.map(fact).collect()
        };
        assert_eq!(facts(&again), facts(&graph), "{name}");

        let again = read_back(name, &["draw", "-o", "-", "--format", "csv"]);
        let moves = |graph: &CareerGraph| -> Vec<String> {
            let said = |step: careergraph::TransitionRef<'_>| {
                let (from, to) = (step.from().id().to_string(), step.to().id().to_string());
                format!(
                    "{from} {to} {} {:?} {:?}",
                    step.kind(),
                    step.basis(),
                    step.data().years
                )
            };
            graph.transitions().map(said).collect()
        };
        assert_eq!(moves(&again), moves(&graph), "{name}");
        for role in again.roles() {
            let before = graph
                .role(role.id().as_str())
                .expect("it is an end of a move");
            let is_made = slug(before.title()) == before.id().as_str();
            assert!(
                !is_made || role.title() == before.title(),
                "{name}: {}",
                role.id()
            );
        }

        let again = read_back(name, &["skills", "--format", "csv"]);
        let skills = |graph: &CareerGraph| -> Vec<_> {
            let skills = graph.skills();
            skills
                .map(|skill| {
                    (
                        skill.id().clone(),
                        skill.title().to_owned(),
                        skill.data().kind,
                        skill.data().category.clone(),
                    )
                })
                .collect()
        };
        assert_eq!(skills(&again), skills(&graph), "{name}");
    }
}

/// What the program says of a workbook of the fixtures, or of its first bytes, on standard input.
fn of_workbook(name: &str, arguments: &[&str], share: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    let bytes = std::fs::read(folder.join(name)).expect("it is there");
    let mut command = Command::cargo_bin("career").expect("it has been built");
    let run = command.args(arguments);
    let run = run.write_stdin(&bytes[..bytes.len() / share]);
    let output = run.output().expect("it runs");
    let texts = [output.stderr, output.stdout];
    texts
        .map(|text| String::from_utf8_lossy(&text).into_owned())
        .concat()
}

#[test]
fn workbooks_are_read_from_standard_input() {
    let check = ["check", "-g", "-"];
    let import = ["import", "-"];
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        let half = of_workbook("hidden.xlsx", &check, 2);
        insta::assert_snapshot!("tables/workbook-half", half);
        let hidden = of_workbook("hidden.xlsx", &check, 1);
        insta::assert_snapshot!("tables/workbook-hidden", hidden);
        for name in [
            "breaks",
            "falling-scale",
            "falling-lines",
            "levels-of-all",
            "levels-of-families",
            "levels-of-skills",
            "scale-above",
            "scale-below",
            "scale-on-its-own",
            "side-sheets",
        ] {
            let text = of_workbook(&format!("{name}.xlsx"), &import, 1);
            insta::assert_snapshot!(format!("tables/workbook-{name}"), text);
        }
    });
}

#[test]
fn a_workbook_is_read_whatever_its_name() {
    let workbook =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks/levels-of-all.xlsx");
    let folder = tempfile::tempdir().expect("a folder");
    let graph = CareerGraph::from_path(&workbook).expect("it is sound");
    for name in ["ladder.csv", "ladder.yaml"] {
        let renamed = folder.path().join(name);
        std::fs::copy(&workbook, &renamed).expect("it can be copied");
        let again = CareerGraph::from_path(&renamed).expect("it is the same");
        assert_eq!(again.role_count(), graph.role_count(), "{name}");
    }
    let broken = folder.path().join("broken.csv");
    std::fs::write(&broken, [0xff, 0xfe, 0xfd]).expect("it can be written");
    let error = CareerGraph::from_path(&broken).expect_err("it is no text");
    assert!(error.to_string().contains("UTF"), "{error}");
}

#[test]
fn inferred_steps_fit_shorter_scales() {
    let scale = "proficiency_scale: [low, high]\nroles: {Cook: {requires: {Knives: 2}}}";
    let ladder = "Skill,L1,L2,L3\nBaking,Bakes with some help only.,Bakes all that we sell.,Teaches others how to bake.\n";
    let mut loader = Loader::new();
    loader.text("scale.yaml", Format::Yaml, scale);
    loader.text("ladder.csv", Format::Csv, ladder);
    let graph = loader.load().expect("the steps fit").graph;
    let step = |role: &str| {
        let role = graph.role(role).expect("a role of the table");
        let asked: Vec<u8> = role.requirements().map(|r| r.data().proficiency).collect();
        asked
    };
    assert_eq!([step("l1"), step("l2"), step("l3")], [[1], [2], [2]]);
    let mut loader = Loader::new();
    let stated = "{requires: {Knives: {proficiency: 9, inferred: true}, Stock: 3}}";
    let text = format!("proficiency_scale: [low, high]\nroles: {{Cook: {stated}}}");
    loader.text("scale.yaml", Format::Yaml, text);
    let error = loader
        .load()
        .expect_err("these are no guesses on the default scale");
    assert_eq!(error.diagnostics.len(), 2);
}
