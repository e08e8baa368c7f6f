//! What every fuzz target does: read, build, write in each notation, and read again.

use careergraph::document::GraphDocument;
use careergraph::export::graph_file::write;
use careergraph::graph::build;
use careergraph::input::{Format, Lexicon};
use careergraph::model::Notation;
use careergraph::source::{SourceFile, SourceId, Sources};

/// Reads a text; what was read must build or be refused, and must survive writing.
pub fn round(format: Format, text: &str) {
    let lexicon = Lexicon::default();
    // Files lose their byte order mark and are refused with NUL before a reader sees them.
    let file = SourceFile::new("fuzz", text.to_owned());
    if file.text().contains('\0') {
        return;
    }
    let read = format.read(SourceId(0), file.text(), &lexicon, &mut Vec::new());
    let Some(document) = read else { return };
    let mut sources = Sources::default();
    sources.add(file);
    let _ = build(vec![document.clone()], sources);
    let expected = canonical(document.clone());
    let notations = [
        (Notation::Yaml, Format::Yaml),
        (Notation::Toml, Format::Toml),
        (Notation::Json, Format::Json),
    ];
    for (notation, format) in notations {
        let written = write(&document, notation);
        let mut findings = Vec::new();
        let again = format.read(SourceId(0), &written, &lexicon, &mut findings);
        let again = again.unwrap_or_else(|| panic!("{findings:?}\n{written}"));
        assert_eq!(canonical(again), expected, "{written}");
    }
}

fn canonical(document: GraphDocument) -> GraphDocument {
    document.canonical().without_spans()
}
