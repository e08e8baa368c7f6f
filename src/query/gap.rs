//! "What exactly is missing?": the gap between what is held and what a role asks for.
//!
//! The definitions are those of `docs/semantics.md`, section 4. A proficiency that is not known is an
//! interval, and so is everything that is computed from it.

mod cheapest;
mod measure;
mod report;
mod side_by_side;
mod specificity;

pub use cheapest::{Cheapest, Raise};
pub use measure::Measure;
pub use report::{AskedYears, GapQuery, GapReport, Transferability, Weighting};
pub use side_by_side::{SideBySide, SideCell, SideRow};
pub use specificity::Specificity;

pub(super) use cheapest::{Anyway, ways};

use serde::Serialize;

use super::card::{RoleName, SkillName};
use crate::graph::{CareerGraph, Requirement, RequirementRef, RoleIx, RoleRef, SkillIx};

/// Lowest and highest value that what is not known leaves open.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
pub struct Interval<T> {
    /// Lowest value.
    pub low: T,
    /// Highest value.
    pub high: T,
}

/// What somebody holds: an interval of proficiency for every skill of a graph.
#[derive(Debug, Clone)]
pub struct Holder<'g> {
    low: Vec<u8>,
    high: Vec<u8>,
    /// Choices of the role that is held: some of these skills are held, and nobody knows which.
    choices: Vec<(&'g [SkillIx], u16, Interval<u8>)>,
}

/// A skill that is surely held at a higher step than before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Raised {
    pub(crate) skill: SkillIx,
    pub(crate) from: u8,
    pub(crate) to: u8,
}

impl<'g> Holder<'g> {
    /// Returns a holder of nothing.
    pub fn nothing(graph: &CareerGraph) -> Self {
        let none = vec![0; graph.skill_count()];
        Self {
            low: none.clone(),
            high: none,
            choices: Vec::new(),
        }
    }

    /// Returns what somebody in a role of `graph` holds: what the role asks for.
    ///
    /// An unspecified proficiency is anything from 1 to the top of the scale. Of a choice, as many
    /// skills as it asks for are held, and which ones is not known.
    /// What a stub asks for is unknown, which is not the same as nothing.
    pub fn of_role(graph: &'g CareerGraph, role: RoleRef<'g>) -> Self {
        let mut holder = Self::nothing(graph);
        holder.hold_role(graph, role);
        holder
    }

    /// The number of skills of its graph.
    pub(crate) fn skill_count(&self) -> usize {
        self.low.len()
    }

    /// What is surely held of every skill on its own.
    pub(crate) fn sure(&self) -> &[u8] {
        &self.low
    }

    /// Holds what a role asks for as well.
    pub(crate) fn hold_role(&mut self, graph: &'g CareerGraph, role: RoleRef<'g>) {
        if role.is_stub() {
            self.high.fill(graph.scale().top());
        }
        for requirement in graph.requirements_of(role.index()) {
            let held = held(requirement, graph.scale().top());
            let skills = graph.alternatives_of(requirement);
            let all = usize::from(requirement.count) == skills.len();
            for skill in skills {
                let at = skill.index();
                self.high[at] = self.high[at].max(held.high);
                if all {
                    self.low[at] = self.low[at].max(held.low);
                }
            }
            if !all {
                self.choose(skills, requirement.count, held);
            }
        }
    }

    /// Holds some of several skills, unless that says nothing new.
    fn choose(&mut self, skills: &'g [SkillIx], count: u16, held: Interval<u8>) {
        let known = self.choices.iter().any(|(others, chosen, at)| {
            *chosen == count && at.low >= held.low && *others == skills
        });
        if !known {
            self.choices.push((skills, count, held));
        }
    }

    /// Holds for sure what a role asks for as well, and notes what that raises; what is only possible
    /// is left as it was.
    pub(crate) fn learn(&mut self, graph: &'g CareerGraph, role: RoleIx, raised: &mut Vec<Raised>) {
        for requirement in graph.requirements_of(role) {
            let held = held(requirement, graph.scale().top());
            let skills = graph.alternatives_of(requirement);
            if usize::from(requirement.count) != skills.len() {
                self.choose(skills, requirement.count, held);
                continue;
            }
            for skill in skills {
                let low = &mut self.low[skill.index()];
                if *low < held.low {
                    raised.push(Raised {
                        skill: *skill,
                        from: *low,
                        to: held.low,
                    });
                    *low = held.low;
                }
            }
        }
    }

    /// Takes back what [`Holder::learn`] noted, the last first, and all but so many choices.
    pub(crate) fn unlearn(&mut self, raised: impl Iterator<Item = Raised>, choices: usize) {
        raised.for_each(|raised| self.low[raised.skill.index()] = raised.from);
        self.choices.truncate(choices);
    }

    /// The number of skills of the choices that are held, but for so many of them.
    pub(crate) fn choice_sizes(&self, but: usize) -> usize {
        let choices = self.choices.iter().skip(but);
        choices.map(|(skills, ..)| skills.len()).sum()
    }

    /// How many choices are held.
    pub(crate) fn choice_count(&self) -> usize {
        self.choices.len()
    }

    /// Turns a holder of what one role asks for into one of another role, in O(n) of the two.
    pub(crate) fn change_role(&mut self, graph: &'g CareerGraph, old: RoleIx, new: RoleRef<'g>) {
        for skill in graph
            .requirements_of(old)
            .iter()
            .flat_map(|asked| graph.alternatives_of(asked))
        {
            self.low[skill.index()] = 0;
            self.high[skill.index()] = 0;
        }
        if graph.role_at(old).is_stub() {
            self.high.fill(0);
        }
        self.choices.clear();
        self.hold_role(graph, new);
    }

    /// Raises a skill to a proficiency at least.
    pub fn raise(&mut self, skill: SkillIx, proficiency: Interval<u8>) {
        let at = skill.index();
        self.low[at] = self.low[at].max(proficiency.low);
        self.high[at] = self.high[at].max(proficiency.high);
    }

    /// Returns the proficiency at which a skill on its own is held.
    ///
    /// # Panics
    ///
    /// Where the skill belongs to another graph.
    pub fn step(&self, skill: SkillIx) -> Interval<u8> {
        Interval {
            low: self.low[skill.index()],
            high: self.high[skill.index()],
        }
    }

    /// Sets the proficiency at which a skill on its own is held.
    pub(super) fn set(&mut self, skill: SkillIx, held: Interval<u8>) {
        self.low[skill.index()] = held.low;
        self.high[skill.index()] = held.high;
    }

    /// Of every own choice some of whose skills surely lie among the alternatives, whichever they
    /// are: how many, and at which proficiency.
    fn held_among(&self, alternatives: &[SkillIx]) -> impl Iterator<Item = (usize, Interval<u8>)> {
        let inside = self.choices.iter().map(|(skills, chosen, held)| {
            let is_outside = |skill: &&SkillIx| alternatives.binary_search(skill).is_err();
            let outside = skills.iter().filter(is_outside).count();
            (usize::from(*chosen).saturating_sub(outside), *held)
        });
        inside.filter(|(inside, _)| *inside > 0)
    }

    /// Returns the proficiency at which a requirement with these alternatives is held: the
    /// `count`-th largest of what is held of them.
    pub fn have(&self, alternatives: &[SkillIx], count: u16) -> Interval<u8> {
        let nth = |held: &[u8]| {
            if let [skill] = alternatives {
                held[skill.index()]
            } else {
                let mut steps: Vec<u8> = alternatives.iter().map(|s| held[s.index()]).collect();
                steps.sort_unstable_by(|a, b| b.cmp(a));
                steps[usize::from(count) - 1]
            }
        };
        let (mut low, high) = (nth(&self.low), nth(&self.high));
        // Whichever skills of an own choice are held, some of them lie among the alternatives.
        for (inside, held) in self.held_among(alternatives) {
            if inside >= usize::from(count) {
                low = low.max(held.low);
            }
        }
        Interval {
            low,
            high: high.max(low),
        }
    }
}

fn held(requirement: &Requirement, top: u8) -> Interval<u8> {
    match requirement.proficiency {
        0 => Interval { low: 1, high: top },
        step => Interval {
            low: step,
            high: step,
        },
    }
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

/// One requirement of the target, and how it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// Steps of proficiency that lack.
    pub deficit: Interval<u8>,
    /// How much the requirement weighs.
    pub weight: f64,
    /// Whether the role cannot be held without it.
    pub essential: bool,
    /// What it takes to meet it; absent where it is surely met.
    pub cheapest: Option<Cheapest>,
}

/// A skill that is held beyond what the target asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Surplus {
    /// The skill.
    pub skill: SkillName,
    /// The proficiency that is surely held.
    pub have: u8,
    /// The proficiency that the target asks for; 0 where it does not ask.
    pub needed: u8,
}

/// Whether somebody is ready for a role: a category, never a probability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state", content = "essentials_short")]
pub enum Readiness {
    /// Every essential requirement is met.
    Ready,
    /// So many essential requirements are not surely met.
    Short(usize),
    /// The target is mentioned and not described: what it asks for is unknown.
    UnknownStub,
    /// The role that is held is mentioned and not described: what is held is unknown.
    UnknownHolder,
    /// The target is described and asks for nothing.
    AsksForNothing,
}

/// The gap between what is held and what a role asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// Returns whether nothing lacks, whatever is not known.
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
        (self.readiness, self.gap, self.coverage) =
            (measure.readiness, measure.gap, measure.coverage);
        self
    }
}

/// # Gaps
impl CareerGraph {
    /// Returns what somebody in the role `from` lacks for the role `to`.
    ///
    /// O(n log n) in the requirements of the two roles, plus one pass over the skills of the graph.
    pub fn gap_between(&self, from: RoleRef<'_>, to: RoleRef<'_>) -> SkillGap {
        let (from, to) = (self.role_at(from.index()), self.role_at(to.index()));
        let gap = self.gap_of(&Holder::of_role(self, from), to);
        gap.held_in(from, to)
    }

    /// Returns what a holder lacks for the role `to`.
    pub fn gap_of(&self, holder: &Holder<'_>, to: RoleRef<'_>) -> SkillGap {
        self.gap_by(holder, to, None)
    }

    /// What a holder lacks for the role `to`, without a look at all that is held beyond.
    pub(crate) fn shortfall_of(&self, holder: &Holder<'_>, to: RoleRef<'_>) -> SkillGap {
        self.shortfall_by(holder, to, None)
    }

    /// The gap of a holder, with weights that rare skills raise where their specificity is given.
    pub(super) fn gap_by(
        &self,
        holder: &Holder<'_>,
        to: RoleRef<'_>,
        specificity: Option<&Specificity>,
    ) -> SkillGap {
        SkillGap {
            surplus: surplus(self, holder, to),
            ..self.shortfall_by(holder, to, specificity)
        }
    }

    fn shortfall_by(
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
            surplus: Vec::new(),
            needs,
        }
    }

    /// Returns the weighted deficit of one role against another, with what is not known taken at
    /// its worst; 0 where the target asks for nothing known.
    pub fn gap_cost(&self, from: RoleRef<'_>, to: RoleRef<'_>) -> f64 {
        if from.index() == to.index() {
            return 0.0;
        }
        let holder = Holder::of_role(self, self.role_at(from.index()));
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
    let needed = data.needed();
    let have = holder.have(graph.alternatives_of(data), data.count);
    let deficit = Interval {
        low: needed.saturating_sub(have.high),
        high: needed.saturating_sub(have.low),
    };
    let state = |have: u8| match have {
        0 => NeedState::Missing,
        have if have < needed => NeedState::Underdeveloped,
        _ => NeedState::Met,
    };
    let (worst, best) = (state(have.low), state(have.high));
    Need {
        title: asked.title(),
        state: if worst == best {
            best
        } else {
            NeedState::Unsure
        },
        skills: asked.skills().map(SkillName::from).collect(),
        count: data.count,
        needed,
        unspecified: data.proficiency == 0,
        inferred: data.inferred,
        have,
        deficit,
        weight: data.importance.weight(),
        essential: data.importance.is_essential(),
        cheapest: cheapest::cheapest(graph, holder, data, anyway),
    }
}

/// What is surely held beyond what any requirement of the target asks of the skill.
fn surplus(graph: &CareerGraph, holder: &Holder<'_>, to: RoleRef<'_>) -> Vec<Surplus> {
    let mut needed = vec![0; graph.skill_count()];
    for asked in graph.requirements_of(to.index()) {
        for skill in graph.alternatives_of(asked) {
            let most: &mut u8 = &mut needed[skill.index()];
            *most = (*most).max(asked.needed());
        }
    }
    let beyond = holder
        .low
        .iter()
        .zip(needed)
        .enumerate()
        .filter(|(_, (have, need))| **have > *need);
    let surplus = beyond.map(|(at, (have, needed))| Surplus {
        skill: graph.skill_at(SkillIx(at as u32)).into(),
        have: *have,
        needed,
    });
    surplus.collect()
}
