//! What every fuzz target does: read, build, show what was found, write, and read again.

use std::sync::LazyLock;

use careergraph::diagnostic::render::{Style, human, sarif};
use careergraph::document::GraphDocument;
use careergraph::export::graph_file::write;
use careergraph::graph::CareerGraph;
use careergraph::input::graph_file::read;
use careergraph::input::{Format, LoadedProfile};
use careergraph::lint::LintLevels;
use careergraph::load::{Documents, Loader};
use careergraph::model::Notation;
use careergraph::query::select::Selector;
use careergraph::source::SourceFile;

/// A small shipped graph.
static GRAPH: LazyLock<CareerGraph> =
    LazyLock::new(|| CareerGraph::embedded("engineer").expect("it is shipped"));

/// Loads a text the way the program does, shows every finding, and writes what was read.
pub fn text(format: Format, text: &str) {
    // Files lose their byte order mark and are refused with NUL before a reader sees them.
    let file = SourceFile::new("fuzz", text.to_owned());
    if file.text().contains('\0') {
        return;
    }
    let loader = || {
        let mut loader = Loader::new();
        loader.source(file.clone(), Some(format));
        loader
    };
    let (findings, sources) = match loader().load_with_documents() {
        Ok((whole, documents)) => {
            lint(&whole.graph, &documents);
            (whole.findings, whole.sources)
        }
        Err(error) => (error.diagnostics, error.sources),
    };
    human(&findings, &sources, Style::default());
    let documents = loader().documents();
    for document in documents.into_iter().flat_map(|read| read.documents) {
        survives_writing(&document, text.len());
    }
}

/// Lets every rule look at a graph, and shows what they find in every way.
fn lint(graph: &CareerGraph, documents: &Documents) {
    let report = graph.lint(documents).levels(LintLevels::all_warned()).run();
    let findings = report.diagnostics();
    human(&findings, &documents.sources, Style::default());
    sarif(&findings, &documents.sources);
    report.json(&documents.sources);
}

/// Writes a document in one notation, which the length of the text chooses, and reads it again.
fn survives_writing(document: &GraphDocument, length: usize) {
    let expected = document.clone().canonical().without_spans();
    // A file without a word is refused, as nobody means to write one.
    if expected == GraphDocument::default() {
        return;
    }
    let notation = [Notation::Yaml, Notation::Toml, Notation::Json][length % 3];
    let written = write(document, notation);
    let mut findings = Vec::new();
    let again = read(notation, document.source, &written, &mut findings);
    let again = again.unwrap_or_else(|| panic!("{findings:?}\n{written}"));
    assert_eq!(again.canonical().without_spans(), expected, "{written}");
}

/// Reads a workbook, and looks at whether its tables are what the reader of tables relies on.
pub fn workbook(bytes: &[u8]) {
    let whole = careergraph::input::workbook_texts(bytes);
    let (texts, hidden) = match whole {
        Ok(read) => read,
        Err((problem, help)) => {
            assert!(problem.starts_with("it ") && !help.is_empty());
            assert!(!problem.contains(char::is_control), "{problem:?}");
            return;
        }
    };
    let controls = |text: &str| text.contains(|c: char| c.is_control() && !"\n\t".contains(c));
    for (name, text) in texts {
        assert!(!name.contains('\n') && !controls(&name) && !controls(&text));
        assert!(text.is_empty() || text.ends_with('\n'));
        for line in text.lines() {
            assert!(line.matches('"').count() % 2 == 0, "{line:?}");
            assert!(!line.ends_with(','), "{line:?}");
        }
    }
    assert!(!hidden.iter().any(|name| name.contains('\n')));
}

/// Names of documents, of which some tell what to advise.
pub const NAMES_OF_DOCUMENTS: [&str; 5] = ["", "a.pages", "a.pdf", "a.rtf", "a.gdoc"];

/// Reads a document of a word processor with a name, and the page that it becomes.
pub fn word(name: &str, bytes: &[u8]) {
    let text = match careergraph::input::word_text(name, bytes) {
        Ok(text) => text,
        Err((problem, help)) => {
            assert!(problem.starts_with("it ") && !help.is_empty());
            assert!(!problem.contains(char::is_control), "{problem:?}");
            return;
        }
    };
    assert!(text.is_empty() || text.ends_with('\n'));
    assert!(
        !text.contains(|c: char| c.is_control() && c != '\n'),
        "{text:?}"
    );
    self::text(Format::Markdown, &text);
}

/// Reads a profile in each notation: whatever it says, it is refused or resolves.
pub fn profile(text: &str) {
    for name in ["me.yaml", "me.toml", "me.json"] {
        let file = SourceFile::new(name, text.to_owned());
        let Ok(loaded) = LoadedProfile::from_source(file) else {
            continue;
        };
        let me = GRAPH.profile(&loaded.profile).resolve();
        let card = me.card(&GRAPH, &loaded.sources[loaded.profile.source]);
        assert_eq!(card.skills.len(), me.skills.len());
        let holder = me.holder(&GRAPH);
        for role in GRAPH.roles() {
            let gap = GRAPH.gap_of(&holder, role);
            assert!(gap.coverage.is_none_or(|share| share.low <= share.high));
        }
    }
}

/// Reads a selector, prints it, reads that, and selects: the canonical form says the same.
pub fn selector(text: &str) {
    match Selector::parse(text) {
        Err(error) => {
            assert!(
                text.get(error.span.range()).is_some(),
                "a place in the text"
            );
            assert!(!error.excerpt().is_empty());
            let _ = error.help();
        }
        Ok(selector) => {
            let printed = selector.to_string();
            let again = Selector::parse(&printed).expect("a canonical form");
            assert_eq!(again, selector, "{printed}");
            assert_eq!(again.to_string(), printed);
            let found = selector.evaluate(&GRAPH);
            let same = again.evaluate(&GRAPH);
            assert_eq!(found.clone().ok(), same.ok(), "{printed}");
            if let Err(error) = found {
                assert!(!error.excerpt().is_empty());
                let _ = error.help();
            }
        }
    }
}
