//! `career similar`

use careergraph::export::words;
use careergraph::query::alike::{AlikeRoles, Nearness};
use careergraph::query::path::PathMove;
use clap::{Args, ValueEnum};

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::Form;
use crate::cli::graph_source;

/// How many roles are shown to people unless told otherwise.
const SHOWN: usize = 10;

/// Options of `career similar`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The role, by id, title or alias
    role: String,
    /// How many roles to show, the nearest first; 0 for all [default: 10 as text, all as JSON and
    /// CSV]
    #[arg(short = 'n', long = "limit", value_name = "N")]
    limit: Option<usize>,
    /// What makes a role near
    #[arg(long, value_enum, default_value_t)]
    by: By,
    /// Look only at these roles
    #[arg(long, value_name = "SELECTOR")]
    within: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum By {
    /// Both ask for similar skills
    #[default]
    Similarity,
    /// Whoever holds ROLE holds much of what the other role asks for
    There,
    /// Whoever holds the other role holds much of what ROLE asks for
    Back,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let by = match options.by {
        By::Similarity => Nearness::Similarity,
        By::There => Nearness::There,
        By::Back => Nearness::Back,
    };
    let most = super::limit(options.limit, SHOWN, output);
    let mut query = graph.alike(&options.role)?.by(by).most(most);
    if let Some(within) = super::any_of(graph, &options.within, output)? {
        query = query.within(within);
    }
    let alike = query.answer();
    match output.form() {
        Form::Json => output.json(&alike)?,
        Form::Csv => csv(&alike, output),
        Form::Text | Form::Markdown => show(&alike, output),
    }
    Ok(Outcome::Fine)
}

fn show(alike: &AlikeRoles, output: &mut Output) {
    let title = &alike.of.title;
    if alike.roles.is_empty() {
        let why = if alike.of.stub {
            "it is a stub, so what it asks for is not known"
        } else {
            "no other role asks for a skill that it asks for"
        };
        output.prose("", &format!("No role is like {title}: {why}."));
        return;
    }
    let by = match alike.by {
        Nearness::Similarity => "by what they ask for",
        Nearness::There => "by how much of them it covers",
        Nearness::Back => "by how much of it they cover",
    };
    output.prose("", &format!("Roles like {title}, {by}"));
    let rows = alike.roles.iter().map(|other| {
        vec![
            format!("  {}", other.role.title),
            words::similarity(other.similarity),
            words::share(other.there),
            words::share(other.back),
            moves(&other.moves, ", "),
            moves(&other.moves_back, ", "),
        ]
    });
    let heads = [
        "  role",
        "similar",
        "carries over",
        "and back",
        "move there",
        "move back",
    ];
    output.table(&heads, rows.collect());
    super::say_limit(alike.roles.len(), alike.count, "role", output);
    output.line("");
    output.prose(
        "",
        &format!(
            "Carries over: the share of what a role asks for that {title} covers. And back: the share \
             of what {title} asks for that the role covers. Neither is a promotion decision."
        ),
    );
}

fn moves(moves: &[PathMove], between: &str) -> String {
    let moves: Vec<_> = moves.iter().map(words::kind_of_move).collect();
    moves.join(between)
}

fn csv(alike: &AlikeRoles, output: &mut Output) {
    let heads = [
        "role",
        "title",
        "similarity",
        "there_low",
        "there_high",
        "back_low",
        "back_high",
        "moves",
        "moves_back",
    ];
    let number = |number: Option<f64>| number.map_or_else(String::new, |n| n.to_string());
    let rows = alike.roles.iter().map(|other| {
        vec![
            other.role.id.clone(),
            other.role.title.clone(),
            number(other.similarity),
            number(other.there.map(|share| share.low)),
            number(other.there.map(|share| share.high)),
            number(other.back.map(|share| share.low)),
            number(other.back.map(|share| share.high)),
            moves(&other.moves, " "),
            moves(&other.moves_back, " "),
        ]
    });
    output.table(&heads, rows.collect());
}
