use super::*;

fn shown(kind: PageKind, source: &str) -> Vec<String> {
    let page = read(kind, source).expect("the page is small");
    let show = |line: &Line<'_>| {
        let level = line
            .level
            .map_or(String::new(), |level| format!("h{level} "));
        let mark = match line.bullet {
            Bullet::None => "",
            Bullet::Mark | Bullet::Beside => "* ",
            Bullet::Number => "1 ",
        };
        let bold = if line.bold { "! " } else { "" };
        format!("{level}{mark}{bold}{}", line.text)
    };
    page.body.iter().map(show).collect()
}

#[test]
fn the_three_notations_become_the_same_lines() {
    let expected = [
        "h1 Weaver",
        "! Advancement To:",
        "* Master Weaver & Dyer",
        "1 Foreman",
        "A plain line",
    ];
    let text = "# Weaver\r\n\r\n**Advancement To:**\r\n\r\n  •\u{a0}Master  Weaver\r\n    & Dyer\r\n\r\n1) Foreman\r\n\r\nA plain line\r\n";
    assert_eq!(shown(PageKind::Text, text), expected);
    let markdown = "Weaver\n======\n\n**Advancement To:**\n\n* [Master Weaver](/x)\n  & Dyer\n\n1. Foreman\n\nA *plain* line\n";
    assert_eq!(shown(PageKind::Markdown, markdown), expected);
    let html = "<h1>Weaver</h1><p><b>Advancement To:</b></p><ul><li>Master <a href=x>Weaver</a>\n&amp; Dyer</ul><ol><li>Foreman</ol>A plain line";
    assert_eq!(shown(PageKind::Html, html), expected);
}

#[test]
fn bullets_are_known_by_many_marks() {
    for line in [
        "• a b", "•a b", "- a b", "* a b", "– a b", "‣ a b", "▪ a b", "· a b",
    ] {
        assert_eq!(shown(PageKind::Text, line), ["* a b"], "{line}");
    }
    for line in ["1. a b", "12) a b", "a. a b", "b) a b", "(3) a b"] {
        assert_eq!(shown(PageKind::Text, line), ["1 a b"], "{line}");
    }
    for line in ["-a b", "1.5 a", "2024. a", "a", "5+ years", "e.g. a"] {
        assert_eq!(shown(PageKind::Text, line), [line]);
    }
}

#[test]
fn pieces_of_a_line_of_links_are_kept_apart() {
    for (kind, source) in [
        (
            PageKind::Html,
            "<p><span>Loom</span><span>Yarn Care</span></p>",
        ),
        (PageKind::Markdown, "`Loom` `Yarn Care`"),
        (PageKind::Markdown, "[Loom](/a) · [Yarn Care](/b)"),
    ] {
        let page = read(kind, source).expect("the page is small");
        let pieces = page.body[0].pieces.as_deref();
        assert_eq!(
            pieces,
            Some(["Loom".to_owned(), "Yarn Care".to_owned()].as_slice()),
            "{source}"
        );
    }
}

#[test]
fn a_block_at_the_top_is_no_text() {
    let page =
        read(PageKind::Text, "---\na: 1\nb:\n  - x\n  - y\n---\nWeaver\n").expect("it is small");
    let entries: Vec<(&str, &str)> = page
        .front_matter
        .iter()
        .map(|(k, v, _)| (k.as_str(), v.as_str()))
        .collect();
    assert_eq!(entries, [("a", "1"), ("b", "x, y")]);
    assert_eq!(page.body.len(), 1);
    let page = read(PageKind::Text, "---\nWeaver\n").expect("it is small");
    assert_eq!(page.body.len(), 1, "a rule alone opens no block");
}

#[test]
fn what_is_escaped_in_markdown_is_no_mark() {
    for (markdown, expected) in [
        (r"\# Weaver", "# Weaver"),
        (r"\- a b", "- a b"),
        (r"1\. a b", "1. a b"),
        (
            r"a \*b\* \_c\_ \`d\` \[e](f) \<g> \&amp;",
            "a *b* _c_ `d` [e](f) <g> &amp;",
        ),
        (r"a \\| b", r"a \| b"),
    ] {
        assert_eq!(
            shown(PageKind::Markdown, markdown),
            [expected],
            "{markdown}"
        );
    }
}

#[test]
fn rows_of_markdown_have_escaped_bars_and_line_breaks() {
    let source = "| Skill | Note |\n| --- | --- |\n| Bars \\| beams | a<br>b<br/>c \\| d |\n| Two<br>lines | x |\n";
    let page = read(PageKind::Markdown, source).expect("the page is small");
    let texts: Vec<&str> = page.body.iter().map(|line| &*line.text).collect();
    assert_eq!(
        texts,
        ["Skill: Note", "Bars | beams: a; b; c | d", "Two lines: x"]
    );
}
