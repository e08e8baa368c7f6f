//! `PlantUML`.

use super::escape;
use super::groups::Groups;
use super::merged::Merged;
use super::paint::{Border, Paint, stroke, width};
use super::text::{clusters_of, legend, lines_in_words, shown, title_of};
use super::{ExportError, Format, Look, Work};
use crate::view::theme::{Line, Theme};
use crate::view::{EdgeView, GraphView, WayBack};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "plantuml",
    extensions: &["puml", "plantuml"],
    about: "PlantUML, for wikis that draw it",
    purpose: "Confluence and other wikis with PlantUML; documents that already use it",
    work: Work::Picture(|view, look| Ok::<_, ExportError>(write(view, look).into())),
};

/// Returns the diagram.
fn write(view: &GraphView, look: &Look) -> String {
    let theme = &look.theme;
    let mut out = String::from("@startuml\nleft to right direction\n");
    put!(
        out,
        "skinparam backgroundColor {}\nskinparam defaultFontColor {}\nskinparam shadowing false\n\
             skinparam rectangle {{\n  RoundCorner 10\n  BackgroundColor {}\n  BorderColor {}\n}}\n",
        theme.background,
        theme.text,
        theme.fill,
        theme.border
    );
    if let Some(title) = title_of(view) {
        put!(out, "title {}\n", escape::plantuml(&title));
    }
    let (clusters, groups) = (clusters_of(view), Groups::of(view, true));
    for (place, cluster) in view.clusters.iter().enumerate() {
        let style = theme.cluster(place);
        let title = escape::plantuml(&shown(&cluster.group.title)).into_owned();
        let title = if title.is_empty() {
            " ".to_owned()
        } else {
            title
        };
        put!(
            out,
            "package \"{title}\" as c{place} {};line:{} {{\n",
            style.fill,
            colour(style.line)
        );
        for &node in &cluster.nodes {
            write_node(&mut out, view, node, look, &groups);
        }
        out.push_str("}\n");
    }
    for node in (0..view.nodes.len()).filter(|node| clusters[*node].is_none()) {
        write_node(&mut out, view, node, look, &groups);
    }
    let merged = Merged::of(view);
    for (at, edge) in view.edges.iter().enumerate() {
        write_edge(&mut out, edge, at, theme, &merged);
    }
    if look.legend {
        write_legend(&mut out, view, look, &merged);
    }
    out.push_str("@enduml\n");
    out
}

fn write_node(out: &mut String, view: &GraphView, index: usize, look: &Look, groups: &Groups<'_>) {
    let theme = &look.theme;
    let node = &view.nodes[index];
    let lines: Vec<_> = lines_in_words(node, groups)
        .iter()
        .map(|line| escape::plantuml(line).into_owned())
        .collect();
    let paint = Paint::of(node, theme);
    let mut style = paint.fill.to_string();
    let border = match paint.border {
        Border::Dashed => ";line.dashed",
        Border::Dotted => ";line.dotted",
        Border::Thick => ";line.bold",
        Border::Plain => "",
    };
    if (paint.line, paint.text) == (theme.border, theme.text) {
        style.push_str(border);
    } else {
        let [line, text] = [paint.line, paint.text].map(colour);
        put!(style, ";line:{line}{border};text:{text}");
    }
    let link = match look.link_to(&node.id) {
        Some(link) => format!(" [[{}]]", escape::address(&link)),
        None => String::new(),
    };
    let lines = lines.join("\\n");
    put!(out, "rectangle \"{lines}\" as n{index}{link} {style}\n");
}

fn write_edge(out: &mut String, edge: &EdgeView, at: usize, theme: &Theme, merged: &Merged<'_>) {
    let (style, thickness) = stroke(edge, theme, merged.pen(at));
    let line = match style.line {
        Line::Solid => "",
        Line::Dashed => ",dashed",
        Line::Dotted => ",dotted",
    };
    let wide = match thickness {
        None => String::new(),
        Some(thickness) => format!(",thickness={}", width(thickness)),
    };
    let tail = match edge.way_back() {
        WayBack::None => "",
        WayBack::Known | WayBack::Inferred | WayBack::Leading => "<",
    };
    // One stroke leads to a box beside, two to one further on.
    let further = if edge.is_lateral() { "" } else { "-" };
    let (from, to) = (edge.from, edge.to);
    put!(
        out,
        "n{from} {tail}-[{}{line}{wide}]{further}> n{to}",
        style.colour
    );
    let words = merged.words(at, edge);
    if !words.is_empty() {
        let words = words.lines().map(|line| {
            let line = escape::plantuml(line);
            // The line of a lateral move runs through the middle of its label.
            if edge.is_lateral() {
                format!("<back:{}>{line}</back>", theme.background)
            } else {
                line.into_owned()
            }
        });
        put!(out, " : {}", words.collect::<Vec<_>>().join("\\n"));
    }
    out.push('\n');
}

fn write_legend(out: &mut String, view: &GraphView, look: &Look, merged: &Merged<'_>) {
    let captions = merged.captions(look).into_iter();
    let notes: Vec<_> = captions.chain(legend(view, look)).collect();
    let has_stubs = view.nodes.iter().any(|node| node.stub);
    if notes.is_empty() && !has_stubs {
        return;
    }
    out.push_str("legend right\n");
    if has_stubs {
        out.push_str("  dashed border: a stub, mentioned and not described\n");
    }
    for note in notes {
        put!(out, "  {}\n", escape::plantuml(&note));
    }
    out.push_str("endlegend\n");
}

/// Returns a colour as it stands within a style, without the sign.
fn colour(colour: crate::view::theme::Colour) -> String {
    colour.to_string().replace('#', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::graph;

    #[test]
    fn a_summit_is_not_taken_for_the_current_role() {
        let graph = graph(
            "roles: {Cook: {level: 1, advances_to: [Chef]}, Chef: {level: 2, terminal: true}}",
        );
        let text = write(&graph.view().build(), &Look::default());
        assert!(text.contains("Chef\\nlevel 2\\n<U+0028>summit"), "{text}");
        // Thick is what is new, changed or held.
        assert!(!text.contains("bold"), "{text}");
    }
}
