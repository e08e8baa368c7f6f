use super::*;
use crate::view::tests::{SMALL, graph};

const PAID: &str = "
families: {s: Software}
tracks: {t: Technical}
roles:
  a:
    family: s
    track: t
    level: 2
    years: 2-4
    salary: 50000-70000 EUR/year
    requires: {go: 3, testing: 1}
    advances_to:
      - {role: b, years: 2-3, basis: observed, people: 6}
      - {role: c, basis: observed, people: 2}
    lateral_to: [d]
  b: {requires: {go: 4}}
  d: {requires: {go: 1, mentoring: 2}, advances_to: [c]}
";

#[test]
fn boxes_show_what_was_asked_for() {
    let graph = graph(PAID);
    let facts = |shown: &[BoxFact], role: usize| {
        let view = graph.view().show(shown).build();
        (view.nodes[role].facts(), view.nodes[role].skills.len())
    };
    let all = BoxFact::NAMES.map(|(fact, ..)| fact);
    let lines = [
        "level 2 · 2-4 years",
        "Software · Technical",
        "50000-70000 EUR/year",
    ];
    assert_eq!(facts(&all, 0), (lines.map(str::to_owned).to_vec(), 2));
    assert_eq!(facts(&[BoxFact::Title], 0), (Vec::new(), 0));
    assert_eq!(
        facts(&[BoxFact::Years], 0),
        (vec!["2-4 years".to_owned()], 0)
    );
    // Only a stub names who mentions it.
    assert_eq!(facts(&[BoxFact::Referrers], 0), (Vec::new(), 0));
    let mentioned = vec!["mentioned by A, D".to_owned()];
    assert_eq!(facts(&[BoxFact::Referrers], 2), (mentioned, 0));
    let one = graph.view().show(&[BoxFact::Skills]).skills(1).build();
    assert_eq!(one.nodes[0].skills, ["Go"]);
    // Without a wish a box is what it was.
    let usual = graph.view().build();
    assert_eq!(usual.nodes[0].facts, None);
    assert_eq!(usual.nodes[0].facts(), ["level 2 · 2-4 years"]);
}

#[test]
fn lines_show_what_was_asked_for() {
    let graph = graph(PAID);
    let labels = |shown: &[MoveFact]| -> Vec<String> {
        let view = graph.view().show_moves(shown).build();
        view.edges
            .iter()
            .map(|edge| edge.label().join("; "))
            .collect()
    };
    assert_eq!(labels(&[]), ["observed", "observed", "", ""]);
    assert_eq!(
        labels(&[MoveFact::Kind]),
        ["advancement", "advancement", "lateral", "advancement"]
    );
    assert_eq!(labels(&[MoveFact::Basis])[2], "stated");
    assert_eq!(
        labels(&[
            MoveFact::Share,
            MoveFact::Years,
            MoveFact::Basis,
            MoveFact::Kind
        ]),
        [
            "advancement (observed); 75% of 8 people; after 2-3 years",
            "advancement (observed); 25% of 8 people",
            "lateral (stated)",
            "advancement (stated)",
        ]
    );
    // What is not known is not said; two heads have two gaps.
    assert_eq!(
        labels(&[MoveFact::Gap]),
        ["observed; gap 1", "observed", "gap 2, back 3", ""]
    );
}

#[test]
fn a_stub_of_many_names_some_of_those_who_mention_it() {
    let graph = graph(
        "roles: {a: {advances_to: [z]}, b: {advances_to: [z]}, c: {advances_to: [z]}, d: {advances_to: [z]}, e: {advances_to: [z]}}",
    );
    let view = graph.view().show(&[BoxFact::Referrers]).build();
    assert_eq!(view.nodes[5].facts(), ["mentioned by A, B, C and 2 more"]);
}

#[test]
fn what_is_usual_is_written_as_before() {
    let graph = graph(SMALL);
    let json = |view: ViewBuilder<'_>| serde_json::to_string(&view.build()).expect("plain data");
    let usual = json(graph.view());
    for word in ["facts", "heat", "change"] {
        assert!(!usual.contains(&format!("\"{word}\"")), "{word}");
    }
    assert!(json(graph.view().show_moves(&[MoveFact::Kind])).contains("\"moves\":\"entry\""));
}
