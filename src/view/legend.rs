//! What a drawing has to explain.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{EdgeView, NodeView, WayBack};
use crate::model::TransitionKind;

/// Something that occurs in a drawing and needs an explanation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum LegendEntry {
    /// A line for these kinds of transition.
    Edge {
        /// The kinds, in their order.
        kinds: Vec<TransitionKind>,
        /// Whether there is a lateral move back.
        back: WayBack,
    },
    /// A role that is mentioned and not described.
    Stub,
    /// A declared summit.
    Summit,
}

impl LegendEntry {
    /// Returns the explanation, such as "lateral move, way back inferred".
    pub fn text(&self) -> String {
        let (kinds, back) = match self {
            Self::Edge { kinds, back } => (kinds, *back),
            Self::Stub => return "stub: mentioned, not described".to_owned(),
            Self::Summit => return "declared summit".to_owned(),
        };
        let names: Vec<_> = kinds
            .iter()
            .map(|kind| match kind {
                TransitionKind::Lateral => "lateral move",
                kind => kind.as_str(),
            })
            .collect();
        let back = match back {
            WayBack::None => "",
            WayBack::Known if kinds.len() > 1 => ", lateral both ways",
            WayBack::Known => ", both ways",
            WayBack::Inferred => ", way back inferred",
        };
        names.join(" and ") + back
    }
}

/// Returns an entry for everything that occurs, each once: lines first, the simple ones before
/// those of several kinds.
pub(super) fn of(nodes: &[NodeView], edges: &[EdgeView]) -> Vec<LegendEntry> {
    let lines: BTreeSet<(usize, Vec<TransitionKind>, WayBack)> = edges
        .iter()
        .map(|edge| (edge.moves.len(), edge.kinds().collect(), edge.way_back()))
        .collect();
    let mut legend: Vec<_> = lines
        .into_iter()
        .map(|(_, kinds, back)| LegendEntry::Edge { kinds, back })
        .collect();
    if nodes.iter().any(|node| node.stub) {
        legend.push(LegendEntry::Stub);
    }
    if nodes.iter().any(|node| node.terminal) {
        legend.push(LegendEntry::Summit);
    }
    legend
}
