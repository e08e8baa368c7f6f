//! The lines of a page in sections.

use std::borrow::Cow;

use super::headings::{self, Section};
use super::lines::{Bullet, Line};
use super::title::Title;
use super::titles;
use crate::model::is_currency_sign;
use crate::source::Span;

/// A section with its lines.
pub(super) struct Group<'t> {
    pub(super) section: Section,
    /// The rank of its heading; see [`rank`].
    rank: u8,
    /// Its heading, where that stands in a line of its own and is known.
    pub(super) heading: Option<(String, Span)>,
    pub(super) lines: Vec<Line<'t>>,
    pub(super) has_bullets: bool,
}

impl Group<'_> {
    fn new(section: Section, rank: u8) -> Self {
        Self {
            section,
            rank,
            heading: None,
            lines: Vec::new(),
            has_bullets: false,
        }
    }

    /// The same section once more, behind a line that does not end it.
    fn reopened(&self) -> Self {
        Self {
            has_bullets: self.has_bullets,
            ..Self::new(self.section, self.rank)
        }
    }
}

/// Groups lines by section. The frame of a web page counts only between title and last section.
pub(super) fn group<'t>(lines: Vec<Line<'t>>, title: &Title, source: &str) -> Vec<Group<'t>> {
    let of_site = |section| matches!(section, Section::Chrome | Section::Aside);
    let real = |line: &Line<'_>| line.heading.is_some_and(|h| !of_site(h.section));
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
            let next = lines.peek().map(|(_, next)| next);
            if let Some(rank) = ends_section(&line, next, groups.last()) {
                groups.push(Group::new(Section::Unknown, rank));
            }
            push(&mut groups, line);
            continue;
        };
        if heading.section == Section::Chrome {
            continue;
        }
        let section = footer.resolve(in_context(heading.section, context), groups.last());
        context = section;
        let reopened = groups
            .last()
            .map_or_else(|| Group::new(Section::Front, 9), Group::reopened);
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
            let of_line = matches!(section, Section::Salary | Section::Tags | Section::Aside);
            if is_aside || of_line {
                context = reopened.section;
                groups.push(reopened);
            }
        } else if let Some(group) = groups.last_mut() {
            group.heading = Some((line.text.into_owned(), line.span));
        }
    }
    groups
}

/// Begins what stands behind the headline, where no section has begun above it.
fn begin_front(groups: &mut Vec<Group<'_>>) {
    let last = groups.last();
    // "Job description" above the title opens nothing.
    let is_name =
        last.is_some_and(|group| group.section == Section::Summary && group.lines.is_empty());
    let last = last.map(|group| group.section);
    if is_name || matches!(last, Some(Section::Above | Section::Unknown)) {
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

/// The rank of the section that a line begins which is no known heading, where it ends the one before it. A smaller
/// heading inside a section only divides it, unless that has moves: what stands below "Related civilian jobs" are none.
fn ends_section(line: &Line<'_>, next: Option<&Line<'_>>, group: Option<&Group<'_>>) -> Option<u8> {
    let rank_of_section = group.map_or(0, |group| group.rank);
    let bullet_follows = next.is_some_and(Line::is_bullet);
    let of_moves = group.is_some_and(|group| group.section.has_moves())
        && (line.level.is_some() || line.bold)
        && !names_track(&line.text);
    let is_larger = of_moves || rank(line) <= rank_of_section.max(1);
    let ends = opens_unknown(line, bullet_follows, group) && is_larger;
    let alone =
        group.is_some_and(|group| stands_alone(line, next, group) || ends_moves(line, next, group));
    (ends || alone).then_some(rank_of_section)
}

/// Whether a line is the heading of something else than the moves above it, whatever follows: bold, or by itself above a
/// sentence, and no title.
fn ends_moves(line: &Line<'_>, next: Option<&Line<'_>>, group: &Group<'_>) -> bool {
    let above_sentence = !group.lines.is_empty()
        && line.gap
        && !group.has_bullets
        && headings::is_short(line)
        && next.is_some_and(|next| !next.is_bullet() && is_sentence(next));
    group.section.has_moves()
        && !line.is_bullet()
        && (line.bold && headings::is_brief(line) || above_sentence)
        && !names_track(&line.text)
        && !titles::ends_in_head(line.text.trim_end_matches(':'))
        && titles::steps(&line.text).len() < 2
}

/// Whether a line is a sentence.
fn is_sentence(line: &Line<'_>) -> bool {
    line.text.ends_with(['.', '!', ';']) || line.text.len() > SENTENCE
}

/// Whether a heading parts moves by what they are: "Management track".
fn names_track(heading: &str) -> bool {
    const WORDS: [&str; 12] = [
        "contributor",
        "ladder",
        "management",
        "option",
        "options",
        "path",
        "paths",
        "pathway",
        "route",
        "stream",
        "technical",
        "track",
    ];
    let mut words = heading.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// The length from which on a line is a sentence, whatever it ends in, in bytes.
const SENTENCE: usize = 80;

/// Whether a short line stands by itself between sentences, where a list would have bullets: the heading of
/// something else.
fn stands_alone(line: &Line<'_>, next: Option<&Line<'_>>, group: &Group<'_>) -> bool {
    let of_sentences = group.section.is_list()
        || group.section.is_education()
        || matches!(
            group.section,
            Section::Years | Section::EducationAndExperience
        );
    of_sentences
        && !group.has_bullets
        && line.gap
        && !line.is_bullet()
        && headings::is_short(line)
        && group.lines.last().is_some_and(is_sentence)
        && next.is_some_and(|next| next.gap && (next.is_bullet() || is_sentence(next)))
}

/// Whether a line that is no known heading opens a section that is not known.
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
    let experience = matches!(context, Section::Years | Section::PreferredExperience);
    let skills = context.is_skills();
    match section {
        Section::Minimum if context.is_mixed() => Section::Qualifications,
        Section::Minimum if education => Section::MinimumEducation,
        Section::Minimum if experience => Section::Years,
        Section::Minimum if skills => context,
        Section::Minimum => Section::Requirements,
        Section::Preferred if context.is_mixed() || skills => Section::Wishes,
        Section::Preferred if education => Section::PreferredEducation,
        Section::Preferred if experience => Section::PreferredExperience,
        Section::Preferred => Section::Wishes,
        section => section,
    }
}

/// Whether a text has the sign of a currency.
pub(super) fn has_currency(text: &str) -> bool {
    text.contains(is_currency_sign)
}
