//! What roles ask for as small whole numbers, by skill and in blocks of roles, to add up bounds quickly.

use crate::graph::{CareerGraph, RoleIx};
use crate::query::similarity::Asked;

/// Roles of a block: their sums fit the fastest memory of a processor.
pub(super) const BLOCK: usize = 8192;
/// The largest sum that is counted; what reaches it may be more.
pub(super) const MOST: i16 = i16::MAX;

/// What all roles ask for, in whole units that are a power of two; what is no multiple of it is rounded
/// up, so that sums are never too small.
pub(super) struct Postings {
    /// Units in 1.
    scale: f64,
    /// The described roles by their sums.
    pub(super) places: Vec<Asking>,
    /// By block and skill, where its postings begin.
    bounds: Vec<u32>,
    /// The place in its block times 2^16, and the units.
    entries: Vec<u32>,
    skills: usize,
    /// By place, where its own skills begin.
    own_bounds: Vec<u32>,
    own_skills: Vec<u32>,
    own_units: Vec<i16>,
}

/// A role, and how much it asks for in all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asking {
    pub(super) role: RoleIx,
    pub(super) sum: f64,
    /// How many of its amounts were rounded up.
    pub(super) rounded: u32,
}

impl Postings {
    pub(super) fn of(graph: &CareerGraph) -> Self {
        let (mut places, mut largest, mut longest) = (Vec::new(), 0.0_f64, 0);
        for role in graph.roles() {
            if let Some(asked) = Asked::by(graph, role.index())
                && !asked.skills.is_empty()
            {
                places.push(Asking {
                    role: role.index(),
                    sum: asked.sum,
                    rounded: 0,
                });
                largest = largest.max(asked.sum);
                longest = longest.max(asked.skills.len());
            }
        }
        places.sort_by(|a, b| a.sum.total_cmp(&b.sum).then(a.role.cmp(&b.role)));
        let room = f64::from(MOST) - longest as f64;
        // At least 1 in the logarithm, so that a sum of nearly nothing makes no infinite scale.
        let power = (room.max(1.0) / largest.max(1.0)).log2().floor();
        let mut postings = Self {
            scale: power.exp2(),
            places,
            bounds: Vec::new(),
            entries: Vec::new(),
            skills: graph.skill_count(),
            own_bounds: vec![0],
            own_skills: Vec::new(),
            own_units: Vec::new(),
        };
        for block in 0..postings.blocks() {
            postings.add_block(graph, block);
        }
        postings
    }

    fn add_block(&mut self, graph: &CareerGraph, block: usize) {
        let first = block * BLOCK;
        let last = self.places.len().min(first + BLOCK);
        let asked = self.places[first..last].iter();
        let asked = asked.filter_map(|place| Asked::by(graph, place.role));
        let asked: Vec<Asked> = asked.collect();
        let start = self.bounds.len();
        self.bounds.resize(start + self.skills + 1, 0);
        let bounds = &mut self.bounds[start..];
        for (skill, _) in asked.iter().flat_map(|asked| &asked.skills) {
            bounds[*skill + 1] += 1;
        }
        bounds[0] = self.entries.len() as u32;
        for skill in 0..self.skills {
            bounds[skill + 1] += bounds[skill];
        }
        let mut free = bounds.to_vec();
        self.entries.resize(bounds[self.skills] as usize, 0);
        for (at, asked) in asked.iter().enumerate() {
            for (skill, amount) in &asked.skills {
                let (units, rounded) = self.units(*amount);
                self.own_skills.push(*skill as u32);
                self.own_units.push(units);
                self.entries[free[*skill] as usize] =
                    (at as u32) << 16 | u32::from(units.unsigned_abs());
                free[*skill] += 1;
                self.places[first + at].rounded += u32::from(rounded);
            }
            self.own_bounds.push(self.own_skills.len() as u32);
        }
    }

    pub(super) fn blocks(&self) -> usize {
        self.places.len().div_ceil(BLOCK)
    }

    /// The places of a block.
    pub(super) fn block(&self, block: usize) -> &[Asking] {
        let first = block * BLOCK;
        &self.places[first..self.places.len().min(first + BLOCK)]
    }

    /// An amount in units, and whether it was rounded up.
    pub(super) fn units(&self, amount: f64) -> (i16, bool) {
        let exact = amount * self.scale;
        let units = exact.ceil();
        (units as i16, units > exact)
    }

    /// Units as an amount.
    pub(super) fn amount(&self, units: f64) -> f64 {
        units / self.scale
    }

    /// Adds to `sums`, by place in a block, what the roles of the block share with that of a place.
    pub(super) fn add(&self, block: usize, place: usize, sums: &mut [i16; BLOCK]) {
        let own = self.own_bounds[place] as usize..self.own_bounds[place + 1] as usize;
        let bounds = &self.bounds[block * (self.skills + 1)..];
        for (skill, units) in self.own_skills[own.clone()]
            .iter()
            .zip(&self.own_units[own])
        {
            let skill = *skill as usize;
            let postings = bounds[skill] as usize..bounds[skill + 1] as usize;
            for posting in &self.entries[postings] {
                // Both halves are below 2^15, and a place is below the size of a block.
                let at = (posting >> 16) as usize % BLOCK;
                sums[at] = sums[at].saturating_add((*units).min((posting & 0x7FFF) as i16));
            }
        }
    }
}
