//! Matrices with two rows of headings: tracks or families above the roles that belong to them.

use hashbrown::{HashMap, HashSet};

use super::checks::MOST_COLUMNS;
use super::columns::Column;
use super::corner::{self, is_level_alone, number_of_level};
use super::grid::Grid;
use super::headings::{Heading, Rows};
use super::layout::{self, Top};
use super::{Head, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::text::listed;
use crate::model::{Name, name_key};
use crate::source::{Span, Spanned};

/// Words of groups that are tracks; any other group is a family.
const OF_TRACKS: [&str; 14] = [
    "track",
    "ladder",
    "stream",
    "path",
    "pathway",
    "ic",
    "individual",
    "management",
    "manager",
    "managers",
    "managerial",
    "leadership",
    "technical",
    "professional",
];

/// Words behind the name of a group that say no more than what it is.
const KINDS: [&str; 5] = [" track", " family", " ladder", " stream", " path"];

/// What stands above or below the headings of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// No other row of headings.
    Nothing,
    /// Groups in a row above the headings, which are those of the table.
    Groups { top: usize, row: usize },
    /// Several columns for each role, of which the first stands here.
    Several(Span),
}

/// Looks for a second row of headings.
pub(super) fn over(grid: &Grid<'_>, top: Top) -> Over {
    if top.rows == Rows::Roles {
        return over_bounds(grid, top.row);
    }
    if top.rows != Rows::Skills {
        return Over::Nothing;
    }
    let above = top.row.checked_sub(1).map(|row| (row, top.row, row));
    let below = Some((top.row, top.row + 1, top.row + 1));
    let pairs = [above, below].into_iter().flatten();
    let mut pairs = pairs.filter(|(_, lower, _)| *lower < grid.len() && !grid.is_after_gap(*lower));
    let found = pairs.find_map(|(upper, lower, other)| {
        let columns = grouped(grid, upper, lower, other)?;
        let is_attribute = |column: &usize| {
            let heading = Heading::of(&grid.cell(lower, *column).text);
            matches!(heading, Heading::Known(known) if known != Column::Foreign)
        };
        Some(match columns.iter().find(|column| is_attribute(column)) {
            Some(column) => Over::Several(grid.cell(lower, *column).span),
            None => Over::Groups {
                top: lower,
                row: upper,
            },
        })
    });
    found.unwrap_or_else(|| match top.row + 1 {
        lower if is_over_all(grid, top.row, lower) => Over::Groups {
            top: lower,
            row: top.row,
        },
        _ => Over::Nothing,
    })
}

/// Whether a heading stands over all columns of a matrix and says no more than what they are, as `Level` over
/// `IC1`, `IC2`.
fn is_over_all(grid: &Grid<'_>, upper: usize, lower: usize) -> bool {
    if lower >= grid.len() || grid.is_after_gap(lower) || grid.width(lower) > MOST_COLUMNS {
        return false;
    }
    let of = groups(grid, upper, lower);
    let Some((first, over)) = of
        .iter()
        .enumerate()
        .find_map(|(at, of)| Some((at, (*of)?)))
    else {
        return false;
    };
    let is_same = |column: usize| {
        let [above, below] = [upper, lower].map(|row| grid.cell(row, column));
        below.is_empty() || name_key(&above.text) == name_key(&below.text)
    };
    let names: HashSet<String> = (first..of.len())
        .map(|column| name_key(&grid.cell(lower, column).text))
        .collect();
    let may_be_role = |name: &String| name.contains(char::is_alphabetic) && !corner::is_asked(name);
    first > 0
        && is_word_for_roles(&grid.cell(upper, over).text)
        && (0..first).all(is_same)
        && of[first..].iter().all(|of| *of == Some(over))
        && names.len() == of.len() - first
        && names.iter().all(may_be_role)
}

/// Whether a heading says that roles or levels stand below it: `Level`, `Career levels`, `Job title`.
fn is_word_for_roles(text: &str) -> bool {
    let key = name_key(text);
    let one = key.strip_suffix('s').unwrap_or(&key);
    [one, &key].into_iter().any(|key| {
        matches!(
            Heading::of(key),
            Heading::Known(Column::Level | Column::Role | Column::Title | Column::Track)
        )
    })
}

/// Looks for a row above the headings of a table of roles which says whose ends `Min` and `Max` are, or for one
/// of such ends alone below them.
fn over_bounds(grid: &Grid<'_>, row: usize) -> Over {
    let has_bounds = |upper, lower| bounds(grid, upper, lower).iter().any(Option::is_some);
    let above = row.checked_sub(1).filter(|_| !grid.is_after_gap(row));
    if let Some(upper) = above.filter(|upper| has_bounds(*upper, row)) {
        return Over::Groups {
            top: row,
            row: upper,
        };
    }
    let lower = row + 1;
    if lower >= grid.len() || grid.is_after_gap(lower) || grid.width(lower) > MOST_COLUMNS {
        return Over::Nothing;
    }
    let ends = bounds(grid, row, lower);
    let are_bounds = ends.iter().enumerate().all(|(at, end)| {
        let [above, below] = [row, lower].map(|row| grid.cell(row, at));
        end.is_some() || below.is_empty() || name_key(&above.text) == name_key(&below.text)
    });
    if are_bounds && ends.iter().any(Option::is_some) || is_over_columns(grid, row, lower) {
        return Over::Groups { top: lower, row };
    }
    Over::Nothing
}

/// Whether a row has the headings of a table of roles below groups of them: `Technical skills` over `Python`, `SQL`.
/// Below the heading of the names it says nothing, as no row with a role does.
fn is_over_columns(grid: &Grid<'_>, upper: usize, lower: usize) -> bool {
    let of = groups(grid, upper, lower);
    let is_same = |column: usize| {
        let [above, below] = [upper, lower].map(|row| grid.cell(row, column));
        below.is_empty() || name_key(&above.text) == name_key(&below.text)
    };
    let mut names = layout::columns_of_roles(grid, upper).peekable();
    let has_names = names.peek().is_some() && names.all(is_same);
    let columns: Vec<usize> = (0..of.len()).filter(|at| of[*at].is_some()).collect();
    let size = |group: usize| of.iter().filter(|of| **of == Some(group)).count();
    let groups: HashSet<usize> = of.iter().flatten().copied().collect();
    let is_word = |column: &usize| {
        let text = grid.cell(lower, *column).text;
        text.contains(char::is_alphabetic) && !corner::is_asked(&text)
    };
    // One cell below a heading is its unit, or the first of its values.
    let is_group = |group: &usize| {
        let heading = Heading::of(&grid.cell(upper, *group).text);
        size(*group) > 1 || heading == Heading::Other
    };
    has_names
        && columns.len() > groups.len()
        && groups.iter().all(is_group)
        && columns.iter().all(is_word)
}

/// The headings of a table of roles that two rows of them make: those of ends, and those that stand below several
/// groups, with the name of the group: `London` over `Min`.
pub(super) fn joined(grid: &Grid<'_>, upper: usize, lower: usize) -> Vec<Option<String>> {
    let of = groups(grid, upper, lower);
    let key = |column: usize| name_key(&grid.cell(lower, column).text);
    let mut count: HashMap<String, usize> = HashMap::new();
    for column in (0..of.len()).filter(|at| of[*at].is_some()) {
        *count.entry(key(column)).or_default() += 1;
    }
    let bounds = bounds(grid, upper, lower).into_iter().enumerate();
    let joined = bounds.map(|(column, bound)| {
        let group = of[column].filter(|_| count.get(&key(column)).is_some_and(|count| *count > 1));
        let named = |group: usize| {
            let [group, name] =
                [(upper, group), (lower, column)].map(|(row, at)| grid.cell(row, at));
            format!("{} {}", bare(&group.text), name.text)
        };
        bound.or_else(|| group.map(named))
    });
    joined.collect()
}

/// The headings of the ends of pay or of years, where they stand in two rows: `Salary (EUR)` over `Min`.
fn bounds(grid: &Grid<'_>, upper: usize, lower: usize) -> Vec<Option<String>> {
    const ENDS: [&str; 8] = [
        "min", "minimum", "max", "maximum", "low", "high", "mid", "midpoint",
    ];
    // What stands above the ends to the left, up to here.
    let mut over = None;
    let bound = |column: usize| {
        let end = grid.cell(lower, column).text;
        let key = name_key(&end);
        if !ENDS.contains(&key.as_str()) {
            over = None;
            return None;
        }
        let above = grid.cell(upper, column);
        if !above.is_empty() {
            over = Some(above.text);
        }
        let over = over.as_deref()?;
        let is_range = matches!(
            Heading::of(over),
            Heading::Known(Column::Salary | Column::Years)
        );
        let end = match key.as_str() {
            "low" => "min",
            "high" => "max",
            _ => &end,
        };
        if key.starts_with("mid") {
            return is_range.then(|| "Midpoint".to_owned());
        }
        is_range.then(|| match over.strip_suffix(')') {
            Some(over) => format!("{over}, {end})"),
            None => format!("{over} ({end})"),
        })
    };
    (0..grid.width(lower)).map(bound).collect()
}

/// The columns below the groups of a row, where it has some: before them the row that does not tell what the
/// table is says nothing or the same as the one that does, and below them stand words.
fn grouped(grid: &Grid<'_>, upper: usize, lower: usize, other: usize) -> Option<Vec<usize>> {
    let of = groups(grid, upper, lower);
    let first = of.iter().position(Option::is_some)?;
    let is_same = |column: usize| {
        let [above, below] = [upper, lower].map(|row| grid.cell(row, column));
        grid.cell(other, column).is_empty() || name_key(&above.text) == name_key(&below.text)
    };
    let columns: Vec<usize> = (first..of.len()).filter(|at| of[*at].is_some()).collect();
    let names: HashSet<&usize> = of.iter().flatten().collect();
    let is_word = |column: &usize| grid.cell(lower, *column).text.contains(char::is_alphabetic);
    // A heading that is merged over both rows stands in each of them.
    let is_merged = |column: usize| {
        let [above, below] = [upper, lower].map(|row| grid.cell(row, column).text);
        !above.is_empty() && name_key(&above) == name_key(&below)
    };
    // One text above all of them says no more than what they are.
    let parts = names.len() > 1 || columns.len() < of.len() - first || (0..first).any(is_merged);
    let is_grouped = first > 0
        && parts
        && columns.len() > names.len()
        && (0..first).all(is_same)
        && columns.iter().all(is_word);
    is_grouped.then_some(columns)
}

/// The column with the group of each column, where it has any: that of the closest cell to the left that
/// is filled.
fn groups(grid: &Grid<'_>, upper: usize, lower: usize) -> Vec<Option<usize>> {
    let mut current: Option<usize> = None;
    let columns = 0..grid.width(lower);
    let group = columns.map(|column| {
        let [above, below] = [upper, lower].map(|row| grid.cell(row, column));
        if !above.is_empty() {
            let is_same = |at: &usize| grid.cell(upper, *at).text == above.text;
            if below.is_empty() || name_key(&above.text) == name_key(&below.text) {
                current = None;
            } else if !current.as_ref().is_some_and(is_same) {
                current = Some(column);
            }
        }
        current.filter(|_| !below.is_empty())
    });
    group.collect()
}

impl Reader<'_, '_> {
    /// Refuses a matrix with several columns for each role.
    pub(super) fn report_several(&mut self, span: Span) {
        let message = "this matrix has two rows of headings, and several columns for each role";
        let finding = Diagnostic::new(Code::UnclearTable, self.place(span), message);
        self.findings.push(finding.help(
            "give each role one column, with cells such as `2`, or `(2)` if it is desirable, or list a role, a skill and a `proficiency` in each row",
        ));
    }

    /// The names of the roles in the columns of a matrix that lie under groups: where a heading is a level, or
    /// stands more than once, the name has that of its group.
    pub(super) fn group_roles(&mut self) {
        self.groups.clear();
        let Some(row) = self.groups_at.filter(|_| self.rows == Rows::Skills) else {
            return;
        };
        if is_over_all(self.grid, row, self.top) {
            return;
        }
        let of = groups(self.grid, row, self.top);
        let mut count: HashMap<String, usize> = HashMap::new();
        for head in &self.heads {
            *count.entry(name_key(&head.cell.text)).or_default() += 1;
        }
        let mut shown: Vec<String> = Vec::new();
        let mut first = None;
        for (column, group) in of.into_iter().enumerate() {
            let Some(head) = self.heads.get(column) else {
                continue;
            };
            let may_be_role = matches!(head.heading, Heading::Other | Heading::Named(..));
            let Some(group) = group.filter(|_| may_be_role) else {
                continue;
            };
            let cell = self.grid.cell(row, group);
            let name = head.cell.text.to_string();
            let is_unclear = is_level_alone(&name) || count[&name_key(&name)] > 1;
            let name = if is_unclear {
                format!("{} {name}", bare(&cell.text))
            } else {
                name
            };
            if shown.last().is_none_or(|last| *last != cell.text) {
                shown.push(cell.text.to_string());
            }
            first.get_or_insert(cell.span);
            let group = Spanned::new(self.names.tidy(&cell.text), cell.span);
            self.groups.insert(column, (name, group));
        }
        if let Some(span) = first {
            let message = format!(
                "headings above those of roles are read as their tracks or families: {}",
                listed(&shown)
            );
            self.report(Code::HeadingsAsGroups, span, message);
        }
    }

    /// The groups of the columns of a table of roles that lie under some.
    pub(super) fn groups_of_columns(&mut self) -> HashMap<usize, Spanned<Name>> {
        let Some(row) = self.groups_at.filter(|_| self.rows == Rows::Roles) else {
            return HashMap::new();
        };
        let of = groups(self.grid, row, self.top).into_iter().enumerate();
        let of = of.filter_map(|(column, group)| Some((column, self.grid.cell(row, group?))));
        let named = of.map(|(column, cell)| {
            let name = self.names.tidy(&cell.text);
            (column, Spanned::new(name, cell.span))
        });
        named.collect()
    }

    /// Gives a role the track or the family that its column lies under.
    pub(super) fn settle_group(&mut self, head: &Head<'_>, role: usize) {
        let Some((_, group)) = self.groups.get(&head.index) else {
            return;
        };
        let role = &mut self.document.roles[role];
        let of = if is_of_a_track(&group.value) {
            &mut role.track
        } else {
            &mut role.family
        };
        of.get_or_insert_with(|| group.clone());
        if let Some(level) = number_of_level(&head.cell.text) {
            role.level
                .get_or_insert(Spanned::new(level, head.cell.span));
        }
    }
}

/// Whether the name of a group has a word for a track.
pub(in crate::input) fn is_of_a_track(name: &str) -> bool {
    let key = name_key(name);
    let mut words = key.split(' ');
    words.any(|word| OF_TRACKS.contains(&word) || word == "contributors")
}

/// The name of a group without the word for what it is: `IC track`.
fn bare(group: &str) -> &str {
    let is_kind = |kind: &&str| {
        let at = group.len().checked_sub(kind.len());
        let end = at.and_then(|at| group.get(at..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(kind))
    };
    let kind = KINDS.iter().find(|kind| is_kind(kind));
    kind.map_or(group, |kind| &group[..group.len() - kind.len()])
}
