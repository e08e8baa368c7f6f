//! The gap to one role, for people.

use careergraph::export::words::{self, percent, round};
use careergraph::graph::CareerGraph;
use careergraph::query::gap::{
    AskedYears, GapReport, Need, NeedState, SkillGap, Surplus, Transferability,
};

use super::super::measure::{self, interval};
use super::Output;

pub(super) fn show(who: &str, report: &GapReport, graph: &CareerGraph, output: &mut Output) {
    let gap = &report.gap;
    output.prose("", &format!("{who} to {}: {}", gap.to.title, head(gap)));
    let transfer = |roles| transfer(roles, gap.from.is_some());
    if let Some(line) = report.transferability.as_ref().and_then(transfer) {
        output.prose("", &line);
    }
    if let Some(line) = years(report.years) {
        output.prose("", &line);
    }
    let sections = [
        (NeedState::Missing, "Missing"),
        (NeedState::Underdeveloped, "Underdeveloped"),
        (
            NeedState::Unsure,
            "Unsure (depends on which skills are held, and how well)",
        ),
    ];
    for (state, title) in sections {
        let needs: Vec<_> = gap.in_state(state).collect();
        if needs.is_empty() {
            continue;
        }
        output.line("");
        output.line(title);
        let rows = needs.into_iter().map(|need| row(need, graph));
        output.table(&["  skill", "needed", "held", "remarks"], rows.collect());
    }
    list("Met", gap.in_state(NeedState::Met).map(met), output);
    // Beyond a target of which nothing is known lies everything, which says nothing.
    if gap.coverage.is_some() {
        list("Beyond what is asked", beyond(gap), output);
        measure::say_inferred(gap.needs.iter(), output);
        measure::no_decision(output);
    }
}

/// "3 essentials short, 60-72% covered, gap 8-9".
fn head(gap: &SkillGap) -> String {
    let mut parts = vec![words::stands(&gap.measure())];
    parts.extend(
        gap.coverage
            .map(|share| format!("{} covered", percent(share))),
    );
    let open = gap.gap.filter(|gap| gap.high > 0.0);
    parts.extend(open.map(|gap| format!("gap {}", interval(gap))));
    parts.join(", ")
}

/// What carries over between the two roles, where something is known of it.
fn transfer(roles: &Transferability, is_role: bool) -> Option<String> {
    let (from, to) = (&roles.from.title, &roles.to.title);
    if from == to {
        return None;
    }
    let known = |share: Option<_>| Some(measure::share(share)).filter(|share| share != "?");
    // Where a role asks, the first line says what it covers.
    let there = known(roles.there).filter(|_| !is_role);
    let there = there.map(|share| format!("{from} covers {share} of {to}"));
    let back = known(roles.back).map(|share| format!("{to} covers {share} of {from}"));
    let parts: Vec<_> = there.into_iter().chain(back).collect();
    let head = if is_role {
        "The other way"
    } else {
        "Transferability"
    };
    (!parts.is_empty()).then(|| format!("{head}: {}", parts.join("; ")))
}

fn years(years: AskedYears) -> Option<String> {
    let (asked, have) = (years.asked?, years.have?);
    Some(format!(
        "Experience: {asked} years asked, {} held",
        round(have)
    ))
}

fn row(need: &Need, graph: &CareerGraph) -> Vec<String> {
    let mut remarks: Vec<String> = super::choice(need.count, need).into_iter().collect();
    if !need.essential {
        remarks.insert(0, "optional".to_owned());
    }
    remarks.extend(said(need));
    remarks.extend(words::some_held(&need.some_held));
    remarks.extend(words::parts_held(need));
    vec![
        format!("  {}", need.title),
        words::asked_step(graph.scale(), need),
        some_of(need).unwrap_or_else(|| measure::held_of(graph, need.have, need.have_inferred)),
        remarks.join("; "),
    ]
}

/// "1 of 2", where several are asked for, and some of them held and not enough.
fn some_of(need: &Need) -> Option<String> {
    let some = need.some_held.len();
    let few = need.have.high == 0 && some > 0;
    few.then(|| format!("{some} of {}", need.count))
}

/// What counts where nobody says how well.
fn said(need: &Need) -> Option<String> {
    match need {
        Need {
            unspecified: true, ..
        } => Some("proficiency not said, counts as 1".to_owned()),
        _ => None,
    }
}

fn met(need: &Need) -> String {
    let mark = words::marked(need.inferred || need.have_inferred, String::new());
    match said(need) {
        Some(said) => format!("{mark}{} ({said})", need.title),
        None => format!("{mark}{}", need.title),
    }
}

/// What is held beyond the target, but for what the remarks tell as part of what lacks.
fn beyond(gap: &SkillGap) -> impl Iterator<Item = String> {
    let lacks = |beyond: &Surplus| {
        let open = gap.needs.iter().filter(|need| need.deficit.high > 0);
        let mut parts = open.flat_map(|need| &need.parts_held);
        parts.any(|part| part.skill == beyond.skill)
    };
    let apart = gap.surplus.iter().filter(move |beyond| !lacks(beyond));
    apart.map(|beyond| {
        let titles: Vec<_> = beyond.part_of.iter().map(|skill| &skill.title).collect();
        match titles[..] {
            [] => beyond.skill.title.clone(),
            _ => format!("{} (part of {})", beyond.skill.title, words::and(&titles)),
        }
    })
}

fn list(title: &str, names: impl Iterator<Item = String>, output: &mut Output) {
    let names: Vec<_> = names.collect();
    if names.is_empty() {
        return;
    }
    output.line("");
    output.line(format!("{title} ({})", names.len()));
    output.prose("  ", &names.join(", "));
}
