//! Why roles connect, in sentences.

use crate::query::why::{StatedMove, Why};

/// How many places of a statement are named.
const PLACES: usize = 2;

/// What is said of a role and itself.
pub const SAME_ROLE: &str = "They are the same role.";
/// What is said of moves that every path takes.
pub const CRITICAL: &str = "Without one of these moves there is no path.";
/// What is said where there are none.
pub const NO_CRITICAL: &str = "No move is on every path: each can be left out.";
/// What stands above links that would join the ends.
pub const LINKS: &str = "The closest links that would join them";
/// What is said where a search was cut short.
pub const BETTER_MAY_LACK: &str =
    "Better paths may be missing: the search reached its limit of work.";

/// Returns "Every path passes A, then B", of roles that are told already; nothing where that is not known.
pub fn passed_by_all(why: &Why, passed: &[String]) -> Option<String> {
    if passed.is_empty() {
        let none = "No role between them is on every path.";
        return (!why.limits_aside).then(|| none.to_owned());
    }
    Some(format!(
        "Every path passes through {}.",
        passed.join(", then ")
    ))
}

/// Returns what is not known of what every path passes, where limits made that too much work.
pub fn limits_aside(why: &Why) -> Option<String> {
    let told = why.bottlenecks.is_empty() && why.critical.is_empty();
    let which = if told { "which" } else { "which other" };
    why.limits_aside.then(|| {
        format!(
            "It was too much work to find out {which} roles and moves are on every path within these limits."
        )
    })
}

/// Returns the first places that state a move, and how many more there are: "ladder.yaml:3, ladder.yaml:9, 2 more".
pub fn stated_in(moved: &StatedMove) -> String {
    let first = moved.stated.iter().take(PLACES);
    let mut said: Vec<_> = first
        .map(|place| format!("{}:{}", place.file, place.line))
        .collect();
    if moved.stated.len() > PLACES {
        said.push(format!("{} more", moved.stated.len() - PLACES));
    }
    said.join(", ")
}
