//! The roles that a question about ways begins and ends with.

use careergraph::graph::{CareerGraph, RoleRef};
use careergraph::query::path::PathQuery;
use careergraph::query::profile::ResolvedProfile;
use clap::Args;

use super::{Common, Failure, Output};
use crate::cli::args::Me;
use crate::cli::output::plural;
use crate::cli::profile_source::Person;

/// The first role and the last one.
#[derive(Debug, Args)]
pub(super) struct Ends {
    /// The first role and the last one, by id, title or alias; with --me the first may be left out, where it
    /// is that of the profile
    #[arg(num_args = 1..=2, required = true, value_name = "ROLE")]
    roles: Vec<String>,
    #[command(flatten)]
    me: Me,
}

impl Ends {
    /// The question about paths from one to the other; those of a person pass no role that the profile wants
    /// to avoid.
    pub(super) fn query<'g>(
        &self,
        graph: &'g CareerGraph,
        common: &Common,
        output: &Output,
    ) -> Result<PathQuery<'g>, Failure> {
        let (from, to) = match &self.roles[..] {
            [to] => (None, to),
            [from, to, ..] => (Some(from), to),
            [] => unreachable!("a role is required"),
        };
        let start = Start::new(from.map(String::as_str), &self.me, graph, common, output)?;
        let to = super::role(graph, to)?;
        let query = between(graph, start.role, to)?;
        Ok(match &start.person {
            Some(person) => query.of_person(&person.resolved),
            None => query,
        })
    }

    /// The words that name them on another command line.
    pub(super) fn words(&self) -> Vec<String> {
        let roles = self.roles.iter().cloned();
        self.me.words().into_iter().chain(roles).collect()
    }
}

/// The question about paths from one role to another.
pub(super) fn between<'g>(
    graph: &'g CareerGraph,
    from: RoleRef<'g>,
    to: RoleRef<'g>,
) -> Result<PathQuery<'g>, Failure> {
    let query = graph.paths().from(from.id().as_str());
    let query = query.and_then(|query| query.to(to.id().as_str()));
    Ok(query.map_err(anyhow::Error::new)?)
}

/// Where a question begins: a role that is named, or that of a person.
pub(super) struct Start<'g> {
    pub(super) role: RoleRef<'g>,
    /// Who asks, where somebody is named.
    pub(super) person: Option<Person>,
}

impl<'g> Start<'g> {
    /// The role that is named, or else that of the profile.
    pub(super) fn new(
        name: Option<&str>,
        me: &Me,
        graph: &'g CareerGraph,
        common: &Common,
        output: &Output,
    ) -> Result<Self, Failure> {
        let named = name.map(|name| super::role(graph, name)).transpose()?;
        let person = if named.is_none() || me.me.is_some() {
            Some(me.somebody(graph, common, output)?)
        } else {
            None
        };
        if let Some(person) = &person {
            say_left_out(&person.resolved, graph, output);
        }
        let role = match (named, &person) {
            (Some(role), _) => role,
            (None, Some(person)) => person.role(graph, "the first role")?,
            (None, None) => unreachable!("somebody is asked for where no role is named"),
        };
        Ok(Self { role, person })
    }
}

/// Says that no path passes some roles, because the profile wants to avoid them; which ones is not told.
pub(super) fn say_left_out(profile: &ResolvedProfile, graph: &CareerGraph, output: &Output) {
    let left_out = profile.avoided(graph).len();
    if left_out > 0 {
        let roles = plural(left_out, "role");
        output.note(&format!("no path passes what the profile avoids: {roles}"));
    }
}
