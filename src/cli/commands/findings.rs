//! Findings as tables: for a comment and for a spreadsheet.

use careergraph::diagnostic::Diagnostic;
use careergraph::source::Sources;

use super::Output;

/// Adds a table of findings for a comment; `code` is what their codes are called.
pub(super) fn markdown(
    code: &str,
    findings: &[Diagnostic],
    sources: &Sources,
    output: &mut Output,
) {
    let rows = findings.iter().map(|one| {
        let [code, severity, file, line, _, message, help] = cells(one, sources);
        let what = if help.is_empty() {
            message
        } else {
            format!("{message}: {help}")
        };
        // What marks names in messages would be escaped.
        let what = what.replace('`', "\"");
        vec![severity, code, format!("{file}:{line}"), what]
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        output.table(&["severity", code, "where", "what"], rows);
    }
}

/// The code of a finding, its severity, its file, line and column, what is wrong, and what to do.
pub(super) fn cells(found: &Diagnostic, sources: &Sources) -> [String; 7] {
    let place = found.primary.place;
    let file = &sources[place.source];
    let at = file.line_column(place.span.start);
    [
        found.code.to_string(),
        found.severity.as_str().to_owned(),
        file.name().to_owned(),
        at.line.to_string(),
        at.column.to_string(),
        found.message.to_string(),
        found.help.join("; "),
    ]
}
