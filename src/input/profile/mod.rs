//! Profiles: what a person holds, in a profile file or a JSON Resume, described in
//! `docs/profiles.md`.
//!
//! Both are put onto the tape of the graph file and read with its primitives, so that they have the
//! same notations and limits. They are private: no finding repeats a word of them.

mod dates;
mod guess;
mod keys;
mod reader;
mod resume;
mod schema;

pub(super) use guess::{may_be_profile, may_be_torn_profile};
pub use schema::json_schema;

use std::fmt;
use std::path::Path;

use super::graph_file::reader::{Manner, Reader};
use super::graph_file::tape::{Kind, Node};
use super::{graph_file, unreadable, word, workbook};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::model::{Notation, Profile};
use crate::source::{Place, ReadProblem, SourceFile, SourceId, Sources, Span};

/// The largest profile, in bytes. One that is larger describes more than a person.
const MAX_BYTES: usize = 4 * 1024 * 1024;
/// The most skills, jobs and wishes in all.
const MAX_ENTRIES: usize = 10_000;

/// A profile with the findings about it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LoadedProfile {
    /// The profile.
    pub profile: Profile,
    /// Findings that did not stand in the way, in order of place.
    pub findings: Vec<Diagnostic>,
    /// The text in which they lie; no finding shows a line of it.
    pub sources: Sources,
}

/// Why a profile could not be read.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ProfileError {
    /// Every finding, warnings included.
    pub diagnostics: Vec<Diagnostic>,
    /// The text in which they lie; no finding shows a line of it.
    pub sources: Sources,
}

/// Says the first error with its place, and how many there are; no word of the profile.
impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the profile could not be read")?;
        diagnostic::render::first(f, &self.diagnostics, &self.sources)
    }
}

impl std::error::Error for ProfileError {}

impl LoadedProfile {
    /// Reads a profile file or a JSON Resume; the ending of the file's name tells the notation.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or is malformed; the error has all findings.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, ProfileError> {
        match SourceFile::read(path.as_ref()) {
            Ok(file) => Self::from_source(file),
            Err(error) => {
                let end = error.readable.len();
                let mut sources = Sources::default();
                let file = SourceFile::new(error.name, error.readable);
                let place = Place {
                    source: sources.add(file.into_private()),
                    span: Span::new(end..end),
                };
                let mut finding = unreadable(&error.problem, place);
                let name = sources[place.source].name();
                if word::is_word_name(name) || workbook::is_workbook_name(name) {
                    finding.help = vec![
                        "a profile is in YAML, TOML or JSON: `career profile init ROLE` writes one to fill in"
                            .to_owned(),
                    ];
                }
                if let ReadProblem::NotRegular = error.problem {
                    finding.help = vec!["name a regular file".to_owned()];
                }
                Err(ProfileError {
                    diagnostics: vec![finding],
                    sources,
                })
            }
        }
    }

    /// Reads a profile file or a JSON Resume that is a text already; the ending of its name tells
    /// the notation.
    ///
    /// ```
    /// use careergraph::input::LoadedProfile;
    /// use careergraph::source::SourceFile;
    ///
    /// let file = SourceFile::new("me.yaml", "role: Cook\nskills: {pastry: 3}\n");
    /// let profile = LoadedProfile::from_source(file)?.profile;
    /// assert_eq!(profile.skills.len(), 1);
    /// # Ok::<(), careergraph::input::ProfileError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the text is malformed; the error has all findings.
    pub fn from_source(file: SourceFile) -> Result<Self, ProfileError> {
        let extension = file.name().rsplit_once('.').map(|(_, ending)| ending);
        Self::read(extension.and_then(Notation::from_extension), file)
    }

    /// Reads a text as [`LoadedProfile::from_source`] does, in a notation that its name need not tell.
    ///
    /// # Errors
    ///
    /// Where the text is malformed; the error has all findings.
    pub fn from_source_in(notation: Notation, file: SourceFile) -> Result<Self, ProfileError> {
        Self::read(Some(notation), file)
    }

    fn read(notation: Option<Notation>, file: SourceFile) -> Result<Self, ProfileError> {
        let mut sources = Sources::default();
        let source = sources.add(file.into_private());
        let mut findings = Vec::new();
        let profile = if let Some(notation) = notation {
            read(notation, source, sources[source].text(), &mut findings)
        } else {
            findings.push(unknown_format(source));
            None
        };
        diagnostic::sort(&mut findings);
        match profile {
            Some(profile) => Ok(Self {
                profile,
                findings,
                sources,
            }),
            None => Err(ProfileError {
                diagnostics: findings,
                sources,
            }),
        }
    }
}

/// Reads a profile file or a JSON Resume and appends every finding about it to `diagnostics`.
///
/// Returns the profile where there is no error. No finding repeats a word of the text.
/// Takes time and memory in proportion to the text, of which there may be 4 MiB.
pub fn read(
    notation: Notation,
    source: SourceId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Profile> {
    let start = Place {
        source,
        span: Span::default(),
    };
    if text.len() > MAX_BYTES {
        let message = "a profile has at most 4 MiB";
        diagnostics.push(Diagnostic::new(Code::TooMuch, start, message));
        return None;
    }
    if text.trim().is_empty() {
        diagnostics.push(empty(start));
        return None;
    }
    let (tape, findings) = graph_file::tape(notation, source, text);
    let tape = tape.filter(|_| findings.is_empty());
    let findings = findings.into_iter();
    diagnostics.extend(findings.map(|finding| without_words(finding, notation)));
    let tape = tape?;
    let root = tape.root().filter(|root| !root.is_null());
    let Some(root) = root else {
        diagnostics.push(empty(start));
        return None;
    };
    let (mut reader, profile);
    if is_resume(root) {
        reader = Reader::new(source, Manner::Lenient);
        profile = Some(resume::read(&mut reader, root));
    } else {
        reader = Reader::new(source, Manner::Private);
        profile = reader::read(&mut reader, root);
    }
    let profile = profile.map(|profile| Profile { source, ..profile });
    if profile
        .as_ref()
        .is_some_and(|profile| entries(profile) > MAX_ENTRIES)
    {
        let message = format!("more than {MAX_ENTRIES} skills, jobs and wishes");
        reader.push(Diagnostic::new(Code::TooMuch, start, message));
    }
    let findings = reader.finish();
    let failed = findings
        .iter()
        .any(|found| found.severity == Severity::Error);
    diagnostics.extend(findings);
    profile.filter(|_| !failed)
}

fn entries(profile: &Profile) -> usize {
    let wishes = [&profile.interests, &profile.avoid];
    let wishes = wishes
        .iter()
        .map(|wishes| wishes.roles.len() + wishes.families.len());
    let groups = profile.groups.iter().map(|group| 1 + group.keywords.len());
    profile.skills.len() + profile.jobs.len() + wishes.sum::<usize>() + groups.sum::<usize>()
}

/// Whether the keys of a map are those of a JSON Resume.
fn is_resume(root: Node<'_>) -> bool {
    const OURS: [&str; 4] = ["profile", "role", "years", "avoid"];
    const THEIRS: [&str; 5] = ["basics", "work", "languages", "certificates", "projects"];
    let has = |keys: &[&str]| root.pairs().any(|(key, _)| keys.contains(&key.text()));
    let mut skills = root.pairs().filter(|(key, _)| key.text() == "skills");
    let listed = skills.any(|(_, value)| {
        let named = |item: Node<'_>| item.pairs().any(|(key, _)| key.text() == "name");
        value.kind() == Kind::List && value.items().any(named)
    });
    !has(&OURS) && (has(&THEIRS) || listed)
}

fn empty(place: Place) -> Diagnostic {
    Diagnostic::new(Code::EmptyFile, place, "there is nothing in this profile")
        .help("`career profile init ROLE` writes one to fill in")
}

fn unknown_format(source: SourceId) -> Diagnostic {
    let place = Place {
        source,
        span: Span::default(),
    };
    let message = "the name of this file does not tell its notation";
    Diagnostic::new(Code::UnknownFormat, place, message)
        .help("a profile ends in `.yaml`, `.yml`, `.toml` or `.json`")
}

/// What the parser of TOML says in words of its own, with nothing of the text in them. Only these are
/// repeated; each stands before those that are parts of it.
const TOML_REASONS: [&str; 18] = [
    "string values must be quoted",
    "missing assignment between key-value pairs",
    "missing comma between array elements",
    "missing comma between key-value pairs",
    "missing opening quote",
    "missing value",
    "key with no value",
    "invalid unquoted key",
    "invalid key-value pair",
    "invalid value",
    "unclosed array table",
    "unclosed inline table",
    "unclosed array",
    "unclosed table",
    "unexpected key or value",
    "unexpected leading zero",
    "extra comma in array",
    "extra comma in inline table",
];

/// Takes what a parser may have repeated of the text out of its finding.
fn without_words(mut finding: Diagnostic, notation: Notation) -> Diagnostic {
    match (finding.code, notation) {
        (Code::DuplicateKey, _) => finding.message = "a key is given twice".into(),
        // The other two parsers speak of punctuation only.
        (Code::Syntax, Notation::Toml) => {
            let known = |reason: &&&str| finding.message.contains(**reason);
            let reason = TOML_REASONS.iter().find(known);
            let reason = reason.map_or_else(String::new, |reason| format!(": {reason}"));
            finding.message = format!("not well-formed TOML{reason}").into();
        }
        _ => {}
    }
    finding
}

#[cfg(test)]
mod tests;
