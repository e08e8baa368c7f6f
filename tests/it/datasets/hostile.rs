//! Sets that somebody tore, mixed up or made to do harm.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use careergraph::diagnostic::{Code, Diagnostic};
use careergraph::graph::build;
use careergraph::input::dataset::{self, DatasetFile};
use careergraph::source::{SourceFile, Sources};
use proptest::prelude::*;

use crate::strategies::cases;

use super::{is_refused, load, published};

/// How many findings there may be, however much is wrong: a few for each file.
const MOST_FINDINGS: usize = 60;

/// A copy of a set in which one file is another text.
fn with(set: &str, file: &str, text: &[u8]) -> (tempfile::TempDir, Vec<Diagnostic>) {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    for entry in fs::read_dir(published(set)).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        let name = path.file_name().expect("a file has a name");
        fs::copy(&path, folder.path().join(name)).expect("a file can be copied");
    }
    fs::write(folder.path().join(file), text).expect("a file can be written");
    let found = findings(folder.path());
    (folder, found)
}

fn findings(folder: &Path) -> Vec<Diagnostic> {
    match load(folder) {
        Ok(loaded) => {
            loaded.graph.verify();
            loaded.findings
        }
        Err(error) => error.diagnostics,
    }
}

/// The files of a set with their texts.
fn files(set: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(published(set)).expect("the folder can be listed");
    let files = entries.map(|entry| {
        let path = entry.expect("the folder can be listed").path();
        let name = path.file_name().expect("a file has a name");
        let text = fs::read_to_string(&path).expect("it is text");
        (name.to_string_lossy().into_owned(), text)
    });
    files.filter(|(name, _)| name != "Read Me.txt").collect()
}

#[test]
fn half_a_file_is_told_or_is_whole() {
    for set in ["onet", "esco"] {
        for (file, text) in files(set) {
            for part in 0..12 {
                let cut = text.len() * part / 12;
                let cut = (0..=cut).rev().find(|at| text.is_char_boundary(*at));
                let half = &text[..cut.unwrap_or_default()];
                let (_, found) = with(set, &file, half.as_bytes());
                assert!(found.len() < MOST_FINDINGS, "{file}: {found:#?}");
                if !half.contains('\n') {
                    let said = found.iter().filter(|found| found.code != Code::PassedOver);
                    assert!(said.count() > 0, "{file} without rows is no matter");
                }
            }
        }
    }
}

#[test]
fn a_column_that_is_not_there_is_named() {
    for (set, file, heading, other) in [
        ("onet", "Occupation Data.txt", "Title", "Titel"),
        ("onet", "Job Zones.txt", "Job Zone", "Zone"),
        ("onet", "Related Occupations.txt", "Relatedness Tier", "Tie"),
        ("onet", "Skills.txt", "Element ID", "Element"),
        ("onet", "Skills.txt", "Data Value", "Value"),
        (
            "onet",
            "Education, Training, and Experience.txt",
            "Category",
            "C",
        ),
        ("esco", "occupations_en.csv", "preferredLabel", "name"),
        (
            "esco",
            "occupationSkillRelations_en.csv",
            "skillUri",
            "link",
        ),
        ("esco", "skills_en.csv", "preferredLabel", "name"),
    ] {
        let (_, text) = files(set)
            .into_iter()
            .find(|(name, _)| name == file)
            .expect("the set has the file");
        let (_, found) = with(set, file, text.replacen(heading, other, 1).as_bytes());
        let found = found
            .iter()
            .find(|found| found.code == Code::IncompleteDataSet);
        let message = &found.expect("a column is missing").message;
        assert!(message.contains(&format!("`{heading}`")), "{message}");
    }
}

#[test]
fn what_is_no_text_is_refused_once() {
    for (set, file) in [("onet", "Skills.txt"), ("esco", "skills_en.csv")] {
        let text = files(set).into_iter().find(|(name, _)| name == file);
        let (_, text) = text.expect("the set has the file");
        let torn = text.replacen('a', "\0", 1);
        for bad in [torn.as_bytes(), b"\xff\xfea\0", b"caf\xe9"] {
            let (_, found) = with(set, file, bad);
            let errors = found
                .iter()
                .filter(|found| found.code == Code::UnreadableFile);
            assert_eq!(errors.count(), 1, "{found:#?}");
            assert!(
                found.len() < 5,
                "what it lacks is nobody's mistake: {found:#?}"
            );
        }
    }
}

#[test]
fn a_million_rows_that_fit_nothing_are_a_few_findings() {
    let mut text =
        String::from("O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n");
    for number in 0..200_000 {
        let _ = writeln!(text, "99-{number}\t53-9901.00\tPrimary-Short\t1");
    }
    let (_, found) = with("onet", "Related Occupations.txt", text.as_bytes());
    let left_out = found.iter().filter(|found| found.code == Code::RowLeftOut);
    let help: Vec<_> = left_out.flat_map(|found| &found.help).collect();
    assert_eq!(help, ["and 199997 more rows; download the file again"]);
}

#[test]
fn too_much_of_anything_is_refused() {
    let rows = |count: usize, row: &dyn Fn(usize) -> String| {
        (0..count).fold(String::new(), |text, number| text + &row(number) + "\n")
    };
    let occupations = format!(
        "O*NET-SOC Code\tTitle\n{}",
        rows(100_001, &|number| format!("{number}\tKite {number}"))
    );
    let columns = format!("O*NET-SOC Code\tTitle{}\n", "\t".repeat(100_000));
    let labels = rows(200_000, &|number| number.to_string());
    let labels = format!("conceptUri,preferredLabel,altLabels\nx,kite maker,\"{labels}\"\n");
    for (set, file, text) in [
        ("onet", "Occupation Data.txt", occupations),
        ("onet", "Occupation Data.txt", columns),
        ("esco", "skills_en.csv", labels),
    ] {
        let (_, found) = with(set, file, text.as_bytes());
        let found = found.iter().filter(|found| found.code == Code::TooMuch);
        assert_eq!(found.count(), 1);
    }
}

#[test]
fn names_that_look_alike_stay_apart() {
    let mut text = String::from("conceptUri,preferredLabel,code\n");
    for number in 0..300 {
        let _ = writeln!(text, "http://x/{number},kite maker,{}", "!".repeat(number));
    }
    text.push_str("http://y/1,kite-maker,\nhttp://y/2,!!!,\nhttp://y/3,Kite  Maker,\n");
    let (folder, found) = with("esco", "occupations_en.csv", text.as_bytes());
    assert!(!is_refused(&found), "{found:#?}");
    let graph = load(folder.path()).expect("it is sound").graph;
    assert_eq!(graph.role_count(), 303);
}

/// What somebody's slip, or a torn download, puts into a table.
const PIECES: [&str; 12] = [
    "\t",
    "\n",
    ",",
    "\"",
    "\r\n",
    "é",
    "9",
    "-",
    "",
    "\t\t\t",
    "NaN",
    "51-9901.00",
];

/// A text in which some bytes are replaced by pieces, at places counted in thousandths.
fn torn(text: &str, edits: &[(usize, usize, usize)]) -> String {
    let mut text = text.to_owned();
    for (place, length, piece) in edits {
        let boundary = |at: usize| {
            (0..=at.min(text.len()))
                .rev()
                .find(|at| text.is_char_boundary(*at))
        };
        let start = boundary(text.len() * place / 1000).unwrap_or_default();
        let end = boundary(start + length).unwrap_or_default().max(start);
        text.replace_range(start..end, PIECES[piece % PIECES.len()]);
    }
    text
}

/// Reads a set whose files are torn, and refuses what a torn set must not give.
fn read_torn(set: &str, edits: &[(usize, usize, usize, usize)]) -> Result<(), TestCaseError> {
    let mut files = files(set);
    files.sort();
    for &(file, place, length, piece) in edits {
        let file = file % files.len();
        files[file].1 = torn(&files[file].1, &[(place, length, piece)]);
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let set = dataset::recognise(&names).expect("the names are those of a set");
    let mut sources = Sources::default();
    let folder = sources.add(SourceFile::new("folder", ""));
    let read = set.files(&names);
    let file_at = |&at: &usize| {
        let source = sources.add(SourceFile::new(names[at], files[at].1.clone()));
        DatasetFile {
            source,
            name: names[at],
            text: Some(&files[at].1),
        }
    };
    let read: Vec<_> = read.iter().map(file_at).collect();
    let mut found = Vec::new();
    let (documents, _) = set.read(folder, &read, &mut found);
    prop_assert!(found.len() < MOST_FINDINGS, "{found:#?}");
    if !is_refused(&found) {
        // What is read contradicts nothing: codes and names are told apart by the reader.
        let built = build(documents, sources);
        let (graph, more) = built.map_err(|error| TestCaseError::fail(format!("{error:#?}")))?;
        prop_assert!(more.len() < MOST_FINDINGS, "{more:#?}");
        graph.verify();
    }
    Ok(())
}

#[test]
fn a_title_of_which_one_letter_is_left_has_no_singular() {
    read_torn("onet", &[(4, 439, 36, 8)]).expect("it is read or refused");
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn torn_sets_are_read_or_refused(
        is_onet in any::<bool>(),
        edits in prop::collection::vec((0_usize..8, 0_usize..1000, 0_usize..60, 0_usize..12), 1..12),
    ) {
        read_torn(if is_onet { "onet" } else { "esco" }, &edits)?;
    }
}
