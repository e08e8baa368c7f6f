//! The roles that a question about ways begins and ends with.

use careergraph::export::words;
use careergraph::graph::{CareerGraph, RoleRef, RoleSet};
use careergraph::query::path::PathQuery;
use clap::Args;

use super::{Common, Failure, Output};
use crate::cli::args::Me;
use crate::cli::output::plural;
use crate::cli::profile_source::Person;

/// The first role and the last one.
#[derive(Debug, Args)]
pub(super) struct Ends {
    /// The first and the last role, by id, title or alias; with --me the first may be left out if it is that of
    /// the profile
    #[arg(num_args = 1..=2, required = true, value_name = "ROLE")]
    roles: Vec<String>,
    #[command(flatten)]
    me: Me,
}

impl Ends {
    /// The question about paths from one to the other.
    pub(super) fn query<'g>(
        &self,
        graph: &'g CareerGraph,
        common: &Common,
        output: &Output,
    ) -> Result<PathQuery<'g>, Failure> {
        let (to, from) = self.roles.split_last().expect("a role is required");
        let from = from.first().map(String::as_str);
        let start = Start::new(from, &self.me, graph, common, output)?;
        start.paths_to(super::role(graph, to)?, graph, output)
    }

    /// The words that name them on another command line.
    pub(super) fn words(&self) -> Vec<String> {
        let roles = self.roles.iter().cloned();
        self.me.words().into_iter().chain(roles).collect()
    }
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
        if let Some(role) = named.filter(|_| me.me.is_none()) {
            return Ok(Self { role, person: None });
        }
        let person = me.somebody(graph, common, output)?;
        let role = match named {
            Some(role) => role,
            None => person.role(graph, "the first role")?,
        };
        let person = Some(person);
        Ok(Self { role, person })
    }

    /// The question about paths to a role; those of a person pass no role that the profile wants to avoid, which is
    /// said.
    pub(super) fn paths_to(
        &self,
        to: RoleRef<'g>,
        graph: &'g CareerGraph,
        output: &Output,
    ) -> Result<PathQuery<'g>, Failure> {
        self.say_left_out(graph, Some(to), output);
        let query = graph.paths().from(self.role.id().as_str());
        let query = query.and_then(|query| query.to(to.id().as_str()));
        let query = query.map_err(anyhow::Error::new)?;
        Ok(match &self.person {
            Some(person) => query.of_person(&person.resolved),
            None => query,
        })
    }

    /// Says that what somebody avoids is avoided on the way, to a role where there is one.
    pub(super) fn say_left_out(
        &self,
        graph: &CareerGraph,
        to: Option<RoleRef<'_>>,
        output: &Output,
    ) {
        if let Some(person) = &self.person {
            let set = |role: Option<RoleRef<'_>>| {
                let role = role.map(RoleRef::index);
                RoleSet::from_roles(graph.role_count(), role)
            };
            let ends = [&set(Some(self.role)), &set(to)];
            say_left_out(person.resolved.avoided(graph), ends, output);
        }
    }
}

/// Says that no path passes the roles that a profile wants to avoid, but for those at the ends of the question.
/// Which ones they are is not told.
pub(super) fn say_left_out(mut avoided: RoleSet, ends: [&RoleSet; 2], output: &Output) {
    let [_, to] = ends;
    if !to.is_empty() && to.is_subset(&avoided) {
        output.note(words::AIM_IS_AVOIDED);
    }
    for roles in ends {
        avoided.subtract(roles);
    }
    if !avoided.is_empty() {
        let roles = plural(avoided.len(), "role");
        output.note(&format!(
            "no path passes through what the profile avoids: {roles}"
        ));
    }
}
