//! Known headings, as data.
//!
//! [`PHRASES`] has the headings whose words do not say enough by themselves; [`RULES`] reads the
//! others by the words in them. To teach the reader a heading, add it to one of the two.

use super::Section;

/// Headings as they are written, in lower case and with "and" for `&`.
const PHRASES: &[(&str, Section)] = &[
    ("back to home", Section::Chrome),
    ("back to top", Section::Chrome),
    ("home", Section::Chrome),
    ("skip to content", Section::Chrome),
    ("skip to main content", Section::Chrome),
    ("career progression", Section::Career),
    ("career path", Section::Career),
    ("career paths", Section::Career),
    ("career pathway", Section::Career),
    ("career ladder", Section::Career),
    ("career lattice", Section::Career),
    ("career map", Section::Career),
    ("career moves", Section::Career),
    ("career development", Section::Career),
    ("typical career path", Section::Career),
    ("typical career paths", Section::Career),
    ("typical career progression", Section::Career),
    ("entry from", Section::EntryFrom),
    ("enters from", Section::EntryFrom),
    ("entry", Section::EntryFrom),
    ("entries", Section::EntryFrom),
    ("feeder roles", Section::EntryFrom),
    ("feeder positions", Section::EntryFrom),
    ("previous roles", Section::EntryFrom),
    ("prior roles", Section::EntryFrom),
    ("starting points", Section::EntryFrom),
    ("starting roles", Section::EntryFrom),
    ("comes from", Section::EntryFrom),
    ("coming from", Section::EntryFrom),
    ("typical backgrounds", Section::EntryFrom),
    ("common backgrounds", Section::EntryFrom),
    ("pathways in", Section::EntryFrom),
    ("progresses to", Section::AdvancesTo),
    ("progression to", Section::AdvancesTo),
    ("progress to", Section::AdvancesTo),
    ("career growth", Section::AdvancesTo),
    ("upward moves", Section::AdvancesTo),
    ("vertical moves", Section::AdvancesTo),
    ("growth opportunities", Section::AdvancesTo),
    ("leads to", Section::AdvancesTo),
    ("moves up to", Section::AdvancesTo),
    ("next level", Section::AdvancesTo),
    ("sideways moves", Section::LateralTo),
    ("related roles", Section::LateralTo),
    ("similar roles", Section::LateralTo),
    ("adjacent roles", Section::LateralTo),
    ("alternative roles", Section::LateralTo),
    ("similar occupations", Section::LateralTo),
    ("related occupations", Section::LateralTo),
    ("similar jobs", Section::LateralTo),
    ("important qualities", Section::SoftSkills),
    ("skills required", Section::HardSkills),
    ("skills needed", Section::HardSkills),
    ("required skills and experience", Section::Requirements),
    ("skills and experience", Section::Requirements),
    ("experience and skills", Section::Requirements),
    ("overview", Section::Summary),
    ("summary", Section::Summary),
    ("description", Section::Summary),
    ("definition", Section::Summary),
    ("about", Section::Summary),
    ("about the role", Section::Summary),
    ("about this role", Section::Summary),
    ("about the job", Section::Summary),
    ("what is this role", Section::Summary),
    ("required skills and competencies", Section::HardSkills),
    ("skills and competencies", Section::HardSkills),
    ("key skills and competencies", Section::HardSkills),
    ("required skills", Section::HardSkills),
    ("key skills", Section::HardSkills),
    ("core skills", Section::HardSkills),
    ("core competencies", Section::HardSkills),
    ("competencies", Section::HardSkills),
    ("skills", Section::HardSkills),
    ("education and experience", Section::EducationAndExperience),
    ("experience and education", Section::EducationAndExperience),
    ("education", Section::MinimumEducation),
    ("educational background", Section::MinimumEducation),
    ("education requirements", Section::MinimumEducation),
    ("educational requirements", Section::MinimumEducation),
    ("education required", Section::MinimumEducation),
    ("qualifications", Section::Qualifications),
    ("key qualifications", Section::Qualifications),
    ("skills and qualifications", Section::Qualifications),
    ("qualifications and skills", Section::Qualifications),
    ("requirements", Section::Requirements),
    ("what you need", Section::Requirements),
    ("what you will need", Section::Requirements),
    ("what you bring", Section::Requirements),
    ("what you will bring", Section::Requirements),
    ("what you have", Section::Requirements),
    ("what we are looking for", Section::Requirements),
    ("who we are looking for", Section::Requirements),
    ("we are looking for", Section::Requirements),
    ("what we look for", Section::Requirements),
    ("who you are", Section::Requirements),
    ("about you", Section::Requirements),
    ("your profile", Section::Requirements),
    ("candidate profile", Section::Requirements),
    ("ideal candidate", Section::Requirements),
    ("the ideal candidate", Section::Requirements),
    ("person specification", Section::Requirements),
    ("essential criteria", Section::Requirements),
    ("must have", Section::Requirements),
    ("must haves", Section::Requirements),
    ("you have", Section::Requirements),
    ("you will have", Section::Requirements),
    ("you will need", Section::Requirements),
    ("desirable criteria", Section::Preferred),
    ("what you do", Section::Primary),
    ("what you will do", Section::Primary),
    ("what you will be doing", Section::Primary),
    ("you will", Section::Primary),
    ("your day to day", Section::Primary),
    ("day to day", Section::Primary),
    ("majors", Section::Fields),
    ("relevant majors", Section::Fields),
    ("relevant disciplines", Section::Fields),
    ("experience", Section::Years),
    ("experience requirements", Section::Years),
    ("experience required", Section::Years),
    ("work experience", Section::Years),
    ("years of experience", Section::Years),
    ("minimum", Section::Minimum),
    ("required", Section::Minimum),
    ("preferred", Section::Preferred),
    ("desired", Section::Preferred),
    ("desirable", Section::Preferred),
    ("preferred qualifications", Section::Preferred),
    ("nice to have", Section::PreferredExperience),
    ("pay", Section::Salary),
    ("categories", Section::Tags),
    ("topics", Section::Tags),
];

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
const EDUCATION: AnyOf = &[
    "educat*",
    "degree*",
    "academic*",
    "qualification*",
    "schooling",
];
const EXPERIENCE: AnyOf = &["experience"];
/// The words of education that are not said of skills as well.
const SCHOOLING: AnyOf = &["educat*", "degree*", "academic*", "schooling"];
const QUALIFICATIONS: AnyOf = &["qualification*"];
const REQUIREMENTS: AnyOf = &["requirement*"];
const PREFERRED: AnyOf = &["prefer*", "desir*", "nice", "bonus", "ideal*", "advantage*"];
const REQUIRED: AnyOf = &["minimum", "requir*", "basic", "essential*", "typical*"];
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
        &[&["next"], &["role*", "step*", "move*", "position*"]],
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
    (&[QUALIFICATIONS, EXPERIENCE], Section::Qualifications),
    (&[EDUCATION, PREFERRED], Section::PreferredEducation),
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

/// Returns the section of a heading that is known word for word.
pub(super) fn by_phrase(words: &str) -> Option<Section> {
    let spelled = words.replace(['’'], "'").replace("you'll", "you will");
    let spelled = spelled
        .replace("we're", "we are")
        .replace("you're", "you are");
    let words = spelled.as_str();
    let found = PHRASES.iter().find(|(phrase, _)| *phrase == words);
    found.map(|(_, section)| *section)
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
