//! Public data sets: a folder of tables that point at one another by codes, read as one.
//!
//! Each file becomes a document of its own, so that every value knows where it was written; the
//! documents name roles and skills by the same ids and are joined as those of several graph files
//! are. Columns are told by their headings and files by their names, both in every spelling in which
//! the sets are published.

mod esco;
mod groups;
mod names;
mod onet;
mod report;
mod sheet;

use std::fmt;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{GraphDocument, Unread};
use crate::source::{Place, SourceId, Span};
use report::Report;

/// The registry: every data set that can be read.
const SETS: &[&Set] = &[&onet::SET, &esco::SET];

/// A public data set.
#[derive(Clone, Copy)]
pub struct Dataset(&'static Set);

/// What there is to say of a data set.
struct Set {
    name: &'static str,
    /// The tables that are read of it.
    tables: &'static [Table],
    /// Which tables tell the set: all of any of these lists.
    signs: &'static [&'static [usize]],
    read: fn(&Tables<'_>, &mut Report) -> Vec<GraphDocument>,
}

/// A table of a data set.
struct Table {
    /// The names of its files, without endings and in the form of [`stem`]; the first is said in findings.
    stems: &'static [&'static str],
    /// The name under which it is published.
    published: &'static str,
    need: Need,
}

/// How much a table is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Nothing can be read without it.
    Must,
    /// Much is missing without it, which is said.
    Should,
    May,
}

/// Endings of files of tables.
const ENDINGS: [&str; 3] = ["txt", "tsv", "csv"];

impl fmt::Debug for Dataset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Dataset").field(&self.0.name).finish()
    }
}

impl PartialEq for Dataset {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for Dataset {}

/// Returns the data set that a folder with files of these names is, if it is one.
///
/// ```
/// use careergraph::input::dataset;
///
/// let onet = dataset::recognise(&["Occupation Data.txt", "Job Zones.txt", "Read Me.txt"]);
/// assert_eq!(onet.expect("it is one").name(), "O*NET");
/// assert_eq!(dataset::recognise(&["occupations.csv", "ladder.yaml"]), None);
/// ```
pub fn recognise(names: &[&str]) -> Option<Dataset> {
    let found = SETS.iter().find(|set| {
        let has = |table: &usize| names.iter().any(|name| set.tables[*table].is(name));
        set.signs.iter().any(|all| all.iter().all(has))
    });
    found.map(|set| Dataset(set))
}

impl Dataset {
    /// Returns every data set that can be read.
    pub fn all() -> impl Iterator<Item = Self> {
        SETS.iter().map(|set| Self(set))
    }

    /// Returns its name.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// Returns the files that are read of a folder with files of these names: each by its position
    /// among the names, in the order in which they are to be read.
    pub fn files(self, names: &[&str]) -> Vec<usize> {
        let files = self.0.tables.iter().filter_map(|table| {
            let fitting = names.iter().enumerate().filter(|(_, name)| table.is(name));
            // A folder can hold several languages.
            fitting.min_by_key(|(_, name)| (!is_english(name), **name))
        });
        files.map(|(position, _)| position).collect()
    }

    /// Reads the texts of the files, and appends every finding about them. A file whose text is
    /// absent is there and cannot be read, which has been said.
    ///
    /// Returns a document for each file, as far as it could be read, and what could not.
    pub fn read(
        self,
        folder: SourceId,
        files: &[DatasetFile<'_>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Vec<GraphDocument>, Unread) {
        let tables = Tables {
            set: self.0,
            files: self
                .0
                .tables
                .iter()
                .map(|table| file_of(table, files))
                .collect(),
        };
        let mut report = Report::new();
        tables.report_absent(folder, &mut report);
        let is_readable = files.iter().all(|file| file.text.is_some());
        let documents = (self.0.read)(&tables, &mut report);
        let mut found = report.finish();
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        let is_empty = documents.iter().all(|document| document.roles.is_empty());
        if is_empty && is_readable && !found.iter().any(is_error) {
            let message = format!(
                "no occupation of this folder of {} can be read",
                self.name()
            );
            let finding = Diagnostic::new(Code::IncompleteDataSet, start_of(folder), message);
            found.push(finding.help("take all files from one release"));
        }
        let failed = found.iter().any(is_error);
        diagnostics.extend(found);
        if failed || !is_readable {
            // What seems to be missing may stand in what could not be read.
            return (documents, Unread::everything());
        }
        (documents, Unread::default())
    }
}

/// A file of a data set.
#[derive(Debug, Clone, Copy)]
pub struct DatasetFile<'s> {
    /// The number of its source.
    pub source: SourceId,
    /// Its name, without its folder.
    pub name: &'s str,
    /// Its text, where it can be read.
    pub text: Option<&'s str>,
}

fn start_of(source: SourceId) -> Place {
    Place {
        source,
        span: Span::default(),
    }
}

fn file_of<'s>(table: &Table, files: &[DatasetFile<'s>]) -> Option<DatasetFile<'s>> {
    files.iter().find(|file| table.is(file.name)).copied()
}

/// The files of a folder, by the table that each is.
struct Tables<'s> {
    set: &'static Set,
    files: Vec<Option<DatasetFile<'s>>>,
}

impl<'s> Tables<'s> {
    /// A file with its text; none where it is absent or cannot be read.
    fn get(&self, table: usize) -> Option<(DatasetFile<'s>, &'s str)> {
        let file = self.files[table]?;
        Some((file, file.text?))
    }

    fn report_absent(&self, folder: SourceId, report: &mut Report) {
        for (table, file) in self.set.tables.iter().zip(&self.files) {
            let severity = match table.need {
                _ if file.is_some() => continue,
                Need::Must => Severity::Error,
                Need::Should => Severity::Warning,
                Need::May => continue,
            };
            let place = start_of(folder);
            let (set, name) = (self.set.name, table.published);
            let message = format!("this folder of {set} lacks `{name}`");
            let mut finding = Diagnostic::new(Code::IncompleteDataSet, place, message);
            finding.severity = severity;
            let published = stem(name);
            let others = table
                .stems
                .iter()
                .filter(|stem| published.as_deref() != Some(stem));
            let others: Vec<_> = others.map(|stem| format!("`{stem}`")).collect();
            let mut help = "add it from the same release".to_owned();
            if !others.is_empty() {
                help = format!("{help}; it may also be named {}", others.join(", "));
            }
            report.push(finding.help(help));
        }
    }
}

impl Table {
    fn is(&self, name: &str) -> bool {
        stem(name).is_some_and(|stem| self.stems.contains(&stem.as_str()))
    }
}

/// The name of a file without its ending and its language, in small letters, with what is neither
/// letter nor digit as `_`: "Job Zones.txt" is `job_zones`. None where it is no file of a table.
fn stem(name: &str) -> Option<String> {
    let (name, ending) = name.rsplit_once('.')?;
    ENDINGS
        .iter()
        .find(|known| known.eq_ignore_ascii_case(ending))?;
    let name = match language(name) {
        Some(language) => &name[..name.len() - language.len()],
        None => name,
    };
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    Some(words.join("_"))
}

/// The language at the end of a name without its ending: `en` of `skills_en`.
fn language(name: &str) -> Option<&str> {
    let (_, language) = name.rsplit_once('_')?;
    let is_code = language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then_some(language)
}

fn is_english(name: &str) -> bool {
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    language(name).is_none_or(|language| language.eq_ignore_ascii_case("en"))
}

#[cfg(test)]
mod tests;
