//! Requirements: names and steps resolved, doubles found, inheritance applied.

use hashbrown::{HashMap, HashSet};

use super::roles::Table as Roles;
use super::skills::Table as Skills;
use super::{Findings, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Asked, AskedProficiency, GraphDocument, RequirementEntry, RequirementExtra};
use crate::graph::{Requirement, SkillIx};
use crate::model::{Importance, ProficiencyScale, RoleId, name_key, suggest};
use crate::source::{Place, SourceId};

/// The requirements of all roles, in flat arrays.
pub(super) struct Requirements {
    pub(super) requirements: Vec<Requirement>,
    pub(super) bounds: Vec<u32>,
    pub(super) alternatives: Vec<SkillIx>,
}

/// One requirement while it is being resolved.
#[derive(Clone)]
struct Draft {
    /// Ascending, each once.
    skills: Vec<u32>,
    count: u16,
    proficiency: u8,
    inferred: bool,
    inherited: bool,
    importance: Importance,
    place: Place,
    extra: Option<Box<RequirementExtra>>,
}

impl Draft {
    /// What two requirements share when they ask for the same thing.
    fn key(&self) -> (&[u32], u16) {
        (&self.skills, self.count)
    }

    fn says_the_same(&self, other: &Self) -> bool {
        self.proficiency == other.proficiency && self.importance == other.importance
    }
}

pub(super) fn resolve(
    documents: &[GraphDocument],
    roles: &Roles,
    skills: &mut Skills,
    scale: &ProficiencyScale,
    findings: &mut Findings,
) -> Requirements {
    let mut drafts: Vec<Vec<Draft>> = vec![Vec::new(); roles.data.len()];
    let mut parents: HashMap<u32, (u32, Place)> = HashMap::new();
    let mut resolver = Resolver {
        roles,
        skills,
        scale,
        findings,
    };
    for document in documents {
        for entry in &document.roles {
            let Some(role) = roles.known(entry.id.value.as_str()) else {
                continue;
            };
            let own = &mut drafts[role as usize];
            for requirement in &entry.requirements {
                let draft = resolver.draft(requirement, document.source);
                own.extend(draft);
            }
            if let Some(inherits) = &entry.inherits {
                let at = place(document.source, inherits.span);
                resolver.parent(role, &inherits.value, at, &mut parents);
            }
        }
    }
    for (role, own) in drafts.iter_mut().enumerate() {
        resolver.join_doubles(&roles.data[role].id, own);
    }
    resolver.inherit(&parents, &mut drafts);
    flatten(drafts, skills)
}

struct Resolver<'b> {
    roles: &'b Roles,
    skills: &'b mut Skills,
    scale: &'b ProficiencyScale,
    findings: &'b mut Findings,
}

impl Resolver<'_> {
    fn draft(&mut self, entry: &RequirementEntry, source: SourceId) -> Option<Draft> {
        let (skills, count) = match &entry.asked {
            Asked::Skill(name) => (vec![self.skills.find(name)], 1),
            Asked::AnyOf { count, of } => {
                let mut skills: Vec<_> = of
                    .iter()
                    .map(|name| self.skills.find(&name.value))
                    .collect();
                skills.sort_unstable();
                skills.dedup();
                if skills.len() < of.len() {
                    let message = "a choice names one skill twice";
                    let at = place(source, entry.span);
                    self.findings
                        .push(Diagnostic::new(Code::DuplicateRequirement, at, message));
                    return None;
                }
                (skills, *count)
            }
        };
        let at = place(source, entry.proficiency.span);
        let proficiency = match &entry.proficiency.value {
            AskedProficiency::Unspecified => 0,
            AskedProficiency::Number(step) if *step <= self.scale.top() => *step,
            AskedProficiency::Number(step) => {
                let message = format!("the scale has {} steps, not {step}", self.scale.top());
                self.unknown_step(at, message, None);
                return None;
            }
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
            inferred: entry.inferred,
            inherited: false,
            importance: entry.importance,
            place: place(source, entry.span),
            extra: entry.extra.clone(),
        })
    }

    fn unknown_step(&mut self, at: Place, message: String, name: Option<&str>) {
        let steps = || self.scale.steps().iter().map(|step| step.name.as_str());
        let known: Vec<_> = steps().map(|step| format!("`{step}`")).collect();
        let finding = Diagnostic::new(Code::UnknownProficiency, at, message)
            .did_you_mean(name.and_then(|name| suggest::closest(name, steps())))
            .help(format!("the steps are {}", known.join(", ")));
        self.findings.push(finding);
    }

    fn parent(
        &mut self,
        role: u32,
        name: &str,
        at: Place,
        parents: &mut HashMap<u32, (u32, Place)>,
    ) {
        let known = self.roles.known(name);
        match known.filter(|&parent| self.roles.data[parent as usize].described) {
            None => {
                let described = self.roles.data.iter().filter(|role| role.described);
                let message = format!("nobody describes the role `{name}`");
                let finding = Diagnostic::new(Code::UnknownRole, at, message)
                    .did_you_mean(suggest::closest(name, described.map(|role| &*role.title)));
                self.findings.push(finding);
            }
            Some(parent) => {
                if let Some((other, first)) = parents.insert(role, (parent, at)) {
                    if other != parent {
                        let id = &self.roles.data[role as usize].id;
                        self.findings
                            .conflict(&format!("`inherits` of role `{id}`"), first, at);
                    }
                }
            }
        }
    }

    /// Reports what a role asks for twice; what two files say alike becomes one.
    fn join_doubles(&mut self, role: &RoleId, drafts: &mut Vec<Draft>) {
        drafts.sort_by(|a, b| (a.key(), a.place).cmp(&(b.key(), b.place)));
        let mut index = 1;
        while index < drafts.len() {
            let (first, second) = (&drafts[index - 1], &drafts[index]);
            if first.key() != second.key() {
                index += 1;
                continue;
            }
            let title = &self.skills.data[first.skills[0] as usize].title;
            if first.place.source == second.place.source {
                let message = format!("role `{role}` asks for `{title}` twice");
                let finding = Diagnostic::new(Code::DuplicateRequirement, second.place, message)
                    .related(first.place, "first here")
                    .help("keep one of the two");
                self.findings.push(finding);
            } else if !first.says_the_same(second) {
                let what = format!("`{title}` in role `{role}`");
                self.findings.conflict(&what, first.place, second.place);
            }
            drafts.remove(index);
        }
    }

    /// Copies requirements from parents, the topmost first.
    fn inherit(&mut self, parents: &HashMap<u32, (u32, Place)>, drafts: &mut [Vec<Draft>]) {
        let mut children: Vec<u32> = parents.keys().copied().collect();
        children.sort_unstable();
        let mut done: HashSet<u32> = HashSet::new();
        for start in children {
            let mut chain = vec![start];
            let mut on_chain: HashSet<u32> = chain.iter().copied().collect();
            while let Some(&(parent, at)) = chain.last().and_then(|role| parents.get(role)) {
                if done.contains(&parent) || !parents.contains_key(&parent) {
                    break;
                }
                if !on_chain.insert(parent) {
                    let title = &self.roles.data[parent as usize].title;
                    let message = format!("`{title}` inherits from itself");
                    self.findings
                        .push(Diagnostic::new(Code::InheritsCycle, at, message));
                    break;
                }
                chain.push(parent);
            }
            for role in chain
                .into_iter()
                .rev()
                .filter(|role| !done.contains(role))
                .collect::<Vec<_>>()
            {
                self.copy(parents[&role].0, role, drafts);
                done.insert(role);
            }
        }
    }

    fn copy(&mut self, parent: u32, role: u32, drafts: &mut [Vec<Draft>]) {
        if parent == role {
            return;
        }
        let inherited = drafts[parent as usize].clone();
        let own = &mut drafts[role as usize];
        let index: HashMap<(Vec<u32>, u16), usize> = own
            .iter()
            .enumerate()
            .map(|(at, draft)| ((draft.skills.clone(), draft.count), at))
            .collect();
        for draft in inherited {
            match index.get(&(draft.skills.clone(), draft.count)) {
                None => own.push(Draft {
                    inherited: true,
                    ..draft
                }),
                Some(&at) if own[at].proficiency < draft.proficiency => {
                    let title = &self.skills.data[draft.skills[0] as usize].title;
                    let message = format!(
                        "`{title}` is asked for at {} here and at {} in the role it inherits from",
                        own[at].proficiency, draft.proficiency
                    );
                    let finding = Diagnostic::new(Code::LoweredRequirement, own[at].place, message)
                        .related(draft.place, "inherited from here")
                        .help("raise it, or do not inherit");
                    self.findings.push(finding);
                }
                Some(_) => {}
            }
        }
    }
}

/// Puts the requirements of each role into a fixed order, essential ones first, then by name.
fn flatten(drafts: Vec<Vec<Draft>>, skills: &Skills) -> Requirements {
    let keys: Vec<String> = skills
        .data
        .iter()
        .map(|skill| name_key(&skill.title))
        .collect();
    let total = drafts.iter().map(Vec::len).sum();
    let mut flat = Requirements {
        requirements: Vec::with_capacity(total),
        bounds: Vec::with_capacity(drafts.len() + 1),
        alternatives: Vec::with_capacity(total),
    };
    flat.bounds.push(0);
    for mut role in drafts {
        role.sort_by(|a, b| {
            let weight = b.importance.weight().total_cmp(&a.importance.weight());
            let [na, nb] = [a, b].map(|draft| &keys[draft.skills[0] as usize]);
            weight.then_with(|| (na, a.key()).cmp(&(nb, b.key())))
        });
        for draft in role {
            flat.requirements.push(Requirement {
                first_alternative: flat.alternatives.len() as u32,
                alternatives: draft.skills.len() as u16,
                count: draft.count,
                proficiency: draft.proficiency,
                inferred: draft.inferred,
                inherited: draft.inherited,
                importance: draft.importance,
                extra: draft.extra,
            });
            flat.alternatives
                .extend(draft.skills.into_iter().map(SkillIx));
        }
        flat.bounds.push(flat.requirements.len() as u32);
    }
    flat
}
