//! The page of a drawing, to look around in: it pans and zooms, finds roles, and tells all that is
//! known of one. Without its script it is the drawing with a list of the roles below.

mod asks;

use std::collections::BTreeMap;

use super::{Look, Page, element, list};
use crate::export::escape::{address_part, xml};
use crate::export::svg::Svg;
use crate::export::text::{self, title_of};
use crate::export::words::{percent, round, stands};
use crate::export::{Format, Work};
use crate::model::{RoleId, TransitionKind, in_years};
use crate::view::network::{Attribute, Network, NetworkEdge, NetworkNode, Value};
use crate::view::{Asks, Change, GraphView, Note};

/// The format.
pub(in crate::export) const FORMAT: Format = Format {
    name: "html",
    extensions: &["html", "htm"],
    about: "a page to look around in: pan, zoom, search, details",
    purpose: "one file for a browser, to be sent or put on a site: it pans, zooms, finds roles and \
              tells what they ask for",
    work: Work::Page(|view, network, asks, look| viewer(view, network, asks, look).to_string()),
};

const STYLES: &str = include_str!("viewer/viewer.css");
pub(super) const SCRIPT: &str = concat!(
    include_str!("viewer/pan.js"),
    include_str!("viewer/viewer.js")
);
/// The part of the script that moves a drawing, for pages of several parts.
#[cfg(feature = "explorer")]
pub(crate) const PAN: &str = include_str!("viewer/pan.js");
/// The SHA-256 of the script as it stands between its tags, by which the policy knows it.
pub(super) const SCRIPT_HASH: &str = "3re8WqWWT/4R7U+Gq+n9fsyuicIzZSVpAxI2aDDygrg=";

/// What stands above the drawing.
const TOOLS: &str = "<form id=\"find\" role=\"search\" data-live hidden>\
    <input id=\"search\" type=\"search\" placeholder=\"Role or skill\" aria-label=\"Find a role or a skill\" \
    list=\"titles\" autocomplete=\"off\"><button>Find</button></form>\n\
    <div role=\"group\" aria-label=\"Zoom\" data-live hidden>\
    <button type=\"button\" data-do=\"out\" aria-label=\"Zoom out\">\u{2212}</button>\
    <button type=\"button\" data-do=\"fit\">Show all</button>\
    <button type=\"button\" data-do=\"in\" aria-label=\"Zoom in\">+</button></div>\n\
    <span id=\"status\" role=\"status\" data-live hidden></span>\n";
/// What stands below it.
const HELP: &str = "<p class=\"help\" data-live hidden><kbd>/</kbd> finds a role or a skill, \
    <kbd>\u{2190}\u{2191}\u{2193}\u{2192}</kbd> or dragging moves the picture, <kbd>+</kbd> \
    <kbd>\u{2212}</kbd> or the wheel zooms, <kbd>0</kbd> shows all, <kbd>Tab</kbd> and \
    <kbd>Enter</kbd> open a role, <kbd>Esc</kbd> closes it</p>\n";

/// Returns the page of a drawing.
fn viewer(view: &GraphView, network: &Network, asks: &Asks, look: &Look) -> Page {
    let title = title_of(view).unwrap_or_else(|| "Career graph".to_owned());
    let mut out = String::from("<header class=\"bar\">\n");
    if let Some(home) = &look.home {
        put!(out, "<a href=\"{}\">All roles</a>\n", xml(home));
    }
    element(&mut out, "h1", &title);
    out.push_str(TOOLS);
    out.push_str("</header>\n<main>\n<div id=\"canvas\" role=\"region\" aria-label=\"Drawing\">\n");
    // Boxes lead to the cards below.
    let mut own = look.clone();
    own.link = Some("#role-{id}".to_owned());
    // The page has its title above.
    let mut untitled = view.clone();
    untitled.title = None;
    put!(out, "{}", Svg::of(&untitled, &own).numbered());
    out.push_str(
        "</div>\n<aside id=\"cards\" aria-label=\"Role\">\n\
         <button type=\"button\" id=\"close\" data-do=\"close\" aria-label=\"Close\" data-live \
         hidden>\u{d7}</button>\n",
    );
    let cards = Cards::of(view, network, asks, look);
    for node in 0..network.nodes.len() {
        cards.card(&mut out, node);
    }
    put!(out, "</aside>\n</main>\n{HELP}<datalist id=\"titles\">");
    for node in &network.nodes {
        put!(out, "<option value=\"{}\">", xml(&name(node)));
    }
    out.push_str("</datalist>\n");
    Page {
        title,
        class: "viewer",
        styles: STYLES,
        body: out,
        script: Some((SCRIPT, SCRIPT_HASH)),
    }
}

/// What to call a role.
fn name(node: &NetworkNode) -> String {
    text::name(&node.title, node.id.as_str())
}

/// The details of every role.
struct Cards<'n> {
    view: &'n GraphView,
    network: &'n Network,
    asks: &'n Asks,
    look: &'n Look,
    /// Which box is which role.
    places: BTreeMap<&'n RoleId, usize>,
    out_of: Vec<Vec<&'n NetworkEdge>>,
    into: Vec<Vec<&'n NetworkEdge>>,
}

impl<'n> Cards<'n> {
    fn of(view: &'n GraphView, network: &'n Network, asks: &'n Asks, look: &'n Look) -> Self {
        let mut out_of = vec![Vec::new(); network.nodes.len()];
        let mut into = out_of.clone();
        for edge in &network.edges {
            out_of[edge.from].push(edge);
            into[edge.to].push(edge);
        }
        let boxes = view.nodes.iter().map(|node| &node.id);
        Self {
            view,
            network,
            asks,
            look,
            places: boxes.zip(0..).collect(),
            out_of,
            into,
        }
    }

    /// The value of an attribute of a role.
    fn value(&self, node: usize, name: &str) -> Option<&'n Value> {
        value(
            &self.network.of_nodes,
            &self.network.nodes[node].values,
            name,
        )
    }

    fn text(&self, node: usize, name: &str) -> Option<String> {
        self.value(node, name).map(Value::to_text)
    }

    fn list(&self, node: usize, name: &str) -> Vec<String> {
        match self.value(node, name) {
            Some(Value::List(texts)) => texts.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        }
    }

    fn is(&self, node: usize, name: &str) -> bool {
        self.value(node, name) == Some(&Value::Flag(true))
    }

    fn card(&self, out: &mut String, node: usize) {
        let role = &self.network.nodes[node];
        let Some(&place) = self.places.get(&role.id) else {
            return;
        };
        let aliases = self.list(node, "aliases");
        let names = format!("{}\n{}", role.id, aliases.join("\n"));
        put!(
            out,
            "<section id=\"role-{}\" data-card=\"{place}\" data-names=\"{}\">\n<h2 \
             tabindex=\"-1\">{}</h2>\n",
            xml(role.id.as_str()),
            xml(&names),
            xml(&name(role))
        );
        self.facts(out, node);
        self.looks(out, place);
        if !aliases.is_empty() {
            element(out, "p", &format!("Also called {}", aliases.join(", ")));
        }
        if let Some(summary) = self.text(node, "summary") {
            element(out, "p", &summary);
        }
        if let Some(link) = self.look.link_to(&role.id) {
            put!(out, "<p><a href=\"{}\">Its own page</a></p>\n", xml(&link));
        }
        let is_side = |edge: &&&NetworkEdge| edge.kind == TransitionKind::Lateral;
        let (side, up): (Vec<_>, Vec<_>) = self.out_of[node].iter().partition(is_side);
        let (beside, below): (Vec<_>, Vec<_>) = self.into[node].iter().partition(is_side);
        self.moves(out, "Leads to", &up, |edge| edge.to);
        self.moves(out, "Comes from", &below, |edge| edge.from);
        self.moves(out, "Lateral moves to", &side, |edge| edge.to);
        self.moves(out, "Lateral moves from", &beside, |edge| edge.from);
        list(
            out,
            "h3",
            "Also entered from",
            &self.list(node, "outside_entries"),
        );
        asks::add(out, &self.asks.scale, &self.asks.of_roles[node]);
        out.push_str("</section>\n");
    }

    /// How ready somebody is for the role, and what became of it, where the drawing shows that.
    fn looks(&self, out: &mut String, place: usize) {
        let node = &self.view.nodes[place];
        if let Some(heat) = &node.heat {
            let mut said = vec![stands(&heat.measure)];
            said.extend(heat.current.then(|| "current role".to_owned()));
            let share = heat.coverage().map(percent);
            said.extend(share.map(|share| format!("{share} of what it asks for is held")));
            element(out, "p", &said.join(" \u{b7} "));
        }
        let Some(change) = &node.change else { return };
        match change.notes.as_slice() {
            [] if change.kind == Change::Unchanged => {}
            [] => element(out, "p", text::notes(change).join("").as_str()),
            notes => {
                let notes: Vec<_> = notes.iter().map(Note::marked).collect();
                list(out, "h3", "What changed", &notes);
            }
        }
    }

    /// Level, years, groups and pay in a line.
    fn facts(&self, out: &mut String, node: usize) {
        let mut facts = Vec::new();
        facts.extend(
            self.text(node, "level")
                .map(|level| format!("level {level}")),
        );
        let years = ["years_min", "years_max"].map(|name| self.text(node, name));
        facts.extend(range(years).map(|years| in_years(&years)));
        facts.extend(self.text(node, "family_title"));
        facts.extend(self.text(node, "track_title"));
        let pay = ["salary_min", "salary_max"].map(|name| self.text(node, name));
        facts.extend(range(pay).map(|pay| {
            let currency = self.text(node, "salary_currency").unwrap_or_default();
            let per = self.text(node, "salary_per").unwrap_or_default();
            format!("{currency} {pay} a {per}").trim().to_owned()
        }));
        if self.is(node, "stub") {
            facts.push("stub: mentioned, not described".to_owned());
        }
        if self.is(node, "terminal") {
            facts.push("declared summit".to_owned());
        }
        if !facts.is_empty() {
            element(out, "p class=\"facts\"", &facts.join(" \u{b7} "));
        }
    }

    fn moves(
        &self,
        out: &mut String,
        head: &str,
        edges: &[&&NetworkEdge],
        end: impl Fn(&NetworkEdge) -> usize,
    ) {
        if edges.is_empty() {
            return;
        }
        // Transitions of one pair are told in one line.
        let mut ends: BTreeMap<usize, Vec<&NetworkEdge>> = BTreeMap::new();
        for edge in edges {
            ends.entry(end(edge)).or_default().push(edge);
        }
        element(out, "h3", head);
        out.push_str("<ul>\n");
        for (end, edges) in ends {
            let role = &self.network.nodes[end];
            put!(
                out,
                "<li><a href=\"#role-{}\">{}</a> <small>{}</small></li>\n",
                address_part(role.id.as_str()),
                xml(&name(role)),
                xml(&self.said(&edges))
            );
        }
        out.push_str("</ul>\n");
    }

    /// Kinds, what they rest on, years and gap of the transitions of a pair.
    fn said(&self, edges: &[&NetworkEdge]) -> String {
        let of = |edge: &NetworkEdge, name: &str| {
            let value = value(&self.network.of_edges, &edge.values, name);
            value.map(Value::to_text)
        };
        let kinds = edges.iter().map(|edge| {
            let basis = of(edge, "basis").filter(|basis| basis != "stated");
            match basis {
                Some(basis) => format!("{} ({basis})", edge.kind),
                None => edge.kind.to_string(),
            }
        });
        let kinds: Vec<_> = kinds.collect();
        let mut said = vec![kinds.join(" + ")];
        let years = edges
            .iter()
            .find_map(|edge| range(["years_min", "years_max"].map(|name| of(edge, name))));
        said.extend(years.map(|years| format!("after {}", in_years(&years))));
        let gap = edges.iter().find_map(|edge| {
            match value(&self.network.of_edges, &edge.values, "gap_max") {
                Some(Value::Number(gap)) => Some(*gap),
                _ => None,
            }
        });
        said.extend(gap.map(|gap| format!("gap {}", round(gap))));
        said.join(", ")
    }
}

/// The value of an attribute.
fn value<'v>(all: &[Attribute], values: &'v [Option<Value>], name: &str) -> Option<&'v Value> {
    let at = all.iter().position(|attribute| attribute.name == name)?;
    values.get(at)?.as_ref()
}

/// "3-7", "3+" or "7 at most".
fn range(ends: [Option<String>; 2]) -> Option<String> {
    match ends {
        [Some(least), Some(most)] if least == most => Some(least),
        [Some(least), Some(most)] => Some(format!("{least}-{most}")),
        [Some(least), None] => Some(format!("{least}+")),
        [None, Some(most)] => Some(format!("at most {most}")),
        [None, None] => None,
    }
}
