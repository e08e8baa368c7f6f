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

/// Returns what a cell of a spreadsheet says: "4", "4 optional", and "4 weight 2.5" where it has a weight of its
/// own. In parentheses a number would be one below 0 there.
pub fn asked_for_weighed(cell: &MatrixCell) -> String {
    let named = [Importance::ESSENTIAL, Importance::OPTIONAL];
    let is_its = |named: &Importance| named.weight().total_cmp(&cell.weight).is_eq();
    let plain = MatrixCell {
        essential: true,
        ..*cell
    };
    let step = asked_for(&plain);
    if !named.iter().any(is_its) {
        return format!("{step} weight {}", cell.weight);
    }
    if cell.essential {
        step
    } else {
        format!("{step} optional")
    }
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
