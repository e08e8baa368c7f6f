//! Which boxes name their family and their track: where these tell them apart from others of the drawing.

use std::collections::{BTreeMap, BTreeSet};

use crate::view::{GraphView, Group, Grouping, NodeView};

/// What is named of the families and tracks of a view.
#[derive(Debug, Clone, Copy)]
pub(super) struct Groups<'v> {
    centre: Option<&'v NodeView>,
    has_families: bool,
    has_tracks: bool,
    /// The track of the role in the middle, or of most roles, which is not named.
    usual: Option<&'v Group>,
}

impl<'v> Groups<'v> {
    /// Returns them for a drawing with or without boxes, or headings, for the groups of a view.
    pub(super) fn of(view: &'v GraphView, has_titles: bool) -> Self {
        let centre = view.nodes.iter().find(|node| node.centre);
        let families = view.nodes.iter().filter_map(|node| node.family.as_ref());
        let families: BTreeSet<_> = families.map(|family| &*family.id).collect();
        let levelled = view.nodes.iter().filter(|node| levelled(node));
        let tracks: Vec<_> = levelled.filter_map(|node| node.track.as_ref()).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for track in &tracks {
            *counts.entry(&*track.id).or_default() += 1;
        }
        let is_usual = |track: &&&Group| 2 * counts[&*track.id] > tracks.len();
        let is_titled = has_titles
            && !view.clusters.is_empty()
            && matches!(view.grouping, Grouping::Track | Grouping::Level);
        Self {
            centre,
            has_families: !view.clusters.is_empty() && families.len() > 1,
            has_tracks: !is_titled && counts.len() > 1,
            usual: match centre {
                Some(centre) => centre.track.as_ref(),
                None => tracks.iter().find(is_usual).copied(),
            },
        }
    }

    /// Returns them for a ladder, whose lanes have titles: those of families, or of tracks.
    pub(super) fn of_ladder(view: &'v GraphView, has_lanes: bool) -> Self {
        let by_family = matches!(view.grouping, Grouping::Auto | Grouping::Family);
        let by_track = has_lanes && (view.clusters.is_empty() || !by_family);
        let all = Self::of(view, false);
        Self {
            has_families: false,
            has_tracks: all.has_tracks && !by_track,
            ..all
        }
    }

    /// Returns the family of a role where it is not that of the role in the middle; where none is there,
    /// where several families are drawn together.
    pub(super) fn family<'n>(&self, node: &'n NodeView) -> Option<&'n str> {
        let family = node.family.as_ref()?;
        let is_named = match self.centre {
            Some(centre) => centre.family.as_ref() != Some(family),
            None => self.has_families,
        };
        is_named.then_some(&*family.title)
    }

    /// Returns the track of a role of which the level is shown, since it counts within the track: where it is
    /// neither that of the role in the middle nor, where none is there, that of most roles.
    pub(super) fn track<'n>(&self, node: &'n NodeView) -> Option<&'n str> {
        let track = node.track.as_ref().filter(|_| levelled(node))?;
        (self.has_tracks && self.usual != Some(track)).then_some(&*track.title)
    }
}

/// Whether the box of a role shows its level.
fn levelled(node: &NodeView) -> bool {
    let Some(level) = node.level else {
        return false;
    };
    let shown = format!("level {level}");
    let facts = node.facts();
    let mut parts = facts.iter().flat_map(|fact| fact.split(" · "));
    parts.any(|part| part == shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::RoleRef;
    use crate::view::ViewBuilder;
    use crate::view::tests::graph;

    /// A ladder that splits: what is called level 1 lies above level 3 of the other track.
    const SPLIT: &str = "
tracks: {ic: Individual contributor, management: Management}
roles:
  Engineer: {track: ic, family: eng, level: 3, advances_to: [Architect, Team Lead]}
  Architect: {track: ic, family: eng, level: 4}
  Team Lead: {track: management, family: eng, level: 1, advances_to: [Director]}
  Director: {track: management, family: eng, level: 2}
  Adviser: {track: management, family: eng}
";

    /// Returns what is named of each role, in the order of their ids.
    fn named(view: &ViewBuilder<'_>, has_titles: bool) -> Vec<[Option<String>; 2]> {
        let view = view.build();
        let groups = Groups::of(&view, has_titles);
        let of = |node: &NodeView| {
            [groups.family(node), groups.track(node)].map(|name| name.map(str::to_owned))
        };
        view.nodes.iter().map(of).collect()
    }

    #[test]
    fn levels_have_their_track_where_others_are_drawn() {
        let graph = graph(SPLIT);
        let [ic, management] =
            ["Individual contributor", "Management"].map(|track| [None, Some(track.to_owned())]);
        let none = [None, None];
        let all = named(&graph.view(), false);
        // Without a level nothing is named, and a family that all share neither.
        let expected = [&none, &ic, &management, &ic, &management];
        assert!(all.iter().eq(expected), "{all:?}");
        assert_eq!(named(&graph.view(), true), vec![none.clone(); 5]);
        let in_lanes = |has_lanes| {
            let view = graph.view().build();
            let groups = Groups::of_ladder(&view, has_lanes);
            let tracks = view.nodes.iter().map(|node| groups.track(node).is_some());
            tracks.filter(|is_named| *is_named).count()
        };
        assert_eq!([false, true].map(in_lanes), [4, 0]);
        let engineer: RoleRef<'_> = graph.role("engineer").expect("a role");
        let around = named(&graph.view().around(engineer, 1), false);
        assert!(around.iter().eq([&none, &none, &management]), "{around:?}");
        let without = graph.view().show(&[crate::view::BoxFact::Title]);
        assert_eq!(named(&without, false), vec![none; 5]);
    }
}
