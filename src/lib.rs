//! Career graphs: roles joined by typed transitions, what every role asks for, paths between them,
//! and the skill gap on each step.
//!
//! The types that you need, in the order in which you meet them:
//!
//! 1. [`Loader`] turns graph files (YAML, TOML, JSON), role pages (text, Markdown, HTML), spreadsheets
//!    (CSV, XLSX) and public data sets (O*NET, ESCO) into a graph, or says with file, line and column why not.
//! 2. [`CareerGraph`] is that graph: validated, immutable, with one resolver of names.
//! 3. [`RoleRef`], [`TransitionRef`] and [`SkillRef`] are handles into it: small and `Copy`.
//! 4. [`PathQuery`] asks for paths; its answers are [`CareerPath`]s.
//! 5. [`SkillGap`] is what somebody lacks for a role.
//! 6. [`LoadedProfile`] is a person's file; [`ResolvedProfile`] is what it means in a graph.
//! 7. [`Person`] is somebody in the graph, by a profile or by a role, who asks for gaps, open moves,
//!    lessons and what learning something would change.
//! 8. [`Selector`] says which roles are meant, in one line of text: [`CareerGraph::select`].
//! 9. [`Lint`] says what is odd about a ladder: [`CareerGraph::lint`]. [`GraphDiff`] says what became of one:
//!    [`CareerGraph::changes_since`].
//!
//! ```
//! use careergraph::model::TransitionKind::{Advancement, Lateral};
//! use careergraph::{CareerGraph, Cost};
//!
//! let graph = CareerGraph::embedded("engineer")?;
//!
//! let routes = graph
//!     .paths()
//!     .from("Engineer")?
//!     .to("Engineering Manager")?
//!     .only([Advancement, Lateral])
//!     .cost(Cost::Years)
//!     .best(3)?;
//! for step in &routes.paths[0].steps {
//!     println!("{} to {}:", step.from, step.to);
//!     for need in &step.top_needs {
//!         println!("  {need} at {}, held at {}", need.needed, need.have.low);
//!     }
//! }
//!
//! let gap = graph.gap_between(graph.role("senior engineer")?, graph.role("staff engineer")?);
//! for need in gap.missing() {
//!     println!("missing: {} at {}", need.title, need.needed);
//! }
//! assert!(!gap.is_closed());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where a graph comes from
//!
//! [`CareerGraph::from_path`] loads a file or a folder, [`CareerGraph::embedded`] a graph that
//! [ships](input::embedded::names) with the crate, and [`Loader`] whatever else there is, texts that lie in
//! memory among them. It keeps the warnings too:
//!
//! ```
//! use careergraph::Loader;
//! use careergraph::input::Format;
//!
//! let mut loader = Loader::new();
//! loader.text("ladder.yaml", Format::Yaml, "roles: {Cook: {advances_to: Sous Chef}}");
//! let loaded = loader.load()?;
//! assert!(loaded.findings.is_empty());
//! assert_eq!(loaded.graph.role("sous-chef")?.title(), "Sous Chef");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`graph::build`] makes one of [documents](document::GraphDocument) that are put together in code, and has an
//! example.
//!
//! # What can be asked
//!
//! | question | begins with |
//! |---|---|
//! | the best paths, all paths, what is traded off between them | [`best`](PathQuery::best), [`all`](PathQuery::all), [`tradeoffs`](PathQuery::tradeoffs) |
//! | why there is a path, or none, and what lies between | [`why`](PathQuery::why), [`why_not`](PathQuery::why_not), [`between`](PathQuery::between) |
//! | what can be reached, and who can get here | [`CareerGraph::reach`] |
//! | a plan from one role to another, and what to do first | [`CareerGraph::plan`] |
//! | what lacks for a role, or for several | [`CareerGraph::gap_between`], [`Person::gaps`] |
//! | the numbers alone, for many roles | [`CareerGraph::measure`], [`query::pairs`] |
//! | the next moves, what to learn, what if | [`Person::next_moves`], [`Person::lessons`], [`Person::what_if`] |
//! | which roles are alike | [`CareerGraph::similar`], [`CareerGraph::alike`] |
//! | who of several people fits which role | [`CareerGraph::team`] |
//! | roles by what they ask for, and the graph in numbers | [`CareerGraph::matrix`], [`CareerGraph::stats`] |
//! | everything about a role or a skill | [`RoleRef::card`], [`CareerGraph::skill_card`] |
//!
//! Answers are plain data that can be serialized, with names in the place of handles; [`export::words`] says them in
//! sentences, such as [readiness](export::words::readiness). What their words and
//! numbers mean stands in the book under "What the words and numbers mean" (`docs/semantics.md`, which comes
//! with the crate).
//!
//! ```
//! use careergraph::CareerGraph;
//!
//! let graph = CareerGraph::embedded("engineer")?;
//! let (engineer, staff) = (graph.role("engineer")?, graph.role("staff engineer")?);
//!
//! let near = graph.reach(engineer)?.within_moves(2).answer();
//! println!("{} roles within two moves, {} the nearest", near.roles.len(), near.roles[0].role.title);
//!
//! let trades = graph.paths().from(engineer)?.to(staff)?.tradeoffs()?;
//! for trade in &trades.tradeoffs {
//!     println!("{} moves in {} years", trade.moves, trade.years);
//! }
//!
//! let plan = graph.plan(engineer, staff)?.answer()?;
//! println!("begin with {}", plan.first[0].title);
//!
//! let alike = graph.similar(staff, 3);
//! assert!(alike[0].similarity >= alike[1].similarity);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! For algorithms of your own there is [`CareerGraph::petgraph`], with an example.
//!
//! # Drawing
//!
//! [`CareerGraph::view`] says what to draw, and [`export`] in which [format](export::FORMATS): SVG, DOT, Mermaid,
//! HTML, text for a terminal and many more.
//!
//! ```
//! use careergraph::CareerGraph;
//! use careergraph::export::Look;
//! use careergraph::export::svg::Svg;
//!
//! let graph = CareerGraph::embedded("engineer")?;
//! let view = graph.view().around(graph.role("staff engineer")?, 1).build();
//! let drawing = Svg::of(&view, &Look::default()).to_string();
//! assert!(drawing.starts_with("<svg"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! All of them are on unless said otherwise, since the program `career` has them. A library wants
//! `default-features = false` and those of the others that it uses:
//!
//! | feature | what it adds |
//! |---|---|
//! | `cli` | the program; nothing to the library |
//! | `explorer` | the module `explorer`: pages of a graph for a browser, and a server for this machine |
//! | `pdf`, `png` | these formats of drawings |
//! | `docx`, `xlsx` | documents of word processors and workbooks as input |
//!
//! # Errors and panics
//!
//! Every error says in words what is wrong where it is shown with `{error}`; a `main` that returns it shows its
//! `Debug` form instead. A [`LoadError`] says so of the first finding, and
//! [`human`](diagnostic::render::human) shows all of them with their lines.
//!
//! What depends on the input (names, files, texts, whether there is a path) is an error or an empty answer. What
//! can only be a mistake in the calling code is a panic that says so, at the function to which it is given and
//! under `# Panics` there:
//!
//! - a handle, a holder or a person of another graph, or of a copy of the graph, and a
//!   [set](graph::RoleSet) for another number of roles. An index alone, such as [`graph::RoleIx`], knows nothing
//!   of its graph: one that is too large panics, and any other one means what it means here;
//! - a number outside of its range: a limit below 0 or that is no number, a step beyond the scale, an interval
//!   that ends before it begins. Where a function returns a [`Result`], it is an error.
//!
//! The library prints nothing, reads no environment and no clock, and never ends the program.

pub mod diagnostic;
pub mod diff;
pub mod document;
#[cfg(feature = "explorer")]
pub mod explorer;
pub mod export;
pub mod graph;
pub mod input;
#[cfg(target_os = "linux")]
mod large_pages;
pub mod layout;
pub mod lint;
pub mod load;
pub mod model;
pub mod query;
pub mod source;
mod threads;
pub mod view;

/// The crate whose graph [`CareerGraph::petgraph`] returns.
pub use petgraph;

pub use load::{LoadError, Loaded, Loader};

pub use graph::{CareerGraph, RoleRef, SkillRef, TransitionRef};

pub use diff::GraphDiff;
pub use input::{LoadedProfile, ProfileError};
pub use lint::Lint;
pub use query::gap::{Holder, Need, NeedState, Readiness, SkillGap};
pub use query::path::{CareerPath, Cost, PathQuery};
pub use query::person::Person;
pub use query::profile::{ProfileQuery, ResolvedProfile};
pub use query::select::{Selector, SelectorError};
