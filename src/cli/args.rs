//! The arguments.

use std::mem;
use std::path::PathBuf;

use careergraph::input::{Format, embedded};
use careergraph::model::TransitionKind;
use careergraph::query::path::PathQuery;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use careergraph::model::Date;

use super::lazy::Lazy;
use super::shell::Given;
use super::{commands, graph_source};

/// Explore a career graph: how to get from one role to another, by which routes, and what is
/// missing for each step.
#[derive(Debug, Parser)]
#[command(name = "career", version, max_term_width = 100, after_help = after_help())]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) common: Common,
}

impl Arguments {
    /// Returns what reads the options of one command, where there is a command of that name: taking in
    /// all commands takes longer than most of them.
    pub(super) fn only(name: &str) -> Option<clap::Command> {
        let mut all = Command::augment_subcommands(clap::Command::default());
        let one = mem::take(all.find_subcommand_mut(name)?);
        // The program ends soon: taking the others apart would be for nothing.
        mem::forget(all);
        Some(Common::augment_args(
            clap::Command::new("career").subcommand(one),
        ))
    }
}

/// Returns which graph is the usual one, and what the exit codes mean.
fn after_help() -> String {
    let [names @ .., last] = &graph_source::USUAL_NAMES;
    let names = names.join(", ");
    format!(
        "Without --graph, the graph is what CAREER_GRAPH names, else a {names} or {last} in this folder or above it, else the shipped graph `{}`; `check`, `lint` and `convert` need one that is named or found. Without --me, a question that names no role to start from is about the profile that CAREER_PROFILE names.\n\nExit codes: 0 fine; 1 the answer is \"no\"; 2 the \
         question could not be answered.",
        embedded::DEFAULT
    )
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub(super) struct Common {
    /// A graph file, a role page, a spreadsheet, a folder of them or of a public data set, `-` for standard
    /// input, or the name of a shipped graph; repeat it to join several
    #[arg(long, short, global = true, value_name = "PATH")]
    pub(super) graph: Vec<PathBuf>,
    /// The format of standard input [default: guessed from its content]
    #[arg(long, global = true, value_name = "FORMAT", value_parser = input_formats())]
    pub(super) input_format: Option<Format>,
    /// A graph file whose skills are added to those recognised in role pages
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) lexicon: Vec<PathBuf>,
    /// The form of the answer
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(super) format: FormName,
    /// Print only the answer and errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

/// Returns the parser of `--input-format`.
fn input_formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::all().map(Format::name)).try_map(|name| {
        let format = Format::all().find(|format| format.name() == name);
        format.ok_or("no such format")
    })
}

/// A person instead of a role. What a profile says never goes to standard error.
#[derive(Debug, Clone, Args)]
pub(super) struct Me {
    /// A person instead of a role: a profile file or a JSON Resume, or `-` for standard input
    #[arg(long, value_name = "PROFILE")]
    pub(super) me: Option<PathBuf>,
    #[command(flatten)]
    pub(super) today: Today,
}

/// The date of the question.
#[derive(Debug, Clone, Args)]
pub(super) struct Today {
    /// Count current jobs up to this date, such as 2024-05-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
}

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum FormName {
    /// For people.
    #[default]
    Text,
    /// For programs: stable, documented in the book.
    Json,
    /// For a wiki or a pull request.
    #[value(alias = "md")]
    Markdown,
    /// For a spreadsheet: the table of the answer.
    Csv,
    /// For a browser or a printer, in one file; only plans and matrices.
    Html,
    /// For code scanning (SARIF); only findings.
    Sarif,
    /// One of the formats of `career draw`.
    #[value(skip)]
    Drawing(&'static str),
}

/// How an answer is put together; a page is written by the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Form {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For a wiki or a pull request.
    Markdown,
    /// For a spreadsheet.
    Csv,
}

/// Which single moves may be used.
#[derive(Debug, Clone, Args)]
pub(super) struct MoveFilters {
    /// Use only moves of this kind; repeat it for several
    #[arg(long, value_enum)]
    pub(super) kind: Vec<KindName>,
    /// Use lateral moves only in the direction in which they are stated
    #[arg(long)]
    pub(super) strict_lateral: bool,
    /// Use no advancement that skips a rung, and no other move between the same roles
    #[arg(long)]
    pub(super) stepwise: bool,
}

impl MoveFilters {
    /// Returns the kinds that may be used: all where none is named.
    pub(super) fn kinds(&self) -> Vec<TransitionKind> {
        let named = self.kind.iter().map(|kind| kind.0);
        let all = TransitionKind::NAMES.map(|(kind, _)| kind);
        if self.kind.is_empty() {
            all.to_vec()
        } else {
            named.collect()
        }
    }

    /// Returns the options that were given, with their values.
    pub(super) fn given(&self) -> Vec<Given> {
        let kinds = self.kind.iter().map(|kind| kind.0.to_string());
        let mut given: Vec<_> = kinds.map(|kind| ("--kind", Some(kind))).collect();
        given.extend(self.strict_lateral.then_some(("--strict-lateral", None)));
        given.extend(self.stepwise.then_some(("--stepwise", None)));
        given
    }

    /// Puts the conditions into a question.
    pub(super) fn apply<'g>(&self, query: PathQuery<'g>) -> PathQuery<'g> {
        query
            .only(self.kinds())
            .strict_lateral(self.strict_lateral)
            .stepwise(self.stepwise)
    }
}

/// Which roles paths may pass.
#[derive(Debug, Clone, Args)]
pub(super) struct RoleFilters {
    /// Do not pass through these roles; repeat it for more. The ends may be among them
    #[arg(long, value_name = "SELECTOR")]
    pub(super) avoid: Vec<String>,
    /// Pass only through these roles; repeat it for more. The ends need not be among them
    #[arg(long, value_name = "SELECTOR")]
    pub(super) within: Vec<String>,
}

/// What paths may take at most.
#[derive(Debug, Clone, Args)]
pub(super) struct PathLimits {
    /// Use at most this many moves
    #[arg(long = "max-moves", value_name = "N")]
    pub(super) moves: Option<usize>,
    /// Take at most this many years in all
    #[arg(long = "max-years", value_name = "YEARS", value_parser = commands::amount, allow_negative_numbers = true)]
    pub(super) years: Option<f64>,
    /// Take no step with a larger gap
    #[arg(long = "max-step-gap", value_name = "GAP", value_parser = commands::amount, allow_negative_numbers = true)]
    pub(super) step_gap: Option<f64>,
}

impl PathLimits {
    /// Returns the options that were given, with their values.
    pub(super) fn given(&self) -> Vec<Given> {
        let given = [
            ("--max-moves", self.moves.map(|most| most.to_string())),
            ("--max-years", self.years.map(|most| most.to_string())),
            ("--max-step-gap", self.step_gap.map(|most| most.to_string())),
        ];
        given
            .into_iter()
            .filter(|(_, value)| value.is_some())
            .collect()
    }

    /// Puts the limits into a question.
    pub(super) fn apply<'g>(&self, mut query: PathQuery<'g>) -> PathQuery<'g> {
        if let Some(most) = self.moves {
            query = query.max_moves(most);
        }
        if let Some(most) = self.years {
            query = query.max_years(most);
        }
        if let Some(most) = self.step_gap {
            query = query.max_step_gap(most);
        }
        query
    }
}

/// A kind of move on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KindName(pub(super) TransitionKind);

impl ValueEnum for KindName {
    fn value_variants<'a>() -> &'a [Self] {
        use TransitionKind::{Advancement, Entry, Lateral};
        &[Self(Entry), Self(Advancement), Self(Lateral)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()))
    }
}

/// The commands; one file each under `commands`.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the roles
    Roles(Lazy<commands::roles::Options>),
    /// Show all that is known about a role
    Show(Lazy<commands::show::Options>),
    /// List the skills, or the roles that ask for one
    Skills(Lazy<commands::skills::Options>),
    /// Find the best paths from one role to another
    Path(Lazy<commands::path::Options>),
    /// Show what can be reached from a role, or who can get there
    Reach(Lazy<commands::reach::Options>),
    /// Say why two roles are joined, or why they are not
    Why(Lazy<commands::why::Options>),
    /// Show all that lies between two roles
    Between(commands::between::Options),
    /// Describe the shape of the graph
    Stats(Lazy<commands::stats::Options>),
    /// Show what a role or a person lacks for other roles
    Gap(Lazy<commands::gap::Options>),
    /// Rank the moves that are open from a role, or to a person
    Next(Lazy<commands::next::Options>),
    /// Show what to learn next, and in which order
    Learn(Lazy<commands::learn::Options>),
    /// Show what changes when something is learnt
    Whatif(Lazy<commands::whatif::Options>),
    /// Find the roles that are nearest to one
    Similar(Lazy<commands::similar::Options>),
    /// Plan how somebody gets to a role, for a talk between two people
    Plan(Lazy<commands::plan::Options>),
    /// Show roles by what they ask for, or what changes along advancements
    Matrix(Lazy<commands::matrix::Options>),
    /// Show what changed from one graph to another: roles, what they ask for, and moves
    #[command(alias = "compare")]
    Diff(Lazy<commands::diff::Options>),
    /// Compare several people with some roles: who is close, and what depends on one person
    Team(Lazy<commands::team::Options>),
    /// Write a profile to fill in, or show how one is read
    Profile(Lazy<commands::profile::Options>),
    /// Draw roles and moves, or hand them to another program
    Draw(Box<commands::draw::Options>),
    /// Draw the graph as DOT, for Graphviz
    Dot(Lazy<commands::dot::Options>),
    /// Explore a graph in your browser
    #[cfg(feature = "explorer")]
    Explore(Lazy<commands::explore::Options>),
    /// Turn role pages and spreadsheets into a graph file
    Import(Lazy<commands::import::Options>),
    /// Rewrite graph files in another notation
    Convert(Lazy<commands::convert::Options>),
    /// Check files and report every finding
    #[command(alias = "validate")]
    Check(Lazy<commands::check::Options>),
    /// Find what is odd about a ladder: dead ends, steps that fall or are uneven
    Lint(Lazy<commands::lint::Options>),
    /// Explain a finding
    Explain(Lazy<commands::explain::Options>),
    /// List the shipped graphs, or print one
    Graphs(Lazy<commands::graphs::Options>),
    /// Print the JSON Schema of the graph file or of the profile
    Schema(Lazy<commands::schema::Options>),
    /// Print completions for a shell
    Completions(Lazy<commands::completions::Options>),
    /// Print the manual page
    #[command(hide = true)]
    Man,
}
