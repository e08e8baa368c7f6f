//! Which advancements skip a rung of their ladder.

use crate::graph::{CareerGraph, RoleIx};
use crate::model::TransitionKind;

/// Skip-level advancements, found out pair by pair on memory that is used again.
#[derive(Debug, Clone, Default)]
pub(in crate::query) struct Rungs {
    /// The round in which a role was seen, from below and from above.
    seen: [Vec<u32>; 2],
    queues: [Vec<RoleIx>; 2],
    round: u32,
}

impl Rungs {
    /// Whether an advancement jumps more than one level of a track, or a longer chain of
    /// advancements leads from its first role to its last one.
    ///
    /// The chain is searched from both ends in turn, so that the smaller side decides:
    /// O(V + E) at worst.
    pub(in crate::query) fn is_skip(
        &mut self,
        graph: &CareerGraph,
        from: RoleIx,
        to: RoleIx,
    ) -> bool {
        let [a, b] = [from, to].map(|role| graph.role_at(role).data());
        if a.track.is_some()
            && a.track == b.track
            && let Some((low, high)) = a.level.zip(b.level)
            && high > low.saturating_add(1)
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

    /// Takes in the roles one advancement on, or back; whether the other side has seen one of them.
    fn expand(
        &mut self,
        graph: &CareerGraph,
        ends: [RoleIx; 2],
        side: usize,
        role: RoleIx,
    ) -> bool {
        let up = |kinds: crate::graph::StepKinds| kinds.has(TransitionKind::Advancement, false);
        let steps = graph.steps();
        let round = self.round;
        let [seen, other] = if side == 0 { [0, 1] } else { [1, 0] };
        let (queues, marks) = (&mut self.queues, &mut self.seen);
        let mut visit = |next: RoleIx| {
            if ends.contains(&next) || marks[seen][next.index()] == round {
                return false;
            }
            marks[seen][next.index()] = round;
            queues[side].push(next);
            marks[other][next.index()] == round
        };
        if side == 0 {
            let mut next = steps.out_of(role).iter().filter(|step| up(step.kinds()));
            next.any(|step| visit(step.to))
        } else {
            let mut next = steps.back_of(role).iter().filter(|step| up(step.kinds));
            next.any(|step| visit(step.from))
        }
    }
}
