//! Bad input: what is said about it, and how the program ends.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use careergraph::diagnostic::Code;
use careergraph::diagnostic::render::{Style, human};
use careergraph::load::Loader;
use careergraph::source::SourceFile;

mod ends;
mod folders;
mod hostile;

/// Codes that no file of the folder can bring about, each with its reason.
const ELSEWHERE: [(Code, &str); 7] = [
    (
        Code::UnreadableFile,
        "such files are made by `ends`, since a repository holds text only",
    ),
    (
        Code::PassedOver,
        "a file is passed over only in a folder, which `folders` loads",
    ),
    (
        Code::HiddenCells,
        "a workbook is no text; `tables` reads one",
    ),
    (
        Code::LevelsOfTables,
        "a workbook is no text; `tables` reads some",
    ),
    (
        Code::IncompleteDataSet,
        "a data set is a folder, which `datasets` loads",
    ),
    (
        Code::RowLeftOut,
        "a data set is a folder, which `datasets` loads",
    ),
    (
        Code::SharedTitle,
        "a data set is a folder, which `datasets` loads",
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/invalid")
}

/// The cases of the folder: its files, and its folders as several files that make one graph.
fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the folder can be listed");
    let mut cases: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    cases.sort();
    cases
}

/// The name of a path below the folder of fixtures, the same on every system.
fn short_name(path: &Path) -> String {
    let below = path.strip_prefix(folder()).expect("the fixture lies there");
    below.to_string_lossy().replace('\\', "/")
}

/// What is said about a case, and with which codes.
fn report(case: &Path) -> (String, Vec<Code>) {
    let mut loader = Loader::new();
    let files = SourceFile::list(case, |_| true).expect("a case has files");
    for file in files {
        let read = SourceFile::read(&file).expect("a fixture is text");
        loader.source(
            SourceFile::new(short_name(&file), read.text().to_owned()),
            None,
        );
    }
    let (findings, sources, end) = match loader.load() {
        Ok(graph) => (graph.findings, graph.sources, "loaded"),
        Err(error) => (error.diagnostics, error.sources, "refused"),
    };
    let text = human(&findings, &sources, Style::default());
    let codes = findings.iter().map(|finding| finding.code).collect();
    (format!("{text}\n{end}\n"), codes)
}

#[test]
fn every_bad_file_is_explained() {
    for case in cases() {
        let (text, codes) = report(&case);
        assert!(!codes.is_empty(), "{} passes", case.display());
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("invalid/{}", short_name(&case)), text);
        });
    }
}

#[test]
fn every_code_is_shown_by_a_file() {
    let mut seen: BTreeSet<Code> = cases().iter().flat_map(|case| report(case).1).collect();
    for (code, reason) in ELSEWHERE {
        assert!(seen.insert(code), "`{code}` is shown after all: {reason}");
    }
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !seen.contains(code))
        .collect();
    assert!(missing.is_empty(), "no file shows {missing:?}");
}
