//! Answers about every pair of roles, against the same question pair by pair.

use std::num::NonZeroUsize;

use careergraph::graph::{CareerGraph, RoleRef, build};
use careergraph::query::pairs::{Coverages, NearRole};
use careergraph::source::Sources;
use proptest::prelude::*;

use crate::strategies::{cases, load, sketch, unsure_roles};

fn check_coverages(graph: &CareerGraph, threads: usize) {
    let threads = NonZeroUsize::new(threads).expect("at least one");
    let all = graph.pairs().threads(threads).coverages();
    for from in graph.roles() {
        assert_eq!(all.row(from.index()).len(), graph.role_count());
        for to in graph.roles() {
            let found = all.of(from.index(), to.index()).map(f64::from);
            let sure = graph.transferability(from, to).map(|share| share.low);
            assert_eq!(found.is_some(), sure.is_some(), "{from:?} {to:?}");
            let (found, sure) = (found.unwrap_or(0.0), sure.unwrap_or(0.0));
            assert!(
                (found - sure).abs() < 1e-6,
                "{from:?} {to:?} {found} {sure}"
            );
            assert_eq!(found >= 1.0, sure >= 1.0, "{from:?} {to:?}");
        }
    }
}

fn check_similar(graph: &CareerGraph, most: usize, threads: usize) {
    let threads = NonZeroUsize::new(threads).expect("at least one");
    let all = graph.pairs().threads(threads).most_similar(most);
    for role in graph.roles() {
        check_near(graph, role, all.of(role.index()), most);
    }
}

fn check_near(graph: &CareerGraph, role: RoleRef<'_>, near: &[NearRole], most: usize) {
    let found: Vec<_> = near
        .iter()
        .map(|near| (graph.role_at(near.role).id().to_string(), near.similarity))
        .collect();
    let similar = graph.similar(role, most).into_iter();
    let expected: Vec<_> = similar
        .map(|similar| (similar.role.id, similar.similarity))
        .collect();
    assert_eq!(found, expected, "{role:?}");
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn all_pairs_are_covered_as_each_pair_is(sketch in sketch(), threads in 1usize..4) {
        check_coverages(&sketch.load(), threads);
    }

    #[test]
    fn choices_of_all_pairs_are_met_as_those_of_each_pair_are(sketch in unsure_roles()) {
        check_coverages(&sketch.load(), 1);
    }

    #[test]
    fn the_most_similar_roles_of_all_are_those_of_each(sketch in sketch(), most in 0usize..5, threads in 1usize..4) {
        check_similar(&sketch.load(), most, threads);
    }
}

/// Many roles with a few skills each, so that there is something to give up; the amounts of `weights`
/// are rounded.
fn many(roles: usize, weights: &[&str]) -> CareerGraph {
    use std::fmt::Write as _;
    let mut text = String::from("roles:\n");
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % below
    };
    for role in 0..roles {
        let _ = writeln!(text, "  role {role}:\n    requires:");
        for part in 0..3 + random(6) {
            // A skill of each part of the skills, so that none comes twice.
            let (skill, step) = (part * 12 + random(12), 1 + random(5));
            let weight = weights[random(weights.len())];
            let _ = writeln!(
                text,
                "      - {{skill: skill {skill}, proficiency: {step}, importance: {weight}}}"
            );
        }
    }
    load(&text).graph
}

#[test]
fn of_many_roles_the_most_similar_are_found_whatever_they_weigh() {
    check_similar(&many(700, &["1", "0.5"]), 5, 2);
    check_similar(&many(700, &["0.1", "0.7", "1000", "3"]), 5, 2);
    check_similar(&many(700, &["0.0001", "1"]), 700, 2);
}

#[test]
fn roles_that_ask_for_next_to_nothing_are_told_apart_beside_those_that_ask_for_much() {
    let heavy = |skill| format!("{{skill: rare {skill}, proficiency: 5, importance: 1000}}");
    let heavy = (0..40).map(heavy).collect::<Vec<_>>().join(", ");
    let light = |role| {
        let (one, other, weight) = (role % 7, role % 11, 1 + role % 3);
        format!(
            "  role {role}: {{requires: [{{skill: skill {one}, proficiency: 1, importance: 0.{weight}}}, \
             {{skill: tool {other}, proficiency: 2, importance: 0.01}}]}}\n"
        )
    };
    let light = (0..300).map(light).collect::<String>();
    let text = format!("roles:\n  all: {{requires: [{heavy}]}}\n{light}");
    check_similar(&load(&text).graph, 4, 2);
}

#[test]
fn roles_that_ask_for_more_than_can_be_counted_are_compared() {
    let wide = |role: usize, skills: usize| {
        let skills = (0..skills).map(|skill| format!("skill {skill}: {}, ", 1 + skill % 5));
        format!(
            "  role {role}: {{requires: {{{}}}}}\n",
            skills.collect::<String>()
        )
    };
    let roles = [70_000, 69_000, 40_000, 3].into_iter().zip(0..);
    let roles = roles.map(|(skills, role)| wide(role, skills));
    let text = format!("roles:\n{}", roles.collect::<String>());
    for most in [1, 2, 5] {
        check_similar(&load(&text).graph, most, 1);
    }
}

#[test]
fn roles_of_several_blocks_are_all_compared() {
    for (roles, weights) in [(8_200, ["1", "0.5"]), (9_000, ["0.1", "3"])] {
        let graph = many(roles, &weights);
        let three = graph.pairs().threads(NonZeroUsize::new(3).expect("three"));
        let (one, three) = (graph.pairs().most_similar(6), three.most_similar(6));
        assert_eq!(one, three);
        for role in graph.roles().step_by(499) {
            check_near(&graph, role, one.of(role.index()), 6);
        }
    }
}

#[test]
fn a_question_that_has_answered_answers_again() {
    let graph = many(200, &["1", "0.5"]);
    let pairs = graph.pairs();
    let first = (pairs.coverages(), pairs.most_similar(4));
    assert_eq!(first, (pairs.coverages(), pairs.clone().most_similar(4)));
    assert_eq!(pairs.most_similar(2), graph.pairs().most_similar(2));
}

#[test]
fn coverages_are_those_of_each_pair_whatever_they_weigh_and_in_used_memory() {
    let mut used = Coverages::default();
    for weights in [["1", "0.5"], ["0.1", "1000"], ["2", "0.25"]] {
        for roles in [90, 130] {
            let graph = many(roles, &weights);
            check_coverages(&graph, 2);
            graph.pairs().coverages_into(&mut used);
            assert_eq!(used, graph.pairs().coverages());
        }
    }
}

#[test]
fn roles_that_ask_for_the_same_are_told_in_the_order_of_their_ids() {
    let line = |role| format!("  role {role}: {{requires: {{saw: 2, glue: 1}}}}\n");
    let text = format!("roles:\n{}", (0..200).map(line).collect::<String>());
    check_similar(&load(&text).graph, 3, 2);
}

#[test]
fn an_empty_graph_has_no_pairs() {
    let graph = build(Vec::new(), Sources::default());
    let (graph, _) = graph.expect("nothing is wrong with it");
    assert!(graph.pairs().coverages().cells().is_empty());
    check_similar(&graph, 3, 2);
}
