//! "Who is how close to which role, and what hangs on one person?": several people against some
//! roles.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::asked::{Asked, by_asked};
use super::card::{RoleName, SkillName};
use super::gap::{Holder, Interval, Measure, PartHeld, parts_held};
use crate::graph::{CareerGraph, RequirementRef, RoleIx, RoleRef, RoleSet};
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

/// The roles that ask for something, by their places, and what they ask.
type Asking<'g> = Vec<(usize, RequirementRef<'g>)>;

/// Several people against some roles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Team {
    /// The roles: by family, track, level, least years and id.
    pub roles: Vec<RoleName>,
    /// The people, in the order in which they were given.
    pub people: Vec<TeamMember>,
    /// What nobody surely holds at the highest step that one of the roles asks for.
    pub nobody: Vec<TeamSkill>,
    /// What one person alone surely holds at the highest of the steps that the roles ask for and that anybody surely
    /// holds. It may be among what nobody holds at a higher step.
    pub one_person: Vec<TeamSkill>,
    /// What several people surely hold at that step.
    pub several: Vec<TeamSkill>,
    /// How many things nobody holds, also where whoever shows them cuts the list.
    pub nobody_count: usize,
    /// How many one person alone holds, likewise.
    pub one_person_count: usize,
    /// How many several people hold, likewise.
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
    /// The role with the smallest gap at worst, by its place in the answer, from 0; not the one that is held.
    pub closest: Option<usize>,
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
    /// The step that the answer is about: the highest that is asked for, or that is asked for and held.
    pub step: u8,
    /// Who surely holds it at that step, the best first.
    pub holders: Vec<PartHolder>,
    /// Who may hold it so well: nobody knows how well they hold it. By place, from 0.
    pub perhaps: Vec<usize>,
    /// Who surely holds some of it, not so well, the best first.
    pub some: Vec<PartHolder>,
    /// Who of those that do not surely hold it so well holds skills that are part of it.
    pub parts: Vec<TeamParts>,
}

/// Somebody who surely holds something.
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
        let people = self.people.iter().map(|(label, holder, role)| {
            let fits = roles.iter().map(|role| graph.measure(holder, *role));
            let fits: Vec<_> = fits.collect();
            TeamMember {
                label: label.clone(),
                role: role.map(|role| graph.role_at(role).into()),
                surely_short: roles
                    .iter()
                    .map(|role| surely_short(graph, holder, role.index()))
                    .collect(),
                closest: closest(&roles, &fits, *role),
                fits,
            }
        });
        let mut lists = [Vec::new(), Vec::new(), Vec::new()];
        for (asked, asking) in self.asked() {
            self.put(asked, &asking, &mut lists);
        }
        for skills in &mut lists {
            skills.sort_by(|a, b| {
                let key = |skill: &TeamSkill| (!skill.essential, Reverse(skill.roles.len()));
                key(a).cmp(&key(b)).then_with(|| a.title.cmp(&b.title))
            });
        }
        let [nobody, one_person, several] = lists;
        Team {
            people: people.collect(),
            roles: roles.into_iter().map(RoleName::from).collect(),
            nobody_count: nobody.len(),
            nobody,
            one_person_count: one_person.len(),
            one_person,
            several_count: several.len(),
            several,
            scale: graph.scale().clone(),
        }
    }

    /// What the roles ask for, each once.
    fn asked(&self) -> BTreeMap<Asked<'_>, Asking<'_>> {
        let mut rows: BTreeMap<_, Asking<'_>> = BTreeMap::new();
        for (at, role) in self.graph.in_order(&self.roles).into_iter().enumerate() {
            for (asked, requirement) in by_asked(self.graph, role.index()) {
                rows.entry(asked).or_default().push((at, requirement));
            }
        }
        rows
    }

    /// Puts something among what nobody holds at the highest step that is asked for, and among what one person or
    /// several hold at the highest that anybody holds.
    fn put(
        &self,
        (skills, count): Asked<'_>,
        asking: &Asking<'_>,
        [nobody, one_person, several]: &mut [Vec<TeamSkill>; 3],
    ) {
        let held = self.people.iter();
        let best = held.map(|(_, holder, _)| holder.have(skills, count).low);
        let best = best.max().unwrap_or(0);
        let steps = asking.iter().map(|(_, asked)| asked.data().needed());
        let highest = steps.clone().max().unwrap_or(1);
        if best < highest {
            nobody.push(self.skill((skills, count), asking, highest));
        }
        if let Some(step) = steps.filter(|step| *step <= best).max() {
            let skill = self.skill((skills, count), asking, step);
            let list = if skill.holders.len() == 1 {
                one_person
            } else {
                several
            };
            list.push(skill);
        }
    }

    fn skill(&self, (skills, count): Asked<'_>, asking: &Asking<'_>, step: u8) -> TeamSkill {
        let steps = asking.iter().map(|(_, asked)| asked.data().needed());
        let needed = Interval {
            low: steps.clone().min().unwrap_or(1),
            high: steps.max().unwrap_or(1),
        };
        let (mut holders, mut perhaps, mut some) = (Vec::new(), Vec::new(), Vec::new());
        let mut parts = Vec::new();
        for (person, (_, holder, _)) in self.people.iter().enumerate() {
            let have = holder.have(skills, count);
            let part = PartHolder {
                person,
                have: have.low,
            };
            if have.low >= step {
                holders.push(part);
                continue;
            }
            if have.high >= step {
                perhaps.push(person);
            }
            if have.low > 0 {
                some.push(part);
            }
            let held = parts_held(self.graph, holder, skills);
            if !held.is_empty() {
                parts.push(TeamParts { person, held });
            }
        }
        for people in [&mut holders, &mut some] {
            people.sort_by_key(|part| (Reverse(part.have), part.person));
        }
        let named = asking[0].1;
        let is_essential = |(_, asked): &(usize, RequirementRef<'_>)| {
            let importance = asked.data().importance;
            importance.is_essential()
        };
        TeamSkill {
            title: named.title(),
            skills: named.skills().map(SkillName::from).collect(),
            count,
            needed,
            essential: asking.iter().any(is_essential),
            roles: asking.iter().map(|(at, _)| *at).collect(),
            step,
            holders,
            perhaps,
            some,
            parts,
        }
    }
}

/// The place of the role with the smallest gap at worst, the first of equals, but for the one that is held.
fn closest(roles: &[RoleRef<'_>], fits: &[Measure], held: Option<RoleIx>) -> Option<usize> {
    let others = roles.iter().zip(fits).enumerate();
    let others = others.filter(|(_, (role, _))| Some(role.index()) != held);
    let known = others.filter_map(|(at, (_, fit))| Some((at, fit.gap?.high)));
    let closest = known.min_by(|a, b| a.1.total_cmp(&b.1));
    closest.map(|(at, _)| at)
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
