//! What of a graph is compared with another one: roles, what they ask for, moves and skills.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Serialize, Serializer};

use super::follow::NewIds;
use super::scale::Steps;
use super::{GraphField, MoveField, RoleField, Said, SkillField, Value};
use crate::graph::{CareerGraph, RequirementRef, RoleRef, SkillRef, TransitionRef};
use crate::model::{Basis, Importance, Name, RoleId, SkillId, SkillKind, TransitionKind};

/// What of a graph is compared with another one, as plain data.
///
/// Where something was written, and from which role a requirement was copied, is no part of it: files
/// can be split, merged and reordered without a difference.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Outline {
    /// The roles by id.
    pub roles: BTreeMap<RoleId, RoleOutline>,
    /// The moves that somebody stated, observed or derived.
    pub moves: BTreeMap<MoveKey, MoveFields>,
    /// The skills by id.
    pub skills: BTreeMap<SkillId, SkillFields>,
    /// What the graph says of itself.
    pub graph: Said<GraphField>,
    /// The titles of the declared families by id.
    pub families: BTreeMap<Name, Name>,
    /// Those of the declared tracks.
    pub tracks: BTreeMap<Name, Name>,
    /// The names of the steps of proficiency, from 1 on.
    pub scale: Vec<String>,
}

/// What is said of a skill, by what it is about.
pub type SkillFields = Said<SkillField>;

/// What is said of a move, by what it is about.
pub type MoveFields = Said<MoveField>;

/// What is compared of a role.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct RoleOutline {
    /// What is said of it, by what it is about.
    pub said: Said<RoleField>,
    /// What it asks for, inherited requirements included.
    #[serde(serialize_with = "as_list")]
    pub asks: BTreeMap<AskKey, Asked>,
}

/// A requirement is known by the skills that can meet it, in order, and how many of them are asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct AskKey {
    /// The ids of the skills; one for a plain requirement.
    pub skills: Vec<SkillId>,
    /// How many of them.
    pub count: u16,
}

/// How much a requirement asks for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Asked {
    /// The proficiency; absent where none is specified.
    pub proficiency: Option<u8>,
    /// How much it weighs; `optional` where that is 0.5 and `essential` where it is 1, however it is written.
    pub importance: Importance,
}

impl Asked {
    /// Returns the proficiency that counts in gaps: an unspecified one counts as 1.
    pub fn needed(&self) -> u8 {
        self.proficiency.unwrap_or(1)
    }

    /// Returns "optional" or "weight 2"; nothing of what is essential and weighs as much as that does.
    pub fn importance_in_words(&self) -> Option<String> {
        if self.importance == Importance::ESSENTIAL {
            return None;
        }
        let word = self.importance.word().map(str::to_owned);
        Some(word.unwrap_or_else(|| format!("weight {}", self.importance.weight())))
    }

    /// Returns "3", or the name of that step where it is given; nothing where none is specified.
    pub fn step(&self, name: Option<&str>) -> Option<String> {
        let step = self.proficiency?;
        Some(name.map_or_else(|| step.to_string(), str::to_owned))
    }

    /// Returns the same with the importance; "any" where no step is specified.
    pub(super) fn told(&self, name: Option<&str>) -> String {
        let step = self.step(name).unwrap_or_else(|| "any".to_owned());
        match self.importance_in_words() {
            Some(words) => format!("{step} {words}"),
            None => step,
        }
    }
}

/// "3", "any", "3 optional", "3 weight 2".
impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(None))
    }
}

/// A move is known by its ends and its kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct MoveKey {
    /// The former role.
    pub from: RoleId,
    /// The next role.
    pub to: RoleId,
    /// The kind.
    pub kind: TransitionKind,
}

/// # What is compared
impl CareerGraph {
    /// Returns what of the graph is compared with another one; O(n log n) in all that it says.
    pub fn outline(&self) -> Outline {
        let roles = self.roles().map(|role| (role.id().clone(), of_role(role)));
        // The way back that nobody stated belongs to the move that somebody did.
        let stated = self.transitions().filter(|t| t.basis() != Basis::Inferred);
        Outline {
            roles: roles.collect(),
            moves: stated
                .map(|stated| (MoveKey::of(stated), of_move(self, stated)))
                .collect(),
            skills: self
                .skills()
                .map(|skill| (skill.id().clone(), of_skill(skill)))
                .collect(),
            graph: of_graph(self),
            families: self.info().families.iter().cloned().collect(),
            tracks: self.info().tracks.iter().cloned().collect(),
            scale: steps_of(self),
        }
    }
}

impl AskKey {
    pub(super) fn of(asked: RequirementRef<'_>) -> Self {
        Self {
            skills: asked.skills().map(SkillRef::id).cloned().collect(),
            count: asked.data().count,
        }
    }

    /// Gives skills other ids.
    pub(super) fn rename(&mut self, names: &NewIds<'_, SkillId>) {
        if self.skills.iter().any(|skill| names.contains_key(skill)) {
            for skill in &mut self.skills {
                *skill = new_id(names, skill);
            }
            self.skills.sort_unstable();
        }
    }
}

/// Returns the new id, where there is another one.
pub(super) fn new_id<I: Ord + Clone>(names: &NewIds<'_, I>, id: &I) -> I {
    (*names.get(id).unwrap_or(&id)).clone()
}

impl RoleOutline {
    /// Gives the skills that it asks for other ids.
    pub(super) fn rename(&mut self, names: &NewIds<'_, SkillId>) {
        if names.is_empty() {
            return;
        }
        let asks = std::mem::take(&mut self.asks).into_iter();
        let asks = asks.map(|(mut key, asked)| {
            key.rename(names);
            (key, asked)
        });
        self.asks = asks.collect();
    }

    /// Gives the steps that it asks for the numbers of another scale.
    pub(super) fn renumber(&mut self, steps: &Steps<'_>) {
        for asked in self.asks.values_mut() {
            asked.proficiency = asked.proficiency.map(|step| steps.number(step));
        }
    }
}

impl SkillFields {
    /// Gives the skills that it is part of other ids.
    pub(super) fn rename(&mut self, names: &NewIds<'_, SkillId>) {
        let Some(Value::List(broader)) = self.get(SkillField::Broader) else {
            return;
        };
        let new = broader.iter().map(|id| {
            let id = SkillId::new(id.clone());
            new_id(names, &id).as_name().clone()
        });
        let new = Value::set(&new.collect::<Vec<_>>());
        self.set(SkillField::Broader, new);
    }
}

impl MoveKey {
    /// Returns the key of a move of a graph.
    pub fn of(transition: TransitionRef<'_>) -> Self {
        Self {
            from: transition.from().id().clone(),
            to: transition.to().id().clone(),
            kind: transition.kind(),
        }
    }
}

/// Returns what is compared of a role.
pub(super) fn of_role(role: RoleRef<'_>) -> RoleOutline {
    use RoleField as F;
    let (data, about) = (role.data(), &role.data().about);
    let education = &about.education;
    let subjects = education.fields.iter().map(|text| text.as_str().into());
    let subjects: Vec<Name> = subjects.collect();
    let fields = [
        (F::Title, Some(Value::Text(data.title.clone()))),
        (F::Level, data.level.as_ref().map(Value::text)),
        (F::Years, data.years.as_ref().map(Value::text)),
        (F::Family, data.family.clone().map(Value::Text)),
        (F::Track, data.track.clone().map(Value::Text)),
        (F::Salary, data.salary.as_ref().map(Value::text)),
        (F::Stub, Value::flag(role.is_stub())),
        (F::Terminal, Value::flag(data.terminal)),
        (F::Aliases, Value::set(&data.aliases)),
        (F::Summary, about.summary.clone().map(Value::Text)),
        (
            F::MinimumEducation,
            education.minimum.as_ref().map(Value::text),
        ),
        (
            F::PreferredEducation,
            education.preferred.as_ref().map(Value::text),
        ),
        (F::EducationFields, Value::set(&subjects)),
        (F::Responsibilities, Value::set(&about.responsibilities)),
        (
            F::SecondaryResponsibilities,
            Value::set(&about.secondary_responsibilities),
        ),
        (
            F::PreferredExperience,
            Value::set(&about.preferred_experience),
        ),
        (F::OutsideEntries, Value::set(&about.outside_entries)),
        (F::Notes, Value::set(&about.notes)),
        (F::Tags, Value::set(&about.tags)),
        (F::OccupationCodes, Value::set(&about.occupation_codes)),
    ];
    let asks = role.requirements().map(|asked| {
        let how_much = Asked {
            proficiency: asked.proficiency().map(|step| step.0),
            importance: named(asked.data().importance),
        };
        (AskKey::of(asked), how_much)
    });
    RoleOutline {
        said: Said::of(fields),
        asks: asks.collect(),
    }
}

/// Returns the word for an importance where it has the weight of one: 0.5 is `optional`, 1 `essential`.
fn named(importance: Importance) -> Importance {
    let words = [Importance::ESSENTIAL, Importance::OPTIONAL].into_iter();
    let same_weight = |word: &Importance| word.weight().total_cmp(&importance.weight()).is_eq();
    words.clone().find(same_weight).unwrap_or(importance)
}

/// The names of what moves rest on, each once in memory.
static BASES: LazyLock<[Name; 4]> = LazyLock::new(|| Basis::NAMES.map(|(_, name)| name.into()));

/// Returns what is compared of a move of a graph.
pub(super) fn of_move(graph: &CareerGraph, stated: TransitionRef<'_>) -> MoveFields {
    use MoveField as F;
    let details = stated.data().details.as_deref();
    let seen = details.and_then(|details| details.observation.as_ref());
    let basis = BASES[stated.basis() as usize].clone();
    Said::of([
        (F::Basis, Some(Value::Text(basis))),
        (F::Years, stated.data().years.as_ref().map(Value::text)),
        (F::WayBack, Value::flag(has_way_back(graph, stated))),
        (
            F::People,
            seen.and_then(|seen| seen.people.as_ref()).map(Value::text),
        ),
        (
            F::Period,
            seen.and_then(|seen| seen.period.clone()).map(Value::Text),
        ),
        (
            F::MedianYears,
            seen.and_then(|seen| seen.median_years.as_ref())
                .map(Value::text),
        ),
        (
            F::Qualifiers,
            details.and_then(|said| Value::set(&said.qualifiers)),
        ),
        (F::Notes, details.and_then(|said| Value::set(&said.notes))),
    ])
}

/// Returns what is compared of a skill.
pub(super) fn of_skill(skill: SkillRef<'_>) -> SkillFields {
    use SkillField as F;
    let data = skill.data();
    let kind = (data.kind != SkillKind::Other).then(|| Value::Text(data.kind.as_str().into()));
    let broader: Vec<_> = data.broader.iter().map(SkillId::as_name).cloned().collect();
    Said::of([
        (F::Title, Some(Value::Text(data.title.clone()))),
        (F::Undeclared, Value::flag(!data.declared)),
        (F::Kind, kind),
        (F::Category, data.category.clone().map(Value::Text)),
        (F::Aliases, Value::set(&data.aliases)),
        (F::Broader, Value::set(&broader)),
        (F::Description, data.description.clone().map(Value::Text)),
    ])
}

/// Returns what is compared of what a graph says of itself: a text, or one of each file.
pub(super) fn of_graph(graph: &CareerGraph) -> Said<GraphField> {
    use GraphField as F;
    let info = graph.info();
    Said::of([
        (F::Title, Value::one_or_set(&info.titles)),
        (F::Description, Value::one_or_set(&info.descriptions)),
        (F::Source, Value::one_or_set(&info.citations)),
        (F::License, Value::one_or_set(&info.licenses)),
    ])
}

/// Returns the names of the steps of proficiency, from 1 on.
pub(super) fn steps_of(graph: &CareerGraph) -> Vec<String> {
    let steps = graph.scale().steps().iter();
    steps.map(|step| step.name.clone()).collect()
}

/// Returns whether a lateral move can be walked back, whether somebody stated it or not: where one did, that
/// is a move of its own, which is compared apart.
pub(super) fn has_way_back(graph: &CareerGraph, stated: TransitionRef<'_>) -> bool {
    if stated.kind() != TransitionKind::Lateral {
        return false;
    }
    let ends = (stated.to().index(), stated.from().index());
    let back = graph.steps().between(ends.0, ends.1);
    let mut back = back.iter().flat_map(|step| step.transitions());
    back.any(|index| graph.transition_at(index).kind() == TransitionKind::Lateral)
}

/// Writes requirements as a list: their keys are no texts.
fn as_list<S: Serializer>(
    asks: &BTreeMap<AskKey, Asked>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Ask<'a> {
        #[serde(flatten)]
        key: &'a AskKey,
        #[serde(flatten)]
        asked: &'a Asked,
    }
    serializer.collect_seq(asks.iter().map(|(key, asked)| Ask { key, asked }))
}
