//! Headings: which section a line opens.
//!
//! Headings are compared by their words, so that case, emoji, colons, numbering, hyphens, bold
//! and `&` do not matter. What they are compared with stands in `known`.

mod aside;
mod known;
mod phrases;
mod spoken;

use super::lines::{Bullet, Line};
use super::title::is_title_label;
use super::titles;
pub(super) use aside::is_level_label;
use known::{by_label, by_phrase, by_words, has_only_known_words, is_spoken};

/// A section of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    /// What stands above the headline: the frame of a site, and perhaps a salary.
    Above,
    /// What stands before the first heading: salary and tags.
    Front,
    Salary,
    Tags,
    Summary,
    /// "Career Progression": nothing of its own.
    Career,
    EntryFrom,
    AdvancesTo,
    LateralTo,
    Primary,
    Secondary,
    HardSkills,
    SoftSkills,
    /// "Education & Experience" where no smaller heading follows.
    EducationAndExperience,
    MinimumEducation,
    PreferredEducation,
    Fields,
    Years,
    PreferredExperience,
    /// "Qualifications": education, years and skills, line by line.
    Qualifications,
    /// "Requirements" and "Who you are": the same. Pages of other kinds have such headings too.
    Requirements,
    /// "Preferred Qualifications" and "Nice to have": the same, of what is only wished for.
    Wishes,
    /// "Minimum" and "Preferred" alone: of education or experience, as the heading before says.
    Minimum,
    Preferred,
    /// What is offered, who offers it, and how to apply.
    Aside,
    /// A heading that is not known.
    Unknown,
    /// A line of the frame that says nothing: "Back to Home".
    Chrome,
}

impl Section {
    /// Whether it lists duties or skills, whose entries may have labels of their own.
    pub(super) fn is_list(self) -> bool {
        matches!(
            self,
            Self::Primary
                | Self::Secondary
                | Self::HardSkills
                | Self::SoftSkills
                | Self::PreferredExperience
        ) || self.is_mixed()
    }

    /// Whether it has education, years and skills, line by line.
    pub(super) fn is_mixed(self) -> bool {
        matches!(
            self,
            Self::Qualifications | Self::Requirements | Self::Wishes
        )
    }

    /// Whether it lists skills and nothing else.
    pub(super) fn is_skills(self) -> bool {
        matches!(self, Self::HardSkills | Self::SoftSkills)
    }

    /// Whether it has moves.
    pub(super) fn has_moves(self) -> bool {
        matches!(
            self,
            Self::Career | Self::EntryFrom | Self::AdvancesTo | Self::LateralTo
        )
    }

    /// Whether it is about education.
    pub(super) fn is_education(self) -> bool {
        matches!(
            self,
            Self::MinimumEducation | Self::PreferredEducation | Self::Fields
        )
    }
}

/// A heading, with the content that stands in the same line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) section: Section,
    /// Where in the text the content begins: "Salary: $40,000".
    pub(super) content: Option<usize>,
    /// Whether it has words of headings only, and more than "Preferred" or "Nice to have".
    pub(super) is_sure: bool,
}

/// The longest heading, in bytes and in words.
const MAX_BYTES: usize = 100;
const MAX_WORDS: usize = 8;

/// The most words of a heading that is known word for word.
const MAX_PHRASE: usize = 11;

/// The signs before a salary.
const MONEY: [char; 8] = ['💰', '💵', '💴', '💶', '💷', '💸', '💲', '🪙'];

/// Returns the section that a line opens.
pub(super) fn recognise(line: &Line<'_>) -> Option<Heading> {
    let text: &str = &line.text;
    // A row of several columns is none, whatever its words.
    if line.cells.is_some() {
        return None;
    }
    if let Some(rest) = text.strip_prefix(MONEY) {
        return Some(money(text, rest));
    }
    if line.bullet == Bullet::None && is_breadcrumb(text) {
        return Some(Heading {
            section: Section::Chrome,
            content: None,
            is_sure: true,
        });
    }
    let marked = line.level.is_some() || line.bold;
    let colon = text.ends_with(':');
    let whole = text.trim_end_matches(':');
    let heading = |section| Heading {
        section,
        content: None,
        is_sure: true,
    };
    // A bullet is a heading only where a colon says so: "- Entry Point From:".
    let may_be_heading = match line.bullet {
        Bullet::None => true,
        Bullet::Mark | Bullet::Beside => colon,
        Bullet::Number => colon || marked || is_title_case(whole) || names_several(whole),
    };
    if may_be_heading && let Some(words) = words_within(whole, MAX_PHRASE) {
        let emoji = text.starts_with(|c: char| !c.is_ascii() && !c.is_alphanumeric());
        let sure = marked || colon || emoji;
        let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit() || " .)".contains(c));
        let begins = numbered.starts_with(char::is_uppercase);
        let exact = by_phrase(&words).filter(|_| sure || begins);
        let loose = || {
            // "Functional Analyst" may stand in a list without bullets.
            let short = begins && words.split(' ').count() <= 3;
            let ended = text.ends_with(['.', ',', ';', '!', '?']);
            let plain =
                || (short || is_title_case(whole)) && !ended && !titles::ends_in_head(whole);
            let fits = sure || (line.bullet == Bullet::None && plain());
            let fits = fits && words.split(' ').count() <= MAX_WORDS;
            fits.then(|| by_words(&words)).flatten()
        };
        if let Some(section) = exact.or_else(loose) {
            return Some(heading(section));
        }
    }
    let glossed = (line.bullet == Bullet::None).then(|| gloss(whole, colon));
    if let Some(section) = glossed.flatten() {
        return Some(heading(section));
    }
    label(line)
}

/// Whether a heading that is known is none of a role all the same: "Compensation Analyst" is.
pub(super) fn is_surely_heading(text: &str) -> bool {
    let joins = |word: &str| matches!(word, "for" | "of" | "to");
    let words = words_of(text.trim_end_matches(':'));
    words.is_none_or(|words| by_phrase(&words).is_some() || words.split(' ').any(joins))
}

/// The section of a heading that stands in parentheses behind other words: "Where people come from
/// (Entry Point From)".
fn gloss(text: &str, colon: bool) -> Option<Section> {
    let (front, inside) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let words = words_of(inside)?;
    let fits = words.contains(' ')
        && words_of(front).is_some()
        && is_title_case(inside)
        && has_only_known_words(&words)
        && (colon || !titles::ends_in_head(front));
    let section = fits.then(|| by_phrase(&words).or_else(|| by_words(&words)));
    section.flatten()
}

/// Whether a line says where in a site the page stands: "Home > Careers > Data".
fn is_breadcrumb(text: &str) -> bool {
    let Some(behind) = text.strip_prefix("Home ") else {
        return false;
    };
    let arrow = behind.starts_with(['>', '»', '›', '→', '❯']);
    let slash =
        behind.starts_with(['/', '|', '\\']) && behind.matches(['/', '|', '\\']).count() > 1;
    text.len() <= MAX_BYTES && (arrow || slash)
}

/// Whether a line has the looks of a heading, known or not.
pub(super) fn could_be(line: &Line<'_>) -> bool {
    words_of(&line.text).is_some() && (line.text.ends_with(':') || is_title_case(&line.text))
}

/// The most words of a line that opens a section by standing alone between two lists.
const SHORT: usize = 5;

/// Whether a line is as short as a heading, and ends and begins as one does.
pub(super) fn is_short(line: &Line<'_>) -> bool {
    let text = line.text.trim_end_matches(':');
    let ends = text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '?'));
    words_of(text).is_some_and(|words| words.split(' ').count() <= SHORT)
        && ends
        && text.starts_with(char::is_uppercase)
        && !text.contains([',', ';'])
}

/// Whether a line has no more words than a heading, and is no sentence.
pub(super) fn is_brief(line: &Line<'_>) -> bool {
    words_of(&line.text).is_some() && !line.text.ends_with(['.', '!', ';', ','])
}

/// What the label of a field of a form is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// What the role is called.
    Title,
    /// Something said in a few words: its level, its pay, whom it reports to.
    Fact,
    Section(Section),
}

/// Returns what the label of a field of a form is about, where it is known.
pub(super) fn field(label: &str) -> Option<Field> {
    let words = words_of(label)?;
    if is_title_label(&words) {
        return Some(Field::Title);
    }
    if by_label(&words).is_some() || is_level_label(&words) {
        return Some(Field::Fact);
    }
    match by_phrase(&words).or_else(|| by_words(&words))? {
        Section::Chrome | Section::Unknown | Section::Above | Section::Front => None,
        Section::Salary | Section::Tags | Section::Aside | Section::Years => Some(Field::Fact),
        section => Some(Field::Section(section)),
    }
}

/// Whether some words are the label of a fact: "Salary", "Reports to".
pub(super) fn is_label(text: &str) -> bool {
    let words = words_of(text).filter(|_| text.starts_with(char::is_uppercase));
    words.is_some_and(|words| {
        let known = by_phrase(&words).or_else(|| by_words(&words));
        by_label(&words).is_some()
            || is_level_label(&words)
            || matches!(known, Some(Section::Salary | Section::Tags))
    })
}

/// A heading with its content in the same line.
fn label(line: &Line<'_>) -> Option<Heading> {
    let text: &str = &line.text;
    let window = text.len().min(MAX_BYTES);
    let at = text.as_bytes()[..window].iter().position(|&b| b == b':')?;
    let words = words_of(&text[..at])?;
    let rest = &text[at + 1..];
    if !rest.starts_with(' ') || rest.trim().is_empty() || words.split(' ').count() > 5 {
        return None;
    }
    let fact = by_label(&words).filter(|_| line.bullet == Bullet::None);
    let section = fact.or_else(|| by_phrase(&words));
    let section = section.or_else(|| by_words(&words))?;
    // "- Experience: building looms" is an entry about experience, not a heading.
    let single = !words.contains(' ');
    let of_structure = match section {
        Section::Chrome | Section::Unknown => true,
        Section::Career => titles::steps(rest.trim()).len() < 2,
        _ => false,
    };
    let is_entry = single && line.is_bullet() && !is_modifier(section) && words != "years";
    if of_structure || is_entry {
        return None;
    }
    // What "Hourly wage: $18" is paid for stands in its label.
    let content = match section {
        Section::Salary if names_period(&words) => 0,
        Section::Aside => 0,
        _ => at + 1 + (rest.len() - rest.trim_start().len()),
    };
    let is_wish =
        is_modifier(section) || matches!(section, Section::PreferredExperience | Section::Wishes);
    Some(Heading {
        section,
        content: Some(content),
        is_sure: !is_wish && (has_only_known_words(&words) || is_spoken(&words)),
    })
}

fn is_modifier(section: Section) -> bool {
    matches!(section, Section::Minimum | Section::Preferred)
}

/// The line of a salary, which its sign gives away.
fn money(text: &str, rest: &str) -> Heading {
    let rest = rest.trim_start();
    let start = text.len() - rest.len();
    let behind_label = rest.find(':').filter(|&at| {
        let words = words_of(&rest[..at]);
        words
            .is_some_and(|words| by_words(&words) == Some(Section::Salary) && !names_period(&words))
    });
    let content = behind_label.map_or(start, |at| {
        let rest = &rest[at + 1..];
        text.len() - rest.trim_start().len()
    });
    let is_heading = words_of(rest).and_then(|w| by_words(&w)) == Some(Section::Salary);
    let empty = content >= text.len() || is_heading;
    Heading {
        section: Section::Salary,
        content: (!empty).then_some(content),
        is_sure: true,
    }
}

/// Whether the words of a label say what pay is for.
fn names_period(words: &str) -> bool {
    let mut words = words.split(' ');
    words.any(|word| matches!(word, "hourly" | "daily" | "weekly" | "monthly"))
}

/// Whether a text is a known heading of more than one word: "2. What we expect" is no entry of a list.
fn names_several(text: &str) -> bool {
    words_of(text).is_some_and(|words| words.contains(' ') && by_phrase(&words).is_some())
}

fn words_of(text: &str) -> Option<String> {
    words_within(text, MAX_WORDS)
}

/// The words of a heading: lower case, no signs, "and" for `&`, nothing in parentheses.
fn words_within(text: &str, most: usize) -> Option<String> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let (outside, inside) = text.split_once('(').unwrap_or((text, ""));
    // "Experience (years): 5" has content behind its label.
    let behind = inside.split_once("):").map_or("", |(_, behind)| behind);
    if behind.contains(char::is_alphanumeric) {
        return None;
    }
    let numbering = |c: char| !c.is_alphabetic() && c != '$';
    let outside = outside.trim_start_matches(numbering).trim_end();
    // "Salary: $40,000" has content beside its label.
    if outside.contains(|c: char| c == ':' || c == '$' || c.is_ascii_digit()) {
        return None;
    }
    let spelled = outside.replace('&', " and ");
    let words = spelled
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(str::to_lowercase);
    let words: Vec<String> = words.collect();
    (1..=most).contains(&words.len()).then(|| words.join(" "))
}

/// Whether every longer word begins with a capital.
fn is_title_case(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || c == '-');
    let mut words = words.filter(|word| word.chars().any(char::is_alphabetic));
    let small = |word: &str| {
        matches!(
            word,
            "and" | "of" | "the" | "for" | "to" | "from" | "in" | "a"
        )
    };
    text.ends_with(|c: char| c.is_alphanumeric() || c == ')' || c == ':')
        && words.all(|word| small(word) || !word.starts_with(char::is_lowercase))
}

/// Whether a line is the title of a page in its usual form.
pub(super) fn is_title(text: &str) -> bool {
    title_in(text).is_some()
}

/// Returns where the name of the role stands in the title of a page: "Key Responsibilities and
/// Required Skills for a Weaver", "Weaver – Key Responsibilities and Required Skills".
pub(super) fn title_in(text: &str) -> Option<(usize, usize)> {
    const LONGEST_TITLE: usize = 300;
    if text.len() > LONGEST_TITLE {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let responsibilities = lower.find("responsibilit")?;
    let skills = lower.find("skill")?;
    let last = responsibilities.max(skills);
    if let Some(at) = lower[last..]
        .find(" for ")
        .or_else(|| lower[last..].find(" of "))
    {
        let after = last + at + 1;
        let start = after + lower[after..].find(' ')? + 1;
        let article = ["a ", "an ", "the "]
            .into_iter()
            .find(|article| lower[start..].starts_with(article))
            .map_or(0, str::len);
        let start = start + article;
        let name = text.get(start..).map(without_site)?;
        let end = start + name.trim_end_matches([':', '.', ' ']).len();
        return (start < end).then_some((start, end));
    }
    let first = responsibilities.min(skills);
    let before = &text[..first];
    let dash = before
        .rfind([':', '–', '—', '|'])
        .or_else(|| before.rfind(" - "))?;
    let end = text[..dash].trim_end().len();
    (end > 0).then_some((0, end))
}

/// A name without that of the site behind it: "Weaver - Career Guide | Looms". The "Career Coach" behind a
/// dash is a title.
fn without_site(name: &str) -> &str {
    let name = name.split(" | ").next().unwrap_or(name);
    let dashes = titles::DASHES.iter();
    let cut = dashes.filter_map(|dash| Some((name.rfind(dash)?, dash.len())));
    let of_site = |words: &str| {
        let words = words.to_lowercase();
        let first = words.split(' ').next().unwrap_or_default();
        let is_guide = words.ends_with("guide") || words.ends_with("guides");
        matches!(first, "career" | "careers" | "job" | "jobs")
            && (is_guide || !titles::ends_in_head(&words))
    };
    let cut = cut.max().filter(|&(at, dash)| of_site(&name[at + dash..]));
    cut.map_or(name, |(at, _)| &name[..at])
}

#[cfg(test)]
mod tests;
