//! What goes to the terminal: answers on standard output, findings on standard error.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};

use careergraph::diagnostic::render::{self, Style};
use careergraph::diagnostic::{Diagnostic, Severity};
use careergraph::export::rows::{self, Rows};
pub(super) use careergraph::export::words::plural;
use careergraph::export::{escape, wrapped_between_words};
use careergraph::source::Sources;
use serde::Serialize;
use serde_json::Value;

use super::args::{Common, Form, FormName};
pub(super) use super::failure::Failure;
use super::inputs::Inputs;
use super::json_text::JsonText;
use super::shell::{self, Given};
use super::table::{self, Row};

/// The most findings that are shown at once.
const MOST_FINDINGS: usize = 25;
/// Text is wrapped for terminals no wider than this.
const WIDEST: usize = 120;

/// Collects an answer, to be written at once.
pub(super) struct Output {
    form: Form,
    html: bool,
    sarif: bool,
    text: String,
    /// Bytes that are no text, behind it.
    data: Vec<u8>,
    width: Option<usize>,
    quiet: bool,
    inputs: Inputs,
    graph: Vec<Given>,
}

impl Output {
    pub(super) fn new(common: &Common) -> Self {
        let width = io::stdout().is_terminal().then(|| {
            let size = terminal_size::terminal_size();
            size.map_or(80, |(width, _)| usize::from(width.0).clamp(40, WIDEST))
        });
        let mut output = Self {
            form: Form::Text,
            html: false,
            sarif: false,
            text: String::new(),
            data: Vec::new(),
            width,
            quiet: common.quiet,
            inputs: Inputs::default(),
            graph: shell::of_graph(common),
        };
        output.answer_as(common.format);
        output
    }

    /// The files that the answer is made from.
    pub(super) fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// A command line that asks about the same graph: a command, its words and its options.
    pub(super) fn command_line(
        &self,
        command: &str,
        words: &[impl AsRef<str>],
        given: &[Given],
    ) -> String {
        shell::line(command, words, &[given, &self.graph].concat())
    }

    /// Changes how the answer is wanted.
    pub(super) fn answer_as(&mut self, form: FormName) {
        self.html = form == FormName::Html;
        self.sarif = form == FormName::Sarif;
        self.form = match form {
            FormName::Text | FormName::Html | FormName::Drawing(_) => Form::Text,
            FormName::Json | FormName::Sarif => Form::Json,
            FormName::Markdown => Form::Markdown,
            FormName::Csv => Form::Csv,
        };
    }

    /// Whether the answer is wanted as a page; only some have one.
    pub(super) fn wants_html(&self) -> bool {
        self.html
    }

    /// Adds findings for programs: as SARIF where that is wanted, else in the shape that `json` makes.
    pub(super) fn findings_as_data(
        &mut self,
        findings: &[Diagnostic],
        sources: &Sources,
        json: impl FnOnce() -> Value,
    ) -> anyhow::Result<()> {
        let answer = if self.sarif {
            render::sarif(findings, sources)
        } else {
            json()
        };
        self.json(&answer)
    }

    /// Forgets the width of the terminal: the answer is for a file.
    pub(super) fn for_a_file(&mut self) {
        self.width = None;
    }

    /// Takes what has been added so far, for a file.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// How the answer is wanted.
    pub(super) fn form(&self) -> Form {
        self.form
    }

    /// How many columns the terminal has; nothing where the answer goes elsewhere.
    pub(super) fn width(&self) -> Option<usize> {
        self.width
    }

    /// Whether the answer is wanted as JSON.
    pub(super) fn wants_json(&self) -> bool {
        self.form == Form::Json
    }

    /// Adds an answer as JSON.
    pub(super) fn json(&mut self, answer: &impl Serialize) -> anyhow::Result<()> {
        let mut json = JsonText::behind(&mut self.text);
        serde_json::to_writer_pretty(&mut json, answer)?;
        json.flush()?;
        self.text.push('\n');
        Ok(())
    }

    /// Adds a line; names in it cannot act on the terminal. In Markdown it is a paragraph, and in
    /// CSV it has no place.
    pub(super) fn line(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref();
        match self.form {
            Form::Csv => {}
            Form::Markdown if line.trim().is_empty() => {}
            Form::Markdown => self.paragraph(line.trim()),
            Form::Text | Form::Json => {
                self.text.push_str(&escape::terminal_line(line));
                self.text.push('\n');
            }
        }
    }

    /// Adds a heading: 1 is that of the whole answer.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        match self.form {
            Form::Csv => {}
            Form::Markdown => {
                self.text.push_str(&"#".repeat(level));
                self.text.push(' ');
                self.paragraph(text);
            }
            Form::Text | Form::Json => {
                if !self.text.is_empty() {
                    self.line("");
                }
                self.line(text);
            }
        }
    }

    /// Adds a list: entries behind their marks, wrapped to the terminal.
    pub(super) fn list(&mut self, entries: &[(String, String)]) {
        match self.form {
            Form::Csv => {}
            Form::Markdown => {
                for (mark, entry) in entries {
                    let _ = writeln!(self.text, "{mark} {}", escape::markdown(entry));
                }
                self.text.push('\n');
            }
            Form::Text | Form::Json => {
                for (mark, entry) in entries {
                    let indent = mark.len() + 3;
                    let begin = self.text.len();
                    self.prose(&" ".repeat(indent), entry);
                    if self.text.len() > begin {
                        self.text
                            .replace_range(begin..begin + indent, &format!("  {mark} "));
                    }
                }
            }
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.text.push_str(&escape::markdown(text));
        self.text.push_str("\n\n");
    }

    /// Adds a text that is data for another program, as it is.
    pub(super) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds bytes for another program, as they are, behind everything else.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.data.extend_from_slice(bytes);
    }

    /// Adds prose, wrapped to the terminal and indented.
    pub(super) fn prose(&mut self, indent: &str, text: &str) {
        if self.form != Form::Text {
            self.line(text);
            return;
        }
        let width = self
            .width
            .unwrap_or(WIDEST)
            .saturating_sub(indent.len())
            .max(20);
        for line in wrapped_between_words(text, width) {
            self.line(format!("{indent}{line}"));
        }
    }

    /// Adds a table. Where the first head is indented, the table is: also where cells are wrapped.
    pub(super) fn table(&mut self, heads: &[&str], rows: Vec<Vec<String>>) {
        match self.form {
            Form::Csv => {
                let heads = heads.iter().map(|head| (*head).to_owned()).collect();
                return self.rows(&Rows { heads, rows });
            }
            Form::Markdown => return self.markdown(heads, rows.into_iter()),
            Form::Text | Form::Json => {}
        }
        self.lines(table::lines(heads, rows, self.width));
    }

    /// Adds a table of rows that are made as often as they are looked at, because there may be many.
    pub(super) fn long_table(&mut self, heads: &[&str], rows: impl Iterator<Item = Row> + Clone) {
        match (self.form, self.width) {
            (Form::Text, None) => table::write_plain(heads, rows, &mut self.text),
            (Form::Markdown, _) => self.markdown(heads, rows),
            _ => self.table(heads, rows.collect()),
        }
    }

    /// Adds a table for people whose rows stand in groups, each below its head.
    pub(super) fn table_in_groups(&mut self, heads: &[&str], groups: Vec<(String, Vec<Row>)>) {
        self.lines(table::in_groups(heads, groups, self.width));
    }

    /// Adds lines that are safe already.
    fn lines(&mut self, lines: Vec<String>) {
        for line in lines {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    /// Adds a table besides the one that the answer is in CSV: a CSV file is one table.
    pub(super) fn side_table(&mut self, heads: &[&str], rows: Vec<Vec<String>>) {
        if self.form != Form::Csv {
            self.table(heads, rows);
        }
    }

    /// Adds a table as RFC 4180 has it.
    pub(super) fn rows(&mut self, rows: &Rows) {
        self.text.push_str(&rows.to_csv());
    }

    /// Adds a row of CSV, of a table that comes row by row.
    pub(super) fn csv_row(&mut self, row: &[impl AsRef<str>]) {
        rows::add_csv(&mut self.text, row);
    }

    /// Adds a table of GitHub's Markdown.
    fn markdown(&mut self, heads: &[&str], rows: impl Iterator<Item = Row>) {
        let cells = |row: &[String]| {
            let cells = row.iter().map(|cell| escape::markdown(cell.trim()));
            format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
        };
        let heads: Vec<_> = heads.iter().map(|head| (*head).to_owned()).collect();
        self.text.push_str(&cells(&heads));
        let rule = vec!["---"; heads.len()].join(" | ");
        let _ = writeln!(self.text, "| {rule} |");
        for row in rows {
            self.text.push_str(&cells(&row));
        }
        self.text.push('\n');
    }

    /// Writes what has been added so far, where an answer is long.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(self.text.as_bytes())?;
        self.text.clear();
        stdout.write_all(&self.data)?;
        self.data.clear();
        stdout.flush()
    }

    /// Tells something besides the answer, on standard error.
    pub(super) fn note(&self, text: &str) {
        if !self.quiet {
            let text = format!("{}\n", escape::terminal(text));
            let _ = anstream::stderr().lock().write_all(text.as_bytes());
        }
    }

    /// Shows how far long work has come, where somebody watches.
    pub(super) fn progress(&self, what: &str, done: usize, all: usize) {
        if self.quiet || all < 100 || !io::stderr().is_terminal() {
            return;
        }
        let text = match done {
            done if done == all => "\r\u{1b}[K".to_owned(),
            done if done % 32 == 0 => format!("\r{done} of {all} {what}"),
            _ => return,
        };
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }

    /// Shows findings on standard error.
    pub(super) fn findings(&self, findings: &[Diagnostic], sources: &Sources) {
        if !self.quiet {
            let text = render_findings(findings, sources, &io::stderr());
            let _ = anstream::stderr().lock().write_all(text.as_bytes());
        }
    }

    /// Writes the answer.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.flush()
    }
}

/// Findings as people read them, the worst first where there are too many.
pub(super) fn render_findings(
    findings: &[Diagnostic],
    sources: &Sources,
    stream: &impl io::IsTerminal,
) -> String {
    let style = terminal_style(stream);
    if findings.len() <= MOST_FINDINGS {
        return render::human(findings, sources, style);
    }
    let mut worst: Vec<_> = findings.to_vec();
    worst.sort_by_key(|finding| finding.severity);
    worst.truncate(MOST_FINDINGS);
    let mut text = render::human(&worst, sources, style);
    let more = findings.len() - MOST_FINDINGS;
    let _ = writeln!(
        text,
        "\nand {more} more; `career check --format json` lists all"
    );
    text
}

/// How findings are shown on a stream.
pub(super) fn terminal_style(stream: &impl io::IsTerminal) -> Style {
    let terminal = terminal_size::terminal_size().filter(|_| stream.is_terminal());
    let width = terminal.map_or(100, |(width, _)| usize::from(width.0).clamp(60, WIDEST));
    Style {
        color: wants_color(stream),
        width,
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the binary decides on colour by the environment"
)]
fn wants_color(stream: &impl io::IsTerminal) -> bool {
    let no_color = std::env::var_os("NO_COLOR");
    let term = std::env::var_os("TERM");
    colors(stream.is_terminal(), no_color.as_deref(), term.as_deref())
}

/// Whether text is coloured: on a terminal that knows colours, unless `NO_COLOR` says anything.
fn colors(is_terminal: bool, no_color: Option<&OsStr>, term: Option<&OsStr>) -> bool {
    is_terminal && no_color.is_none_or(OsStr::is_empty) && term.is_none_or(|term| term != "dumb")
}

/// "2 errors, 1 warning".
pub(super) fn count(findings: &[Diagnostic]) -> String {
    let kinds = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Note, "note"),
    ];
    let counts: Vec<_> = kinds
        .into_iter()
        .filter_map(|(severity, word)| {
            let count = findings
                .iter()
                .filter(|finding| finding.severity == severity)
                .count();
            (count > 0).then(|| plural(count, word))
        })
        .collect();
    if counts.is_empty() {
        "no findings".to_owned()
    } else {
        counts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        let of = |no_color: &'static str, term: &'static str| {
            [true, false].map(|is_terminal| {
                let set = |value: &'static str| (value != "unset").then(|| OsStr::new(value));
                colors(is_terminal, set(no_color), set(term))
            })
        };
        assert_eq!(of("unset", "xterm"), [true, false]);
        assert_eq!(of("unset", "unset"), [true, false]);
        assert_eq!(of("", "xterm"), [true, false]);
        assert_eq!(of("1", "xterm"), [false, false]);
        assert_eq!(of("0", "xterm"), [false, false]);
        assert_eq!(of("unset", "dumb"), [false, false]);
    }
}
