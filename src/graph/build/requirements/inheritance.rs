//! Requirements that are copied from the role that a role inherits from.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::{Draft, Resolver};
use crate::diagnostic::{Code, Diagnostic};
use crate::graph::build::place;
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
        let mut added = Vec::new();
        for draft in inherited {
            match index.get(&draft.key()).map(|&at| &own[at]) {
                None => added.push(Draft {
                    inherited: true,
                    ..draft.clone()
                }),
                Some(_) if self.may_lack_scale() => {}
                Some(mine) if mine.proficiency < draft.proficiency => {
                    let title = &self.skills.data[draft.skills()[0] as usize].title;
                    let message = format!(
                        "`{title}` is asked for at `{}` here and at `{}` in the role it inherits from",
                        self.step_name(mine.proficiency),
                        self.step_name(draft.proficiency)
                    );
                    let finding = Diagnostic::new(Code::LoweredRequirement, mine.place, message)
                        .related(draft.place, "inherited from here")
                        .help("raise it, or do not inherit");
                    self.findings.push(finding);
                }
                Some(mine) if mine.importance.weight() < draft.importance.weight() => {
                    let title = &self.skills.data[draft.skills()[0] as usize].title;
                    let message =
                        format!("`{title}` matters less here than in the role it inherits from");
                    let finding = Diagnostic::new(Code::LoweredRequirement, mine.place, message)
                        .related(draft.place, "inherited from here")
                        .help("let it matter as much, or do not inherit");
                    self.findings.push(finding);
                }
                Some(_) => {}
            }
        }
        drop(index);
        own.extend(added);
    }
}
