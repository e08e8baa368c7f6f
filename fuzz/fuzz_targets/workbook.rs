#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/archive.rs"]
mod archive;

// The whole archive, or the parts of one in a row with NUL between them: sums in an archive would keep
// most changes from ever reaching a part.
fuzz_target!(|bytes: &[u8]| {
    let archive = if bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf") {
        bytes.to_vec()
    } else {
        archive(bytes)
    };
    careergraph_fuzz::workbook(&archive);
});

/// Returns an archive of a workbook with these parts: its sheet, the texts of cells, styles, and the main
/// part where there is one more.
fn archive(parts: &[u8]) -> Vec<u8> {
    const RELATIONS: &str = concat!(
        r#"<a><b Id="rId1" Type="/worksheet" Target="s"/><b Id="rId2" Type="/styles" Target="f"/>"#,
        r#"<b Id="rId3" Type="/sharedStrings" Target="t"/></a>"#
    );
    const MAIN: &str = r#"<workbook><sheets><sheet name="Roles" id="rId1"/></sheets></workbook>"#;
    let mut parts = parts.split(|byte| *byte == 0);
    let mut next = || parts.next();
    let (sheet, texts, styles) = (next(), next(), next());
    let mut files = vec![("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes())];
    files.extend(sheet.map(|part| ("xl/s", part)));
    files.extend(texts.map(|part| ("xl/t", part)));
    files.extend(styles.map(|part| ("xl/f", part)));
    files.push(("xl/workbook.xml", next().unwrap_or(MAIN.as_bytes())));

    archive::of(&files)
}
