//! Where one part of a package says that others are.

use std::collections::BTreeMap;

use super::{Archive, PackageProblem, Xml};

/// How many relations a part may have to others.
const MAX_RELATIONS: usize = 10_000;

/// The relations of a part by their names, with targets from the root of the archive.
#[derive(Default)]
pub(in crate::input) struct Relations(BTreeMap<String, Relation>);

/// Where one part says that another is.
pub(in crate::input) struct Relation {
    kind: String,
    pub(in crate::input) target: String,
}

impl Relations {
    /// Reads the relations of a part, or with an empty name those of the whole package.
    pub(in crate::input) fn of(
        archive: &mut Archive<'_>,
        part: &str,
    ) -> Result<Self, PackageProblem> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let name = resolve(folder, &format!("_rels/{name}.rels"));
        let mut relations = BTreeMap::new();
        let Some(text) = archive.text(&name)? else {
            return Ok(Self::default());
        };
        let mut xml = Xml::new(&name, &text);
        xml.child(0)?;
        let root = xml.depth();
        while let Some(element) = xml.child(root)? {
            if relations.len() == MAX_RELATIONS {
                return Err(PackageProblem::TooLarge("a part has over 10,000 relations"));
            }
            let said = |name| element.attribute(name).map(String::from);
            if let (Some(id), Some(kind), Some(target)) = (said("Id"), said("Type"), said("Target"))
            {
                let target = resolve(folder, &target);
                relations.insert(id, Relation { kind, target });
            }
        }
        Ok(Self(relations))
    }

    /// Returns the relation of a name.
    #[cfg(feature = "xlsx")]
    pub(in crate::input) fn get(&self, name: &str) -> Option<&Relation> {
        self.0.get(name)
    }

    /// Returns where the first part of a kind is.
    pub(in crate::input) fn target(&self, kind: &str) -> Option<&str> {
        let mut all = self.0.values();
        let found = all.find(|relation| relation.is_kind(kind));
        found.map(|relation| relation.target.as_str())
    }
}

impl Relation {
    /// Returns whether the relation is of a kind, in whichever edition of the standard.
    pub(in crate::input) fn is_kind(&self, kind: &str) -> bool {
        let last = self.kind.rsplit_once('/');
        last.is_some_and(|(_, last)| last == kind)
    }
}

/// Returns a target that stands in a part of a folder, from the root of the archive.
fn resolve(folder: &str, target: &str) -> String {
    let from_root = target.starts_with('/');
    let folder = if from_root { "" } else { folder };
    let mut path = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}
