//! Documents that want more than they may have.

use super::{Parts, WordProblem, of_open, of_word, p};
use crate::input::word::text;

fn is_too_large(parts: &Parts) -> bool {
    matches!(parts.problem(), WordProblem::TooLarge(_))
}

fn is_damaged(parts: &Parts) -> bool {
    matches!(parts.problem(), WordProblem::Damaged(_))
}

#[test]
fn parts_pieces_and_texts_are_bounded() {
    let bomb = vec![b' '; 50 << 20];
    assert!(is_too_large(
        &Parts::word("").part("word/document.xml", &*bomb)
    ));
    assert!(is_too_large(&Parts::open("", "").part("content.xml", bomb)));
    assert!(is_too_large(&Parts::word(&"<w:p/>".repeat(1_000_001))));
    assert!(is_too_large(&Parts::open(
        "",
        &"<text:p/>".repeat(1_000_001)
    )));
    assert!(is_too_large(&Parts::word(&p(&"a".repeat(17 << 20)))));
    let breaks = format!("<w:p><w:r>{}</w:r></w:p>", "<w:br/>".repeat(1_000_001));
    assert!(is_too_large(&Parts::word(&breaks)));
}

#[test]
fn cells_count_for_all_columns_and_rows_that_they_take() {
    let wide = |span: &str| {
        format!(
            r#"<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{}</w:tc>"#,
            p("a")
        )
    };
    let row = |cells: &str| format!("<w:tbl><w:tr>{}{cells}</w:tr></w:tbl>", wide("1"));
    let read = of_word(&row(&wide("2000000000")));
    assert_eq!(read.matches(" a ").count(), 65);
    assert_eq!(of_word(&row(&wide("-5"))).matches(" a ").count(), 2);
    let many = wide("64").repeat(20_000);
    assert!(is_too_large(&Parts::word(&row(&many))));
    let text = "a".repeat(1 << 20);
    let merged = |kind: &str, text: &str| {
        let cells = format!(
            r#"<w:tc><w:tcPr><w:vMerge w:val="{kind}"/></w:tcPr>{}</w:tc>"#,
            p(text)
        );
        format!("<w:tr>{cells}<w:tc>{}</w:tc></w:tr>", p("b"))
    };
    let rows = merged("restart", &text) + &merged("continue", "").repeat(1000);
    assert!(is_too_large(&Parts::word(&format!(
        "<w:tbl>{rows}</w:tbl>"
    ))));
    let cell = r#"<table:table-cell table:number-columns-repeated="2000000000" table:number-rows-spanned="2000000000"><text:p>a</text:p></table:table-cell>"#;
    let row = format!(
        r#"<table:table-row table:number-rows-repeated="2000000000">{cell}</table:table-row>"#
    );
    let read = of_open(&format!("<table:table>{row}{row}</table:table>"));
    assert!(read.len() < 2000, "{}", read.len());
}

#[test]
fn nesting_is_bounded_and_styles_may_go_in_circles() {
    for element in ["w:tbl", "w:sdt", "w:p", "w:txbxContent", "w:r"] {
        let nested =
            format!("<{element}>").repeat(100_000) + &format!("</{element}>").repeat(100_000);
        assert!(is_damaged(&Parts::word(&nested)), "{element}");
    }
    let lists = "<text:list>".repeat(100_000) + &"</text:list>".repeat(100_000);
    assert!(is_damaged(&Parts::open("", &lists)));
    let circle = r#"<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#;
    let style = r#"<w:style w:styleId="A"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"#;
    assert_eq!(
        Parts::word(body).styles(style).numbering(circle).text(),
        "- a\n"
    );
}

#[test]
fn elements_where_they_do_not_belong_break_nothing() {
    for name in [
        "w:p",
        "w:r",
        "w:t",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:txbxContent",
        "w:pPr",
        "w:tcPr",
        "w:trPr",
        "w:fldChar",
    ] {
        for other in [
            "w:p",
            "w:r",
            "w:t",
            "w:tbl",
            "w:tr",
            "w:tc",
            "w:txbxContent",
            "mc:Choice",
            "w:sdtContent",
            "w:tab",
            "w:br",
        ] {
            let body = format!(
                "<{name}><{other}>a{}</{other}></{name}><{other}/>{}",
                p("b"),
                p("c")
            );
            assert!(of_word(&body).ends_with("c\n"), "{name} {other}");
        }
    }
    for name in [
        "text:p",
        "text:span",
        "text:list",
        "table:table",
        "table:table-row",
        "table:table-cell",
        "draw:text-box",
    ] {
        for other in [
            "text:p",
            "text:list-item",
            "table:table",
            "table:table-row",
            "table:covered-table-cell",
            "text:s",
        ] {
            let body = format!(
                "<{name}><{other}>a<text:p>b</text:p></{other}></{name}><text:p>c</text:p>"
            );
            assert!(of_open(&body).ends_with("c\n"), "{name} {other}");
        }
    }
}

#[test]
fn documents_that_are_not_in_order_are_refused() {
    let main = |text: &[u8]| Parts::word("").part("word/document.xml", text);
    assert!(is_damaged(&main(b"<w:document><w:body>")));
    assert!(is_damaged(&main(b"<w:document></w:body>")));
    assert!(is_damaged(&main(
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><w:document>&b;</w:document>"
    )));
    assert!(is_damaged(&main(b"<w:document>\xff</w:document>")));
    assert_eq!(
        main(b"<p:presentation/>").problem(),
        WordProblem::NotADocument
    );
    let whole = Parts::word(&p("a")).bytes();
    for end in 0..whole.len() {
        text("a.docx", &whole[..end]).expect_err("half a file");
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        // What comes out is another matter.
        let _ = text("a.docx", &bytes);
    }
}
