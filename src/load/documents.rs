//! What was read of the files, before they are one graph.

use std::ops::Range;

use super::levels::TableOf;
use super::{Folder, Holder, LoadError};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{GraphDocument, Part, ShortForms, Unread};
use crate::graph;
use crate::input::{self, Format, PageOptions, TabledPage};
use crate::source::{Place, ReadError, SourceFile, SourceId, Sources, Span};

/// Inputs that have been read, before they are joined to a graph.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Documents {
    /// One document for each input.
    pub documents: Vec<GraphDocument>,
    /// Findings that did not stand in the way.
    pub findings: Vec<Diagnostic>,
    /// The texts.
    pub sources: Sources,
    /// What could not be read.
    pub(super) unread: Unread,
    /// Which of the documents are tables.
    pub(super) tables: Vec<usize>,
    /// Which of them stand together in one workbook or on one page.
    pub(super) together: Vec<(usize, TableOf)>,
    /// The tables of each page that is read around them as well, and what was read there.
    pub(super) pages: Vec<(Range<usize>, usize)>,
    /// What some of the documents say besides, in short forms, until it is written out.
    pub(super) short: Vec<(usize, ShortForms)>,
}

impl Documents {
    /// Gives the documents what they say in short forms.
    pub(super) fn write_out(&mut self) {
        for (document, short) in self.short.drain(..) {
            short.write_out(&mut self.documents[document]);
        }
    }

    /// Adds what is found when the documents are joined to a graph.
    ///
    /// # Errors
    ///
    /// Where they make no sound graph.
    pub fn check(mut self) -> Result<Self, LoadError> {
        let short = self.short.clone();
        let found = graph::check_short(self.documents.clone(), short, self.unread.clone());
        self.findings.extend(found);
        crate::diagnostic::sort(&mut self.findings);
        if self.failed() {
            return Err(LoadError {
                diagnostics: self.findings,
                sources: self.sources,
            });
        }
        Ok(self)
    }

    /// Returns whether the text has been read, and not passed over.
    pub(super) fn parse(
        &mut self,
        source: SourceId,
        format: Option<Format>,
        is_found: bool,
        pages: PageOptions<'_>,
    ) -> bool {
        let file = &self.sources[source];
        let Some(format) = format else {
            self.unread.merge(Unread::everything());
            let message = format!("the name `{}` does not tell the format", file.name());
            let endings: Vec<_> = super::endings().map(|e| format!("`.{e}`")).collect();
            let help = format!("known endings are {}", endings.join(", "));
            let place = start_of(source);
            self.findings
                .push(Diagnostic::new(Code::UnknownFormat, place, message).help(help));
            // The finding is about the name; whose lines these are nobody knows.
            self.sources.hide(source);
            return true;
        };
        match format.tabled_page(file.text(), is_found) {
            Ok(None) => {}
            Ok(Some(page)) => {
                self.tabled_page(source, &page, pages);
                return true;
            }
            Err(refusal) => {
                self.unread.merge(Unread::everything());
                self.findings.push(input::refused_page(&refusal, source));
                return true;
            }
        }
        let before = self.findings.len();
        let (text, found) = (file.text(), &mut self.findings);
        let read = if is_found {
            format.read_found_short(source, text, pages, found)
        } else {
            Some(format.read_short(source, text, pages, found))
        };
        if read.is_none() {
            self.sources.hide(source);
        }
        self.hide_profile(source, format, before);
        let Some(part) = read else {
            return false;
        };
        self.add(part, format.is_table());
        true
    }

    /// Reads a page with tables about roles. Each is a source of its own, as if it were a file: they may describe
    /// the same roles.
    fn tabled_page(&mut self, source: SourceId, page: &TabledPage, pages: PageOptions<'_>) {
        let before = self.findings.len();
        page.report_people(source, &mut self.findings);
        if self.findings.len() > before {
            // Whose lines these are, nobody knows.
            self.unread.merge(Unread::everything());
            self.sources.hide(source);
        }
        let name = self.sources[source].name().to_owned();
        let first = self.documents.len();
        for (at, heading) in page.headings().enumerate() {
            let own = self.sources.add(self.sources[source].clone());
            let part = page.read_table(at, own, pages, &mut self.findings);
            let table = TableOf::below(heading.to_owned(), name.clone());
            self.together.push((self.documents.len(), table));
            self.add(part, true);
        }
        if let Some(part) = page.read_rest(source, pages, &mut self.findings) {
            let rest = self.documents.len();
            self.pages.push((first..rest, rest));
            self.add(part, false);
        }
    }

    /// Adds what was read of a text.
    fn add(&mut self, part: Part, is_table: bool) {
        let Part {
            document,
            short,
            unread,
        } = part;
        if !short.is_empty() {
            self.short.push((self.documents.len(), short));
        }
        if is_table {
            self.tables.push(self.documents.len());
        }
        self.documents.push(document);
        self.unread.merge(unread);
    }

    /// No line of a file that is no graph is shown: it is nobody's business. `before` is the number of
    /// findings before it was read.
    pub(super) fn hide_profile(&mut self, source: SourceId, format: Format, before: usize) {
        let found = &self.findings[before..];
        let is_profile = found.iter().any(|found| found.code == Code::NotAGraph);
        // Any finding may be about somebody's own words.
        let is_odd = !found.is_empty();
        if is_profile || is_odd && format.may_be_profile(self.sources[source].text()) {
            self.sources.hide(source);
        }
    }

    /// Reports a folder all of whose files, or a workbook all of whose sheets, have been passed over.
    pub(super) fn nothing_in(&mut self, folder: &Folder) {
        let file = SourceFile::new(folder.path.display().to_string(), "");
        let place = start_of(self.sources.add(file));
        let (message, help) = match folder.holder {
            Holder::Folder => (
                "no file in this folder is a graph file, a role page or a table of roles",
                "name a file itself to have it read",
            ),
            Holder::Workbook => (
                "no sheet of this workbook has headings that tell what its rows are",
                "call the column with the names `role` or `skill`; a list of moves has `from`, `to` and `kind`",
            ),
        };
        self.findings
            .push(Diagnostic::new(Code::EmptyFile, place, message).help(help));
    }

    /// Reports that there is no graph, where files have nothing but settings, or none of those that are named is read.
    pub(super) fn nothing_but_settings(&mut self) {
        let mut passed = self.findings.iter();
        let passed = passed.find(|found| found.code == Code::PassedOver);
        if let Some(place) = passed.map(|found| found.primary.place)
            && self.documents.is_empty()
            && !self.failed()
        {
            let message = "nothing that is named here is read";
            let found = Diagnostic::new(Code::EmptyFile, place, message);
            return self.findings.push(found.help("name the document itself"));
        }
        let says_more = |document: &GraphDocument| {
            document.names_anything() || document.has_rules() || !document.has_settings()
        };
        let is_more = !self.short.is_empty() || self.documents.iter().any(says_more);
        let Some(first) = self
            .documents
            .first()
            .filter(|_| !is_more && !self.failed())
        else {
            return;
        };
        let message = "nothing here names a role, a skill or a transition";
        let found = Diagnostic::new(Code::EmptyFile, start_of(first.source), message);
        self.findings.push(found.help("add `roles`"));
    }

    pub(super) fn unreadable(&mut self, errors: Vec<ReadError>) {
        for error in errors {
            self.unread.merge(Unread::everything());
            let end = error.readable.len();
            let format = Format::from_name(&error.name);
            let is_private = format.is_none_or(|format| format.may_be_profile(&error.readable));
            let source = self
                .sources
                .add(SourceFile::new(error.name, error.readable));
            if is_private {
                self.sources.hide(source);
            }
            let place = Place {
                source,
                span: Span::new(end..end),
            };
            self.findings.push(input::unreadable(&error.problem, place));
        }
    }

    /// Whether any finding stands in the way.
    pub(super) fn failed(&self) -> bool {
        let severities = self.findings.iter().map(|finding| finding.severity);
        severities.min() == Some(Severity::Error)
    }
}

pub(super) fn start_of(source: SourceId) -> Place {
    Place {
        source,
        span: Span::default(),
    }
}
