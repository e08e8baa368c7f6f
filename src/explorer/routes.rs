//! The question about paths, as the fields of a form ask it.

use super::ask::Ask;
use super::reply::Answer;
use crate::export::escape::shell_word;
use crate::export::words;
use crate::model::TransitionKind;
use crate::query::path::{Cost, PathError, PathQuery, Paths};

/// The most paths of a page.
pub(super) const MOST_PATHS: usize = 20;

/// The most moves that can be asked for.
pub(super) const LONGEST: usize = 100;

/// What a path can be the best in.
pub(super) const COSTS: [(Cost, &str, &str); 4] = [
    (Cost::Moves, "moves", "fewest moves"),
    (Cost::Years, "years", "fewest years"),
    (Cost::Gap, "gap", "smallest gaps"),
    (Cost::Effort, "effort", "least to learn"),
];

/// The question about paths; nothing where an end is not named.
pub(super) fn question<'a>(ask: &Ask<'a>) -> Result<Option<PathQuery<'a>>, Answer> {
    // What is wrong with a field is told, whether or not the ends are named.
    between_ends(ask, path_conditions(ask)?)
}

/// The question about all ways; nothing where an end is not named.
pub(super) fn all_ways<'a>(ask: &Ask<'a>) -> Result<Option<PathQuery<'a>>, Answer> {
    between_ends(ask, conditions(ask)?)
}

/// The question with its ends, for whoever looks where they ask for themselves.
fn between_ends<'a>(ask: &Ask<'a>, query: PathQuery<'a>) -> Result<Option<PathQuery<'a>>, Answer> {
    let (Some(from), Some(to)) = (ask.start()?, ask.role("to")?) else {
        return Ok(None);
    };
    let query = query.from(from)?.to(to)?;
    let own = ask.profile().filter(|_| ask.is_own());
    Ok(Some(match own {
        Some(profile) => query.of_person(profile),
        None => query,
    }))
}

/// What all ways have to keep to.
pub(super) fn conditions<'a>(ask: &Ask<'a>) -> Result<PathQuery<'a>, Answer> {
    let mut query = ask.graph().paths();
    let mut kinds = Vec::new();
    for kind in ask.request.all("kind") {
        kinds.push(Ask::one_of("kind", kind, TransitionKind::NAMES)?);
    }
    if kinds.is_empty() && ask.is_on("kinds") {
        let help = format!(
            "tick {}",
            words::or(&TransitionKind::NAMES.map(|(_, name)| name.to_owned()))
        );
        return Err(Answer::problem(400, "No kind of move is chosen", &[help]));
    }
    if !kinds.is_empty() {
        query = query.only(kinds);
    }
    if let Some(avoid) = ask.selected("avoid")? {
        query = query.avoid(avoid);
    }
    if let Some(within) = ask.selected("within")? {
        query = query.within(within);
    }
    if ask.is_on("max-moves") {
        query = query.max_moves(ask.number("max-moves", LONGEST, LONGEST)?);
    }
    Ok(query.stepwise(ask.is_on("stepwise")))
}

/// The same as options of `career`.
pub(super) fn told(ask: &Ask<'_>) -> Vec<String> {
    let all_kinds = ask.request.all("kind").count() == TransitionKind::NAMES.len();
    let given = ask
        .request
        .conditions()
        .filter_map(|(name, value)| match name {
            "kinds" => None,
            "kind" if all_kinds => None,
            "stepwise" => Some("--stepwise".to_owned()),
            name => Some(format!("--{name} {}", shell_word(value))),
        });
    given.collect()
}

/// What paths have to keep to besides, and what they can be the best in.
fn path_conditions<'a>(ask: &Ask<'a>) -> Result<PathQuery<'a>, Answer> {
    let mut query = conditions(ask)?;
    for stop in ask.request.all("via") {
        let stop = ask.role_named(stop)?;
        let via = query.via(stop.id().as_str());
        query = via.map_err(|error| Answer::missing(&error.to_string()))?;
    }
    let cost = ask.chosen("cost", COSTS.map(|(cost, name, _)| (cost, name)))?;
    Ok(query.cost(cost.unwrap_or(Cost::Moves)))
}

/// The best paths; nothing where there is none, or an end is not named.
pub(super) fn found(ask: &Ask<'_>) -> Result<Option<Paths>, Answer> {
    let count = ask.number("k", 3, MOST_PATHS)?;
    let Some(query) = question(ask)? else {
        return Ok(None);
    };
    let best = query.best(count);
    let best = best.map_err(|error| refused(&error))?;
    Ok(Some(best).filter(|best| !best.paths.is_empty()))
}

pub(super) fn refused(error: &PathError) -> Answer {
    let help = "fewer moves, roles to avoid or fewer paths make the search smaller".to_owned();
    Answer::problem(400, &error.to_string(), &[help])
}
