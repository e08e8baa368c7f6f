//! What a drawing has to explain.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Change, EdgeView, NodeView, RouteView, WayBack};
use crate::model::{Basis, TransitionKind};

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
    /// The gap of a move.
    Gap,
    /// What every move rests on, where no line says so.
    Basis(Basis),
    /// So many lines between roles that are not in the middle are not drawn.
    LeftOut(usize),
    /// No move leads to or from the role in the middle.
    Alone,
    /// The role in the middle, where its box has another look.
    Centre,
    /// How much of what a role asks for somebody holds.
    Heat,
    /// The role that they hold.
    Current,
    /// What is new.
    Added,
    /// What is gone.
    Removed,
    /// What changed.
    Changed,
    /// What did not change.
    Unchanged,
}

impl LegendEntry {
    /// Returns the explanation, such as "lateral move, way back inferred".
    pub fn text(&self) -> String {
        let (kinds, back) = match self {
            Self::Edge { kinds, back } => (kinds, *back),
            Self::Stub => return "stub: mentioned, not described".to_owned(),
            Self::Summit => return "declared summit".to_owned(),
            Self::Gap => {
                return "gap: steps of proficiency that are missing, weighted; less is nearer"
                    .to_owned();
            }
            Self::Basis(basis) => {
                let how = match basis {
                    Basis::Derived => " by a rule from a public data set",
                    Basis::Stated | Basis::Observed | Basis::Inferred => "",
                };
                return format!("every move is {basis}{how}");
            }
            Self::LeftOut(lines) => {
                return format!("{lines} lines between the other roles are not drawn");
            }
            Self::Alone => return "no move leads to or from this role".to_owned(),
            Self::Centre => return "role in the middle".to_owned(),
            Self::Heat => {
                return "share of what a role asks for: held, and perhaps held".to_owned();
            }
            Self::Current => return "current role".to_owned(),
            Self::Added => return "+ added".to_owned(),
            Self::Removed => return "– removed".to_owned(),
            Self::Changed => return "~ changed".to_owned(),
            Self::Unchanged => return "unchanged".to_owned(),
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
            WayBack::Leading => ", lateral way there inferred",
        };
        names.join(" and ") + back
    }
}

/// Returns an entry for everything that occurs, each once: lines first, the simple ones before
/// those of several kinds.
pub(super) fn of(nodes: &[NodeView], edges: &[EdgeView], routes: &[RouteView]) -> Vec<LegendEntry> {
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
    let takes = edges.iter().filter_map(|edge| edge.facts.as_ref());
    let mut takes = takes.flat_map(|facts| &facts.takes);
    let mut steps = routes.iter().flat_map(|route| &route.steps);
    if takes.any(|fact| fact.starts_with("gap ")) || steps.any(|step| step.gap.is_some()) {
        legend.push(LegendEntry::Gap);
    }
    if nodes.iter().any(NodeView::is_ringed) {
        legend.push(LegendEntry::Centre);
    }
    let heats = || nodes.iter().filter_map(|node| node.heat.as_ref());
    if heats().any(|heat| heat.coverage().is_some()) {
        legend.push(LegendEntry::Heat);
    }
    if heats().any(|heat| heat.current) {
        legend.push(LegendEntry::Current);
    }
    let changes = nodes.iter().map(|node| &node.change);
    let changes = changes
        .chain(edges.iter().map(|edge| &edge.change))
        .flatten();
    let kinds: BTreeSet<Change> = changes.map(|change| change.kind).collect();
    legend.extend(kinds.into_iter().map(|kind| match kind {
        Change::Added => LegendEntry::Added,
        Change::Removed => LegendEntry::Removed,
        Change::Changed => LegendEntry::Changed,
        Change::Unchanged => LegendEntry::Unchanged,
    }));
    legend
}
