//! The gaps to several roles side by side, for people.

use careergraph::export::words::{self, round, stands_in_short, step};
use careergraph::graph::CareerGraph;
use careergraph::query::card::RoleName;
use careergraph::query::gap::{
    GapReport, Interval, Need, NeedState, SideBySide, SideCell, SideRow, Transferability,
};

use super::super::measure;
use super::Output;

pub(super) fn show(
    who: &str,
    table: &SideBySide,
    graph: &CareerGraph,
    most: usize,
    output: &mut Output,
) {
    let titles = table.gaps.iter().map(|report| report.gap.to.title.as_str());
    let titles: Vec<_> = titles.collect();
    output.prose("", &format!("{who} to {}", words::in_a_row(&titles)));
    output.line("");
    summary(&titles, table, output);
    let (open, met): (Vec<_>, Vec<_>) = table.rows.iter().partition(|row| row.open() > 0);
    if !open.is_empty() {
        output.line("");
        output.line("What is missing, most often needed first");
        let mut heads = vec!["  skill", "held"];
        heads.extend(&titles);
        let rows = open.iter().take(most).map(|row| cells(row, graph));
        output.table(&heads, rows.collect());
        super::super::say_limit(most.min(open.len()), open.len(), "requirement", output);
        let notes: Vec<_> = open
            .iter()
            .take(most)
            .filter_map(|row| note(row, table))
            .collect();
        if !notes.is_empty() {
            output.line("");
            for note in &notes {
                output.prose("  ", note);
            }
        }
    }
    if !met.is_empty() {
        let met: Vec<_> = met.iter().map(|row| row.title.as_str()).collect();
        output.line("");
        output.line(format!("Met wherever it is asked for ({})", met.len()));
        output.prose("  ", &words::in_a_row(&met));
    }
    let needs = table.gaps.iter().flat_map(|report| &report.gap.needs);
    measure::say_inferred(needs, output);
    if table
        .gaps
        .iter()
        .any(|report| report.gap.coverage.is_some())
    {
        measure::no_decision(output);
    }
}

fn summary(titles: &[&str], table: &SideBySide, output: &mut Output) {
    let line = |name: &str, value: &dyn Fn(&GapReport) -> String| {
        let values = table.gaps.iter().map(value);
        std::iter::once(format!("  {name}")).chain(values).collect()
    };
    let years = |report: &GapReport| {
        let asked = report.years.asked;
        asked.map_or_else(|| "?".to_owned(), |years| years.to_string())
    };
    let mut rows: Vec<Vec<String>> = vec![
        line("essentials", &|report| {
            stands_in_short(&report.gap.measure())
        }),
        line("covered", &|report| words::share(report.gap.coverage)),
        line("gap", &|report| words::steps(report.gap.measure())),
    ];
    let mut roles = table.gaps.iter().flat_map(|one| &one.transferability);
    if let Some(Transferability { from, .. }) = roles.next() {
        let share = |report: &GapReport, of: fn(&Transferability) -> Option<Interval<f64>>| {
            let roles = report.transferability.as_ref();
            roles.map_or_else(String::new, |roles| words::share(of(roles)))
        };
        let held = &from.title;
        rows.push(line(&format!("covered by {held}"), &|report| {
            share(report, |roles| roles.there)
        }));
        rows.push(line(&format!("covers {held}"), &|report| {
            share(report, |roles| roles.back)
        }));
    }
    let held = table.gaps.first().and_then(|report| report.years.have);
    let name = held.map_or_else(
        || "years asked".to_owned(),
        |held| format!("years asked ({} held)", round(held)),
    );
    rows.push(line(&name, &years));
    let mut heads = vec!["  "];
    heads.extend(titles);
    output.table(&heads, rows);
}

fn cells(row: &SideRow, graph: &CareerGraph) -> Vec<String> {
    let cells = row
        .cells
        .iter()
        .map(|cell| cell.map_or_else(String::new, |cell| text(cell, graph)));
    let title = format!("  {}", row.title);
    let ends = [
        title,
        words::held_or_dash_of(graph.scale(), row.have, row.have_inferred),
    ];
    ends.into_iter().chain(cells).collect()
}

/// "a cloud platform: 1 of AWS, Azure, Google Cloud; cheapest by AWS", of a choice that lacks
/// somewhere, and what is held of the parts of what lacks.
fn note(row: &SideRow, table: &SideBySide) -> Option<String> {
    let mut needs = table.needs_of(row);
    needs.retain(|(_, need)| need.deficit.high > 0);
    let mut told = Vec::new();
    if let Some(choice) = super::super::choice(row.count, &row.skills) {
        told.extend(Some(choice).filter(|choice| *choice != row.title));
        told.extend(ways(&needs));
    }
    told.extend(
        needs
            .first()
            .and_then(|(_, need)| words::some_held(&need.some_held)),
    );
    told.extend(needs.first().and_then(|(_, need)| words::parts_held(need)));
    (!told.is_empty()).then(|| format!("{}: {}", row.title, told.join("; ")))
}

/// "cheapest by AWS", or "cheapest for Architect by AWS, for Lead by Azure" where it depends.
fn ways(needs: &[(&RoleName, &Need)]) -> Option<String> {
    let ways = needs
        .iter()
        .map(|(role, need)| (role.title.as_str(), words::cheapest_way(need)));
    let ways: Vec<_> = ways.collect();
    let (_, first) = ways.first()?;
    if ways.iter().all(|(_, way)| way == first) {
        return first.as_ref().map(|way| format!("cheapest by {way}"));
    }
    let told = ways
        .iter()
        .filter_map(|(role, way)| Some(format!("for {role} by {}", way.as_ref()?)));
    Some(format!("cheapest {}", told.collect::<Vec<_>>().join(", ")))
}

fn text(cell: SideCell, graph: &CareerGraph) -> String {
    let asked = words::marked(cell.inferred, step(graph.scale(), cell.needed));
    let needed = match cell.state {
        NeedState::Met => words::marked(cell.inferred, "met".to_owned()),
        NeedState::Unsure => format!("{asked}, unsure"),
        NeedState::Missing | NeedState::Underdeveloped => asked,
    };
    if cell.essential || cell.state == NeedState::Met {
        needed
    } else {
        format!("{needed}, optional")
    }
}
