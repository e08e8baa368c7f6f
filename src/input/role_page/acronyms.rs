//! Acronyms that a page explains: where it has a "Site Reliability Engineer (SRE)", its "Senior SRE"
//! is a Senior Site Reliability Engineer.

use std::collections::BTreeMap;

use super::titles::is_rank;
use crate::document::RoleEntry;
use crate::model::Name;
use crate::source::Spanned;

/// Writes the titles of moves in full whose last word is an acronym that the page explains, and
/// keeps the short form as another name.
pub(super) fn expand(role: &mut RoleEntry) {
    let mut known: BTreeMap<Name, Name> = BTreeMap::new();
    let own = role.aliases.iter().map(|alias| (alias, &role.title));
    let mentioned = role.moves.iter().flat_map(|entry| {
        let aliases = entry.attributes.iter().flat_map(|more| &more.aliases);
        aliases.map(move |alias| (alias, &entry.role))
    });
    for (alias, title) in own.chain(mentioned) {
        if is_acronym(&alias.value) {
            known
                .entry(alias.value.clone())
                .or_insert_with(|| title.value.clone());
        }
    }
    for entry in &mut role.moves {
        let Some((ranks, last)) = entry.role.value.rsplit_once(' ') else {
            continue;
        };
        let Some(full) = known.get(last).filter(|_| ranks.split(' ').all(is_rank)) else {
            continue;
        };
        let full = Name::from(format!("{ranks} {full}"));
        let short = Spanned::new(
            std::mem::replace(&mut entry.role.value, full),
            entry.role.span,
        );
        let mut more = entry.attributes.take().unwrap_or_default();
        if !more.aliases.iter().any(|alias| alias.value == short.value) {
            more.aliases.push(short);
        }
        entry.attributes = Some(more);
    }
}

fn is_acronym(alias: &str) -> bool {
    alias.chars().count() >= 2 && alias.chars().all(|c| c.is_uppercase() || c == '&')
}
