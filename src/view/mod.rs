//! What to draw of a graph, as plain data: boxes, lines, groups and a legend.
//!
//! Nothing here knows where anything goes or what language it is written in.

mod asks;
mod build;
mod change;
mod edges;
mod facts;
mod group;
mod heat;
mod legend;
pub mod network;
mod notes;
mod picked;
mod route;
mod since;
#[cfg(test)]
pub(crate) mod tests;
pub mod theme;

pub use asks::{Asks, AsksOfRole};
pub use build::ViewBuilder;
pub use change::{Change, ChangeView};
pub use facts::{BoxFact, EdgeFacts, MoveFact};
pub use group::Grouping;
pub use heat::{Heat, SHADES};
pub use legend::LegendEntry;
pub use notes::{
    Note, RoleTitles, note_of_graph, note_of_term, notes_of_move, notes_of_role, notes_of_skill,
    role_in_short, role_titles,
};
pub use route::{RouteStep, RouteView};
pub use since::Before;

use serde::Serialize;

use crate::model::{Basis, Name, RoleId, TransitionKind, in_years};

/// What to draw of a graph.
///
/// Nodes stand in the order of their ids and edges in the order of their ends, so that the same
/// graph is always drawn the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GraphView {
    /// What the drawing shows.
    pub title: Option<String>,
    /// Where it comes from and of when it is, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// The roles.
    pub nodes: Vec<NodeView>,
    /// The transitions between them, one edge for a pair of roles and direction.
    pub edges: Vec<EdgeView>,
    /// By what roles are drawn together.
    pub grouping: Grouping,
    /// What is drawn together: the families, where there are several of them and no role is in the
    /// centre, unless something else was asked for.
    pub clusters: Vec<ClusterView>,
    /// The ids of the tracks that are declared, in their order.
    #[serde(skip)]
    pub tracks: Vec<Name>,
    /// The paths, where paths are drawn, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<RouteView>,
    /// Everything that needs an explanation and occurs.
    pub legend: Vec<LegendEntry>,
}

/// A role to draw.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NodeView {
    /// Its id.
    pub id: RoleId,
    /// Its title, as somebody wrote it.
    pub title: Name,
    /// Its family.
    pub family: Option<Group>,
    /// Its track.
    pub track: Option<Group>,
    /// Its level within the track.
    pub level: Option<u16>,
    /// Its years of experience, such as `3-7`.
    pub years: Option<String>,
    /// Whether it is mentioned and not described.
    pub stub: bool,
    /// Whether it is a declared summit.
    pub terminal: bool,
    /// Whether the drawing is about this role.
    pub centre: bool,
    /// Entry points that are not roles; they are not drawn.
    pub outside_entries: Vec<Name>,
    /// The most important skills that it asks for, where the drawing is to show them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
    /// How ready somebody is for it, where the drawing is to show that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heat: Option<Heat>,
    /// What became of it since an old graph, where the drawing is to show that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeView>,
    /// What the box shows below the title instead of the level and the years, where that was asked
    /// for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<Vec<String>>,
}

impl NodeView {
    /// Returns the level and years in a line, such as "level 3 · 3-7 years"; empty where neither is
    /// known.
    pub fn rank(&self) -> String {
        rank(self.level, self.years.as_deref())
    }

    /// Returns whether a ring marks it as the role in the middle, because its box has the look of how ready
    /// somebody is for it, or of what became of it.
    pub fn is_ringed(&self) -> bool {
        self.centre && (self.heat.is_some() || self.change.is_some())
    }

    /// Returns the lines of its box below the title: what was asked for, else the level and the years.
    pub fn facts(&self) -> Vec<String> {
        match &self.facts {
            Some(facts) => facts.clone(),
            None => Some(self.rank())
                .filter(|rank| !rank.is_empty())
                .into_iter()
                .collect(),
        }
    }
}

/// Returns "level 3 · 3-7 years".
fn rank(level: Option<u16>, years: Option<&str>) -> String {
    let level = level.map(|level| format!("level {level}"));
    let years = years.map(in_years);
    let known: Vec<_> = level.into_iter().chain(years).collect();
    known.join(" · ")
}

/// A family or a track with its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// Its id.
    pub id: Name,
    /// Its title, made from the id where none is declared.
    pub title: Name,
}

/// All transitions from one role to another, drawn as one line.
///
/// A pair of lateral moves in both directions is one edge with two heads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EdgeView {
    /// Index of the former role among the nodes.
    pub from: usize,
    /// Index of the next role among the nodes.
    pub to: usize,
    /// What the transitions are, in the order of kinds; never empty.
    pub moves: Vec<MoveView>,
    /// What the lateral move back rests on, where there is one.
    pub back: Option<Basis>,
    /// What the line shows, where something else than the usual was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<EdgeFacts>,
    /// What became of it since an old graph, where the drawing is to show that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeView>,
    /// Whether the legend says what it rests on, so that the line need not.
    #[serde(skip)]
    pub is_explained: bool,
}

impl EdgeView {
    /// Returns whether nobody climbs along it: it is a lateral move and nothing else.
    pub fn is_lateral(&self) -> bool {
        self.moves
            .iter()
            .all(|drawn| drawn.kind == TransitionKind::Lateral)
    }

    /// Returns the kinds of its transitions.
    pub fn kinds(&self) -> impl Iterator<Item = TransitionKind> {
        self.moves.iter().map(|drawn| drawn.kind)
    }

    /// Returns what the edge rests on, where not all of it was stated and the legend does not say so.
    pub fn note(&self) -> Option<String> {
        if self.is_explained {
            return None;
        }
        let unstated = self.moves.iter().filter(|one| one.basis != Basis::Stated);
        let bases: Vec<_> = unstated
            .map(|one| match self.moves.len() {
                1 => one.basis.to_string(),
                _ => format!("{} {}", one.basis, one.kind),
            })
            .collect();
        (!bases.is_empty()).then(|| bases.join(", "))
    }

    /// Returns what stands beside the line: the mark and the notes of what became of it, its kinds or
    /// what it rests on, and what it takes.
    pub fn label(&self) -> Vec<String> {
        let mut lines = self.became();
        lines.extend(self.said());
        lines
    }

    /// Returns of what stands beside the line what became of it: its mark, or the notes, each with its
    /// own.
    pub fn became(&self) -> Vec<String> {
        let Some(change) = &self.change else {
            return Vec::new();
        };
        if change.notes.is_empty() {
            let mark = change.kind.mark();
            return mark.map(str::to_owned).into_iter().collect();
        }
        change.notes.iter().map(Note::marked).collect()
    }

    /// Returns of what stands beside the line its kinds or what it rests on, and what it takes.
    pub fn said(&self) -> Vec<String> {
        let facts = self.facts.as_ref();
        let moves = facts.and_then(|facts| facts.moves.clone());
        let takes = facts.map(|facts| facts.takes.clone()).unwrap_or_default();
        let said = moves.or_else(|| self.note());
        said.into_iter().chain(takes).collect()
    }

    /// Returns its kinds and what they rest on, such as "lateral (stated), lateral back (inferred)".
    pub fn summary(&self) -> String {
        let moves = self.moves.iter();
        let mut kinds: Vec<_> = moves
            .map(|one| format!("{} ({})", one.kind, one.basis))
            .collect();
        if let Some(back) = self.back {
            kinds.push(format!("{} back ({back})", TransitionKind::Lateral));
        }
        kinds.join(", ")
    }

    /// Returns whether the lateral move can be walked back, and who says so.
    pub fn way_back(&self) -> WayBack {
        let is_inferred =
            |one: &MoveView| (one.kind, one.basis) == (TransitionKind::Lateral, Basis::Inferred);
        match self.back {
            None => WayBack::None,
            Some(Basis::Inferred) => WayBack::Inferred,
            Some(_) if self.moves.iter().any(is_inferred) => WayBack::Leading,
            Some(_) => WayBack::Known,
        }
    }
}

/// One transition of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MoveView {
    /// Its kind.
    pub kind: TransitionKind,
    /// What it rests on.
    pub basis: Basis,
}

/// Whether an edge has a lateral move back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WayBack {
    /// It has none.
    None,
    /// It has one that was stated, observed or derived.
    Known,
    /// It has one that nobody stated.
    Inferred,
    /// It has one that was not inferred, and the lateral move there was inferred from it.
    Leading,
}

/// Roles to draw together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ClusterView {
    /// What they have in common; [`GraphView::grouping`] says what that is.
    pub group: Group,
    /// Indices of its roles among the nodes, ascending.
    pub nodes: Vec<usize>,
}
