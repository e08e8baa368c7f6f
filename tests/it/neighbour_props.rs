//! How many roles lead to a role, and how many follow it, against the moves that can be made.

use careergraph::graph::{CareerGraph, RoleRef};
use careergraph::query::stats::Hub;
use proptest::prelude::*;

use crate::strategies::{load, sketch};

/// How many roles one move leads from to a role, and how many it leads to from there.
fn one_move_away(graph: &CareerGraph, role: RoleRef<'_>) -> (usize, usize) {
    let others = || graph.roles().filter(|other| *other != role);
    let is_move = |from: RoleRef<'_>, to: RoleRef<'_>| {
        let query = graph.paths().from(from).and_then(|query| query.to(to));
        let query = query.expect("roles of the graph").max_moves(1);
        query
            .shortest()
            .expect("the question can be asked")
            .is_some()
    };
    let feeders = others().filter(|other| is_move(*other, role)).count();
    let next_roles = others().filter(|other| is_move(role, *other)).count();
    (feeders, next_roles)
}

proptest! {
    #[test]
    fn roles_that_lead_to_a_role_and_follow_it_are_those_of_paths(sketch in sketch()) {
        let graph = sketch.load();
        for role in graph.roles() {
            let summary = role.summary();
            let expected = one_move_away(&graph, role);
            prop_assert_eq!((summary.feeders, summary.next_roles), expected);
        }
        let stats = graph.stats();
        for hub in stats.hubs.iter().chain(&stats.most_joined) {
            let role = graph.role(&hub.role.id).expect("a role of the graph");
            prop_assert_eq!((hub.feeders, hub.next_roles), one_move_away(&graph, role));
        }
        let joined = |hub: &Hub| std::cmp::Reverse(hub.feeders + hub.next_roles);
        prop_assert!(stats.most_joined.is_sorted_by_key(joined));
    }
}

#[test]
fn a_hub_that_lateral_moves_lead_to_leads_back_as_far_as_anybody_can_walk() {
    let text =
        "roles: {a: {lateral_to: [hub]}, b: {lateral_to: [hub]}, c: {lateral_to: [hub]}, hub: {}}";
    let graph = load(text).graph;
    let hub = &graph.stats().hubs[0];
    let row = (hub.role.id.as_str(), hub.feeders, hub.next_roles);
    assert_eq!(row, ("hub", 3, 3));
    let card = graph.role("hub").expect("a role of the graph").card();
    assert_eq!(card.summary.next_roles, card.outgoing.len());
}
