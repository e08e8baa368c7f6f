//! What there is to show, and what shows it already.

use std::collections::BTreeMap;

use super::answer::{Check, CheckItem, CheckState, Checklist, Lack, ShownSkill};
use crate::graph::{CareerGraph, RequirementRef, RoleIx, RoleRef, SkillIx};
use crate::query::asked::{Asked, by_asked};
use crate::query::card::SkillName;
use crate::query::gap::{Holder, Interval};
use crate::query::profile::ResolvedProfile;

/// What the next role and the target ask for, with what the profile has to show.
pub(super) fn checklist(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    person: Option<&ResolvedProfile>,
    route: Option<&Vec<RoleIx>>,
    target: RoleRef<'_>,
) -> Checklist {
    let next = route.and_then(|route| route.get(1)).copied();
    let mut roles = vec![next.unwrap_or(target.index()), target.index()];
    roles.dedup();
    let asks: Vec<_> = roles.iter().map(|role| by_asked(graph, *role)).collect();
    let mut rows: BTreeMap<Asked<'_>, RequirementRef<'_>> = BTreeMap::new();
    for ask in asks.iter().rev() {
        rows.extend(ask);
    }
    let mut items: Vec<CheckItem> = rows
        .into_iter()
        .map(|(asked, requirement)| {
            let evidence = person.map(|person| shown(graph, person, asked.0));
            let have = holder.have(asked.0, asked.1);
            let shows = evidence.as_ref().is_none_or(|shown| !shown.is_empty());
            let checks = roles.iter().zip(&asks).map(|(role, ask)| {
                let unasked = if graph.role_at(*role).is_stub() {
                    CheckState::Unknown
                } else {
                    CheckState::NotApplicable
                };
                let asked = ask.get(&asked);
                asked.map_or_else(|| no_check(unasked), |asked| check(asked, have, shows))
            });
            CheckItem {
                title: requirement.title(),
                skills: requirement.skills().map(SkillName::from).collect(),
                count: asked.1,
                have,
                have_inferred: holder.is_inferred(asked.0, asked.1),
                checks: checks.collect(),
                evidence: evidence.unwrap_or_default(),
            }
        })
        .collect();
    items.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.title.cmp(&b.title)));
    Checklist {
        roles: roles
            .into_iter()
            .map(|role| graph.role_at(role).into())
            .collect(),
        items,
    }
}

/// What the next role cannot be held without, then what else it asks for, then the same for the target;
/// within these open before done, and what is not held well enough before what is not shown.
fn order(item: &CheckItem) -> Vec<(u8, bool, bool)> {
    let keys = item.checks.iter().map(|check| {
        let asked = match (check.state, check.essential) {
            (CheckState::NotApplicable | CheckState::Unknown, _) => 2,
            (_, essential) => u8::from(!essential),
        };
        let open = check.state == CheckState::Open;
        let mut lacks = check.lacks.iter();
        let shown = lacks.all(|lack| *lack == Lack::Evidence);
        (asked, !open, shown)
    });
    keys.collect()
}

/// Nothing to check for a role that does not ask, or of which nobody knows whether it does.
fn no_check(state: CheckState) -> Check {
    Check {
        state,
        needed: None,
        unspecified: false,
        inferred: false,
        essential: false,
        lacks: Vec::new(),
    }
}

fn check(asked: &RequirementRef<'_>, have: Interval<u8>, shows: bool) -> Check {
    let asked = asked.data();
    let needed = asked.needed();
    let lacks = [
        (have.high < needed, Lack::Proficiency),
        (have.low < needed && needed <= have.high, Lack::Certainty),
        (!shows, Lack::Evidence),
    ];
    let lacks: Vec<_> = lacks
        .into_iter()
        .filter(|(lacks, _)| *lacks)
        .map(|(_, what)| what)
        .collect();
    Check {
        state: if lacks.is_empty() {
            CheckState::Done
        } else {
            CheckState::Open
        },
        needed: Some(needed),
        unspecified: asked.proficiency == 0,
        inferred: asked.is_inferred(),
        essential: asked.importance.is_essential(),
        lacks,
    }
}

/// The evidence of a profile for any of some skills.
fn shown(graph: &CareerGraph, person: &ResolvedProfile, skills: &[SkillIx]) -> Vec<ShownSkill> {
    let held = person
        .skills
        .iter()
        .filter(|held| skills.contains(&held.skill));
    let shown = held.flat_map(|held| {
        held.evidence.iter().map(|evidence| ShownSkill {
            skill: graph.skill_at(held.skill).into(),
            evidence: evidence.clone(),
        })
    });
    shown.collect()
}
