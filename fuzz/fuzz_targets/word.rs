#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/archive.rs"]
mod archive;

// The whole archive, or the parts of one in a row with NUL between them: sums in an archive would keep
// most changes from ever reaching a part. A small number before them chooses a name.
fuzz_target!(|bytes: &[u8]| {
    let names = careergraph_fuzz::NAMES_OF_DOCUMENTS;
    let name = bytes.first().and_then(|at| names.get(usize::from(*at)));
    let bytes = &bytes[usize::from(name.is_some())..];
    let archive = if bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf") {
        bytes.to_vec()
    } else {
        archive(bytes)
    };
    careergraph_fuzz::word(name.unwrap_or(&""), &archive);
});

/// Returns an archive of a document with these parts: of OpenDocument its content and styles, and of Word its main
/// part, styles and lists.
fn archive(parts: &[u8]) -> Vec<u8> {
    const OPEN: &[u8] = b"application/vnd.oasis.opendocument.text";
    const RELATIONS: &str = concat!(
        r#"<a><b Id="rId1" Type="/styles" Target="s"/><b Id="rId2" Type="/numbering" Target="n"/></a>"#
    );
    let mut parts = parts.split(|byte| *byte == 0);
    let first = parts.next().unwrap_or_default();
    let names: &[&str] = if first.starts_with(b"<office:") {
        &["content.xml", "styles.xml"]
    } else {
        &["word/document.xml", "word/s", "word/n"]
    };
    let all = std::iter::once(first).chain(parts);
    let mut files: Vec<_> = names.iter().copied().zip(all).collect();
    files.push(if names.len() == 2 {
        ("mimetype", OPEN)
    } else {
        ("word/_rels/document.xml.rels", RELATIONS.as_bytes())
    });
    archive::of(&files)
}
