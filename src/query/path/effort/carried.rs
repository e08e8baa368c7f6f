//! What is held behind a way, kept while a search goes from one way to another.

use super::super::teller::step_effort;
use super::super::ways::Ways;
use crate::graph::{CareerGraph, RoleIx};
use crate::query::gap::{Holder, Raised};

/// What is held behind a way.
///
/// A change of the way takes what the two ways do not share.
#[derive(Debug)]
pub(super) struct Carried<'g> {
    graph: &'g CareerGraph,
    holder: Holder<'g>,
    /// Whether the first role of a way adds nothing, because somebody is in it already.
    own: bool,
    entered: Vec<Entered>,
    raised: Vec<Raised>,
    is_passed: Vec<bool>,
    seal: u128,
    choice_seal: u128,
    /// The roles of the way that ask for choices.
    choosers: Vec<RoleIx>,
    /// The number of skills of all choices that are held.
    chosen: usize,
    /// What has been looked at, to be taken by who counts it.
    pub(super) work: usize,
}

/// A role of the way, and what there was before it.
#[derive(Debug, Clone, Copy)]
struct Entered {
    way: u32,
    role: RoleIx,
    raised: usize,
    choices: usize,
    chosen: usize,
    choosers: usize,
    seal: u128,
    choice_seal: u128,
}

impl<'g> Carried<'g> {
    pub(super) fn new(graph: &'g CareerGraph, start: Option<&Holder<'g>>, width: usize) -> Self {
        let holder = start.cloned();
        Self {
            graph,
            own: holder.is_some(),
            holder: holder.unwrap_or_else(|| Holder::nothing(graph)),
            entered: Vec::new(),
            raised: Vec::new(),
            is_passed: vec![false; width],
            seal: 0,
            choice_seal: 0,
            choosers: Vec::new(),
            chosen: 0,
            work: 0,
        }
    }

    pub(super) fn sure(&self) -> &[u8] {
        self.holder.sure()
    }

    pub(super) fn passes(&self, role: RoleIx) -> bool {
        self.is_passed[role.index()]
    }

    /// What tells apart whoever surely holds different things.
    pub(super) fn seal(&self) -> u128 {
        self.seal
    }

    /// What tells apart whoever has passed roles that ask for different choices.
    pub(super) fn choice_seal(&self) -> u128 {
        self.choice_seal
    }

    /// Whether somebody who surely holds the same holds of the choices of another way at least what
    /// is held there: who lacks nothing of a choice gains nothing by it.
    pub(super) fn covers_choices(&mut self, other: &Self) -> bool {
        let mut more = other
            .choosers
            .iter()
            .filter(|role| !self.is_passed[role.index()]);
        let (graph, holder, work) = (self.graph, &self.holder, &mut self.work);
        more.all(|role| {
            *work += look_up(graph, *role, self.chosen);
            graph.cost_for(holder, graph.role_at(*role)) <= 0.0
        })
    }

    /// The roles of the way, the first one first.
    pub(super) fn roles(&self) -> impl Iterator<Item = RoleIx> {
        self.entered.iter().map(|entered| entered.role)
    }

    /// What somebody with what is held lacks for a role, in millionths.
    pub(super) fn effort(&mut self, role: RoleIx) -> u64 {
        self.work += look_up(self.graph, role, self.chosen);
        step_effort(self.graph, &self.holder, role)
    }

    /// Leaves the way, so that others can be gone.
    pub(super) fn restart(&mut self) {
        while !self.entered.is_empty() {
            self.leave();
        }
        self.work = 0;
    }

    /// Goes to another way.
    pub(super) fn go(&mut self, ways: &Ways, way: u32) {
        let mut ahead = Vec::new();
        let mut at = Some(way);
        while let Some(way) = at {
            let place = ways.moves(way) as usize;
            if self
                .entered
                .get(place)
                .is_some_and(|there| there.way == way)
            {
                break;
            }
            ahead.push(way);
            at = ways.before(way);
        }
        let shared = at.map_or(0, |way| ways.moves(way) as usize + 1);
        self.work += ahead.len() + self.entered.len() - shared;
        while self.entered.len() > shared {
            self.leave();
        }
        for way in ahead.into_iter().rev() {
            self.enter(way, ways.role(way));
        }
    }

    fn enter(&mut self, way: u32, role: RoleIx) {
        self.entered.push(Entered {
            way,
            role,
            raised: self.raised.len(),
            choices: self.holder.choice_count(),
            chosen: self.chosen,
            choosers: self.choosers.len(),
            seal: self.seal,
            choice_seal: self.choice_seal,
        });
        self.is_passed[role.index()] = true;
        if self.own && self.entered.len() == 1 {
            return;
        }
        let (graph, from) = (self.graph, self.raised.len());
        let choices = self.holder.choice_count();
        self.holder.learn(graph, role, &mut self.raised);
        for asked in graph.requirements_of(role) {
            let skills = graph.alternatives_of(asked).len();
            let chooses = usize::from(asked.count) != skills;
            self.work += skills + if chooses { choices } else { 0 };
        }
        self.chosen += self.holder.choice_sizes(choices);
        for raised in &self.raised[from..] {
            let skill = u64::from(raised.skill.0) << 8;
            let marks = [raised.from, raised.to].map(|step| mark(skill | u64::from(step)));
            self.seal ^= marks[0] ^ marks[1];
        }
        if self.holder.choice_count() > choices {
            self.choice_seal ^= mark(u64::from(role.0));
            self.choosers.push(role);
        }
    }

    fn leave(&mut self) {
        let Some(last) = self.entered.pop() else {
            return;
        };
        self.is_passed[last.role.index()] = false;
        self.work += self.raised.len() - last.raised;
        let raised = self.raised.drain(last.raised..).rev();
        self.holder.unlearn(raised, last.choices);
        self.choosers.truncate(last.choosers);
        self.chosen = last.chosen;
        (self.seal, self.choice_seal) = (last.seal, last.choice_seal);
    }
}

/// What it takes to look up what is held of what a role asks for.
fn look_up(graph: &CareerGraph, role: RoleIx, chosen: usize) -> usize {
    let asked = graph.requirements_of(role).iter();
    let each = asked.map(|asked| 1 + graph.alternatives_of(asked).len() + chosen);
    each.sum()
}

/// A number that looks random (the finalizer of `SplitMix64`, twice), of which sums tell sets apart.
fn mark(of: u64) -> u128 {
    let mix = |mut bits: u64| {
        bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ bits >> 31
    };
    let one = mix(of.wrapping_add(0x9e37_79b9_7f4a_7c15));
    let other = mix(one.wrapping_add(0x9e37_79b9_7f4a_7c15));
    u128::from(one) << 64 | u128::from(other)
}
