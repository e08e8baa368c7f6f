//! The lines of a page in sections, and its title.

use std::borrow::Cow;

use super::headings::{self, Section};
use super::lines::{Bullet, Line, Lines};
use crate::model::is_currency_sign;
use crate::source::Span;

/// A section with its lines.
pub(super) struct Group<'t> {
    pub(super) section: Section,
    /// The rank of its heading; see [`rank`].
    rank: u8,
    pub(super) lines: Vec<Line<'t>>,
    pub(super) has_bullets: bool,
}

impl Group<'_> {
    fn new(section: Section, rank: u8) -> Self {
        Self {
            section,
            rank,
            lines: Vec::new(),
            has_bullets: false,
        }
    }
}

/// The title of a page: its line, if it stands in one, and its text.
pub(super) struct Title {
    line: Option<usize>,
    pub(super) text: String,
    pub(super) span: Span,
}

/// Finds the title: in its usual form, as the first large heading, in the block at the top, as
/// the first line before a known section, or in the head of a web page.
pub(super) fn find_title(page: &Lines<'_>, source: &str) -> Option<Title> {
    let in_line = |at: usize, from: usize, to: usize| {
        let line = &page.body[at];
        Title {
            line: Some(at),
            text: line.text[from..to].to_owned(),
            span: line.part(source, from, to),
        }
    };
    let mut lines = page.body.iter().enumerate();
    let usual = lines.find_map(|(at, line)| Some((at, headings::title_in(&line.text)?)));
    if let Some((at, (from, to))) = usual {
        return Some(in_line(at, from, to));
    }
    let names_role = |line: &Line<'_>| line.heading.is_none() && !line.is_bullet();
    let section = page.body.iter().position(|line| {
        line.heading
            .is_some_and(|heading| !matches!(heading.section, Section::Chrome | Section::Salary))
    });
    let large = page
        .body
        .iter()
        .position(|l| l.level == Some(1) && names_role(l));
    if let Some(at) = large {
        return Some(in_line(at, 0, page.body[at].text.len()));
    }
    let mut front_matter = page.front_matter.iter();
    if let Some((_, text, span)) = front_matter.find(|(k, v, _)| k == "title" && !v.is_empty()) {
        return Some(named_elsewhere(text, *span));
    }
    let before = &page.body[..section?];
    let short =
        |line: &Line<'_>| line.text.len() <= 100 && !line.text.ends_with('.') && !line.frame;
    let plain = |line: &Line<'_>| !has_currency(&line.text) && short(line) && names_role(line);
    if let Some(at) = before.iter().position(plain) {
        let text = &before[at].text;
        let label = ["role: ", "job title: ", "title: ", "position: "].into_iter();
        let mut label = label.filter(|l| {
            text.get(..l.len())
                .is_some_and(|t| t.eq_ignore_ascii_case(l))
        });
        return Some(in_line(at, label.next().map_or(0, str::len), text.len()));
    }
    let (text, span) = page.head_title.as_ref()?;
    Some(named_elsewhere(text, *span))
}

/// A title that no line of the page has: in the block at the top or the head of a web page.
fn named_elsewhere(text: &str, span: Span) -> Title {
    let usual = headings::title_in(text).map(|(from, to)| &text[from..to]);
    let name = usual.unwrap_or_else(|| text.split(" | ").next().unwrap_or(text));
    Title {
        line: None,
        text: name.trim().to_owned(),
        span,
    }
}

/// Groups lines by section. The frame of a web page counts only between title and last section.
pub(super) fn group<'t>(lines: Vec<Line<'t>>, title: &Title, source: &str) -> Vec<Group<'t>> {
    let real = |line: &Line<'_>| line.heading.is_some_and(|h| h.section != Section::Chrome);
    let last_section = lines.iter().rposition(|line| !line.frame && real(line));
    let frame_from = title.line.unwrap_or(0);
    let above = title.line.filter(|&at| at > 0);
    let above = above.map_or(Section::Front, |_| Section::Above);
    let mut groups = vec![Group::new(above, 9)];
    let mut context = Section::Front;
    let mut footer = Footer::default();
    let mut lines = lines.into_iter().enumerate().peekable();
    while let Some((at, mut line)) = lines.next() {
        let outside = at < frame_from || last_section.is_none_or(|last| at > last);
        if Some(at) == title.line {
            begin_front(&mut groups);
        }
        if Some(at) == title.line || (line.frame && outside) {
            continue;
        }
        let in_list = groups.last().is_some_and(|group| group.section.is_list());
        // "Task management: Jira, Asana" is an entry of the list that it stands in.
        let is_entry =
            |heading: &headings::Heading| in_list && heading.content.is_some() && !heading.is_sure;
        let Some(heading) = line.heading.filter(|heading| !is_entry(heading)) else {
            let bullet_follows = lines.peek().is_some_and(|(_, next)| next.is_bullet());
            let rank_of_section = groups.last().map_or(0, |group| group.rank);
            let unknown = opens_unknown(&line, bullet_follows, groups.last());
            if unknown && rank(&line) <= rank_of_section.max(1) {
                groups.push(Group::new(Section::Unknown, rank_of_section));
            }
            push(&mut groups, line);
            continue;
        };
        if heading.section == Section::Chrome {
            continue;
        }
        let section = footer.resolve(in_context(heading.section, context), groups.last());
        context = section;
        let former = groups.last();
        let rank_of_former = former.map_or(9, |group| group.rank);
        let former = former.map_or(Section::Front, |group| group.section);
        groups.push(Group::new(section, rank(&line)));
        if let Some(content) = heading.content {
            line.span = line.part(source, content, line.text.len());
            line.text = Cow::Owned(line.text[content..].to_owned());
            line.pieces = None;
            let is_aside = in_list && line.is_bullet();
            // Beside its label it is an entry, whatever follows.
            line.bullet = Bullet::Beside;
            push(&mut groups, line);
            // A salary or keywords in one line do not end the section that they stand in, nor does what a
            // bullet of a list says of another.
            if is_aside || matches!(section, Section::Salary | Section::Tags) {
                context = former;
                groups.push(Group::new(former, rank_of_former));
            }
        }
    }
    groups
}

/// Begins what stands behind the headline, where no section has begun above it.
fn begin_front(groups: &mut Vec<Group<'_>>) {
    let last = groups.last().map(|group| group.section);
    if matches!(last, Some(Section::Above | Section::Unknown)) {
        groups.push(Group::new(Section::Front, 9));
    }
}

/// Tells the lateral moves of a page from the "Related roles" of its footer: behind its own lateral moves
/// and the duties, skills or experience that follow them, another list is for the reader of the site.
#[derive(Default)]
struct Footer {
    has_lateral: bool,
    goes_on: bool,
}

impl Footer {
    /// What a section is, now that the group before it is whole.
    fn resolve(&mut self, section: Section, former: Option<&Group<'_>>) -> Section {
        if let Some(former) = former.filter(|group| !group.lines.is_empty()) {
            let is_content = former.section.is_list()
                || former.section.is_education()
                || matches!(
                    former.section,
                    Section::Years | Section::EducationAndExperience
                );
            self.goes_on |= self.has_lateral && is_content;
            self.has_lateral |= former.section == Section::LateralTo;
        }
        match section {
            Section::LateralTo if self.goes_on => Section::Unknown,
            section => section,
        }
    }
}

/// Adds a line to the section at hand. A bullet with a full stop, or another line without a word, says
/// nothing, and would be an entry that cannot be written.
fn push<'t>(groups: &mut [Group<'t>], line: Line<'t>) {
    let says_something = line.text.contains(char::is_alphanumeric) || has_currency(&line.text);
    if let Some(group) = groups.last_mut().filter(|_| says_something) {
        group.has_bullets |= line.is_bullet();
        group.lines.push(line);
    }
}

/// How large a heading is: its level, or 7 for a plain line, 8 for a bold one and 9 for one with a
/// colon, which stand below all levels.
fn rank(line: &Line<'_>) -> u8 {
    match line.level {
        Some(level) => level,
        None if line.bold => 8,
        None if line.text.ends_with(':') => 9,
        None => 7,
    }
}

/// Whether a line that is no known heading opens a section that is not known. A smaller heading
/// inside a section only divides it.
fn opens_unknown(line: &Line<'_>, bullet_follows: bool, group: Option<&Group<'_>>) -> bool {
    if line.is_bullet() {
        return false;
    }
    let after_list = group.is_some_and(|group| group.has_bullets);
    let colon = line.text.ends_with(':');
    let looks = (line.gap || colon) && headings::could_be(line);
    let plain = after_list && bullet_follows && (looks || headings::is_short(line));
    let bold = line.bold && (colon || (bullet_follows && headings::is_short(line)));
    line.level.is_some() || bold || plain
}

/// "Minimum" and "Preferred" say of what only together with the heading before them.
fn in_context(section: Section, context: Section) -> Section {
    let education = context.is_education() || context == Section::EducationAndExperience;
    match section {
        Section::Minimum if context.is_mixed() => Section::Qualifications,
        Section::Preferred if context.is_mixed() => Section::PreferredQualifications,
        Section::Minimum if education => Section::MinimumEducation,
        Section::Minimum => Section::Years,
        Section::Preferred if education => Section::PreferredEducation,
        Section::Preferred => Section::PreferredExperience,
        section => section,
    }
}

/// Whether a text has the sign of a currency.
pub(super) fn has_currency(text: &str) -> bool {
    text.contains(is_currency_sign)
}
