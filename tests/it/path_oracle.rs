//! Brute force for questions about paths.

use std::collections::{BTreeMap, BTreeSet};

use careergraph::graph::{CareerGraph, RoleRef, RoleSet, TransitionRef};
use careergraph::model::{Basis, TransitionKind, YearRange};
use careergraph::query::path::{CareerPath, Cost, PathQuery};
use proptest::collection::vec;
use proptest::prelude::*;

/// Cost in millionths, moves, moves that nobody stated, and the ids of the roles.
pub(crate) type Line = (u64, usize, usize, Vec<String>);

#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) kinds: Vec<TransitionKind>,
    pub(crate) strict: bool,
    pub(crate) stepwise: bool,
    pub(crate) most: Option<usize>,
    pub(crate) most_years: Option<u8>,
    pub(crate) most_step_gap: Option<u8>,
    pub(crate) cost: Cost,
    /// Roles by their number among the roles of the graph, as bits.
    pub(crate) from: u8,
    pub(crate) to: u8,
    pub(crate) avoid: u8,
    /// The only roles that may be passed; 0 for all.
    pub(crate) within: u8,
    pub(crate) via: Vec<usize>,
    pub(crate) in_order: bool,
}

pub(crate) const FREE: Asked = Asked {
    kinds: Vec::new(),
    strict: false,
    stepwise: false,
    most: None,
    most_years: None,
    most_step_gap: None,
    cost: Cost::Moves,
    from: 0,
    to: 0,
    avoid: 0,
    within: 0,
    via: Vec::new(),
    in_order: false,
};

pub(crate) fn all_kinds() -> Vec<TransitionKind> {
    TransitionKind::NAMES.map(|(kind, _)| kind).to_vec()
}

pub(crate) fn asked() -> impl Strategy<Value = Asked> {
    let some = proptest::sample::subsequence(all_kinds(), 1..=3);
    let kinds = prop_oneof![2 => Just(all_kinds()), 1 => some];
    let cost = proptest::sample::select(Cost::NAMES.map(|(cost, _)| cost).to_vec());
    let limits = (
        proptest::option::weighted(0.3, 0usize..8),
        proptest::option::weighted(0.3, 0u8..8),
        proptest::option::weighted(0.2, 0u8..12),
    );
    // Mostly one role, sometimes several.
    let end = || prop_oneof![3 => (0u32..8).prop_map(|bit| 1u8 << bit), 1 => any::<u8>()];
    let via = prop_oneof![2 => Just(Vec::new()), 1 => vec(0usize..8, 1..4)];
    let avoid = prop_oneof![2 => Just(0u8), 1 => any::<u8>()];
    let within = prop_oneof![3 => Just(0u8), 1 => any::<u8>()];
    let stepwise = prop::bool::weighted(0.2);
    let walk = (
        any::<bool>(),
        stepwise,
        end(),
        end(),
        avoid,
        within,
        via,
        any::<bool>(),
    );
    (kinds, limits, cost, walk).prop_map(|(kinds, limits, cost, walk)| {
        let (most, most_years, most_step_gap) = limits;
        let (strict, stepwise, from, to, avoid, within, via, in_order) = walk;
        Asked {
            kinds,
            strict,
            stepwise,
            most,
            most_years,
            most_step_gap,
            cost,
            from,
            to,
            avoid,
            within,
            via,
            in_order,
        }
    })
}

impl Asked {
    pub(crate) fn between(from: RoleRef<'_>, to: RoleRef<'_>) -> Self {
        let bit = |role: RoleRef<'_>| 1 << role.index().0;
        Self {
            kinds: all_kinds(),
            from: bit(from),
            to: bit(to),
            ..FREE
        }
    }

    pub(crate) fn of<'g>(&self, graph: &'g CareerGraph) -> PathQuery<'g> {
        let set = |bits: u8| {
            let mut set = RoleSet::new(graph.role_count());
            let inside = graph.roles().filter(|role| bits & 1 << role.index().0 != 0);
            inside.for_each(|role| {
                set.insert(role.index());
            });
            set
        };
        let mut query = graph
            .paths()
            .from_any(set(self.from))
            .to_any(set(self.to))
            .only(self.kinds.clone())
            .strict_lateral(self.strict)
            .stepwise(self.stepwise)
            .in_order(self.in_order)
            .cost(self.cost);
        for stop in self.stops(graph) {
            query = query.via(stop.id().as_str()).expect("a role of the graph");
        }
        if self.avoid != 0 {
            // Said twice, sets add up.
            query = query
                .avoid(set(self.avoid & 0x55))
                .avoid(set(self.avoid & 0xaa));
        }
        if self.within != 0 {
            // Said twice, what both sets have is left.
            query = query
                .within(set(self.within | 0x55))
                .within(set(self.within | 0xaa));
        }
        if let Some(most) = self.most {
            query = query.max_moves(most);
        }
        if let Some(most) = self.most_years {
            query = query.max_years(f64::from(most));
        }
        if let Some(most) = self.most_step_gap {
            query = query.max_step_gap(f64::from(most));
        }
        query
    }

    /// Whether the question has an answer, be it that there is no path.
    pub(crate) fn can_be_asked(&self, graph: &CareerGraph) -> bool {
        let is_some = |bits: u8| graph.roles().any(|role| bits & 1 << role.index().0 != 0);
        let observed = graph
            .transitions()
            .any(|transition| people(transition).is_some());
        is_some(self.from) && is_some(self.to) && (self.cost != Cost::Likelihood || observed)
    }

    pub(crate) fn stops<'g>(&self, graph: &'g CareerGraph) -> Vec<RoleRef<'g>> {
        let mut stops = Vec::new();
        for &at in &self.via {
            let role = graph.roles().nth(at % graph.role_count());
            let role = role.expect("taken modulo their number");
            if !stops.contains(&role) {
                stops.push(role);
            }
        }
        stops
    }

    /// Cost, years and whether nobody stated it, of the step between two roles that may be taken.
    pub(crate) fn step(
        &self,
        graph: &CareerGraph,
        from: RoleRef<'_>,
        to: RoleRef<'_>,
    ) -> Option<(u64, u64, usize)> {
        let of_pair: Vec<_> = graph
            .transitions()
            .filter(|t| t.from().index() == from.index() && t.to().index() == to.index())
            .collect();
        let is_up = of_pair
            .iter()
            .any(|t| t.kind() == TransitionKind::Advancement);
        let usable: Vec<_> = of_pair
            .iter()
            .copied()
            .filter(|t| self.kinds.contains(&t.kind()))
            .filter(|t| !(self.strict && t.basis() == Basis::Inferred))
            .collect();
        if usable.is_empty() || self.stepwise && is_up && skips(graph, from, to) {
            return None;
        }
        let gap = graph.gap_cost(from, to);
        if self.most_step_gap.is_some_and(|most| gap > f64::from(most)) {
            return None;
        }
        let least = |of: &[TransitionRef<'_>]| {
            let stated = of.iter().filter_map(|t| t.data().years);
            stated.map(YearRange::typical).fold(f64::INFINITY, f64::min)
        };
        let least = if least(&usable).is_finite() {
            least(&usable)
        } else {
            least(&of_pair)
        };
        let minima = from.data().years.zip(to.data().years);
        let years = if least.is_finite() {
            least
        } else {
            minima.map_or(0.0, |(a, b)| (b.min - a.min).max(0.0))
        };
        let cost = match self.cost {
            Cost::Years => years,
            Cost::Gap => gap,
            Cost::Likelihood => {
                let made: u32 = usable.iter().copied().filter_map(people).sum();
                let all: u32 = from.outgoing().filter_map(people).sum();
                if made == 0 {
                    return None;
                }
                -(f64::from(made) / f64::from(all)).ln()
            }
            _ => 1.0,
        };
        let inferred = usable.iter().all(|t| t.basis() == Basis::Inferred);
        Some((millionths(cost), millionths(years), usize::from(inferred)))
    }

    pub(crate) fn all(&self, graph: &CareerGraph) -> Vec<Line> {
        let mut found = Vec::new();
        for from in graph
            .roles()
            .filter(|role| self.from & 1 << role.index().0 != 0)
        {
            self.walk(graph, (&mut vec![from], 0), (0, 0), &mut found);
        }
        if self.cost == Cost::Effort {
            for (cost, _, _, ids) in &mut found {
                *cost = efforts(graph, None, ids).iter().sum();
            }
        }
        found.sort();
        found
    }

    fn walk<'g>(
        &self,
        graph: &'g CareerGraph,
        (roles, years): (&mut Vec<RoleRef<'g>>, u64),
        (cost, inferred): (u64, usize),
        found: &mut Vec<Line>,
    ) {
        let last = roles[roles.len() - 1];
        if self.to & 1 << last.index().0 != 0 && self.passes(graph, roles) {
            let ids = roles.iter().map(|role| role.id().to_string()).collect();
            found.push((cost, roles.len() - 1, inferred, ids));
        }
        if self.most.is_some_and(|most| roles.len() > most) {
            return;
        }
        for next in graph.roles() {
            let bit = 1u8 << next.index().0;
            let named = (self.from | self.to) & bit != 0 || self.stops(graph).contains(&next);
            let shut = self.avoid & bit != 0 || (self.within != 0 && self.within & bit == 0);
            if roles.contains(&next) || (shut && !named) {
                continue;
            }
            let Some((step, more, nobody)) = self.step(graph, last, next) else {
                continue;
            };
            let most = self
                .most_years
                .map_or(u64::MAX, |most| millionths(most.into()));
            if years + more <= most {
                roles.push(next);
                let so_far = (cost + step, inferred + nobody);
                self.walk(graph, (roles, years + more), so_far, found);
                roles.pop();
            }
        }
    }

    /// Whether a path passes every stop, in order where that is asked for.
    fn passes(&self, graph: &CareerGraph, roles: &[RoleRef<'_>]) -> bool {
        let stops = self.stops(graph);
        let places = stops
            .iter()
            .map(|stop| roles.iter().position(|role| role == stop));
        let places: Vec<_> = places.collect();
        let ordered = places.is_sorted();
        places.iter().all(Option::is_some) && (ordered || !self.in_order)
    }

    /// The roles that `start` leads to within the moves that are asked for, or that lead to it.
    pub(crate) fn closure(
        &self,
        graph: &CareerGraph,
        start: RoleRef<'_>,
        forward: bool,
    ) -> BTreeSet<String> {
        let mut seen = BTreeSet::from([start.id().to_string()]);
        for _ in 0..self.most.unwrap_or(usize::MAX) {
            let before = seen.clone();
            for a in graph.roles() {
                for b in graph.roles() {
                    let (near, far) = if forward { (a, b) } else { (b, a) };
                    if before.contains(near.id().as_str()) && self.step(graph, a, b).is_some() {
                        seen.insert(far.id().to_string());
                    }
                }
            }
            if seen == before {
                break;
            }
        }
        seen.remove(start.id().as_str());
        seen
    }
}

/// What is surely held: every skill on its own, and so many of several at some step.
#[derive(Debug, Clone, Default)]
pub(crate) struct Held {
    pub(crate) skills: BTreeMap<String, u8>,
    choices: Vec<(BTreeSet<String>, usize, u8)>,
}

impl Held {
    fn add(&mut self, role: RoleRef<'_>) {
        for asked in role.requirements() {
            let skills: BTreeSet<_> = asked.skills().map(|skill| skill.id().to_string()).collect();
            let (count, step) = (usize::from(asked.data().count), asked.data().needed());
            if count == skills.len() {
                for skill in &skills {
                    let held = self.skills.entry(skill.clone()).or_default();
                    *held = step.max(*held);
                }
            }
            self.choices.push((skills, count, step));
        }
    }

    /// The weighted deficit of a role in millionths.
    pub(crate) fn lack(&self, role: RoleRef<'_>) -> u64 {
        let lacks = role.requirements().map(|asked| {
            let skills: BTreeSet<_> = asked.skills().map(|skill| skill.id().to_string()).collect();
            let count = usize::from(asked.data().count);
            let held = |skill: &String| self.skills.get(skill).copied().unwrap_or(0);
            let mut steps: Vec<u8> = skills.iter().map(held).collect();
            steps.sort_unstable();
            let mut have = steps[steps.len() - count];
            for (chosen, number, step) in &self.choices {
                // In the worst case all skills that are of no use were chosen first.
                if *number >= chosen.difference(&skills).count() + count {
                    have = have.max(*step);
                }
            }
            asked.data().importance.weight() * f64::from(asked.data().needed().saturating_sub(have))
        });
        millionths(lacks.sum())
    }
}

/// What the steps of a path take, from what is held or else from what the first role asks for.
pub(crate) fn efforts(graph: &CareerGraph, held: Option<&Held>, ids: &[String]) -> Vec<u64> {
    let role = |id: &String| graph.role(id).expect("a role of the graph");
    let mut held = held.cloned().unwrap_or_else(|| {
        let mut held = Held::default();
        held.add(role(&ids[0]));
        held
    });
    let mut step = |id: &String| {
        let effort = held.lack(role(id));
        held.add(role(id));
        effort
    };
    ids[1..].iter().map(&mut step).collect()
}

fn people(transition: TransitionRef<'_>) -> Option<u32> {
    let details = transition.data().details.as_ref()?;
    details.observation.as_ref()?.people
}

/// Whether an advancement jumps over a level that a role has, or a longer chain of them leads the same way.
pub(crate) fn skips(graph: &CareerGraph, from: RoleRef<'_>, to: RoleRef<'_>) -> bool {
    let [a, b] = [from, to].map(RoleRef::data);
    if let (Some(low), Some(high)) = (a.level, b.level)
        && graph.roles().any(|role| {
            let data = role.data();
            data.track == a.track && data.level.is_some_and(|level| low < level && level < high)
        })
    {
        return true;
    }
    let up = Asked {
        kinds: vec![TransitionKind::Advancement],
        ..Asked::between(from, to)
    };
    up.all(graph).iter().any(|(_, moves, ..)| *moves > 1)
}

#[expect(clippy::cast_sign_loss, reason = "a cost is never negative")]
pub(crate) fn millionths(cost: f64) -> u64 {
    (cost * 1e6).round() as u64
}

pub(crate) fn line(path: &CareerPath) -> Line {
    let inferred = path.steps.iter().filter(|step| {
        let mut moves = step.moves.iter();
        moves.all(|moved| moved.basis == Basis::Inferred)
    });
    let ids = path.roles.iter().map(|role| role.id.clone()).collect();
    let cost = millionths(path.cost);
    (cost, path.moves, inferred.count(), ids)
}
