//! O*NET: occupations of the United States with job zones, related occupations, and ratings of skills
//! and knowledge.
//!
//! Roles and advancements are not in it; they are derived by the rules that `docs/data-sets.md` gives.

mod experience;
mod ratings;
mod related;
mod titles;

use hashbrown::HashMap;

use super::groups::Groups;
use super::names::{Known, Names};
use super::report::{MOST_THINGS, Reason, Report};
use super::sheet::{Cell, Column, Sheet, needed, optional};
use super::{Need, Set, Table, Tables};
use crate::document::{GraphDocument, RoleEntry, Term};
use crate::model::{Name, RoleId};
use crate::source::{SourceId, Span, Spanned};

pub(super) static SET: Set = Set {
    name: "O*NET",
    tables: &[
        Table {
            stems: &["occupation_data", "occupations"],
            published: "Occupation Data.txt",
            need: Need::Must,
        },
        Table {
            stems: &["job_zones"],
            published: "Job Zones.txt",
            need: Need::Must,
        },
        Table {
            stems: &["related_occupations"],
            published: "Related Occupations.txt",
            need: Need::Should,
        },
        Table {
            stems: &["skills"],
            published: "Skills.txt",
            need: Need::Should,
        },
        Table {
            stems: &["knowledge"],
            published: "Knowledge.txt",
            need: Need::Should,
        },
        Table {
            stems: &["sample_of_reported_titles", "reported_titles"],
            published: "Sample of Reported Titles.txt",
            need: Need::May,
        },
        Table {
            stems: &["alternate_titles"],
            published: "Alternate Titles.txt",
            need: Need::May,
        },
        Table {
            stems: &["education_training_and_experience", "experience"],
            published: "Education, Training, and Experience.txt",
            need: Need::May,
        },
    ],
    signs: &[
        &[OCCUPATIONS, JOB_ZONES],
        &[OCCUPATIONS, RELATED],
        &[JOB_ZONES, RELATED],
    ],
    read,
};

const OCCUPATIONS: usize = 0;
const JOB_ZONES: usize = 1;
const RELATED: usize = 2;
const SKILLS: usize = 3;
const KNOWLEDGE: usize = 4;
const REPORTED_TITLES: usize = 5;
const ALTERNATE_TITLES: usize = 6;
const EXPERIENCE: usize = 7;

/// The heading of the column that tells the occupation.
const CODE: &[&str] = &["O*NET-SOC Code", "code"];

/// What is said where a code is not known.
const OCCUPATION: &str = "code of an occupation";

const TITLE: &str = "O*NET";
const DESCRIPTION: &str = "Occupations, related occupations, skills and knowledge of O*NET. Advancements \
    and lateral moves are derived from related occupations and job zones.";
const CITATION: &str = "Includes information from the O*NET Database by the U.S. Department of Labor, \
    Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a \
    trademark of USDOL/ETA. The tables were reduced and transitions were derived; USDOL/ETA has not \
    approved, endorsed, or tested these modifications.";
const LICENSE: &str = "CC BY 4.0";

/// An occupation; a role where it has a job zone.
struct Occupation {
    code: String,
    title: Spanned<Name>,
    code_span: Span,
    summary: Option<Spanned<Name>>,
    zone: Option<Spanned<u16>>,
    /// The id and the title of the role.
    role: Option<Known>,
    /// What one of them is called, where the title names several.
    one: Option<Spanned<Name>>,
}

impl Occupation {
    /// Whether it leads others.
    fn leads(&self) -> bool {
        self.code.starts_with("11-") || self.title.value.starts_with("First-Line Supervisors")
    }

    /// Where it stands among others; none where it is no role.
    fn rank(&self) -> Option<(u16, bool)> {
        Some((self.zone?.value, self.leads()))
    }

    /// What a file says about the role, before anything else is said: which one it is.
    fn entry(&self, span: Span) -> Option<RoleEntry> {
        let role = self.role.as_ref()?;
        let id = Spanned::new(RoleId::new(role.id.clone()), span);
        Some(RoleEntry::new(id, Spanned::new(role.title.clone(), span)))
    }
}

/// All occupations, in the order of their file.
struct Occupations {
    list: Vec<Occupation>,
    by_code: HashMap<String, usize>,
    /// The names of the roles.
    names: Names,
}

impl Occupations {
    /// The position of the occupation with a code; a row with an unknown one is left out.
    fn find(&self, source: SourceId, code: &Cell<'_>, report: &mut Report) -> Option<usize> {
        let known = self.by_code.get(code.text.as_ref()).copied();
        if known.is_none() {
            let reason = Reason::Unknown(OCCUPATION);
            report.leave_out(source, code.span, reason, &code.text);
        }
        known
    }
}

fn read(tables: &Tables<'_>, report: &mut Report) -> Vec<GraphDocument> {
    let mut documents = Vec::new();
    let Some((mut occupations, source)) = read_occupations(tables, report) else {
        return documents;
    };
    let zones = read_zones(tables, &mut occupations, report);
    occupations.name_roles();
    occupations.name_one();
    documents.push(occupations.document(source));
    documents.extend(zones.map(|source| occupations.zones_document(source)));
    documents.extend(related::read(tables, &occupations, report));
    documents.extend(ratings::read(tables, &occupations, report));
    documents.extend(titles::read(tables, &mut occupations, report));
    documents.extend(experience::read(tables, &occupations, report));
    occupations.names.report(source, "occupations", report);
    documents
}

static OCCUPATION_COLUMNS: [Column; 3] =
    [needed(CODE), needed(&["Title"]), optional(&["Description"])];

fn read_occupations(tables: &Tables<'_>, report: &mut Report) -> Option<(Occupations, SourceId)> {
    let sheet = Sheet::open(tables.get(OCCUPATIONS)?, &OCCUPATION_COLUMNS, report)?;
    let source = sheet.source;
    let mut occupations = Occupations {
        list: Vec::new(),
        by_code: HashMap::new(),
        names: Names::default(),
    };
    sheet.each_row(report, |[code, title, description], report| {
        let at = occupations.list.len();
        if at == MOST_THINGS {
            let reason = Reason::TooMany("occupations", MOST_THINGS);
            return report.leave_out(source, code.span, reason, "");
        }
        let known = *occupations
            .by_code
            .entry(code.text.to_string())
            .or_insert(at);
        if known != at {
            return report.leave_out(source, code.span, Reason::Again, &code.text);
        }
        occupations.list.push(Occupation {
            code: code.text.into_owned(),
            title: Spanned::new(title.text.as_ref().into(), title.span),
            code_span: code.span,
            summary: description.said(),
            zone: None,
            role: None,
            one: None,
        });
    });
    Some((occupations, source))
}

static ZONE_COLUMNS: [Column; 2] = [needed(CODE), needed(&["Job Zone"])];

/// Gives the occupations their job zones.
fn read_zones(
    tables: &Tables<'_>,
    occupations: &mut Occupations,
    report: &mut Report,
) -> Option<SourceId> {
    let sheet = Sheet::open(tables.get(JOB_ZONES)?, &ZONE_COLUMNS, report)?;
    let source = sheet.source;
    sheet.each_row(report, |[code, zone], report| {
        let Some(at) = occupations.find(source, &code, report) else {
            return;
        };
        let number = zone.text.parse().ok().filter(|zone| (1..=5).contains(zone));
        let Some(number) = number else {
            let reason = Reason::NotA("a job zone from 1 to 5");
            return report.leave_out(source, zone.span, reason, &zone.text);
        };
        let known = &mut occupations.list[at].zone;
        if known.is_some() {
            return report.leave_out(source, code.span, Reason::Again, &code.text);
        }
        *known = Some(Spanned::new(number, zone.span));
    });
    Some(source)
}

impl Occupations {
    /// Gives every occupation with a job zone its id.
    fn name_roles(&mut self) {
        for occupation in &mut self.list {
            if occupation.zone.is_some() {
                let title = &occupation.title;
                let known = self.names.take(&title.value, title.span, &occupation.code);
                occupation.role = Some(known);
            }
        }
    }

    /// What the file of occupations says.
    fn document(&self, source: SourceId) -> GraphDocument {
        let at = |text: &str| Some(Spanned::new(Name::from(text), Span::default()));
        let mut groups = Groups::of("soc");
        let mut roles = Vec::new();
        let mut leads = false;
        for occupation in &self.list {
            let Some(mut entry) = occupation.entry(occupation.code_span) else {
                continue;
            };
            let span = occupation.code_span;
            entry.title.span = occupation.title.span;
            let group = occupation.code.split('-').next().unwrap_or_default();
            let family = groups.family(group);
            entry.family = family.map(|family| Spanned::new(family, span));
            if occupation.leads() {
                entry.track = Some(Spanned::new("management".into(), span));
                leads = true;
            }
            entry.aliases.extend(occupation.one.clone());
            entry.about.summary.clone_from(&occupation.summary);
            let code = format!("onet:{}", occupation.code);
            entry.about.occupation_codes = vec![Spanned::new(code.into(), span)];
            roles.push(entry);
        }
        let track = Term {
            id: Spanned::new("management".into(), Span::default()),
            title: Spanned::new("Management".into(), Span::default()),
        };
        GraphDocument {
            source,
            title: at(TITLE),
            description: at(DESCRIPTION),
            citation: at(CITATION),
            license: at(LICENSE),
            scale: Some(Spanned::new(ratings::scale(), Span::default())),
            families: groups.terms(),
            tracks: leads.then_some(track).into_iter().collect(),
            roles,
            ..GraphDocument::default()
        }
    }

    /// What the file of job zones says.
    fn zones_document(&self, source: SourceId) -> GraphDocument {
        let roles = self.list.iter().filter_map(|occupation| {
            let zone = occupation.zone?;
            let mut entry = occupation.entry(zone.span)?;
            entry.level = Some(zone);
            Some(entry)
        });
        GraphDocument {
            source,
            roles: roles.collect(),
            ..GraphDocument::default()
        }
    }
}
