//! Plans, matrices and teams against brute force.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use careergraph::graph::{CareerGraph, RoleRef, RoleSet};
use careergraph::model::TransitionKind::{Advancement, Lateral};
use careergraph::query::gap::{Holder, Interval};
use careergraph::query::path::CareerPath;
use careergraph::query::plan::{CheckState, Plan, RouteReason};
use careergraph::source::SourceFile;
use careergraph::{LoadedProfile, Readiness};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::path_oracle::{Asked, FREE, Held, all_kinds, efforts, millionths, skips};
use crate::strategies::{SKILLS, TOP, load, numbered, sketch};

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

fn route(plan: &Plan, reason: RouteReason) -> Option<Vec<String>> {
    let mut routes = plan.routes.iter();
    let route = routes.find(|route| route.reasons.contains(&reason))?;
    Some(route.roles.iter().map(|role| role.id.clone()).collect())
}

/// The routes of a plan are those that brute force chooses, and take what a simulation says.
fn check_routes(graph: &CareerGraph, held: Option<&Held>, plan: &Plan, ends: [RoleRef<'_>; 2]) {
    let free = all(graph, held, &between(ends[0], ends[1]));
    let stepwise = Asked {
        stepwise: true,
        ..between(ends[0], ends[1])
    };
    let rungs = all(graph, held, &stepwise);
    assert!(rungs.iter().all(|path| !path.skips));
    let ids = |path: &Seen| path.ids.clone();
    let best = rungs.iter().min_by_key(|path| {
        (
            path.moves(),
            path.laterals,
            path.effort(),
            path.inferred,
            ids(path),
        )
    });
    assert_eq!(route(plan, RouteReason::Stepwise), best.map(ids));
    assert_eq!(plan.all_skip, best.is_none() && !free.is_empty());
    let near = || free.iter().filter(|path| path.moves() <= plan.max_moves);
    let fastest = near().min_by_key(|path| {
        let known = (path.unknown, path.years, path.moves());
        (known, path.effort(), path.inferred, ids(path))
    });
    assert_eq!(route(plan, RouteReason::Fastest), fastest.map(ids));
    let gentlest = near().min_by_key(|path| {
        let effort = (path.largest(), path.effort(), path.moves());
        (effort, path.inferred, ids(path))
    });
    assert_eq!(route(plan, RouteReason::Gentlest), gentlest.map(ids));
    let mut told = BTreeSet::new();
    for route in &plan.routes {
        let ids: Vec<_> = route.roles.iter().map(|role| role.id.clone()).collect();
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
    assert!(plan.routes.len() <= 3);
    assert_eq!(plan.no_path.is_some(), plan.routes.is_empty());
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

fn check_first(graph: &CareerGraph, holder: &Holder<'_>, plan: &Plan) {
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
    let counts = plan.first.iter().map(|thing| thing.routes.len());
    assert!(counts.clone().is_sorted_by(|a, b| a >= b));
    assert_eq!(counts.max(), served.values().map(BTreeSet::len).max());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn routes_between_roles_are_those_of_brute_force(sketch in sketch()) {
        let graph = sketch.load();
        for from in graph.roles().take(3) {
            for to in graph.roles() {
                let plan = graph.plan(from, to).answer().expect("it can be asked");
                prop_assert!(!plan.cut);
                check_routes(&graph, None, &plan, [from, to]);
                check_first(&graph, &Holder::of_role(&graph, from), &plan);
            }
        }
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
            let plan = graph.plan(from, to).of(&person).answer().expect("it can be asked");
            check_routes(&graph, Some(&held), &plan, [from, to]);
            check_first(&graph, &holder, &plan);
            // Nothing is done without evidence, of which this profile has none.
            let mut checks = plan.checklist.items.iter().flat_map(|item| &item.checks);
            prop_assert!(checks.all(|check| check.state != CheckState::Done));
        }
    }

    #[test]
    fn a_matrix_says_what_roles_ask_for(sketch in sketch()) {
        let graph = sketch.load();
        let roles = RoleSet::all(graph.role_count());
        let matrix = graph.matrix(&roles);
        prop_assert_eq!(matrix.roles.len(), graph.role_count());
        for (at, role) in matrix.roles.iter().enumerate() {
            let role = graph.role(&role.name.id).expect("a role of the graph");
            let mut asked: Vec<_> = role.requirements().map(|asked| {
                let skills: Vec<_> = asked.skills().map(|skill| skill.id().to_string()).collect();
                let data = asked.data();
                (skills, data.count, asked.proficiency().map(|step| step.0), data.importance.is_essential())
            }).collect();
            let said = matrix.rows.iter().filter_map(|row| {
                let cell = row.cells[at]?;
                let skills = row.skills.iter().map(|skill| skill.id.clone()).collect();
                Some((skills, row.count, cell.proficiency, cell.essential))
            });
            let mut said: Vec<_> = said.collect();
            asked.sort();
            said.sort();
            prop_assert_eq!(said, asked);
        }
        prop_assert!(matrix.rows.iter().all(|row| row.cells.iter().any(Option::is_some)));
    }

    #[test]
    fn the_delta_is_exactly_what_differs(sketch in sketch()) {
        let graph = sketch.load();
        let roles = RoleSet::all(graph.role_count());
        let (matrix, delta) = (graph.matrix(&roles), graph.matrix_delta(&roles));
        let place = |id: &str| {
            let mut roles = matrix.roles.iter();
            roles.position(|role| role.name.id == id).expect("a role of the matrix")
        };
        let pairs: BTreeSet<_> = graph
            .transitions()
            .filter(|t| t.kind() == Advancement)
            .map(|t| (t.from().id().to_string(), t.to().id().to_string()))
            .collect();
        let told: Vec<_> = delta.advancements.iter().map(|one| (one.from.id.clone(), one.to.id.clone())).collect();
        prop_assert_eq!(told.len(), pairs.len());
        prop_assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), pairs);
        for one in &delta.advancements {
            let ends = [place(&one.from.id), place(&one.to.id)];
            let cell = |row: &careergraph::query::matrix::MatrixRow, end: usize| {
                row.cells[ends[end]].map(|cell| (cell.proficiency, millionths(cell.weight)))
            };
            let differs = matrix.rows.iter().filter(|row| cell(row, 0) != cell(row, 1));
            let differs: BTreeSet<_> = differs.map(|row| (row.skills.clone(), row.count)).collect();
            let changes: BTreeSet<_> = one.changes.iter().map(|row| (row.skills.clone(), row.count)).collect();
            prop_assert_eq!(changes.len(), one.changes.len());
            prop_assert_eq!(changes, differs);
            let same = matrix.rows.iter().filter(|row| cell(row, 0).is_some() && cell(row, 0) == cell(row, 1));
            prop_assert_eq!(one.same, same.count());
        }
    }

    #[test]
    fn a_team_holds_what_its_people_hold(sketch in sketch()) {
        let graph = sketch.load();
        let roles = RoleSet::all(graph.role_count());
        let people: Vec<_> = graph.roles().take(3).collect();
        let mut query = graph.team(&roles);
        for role in &people {
            query = query.member(role.title(), Holder::of_role(&graph, *role), Some(role.index()));
        }
        let team = query.answer();
        let mut asked: BTreeMap<Row, u8> = BTreeMap::new();
        for role in graph.roles() {
            for need in role.requirements() {
                let skills = need.skills().map(|skill| skill.id().to_string()).collect();
                let step = need.data().needed();
                let least = asked.entry((skills, need.data().count)).or_insert(step);
                *least = step.min(*least);
            }
        }
        prop_assert_eq!(team.nobody.len() + team.one_person.len() + team.several, asked.len());
        for (skills, most) in [(&team.nobody, 0), (&team.one_person, 1)] {
            for skill in skills {
                let row = (skill.skills.iter().map(|skill| skill.id.clone()).collect(), skill.count);
                prop_assert_eq!(skill.needed.low, asked[&row]);
                let holds = people.iter().enumerate().filter(|(_, person)| {
                    let mut alternatives: Vec<_> = skill.skills.iter().map(|skill| {
                        graph.skill(&skill.id).expect("a skill of the graph").index()
                    }).collect();
                    alternatives.sort_unstable();
                    Holder::of_role(&graph, **person).have(&alternatives, skill.count).low >= skill.needed.low
                });
                let holds: Vec<_> = holds.map(|(at, _)| at).collect();
                prop_assert_eq!(holds.len(), most);
                prop_assert_eq!(&skill.holders, &holds);
            }
        }
        for (person, role) in team.people.iter().zip(&people) {
            for (fit, name) in person.fits.iter().zip(&team.roles) {
                let to = graph.role(&name.id).expect("a role of the graph");
                let gap = graph.gap_of(&Holder::of_role(&graph, *role), to);
                prop_assert_eq!((fit.readiness, fit.gap, fit.coverage), (gap.readiness, gap.gap, gap.coverage));
            }
        }
    }
}

#[test]
fn the_routes_of_a_plan_that_coincide_are_told_once() {
    let graph =
        load("roles: {Ash: {advances_to: [Birch, Cedar]}, Birch: {lateral_to: [Cedar]}}").graph;
    let role = |name| graph.role(name).expect("a role of the graph");
    let plan = graph.plan(role("ash"), role("birch")).answer();
    let plan = plan.expect("it can be asked");
    let reasons: Vec<_> = plan.routes.iter().map(|route| &route.reasons[..]).collect();
    assert_eq!(
        reasons,
        [
            &[
                RouteReason::Stepwise,
                RouteReason::Fastest,
                RouteReason::Gentlest
            ][..],
            &[RouteReason::Alternative],
        ]
    );
}

#[test]
fn a_plan_for_the_role_that_is_held_has_nothing_to_do() {
    let graph = load("roles: {Ash: {requires: {saw: 3}}}").graph;
    let ash = graph.role("ash").expect("a role of the graph");
    let plan = graph.plan(ash, ash).answer().expect("it can be asked");
    assert_eq!(plan.routes.len(), 1);
    assert!(plan.routes[0].steps.is_empty() && plan.first.is_empty());
    assert_eq!(plan.now.measure.readiness, Readiness::Ready);
}

#[test]
fn a_target_beyond_forty_moves_is_refused() {
    let graph = numbered((0..10_000).map(|at| (at, at + 1)));
    let role = |name| graph.role(name).expect("a role of the graph");
    let error = graph.plan(role("r0"), role("r10000")).answer();
    assert_eq!(
        error.expect_err("too long").to_string(),
        "the shortest way has 10000 moves, and a plan has at most 40"
    );
    let plan = graph.plan(role("r0"), role("r40")).answer();
    assert_eq!(plan.expect("just short enough").routes[0].steps.len(), 40);
}

#[test]
fn a_complete_graph_of_twenty_five_roles_is_planned() {
    let pairs = (10..35).flat_map(|a| (10..35).filter(move |b| a != *b).map(move |b| (a, b)));
    let graph = numbered(pairs);
    let role = |name| graph.role(name).expect("a role of the graph");
    let plan = graph.plan(role("r10"), role("r34")).answer();
    let plan = plan.expect("it can be asked");
    assert!(!plan.cut && !plan.routes.is_empty());
}
