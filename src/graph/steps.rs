//! Frozen adjacency: compressed rows in both directions, one step for a pair of roles.

use super::{RoleIx, TransitionIx};
use crate::model::TransitionKind;

/// All transitions from one role to another, as one step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The former role.
    pub from: RoleIx,
    /// The next role.
    pub to: RoleIx,
    first: u32,
    end: u32,
}

impl Step {
    /// Returns the transitions, which are next to each other.
    pub fn transitions(self) -> impl ExactSizeIterator<Item = TransitionIx> {
        (self.first..self.end).map(TransitionIx)
    }
}

/// The steps of a graph by former and by next role.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    all: Vec<Step>,
    /// Steps out of role `r` are `all[out[r]..out[r + 1]]`.
    out: Vec<u32>,
    /// Steps into role `r` are `all[back[i]]` for `i` in `into[r]..into[r + 1]`.
    into: Vec<u32>,
    back: Vec<u32>,
}

impl Steps {
    /// Freezes the transitions of `roles` roles; `ends` ascends.
    pub(super) fn freeze(roles: usize, ends: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut steps: Vec<Step> = Vec::new();
        for (index, (from, to)) in ends.enumerate() {
            let (from, to, end) = (RoleIx(from), RoleIx(to), index as u32 + 1);
            match steps.last_mut() {
                Some(step) if (step.from, step.to) == (from, to) => step.end = end,
                _ => steps.push(Step {
                    from,
                    to,
                    first: index as u32,
                    end,
                }),
            }
        }
        let (mut out, mut into) = (vec![0; roles + 1], vec![0; roles + 1]);
        for step in &steps {
            out[step.from.index() + 1] += 1;
            into[step.to.index() + 1] += 1;
        }
        for role in 0..roles {
            out[role + 1] += out[role];
            into[role + 1] += into[role];
        }
        let mut next = into.clone();
        let mut back = vec![0; steps.len()];
        for (index, step) in steps.iter().enumerate() {
            let slot = &mut next[step.to.index()];
            back[*slot as usize] = index as u32;
            *slot += 1;
        }
        Self {
            all: steps,
            out,
            into,
            back,
        }
    }

    /// Returns the steps out of a role, by next role.
    pub fn out_of(&self, role: RoleIx) -> &[Step] {
        &self.all[self.out[role.index()] as usize..self.out[role.index() + 1] as usize]
    }

    /// Returns the steps into a role, by former role.
    pub fn into_role(&self, role: RoleIx) -> impl ExactSizeIterator<Item = Step> {
        let range = self.into[role.index()] as usize..self.into[role.index() + 1] as usize;
        self.back[range]
            .iter()
            .map(|&index| self.all[index as usize])
    }

    /// Returns the indices into [`Steps::all`] of the steps into a role, by former role.
    pub fn indices_into(&self, role: RoleIx) -> impl ExactSizeIterator<Item = usize> {
        let range = self.into[role.index()] as usize..self.into[role.index() + 1] as usize;
        self.back[range].iter().map(|&index| index as usize)
    }

    /// Returns all steps, by former and next role.
    pub fn all(&self) -> &[Step] {
        &self.all
    }

    /// Returns the range of indices into [`Steps::all`] of the steps out of a role.
    pub fn range_out_of(&self, role: RoleIx) -> std::ops::Range<usize> {
        self.out[role.index()] as usize..self.out[role.index() + 1] as usize
    }

    /// Returns the step between two roles, where there is one; O(log degree).
    pub fn between(&self, from: RoleIx, to: RoleIx) -> Option<Step> {
        let steps = self.out_of(from);
        steps
            .binary_search_by_key(&to, |step| step.to)
            .ok()
            .map(|at| steps[at])
    }

    pub(super) fn verify(&self, edges: &[(RoleIx, RoleIx, TransitionKind)]) {
        let mut covered = 0;
        for step in &self.all {
            for transition in step.transitions() {
                let (from, to, _) = edges[transition.0 as usize];
                assert_eq!(
                    (from, to),
                    (step.from, step.to),
                    "a step holds its own transitions"
                );
                covered += 1;
            }
        }
        assert_eq!(covered, edges.len(), "every transition lies in one step");
        assert!(
            self.all.is_sorted_by_key(|step| (step.from, step.to)),
            "steps ascend"
        );
        let backwards = (0..self.into.len() - 1).flat_map(|role| {
            self.into_role(RoleIx(role as u32))
                .map(move |step| (role, step))
        });
        for (role, step) in backwards {
            assert_eq!(step.to.index(), role, "the way back leads to the same role");
        }
    }
}
