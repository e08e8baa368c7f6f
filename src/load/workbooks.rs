//! Workbooks of spreadsheets: each sheet is a table, as if it were a file of a folder.

use std::path::{Path, PathBuf};

use super::documents::start_of;
use super::{Documents, Folder, Holder, Loader, Text};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Unread;
use crate::input::Format;
use crate::input::workbook::{self, HiddenCells, Sheet, Workbook, WorkbookProblem};
use crate::model::text::{listed, shortened};
use crate::model::{name_key, suggest};
use crate::source::{Place, SourceFile, SourceId, Span};

/// What there is to say of a workbook besides its sheets.
#[derive(Debug)]
pub(super) struct Remark {
    workbook: String,
    about: About,
}

#[derive(Debug)]
enum About {
    /// The sheets that are hidden, and not read.
    Hidden(Vec<String>),
    Problem(WorkbookProblem),
    /// The sheet that is named and not there, and those that are.
    NoSheet(String, Vec<String>),
}

impl Loader {
    /// Adds the sheets of a workbook, which may have been found in a folder, or only the one that is
    /// named.
    pub(super) fn workbook(&mut self, path: &Path, found_in: Option<usize>, only: Option<&str>) {
        let bytes = match SourceFile::read_bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.is_read(found_in);
                return self.unreadable.push(error);
            }
        };
        self.workbook_of(path.display().to_string(), bytes, found_in, only);
    }

    /// Adds the sheets of a workbook that has been read.
    pub(super) fn workbook_of(
        &mut self,
        name: String,
        bytes: Vec<u8>,
        found_in: Option<usize>,
        only: Option<&str>,
    ) {
        match workbook::sheets(bytes) {
            Ok(read) => match only {
                Some(only) => self.one_sheet(name, read, only),
                None => self.every_sheet(name, read, found_in),
            },
            Err(problem) => {
                self.is_read(found_in);
                self.remarks.push(Remark {
                    workbook: name,
                    about: About::Problem(problem),
                });
            }
        }
    }

    fn every_sheet(&mut self, name: String, read: Workbook, found_in: Option<usize>) {
        self.folders.push(Folder {
            path: PathBuf::from(&name),
            is_read: false,
            holder: Holder::Workbook,
        });
        let own = self.folders.len() - 1;
        let filled = read
            .sheets
            .into_iter()
            .filter(|sheet| !sheet.text.is_empty());
        for (at, sheet) in filled.enumerate() {
            let folders = found_in.into_iter().chain([own]).collect();
            self.texts.push(text_of(&name, sheet, at, false, folders));
        }
        if !read.hidden.is_empty() {
            self.remarks.push(Remark {
                workbook: name,
                about: About::Hidden(read.hidden),
            });
        }
    }

    /// Adds the sheet with a name, in any case.
    fn one_sheet(&mut self, name: String, read: Workbook, only: &str) {
        let key = name_key(only);
        let names: Vec<String> = read.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let mut sheets = read.sheets.into_iter();
        match sheets.find(|sheet| name_key(&sheet.name) == key) {
            Some(sheet) => self.texts.push(text_of(&name, sheet, 0, true, Vec::new())),
            None => self.remarks.push(Remark {
                workbook: name,
                about: About::NoSheet(only.to_owned(), names),
            }),
        }
    }
}

/// The table of a sheet.
fn text_of(workbook: &str, sheet: Sheet, at: usize, is_named: bool, folders: Vec<usize>) -> Text {
    Text {
        file: SourceFile::new(format!("{workbook}[{}]", sheet.name), sheet.text),
        format: Some(Format::Csv),
        is_named,
        folders,
        sheet: Some((workbook.to_owned(), at)),
        hidden: sheet.hidden,
    }
}

/// A count of things, of which there are some.
fn counted(count: usize, one: &str) -> Option<String> {
    let s = if count == 1 { "" } else { "s" };
    (count > 0).then(|| format!("{count} hidden {one}{s}"))
}

impl Documents {
    /// Says that rows and columns of a sheet that are hidden are read all the same.
    pub(super) fn read_hidden(&mut self, source: SourceId, hidden: HiddenCells) {
        let rows = counted(hidden.rows, "row");
        let columns = counted(hidden.columns, "column");
        let what: Vec<_> = rows.into_iter().chain(columns).collect();
        let verb = if hidden.rows + hidden.columns == 1 {
            "is"
        } else {
            "are"
        };
        let message = format!("{} {verb} read too", what.join(" and "));
        let span = Span::new(hidden.first);
        let finding = Diagnostic::new(Code::HiddenCells, Place { source, span }, message);
        self.findings
            .push(finding.help("delete what is not meant to count, or put it on a hidden sheet"));
    }

    /// Reports what there is to say of workbooks.
    pub(super) fn remark(&mut self, remark: Remark) {
        let Remark { workbook, about } = remark;
        let place = start_of(self.sources.add(SourceFile::new(workbook, "")));
        self.findings.push(match about {
            About::Hidden(sheets) => {
                let message = format!("hidden sheets are left out: {}", listed(&sheets));
                Diagnostic::new(Code::LeftOut, place, message).help("show a sheet to have it read")
            }
            About::NoSheet(wanted, sheets) => {
                self.unread.merge(Unread::everything());
                let message = format!("this workbook shows no sheet `{}`", shortened(&wanted));
                let known = suggest::closest(&wanted, sheets.iter().map(String::as_str));
                Diagnostic::new(Code::UnreadableFile, place, message)
                    .did_you_mean(known)
                    .help(format!("it has {}", listed(&sheets)))
            }
            About::Problem(problem) => {
                let code = match problem {
                    WorkbookProblem::TooLarge(_) => Code::TooMuch,
                    _ => Code::UnreadableFile,
                };
                let message = format!("this file cannot be read: {problem}");
                self.unread.merge(Unread::everything());
                Diagnostic::new(code, place, message).help(problem.help())
            }
        });
    }
}
