//! All simple paths, one after the other.

use super::Cost;
use super::answer::CareerPath;
use super::backward::Backward;
use super::finder::Route;
use super::length::{Length, millionths};
use super::question::{PathError, PathQuery};
use super::space::{Space, State};
use super::teller::Teller;
use crate::graph::RoleIx;

/// Of a state that is on no path.
const FAR: u32 = u32::MAX;
/// How many roles are entered at least without a path before the way back is searched again.
const PATIENCE: usize = 10_000;

/// All paths of a question, in order; see [`PathQuery::all`].
///
/// ```
/// use careergraph::graph::CareerGraph;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let query = graph.paths().from("engineer")?.to("staff-engineer")?.max_moves(3);
/// let mut all = query.all()?;
/// let mut shortest = usize::MAX;
/// while let Some(roles) = all.next_ref() {
///     shortest = shortest.min(roles.len() - 1);
/// }
/// assert_eq!(shortest, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The search is depth first and keeps its own stack. It enters a role only where the moves and the
/// years that are left suffice from there on, so that it seldom enters one in vain: only where all
/// ways on lead back over the path itself. When that happens too often in a row, the way to the
/// target is searched again around the path, at every role until the next path. Without stops
/// and without a limit of years, the time between two paths is thus polynomial.
#[derive(Debug, Clone)]
pub struct AllPaths<'g> {
    space: Space<'g>,
    teller: Teller<'g>,
    years: Option<YearLimit<'g>>,
    /// The most moves of a path.
    most: u32,
    width: u32,
    /// The moves that a state needs at least to the end of a path.
    need: Vec<u32>,
    /// The one role to arrive at, where there is one.
    target: Option<RoleIx>,
    /// Where in `next` the states behind a state are; nowhere while they have not been looked up.
    rows: Vec<Option<(u32, u32)>>,
    next: Vec<Child>,
    /// What has to be entered yet: for every role of the path what may come next, last first.
    todo: Vec<Child>,
    /// Where the part of `todo` begins that belongs to the start and to every role of the path.
    frames: Vec<usize>,
    path: Vec<RoleIx>,
    /// The years spent up to every role of the path, in millionths.
    spent: Vec<u64>,
    on_path: Vec<bool>,
    /// How many roles at the end of the path are not entered, because nothing comes behind them.
    loose: usize,
    /// How many roles have been entered since the last path.
    fruitless: usize,
    around: Vec<u32>,
}

/// A state that comes behind another one.
#[derive(Debug, Clone, Copy)]
struct Child {
    state: State,
    /// The years of the step in millionths; 0 where they are not limited.
    years: u64,
}

#[derive(Debug, Clone)]
struct YearLimit<'g> {
    space: Space<'g>,
    needed: Backward,
    most: u64,
}

impl YearLimit<'_> {
    /// Whether the goal can be reached from a state behind which so much is spent.
    fn allows(&self, state: State, spent: u64) -> bool {
        let needed = self.needed.bound(state, Length::NEVER);
        !needed.is_never() && spent.saturating_add(needed.cost()) <= self.most
    }
}

impl<'g> AllPaths<'g> {
    pub(super) fn new(query: &PathQuery<'g>) -> Result<Self, PathError> {
        let teller = query.teller()?;
        let mut space = query.space(query.usability())?;
        let longest = query.graph.role_count().saturating_sub(1);
        let most = query.max_moves.map_or(longest, |most| most.min(longest)) as u32;
        let years = match query.max_years {
            None => None,
            Some(most) => {
                let mut space = query.space(Cost::Years)?;
                let mut needed = Backward::new(&space);
                needed.complete(&mut space);
                let most = millionths(most);
                Some(YearLimit {
                    space,
                    needed,
                    most,
                })
            }
        };
        let need = needs(&mut space, most);
        let sole = |set: &crate::graph::RoleSet| (set.len() == 1).then(|| set.iter().next());
        let mut todo = Vec::new();
        space.out_of(space.start(), |state, _| {
            let open = years.as_ref().is_none_or(|limit| limit.allows(state, 0));
            if need[state as usize] <= most && open {
                todo.push(Child { state, years: 0 });
            }
        });
        todo.reverse();
        Ok(Self {
            teller,
            years,
            most,
            width: space.width() as u32,
            need,
            target: sole(&space.ends().to).flatten(),
            rows: vec![None; space.len()],
            next: Vec::new(),
            todo,
            frames: vec![0],
            path: Vec::new(),
            spent: Vec::new(),
            on_path: vec![false; space.width()],
            loose: 0,
            fruitless: 0,
            around: Vec::new(),
            space,
        })
    }

    /// Returns the roles of the next path, first to last, without taking new memory for them.
    pub fn next_ref(&mut self) -> Option<&[RoleIx]> {
        self.advance().then_some(&self.path[..])
    }

    /// Returns the next path as a full answer.
    pub fn next_path(&mut self) -> Option<CareerPath> {
        self.advance().then(|| self.teller.path(&self.path))
    }

    /// Goes on to the next path; whether there is one.
    fn advance(&mut self) -> bool {
        self.path.truncate(self.path.len() - self.loose);
        self.loose = 0;
        while let Some(&begin) = self.frames.last() {
            if self.todo.len() == begin {
                self.leave();
                continue;
            }
            let Some(child) = self.todo.pop() else {
                return false;
            };
            let left = self.most - self.path.len() as u32;
            let need = self.need[child.state as usize];
            self.path.push(self.role(child.state));
            if let Some(target) = self.target {
                if need == 0 {
                    self.loose = 1;
                } else if left == 1 && self.years.is_none() {
                    // It leads directly to the target, or it would not have been entered.
                    self.path.push(target);
                    self.loose = 2;
                }
                if self.loose > 0 {
                    self.fruitless = 0;
                    return true;
                }
            }
            self.enter(child, left);
            if need == 0 {
                self.fruitless = 0;
                return true;
            }
        }
        false
    }

    fn role(&self, state: State) -> RoleIx {
        // Divisions are slow, and mostly there are no stops.
        RoleIx(if state < self.width {
            state
        } else {
            state % self.width
        })
    }

    fn leave(&mut self) {
        self.frames.pop();
        if let Some(role) = self.path.pop() {
            self.on_path[role.index()] = false;
            self.spent.pop();
        }
    }

    /// Notes what may come behind the last role of the path, with so many moves left.
    fn enter(&mut self, child: Child, left: u32) {
        let role = self.role(child.state);
        self.on_path[role.index()] = true;
        let spent = self.spent.last().map_or(0, |spent| *spent);
        let spent = spent.saturating_add(child.years);
        self.spent.push(spent);
        self.frames.push(self.todo.len());
        self.fruitless += 1;
        let Some(left) = left.checked_sub(1) else {
            return;
        };
        // A long path takes many roles in a row.
        let patience = PATIENCE.max(self.rows.len().saturating_mul(8));
        let searched = self.fruitless > patience;
        if searched {
            self.search_around(left);
        }
        let (from, to) = self.row(child.state);
        for at in (from as usize..to as usize).rev() {
            let next = self.next[at];
            let need = if searched {
                self.around[next.state as usize]
            } else {
                self.need[next.state as usize]
            };
            if need <= left && !self.on_path[self.role(next.state).index()] {
                let in_time = self
                    .years
                    .as_ref()
                    .is_none_or(|limit| limit.allows(next.state, spent.saturating_add(next.years)));
                if in_time {
                    self.todo.push(next);
                }
            }
        }
    }

    /// Where in `next` the states behind a state are, by role.
    fn row(&mut self, state: State) -> (u32, u32) {
        if let Some(row) = self.rows[state as usize] {
            return row;
        }
        let from = self.next.len();
        let (next, need) = (&mut self.next, &self.need);
        let goal = self.space.goal();
        self.space.out_of(state, |after, _| {
            if after != goal && need[after as usize] != FAR {
                next.push(Child {
                    state: after,
                    years: 0,
                });
            }
        });
        if let Some(limit) = &mut self.years {
            let role = RoleIx(state % self.width);
            for child in &mut self.next[from..] {
                let to = RoleIx(child.state % self.width);
                let step = limit.space.weigher.between(role, to);
                child.years = step.map_or(0, Length::cost);
            }
        }
        let row = (from as u32, self.next.len() as u32);
        self.rows[state as usize] = Some(row);
        row
    }

    /// Works out the moves that are needed around the path at hand, as far as so many.
    fn search_around(&mut self, left: u32) {
        self.around.clear();
        self.around.resize(self.need.len(), FAR);
        let (around, need, on_path) = (&mut self.around, &self.need, &self.on_path);
        let width = self.width;
        let mut level = vec![self.space.goal()];
        let mut depth = 0;
        while !level.is_empty() && depth <= left {
            let mut further = Vec::new();
            for state in level {
                self.space.back_from(state, |before, _| {
                    let at = before as usize;
                    let closed = on_path[(before % width) as usize];
                    if need[at] != FAR && around[at] == FAR && !closed {
                        around[at] = depth;
                        further.push(before);
                    }
                });
            }
            level = further;
            depth += 1;
        }
    }
}

impl Iterator for AllPaths<'_> {
    type Item = Route;

    fn next(&mut self) -> Option<Route> {
        self.advance().then(|| Route {
            cost: self.teller.cost(&self.path),
            roles: self.path.clone(),
        })
    }

    fn count(mut self) -> usize {
        let mut count = 0;
        while self.advance() {
            count += 1;
        }
        count
    }
}

/// The moves that every state needs at least to the end of a path; known where they can be part of
/// a path of at most so many moves.
///
/// The search grows from both ends, the smaller side first. What is left of the search backwards
/// then only goes where the search forwards has been.
fn needs(space: &mut Space<'_>, most: u32) -> Vec<u32> {
    let (width, start, goal) = (space.width() as u32, space.start(), space.goal());
    let ends = space.ends();
    let sole = |set: &crate::graph::RoleSet| {
        let only = (set.len() == 1).then(|| set.iter().next());
        only.flatten().map_or(FAR, |role| role.0)
    };
    // No path comes back to its first role, and none passes its last one.
    let (first, last) = (sole(&ends.from), sole(&ends.to));
    let mut fore = vec![FAR; space.len()];
    let mut back = vec![FAR; space.len()];
    let (mut fore_level, mut back_level) = (Vec::new(), Vec::new());
    space.out_of(start, |state, _| {
        fore[state as usize] = 0;
        fore_level.push(state);
    });
    space.back_from(goal, |state, _| {
        back[state as usize] = 0;
        back_level.push(state);
    });
    let (mut fore_depth, mut back_depth) = (0, 0);
    let mut grow_back = |space: &mut Space<'_>, level: &mut Vec<State>, depth: &mut u32| {
        *depth += 1;
        for state in std::mem::take(level) {
            if state % width == first {
                continue;
            }
            space.back_from(state, |before, _| {
                let passes = before != start && before % width != last;
                if passes && back[before as usize] == FAR {
                    back[before as usize] = *depth;
                    level.push(before);
                }
            });
        }
    };
    while fore_depth + back_depth < most && !fore_level.is_empty() && !back_level.is_empty() {
        if back_level.len() <= fore_level.len() {
            grow_back(space, &mut back_level, &mut back_depth);
            continue;
        }
        fore_depth += 1;
        for state in std::mem::take(&mut fore_level) {
            space.out_of(state, |next, _| {
                if next != goal && fore[next as usize] == FAR {
                    fore[next as usize] = fore_depth;
                    fore_level.push(next);
                }
            });
        }
    }
    while back_depth < most && !back_level.is_empty() {
        back_level.retain(|state| {
            let before = fore[*state as usize];
            before.saturating_add(back_depth) <= most
        });
        grow_back(space, &mut back_level, &mut back_depth);
    }
    back
}
