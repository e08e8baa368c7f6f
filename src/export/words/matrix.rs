//! What a role asks for, in a cell and in words.

use super::step;
use crate::model::ProficiencyScale;
use crate::query::matrix::MatrixCell;

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
