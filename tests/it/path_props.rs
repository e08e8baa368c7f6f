//! Paths against brute force.

use std::collections::BTreeSet;
use std::fmt::Write;

use careergraph::document::{GraphDocument, TransitionEntry};
use careergraph::graph::{CareerGraph, RoleRef, build};
use careergraph::model::{Basis, Name, TransitionKind, YearRange};
use careergraph::query::path::{CareerPath, Cost, PathQuery};
use careergraph::source::{SourceFile, Sources, Span, Spanned};
use proptest::prelude::*;

use crate::strategies::{load, sketch};

/// Cost in millionths, moves, moves that nobody stated, and the ids of the roles.
type Line = (u64, usize, usize, Vec<String>);

#[derive(Debug, Clone)]
struct Asked {
    kinds: Vec<TransitionKind>,
    strict: bool,
    most: Option<usize>,
    cost: Cost,
}

fn asked() -> impl Strategy<Value = Asked> {
    let kinds = TransitionKind::NAMES.map(|(kind, _)| kind).to_vec();
    let some = proptest::sample::subsequence(kinds.clone(), 1..=3);
    let kinds = prop_oneof![Just(kinds), some];
    let cost = proptest::sample::select(Cost::NAMES.map(|(cost, _)| cost).to_vec());
    let most = proptest::option::of(0usize..8);
    (kinds, any::<bool>(), most, cost).prop_map(|(kinds, strict, most, cost)| Asked {
        kinds,
        strict,
        most,
        cost,
    })
}

impl Asked {
    fn of<'g>(&self, graph: &'g CareerGraph, ends: [RoleRef<'_>; 2]) -> PathQuery<'g> {
        let query = graph
            .paths()
            .from(ends[0].id().as_str())
            .and_then(|query| query.to(ends[1].id().as_str()))
            .expect("both are roles of the graph")
            .only(self.kinds.clone())
            .strict_lateral(self.strict)
            .cost(self.cost);
        match self.most {
            Some(most) => query.max_moves(most),
            None => query,
        }
    }

    /// Cost and whether nobody stated it, of the step between two roles that may be taken.
    fn step(
        &self,
        graph: &CareerGraph,
        from: RoleRef<'_>,
        to: RoleRef<'_>,
    ) -> Option<(u64, usize)> {
        let usable: Vec<_> = graph
            .transitions()
            .filter(|t| t.from().index() == from.index() && t.to().index() == to.index())
            .filter(|t| self.kinds.contains(&t.kind()))
            .filter(|t| !(self.strict && t.basis() == Basis::Inferred))
            .collect();
        if usable.is_empty() {
            return None;
        }
        let stated = usable
            .iter()
            .filter_map(|t| t.data().years.map(YearRange::typical));
        let least = stated.fold(f64::INFINITY, f64::min);
        let minima = from.data().years.zip(to.data().years);
        let cost = match self.cost {
            Cost::Years if least.is_finite() => least,
            Cost::Years => minima.map_or(0.0, |(a, b)| (b.min - a.min).max(0.0)),
            Cost::Gap => graph.gap_cost(from, to),
            _ => 1.0,
        };
        let inferred = usable.iter().all(|t| t.basis() == Basis::Inferred);
        Some((millionths(cost), usize::from(inferred)))
    }

    fn all(&self, graph: &CareerGraph, ends: [RoleRef<'_>; 2]) -> Vec<Line> {
        let mut found = Vec::new();
        let start = (0, 0, 0, vec![ends[0].id().to_string()]);
        self.walk(graph, ends, start, &mut found);
        found.sort();
        found
    }

    fn walk(
        &self,
        graph: &CareerGraph,
        ends: [RoleRef<'_>; 2],
        so_far: Line,
        found: &mut Vec<Line>,
    ) {
        if ends[0].index() == ends[1].index() {
            found.push(so_far);
            return;
        }
        if self.most.is_some_and(|most| so_far.1 >= most) {
            return;
        }
        for next in graph.roles() {
            let id = next.id().to_string();
            if so_far.3.contains(&id) {
                continue;
            }
            if let Some((cost, inferred)) = self.step(graph, ends[0], next) {
                let mut longer = so_far.clone();
                longer.0 += cost;
                longer.1 += 1;
                longer.2 += inferred;
                longer.3.push(id);
                self.walk(graph, [next, ends[1]], longer, found);
            }
        }
    }

    /// The roles that lead from `start` to others, or that lead to it.
    fn closure(&self, graph: &CareerGraph, start: RoleRef<'_>, forward: bool) -> usize {
        let mut seen = BTreeSet::from([start.index()]);
        loop {
            let before = seen.len();
            for a in graph.roles() {
                for b in graph.roles() {
                    let (near, far) = if forward { (a, b) } else { (b, a) };
                    if seen.contains(&near.index()) && self.step(graph, a, b).is_some() {
                        seen.insert(far.index());
                    }
                }
            }
            if seen.len() == before {
                return before - 1;
            }
        }
    }
}

#[expect(clippy::cast_sign_loss, reason = "a cost is never negative")]
fn millionths(cost: f64) -> u64 {
    (cost * 1e6).round() as u64
}

fn line(path: &CareerPath) -> Line {
    let inferred = path.steps.iter().filter(|step| {
        let mut moves = step.moves.iter();
        moves.all(|moved| moved.basis == Basis::Inferred)
    });
    let ids = path.roles.iter().map(|role| role.id.clone()).collect();
    let cost = millionths(path.cost);
    (cost, path.moves, inferred.count(), ids)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn best_paths_are_those_of_brute_force(
        sketch in sketch(), asked in asked(), ends in any::<[prop::sample::Index; 2]>(), k in 0usize..9,
    ) {
        let graph = sketch.load();
        let roles: Vec<_> = graph.roles().collect();
        let ends = ends.map(|end| *end.get(&roles));
        let query = asked.of(&graph, ends);
        let all = asked.all(&graph, ends);
        let few: Vec<_> = query.best(k).iter().map(line).collect();
        prop_assert_eq!(&few[..], &all[..k.min(all.len())]);
        let every: Vec<_> = query.best(all.len() + 1).iter().map(line).collect();
        prop_assert_eq!(&every, &all);
        prop_assert_eq!(query.shortest().as_ref().map(line), all.first().cloned());
        graph.verify();
    }

    #[test]
    fn where_there_is_no_path_the_reasons_are_true(
        sketch in sketch(), asked in asked(), ends in any::<[prop::sample::Index; 2]>(),
    ) {
        let graph = sketch.load();
        let roles: Vec<_> = graph.roles().collect();
        let ends = ends.map(|end| *end.get(&roles));
        prop_assume!(asked.all(&graph, ends).is_empty());
        let why = asked.of(&graph, ends).why_not();
        prop_assert_eq!(why.reachable, asked.closure(&graph, ends[0], true));
        prop_assert_eq!(why.leading, asked.closure(&graph, ends[1], false));
        let kinds = TransitionKind::NAMES.map(|(kind, _)| kind).to_vec();
        let relaxed = [
            ("kind", Asked { kinds, ..asked.clone() }),
            ("strict-lateral", Asked { strict: false, ..asked.clone() }),
            ("max-moves", Asked { most: None, ..asked.clone() }),
        ];
        let cut = relaxed.into_iter().filter(|(_, free)| !free.all(&graph, ends).is_empty());
        prop_assert_eq!(why.cut_by, cut.map(|(name, _)| name).collect::<Vec<_>>());
    }

    #[test]
    fn one_more_transition_never_lengthens_the_shortest_path(sketch in sketch(), drop in any::<prop::sample::Index>()) {
        prop_assume!(!sketch.moves.is_empty());
        let more = sketch.load();
        let mut fewer = sketch.clone();
        let key = *drop.get(&sketch.moves.keys().copied().collect::<Vec<_>>());
        fewer.moves.remove(&key);
        let fewer = fewer.load();
        let asked = Asked { kinds: TransitionKind::NAMES.map(|(kind, _)| kind).to_vec(), strict: true, most: None, cost: Cost::Moves };
        for from in fewer.roles() {
            for to in fewer.roles() {
                if let Some(before) = asked.of(&fewer, [from, to]).shortest() {
                    let after = asked.of(&more, [from, to]).shortest();
                    prop_assert!(after.is_some_and(|after| after.moves <= before.moves));
                }
            }
        }
    }
}

fn routes(graph: &CareerGraph, from: &str, to: &str, k: usize) -> Vec<CareerPath> {
    let query = graph.paths().from(from).and_then(|query| query.to(to));
    query.expect("both are roles of the graph").best(k)
}

#[test]
fn from_a_role_to_itself_there_is_the_empty_path() {
    let graph = load("roles: {Ash: {lateral_to: [Birch]}}").graph;
    let paths = routes(&graph, "ash", "ash", 3);
    assert_eq!(paths.len(), 1);
    assert_eq!((paths[0].moves, paths[0].roles.len()), (0, 1));
    assert!(routes(&graph, "ash", "ash", 0).is_empty());
}

#[test]
fn a_limit_of_moves_may_be_any_number() {
    let graph = load("roles: {Ash: {lateral_to: [Birch]}}").graph;
    let query = graph
        .paths()
        .from("ash")
        .and_then(|query| query.to("birch"));
    let query = query.expect("both are roles of the graph");
    assert_eq!(query.clone().max_moves(usize::MAX).best(2).len(), 1);
    assert_eq!(query.max_moves(0).best(2).len(), 0);
}

#[test]
fn parallel_transitions_do_not_multiply_paths() {
    let text = "roles: {Ash: {advances_to: [Birch], lateral_to: [Birch], entry_from: [Birch]}, \
                Birch: {entry_from: [Ash]}}";
    let graph = load(text).graph;
    let paths = routes(&graph, "ash", "birch", 5);
    assert_eq!(paths.len(), 1);
    assert_eq!(paths[0].steps[0].moves.len(), 3);
}

/// A graph of a list of advancements between roles that have numbers.
fn numbered(pairs: impl Iterator<Item = (usize, usize)>) -> CareerGraph {
    let mut text = "transitions:\n".to_owned();
    for (from, to) in pairs {
        writeln!(text, "- {{from: r{from}, to: r{to}, kind: advancement}}")
            .expect("a string takes everything");
    }
    load(&text).graph
}

#[test]
fn a_chain_of_a_hundred_thousand_roles_has_one_path() {
    let graph = numbered((0..99_999).map(|role| (role, role + 1)));
    let paths = routes(&graph, "r0", "r99999", 3);
    assert_eq!(paths.len(), 1);
    assert_eq!(paths[0].moves, 99_999);
}

#[test]
fn a_long_chain_with_a_detour_at_every_role_is_not_searched_detour_by_detour() {
    // r0 -> r1 -> r2 ..., and around every step by way of a role of its own.
    let detour = |role| {
        [
            (role, role + 1),
            (role, role + 100_000),
            (role + 100_000, role + 1),
        ]
    };
    let graph = numbered((0..20_000).flat_map(detour));
    let paths = routes(&graph, "r0", "r20000", 3);
    let moves: Vec<_> = paths.iter().map(|path| path.moves).collect();
    assert_eq!(moves, [20_000, 20_001, 20_001]);
}

#[test]
fn a_complete_graph_of_twenty_five_roles_has_ten_best_paths() {
    let pairs = (10..35).flat_map(|a| (10..35).filter(move |b| a != *b).map(move |b| (a, b)));
    let paths = routes(&numbered(pairs), "r10", "r34", 10);
    let found: Vec<_> = paths
        .iter()
        .map(|path| (path.moves, path.roles[1].id.clone()))
        .collect();
    let direct = (1, "r34".to_owned());
    let over = (11..20).map(|role| (2, format!("r{role}")));
    assert_eq!(
        found,
        std::iter::once(direct).chain(over).collect::<Vec<_>>()
    );
}

#[test]
fn a_million_statements_of_one_pair_are_one_path() {
    let name = |name: &str| Spanned::new(Name::from(name), Span::default());
    let entry = TransitionEntry {
        from: name("r0"),
        to: name("r1"),
        kind: Spanned::new(TransitionKind::Advancement, Span::default()),
        attributes: None,
    };
    let document = GraphDocument {
        transitions: vec![entry; 1_000_000],
        ..GraphDocument::default()
    };
    let mut sources = Sources::default();
    sources.add(SourceFile::new("a.yaml", String::new()));
    let (graph, _) = build(vec![document], sources).expect("a million times the same is sound");
    assert_eq!(graph.transition_count(), 1);
    assert_eq!(routes(&graph, "r0", "r1", 3).len(), 1);
}
