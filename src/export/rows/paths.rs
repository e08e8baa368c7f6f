//! Paths, routes of plans, and what can be reached, as rows.

use super::{Rows, in_a_field};
use crate::query::path::{CareerPath, PathMove};
use crate::query::plan::Plan;
use crate::query::reach::Reach;

/// What the columns of paths are called.
pub const PATH_HEADS: [&str; 15] = [
    "path",
    "step",
    "from",
    "to",
    "kinds",
    "basis",
    "skips_level",
    "years",
    "cost",
    "gap_low",
    "gap_high",
    "coverage_low",
    "coverage_high",
    "open_needs",
    "top_needs",
];

/// Returns a row for each step of each path.
pub fn paths<'p>(paths: impl IntoIterator<Item = &'p CareerPath>) -> Rows {
    let paths = paths.into_iter().enumerate();
    let rows = paths.flat_map(|(at, path)| path_rows(at + 1, path));
    Rows::new(&PATH_HEADS, rows.collect())
}

/// Returns a row for each step of the path that has this number.
pub fn path_rows(number: usize, path: &CareerPath) -> impl Iterator<Item = Vec<String>> {
    path.steps.iter().enumerate().map(move |(at, step)| {
        let [kinds, basis] = words_of(&step.moves);
        let top_needs = step.top_needs.iter().map(|need| &*need.title);
        vec![
            number.to_string(),
            (at + 1).to_string(),
            step.from.clone(),
            step.to.clone(),
            kinds,
            basis,
            step.skips_level.to_string(),
            or_nothing(step.years),
            step.cost.to_string(),
            or_nothing(step.gap.map(|gap| gap.low)),
            or_nothing(step.gap.map(|gap| gap.high)),
            or_nothing(step.coverage.map(|share| share.low)),
            or_nothing(step.coverage.map(|share| share.high)),
            step.open_needs.to_string(),
            in_a_field(top_needs),
        ]
    })
}

/// Returns a row for each need of each step of each route, and one for a step without any.
pub fn plan(plan: &Plan) -> Rows {
    let heads = [
        "route",
        "reasons",
        "step",
        "from",
        "to",
        "kinds",
        "years",
        "effort",
        "effort_at_least",
        "skill",
        "needed",
        "have_low",
        "have_high",
        "state",
        "essential",
        "inferred",
        "have_inferred",
    ];
    let mut rows = Vec::new();
    for (number, route) in plan.routes.iter().enumerate() {
        let reasons: Vec<_> = route.reasons.iter().map(|reason| reason.as_str()).collect();
        for (at, step) in route.steps.iter().enumerate() {
            let [kinds, _] = words_of(&step.moves);
            let of_step = vec![
                (number + 1).to_string(),
                reasons.join(" "),
                (at + 1).to_string(),
                step.from.id.clone(),
                step.to.id.clone(),
                kinds,
                or_nothing(step.years),
                step.effort.to_string(),
                step.effort_at_least.to_string(),
            ];
            let needs = &step.standing.to_learn;
            if needs.is_empty() {
                let mut row = of_step.clone();
                row.resize(heads.len(), String::new());
                rows.push(row);
            }
            rows.extend(needs.iter().map(|need| {
                let mut row = of_step.clone();
                row.extend([
                    need.title.clone(),
                    need.needed.to_string(),
                    need.have.low.to_string(),
                    need.have.high.to_string(),
                    need.state.as_str().to_owned(),
                    need.essential.to_string(),
                    need.inferred.to_string(),
                    need.have_inferred.to_string(),
                ]);
                row
            }));
        }
    }
    Rows::new(&heads, rows)
}

/// Returns a row for each role, by ids; a tree has the same ones.
pub fn reach(reach: &Reach) -> Rows {
    let heads = [
        "id",
        "title",
        "stub",
        "moves",
        "years",
        "years_at_least",
        "nearer",
        "kinds",
        "basis",
    ];
    let rows = reach.roles.iter().map(|reached| {
        let role = &reached.role;
        let [kinds, basis] = words_of(&reached.nearer_moves);
        vec![
            role.id.clone(),
            role.title.clone(),
            role.stub.to_string(),
            reached.moves.to_string(),
            reached.years.years.to_string(),
            reached.years.at_least.to_string(),
            reached.nearer.clone(),
            kinds,
            basis,
        ]
    });
    Rows::new(&heads, rows.collect())
}

/// The kinds of moves, and what they rest on.
fn words_of(moves: &[PathMove]) -> [String; 2] {
    let each = |word: fn(&PathMove) -> &'static str| moves.iter().map(word).collect::<Vec<_>>();
    [
        each(|moved| moved.kind.as_str()).join(" "),
        each(|moved| moved.basis.as_str()).join(" "),
    ]
}

/// A number in its field, which is empty where there is none.
fn or_nothing(number: Option<f64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}
