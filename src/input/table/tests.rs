use proptest::prelude::*;

use super::TableKind;
use super::beside;
use super::columns::{self, Column};
use super::grid::{Grid, Separator};
use super::headings::{Heading, Rows};
use super::layout::layout;
use super::lists;
use crate::source::{SourceId, Span};

fn grid(text: &str, separator: Separator) -> Vec<Vec<String>> {
    let grid = Grid::split(SourceId::default(), text, separator).expect("the quotes are right");
    let cells = |row| (0..grid.width(row)).map(move |column| (row, column));
    let text = |(row, column)| grid.cell(row, column).text.into_owned();
    (0..grid.len())
        .map(|row| cells(row).map(text).collect())
        .collect()
}

#[test]
fn cells_are_split_as_spreadsheets_write_them() {
    let text = "sep=;\r\n a ;\"b;\"\"c\"\"\";\r\n;;\r\n\r\n'=1;'x;\"two\nlines\"\r\n";
    let cells = grid(text, Separator::Semicolon);
    let expected: [&[&str]; 2] = [&["a", "b;\"c\""], &["=1", "'x", "two\nlines"]];
    assert_eq!(cells, expected);
}

#[test]
fn a_cell_knows_where_it_stands_and_whether_an_empty_row_stands_before_it() {
    let text = "a,b\r\nc,\" d \"\r\n,,\r\n\r\ne\r\n";
    let grid = Grid::split(SourceId::default(), text, Separator::Comma).expect("right");
    let at = |row, column| &text[grid.cell(row, column).span.range()];
    assert_eq!([at(0, 1), at(1, 1), at(2, 0)], ["b", "\" d \"", "e"]);
    let d = grid.cell(1, 1);
    assert_eq!(&text[d.part(0..1).range()], "d");
    assert_eq!(
        [0, 1, 2].map(|row| grid.is_after_gap(row)),
        [false, false, true]
    );
}

#[test]
fn wrong_quotes_are_found_where_they_stand() {
    let found = |text: &str| {
        let error = Grid::split(SourceId::default(), text, Separator::Comma).expect_err("wrong");
        error.primary.place.span
    };
    assert_eq!(found("a,\"b\nc,d\n"), Span::new(2..3));
    assert_eq!(found("a,\"b\"c,d\n"), Span::new(5..6));
    assert_eq!(found("\"a\"\"\n"), Span::new(0..1));
}

proptest! {
    /// What another program writes is split into what it wrote.
    #[test]
    fn tables_of_another_writer_are_split_alike(
        rows in prop::collection::vec(prop::collection::vec("[a-c,;\"\n \u{e9}]{0,6}", 1..5), 1..6),
        separator in prop::sample::select(&[(Separator::Comma, b','), (Separator::Semicolon, b';')][..]),
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator.1)
            .flexible(true)
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("memory does not fail");
        }
        let text = String::from_utf8(writer.into_inner().expect("memory does not fail")).expect("text");
        let mut expected: Vec<Vec<String>> = Vec::new();
        for row in rows {
            let mut row: Vec<String> = row.iter().map(|cell| cell.trim().to_owned()).collect();
            // A quoted cell of white space is there, and empty cells at the end are not, as spreadsheets
            // fill rows up.
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
            if !row.is_empty() {
                expected.push(row);
            }
        }
        let mut split = grid(&text, separator.0);
        for row in &mut split {
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
        }
        split.retain(|row| !row.is_empty());
        prop_assert_eq!(split, expected);
    }
}

#[test]
fn headings_are_known_in_many_forms() {
    let cases = [
        ("Title", Some(Column::Title)),
        ("JOB_TITLE", Some(Column::Role)),
        ("Experience (years)", Some(Column::Years)),
        ("Min. years", Some(Column::YearsMin)),
        ("Next role(s)", Some(Column::AdvancesTo)),
        ("Essential / Desirable", Some(Column::Importance)),
        ("Scope", None),
    ];
    for (text, column) in cases {
        assert_eq!(Column::of(text), column, "{text}");
    }
    assert_eq!(Heading::of("Skill \\ Role"), Heading::Known(Column::Skill));
    assert_eq!(Heading::of("roles / skills"), Heading::Known(Column::Role));
    assert_eq!(
        Heading::of("skill: Go"),
        Heading::Named(Column::Skill, "Go".to_owned())
    );
    assert_eq!(Heading::unit("Salary (GBP)"), Some("GBP"));
}

#[test]
fn units_and_parentheses_of_headings_are_read() {
    let cases = [
        ("Monthly salary", Some(Column::Salary)),
        ("Salary £", Some(Column::Salary)),
        ("Salary p.a.", Some(Column::Salary)),
        ("Salary/Year", Some(Column::Salary)),
        ("Hourly Rate", Some(Column::Salary)),
        ("Monthly salary min", Some(Column::SalaryMin)),
        ("Base Salary Range Max", Some(Column::SalaryMax)),
        ("Salary (min)", Some(Column::SalaryMin)),
        ("Salary (min - max)", Some(Column::Salary)),
        ("Salary (max, EUR)", Some(Column::SalaryMax)),
        ("Years (min)", Some(Column::YearsMin)),
        ("Years (max)", Some(Column::YearsMax)),
        ("Experience in years", Some(Column::Years)),
        ("Min experience months", Some(Column::YearsMin)),
        ("Skills (Desirable)", Some(Column::OptionalSkills)),
        ("Skills (essential)", Some(Column::Skills)),
        ("Next role (promotion)", Some(Column::AdvancesTo)),
        ("Next role (lateral)", Some(Column::LateralTo)),
        ("Next Role 2", Some(Column::AdvancesTo)),
        ("Annual review", None),
        ("Pay equity", None),
        ("Level 3", None),
        ("Skill 2", Some(Column::Skills)),
    ];
    for (text, column) in cases {
        let heading = column.map_or(Heading::Other, Heading::Known);
        assert_eq!(Heading::of(text), heading, "{text}");
    }
}

#[test]
fn headings_of_what_is_counted_are_no_skills() {
    for text in [
        "Pay point",
        "Career stage no",
        "Hay Score",
        "Bonus %",
        "Avg. hours",
        "# of posts",
        "Level",
    ] {
        assert!(columns::is_measure(text), "{text}");
    }
    for text in [
        "Budgeting",
        "C#",
        "Python",
        "Stage-craft".trim_end_matches("-craft"),
    ] {
        assert_eq!(columns::is_measure(text), text == "Stage", "{text}");
    }
}

#[test]
fn the_most_usual_heading_of_a_column_comes_first() {
    assert!(Column::Level.rank("Level") < Column::Level.rank("Pay Band"));
    assert!(Column::Role.rank("Job title") < Column::Role.rank("Role ID"));
    assert!(columns::is_of_ids("Job Code") && !columns::is_of_ids("Job title"));
}

#[test]
fn headings_tell_what_the_rows_are() {
    let cases: &[(&str, Option<Rows>)] = &[
        ("Title,Level", Some(Rows::Roles)),
        ("Role,Python,SQL", Some(Rows::Roles)),
        ("Skill,Engineer", Some(Rows::Skills)),
        ("Role,Skill,Level required", Some(Rows::Requirements)),
        ("Current role,Next role,Type", Some(Rows::Moves)),
        ("Level,Name,Description", Some(Rows::Steps)),
        ("Level,Name,Salary", Some(Rows::Roles)),
        ("Level,Name,Colour", None),
        ("Title", None),
        ("Month,Budget", None),
    ];
    for (text, rows) in cases {
        let headings: Vec<_> = text.split(',').map(Heading::of).collect();
        assert_eq!(Rows::below(&headings), *rows, "{text}");
    }
}

#[test]
fn every_known_heading_names_one_column() {
    let mut seen = Vec::new();
    for (column, name) in Column::every_heading() {
        assert_eq!(
            Column::of(name),
            Some(column),
            "`{name}` is written as it is compared"
        );
        assert!(!seen.contains(&name), "`{name}` stands twice");
        seen.push(name);
    }
}

#[test]
fn choices_are_read_with_their_names() {
    let read = |text: &'static str| {
        let read = lists::choice(text, Span::default()).ok()?;
        let (label, choice) = read?;
        let of = choice.of.iter().map(|name| name.value.to_string());
        Some((label, choice.count, of.collect::<Vec<_>>().join("+")))
    };
    assert_eq!(
        read("a language: 1 of C++, Go"),
        Some((Some("a language"), 1, "C+++Go".into()))
    );
    assert_eq!(read("two of A, B or C"), Some((None, 2, "A+B+C".into())));
    assert_eq!(
        read("1 of Bread, Stocks and sauces"),
        Some((None, 1, "Bread+Stocks and sauces".into()))
    );
    assert_eq!(read("Duty of care"), None);
    for misfit in ["3 of A, B", "0 of A, B", "65536 of A, B", "1 of A"] {
        assert!(lists::choice(misfit, Span::default()).is_err(), "{misfit}");
    }
}

/// What the tables of a text are, those of each part together; nothing where it is refused.
fn tables(text: &str) -> Vec<Vec<Rows>> {
    let text = text.replace(" / ", "\n");
    let (separator, top) = layout(TableKind::Csv, &text).expect("it has headings");
    let grid = Grid::split(SourceId::default(), &text, separator).expect("the quotes are right");
    let parts = beside::apart(SourceId::default(), grid, top).unwrap_or_default();
    let rows = |part: &beside::Part<'_>| part.tables.iter().map(|top| top.rows).collect();
    parts.iter().map(rows).collect()
}

#[test]
fn tables_below_one_another_are_told_from_labels_and_rows() {
    use Rows::{Moves, Roles, Skills, Steps};
    let cases: &[(&str, &[Rows])] = &[
        (
            "Skill,Cook / Stock,x / ,, / Role,Level / Cook,1",
            &[Skills, Roles],
        ),
        (
            "Skill,Cook / Stock,Low / ,, / step,name / 1,Low",
            &[Skills, Steps],
        ),
        (
            "Title,Careers / Owner,HR / ,, / Role,Level / Cook,1",
            &[Roles],
        ),
        (
            "Role:,Cook,Level:,2 / Date:,May / ,, / Role,Level,Next / Cook,1,",
            &[Roles],
        ),
        (
            "Role,Stock,Rotas / Cook,1,2 / ,, / From,To / Cook,Chef",
            &[Roles, Moves],
        ),
        (
            "Level,Name / 1,Junior / 2,Senior / ,, / Role,Level,Next / Cook,1,",
            &[Roles],
        ),
        (
            "Role,Level / Cook,1 / ,, / Moves / ,, / in May / From,To / Cook,Chef",
            &[Roles, Moves],
        ),
        (
            "Title,Kind / Go,skill / ,, / C,skill,IT / D,skill,IT",
            &[Roles],
        ),
        (
            "Skill,Cook,Chef / Stock,1,2 / ,, / Behaviour,2,3 / Rotas,1,1",
            &[Skills],
        ),
        (
            "Skill,L1,L2 / Stock,1,2 / ,, / Skill,L1,L2 / Rotas,1,1",
            &[Skills, Skills],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(tables(text), [expected.to_vec()], "{text}");
    }
}

#[test]
fn tables_side_by_side_are_told_from_one_with_an_empty_column() {
    use Rows::{Moves, Requirements, Roles, Skills, Steps};
    let cases: &[(&str, &[Rows])] = &[
        ("Role,Level,,Skill,Cook / Cook,1,,Stock,2", &[Roles, Skills]),
        ("Role,Level,,Role,Level / Cook,1,,Baker,1", &[Roles, Roles]),
        (
            "From,To,,Skills,Cook,Chef / Cook,Chef,,Stock,1,2 / ,,,Rotas,1,3",
            &[Moves, Skills],
        ),
        (
            "step,description,,,Skill,Cook / basic,little,,,Stock,basic",
            &[Steps, Skills],
        ),
        (
            "Role,Level,,From,To,,Skill,Cook / Cook,1,,Cook,Chef,,Stock,2",
            &[Roles, Moves, Skills],
        ),
        (
            "Role,Level,,Skill,Proficiency / Cook,1,,Stock,2",
            &[Requirements],
        ),
        ("Title,Grade,,Job code,Salary / Cook,1,,C1,20000", &[Roles]),
        (
            "Role,Level,,Next role,Skills / Cook,1,,Chef,Stock",
            &[Roles],
        ),
        (
            "Skill,Cook,Chef,,Level,Description / Stock,1,2,,1,basic",
            &[Skills],
        ),
        (
            "Skill,Cook,Chef,,step,description / Stock,1,2,,1,basic",
            &[Skills],
        ),
        ("Role,Level,,Skill,Cook / Cook,1,?,Stock,2", &[]),
    ];
    for (text, expected) in cases {
        let found: Vec<_> = tables(text).into_iter().flatten().collect();
        assert_eq!(found, *expected, "{text}");
    }
}
