//! Who asks for what, by skill and by choice of skills.

use std::cmp::Reverse;

use super::choices::{ByKey, Choices};
use crate::graph::{CareerGraph, RoleIx};

/// Weights that are whole numbers of one part in so many, as 1 and 0.5 are, add up in single precision
/// without an error, as long as the sum stays below [`MOST`].
const PARTS: f64 = 1024.0;
/// The largest sum of such parts that single precision holds without an error.
const MOST: f64 = 16_384.0;

/// A role that asks for something, and for how much.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asker {
    pub(super) role: u32,
    needed: f32,
    weight: f32,
}

impl Asker {
    /// What a step counts for it.
    pub(super) fn worth(self, step: f32) -> f32 {
        self.weight * step.min(self.needed)
    }
}

/// Something that a role surely holds: its step, and which askers ask for it.
#[derive(Debug, Clone, Copy)]
struct Held {
    start: u32,
    end: u32,
    step: f32,
}

/// From what each role surely holds to those who ask for it.
#[derive(Debug, Clone)]
pub(super) struct Askers {
    by_key: ByKey<Asker>,
    /// By role what it holds.
    held: ByKey<Held>,
    /// By role all that it asks for; not a number where that is nothing known.
    pub(super) asked: Vec<f64>,
    /// The same in single precision.
    pub(super) single: Vec<f32>,
    /// By role what somebody covers of it who holds nothing of it.
    pub(super) nothing: Vec<f32>,
    /// Whether sums in single precision have no error.
    pub(super) exact: bool,
}

impl Askers {
    pub(super) fn of(graph: &CareerGraph) -> Self {
        let choices = Choices::of(graph);
        let mut askers = Vec::new();
        let mut asked_for = Vec::with_capacity(graph.role_count());
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
                let key = match graph.alternatives_of(asked) {
                    [skill] => skill.0,
                    _ => choice_key(graph, choices.find(graph, asked)),
                };
                askers.push((key, asker));
            }
            let known = all > 0.0 && !role.is_stub();
            exact &= all < MOST;
            asked_for.push(if known { all } else { f64::NAN });
        }
        let by_key = ByKey::of(graph.skill_count() + choices.len(), &askers);
        Self {
            held: held(graph, &choices, &by_key),
            by_key,
            single: asked_for.iter().map(|all| *all as f32).collect(),
            nothing: asked_for.iter().map(|all| (0.0 / *all) as f32).collect(),
            asked: asked_for,
            exact,
        }
    }

    /// Those who ask for something that a role surely holds, with its step, one group for each such thing.
    pub(super) fn of_held(&self, role: RoleIx) -> impl Iterator<Item = (&[Asker], f32)> {
        let held = self.held.of_key(role.index()).iter();
        held.map(|held| (self.by_key.between(held.start, held.end), held.step))
    }

    /// How many askers [`Askers::of_held`] yields.
    pub(super) fn count_of_held(&self, role: RoleIx) -> usize {
        let held = self.held.of_key(role.index()).iter();
        held.map(|held| (held.end - held.start) as usize).sum()
    }
}

/// Choices have their keys behind those of skills.
fn choice_key(graph: &CareerGraph, choice: u32) -> u32 {
    graph.skill_count() as u32 + choice
}

/// What each role surely holds of what anybody asks for, what few ask for first: a processor foresees the end
/// of a group best where the one before was as long.
fn held(graph: &CareerGraph, choices: &Choices<'_>, askers: &ByKey<Asker>) -> ByKey<Held> {
    let mut sure = Sure {
        times: vec![0; choices.len()],
        ..Sure::default()
    };
    let (mut held, mut bounds) = (Vec::new(), vec![0]);
    for role in graph.roles() {
        let first = held.len();
        sure.hold(graph, choices, role.index());
        held.extend(sure.held.iter().filter_map(|(key, step)| {
            let (start, end) = askers.bounds_of(*key as usize);
            let step = f32::from(*step);
            (start < end).then_some(Held { start, end, step })
        }));
        held[first..].sort_unstable_by_key(|held| held.end - held.start);
        bounds.push(held.len() as u32);
    }
    ByKey::sorted(held, bounds)
}

/// Memory to find out what a role surely holds.
#[derive(Default)]
struct Sure {
    /// The keys that are surely held, with their steps.
    held: Vec<(u32, u8)>,
    /// The skills that are held, the highest step first.
    falling: Vec<(u32, u8)>,
    /// By choice, how many of its skills are held.
    times: Vec<u16>,
    /// The choices that are surely held, with their steps.
    chosen: Vec<(u32, u8)>,
}

impl Sure {
    fn hold(&mut self, graph: &CareerGraph, choices: &Choices<'_>, role: RoleIx) {
        self.held.clear();
        self.chosen.clear();
        for asked in graph.requirements_of(role) {
            let (skills, step) = (graph.alternatives_of(asked), asked.needed());
            if usize::from(asked.count) == skills.len() {
                self.held.extend(skills.iter().map(|skill| (skill.0, step)));
            } else {
                let implied = choices.implied(choices.find(graph, asked)).iter();
                self.chosen.extend(implied.map(|choice| (*choice, step)));
            }
        }
        highest(&mut self.held);
        self.falling.clone_from(&self.held);
        self.falling
            .sort_unstable_by_key(|(_, step)| Reverse(*step));
        for (skill, step) in &self.falling {
            for choice in choices.with(*skill) {
                let times = &mut self.times[*choice as usize];
                *times += 1;
                if usize::from(*times) == choices.count(*choice) {
                    self.chosen.push((*choice, *step));
                }
            }
        }
        for (skill, _) in &self.falling {
            for choice in choices.with(*skill) {
                self.times[*choice as usize] = 0;
            }
        }
        highest(&mut self.chosen);
        let chosen = self.chosen.iter();
        self.held
            .extend(chosen.map(|(choice, step)| (choice_key(graph, *choice), *step)));
    }
}

/// Keeps the highest step of each.
fn highest(steps: &mut Vec<(u32, u8)>) {
    steps.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    steps.dedup_by_key(|(one, _)| *one);
}
