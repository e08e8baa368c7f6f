//! Requirements that are copied from the role that a role inherits from.

use std::collections::BTreeMap;
use std::hash::Hash;

use hashbrown::{HashMap, HashSet};

use super::{Draft, Resolver, Skillset};
use crate::diagnostic::{Code, Diagnostic};
use crate::graph::build::place;
use crate::model::name_key;
use crate::source::Place;

/// The most skills that inheritance may copy with requirements, all roles together.
const MAX_INHERITED: usize = 500_000;

/// How many links of a circle of inheritance are shown.
const SHOWN_OF_CYCLE: usize = 7;

impl Resolver<'_> {
    /// The role that each role inherits from, cycles left out.
    pub(super) fn parents(&mut self) -> BTreeMap<u32, (u32, Place)> {
        let mut parents = BTreeMap::new();
        for one in self.entries {
            if let Some(inherits) = &one.entry.inherits {
                self.parent(
                    one.role,
                    &inherits.value,
                    place(one.source, inherits.span),
                    &mut parents,
                );
            }
        }
        let mut sound: HashSet<u32> = HashSet::new();
        for start in parents.keys().copied().collect::<Vec<_>>() {
            let (mut chain, mut role): (HashSet<u32>, u32) = ([start].into_iter().collect(), start);
            while let Some(&(parent, at)) = parents.get(&role).filter(|_| !sound.contains(&role)) {
                if !chain.insert(parent) {
                    let title = &self.roles.heads[parent as usize].title;
                    let message = format!("`{title}` inherits from itself");
                    let mut finding = Diagnostic::new(Code::InheritsCycle, at, message);
                    // The way round, as far as it can be shown.
                    let mut next = parent;
                    for _ in 0..SHOWN_OF_CYCLE {
                        let Some(&(above, place)) = parents.get(&next).filter(|_| next != role)
                        else {
                            break;
                        };
                        finding = finding.related(place, "which inherits from this one");
                        next = above;
                    }
                    let finding = finding.help("let one of these roles inherit from no other");
                    self.findings.push(finding);
                    parents.remove(&role);
                    break;
                }
                role = parent;
            }
            sound.extend(chain);
        }
        parents
    }

    /// The complete requirements of every role that another inherits from, the topmost first.
    pub(super) fn parent_drafts(
        &mut self,
        parents: &BTreeMap<u32, (u32, Place)>,
    ) -> HashMap<u32, Vec<Draft>> {
        let mut kept = HashMap::new();
        let mut waiting: Vec<u32> = parents.values().map(|(parent, _)| *parent).collect();
        while let Some(&role) = waiting.last() {
            let above = parents.get(&role).map(|(parent, _)| *parent);
            match above.filter(|above| !kept.contains_key(above)) {
                Some(above) if !kept.contains_key(&role) => waiting.push(above),
                _ => {
                    if !kept.contains_key(&role) {
                        let mut drafts = Vec::new();
                        self.complete(role, above, &kept, &mut drafts);
                        kept.insert(role, drafts);
                    }
                    waiting.pop();
                }
            }
        }
        kept
    }

    fn parent(
        &mut self,
        role: u32,
        name: &str,
        at: Place,
        parents: &mut BTreeMap<u32, (u32, Place)>,
    ) {
        let known = self.roles.find(name);
        match known.filter(|&parent| self.roles.heads[parent as usize].described) {
            None if self.findings.unread.may_define(name) => {}
            None => {
                let described = self.roles.heads.iter().filter(|role| role.described);
                let message = format!("nobody describes the role `{name}`");
                let count = self.roles.heads.len();
                let titles = described.map(|role| &*role.title);
                let finding = Diagnostic::new(Code::UnknownRole, at, message)
                    .did_you_mean(self.findings.closest(name, count, titles))
                    .help("describe it under `roles`, since its requirements are copied");
                self.findings.push(finding);
            }
            Some(parent) => {
                if let Some((other, first)) = parents.insert(role, (parent, at))
                    && other != parent
                {
                    let id = &self.roles.heads[role as usize].id;
                    self.findings
                        .conflict(&format!("`inherits` of role `{id}`"), first, at);
                }
            }
        }
    }

    /// Adds the requirements of a parent that the role does not have itself.
    pub(super) fn inherit(&mut self, role: u32, inherited: &[Draft], own: &mut Vec<Draft>) {
        let before = self.copied;
        let skills = inherited.iter().map(|draft| draft.skills().len());
        self.copied += skills.sum::<usize>();
        if self.copied > MAX_INHERITED {
            let message = format!("inheritance copies more than {MAX_INHERITED} skills");
            let at = self.roles.heads[role as usize].named;
            if before <= MAX_INHERITED {
                self.findings
                    .push(Diagnostic::new(Code::TooMuch, at, message));
            }
            return;
        }
        let index: HashMap<(&[u32], u16), usize> = own
            .iter()
            .enumerate()
            .map(|(at, draft)| (draft.key(), at))
            .collect();
        let labels = Labels::new(own, inherited);
        let sets = Sets::new(own, inherited);
        let mut added = Vec::new();
        for draft in inherited {
            let same = index.get(&draft.key()).copied();
            let same = same.or_else(|| labels.own(draft));
            match same.or_else(|| sets.own(draft)).map(|at| &own[at]) {
                None => added.push(Draft {
                    inherited: true,
                    ..draft.clone()
                }),
                Some(_) if self.may_lack_scale() => {}
                Some(mine) => self.warn_if_lowered(mine, draft),
            }
        }
        for mine in own.iter() {
            self.warn_if_label(mine, &labels);
        }
        drop((index, labels, sets));
        own.extend(added);
    }

    /// Warns of a requirement that asks for less than the inherited one in whose place it stands.
    fn warn_if_lowered(&mut self, mine: &Draft, inherited: &Draft) {
        let title = self.name_of(mine);
        let (message, help) = if mine.proficiency < inherited.proficiency {
            let message = format!(
                "`{title}` is asked for at `{}` here and at `{}` in the role it inherits from",
                self.step_name(mine.proficiency),
                self.step_name(inherited.proficiency)
            );
            (message, "raise it, or do not inherit")
        } else if mine.count < inherited.count {
            let message = format!(
                "`{title}` asks for {} of its skills here and for {} in the role it inherits from",
                mine.count, inherited.count
            );
            (message, "raise the count, or do not inherit")
        } else if mine.importance.weight() < inherited.importance.weight() {
            let message = format!("`{title}` matters less here than in the role it inherits from");
            (message, "let it matter as much, or do not inherit")
        } else {
            return;
        };
        let finding = Diagnostic::new(Code::LoweredRequirement, mine.place, message);
        let finding = finding.related(inherited.place, "inherited from here");
        self.findings.push(finding.help(help));
    }

    /// Warns of a skill that nobody declares and that is called as an inherited choice is.
    fn warn_if_label(&mut self, mine: &Draft, labels: &Labels) {
        let &Skillset::One([skill]) = &mine.skills else {
            return;
        };
        let skill = &self.skills.data[skill as usize];
        let Some(choice) = labels.inherited(&skill.title) else {
            return;
        };
        if skill.declared || self.findings.unread.may_define(self.name_of(mine)) {
            return;
        }
        let name = self.name_of(mine);
        let message = format!(
            "`{name}` is a skill here, and a choice of several in the role it inherits from"
        );
        let finding = Diagnostic::new(Code::UndeclaredSkill, mine.place, message)
            .related(choice, "the choice is here")
            .help("write the choice again, with `any_of`; or declare the skill under `skills`");
        self.findings.push(finding);
    }

    /// What a requirement is called: by its label, or by its first skill.
    fn name_of<'d>(&'d self, draft: &'d Draft) -> &'d str {
        let title = || &*self.skills.data[draft.skills()[0] as usize].title;
        draft.label().unwrap_or_else(title)
    }
}

/// The choices of a role and of the one that it inherits from by their labels, where any is inherited. A label
/// of several choices means none of them.
struct Labels {
    own: HashMap<String, Option<usize>>,
    inherited: HashMap<String, Option<Place>>,
}

impl Labels {
    fn new(own: &[Draft], inherited: &[Draft]) -> Self {
        let inherited = by_label(inherited.iter().map(|draft| (draft, draft.place)));
        let own = if inherited.is_empty() {
            HashMap::new()
        } else {
            by_label(own.iter().zip(0..))
        };
        Self { own, inherited }
    }

    /// The position of the role's own choice that has the label of an inherited one.
    fn own(&self, draft: &Draft) -> Option<usize> {
        let label = draft.label().filter(|_| !self.own.is_empty())?;
        let label = name_key(label);
        self.inherited.get(&label).copied().flatten()?;
        self.own.get(&label).copied().flatten()
    }

    /// Where the inherited choice stands that has a label.
    fn inherited(&self, label: &str) -> Option<Place> {
        if self.inherited.is_empty() {
            return None;
        }
        self.inherited.get(&name_key(label)).copied().flatten()
    }
}

/// The choices of a role and of the one that it inherits from by their skills, whatever their counts. Skills of
/// several choices of one role mean none of them.
struct Sets<'d> {
    own: HashMap<&'d [u32], Option<usize>>,
    inherited: HashMap<&'d [u32], Option<usize>>,
}

impl<'d> Sets<'d> {
    fn new(own: &'d [Draft], inherited: &'d [Draft]) -> Self {
        let inherited = by_skills(inherited);
        let own = if inherited.is_empty() {
            HashMap::new()
        } else {
            by_skills(own)
        };
        Self { own, inherited }
    }

    /// The position of the role's own choice among the skills of an inherited one.
    fn own(&self, draft: &Draft) -> Option<usize> {
        self.inherited.get(draft.skills()).copied().flatten()?;
        self.own.get(draft.skills()).copied().flatten()
    }
}

/// The position of each choice, by its skills.
fn by_skills(drafts: &[Draft]) -> HashMap<&[u32], Option<usize>> {
    let drafts = drafts.iter().zip(0..);
    once_each(drafts.filter_map(|(draft, at)| match &draft.skills {
        Skillset::Several(skills) => Some((&**skills, at)),
        Skillset::One(_) => None,
    }))
}

/// What belongs to each choice, by its label.
fn by_label<'d, T>(drafts: impl Iterator<Item = (&'d Draft, T)>) -> HashMap<String, Option<T>> {
    once_each(drafts.filter_map(|(draft, of)| {
        let is_choice = matches!(draft.skills, Skillset::Several(_));
        let label = draft.label().filter(|_| is_choice)?;
        Some((name_key(label), of))
    }))
}

/// What belongs to each key; nothing for a key that there is several times.
fn once_each<K: Eq + Hash, T>(all: impl Iterator<Item = (K, T)>) -> HashMap<K, Option<T>> {
    let mut known = HashMap::new();
    for (key, of) in all {
        let mut value = Some(of);
        known
            .entry(key)
            .and_modify(|known| *known = None)
            .or_insert_with(|| value.take());
    }
    known
}
