//! "Where can I go from here?": the open moves, those first that are wanted and lack least.

use std::cmp::Ordering;

use serde::Serialize;

use super::card::RoleName;
use super::gap::{Measure, Need};
use super::path::{Length, PathMove, Rungs, TotalYears, millionths};
use super::person::Person;
use super::reach::{Reach, ReachQuery};
use crate::graph::{RoleIx, RoleRef, RoleSet};
use crate::model::{Basis, TransitionKind};

/// How many skills that lack are named for each role.
const NAMED_NEEDS: usize = 3;
/// How many roles that are wanted by name are looked for beyond the open moves.
const MOST_WANTED: usize = 100;

/// A question about the moves that are open to somebody.
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
pub struct NextQuery<'g> {
    person: Person<'g>,
    from: RoleRef<'g>,
    reach: ReachQuery<'g>,
    avoid: RoleSet,
    moves: usize,
}

/// The moves that are open to somebody.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NextMoves {
    /// The role to start from.
    pub from: RoleName,
    /// Whether it was read out of a job title that is none of its names.
    pub from_inferred: bool,
    /// How many moves they are away at most.
    pub within_moves: usize,
    /// The conditions of the question in the words of whoever asked, who adds them: what they leave out is no part
    /// of the answer.
    pub conditions: Vec<String>,
    /// The roles, in order; see [`NextQuery::answer`].
    pub roles: Vec<NextMove>,
    /// How many there are, also where whoever shows them cuts the list.
    pub count: usize,
    /// Roles that are within reach and to be avoided, by id.
    pub avoided: Vec<RoleName>,
    /// Roles that only those to be avoided lead to within so many moves, by id.
    pub behind_avoided: Vec<RoleName>,
    /// Whether more roles are wanted by name than were looked for.
    pub cut: bool,
}

/// A role that somebody can move to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NextMove {
    /// The role.
    pub role: RoleName,
    /// How many moves away it is.
    pub moves: usize,
    /// The moves on the best path to it.
    pub steps: Vec<NextStep>,
    /// Whether a single move to it is an advancement that skips a rung.
    pub skips_level: bool,
    /// Years on that path.
    pub years: TotalYears,
    /// How much it lacks from here.
    #[serde(flatten)]
    pub measure: Measure,
    /// How many requirements are not surely met.
    pub open_needs: usize,
    /// The three most important of them.
    pub most_important: Vec<Need>,
    /// Which wish it serves.
    pub interest: Option<Interest>,
    /// What puts it behind the one before it; absent for the first.
    pub behind_by: Option<RankedBy>,
}

/// One move of a path.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NextStep {
    /// The role that it leads to.
    pub to: RoleName,
    /// What it is.
    pub moves: Vec<PathMove>,
}

/// How a role serves a wish.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
#[non_exhaustive]
pub enum Interest {
    /// It is wanted.
    Wanted {
        /// The title of its family, where the family is wanted and not the role by name.
        family: Option<String>,
    },
    /// A role that is wanted by name is nearer from there.
    Toward {
        /// The role that is wanted.
        role: RoleName,
        /// How many moves it is from there.
        moves: usize,
    },
}

/// What decides the order of two roles, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RankedBy {
    /// Of one it is known what lacks, and of the other it is not.
    Known,
    /// How many moves it still is from there to a role that is wanted; none for that role itself.
    Interest,
    /// For one no essential is short, for the other some may be.
    Readiness,
    /// What lacks at worst, then what surely lacks.
    Gap,
    /// The number of essentials that are short.
    Essentials,
    /// The number of moves.
    Moves,
    /// Years; a sum of which some part is not known comes last.
    Years,
    /// One path is stated and the other one is not.
    Stated,
    /// The ids.
    Id,
}

impl RankedBy {
    /// Returns its name, as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Interest => "interest",
            Self::Readiness => "readiness",
            Self::Gap => "gap",
            Self::Essentials => "essentials",
            Self::Moves => "moves",
            Self::Years => "years",
            Self::Stated => "stated",
            Self::Id => "id",
        }
    }
}

/// # Open moves
impl<'g> Person<'g> {
    /// Returns the question which moves are open; nothing where no role to start from is known.
    pub fn next_moves(&self) -> Option<NextQuery<'g>> {
        let (graph, from) = (self.graph, self.role()?);
        Some(NextQuery {
            person: self.clone(),
            from,
            reach: graph.reach_any(RoleSet::from_roles(graph.role_count(), [from.index()])),
            avoid: self.avoided.clone(),
            moves: 1,
        })
    }
}

impl NextQuery<'_> {
    /// Goes at most so many moves; one unless said.
    pub fn within_moves(mut self, moves: usize) -> Self {
        self.moves = moves;
        self
    }

    /// Uses only moves of these kinds.
    pub fn only(mut self, kinds: impl IntoIterator<Item = TransitionKind>) -> Self {
        self.reach = self.reach.only(kinds);
        self
    }

    /// Uses lateral moves only in the direction in which somebody stated them.
    pub fn strict_lateral(mut self, strict: bool) -> Self {
        self.reach = self.reach.strict_lateral(strict);
        self
    }

    /// Uses no advancement that skips a rung.
    pub fn stepwise(mut self, stepwise: bool) -> Self {
        self.reach = self.reach.stepwise(stepwise);
        self
    }

    /// Avoids these roles too, besides those that a profile wants to avoid.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn avoid(mut self, roles: &RoleSet) -> Self {
        self.person.graph.expect_own(roles);
        self.avoid.union(roles);
        self
    }

    /// Comes only to these roles. Said again, it comes only to roles of both sets.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn within(mut self, roles: RoleSet) -> Self {
        self.reach = self.reach.within(roles);
        self
    }

    /// Returns the roles in order: those of which it is known what lacks, those that are wanted and
    /// those from which it is fewer moves to one that is, those for which no essential is short, the smaller
    /// gap, fewer essentials short, fewer moves, fewer years, stated before inferred, and the id.
    ///
    /// One search for what can be reached, one for each role that is wanted by name, of which a
    /// hundred are looked for, and one gap for each role.
    pub fn answer(&self) -> NextMoves {
        let graph = self.person.graph;
        let all = self.reach.clone().within_moves(self.moves);
        let reach = all.clone().avoid(self.avoid.clone()).answer();
        let mut lost = all.roles();
        for reached in &reach.roles {
            if let Some(role) = graph.find_role(&reached.role.id) {
                lost.remove(role);
            }
        }
        let names = |avoided: bool| {
            let roles = lost
                .iter()
                .filter(|role| self.avoid.contains(*role) == avoided);
            roles.map(|role| graph.role_at(role).into()).collect()
        };
        let mut rungs = Rungs::default();
        let ends = self.ends();
        let places = 0..reach.roles.len();
        let roles = places.map(|place| self.next_move(&reach, place, &ends, &mut rungs));
        let mut roles: Vec<_> = roles.collect();
        roles.sort_by(|a, b| compare(a, b).0);
        for at in 1..roles.len() {
            roles[at].behind_by = Some(compare(&roles[at - 1], &roles[at]).1);
        }
        NextMoves {
            from: self.from.into(),
            from_inferred: self.person.role_inferred,
            within_moves: self.moves,
            conditions: Vec::new(),
            count: roles.len(),
            roles,
            avoided: names(true),
            behind_avoided: names(false),
            cut: self.person.named.len() > MOST_WANTED,
        }
    }

    /// For each role that is wanted by name how far it is from every role.
    fn ends(&self) -> Vec<(RoleIx, Vec<Length>)> {
        // Whoever avoids the role that they hold, or leaves it out, still starts there.
        let from = self.from.index();
        let mut avoid = self.avoid.clone();
        avoid.remove(from);
        let back = self.reach.clone().open_to(from).avoid(avoid).back();
        let mut finder = back.finder();
        let wanted = self.person.named.iter().take(MOST_WANTED);
        let wanted = wanted.filter(|role| !self.avoid.contains(**role));
        wanted
            .map(|role| (*role, finder.lengths(*role).to_vec()))
            .collect()
    }

    fn next_move(
        &self,
        reach: &Reach,
        place: usize,
        ends: &[(RoleIx, Vec<Length>)],
        rungs: &mut Rungs,
    ) -> NextMove {
        let graph = self.person.graph;
        let reached = &reach.roles[place];
        let index = graph.find_role(&reached.role.id);
        let role = index.map_or(self.from, |index| graph.role_at(index));
        let gap = self.person.gap(role, None);
        let open = gap.most_important();
        let steps = steps(reach, place);
        let advances = |moves: &[PathMove]| {
            let mut kinds = moves.iter().map(|moved| moved.kind);
            kinds.any(|kind| kind == TransitionKind::Advancement)
        };
        NextMove {
            role: reached.role.clone(),
            moves: reached.moves,
            skips_level: matches!(steps.as_slice(), [step] if advances(&step.moves))
                && rungs.is_skip(graph, self.from.index(), role.index()),
            steps,
            years: reached.years,
            measure: gap.measure(),
            open_needs: open.len(),
            most_important: open.into_iter().take(NAMED_NEEDS).cloned().collect(),
            interest: self.interest(role, ends),
            behind_by: None,
        }
    }

    fn interest(&self, role: RoleRef<'_>, ends: &[(RoleIx, Vec<Length>)]) -> Option<Interest> {
        if self.person.wanted.contains(role.index()) {
            let by_name = self.person.named.contains(&role.index());
            let family = role.data().family.as_ref().filter(|_| !by_name);
            return Some(Interest::Wanted {
                family: family.map(|id| self.person.graph.family_title(id).to_string()),
            });
        }
        let from = self.from.index().index();
        let nearer = ends.iter().filter_map(|(end, lengths)| {
            let there = lengths[role.index().index()];
            let here = lengths[from];
            let known = !there.is_never() && !here.is_never();
            let nearer = known && there.moves() < here.moves();
            nearer.then(|| (there.moves(), *end))
        });
        let (moves, end) = nearer.min()?;
        Some(Interest::Toward {
            role: self.person.graph.role_at(end).into(),
            moves: moves as usize,
        })
    }
}

fn steps(reach: &Reach, place: usize) -> Vec<NextStep> {
    let mut steps = Vec::new();
    let mut at = Some(place);
    while let Some(place) = at {
        let reached = &reach.roles[place];
        steps.push(NextStep {
            to: reached.role.clone(),
            moves: reached.nearer_moves.clone(),
        });
        at = reach.nearer(place);
    }
    steps.reverse();
    steps
}

/// Which of two comes first, and what decides.
fn compare(a: &NextMove, b: &NextMove) -> (Ordering, RankedBy) {
    use RankedBy::{Essentials, Gap, Id, Interest, Known, Moves, Readiness, Stated, Years};
    let short = |moved: &NextMove| moved.measure.essentials_short().map(|short| short.high);
    let unknown = |moved: &NextMove| (moved.measure.gap.is_none(), short(moved).is_none());
    let is_short = |moved: &NextMove| short(moved).is_some_and(|short| short > 0);
    let gap = |moved: &NextMove| {
        let gap = moved.measure.gap;
        gap.map(|gap| (millionths(gap.high), millionths(gap.low)))
    };
    let years = |moved: &NextMove| (moved.years.at_least, millionths(moved.years.years));
    let inferred = |moved: &NextMove| {
        let only = |step: &&NextStep| step.moves.iter().all(|one| one.basis == Basis::Inferred);
        moved.steps.iter().filter(only).count()
    };
    let orders = [
        (unknown(a).cmp(&unknown(b)), Known),
        (wish(a).cmp(&wish(b)), Interest),
        (is_short(a).cmp(&is_short(b)), Readiness),
        (gap(a).cmp(&gap(b)), Gap),
        (short(a).cmp(&short(b)), Essentials),
        (a.moves.cmp(&b.moves), Moves),
        (years(a).cmp(&years(b)), Years),
        (inferred(a).cmp(&inferred(b)), Stated),
    ];
    let decides = orders.into_iter().find(|(order, _)| order.is_ne());
    decides.unwrap_or_else(|| (a.role.id.cmp(&b.role.id), Id))
}

/// How many moves it still is to what is wanted.
fn wish(moved: &NextMove) -> usize {
    match &moved.interest {
        Some(Interest::Wanted { .. }) => 0,
        Some(Interest::Toward { moves, .. }) => *moves,
        None => usize::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::RankedBy::{Essentials, Gap, Id, Interest, Known, Moves, Readiness, Stated, Years};

    #[test]
    fn what_decides_has_the_name_that_it_has_in_json() {
        for by in [
            Known, Interest, Readiness, Gap, Essentials, Moves, Years, Stated, Id,
        ] {
            assert_eq!(serde_json::json!(by), by.as_str());
        }
    }
}
