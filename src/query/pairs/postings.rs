//! What roles ask for as small whole numbers, by skill and in blocks of roles, to add up bounds quickly.

use std::num::NonZeroI16;

use super::choices::ByKey;
use crate::graph::{CareerGraph, RoleIx};
use crate::query::similarity::Asked;

/// Roles of a block at most: their sums fit the fastest memory of a processor.
const BLOCK: usize = 8192;
/// How many blocks there are at least, where one does not do, so that threads share the work evenly.
const LEAST_BLOCKS: usize = 7;
/// Roles next to each other in a block that are held to one bound.
pub(super) const SEGMENT: usize = 512;
/// Segments of a block at most.
pub(super) const MOST_SEGMENTS: usize = BLOCK / SEGMENT;
/// The largest sum that is counted; what reaches it may be more.
const MOST: i16 = i16::MAX;

/// What all roles ask for, in whole units that are a power of two; what is no multiple of it is rounded
/// up, so that sums are never too small.
#[derive(Debug, Clone)]
pub(super) struct Postings {
    /// Units in 1.
    scale: f64,
    /// What a unit is, without an error: a power of two.
    unit: f64,
    /// Whether the units of any role can be added up without reaching [`MOST`].
    sums_fit: bool,
    /// The described roles by their sums.
    pub(super) places: Vec<Asking>,
    /// Roles of a block; the last one may have fewer.
    pub(super) block_size: usize,
    /// By block and skill, where its postings begin. Skills have numbers of their own here: those that
    /// fewest roles ask for come first.
    bounds: Vec<u32>,
    /// The place in its block times 2^16, and the units.
    entries: Vec<u32>,
    skills: usize,
    /// By role, where its own skills begin.
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
    /// The fewest units of a skill.
    pub(super) fewest: i16,
}

impl Postings {
    pub(super) fn of(graph: &CareerGraph) -> Self {
        let numbers = rarest_first(graph);
        let extent = Extent::of(graph);
        let room = f64::from(MOST) - extent.longest as f64;
        // At least 1 in the logarithm, so that a sum of nearly nothing makes no infinite scale.
        let power = (room.max(1.0) / extent.largest.max(1.0)).log2().floor();
        let scale = power.exp2();
        let mut places = Vec::new();
        let mut own_bounds = Vec::with_capacity(graph.role_count() + 1);
        own_bounds.push(0);
        let mut own_skills = Vec::with_capacity(extent.all);
        let mut own_units = Vec::with_capacity(extent.all);
        let mut asked = Asked::default();
        for role in graph.roles() {
            let is_known = asked.ask(graph, role.index(), |skill| numbers[skill.index()] as usize);
            if is_known && !asked.skills.is_empty() {
                let (mut rounded, mut fewest) = (0, MOST);
                for (skill, amount) in &asked.skills {
                    let exact = *amount * scale;
                    let units = whole(exact);
                    rounded += u32::from(f64::from(units) > exact);
                    fewest = fewest.min(units);
                    own_skills.push(*skill as u32);
                    own_units.push(units);
                }
                places.push(Asking {
                    role: role.index(),
                    sum: asked.sum,
                    rounded,
                    fewest: fewest.max(1),
                });
            }
            own_bounds.push(own_skills.len() as u32);
        }
        places.sort_unstable_by(|a, b| a.sum.total_cmp(&b.sum).then(a.role.cmp(&b.role)));
        let blocks = match places.len().div_ceil(BLOCK) {
            blocks @ ..=1 => blocks,
            more => more.max(LEAST_BLOCKS),
        };
        let mut postings = Self {
            scale,
            unit: (-power).exp2(),
            // Each skill is rounded up by less than a unit.
            sums_fit: room > 0.0,
            block_size: places.len().div_ceil(blocks.max(1)).max(1),
            places,
            bounds: Vec::new(),
            entries: Vec::new(),
            skills: graph.skill_count(),
            own_bounds,
            own_skills,
            own_units,
        };
        for block in 0..postings.blocks() {
            postings.add_block(block);
        }
        postings
    }

    fn add_block(&mut self, block: usize) {
        let places = self.places[self.range(block)].iter().enumerate();
        let postings = places.flat_map(|(at, place)| {
            let own = own(&self.own_bounds, place.role);
            let own = self.own_skills[own.clone()]
                .iter()
                .zip(&self.own_units[own]);
            own.map(move |(skill, units)| {
                let posting = (at as u32) << 16 | u32::from(units.unsigned_abs());
                (*skill as usize, posting)
            })
        });
        let start = self.bounds.len();
        self.bounds.resize(start + self.skills + 1, 0);
        let bounds = &mut self.bounds[start..];
        for (skill, _) in postings.clone() {
            bounds[skill + 1] += 1;
        }
        bounds[0] = self.entries.len() as u32;
        for skill in 0..self.skills {
            bounds[skill + 1] += bounds[skill];
        }
        let mut free = bounds.to_vec();
        self.entries.resize(bounds[self.skills] as usize, 0);
        for (skill, posting) in postings {
            self.entries[free[skill] as usize] = posting;
            free[skill] += 1;
        }
    }

    pub(super) fn blocks(&self) -> usize {
        self.places.len().div_ceil(self.block_size)
    }

    /// The places of a block.
    pub(super) fn block(&self, block: usize) -> &[Asking] {
        &self.places[self.range(block)]
    }

    fn range(&self, block: usize) -> std::ops::Range<usize> {
        let first = block * self.block_size;
        first..self.places.len().min(first + self.block_size)
    }

    /// The fewest units that are no less than an amount.
    pub(super) fn units_for(&self, amount: f64) -> i16 {
        whole(amount * self.scale)
    }

    /// Units as an amount.
    pub(super) fn amount(&self, units: f64) -> f64 {
        units * self.unit
    }
}

/// How much roles ask for at most, a skill that one asks for twice counted twice.
#[derive(Default)]
struct Extent {
    /// The largest sum of a role.
    largest: f64,
    /// The most skills of a role.
    longest: usize,
    /// The skills of all roles.
    all: usize,
}

impl Extent {
    fn of(graph: &CareerGraph) -> Self {
        let mut extent = Self::default();
        for role in graph.roles() {
            let (mut sum, mut length) = (0.0, 0);
            for asked in graph.requirements_of(role.index()) {
                let each = asked.importance.weight() * f64::from(asked.needed());
                sum += each * f64::from(asked.count);
                length += graph.alternatives_of(asked).len();
            }
            extent.largest = extent.largest.max(sum);
            extent.longest = extent.longest.max(length);
            extent.all += length;
        }
        extent
    }
}

/// The least whole number that is no less.
fn whole(exact: f64) -> i16 {
    let whole = exact as i16;
    whole.saturating_add(i16::from(f64::from(whole) < exact))
}

/// The own skills of a role.
fn own(bounds: &[u32], role: RoleIx) -> std::ops::Range<usize> {
    bounds[role.index()] as usize..bounds[role.index() + 1] as usize
}

/// Numbers for the skills by how often they are asked for. A processor foresees the end of a list of
/// postings best where the one before was as long.
fn rarest_first(graph: &CareerGraph) -> Vec<u32> {
    let mut times = vec![0_u32; graph.skill_count()];
    for role in graph.roles() {
        for asked in graph.requirements_of(role.index()) {
            for skill in graph.alternatives_of(asked) {
                times[skill.index()] += 1;
            }
        }
    }
    let most = times.iter().max().map_or(0, |most| *most as usize);
    let skills: Vec<_> = times
        .iter()
        .zip(0_u32..)
        .map(|(times, skill)| (*times, skill))
        .collect();
    let by_times = ByKey::of(most + 1, &skills);
    let mut numbers = times;
    for (number, skill) in by_times.all().iter().enumerate() {
        numbers[*skill as usize] = number as u32;
    }
    numbers
}

/// Memory to add up what the roles of a block share with one.
pub(super) struct Sums<'p> {
    /// By place of the block, what is shared beyond what is needed.
    beyond: Box<[i16; BLOCK]>,
    /// The places with as much as is needed.
    reached: Box<[u16; 2 * BLOCK]>,
    /// The postings of each own skill, with the own units.
    lists: Vec<(&'p [u32], i16)>,
}

impl<'p> Sums<'p> {
    pub(super) fn new() -> Self {
        let reached = vec![0; 2 * BLOCK].try_into();
        let reached = reached.unwrap_or_else(|_| unreachable!("it was made this long"));
        Self {
            beyond: Box::new([0; BLOCK]),
            reached,
            lists: Vec::new(),
        }
    }

    /// Finds the places of a block that share at least as many units with a role as its segment needs, and
    /// tells each with its units; nothing where these may be more than can be counted. The place of the
    /// role itself, where it lies in this block, is left out.
    pub(super) fn find(
        &mut self,
        postings: &'p Postings,
        block: usize,
        (role, place): (RoleIx, Option<usize>),
        needed: impl Fn(usize, f64) -> i16,
        mut tell: impl FnMut(usize, Option<NonZeroI16>),
    ) {
        let places = postings.block(block);
        let mut least = [0; MOST_SEGMENTS];
        let segments = places.chunks(SEGMENT).zip(&mut least).enumerate();
        for ((at, (segment, least)), beyond) in segments.zip(self.beyond.chunks_mut(SEGMENT)) {
            // Places are in the order of their sums, so that the first one of a segment asks for least.
            *least = needed(at, segment[0].sum);
            beyond[..segment.len()].fill(-*least);
        }
        if let Some(place) = place {
            self.beyond[place] = i16::MIN;
        }
        let found = self.add(postings, block, role);
        for at in &self.reached[..found] {
            let at = usize::from(*at) % BLOCK;
            if Some(at) == place {
                // It asks for more than can be counted.
                continue;
            }
            let beyond = self.beyond[at];
            let units = (beyond < MOST).then(|| beyond + least[at / SEGMENT]);
            tell(at, units.and_then(NonZeroI16::new));
        }
    }

    /// Adds what the roles of a block share with a role, and returns how many reach zero.
    fn add(&mut self, postings: &'p Postings, block: usize, role: RoleIx) -> usize {
        let bounds = &postings.bounds[block * (postings.skills + 1)..][..=postings.skills];
        let own = own(&postings.own_bounds, role);
        let skills = postings.own_skills[own.clone()].iter();
        // All bounds are read before the first list, so that they need not be waited for.
        self.lists.clear();
        self.lists
            .extend(skills.zip(&postings.own_units[own]).map(|(skill, units)| {
                let skill = *skill as usize;
                let list = bounds[skill] as usize..bounds[skill + 1] as usize;
                (&postings.entries[list], *units)
            }));
        if postings.sums_fit {
            self.add_lists(i16::wrapping_add)
        } else {
            self.add_lists(i16::saturating_add)
        }
    }

    /// Adds the postings of all lists by a way of adding, and returns how many places reach zero.
    fn add_lists(&mut self, add: impl Fn(i16, i16) -> i16) -> usize {
        // Borrowed here, so that they need not be looked up for each posting.
        let (beyond, reached) = (&mut *self.beyond, &mut *self.reached);
        let mut found = 0;
        for (list, units) in &self.lists {
            for posting in *list {
                // A place is below the size of a block.
                let at = (posting >> 16) as usize % BLOCK;
                let before = beyond[at];
                let after = add(before, (*posting as i16).min(*units));
                beyond[at] = after;
                // What is shared is not negative: a place changes its sign once.
                if (before ^ after) < 0 {
                    reached[found % (2 * BLOCK)] = at as u16;
                    found += 1;
                }
            }
        }
        found
    }
}
