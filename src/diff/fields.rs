//! What is said of a role, a move, a skill or a graph, by what it is about.

use serde::Serialize;

/// Something that is said of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "named as in the graph file")]
pub enum RoleField {
    Title,
    Level,
    Years,
    Family,
    Track,
    Salary,
    /// Mentioned and not described.
    Stub,
    /// A declared summit.
    Terminal,
    Aliases,
    Summary,
    MinimumEducation,
    PreferredEducation,
    EducationFields,
    Responsibilities,
    SecondaryResponsibilities,
    PreferredExperience,
    OutsideEntries,
    Notes,
    Tags,
    OccupationCodes,
}

/// Something that is said of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "named as in the graph file")]
pub enum MoveField {
    Basis,
    Years,
    /// That a lateral move can be walked back, whether somebody stated it or not.
    WayBack,
    People,
    Period,
    MedianYears,
    Qualifiers,
    Notes,
}

/// Something that is said of a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "named as in the graph file")]
pub enum SkillField {
    Title,
    /// Named by a role or a skill, and not declared.
    Undeclared,
    Kind,
    Category,
    Aliases,
    /// The ids of the skills that it is part of.
    Broader,
    Description,
}

/// Something that a graph says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "named as in the graph file")]
pub enum GraphField {
    Title,
    Description,
    Source,
    License,
}

impl RoleField {
    /// Every one with its name.
    const NAMES: [(Self, &'static str); 20] = [
        (Self::Title, "title"),
        (Self::Level, "level"),
        (Self::Years, "years"),
        (Self::Family, "family"),
        (Self::Track, "track"),
        (Self::Salary, "salary"),
        (Self::Stub, "stub"),
        (Self::Terminal, "terminal"),
        (Self::Aliases, "aliases"),
        (Self::Summary, "summary"),
        (Self::MinimumEducation, "minimum_education"),
        (Self::PreferredEducation, "preferred_education"),
        (Self::EducationFields, "education_fields"),
        (Self::Responsibilities, "responsibilities"),
        (
            Self::SecondaryResponsibilities,
            "secondary_responsibilities",
        ),
        (Self::PreferredExperience, "preferred_experience"),
        (Self::OutsideEntries, "outside_entries"),
        (Self::Notes, "notes"),
        (Self::Tags, "tags"),
        (Self::OccupationCodes, "occupation_codes"),
    ];

    /// Returns the name, as the JSON of a difference has it.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl MoveField {
    /// Every one with its name.
    const NAMES: [(Self, &'static str); 8] = [
        (Self::Basis, "basis"),
        (Self::Years, "years"),
        (Self::WayBack, "way_back"),
        (Self::People, "people"),
        (Self::Period, "period"),
        (Self::MedianYears, "median_years"),
        (Self::Qualifiers, "qualifiers"),
        (Self::Notes, "notes"),
    ];

    /// Returns the name, as the JSON of a difference has it.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl SkillField {
    /// Every one with its name.
    const NAMES: [(Self, &'static str); 7] = [
        (Self::Title, "title"),
        (Self::Undeclared, "undeclared"),
        (Self::Kind, "kind"),
        (Self::Category, "category"),
        (Self::Aliases, "aliases"),
        (Self::Broader, "broader"),
        (Self::Description, "description"),
    ];

    /// Returns the name, as the JSON of a difference has it.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl GraphField {
    /// Every one with its name.
    const NAMES: [(Self, &'static str); 4] = [
        (Self::Title, "title"),
        (Self::Description, "description"),
        (Self::Source, "source"),
        (Self::License, "license"),
    ];

    /// Returns the name, as the JSON of a difference has it.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}
