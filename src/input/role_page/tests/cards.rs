//! Tables of a page about one role: cards of its fields, and its pay.

use super::*;

fn pay_of(role: &RoleEntry) -> Option<String> {
    role.salary.as_ref().map(|pay| pay.value.to_string())
}

#[test]
fn a_table_with_labels_in_its_first_column_is_a_card_of_the_role() {
    let rows = [
        ["Job title", "Data Clerk"],
        ["Grade", "3"],
        ["Reports to", "Office Manager"],
        ["Pay", "£24,000 - £26,000"],
        ["What you'll do", "• Files letters<br>• Opens the post"],
        ["What you'll need", "SQL; communication"],
        ["Nice to have", "Python"],
        ["Floor", "4"],
        ["Next role", "Senior Clerk"],
    ];
    let bars = |rows: &[[&str; 2]]| {
        let rows = rows
            .iter()
            .map(|[label, said]| format!("| **{label}** | {said} |\n"));
        rows.collect::<Vec<_>>().concat()
    };
    let tags = rows
        .map(|[label, said]| format!("<tr><th>{label}</th><td>{said}</td></tr>"))
        .concat();
    for (kind, page) in [
        (
            PageKind::Markdown,
            format!("{}|---|---|\n{}", bars(&rows[..1]), bars(&rows[1..])),
        ),
        (
            PageKind::Markdown,
            format!(
                "# Role card\n\n| Field | Value |\n|---|---|\n{}",
                bars(&rows)
            ),
        ),
        (
            PageKind::Markdown,
            format!(
                "# Data Clerk\n\n## At a glance\n\n| | |\n|---|---|\n{}",
                bars(&rows)
            ),
        ),
        (
            PageKind::Html,
            format!("<h1>Data Clerk</h1><table>{tags}</table>"),
        ),
    ] {
        let role = with_lexicon(kind, &page);
        assert_eq!(&*role.title.value, "Data Clerk", "{page}");
        assert_eq!(role.level.map(|level| level.value), Some(3), "{page}");
        assert_eq!(
            pay_of(&role).as_deref(),
            Some("24000-26000 GBP/year"),
            "{page}"
        );
        assert_eq!(
            texts(&role.about.responsibilities),
            ["Files letters", "Opens the post"],
            "{page}"
        );
        assert_eq!(
            asked_of(&role),
            ["sql", "communication", "python?"],
            "{page}"
        );
        assert_eq!(
            moves(&role, MoveList::AdvancesTo),
            ["Senior Clerk"],
            "{page}"
        );
        assert_eq!(
            texts(&role.about.notes),
            ["Reports to: Office Manager", "Floor: 4"],
            "{page}"
        );
    }
}

#[test]
fn a_list_in_the_last_cell_of_a_card_stands_below_its_label() {
    let role = with_lexicon(
        PageKind::Html,
        "<h1>Data Clerk</h1><table><tr><th>Grade</th><td>3</td></tr><tr><th>Team</th><td>Post</td></tr>
         <tr><th>Reports to</th><td>Office Manager</td></tr>
         <tr><th>Requirements</th><td><ul><li>SQL</li><li>Python</li></ul></td></tr></table>",
    );
    assert_eq!(asked_of(&role), ["sql", "python"]);
}

#[test]
fn tables_apart_by_an_empty_line_are_two() {
    let role = with_lexicon(
        PageKind::Markdown,
        "# Data Clerk\n\n## Skills\n\n| Skill | Level |\n|---|---|\n| SQL | 3 |\n\n| Pay | From | To |\n|---|---|---|\n| Leeds | 20 | 30 |\n",
    );
    assert_eq!(asked_of(&role), ["sql"]);
    assert_eq!(
        texts(&role.about.notes),
        ["Pay | From | To", "Leeds | 20 | 30"]
    );
}

#[test]
fn a_row_of_pay_in_several_places_is_no_pay_of_the_role() {
    for (head, rows) in [
        (
            "City | Level | Salary",
            ["London | 3 | 65,000", "Leeds | 3 | 55,000"],
        ),
        ("City | Salary", ["London | £65,000", "Leeds | £55,000"]),
        (
            "Site | Grade | Rate",
            ["Hull | 2 | £12.60 per hour", "Leeds | 2 | £12.21/h"],
        ),
    ] {
        let dashes = head.replace(|c: char| c != '|', "-");
        let page = format!(
            "# Data Clerk\n\n## Salary\n\n| {head} |\n| {dashes} |\n| {} |\n| {} |\n",
            rows[0], rows[1]
        );
        let role = with_lexicon(PageKind::Markdown, &page);
        assert_eq!(pay_of(&role), None, "{page}");
        assert_eq!(texts(&role.about.notes), [head, rows[0], rows[1]], "{page}");
    }
}

#[test]
fn the_ends_of_a_range_may_stand_side_by_side() {
    for (head, row) in [
        ("Minimum | Maximum", "£50,000 | £60,000"),
        ("Min | Midpoint | Max", "£50,000 | £55,000 | £60,000"),
        ("Salary from | Salary to", "£50k | £60k"),
    ] {
        let dashes = head.replace(|c: char| c != '|', "-");
        let page = format!(
            "# Data Clerk\n\n## Skills\n\n- SQL\n\n## Money\n\n| {head} |\n| {dashes} |\n| {row} |\n"
        );
        let role = with_lexicon(PageKind::Markdown, &page);
        assert_eq!(
            pay_of(&role).as_deref(),
            Some("50000-60000 GBP/year"),
            "{page}"
        );
    }
}

#[test]
fn what_stands_beside_the_last_heading_belongs_to_its_row() {
    let role = with_lexicon(
        PageKind::Markdown,
        "# Data Clerk\n\n## Skills\n\n| Skill | Level |\n|---|---|\n| SQL | 3 | on Fridays |\n",
    );
    let extra = role.requirements[0].extra.as_ref();
    let evidence = extra.and_then(|extra| extra.evidence.first());
    assert_eq!(
        evidence.map(ToString::to_string).as_deref(),
        Some("SQL – on Fridays")
    );
}

#[test]
fn paragraphs_in_cells_end_no_row() {
    let cell = |text: &str| format!("<td><p>{text}</p></td>");
    let row = |cells: [&str; 3]| format!("<tr>{}</tr>", cells.map(cell).concat());
    let table = [
        row(["Skill", "Level", "Must have?"]),
        row(["SQL", "3", "Yes"]),
        row(["Python", "2", "No"]),
    ];
    let page = format!(
        "<h1>Data Clerk</h1><h2>Skills</h2><table>{}</table><h2>More</h2><table>
         <tr><td>Key duties</td><td><p>Files letters</p><p>Opens the post</p></td></tr>
         <tr><td>Progression</td><td><p>Office Manager</p></td></tr></table>",
        table.concat()
    );
    let role = with_lexicon(PageKind::Html, &page);
    assert_eq!(asked_of(&role), ["sql", "python?"]);
    assert_eq!(
        texts(&role.about.responsibilities),
        ["Files letters", "Opens the post"]
    );
    assert_eq!(moves(&role, MoveList::AdvancesTo), ["Office Manager"]);
}

#[test]
fn facts_behind_dots_have_their_own_labels() {
    let role = with_lexicon(
        PageKind::Markdown,
        "# Data Clerk\n\n**Location:** Leeds · **Team:** Post · **Salary:** £24,000\n\n## Skills\n\n- SQL\n",
    );
    assert_eq!(pay_of(&role).as_deref(), Some("24000 GBP/year"));
    assert_eq!(texts(&role.about.notes), ["Location: Leeds", "Team: Post"]);
}
