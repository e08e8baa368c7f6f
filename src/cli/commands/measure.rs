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

/// The same, marked where it was inferred from words.
pub(super) fn held_of(graph: &CareerGraph, have: Interval<u8>, inferred: bool) -> String {
    words::marked(inferred, held(graph, have))
}

/// Says what the mark of what was inferred means, where it stands anywhere.
pub(super) fn say_inferred<'n>(mut needs: impl Iterator<Item = &'n Need>, output: &mut Output) {
    if needs.any(|need| need.inferred || need.have_inferred) {
        output.line("");
        output.prose("", words::INFERRED_NOTE);
    }
}

/// "Mentoring 1 to 3", for what is named in a line.
pub(super) fn lack(need: &Need) -> String {
    let have = match need.have {
        Interval { low, high } if low == high => low.to_string(),
        Interval { low, high } => format!("{low}-{high}"),
    };
    let have = words::marked(need.have_inferred, have);
    let needed = words::marked(need.inferred, need.needed.to_string());
    format!("{} {have} to {needed}", need.title)
}

/// Two cells: the lowest and the highest value, empty where nothing is known.
pub(super) fn ends<T: ToString>(interval: Option<Interval<T>>) -> [String; 2] {
    interval.map_or_else(Default::default, |Interval { low, high }| {
        [low.to_string(), high.to_string()]
    })
}

/// Says once what coverage is not.
pub(super) fn no_decision(output: &mut Output) {
    output.line("");
    output.prose("", words::COVERAGE_NOTE);
}
