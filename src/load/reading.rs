//! From the inputs of a loader to documents, and from those to a graph.

use super::documents::Documents;
use super::levels::TableOf;
use super::{Folder, LoadError, Loaded, Loader, Text};
use crate::diagnostic::{self, Code};
use crate::graph::{self, BuildError};
use crate::input::{Format, Lexicon, PageOptions, embedded};
use crate::source::Sources;

impl Loader {
    /// Reads all inputs.
    pub(super) fn read(self) -> Documents {
        let mut documents = Documents::default();
        let lexicon = self.read_lexicon(&mut documents);
        let titles = self.titles_with_commas();
        let pages = PageOptions {
            lexicon: &lexicon,
            alternatives: self.alternatives,
            titles: &titles,
        };
        let lexicon_failed = documents.failed();
        documents.unreadable(self.unreadable);
        for remark in self.remarks {
            documents.remark(remark);
        }
        let mut folders = self.folders;
        read_texts(self.texts, pages, &mut folders, &mut documents);
        for dataset in self.datasets {
            documents.read_dataset(dataset);
        }
        for folder in folders.iter().filter(|folder| !folder.is_read) {
            documents.nothing_in(folder);
        }
        for (file, mut document) in self.shipped.into_iter().flat_map(embedded::graph) {
            document.source = documents.sources.add(file);
            documents.documents.push(document);
        }
        documents.nothing_but_settings();
        if !documents.tables.is_empty() {
            documents.write_out();
            documents.tell_scale();
            documents.join_pages();
            documents.tell_levels();
            documents.join_levels();
            documents.yield_mentions();
            documents.yield_levels();
        }
        if lexicon_failed {
            // The skills may stand in the lexicon that could not be read.
            let findings = &mut documents.findings;
            findings.retain(|finding| finding.code != Code::NothingRecognised);
        }
        documents
    }

    /// Titles with commas that a table has, and another may use.
    fn titles_with_commas(&self) -> Vec<String> {
        let tables = self.texts.iter().filter_map(|text| {
            let format = text.format.filter(|format| format.is_table())?;
            Some((format, text.file.text()))
        });
        let tables: Vec<_> = tables.collect();
        // A table knows its own titles.
        let others = if tables.len() > 1 { &tables[..] } else { &[] };
        let titles = others.iter();
        titles
            .flat_map(|(format, text)| format.titles_with_commas(text))
            .collect()
    }

    fn read_lexicon(&self, documents: &mut Documents) -> Lexicon {
        let pages = self
            .texts
            .iter()
            .any(|text| text.format.is_some_and(Format::is_page));
        if !pages && self.lexicons.is_empty() {
            return Lexicon::default();
        }
        if self.lexicons.is_empty() {
            return embedded::stored_lexicon();
        }
        let mut lexicons = vec![embedded::lexicon()];
        for file in &self.lexicons {
            let source = documents.sources.add(file.clone());
            let format = Format::from_name(file.name()).filter(|format| !format.is_page());
            let format = format.unwrap_or(Format::Yaml);
            let before = documents.findings.len();
            let found = &mut documents.findings;
            let read = format.read(source, file.text(), (&Lexicon::default()).into(), found);
            lexicons.extend(read);
            documents.hide_profile(source, format, before);
        }
        Lexicon::new(&lexicons)
    }
}

/// Reads texts, and notes of folders that something of them was read, and which documents are sheets.
fn read_texts(
    mut texts: Vec<Text>,
    pages: PageOptions<'_>,
    named: &mut [Folder],
    documents: &mut Documents,
) {
    // Indices and answers must not depend on the order in which files are named.
    texts.sort_by(|a, b| a.order().cmp(&b.order()));
    for Text {
        file,
        format,
        is_named,
        folders,
        sheet,
        hidden,
    } in texts
    {
        let sheet = sheet.and_then(|(workbook, _)| TableOf::sheet(workbook, file.name()));
        let source = documents.sources.add(file);
        let document = documents.documents.len();
        let read = documents.parse(source, format, !is_named, pages);
        let is_document = documents.documents.len() > document;
        let sheet = sheet.filter(|_| is_document);
        documents
            .together
            .extend(sheet.map(|sheet| (document, sheet)));
        if let Some(hidden) = hidden.filter(|_| read) {
            documents.read_hidden(source, hidden);
        }
        for folder in folders {
            named[folder].is_read |= read;
        }
    }
}

/// Makes a graph of what was read.
pub(super) fn join(read: Documents) -> Result<Loaded, LoadError> {
    let failed = read.failed();
    let Documents {
        documents,
        mut findings,
        sources,
        unread,
        tables: _,
        together: _,
        pages: _,
        short,
    } = read;
    if failed {
        // What was read is checked all the same, so that one run finds everything.
        findings.extend(graph::check_short(documents, short, unread));
        diagnostic::sort(&mut findings);
        return Err(LoadError {
            diagnostics: findings,
            sources,
        });
    }
    // A copy of the texts is needed only to show findings.
    let shown = if findings.is_empty() {
        Sources::default()
    } else {
        sources.clone()
    };
    match graph::build_short(documents, short, sources) {
        Ok((graph, more)) => {
            let sources = if more.is_empty() {
                shown
            } else {
                graph.sources().clone()
            };
            findings.extend(more);
            diagnostic::sort(&mut findings);
            Ok(Loaded {
                graph,
                findings,
                sources,
            })
        }
        Err(BuildError {
            diagnostics,
            sources,
        }) => {
            findings.extend(diagnostics);
            diagnostic::sort(&mut findings);
            Err(LoadError {
                diagnostics: findings,
                sources,
            })
        }
    }
}
