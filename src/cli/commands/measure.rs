//! How the numbers of gaps read.

use careergraph::graph::CareerGraph;
use careergraph::model::Proficiency;
use careergraph::query::gap::{Interval, Measure, Need, Readiness};

use super::path::{percent, round};
use crate::cli::output::{Output, plural};

/// "ready", "3 essentials short", or why nobody knows.
pub(super) fn readiness(readiness: Readiness) -> String {
    match readiness {
        Readiness::UnknownStub => "not known, the target is a stub".to_owned(),
        Readiness::UnknownHolder => "not known, the role that is held is a stub".to_owned(),
        Readiness::AsksForNothing => "the target asks for nothing".to_owned(),
        Readiness::Ready => "ready".to_owned(),
        Readiness::Short(count) => format!("{} short", plural(count, "essential")),
    }
}

/// The same where there is little room.
pub(super) fn briefly(readiness: Readiness) -> String {
    match readiness {
        Readiness::Ready => "ready".to_owned(),
        Readiness::Short(count) => format!("{count} short"),
        Readiness::AsksForNothing => "asks for nothing".to_owned(),
        Readiness::UnknownStub => "a stub".to_owned(),
        Readiness::UnknownHolder => "not known".to_owned(),
    }
}

/// "72%" or "60-72%"; "?" where nobody knows.
pub(super) fn share(share: Option<Interval<f64>>) -> String {
    match share {
        Some(share) if share.low > 0.0 || share.high < 1.0 => percent(share),
        _ => "?".to_owned(),
    }
}

/// "12" or "10-12"; "?" where nobody knows.
pub(super) fn steps(measure: Measure) -> String {
    measure.gap.map_or_else(|| "?".to_owned(), interval)
}

/// "12" or "10-12".
pub(super) fn interval(steps: Interval<f64>) -> String {
    let [low, high] = [steps.low, steps.high].map(round);
    if low == high {
        low
    } else {
        format!("{low}-{high}")
    }
}

/// "3 practised".
pub(super) fn step(graph: &CareerGraph, step: u8) -> String {
    super::step(Some(step), graph.scale().name(Proficiency(step)))
}

/// "3 practised", "1 to 5", or a dash.
pub(super) fn held(graph: &CareerGraph, held: Interval<u8>) -> String {
    match held {
        Interval { low: 0, high: 0 } => "-".to_owned(),
        Interval { low, high } if low == high => step(graph, low),
        Interval { low, high } => format!("{low} to {high}"),
    }
}

/// "Mentoring 1 to 3", for what is named in a line.
pub(super) fn lack(need: &Need) -> String {
    let have = match need.have {
        Interval { low, high } if low == high => low.to_string(),
        Interval { low, high } => format!("{low}-{high}"),
    };
    format!("{} {have} to {}", need.title, need.needed)
}

/// Says once what coverage is not.
pub(super) fn no_decision(output: &mut Output) {
    output.line("");
    let text = "Coverage compares two descriptions. It is not a promotion decision.";
    output.prose("", text);
}
