//! Documents of Word.

use super::{Parts, WordProblem, of_word, p};
use crate::input::package::written::archive;
use crate::input::word::text;

fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

fn style(id: &str, inner: &str) -> String {
    format!(r#"<w:style w:styleId="{id}">{inner}</w:style>"#)
}

#[test]
fn headings_are_known_by_their_styles_whatever_the_language() {
    let styles = style("berschrift1", r#"<w:name w:val="heading 1"/>"#)
        + &style("Titel", r#"<w:name w:val="Title"/>"#)
        + &style(
            "Haus",
            r#"<w:name w:val="Haus"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>"#,
        )
        + &style("Rot", r#"<w:name w:val="Rot"/><w:basedOn w:val="Haus"/>"#)
        + &style("A", r#"<w:basedOn w:val="B"/>"#)
        + &style("B", r#"<w:basedOn w:val="A"/>"#)
        + &style("TOC1", r#"<w:name w:val="toc 1"/>"#);
    let body = styled("Titel", "Cook")
        + &styled("TOC1", "Duties 3")
        + &styled("berschrift1", "Duties")
        + &styled("Rot", "At night")
        + &styled("A", "Round")
        + &styled("Unknown", "Plain")
        + r#"<w:p><w:pPr><w:outlineLvl w:val="8"/></w:pPr><w:r><w:t>Deep</w:t></w:r></w:p>"#;
    assert_eq!(
        Parts::word(&body).styles(&styles).text(),
        "# Cook\n\n## Duties\n\n### At night\n\nRound\n\nPlain\n\n###### Deep\n"
    );
    let bare = styled("Title", "Cook") + &styled("Heading2", "1.1\tDuties");
    assert_eq!(of_word(&bare), "# Cook\n\n## Duties\n");
    let numbered = styled("Heading2", "1.1</w:t><w:tab/><w:t>Duties");
    assert_eq!(of_word(&numbered), "## Duties\n");
}

#[test]
fn runs_are_joined_and_a_line_that_is_bold_as_a_whole_is() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Du</w:t></w:r><w:proofErr/>\
        <w:r><w:rPr><w:b/></w:rPr><w:t>ties</w:t></w:r><w:r><w:t> </w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Grade:</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t> 4</w:t></w:r></w:p>\
        <w:p><w:r><w:t>Department: A</w:t><w:br/><w:t>Level: 4</w:t></w:r></w:p>\
        <w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:softHyphen/><w:t>ped</w:t></w:r></w:p>";
    assert_eq!(
        of_word(body),
        "**Duties**\n\nGrade: 4\n\nDepartment: A\nLevel: 4\n\nnon-stopped\n"
    );
}

#[test]
fn lists_have_marks_and_depth() {
    let item = |list: u32, level: u8, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let numbering = r#"<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Linked"/></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>"#;
    let styles = style(
        "Linked",
        r#"<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>"#,
    ) + &style(
        "Duty",
        r#"<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr>"#,
    );
    let body = item(1, 0, "One")
        + &item(1, 1, "Deep")
        + &item(2, 0, "Two")
        + &item(0, 0, "None")
        + &item(5, 3, "- Unknown")
        + &styled("Duty", "By style")
        + &styled("ListBullet2", "By name");
    assert_eq!(
        Parts::word(&body)
            .styles(&styles)
            .numbering(numbering)
            .text(),
        "1. One\n   - Deep\n1. Two\n\nNone\n\n- Unknown\n- By style\n  - By name\n"
    );
}

#[test]
fn what_nobody_sees_is_not_read() {
    let styles = style("Ghost", "<w:rPr><w:vanish/></w:rPr>");
    let body = "<w:p><w:r><w:t>Cook</w:t></w:r><w:del><w:r><w:delText>s</w:delText><w:t>x</w:t></w:r></w:del>\
        <w:ins><w:r><w:t>ing</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>\
        <w:r><w:rPr><w:rStyle w:val=\"Ghost\"/></w:rPr><w:t>x</w:t></w:r>\
        <w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>!</w:t></w:r>\
        <w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>?</w:t></w:r></w:rubyBase></w:ruby></w:p>";
    assert_eq!(Parts::word(body).styles(&styles).text(), "Cooking!?\n");
    let joined =
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Contract: </w:t></w:r></w:p>";
    assert_eq!(
        of_word(&(joined.to_owned() + &p("Permanent"))),
        "Contract: Permanent\n"
    );
}

#[test]
fn of_fields_what_came_out_is_read() {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let link =
        mark("begin") + &code("HYPERLINK x") + &mark("separate") + &run("here") + &mark("end");
    let contents = mark("begin") + &code(" TOC \\o") + &mark("separate") + &run("Duties 1");
    let body = format!(
        "<w:p>{link}</w:p><w:p>{contents}</w:p><w:p>{}{}</w:p><w:p>{}{}</w:p>{}",
        run("Skills 2"),
        mark("end"),
        mark("begin"),
        run("never ends"),
        p("After")
    );
    assert_eq!(of_word(&body), "here\n\nAfter\n");
    let checked = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> full time</w:t></w:r></w:p>"#;
    assert_eq!(of_word(checked), "☒ full time\n");
    let simple = r#"<w:p><w:fldSimple w:instr="TOC"><w:r><w:t>x</w:t></w:r></w:fldSimple><w:fldSimple w:instr="TITLE"><w:r><w:t>Cook</w:t></w:r></w:fldSimple></w:p>"#;
    assert_eq!(of_word(simple), "Cook\n");
}

#[test]
fn controls_and_text_boxes_are_read_once() {
    let control = |properties: &str, text: &str| {
        format!(
            "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            p(text)
        )
    };
    let body = control("", "Read")
        + &control("<w:showingPlcHdr/>", "Click here")
        + &control(
            r#"<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>"#,
            "x",
        );
    assert_eq!(of_word(&body), "Read\n");
    let inside = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>Before, </w:t><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent><w:t>after</w:t></w:r></w:p>",
        inside("Boxed"),
        inside("Boxed again")
    );
    assert_eq!(of_word(&body), "Before, after\n\nBoxed\n");
    let symbol = |font: &str, code: &str| {
        format!(r#"<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/><w:t> a</w:t></w:r></w:p>"#)
    };
    assert_eq!(of_word(&symbol("Wingdings", "F0FC")), "✓ a\n");
    assert_eq!(of_word(&symbol("Strange", "F001")), "- a\n");
}

#[test]
fn parts_are_found_by_what_refers_to_them() {
    let relation = r#"<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
    let main = format!(
        "<ns0:document><ns0:body>{}</ns0:body></ns0:document>",
        p("Cook").replace("w:", "ns0:")
    );
    let parts = Parts(Vec::new()).part("_rels/.rels", relation);
    assert_eq!(
        parts.problem().to_string(),
        "it is damaged: its part `word/document2.xml` is missing"
    );
    let parts = parts.part("Word\\Document2.xml", main);
    assert_eq!(parts.text(), "Cook\n");
    let chunk = Parts::word(r#"<w:altChunk r:id="a"/>"#);
    assert_eq!(chunk.problem(), WordProblem::Chunk);
    assert_eq!(of_word(""), "");
    assert!(text("a.docx", &archive(&[], false)).is_err());
}
