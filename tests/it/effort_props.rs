//! Effort against brute force; questions of all kinds by it are in `path_props`.

use std::collections::BTreeMap;

use careergraph::graph::CareerGraph;
use careergraph::model::TransitionKind::Advancement;
use careergraph::query::gap::{Holder, Interval};
use careergraph::query::path::{Cost, PathError, Paths};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::path_oracle::{Asked, Held, asked, efforts, line, millionths};
use crate::strategies::{MoveSketch, SKILLS, TOP, cases, load, numbered, plain_roles, sketch};

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn paths_of_least_effort_are_those_of_brute_force(sketch in sketch(), asked in asked(), k in 0usize..9) {
        let graph = sketch.load();
        let asked = Asked { cost: Cost::Effort, ..asked };
        let answer = asked.of(&graph).best(k);
        prop_assert_eq!(answer.is_ok(), asked.can_be_asked(&graph));
        let Ok(answer) = answer else { return Ok(()) };
        prop_assert!(!answer.cut);
        let all = asked.all(&graph);
        let found: Vec<_> = answer.paths.iter().map(line).collect();
        prop_assert_eq!(&found[..], &all[..k.min(all.len())]);
        for path in &answer.paths {
            let ids: Vec<_> = path.roles.iter().map(|role| role.id.clone()).collect();
            let steps: Vec<_> = path.steps.iter().map(|step| millionths(step.cost)).collect();
            prop_assert_eq!(steps, efforts(&graph, None, &ids));
            prop_assert_eq!(path.cost_kind, Cost::Effort);
        }
    }

    #[test]
    fn what_a_person_holds_takes_the_place_of_the_first_role(
        sketch in sketch(),
        asked in asked(),
        skills in vec(0..=TOP, SKILLS.len()),
    ) {
        let graph = sketch.load();
        let asked = Asked { cost: Cost::Effort, ..asked };
        let mut holder = Holder::nothing(&graph);
        let mut held = Held::default();
        for skill in graph.skills() {
            let at = SKILLS.iter().position(|name| *name == skill.id().as_str());
            let step = skills[at.expect("a skill of the sketch")];
            holder.raise(skill.index(), Interval { low: step, high: step });
            held.skills.insert(skill.id().to_string(), step);
        }
        let answer = asked.of(&graph).held_by(holder).best(usize::MAX);
        prop_assert_eq!(answer.is_ok(), asked.can_be_asked(&graph));
        let Ok(answer) = answer else { return Ok(()) };
        let mut all = asked.all(&graph);
        for (cost, _, _, ids) in &mut all {
            *cost = efforts(&graph, Some(&held), ids).iter().sum();
        }
        all.sort();
        prop_assert_eq!(answer.paths.iter().map(line).collect::<Vec<_>>(), all);
        for path in &answer.paths {
            for step in &path.steps {
                prop_assert!(step.gap.is_none_or(|gap| millionths(gap.high) == millionths(step.cost)));
            }
        }
    }

    #[test]
    fn steps_tell_what_somebody_lacks_whatever_paths_cost(
        sketch in sketch(),
        asked in asked(),
        by_effort in any::<bool>(),
    ) {
        let graph = sketch.load();
        let asked = Asked { cost: if by_effort { Cost::Effort } else { Cost::Moves }, ..asked };
        let answer = asked.of(&graph).held_by(Holder::nothing(&graph)).best(5);
        prop_assert_eq!(answer.is_ok(), asked.can_be_asked(&graph));
        let Ok(answer) = answer else { return Ok(()) };
        for path in &answer.paths {
            let ids: Vec<_> = path.roles.iter().map(|role| role.id.clone()).collect();
            let lacks = efforts(&graph, Some(&Held::default()), &ids);
            for (step, lacks) in path.steps.iter().zip(lacks) {
                prop_assert!(step.gap.is_none_or(|gap| millionths(gap.high) == lacks));
            }
        }
    }

    #[test]
    fn where_all_weighs_alike_no_role_on_the_way_is_reached_for_less_than_its_own_gap(
        sketch in plain_roles(),
        moves in vec((0usize..3, 0usize..3), 1..7),
    ) {
        let mut sketch = sketch;
        let said = MoveSketch { years: None, people: None, one_way: false, by_role: false, by_list: true };
        for (from, to) in moves.into_iter().filter(|(from, to)| from != to) {
            sketch.moves.insert((from, to, Advancement), said);
        }
        let graph = sketch.load();
        for from in graph.roles() {
            for to in graph.roles() {
                let asked = Asked { cost: Cost::Effort, ..Asked::between(from, to) };
                for path in asked.of(&graph).best(9).expect("both ends are roles").paths {
                    for role in &path.roles {
                        let role = graph.role(&role.id).expect("a role of the graph");
                        prop_assert!(path.cost + 1e-6 >= graph.gap_cost(from, role));
                    }
                }
            }
        }
    }
}

#[test]
fn a_lighter_requirement_on_the_way_makes_the_detour_the_lesser_effort() {
    let text = "roles: {Ash: {advances_to: [Birch, Cedar]}, \
                Birch: {requires: [{skill: saw, proficiency: 4, importance: optional}], advances_to: [Cedar]}, \
                Cedar: {requires: [{skill: saw, proficiency: 4, importance: essential}]}}";
    let graph = load(text).graph;
    let query = graph
        .paths()
        .from("ash")
        .and_then(|query| query.to("cedar"));
    let query = query.expect("roles of the graph").cost(Cost::Effort);
    let best = query.best(3).expect("both ends are roles");
    let found: Vec<_> = best
        .paths
        .iter()
        .map(|path| (path.moves, path.cost))
        .collect();
    assert_eq!(found, [(2, 2.0), (1, 4.0)]);
    assert_eq!(query.finder().err(), Some(PathError::NotAdditive));
}

#[test]
fn a_complete_graph_of_twenty_five_roles_is_answered() {
    let pairs = (10..35).flat_map(|a| (10..35).filter(move |b| a != *b).map(move |b| (a, b)));
    let graph = numbered(pairs);
    let query = graph.paths().from("r10").and_then(|query| query.to("r34"));
    let query = query
        .expect("both are roles of the graph")
        .cost(Cost::Effort);
    let answer = query.best(10).expect("the question can be asked");
    assert_eq!((answer.paths.len(), answer.cut), (10, false));
    assert_eq!(answer.paths[9].moves, 2);
}

/// Diamonds one behind the other, `n` over `a` or `b` to the next `n`, where only each `n` asks for
/// something; `back` has every move walked back as well.
fn diamonds(count: usize, back: bool) -> CareerGraph {
    let kind = if back { "lateral" } else { "advancement" };
    let rungs =
        (0..=count).map(|at| format!("n{at}: {{requires: {{s{}: {}}}}}", at % 30, at % 5 + 1));
    let rungs: Vec<_> = rungs.collect();
    let mut moves = Vec::new();
    for at in 0..count {
        for side in ["a", "b"] {
            let (from, to) = (format!("n{at}"), format!("n{}", at + 1));
            for (from, to) in [
                (&from, &format!("{side}{at}")),
                (&format!("{side}{at}"), &to),
            ] {
                moves.push(format!("{{from: {from}, to: {to}, kind: {kind}}}"));
            }
        }
    }
    let (rungs, moves) = (rungs.join(", "), moves.join(", "));
    load(&format!("roles: {{{rungs}}}\ntransitions: [{moves}]")).graph
}

fn least_effort(graph: &CareerGraph, from: &str, to: &str, k: usize) -> Paths {
    let query = graph.paths().from(from).and_then(|query| query.to(to));
    let query = query.expect("roles of the graph").cost(Cost::Effort);
    query.best(k).expect("the question can be asked")
}

#[test]
fn diamonds_whose_sides_ask_for_nothing_are_answered_though_their_paths_are_countless() {
    for (count, back) in [(40, false), (12, true)] {
        let graph = diamonds(count, back);
        let answer = least_effort(&graph, "n0", &format!("n{count}"), 5);
        assert_eq!((answer.paths.len(), answer.cut), (5, false));
        let sides = answer.paths.iter().map(|path| {
            let sides = path.roles.iter().skip(1).step_by(2);
            sides.map(|role| &role.id[..1]).collect::<String>()
        });
        // All take as much, so that they come by the ids of their roles.
        let mut all: Vec<_> = (0..8usize).collect();
        let name = |bits: usize| -> String {
            let sides = (0..count)
                .rev()
                .map(|at| if bits >> at & 1 == 0 { 'a' } else { 'b' });
            sides.collect()
        };
        all.truncate(5);
        let all: Vec<_> = all.into_iter().map(name).collect();
        assert_eq!(sides.collect::<Vec<_>>(), all);
    }
}

#[test]
fn a_chain_of_a_hundred_thousand_roles_has_its_path_of_least_effort() {
    let graph = numbered((0..99_999).map(|role| (role, role + 1)));
    let answer = least_effort(&graph, "r0", "r99999", 3);
    assert_eq!((answer.paths.len(), answer.cut), (1, false));
    assert_eq!(answer.paths[0].moves, 99_999);
}

#[test]
fn where_the_search_is_given_up_there_are_paths_which_are_not_said_to_be_best() {
    let (layers, side) = (12, 20);
    let mut random = 5u32;
    let mut draw = |below: u32| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 10) % below
    };
    let roles = (0..layers * side).map(|at| {
        let skills: BTreeMap<_, _> = (0..20).map(|_| (draw(200), draw(5) + 1)).collect();
        let skills = skills
            .iter()
            .map(|(skill, step)| format!("s{skill}: {step}"));
        let skills: Vec<_> = skills.collect();
        let next = (at / side + 1) * side;
        let next = (next..next + 2 * side).filter(|next| *next < layers * side);
        let next: Vec<_> = next.map(|at| format!("r{at}")).collect();
        let (skills, next) = (skills.join(", "), next.join(", "));
        format!("r{at}: {{requires: {{{skills}}}, advances_to: [{next}]}}")
    });
    let roles: Vec<_> = roles.collect();
    let graph = load(&format!("roles: {{{}}}", roles.join(", "))).graph;
    let answer = least_effort(&graph, "r0", &format!("r{}", layers * side - 1), 3);
    assert_eq!((answer.paths.len(), answer.cut), (3, true));
    assert!(answer.paths.is_sorted_by_key(|path| millionths(path.cost)));
    for path in &answer.paths {
        let ids: Vec<_> = path.roles.iter().map(|role| role.id.clone()).collect();
        assert_eq!(
            millionths(path.cost),
            efforts(&graph, None, &ids).iter().sum::<u64>()
        );
    }
}
