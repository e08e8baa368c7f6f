//! Input formats: every one turns a text into a [`GraphDocument`].
//!
//! A [`Loader`](crate::Loader) reads texts, files and folders in any of them: what one says may depend on others, and a
//! page may have tables besides.

pub mod dataset;
pub mod embedded;
pub mod graph_file;
pub(crate) mod package;
pub mod profile;
#[doc(hidden)] // Parts of a reader, which the tests look at one by one.
pub mod role_page;
mod table;
mod tabled;
pub(crate) mod word;
pub(crate) mod workbook;

pub use embedded::UnknownGraph;
pub use profile::{LoadedProfile, ProfileError};
pub(crate) use role_page::PageOptions;
pub(crate) use role_page::prose::Lexicon;
pub(crate) use role_page::refused as refused_page;
pub use role_page::titles::Alternatives;
pub(crate) use tabled::TabledPage;
#[doc(hidden)]
pub use word::word_text;
#[doc(hidden)]
pub use workbook::workbook_texts;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{GraphDocument, Part, Unread};
use crate::model::Notation;
use crate::source::{Place, ReadProblem, SourceId, Span};
use graph_file::Stranger;
use role_page::{PageKind, Sign};
use table::{TableKind, TableText};

/// A format that can be read: [`Loader::text`](crate::Loader::text) does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A graph file in YAML.
    Yaml,
    /// A graph file in TOML.
    Toml,
    /// A graph file in JSON.
    Json,
    /// A role page in plain text.
    Text,
    /// A role page in Markdown.
    Markdown,
    /// A role page in HTML.
    Html,
    /// A table with commas, semicolons or tabs.
    Csv,
    /// A table with tabs.
    Tsv,
}

/// How the text of a format is read.
enum Reading {
    GraphFile(Notation),
    RolePage(PageKind),
    Table(TableKind),
}

/// The registry: every format with its name, the endings of its files, and its reader.
const FORMATS: &[(Format, &str, &[&str], Reading)] = &[
    (
        Format::Yaml,
        "yaml",
        &["yaml", "yml"],
        Reading::GraphFile(Notation::Yaml),
    ),
    (
        Format::Toml,
        "toml",
        &["toml"],
        Reading::GraphFile(Notation::Toml),
    ),
    (
        Format::Json,
        "json",
        &["json"],
        Reading::GraphFile(Notation::Json),
    ),
    (
        Format::Text,
        "text",
        &["txt", "text"],
        Reading::RolePage(PageKind::Text),
    ),
    (
        Format::Markdown,
        "markdown",
        &["md", "markdown"],
        Reading::RolePage(PageKind::Markdown),
    ),
    (
        Format::Html,
        "html",
        &["html", "htm", "xhtml"],
        Reading::RolePage(PageKind::Html),
    ),
    (Format::Csv, "csv", &["csv"], Reading::Table(TableKind::Csv)),
    (
        Format::Tsv,
        "tsv",
        &["tsv", "tab"],
        Reading::Table(TableKind::Tsv),
    ),
];

impl Format {
    /// Returns every format.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|(format, ..)| *format)
    }

    /// Returns the name of the format, as options take it.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Returns the format that a file name tells by its ending, whatever its case.
    pub fn from_name(file_name: &str) -> Option<Self> {
        let (_, ending) = file_name.rsplit_once('.')?;
        let fits = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(ending));
        FORMATS
            .iter()
            .find(|(_, _, endings, _)| fits(endings))
            .map(|(format, ..)| *format)
    }

    /// Returns the format that a text without a name seems to have, by how it begins, by the keys of a
    /// graph file and by what tells a role page: YAML where nothing does. O(n).
    ///
    /// ```
    /// use careergraph::input::Format;
    ///
    /// assert_eq!(Format::guess("[roles.cook]\nlevel = 1\n"), Format::Toml);
    /// assert_eq!(Format::guess("# Cook\n\n## Lateral Moves\n\n- Baker\n"), Format::Markdown);
    /// ```
    pub fn guess(text: &str) -> Self {
        let start = text.trim_start();
        if let Some(tag) = start.strip_prefix('<')
            && tag.starts_with(|c: char| c.is_alphabetic() || c == '!' || c == '?')
        {
            return Self::Html;
        }
        match graph_file::guess::notation(text) {
            Some(Notation::Yaml) => return Self::Yaml,
            Some(Notation::Toml) => return Self::Toml,
            Some(Notation::Json) => return Self::Json,
            None => {}
        }
        if tabled::is_tabled(text) {
            return Self::Markdown;
        }
        for (format, kind) in [(Self::Tsv, TableKind::Tsv), (Self::Csv, TableKind::Csv)] {
            if table::is_table(kind, text) {
                return format;
            }
        }
        match role_page::guess(text) {
            // A graph file may have no more than skills, which are a heading too.
            Some((_, Sign::Heading)) | None if graph_file::guess::has_skills(text) => Self::Yaml,
            Some((PageKind::Text, _)) => Self::Text,
            Some((PageKind::Markdown, _)) => Self::Markdown,
            Some((PageKind::Html, _)) => Self::Html,
            None => Self::Yaml,
        }
    }

    /// Returns whether the format is prose about one role, and not a graph file.
    pub fn is_page(self) -> bool {
        matches!(self.row().3, Reading::RolePage(_))
    }

    /// Reads one text by itself, without tables that stand on a page and without what other texts say: what is no
    /// input, but part of one. Appends every finding about it to `diagnostics`.
    ///
    /// Returns the document where there is no error.
    pub(crate) fn read(
        self,
        source: SourceId,
        text: &str,
        pages: PageOptions<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<GraphDocument> {
        let before = diagnostics.len();
        let (document, _) = self.read_short(source, text, pages, diagnostics).whole();
        let found = &diagnostics[before..];
        let failed = found.iter().any(|found| found.severity == Severity::Error);
        (!failed).then_some(document)
    }

    /// Reads a text but for tables that stand on a page, as far as that can be done, and leaves what it says in short
    /// forms as it is.
    pub(crate) fn read_short(
        self,
        source: SourceId,
        text: &str,
        pages: PageOptions<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Part {
        match self.row().3 {
            Reading::GraphFile(notation) => {
                let before = diagnostics.len();
                let read = graph_file::read_short(notation, source, text, diagnostics);
                let mut found = diagnostics[before..].iter();
                let failed = found.any(|found| found.severity == Severity::Error);
                if failed && profile::may_be_profile(text) {
                    // What is wrong with it may be somebody's own words.
                    diagnostics.truncate(before);
                    diagnostics.push(graph_file::not_a_graph(source, Span::default()));
                    return (GraphDocument::default(), Unread::everything()).into();
                }
                read
            }
            Reading::RolePage(kind) => role_page::read_part(kind, source, text, pages, diagnostics),
            Reading::Table(kind) => {
                let table = TableText {
                    kind,
                    text,
                    origins: &[],
                };
                table::read_part(table, source, pages.titles, diagnostics).into()
            }
        }
    }

    /// Reads a text that was found in a folder: as [`Format::read_short`] does, unless it says nothing
    /// about roles. Then there is one finding that says so, and nothing is returned.
    pub(crate) fn read_found_short(
        self,
        source: SourceId,
        text: &str,
        pages: PageOptions<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Part> {
        let stranger = match self.row().3 {
            Reading::GraphFile(notation) => {
                match graph_file::read_found_short(notation, source, text, diagnostics) {
                    Ok(read) => return Some(read),
                    Err(stranger) => PassedOver::GraphFile(stranger),
                }
            }
            Reading::RolePage(kind) if !role_page::is_page(kind, text) => PassedOver::Page,
            Reading::Table(kind) if !table::is_surely_table(kind, text) => {
                match table::almost_heading(kind, text) {
                    _ if table::is_table(kind, text) => PassedOver::Levels,
                    _ if table::is_unclear_matrix(kind, text) => PassedOver::Matrix,
                    close => PassedOver::Table(close),
                }
            }
            Reading::RolePage(_) | Reading::Table(_) => {
                return Some(self.read_short(source, text, pages, diagnostics));
            }
        };
        diagnostics.push(passed_over(source, &stranger));
        None
    }

    /// Returns whether the format is a table.
    pub(crate) fn is_table(self) -> bool {
        matches!(self.row().3, Reading::Table(_))
    }

    /// Returns the titles of a table that have commas in them; O(n).
    pub(crate) fn titles_with_commas(self, text: &str) -> Vec<String> {
        match self.row().3 {
            Reading::Table(kind) => table::titles_with_commas(kind, text),
            Reading::GraphFile(_) | Reading::RolePage(_) => Vec::new(),
        }
    }

    /// Returns whether a text of which something was not understood may be a profile: of prose the keys
    /// are looked at, and not the first words of its lines.
    pub(crate) fn may_be_profile(self, text: &str) -> bool {
        match self.row().3 {
            Reading::GraphFile(notation) => {
                let is_graph = graph_file::is_graph(notation, text);
                is_graph.map_or_else(|| profile::may_be_torn_profile(text), |is_graph| !is_graph)
            }
            Reading::RolePage(_) => profile::may_be_profile(text),
            // Whose lines these are, nobody knows.
            Reading::Table(kind) => {
                !table::is_table(kind, text) || table::is_about_people(kind, text)
            }
        }
    }

    fn row(self) -> &'static (Self, &'static str, &'static [&'static str], Reading) {
        let row = FORMATS.iter().find(|(format, ..)| *format == self);
        row.expect("every format is registered")
    }
}

/// Returns the endings of files of known formats.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    FORMATS
        .iter()
        .flat_map(|(_, _, endings, _)| endings.iter().copied())
}

/// Returns the page of the book that lists the headings of tables.
#[doc(hidden)] // A part of the book of this crate, which nobody else needs.
pub fn headings_page() -> String {
    table::page()
}

/// Returns whether a title is nothing but a level, such as `L2` or `Senior`.
pub(crate) fn is_level_alone(title: &str) -> bool {
    table::is_level_alone(title)
}

/// Returns the number of a title that is nothing but a level with one.
pub(crate) fn number_of_level(title: &str) -> Option<u16> {
    table::number_of_level(title)
}

/// What a file of a folder that says nothing about roles is not.
enum PassedOver {
    GraphFile(Stranger),
    Page,
    /// The heading that one of its first cells looks like.
    Table(Option<&'static str>),
    /// Levels with names, which may be steps of the scale and anything else.
    Levels,
    /// A matrix that may have skills in its rows, or roles.
    Matrix,
}

/// A finding about a file of a folder that says nothing about roles.
fn passed_over(source: SourceId, stranger: &PassedOver) -> Diagnostic {
    let reason = match stranger {
        PassedOver::GraphFile(Stranger::NoMap) => {
            "file in the folder is not a graph file: it is not a map"
        }
        PassedOver::GraphFile(Stranger::Profile) => "file in the folder is a profile",
        PassedOver::GraphFile(Stranger::NoKey { .. }) => {
            "file in the folder is not a graph file: it has no key such as `roles`"
        }
        PassedOver::Page => {
            "file in the folder is not a role page: it has neither the headline nor a heading of one"
        }
        PassedOver::Levels => "table names levels but does not say of what",
        PassedOver::Matrix => "matrix does not show whether its rows are skills or roles",
        PassedOver::Table(_) => "table has no headings such as `role` or `skill`",
    };
    let place = Place {
        source,
        span: Span::default(),
    };
    let message = format!("this {reason}");
    let mut finding = Diagnostic::new(Code::PassedOver, place, message);
    match stranger {
        PassedOver::GraphFile(Stranger::Profile) => {
            finding = finding.help("`career profile check` reads it, and so does `--me`");
        }
        PassedOver::GraphFile(Stranger::NoKey { closest: Some(key) }) => {
            finding.severity = Severity::Warning;
            finding = finding.did_you_mean(Some(key));
        }
        PassedOver::Table(Some(heading)) => {
            finding.severity = Severity::Warning;
            finding = finding.did_you_mean(Some(heading));
        }
        PassedOver::Levels => {
            finding.severity = Severity::Warning;
            finding =
                finding.help("if they are the steps of proficiency, call the first column `step`");
        }
        PassedOver::Matrix => finding = finding.help(table::UNCLEAR_MATRIX),
        _ => {}
    }
    finding.help(match stranger {
        PassedOver::Table(_) | PassedOver::Matrix => "it is skipped",
        _ => "it is skipped; name the file itself to read it",
    })
}

/// A finding about a file that cannot be read.
pub(crate) fn unreadable(problem: &ReadProblem, place: Place) -> Diagnostic {
    let message = format!("this file cannot be read: {problem}");
    let code = match problem {
        ReadProblem::TooLarge => Code::TooMuch,
        _ => Code::UnreadableFile,
    };
    let finding = Diagnostic::new(code, place, message);
    match problem {
        ReadProblem::Utf16 | ReadProblem::NotUtf8 => finding.help("save it as UTF-8"),
        ReadProblem::NotRegular => finding.help("name a regular file, or `-` for standard input"),
        _ => finding,
    }
}

#[cfg(test)]
mod tests;
