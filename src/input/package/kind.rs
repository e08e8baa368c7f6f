//! What a package holds, whatever the name of its file says.

use super::{ARCHIVE, CONTAINER};

/// What kind of document a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A workbook of a spreadsheet.
    Workbook,
    /// A document of a word processor.
    Word,
}

/// Returns whether bytes begin as those of a package do, or of what an office wrote before there were packages.
pub(crate) fn is_package(bytes: &[u8]) -> bool {
    [ARCHIVE, CONTAINER]
        .iter()
        .any(|start| bytes.starts_with(start))
}

/// Returns whether a container has a stream with a name in which these words are.
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub(in crate::input) fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(CONTAINER) && memchr::memmem::find(bytes, &wide).is_some()
}

impl Kind {
    /// Returns what a package is by its parts; nothing where it is neither, or does not tell.
    #[cfg(any(feature = "docx", feature = "xlsx"))]
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(CONTAINER) {
            return if has_stream(bytes, "WordDocument") {
                Some(Self::Word)
            } else {
                has_stream(bytes, "Book").then_some(Self::Workbook)
            };
        }
        let mut archive = super::Archive::open(bytes).ok()?;
        let relations = super::Relations::of(&mut archive, "").ok()?;
        let main = relations.target("officeDocument").unwrap_or_default();
        let main = main.to_ascii_lowercase();
        let kind = archive.text("mimetype").ok()?.unwrap_or_default();
        if main.starts_with("word/")
            || archive.has("word/document.xml")
            || kind.contains("opendocument.text")
        {
            return Some(Self::Word);
        }
        let is_workbook = main.starts_with("xl/")
            || archive.has("xl/workbook.xml")
            || kind.contains("opendocument.spreadsheet");
        is_workbook.then_some(Self::Workbook)
    }

    /// Returns nothing: without a reader of packages no part can be looked at.
    #[cfg(not(any(feature = "docx", feature = "xlsx")))]
    pub(crate) fn of(_bytes: &[u8]) -> Option<Self> {
        None
    }
}
