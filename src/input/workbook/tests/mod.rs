//! Workbooks of several programs, and such as nobody would write who means well.

mod archives;
mod cells;
mod hostile;
mod numbers;

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::{Sheet, Workbook, WorkbookProblem, is_workbook_name, sheets};

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
        self.archive(false)
    }

    /// The archive, with numbers of 64 bits where there is room for them.
    pub(super) fn wide_bytes(&self) -> Vec<u8> {
        self.archive(true)
    }

    fn archive(&self, wide: bool) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in &self.0 {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(content).expect("into memory");
            let packed = encoder.finish().expect("into memory");
            let at = bytes.len() as u32;
            let mut fields = fields(name, content, packed.len());
            bytes.extend(b"PK\x03\x04\x14\0");
            bytes.extend(&fields);
            bytes.extend(name.as_bytes());
            bytes.extend(&packed);
            let (mut place, mut extra) = (at.to_le_bytes(), Vec::new());
            if wide {
                extra.extend([7, 7, 1, 0, 0, 1, 0, 24, 0]);
                for number in [content.len() as u64, packed.len() as u64, u64::from(at)] {
                    extra.extend(number.to_le_bytes());
                }
                place = [0xff; 4];
                fields[12..20].fill(0xff);
                fields[22] = extra.len() as u8;
            }
            directory.extend(b"PK\x01\x02\x14\0\x14\0");
            directory.extend(&fields);
            directory.extend([0; 10]);
            directory.extend(place);
            directory.extend(name.as_bytes());
            directory.extend(extra);
        }
        let mut start = bytes.len() as u32;
        let mut count = (self.0.len() as u16).to_le_bytes();
        bytes.extend(&directory);
        if wide {
            let at = bytes.len() as u64;
            let numbers = [
                self.0.len() as u64,
                directory.len() as u64,
                u64::from(start),
            ];
            bytes.extend(b"PK\x06\x06");
            bytes.extend([0; 28]);
            bytes.extend(numbers.map(u64::to_le_bytes).concat());
            bytes.extend(b"PK\x06\x07\0\0\0\0");
            bytes.extend(at.to_le_bytes());
            bytes.extend(1_u32.to_le_bytes());
            (start, count) = (u32::MAX, [0xff; 2]);
        }
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend([count, count].concat());
        bytes.extend((directory.len() as u32).to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }

    pub(super) fn read(&self) -> Result<Workbook, WorkbookProblem> {
        sheets(self.bytes())
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

/// The fields that a part and its entry in the directory share, but for the lengths behind them.
fn fields(name: &str, content: &[u8], packed: usize) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    let mut fields = vec![0, 0, 8, 0, 0, 0, 0, 0];
    fields.extend(crc.sum().to_le_bytes());
    fields.extend((packed as u32).to_le_bytes());
    fields.extend((content.len() as u32).to_le_bytes());
    fields.extend((name.len() as u16).to_le_bytes());
    fields.extend([0, 0]);
    fields
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
    sheets(bytes).expect("a workbook")
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
