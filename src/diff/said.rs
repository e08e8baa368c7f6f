//! What is said of something, by what it is about.

use std::cmp::Ordering;

use serde::{Serialize, Serializer};

use super::FieldDiff;
use crate::model::Name;

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A text, or a number or a range as a text.
    Text(Name),
    /// Several texts, each once and sorted: in which order they are written says nothing.
    List(Vec<Name>),
}

impl Value {
    pub(super) fn text(text: &impl ToString) -> Self {
        Self::Text(text.to_string().into())
    }

    /// A list whose order says nothing: that is the order of files, where several ones add to it.
    pub(super) fn set(texts: &[Name]) -> Option<Self> {
        let mut texts = texts.to_vec();
        texts.sort_unstable();
        texts.dedup();
        (!texts.is_empty()).then_some(Self::List(texts))
    }

    /// A text, or a list whose order says nothing, of different ones.
    pub(super) fn one_or_set(texts: &[Name]) -> Option<Self> {
        match Self::set(texts)? {
            Self::List(texts) if texts.len() == 1 => texts.into_iter().next().map(Self::Text),
            several => Some(several),
        }
    }

    /// What is said of something that is so.
    pub(super) fn flag(holds: bool) -> Option<Self> {
        holds.then(|| Self::Text("yes".into()))
    }
}

/// What is said of something, by what it is about.
///
/// Of most moves little is said, and there are many: it takes no more room than what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<F>(Box<[(F, Value)]>);

impl<F> Default for Said<F> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<F: Copy + Ord> Said<F> {
    /// What is said, without what is not.
    pub(super) fn of<const N: usize>(fields: [(F, Option<Value>); N]) -> Self {
        let said = fields.into_iter();
        let said = said.filter_map(|(field, value)| Some((field, value?)));
        let mut said: Vec<_> = said.collect();
        said.sort_by_key(|(field, _)| *field);
        Self(said.into())
    }

    /// Returns what is said about something, where anything is.
    pub fn get(&self, field: F) -> Option<&Value> {
        let found = self.0.binary_search_by_key(&field, |(field, _)| *field);
        Some(&self.0[found.ok()?].1)
    }

    /// Returns all that is said, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (F, &Value)> {
        self.0.iter().map(|(field, value)| (*field, value))
    }

    /// Returns whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Says something else, or nothing.
    pub(super) fn set(&mut self, field: F, value: Option<Value>) {
        let mut said = std::mem::take(&mut self.0).into_vec();
        said.retain(|(about, _)| *about != field);
        if let Some(value) = value {
            let place = said.partition_point(|(about, _)| *about < field);
            said.insert(place, (field, value));
        }
        self.0 = said.into();
    }

    /// Returns what another one says otherwise.
    pub(super) fn differences(&self, new: &Self) -> Vec<FieldDiff<F>> {
        let mut found = Vec::new();
        let (mut old, mut new) = (self.iter().peekable(), new.iter().peekable());
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return found,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some((one, _)), Some((other, _))) => one.cmp(other),
            };
            let before = if order.is_le() { old.next() } else { None };
            let after = if order.is_ge() { new.next() } else { None };
            let Some((field, _)) = before.or(after) else {
                return found;
            };
            let [old, new] = [before, after].map(|said| said.map(|(_, value)| value.clone()));
            if old != new {
                found.push(FieldDiff { field, old, new });
            }
        }
    }
}

/// As a map.
impl<F: Copy + Ord + Serialize> Serialize for Said<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
