//! How the numbers of gaps read.

use careergraph::export::words::{self};
use careergraph::query::gap::{Interval, Need};

use crate::cli::output::Output;

/// Says what the mark of what was inferred means, where it stands anywhere.
pub(super) fn say_inferred<'n>(mut needs: impl Iterator<Item = &'n Need>, output: &mut Output) {
    if needs.any(|need| need.inferred || need.have_inferred) {
        output.line("");
        output.prose("", words::INFERRED_NOTE);
    }
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
