//! Workbooks of spreadsheets: each sheet is a table, as if it were a file of a folder.

use std::path::{Path, PathBuf};

use super::packages::{About, Remark};
use super::{Documents, Folder, Holder, Loader, Text};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::Format;
use crate::input::workbook::{self, HiddenCells, Sheet, Workbook, WorkbookProblem};
use crate::model::name_key;
use crate::source::{Place, SourceFile, SourceId, Span};

impl Loader {
    /// Adds the one sheet of a workbook that is named.
    pub(super) fn named_sheet(&mut self, path: &Path, sheet: &str) {
        if let Some(bytes) = self.package_bytes(path, None) {
            self.workbook_of(path.display().to_string(), &bytes, None, Some(sheet));
        }
    }

    /// Adds the sheets of a workbook that has been read.
    pub(super) fn workbook_of(
        &mut self,
        name: String,
        bytes: &[u8],
        found_in: Option<usize>,
        only: Option<&str>,
    ) {
        match workbook::sheets(bytes) {
            Ok(read) => match only {
                Some(only) => self.one_sheet(name, read, only),
                None => self.every_sheet(name, read, found_in),
            },
            Err(problem) => {
                let is_too_large = matches!(problem, WorkbookProblem::TooLarge(_));
                let help = problem.help();
                self.refuse(name, problem.to_string(), help, is_too_large, found_in);
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
                file: name,
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
                file: name,
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
}
