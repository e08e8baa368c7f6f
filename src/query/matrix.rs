//! "Who asks for what, and how well?": roles by what they ask for, and what changes along
//! advancements.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::asked::{Asked, by_asked};
use super::card::{RoleName, SkillName};
use crate::graph::{CareerGraph, RequirementRef, RoleIx, RoleRef, RoleSet, SkillRef};
use crate::model::{ProficiencyScale, TransitionKind, YearRange};

/// Roles by what they ask for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Matrix {
    /// The roles: by family, track, level, least years and id.
    pub roles: Vec<MatrixRole>,
    /// What they ask for: by group, then what most roles ask for first, then by title.
    pub rows: Vec<MatrixRow>,
    /// The steps on which skills are asked for.
    pub scale: ProficiencyScale,
}

/// A role of a matrix.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MatrixRole {
    /// Id, title and whether it is a stub, of which nobody knows what it asks for.
    #[serde(flatten)]
    pub name: RoleName,
    /// Family.
    pub family: Option<String>,
    /// Track.
    pub track: Option<String>,
    /// Level within the track.
    pub level: Option<u16>,
    /// Years of experience.
    pub years: Option<YearRange>,
}

/// Something that roles ask for: a skill, or so many of several.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MatrixRow {
    /// What to call it.
    pub title: String,
    /// The skills that can meet it.
    pub skills: Vec<SkillName>,
    /// How many of them are asked for.
    pub count: u16,
    /// The category of its skills, else their kind.
    pub group: String,
    /// What each role asks for, where it asks, in the order of the roles.
    pub cells: Vec<Option<MatrixCell>>,
}

impl MatrixRow {
    /// Returns whether it is a choice among several skills.
    pub fn is_choice(&self) -> bool {
        self.skills.len() > 1
    }
}

/// What a role asks for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MatrixCell {
    /// The proficiency, where one is specified; an unspecified one counts as 1.
    pub proficiency: Option<u8>,
    /// Whether the proficiency was inferred from words.
    pub inferred: bool,
    /// Whether the role cannot be held without it.
    pub essential: bool,
    /// How much it weighs.
    pub weight: f64,
    /// Whether it was copied from the role that this one inherits from.
    pub inherited: bool,
}

/// What changes along advancements.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MatrixDelta {
    /// The advancements between the roles, in the order of the roles.
    pub advancements: Vec<AdvancementDelta>,
    /// The steps on which skills are asked for.
    pub scale: ProficiencyScale,
}

/// What changes along one advancement.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AdvancementDelta {
    /// The former role.
    pub from: RoleName,
    /// The next role.
    pub to: RoleName,
    /// Whether both are described, so that it is known what they ask for.
    pub known: bool,
    /// What differs: by change, then essentials first, then by title.
    pub changes: Vec<RowChange>,
    /// How many requirements stay as they are.
    pub same: usize,
}

/// What differs between two roles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RowChange {
    /// What to call it.
    pub title: String,
    /// The skills that can meet it.
    pub skills: Vec<SkillName>,
    /// How many of them are asked for.
    pub count: u16,
    /// How it differs.
    pub change: Change,
    /// What the former role asks for, where it asks.
    pub before: Option<MatrixCell>,
    /// What the next role asks for, where it asks.
    pub after: Option<MatrixCell>,
}

/// How a requirement differs between two roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Change {
    /// Only the next role asks for it.
    New,
    /// The next role asks for more.
    Raised,
    /// It weighs something else, or only one of the two says how well.
    Other,
    /// The next role asks for less.
    Lowered,
    /// Only the former role asks for it.
    Dropped,
}

impl Change {
    /// Every change with its name.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::New, "new"),
        (Self::Raised, "raised"),
        (Self::Other, "other"),
        (Self::Lowered, "lowered"),
        (Self::Dropped, "dropped"),
    ];

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

/// # Matrices
impl CareerGraph {
    /// Returns some roles by what they ask for. O(n log n) in their requirements, and a cell for each row
    /// and role.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn matrix(&self, roles: &RoleSet) -> Matrix {
        self.expect_own(roles);
        let roles = self.in_order(roles);
        let mut rows: BTreeMap<Asked<'_>, MatrixRow> = BTreeMap::new();
        for (at, role) in roles.iter().enumerate() {
            for (asked, requirement) in by_asked(self, role.index()) {
                let row = rows.entry(asked).or_insert_with(|| MatrixRow {
                    title: requirement.title(),
                    skills: requirement.skills().map(SkillName::from).collect(),
                    count: asked.1,
                    group: group(requirement),
                    cells: vec![None; roles.len()],
                });
                row.cells[at] = Some(cell(requirement));
            }
        }
        let mut rows: Vec<_> = rows.into_values().collect();
        rows.sort_by_cached_key(|row| {
            let asking = row.cells.iter().flatten().count();
            (row.group.clone(), Reverse(asking), row.title.clone())
        });
        Matrix {
            roles: roles.into_iter().map(MatrixRole::from).collect(),
            rows,
            scale: self.scale().clone(),
        }
    }

    /// Returns what changes along each advancement between some roles: exactly the requirements that
    /// differ. O(n log n) in the requirements of both ends of each.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn matrix_delta(&self, roles: &RoleSet) -> MatrixDelta {
        self.expect_own(roles);
        let mut advancements = Vec::new();
        for from in self.in_order(roles) {
            let steps = self.steps().out_of(from.index()).iter();
            let up = steps.filter(|step| step.kinds().has(TransitionKind::Advancement, false));
            let inside = up.map(|step| step.to).filter(|to| roles.contains(*to));
            let next = self.in_reading_order(inside).into_iter();
            advancements.extend(next.map(|to| self.delta(from, to)));
        }
        MatrixDelta {
            advancements,
            scale: self.scale().clone(),
        }
    }

    fn delta(&self, from: RoleRef<'_>, to: RoleRef<'_>) -> AdvancementDelta {
        let before = by_asked(self, from.index());
        let after = by_asked(self, to.index());
        let both = before.keys().chain(after.keys());
        let both: std::collections::BTreeSet<_> = both.copied().collect();
        let all = both.len();
        let mut changes: Vec<_> = both
            .into_iter()
            .filter_map(|asked| {
                let ends = [before.get(&asked), after.get(&asked)].map(Option::<&_>::copied);
                row_change(asked.1, ends)
            })
            .collect();
        changes.sort_by_cached_key(|row| {
            let is_optional = !row.after.or(row.before).is_some_and(|cell| cell.essential);
            (row.change, is_optional, row.title.clone())
        });
        AdvancementDelta {
            from: from.into(),
            to: to.into(),
            known: !from.is_stub() && !to.is_stub(),
            same: all - changes.len(),
            changes,
        }
    }

    /// Some roles in the order in which people read them.
    pub(super) fn in_order(&self, roles: &RoleSet) -> Vec<RoleRef<'_>> {
        self.in_reading_order(roles.iter())
    }

    fn in_reading_order(&self, roles: impl Iterator<Item = RoleIx>) -> Vec<RoleRef<'_>> {
        let mut roles: Vec<_> = roles.map(|role| self.role_at(role)).collect();
        roles.sort_by(|a, b| {
            let years = |role: &RoleRef<'_>| role.data().years.map_or(f64::MAX, |years| years.min);
            let places = reading_place(*a).cmp(&reading_place(*b));
            places
                .then_with(|| years(a).total_cmp(&years(b)))
                .then_with(|| a.index().cmp(&b.index()))
        });
        roles
    }
}

/// By what a role stands where among others: its family, its track and its level. What is not said comes
/// last.
fn reading_place(role: RoleRef<'_>) -> impl Ord {
    let data = role.data();
    let (family, track) = (data.family.as_deref(), data.track.as_deref());
    let level = data.level.map_or(u32::MAX, u32::from);
    (family.is_none(), family, track.is_none(), track, level)
}

impl From<RoleRef<'_>> for MatrixRole {
    fn from(role: RoleRef<'_>) -> Self {
        let data = role.data();
        Self {
            name: role.into(),
            family: data.family.as_deref().map(str::to_owned),
            track: data.track.as_deref().map(str::to_owned),
            level: data.level,
            years: data.years,
        }
    }
}

fn cell(requirement: RequirementRef<'_>) -> MatrixCell {
    let data = requirement.data();
    MatrixCell {
        proficiency: requirement.proficiency().map(|step| step.0),
        inferred: data.is_inferred(),
        essential: data.importance.is_essential(),
        weight: data.importance.weight(),
        inherited: data.inherited,
    }
}

/// The category that a skill belongs to, else its kind; of a choice that of its first skill.
fn group(requirement: RequirementRef<'_>) -> String {
    let group = |skill: SkillRef<'_>| {
        let data = skill.data();
        let category = data.category.as_deref();
        category.unwrap_or(data.kind.as_str()).to_owned()
    };
    requirement.skills().next().map(group).unwrap_or_default()
}

/// The difference between two requirements for the same, where there is one.
#[expect(
    clippy::float_cmp,
    reason = "two weights are the same where they were written the same"
)]
fn row_change(count: u16, [before, after]: [Option<RequirementRef<'_>>; 2]) -> Option<RowChange> {
    let named = after.or(before)?;
    let cells = [before, after].map(|requirement| requirement.map(cell));
    let change = match (before, after) {
        (None, _) => Change::New,
        (_, None) => Change::Dropped,
        (Some(old), Some(new)) => {
            let (old, new) = (old.data(), new.data());
            let is_said = [old, new].map(|asked| asked.proficiency > 0);
            match new.needed().cmp(&old.needed()) {
                _ if is_said[0] != is_said[1] => Change::Other,
                std::cmp::Ordering::Greater => Change::Raised,
                std::cmp::Ordering::Less => Change::Lowered,
                std::cmp::Ordering::Equal => {
                    let same_weight = new.importance.weight() == old.importance.weight();
                    if same_weight && new.proficiency == old.proficiency {
                        return None;
                    }
                    Change::Other
                }
            }
        }
    };
    Some(RowChange {
        title: named.title(),
        skills: named.skills().map(SkillName::from).collect(),
        count,
        change,
        before: cells[0],
        after: cells[1],
    })
}
