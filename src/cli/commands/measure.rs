//! How the numbers of gaps read.

use careergraph::export::words::{self, percent, round};
use careergraph::graph::CareerGraph;
use careergraph::query::gap::{Interval, Measure, Need};

use crate::cli::output::Output;

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

/// "3 practised", "1 to 5", or a dash.
pub(super) fn held(graph: &CareerGraph, held: Interval<u8>) -> String {
    match held.high {
        0 => "-".to_owned(),
        _ => words::held(graph.scale(), held),
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
    output.prose("", words::COVERAGE_NOTE);
}
