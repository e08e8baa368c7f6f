//! `career team`

mod csv;
mod people;

use careergraph::export::words;
use careergraph::query::card::RoleName;
use careergraph::query::gap::Measure;
use careergraph::query::team::{PartHolder, Team, TeamSkill};
use clap::Args;

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::{Form, Today};
use crate::cli::output::plural;
use crate::cli::{graph_source, profile_source};

/// How many skills of a list are shown to people unless told otherwise.
const SHOWN: usize = 20;

/// Options of `career team`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Profile files or JSON Resumes; `LABEL=FILE` says what to call a person, else it is the name
    /// of the file without its ending
    #[arg(required = true, value_name = "PROFILE")]
    profiles: Vec<String>,
    /// The roles to compare with: a selector
    #[arg(long, value_name = "SELECTOR")]
    roles: String,
    #[command(flatten)]
    today: Today,
    /// How many skills of a list to show; 0 for all [default: 20 as text, all as JSON and CSV]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let roles = super::select(graph, &options.roles, output)?;
    let mut query = graph.team(&roles);
    let documents = profile_source::lexicon(common, output)?;
    let names = graph.profile_names(&documents);
    for people::Named { label, path } in people::people(&options.profiles, output)? {
        let person = profile_source::load(&path, &options.today, &names, common, output)?;
        let missed = person.resolved.unresolved.len();
        if missed > 0 {
            output.note(&format!(
                "not resolved in {label}: {}; see: {}",
                plural(missed, "place"),
                profile_source::check_line(&path, output)
            ));
        }
        let holder = person.resolved.holder(graph);
        query = query.member(label, holder, person.resolved.role);
    }
    let mut team = query.answer();
    let shown = super::limit(options.limit, SHOWN, output);
    if matches!(output.form(), Form::Json | Form::Csv) {
        team.nobody.truncate(shown);
        team.one_person.truncate(shown);
        team.several.truncate(shown);
    }
    match output.form() {
        Form::Json => output.json(&team)?,
        Form::Csv => csv::table(&team, output),
        Form::Text | Form::Markdown => show(&team, shown, output),
    }
    Ok(Outcome::Fine)
}

fn show(team: &Team, shown: usize, output: &mut Output) {
    let (people, roles) = (
        plural(team.people.len(), "profile"),
        plural(team.roles.len(), "role"),
    );
    output.heading(1, &format!("{people} against {roles}"));
    if team.roles.is_empty() {
        return;
    }
    output.line("");
    people_table(team, output);
    output.line("");
    table(team, output);
    let is_whole = shown == usize::MAX;
    let mut sections = vec![
        ("Nobody holds", &team.nobody, &[Column::Closest][..]),
        (
            "Depends on one person",
            &team.one_person,
            &[Column::Who, Column::Closest],
        ),
    ];
    if is_whole {
        sections.push(("Several people hold", &team.several, &[Column::Who]));
    }
    for (title, skills, columns) in sections {
        output.heading(2, title);
        if skills.is_empty() {
            output.line("  nothing");
            continue;
        }
        let mut heads = vec!["  skill", "asked", "by"];
        heads.extend(columns.iter().map(|column| column.head()));
        let rows = skills.iter().take(shown);
        let rows = rows.map(|skill| row(team, skill, columns));
        output.table(&heads, rows.collect());
        super::say_limit(shown, skills.len(), "thing", output);
    }
    output.line("");
    let several = match team.several_count {
        count if is_whole || count == 0 => String::new(),
        count => format!(
            "Several people hold {} more: --limit 0 lists them. ",
            plural(count, "thing")
        ),
    };
    output.prose(
        "",
        &format!(
            "{several}The first list is about the highest step that one of the roles asks for; the others about the highest of those steps that anybody surely holds. {}",
            words::COVERAGE_NOTE
        ),
    );
}

/// What is held now, and which of the roles is closest.
fn people_table(team: &Team, output: &mut Output) {
    let rows = team.people.iter().map(|person| {
        let title = |role: &RoleName| role.title.clone();
        let dash = || "-".to_owned();
        let closest = person.closest.map(|at| title(&team.roles[at]));
        vec![
            person.label.clone(),
            person.role.as_ref().map_or_else(dash, title),
            closest.unwrap_or_else(dash),
        ]
    });
    output.table(&["person", "role now", "closest role"], rows.collect());
}

/// Roles by people.
fn table(team: &Team, output: &mut Output) {
    let mut heads = vec!["role"];
    heads.extend(team.people.iter().map(|person| person.label.as_str()));
    let rows = team.roles.iter().enumerate().map(|(at, role)| {
        let mut row = vec![role.title.clone()];
        row.extend(team.people.iter().map(|person| fit(&person.fits[at])));
        row
    });
    output.table(&heads, rows.collect());
}

fn fit(fit: &Measure) -> String {
    let readiness = words::stands_in_short(fit);
    match fit.coverage {
        Some(covered) => format!("{readiness}, {}", words::percent(covered)),
        None => readiness,
    }
}

/// A column of people.
#[derive(Clone, Copy)]
enum Column {
    /// Those who hold something.
    Who,
    /// Those who come closest of the others.
    Closest,
}

impl Column {
    fn head(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Closest => "closest",
        }
    }
}

fn row(team: &Team, skill: &TeamSkill, columns: &[Column]) -> Vec<String> {
    let needed = if skill.needed.low == skill.needed.high {
        skill.needed.low.to_string()
    } else {
        format!("{} to {}", skill.needed.low, skill.needed.high)
    };
    let roles: Vec<_> = skill
        .roles
        .iter()
        .map(|at| team.roles[*at].title.as_str())
        .collect();
    let by = if let [only] = roles[..] {
        only.to_owned()
    } else {
        plural(roles.len(), "role")
    };
    let optional = if skill.essential { "" } else { " (optional)" };
    let choice = super::choice(skill.count, &skill.skills).filter(|choice| *choice != skill.title);
    let choice = choice
        .map(|choice| format!(": {choice}"))
        .unwrap_or_default();
    let mut row = vec![format!("  {}{choice}{optional}", skill.title), needed, by];
    row.extend(columns.iter().map(|column| match column {
        Column::Who => {
            let holders = skill.holders.iter();
            let holders: Vec<_> = holders.map(|held| at_step(team, held)).collect();
            holders.join(", ")
        }
        Column::Closest => closest(team, skill),
    }));
    row
}

/// "Mara at 3"
fn at_step(team: &Team, held: &PartHolder) -> String {
    format!("{} at {}", team.people[held.person].label, held.have)
}

/// Who comes closest of those who do not surely hold something so well.
fn closest(team: &Team, skill: &TeamSkill) -> String {
    let best = skill.some.first();
    let told = best.map(|part| {
        if skill.perhaps.contains(&part.person) {
            let label = &team.people[part.person].label;
            return format!("{label}, at {} or more", part.have);
        }
        at_step(team, part)
    });
    let mut who: Vec<String> = told.into_iter().collect();
    let told = best.map(|part| part.person);
    let others = skill.perhaps.iter().filter(|at| Some(**at) != told);
    who.extend(others.map(|at| format!("perhaps {}", team.people[*at].label)));
    if who.is_empty() {
        let nobody = if skill.holders.is_empty() {
            "nobody at all"
        } else {
            "nobody else"
        };
        who.push(parts(team, skill).unwrap_or_else(|| nobody.to_owned()));
    }
    who.join("; ")
}

/// "part of it: Mara, Redis 3 and 1 more", of the one who holds the best part.
fn parts(team: &Team, skill: &TeamSkill) -> Option<String> {
    let best = skill.parts.iter().rev();
    let best = best.max_by_key(|parts| parts.held.first().map(|part| part.have.low))?;
    let first = words::part_held(best.held.first()?);
    let all: usize = skill.parts.iter().map(|parts| parts.held.len()).sum();
    let more = match all - 1 {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let label = &team.people[best.person].label;
    Some(format!("part of it: {label}, {first}{more}"))
}
