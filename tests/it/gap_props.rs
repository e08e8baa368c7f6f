//! Gaps against their definitions.

use careergraph::graph::{CareerGraph, Requirement, RoleRef, SkillIx};
use careergraph::query::gap::{Holder, Interval, Need, NeedState, Readiness, SkillGap};
use proptest::prelude::*;

use crate::strategies::{SKILLS, TOP, cases, load, plain_roles, sketch, unsure_roles};

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
    let essentials = || gap.needs.iter().filter(|need| need.essential);
    let short = Interval {
        low: essentials().filter(|need| need.deficit.low > 0).count(),
        high: essentials().filter(|need| need.deficit.high > 0).count(),
    };
    let readiness = match (to.is_stub(), gap.needs.len(), short.high) {
        (true, ..) => Readiness::UnknownStub,
        (_, 0, _) => Readiness::AsksForNothing,
        (.., 0) => Readiness::Ready,
        _ if from == to || !from.is_stub() => Readiness::Short(short),
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
    #![proptest_config(cases(128))]

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

/// The fewest steps that meet a requirement, over every choice of skills that would do.
fn fewest_steps(graph: &CareerGraph, held: &[u8], to: RoleRef<'_>, need: &Need) -> u32 {
    let index = |id: &str| graph.skill(id).expect("a skill of the graph").index();
    let anyway = |skill: SkillIx| {
        let asked = graph.requirements_of(to.index()).iter();
        let single = asked.filter(|asked| {
            asked.importance.is_essential() && graph.alternatives_of(asked) == [skill]
        });
        let most = single.map(Requirement::needed).max().unwrap_or_default();
        if need.skills.len() > 1 { most } else { 0 }
    };
    let lack = |skill: SkillIx| {
        let have = held[skill.index()].max(anyway(skill));
        u32::from(need.needed.saturating_sub(have))
    };
    let choices = (0..1u32 << need.skills.len())
        .filter(|choice| choice.count_ones() == u32::from(need.count));
    let steps = choices.map(|choice| {
        let of = need.skills.iter().enumerate();
        let of = of.filter(|(at, _)| choice >> at & 1 == 1);
        of.map(|(_, skill)| lack(index(&skill.id))).sum()
    });
    steps.min().unwrap_or_default()
}

/// Every way to hold skills within what is known of them.
fn within(low: &[u8], high: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![Vec::new()];
    for (low, high) in low.iter().zip(high) {
        let grown = all.into_iter().flat_map(|held: Vec<u8>| {
            (*low..=*high).map(move |step| [&held[..], &[step]].concat())
        });
        all = grown.collect();
    }
    all
}

fn holder<'g>(graph: &'g CareerGraph, low: &[u8], high: &[u8]) -> Holder<'g> {
    let mut holder = Holder::nothing(graph);
    for skill in graph.skills() {
        let at = skill.index().index();
        let (low, high) = (low[at], high[at]);
        holder.raise(skill.index(), Interval { low, high });
    }
    holder
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn taking_the_cheapest_ways_closes_a_gap(sketch in sketch()) {
        let graph = sketch.load();
        for from in graph.roles() {
            for to in graph.roles() {
                let gap = graph.gap_between(from, to);
                let mut learner = Holder::of_role(&graph, from);
                for way in gap.needs.iter().filter_map(|need| need.cheapest.as_ref()) {
                    let among = way.among.iter().rev().take(usize::from(way.choose));
                    for raise in way.take.iter().chain(among) {
                        let skill = graph.skill(&raise.skill.id).expect("a skill").index();
                        learner.raise(skill, Interval { low: raise.to, high: raise.to });
                    }
                }
                let after = graph.gap_of(&learner, to);
                prop_assert!(from == to || after.gap.is_none() || after.is_closed(), "{after:?}");
            }
        }
    }

    #[test]
    fn the_cheapest_way_is_that_of_brute_force(sketch in unsure_roles(), held in proptest::collection::vec(0..=TOP, SKILLS.len())) {
        let graph = sketch.load();
        let holder = holder(&graph, &held, &held);
        for to in graph.roles() {
            for need in graph.gap_of(&holder, to).needs {
                let steps = fewest_steps(&graph, &held, to, &need);
                let Some(way) = &need.cheapest else {
                    prop_assert_eq!((need.state, steps), (NeedState::Met, 0));
                    continue;
                };
                prop_assert_eq!(way.steps, Interval { low: steps, high: steps });
                prop_assert!(usize::from(way.choose) < way.among.len() || way.choose == 0);
                // Whichever of the skills that do equally well are taken, it takes so many steps.
                let cost = |raise: &careergraph::query::gap::Raise| -> u32 {
                    let asked = graph.requirements_of(to.index()).iter();
                    let single = asked.filter(|asked| {
                        let skills = graph.alternatives_of(asked);
                        need.skills.len() > 1 && asked.importance.is_essential() && skills.len() == 1
                            && graph.skill_at(skills[0]).id().as_str() == raise.skill.id
                    });
                    let anyway = single.map(Requirement::needed).max().unwrap_or_default();
                    u32::from(need.needed.saturating_sub(raise.have.low.max(anyway)))
                };
                let taken: u32 = way.take.iter().map(cost).sum();
                for raise in &way.among {
                    prop_assert_eq!(taken + u32::from(way.choose) * cost(raise), steps);
                }
                prop_assert!(way.choose > 0 || taken == steps);
            }
        }
    }

    #[test]
    fn the_steps_of_the_cheapest_way_contain_every_completion(sketch in unsure_roles()) {
        let graph = sketch.load();
        let ends = roles(&graph);
        for need in graph.gap_of(&Holder::of_role(&graph, ends[0]), ends[1]).needs {
            let steps = need.cheapest.as_ref().map_or(Interval { low: 0, high: 0 }, |way| way.steps);
            for held in completions(&graph, ends[0]) {
                let fewest = fewest_steps(&graph, &held, ends[1], &need);
                prop_assert!((steps.low..=steps.high).contains(&fewest), "{held:?} {fewest} {steps:?}");
            }
        }
    }

    #[test]
    fn intervals_of_a_person_contain_every_completion(
        sketch in unsure_roles(),
        low in proptest::collection::vec(0..=TOP, SKILLS.len()),
        more in proptest::collection::vec(0..=TOP, SKILLS.len()),
    ) {
        let graph = sketch.load();
        let high: Vec<u8> = low.iter().zip(more).map(|(low, more)| (low + more / 2).min(TOP)).collect();
        let holder = holder(&graph, &low, &high);
        let count = graph.skill_count();
        for to in graph.roles() {
            let gap = graph.gap_of(&holder, to);
            prop_assert_eq!(gap.measure(), graph.measure(&holder, to));
            let needs = gap.needs.iter().map(|need| (need.title.clone(), need.state, need.have, need.deficit));
            let mut needs: Vec<_> = needs.collect();
            let measures = graph.measure_needs(&holder, to);
            let mut measures: Vec<_> = measures
                .map(|(asked, one)| (asked.title(), one.state, one.have, one.deficit))
                .collect();
            needs.sort_by(|a, b| a.partial_cmp(b).expect("steps"));
            measures.sort_by(|a, b| a.partial_cmp(b).expect("steps"));
            prop_assert_eq!(needs, measures);
            let (Some(total), Some(coverage)) = (gap.gap, gap.coverage) else { continue };
            let mut lacks = Vec::new();
            for held in within(&low[..count], &high[..count]) {
                let lack = lack(&graph, &held, to);
                let asked: f64 = gap.needs.iter().map(|need| need.weight * f64::from(need.needed)).sum();
                let covered = 1.0 - lack / asked;
                prop_assert!(total.low - NEAR <= lack && lack <= total.high + NEAR);
                prop_assert!(coverage.low - NEAR <= covered && covered <= coverage.high + NEAR);
                lacks.push(lack);
            }
            // Both ends can be met: what is not known is one number for each skill.
            let ends = [lacks.iter().copied().fold(f64::INFINITY, f64::min), lacks.iter().copied().fold(0.0, f64::max)];
            prop_assert!((ends[0] - total.low).abs() < NEAR && (ends[1] - total.high).abs() < NEAR);
        }
    }

    #[test]
    fn reports_tell_both_directions_and_rows_tell_every_need(sketch in sketch(), specific in any::<bool>()) {
        let graph = sketch.load();
        let all = roles(&graph);
        for from in &all {
            let table = graph.in_role(*from).expect("a role").gaps().specific(specific).to_each(&all);
            for (at, (to, report)) in all.iter().zip(&table.gaps).enumerate() {
                let plain = graph.gap_between(*from, *to);
                prop_assert_eq!(report.gap.readiness, plain.readiness);
                if !specific {
                    prop_assert_eq!(&report.gap, &plain);
                    let both = report.transferability.as_ref().expect("a role is held");
                    prop_assert_eq!(both.there, plain.coverage);
                    prop_assert_eq!(both.back, graph.gap_between(*to, *from).coverage);
                }
                for need in &report.gap.needs {
                    let row = table.rows.iter().find(|row| row.skills == need.skills && row.count == need.count);
                    let cell = row.and_then(|row| row.cells[at]).expect("a row for every need");
                    prop_assert_eq!((cell.state, cell.needed, cell.weight), (need.state, need.needed, need.weight));
                }
            }
            let open: Vec<_> = table.rows.iter().map(|row| std::cmp::Reverse(row.open())).collect();
            prop_assert!(open.is_sorted());
        }
    }

    #[test]
    fn rare_skills_weigh_more_by_definition(sketch in sketch()) {
        let graph = sketch.load();
        let rare = graph.specificity();
        let described: Vec<_> = graph.roles().filter(|role| !role.is_stub()).collect();
        prop_assert_eq!(rare.described_roles(), described.len());
        for to in graph.roles() {
            for asked in graph.requirements_of(to.index()) {
                let skills = graph.alternatives_of(asked);
                let asks = |role: &&RoleRef<'_>| {
                    let mut all = graph.requirements_of(role.index()).iter().flat_map(|asked| graph.alternatives_of(asked));
                    all.any(|skill| skills.contains(skill))
                };
                let askers = described.iter().filter(asks).count();
                let factor = 1.0 + ((described.len() + 1) as f64 / (askers + 1) as f64).ln();
                prop_assert!((rare.factor(&graph, asked) - factor).abs() < NEAR);
            }
            let report = graph.in_role(to).expect("a role").gaps().specific(true).to(to);
            for need in &report.gap.needs {
                prop_assert!(need.weight >= 0.5);
            }
            prop_assert_eq!(report.weighting.meaningful, described.len() >= 20);
        }
    }
}

#[test]
fn a_gap_of_twenty_thousand_choices_is_answered() {
    let choice = |at| format!("    - {{any_of: [saw, skill {at}], proficiency: 2}}\n");
    let choices: String = (0..20_000).map(choice).collect();
    let text =
        format!("roles:\n  Ash:\n    requires:\n{choices}  Birch:\n    requires:\n{choices}");
    let gap = gap(&text, "Ash", "Birch");
    assert_eq!((gap.needs.len(), gap.readiness), (20_000, Readiness::Ready));
    let back = load(&text).graph.pairs().coverages();
    assert!(back.cells().iter().all(|share| *share >= 1.0));
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
    assert_eq!(gap.surplus, []);
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
    assert_eq!(
        gap.readiness,
        Readiness::Short(Interval { low: 0, high: 1 })
    );
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

#[test]
fn what_somebody_in_a_stub_holds_is_unknown() {
    let text = "roles: {Birch: {requires: {saw: 2}, entry_from: [Ash]}}";
    let gap = gap(text, "Ash", "Birch");
    assert_eq!(gap.readiness, Readiness::UnknownHolder);
    assert_eq!(
        gap.coverage,
        Some(Interval {
            low: 0.0,
            high: 1.0
        })
    );
}

#[test]
fn what_is_asked_for_anyway_makes_a_choice_cheap() {
    let text = "roles: {Ash: {level: 1}, Birch: {requires: [{skill: saw, proficiency: 3}, \
                {any_of: [glue, saw, turn], count: 2, proficiency: 2}]}}";
    let gap = gap(text, "Ash", "Birch");
    let choice = gap.needs.iter().find(|need| need.skills.len() == 3);
    let way = choice
        .and_then(|need| need.cheapest.as_ref())
        .expect("a way");
    let titles = |raises: &[careergraph::query::gap::Raise]| {
        let titles = raises
            .iter()
            .map(|raise| (raise.skill.title.clone(), raise.anyway));
        titles.collect::<Vec<_>>()
    };
    assert_eq!(titles(&way.take), [("Saw".to_owned(), true)]);
    let among = [("Glue".to_owned(), false), ("Turn".to_owned(), false)];
    assert_eq!((way.choose, titles(&way.among)), (1, among.to_vec()));
    assert_eq!(way.steps, Interval { low: 2, high: 2 });
}

#[test]
fn a_choice_has_a_limit() {
    for (count, is_sound) in [(65_535, true), (65_536, false), (65_537, false)] {
        let names: Vec<_> = (0..count).map(|at| format!("s{at}")).collect();
        let text = format!(
            "roles: {{Ash: {{requires: [{{any_of: [{}]}}]}}}}",
            names.join(", ")
        );
        let mut loader = careergraph::Loader::new();
        loader.text("a.yaml", careergraph::input::Format::Yaml, text);
        assert_eq!(loader.load().is_ok(), is_sound, "{count}");
    }
}
