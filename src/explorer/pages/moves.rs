//! Parts of pages about moves: those that are open, and how ready somebody is for them.

use super::super::ask::Ask;
use super::super::markup::{self, cell, element, ends_address, table};
use crate::export::escape::xml;
use crate::export::words;
use crate::query::card::RoleName;
use crate::query::gap::Measure;
use crate::query::next_moves::NextMoves;

/// How many essentials are short, as a cell: whoever is ready lacks none, and what is not known comes last.
pub(super) fn short(measure: &Measure) -> String {
    let known = measure.essentials_short();
    let most = known.map_or_else(String::new, |short| short.high.to_string());
    markup::sorted_as(most, &words::stands_in_short(measure))
}

/// The share that is covered, as a cell.
pub(super) fn covered(measure: &Measure) -> String {
    let known = measure.coverage;
    // A whole number: parts of numbers are not sorted as such.
    let share = known.map_or_else(String::new, |share| format!("{:.0}", share.low * 1e4));
    markup::sorted_as(share, &words::share(known))
}

/// How ready whoever looks is for a role, as two cells; nothing where there is no profile.
pub(super) fn own_stand(ask: &Ask<'_>, role: &RoleName) -> Vec<String> {
    let role = ask.graph().role(&role.id).ok();
    let Some((person, role)) = ask.person().zip(role) else {
        return Vec::new();
    };
    let measure = person.measure(role);
    vec![short(&measure), covered(&measure)]
}

/// How ready somebody is: "3 short, 72% covered".
pub(super) fn stands(measure: &Measure) -> String {
    let mut said = vec![words::stands_in_short(measure)];
    let share = words::share(measure.coverage);
    if share != "?" {
        said.push(format!("{share} covered"));
    }
    cell(said.join(", "))
}

/// The open moves, the best first.
pub(super) fn next(out: &mut String, of: &str, next: &NextMoves, from: Option<&str>, most: usize) {
    let far = next.within_moves > 1;
    let rows = next.roles.iter().take(most).map(|moved| {
        let mut row = vec![
            markup::role(&moved.role),
            cell(words::next_kinds(moved, ", ")),
        ];
        if far {
            row.push(cell(words::by_way_of(moved)));
        }
        row.extend([
            cell(words::next_years(moved)),
            short(&moved.measure),
            covered(&moved.measure),
            cell(words::steps(moved.measure)),
            format!(
                "{} <a class=\"more\" href=\"{}\">{}</a>",
                xml(&words::lacks_most(moved)),
                xml(&ends_address("gap", from, &moved.role.id)),
                if from.is_some() {
                    "the whole gap"
                } else {
                    "your whole gap"
                },
            ),
        ]);
        row
    });
    let rows: Vec<_> = rows.collect();
    let mut heads = vec!["Role", "By"];
    if far {
        heads.push("By way of");
    }
    heads.extend([
        "Years before",
        "Essentials",
        "Covered",
        "Gap",
        "Lacks most, from what is held to what is needed",
    ]);
    table(out, of, "moves", &heads, &rows);
    if next.roles.len() > most {
        let more = words::plural(next.roles.len() - most, "role");
        element(out, "p class=\"note\"", &format!("and {more} more"));
    }
    let shown = &next.roles[..next.roles.len().min(most)];
    if shown.len() > 1 || shown.iter().any(|moved| moved.interest.is_some()) {
        out.push_str("<details><summary>Why in this order</summary><ul>\n");
        for (places, why) in words::reasons(shown) {
            element(out, "li", &format!("{places}: {why}"));
        }
        out.push_str("</ul></details>\n");
    }
}
