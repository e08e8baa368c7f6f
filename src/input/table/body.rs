//! Which rows below the headings are part of a table.

use super::Reader;
use super::columns::{self, Column};
use super::grid::Cell;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::text::listed;
use crate::model::{currency_named, name_key};

/// Words for what sums up others.
const SUMS: &str = "total totals sum sums average averages avg mean median count subtotal subtotals overall summe gesamt \
    durchschnitt moyenne max maximum min minimum highest lowest ø σ ∑";

/// Words that stand beside them.
const OF_SUMS: &str = "headcount fte ftes roles jobs positions posts budget score scores point points weight weights rating ratings mark marks grand team group role \
    skill skills competency competencies competences level levels required of no number per the all";

/// What is counted of a role, whole.
const COUNTS: [&str; 6] = [
    "no of skills",
    "number of skills",
    "no of competencies",
    "number of competencies",
    "skills count",
    "skill count",
];

/// Words before what a row says of roles, as in `Minimum grade` and `Number of posts`.
const BEFORE: [&str; 12] = [
    "min ",
    "minimum ",
    "max ",
    "maximum ",
    "typical ",
    "usual ",
    "average ",
    "required ",
    "target ",
    "number of ",
    "no of ",
    "current ",
];

/// What a row says of roles besides what columns of tables of roles do.
const IN_ROWS: [&str; 8] = [
    "reports to",
    "reporting to",
    "reports into",
    "summary of the role",
    "summary of role",
    "promotion evidence",
    "promotion criteria",
    "typical titles",
];

/// The longest name of such a row, in bytes.
const LONGEST: usize = 80;

impl<'s> Reader<'_, 's> {
    /// The rows below the headings, without what stands alone in a line behind an empty one.
    pub(super) fn body(&mut self) -> Vec<usize> {
        let mut rows: Vec<usize> = (self.top + 1..self.end).collect();
        let mut gap = None;
        for (at, row) in rows.iter().enumerate().rev() {
            let is_legend = self.is_legend(*row);
            if !is_legend && !self.grid.is_alone(*row) {
                break;
            }
            if is_legend || self.grid.is_after_gap(*row) {
                gap = Some(at);
            }
        }
        if let Some(at) = gap {
            let span = self.grid.cell(rows[at], 0).span;
            let count = rows.len() - at;
            let lines = if count == 1 { "line" } else { "lines" };
            let message = format!("{count} {lines} below the table left out");
            self.report(Code::LeftOut, span, message);
            rows.truncate(at);
        }
        rows.retain(|row| !self.is_again(*row));
        self.without_totals(rows)
    }

    /// Whether a row has the headings of the table once more, as those at the top of each page of a print.
    fn is_again(&self, row: usize) -> bool {
        const FEWEST: usize = 2;
        let cells = (0..self.grid.width(row)).map(|at| (at, self.grid.cell(row, at)));
        let mut count = 0;
        for (at, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
            let head = self.heads.get(at);
            if head.is_none_or(|head| name_key(&head.cell.text) != name_key(&cell.text)) {
                return false;
            }
            count += 1;
        }
        count >= FEWEST
    }

    /// The rows without those that sum up others.
    fn without_totals(&mut self, mut rows: Vec<usize>) -> Vec<usize> {
        let mut totals = Vec::new();
        rows.retain(|row| {
            let is_total = self.is_total(*row);
            if is_total {
                totals.extend(self.first_filled(*row));
            }
            !is_total
        });
        if let Some(first) = totals.first() {
            let names: Vec<_> = totals.iter().map(|cell| &*cell.text).collect();
            let message = format!("rows that sum up others are left out: {}", listed(&names));
            self.report(Code::LeftOut, first.span, message);
        }
        rows
    }

    /// Whether a row sums up others: it begins with `Total`, `Average` or the like, and all that follows are
    /// numbers.
    pub(super) fn is_total(&self, row: usize) -> bool {
        let cells = (0..self.grid.width(row)).map(|column| self.grid.cell(row, column));
        let mut filled = cells.filter(|cell| !cell.is_empty());
        let name = filled.next().filter(|name| name.text.len() <= LONGEST);
        let mut numbers = filled.peekable();
        let is_of_numbers = numbers.peek().is_some() && numbers.all(|cell| is_count(&cell.text));
        is_of_numbers && name.is_some_and(|name| is_sum(&name.text))
    }

    /// The rows of a matrix without those that say something of its roles and are no skills. What only marks a role
    /// may be one.
    pub(super) fn without_attributes(&mut self, rows: &[usize], of: &[usize]) -> Vec<usize> {
        let mut attributes = Vec::new();
        let mut kept = Vec::with_capacity(rows.len());
        for &row in rows {
            let names = [Column::Skill, Column::Title, Column::Name];
            let names = names.iter().map(|column| self.cell(row, *column));
            let name = names.into_iter().find(|cell| !cell.is_empty());
            let mut cells = of.iter().map(|index| self.grid.cell(row, *index));
            let has_more = cells.any(|cell| {
                cell.text.contains(|c: char| c.is_ascii_digit()) || cell.text.chars().count() > 1
            });
            match name.filter(|name| has_more && is_of_roles(&name.text)) {
                Some(name) => attributes.push(name),
                None => kept.push(row),
            }
        }
        if let Some(first) = attributes.first() {
            let names: Vec<_> = attributes.iter().map(|cell| &*cell.text).collect();
            let message = format!(
                "rows that say something about the roles are not skills, and are left out: {}",
                listed(&names)
            );
            let finding = Diagnostic::new(Code::AttributesLeftOut, self.place(first.span), message);
            self.findings.push(finding.help("give the roles a table of their own, with a row for each role and columns such as `title` and `level`"));
        }
        kept
    }

    fn first_filled(&self, row: usize) -> Option<Cell<'s>> {
        let mut cells = (0..self.grid.width(row)).map(|column| self.grid.cell(row, column));
        cells.find(|cell| !cell.is_empty())
    }
}

/// Whether a name is that of something that sums up others.
pub(super) fn is_sum(name: &str) -> bool {
    // "Total headcount: 14", and "Subtotal Finance" whatever comes.
    let named = match name.rsplit_once(':') {
        Some((name, amount)) if is_amount(amount) => name,
        _ => name,
    };
    let key = name_key(&named.trim_end_matches(':').replace(['.', '/', '&'], " "));
    if key.starts_with("subtotal ") {
        return true;
    }
    let is_one = |words: &str, word: &str| words.split_whitespace().any(|one| one == word);
    let mut words = key.split(' ');
    let has_sum = key.split(' ').any(|word| is_one(SUMS, word));
    let is_of_sums = words.all(|word| is_one(SUMS, word) || is_one(OF_SUMS, word));
    has_sum && is_of_sums || key.ends_with(" total") || COUNTS.contains(&key.as_str())
}

/// Whether the name of a row says something of the roles in its columns, and no skill: `Grade`, `Headcount`,
/// `Years of experience`, `Number of posts`.
pub(super) fn is_of_roles(name: &str) -> bool {
    // What is counted, and what may be a skill as well.
    const SKILLS: [&str; 9] = [
        "budget", "contract", "union", "index", "order", "sequence", "remote", "sponsor", "version",
    ];
    let key = columns::key(name);
    let bare = BEFORE.iter().find_map(|word| key.strip_prefix(word));
    let is_attribute = |key: &str| match Column::of(key) {
        Some(
            Column::Level
            | Column::Years
            | Column::YearsMin
            | Column::YearsMax
            | Column::TimeInRole
            | Column::Salary
            | Column::SalaryMin
            | Column::SalaryMax
            | Column::Currency
            | Column::Description,
        ) => true,
        _ if IN_ROWS.contains(&key) => true,
        Some(Column::Foreign) => columns::is_measure(key) || key == "posts",
        _ => false,
    };
    let keys = std::iter::once(key.as_str()).chain(bare);
    let mut keys = keys.filter(|key| !SKILLS.contains(key));
    keys.any(is_attribute)
}

/// Whether a text is an amount, or says what is counted: `9 jobs`.
fn is_count(text: &str) -> bool {
    let is_counted = |(number, what): (&str, &str)| {
        is_amount(number)
            && OF_SUMS
                .split_whitespace()
                .any(|word| name_key(what) == word)
    };
    is_amount(text) || text.split_once(' ').is_some_and(is_counted)
}

/// Whether a text is a number, with a unit or without: `12`, `2.5`, `1,200`, `40%`, `€ 1.200`.
fn is_amount(text: &str) -> bool {
    // A currency may stand before it.
    let text = match text.split_once(' ') {
        Some((currency, amount)) if currency_named(currency).is_some() => amount,
        _ => text,
    };
    let is_part = |c: char| c.is_ascii_digit() || ".,'’ %+-\u{a0}\u{202f}$€£¥kK".contains(c);
    text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(is_part)
}
