//! What columns say, and by which headings they are known.

use std::sync::LazyLock;

use hashbrown::HashMap;

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
    /// What the program computes itself and writes into its own tables.
    Computed,
    /// What says nothing of a career.
    Foreign,
    /// Somebody's name: a table of people is no table of roles.
    Person,
}

use Column::{
    AdvancesTo, Aliases, Basis, Broader, Category, Codes, Computed, Currency, Description,
    Education, EntryFrom, Evidence, Family, FieldsOfStudy, Foreign, From, Id, Importance, Inherits,
    Kind, LateralTo, Level, MedianYears, Name, Notes, OneWay, OptionalSkills, Outside, People, Per,
    Period, Person, PreferredEducation, PreferredExperience, Proficiency, Qualifier,
    Responsibilities, Role, Salary, SalaryMax, SalaryMin, Secondary, Skill, Skills, Source, Step,
    Stub, Tags, Terminal, TimeInRole, Title, To, Track, Years, YearsMax, YearsMin,
};

/// Every heading that is known, in the form in which names are compared, separated by bars. The first
/// one of a column is the one that findings and the book show.
const HEADINGS: &[(Column, &str)] = &[
    (
        Role,
        "role | role title | role name | job title | job role | job | position | \
         position title | occupation | post | job name | role id",
    ),
    (
        Skill,
        "skill | skill name | competency | competence | competency name | capability | \
         skill / competency | skill/competency | skill or competency | skill id",
    ),
    (Id, "id | code | key | slug"),
    (Title, "title"),
    (Name, "name"),
    (
        Aliases,
        "aliases | alias | also known as | aka | other titles | other names | \
         alternative titles | synonyms | alternative names",
    ),
    (
        Family,
        "family | job family | role family | discipline | function | department | job function",
    ),
    (Track, "track | career track | ladder | stream"),
    (
        Level,
        "level | grade | band | job level | job grade | pay band | career level | rank | \
         seniority | role level",
    ),
    (
        Years,
        "years | experience | years of experience | years experience | years range | \
         experience range | yoe | experience required | required experience",
    ),
    (
        TimeInRole,
        "time in role | years in role | typical time | typical years | time to promotion | \
         typical time in role",
    ),
    (
        YearsMin,
        "years min | min years | minimum years | min experience | minimum experience | \
         years from | min years experience | min years of experience | \
         minimum years of experience",
    ),
    (
        YearsMax,
        "years max | max years | maximum years | max experience | maximum experience | \
         years to | max years experience | max years of experience | maximum years of experience",
    ),
    (
        Salary,
        "salary | salary range | pay | pay range | compensation | wage | hourly pay | \
         annual salary",
    ),
    (
        SalaryMin,
        "salary min | min salary | minimum salary | salary from | pay min | min pay | salary low",
    ),
    (
        SalaryMax,
        "salary max | max salary | maximum salary | salary to | pay max | max pay | salary high",
    ),
    (Currency, "currency | salary currency"),
    (Per, "per | salary per | pay period"),
    (Terminal, "terminal | summit | top of ladder"),
    (Inherits, "inherits | inherits from | based on"),
    (
        EntryFrom,
        "entry from | entry point from | entry points | entry point | previous role | \
         previous roles | prior role | prior roles | promoted from | feeder role | \
         feeder roles | comes from | enters from",
    ),
    (
        AdvancesTo,
        "advances to | advancement to | advancement | next role | next roles | next step | \
         next steps | promotion to | promotes to | promoted to | progresses to | \
         progression to | leads to | next position | next level role",
    ),
    (
        LateralTo,
        "lateral to | lateral moves | lateral move | lateral | lateral moves to | \
         sideways moves | sideways to | lateral roles",
    ),
    (
        Skills,
        "skills | required skills | requires | requirements | essential skills | competencies | \
         competences | key skills | must have | must have skills | skills required",
    ),
    (
        OptionalSkills,
        "optional skills | optional | desirable skills | nice to have | nice to have skills | \
         preferred skills | desirable",
    ),
    (
        Description,
        "description | summary | definition | role summary | job summary | role definition | \
         purpose | overview | role purpose | job purpose | meaning",
    ),
    (
        Responsibilities,
        "responsibilities | key responsibilities | main responsibilities | duties | \
         primary functions | accountabilities",
    ),
    (
        Secondary,
        "secondary responsibilities | secondary functions | other duties",
    ),
    (
        Education,
        "education | minimum education | qualifications | qualification | required education | \
         education required | min education",
    ),
    (
        PreferredEducation,
        "preferred education | desirable education",
    ),
    (FieldsOfStudy, "fields of study | field of study"),
    (
        PreferredExperience,
        "preferred experience | desirable experience",
    ),
    (
        Notes,
        "notes | note | comments | comment | remarks | remark",
    ),
    (Tags, "tags | keywords | labels"),
    (
        Codes,
        "occupation codes | occupation code | soc code | isco code | onet code | esco uri",
    ),
    (Outside, "outside entries | outside entry"),
    (Stub, "stub"),
    (
        From,
        "from | from role | source | current role | former role | move from | starting role",
    ),
    (
        To,
        "to | to role | target | target role | new role | move to | destination role",
    ),
    (
        Kind,
        "kind | type | move type | transition type | type of move | move | transition | \
         skill type | kind of move | transition kind",
    ),
    (Basis, "basis"),
    (Qualifier, "qualifiers | qualifier | condition | conditions"),
    (Source, "sources | citation | reference"),
    (
        People,
        "people | observed people | number of people | headcount moved",
    ),
    (Period, "period | observed period"),
    (MedianYears, "median years"),
    (OneWay, "one way"),
    (
        Category,
        "category | group | skill category | skill group | area | competency area | theme | \
         domain | cluster | competency group | skill area | dimension",
    ),
    (
        Broader,
        "broader | broader skill | broader skills | parent skill | part of",
    ),
    (
        Proficiency,
        "proficiency | level required | required level | proficiency level | skill level | \
         target level | expected level | required proficiency | proficiency required | \
         min proficiency | minimum proficiency | minimum level | expected proficiency | expected",
    ),
    (
        Importance,
        "importance | essential / desirable | essential/desirable | essential or desirable | \
         priority | weight | required or optional | mandatory | essential | required | \
         criticality",
    ),
    (Evidence, "evidence | sentence"),
    (
        Step,
        "step | proficiency step | score | rating | points | scale",
    ),
    (
        Computed,
        "asks | in | out | roles | requirements count | family title | track title | \
         source title | target title | gap min | gap max | coverage min | coverage max | \
         mentioned by",
    ),
    (
        Person,
        "employee | employee name | employee id | person | full name | first name | last name | \
         surname | team member | staff member | colleague | staff name | candidate | mitarbeiter",
    ),
    (
        Foreign,
        "headcount | head count | fte | ftes | cost centre | cost center | reports to | \
         line manager | manager | hiring manager | owner | location | office | site | \
         last reviewed | last updated | last review | updated | reviewed | review date | date | \
         effective date | status | version | author | approved by | employees | vacancies | \
         open positions | budget | direct reports | team size | no | nr | order | sort order | #",
    ),
];

impl Column {
    /// What a heading means, where it is known.
    pub(super) fn of(heading: &str) -> Option<Self> {
        static KNOWN: LazyLock<HashMap<&str, Column>> = LazyLock::new(|| {
            let named = |(column, names): &(Column, &'static str)| {
                let column = *column;
                names.split(" | ").map(move |name| (name, column))
            };
            HEADINGS.iter().flat_map(named).collect()
        });
        KNOWN.get(key(heading).as_str()).copied()
    }

    /// Every known heading with its column.
    #[cfg(test)]
    pub(super) fn every_heading() -> impl Iterator<Item = (Self, &'static str)> {
        let of = |(column, names): &'static (Self, &'static str)| {
            names.split(" | ").map(move |name| (*column, name))
        };
        HEADINGS.iter().flat_map(of)
    }

    /// The headings by which the column is known.
    pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
        let row = HEADINGS.iter().find(|(column, _)| *column == self);
        row.into_iter().flat_map(|(_, names)| names.split(" | "))
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
        (closest.0 <= near && length > near).then_some(closest.1)
    }
}

/// The form in which headings are compared: without a unit in parentheses, and without marks.
fn key(text: &str) -> String {
    let text = match text.split_once(['(', '[']) {
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => text,
    };
    let text = text.replace('_', " ").replace('.', "");
    name_key(text.trim_end_matches(['*', ':', '?']))
}
