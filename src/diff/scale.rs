//! From the steps of an old scale of proficiency to those of a new one.

use super::ScaleDiff;
use crate::model::name_key;

/// What an old step is on a new scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Its number there.
    number: u8,
    /// Whether the new scale has a step of its name.
    is_known: bool,
}

/// Where the steps of an old scale are on a new one: those that both have by their names, the others by
/// their numbers, as far as these lie between the same steps.
#[derive(Debug)]
pub(super) struct Steps<'d> {
    diff: &'d ScaleDiff,
    /// By old number, from 1 on.
    places: Vec<Place>,
}

impl<'d> Steps<'d> {
    pub(super) fn new(diff: &'d ScaleDiff) -> Self {
        let new: Vec<_> = diff.new.iter().map(|name| name_key(name)).collect();
        let known = diff.old.iter().map(|name| {
            let name = name_key(name);
            let at = new.iter().position(|other| *other == name)?;
            u8::try_from(at + 1).ok()
        });
        let known: Vec<Option<u8>> = known.collect();
        let places = (1..=u8::MAX).zip(&known).map(|(old, new)| Place {
            number: new.unwrap_or_else(|| between(old, &known)),
            is_known: new.is_some(),
        });
        let places = places.collect();
        Self { diff, places }
    }

    /// Returns the number of an old step on the new scale.
    pub(super) fn number(&self, old: u8) -> u8 {
        let place = self.places.get(usize::from(old).wrapping_sub(1));
        place.map_or(old, |place| place.number)
    }

    /// Returns whether an old step is surely not the new one, though it may have its number: either has its
    /// name on both scales.
    pub(super) fn differ(&self, old: u8, new: u8) -> bool {
        let is_new = |place: &Place| place.is_known && place.number == new;
        let its_own = self.places.iter().position(is_new);
        its_own.is_some_and(|at| at + 1 != usize::from(old))
    }

    /// Returns the names of an old step and of a new one.
    pub(super) fn names(&self, old: Option<u8>, new: Option<u8>) -> [Option<String>; 2] {
        let name = |steps: &[String], number: Option<u8>| {
            let at = usize::from(number?).checked_sub(1)?;
            steps.get(at).cloned()
        };
        [name(&self.diff.old, old), name(&self.diff.new, new)]
    }
}

/// Returns a number for an old step that the new scale has no name of: its own, or the next one that lies
/// between those of the steps around it that have one.
fn between(old: u8, known: &[Option<u8>]) -> u8 {
    let at = usize::from(old) - 1;
    let below = known[..at].iter().rev().find_map(|new| *new);
    let above = known[at..].iter().find_map(|new| *new);
    let lowest = below.map_or(1, |below| below.saturating_add(1));
    let highest = above.map_or(u8::MAX, |above| above.saturating_sub(1));
    if lowest <= highest {
        old.clamp(lowest, highest)
    } else {
        old
    }
}

impl ScaleDiff {
    /// Returns the old steps of which the new scale has no name, each with the number that it is compared
    /// by; all of them where it has none of any.
    pub fn steps_by_number(&self) -> Vec<(&str, u8)> {
        let places = Steps::new(self).places;
        let steps = self.old.iter().map(String::as_str).zip(places);
        let unknown = steps.filter(|(_, place)| !place.is_known);
        unknown.map(|(name, place)| (name, place.number)).collect()
    }
}
