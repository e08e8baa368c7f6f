//! Matrices whose first heading does not tell what stands below it: `Skills`, `Competency area`, or nothing.
//! There the cells and the other headings tell.

use super::body::is_sum;
use super::columns::{self, Column};
use super::grid::Grid;
use super::headings::{Heading, Rows};
use super::layout::MOST_CELLS_COMPARED;
use super::sentences::{is_phrase, is_sentence};
use super::{Reader, values};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::name_key;
use crate::model::text::listed;
use crate::source::{Place, SourceId};

/// The column with the names of the rows, and what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Corner {
    pub(super) column: usize,
    pub(super) names: Column,
}

/// What there is to say of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// What its rows are.
    As(Rows, Corner),
    /// That nothing tells whether skills or roles stand in its rows.
    Unclear,
}

/// Columns beside a matrix that are left out.
const LEFT_OUT: [Column; 6] = [
    Column::Foreign,
    Column::Listing,
    Column::Notes,
    Column::Importance,
    Column::Evidence,
    Column::To,
];

/// So many columns have headings that are not known, at least, for their cells to tell what they are.
const FEWEST_COLUMNS: usize = 2;

/// Parts of words of headings that have skills below them.
const OF_SKILLS: [&str; 5] = ["skill", "competenc", "capabilit", "behavio", "proficienc"];

/// Other headings that may have them.
const OF_TRAITS: [&str; 9] = [
    "criteria",
    "criterion",
    "attribute",
    "attributes",
    "expectation",
    "expectations",
    "knowledge",
    "dimensions",
    "topic",
];

/// Headings above what roles have to be trained in or certified for.
const OF_TRAINING: [&str; 12] = [
    "training",
    "training module",
    "training course",
    "mandatory training",
    "module",
    "course",
    "certification",
    "certifications",
    "certificate",
    "qualification",
    "licence",
    "license",
];

/// Headings that have roles below them.
const OF_ROLES: [&str; 3] = ["roles", "levels", "grades"];

/// Words of titles that are surely such: how high a role stands, or what is done in it.
const RANKS: &str = "trainee apprentice graduate intern junior jr mid senior sr lead principal staff head \
    chief director manager supervisor associate assistant executive vp president partner officer foreman \
    owner author deputy nurse chef cook clerk agent analyst architect pilot master specialist professional engineer developer \
    designer tester consultant technician administrator operator driver teacher trainer planner buyer scientist";

/// What the last word of a title often ends in.
const ENDINGS: [&str; 7] = ["er", "or", "ist", "ian", "yst", "man", "ant"];

/// Letters and words that levels have before their numbers.
const BEFORE_NUMBERS: [&str; 12] = [
    "l", "ic", "m", "p", "e", "g", "t", "level", "grade", "band", "tier", "stage",
];

/// What the rows of a text up to one tell of a matrix with its headings in a row.
pub(super) fn told(top: &Grid<'_>, row: usize, end: usize) -> Option<Told> {
    let width = top.width(row).min(MOST_CELLS_COMPARED);
    let columns: Vec<_> = (0..width).map(|at| top.cell(row, at)).collect();
    let headings: Vec<_> = columns.iter().map(|cell| Heading::of(&cell.text)).collect();
    let is_name = |at: usize| is_of_names(&headings[at], &columns[at].text);
    // Numbers and ids of rows stand before their names.
    let is_leading = |at: usize| is_name(at) || numbers_rows(&headings[at], &columns[at].text);
    let leading = (0..headings.len()).take_while(|at| is_leading(*at)).count();
    let (column, says) = corner(top, row, (0..leading).filter(|at| is_name(*at)))?;
    let others: Vec<usize> = (leading..headings.len())
        .filter(|at| matches!(headings[*at], Heading::Other | Heading::Named(..)))
        .filter(|at| !is_sum(&columns[*at].text))
        .collect();
    let allowed = Rows::Skills.columns();
    let is_fine = |heading: &Heading| match heading {
        Heading::Known(Column::Id | Column::Title | Column::Name | Column::Skill) => false,
        // Some are left out, with a note or a warning.
        Heading::Known(column) => LEFT_OUT.contains(column) || allowed.contains(column),
        Heading::Empty | Heading::Named(..) | Heading::Other => true,
    };
    if others.len() < FEWEST_COLUMNS || !headings[leading..].iter().all(is_fine) {
        return None;
    }
    let below = row + 1..end;
    let names: Vec<_> = below.clone().map(|row| top.cell(row, column)).collect();
    let cells = below.flat_map(|row| others.iter().map(move |at| (row, *at)));
    let cells = cells.map(|(row, at)| top.cell(row, at));
    let filled: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
    let above = share(others.iter().map(|at| &*columns[*at].text));
    // Below titles a letter says whether training is mandatory.
    let is_trained = OF_TRAINING.contains(&name_key(&columns[column].text).as_str());
    let is_fine = |text: &str| {
        is_asked(text) || is_trained && above.is_most() && values::weight(text).is_some()
    };
    let fine = filled.iter().filter(|cell| is_fine(&cell.text)).count();
    let sentences = filled.iter().filter(|cell| is_sentence(&cell.text)).count();
    let phrases = filled.iter().filter(|cell| is_phrase(&cell.text)).count();
    let is_in_sentences = sentences >= FEWEST_COLUMNS && phrases * 2 >= filled.len();
    let is_matrix = fine >= FEWEST_COLUMNS && fine * 3 >= filled.len() * 2 || is_in_sentences;
    let has_names = names
        .iter()
        .any(|cell| cell.text.contains(char::is_alphabetic));
    if !is_matrix || !has_names {
        return None;
    }
    let beside = share(names.iter().map(|cell| &*cell.text));
    let of_skills = Told::As(Rows::Skills, corner_of(column, Column::Skill));
    let of_roles = Told::As(Rows::Roles, corner_of(column, Column::Role));
    if is_in_sentences {
        // Descriptions of roles stand beside them as well.
        return (above.is_most() && !beside.is_most()).then_some(of_skills);
    }
    Some(match says {
        Says::Skills if beside.is_most() && !above.is_most() => Told::Unclear,
        Says::Skills => of_skills,
        Says::Roles => of_roles,
        Says::Little | Says::Nothing if above.is_most() && !beside.is_most() => of_skills,
        Says::Nothing if beside.is_most() && !above.is_most() => of_roles,
        Says::Little | Says::Nothing => Told::Unclear,
    })
}

/// What a table of roles by its first heading is whose other headings are the titles: `Role` over the skills, beside
/// `Junior Designer` and `Designer`. Nothing where it is what its heading says.
pub(super) fn turned(top: &Grid<'_>, row: usize, end: usize) -> Option<Told> {
    let width = top.width(row).min(MOST_CELLS_COMPARED);
    let columns: Vec<_> = (0..width).map(|at| top.cell(row, at)).collect();
    let headings: Vec<_> = columns.iter().map(|cell| Heading::of(&cell.text)).collect();
    let column = headings
        .iter()
        .position(|heading| *heading != Heading::Empty)?;
    let is_led = matches!(
        headings[column],
        Heading::Known(Column::Role | Column::Title)
    );
    let others = column + 1..headings.len();
    let are_titles = others
        .clone()
        .all(|at| headings[at] == Heading::Other && is_surely_of_a_role(&columns[at].text));
    if !is_led || !are_titles || others.len() < FEWEST_COLUMNS {
        return None;
    }
    let cells = (row + 1..end).flat_map(|row| others.clone().map(move |at| (row, at)));
    let mut cells = cells.map(|(row, at)| top.cell(row, at));
    if !cells.all(|cell| values::asked(&cell.text).is_ok()) {
        return None;
    }
    let names: Vec<_> = (row + 1..end).map(|row| top.cell(row, column)).collect();
    let names = names.iter().map(|cell| &*cell.text);
    let are_levels = others.clone().all(|at| is_level_alone(&columns[at].text));
    if share(names).roles == 0 {
        return Some(Told::As(Rows::Skills, corner_of(column, Column::Skill)));
    }
    are_levels.then_some(Told::Unclear)
}

fn corner_of(column: usize, names: Column) -> Corner {
    Corner { column, names }
}

/// What a heading says of the names below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    Nothing,
    /// That something may be a skill.
    Little,
    Roles,
    Skills,
}

fn says(text: &str) -> Says {
    let key = name_key(text);
    if text.is_empty() {
        Says::Nothing
    } else if OF_SKILLS.iter().any(|part| key.contains(part)) {
        Says::Skills
    } else if OF_ROLES.contains(&key.as_str()) {
        Says::Roles
    } else {
        Says::Little
    }
}

/// The column before the others that has the names of the rows: that with the heading that says most of
/// them, and of several that say the same the last one.
fn corner(top: &Grid<'_>, row: usize, names: impl Iterator<Item = usize>) -> Option<(usize, Says)> {
    let told = names.map(|at| (at, says(&top.cell(row, at).text)));
    told.max_by_key(|(at, says)| (*says, *at))
}

/// Whether a heading may stand above the names of rows, or above their groups.
fn is_of_names(heading: &Heading, text: &str) -> bool {
    let key = name_key(text);
    if OF_TRAINING.contains(&key.as_str()) {
        return true;
    }
    match heading {
        Heading::Empty | Heading::Known(Column::Skills | Column::Category) => true,
        Heading::Known(Column::Computed) | Heading::Other => {
            OF_ROLES.contains(&key.as_str())
                || OF_TRAITS.contains(&key.as_str())
                || OF_SKILLS.iter().any(|part| key.contains(part))
        }
        Heading::Known(_) | Heading::Named(..) => false,
    }
}

/// Whether the cells below a heading tell the rows apart and name nothing.
fn numbers_rows(heading: &Heading, text: &str) -> bool {
    const NUMBERS: [&str; 10] = [
        "no", "nr", "#", "sr no", "s no", "sno", "s/n", "sn", "sl no", "seq",
    ];
    let is_number = || NUMBERS.contains(&columns::key(text).as_str());
    match heading {
        Heading::Known(Column::Id) => true,
        Heading::Known(Column::Foreign) => is_number(),
        _ => false,
    }
}

/// Whether a cell says how well something is asked for, in numbers, marks or words that are known.
pub(super) fn is_asked(text: &str) -> bool {
    values::is_surely_asked(text) || values::is_step(text)
}

/// How many of some texts are names of roles, and how many of these are surely so: names of people end like
/// those of roles, and nobody's ratings are to be taken for a ladder.
struct Share {
    sure: usize,
    roles: usize,
    all: usize,
}

impl Share {
    fn is_most(&self) -> bool {
        self.sure > 0 && self.roles * 2 > self.all
    }
}

fn share<'t>(texts: impl Iterator<Item = &'t str>) -> Share {
    let mut share = Share {
        sure: 0,
        roles: 0,
        all: 0,
    };
    for text in texts.filter(|text| !text.is_empty()) {
        share.all += 1;
        share.sure += usize::from(is_surely_of_a_role(text));
        share.roles += usize::from(is_of_a_role(text));
    }
    share
}

/// Whether most of some texts are titles of roles that say more than a level.
pub(super) fn are_titles<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> bool {
    let (all, levels) = texts
        .clone()
        .filter(|text| !text.is_empty())
        .fold((0, 0), |(all, levels), text| {
            (all + 1, levels + usize::from(is_level_alone(text)))
        });
    levels * 2 < all && share(texts).is_most()
}

/// Whether most of some texts look like names of people, or say whose view something is.
fn are_people<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    const VIEWS: [&str; 6] = ["me", "my", "self", "assessment", "rating", "score"];
    let is_part = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase)
            && part.chars().count() > 1
            && letters.all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '.'))
    };
    let is_one = |text: &str| {
        let parts = text.split_whitespace();
        let is_name = (2..=3).contains(&parts.clone().count()) && parts.clone().all(is_part);
        let key = name_key(text);
        let is_view = words(&key).any(|word| VIEWS.contains(&word));
        is_view || is_name && !is_of_a_role(text)
    };
    let (mut all, mut people) = (0, 0);
    for text in texts.filter(|text| !text.is_empty()) {
        all += 1;
        people += usize::from(is_one(text));
    }
    people * 2 > all
}

/// Whether some texts may be first names or initials: a word each, of which none is known of titles, levels and fields.
fn may_be_people(texts: &[&str]) -> bool {
    const FIELDS: &str = "frontend backend fullstack web mobile data design product sales marketing finance hr it qa ba pm po \
        devops sre ux ui security support operations ops legal research engineering platform admin management \
        leadership midwife paramedic ic";
    let is_name = |text: &str| {
        let key = name_key(text);
        let is_field = FIELDS.split_whitespace().any(|field| field == key);
        text.starts_with(char::is_uppercase)
            && text
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\''))
            && text.chars().count() > 1
            && !is_field
            && !is_of_a_role(text)
            && !is_level_alone(text)
            && !is_asked(text)
    };
    texts.len() >= FEWEST_COLUMNS && texts.iter().all(|text| is_name(text))
}

/// The number of a level with a word or letters before it, of the form in which names are compared.
fn numbered(key: &str) -> Option<u16> {
    let before = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_known = BEFORE_NUMBERS.contains(&before.trim_end());
    let number = key[before.len()..].parse().ok();
    number.filter(|_| is_known)
}

/// Whether a title is nothing but a level: `L2`, `Level 2`, `2`, `Senior`.
pub(in crate::input) fn is_level_alone(title: &str) -> bool {
    const WORDS: [&str; 12] = [
        "junior",
        "mid",
        "mid level",
        "middle",
        "senior",
        "lead",
        "principal",
        "staff",
        "entry",
        "entry level",
        "graduate",
        "intermediate",
    ];
    let bare = title.split_once(" (").map_or(title, |(bare, _)| bare);
    number_of_level(bare).is_some() || WORDS.contains(&name_key(title).as_str())
}

/// The number of a title that is nothing but a level with one.
pub(in crate::input) fn number_of_level(title: &str) -> Option<u16> {
    let key = name_key(title);
    numbered(&key).or_else(|| key.parse().ok())
}

/// The level that a title says, with the word or letters before its number: all of it, its first words, its last one,
/// or what stands in its parentheses.
pub(super) fn level_within(title: &str) -> Option<&str> {
    const MOST: u16 = 30;
    let title = title.trim();
    let bare = |text: &'_ str| -> std::ops::Range<usize> {
        let marks = [' ', '\n', '(', ')', '[', ']', ':', ',', ';', '-', '–', '/'];
        let start = text.len() - text.trim_start_matches(marks).len();
        start..text.trim_end_matches(marks).len().max(start)
    };
    let spaces = title.match_indices(char::is_whitespace);
    let spaces: Vec<usize> = spaces.map(|(at, _)| at).collect();
    let first = spaces.iter().take(2).map(|at| &title[..*at]);
    let last = spaces.iter().rev().take(2).map(|at| &title[*at..]);
    let parts = std::iter::once(title).chain(first).chain(last);
    let mut parts = parts.map(|part| &part[bare(part)]);
    parts.find(|part| numbered(&name_key(part)).is_some_and(|level| level <= MOST))
}

/// Whether a text is surely the title of a role, or a level of roles.
fn is_surely_of_a_role(text: &str) -> bool {
    let key = name_key(text);
    let is_rank = |word: &str| RANKS.split_whitespace().any(|rank| rank == word);
    numbered(&key).is_some() || words(&key).any(is_rank)
}

/// Whether a text is most likely the title of a role, or a level of roles.
pub(in crate::input) fn is_of_a_role(text: &str) -> bool {
    let key = name_key(text);
    let is_number = |word: &str| ["ii", "iii", "iv", "vi"].contains(&word);
    let last = words(&key).rfind(|word| !is_number(word));
    is_surely_of_a_role(text)
        || last.is_some_and(|last| {
            let is_long = last.chars().count() > 3;
            is_long && ENDINGS.iter().any(|ending| last.ends_with(ending))
        })
}

/// The words of a name in the form in which names are compared, without single letters.
fn words(key: &str) -> impl DoubleEndedIterator<Item = &str> {
    let words = key.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() > 1)
}

/// What to do where nothing tells what stands in the rows of a matrix.
pub(in crate::input) const UNCLEAR: &str =
    "write `skill` above the names of the rows if they are skills, and `role` if they are roles";

/// A finding about a matrix of which nothing tells what its rows are.
pub(super) fn unclear(source: SourceId, grid: &Grid<'_>, row: usize) -> Diagnostic {
    let span = grid.cell(row, 0).span;
    let message = "nothing shows whether the rows of this matrix are skills or roles";
    Diagnostic::new(Code::UnclearTable, Place { source, span }, message).help(UNCLEAR)
}

impl Reader<'_, '_> {
    /// Says as what a matrix is read whose headings leave it open.
    pub(super) fn report_matrix(&mut self, corner: Corner) {
        let names = self.names_above();
        let heading = self.grid.cell(self.top, corner.column).text;
        let message = if Column::of(&heading) == Some(Column::Level) {
            format!("`{heading}` is read as the names of the roles")
        } else if corner.names == Column::Role {
            // Another note lists the skills.
            "read as a matrix with roles in its rows and skills in its columns".to_owned()
        } else {
            let names = listed(&names);
            format!("read as a matrix with skills in its rows and roles in its columns: {names}")
        };
        let place = self.place(self.grid.cell(self.top, corner.column).span);
        let mut finding = Diagnostic::new(Code::TableAsMatrix, place, message);
        // Names of people look like any others.
        let below = self.top + 1..self.end;
        let beside: Vec<_> = below
            .map(|row| self.grid.cell(row, corner.column))
            .collect();
        let beside = beside.iter().map(|cell| &*cell.text);
        if corner.names == Column::Skill && (are_people(names.into_iter()) || are_people(beside)) {
            finding.severity = Severity::Warning;
            finding = finding.help(
                "if these are people, put their skills in profiles; if they are roles, write `skill` above the skills",
            );
        }
        self.findings.push(finding);
    }

    /// Warns where a matrix of skills seems to have people and not roles above its columns.
    pub(super) fn report_people_above(&mut self) {
        let names = self.names_above();
        let Some(first) = self
            .heads
            .iter()
            .find(|head| head.heading == Heading::Other)
        else {
            return;
        };
        let message = if are_people(names.iter().copied()) {
            "these headings are read as roles but look like names of people"
        } else if may_be_people(&names) {
            "these headings are read as roles but may be names of people"
        } else {
            return;
        };
        let place = self.place(first.cell.span);
        let mut finding = Diagnostic::new(Code::TableAsMatrix, place, message);
        finding.severity = Severity::Warning;
        self.findings.push(finding.help(
            "if these are people, put their skills in profiles; if they are roles, write `role: ` before the name of each",
        ));
    }

    /// The headings of a matrix that are names of what its columns are about.
    fn names_above(&self) -> Vec<&str> {
        let others = self.heads.iter().filter(|head| match &head.heading {
            Heading::Other => Column::of(&head.cell.text).is_none() && !is_sum(&head.cell.text),
            Heading::Named(..) => true,
            Heading::Empty | Heading::Known(_) => false,
        });
        others.map(|head| &*head.cell.text).collect()
    }
}
