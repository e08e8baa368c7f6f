//! Tables that are the card of a role: a label beside what it says, row by row.

use super::{Line, beside, cells_of, is_rule, plain};
use crate::input::role_page::headings::{self, Field, Section};
use crate::input::role_page::lines::{Bullet, text};
use crate::model::name_key;

/// The heading below which the facts of a card stand.
const FACTS: &str = "Role details";

/// What stands above the labels of a card, and above what they say.
const HEADS: [(&[&str], &[&str]); 2] = [
    (
        &[
            "attribute",
            "category",
            "element",
            "field",
            "item",
            "property",
            "section",
            "topic",
        ],
        &[
            "answer",
            "content",
            "description",
            "detail",
            "details",
            "information",
            "value",
        ],
    ),
    (&[""], &[""]),
];

/// The fewest rows of a card, and of its rows with known labels.
const FEWEST: usize = 3;
const FEWEST_KNOWN: usize = 2;

/// Reads a table with labels in its first column, at least half of which are known: facts as lines, and the others as
/// sections with their entries. What stands right below a summary is no title above it.
pub(super) fn read<'t>(rows: &[Line<'t>], in_summary: bool) -> Option<Vec<Line<'t>>> {
    let body: Vec<&Line<'t>> = rows.iter().filter(|row| !is_rule(row)).collect();
    let (first, below) = body.split_first()?;
    let body = if is_head(first) { below } else { &body };
    let pairs = body.iter().map(|row| Some((pair(row)?, *row)));
    let pairs: Vec<((&str, &str), &Line<'t>)> = pairs.collect::<Option<_>>()?;
    let known = pairs.iter();
    let known = known.filter(|((label, _), _)| headings::field(label).is_some());
    let known = known.count();
    if pairs.len() < FEWEST || known < FEWEST_KNOWN || 2 * known < pairs.len() {
        return None;
    }
    let mut titles = Vec::new();
    let mut facts = vec![heading(FACTS, first)];
    let mut sections = Vec::new();
    for ((label, said), row) in pairs.into_iter().filter(|((_, said), _)| !said.is_empty()) {
        match headings::field(label) {
            // A heading of moves would take the titles below it for entries, those of other cards included.
            Some(Field::Section(section)) if section.has_moves() && section != Section::Career => {
                sections.push(fact(label, said, row));
            }
            Some(Field::Section(section)) => {
                sections.push(heading(label, row));
                sections.extend(entries(section, said, row));
            }
            // Of several cards on a page, each begins with the title of its role.
            Some(Field::Title) if !in_summary => titles.push(fact(label, said, row)),
            Some(Field::Title | Field::Fact) | None => facts.push(fact(label, said, row)),
        }
    }
    let titles = titles.into_iter();
    let mut read: Vec<Line<'t>> = titles.chain(facts).chain(sections).collect();
    // A list in the last cell of a web page follows as lines of its own.
    let last = rows.last().filter(|row| !row.text.starts_with('|'));
    let last = last.filter(|row| pair(row).is_some_and(|(_, said)| said.is_empty()));
    read.extend(last.map(|row| plain(row.clone())));
    Some(read)
}

/// Reads a row of a label that opens a section and several entries, or a step of a career.
pub(super) fn section<'t>(row: &Line<'t>) -> Option<Vec<Line<'t>>> {
    let (label, said) = pair(row)?;
    let Field::Section(section) = headings::field(label)? else {
        return None;
    };
    let is_told = section == Section::Career || !section.has_moves() && said.contains("; ");
    let is_told = is_told && !said.is_empty();
    is_told.then(|| {
        let heading = std::iter::once(heading(label, row));
        heading.chain(entries(section, said, row)).collect()
    })
}

/// The label of a row and what stands beside it.
fn pair<'l>(row: &'l Line<'_>) -> Option<(&'l str, &'l str)> {
    match cells_of(row) {
        [label, said] if !label.is_empty() => Some((label.trim_end_matches([':', ' ']), said)),
        _ => None,
    }
}

fn is_head(row: &Line<'_>) -> bool {
    let [label, said] = cells_of(row) else {
        return false;
    };
    let (label, said) = (name_key(label), name_key(said));
    let of = |known: &[&str], key: &String| known.contains(&key.as_str());
    HEADS
        .iter()
        .any(|(labels, values)| of(labels, &label) && of(values, &said))
}

/// A heading that is smaller than those of the page, which may open roles.
fn heading<'t>(text: &str, row: &Line<'t>) -> Line<'t> {
    Line {
        text: text.to_owned().into(),
        bold: true,
        ..beside(row)
    }
}

fn fact<'t>(label: &str, said: &str, row: &Line<'t>) -> Line<'t> {
    Line {
        text: format!("{label}: {said}").into(),
        ..beside(row)
    }
}

/// What a cell says in a section: entries, or the sentences of a summary.
fn entries<'t>(section: Section, said: &str, row: &Line<'t>) -> Vec<Line<'t>> {
    let bullet = match section {
        Section::Summary => Bullet::None,
        _ => Bullet::Mark,
    };
    let entries = said
        .split("; ")
        .map(|entry| text::strip_bullet(entry.trim()).1);
    let entries = entries.filter(|entry| !entry.is_empty());
    let line = |entry: &str| Line {
        text: entry.to_owned().into(),
        bullet,
        ..beside(row)
    };
    entries.map(line).collect()
}
