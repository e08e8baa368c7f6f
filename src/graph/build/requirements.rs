//! Requirements: names and steps resolved, doubles found, inheritance applied.

mod flat;
mod inheritance;
mod repeats;
mod steps;

use hashbrown::HashMap;

use flat::{Flat, Plain, Shown};
use repeats::Repeats;
use steps::UnknownSteps;

use super::roles::Known as Roles;
use super::seen::{ByNumber, ByText};
use super::skills::Table as Skills;
use super::{Findings, Said, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    Asked, AskedProficiency, Asks, Choice, RequirementEntry, RequirementExtra, RoleEntry,
    ShortForms, ShortRequirement,
};
use crate::graph::{Requirement, SkillIx};
use crate::model::{Importance, Name, ProficiencyScale, RoleId};
use crate::source::{Place, SourceId};

/// The requirements of all roles, in flat arrays.
pub(super) struct Requirements {
    pub(super) list: Vec<Requirement>,
    pub(super) bounds: Vec<u32>,
    pub(super) alternatives: Vec<SkillIx>,
}

/// One requirement while it is being resolved.
#[derive(Clone)]
struct Draft {
    skills: Skillset,
    count: u16,
    proficiency: u8,
    inherited: bool,
    importance: Importance,
    place: Place,
    extra: Option<Box<RequirementExtra>>,
}

/// The skills that can meet a requirement: ascending, each once.
#[derive(Clone)]
enum Skillset {
    One([u32; 1]),
    Several(Vec<u32>),
}

impl Draft {
    fn skills(&self) -> &[u32] {
        match &self.skills {
            Skillset::One(skill) => skill,
            Skillset::Several(skills) => skills,
        }
    }

    /// What two requirements share when they ask for the same thing.
    fn key(&self) -> (&[u32], u16) {
        (self.skills(), self.count)
    }

    /// What a choice is called.
    fn label(&self) -> Option<&str> {
        self.extra.as_ref().and_then(|extra| extra.label.as_deref())
    }

    fn says_the_same(&self, other: &Self) -> bool {
        self.proficiency == other.proficiency && self.importance == other.importance
    }
}

pub(super) fn resolve<'d, D: Iterator<Item = Said<'d>>>(
    said: impl Fn() -> D,
    roles: &Roles,
    skills: &Skills,
    (scale, scale_place): (&ProficiencyScale, Option<Place>),
    findings: &mut Findings,
) -> Requirements {
    let mut entries: Vec<Described<'_>> = Vec::new();
    let mut numbers: Vec<ByNumber<'_>> = Vec::new();
    let mut count = 0;
    for (document, short) in said() {
        count += short.requirement_count();
        for (at, entry) in document.roles.iter().enumerate() {
            count += entry.requirements.len();
            let role = roles.find(entry.id.value.as_str());
            entries.extend(role.map(|role| Described {
                role,
                entry,
                source: document.source,
                document: numbers.len(),
                short,
                at,
            }));
        }
        numbers.push(ByNumber::new(&short.skill_names));
    }
    entries.sort_by_key(|one| (one.role, one.source));
    let skills_count = skills.data.len();
    let mut resolver = Resolver {
        roles,
        skills,
        seen: ByText::default(),
        scale,
        scale_place,
        findings,
        entries: &entries,
        numbers,
        asked_by: vec![u32::MAX; skills_count],
        copied: 0,
        unknown: UnknownSteps::default(),
        repeats: Repeats::default(),
    };
    let parents = resolver.parents();
    let kept = resolver.parent_drafts(&parents);
    let mut flat = Flat::new(Shown::new(&resolver.skills.data), roles.heads.len(), count);
    let (mut drafts, mut plain) = (Vec::new(), Vec::new());
    for role in 0..roles.heads.len() as u32 {
        let parent = parents.get(&role).map(|(parent, _)| *parent);
        // Only what others inherit is kept; everything else goes straight into the arrays.
        if let Some(complete) = kept.get(&role) {
            drafts.clone_from(complete);
        } else if parent.is_none() && resolver.all_plain(role, &mut plain) {
            flat.push_plain(&plain);
            continue;
        } else {
            resolver.complete(role, parent, &kept, &mut drafts);
        }
        flat.push(&mut drafts, &resolver.skills.data);
    }
    resolver.count_unknown_steps();
    let completing = said().filter(|(document, _)| document.names_by_title);
    let completing = completing.map(|(document, _)| document.source).collect();
    resolver.repeats.report(&completing, resolver.findings);
    flat.requirements
}

/// A description of a role.
struct Described<'b> {
    role: u32,
    entry: &'b RoleEntry,
    source: SourceId,
    /// The number of its document.
    document: usize,
    /// What the document says in short forms, of the role at this position among other things.
    short: &'b ShortForms,
    at: usize,
}

struct Resolver<'b> {
    roles: &'b Roles,
    skills: &'b Skills,
    /// What the names of entries came to.
    seen: ByText,
    scale: &'b ProficiencyScale,
    scale_place: Option<Place>,
    findings: &'b mut Findings,
    /// Every description of a role, in the order of the roles.
    entries: &'b [Described<'b>],
    /// For each document which skills its names are.
    numbers: Vec<ByNumber<'b>>,
    /// The last role that asked for each skill.
    asked_by: Vec<u32>,
    /// How many requirements have been inherited so far.
    copied: usize,
    unknown: UnknownSteps,
    /// What two files say alike.
    repeats: Repeats,
}

impl<'b> Resolver<'b> {
    /// A role's own requirements and those of its parent.
    fn complete(
        &mut self,
        role: u32,
        parent: Option<u32>,
        kept: &HashMap<u32, Vec<Draft>>,
        drafts: &mut Vec<Draft>,
    ) {
        drafts.clear();
        let mut may_ask_twice = false;
        for one in self.described(role) {
            let all = one.short.requirements_of(one.at, &one.entry.requirements);
            for requirement in all {
                let draft = match requirement {
                    Asks::Entry(entry) => self.draft(entry, one.source),
                    Asks::Short(importance, short) => self.short_draft(short, importance, one),
                };
                let Some(draft) = draft else {
                    continue;
                };
                for skill in draft.skills() {
                    let asked_by = &mut self.asked_by[*skill as usize];
                    may_ask_twice |= std::mem::replace(asked_by, role) == role;
                }
                drafts.push(draft);
            }
        }
        if may_ask_twice {
            self.join_doubles(&self.roles.heads[role as usize].id, drafts);
        }
        if let Some(inherited) = parent.and_then(|parent| kept.get(&parent)) {
            self.inherit(role, inherited, drafts);
        }
    }

    /// Tells the requirements of a role that inherits nothing, where all of them are sound, in short form, and
    /// of different skills; returns whether they are.
    fn all_plain(&mut self, role: u32, plain: &mut Vec<Plain>) -> bool {
        plain.clear();
        for one in self.described(role) {
            if !one.entry.requirements.is_empty() {
                return false;
            }
            let numbers = &mut self.numbers[one.document];
            let runs = one.short.runs_of(one.at);
            let all =
                runs.flat_map(|(_, importance, run)| run.iter().map(move |one| (importance, one)));
            for (importance, short) in all {
                let find = |name: &Name| Some(self.skills.find(name));
                let skill = numbers.get_or(short.skill().value, find);
                let proficiency = short.proficiency().value;
                let (Some(skill), true) = (skill, proficiency <= self.scale.top()) else {
                    return false;
                };
                let asked_by = &mut self.asked_by[skill as usize];
                if std::mem::replace(asked_by, role) == role {
                    return false;
                }
                plain.push(Plain {
                    skill,
                    proficiency,
                    importance,
                });
            }
        }
        true
    }

    /// The descriptions of a role.
    fn described(&self, role: u32) -> impl Iterator<Item = &'b Described<'b>> + use<'b> {
        let entries: &'b [Described<'b>] = self.entries;
        let from = entries.partition_point(|one| one.role < role);
        entries[from..]
            .iter()
            .take_while(move |one| one.role == role)
    }

    /// The index of a skill that an entry names.
    fn skill(&mut self, name: &Name) -> u32 {
        let found = self.seen.get_or(name, || Some(self.skills.find(name)));
        found.expect("a skill that is named is found")
    }

    /// A requirement in short form.
    fn short_draft(
        &mut self,
        short: ShortRequirement,
        importance: Importance,
        of: &Described<'_>,
    ) -> Option<Draft> {
        let numbers = &mut self.numbers[of.document];
        let skill = numbers.get_or(short.skill().value, |name| Some(self.skills.find(name)))?;
        let asked = short.proficiency();
        let proficiency = self.step(asked.value, place(of.source, asked.span))?;
        Some(Draft {
            skills: Skillset::One([skill]),
            count: 1,
            proficiency,
            inherited: false,
            importance,
            place: place(of.source, short.skill().span),
            extra: None,
        })
    }

    /// An inferred step, which readers tell on the default scale: on a shorter one the highest stands for
    /// those that it lacks.
    fn within_scale(&self, step: u8) -> u8 {
        let is_default = step <= ProficiencyScale::default().top();
        if is_default {
            step.min(self.scale.top())
        } else {
            step
        }
    }

    /// A step by number, where the scale has it.
    fn step(&mut self, step: u8, at: Place) -> Option<u8> {
        if step <= self.scale.top() {
            return Some(step);
        }
        let message = format!("the scale has {} steps, not {step}", self.scale.top());
        self.unknown_step(at, message, None);
        None
    }

    fn draft(&mut self, entry: &RequirementEntry, source: SourceId) -> Option<Draft> {
        let (skills, count) = match &entry.asked {
            Asked::Skill(name) => (Skillset::One([self.skill(name)]), 1),
            Asked::AnyOf(choice) => {
                let Choice { count, of } = &**choice;
                let skills = of.iter().map(|name| self.skill(&name.value));
                let mut skills: Vec<_> = skills.collect();
                skills.sort_unstable();
                skills.dedup();
                if skills.len() < of.len() {
                    let message = "a choice names one skill twice";
                    let at = place(source, entry.span);
                    let finding = Diagnostic::new(Code::DuplicateRequirement, at, message);
                    self.findings.push(finding.help("name each skill once"));
                    return None;
                }
                if skills.len() > usize::from(u16::MAX) {
                    let message = format!("a choice among more than {} skills", u16::MAX);
                    let at = place(source, entry.span);
                    let finding = Diagnostic::new(Code::TooMuch, at, message);
                    self.findings.push(finding.help("leave some of them out"));
                    return None;
                }
                (Skillset::Several(skills), *count)
            }
        };
        let at = place(source, entry.proficiency.span);
        let proficiency = match &entry.proficiency.value {
            AskedProficiency::Unspecified => 0,
            AskedProficiency::Number(step) if entry.is_inferred() => {
                self.step(self.within_scale(*step), at)?
            }
            AskedProficiency::Number(step) => self.step(*step, at)?,
            AskedProficiency::Named(name) => {
                if let Some(step) = self.scale.find(name) {
                    step.0
                } else {
                    self.unknown_step(
                        at,
                        format!("`{name}` is not a step of the scale"),
                        Some(name),
                    );
                    return None;
                }
            }
        };
        Some(Draft {
            skills,
            count,
            proficiency,
            inherited: false,
            importance: entry.importance,
            place: place(source, entry.span),
            extra: entry.extra.clone(),
        })
    }

    fn step_name(&self, step: u8) -> &str {
        let index = usize::from(step).checked_sub(1);
        let step = index.and_then(|index| self.scale.steps().get(index));
        step.map_or("any", |step| &step.name)
    }

    /// Whether the scale may stand in what could not be read. There is one scale only, so not where
    /// one has been read.
    fn may_lack_scale(&self) -> bool {
        self.scale_place.is_none() && self.findings.unread.may_declare_scale()
    }

    /// Reports what a role asks for twice; what two files say alike becomes one.
    fn join_doubles(&mut self, role: &RoleId, drafts: &mut Vec<Draft>) {
        drafts.sort_by(|a, b| (a.key(), a.place).cmp(&(b.key(), b.place)));
        drafts.dedup_by(|second, first| {
            if first.key() != second.key() {
                return false;
            }
            let title = &self.skills.data[first.skills()[0] as usize].title;
            if first.place.source == second.place.source {
                let message = format!("role `{role}` asks for `{title}` twice");
                let finding = Diagnostic::new(Code::DuplicateRequirement, second.place, message)
                    .related(first.place, "first here")
                    .help("keep one of the two");
                self.findings.push(finding);
            } else if !first.says_the_same(second) {
                let what = format!("`{title}` in role `{role}`");
                self.findings.conflict(&what, first.place, second.place);
            } else {
                let files = (first.place.source, second.place.source);
                self.repeats.note(files, role, (first.place, second.place));
            }
            true
        });
    }
}
