//! The pages of a matrix, and of what changes along advancements.

use std::ops::Range;

use super::{Page, TABLE_END, begin_table, element, heads};
use crate::export::escape::xml;
use crate::export::words;
use crate::model::{Proficiency, ProficiencyScale};
use crate::query::matrix::{
    AdvancementDelta, Change, Matrix, MatrixCell, MatrixDelta, MatrixRow, RowChange,
};

/// With more roles than this their titles stand upright.
const FLAT_HEADS: usize = 8;
/// How many roles fit beside each other on paper.
const ON_PAPER: usize = 18;
/// So many advancements have a list above them.
const LISTED: usize = 4;
/// How many shades there are.
const SHADES: u8 = 5;

/// Returns the page of a matrix: roles by what they ask for.
pub fn matrix(matrix: &Matrix, title: &str) -> Page {
    page(matrix, title, None)
}

/// Returns the same with heads that lead to addresses.
#[cfg(feature = "explorer")]
pub(crate) fn matrix_with_links(matrix: &Matrix, title: &str, addresses: &Addresses) -> Page {
    page(matrix, title, Some(addresses))
}

/// What makes addresses from ids.
pub(crate) struct Addresses {
    pub(crate) role: fn(&str) -> String,
    pub(crate) skill: fn(&str) -> String,
}

/// Where heads lead anywhere.
type Address<'a> = Option<&'a Addresses>;

/// A name that leads to an address, where there is one.
fn linked(address: Option<String>, title: &str) -> String {
    let title = xml(title);
    match address {
        Some(address) => format!("<a href=\"{}\">{title}</a>", xml(&address)),
        None => title.into_owned(),
    }
}

fn page(matrix: &Matrix, title: &str, address: Address<'_>) -> Page {
    let mut out = header("Roles by what they ask for", title);
    legend(&mut out, &matrix.scale);
    let all = matrix.roles.len();
    let several = all > ON_PAPER;
    // On a screen one table is scrolled; paper cannot be scrolled, so there are several of them.
    let screen = if several { " screen" } else { "" };
    put!(
        out,
        "<div class=\"wide sheet{screen}\" tabindex=\"0\" role=\"region\" aria-label=\"Matrix\">\n"
    );
    table(&mut out, matrix, 0..all, address);
    out.push_str("</div>\n");
    if several {
        out.push_str("<div class=\"paper\">\n");
        for first in (0..all).step_by(ON_PAPER) {
            table(&mut out, matrix, first..all.min(first + ON_PAPER), address);
        }
        out.push_str("</div>\n");
    }
    out.push_str("</main>\n");
    Page::new(
        format!("{title} \u{2013} roles by what they ask for"),
        "matrix-page",
        out,
    )
}

/// The table of some of the roles, with what one of them asks for.
fn table(out: &mut String, matrix: &Matrix, columns: Range<usize>, address: Address<'_>) {
    let roles = &matrix.roles[columns.clone()];
    let upright = if roles.len() > FLAT_HEADS {
        " upright"
    } else {
        ""
    };
    put!(
        out,
        "<table class=\"matrix{upright}\">\n<thead><tr><th scope=\"col\">Skill</th>"
    );
    for role in roles {
        let title = linked(
            address.map(|address| (address.role)(&role.name.id)),
            &words::titled(&role.name),
        );
        put!(out, "<th scope=\"col\"><span>{title}</span></th>");
    }
    out.push_str("</tr></thead>\n");
    for group in matrix.rows.chunk_by(|a, b| a.group == b.group) {
        let asked = |row: &&MatrixRow| row.cells[columns.clone()].iter().any(Option::is_some);
        let rows: Vec<_> = group.iter().filter(asked).collect();
        if rows.is_empty() {
            continue;
        }
        put!(
            out,
            "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\"><span>{}</span></th></tr>\n",
            roles.len() + 1,
            xml(&group[0].group)
        );
        for row in rows {
            let skill = match &row.skills[..] {
                [one] => address.map(|address| (address.skill)(&one.id)),
                _ => None,
            };
            put!(out, "<tr><th scope=\"row\">{}", linked(skill, &row.title));
            let choice = words::choice(row.count, &row.skills);
            if let Some(choice) = choice.filter(|choice| *choice != row.title) {
                put!(out, "<br><small>{}</small>", xml(&choice));
            }
            out.push_str("</th>");
            for (cell, role) in row.cells[columns.clone()].iter().zip(roles) {
                self::cell(out, &matrix.scale, cell.as_ref(), role.name.stub);
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n");
    }
    out.push_str("</table>\n");
}

fn header(what: &str, title: &str) -> String {
    let mut out = String::from("<main>\n<header>\n<p class=\"kicker\">Career matrix</p>\n");
    element(&mut out, "h1", what);
    element(&mut out, "p class=\"ends\"", title);
    out.push_str("</header>\n");
    out
}

fn cell(out: &mut String, scale: &ProficiencyScale, cell: Option<&MatrixCell>, stub: bool) {
    let Some(cell) = cell else {
        out.push_str(if stub {
            "<td class=\"unknown\" title=\"not known\">?</td>"
        } else {
            "<td></td>"
        });
        return;
    };
    let optional = if cell.essential { "" } else { " optional" };
    let shade = cell.proficiency.map_or(1, |step| shade(step, scale.top()));
    put!(
        out,
        "<td class=\"p{shade}{optional}\" title=\"{}\">{}</td>",
        xml(&words::asked_in_words(scale, cell)),
        xml(&words::asked_for(cell))
    );
}

/// The shade of a step: the scale in as many parts as there are shades.
fn shade(step: u8, top: u8) -> u8 {
    let part = u32::from(step) * u32::from(SHADES);
    part.div_ceil(u32::from(top.max(1)))
        .clamp(1, u32::from(SHADES)) as u8
}

fn legend(out: &mut String, scale: &ProficiencyScale) {
    out.push_str("<ul class=\"legend\">\n");
    for step in 1..=scale.top() {
        let name = scale.name(Proficiency(step)).unwrap_or_default();
        put!(
            out,
            "<li><span class=\"swatch p{}\">{step}</span> {}</li>\n",
            shade(step, scale.top()),
            xml(name)
        );
    }
    out.push_str(
        "<li><span class=\"swatch optional\">(n)</span> optional</li>\n\
         <li><span class=\"swatch\">any</span> how well is not stated</li>\n\
         <li><span class=\"swatch\">~n</span> inferred from words</li>\n\
         <li>k of several: that many of the skills below the name will do</li>\n</ul>\n",
    );
}

/// Returns the page of what changes along advancements.
pub fn matrix_delta(delta: &MatrixDelta, title: &str) -> Page {
    let mut out =
        String::from("<main>\n<header>\n<p class=\"kicker\">What changes along advancements</p>\n");
    element(&mut out, "h1", title);
    out.push_str("</header>\n");
    if delta.advancements.is_empty() {
        element(&mut out, "p", "No advancement joins two of these roles.");
    }
    contents(&mut out, delta);
    for (at, advancement) in delta.advancements.iter().enumerate() {
        self::advancement(&mut out, at, advancement, &delta.scale);
    }
    out.push_str("</main>\n");
    Page::new(
        format!("{title} \u{2013} what changes along advancements"),
        "delta",
        out,
    )
}

/// What a page of several advancements has in it.
fn contents(out: &mut String, delta: &MatrixDelta) {
    if delta.advancements.len() < LISTED {
        return;
    }
    out.push_str("<nav aria-label=\"Advancements\" class=\"contents\">\n<ul>\n");
    for (at, advancement) in delta.advancements.iter().enumerate() {
        let head = ends(advancement);
        put!(out, "<li><a href=\"#up-{at}\">{}</a></li>\n", xml(&head));
    }
    out.push_str("</ul>\n</nav>\n");
}

fn ends(delta: &AdvancementDelta) -> String {
    format!("{} \u{2192} {}", delta.from.title, delta.to.title)
}

fn advancement(out: &mut String, at: usize, delta: &AdvancementDelta, scale: &ProficiencyScale) {
    out.push_str("<section>\n");
    element(out, &format!("h2 id=\"up-{at}\""), &ends(delta));
    if !delta.known {
        element(
            out,
            "p",
            "One of the two is a stub: what changes is not known.",
        );
    } else if delta.changes.is_empty() {
        element(out, "p", "Nothing changes.");
    } else {
        begin_table(out, &ends(delta), "changes");
        heads(out, &["Change", "Skill", "Before", "After"]);
        for row in &delta.changes {
            change(out, row, scale);
        }
        out.push_str(TABLE_END);
    }
    let same = words::plural(delta.same, "requirement");
    element(out, "p class=\"note\"", &format!("{same} as before."));
    out.push_str("</section>\n");
}

fn change(out: &mut String, row: &RowChange, scale: &ProficiencyScale) {
    let mark = match row.change {
        Change::New => "+ new",
        Change::Raised => "\u{2191} raised",
        Change::Other => "\u{2260} other",
        Change::Lowered => "\u{2193} lowered",
        Change::Dropped => "\u{2212} dropped",
    };
    let choice = words::choice(row.count, &row.skills).filter(|choice| *choice != row.title);
    let choice = choice.map(|choice| format!("<br><small>{}</small>", xml(&choice)));
    put!(
        out,
        "<tr class=\"{}\"><td>{mark}</td><th scope=\"row\">{}{}</th>",
        row.change.as_str(),
        xml(&row.title),
        choice.unwrap_or_default()
    );
    for cell in [&row.before, &row.after] {
        let said = cell.as_ref().map_or_else(
            || "\u{2013}".to_owned(),
            |cell| words::asked_in_words(scale, cell),
        );
        put!(out, "<td>{}</td>", xml(&said));
    }
    out.push_str("</tr>\n");
}
