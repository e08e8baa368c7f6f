//! A tree of values with hints on how it should look, the same for all notations.

use std::borrow::Cow;

use crate::model::Name;
use crate::source::Spanned;

/// The longest line that is written where there is a choice, in characters.
pub(super) const WIDTH: usize = 100;

/// A value of a graph file; texts are borrowed from the document.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'d> {
    Text(Cow<'d, str>),
    Number(f64),
    Bool(bool),
    List(Vec<Self>, Style),
    Map(Entries<'d>, Style),
}

/// How a list or map should look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// On one line, where it fits.
    Flow,
    /// A line for each entry.
    Block,
    /// A paragraph for each entry.
    Spaced,
}

/// An entry of a map.
pub(super) type Entry<'d> = (Cow<'d, str>, Node<'d>);

/// The entries of a map, in order.
pub(super) type Entries<'d> = Vec<Entry<'d>>;

impl<'d> Node<'d> {
    /// Returns a text.
    pub(super) fn text(text: impl Into<Cow<'d, str>>) -> Self {
        Self::Text(text.into())
    }

    /// Returns a number. What is no number has no notation that all readers share, and is a text.
    pub(super) fn number(number: impl Into<f64>) -> Self {
        let number = number.into();
        if number.is_finite() {
            // The sum turns a negative zero into zero.
            Self::Number(number + 0.0)
        } else {
            Self::Text(number.to_string().into())
        }
    }

    /// Returns a list of names, or `None` where there are none.
    pub(super) fn names(names: &'d [Spanned<Name>], style: Style) -> Option<Self> {
        let texts = names.iter().map(|name| Self::text(&*name.value)).collect();
        (!names.is_empty()).then_some(Self::List(texts, style))
    }

    /// Returns one name as itself and several as a list.
    pub(super) fn one_or_many(names: impl Iterator<Item = &'d str>, style: Style) -> Option<Self> {
        let mut texts: Vec<_> = names.map(Node::text).collect();
        match texts.len() {
            0 => None,
            1 => texts.pop(),
            _ => Some(Self::List(texts, style)),
        }
    }

    /// Returns whether the value is a list or a map.
    pub(super) fn is_collection(&self) -> bool {
        matches!(self, Self::List(..) | Self::Map(..))
    }

    /// Returns whether the value may stand on one line, if it fits: no part of it asks for lines of
    /// its own.
    pub(super) fn may_flow(&self) -> bool {
        match self {
            Self::Text(text) => !text.contains('\n'),
            Self::Number(_) | Self::Bool(_) => true,
            _ if self.is_empty() => true,
            Self::List(items, style) => *style == Style::Flow && items.iter().all(Self::may_flow),
            Self::Map(entries, style) => *style == Style::Flow && all_may_flow(entries),
        }
    }

    /// Returns the notation on one line, where the value may stand there and fits beside `taken`
    /// other characters.
    pub(super) fn on_one_line(
        &self,
        taken: usize,
        one_line: impl Fn(&Self) -> String,
    ) -> Option<String> {
        let line = self.may_flow().then(|| one_line(self))?;
        (self.is_empty() || fits(&line, taken)).then_some(line)
    }

    /// Returns whether the value is a list or map without entries, which has no lines of its own.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::List(items, _) => items.is_empty(),
            Self::Map(entries, _) => entries.is_empty(),
            Self::Text(_) | Self::Number(_) | Self::Bool(_) => false,
        }
    }
}

/// Returns whether all values of a map may stand on one line.
pub(super) fn all_may_flow(entries: &Entries<'_>) -> bool {
    entries.iter().all(|(_, node)| node.may_flow())
}

/// Returns whether a text fits on a line beside `taken` other characters.
pub(super) fn fits(text: &str, taken: usize) -> bool {
    taken + width(text) <= WIDTH
}

/// Adds entries that may be absent.
pub(super) trait AddEntries<'d> {
    /// Adds an entry.
    fn add(&mut self, key: &'d str, value: Node<'d>);

    /// Adds an entry where there is a value.
    fn add_some(&mut self, key: &'d str, value: Option<Node<'d>>) {
        if let Some(value) = value {
            self.add(key, value);
        }
    }

    /// Adds a text where there is one.
    fn add_text(&mut self, key: &'d str, text: Option<&'d Spanned<Name>>) {
        self.add_some(key, text.map(|text| Node::text(&*text.value)));
    }

    /// Adds a list of names where there are some.
    fn add_names(&mut self, key: &'d str, names: &'d [Spanned<Name>], style: Style) {
        self.add_some(key, Node::names(names, style));
    }

    /// Adds a map where it has entries.
    fn add_map(&mut self, key: &'d str, entries: Entries<'d>, style: Style) {
        self.add_some(
            key,
            (!entries.is_empty()).then_some(Node::Map(entries, style)),
        );
    }

    /// Adds a list where it has items.
    fn add_list(&mut self, key: &'d str, items: Vec<Node<'d>>, style: Style) {
        self.add_some(key, (!items.is_empty()).then_some(Node::List(items, style)));
    }
}

impl<'d> AddEntries<'d> for Entries<'d> {
    fn add(&mut self, key: &'d str, value: Node<'d>) {
        self.push((key.into(), value));
    }
}

/// Returns the width of a text on its line, in characters.
pub(super) fn width(text: &str) -> usize {
    text.chars().count()
}

/// Writes the spaces before a line.
pub(super) fn push_spaces(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n(' ', count));
}
