//! Workbooks that want more than they may have.

use std::fmt::Write as _;

use super::super::{WorkbookProblem, sheets};
use super::{Parts, relation};

const CELL: &str = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;

fn is_too_large(parts: &Parts) -> bool {
    matches!(parts.problem(), WorkbookProblem::TooLarge(_))
}

fn is_damaged(parts: &Parts) -> bool {
    matches!(parts.problem(), WorkbookProblem::Damaged(_))
}

#[test]
fn a_part_that_unpacks_to_too_much_is_refused() {
    let bomb = vec![b' '; 50 << 20];
    let parts = Parts::rows(CELL);
    assert!(is_too_large(
        &parts.part("xl/worksheets/sheet1.xml", &*bomb)
    ));
    let parts = Parts::rows(CELL);
    assert!(is_too_large(&parts.part("xl/styles.xml", bomb)));
}

#[test]
fn a_part_that_is_no_sheet_is_not_unpacked() {
    let parts = Parts::rows(CELL).part("xl/media/image1.png", vec![0; 70 << 20]);
    assert_eq!(parts.text(), "1\n");
}

#[test]
fn a_part_that_is_two_sheets_is_refused_and_so_are_many_sheets() {
    let list = r#"<sheet name="S" r:id="a"/><sheet name="T" r:id="b"/>"#;
    let relations = relation("a", "worksheet", "s.xml") + &relation("b", "worksheet", "./S.xml");
    let parts = Parts::book(list, &relations).part(
        "xl/s.xml",
        format!("<worksheet><sheetData>{CELL}</sheetData></worksheet>"),
    );
    assert!(is_damaged(&parts));
    let list = r#"<sheet name="S" r:id="a"/>"#.repeat(1001);
    assert!(is_too_large(&Parts::book(&list, "")));
}

#[test]
fn a_size_or_place_that_is_lied_about_is_not_believed() {
    let whole = Parts::rows(CELL).bytes();
    let entries: Vec<_> = memchr::memmem::find_iter(&whole, b"PK\x01\x02").collect();
    let with = |field: usize, number: u32| {
        let mut bytes = whole.clone();
        for entry in &entries {
            bytes[entry + field..][..4].copy_from_slice(&number.to_le_bytes());
        }
        sheets(&bytes)
    };
    let (sum, packed, unpacked, place) = (16, 20, 24, 42);
    for number in [0, 1, 0xfefe_fefe, u32::MAX] {
        for field in [sum, packed, place] {
            let read = with(field, number);
            assert!(read.is_err(), "{field} {number}");
        }
        assert!(with(unpacked, number).is_ok(), "{number}");
    }
}

#[test]
fn a_million_cells_are_read_and_no_more() {
    let row = |cells: usize| format!("<row>{}</row>", "<c><v>1</v></c>".repeat(cells));
    let parts = Parts::rows(&row(1000).repeat(1000));
    assert_eq!(parts.text().len(), 2_000_000);
    assert!(is_too_large(&Parts::rows(
        &(row(1000).repeat(1000) + &row(1))
    )));
}

#[test]
fn a_cell_far_away_takes_a_line_for_each_row() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let text = Parts::rows(&format!("{CELL}{far}")).text();
    assert_eq!(text.len(), 2 + (1 << 20) + (1 << 14) - 1);
    let mut rows = String::new();
    for row in 1..=2000 {
        let _ = write!(rows, r#"<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>"#);
    }
    assert!(is_too_large(&Parts::rows(&rows)));
}

#[test]
fn a_text_that_many_cells_share_counts_for_each() {
    let text = format!("<si><t>{}</t></si>", "a".repeat(1 << 20));
    let rows = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(1000));
    assert!(is_too_large(&Parts::rows(&rows).strings(&text)));
    let many = "<si/>".repeat(2_000_000);
    assert_eq!(Parts::rows(CELL).strings(&many).text(), "1\n");
    // Each becomes three bytes.
    let visible = format!("<si><t>{}</t></si>", "\u{1}".repeat(12 << 20));
    assert!(is_too_large(&Parts::rows(CELL).strings(&visible)));
}

#[test]
fn merged_cells_count_for_each_that_they_fill() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let whole = r#"<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>"#;
    let sheet = |merged: &str| format!("<sheetData>{CELL}{far}</sheetData>{merged}");
    assert!(is_too_large(&Parts::sheet(&sheet(whole))));
    let often = r#"<mergeCell ref="A1:A9999"/>"#.repeat(10_000);
    let often = format!("<mergeCells>{often}</mergeCells>");
    assert!(is_too_large(&Parts::sheet(&sheet(&often))));
    let empty = r#"<mergeCell ref="B1:XFD1048576"/>"#.repeat(100_000);
    let empty = format!("<sheetData>{CELL}</sheetData><mergeCells>{empty}</mergeCells>");
    assert_eq!(Parts::sheet(&empty).text(), "1\n");
}

#[test]
fn numbers_of_things_are_not_believed() {
    let parts = Parts::rows(CELL).part(
        "xl/sharedStrings.xml",
        r#"<sst count="999999999999999999" uniqueCount="999999999999999999"></sst>"#,
    );
    assert_eq!(parts.text(), "1\n");
    let code = "0".repeat(1 << 20);
    let formats = format!(r#"<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>"#);
    let styles = r#"<xf numFmtId="200"/>"#.repeat(100_000);
    let parts = Parts::rows(CELL).styles(&format!("{formats}<cellXfs>{styles}</cellXfs>"));
    assert_eq!(parts.text(), "1\n");
}

#[test]
fn entities_of_its_own_and_document_types_are_refused() {
    let types = r#"<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>"#;
    let sheet = |start: &str, text: &str| {
        Parts::rows("").part(
            "xl/worksheets/sheet1.xml",
            format!(
                r#"{start}<worksheet><sheetData><row><c t="str"><v>{text}</v></c></row></sheetData></worksheet>"#
            ),
        )
    };
    assert_eq!(sheet("", "&amp;").text(), "&\n");
    assert!(is_damaged(&sheet(types, "&c;")));
    assert!(is_damaged(&sheet(types, "c")));
    assert!(is_damaged(&sheet("", "&c;")));
    assert!(is_damaged(&sheet("", "&#x110000;")));
    assert!(is_damaged(&sheet("", "&#0;")));
}

#[test]
fn nesting_is_bounded_and_tags_have_to_close() {
    for rows in [
        "<a>".repeat(100_000),
        "<row>".repeat(50),
        format!("{}{}", "<a>".repeat(1000), "</a>".repeat(1000)),
        String::from("<row></c>"),
        String::from("<row r='1'"),
    ] {
        assert!(is_damaged(&Parts::rows(&rows)), "{rows:.20}");
    }
}

#[test]
fn an_element_with_very_many_attributes_takes_no_longer_than_its_length() {
    let attributes = r#" a="b""#.repeat(1_000_000);
    let parts = Parts::rows(&format!(
        "<row{attributes}><c{attributes}><v>1</v></c></row>"
    ));
    assert_eq!(parts.text(), "1\n");
}

#[test]
fn parts_that_are_no_text_are_refused() {
    let part = |content: &[u8]| Parts::rows("").part("xl/worksheets/sheet1.xml", content);
    assert!(is_damaged(&part(&[0xff, 0xfe, b'<', 0])));
    assert!(is_damaged(&part(&[0; 100])));
    assert!(is_damaged(&part(b"")));
    assert!(is_damaged(&part(b"<chartsheet/>")));
    assert_eq!(part(b"\xef\xbb\xbf<worksheet/>").text(), "");
}

#[test]
fn a_reason_shows_little_of_the_file() {
    let name = "\u{1b}[31m".repeat(1000);
    let list = format!(r#"<sheet name="{name}" r:id="a"/>"#);
    let said = Parts::book(&list, "").problem().to_string();
    assert!(said.chars().count() < 160, "{said}");
    assert!(!said.contains('\u{1b}'));
}
