//! Tables of a page: rows of demands, whose columns say how much and how well.
//!
//! A row is one line with its cells, until the row of headings says what they are. A table of skills becomes a list of
//! them, and the columns "Essential" and "Desirable" lists of what is needed and what is wished for.

mod card;
mod pay;

use std::borrow::Cow;

use super::{Bullet, Line};
use crate::input::role_page::headings::{self, Section};
use crate::input::role_page::prose::Stated;
use crate::model::{ProficiencyScale, level_in_fifths, name_key};

/// What a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// What is needed, or whether it is.
    Essential,
    /// What is wished for, or whether it is.
    Desirable,
    /// The skill.
    Name,
    /// How well it is asked for.
    Level,
    /// How much it is.
    Need,
    /// How it is found out.
    Method,
    Other,
}

const COLUMNS: [(Column, &[&str]); 6] = [
    (
        Column::Essential,
        &[
            "essential",
            "essential criteria",
            "essential requirements",
            "essential?",
            "must have",
            "must have?",
            "required",
            "required?",
        ],
    ),
    (
        Column::Desirable,
        &[
            "desirable",
            "desirable criteria",
            "desirable requirements",
            "nice to have",
            "preferred",
        ],
    ),
    (
        Column::Name,
        &[
            "competencies",
            "competency",
            "skill",
            "skill area",
            "skill name",
            "skills",
            "technology",
            "tool",
        ],
    ),
    (
        Column::Level,
        &[
            "expected level",
            "level",
            "level expected",
            "level needed",
            "level required",
            "minimum level",
            "proficiency",
            "proficiency level",
            "rating",
            "required level",
            "target level",
        ],
    ),
    (
        Column::Need,
        &[
            "e/d",
            "essential or desirable",
            "essential/desirable",
            "essential / desirable",
            "importance",
            "mandatory?",
            "mandatory",
            "priority",
            "required/preferred",
        ],
    ),
    (
        Column::Method,
        &[
            "assessed by",
            "assessment",
            "how assessed",
            "how identified",
            "measured by",
            "method",
            "method of assessment",
        ],
    ),
];

/// Words and signs that something is needed, and those that it is not.
const YES: [&str; 11] = [
    "yes",
    "y",
    "x",
    "e",
    "✓",
    "✔",
    "✅",
    "essential",
    "required",
    "must have",
    "mandatory",
];
const NO: [&str; 12] = [
    "no",
    "n",
    "d",
    "desirable",
    "optional",
    "preferred",
    "nice to have",
    "-",
    "–",
    "✗",
    "❌",
    "low",
];

/// Headings of columns with the roles that a page leads to or comes from, as headings of sections say it too.
const MOVES: [&str; 8] = [
    "next position",
    "next role",
    "next roles",
    "next step",
    "previous role",
    "promotion to",
    "lateral move",
    "lateral moves",
];

/// Headings of columns with roles, which a section of moves has.
const ROLES: [&str; 6] = [
    "job title",
    "position",
    "role",
    "roles",
    "target role",
    "title",
];

/// Makes lists of the tables that are about demands or moves, and plain lines of the others.
pub(super) fn read(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    if lines.iter().all(|line| line.cells.is_none()) {
        return lines;
    }
    let mut found: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let mut rows: Vec<Line<'_>> = Vec::new();
    let mut section = None;
    for line in lines {
        if line.cells.is_some() {
            // Between bars, an empty line parts one table from the next.
            if line.gap && line.text.starts_with('|') {
                found.extend(table(std::mem::take(&mut rows), section));
            }
            rows.push(line);
        } else {
            found.extend(table(std::mem::take(&mut rows), section));
            if let Some(heading) = headings::recognise(&line) {
                section = Some(heading.section);
            }
            found.push(line);
        }
    }
    found.extend(table(rows, section));
    found
}

/// The cells of a row between bars: "| Excel | Expert |".
pub(super) fn cells(text: &str) -> Option<Box<[String]>> {
    let inner = text.trim().strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<String> = inner
        .split('|')
        .map(|cell| cell.trim().to_owned())
        .collect();
    (cells.len() > 1).then(|| cells.into_boxed_slice())
}

/// The lines of a table, which may stand in a section.
fn table(rows: Vec<Line<'_>>, section: Option<Section>) -> Vec<Line<'_>> {
    let in_moves = section.is_some_and(Section::has_moves);
    let in_summary = section == Some(Section::Summary);
    let Some((head, body)) = rows.split_first() else {
        return Vec::new();
    };
    let columns: Vec<Column> = cells_of(head).iter().map(|cell| column(cell)).collect();
    let has = |known: Column| columns.contains(&known);
    let of_skills =
        has(Column::Name) && (has(Column::Level) || has(Column::Need) || has(Column::Essential));
    let of_lists = has(Column::Essential) && has(Column::Desirable);
    let body = body.iter().filter(|row| !is_rule(row));
    if (of_skills || of_lists) && body.clone().next().is_some() {
        let marked = body.clone().all(|row| has_marks(&columns, cells_of(row)));
        // What is asked for ends the moves above it.
        let ends = in_moves.then(|| opening("Requirements", head));
        let demands = body.flat_map(|row| demands(&columns, row, marked));
        return ends.into_iter().chain(demands).collect();
    }
    if let Some(read) = card::read(&rows, in_summary).or_else(|| moves(head, body, in_moves)) {
        return read;
    }
    if let Some(range) = pay::range(&rows) {
        return range;
    }
    let by_place = pay::is_by_place(&rows);
    let rows = rows.into_iter().filter(|row| !is_rule(row));
    if by_place {
        return rows.map(joined).collect();
    }
    let lines = rows.flat_map(|row| card::section(&row).unwrap_or_else(|| vec![plain(row)]));
    lines.collect()
}

/// The roles of a table with a column of moves, or of one with a column of roles in a section of moves: entries of
/// a list, each with what else its row says.
fn moves<'l, 't: 'l>(
    head: &Line<'t>,
    body: impl Iterator<Item = &'l Line<'t>> + Clone,
    in_moves: bool,
) -> Option<Vec<Line<'t>>> {
    let keys: Vec<String> = cells_of(head).iter().map(|cell| name_key(cell)).collect();
    let is_one = |known: &[&str], key: &String| known.contains(&key.as_str());
    let of_moves = keys.iter().position(|key| is_one(&MOVES, key));
    let of_roles = || keys.iter().position(|key| is_one(&ROLES, key));
    let column = of_moves.or_else(|| of_roles().filter(|_| in_moves))?;
    body.clone().next()?;
    let opens = of_moves.map(|column| opening(&cells_of(head)[column], head));
    let entry = |row: &Line<'t>| {
        let cells = cells_of(row);
        let role = cells.get(column).filter(|cell| !cell.is_empty())?;
        let others = cells.iter().enumerate();
        let others = others.filter(|(at, cell)| *at != column && !cell.is_empty());
        let of = |at: usize| keys.get(at).map_or("", String::as_str);
        let others: Vec<_> = others.map(|(at, cell)| said(of(at), cell)).collect();
        let text = if others.is_empty() {
            role.clone()
        } else {
            format!("{role} ({})", others.join("; "))
        };
        Some(Line {
            text: text.into(),
            bullet: Bullet::Mark,
            ..beside(row)
        })
    };
    let entries = body.filter_map(entry);
    Some(opens.into_iter().chain(entries).collect())
}

/// What a cell beside a role says of the move: below a heading of times, after how long it comes.
fn said<'l>(key: &str, cell: &'l str) -> Cow<'l, str> {
    let is_time = ["time", "year", "tenure", "duration"]
        .iter()
        .any(|word| key.contains(word));
    if is_time && cell.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("after {cell}").into();
    }
    cell.into()
}

/// A heading in the place of a row.
fn opening<'t>(text: &str, row: &Line<'t>) -> Line<'t> {
    Line {
        text: text.to_owned().into(),
        level: Some(6),
        ..beside(row)
    }
}

/// A line without a text where a row stands.
fn beside<'t>(row: &Line<'t>) -> Line<'t> {
    Line {
        span: row.span,
        gap: true,
        frame: row.frame,
        ..Line::default()
    }
}

fn cells_of<'l>(line: &'l Line<'_>) -> &'l [String] {
    line.cells.as_deref().unwrap_or_default()
}

fn column(heading: &str) -> Column {
    let key = name_key(heading);
    let found = COLUMNS
        .iter()
        .find(|(_, names)| names.contains(&key.as_str()));
    found.map_or(Column::Other, |(column, _)| *column)
}

/// Whether a row parts the headings from the others: "|---|---|".
fn is_rule(row: &Line<'_>) -> bool {
    let dashes = |cell: &String| cell.chars().all(|c| matches!(c, '-' | ':' | ' '));
    cells_of(row).iter().all(dashes)
}

/// A row of a table about something else, as a line.
fn plain(mut row: Line<'_>) -> Line<'_> {
    if row.text.starts_with('|') {
        let said: Vec<&str> = cells_of(&row).iter().map(String::as_str).collect();
        let said: Vec<&str> = said.into_iter().filter(|cell| !cell.is_empty()).collect();
        row.text = said.join(": ").into();
    }
    // Of several columns the first is no label of the others.
    let said = cells_of(&row).iter().filter(|cell| !cell.is_empty());
    if said.count() > 2 {
        return joined(row);
    }
    row.cells = None;
    row
}

/// A row of which no cell is the label of another.
fn joined(mut row: Line<'_>) -> Line<'_> {
    let said = cells_of(&row).iter().filter(|cell| !cell.is_empty());
    let said: Vec<&str> = said.map(String::as_str).collect();
    row.text = said.join(" | ").into();
    row
}

/// Whether the columns for needs and wishes have marks in them, and no demands.
fn has_marks(columns: &[Column], cells: &[String]) -> bool {
    let needs = columns.iter().zip(cells);
    let mut needs =
        needs.filter(|(column, _)| matches!(column, Column::Essential | Column::Desirable));
    needs.all(|(_, cell)| cell.is_empty() || need(cell).is_some())
}

/// Whether a cell says that something is needed; `None` where it says something else.
fn need(cell: &str) -> Option<bool> {
    let key = cell.trim().to_lowercase();
    if YES.contains(&key.as_str()) {
        Some(true)
    } else {
        NO.contains(&key.as_str()).then_some(false)
    }
}

/// The demands of a row: of one skill, or of the lists in its columns.
fn demands<'t>(columns: &[Column], row: &Line<'t>, marked: bool) -> Vec<Line<'t>> {
    // What stands beside the last heading belongs to the row all the same.
    let columns = columns
        .iter()
        .copied()
        .chain(std::iter::repeat(Column::Other));
    let cells = columns.zip(cells_of(row));
    let cells: Cells<'_> = cells.filter(|(_, cell)| !cell.is_empty()).collect();
    let entries = if marked {
        skill(&cells).into_iter().collect()
    } else {
        lists(&cells)
    };
    let entry = |(text, stated): (String, Stated)| Line {
        text: text.into(),
        bullet: Bullet::Mark,
        stated,
        ..beside(row)
    };
    entries.into_iter().map(entry).collect()
}

/// The cells of a row that say something, with what their columns are about.
type Cells<'l> = Vec<(Column, &'l String)>;

/// What the cells of a row ask for and wish for, each in its column.
fn lists(cells: &Cells<'_>) -> Vec<(String, Stated)> {
    let mut found = Vec::new();
    for (column, cell) in cells {
        let is_wish = match column {
            Column::Essential => false,
            Column::Desirable => true,
            _ => continue,
        };
        let stated = Stated {
            is_wish,
            step: None,
        };
        let entries = cell.split("; ").map(str::trim);
        let entries = entries.filter(|entry| !entry.is_empty());
        found.extend(entries.map(|entry| (entry.to_owned(), stated)));
    }
    found
}

/// The skill of a row, with how well and how much it is asked for. A level that is none, and what else the row says,
/// stay beside the name.
fn skill(cells: &Cells<'_>) -> Option<(String, Stated)> {
    let in_column = |known: Column| cells.iter().find(|(column, _)| *column == known);
    let mut needs = cells
        .iter()
        .filter_map(|(column, cell)| match (column, need(cell)?) {
            (Column::Desirable, true) => Some(false),
            (Column::Essential | Column::Need, is_needed) => Some(is_needed),
            _ => None,
        });
    let stated = Stated {
        is_wish: needs.next() == Some(false),
        step: in_column(Column::Level).and_then(|(_, cell)| step(cell)),
    };
    let (_, name) = in_column(Column::Name).or_else(|| in_column(Column::Other))?;
    let unread = |(column, cell): &&(Column, &String)| match column {
        Column::Level => step(cell).is_none(),
        Column::Other => !std::ptr::eq(*cell, *name),
        _ => false,
    };
    let others: Vec<&str> = cells
        .iter()
        .filter(unread)
        .map(|(_, cell)| cell.as_str())
        .collect();
    let text = if others.is_empty() {
        (*name).clone()
    } else {
        format!("{name} – {}", others.join("; "))
    };
    Some((text, stated))
}

/// The step of the usual scale that a cell states: `3`, `3/5`, `practised`, `Expert`.
fn step(cell: &str) -> Option<u8> {
    let scale = ProficiencyScale::default();
    let number = cell.trim().strip_suffix("/5").unwrap_or(cell).trim();
    let number = number.parse::<u8>().ok();
    let number = number.filter(|number| (1..=scale.top()).contains(number));
    let key = name_key(cell);
    let named = scale
        .steps()
        .iter()
        .position(|step| name_key(&step.name) == key);
    let named = named.map(|at| at as u8 + 1);
    number.or(named).or_else(|| level_in_fifths(&key))
}
