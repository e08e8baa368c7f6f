//! The three answers about a team as one long table.

use careergraph::export::words;
use careergraph::query::team::{Team, TeamMember, TeamSkill};

use super::Output;
use crate::cli::commands::measure::ends;

const HEADS: [&str; 20] = [
    "section",
    "person",
    "role",
    "roles",
    "readiness",
    "essentials_short_low",
    "essentials_short_high",
    "coverage_low",
    "coverage_high",
    "gap_low",
    "gap_high",
    "skill",
    "choose",
    "of",
    "essential",
    "needed_low",
    "needed_high",
    "have",
    "perhaps",
    "parts_held",
];

/// A row for each person and role, then one for each thing that nobody or one person holds.
pub(super) fn table(team: &Team, output: &mut Output) {
    let mut rows = Vec::new();
    for (at, role) in team.roles.iter().enumerate() {
        for person in &team.people {
            rows.push(fit(person, at, &role.id));
        }
    }
    let skills = team.nobody.iter().map(|skill| ("nobody", skill));
    let skills = skills.chain(team.one_person.iter().map(|skill| ("one-person", skill)));
    rows.extend(skills.map(|(section, skill)| thing(team, section, skill)));
    output.table(&HEADS, rows);
}

fn fit(person: &TeamMember, at: usize, role: &str) -> Vec<String> {
    let measure = person.fits[at];
    let mut row = vec!["fit".to_owned(), person.label.clone(), role.to_owned()];
    row.extend(["1".to_owned(), measure.readiness.as_str().to_owned()]);
    row.extend(ends(measure.essentials_short()));
    row.extend(ends(measure.coverage));
    row.extend(ends(measure.gap));
    row.resize(HEADS.len(), String::new());
    row
}

fn thing(team: &Team, section: &str, skill: &TeamSkill) -> Vec<String> {
    let label = |at: &usize| team.people[*at].label.clone();
    let join = |texts: Vec<String>| texts.join("; ");
    let closest = skill.some.first().filter(|_| skill.holders.is_empty());
    let person = skill
        .holders
        .first()
        .or(closest.map(|closest| &closest.person));
    let parts = skill.parts.iter().map(|parts| {
        let held: Vec<_> = parts.held.iter().map(words::part_held).collect();
        format!("{}: {}", label(&parts.person), held.join(", "))
    });
    let titles = skill.skills.iter().map(|skill| skill.title.clone());
    let roles = skill.roles.iter().map(|at| team.roles[*at].id.clone());
    let mut row = vec![
        section.to_owned(),
        person.map(label).unwrap_or_default(),
        join(roles.collect()),
        skill.roles.len().to_string(),
    ];
    row.resize(11, String::new());
    row.extend([
        skill.title.clone(),
        skill.count.to_string(),
        join(titles.collect()),
        skill.essential.to_string(),
    ]);
    row.extend(ends(Some(skill.needed)));
    row.extend([
        closest
            .map(|closest| closest.have.to_string())
            .unwrap_or_default(),
        join(skill.perhaps.iter().map(label).collect()),
        join(parts.collect()),
    ]);
    row
}
