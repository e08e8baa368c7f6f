//! Pages with tables that want too much, or say what is nobody's business.

use crate::diagnostic::render::{Style, human};
use crate::input::Format;
use crate::load::Loader;

/// The roles of a page by id, and what is told of it.
fn read(format: Format, page: &str) -> (Vec<String>, String) {
    let mut loader = Loader::new();
    loader.text("page", format, page);
    match loader.load() {
        Ok(read) => {
            let ids = read.graph.roles().map(|role| role.id().to_string());
            let told = human(&read.findings, &read.sources, Style::default());
            (ids.collect(), told)
        }
        Err(error) => (
            Vec::new(),
            human(&error.diagnostics, &error.sources, Style::default()),
        ),
    }
}

const HEAD: &str = "<table><tr><th>Title<th>Level<th>Next role</tr>";

#[test]
fn limits_are_told_and_nothing_is_left_out() {
    let table = "| Title | Level | Next role |\n|---|---|---|\n| Cook | 1 | Chef |\n\n";
    let merged = format!("<td colspan=200 rowspan=5000>{}", "x".repeat(1000));
    let padded = format!(
        "|Title|Level{}|\n{}|\n{}",
        "|".repeat(98),
        "|---".repeat(100),
        "|Cook|1|\n".repeat(4000)
    );
    let cases = [
        (
            Format::Markdown,
            table.repeat(201),
            "more than 200 tables of roles",
        ),
        (
            Format::Markdown,
            table.repeat(2001),
            "more than 2,000 tables",
        ),
        (
            Format::Markdown,
            padded,
            "lack more cells than can be filled up",
        ),
        (
            Format::Html,
            format!("{HEAD}<tr>{merged}</tr>{}", "<tr></tr>".repeat(5000)),
            "repeat more than 2 MiB",
        ),
        (
            Format::Html,
            format!("{HEAD}{}", "<tr><td colspan=200></tr>".repeat(6000)),
            "more than 1,000,000 cells",
        ),
    ];
    for (format, page, expected) in cases {
        let (roles, told) = read(format, &page);
        assert!(
            roles.is_empty() && told.contains(expected),
            "{expected}: {told}"
        );
    }
}

#[test]
fn tags_are_read_as_browsers_read_them() {
    let rows = "<tr><td data-rowspan=9 rowspan=\"2\">Cook<td>1<td>Chef</tr><tr><td>2<td>Boss</tr>";
    let bare =
        "<TABLE><tr><th>Title<th>Level<th>Next role<tr><td>Cook<td>1<td>Chef<tr><td>Chef<td>2<td>";
    let cases = [
        (format!("{HEAD}{rows}</table>"), "`Cook 1`, `Cook 2`"),
        (format!("{bare}</TABLE>"), ""),
        (
            format!("{HEAD}<caption>A</caption><tr><td>Cook<td>1<td>Chef</tr>B</table>"),
            "2 lines",
        ),
        (
            format!("<table><tr><td>{HEAD}<tr><td>Cook<td>1<td>Chef</table></table>"),
            "",
        ),
    ];
    for (page, expected) in cases {
        let (roles, told) = read(Format::Html, &page);
        assert!(told.contains(expected), "{page}: {told}");
        assert!(
            roles == ["chef", "cook"] || expected.starts_with('`'),
            "{page}: {roles:?} {told}"
        );
    }
}

#[test]
fn no_word_of_a_table_about_people_is_shown() {
    let people = "| Name | Role | Rating |\n|---|---|---|\n| Kim Secret | Cook | 3 |\n";
    let ladder = "| Title | Level | Next role |\n|---|---|---|\n| Cook | 1 | Chef |\n";
    let (roles, told) = read(Format::Markdown, people);
    assert!(roles.is_empty() && told.contains("about people"), "{told}");
    assert!(!told.contains("Kim"), "{told}");
    let (roles, told) = read(Format::Markdown, &format!("{ladder}\n{people}"));
    assert_eq!(roles, ["chef", "cook"]);
    assert!(
        told.contains("about people") && !told.contains("Kim"),
        "{told}"
    );
    let nested = "<table><tr><th>Name<th>Role<th>Rating<tr><td>Kim Secret<td>Cook<td>3</table>";
    let page = format!("{HEAD}<tr><td>Cook<td>1<td>Chef{nested}<tr><td>Chef<td>2<td></table>");
    let (_, told) = read(Format::Html, &page);
    assert!(
        told.contains("about people") && !told.contains("Kim"),
        "{told}"
    );
    let page = format!("# Cook\n\n## Responsibilities\n\n- Cooks\n\n## Team\n\n{people}");
    let (roles, told) = read(Format::Markdown, &page);
    assert_eq!(roles, ["cook"]);
    assert!(!told.contains("Kim"), "{told}");
}

#[test]
fn each_finding_names_the_line_of_the_page() {
    let page = "# Ladder\n\n| Title | Level | Next role |\n|---|---|---|\n| Cook | high | Chef |\n";
    let (_, told) = read(Format::Markdown, page);
    assert!(told.contains("page:5:10"), "{told}");
}
