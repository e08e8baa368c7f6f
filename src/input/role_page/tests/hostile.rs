//! Pages that are made to break something, and that nothing of any page is lost.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

#[test]
fn web_pages_may_hide_nothing_and_break_nothing() {
    let role = role_of(
        PageKind::Html,
        "<nav>Home<h3>Advancement To:</h3></nav><h1>Key Responsibilities and Required Skills for \
         Weaver<script>if (a<b) alert('<h3>')</script></h1><table><tr><td>Salary<td>$20 - $30 per hour</table>\
         <h3>Advancement To</h3><ul><li>Dyer &amp; Fuller<ul><li>Mill&nbsp;Manager</ul></ul>\
         <div>Apply now<!-- > --></div><h3>Lateral moves</h3><p>• Spinner<br>• Winder<footer>Weaver News</footer>",
    );
    assert_eq!(&*role.title.value, "Weaver");
    assert_eq!(
        role.salary.as_ref().map(|s| s.value.to_string()).as_deref(),
        Some("20-30 USD/hour")
    );
    assert_eq!(
        moves(&role, MoveList::AdvancesTo),
        ["Dyer & Fuller", "Mill Manager"]
    );
    assert_eq!(moves(&role, MoveList::LateralTo), ["Spinner", "Winder"]);
    assert_eq!(texts(&role.about.notes), ["Apply now"]);
}

#[test]
fn too_much_is_refused_at_once() {
    let codes = |text: &str| -> Vec<Code> {
        let (_, diagnostics) = read_page(PageKind::Html, text);
        diagnostics.iter().map(|d| d.code).collect()
    };
    assert_eq!(codes(&"<div>".repeat(100_000)), [Code::TooMuch]);
    assert_eq!(codes(&"<b><i>".repeat(100_000)), [Code::TooMuch]);
    assert_eq!(codes(&"<p>x</p>".repeat(200_000)), [Code::TooMuch]);
    assert_eq!(codes(&" ".repeat(5_000_000)), [Code::TooMuch]);
    let attributes: String = (0..70).fold("<p".to_owned(), |mut text, n| {
        let _ = write!(text, " a{n}=1");
        text
    });
    assert_eq!(codes(&format!("{attributes}>x")), [Code::TooMuch]);
    let (_, diagnostics) = read_page(PageKind::Text, &"\n".repeat(2_000_000));
    assert_eq!(diagnostics.first().map(|d| d.code), Some(Code::TooMuch));
}

#[test]
fn tables_of_html_in_markdown_take_no_longer_than_their_length() {
    for block in [
        "<table>\n\n",
        "> <table>\n>\n",
        "<table>\n\n\n\n</table>\n\n",
        "<table><tr><td>\n\n- x\n\n</table>\n\n",
        "</table>\n\n",
    ] {
        let text = format!(
            "# Weaver\n\n{}\n## Next roles\n\n- Foreman\n",
            block.repeat(2000)
        );
        for text in [
            text.clone(),
            format!("<table>\n\n{text}"),
            format!("{text}\n\n</table>"),
        ] {
            let (role, diagnostics) = read_page(PageKind::Markdown, &text);
            let is_told = diagnostics.iter().any(|found| found.code == Code::TooMuch);
            assert!(role.is_some() || is_told, "{block}");
        }
    }
    let spaces = format!("# Weaver\n\n<table>\n{}\n</table>\n", " \n".repeat(100_000));
    assert!(read_page(PageKind::Markdown, &spaces).0.is_some());
}

#[test]
fn hostile_pages_are_read_in_linear_time() {
    let title = "Key Responsibilities and Required Skills for Weaver\n\n";
    let long = "loom ".repeat(200_000);
    let bullets = |mark: &str| {
        format!(
            "{title}Primary Functions\n\n{}",
            format!("{mark} Mends ends\n").repeat(100_000)
        )
    };
    for kind in [PageKind::Text, PageKind::Markdown] {
        let role = role_of(kind, &bullets("-"));
        assert_eq!(role.about.responsibilities.len(), 100_000);
        role_of(
            kind,
            &format!("{title}{long}\n\nEntry point from:\n\n- {long}\n"),
        );
        role_of(
            kind,
            &format!("{title}Role Definition\n\n{}", "word\n\n".repeat(100_000)),
        );
        role_of(kind, &format!("{title}{}", "junk\n\n".repeat(20_000)));
        role_of(kind, &format!("{title}{}", "x\n".repeat(100_000)));
        role_of(
            kind,
            &format!("{title}{}", "Education:\n- a\n".repeat(20_000)),
        );
        for piece in [
            "- ", "> ", "* * ", "[", "**", "`", "<b>", "&", "((", "/ ", "1. ", "#",
        ] {
            read_page(kind, &format!("{title}{}", piece.repeat(20_000)));
            read_page(
                kind,
                &format!("{title}Advancement To:\n- {}", piece.repeat(20_000)),
            );
        }
    }
    for piece in [
        "<li>x", "<p>x", "</p>", "<", "</", "<!", "<!--", "<a", "<a \"", "&#", "<td>x", "<script>",
        "</ul>", "<title>",
    ] {
        let page = format!("<h1>Weaver</h1>{}", piece.repeat(20_000));
        read_page(PageKind::Html, &page);
    }
}

#[test]
fn what_is_kept_adds_up() {
    let (role, diagnostics) = read_page(
        PageKind::Text,
        &format!(
            "Key Responsibilities and Required Skills for Weaver\n\n{}",
            "Junk of the mill.\n\n".repeat(500)
        ),
    );
    assert_eq!(role.map(|role| role.about.notes.len()), Some(500));
    assert_eq!(diagnostics.len(), 201, "the rest is counted in one finding");
}

/// Lines that a page can be made of; `N` is replaced by the number of the line.
const PIECES: [&str; 30] = [
    "Key Responsibilities and Required Skills for a Weaver",
    "Weaver",
    "💰 $ - $",
    "💰 $20 - $30N",
    "LoomYarnN",
    "Entry Point From:",
    "Advancement To",
    "**Lateral Moves:**",
    "## Primary Functions",
    "Secondary Functions",
    "Minimum Education: wordN",
    "Preferred:",
    "Typical Experience Range:",
    "  • Dyer wordN / Fuller",
    "- Spinner (wordN)",
    "* wordN, wordN or Mill Manager",
    "1. wordN",
    "    wordN continues",
    "wordN",
    "",
    "",
    "Role Definition",
    "  - 3-7 years wordN; 8+ years for senior",
    "<b>wordN</b>",
    "<ul><li>wordN",
    "Unknown Heading:",
    "Keywords: wordN, looms",
    "---",
    "High school graduate wordN",
    "\u{a0}\u{2011}wordN",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_word_of_a_page_is_lost(choice in prop::collection::vec(0..PIECES.len(), 0..25)) {
        let mut page = "Key Responsibilities and Required Skills for Weaver\n".to_owned();
        for (n, piece) in choice.iter().enumerate() {
            page += &PIECES[*piece].replace('N', &format!("{n}x"));
            page.push('\n');
        }
        for kind in [PageKind::Text, PageKind::Markdown, PageKind::Html] {
            let page = match kind {
                PageKind::Html => page.lines().fold(String::new(), |html, line| html + "<p>" + line + "</p>\n"),
                PageKind::Text | PageKind::Markdown => page.clone(),
            };
            let (role, diagnostics) = read_page(kind, &page);
            let role = role.expect("it has a title");
            let kept = format!("{role:?}");
            for n in 0..choice.len() {
                let word = format!("word{n}x");
                prop_assert!(!page.contains(&word) || kept.contains(&word), "{kind:?} lost {word}:\n{page}");
            }
            for found in diagnostics {
                prop_assert!(page.get(found.primary.place.span.range()).is_some());
            }
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}", html in "(<[/!]?[a-z1-6 =\"'-]{0,9}>?|[a-z&;\\n ]{0,5}){0,60}") {
        for kind in [PageKind::Text, PageKind::Markdown, PageKind::Html] {
            read_page(kind, &text);
            read_page(kind, &html);
            read_page(kind, &format!("Weaver\n\nAdvancement To:\n{text}\n{html}"));
        }
    }
}
