//! What occupations of ESCO ask for.

use std::collections::BTreeMap;

use hashbrown::HashSet;

use super::skills::Skills;
use super::{Occupations, RELATIONS};
use crate::diagnostic::Severity;
use crate::document::{Asked, AskedProficiency, GraphDocument, RequirementEntry};
use crate::input::dataset::Tables;
use crate::input::dataset::report::{Reason, Report};
use crate::input::dataset::sheet::{Cell, Column, Sheet, needed, optional};
use crate::model::{Importance, Name};
use crate::source::{SourceId, Spanned};

static COLUMNS: [Column; 6] = [
    needed(&["occupationUri", "occupation_id"]),
    optional(&["relationType", "relation"]),
    optional(&["skillUri", "skill_id"]),
    optional(&["skill"]),
    optional(&["skillType"]),
    optional(&["signalling_value"]),
];

/// Returns what the file of relations says. ESCO says no proficiency.
pub(super) fn read(
    tables: &Tables<'_>,
    occupations: &Occupations,
    skills: &mut Skills,
    report: &mut Report,
) -> Option<GraphDocument> {
    let sheet = Sheet::open(tables.get(RELATIONS)?, &COLUMNS, report)?;
    let source = sheet.source;
    let by_code = sheet.has(2);
    if !by_code && !sheet.has(3) {
        report.push(sheet.lacks(&["skillUri"]));
        return None;
    }
    if !sheet.has(1) {
        let mut finding = sheet.lacks(&["relationType"]);
        finding.severity = Severity::Note;
        report.push(finding.help("every skill counts as essential without it"));
    }
    let mut implied = Vec::new();
    let mut asked: BTreeMap<usize, Vec<RequirementEntry>> = BTreeMap::new();
    let mut seen: HashSet<(usize, Name)> = HashSet::new();
    sheet.each_row(report, |row, report| {
        let [occupation, relation, code, label, skill_type, signal] = row;
        let Some(&at) = occupations.by_code.get(occupation.text.as_ref()) else {
            let reason = Reason::Unknown("occupation");
            return report.leave_out(source, occupation.span, reason, &occupation.text);
        };
        let cell = if by_code { &code } else { &label };
        let name = if cell.is_empty() {
            return report.leave_out(source, cell.span, Reason::Empty("skillUri"), "");
        } else if by_code {
            skills.find(&code.text)
        } else {
            let (name, entry) = skills.find_label(&label, &skill_type);
            implied.extend(entry);
            Some(name)
        };
        let Some(name) = name else {
            // Without the file of skills nobody knows any, which has been said.
            if !skills.is_absent {
                report.leave_out(source, cell.span, Reason::Unknown("skill"), &cell.text);
            }
            return;
        };
        let importance = if sheet.has(1) {
            importance(source, &relation, &signal, report)
        } else {
            Some(Importance::ESSENTIAL)
        };
        let Some(importance) = importance else {
            return;
        };
        if !seen.insert((at, name.clone())) {
            return report.leave_out(source, cell.span, Reason::Again, &cell.text);
        }
        asked.entry(at).or_default().push(RequirementEntry {
            asked: Asked::Skill(name),
            span: cell.span,
            proficiency: Spanned::new(AskedProficiency::Unspecified, cell.span),
            importance,
            extra: None,
        });
    });
    let roles = asked.into_iter().map(|(at, requirements)| {
        let mut entry = occupations.list[at].entry(requirements[0].span);
        entry.requirements = requirements;
        entry
    });
    Some(GraphDocument {
        source,
        roles: roles.collect(),
        skills: implied,
        ..GraphDocument::default()
    })
}

/// How much a relation weighs. Additions to ESCO say it by a signal from 0 to 1 instead of by a word.
fn importance(
    source: SourceId,
    relation: &Cell<'_>,
    signal: &Cell<'_>,
    report: &mut Report,
) -> Option<Importance> {
    match &*relation.text {
        "essential" => return Some(Importance::ESSENTIAL),
        "optional" => return Some(Importance::OPTIONAL),
        _ => {}
    }
    let signal = signal.text.parse::<f64>().ok().filter(|_| relation.is_empty());
    match signal {
        Some(signal) if signal >= 1.0 => Some(Importance::ESSENTIAL),
        Some(_) => Some(Importance::OPTIONAL),
        None => {
            let reason = Reason::NotA("`essential` or `optional`");
            report.leave_out(source, relation.span, reason, &relation.text);
            None
        }
    }
}
