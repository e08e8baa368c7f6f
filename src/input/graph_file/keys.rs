//! The keys of the graph file: one table for the reader, for "did you mean" and for the JSON Schema.

/// What a key's value looks like; the schema of a key follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Shape {
    Text,
    /// One text or a list of them.
    Texts,
    Switch,
    /// A whole number between two bounds.
    Whole(u64, u64),
    /// A number above 0.
    Number,
    Years,
    Salary,
    Education,
    Importance,
    Proficiency,
    /// One of some words.
    Words(&'static [&'static str]),
    /// A map from id to title.
    Terms,
    /// A map from the name of a rule to its level.
    Levels,
    Scale,
    Skills,
    Roles,
    Requirements,
    Moves,
    /// Moves into a role, of which some come from no role.
    Entries,
    /// Alternatives of a move, each a name or a map.
    Alternatives,
    Transitions,
    /// What the schema defines under a name.
    Defined(&'static str),
}

/// A set of keys.
pub(in crate::input) trait Key: Copy + 'static {
    /// The key as written.
    fn name(self) -> &'static str;
    /// What its value looks like.
    fn shape(self) -> Shape;
    /// What it means.
    fn doc(self) -> &'static str;
}

/// What people call things that have another key here.
const CALLED: [(&str, &[&str]); 15] = [
    ("years", &["experience", "experience_years", "yoe"]),
    (
        "requires",
        &["skills", "requirements", "competencies", "needs"],
    ),
    (
        "optional",
        &["nice_to_have", "preferred", "desirable", "bonus"],
    ),
    (
        "advances_to",
        &[
            "next",
            "promotes_to",
            "promotion",
            "next_roles",
            "leads_to",
            "to",
        ],
    ),
    (
        "entry_from",
        &["previous", "prerequisites", "promoted_from", "from"],
    ),
    ("lateral_to", &["lateral", "sideways"]),
    (
        "family",
        &[
            "department",
            "discipline",
            "function",
            "job_family",
            "team",
            "area",
        ],
    ),
    ("track", &["path", "stream"]),
    ("level", &["grade", "band", "rank"]),
    ("salary", &["pay", "compensation", "wage", "salary_range"]),
    ("title", &["name", "label"]),
    ("skill", &["name"]),
    ("summary", &["description", "about", "overview"]),
    ("inherits", &["extends", "parent", "based_on"]),
    ("proficiency", &["level", "required_level", "rating"]),
];

/// The key of some that is meant by a word for the same thing.
pub(super) fn called_otherwise(text: &str, known: &[&'static str]) -> Option<&'static str> {
    let text = text.trim().to_lowercase().replace(['-', ' '], "_");
    let meant = CALLED.iter().filter(|(_, words)| words.contains(&&*text));
    let mut meant = meant.map(|(key, _)| *key);
    meant.find(|key| known.contains(key))
}

/// The most keys that a set may have.
pub(in crate::input) const MOST_KEYS: usize = 32;

/// Makes a set of keys: an enum that implements [`Key`].
macro_rules! keys {
    ($(#[$attr:meta])* $set:ident { $($variant:ident $name:literal $shape:expr, $doc:literal;)* }) => {
        $(#[$attr])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum $set { $($variant,)* }

        impl $set {
            /// Every key, in the order in which files are written.
            #[allow(dead_code, reason = "a set may be used in parts only")]
            pub(super) const ALL: &'static [Self] = {
                let all: &'static [Self] = &[$(Self::$variant,)*];
                assert!(all.len() <= $crate::input::graph_file::keys::MOST_KEYS);
                all
            };
        }

        impl Key for $set {
            fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            fn shape(self) -> Shape {
                match self { $(Self::$variant => $shape,)* }
            }

            fn doc(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }
        }
    };
}

pub(in crate::input) use keys;

keys! {
    /// Keys of the top level.
    TopKey {
        Schema "$schema" Shape::Text, "The schema of the file, for editors.";
        Careergraph "careergraph" Shape::Whole(1, 1), "The version of the format.";
        Title "title" Shape::Text, "Title of the graph.";
        Description "description" Shape::Text, "What the graph is.";
        Source "source" Shape::Text, "Where its statements come from.";
        License "license" Shape::Text, "Licence of its text.";
        Currency "currency" Shape::Text, "Currency of salaries that name none, such as USD.";
        Scale "proficiency_scale" Shape::Scale, "The named steps of proficiency, lowest first.";
        LateralMoves "lateral_moves" Shape::Words(&["two-way", "one-way"]), "Whether a lateral move can be walked back.";
        Lint "lint" Shape::Levels, "How seriously `career lint` takes a rule or a group of rules.";
        Families "families" Shape::Terms, "The families, from id to title.";
        Tracks "tracks" Shape::Terms, "The tracks, from id to title.";
        Skills "skills" Shape::Skills, "The skills.";
        Roles "roles" Shape::Roles, "The roles.";
        Transitions "transitions" Shape::Transitions, "Transitions that are not written with a role.";
    }
}

keys! {
    /// Keys of a skill.
    SkillKey {
        Id "id" Shape::Text, "Its id, in the list form.";
        Title "title" Shape::Text, "Its title; by default made from the id.";
        Aliases "aliases" Shape::Texts, "Its other names.";
        Kind "kind" Shape::Words(&["technical", "soft", "knowledge", "language", "other"]), "What sort of skill it is.";
        Category "category" Shape::Text, "The group it belongs to.";
        Broader "broader" Shape::Texts, "The skills that it is part of.";
        Description "description" Shape::Text, "What it is.";
        Ambiguous "ambiguous" Shape::Switch, "Whether its name is an everyday word too.";
    }
}

keys! {
    /// Keys of a role.
    RoleKey {
        Id "id" Shape::Text, "Its id; by default made from the title.";
        Title "title" Shape::Text, "Its title; by default made from the id.";
        Aliases "aliases" Shape::Texts, "Its other titles.";
        Summary "summary" Shape::Text, "What it is, in a sentence or two.";
        Family "family" Shape::Text, "The discipline that it belongs to.";
        Track "track" Shape::Text, "Individual contributor, management and so on.";
        Level "level" Shape::Whole(0, 999), "Its level within the track.";
        Years "years" Shape::Years, "Years of experience: `3-7`, `3+`, `3`.";
        Salary "salary" Shape::Salary, "Pay: `55000-85000 USD/year`.";
        Education "education" Shape::Education, "Education.";
        Inherits "inherits" Shape::Text, "A role whose requirements are copied.";
        Terminal "terminal" Shape::Switch, "Whether it is a declared summit.";
        Requires "requires" Shape::Requirements, "What it asks for.";
        Optional "optional" Shape::Requirements, "What it would like, with importance `optional`.";
        Responsibilities "responsibilities" Shape::Texts, "What the person does.";
        Secondary "secondary_responsibilities" Shape::Texts, "What the person does besides.";
        Preferred "preferred_experience" Shape::Texts, "Experience that is welcome.";
        Notes "notes" Shape::Texts, "Free notes.";
        Tags "tags" Shape::Texts, "Words to find it by.";
        Codes "occupation_codes" Shape::Texts, "Codes in public taxonomies.";
        EntryFrom "entry_from" Shape::Entries, "Roles from which people enter this one.";
        AdvancesTo "advances_to" Shape::Moves, "Roles to which people advance from this one.";
        LateralTo "lateral_to" Shape::Moves, "Roles to which people move sideways.";
        Allow "allow" Shape::Texts, "Rules of `career lint` that do not look at the role.";
    }
}

keys! {
    /// Keys of a requirement.
    RequirementKey {
        Skill "skill" Shape::Text, "The one skill, in the list form.";
        AnyOf "any_of" Shape::Texts, "The alternatives of a choice.";
        Count "count" Shape::Whole(1, 999), "How many of the alternatives; by default 1.";
        Label "label" Shape::Text, "What to call the choice, in the list form.";
        Proficiency "proficiency" Shape::Proficiency, "A step by number or name, or `any`.";
        Importance "importance" Shape::Importance, "`essential`, `optional`, or a weight above 0.";
        Inferred "inferred" Shape::Switch, "Whether the proficiency was inferred from words.";
        Evidence "evidence" Shape::Texts, "The sentences that it came from.";
    }
}

keys! {
    /// Keys of a move in a role's list, and of a transition.
    MoveKey {
        Role "role" Shape::Text, "The other role.";
        AnyOf "any_of" Shape::Alternatives, "Several roles that one entry offers.";
        Outside "outside" Shape::Text, "An entry point that is not a role.";
        From "from" Shape::Text, "The former role.";
        To "to" Shape::Text, "The next role.";
        Kind "kind" Shape::Words(&["entry", "advancement", "lateral"]), "The kind of transition.";
        Years "years" Shape::Years, "Typical years in the former role.";
        Basis "basis" Shape::Words(&["stated", "observed", "derived", "inferred"]), "What it rests on.";
        People "people" Shape::Whole(0, 4_294_967_295), "How many people were observed.";
        Period "period" Shape::Text, "When they were observed.";
        MedianYears "median_years" Shape::Number, "Their median years in the former role.";
        Qualifier "qualifier" Shape::Text, "A condition or domain.";
        Note "note" Shape::Text, "A note.";
        Source "source" Shape::Text, "Where the statement comes from.";
        OneWay "one_way" Shape::Switch, "Whether a lateral move goes one way only.";
        Aliases "aliases" Shape::Texts, "Other names of the mentioned role.";
    }
}

impl MoveKey {
    /// What a transition of the list of transitions may say.
    pub(super) const OF_TRANSITIONS: &'static [Self] = &[
        Self::From,
        Self::To,
        Self::Kind,
        Self::Years,
        Self::Basis,
        Self::People,
        Self::Period,
        Self::MedianYears,
        Self::Qualifier,
        Self::Note,
        Self::Source,
        Self::OneWay,
    ];
    /// What an entry of a role's list may say.
    pub(super) const OF_MOVES: &'static [Self] = &[
        Self::Role,
        Self::AnyOf,
        Self::Outside,
        Self::Years,
        Self::Basis,
        Self::People,
        Self::Period,
        Self::MedianYears,
        Self::Qualifier,
        Self::Note,
        Self::Source,
        Self::OneWay,
        Self::Aliases,
    ];
    /// What may be said under the name of the other role.
    pub(super) const OF_NAMED: &'static [Self] = &[
        Self::Years,
        Self::Basis,
        Self::People,
        Self::Period,
        Self::MedianYears,
        Self::Qualifier,
        Self::Note,
        Self::Source,
        Self::OneWay,
        Self::Aliases,
    ];
    /// What one of several alternatives may say.
    pub(super) const OF_ALTERNATIVES: &'static [Self] = &[
        Self::Role,
        Self::Years,
        Self::Basis,
        Self::People,
        Self::Period,
        Self::MedianYears,
        Self::Qualifier,
        Self::Note,
        Self::Source,
        Self::OneWay,
        Self::Aliases,
    ];
}

keys! {
    /// Keys of a range of years.
    RangeKey {
        Min "min" Shape::Number, "The lower bound.";
        Max "max" Shape::Number, "The upper bound.";
    }
}

keys! {
    /// Keys of a salary.
    SalaryKey {
        Min "min" Shape::Number, "Least pay.";
        Max "max" Shape::Number, "Most pay.";
        Currency "currency" Shape::Text, "Currency code.";
        Per "per" Shape::Words(&["year", "month", "week", "day", "hour"]), "What it is paid for.";
    }
}

keys! {
    /// Keys of education.
    EducationKey {
        Minimum "minimum" Shape::Text, "What is asked at least.";
        Preferred "preferred" Shape::Text, "What is preferred.";
        Fields "fields" Shape::Texts, "Fields of study.";
    }
}
