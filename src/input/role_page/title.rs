//! The title of a page.

use std::ops::Range;

use super::headings::{self, Section};
use super::levels::opens_level;
use super::lines::{Line, Lines};
use super::sections::has_currency;
use super::titles;
use crate::source::Span;

/// The title of a page: its line, if it stands in one, and its text.
pub(super) struct Title {
    pub(super) line: Option<usize>,
    pub(super) text: String,
    pub(super) span: Span,
}

/// What stands before a title, with a colon or a dash between: "Job Title: Staff Nurse".
const LABELS: [&str; 22] = [
    "hiring",
    "job",
    "job description",
    "job opening",
    "job profile",
    "job specification",
    "job title",
    "name of post",
    "now hiring",
    "open position",
    "position",
    "position description",
    "position title",
    "post",
    "post title",
    "role",
    "role description",
    "role profile",
    "role title",
    "title",
    "vacancy",
    "we are hiring",
];

/// What a document is called, before or behind the title of the role.
const DOCUMENTS: [&str; 10] = [
    "career guide",
    "career profile",
    "job description",
    "job profile",
    "job specification",
    "position description",
    "role description",
    "role profile",
    "role specification",
    "vacancy",
];

/// Last words of lines with the name of a firm or of a document about many roles.
const OTHERS: [&str; 19] = [
    "ag",
    "bv",
    "careers",
    "corp",
    "corporation",
    "framework",
    "gmbh",
    "handbook",
    "inc",
    "jobs",
    "ladder",
    "limited",
    "llc",
    "llp",
    "ltd",
    "pathway",
    "plc",
    "trust",
    "vacancies",
];

/// How such lines begin.
const ABOUT_OTHERS: [&str; 6] = [
    "careers at ",
    "jobs at ",
    "join ",
    "vacancies at ",
    "welcome to ",
    "work at ",
];

/// Last words of lines with the name of a department.
const DEPARTMENTS: [&str; 9] = [
    "department",
    "directorate",
    "division",
    "group",
    "office",
    "practice",
    "school",
    "team",
    "unit",
];

/// How many lines below such a name the title may stand.
const NEAR: usize = 2;

/// The longest line that is a title, in bytes.
const LONGEST: usize = 100;

/// Finds the title: in its usual form, behind its label, as the first large heading, in the block at the top, as
/// the first line before a known section, or in the head of a web page.
pub(super) fn find_title(page: &Lines<'_>, levels: &[usize], source: &str) -> Option<Title> {
    let mut body = page.body.iter().enumerate();
    let usual = body.find_map(|(at, line)| Some((at, headings::title_in(&line.text)?)));
    let front = Front::new(&page.body, levels);
    let place = usual.or_else(|| front.named()).or_else(|| front.headline());
    if let Some((at, (from, to))) = place {
        return Some(in_line(&page.body, at, from..to, source));
    }
    let mut front_matter = page.front_matter.iter();
    if let Some((_, text, span)) = front_matter.find(|(k, v, _)| k == "title" && !v.is_empty()) {
        return Some(named_elsewhere(text, *span));
    }
    if let Some((at, (from, to))) = front.first_line(front.section?) {
        return Some(in_line(&page.body, at, from..to, source));
    }
    let (text, span) = page.head_title.as_ref()?;
    Some(named_elsewhere(text, *span))
}

fn in_line(body: &[Line<'_>], at: usize, part: Range<usize>, source: &str) -> Title {
    let line = &body[at];
    Title {
        line: Some(at),
        text: line.text[part.clone()].to_owned(),
        span: line.part(source, part.start, part.end),
    }
}

/// A line, and the part of it that is the title.
type Place = (usize, (usize, usize));

/// What stands before the first section of a page.
struct Front<'p, 't> {
    body: &'p [Line<'t>],
    /// Where the first section begins.
    section: Option<usize>,
    /// The lines that open levels of the role.
    levels: &'p [usize],
}

impl<'p, 't> Front<'p, 't> {
    fn new(body: &'p [Line<'t>], levels: &'p [usize]) -> Self {
        Self {
            body,
            section: body.iter().position(opens_section),
            levels,
        }
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &'p Line<'t>)> {
        let end = self.section.unwrap_or(self.body.len());
        self.body.iter().enumerate().take(end)
    }

    fn large(&self) -> Option<(usize, &'p Line<'t>)> {
        let mut large = self.body.iter().enumerate();
        large.find(|(_, line)| line.level == Some(1) && names_role(line))
    }

    /// The title behind its label, unless a headline that is one says more, or before the name of the document.
    fn named(&self) -> Option<Place> {
        let is_title = |(_, line): (usize, &Line<'_>)| {
            ends_as_title(&line.text) && behind_label(line).is_none()
        };
        let section = self.section.filter(|_| !self.large().is_some_and(is_title));
        let labelled = section.and_then(|_| {
            let mut lines = self.lines();
            lines.find_map(|(at, line)| Some((at, behind_label(line)?)))
        });
        labelled.or_else(|| {
            let lines = self.body.iter().enumerate();
            let mut lines = lines.take(self.section.map_or(0, |at| at + 1));
            lines.find_map(|(at, line)| Some((at, before_document(line)?)))
        })
    }

    /// The first large heading. One that names a firm or a framework gives way to a heading below it.
    fn headline(&self) -> Option<Place> {
        let (at, line) = self.large()?;
        let below = self.lines().skip(at + 1);
        let mut below = below.filter(|(_, line)| line.level.is_some() && names_role(line));
        let smaller = below
            .find(|(at, line)| titles::ends_in_head(&line.text) && !opens_level(self.levels, *at))
            .filter(|_| is_about_others(&line.text));
        Some(smaller.map_or_else(
            || (at, without_document(&line.text)),
            |(at, line)| (at, (0, line.text.len())),
        ))
    }

    /// The first line before a section. The name of a firm, a department or a document may stand above it.
    fn first_line(&self, section: usize) -> Option<Place> {
        let before = &self.body[..section];
        let plain = |line: &Line<'_>| {
            let short = line.text.len() <= LONGEST && !line.text.ends_with('.') && !line.frame;
            short && !has_currency(&line.text) && names_role(line)
        };
        let named = |line: &Line<'_>| plain(line) && ends_as_title(&line.text);
        let own = |line: &Line<'_>| plain(line) && !is_about_others(&line.text);
        let found = if let Some(document) = before.iter().position(is_document) {
            // Behind "Job description" stands a title or the description itself.
            let mut behind = document + 1..before.len();
            behind.find(|at| named(&before[*at]))
        } else {
            let first = before.iter().position(own);
            let department = first.filter(|at| is_department(&before[*at].text));
            let next = department.and_then(|at| {
                let mut near = (at + 1..before.len()).take(NEAR);
                near.find(|at| named(&before[*at]) && !opens_level(self.levels, *at))
            });
            next.or(first.filter(|at| !opens_level(self.levels, *at)))
                .or_else(|| before.iter().position(plain))
        };
        let part = |at: usize| {
            let (line, whole) = (&before[at], without_document(&before[at].text));
            behind_known_label(line).map_or(whole, |start| (start, line.text.len()))
        };
        found.map(|at| (at, part(at)))
    }
}

/// Whether a text ends as titles do, before its comma, its dash or its brackets.
fn ends_as_title(text: &str) -> bool {
    let bare = text.split([',', '(', '–', '—']).next().unwrap_or(text);
    titles::ends_in_head(bare.trim())
}

/// Whether a line opens a section that says something of the role. "Job description" at the top is the name of the
/// document.
fn opens_section(line: &Line<'_>) -> bool {
    let known = line.heading.is_some_and(|heading| {
        !matches!(
            heading.section,
            Section::Chrome | Section::Front | Section::Salary | Section::Aside
        )
    });
    known && !is_document(line) && behind_label(line).is_none()
}

fn names_role(line: &Line<'_>) -> bool {
    line.heading.is_none() && !line.is_bullet()
}

/// Whether a line is the name of a document and nothing else: "Job description and person specification".
fn is_document(line: &Line<'_>) -> bool {
    const NOUNS: [&str; 8] = [
        "advert",
        "advertisement",
        "description",
        "details",
        "pack",
        "profile",
        "specification",
        "vacancy",
    ];
    const OTHERS: [&str; 6] = ["and", "candidate", "job", "person", "position", "role"];
    let text = line.text.trim_end_matches(':').to_lowercase();
    let words = || text.split([' ', '&', '/']).filter(|word| !word.is_empty());
    !line.is_bullet()
        && words().all(|word| NOUNS.contains(&word) || OTHERS.contains(&word))
        && words()
            .next()
            .is_some_and(|word| word != "person" && word != "candidate")
        && words().any(|word| NOUNS.contains(&word))
}

/// Where the title stands in a line that begins with its label and ends as titles do.
fn behind_label(line: &Line<'_>) -> Option<(usize, usize)> {
    let start = behind_known_label(line)?;
    let title = line.text[start..].trim_end_matches('.');
    let of_title = line.text[..start].to_lowercase();
    let of_title = of_title.trim_end_matches([':', ' ']).ends_with("title");
    let sure =
        of_title || line.level == Some(1) || titles::ends_in_head(title) || ends_as_title(title);
    (sure && !title.is_empty()).then_some((start, start + title.len()))
}

/// Whether some words in small letters are the label of a title.
pub(super) fn is_title_label(words: &str) -> bool {
    LABELS.contains(&words)
}

/// Where a line goes on behind the label of a title.
pub(super) fn behind_known_label(line: &Line<'_>) -> Option<usize> {
    if line.is_bullet() || line.frame || line.text.len() > LONGEST {
        return None;
    }
    let separators = [": ", " – ", " — ", " - ", " for "];
    let cut = separators
        .iter()
        .filter_map(|one| Some((line.text.find(one)?, one.len())));
    let (at, length) = cut.min()?;
    let label = line.text[..at].to_lowercase().replace("we're", "we are");
    // "Role – what you do" has no title, and "Role Profile – Baker" has one.
    let colon = line.text[at..].starts_with(':');
    let fits = LABELS.contains(&label.as_str()) && (colon || DOCUMENTS.contains(&label.as_str()));
    fits.then_some(at + length)
}

/// Where the title stands in a headline that ends in the name of the document: "Staff Nurse Job Description".
fn before_document(line: &Line<'_>) -> Option<(usize, usize)> {
    let is_headline = line.level == Some(1) || (line.level.is_none() && !line.is_bullet());
    let (_, end) = without_document(&line.text);
    let title = &line.text[..end];
    let cut = end < line.text.len() && line.text.len() <= LONGEST;
    (cut && is_headline && titles::ends_in_head(title)).then_some((0, end))
}

/// Where a headline ends without its label, or without the name of the document behind it.
fn without_document(text: &str) -> (usize, usize) {
    let lower = text.to_ascii_lowercase();
    let end = DOCUMENTS.iter().find_map(|name| {
        let front = lower.strip_suffix(name)?;
        let bare = front.trim_end_matches([' ', '-', '–', '—', '|', ':', ',', '(']);
        (!bare.is_empty() && bare.len() < front.len()).then_some(bare.len())
    });
    (0, end.unwrap_or(text.len()))
}

/// Whether a line names a firm, or a document about many roles.
pub(super) fn is_about_others(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = bare.rsplit(' ').next().unwrap_or_default();
    let page = lower.contains("page ") && lower.contains(" of ");
    // The head of a letter.
    let letter = ["from: ", "to: ", "subject: ", "date: "];
    let letter = letter.iter().any(|label| lower.starts_with(label));
    page || letter
        || ABOUT_OTHERS.iter().any(|start| lower.starts_with(start))
        || OTHERS.contains(&last)
}

/// Whether a line names a part of a firm.
fn is_department(text: &str) -> bool {
    let last = text.to_lowercase();
    let last = last.rsplit(' ').next().unwrap_or_default();
    DEPARTMENTS.contains(&last)
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
