//! Workbooks of spreadsheets (`.xlsx`, `.xlsm`): every sheet that is shown becomes a table in CSV, which the
//! reader of tables then reads as if it were a file.
//!
//! A workbook is an archive of XML parts that somebody else wrote. Nothing in it is believed: parts are
//! unpacked up to a limit, whatever they say of their size, and cells, their texts and what merged cells
//! repeat are counted before they are kept.

use std::ops::Range;

use super::package::{PackageProblem, has_ending};

#[cfg(feature = "xlsx")]
mod cells;
#[cfg(feature = "xlsx")]
mod grid;
#[cfg(feature = "xlsx")]
mod number;
#[cfg(feature = "xlsx")]
mod parts;
#[cfg(feature = "xlsx")]
mod text;

/// The endings of workbooks that are read.
pub(crate) const READ: [&str; 2] = ["xlsx", "xlsm"];
/// The endings of those that are refused with advice.
const REFUSED: [&str; 3] = ["xls", "xlsb", "ods"];

/// What a workbook says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Workbook {
    /// The sheets that are shown, in the order of their tabs. One without a filled cell has no text.
    pub(crate) sheets: Vec<Sheet>,
    /// The names of the sheets that are hidden, which are not read.
    pub(crate) hidden: Vec<String>,
}

/// One sheet as a table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// The name on the tab.
    pub(crate) name: String,
    /// The cells as CSV with commas, as RFC 4180 has it, with LF. Line 5 is row 5 and the second field is
    /// column B: empty rows and columns before the first cell are kept, and those behind the last are not.
    /// No field has a line break: lines in a cell are parted by `␤`, a sign for it. Rows and columns that are hidden or
    /// filtered out are there as well.
    pub(crate) text: String,
    /// What of it is hidden, where anything is.
    pub(crate) hidden: Option<HiddenCells>,
}

/// The filled rows and columns of a sheet that nobody sees in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HiddenCells {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    /// Where the first cell of them stands in the text.
    pub(crate) first: Range<usize>,
}

/// Why a file could not be read as a workbook.
#[cfg_attr(
    not(feature = "xlsx"),
    expect(dead_code, reason = "without the reader there is one problem")
)]
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WorkbookProblem {
    /// It is something else, whatever its name says.
    #[error("it is not a workbook of a spreadsheet")]
    NotAWorkbook,
    /// It cannot be read without a password.
    #[error("it is protected with a password")]
    Encrypted,
    /// It is in a format that Excel wrote before 2007.
    #[error("it is in the old binary format of Excel (.xls)")]
    OldFormat,
    /// It is a workbook whose parts are binary.
    #[error("it is in the binary format of Excel (.xlsb)")]
    BinaryFormat,
    /// It is a spreadsheet of other programs than Excel.
    #[error("it is an OpenDocument spreadsheet (.ods)")]
    OpenDocument,
    /// It has more of something than is read.
    #[error("it is too large: {0}")]
    TooLarge(&'static str),
    /// It begins as a workbook does, and is not one.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// It has no sheet of cells, or hides all of them.
    #[error("it shows no sheet with cells")]
    NoSheets,
    /// The library was built without the feature `xlsx`.
    #[cfg(not(feature = "xlsx"))]
    #[error("it is a workbook, which this build does not read")]
    NotBuilt,
}

impl WorkbookProblem {
    /// Returns what to do about it.
    pub(crate) fn help(&self) -> &'static str {
        match self {
            Self::NotAWorkbook => {
                "save the table as .xlsx or as CSV, and name the file accordingly"
            }
            Self::Encrypted => "remove the password in the spreadsheet program and save it again",
            Self::OldFormat | Self::BinaryFormat | Self::OpenDocument => {
                "save it as .xlsx, or the sheet as CSV"
            }
            Self::TooLarge(_) => "save the sheet that describes the roles as CSV",
            Self::Damaged(_) => "open it in a spreadsheet program and save it again as .xlsx",
            Self::NoSheets => "show the sheet that describes the roles",
            #[cfg(not(feature = "xlsx"))]
            Self::NotBuilt => "save the sheet as CSV, or build with the feature `xlsx`",
        }
    }
}

impl From<PackageProblem> for WorkbookProblem {
    fn from(problem: PackageProblem) -> Self {
        match problem {
            PackageProblem::NoArchive => Self::NotAWorkbook,
            PackageProblem::Encrypted => Self::Encrypted,
            PackageProblem::TooLarge(most) => Self::TooLarge(most),
            PackageProblem::Damaged(reason) => Self::Damaged(reason),
        }
    }
}

/// Returns whether a file name is that of a workbook, by its ending in any case: one that is read
/// (`.xlsx`, `.xlsm`) or one that [`sheets`] refuses with advice (`.xls`, `.xlsb`, `.ods`).
pub(crate) fn is_workbook_name(name: &str) -> bool {
    is_readable(name) || has_ending(name, &REFUSED)
}

/// Returns whether a file name is that of a workbook that is read.
pub(crate) fn is_readable(name: &str) -> bool {
    has_ending(name, &READ)
}

/// Returns the workbook and the sheet that a name such as `ladder.xlsx[Roles]` means, as findings show it.
pub(crate) fn named_sheet(name: &str) -> Option<(&str, &str)> {
    let (file, sheet) = name.strip_suffix(']')?.split_once('[')?;
    (is_workbook_name(file) && !sheet.is_empty()).then_some((file, sheet))
}

/// Reads the sheets of a workbook; hidden ones are named and not read.
///
/// # Errors
///
/// Where it is no workbook of a kind that is read, is damaged, or has more in it than the limits allow.
#[cfg(feature = "xlsx")]
pub(crate) fn sheets(bytes: &[u8]) -> Result<Workbook, WorkbookProblem> {
    parts::read(bytes)
}

/// Refuses every workbook.
#[cfg(not(feature = "xlsx"))]
pub(crate) fn sheets(_bytes: &[u8]) -> Result<Workbook, WorkbookProblem> {
    Err(WorkbookProblem::NotBuilt)
}

/// Returns the texts of the sheets by name and the names of hidden ones, or what is wrong and what to do;
/// for fuzzing.
#[doc(hidden)]
#[expect(clippy::type_complexity, reason = "nobody but a fuzz target calls it")]
pub fn workbook_texts(
    bytes: &[u8],
) -> Result<(Vec<(String, String)>, Vec<String>), (String, &'static str)> {
    let read = sheets(bytes).map_err(|problem| (problem.to_string(), problem.help()))?;
    let sheets = read.sheets.into_iter();
    let texts = sheets.map(|sheet| (sheet.name, sheet.text)).collect();
    Ok((texts, read.hidden))
}

#[cfg(all(test, feature = "xlsx"))]
mod tests;
