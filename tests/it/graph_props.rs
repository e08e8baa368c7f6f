//! Graphs: what has no meaning changes no answer, and every rule of building holds.

use std::collections::BTreeSet;

use careergraph::diagnostic::{Code, Diagnostic};
use careergraph::graph::CareerGraph;
use careergraph::input::Format;
use careergraph::load::{Loaded, Loader};
use careergraph::model::{Basis, TransitionKind};
use careergraph::query::path::Cost;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::strategies::{NeedSketch, TITLES, cases, load, sketch};

/// Every answer of a graph, without the places where it was said.
fn answers(graph: &CareerGraph) -> Value {
    let cards = graph.roles().map(|role| {
        let mut card = json!(role.card());
        for list in ["incoming", "outgoing"] {
            for moved in card[list].as_array_mut().into_iter().flatten() {
                let count = moved["stated"].as_array().map(Vec::len);
                moved["stated"] = json!(count);
            }
        }
        card
    });
    let pairs = graph
        .roles()
        .flat_map(|a| graph.roles().map(move |b| (a, b)));
    let between = pairs.map(|(from, to)| {
        let query = graph.paths().from(from.id().as_str());
        let query = query.and_then(|query| query.to(to.id().as_str()));
        let query = query.expect("both are roles of the graph");
        let paths = Cost::NAMES.map(|(cost, _)| query.clone().cost(cost).best(3).ok());
        json!([graph.gap_between(from, to), paths, query.why_not().ok()])
    });
    let cards: Vec<_> = cards.collect();
    json!([cards, between.collect::<Vec<_>>(), graph.skill_cards()])
}

fn codes(findings: &[Diagnostic]) -> Vec<Code> {
    let mut codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes
}

/// A graph file in JSON with one role, whose requirements are in short or in long form.
fn with_one_role(asked: &[(usize, u8, bool)], is_short: bool) -> CareerGraph {
    let block = |optional: bool| {
        let asked = asked.iter().filter(|asked| asked.2 == optional);
        let asked = asked.map(|(skill, step, _)| {
            let step = if is_short {
                json!(step)
            } else {
                json!({ "proficiency": step })
            };
            (TITLES[*skill].to_owned(), step)
        });
        Value::Object(asked.collect())
    };
    let role = json!({"requires": block(false), "optional": block(true)});
    let text = json!({"roles": {"cook": role}}).to_string();
    let mut loader = Loader::new();
    loader.text("graph.json", Format::Json, text);
    loader.load().expect("a sound file").graph
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn short_requirements_are_those_in_long_form(steps in vec((1..=5_u8, any::<bool>()), 0..TITLES.len())) {
        let asked = steps.iter().enumerate();
        let asked: Vec<_> = asked.map(|(skill, (step, optional))| (skill, *step, *optional)).collect();
        let listed = |graph: &CareerGraph| {
            let role = graph.role("cook").expect("it is described");
            let asked = role.requirements().map(|asked| (asked.title(), asked.data().clone()));
            asked.collect::<Vec<_>>()
        };
        let short = listed(&with_one_role(&asked, true));
        prop_assert_eq!(short.len(), asked.len());
        prop_assert_eq!(short, listed(&with_one_role(&asked, false)));
    }

    #[test]
    fn neither_order_nor_files_change_an_answer(
        sketch in sketch(), shuffle in vec(0usize..1000, 40), files in 1usize..4,
    ) {
        let plain = sketch.load_shuffled(&[0], 1);
        let shuffled = sketch.load_shuffled(&shuffle, files);
        prop_assert_eq!(answers(&plain.graph), answers(&shuffled.graph));
        prop_assert_eq!(codes(&plain.findings), codes(&shuffled.findings));
        plain.graph.verify();
        shuffled.graph.verify();
    }

    #[test]
    fn ways_back_are_inferred_exactly_where_nobody_said_otherwise(sketch in sketch()) {
        let graph = sketch.load();
        let id = |role: usize| TITLES[role].to_lowercase();
        let mut expected = BTreeSet::new();
        for (&(from, to, kind), said) in &sketch.moves {
            let basis = said.people.map_or(Basis::Stated, |_| Basis::Observed);
            expected.insert((id(from), id(to), kind, basis));
            let back = (to, from, TransitionKind::Lateral);
            let lateral = kind == TransitionKind::Lateral;
            if lateral && !sketch.one_way && !said.one_way && !sketch.moves.contains_key(&back) {
                expected.insert((id(to), id(from), kind, Basis::Inferred));
            }
        }
        let found: Vec<_> = graph.transitions().map(|t| {
            (t.from().id().to_string(), t.to().id().to_string(), t.kind(), t.basis())
        }).collect();
        prop_assert_eq!(found.len(), expected.len());
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
        graph.verify();
    }

    #[test]
    fn inherited_requirements_are_those_of_the_roles_above_unless_own_ones_win(sketch in sketch()) {
        let loaded = sketch.load_shuffled(&[0], 1);
        let mut lowered = 0;
        for (at, role) in &sketch.roles {
            let mut expected = role.needs.clone();
            let mut above = role.inherits;
            let mut inherited = std::collections::BTreeMap::new();
            while let Some(parent) = above {
                for (key, need) in &sketch.roles[&parent].needs {
                    inherited.entry(key.clone()).or_insert(*need);
                }
                above = sketch.roles[&parent].inherits;
            }
            for (key, need) in inherited {
                let weight = |need: &NeedSketch| match need.importance {
                    "essential" => 1.0,
                    "optional" => 0.5,
                    weight => weight.parse::<f64>().expect("a weight"),
                };
                let lowers = |own: &NeedSketch| {
                    own.proficiency < need.proficiency || weight(own) < weight(&need)
                };
                lowered += usize::from(role.needs.get(&key).is_some_and(lowers));
                expected.entry(key).or_insert(need);
            }
            let found = loaded.graph.role(TITLES[*at]).expect("a role of the graph");
            prop_assert_eq!(found.requirements().len(), expected.len());
            let own = found.requirements().filter(|asked| !asked.data().inherited);
            prop_assert_eq!(own.count(), role.needs.len());
            let sum: u32 = found.requirements().map(|r| u32::from(r.data().proficiency)).sum();
            prop_assert_eq!(sum, expected.values().map(|n| u32::from(n.proficiency)).sum::<u32>());
        }
        let found = codes(&loaded.findings);
        prop_assert_eq!(found.iter().filter(|code| **code == Code::LoweredRequirement).count(), lowered);
    }

    #[test]
    fn a_role_answers_to_its_name_however_it_is_spelt(words in vec("[A-Z][a-z]{3,7}", 1..4), odd in any::<bool>()) {
        let title = words.join(" ");
        let graph = load(&format!("roles: [{{title: \"{title}\"}}]")).graph;
        let wide: String = title.chars().map(|c| match c {
            '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
            c => c,
        }).collect();
        let spellings = [
            title.to_uppercase(),
            title.to_lowercase(),
            words.join("-"),
            words.join(if odd { "\u{2011}" } else { " - " }),
            format!("  {}\t", words.join("   ")),
            wide,
        ];
        for spelling in spellings {
            prop_assert_eq!(graph.role(&spelling).map(|role| role.title().to_owned()), Ok(title.clone()), "{:?}", spelling);
        }
        graph.verify();
    }
}

fn findings(text: &str) -> Vec<Diagnostic> {
    let mut loader = Loader::new();
    loader.text("a.yaml", Format::Yaml, text);
    match loader.load() {
        Ok(Loaded { findings, .. }) => findings,
        Err(error) => error.diagnostics,
    }
}

#[test]
fn a_move_said_from_both_ends_keeps_both_statements_and_is_one_step() {
    let text = "roles:\n  Ash: {advances_to: [Birch]}\n  Birch: {entry_from: [Ash]}\n\
                transitions:\n- {from: Ash, to: Birch, kind: advancement}\n";
    let graph = load(text).graph;
    let said: Vec<_> = graph
        .transitions()
        .map(|t| (t.kind(), t.data().attestations.len()))
        .collect();
    assert_eq!(
        said,
        [(TransitionKind::Entry, 1), (TransitionKind::Advancement, 2)]
    );
    assert_eq!(graph.steps().all().len(), 1);
}

#[test]
fn a_role_that_inherits_from_itself_is_an_error() {
    let text = "roles: {Ash: {inherits: Birch}, Birch: {inherits: Cedar}, Cedar: {inherits: Ash}}";
    assert_eq!(codes(&findings(text)), [Code::InheritsCycle]);
}

#[test]
fn two_roles_that_answer_to_one_name_are_an_error_that_shows_both_places() {
    let text = "roles:\n  Ash: {aliases: [Tree]}\n  Birch: {aliases: [tree]}\n";
    let found = findings(text);
    assert_eq!(codes(&found), [Code::AmbiguousName]);
    let places = [found[0].primary.place, found[0].related[0].place];
    let lines = places.map(|place| text[..place.span.start as usize].lines().count());
    assert_eq!(lines, [3, 2]);
}

#[test]
fn a_slip_of_one_letter_in_an_undescribed_name_is_a_warning() {
    let text = "roles: {Engineer: {advances_to: [Senior Engineer], lateral_to: [Senior Enginer]}}";
    assert_eq!(codes(&findings(text)), [Code::NearDuplicateName]);
}

#[test]
fn names_that_differ_on_purpose_are_no_slip() {
    for names in [
        "Engineer I, Engineer II",
        "Test, Text",
        "Level 1 Engineer, Level 2 Engineer",
    ] {
        let text = format!("roles: {{Ash: {{advances_to: [{names}]}}}}");
        assert_eq!(codes(&findings(&text)), [], "{names}");
    }
    let described = "roles: {Engineer: {level: 1}, Enginer: {level: 2}}";
    assert_eq!(codes(&findings(described)), []);
}

#[test]
fn a_name_that_nobody_answers_to_is_met_with_the_closest_ones() {
    let graph = load("roles: {Senior Engineer: {advances_to: [Staff Engineer]}}").graph;
    let unknown = graph.role("senor enginer").expect_err("nobody answers").0;
    assert_eq!(unknown.name, "senor enginer");
    assert_eq!(
        unknown.closest.first().map(String::as_str),
        Some("Senior Engineer")
    );
}
