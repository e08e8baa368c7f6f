//! Tables of data, and those that lay out a form or a page.

use super::{of_word, p};

fn bold(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

fn cell(properties: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
}

/// A row whose cells have these paragraphs.
fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|inner| cell("", inner)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())
}

#[test]
fn a_table_of_data_stays_one() {
    let rows = [
        row(&[&p("Skill"), &p("Level|s"), &p("Note")]),
        row(&[&p("Baking"), "<w:p/>", &(p("a") + &p("b"))]),
    ];
    assert_eq!(
        of_word(&(p("Before") + &table(&rows) + &p("After"))),
        "Before\n\n| Skill | Level\\|s | Note |\n| --- | --- | --- |\n| Baking |  | a<br>b |\n\nAfter\n"
    );
}

#[test]
fn merged_cells_are_repeated_and_a_row_of_one_cell_is_not() {
    let two = r#"<w:gridSpan w:val="2"/>"#;
    let (start, more) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let rows = [
        format!(
            "<w:tr>{}{}</w:tr>",
            cell("", &p("Skill")),
            cell(two, &p("Levels"))
        ),
        format!(
            "<w:tr>{}</w:tr>",
            cell(r#"<w:gridSpan w:val="3"/>"#, &p("Craft"))
        ),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            cell(start, &p("Baking")),
            cell("", &p("1")),
            cell("", &p("2"))
        ),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            cell(more, "<w:p/>"),
            cell("", &p("3")),
            cell("", &p("4"))
        ),
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"
            .to_owned(),
    ];
    assert_eq!(
        of_word(&table(&rows)),
        "| Skill | Levels | Levels |\n| --- | --- | --- |\n| Craft |  |  |\n| Baking | 1 | 2 |\n| Baking | 3 | 4 |\n"
    );
}

#[test]
fn a_form_becomes_labels_and_headings() {
    let rows = [
        row(&[&bold("Job title"), &p("Nurse")]),
        row(&[
            &bold("Responsibilities:"),
            &(p("• Gives care.") + &p("• Teaches.")),
        ]),
        row(&[&bold("Signature"), "<w:p/>"]),
        row(&[&p("Band"), &p("5")]),
    ];
    assert_eq!(
        of_word(&table(&rows)),
        "Job title: Nurse\n\n**Responsibilities**\n\n- Gives care.\n- Teaches.\n\nBand: 5\n"
    );
    let pairs = [
        row(&[&p("Job title"), &p("Nurse"), &p("Band"), &p("5")]),
        row(&[&p("Department:"), &p("Ward"), &p("Hours:"), "<w:p/>"]),
    ];
    assert_eq!(
        of_word(&table(&pairs)),
        "Job title: Nurse\n\nBand: 5\n\nDepartment: Ward\n"
    );
}

#[test]
fn a_table_with_bold_headings_is_one_of_data() {
    let rows = [
        row(&[&bold("Level"), &bold("Expectations")]),
        row(&[&p("L1"), &(p("Bakes.") + &p("Cleans."))]),
    ];
    assert_eq!(
        of_word(&table(&rows)),
        "| Level | Expectations |\n| --- | --- |\n| L1 | Bakes.<br>Cleans. |\n"
    );
}

#[test]
fn a_table_that_lays_out_a_page_is_what_stands_in_it() {
    let inner = table(&[
        row(&[&p("Skill"), &p("Level")]),
        row(&[&p("Baking"), &p("3")]),
    ]);
    assert_eq!(
        of_word(&table(&[row(&[&(bold("Cook") + &inner)])])),
        "**Cook**\n\n| Skill | Level |\n| --- | --- |\n| Baking | 3 |\n"
    );
    let rows = [
        row(&[&p("A"), &p("B"), &p("C")]),
        row(&[&p("x"), &inner, &p("z")]),
    ];
    assert_eq!(
        of_word(&table(&rows)),
        "| A | B | C |\n| --- | --- | --- |\n| x | Skill: Level<br>Baking: 3 | z |\n"
    );
    assert_eq!(of_word(&table(&[])), "");
    assert_eq!(
        of_word("<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>"),
        "a\n"
    );
}
