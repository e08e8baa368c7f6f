//! The first finding on one line, for the text of an error.

use std::fmt;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::text::visible_line;
use crate::source::Sources;

/// How many characters of a file name or a message are shown.
const SHOWN_CHARS: usize = 200;

/// Writes `: FILE:LINE:COLUMN: MESSAGE` of the worst finding, of several the first, and how many
/// there are besides.
pub(crate) fn first(
    f: &mut fmt::Formatter<'_>,
    findings: &[Diagnostic],
    sources: &Sources,
) -> fmt::Result {
    let worst = findings.iter().min_by_key(|finding| finding.severity);
    let Some(finding) = worst else {
        return Ok(());
    };
    let place = finding.primary.place;
    // What was made in code has no texts.
    if let Some(file) = sources.get(place.source) {
        let at = file.line_column(place.span.start);
        write!(f, ": {}:{}:{}", shown(file.name()), at.line, at.column)?;
    }
    write!(f, ": {}", shown(&finding.message))?;
    let is_other = |other: &&Diagnostic| other.severity == Severity::Error;
    let errors = findings.iter().filter(is_other).count();
    match errors.saturating_sub(1) {
        0 => Ok(()),
        1 => f.write_str(" (and 1 more error)"),
        more => write!(f, " (and {more} more errors)"),
    }
}

fn shown(text: &str) -> String {
    let line = visible_line(text);
    let mut shown: String = line.chars().take(SHOWN_CHARS).collect();
    if shown.len() < line.len() {
        shown.push('…');
    }
    shown
}
