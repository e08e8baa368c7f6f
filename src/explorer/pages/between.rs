//! All ways from one role to another: every role and every step on some path between them.

use std::collections::BTreeMap;

use super::super::ask::Ask;
use super::super::drawing::{self, ALL_WAYS, MOST_BOXES};
use super::super::markup::{self, cell, element, table};
use super::super::reply::{Answer, Page};
use super::super::routes::refused;
use super::{moves, ways};
use crate::export::rows;
use crate::export::words::{self, plural};
use crate::query::between::{Between, BetweenRole, BetweenStep};
use crate::query::card::RoleName;
use crate::query::path::PathQuery;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let mut page = ways::begin(
        ask,
        "between",
        ["All ways", "All ways between two roles"],
        "Show all ways",
    );
    let told = tell(&mut page, ask);
    page.and(told)
}

fn tell(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    let Some((query, to)) = ways::asked(page, ask)? else {
        return Ok(());
    };
    let between = query.between().map_err(|error| refused(&error))?;
    page.add_rows(ask.request, "between", || rows::between(&between))?;
    page.add_data(ask.request, &between);
    ways::go_on(page, ask, "between", &to);
    if between.roles.is_empty() {
        return ways::apart(page, ask, &query).map(|_| ());
    }
    let said = format!(
        "{} and {} lie on paths from one to the other.",
        plural(between.role_count, "role"),
        plural(between.step_count, "step")
    );
    element(&mut page.body, "p class=\"facts\"", &said);
    if !between.exact {
        element(&mut page.body, "p class=\"note\"", NOT_EXACT);
    }
    picture(page, ask, &query, between.role_count)?;
    all(&mut page.body, ask, &between);
    Ok(())
}

fn picture(
    page: &mut Page,
    ask: &Ask<'_>,
    query: &PathQuery<'_>,
    roles: usize,
) -> Result<(), Answer> {
    // What is too much for a picture need not be made for one.
    if roles > MOST_BOXES {
        element(&mut page.body, "p class=\"note\"", TOO_MANY);
        return Ok(());
    }
    let view = drawing::all_ways(ask, query)?.build();
    let question = ask.request.question_with("draw", ALL_WAYS);
    drawing::add(page, ask, view, &question, "between")
}

/// Why there is no picture.
const TOO_MANY: &str =
    "Too many roles for a readable picture: ask for fewer moves, or name roles to avoid.";

/// Why more may be shown than lies between.
const NOT_EXACT: &str = "It is not known whether some of these lie on a path that visits no role twice: fewer moves or roles to avoid make the search smaller.";

fn all(out: &mut String, ask: &Ask<'_>, between: &Between) {
    element(out, "h2", &plural(between.role_count, "role"));
    let rows: Vec<_> = between
        .roles
        .iter()
        .map(|role| of_role(ask, role))
        .collect();
    let mut heads = vec!["Role", "Moves from the first", "Moves to the last"];
    if ask.profile().is_some() {
        heads.extend(["You lack", "Covered"]);
    }
    table(out, "Roles between them", "sortable", &heads, &rows);
    if between.steps.is_empty() {
        return;
    }
    element(out, "h2", &plural(between.step_count, "step"));
    let named: BTreeMap<_, _> = between
        .roles
        .iter()
        .map(|role| (role.role.id.as_str(), &role.role))
        .collect();
    let rows: Vec<_> = between
        .steps
        .iter()
        .map(|step| of_step(&named, step))
        .collect();
    let heads = ["From", "To", "By", "Years before"];
    table(out, "Steps between them", "sortable", &heads, &rows);
}

fn of_role(ask: &Ask<'_>, role: &BetweenRole) -> Vec<String> {
    let mut row = vec![
        markup::role(&role.role),
        role.moves_from.to_string(),
        role.moves_to.to_string(),
    ];
    row.extend(moves::own_stand(ask, &role.role));
    row
}

fn of_step(named: &BTreeMap<&str, &RoleName>, step: &BetweenStep) -> Vec<String> {
    let end = |id: &String| {
        let role = named.get(id.as_str());
        role.map_or_else(|| cell(id), |role| markup::role(role))
    };
    let kinds: Vec<_> = step.moves.iter().map(words::kind_of_move).collect();
    vec![
        end(&step.from),
        end(&step.to),
        cell(kinds.join(", ")),
        step.years.map(words::round).unwrap_or_default(),
    ]
}
