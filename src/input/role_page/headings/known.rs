//! Known headings, as data.
//!
//! [`PHRASES`] has the headings whose words do not say enough by themselves, and `spoken` those that speak to the reader;
//! [`RULES`] reads the others by the words in them. To teach the reader a heading, add it to one of the three, or to
//! those of other things in `aside`.

use super::Section;
use super::aside;
use super::phrases::PHRASES;
use super::spoken;

/// Words of which a heading has to have one: whole, or the beginning of a word before `*`.
type AnyOf = &'static [&'static str];

const DUTIES: AnyOf = &["function*", "responsib*", "duti*", "task*", "accountab*"];
const SKILLS: AnyOf = &[
    "skill*",
    "competenc*",
    "knowledge*",
    "expertise",
    "proficienc*",
    "abilit*",
];
const EXPERIENCE: AnyOf = &["experience"];
/// The words of education that are not said of skills as well.
const SCHOOLING: AnyOf = &["educat*", "degree*", "academic*", "schooling"];
const QUALIFICATIONS: AnyOf = &["qualification*"];
/// Words that stand beside those of skills, experience and qualifications in a heading and change nothing.
const BESIDE_SKILLS: AnyOf = &[
    "core",
    "essential*",
    "important",
    "job",
    "key",
    "main",
    "mandatory",
    "necessary",
    "needed",
    "our",
    "professional",
    "relevant",
    "required",
    "role",
    "specialist",
    "the",
    "and",
    "or",
    "of",
    "your",
    "by",
    "position",
    "this",
];
const REQUIREMENTS: AnyOf = &["requirement*"];
const PREFERRED: AnyOf = &[
    "prefer*",
    "desir*",
    "nice",
    "bonus",
    "ideal*",
    "advantage*",
    "optional",
];
const REQUIRED: AnyOf = &[
    "minimum",
    "min",
    "requir*",
    "basic",
    "essential*",
    "mandatory",
    "typical*",
];
const ROLE: AnyOf = &["role", "job", "position"];

/// What makes a heading: a word of each group. The first rule that fits decides.
const RULES: &[(&[AnyOf], Section)] = &[
    (
        &[
            &["job", "role", "career"],
            &["library", "directory", "listing*", "board", "template*"],
        ],
        Section::Chrome,
    ),
    (&[&["lateral*", "sideway*"]], Section::LateralTo),
    (
        &[
            &["entry*"],
            &[
                "point*",
                "role*",
                "position*",
                "from",
                "path*",
                "route*",
                "title*",
                "job*",
            ],
        ],
        Section::EntryFrom,
    ),
    (
        &[&[
            "advance",
            "advances",
            "advancement",
            "advancements",
            "advancing",
            "promotion",
            "promotions",
        ]],
        Section::AdvancesTo,
    ),
    (
        &[
            &["next"],
            &["role*", "step*", "move*", "position*", "rank*", "post*"],
        ],
        Section::AdvancesTo,
    ),
    (
        &[
            DUTIES,
            &[
                "secondary",
                "additional",
                "other",
                "supporting",
                "ancillary",
                "occasional",
            ],
        ],
        Section::Secondary,
    ),
    (
        &[
            &[
                "soft",
                "interpersonal",
                "behavio*",
                "personal",
                "people",
                "transferable",
            ],
            &[
                "skill*",
                "competenc*",
                "abilit*",
                "attribute*",
                "qualit*",
                "trait*",
            ],
        ],
        Section::SoftSkills,
    ),
    (
        &[SKILLS, &["hard", "technical*", "functional", "tool*"]],
        Section::HardSkills,
    ),
    (
        &[
            &["field*", "major*", "subject*", "area*", "discipline*"],
            &["study", "studies", "academic*", "relevant"],
        ],
        Section::Fields,
    ),
    (&[SCHOOLING, EXPERIENCE], Section::EducationAndExperience),
    (&[SCHOOLING, PREFERRED], Section::PreferredEducation),
    (&[QUALIFICATIONS, PREFERRED], Section::Wishes),
    (&[SKILLS, PREFERRED], Section::Wishes),
    (&[QUALIFICATIONS, EXPERIENCE], Section::Qualifications),
    (&[SCHOOLING, REQUIRED], Section::MinimumEducation),
    (&[QUALIFICATIONS, REQUIRED], Section::Qualifications),
    (&[EXPERIENCE, PREFERRED], Section::PreferredExperience),
    (&[EXPERIENCE, REQUIRED], Section::Years),
    (
        &[EXPERIENCE, &["range*", "year*", "level*", "length"]],
        Section::Years,
    ),
    (
        &[&["salar*", "compensation", "remuneration", "wage*"]],
        Section::Salary,
    ),
    (
        &[&["pay"], &["range", "typical", "average", "scale", "rate"]],
        Section::Salary,
    ),
    (&[&["tag", "tags", "keyword", "keywords"]], Section::Tags),
    (
        &[
            ROLE,
            &[
                "definition",
                "overview",
                "summary",
                "description",
                "profile",
                "purpose",
            ],
        ],
        Section::Summary,
    ),
    (&[DUTIES], Section::Primary),
    (
        &[
            REQUIREMENTS,
            &[
                "job",
                "role",
                "position",
                "key",
                "essential",
                "mandatory",
                "minimum",
                "basic",
                "main",
                "general",
                "candidate",
                "entry",
            ],
        ],
        Section::Requirements,
    ),
];

/// Words that stand between the others.
const SMALL: AnyOf = &["of", "to", "from", "and", "the", "for", "in", "a", "this"];

/// Whether a heading has no word that is of no heading: "Task management" has one.
pub(super) fn has_only_known_words(words: &str) -> bool {
    let of_rule = |word: &str| {
        let mut groups = RULES.iter().flat_map(|(groups, _)| groups.iter().copied());
        groups.any(|group| group.iter().any(|known| fits(word, known)))
    };
    let of_phrase = |word: &str| {
        let mut phrases = PHRASES.iter().flat_map(|(phrase, _)| phrase.split(' '));
        phrases.any(|known| known == word)
    };
    words
        .split(' ')
        .all(|word| SMALL.contains(&word) || of_rule(word) || of_phrase(word))
}

/// Whether a word is a known one, or begins as it does before `*`.
fn fits(word: &str, known: &str) -> bool {
    match known.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None => word == known,
    }
}

/// The ends of short forms, and what they stand for.
const SHORT_FORMS: [(&str, &str); 6] = [
    ("what's", "what is"),
    ("it's", "it is"),
    ("'ll", " will"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'d", " would"),
];

/// Whether a heading speaks to the reader, or of the one who is looked for.
pub(super) fn is_spoken(words: &str) -> bool {
    spoken::section(&written_out(words)).is_some()
}

fn written_out(words: &str) -> String {
    let mut words = words.replace('’', "'");
    for (short, long) in SHORT_FORMS {
        words = words.replace(short, long);
    }
    words
}

/// Returns the section of a heading that is known word for word, or has no words but those of skills.
pub(super) fn by_phrase(words: &str) -> Option<Section> {
    let words = &*written_out(words);
    let phrase = |words: &str| {
        let found = PHRASES.iter().find(|(phrase, _)| *phrase == words);
        found.map(|(_, section)| *section)
    };
    let aside = || aside::is_aside(words).then_some(Section::Aside);
    let shorter = || {
        let shorter = std::iter::successors(Some(words), |words| spoken::without_end(words));
        let mut found = shorter.filter_map(|words| phrase(words).or_else(|| of_skills(words)));
        found.find(|section| section.is_list())
    };
    phrase(words)
        .or_else(aside)
        .or_else(|| of_skills(words))
        .or_else(|| spoken::section(words))
        .or_else(shorter)
}

/// Returns the section of a label that is one of a fact beside the role.
pub(super) fn by_label(words: &str) -> Option<Section> {
    aside::is_fact(words).then_some(Section::Aside)
}

/// Returns the section of a heading that names skills, experience and qualifications and nothing else: "Knowledge, Skills
/// and Abilities", "Your skills and experience".
fn of_skills(words: &str) -> Option<Section> {
    let has = |known: AnyOf| {
        let mut words = words.split(' ');
        words.any(|word| known.iter().any(|known| fits(word, known)))
    };
    let only = words.split(' ').all(|word| {
        let groups = [SKILLS, EXPERIENCE, QUALIFICATIONS, BESIDE_SKILLS];
        groups
            .iter()
            .any(|group| group.iter().any(|known| fits(word, known)))
    });
    if !only {
        return None;
    }
    match (has(SKILLS), has(EXPERIENCE), has(QUALIFICATIONS)) {
        (true, _, true) => Some(Section::Qualifications),
        (true, true, false) => Some(Section::Requirements),
        (true, false, false) => Some(Section::HardSkills),
        (false, true, _) if has(&["your"]) => Some(Section::Requirements),
        (false, false, true) if has(&["your"]) => Some(Section::Qualifications),
        _ => None,
    }
}

/// Returns the section of a heading by the words in it.
pub(super) fn by_words(words: &str) -> Option<Section> {
    let words: Vec<&str> = words.split(' ').collect();
    let has = |known: &str| words.iter().any(|word| fits(word, known));
    // Both stand together only in the title of a page.
    if has("responsib*") && has("skill*") {
        return None;
    }
    let all = |groups: &[AnyOf]| {
        groups
            .iter()
            .all(|group| group.iter().any(|known| has(known)))
    };
    let found = RULES.iter().find(|(groups, _)| all(groups));
    found.map(|(_, section)| *section)
}
