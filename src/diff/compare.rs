//! From two graphs to their differences.
//!
//! Both graphs have their roles and moves in order, so they are gone through side by side, and only what
//! differs is written out.

use std::collections::{BTreeMap, BTreeSet};

use super::asks::asks;
use super::follow::{Followed, NewIds, id_of};
use super::outline::{has_way_back, of_graph, of_move, of_role, of_skill, steps_of};
use super::scale::Steps;
use super::{
    GraphDiff, MoveChange, MoveDiff, MoveKey, RoleChange, RoleDiff, RoleOutline, ScaleDiff,
    SkillChange, SkillDiff, TermDiff,
};
use crate::graph::{CareerGraph, RoleRef, SkillRef, TransitionIx, TransitionRef};
use crate::model::{Basis, Name, SkillId, TransitionKind};

/// # Differences
impl CareerGraph {
    /// Returns what changed since an old graph; empty where nothing did.
    ///
    /// O(n log n) in all that the two graphs say; the memory it takes grows with what differs.
    ///
    /// ```
    /// use careergraph::CareerGraph;
    /// use careergraph::diff::RoleChange;
    ///
    /// let old = CareerGraph::embedded("engineer")?;
    /// assert!(old.changes_since(&old).is_empty());
    ///
    /// let new = CareerGraph::embedded("kitchen")?;
    /// let diff = new.changes_since(&old);
    /// let mut roles = diff.roles.iter();
    /// assert!(roles.any(|role| matches!(role.change, RoleChange::Removed { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn changes_since(&self, old: &Self) -> GraphDiff {
        let roles = Followed::between(old, self);
        let skills = Followed::between(old, self);
        let names = skills.new_ids();
        let scale = scale_diff([old, self]);
        let between = Between {
            graphs: [old, self],
            names: &names,
            steps: scale.as_ref().map(Steps::new),
        };
        GraphDiff {
            roles: role_diffs(&between, &roles),
            moves: move_diffs([old, self], &roles),
            skills: skill_diffs(&skills, &names),
            graph: of_graph(old).differences(&of_graph(self)),
            families: term_diffs([old, self].map(|graph| &*graph.info().families)),
            tracks: term_diffs([old, self].map(|graph| &*graph.info().tracks)),
            scale,
        }
    }
}

/// What the roles of two graphs are compared by.
pub(super) struct Between<'g> {
    /// The old graph and the new one.
    pub(super) graphs: [&'g CareerGraph; 2],
    /// The old ids of the skills that have another one.
    pub(super) names: &'g NewIds<'g, SkillId>,
    /// Where the steps of proficiency differ.
    pub(super) steps: Option<Steps<'g>>,
}

fn scale_diff(graphs: [&CareerGraph; 2]) -> Option<ScaleDiff> {
    let [old, new] = graphs.map(steps_of);
    (old != new).then_some(ScaleDiff { old, new })
}

fn role_diffs(between: &Between<'_>, roles: &Followed<RoleRef<'_>>) -> Vec<RoleDiff> {
    let of_old = |role| {
        let mut outline = of_role(role);
        outline.rename(between.names);
        if let Some(steps) = &between.steps {
            outline.renumber(steps);
        }
        outline
    };
    let none = RoleOutline::default();
    let differ = roles.pairs.iter().filter_map(|pair| {
        let change = match *pair {
            [None, None] => return None,
            [None, Some(now)] => {
                let role = of_role(now);
                let asks = asks(between, *pair, [&none, &role]);
                RoleChange::Added { role, asks }
            }
            [Some(before), None] => {
                let role = of_old(before);
                let asks = asks(between, *pair, [&role, &none]);
                RoleChange::Removed { role, asks }
            }
            [Some(before), Some(now)] => {
                let (said, says) = (of_old(before), of_role(now));
                let fields = said.said.differences(&says.said);
                let asks = asks(between, *pair, [&said, &says]);
                // A new id is a difference of its own.
                let is_same = before.id() == now.id() && fields.is_empty() && asks.is_empty();
                Some(RoleChange::Changed { fields, asks }).filter(|_| !is_same)?
            }
        };
        let [before, now] = *pair;
        let role = now.or(before)?;
        let old_id = before.map(RoleRef::id).filter(|id| *id != role.id());
        Some(RoleDiff {
            id: role.id().clone(),
            old_id: old_id.cloned(),
            title: role.data().title.clone(),
            change,
        })
    });
    differ.collect()
}

fn skill_diffs(skills: &Followed<SkillRef<'_>>, names: &NewIds<'_, SkillId>) -> Vec<SkillDiff> {
    let of_old = |skill| {
        let mut fields = of_skill(skill);
        fields.rename(names);
        fields
    };
    let differ = skills.pairs.iter().filter_map(|pair| {
        let [before, now] = *pair;
        let skill = now.or(before)?;
        let old_id = before.map(SkillRef::id).filter(|id| *id != skill.id());
        let change = match (before.map(of_old), now.map(of_skill)) {
            (None, None) => return None,
            (None, Some(said)) => SkillChange::Added { said },
            (Some(said), None) => SkillChange::Removed { said },
            (Some(said), Some(says)) => {
                let fields = said.differences(&says);
                let is_same = fields.is_empty() && old_id.is_none();
                Some(SkillChange::Changed { fields }).filter(|_| !is_same)?
            }
        };
        Some(SkillDiff {
            id: skill.id().clone(),
            old_id: old_id.cloned(),
            title: skill.data().title.clone(),
            change,
        })
    });
    differ.collect()
}

/// Returns which families or tracks are declared with another title.
fn term_diffs(terms: [&[(Name, Name)]; 2]) -> Vec<TermDiff> {
    let [old, new] = terms.map(|terms| terms.iter().cloned().collect());
    let found = differences(&old, &new).into_iter();
    let found = found.map(|(id, old, new)| TermDiff { id, old, new });
    found.collect()
}

/// The moves of a graph that somebody stated, observed or derived, in the order of the pairs of roles
/// that they join.
struct Moves<'g> {
    graph: &'g CareerGraph,
    /// By role the place of its pair.
    places: Vec<u32>,
    order: Vec<TransitionIx>,
}

/// The places of the former and of the next role, and the kind.
type Place = (u32, u32, TransitionKind);

impl<'g> Moves<'g> {
    fn of(graph: &'g CareerGraph, places: Vec<u32>) -> Self {
        // The way back that nobody stated belongs to the move that somebody did.
        let stated = graph.transitions().filter(|t| t.basis() != Basis::Inferred);
        let order = stated.map(TransitionRef::index).collect();
        let mut moves = Self {
            graph,
            places,
            order,
        };
        // Where no role has a new id, they are in order.
        if !moves.places.is_sorted() {
            let mut order = std::mem::take(&mut moves.order);
            order.sort_unstable_by_key(|index| moves.place(*index));
            moves.order = order;
        }
        moves
    }

    fn place(&self, index: TransitionIx) -> Place {
        let (from, to) = self.graph.ends(index);
        let [from, to] = [from, to].map(|end| self.places[end.index()]);
        (from, to, self.graph.transition_data(index).kind)
    }

    fn iter(&self) -> impl Iterator<Item = (Place, TransitionRef<'g>)> {
        let moves = self.order.iter();
        moves.map(|index| (self.place(*index), self.graph.transition_at(*index)))
    }
}

fn move_diffs(graphs: [&CareerGraph; 2], roles: &Followed<RoleRef<'_>>) -> Vec<MoveDiff> {
    let [old, new] = [0, 1].map(|side| Moves::of(graphs[side], roles.places(side)));
    let (mut before, mut after) = (old.iter().peekable(), new.iter().peekable());
    let mut differ = Vec::new();
    loop {
        let place = match (before.peek(), after.peek()) {
            (None, None) => return differ,
            (Some((place, _)), None) | (None, Some((place, _))) => *place,
            (Some((one, _)), Some((other, _))) => *one.min(other),
        };
        let said = before.next_if(|(at, _)| *at == place);
        let says = after.next_if(|(at, _)| *at == place);
        let change = match (said.map(|(_, said)| said), says.map(|(_, says)| says)) {
            (None, None) => None,
            (None, Some(now)) => Some(MoveChange::Added {
                said: of_move(graphs[1], now),
            }),
            (Some(then), None) => Some(MoveChange::Removed {
                said: of_move(graphs[0], then),
            }),
            (Some(then), Some(now)) => changed(graphs, [then, now]),
        };
        let (from, to, kind) = place;
        let [from, to] = [from, to].map(|end| id_of(&roles.pairs[end as usize]).cloned());
        if let (Some(change), Some(from), Some(to)) = (change, from, to) {
            let key = MoveKey { from, to, kind };
            differ.push(MoveDiff { key, change });
        }
    }
}

/// Returns how a move differs, if it does. What is said of it is written out only where it may.
fn changed(graphs: [&CareerGraph; 2], moves: [TransitionRef<'_>; 2]) -> Option<MoveChange> {
    let [then, now] = moves.map(TransitionRef::data);
    let is_same = (then.basis, &then.years, &then.details) == (now.basis, &now.years, &now.details);
    let sides = [0, 1].map(|side| (graphs[side], moves[side]));
    let [had, has] = sides.map(|(graph, moved)| has_way_back(graph, moved));
    if is_same && had == has {
        return None;
    }
    let [said, says] = sides.map(|(graph, moved)| of_move(graph, moved));
    let fields = said.differences(&says);
    (!fields.is_empty()).then_some(MoveChange::Changed { fields })
}

/// What differs: the key, and what stands there in the one and in the other.
pub(super) type Difference<K, V> = (K, Option<V>, Option<V>);

/// Returns what differs between two maps, in order.
pub(super) fn differences<K: Ord + Clone, V: PartialEq + Clone>(
    old: &BTreeMap<K, V>,
    new: &BTreeMap<K, V>,
) -> Vec<Difference<K, V>> {
    let keys: BTreeSet<&K> = old.keys().chain(new.keys()).collect();
    let both = keys
        .into_iter()
        .map(|key| (key, old.get(key), new.get(key)));
    both.filter(|(_, old, new)| old != new)
        .map(|(key, old, new)| (key.clone(), old.cloned(), new.cloned()))
        .collect()
}
