//! Text that Markdown must not take for marks, and lines with tabs and typed marks.

use super::{of_word, p};

#[test]
fn what_markdown_would_take_for_marks_stays_text() {
    for (text, expected) in [
        ("# 1 in the market", r"\# 1 in the market"),
        ("C# and F#", "C# and F#"),
        ("a *b* and 2 * 3", r"a \*b\* and 2 * 3"),
        ("snake_case and _x_", r"snake_case and \_x\_"),
        ("`code`", r"\`code\`"),
        ("&lt;b&gt; and 3 &lt; 4", r"\<b> and 3 < 4"),
        ("&amp;amp; and R&amp;D", r"\&amp; and R&D"),
        ("[link](there) and [x]", r"\[link](there) and \[x]"),
        ("[x] alone", "[x] alone"),
        (r"C:\!x and \ y", r"C:\\!x and \\ y"),
        ("&gt; 5 years", r"\> 5 years"),
        ("1986. A year", r"1986\. A year"),
        ("= 3", "= 3"),
        ("~~no~~ and ~5", r"\~\~no\~\~ and ~5"),
        ("| a | b |", r"\| a | b |"),
    ] {
        assert_eq!(of_word(&p(text)), format!("{expected}\n"), "{text}");
    }
}

#[test]
fn typed_marks_make_entries_and_lines_of_dashes_nothing() {
    let body = [
        "•\tOne",
        "· Two",
        "1) Three",
        "-- ",
        "_____",
        "Plain",
        "- Four",
        "12.5 hours",
    ];
    let body: String = body.iter().map(|text| p(text)).collect();
    assert_eq!(
        of_word(&body),
        "- One\n- Two\n1. Three\n\n\\--\n\nPlain\n\n- Four\n\n12.5 hours\n"
    );
}

#[test]
fn tabs_between_a_label_and_a_value_are_a_colon() {
    let line = |parts: [&str; 2]| {
        format!(
            "<w:p><w:r><w:t>{}</w:t><w:tab/><w:tab/><w:t>{}</w:t></w:r></w:p>",
            parts[0], parts[1]
        )
    };
    assert_eq!(of_word(&line(["Job title", "Nurse"])), "Job title: Nurse\n");
    assert_eq!(of_word(&line(["Band:", "5"])), "Band: 5\n");
    assert_eq!(of_word(&line(["2019-2021", "Nurse"])), "2019-2021 Nurse\n");
    let long = "A sentence that goes on and on and on and on.";
    assert_eq!(of_word(&line([long, "x"])), format!("{long} x\n"));
    let three = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>";
    assert_eq!(of_word(three), "a b c\n");
}

#[test]
fn spaces_and_what_nobody_sees_are_plain() {
    let text = p("  a\u{a0} b\u{ad}c\u{1f}d \u{f0b7} e\nf  ");
    // A control character is no XML.
    let text = text.replace('\u{1f}', "");
    assert_eq!(of_word(&text), "a bcd • e f\n");
}
