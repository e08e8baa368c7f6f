//! What lies between two roles as rows.

use super::{Rows, in_a_field};
use crate::query::between::Between;
use crate::query::card::RoleName;
use crate::query::why::Why;

/// Returns the steps of the best path, or the links that would join the ends.
pub fn why(why: &Why) -> Rows {
    let ends = |from: &RoleName, to: &RoleName| {
        let names = [&from.id, &from.title, &to.id, &to.title];
        names.map(Clone::clone).into_iter()
    };
    if why.no_path.is_some() {
        let heads = [
            "from",
            "from_title",
            "to",
            "to_title",
            "moves",
            "similarity",
            "left_out",
        ];
        let rows = why.bridges.iter().map(|link| {
            let similarity = link.similarity.map(|share| share.to_string());
            let left_out = link.left_out.iter().map(|left| left.kind.to_string());
            let more = [
                link.moves.to_string(),
                similarity.unwrap_or_default(),
                left_out.collect::<Vec<_>>().join(" "),
            ];
            ends(&link.from, &link.to).chain(more).collect()
        });
        return Rows::new(&heads, rows.collect());
    }
    let heads = [
        "from",
        "from_title",
        "to",
        "to_title",
        "kind",
        "basis",
        "stated_in",
    ];
    let steps = why.paths.iter().take(1).flat_map(|path| &path.steps);
    let rows = steps.flat_map(|step| {
        step.moves.iter().map(move |moved| {
            let stated = moved.stated.iter();
            let stated = stated.map(|place| format!("{}:{}", place.file, place.line));
            let more = [
                moved.kind.to_string(),
                moved.basis.to_string(),
                in_a_field(stated),
            ];
            ends(&step.from, &step.to).chain(more).collect()
        })
    });
    Rows::new(&heads, rows.collect())
}

/// Returns a row for each role.
pub fn between(between: &Between) -> Rows {
    let rows = between.roles.iter().map(|role| {
        vec![
            role.role.id.clone(),
            role.role.title.clone(),
            role.role.stub.to_string(),
            role.moves_from.to_string(),
            role.moves_to.to_string(),
        ]
    });
    let heads = ["id", "title", "stub", "moves_from", "moves_to"];
    Rows::new(&heads, rows.collect())
}
