//! Whose profile a command is about.
//!
//! A profile is private: what goes to standard error are places and counts, no word of it.

use std::path::{Path, PathBuf};

use careergraph::document::GraphDocument;
use careergraph::graph::{CareerGraph, RoleRef};
use careergraph::input::{Format, LoadedProfile};
use careergraph::model::{Date, Notation};
use careergraph::query::person::Person as Asker;
use careergraph::query::profile::{ProfileNames, ResolvedProfile};

use super::args::{Common, Me, Today};
use super::output::{Failure, Output, count, plural};
use super::{commands, graph_source};

/// A person's file, and what it means in a graph.
pub(super) struct Person {
    pub(super) loaded: LoadedProfile,
    pub(super) resolved: ResolvedProfile,
}

impl Person {
    /// The role of the graph that the person holds; an error where there is none, which says what to
    /// give instead.
    pub(super) fn role<'g>(
        &self,
        graph: &'g CareerGraph,
        instead: &str,
    ) -> Result<RoleRef<'g>, Failure> {
        let role = self.resolved.role.map(|role| graph.role_at(role));
        role.ok_or_else(|| {
            if self.resolved.role_missed {
                let help = [commands::CLOSEST_ROLE, &format!("or give {instead}")];
                let help = help.map(str::to_owned).to_vec();
                return Failure::new(commands::ROLE_MISSED, help);
            }
            let help = format!("name it in the profile as `role`, or give {instead}");
            let message = "the profile has no role of this graph";
            Failure::new(message, vec![help])
        })
    }
}

impl Me {
    /// Who asks: the person of a profile, who starts from a role where one is named, else whoever
    /// holds that role.
    pub(super) fn person<'g>(
        &self,
        role: Option<&str>,
        graph: &'g CareerGraph,
        common: &Common,
        output: &Output,
    ) -> Result<Asker<'g>, Failure> {
        let role = role.map(|name| commands::role(graph, name)).transpose()?;
        match role {
            Some(role) if self.me.is_none() => Ok(graph.in_role(role)?),
            role => {
                let person = graph.person(&self.somebody(graph, common, output)?.resolved);
                Ok(role.map_or(person.clone(), |role| person.at(role)))
            }
        }
    }

    /// The words that name the same person on another command line; none where the environment does.
    pub(super) fn words(&self) -> Vec<String> {
        let me = self.me.iter();
        me.flat_map(|path| ["--me".to_owned(), path.display().to_string()])
            .collect()
    }

    /// Whether somebody is named, here or in the environment.
    pub(super) fn is_somebody(&self) -> bool {
        self.me.is_some() || from_environment().is_some()
    }

    /// The person of `--me`, else of the environment; an error where nobody is named.
    pub(super) fn somebody(
        &self,
        graph: &CareerGraph,
        common: &Common,
        output: &Output,
    ) -> Result<Person, Failure> {
        let path = self.me.clone().or_else(from_environment).ok_or_else(|| {
            let help = [
                "give a profile: `--me PROFILE`; `career profile init ROLE` writes one to fill in",
                "or name the role to start from, before the target role if there is one",
            ];
            let message = "neither a profile nor a role to start from is named";
            Failure::new(message, help.map(str::to_owned).to_vec())
        })?;
        let documents = lexicon(common, output)?;
        let names = graph.profile_names(&documents);
        let person = load(&path, &self.today, &names, common, output)?;
        let shown = check_line(&path, output);
        let (findings, missed) = (&person.loaded.findings, person.resolved.unresolved.len());
        if !findings.is_empty() {
            output.note(&format!("{} in the profile; see: {shown}", count(findings)));
        }
        if missed > 0 {
            let places = plural(missed, "place");
            output.note(&format!(
                "not resolved in the profile: {places}; see: {shown}"
            ));
        }
        Ok(person)
    }
}

/// The command line that shows how a profile is read.
pub(super) fn check_line(path: &Path, output: &Output) -> String {
    let path = path.display().to_string();
    output.command_line("career profile check", &[&path], &[])
}

/// Reads a profile and looks its names up.
pub(super) fn load(
    path: &Path,
    today: &Today,
    names: &ProfileNames<'_>,
    common: &Common,
    output: &Output,
) -> Result<Person, Failure> {
    let loaded = if path == Path::new("-") {
        let source = output.inputs().read_standard_input()?;
        let notation = notation(common.input_format, source.text())?;
        LoadedProfile::from_source_in(notation, source)?
    } else {
        output.inputs().add(path);
        LoadedProfile::from_path(path)?
    };
    let mut query = names.profile(&loaded.profile);
    if let Some(date) = today.today.or_else(clock) {
        query = query.as_of(date);
    }
    let resolved = query.resolve();
    Ok(Person { loaded, resolved })
}

/// The notation of a profile from standard input: YAML unless it looks like another one.
fn notation(format: Option<Format>, text: &str) -> Result<Notation, Failure> {
    match format.unwrap_or_else(|| Format::guess(text)) {
        Format::Json => Ok(Notation::Json),
        Format::Toml => Ok(Notation::Toml),
        page if format.is_some() && page.is_page() => {
            let message = "a profile is written in YAML, TOML or JSON";
            let help = format!("`--input-format {}` is for role pages", page.name());
            Err(Failure::new(message, vec![help]))
        }
        _ => Ok(Notation::Yaml),
    }
}

/// The documents of `--lexicon`.
pub(super) fn lexicon(common: &Common, output: &Output) -> Result<Vec<GraphDocument>, Failure> {
    if common.lexicon.is_empty() {
        return Ok(Vec::new());
    }
    let loader = graph_source::loader(&common.lexicon, common, output)?;
    Ok(loader.documents()?.documents)
}

#[expect(clippy::disallowed_methods, reason = "the binary reads its settings")]
pub(super) fn from_environment() -> Option<PathBuf> {
    let value = std::env::var_os("CAREER_PROFILE");
    value.filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The day on which this runs, by the clock of the machine in UTC.
#[expect(clippy::disallowed_methods, reason = "only the binary has a clock")]
pub(super) fn clock() -> Option<Date> {
    const SECONDS_PER_DAY: u64 = 24 * 60 * 60;
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Date::from_days_since_1970(since.ok()?.as_secs() / SECONDS_PER_DAY)
}
