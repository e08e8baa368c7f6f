//! Roles in words.

use crate::model::{Observation, YearRange, in_years};
use crate::query::card::RoleCard;

/// Returns what to know of numbers that come of a role which asks for nothing.
pub fn held_in_nothing(title: &str) -> String {
    format!(
        "{title} lists no requirements: what somebody in it holds is not known, and counts as nothing"
    )
}

/// Returns what matters first of a role, in short: its family and its track as they are called there, its level,
/// years and pay, and whether it is a summit or a stub.
pub fn role_facts(card: &RoleCard, family: Option<&str>, track: Option<&str>) -> Vec<String> {
    let summary = &card.summary;
    let mut facts = Vec::new();
    facts.extend(family.map(str::to_owned));
    facts.extend(track.map(|track| format!("{track} track")));
    facts.extend(summary.level.map(|level| format!("level {level}")));
    facts.extend(summary.years.map(YearRange::in_words));
    facts.extend(card.salary.as_ref().map(ToString::to_string));
    if card.terminal {
        facts.push("a summit".to_owned());
    }
    if summary.name.stub {
        facts.push("a stub: mentioned, not described; its requirements are unknown".to_owned());
    }
    facts
}

/// Returns what was counted of an observed move: how many people, when, and their median years.
pub fn told_observation(observed: &Observation) -> Vec<String> {
    let people = observed.people.map(|people| match people {
        1 => "1 person".to_owned(),
        people => format!("{people} people"),
    });
    let period = observed.period.as_deref().map(str::to_owned);
    let years = observed.median_years;
    let years = years.map(|years| format!("median {}", in_years(&years.to_string())));
    people.into_iter().chain(period).chain(years).collect()
}

/// Returns what else is said of a role in lists, each with what it is called; those alone that say anything.
pub fn role_lists(card: &RoleCard) -> impl Iterator<Item = (&'static str, &[String])> {
    let lists = [
        ("Responsibilities", &card.responsibilities),
        (
            "Secondary responsibilities",
            &card.secondary_responsibilities,
        ),
        ("Preferred experience", &card.preferred_experience),
        ("Notes", &card.notes),
        ("Tags", &card.tags),
        ("Fields of study", &card.education.fields),
        ("Occupation codes", &card.occupation_codes),
    ];
    let lists = lists
        .into_iter()
        .map(|(head, list)| (head, list.as_slice()));
    lists.filter(|(_, list)| !list.is_empty())
}
