use super::*;
use crate::graph::CareerGraph;
use crate::view::tests::{SMALL, graph};
use crate::view::{Grouping, ViewBuilder};

fn drawn(view: &GraphView, width: usize, ascii: bool) -> String {
    let mut look = Look::default();
    (look.width, look.ascii) = (width, ascii);
    write(view, &look)
}

#[test]
fn a_neighbourhood_has_its_role_in_the_middle() {
    let graph = graph(SMALL);
    let role = graph.role("engineer").expect("a role");
    let view = graph.view().around(role, 1).build();
    insta::assert_snapshot!(drawn(&view, 80, false));
}

#[test]
fn paths_stand_side_by_side() {
    let graph = graph(SMALL);
    let paths = graph.paths().from("intern").expect("a role");
    let paths = paths.to("senior engineer").expect("a role").best(3);
    let paths = paths.expect("both ends are roles").paths;
    let view = graph.view().paths(&paths).build();
    assert_eq!(view.routes.len(), 2);
    insta::assert_snapshot!(drawn(&view, 80, true));
}

#[test]
fn a_whole_graph_is_a_list_of_boxes() {
    insta::assert_snapshot!(drawn(&graph(SMALL).view().build(), 40, false));
}

/// Returns the letters and digits of a text, in their own order.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<_> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

#[test]
fn every_letter_is_drawn_at_every_width() {
    let graph = CareerGraph::embedded("software-engineering").expect("a shipped graph");
    for (from, to) in [
        ("engineer", "engineering-manager"),
        ("junior-engineer", "staff-engineer"),
        ("qa-engineer", "director-of-engineering"),
    ] {
        let paths = graph.paths().from(from).expect("a role");
        let paths = paths.to(to).expect("a role").best(3);
        let paths = paths.expect("both ends are roles").paths;
        assert_eq!(paths.len(), 3);
        let view = graph.view().paths(&paths).build();
        let all = letters(&drawn(&view, 400, false));
        for width in 20..=120 {
            let text = drawn(&view, width, false);
            assert_eq!(letters(&text), all, "{width} columns:\n{text}");
        }
    }
    let view = graph.view().build();
    let all = letters(&drawn(&view, 400, false));
    for width in [20, 40, 63, 80] {
        assert_eq!(letters(&drawn(&view, width, false)), all, "{width} columns");
    }
}

#[test]
fn words_beside_steps_break_between_words() {
    let graph = CareerGraph::embedded("software-engineering").expect("a shipped graph");
    let paths = graph.paths().from("engineer").expect("a role");
    let paths = paths.to("engineering manager").expect("a role").best(3);
    let view = graph
        .view()
        .paths(&paths.expect("both ends are roles").paths);
    let mut view = view.build();
    // What explains the gaps has words of its own.
    view.legend.clear();
    for width in 20..=120 {
        let text = drawn(&view, width, false);
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '.');
        let known = [
            "after",
            "years",
            "gap",
            "lateral",
            "advancement",
            "level",
            "Engineer",
            "Engineering",
            "Manager",
            "Senior",
            "Mobile",
            "Product",
            "Management",
            "paths",
            "from",
            "to",
        ];
        for word in words.filter(|word| word.contains(char::is_alphabetic)) {
            assert!(known.contains(&word), "{word} at {width} columns:\n{text}");
        }
    }
}

#[test]
fn a_ladder_is_read_by_group_and_upwards() {
    let yaml = "
tracks: {management: Management, ic: Individual contributor}
roles:
  Chief: {}
  Director: {track: management, level: 2}
  Engineer: {track: ic, level: 2}
  Intern: {track: ic, level: 1}
  Manager: {track: management, level: 1}
  Analyst: {track: ic, level: 2}
  Zoologist: {track: field, level: 1}
";
    let names = |view: ViewBuilder<'_>| {
        let text = drawn(&view.build(), 40, false);
        let names = text.lines().filter_map(|line| line.strip_prefix("│ "));
        let names = names.map(|line| line.trim_end_matches(['│', ' ']).to_owned());
        let tracks = ["Individual contributor", "Management", "Field"];
        let names = names.filter(|name| !name.starts_with("level"));
        let names: Vec<_> = names.filter(|name| !tracks.contains(&&**name)).collect();
        names.join(", ")
    };
    let one_family = graph(yaml);
    assert_eq!(
        names(one_family.view()),
        "Manager, Director, Intern, Analyst, Engineer, Zoologist, Chief"
    );
    let ungrouped = one_family.view().group(Grouping::None);
    assert_eq!(
        names(ungrouped),
        "Intern, Manager, Zoologist, Analyst, Director, Engineer, Chief"
    );
    let families = "families: {software: Software, data: Data}
roles:
  Analyst: {family: data, level: 3}
  Data Intern: {family: data, level: 1}
  Engineer: {family: software, level: 2}
  Fellow: {family: software, level: 5}
  Clerk: {}
";
    assert_eq!(
        names(graph(families).view()),
        "Engineer, Fellow, Data Intern, Analyst, Clerk"
    );
}

#[test]
fn groups_of_a_list_have_headings() {
    let yaml = "families: {software: Software, data: Data}
roles:
  Analyst: {family: data}
  Engineer: {family: software, advances_to: [Analyst]}
  Clerk: {}
";
    let families = graph(yaml);
    let text = drawn(&families.view().build(), 40, false);
    let headings = |text: &str| {
        let lines = text.lines().filter(|line| line.starts_with("── "));
        lines.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(headings(&text), "── Software, ── Data, ── without a family");
    let text = drawn(&families.view().build(), 40, true);
    assert!(text.contains("\n\n-- Data\n+"), "{text}");
    let alone = families.view().group(Grouping::None).build();
    assert_eq!(headings(&drawn(&alone, 40, false)), "");
}

#[test]
fn roles_that_are_farther_away_stand_below() {
    // a ──▶ b ──▶ c ──▶ d, and from e to c
    let chain = graph(
        "roles: {A: {advances_to: [B]}, B: {advances_to: [C]}, C: {advances_to: [D]}, D: {}, \
         E: {advances_to: [C]}}",
    );
    let role = chain.role("a").expect("a role");
    let text = drawn(&chain.view().around(role, 4).build(), 80, false);
    insta::assert_snapshot!(text, @r"
    Within 4 moves of A

               ┌───────────────┐
    ┏━━━┓      │ B             │
    ┃ A ┃─────▶│ → advancement │
    ┗━━━┛      └───────────────┘

    ── 2 moves away
    ┌───┐
    │ C │
    └─┬─┘
      ├◀── B ← advancement
      └──▶ D → advancement

    ── 3 moves away
    ┌───┐
    │ D │
    └─┬─┘
      └◀── C ← advancement
    ┌───┐
    │ E │
    └─┬─┘
      └──▶ C → advancement
    ");
    let text = drawn(&chain.view().around(role, 1).build(), 80, false);
    assert!(!text.contains("away"), "{text}");
}

#[test]
fn a_narrow_neighbourhood_says_what_leads_to_its_role() {
    let graph = graph(SMALL);
    let role = graph.role("senior engineer").expect("a role");
    let view = graph.view().around(role, 1).build();
    let text = drawn(&view, 40, false) + &drawn(&view, 40, true);
    insta::assert_snapshot!(text);
    let role = graph.role("data engineer").expect("a role");
    let view = graph.view().around(role, 1).build();
    insta::assert_snapshot!(drawn(&view, 40, false));
}

#[test]
fn signs_that_are_joined_stay_joined_and_within_their_box() {
    let title = "<b>Q&A</b> \"Lead\" | [x] 👩\u{200d}💻";
    let yaml = format!("roles: {{a: {{title: '{title}'}}}}");
    insta::assert_snapshot!(drawn(&graph(&yaml).view().build(), 40, false), @r#"
    ┌────────────────────────────┐
    │ <b>Q&A</b> "Lead" | [x] 👩‍💻 │
    └────────────────────────────┘
    "#);
    // Nothing is taken apart where there is little room.
    let crowd = "👩\u{200d}💻".repeat(12) + "が\u{3099}";
    let yaml = format!("roles: {{a: {{title: '{crowd}'}}}}");
    let text = drawn(&graph(&yaml).view().build(), 20, false);
    assert_eq!(text.matches("👩\u{200d}💻").count(), 12, "{text}");
    assert!(text.contains("が\u{3099}"), "{text}");
}

#[test]
fn wide_letters_and_marks_keep_the_borders_straight() {
    let yaml = "roles: {a: {title: データエンジニア・プラットフォーム部門責任者}, b: {title: \"cafe\u{301} 👩\u{200d}💻\"}}";
    let text = drawn(&graph(yaml).view().build(), 30, false);
    let mut widths = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if line.starts_with('┌') {
            widths.push(columns(line));
        }
        assert_eq!(Some(&columns(line)), widths.last(), "{text}");
        assert!(line.ends_with(['┐', '│', '┘']), "{text}");
    }
    assert_eq!(widths.len(), 2);
}
