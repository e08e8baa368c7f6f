//! `career graphs`

use careergraph::graph::CareerGraph;
use careergraph::input::embedded;
use clap::Args;

use super::{Failure, Outcome, Output};

/// Options of `career graphs`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A shipped graph: prints its YAML, to start a ladder of your own from
    name: Option<String>,
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
    let mut rows = Vec::new();
    for name in embedded::names() {
        let graph = CareerGraph::embedded(name).map_err(anyhow::Error::new)?;
        let default = if name == embedded::DEFAULT {
            "the default"
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
    output.table(
        &["graph", "title", "roles", "skills", "transitions", ""],
        rows,
    );
    Ok(Outcome::Fine)
}
