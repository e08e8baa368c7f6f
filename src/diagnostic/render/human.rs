//! Findings as people read them: the line with the place underlined.

use std::borrow::Cow;
use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::excerpt::excerpts;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::model::text::escaped_line;
use crate::source::{SourceFile, SourceId, Sources};

/// How many related places are shown.
const SHOWN_RELATED: usize = 8;
/// How many characters of a message, a label or a file name are shown.
const SHOWN_CHARS: usize = 400;
/// Nothing can be read in fewer columns.
const LEAST_WIDTH: usize = 40;

/// How findings look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style {
    /// Whether to write ANSI colours.
    pub color: bool,
    /// How many columns there are; longer source lines are cut around the place.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            color: false,
            width: 100,
        }
    }
}

/// Returns the findings in the look of compilers, each with the line and the place underlined and
/// an empty line between two. There is no summary at the end.
///
/// ```
/// use careergraph::diagnostic::render::{Style, human};
/// use careergraph::diagnostic::{Code, Diagnostic};
/// use careergraph::source::{Place, SourceFile, Sources, Span};
///
/// let mut sources = Sources::default();
/// let source = sources.add(SourceFile::new("ladder.yaml", "titel: Ladder\n"));
/// let place = Place { source, span: Span::new(0..5) };
/// let finding = Diagnostic::new(Code::UnknownKey, place, "unknown key `titel`")
///     .did_you_mean(Some("title"));
/// assert_eq!(human(&[finding], &sources, Style::default()), "\
/// error[unknown-key]: unknown key `titel`
///  --> ladder.yaml:1:1
///   |
/// 1 | titel: Ladder
///   | ^^^^^
///   |
///   = help: did you mean `title`?
/// ");
/// ```
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, style: Style) -> String {
    let renderer = if style.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(style.width.max(LEAST_WIDTH));
    let mut text = String::new();
    for (number, diagnostic) in diagnostics.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        text.push_str(&one(diagnostic, sources, &renderer));
        text.push('\n');
    }
    text
}

fn one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut page = Page::default();
    for (file, labels) in by_file(diagnostic) {
        // What was made in code stands in no file, and labels say nothing without their places.
        if let Some(file) = sources.get(file) {
            page.add(file, &labels, &diagnostic.primary);
        }
    }
    let hidden = diagnostic.related.len().saturating_sub(SHOWN_RELATED);
    if hidden > 0 {
        let text = format!("and {hidden} more places");
        page.elements.push(Level::NOTE.message(text).into());
    }
    let help = diagnostic.help.iter();
    let help = help.map(|text| Element::from(Level::HELP.message(safe(text))));
    page.elements.extend(help);
    let title = level.primary_title(safe(&diagnostic.message));
    let group = title.id(diagnostic.code.as_str()).elements(page.elements);
    with_origins(&renderer.render(&[group]), &page.origins)
}

/// Returns the places by file, the primary one's file first.
fn by_file(diagnostic: &Diagnostic) -> Vec<(SourceId, Vec<&Label>)> {
    let first = diagnostic.primary.place.source;
    let mut files: BTreeMap<(bool, SourceId), Vec<&Label>> = BTreeMap::new();
    let related = diagnostic.related.iter().take(SHOWN_RELATED);
    for label in std::iter::once(&diagnostic.primary).chain(related) {
        let file = label.place.source;
        files.entry((file != first, file)).or_default().push(label);
    }
    let files = files.into_iter();
    files.map(|((_, file), labels)| (file, labels)).collect()
}

/// Stands around the number of an origin until [`with_origins`]. No text of a finding has it,
/// because control characters have been written out.
const MARK: char = '\u{1}';

/// What is shown of one finding.
#[derive(Default)]
struct Page<'a> {
    elements: Vec<Element<'a>>,
    /// `file:line:column` of each excerpt. The excerpt itself does not know how much of a long
    /// line was cut, so its columns are not those of the file.
    origins: Vec<String>,
}

impl<'a> Page<'a> {
    fn add(&mut self, file: &SourceFile, labels: &[&'a Label], primary: &Label) {
        let origin = |label: &Label| {
            let start = label.place.span.start;
            if file.text().is_empty() && start == 0 {
                // A file of which nothing could be read has no lines to name.
                return safe(file.name()).into_owned();
            }
            let at = file.line_column(start);
            format!("{}:{}:{}", safe(file.name()), at.line, at.column)
        };
        if file.is_private() {
            for label in labels {
                self.elements.push(Origin::path(origin(label)).into());
                if !label.text.is_empty() {
                    self.elements
                        .push(Level::NOTE.message(safe(&label.text)).into());
                }
            }
            return;
        }
        if file.text().is_empty() {
            let origin = labels.first().map(|label| Origin::path(origin(label)));
            self.elements.extend(origin.map(Element::from));
            return;
        }
        let spans: Vec<_> = labels.iter().map(|label| label.place.span).collect();
        for excerpt in excerpts(file, &spans) {
            let stand_in = format!("{MARK}{}{MARK}", self.origins.len());
            let mut snippet = Snippet::source(excerpt.text)
                .path(stand_in)
                .line_start(excerpt.first_line as usize);
            for (number, (label, range)) in excerpt.marks.into_iter().enumerate() {
                let label = labels[label];
                if number == 0 {
                    self.origins.push(origin(label));
                }
                let kind = if std::ptr::eq(label, primary) {
                    AnnotationKind::Primary
                } else {
                    AnnotationKind::Context
                };
                let text = (!label.text.is_empty()).then(|| safe(&label.text));
                snippet = snippet.annotation(kind.span(range).label(text));
            }
            self.elements.push(snippet.into());
        }
    }
}

/// Puts the origins where their numbers stand, in place of the line and column behind these.
fn with_origins(rendered: &str, origins: &[String]) -> String {
    let mut text = String::with_capacity(rendered.len());
    for (number, part) in rendered.split(MARK).enumerate() {
        if number % 2 == 1 {
            let origin = part
                .parse()
                .ok()
                .and_then(|number: usize| origins.get(number));
            text.push_str(origin.map_or("", String::as_str));
        } else if number == 0 {
            text.push_str(part);
        } else {
            text.push_str(part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()));
        }
    }
    text
}

/// Returns the text on one line, with what nobody would see and what a terminal would obey written
/// out, and cut where it is longer than anybody reads.
fn safe(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN_CHARS) {
        None => escaped_line(text),
        Some((end, _)) => Cow::Owned(format!("{}…", escaped_line(&text[..end]))),
    }
}

#[cfg(test)]
mod tests;
