//! Where things stand in the files that a graph was built from.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use hashbrown::HashMap;
use smallvec::SmallVec;

use super::RULES;
use super::levels::names_of;
use crate::document::{Asked, GraphDocument, RoleEntry, SkillEntry};
use crate::graph::{CareerGraph, RoleIx, SkillIx, TransitionRef};
use crate::source::{Place, SourceId, Span};

/// Skills that can meet a requirement, in order; mostly one.
type Skills = SmallVec<[SkillIx; 1]>;

/// The entries that describe each role and declare each skill.
pub(super) struct Places<'l> {
    graph: &'l CareerGraph,
    /// In the order of roles, then of files.
    roles: Vec<(RoleIx, &'l RoleEntry, SourceId)>,
    skills: BTreeMap<SkillIx, (&'l SkillEntry, SourceId)>,
    /// By role, a bit for each rule that it allows.
    allowed: Vec<u32>,
    /// By role, a bit for each rule that it allows and that would have found something about it.
    needed: RefCell<Vec<u32>>,
    /// Where each role asks for what, by the skills that can meet it, once somebody asks.
    requirements: OnceLock<HashMap<(RoleIx, Skills), Place>>,
}

impl<'l> Places<'l> {
    pub(super) fn new(graph: &'l CareerGraph, documents: &'l [GraphDocument]) -> Self {
        const { assert!(RULES.len() <= u32::BITS as usize) };
        let (mut roles, mut skills) = (Vec::new(), BTreeMap::new());
        for document in documents {
            let source = document.source;
            for entry in &document.roles {
                let role = graph.find_role(entry.id.value.as_str());
                roles.extend(role.map(|role| (role, entry, source)));
            }
            for entry in &document.skills {
                if let Some(skill) = graph.find_skill(entry.id.value.as_str()) {
                    skills.entry(skill).or_insert((entry, source));
                }
            }
        }
        roles.sort_by_key(|(role, _, source)| (*role, *source));
        Self {
            graph,
            allowed: allowed(graph, &roles),
            needed: RefCell::new(vec![0; graph.role_count()]),
            roles,
            skills,
            requirements: OnceLock::new(),
        }
    }

    fn entries(&self, role: RoleIx) -> impl Iterator<Item = (&'l RoleEntry, SourceId)> {
        let from = self.roles.partition_point(|(at, ..)| *at < role);
        let of_it = self.roles[from..]
            .iter()
            .take_while(move |(at, ..)| *at == role);
        of_it.map(|(_, entry, source)| (*entry, *source))
    }

    /// Whether a role says that the rule of a number does not look at it.
    pub(super) fn allows(&self, role: RoleIx, which: usize) -> bool {
        self.allowed[role.index()] & 1 << which != 0
    }

    /// Notes that a role that allows the rule of a number has need to.
    pub(super) fn need(&self, role: RoleIx, which: usize) {
        self.needed.borrow_mut()[role.index()] |= 1 << which;
    }

    /// Drops the roles that allow the rule of a number, and have need to, since it found them.
    pub(super) fn drop_allowing(&self, roles: &mut Vec<RoleIx>, which: usize) {
        roles.retain(|role| {
            let allows = self.allows(*role, which);
            if allows {
                self.need(*role, which);
            }
            !allows
        });
    }

    /// What roles allow by which name, where none of the rules that looked would have found anything.
    pub(super) fn needless(&self, looked: u32) -> Vec<(RoleIx, Place, &'l str)> {
        let bits = bits();
        let needed = self.needed.borrow();
        let entries = self.roles.iter().flat_map(|(role, entry, source)| {
            let names = entry.allow.iter();
            names.map(move |name| (*role, *source, name))
        });
        let needless = entries.filter_map(|(role, source, name)| {
            let bits = bits.get(&*name.value).copied()? & looked;
            let span = name.span;
            let is_needless = bits != 0 && bits & needed[role.index()] == 0;
            is_needless.then_some((role, Place { source, span }, &*name.value))
        });
        needless.collect()
    }

    /// Where a role is described, or else where it is first mentioned.
    pub(super) fn role(&self, role: RoleIx) -> Place {
        let mut described = self.entries(role);
        let described = described.next().map(|(entry, source)| Place {
            source,
            span: entry.id.span,
        });
        described.unwrap_or_else(|| {
            let role = self.graph.role_at(role);
            let moves = role.incoming().chain(role.outgoing());
            moves.filter_map(stated).min().unwrap_or(START)
        })
    }

    /// Where something is said of a role, or else where the role is described.
    pub(super) fn of_role(&self, role: RoleIx, said: impl Fn(&RoleEntry) -> Option<Span>) -> Place {
        let mut said = self.entries(role).filter_map(|(entry, source)| {
            let span = said(entry)?;
            Some(Place { source, span })
        });
        said.next().unwrap_or_else(|| self.role(role))
    }

    /// Where a role asks for what some skills can meet, or else where the role is described: it may have
    /// copied the requirement from another.
    pub(super) fn requirement(&self, role: RoleIx, skills: &[SkillIx]) -> Place {
        let places = self.requirements.get_or_init(|| self.find_requirements());
        let place = places.get(&(role, Skills::from_slice(skills))).copied();
        place.unwrap_or_else(|| self.role(role))
    }

    fn find_requirements(&self) -> HashMap<(RoleIx, Skills), Place> {
        let mut places = HashMap::new();
        for (role, entry, source) in &self.roles {
            for asked in &entry.requirements {
                let find = |name: &str| self.graph.find_skill(name);
                let mut skills: Skills = match &asked.asked {
                    Asked::Skill(name) => find(name).into_iter().collect(),
                    Asked::AnyOf(choice) => {
                        let of = choice.of.iter();
                        of.filter_map(|name| find(&name.value)).collect()
                    }
                };
                skills.sort_unstable();
                let place = Place {
                    source: *source,
                    span: asked.span,
                };
                places.entry((*role, skills)).or_insert(place);
            }
        }
        places
    }

    /// Where a transition is first stated, or else where its first role is described.
    pub(super) fn transition(&self, transition: TransitionRef<'_>) -> Place {
        stated(transition).unwrap_or_else(|| self.role(transition.from().index()))
    }

    /// The declared skills with the places of their declarations, in order.
    pub(super) fn declared_skills(&self) -> impl Iterator<Item = (SkillIx, Place)> {
        self.skills.iter().map(|(skill, (entry, source))| {
            let span = entry.id.span;
            let place = Place {
                source: *source,
                span,
            };
            (*skill, place)
        })
    }
}

/// The start of the first file.
pub(super) const START: Place = Place {
    source: SourceId(0),
    span: Span { start: 0, end: 0 },
};

fn stated(transition: TransitionRef<'_>) -> Option<Place> {
    let stated = &transition.data().attestations;
    stated.iter().map(|attestation| attestation.place).min()
}

/// By role, a bit for each rule that its entries allow.
fn allowed(graph: &CareerGraph, roles: &[(RoleIx, &RoleEntry, SourceId)]) -> Vec<u32> {
    let bits = bits();
    let mut allowed = vec![0; graph.role_count()];
    for (role, entry, _) in roles {
        for name in &entry.allow {
            allowed[role.index()] |= bits.get(&*name.value).copied().unwrap_or_default();
        }
    }
    allowed
}

/// By name of a rule or a group, a bit for each rule that is meant.
fn bits() -> HashMap<&'static str, u32> {
    let mut bits: HashMap<&str, u32> = HashMap::new();
    for (rule, number) in RULES.iter().zip(0..) {
        for name in names_of(rule) {
            *bits.entry(name).or_default() |= 1 << number;
        }
    }
    bits
}
