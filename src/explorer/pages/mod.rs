//! The pages: one file each, and their table.

mod between;
mod changes;
mod find;
mod gap;
mod groups;
mod lint;
mod map;
mod matrix;
mod me;
mod moves;
mod path;
mod plan;
mod reach;
mod role;
mod skill;
mod skills;
mod ways;
mod what_if;
mod why;

use super::ask::Ask;
use super::drawing;
use super::reply::Answer;

/// A page, or several of one kind.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own in the table"
)]
pub(super) struct PageKind {
    /// The first part of its address.
    pub(super) name: &'static str,
    /// What the navigation calls it, where it stands there.
    pub(super) entry: Option<&'static str>,
    /// Whether there is one for each of several things, which the second part of the address names.
    has_several: bool,
    /// Whether others may lead to it: it is a page, and tells nothing but by being seen.
    pub(super) is_linked: bool,
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
            has_several: false,
            is_linked: true,
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
    const fn unlisted(name: &'static str, answer: fn(&Ask<'_>) -> Answer) -> Self {
        Self {
            entry: None,
            ..Self::entry(name, "", answer)
        }
    }

    /// Pages of one kind to which others lead.
    const fn several(name: &'static str, answer: fn(&Ask<'_>) -> Answer) -> Self {
        Self {
            has_several: true,
            ..Self::unlisted(name, answer)
        }
    }

    /// What is no page by itself.
    const fn part(name: &'static str, answer: fn(&Ask<'_>) -> Answer) -> Self {
        Self {
            is_linked: false,
            ..Self::unlisted(name, answer)
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
    PageKind::unlisted("why", why::answer),
    PageKind::unlisted("between", between::answer),
    PageKind::several("role", role::answer),
    PageKind::several("skill", skill::answer),
    PageKind::several("reach", reach::answer),
    PageKind::part("find", find::answer),
    PageKind::part("names", find::names),
    PageKind {
        has_several: true,
        ..PageKind::part("drawing", drawing::answer)
    },
];

/// Returns the page of an address.
pub(super) fn find(parts: &[String]) -> Option<&'static PageKind> {
    let name = parts.first().map_or("", String::as_str);
    let page = PAGES.iter().find(|page| page.name == name)?;
    (parts.len() <= 1 + usize::from(page.has_several)).then_some(page)
}
