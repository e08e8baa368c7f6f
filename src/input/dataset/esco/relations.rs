//! What occupations of ESCO ask for.

use std::collections::BTreeMap;

use hashbrown::HashSet;

use super::skills::Skills;
use super::{Occupations, RELATIONS};
use crate::diagnostic::Severity;
use crate::document::{self, AskedProficiency, GraphDocument, RequirementEntry, SkillEntry};
use crate::input::dataset::Tables;
use crate::input::dataset::report::{MOST_THINGS, Reason, Report};
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

/// What is read of the relations so far.
struct Asked<'r> {
    source: SourceId,
    occupations: &'r Occupations,
    skills: &'r mut Skills,
    /// Whether skills are named by their codes, and not by their labels.
    by_code: bool,
    /// Whether it is said which skills are essential.
    says_relation: bool,
    requirements: BTreeMap<usize, Vec<RequirementEntry>>,
    seen: HashSet<(usize, Name)>,
    /// Skills that stand here only.
    implied: Vec<SkillEntry>,
}

/// Returns what the file of relations says. ESCO says no proficiency.
pub(super) fn read(
    tables: &Tables<'_>,
    occupations: &Occupations,
    skills: &mut Skills,
    report: &mut Report,
) -> Option<GraphDocument> {
    let sheet = Sheet::open(tables.get(RELATIONS)?, &COLUMNS, report)?;
    let mut asked = Asked {
        source: sheet.source,
        occupations,
        skills,
        by_code: sheet.has(2),
        says_relation: sheet.has(1),
        requirements: BTreeMap::new(),
        seen: HashSet::new(),
        implied: Vec::new(),
    };
    if !asked.by_code && !sheet.has(3) {
        report.push(sheet.lacks(&["skillUri"]));
        return None;
    }
    if !asked.says_relation {
        let message =
            "this table does not say which skills are essential, so all count as essential";
        let mut finding = sheet.incomplete(message);
        finding.severity = Severity::Note;
        report.push(finding.help("the column `relationType` says so"));
    }
    sheet.each_row(report, |row, report| asked.row(&row, report));
    let roles = asked.requirements.into_iter().map(|(at, requirements)| {
        let mut entry = occupations.list[at].entry(requirements[0].span);
        entry.requirements = requirements;
        entry
    });
    Some(GraphDocument {
        source: sheet.source,
        roles: roles.collect(),
        skills: asked.implied,
        ..GraphDocument::default()
    })
}

impl Asked<'_> {
    fn row(&mut self, row: &[Cell<'_>; 6], report: &mut Report) {
        let [occupation, relation, code, label, skill_type, signal] = row;
        let source = self.source;
        let Some(&at) = self.occupations.by_code.get(occupation.text.as_ref()) else {
            let reason = Reason::Unknown("occupation");
            return report.leave_out(source, occupation.span, reason, &occupation.text);
        };
        let skill = if self.by_code { code } else { label };
        if skill.is_empty() {
            return report.leave_out(source, skill.span, Reason::Empty("skillUri"), "");
        }
        let Some(name) = self.skill(skill, skill_type, report) else {
            return;
        };
        let importance = if self.says_relation {
            importance(source, relation, signal, report)
        } else {
            Some(Importance::ESSENTIAL)
        };
        let Some(importance) = importance else {
            return;
        };
        if !self.seen.insert((at, name.clone())) {
            return report.leave_out(source, skill.span, Reason::Again, &skill.text);
        }
        let requirement = RequirementEntry {
            asked: document::Asked::Skill(name),
            span: skill.span,
            proficiency: Spanned::new(AskedProficiency::Unspecified, skill.span),
            importance,
            extra: None,
        };
        self.requirements.entry(at).or_default().push(requirement);
    }

    /// The name of a skill, by its code or by its label.
    fn skill(
        &mut self,
        skill: &Cell<'_>,
        skill_type: &Cell<'_>,
        report: &mut Report,
    ) -> Option<Name> {
        if self.by_code {
            let name = self.skills.find(&skill.text);
            // Without the file of skills nobody knows any, which has been said.
            if name.is_none() && !self.skills.is_absent {
                let reason = Reason::Unknown("skill");
                report.leave_out(self.source, skill.span, reason, &skill.text);
            }
            return name;
        }
        if self.implied.len() == MOST_THINGS {
            let reason = Reason::TooMany("skills", MOST_THINGS);
            report.leave_out(self.source, skill.span, reason, "");
            return None;
        }
        let (name, entry) = self.skills.find_label(skill, skill_type);
        self.implied.extend(entry);
        Some(name)
    }
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
    let signal = signal
        .text
        .parse::<f64>()
        .ok()
        .filter(|_| relation.is_empty());
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
