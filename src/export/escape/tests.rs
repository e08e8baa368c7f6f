use super::*;

const LANGUAGES: [fn(&str) -> Cow<'_, str>; 11] = [
    terminal,
    dot_label,
    dot_html,
    xml,
    csv_field,
    markdown,
    mermaid,
    mermaid_title,
    plantuml,
    d2,
    json,
];

#[test]
fn no_language_lets_escape_sequences_or_turned_writing_through() {
    let hostile = "a\u{1b}[31m\u{9b}2J\u{0}\u{7f}\u{202e}\u{2066}\u{200f}\u{2028}z";
    for escape in LANGUAGES {
        let safe = escape(hostile);
        assert!(!safe.contains(is_unseen), "{safe:?}");
        assert!(safe.starts_with('a') && safe.ends_with('z'), "{safe:?}");
    }
}

#[test]
fn every_language_leaves_plain_names_alone() {
    for name in ["Senior Engineer", "データエンジニア", "Ingénieur", ""] {
        for escape in LANGUAGES {
            assert!(matches!(escape(name), Cow::Borrowed(same) if same == name));
        }
    }
}

#[test]
fn a_dot_label_cannot_end_its_string_or_become_markup() {
    for (text, expected) in [
        (r#"" shape=box URL="x"#, r#"\" shape=box URL=\"x"#),
        (r"\N \", r"\\N \\"),
        ("a\r\nb\tc", r"a\nb c"),
        ("&lt;b&gt; R&D", "&amp;lt;b&amp;gt; R&amp;D"),
        ("<b>", "<b>"),
    ] {
        assert_eq!(dot_label(text), expected);
    }
}

#[test]
fn an_html_label_of_dot_has_no_tags_entities_or_substitutions() {
    assert_eq!(
        dot_html(r"</B>> \N &nbsp;"),
        r"&lt;/B&gt;&gt; \\N &amp;nbsp;"
    );
}

#[test]
fn xml_cannot_open_an_element_or_leave_an_attribute() {
    let hostile = "\"'><script>alert(1)</script>&amp;\u{ffff}";
    let safe = xml(hostile);
    assert!(!safe.contains(['<', '>', '"', '\'']), "{safe}");
    assert_eq!(
        xml("\"'<&>\n\t\r\u{ffff}"),
        "&quot;&#39;&lt;&amp;&gt;&#10;&#9;&#13;\u{fffd}"
    );
}

#[test]
fn html_reads_the_text_back() {
    let text = "<b>&\"R&amp;D\"'</b>\n`\\";
    let page = format!("<p title=\"{0}\" id='{0}'>{0}</p>", xml(text));
    let page = scraper::Html::parse_fragment(&page);
    let selector = scraper::Selector::parse("p").expect("`p` is a selector");
    let paragraph = page.select(&selector).next().expect("there is a paragraph");
    assert_eq!(paragraph.text().collect::<String>(), text);
    assert_eq!(paragraph.attr("title"), Some(text));
    assert_eq!(paragraph.attr("id"), Some(text));
}

#[test]
fn a_csv_field_is_never_a_formula() {
    for (text, expected) in [
        ("=1+1", "\"'=1+1\""),
        ("@SUM(A1)", "\"'@SUM(A1)\""),
        ("+49", "\"'+49\""),
        ("-x", "\"'-x\""),
        ("  =cmd|' /C calc'!A0", "\"'  =cmd|' /C calc'!A0\""),
        ("＝1", "\"'＝1\""),
        ("\t=1", "\"'\t=1\""),
        ("C++", "C++"),
    ] {
        assert_eq!(csv_field(text), expected);
    }
}

#[test]
fn a_csv_field_stays_one_field() {
    for (text, expected) in [
        ("a,b", "\"a,b\""),
        ("a;b", "\"a;b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("two\r\nlines", "\"two\nlines\""),
        (" padded", "\" padded\""),
    ] {
        assert_eq!(csv_field(text), expected);
    }
}

#[test]
fn markdown_shows_the_text_and_nothing_else() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    // Smart punctuation changes letters by design.
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for text in [
        "# not a heading",
        "- not a list",
        "12. not a list",
        "1) not a list",
        "+ not a list",
        "--- ",
        "===",
        "> not a quote",
        "*a* _b_ `c` ~~d~~ $e$",
        "[link](javascript:alert(1)) ![image](x)",
        "<script>alert(1)</script> &lt; R&D",
        "a | b",
        "\\* \\",
        "https://example.com www.example.com mailto:x",
        "Node.js (C++) - 2.0",
    ] {
        for before in ["", "- ", "# ", "| x |\n|---|\n| "] {
            let source = format!("{before}{}", markdown(text));
            let mut shown = String::new();
            for event in Parser::new_ext(&source, options) {
                match event {
                    Event::Text(part) => shown.push_str(&part),
                    Event::Start(
                        Tag::Paragraph
                        | Tag::List(None)
                        | Tag::Item
                        | Tag::Heading { .. }
                        | Tag::Table(_)
                        | Tag::TableHead
                        | Tag::TableRow
                        | Tag::TableCell,
                    )
                    | Event::End(_) => {}
                    other => panic!("{text:?} made {other:?}"),
                }
            }
            let shown = if before.starts_with('|') {
                shown
                    .strip_prefix('x')
                    .expect("the head of the table comes first")
            } else {
                &shown
            };
            assert_eq!(shown.trim_end(), text.trim_end(), "{source:?}");
        }
    }
    assert_eq!(markdown("two\r\nlines"), "two lines");
    assert_eq!(markdown("www.x http://y"), "www\\.x http\\://y");
}

#[test]
fn an_address_of_markdown_stays_one_address() {
    use pulldown_cmark::{Event, Parser, Tag};
    for (text, expected) in [
        ("roles/{id}.md", "roles/{id}.md"),
        ("../a b(c).md#d", "../a%20b%28c%29.md#d"),
        ("x) [y](z", "x%29%20[y]%28z"),
        ("a\\&amp;\"<b>\n'", "a%5C&amp;%22%3Cb%3E%0A%27"),
        ("", ""),
    ] {
        let source = format!("[x]({})", markdown_address(text));
        let links = Parser::new(&source).filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        });
        assert_eq!(links.collect::<Vec<_>>(), [expected], "{source}");
    }
}

#[test]
fn an_address_has_no_sign_of_any_language() {
    for (text, expected) in [
        (
            "https://example.org/a?b=c&d=1,2#{id}",
            "https://example.org/a?b=c&d=1,2#%7Bid%7D",
        ),
        ("x\" evil=\"y", "x%22%20evil=%22y"),
        ("#58; &#58; %getenv(A)", "#58%3B%20&#58%3B%20%getenv%28A%29"),
        (
            "]] [[b]] ${x} 'c",
            "%5D%5D%20%5B%5Bb%5D%5D%20%24%7Bx%7D%20%27c",
        ),
        ("a\\N\n%%{init}%%", "a%5CN%0A%%%7Binit%7D%%"),
        ("é\u{202e}", "%C3%A9%E2%80%AE"),
    ] {
        assert_eq!(address(text), expected);
    }
}

#[test]
fn addresses_that_run_something_are_none_of_pages() {
    for address in [
        "https://example.org/{id}",
        "HTTP://example.org",
        "mailto:a@example.org",
        "roles/{id}.html",
        "../a:b",
        "#role-x:y",
        "?a:b",
        "//example.org",
        "",
    ] {
        assert!(is_address_of_page(address), "{address}");
    }
    for address in [
        "javascript:alert(1)//{id}",
        " javascript:alert(1)",
        "\u{1}JavaScript:x",
        "java\tscript:x",
        "java\nscript\n:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.org/x",
        ":x",
    ] {
        assert!(!is_address_of_page(address), "{address}");
    }
}

#[test]
fn a_mermaid_label_cannot_leave_its_quotes_or_add_a_statement() {
    for (text, expected) in [
        (r#""]; click a "x"#, "#34;#93;#59; click a #34;x"),
        ("<b>#quot;", "#60;b#62;#35;quot#59;"),
        ("a\r\nb", "a<br/>b"),
        ("`md` %% R&D", "#96;md#96; #37;#37; R#38;D"),
        ("C++ (Go), CI/CD", "C++ (Go), CI/CD"),
        ("1. - x", "1#46; - x"),
        ("- x", "#45; x"),
        ("ﬂ°°34¶ß", "#64258;°°34#182;ß"),
    ] {
        assert_eq!(mermaid(text), expected);
    }
}

#[test]
fn the_title_of_a_mermaid_diagram_is_one_text_of_yaml() {
    for (text, expected) in [
        (r#"" x: "#, r"\u0022 x\u003a "),
        ("%%{init}%%", r"\u0025\u0025\u007binit\u007d\u0025\u0025"),
        ("a\n---\nb", r"a \u002d\u002d\u002d b"),
    ] {
        assert_eq!(mermaid_title(text), expected);
    }
}

#[test]
fn a_plantuml_label_has_no_markup_and_no_directive() {
    for (text, expected) in [
        ("Full-stack CI/CD", "Full-stack CI/CD"),
        ("a\n!include x", "a\\n<U+0021>include x"),
        (
            "%getenv(\"X\")",
            "<U+0025>getenv<U+0028><U+0022>X<U+0022><U+0029>",
        ),
        (
            "**b** [[l]] <img:x>",
            "<U+002A><U+002A>b<U+002A><U+002A> <U+005B><U+005B>l<U+005D><U+005D> <U+003C>img<U+003A>x<U+003E>",
        ),
    ] {
        assert_eq!(plantuml(text), expected);
    }
}

#[test]
fn a_d2_label_cannot_leave_its_quotes_or_name_a_variable() {
    for (text, expected) in [
        (r#"" x"#, r#"\" x"#),
        (r"ends \", r"ends \\"),
        ("${x}", r"\${x}"),
        ("two\r\nlines", r"two\nlines"),
    ] {
        assert_eq!(d2(text), expected);
    }
}

#[test]
fn json_keeps_its_value_and_cannot_end_a_script() {
    let value = serde_json::json!({"</script><!--": "\u{9b}2J \u{202e} <b> </"});
    for text in [value.to_string(), format!("{value:#}")] {
        let safe = json(&text);
        assert!(!safe.contains("</") && !safe.contains("<!"), "{safe}");
        let back: serde_json::Value = serde_json::from_str(&safe).expect("it is JSON");
        assert_eq!(back, value);
    }
}
