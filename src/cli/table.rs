//! Tables for a terminal: columns where they fit, else a block for each row.

use careergraph::export::{escape, wrapped_between_words};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use unicode_width::UnicodeWidthStr;

/// A row, cell by cell.
pub(super) type Row = Vec<String>;

/// Words up to this length are never broken in a column.
const LONGEST_WORD: usize = 24;
/// What is longer is no word: it is cut, since breaking it takes time with the square of its length.
const MOST_OF_A_WORD: usize = 1_000;
/// The space between two columns.
const GUTTER: usize = 2;
/// By how much the cells of a block are indented behind its head.
const STEP: usize = 2;
/// What marks the place of the head of a group; no cell has it, since it is a control character.
const MARK: char = '\u{1}';

/// Returns the lines of a table. Where the first head is indented, the table is: also where cells are
/// wrapped. Where the words of the columns do not fit beside each other, each row is a block.
pub(super) fn lines(heads: &[&str], rows: Vec<Row>, width: Option<usize>) -> Vec<String> {
    lay_out(heads, rows.into_iter().map(safe_row).collect(), width)
}

/// Adds a table to which nobody sets a width: each column is as wide as its widest cell. The rows are gone
/// through twice and never kept, because there may be many.
pub(super) fn write_plain(
    heads: &[&str],
    rows: impl Iterator<Item = Row> + Clone,
    text: &mut String,
) {
    let heads: Vec<_> = heads.iter().map(|head| safe(head).to_uppercase()).collect();
    let all = std::iter::once(heads).chain(rows.map(safe_row));
    let mut widths = Vec::new();
    for row in all.clone() {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(&row) {
            *width = cell.width().max(*width);
        }
    }
    for row in all {
        let begin = text.len();
        for (width, cell) in widths.iter().zip(&row) {
            text.push_str(cell);
            let rest = width - cell.width() + GUTTER;
            text.extend(std::iter::repeat_n(' ', rest));
        }
        text.truncate(begin + text[begin..].trim_end().len());
        text.push('\n');
    }
}

/// Returns the lines of a table whose rows stand in groups, each below its head.
pub(super) fn in_groups(
    heads: &[&str],
    groups: Vec<(String, Vec<Row>)>,
    width: Option<usize>,
) -> Vec<String> {
    let (mut titles, mut rows) = (Vec::new(), Vec::new());
    for (title, group) in groups {
        rows.push(vec![format!("{MARK}{}", titles.len())]);
        titles.push(title);
        rows.extend(group.into_iter().map(safe_row));
    }
    let all = lay_out(heads, rows, width);
    let told = all.into_iter().flat_map(|line| {
        let place = line.trim().strip_prefix(MARK);
        let title = place.and_then(|place| titles.get(place.parse::<usize>().ok()?));
        match title {
            Some(title) => {
                wrapped_between_words(&escape::terminal(title), width.unwrap_or(usize::MAX))
            }
            None => vec![line],
        }
    });
    told.collect()
}

/// The lines of a table whose cells cannot act on the terminal.
fn lay_out(heads: &[&str], rows: Vec<Row>, width: Option<usize>) -> Vec<String> {
    let heads: Vec<_> = heads.iter().map(|head| safe(head)).collect();
    let indent = heads.first().map_or(0, |head| indent_of(head));
    let longest = longest_words(&heads, &rows);
    let least: usize = longest.iter().map(|word| usize::from(*word) + GUTTER).sum();
    match width {
        Some(width) if least > width.saturating_sub(indent) + GUTTER => {
            blocks(&heads, &rows, indent, width)
        }
        width => {
            let room = width.map(|width| width.saturating_sub(indent));
            let lines = columns(&heads, rows, &longest, room).into_iter();
            lines.map(|line| indented(indent, &line)).collect()
        }
    }
}

fn columns(
    heads: &[String],
    rows: Vec<Row>,
    longest_words: &[u16],
    width: Option<usize>,
) -> Vec<String> {
    let indent = heads.first().map_or(0, |head| indent_of(head));
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    match width {
        Some(width) => {
            table.set_content_arrangement(ContentArrangement::Dynamic);
            table.set_width(width as u16);
        }
        None => {
            table.set_content_arrangement(ContentArrangement::Disabled);
        }
    }
    let heads = heads.iter().map(|head| head.trim_start().to_uppercase());
    table.set_header(heads.collect::<Vec<_>>());
    table.add_rows(rows.into_iter().map(|mut row| {
        if let Some(first) = row.first_mut() {
            first.drain(..indent.min(indent_of(first)));
        }
        row
    }));
    for (column, least) in table.column_iter_mut().zip(longest_words) {
        column.set_padding((0, GUTTER as u16));
        // Words are broken only where they are longer than a column can be.
        let least = Width::Fixed(least + GUTTER as u16);
        column.set_constraint(ColumnConstraint::LowerBoundary(least));
    }
    let lines = table.lines();
    lines.map(|line| line.trim_end().to_owned()).collect()
}

/// The first cell of each row, and below it the other ones that are not empty, behind their heads. A
/// row that begins with its number begins with the cell behind it as well.
fn blocks(heads: &[String], rows: &[Row], indent: usize, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        let Some(first) = row.first() else { continue };
        if first.starts_with(MARK) {
            lines.push(first.clone());
            continue;
        }
        let mut first = first.trim().to_owned();
        let mut told = 1;
        if let Some(second) = row.get(1).filter(|_| first.parse::<u32>().is_ok()) {
            first = format!("{first}  {second}");
            told = 2;
        }
        lines.extend(hanging(&first, indent, width));
        for (head, cell) in heads.iter().zip(row).skip(told) {
            let (head, cell) = (head.trim(), cell.trim());
            if !cell.is_empty() {
                let text = format!("{head}: {cell}");
                lines.extend(hanging(&text, indent + STEP, width));
            }
        }
    }
    lines
}

/// A text from a column on, and what does not fit behind it two steps further in.
fn hanging(text: &str, indent: usize, width: usize) -> Vec<String> {
    let room = width
        .saturating_sub(indent + 2 * STEP)
        .max(LONGEST_WORD / 2);
    let lines = wrapped_between_words(text, room).into_iter().enumerate();
    let lines = lines.map(|(at, line)| match at {
        0 => indented(indent, &line),
        _ => indented(indent + 2 * STEP, &line),
    });
    lines.collect()
}

fn safe_row(row: Row) -> Row {
    row.into_iter().map(|cell| safe(&cell)).collect()
}

/// A cell on one line that cannot act on the terminal, whose words are words.
fn safe(cell: &str) -> String {
    let cell = escape::terminal_line(cell);
    if cell.split(' ').all(|word| word.len() <= MOST_OF_A_WORD) {
        return cell.into_owned();
    }
    let words = cell
        .split(' ')
        .map(|word| match word.char_indices().nth(MOST_OF_A_WORD) {
            Some((end, _)) => format!("{}…", &word[..end]),
            None => word.to_owned(),
        });
    words.collect::<Vec<_>>().join(" ")
}

fn indented(indent: usize, line: &str) -> String {
    match line {
        "" => String::new(),
        line => format!("{}{line}", " ".repeat(indent)),
    }
}

/// How long the longest word of each column is, as far as a column is kept wide enough for it.
fn longest_words(heads: &[String], rows: &[Row]) -> Vec<u16> {
    let longest = |cell: &str| {
        let words = cell.split_whitespace();
        words.map(UnicodeWidthStr::width).max()
    };
    let columns = heads.iter().enumerate().map(|(at, head)| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        let cells = cells.map(String::as_str).chain([head.as_str()]);
        let longest = cells.filter_map(longest).max();
        longest.unwrap_or(0).min(LONGEST_WORD) as u16
    });
    columns.collect()
}

/// With how many spaces a cell begins.
fn indent_of(cell: &str) -> usize {
    cell.len() - cell.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn rows_that_wrap_stay_indented_below_the_head_of_their_group() {
        let rows = vec![
            row(&[
                "  a cloud platform: 1 of AWS, Azure, Google Cloud",
                "3",
                "4",
            ]),
            row(&["  Go", "2", ""]),
        ];
        let groups = vec![("cloud and infrastructure of all kinds".to_owned(), rows)];
        let lines = in_groups(&["  skill", "1", "2"], groups, Some(30));
        assert_eq!(
            lines,
            [
                "  SKILL                 1  2",
                "cloud and infrastructure of",
                "all kinds",
                "  a cloud platform: 1   3  4",
                "  of AWS, Azure,",
                "  Google Cloud",
                "  Go                    2",
            ]
        );
    }

    #[test]
    fn what_does_not_fit_beside_each_other_becomes_blocks() {
        let heads = ["  skill", "held", "Staff Engineer", "Technical Architect"];
        let rows = vec![
            row(&[
                "  Software architecture",
                "-",
                "4 proficient",
                "4 proficient, optional",
            ]),
            row(&["  Legacy modernization", "1 aware", "", "3 practised"]),
        ];
        let narrow = lines(&heads, rows.clone(), Some(40));
        assert_eq!(
            narrow,
            [
                "  Software architecture",
                "    held: -",
                "    Staff Engineer: 4 proficient",
                "    Technical Architect: 4",
                "        proficient, optional",
                "  Legacy modernization",
                "    held: 1 aware",
                "    Technical Architect: 3 practised",
            ]
        );
        for width in 40..120 {
            let lines = lines(&heads, rows.clone(), Some(width));
            let widest = lines.iter().map(|line| line.width()).max();
            assert!(widest <= Some(width), "{width}: {lines:#?}");
        }
    }

    #[test]
    fn a_block_that_begins_with_its_number_has_its_name_there() {
        let rows = vec![row(&["  1", "Site Reliability Engineer", "lateral"])];
        let heads = ["  ", "role", "byaverylongway"];
        let lines = lines(&heads, rows, Some(20));
        assert_eq!(lines[0], "  1 Site");
        assert!(lines.last().is_some_and(|line| line.contains("lateral")));
    }

    #[test]
    fn a_long_table_is_laid_out_as_a_short_one() {
        let rows = [
            row(&["Go", "", "2  "]),
            row(&["データ", "\u{1b}[2J\n", " x"]),
            row(&["", &"long ".repeat(300), ""]),
        ];
        let heads = ["skill", "held", "needed"];
        let mut text = String::new();
        write_plain(&heads, rows.iter().cloned(), &mut text);
        let short = lines(&heads, rows.to_vec(), None);
        assert_eq!(text.lines().collect::<Vec<_>>(), short);
    }

    #[test]
    fn no_cell_passes_for_the_head_of_a_group() {
        for width in [None, Some(40), Some(1)] {
            let groups = vec![("group".to_owned(), vec![row(&["  \u{1}0"])])];
            let lines = in_groups(&["  \u{1}skill"], groups, width);
            assert_eq!(lines.iter().filter(|line| *line == "group").count(), 1);
            assert!(!lines.concat().contains(MARK));
        }
    }
}
