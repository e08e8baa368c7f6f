//! From what single sentences ask for to the requirements of a role.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::{HashMap, HashSet};

use super::choices::Wanted;
use super::cues::Standing;
use super::lexicon::{Lexicon, Slot, keys};
use super::reading::{Reading, Token};
use super::{FoundSkills, Sentence, labels};
use crate::document::{
    Asked, AskedProficiency, Choice, RequirementEntry, RequirementExtra, SkillEntry,
};
use crate::model::{Importance, Name, SkillId, name_key, slug};
use crate::source::{Span, Spanned};

/// The most sentences that one requirement keeps as evidence.
const MOST_EVIDENCE: usize = 16;

/// The longest sentence that is kept as evidence, in bytes. A longer one is no sentence, and would
/// be repeated for every skill in it.
const LONGEST_EVIDENCE: usize = 8 * 1024;

/// One thing that a sentence asks for.
#[derive(Debug)]
pub(super) struct Found {
    at: usize,
    /// In the order of the text; one for a single skill.
    slots: Vec<Slot>,
    /// Names that would do as well and that no lexicon knows.
    others: Vec<String>,
    /// Where there is a choice.
    count: Option<u16>,
    label: Option<String>,
    step: Option<u8>,
    optional: bool,
}

impl Found {
    /// Returns the names that no lexicon knows.
    pub(super) fn others(&self) -> impl Iterator<Item = &str> {
        self.others.iter().map(String::as_str)
    }
}

/// Returns what a sentence asks for, in the order of its text, without what it says not to matter.
pub(super) fn found(
    reading: &Reading<'_>,
    wanted: Vec<Wanted>,
    steps: &[Option<u8>],
    standings: &[Standing],
) -> Vec<Found> {
    let each = wanted.into_iter();
    let each = each.filter_map(|wanted| match wanted {
        Wanted::Skill(at) => of_members(reading, steps, standings, vec![at]),
        Wanted::Choice {
            count,
            members,
            others,
            label,
        } => {
            let found = of_members(reading, steps, standings, members)?;
            let most = found.slots.len() + others.len();
            let most = u16::try_from(most).unwrap_or(u16::MAX);
            Some(Found {
                count: (most > 1).then(|| count.min(most)),
                label,
                others,
                ..found
            })
        }
        Wanted::Unknown {
            at,
            count,
            names,
            label,
        } => (standings[at] != Standing::NotAsked).then(|| Found {
            at,
            step: steps[at],
            optional: standings[at] == Standing::Optional,
            count: Some(count).filter(|_| names.len() > 1),
            label,
            slots: Vec::new(),
            others: names,
        }),
    });
    let mut found: Vec<_> = each.collect();
    found.sort_by_key(|found| (found.at, found.count.is_some()));
    found
}

/// What some skills ask for together, without those that are said not to matter; nothing where none is left.
fn of_members(
    reading: &Reading<'_>,
    steps: &[Option<u8>],
    standings: &[Standing],
    mut members: Vec<usize>,
) -> Option<Found> {
    members.retain(|&at| standings[at] != Standing::NotAsked);
    let first = *members.first()?;
    // An optional alternative does not make the choice optional.
    let mut all = members.iter();
    let optional = all.all(|&at| standings[at] == Standing::Optional);
    let slot = |at: usize| match reading.items[at].token {
        Token::Skill { slot, .. } => Some(slot),
        _ => None,
    };
    Some(Found {
        at: first,
        step: steps[first],
        optional,
        count: None,
        label: None,
        slots: members.into_iter().filter_map(slot).collect(),
        others: Vec::new(),
    })
}

/// A requirement that is being collected.
struct Requirement {
    slots: Vec<Slot>,
    others: Vec<String>,
    count: Option<u16>,
    label: Option<String>,
    step: Option<u8>,
    /// Whether the step stands beside the sentence, and is not read out of its words.
    is_stated: bool,
    optional: bool,
    span: Span,
    evidence: Vec<Name>,
}

/// The requirements of a role, sentence by sentence.
pub(super) struct Collected<'l> {
    lexicon: &'l Lexicon,
    requirements: Vec<Requirement>,
    /// Where the requirement of a count, its skills in order and its other names is.
    known: HashMap<(u16, Vec<Slot>, Vec<String>), usize>,
}

impl<'l> Collected<'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            requirements: Vec::new(),
            known: HashMap::new(),
        }
    }

    /// Adds what one sentence asks for.
    pub(super) fn add(&mut self, found: Vec<Found>, sentence: &Sentence<'_>) {
        let text = sentence.text.trim();
        let evidence: Option<Name> = (text.len() <= LONGEST_EVIDENCE).then(|| text.into());
        for found in found {
            let mut key = found.slots.clone();
            key.sort_unstable();
            let mut others: Vec<String> = found.others.iter().map(|name| slug(name)).collect();
            others.sort_unstable();
            let key = (found.count.unwrap_or(0), key, others);
            let known = self.known.get(&key).copied();
            let at = known.unwrap_or(self.requirements.len());
            if known.is_none() {
                self.known.insert(key, at);
                self.requirements.push(Requirement {
                    slots: found.slots,
                    others: found.others,
                    count: found.count,
                    label: None,
                    step: None,
                    is_stated: false,
                    optional: true,
                    span: sentence.span,
                    evidence: Vec::new(),
                });
            }
            let requirement = &mut self.requirements[at];
            match sentence.stated.step {
                Some(step) => {
                    let former = requirement.step.filter(|_| requirement.is_stated);
                    requirement.step = former.max(Some(step));
                    requirement.is_stated = true;
                }
                None if requirement.is_stated => {}
                None => requirement.step = requirement.step.max(found.step),
            }
            requirement.optional &= found.optional || sentence.stated.is_wish;
            requirement.label = requirement.label.take().or(found.label);
            if let Some(evidence) = &evidence
                && requirement.evidence.len() < MOST_EVIDENCE
                && !requirement.evidence.contains(evidence)
            {
                requirement.evidence.push(evidence.clone());
            }
        }
    }

    /// Returns the requirements and the skills that they name.
    pub(super) fn finish(
        self,
        unrecognised: Vec<usize>,
        unknown: Vec<(usize, Vec<String>)>,
    ) -> FoundSkills {
        let lexicon = self.lexicon;
        let mut labels = Labels::new(lexicon, &self.requirements);
        let mut used: BTreeSet<Slot> = BTreeSet::new();
        let mut others: BTreeMap<SkillId, SkillEntry> = BTreeMap::new();
        let mut requirements = Vec::with_capacity(self.requirements.len());
        let plain = self.requirements.iter().filter(|r| r.count.is_none());
        let ids = plain.flat_map(|r| &r.slots);
        let ids: HashSet<&str> = ids
            .map(|&slot| lexicon.skill(slot).id.value.as_str())
            .collect();
        for requirement in self.requirements {
            // The id of a skill that is asked for may be written as an unknown name is.
            let is_plain = requirement.count.is_none() && requirement.slots.is_empty();
            let is_known = |name: &String| ids.contains(slug(name).as_str());
            if is_plain && requirement.others.iter().any(is_known) {
                continue;
            }
            used.extend(&requirement.slots);
            let unknown = requirement.others.iter().map(|name| unknown_skill(name));
            others.extend(unknown.map(|skill| (skill.id.value.clone(), skill)));
            requirements.push(entry(lexicon, requirement, &mut labels));
        }
        let mut skills: Vec<_> = used.into_iter().map(|slot| lexicon.entry(slot)).collect();
        // The id of a skill may be written as an unknown name is.
        for skill in &skills {
            others.remove(&skill.id.value);
        }
        skills.extend(others.into_values());
        skills.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        FoundSkills {
            requirements,
            skills,
            unrecognised,
            unknown,
        }
    }
}

/// Returns a name that no lexicon knows as a skill of its own.
fn unknown_skill(name: &str) -> SkillEntry {
    let nowhere = Span::default();
    let id = Spanned::new(SkillId::new(slug(name)), nowhere);
    SkillEntry::new(id, Spanned::new(name.into(), nowhere))
}

fn entry(lexicon: &Lexicon, requirement: Requirement, labels: &mut Labels) -> RequirementEntry {
    let span = requirement.span;
    let name = |slot: &Slot| -> Name { lexicon.skill(*slot).id.value.as_str().into() };
    let others: Vec<SkillEntry> = requirement
        .others
        .iter()
        .map(|name| unknown_skill(name))
        .collect();
    let (asked, label) = match (requirement.count, requirement.slots.as_slice()) {
        (None, [only]) => (Asked::Skill(name(only)), None),
        (None, []) if others.len() == 1 => (Asked::Skill(others[0].id.value.as_str().into()), None),
        (count, slots) => {
            let skills = slots.iter().map(|&slot| lexicon.skill(slot));
            let skills: Vec<_> = skills.chain(&others).collect();
            let label = requirement
                .label
                .unwrap_or_else(|| labels::from_skills(&skills));
            let others = others.iter().map(|skill| skill.id.value.as_str().into());
            let of = slots.iter().map(name).chain(others);
            let of = of.map(|name| Spanned::new(name, span)).collect();
            let count = count.unwrap_or(1);
            (
                Asked::AnyOf(Box::new(Choice { count, of })),
                Some(labels.unique(label).into()),
            )
        }
    };
    let step = requirement.step;
    let proficiency = step.map_or(AskedProficiency::Unspecified, AskedProficiency::Number);
    let importance = if requirement.optional {
        Importance::OPTIONAL
    } else {
        Importance::ESSENTIAL
    };
    RequirementEntry {
        asked,
        span,
        proficiency: Spanned::new(proficiency, span),
        importance,
        extra: Some(Box::new(RequirementExtra {
            label,
            evidence: requirement.evidence,
            inferred: step.is_some() && !requirement.is_stated,
        })),
    }
}

/// The labels of a role, which stand beside its skills as keys of one map.
struct Labels {
    taken: HashSet<String>,
    /// The next number to try for a label.
    next: HashMap<String, u32>,
}

impl Labels {
    fn new(lexicon: &Lexicon, requirements: &[Requirement]) -> Self {
        let plain = || requirements.iter().filter(|r| r.count.is_none());
        let unknown = plain().flat_map(|r| &r.others).map(|name| name_key(name));
        let taken = plain().flat_map(|r| &r.slots).flat_map(|&slot| {
            let skill = lexicon.skill(slot);
            keys(skill).chain([name_key(skill.id.value.as_str())])
        });
        Self {
            taken: taken.chain(unknown).collect(),
            next: HashMap::new(),
        }
    }

    /// Returns a label that nothing else in the role is called.
    fn unique(&mut self, label: String) -> String {
        let mut candidate = label;
        if self.taken.contains(&name_key(&candidate)) && !self.next.contains_key(&candidate) {
            let choice = format!("a choice of {candidate}");
            if !self.taken.contains(&name_key(&choice)) || self.next.contains_key(&choice) {
                candidate = choice;
            }
        }
        let base = candidate.clone();
        let next = self.next.entry(base.clone()).or_insert(1);
        while !self.taken.insert(name_key(&candidate)) {
            *next += 1;
            candidate = format!("{base} ({next})");
        }
        candidate
    }
}
