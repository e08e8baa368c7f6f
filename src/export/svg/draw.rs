//! The drawing as text.

use super::figure::{BOLD, BoxText, Figure, LaneText, LineText, PAD, SKILLS, SMALL, look_of};
use super::heads::{self, Heads};
use super::legend::Legend;
use super::marks;
use super::number::{N, path};
use super::style::{self, ROOT, Used, UsedHeat, class, leading};
use super::text::{Face, Room};
use crate::export::Look;
use crate::export::escape::xml;
use crate::export::words::{COVERAGE_NOTE, percent, stands};
use crate::layout::{Point, Rect};
use crate::view::{Change, GraphView, LegendEntry, NodeView};

/// What lies around everything.
const MARGIN: f64 = 16.0;
/// How wide title and legend may be where the drawing is narrow.
const HEADING: f64 = 420.0;
/// How wide a title becomes before it has many lines.
const WIDE_HEADING: f64 = 560.0;
/// How many lines a title has at most, and how many it has where that is enough.
const TITLE_LINES: [usize; 2] = [4, 2];
/// How a title is set.
const TITLE: Face = Face {
    size: 18.0,
    is_bold: true,
};
/// How it is set where a drawing comes from.
const ORIGIN: Face = Face {
    size: 11.0,
    is_bold: false,
};
/// How many notes of what became of something are told.
const MOST_NOTES: usize = 40;
/// How much of a name is told where it stands beside others.
const MOST_TOLD: usize = 80;

/// Returns the drawing of a view, and how wide it is.
pub(super) fn draw(view: &GraphView, look: &Look, is_numbered: bool) -> (String, f64) {
    let figure = Figure::of(view, look.layout);
    let width = figure.placed.size.width.max(HEADING);
    let title = view.title.as_deref().unwrap_or_default();
    let [most, lines] = TITLE_LINES;
    let title = TITLE.fit(
        title,
        Room {
            width,
            widest: width.max(WIDE_HEADING),
            lines,
            most,
        },
    );
    let legend = Legend::of(if look.legend { &view.legend } else { &[] }, width);
    let origin = view.origin.as_deref().unwrap_or_default();
    let origin = ORIGIN.fit(
        origin,
        Room {
            width,
            widest: width.max(WIDE_HEADING),
            lines: 1,
            most: 2,
        },
    );
    let title_end = MARGIN + title.len() as f64 * TITLE.line();
    let mut top = title_end + origin.len() as f64 * ORIGIN.line();
    let legend_top = top + if top > MARGIN { 6.0 } else { 0.0 };
    top = legend_top + legend.height;
    if top > MARGIN {
        top += 12.0;
    }
    let longest = title.iter().map(|line| TITLE.width(line));
    let longest = longest.chain(origin.iter().map(|line| ORIGIN.width(line)));
    let own = figure.placed.size.width;
    let width = longest.fold(own.max(legend.width), f64::max);
    // A narrow drawing stands in the middle; paths begin below the title.
    let left = if view.routes.is_empty() {
        (width - own) / 2.0
    } else {
        0.0
    };
    let mut out = Out {
        svg: String::new(),
        view,
        look,
        origin: Point::new(MARGIN + left, top),
        centre: view.nodes.iter().position(|node| node.centre),
        is_numbered,
    };
    let width = width + 2.0 * MARGIN;
    out.head(&figure, [width, top + figure.placed.size.height + MARGIN]);
    for (line, text) in title.iter().enumerate() {
        let y = MARGIN + (line + 1) as f64 * TITLE.line() - 6.0;
        out.text("h", MARGIN, y, text);
    }
    for (line, text) in origin.iter().enumerate() {
        let y = title_end + (line + 1) as f64 * ORIGIN.line() - 3.0;
        out.text("g", MARGIN, y, text);
    }
    legend.write(&mut out.svg, MARGIN, legend_top);
    out.lanes(&figure);
    out.lines(&figure);
    out.boxes(&figure);
    out.labels(&figure);
    out.svg.push_str("</svg>\n");
    (out.svg, width)
}

struct Out<'v> {
    svg: String,
    view: &'v GraphView,
    look: &'v Look,
    /// Where the upper left corner of the layout goes.
    origin: Point,
    centre: Option<usize>,
    /// Whether boxes and lines say which roles they are about.
    is_numbered: bool,
}

impl Out<'_> {
    fn text(&mut self, class: &str, x: f64, y: f64, text: &str) {
        let class = match class {
            "" => String::new(),
            class => format!(" class=\"{class}\""),
        };
        put!(
            self.svg,
            "<text{class} x=\"{}\" y=\"{}\">{}</text>",
            N(x),
            N(y),
            xml(text)
        );
    }

    fn rect(&mut self, class: &str, area: Rect, radius: u8) {
        let class = match class {
            "" => String::new(),
            class => format!(" class=\"{class}\""),
        };
        put!(
            self.svg,
            "<rect{class} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\"/>",
            N(area.x),
            N(area.y),
            N(area.width),
            N(area.height)
        );
    }

    fn head(&mut self, figure: &Figure, [width, height]: [f64; 2]) {
        let view = self.view;
        let heats = || view.nodes.iter().filter_map(|node| node.heat.as_ref());
        let of_nodes = view.nodes.iter().filter_map(|node| node.change.as_ref());
        let of_edges = view.edges.iter().filter_map(|edge| edge.change.as_ref());
        let mut used = Used {
            has_stubs: view.nodes.iter().any(|node| node.stub),
            has_centre: self.centre.is_some(),
            has_ring: view.nodes.iter().any(NodeView::is_ringed),
            heat: heats().next().map(|_| UsedHeat {
                has_bars: heats().any(|heat| heat.coverage().is_some()),
                has_current: heats().any(|heat| heat.current),
            }),
            changes: of_nodes.chain(of_edges).map(|change| change.kind).collect(),
            ..Used::default()
        };
        for line in &figure.lines {
            used.add(&line.edge);
        }
        for entry in view.legend.iter().filter(|_| self.look.legend) {
            if let crate::view::LegendEntry::Edge { kinds, back } = entry {
                used.add_kinds(kinds, *back);
            }
        }
        let places = figure.lanes.iter().filter_map(|lane| lane.place);
        used.lanes = places.map(look_of).collect();
        let title = view.title.as_deref().unwrap_or("Career graph");
        put!(
            self.svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{ROOT}\" width=\"{0}\" height=\"{1}\" \
             viewBox=\"0 0 {0} {1}\" role=\"graphics-document document\">\n\
             <title>{2}</title>\n<desc>{3}</desc>\n<style>{4}</style>\n<defs>{5}</defs>\n\
             <rect class=\"z\" width=\"{0}\" height=\"{1}\"/>\n",
            N(width.ceil()),
            N(height.ceil()),
            xml(title),
            description(view),
            style::sheet(&self.look.theme, &used),
            used.markers(&self.look.theme)
        );
    }

    fn moved(&self, area: &Rect) -> Rect {
        Rect {
            x: area.x + self.origin.x,
            y: area.y + self.origin.y,
            ..*area
        }
    }

    fn lanes(&mut self, figure: &Figure) {
        if figure.lanes.is_empty() {
            return;
        }
        self.svg.push_str("\n<g>");
        for (lane, area) in figure.lanes.iter().zip(&figure.placed.lanes) {
            let area = self.moved(area);
            self.lane(lane, area);
        }
        self.svg.push_str("</g>");
    }

    fn lane(&mut self, lane: &LaneText, area: Rect) {
        put!(self.svg, "\n<g><title>{}</title>", xml(&lane.full));
        let Some(place) = lane.place.map(look_of) else {
            for (line, text) in lane.lines.iter().enumerate() {
                let y = area.y + (line + 1) as f64 * BOLD.line() - 4.0;
                self.text("t w", area.x, y, text);
            }
            self.svg.push_str("</g>");
            return;
        };
        let inner = Rect {
            x: area.x + 1.5,
            width: area.width - 3.0,
            ..area
        };
        self.rect(&format!("k{place}"), inner, 6);
        for (line, text) in lane.lines.iter().enumerate() {
            let y = area.y + 4.0 + (line + 1) as f64 * BOLD.line();
            self.text(&format!("t j{place}"), area.centre().x, y, text);
        }
        self.svg.push_str("</g>");
    }

    fn lines(&mut self, figure: &Figure) {
        self.svg
            .push_str("\n<g role=\"list\" aria-label=\"Moves\">");
        let moved = |at: &Point| Point::new(at.x + self.origin.x, at.y + self.origin.y);
        let routes = figure.placed.links.iter();
        let routes: Vec<Vec<_>> = routes
            .map(|route| route.points.iter().map(moved).collect())
            .collect();
        let labels = figure.placed.links.iter();
        let labels = labels.filter_map(|route| route.label.as_ref());
        let labels: Vec<_> = labels.map(|area| self.moved(area)).collect();
        for (place, line) in figure.lines.iter().enumerate() {
            self.line(line, &routes, &labels, place);
        }
        self.svg.push_str("</g>");
    }

    /// A line, which runs as the one of the routes at a place.
    fn line(&mut self, line: &LineText, routes: &[Vec<Point>], labels: &[Rect], place: usize) {
        let mut points = routes[place].clone();
        let edge = &line.edge;
        let [from, to] = line.ends.map(|end| told(&self.view.nodes[end]));
        let aside = self
            .centre
            .is_some_and(|centre| !line.ends.contains(&centre));
        let both = Heads::of(edge);
        let before_tip = |heads: &Option<Heads>| {
            let heads = heads.as_ref();
            heads.map_or(0.0, |heads| heads.before_tip(&self.look.theme))
        };
        let gone = edge.change.as_ref().map(|change| change.kind) == Some(Change::Removed);
        let cross = if gone {
            marks::cross(routes, place, labels)
        } else {
            String::new()
        };
        heads::shortened(&mut points, both.each_ref().map(before_tip));
        let markers = ["start", "end"].into_iter().zip(&both);
        let markers = markers.filter_map(|(end, heads)| Some((end, heads.as_ref()?.id())));
        let markers = markers.map(|(end, id)| format!(" marker-{end}=\"url(#{id})\""));
        let mut more = match &*line.more {
            "" => String::new(),
            more => format!("\n{more}"),
        };
        let class_of = match &edge.change {
            None if aside => " class=\"x\"".to_owned(),
            None => String::new(),
            Some(change) => {
                put!(more, "\n{}", change.kind.as_str());
                let notes = change.notes.iter().take(MOST_NOTES);
                notes.for_each(|note| put!(more, "\n{}", told_of(&note.to_string())));
                format!(" class=\"{}\"", marks::class(change.kind))
            }
        };
        let takes = edge.facts.iter().flat_map(|facts| &facts.takes);
        takes.for_each(|fact| put!(more, "\n{fact}"));
        let ends = match line.ends {
            [from, to] if self.is_numbered => format!(" data-ends=\"{from} {to}\""),
            _ => String::new(),
        };
        put!(
            self.svg,
            "\n<g{class_of}{ends} role=\"listitem\"><title>{}</title>\
             <path class=\"{}\" d=\"{}\"{}/>{cross}</g>",
            xml(&format!("{from} → {to}: {}{more}", edge.summary())),
            class(leading(edge)),
            path(&points),
            markers.rev().collect::<String>()
        );
    }

    fn boxes(&mut self, figure: &Figure) {
        self.svg
            .push_str("\n<g role=\"list\" aria-label=\"Roles\">");
        for (&node, area) in figure.nodes.iter().zip(&figure.placed.boxes) {
            let area = self.moved(area);
            self.node(node, &figure.texts[node], area);
        }
        self.svg.push_str("</g>");
    }

    fn node(&mut self, number: usize, text: &BoxText, area: Rect) {
        let node = &self.view.nodes[number];
        let link = self.look.link_to(&node.id);
        let mut class = String::from("n");
        for (holds, letter) in [(node.stub, " s"), (node.centre, " c")] {
            if holds {
                class.push_str(letter);
            }
        }
        class += &marks::classes(node);
        let number = if self.is_numbered {
            format!(" data-node=\"{number}\"")
        } else {
            String::new()
        };
        put!(
            self.svg,
            "\n<g class=\"{class}\"{number} role=\"listitem\"><title>{}</title>",
            xml(&tooltip(node))
        );
        if let Some(link) = &link {
            put!(self.svg, "<a href=\"{}\">", xml(link));
        }
        let mut area = area;
        if text.is_ringed {
            self.rect("rg", area, 9);
            area = inset(area, marks::RING);
        }
        self.rect("", area, 5);
        if node.terminal {
            self.rect("", inset(area, 3.0), 3);
        }
        let (x, mut y) = (area.centre().x, area.centre().y - text.height() / 2.0);
        for line in &text.title {
            y += BOLD.line();
            self.text("t", x, y - 4.0, line);
        }
        for line in &text.small {
            y += SMALL.line();
            self.text("q", x, y - 3.0, line);
        }
        if let Some(bar) = &text.bar {
            bar.write(&mut self.svg, area, y);
            y += marks::HEIGHT;
        }
        for line in &text.skills {
            y += SMALL.line();
            self.text("q w", area.x + PAD.width, y - 3.0 + SKILLS, line);
        }
        if let Some(change) = &node.change {
            marks::sign(&mut self.svg, change.kind, [area.x + 1.0, area.y + 1.0]);
        }
        self.svg
            .push_str(if link.is_some() { "</a></g>" } else { "</g>" });
    }

    fn labels(&mut self, figure: &Figure) {
        for (line, route) in figure.lines.iter().zip(&figure.placed.links) {
            let Some(area) = &route.label else { continue };
            let area = self.moved(area);
            self.svg.push('\n');
            let (x, begins) = if figure.begins_beside {
                (area.x, " w")
            } else {
                (area.centre().x, "")
            };
            for (at, beside) in line.label.iter().enumerate() {
                let y = area.y + (at + 1) as f64 * SMALL.line() - 3.0;
                let class = if beside.is_strong { "q a1" } else { "q" };
                self.text(&format!("{class}{begins}"), x, y, &beside.text);
            }
        }
    }
}

/// Returns an area that is so much smaller on every side.
fn inset(area: Rect, by: f64) -> Rect {
    Rect {
        x: area.x + by,
        y: area.y + by,
        width: area.width - 2.0 * by,
        height: area.height - 2.0 * by,
    }
}

/// Returns what the drawing shows, in a sentence.
fn description(view: &GraphView) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let note = if view.legend.contains(&LegendEntry::Heat) {
        format!(" {COVERAGE_NOTE}")
    } else {
        String::new()
    };
    format!(
        "{} and {} between them.{note}",
        count(view.nodes.len(), "role", "roles"),
        count(view.edges.len(), "move", "moves")
    )
}

/// Returns all that is known of a role: its title, rank, groups and id, and where else people come
/// from.
fn tooltip(node: &NodeView) -> String {
    let mut lines = vec![node.title.to_string()];
    let groups = [&node.family, &node.track].into_iter().flatten();
    let groups: Vec<_> = groups.map(|group| told_of(&group.title)).collect();
    for line in [node.rank(), groups.join(" · ")] {
        if !line.is_empty() {
            lines.push(line);
        }
    }
    if node.stub {
        lines.push("stub: mentioned, not described".to_owned());
    }
    if node.terminal {
        lines.push("declared summit".to_owned());
    }
    lines.extend(node.is_ringed().then(|| "role in the middle".to_owned()));
    if let Some(heat) = &node.heat {
        lines.extend(heat.current.then(|| "current role".to_owned()));
        lines.push(stands(&heat.measure));
        let share = heat.coverage().map(percent);
        lines.extend(share.map(|share| format!("{share} of what it asks for is held")));
    }
    if let Some(change) = &node.change {
        lines.push(change.kind.as_str().to_owned());
        let notes = change.notes.iter().take(MOST_NOTES);
        lines.extend(notes.map(|note| told_of(&note.to_string())));
    }
    let facts = node.facts.iter().flatten();
    let facts: Vec<_> = facts.map(|fact| told_of(fact)).collect();
    let facts = facts.into_iter().filter(|fact| !lines.contains(fact));
    let facts: Vec<_> = facts.collect();
    lines.extend(facts);
    lines.extend(node.skills.iter().map(|skill| told_of(skill)));
    if !node.outside_entries.is_empty() {
        lines.push("also entered from outside:".to_owned());
        let entries = node.outside_entries.iter().take(10);
        lines.extend(entries.map(|entry| told_of(entry)));
    }
    lines.join("\n")
}

fn told(node: &NodeView) -> String {
    match &*node.title {
        "" => told_of(node.id.as_str()),
        title => told_of(title),
    }
}

/// Returns the start of a name.
fn told_of(name: &str) -> String {
    match name.char_indices().nth(MOST_TOLD) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
