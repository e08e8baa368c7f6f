//! What becomes of cells: where they stand, and their texts.

use super::super::{HiddenCells, WorkbookProblem};
use super::Parts;

#[test]
fn lines_are_rows_and_fields_are_columns() {
    let rows = r#"
        <row r="3"><c r="B3" t="inlineStr"><is><t>Role</t></is></c><c r="D3"><v>1</v></c></row>
        <row r="5" spans="1:4"><c r="C5" t="str"><v>a,"b"</v></c><c r="D5" s="1"/></row>
        <row r="9"><c r="A9"/></row>"#;
    assert_eq!(
        Parts::rows(rows).text(),
        "\n\n,Role,,1\n\n,,\"a,\"\"b\"\"\"\n"
    );
    assert_eq!(Parts::rows("").text(), "");
}

#[test]
fn cells_without_places_follow_each_other() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>";
    assert_eq!(Parts::rows(rows).text(), "1,2\n3\n");
    let mixed = r#"<row r="2"><c><v>1</v></c><c r="D2"><v>2</v></c><c><v>3</v></c></row>
        <row><c><v>4</v></c></row>"#;
    assert_eq!(Parts::rows(mixed).text(), "\n1,,,2,3\n4\n");
}

#[test]
fn the_order_of_cells_in_the_file_makes_no_difference() {
    let rows = r#"<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row>
        <row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>0</v></c><c r="A1"><v>1</v></c></row>"#;
    assert_eq!(Parts::rows(rows).text(), "1,2\n3,4\n");
}

#[test]
fn what_a_sheet_says_of_its_size_is_not_believed() {
    for size in ["A1", "B2:A1", "A1:XFD1048576", "A0:A0", "?", ""] {
        let sheet = format!(
            r#"<dimension ref="{size}"/><sheetData><row r="2"><c r="A2"><v>7</v></c></row></sheetData>"#
        );
        assert_eq!(Parts::sheet(&sheet).text(), "\n7\n", "{size}");
    }
}

#[test]
fn every_kind_of_cell_is_read() {
    let rows = r#"<row>
        <c t="s"><v>1</v></c><c t="s"><v> 0 </v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c>
        <c t="e"><v>#N/A</v></c><c t="e"><v>#SPILL!</v></c><c t="n"><v>3.0</v></c>
        <c t="str"><f>A1</f><v>x</v></c><c t="str"><f>B1</f><v></v></c><c><f>1+1</f><v>2</v></c>
        <c><f>C1&amp;D1</f></c><c t="d"><v>2025-05-03T00:00:00</v></c><c t="strange"><v>y</v></c>
        </row>"#;
    let strings = "<si><t>zero</t></si><si><t>one</t></si>";
    assert_eq!(
        Parts::rows(rows).strings(strings).text(),
        "one,zero,yes,no,#N/A,#SPILL!,3,x,,2,=C1&D1,2025-05-03,y\n"
    );
}

#[test]
fn rich_texts_are_joined_and_how_they_are_spoken_is_left_out() {
    let strings = r#"<si><r><rPr><b/></rPr><t>Head</t></r><r><t xml:space="preserve"> Chef</t></r></si>
        <si><t>課長</t><rPh sb="0" eb="2"><t>カチョウ</t></rPh><phoneticPr fontId="1"/></si>
        <si/><si><t>a<![CDATA[ & ]]>b &lt;&#x41;&gt;</t></si>"#;
    let rows = r#"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c>
        <c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>"#;
    assert_eq!(
        Parts::rows(rows).strings(strings).text(),
        "Head Chef,課長,,a & b <A>,inline\n"
    );
}

#[test]
fn lines_in_a_cell_are_parted_by_a_sign() {
    for (written, text) in [
        ("a&#10;b", "a␤b"),
        ("a\r\nb", "a␤b"),
        ("a_x000D_\nb", "a␤b"),
        (" a \n\n  \n b;\nc\n", "a␤b;␤c"),
        ("\n a", "a"),
        (" kept as it is ", " kept as it is "),
        ("tab\there", "tab\there"),
        ("be&#7;ll", "be\u{fffd}ll"),
        ("es&#27;[31mc", "es\u{fffd}[31mc"),
        ("_x0041__x263A__xD83D__xDE00_", "A☺😀"),
        (
            "_xD83D_a_x12_ _x005F_x0041_ _x00é_ é_x0042_",
            "\u{fffd}a_x12_ _x0041_ _x00é_ éB",
        ),
        ("_x004", "_x004"),
    ] {
        let row = format!("<row><c t=\"str\"><v>{written}</v></c></row>");
        assert_eq!(Parts::rows(&row).text(), format!("{text}\n"), "{written}");
    }
}

#[test]
fn merged_cells_repeat_the_first_as_far_as_the_sheet_is_filled() {
    let sheet = |merged: &str| {
        Parts::sheet(&format!(
            r#"<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>
            <row r="3"><c r="A3"><v>9</v></c><c r="C3"><v>3</v></c></row></sheetData>
            <mergeCells count="1">{merged}</mergeCells>"#
        ))
        .text()
    };
    for (merged, text) in [
        (r#"<mergeCell ref="B1:C2"/>"#, "1,2,2\n,2,2\n9,,3\n"),
        (r#"<mergeCell ref="A1:A3"/>"#, "1,2\n1\n1,,3\n"),
        (r#"<mergeCell ref="C3:XFD1048576"/>"#, "1,2\n\n9,,3\n"),
        (r#"<mergeCell ref="B2:C3"/>"#, "1,2\n\n9,,3\n"),
        (
            r#"<mergeCell ref="B1:A1"/><mergeCell ref="B1"/><mergeCell/>"#,
            "1,2\n\n9,,3\n",
        ),
    ] {
        assert_eq!(sheet(merged), text, "{merged}");
    }
}

#[test]
fn what_libreoffice_and_google_write_is_read() {
    let libre = Parts::sheet(
        r#"<sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr>
        <dimension ref="A1:B2"/><sheetViews><sheetView showFormulas="false"/></sheetViews>
        <cols><col collapsed="false" min="1" max="1"/></cols><sheetData>
        <row r="1" customFormat="false" ht="12.8" hidden="false"><c r="A1" s="0" t="s"><v>0</v></c>
        <c r="B1" s="1" t="n"><v>45780</v></c></row></sheetData><printOptions/>"#,
    )
    .strings(r#"<si><t xml:space="preserve">Role</t></si>"#)
    .styles(
        r#"<numFmts count="1"><numFmt numFmtId="164" formatCode="General"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs count="2"><xf numFmtId="164"><alignment/></xf><xf numFmtId="14"/></cellXfs>"#,
    );
    assert_eq!(libre.text(), "Role,2025-05-03\n");
    let google = Parts::sheet(
        r#"<sheetPr><outlinePr summaryBelow="0"/></sheetPr><sheetFormatPr/>
        <sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"><v>2.0</v></c></row></sheetData>
        <drawing r:id="rId1"/>"#,
    )
    .strings("<si><t>Role</t></si>");
    assert_eq!(google.text(), "Role,2\n");
}

#[test]
fn places_that_cannot_be_are_refused() {
    for cell in [
        r#"<row r="0"/>"#,
        r#"<row r="1048577"/>"#,
        r#"<row r="x"/>"#,
        r#"<row><c r="1"/></row>"#,
        r#"<row><c r="A"/></row>"#,
        r#"<row><c r="A0"/></row>"#,
        r#"<row><c r="XFE1"/></row>"#,
        r#"<row><c r="A1048577"/></row>"#,
        r#"<row><c r="AAAAAAAA1"/></row>"#,
        r#"<row><c r="A99999999999"/></row>"#,
        r#"<row><c r="A+1"/></row>"#,
        r#"<row r="1048576"/><row/>"#,
        r#"<row><c t="s"><v>0</v></c></row>"#,
        r#"<row><c t="s"><v>-1</v></c></row>"#,
    ] {
        let problem = Parts::rows(cell).problem();
        assert!(matches!(problem, WorkbookProblem::Damaged(_)), "{cell}");
    }
}

#[test]
fn hidden_rows_and_columns_are_read_and_counted() {
    let parts = Parts::sheet(
        r#"<cols><col min="2" max="2" hidden="1"/><col min="4" max="9" hidden="true"/>
        <col min="1" max="1" hidden="0"/><col min="0" max="x" hidden="1"/></cols>
        <sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>
        <row r="2" hidden="1"><c r="A2"><v>3</v></c><c r="D2"><v>4</v></c></row>
        <row r="3" hidden="1"/></sheetData>"#,
    );
    let read = parts.read().expect("a workbook");
    let hidden = HiddenCells {
        rows: 1,
        columns: 2,
        first: 2..3,
    };
    assert_eq!(read.sheets[0].text, "1,2\n3,,,4\n");
    assert_eq!(read.sheets[0].hidden, Some(hidden));
    let plain = Parts::rows(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    assert_eq!(plain.read().expect("a workbook").sheets[0].hidden, None);
}
