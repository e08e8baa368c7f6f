//! `career dot`

use careergraph::export::Look;
use careergraph::export::dot::Dot;
use clap::Args;

use super::{Common, Failure, Outcome, Output};
use crate::cli::drawing::address;
use crate::cli::graph_source;

/// Options of `career dot`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only the surroundings of this role
    #[arg(value_name = "ROLE")]
    around: Option<String>,
    /// How many moves around the role to draw
    #[arg(long, default_value_t = 1, requires = "around", value_parser = clap::value_parser!(u32).range(0..=100))]
    moves: u32,
    /// Only the roles that this selector selects, and the moves between them
    #[arg(long, value_name = "SELECTOR")]
    select: Option<String>,
    /// What a box links to: an address with `{id}` for the id of the role
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    link: Option<String>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let mut view = graph.view();
    if let Some(name) = &options.around {
        view = view.around(super::role(graph, name)?, options.moves as usize);
    }
    if let Some(selector) = &options.select {
        view = view.only(&super::select(graph, selector, output)?);
    }
    if options.select.is_some() && super::is_empty(&view, output) {
        return Ok(Outcome::No);
    }
    let view = view.build();
    if output.wants_json() {
        output.json(&view)?;
    } else {
        let mut look = Look::default();
        look.link.clone_from(&options.link);
        output.raw(&Dot::of(&view, &look).to_string());
    }
    Ok(Outcome::Fine)
}
