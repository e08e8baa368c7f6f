//! What rules find on random graphs, beside slow and obvious definitions.

use std::collections::BTreeSet;

use careergraph::graph::{CareerGraph, RoleRef};
use careergraph::lint::{Level, Levels, LintReport};
use careergraph::load::Loaded;
use careergraph::model::{Basis, TransitionKind};
use proptest::prelude::*;

use crate::strategies::{Sketch, sketch};

fn report(sketch: &Sketch, shuffle: &[usize], files: usize) -> (Loaded, LintReport) {
    let loaded = sketch.loader(shuffle, files).load_with_documents();
    let (loaded, documents) = loaded.expect("the graph is sound");
    let mut levels = Levels::default();
    levels.set("all", Level::Warn).expect("a name of levels");
    let report = loaded.graph.lint(&documents.documents).levels(levels).run();
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

/// The upper and the lower role of each advancement that somebody stated, both described.
fn steps(graph: &CareerGraph) -> impl Iterator<Item = [RoleRef<'_>; 2]> {
    let all = graph.roles().flat_map(RoleRef::outgoing);
    let stated = all.filter(|moved| {
        moved.kind() == TransitionKind::Advancement && moved.basis() == Basis::Stated
    });
    let ends = stated.map(|moved| [moved.to(), moved.from()]);
    ends.filter(|ends| ends.iter().all(|role| role.data().described))
}

/// The roles of steps, as findings have them.
fn titles<'g>(steps: impl Iterator<Item = [RoleRef<'g>; 2]>) -> Vec<Vec<String>> {
    let titles = steps.map(|step| step.map(|role| role.title().to_owned()).to_vec());
    let mut titles: Vec<_> = titles.collect();
    titles.sort();
    titles
}

/// Where advancements lead from a role, by trying everything again and again.
fn above(graph: &CareerGraph, role: RoleRef<'_>) -> BTreeSet<u32> {
    let mut above = BTreeSet::new();
    loop {
        let before = above.len();
        for moved in graph
            .transitions()
            .filter(|moved| moved.kind() == TransitionKind::Advancement)
        {
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

proptest! {
    #[test]
    fn the_order_of_statements_and_files_changes_no_finding(
        sketch in sketch(),
        shuffle in proptest::collection::vec(0usize..9, 1..6),
    ) {
        let summary = |report: &LintReport| {
            let findings = report.findings.iter();
            let mut all: Vec<_> = findings.map(|one| format!("{one:?}").split("primary").next().map(str::to_owned)).collect();
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
            prop_assert_eq!(found(&report, "isolated-role"), of(&|role| !onward(role) && !entered(role)));
        }
        let stubs = graph.roles().filter(|role| !role.data().described);
        let stubs: Vec<_> = stubs.map(|role| vec![role.title().to_owned()]).collect();
        prop_assert_eq!(found(&report, "undescribed-role"), stubs);
    }

    #[test]
    fn steps_that_do_not_rise_are_found(sketch in sketch()) {
        let (loaded, report) = report(&sketch, &[0], 1);
        let graph = &loaded.graph;
        let fewer = steps(graph).filter(|[up, low]| {
            let years = [up, low].map(|role| role.data().years.map(|years| years.min));
            matches!(years, [Some(up), Some(low)] if up < low)
        });
        prop_assert_eq!(found(&report, "falling-years"), titles(fewer));
        let flat = steps(graph).filter(|[up, low]| {
            let levels = [up, low].map(|role| role.data().level);
            up.data().track == low.data().track && matches!(levels, [Some(up), Some(low)] if up <= low)
        });
        prop_assert_eq!(found(&report, "level-not-rising"), titles(flat));
        let empty = steps(graph).filter(|[up, low]| {
            low.requirements().len() > 0 && graph.gap_between(*low, *up).is_closed()
        });
        prop_assert_eq!(found(&report, "empty-step"), titles(empty));
    }

    #[test]
    fn a_limit_keeps_the_first_of_each_rule_and_counts_the_rest(sketch in sketch(), most in 1usize..3) {
        let loaded = sketch.loader(&[0], 1).load_with_documents();
        let (loaded, documents) = loaded.expect("the graph is sound");
        let lint = loaded.graph.lint(&documents.documents);
        let (all, cut) = (lint.run(), lint.clone().limit(most).run());
        prop_assert_eq!(&all.by_rule, &cut.by_rule);
        prop_assert_eq!(all.findings.len(), cut.findings.len() + cut.left_out);
        for (rule, count) in &cut.by_rule {
            prop_assert_eq!(found(&cut, rule).len(), (*count).min(most));
        }
        let kept = cut.findings.iter().all(|one| all.findings.contains(one));
        prop_assert!(kept);
    }
}
