//! Plans against brute force.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use careergraph::LoadedProfile;
use careergraph::graph::{CareerGraph, RoleRef};
use careergraph::model::TransitionKind::{Advancement, Lateral};
use careergraph::query::gap::{Holder, Interval};
use careergraph::query::path::CareerPath;
use careergraph::query::plan::{CheckState, FirstWhy, Plan, PlanRoute, RouteReason};
use careergraph::source::SourceFile;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::path_oracle::{Asked, FREE, Held, all_kinds, efforts, millionths, skips};
use crate::strategies::{SKILLS, TOP, cases, load, numbered, sketch};

/// What somebody asks for: the ids of the skills, and how many of them.
type Row = (Vec<String>, u16);

/// A path with what a plan chooses by.
struct Seen {
    ids: Vec<String>,
    efforts: Vec<u64>,
    years: u64,
    unknown: usize,
    laterals: usize,
    inferred: usize,
    skips: bool,
}

impl Seen {
    fn of(graph: &CareerGraph, held: Option<&Held>, path: &CareerPath) -> Self {
        let ids: Vec<_> = path.roles.iter().map(|role| role.id.clone()).collect();
        let role = |id: &String| graph.role(id).expect("a role of the graph");
        let up = path.steps.iter().filter(|step| {
            let mut moves = step.moves.iter();
            moves.any(|moved| moved.kind == Advancement)
                && step.moves.iter().all(|moved| moved.kind == Advancement)
        });
        let lateral = path.steps.iter().filter(|step| {
            let mut moves = step.moves.iter();
            moves.all(|moved| moved.kind == Lateral)
        });
        let inferred = path.steps.iter().filter(|step| {
            let mut moves = step.moves.iter();
            moves.all(|moved| moved.basis == careergraph::model::Basis::Inferred)
        });
        Self {
            efforts: efforts(graph, held, &ids),
            years: millionths(path.years.years),
            unknown: path
                .steps
                .iter()
                .filter(|step| step.years.is_none())
                .count(),
            laterals: lateral.count(),
            inferred: inferred.count(),
            skips: up
                .clone()
                .any(|step| skips(graph, role(&step.from), role(&step.to))),
            ids,
        }
    }

    fn effort(&self) -> u64 {
        self.efforts.iter().sum()
    }

    fn largest(&self) -> u64 {
        self.efforts.iter().copied().max().unwrap_or(0)
    }

    fn moves(&self) -> usize {
        self.ids.len() - 1
    }
}

fn between(from: RoleRef<'_>, to: RoleRef<'_>) -> Asked {
    Asked {
        kinds: all_kinds(),
        from: 1 << from.index().0,
        to: 1 << to.index().0,
        ..FREE
    }
}

/// Every path between two roles.
fn all(graph: &CareerGraph, held: Option<&Held>, asked: &Asked) -> Vec<Seen> {
    let mut paths = asked.of(graph).all().expect("both are roles of the graph");
    let mut all = Vec::new();
    while let Some(path) = paths.next_path() {
        all.push(Seen::of(graph, held, &path));
    }
    all
}

fn ids(route: &PlanRoute) -> Vec<String> {
    route.roles.iter().map(|role| role.id.clone()).collect()
}

fn route(plan: &Plan, reason: RouteReason) -> Option<&PlanRoute> {
    let mut routes = plan.routes.iter();
    routes.find(|route| route.reasons.contains(&reason))
}

/// Whether a path comes to a track again that it left.
fn comes_back(graph: &CareerGraph, ids: &[String]) -> bool {
    let role = |id: &String| graph.role(id).expect("a role of the graph");
    let tracks = ids.iter().filter_map(|id| role(id).data().track.clone());
    let mut tracks: Vec<_> = tracks.collect();
    tracks.dedup();
    let count = tracks.len();
    tracks.sort();
    tracks.dedup();
    tracks.len() < count
}

/// What routes are compared by, the less the better.
type Merits = (bool, bool, usize, (usize, u64), u64, u64);

fn merits(graph: &CareerGraph, skips: bool, seen: &Seen) -> Merits {
    (
        skips,
        comes_back(graph, &seen.ids),
        seen.moves(),
        (seen.unknown, seen.years),
        seen.effort(),
        seen.largest(),
    )
}

fn covers(a: &Merits, b: &Merits) -> bool {
    (a.0 <= b.0 && a.1 <= b.1 && a.2 <= b.2) && (a.3 <= b.3 && a.4 <= b.4 && a.5 <= b.5)
}

/// The best path by a key; one that comes back to a track gives way to one that does not and takes at
/// most half more.
fn best<'s, K: Ord>(
    graph: &CareerGraph,
    paths: impl Iterator<Item = &'s Seen> + Clone,
    key: impl Fn(&Seen) -> K,
) -> Option<&'s Seen> {
    let free = paths.clone().min_by_key(|path| key(path))?;
    if !comes_back(graph, &free.ids) {
        return Some(free);
    }
    let most = free.effort() * 3 / 2;
    let kept = paths.filter(|path| !comes_back(graph, &path.ids) && path.effort() <= most);
    kept.min_by_key(|path| key(path)).or(Some(free))
}

/// The path that is chosen for each reason, of those that skip nothing and of all, none of which has too many moves.
fn chosen<'s>(
    graph: &CareerGraph,
    rungs: impl Iterator<Item = &'s Seen> + Clone,
    near: &(impl Iterator<Item = &'s Seen> + Clone),
) -> [(RouteReason, Option<&'s Seen>); 4] {
    let years = |path: &Seen| (path.unknown, path.years, path.moves(), path.effort());
    [
        (
            RouteReason::Stepwise,
            best(graph, rungs, |path| {
                let moves = (path.moves(), path.laterals, path.effort());
                let rest = (path.unknown, path.years, path.largest());
                (moves, rest, path.inferred, path.ids.clone())
            }),
        ),
        (
            RouteReason::Fastest,
            best(graph, near.clone(), |path| {
                (years(path), path.largest(), path.inferred, path.ids.clone())
            }),
        ),
        (
            RouteReason::LeastEffort,
            best(graph, near.clone(), |path| {
                let rest = (years(path), path.largest());
                (
                    path.effort(),
                    path.moves(),
                    rest,
                    path.inferred,
                    path.ids.clone(),
                )
            }),
        ),
        (
            RouteReason::Gentlest,
            best(graph, near.clone(), |path| {
                let effort = (path.largest(), path.effort(), path.moves());
                (effort, years(path), path.inferred, path.ids.clone())
            }),
        ),
    ]
}

/// Every reason is that of a route which is as good as the path that brute force chooses, and none
/// beats another one.
fn check_routes(graph: &CareerGraph, held: Option<&Held>, plan: &Plan, ends: [RoleRef<'_>; 2]) {
    let free = all(graph, held, &between(ends[0], ends[1]));
    let stepwise = Asked {
        stepwise: true,
        ..between(ends[0], ends[1])
    };
    let rungs = all(graph, held, &stepwise);
    assert!(rungs.iter().all(|path| !path.skips));
    assert_eq!(plan.all_skip, rungs.is_empty() && !free.is_empty());
    let is_near = |path: &&Seen| path.moves() <= plan.max_moves;
    let (rungs, near) = (rungs.iter().filter(is_near), free.iter().filter(is_near));
    let expected = chosen(graph, rungs, &near);
    let shown = |route: &PlanRoute| {
        let ids = ids(route);
        let seen = free.iter().find(|seen| seen.ids == ids);
        let seen = seen.expect("a route is one of the paths");
        let stepwise = route.reasons.contains(&RouteReason::Stepwise);
        let skips = !stepwise && route.steps.iter().any(|step| step.skips_level);
        merits(graph, skips, seen)
    };
    for (reason, expected) in expected {
        match (route(plan, reason), expected) {
            (Some(route), Some(expected)) => {
                let skips = reason != RouteReason::Stepwise;
                assert!(
                    covers(&shown(route), &merits(graph, skips, expected)),
                    "{reason:?}"
                );
            }
            (found, expected) => {
                // Only the gentlest may find no room, or be hardly gentler than the others.
                let full = plan.routes.len() == 3;
                let others = plan.routes.iter().map(|route| shown(route).5).min();
                let hardly = expected.zip(others);
                let hardly = hardly.is_some_and(|(path, most)| path.largest() > most / 5 * 4);
                let none = reason == RouteReason::Gentlest && (full || hardly);
                assert_eq!(found.is_some(), expected.is_some() && !none, "{reason:?}");
            }
        }
    }
    for (at, a) in plan.routes.iter().enumerate() {
        for b in plan.routes.iter().skip(at + 1) {
            assert!(!covers(&shown(a), &shown(b)) && !covers(&shown(b), &shown(a)));
        }
    }
    check_efforts(graph, held, plan);
    assert!(plan.routes.len() <= 3);
    assert_eq!(plan.no_path.is_some(), plan.routes.is_empty());
}

/// The effort of each step and route is what brute force adds up, and no route stands twice.
fn check_efforts(graph: &CareerGraph, held: Option<&Held>, plan: &Plan) {
    let mut told = BTreeSet::new();
    for route in &plan.routes {
        let ids = ids(route);
        let steps = efforts(graph, held, &ids);
        let said: Vec<_> = route
            .steps
            .iter()
            .map(|step| millionths(step.effort))
            .collect();
        assert_eq!(said, steps);
        assert_eq!(millionths(route.effort), steps.iter().sum::<u64>());
        for step in &route.steps {
            let gap = step.standing.measure.gap.map_or(0.0, |gap| gap.high);
            assert_eq!(millionths(gap), millionths(step.effort));
        }
        assert!(told.insert(ids), "a route stands twice");
    }
}

/// Nobody knows what a stub asks for, so it may take more than is said.
fn check_stubs(route: &PlanRoute) {
    for step in &route.steps {
        assert_eq!(step.effort_at_least, step.to.stub);
    }
    let passes_stub = route.roles[1..].iter().any(|role| role.stub);
    assert_eq!(route.effort_at_least, passes_stub);
}

/// What lacks and how many routes ask for it, counted one by one.
fn served(graph: &CareerGraph, holder: &Holder<'_>, plan: &Plan) -> BTreeMap<Row, BTreeSet<usize>> {
    let mut served: BTreeMap<Row, BTreeSet<usize>> = BTreeMap::new();
    for (number, route) in plan.routes.iter().enumerate() {
        for role in &route.roles[1..] {
            let role = graph.role(&role.id).expect("a role of the graph");
            for need in graph.gap_of(holder, role).needs {
                if need.deficit.high > 0 {
                    let skills = need.skills.into_iter().map(|skill| skill.id).collect();
                    served
                        .entry((skills, need.count))
                        .or_default()
                        .insert(number);
                }
            }
        }
    }
    served
}

/// What stands in a plan for a reason, in its order.
fn rows(plan: &Plan, why: FirstWhy) -> impl Iterator<Item = Row> {
    let things = plan.first.iter().filter(move |thing| thing.why == why);
    things.map(|thing| {
        let skills = thing.skills.iter().map(|skill| skill.id.clone()).collect();
        (skills, thing.count)
    })
}

/// The essentials of a role that lack, and how much of them does.
fn essentials(graph: &CareerGraph, holder: &Holder<'_>, role: &str) -> BTreeMap<Row, u64> {
    let role = graph.role(role).expect("a role of the graph");
    let needs = graph.gap_of(holder, role).needs.into_iter();
    let lacking = needs.filter(|need| need.essential && need.deficit.high > 0);
    let lacking = lacking.map(|need| {
        let skills = need.skills.iter().map(|skill| skill.id.clone()).collect();
        let lack = need.weight * f64::from(need.deficit.high);
        ((skills, need.count), millionths(lack))
    });
    lacking.collect()
}

/// The essentials without which no route gets by, where the next moves differ.
fn of_every_route(graph: &CareerGraph, holder: &Holder<'_>, plan: &Plan) -> BTreeSet<Row> {
    let next = plan.routes.iter().map(|route| &route.steps[0].to.id);
    if next.collect::<BTreeSet<_>>().len() < 2 {
        return BTreeSet::new();
    }
    let routes = plan.routes.iter().map(|route| {
        let roles = route.roles.iter().skip(1);
        let lacking = roles.flat_map(|role| essentials(graph, holder, &role.id).into_keys());
        lacking.collect::<BTreeSet<_>>()
    });
    routes
        .reduce(|all, route| &all & &route)
        .unwrap_or_default()
}

fn check_first(graph: &CareerGraph, holder: &Holder<'_>, plan: &Plan) {
    plan.routes.iter().for_each(check_stubs);
    let served = served(graph, holder, plan);
    let said: BTreeMap<Row, BTreeSet<usize>> = plan
        .first
        .iter()
        .map(|thing| {
            let skills = thing.skills.iter().map(|skill| skill.id.clone()).collect();
            (
                (skills, thing.count),
                thing.routes.iter().copied().collect(),
            )
        })
        .collect();
    assert_eq!(said, served);
    assert!(plan.first.is_sorted_by_key(|thing| thing.why));
    let Some(step) = plan.routes.first().and_then(|route| route.steps.first()) else {
        return;
    };
    let every_route = of_every_route(graph, holder, plan);
    let said: BTreeSet<Row> = rows(plan, FirstWhy::EveryRoute).collect();
    assert_eq!(said, every_route);
    // Then what the next move cannot do without besides, each once, the largest gap at the top.
    let mut lacking = essentials(graph, holder, &step.to.id);
    lacking.retain(|row, _| !every_route.contains(row));
    let first: Vec<_> = rows(plan, FirstWhy::NextMove)
        .map(|row| lacking.get(&row).copied())
        .collect();
    assert!(first.iter().all(Option::is_some) && first.is_sorted_by(|a, b| a >= b));
    assert_eq!(first.len(), lacking.len());
    let optional = plan
        .first
        .iter()
        .filter(|thing| thing.why == FirstWhy::Optional);
    assert!(optional.clone().all(|thing| !thing.essential));
    assert_eq!(
        optional.count(),
        plan.first.iter().filter(|thing| !thing.essential).count()
    );
}

/// Roles of two tracks and of none, and moves between them.
fn tracked() -> impl Strategy<Value = String> {
    let role = (0usize..3, 0..=TOP, 0..=TOP);
    let ends = (0usize..7, 0usize..7, any::<bool>(), 0u8..4);
    (vec(role, 7), vec(ends, 6..24)).prop_map(|(roles, moves)| {
        let mut text = "roles:\n".to_owned();
        for (at, (track, saw, glue)) in roles.iter().enumerate() {
            let track = ["", "track: bench, ", "track: desk, "][*track];
            writeln!(
                text,
                "  R{at}: {{{track}requires: {{saw: {saw}, glue: {glue}}}}}"
            )
            .expect("a string takes everything");
        }
        text.push_str("transitions:\n");
        let mut seen = BTreeSet::new();
        for (from, to, up, years) in moves {
            let kind = if up { Advancement } else { Lateral };
            if from != to && seen.insert((from, to)) && !seen.contains(&(to, from)) {
                writeln!(
                    text,
                    "  - {{from: R{from}, to: R{to}, kind: {kind}, years: {years}}}"
                )
                .expect("a string takes everything");
            }
        }
        text.replace("saw: 0", "saw: 1")
            .replace("glue: 0", "glue: 1")
    })
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn routes_between_roles_are_those_of_brute_force(sketch in sketch()) {
        let graph = sketch.load();
        for from in graph.roles().take(3) {
            for to in graph.roles() {
                let plan = graph.plan(from, to).expect("roles").answer().expect("it can be asked");
                prop_assert!(!plan.cut);
                check_routes(&graph, None, &plan, [from, to]);
                check_first(&graph, &Holder::of_role(&graph, from), &plan);
            }
        }
    }

    #[test]
    fn routes_keep_to_their_tracks_where_that_takes_little(text in tracked()) {
        let graph = load(&text).graph;
        let from = graph.role("R0").expect("a role of the graph");
        for to in graph.roles() {
            let plan = graph.plan(from, to).expect("roles").answer().expect("it can be asked");
            check_routes(&graph, None, &plan, [from, to]);
            check_first(&graph, &Holder::of_role(&graph, from), &plan);
            let again = graph.plan(from, to).expect("roles").answer().expect("it can be asked");
            prop_assert_eq!(plan, again);
        }
    }

    #[test]
    fn the_order_of_a_file_changes_no_plan(sketch in sketch(), shuffle in vec(0usize..40, 1..40)) {
        let graphs = [sketch.load(), sketch.load_shuffled(&shuffle, 2).graph];
        let [one, other] = graphs.each_ref().map(|graph| {
            let mut plans = Vec::new();
            for from in graph.roles().take(2) {
                plans.extend(graph.roles().map(|to| graph.plan(from, to).expect("roles").answer().ok()));
            }
            plans
        });
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_person_brings_skills_along(sketch in sketch(), steps in vec(0..=TOP, SKILLS.len())) {
        let graph = sketch.load();
        let mut held = Held::default();
        let mut holder = Holder::nothing(&graph);
        let mut text = "skills: {".to_owned();
        for skill in graph.skills() {
            let at = SKILLS.iter().position(|name| *name == skill.id().as_str());
            let step = steps[at.expect("a skill of the sketch")];
            if step > 0 {
                write!(text, "{}: {step}, ", skill.id()).expect("a string takes everything");
                holder.raise(skill.index(), Interval { low: step, high: step });
                held.skills.insert(skill.id().to_string(), step);
            }
        }
        text.push('}');
        let loaded = LoadedProfile::from_source(SourceFile::new("me.yaml", text));
        let loaded = loaded.expect("a fine profile");
        let person = graph.profile(&loaded.profile).resolve();
        let from = graph.roles().next().expect("there is a role");
        for to in graph.roles() {
            let plan = graph.plan(from, to).expect("roles").of(&person).answer().expect("it can be asked");
            check_routes(&graph, Some(&held), &plan, [from, to]);
            check_first(&graph, &holder, &plan);
            // Nothing is done without evidence, of which this profile has none.
            let mut checks = plan.checklist.items.iter().flat_map(|item| &item.checks);
            prop_assert!(checks.all(|check| check.state != CheckState::Done));
        }
    }
}

fn reasons(plan: &Plan) -> Vec<(Vec<&str>, Vec<String>)> {
    let routes = plan.routes.iter().map(|route| {
        let reasons = route.reasons.iter().map(|reason| reason.as_str());
        (reasons.collect(), ids(route))
    });
    routes.collect()
}

#[test]
fn a_route_that_another_one_beats_is_not_shown() {
    let graph =
        load("roles: {Ash: {advances_to: [Birch, Cedar]}, Birch: {lateral_to: [Cedar]}}").graph;
    let role = |name| graph.role(name).expect("a role of the graph");
    let plan = graph
        .plan(role("ash"), role("birch"))
        .expect("roles")
        .answer();
    let plan = plan.expect("it can be asked");
    let all = vec!["stepwise", "fastest", "least-effort", "gentlest"];
    let route = vec!["ash".to_owned(), "birch".to_owned()];
    assert_eq!(reasons(&plan), [(all, route)]);
}

/// ```text
/// ash -> birch -> cedar     6 years, effort 1 + 3
/// ash -> elm -> cedar       5 years, effort 5 + 3
/// ash -> fir -> cedar       8 years, effort 3 + 3, of the family that is wanted
/// ```
#[test]
fn a_free_place_goes_to_a_route_through_an_interest() {
    let graph = load(
        "roles: {Ash: {family: wood, advances_to: [{role: Birch, years: 2}, {role: Elm, years: 2}, {role: Fir, years: 4}]}, \
         Birch: {family: wood, requires: {saw: 1}, advances_to: [{role: Cedar, years: 4}]}, \
         Elm: {family: wood, requires: {plane: 5}, advances_to: [{role: Cedar, years: 3}]}, \
         Fir: {family: bark, requires: {glue: 3}, advances_to: [{role: Cedar, years: 4}]}, \
         Cedar: {family: wood, requires: {turn: 3}}}\nfamilies: {wood: Wood, bark: Bark}",
    )
    .graph;
    let planned = |interests: &str| {
        let text = format!("role: Ash\n{interests}");
        let loaded = LoadedProfile::from_source(SourceFile::new("me.yaml", text));
        let person = graph
            .profile(&loaded.expect("a fine profile").profile)
            .resolve();
        let [from, to] = ["ash", "cedar"].map(|id| graph.role(id).expect("a role of the graph"));
        let plan = graph.plan(from, to).expect("roles").of(&person).answer();
        let plan = plan.expect("it can be asked");
        let routes = reasons(&plan).into_iter();
        routes
            .map(|(reasons, ids)| format!("{}: {}", reasons.join(" "), ids[1]))
            .collect::<Vec<_>>()
    };
    let usual = ["stepwise least-effort gentlest: birch", "fastest: elm"];
    assert_eq!(planned(""), usual);
    // What both ends belong to tells no ways apart.
    assert_eq!(planned("interests: {families: [wood]}"), usual);
    assert_eq!(
        planned("interests: {families: [bark]}"),
        [usual[0], usual[1], "interest: fir"]
    );
    assert_eq!(
        planned("interests: {roles: [Elm]}"),
        [usual[0], "fastest interest: elm"]
    );
}

#[test]
fn a_target_beyond_forty_moves_is_refused() {
    let graph = numbered((0..10_000).map(|at| (at, at + 1)));
    let role = |name| graph.role(name).expect("a role of the graph");
    let error = graph
        .plan(role("r0"), role("r10000"))
        .expect("roles")
        .answer();
    assert_eq!(
        error.expect_err("too long").to_string(),
        "the shortest way has 10000 moves, and a plan has at most 40"
    );
    let plan = graph.plan(role("r0"), role("r40")).expect("roles").answer();
    assert_eq!(plan.expect("just short enough").routes[0].steps.len(), 40);
}

#[test]
fn a_complete_graph_of_twenty_five_roles_is_planned() {
    let pairs = (10..35).flat_map(|a| (10..35).filter(move |b| a != *b).map(move |b| (a, b)));
    let graph = numbered(pairs);
    let role = |name| graph.role(name).expect("a role of the graph");
    let plan = graph
        .plan(role("r10"), role("r34"))
        .expect("roles")
        .answer();
    let plan = plan.expect("it can be asked");
    assert!(!plan.cut && !plan.routes.is_empty());
}
