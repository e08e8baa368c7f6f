//! Differences between random graphs, and drawings of them.

use std::collections::BTreeSet;

use careergraph::Loader;
use careergraph::diff::{MoveChange, RoleChange};
use careergraph::export::{FORMATS, Look};
use careergraph::graph::CareerGraph;
use careergraph::input::Format;
use careergraph::view::{Before, BoxFact, Change, GraphView, MoveFact};
use proptest::collection::btree_set;
use proptest::prelude::*;

use crate::dressed::{Dressed, dressed};
use crate::strategies::{SKILLS, cases, load as load_text, sketch};

proptest! {
    #[test]
    fn a_graph_does_not_differ_from_itself(sketch in sketch(), shuffle in proptest::collection::vec(0usize..9, 1..6)) {
        let graph = sketch.load();
        prop_assert!(graph.changes_since(&graph).is_empty());
        let shuffled = sketch.load_shuffled(&shuffle, 3).graph;
        prop_assert!(shuffled.changes_since(&graph).is_empty());
        let view = graph.view().since(Before::of(&graph)).build();
        prop_assert!(view.nodes.is_empty() && view.edges.is_empty());
    }

    #[test]
    fn what_differs_makes_the_one_of_the_other(old in sketch(), new in sketch()) {
        let (old, new) = (old.load(), new.load());
        let diff = new.changes_since(&old);
        let (before, after) = (old.outline(), new.outline());
        prop_assert_eq!(diff.is_empty(), before == after);
        prop_assert_eq!(diff.apply(&before).expect("the old graph"), after.clone());
        let back = old.changes_since(&new);
        prop_assert_eq!(back.apply(&after).expect("the new graph"), before);
        // What one way adds the other way removes.
        let added = diff.roles.iter().filter(|role| matches!(role.change, RoleChange::Added { .. }));
        let removed = back.roles.iter().filter(|role| matches!(role.change, RoleChange::Removed { .. }));
        prop_assert!(added.map(|role| &role.id).eq(removed.map(|role| &role.id)));
    }

    #[test]
    fn other_names_and_declarations_are_differences_that_can_be_applied(
        old in dressed(),
        new in dressed(),
    ) {
        let (old, new) = (old.load(), new.load());
        prop_assert!(old.changes_since(&old).is_empty());
        for (old, new) in [(&old, &new), (&new, &old)] {
            let diff = new.changes_since(old);
            let (before, after) = (old.outline(), new.outline());
            prop_assert_eq!(diff.is_empty(), before == after);
            prop_assert_eq!(diff.apply(&before).expect("the old graph"), after);
            prop_assert!(diff.roles.is_sorted_by(|a, b| a.id < b.id));
            prop_assert!(diff.moves.is_sorted_by(|a, b| a.key < b.key));
            prop_assert!(diff.skills.is_sorted_by(|a, b| a.id < b.id));
        }
    }

    #[test]
    fn a_skill_that_is_renamed_and_keeps_its_old_name_changes_no_role(
        sketch in sketch(),
        renamed in btree_set(0..SKILLS.len(), 1..4),
    ) {
        let old = Dressed::bare(sketch);
        let new = old.clone().with_new_skills(&renamed);
        let (old, new) = (old.load(), new.load());
        for (old, new) in [(&old, &new), (&new, &old)] {
            let diff = new.changes_since(old);
            prop_assert!(diff.roles.is_empty() && diff.moves.is_empty(), "{:?}", diff);
            let view = new.view().since(Before::of(old)).build();
            prop_assert!(view.nodes.is_empty(), "{:?}", view);
        }
    }

    #[test]
    fn every_difference_is_drawn_and_nothing_else_is_marked(old in sketch(), new in sketch()) {
        let (old, new) = (old.load(), new.load());
        let diff = new.changes_since(&old);
        for all in [true, false] {
            let before = Before::of(&old).all_roles(all);
            let view = new.view().since(before.clone()).build();
            let marked: BTreeSet<_> = view
                .nodes
                .iter()
                .filter(|node| kind(node.change.as_ref()) != Change::Unchanged)
                .map(|node| node.id.clone())
                .collect();
            let differ: BTreeSet<_> = diff.roles.iter().map(|role| role.id.clone()).collect();
            prop_assert_eq!(&marked, &differ);
            // One that differs has a line that says so, whatever else joins the pair.
            for moved in &diff.moves {
                let found = view.edges.iter().find(|edge| {
                    let ends = [edge.from, edge.to].map(|end| &view.nodes[end].id);
                    let key = [&moved.key.from, &moved.key.to];
                    let turned = [key[1], key[0]];
                    let is_marked = kind(edge.change.as_ref()) != Change::Unchanged;
                    is_marked && (ends == key || ends == turned)
                });
                prop_assert!(found.is_some(), "{:?} in {:?}", moved, view.edges);
            }
            // As many are gone or new as the marks say.
            let network = new.view().since(before).network();
            let at = network.of_edges.iter().position(|one| one.name == "change").expect("the change");
            let removed = network.edges.iter().filter(|edge| {
                let value = edge.values[at].as_ref().map(careergraph::view::network::Value::to_text);
                value.as_deref() == Some("removed")
            });
            let gone = diff.moves.iter().filter(|moved| matches!(moved.change, MoveChange::Removed { .. }));
            prop_assert!(removed.count() >= gone.count());
            prop_assert!(all || near(&view), "far from every change: {:?}", view);
            prop_assert!(!all || view.nodes.len() >= new.role_count());
        }
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_format_draws_changes_readiness_and_facts(old in sketch(), new in sketch()) {
        let (old, new) = (old.load(), new.load());
        let boxes = BoxFact::NAMES.map(|(fact, ..)| fact);
        let lines = MoveFact::NAMES.map(|(fact, ..)| fact);
        let role = new.roles().next().expect("a role");
        let person = new.in_role(role).expect("a role");
        for view in [
            new.view().since(Before::of(&old)).show_moves(&lines),
            new.view().readiness(&person).around(role, 2),
            new.view().show(&boxes).show_moves(&lines),
        ] {
            for format in FORMATS.iter().filter(|format| !["png", "pdf"].contains(&format.name)) {
                prop_assert!(format.export(&view, &Look::default()).is_ok(), "{}", format.name);
            }
        }
        check_heat(&new, &new.view().readiness(&person).build());
    }
}

#[test]
fn the_order_of_files_makes_no_difference() {
    let role = |n: u8| {
        format!(
            "roles: {{x: {{notes: [n{n}], responsibilities: [r{n}], preferred_experience: [p{n}], \
             entry_from: [{{outside: O{n}}}], advances_to: [{{role: y, note: n{n}}}]}}}}"
        )
    };
    let load = |order: [u8; 2]| {
        let mut loader = Loader::new();
        for (name, number) in ["a.yaml", "b.yaml"].into_iter().zip(order) {
            loader.text(name, Format::Yaml, role(number));
        }
        loader.load().expect("both files are good").graph
    };
    let (one, other) = (load([1, 2]), load([2, 1]));
    let found = other.changes_since(&one);
    assert!(found.is_empty(), "{found:?}");
    let alone = load_text(&role(1)).graph;
    // Nor does how often a thing is said.
    assert!(load([1, 1]).changes_since(&alone).is_empty());
    assert!(!load([1, 2]).changes_since(&alone).is_empty());
}

fn kind(change: Option<&careergraph::view::ChangeView>) -> Change {
    change
        .expect("every box and line says what became of it")
        .kind
}

/// Whether every role is changed, or an end of a line that is, or one move away from a role that is.
fn near(view: &GraphView) -> bool {
    let is_changed = |node: usize| kind(view.nodes[node].change.as_ref()) != Change::Unchanged;
    (0..view.nodes.len()).all(|node| {
        is_changed(node)
            || view.edges.iter().any(|edge| {
                let other = match (edge.from == node, edge.to == node) {
                    (true, _) => edge.to,
                    (_, true) => edge.from,
                    _ => return false,
                };
                is_changed(other) || kind(edge.change.as_ref()) != Change::Unchanged
            })
    })
}

/// The shares are those that the gap tells, and one role is the current one.
fn check_heat(graph: &CareerGraph, view: &GraphView) {
    let current = graph.roles().next().expect("a role");
    for (node, role) in view.nodes.iter().zip(graph.roles()) {
        let heat = node.heat.expect("every box has one");
        assert_eq!(heat.current, role.id() == current.id());
        let gap = graph.gap_between(current, role);
        assert_eq!(heat.measure, gap.measure());
        let shade = heat
            .coverage()
            .map(|share| (share.low * 5.0 + 1e-9).floor().min(4.0));
        assert_eq!(heat.shade().map(|shade| shade as f64), shade);
    }
}
