//! Titles that stand for the ids of other documents.

use hashbrown::HashMap;

use super::{GraphDocument, RoleEntry, SkillEntry};
use crate::model::{Name, RoleId, SkillId, name_key, slug};
use crate::source::Spanned;

/// What has an id, a title and other names.
trait Entry {
    type Id: Clone + PartialEq;

    fn id(&mut self) -> &mut Self::Id;
    fn id_text(&self) -> &str;
    fn title(&mut self) -> &mut Name;
    fn title_text(&self) -> &str;
    fn aliases(&self) -> &[Spanned<Name>];
    fn of(document: &mut GraphDocument) -> &mut Vec<Self>
    where
        Self: Sized;
}

macro_rules! entry {
    ($entry:ty, $id:ty, $list:ident) => {
        impl Entry for $entry {
            type Id = $id;

            fn id(&mut self) -> &mut $id {
                &mut self.id.value
            }

            fn id_text(&self) -> &str {
                self.id.value.as_str()
            }

            fn title(&mut self) -> &mut Name {
                &mut self.title.value
            }

            fn title_text(&self) -> &str {
                &self.title.value
            }

            fn aliases(&self) -> &[Spanned<Name>] {
                &self.aliases
            }

            fn of(document: &mut GraphDocument) -> &mut Vec<Self> {
                &mut document.$list
            }
        }
    };
}

entry!(RoleEntry, RoleId, roles);
entry!(SkillEntry, SkillId, skills);

/// Gives roles and skills whose ids were only made from their titles the ids and the titles under which
/// another document has them. A title that several answer to is left for the builder to report.
pub(crate) fn adopt_titles(documents: &mut [GraphDocument]) {
    if documents.len() > 1 && documents.iter().any(|one| one.names_by_title) {
        adopt::<RoleEntry>(documents);
        adopt::<SkillEntry>(documents);
    }
}

fn adopt<T: Entry>(documents: &mut [GraphDocument]) {
    let mut known: HashMap<String, Option<(T::Id, Name)>> = HashMap::new();
    for document in &mut *documents {
        let by_title = document.names_by_title;
        for entry in T::of(document) {
            if by_title && is_made(entry) {
                continue;
            }
            let named = (entry.id().clone(), entry.title().clone());
            let own = [entry.id_text(), entry.title_text()].into_iter();
            let aliases = entry.aliases().iter().map(|alias| &*alias.value);
            let keys: Vec<_> = own.chain(aliases).map(name_key).collect();
            for key in keys {
                let first = known.entry(key).or_insert_with(|| Some(named.clone()));
                if first.as_ref().is_some_and(|(id, _)| *id != named.0) {
                    *first = None;
                }
            }
        }
    }
    for document in documents.iter_mut().filter(|one| one.names_by_title) {
        for entry in T::of(document) {
            if is_made(entry)
                && let Some(Some((id, title))) = known.get(&name_key(entry.title_text()))
            {
                *entry.id() = id.clone();
                *entry.title() = title.clone();
            }
        }
    }
}

/// Whether the id of an entry was made from its title.
fn is_made<T: Entry>(entry: &T) -> bool {
    slug(entry.title_text()) == entry.id_text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn role(id: &str, title: &str) -> RoleEntry {
        let at = Span::default();
        RoleEntry::new(
            Spanned::new(RoleId::new(id), at),
            Spanned::new(Name::from(title), at),
        )
    }

    fn ids(documents: &[GraphDocument]) -> Vec<&str> {
        let roles = documents.iter().flat_map(|one| &one.roles);
        roles.map(|role| role.id.value.as_str()).collect()
    }

    #[test]
    fn a_title_of_a_table_is_the_role_that_another_document_has_by_it() {
        let ladder = GraphDocument {
            roles: vec![role("icu-nurse", "Intensive Care Nurse")],
            ..GraphDocument::default()
        };
        let table = GraphDocument {
            names_by_title: true,
            roles: vec![
                role("intensive-care-nurse", "Intensive care nurse"),
                role("nurse", "Nurse"),
            ],
            ..GraphDocument::default()
        };
        let mut documents = [ladder, table];
        adopt_titles(&mut documents);
        assert_eq!(ids(&documents), ["icu-nurse", "icu-nurse", "nurse"]);
        documents[0].roles.push(role("other", "Nurse"));
        documents[0].roles.push(role("another", "nurse"));
        adopt_titles(&mut documents);
        assert_eq!(
            ids(&documents),
            ["icu-nurse", "other", "another", "icu-nurse", "nurse"]
        );
    }
}
