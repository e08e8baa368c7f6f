//! Paths and moves in words.

use super::{and, in_a_row, list, percent, plural, titled};
use crate::model::{Basis, TransitionKind, in_years};
use crate::query::card::RoleName;
use crate::query::path::{CareerPath, Cost, PathMove, PathStep};

/// How many of the rungs that a move skips are named.
const NAMED_RUNGS: usize = 2;

/// Returns a kind of move with what it rests on, where that is not a statement.
pub fn kind_of(kind: TransitionKind, basis: Basis) -> String {
    match basis {
        Basis::Stated => kind.to_string(),
        basis => format!("{kind} ({basis})"),
    }
}

/// Returns the same of a move of an answer.
pub fn kind_of_move(moved: &PathMove) -> String {
    kind_of(moved.kind, moved.basis)
}

/// Returns "6 years", "at least 6 years", or that nobody knows.
pub fn path_years(path: &CareerPath) -> String {
    if path.moves > 0 && path.steps.iter().all(|step| step.years.is_none()) {
        return "years not known".to_owned();
    }
    let years = in_years(&known_years(path).1);
    let at_least = if path.years.at_least { "at least " } else { "" };
    format!("{at_least}{years}")
}

/// Returns the years of the steps of which they are known, and their sum, so that they add up.
pub fn known_years(path: &CareerPath) -> (Vec<String>, String) {
    let known: Vec<f64> = path.steps.iter().filter_map(|step| step.years).collect();
    super::adding_up(&known, path.years.years)
}

/// Returns the kinds of a step with what they rest on, where that is not a statement, and the rungs that it
/// skips.
pub fn step_kinds(step: &PathStep) -> String {
    let kinds: Vec<_> = step
        .moves
        .iter()
        .map(kind_of_move)
        .chain(step.skips_level.then(|| skips(step)))
        .collect();
    kinds.join(", ")
}

/// "skips Lead Engineer", "skips Lead Engineer, Team Lead and 2 more".
fn skips(step: &PathStep) -> String {
    let named: Vec<_> = step.skips.iter().take(NAMED_RUNGS).map(titled).collect();
    match step.skips.len() {
        0 => "skips a rung".to_owned(),
        count if count > NAMED_RUNGS => format!("skips {}", list(&named, count)),
        _ => format!("skips {}", and(&named)),
    }
}

/// What a stub lacks, where costs are gaps.
pub const STUB_COUNTED: &str = "not known (a stub), counted as 0";

/// Returns what there is to learn for a step, the most important first, and how much of it is covered.
pub fn step_lacks(step: &PathStep, to: &RoleName, cost_kind: Cost) -> String {
    let Some(covered) = step.coverage else {
        return match (to.stub, cost_kind) {
            (true, Cost::Gap | Cost::Effort) => STUB_COUNTED,
            (true, _) => "not known",
            (false, _) => "nothing: it asks for nothing",
        }
        .to_owned();
    };
    if covered.low <= 0.0 && covered.high >= 1.0 {
        return "not known".to_owned();
    }
    if step.open_needs == 0 {
        return "nothing: all covered".to_owned();
    }
    let more = step.open_needs - step.top_needs.len();
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    let needs: Vec<&str> = step.top_needs.iter().map(|need| &*need.title).collect();
    format!("{}{more}; covered {}", in_a_row(&needs), percent(covered))
}

/// Returns that a role lies so many advancements below another one, and whether what leads back to it is a way
/// round.
pub fn lies_below(lower: &str, upper: &str, advancements: usize, is_way_round: bool) -> String {
    let lead = if advancements == 1 { "leads" } else { "lead" };
    let way_round = if is_way_round {
        " No move leads straight back, so that this is a way round."
    } else {
        ""
    };
    format!(
        "{lower} lies below {upper}: {} {lead} from it up to {upper}.{way_round}",
        plural(advancements, "advancement")
    )
}
