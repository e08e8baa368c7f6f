//! Every rule of `lint` finds what it says, and nothing in what it accepts.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use careergraph::diagnostic::render::{self, Style};
use careergraph::input::{Format, embedded};
use careergraph::lint::{Level, Levels, LintReport, RULES, Rule};
use careergraph::load::{Documents, Loader};

use crate::book::are_current;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn example(rule: &Rule, name: &str) -> String {
    let path = root().join("tests/lint").join(rule.name()).join(name);
    let text = fs::read_to_string(&path);
    text.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .replace("\r\n", "\n")
}

/// What one rule alone finds, as a warning.
fn alone(rule: &Rule, text: &str) -> (LintReport, Documents) {
    let mut levels = Levels::default();
    levels.set("all", Level::Allow).expect("a name of levels");
    levels.set(rule.name(), Level::Warn).expect("a rule");
    let mut loader = Loader::new();
    loader.text("ladder.yaml", Format::Yaml, text);
    lint(loader, levels)
}

fn lint(inputs: Loader, levels: Levels) -> (LintReport, Documents) {
    let outcome = inputs.load_with_documents();
    let (loaded, documents) = outcome.unwrap_or_else(|error| panic!("{error}"));
    let report = loaded.graph.lint(&documents.documents);
    (report.levels(levels).run(), documents)
}

#[test]
fn every_rule_has_a_page_with_what_it_finds_and_what_it_accepts() {
    let mut pages = vec![("docs/rules.md".to_owned(), careergraph::lint::book_page())];
    for rule in RULES {
        let [flagged, accepted] = ["flagged.yaml", "accepted.yaml"].map(|name| example(rule, name));
        let (report, documents) = alone(rule, &flagged);
        assert!(!report.findings.is_empty(), "{} finds nothing", rule.name());
        let found: Vec<_> = report
            .findings
            .iter()
            .map(|one| one.diagnostic.clone())
            .collect();
        let style = Style {
            color: false,
            width: 100,
        };
        let said = render::human(&found, &documents.sources, style);
        let (report, _) = alone(rule, &accepted);
        assert_eq!(report.findings, [], "{}", rule.name());
        let page = rule.book_page(&flagged, &said, &accepted);
        pages.push((format!("docs/rules/{}.md", rule.name()), page));
    }
    are_current(&pages);
}

#[test]
fn examples_and_pages_are_of_rules() {
    let known: BTreeSet<_> = RULES.iter().map(|rule| rule.name().to_owned()).collect();
    for (folder, ending) in [("tests/lint", ""), ("docs/rules", ".md")] {
        let entries = fs::read_dir(root().join(folder)).expect("a folder of the repository");
        let names = entries.map(|entry| {
            let name = entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned();
            name.strip_suffix(ending).unwrap_or(&name).to_owned()
        });
        assert_eq!(names.collect::<BTreeSet<_>>(), known, "{folder}");
    }
}

/// All that all rules find in every graph of the repository, so that a rule that begins to find
/// something elsewhere shows.
#[test]
fn what_all_rules_find_everywhere() {
    let mut text = String::new();
    for name in embedded::names() {
        let mut loader = Loader::new();
        loader.embedded(name).expect("a shipped graph");
        list(name, loader, &mut text);
    }
    let mut files = Vec::new();
    for folder in [
        "examples/ladders",
        "tests/fixtures/small",
        "tests/fixtures/role_pages",
        "tests/lint",
    ] {
        collect(&root().join(folder), &mut files);
    }
    files.sort();
    for file in files {
        let mut loader = Loader::new();
        let name = file.strip_prefix(root()).expect("a file of the repository");
        let name = name.to_string_lossy().replace('\\', "/");
        let written = fs::read_to_string(&file).expect("a text");
        let Some(format) = Format::from_name(&name) else {
            continue;
        };
        loader.text(name.clone(), format, written);
        list(&name, loader, &mut text);
    }
    insta::assert_snapshot!("everywhere", text);
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

fn list(name: &str, inputs: Loader, text: &mut String) {
    let Ok((loaded, documents)) = inputs.load_with_documents() else {
        return;
    };
    let mut levels = Levels::default();
    levels.set("all", Level::Warn).expect("a name of levels");
    let report = loaded.graph.lint(&documents.documents).levels(levels).run();
    if report.findings.is_empty() {
        return;
    }
    writeln!(text, "{name}").expect("a string takes everything");
    for finding in &report.findings {
        let found = &finding.diagnostic;
        let line = documents
            .sources
            .get(found.primary.place.source)
            .line(found.primary.place.span.start);
        writeln!(text, "  {line}: {}: {}", found.code, found.message)
            .expect("a string takes everything");
    }
}

#[test]
fn shipped_graphs_have_nothing_odd() {
    for name in embedded::names() {
        let mut loader = Loader::new();
        loader.embedded(name).expect("a shipped graph");
        let (report, _) = lint(loader, Levels::default());
        assert_eq!(report.findings, [], "{name}");
    }
}
