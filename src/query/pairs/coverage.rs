//! How much of what each role asks for each role covers.

use std::ops::AddAssign;
use std::sync::Mutex;

use super::choices::{ByKey, Choices};
use super::{PairsQuery, on_threads};
use crate::graph::{CareerGraph, RoleIx, SkillIx};

/// How many rows a thread takes at a time.
const ROWS: usize = 64;
/// Weights that are whole numbers of one part in so many, as 1 and 0.5 are, add up in single precision
/// without an error, as long as the sum stays below [`MOST`].
const PARTS: f64 = 1024.0;
/// The largest sum of such parts that single precision holds without an error.
const MOST: f64 = 16_384.0;

/// The share of what each role asks for that each role surely covers: the lower end of
/// [`CareerGraph::transferability`] for every pair, in single precision.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Coverages {
    roles: usize,
    cells: Vec<f32>,
}

impl Coverages {
    /// Returns the share of what `to` asks for that `from` surely covers; nothing where `to` asks for
    /// nothing known.
    ///
    /// # Panics
    ///
    /// Where a role belongs to a larger graph.
    pub fn of(&self, from: RoleIx, to: RoleIx) -> Option<f32> {
        let share = self.row(from)[to.index()];
        (!share.is_nan()).then_some(share)
    }

    /// Returns what a role covers of every role, in the order of their ids; not a number where a role
    /// asks for nothing known.
    ///
    /// # Panics
    ///
    /// Where the role belongs to a larger graph.
    pub fn row(&self, from: RoleIx) -> &[f32] {
        let start = from.index() * self.roles;
        &self.cells[start..start + self.roles]
    }

    /// Returns all rows, one behind the other.
    pub fn cells(&self) -> &[f32] {
        &self.cells
    }
}

impl PairsQuery<'_> {
    /// Returns what every role surely covers of every other one.
    ///
    /// One addition for each skill of each role and each requirement that asks for this skill alone, and
    /// one division for each pair of roles. Choices cost as much again for each of their skills:
    /// roles that ask for one of the same skills share one choice, and which choices are met by which is
    /// found once for all of them, by way of the skill that fewest choices have.
    ///
    /// Most of the time goes into getting new memory for the answer; who asks again and again gives it
    /// back with [`PairsQuery::coverages_into`].
    pub fn coverages(&self) -> Coverages {
        let mut all = Coverages::default();
        self.coverages_into(&mut all);
        all
    }

    /// Works out [`PairsQuery::coverages`] in the memory of an earlier answer, of the same graph or of
    /// another one.
    ///
    /// ```
    /// use careergraph::CareerGraph;
    /// use careergraph::query::pairs::Coverages;
    ///
    /// let graph = CareerGraph::embedded("engineer")?;
    /// let mut covered = Coverages::default();
    /// graph.pairs().coverages_into(&mut covered);
    /// let staff = graph.role("staff engineer")?.index();
    /// assert_eq!(covered.of(staff, staff), Some(1.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coverages_into(&self, all: &mut Coverages) {
        let roles = self.graph.role_count();
        let index = Index::of(self.graph);
        if all.cells.len() != roles * roles {
            all.cells = vec![0.0; roles * roles];
        }
        all.roles = roles;
        // Each piece is taken once; the locks only hand them out.
        let pieces = all.cells.chunks_mut((ROWS * roles).max(1));
        let pieces: Vec<_> = pieces.map(Mutex::new).collect();
        on_threads(self.threads, pieces.len(), |next| {
            let mut row = Row::of(&index);
            while let Some(piece) = next() {
                let mut rows = pieces[piece]
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                for (at, cells) in rows.chunks_mut(roles).enumerate() {
                    row.fill(&index, RoleIx((piece * ROWS + at) as u32), cells);
                }
            }
            Vec::<(usize, ())>::new()
        });
    }
}

/// Who asks, and for how much.
#[derive(Debug, Clone, Copy)]
struct Asker {
    role: u32,
    needed: f32,
    weight: f32,
}

impl Asker {
    /// What a step counts for it.
    fn worth(self, step: f32) -> f32 {
        self.weight * step.min(self.needed)
    }
}

/// From each skill, and from each choice of skills, to those who ask for it.
struct Index<'g> {
    graph: &'g CareerGraph,
    /// Those who ask for a skill alone, by skill.
    plain: ByKey<Asker>,
    choices: Choices<'g>,
    /// Those who ask for a choice, by choice.
    choosers: ByKey<Asker>,
    /// By role all that it asks for; not a number where that is nothing known.
    asked: Vec<f64>,
    /// The same in single precision.
    single: Vec<f32>,
    /// Whether sums in single precision have no error.
    exact: bool,
}

impl<'g> Index<'g> {
    fn of(graph: &'g CareerGraph) -> Self {
        let choices = Choices::of(graph);
        let (mut plain, mut choosers) = (Vec::new(), Vec::new());
        let mut sums = Vec::with_capacity(graph.role_count());
        let mut exact = true;
        for role in graph.roles() {
            let mut all = 0.0;
            for asked in graph.requirements_of(role.index()) {
                let asker = Asker {
                    role: role.index().0,
                    needed: f32::from(asked.needed()),
                    weight: asked.importance.weight() as f32,
                };
                all += f64::from(asker.worth(asker.needed));
                exact &= (asked.importance.weight() * PARTS).fract() == 0.0;
                match graph.alternatives_of(asked) {
                    [skill] => plain.push((skill.0, asker)),
                    _ => choosers.push((choices.find(graph, asked), asker)),
                }
            }
            let known = all > 0.0 && !role.is_stub();
            exact &= all < MOST;
            sums.push(if known { all } else { f64::NAN });
        }
        Self {
            graph,
            plain: ByKey::of(graph.skill_count(), &plain),
            choosers: ByKey::of(choices.len(), &choosers),
            choices,
            single: sums.iter().map(|all| *all as f32).collect(),
            asked: sums,
            exact,
        }
    }
}

/// Memory to work out what one role covers.
struct Row {
    /// By role how much of it is covered, where that takes double precision.
    covered: Vec<f64>,
    /// The skills that are surely held on their own, with their steps.
    held: Vec<(SkillIx, u8)>,
    /// The choices that a held skill can meet, with its step.
    met: Vec<(u32, u8)>,
    /// The choices that are surely held, with their steps.
    sure: Vec<(u32, u8)>,
}

impl Row {
    fn of(index: &Index<'_>) -> Self {
        Self {
            covered: vec![0.0; if index.exact { 0 } else { index.asked.len() }],
            held: Vec::new(),
            met: Vec::new(),
            sure: Vec::new(),
        }
    }

    fn fill(&mut self, index: &Index<'_>, from: RoleIx, cells: &mut [f32]) {
        self.hold(index, from);
        if index.exact {
            cells.fill(0.0);
            self.add_up(index, cells);
            for (cell, all) in cells.iter_mut().zip(&index.single) {
                *cell /= *all;
            }
        } else {
            let mut covered = std::mem::take(&mut self.covered);
            covered.fill(0.0);
            self.add_up(index, &mut covered);
            for ((cell, covered), all) in cells.iter_mut().zip(&covered).zip(&index.asked) {
                *cell = (*covered / *all) as f32;
            }
            self.covered = covered;
        }
        // Nobody lacks anything for the role that they hold, whatever is not known of it.
        let own = &mut cells[from.index()];
        *own = if own.is_nan() { *own } else { 1.0 };
    }

    /// Adds to the sum of each role what is covered of it.
    fn add_up<S: AddAssign + From<f32>>(&self, index: &Index<'_>, sums: &mut [S]) {
        let mut add = |askers: &[Asker], step: u8| {
            let step = f32::from(step);
            for asker in askers {
                sums[asker.role as usize] += S::from(asker.worth(step));
            }
        };
        for (skill, step) in &self.held {
            add(index.plain.of_key(skill.index()), *step);
        }
        for (choice, step) in &self.sure {
            add(index.choosers.of_key(*choice as usize), *step);
        }
    }

    fn hold(&mut self, index: &Index<'_>, from: RoleIx) {
        let (graph, choices) = (index.graph, &index.choices);
        self.held.clear();
        self.sure.clear();
        for asked in graph.requirements_of(from) {
            let (skills, step) = (graph.alternatives_of(asked), asked.needed());
            if usize::from(asked.count) == skills.len() {
                self.held.extend(skills.iter().map(|skill| (*skill, step)));
            } else {
                let implied = choices.implied(choices.find(graph, asked)).iter();
                self.sure.extend(implied.map(|choice| (*choice, step)));
            }
        }
        highest(&mut self.held);
        self.met.clear();
        for (skill, step) in &self.held {
            let meets = choices.with(*skill).iter();
            self.met.extend(meets.map(|choice| (*choice, *step)));
        }
        self.met
            .sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        for run in self.met.chunk_by(|a, b| a.0 == b.0) {
            let last = run.get(choices.count(run[0].0) - 1);
            self.sure.extend(last);
        }
        highest(&mut self.sure);
    }
}

/// Keeps the highest step of each.
fn highest<T: Ord + Copy>(steps: &mut Vec<(T, u8)>) {
    steps.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    steps.dedup_by_key(|(one, _)| *one);
}
