//! The texts of a drawing: short enough for a box, and escaped.

use super::stroke::heads;
use crate::export::Look;
use crate::export::escape::{self, dot_html, dot_label};
use crate::export::groups::Groups;
use crate::export::merged::Merged;
use crate::export::paint::{Border, Paint};
use crate::export::text::{MAX_SHOWN, columns, cut, is_new, lines_of, name_of, shown, wrapped};
use crate::view::theme::{Colour, Head, Line, Theme};
use crate::view::{Change, EdgeView, GraphView, LegendEntry, NodeView, SHADES, WayBack};

/// How many characters of a name a tooltip has.
const MAX_TOLD: usize = 1000;

/// How many entry points from outside a tooltip lists.
const MAX_OUTSIDE: usize = 10;

/// How many columns a line of a box has.
const LINE: usize = 24;

/// How many entries of the legend stand in one row.
const LEGEND_COLUMNS: usize = 3;

/// Returns the label of a box: the title in bold lines, and what is known of its rank below.
pub(super) fn node(
    node: &NodeView,
    has_centre: bool,
    groups: &Groups<'_>,
    theme: &Theme,
) -> String {
    let mut html = String::from("<");
    let change = node.change.as_ref().map(|change| change.kind);
    let is_gone = change == Some(Change::Removed);
    // Graphviz refuses empty tags, and no name of a node is empty.
    for (at, line) in wrapped(&name_of(node), LINE).iter().enumerate() {
        let gap = if at == 0 { "" } else { "<BR/>" };
        let line = text(line);
        if is_gone {
            put!(html, "{gap}<B><S>{line}</S></B>");
        } else {
            put!(html, "{gap}<B>{line}</B>");
        }
    }
    let colour = if node.stub || change == Some(Change::Unchanged) {
        theme.stub
    } else {
        theme.quiet
    };
    let facts = lines_of(node).into_iter().skip(1).collect::<Vec<_>>();
    // Where no role is in the middle, families have boxes of their own.
    let family = groups.family(node).filter(|_| has_centre);
    let named = [family, groups.track(node)].into_iter().flatten();
    let named = named.map(shown).filter(|group| is_new(group, &facts));
    let small = named.collect::<Vec<_>>().into_iter().chain(facts);
    for line in small.filter(|line| !line.is_empty()) {
        put!(
            html,
            "<BR/><FONT POINT-SIZE=\"10\" COLOR=\"{colour}\">{}</FONT>",
            text(&line)
        );
    }
    if node.is_ringed() {
        return format!("<{}>", ringed(node, &html[1..], theme));
    }
    html.push('>');
    html
}

/// Returns the box of the role in the middle, with its look within the ring.
fn ringed(node: &NodeView, label: &str, theme: &Theme) -> String {
    let paint = Paint::of(node, theme);
    let (border, style) = match paint.border {
        Border::Plain => (1, "ROUNDED"),
        Border::Dashed => (1, "ROUNDED,DASHED"),
        Border::Dotted => (1, "ROUNDED,DOTTED"),
        Border::Thick => (3, "ROUNDED"),
    };
    format!(
        "<TABLE BORDER=\"{border}\" STYLE=\"{style}\" COLOR=\"{}\" BGCOLOR=\"{}\" CELLBORDER=\"0\" \
         CELLPADDING=\"5\"><TR><TD>{label}</TD></TR></TABLE>",
        paint.line, paint.fill
    )
}

/// Returns the tooltip of a box: the id, the title where the box has not all of it, and what is not
/// drawn.
pub(super) fn node_tooltip(node: &NodeView) -> String {
    let mut lines = vec![cut(node.id.as_str(), MAX_TOLD)];
    if node.title.chars().nth(MAX_SHOWN).is_some() {
        lines.push(cut(&node.title, MAX_TOLD));
    }
    if !node.outside_entries.is_empty() {
        lines.push("also entered from outside:".to_owned());
        let entries = node.outside_entries.iter().take(MAX_OUTSIDE);
        lines.extend(entries.map(|entry| cut(entry, MAX_SHOWN)));
        if let Some(more @ 1..) = node.outside_entries.len().checked_sub(MAX_OUTSIDE) {
            lines.push(format!("and {more} more"));
        }
    }
    dot_label(&lines.join("\n")).into_owned()
}

/// Returns the label of a line: which paths use it, what became of it, what it rests on, where not all of it was stated, and
/// what else was asked for.
pub(super) fn edge(edge: &EdgeView, of_paths: &[String], is_upright: bool) -> Option<String> {
    let lines = edge.label();
    let lines: Vec<_> = of_paths
        .iter()
        .chain(&lines)
        .map(|line| shown(line))
        .collect();
    if is_upright && !lines.is_empty() {
        return Some(dot_label(&beside(&lines)).into_owned());
    }
    // Graphviz puts a label close to its line; the last line of one of a path holds it off.
    let below = if of_paths.is_empty() { "" } else { "\n " };
    (!lines.is_empty()).then(|| dot_label(&(lines.join("\n") + below)).into_owned())
}

/// Returns a label that stands beside an upright line. Graphviz puts it as far to the left of the line as half of
/// its height, as if it lay: so it is narrow, and empty lines make it as high as it is wide.
fn beside(lines: &[String]) -> String {
    let lines: Vec<_> = lines
        .iter()
        .flat_map(|line| wrapped(line, NARROW))
        .collect();
    let width = lines.iter().map(|line| columns(line)).max().unwrap_or(0);
    let high = (width * WIDE + LINE_HEIGHT).div_ceil(LINE_HEIGHT);
    let empty = " \n".repeat(high.saturating_sub(lines.len()).div_ceil(2));
    let below = empty.trim_end_matches('\n');
    match below {
        "" => lines.join("\n"),
        below => format!("{empty}{}\n{below}", lines.join("\n")),
    }
}

/// How many columns a label beside an upright line has at most.
const NARROW: usize = 12;
/// About how wide a letter of a label is, and how high a line, in points.
const WIDE: usize = 6;
const LINE_HEIGHT: usize = 12;

/// Returns what the tooltip of a line calls a node.
pub(super) fn told(node: &NodeView) -> String {
    dot_label(&cut(node.id.as_str(), MAX_SHOWN)).into_owned()
}

/// Returns the title of a family.
pub(super) fn cluster(title: &str) -> String {
    match shown(title) {
        title if title.is_empty() => "< >".to_owned(),
        title => format!("<<B>{}</B>>", text(&title)),
    }
}

/// Returns a text for a plain label or tooltip.
pub(super) fn plain(text: &str) -> String {
    dot_label(&cut(text, MAX_TOLD)).into_owned()
}

/// Returns an address for a link.
pub(super) fn address(address: &str) -> String {
    dot_label(&escape::address(address)).into_owned()
}

/// The beginning of a table that nobody sees.
const TABLE: &str = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\">";

/// Returns what stands above the drawing: its title and the legend. As the label of the graph it
/// takes part in no layout.
pub(super) fn heading(view: &GraphView, merged: &Merged<'_>, look: &Look) -> Option<String> {
    let title = view.title.as_deref().map(shown).unwrap_or_default();
    let origin = view.origin.as_deref().map(shown).unwrap_or_default();
    let legend = legend(view, merged, look);
    if title.is_empty() && origin.is_empty() && legend.is_empty() {
        return None;
    }
    let mut html = format!("<{TABLE}");
    if !title.is_empty() {
        put!(
            html,
            "<TR><TD ALIGN=\"LEFT\" COLSPAN=\"2\"><FONT POINT-SIZE=\"18\"><B>{}</B></FONT></TD></TR>",
            text(&title)
        );
    }
    if !origin.is_empty() {
        put!(
            html,
            "<TR><TD ALIGN=\"LEFT\" COLSPAN=\"2\">{}</TD></TR>",
            text(&origin)
        );
    }
    // A table of its own: Graphviz would part the samples of its cells where a title makes it wide. What lies
    // beside it is as wide as it has to be, roughly.
    let has_legend = !legend.is_empty();
    if has_legend {
        html.push_str("<TR><TD ALIGN=\"LEFT\" CELLPADDING=\"0\">");
        html.push_str(TABLE);
    }
    for row in legend.chunks(LEGEND_COLUMNS) {
        html.push_str("<TR>");
        for at in 0..LEGEND_COLUMNS {
            match row.get(at) {
                Some((sample, words)) => put!(
                    html,
                    "<TD ALIGN=\"RIGHT\">{sample}</TD><TD ALIGN=\"LEFT\">{}&#160;&#160;&#160;</TD>",
                    text(words)
                ),
                // A row without cells for all columns would be centred.
                None => html.push_str("<TD></TD><TD></TD>"),
            }
        }
        html.push_str("</TR>");
    }
    if has_legend {
        let filler = title.chars().count() * TITLE_LETTER;
        let filler = filler.saturating_sub(width_of(&legend));
        put!(html, "</TABLE></TD><TD WIDTH=\"{filler}\"></TD></TR>");
    }
    // Room below, where the boxes begin.
    html.push_str("<TR><TD HEIGHT=\"10\"></TD></TR></TABLE>>");
    Some(html)
}

/// About how wide a letter of a title is, and one of the legend.
const TITLE_LETTER: usize = 11;
const LETTER: usize = 7;
/// About how wide a sample is, with what lies around it.
const SAMPLE: usize = 56;

/// Returns about how wide a legend is.
fn width_of(legend: &[(String, String)]) -> usize {
    let of = |column: usize| {
        let entries = legend.iter().skip(column).step_by(LEGEND_COLUMNS);
        let widths = entries.map(|(_, words)| SAMPLE + LETTER * words.chars().count());
        widths.max().unwrap_or(0)
    };
    (0..LEGEND_COLUMNS).map(of).sum()
}

/// Returns of every entry a sample, and what it means.
fn legend(view: &GraphView, merged: &Merged<'_>, look: &Look) -> Vec<(String, String)> {
    let theme = &look.theme;
    let entries = view.legend.iter().filter(|_| look.legend);
    let entries = entries.map(|entry| {
        let mut sample = String::new();
        write_sample(&mut sample, entry, theme, !merged.is_several());
        (sample, entry.text())
    });
    let keys = merged.keys(look).into_iter().map(|(pen, text)| {
        let mut sample = String::new();
        if let Some(pen) = pen {
            // Its colour is that of the kind of each move.
            let line = Some((pen.line(), pen.thickness()));
            sample_line(&mut sample, theme.border, line, "", "");
        }
        (sample, text)
    });
    // The paths begin a row of their own.
    let entries: Vec<_> = entries.collect();
    let lacking = entries.len().next_multiple_of(LEGEND_COLUMNS) - entries.len();
    let padding = std::iter::repeat_n((String::new(), String::new()), lacking);
    let padding = padding.filter(|_| merged.is_several());
    let note = merged.note(look).map(|note| (String::new(), note));
    entries
        .into_iter()
        .chain(padding)
        .chain(keys)
        .chain(note)
        .collect()
}

/// Writes a sample of an entry; of a kind of moves its head alone where lines do not tell kinds.
fn write_sample(html: &mut String, entry: &LegendEntry, theme: &Theme, has_line: bool) {
    match entry {
        LegendEntry::Edge { kinds, back } => {
            let style = theme.leading(kinds.iter().copied());
            let heads = heads(theme, kinds, *back).into_iter().rev();
            let heads: String = heads.map(|head| glyph(head, false)).collect();
            let tail = match back {
                WayBack::None => "",
                WayBack::Known | WayBack::Leading => glyph(theme.lateral.head, true),
                WayBack::Inferred => glyph(theme.inferred_back, true),
            };
            let line = has_line.then_some((style.line, None));
            sample_line(html, style.colour, line, tail, &heads);
        }
        LegendEntry::Stub => sample_box(html, " STYLE=\"DASHED\"", theme.stub, ""),
        LegendEntry::Summit => {
            let mut inner = String::new();
            sample_box(&mut inner, "", theme.border, "");
            sample_box(html, "", theme.border, &inner);
        }
        LegendEntry::Gap => put!(html, "<FONT POINT-SIZE=\"10\">gap 12</FONT>"),
        LegendEntry::Basis(basis) => put!(html, "<FONT POINT-SIZE=\"10\">{basis}</FONT>"),
        LegendEntry::Alone => {}
        LegendEntry::LeftOut(_) => put!(html, "<FONT POINT-SIZE=\"10\">…</FONT>"),
        LegendEntry::Centre => {
            let [within, around] =
                [theme.fill, theme.centre].map(|fill| format!(" BGCOLOR=\"{fill}\""));
            let mut inner = String::new();
            sample_box(&mut inner, &within, theme.border, "");
            sample_box(html, &around, theme.border, &inner);
        }
        LegendEntry::Heat => heat_sample(html, theme),
        LegendEntry::Current => thick_box(html, theme.fill, theme.border),
        LegendEntry::Added => change_box(html, Change::Added, theme),
        LegendEntry::Removed => {
            let style = theme.change(Change::Removed);
            sample_box(html, " STYLE=\"DOTTED\"", style.line, "");
        }
        LegendEntry::Changed => change_box(html, Change::Changed, theme),
        LegendEntry::Unchanged => sample_box(html, "", theme.stub, ""),
    }
}

fn sample_line(
    html: &mut String,
    colour: Colour,
    line: Option<(Line, Option<u16>)>,
    tail: &str,
    heads: &str,
) {
    let end = |html: &mut String, glyphs: &str| {
        if !glyphs.is_empty() {
            put!(
                html,
                "<TD ROWSPAN=\"2\" CELLPADDING=\"0\"><FONT COLOR=\"{colour}\">{}</FONT></TD>",
                text(glyphs)
            );
        }
    };
    html.push_str("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>");
    end(html, tail);
    if let Some((line, thickness)) = line {
        let line = match line {
            Line::Solid => "SOLID",
            Line::Dashed => "DASHED",
            Line::Dotted => "DOTTED",
        };
        let width = thickness.map_or(1, |tenths| tenths / 10);
        put!(
            html,
            "<TD BORDER=\"{width}\" SIDES=\"B\" STYLE=\"{line}\" COLOR=\"{colour}\" WIDTH=\"30\" HEIGHT=\"8\"></TD>"
        );
    }
    end(html, heads);
    html.push_str("</TR><TR><TD HEIGHT=\"8\"></TD></TR></TABLE>");
}

fn sample_box(html: &mut String, style: &str, colour: Colour, inside: &str) {
    put!(
        html,
        "<TABLE BORDER=\"1\"{style} COLOR=\"{colour}\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\"><TR><TD WIDTH=\"26\" HEIGHT=\"10\">{inside}</TD></TR></TABLE>"
    );
}

/// Writes the shades of a heat, the least first.
fn heat_sample(html: &mut String, theme: &Theme) {
    html.push_str("<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>");
    for shade in 0..SHADES {
        put!(
            html,
            "<TD BGCOLOR=\"{}\" COLOR=\"{}\" WIDTH=\"9\" HEIGHT=\"14\"></TD>",
            theme.heat(shade),
            theme.border
        );
    }
    html.push_str("</TR></TABLE>");
}

fn change_box(html: &mut String, change: Change, theme: &Theme) {
    let style = theme.change(change);
    thick_box(html, style.fill, style.line);
}

fn thick_box(html: &mut String, fill: Colour, line: Colour) {
    put!(
        html,
        "<TABLE BORDER=\"2\" BGCOLOR=\"{fill}\" COLOR=\"{line}\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\"><TR><TD WIDTH=\"26\" HEIGHT=\"10\"></TD></TR></TABLE>"
    );
}

fn glyph(head: Head, turned: bool) -> &'static str {
    match (head, turned) {
        (Head::Triangle, false) => "\u{25ba}",
        (Head::Triangle, true) => "\u{25c4}",
        (Head::HollowTriangle, false) => "\u{25b7}",
        (Head::HollowTriangle, true) => "\u{25c1}",
        (Head::Open, false) => "\u{276f}",
        (Head::Open, true) => "\u{276e}",
        (Head::Half, _) => "/",
    }
}

fn text(text: &str) -> std::borrow::Cow<'_, str> {
    dot_html(text)
}
