//! What the roles of a page are called: by their headings, the headings above those, and what tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use super::extents::Extent;
use super::named::Named;
use super::run::named;
use crate::input::role_page::lines::Line;
use crate::input::role_page::titles::{self, Entry, read_entry};
use crate::input::table;
use crate::model::slug;
use crate::source::Span;

/// A role of a page, before its sections are read.
#[derive(Debug)]
pub(super) struct Role {
    /// Where it stands; further places where its heading stands again.
    pub(super) extents: Vec<Extent>,
    pub(super) title: String,
    pub(super) span: Span,
    pub(super) level: Option<u16>,
    /// The letters before its level that name a track.
    pub(super) letters: Option<String>,
    pub(super) family: Option<(String, Span)>,
    pub(super) track: Option<(String, Span)>,
    /// What the page calls it besides: its heading, its level, its title where others have that too.
    pub(super) also: Vec<String>,
    /// Its whole heading, where that is another name.
    pub(super) alias: Option<String>,
    /// Whether its title says what tells it from others.
    pub(super) is_apart: bool,
    written_level: String,
}

impl Role {
    /// The group of roles in which it stands: its family, or where it has none its track; empty where it has neither.
    pub(super) fn group(&self) -> &str {
        let group = self.family.as_ref().or(self.track.as_ref());
        group.map_or("", |(name, _)| name)
    }
}

/// Words of the titles of documents about many roles.
const OF_LADDERS: &str = "career careers ladder ladders level levels leveling levelling framework frameworks \
    progression path paths pathway pathways guide guidelines handbook matrix competency competencies competence \
    expectation expectations grade grades band bands banding structure role roles job jobs title titles description \
    descriptions profile profiles growth development family families track tracks rubric and of the our by at & - – —";

/// Reads what the roles are called that begin at some lines.
pub(super) fn roles(lines: &[Line<'_>], extents: Vec<Extent>, source: &str) -> Vec<Role> {
    let first = extents.first().map_or(0, |extent| extent.start);
    let page = title_of_page(lines, first);
    let mut roles = Vec::with_capacity(extents.len());
    for extent in extents {
        let line = &lines[extent.start];
        let Some(named) = named(line) else {
            continue;
        };
        let above = extent.above.or(page);
        let role = role(line, named, above.map(|at| &*lines[at].text), source);
        let said = |at: Option<usize>| {
            at.map(|at| (family_name(&lines[at].text).to_owned(), lines[at].span))
        };
        roles.push(Role {
            family: said(extent.family),
            track: said(extent.track),
            extents: vec![extent],
            ..role
        });
    }
    settle_letters(&mut roles);
    roles
}

/// The line with the title of a page whose first role begins at a line.
pub(super) fn title_of_page(lines: &[Line<'_>], first: usize) -> Option<usize> {
    let mut before = 0..first;
    let heading = before.find(|at| lines[*at].level.is_some() && !lines[*at].frame);
    let plain = |at: &usize| {
        let line = &lines[*at];
        !line.is_bullet() && line.heading.is_none() && !line.text.ends_with('.')
    };
    heading.or_else(|| (first > 0).then_some(0).filter(plain))
}

fn role(line: &Line<'_>, named: Named<'_>, above: Option<&str>, source: &str) -> Role {
    let heading = named.heading;
    let title = named
        .title
        .map_or_else(|| below(named, above), str::to_owned);
    let span = named.title.map_or(line.span, |title| {
        let start = title.as_ptr() as usize - line.text.as_ptr() as usize;
        line.part(source, start, start + title.len())
    });
    let level = named.level.and_then(|level| {
        let in_words = level.contains(' ');
        let level = level.strip_prefix("AfC ").unwrap_or(level);
        let bare = if in_words {
            level.rsplit(' ').next()
        } else {
            None
        };
        table::level_of(bare.unwrap_or(level))
    });
    let also = [Some(heading), named.level, named.rank]
        .into_iter()
        .flatten();
    let is_other = named.title.is_some() && slug(heading) != slug(&title);
    Role {
        extents: Vec::new(),
        span,
        level: level.map(|(level, _)| level),
        letters: level.and_then(|(_, letters)| letters.map(str::to_owned)),
        family: None,
        track: None,
        also: also.map(str::to_owned).collect(),
        alias: is_other.then(|| heading.to_owned()),
        is_apart: false,
        written_level: named.level.unwrap_or_default().to_owned(),
        title,
    }
}

/// The title of a level or rank below the name of whose it is: "Software Engineer Level 2", "Senior Designer".
fn below(named: Named<'_>, above: Option<&str>) -> String {
    let heading = named.heading;
    let Some(owner) = above.and_then(owner) else {
        return heading.to_owned();
    };
    match named.rank {
        Some(rank) if titles::ends_in_head(&owner) => format!("{rank} {owner}"),
        Some(rank) => format!("{owner} {rank}"),
        None => format!("{owner} {heading}"),
    }
}

/// Whose levels a heading is about: "Software Engineer" of "Career levels for Software Engineers".
fn owner(heading: &str) -> Option<String> {
    let named = heading
        .split_once(" for ")
        .map_or(heading, |(_, whose)| whose);
    let rest = without_ladder(named);
    let one = match read_entry(rest) {
        Entry::Roles(roles) if titles::ends_in_head(rest) => match roles.as_slice() {
            [role] => Some(role.title.clone()),
            _ => None,
        },
        _ => None,
    };
    let owner = one.unwrap_or_else(|| rest.to_owned());
    (!slug(&owner).is_empty()).then_some(owner)
}

/// A heading without the words at its ends that any ladder may have.
fn without_ladder(heading: &str) -> &str {
    let is_one = |word: &str| {
        let word = word.trim_matches(|c: char| matches!(c, ',' | ':' | '.' | '(' | ')'));
        let word = word.to_lowercase();
        word.is_empty() || OF_LADDERS.split_whitespace().any(|known| known == word)
    };
    let mut rest = heading.trim();
    while let Some(word) = rest
        .split_whitespace()
        .next_back()
        .filter(|word| is_one(word))
    {
        rest = rest[..rest.len() - word.len()].trim_end();
    }
    while let Some(word) = rest.split_whitespace().next().filter(|word| is_one(word)) {
        rest = rest[word.len()..].trim_start();
    }
    rest.trim_matches([':', ',', ' '])
}

/// The family or the track that a heading names.
fn family_name(heading: &str) -> &str {
    match without_ladder(heading) {
        "" => heading,
        name => name,
    }
}

/// Takes away the letters of levels such as `E3` where all have the one letter, which then is that of a grade.
fn settle_letters(roles: &mut [Role]) {
    let mut letters = roles.iter().filter_map(|role| role.letters.as_deref());
    let Some(first) = letters.next() else {
        return;
    };
    if table::is_either(first) && letters.all(|other| other == first) {
        for role in roles {
            role.letters = None;
        }
    }
}

/// What was made of roles with one title.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The titles of those that are told apart, with the place of the first.
    pub(super) apart: Vec<String>,
    pub(super) first: Option<Span>,
    /// The titles of those that have several headings, with the second heading and the first of one.
    pub(super) again: Vec<String>,
    pub(super) twice: Option<(Span, Span)>,
}

/// Tells roles apart that have one title: by their groups, their levels, or both. Those that nothing tells apart are
/// one role.
pub(super) fn tell_apart(roles: Vec<Role>, lines: &[Line<'_>]) -> (Vec<Role>, Told) {
    let mut told = Told::default();
    let mut kept = one_of_each(roles, lines, &mut told);
    let mut by_title: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, role) in kept.iter().enumerate() {
        by_title.entry(slug(&role.title)).or_default().push(at);
    }
    let mut names: Vec<(usize, String)> = Vec::new();
    for same in by_title.into_values().filter(|same| same.len() > 1) {
        let groups: Vec<String> = same.iter().map(|at| kept[*at].group().to_owned()).collect();
        let levels: Vec<String> = same
            .iter()
            .map(|at| kept[*at].written_level.clone())
            .collect();
        let none = vec![String::new(); same.len()];
        let ways = [(&groups, &none), (&none, &levels), (&groups, &levels)];
        let parts = ways.into_iter().find(|(before, behind)| {
            let keys = before.iter().zip(*behind);
            let keys: BTreeSet<String> = keys
                .map(|(one, other)| slug(&format!("{one} {other}")))
                .collect();
            keys.len() == same.len() && !keys.contains("")
        });
        let (before, behind) = parts.unwrap_or((&groups, &levels));
        for (which, at) in same.into_iter().enumerate() {
            let name = format!("{} {} {}", before[which], kept[at].title, behind[which]);
            names.push((at, name.trim().to_owned()));
        }
    }
    names.sort();
    for (at, name) in names {
        let role = &mut kept[at];
        if role.title == name {
            continue;
        }
        told.first.get_or_insert(role.span);
        told.apart.push(name.clone());
        role.also.push(std::mem::replace(&mut role.title, name));
        role.alias = None;
        role.is_apart = true;
    }
    (kept, told)
}

/// Joins the roles of one title, group and level.
fn one_of_each(roles: Vec<Role>, lines: &[Line<'_>], told: &mut Told) -> Vec<Role> {
    let mut known: HashMap<(String, String, String), usize> = HashMap::new();
    let mut kept: Vec<Role> = Vec::with_capacity(roles.len());
    for role in roles {
        let key = (
            slug(&role.title),
            slug(role.group()),
            slug(&role.written_level),
        );
        let at = *known.entry(key).or_insert(kept.len());
        let Some(first) = kept.get_mut(at) else {
            kept.push(role);
            continue;
        };
        if first.extents.len() == 1 {
            told.again.push(first.title.clone());
        }
        let heading = lines[role.extents[0].start].span;
        told.twice.get_or_insert((heading, first.span));
        first.extents.extend(role.extents);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_of_levels_are_found_in_headings() {
        for (heading, expected) in [
            ("Software Engineer", Some("Software Engineer")),
            (
                "Career levels for Software Engineers",
                Some("Software Engineer"),
            ),
            ("Engineering career ladder", Some("Engineering")),
            ("Product Design: levels", Some("Product Design")),
            ("Career ladder", None),
        ] {
            assert_eq!(owner(heading).as_deref(), expected, "{heading}");
        }
    }
}
