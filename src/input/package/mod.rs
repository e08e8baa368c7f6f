//! Packages: archives of parts, most of them XML, as the programs of an office write them: those of Open Packaging
//! Conventions (`.xlsx`, `.docx`) and of `OpenDocument` (`.odt`).
//!
//! Somebody else wrote them. Nothing in a package is believed: parts are unpacked up to a limit, whatever they say of
//! their size, and elements lie no deeper in each other than a limit.

#[cfg(any(feature = "docx", feature = "xlsx"))]
mod archive;
mod kind;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod relations;
#[cfg(all(test, any(feature = "docx", feature = "xlsx")))]
pub(in crate::input) mod written;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod xml;

#[cfg(any(feature = "docx", feature = "xlsx"))]
pub(super) use archive::{Archive, damaged};
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub(super) use kind::has_stream;
pub(crate) use kind::{Kind, is_package};
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub(super) use relations::Relations;
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub(super) use xml::{Element, Node, Xml};

/// How an archive begins.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// How files of an office begin that are none: as a container that holds what is encrypted, or what is old.
const CONTAINER: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Why a package could not be read, whatever is in it.
#[cfg_attr(
    not(any(feature = "docx", feature = "xlsx")),
    expect(dead_code, reason = "without a reader there is no problem")
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PackageProblem {
    /// It is no archive.
    NoArchive,
    /// It cannot be read without a password.
    Encrypted,
    /// It has more of something than is read.
    TooLarge(&'static str),
    /// It begins as a package does, and is not one.
    Damaged(String),
}

/// Returns whether a name has one of some endings, in any case.
pub(super) fn has_ending(name: &str, known: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    known.iter().any(|known| known.eq_ignore_ascii_case(ending))
}
