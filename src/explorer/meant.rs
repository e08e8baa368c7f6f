//! What was perhaps meant by a selector that is not understood.

use crate::query::select::{SelectorError, SelectorProblem, literal};

/// Returns selectors that differ in the place that is wrong: a family or track of that name, names that are
/// close, and roles in whose names the word stands.
pub(super) fn by(error: &SelectorError) -> Vec<String> {
    let (mut others, unknown) = match &error.problem {
        SelectorProblem::UnknownRole {
            unknown,
            attributes,
        } => (attributes.clone(), unknown),
        SelectorProblem::UnknownLabel { unknown, .. } | SelectorProblem::UnknownSkill(unknown) => {
            (Vec::new(), unknown)
        }
        _ => return Vec::new(),
    };
    others.extend(unknown.closest.iter().map(|name| literal(name)));
    let name = unknown.name.trim();
    if !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == ' ') {
        others.push(format!("*{name}*"));
    }
    let place = error.span.range();
    let parts = error.selector.get(..place.start);
    let Some((before, behind)) = parts.zip(error.selector.get(place.end..)) else {
        return Vec::new();
    };
    let meant = others.iter();
    meant
        .map(|other| format!("{before}{other}{behind}"))
        .collect()
}
