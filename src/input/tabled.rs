//! Pages with tables of roles in them, such as the page of a wiki on a ladder: the tables are read as those of
//! spreadsheets are, and what stands around them as a role page, where it is one.

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use super::role_page::page_tables::{self, PageTable};
use super::role_page::{self, PageKind, PageOptions, Refusal};
use super::table::in_pages::{self, PageTableKind, Subject};
use super::table::{self, TableKind, TableText};
use super::{Format, Reading};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Part;
use crate::model::name_key;
use crate::source::{Place, SourceId, Span};

/// The most tables of a page: each is read as if it were a file.
const MOST_TABLES: usize = 200;

/// A page with tables that are about roles.
pub(crate) struct TabledPage {
    kind: PageKind,
    tables: Vec<PageTable>,
    /// Where its tables about people begin, which are not read.
    people: Vec<Span>,
    /// The page with blanks in the place of these tables.
    rest: String,
    /// Whether the rest is a role page.
    is_page: bool,
}

/// A table of a page, with what is known of it.
struct Found {
    kind: PageTableKind,
    table: PageTable,
}

impl Found {
    fn is(&self, subject: Subject) -> bool {
        self.kind.subject == subject
    }
}

/// The tables of a page, of which those with the same roles above their columns are one: many pages have a table for
/// each competency.
fn joined(tables: Vec<PageTable>) -> Vec<Found> {
    let mut whole: Vec<PageTable> = Vec::with_capacity(tables.len());
    let mut known: HashMap<Vec<String>, usize> = HashMap::new();
    for table in tables {
        let roles = in_pages::roles_above(&table.text);
        let Some(roles) = roles else {
            whole.push(table);
            continue;
        };
        let roles = roles.into_iter().map(name_key).collect();
        match known.entry(roles) {
            Entry::Occupied(first) => whole[*first.get()].join(table),
            Entry::Vacant(place) => {
                place.insert(whole.len());
                whole.push(table);
            }
        }
    }
    let found = whole.into_iter().map(|table| Found {
        kind: in_pages::kind(&table.text),
        table,
    });
    found.collect()
}

/// The tables of a page, those in cells of others apart: where the outer one is about roles, they are text of it.
fn outermost(tables: Vec<PageTable>) -> Vec<PageTable> {
    let mut found = Vec::with_capacity(tables.len());
    for mut table in tables {
        let inner = std::mem::take(&mut table.inner);
        let is_of = |table: &PageTable, subject| in_pages::kind(&table.text).subject == subject;
        let has_people = || inner.iter().any(|inner| is_of(inner, Subject::People));
        if inner.is_empty() || is_of(&table, Subject::Roles) && !has_people() {
            found.push(table);
        } else {
            found.extend(inner);
        }
    }
    found
}

/// Puts the lines of a page that say what marks stand for above its matrices.
fn explain(all: &mut [Found], legends: &[(String, Span)]) {
    for one in all.iter_mut().filter(|one| one.kind.is_matrix) {
        for (text, span) in legends.iter().rev() {
            one.table.put_above(text, *span);
        }
    }
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
        let tables = outermost(page_tables::of_page(kind, text)?);
        let mut all = joined(page_tables::turned(tables));
        let has = |all: &[Found], wanted: Subject| all.iter().any(|one| one.is(wanted));
        let (has_sure, has_likely) = (has(&all, Subject::Roles), has(&all, Subject::PerhapsRoles));
        let has_people = has(&all, Subject::People);
        if !(has_sure || has_likely || has_people || has(&all, Subject::Unclear)) {
            return Ok(None);
        }
        // A table that may be a form may have the title of the role.
        let are_other = |one: &&Found| !(one.is(Subject::PerhapsRoles) || one.is(Subject::Unclear));
        let surely = all.iter().filter(are_other).map(|one| &one.table);
        let is_page = role_page::describes_roles(kind, &page_tables::without(kind, text, surely));
        let tables = all.iter().map(|one| &one.table);
        let around = page_tables::without(kind, text, tables);
        let fits = |one: &Found| !is_found || one.kind.has_titles;
        let takes_likely = !is_page && (has_sure || !is_found);
        let takes_scale = has_sure || has_likely && takes_likely;
        all.retain(|one| match one.kind.subject {
            // A page about one role says of others how they lead to one another, or who asks for what; those who are met
            // in it are in tables too.
            Subject::Roles if is_page => one.kind.has_moves || one.kind.is_matrix,
            Subject::Roles => fits(one),
            Subject::PerhapsRoles => takes_likely && fits(one),
            Subject::Scale => takes_scale,
            Subject::Unclear => !is_page && !is_found,
            Subject::People => true,
            Subject::Other => false,
        });
        if all.iter().all(|one| one.is(Subject::Scale)) {
            return Ok(None);
        }
        explain(&mut all, &page_tables::legends_of(kind, &around));
        let rest = page_tables::without(kind, text, all.iter().map(|one| &one.table));
        let (people, all): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|one| one.is(Subject::People));
        let people = people.iter().filter_map(|one| one.table.spans.first());
        let begin = |span: &Span| Span {
            end: span.start,
            ..*span
        };
        let people = people.map(begin).collect();
        let tables: Vec<_> = all.into_iter().map(|one| one.table).collect();
        if let Some(table) = tables.get(MOST_TABLES) {
            let span = table.spans.first().copied().unwrap_or_default();
            let message = "the page has more than 200 tables of roles";
            return Err(Refusal { message, span });
        }
        let is_page = is_page || role_page::describes_roles(kind, &rest);
        Ok(Some(TabledPage {
            kind,
            tables,
            people,
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
        for span in &table.beyond {
            diagnostics.push(beyond_headings(Place {
                source,
                span: *span,
            }));
        }
        let text = TableText {
            kind: TableKind::Tsv,
            text: &table.text,
            origins: &table.origins,
        };
        table::read_part(text, source, pages.titles, diagnostics).into()
    }

    /// Says which tables are about people. Where the page has nothing else, that is an error.
    pub(crate) fn report_people(&self, source: SourceId, diagnostics: &mut Vec<Diagnostic>) {
        let is_all = self.tables.is_empty() && !self.is_page;
        for span in &self.people {
            let mut finding = table::about_people(source, *span);
            if !is_all {
                finding.severity = Severity::Warning;
            }
            diagnostics.push(finding);
        }
    }

    /// Reads what stands around the tables; nothing where that is no role page, which is told.
    pub(crate) fn read_rest(
        &self,
        source: SourceId,
        pages: PageOptions<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Part> {
        if self.is_page {
            let read = role_page::read_part(self.kind, source, &self.rest, pages, diagnostics);
            return Some(read);
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

/// What is said of a cell that has no heading, and that nobody sees on the page either.
fn beyond_headings(place: Place) -> Diagnostic {
    let message = "this row has more cells than there are headings, and the others are left out";
    let mut finding = Diagnostic::new(Code::LeftOut, place, message)
        .label("there is no heading above this")
        .help("give the column a heading, or write `\\|` for a bar that stands in a cell");
    finding.severity = Severity::Warning;
    finding
}

#[cfg(test)]
mod tests;
