//! Skills that one table no more than names, and another table says more of: a list of roles with a column of skills
//! beside a matrix.

use hashbrown::{HashMap, HashSet};

use super::Documents;
use crate::document::{Asked, AskedProficiency, RequirementEntry, RequirementExtra, RoleEntry};
use crate::model::name_key;

/// A heading that only the program's own list of roles has, whose skills are names alone.
const OWN: &str = "mentioned_by";

/// Of so many requirements nobody has written lists beside matrices.
const MOST: usize = 1_000_000;

/// Where a requirement is said with more than its name: the number of the document and how much it weighs.
type Said = Vec<(usize, f64)>;

impl Documents {
    /// Takes away requirements that no more than name a skill where another table says how well the role asks for it,
    /// and all skills of the program's own list of roles where another table says what the role asks for.
    pub(super) fn yield_mentions(&mut self) {
        let around = self.pages.iter().map(|(_, around)| *around);
        let all: Vec<usize> = self.tables.iter().copied().chain(around).collect();
        let roles = all.iter().flat_map(|at| &self.documents[*at].roles);
        let asked = roles.flat_map(|role| &role.requirements);
        let (count, bare) = asked.fold((0_usize, 0_usize), |(count, bare), one| {
            (count + 1, bare + usize::from(is_bare(one)))
        });
        if all.len() < 2 || bare == 0 || count > MOST {
            return;
        }
        let (mut asking, mut said) = (HashMap::new(), HashMap::new());
        let own: HashSet<usize> = self
            .tables
            .iter()
            .copied()
            .filter(|at| self.is_own(*at))
            .collect();
        for at in &self.tables {
            for role in &self.documents[*at].roles {
                for key in names(role) {
                    if !role.requirements.is_empty() && !own.contains(at) {
                        asking.entry(key.clone()).or_insert(*at);
                    }
                    for one in role.requirements.iter().filter(|one| !is_bare(one)) {
                        if let Some(skill) = skill(one) {
                            let place = (key.clone(), skill);
                            let all: &mut Said = said.entry(place).or_default();
                            all.push((*at, one.importance.weight()));
                        }
                    }
                }
            }
        }
        for at in all {
            let is_own = own.contains(&at);
            for role in &mut self.documents[at].roles {
                let keys = names(role);
                if is_own && keys.iter().any(|key| asking.contains_key(key)) {
                    role.requirements.clear();
                    continue;
                }
                role.requirements.retain(|one| {
                    let weight = one.importance.weight();
                    let is_elsewhere = |said: &Said| {
                        said.iter().any(|(other, other_weight)| {
                            *other != at && (other_weight - weight).abs() < f64::EPSILON
                        })
                    };
                    let Some(skill) = skill(one).filter(|_| is_bare(one)) else {
                        return true;
                    };
                    let mut places = keys.iter().map(|key| (key.clone(), skill.clone()));
                    !places.any(|place| said.get(&place).is_some_and(is_elsewhere))
                });
            }
        }
    }

    fn is_own(&self, at: usize) -> bool {
        let text = self.sources[self.documents[at].source].text();
        let headings = text.lines().next().unwrap_or_default();
        headings.split(',').any(|heading| heading == OWN)
    }
}

/// The names of a role, in the form in which names are compared.
fn names(role: &RoleEntry) -> Vec<String> {
    let names = [role.title.value.clone(), role.id.value.as_name().clone()];
    let aliases = role.aliases.iter().map(|alias| alias.value.clone());
    let keys: HashSet<String> = names
        .into_iter()
        .chain(aliases)
        .map(|name| name_key(&name))
        .collect();
    let mut keys: Vec<String> = keys.into_iter().collect();
    keys.sort();
    keys
}

fn skill(one: &RequirementEntry) -> Option<String> {
    match &one.asked {
        Asked::Skill(name) => Some(name_key(name)),
        Asked::AnyOf(_) => None,
    }
}

/// Whether a requirement says no more than that the skill is asked for, perhaps in a sentence.
fn is_bare(one: &RequirementEntry) -> bool {
    let is_unsaid = one.proficiency.value == AskedProficiency::Unspecified || one.is_inferred();
    let of_prose = |extra: &RequirementExtra| extra.label.is_none() && !extra.evidence.is_empty();
    is_unsaid && one.extra.as_deref().is_none_or(of_prose)
}
