//! What the headings of columns mean, and what the rows of a table are.

use super::columns::Column::{
    self, AdvancesTo, Aliases, Basis, Broader, Category, Codes, Computed, Currency, Description,
    Education, EntryFrom, Evidence, Family, FieldsOfStudy, From, Id, Importance, Inherits, Kind,
    Label, LateralTo, Level, Listing, MedianYears, Name, Notes, OneWay, OptionalSkills, Outside,
    People, Per, Period, PreferredEducation, PreferredExperience, Proficiency, Qualifier,
    Responsibilities, Role, Salary, SalaryMax, SalaryMin, Secondary, Skill, Skills, Source, Step,
    Stub, Tags, Terminal, TimeInRole, Title, To, Track, Years, YearsMax, YearsMin,
};

use super::values;
use crate::model::{TimeUnit, name_key};

/// A heading as it stands above a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heading {
    /// Nothing.
    Empty,
    /// What the column says.
    Known(Column),
    /// `skill: Python` or `role: Engineer`, which say what the name is.
    Named(Column, String),
    /// Anything else, which may be a name.
    Other,
}

impl Heading {
    pub(super) fn of(text: &str) -> Self {
        if text.is_empty() {
            return Self::Empty;
        }
        if let Some((what, name)) = text.split_once(':')
            && !name.trim().is_empty()
            && let Some(column @ (Role | Skill)) = Column::of(what)
        {
            return Self::Named(column, name.trim().to_owned());
        }
        if let Some(rows) = corner(text) {
            return Self::Known(rows);
        }
        meant(text).map_or(Self::Other, Self::Known)
    }

    /// What stands in parentheses behind a heading: `Salary (GBP)`.
    pub(super) fn unit(text: &str) -> Option<&str> {
        let (_, unit) = text.split_once(['(', '['])?;
        let unit = unit.trim_end_matches([')', ']', '*', ':']).trim();
        (!unit.is_empty()).then_some(unit)
    }
}

/// The longest heading in which units are looked for, in bytes.
const LONGEST: usize = 100;

/// The column that a heading means, with what it says of units and in parentheses.
fn meant(text: &str) -> Option<Column> {
    let column = Column::of(text);
    if text.len() > LONGEST {
        return column;
    }
    let column = column
        .or_else(|| without_unit_of_pay(text))
        .or_else(|| without_unit_of_years(text))
        .or_else(|| without_number(text))?;
    let inside = Heading::unit(text);
    Some(inside.map_or(column, |inside| narrowed(column, inside)))
}

/// The words of a heading before its parentheses.
fn words(text: &str) -> Vec<&str> {
    let before = text.split(['(', '[']).next().unwrap_or_default();
    let words = before.split([' ', '/', '_', ',']);
    words.filter(|word| !word.is_empty()).collect()
}

/// The column of pay that a heading means besides the words for its unit: `Monthly salary`, `Salary £`.
fn without_unit_of_pay(text: &str) -> Option<Column> {
    let words = words(text);
    let is_other = |word: &&&str| !values::is_unit_of_pay(word);
    let others: Vec<&str> = words.iter().filter(is_other).copied().collect();
    let column = Column::of(&others.join(" "))?;
    let is_pay = matches!(column, Salary | SalaryMin | SalaryMax);
    (is_pay && others.len() < words.len()).then_some(column)
}

/// The column of years that a heading means without the unit at its end: `Experience in years`.
fn without_unit_of_years(text: &str) -> Option<Column> {
    let mut words = words(text);
    let count = words.len();
    let is_unit = |word: &str| {
        let lower = word.to_lowercase();
        lower == "in" || TimeUnit::of_word(&lower).is_some()
    };
    while words.last().is_some_and(|word| is_unit(word)) {
        words.pop();
    }
    let column = Column::of(&words.join(" "))?;
    let is_years = matches!(column, Years | YearsMin | YearsMax | TimeInRole);
    (is_years && words.len() < count).then_some(column)
}

/// The list of which a heading is one column: `Next role 2`, `Skill 3`.
fn without_number(text: &str) -> Option<Column> {
    let (bare, _) = numbered(text)?;
    match Column::of(bare)? {
        Skill => Some(Skills),
        column => matches!(column, EntryFrom | AdvancesTo | LateralTo).then_some(column),
    }
}

/// A heading without the number at its end, and the number.
fn numbered(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &text[bare.len()..];
    let bare = bare.trim_end_matches([' ', '#', '.', '_', '-']);
    (!number.is_empty() && number.len() < 3).then_some((bare, number))
}

/// The number of a column that has one skill of each role: `Skill 1`, `Competency #2`.
pub(super) fn numbered_skill(text: &str) -> Option<String> {
    let (bare, number) = numbered(text)?;
    (Column::of(bare) == Some(Skill)).then(|| number.to_owned())
}

/// What a heading means with the words in its parentheses: `Skills (desirable)`, `Salary (min)`.
fn narrowed(column: Column, inside: &str) -> Column {
    let key = name_key(inside);
    let says = |wanted: &[&str]| {
        let mut words = key.split(|c: char| !c.is_alphanumeric());
        words.any(|word| wanted.contains(&word))
    };
    let least = says(&[
        "min", "minimum", "lowest", "lower", "start", "starting", "bottom",
    ]);
    let most = says(&["max", "maximum", "highest", "upper", "top"]);
    match column {
        Salary if least && !most => SalaryMin,
        Salary if most && !least => SalaryMax,
        Years if least && !most => YearsMin,
        Years if most && !least => YearsMax,
        Skills
            if says(&[
                "desirable",
                "optional",
                "preferred",
                "desired",
                "nice",
                "bonus",
            ]) =>
        {
            OptionalSkills
        }
        AdvancesTo if says(&["lateral", "sideways", "horizontal"]) => LateralTo,
        column => column,
    }
}

/// What the rows are, where the corner of a table names rows and columns: `skill \ role`.
fn corner(text: &str) -> Option<Column> {
    let (rows, columns) = text.split_once('\\').or_else(|| text.split_once('/'))?;
    let what = |text: &str| {
        let singular = text.trim().trim_end_matches(['s', 'S']);
        Column::of(text).or_else(|| Column::of(singular))
    };
    let rows_of = |column| match column {
        Skill | Skills => Some(Skill),
        Role | Title | Level | Computed => Some(Role),
        _ => None,
    };
    let (rows, columns) = (rows_of(what(rows)?)?, rows_of(what(columns)?)?);
    (rows != columns).then_some(rows)
}

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// A role a row; columns that are not known can be skills.
    Roles,
    /// A skill a row; columns that are not known are roles.
    Skills,
    /// What one role asks for of one skill.
    Requirements,
    /// A transition.
    Moves,
    /// A step of the proficiency scale.
    Steps,
    /// The titles of roles on a level, or of a family.
    Titles,
}

impl Rows {
    /// Every sort, in the order of the book.
    pub(super) const ALL: [Self; 5] = [
        Self::Roles,
        Self::Skills,
        Self::Requirements,
        Self::Moves,
        Self::Steps,
    ];

    /// What the rows below some headings are, where the headings tell.
    pub(super) fn below(headings: &[Heading]) -> Option<Self> {
        let has = |wanted: &[Column]| {
            headings.iter().any(|heading| match heading {
                Heading::Known(column) => wanted.contains(column),
                Heading::Named(..) | Heading::Empty | Heading::Other => false,
            })
        };
        let names = |wanted| {
            let named = |heading: &Heading| matches!(heading, Heading::Named(column, _) if *column == wanted);
            headings.iter().any(named)
        };
        let exactly = |allowed: &[Column]| {
            headings.iter().all(|heading| match heading {
                Heading::Known(column) => allowed.contains(column),
                Heading::Empty => true,
                Heading::Named(..) | Heading::Other => false,
            })
        };
        let filled = headings
            .iter()
            .filter(|heading| **heading != Heading::Empty);
        if filled.count() < 2 {
            return None;
        }
        // With these a table whose names are called no more than names is one of roles.
        let of_roles = [
            Family,
            Track,
            EntryFrom,
            AdvancesTo,
            LateralTo,
            Skills,
            OptionalSkills,
            YearsMin,
            Salary,
            SalaryMin,
            Responsibilities,
            Inherits,
            Education,
        ];
        // Contents, approvals and changes have titles as well.
        let is_described = has(&[Role]) && has(&[Description]);
        let is_of_a_career =
            has(&of_roles) || has(&[Skill, Level, Years, From, Codes, TimeInRole]) || is_described;
        if has(&[Listing]) && !is_of_a_career {
            return None;
        }
        // A rating of each of them is no scale.
        let is_of_roles = has(&[Role]) || has(&of_roles) || has(&[Level]) && has(&[Title, Name]);
        if has(&[From]) && has(&[To, AdvancesTo]) && !has(&[Role]) {
            Some(Self::Moves)
        } else if has(&[Skill]) && has(&[Role, Proficiency]) {
            // A list of requirements without a column for the role is a mistake, and no matrix.
            Some(Self::Requirements)
        } else if has(&[Skill]) || names(Role) && has(&[Title, Name]) {
            Some(Self::Skills)
        } else if has(&[Step])
            && has(&[Name, Title, Description, Proficiency, Level, Label])
            && !is_of_roles
            || has(&[Proficiency]) && has(&[Name, Label, Description]) && !has(&[Role, Title])
            || has(&[Level]) && has(&[Name, Label]) && exactly(&[Level, Name, Label, Description])
        {
            Some(Self::Steps)
        } else if has(&[Role, Title]) || has(&[Id, Name]) && has(&of_roles) {
            Some(Self::Roles)
        } else {
            None
        }
    }

    /// The columns that rows of this sort can have, besides computed ones.
    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            Self::Roles => &[
                Role,
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
            ],
            Self::Skills => &[
                Skill,
                Id,
                Title,
                Name,
                Aliases,
                Category,
                Kind,
                Broader,
                Importance,
                Description,
            ],
            Self::Requirements => &[
                Role,
                Skill,
                Proficiency,
                Level,
                Importance,
                Evidence,
                Category,
                Kind,
                Notes,
            ],
            Self::Moves => &[
                From,
                To,
                AdvancesTo,
                Kind,
                Years,
                YearsMin,
                YearsMax,
                TimeInRole,
                Basis,
                Qualifier,
                Notes,
                Source,
                People,
                Period,
                MedianYears,
                OneWay,
            ],
            Self::Titles => &[Level, Family],
            Self::Steps => &[Step, Level, Proficiency, Name, Label, Title, Description],
        }
    }

    /// What the rows are, for findings.
    pub(super) fn called(self) -> &'static str {
        match self {
            Self::Roles => "roles",
            Self::Skills => "skills",
            Self::Requirements => "requirements",
            Self::Moves => "moves",
            Self::Steps => "steps of the scale",
            Self::Titles => "titles",
        }
    }
}
