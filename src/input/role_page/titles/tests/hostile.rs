//! Entries that are made to break something.

use super::*;

#[test]
fn nothing_hostile_breaks_the_grammar() {
    for entry in [
        "",
        " ",
        "/",
        "or",
        ",",
        "(",
        ")",
        "()",
        "((",
        "or or or",
        "/ / /",
        ", or ,",
        "a/",
        "/a",
        ": ",
        ": :",
        "(a) (b)",
        "of of of",
        "II",
        "Senior",
        "Senior/",
        "–",
        "- – -",
        "with",
        "with a",
        "Lead or",
        "or Lead",
        "Senior or or Staff",
        "A, , B",
        "Weaver (",
        "Weaver )",
        "[[[]]]",
        "\u{301}",
        "🧵 / 🪡",
        "ß/ẞ or İ",
        "Manager/Director/",
        "of Weaver",
        "de / de",
    ] {
        read_entry(entry);
        read_title(entry);
    }
    let long = "Senior/Staff or ".repeat(55) + "Weaver";
    read_entry(&long);
    assert!(matches!(
        read_entry(&"Weaver / ".repeat(100_000)),
        Entry::Outside(_)
    ));
}

proptest::proptest! {
    #[test]
    fn any_entry_is_read(entry in "([A-Za-z,/()&.:;|İß–-]{0,6} ?|or |of |and |Senior |Lead |Engineer |II |with |\\(SRE\\) ){0,14}") {
        read_entry(&entry);
        read_title(&entry);
    }
}
