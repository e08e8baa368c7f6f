//! Kinds of files, and archives that are not in order.

use super::super::{WorkbookProblem, sheets};
use super::{Parts, relation};

const CELL: &str = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;

/// A container as Excel wrote it before 2007, with the name of one stream in its directory.
fn container(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend([0; 1024]);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn other_kinds_of_files_are_told_apart() {
    let old = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06].to_vec();
    let word = Parts::sheet("").part("word/document.xml", "<document/>");
    let ods = Parts(Vec::new())
        .part("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .part("content.xml", "<office:document-content/>");
    let main = relation("rId1", "officeDocument", "xl/workbook.bin");
    let binary = Parts::sheet("").part(
        "_rels/.rels",
        format!("<Relationships>{main}</Relationships>"),
    );
    for (bytes, problem) in [
        (Vec::new(), WorkbookProblem::NotAWorkbook),
        (b"Role,Level\n".to_vec(), WorkbookProblem::NotAWorkbook),
        (b"<html><table>".to_vec(), WorkbookProblem::NotAWorkbook),
        (container("EncryptedPackage"), WorkbookProblem::Encrypted),
        (container("Workbook"), WorkbookProblem::OldFormat),
        (container("WordDocument"), WorkbookProblem::NotAWorkbook),
        (old, WorkbookProblem::OldFormat),
        (word.bytes(), WorkbookProblem::NotAWorkbook),
        (ods.bytes(), WorkbookProblem::OpenDocument),
        (binary.bytes(), WorkbookProblem::BinaryFormat),
        (
            Parts(Vec::new()).part("a", "b").bytes(),
            WorkbookProblem::NotAWorkbook,
        ),
    ] {
        assert_eq!(sheets(&bytes).expect_err("a problem"), problem);
    }
}

#[test]
fn half_a_file_is_damaged_wherever_it_ends() {
    let whole = Parts::rows(CELL).bytes();
    sheets(&whole).expect("the whole file");
    for end in 4..whole.len() {
        let problem = sheets(&whole[..end]).expect_err("half a file");
        assert!(matches!(problem, WorkbookProblem::Damaged(_)), "{end}");
    }
}

#[test]
fn archives_with_wide_numbers_are_read() {
    let parts = Parts::rows(CELL);
    let bytes = parts.wide_bytes();
    assert_eq!(sheets(&bytes), parts.read());
    for end in 4..bytes.len() {
        let problem = sheets(&bytes[..end]).expect_err("half a file");
        assert!(matches!(problem, WorkbookProblem::Damaged(_)), "{end}");
    }
    for at in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] = 0xff;
        let _ = sheets(&bytes);
    }
}

#[test]
fn a_comment_behind_the_archive_is_passed_over() {
    let mut bytes = Parts::rows(CELL).bytes();
    let end = bytes.len();
    bytes[end - 2..].copy_from_slice(&5_u16.to_le_bytes());
    bytes.extend(b"hello");
    assert!(sheets(&bytes).is_ok());
}

#[test]
fn no_single_byte_breaks_the_reader() {
    let whole = Parts::rows(CELL).strings("<si><t>a</t></si>").bytes();
    for at in 0..whole.len() {
        for byte in [0, 0xff, whole[at] ^ 1] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            // What comes out is another matter.
            let _ = sheets(&bytes);
        }
    }
}

#[test]
fn a_part_that_is_encrypted_alone_wants_a_password_too() {
    let mut bytes = Parts::rows(CELL).bytes();
    let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").expect("a directory");
    let mut at = directory;
    while let Some(next) = memchr::memmem::find(&bytes[at..], b"PK\x01\x02") {
        at += next + 8;
        bytes[at] |= 1;
    }
    assert_eq!(sheets(&bytes), Err(WorkbookProblem::Encrypted));
}

#[test]
fn parts_are_found_by_what_refers_to_them() {
    let main = relation("rId1", "officeDocument", "/book/main.xml");
    let sheet = relation("rId7", "worksheet", "../Sheets/One.XML");
    let strings = relation("rId8", "sharedStrings", "/texts.xml");
    let around = |inner| format!("<Relationships>{inner}</Relationships>");
    let parts = Parts(Vec::new())
        .part("_rels/.rels", around(main))
        .part("book/_rels/main.xml.rels", around(sheet + &strings))
        .part(
            "book/main.xml",
            r#"<x:workbook><x:sheets><x:sheet name="a" r:id="rId7"/></x:sheets></x:workbook>"#,
        )
        .part("texts.xml", "<x:sst><x:si><x:t>found</x:t></x:si></x:sst>")
        .part(
            "sheets\\one.xml",
            r#"<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"#,
        );
    assert_eq!(parts.text(), "found\n");
}

#[test]
fn hidden_sheets_are_named_and_charts_are_not_sheets() {
    let list = r#"<sheet name="One" r:id="a"/><sheet name="Two" state="hidden" r:id="a"/>
        <sheet name="Three" state="veryHidden" r:id="a"/><sheet name="Four" r:id="c"/>
        <sheet name="Five" state="visible" r:id="b"/>"#;
    let relations = relation("a", "worksheet", "s.xml")
        + &relation("b", "worksheet", "t.xml")
        + &relation("c", "chartsheet", "c.xml");
    let sheet = format!("<worksheet><sheetData>{CELL}</sheetData></worksheet>");
    let parts = Parts::book(list, &relations)
        .part("xl/s.xml", &*sheet)
        .part("xl/t.xml", &*sheet);
    let read = parts.read().expect("a workbook");
    let names: Vec<_> = read.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["One", "Five"]);
    assert_eq!(read.hidden, ["Two", "Three"]);
    let hidden = Parts::book(r#"<sheet name="Two" state="hidden" r:id="a"/>"#, &relations);
    assert_eq!(hidden.problem(), WorkbookProblem::NoSheets);
    assert_eq!(Parts::book("", "").problem(), WorkbookProblem::NoSheets);
}

#[test]
fn missing_parts_are_said() {
    let list = r#"<sheet name="One" r:id="a"/>"#;
    let relations = relation("a", "worksheet", "s.xml");
    for parts in [Parts::book(list, ""), Parts::book(list, &relations)] {
        let problem = parts.problem();
        assert_eq!(
            problem.to_string(),
            "it is damaged: its sheet `One` is missing"
        );
    }
}
