//! `career draw`

mod since;
mod site;

use std::path::PathBuf;

use careergraph::export::{Layout, Look, Paper};
use careergraph::graph::CareerGraph;
use careergraph::query::path::CareerPath;
use careergraph::view::theme::Theme;
use careergraph::view::{BoxFact, Grouping, MoveFact, ViewBuilder};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::path::{SMALLER, refused};
use super::{Common, Failure, Outcome, Output};
use crate::cli::args::Me;
use crate::cli::drawing::Drawing;
use crate::cli::graph_source;

/// Options of `career draw`.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub(crate) struct Options {
    /// Only the surroundings of this role
    #[arg(value_name = "ROLE")]
    around: Option<String>,
    /// A folder of pages: one for each role with its surroundings, and an index
    #[arg(long, conflicts_with_all = ["around", "path"])]
    all: bool,
    /// How many moves around the role, or each role, to draw
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(0..=100))]
    moves: u32,
    /// Only the roles that this selector selects, and the moves between them
    #[arg(long, value_name = "SELECTOR")]
    select: Option<String>,
    /// The best paths from one role to another instead of a role's surroundings; with --me only the
    /// last role
    #[arg(long, num_args = 1..=2, value_names = ["FROM", "TO"], conflicts_with = "around")]
    path: Option<Vec<String>>,
    #[command(flatten)]
    me: Me,
    /// What changed since this graph, with what lies one move away from a change; repeat it to join
    /// several files
    #[arg(long, value_name = "OLD", conflicts_with_all = ["all", "path", "me"])]
    since: Vec<PathBuf>,
    /// With --since, draw also what is unchanged
    #[arg(long, requires = "since")]
    all_roles: bool,
    /// How many paths to draw
    #[arg(short, default_value_t = 1, requires = "path", value_parser = clap::value_parser!(u32).range(1..=100))]
    k: u32,
    #[command(flatten)]
    drawing: Drawing,
    /// Which roles to draw together [default: families, where there are several]
    #[arg(long, value_name = "WHAT", value_parser = named(&Grouping::NAMES))]
    group: Option<Grouping>,
    /// What boxes show, separated by commas [default: level,years]
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = named(&BoxFact::NAMES))]
    show: Vec<BoxFact>,
    /// What lines show, separated by commas [default: what is not stated]
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = named(&MoveFact::NAMES))]
    show_moves: Vec<MoveFact>,
    /// How many of the most important skills to show in every box [default: 0, or 4 with --show skills]
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(0..=20))]
    skills: Option<u32>,
    /// Another title; an empty one for none
    #[arg(long)]
    title: Option<String>,
    /// Colours and lines
    #[arg(long, default_value = "auto", value_parser = named(&Theme::NAMES))]
    theme: Theme,
    /// Where the boxes go, in formats that say so
    #[arg(long, default_value = "auto", value_parser = named(&Layout::NAMES))]
    layout: Layout,
    /// What a box links to, in formats that can: an address with `{id}` for the id of the role
    #[arg(long, value_name = "ADDRESS")]
    link: Option<String>,
    /// How many pixels a PNG has for each unit of the picture: with 2, twice as fine
    #[arg(long, value_name = "FACTOR", default_value_t = 2.0, value_parser = scale)]
    scale: f64,
    /// The same in pixels of an inch; 192 is --scale 2
    #[arg(long, conflicts_with = "scale", value_parser = clap::value_parser!(u32).range(10..=2000))]
    dpi: Option<u32>,
    /// What a PDF is printed on [default: a page as large as the picture]
    #[arg(long, value_parser = named(&Paper::NAMES))]
    paper: Option<Paper>,
    /// Explain lines and boxes, as is done unless --no-legend is given
    #[arg(long, overrides_with = "no_legend")]
    legend: bool,
    /// Do not explain lines and boxes
    #[arg(long)]
    no_legend: bool,
    /// Use only ASCII characters for the lines of boxes of characters
    #[arg(long)]
    ascii: bool,
    /// How many columns boxes of characters may take [default: those of the terminal, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u32).range(20..=1000))]
    width: Option<u32>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    if options.all {
        let graph = graph_source::graph(common, output)?;
        let Some(whole) = view(graph, options, common, output)? else {
            return Ok(Outcome::No);
        };
        return site::write(graph, &whole, options, common, output);
    }
    let format = options.drawing.format(common)?;
    let graph = graph_source::graph(common, output)?;
    let Some(view) = view(graph, options, common, output)? else {
        return Ok(Outcome::No);
    };
    let look = look(options, output, options.drawing.file().is_some());
    options.drawing.write(format, &view, &look, output)?;
    Ok(Outcome::Fine)
}

/// How the drawing should look.
fn look(options: &Options, output: &Output, is_file: bool) -> Look {
    let mut look = Look::default();
    look.theme = options.theme.clone();
    look.layout = options.layout;
    look.legend = !options.no_legend;
    look.ascii = options.ascii;
    look.scale = options
        .dpi
        .map_or(options.scale, |dpi| f64::from(dpi) / 96.0);
    look.paper = options.paper;
    look.link.clone_from(&options.link);
    let asked = options.width.map(|width| width as usize);
    if let Some(width) = asked.or(output.width().filter(|_| !is_file)) {
        look.width = width;
    }
    look
}

/// Returns what to draw; nothing where no path leads from one role to the other.
fn view<'g>(
    graph: &'g CareerGraph,
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Option<ViewBuilder<'g>>, Failure> {
    let mut view = shown(graph.view(), options);
    view = view.group(options.group.unwrap_or_default());
    if options.since.is_empty() {
        if let Some(name) = &options.around {
            view = view.around(super::role(graph, name)?, options.moves as usize);
        }
        if let Some(selector) = &options.select {
            view = view.only(&super::select(graph, selector, output)?);
        }
    } else {
        view = since::view(view, graph, options, common, output)?;
    }
    if options.show_moves.contains(&MoveFact::Share) && !is_observed(graph) {
        output.note("no move of this graph was observed, so there is no share to show");
    }
    if options.me.me.is_some() && options.path.is_none() {
        let person = options.me.somebody(graph, common, output)?;
        view = view.readiness(&graph.person(&person.resolved));
    }
    if let Some(names) = &options.path {
        let Some(paths) = paths(graph, names, options, common, output)? else {
            return Ok(None);
        };
        view = view.paths(&paths);
    }
    if let Some(title) = &options.title {
        view = view.title(title.clone());
    }
    Ok(Some(view))
}

/// Whether people were observed to make some move.
fn is_observed(graph: &CareerGraph) -> bool {
    let mut moves = graph.transitions();
    moves.any(|moved| {
        let details = moved.data().details.as_deref();
        let seen = details.and_then(|details| details.observation.as_ref());
        seen.is_some_and(|seen| seen.people.is_some())
    })
}

/// Says what boxes and lines show.
fn shown<'g>(mut view: ViewBuilder<'g>, options: &Options) -> ViewBuilder<'g> {
    if !options.show.is_empty() {
        view = view.show(&options.show);
    }
    if let Some(most) = options.skills {
        view = view.skills(most as usize);
    }
    view.show_moves(&options.show_moves)
}

/// Returns the paths to draw; nothing where there are none.
fn paths(
    graph: &CareerGraph,
    names: &[String],
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Option<Vec<CareerPath>>, Failure> {
    let (from, to, person) = match names {
        [from, to] if options.me.me.is_none() => (super::role(graph, from)?, to, None),
        [to] => {
            let person = options.me.somebody(graph, common, output)?;
            (person.role(graph, "FROM and TO")?, to, Some(person))
        }
        _ => {
            let help = "use `--path FROM TO`, or `--me PROFILE --path TO`";
            return Err(Failure::new(
                "a profile stands for the first role of a path",
                vec![help.to_owned()],
            ));
        }
    };
    let to = super::role(graph, to)?;
    let mut query = super::between_ends(graph, from.id().as_str(), to.id().as_str())?;
    if let Some(person) = person {
        query = query.held_by(person.resolved.holder(graph));
    }
    let best = query.best(options.k as usize);
    let best = best.map_err(|error| refused(&error))?;
    if best.cut {
        let more = "better paths may be lacking: the search met its limit of work";
        output.note(&format!("{more}; {SMALLER}"));
    }
    let paths = best.paths;
    if paths.is_empty() {
        let ends = format!("from {} to {}", from.title(), to.title());
        output.note(&format!("nothing leads {ends}"));
        let why = format!("career why '{}' '{}'", from.id(), to.id());
        output.note(&format!("`{why}` says why"));
        return Ok(None);
    }
    Ok(Some(paths))
}

/// A factor on the command line.
fn scale(text: &str) -> Result<f64, String> {
    let factor = text.parse::<f64>().ok();
    let factor = factor.filter(|factor| (0.1..=20.0).contains(factor));
    factor.ok_or_else(|| "a number from 0.1 to 20 is expected".to_owned())
}

/// Returns a parser that takes the names of a table.
fn named<T: Clone + Send + Sync + 'static>(
    table: &'static [(T, &'static str, &'static str)],
) -> impl TypedValueParser<Value = T> {
    let values = table
        .iter()
        .map(|(_, name, about)| PossibleValue::new(*name).help(*about));
    PossibleValuesParser::new(values).try_map(|name| {
        let row = table.iter().find(|(_, known, _)| *known == name);
        row.map(|(value, ..)| value.clone()).ok_or("no such name")
    })
}
