//! `career profile`

mod csv;

use std::path::PathBuf;

use careergraph::export::{profile, words};
use careergraph::graph::CareerGraph;
use careergraph::model::{Notation, Proficiency, ProficiencyScale};
use careergraph::query::card::RoleCard;
use careergraph::query::profile::{HeldCard, OpenChoice, ProfileCard, UnresolvedCard, WishesCard};
use clap::{Args, Subcommand};

use super::convert::{Target, write_text};
use super::{Common, Failure, Outcome, Output};
use crate::cli::args::{Form, Today};
use crate::cli::{graph_source, inputs, profile_source};

/// The most entries that did not resolve which are shown at once.
const MOST_UNRESOLVED: usize = 100;

/// Options of `career profile`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    verb: Verb,
}

impl Options {
    /// Whether a profile is to be written.
    pub(super) fn writes_one(&self) -> bool {
        matches!(self.verb, Verb::Init(_))
    }
}

/// What to do with a profile.
#[derive(Debug, Subcommand)]
enum Verb {
    /// Write a profile to fill in, pre-filled with what a role asks for
    Init(InitOptions),
    /// Show what a profile or a JSON Resume says, and which parts of it the graph does not know
    Check(CheckOptions),
}

/// Options of `career profile init`.
#[derive(Debug, Args)]
struct InitOptions {
    /// The role that you hold, by id, title or alias
    role: String,
    #[command(flatten)]
    target: Target,
}

/// Options of `career profile check`.
#[derive(Debug, Args)]
struct CheckOptions {
    /// A profile file or a JSON Resume, in YAML, TOML or JSON, or `-` for standard input
    file: PathBuf,
    #[command(flatten)]
    today: Today,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    match &options.verb {
        Verb::Init(options) => init(options, common, output),
        Verb::Check(options) => check(options, common, output),
    }
}

fn init(options: &InitOptions, common: &Common, output: &mut Output) -> Result<Outcome, Failure> {
    let notation = options.target.notation()?;
    let graph = graph_source::graph(common, output)?;
    let role = super::role(graph, &options.role)?.card();
    let text = |notation| profile::template(&role, graph.scale(), notation);
    let outcome = write_text(text, &options.target, inputs::ELSEWHERE, output)?;
    if notation == Notation::Json {
        say_left_out(&role, output);
    }
    Ok(outcome)
}

/// Names the choices of the role, which have no place in JSON, since it has no comments.
fn say_left_out(role: &RoleCard, output: &Output) {
    let choices = profile::choices(role);
    if choices.is_empty() {
        return;
    }
    output.note("left out, since JSON has no comments; add those that you hold:");
    for choice in choices {
        let mut skills = choice.open.clone();
        if skills.is_empty() {
            skills.extend(&choice.ask.skills);
        }
        let ids: Vec<_> = skills.iter().map(|skill| skill.id.as_str()).collect();
        let counted = words::counted(&choice.counted);
        output.note(&format!(
            "  {}, at least {}{} of: {}{counted}",
            choice.ask.title,
            choice.missing,
            if counted.is_empty() { "" } else { " more" },
            ids.join(", ")
        ));
    }
}

fn check(options: &CheckOptions, common: &Common, output: &mut Output) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let documents = profile_source::lexicon(common, output)?;
    let names = graph.profile_names(&documents);
    let person = profile_source::load(&options.file, &options.today, &names, common, output)?;
    let loaded = &person.loaded;
    output.findings(&loaded.findings, &loaded.sources);
    let file = &loaded.sources[loaded.profile.source];
    let card = person.resolved.card(graph, file);
    if output.wants_json() {
        output.json(&card)?;
        return Ok(Outcome::Fine);
    }
    if output.form() == Form::Csv {
        csv::show(&card, graph.scale(), output);
        return Ok(Outcome::Fine);
    }
    about(&card, output);
    if card.skills.is_empty() {
        output.line("Skills  none");
    } else {
        let rows = card.skills.iter().map(|held| skill(held, graph));
        output.line("");
        output.table(&["skill", "proficiency", "line", "remarks"], rows.collect());
    }
    open_choices(&card.open_choices, graph.scale(), output);
    unresolved(&card.unresolved, graph.scale(), output);
    Ok(Outcome::Fine)
}

/// Choices of the role that is held that are not met.
fn open_choices(choices: &[OpenChoice], scale: &ProficiencyScale, output: &mut Output) {
    if choices.is_empty() {
        return;
    }
    output.line("");
    output.line("Choices of the present role that are not met");
    let rows = choices.iter().map(|choice| {
        let of = words::choice(choice.count, &choice.skills);
        let names: Vec<_> = choice.held.iter().map(|held| &*held.title).collect();
        let met = match names.as_slice() {
            [] => format!("0 of {}", choice.count),
            names => format!("{} of {}: {}", names.len(), choice.count, names.join(", ")),
        };
        let step = scale.name(Proficiency(choice.needed)).unwrap_or_default();
        vec![
            format!("  {}", choice.title),
            format!("{} {step}", choice.needed),
            met,
            of.unwrap_or_default(),
        ]
    });
    output.table(&["  choice", "needed", "held", "skills"], rows.collect());
}

fn about(card: &ProfileCard, output: &mut Output) {
    if let Some(name) = &card.name {
        output.line(format!("Name    {name}"));
    }
    let read = card.role_read.as_ref().map(words::role_read);
    let role = match (&card.role, read) {
        (Some(role), Some(read)) => format!("{} ({}, {read})", role.title, role.id),
        (Some(role), None) => format!("{} ({})", role.title, role.id),
        (None, _) => "not known".to_owned(),
    };
    output.line(format!("Role    {role}"));
    let years = [
        (card.years.total, "in all"),
        (card.years.in_role, "in the role"),
    ];
    let known = years
        .into_iter()
        .filter_map(|(years, what)| Some(format!("{} {what}", years?)));
    let known: Vec<_> = known.collect();
    let years = if known.is_empty() {
        "not known".to_owned()
    } else {
        known.join(", ")
    };
    output.line(format!("Years   {years}"));
    for (what, wishes) in [("Wants   ", &card.interests), ("Avoids  ", &card.avoid)] {
        let names = names(wishes);
        if !names.is_empty() {
            output.line(format!("{what}{}", names.join(", ")));
        }
    }
}

fn names(wishes: &WishesCard) -> Vec<String> {
    let roles = wishes.roles.iter().map(|role| role.title.clone());
    let families = wishes.families.iter();
    roles
        .chain(families.map(|family| format!("the family {family}")))
        .collect()
}

fn skill(held: &HeldCard, graph: &CareerGraph) -> Vec<String> {
    let step = held.proficiency.map_or("any".to_owned(), |step| {
        let name = graph.scale().name(Proficiency(step)).unwrap_or_default();
        format!("{step} {name}")
    });
    let mut remarks = Vec::new();
    if held.inferred {
        remarks.push("proficiency inferred".to_owned());
    }
    let is_its_name = [&held.skill.id, &held.skill.title]
        .iter()
        .any(|name| name.to_lowercase() == held.written.to_lowercase());
    if !is_its_name {
        remarks.push(format!("from `{}`", held.written));
    }
    remarks.extend(held.evidence.iter().map(words::evidence));
    vec![
        held.skill.title.clone(),
        step,
        held.line.to_string(),
        remarks.join("; "),
    ]
}

fn unresolved(entries: &[UnresolvedCard], scale: &ProficiencyScale, output: &mut Output) {
    if entries.is_empty() {
        return;
    }
    output.line("");
    output.line("Not resolved");
    let rows = entries.iter().take(MOST_UNRESOLVED).map(|entry| {
        let (what, remark) = words::not_resolved(entry.what, &entry.closest, scale);
        vec![
            format!("  {}:{}", entry.line, entry.column),
            what.to_owned(),
            entry.text.to_string(),
            remark,
        ]
    });
    output.table(&["  at", "what", "written", "remarks"], rows.collect());
    if entries.len() > MOST_UNRESOLVED {
        output.line(format!(
            "showing {MOST_UNRESOLVED} of {}; --format json lists all",
            entries.len()
        ));
    }
}
