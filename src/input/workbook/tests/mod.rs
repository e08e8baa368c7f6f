//! Workbooks of several programs, and such as nobody would write who means well.

mod archives;
mod cells;
mod hostile;
mod numbers;

use super::{Sheet, Workbook, WorkbookProblem, is_workbook_name, sheets};
use crate::input::package::written::archive;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook in the making: its parts by name.
pub(super) struct Parts(Vec<(String, Vec<u8>)>);

impl Parts {
    /// A workbook with one sheet, of which this stands between `<worksheet>` and `</worksheet>`.
    pub(super) fn sheet(inner: &str) -> Self {
        let list = r#"<sheet name="Roles" sheetId="1" r:id="rId1"/>"#;
        let relation = relation("rId1", "worksheet", "worksheets/sheet1.xml");
        Self::book(list, &relation).part(
            "xl/worksheets/sheet1.xml",
            format!("<worksheet>{inner}</worksheet>"),
        )
    }

    /// A workbook with one sheet of these rows.
    pub(super) fn rows(rows: &str) -> Self {
        Self::sheet(&format!("<sheetData>{rows}</sheetData>"))
    }

    /// A workbook with these sheets and relations, without the parts that they name.
    pub(super) fn book(list: &str, relations: &str) -> Self {
        let main = relation("rId1", "officeDocument", "xl/workbook.xml");
        let more = relation("rId98", "sharedStrings", "sharedStrings.xml")
            + &relation("rId99", "styles", "styles.xml");
        let around = |inner| format!("<Relationships>{inner}</Relationships>");
        Self(Vec::new())
            .part("[Content_Types].xml", "<Types/>")
            .part("_rels/.rels", around(main))
            .part(
                "xl/workbook.xml",
                format!("<workbook><sheets>{list}</sheets></workbook>"),
            )
            .part(
                "xl/_rels/workbook.xml.rels",
                around(format!("{relations}{more}")),
            )
    }

    /// The workbook with one part more, or with another in the place of one.
    pub(super) fn part(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), content.into()));
        self
    }

    pub(super) fn strings(self, inner: &str) -> Self {
        self.part("xl/sharedStrings.xml", format!("<sst>{inner}</sst>"))
    }

    pub(super) fn styles(self, inner: &str) -> Self {
        self.part("xl/styles.xml", format!("<styleSheet>{inner}</styleSheet>"))
    }

    /// The archive, as most programs write it.
    pub(super) fn bytes(&self) -> Vec<u8> {
        archive(&self.0, false)
    }

    /// The archive, with numbers of 64 bits where there is room for them.
    pub(super) fn wide_bytes(&self) -> Vec<u8> {
        archive(&self.0, true)
    }

    pub(super) fn read(&self) -> Result<Workbook, WorkbookProblem> {
        sheets(&self.bytes())
    }

    /// The text of the one sheet.
    pub(super) fn text(&self) -> String {
        let mut workbook = self.read().expect("a workbook");
        assert_eq!(workbook.sheets.len(), 1);
        workbook.sheets.remove(0).text
    }

    pub(super) fn problem(&self) -> WorkbookProblem {
        self.read().expect_err("a problem")
    }
}

pub(super) fn relation(id: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
}

#[test]
fn workbooks_are_known_by_their_endings_in_any_case() {
    for name in ["a.xlsx", "A.XLSX", "b.c.xlsm", "old.Xls", "x.xlsb", "x.ods"] {
        assert!(is_workbook_name(name), "{name}");
    }
    for name in ["xlsx", "a.csv", "a.xlsx.txt", "a.xls ", ""] {
        assert!(!is_workbook_name(name), "{name}");
    }
}

#[test]
fn every_problem_says_what_to_do() {
    let problems = [
        WorkbookProblem::NotAWorkbook,
        WorkbookProblem::Encrypted,
        WorkbookProblem::OldFormat,
        WorkbookProblem::BinaryFormat,
        WorkbookProblem::OpenDocument,
        WorkbookProblem::TooLarge("it has much"),
        WorkbookProblem::Damaged(String::from("torn")),
        WorkbookProblem::NoSheets,
    ];
    for problem in problems {
        let (said, help) = (problem.to_string(), problem.help());
        assert!(said.starts_with("it ") && !said.ends_with('.'), "{said}");
        assert!(!help.is_empty() && !help.ends_with('.'), "{help}");
    }
}

/// Reads a workbook of `tests/fixtures/workbooks`.
fn fixture(name: &str) -> Workbook {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/workbooks");
    let path = std::path::Path::new(folder).join(name);
    let bytes = crate::source::SourceFile::read_bytes(&path).expect("a fixture");
    sheets(&bytes).expect("a workbook")
}

#[test]
fn what_openpyxl_writes_is_read() {
    let read = fixture("openpyxl.xlsx");
    assert_eq!(read.hidden, ["Lists", "Deep"]);
    let names: Vec<_> = read.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["Roles", "Moves & more"]);
    insta::assert_snapshot!(read.sheets[0].text, @r#"
    Role,Level,Family,Skills,Starts,Active
    Cook,1,Kitchen,Knife skills: 2␤Hygiene,3-5,yes,,0.3,08:15:00,#N/A,plain bold
    Sous Chef,2.5,Kitchen,"Menu design, costing",2025-05-03,no,=A2&A3
    "Head ""Chef""",3,Kitchen,,2025-05-03T14:30:00
    "#);
    assert_eq!(read.sheets[1].text, "\n\n,Übergang\n");
}

#[test]
fn what_xlsxwriter_writes_is_read() {
    let read = fixture("xlsxwriter.xlsx");
    assert!(read.hidden.is_empty());
    let [Sheet { name, text, .. }] = &read.sheets[..] else {
        panic!("one sheet");
    };
    assert_eq!(name, "Ladder");
    insta::assert_snapshot!(text, @"

    ,Role,Next roles,Since,Share,Hours
    ,Baker,Head Baker;␤Pastry Chef,2024-02-29,0.5,36:00:00
    ,Head Baker,Head Baker,2,xy,#DIV/0!
    ,Head Baker,Head Baker,,,yes
    ");
}
