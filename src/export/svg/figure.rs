//! What stands in the boxes and beside the lines, how large it is, and where it goes.

mod routes;

use std::collections::BTreeMap;

use super::heads::Heads;
use super::marks::{self, Bar};
use super::style::LANES;
use super::text::{Face, Room};
use crate::export::Layout;
use crate::export::groups::Groups;
use crate::export::merged::Merged;
use crate::export::text::{MAX_SHOWN, below, coverage, cut, is_new, natural};
use crate::layout::{self, Diagram, Link, Node, Placed, Size};
use crate::view::theme::Theme;
use crate::view::{EdgeView, GraphView, Grouping, NodeView};

/// Titles of boxes and lanes.
pub(super) const BOLD: Face = Face {
    size: 12.0,
    is_bold: true,
};
/// What else stands in boxes, and labels of lines.
pub(super) const SMALL: Face = Face {
    size: 10.0,
    is_bold: false,
};
/// Labels of lines that say what became of them.
const STRONG: Face = Face {
    is_bold: true,
    ..SMALL
};
/// The room of a title in a box.
const TITLE: Room = Room {
    width: 136.0,
    widest: 218.0,
    lines: 4,
    most: 8,
};
/// The room of a title in a box of a ladder, where many boxes stand side by side.
const NARROW: Room = Room {
    width: 112.0,
    widest: 190.0,
    ..TITLE
};
/// The room of a title above a lane.
const LANE: Room = Room {
    lines: 3,
    most: 4,
    ..TITLE
};
/// The room of a small line in a box.
const LINE: Room = Room {
    width: 150.0,
    widest: 200.0,
    lines: 2,
    most: 4,
};
/// The room of what stands in a line where it can: a skill in a box or between two boxes.
const SKILL: Room = Room {
    lines: 1,
    most: 2,
    ..LINE
};
/// How wide a text between two boxes may become.
const GAP_WIDTH: f64 = 150.0;
/// What lies between the side of a box and its text.
pub(super) const PAD: Size = Size {
    width: 11.0,
    height: 7.0,
};
/// What lies above the skills of a box.
pub(super) const SKILLS: f64 = 4.0;
/// The least width of a box.
const LEAST: f64 = 84.0;

/// A drawing before it is written.
pub(super) struct Figure {
    /// By box of the layout the node that it shows.
    pub(super) nodes: Vec<usize>,
    /// By node its texts.
    pub(super) texts: Vec<BoxText>,
    /// By line of the layout what it is.
    pub(super) lines: Vec<LineText>,
    /// By lane its title in lines.
    pub(super) lanes: Vec<LaneText>,
    pub(super) placed: Placed,
    /// Whether what stands beside a line begins at its left side, and is not in the middle.
    pub(super) begins_beside: bool,
}

/// The texts of a box, broken into lines.
#[derive(Debug, Clone, Default)]
pub(super) struct BoxText {
    pub(super) title: Vec<String>,
    pub(super) small: Vec<String>,
    pub(super) bar: Option<Bar>,
    /// Whether a ring lies around it.
    pub(super) is_ringed: bool,
    /// They begin at the left.
    pub(super) skills: Vec<String>,
}

impl BoxText {
    pub(super) fn of(node: &NodeView, groups: &Groups<'_>, room: Room) -> Self {
        let names = [&*node.title, node.id.as_str(), "(untitled)"];
        let titles = names.into_iter().map(|name| BOLD.fit(name, room));
        let title = titles.into_iter().find(|lines| !lines.is_empty());
        let below = below(node);
        // What was asked for may say the groups as well.
        let groups = [groups.family(node), groups.track(node)];
        let groups = groups.into_iter().flatten();
        let groups: Vec<_> = groups.filter(|group| is_new(group, &below)).collect();
        let groups = Some(groups.join(" · ")).filter(|groups| !groups.is_empty());
        let small = groups.into_iter().chain(below);
        let small = small.flat_map(|line| SMALL.fit(&line, LINE));
        let skills = node.skills.iter();
        let skills = skills.flat_map(|skill| SMALL.fit(&format!("• {skill}"), SKILL));
        Self {
            title: title.unwrap_or_default(),
            small: small.collect(),
            bar: coverage(node).map(Bar::of),
            is_ringed: node.is_ringed(),
            skills: skills.collect(),
        }
    }

    fn size(&self) -> Size {
        let titles = self.title.iter().map(|line| BOLD.width(line));
        let small = self.small.iter().chain(&self.skills);
        let small = small.map(|line| SMALL.width(line));
        let bar = self.bar.iter().map(Bar::width);
        let width = titles.chain(small).chain(bar).fold(0.0, f64::max);
        let ring = if self.is_ringed {
            2.0 * marks::RING
        } else {
            0.0
        };
        Size::new(
            (width.ceil() + 2.0 * PAD.width).max(LEAST) + ring,
            self.height() + 2.0 * PAD.height + ring,
        )
    }

    /// Returns the height of all lines.
    pub(super) fn height(&self) -> f64 {
        let small = self.small.len() + self.skills.len();
        let gap = if self.skills.is_empty() { 0.0 } else { SKILLS };
        let bar = if self.bar.is_some() {
            marks::HEIGHT
        } else {
            0.0
        };
        self.title.len() as f64 * BOLD.line() + small as f64 * SMALL.line() + bar + gap
    }
}

/// What a line is: an edge, or a step of a path.
pub(super) struct LineText {
    pub(super) ends: [usize; 2],
    pub(super) edge: EdgeView,
    /// What stands beside it.
    pub(super) label: Vec<Beside>,
    /// What is told of it in addition.
    pub(super) more: String,
}

/// A line of what stands beside an edge.
pub(super) struct Beside {
    pub(super) text: String,
    /// Whether it says what became of the edge, which stands out.
    pub(super) is_strong: bool,
}

impl Beside {
    fn new(text: String, is_strong: bool) -> Self {
        Self { text, is_strong }
    }

    fn width(&self) -> f64 {
        let face = if self.is_strong { STRONG } else { SMALL };
        face.width(&self.text)
    }
}

/// The title of a lane, or of a row of a route.
pub(super) struct LaneText {
    pub(super) lines: Vec<String>,
    pub(super) full: String,
    /// Its place among the families, for the colour; none where it has no area.
    pub(super) place: Option<usize>,
}

/// Returns the look of a lane by its place; with many lanes, looks come back.
pub(super) fn look_of(place: usize) -> usize {
    place % LANES
}

impl Figure {
    pub(super) fn of(view: &GraphView, layout: Layout) -> Self {
        match layout.for_view(view) {
            Layout::Routes => routes::figure(view),
            Layout::Neighbourhood => neighbourhood(view),
            Layout::Ladder => ladder(view),
            Layout::Auto | Layout::Layered => layered(view),
        }
    }
}

fn ladder(view: &GraphView) -> Figure {
    let (lanes, lane_of) = lanes(view);
    let groups = Groups::of_ladder(view, !lanes.is_empty());
    let mut figure = unplaced(view, NARROW, &groups);
    let mut diagram = figure.diagram(view);
    let mut scales = BTreeMap::new();
    for ((node, lane), shape) in view.nodes.iter().zip(lane_of).zip(&mut diagram.boxes) {
        let track = node.track.as_ref().map(|track| &*track.id);
        let count = scales.len();
        let scale = *scales.entry(track).or_insert(count);
        shape.lane = lane;
        shape.level = node.level.map(|level| (scale, u32::from(level)));
    }
    diagram.lanes = lanes.iter().map(lane_size).collect();
    figure.placed = layout::ladder(&diagram);
    figure.lanes = lanes;
    figure.part_neighbours();
    // A lane that became wider than its title has room for it in fewer lines.
    for (lane, area) in figure.lanes.iter_mut().zip(&figure.placed.lanes) {
        lane.lines = BOLD.wrap(&lane.full, area.width - 2.0 * PAD.width, lane.lines.len());
    }
    figure
}

/// Returns a lane for each group; for each track where families would make one lane only, or where
/// roles are grouped by level, which rows are for. And by node its lane.
fn lanes(view: &GraphView) -> (Vec<LaneText>, Vec<Option<usize>>) {
    let mut lanes = Vec::new();
    let mut lane_of = vec![None; view.nodes.len()];
    let groups = match view.grouping {
        Grouping::None => return (lanes, lane_of),
        Grouping::Level => &[],
        _ => &*view.clusters,
    };
    for (place, cluster) in groups.iter().enumerate() {
        lanes.push(lane(&cluster.group.title, place));
        for &node in &cluster.nodes {
            lane_of[node] = Some(place);
        }
    }
    if !lanes.is_empty() {
        return (lanes, lane_of);
    }
    let mut tracks = BTreeMap::new();
    for (node, lane_of) in view.nodes.iter().zip(&mut lane_of) {
        if let Some(track) = &node.track {
            *lane_of = Some(*tracks.entry(&*track.id).or_insert_with(|| {
                lanes.push(lane(&track.title, lanes.len()));
                lanes.len() - 1
            }));
        }
    }
    if lanes.len() < 2 {
        return (Vec::new(), vec![None; view.nodes.len()]);
    }
    (lanes, lane_of)
}

fn lane(title: &str, place: usize) -> LaneText {
    LaneText {
        lines: BOLD.fit(title, LANE),
        full: title.to_owned(),
        place: Some(place),
    }
}

fn lane_size(lane: &LaneText) -> Size {
    let width = lane.lines.iter().map(|line| BOLD.width(line));
    Size::new(
        width.fold(0.0, f64::max) + 2.0 * PAD.width,
        lane.lines.len() as f64 * BOLD.line() + 2.0 * PAD.height,
    )
}

fn neighbourhood(view: &GraphView) -> Figure {
    let Some(centre) = view.nodes.iter().position(|node| node.centre) else {
        return layered(view);
    };
    let mut figure = unplaced(view, TITLE, &Groups::of(view, false));
    figure.placed = layout::neighbourhood(&figure.diagram(view), centre);
    figure
}

fn layered(view: &GraphView) -> Figure {
    let mut figure = unplaced(view, TITLE, &Groups::of(view, false));
    figure.placed = layout::layered(&figure.diagram(view));
    figure
}

/// Returns the texts of all boxes and lines.
fn unplaced(view: &GraphView, room: Room, groups: &Groups<'_>) -> Figure {
    let paths = Merged::of(view);
    let line = |(at, edge): (usize, &EdgeView)| {
        let taken = paths.label(at).into_iter();
        let taken = taken.map(|line| Beside::new(line, false));
        LineText {
            ends: [edge.from, edge.to],
            edge: edge.clone(),
            label: taken.chain(label(edge)).collect(),
            more: String::new(),
        }
    };
    Figure {
        nodes: (0..view.nodes.len()).collect(),
        texts: view
            .nodes
            .iter()
            .map(|node| BoxText::of(node, groups, room))
            .collect(),
        lines: view.edges.iter().enumerate().map(line).collect(),
        lanes: Vec::new(),
        placed: Placed::default(),
        begins_beside: false,
    }
}

/// Returns what stands beside a line.
fn label(edge: &EdgeView) -> Vec<Beside> {
    let is_whole = edge.facts.is_none() && edge.change.is_none();
    let wrapped = |line: String, is_strong: bool| {
        let lines = match is_whole {
            true => vec![line],
            false if is_strong => STRONG.wrap(&line, GAP_WIDTH, 3),
            false => SMALL.wrap(&line, GAP_WIDTH, 3),
        };
        let lines = lines.into_iter();
        lines.map(move |text| Beside::new(text, is_strong))
    };
    let became = edge.became().into_iter();
    let became = became.flat_map(|line| wrapped(line, true));
    let said = edge.said().into_iter();
    let said = said.flat_map(|line| wrapped(line, false));
    became.chain(said).collect()
}

impl Figure {
    /// Gives lanes that stand side by side different looks.
    fn part_neighbours(&mut self) {
        let mut order: Vec<_> = (0..self.lanes.len()).collect();
        order.sort_by(|&one, &two| {
            self.placed.lanes[one]
                .x
                .total_cmp(&self.placed.lanes[two].x)
        });
        for pair in order.windows(2) {
            let [before, own] = [pair[0], pair[1]].map(|lane| self.lanes[lane].place);
            let is_same = before.map(look_of) == own.map(look_of);
            self.lanes[pair[1]].place = own.map(|place| place + usize::from(is_same));
        }
    }

    fn diagram(&self, view: &GraphView) -> Diagram {
        let mut order: Vec<_> = (0..view.nodes.len()).collect();
        order.sort_by_cached_key(|&node| natural(&cut(&view.nodes[node].title, MAX_SHOWN)));
        let mut ranks = vec![0; order.len()];
        order
            .into_iter()
            .zip(0..)
            .for_each(|(node, rank)| ranks[node] = rank);
        let texts = self.texts.iter().zip(&view.nodes);
        let node = |((text, node), rank): ((&BoxText, &NodeView), usize)| Node {
            size: text.size(),
            rank,
            corner: marks::corner(node),
            ..Node::default()
        };
        let link = |(edge, line): (&EdgeView, &LineText)| Link {
            from: edge.from,
            to: edge.to,
            climbs: !edge.is_lateral(),
            label: label_size(line),
            heads: Heads::of(&line.edge).map(|heads| {
                let heads = heads.as_ref();
                heads.map_or(0.0, |heads| heads.length(&Theme::LIGHT))
            }),
        };
        Diagram {
            boxes: texts.zip(ranks).map(node).collect(),
            links: view.edges.iter().zip(&self.lines).map(link).collect(),
            lanes: Vec::new(),
        }
    }
}

/// Returns the size of the label of a line.
fn label_size(line: &LineText) -> Option<Size> {
    let width = line.label.iter().map(Beside::width);
    let size = Size::new(
        width.fold(0.0, f64::max).ceil() + 2.0,
        line.label.len() as f64 * SMALL.line(),
    );
    (!line.label.is_empty()).then_some(size)
}
