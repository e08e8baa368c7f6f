//! The gaps to several roles, aligned by what they ask for.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{GapReport, Interval, Need, NeedState};
use crate::query::card::{RoleName, SkillName};

/// What somebody lacks for each of several roles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SideBySide {
    /// The gaps, in the order of the question.
    pub gaps: Vec<GapReport>,
    /// What the roles ask for: first what lacks for most of them, then what is essential to most, then
    /// by weighted deficit over all, then by title.
    pub rows: Vec<SideRow>,
}

/// One requirement, and how it stands for each of the roles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SideRow {
    /// What to call it.
    pub title: String,
    /// The skills that can meet it.
    pub skills: Vec<SkillName>,
    /// How many of them are asked for.
    pub count: u16,
    /// The proficiency held.
    pub have: Interval<u8>,
    /// Whether that was inferred from words.
    pub have_inferred: bool,
    /// For each role how it stands; absent where the role does not ask for it.
    pub cells: Vec<Option<SideCell>>,
}

/// How one requirement stands for one role.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SideCell {
    /// How it stands.
    pub state: NeedState,
    /// The proficiency needed.
    pub needed: u8,
    /// Whether that was inferred from words.
    pub inferred: bool,
    /// Steps of proficiency that lack.
    pub deficit: Interval<u8>,
    /// How much the requirement weighs.
    pub weight: f64,
    /// Whether the role cannot be held without it.
    pub essential: bool,
}

impl SideRow {
    /// Returns for how many of the roles it is not surely met.
    pub fn open(&self) -> usize {
        let open = self
            .cells
            .iter()
            .flatten()
            .filter(|cell| cell.deficit.high > 0);
        open.count()
    }
}

impl SideBySide {
    /// Returns how the requirement of a row stands for each role that asks for it; of two for the
    /// same, the one that asks for more.
    pub fn needs_of(&self, row: &SideRow) -> Vec<(&RoleName, &Need)> {
        let asks = |need: &&Need| need.count == row.count && need.skills == row.skills;
        let needs = self.gaps.iter().filter_map(|report| {
            let needs = report.gap.needs.iter().filter(asks);
            let need = needs.max_by_key(|need| need.needed)?;
            Some((&report.gap.to, need))
        });
        needs.collect()
    }
}

pub(super) fn align(gaps: Vec<GapReport>) -> SideBySide {
    let mut rows: BTreeMap<(Vec<&str>, u16), SideRow> = BTreeMap::new();
    for (at, report) in gaps.iter().enumerate() {
        for need in &report.gap.needs {
            let skills = need.skills.iter().map(|skill| skill.id.as_str());
            let row = rows.entry((skills.collect(), need.count));
            let row = row.or_insert_with(|| SideRow {
                title: need.title.clone(),
                skills: need.skills.clone(),
                count: need.count,
                have: need.have,
                have_inferred: need.have_inferred,
                cells: vec![None; gaps.len()],
            });
            // A role may ask twice: the more it asks for, the more it lacks.
            if row.cells[at].is_none_or(|cell| cell.needed < need.needed) {
                row.cells[at] = Some(cell(need));
            }
        }
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    let essential = |row: &SideRow| {
        let open = row
            .cells
            .iter()
            .flatten()
            .filter(|cell| cell.deficit.high > 0);
        open.filter(|cell| cell.essential).count()
    };
    let lacking = |row: &SideRow| {
        let cells = row.cells.iter().flatten();
        cells.fold(0.0, |sum, cell| {
            sum + cell.weight * f64::from(cell.deficit.high)
        })
    };
    rows.sort_by(|a, b| {
        let order = |row: &SideRow| Reverse((row.open(), essential(row)));
        let by_count = order(a).cmp(&order(b));
        let by_deficit = || lacking(b).total_cmp(&lacking(a));
        by_count
            .then_with(by_deficit)
            .then_with(|| a.title.cmp(&b.title))
    });
    SideBySide { gaps, rows }
}

fn cell(need: &Need) -> SideCell {
    SideCell {
        state: need.state,
        needed: need.needed,
        inferred: need.inferred,
        deficit: need.deficit,
        weight: need.weight,
        essential: need.essential,
    }
}
