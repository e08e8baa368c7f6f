//! Looking the names of a profile up.

mod groups;

use std::collections::BTreeMap;

use super::denied::{is_denied, is_doubt};
use super::jobs::{is_undated, newest, worked};
use super::titles::{TitledRole, role_of, stem};
use super::{
    ProfileNames, ProfileQuery, ResolvedProfile, ResolvedSkill, ResolvedWishes, RoleRead,
    Unresolved, UnresolvedKind, is_in_family, levels,
};
use crate::document::{Asked, SkillEntry};
use crate::graph::{CareerGraph, RoleIx, SkillIx};
use crate::input::Lexicon;
use crate::input::role_page::prose::{Sentence, SentenceKind, Stated};
use crate::model::{Evidence, HeldProficiency, HeldSkill, Name, Wishes, name_key, suggest};
use crate::source::{Span, Spanned};
use groups::as_level;

/// How many unresolved names get suggestions; each is compared with every name of the graph.
const MOST_SUGGESTED: usize = 100;
/// How many names are suggested for one.
const MOST_CLOSEST: usize = 3;
/// The longest name that is searched for skills, in bytes.
const LONGEST_SEARCHED: usize = 1000;

pub(super) fn resolve(query: &ProfileQuery<'_>) -> ResolvedProfile {
    let profile = query.profile;
    let names = query.names.get();
    let graph = names.graph;
    let mut resolver = Resolver {
        graph,
        names,
        held: BTreeMap::new(),
        unresolved: Vec::new(),
    };
    let of_jobs = profile.jobs.iter().map(|job| {
        let title = job.title.as_ref()?;
        role_of(graph, &title.value)
    });
    let of_jobs: Vec<_> = of_jobs.collect();
    let found = resolver.role(query, &of_jobs);
    let role = found.as_ref().map(|found| found.0.role);
    let role_read = found.and_then(|(of, written)| {
        let read = || RoleRead {
            written,
            unused: Name::from(&*of.unused),
        };
        (!of.is_name).then(read)
    });
    for held in &profile.skills {
        resolver.held_skill(held);
    }
    for group in &profile.groups {
        resolver.group(group);
    }
    let (interests, _) = resolver.wishes(&profile.interests);
    let (avoid, to_avoid) = resolver.wishes(&profile.avoid);
    resolver.contradictions(to_avoid, &interests);
    let in_role = profile.jobs.iter().zip(&of_jobs).filter(|(_, of_job)| {
        let of_job = of_job.as_ref().map(|of_job| of_job.role);
        of_job.is_some() && of_job == role
    });
    resolver.undated_jobs(query);
    let total = worked(profile.jobs.iter(), query.as_of);
    let years_in_role = worked(in_role.map(|(job, _)| job), query.as_of);
    let mut unresolved = resolver.unresolved;
    unresolved.sort_by_key(|one| (one.span, one.what));
    suggest_closest(graph, &names.families, &mut unresolved);
    ResolvedProfile {
        name: profile.name.clone(),
        role,
        role_inferred: role_read.is_some(),
        role_read,
        role_missed: profile.role.is_some() && role.is_none(),
        years: profile.years.or(total),
        years_in_role: profile.years_in_role.or(years_in_role),
        skills: resolver.held.into_values().collect(),
        interests,
        avoid,
        unresolved,
        graph_size: super::size(graph),
    }
}

/// How a text names skills.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// It is the name of one.
    Name,
    /// Several may stand in it, each by itself: "golang, python".
    List,
    /// Some may be mentioned in it, as in the name of a certificate.
    Phrase,
}

/// Parts of a list with more words are prose, in which not everything is a skill.
const MOST_WORDS: usize = 3;

/// The parts of a list of skills, where it has several.
fn parts(list: &str) -> Vec<&str> {
    if list.len() > LONGEST_SEARCHED {
        return Vec::new();
    }
    let separators = [',', ';', '/', '|', '(', ')'];
    let parts = list.split(separators).flat_map(|part| part.split(" & "));
    let parts = parts.flat_map(|part| part.split(" and "));
    let parts: Vec<_> = parts
        .map(|part| part.trim().trim_start_matches("and ").trim())
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// A role or a family that is wanted or is to be left out, with where it is written.
enum Wish<'p> {
    Role(RoleIx, &'p Spanned<Name>),
    Family(Name, &'p Spanned<Name>),
}

struct Resolver<'g> {
    graph: &'g CareerGraph,
    names: &'g ProfileNames<'g>,
    held: BTreeMap<SkillIx, ResolvedSkill>,
    unresolved: Vec<Unresolved>,
}

impl Resolver<'_> {
    /// The stated role, else that of the newest job, else that of the label, with the title that says so.
    fn role(
        &mut self,
        query: &ProfileQuery<'_>,
        of_jobs: &[Option<TitledRole>],
    ) -> Option<(TitledRole, Name)> {
        let profile = query.profile;
        let newest = newest(&profile.jobs, query.as_of);
        let mut found = None;
        for (job, of_job) in profile.jobs.iter().zip(of_jobs) {
            let Some(title) = &job.title else { continue };
            if of_job.is_none() {
                self.miss(UnresolvedKind::Role, title);
            }
            if newest.is_some_and(|newest| std::ptr::eq(newest, job)) {
                found = of_job.clone().map(|of_job| (of_job, title.value.clone()));
            }
        }
        let label = profile.label.as_ref().filter(|_| found.is_none());
        let Some(title) = profile.role.as_ref().or(label) else {
            return found;
        };
        let of_title = role_of(self.graph, &title.value);
        if of_title.is_none() {
            self.miss(UnresolvedKind::Role, title);
        }
        of_title.map(|of_title| (of_title, title.value.clone()))
    }

    /// Jobs for which nobody knows how long somebody has worked in all.
    fn undated_jobs(&mut self, query: &ProfileQuery<'_>) {
        let profile = query.profile;
        if profile.years.is_some() {
            return;
        }
        let jobs = profile.jobs.iter();
        for job in jobs.filter(|job| is_undated(job, query.as_of)) {
            let untitled = || Spanned::new(Name::from(""), job.span);
            let title = job.title.clone().unwrap_or_else(untitled);
            self.miss(UnresolvedKind::UndatedJob, &title);
        }
    }

    fn held_skill(&mut self, held: &HeldSkill) {
        if self.is_none(&held.proficiency) {
            return;
        }
        if held.loose && is_denied(&held.skill.value) {
            return self.miss(UnresolvedKind::NotHeld, &held.skill);
        }
        if held.loose
            && held.evidence.is_empty()
            && let Some((name, level)) = self.levelled(&held.skill.value)
        {
            let at = |text: &str| Spanned::new(Name::from(text), held.skill.span);
            let own = held.proficiency.value != HeldProficiency::Unspecified && !is_doubt(level);
            let proficiency = if own {
                held.proficiency.clone()
            } else {
                as_level(level, held.skill.span)
            };
            let plain = HeldSkill {
                skill: at(name),
                proficiency,
                ..held.clone()
            };
            return self.held_skill(&plain);
        }
        let reading = if held.loose {
            Reading::Phrase
        } else {
            Reading::Name
        };
        let skills = self.skills_named(&held.skill, reading);
        let step = self.step(&held.proficiency);
        for skill in skills {
            self.hold(skill, &held.skill, step, &held.evidence, held.loose);
        }
    }

    /// Whether words say that something is not mastered at all.
    fn is_none(&self, written: &Spanned<HeldProficiency>) -> bool {
        match &written.value {
            HeldProficiency::Level(level) | HeldProficiency::Named(level) => {
                levels::is_none(level, self.graph.scale())
            }
            _ => false,
        }
    }

    fn step(&mut self, written: &Spanned<HeldProficiency>) -> (Option<u8>, bool) {
        let scale = self.graph.scale();
        let mut inferred = false;
        let (step, text) = match &written.value {
            HeldProficiency::Unspecified => return (None, false),
            HeldProficiency::Step(step) => {
                let on_scale = (1..=scale.top()).contains(step).then_some(*step);
                (on_scale, Name::from(step.to_string()))
            }
            HeldProficiency::Named(name) => {
                let step = levels::named(name, scale);
                inferred = step.is_none();
                (step.or_else(|| levels::step(name, scale)), name.clone())
            }
            HeldProficiency::Level(level) => {
                inferred = true;
                (levels::step(level, scale), level.clone())
            }
        };
        if step.is_none() {
            let text = Spanned::new(text, written.span);
            self.miss(UnresolvedKind::Proficiency, &text);
        }
        (step, inferred && step.is_some())
    }

    /// Adds a skill, or adds to what is known of it: the higher proficiency, all the evidence.
    fn hold(
        &mut self,
        skill: SkillIx,
        written: &Spanned<Name>,
        (proficiency, inferred): (Option<u8>, bool),
        evidence: &[Evidence],
        may_repeat: bool,
    ) {
        let Some(held) = self.held.get_mut(&skill) else {
            let held = ResolvedSkill {
                skill,
                proficiency,
                inferred,
                written: written.value.clone(),
                span: written.span,
                evidence: evidence.to_vec(),
            };
            self.held.insert(skill, held);
            return;
        };
        if proficiency > held.proficiency {
            held.proficiency = proficiency;
            held.inferred = inferred;
            held.written = written.value.clone();
            held.span = written.span;
        }
        let fresh = evidence.iter().filter(|one| !held.evidence.contains(one));
        let fresh: Vec<_> = fresh.cloned().collect();
        held.evidence.extend(fresh);
        if !may_repeat {
            self.miss(UnresolvedKind::Repeat, written);
        }
    }

    /// The skills that a name means: by the graph, else by the lexicon, else, in a list or a phrase,
    /// those that are named in it.
    fn skills_named(&mut self, name: &Spanned<Name>, reading: Reading) -> Vec<SkillIx> {
        let what = match self.skill_named(&name.value) {
            Ok(skill) => return vec![skill],
            Err(what) => what,
        };
        let mut skills = Vec::new();
        if reading != Reading::Name && what == UnresolvedKind::Skill {
            skills = named_in(self.names.lexicon(), self.graph, &name.value);
        }
        let is_list = reading == Reading::List || (reading == Reading::Phrase && skills.is_empty());
        let parts = if is_list && what == UnresolvedKind::Skill {
            parts(&name.value)
        } else {
            Vec::new()
        };
        let mut missed = Vec::new();
        for part in parts {
            match self.skill_named(part) {
                Ok(skill) => skills.push(skill),
                Err(what) => {
                    let named = named_in(self.names.lexicon(), self.graph, part);
                    if named.is_empty() && part.split_whitespace().count() <= MOST_WORDS {
                        missed.push((what, part));
                    }
                    skills.extend(named);
                }
            }
        }
        skills.sort_unstable();
        skills.dedup();
        // Where a part is known the others are names as well: "Postman / SoapUI".
        let is_known = |(what, _): &(UnresolvedKind, &str)| *what != UnresolvedKind::Skill;
        if skills.is_empty() && !missed.iter().any(is_known) {
            self.miss(what, name);
        } else {
            for (what, part) in missed {
                self.miss(what, &Spanned::new(Name::from(part), name.span));
            }
        }
        skills
    }

    /// The one skill of the graph that answers to a name, or what the name is otherwise.
    fn skill_named(&self, name: &str) -> Result<SkillIx, UnresolvedKind> {
        // "CI / CD" is "CI/CD".
        let closed = name.replace(" / ", "/");
        if let Some(skill) = self.graph.find_skill(&closed) {
            return Ok(skill);
        }
        match self.names.lexicon().named(&closed) {
            Some(entry) => by_any_name(self.graph, entry).ok_or(UnresolvedKind::SkillOfNoRole),
            None => Err(UnresolvedKind::Skill),
        }
    }

    fn known(&self, name: &str) -> bool {
        let entry = self.names.lexicon().named(name);
        entry.is_some_and(|entry| by_any_name(self.graph, entry).is_some())
    }

    /// The wishes, in order, and each by itself as it is written.
    fn wishes<'p>(&mut self, wishes: &'p Wishes) -> (ResolvedWishes, Vec<Wish<'p>>) {
        let mut resolved = ResolvedWishes::default();
        let mut each = Vec::new();
        for name in &wishes.roles {
            match self.graph.find_role(&name.value) {
                Some(role) => {
                    resolved.roles.push(role);
                    each.push(Wish::Role(role, name));
                }
                None => self.miss(UnresolvedKind::Role, name),
            }
        }
        for name in &wishes.families {
            match self.names.families.get(&name_key(&name.value)) {
                Some(family) => {
                    resolved.families.push(family.clone());
                    each.push(Wish::Family(family.clone(), name));
                }
                None => self.miss(UnresolvedKind::Family, name),
            }
        }
        resolved.roles.sort_unstable();
        resolved.roles.dedup();
        resolved.families.sort_unstable();
        resolved.families.dedup();
        (resolved, each)
    }

    /// What is to be left out and is wanted by the same name, or is the family of a role that is.
    fn contradictions(&mut self, avoid: Vec<Wish<'_>>, wanted: &ResolvedWishes) {
        for wish in avoid {
            let (contradicts, name) = match wish {
                Wish::Role(role, name) => (wanted.roles.contains(&role), name),
                Wish::Family(family, name) => {
                    let belongs = |role: &RoleIx| is_in_family(self.graph.role_at(*role), &family);
                    let by_role = wanted.roles.iter().any(belongs);
                    (by_role || wanted.families.contains(&family), name)
                }
            };
            if contradicts {
                self.miss(UnresolvedKind::Contradiction, name);
            }
        }
    }

    fn miss(&mut self, what: UnresolvedKind, text: &Spanned<Name>) {
        self.unresolved.push(Unresolved {
            what,
            text: text.value.clone(),
            span: text.span,
            closest: Vec::new(),
        });
    }
}

fn by_any_name(graph: &CareerGraph, entry: &SkillEntry) -> Option<SkillIx> {
    let aliases = entry.aliases.iter().map(|alias| &*alias.value);
    let mut names = [entry.id.value.as_str(), &entry.title.value]
        .into_iter()
        .chain(aliases);
    names.find_map(|name| graph.find_skill(name))
}

/// The skills of the graph that a phrase names.
fn named_in(lexicon: &Lexicon, graph: &CareerGraph, phrase: &str) -> Vec<SkillIx> {
    if phrase.len() > LONGEST_SEARCHED {
        return Vec::new();
    }
    let sentence = |kind| Sentence {
        text: phrase.into(),
        span: Span::default(),
        kind,
        stated: Stated::default(),
    };
    let mut found = Vec::new();
    for kind in [SentenceKind::Technical, SentenceKind::Soft] {
        let asked = lexicon.requirements(&[sentence(kind)]).requirements;
        for requirement in asked {
            match requirement.asked {
                Asked::Skill(name) => found.extend(graph.find_skill(&name)),
                Asked::AnyOf(choice) => {
                    found.extend(
                        choice
                            .of
                            .iter()
                            .filter_map(|one| graph.find_skill(&one.value)),
                    );
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn suggest_closest(
    graph: &CareerGraph,
    families: &BTreeMap<String, Name>,
    unresolved: &mut [Unresolved],
) {
    for one in unresolved.iter_mut().take(MOST_SUGGESTED) {
        one.closest = match one.what {
            UnresolvedKind::Role => {
                let closest = |title: &str| graph.role(title).err().map(|error| error.0.closest);
                let whole = closest(&one.text).filter(|closest| !closest.is_empty());
                whole.or_else(|| closest(&stem(&one.text)))
            }
            UnresolvedKind::Skill => graph.skill(&one.text).err().map(|error| error.0.closest),
            UnresolvedKind::Family => {
                let ids = families.values().map(|family| &**family);
                Some(owned(suggest::ranked(&one.text, ids, MOST_CLOSEST)))
            }
            UnresolvedKind::Proficiency => {
                let names = graph.scale().steps().iter().map(|step| step.name.as_str());
                Some(owned(suggest::ranked(&one.text, names, MOST_CLOSEST)))
            }
            // A name that is known is not another one misspelt.
            UnresolvedKind::SkillOfNoRole
            | UnresolvedKind::Contradiction
            | UnresolvedKind::Repeat
            | UnresolvedKind::NotHeld
            | UnresolvedKind::UndatedJob => None,
        }
        .unwrap_or_default();
    }
}

fn owned(names: Vec<&str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
