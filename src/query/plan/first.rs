//! What to do first: while the next moves differ what every route needs, then what the next move needs, then
//! what most routes ask for, then the target.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use super::answer::{FirstThing, FirstWhy};
use crate::graph::{CareerGraph, RequirementRef, RoleIx, SkillIx};
use crate::query::asked::{Asked, by_asked};
use crate::query::card::SkillName;
use crate::query::gap::{Holder, parts_held, some_held};
use crate::query::path::{millionths, of_millionths};

/// Where something is asked for beyond what is held now.
struct Lacking<'g> {
    first: RequirementRef<'g>,
    first_role: RoleIx,
    first_move: usize,
    routes: BTreeSet<usize>,
    /// The routes on which a role before the last one cannot be held without it.
    on_the_way: BTreeSet<usize>,
    /// The routes whose next role cannot be held without it.
    next: BTreeSet<usize>,
    needed: u8,
    needed_inferred: bool,
    /// The weighted steps that lack: for the next role of the first route where it is essential
    /// there, for the target likewise, and at most.
    lack_next: Option<u64>,
    lack_target: Option<u64>,
    lack: u64,
    essential: bool,
}

impl<'g> Lacking<'g> {
    fn new(first: RequirementRef<'g>, first_role: RoleIx, first_move: usize) -> Self {
        Self {
            first,
            first_role,
            first_move,
            routes: BTreeSet::new(),
            on_the_way: BTreeSet::new(),
            next: BTreeSet::new(),
            needed: 0,
            needed_inferred: true,
            lack_next: None,
            lack_target: None,
            lack: 0,
            essential: false,
        }
    }

    /// Takes over what one more role asks for: at the same step what is stated counts.
    fn need(&mut self, needed: u8, inferred: bool) {
        match needed.cmp(&self.needed) {
            Ordering::Less => {}
            Ordering::Equal => self.needed_inferred &= inferred,
            Ordering::Greater => (self.needed, self.needed_inferred) = (needed, inferred),
        }
    }

    fn why(&self, routes: usize, moves_differ: bool) -> FirstWhy {
        let everywhere = self.lack_target.is_some() || self.on_the_way.len() == routes;
        if moves_differ && everywhere {
            FirstWhy::EveryRoute
        } else if self.lack_next.is_some() {
            FirstWhy::NextMove
        } else if self.on_the_way.len() * 2 > routes {
            FirstWhy::MostRoutes
        } else if self.lack_target.is_some() {
            FirstWhy::Target
        } else if self.essential {
            FirstWhy::SomeRoute
        } else {
            FirstWhy::Optional
        }
    }

    /// What lacks in millionths of a step: for the next role or the target where that is why, else at most.
    fn lack_for(&self, why: FirstWhy) -> u64 {
        let lack = match why {
            FirstWhy::NextMove => self.lack_next,
            FirstWhy::Target => self.lack_target,
            _ => None,
        };
        lack.unwrap_or(self.lack)
    }

    /// What comes first among those of the same reason: by how many next moves need it or by what lacks, as the
    /// reason is, then how many routes it serves, then how soon, then what lacks at most.
    fn place(&self, why: FirstWhy) -> (Reverse<u64>, Reverse<usize>, usize, Reverse<u64>) {
        let by = match why {
            FirstWhy::EveryRoute => Some(self.next.len() as u64),
            FirstWhy::NextMove => self.lack_next,
            FirstWhy::Target => self.lack_target,
            FirstWhy::MostRoutes => Some(self.on_the_way.len() as u64),
            _ => None,
        };
        let serves = Reverse(self.routes.len());
        let most = Reverse(self.lack);
        (Reverse(by.unwrap_or(0)), serves, self.first_move, most)
    }
}

/// What is not surely held now and some role on a route asks for, by why it matters, then as
/// [`Lacking::place`] says, then by title.
pub(super) fn first(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    routes: &[Vec<RoleIx>],
    target: RoleIx,
) -> Vec<FirstThing> {
    let lacking = lacking(graph, holder, routes, target);
    let next_moves: BTreeSet<_> = routes.iter().filter_map(|route| route.get(1)).collect();
    let moves_differ = next_moves.len() > 1;
    let mut lacking: Vec<_> = lacking
        .into_iter()
        .map(|(asked, one)| (one.why(routes.len(), moves_differ), asked, one))
        .collect();
    lacking.sort_by(|(why, _, a), (other, _, b)| {
        let places = (*why, a.place(*why)).cmp(&(*other, b.place(*other)));
        places.then_with(|| a.first.title().cmp(&b.first.title()))
    });
    let things = lacking
        .into_iter()
        .map(|(why, (skills, count), one)| FirstThing {
            title: one.first.title(),
            skills: one.first.skills().map(SkillName::from).collect(),
            count,
            have: holder.have(skills, count),
            have_inferred: holder.is_inferred(skills, count),
            unsure: unsure(graph, holder, skills),
            lack: of_millionths(one.lack_for(why)),
            some_held: some_held(graph, holder, one.first.data()),
            parts_held: parts_held(graph, holder, skills),
            why,
            routes: one.routes.into_iter().collect(),
            first_role: graph.role_at(one.first_role).into(),
            first_move: one.first_move,
            first_needed: one.first.data().needed(),
            first_inferred: one.first.data().is_inferred(),
            needed: one.needed,
            needed_inferred: one.needed_inferred,
            for_target: one.lack_target.is_some(),
            essential: one.essential,
        });
    things.collect()
}

/// The skills of which nobody knows how well they are held.
fn unsure(graph: &CareerGraph, holder: &Holder<'_>, skills: &[SkillIx]) -> Vec<SkillName> {
    let is_unsure = |skill: &&SkillIx| {
        let held = holder.step(**skill);
        held.low < held.high
    };
    let unsure = skills.iter().filter(is_unsure);
    unsure.map(|skill| graph.skill_at(*skill).into()).collect()
}

fn lacking<'g>(
    graph: &'g CareerGraph,
    holder: &Holder<'_>,
    routes: &[Vec<RoleIx>],
    target: RoleIx,
) -> BTreeMap<Asked<'g>, Lacking<'g>> {
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
                let lack = millionths(lack);
                let known = lacking
                    .entry(asked)
                    .or_insert_with(|| Lacking::new(requirement, *role, moves));
                known.lack = known.lack.max(lack);
                known.need(needed, data.is_inferred());
                known.routes.insert(number);
                if !data.importance.is_essential() {
                    continue;
                }
                known.essential = true;
                if moves == 1 {
                    known.next.insert(number);
                }
                if number == 0 && moves == 1 {
                    known.lack_next = Some(lack);
                }
                if *role == target {
                    known.lack_target = Some(lack);
                } else {
                    known.on_the_way.insert(number);
                }
            }
        }
    }
    lacking
}
