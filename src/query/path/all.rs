//! All simple paths, one after the other.

use super::Cost;
use super::answer::CareerPath;
use super::backward::Backward;
use super::error::PathError;
use super::finder::Route;
use super::length::{Length, millionths};
use super::needs::{FAR, Needs};
use super::question::PathQuery;
use super::space::{Space, State, role_of};
use super::teller::Teller;
use crate::graph::RoleIx;

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
    /// The fewest and the most moves of a path.
    least: usize,
    most: u32,
    width: u32,
    needs: Needs,
    /// How many steps may yet be looked at before the way back is searched in full.
    credit: usize,
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
        let teller = query.teller();
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
        // Where years are limited as well, a way that moves allow is often closed.
        let depth = if years.is_some() {
            most
        } else {
            most.min((most / 2).max(1))
        };
        let needs = Needs::new(&mut space, depth);
        let width = space.width() as u32;
        let sole = |set: &crate::graph::RoleSet| (set.len() == 1).then(|| set.iter().next());
        let mut todo = Vec::new();
        space.out_of(space.start(), |state, _| {
            let open = years.as_ref().is_none_or(|limit| limit.allows(state, 0));
            if needs.allow(state, most, width) && open {
                todo.push(Child { state, years: 0 });
            }
        });
        todo.reverse();
        Ok(Self {
            teller,
            years,
            least: 0,
            most,
            width,
            needs,
            credit: query.graph.steps().all().len(),
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
        self.advance().then_some(self.at_hand())
    }

    /// Returns the next path as a full answer.
    pub fn next_path(&mut self) -> Option<CareerPath> {
        self.advance().then(|| self.path_at_hand())
    }

    /// Passes over the paths of fewer moves.
    #[must_use]
    pub(super) fn of_at_least(mut self, moves: usize) -> Self {
        self.least = moves;
        self
    }

    /// The path that was gone on to.
    pub(super) fn at_hand(&self) -> &[RoleIx] {
        &self.path
    }

    /// The same as a full answer.
    pub(super) fn path_at_hand(&mut self) -> CareerPath {
        self.teller.path(&self.path)
    }

    /// Goes on to the next path of enough moves; whether there is one.
    pub(super) fn advance(&mut self) -> bool {
        while self.step() {
            if self.path.len() > self.least {
                return true;
            }
        }
        false
    }

    /// Goes on to the next path; whether there is one.
    fn step(&mut self) -> bool {
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
            let need = self.needs.of(child.state);
            self.path.push(self.space.role(child.state));
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

    fn leave(&mut self) {
        self.frames.pop();
        if let Some(role) = self.path.pop() {
            self.on_path[role.index()] = false;
            self.spent.pop();
        }
    }

    /// Notes what may come behind the last role of the path, with so many moves left.
    fn enter(&mut self, child: Child, left: u32) {
        let role = self.space.role(child.state);
        self.on_path[role.index()] = true;
        let spent = self.spent.last().map_or(0, |spent| *spent);
        let spent = spent.saturating_add(child.years);
        self.spent.push(spent);
        self.frames.push(self.todo.len());
        self.fruitless += 1;
        let Some(left) = left.checked_sub(1) else {
            return;
        };
        if !self.needs.tell(left) {
            if self.credit > 0 {
                return self.scan(child.state, left);
            }
            // What has been looked at would have paid for the way back.
            self.needs.deepen(&mut self.space, self.most);
            self.rows.fill(None);
            self.next.clear();
        }
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
                self.needs.of(next.state)
            };
            if need <= left && !self.on_path[self.space.role(next.state).index()] {
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

    /// Notes what may come behind a state where the way back is not known far enough to tell what
    /// leads on.
    fn scan(&mut self, state: State, left: u32) {
        let begin = self.todo.len();
        let (todo, needs, on_path) = (&mut self.todo, &self.needs, &self.on_path);
        let (goal, width) = (self.space.goal(), self.width);
        let mut scanned = 1;
        self.space.nexts(state, |next| {
            scanned += 1;
            let open = next != goal && needs.allow(next, left, width);
            if open && !on_path[role_of(next, width).index()] {
                let (state, years) = (next, 0);
                todo.push(Child { state, years });
            }
        });
        self.todo[begin..].reverse();
        self.credit = self.credit.saturating_sub(scanned);
    }

    /// Where in `next` the states behind a state are, by role.
    fn row(&mut self, state: State) -> (u32, u32) {
        if let Some(row) = self.rows[state as usize] {
            return row;
        }
        let from = self.next.len();
        let (next, needs) = (&mut self.next, &self.needs);
        let goal = self.space.goal();
        self.space.nexts(state, |after| {
            if after != goal && needs.of(after) != FAR {
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
        self.around.resize(self.rows.len(), FAR);
        let (around, needs, on_path) = (&mut self.around, &self.needs, &self.on_path);
        let width = self.width;
        let mut level = vec![self.space.goal()];
        let mut depth = 0;
        while !level.is_empty() && depth <= left {
            let mut further = Vec::new();
            for state in level {
                self.space.back_from(state, |before, _| {
                    let at = before as usize;
                    let closed = on_path[(before % width) as usize];
                    if needs.of(before) != FAR && around[at] == FAR && !closed {
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
