//! Answers as tables, for spreadsheets and for programs: `--format csv`, and what pages offer to take away.

mod gap;
mod matrix;
mod paths;
mod ways;

pub use gap::gaps;
pub use matrix::{matrix, matrix_delta};
pub use paths::{PATH_HEADS, path_rows, paths, plan, reach};
pub use ways::{between, why};

use super::escape::csv_field;

/// An answer as one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// What its columns are called.
    pub heads: Vec<String>,
    /// A row for each thing, with a field for each head.
    pub rows: Vec<Vec<String>>,
}

impl Rows {
    fn new(heads: &[&str], rows: Vec<Vec<String>>) -> Self {
        let heads = heads.iter().map(|head| (*head).to_owned()).collect();
        Self { heads, rows }
    }

    /// Returns the table as RFC 4180 has it.
    pub fn to_csv(&self) -> String {
        let mut table = String::new();
        for row in std::iter::once(&self.heads).chain(&self.rows) {
            add_csv(&mut table, row.iter().map(|field| field.trim()));
        }
        table
    }
}

/// Adds a row to a table of CSV.
pub fn add_csv(table: &mut String, fields: impl IntoIterator<Item = impl AsRef<str>>) {
    for (at, field) in fields.into_iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        table.push_str(&csv_field(field.as_ref()));
    }
    table.push_str("\r\n");
}

/// "Go; Java", in one field.
fn in_a_field(texts: impl Iterator<Item = impl Into<String>>) -> String {
    let texts: Vec<String> = texts.map(Into::into).collect();
    texts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn fields_are_trimmed_and_no_formula_leaves() {
        let rows = Rows::new(
            &["role", "note"],
            vec![vec![" Cook ".to_owned(), "=1+1".to_owned()]],
        );
        assert_eq!(rows.to_csv(), "role,note\r\nCook,\"'=1+1\"\r\n");
    }
}
