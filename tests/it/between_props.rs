//! What lies between roles within limits of years and moves, against brute force.

use std::collections::BTreeSet;

use careergraph::graph::{CareerGraph, RoleRef, RoleSet};
use careergraph::query::between::Between;
use careergraph::query::path::PathQuery;
use proptest::prelude::*;

use crate::strategies::{load, sketch};

type Steps = BTreeSet<(String, String)>;

/// The steps of all paths.
fn on_paths(graph: &CareerGraph, query: &PathQuery<'_>) -> Steps {
    let id = |role| graph.role_at(role).id().to_string();
    let mut all = query.all().expect("the question can be asked");
    let mut steps = Steps::new();
    while let Some(path) = all.next_ref() {
        let pairs = path.windows(2);
        steps.extend(pairs.map(|pair| (id(pair[0]), id(pair[1]))));
    }
    steps
}

fn steps(between: &Between) -> Steps {
    let steps = between.steps.iter();
    steps.map(|s| (s.from.clone(), s.to.clone())).collect()
}

proptest! {
    #[test]
    fn between_roles_within_limits_lies_what_is_on_their_paths(
        sketch in sketch(),
        most_years in 0.0..8.0_f64,
        most_moves in proptest::option::of(0usize..6),
        ends in (1u8.., 1u8..),
    ) {
        let graph = sketch.load();
        let roles = || graph.roles().map(RoleRef::index);
        let set = |bits: u8| RoleSet::from_roles(graph.role_count(), roles().filter(|role| bits >> role.0 & 1 == 1));
        let [from, to] = [ends.0, ends.1].map(set);
        prop_assume!(!from.is_empty() && !to.is_empty());
        let mut query = graph.paths().from_any(from).to_any(to).max_years(most_years);
        if let Some(most) = most_moves {
            query = query.max_moves(most);
        }
        let between = query.between().expect("the question can be asked");
        prop_assert!(between.exact);
        prop_assert_eq!(steps(&between), on_paths(&graph, &query));
    }
}

#[test]
fn a_shortest_way_that_is_no_path_within_both_limits_leaves_nothing_undecided() {
    let text = "roles: {s: {}, t: {}, p: {}, m: {}, q: {}, n: {}}\n\
                transitions: [{from: s, to: t, kind: advancement}, {from: s, to: p, kind: advancement, years: 2}, \
                {from: p, to: m, kind: advancement, years: 1}, {from: m, to: q, kind: lateral, years: 3}, \
                {from: n, to: m, kind: lateral}, {from: q, to: n, kind: lateral}, {from: t, to: q, kind: lateral}]";
    let graph = load(text).graph;
    let query = graph.paths().from("s").and_then(|query| query.to("t"));
    let query = query
        .expect("roles of the graph")
        .max_moves(4)
        .max_years(5.0);
    let between = query.between().expect("the question can be asked");
    assert_eq!((between.roles.len(), between.exact), (2, true));
    assert_eq!(steps(&between), on_paths(&graph, &query));
}
