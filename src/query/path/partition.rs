//! The k best loopless paths, by parting what is left whenever a path is taken out.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::ControlFlow;

use super::backward::Backward;
use super::forward::{Beginning, Forward};
use super::length::Length;
use super::limited::{Limited, TooManyLabels};
use super::space::{Space, State, role_of};
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
    /// The longest path that may be found.
    limit: Length,
    /// The longest path that is looked for: no longer than any `k` paths that are known.
    most: Length,
    /// The lengths of the best paths that are known, `k` at most.
    known: BinaryHeap<Length>,
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
    /// What the shared roles lead to.
    at: Reached,
    /// How far the search backwards had come when the bound was worked out; [`Length::NEVER`] where
    /// some way is known to be as short as the bound.
    radius: Length,
    /// The family of a bound, whose next bound takes its place; once it has, none.
    family: Option<usize>,
}

/// A state, and the length of a way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reached {
    length: Length,
    state: State,
}

/// What is left of a candidate's set once its best path is taken out, split by where the paths
/// leave it. The bounds share the roles of the path, or a long one would be copied at every role.
struct Family {
    taken: Candidate,
    /// The best one last.
    bounds: Vec<(usize, Bound)>,
}

/// Paths that go on from a place, at best to `next`.
struct Bound {
    at: Reached,
    length: Length,
    next: RoleIx,
    /// See [`Candidate::radius`].
    radius: Length,
}

impl Family {
    fn next(&mut self, family: usize) -> Option<Candidate> {
        let (spur, bound) = self.bounds.pop()?;
        let mut roles = Vec::with_capacity(spur + 2);
        roles.extend_from_slice(&self.taken.roles[..=spur]);
        roles.push(bound.next);
        Some(Candidate {
            length: bound.length,
            roles,
            resolved: false,
            shared: spur + 1,
            banned: self.taken.banned_behind(spur),
            at: bound.at,
            radius: bound.radius,
            family: Some(family),
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
            most: limit,
            known: BinaryHeap::new(),
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
        if self.backward.is_pruned() {
            self.backward.restart(&self.space);
        }
        self.most = self.limit;
        self.known.clear();
        let mut heap = BinaryHeap::new();
        let mut families: Vec<Family> = Vec::new();
        let whole = self.whole(k == 1)?;
        if let Some(whole) = &whole {
            self.note(whole, k);
        }
        heap.extend(whole.map(Reverse));
        let mut detours = 0;
        while found.paths.len() < k {
            let Some(Reverse(candidate)) = heap.pop() else {
                break;
            };
            let mut unresolved = None;
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
                let bounds = self.deviations(&candidate, last);
                families.push(Family {
                    taken: candidate,
                    bounds,
                });
                Some(families.len() - 1)
            } else {
                let family = candidate.family;
                unresolved = Some(candidate);
                family
            };
            if let Some(family) = family {
                heap.extend(families[family].next(family).map(Reverse));
            }
            if let Some(candidate) = unresolved {
                let resolved = self.resolve(candidate)?;
                if let Some(candidate) = &resolved {
                    self.note(candidate, k);
                }
                heap.extend(resolved.map(Reverse));
            }
        }
        Ok(())
    }

    /// Notes how long a path is, so that longer ones are not looked for once enough are known.
    fn note(&mut self, candidate: &Candidate, k: usize) {
        // With stops the best walk may be no path.
        if !candidate.resolved || self.space.has_stops() {
            return;
        }
        self.known.push(candidate.length);
        if self.known.len() > k {
            self.known.pop();
        }
        if self.known.len() == k {
            self.most = self
                .limit
                .min(self.known.peek().copied().unwrap_or(self.limit));
        }
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
    fn whole(&mut self, only: bool) -> Result<Option<Candidate>, TooManyLabels> {
        let start = self.space.role(self.space.start());
        let candidate = Candidate {
            length: Length::default(),
            roles: vec![start],
            resolved: false,
            shared: 1,
            banned: Vec::new(),
            at: Reached {
                length: Length::default(),
                state: self.space.start(),
            },
            radius: Length::NEVER,
            family: None,
        };
        if self.limited.is_some() {
            self.backward.complete(&mut self.space);
            return self.search_on(candidate);
        }
        let only = only && !self.space.has_stops();
        let (space, backward) = (&mut self.space, &mut self.backward);
        let best = self.forward.first(space, backward, self.most, only);
        Ok(best.map(|(length, roles)| Candidate {
            length,
            roles,
            resolved: true,
            ..candidate
        }))
    }

    /// Works out the best path of a candidate's set, or a better bound of it.
    fn resolve(&mut self, candidate: Candidate) -> Result<Option<Candidate>, TooManyLabels> {
        if self.limited.is_some() {
            return self.search_on(candidate);
        }
        if candidate.radius.is_never() {
            let mut candidate = candidate;
            if self.glide(&mut candidate) {
                return Ok(Some(candidate));
            }
            return self.search_on(candidate);
        }
        if candidate.radius == self.backward.radius() {
            return self.search_on(candidate);
        }
        // The bound has come closer to the truth since.
        self.pass(&candidate.roles[..candidate.shared]);
        let bound = self.bound_behind(candidate.at, &candidate.banned);
        Ok(bound.map(|bound| {
            let mut roles = candidate.roles;
            roles.truncate(candidate.shared);
            roles.push(bound.next);
            Candidate {
                length: bound.length,
                roles,
                radius: bound.radius,
                family: None,
                ..candidate
            }
        }))
    }

    /// Completes a candidate whose bound is the length of some way, where the least of the best ways
    /// enters none of the roles before it; whether it does.
    fn glide(&mut self, candidate: &mut Candidate) -> bool {
        self.pass(&candidate.roles[..candidate.shared]);
        let roles = &mut candidate.roles;
        let next = roles[candidate.shared];
        let Some((mut state, _)) = self.space.step(candidate.at.state, next) else {
            return false;
        };
        let (passed, backward) = (&self.passed, &self.backward);
        while state != self.space.goal() {
            let Some(rest) = backward.settled(state) else {
                return false;
            };
            let width = self.space.width() as u32;
            let mut best: Option<(RoleIx, State)> = None;
            let _ = self.space.lanes_out(state, |next, step| {
                if step > rest {
                    return ControlFlow::Break(());
                }
                let role = role_of(next, width);
                let tight = backward.settled(next).map(|behind| step.plus(behind)) == Some(rest);
                let open = passed[role.index()] != self.round;
                if tight && open && best.is_none_or(|(least, _)| role < least) {
                    best = Some((role, next));
                }
                ControlFlow::Continue(())
            });
            let Some((role, next)) = best else {
                roles.truncate(candidate.shared + 1);
                return false;
            };
            roles.push(role);
            state = next;
        }
        candidate.resolved = true;
        candidate.family = None;
        true
    }

    /// Works out the best path of a candidate's set by a search.
    fn search_on(&mut self, candidate: Candidate) -> Result<Option<Candidate>, TooManyLabels> {
        let mut candidate = candidate;
        candidate.roles.truncate(candidate.shared);
        let beginning = Beginning {
            roles: &candidate.roles,
            state: candidate.at.state,
            length: candidate.at.length,
            banned: &candidate.banned,
        };
        let (space, backward) = (&mut self.space, &mut self.backward);
        let best = match &mut self.limited {
            Some(limited) => limited.complete(space, backward, &beginning, self.most)?,
            None => self
                .forward
                .complete(space, backward, &beginning, self.most),
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
            family: None,
            ..candidate
        }))
    }

    /// Marks roles as passed, and no others.
    fn pass(&mut self, roles: &[RoleIx]) {
        self.round += 1;
        for role in roles {
            self.passed[role.index()] = self.round;
        }
    }

    /// Splits what is left of a candidate's set once its best walk is taken out, by the places up to
    /// `last` where paths may leave it; the best bound last.
    fn deviations(&mut self, taken: &Candidate, last: usize) -> Vec<(usize, Bound)> {
        let roles = &taken.roles;
        let mut bounds = Vec::with_capacity(last + 1 - taken.shared);
        let mut at = taken.at;
        self.pass(&roles[..taken.shared]);
        for (spur, role) in roles.iter().enumerate().take(last).skip(taken.shared - 1) {
            if spur >= taken.shared {
                let step = self.space.step(at.state, *role);
                let (state, step) = step.expect("a path goes along usable steps");
                let length = at.length.plus(step);
                at = Reached { length, state };
                self.passed[role.index()] = self.round;
            }
            let banned = taken.banned_behind(spur);
            bounds.extend(self.bound_behind(at, &banned).map(|bound| (spur, bound)));
        }
        bounds.sort_by(|(a_spur, a), (b_spur, b)| {
            let by_roles = || {
                // Two deviations part at the earlier spur.
                if a_spur < b_spur {
                    a.next.cmp(&roles[a_spur + 1])
                } else {
                    roles[b_spur + 1].cmp(&b.next)
                }
            };
            b.length.cmp(&a.length).then_with(|| by_roles().reverse())
        });
        bounds
    }

    /// A bound of the paths on from a place over none of the roles that are passed or banned.
    fn bound_behind(&mut self, at: Reached, banned: &[RoleIx]) -> Option<Bound> {
        let width = self.space.width() as u32;
        let radius = self.backward.radius();
        let (passed, round, backward) = (&self.passed, self.round, &self.backward);
        let (mut length, mut next, mut exact) = (self.most, RoleIx(u32::MAX), false);
        // No step to a settled state leads to the goal sooner than this.
        let rest = backward.reached(at.state).unwrap_or(Length::NEVER);
        let direct = at.length.plus(rest);
        let _ = self.space.lanes_out(at.state, |state, step| {
            let shortest = at.length.plus(step);
            let far = if direct > length {
                radius
            } else {
                Length::default()
            };
            if shortest.plus(far) > length {
                return ControlFlow::Break(());
            }
            let role = role_of(state, width);
            let settled = backward.settled(state);
            let bound = shortest.plus(settled.unwrap_or(radius));
            let better = bound < length || bound == length && role < next;
            if better && passed[role.index()] != round && banned.binary_search(&role).is_err() {
                (length, next, exact) = (bound, role, settled.is_some());
            }
            ControlFlow::Continue(())
        });
        (next.0 < u32::MAX && !length.is_never()).then_some(Bound {
            at,
            length,
            next,
            radius: if exact { Length::NEVER } else { radius },
        })
    }
}
