//! The gap to one role, for people.

use careergraph::export::words;
use careergraph::graph::CareerGraph;
use careergraph::query::gap::{GapReport, Need, NeedState};

use super::super::measure;
use super::Output;

pub(super) fn show(who: &str, report: &GapReport, graph: &CareerGraph, output: &mut Output) {
    let gap = &report.gap;
    output.prose(
        "",
        &format!("{who} to {}: {}", gap.to.title, words::gap_in_short(gap)),
    );
    let transfer = |roles| words::transfer(roles, gap.from.is_some());
    if let Some(line) = report.transferability.as_ref().and_then(transfer) {
        output.prose("", &line);
    }
    if let Some(line) = words::asked_years(report.years) {
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
    list("Met", gap.in_state(NeedState::Met).map(words::met), output);
    // Beyond a target of which nothing is known lies everything, which says nothing.
    if gap.coverage.is_some() {
        list("Beyond what is asked", words::beyond(gap), output);
        measure::say_inferred(gap.needs.iter(), output);
        measure::no_decision(output);
    }
}

fn row(need: &Need, graph: &CareerGraph) -> Vec<String> {
    vec![
        format!("  {}", need.title),
        words::asked_step(graph.scale(), need),
        words::held_of_need(graph.scale(), need),
        words::remarks(need),
    ]
}

fn list(title: &str, names: impl Iterator<Item = String>, output: &mut Output) {
    let names: Vec<_> = names.collect();
    if names.is_empty() {
        return;
    }
    output.line("");
    output.line(format!("{title} ({})", names.len()));
    output.prose("  ", &words::in_a_row(&names));
}
