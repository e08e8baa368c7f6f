//! Whether a text is a role page at all.

use super::PageKind;
use super::headings::{Section, is_title};
use super::ladder;
use super::lines::{self, Lines};
use super::title::{find_title, is_about_others};
use crate::source::Span;

/// What tells that a text is a role page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Sign {
    /// A heading that only role pages have.
    Heading,
    /// The headline.
    Headline,
}

/// Returns whether a text has the headline of a role page, or a heading that only role pages have.
///
/// A page that is refused unread counts as one, so that somebody hears of it.
pub(in crate::input) fn is_page(kind: PageKind, text: &str) -> bool {
    lines::read(kind, text).map_or(true, |page| sign(&page).is_some())
}

/// Returns whether a page describes a role or several: its title is not that of a document about many, and a section
/// that is known stands below it, or it is a ladder.
///
/// A page that is refused unread counts as one, as for [`is_page`].
pub(in crate::input) fn describes_roles(kind: PageKind, text: &str) -> bool {
    let Ok(page) = lines::read(kind, text) else {
        return true;
    };
    if ladder::find(&page.body).is_some_and(|run| run.is_sure) {
        return true;
    }
    let sections = page.body.iter().filter_map(|line| line.heading);
    let is_of_role =
        |section| !matches!(section, Section::Chrome | Section::Aside | Section::Unknown);
    let has_section = sections.clone().any(|heading| is_of_role(heading.section));
    let title = find_title(&page, &[], text).filter(|_| has_section);
    title.is_some_and(|title| !is_about_others(&title.text))
}

/// Returns how many lines of a page are no headings, and where the first of them stands.
pub(in crate::input) fn plain_lines(kind: PageKind, text: &str) -> (usize, Span) {
    let body = lines::read(kind, text).map_or_else(|_| Vec::new(), |page| page.body);
    let plain = body
        .iter()
        .filter(|line| line.level.is_none() && !line.frame);
    let first = plain.clone().next().map(|line| line.span);
    (plain.count(), first.unwrap_or_default())
}

/// Returns whether a text is a role page in text or in Markdown, and what tells it.
pub(in crate::input) fn guess(text: &str) -> Option<(PageKind, Sign)> {
    let is_marked = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    let kinds = if text.lines().any(is_marked) {
        [PageKind::Markdown, PageKind::Text]
    } else {
        [PageKind::Text, PageKind::Markdown]
    };
    kinds.into_iter().find_map(|kind| {
        let page = lines::read(kind, text).ok()?;
        Some((kind, sign(&page)?))
    })
}

fn sign(page: &Lines<'_>) -> Option<Sign> {
    let head = page.head_title.iter().map(|(title, _)| title.as_str());
    let has_title = head
        .chain(page.body.iter().map(|line| &*line.text))
        .any(is_title);
    if has_title {
        return Some(Sign::Headline);
    }
    let mut headings = page.body.iter().filter_map(|line| line.heading);
    let is_told = headings.any(|heading| is_telling(heading.section));
    let is_told = is_told || ladder::find(&page.body).is_some_and(|run| run.is_sure);
    is_told.then_some(Sign::Heading)
}

/// Whether pages of other kinds do not have the section: many have a summary or tags.
fn is_telling(section: Section) -> bool {
    !matches!(
        section,
        Section::Above
            | Section::Front
            | Section::Tags
            | Section::Summary
            | Section::Minimum
            | Section::Preferred
            | Section::Requirements
            | Section::Wishes
            | Section::Aside
            | Section::Unknown
            | Section::Chrome
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_or_a_heading_tells_a_page() {
        for (kind, text) in [
            (
                PageKind::Text,
                "Key Responsibilities and Required Skills for Cook\n",
            ),
            (
                PageKind::Markdown,
                "# Cook\n\n## Lateral Moves\n\n- Baker\n",
            ),
            (PageKind::Html, "<h1>Cook</h1><h2>Soft Skills</h2><p>x</p>"),
        ] {
            assert!(is_page(kind, text), "{text}");
        }
        for (kind, text) in [
            (PageKind::Text, ""),
            (
                PageKind::Markdown,
                "# Ladders\n\nOur ladders.\n\n## Summary\n\nx\n",
            ),
            (PageKind::Html, "<title>Index</title><p>Nothing.</p>"),
        ] {
            assert!(!is_page(kind, text), "{text}");
        }
    }
}
