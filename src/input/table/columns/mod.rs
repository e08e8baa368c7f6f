//! What columns say, and by which headings they are known.

mod known;
mod languages;

use std::sync::LazyLock;

use hashbrown::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::name_key;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Role,
    Skill,
    Id,
    Title,
    Name,
    Aliases,
    Family,
    Track,
    Level,
    Years,
    YearsMin,
    YearsMax,
    /// How long people are in a role before they move on.
    TimeInRole,
    Salary,
    SalaryMin,
    SalaryMax,
    Currency,
    Per,
    Terminal,
    Inherits,
    EntryFrom,
    AdvancesTo,
    LateralTo,
    Skills,
    OptionalSkills,
    Description,
    Responsibilities,
    Secondary,
    Education,
    PreferredEducation,
    FieldsOfStudy,
    PreferredExperience,
    Notes,
    Tags,
    Codes,
    Outside,
    Stub,
    From,
    To,
    Kind,
    Basis,
    Qualifier,
    Source,
    People,
    Period,
    MedianYears,
    OneWay,
    Category,
    Broader,
    Proficiency,
    Importance,
    Evidence,
    Step,
    /// What a step is called.
    Label,
    /// What the program computes itself and writes into its own tables.
    Computed,
    /// What says nothing of a career.
    Foreign,
    /// The same, of sheets, drafts and signatures: titles alone beside it are not those of roles.
    Listing,
    /// Somebody's name: a table of people is no table of roles.
    Person,
}

use Column::{
    AdvancesTo, Aliases, Codes, EntryFrom, FieldsOfStudy, LateralTo, Notes, OptionalSkills,
    Outside, PreferredExperience, Responsibilities, Secondary, Skills, Tags,
};

impl Column {
    /// What a heading means, where it is known.
    pub(super) fn of(heading: &str) -> Option<Self> {
        static KNOWN: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
            let mut known = HashMap::new();
            for (column, name) in Column::every_heading() {
                known.entry(name.to_owned()).or_insert(column);
                known.entry(without_accents(name)).or_insert(column);
            }
            known
        });
        KNOWN.get(key(heading).as_str()).copied()
    }

    /// Every known heading with its column: in English first, the most usual ones of a column before
    /// others.
    pub(super) fn every_heading() -> impl Iterator<Item = (Self, &'static str)> {
        let of = |(column, names): &(Self, &'static str)| {
            let column = *column;
            names.split(" | ").map(move |name| (column, name))
        };
        let rows = known::HEADINGS.iter().chain(languages::HEADINGS);
        rows.flat_map(of)
    }

    /// The headings in English by which the column is known.
    pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
        self.among(known::HEADINGS)
    }

    /// The headings in other languages by which the column is known.
    pub(super) fn names_elsewhere(self) -> impl Iterator<Item = &'static str> {
        self.among(languages::HEADINGS)
    }

    /// The columns that have such headings.
    pub(super) fn with_names_elsewhere() -> impl Iterator<Item = Self> {
        languages::HEADINGS.iter().map(|(column, _)| *column)
    }

    fn among(self, rows: &'static [(Self, &'static str)]) -> impl Iterator<Item = &'static str> {
        let row = rows.iter().find(|(column, _)| *column == self);
        row.into_iter().flat_map(|(_, names)| names.split(" | "))
    }

    /// Where a heading stands among those of the column, the most usual one first.
    pub(super) fn rank(self, heading: &str) -> usize {
        let key = key(heading);
        let mut names = self.names().chain(self.names_elsewhere());
        names.position(|name| name == key).unwrap_or(usize::MAX)
    }

    /// Whether a role may have several of what the column says, so that columns of it are joined.
    pub(super) fn is_list(self) -> bool {
        matches!(
            self,
            Aliases
                | EntryFrom
                | AdvancesTo
                | LateralTo
                | Skills
                | OptionalSkills
                | Responsibilities
                | Secondary
                | FieldsOfStudy
                | PreferredExperience
                | Notes
                | Tags
                | Codes
                | Outside
        )
    }

    /// The first of them, for findings.
    pub(super) fn name(self) -> &'static str {
        self.names().next().unwrap_or_default()
    }

    /// The known heading among some columns that an unknown one is a slip of the pen away from.
    pub(super) fn closest(heading: &str, among: &[Self]) -> Option<&'static str> {
        let key = key(heading);
        let length = key.chars().count();
        // Many words are known, so that one of them is near to most others.
        let near = 1 + length / 8;
        let names = among.iter().flat_map(|column| column.names());
        let near_in_length = names.filter(|name| name.chars().count().abs_diff(length) <= near);
        let distances = near_in_length.map(|name| (strsim::osa_distance(name, &key), name));
        let closest = distances.min_by_key(|(distance, _)| *distance)?;
        // `MD` and `VP` are near to others, and titles.
        (closest.0 <= near && length > 3).then_some(closest.1)
    }
}

/// A heading as it is typed where accents are left out.
fn without_accents(name: &str) -> String {
    let letters = name.nfd();
    letters.filter(|c| !is_combining_mark(*c)).collect()
}

/// Whether a heading names a code beside names: `Role ID`, `Job code`.
pub(super) fn is_of_ids(heading: &str) -> bool {
    let key = key(heading);
    let last = key.rsplit(' ').next().unwrap_or_default();
    matches!(last, "id" | "code" | "key" | "no" | "number" | "ref")
}

/// Whether a heading has a word for something that is counted or graded, so that the numbers below it are no
/// proficiencies.
pub(super) fn is_measure(heading: &str) -> bool {
    const WORDS: [&str; 48] = [
        "level",
        "levels",
        "grade",
        "grades",
        "band",
        "bands",
        "tier",
        "stage",
        "step",
        "point",
        "points",
        "scale",
        "pay",
        "salary",
        "wage",
        "exp",
        "experience",
        "years",
        "yrs",
        "months",
        "hours",
        "days",
        "weeks",
        "number",
        "no",
        "nr",
        "count",
        "score",
        "rating",
        "total",
        "average",
        "target",
        "seq",
        "sequence",
        "index",
        "headcount",
        "bonus",
        "budget",
        "tenure",
        "incumbents",
        "positions",
        "openings",
        "vacancies",
        "stages",
        "midpoint",
        "percentile",
        "fte",
        "employees",
    ];
    let key = name_key(heading);
    let mut words = key.split(|c: char| !c.is_alphanumeric());
    key.contains(['%', '#']) && key != "c#" && key != "f#"
        || words.any(|word| WORDS.contains(&word))
}

/// Whether a heading asks a question, or begins or ends with a word for what is said of a role besides its skills, so that
/// yes, no and high below it tell nothing of those: `Remote`, `People manager`, `Manages people`, `Travel required`.
pub(super) fn is_circumstance(heading: &str) -> bool {
    const FIRST: &str = "is has can may needs requires manages supervises eligible remote hybrid onsite exempt billable on";
    const LAST: &str = "manager supervisor lead remote hybrid onsite travel exempt eligible eligibility billable bonus overtime \
        shift shifts nights weekends call risk impact demand supply turnover attrition scarcity urgency complexity ready ok \
        required allowed possible filled vacant vacancy open active critical criticality priority status reports people \
        permanent contract licence license clearance visa approved published funded budgeted exposure visibility car";
    let key = name_key(heading);
    let is_one = |words: &str, word: Option<&str>| {
        word.is_some_and(|word| words.split_whitespace().any(|one| one == word))
    };
    let mut words = key.split(|c: char| !c.is_alphanumeric());
    let mut words = words.by_ref().filter(|word| !word.is_empty());
    let first = words.next();
    heading.trim_end().ends_with('?')
        || is_one(FIRST, first)
        || is_one(LAST, words.last().or(first))
}

/// The form in which headings are compared: without a unit in parentheses, and without marks.
pub(super) fn key(text: &str) -> String {
    let text = match text.split_once(['(', '[']) {
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => text,
    };
    let text = text.replace('_', " ").replace('.', "");
    name_key(text.trim_end_matches(['*', ':', '?']))
}
