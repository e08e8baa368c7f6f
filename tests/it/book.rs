//! Pages of the book that are made from the program are current.

use std::fs;
use std::path::Path;

use careergraph::diagnostic::Code;

#[test]
fn the_page_of_diagnostics_is_current() {
    is_current("docs/diagnostics.md", &careergraph::diagnostic::book_page());
}

#[test]
fn the_page_of_headings_is_current() {
    is_current("docs/headings.md", &careergraph::input::headings_page());
}

#[test]
fn the_page_of_formats_is_current() {
    is_current("docs/formats.md", &careergraph::export::book_page());
}

#[test]
fn the_page_of_diagnostics_names_every_ending() {
    let about = Code::UnknownFormat.explanation();
    let words = about.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
    let named: Vec<_> = words.map(|word| word.trim_end_matches('.')).collect();
    for ending in careergraph::input::extensions() {
        let ending = format!(".{ending}");
        assert!(named.contains(&ending.as_str()), "{ending}: {about}");
    }
}

#[test]
fn what_words_mean_is_said_once() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/semantics.md");
    let page = fs::read_to_string(page).expect("the book has the page");
    let words = page.lines().filter_map(|line| {
        let word = line.strip_prefix("**")?;
        Some(word.split_once("**")?.0.trim_end_matches('.'))
    });
    let mut words: Vec<_> = words.collect();
    assert!(words.contains(&"Between") && words.contains(&"Why"));
    let count = words.len();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), count, "a word is explained twice: {words:?}");
}

/// Asserts that a file has this content. Where it has not, it is written, so that the second run
/// passes and the change shows in the history.
pub(crate) fn is_current(path: &str, content: &str) {
    are_current(&[(path.to_owned(), content.to_owned())]);
}

/// Asserts the same of several files.
pub(crate) fn are_current(pages: &[(String, String)]) {
    let mut renewed = Vec::new();
    for (path, content) in pages {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let found = fs::read_to_string(&file).unwrap_or_default();
        if found.replace("\r\n", "\n") != *content {
            let folder = file.parent().expect("a file has a folder");
            fs::create_dir_all(folder).expect("a folder of the book can be made");
            fs::write(&file, content).expect("a page of the book can be written");
            renewed.push(path.as_str());
        }
    }
    let renewed = renewed.join(", ");
    assert!(
        renewed.is_empty(),
        "out of date and written anew, look at it and run again: {renewed}"
    );
}
