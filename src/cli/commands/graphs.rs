//! `career graphs`

use careergraph::graph::CareerGraph;
use careergraph::input::embedded;
use clap::Args;
use serde_json::json;

use super::{Failure, Outcome, Output};

/// Options of `career graphs`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A shipped graph: prints its YAML, to start your own ladder from
    name: Option<String>,
}

impl Options {
    /// Whether a graph is to be printed.
    pub(super) fn names_one(&self) -> bool {
        self.name.is_some()
    }
}

pub(crate) fn run(options: &Options, output: &mut Output) -> Result<Outcome, Failure> {
    if let Some(name) = &options.name {
        let text = embedded::text(name).map_err(|error| {
            let known: Vec<_> = embedded::names().map(|name| format!("`{name}`")).collect();
            Failure::new(
                error,
                vec![format!("the shipped graphs are {}", known.join(", "))],
            )
        })?;
        output.raw(text);
        return Ok(Outcome::Fine);
    }
    let (mut rows, mut answers) = (Vec::new(), Vec::new());
    for name in embedded::names() {
        let graph = CareerGraph::embedded(name).map_err(anyhow::Error::new)?;
        answers.push(json!({
            "name": name,
            "title": graph.title(),
            "roles": graph.role_count(),
            "skills": graph.skill_count(),
            "transitions": graph.transition_count(),
            "default": name == embedded::DEFAULT,
        }));
        let default = if name == embedded::DEFAULT {
            "used if none is named"
        } else {
            ""
        };
        rows.push(vec![
            name.to_owned(),
            graph.title().unwrap_or_default().to_owned(),
            graph.role_count().to_string(),
            graph.skill_count().to_string(),
            graph.transition_count().to_string(),
            default.to_owned(),
        ]);
    }
    if output.wants_json() {
        output.json(&json!({ "graphs": answers }))?;
        return Ok(Outcome::Fine);
    }
    output.table(
        &[
            "graph",
            "title",
            "roles",
            "skills",
            "transitions",
            "remarks",
        ],
        rows,
    );
    Ok(Outcome::Fine)
}
