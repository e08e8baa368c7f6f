//! How rare what a requirement asks for is, for those who want rare skills to weigh more.

use crate::graph::{CareerGraph, Requirement};

/// How many described roles of a graph ask for each skill.
#[derive(Debug, Clone)]
pub struct Specificity {
    /// The described roles that ask for skill `s`, ascending, are `askers[bounds[s]..bounds[s + 1]]`.
    askers: Vec<u32>,
    bounds: Vec<usize>,
    described: usize,
}

impl Specificity {
    /// With fewer described roles such weights mean little.
    pub const FEWEST_ROLES: usize = 20;

    /// Returns how many roles the graph describes.
    pub fn described_roles(&self) -> usize {
        self.described
    }

    /// Returns whether the graph describes enough roles for such weights to mean something.
    pub fn is_meaningful(&self) -> bool {
        self.described >= Self::FEWEST_ROLES
    }

    /// Returns the number by which the weight of a requirement is multiplied:
    /// 1 + ln((N + 1) / (df + 1)), of the N described roles and the df of them that ask for its
    /// skill, or for one of its skills.
    ///
    /// # Panics
    ///
    /// Where the requirement belongs to another graph.
    pub fn factor(&self, graph: &CareerGraph, asked: &Requirement) -> f64 {
        let askers = |skill: usize| &self.askers[self.bounds[skill]..self.bounds[skill + 1]];
        let count = match graph.alternatives_of(asked) {
            [skill] => askers(skill.index()).len(),
            skills => {
                let all = skills.iter().flat_map(|skill| askers(skill.index()));
                let mut all: Vec<u32> = all.copied().collect();
                all.sort_unstable();
                all.dedup();
                all.len()
            }
        };
        1.0 + ((self.described + 1) as f64 / (count + 1) as f64).ln()
    }
}

/// # Specificity
impl CareerGraph {
    /// Returns how many described roles ask for each skill; one pass over all requirements.
    pub fn specificity(&self) -> Specificity {
        let mut by_skill: Vec<Vec<u32>> = vec![Vec::new(); self.skill_count()];
        let mut described = 0;
        for role in self.roles().filter(|role| !role.is_stub()) {
            described += 1;
            for asked in self.requirements_of(role.index()) {
                for skill in self.alternatives_of(asked) {
                    let askers = &mut by_skill[skill.index()];
                    if askers.last() != Some(&role.index().0) {
                        askers.push(role.index().0);
                    }
                }
            }
        }
        let mut bounds = vec![0];
        for askers in &by_skill {
            bounds.push(bounds[bounds.len() - 1] + askers.len());
        }
        Specificity {
            askers: by_skill.concat(),
            bounds,
            described,
        }
    }
}
