//! The open moves in words.

use super::gap::{lack, steps};
use super::path::kind_of_move;
use super::{essentials_short, in_a_row, plural, round};
use crate::query::next_moves::{Interest, NextMove, NextStep, RankedBy};

/// Returns what a role lacks most, from what is held to what is needed.
pub fn lacks_most(moved: &NextMove) -> String {
    if moved.measure.gap.is_none() {
        return "not known".to_owned();
    }
    let named: Vec<_> = moved.most_important.iter().map(lack).collect();
    match moved.open_needs - named.len() {
        0 if named.is_empty() => "nothing".to_owned(),
        0 => in_a_row(&named),
        more => format!("{} and {more} more", in_a_row(&named)),
    }
}

/// Returns the kinds of the moves to a role, one after the other.
pub fn next_kinds(moved: &NextMove, between: &str) -> String {
    let step = |step: &NextStep| {
        let mut kinds: Vec<_> = step.moves.iter().map(kind_of_move).collect();
        kinds.dedup();
        kinds.join(" and ")
    };
    let mut kinds: Vec<_> = moved.steps.iter().map(step).collect();
    if moved.skips_level {
        kinds.push("skips a rung".to_owned());
    }
    kinds.join(between)
}

/// Returns the roles on the way to it.
pub fn by_way_of(moved: &NextMove) -> String {
    let before = moved
        .steps
        .split_last()
        .map_or(&[][..], |(_, before)| before);
    let titles: Vec<_> = before.iter().map(|step| step.to.title.as_str()).collect();
    titles.join(", ")
}

/// Returns the years on the way to it: "3", "3 or more", "?".
pub fn next_years(moved: &NextMove) -> String {
    let sum = round(moved.years.years);
    match (moved.years.at_least, sum.as_str()) {
        (true, "0") => "?".to_owned(),
        (true, _) => format!("{sum} or more"),
        (false, _) => sum,
    }
}

/// Returns places with the reason for their order; neighbours with one reason are told together.
pub fn reasons(moves: &[NextMove]) -> Vec<(String, String)> {
    let mut told: Vec<(usize, usize, Option<RankedBy>, String)> = Vec::new();
    for (at, moved) in moves.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &moves[at]);
        let why = reason(before, moved);
        let place = at + 1;
        match told.last_mut() {
            Some((_, last, by, text))
                if moved.interest.is_none() && *by == moved.behind_by && !text.contains("want") =>
            {
                *last = place;
                each(moved.behind_by).clone_into(text);
            }
            _ => told.push((place, place, moved.behind_by, why)),
        }
    }
    let told = told.into_iter().map(|(first, last, _, why)| {
        let places = if first == last {
            first.to_string()
        } else {
            format!("{first} to {last}")
        };
        (places, why)
    });
    told.collect()
}

/// Why a role stands where it does.
fn reason(before: Option<&NextMove>, moved: &NextMove) -> String {
    let wish = match &moved.interest {
        Some(Interest::Toward { role, moves }) => {
            let more = plural(*moves, "move");
            Some(format!(
                "brings you within {more} of {}, which you want",
                role.title
            ))
        }
        Some(Interest::Wanted {
            family: Some(family),
        }) => Some(format!("in {family}, which you want")),
        Some(_) => Some("you want it".to_owned()),
        None => None,
    };
    let order = before.zip(moved.behind_by).map(|(before, by)| {
        let short = |moved: &NextMove| essentials_short(&moved.measure);
        let gap = |moved: &NextMove| steps(moved.measure);
        match by {
            RankedBy::Gap => format!("a larger gap ({} after {})", gap(moved), gap(before)),
            RankedBy::Essentials => {
                let (short, before) = (short(moved), short(before));
                format!("the same gap, more essentials short ({short} after {before})")
            }
            RankedBy::Moves if moved.measure.gap.is_none() => {
                "what is missing is not known here either; more moves".to_owned()
            }
            by => each(Some(by)).to_owned(),
        }
    });
    // A wish that decides says so itself.
    let by_wish = wish.is_some() && moved.behind_by == Some(RankedBy::Interest);
    let order = order.filter(|_| !by_wish);
    let parts: Vec<_> = wish.into_iter().chain(order).collect();
    if parts.is_empty() {
        let is_ready = moved.measure.essentials_short().map(|short| short.high) == Some(0);
        let why = if is_ready {
            "no essential is short, and the gap is the smallest"
        } else {
            "the smallest gap"
        };
        return why.to_owned();
    }
    parts.join("; ")
}

/// What decides, for several roles in a row.
fn each(by: Option<RankedBy>) -> &'static str {
    match by {
        Some(RankedBy::Known) => "what is missing for it is not known",
        Some(RankedBy::Interest) => "brings you no nearer to what you want",
        Some(RankedBy::Readiness) => "essentials are short",
        Some(RankedBy::Gap) => "a larger gap, one after the other",
        Some(RankedBy::Essentials) => "the same gap, more essentials short",
        Some(RankedBy::Moves) => "the same gap, more moves",
        Some(RankedBy::Years) => "the same gap, more years",
        Some(RankedBy::Stated) => "the same gap, by moves that nobody stated",
        _ => "the same gap, essentials, moves and years, in the order of ids",
    }
}
