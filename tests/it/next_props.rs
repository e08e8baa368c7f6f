//! Open moves, lessons and what-ifs against slow and obvious ways of finding them.

use std::collections::{BTreeMap, BTreeSet};

use careergraph::graph::{CareerGraph, RoleRef, RoleSet};
use careergraph::input::LoadedProfile;
use careergraph::query::card::RoleName;
use careergraph::query::gap::{Holder, Interval, Readiness};
use careergraph::query::next_moves::{Interest, NextMove, NextMoves};
use careergraph::query::person::Person;
use careergraph::query::profile::ResolvedProfile;
use careergraph::source::SourceFile;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use crate::strategies::{SKILLS, TITLES, TOP, cases, load, plain_roles, sketch};

const NEAR: f64 = 1e-9;

/// A profile before it is written down: a role, steps of skills, roles that are wanted and avoided.
type Wish = (usize, Vec<u8>, BTreeSet<usize>, BTreeSet<usize>);

fn wish() -> impl Strategy<Value = Wish> {
    let roles = || btree_set(0usize..8, 0..3);
    (0usize..8, vec(0..=TOP, SKILLS.len()), roles(), roles())
}

fn resolve(graph: &CareerGraph, wish: &Wish) -> ResolvedProfile {
    let (role, steps, wanted, avoided) = wish;
    let known = |at: &usize| graph.role(TITLES[*at]).is_ok();
    let names = |roles: &BTreeSet<usize>| {
        let names = roles.iter().filter(|at| known(at)).map(|at| TITLES[*at]);
        names.collect::<Vec<_>>().join(", ")
    };
    let held = SKILLS.iter().zip(steps).filter(|(_, step)| **step > 0);
    let held: Vec<_> = held
        .map(|(skill, step)| format!("{skill}: {step}"))
        .collect();
    let text = format!(
        "role: {}\nskills: {{{}}}\ninterests: {{roles: [{}]}}\navoid: {{roles: [{}]}}\n",
        TITLES[*role],
        held.join(", "),
        names(wanted),
        names(avoided),
    );
    let loaded = LoadedProfile::from_source(SourceFile::new("me.yaml", text));
    graph
        .profile(&loaded.expect("a sound profile").profile)
        .resolve()
}

/// How many moves each role is from one, over roles that are not to be avoided.
fn distances<'g>(
    graph: &'g CareerGraph,
    from: RoleRef<'g>,
    avoided: &dyn Fn(RoleRef<'g>) -> bool,
    back: bool,
) -> BTreeMap<&'g str, usize> {
    let mut found = BTreeMap::from([(from.id().as_str(), 0)]);
    for moves in 1..=graph.role_count() {
        let before: Vec<_> = found.iter().map(|(id, at)| (*id, *at)).collect();
        for transition in graph.transitions() {
            let ends = (transition.from(), transition.to());
            let (near, far) = if back { (ends.1, ends.0) } else { ends };
            let is_near = before.contains(&(near.id().as_str(), moves - 1));
            if is_near && !avoided(far) {
                found.entry(far.id().as_str()).or_insert(moves);
            }
        }
    }
    found
}

/// What a role is ranked by, worked out anew.
fn rank(
    graph: &CareerGraph,
    person: &Person<'_>,
    moved: &NextMove,
) -> (bool, usize, bool, (i64, i64), usize) {
    let to = graph.role(&moved.role.id).expect("a role of the graph");
    let gap = person.gaps().to(to).gap;
    let short = match gap.readiness {
        Readiness::Ready => Some(0),
        Readiness::Short(short) => Some(short.high),
        _ => None,
    };
    let wish = match &moved.interest {
        Some(Interest::Wanted { .. }) => 0,
        Some(Interest::Toward { moves, .. }) => *moves,
        _ => usize::MAX,
    };
    let units = |steps: f64| (steps * 1e6).round() as i64;
    let gap = gap
        .gap
        .map_or((-1, -1), |gap| (units(gap.high), units(gap.low)));
    let short = short.unwrap_or(0);
    (gap == (-1, -1), wish, short > 0, gap, short)
}

fn check_order(graph: &CareerGraph, person: &Person<'_>, next: &NextMoves) {
    let ranks = next.roles.iter().map(|moved| {
        let years = (
            moved.years.at_least,
            (moved.years.years * 1e6).round() as i64,
        );
        (rank(graph, person, moved), moved.moves, years)
    });
    let ranks: Vec<_> = ranks.collect();
    assert!(ranks.is_sorted(), "{ranks:?}");
    for (at, moved) in next.roles.iter().enumerate() {
        assert_eq!(moved.behind_by.is_none(), at == 0);
        let open: Vec<_> = person
            .gaps()
            .to(graph.role(&moved.role.id).expect("a role"))
            .gap
            .needs;
        let open = open.iter().filter(|need| need.deficit.high > 0).count();
        assert_eq!(moved.open_needs, open);
        assert_eq!(moved.most_important.len(), open.min(3));
        assert_eq!(moved.steps.len(), moved.moves);
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn open_moves_are_those_of_brute_force(sketch in sketch(), wish in wish(), moves in 1usize..4) {
        let graph = sketch.load();
        let profile = resolve(&graph, &wish);
        let person = graph.person(&profile);
        let Some(next) = person.next_moves() else {
            prop_assert!(graph.role(TITLES[wish.0]).is_err());
            return Ok(());
        };
        let next = next.within_moves(moves).answer();
        let from = person.role().expect("there is a next move");
        let avoided = |role: RoleRef<'_>| profile.avoids(role);
        let near = |found: BTreeMap<&str, usize>| -> BTreeMap<String, usize> {
            let near = found.into_iter().filter(|(_, at)| (1..=moves).contains(at));
            near.map(|(id, at)| (id.to_owned(), at)).collect()
        };
        let open = near(distances(&graph, from, &avoided, false));
        let all = near(distances(&graph, from, &|_| false, false));
        let found = next.roles.iter().map(|moved| (moved.role.id.clone(), moved.moves));
        prop_assert_eq!(found.collect::<BTreeMap<_, _>>(), open.clone());
        let lost = next.avoided.iter().chain(&next.behind_avoided);
        let lost: BTreeSet<_> = lost.map(|role| role.id.clone()).collect();
        let expected = all.into_keys().filter(|id| !open.contains_key(id));
        prop_assert_eq!(lost, expected.collect::<BTreeSet<_>>());
        check_order(&graph, &person, &next);
        for moved in &next.roles {
            let role = graph.role(&moved.role.id).expect("a role of the graph");
            let toward = profile.interests.roles.iter().filter_map(|end| {
                let end = graph.role_at(*end);
                let closed = |role: RoleRef<'_>| profile.avoids(role) && role != from;
                let to = distances(&graph, end, &closed, true);
                let (there, here) = (to.get(role.id().as_str())?, to.get(from.id().as_str())?);
                (there < here && !avoided(end)).then(|| (*there, end.id().to_string()))
            });
            let expected = toward.min();
            match &moved.interest {
                Some(Interest::Wanted { family }) => {
                    prop_assert!(profile.wants(role));
                    let by_name = profile.interests.roles.contains(&role.index());
                    prop_assert_eq!(family.is_none(), by_name);
                }
                Some(Interest::Toward { role, moves }) => {
                    prop_assert_eq!(Some((*moves, role.id.clone())), expected);
                }
                _ => prop_assert_eq!(expected, None),
            }
        }
    }

    #[test]
    fn lessons_close_what_they_say(sketch in sketch(), wish in wish()) {
        let graph = sketch.load();
        let profile = resolve(&graph, &wish);
        let person = graph.person(&profile);
        let lessons = person.lessons().toward(RoleSet::all(graph.role_count())).answer();
        let counted = |holder: &Holder<'_>| -> f64 {
            // The role that is held counts as well: it is among those that are aimed for.
            graph.roles().filter_map(|role| graph.gap_of(holder, role).gap).map(|gap| gap.high).sum()
        };
        let ready = |holder: &Holder<'_>| -> BTreeSet<String> {
            let ready = graph.roles().filter(|role| graph.gap_of(holder, *role).readiness == Readiness::Ready);
            ready.map(|role| role.id().to_string()).collect()
        };
        let mut holder = person.holder().clone();
        let today = holder.clone();
        prop_assert!((lessons.gap - counted(&holder)).abs() < NEAR);
        for lesson in &lessons.lessons {
            let mut after = holder.clone();
            let mut alone = today.clone();
            for learn in &lesson.skills {
                let skill = graph.skill(&learn.skill.id).expect("a skill of the graph").index();
                prop_assert_eq!(learn.have, holder.step(skill));
                let step = Interval { low: learn.to, high: learn.to };
                after.raise(skill, step);
                alone.raise(skill, step);
            }
            prop_assert!(lesson.closes > 0.0 && lesson.steps > 0);
            // Whichever of a choice is learnt, it closes as much.
            for one in lesson.choice.iter().flat_map(|choice| &choice.among) {
                let choice = lesson.choice.as_ref().expect("it is one of the choice");
                let mut other = holder.clone();
                for learn in &lesson.skills {
                    let id = if learn.skill == choice.skill { &one.id } else { &learn.skill.id };
                    let skill = graph.skill(id).expect("a skill of the graph").index();
                    other.raise(skill, Interval { low: learn.to, high: learn.to });
                }
                prop_assert!((counted(&holder) - counted(&other) - lesson.closes).abs() < NEAR);
            }
            prop_assert!(lesson.choice.as_ref().is_none_or(|choice| choice.among.len() > 1));
            prop_assert!((counted(&holder) - counted(&after) - lesson.closes).abs() < NEAR);
            prop_assert!((counted(&today) - counted(&alone) - lesson.closes_alone).abs() < NEAR);
            let ids = |roles: &[careergraph::query::card::RoleName]| {
                roles.iter().map(|role| role.id.clone()).collect::<BTreeSet<_>>()
            };
            let fresh = &ready(&after) - &ready(&holder);
            prop_assert_eq!(ids(&lesson.makes_ready), fresh);
            let fresh = &ready(&alone) - &ready(&today);
            prop_assert_eq!(ids(&lesson.makes_ready_alone), fresh);
            holder = after;
        }
        prop_assert!(lessons.gap_after.abs() < NEAR && !lessons.more);
        for most in 0..3 {
            let some = person.lessons().toward(RoleSet::all(graph.role_count())).most(most).answer();
            prop_assert_eq!(&some.lessons[..], &lessons.lessons[..most.min(lessons.lessons.len())]);
            prop_assert_eq!(some.more, lessons.lessons.len() > most);
        }
    }

    #[test]
    fn no_single_step_of_learning_beats_the_first_lesson(sketch in plain_roles(), steps in vec(0..=TOP, SKILLS.len())) {
        let graph = sketch.load();
        let profile = resolve(&graph, &(7, steps, BTreeSet::new(), BTreeSet::new()));
        let person = graph.person(&profile);
        let lessons = person.lessons().toward(RoleSet::all(graph.role_count())).most(1).answer();
        let total = |holder: &Holder<'_>| -> f64 {
            graph.roles().filter_map(|role| graph.gap_of(holder, role).gap).map(|gap| gap.high).sum()
        };
        let ready = |holder: &Holder<'_>| {
            let ready = graph.roles().filter(|role| graph.gap_of(holder, *role).readiness == Readiness::Ready);
            ready.count()
        };
        let (before, ready_before) = (total(person.holder()), ready(person.holder()));
        let mut best: Option<(usize, f64)> = None;
        for skill in graph.skills() {
            let low = person.holder().step(skill.index()).low;
            for step in low + 1..=TOP {
                let mut holder = person.holder().clone();
                holder.raise(skill.index(), Interval { low: step, high: step });
                let rate = (before - total(&holder)) / f64::from(step - low);
                let fresh = ready(&holder) - ready_before;
                if best.is_none_or(|best| (fresh, rate) > best) {
                    best = Some((fresh, rate));
                }
            }
        }
        match (lessons.lessons.first(), best) {
            (Some(lesson), Some((fresh, rate))) => {
                prop_assert!(lesson.makes_ready.len() >= fresh);
                let own = lesson.closes / f64::from(lesson.steps);
                prop_assert!(lesson.makes_ready.len() > fresh || own + 1e-5 >= rate);
            }
            (None, best) => prop_assert!(best.is_none_or(|(_, rate)| rate.abs() < NEAR)),
            (Some(_), None) => prop_assert!(false),
        }
    }

    #[test]
    fn a_what_if_tells_the_gaps_before_and_after(sketch in sketch(), wish in wish(), learn in vec((0..SKILLS.len(), 1..=TOP), 1..4)) {
        let graph = sketch.load();
        let profile = resolve(&graph, &wish);
        let person = graph.person(&profile);
        let mut query = person.what_if().toward(RoleSet::all(graph.role_count()));
        let mut after = person.clone();
        for (skill, step) in &learn {
            if let Ok(skill) = graph.skill(SKILLS[*skill]) {
                query = query.learn(skill.index(), *step);
                after.raise(skill.index(), *step);
            }
        }
        let answer = query.answer();
        let looked_at = answer.changes.len() + answer.unchanged.len() + answer.unknown.len();
        prop_assert_eq!(looked_at, graph.role_count());
        let stubs = graph.roles().filter(|role| role.is_stub()).map(RoleName::from);
        prop_assert_eq!(&answer.unknown, &stubs.collect::<Vec<_>>());
        for role in &answer.unchanged {
            let role = graph.role(&role.id).expect("a role of the graph");
            let [old, new] = [&person, &after].map(|person| person.gaps().to(role).gap);
            prop_assert_eq!((old.gap, old.coverage), (new.gap, new.coverage));
        }
        for change in &answer.changes {
            let role = graph.role(&change.role.id).expect("a role of the graph");
            let [old, new] = [&person, &after].map(|person| person.gaps().to(role).gap);
            prop_assert_eq!(change.before, old.measure());
            prop_assert_eq!(change.after, new.measure());
            let ready = |readiness| readiness == Readiness::Ready;
            prop_assert_eq!(change.becomes_ready, ready(new.readiness) && !ready(old.readiness));
            if let (Some(old), Some(new)) = (old.gap, new.gap) {
                prop_assert!(new.low <= old.low + NEAR && new.high <= old.high + NEAR);
            }
            prop_assert!(!change.needs.is_empty());
        }
    }
}

const FORK: &str = "\
roles:
  Ash: {requires: {saw: 2}, advances_to: [Birch, Cedar, Elm], lateral_to: [Fir]}
  Birch: {requires: {saw: 3}}
  Cedar: {requires: {saw: 2}}
  Elm: {level: 1}
";

#[test]
fn stubs_and_roles_that_ask_for_nothing_come_last() {
    let graph = load(FORK).graph;
    let person = graph.in_role("ash").expect("a role");
    let next = person.next_moves().expect("a role to start from").answer();
    let found: Vec<_> = next
        .roles
        .iter()
        .map(|moved| moved.role.id.as_str())
        .collect();
    assert_eq!(found, ["cedar", "birch", "elm", "fir"]);
    let states: Vec<_> = next
        .roles
        .iter()
        .map(|moved| moved.measure.readiness)
        .collect();
    let expected = [
        Readiness::Ready,
        Readiness::Short(Interval { low: 1, high: 1 }),
        Readiness::AsksForNothing,
        Readiness::UnknownStub,
    ];
    assert_eq!(states, expected);
}

#[test]
fn years_that_are_not_known_make_a_sum_a_lower_bound() {
    let graph = load(FORK).graph;
    let person = graph.in_role("ash").expect("a role");
    let next = person.next_moves().expect("a role to start from").answer();
    assert!(next.roles.iter().all(|moved| moved.years.at_least));
}

#[test]
fn nothing_is_learnt_for_roles_of_which_nothing_is_known() {
    let graph = load(FORK).graph;
    let person = graph.in_role("ash").expect("a role");
    let elm_and_fir = ["elm", "fir"].map(|name| graph.role(name).expect("a role").index());
    let toward = RoleSet::from_roles(graph.role_count(), elm_and_fir);
    let lessons = person.lessons().toward(toward).answer();
    assert_eq!((lessons.lessons.len(), lessons.more), (0, false));
    let skill = graph.skill("saw").expect("a skill").index();
    let changes = person.what_if().learn(skill, 3).answer();
    let ready: Vec<_> = changes
        .changes
        .iter()
        .map(|change| change.role.id.as_str())
        .collect();
    assert_eq!(ready, ["birch"]);
    assert!(changes.changes[0].becomes_ready);
}
