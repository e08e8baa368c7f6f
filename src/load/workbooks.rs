//! Workbooks of spreadsheets: each sheet is a table, as if it were a file of a folder.

use std::path::Path;

use super::documents::start_of;
use super::{Documents, Folder, Holder, Loader, Text};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::Format;
use crate::input::workbook::{self, WorkbookProblem};
use crate::source::SourceFile;

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
}

impl Loader {
    /// Adds the sheets of a workbook, which may have been found in a folder.
    pub(super) fn workbook(&mut self, path: &Path, found_in: Option<usize>) {
        let bytes = match SourceFile::read_bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.is_read(found_in);
                return self.unreadable.push(error);
            }
        };
        let name = path.display().to_string();
        let remark = |about| Remark {
            workbook: name.clone(),
            about,
        };
        match workbook::sheets(bytes) {
            Ok(read) => {
                if !read.hidden.is_empty() {
                    self.remarks.push(remark(About::Hidden(read.hidden)));
                }
                self.folders.push(Folder {
                    path: path.to_owned(),
                    is_read: false,
                    holder: Holder::Workbook,
                });
                let own = self.folders.len() - 1;
                for sheet in read
                    .sheets
                    .into_iter()
                    .filter(|sheet| !sheet.text.is_empty())
                {
                    self.texts.push(Text {
                        file: SourceFile::new(format!("{name}[{}]", sheet.name), sheet.text),
                        format: Some(Format::Csv),
                        is_named: false,
                        folders: found_in.into_iter().chain([own]).collect(),
                    });
                }
            }
            Err(problem) => {
                self.is_read(found_in);
                self.remarks.push(remark(About::Problem(problem)));
            }
        }
    }

    /// Notes that something of a folder has been looked at.
    fn is_read(&mut self, folder: Option<usize>) {
        if let Some(folder) = folder {
            self.folders[folder].is_read = true;
        }
    }
}

impl Documents {
    /// Reports what there is to say of workbooks.
    pub(super) fn remark(&mut self, remark: Remark) {
        let Remark { workbook, about } = remark;
        let place = start_of(self.sources.add(SourceFile::new(workbook, "")));
        self.findings.push(match about {
            About::Hidden(sheets) => {
                let names: Vec<_> = sheets.iter().map(|name| format!("`{name}`")).collect();
                let message = format!("hidden sheets are left out: {}", names.join(", "));
                Diagnostic::new(Code::LeftOut, place, message).help("show a sheet to have it read")
            }
            About::Problem(problem) => {
                let code = match problem {
                    WorkbookProblem::TooLarge(_) => Code::TooMuch,
                    _ => Code::UnreadableFile,
                };
                let message = format!("this file cannot be read: {problem}");
                self.unread.merge(crate::document::Unread::everything());
                Diagnostic::new(code, place, message).help(problem.help())
            }
        });
    }
}
