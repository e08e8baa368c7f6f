//! `career next`

use careergraph::export::words::{self, held_role, stands_in_short, under};
use careergraph::query::next_moves::{Interest, NextMoves};
use clap::Args;

use super::{Common, Failure, Outcome, Output, measure};
use crate::cli::args::{Form, Me, MoveFilters, RoleFilters};
use crate::cli::output::plural;
use crate::cli::{graph_source, shell};

/// How many roles are shown to people unless told otherwise.
const SHOWN: usize = 20;

/// Options of `career next`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career next [OPTIONS] <ROLE>\n       career next [OPTIONS] --me <PROFILE> [ROLE]"
)]
pub(crate) struct Options {
    /// The role to start from, by id, title or alias [default: that of the profile]
    role: Option<String>,
    #[command(flatten)]
    me: Me,
    /// Go at most this many moves
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    moves: u32,
    #[command(flatten)]
    filters: MoveFilters,
    #[command(flatten)]
    places: RoleFilters,
    /// How many roles to show, the best first; 0 for all [default: 20 as text, all as JSON and CSV]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let person = options
        .me
        .person(options.role.as_deref(), graph, common, output)?;
    super::say_held_in_nothing(&person, output);
    let query = person.next_moves();
    let query = query.ok_or_else(|| super::no_start(&person, &[]))?;
    let mut query = query
        .within_moves(options.moves as usize)
        .only(options.filters.kinds())
        .strict_lateral(options.filters.strict_lateral)
        .stepwise(options.filters.stepwise);
    if let Some(avoid) = super::any_of(graph, &options.places.avoid, output)? {
        query = query.avoid(&avoid);
    }
    if let Some(within) = super::any_of(graph, &options.places.within, output)? {
        query = query.within(within);
    }
    let mut given = options.filters.given();
    given.extend(options.places.given());
    let mut next = query.answer();
    next.conditions = shell::told(&given);
    let shown = super::limit(options.limit, SHOWN, output);
    next.roles.truncate(shown);
    match output.form() {
        Form::Json => output.json(&next)?,
        Form::Csv => csv(&next, output),
        Form::Text | Form::Markdown => {
            show(&next, output);
        }
    }
    Ok(Outcome::Fine)
}

fn show(next: &NextMoves, output: &mut Output) {
    let within = match next.within_moves {
        1 => "one move".to_owned(),
        moves => format!("at most {}", plural(moves, "move")),
    };
    let roles = match next.count {
        0 => "no role".to_owned(),
        count => plural(count, "role"),
    };
    let from = held_role(&next.from, next.from_inferred);
    let under = under(&next.conditions);
    let head = format!("{from} leads to {roles} in {within}{under}");
    output.prose("", &head);
    if next.roles.is_empty() {
        left_out(next, output);
        return;
    }
    let far = next.within_moves > 1;
    let rows = next.roles.iter().enumerate().map(|(at, moved)| {
        let mut row = vec![
            format!("  {}", at + 1),
            moved.role.title.clone(),
            words::next_kinds(moved, ", "),
        ];
        if far {
            row.push(words::by_way_of(moved));
        }
        row.extend([
            words::next_years(moved),
            words::steps(moved.measure),
            stands_in_short(&moved.measure),
            words::share(moved.measure.coverage),
        ]);
        row
    });
    let mut heads = vec!["  ", "role", "by"];
    if far {
        heads.push("by way of");
    }
    heads.extend(["years", "gap", "essentials", "covered"]);
    output.table(&heads, rows.collect());
    super::say_limit(next.roles.len(), next.count, "role", output);
    output.line("");
    let rows = next.roles.iter().enumerate();
    let rows = rows.map(|(at, moved)| vec![format!("  {}", at + 1), words::lacks_most(moved)]);
    output.table(
        &["  place", "lacks most, from what is held to what is needed"],
        rows.collect(),
    );
    if next.roles.len() > 1 || next.roles[0].interest.is_some() {
        output.line("");
        let rows = words::reasons(&next.roles).into_iter();
        let rows = rows.map(|(places, why)| vec![format!("  {places}"), why]);
        output.table(&["  place", "why there"], rows.collect());
    }
    left_out(next, output);
    let named = next.roles.iter().flat_map(|moved| &moved.most_important);
    measure::say_inferred(named, output);
    measure::no_decision(output);
}

fn left_out(next: &NextMoves, output: &mut Output) {
    let titles = |roles: &[careergraph::query::card::RoleName]| {
        let titles: Vec<_> = roles.iter().map(|role| role.title.as_str()).collect();
        titles.join(", ")
    };
    if !next.avoided.is_empty() {
        output.line("");
        output.prose(
            "",
            &format!(
                "Left out because they are to be avoided: {}.",
                titles(&next.avoided)
            ),
        );
    }
    if !next.behind_avoided.is_empty() {
        let text = format!(
            "Left out because only those lead there: {}.",
            titles(&next.behind_avoided)
        );
        output.prose("", &text);
    }
    if next.cut {
        output.note("not all of the roles that the profile wants were looked for");
    }
}

fn csv(next: &NextMoves, output: &mut Output) {
    let heads = [
        "place",
        "role",
        "title",
        "moves",
        "kinds",
        "by_way_of",
        "years",
        "years_at_least",
        "essentials",
        "essentials_short_low",
        "essentials_short_high",
        "gap_low",
        "gap_high",
        "coverage_low",
        "coverage_high",
        "open_needs",
        "lacks_most",
        "interest",
        "behind_by",
    ];
    let rows = next.roles.iter().enumerate().map(|(at, moved)| {
        let lacks: Vec<_> = moved
            .most_important
            .iter()
            .map(|need| need.title.as_str())
            .collect();
        let measure = &moved.measure;
        let mut row = vec![
            (at + 1).to_string(),
            moved.role.id.clone(),
            moved.role.title.clone(),
            moved.moves.to_string(),
            words::next_kinds(moved, "; "),
            words::by_way_of(moved),
            moved.years.years.to_string(),
            moved.years.at_least.to_string(),
            stands_in_short(measure),
        ];
        row.extend(measure::ends(measure.essentials_short()));
        row.extend(measure::ends(measure.gap));
        row.extend(measure::ends(measure.coverage));
        row.extend([
            moved.open_needs.to_string(),
            lacks.join("; "),
            interest(moved.interest.as_ref()),
            moved
                .behind_by
                .map_or_else(String::new, |by| by.as_str().to_owned()),
        ]);
        row
    });
    output.table(&heads, rows.collect());
}

fn interest(interest: Option<&Interest>) -> String {
    match interest {
        Some(Interest::Toward { role, moves }) => format!("toward {} in {moves}", role.id),
        Some(Interest::Wanted {
            family: Some(family),
        }) => format!("wanted, family {family}"),
        Some(_) => "wanted".to_owned(),
        None => String::new(),
    }
}
