//! Files that are packages and no texts: which of them are workbooks, which are documents of word processors, and what
//! there is to say of those that cannot be read.

use std::path::Path;

use super::documents::start_of;
use super::{Documents, Loader};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Unread;
use crate::input::{package, word, workbook};
use crate::model::suggest;
use crate::model::text::{listed, shortened};
use crate::source::SourceFile;

/// What there is to say of a package besides what it holds.
#[derive(Debug)]
pub(super) struct Remark {
    pub(super) file: String,
    pub(super) about: About,
}

#[derive(Debug)]
pub(super) enum About {
    /// The sheets that are hidden, and not read.
    Hidden(Vec<String>),
    /// The sheet that is named and not there, and those that are.
    NoSheet(String, Vec<String>),
    /// It is none, but says by whom another one is open.
    OwnerFile,
    /// Why it cannot be read, and what to do.
    Problem {
        reason: String,
        help: &'static str,
        is_too_large: bool,
    },
}

/// Returns whether a file is a package by its name: one that is read, or one that is refused with advice.
pub(super) fn is_package_name(name: &str) -> bool {
    workbook::is_workbook_name(name) || word::is_word_name(name)
}

/// Returns whether bytes are those of a package, or of what is refused with the same advice.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    package::is_package(bytes) || word::is_refused(bytes)
}

impl Loader {
    /// Adds what a file holds whose name is that of a package, and which may have been found in a folder.
    pub(super) fn package(&mut self, path: &Path, found_in: Option<usize>) {
        let Some(bytes) = self.package_bytes(path, found_in) else {
            return;
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if SourceFile::is_owner_file(&name) && !is_package(&bytes) {
            // A shell names it too where somebody writes `*.docx`.
            let (file, about) = (path.display().to_string(), About::OwnerFile);
            return self.remarks.push(Remark { file, about });
        }
        self.package_at(path, &bytes, found_in);
    }

    /// Adds what a package holds that has been read from a path.
    pub(super) fn package_at(&mut self, path: &Path, bytes: &[u8], found_in: Option<usize>) {
        let before = self.texts.len();
        let name = path.display().to_string();
        if !self.package_of(name, bytes, found_in) && self.texts.len() > before {
            self.paths.insert(path.to_owned(), Some(before));
        }
    }

    /// Returns the bytes of a file that is a package.
    pub(super) fn package_bytes(
        &mut self,
        path: &Path,
        found_in: Option<usize>,
    ) -> Option<Vec<u8>> {
        let read = SourceFile::read_bytes(path);
        read.map_err(|error| {
            self.is_read(found_in);
            self.unreadable.push(error);
        })
        .ok()
    }

    /// Adds what a package holds that has been read: as what it is, or where it does not tell, as what its name says.
    /// Returns whether that is a workbook.
    pub(super) fn package_of(
        &mut self,
        name: String,
        bytes: &[u8],
        found_in: Option<usize>,
    ) -> bool {
        let kind = package::Kind::of(bytes).unwrap_or_else(|| {
            if word::is_word_name(&name) || word::is_refused(bytes) {
                package::Kind::Word
            } else {
                package::Kind::Workbook
            }
        });
        match kind {
            package::Kind::Workbook => self.workbook_of(name, bytes, found_in, None),
            package::Kind::Word => self.word_of(name, bytes, found_in),
        }
        kind == package::Kind::Workbook
    }

    /// Reports that a package cannot be read.
    pub(super) fn refuse(
        &mut self,
        file: String,
        reason: String,
        help: &'static str,
        is_too_large: bool,
        found_in: Option<usize>,
    ) {
        self.is_read(found_in);
        let about = About::Problem {
            reason,
            help,
            is_too_large,
        };
        self.remarks.push(Remark { file, about });
    }
}

impl Documents {
    /// Reports what there is to say of packages.
    pub(super) fn remark(&mut self, remark: Remark) {
        let Remark { file, about } = remark;
        let place = start_of(self.sources.add(SourceFile::new(file, "")));
        self.findings.push(match about {
            About::Hidden(sheets) => {
                let message = format!("hidden sheets are left out: {}", listed(&sheets));
                Diagnostic::new(Code::LeftOut, place, message)
                    .help("unhide a sheet to have it read")
            }
            About::NoSheet(wanted, sheets) => {
                self.unread.merge(Unread::everything());
                let message = format!(
                    "this workbook has no visible sheet `{}`",
                    shortened(&wanted)
                );
                let known = suggest::closest(&wanted, sheets.iter().map(String::as_str));
                Diagnostic::new(Code::UnreadableFile, place, message)
                    .did_you_mean(known)
                    .help(format!("it has {}", listed(&sheets)))
            }
            About::OwnerFile => {
                let message =
                    "this file is no document: an office keeps it beside one that is open";
                Diagnostic::new(Code::PassedOver, place, message).help("it is skipped")
            }
            About::Problem {
                reason,
                help,
                is_too_large,
            } => {
                let code = if is_too_large {
                    Code::TooMuch
                } else {
                    Code::UnreadableFile
                };
                self.unread.merge(Unread::everything());
                let message = format!("this file cannot be read: {reason}");
                Diagnostic::new(code, place, message).help(help)
            }
        });
    }
}
