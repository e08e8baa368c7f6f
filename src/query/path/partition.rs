//! The k best loopless paths, by parting what is left whenever a path is taken out.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::backward::Backward;
use super::forward::{Beginning, Forward};
use super::length::Length;
use super::limited::{Limited, TooManyLabels};
use super::space::{Space, State};
use crate::graph::RoleIx;

/// How many completions are worked out for one path that is asked for, where stops make the best
/// walks pass a role twice.
const MOST_DETOURS: usize = 20_000;

/// Searches of one question.
#[derive(Debug, Clone)]
pub(super) struct Search<'g> {
    pub(super) space: Space<'g>,
    backward: Backward,
    forward: Forward,
    /// The search under limits on what the paths are not ranked by.
    limited: Option<Limited<'g>>,
    /// The longest path that is looked for.
    limit: Length,
    /// The round in which a role was passed by the path at hand.
    passed: Vec<u32>,
    round: u32,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Paths as sequences of roles, with their lengths, in order.
    pub(super) paths: Vec<(Length, Vec<RoleIx>)>,
    /// Whether the search was given up, so that more paths may exist.
    pub(super) cut: bool,
}

/// A set of paths that start alike, by its best path or a lower bound of it.
///
/// The order is that of the answer: by length, then by role ids. A bound is a prefix of what it
/// bounds, so it comes before paths that it may turn out to beat.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    length: Length,
    /// The best path; of a bound only the part up to the first role behind the shared ones.
    roles: Vec<RoleIx>,
    resolved: bool,
    /// How many leading roles all paths of the set share.
    shared: usize,
    /// The roles that may not follow the shared ones, sorted.
    banned: Vec<RoleIx>,
    /// The family of a bound, whose next bound takes its place.
    family: usize,
}

/// What is left of a candidate's set once its best path is taken out, split by where the paths
/// leave it. The bounds share the roles of the path, or a long one would be copied at every role.
struct Family {
    taken: Candidate,
    /// The best one last.
    bounds: Vec<Bound>,
    /// How far the search backwards had come when the bounds were worked out.
    radius: Length,
}

/// Paths that leave another one behind `roles[spur]`, at best to `next`.
struct Bound {
    length: Length,
    spur: usize,
    next: RoleIx,
}

impl Family {
    fn next(&mut self, family: usize) -> Option<Candidate> {
        let Bound { length, spur, next } = self.bounds.pop()?;
        let mut roles = self.taken.roles[..=spur].to_vec();
        roles.push(next);
        Some(Candidate {
            length,
            roles,
            resolved: false,
            shared: spur + 1,
            banned: self.taken.banned_behind(spur),
            family,
        })
    }
}

impl Candidate {
    /// The roles that may not follow `roles[spur]` once the path itself is taken out.
    fn banned_behind(&self, spur: usize) -> Vec<RoleIx> {
        let mut banned = if spur + 1 == self.shared {
            self.banned.clone()
        } else {
            Vec::new()
        };
        let next = self.roles[spur + 1];
        if let Err(at) = banned.binary_search(&next) {
            banned.insert(at, next);
        }
        banned
    }
}

impl<'g> Search<'g> {
    pub(super) fn new(space: Space<'g>, limited: Option<Limited<'g>>, limit: Length) -> Self {
        Self {
            backward: Backward::new(&space),
            forward: Forward::new(&space),
            passed: vec![0; space.width()],
            round: 0,
            space,
            limited,
            limit,
        }
    }

    /// Begins anew with other ends; the states stay the same.
    pub(super) fn restart(&mut self, from: RoleIx, to: RoleIx) {
        self.space.set_ends(from, to);
        self.backward.restart(&self.space);
        if let Some(limited) = &mut self.limited {
            limited.restart(from, to);
        }
    }

    /// The `k` best paths.
    pub(super) fn best(&mut self, k: usize) -> Found {
        let mut found = Found::default();
        if self.search(k, &mut found).is_err() {
            found.cut = true;
        }
        found
    }

    fn search(&mut self, k: usize, found: &mut Found) -> Result<(), TooManyLabels> {
        if k == 0 {
            return Ok(());
        }
        let mut heap = BinaryHeap::new();
        let mut families: Vec<Family> = Vec::new();
        heap.extend(self.whole()?.map(Reverse));
        let mut detours = 0;
        while found.paths.len() < k {
            let Some(Reverse(candidate)) = heap.pop() else {
                break;
            };
            let family = if candidate.resolved {
                let again = self.first_role_again(&candidate.roles);
                if again.is_none() {
                    let roles = &candidate.roles;
                    let inner = roles[1..roles.len() - 1].to_vec();
                    found.paths.push((candidate.length, inner));
                } else {
                    detours += 1;
                    if detours > MOST_DETOURS {
                        found.cut = true;
                        break;
                    }
                }
                if found.paths.len() == k {
                    break;
                }
                let last = again.unwrap_or(candidate.roles.len() - 1);
                let bounds = self.deviations(&candidate, 0..last);
                families.push(Family {
                    taken: candidate,
                    bounds,
                    radius: self.backward.radius(),
                });
                families.len() - 1
            } else {
                let number = candidate.family;
                let family = &mut families[number];
                if family.radius < self.backward.radius() {
                    // Bounds have come closer to the truth since.
                    let spurs = family.bounds.iter().map(|bound| bound.spur);
                    let mut spurs: Vec<_> = spurs.chain([candidate.shared - 1]).collect();
                    spurs.sort_unstable();
                    family.bounds = self.deviations(&family.taken, spurs.into_iter());
                    family.radius = self.backward.radius();
                } else {
                    heap.extend(self.resolve(candidate)?.map(Reverse));
                }
                number
            };
            heap.extend(families[family].next(family).map(Reverse));
        }
        Ok(())
    }

    /// Where a walk passes a role for the second time.
    fn first_role_again(&mut self, roles: &[RoleIx]) -> Option<usize> {
        if !self.space.has_stops() {
            return None;
        }
        self.round += 1;
        roles.iter().position(|role| {
            std::mem::replace(&mut self.passed[role.index()], self.round) == self.round
        })
    }

    /// The best of all paths.
    fn whole(&mut self) -> Result<Option<Candidate>, TooManyLabels> {
        let start = self.space.role(self.space.start());
        let candidate = Candidate {
            length: Length::default(),
            roles: vec![start],
            resolved: false,
            shared: 1,
            banned: Vec::new(),
            family: 0,
        };
        if self.limited.is_some() {
            self.backward.complete(&mut self.space);
            return self.resolve(candidate);
        }
        let best = self
            .forward
            .first(&mut self.space, &mut self.backward, self.limit);
        Ok(best.map(|(length, roles)| Candidate {
            length,
            roles,
            resolved: true,
            ..candidate
        }))
    }

    /// Works out the best path of a candidate's set.
    fn resolve(&mut self, candidate: Candidate) -> Result<Option<Candidate>, TooManyLabels> {
        let Candidate {
            mut roles,
            shared,
            banned,
            family,
            ..
        } = candidate;
        roles.truncate(shared);
        let (state, length) = self.follow(&roles);
        let beginning = Beginning {
            roles: &roles,
            state,
            length,
            banned: &banned,
        };
        let (space, backward) = (&mut self.space, &mut self.backward);
        let best = match &mut self.limited {
            Some(limited) => limited.complete(space, backward, &beginning, self.limit)?,
            None => self
                .forward
                .complete(space, backward, &beginning, self.limit),
        };
        // As much work again goes into better bounds for the searches to come.
        for _ in 0..self.forward.settled() {
            if self.backward.advance(&mut self.space).is_none() {
                break;
            }
        }
        Ok(best.map(|(length, roles)| Candidate {
            length,
            roles,
            resolved: true,
            shared,
            banned,
            family,
        }))
    }

    /// The state and the length behind the beginning of a path.
    fn follow(&mut self, roles: &[RoleIx]) -> (State, Length) {
        let mut at = (self.space.start(), Length::default());
        for role in &roles[1..] {
            at = self.step(at, *role);
        }
        at
    }

    fn step(&mut self, (state, length): (State, Length), to: RoleIx) -> (State, Length) {
        let next = self.space.step(state, to);
        let (next, step) = next.expect("a path goes along usable steps");
        (next, length.plus(step))
    }

    /// Splits what is left of a candidate's set once its best walk is taken out, by the places where
    /// paths may leave it, which ascend; the best bound last.
    fn deviations(&mut self, taken: &Candidate, spurs: impl Iterator<Item = usize>) -> Vec<Bound> {
        self.round += 1;
        let radius = self.backward.radius();
        let mut bounds = Vec::new();
        let mut at = (self.space.start(), Length::default());
        let mut behind = 0;
        for spur in spurs.filter(|spur| spur + 1 >= taken.shared) {
            while behind <= spur {
                let role = taken.roles[behind];
                self.passed[role.index()] = self.round;
                if behind > 0 {
                    at = self.step(at, role);
                }
                behind += 1;
            }
            let banned = taken.banned_behind(spur);
            if let Some((length, next)) = self.bound_behind(at, &banned, radius) {
                bounds.push(Bound { length, spur, next });
            }
        }
        let roles = &taken.roles;
        bounds.sort_by(|a, b| {
            let by_roles = || {
                // Two deviations part at the earlier spur.
                if a.spur < b.spur {
                    a.next.cmp(&roles[a.spur + 1])
                } else {
                    roles[b.spur + 1].cmp(&b.next)
                }
            };
            b.length.cmp(&a.length).then_with(|| by_roles().reverse())
        });
        bounds
    }
    /// A bound of the paths on from a state over none of the roles that are passed or banned, and
    /// the first role of them.
    fn bound_behind(
        &mut self,
        (state, so_far): (State, Length),
        banned: &[RoleIx],
        radius: Length,
    ) -> Option<(Length, RoleIx)> {
        let width = self.space.width() as u32;
        let (passed, round, backward) = (&self.passed, self.round, &self.backward);
        let mut best = None;
        self.space.out_of(state, |next, step| {
            let role = RoleIx(next % width);
            if passed[role.index()] != round && banned.binary_search(&role).is_err() {
                let length = so_far.plus(step).plus(backward.bound(next, radius));
                best = best.min(Some((length, role))).or(Some((length, role)));
            }
        });
        best.filter(|(length, _)| *length <= self.limit && !length.is_never())
    }
}
