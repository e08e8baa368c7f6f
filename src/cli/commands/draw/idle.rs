//! What was asked for and changes nothing in what is drawn.

use careergraph::export::{Format, Layout, Work};
use careergraph::graph::{CareerGraph, RoleRef};
use careergraph::view::theme::Theme;
use careergraph::view::{BoxFact, Grouping, MoveFact, ViewBuilder};

use super::{Options, Output};

/// The formats whose boxes can link to something.
const LINKING: [&str; 7] = [
    "dot", "svg", "html", "mermaid", "markdown", "d2", "plantuml",
];

/// Says what changes nothing, whatever the graph.
pub(super) fn say(options: &Options, format: &Format, output: &Output) {
    let is_of_one = options.around.is_some() || options.all;
    let is_finer = options.scale.is_some() || options.dpi.is_some();
    let has_colours =
        !matches!(format.work, Work::Data(_)) && !["text", "json"].contains(&format.name);
    let idle = [
        (
            options.layout == Layout::Routes && options.path.is_none(),
            "`--layout routes` changes nothing without `--path`",
        ),
        (
            options.layout == Layout::Neighbourhood && !is_of_one,
            "`--layout neighbourhood` changes nothing without a role",
        ),
        (
            options.moves.is_some() && !is_of_one,
            "`--moves` changes nothing without a role",
        ),
        (
            options.k.is_some() && options.path.is_none(),
            "`-k` changes nothing without `--path`",
        ),
        (
            options.me.today.today.is_some() && !options.me.is_somebody(),
            "`--today` changes nothing without `--me`",
        ),
        (
            options.link.is_some() && !LINKING.contains(&format.name),
            "`--link` changes nothing in a format whose boxes cannot link",
        ),
        (
            options.theme != Theme::default() && !has_colours,
            "`--theme` changes nothing in a format without colours",
        ),
        (
            (options.source.is_some() || options.date.is_some())
                && matches!(format.work, Work::Data(_)),
            "`--source` and `--date` change nothing in a format for other programs",
        ),
        (
            options.paper.is_some() && format.name != "pdf",
            "`--paper` affects only PDF",
        ),
        (
            is_finer && format.name != "png",
            "`--scale` and `--dpi` affect only PNG",
        ),
        (
            (options.ascii || options.width.is_some()) && format.name != "text",
            "`--ascii` and `--width` affect only text drawings",
        ),
    ];
    let idle = idle.into_iter().filter(|(is_idle, _)| *is_idle);
    idle.for_each(|(_, note)| output.note(note));
}

/// Says which facts are to be shown and are known of nothing in the graph.
pub(super) fn say_of_graph(options: &Options, graph: &CareerGraph, output: &Output) {
    if options.show_moves.contains(&MoveFact::Share) && !is_observed(graph) {
        output.note("no move of this graph was observed, so there is no share to show");
    }
    let mut moves = graph.transitions();
    if options.show_moves.contains(&MoveFact::Years)
        && moves.all(|moved| moved.data().years.is_none())
    {
        output.note("no move of this graph says its years, so there are none to show");
    }
    let mut roles = graph.roles();
    if options.show_moves.contains(&MoveFact::Gap)
        && roles.all(|role| role.requirements().next().is_none())
    {
        output.note("no role of this graph asks for a skill, so there is no gap to show");
    }
    let mut roles = graph.roles();
    if options.show.contains(&BoxFact::Salary) && roles.all(|role| role.data().salary.is_none()) {
        output.note("no role of this graph says what it pays, so there is no salary to show");
    }
    let mut roles = graph.roles();
    if options.show.contains(&BoxFact::Referrers) && !roles.any(RoleRef::is_stub) {
        output.note("every role of this graph is described: `referrers` are shown only for stubs");
    }
}

/// Says whether roles are to be grouped where they have other places.
pub(super) fn say_of_view(
    options: &Options,
    format: &Format,
    view: &ViewBuilder<'_>,
    output: &Output,
) {
    let is_placed = matches!(format.work, Work::Placed(_) | Work::Page(_));
    if options.group.is_none() || !is_placed && format.name != "text" {
        return;
    }
    let note = match options.layout.for_view(&view.build()) {
        Layout::Neighbourhood => {
            "`--group` changes nothing around one role; `--layout ladder` has lanes"
        }
        Layout::Routes => {
            "`--group` changes nothing if paths are drawn side by side; `--layout ladder` has lanes"
        }
        Layout::Layered if is_placed => {
            "`--group` changes nothing in a layered drawing; `--layout ladder` has lanes"
        }
        Layout::Ladder if is_placed && options.group == Some(Grouping::Level) => {
            "`--group level` makes no lanes in a ladder, whose rows are the levels: its lanes are the tracks"
        }
        _ => return,
    };
    output.note(note);
}

/// Whether people were observed to make some move.
fn is_observed(graph: &CareerGraph) -> bool {
    let mut moves = graph.transitions();
    moves.any(|moved| moved.data().people().is_some())
}
