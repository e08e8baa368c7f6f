//! The plan as plain data.

use serde::Serialize;

use crate::model::{Evidence, ProficiencyScale};
use crate::query::card::{RoleName, SkillName};
use crate::query::gap::{AskedYears, Interval, Measure, Need, PartHeld, SomeHeld};
use crate::query::path::{NoPath, PathMove, TotalYears, YearsSource};
use crate::query::profile::YearsCard;

/// A plan from where somebody stands to a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Plan {
    /// The person, where there is one.
    pub person: Option<PlanPerson>,
    /// The role that is held.
    pub from: RoleName,
    /// The role that is aimed for.
    pub to: RoleName,
    /// What the role that is aimed for is.
    pub about: Option<String>,
    /// The conditions of the question in the words of whoever asked, who adds them: what they leave out is no part
    /// of the plan.
    pub conditions: Vec<String>,
    /// Years of experience that the role that is aimed for asks for, and those that the profile says.
    pub years: AskedYears,
    /// How many advancements lead from the role that is aimed for up to the role that is held, where it lies below
    /// that one.
    pub below: Option<usize>,
    /// How what is held now stands against the role that is aimed for.
    pub now: Standing,
    /// How what is held now stands against the role that is held, where the profile names it.
    pub present: Option<PresentRole>,
    /// The routes, each once: the stepwise one first, then the fastest, then the one of least effort,
    /// then the gentlest, then one through an interest; at most three.
    pub routes: Vec<PlanRoute>,
    /// Whether every route skips a rung, so that there is no stepwise one.
    pub all_skip: bool,
    /// The most moves of a route that were looked at.
    pub max_moves: usize,
    /// Whether a search was given up, so that a better route may have been missed.
    pub cut: bool,
    /// What lacks now and the routes ask for, by why it stands where it does; see [`FirstWhy`].
    pub first: Vec<FirstThing>,
    /// What there is to show.
    pub checklist: Checklist,
    /// Why there is no route, where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_path: Option<NoPath>,
    /// The steps on which skills are held.
    pub scale: ProficiencyScale,
}

/// How what a person holds stands against the role that the person is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PresentRole {
    /// How many essential requirements it has.
    pub essentials: usize,
    /// How many of them are surely short.
    pub short: usize,
}

impl PresentRole {
    /// Returns whether most of it is short, which says more about the profile than about the person.
    pub fn is_mostly_short(self) -> bool {
        self.short * 2 > self.essentials
    }
}

/// Whose plan it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PlanPerson {
    /// The name, where the profile has one.
    pub name: Option<String>,
    /// The role that the profile names; the plan may begin at another one.
    pub role: Option<RoleName>,
    /// Whether that was read out of a job title that is none of its names.
    pub role_inferred: bool,
    /// Years of work, and in that role.
    pub years: YearsCard,
    /// The roles and families that the person wants to leave out; routes pass none of them.
    pub avoids: Vec<String>,
    /// Whether the person says to be interested in the role that is aimed for.
    pub wants_target: bool,
    /// Whether the person wants to leave out the role that is aimed for.
    pub avoids_target: bool,
}

/// How what is held stands against a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Standing {
    /// How far somebody is.
    #[serde(flatten)]
    pub measure: Measure,
    /// What is not surely met, the most important first.
    pub to_learn: Vec<Need>,
    /// How many requirements are met.
    pub met: usize,
    /// How many of all requirements are essential.
    pub essentials: usize,
}

/// Why a route is in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RouteReason {
    /// It skips no rung, with as few moves as possible.
    Stepwise,
    /// It takes the fewest years; those that are spent in the first role already do not count.
    Fastest,
    /// What there is to learn on it in all, when what was learnt is kept, is the least.
    LeastEffort,
    /// Its largest step is the smallest.
    Gentlest,
    /// It passes something that the person is interested in.
    Interest,
}

impl RouteReason {
    /// Every reason with its name.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::Stepwise, "stepwise"),
        (Self::Fastest, "fastest"),
        (Self::LeastEffort, "least-effort"),
        (Self::Gentlest, "gentlest"),
        (Self::Interest, "interest"),
    ];

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

/// One way to the role that is aimed for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PlanRoute {
    /// Why it is in the plan; several where two ways coincide.
    pub reasons: Vec<RouteReason>,
    /// The roles, first to last.
    pub roles: Vec<RoleName>,
    /// Those on the way that the person is interested in.
    pub interests: Vec<RoleName>,
    /// The moves between them.
    pub steps: Vec<PlanStep>,
    /// Typical years in all.
    pub years: TotalYears,
    /// Years that are left when those in the present role count, where the profile has them.
    pub years_left: Option<TotalYears>,
    /// Weighted steps of proficiency to learn in all, when what was learnt is kept.
    pub effort: f64,
    /// Whether there may be more to learn: it passes a stub, and nobody knows what that asks for.
    pub effort_at_least: bool,
    /// The largest effort of a single step.
    pub largest_step: f64,
}

/// One move of a route.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PlanStep {
    /// The former role.
    pub from: RoleName,
    /// The next role.
    pub to: RoleName,
    /// What the next role is.
    pub about: Option<String>,
    /// Every transition between the two that the question allows.
    pub moves: Vec<PathMove>,
    /// Whether one of them is an advancement that skips a rung.
    pub skips_level: bool,
    /// Typical years in the former role, where they are known.
    pub years: Option<f64>,
    /// Where they come from.
    pub years_source: Option<YearsSource>,
    /// Years that the person has spent in the former role already.
    pub years_spent: Option<f64>,
    /// Weighted steps of proficiency to learn for it, what is not known at its worst.
    pub effort: f64,
    /// Whether there may be more to learn: the next role is a stub, and nobody knows what it asks for.
    pub effort_at_least: bool,
    /// How what is held by then stands against the next role: what was held at first, and what the
    /// roles on the way ask for.
    pub standing: Standing,
}

/// Something that lacks now and that routes ask for.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own in the answer"
)]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FirstThing {
    /// What to call it.
    pub title: String,
    /// The skills that can meet it.
    pub skills: Vec<SkillName>,
    /// How many of them are asked for.
    pub count: u16,
    /// The proficiency held now.
    pub have: Interval<u8>,
    /// Whether that was inferred from words.
    pub have_inferred: bool,
    /// Those of its skills of which nobody knows how well they are held.
    pub unsure: Vec<SkillName>,
    /// What is surely held of its skills, where several are asked for, what is held best first.
    pub some_held: Vec<SomeHeld>,
    /// What is surely held of skills that are part of it, what is held best first. It counts in no
    /// number.
    pub parts_held: Vec<PartHeld>,
    /// Weighted steps of proficiency that lack: for the next role or for the role that is aimed for, where that is
    /// why it stands where it does; else at most.
    pub lack: f64,
    /// Why it stands where it does.
    pub why: FirstWhy,
    /// The routes that ask for more, by their place in the plan, from 0.
    pub routes: Vec<usize>,
    /// The first role that asks for more, on the first route that has one.
    pub first_role: RoleName,
    /// How many moves away it is.
    pub first_move: usize,
    /// The proficiency that it asks for.
    pub first_needed: u8,
    /// Whether that was inferred from words.
    pub first_inferred: bool,
    /// The highest proficiency that any role on a route asks for.
    pub needed: u8,
    /// Whether that was inferred from words by every role that asks for as much.
    pub needed_inferred: bool,
    /// Whether the role that is aimed for cannot be held without more than is held.
    pub for_target: bool,
    /// Whether a role on a route cannot be held without it.
    pub essential: bool,
}

impl FirstThing {
    /// Returns whether it surely lacks for the first role that asks for more. Else what is not known
    /// decides.
    pub fn surely_lacks(&self) -> bool {
        self.have.high < self.first_needed
    }
}

/// Why something comes before something else, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FirstWhy {
    /// The next moves differ, and no route gets by without it; what most next moves need comes first.
    EveryRoute,
    /// The next role of the first route cannot be held without it; what lacks most of it comes first.
    NextMove,
    /// Most routes pass a role before the last one that cannot be held without it; what serves most routes
    /// comes first.
    MostRoutes,
    /// The role that is aimed for cannot be held without it; what lacks most of it comes first.
    Target,
    /// A role on few routes cannot be held without it.
    SomeRoute,
    /// Every role can be held without it.
    Optional,
}

/// What there is to show for the next role and for the one that is aimed for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Checklist {
    /// The next role of the first route, and the role that is aimed for where it is another one.
    pub roles: Vec<RoleName>,
    /// What they ask for: what the next role cannot be held without first.
    pub items: Vec<CheckItem>,
}

/// Something that is asked for, with what shows that it is held.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CheckItem {
    /// What to call it.
    pub title: String,
    /// The skills that can meet it.
    pub skills: Vec<SkillName>,
    /// How many of them are asked for.
    pub count: u16,
    /// The proficiency held now.
    pub have: Interval<u8>,
    /// Whether that was inferred from words.
    pub have_inferred: bool,
    /// How it stands for each role of the list.
    pub checks: Vec<Check>,
    /// What shows that it is held, from the profile.
    pub evidence: Vec<ShownSkill>,
}

/// Evidence for one of the skills that can meet a requirement.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ShownSkill {
    /// The skill.
    pub skill: SkillName,
    /// What was done, where it can be seen, and when.
    pub evidence: Evidence,
}

/// How something stands for one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Check {
    /// The state.
    pub state: CheckState,
    /// The proficiency that the role asks for, where it asks.
    pub needed: Option<u8>,
    /// Whether the proficiency is unspecified.
    pub unspecified: bool,
    /// Whether the proficiency was inferred from words.
    pub inferred: bool,
    /// Whether the role cannot be held without it.
    pub essential: bool,
    /// What lacks, where it is open.
    pub lacks: Vec<Lack>,
}

/// Whether there is something to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CheckState {
    /// It is surely held as asked, and of a person something shows it.
    Done,
    /// Something lacks.
    Open,
    /// The role does not ask for it.
    NotApplicable,
    /// The role is a stub: nobody knows whether it asks for it.
    Unknown,
}

/// What lacks to something on a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Lack {
    /// It is surely not held as the role asks.
    Proficiency,
    /// Nobody knows whether it is held as the role asks.
    Certainty,
    /// The profile has nothing that shows it.
    Evidence,
}
