//! Finds the roles that a selector selects.
//!
//! Each part of a selector costs O(V + E) at most, plus the requirements for skills and
//! similarity. Nothing depends on how many roles a part selects.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::error::{Fault, SelectorProblem};
use super::pattern::{Pattern, key_of};
use super::syntax::{
    Attribute, Call, Comparison, Function, Hops, Label, Measure, Moves, Narrowing, Node,
    NumberTest, SkillTest, Text,
};
use crate::graph::{CareerGraph, RoleIx, RoleRef, RoleSet, SkillRef, UnknownName, UnknownRole};
use crate::model::{Proficiency, Role, name_key, suggest};
use crate::query::standing::Standing;

/// How many names are proposed.
const PROPOSED: usize = 3;

pub(super) struct Evaluator<'g> {
    graph: &'g CareerGraph,
    /// Every name of every role as names are compared, once a glob asks for them.
    names: OnceCell<Vec<(RoleIx, Box<[char]>)>>,
}

impl<'g> Evaluator<'g> {
    pub(super) fn of(graph: &'g CareerGraph) -> Self {
        Self {
            graph,
            names: OnceCell::new(),
        }
    }
}

/// # Operators
impl<'g> Evaluator<'g> {
    pub(super) fn select(&self, node: &Node) -> Result<RoleSet, Fault> {
        match node {
            Node::Name(name) => self.names(name),
            Node::Attribute(attribute) => self.attribute(attribute),
            Node::Call(call) => self.call(call),
            Node::Hops { back, of, forward } => {
                let start = self.select(of)?;
                let mut found = start.clone();
                for (hops, way) in [(back, Way::Back), (forward, Way::Forward)] {
                    if let Some(Hops { most, moves }) = *hops {
                        found.union(&self.reached(&start, way, most, moves));
                    }
                }
                Ok(found)
            }
            Node::Union(nodes) => {
                let mut found = self.none();
                for node in nodes {
                    found.union(&self.select(node)?);
                }
                Ok(found)
            }
            Node::Chain { first, rest } => {
                let mut found = self.select(first)?;
                for (operator, node) in rest {
                    // Also where nothing is left: a wrong name is wrong in any case.
                    let other = self.select(node)?;
                    match operator {
                        Narrowing::And => found.intersect(&other),
                        Narrowing::Minus => found.subtract(&other),
                    }
                }
                Ok(found)
            }
        }
    }

    fn none(&self) -> RoleSet {
        RoleSet::new(self.graph.role_count())
    }

    fn filter(&self, keep: impl Fn(RoleRef<'_>) -> bool) -> RoleSet {
        let kept = self.graph.roles().filter(|role| keep(*role));
        RoleSet::from_roles(self.graph.role_count(), kept.map(RoleRef::index))
    }

    fn names(&self, name: &Text) -> Result<RoleSet, Fault> {
        if !name.glob {
            let role = self.graph.role(&name.words);
            let role = role.map_err(|UnknownRole(unknown)| {
                let pattern = Pattern::new(name);
                let labels = [Label::Family, Label::Track].into_iter();
                let labels = labels.filter(|label| {
                    let mut known = self.known(*label).into_iter();
                    known.any(|(_, name)| pattern.matches(name))
                });
                let problem = SelectorProblem::UnknownRole {
                    unknown,
                    attributes: labels
                        .map(|label| format!("{}:{name}", label.name()))
                        .collect(),
                };
                Fault::new(problem, name.at.0)
            })?;
            return Ok(RoleSet::from_roles(self.graph.role_count(), [role.index()]));
        }
        let pattern = Pattern::new(name);
        let names = self.names.get_or_init(|| {
            let of_role = |role: RoleRef<'g>| {
                let Role {
                    id, title, aliases, ..
                } = role.data();
                let names = [id.as_str(), title].into_iter();
                let names = names.chain(aliases.iter().map(|alias| &**alias));
                names.map(move |name| (role.index(), key_of(name)))
            };
            self.graph.roles().flat_map(of_role).collect()
        });
        let picked = names.iter().filter(|(_, key)| pattern.matches_key(key));
        let picked = picked.map(|(role, _)| *role);
        Ok(RoleSet::from_roles(self.graph.role_count(), picked))
    }
}

/// # Attributes
impl Evaluator<'_> {
    fn attribute(&self, attribute: &Attribute) -> Result<RoleSet, Fault> {
        match attribute {
            Attribute::Label(label, values) => self.label(*label, values),
            Attribute::Measure(measure, tests) => Ok(self.measure(*measure, tests)),
            Attribute::Skill(tests) => {
                let mut found = self.none();
                for test in tests {
                    found.union(&self.skill(test)?);
                }
                Ok(found)
            }
            Attribute::Is(states) => Ok(self.states(states)),
        }
    }

    /// Returns the ids of labels that there are, each with all names that it has.
    fn known(&self, label: Label) -> BTreeSet<(&str, &str)> {
        let info = self.graph.info();
        let declared = match label {
            Label::Family => info.families.as_slice(),
            Label::Track => info.tracks.as_slice(),
            Label::Tag => &[],
        };
        let used = self
            .graph
            .roles()
            .flat_map(|role| labels(role.data(), label));
        let used: BTreeSet<&str> = used.collect();
        let own = used.iter().map(|id| (*id, *id));
        let ids = declared.iter().map(|(id, _)| (&**id, &**id));
        let titles = declared.iter().map(|(id, title)| (&**id, &**title));
        own.chain(ids).chain(titles).collect()
    }

    fn label(&self, label: Label, values: &[Text]) -> Result<RoleSet, Fault> {
        let known = self.known(label);
        let mut wanted = BTreeSet::new();
        for value in values {
            let pattern = Pattern::new(value);
            let fits = known.iter().filter(|(_, name)| pattern.matches(name));
            let ids: Vec<&str> = fits.map(|(id, _)| *id).collect();
            if ids.is_empty() && !value.glob {
                let names = known.iter().map(|(_, name)| *name);
                let ids: BTreeSet<&str> = known.iter().map(|(id, _)| *id).collect();
                let problem = SelectorProblem::UnknownLabel {
                    what: label.name(),
                    unknown: unknown(&value.words, names),
                    known: ids.into_iter().map(str::to_owned).collect(),
                };
                return Err(Fault::new(problem, value.at.0));
            }
            wanted.extend(ids);
        }
        Ok(self.filter(|role| labels(role.data(), label).any(|id| wanted.contains(id))))
    }

    fn measure(&self, measure: Measure, tests: &[NumberTest]) -> RoleSet {
        self.filter(|role| {
            let number = match measure {
                Measure::Level => role.data().level.map(f64::from),
                Measure::Years => role.data().years.map(|years| years.min),
            };
            number.is_some_and(|number| tests.iter().any(|test| test.holds(number)))
        })
    }

    fn skill(&self, test: &SkillTest) -> Result<RoleSet, Fault> {
        let wanted = self.skills(&test.skill)?;
        let asked = match &test.asked {
            Some((comparison, step)) => (*comparison, self.step(step)?),
            None => (Comparison::AtLeast, 1),
        };
        // The most that the role at hand asks for, by skill.
        let mut most = vec![0; self.graph.skill_count()];
        let mut found = self.none();
        for role in self.graph.roles() {
            let mut touched = Vec::new();
            for requirement in self.graph.requirements_of(role.index()) {
                for skill in self.graph.alternatives_of(requirement) {
                    if wanted[skill.index()] {
                        let most: &mut u8 = &mut most[skill.index()];
                        *most = (*most).max(requirement.needed());
                        touched.push(skill.index());
                    }
                }
            }
            if touched
                .iter()
                .any(|skill| asked.0.holds(&most[*skill], &asked.1))
            {
                found.insert(role.index());
            }
            for skill in touched {
                most[skill] = 0;
            }
        }
        Ok(found)
    }

    fn skills(&self, name: &Text) -> Result<Vec<bool>, Fault> {
        if name.glob {
            let pattern = Pattern::new(name);
            let fits = |skill: SkillRef<'_>| {
                let data = skill.data();
                let mut aliases = data.aliases.iter();
                pattern.matches(data.id.as_str())
                    || pattern.matches(&data.title)
                    || aliases.any(|alias| pattern.matches(alias))
            };
            return Ok(self.graph.skills().map(fits).collect());
        }
        let skill = self.graph.skill(&name.words);
        let skill =
            skill.map_err(|error| Fault::new(SelectorProblem::UnknownSkill(error.0), name.at.0))?;
        let mut wanted = vec![false; self.graph.skill_count()];
        wanted[skill.index().index()] = true;
        Ok(wanted)
    }

    fn step(&self, step: &Text) -> Result<u8, Fault> {
        let scale = self.graph.scale();
        let number = step.words.parse().ok().map(Proficiency);
        let number = number.filter(|step| (1..=scale.top()).contains(&step.0));
        let found = scale.find(&step.words).or(number);
        found.map(|step| step.0).ok_or_else(|| {
            let steps: Vec<_> = scale.steps().iter().map(|step| step.name.clone()).collect();
            let closest = suggest::closest(&step.words, steps.iter().map(String::as_str));
            let problem = SelectorProblem::UnknownStep {
                name: step.words.clone(),
                closest: closest.map(str::to_owned),
                steps,
            };
            Fault::new(problem, step.at.0)
        })
    }

    fn states(&self, states: &[Standing]) -> RoleSet {
        let mut roles = self.none();
        for standing in states {
            roles.union(&self.graph.standing(*standing));
        }
        roles
    }
}

/// The families, tracks or tags of a role.
fn labels(role: &Role, label: Label) -> impl Iterator<Item = &str> {
    let (one, tags) = match label {
        Label::Family => (&role.family, [].as_slice()),
        Label::Track => (&role.track, [].as_slice()),
        Label::Tag => (&None, role.about.tags.as_slice()),
    };
    one.iter().chain(tags).map(|name| &**name)
}

fn unknown<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> UnknownName {
    // An id and its title are often one name.
    let known: BTreeMap<String, &str> = known.map(|name| (name_key(name), name)).collect();
    let closest = suggest::ranked(name, known.into_values(), PROPOSED);
    UnknownName {
        name: name.to_owned(),
        closest: closest.into_iter().map(str::to_owned).collect(),
    }
}

/// Along moves or against them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Forward,
}

/// # Moves
impl Evaluator<'_> {
    fn call(&self, call: &Call) -> Result<RoleSet, Fault> {
        let mut sets = Vec::with_capacity(call.sets.len());
        for set in &call.sets {
            sets.push(self.select(set)?);
        }
        Ok(match (call.function, sets.as_slice()) {
            (Function::Paths, [from, to]) => self.between(from, to, call.most, call.moves),
            (Function::Reach, [from]) => {
                let mut found = self.reached(from, Way::Forward, call.most, call.moves);
                found.union(from);
                found
            }
            (Function::Neighbours, [of]) => {
                let mut found = self.reached(of, Way::Forward, Some(1), call.moves);
                found.union(&self.reached(of, Way::Back, Some(1), call.moves));
                found.subtract(of);
                found
            }
            (Function::Similar, [to]) => return self.similar(to, call),
            // The parser gives each function as many sets as it takes.
            _ => self.none(),
        })
    }

    fn similar(&self, to: &RoleSet, call: &Call) -> Result<RoleSet, Fault> {
        let mut roles = to.iter();
        let (Some(role), None) = (roles.next(), roles.next()) else {
            let problem = SelectorProblem::NotOneRole { count: to.len() };
            return Err(Fault::new(problem, call.at.0));
        };
        let most = call.most.unwrap_or(u32::MAX) as usize;
        let similar = self.graph.most_similar(self.graph.role_at(role), most);
        let similar = similar.into_iter().map(|(role, _)| role);
        Ok(RoleSet::from_roles(self.graph.role_count(), similar))
    }

    /// The roles within so many moves, without the first ones.
    fn reached(&self, start: &RoleSet, way: Way, most: Option<u32>, moves: Moves) -> RoleSet {
        let mut query = self
            .graph
            .reach_any(start.clone())
            .only(moves.kinds())
            .strict_lateral(moves.is_strict());
        if let Some(most) = most {
            query = query.within_moves(most as usize);
        }
        if way == Way::Back {
            query = query.back();
        }
        query.roles()
    }

    /// The roles between, as [`PathQuery::subgraph`](crate::query::path::PathQuery::subgraph) has
    /// them.
    fn between(&self, from: &RoleSet, to: &RoleSet, most: Option<u32>, moves: Moves) -> RoleSet {
        let mut query = self
            .graph
            .paths()
            .from_any(from.clone())
            .to_any(to.clone())
            .only(moves.kinds())
            .strict_lateral(moves.is_strict());
        if let Some(most) = most {
            query = query.max_moves(most as usize);
        }
        // The question cannot be asked where there is no role to start from or to arrive at.
        query
            .subgraph()
            .map_or_else(|_| self.none(), |part| part.roles)
    }
}
