//! Why roles are joined, what lies between, and the shape of graphs, against slow and obvious ways.

use std::collections::BTreeSet;

use careergraph::graph::{CareerGraph, RoleIx, RoleRef, RoleSet};
use careergraph::model::Basis;
use careergraph::model::TransitionKind::{self, Advancement, Entry, Lateral};
use careergraph::query::card::RoleName;
use careergraph::query::path::{Cost, PathQuery};
use careergraph::query::standing::Standing;
use proptest::prelude::*;

use crate::path_oracle as oracle;
use crate::strategies::{load, numbered, sketch};

#[derive(Debug, Clone)]
struct Asked {
    kinds: Vec<TransitionKind>,
    strict: bool,
    /// Roles by their number, as bits.
    avoid: u8,
    most: Option<usize>,
}

fn asked() -> impl Strategy<Value = Asked> {
    let kinds = prop_oneof![
        Just(vec![Entry, Advancement, Lateral]),
        proptest::sample::subsequence(vec![Entry, Advancement, Lateral], 1..=3),
    ];
    let avoid = prop_oneof![3 => Just(0u8), 1 => any::<u8>()];
    let most = proptest::option::weighted(0.5, 0usize..6);
    (kinds, any::<bool>(), avoid, most).prop_map(|(kinds, strict, avoid, most)| Asked {
        kinds,
        strict,
        avoid,
        most,
    })
}

impl Asked {
    fn query<'g>(
        &self,
        graph: &'g CareerGraph,
        from: RoleRef<'_>,
        to: RoleRef<'_>,
        avoid: Option<RoleRef<'_>>,
    ) -> PathQuery<'g> {
        let roles = graph.roles().map(RoleRef::index);
        let avoided = roles.filter(|role| self.avoid & 1 << role.0 != 0);
        let avoided = avoided.chain(avoid.map(RoleRef::index));
        graph
            .paths()
            .only(self.kinds.iter().copied())
            .strict_lateral(self.strict)
            .avoid(RoleSet::from_roles(graph.role_count(), avoided))
            .from_any(RoleSet::from_roles(graph.role_count(), [from.index()]))
            .to_any(RoleSet::from_roles(graph.role_count(), [to.index()]))
    }

    /// The same within the limit of moves.
    fn short<'g>(
        &self,
        graph: &'g CareerGraph,
        ends: [RoleRef<'_>; 2],
        avoid: Option<RoleRef<'_>>,
    ) -> PathQuery<'g> {
        let query = self.query(graph, ends[0], ends[1], avoid);
        match self.most {
            Some(most) => query.max_moves(most),
            None => query,
        }
    }

    fn has_step(&self, from: RoleRef<'_>, to: RoleRef<'_>) -> bool {
        from.outgoing().any(|t| {
            let inferred = t.basis() == Basis::Inferred;
            t.to() == to && self.kinds.contains(&t.kind()) && !(self.strict && inferred)
        })
    }

    /// Whether something short enough leads from one role to another without a step.
    fn leads(
        &self,
        graph: &CareerGraph,
        (from, to): (RoleRef<'_>, RoleRef<'_>),
        without: (RoleRef<'_>, RoleRef<'_>),
    ) -> bool {
        let most = self.most.unwrap_or(usize::MAX);
        let open =
            |role: RoleRef<'_>| role == from || role == to || self.avoid & 1 << role.index().0 == 0;
        let mut seen = vec![(from.index(), 0)];
        let mut at = 0;
        while let Some(&(role, moves)) = seen.get(at) {
            at += 1;
            let role = graph.role_at(role);
            for next in graph.roles().filter(|_| moves < most) {
                let is_step = (role, next) != without && self.has_step(role, next) && open(next);
                if is_step && seen.iter().all(|(there, _)| *there != next.index()) {
                    seen.push((next.index(), moves + 1));
                }
            }
        }
        seen.iter().any(|(there, _)| *there == to.index())
    }
}

fn ids(roles: &[RoleName]) -> Vec<&str> {
    roles.iter().map(|role| role.id.as_str()).collect()
}

fn moves(query: &PathQuery<'_>) -> Option<usize> {
    let shortest = query.shortest().expect("both ends are roles");
    shortest.map(|path| path.moves)
}

/// The longest way on, the first of several.
fn longest(at: RoleIx, next: &dyn Fn(RoleIx) -> Vec<RoleIx>) -> Vec<RoleIx> {
    let mut best: Vec<RoleIx> = Vec::new();
    for to in next(at) {
        let way = longest(to, next);
        if way.len() > best.len() {
            best = way;
        }
    }
    best.insert(0, at);
    best
}

/// How many ways have so many rungs.
fn count(at: RoleIx, rungs: usize, next: &dyn Fn(RoleIx) -> Vec<RoleIx>) -> u64 {
    if rungs == 1 {
        1
    } else {
        next(at)
            .into_iter()
            .map(|to| count(to, rungs - 1, next))
            .sum()
    }
}

/// Visits every path from the last role of one to a role, within the limit, by trying all.
fn simple_paths<'g>(
    asked: &Asked,
    graph: &'g CareerGraph,
    to: RoleRef<'g>,
    open: &dyn Fn(RoleRef<'_>) -> bool,
    path: &mut Vec<RoleRef<'g>>,
    visit: &mut dyn FnMut(&[RoleRef<'g>]),
) {
    let last = path[path.len() - 1];
    if last == to {
        visit(path);
        return;
    }
    if asked.most.is_some_and(|most| path.len() > most) {
        return;
    }
    for next in graph.roles().filter(|next| open(*next)) {
        if asked.has_step(last, next) && !path.contains(&next) {
            path.push(next);
            simple_paths(asked, graph, to, open, path, visit);
            path.pop();
        }
    }
}

proptest! {
    #[test]
    fn bottlenecks_are_the_roles_without_which_there_is_no_path(sketch in sketch(), asked in asked()) {
        let graph = sketch.load();
        for from in graph.roles() {
            for to in graph.roles() {
                let query = asked.short(&graph, [from, to], None);
                let why = query.why().expect("the question can be asked");
                prop_assert!(!why.limits_aside && !why.cut);
                let paths = query.best(3).expect("as before").paths;
                let told: Vec<_> = why.paths.iter().map(|path| ids(&path.roles)).collect();
                prop_assert_eq!(told, paths.iter().map(|path| ids(&path.roles)).collect::<Vec<_>>());
                prop_assert_eq!(why.no_path.is_some(), paths.is_empty());
                let needed: BTreeSet<_> = graph
                    .roles()
                    .filter(|role| ![from, to].contains(role) && !paths.is_empty())
                    .filter(|role| moves(&asked.short(&graph, [from, to], Some(*role))).is_none())
                    .map(|role| role.id().as_str())
                    .collect();
                prop_assert_eq!(ids(&why.bottlenecks).into_iter().collect::<BTreeSet<_>>(), needed);
                // In the order of every path.
                for path in &paths {
                    let order = ids(&path.roles);
                    let places: Vec<_> = ids(&why.bottlenecks).iter().map(|id| order.iter().position(|o| o == id)).collect();
                    prop_assert!(places.is_sorted_by(|a, b| a < b));
                }
            }
        }
    }

    #[test]
    fn critical_steps_are_those_without_which_nothing_leads_there(sketch in sketch(), asked in asked()) {
        let graph = sketch.load();
        for from in graph.roles() {
            for to in graph.roles().filter(|to| *to != from) {
                let why = asked.short(&graph, [from, to], None).why().expect("the question can be asked");
                if why.no_path.is_some() { continue }
                let mut needed = BTreeSet::new();
                for a in graph.roles() {
                    for b in graph.roles().filter(|b| asked.has_step(a, *b)) {
                        if !asked.leads(&graph, (from, to), (a, b)) {
                            needed.insert((a.id().as_str(), b.id().as_str()));
                        }
                    }
                }
                let found = why.critical.iter().map(|step| (step.from.id.as_str(), step.to.id.as_str()));
                prop_assert_eq!(found.collect::<BTreeSet<_>>(), needed);
                for step in why.critical.iter().chain(why.paths.iter().flat_map(|path| &path.steps)) {
                    prop_assert!(step.moves.iter().all(|moved| !moved.stated.is_empty()));
                }
            }
        }
    }

    #[test]
    fn bridges_join_and_none_is_closer(sketch in sketch(), asked in asked()) {
        let graph = sketch.load();
        for from in graph.roles() {
            for to in graph.roles() {
                let why = asked.query(&graph, from, to, None).why().expect("the question can be asked");
                if why.no_path.is_none() {
                    prop_assert!(why.bridges.is_empty());
                    continue;
                }
                let mut expected = Vec::new();
                for a in graph.roles() {
                    for b in graph.roles() {
                        let open = |role: RoleRef<'_>| [from, to].contains(&role) || asked.avoid & 1 << role.index().0 == 0;
                        if !open(a) || !open(b) { continue }
                        let Some(before) = moves(&asked.query(&graph, from, a, Some(to))) else { continue };
                        let Some(behind) = moves(&asked.query(&graph, b, to, Some(from))) else { continue };
                        let joined = a.outgoing().any(|t| t.to() == b);
                        let alike = graph.similarity(a, b).map(|share| (share * 1e6).round());
                        let alike_first = alike.map_or(1e9, |alike| -alike);
                        let order = if joined { (0, 0.0) } else { (1, alike_first) };
                        expected.push((order, before + 1 + behind, a.id().as_str(), b.id().as_str()));
                    }
                }
                expected.sort_by(|a, b| a.partial_cmp(b).expect("shares are numbers"));
                expected.truncate(5);
                let expected: Vec<_> = expected.into_iter().map(|(_, moves, a, b)| (moves, a, b)).collect();
                let found = why.bridges.iter().map(|b| (b.moves, b.from.id.as_str(), b.to.id.as_str()));
                prop_assert_eq!(found.collect::<Vec<_>>(), expected);
            }
        }
    }

    #[test]
    fn within_limits_what_every_path_passes_is_what_all_of_them_have_in_common(sketch in sketch(), asked in oracle::asked()) {
        let graph = sketch.load();
        prop_assume!(asked.can_be_asked(&graph) && asked.cost != Cost::Effort);
        let all = asked.all(&graph);
        let why = asked.of(&graph).why().expect("the question can be asked");
        prop_assert_eq!(why.no_path.is_some(), all.is_empty());
        let Some((.., first)) = all.first() else {
            // New links are such as the conditions on single moves allow.
            for link in why.bridges.iter().filter(|link| link.left_out.is_empty()) {
                let [from, to] = [&link.from, &link.to].map(|role| graph.role(&role.id).expect("a role"));
                prop_assert!(asked.most_step_gap.is_none_or(|most| graph.gap_cost(from, to) <= f64::from(most)));
                prop_assert!(asked.cost != Cost::Likelihood);
            }
            prop_assert!(why.bridges.iter().all(|link| asked.most.is_none_or(|most| link.moves <= most)));
            return Ok(());
        };
        prop_assert!(!why.limits_aside && !why.cut);
        let sole = |ends: &[RoleName], id: &str| matches!(ends, [only] if only.id == id);
        let on_all = |id: &&str| all.iter().all(|(.., ids)| ids.iter().any(|other| other == id));
        let inner = first.iter().map(String::as_str).filter(on_all);
        let inner: Vec<_> = inner.filter(|id| !sole(&why.from, id) && !sole(&why.to, id)).collect();
        prop_assert_eq!(ids(&why.bottlenecks), inner);
        let on_all = |step: &&[String]| all.iter().all(|(.., ids)| ids.windows(2).any(|other| other == *step));
        let steps: Vec<_> = first.windows(2).filter(on_all).map(|step| (step[0].as_str(), step[1].as_str())).collect();
        let found: Vec<_> = why.critical.iter().map(|step| (step.from.id.as_str(), step.to.id.as_str())).collect();
        prop_assert_eq!(found, steps);
    }

    #[test]
    fn between_two_roles_lies_what_leads_from_one_to_the_other(sketch in sketch(), asked in asked()) {
        let graph = sketch.load();
        for from in graph.roles() {
            for to in graph.roles() {
                let mut query = asked.query(&graph, from, to, None);
                if let Some(most) = asked.most { query = query.max_moves(most); }
                let between = query.between().expect("the question can be asked");
                let open = |role: RoleRef<'_>| [from, to].contains(&role) || asked.avoid & 1 << role.index().0 == 0;
                let mut on = vec![];
                let mut pairs = BTreeSet::new();
                simple_paths(&asked, &graph, to, &open, &mut vec![from], &mut |path| {
                    on.extend(path.iter().map(|role| role.index()));
                    pairs.extend(path.windows(2).map(|pair| (pair[0].index(), pair[1].index())));
                });
                let moves_on = |start: RoleRef<'_>, forward: bool| {
                    let mut moves = vec![None; graph.role_count()];
                    moves[start.index().index()] = Some(0);
                    for distance in 1..graph.role_count() {
                        for (a, b) in &pairs {
                            let (a, b) = if forward { (a, b) } else { (b, a) };
                            if moves[a.index()] == Some(distance - 1) && moves[b.index()].is_none() {
                                moves[b.index()] = Some(distance);
                            }
                        }
                    }
                    moves
                };
                let [starts, rests] = [moves_on(from, true), moves_on(to, false)];
                let id = |role: RoleIx| graph.role_at(role).id().as_str();
                let row = |role: RoleIx| (starts[role.index()].expect("on a path"), id(role), rests[role.index()].expect("on a path"));
                let mut roles: Vec<_> = on.into_iter().map(row).collect();
                let start = |role: RoleIx| starts[role.index()].expect("on a path");
                let mut steps: Vec<_> = pairs.iter().map(|(a, b)| (start(*a), id(*a), id(*b))).collect();
                roles.sort_unstable();
                roles.dedup();
                steps.sort_unstable();
                prop_assert!(between.exact);
                let found = between.roles.iter().map(|r| (r.moves_from, r.role.id.as_str(), r.moves_to));
                prop_assert_eq!(found.collect::<Vec<_>>(), roles);
                let found: Vec<_> = between.steps.iter().map(|s| (s.from.as_str(), s.to.as_str())).collect();
                prop_assert_eq!(&found, &steps.iter().map(|(_, a, b)| (*a, *b)).collect::<Vec<_>>());
                // Every path lies in it, and it is what is drawn.
                for path in query.best(50).expect("as before").paths {
                    prop_assert!(path.steps.iter().all(|s| found.contains(&(s.from.as_str(), s.to.as_str()))));
                }
                let part = query.subgraph().expect("the question can be asked");
                prop_assert_eq!(part.roles.len(), between.roles.len());
                let transitions: usize = between.steps.iter().map(|step| step.moves.len()).sum();
                prop_assert_eq!(part.transitions.len(), transitions);
                let view = graph.view().part(&part, String::new()).build();
                prop_assert_eq!(view.nodes.len(), between.roles.len());
                let drawn: usize = view.edges.iter().map(|edge| edge.moves.len() + usize::from(edge.back.is_some())).sum();
                prop_assert_eq!(drawn, transitions);
            }
        }
    }

    #[test]
    fn betweenness_is_the_mean_share_of_shortest_ways(sketch in sketch()) {
        let graph = sketch.load();
        let roles = graph.role_count();
        let mut shares = vec![0.0; roles];
        for from in graph.roles() {
            for to in graph.roles().filter(|to| *to != from) {
                let query = graph.paths();
                let query = query.from(from.id().as_str()).and_then(|q| q.to(to.id().as_str()));
                let mut paths = query.expect("roles of the graph").best(2_000).expect("both ends are roles").paths;
                let least = paths.first().map(|path| path.moves);
                paths.retain(|path| Some(path.moves) == least);
                for path in &paths {
                    for role in &path.roles[1..path.roles.len() - 1] {
                        let role = graph.role(&role.id).expect("a role").index();
                        shares[role.index()] += 1.0 / paths.len() as f64;
                    }
                }
            }
        }
        let betweenness = graph.betweenness();
        prop_assert_eq!(betweenness.followed, roles);
        let pairs = roles.saturating_sub(1) * roles.saturating_sub(2);
        for (found, sum) in betweenness.shares.iter().zip(shares) {
            prop_assert!((found * pairs as f64 - sum).abs() < 1e-4, "{found} of {pairs} is not {sum}");
        }
    }

    #[test]
    fn no_ladder_is_longer(sketch in sketch()) {
        let graph = sketch.load();
        let rises = |a: RoleIx, b: RoleIx| graph.role_at(a).outgoing().any(|t| t.kind() == Advancement && t.to().index() == b);
        let all: Vec<_> = graph.roles().map(RoleRef::index).collect();
        let up = |from: RoleIx| graph.reach(graph.role_at(from).id().as_str()).expect("a role").only([Advancement]).roles();
        let same = |a: RoleIx, b: RoleIx| a == b || (up(a).contains(b) && up(b).contains(a));
        // Rungs by their first role.
        let rung = |role: RoleIx| all.iter().copied().find(|other| same(*other, role)).expect("itself");
        let rungs: BTreeSet<_> = all.iter().map(|role| rung(*role)).collect();
        let members = |of: RoleIx| all.iter().copied().filter(|role| rung(*role) == of).collect::<Vec<_>>();
        let next = |at: RoleIx| rungs.iter().copied().filter(|to| *to != at && members(at).iter().any(|a| members(*to).iter().any(|b| rises(*a, *b)))).collect::<Vec<_>>();
        let mut best: Vec<RoleIx> = Vec::new();
        for at in &rungs {
            let way = longest(*at, &next);
            if way.len() > best.len() { best = way }
        }
        if best.len() > 1 {
            let ladders: u64 = rungs.iter().map(|at| count(*at, best.len(), &next)).sum();
            prop_assert_eq!(graph.stats().longest_ladder.equally_long, ladders);
        }
        if best.len() == 1 && members(best[0]).len() == 1 { best.clear() }
        let stats = graph.stats();
        let found: Vec<_> = stats.longest_ladder.rungs.iter().map(|rung| ids(&rung.roles)).collect();
        let named = |role: RoleIx| graph.role_at(role).id().as_str();
        let expected: Vec<Vec<_>> = best.iter().map(|at| members(*at).into_iter().map(named).collect()).collect();
        // Where no rung leads to another one, a cycle is the ladder.
        if best.len() > 1 || best.is_empty() {
            prop_assert_eq!(found, expected);
        }
        let cycles: Vec<Vec<_>> = rungs.iter().map(|at| members(*at)).filter(|m| m.len() > 1).map(|m| m.into_iter().map(named).collect()).collect();
        prop_assert_eq!(stats.advancement_cycles.iter().map(|cycle| ids(cycle)).collect::<Vec<_>>(), cycles);
    }

    #[test]
    fn the_counts_of_the_shape_add_up(sketch in sketch()) {
        let graph = sketch.load();
        let stats = graph.stats();
        prop_assert_eq!(stats.roles, graph.role_count());
        prop_assert_eq!(stats.transitions.iter().map(|kind| kind.all).sum::<usize>(), graph.transition_count());
        for kind in &stats.transitions {
            prop_assert_eq!(kind.all, kind.stated + kind.observed + kind.derived + kind.inferred);
        }
        prop_assert_eq!(stats.components.iter().map(|part| part.roles).sum::<usize>(), stats.roles);
        prop_assert_eq!(stats.components.iter().filter(|part| part.roles == 1).count(), stats.orphans.len());
        for groups in [&stats.families, &stats.tracks] {
            prop_assert_eq!(groups.iter().map(|group| group.roles).sum::<usize>(), stats.roles);
            prop_assert_eq!(groups.iter().map(|group| group.stubs).sum::<usize>(), stats.stubs);
        }
        let up = |t: &careergraph::TransitionRef<'_>| t.kind() != Lateral;
        for role in graph.roles() {
            let is = |standing| graph.standing(standing).contains(role.index());
            let orphan = role.incoming().next().is_none() && role.outgoing().next().is_none();
            prop_assert_eq!(is(Standing::Orphan), orphan);
            prop_assert_eq!(is(Standing::Stub), role.is_stub());
            prop_assert_eq!(is(Standing::Entry), !role.incoming().any(|t| up(&t)));
            prop_assert_eq!(is(Standing::Top), !role.outgoing().any(|t| up(&t)));
            prop_assert_eq!(is(Standing::Summit), role.data().terminal);
            let dead = !role.is_stub() && role.outgoing().next().is_none();
            prop_assert_eq!(is(Standing::DeadEnd), dead);
        }
    }
}

fn ask<'g>(graph: &'g CareerGraph, from: &str, to: &str) -> PathQuery<'g> {
    let query = graph.paths().from(from).and_then(|query| query.to(to));
    query.expect("both are roles of the graph")
}

#[test]
fn in_a_chain_of_a_hundred_thousand_roles_every_one_is_needed() {
    let graph = numbered((0..99_999).map(|role| (role, role + 1)));
    let query = ask(&graph, "r0", "r99999");
    let why = query.why().expect("the question can be asked");
    assert_eq!(
        (why.bottlenecks.len(), why.critical.len()),
        (99_998, 99_999)
    );
    let between = query.between().expect("the question can be asked");
    assert_eq!(
        (between.roles.len(), between.steps.len()),
        (100_000, 99_999)
    );
    let back = ask(&graph, "r99999", "r0").why();
    let back = back.expect("the question can be asked");
    assert!(back.no_path.is_some());
    let ladder = graph.stats().longest_ladder;
    assert_eq!(ladder.rungs.len(), 100_000);
}

#[test]
fn where_it_is_too_much_to_tell_within_a_limit_what_any_path_passes_is_told() {
    let graph = numbered((0..11_999).map(|role| (role, role + 1)));
    let query = ask(&graph, "r0", "r11999").max_years(1.0);
    let why = query.why().expect("the question can be asked");
    assert!(why.limits_aside);
    assert_eq!((why.paths.len(), why.critical.len()), (1, 11_999));
}

#[test]
fn in_a_complete_graph_nothing_between_is_needed() {
    let pairs = (10..35).flat_map(|a| (10..35).filter(move |b| a != *b).map(move |b| (a, b)));
    let graph = numbered(pairs);
    let query = ask(&graph, "r10", "r34");
    let why = query.why().expect("the question can be asked");
    assert_eq!(
        (why.paths.len(), why.bottlenecks.len(), why.critical.len()),
        (3, 0, 0)
    );
    let between = query.between().expect("the question can be asked");
    assert!(between.exact);
    // Nothing leads back to the first role, and nothing on from the last one.
    assert_eq!(
        (between.roles.len(), between.steps.len()),
        (25, 25 * 24 - 2 * 24 + 1)
    );
    let stats = graph.stats();
    assert_eq!(stats.longest_ladder.rungs.len(), 1);
    assert_eq!(stats.advancement_cycles[0].len(), 25);
    assert_eq!(stats.hubs, Vec::new());
}

#[test]
fn numbers_of_ways_never_run_over() {
    // 2,000 diamonds in a row: 2^2000 shortest ways from end to end.
    let diamond = |at: usize| {
        let next = 3 * (at + 1);
        [
            (3 * at, 3 * at + 1),
            (3 * at, 3 * at + 2),
            (3 * at + 1, next),
            (3 * at + 2, next),
        ]
    };
    let graph = numbered((0..2_000).flat_map(diamond));
    let betweenness = graph.betweenness();
    assert!(
        betweenness
            .shares
            .iter()
            .all(|share| (0.0..=1.0).contains(share))
    );
    let share = |name: &str| {
        let role = graph.role(name).expect("a role").index();
        betweenness.shares[role.index()]
    };
    assert!((share("r3001") - share("r3002")).abs() < 1e-9);
    // Half of what comes from 3,001 roles before goes to 3,000 roles behind.
    let pairs = 6_000.0 * 5_999.0;
    assert!((share("r3001") - 3_001.0 * 2_999.0 / 2.0 / pairs).abs() < 1e-3);
    assert!(share("r3000") > 0.24);
}

#[test]
fn an_empty_graph_has_a_shape() {
    let stats = load("skills: {go: {}}").graph.stats();
    assert_eq!(
        (stats.roles, stats.steps, stats.betweenness_from),
        (0, 0, 0)
    );
    assert!(stats.components.is_empty() && stats.longest_ladder.rungs.is_empty());
    let stats = load("roles: {Ash: {}, Birch: {terminal: true}}")
        .graph
        .stats();
    assert_eq!(ids(&stats.orphans), ["ash", "birch"]);
    assert_eq!(ids(&stats.dead_ends), ["ash"]);
    assert_eq!(ids(&stats.summits), ["birch"]);
}

#[test]
fn from_a_role_to_itself_nothing_lies_between() {
    let graph = load("roles: {Ash: {lateral_to: [Birch]}}").graph;
    let query = ask(&graph, "ash", "ash");
    let why = query.why().expect("the question can be asked");
    assert_eq!(
        (why.paths.len(), why.bottlenecks.len(), why.critical.len()),
        (1, 0, 0)
    );
    let between = query.between().expect("the question can be asked");
    assert_eq!((between.roles.len(), between.steps.len()), (1, 0));
}

#[test]
fn an_inferred_move_shows_where_the_move_there_is_stated() {
    let graph = load("roles:\n  Ash:\n    lateral_to: [Birch]\n").graph;
    let why = ask(&graph, "birch", "ash")
        .why()
        .expect("the question can be asked");
    let moved = &why.paths[0].steps[0].moves[0];
    assert_eq!(moved.basis, Basis::Inferred);
    assert_eq!(
        (moved.stated[0].file.as_str(), moved.stated[0].line),
        ("a.yaml", 3)
    );
}

#[test]
fn many_roles_on_both_sides_are_not_all_compared() {
    // Two chains of 3,000 roles each.
    let chain = |from: usize| (from..from + 2_999).map(|role| (role, role + 1));
    let graph = numbered(chain(10_000).chain(chain(20_000)));
    let why = ask(&graph, "r10000", "r22999").why();
    let why = why.expect("the question can be asked");
    assert_eq!(why.bridges.len(), 5);
    let first = &why.bridges[0];
    assert_eq!(
        (first.from.id.as_str(), first.to.id.as_str(), first.moves),
        ("r10000", "r22999", 1)
    );
}
