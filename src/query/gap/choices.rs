//! Choices that are held: some of their skills, and nobody knows which.

use hashbrown::HashMap;

use super::Interval;
use crate::graph::SkillIx;

/// So many choices are looked at one by one.
const FEW: usize = 16;
/// How many choices are filed under a skill at most. More of them in one role say nothing further.
const MOST_FILED: usize = 256;

/// Choices that are held, the last one on top.
#[derive(Debug, Clone, Default)]
pub(super) struct HeldChoices<'g> {
    all: Vec<HeldChoice<'g>>,
    /// Where there are more than a few, their places by skill.
    ///
    /// Of k skills that are held of a choice at most k - 1 lie outside of a requirement which they meet,
    /// so that the requirement has one of any k skills of the choice. Those under which fewest choices
    /// are filed are taken.
    filed: HashMap<SkillIx, Vec<u32>>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct HeldChoice<'g> {
    skills: &'g [SkillIx],
    count: u16,
    pub(super) held: Interval<u8>,
    /// Whether the proficiency was inferred from words.
    pub(super) inferred: bool,
}

impl<'g> HeldChoices<'g> {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The number of skills of the choices, but for so many of them.
    pub(super) fn sizes(&self, but: usize) -> usize {
        let choices = self.all.iter().skip(but);
        choices.map(|choice| choice.skills.len()).sum()
    }

    /// Adds a choice, unless it says nothing new.
    pub(super) fn push(
        &mut self,
        skills: &'g [SkillIx],
        count: u16,
        held: Interval<u8>,
        inferred: bool,
    ) {
        let choice = HeldChoice {
            skills,
            count,
            held,
            inferred,
        };
        if self.says(&choice) {
            return;
        }
        self.all.push(choice);
        let first = match self.all.len() {
            ..=FEW => return,
            len if len == FEW + 1 => 0,
            len => len - 1,
        };
        for place in first..self.all.len() {
            self.file(place);
        }
    }

    /// Takes the choices on top away, all but so many.
    pub(super) fn truncate(&mut self, len: usize) {
        if len <= FEW {
            self.filed.clear();
        } else {
            for (place, choice) in self.all.iter().enumerate().skip(len).rev() {
                for skill in choice.skills {
                    if let Some(places) = self.filed.get_mut(skill) {
                        places.pop_if(|last| *last as usize == place);
                    }
                }
            }
        }
        self.all.truncate(len);
    }

    /// Tells every choice some of whose skills surely lie among the alternatives, whichever they are,
    /// and how many.
    ///
    /// Of many choices it looks at those that are filed under one of the alternatives.
    pub(super) fn among(
        &self,
        alternatives: &[SkillIx],
        mut tell: impl FnMut(usize, &HeldChoice<'g>),
    ) {
        // Of a choice it is never known that one certain skill is held.
        if alternatives.len() < 2 {
            return;
        }
        let mut tell = |choice: &HeldChoice<'g>| match choice.inside(alternatives) {
            0 => {}
            inside => tell(inside, choice),
        };
        if self.all.len() <= FEW {
            self.all.iter().for_each(tell);
            return;
        }
        let filed = alternatives
            .iter()
            .filter_map(|skill| self.filed.get(skill));
        let mut places: Vec<u32> = filed.flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        for place in places {
            tell(&self.all[place as usize]);
        }
    }

    fn says(&self, new: &HeldChoice<'_>) -> bool {
        let says = |known: &HeldChoice<'_>| {
            let as_sure = known.held.low >= new.held.low && (new.inferred || !known.inferred);
            as_sure && known.count == new.count && known.skills == new.skills
        };
        if self.all.len() <= FEW {
            return self.all.iter().any(says);
        }
        let filed = new.skills.iter().filter_map(|skill| self.filed.get(skill));
        let mut places = filed.flatten();
        places.any(|place| says(&self.all[*place as usize]))
    }

    fn file(&mut self, place: usize) {
        let HeldChoice { skills, count, .. } = self.all[place];
        let filed = |skill: &SkillIx| self.filed.get(skill).map_or(0, Vec::len);
        let mut fewest: Vec<_> = skills.iter().map(|skill| (filed(skill), *skill)).collect();
        fewest.sort_unstable();
        for (filed, skill) in fewest.into_iter().take(usize::from(count)) {
            if filed < MOST_FILED {
                self.filed.entry(skill).or_default().push(place as u32);
            }
        }
    }
}

impl HeldChoice<'_> {
    /// How many of the skills that are held surely lie among the alternatives.
    fn inside(&self, alternatives: &[SkillIx]) -> usize {
        let (held, all) = (usize::from(self.count), self.skills.len());
        if all >= held + alternatives.len() {
            return 0;
        }
        let (less, more) = if all < alternatives.len() {
            (self.skills, alternatives)
        } else {
            (alternatives, self.skills)
        };
        let shared = less
            .iter()
            .filter(|skill| more.binary_search(skill).is_ok());
        (held + shared.count()).saturating_sub(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every set of some of eight skills, as a list.
    fn sets() -> Vec<Vec<SkillIx>> {
        let skills = |set: u32| (0..8).filter(move |at| set >> at & 1 == 1).map(SkillIx);
        (0..256).map(|set| skills(set).collect()).collect()
    }

    fn told(choices: &HeldChoices<'_>, alternatives: &[SkillIx]) -> Vec<(usize, u8)> {
        let mut told = Vec::new();
        choices.among(alternatives, |inside, choice| {
            told.push((inside, choice.held.low));
        });
        told.sort_unstable();
        told
    }

    /// What is told where every choice is looked at.
    fn one_by_one(choices: &HeldChoices<'_>, alternatives: &[SkillIx]) -> Vec<(usize, u8)> {
        let inside = choices.all.iter().map(|choice| {
            let outside = choice.skills.iter().filter(|s| !alternatives.contains(s));
            let inside = usize::from(choice.count).saturating_sub(outside.count());
            (inside, choice.held.low)
        });
        let mut told: Vec<_> = inside.filter(|(inside, _)| *inside > 0).collect();
        told.sort_unstable();
        told
    }

    #[test]
    fn filed_choices_tell_what_all_choices_tell() {
        let sets = sets();
        let mut choices = HeldChoices::default();
        let mut lengths = Vec::new();
        for (at, set) in sets.iter().enumerate().filter(|(_, set)| set.len() > 1) {
            let count = 1 + at % (set.len() - 1);
            let low = 1 + at as u8 % 5;
            choices.push(set, count as u16, Interval { low, high: low }, false);
            lengths.push(choices.len());
        }
        let check = |choices: &HeldChoices<'_>| {
            for set in sets.iter().filter(|set| set.len() > 1) {
                assert_eq!(told(choices, set), one_by_one(choices, set), "{set:?}");
            }
        };
        check(&choices);
        for len in [200, 100, FEW + 1, FEW, 3] {
            choices.truncate(len);
            check(&choices);
        }
        for (at, set) in sets.iter().enumerate().filter(|(_, set)| set.len() == 3) {
            let low = 1 + at as u8 % 3;
            choices.push(set, 2, Interval { low, high: low }, false);
            let len = choices.len();
            choices.push(set, 2, Interval { low, high: low }, false);
            assert_eq!(choices.len(), len, "it says nothing new");
        }
        check(&choices);
    }

    #[test]
    fn a_hundred_thousand_choices_with_a_common_skill_are_filed_apart() {
        let sets: Vec<_> = (1..100_000).map(|at| [SkillIx(0), SkillIx(at)]).collect();
        let mut choices = HeldChoices::default();
        for set in &sets {
            choices.push(set, 1, Interval { low: 2, high: 2 }, false);
        }
        assert!(
            choices
                .filed
                .values()
                .all(|places| places.len() <= MOST_FILED)
        );
        for set in &sets {
            assert_eq!(told(&choices, set), [(1, 2)]);
        }
    }
}
