//! What to do first: what most routes ask for.

use std::collections::BTreeMap;

use super::answer::FirstThing;
use crate::graph::{CareerGraph, RequirementRef, RoleIx};
use crate::query::asked::{Asked, by_asked};
use crate::query::card::SkillName;
use crate::query::gap::Holder;

/// Where something is asked for beyond what is held now.
struct Lacking<'g> {
    first: RequirementRef<'g>,
    first_role: RoleIx,
    first_move: usize,
    routes: Vec<usize>,
    needed: u8,
    essential: bool,
    /// The weighted steps that lack to the most that is asked for.
    lack: f64,
    for_target: bool,
}

/// What is not surely held now and some role on a route asks for: what serves most routes first, then
/// what is asked for after fewer moves of the first route that asks for it, then essentials of the target, then other essentials, then
/// the larger weighted deficit up to the most that is asked for, then by title.
pub(super) fn first(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    routes: &[Vec<RoleIx>],
    target: RoleIx,
) -> Vec<FirstThing> {
    let mut lacking: BTreeMap<Asked<'_>, Lacking<'_>> = BTreeMap::new();
    for (number, route) in routes.iter().enumerate() {
        for (moves, role) in route.iter().enumerate().skip(1) {
            for (asked, requirement) in by_asked(graph, *role) {
                let data = requirement.data();
                let (needed, have) = (data.needed(), holder.have(asked.0, asked.1).low);
                if have >= needed {
                    continue;
                }
                let lack = data.importance.weight() * f64::from(needed - have);
                let new = Lacking {
                    first: requirement,
                    first_role: *role,
                    first_move: moves,
                    routes: Vec::new(),
                    needed,
                    essential: false,
                    lack,
                    for_target: false,
                };
                let known = lacking.entry(asked).or_insert(new);
                known.lack = known.lack.max(lack);
                known.for_target |= *role == target && data.importance.is_essential();
                known.needed = known.needed.max(needed);
                known.essential |= data.importance.is_essential();
                if known.routes.last() != Some(&number) {
                    known.routes.push(number);
                }
            }
        }
    }
    let mut lacking: Vec<_> = lacking.into_iter().collect();
    lacking.sort_by(|(_, a), (_, b)| {
        let key = |one: &Lacking<'_>| {
            let soon = (one.routes.first().copied(), one.first_move);
            (soon, !one.for_target, !one.essential)
        };
        let served = b.routes.len().cmp(&a.routes.len());
        served
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| b.lack.total_cmp(&a.lack))
            .then_with(|| a.first.title().cmp(&b.first.title()))
    });
    let things = lacking
        .into_iter()
        .map(|((skills, count), one)| FirstThing {
            title: one.first.title(),
            skills: one.first.skills().map(SkillName::from).collect(),
            count,
            have: holder.have(skills, count),
            routes: one.routes,
            first_role: graph.role_at(one.first_role).into(),
            first_move: one.first_move,
            first_needed: one.first.data().needed(),
            needed: one.needed,
            for_target: one.for_target,
            essential: one.essential,
        });
    things.collect()
}
