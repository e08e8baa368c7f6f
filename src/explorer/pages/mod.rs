//! The pages: one file each, and their table.

mod changes;
mod find;
mod gap;
mod groups;
mod lint;
mod map;
mod matrix;
mod me;
mod moves;
pub(super) mod path;
mod plan;
mod role;
mod skill;
mod skills;

use super::ask::Ask;
use super::drawing;
use super::reply::Answer;

/// A page, or several of one kind.
pub(super) struct PageKind {
    /// The first part of its address.
    pub(super) name: &'static str,
    /// What the navigation calls it, where it stands there.
    pub(super) entry: Option<&'static str>,
    /// Whether it is about whoever looks, and needs a profile.
    pub(super) is_personal: bool,
    /// Whether it is about two roles, and a link to it keeps those that are named.
    pub(super) has_ends: bool,
    /// Makes it.
    pub(super) answer: fn(&Ask<'_>) -> Answer,
}

impl PageKind {
    /// A page that stands in the navigation.
    const fn entry(
        name: &'static str,
        entry: &'static str,
        answer: fn(&Ask<'_>) -> Answer,
    ) -> Self {
        Self {
            name,
            entry: Some(entry),
            is_personal: false,
            has_ends: false,
            answer,
        }
    }

    /// One of those that is about two roles.
    const fn of_ends(
        name: &'static str,
        entry: &'static str,
        answer: fn(&Ask<'_>) -> Answer,
    ) -> Self {
        Self {
            has_ends: true,
            ..Self::entry(name, entry, answer)
        }
    }

    /// A page to which others lead.
    const fn inner(name: &'static str, answer: fn(&Ask<'_>) -> Answer) -> Self {
        Self {
            name,
            entry: None,
            is_personal: false,
            has_ends: false,
            answer,
        }
    }
}

/// The pages, in the order of the navigation.
pub(super) const PAGES: &[PageKind] = &[
    PageKind::entry("", "Roles", map::answer),
    PageKind {
        is_personal: true,
        ..PageKind::entry("me", "Me", me::answer)
    },
    PageKind::of_ends("path", "Paths", path::answer),
    PageKind::of_ends("gap", "Gap", gap::answer),
    PageKind::of_ends("plan", "Plan", plan::answer),
    PageKind::entry("skills", "Skills", skills::answer),
    PageKind::entry("matrix", "Matrix", matrix::answer),
    PageKind::entry("lint", "Checks", lint::answer),
    PageKind::entry("changes", "Changes", changes::answer),
    PageKind::inner("role", role::answer),
    PageKind::inner("skill", skill::answer),
    PageKind::inner("find", find::answer),
    PageKind::inner("names", find::names),
    PageKind::inner("drawing", drawing::answer),
];

/// Returns the page of an address.
pub(super) fn find(parts: &[String]) -> Option<&'static PageKind> {
    let name = parts.first().map_or("", String::as_str);
    // Only some kinds have several pages.
    let is_one = ["role", "skill", "drawing"].contains(&name);
    let page = PAGES.iter().find(|page| page.name == name)?;
    (parts.len() <= if is_one { 2 } else { 1 }).then_some(page)
}
