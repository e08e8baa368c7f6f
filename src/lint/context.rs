//! What the rules look at.

use std::cell::Cell;
use std::sync::OnceLock;

use super::ladders::Ladders;
use super::places::Places;
use crate::document::GraphDocument;
use crate::graph::{
    CareerGraph, Requirement, RequirementRef, RoleIx, RoleRef, SkillIx, TransitionRef,
};
use crate::load::Documents;
use crate::model::text::shortened;
use crate::model::{Basis, Proficiency, TransitionKind};
use crate::query::gap::InTurn;
use crate::query::path::Rungs;

/// How many moves and requirements a comparison of the ends of all steps may look at.
const MOST_WORK: usize = 60_000_000;

/// What a rule that compares the ends of each step may still look at: a hub of many requirements and many
/// moves would take it the product of both.
pub(super) struct Work {
    left: usize,
}

impl Work {
    pub(super) fn new() -> Self {
        Self { left: MOST_WORK }
    }

    /// Takes so much of what is left; whether there was as much.
    pub(super) fn spend(&mut self, work: usize) -> bool {
        let left = self.left.checked_sub(work);
        self.left = left.unwrap_or(0);
        left.is_some()
    }
}

/// A graph, where its parts were written, and its ladders.
pub(super) struct Context<'l> {
    pub(super) graph: &'l CareerGraph,
    pub(super) documents: &'l [GraphDocument],
    pub(super) places: Places<'l>,
    pub(super) ladders: Ladders,
    /// A bit for each rule that has looked.
    pub(super) looked: Cell<u32>,
    steps: OnceLock<(Vec<Step<'l>>, bool)>,
    feeders: OnceLock<Vec<Feeders<'l>>>,
}

/// A role, and the steps that lead to it from below on its ladder.
pub(super) type Feeders<'l> = (RoleRef<'l>, Vec<Climb<'l>>);

/// A step that somebody wrote down, from one described role up to another: an advancement, or an entry
/// on one ladder.
#[derive(Clone, Copy)]
pub(super) struct Climb<'l> {
    pub(super) from: RoleRef<'l>,
    pub(super) to: RoleRef<'l>,
    pub(super) by: TransitionRef<'l>,
    /// The ladder on which both roles stand, where it is one.
    pub(super) ladder: Option<u32>,
}

/// How the ends of a step compare.
#[derive(Clone, Copy)]
pub(super) struct Step<'l> {
    pub(super) climb: Climb<'l>,
    /// The weighted steps of proficiency that somebody in the lower role lacks, where both roles ask for
    /// something.
    pub(super) gap: Option<f64>,
    /// Whether it skips a rung.
    pub(super) skips: bool,
}

impl<'l> Context<'l> {
    pub(super) fn new(graph: &'l CareerGraph, documents: &'l Documents) -> Self {
        let documents = documents.documents.as_slice();
        Self {
            graph,
            documents,
            places: Places::new(graph, documents),
            ladders: Ladders::new(graph),
            looked: Cell::new(0),
            steps: OnceLock::new(),
            feeders: OnceLock::new(),
        }
    }

    /// The title of a role, in backticks, as messages have it: a text of a megabyte is cut.
    pub(super) fn title(&self, role: RoleIx) -> String {
        format!("`{}`", shortened(self.graph.role_at(role).title()))
    }

    /// The titles of two roles.
    pub(super) fn titles(&self, roles: [RoleRef<'_>; 2]) -> [String; 2] {
        roles.map(|role| self.title(role.index()))
    }

    /// The title of a skill, likewise.
    pub(super) fn skill(&self, skill: SkillIx) -> String {
        format!("`{}`", shortened(self.graph.skill_at(skill).title()))
    }

    /// "3 (`practised`)".
    pub(super) fn proficiency(&self, step: u8) -> String {
        match self.graph.scale().name(Proficiency(step)) {
            Some(name) => format!("{step} (`{}`)", shortened(name)),
            None => step.to_string(),
        }
    }

    /// What a requirement is called.
    pub(super) fn asked(&self, asked: &Requirement) -> String {
        let title = RequirementRef::new(self.graph, asked).title();
        format!("`{}`", shortened(&title))
    }

    /// Whether somebody wrote down that a move leads up: as an advancement, or as an entry on one ladder. What
    /// was counted or derived from public data is as it is.
    pub(super) fn leads_up(&self, moved: TransitionRef<'_>) -> bool {
        let is_up = match moved.kind() {
            TransitionKind::Advancement => true,
            TransitionKind::Entry => self.ladders.shared(moved.from(), moved.to()).is_some(),
            TransitionKind::Lateral => false,
        };
        is_up && moved.basis() == Basis::Stated
    }

    /// The steps up that somebody wrote down, each pair of described roles once, in the order of the lower
    /// ones.
    pub(super) fn climbs(&self) -> impl Iterator<Item = Climb<'l>> {
        let steps = self.graph.steps().all().iter();
        steps.filter_map(|step| {
            let [from, to] = [step.from, step.to].map(|role| self.graph.role_at(role));
            if from.is_stub() || to.is_stub() {
                return None;
            }
            let moves = step
                .transitions()
                .map(|index| self.graph.transition_at(index));
            let up = moves.filter(|moved| self.leads_up(*moved));
            let by = up.max_by_key(|moved| moved.kind() == TransitionKind::Advancement)?;
            Some(Climb {
                from,
                to,
                by,
                ladder: self.ladders.shared(from, to),
            })
        })
    }

    /// The roles that moves lead up round among, each set as large as can be.
    pub(super) fn circles(&self, leads_up: impl Fn(TransitionRef<'_>) -> bool) -> Vec<Vec<RoleIx>> {
        let mut circles = self.graph.joined_by(leads_up);
        circles.retain(|roles| roles.len() > 1);
        circles
    }

    /// For each role of a ladder the steps that lead to it from below on the same ladder: those that skip no
    /// rung, and lead round in no circle. And whether there were more steps than there was work for.
    pub(super) fn feeders(&self) -> (&[Feeders<'l>], bool) {
        let feeders = self.feeders.get_or_init(|| self.find_feeders());
        (feeders, self.steps().1)
    }

    fn find_feeders(&self) -> Vec<Feeders<'l>> {
        let mut circle_of = vec![None; self.graph.role_count()];
        for (circle, at) in self.circles(|moved| self.leads_up(moved)).iter().zip(0..) {
            for role in circle {
                circle_of[role.index()] = Some(at);
            }
        }
        let circle = |role: RoleRef<'_>| circle_of[role.index().index()];
        let (steps, _) = self.steps();
        let steps = steps
            .iter()
            .filter(|step| !step.skips)
            .map(|step| step.climb);
        let on_ladders = steps.filter(|climb| climb.ladder.is_some());
        let mut climbs: Vec<_> = on_ladders
            .filter(|climb| circle(climb.from).is_none() || circle(climb.from) != circle(climb.to))
            .collect();
        climbs.sort_by_key(|climb| climb.to.index());
        let groups = climbs.chunk_by(|a, b| a.to == b.to);
        groups.map(|group| (group[0].to, group.to_vec())).collect()
    }

    /// The steps with their ends compared, and whether there were more than there was work for.
    pub(super) fn steps(&self) -> (&[Step<'l>], bool) {
        let (steps, is_cut) = self.steps.get_or_init(|| self.compare());
        (steps, *is_cut)
    }

    fn compare(&self) -> (Vec<Step<'l>>, bool) {
        let mut rungs = Rungs::default();
        let mut in_turn = InTurn::new(self.graph);
        let mut work = Work::new();
        let mut steps: Vec<Step<'l>> = Vec::new();
        for climb in self.climbs() {
            let [from, to] = [climb.from, climb.to];
            let before = rungs.work();
            let skips = rungs.is_skip(self.graph, from.index(), to.index());
            let (gap, compared) = gap_between(self.graph, &mut in_turn, [from, to]);
            steps.push(Step { climb, gap, skips });
            if !work.spend(rungs.work() - before + compared) {
                return (steps, true);
            }
        }
        (steps, false)
    }
}

/// The gap between two roles, where both ask for something, and how many requirements were looked at. Steps
/// come in the order of their lower roles, each of which is taken in once.
fn gap_between<'l>(
    graph: &'l CareerGraph,
    in_turn: &mut InTurn<'l>,
    [from, to]: [RoleRef<'l>; 2],
) -> (Option<f64>, usize) {
    let asked = [from, to].map(|role| role.requirements().len());
    if asked.contains(&0) {
        return (None, 1);
    }
    let work = match in_turn.role() {
        None => graph.skill_count(),
        Some(role) if role == from.index() => 0,
        Some(role) => asked[0] + graph.requirements_of(role).len(),
    };
    (Some(in_turn.gap(from, to)), asked[1] + work)
}

/// So many names at most, and how many more there are of all: "`A`, `B` and 3 more".
pub(super) fn some_of(names: impl Iterator<Item = String>, all: usize, most: usize) -> String {
    let names: Vec<_> = names.take(most).collect();
    let more = match all - names.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", names.join(", "))
}

/// A number as people write it, with two decimals at most.
pub(super) fn number(number: f64) -> String {
    format!("{}", (number * 100.0).round() / 100.0)
}
