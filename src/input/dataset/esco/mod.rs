//! ESCO: occupations of the European Union with what each asks for. There are no transitions in it, and
//! none are made up.
//!
//! Read in the form of the European Commission, in that of the Tabiya open taxonomy, and in plainer ones
//! that have fewer columns.

mod relations;
mod skills;

use hashbrown::HashMap;

use super::groups::Groups;
use super::names::{Claims, Known, Names};
use super::report::{MOST_THINGS, Reason, Report};
use super::sheet::{Cell, Column, Sheet, needed, optional};
use super::{Need, Set, Table, Tables};
use crate::document::{GraphDocument, RoleEntry, RuleLevel};
use crate::model::{LintLevel, Name, RoleId};
use crate::source::{SourceId, Span, Spanned};
use skills::Skills;

pub(super) static SET: Set = Set {
    name: "ESCO",
    tables: &[
        Table {
            stems: &["occupations"],
            published: "occupations_en.csv",
            need: Need::Must,
        },
        Table {
            stems: &["skills"],
            published: "skills_en.csv",
            need: Need::Should,
        },
        Table {
            stems: &[
                "occupationskillrelations",
                "occupation_skill_relations",
                "occupation_to_skill_relations",
                "occupation_skills",
            ],
            published: "occupationSkillRelations_en.csv",
            need: Need::Should,
        },
        Table {
            stems: &["iscogroups", "occupation_groups"],
            published: "ISCOGroups_en.csv",
            need: Need::May,
        },
        Table {
            stems: &["skillgroups", "skill_groups"],
            published: "skillGroups_en.csv",
            need: Need::May,
        },
        Table {
            stems: &["broaderrelationsskillpillar", "skill_hierarchy"],
            published: "broaderRelationsSkillPillar_en.csv",
            need: Need::May,
        },
    ],
    signs: &[
        &[OCCUPATIONS, RELATIONS],
        &[OCCUPATIONS, GROUPS],
        &[OCCUPATIONS, HIERARCHY],
        &[SKILLS, RELATIONS],
    ],
    read,
};

const OCCUPATIONS: usize = 0;
const SKILLS: usize = 1;
const RELATIONS: usize = 2;
const GROUPS: usize = 3;
const SKILL_GROUPS: usize = 4;
const HIERARCHY: usize = 5;

/// The headings of columns that several tables have.
const URI: &[&str] = &["conceptUri", "uri", "originUri"];
const ID: &[&str] = &["id"];
const LABEL: &[&str] = &["preferredLabel", "label"];
const ALT_LABELS: &[&str] = &["altLabels"];
const DESCRIPTION: &[&str] = &["description"];

const TITLE: &str = "ESCO";
const ABOUT: &str =
    "Occupations of ESCO and the skills that they ask for. ESCO has no transitions.";
const CITATION: &str = "This uses the ESCO classification of the European Commission. Where the data came \
    in the Tabiya open taxonomy format, its packaging is by Tabiya, used under CC BY 4.0. Occupations and \
    skills of one label were told apart by their codes or kinds.";
const LICENSE: &str = "Reuse with attribution: ESCO, European Commission";

/// Rules that would say of every role what holds for the whole set: there are neither transitions nor
/// proficiencies, levels and years in it, and skills are there for other uses as well.
const NOT_IN_THE_SET: [&str; 4] = [
    "orphan-role",
    "missing-level",
    "unspecified-proficiency",
    "unused-skill",
];

/// An occupation, which is a role.
struct Occupation {
    known: Known,
    span: Span,
    title_span: Span,
    /// The code of its ISCO group.
    group: Option<Spanned<Name>>,
    /// Its code, or else its address.
    code: Spanned<Name>,
    summary: Option<Spanned<Name>>,
    aliases: Vec<Spanned<Name>>,
}

/// All occupations, in the order of their file.
#[derive(Default)]
struct Occupations {
    list: Vec<Occupation>,
    /// Positions by address and by id.
    by_code: HashMap<String, usize>,
}

fn read(tables: &Tables<'_>, report: &mut Report) -> Vec<GraphDocument> {
    let mut documents = Vec::new();
    let Some((occupations, source)) = read_occupations(tables, report) else {
        return documents;
    };
    let groups = read_groups(tables, report);
    documents.push(occupations.document(source, &groups));
    let mut skills = Skills::read(tables, report);
    let asked = relations::read(tables, &occupations, &mut skills, report);
    skills.report(report);
    documents.extend(skills.documents());
    documents.extend(asked);
    documents
}

static OCCUPATION_COLUMNS: [Column; 7] = [
    optional(URI),
    optional(ID),
    needed(LABEL),
    optional(ALT_LABELS),
    optional(DESCRIPTION),
    optional(&["iscoGroup", "iscoGroupCode", "occupationGroupCode"]),
    optional(&["code"]),
];

fn read_occupations(tables: &Tables<'_>, report: &mut Report) -> Option<(Occupations, SourceId)> {
    let sheet = Sheet::open(tables.get(OCCUPATIONS)?, &OCCUPATION_COLUMNS, report)?;
    let source = sheet.source;
    if !sheet.has(0) && !sheet.has(1) {
        report.push(sheet.lacks(&["conceptUri"]));
        return None;
    }
    let (mut occupations, mut names, mut claims) =
        (Occupations::default(), Names::default(), Claims::default());
    sheet.each_row(report, |row, report| {
        let [uri, id, label, alternatives, description, group, code] = row;
        let at = occupations.list.len();
        if at == MOST_THINGS {
            let reason = Reason::TooMany("occupations", MOST_THINGS);
            return report.leave_out(source, label.span, reason, "");
        }
        let Some(own) = register(&mut occupations.by_code, at, source, [&id, &uri], report) else {
            return;
        };
        let code = code.said().unwrap_or(own);
        let known = names.take(
            &label.text.as_ref().into(),
            label.span,
            last_part(&code.value),
        );
        for name in each_label(&alternatives) {
            claims.add(at, name, source, report);
        }
        occupations.list.push(Occupation {
            known,
            span: label.span,
            title_span: label.span,
            group: group.said(),
            code,
            summary: description.said(),
            aliases: Vec::new(),
        });
    });
    for (at, name) in claims.settle(&mut names) {
        occupations.list[at].aliases.push(name);
    }
    names.report(source, "occupations", report);
    Some((occupations, source))
}

/// Files a row under its id and its address. A row whose id is taken is left out, and one with neither.
/// An address may stand again, where a set adds its own form of a thing.
fn register(
    by_code: &mut HashMap<String, usize>,
    at: usize,
    source: SourceId,
    codes: [&Cell<'_>; 2],
    report: &mut Report,
) -> Option<Spanned<Name>> {
    let mut given = codes.into_iter().filter(|code| !code.is_empty());
    let Some(first) = given.next() else {
        let reason = Reason::Empty("conceptUri");
        report.leave_out(source, codes[0].span, reason, "");
        return None;
    };
    if by_code.contains_key(first.text.as_ref()) {
        report.leave_out(source, first.span, Reason::Again, &first.text);
        return None;
    }
    by_code.insert(first.text.to_string(), at);
    let mut best = first;
    for other in given {
        by_code.entry(other.text.to_string()).or_insert(at);
        best = other;
    }
    best.said()
}

/// The last part of an address, which tells it from others; another code as it is.
fn last_part(code: &str) -> &str {
    code.trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(code)
}

/// The labels of a cell, which has one on each line or, in other forms, between bars.
fn each_label(cell: &Cell<'_>) -> impl Iterator<Item = Spanned<Name>> {
    let labels = cell.text.split(['\n', '|']).map(str::trim);
    let labels = labels.filter(|label| !label.is_empty());
    labels.map(|label| Spanned::new(label.into(), cell.span))
}

static GROUP_COLUMNS: [Column; 2] = [needed(&["code"]), needed(LABEL)];

/// The groups of occupations by their codes.
#[derive(Default)]
struct OccupationGroups {
    labels: HashMap<String, Name>,
}

fn read_groups(tables: &Tables<'_>, report: &mut Report) -> OccupationGroups {
    let mut groups = OccupationGroups::default();
    let table = tables.get(GROUPS);
    let sheet = table.and_then(|table| Sheet::open(table, &GROUP_COLUMNS, report));
    if let Some(sheet) = sheet {
        sheet.each_row(report, |[code, label], _| {
            let label = label.text.as_ref().into();
            groups.labels.entry(code.text.into_owned()).or_insert(label);
        });
    }
    groups
}

impl Occupation {
    /// What a file says about the role, before anything else is said: which one it is.
    fn entry(&self, span: Span) -> RoleEntry {
        let id = Spanned::new(RoleId::new(self.known.id.clone()), span);
        RoleEntry::new(id, Spanned::new(self.known.title.clone(), span))
    }
}

impl Occupations {
    /// What the file of occupations says.
    fn document(&self, source: SourceId, groups: &OccupationGroups) -> GraphDocument {
        let at = |text: &str| Some(Spanned::new(Name::from(text), Span::default()));
        let mut majors = Groups::of("isco");
        let mut labels: Vec<_> = groups.labels.iter().collect();
        labels.sort_unstable();
        for (code, label) in labels.iter().filter(|(code, _)| code.chars().count() == 1) {
            majors.set(code, label);
        }
        let mut roles = Vec::with_capacity(self.list.len());
        for occupation in &self.list {
            let mut entry = occupation.entry(occupation.span);
            entry.title.span = occupation.title_span;
            entry.aliases.clone_from(&occupation.aliases);
            entry.about.summary.clone_from(&occupation.summary);
            let mut codes = vec![format!("esco:{}", occupation.code.value)];
            if let Some(group) = &occupation.group {
                // Codes of other classifications stand in the same column and begin with letters.
                let digits = group.value.trim_start_matches('C');
                let major = digits.chars().next().map(String::from).unwrap_or_default();
                let family = majors.family(&major);
                entry.family = family.map(|family| Spanned::new(family, group.span));
                let label = groups.labels.get(digits);
                let tag = label.map(|label| Spanned::new(label.clone(), group.span));
                entry.about.tags.extend(tag);
                codes.push(format!("isco:{digits}"));
            }
            let code = |code: String| Spanned::new(code.into(), occupation.code.span);
            entry.about.occupation_codes = codes.into_iter().map(code).collect();
            roles.push(entry);
        }
        let allow = NOT_IN_THE_SET.map(|rule| RuleLevel {
            rule: Spanned::new(rule.into(), Span::default()),
            level: Spanned::new(LintLevel::Allow, Span::default()),
        });
        GraphDocument {
            source,
            title: at(TITLE),
            description: at(ABOUT),
            citation: at(CITATION),
            license: at(LICENSE),
            lint: allow.to_vec(),
            families: majors.terms(),
            roles,
            ..GraphDocument::default()
        }
    }
}
