//! What most things do not say.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Something whose default value says nothing.
pub trait SaysNothing: Default + 'static {
    /// Returns that value, which is made once.
    fn nothing() -> &'static Self;
}

/// What most things do not say: it takes memory from where it is written on. What says nothing is the same
/// whether it has memory or not.
///
/// It reads and is written as the value itself:
///
/// ```
/// use careergraph::document::RoleEntry;
///
/// let mut cook = RoleEntry::titled("Cook");
/// assert!(cook.about.notes.is_empty());
/// cook.about.notes.push("Works at night".into());
/// assert_eq!(&*cook.about.notes[0].value, "Works at night");
/// ```
#[derive(Debug, Clone)]
pub struct Rare<T>(Option<Box<T>>);

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: SaysNothing + PartialEq> From<T> for Rare<T> {
    fn from(value: T) -> Self {
        Self((value != *T::nothing()).then(|| Box::new(value)))
    }
}

impl<T: SaysNothing> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match &self.0 {
            Some(value) => value,
            None => T::nothing(),
        }
    }
}

impl<T: SaysNothing> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: SaysNothing + PartialEq> PartialEq for Rare<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: SaysNothing> Rare<T> {
    /// Returns the value.
    pub fn into_inner(self) -> T {
        self.0.map(|value| *value).unwrap_or_default()
    }

    /// Changes the value where there is memory for one.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut T)) {
        if let Some(value) = &mut self.0 {
            change(value);
        }
    }
}

impl<T: SaysNothing + Serialize> Serialize for Rare<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::serialize(self, serializer)
    }
}

impl<'de, T: SaysNothing + PartialEq + Deserialize<'de>> Deserialize<'de> for Rare<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::from)
    }
}
