//! Gaps against their definitions.

use careergraph::graph::{CareerGraph, RoleRef};
use careergraph::query::gap::{Holder, Interval, NeedState, Readiness, SkillGap};
use proptest::prelude::*;

use crate::strategies::{SKILLS, TOP, load, plain_roles, sketch, unsure_roles};

const NEAR: f64 = 1e-9;

fn roles(graph: &CareerGraph) -> Vec<RoleRef<'_>> {
    graph.roles().collect()
}

/// The `count`-th largest of what is held of some skills, over every choice of so many of them:
/// the best choice is held as well as its worst skill.
fn have(held: &[u8], skills: &[usize], count: usize) -> u8 {
    let choices = (0..1u32 << skills.len()).filter(|choice| choice.count_ones() as usize == count);
    let chosen = |choice: u32| {
        let of = skills.iter().enumerate();
        of.filter(move |(at, _)| choice >> at & 1 == 1)
            .map(|(_, skill)| held[*skill])
    };
    let worst = choices.map(|choice| chosen(choice).min().unwrap_or_default());
    worst.max().unwrap_or_default()
}

/// Weighted deficit of what is held for a role.
fn lack(graph: &CareerGraph, held: &[u8], to: RoleRef<'_>) -> f64 {
    let lack = graph.requirements_of(to.index()).iter().map(|asked| {
        let skills = graph.alternatives_of(asked).iter();
        let skills: Vec<usize> = skills.map(|skill| skill.index()).collect();
        let have = have(held, &skills, usize::from(asked.count));
        asked.importance.weight() * f64::from(asked.needed().saturating_sub(have))
    });
    lack.sum()
}

/// Everything that somebody in a role may hold: each choice made in every way, and each skill of
/// unknown proficiency held at every step.
fn completions(graph: &CareerGraph, role: RoleRef<'_>) -> Vec<Vec<u8>> {
    let mut all = vec![vec![0; graph.skill_count()]];
    for asked in graph.requirements_of(role.index()) {
        let skills = graph.alternatives_of(asked);
        let steps = match asked.proficiency {
            0 => 1..=TOP,
            step => step..=step,
        };
        let mut next = Vec::new();
        for held in all {
            for choice in 0..1u32 << skills.len() {
                if choice.count_ones() != u32::from(asked.count) {
                    continue;
                }
                for step in steps.clone() {
                    let mut held: Vec<u8> = held.clone();
                    for (at, skill) in skills.iter().enumerate() {
                        if choice >> at & 1 == 1 {
                            held[skill.index()] = held[skill.index()].max(step);
                        }
                    }
                    next.push(held);
                }
            }
        }
        next.sort();
        next.dedup();
        all = next;
    }
    all
}

fn check_laws(graph: &CareerGraph, gap: &SkillGap, from: RoleRef<'_>, to: RoleRef<'_>) {
    let sum = |value: fn(&careergraph::query::gap::Need) -> f64| -> f64 {
        gap.needs.iter().map(|need| need.weight * value(need)).sum()
    };
    let order: Vec<_> = gap.needs.iter().map(|n| (n.state, !n.essential)).collect();
    assert!(order.is_sorted(), "what lacks comes first");
    for need in &gap.needs {
        let state = match (need.have.low, need.have.high) {
            _ if need.deficit.high == 0 => NeedState::Met,
            (_, 0) => NeedState::Missing,
            (low, high) if low > 0 && high < need.needed => NeedState::Underdeveloped,
            _ => NeedState::Unsure,
        };
        assert_eq!(need.state, state, "{need:?}");
    }
    let short = gap
        .needs
        .iter()
        .filter(|n| n.essential && n.deficit.high > 0);
    let readiness = match (to.is_stub(), gap.needs.len(), short.count()) {
        (true, ..) => Readiness::UnknownStub,
        (_, 0, _) => Readiness::AsksForNothing,
        (.., 0) => Readiness::Ready,
        (.., short) if from == to || !from.is_stub() => Readiness::Short(short),
        _ => Readiness::UnknownHolder,
    };
    assert_eq!(gap.readiness, readiness);
    assert_eq!(gap.gap.is_some(), !to.is_stub() && !gap.needs.is_empty());
    let (Some(total), Some(coverage)) = (gap.gap, gap.coverage) else {
        assert_eq!((gap.gap, gap.coverage), (None, None));
        assert!(graph.gap_cost(from, to).abs() < NEAR);
        return;
    };
    let asked = sum(|need| f64::from(need.needed));
    assert!((total.high - sum(|need| f64::from(need.deficit.high))).abs() < NEAR);
    assert!((total.low - sum(|need| f64::from(need.deficit.low))).abs() < NEAR);
    assert!((coverage.low - (1.0 - total.high / asked)).abs() < NEAR);
    assert!((coverage.high - (1.0 - total.low / asked)).abs() < NEAR);
    assert!((graph.gap_cost(from, to) - total.high).abs() < NEAR);
    assert_eq!(gap.is_closed(), total.high < NEAR);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn gaps_keep_their_laws(sketch in sketch()) {
        let graph = sketch.load();
        for from in graph.roles() {
            for to in graph.roles() {
                let gap = graph.gap_between(from, to);
                check_laws(&graph, &gap, from, to);
                if from == to && gap.gap.is_some() {
                    prop_assert!(gap.is_closed());
                    prop_assert_eq!(gap.coverage, Some(Interval { low: 1.0, high: 1.0 }));
                }
            }
        }
        graph.verify();
    }

    #[test]
    fn intervals_contain_every_completion_of_what_is_not_known(sketch in unsure_roles()) {
        let graph = sketch.load();
        let ends = roles(&graph);
        let gap = graph.gap_between(ends[0], ends[1]);
        if let Some(total) = gap.gap {
            for held in completions(&graph, ends[0]) {
                let lack = lack(&graph, &held, ends[1]);
                prop_assert!(total.low - NEAR <= lack && lack <= total.high + NEAR, "{held:?} {lack} {total:?}");
            }
        }
    }

    #[test]
    fn a_choice_is_held_as_its_best_choice(sketch in unsure_roles(), held in proptest::collection::vec(0..=TOP, SKILLS.len())) {
        let graph = sketch.load();
        let mut holder = Holder::nothing(&graph);
        for (skill, step) in graph.skills().zip(&held) {
            holder.raise(skill.index(), Interval { low: *step, high: *step });
        }
        for to in graph.roles() {
            let gap = graph.gap_of(&holder, to);
            let lack = lack(&graph, &held, to);
            prop_assert!(gap.gap.is_none_or(|gap| (gap.low - lack).abs() < NEAR && (gap.high - lack).abs() < NEAR));
        }
    }

    #[test]
    fn raising_a_skill_never_widens_the_gap(sketch in unsure_roles(), skill in any::<prop::sample::Index>(), step in 0..=TOP) {
        let graph = sketch.load();
        prop_assume!(graph.skill_count() > 0);
        let skills: Vec<_> = graph.skills().collect();
        let ends = roles(&graph);
        let mut holder = Holder::of_role(&graph, ends[0]);
        let before = graph.gap_of(&holder, ends[1]).gap;
        holder.raise(skill.get(&skills).index(), Interval { low: step, high: step });
        let after = graph.gap_of(&holder, ends[1]).gap;
        if let (Some(before), Some(after)) = (before, after) {
            prop_assert!(after.low <= before.low + NEAR && after.high <= before.high + NEAR);
        }
    }

    #[test]
    fn a_detour_never_lacks_less_than_the_direct_gap(sketch in plain_roles()) {
        let graph = sketch.load();
        let [a, b, c] = roles(&graph)[..] else { panic!("there are three roles") };
        let whole = graph.gap_cost(a, c);
        prop_assert!(whole <= graph.gap_cost(a, b) + graph.gap_cost(b, c) + NEAR);
    }
}

fn gap(text: &str, from: &str, to: &str) -> SkillGap {
    let graph = load(text).graph;
    let [from, to] = [from, to].map(|name| graph.role(name).expect("a role of the graph"));
    graph.gap_between(from, to)
}

#[test]
fn what_a_stub_asks_for_is_unknown() {
    let gap = gap(
        "roles: {Ash: {requires: {saw: 2}, advances_to: [Birch]}}",
        "Ash",
        "Birch",
    );
    assert_eq!(gap.readiness, Readiness::UnknownStub);
    assert_eq!((gap.gap, gap.coverage), (None, None));
    assert!(!gap.is_closed());
}

#[test]
fn a_role_that_asks_for_nothing_has_no_coverage() {
    let gap = gap(
        "roles: {Ash: {requires: {saw: 2}}, Birch: {level: 1}}",
        "Ash",
        "Birch",
    );
    assert_eq!(gap.readiness, Readiness::AsksForNothing);
    assert_eq!((gap.gap, gap.coverage), (None, None));
}

#[test]
fn nobody_lacks_anything_for_the_role_that_they_hold() {
    let text = "roles: {Ash: {requires: [{any_of: [saw, glue], proficiency: 2}, turn]}}";
    let gap = gap(text, "Ash", "Ash");
    assert!(gap.is_closed());
    assert_eq!(gap.readiness, Readiness::Ready);
    assert_eq!(
        gap.coverage,
        Some(Interval {
            low: 1.0,
            high: 1.0
        })
    );
}

#[test]
fn a_skill_held_at_an_unspecified_proficiency_makes_an_interval() {
    let text = "roles: {Ash: {requires: {saw: any}}, Birch: {requires: {saw: 3}}}";
    let gap = gap(text, "Ash", "Birch");
    assert_eq!(
        gap.gap,
        Some(Interval {
            low: 0.0,
            high: 2.0
        })
    );
    assert_eq!(gap.needs[0].state, NeedState::Unsure);
    assert_eq!(gap.readiness, Readiness::Short(1));
}

#[test]
fn an_optional_requirement_does_not_stand_in_the_way() {
    let text = "roles: {Ash: {level: 1}, Birch: {optional: {saw: 2}}}";
    let gap = gap(text, "Ash", "Birch");
    assert_eq!(gap.readiness, Readiness::Ready);
    assert_eq!(
        gap.gap,
        Some(Interval {
            low: 1.0,
            high: 1.0
        })
    );
}

#[test]
fn surplus_is_listed_apart_and_never_set_against_a_deficit() {
    let text = "roles: {Ash: {requires: {saw: 3}}, Birch: {requires: {saw: 1, glue: 2}}}";
    let gap = gap(text, "Ash", "Birch");
    assert_eq!(
        gap.gap,
        Some(Interval {
            low: 2.0,
            high: 2.0
        })
    );
    assert_eq!(
        (
            gap.surplus.len(),
            gap.surplus[0].have,
            gap.surplus[0].needed
        ),
        (1, 3, 1)
    );
}
