//! Documents of word processors (`.docx`, `.odt` and their kin): each becomes a text in Markdown, which the reader of
//! role pages then reads as if it were a file.
//!
//! ```text
//! package --docx, odt--> outline --tables--> blocks --markdown--> text
//! ```
//!
//! What nobody sees who reads the document is left out: deleted and hidden text, comments, notes, headers and footers,
//! tables of contents.

#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "docx")]
mod elements;
#[cfg(feature = "docx")]
mod lines;
#[cfg(feature = "docx")]
mod markdown;
#[cfg(feature = "docx")]
mod marks;
#[cfg(feature = "docx")]
mod names;
#[cfg(feature = "docx")]
mod odt;
#[cfg(feature = "docx")]
mod outline;
#[cfg(feature = "docx")]
mod tables;

#[cfg(feature = "docx")]
use super::package::{Archive, has_stream};
use super::package::{PackageProblem, has_ending};

/// The endings of documents that are read.
pub(crate) const READ: [&str; 6] = ["docx", "docm", "dotx", "dotm", "odt", "ott"];
/// The endings of those that are refused with advice.
const REFUSED: [&str; 6] = ["doc", "dot", "rtf", "pdf", "pages", "gdoc"];

/// How documents begin that are no packages.
const PDF: &[u8] = b"%PDF-";
const RTF: &[u8] = b"{\\rtf";

/// Why a file could not be read as a document of a word processor.
#[cfg_attr(
    not(feature = "docx"),
    expect(dead_code, reason = "without the reader there are fewer problems")
)]
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WordProblem {
    /// It is something else, whatever its name says.
    #[error("it is not a document of a word processor")]
    NotADocument,
    /// It is a web page, as which some sites let documents be saved.
    #[error("it is a web page")]
    WebPage,
    /// It cannot be read without a password.
    #[error("it is protected with a password")]
    Encrypted,
    /// It is in the format that Word wrote before 2007.
    #[error("it is in the old binary format of Word (.doc)")]
    OldFormat,
    /// It is a text with marks that word processors exchange.
    #[error("it is in the Rich Text Format (.rtf)")]
    RichText,
    /// It says where letters stand on a page, and not what they say together.
    #[error("it is a PDF, which has letters on pages and no text")]
    Pdf,
    /// It is of another word processor.
    #[error("it is a document of Pages")]
    Pages,
    /// It is not here.
    #[error("it is only a link to a document of Google Docs")]
    Link,
    /// It has no text of its own, but a document of another format that Word reads when it opens this one.
    #[error("it has a web page in it and no text of its own")]
    Chunk,
    /// It shows nothing, or only pictures.
    #[error("it has no text")]
    NoText,
    /// It has more of something than is read.
    #[error("it is too large: {0}")]
    TooLarge(&'static str),
    /// It begins as a document does, and is not one.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// The library was built without the feature `docx`.
    #[cfg(not(feature = "docx"))]
    #[error("it is a document of a word processor, which this build does not read")]
    NotBuilt,
}

impl WordProblem {
    /// Returns what to do about it.
    pub(crate) fn help(&self) -> &'static str {
        match self {
            Self::NotADocument | Self::OldFormat | Self::RichText => {
                "save it as .docx or .odt, or copy its text into a .txt file"
            }
            Self::WebPage => "give it a name that ends in .html",
            Self::Encrypted => "remove the password in the word processor and save it again",
            Self::Pdf => {
                "copy its text into a .txt file, or let `pdftotext -layout FILE.pdf` write one; better still, use the document that it was made from"
            }
            Self::Pages => "export it from Pages as Word (.docx)",
            Self::Link => "download the document as Microsoft Word (.docx), and name that file",
            Self::TooLarge(_) => "save the part that describes roles as a document of its own",
            Self::Damaged(_) | Self::Chunk => {
                "open it in a word processor and save it again as .docx"
            }
            Self::NoText => "where it is a picture of a text, type that into a .txt file",
            #[cfg(not(feature = "docx"))]
            Self::NotBuilt => "copy its text into a .txt file, or build with the feature `docx`",
        }
    }
}

impl From<PackageProblem> for WordProblem {
    fn from(problem: PackageProblem) -> Self {
        match problem {
            PackageProblem::NoArchive => Self::NotADocument,
            PackageProblem::Encrypted => Self::Encrypted,
            PackageProblem::TooLarge(most) => Self::TooLarge(most),
            PackageProblem::Damaged(reason) => Self::Damaged(reason),
        }
    }
}

/// Returns whether a file name is that of a document, by its ending in any case: one that is read (`.docx`, `.odt`
/// and their kin) or one that [`text`] refuses with advice (`.doc`, `.rtf`, `.pdf` and others).
pub(crate) fn is_word_name(name: &str) -> bool {
    is_readable(name) || has_ending(name, &REFUSED)
}

/// Returns whether a file name is that of a document that is read.
pub(crate) fn is_readable(name: &str) -> bool {
    has_ending(name, &READ)
}

/// Returns whether bytes begin as those of a document that is no package, and that [`text`] refuses with advice.
pub(crate) fn is_refused(bytes: &[u8]) -> bool {
    bytes.starts_with(PDF) || bytes.starts_with(RTF)
}

/// Returns what a document says, in Markdown; its name tells what to advise where its bytes do not.
///
/// # Errors
///
/// Where it is no document of a kind that is read, is damaged, or has more in it than the limits allow.
#[cfg(feature = "docx")]
pub(crate) fn text(name: &str, bytes: &[u8]) -> Result<String, WordProblem> {
    match text_of(name, bytes) {
        Err(problem) if has_ending(name, &["pages"]) => Err(match problem {
            WordProblem::TooLarge(_) => problem,
            _ => WordProblem::Pages,
        }),
        read => read,
    }
}

#[cfg(feature = "docx")]
fn text_of(name: &str, bytes: &[u8]) -> Result<String, WordProblem> {
    let mut archive = Archive::open(bytes).map_err(|problem| match problem {
        PackageProblem::NoArchive => no_archive(name, bytes),
        problem => problem.into(),
    })?;
    if archive.has("index/document.iwa") {
        return Err(WordProblem::Pages);
    }
    let kind = archive.text("mimetype")?.unwrap_or_default();
    let blocks = if kind.contains("opendocument.text") {
        odt::read(&mut archive)?
    } else if kind.contains("opendocument") {
        return Err(WordProblem::NotADocument);
    } else {
        docx::read(&mut archive)?
    };
    Ok(markdown::write(&blocks)?)
}

/// Says what a file is that is no archive.
#[cfg(feature = "docx")]
fn no_archive(name: &str, bytes: &[u8]) -> WordProblem {
    if has_stream(bytes, "EncryptedPackage") {
        WordProblem::Encrypted
    } else if has_stream(bytes, "WordDocument") {
        WordProblem::OldFormat
    } else {
        no_package(name, bytes)
    }
}

/// Refuses every document.
#[cfg(not(feature = "docx"))]
pub(crate) fn text(name: &str, bytes: &[u8]) -> Result<String, WordProblem> {
    Err(match no_package(name, bytes) {
        WordProblem::NotADocument => WordProblem::NotBuilt,
        problem => problem,
    })
}

/// Says what a file is that is neither an archive nor a container, by how it begins and by its name.
fn no_package(name: &str, bytes: &[u8]) -> WordProblem {
    let start = bytes.trim_ascii_start();
    let is_page = [&b"<!doctype html"[..], b"<html"].iter().any(|page| {
        let start = start.get(..page.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(page))
    });
    if bytes.starts_with(PDF) || has_ending(name, &["pdf"]) {
        WordProblem::Pdf
    } else if bytes.starts_with(RTF) || has_ending(name, &["rtf"]) {
        WordProblem::RichText
    } else if has_ending(name, &["gdoc"]) {
        WordProblem::Link
    } else if is_page {
        WordProblem::WebPage
    } else {
        WordProblem::NotADocument
    }
}

/// Returns what a document says, or what is wrong and what to do; for fuzzing.
#[doc(hidden)]
pub fn word_text(name: &str, bytes: &[u8]) -> Result<String, (String, &'static str)> {
    text(name, bytes).map_err(|problem| (problem.to_string(), problem.help()))
}

#[cfg(all(test, feature = "docx"))]
mod tests;
