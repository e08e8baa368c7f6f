//! Acronyms that a page explains: where it has a "Site Reliability Engineer (SRE)", its "Senior SRE"
//! is a Senior Site Reliability Engineer.

use std::collections::BTreeMap;

use crate::document::RoleEntry;
use crate::model::{Name, name_key};
use crate::source::Spanned;

/// Writes the titles of moves in full that have an acronym of a whole title which the page explains,
/// and keeps the short form as another name. Those of fields stay: the QA of "Quality Assurance (QA)
/// Tester" is how people write "QA Lead".
pub(super) fn expand(role: &mut RoleEntry) {
    let known = explained_by(role);
    let names = std::iter::once(&role.title).chain(&role.aliases);
    let own: Vec<String> = names.map(|name| name_key(&name.value)).collect();
    for entry in &mut role.moves {
        let full = written_out(&entry.role.value, &known);
        let Some(full) = full.filter(|full| !own.contains(&name_key(full))) else {
            continue;
        };
        let short = std::mem::replace(&mut entry.role.value, Name::from(full));
        let short = Spanned::new(short, entry.role.span);
        let mut more = entry.attributes.take().unwrap_or_default();
        if !more.aliases.iter().any(|alias| alias.value == short.value) {
            more.aliases.push(short);
        }
        entry.attributes = Some(more);
    }
}

/// The acronyms that a page explains, with the words they stand for.
fn explained_by(role: &RoleEntry) -> BTreeMap<String, String> {
    let own = role.aliases.iter().map(|alias| (alias, &role.title));
    let mentioned = role.moves.iter().flat_map(|entry| {
        let aliases = entry.attributes.iter().flat_map(|more| &more.aliases);
        aliases.map(move |alias| (alias, &entry.role))
    });
    let mut known = BTreeMap::new();
    for (alias, title) in own.chain(mentioned) {
        if let Some((acronym, full)) = explained(&alias.value, &title.value) {
            known.entry(acronym).or_insert(full);
        }
    }
    known
}

/// What an alias explains beside its title: an acronym and the words at the end of the title that it
/// stands for.
fn explained(alias: &str, title: &str) -> Option<(String, String)> {
    let (ranks, acronym) = alias.rsplit_once(' ').unwrap_or(("", alias));
    let full = title.strip_prefix(ranks)?;
    let apart = ranks.is_empty() || full.starts_with(' ');
    let full = full.trim_start();
    (apart && is_acronym(acronym) && full.contains(' '))
        .then(|| (acronym.to_owned(), full.to_owned()))
}

/// Writes the first known acronym of a title in full; `None` where there is none, where the title says
/// its last word again, as "SWE Engineer" does, or where it is the field of "Director of SRE" and
/// "Manager, SRE".
fn written_out(title: &str, known: &BTreeMap<String, String>) -> Option<String> {
    let words: Vec<&str> = title.split(' ').collect();
    let (at, full) = words
        .iter()
        .enumerate()
        .find_map(|(at, word)| Some((at, known.get(*word)?)))?;
    let before = at.checked_sub(1).map_or("", |at| words[at]);
    if before.ends_with(',') || matches!(before, "of" | "in" | "for") {
        return None;
    }
    let again = full.rsplit(' ').next() == words.get(at + 1).copied();
    let more = words.len() > 1 && !again;
    more.then(|| {
        [&words[..at], &[full.as_str()], &words[at + 1..]]
            .concat()
            .join(" ")
    })
}

fn is_acronym(alias: &str) -> bool {
    alias.chars().count() >= 2 && alias.chars().all(|c| c.is_uppercase() || c == '&')
}
