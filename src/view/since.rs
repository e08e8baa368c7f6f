//! What to draw of the differences between a graph and an old one.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::build::{ViewBuilder, beside, within};
use super::change::{Change, ChangeView};
use super::notes::{self, Note};
use super::picked::{Picked, PickedRole};
use super::{EdgeView, MoveView};
use crate::diff::{GraphDiff, MoveChange, MoveDiff, MoveField, MoveKey};
use crate::graph::{CareerGraph, RoleIx, RoleRef, RoleSet, TransitionRef};
use crate::model::{Basis, RoleId, TransitionKind};

/// An old graph, since which changes are drawn, and what of it.
///
/// What is asked of the new graph is asked of the old one too: what fulfils the conditions in either is
/// drawn.
#[derive(Debug, Clone)]
#[must_use = "it draws nothing by itself"]
pub struct Before<'g> {
    graph: &'g CareerGraph,
    only: Option<RoleSet>,
    around: Option<(RoleIx, usize)>,
    all: bool,
}

impl<'g> Before<'g> {
    /// Returns an old graph.
    pub fn of(graph: &'g CareerGraph) -> Self {
        Self {
            graph,
            only: None,
            around: None,
            all: false,
        }
    }

    /// Draws of the old graph only these roles, of which those count that were drawn before.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn only(mut self, roles: &RoleSet) -> Self {
        self.graph.expect_own(roles);
        match &mut self.only {
            Some(only) => only.intersect(roles),
            None => self.only = Some(roles.clone()),
        }
        self
    }

    /// Draws a role that the new graph no longer has, and what lay within so many moves of it.
    ///
    /// # Panics
    ///
    /// Where the role came from another graph.
    #[track_caller]
    pub fn around(mut self, role: RoleRef<'_>, moves: usize) -> Self {
        self.graph.own(role);
        self.around = Some((role.index(), moves));
        self
    }

    /// The title of the role that the drawing is about, where it is gone, and how far it goes.
    pub(super) fn centre(&self) -> Option<(&str, usize)> {
        let (role, moves) = self.around?;
        Some((self.graph.role_at(role).title(), moves))
    }

    /// Draws also what is unchanged and more than one move away from a change.
    pub fn all_roles(mut self, all: bool) -> Self {
        self.all = all;
        self
    }
}

/// # Changes to draw
impl<'g> ViewBuilder<'g> {
    /// Draws what changed since an old graph: what was added, removed and changed, with what lies one
    /// move away from a change.
    pub fn since(mut self, before: Before<'g>) -> Self {
        self.before = Some(before);
        self
    }
}

/// The differences of what is drawn, and the old graph in the places of the drawing.
#[derive(Debug)]
pub(super) struct Changes<'g> {
    pub(super) old: &'g CareerGraph,
    pub(super) diff: GraphDiff,
    /// By role of the old graph the role that it is now.
    now: Vec<Option<RoleIx>>,
    /// By role of the new graph the role that it was.
    then: Vec<Option<RoleIx>>,
    /// By transition of the old graph whether it is gone.
    pub(super) is_gone: Vec<bool>,
    /// The role that the drawing is about, where it is gone.
    pub(super) centre: Option<RoleIx>,
}

impl<'g> Changes<'g> {
    fn between(new: &CareerGraph, before: &Before<'g>) -> Self {
        let old = before.graph;
        let diff = new.changes_since(old);
        let new_ids = diff.new_ids();
        let id_now = |id: &RoleId| (*new_ids.get(id).unwrap_or(&id)).clone();
        let now = old.roles().map(|role| {
            let id = id_now(role.id());
            let found = new.find_role(id.as_str());
            found.filter(|found| *new.role_at(*found).id() == id)
        });
        let now: Vec<_> = now.collect();
        let mut then = vec![None; new.role_count()];
        for (old, now) in now.iter().enumerate() {
            if let Some(now) = now {
                then[now.index()] = Some(RoleIx(old as u32));
            }
        }
        let removed: BTreeSet<&MoveKey> = diff
            .moves
            .iter()
            .filter(|moved| matches!(moved.change, MoveChange::Removed { .. }))
            .map(|moved| &moved.key)
            .collect();
        let key = |moved: TransitionRef<'_>, is_turned: bool| {
            let mut key = MoveKey::of(moved);
            (key.from, key.to) = (id_now(&key.from), id_now(&key.to));
            if is_turned {
                std::mem::swap(&mut key.from, &mut key.to);
            }
            key
        };
        let gone = old
            .transitions()
            .map(|moved| removed.contains(&key(moved, moved.basis() == Basis::Inferred)));
        Self {
            is_gone: gone.collect(),
            old,
            now,
            then,
            centre: before.around.map(|(role, _)| role),
            diff,
        }
    }
}

impl<'g> ViewBuilder<'g> {
    /// Returns what to draw of the changes since an old graph.
    pub(super) fn pick_changes(&self, before: &Before<'g>) -> Picked<'g> {
        let changes = Changes::between(self.graph, before);
        let (selected, drawn) = self.selected();
        let mut now: BTreeSet<RoleIx> = match before.around {
            Some(_) => BTreeSet::new(),
            None => selected.into_iter().collect(),
        };
        let mut gone = BTreeSet::new();
        for role in self.selected_before(before, &changes) {
            match changes.now[role.index()] {
                Some(role) => _ = now.insert(role),
                None => _ = gone.insert(role),
            }
        }
        if !before.all {
            let near = self.near_changes(&changes, &now, &gone);
            now.retain(|role| near.contains(role) || self.centre() == Some(*role));
        }
        let graph = self.graph;
        let old = changes.old;
        let mut roles: Vec<_> = now
            .iter()
            .map(|role| PickedRole::of(graph.role_at(*role)))
            .chain(gone.iter().map(|role| PickedRole {
                is_gone: true,
                ..PickedRole::of(old.role_at(*role))
            }))
            .collect();
        roles.sort_by(|a, b| a.role.id().cmp(b.role.id()));
        Picked {
            drawn,
            roles,
            changes: Some(changes),
        }
    }

    /// Returns the roles of the old graph that fulfil the conditions.
    fn selected_before(&self, before: &Before<'_>, changes: &Changes<'_>) -> Vec<RoleIx> {
        let moves = self.around.map(|(_, moves)| moves);
        let centre = self.centre().map(|role| changes.then[role.index()]);
        let around = match (before.around, centre) {
            (Some(around), _) => Some(around),
            (None, Some(Some(role))) => Some((role, moves.unwrap_or_default())),
            // A new role had nothing around it.
            (None, Some(None)) => return Vec::new(),
            (None, None) => None,
        };
        let mut roles: Vec<_> = match around {
            Some((centre, moves)) => within(before.graph, centre, moves),
            None => before.graph.roles().map(RoleRef::index).collect(),
        };
        match (&before.only, &self.only) {
            (Some(then), _) => roles.retain(|role| then.contains(*role)),
            // What the new graph is asked for says nothing of a role that is gone.
            (None, Some(now)) => roles.retain(|role| {
                let role = changes.now[role.index()];
                role.is_some_and(|role| now.contains(role))
            }),
            (None, None) => {}
        }
        roles
    }

    /// Returns the roles that changed, or that a move which changed touches, or that lie one move away
    /// from a role that changed.
    fn near_changes(
        &self,
        changes: &Changes<'_>,
        now: &BTreeSet<RoleIx>,
        gone: &BTreeSet<RoleIx>,
    ) -> BTreeSet<RoleIx> {
        let graph = self.graph;
        let of_new = |id: &RoleId| {
            let found = graph.find_role(id.as_str())?;
            let is_it = *graph.role_at(found).id() == *id;
            (is_it && now.contains(&found)).then_some(found)
        };
        let differ = changes.diff.roles.iter();
        let differ: BTreeSet<_> = differ.filter_map(|role| of_new(&role.id)).collect();
        let mut near = differ.clone();
        for role in differ {
            near.extend(beside(graph, role));
        }
        for role in gone {
            let before = beside(changes.old, *role);
            near.extend(before.filter_map(|role| changes.now[role.index()]));
        }
        let is_drawn = |id: &RoleId| {
            let old = changes.old.find_role(id.as_str());
            of_new(id).is_some() || old.is_some_and(|old| gone.contains(&old))
        };
        for MoveDiff { key, .. } in &changes.diff.moves {
            if is_drawn(&key.from) && is_drawn(&key.to) {
                near.extend([&key.from, &key.to].into_iter().filter_map(of_new));
            }
        }
        near
    }
}

impl<'g> Picked<'g> {
    /// Returns how much changed of what is drawn; nothing where changes are not drawn.
    pub(super) fn summary(&self) -> Option<String> {
        let changes = self.changes.as_ref()?;
        let of_roles = self.roles.iter().filter_map(|role| self.change(role));
        let of_roles: Vec<_> = of_roles.map(|change| change.kind).collect();
        let drawn: BTreeSet<&RoleId> = self.roles.iter().map(|role| role.role.id()).collect();
        let moves = changes.diff.moves.iter();
        let moves =
            moves.filter(|moved| drawn.contains(&moved.key.from) && drawn.contains(&moved.key.to));
        let of_moves: Vec<_> = moves
            .map(|moved| Change::of_fields(&moved.change))
            .collect();
        let diff = &changes.diff;
        let is_elsewhere = diff.roles.is_empty() && diff.moves.is_empty() && !diff.is_empty();
        Some(match summary(&of_roles, &of_moves) {
            Some(summary) => summary,
            // What changed is no part of any drawing.
            None if is_elsewhere => "no role or move changed".to_owned(),
            None => "nothing changed".to_owned(),
        })
    }

    /// Returns the graph in which a line is found, and its ends there.
    pub(super) fn found_in(
        &self,
        graph: &'g CareerGraph,
        edge: &EdgeView,
    ) -> (&'g CareerGraph, [RoleRef<'g>; 2]) {
        let ends = [edge.from, edge.to].map(|end| self.roles[end].role);
        let removed = |change: &ChangeView| change.kind == Change::Removed;
        match &self.changes {
            Some(changes) if edge.change.as_ref().is_some_and(removed) => {
                let then = |end: usize| {
                    let PickedRole { role, is_gone } = self.roles[end];
                    let then = changes.then.get(role.index().index()).copied().flatten();
                    then.filter(|_| !is_gone)
                        .map_or(role, |then| changes.old.role_at(then))
                };
                (changes.old, [edge.from, edge.to].map(then))
            }
            _ => (graph, ends),
        }
    }

    /// Returns by role of the old graph its place among those that are drawn.
    pub(super) fn places_before(&self, changes: &Changes<'_>) -> Vec<Option<usize>> {
        let mut places = vec![None; changes.old.role_count()];
        for (place, picked) in self.roles.iter().enumerate() {
            let then = if picked.is_gone {
                Some(picked.role.index())
            } else {
                changes.then[picked.role.index().index()]
            };
            if let Some(then) = then {
                places[then.index()] = Some(place);
            }
        }
        places
    }

    /// Returns what became of a transition of the graph, where changes are drawn.
    pub(super) fn change_of(&self, moved: TransitionRef<'_>) -> Option<ChangeView> {
        let changes = self.changes.as_ref()?;
        let mut key = MoveKey::of(moved);
        let inferred = moved.basis() == Basis::Inferred;
        if inferred {
            // It is there where the move is that somebody stated.
            std::mem::swap(&mut key.from, &mut key.to);
        }
        let diffs = &changes.diff.moves;
        let diff = diffs.binary_search_by(|diff| diff.key.cmp(&key)).ok();
        Some(match diff.map(|at| &diffs[at]) {
            None => ChangeView::of(Change::Unchanged),
            Some(diff) => match &diff.change {
                MoveChange::Added { .. } => ChangeView::of(Change::Added),
                _ => ChangeView::changed(notes::of_move(diff, inferred, None)),
            },
        })
    }

    /// Marks every line with what became of it, and adds those that are gone.
    pub(super) fn mark_edges(&self, edges: &mut Vec<EdgeView>) {
        let Some(changes) = &self.changes else { return };
        let moves = changes.diff.moves.iter();
        let moves: BTreeMap<&MoveKey, &MoveDiff> = moves.map(|moved| (&moved.key, moved)).collect();
        let id = |place: usize| self.roles[place].role.id().clone();
        let of = |ends: [usize; 2], kind: TransitionKind| {
            let [from, to] = ends.map(id);
            moves.get(&MoveKey { from, to, kind }).copied()
        };
        for edge in edges.iter_mut() {
            edge.change = Some(marked(edge, of));
        }
        let places = self.places_before(changes);
        let known = edges.iter().map(|edge| (edge.from, edge.to)).zip(0..);
        let known: BTreeMap<_, usize> = known.collect();
        for mut gone in super::edges::edges(changes.old, &places, &changes.is_gone) {
            // What else joins the pair says what it lost: a line with two heads stands for both ways.
            let turned = known.get(&(gone.to, gone.from)).copied();
            let turned = turned.filter(|at| edges[*at].back.is_some() && is_lateral(&gone));
            if let Some(&at) = known.get(&(gone.from, gone.to)) {
                lose(&mut edges[at], &gone.moves, false);
            } else if let Some(at) = turned {
                lose(&mut edges[at], &gone.moves, true);
            } else {
                gone.change = Some(ChangeView::of(Change::Removed));
                edges.push(gone);
            }
        }
        edges.sort_by_key(|edge| (edge.from, edge.to));
    }
}

fn is_lateral(edge: &EdgeView) -> bool {
    edge.kinds().all(|kind| kind == TransitionKind::Lateral)
}

/// Notes that a line lost some of its moves, or that its way back is no longer stated.
fn lose(edge: &mut EdgeView, moves: &[MoveView], is_back: bool) {
    let mut notes = match edge.change.take() {
        Some(change) if change.kind == Change::Added => edge
            .kinds()
            .map(|kind| Note::added(kind.as_str()))
            .collect(),
        Some(change) => change.notes,
        None => Vec::new(),
    };
    notes.extend(moves.iter().map(|lost| {
        if is_back {
            Note::changed("way back no longer stated")
        } else {
            Note::removed(lost.kind.as_str())
        }
    }));
    edge.change = Some(ChangeView::changed(notes));
}

/// Returns what became of a line.
fn marked<'d>(
    edge: &EdgeView,
    of: impl Fn([usize; 2], TransitionKind) -> Option<&'d MoveDiff>,
) -> ChangeView {
    let ends = [edge.from, edge.to];
    let mut diffs: Vec<_> = edge.kinds().map(|kind| (of(ends, kind), false)).collect();
    if edge.back.is_some_and(|basis| basis != Basis::Inferred) {
        let back = of([edge.to, edge.from], TransitionKind::Lateral);
        diffs.push((back, true));
    }
    let is_added = |diff: Option<&MoveDiff>| {
        diff.is_some_and(|diff| matches!(diff.change, MoveChange::Added { .. }))
    };
    if diffs.iter().all(|(diff, _)| is_added(*diff)) {
        return ChangeView::of(Change::Added);
    }
    if diffs.iter().all(|(diff, _)| diff.is_none()) {
        return ChangeView::of(Change::Unchanged);
    }
    let back = diffs.iter().find(|(_, is_back)| *is_back);
    let back = back.and_then(|(diff, _)| *diff);
    let forth = of(ends, TransitionKind::Lateral);
    let notes = diffs.iter().filter_map(|(diff, is_back)| {
        let diff = (*diff)?;
        Some(match is_back {
            true if is_added(Some(diff)) && had_way_back(forth) => {
                vec![Note::changed("way back now stated")]
            }
            true => notes::of_move(diff, true, None),
            false => notes::of_move(diff, false, back),
        })
    });
    ChangeView::changed(notes.flatten().collect())
}

/// Returns whether a lateral move that has a way back had one before.
fn had_way_back(diff: Option<&MoveDiff>) -> bool {
    diff.is_none_or(|diff| match &diff.change {
        MoveChange::Added { .. } => false,
        MoveChange::Removed { said } => said.get(MoveField::WayBack).is_some(),
        MoveChange::Changed { fields } => !fields.iter().any(|one| one.field == MoveField::WayBack),
    })
}

/// Returns "roles +2 –1 ~3, moves +1", with the marks that boxes and lines have; nothing where none
/// changed.
fn summary(roles: &[Change], moves: &[Change]) -> Option<String> {
    let counts = |word: &str, all: &[Change]| {
        let kinds = [Change::Added, Change::Removed, Change::Changed].into_iter();
        let counts = kinds.filter_map(|kind| {
            let count = all.iter().filter(|change| **change == kind).count();
            let mark = kind.mark().filter(|_| count > 0)?;
            Some(format!("{mark}{count}"))
        });
        let counts: Vec<_> = counts.collect();
        (!counts.is_empty()).then(|| format!("{word} {}", counts.join(" ")))
    };
    let said = [counts("roles", roles), counts("moves", moves)];
    let said: Vec<_> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(", "))
}
