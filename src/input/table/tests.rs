use proptest::prelude::*;

use super::columns::Column;
use super::grid::{Grid, Separator};
use super::headings::{Heading, Rows};
use super::lists;
use super::values::{self, Asked};
use crate::document::AskedProficiency;
use crate::model::Importance;
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

/// What a cell of a matrix says, in short.
fn said(text: &str) -> String {
    match values::asked(text) {
        Ok(Asked::No) => "no".to_owned(),
        Ok(Asked::Yes(proficiency, weight)) => {
            let step = match proficiency {
                AskedProficiency::Unspecified => "any".to_owned(),
                AskedProficiency::Number(step) => step.to_string(),
                AskedProficiency::Named(name) => name.to_string(),
            };
            let optional = weight == Some(Importance::OPTIONAL);
            format!("{step}{}", if optional { " optional" } else { "" })
        }
        Err(problem) => format!("error: {}", problem.message),
    }
}

#[test]
fn cells_of_a_matrix_say_how_well() {
    let cases = [
        ("", "no"),
        ("–", "no"),
        ("0", "no"),
        ("N/A", "no"),
        ("not required", "no"),
        ("x", "any"),
        ("✓", "any"),
        ("desirable", "any optional"),
        ("3", "3"),
        ("3.0", "3"),
        ("3+", "3"),
        ("L3", "3"),
        ("Level 3", "3"),
        ("(2)", "2 optional"),
        ("5 - Expert", "5"),
        ("Expert (5)", "5"),
        ("advanced beginner", "advanced beginner"),
        ("2-3", "error: `2-3` is not one step of a scale"),
        ("3,5", "error: `3,5` is not one step of a scale"),
        ("-1", "error: `-1` is not one step of a scale"),
        ("99", "error: `99` is no step of a scale"),
        (
            "leads a team of five people",
            "error: this is no proficiency",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn cells_say_years_and_levels() {
    let years = |text: &str| match values::years(text, true) {
        Ok(range) => range.to_string(),
        Err(problem) => format!("error: {}", problem.message),
    };
    let cases = [
        ("3", "3+"),
        ("1,5", "1.5+"),
        ("2–4", "2-4"),
        ("5,5 - 9", "5.5-9"),
        ("at least 3 years", "3+"),
        (">5", "5+"),
        ("18 months", "1.5+"),
        (
            "5-Mar",
            "error: `5-Mar` is a date, which spreadsheets make of ranges such as 3-5",
        ),
        (
            "2025-05-03",
            "error: `2025-05-03` is a date, which spreadsheets make of ranges such as 3-5",
        ),
        ("45901", "error: `45901`: years must lie between 0 and 100"),
    ];
    for (text, expected) in cases {
        assert_eq!(years(text), expected, "{text}");
    }
    for (text, expected) in [
        ("4", Some((4, None))),
        ("Band 5", Some((5, None))),
        ("L4", Some((4, None))),
        ("IC4", Some((4, Some("IC")))),
        ("M-2", Some((2, Some("M")))),
        ("8a", None),
        ("2.5", None),
        ("senior", None),
    ] {
        assert_eq!(values::level(text).ok(), expected, "{text}");
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
