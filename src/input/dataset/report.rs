//! What is wrong with the rows of a data set, bounded: tables have a million of them.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::text::shortened;
use crate::source::{Place, SourceId, Span};

/// How many rows that are left out for one reason are pointed at.
const MOST_SHOWN: usize = 3;

/// The most occupations, and the most skills, of a data set; the largest has some ten thousand.
pub(super) const MOST_THINGS: usize = 100_000;

/// The findings about a data set.
pub(super) struct Report {
    findings: Vec<Diagnostic>,
    left_out: BTreeMap<(SourceId, Reason), LeftOut>,
}

/// Why a row is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// It has more or fewer cells than there are headings.
    Width,
    /// A cell is empty that is needed.
    Empty(&'static str),
    /// A code is not that of anything: what it should be the code of.
    Unknown(&'static str),
    /// It says again what an earlier row says.
    Again,
    /// A cell is no number, or one that cannot be right: what it should be.
    NotA(&'static str),
    /// There are more of something than a data set has; what, in the plural, with the limit.
    TooMany(&'static str, usize),
}

/// The rows that are left out for one reason.
struct LeftOut {
    /// The first ones, each with what is wrong with it.
    shown: Vec<(Span, String)>,
    count: usize,
}

impl Report {
    pub(super) fn new() -> Self {
        Self {
            findings: Vec::new(),
            left_out: BTreeMap::new(),
        }
    }

    pub(super) fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Counts a row that is left out, and remembers where it stands and what its cell says.
    pub(super) fn leave_out(&mut self, source: SourceId, span: Span, reason: Reason, said: &str) {
        let left_out = self.left_out.entry((source, reason));
        let left_out = left_out.or_insert(LeftOut {
            shown: Vec::new(),
            count: 0,
        });
        left_out.count += 1;
        if left_out.shown.len() < MOST_SHOWN {
            left_out.shown.push((span, reason.message(said)));
        }
    }

    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for ((source, reason), left_out) in self.left_out {
            let place = |span| Place { source, span };
            if let Reason::TooMany(what, most) = reason {
                let span = left_out
                    .shown
                    .first()
                    .map_or(Span::default(), |(span, _)| *span);
                let message = format!("more than {most} {what}");
                let finding = Diagnostic::new(Code::TooMuch, place(span), message);
                self.findings
                    .push(finding.help("write a graph of this size as JSON"));
                continue;
            }
            let more = left_out.count - left_out.shown.len();
            let mut shown = left_out.shown.into_iter();
            let Some((first, message)) = shown.next() else {
                continue;
            };
            let finding = Diagnostic::new(Code::RowLeftOut, place(first), message);
            let finding = shown.fold(finding, |finding, (span, message)| {
                finding.related(place(span), message)
            });
            let help = match more {
                0 => "correct it, or download the file again".to_owned(),
                1 => "and 1 more row; download the file again".to_owned(),
                _ => format!("and {more} more rows; download the file again"),
            };
            self.findings.push(finding.help(help));
        }
        self.findings
    }
}

impl Reason {
    fn message(self, said: &str) -> String {
        let said = shortened(said);
        match self {
            Self::Width => format!("this row is left out: it has {said}"),
            Self::Empty(column) => format!("this row is left out: its `{column}` is empty"),
            Self::Unknown(what) => format!("this row is left out: `{said}` is not a known {what}"),
            Self::Again => format!("this row is left out: `{said}` is already above"),
            Self::NotA(what) => format!("this row is left out: `{said}` is not {what}"),
            Self::TooMany(..) => String::new(),
        }
    }
}
