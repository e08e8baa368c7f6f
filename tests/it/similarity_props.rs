//! Similarity against its definition.

use careergraph::graph::{RoleIx, RoleRef, RoleSet};
use careergraph::query::alike::Nearness;
use proptest::prelude::*;

use crate::strategies::{cases, load, plain_roles, sketch};

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn similarity_is_one_only_for_equal_requirements(sketch in plain_roles()) {
        let graph = sketch.load();
        let asks = |role: RoleRef<'_>| {
            let asked = graph.requirements_of(role.index()).iter();
            let asked = asked.map(|asked| (graph.alternatives_of(asked)[0], asked.needed()));
            asked.collect::<std::collections::BTreeMap<_, _>>()
        };
        for a in graph.roles() {
            for b in graph.roles() {
                let found = graph.similarity(a, b);
                prop_assert_eq!(found, graph.similarity(b, a));
                let alike = found.is_some_and(|found| found >= 1.0);
                prop_assert_eq!(alike, asks(a) == asks(b) && !asks(a).is_empty());
            }
        }
    }

    #[test]
    fn near_roles_come_in_order_of_what_makes_them_near(sketch in sketch()) {
        let graph = sketch.load();
        for role in graph.roles() {
            for by in [Nearness::Similarity, Nearness::There, Nearness::Back] {
                let all = graph.alike(role).expect("a role").by(by).answer();
                prop_assert_eq!(all.count, all.roles.len());
                let near = |other: RoleRef<'_>| match by {
                    Nearness::Similarity => graph.similarity(role, other).map(|share| (share, share)),
                    _ if role.is_stub() || other.is_stub() => None,
                    Nearness::There => graph.gap_between(role, other).coverage.map(|c| (c.low, c.high)),
                    Nearness::Back => graph.gap_between(other, role).coverage.map(|c| (c.low, c.high)),
                };
                let others = graph.roles().filter(|other| *other != role);
                let near = others.filter_map(|other| Some((near(other)?, other.id().to_string())));
                let mut near: Vec<_> = near.filter(|((_, high), _)| *high > 0.0).collect();
                near.sort_by(|a, b| b.0.0.total_cmp(&a.0.0).then(b.0.1.total_cmp(&a.0.1)).then_with(|| a.1.cmp(&b.1)));
                let found: Vec<_> = all.roles.iter().map(|other| other.role.id.clone()).collect();
                prop_assert_eq!(found, near.into_iter().map(|(_, id)| id).collect::<Vec<_>>());
                for other in &all.roles {
                    let to = graph.role(&other.role.id).expect("a role of the graph");
                    prop_assert_eq!(other.similarity, graph.similarity(role, to));
                    prop_assert_eq!(other.there, graph.gap_between(role, to).coverage);
                    prop_assert_eq!(other.back, graph.gap_between(to, role).coverage);
                }
                let one = RoleSet::from_roles(graph.role_count(), [RoleIx(0)]);
                let both = graph.alike(role).expect("a role").by(by).within(one).within(RoleSet::all(graph.role_count()));
                prop_assert!(both.answer().count <= 1);
                let some = graph.alike(role).expect("a role").by(by).most(2).answer();
                prop_assert_eq!((&some.roles[..], some.count), (&all.roles[..all.count.min(2)], all.count));
            }
        }
    }
}

#[test]
fn similarity_is_undefined_where_neither_role_asks_for_a_skill_and_unknown_for_stubs() {
    let text =
        "roles: {Ash: {level: 1}, Birch: {level: 2}, Cedar: {requires: [saw], advances_to: [Elm]}}";
    let graph = load(text).graph;
    let [ash, birch, cedar, elm] =
        ["ash", "birch", "cedar", "elm"].map(|name| graph.role(name).expect("a role"));
    assert_eq!(graph.similarity(ash, birch), None);
    assert_eq!(graph.similarity(ash, cedar), Some(0.0));
    assert_eq!(graph.similarity(cedar, elm), None);
    assert_eq!(graph.alike(elm).expect("a role").answer().roles, []);
    assert_eq!(graph.transferability(cedar, elm), None);
}
