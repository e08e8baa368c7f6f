//! "What exactly is missing?": the gap between what is held and what a role asks for.
//!
//! The definitions are those of `docs/semantics.md`, section 4. A proficiency that is not known is an
//! interval, and so is everything that is computed from it.

mod cheapest;
mod choices;
mod holder;
mod in_turn;
mod measure;
mod parts;
mod report;
mod shortfall;
mod side_by_side;
mod specificity;

pub use cheapest::{Cheapest, Raise};
pub use holder::Holder;
pub use measure::{Measure, NeedMeasure};
pub use parts::{PartHeld, SomeHeld};
pub use report::{AskedYears, GapQuery, GapReport, Transferability, Weighting};
pub use shortfall::StepNeed;
pub use side_by_side::{SideBySide, SideCell, SideRow};
pub use specificity::Specificity;

pub(super) use cheapest::{Anyway, ways};
pub(super) use holder::Raised;
pub(crate) use in_turn::InTurn;

pub(super) use parts::{parts_held, some_held};
pub(super) use shortfall::Shortfall;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::card::{RoleName, SkillName};
use crate::graph::{CareerGraph, Requirement, RequirementRef, RoleRef};

/// Lowest and highest value that what is not known leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Serialize)]
pub struct Interval<T> {
    /// Lowest value.
    pub low: T,
    /// Highest value.
    pub high: T,
}

/// How a requirement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NeedState {
    /// Nothing of it is held.
    Missing,
    /// Some of it is held.
    Underdeveloped,
    /// What is not known decides.
    Unsure,
    /// It is held in full.
    Met,
}

impl NeedState {
    /// Returns the name, as answers for programs have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Underdeveloped => "underdeveloped",
            Self::Unsure => "unsure",
            Self::Met => "met",
        }
    }
}

/// One requirement of the target, and how it stands.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own in the answer"
)]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Need {
    /// What to call it.
    pub title: String,
    /// How it stands.
    pub state: NeedState,
    /// The skills that can meet it.
    pub skills: Vec<SkillName>,
    /// How many of them are asked for.
    pub count: u16,
    /// The proficiency needed; an unspecified one counts as 1.
    pub needed: u8,
    /// Whether the proficiency is unspecified.
    pub unspecified: bool,
    /// Whether the proficiency was inferred from words.
    pub inferred: bool,
    /// The proficiency held.
    pub have: Interval<u8>,
    /// Whether that was inferred from words.
    pub have_inferred: bool,
    /// Steps of proficiency that lack.
    pub deficit: Interval<u8>,
    /// How much the requirement weighs.
    pub weight: f64,
    /// Whether the role cannot be held without it.
    pub essential: bool,
    /// What it takes to meet it; absent where it is surely met.
    pub cheapest: Option<Cheapest>,
    /// What is surely held of its skills, where several are asked for, what is held best first.
    pub some_held: Vec<SomeHeld>,
    /// What is surely held of skills that are part of it, what is held best first. It counts in no
    /// number.
    pub parts_held: Vec<PartHeld>,
}

/// A skill that is held beyond what the target asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Surplus {
    /// The skill.
    pub skill: SkillName,
    /// The proficiency that is surely held.
    pub have: u8,
    /// The proficiency that the target asks for; 0 where it does not ask.
    pub needed: u8,
    /// Skills that the target asks for, and which this one is part of.
    pub part_of: Vec<SkillName>,
}

/// Whether somebody is ready for a role: a category, never a probability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state", content = "essentials_short")]
pub enum Readiness {
    /// Every essential requirement is met.
    Ready,
    /// So many essential requirements are short: surely, and for all that is known.
    Short(Interval<usize>),
    /// The target is mentioned and not described: what it asks for is unknown.
    UnknownStub,
    /// The role that is held is mentioned and not described: what is held is unknown.
    UnknownHolder,
    /// The target is described and asks for nothing.
    AsksForNothing,
}

impl Readiness {
    /// Returns the name of the category, as answers for programs have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Short(_) => "short",
            Self::UnknownStub => "unknown-stub",
            Self::UnknownHolder => "unknown-holder",
            Self::AsksForNothing => "asks-for-nothing",
        }
    }
}

/// The gap between what is held and what a role asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SkillGap {
    /// The role whose requirements are held, where it is a role.
    pub from: Option<RoleName>,
    /// The target.
    pub to: RoleName,
    /// Whether somebody is ready.
    pub readiness: Readiness,
    /// Weighted steps of proficiency that lack; absent where the target asks for nothing known.
    pub gap: Option<Interval<f64>>,
    /// Share of what is asked for that is held, from 0 to 1; absent likewise.
    pub coverage: Option<Interval<f64>>,
    /// Every requirement: what lacks first, essential ones first, then by weighted deficit.
    pub needs: Vec<Need>,
    /// What is held beyond the target, by skill id.
    pub surplus: Vec<Surplus>,
}

impl SkillGap {
    /// Returns whether nothing lacks however what is not known turns out; `false` where nothing is known
    /// of the target.
    pub fn is_closed(&self) -> bool {
        self.gap.is_some_and(|gap| gap.high <= 0.0)
    }

    /// Returns its numbers alone.
    pub fn measure(&self) -> Measure {
        Measure {
            readiness: self.readiness,
            gap: self.gap,
            coverage: self.coverage,
        }
    }

    /// Returns the requirements in a state.
    pub fn in_state(&self, state: NeedState) -> impl Iterator<Item = &Need> {
        self.needs.iter().filter(move |need| need.state == state)
    }

    /// Returns the requirements of which nothing is held.
    pub fn missing(&self) -> impl Iterator<Item = &Need> {
        self.in_state(NeedState::Missing)
    }

    /// Returns the requirements that are not surely met, the most important first: essential ones,
    /// then those with the largest weighted deficit, then by title.
    pub fn most_important(&self) -> Vec<&Need> {
        let open = self.needs.iter().filter(|need| need.deficit.high > 0);
        let mut open: Vec<_> = open.collect();
        open.sort_by(|a, b| {
            let order = b.essential.cmp(&a.essential);
            order.then_with(|| by_deficit(a, b))
        });
        open
    }
}

/// The larger weighted deficit first, then the title.
fn by_deficit(a: &Need, b: &Need) -> std::cmp::Ordering {
    let [da, db] = [a, b].map(|need| need.weight * f64::from(need.deficit.high));
    db.total_cmp(&da).then_with(|| a.title.cmp(&b.title))
}

impl SkillGap {
    /// The gap of somebody who holds what the role `from` asks for.
    pub(super) fn held_in(mut self, from: RoleRef<'_>, to: RoleRef<'_>) -> Self {
        let measure = self.measure().held_in(from, to);
        if from.index() == to.index() {
            for need in &mut self.needs {
                need.state = NeedState::Met;
                need.deficit = Interval { low: 0, high: 0 };
                need.cheapest = None;
            }
        }
        self.from = Some(from.into());
        self.readiness = measure.readiness;
        (self.gap, self.coverage) = (measure.gap, measure.coverage);
        self
    }
}

/// # Gaps
impl CareerGraph {
    /// Returns what somebody in the role `from` lacks for the role `to`.
    ///
    /// O(n log n) in the requirements of the two roles, plus one pass over the skills of the graph.
    ///
    /// # Panics
    ///
    /// Where a role is of another graph.
    #[track_caller]
    pub fn gap_between(&self, from: RoleRef<'_>, to: RoleRef<'_>) -> SkillGap {
        let (from, to) = (self.own(from), self.own(to));
        let gap = self.gap_by(&Holder::of_role(self, from), to, None);
        gap.held_in(from, to)
    }

    /// Returns what a holder lacks for the role `to`.
    ///
    /// # Panics
    ///
    /// Where the holder or the role is of another graph.
    #[track_caller]
    pub fn gap_of(&self, holder: &Holder<'_>, to: RoleRef<'_>) -> SkillGap {
        holder.expect_of(self);
        let to = self.own(to);
        self.gap_by(holder, to, None)
    }

    /// The gap of a holder, with weights that rare skills raise where their specificity is given.
    pub(super) fn gap_by(
        &self,
        holder: &Holder<'_>,
        to: RoleRef<'_>,
        specificity: Option<&Specificity>,
    ) -> SkillGap {
        let anyway = Anyway::by(self, to.index());
        let needs = to.requirements().map(|asked| {
            let mut need = need(self, holder, asked, &anyway);
            need.weight *= specificity.map_or(1.0, |rare| rare.factor(self, asked.data()));
            need
        });
        let mut needs: Vec<Need> = needs.collect();
        let order = |need: &Need| (need.state, !need.essential);
        needs.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| by_deficit(a, b)));
        let measure = self.measure_by(holder, to, specificity);
        SkillGap {
            from: None,
            to: to.into(),
            readiness: measure.readiness,
            gap: measure.gap,
            coverage: measure.coverage,
            surplus: surplus(self, holder, to, &needs),
            needs,
        }
    }

    /// Returns the weighted deficit of one role against another, with what is not known taken at
    /// its worst; 0 where the target asks for nothing known.
    ///
    /// # Panics
    ///
    /// Where a role is of another graph.
    #[track_caller]
    pub fn gap_cost(&self, from: RoleRef<'_>, to: RoleRef<'_>) -> f64 {
        let (from, to) = (self.own(from), self.own(to));
        if from.index() == to.index() {
            return 0.0;
        }
        let holder = Holder::of_role(self, from);
        self.cost_for(&holder, to)
    }

    /// The weighted deficit of a holder, at its worst.
    pub(crate) fn cost_for(&self, holder: &Holder<'_>, to: RoleRef<'_>) -> f64 {
        let lack = |asked: &Requirement| {
            let have = holder.have(self.alternatives_of(asked), asked.count).low;
            asked.importance.weight() * f64::from(asked.needed().saturating_sub(have))
        };
        self.requirements_of(to.index()).iter().map(lack).sum()
    }
}

fn need(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    asked: RequirementRef<'_>,
    anyway: &Anyway,
) -> Need {
    let data = asked.data();
    let measure = NeedMeasure::of(graph, holder, data);
    Need {
        title: asked.title(),
        state: measure.state,
        skills: asked.skills().map(SkillName::from).collect(),
        count: data.count,
        needed: data.needed(),
        unspecified: data.proficiency == 0,
        inferred: data.is_inferred(),
        have: measure.have,
        have_inferred: holder.is_inferred(graph.alternatives_of(data), data.count),
        deficit: measure.deficit,
        weight: data.importance.weight(),
        essential: data.importance.is_essential(),
        cheapest: cheapest::cheapest(graph, holder, data, anyway),
        some_held: some_held(graph, holder, data),
        parts_held: parts_held(graph, holder, graph.alternatives_of(data)),
    }
}

/// What is surely held beyond what any requirement of the target asks of the skill; nothing of a stub.
fn surplus(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    to: RoleRef<'_>,
    needs: &[Need],
) -> Vec<Surplus> {
    if to.is_stub() {
        // Nobody knows what is beyond it.
        return Vec::new();
    }
    let asked = graph.requirements_of(to.index()).iter();
    let needed = asked.flat_map(|asked| {
        let skills = graph.alternatives_of(asked).iter();
        skills.map(|skill| (*skill, asked.needed()))
    });
    let mut needed: Vec<_> = needed.collect();
    // The largest of a skill comes first and stays.
    needed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    needed.dedup_by_key(|(skill, _)| *skill);
    let mut wholes: BTreeMap<&str, BTreeSet<&SkillName>> = BTreeMap::new();
    for part in needs.iter().flat_map(|need| &need.parts_held) {
        wholes
            .entry(part.skill.id.as_str())
            .or_default()
            .insert(&part.of);
    }
    let mut surplus = Vec::new();
    for (skill, have) in holder.held() {
        let found = needed.binary_search_by_key(&skill, |(skill, _)| *skill);
        let needed = found.map_or(0, |at| needed[at].1);
        if have > needed {
            let skill = SkillName::from(graph.skill_at(skill));
            let part_of = wholes.get(skill.id.as_str()).into_iter().flatten();
            surplus.push(Surplus {
                part_of: part_of.map(|whole| SkillName::clone(whole)).collect(),
                skill,
                have,
                needed,
            });
        }
    }
    surplus
}
