//! What a role asks for, in a cell and in words.

use super::{choice, step};
use crate::model::{Importance, ProficiencyScale};
use crate::query::card::SkillName;
use crate::query::matrix::{MatrixCell, MatrixRole};

/// Returns "4", "(4)" where it is optional, "any" where nobody says how well; "~" marks what was
/// inferred.
pub fn asked_for(cell: &MatrixCell) -> String {
    let step = cell
        .proficiency
        .map_or_else(|| "any".to_owned(), |step| step.to_string());
    let inferred = if cell.inferred { "~" } else { "" };
    if cell.essential {
        format!("{inferred}{step}")
    } else {
        format!("({inferred}{step})")
    }
}

/// Returns "4 weight 2.5" where it has a weight of its own, and else what [`asked_for`] returns.
pub fn asked_for_weighed(cell: &MatrixCell) -> String {
    let named = [Importance::ESSENTIAL, Importance::OPTIONAL];
    let is_its = |named: &Importance| named.weight().total_cmp(&cell.weight).is_eq();
    if named.iter().any(is_its) {
        return asked_for(cell);
    }
    let plain = MatrixCell {
        essential: true,
        ..*cell
    };
    format!("{} weight {}", asked_for(&plain), cell.weight)
}

/// Returns "a language: 1 of Go, Java", of what is asked for.
pub fn asked_for_as(title: &str, count: u16, skills: &[SkillName]) -> String {
    match choice(count, skills) {
        Some(choice) if choice != title => format!("{title}: {choice}"),
        _ => title.to_owned(),
    }
}

/// Returns what stands where a role asks for nothing: "?" where that is not known.
pub fn asked_for_nothing(role: &MatrixRole) -> &'static str {
    if role.name.stub { "?" } else { "" }
}

/// Returns "4 proficient, optional".
pub fn asked_in_words(scale: &ProficiencyScale, cell: &MatrixCell) -> String {
    let mut said = match cell.proficiency {
        Some(asked) => step(scale, asked),
        None => "any".to_owned(),
    };
    if !cell.essential {
        said.push_str(", optional");
    }
    if cell.inferred {
        said.push_str(", inferred");
    }
    said
}
