//! Folders in which other files lie beside the ladders.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use careergraph::diagnostic::{Code, Severity};
use careergraph::graph::RoleRef;
use careergraph::load::Loader;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/folders")
        .join(name)
}

#[test]
fn files_of_a_folder_that_are_no_ladders_are_passed_over_and_named() {
    let mut loader = Loader::new();
    loader.path(folder("strangers"));
    let found = loader.load().expect("the ladders of the folder are sound");
    let titles: Vec<_> = found.graph.roles().map(RoleRef::title).collect();
    assert_eq!(titles, ["Baker", "Cook", "Pastry Chef", "Sous Chef"]);
    let mut said = String::new();
    for finding in &found.findings {
        assert_eq!(finding.code, Code::PassedOver);
        let source = &found.sources[finding.primary.place.source];
        assert!(source.is_private(), "no line of it is shown");
        let file = Path::new(source.name()).file_name().expect("a file");
        let (severity, message) = (finding.severity, &finding.message);
        writeln!(said, "{} {severity:?}: {message}", file.display()).expect("a string");
        for help in &finding.help {
            writeln!(said, "  {help}").expect("a string");
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn what_counts_for_all_files_may_stand_in_a_file_of_its_own() {
    let mut loader = Loader::new();
    loader.path(folder("settings"));
    let found = loader.load().expect("the folder is sound");
    assert_eq!(found.findings, []);
    let cook = found.graph.role("cook").expect("a role").card();
    let pay = cook.salary.map(|pay| pay.to_string());
    assert_eq!(pay.as_deref(), Some("28000-32000 EUR/year"));
    for named in ["graph.yaml", "terms.yaml"] {
        let mut loader = Loader::new();
        loader.path(folder("settings").join(named));
        let error = loader.load().expect_err("it has no role");
        let codes: Vec<_> = error.diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(codes, [Code::EmptyFile], "{named}");
    }
}

#[test]
fn a_file_that_is_named_itself_is_read_whatever_it_is() {
    for name in ["README.md", "package.json", "expected.json", "me.yaml"] {
        for first in [true, false] {
            let mut loader = Loader::new();
            if first {
                loader.path(folder("strangers"));
            }
            loader.path(folder("strangers").join(name));
            loader.path(folder("strangers"));
            let (findings, refused) = match loader.load() {
                Ok(graph) => (graph.findings, false),
                Err(error) => (error.diagnostics, true),
            };
            let is_about_it = findings.iter().any(|found| found.code != Code::PassedOver);
            assert!(is_about_it, "{name} is passed over");
            assert!(refused || name == "README.md", "{name} is no graph file");
        }
    }
}

#[test]
fn a_folder_without_ladders_is_an_error() {
    let mut loader = Loader::new();
    loader.path(folder("none"));
    let error = loader.load().expect_err("nothing is there");
    let is_error = |severity| severity == Severity::Error;
    let errors = error.diagnostics.iter();
    let errors: Vec<_> = errors.filter(|found| is_error(found.severity)).collect();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].code, Code::EmptyFile);
    assert_eq!(error.diagnostics.len(), 3, "and a note for each file");
}

#[test]
fn a_folder_that_shares_its_files_with_something_named_is_read() {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    for (below, text) in [
        ("d/a.yaml", "roles: {Cook: {advances_to: Chef}}"),
        ("d/sub/b.yaml", "roles: {Baker: {}}"),
        ("only/a.yaml", "roles: {Cook: {}}"),
    ] {
        let file = folder.path().join(below);
        let parent = file.parent().expect("a folder");
        fs::create_dir_all(parent).expect("a folder can be made");
        fs::write(file, text).expect("a file can be written");
    }
    for (paths, expected) in [
        (["d", "d"], &["Baker", "Chef", "Cook"][..]),
        (["d", "d/sub"], &["Baker", "Chef", "Cook"]),
        (["d/sub", "d"], &["Baker", "Chef", "Cook"]),
        (["only/a.yaml", "only"], &["Cook"]),
        (["only", "only/a.yaml"], &["Cook"]),
    ] {
        let mut loader = Loader::new();
        for path in paths {
            loader.path(folder.path().join(path));
        }
        let found = loader
            .load()
            .unwrap_or_else(|error| panic!("{paths:?}: {error}"));
        let titles: Vec<_> = found.graph.roles().map(RoleRef::title).collect();
        assert_eq!(titles, expected, "{paths:?}");
        assert!(found.findings.is_empty(), "{paths:?}");
    }
}

#[test]
fn a_folder_without_ladders_is_an_error_however_often_it_is_named() {
    let mut loader = Loader::new();
    loader.path(folder("none"));
    loader.path(folder("none"));
    let error = loader.load().expect_err("nothing is there");
    let codes: Vec<_> = error.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, [Code::PassedOver, Code::PassedOver, Code::EmptyFile]);
}

#[test]
fn of_a_folder_whose_only_file_cannot_be_read_no_more_is_said() {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    let file = folder.path().join("ladder.yaml");
    fs::write(&file, b"roles: {Cook: {}} # \xe9").expect("a file can be written");
    for paths in [&[folder.path()][..], &[&file, folder.path()]] {
        let mut loader = Loader::new();
        for path in paths {
            loader.path(path);
        }
        let error = loader.load().expect_err("it is not UTF-8");
        let codes: Vec<_> = error.diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(codes, [Code::UnreadableFile]);
    }
}
