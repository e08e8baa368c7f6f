//! What is not understood: kept as notes of the role, and reported.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Name;
use crate::model::text::shortened;
use crate::source::{Place, Span, Spanned};

use super::headings::Section;
use super::lines::Line;
use super::page::{Reader, said};
use super::sections::Group;

/// How many lines that were not understood are reported one by one.
const MAX_REPORTED: usize = 200;

/// How many lines of a page were reported one by one, and how many more there are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reports {
    shown: usize,
    more: usize,
}

impl Reports {
    /// What is said of the lines that are not reported one by one.
    pub(super) fn rest(self, place: Place) -> Option<Diagnostic> {
        let more = self.more;
        let message = format!("{more} more lines of the page fit no known section");
        (more > 0).then(|| Diagnostic::new(Code::NotUnderstood, place, message))
    }
}

impl Reader<'_> {
    /// A section that is not known: its lines are notes, with one finding for all of them.
    pub(super) fn unknown(&mut self, group: &Group<'_>) {
        let heading = group.heading.as_ref();
        let own = heading.filter(|_| group.section == Section::Aside);
        let own = own.map(|(text, span)| Spanned::new(Name::from(text.as_str()), *span));
        let notes: Vec<Spanned<Name>> = own
            .into_iter()
            .chain(group.lines.iter().map(said))
            .collect();
        let lines = group.lines.len() - usize::from(heading.is_none() && !group.lines.is_empty());
        let Some(first) = notes.first() else {
            return;
        };
        let (title, span) = heading.map_or((&*first.value, first.span), |(text, span)| {
            (text.as_str(), *span)
        });
        let title = shortened(title.trim_end_matches(':'));
        let what = match group.section {
            Section::Aside => "says nothing of the role",
            _ => "is no known section",
        };
        let message = match lines {
            0 => "this line fits no known section".to_owned(),
            1 => format!("`{title}` {what}; its line is kept as a note"),
            _ => format!("`{title}` {what}; its {lines} lines are kept as notes"),
        };
        self.role.about.notes.extend(notes);
        self.report(span, message);
    }

    pub(super) fn not_understood(&mut self, line: &Line<'_>) {
        self.note(
            line.text.to_string(),
            line.span,
            "this line fits no known section",
        );
    }

    /// Keeps a text as a note and reports it.
    pub(super) fn note(&mut self, text: String, span: Span, message: &str) {
        self.role.about.notes.push(Spanned::new(text.into(), span));
        self.report(span, message);
    }

    fn report(&mut self, span: Span, message: impl Into<Box<str>>) {
        if self.reports.shown == MAX_REPORTED {
            self.reports.more += 1;
            return;
        }
        self.reports.shown += 1;
        let place = self.place(span);
        let found = Diagnostic::new(Code::NotUnderstood, place, message);
        self.diagnostics
            .push(found.label("kept as a note of the role"));
    }
}
