//! All paths against brute force.

use careergraph::graph::RoleIx;
use careergraph::query::path::{AllPaths, PathError};
use proptest::prelude::*;

use crate::path_oracle::{Asked, FREE, all_kinds, asked, line};
use crate::strategies::sketch;
use crate::strategies::{cases, numbered};

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn all_paths_are_those_of_brute_force_in_order(sketch in sketch(), asked in asked()) {
        let graph = sketch.load();
        let answer = asked.of(&graph).all();
        prop_assert_eq!(answer.is_ok(), asked.can_be_asked(&graph));
        let Ok(mut all) = answer else { return Ok(()) };
        let routes: Vec<_> = all.clone().collect();
        let mut told = all.clone();
        let found: Vec<_> = std::iter::from_fn(|| told.next_path()).map(|path| line(&path)).collect();
        for (route, (cost, ..)) in routes.iter().zip(&found) {
            prop_assert_eq!(crate::path_oracle::millionths(route.cost), *cost);
        }
        let mut truth = asked.all(&graph);
        truth.sort_by(|a, b| a.3.cmp(&b.3));
        prop_assert_eq!(found, truth);
        prop_assert_eq!(all.clone().count(), routes.len());
        for route in &routes {
            prop_assert_eq!(all.next_ref(), Some(&route.roles[..]));
        }
        prop_assert_eq!(all.next_ref(), None);
        prop_assert_eq!(all.next_ref(), None);
    }

    #[test]
    fn by_moves_come_the_same_paths_the_short_ones_first(sketch in sketch(), asked in asked(), most in 0usize..9) {
        let graph = sketch.load();
        let query = asked.of(&graph).max_moves(most);
        let (Ok(all), Ok(mut by_moves)) = (query.all(), query.all_by_moves()) else { return Ok(()) };
        let mut truth: Vec<_> = all.map(|route| route.roles).collect();
        truth.sort_by_key(Vec::len);
        for roles in &truth {
            prop_assert_eq!(by_moves.next_ref(), Some(&roles[..]));
        }
        prop_assert_eq!(by_moves.next_ref(), None);
    }

    #[test]
    fn a_looser_bound_on_moves_keeps_every_path(sketch in sketch(), asked in asked(), most in 0usize..6) {
        let graph = sketch.load();
        let within = |most| -> Result<Vec<Vec<RoleIx>>, PathError> {
            let all = asked.of(&graph).max_moves(most).all()?;
            Ok(all.map(|route| route.roles).collect())
        };
        if let Ok(mut more) = within(most + 1) {
            more.retain(|roles| roles.len() <= most + 1);
            prop_assert_eq!(Ok(more), within(most));
        }
    }
}

fn between<'g>(graph: &'g careergraph::graph::CareerGraph, from: &str, to: &str) -> AllPaths<'g> {
    let query = graph.paths().from(from).and_then(|query| query.to(to));
    let query = query.expect("both are roles of the graph");
    query.all().expect("the question can be asked")
}

/// Every role to every other one.
fn clique(roles: std::ops::Range<usize>) -> impl Iterator<Item = (usize, usize)> {
    let all = roles.clone();
    all.flat_map(move |a| roles.clone().filter(move |b| a != *b).map(move |b| (a, b)))
}

#[test]
fn the_paths_of_a_complete_graph_are_counted_and_streamed() {
    let graph = numbered(clique(10..18));
    // 6! times the sum of 1 / n! for n from 0 to 6.
    assert_eq!(between(&graph, "r10", "r17").count(), 1957);
    let large = numbered(clique(10..35));
    assert_eq!(between(&large, "r10", "r34").take(10_000).count(), 10_000);
}

#[test]
fn a_chain_of_a_hundred_thousand_roles_has_one_path() {
    let graph = numbered((0..99_999).map(|role| (role, role + 1)));
    let all: Vec<_> = between(&graph, "r0", "r99999").collect();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].roles.len(), 100_000);
}

#[test]
fn a_region_whose_only_way_out_lies_behind_is_not_searched_path_by_path() {
    // r10 -> r11 -> r99, and from r11 into a complete graph that leads back to r11 only.
    let trap = clique(12..37).chain([(11, 12), (12, 11)]);
    let graph = numbered([(10, 11), (11, 99)].into_iter().chain(trap));
    let all: Vec<_> = between(&graph, "r10", "r99").collect();
    assert_eq!(all.len(), 1);
}

#[test]
fn a_complete_graph_off_the_way_is_not_searched_path_by_path() {
    // A chain of 12 moves from r10, and from r10 into a complete graph that leads nowhere.
    let chain = (50..61).map(|role| (role, role + 1)).chain([(10, 50)]);
    let graph = numbered(clique(12..37).chain([(10, 12)]).chain(chain));
    let query = graph.paths().from("r10").and_then(|query| query.to("r61"));
    let query = query.expect("both are roles of the graph").max_moves(12);
    let all = query.all().expect("the question can be asked");
    assert_eq!(all.count(), 1);
}

#[test]
fn what_a_path_passes_is_asked_of_all() {
    let graph = numbered([(0, 1), (1, 2), (0, 2)].into_iter());
    let query = graph.paths().from("r0").and_then(|query| query.to("r2"));
    let query = query.and_then(|query| query.via("r1"));
    let all = query.expect("roles of the graph").all();
    assert_eq!(all.expect("the question can be asked").count(), 1);
    let asked = Asked {
        kinds: all_kinds(),
        ..FREE
    };
    let none = asked.of(&graph).all();
    assert_eq!(none.err(), Some(PathError::NoStart));
}
