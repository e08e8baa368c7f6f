//! `career draw --since OLD`: what changed since an old graph.

use careergraph::graph::{CareerGraph, RoleSet};
use careergraph::view::{Before, ViewBuilder};

use super::super::{Common, Failure, Output, role, select};
use super::Options;
use crate::cli::graph_source;

/// Says that changes are drawn, and around which role or of which roles. What is asked for may be in one
/// of the two graphs alone.
pub(super) fn view<'g>(
    mut view: ViewBuilder<'g>,
    graph: &'g CareerGraph,
    options: &Options,
    common: &Common,
    output: &Output,
) -> Result<ViewBuilder<'g>, Failure> {
    let old = graph_source::load_called("old", &options.since, common, output)?;
    let mut before = Before::of(old).all_roles(options.all_roles);
    let moves = options.moves();
    if let Some(name) = &options.around {
        match (role(graph, name), role(old, name)) {
            (Ok(role), _) => view = view.around(role, moves),
            (Err(_), Ok(role)) => before = before.around(role, moves),
            (Err(failure), Err(_)) => return Err(failure),
        }
    }
    if let Some(selector) = &options.select {
        let (mut now, mut then) = match (graph.select(selector), old.select(selector)) {
            (Err(_), Ok(then)) => (RoleSet::new(graph.role_count()), then),
            (Ok(now), Err(_)) => (now, RoleSet::new(old.role_count())),
            (Ok(now), Ok(then)) => (now, then),
            (Err(_), Err(_)) => (
                select(graph, selector, output)?,
                RoleSet::new(old.role_count()),
            ),
        };
        if now.is_empty() && then.is_empty() {
            output.note("the selector selects no role of either graph");
        } else if let Some(name) = &options.around {
            // The role in the middle is what the drawing is about.
            if let Ok(middle) = graph.role(name) {
                now.insert(middle.index());
            } else if let Ok(middle) = old.role(name) {
                then.insert(middle.index());
            }
        }
        (view, before) = (view.only(&now), before.only(&then));
    }
    Ok(view.since(before))
}
