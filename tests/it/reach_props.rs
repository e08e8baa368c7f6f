//! What can be reached, against Floyd and Warshall and against paths.

use std::collections::BTreeMap;

use careergraph::graph::{CareerGraph, RoleIx, RoleRef, RoleSet, TransitionRef};
use careergraph::model::TransitionKind::{self, Advancement, Entry, Lateral};
use careergraph::model::{Basis, YearRange};
use careergraph::query::path::{Cost, PathQuery};
use careergraph::query::reach::{Reach, ReachQuery};
use proptest::prelude::*;

use crate::strategies::{load, numbered, sketch};

/// Cost in millionths, moves, moves that nobody stated.
type Distance = (u64, usize, usize);

#[derive(Debug, Clone)]
struct Asked {
    kinds: Vec<TransitionKind>,
    strict: bool,
    stepwise: bool,
    most_step_gap: Option<u8>,
    /// Roles by their number, as bits.
    avoid: u8,
    cost: Cost,
    most: Option<u8>,
    back: bool,
}

fn asked() -> impl Strategy<Value = Asked> {
    let kinds = proptest::sample::subsequence(vec![Entry, Advancement, Lateral], 1..=3);
    let single = (
        kinds,
        any::<bool>(),
        any::<bool>(),
        proptest::option::weighted(0.3, 0u8..8),
        prop_oneof![Just(0u8), any::<u8>()],
    );
    let cost = proptest::sample::select(vec![Cost::Moves, Cost::Years]);
    let distance = (cost, proptest::option::of(0u8..5), any::<bool>());
    (single, distance).prop_map(
        |((kinds, strict, stepwise, most_step_gap, avoid), (cost, most, back))| Asked {
            kinds,
            strict,
            stepwise,
            most_step_gap,
            avoid,
            cost,
            most,
            back,
        },
    )
}

impl Asked {
    fn by_years(&self) -> bool {
        self.cost == Cost::Years
    }

    fn avoided(&self, graph: &CareerGraph) -> RoleSet {
        let roles = graph.roles().map(RoleRef::index);
        let avoided = roles.filter(|role| self.avoid & 1 << role.0 != 0);
        RoleSet::from_roles(graph.role_count(), avoided)
    }

    fn reach<'g>(&self, graph: &'g CareerGraph, role: RoleRef<'_>) -> ReachQuery<'g> {
        let mut query = graph
            .reach(role.id().as_str())
            .expect("a role of the graph");
        // Said twice, sets add up.
        let some = |bits| {
            Self {
                avoid: self.avoid & bits,
                ..self.clone()
            }
            .avoided(graph)
        };
        query = query
            .only(self.kinds.iter().copied())
            .strict_lateral(self.strict)
            .stepwise(self.stepwise)
            .avoid(some(0x55))
            .avoid(some(!0x55));
        if let Some(most) = self.most_step_gap {
            query = query.max_step_gap(f64::from(most));
        }
        if self.back {
            query = query.back();
        }
        match (self.by_years(), self.most) {
            (true, most) => query.within_years(most.map_or(f64::INFINITY, f64::from)),
            (false, Some(most)) => query.within_moves(usize::from(most)),
            (false, None) => query,
        }
    }

    fn paths<'g>(&self, graph: &'g CareerGraph) -> PathQuery<'g> {
        let mut query = graph
            .paths()
            .only(self.kinds.iter().copied())
            .strict_lateral(self.strict)
            .stepwise(self.stepwise)
            .cost(self.cost);
        if let Some(most) = self.most_step_gap {
            query = query.max_step_gap(f64::from(most));
        }
        match self.most {
            Some(most) if self.by_years() => query.max_years(f64::from(most)),
            Some(most) => query.max_moves(usize::from(most)),
            None => query,
        }
    }

    /// The distances between all roles under the conditions on kinds and distance alone.
    fn floyd_warshall(&self, graph: &CareerGraph) -> Vec<Vec<Option<Distance>>> {
        let roles: Vec<_> = graph.roles().collect();
        let mut distances = vec![vec![None; roles.len()]; roles.len()];
        for from in &roles {
            for to in &roles {
                distances[from.index().index()][to.index().index()] = self.step(*from, *to);
            }
        }
        for (at, _) in roles.iter().enumerate() {
            distances[at][at] = Some((0, 0, 0));
        }
        for via in 0..roles.len() {
            for from in 0..roles.len() {
                for to in 0..roles.len() {
                    let (Some(a), Some(b)) = (distances[from][via], distances[via][to]) else {
                        continue;
                    };
                    let over = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
                    let direct = &mut distances[from][to];
                    if direct.is_none_or(|direct| over < direct) {
                        *direct = Some(over);
                    }
                }
            }
        }
        distances
    }

    fn step(&self, from: RoleRef<'_>, to: RoleRef<'_>) -> Option<Distance> {
        let usable: Vec<_> = from
            .outgoing()
            .filter(|t| t.to() == to && self.kinds.contains(&t.kind()))
            .filter(|t| !(self.strict && t.basis() == Basis::Inferred))
            .collect();
        let of_pair: Vec<_> = from.outgoing().filter(|t| t.to() == to).collect();
        let least = |of: &[TransitionRef<'_>]| {
            let stated = of.iter().filter_map(|t| t.data().years);
            stated.map(YearRange::typical).min_by(f64::total_cmp)
        };
        let stated = least(&usable).or_else(|| least(&of_pair));
        let minima = from.data().years.zip(to.data().years);
        let years = stated.or(minima.map(|(a, b)| (b.min - a.min).max(0.0)));
        let cost = if self.by_years() {
            years.unwrap_or(0.0)
        } else {
            1.0
        };
        let inferred = usable.iter().all(|t| t.basis() == Basis::Inferred);
        let cost = (cost * 1e6).round();
        #[expect(clippy::cast_sign_loss, reason = "costs are never negative")]
        (!usable.is_empty()).then_some((cost as u64, 1, usize::from(inferred)))
    }
}

fn ids(reach: &Reach, place: usize) -> Vec<String> {
    let path = reach.path(place);
    path.into_iter().map(|role| role.id.clone()).collect()
}

proptest! {
    #[test]
    fn distances_are_those_of_floyd_and_warshall(sketch in sketch(), asked in asked()) {
        let asked = Asked { stepwise: false, most_step_gap: None, avoid: 0, ..asked };
        let graph = sketch.load();
        let distances = asked.floyd_warshall(&graph);
        for role in graph.roles() {
            let reach = asked.reach(&graph, role).answer();
            let mut expected: Vec<(Distance, RoleIx)> = Vec::new();
            for other in graph.roles().filter(|other| *other != role) {
                let (a, b) = if asked.back { (other, role) } else { (role, other) };
                if let Some(distance) = distances[a.index().index()][b.index().index()] {
                    let so_far = if asked.by_years() { distance.0 } else { distance.1 as u64 * 1_000_000 };
                    if asked.most.is_none_or(|most| so_far <= u64::from(most) * 1_000_000) {
                        expected.push((distance, other.index()));
                    }
                }
            }
            expected.sort_unstable();
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(distance, role)| (graph.role_at(role).id().to_string(), distance.1))
                .collect();
            let found: Vec<_> = reach.roles.iter().map(|r| (r.role.id.clone(), r.moves)).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn every_role_has_the_best_path_that_a_path_query_gives(sketch in sketch(), asked in asked()) {
        let graph = sketch.load();
        let avoided = asked.avoided(&graph);
        for role in graph.roles() {
            let reach = asked.reach(&graph, role).answer();
            let mut places: BTreeMap<&str, usize> = BTreeMap::new();
            for (place, reached) in reach.roles.iter().enumerate() {
                places.insert(&reached.role.id, place);
            }
            for other in graph.roles().filter(|other| *other != role) {
                let place = places.get(other.id().as_str()).copied();
                if avoided.contains(other.index()) {
                    prop_assert_eq!(place, None);
                    continue;
                }
                let (from, to) = if asked.back { (other, role) } else { (role, other) };
                let query = asked.paths(&graph).avoid(avoided.clone());
                let query = query.from(from.id().as_str()).and_then(|q| q.to(to.id().as_str()));
                let best = query.expect("roles of the graph").shortest().expect("both ends are roles");
                let best_ids = best.as_ref().map(|path| path.roles.iter().map(|r| r.id.clone()).collect::<Vec<_>>());
                prop_assert_eq!(place.map(|place| ids(&reach, place)), best_ids);
                if let (Some(place), Some(best)) = (place, best) {
                    let reached = &reach.roles[place];
                    prop_assert_eq!(reached.years.at_least, best.years.at_least);
                    prop_assert!((reached.years.years - best.years.years).abs() < 1e-9);
                    let last = if asked.back { &best.steps[0] } else { &best.steps[best.steps.len() - 1] };
                    prop_assert_eq!(&reached.nearer_moves, &last.moves);
                    prop_assert_eq!(&reached.nearer, if asked.back { &last.to } else { &last.from });
                }
            }
        }
    }

    #[test]
    fn the_light_verbs_find_the_same_roles(sketch in sketch(), asked in asked()) {
        let graph = sketch.load();
        let Some(first) = graph.roles().next() else { return Ok(()) };
        let mut finder = asked.reach(&graph, first).finder();
        for role in graph.roles() {
            let answer = asked.reach(&graph, role).answer();
            let named = answer.roles.iter().map(|r| graph.role(&r.role.id).expect("a role").index());
            let expected = RoleSet::from_roles(graph.role_count(), named);
            prop_assert_eq!(&asked.reach(&graph, role).roles(), &expected);
            let again = finder.reach(role.index());
            prop_assert_eq!(again.len(), expected.len());
            prop_assert_eq!(RoleSet::from_roles(graph.role_count(), again.iter().copied()), expected);
        }
    }

    #[test]
    fn several_roles_reach_what_each_of_them_reaches(sketch in sketch(), asked in asked(), from in any::<u8>()) {
        let graph = sketch.load();
        let roles = graph.roles().filter(|role| from & 1 << role.index().0 != 0);
        let roles: Vec<_> = roles.map(RoleRef::index).collect();
        let set = RoleSet::from_roles(graph.role_count(), roles.iter().copied());
        let mut one_by_one = RoleSet::new(graph.role_count());
        for role in &roles {
            one_by_one.union(&asked.reach(&graph, graph.role_at(*role)).roles());
        }
        one_by_one.subtract(&set);
        let mut query = graph.reach_any(set.clone()).only(asked.kinds.iter().copied());
        query = query.strict_lateral(asked.strict).stepwise(asked.stepwise).avoid(asked.avoided(&graph));
        if let Some(most) = asked.most_step_gap { query = query.max_step_gap(f64::from(most)); }
        if asked.back { query = query.back(); }
        query = match (asked.by_years(), asked.most) {
            (true, most) => query.within_years(most.map_or(f64::INFINITY, f64::from)),
            (false, Some(most)) => query.within_moves(usize::from(most)),
            (false, None) => query,
        };
        // A limit can be met by several together and is the same for each.
        prop_assert_eq!(query.roles(), one_by_one);
        prop_assert_eq!(query.answer().of.len(), set.len());
    }
}

#[test]
fn a_chain_of_a_hundred_thousand_roles_is_reached_from_end_to_end() {
    let graph = numbered((0..99_999).map(|role| (role, role + 1)));
    let reach = graph.reach("r0").expect("a role").answer();
    assert_eq!(reach.roles.len(), 99_999);
    assert_eq!(reach.path(99_998).len(), 100_000);
    assert_eq!(reach.roles[99_998].moves, 99_999);
    let who = graph.reach("r99999").expect("a role").back();
    assert_eq!(who.roles().len(), 99_999);
    assert_eq!(who.within_moves(7).answer().roles.len(), 7);
}

#[test]
fn in_a_complete_graph_all_is_one_move_away() {
    let pairs = (10..35).flat_map(|a| (10..35).filter(move |b| a != *b).map(move |b| (a, b)));
    let graph = numbered(pairs);
    let reach = graph.reach("r20").expect("a role").answer();
    assert_eq!(reach.roles.len(), 24);
    assert!(reach.roles.iter().all(|reached| reached.moves == 1));
}

#[test]
fn nothing_is_reached_from_nowhere() {
    let graph = load("skills: {go: {}}").graph;
    assert_eq!(graph.reach_any(RoleSet::new(0)).answer().roles, Vec::new());
    assert!(graph.reach_any(RoleSet::new(0)).roles().is_empty());
    let graph = load("roles: {Ash: {}, Birch: {}}").graph;
    let reach = graph.reach("ash").expect("a role");
    assert!(reach.answer().roles.is_empty());
    assert!(reach.within_moves(0).roles().is_empty());
}
