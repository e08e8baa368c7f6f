//! Fixtures with small damages: whatever reads them ends, and what is read can be written.

use std::fs;
use std::path::{Path, PathBuf};

use careergraph::document::GraphDocument;
use careergraph::export::graph_file::write;
use careergraph::graph::build;
use careergraph::input::Format;
use careergraph::input::graph_file::read;
use careergraph::load::Documents;
use careergraph::model::Notation;

use crate::strategies::documents;

/// How many damaged versions of each fixture are read.
const VERSIONS: usize = 24;
/// Larger fixtures take too long for what they add.
const MOST_BYTES: usize = 8 * 1024;

/// Pieces that mean something to one of the formats.
const PIECES: [&str; 24] = [
    "\"", "'", "{", "}", "[", "]", ": ", "\n", "\t", "- ", "&a ", "*a", "|\n", "<<: ", "#", "=",
    "1e999", "\u{202e}", "\u{0}", "<script>", "</", "\\u0000", "~", "é",
];

/// A small generator of numbers, the same on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    /// A place in a text at which a character begins.
    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    pub(crate) fn damage(&mut self, text: &mut String) {
        let (a, b) = (self.place(text), self.place(text));
        let (from, to) = (a.min(b), a.max(b));
        match self.below(5) {
            0 => text.truncate(from),
            1 => {
                let length: usize = text[from..to].chars().take(9).map(char::len_utf8).sum();
                text.replace_range(from..from + length, "");
            }
            2 => {
                let copy = text[from..to].to_owned();
                text.insert_str(from, &copy);
            }
            _ => text.insert_str(from, PIECES[self.below(PIECES.len())]),
        }
    }
}

fn fixtures(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            fixtures(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Reads, builds, writes and reads again.
fn round(format: Format, text: &str) {
    let Ok(Documents {
        documents, sources, ..
    }) = documents(format, text)
    else {
        return;
    };
    let _ = build(documents.clone(), sources);
    for document in documents {
        survives_writing(&document, text);
    }
}

fn survives_writing(document: &GraphDocument, text: &str) {
    let expected = canonical(document.clone());
    // A file without a word is refused, as nobody means to write one.
    if expected == GraphDocument::default() {
        return;
    }
    for notation in [Notation::Yaml, Notation::Toml, Notation::Json] {
        let written = write(document, notation);
        let mut findings = Vec::new();
        let read = read(notation, document.source, &written, &mut findings);
        let read = read.unwrap_or_else(|| panic!("{findings:?}\n{text}\n---\n{written}"));
        assert_eq!(canonical(read), expected, "{text}\n---\n{written}");
    }
}

fn canonical(document: GraphDocument) -> GraphDocument {
    document.canonical().without_spans()
}

#[test]
fn damaged_fixtures_are_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files = Vec::new();
    fixtures(&folder, &mut files);
    files.sort();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut rounds = 0;
    for file in files {
        let Some(format) = Format::from_name(&file.to_string_lossy()) else {
            continue;
        };
        let text = fs::read_to_string(&file).expect("a fixture is text");
        if text.len() > MOST_BYTES {
            continue;
        }
        for _ in 0..VERSIONS {
            let mut damaged = text.clone();
            for _ in 0..=dice.below(3) {
                dice.damage(&mut damaged);
            }
            round(format, &damaged);
            rounds += 1;
        }
    }
    assert!(rounds > 50 * VERSIONS, "{rounds}");
}
