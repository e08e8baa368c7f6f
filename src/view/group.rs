//! Which roles are drawn together.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{ClusterView, Group, NodeView};
use crate::graph::CareerGraph;

/// What roles that are drawn together have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Grouping {
    /// The family, or the track where there are not several families; nothing around a role and on
    /// routes.
    #[default]
    Auto,
    /// The family.
    Family,
    /// The track.
    Track,
    /// The track and the level.
    Level,
    /// Nothing: no role is drawn together with others.
    None,
}

impl Grouping {
    /// Every grouping that can be asked for, with its name and what it does.
    pub const NAMES: [(Self, &'static str, &'static str); 4] = [
        (Self::Family, "family", "Roles of a family"),
        (Self::Track, "track", "Roles of a track"),
        (Self::Level, "level", "Roles of a level of a track"),
        (Self::None, "none", "No roles"),
    ];
}

/// Returns the groups, and what they are groups of.
pub(super) fn groups(
    graph: &CareerGraph,
    grouping: Grouping,
    nodes: &[NodeView],
) -> (Grouping, Vec<ClusterView>) {
    if grouping != Grouping::Auto {
        return (grouping, clusters(graph, grouping, nodes));
    }
    let tried = [Grouping::Family, Grouping::Track].into_iter();
    let mut tried = tried.map(|grouping| (grouping, clusters(graph, grouping, nodes)));
    let several = tried.find(|(_, clusters)| clusters.len() > 1);
    several.unwrap_or((Grouping::Auto, Vec::new()))
}

/// Returns the groups: declared ones in the order in which they are declared, the others behind them
/// by id, levels ascending.
fn clusters(graph: &CareerGraph, grouping: Grouping, nodes: &[NodeView]) -> Vec<ClusterView> {
    let declared = match grouping {
        Grouping::Track | Grouping::Level => &graph.info().tracks,
        Grouping::Auto | Grouping::Family | Grouping::None => &graph.info().families,
    };
    let places: BTreeMap<&str, usize> = declared
        .iter()
        .zip(0..)
        .map(|((id, _), at)| (&**id, at))
        .collect();
    let place = |group: &Group| places.get(&*group.id).copied().unwrap_or(usize::MAX);
    let mut clusters: BTreeMap<(usize, String, Option<u16>), ClusterView> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        let (group, level) = match grouping {
            Grouping::Auto | Grouping::None => continue,
            Grouping::Family => (node.family.as_ref(), None),
            Grouping::Track => (node.track.as_ref(), None),
            Grouping::Level if node.level.is_none() => continue,
            Grouping::Level => (node.track.as_ref(), node.level),
        };
        let group = match (group, level) {
            (Some(group), None) => group.clone(),
            (Some(track), Some(level)) => Group {
                id: format!("{}-{level}", track.id).into(),
                title: format!("{}, level {level}", track.title).into(),
            },
            (None, Some(level)) => Group {
                id: level.to_string().into(),
                title: format!("Level {level}").into(),
            },
            (None, None) => continue,
        };
        let of = node.track.as_ref().filter(|_| level.is_some());
        let of = of.unwrap_or(&group);
        let key = (place(of), of.id.to_string(), level);
        let cluster = clusters.entry(key).or_insert_with(|| ClusterView {
            group,
            nodes: Vec::new(),
        });
        cluster.nodes.push(index);
    }
    clusters.into_values().collect()
}
