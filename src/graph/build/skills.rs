//! The skills of a graph: declared ones, and those that roles ask for without a declaration.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::named::{Named, Thing};
use super::seen::first_places;
use super::{Findings, NameIndex, Said, Single, place};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Asked, GraphDocument, SkillEntry, says_more};
use crate::model::text::listed;
use crate::model::{Name, Skill, SkillId, SkillKind, name_key, slug, title_from_id};
use crate::source::{Place, Span};

/// All skills, in the order of their ids.
pub(super) type Table = Named<Skill>;

impl Thing for Skill {
    const WHAT: &str = "skill";
    type Id = SkillId;

    fn id(&self) -> &SkillId {
        &self.id
    }

    fn aliases(&self) -> &[Name] {
        &self.aliases
    }
}

impl Table {
    /// The skills that some documents declare, and those that others, one for each of them, name besides.
    pub(super) fn new<'d>(
        declaring: &'d [GraphDocument],
        said: impl Iterator<Item = Said<'d>>,
        findings: &mut Findings,
    ) -> Self {
        let mut table = Self::declared(declaring, findings);
        table.imply(said.zip(declaring), findings);
        table.sort();
        table.broaden(declaring, findings);
        table
    }

    /// The index of a skill that a document names.
    pub(super) fn find(&self, name: &Name) -> u32 {
        let index = self.seen.get(name).or_else(|| self.names.find(name));
        index.expect("every named skill has been implied")
    }

    pub(super) fn into_parts(self) -> (NameIndex, Vec<Skill>) {
        (self.names, self.data)
    }

    /// The skills that some documents declare.
    fn declared(documents: &[GraphDocument], findings: &mut Findings) -> Self {
        let mut entries: Vec<(&SkillEntry, &GraphDocument)> = documents
            .iter()
            .flat_map(|d| d.skills.iter().map(move |entry| (entry, d)))
            .collect();
        entries.sort_by(|(a, da), (b, db)| (&a.id.value, da.source).cmp(&(&b.id.value, db.source)));
        let mut table = Self::with_room(entries.len());
        let mut declared: Vec<u32> = Vec::with_capacity(entries.len());
        for group in entries.chunk_by(|(a, _), (b, _)| a.id.value == b.id.value) {
            let (first, document) = group[0];
            let at = place(document.source, first.id.span);
            let skill = merge(group, findings);
            let index = table.add(first.id.value.as_str(), at, findings, |_| skill);
            for (entry, _) in group {
                table.seen.insert(entry.id.value.as_name(), index);
                declared.push(index);
            }
        }
        for ((entry, document), index) in entries.iter().zip(declared) {
            let names = std::iter::once(&entry.title).chain(&entry.aliases);
            table.claim(names, index, document.source, findings);
        }
        table
    }

    /// Adds the skills that are named without a declaration.
    fn imply<'d>(
        &mut self,
        said: impl Iterator<Item = (Said<'d>, &'d GraphDocument)>,
        findings: &mut Findings,
    ) {
        let declared = self.data.len();
        let mut implied: HashMap<String, (Name, Place, bool)> = HashMap::new();
        for ((document, short), declaring) in said {
            let has_skills = !declaring.skills.is_empty();
            let mut visit = |name: &Name, span| {
                if self.known_often(name).is_some() {
                    return;
                }
                let at = place(document.source, span);
                let entry = implied
                    .entry(slug_or_key(name))
                    .or_insert_with(|| (name.clone(), at, has_skills));
                if (name, at) < (&entry.0, entry.1) || (*name == entry.0 && at < entry.1) {
                    *entry = (name.clone(), at, has_skills || entry.2);
                }
            };
            each_named_skill(document, &mut visit);
            each_named_skill(declaring, &mut visit);
            let named = short.requirements().iter().map(|one| one.skill());
            for skill in first_places(&short.skill_names, named) {
                visit(skill.value, skill.span);
            }
        }
        let mut implied: Vec<_> = implied.into_iter().collect();
        implied.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        for (id, (name, at, document_declares)) in implied {
            if document_declares && !findings.unread.may_define(&name) {
                let message = format!("skill `{name}` is not declared");
                let titles = self.data[..declared].iter().map(|skill| &*skill.title);
                let finding = Diagnostic::new(Code::UndeclaredSkill, at, message)
                    .did_you_mean(findings.closest(&name, declared, titles))
                    .help("or declare it under `skills`");
                findings.push(finding);
            }
            let title: Name = if *name == *id {
                title_from_id(&id).into()
            } else {
                name.clone()
            };
            let skill = Skill {
                id: SkillId::new(&*id),
                title: title.clone(),
                aliases: Vec::new(),
                kind: SkillKind::Other,
                category: None,
                broader: Vec::new(),
                description: None,
                declared: false,
            };
            self.add_unsaid(&[&id, &name, &title], at, skill);
        }
    }

    fn broaden(&mut self, documents: &[GraphDocument], findings: &mut Findings) {
        let mut wholes: BTreeMap<u32, Vec<(u32, Place)>> = BTreeMap::new();
        for document in documents {
            let with_broader = document.skills.iter().filter(|s| !s.broader.is_empty());
            for entry in with_broader {
                let index = self.find(entry.id.value.as_name());
                for broader in &entry.broader {
                    let parent = self.find(&broader.value);
                    let id = self.data[parent as usize].id.clone();
                    let at = place(document.source, broader.span);
                    if parent == index {
                        let message = format!("skill `{}` is broader than itself", entry.id.value);
                        findings.push(Diagnostic::new(Code::BadValue, at, message));
                    } else {
                        self.data[index as usize].broader.push(id);
                        wholes.entry(index).or_default().push((parent, at));
                    }
                }
            }
        }
        for skill in &mut self.data {
            skill.broader.sort_unstable();
            skill.broader.dedup();
        }
        for (circle, at) in circles(&wholes) {
            let titles = circle
                .iter()
                .map(|skill| &*self.data[*skill as usize].title);
            let titles: Vec<_> = titles.collect();
            let message = format!("skills are parts of one another: {}", listed(&titles));
            let mut found = Diagnostic::new(Code::BadValue, at, message);
            found.severity = Severity::Warning;
            findings.push(
                found.help("the part names the whole under `broader`, and not the other way round"),
            );
        }
    }
}

/// One skill from all entries that declare it.
fn merge(group: &[(&SkillEntry, &GraphDocument)], findings: &mut Findings) -> Skill {
    let (first, _) = group[0];
    let what = |key: &str| format!("`{key}` of skill `{}`", first.id.value);
    let (mut title, mut kind, mut category, mut description) =
        (Single::new(), Single::new(), Single::new(), Single::new());
    let mut aliases: Vec<Name> = Vec::new();
    let mut seen = HashSet::new();
    for (entry, document) in group {
        let at = |span| place(document.source, span);
        let written = &entry.title;
        if group.len() == 1 || says_more(first.id.value.as_str(), &written.value) {
            title.offer(
                || what("title"),
                written.value.clone(),
                at(written.span),
                findings,
            );
        }
        if let Some(value) = &entry.kind {
            kind.offer(|| what("kind"), value.value, at(value.span), findings);
        }
        if let Some(value) = &entry.category {
            category.offer(
                || what("category"),
                value.value.clone(),
                at(value.span),
                findings,
            );
        }
        if let Some(value) = &entry.description {
            let described = value.value.clone();
            description.offer(|| what("description"), described, at(value.span), findings);
        }
        let names = entry.aliases.iter().map(|alias| &alias.value);
        aliases.extend(names.filter(|name| seen.insert(*name)).cloned());
    }
    Skill {
        id: first.id.value.clone(),
        title: title.take().unwrap_or_else(|| first.title.value.clone()),
        aliases,
        kind: kind.take().unwrap_or_default(),
        category: category.take(),
        broader: Vec::new(),
        description: description.take(),
        declared: true,
    }
}

/// The circles of skills that are parts of one another, each once, with where it closes. O(n).
fn circles(wholes: &BTreeMap<u32, Vec<(u32, Place)>>) -> Vec<(Vec<u32>, Place)> {
    let mut found = Vec::new();
    let mut done: HashSet<u32> = HashSet::new();
    for start in wholes.keys() {
        // The way up so far, each skill with how many of its wholes have been looked at.
        let mut way: Vec<(u32, usize)> = vec![(*start, 0)];
        let mut on_way: HashMap<u32, usize> = [(*start, 0)].into_iter().collect();
        while let Some((skill, next)) = way.last_mut().filter(|(skill, _)| !done.contains(skill)) {
            let above = wholes.get(skill).and_then(|above| above.get(*next));
            let Some(&(above, at)) = above else {
                done.insert(*skill);
                on_way.remove(skill);
                way.pop();
                continue;
            };
            *next += 1;
            if let Some(&from) = on_way.get(&above) {
                found.push((way[from..].iter().map(|(skill, _)| *skill).collect(), at));
            } else if !done.contains(&above) {
                on_way.insert(above, way.len());
                way.push((above, 0));
            }
        }
    }
    found
}

/// Calls `name` with every skill that the entries of a document name outside its declarations.
fn each_named_skill(document: &GraphDocument, name: &mut impl FnMut(&Name, Span)) {
    for requirement in document.roles.iter().flat_map(|role| &role.requirements) {
        match &requirement.asked {
            Asked::Skill(skill) => name(skill, requirement.span),
            Asked::AnyOf(choice) => choice
                .of
                .iter()
                .for_each(|skill| name(&skill.value, skill.span)),
        }
    }
    for broader in document.skills.iter().flat_map(|skill| &skill.broader) {
        name(&broader.value, broader.span);
    }
}

/// What an undeclared name is known by: the id that it makes, or its key where it makes none.
fn slug_or_key(name: &str) -> String {
    let slug = slug(name);
    if slug.is_empty() {
        name_key(name)
    } else {
        slug
    }
}
