//! Skills of ESCO, their kinds and what they are part of.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::{ALT_LABELS, DESCRIPTION, HIERARCHY, ID, LABEL, SKILL_GROUPS, URI};
use super::{each_label, last_part, register};
use crate::document::{GraphDocument, SkillEntry};
use crate::input::dataset::Tables;
use crate::input::dataset::names::{Claims, Names};
use crate::input::dataset::report::{MOST_THINGS, Reason, Report};
use crate::input::dataset::sheet::{Cell, Column, Sheet, heading_key, needed, optional};
use crate::model::{Name, SkillId, SkillKind, name_key};
use crate::source::{SourceId, Spanned};

/// All skills, in the order of their file.
#[derive(Default)]
pub(super) struct Skills {
    source: SourceId,
    list: Vec<SkillEntry>,
    /// Positions by address and by id.
    by_code: HashMap<String, usize>,
    /// Ids by label and alternative label, the first where several have it.
    by_label: HashMap<String, Name>,
    names: Names,
    /// Whether there is no file of skills.
    pub(super) is_absent: bool,
    /// What the file of the hierarchy says.
    hierarchy: Option<GraphDocument>,
}

static COLUMNS: [Column; 7] = [
    optional(URI),
    optional(ID),
    needed(LABEL),
    optional(&["skillType"]),
    optional(&["reuseLevel"]),
    optional(ALT_LABELS),
    optional(DESCRIPTION),
];

/// What sort of skill a type and a level of reuse tell.
pub(super) fn kind(skill_type: &str, reuse_level: &str) -> Option<SkillKind> {
    match skill_type {
        "knowledge" => Some(SkillKind::Knowledge),
        "language" | "languages" => Some(SkillKind::Language),
        "attitude" | "attitudes" => Some(SkillKind::Soft),
        "skill/competence" | "skill" if reuse_level == "transversal" => Some(SkillKind::Soft),
        "skill/competence" | "skill" => Some(SkillKind::Technical),
        _ => None,
    }
}

impl Skills {
    /// Reads the files of skills, of their groups and of their hierarchy.
    pub(super) fn read(tables: &Tables<'_>, report: &mut Report) -> Self {
        let mut skills = Self::default();
        let table = tables.get(super::SKILLS);
        match table.and_then(|table| Sheet::open(table, &COLUMNS, report)) {
            Some(sheet) => skills.read_list(&sheet, report),
            None => skills.is_absent = true,
        }
        skills.hierarchy = skills.read_hierarchy(tables, report);
        skills
    }

    fn read_list(&mut self, sheet: &Sheet<'_, 7>, report: &mut Report) {
        self.source = sheet.source;
        let mut claims = Claims::default();
        sheet.each_row(report, |row, report| {
            let [uri, id, label, skill_type, reuse, alternatives, description] = row;
            let at = self.list.len();
            if at == MOST_THINGS {
                let reason = Reason::TooMany("skills", MOST_THINGS);
                return report.leave_out(self.source, label.span, reason, "");
            }
            let codes = [&id, &uri];
            let Some(code) = register(&mut self.by_code, at, self.source, codes, report) else {
                return;
            };
            for name in each_label(&alternatives) {
                claims.add(at, name, self.source, report);
            }
            let kind = kind(&skill_type.text, &reuse.text);
            let kind = kind.map(|kind| Spanned::new(kind, skill_type.span));
            let mut entry = self.entry(&label, kind, &skill_type.text, last_part(&code.value));
            entry.description = description.said();
            self.list.push(entry);
        });
        for (at, name) in claims.settle(&mut self.names) {
            let id = self.list[at].id.value.as_name().clone();
            self.by_label.entry(name_key(&name.value)).or_insert(id);
            self.list[at].aliases.push(name);
        }
    }

    /// A skill of a label, under which it is found from now on.
    fn entry(
        &mut self,
        label: &Cell<'_>,
        kind: Option<Spanned<SkillKind>>,
        skill_type: &str,
        code: &str,
    ) -> SkillEntry {
        let title: Name = label.text.as_ref().into();
        // The kind reads better than a code, and tells most pairs apart.
        let apart = if skill_type.is_empty() {
            code
        } else {
            skill_type
        };
        let known = self.names.take(&title, label.span, apart);
        let first = self.by_label.entry(name_key(&title));
        first.or_insert_with(|| known.id.clone());
        let id = Spanned::new(SkillId::new(known.id), label.span);
        let mut entry = SkillEntry::new(id, Spanned::new(known.title, label.span));
        entry.kind = kind;
        entry
    }

    /// The name of the skill with a code.
    pub(super) fn find(&self, code: &str) -> Option<Name> {
        let at = *self.by_code.get(code)?;
        Some(self.list[at].id.value.as_name().clone())
    }

    /// The name of the skill with a label, and what a file says that is the first to mention it.
    pub(super) fn find_label(
        &mut self,
        label: &Cell<'_>,
        skill_type: &Cell<'_>,
    ) -> (Name, Option<SkillEntry>) {
        if let Some(known) = self.by_label.get(&name_key(&label.text)) {
            return (known.clone(), None);
        }
        let kind = kind(&skill_type.text, "");
        let kind = kind.map(|kind| Spanned::new(kind, skill_type.span));
        let entry = self.entry(label, kind, &skill_type.text, "skill");
        (entry.id.value.as_name().clone(), Some(entry))
    }

    /// What the hierarchy says: skills that others are part of, and groups as categories.
    fn read_hierarchy(&self, tables: &Tables<'_>, report: &mut Report) -> Option<GraphDocument> {
        let groups = read_groups(tables, report);
        let sheet = Sheet::open(tables.get(HIERARCHY)?, &HIERARCHY_COLUMNS, report)?;
        let source = sheet.source;
        let mut entries: BTreeMap<usize, SkillEntry> = BTreeMap::new();
        sheet.each_row(
            report,
            |[child, child_type, parent, parent_type], report| {
                let is_group = |code: &Cell<'_>, what: &Cell<'_>| {
                    groups.contains_key(code.text.as_ref())
                        || heading_key(&what.text).contains("group")
                };
                let Some(&at) = self.by_code.get(child.text.as_ref()) else {
                    if !is_group(&child, &child_type) && !self.is_absent {
                        let reason = Reason::Unknown("skill");
                        report.leave_out(source, child.span, reason, &child.text);
                    }
                    return;
                };
                let skill = &self.list[at];
                let entry = || {
                    let id = Spanned::new(skill.id.value.clone(), child.span);
                    SkillEntry::new(id, Spanned::new(skill.title.value.clone(), child.span))
                };
                if let Some(broader) = self.find(&parent.text) {
                    let is_itself = *broader == *skill.id.value.as_str();
                    if is_itself {
                        let reason = Reason::NotA("another skill");
                        return report.leave_out(source, parent.span, reason, &parent.text);
                    }
                    let broader = Spanned::new(broader, parent.span);
                    entries
                        .entry(at)
                        .or_insert_with(entry)
                        .broader
                        .push(broader);
                } else if let Some(group) = groups.get(parent.text.as_ref()) {
                    let category = Spanned::new(group.clone(), parent.span);
                    let entry = entries.entry(at).or_insert_with(entry);
                    entry.category.get_or_insert(category);
                } else if !is_group(&parent, &parent_type) {
                    let reason = Reason::Unknown("skill or group");
                    report.leave_out(source, parent.span, reason, &parent.text);
                }
            },
        );
        Some(GraphDocument {
            source,
            skills: entries.into_values().collect(),
            ..GraphDocument::default()
        })
    }

    /// What the files say.
    pub(super) fn documents(self) -> impl Iterator<Item = GraphDocument> {
        let list = (!self.is_absent).then(|| GraphDocument {
            source: self.source,
            skills: self.list,
            ..GraphDocument::default()
        });
        list.into_iter().chain(self.hierarchy)
    }

    /// Says which skills have one label.
    pub(super) fn report(&mut self, report: &mut Report) {
        std::mem::take(&mut self.names).report(self.source, "skills", report);
    }
}

static HIERARCHY_COLUMNS: [Column; 4] = [
    needed(&["conceptUri", "child_id"]),
    optional(&["conceptType", "child_type", "childObjectType"]),
    needed(&["broaderUri", "parent_id"]),
    optional(&["broaderType", "parent_type", "parentObjectType"]),
];

static GROUP_COLUMNS: [Column; 3] = [optional(URI), optional(ID), needed(LABEL)];

/// The labels of the groups of skills by their addresses and ids.
fn read_groups(tables: &Tables<'_>, report: &mut Report) -> HashMap<String, Name> {
    let mut groups = HashMap::new();
    let table = tables.get(SKILL_GROUPS);
    let sheet = table.and_then(|table| Sheet::open(table, &GROUP_COLUMNS, report));
    if let Some(sheet) = sheet {
        sheet.each_row(report, |[uri, id, label], _| {
            let label = Name::from(label.text.as_ref());
            for code in [uri, id].into_iter().filter(|code| !code.is_empty()) {
                groups.insert(code.text.into_owned(), label.clone());
            }
        });
    }
    groups
}
