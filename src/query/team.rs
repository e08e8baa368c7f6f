//! "Who is how close to which role, and what hangs on one person?": several people against some
//! roles.

use std::collections::BTreeMap;

use serde::Serialize;

use super::asked::{Asked, by_asked};
use super::card::{RoleName, SkillName};
use super::gap::{Holder, Interval, Measure, PartHeld, parts_held};
use crate::graph::{CareerGraph, RequirementRef, RoleIx, RoleSet};
use crate::model::ProficiencyScale;

/// A question about several people and some roles.
///
/// ```
/// use careergraph::CareerGraph;
/// use careergraph::query::gap::Holder;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let roles = graph.select("senior engineer | staff engineer")?;
/// let one = Holder::of_role(&graph, graph.role("engineer")?);
/// let team = graph.team(&roles).member("one", one, None).answer();
/// assert_eq!(team.people[0].fits.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
pub struct TeamQuery<'g> {
    graph: &'g CareerGraph,
    roles: RoleSet,
    people: Vec<(String, Holder<'g>, Option<RoleIx>)>,
}

/// Several people against some roles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Team {
    /// The roles: by family, track, level, least years and id.
    pub roles: Vec<RoleName>,
    /// The people, in the order in which they were given.
    pub people: Vec<TeamMember>,
    /// What the roles ask for and nobody surely holds as well as the least demanding of them asks.
    pub nobody: Vec<TeamSkill>,
    /// What one person alone surely holds so well.
    pub one_person: Vec<TeamSkill>,
    /// How many things nobody holds, also where whoever shows them cuts the list.
    pub nobody_count: usize,
    /// How many one person alone holds, likewise.
    pub one_person_count: usize,
    /// How many of the things that the roles ask for several people hold.
    pub several_count: usize,
    /// The steps on which skills are held.
    pub scale: ProficiencyScale,
}

/// A person, by what the question calls them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TeamMember {
    /// What the question calls the person.
    pub label: String,
    /// The role that is held now.
    pub role: Option<RoleName>,
    /// How close the person is to each role, in the order of the roles.
    pub fits: Vec<Measure>,
    /// How many essentials of each role lack, whatever is not known.
    pub surely_short: Vec<usize>,
}

/// Something that roles ask for, and who holds it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TeamSkill {
    /// What to call it.
    pub title: String,
    /// The skills that can meet it.
    pub skills: Vec<SkillName>,
    /// How many of them are asked for.
    pub count: u16,
    /// The least and the highest proficiency that the roles ask for.
    pub needed: Interval<u8>,
    /// Whether one of the roles cannot be held without it.
    pub essential: bool,
    /// The roles that ask for it, by their place in the answer, from 0.
    pub roles: Vec<usize>,
    /// Who surely holds it as well as the least demanding role asks, by place, from 0.
    pub holders: Vec<usize>,
    /// Who may hold it so well: nobody knows how well they hold it.
    pub perhaps: Vec<usize>,
    /// Who surely holds some of it, the best first.
    pub some: Vec<PartHolder>,
    /// Who of those that do not surely hold it so well holds skills that are part of it.
    pub parts: Vec<TeamParts>,
}

/// Somebody who holds something, not as well as it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PartHolder {
    /// The place of the person, from 0.
    pub person: usize,
    /// The proficiency.
    pub have: u8,
}

/// Somebody who holds skills that are part of something.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TeamParts {
    /// The place of the person, from 0.
    pub person: usize,
    /// The skills, what is held best first.
    pub held: Vec<PartHeld>,
}

/// # Teams
impl CareerGraph {
    /// Returns a question about several people and some roles; people are added to it.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn team(&self, roles: &RoleSet) -> TeamQuery<'_> {
        self.expect_own(roles);
        TeamQuery {
            graph: self,
            roles: roles.clone(),
            people: Vec::new(),
        }
    }
}

impl<'g> TeamQuery<'g> {
    /// Adds a person: what to call them, what they hold, and the role they hold now.
    ///
    /// # Panics
    ///
    /// Where the holder is of another graph, or the graph has no role of this index.
    #[track_caller]
    pub fn member(
        mut self,
        label: impl Into<String>,
        holder: Holder<'g>,
        role: Option<RoleIx>,
    ) -> Self {
        holder.expect_of(self.graph);
        if let Some(role) = role {
            self.graph.expect_role(role);
        }
        self.people.push((label.into(), holder, role));
        self
    }

    /// Returns the answer: O(people times requirements).
    pub fn answer(&self) -> Team {
        let graph = self.graph;
        let roles = graph.in_order(&self.roles);
        let people = self.people.iter().map(|(label, holder, role)| TeamMember {
            label: label.clone(),
            role: role.map(|role| graph.role_at(role).into()),
            fits: roles
                .iter()
                .map(|role| graph.measure(holder, *role))
                .collect(),
            surely_short: roles
                .iter()
                .map(|role| surely_short(graph, holder, role.index()))
                .collect(),
        });
        let mut skills = self.skills();
        skills.sort_by(|a, b| {
            let key = |skill: &TeamSkill| (!skill.essential, std::cmp::Reverse(skill.roles.len()));
            key(a).cmp(&key(b)).then_with(|| a.title.cmp(&b.title))
        });
        let all = skills.len();
        let (nobody, rest): (Vec<_>, Vec<_>) = skills
            .into_iter()
            .partition(|skill| skill.holders.is_empty());
        let (one_person, rest): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|skill| skill.holders.len() == 1);
        debug_assert_eq!(nobody.len() + one_person.len() + rest.len(), all);
        Team {
            people: people.collect(),
            roles: roles.into_iter().map(RoleName::from).collect(),
            nobody_count: nobody.len(),
            nobody,
            one_person_count: one_person.len(),
            one_person,
            several_count: rest.len(),
            scale: graph.scale().clone(),
        }
    }

    /// What the roles ask for, each once.
    fn skills(&self) -> Vec<TeamSkill> {
        let mut rows: BTreeMap<Asked<'_>, Vec<(usize, RequirementRef<'_>)>> = BTreeMap::new();
        for (at, role) in self.graph.in_order(&self.roles).into_iter().enumerate() {
            for (asked, requirement) in by_asked(self.graph, role.index()) {
                rows.entry(asked).or_default().push((at, requirement));
            }
        }
        let skills = rows.into_iter();
        skills
            .map(|(asked, asking)| self.skill(asked, &asking))
            .collect()
    }

    fn skill(
        &self,
        (skills, count): Asked<'_>,
        asking: &[(usize, RequirementRef<'_>)],
    ) -> TeamSkill {
        let steps = asking.iter().map(|(_, asked)| asked.data().needed());
        let needed = Interval {
            low: steps.clone().min().unwrap_or(1),
            high: steps.max().unwrap_or(1),
        };
        let (mut holders, mut perhaps, mut some) = (Vec::new(), Vec::new(), Vec::new());
        let mut parts = Vec::new();
        for (person, (_, holder, _)) in self.people.iter().enumerate() {
            let have = holder.have(skills, count);
            if have.low >= needed.low {
                holders.push(person);
                continue;
            }
            if have.high >= needed.low {
                perhaps.push(person);
            }
            if have.low > 0 {
                some.push(PartHolder {
                    person,
                    have: have.low,
                });
            }
            let held = parts_held(self.graph, holder, skills);
            if !held.is_empty() {
                parts.push(TeamParts { person, held });
            }
        }
        some.sort_by_key(|part| (std::cmp::Reverse(part.have), part.person));
        let named = asking[0].1;
        TeamSkill {
            title: named.title(),
            skills: named.skills().map(SkillName::from).collect(),
            count,
            needed,
            essential: asking
                .iter()
                .any(|(_, asked)| asked.data().importance.is_essential()),
            roles: asking.iter().map(|(at, _)| *at).collect(),
            holders,
            perhaps,
            some,
            parts,
        }
    }
}

/// How many essentials of a role lack at best.
fn surely_short(graph: &CareerGraph, holder: &Holder<'_>, role: RoleIx) -> usize {
    let asked = graph.requirements_of(role).iter();
    let short = asked.filter(|asked| {
        let have = holder.have(graph.alternatives_of(asked), asked.count);
        asked.importance.is_essential() && have.high < asked.needed()
    });
    short.count()
}
