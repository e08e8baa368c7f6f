//! Which roles and which skills of two graphs are the same ones.

use std::collections::BTreeMap;

use crate::graph::{CareerGraph, RoleRef, SkillRef};
use crate::model::{Name, RoleId, SkillId, name_key};

/// The old ids of what has another one now, with the new ones.
pub(super) type NewIds<'g, I> = BTreeMap<&'g I, &'g I>;

/// What answers to names: the roles of a graph, or its skills.
pub(super) trait Named<'g>: Copy {
    /// The type of its ids.
    type Id: Ord + AsRef<str> + 'g;

    /// Returns all of a graph in the order of their ids.
    fn all(graph: &'g CareerGraph) -> impl ExactSizeIterator<Item = Self>;
    /// Returns the one that answers to a name.
    fn find(graph: &'g CareerGraph, name: &str) -> Option<Self>;
    /// Returns its place among all of them.
    fn place(self) -> usize;
    /// Returns its id.
    fn id(self) -> &'g Self::Id;
    /// Returns its title.
    fn title(self) -> &'g str;
    /// Returns its other names.
    fn aliases(self) -> &'g [Name];
}

/// What is the same in an old graph and in a new one.
pub(super) struct Followed<T> {
    /// A pair for each thing of either graph, of the old one and of the new one, in the order of their
    /// ids; those that are gone have their old ones.
    pub(super) pairs: Vec<[Option<T>; 2]>,
}

impl<'g, T: Named<'g>> Followed<T> {
    /// Follows everything from the old graph to the new one: by its id, and where that is gone by the
    /// names of what is new. The surest names count first: an equal title, then what the new one is
    /// called besides, then what the old one was.
    pub(super) fn between(old: &'g CareerGraph, new: &'g CareerGraph) -> Self {
        let mut then: Vec<Option<T>> = vec![None; T::all(new).len()];
        let mut gone = Vec::new();
        let mut rest = T::all(new).peekable();
        for before in T::all(old) {
            while rest.next_if(|now| now.id() < before.id()).is_some() {}
            match rest.next_if(|now| now.id() == before.id()) {
                Some(now) => then[now.place()] = Some(before),
                None => gone.push(before),
            }
        }
        for way in [by_title, by_new_name, by_old_alias] {
            gone.retain(|before| {
                let now = way(*before, new).map(T::place);
                let now = now.filter(|now| then[*now].is_none());
                if let Some(now) = now {
                    then[now] = Some(*before);
                }
                now.is_none()
            });
        }
        let now = T::all(new).zip(then);
        let now = now.map(|(now, before)| [before, Some(now)]);
        let mut pairs: Vec<_> = now.collect();
        pairs.extend(gone.into_iter().map(|before| [Some(before), None]));
        pairs.sort_by(|a, b| id_of(a).cmp(&id_of(b)));
        Self { pairs }
    }

    /// Returns the old ids of what has another one now, with the new ones.
    pub(super) fn new_ids(&self) -> NewIds<'g, T::Id> {
        let both = self.pairs.iter().filter_map(|pair| {
            let [before, now] = *pair;
            Some((before?.id(), now?.id()))
        });
        both.filter(|(before, now)| before != now).collect()
    }

    /// Returns by place in the old graph (0) or the new one (1) the place of its pair.
    pub(super) fn places(&self, side: usize) -> Vec<u32> {
        let known = self.pairs.iter().filter(|pair| pair[side].is_some());
        let mut places = vec![0; known.count()];
        for (at, pair) in (0..).zip(&self.pairs) {
            if let Some(one) = pair[side] {
                places[one.place()] = at;
            }
        }
        places
    }
}

/// Returns the id of a pair: the new one, where it has one.
pub(super) fn id_of<'g, T: Named<'g>>(pair: &[Option<T>; 2]) -> Option<&'g T::Id> {
    let [before, now] = *pair;
    now.or(before).map(T::id)
}

fn by_title<'g, T: Named<'g>>(before: T, new: &'g CareerGraph) -> Option<T> {
    let found = T::find(new, before.title())?;
    (name_key(found.title()) == name_key(before.title())).then_some(found)
}

fn by_new_name<'g, T: Named<'g>>(before: T, new: &'g CareerGraph) -> Option<T> {
    let names = [before.id().as_ref(), before.title()];
    names.into_iter().find_map(|name| T::find(new, name))
}

fn by_old_alias<'g, T: Named<'g>>(before: T, new: &'g CareerGraph) -> Option<T> {
    let mut names = before.aliases().iter();
    names.find_map(|name| T::find(new, name))
}

impl<'g> Named<'g> for RoleRef<'g> {
    type Id = RoleId;

    fn all(graph: &'g CareerGraph) -> impl ExactSizeIterator<Item = Self> {
        graph.roles()
    }

    fn find(graph: &'g CareerGraph, name: &str) -> Option<Self> {
        graph.find_role(name).map(|found| graph.role_at(found))
    }

    fn place(self) -> usize {
        self.index().index()
    }

    fn id(self) -> &'g RoleId {
        RoleRef::id(self)
    }

    fn title(self) -> &'g str {
        RoleRef::title(self)
    }

    fn aliases(self) -> &'g [Name] {
        &self.data().aliases
    }
}

impl<'g> Named<'g> for SkillRef<'g> {
    type Id = SkillId;

    fn all(graph: &'g CareerGraph) -> impl ExactSizeIterator<Item = Self> {
        graph.skills()
    }

    fn find(graph: &'g CareerGraph, name: &str) -> Option<Self> {
        graph.find_skill(name).map(|found| graph.skill_at(found))
    }

    fn place(self) -> usize {
        self.index().index()
    }

    fn id(self) -> &'g SkillId {
        SkillRef::id(self)
    }

    fn title(self) -> &'g str {
        SkillRef::title(self)
    }

    fn aliases(self) -> &'g [Name] {
        &self.data().aliases
    }
}
