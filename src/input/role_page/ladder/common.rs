//! What a page with several roles says of none of them: reported once, except for ways up, whose moves are read.

use super::ends::Ends;
use super::run::is_of_role;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::TransitionEntry;
use crate::input::role_page::headings::Section;
use crate::input::role_page::lines::Line;
use crate::input::role_page::page::Reader;
use crate::input::role_page::sections::{Group, group};
use crate::input::role_page::title::Title;
use crate::model::text::listed;
use crate::source::{Place, Span};

/// Lines that stand together and belong to no role.
#[derive(Debug, Default)]
pub(super) struct Stretch<'t> {
    /// The key of the group of roles whose heading they stand below.
    pub(super) group: String,
    pub(super) lines: Vec<Line<'t>>,
}

/// What is left out.
#[derive(Default)]
pub(super) struct LeftOut {
    lines: usize,
    first: Option<Span>,
    /// The headings of the sections that it stands in.
    sections: Vec<String>,
    /// Whether some of it is what roles ask for or do.
    is_of_roles: bool,
}

/// Reads what stands beside the roles of a page. Returns each move with the group in which it is stated.
pub(super) fn read(
    reader: &mut Reader<'_>,
    stretches: Vec<Stretch<'_>>,
    ends: &Ends,
) -> (Vec<(String, TransitionEntry)>, LeftOut) {
    let nowhere = Title {
        line: None,
        text: String::new(),
        span: Span::default(),
    };
    let mut moves = Vec::new();
    let mut left_out = LeftOut::default();
    for stretch in stretches {
        for group in group(stretch.lines, &nowhere, reader.text) {
            let others = reader.ways(group.section, &group.lines, &|name| ends.knows(name));
            left_out.add(&group, &others);
            let read = reader.transitions.drain(..);
            moves.extend(read.map(|one| (stretch.group.clone(), one)));
        }
    }
    (moves, left_out)
}

impl LeftOut {
    fn add(&mut self, group: &Group<'_>, lines: &[&Line<'_>]) {
        let (Some(first), Some(_)) = (lines.first(), group.lines.first()) else {
            return;
        };
        let heading = group.heading.as_ref();
        let unknown = group
            .lines
            .first()
            .filter(|_| group.section == Section::Unknown);
        let name = heading
            .map(|(text, _)| text.as_str())
            .or(unknown.map(|line| &*line.text));
        let name = name.map(|name| name.trim_end_matches(':').to_owned());
        self.sections.extend(name);
        self.first
            .get_or_insert(heading.map_or(first.span, |(_, span)| *span));
        self.lines += lines.len();
        self.is_of_roles |= is_of_role(group.section) && group.section != Section::Summary;
    }

    /// Adds a text that stands in the block at the top.
    pub(super) fn add_key(&mut self, key: &str, span: Span) {
        self.sections.push(key.to_owned());
        self.first.get_or_insert(span);
        self.lines += 1;
    }

    /// What is said of it.
    pub(super) fn finding(
        &self,
        roles: usize,
        place: impl Fn(Span) -> Place,
    ) -> Option<Diagnostic> {
        let code = if self.is_of_roles {
            Code::NotUnderstood
        } else {
            Code::LeftOut
        };
        let count = match self.lines {
            1 => "1 line that belongs".to_owned(),
            lines => format!("{lines} lines that belong"),
        };
        let are = if self.lines == 1 { "is" } else { "are" };
        let sections = match self.sections.as_slice() {
            [] => String::new(),
            sections => format!(": {}", listed(sections)),
        };
        let message =
            format!("{count} to none of the {roles} roles of this page {are} left out{sections}");
        let found = Diagnostic::new(code, place(self.first?), message);
        Some(found.help("write below the heading of a role what is said of it"))
    }
}
