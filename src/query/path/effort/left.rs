//! What the rest of a path takes at least.

use super::super::space::Space;
use crate::graph::{CareerGraph, Requirement, RoleIx, SkillIx};

/// What the rest of a path takes at least, once a role is entered with what is at hand.
///
/// To hold a skill at some step in the end, each step up has to be taken somewhere on the way,
/// and is paid for with the weight of the requirement that asks for it there: at least with the
/// least weight of any requirement that surely raises the skill. One that asks for several
/// skills at once pays once for all of them, so each gets an equal share of its weight.
#[derive(Debug)]
pub(super) struct Left {
    needs: Vec<FinalNeed>,
    /// By skill what the role that is entered asks for.
    asked: Vec<u8>,
}

impl Left {
    pub(super) fn new(graph: &CareerGraph, space: &Space<'_>) -> Self {
        Self {
            needs: final_needs(graph, space),
            asked: vec![0; graph.skill_count()],
        }
    }

    /// How much is looked at each time.
    pub(super) fn work(&self) -> usize {
        self.needs.len()
    }

    /// In millionths; `entered` is the role that is entered, if it is not where somebody is already.
    pub(super) fn after(
        &mut self,
        graph: &CareerGraph,
        sure: &[u8],
        entered: Option<RoleIx>,
    ) -> u64 {
        let raised = || {
            let asked = entered.map(|role| graph.requirements_of(role));
            let asked = asked.into_iter().flatten();
            let sure = asked.filter(|asked| is_sure(graph, asked));
            sure.flat_map(|asked| {
                let skills = graph.alternatives_of(asked).iter();
                skills.map(|skill| (skill.index(), asked.needed()))
            })
        };
        for (skill, step) in raised() {
            self.asked[skill] = self.asked[skill].max(step);
        }
        let left = self.needs.iter().map(|need| {
            let at = need.skill.index();
            let have = sure[at].max(self.asked[at]);
            let lack = need.step.saturating_sub(have);
            need.least.saturating_mul(u64::from(lack))
        });
        let left = left.fold(0, u64::saturating_add);
        for (skill, _) in raised() {
            self.asked[skill] = 0;
        }
        left.min(u64::MAX >> 8)
    }
}

/// A skill that is surely held at the end of every path.
#[derive(Debug)]
struct FinalNeed {
    skill: SkillIx,
    step: u8,
    /// What a step up takes at least, in millionths.
    least: u64,
}

/// Whether somebody who meets a requirement holds each of its skills.
fn is_sure(graph: &CareerGraph, asked: &Requirement) -> bool {
    usize::from(asked.count) == graph.alternatives_of(asked).len()
}

/// The skills that whoever has gone a path surely holds: what every last role asks for, and what
/// each stop does. A role that a path may begin with is not entered, so it asks for nothing.
fn final_needs(graph: &CareerGraph, space: &Space<'_>) -> Vec<FinalNeed> {
    let ends = space.ends();
    let asked = |role: RoleIx| {
        let mut steps = vec![0u8; graph.skill_count()];
        let entered = !ends.from.contains(role);
        let asked = graph.requirements_of(role).iter();
        for asked in asked.filter(|asked| entered && is_sure(graph, asked)) {
            for skill in graph.alternatives_of(asked) {
                steps[skill.index()] = steps[skill.index()].max(asked.needed());
            }
        }
        steps
    };
    let combine = |mut a: Vec<u8>, b: Vec<u8>, with: fn(u8, u8) -> u8| {
        a.iter_mut().zip(b).for_each(|(a, b)| *a = with(*a, b));
        a
    };
    let last = ends.to.iter().map(asked);
    let last = last.reduce(|a, b| combine(a, b, u8::min));
    let stops = ends.via.iter().map(|stop| asked(*stop));
    let asked_for = stops.fold(last.unwrap_or_default(), |a, b| combine(a, b, u8::max));
    let mut smallest = vec![u64::MAX; asked_for.len()];
    for role in graph.roles() {
        let requirements = graph.requirements_of(role.index()).iter();
        for asked in requirements.filter(|asked| is_sure(graph, asked)) {
            let skills = graph.alternatives_of(asked);
            let share = floor_millionths(asked.importance.weight()) / skills.len().max(1) as u64;
            for skill in skills {
                smallest[skill.index()] = smallest[skill.index()].min(share);
            }
        }
    }
    let needs = asked_for.into_iter().zip(smallest).enumerate();
    let needs = needs.filter(|(_, (step, _))| *step > 0);
    let needs = needs.map(|(skill, (step, least))| FinalNeed {
        skill: SkillIx(skill as u32),
        step,
        least,
    });
    needs.collect()
}

/// A weight in whole millionths, rounded down, so that sums of them are no larger than the cost.
#[expect(clippy::cast_sign_loss, reason = "weights are above 0")]
fn floor_millionths(weight: f64) -> u64 {
    (weight * 1e6).floor() as u64
}
