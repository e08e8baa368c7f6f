//! Pages with tables of roles in them, such as the page of a wiki on a ladder: the tables are read as those of
//! spreadsheets are, and what stands around them as a role page, where it is one.

use super::role_page::page_tables::{self, PageTable};
use super::role_page::{self, PageKind, PageOptions, Refusal};
use super::table::in_pages::{self, Subject};
use super::table::{self, TableKind, TableText};
use super::{Format, Reading};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{GraphDocument, Part, Unread};
use crate::source::{Place, SourceId};

/// The most tables of a page: each is read as if it were a file.
const MOST_TABLES: usize = 200;

/// A page with tables that are about roles.
pub(crate) struct TabledPage {
    kind: PageKind,
    tables: Vec<PageTable>,
    /// The page with blanks in the place of these tables.
    rest: String,
    /// Whether the rest is a role page.
    is_page: bool,
}

/// Returns whether a text without a name is a page in Markdown with tables about roles.
pub(super) fn is_tabled(text: &str) -> bool {
    let page = || Format::Markdown.tabled_page(text, true);
    page_tables::has_bars(text) && page().is_ok_and(|page| page.is_some())
}

impl Format {
    /// Returns a page that has tables about roles in it. Of a page that was only found they have to be so for
    /// sure. O(n).
    ///
    /// # Errors
    ///
    /// Where it is too large, or has too many tables or too many cells in them.
    pub(crate) fn tabled_page(
        self,
        text: &str,
        is_found: bool,
    ) -> Result<Option<TabledPage>, Refusal> {
        let Reading::RolePage(kind) = self.row().3 else {
            return Ok(None);
        };
        let all = page_tables::of_page(kind, text)?.into_iter();
        let all = all.map(|table| (in_pages::subject(&table.text), table));
        let mut all: Vec<_> = all.collect();
        let has = |wanted: Subject| all.iter().any(|(subject, _)| *subject == wanted);
        let (has_sure, has_likely) = (has(Subject::Roles), has(Subject::PerhapsRoles));
        if !(has_sure || has_likely || has(Subject::Unclear)) {
            return Ok(None);
        }
        let tables = all.iter().map(|(_, table)| table);
        let is_page = role_page::is_page(kind, &page_tables::without(kind, text, tables));
        let takes_likely = !is_page && (has_sure || !is_found);
        let takes_scale = has_sure || has_likely && takes_likely;
        all.retain(|(subject, _)| match subject {
            Subject::Roles => true,
            Subject::PerhapsRoles => takes_likely,
            Subject::Scale => takes_scale,
            Subject::Unclear => !is_page && !is_found,
            Subject::Other => false,
        });
        let tables: Vec<_> = all.into_iter().map(|(_, table)| table).collect();
        if tables.is_empty() {
            return Ok(None);
        }
        if let Some(table) = tables.get(MOST_TABLES) {
            let span = table.spans.first().copied().unwrap_or_default();
            let message = "the page has more than 200 tables of roles";
            return Err(Refusal { message, span });
        }
        let rest = page_tables::without(kind, text, tables.iter());
        let is_page = is_page || role_page::is_page(kind, &rest);
        Ok(Some(TabledPage {
            kind,
            tables,
            rest,
            is_page,
        }))
    }
}

impl TabledPage {
    /// The headings above its tables, in order; empty where there is none.
    pub(crate) fn headings(&self) -> impl Iterator<Item = &str> {
        self.tables.iter().map(|table| &*table.heading)
    }

    /// Reads one of its tables.
    pub(crate) fn read_table(
        &self,
        table: usize,
        source: SourceId,
        pages: PageOptions<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Part {
        let table = &self.tables[table];
        let text = TableText {
            kind: TableKind::Tsv,
            text: &table.text,
            origins: &table.origins,
        };
        table::read_part(text, source, pages.titles, diagnostics).into()
    }

    /// Reads what stands around the tables; nothing where that is no role page, which is told.
    pub(crate) fn read_rest(
        &self,
        source: SourceId,
        pages: PageOptions<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Part> {
        if self.is_page {
            let read = role_page::read(self.kind, source, &self.rest, pages, diagnostics);
            let nothing = || (GraphDocument::default(), Unread::everything_but_scale());
            let read = read.map(|document| (document, Unread::default()));
            return Some(read.unwrap_or_else(nothing).into());
        }
        let (lines, first) = role_page::plain_lines(self.kind, &self.rest);
        if lines > 0 {
            let place = Place {
                source,
                span: first,
            };
            let (s, are) = if lines == 1 { ("", "is") } else { ("s", "are") };
            let message = format!("{lines} line{s} around the tables of this page {are} left out");
            let finding = Diagnostic::new(Code::LeftOut, place, message);
            diagnostics.push(finding.help(
                "sections such as `Requirements` and `Next roles` below the title of a role are read",
            ));
        }
        None
    }
}
