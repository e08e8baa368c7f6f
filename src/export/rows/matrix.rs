//! A matrix as rows.

use super::{Rows, in_a_field};
use crate::export::words::{self, titled};
use crate::query::matrix::{Matrix, MatrixDelta, RowChange};

/// Returns a row for each requirement, with a column for each role.
pub fn matrix(matrix: &Matrix) -> Rows {
    let titles = matrix.roles.iter().map(|role| titled(&role.name));
    let heads = ["group".to_owned(), "skill".to_owned()]
        .into_iter()
        .chain(titles);
    let rows = matrix.rows.iter().map(|row| {
        let name = words::asked_for_as(&row.title, row.count, &row.skills);
        let asked = row.cells.iter().zip(&matrix.roles);
        let asked = asked.map(|(cell, role)| match cell {
            Some(cell) => words::asked_for_weighed(cell),
            None => words::asked_for_nothing(role).to_owned(),
        });
        [row.group.clone(), name].into_iter().chain(asked).collect()
    });
    Rows {
        heads: heads.collect(),
        rows: rows.collect(),
    }
}

/// Returns a row for each change along an advancement.
pub fn matrix_delta(delta: &MatrixDelta) -> Rows {
    let heads = [
        "from",
        "to",
        "change",
        "skill",
        "count",
        "of",
        "before",
        "before_essential",
        "after",
        "after_essential",
    ];
    let row = |from: &str, to: &str, row: &RowChange| {
        let titles = row.skills.iter().map(|skill| skill.title.as_str());
        let mut cells = vec![
            from.to_owned(),
            to.to_owned(),
            row.change.as_str().to_owned(),
            row.title.clone(),
            row.count.to_string(),
            in_a_field(titles),
        ];
        for cell in [&row.before, &row.after] {
            let step = cell.as_ref().and_then(|cell| cell.proficiency);
            cells.push(step.map(|step| step.to_string()).unwrap_or_default());
            cells.push(
                cell.as_ref()
                    .map(|cell| cell.essential.to_string())
                    .unwrap_or_default(),
            );
        }
        cells
    };
    let rows = delta.advancements.iter().flat_map(|one| {
        let changes = one.changes.iter();
        changes.map(|change| row(&one.from.id, &one.to.id, change))
    });
    Rows::new(&heads, rows.collect())
}
