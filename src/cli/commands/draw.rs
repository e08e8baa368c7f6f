//! `career draw`

mod idle;
mod since;
mod site;

use std::path::PathBuf;
use std::str::FromStr;

use careergraph::export::{Layout, Look, Paper};
use careergraph::graph::CareerGraph;
use careergraph::model::Date;
use careergraph::query::path::CareerPath;
use careergraph::query::select::literal;
use careergraph::view::theme::Theme;
use careergraph::view::{BoxFact, GraphView, Grouping, LegendEntry, MoveFact, ViewBuilder};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::ends::Start;
use super::path::{SMALLER, refused};
use super::{Common, Failure, Outcome, Output};
use crate::cli::args::Me;
use crate::cli::drawing::{Drawing, address};
use crate::cli::{graph_source, profile_source, shell};

/// A drawing in a terminal of more lines than this is long.
const LONG: usize = 100;

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
    /// Refused, with what was probably meant
    #[arg(hide = true, conflicts_with = "all")]
    more: Vec<String>,
    /// Write a folder of pages: one for each role with its surroundings, and an index
    #[arg(long, conflicts_with_all = ["around", "path", "link"])]
    all: bool,
    /// How many moves around the role, or each role, to draw [default: 1]
    #[arg(long, value_parser = clap::value_parser!(u32).range(0..=100))]
    moves: Option<u32>,
    /// Only the roles that this selector selects, and the moves between them
    #[arg(long, value_name = "SELECTOR")]
    select: Option<String>,
    /// Draw the best paths from one role to another; with --me, name only the last role
    #[arg(long, num_args = 1..=2, value_names = ["FROM", "TO"], conflicts_with = "around")]
    path: Option<Vec<String>>,
    #[command(flatten)]
    me: Me,
    /// Draw what changed since this graph, and what lies one move away from a change; repeat it to join several
    /// files
    #[arg(long, value_name = "OLD", conflicts_with_all = ["all", "path", "me"])]
    since: Vec<PathBuf>,
    /// With --since, also draw what is unchanged
    #[arg(long, requires = "since")]
    all_roles: bool,
    /// How many paths to draw [default: 1]
    #[arg(short, value_parser = clap::value_parser!(u32).range(1..=100))]
    k: Option<u32>,
    #[command(flatten)]
    drawing: Drawing,
    /// Which roles to draw together [default: families if there are several, else tracks]
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
    /// Another title, or an empty one for none; with --all, the title of the index
    #[arg(long)]
    title: Option<String>,
    /// Say below the title where the drawing comes from
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// Say of when the drawing is: today, or a date such as 2024-05-31
    #[arg(long, value_name = "DATE", num_args = 0..=1, require_equals = true, default_missing_value = "today")]
    date: Option<Day>,
    /// Colours and lines
    #[arg(long, default_value = "auto", value_parser = named(&Theme::NAMES))]
    theme: Theme,
    /// Where the boxes go, in formats that place them
    #[arg(long, default_value = "auto", value_parser = named(&Layout::NAMES))]
    layout: Layout,
    /// What a box links to, in formats that can: an address with `{id}` for the id of the role
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    link: Option<String>,
    /// How many pixels a PNG has for each unit of the picture: with 2, twice as fine [default: 2]
    #[arg(long, value_name = "FACTOR", value_parser = scale)]
    scale: Option<f64>,
    /// The same in pixels per inch; 192 is --scale 2
    #[arg(long, conflicts_with = "scale", value_parser = clap::value_parser!(u32).range(10..=2000))]
    dpi: Option<u32>,
    /// The paper size of a PDF [default: a page as large as the picture]
    #[arg(long, ignore_case = true, value_parser = named(&Paper::NAMES))]
    paper: Option<Paper>,
    /// Explain lines and boxes, which is the default
    #[arg(long, overrides_with = "no_legend")]
    legend: bool,
    /// Do not explain lines and boxes
    #[arg(long)]
    no_legend: bool,
    /// Use only ASCII characters for the lines of text drawings
    #[arg(long)]
    ascii: bool,
    /// How many columns text drawings may take [default: those of the terminal, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u32).range(20..=1000))]
    width: Option<u32>,
}

/// Of when a drawing is.
#[derive(Debug, Clone, Copy)]
enum Day {
    Today,
    On(Date),
}

impl FromStr for Day {
    type Err = <Date as FromStr>::Err;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "today" => Ok(Self::Today),
            date => date.parse().map(Self::On),
        }
    }
}

impl Options {
    /// How many moves around a role are drawn.
    fn moves(&self) -> usize {
        self.moves.unwrap_or(1) as usize
    }

    /// Where the drawing comes from, and of when it is, where that is to be said.
    fn origin(&self) -> Option<String> {
        let source = self.source.as_deref().map(str::trim);
        let source = source.filter(|source| !source.is_empty());
        let source = source.map(|source| format!("Source: {source}"));
        let date = match self.date {
            Some(Day::Today) => profile_source::clock(),
            Some(Day::On(date)) => Some(date),
            None => None,
        };
        let date = date.map(|date| date.to_string());
        let parts: Vec<_> = source.into_iter().chain(date).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    if let (Some(first), [second, ..]) = (&options.around, options.more.as_slice()) {
        return Err(of_several(first, second, options, common, output));
    }
    if options.all {
        let graph = graph_source::graph(common, output)?;
        let Some(whole) = view(graph, options, common, output)? else {
            return Ok(Outcome::No);
        };
        return site::write(graph, &whole, options, common, output);
    }
    let format = options.drawing.format(common)?;
    idle::say(options, format, output);
    let graph = graph_source::graph(common, output)?;
    let Some(view) = view(graph, options, common, output)? else {
        return Ok(Outcome::No);
    };
    idle::say_of_view(options, format, &view, output);
    let look = look(options, output, options.drawing.file().is_some());
    let lines = options.drawing.write(format, &view, &look, output)?;
    if let (Some(role), Some(_)) = (&options.around, options.drawing.file())
        && let Some(note) = left_out(&view.build())
    {
        output.note(&format!(
            "{note}; `--select {}` draws them",
            all_around(role)
        ));
    }
    if format.name == "text"
        && let Some(note) = of_long(lines, options.around.is_some())
        // Behind the drawing, where it is still seen.
        && output.flush().is_ok()
    {
        output.note(note);
    }
    Ok(Outcome::Fine)
}

/// What is left out of a drawing.
fn left_out(view: &GraphView) -> Option<String> {
    let is_it = |entry: &&LegendEntry| matches!(entry, LegendEntry::LeftOut(_));
    view.legend.iter().find(is_it).map(LegendEntry::text)
}

/// The selector of a role and all around it, as it is written on a command line.
fn all_around(role: &str) -> String {
    let name = literal(role);
    shell::quoted(&format!("{name} | neighbours({name})"))
}

/// Why several roles, or a name of several words, are not drawn.
fn of_several(
    first: &str,
    second: &str,
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Failure {
    let graph = match graph_source::graph(common, output) {
        Ok(graph) => graph,
        Err(failure) => return failure,
    };
    let words: Vec<_> = std::iter::once(first)
        .chain(options.more.iter().map(String::as_str))
        .collect();
    let name = words.join(" ");
    let help = if graph.role(&name).is_ok() {
        format!("a name of several words goes in quotes: `career draw \"{name}\"`")
    } else if words.len() == 2 {
        let [from, to] = [first, second].map(quoted);
        format!("`career draw --path {from} {to}` draws the paths from one to the other")
    } else {
        "`--select` draws several roles, as in `--select \"engineer | director\"`".to_owned()
    };
    Failure::new(
        "only the surroundings of one role can be drawn, but several were named",
        vec![help],
    )
}

/// A name as it is written on a command line.
fn quoted(name: &str) -> String {
    if name.contains(char::is_whitespace) {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    }
}

/// What else to draw where so many lines ran through a terminal.
fn of_long(lines: usize, is_of_one: bool) -> Option<&'static str> {
    let note = if is_of_one {
        "`-o FILE.html` draws a page to look around in"
    } else {
        "`career draw ROLE` draws one role, and `-o FILE.html` a page to look around in"
    };
    (lines > LONG).then_some(note)
}

/// How the drawing should look.
fn look(options: &Options, output: &Output, is_file: bool) -> Look {
    let mut look = Look::default();
    look.theme = options.theme.clone();
    look.layout = options.layout;
    look.legend = !options.no_legend;
    look.ascii = options.ascii;
    let scale = options.dpi.map(|dpi| f64::from(dpi) / 96.0);
    look.scale = scale.or(options.scale).unwrap_or(look.scale);
    look.paper = options.paper;
    look.link.clone_from(&options.link);
    let asked = options.width.map(|width| width as usize);
    if let Some(width) = asked.or(output.width().filter(|_| !is_file)) {
        look.width = width;
    }
    look
}

/// Returns what to draw; nothing where no path leads from one role to the other, or no role is selected.
fn view<'g>(
    graph: &'g CareerGraph,
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Option<ViewBuilder<'g>>, Failure> {
    let mut view = shown(graph.view(), options);
    view = view.group(options.group.unwrap_or_default());
    if options.since.is_empty() {
        let mut middle = None;
        if let Some(name) = &options.around {
            let role = super::role(graph, name)?;
            view = view.around(role, options.moves());
            middle = Some(role.index());
        }
        if let Some(selector) = &options.select {
            let mut roles = super::select(graph, selector, output)?;
            // The role in the middle is what the drawing is about, where anything is around it.
            if let Some(middle) = middle {
                if super::is_empty(&view.clone().only(&roles), output) {
                    return Ok(None);
                }
                roles.insert(middle);
            }
            view = view.only(&roles);
        }
    } else {
        view = since::view(view, graph, options, common, output)?;
    }
    idle::say_of_graph(options, graph, output);
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
    // Pages of roles have titles of their own.
    if let Some(title) = options.title.as_ref().filter(|_| !options.all) {
        view = view.title(title.clone());
    }
    if let Some(origin) = options.origin() {
        view = view.origin(origin);
    }
    // A graph without roles is drawn as it is; a selection without roles is an answer.
    if options.select.is_some() && super::is_empty(&view, output) {
        return Ok(None);
    }
    Ok(Some(view))
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
        [to] if !options.me.is_somebody() => {
            let to = quoted(to);
            let help = format!(
                "use `--path {to} TO` or `--path FROM {to}`; with `--me PROFILE` the last role is enough"
            );
            return Err(Failure::new(
                "`--path` takes two roles, FROM and TO",
                vec![help],
            ));
        }
        [to] => {
            let person = options.me.somebody(graph, common, output)?;
            (person.role(graph, "FROM and TO")?, to, Some(person))
        }
        _ => {
            let help = "use `--path FROM TO`, or `--me PROFILE --path TO`";
            return Err(Failure::new(
                "with `--me`, `--path` takes only the last role: the profile gives the first",
                vec![help.to_owned()],
            ));
        }
    };
    let to = super::role(graph, to)?;
    let start = Start { role: from, person };
    let query = start.paths_to(to, graph, output)?;
    let best = query.best(options.k.unwrap_or(1) as usize);
    let best = best.map_err(|error| refused(&error))?;
    if best.cut {
        let more = "better paths may be missing: the search reached its limit of work";
        output.note(&format!("{more}; {SMALLER}"));
    }
    let paths = best.paths;
    if paths.is_empty() {
        // The role of a profile is not told.
        let (title, role) = match &start.person {
            Some(_) => ("the role of the profile", None),
            None => (from.title(), Some(from.id().to_string())),
        };
        output.note(&format!("nothing leads from {title} to {}", to.title()));
        let mut words = options.me.words();
        words.extend(role.into_iter().chain([to.id().to_string()]));
        super::say_why(&words, &[], output);
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

/// How else a name is spelt.
fn also_spelt(name: &str) -> Option<&'static str> {
    (name == "neighbourhood").then_some("neighborhood")
}

/// Returns a parser that takes the names of a table.
fn named<T: Clone + Send + Sync + 'static>(
    table: &'static [(T, &'static str, &'static str)],
) -> impl TypedValueParser<Value = T> {
    let values = table.iter().map(|(_, name, about)| {
        let value = PossibleValue::new(*name).help(*about);
        value.aliases(also_spelt(name))
    });
    PossibleValuesParser::new(values).try_map(|name| {
        let is_named = |known: &&str| known.eq_ignore_ascii_case(&name);
        let row = table
            .iter()
            .find(|(_, known, _)| is_named(known) || also_spelt(known).iter().any(is_named));
        row.map(|(value, ..)| value.clone()).ok_or("no such name")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_drawing_in_a_terminal_names_others() {
        assert_eq!(of_long(0, false), None);
        assert_eq!(of_long(LONG, false), None);
        let note = of_long(LONG + 1, false).unwrap_or_default();
        assert!(note.contains("career draw ROLE") && note.contains("-o FILE.html"));
        let note = of_long(LONG + 1, true).unwrap_or_default();
        assert!(!note.contains("ROLE") && note.contains("-o FILE.html"));
    }
}
