//! Paths against brute force.

use std::collections::BTreeSet;

use careergraph::document::{GraphDocument, TransitionEntry};
use careergraph::graph::{CareerGraph, RoleRef, RoleSet, TransitionRef, build};
use careergraph::model::{Basis, Name, TransitionKind, YearRange};
use careergraph::query::path::{CareerPath, Cost, PathQuery};
use careergraph::source::{SourceFile, Sources, Span, Spanned};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::strategies::{load, numbered, sketch};

/// Cost in millionths, moves, moves that nobody stated, and the ids of the roles.
type Line = (u64, usize, usize, Vec<String>);

#[derive(Debug, Clone)]
struct Asked {
    kinds: Vec<TransitionKind>,
    strict: bool,
    stepwise: bool,
    most: Option<usize>,
    most_years: Option<u8>,
    most_step_gap: Option<u8>,
    cost: Cost,
    /// Roles by their number among the roles of the graph, as bits.
    from: u8,
    to: u8,
    avoid: u8,
    via: Vec<usize>,
    in_order: bool,
}

const FREE: Asked = Asked {
    kinds: Vec::new(),
    strict: false,
    stepwise: false,
    most: None,
    most_years: None,
    most_step_gap: None,
    cost: Cost::Moves,
    from: 0,
    to: 0,
    avoid: 0,
    via: Vec::new(),
    in_order: false,
};

fn all_kinds() -> Vec<TransitionKind> {
    TransitionKind::NAMES.map(|(kind, _)| kind).to_vec()
}

fn asked() -> impl Strategy<Value = Asked> {
    let some = proptest::sample::subsequence(all_kinds(), 1..=3);
    let kinds = prop_oneof![2 => Just(all_kinds()), 1 => some];
    let cost = proptest::sample::select(Cost::NAMES.map(|(cost, _)| cost).to_vec());
    let limits = (
        proptest::option::weighted(0.3, 0usize..8),
        proptest::option::weighted(0.3, 0u8..8),
        proptest::option::weighted(0.2, 0u8..12),
    );
    // Mostly one role, sometimes several.
    let end = || prop_oneof![3 => (0u32..8).prop_map(|bit| 1u8 << bit), 1 => any::<u8>()];
    let via = prop_oneof![2 => Just(Vec::new()), 1 => vec(0usize..8, 1..4)];
    let avoid = prop_oneof![2 => Just(0u8), 1 => any::<u8>()];
    let stepwise = prop::bool::weighted(0.2);
    let walk = (
        any::<bool>(),
        stepwise,
        end(),
        end(),
        avoid,
        via,
        any::<bool>(),
    );
    (kinds, limits, cost, walk).prop_map(|(kinds, limits, cost, walk)| {
        let (most, most_years, most_step_gap) = limits;
        let (strict, stepwise, from, to, avoid, via, in_order) = walk;
        Asked {
            kinds,
            strict,
            stepwise,
            most,
            most_years,
            most_step_gap,
            cost,
            from,
            to,
            avoid,
            via,
            in_order,
        }
    })
}

impl Asked {
    fn between(from: RoleRef<'_>, to: RoleRef<'_>) -> Self {
        let bit = |role: RoleRef<'_>| 1 << role.index().0;
        Self {
            kinds: all_kinds(),
            from: bit(from),
            to: bit(to),
            ..FREE
        }
    }

    fn of<'g>(&self, graph: &'g CareerGraph) -> PathQuery<'g> {
        let set = |bits: u8| {
            let mut set = RoleSet::new(graph.role_count());
            let inside = graph.roles().filter(|role| bits & 1 << role.index().0 != 0);
            inside.for_each(|role| {
                set.insert(role.index());
            });
            set
        };
        let mut query = graph
            .paths()
            .from_any(set(self.from))
            .to_any(set(self.to))
            .only(self.kinds.clone())
            .strict_lateral(self.strict)
            .stepwise(self.stepwise)
            .in_order(self.in_order)
            .cost(self.cost);
        for stop in self.stops(graph) {
            query = query.via(stop.id().as_str()).expect("a role of the graph");
        }
        if self.avoid != 0 {
            query = query.avoid(set(self.avoid));
        }
        if let Some(most) = self.most {
            query = query.max_moves(most);
        }
        if let Some(most) = self.most_years {
            query = query.max_years(f64::from(most));
        }
        if let Some(most) = self.most_step_gap {
            query = query.max_step_gap(f64::from(most));
        }
        query
    }

    fn stops<'g>(&self, graph: &'g CareerGraph) -> Vec<RoleRef<'g>> {
        let mut stops = Vec::new();
        for &at in &self.via {
            let role = graph.roles().nth(at % graph.role_count());
            let role = role.expect("taken modulo their number");
            if !stops.contains(&role) {
                stops.push(role);
            }
        }
        stops
    }

    /// Cost, years and whether nobody stated it, of the step between two roles that may be taken.
    fn step(
        &self,
        graph: &CareerGraph,
        from: RoleRef<'_>,
        to: RoleRef<'_>,
    ) -> Option<(u64, u64, usize)> {
        let usable: Vec<_> = graph
            .transitions()
            .filter(|t| t.from().index() == from.index() && t.to().index() == to.index())
            .filter(|t| self.kinds.contains(&t.kind()))
            .filter(|t| !(self.strict && t.basis() == Basis::Inferred))
            .filter(|t| {
                let up = t.kind() == TransitionKind::Advancement;
                !(self.stepwise && up && skips(graph, from, to))
            })
            .collect();
        if usable.is_empty() {
            return None;
        }
        let gap = graph.gap_cost(from, to);
        if self.most_step_gap.is_some_and(|most| gap > f64::from(most)) {
            return None;
        }
        let stated = usable
            .iter()
            .filter_map(|t| t.data().years.map(YearRange::typical));
        let least = stated.fold(f64::INFINITY, f64::min);
        let minima = from.data().years.zip(to.data().years);
        let years = if least.is_finite() {
            least
        } else {
            minima.map_or(0.0, |(a, b)| (b.min - a.min).max(0.0))
        };
        let cost = match self.cost {
            Cost::Years => years,
            Cost::Gap => gap,
            Cost::Likelihood => {
                let made: u32 = usable.iter().copied().filter_map(people).sum();
                let all: u32 = from.outgoing().filter_map(people).sum();
                if made == 0 {
                    return None;
                }
                -(f64::from(made) / f64::from(all)).ln()
            }
            _ => 1.0,
        };
        let inferred = usable.iter().all(|t| t.basis() == Basis::Inferred);
        Some((millionths(cost), millionths(years), usize::from(inferred)))
    }

    fn all(&self, graph: &CareerGraph) -> Vec<Line> {
        let mut found = Vec::new();
        for from in graph
            .roles()
            .filter(|role| self.from & 1 << role.index().0 != 0)
        {
            self.walk(graph, (&mut vec![from], 0), (0, 0), &mut found);
        }
        found.sort();
        found
    }

    fn walk<'g>(
        &self,
        graph: &'g CareerGraph,
        (roles, years): (&mut Vec<RoleRef<'g>>, u64),
        (cost, inferred): (u64, usize),
        found: &mut Vec<Line>,
    ) {
        let last = roles[roles.len() - 1];
        if self.to & 1 << last.index().0 != 0 && self.passes(graph, roles) {
            let ids = roles.iter().map(|role| role.id().to_string()).collect();
            found.push((cost, roles.len() - 1, inferred, ids));
        }
        if self.most.is_some_and(|most| roles.len() > most) {
            return;
        }
        for next in graph.roles() {
            let bit = 1u8 << next.index().0;
            let named = (self.from | self.to) & bit != 0 || self.stops(graph).contains(&next);
            if roles.contains(&next) || (self.avoid & bit != 0 && !named) {
                continue;
            }
            let Some((step, more, nobody)) = self.step(graph, last, next) else {
                continue;
            };
            let most = self
                .most_years
                .map_or(u64::MAX, |most| millionths(most.into()));
            if years + more <= most {
                roles.push(next);
                let so_far = (cost + step, inferred + nobody);
                self.walk(graph, (roles, years + more), so_far, found);
                roles.pop();
            }
        }
    }

    /// Whether a path passes every stop, in order where that is asked for.
    fn passes(&self, graph: &CareerGraph, roles: &[RoleRef<'_>]) -> bool {
        let stops = self.stops(graph);
        let places = stops
            .iter()
            .map(|stop| roles.iter().position(|role| role == stop));
        let places: Vec<_> = places.collect();
        let ordered = places.is_sorted();
        places.iter().all(Option::is_some) && (ordered || !self.in_order)
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

fn people(transition: TransitionRef<'_>) -> Option<u32> {
    let details = transition.data().details.as_ref()?;
    details.observation.as_ref()?.people
}

/// Whether an advancement jumps a level, or a longer chain of them leads the same way.
fn skips(graph: &CareerGraph, from: RoleRef<'_>, to: RoleRef<'_>) -> bool {
    let [a, b] = [from, to].map(RoleRef::data);
    if let (Some(low), Some(high)) = (a.level, b.level)
        && high > low + 1
    {
        return true;
    }
    let up = Asked {
        kinds: vec![TransitionKind::Advancement],
        ..Asked::between(from, to)
    };
    up.all(graph).iter().any(|(_, moves, ..)| *moves > 1)
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
    fn best_paths_are_those_of_brute_force(sketch in sketch(), asked in asked(), k in 0usize..9) {
        let graph = sketch.load();
        let query = asked.of(&graph);
        let all = match query.answer(k) {
            Ok(paths) => {
                let all = asked.all(&graph);
                let few: Vec<_> = paths.paths.iter().map(line).collect();
                prop_assert_eq!(&few[..], &all[..k.min(all.len())]);
                all
            }
            Err(_) => return Ok(()),
        };
        let every: Vec<_> = query.best(all.len() + 1).iter().map(line).collect();
        prop_assert_eq!(&every, &all);
        prop_assert_eq!(query.shortest().as_ref().map(line), all.first().cloned());
        graph.verify();
    }

    #[test]
    fn a_finder_gives_the_same_whatever_it_was_asked_before(sketch in sketch(), asked in asked(), k in 1usize..6) {
        let graph = sketch.load();
        let Ok(mut finder) = asked.of(&graph).finder() else { return Ok(()) };
        for from in graph.roles() {
            for to in graph.roles() {
                let alone = Asked { from: 1 << from.index().0, to: 1 << to.index().0, ..asked.clone() };
                let one = alone.of(&graph).finder().expect("the ends are roles").best(k);
                prop_assert_eq!(finder.between(from.index(), to.index(), k), one);
            }
        }
    }

    #[test]
    fn where_there_is_no_path_the_reasons_are_true(sketch in sketch(), asked in asked()) {
        let graph = sketch.load();
        let query = asked.of(&graph);
        prop_assume!(query.answer(0).is_ok() && asked.all(&graph).is_empty());
        let why = query.why_not().expect("the question can be asked");
        let relaxed = [
            ("kind", asked.kinds.len() < 3, Asked { kinds: all_kinds(), ..asked.clone() }),
            ("strict-lateral", asked.strict, Asked { strict: false, ..asked.clone() }),
            ("stepwise", asked.stepwise, Asked { stepwise: false, ..asked.clone() }),
            ("via", !asked.via.is_empty(), Asked { via: Vec::new(), ..asked.clone() }),
            ("in-order", asked.in_order && asked.stops(&graph).len() > 1, Asked { in_order: false, ..asked.clone() }),
            ("avoid", asked.avoid != 0, Asked { avoid: 0, ..asked.clone() }),
            ("max-moves", asked.most.is_some(), Asked { most: None, ..asked.clone() }),
            ("max-years", asked.most_years.is_some(), Asked { most_years: None, ..asked.clone() }),
            ("max-step-gap", asked.most_step_gap.is_some(), Asked { most_step_gap: None, ..asked.clone() }),
        ];
        let cut = relaxed.into_iter().filter(|(_, set, free)| *set && !free.all(&graph).is_empty());
        prop_assert_eq!(why.cut_by, cut.map(|(name, ..)| name).collect::<Vec<_>>());
        let plain = Asked { kinds: asked.kinds.clone(), strict: asked.strict, ..FREE };
        if let ([from], [to], Asked { avoid: 0, stepwise: false, most_step_gap: None, .. }) = (&why.from[..], &why.to[..], &asked) {
            let [from, to] = [from, to].map(|role| graph.role(&role.id).expect("a role of the graph"));
            prop_assert_eq!(why.reachable, plain.closure(&graph, from, true));
            prop_assert_eq!(why.leading, plain.closure(&graph, to, false));
        }
    }

    #[test]
    fn one_more_transition_never_lengthens_the_shortest_path(sketch in sketch(), drop in any::<prop::sample::Index>()) {
        prop_assume!(!sketch.moves.is_empty());
        let more = sketch.load();
        let mut fewer = sketch.clone();
        let key = *drop.get(&sketch.moves.keys().copied().collect::<Vec<_>>());
        fewer.moves.remove(&key);
        let fewer = fewer.load();
        for from in fewer.roles() {
            for to in fewer.roles() {
                let strict = Asked { strict: true, ..Asked::between(from, to) };
                let after = [from, to].map(|role| more.role(role.id().as_str()).expect("no role went"));
                if let Some(before) = strict.of(&fewer).shortest() {
                    let after = Asked { strict: true, ..Asked::between(after[0], after[1]) }.of(&more).shortest();
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
        years: None,
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
