//! The question that the options of `career path` ask.

use careergraph::graph::{CareerGraph, RoleSet};
use careergraph::model::text::shortened;
use careergraph::query::path::{Cost, PathError, PathQuery};
use clap::Args;

use super::{Common, CostName, Failure, Options, Output};
use crate::cli::args::{MoveFilters, PathLimits, RoleFilters};
use crate::cli::commands;
use crate::cli::shell::Given;

/// What paths have to keep to.
#[derive(Debug, Args)]
#[command(next_help_heading = "Conditions")]
pub(super) struct Conditions {
    #[command(flatten)]
    moves: MoveFilters,
    /// Pass through this role on the way; repeat it for several, in any order
    #[arg(long, value_name = "ROLE")]
    pub(super) via: Vec<String>,
    /// Pass through the roles of --via in the order given
    #[arg(long, requires = "via")]
    in_order: bool,
    #[command(flatten)]
    places: RoleFilters,
    #[command(flatten)]
    pub(super) limits: PathLimits,
}

impl Conditions {
    /// Returns the options that were given, but for those about roles to be passed.
    pub(super) fn given(&self) -> Vec<Given> {
        let mut given = self.moves.given();
        given.extend(self.places.given());
        given.extend(self.limits.given());
        given
    }
}

/// Says why a question cannot be asked, or not be answered.
pub(crate) fn refused(error: &PathError) -> Failure {
    match error {
        PathError::GivenUp => super::given_up(),
        _ => Failure::new(error.to_string(), Vec::new()),
    }
}

pub(super) fn query<'g>(
    graph: &'g CareerGraph,
    options: &Options,
    common: &Common,
    output: &Output,
) -> Result<PathQuery<'g>, Failure> {
    let mut query = graph.paths();
    let named = |name: &str| -> Result<RoleSet, Failure> {
        let role = commands::role(graph, name);
        let role = role.map_err(|unknown| {
            if commands::is_selector(graph, name) {
                selector_as_role(name)
            } else {
                unknown
            }
        })?;
        Ok(RoleSet::from_roles(graph.role_count(), [role.index()]))
    };
    let mut roles = options.roles.iter();
    // A question with one end is about whoever the environment names.
    let is_open = options.from.is_none() && roles.len() + usize::from(options.to.is_some()) == 1;
    let has_somebody = options.me.me.is_some() || is_open && options.me.is_somebody();
    let person = has_somebody.then(|| options.me.somebody(graph, common, output));
    let person = person.transpose()?;
    let avoided = person.as_ref().map(|person| person.resolved.avoided(graph));
    let avoided = avoided.unwrap_or_else(|| RoleSet::new(graph.role_count()));
    if let Some(person) = &person {
        query = query.of_person(&person.resolved);
    }
    // A role that is named counts more than that of the profile.
    let names_first = roles.len() + usize::from(options.to.is_some()) > 1;
    // Of several roles, those that the profile avoids are left out, unless all of them are.
    let selected = |selector: &str| -> Result<RoleSet, Failure> {
        let all = commands::select(graph, selector, output)?;
        let mut wanted = all.clone();
        wanted.subtract(&avoided);
        Ok(if wanted.is_empty() { all } else { wanted })
    };
    let from = match (&options.from, person) {
        (Some(selector), _) => selected(selector)?,
        (None, Some(person)) if !names_first => {
            let role = person.role(graph, "FROM and TO")?.index();
            RoleSet::from_roles(graph.role_count(), [role])
        }
        (None, _) => named(roles.next().ok_or_else(missing)?)?,
    };
    let to = match &options.to {
        Some(selector) => selected(selector)?,
        None => named(roles.next().ok_or_else(missing)?)?,
    };
    if let Some(name) = roles.next() {
        let help = "--from and --to each replace a role";
        let message = format!("`{}` is one role too many", shortened(name));
        return Err(Failure::new(message, vec![help.to_owned()]));
    }
    commands::ends::say_left_out(avoided, [&from, &to], output);
    query = query.from_any(from).to_any(to).cost(options.cost.into());
    conditions(graph, &options.conditions, query, output)
}

impl From<CostName> for Cost {
    fn from(name: CostName) -> Self {
        match name {
            CostName::Moves => Self::Moves,
            CostName::Years => Self::Years,
            CostName::Gap => Self::Gap,
            CostName::Effort => Self::Effort,
            CostName::Likelihood => Self::Likelihood,
        }
    }
}

fn selector_as_role(text: &str) -> Failure {
    let help = "name a selector with --from or --to";
    let message = format!("no role answers to `{}`", shortened(text));
    Failure::new(message, vec![help.to_owned()])
}

fn missing() -> Failure {
    let help = "career path FROM TO, or --from SELECTOR --to SELECTOR, or --me PROFILE TO";
    Failure::new("a path has a first and a last role", vec![help.to_owned()])
}

fn conditions<'g>(
    graph: &'g CareerGraph,
    options: &Conditions,
    mut query: PathQuery<'g>,
    output: &Output,
) -> Result<PathQuery<'g>, Failure> {
    query = options.moves.apply(query);
    for stop in &options.via {
        let role = super::super::role(graph, stop)?;
        query = query.via(role.id().as_str()).map_err(anyhow::Error::new)?;
    }
    query = query.in_order(options.in_order);
    query = options.places.apply(query, graph, output)?;
    Ok(options.limits.apply(query))
}
