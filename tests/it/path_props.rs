//! Paths against brute force.

use careergraph::document::{GraphDocument, TransitionEntry};
use careergraph::graph::{CareerGraph, build};
use careergraph::model::TransitionKind;
use careergraph::query::path::{CareerPath, ConditionName, Cost};
use careergraph::source::{SourceFile, Sources};
use proptest::collection::btree_map;
use proptest::prelude::*;

use crate::path_oracle::{Asked, FREE, all_kinds, asked, line, millionths};
use crate::strategies::{cases, load, numbered, sketch};

/// The conditions that a question has, by the names of their options.
fn set_conditions(asked: &Asked, graph: &CareerGraph) -> Vec<&'static str> {
    let set = [
        ("kind", asked.kinds.len() < 3),
        ("strict-lateral", asked.strict),
        ("stepwise", asked.stepwise),
        ("via", !asked.via.is_empty()),
        ("in-order", asked.in_order && asked.stops(graph).len() > 1),
        ("avoid", asked.avoid != 0),
        ("within", asked.within != 0),
        ("max-moves", asked.most.is_some()),
        ("max-years", asked.most_years.is_some()),
        ("max-step-gap", asked.most_step_gap.is_some()),
        ("cost", asked.cost == Cost::Likelihood),
    ];
    let set = set.into_iter().filter(|(_, is_set)| *is_set);
    set.map(|(name, _)| name).collect()
}

fn without(asked: &Asked, names: &[&str]) -> Asked {
    let mut free = asked.clone();
    for name in names {
        match *name {
            "kind" => free.kinds = all_kinds(),
            "strict-lateral" => free.strict = false,
            "stepwise" => free.stepwise = false,
            "via" => free.via.clear(),
            "in-order" => free.in_order = false,
            "avoid" => free.avoid = 0,
            "within" => free.within = 0,
            "max-moves" => free.most = None,
            "max-years" => free.most_years = None,
            "max-step-gap" => free.most_step_gap = None,
            _ => free.cost = Cost::Moves,
        }
    }
    free
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn best_paths_are_those_of_brute_force(sketch in sketch(), asked in asked(), k in 0usize..9) {
        let graph = sketch.load();
        let query = asked.of(&graph);
        let answer = query.best(k);
        prop_assert_eq!(answer.is_ok(), asked.can_be_asked(&graph));
        let Ok(paths) = answer else { return Ok(()) };
        let all = asked.all(&graph);
        let few: Vec<_> = paths.paths.iter().map(line).collect();
        prop_assert_eq!(&few[..], &all[..k.min(all.len())]);
        let every: Vec<_> = query.best(all.len() + 1).expect("as before").paths.iter().map(line).collect();
        prop_assert_eq!(&every, &all);
        prop_assert_eq!(query.shortest().expect("as before").as_ref().map(line), all.first().cloned());
        graph.verify();
    }

    #[test]
    fn a_finder_gives_the_same_whatever_it_was_asked_before(sketch in sketch(), asked in asked(), k in 1usize..6) {
        let graph = sketch.load();
        let finder = asked.of(&graph).finder();
        let adds_up = asked.cost != Cost::Effort;
        prop_assert_eq!(finder.is_ok(), asked.can_be_asked(&graph) && adds_up);
        let Ok(mut finder) = finder else { return Ok(()) };
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
        prop_assume!(query.best(0).is_ok() && asked.all(&graph).is_empty());
        let why = query.why_not().expect("the question can be asked");
        let set: Vec<&str> = set_conditions(&asked, &graph);
        let opens = |names: &[&str]| !without(&asked, names).all(&graph).is_empty();
        let alone: Vec<_> = set.iter().copied().filter(|name| opens(&[name])).collect();
        let names = |cut: &[ConditionName]| -> Vec<_> { cut.iter().map(|name| name.as_str()).collect() };
        prop_assert_eq!(&names(&why.cut_by), &alone);
        let together = &names(&why.cut_together);
        prop_assert_eq!(together.is_empty(), !(alone.is_empty() && set.len() > 1 && opens(&set)));
        for name in together {
            let fewer: Vec<_> = together.iter().copied().filter(|other| other != name).collect();
            prop_assert!(!opens(&fewer), "{fewer:?} are enough of {together:?}");
        }
        prop_assert!(together.is_empty() || opens(together));
        let free = |name: &str| {
            let alone = alone.contains(&name).then(|| without(&asked, &[name]));
            alone.or_else(|| together.contains(&name).then(|| without(&asked, together)))
        };
        let moves = free("max-moves").and_then(|free| free.all(&graph).iter().map(|(_, moves, ..)| *moves).min());
        prop_assert_eq!(why.least_moves, moves);
        // Years are the cost of a question by years.
        let years = free("max-years").filter(|free| free.cost != Cost::Likelihood);
        let years = years.map(|free| Asked { cost: Cost::Years, ..free }.all(&graph)[0].0);
        if asked.cost != Cost::Likelihood {
            prop_assert_eq!(why.least_years.map(millionths), years);
        }
        let largest = |ids: &[String]| {
            let role = |id: &String| graph.role(id).expect("a role of the graph");
            let gaps = ids.windows(2).map(|pair| millionths(graph.gap_cost(role(&pair[0]), role(&pair[1]))));
            gaps.max().unwrap_or(0)
        };
        let gap = free("max-step-gap").and_then(|free| free.all(&graph).iter().map(|(.., ids)| largest(ids)).min());
        prop_assert_eq!(why.least_step_gap.map(millionths), gap);
        prop_assert_eq!(why.not_observed.is_empty(), free("cost").is_none());
        let plain = Asked { kinds: asked.kinds.clone(), strict: asked.strict, most: asked.most, cost: asked.cost, ..FREE };
        if let ([from], [to], Asked { avoid: 0, within: 0, stepwise: false, most_step_gap: None, .. }) = (&why.from[..], &why.to[..], &asked) {
            let [from, to] = [from, to].map(|role| graph.role(&role.id).expect("a role of the graph"));
            let mut reachable = plain.closure(&graph, from, true);
            reachable.remove(to.id().as_str());
            let mut leading = plain.closure(&graph, to, false);
            leading.remove(from.id().as_str());
            prop_assert_eq!((why.reachable, why.leading), (reachable.len(), leading.len()));
        }
    }

    #[test]
    fn a_skip_names_the_shortest_chain_that_leads_the_same_way(sketch in sketch()) {
        let graph = sketch.load();
        for from in graph.roles() {
            for to in graph.roles().filter(|to| *to != from) {
                let direct = Asked { most: Some(1), ..Asked::between(from, to) }.of(&graph).shortest();
                let Some(path) = direct.expect("the question can be asked") else { continue };
                let up = Asked { kinds: vec![TransitionKind::Advancement], ..Asked::between(from, to) };
                let chain = up.all(&graph).into_iter().find(|(_, moves, ..)| *moves > 1);
                let skipped = chain.map_or(Vec::new(), |(.., ids)| ids[1..ids.len() - 1].to_vec());
                let named: Vec<_> = path.steps[0].skips.iter().map(|role| role.id.clone()).collect();
                let expected = if path.steps[0].skips_level { skipped } else { Vec::new() };
                prop_assert_eq!(named, expected);
            }
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
                if let Some(before) = strict.of(&fewer).shortest().expect("both ends are roles") {
                    let after = Asked { strict: true, ..Asked::between(after[0], after[1]) }.of(&more).shortest().expect("both ends are roles");
                    prop_assert!(after.is_some_and(|after| after.moves <= before.moves));
                }
            }
        }
    }
}

/// Steps on from roles in a row, a few of them two-way: too many roles for brute force, and few enough
/// paths to list.
fn row() -> impl Strategy<Value = String> {
    let kind = prop_oneof![5 => Just("advancement"), 1 => Just("lateral")];
    let step = (0usize..20, 1usize..5, kind);
    btree_map(step, 0u8..4, 25..60).prop_map(|steps| {
        let said = steps.into_iter().map(|((from, on, kind), years)| {
            let to = from + on;
            format!("{{from: r{from:02}, to: r{to:02}, kind: {kind}, years: {years}}}")
        });
        format!("transitions: [{}]", said.collect::<Vec<_>>().join(", "))
    })
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn best_paths_are_the_first_of_all_paths_in_order(row in row(), k in 1usize..80, by_years in any::<bool>(), back in any::<bool>()) {
        let graph = load(&row).graph;
        let (first, last) = (graph.roles().next(), graph.roles().last());
        let (Some(first), Some(last)) = (first, last) else { return Ok(()) };
        let ends = if back { [last, first] } else { [first, last] };
        let cost = if by_years { Cost::Years } else { Cost::Moves };
        let query = graph.paths().from(ends[0].id().as_str());
        let query = query.and_then(|query| query.to(ends[1].id().as_str()));
        let query = query.expect("both are roles of the graph").cost(cost);
        let mut all = query.all().expect("both ends are roles");
        prop_assume!(all.clone().take(3_000).count() < 3_000);
        let mut lines: Vec<_> = std::iter::from_fn(|| all.next_path()).map(|path| line(&path)).collect();
        lines.sort();
        lines.truncate(k);
        let best = query.best(k).expect("both ends are roles");
        prop_assert_eq!(best.paths.iter().map(line).collect::<Vec<_>>(), lines);
    }
}

fn routes(graph: &CareerGraph, from: &str, to: &str, k: usize) -> Vec<CareerPath> {
    let query = graph.paths().from(from).and_then(|query| query.to(to));
    let best = query.expect("both are roles of the graph").best(k);
    best.expect("both ends are roles").paths
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
    let count = |most| {
        let best = query.clone().max_moves(most).best(2);
        best.expect("both ends are roles").paths.len()
    };
    assert_eq!([usize::MAX, 0].map(count), [1, 0]);
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
    let entry = TransitionEntry::new("r0", "r1", TransitionKind::Advancement);
    let mut document = GraphDocument::default();
    document.transitions = vec![entry; 1_000_000];
    let mut sources = Sources::default();
    sources.add(SourceFile::new("a.yaml", String::new()));
    let (graph, _) = build(vec![document], sources).expect("a million times the same is sound");
    assert_eq!(graph.transition_count(), 1);
    assert_eq!(routes(&graph, "r0", "r1", 3).len(), 1);
}

#[test]
fn of_many_long_paths_so_many_are_told_that_memory_is_not_overrun() {
    let side = |at: usize, side: usize| [(3 * at, 3 * at + side), (3 * at + side, 3 * at + 3)];
    let pairs = (0..10_000).flat_map(|at| side(at, 1).into_iter().chain(side(at, 2)));
    let graph = numbered(pairs);
    let query = graph
        .paths()
        .from("r0")
        .and_then(|query| query.to("r30000"));
    let query = query.expect("roles of the graph");
    let mut paths = query.best_paths(12).expect("the question can be asked");
    assert_eq!(paths.by_ref().count(), 9);
    assert_eq!((paths.left_out(), paths.is_given_up()), (3, false));
}
