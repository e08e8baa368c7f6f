//! Drawings, within pages and to take away.

use std::path::Path;

use super::ask::Ask;
use super::markup::{element, role_address};
use super::reply::{Answer, Page, Reply};
use super::routes;
use crate::export::escape::{address_part, xml};
use crate::export::svg::Svg;
use crate::export::{Format, Layout, Look, put};
use crate::query::path::PathQuery;
use crate::view::{Before, GraphView, Grouping, ViewBuilder};

/// The formats that are offered below a drawing.
const OFFERED: [&str; 8] = [
    "svg", "png", "pdf", "html", "dot", "mermaid", "graphml", "csv",
];
/// More boxes than this are no picture that says anything, and take long to place.
pub(super) const MOST_BOXES: usize = 250;
/// More lines than this neither.
const MOST_LINES: usize = 1500;
/// What a drawing that is shown by itself may do: have its own styles.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// Returns what a question asks to draw: changes, paths where it has both ends, the surroundings where it has a role,
/// else what is selected, or everything.
pub(super) fn asked<'a>(ask: &Ask<'a>) -> Result<ViewBuilder<'a>, Answer> {
    let graph = ask.graph();
    let mut view = graph.view().group(grouping(ask)?);
    if ask.field("draw") == Some(ALL_WAYS) {
        return match routes::all_ways(ask)? {
            Some(query) => all_ways(ask, &query),
            None => Err(Answer::missing("there are no two roles to draw between")),
        };
    }
    if ask.is_on("to") {
        return match routes::found(ask)? {
            Some(found) => Ok(view.paths(&found.paths)),
            None => Err(Answer::missing("there is no path to draw")),
        };
    }
    if ask.is_on("changes") {
        let (before, _) = ask.before();
        return Ok(view.since(Before::of(before)));
    }
    if let Some(role) = ask.role("role")? {
        view = view.around(role, ask.number("moves", 1, 3)?);
    }
    if let Some(roles) = ask.selected("show")? {
        view = view.only(&roles);
    }
    if let Some(person) = ask.person() {
        view = view.readiness(&person);
    }
    Ok(view)
}

/// How a question asks to draw all ways between two roles, and not the best paths.
pub(super) const ALL_WAYS: &str = "all-ways";

/// All ways between two roles.
pub(super) fn all_ways<'a>(
    ask: &Ask<'a>,
    query: &PathQuery<'a>,
) -> Result<ViewBuilder<'a>, Answer> {
    let part = query.subgraph();
    let part = part.map_err(|error| routes::refused(&error))?;
    let title = ask.ends().unwrap_or_default();
    let mut view = ask.graph().view().part(&part, title);
    if let Some(person) = ask.person() {
        view = view.readiness(&person);
    }
    Ok(view)
}

pub(super) fn grouping(ask: &Ask<'_>) -> Result<Grouping, Answer> {
    let chosen = ask.chosen(
        "group",
        Grouping::NAMES.map(|(group, name, _)| (group, name)),
    )?;
    Ok(chosen.unwrap_or_default())
}

/// How a drawing looks: every box leads to the page of its role.
fn look(ask: &Ask<'_>) -> Result<Look, Answer> {
    let mut look = Look::default();
    let chosen = ask.chosen(
        "layout",
        Layout::NAMES.map(|(layout, name, _)| (layout, name)),
    )?;
    look.layout = chosen.unwrap_or_default();
    Ok(look)
}

/// Whether a drawing says anything, and does not take too long.
fn is_drawable(view: &GraphView) -> bool {
    view.nodes.len() <= MOST_BOXES && view.edges.len() <= MOST_LINES
}

/// Adds a drawing, with what it can be taken away as: a question that draws the same, and a name for the file.
/// What is too large for one is told instead.
pub(super) fn add(
    page: &mut Page,
    ask: &Ask<'_>,
    mut view: GraphView,
    question: &str,
    name: &str,
) -> Result<(), Answer> {
    if view.nodes.is_empty() {
        return Ok(());
    }
    if !is_drawable(&view) {
        element(&mut page.body, "p class=\"note\"", TOO_LARGE);
        return Ok(());
    }
    let mut look = look(ask)?;
    look.link = Some(format!("{}{{id}}", role_address("")));
    let title = view.title.take().unwrap_or_else(|| "Drawing".to_owned());
    let svg = Svg::of(&view, &look).numbered().to_string();
    let style = svg
        .split_once("<style>")
        .and_then(|(_, rest)| rest.split_once("</style>"));
    page.styles.extend(style.map(|(style, _)| style.to_owned()));
    let out = &mut page.body;
    put!(
        out,
        "<figure class=\"drawing\">\n<a class=\"skip\" href=\"#below\">Skip the drawing</a>\n{ZOOM}\
         <div class=\"canvas\" data-pan role=\"region\" tabindex=\"0\" aria-label=\"{}\">{svg}</div>\n\
         <figcaption id=\"below\" tabindex=\"-1\"><span class=\"take\">Save it as",
        xml(&title),
    );
    for format in offered() {
        put!(
            out,
            " <a href=\"/drawing/{}.{}?{}\" title=\"{}\">{}</a>",
            address_part(name),
            format.extensions[0],
            xml(question),
            xml(format.about),
            format.name,
        );
    }
    out.push_str("</span></figcaption>\n</figure>\n");
    Ok(())
}

/// The buttons above a drawing.
const ZOOM: &str = "<div class=\"zoom\" data-live hidden>\
    <button type=\"button\" data-do=\"out\" aria-label=\"Zoom out\">\u{2212}</button>\
    <button type=\"button\" data-do=\"fit\">Show all</button>\
    <button type=\"button\" data-do=\"in\" aria-label=\"Zoom in\">+</button> \
    <span>Two fingers move and zoom it.</span></div>\n";

fn offered() -> impl Iterator<Item = &'static Format> {
    OFFERED.iter().filter_map(|name| Format::from_name(name))
}

/// Answers with a drawing to take away.
pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    match taken(ask) {
        Ok(reply) => reply.into(),
        Err(answer) => answer,
    }
}

fn taken(ask: &Ask<'_>) -> Result<Reply, Answer> {
    let name = ask.named().unwrap_or_default();
    let format = Format::from_path(Path::new(name));
    let format = format.ok_or_else(|| Answer::missing("there is no drawing of that format"))?;
    let view = asked(ask)?;
    let is_large = || !is_drawable(&view.build());
    if !format.is_data() && is_large() {
        return Err(Answer::problem(400, TOO_LARGE, &[]));
    }
    let export = format.export(&view, &look(ask)?);
    let export = export.map_err(|error| Answer::problem(400, &error.to_string(), &[]))?;
    let mut reply = Reply::new(media_type(format.name), export.bytes);
    POLICY.clone_into(&mut reply.policy);
    // What a browser shows by itself it may show; a page with a script is to be opened from where it is kept.
    if !["svg", "png"].contains(&format.name) {
        let plain = |c: char| {
            if c.is_ascii_alphanumeric() || "-._".contains(c) {
                c
            } else {
                '_'
            }
        };
        let name: String = name.chars().map(plain).collect();
        reply.file_name = Some(name.trim_start_matches('.').to_owned());
    }
    Ok(reply)
}

/// Why there is no drawing.
const TOO_LARGE: &str = "too many roles and moves for a readable picture: choose fewer";

fn media_type(format: &str) -> &'static str {
    match format {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "pdf" => "application/pdf",
        "html" => "text/html; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "graphml" | "gexf" => "application/xml",
        name if name.ends_with("json") => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}
