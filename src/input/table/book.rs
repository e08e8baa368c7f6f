//! The book's page on headings, made from the table of them.

use std::fmt::Write;

use super::columns::Column;
use super::headings::Rows;

/// Returns the page of the book that lists the headings that are known.
pub(in crate::input) fn page() -> String {
    let mut page = String::from(
        "# Headings of tables\n\n\
         <!-- Made from the table of headings; do not edit. -->\n\n\
         `career` knows these headings in [spreadsheets](spreadsheets.md). Case, hyphens, underscores and dots do\n\
         not matter. Parentheses give a unit or say more about the column: `Salary (EUR per hour)`,\n\
         `Experience (months)`, `Salary (min)`, `Skills (desirable)`. A heading of pay may also name a currency or\n\
         what the pay is for: `Monthly salary`, `Salary £`. Lists of moves may have several columns, with numbers\n\
         behind their headings: `Next role 2`. Columns with headings of the table \"Left out\" are left out, with a\n\
         note for those that say nothing about a career.\n",
    );
    for rows in Rows::ALL {
        let title = rows.called();
        let _ = write!(
            page,
            "\n## Tables of {title}\n\n| column | also called |\n|---|---|\n"
        );
        for column in rows.columns() {
            row(&mut page, *column);
        }
    }
    page.push_str("\n## Left out\n\n| column | also called |\n|---|---|\n");
    row(&mut page, Column::Computed);
    row(&mut page, Column::Foreign);
    row(&mut page, Column::Listing);
    page.push_str(
        "\n## In German, French and Spanish\n\nThese mean the same, also beside English ones.\n\n\
         | column | also called |\n|---|---|\n",
    );
    for column in Column::with_names_elsewhere() {
        let names: Vec<_> = column.names_elsewhere().map(quoted).collect();
        line(&mut page, column.name(), &names);
    }
    page
}

fn row(page: &mut String, column: Column) {
    let mut names = column.names();
    let first = names.next().unwrap_or_default();
    let others: Vec<_> = names.map(quoted).collect();
    line(page, first, &others);
}

fn line(page: &mut String, first: &str, others: &[String]) {
    let _ = writeln!(page, "| `{first}` | {} |", others.join(", "));
}

fn quoted(name: &str) -> String {
    format!("`{name}`")
}
