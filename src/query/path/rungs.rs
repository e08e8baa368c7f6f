//! Which advancements skip a rung of their ladder.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::{CareerGraph, RoleIx, RoleRef, StepKinds};
use crate::model::{Name, TransitionKind};

/// Skip-level advancements, found out pair by pair on memory that is used again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rungs {
    /// The round in which a role was seen, from below and from above.
    seen: [Vec<u32>; 2],
    queues: [Vec<RoleIx>; 2],
    round: u32,
    /// The levels of each track on which roles stand, once they are asked for.
    levels: Option<BTreeMap<Name, BTreeSet<u16>>>,
    /// How many moves have been looked at.
    work: usize,
}

impl Rungs {
    /// Whether an advancement jumps over a level of its track on which some role stands, or a longer
    /// chain of advancements leads from its first role to its last one.
    ///
    /// The chain is searched from both ends in turn, so that the smaller side decides:
    /// O(V + E) at worst.
    pub(crate) fn is_skip(&mut self, graph: &CareerGraph, from: RoleIx, to: RoleIx) -> bool {
        let [a, b] = [from, to].map(|role| graph.role_at(role).data());
        if let Some(track) = a.track.as_ref().filter(|_| a.track == b.track)
            && let Some((low, high)) = a.level.zip(b.level)
            && high > low.saturating_add(1)
            && self.levels(graph)[track]
                .range(low + 1..high)
                .next()
                .is_some()
        {
            return true;
        }
        self.round += 1;
        for (seen, queue) in self.seen.iter_mut().zip(&mut self.queues) {
            seen.resize(graph.role_count(), 0);
            queue.clear();
        }
        let ends = [from, to];
        // The direct move itself is no chain.
        let steps = graph.steps();
        let is_smaller = steps.out_of(from).len() < steps.back_of(to).len();
        for side in if is_smaller { [0, 1] } else { [1, 0] } {
            if self.expand(graph, ends, side, ends[side]) {
                return true;
            }
            if self.queues[side].is_empty() {
                return false;
            }
        }
        let mut at = [0, 0];
        loop {
            for (side, at) in at.iter_mut().enumerate() {
                let Some(&role) = self.queues[side].get(*at) else {
                    return false;
                };
                *at += 1;
                if self.expand(graph, ends, side, role) {
                    return true;
                }
            }
        }
    }

    /// How many moves have been looked at so far, for whoever asks of many.
    pub(crate) fn work(&self) -> usize {
        self.work
    }

    fn levels(&mut self, graph: &CareerGraph) -> &BTreeMap<Name, BTreeSet<u16>> {
        self.levels.get_or_insert_with(|| {
            let mut levels: BTreeMap<Name, BTreeSet<u16>> = BTreeMap::new();
            for role in graph.roles().map(RoleRef::data) {
                if let Some((track, level)) = role.track.as_ref().zip(role.level) {
                    levels.entry(track.clone()).or_default().insert(level);
                }
            }
            levels
        })
    }

    /// The roles between two on the shortest longer chain of advancements, the first of several; none
    /// where there is none. O(V + E).
    pub(crate) fn skipped(graph: &CareerGraph, from: RoleIx, to: RoleIx) -> Vec<RoleIx> {
        let mut before: Vec<Option<RoleIx>> = vec![None; graph.role_count()];
        before[from.index()] = Some(from);
        let mut queue = vec![from];
        let mut at = 0;
        while before[to.index()].is_none() {
            let Some(&role) = queue.get(at) else {
                return Vec::new();
            };
            at += 1;
            let steps = graph.steps().out_of(role).iter();
            for step in steps.filter(|step| is_up(step.kinds())) {
                // The direct move itself is no chain.
                let is_direct = role == from && step.to == to;
                if !is_direct && before[step.to.index()].is_none() {
                    before[step.to.index()] = Some(role);
                    queue.push(step.to);
                }
            }
        }
        let mut between = Vec::new();
        let mut last = to;
        while let Some(role) = before[last.index()].filter(|role| *role != from) {
            between.push(role);
            last = role;
        }
        between.reverse();
        between
    }

    /// Takes in the roles one advancement on, or back; whether the other side has seen one of them.
    fn expand(
        &mut self,
        graph: &CareerGraph,
        ends: [RoleIx; 2],
        side: usize,
        role: RoleIx,
    ) -> bool {
        let steps = graph.steps();
        let round = self.round;
        let [seen, other] = if side == 0 { [0, 1] } else { [1, 0] };
        let (queues, marks) = (&mut self.queues, &mut self.seen);
        self.work += match side {
            0 => steps.out_of(role).len(),
            _ => steps.back_of(role).len(),
        };
        let mut visit = |next: RoleIx| {
            if ends.contains(&next) || marks[seen][next.index()] == round {
                return false;
            }
            marks[seen][next.index()] = round;
            queues[side].push(next);
            marks[other][next.index()] == round
        };
        if side == 0 {
            let mut next = steps.out_of(role).iter().filter(|step| is_up(step.kinds()));
            next.any(|step| visit(step.to))
        } else {
            let mut next = steps.back_of(role).iter().filter(|step| is_up(step.kinds));
            next.any(|step| visit(step.from))
        }
    }
}

fn is_up(kinds: StepKinds) -> bool {
    kinds.has(TransitionKind::Advancement, false)
}
