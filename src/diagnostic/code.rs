//! The codes of findings: one line each, stable once released.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::Severity;
use crate::model::text::shortened;

/// What there is to say of a code.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct CodeText {
    /// The name, in kebab case as users see it.
    pub name: &'static str,
    /// The severity of its findings.
    pub severity: Severity,
    /// What it finds, in one sentence.
    pub summary: &'static str,
    /// Why it matters and what to do.
    pub explanation: &'static str,
}

/// The code of a finding. Those of reading and joining files stand here; the rules of `lint` bring their
/// own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static CodeText);

impl Code {
    /// Returns the code with a text.
    pub const fn new(text: &'static CodeText) -> Self {
        Self(text)
    }

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        self.0.name
    }

    /// Returns the severity of its findings.
    pub fn severity(self) -> Severity {
        self.0.severity
    }

    /// Returns what it finds, in one sentence.
    pub fn summary(self) -> &'static str {
        self.0.summary
    }

    /// Returns why it matters and what to do.
    pub fn explanation(self) -> &'static str {
        self.0.explanation
    }
}

macro_rules! codes {
    ($($code:ident $name:literal $severity:ident $summary:literal $explanation:literal)*) => {
        /// # Codes of reading and joining files
        #[allow(
            non_upper_case_globals,
            reason = "they read as the variants of an enum, to which others may add"
        )]
        impl Code {
            $(
                #[doc = $summary]
                pub const $code: Self = Self(&CodeText {
                    name: $name,
                    severity: Severity::$severity,
                    summary: $summary,
                    explanation: $explanation,
                });
            )*

            /// Every code of reading and joining files, in the order of their names in the book.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];
        }
    };
}

codes! {
    AmbiguousName "ambiguous-name" Error
        "Two roles or two skills answer to one name."
        "Names are compared without regard to case, width, hyphens and repeated spaces, over ids, titles and aliases. Rename one of the two or drop the alias."
    AliasTaken "alias-taken" Warning
        "An acronym given with the name of a role already belongs to another role."
        "The alias is left out, so that it keeps meaning one role. Name the role in full."
    AttributesLeftOut "attributes-left-out" Warning
        "Rows of a matrix that say something about its roles, such as `Grade` and `Headcount`."
        "The rows of a matrix are skills. Put other facts about its roles into a table of roles, with a row for each role and columns such as `title`, `level`, `years` and `salary`. A row is recognised by its name; if a skill has such a name, give it a longer one."
    BadValue "bad-value" Error
        "A value has the right type but cannot be right."
        "Numbers have ranges, and some texts have a form. The message says which. A date of a résumé that cannot be read is a warning, and counts as not given."
    ColumnTwice "column-twice" Warning
        "Two columns of a table that say the same thing."
        "Of `Level` and `Grade`, `Job Family` and `Function`, `Summary` and `Description` the one with the more usual heading is read. In a table of roles the other one becomes notes; elsewhere it is left out. Lists of skills and of moves are joined, and two columns with the same heading are an error."
    ColumnsAsNotes "columns-as-notes" Note
        "Columns of a table of roles with headings that are not known."
        "What they say is kept as notes of the roles, with the heading before it: `Scope: owns a service`. If a column has a meaning that the program knows, give it one of the headings listed in the book."
    ColumnsAsSkills "columns-as-skills" Note
        "Columns of a table of roles that are read as skills."
        "In a table whose rows are roles, a column with an unknown heading is a skill if each of its cells is a number, a mark such as `x`, a step of a well-known scale, or empty, unless the heading has a word for what is counted or graded, such as `score`, `points` or `hours`. Cells such as `yes` and `high` are enough only if two or more columns have them, and not under `Remote` and the like. To decide yourself, write `skill: NAME` above the column, or remove it."
    ConflictingDefinition "conflicting-definition" Error
        "Two places say different things about one role, skill or transition."
        "Files merge when they agree. Keep one of the two values. It is a warning for two titles of a family or a track, of which the first counts."
    DuplicateKey "duplicate-key" Error
        "A map has the same key twice."
        "Most readers keep the last one and lose the first without a word. Keep one."
    DuplicateRequirement "duplicate-requirement" Error
        "A role asks for one skill twice."
        "Keep the stronger requirement. A skill may still be in a choice as well."
    DuplicateRole "duplicate-role" Error
        "One file describes a role twice."
        "Merge the two descriptions. Roles of the same name in different files merge by themselves."
    EmptyFile "empty-file" Error
        "There is nothing in the file."
        "A graph file needs at least one role, skill or transition; a role page needs its title."
    FilledDown "filled-down" Note
        "Empty cells of a table that are read as the cell above them."
        "When a spreadsheet is exported, only the first of its merged cells keeps the text. Empty cells are read in this way for the role in a list of requirements and for the category of skills. Fill the cells to say the same without this note."
    HeadingsAsGroups "headings-as-groups" Note
        "Headings above those of a matrix, or above those of the roles of a page, that are read as the tracks or families of the roles."
        "A heading over several roles, such as `IC track` or `Frontend`, is the track of those roles if it has a word for one, such as `track`, `ladder` or `management`, and their family otherwise. Roles that are nothing but levels, or are under several groups, get its name before theirs."
    HiddenCells "hidden-cells" Note
        "Hidden rows or columns of a sheet that are read."
        "A filter only hides rows from view: they still count. One note for each sheet, at the first of their cells, says how many rows and columns are hidden. Delete what is not meant to count; a sheet that is hidden as a whole is not read."
    IncompleteDataSet "incomplete-data-set" Error
        "A public data set lacks a file or a column."
        "Files are recognised by their names and columns by their headings. The message names what is missing. If the rest can be read without it, it is only a warning."
    InheritsCycle "inherits-cycle" Error
        "A role inherits from itself, directly or through others."
        "Inheritance copies requirements from one role to the next, so it has to end somewhere."
    LeftOut "left-out" Note
        "Lines above the headings of a table, below the table, or without any meaning in it, and lines of a page that belong to none of its roles."
        "Titles, dates and remarks around a table say nothing about roles. If a line was meant to be part of the table, put it under the headings without an empty row in between. On a page with several roles, such as a ladder, what comes before the first of them or under headings such as `Benefits` is about none of them."
    LegendRead "legend-read" Note
        "Marks of a matrix that are read as its legend says."
        "A line above or below a table, or columns behind an empty one, such as `N = novice, E = expert`, say what its marks stand for, and a cell `N` is read as `novice`. Marks without a legend have the meanings listed in the book."
    LevelsOfTables "levels-of-tables" Warning
        "Several sheets of a workbook or tables of a page have roles that are nothing but levels, such as `L2`, or several rows of a table or headings of a page have one title."
        "Rows with one title are told apart by the names of their families, `Finance Analyst`, or by their levels, `Analyst 2`. If each sheet is a family, `L2` is a different role on each of them, and is named after its sheet, which becomes its family unless it has one: `Design L2`. A table of a page is named after the heading above it. Sheets that are named after what they say, such as `Technical skills` or `Pay`, are about the same roles; if all but one of them are, a note says so."
    LoweredRequirement "lowered-requirement" Warning
        "A role asks for less of a skill than the role it inherits from, or gives it less weight."
        "A role's own entries override inherited ones, and a choice overrides the inherited choice with its label. If you mean the lower proficiency, the lower count or the smaller weight, do not inherit."
    MissingKey "missing-key" Error
        "A map lacks a key that it needs."
        "The message names the key."
    NearDuplicateName "near-duplicate-name" Warning
        "Two different names look like one name written twice."
        "A slip of the pen makes a second role or skill, and paths and gaps silently miss half of it. Write one of the two everywhere, or declare both."
    NotAGraph "not-a-graph" Error
        "A file is a profile, not a graph file."
        "A profile is read by `career profile check` and by `--me`. Its lines are private and are not shown."
    NotUnderstood "not-understood" Warning
        "A line of a role page fits no known section, or none of its roles."
        "The line is kept as a note of the role, so nothing is lost; on a page with several roles, what is about none of them is left out. Check whether its heading is spelt in a form that the reader does not know."
    NothingRecognised "nothing-recognised" Note
        "A skill sentence of a role page, or a name in its list, in which no skill was recognised."
        "A sentence without any skill is kept as a note of the role. In \"at least two of\" some names, the known ones stay a choice. Add the skill to a lexicon file and pass it with `--lexicon`."
    PassedOver "passed-over" Note
        "A file in a folder is neither a graph file nor a role page nor a table of roles."
        "If a folder is named, files in it that say nothing about roles are skipped: a list, a map without a key such as `roles` or `skills`, a page without the headline and the headings of a role page, a profile. It is a warning if a key looks misspelt. A file that is named itself is always read. For a folder that is a public data set, one note names the files that are not part of it."
    RepeatedDescription "repeated-description" Warning
        "Two files ask for the same skill in the same role."
        "Files that describe one role are joined, so a forgotten copy of a file undoes what is removed from the other one. Remove the copy, or say in each file what the other does not say. Tables, which complete what other files say, are not checked. There is one warning for each pair of files."
    RowsAsCategories "rows-as-categories" Note
        "Rows of a matrix that are read as the categories of the skills below them."
        "In a matrix without a column `category`, a row with a name and nothing else heads the rows below it. A skill that no role asks for does not belong in a matrix; list it in a table of skills."
    RowLeftOut "row-left-out" Warning
        "A row of a public data set cannot be used."
        "It has more or fewer cells than there are headings, lacks a cell, has a number that cannot be right, repeats another row, or has a code that no row of the other files has. The first rows are shown for each reason, and the others are counted. Most often a file is incomplete, or from another release than the rest."
    SelfTransition "self-transition" Error
        "A role leads to itself."
        "A transition joins two different roles. Often the two names were meant to differ."
    SentencesAsEvidence "sentences-as-evidence" Note
        "Cells of a matrix or of a table of roles that say in sentences what a role asks for."
        "The sentence is kept as evidence of the requirement. If the roles above the columns, or those in the rows, rise from the first to the last, by their levels or by words such as junior and senior, the skill is asked for one step higher in each, which is marked as inferred; else no proficiency is asked for. Numbers in the cells are clearer."
    SharedTitle "shared-title" Note
        "Two occupations or two skills of a public data set have one title."
        "A name means one role or skill, so the first keeps the title and the others carry their code or their kind in parentheses: `technical director` and `technical director (9629_1)`."
    Syntax "syntax" Error
        "The file is not well-formed."
        "The notation itself (YAML, TOML, JSON) is broken at the place shown."
    TableAsMatrix "table-as-matrix" Note
        "A table that is read as a matrix of skills and roles, since its cells are proficiencies."
        "Its first heading is `Skills`, `Competency area` or nothing, and no other heading has a meaning of its own. If the first heading does not name skills, the names decide: titles of roles and levels such as `L2` are roles. Write `skill` or `role` above the names of the rows to say so yourself."
    TableAsScale "table-as-scale" Note
        "A table that is read as the steps of the proficiency scale."
        "A table with the headings `step` and `name`, or with `level` and `name` and nothing else but a description, declares the scale of the whole graph. If it lists levels of a career, call the column with the names `title`."
    TooMuch "too-much" Error
        "The file is larger or more deeply nested than any graph file needs to be."
        "The limits keep a broken or hostile file from taking the machine's memory."
    UnclearScalar "unclear-scalar" Warning
        "An unquoted word or number that other YAML readers take for something else."
        "`no`, `off`, `010` and their kind are a switch or an octal number to some readers. Quote the text, or write the number plainly."
    UnclearTable "unclear-table" Error
        "A table whose headings do not tell what its rows are."
        "The headings of a table are in one of its first rows. `role` or `title` makes its rows roles, `skill` makes them skills with a column for each role, both make them requirements, `from` and `to` make them moves, and `step` makes them steps of the scale. The book lists the headings that are known."
    UnclearValue "unclear-value" Warning
        "Words in place of a number, or a number that became part of a name."
        "A level is a whole number, pay has an amount and experience has years. Words such as `Band 8a`, `competitive` and `varies` are kept as notes of the role, which then has no such value; in a table of moves they say nothing. It is a note for pay and years. Pay that is read as yearly but is a small part of that of other roles is reported as well: it is most often for an hour or a month, or in thousands. In a graph file a currency has a code such as `EUR`, and `care:3`, without a space, is the name of a skill."
    UndeclaredSkill "undeclared-skill" Warning
        "A role asks for a skill that the file does not declare, though it declares others."
        "Most often a slip of the pen. Declare it under `skills`, or use the declared name. A skill with the name of a choice that the role inherits is reported even if no skill is declared: to write the choice again, use `any_of`."
    UndeclaredTerm "undeclared-term" Warning
        "A role names a family or track that is not declared, though others are."
        "Most often a slip of the pen. Declare it, or use the declared id."
    UnknownColumn "unknown-column" Warning
        "A column of a table with a heading that is not known."
        "The heading looks like a misspelt known one, or there is none, or its cells are not proficiencies, or what its parentheses say about the numbers below is not known. In a table of roles, what the column says becomes notes; elsewhere it is left out. Rename the heading, or remove the column."
    UnknownFormat "unknown-format" Error
        "The format of a file cannot be told from its name."
        "Graph files end in .yaml, .yml, .toml or .json; role pages in .txt, .text, .md, .markdown, .html, .htm or .xhtml; tables in .csv, .tsv or .tab."
    UnknownKey "unknown-key" Error
        "A key that the format does not have."
        "An unknown key would be silently ignored, and with it what was meant."
    UnknownProficiency "unknown-proficiency" Error
        "A proficiency that is not a step of the scale."
        "Use a step's name, or its number counted from 1."
    UnknownRole "unknown-role" Error
        "A role is needed that nobody describes."
        "Only `inherits` needs a described role; a transition to an undescribed role makes a stub."
    UnreadableFile "unreadable-file" Error
        "A file cannot be read as text."
        "It is missing, not a regular file, too large, or not UTF-8 text."
    StepsDisagree "steps-disagree" Warning
        "Numbers and words of tables that are not the same steps of the scale."
        "In `1 - beginner` the number is read. If it is not the number of that step, because the scale of the graph has other steps or the words are not all of those of a scale, the warning says so. A table with `step` and `name` declares the scale that is meant."
    WeightsAsShares "weights-as-shares" Note
        "Weights below 1 that add up to a whole for each role."
        "A weight below 1 makes a requirement optional. If the weights of every role add up to 1, or to 100%, they say how much each skill counts among the others instead: all of them are essential, and 1% weighs 1."
    WordsAsScale "words-as-scale" Note
        "Words in tables that are read as the steps of a scale which no file declares."
        "Scales such as novice to expert, beginner to expert and awareness to expert are known by their words. One of them becomes the scale of the graph if all words for how well skills are asked for are steps of it, some are not steps of the usual scale, no file declares a scale, and only tables say how well. A table with `step` and `name` declares a scale, and then its words are those that count."
    WrongType "wrong-type" Error
        "A value of the wrong type."
        "The message says what is expected and what is there."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    /// Finds a code of [`Code::ALL`].
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().copied().find(|code| code.as_str() == name);
        found.ok_or_else(|| UnknownCode {
            name: name.to_owned(),
        })
    }
}

/// No finding has this code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no diagnostic is called `{}`", shortened(.name))]
#[non_exhaustive]
pub struct UnknownCode {
    /// The name that was asked for.
    pub name: String,
}
