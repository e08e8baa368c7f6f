//! What occupations of O*NET ask for: ratings of skills and of knowledge.

use hashbrown::HashMap;

use super::{CODE, KNOWLEDGE, Occupations, SKILLS};
use crate::document::{
    Asked, AskedProficiency, GraphDocument, RequirementEntry, RoleEntry, SkillEntry,
};
use crate::input::dataset::Tables;
use crate::input::dataset::names::{Known, Names};
use crate::input::dataset::report::{MOST_THINGS, Reason, Report};
use crate::input::dataset::sheet::{Cell, Column, Sheet, needed, optional};
use crate::model::{Importance, Name, ProficiencyScale, ProficiencyStep, SkillId, SkillKind};
use crate::source::{SourceId, Span, Spanned};

/// What is rated at least so important is asked for.
const LEAST_IMPORTANCE: f64 = 3.0;
/// What is rated at least so important is essential: the closest word of O*NET's scale is then "very
/// important".
const ESSENTIAL_IMPORTANCE: f64 = 3.5;
/// The bounds of the two scales.
const IMPORTANCES: (f64, f64) = (1.0, 5.0);
const LEVELS: (f64, f64) = (0.0, 7.0);

/// The steps of proficiency: the levels of O*NET, which go from 0 to 7, to the nearest step. O*NET has
/// words for some levels of each skill and none for all skills.
const STEPS: [(&str, &str); 7] = [
    ("minimal", "O*NET level 1, which is below 1.5"),
    ("low", "O*NET level 2, from 1.5"),
    ("fair", "O*NET level 3, from 2.5"),
    ("medium", "O*NET level 4, from 3.5"),
    ("good", "O*NET level 5, from 4.5"),
    ("high", "O*NET level 6, from 5.5"),
    ("highest", "O*NET level 7, from 6.5"),
];

pub(super) fn scale() -> ProficiencyScale {
    let steps = STEPS.map(|(name, description)| ProficiencyStep {
        name: name.to_owned(),
        description: Some(description.to_owned()),
    });
    ProficiencyScale::new(steps.to_vec()).expect("the steps have different names")
}

/// The step that is closest to a level. What is asked for at all is asked for at the first step.
fn step(level: f64) -> u8 {
    let mut steps = (1..=STEPS.len() as u8).rev();
    let closest = steps.find(|step| level >= f64::from(*step) - 0.5);
    closest.unwrap_or(1)
}

/// One file of ratings.
struct Ratings {
    table: usize,
    kind: SkillKind,
    /// What tells a title apart that another file has as well.
    apart: &'static str,
}

const FILES: [Ratings; 2] = [
    Ratings {
        table: SKILLS,
        // The skills of O*NET are ways of working and of thinking, not tools or crafts.
        kind: SkillKind::Soft,
        apart: "skill",
    },
    Ratings {
        table: KNOWLEDGE,
        kind: SkillKind::Knowledge,
        apart: "knowledge",
    },
];

static COLUMNS: [Column; 9] = [
    needed(CODE),
    needed(&["Element ID"]),
    needed(&["Element Name", "element"]),
    optional(&["Scale ID"]),
    optional(&["Data Value"]),
    optional(&["importance"]),
    optional(&["level"]),
    optional(&["Recommend Suppress", "suppress"]),
    optional(&["Not Relevant"]),
];

/// What is rated.
struct Element {
    id: Spanned<SkillId>,
    title: Spanned<Name>,
}

/// What the rows say of one element of one occupation.
#[derive(Default)]
struct Rating {
    span: Span,
    importance: Option<f64>,
    level: Option<Spanned<f64>>,
    /// Whether the release advises against it, or it is not relevant.
    is_void: bool,
}

/// What is read of one file.
struct Read {
    source: SourceId,
    elements: Vec<Element>,
    by_id: HashMap<String, usize>,
    /// The ratings by occupation and element.
    ratings: HashMap<(usize, usize), Rating>,
}

/// Returns what the files of skills and knowledge say.
pub(super) fn read(
    tables: &Tables<'_>,
    occupations: &Occupations,
    report: &mut Report,
) -> Vec<GraphDocument> {
    let mut names = Names::default();
    let mut documents = Vec::new();
    for file in &FILES {
        let read = read_file(tables, file, occupations, &mut names, report);
        documents.extend(read.map(|read| read.document(file, occupations)));
    }
    documents
}

fn read_file(
    tables: &Tables<'_>,
    file: &Ratings,
    occupations: &Occupations,
    names: &mut Names,
    report: &mut Report,
) -> Option<Read> {
    let sheet = Sheet::open(tables.get(file.table)?, &COLUMNS, report)?;
    let is_long = sheet.has(3) && sheet.has(4);
    let is_short = sheet.has(5) && sheet.has(6);
    if !is_long && !is_short {
        report.push(sheet.lacks(&["Scale ID", "Data Value"]));
        return None;
    }
    let mut read = Read {
        source: sheet.source,
        elements: Vec::new(),
        by_id: HashMap::new(),
        ratings: HashMap::new(),
    };
    sheet.each_row(report, |row, report| {
        let [
            code,
            id,
            title,
            scale,
            value,
            importance,
            level,
            suppress,
            relevant,
        ] = row;
        let Some(occupation) = occupations.find(read.source, &code, report) else {
            return;
        };
        if read.elements.len() == MOST_THINGS {
            let reason = Reason::TooMany("elements", MOST_THINGS);
            return report.leave_out(read.source, id.span, reason, "");
        }
        let element = read.element(&id, &title, file, names);
        let rating = read.ratings.entry((occupation, element));
        let rating = rating.or_insert_with(|| Rating {
            span: title.span,
            ..Rating::default()
        });
        let is_yes = |cell: &Cell<'_>| cell.text.eq_ignore_ascii_case("y");
        rating.is_void |= is_yes(&suppress) || is_yes(&relevant);
        let said = if is_long {
            match &*scale.text {
                "IM" => [Some(&value), None],
                "LV" => [None, Some(&value)],
                _ => return,
            }
        } else {
            [Some(&importance), Some(&level)]
        };
        rating.add(read.source, said, &id, report);
    });
    Some(read)
}

impl Read {
    fn element(
        &mut self,
        id: &Cell<'_>,
        title: &Cell<'_>,
        file: &Ratings,
        names: &mut Names,
    ) -> usize {
        if let Some(known) = self.by_id.get(id.text.as_ref()) {
            return *known;
        }
        let Known {
            id: slug,
            title: name,
        } = names.take(&title.text.as_ref().into(), title.span, file.apart);
        self.by_id.insert(id.text.to_string(), self.elements.len());
        self.elements.push(Element {
            id: Spanned::new(SkillId::new(slug), title.span),
            title: Spanned::new(name, title.span),
        });
        self.elements.len() - 1
    }

    fn document(self, file: &Ratings, occupations: &Occupations) -> GraphDocument {
        let mut ratings: Vec<_> = self.ratings.into_iter().collect();
        ratings.sort_unstable_by_key(|(key, _)| *key);
        let mut roles: Vec<RoleEntry> = Vec::new();
        for of_one in ratings.chunk_by(|((a, _), _), ((b, _), _)| a == b) {
            let requirements = of_one.iter().filter_map(|((_, element), rating)| {
                rating.requirement(&self.elements[*element].id)
            });
            let requirements: Vec<_> = requirements.collect();
            let occupation = &occupations.list[of_one[0].0.0];
            let Some(first) = requirements.first() else {
                continue;
            };
            if let Some(mut entry) = occupation.entry(first.span) {
                entry.requirements = requirements;
                roles.push(entry);
            }
        }
        let kind = |span| Some(Spanned::new(file.kind, span));
        let skills = self.elements.into_iter().map(|element| SkillEntry {
            kind: kind(element.id.span),
            ..SkillEntry::new(element.id, element.title)
        });
        GraphDocument {
            source: self.source,
            skills: skills.collect(),
            roles,
            ..GraphDocument::default()
        }
    }
}

impl Rating {
    /// Takes the importance and the level of a row, where it says them.
    fn add(
        &mut self,
        source: SourceId,
        [importance, level]: [Option<&Cell<'_>>; 2],
        id: &Cell<'_>,
        report: &mut Report,
    ) {
        let mut number = |cell: &Cell<'_>, (least, most): (f64, f64), what| {
            let number = cell.text.parse().ok();
            let number = number.filter(|number: &f64| (least..=most).contains(number));
            if number.is_none() {
                report.leave_out(source, cell.span, Reason::NotA(what), &cell.text);
            }
            number
        };
        let mut is_again = false;
        if let Some(cell) = importance
            && let Some(number) = number(cell, IMPORTANCES, "an importance from 1 to 5")
        {
            is_again |= self.importance.is_some();
            self.importance.get_or_insert(number);
        }
        // Nothing is rated at a level where it is not relevant.
        let level = level.filter(|cell| !cell.is_empty());
        if let Some(cell) = level
            && let Some(number) = number(cell, LEVELS, "a level from 0 to 7")
        {
            is_again |= self.level.is_some();
            self.level.get_or_insert(Spanned::new(number, cell.span));
        }
        if is_again {
            report.leave_out(source, id.span, Reason::Again, &id.text);
        }
    }

    fn requirement(&self, skill: &Spanned<SkillId>) -> Option<RequirementEntry> {
        let importance = self.importance.filter(|_| !self.is_void)?;
        if importance < LEAST_IMPORTANCE {
            return None;
        }
        let proficiency = match self.level {
            Some(level) => Spanned::new(AskedProficiency::Number(step(level.value)), level.span),
            None => Spanned::new(AskedProficiency::Unspecified, self.span),
        };
        Some(RequirementEntry {
            asked: Asked::Skill(skill.value.as_name().clone()),
            span: self.span,
            proficiency,
            importance: if importance < ESSENTIAL_IMPORTANCE {
                Importance::OPTIONAL
            } else {
                Importance::ESSENTIAL
            },
            extra: None,
        })
    }
}
