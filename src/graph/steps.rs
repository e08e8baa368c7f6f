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
    /// One for each kind at most.
    count: u8,
    kinds: StepKinds,
}

impl Step {
    /// Returns the transitions, which are next to each other.
    pub fn transitions(self) -> impl ExactSizeIterator<Item = TransitionIx> {
        (self.first..self.first + u32::from(self.count)).map(TransitionIx)
    }

    /// Returns the kinds of the transitions.
    pub fn kinds(self) -> StepKinds {
        self.kinds
    }
}

/// The kinds of the transitions of a step: those that somebody vouches for, and those that are only
/// the way back of a lateral move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StepKinds {
    known: u8,
    inferred: u8,
}

impl StepKinds {
    /// Returns every kind, inferred ones included.
    pub const ALL: Self = Self {
        known: 0b111,
        inferred: 0b111,
    };

    /// Returns the same with a kind.
    #[must_use]
    pub fn with(mut self, kind: TransitionKind, inferred: bool) -> Self {
        let bit = 1 << kind as u8;
        if inferred {
            self.inferred |= bit;
        } else {
            self.known |= bit;
        }
        self
    }

    /// Returns whether a kind is among them.
    pub fn has(self, kind: TransitionKind, inferred: bool) -> bool {
        self.and(Self::default().with(kind, inferred)) != Self::default()
    }

    /// Returns what both have.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            known: self.known & other.known,
            inferred: self.inferred & other.inferred,
        }
    }

    /// Returns whether there is none.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Returns whether there are only inferred ones.
    pub fn is_inferred(self) -> bool {
        self.known == 0 && self.inferred != 0
    }
}

/// A step as seen from the role that it leads to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BackStep {
    pub(crate) from: RoleIx,
    /// Its index into [`Steps::all`].
    pub(crate) index: u32,
    pub(crate) kinds: StepKinds,
}

/// The steps of a graph by former and by next role.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    all: Vec<Step>,
    /// Steps out of role `r` are `all[out[r]..out[r + 1]]`.
    out: Vec<u32>,
    /// Steps into role `r` are `back[into[r]..into[r + 1]]`.
    into: Vec<u32>,
    back: Vec<BackStep>,
}

impl Steps {
    /// Freezes the transitions of `roles` roles: their ends, in ascending order, their kinds, and
    /// whether they are only inferred.
    pub(super) fn freeze(
        roles: usize,
        transitions: impl Iterator<Item = (u32, u32, TransitionKind, bool)>,
    ) -> Self {
        let mut all: Vec<Step> = Vec::with_capacity(transitions.size_hint().0);
        for (index, (from, to, kind, inferred)) in transitions.enumerate() {
            let (from, to) = (RoleIx(from), RoleIx(to));
            match all.last_mut() {
                Some(step) if (step.from, step.to) == (from, to) => {
                    step.count += 1;
                    step.kinds = step.kinds.with(kind, inferred);
                }
                _ => all.push(Step {
                    from,
                    to,
                    first: index as u32,
                    count: 1,
                    kinds: StepKinds::default().with(kind, inferred),
                }),
            }
        }
        let (mut out, mut into) = (vec![0; roles + 1], vec![0; roles + 1]);
        for step in &all {
            out[step.from.index() + 1] += 1;
            into[step.to.index() + 1] += 1;
        }
        for role in 0..roles {
            out[role + 1] += out[role];
            into[role + 1] += into[role];
        }
        let mut next = into.clone();
        let unset = BackStep {
            from: RoleIx(0),
            index: 0,
            kinds: StepKinds::default(),
        };
        let mut back = vec![unset; all.len()];
        for (index, step) in all.iter().enumerate() {
            let slot = &mut next[step.to.index()];
            back[*slot as usize] = BackStep {
                from: step.from,
                index: index as u32,
                kinds: step.kinds,
            };
            *slot += 1;
        }
        Self {
            all,
            out,
            into,
            back,
        }
    }

    /// Returns the steps out of a role, by next role.
    ///
    /// # Panics
    ///
    /// Where the graph has no role of this index.
    pub fn out_of(&self, role: RoleIx) -> &[Step] {
        &self.all[self.range_out_of(role)]
    }

    /// Returns the steps into a role, by former role.
    ///
    /// # Panics
    ///
    /// Where the graph has no role of this index.
    pub fn into_role(&self, role: RoleIx) -> impl ExactSizeIterator<Item = Step> {
        self.back_of(role)
            .iter()
            .map(|back| self.all[back.index as usize])
    }

    /// Returns the steps into a role, by former role, as they lie in memory.
    pub(crate) fn back_of(&self, role: RoleIx) -> &[BackStep] {
        &self.back[self.range_into(role)]
    }

    /// Returns the range of positions of what [`Steps::back_of`] returns among all of its kind.
    pub(crate) fn range_into(&self, role: RoleIx) -> std::ops::Range<usize> {
        self.into[role.index()] as usize..self.into[role.index() + 1] as usize
    }

    /// Returns the indices into [`Steps::all`] of the steps into a role, by former role.
    ///
    /// # Panics
    ///
    /// Where the graph has no role of this index.
    pub fn indices_into(&self, role: RoleIx) -> impl ExactSizeIterator<Item = usize> {
        self.back_of(role).iter().map(|back| back.index as usize)
    }

    /// Returns all steps, by former and next role.
    pub fn all(&self) -> &[Step] {
        &self.all
    }

    /// Returns the range of indices into [`Steps::all`] of the steps out of a role.
    ///
    /// # Panics
    ///
    /// Where the graph has no role of this index.
    pub fn range_out_of(&self, role: RoleIx) -> std::ops::Range<usize> {
        self.out[role.index()] as usize..self.out[role.index() + 1] as usize
    }

    /// Returns the index into [`Steps::all`] of the step between two roles, where there is one;
    /// O(log degree).
    ///
    /// # Panics
    ///
    /// Where the graph has no former role of this index.
    pub fn index_between(&self, from: RoleIx, to: RoleIx) -> Option<usize> {
        let range = self.range_out_of(from);
        let steps = &self.all[range.clone()];
        let at = steps.binary_search_by_key(&to, |step| step.to).ok()?;
        Some(range.start + at)
    }

    /// Returns the step between two roles, where there is one; O(log degree).
    ///
    /// # Panics
    ///
    /// Where the graph has no former role of this index.
    pub fn between(&self, from: RoleIx, to: RoleIx) -> Option<Step> {
        self.index_between(from, to).map(|at| self.all[at])
    }

    pub(super) fn verify(&self, edges: &[(RoleIx, RoleIx, TransitionKind)]) {
        let mut covered = 0;
        for step in &self.all {
            assert_eq!(
                usize::from(step.count),
                (step.kinds.known.count_ones() + step.kinds.inferred.count_ones()) as usize,
                "every transition of a step has a kind of its own"
            );
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
