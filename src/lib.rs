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
//! With the feature `explorer`, the module of that name shows all of it in a browser.
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
//!     println!("{} to {}: {:?}", step.from, step.to, step.top_needs);
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
//! What the words and numbers mean stands in the book under "What the words and numbers mean"
//! (`docs/semantics.md`). For algorithms of your own there is [`CareerGraph::petgraph`].
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
