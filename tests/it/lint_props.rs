//! What rules find on random graphs, beside slow and obvious definitions.

use std::collections::BTreeSet;

use careergraph::diagnostic::Code;
use careergraph::graph::{CareerGraph, RequirementRef, RoleRef, SkillIx, SkillRef, TransitionRef};
use careergraph::lint::{Finding, LintLevels, LintReport};
use careergraph::load::Loaded;
use careergraph::model::{Basis, LintLevel, RoleId, SkillId, TransitionKind};
use proptest::prelude::*;

use crate::path_oracle::skips;
use crate::strategies::{Sketch, sketch};

fn report(sketch: &Sketch, shuffle: &[usize], files: usize) -> (Loaded, LintReport) {
    let loaded = sketch.loader(shuffle, files).load_with_documents();
    let (loaded, documents) = loaded.expect("the graph is sound");
    let mut levels = LintLevels::default();
    levels
        .set("all", LintLevel::Warn)
        .expect("a name of levels");
    let report = loaded.graph.lint(&documents).levels(levels).run();
    (loaded, report)
}

/// The roles of each finding of a rule, as titles.
fn found(report: &LintReport, rule: &str) -> Vec<Vec<String>> {
    let of_it = report
        .findings
        .iter()
        .filter(|one| one.diagnostic.code.as_str() == rule);
    let roles = of_it.map(|one| one.roles.iter().map(|role| role.title.clone()).collect());
    let mut roles: Vec<_> = roles.collect();
    roles.sort();
    roles
}

/// Whether somebody stated that a move leads up: an advancement, or an entry between described roles of
/// one track.
fn leads_up(moved: TransitionRef<'_>) -> bool {
    let ends = [moved.to(), moved.from()];
    let is_up = match moved.kind() {
        TransitionKind::Advancement => true,
        TransitionKind::Entry => {
            is_on_one_track(ends) && ends.iter().all(|role| role.data().described)
        }
        TransitionKind::Lateral => false,
    };
    is_up && moved.basis() == Basis::Stated
}

/// The upper and the lower role of each step up, both described.
fn steps(graph: &CareerGraph) -> Vec<[RoleRef<'_>; 2]> {
    let mut steps = Vec::new();
    for low in graph.roles() {
        for up in graph.roles() {
            let joins = |moved: &TransitionRef<'_>| moved.from() == low && moved.to() == up;
            let is_step = graph.transitions().filter(joins).any(leads_up);
            if is_step && up.data().described && low.data().described {
                steps.push([up, low]);
            }
        }
    }
    steps
}

fn is_on_one_track([up, low]: [RoleRef<'_>; 2]) -> bool {
    up.data().track == low.data().track
}

/// The roles of steps, as findings have them.
fn titles<'g>(steps: impl Iterator<Item = [RoleRef<'g>; 2]>) -> Vec<Vec<String>> {
    let titles = steps.map(|step| step.map(|role| role.title().to_owned()).to_vec());
    let mut titles: Vec<_> = titles.collect();
    titles.sort();
    titles
}

/// Where steps up lead from a role, by trying everything again and again.
fn above(graph: &CareerGraph, role: RoleRef<'_>) -> BTreeSet<u32> {
    let mut above = BTreeSet::new();
    loop {
        let before = above.len();
        for moved in graph.transitions().filter(|moved| leads_up(*moved)) {
            let from = moved.from().index().0;
            if from == role.index().0 || above.contains(&from) {
                above.insert(moved.to().index().0);
            }
        }
        if above.len() == before {
            return above;
        }
    }
}

/// What a finding is about, by the ids of its own graph.
fn plain(one: &Finding) -> (Code, Vec<String>, BTreeSet<String>) {
    let roles = one.roles.iter().map(|role| role.id.clone());
    let skills = one.skills.iter().map(|skill| skill.id.clone());
    (one.diagnostic.code, roles.collect(), skills.collect())
}

proptest! {
    #[test]
    fn the_order_of_statements_and_files_changes_no_finding(
        sketch in sketch(),
        shuffle in proptest::collection::vec(0usize..9, 1..6),
    ) {
        let summary = |report: &LintReport| {
            let findings = report.findings.iter().map(|one| {
                let found = &one.diagnostic;
                (found.code, found.severity, found.message.clone(), one.roles.clone())
            });
            let mut all: Vec<_> = findings.map(|one| format!("{one:?}")).collect();
            all.sort();
            all
        };
        let (_, plain) = report(&sketch, &[0], 1);
        let (_, shuffled) = report(&sketch, &shuffle, 3);
        prop_assert_eq!(summary(&plain), summary(&shuffled));
        prop_assert_eq!(plain.by_rule, shuffled.by_rule);
    }

    #[test]
    fn circles_are_the_roles_that_lead_to_themselves(sketch in sketch()) {
        let (loaded, report) = report(&sketch, &[0], 1);
        let graph = &loaded.graph;
        let circling = graph.roles().filter(|role| above(graph, *role).contains(&role.index().0));
        let circling: BTreeSet<_> = circling.map(|role| role.title().to_owned()).collect();
        let found = found(&report, "advancement-cycle");
        let flagged: BTreeSet<_> = found.iter().flatten().cloned().collect();
        prop_assert_eq!(&flagged, &circling);
        prop_assert_eq!(found.iter().map(Vec::len).sum::<usize>(), circling.len(), "each once");
    }

    #[test]
    fn ends_are_the_roles_without_a_move(sketch in sketch()) {
        let (loaded, report) = report(&sketch, &[0], 1);
        let graph = &loaded.graph;
        let onward = |role: RoleRef<'_>| graph.transitions().any(|moved| moved.from() == role);
        let entered = |role: RoleRef<'_>| graph.transitions().any(|moved| moved.to() == role);
        let of = |is: &dyn Fn(RoleRef<'_>) -> bool| {
            let roles = graph.roles().filter(|role| role.data().described && is(*role));
            roles.map(|role| vec![role.title().to_owned()]).collect::<Vec<_>>()
        };
        prop_assert_eq!(found(&report, "dead-end-role"), of(&|role| !onward(role) && entered(role)));
        if graph.transition_count() > 0 {
            prop_assert_eq!(found(&report, "orphan-role"), of(&|role| !onward(role) && !entered(role)));
        }
        let stubs = graph.roles().filter(|role| !role.data().described);
        let stubs: Vec<_> = stubs.map(|role| vec![role.title().to_owned()]).collect();
        prop_assert_eq!(found(&report, "undescribed-role"), stubs);
    }

    #[test]
    fn steps_that_do_not_rise_are_found(sketch in sketch()) {
        let (loaded, report) = report(&sketch, &[0], 1);
        let graph = &loaded.graph;
        let steps = steps(graph).into_iter();
        // Who leads to a role by a step that skips nothing and is no part of a circle.
        let feeds = |[up, low]: [RoleRef<'_>; 2]| {
            let is_circle = above(graph, up).contains(&low.index().0);
            is_on_one_track([up, low]) && !is_circle && !skips(graph, low, up)
        };
        let fewer = graph.roles().filter_map(|up| {
            let feeders = steps.clone().filter(|step| step[0] == up && feeds(*step));
            let years = |role: RoleRef<'_>| role.data().years.map(|years| years.min);
            let least = feeders.filter(|[_, low]| years(*low).is_some());
            let least = least.min_by(|a, b| years(a[1]).partial_cmp(&years(b[1])).expect("years"))?;
            (years(up)? < years(least[1])?).then_some(least)
        });
        prop_assert_eq!(found(&report, "falling-years"), titles(fewer));
        let flat = steps.clone().filter(|step| {
            let levels = step.map(|role| role.data().level);
            is_on_one_track(*step) && matches!(levels, [Some(up), Some(low)] if up <= low)
        });
        prop_assert_eq!(found(&report, "level-not-rising"), titles(flat));
        let skipping = steps.clone().filter(|[up, low]| skips(graph, *low, *up));
        let skipping = skipping.map(|[up, low]| [low, up]);
        prop_assert_eq!(found(&report, "skip-level-move"), titles(skipping));
        let empty = steps.filter(|[up, low]| {
            let years = [up, low].map(|role| role.data().years.map_or(0.0, |years| years.min));
            let is_asked_more = up.data().years.is_some() && years[0] > years[1];
            let raises = up.requirements().any(|high| {
                let same = low.requirements().find(|low| {
                    let skills = [high, *low].map(|asked| asked.skills().map(SkillRef::index).collect::<Vec<_>>());
                    skills[0] == skills[1] && high.data().count == low.data().count
                });
                same.is_some_and(|low| {
                    low.data().proficiency < high.data().proficiency
                        || low.data().importance.weight() < high.data().importance.weight()
                })
            });
            // All of several skills are asked for as each of them is on its own.
            let each = |asked: RequirementRef<'_>| -> Vec<SkillIx> {
                let skills: Vec<_> = asked.skills().map(SkillRef::index).collect();
                if usize::from(asked.data().count) == skills.len() { skills } else { Vec::new() }
            };
            let raises_one = up.requirements().any(|high| each(high).into_iter().any(|skill| {
                let below: Vec<_> = low.requirements().filter(|low| each(*low).contains(&skill)).collect();
                let weight = below.iter().map(|low| low.data().importance.weight()).fold(0.0, f64::max);
                let step = below.iter().map(|low| low.data().proficiency).max();
                step.is_some_and(|step| step < high.data().proficiency || weight < high.data().importance.weight())
            }));
            let raises = raises || raises_one;
            let both_ask = [up, low].iter().all(|role| role.requirements().len() > 0);
            is_on_one_track([*up, *low]) && both_ask && !is_asked_more && !raises && graph.gap_between(*low, *up).is_closed()
        });
        prop_assert_eq!(found(&report, "empty-step"), titles(empty));
    }

    #[test]
    fn twins_ask_for_the_same_and_nothing_joins_them(sketch in sketch()) {
        let (loaded, report) = report(&sketch, &[0], 1);
        let graph = &loaded.graph;
        let asked = |title: &str| {
            let role = graph.role(title).expect("a role");
            let asked = role.requirements().map(|asked| {
                let skills: Vec<_> = asked.skills().map(SkillRef::index).collect();
                let data = asked.data();
                (skills, data.count, data.proficiency, data.importance.weight().to_bits())
            });
            asked.collect::<BTreeSet<_>>()
        };
        for twins in found(&report, "twin-roles") {
            let first = asked(twins.last().expect("the first of them"));
            prop_assert!(first.len() >= 3);
            for twin in &twins {
                prop_assert_eq!(&asked(twin), &first);
            }
        }
    }

    #[test]
    fn who_only_moves_sideways_reaches_nothing_else(sketch in sketch()) {
        let (loaded, report) = report(&sketch, &[0], 1);
        let graph = &loaded.graph;
        let is_up = |kind: TransitionKind| kind != TransitionKind::Lateral;
        let mut stuck: BTreeSet<_> = graph.roles().map(|role| role.title().to_owned()).collect();
        stuck.retain(|title| {
            let role = graph.role(title).expect("a role");
            role.outgoing().next().is_some() && !role.is_stub()
        });
        // Whoever reaches, in any number of moves, a role that leads up or is not described, is not stuck.
        for _ in 0..graph.role_count() {
            let leads_on = |title: &String| {
                let role = graph.role(title).expect("a role");
                role.outgoing().any(|moved| {
                    is_up(moved.kind()) || !stuck.contains(moved.to().title()) && moved.to().outgoing().next().is_some()
                        || moved.to().is_stub()
                })
            };
            stuck = stuck.iter().filter(|title| !leads_on(title)).cloned().collect();
        }
        if !graph.transitions().any(|moved| is_up(moved.kind())) {
            stuck.clear();
        }
        let found = found(&report, "sideways-only");
        let flagged: BTreeSet<_> = found.iter().flatten().cloned().collect();
        prop_assert!(stuck.is_subset(&flagged), "{:?} of {:?}", flagged, stuck);
        let ends = |title: &String| graph.role(title).expect("a role").outgoing().next().is_none();
        prop_assert!(flagged.difference(&stuck).all(ends), "{:?} of {:?}", flagged, stuck);
    }

    #[test]
    fn what_was_found_before_is_not_new(old in sketch(), new in sketch()) {
        let [(was, before), (is, after)] = [&old, &new].map(|sketch| report(sketch, &[0], 1));
        let mut same = after.clone();
        same.keep_new(&after, &is.graph.changes_since(&is.graph));
        prop_assert!(same.findings.is_empty() && same.by_rule.is_empty());
        let mut fresh = after.clone();
        let diff = is.graph.changes_since(&was.graph);
        let (roles, skills) = (diff.new_ids(), diff.new_skill_ids());
        fresh.keep_new(&before, &diff);
        let said = |one: &Finding| (one.diagnostic.message.clone(), one.roles.clone());
        let about = |one: &Finding| {
            let role = |id: &String| roles.get(&RoleId::new(id.as_str())).map_or_else(|| id.clone(), |new| new.as_str().to_owned());
            let skill = |id: &String| skills.get(&SkillId::new(id.as_str())).map_or_else(|| id.clone(), |new| new.as_str().to_owned());
            let roles: Vec<_> = one.roles.iter().map(|one| role(&one.id)).collect();
            let skills: BTreeSet<_> = one.skills.iter().map(|one| skill(&one.id)).collect();
            (one.diagnostic.code, roles, skills)
        };
        let count = |all: &[Finding], of: &Finding, is_old: bool| {
            let like = |one: &&Finding| if is_old { about(one) == plain(of) } else { plain(one) == plain(of) };
            all.iter().filter(like).count()
        };
        for one in &after.findings {
            let is_known = before.findings.iter().any(|old| said(old) == said(one));
            prop_assert!(!is_known || !fresh.findings.contains(one), "{:?}", one);
            let (then, now) = (count(&before.findings, one, true), count(&after.findings, one, false));
            prop_assert_eq!(count(&fresh.findings, one, false), now.saturating_sub(then), "{:?}", one);
        }
        let counted: usize = fresh.by_rule.iter().map(|one| one.findings).sum();
        prop_assert_eq!(counted, fresh.findings.len());
    }

    #[test]
    fn a_limit_keeps_the_first_of_each_rule_and_counts_the_rest(sketch in sketch(), most in 1usize..3) {
        let loaded = sketch.loader(&[0], 1).load_with_documents();
        let (loaded, documents) = loaded.expect("the graph is sound");
        let lint = loaded.graph.lint(&documents);
        let (all, cut) = (lint.run(), lint.clone().limit(most).run());
        prop_assert_eq!(&all.by_rule, &cut.by_rule);
        prop_assert_eq!(all.findings.len(), cut.findings.len() + cut.left_out);
        for one in &cut.by_rule {
            prop_assert_eq!(found(&cut, one.rule).len(), one.findings.min(most));
        }
        let kept = cut.findings.iter().all(|one| all.findings.contains(one));
        prop_assert!(kept);
    }
}
