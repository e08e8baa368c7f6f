//! Findings as they are shown.

use std::fmt::Write;

use super::*;
use crate::diagnostic::Code;
use crate::source::{Place, Span};

/// Renders findings at the marked places of texts. A marked place is written `⟦so⟧`; the
/// first one is the primary place.
fn shown(files: &[(&str, &str)], decorate: impl Fn(Diagnostic, &[Place]) -> Diagnostic) -> String {
    let mut sources = Sources::default();
    let mut places = Vec::new();
    for (name, marked) in files {
        let (text, spans) = unmarked(marked);
        let source = sources.add(SourceFile::new(*name, text));
        places.extend(spans.into_iter().map(|span| Place { source, span }));
    }
    let finding = Diagnostic::new(Code::UnknownKey, places[0], "unknown key `titel`");
    human(
        &[decorate(finding, &places[1..])],
        &sources,
        Style::default(),
    )
}

fn unmarked(marked: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for c in marked.chars() {
        match c {
            '⟦' => spans.push(Span::new(text.len()..text.len())),
            '⟧' => {
                let open = spans.iter_mut().rev().find(|span| span.start == span.end);
                open.expect("a place is opened before it is closed").end = text.len() as u32;
            }
            c => text.push(c),
        }
    }
    (text, spans)
}

fn plain(finding: Diagnostic, _: &[Place]) -> Diagnostic {
    finding
}

#[test]
fn a_finding_shows_its_place_label_and_help() {
    let text = shown(
        &[("a.yaml", "roles:\n  x: {}\n⟦titel⟧: Ladder\n")],
        |finding, _| {
            let finding = finding.label("no such key").did_you_mean(Some("title"));
            finding.help("remove it")
        },
    );
    insta::assert_snapshot!(text, @"
    error[unknown-key]: unknown key `titel`
     --> a.yaml:3:1
      |
    3 | titel: Ladder
      | ^^^^^ no such key
      |
      = help: did you mean `title`?
      = help: remove it
    ");
}

#[test]
fn related_places_of_the_same_file_stand_beside_it() {
    let text = "a:\n  b: 1\n  c: 2\n  ⟦titel⟧: ⟦B⟧\n  d: 3\n  e: 4\n  f: 5\n⟦again⟧: 1\n";
    let text = shown(&[("a.yaml", text)], |finding, places| {
        let finding = finding.label("here").related(places[1], "and here");
        finding.related(places[0], "its value")
    });
    insta::assert_snapshot!(text, @"
    error[unknown-key]: unknown key `titel`
     --> a.yaml:4:3
      |
    4 |   titel: B
      |   ^^^^^  - its value
      |   |
      |   here
    ...
    8 | again: 1
      | ----- and here
    ");
}

#[test]
fn related_places_far_away_or_in_other_files_have_their_own_lines() {
    let far = format!("⟦one⟧\n{}⟦two⟧\n", "-\n".repeat(100));
    let files = [("a.yaml", far.as_str()), ("b.yaml", "x\n  ⟦three⟧\n")];
    let text = shown(&files, |finding, places| {
        let finding = finding.related(places[1], "in another file");
        finding
            .related(places[0], "far away")
            .help("rename one of them")
    });
    insta::assert_snapshot!(text, @"
    error[unknown-key]: unknown key `titel`
       --> a.yaml:1:1
        |
      1 | one
        | ^^^
        |
       ::: a.yaml:102:1
        |
    102 | two
        | --- far away
        |
       ::: b.yaml:2:3
        |
      2 |   three
        |   ----- in another file
        |
        = help: rename one of them
    ");
}

#[test]
fn a_place_across_lines_is_bracketed_and_a_huge_one_is_cut_to_its_beginning() {
    let text = shown(&[("a.yaml", "a: ⟦{\n  b: 1,\n  c: 2\n}⟧\n")], plain);
    insta::assert_snapshot!(text, @"
    error[unknown-key]: unknown key `titel`
     --> a.yaml:1:4
      |
    1 |   a: {
      |  ____^
    2 | |   b: 1,
    3 | |   c: 2
    4 | | }
      | |_^
    ");
    let huge = format!("a: ⟦{{\n{}}}⟧\n", "  b: 1,\n".repeat(1000));
    insta::assert_snapshot!(shown(&[("a.yaml", &huge)], plain), @"
    error[unknown-key]: unknown key `titel`
     --> a.yaml:1:4
      |
    1 | a: {
      |    ^
    ");
}

#[test]
fn empty_places_and_the_end_of_the_file_can_be_pointed_at() {
    insta::assert_snapshot!(shown(&[("a.yaml", "a: ⟦\nb: 1")], plain), @"
    error[unknown-key]: unknown key `titel`
     --> a.yaml:1:4
      |
    1 | a: 
      |    ^
    ");
    insta::assert_snapshot!(shown(&[("a.yaml", "a: 1\n⟦")], plain), @"
    error[unknown-key]: unknown key `titel`
     --> a.yaml:2:1
      |
    2 |
      | ^
    ");
    insta::assert_snapshot!(shown(&[("a.yaml", "a: ⟦1⟧")], plain), @"
    error[unknown-key]: unknown key `titel`
     --> a.yaml:1:4
      |
    1 | a: 1
      |    ^
    ");
}

#[test]
fn an_unreadable_file_is_named_without_a_line() {
    insta::assert_snapshot!(shown(&[("a.yaml", "⟦")], |f, _| f.help("save it as UTF-8")), @"
    error[unknown-key]: unknown key `titel`
    --> a.yaml
     = help: save it as UTF-8
    ");
}

#[test]
fn wide_letters_are_underlined_in_full() {
    insta::assert_snapshot!(shown(&[("a.yaml", "\t役割: ⟦データ⟧ # é")], plain), @"
    error[unknown-key]: unknown key `titel`
     --> a.yaml:1:6
      |
    1 |     役割: データ # é
      |           ^^^^^^
    ");
}

#[test]
fn a_line_of_megabytes_is_cut_around_the_place_and_keeps_its_column() {
    let filler = "\"a\":1,".repeat(200_000);
    let line = format!("{{{filler}⟦\"titel\"⟧:2,{filler}⟦\"titel\"⟧:3}}");
    let text = shown(&[("a.json", &line)], |finding, places| {
        finding.related(places[0], "here as well")
    });
    insta::assert_snapshot!(text, @r#"
    error[unknown-key]: unknown key `titel`
     --> a.json:1:1200002
      |
    1 | …"a":1,"a":1,"a":1,"a":1,"a":1,"a":1,"a":1,"a":1,"a":1,"a":1,"titel":2,"a":1,"a":1,"a":1,"a":...
      |                                                              ^^^^^^^
      |
     ::: a.json:1:2400012
      |
    1 | …"a":1,"a":1,"a":1,"a":1,"a":1,"a":1,"a":1,"a":1,"a":1,"a":1,"titel":3}
      |                                                              ------- here as well
    "#);
}

#[test]
fn a_name_of_a_megabyte_does_not_fill_the_screen() {
    let name = "x".repeat(1 << 20);
    let text = shown(&[(&name, &format!("⟦{name}⟧: 1"))], |mut finding, _| {
        finding.message = format!("unknown key `{name}`").into();
        finding.label(name.clone()).help(name.clone())
    });
    assert!(text.len() < 3_000, "{}", text.len());
}

#[test]
fn nothing_in_a_file_a_name_or_a_message_acts_on_the_terminal() {
    let hostile = "\u{1b}]0;owned\u{7}\u{202e}\u{9b}2J\r\u{200f}";
    let text = shown(
        &[(hostile, &format!("{hostile}⟦titel⟧{hostile}"))],
        |mut finding, _| {
            finding.message = format!("unknown\n{hostile}").into();
            finding.label(hostile).help(format!("\nerror: {hostile}"))
        },
    );
    assert!(!text.contains(|c: char| c != '\n' && crate::model::text::is_unseen(c)));
    insta::assert_snapshot!(text, @r"
    error[unknown-key]: unknown\n\u{1b}]0;owned\u{7}\u{202e}\u{9b}2J\r\u{200f}
     --> \u{1b}]0;owned\u{7}\u{202e}\u{9b}2J\r\u{200f}:1:17
      |
    1 | �]0;owned���2J��titel�]0;owned���2J��
      |                 ^^^^^ \u{1b}]0;owned\u{7}\u{202e}\u{9b}2J\r\u{200f}
      |
      = help: \nerror: \u{1b}]0;owned\u{7}\u{202e}\u{9b}2J\r\u{200f}
    ");
}

#[test]
fn more_related_places_than_anybody_reads_are_counted() {
    let marks = "⟦k⟧: 1\n".repeat(20);
    let text = shown(&[("a.yaml", &marks)], |finding, places| {
        let places = places.iter();
        places.fold(finding, |finding, place| finding.related(*place, "here"))
    });
    assert!(text.contains("and 11 more places"), "{text}");
}

#[test]
fn a_private_source_shows_places_and_no_line() {
    let mut sources = Sources::default();
    let file = SourceFile::new("me.yaml", "secret: 1\nsecret: 2\n");
    let source = sources.add(file.into_private());
    let place = |range| Place {
        source,
        span: Span::new(range),
    };
    let finding = Diagnostic::new(Code::DuplicateKey, place(10..16), "a key is given twice")
        .related(place(0..6), "first here")
        .help("keep one of the two");
    let text = human(&[finding], &sources, Style::default());
    insta::assert_snapshot!(text, @"
    error[duplicate-key]: a key is given twice
    --> me.yaml:2:1
    ::: me.yaml:1:1
     = note: first here
     = help: keep one of the two
    ");
}

#[test]
fn colours_only_on_request() {
    let mut sources = Sources::default();
    let source = sources.add(SourceFile::new("a.yaml", "titel: x"));
    let span = Span::new(0..5);
    let finding = Diagnostic::new(Code::UnknownKey, Place { source, span }, "unknown key");
    let with = |color| {
        human(
            std::slice::from_ref(&finding),
            &sources,
            Style { color, width: 80 },
        )
    };
    assert!(with(true).contains("\u{1b}["));
    assert!(!with(false).contains('\u{1b}'));
}

#[test]
fn any_place_in_any_text_can_be_shown() {
    let text = "a: é漢\t\u{1b}x\r\n\n\u{202e}{\"b\": [\r1]}\n\n";
    for width in [0, 40, 200] {
        for start in 0..text.len() + 3 {
            for end in start.saturating_sub(1)..text.len() + 3 {
                let mut sources = Sources::default();
                let source = sources.add(SourceFile::new("a", text));
                let place = |range| Place {
                    source,
                    span: Span::new(range),
                };
                let mut finding = Diagnostic::new(Code::Syntax, place(start..end), "no");
                finding = finding.label("here").related(place(end..end), "there");
                let style = Style {
                    color: false,
                    width,
                };
                let mut out = human(&[finding], &sources, style);
                writeln!(out).expect("a string takes everything");
                assert!(out.contains("--> a:"));
            }
        }
    }
}
