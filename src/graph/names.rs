//! The one resolver of names.

use crate::model::text::shortened;
use crate::model::{Interner, is_spelled_by_slug, name_key, push_name_key, slug, suggest};

/// Finds indices by id, title and alias.
#[derive(Debug, Clone, Default)]
pub(super) struct NameIndex {
    keys: Interner,
    /// For each key what it names.
    indices: Vec<u32>,
    /// Kept from name to name, to be filled anew.
    key: Vec<u8>,
}

impl NameIndex {
    /// Makes room for so many names more.
    pub(super) fn reserve(&mut self, names: usize) {
        self.keys.reserve(names);
        self.indices.reserve(names);
    }

    /// Gives a name to an index; returns the index that already has it, where that is another one.
    pub(super) fn insert(&mut self, name: &str, index: u32) -> Option<u32> {
        self.key.clear();
        push_name_key(&mut self.key, name);
        let key = str::from_utf8(&self.key).expect("a key is text");
        let (key, is_new) = self.keys.number(key);
        if is_new {
            self.indices.push(index);
            return None;
        }
        let taken = self.indices[key as usize];
        (taken != index).then_some(taken)
    }

    /// Finds the index that answers to a name of a file, or else to the id that the name makes,
    /// which is how files that name a role without describing it agree.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        let find = |key: &str| self.get(key);
        find(&name_key(name)).or_else(|| find(&name_key(&slug(name))))
    }

    /// Returns the index of a key.
    fn get(&self, key: &str) -> Option<u32> {
        let key = self.keys.find(key)?;
        Some(self.indices[key as usize])
    }

    /// Returns all keys in order, one behind the other, and a row for each.
    #[allow(dead_code, reason = "for the build script")]
    pub(super) fn sorted(&self) -> (String, Vec<u8>) {
        let keys = (0..).zip(&self.indices);
        let mut sorted: Vec<_> = keys
            .map(|(key, index)| (self.keys.at(key), index))
            .collect();
        sorted.sort_unstable();
        let (mut keys, mut rows) = (String::new(), Vec::new());
        for (key, index) in sorted {
            let start = keys.len() as u32;
            keys.push_str(&key);
            let row = [start, keys.len() as u32, *index];
            rows.extend(row.iter().flat_map(|number| number.to_le_bytes()));
        }
        (keys, rows)
    }

    /// Puts what the indices stand for, and what lies beside it, into the order of ids, and
    /// renumbers all indices. Returns the new number of each, where any is another than before.
    pub(super) fn sort<T, B, I: Ord>(
        &mut self,
        data: &mut Vec<T>,
        beside: &mut Vec<B>,
        id: impl Fn(&T) -> &I,
    ) -> Option<Vec<u32>> {
        if data.is_sorted_by(|a, b| id(a) <= id(b)) {
            return None;
        }
        let rows = data.drain(..).zip(beside.drain(..)).enumerate();
        let mut rows: Vec<(usize, (T, B))> = rows.collect();
        rows.sort_by(|(_, (a, _)), (_, (b, _))| id(a).cmp(id(b)));
        let mut new = vec![0; rows.len()];
        for (position, (old, (datum, besides))) in rows.into_iter().enumerate() {
            new[old] = position as u32;
            data.push(datum);
            beside.push(besides);
        }
        for index in &mut self.indices {
            *index = new[*index as usize];
        }
        Some(new)
    }
}

/// The names of a finished graph.
#[derive(Debug, Clone)]
pub(super) enum Names {
    /// As they were collected.
    Hashed(NameIndex),
    /// Of a graph in compact form.
    Sorted(SortedNames),
}

impl Names {
    /// Finds the index that answers to a name, or else to the id that spells the name out.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        match self {
            Self::Hashed(index) => resolve(name, |key| index.get(key)),
            Self::Sorted(names) => resolve(name, |key| names.find(key)),
        }
    }
}

/// Keys in order with their indices, as the build script stored them: nothing of it is read before a
/// name is looked up.
#[derive(Debug, Clone, Copy)]
pub(super) struct SortedNames {
    keys: &'static str,
    /// For each key where it begins and ends, and its index.
    rows: &'static [[[u8; 4]; 3]],
}

impl SortedNames {
    /// Returns the names that [`NameIndex::sorted`] returned.
    pub(super) fn new(keys: &'static str, rows: &'static [u8]) -> Self {
        let (numbers, _) = rows.as_chunks();
        let (rows, _) = numbers.as_chunks();
        Self { keys, rows }
    }

    /// Returns what the names were made from.
    #[allow(dead_code, reason = "for the build script")]
    pub(super) fn parts(self) -> (String, Vec<u8>) {
        let rows = self.rows.as_flattened().as_flattened();
        (self.keys.to_owned(), rows.to_vec())
    }

    fn find(self, key: &str) -> Option<u32> {
        let row = |row: &[[u8; 4]; 3]| row.map(u32::from_le_bytes);
        let at = self.rows.binary_search_by(|of| {
            let [start, end, _] = row(of);
            let known = self.keys.get(start as usize..end as usize);
            known.unwrap_or_default().cmp(key)
        });
        at.ok().map(|at| row(&self.rows[at])[2])
    }
}

/// Looks a name up by its key, or else by the key of the id that spells it out: `R&D` finds `r-and-d`,
/// and `!engineer` does not find `engineer`.
fn resolve(name: &str, find: impl Fn(&str) -> Option<u32>) -> Option<u32> {
    find(&name_key(name)).or_else(|| {
        let spelled = is_spelled_by_slug(name).then(|| slug(name))?;
        find(&name_key(&spelled))
    })
}

/// Nothing answers to a name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownName {
    /// The name that was asked for.
    pub name: String,
    /// The closest names, best first; at most three.
    pub closest: Vec<String>,
}

impl UnknownName {
    pub(super) fn among<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Self {
        const MOST: usize = 3;
        let closest = suggest::ranked(name, known, MOST);
        Self {
            name: name.to_owned(),
            closest: closest.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Says the closest name, where there is one.
fn did_you_mean(unknown: &UnknownName) -> String {
    let closest = unknown.closest.first();
    closest.map_or_else(String::new, |name| {
        format!("; did you mean `{}`?", shortened(name))
    })
}

/// No role answers to a name; says the closest one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no role answers to `{}`{}", shortened(&.0.name), did_you_mean(.0))]
pub struct UnknownRole(pub UnknownName);

/// No skill answers to a name; says the closest one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no skill answers to `{}`{}", shortened(&.0.name), did_you_mean(.0))]
pub struct UnknownSkill(pub UnknownName);

#[cfg(test)]
mod tests {
    use crate::graph::CareerGraph;

    #[test]
    fn an_unknown_name_says_which_is_close() {
        let graph = CareerGraph::embedded("engineer").expect("a shipped graph");
        let said = |name| graph.role(name).expect_err("no such role").to_string();
        assert_eq!(
            said("enginer"),
            "no role answers to `enginer`; did you mean `Engineer`?"
        );
        assert_eq!(said("zzz"), "no role answers to `zzz`");
        let skill = graph.skill("mentring").expect_err("no such skill");
        assert_eq!(
            skill.to_string(),
            "no skill answers to `mentring`; did you mean `Mentoring`?"
        );
        assert_eq!(skill.0.closest[0], "Mentoring");
    }
}
