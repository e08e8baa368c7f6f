//! The three answers about a team as one long table.

use careergraph::export::words;
use careergraph::query::team::{PartHolder, Team, TeamMember, TeamSkill};

use super::Output;
use crate::cli::commands::measure::ends;

const HEADS: [&str; 24] = [
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
    "step",
    "have",
    "holders",
    "closest",
    "closest_have",
    "perhaps",
    "parts_held",
];

/// A row for each person, one for each person and role, then one for each thing that is asked for.
pub(super) fn table(team: &Team, output: &mut Output) {
    let mut rows: Vec<_> = team.people.iter().map(|one| person(team, one)).collect();
    for (at, role) in team.roles.iter().enumerate() {
        for person in &team.people {
            rows.push(fit(person, at, &role.id));
        }
    }
    let skills = team.nobody.iter().map(|skill| ("nobody", skill));
    let skills = skills.chain(team.one_person.iter().map(|skill| ("one-person", skill)));
    let skills = skills.chain(team.several.iter().map(|skill| ("several", skill)));
    rows.extend(skills.map(|(section, skill)| thing(team, section, skill)));
    output.table(&HEADS, rows);
}

/// What is held now, and which of the roles is closest.
fn person(team: &Team, person: &TeamMember) -> Vec<String> {
    let now = person.role.as_ref().map(|role| role.id.clone());
    let closest = person.closest.map(|at| team.roles[at].id.clone());
    let cell = |head| match head {
        "section" => "person".to_owned(),
        "person" => person.label.clone(),
        "role" => now.clone().unwrap_or_default(),
        "closest" => closest.clone().unwrap_or_default(),
        _ => String::new(),
    };
    HEADS.map(cell).into()
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
    let best = skill.holders.first();
    let closest = skill.some.first();
    let have =
        |held: Option<&PartHolder>| held.map_or_else(String::new, |one| one.have.to_string());
    let parts = skill.parts.iter().map(|parts| {
        let held: Vec<_> = parts.held.iter().map(words::part_held).collect();
        format!("{}: {}", label(&parts.person), held.join(", "))
    });
    let titles = skill.skills.iter().map(|skill| skill.title.clone());
    let roles = skill.roles.iter().map(|at| team.roles[*at].id.clone());
    let mut row = vec![
        section.to_owned(),
        best.map(|held| label(&held.person)).unwrap_or_default(),
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
        skill.step.to_string(),
        have(best),
        join(
            skill
                .holders
                .iter()
                .map(|held| label(&held.person))
                .collect(),
        ),
        closest.map(|held| label(&held.person)).unwrap_or_default(),
        have(closest),
        join(skill.perhaps.iter().map(label).collect()),
        join(parts.collect()),
    ]);
    row
}
