//! Small marks for proficiencies: boxes on a row, read as words by whoever does not see them.

use crate::export::escape::xml;
use crate::export::words;
use crate::model::ProficiencyScale;
use crate::query::gap::Interval;

/// Boxes for a scale: those that are held are full, those to be learnt are hatched, the others empty.
pub(crate) fn meter(scale: &ProficiencyScale, have: Interval<u8>, needed: u8) -> String {
    let mut boxes = String::new();
    for step in 1..=scale.top() {
        let class = if step <= have.low {
            "h"
        } else if step <= needed {
            "n"
        } else {
            "e"
        };
        put!(boxes, "<i class=\"{class}\"></i>");
    }
    let said = format!(
        "{}; {} asked for",
        words::held(scale, have),
        words::step(scale, needed)
    );
    format!(
        "<span class=\"meter\" role=\"img\" aria-label=\"{}\">{boxes}</span>",
        xml(&said)
    )
}
