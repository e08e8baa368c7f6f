//! "Which roles?": selectors, the one small language for sets of roles.
//!
//! `docs/selectors.md` has the whole language with its grammar. In short:
//!
//! | selector | selects |
//! |---|---|
//! | `senior engineer`, `*engineer*` | roles by name or glob |
//! | `engineer+2`, `2+engineer`, `+engineer+` | a role with what lies within so many moves |
//! | `family:data`, `level:>=4`, `skill:go>=3`, `is:stub` | roles by what is said of them |
//! | `paths(a, b)`, `reach(a, 3)`, `neighbours(a)`, `similar(a)` | roles by their place |
//! | `a & b`, `a - b`, `a \| b`, `(a)` | both, the first without the second, either |

mod error;
mod evaluate;
mod lexer;
mod parse;
mod parse_attribute;
mod pattern;
mod print;
mod syntax;
#[cfg(test)]
mod tests;

pub use error::{SelectorError, SelectorProblem};

use std::fmt;
use std::str::FromStr;

use crate::graph::{CareerGraph, RoleSet};
use evaluate::Evaluator;
use syntax::{At, Node, Text};

/// A selector that was read.
///
/// Two selectors are equal where they say the same in the same words; space, quotes that are not
/// needed and other spellings of one thing do not count. [`Display`](fmt::Display) writes the
/// canonical form, which reads back as an equal selector.
///
/// ```
/// use careergraph::{CareerGraph, Selector};
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let selector: Selector = "reach( engineer,2 ) & is:defined".parse()?;
/// assert_eq!(selector.to_string(), "reach(engineer, 2) & is:defined");
///
/// let roles = selector.evaluate(&graph)?;
/// assert!(roles.contains(graph.role("Senior Engineer")?.index()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Selector {
    root: Node,
    text: String,
}

impl Selector {
    /// Reads a selector. O(n) in its length.
    ///
    /// # Errors
    ///
    /// Where the text is not a selector; the error has the place and what to do.
    pub fn parse(text: &str) -> Result<Self, SelectorError> {
        let root = parse::parse(text).map_err(|fault| fault.within(text))?;
        let text = text.to_owned();
        Ok(Self { root, text })
    }

    /// Returns the roles that are selected.
    ///
    /// Each name, attribute, function and operator costs O(V + E) at most; skills and similarity
    /// cost one pass over all requirements.
    ///
    /// # Errors
    ///
    /// Where the selector names a role, skill, family, track, tag or step that the graph does not
    /// have. Globs may select nothing.
    pub fn evaluate(&self, graph: &CareerGraph) -> Result<RoleSet, SelectorError> {
        let found = Evaluator::of(graph).select(&self.root);
        found.map_err(|fault| fault.within(&self.text))
    }
}

/// Returns a name as selectors have it, with quotes where it needs them: a name with signs in it stands for
/// itself.
///
/// ```
/// use careergraph::query::select::literal;
///
/// assert_eq!(literal("data"), "data");
/// assert_eq!(literal("R&D *"), "\"R&D *\"");
/// ```
pub fn literal(name: &str) -> String {
    let words = name.to_owned();
    let (glob, at) = (false, At::default());
    Text { words, glob, at }.to_string()
}

impl PartialEq for Selector {
    fn eq(&self, other: &Self) -> bool {
        self.root == other.root
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}

impl FromStr for Selector {
    type Err = SelectorError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// # Selecting
impl CareerGraph {
    /// Returns the roles that a selector selects; see [`Selector`].
    ///
    /// # Errors
    ///
    /// Where the text is not a selector, or names what the graph does not have.
    ///
    /// ```
    /// use careergraph::CareerGraph;
    ///
    /// let graph = CareerGraph::embedded("engineer")?;
    /// let managers = graph.select("*manager* - is:stub")?;
    /// for role in &managers {
    ///     println!("{}", graph.role_at(role).title());
    /// }
    /// let error = graph.select("enginer+2").expect_err("no such role");
    /// assert_eq!(error.to_string(), "no role answers to `enginer`");
    /// assert_eq!(error.excerpt(), "enginer+2\n^^^^^^^");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn select(&self, selector: &str) -> Result<RoleSet, SelectorError> {
        Selector::parse(selector)?.evaluate(self)
    }
}
