//! Roles that two files describe alike, as a file and a copy of it that was left behind.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::build::Findings;
use crate::model::RoleId;
use crate::source::{Place, SourceId};

/// The roles of which two files say the same, by the two files.
#[derive(Default)]
pub(super) struct Repeats {
    of_files: BTreeMap<(SourceId, SourceId), Repeated>,
}

struct Repeated {
    /// The first of them, and how many there are.
    role: RoleId,
    roles: usize,
    last: RoleId,
    /// Where the two files say the same of the first one.
    places: (Place, Place),
}

impl Repeats {
    /// Notes what two files say alike of a role; roles come one after the other.
    pub(super) fn note(
        &mut self,
        files: (SourceId, SourceId),
        role: &RoleId,
        places: (Place, Place),
    ) {
        let known = self.of_files.entry(files).or_insert_with(|| Repeated {
            role: role.clone(),
            roles: 1,
            last: role.clone(),
            places,
        });
        if known.last != *role {
            known.roles += 1;
            known.last = role.clone();
        }
    }

    /// Warns once for each two files, but not of those that complete what others say.
    pub(super) fn report(&self, completing: &BTreeSet<SourceId>, findings: &mut Findings) {
        for ((first, second), repeated) in &self.of_files {
            if completing.contains(first) || completing.contains(second) {
                continue;
            }
            let Repeated {
                role,
                roles,
                places,
                ..
            } = repeated;
            let more = match roles - 1 {
                0 => String::new(),
                more => format!(" and in {more} more"),
            };
            let message = format!("two files ask for the same in role `{role}`{more}");
            let finding = Diagnostic::new(Code::RepeatedDescription, places.1, message)
                .related(places.0, "the other file asks for it here")
                .help("keep one of the two: what is removed from one of them stays in the other");
            findings.push(finding);
        }
    }
}
