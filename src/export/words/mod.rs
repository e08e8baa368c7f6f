//! Sentences and short forms that every output for people shares. What they return is plain text, to
//! be escaped by whoever writes it.

mod differences;
mod gap;
mod matrix;
mod next;
mod no_path;
mod path;
mod plan;
mod profile;
mod role;
mod what_if;
mod why;

pub use differences::{
    DIFFERENCE_MARKS, Told, difference_counts, told_graph, told_moves, told_roles, told_scale,
    told_skills,
};
pub use gap::{
    asked_years, beyond, cheapest, cheapest_way, choice_of, gap_in_short, held_of_need,
    held_or_dash, held_or_dash_of, interval, lack, met, remarks, share, steps, transfer,
};
pub use matrix::{asked_for, asked_for_as, asked_for_nothing, asked_for_weighed, asked_in_words};
pub use next::{by_way_of, lacks_most, next_kinds, next_years, reasons};
pub use no_path::{
    End, cuts, cuts_called, link, no_links, no_path, reach_of, reach_of_called, stops,
};
pub use path::{
    STUB_COUNTED, kind_of, kind_of_move, known_years, lies_below, path_years, step_kinds,
    step_lacks,
};
pub use plan::{
    COVERAGE_NOTE, agree, check, effort, evidence, first_order, first_thing, has_inferred,
    in_short, largest_step, moved, needs_of, route_interests, route_name, route_numbers,
    step_effort, title, told_before, years_before, years_spent,
};
pub use profile::{AIM_IS_AVOIDED, counted, not_resolved, role_read, role_unused};
pub use role::{held_in_nothing, role_facts, role_lists, told_observation};
pub use what_if::{need_change, what_if, what_if_not};
pub use why::{
    BETTER_MAY_LACK, CRITICAL, LINKS, NO_CRITICAL, SAME_ROLE, limits_aside, passed_by_all,
    stated_in,
};

use crate::model::text::split_outside_brackets;
use crate::model::{Proficiency, ProficiencyScale, in_years};
use crate::query::card::{RoleName, SkillName};
use crate::query::gap::{Interval, Measure, Need, PartHeld, Readiness, SomeHeld};
use crate::query::path::TotalYears;

/// Returns "72%" or "60-72%", rounded down, so that what is not complete never reads 100%.
pub fn percent(share: Interval<f64>) -> String {
    let [low, high] = [share.low, share.high].map(|share| (share * 100.0 + 1e-9).floor());
    if low < high {
        format!("{low}-{high}%")
    } else {
        format!("{low}%")
    }
}

/// Returns "72%", rounded down likewise; "?" where nobody knows.
pub fn similarity(similarity: Option<f64>) -> String {
    let whole = |share| {
        percent(Interval {
            low: share,
            high: share,
        })
    };
    similarity.map_or_else(|| "?".to_owned(), whole)
}

/// Returns "3 practised", or "any" where no proficiency is specified: a step with its name.
pub fn step_or_any(step: Option<u8>, name: Option<&str>) -> String {
    match (step, name) {
        (Some(step), Some(name)) => format!("{step} {name}"),
        (Some(step), None) => step.to_string(),
        (None, _) => "any".to_owned(),
    }
}

/// Returns " under --kind lateral and --stepwise", of conditions of a question; nothing where there are
/// none.
pub fn under(conditions: &[String]) -> String {
    match conditions {
        [] => String::new(),
        conditions => format!(" under {}", and(conditions)),
    }
}

/// Returns a number with at most one decimal, and quarters as they are.
pub fn round(number: f64) -> String {
    let unit = if is_whole(number * 4.0) { 4.0 } else { 10.0 };
    let rounded = (number * unit).round() / unit;
    format!("{rounded}")
}

fn is_whole(number: f64) -> bool {
    (number.round() - number).abs() < 1e-9
}

/// Returns numbers and their sum with as few decimals as make what is printed add up.
pub fn adding_up(parts: &[f64], sum: f64) -> (Vec<String>, String) {
    const MOST: i32 = 6;
    let rounded = |number: f64, unit: f64| (number * unit).round();
    let numbers = || parts.iter().chain([&sum]);
    let shows_quarters =
        |unit: f64| numbers().all(|one| !is_whole(one * 4.0) || is_whole(one * unit));
    let adds_up = |unit: f64| {
        let parts = parts.iter().map(|part| rounded(*part, unit));
        (parts.sum::<f64>() - rounded(sum, unit)).abs() < 0.5 && shows_quarters(unit)
    };
    let mut units = (1..=MOST).map(|decimals| 10f64.powi(decimals));
    let unit = units.find(|unit| adds_up(*unit)).unwrap_or(1e6);
    let shown = |number: f64| format!("{}", rounded(number, unit) / unit);
    (parts.iter().map(|part| shown(*part)).collect(), shown(sum))
}

/// Returns "1 role", "2 roles".
pub fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Returns "a", "a and b", "a, b and c".
pub fn and<T: AsRef<str>>(parts: &[T]) -> String {
    joined(parts, "and")
}

/// Returns "a", "a or b", "a, b or c".
pub fn or<T: AsRef<str>>(parts: &[T]) -> String {
    joined(parts, "or")
}

/// Returns "a, b, c", with semicolons where one of them has a comma that is not in parentheses.
pub fn in_a_row<T: AsRef<str>>(parts: &[T]) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    let is_split = |part: &&str| split_outside_brackets(part, &[',']).nth(1).is_some();
    let has_comma = parts.iter().any(is_split);
    parts.join(if has_comma { "; " } else { ", " })
}

fn joined<T: AsRef<str>>(parts: &[T], word: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        // With a comma in one of them, "a, b; c and d" tells them apart.
        Some((last, rest)) => format!("{} {word} {last}", in_a_row(rest)),
    }
}

/// Returns "4 proficient", or "not held" for 0.
pub fn step(scale: &ProficiencyScale, step: u8) -> String {
    match scale.name(Proficiency(step)) {
        Some(name) => format!("{step} {name}"),
        None if step == 0 => "not held".to_owned(),
        None => step.to_string(),
    }
}

/// Returns what is held: a step, or the steps between which it lies.
pub fn held(scale: &ProficiencyScale, have: Interval<u8>) -> String {
    if have.low == have.high {
        step(scale, have.low)
    } else {
        format!("{} to {}", have.low, have.high)
    }
}

/// What the mark of what was inferred means.
pub const INFERRED_NOTE: &str = "~: inferred from words, since nobody stated the step.";

/// Returns a step as it was said, or with a mark where it was inferred from words: "~3 practised".
pub fn marked(inferred: bool, step: String) -> String {
    if inferred { format!("~{step}") } else { step }
}

/// Returns the step that a requirement asks for, marked where it was inferred from words.
pub fn asked_step(scale: &ProficiencyScale, need: &Need) -> String {
    marked(need.inferred, step(scale, need.needed))
}

/// Returns what is held of a requirement, marked where it was inferred from words.
pub fn held_of(scale: &ProficiencyScale, need: &Need) -> String {
    marked(need.have_inferred, held(scale, need.have))
}

/// Returns "6 years", "at least 6 years", or that nobody knows.
pub fn years(years: TotalYears) -> String {
    if years.at_least && years.years <= 0.0 {
        return "years not known".to_owned();
    }
    let sum = in_years(&round(years.years));
    let at_least = if years.at_least { "at least " } else { "" };
    format!("{at_least}{sum}")
}

/// Returns "ready", "3 essentials short", or why it is not known.
pub fn readiness(readiness: Readiness) -> String {
    match readiness {
        Readiness::UnknownStub => "not known, the target is a stub".to_owned(),
        Readiness::UnknownHolder => "not known, the present role is a stub".to_owned(),
        Readiness::AsksForNothing => "the target asks for nothing".to_owned(),
        Readiness::Ready => "ready".to_owned(),
        Readiness::Short(short) => format!("{} short", plural(short.high, "essential")),
    }
}

/// Returns the same, and how many essentials are short only for all that is known: "3 essentials short (1 of
/// them not certain)".
pub fn stands(measure: &Measure) -> String {
    format!("{}{}", readiness(measure.readiness), doubt(measure))
}

/// Returns the same where there is little room: "2-3 short" of those that surely are and those that may
/// be.
pub fn stands_in_short(measure: &Measure) -> String {
    match measure.readiness {
        Readiness::Short(_) => format!("{} short", essentials_short(measure)),
        readiness => readiness_in_short(readiness),
    }
}

/// Returns the same for a box of a drawing or half a line, where what a stub is has been said: "2-3
/// essentials short".
pub fn stands_in_box(measure: &Measure) -> String {
    match measure.readiness {
        Readiness::Short(Interval { low: 1, high: 1 }) => "1 essential short".to_owned(),
        Readiness::Short(_) => format!("{} essentials short", essentials_short(measure)),
        Readiness::UnknownStub | Readiness::UnknownHolder => "readiness not known".to_owned(),
        known => readiness_in_short(known),
    }
}

/// Returns how many essentials are short: "3", or "2-3" where one of them may be met; "?" where nobody
/// knows.
pub fn essentials_short(measure: &Measure) -> String {
    match measure.essentials_short() {
        Some(Interval { low, high }) if low == high => high.to_string(),
        Some(Interval { low, high }) => format!("{low}-{high}"),
        None => "?".to_owned(),
    }
}

fn doubt(measure: &Measure) -> String {
    match measure.readiness {
        Readiness::Short(Interval { low: 0, .. }) => " (not certain)".to_owned(),
        Readiness::Short(Interval { low, high }) if low < high => {
            format!(" ({} of them not certain)", high - low)
        }
        _ => String::new(),
    }
}

/// The same where there is little room: "ready", "3 short", "a stub".
fn readiness_in_short(readiness: Readiness) -> String {
    match readiness {
        Readiness::Ready => "ready".to_owned(),
        Readiness::Short(short) => format!("{} short", short.high),
        Readiness::AsksForNothing => "asks for nothing".to_owned(),
        Readiness::UnknownStub => "a stub".to_owned(),
        Readiness::UnknownHolder => "not known".to_owned(),
    }
}

/// Returns "1 of Go, Java" for a requirement that several skills can meet.
pub fn choice(count: u16, skills: &[SkillName]) -> Option<String> {
    let titles: Vec<_> = skills.iter().map(|skill| skill.title.as_str()).collect();
    let has_commas = titles.iter().any(|title| title.contains(','));
    let separator = if has_commas { "; " } else { ", " };
    (titles.len() > 1).then(|| format!("{count} of {}", titles.join(separator)))
}

/// Returns the title of the role that is held, and whether it was read out of a job title.
pub fn held_role(role: &RoleName, inferred: bool) -> String {
    let read = if inferred {
        " (read from a job title)"
    } else {
        ""
    };
    format!("{}{read}", role.title)
}

/// Returns the title of a role, and whether it is a stub.
pub fn titled(role: &RoleName) -> String {
    let stub = if role.stub { " (stub)" } else { "" };
    format!("{}{stub}", role.title)
}

/// Returns "What A and B ask for is not known: the graph only mentions them.", where some roles are stubs.
pub fn not_described(stubs: &[RoleName]) -> Option<String> {
    const NAMED: usize = 12;
    let named = stubs.iter().take(NAMED).map(|role| role.title.clone());
    let named: Vec<_> = named.collect();
    let titles = if named.len() < stubs.len() {
        list(&named, stubs.len())
    } else {
        and(&named)
    };
    match stubs {
        [] => None,
        [_] => Some(format!(
            "What {titles} asks for is not known: the graph only mentions it."
        )),
        _ => Some(format!(
            "What {titles} ask for is not known: the graph only mentions them."
        )),
    }
}

/// Returns "part of it is held: Jenkins 3, Redis 2", where something that lacks has parts that are
/// held. Of a choice it names the skill that they are part of.
pub fn parts_held(need: &Need) -> Option<String> {
    if need.deficit.high == 0 {
        return None;
    }
    parts_held_of(&need.skills, &need.parts_held)
}

/// Returns the same of some skills, any of which is asked for.
pub fn parts_held_of(skills: &[SkillName], held: &[PartHeld]) -> Option<String> {
    let told = skills.iter().filter_map(|skill| {
        let parts = held.iter().filter(|part| part.of == *skill);
        let parts: Vec<_> = parts.map(part_held).collect();
        let whole = match skills {
            [_] => "it",
            _ => skill.title.as_str(),
        };
        (!parts.is_empty()).then(|| format!("part of {whole} is held: {}", parts.join(", ")))
    });
    let told: Vec<_> = told.collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// Returns "Redis 3", or "Redis 1 to 5".
pub fn part_held(part: &PartHeld) -> String {
    at(&part.skill, part.have)
}

/// Returns "French 2", or "French 1 to 5".
pub fn one_held(some: &SomeHeld) -> String {
    at(&some.skill, some.have)
}

/// Returns "held of these: French 2", where several skills are asked for and not all are held.
pub fn some_held(some: &[SomeHeld]) -> Option<String> {
    let held: Vec<_> = some.iter().map(one_held).collect();
    (!held.is_empty()).then(|| format!("held of these: {}", held.join(", ")))
}

fn at(skill: &SkillName, have: Interval<u8>) -> String {
    match have {
        Interval { low, high } if low == high => format!("{} {low}", skill.title),
        Interval { low, high } => format!("{} {low} to {high}", skill.title),
    }
}

/// Returns the first of some titles, and how many more there are.
pub fn list(titles: &[String], count: usize) -> String {
    match count {
        0 => "nothing".to_owned(),
        count if count > titles.len() => {
            format!("{} and {} more", in_a_row(titles), count - titles.len())
        }
        _ => in_a_row(titles),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_shown_as_they_are() {
        for (number, told) in [
            (0.25, "0.25"),
            (2.75, "2.75"),
            (1.5, "1.5"),
            (3.0, "3"),
            (0.26, "0.3"),
        ] {
            assert_eq!(round(number), told);
        }
    }

    #[test]
    fn names_with_commas_stand_between_semicolons() {
        assert_eq!(in_a_row(&["Cook", "Chef"]), "Cook, Chef");
        assert_eq!(
            in_a_row(&["Oil (2, optional)", "Plane"]),
            "Oil (2, optional), Plane"
        );
        assert_eq!(
            in_a_row(&["Pilots, Copilots", "Chef"]),
            "Pilots, Copilots; Chef"
        );
    }

    #[test]
    fn what_is_printed_adds_up() {
        let told = |parts: &[f64]| {
            let (parts, sum) = adding_up(parts, parts.iter().sum());
            format!("{} = {sum}", parts.join(" + "))
        };
        assert_eq!(told(&[3.0, 4.5]), "3 + 4.5 = 7.5");
        assert_eq!(told(&[0.25, 0.25]), "0.25 + 0.25 = 0.5");
        assert_eq!(told(&[0.25]), "0.25 = 0.25");
        assert_eq!(told(&[0.2614, 0.2614]), "0.26 + 0.26 = 0.52");
        assert_eq!(told(&[0.1; 3]), "0.1 + 0.1 + 0.1 = 0.3");
        assert_eq!(adding_up(&[], 0.0), (Vec::new(), "0".to_owned()));
    }
}
