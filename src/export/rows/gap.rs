//! A gap as rows.

use super::{Rows, in_a_field};
use crate::export::words;
use crate::query::gap::GapReport;

/// The columns of the table for programs.
const HEADS: [&str; 18] = [
    "to",
    "state",
    "skill",
    "essential",
    "needed",
    "have_low",
    "have_high",
    "lacks_low",
    "lacks_high",
    "weight",
    "choose",
    "of",
    "cheapest",
    "parts_held",
    "part_of",
    "inferred",
    "have_inferred",
    "some_held",
];

/// Returns a row for each requirement of each target, and for each skill beyond it.
pub fn gaps(reports: &[GapReport]) -> Rows {
    let mut rows = Vec::new();
    for report in reports {
        for need in &report.gap.needs {
            let skills = need.skills.iter().map(|skill| skill.title.as_str());
            rows.push(vec![
                report.gap.to.id.clone(),
                need.state.as_str().to_owned(),
                need.title.clone(),
                need.essential.to_string(),
                need.needed.to_string(),
                need.have.low.to_string(),
                need.have.high.to_string(),
                need.deficit.low.to_string(),
                need.deficit.high.to_string(),
                need.weight.to_string(),
                need.count.to_string(),
                in_a_field(skills),
                need.cheapest
                    .as_ref()
                    .map(words::cheapest)
                    .unwrap_or_default(),
                in_a_field(need.parts_held.iter().map(words::part_held)),
                String::new(),
                need.inferred.to_string(),
                need.have_inferred.to_string(),
                in_a_field(need.some_held.iter().map(words::one_held)),
            ]);
        }
        for beyond in &report.gap.surplus {
            let mut row = vec![String::new(); HEADS.len()];
            row[0].clone_from(&report.gap.to.id);
            "surplus".clone_into(&mut row[1]);
            row[2].clone_from(&beyond.skill.title);
            row[4] = beyond.needed.to_string();
            row[5] = beyond.have.to_string();
            let part_of = beyond.part_of.iter().map(|skill| skill.title.as_str());
            row[14] = in_a_field(part_of);
            rows.push(row);
        }
    }
    Rows::new(&HEADS, rows)
}
