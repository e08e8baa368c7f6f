//! Tables of skills, matrices of skills and roles, and lists of requirements.

use hashbrown::HashSet;

use super::Reader;
use super::columns::Column;
use super::lists;
use super::role_columns::Of;
use super::roles::{listed_names, requirement};
use super::sentences;
use super::values::{self, Asked, Problem};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    Asked as Wanted, AskedProficiency, Choice, RequirementEntry, RequirementExtra, RoleEntry,
    SkillEntry,
};
use crate::model::text::shortened;
use crate::model::{Importance, Name, RoleId, SkillId, SkillKind, name_key};
use crate::source::{Span, Spanned};

/// A choice, and what it is called.
type NamedChoice = (Option<Name>, Box<Choice>);

impl Reader<'_, '_> {
    /// A catalogue of skills, or a matrix where columns are roles.
    pub(super) fn skills(&mut self, rows: &[usize]) {
        let roles = self.role_columns(rows);
        let columns: Vec<usize> = roles.iter().map(|of| of.index).collect();
        let mut unit = 1.0;
        if roles.is_empty() {
            self.report_weights();
        } else {
            self.warn_of_ranks(rows);
            unit = self.unit_of_weights(rows);
        }
        let rows = &self.without_attributes(rows, &columns);
        self.tell_bits(rows, &columns);
        let (mut section, mut sections) = (None, Vec::new());
        let mut alternatives: Vec<SkillEntry> = Vec::new();
        // A row that says no more of a skill than another one does says nothing.
        let mut plain: HashSet<(SkillId, Name)> = HashSet::new();
        for (at, &row) in rows.iter().enumerate() {
            if self.is_hopeless() {
                break;
            }
            if let Some(name) = self.section(row, !roles.is_empty()) {
                if rows.get(at + 1).is_none() {
                    self.report(Code::LeftOut, name.span, "no role asks for this: left out");
                    continue;
                }
                sections.push(name.clone());
                section = Some(name);
                continue;
            }
            let Some(skill) = self.skill_of_row(row) else {
                continue;
            };
            let Ok(choice) = self.choice(&skill) else {
                continue;
            };
            if let Some((_, choice)) = &choice {
                // The category is that of the choice, and not of what it chooses from.
                let of = choice.of.iter().cloned();
                alternatives.extend(of.filter_map(|one| self.plain_skill(one)));
            } else {
                let entry = self.skill_entry(row, &skill, section.as_ref());
                let is_new = |entry: &SkillEntry| {
                    let named = SkillEntry::new(entry.id.clone(), entry.title.clone());
                    let name = || (entry.id.value.clone(), entry.title.value.clone());
                    *entry != named || plain.insert(name())
                };
                self.document.skills.extend(entry.filter(is_new));
            }
            let weight = self.weight_of_row(row, unit);
            let sentences = self.asked_in_sentences(row, &roles);
            for (of, said) in roles.iter().zip(sentences) {
                self.matrix_cell(row, (of, said), &skill, choice.as_ref(), weight);
            }
        }
        self.declare_alternatives(alternatives);
        if let Some(first) = sections.first() {
            let names = listed_names(&sections);
            let message = format!(
                "rows with nothing but a name are read as categories of those below: {names}"
            );
            self.report(Code::RowsAsCategories, first.span, message);
        }
    }

    /// Declares the skills that only a choice names, each once.
    fn declare_alternatives(&mut self, alternatives: Vec<SkillEntry>) {
        let declared = self
            .document
            .skills
            .iter()
            .map(|skill| skill.id.value.clone());
        let mut declared: HashSet<SkillId> = declared.collect();
        for skill in alternatives {
            if declared.insert(skill.id.value.clone()) {
                self.document.skills.push(skill);
            }
        }
    }

    /// The name of a row that has nothing else, where the table has roles.
    fn section(&mut self, row: usize, is_matrix: bool) -> Option<Spanned<Name>> {
        let is_plain = is_matrix && self.column(Column::Category).is_none();
        let is_section = is_plain && self.grid.is_alone(row);
        is_section.then(|| self.name(row, Column::Skill)).flatten()
    }

    fn skill_of_row(&mut self, row: usize) -> Option<Spanned<Name>> {
        let columns = [Column::Skill, Column::Title, Column::Name];
        let skill = columns.iter().find_map(|column| self.name(row, *column));
        let is_number = |name: &Name| name.chars().all(|c| c.is_ascii_digit() || c == '.');
        if let Some(number) = skill.as_ref().filter(|name| is_number(&name.value)) {
            let message = format!(
                "`{}` is not the name of a skill: the row is left out",
                number.value
            );
            self.report(Code::LeftOut, number.span, message);
            return None;
        }
        if skill.is_none() {
            let span = self.grid.cell(row, 0).span;
            let finding = Diagnostic::new(
                Code::MissingKey,
                self.place(span),
                "this row names no skill",
            );
            self.findings
                .push(finding.help("write its name, or remove the row"));
        }
        skill
    }

    /// What the table says of the skill of a row; nothing for a choice, and where it says nothing.
    fn skill_entry(
        &mut self,
        row: usize,
        skill: &Spanned<Name>,
        section: Option<&Spanned<Name>>,
    ) -> Option<SkillEntry> {
        // Skills are called what they are called: `scikit-learn` is not "Scikit Learn".
        let mut title = skill.value.clone();
        let Some(mut id) = self.names.id(&skill.value) else {
            let message = format!("no id can be made from `{}`", shortened(&skill.value));
            self.report(Code::BadValue, skill.span, message);
            return None;
        };
        let mut aliases = self.list(row, Column::Aliases);
        if let Some(given) = self.text(row, Column::Id) {
            id = self.names.id(&given.value).unwrap_or(id);
        }
        let given = self
            .name(row, Column::Title)
            .or_else(|| self.name(row, Column::Name));
        if let Some(given) = given.filter(|given| given.span != skill.span) {
            title = given.value;
            if name_key(&skill.value) != name_key(&id) {
                aliases.push(skill.clone());
            }
        }
        let category = self.category_of(row).or_else(|| section.cloned());
        // The program's own matrices have the kind of a skill there that has no category.
        let is_own = self
            .column(Column::Category)
            .is_some_and(|column| self.grid.cell(self.top, column).text == "group");
        let of_group = category.as_ref().filter(|_| is_own).and_then(|category| {
            let mut kinds = SkillKind::NAMES.iter();
            let (kind, _) = kinds.find(|(_, name)| *name == &*category.value)?;
            Some(Spanned::new(*kind, category.span))
        });
        let category = category.filter(|_| of_group.is_none());
        Some(SkillEntry {
            id: Spanned::new(SkillId::new(id), skill.span),
            title: Spanned::new(title, skill.span),
            aliases,
            kind: self.value(row, Column::Kind, skill_kind).or(of_group),
            category,
            broader: self.list(row, Column::Broader),
            description: self.text(row, Column::Description),
            ambiguous: false,
        })
    }

    /// The category of a row. Where its column stands before the names, the cells of a category are often merged, and
    /// all but the first are empty.
    fn category_of(&mut self, row: usize) -> Option<Spanned<Name>> {
        let names = [Column::Skill, Column::Title, Column::Name];
        let first = names.iter().filter_map(|column| self.column(*column)).min();
        if self.column(Column::Category) < first {
            self.text_or_above(row, Column::Category)
        } else {
            self.name(row, Column::Category)
        }
    }

    /// A skill of which the table has nothing but the name.
    fn plain_skill(&mut self, name: Spanned<Name>) -> Option<SkillEntry> {
        let id = self.names.id(&name.value)?;
        let id = Spanned::new(SkillId::new(id), name.span);
        Some(SkillEntry::new(id, name))
    }

    fn matrix_cell(
        &mut self,
        row: usize,
        (of, said): (&Of, Option<Asked>),
        skill: &Spanned<Name>,
        choice: Option<&NamedChoice>,
        weight_of_row: Option<Importance>,
    ) {
        let cell = self.grid.cell(row, of.index);
        let in_words = said.is_some() && sentences::asked(&cell.text).is_none();
        let asked = said.or_else(|| self.asked(&cell));
        let Some(Asked::Yes(proficiency, weight)) = asked else {
            return;
        };
        let importance = weight.or(of.weight).or(weight_of_row);
        let importance = importance.unwrap_or(Importance::ESSENTIAL);
        let at = Spanned::new(skill.value.clone(), cell.span);
        let mut entry = requirement(at, proficiency, cell.span, importance);
        choose(&mut entry, choice);
        if in_words {
            sentences::keep_sentence(&mut entry, &cell);
        }
        if values::is_inferred(&cell.text) {
            entry.extra.get_or_insert_default().inferred = true;
        }
        self.document.roles[of.role].requirements.push(entry);
    }

    /// The choice that a name is, where it is one; an error where it is one that cannot be met, which has been
    /// reported.
    pub(super) fn choice(&mut self, skill: &Spanned<Name>) -> Result<Option<NamedChoice>, ()> {
        let read = lists::choice(&skill.value, skill.span);
        let choice = self.or_report(read, skill.span).ok_or(())?;
        let named = choice.map(|(label, choice)| {
            let label = label.map(|label| self.names.get(label));
            (label, Box::new(choice))
        });
        Ok(named)
    }

    /// A list of requirements: a row for each role and skill.
    pub(super) fn requirements(&mut self, rows: &[usize]) {
        self.report_unknown(rows);
        let above = self.role_above();
        if self.column(Column::Role).is_none() && above.is_none() {
            let span = self.grid.cell(self.top, 0).span;
            let message = "this list of requirements has no column for the role";
            let finding = Diagnostic::new(Code::MissingKey, self.place(span), message);
            self.findings
                .push(finding.help("call the column with the roles `role`, or write `Role: ` and its title into the row above"));
            return;
        }
        self.warn_of_ranks(rows);
        let unit = self.unit_of_weights(rows);
        let mut declared: HashSet<Name> = HashSet::new();
        let mut listed = Vec::new();
        for &row in rows {
            if self.is_hopeless() {
                break;
            }
            let Some(role) = above.or_else(|| self.role_of_row(row)) else {
                continue;
            };
            let Some(skill) = self.skill_of_row(row) else {
                continue;
            };
            listed.push((row, role));
            let cell = self.cell(row, Column::Proficiency);
            let asked = if cell.is_empty() {
                Some(Asked::Yes(AskedProficiency::Unspecified, None))
            } else {
                self.asked(&cell)
            };
            let importance = self.weight_of_row(row, unit);
            let has_category = [Column::Category, Column::Kind]
                .iter()
                .any(|column| self.column(*column).is_some());
            if has_category && declared.insert(skill.value.clone()) {
                let entry = self.skill_entry(row, &skill, None);
                self.document.skills.extend(entry);
            }
            if let Some(Asked::Yes(proficiency, weight)) = asked {
                let importance = importance.or(weight).unwrap_or(Importance::ESSENTIAL);
                let Ok(choice) = self.choice(&skill) else {
                    continue;
                };
                let mut entry = requirement(skill, proficiency, cell.span, importance);
                choose(&mut entry, choice.as_ref());
                let said = [Column::Evidence, Column::Notes].map(|column| self.text(row, column));
                for evidence in said.into_iter().flatten() {
                    entry
                        .extra
                        .get_or_insert_default()
                        .evidence
                        .push(evidence.value);
                }
                self.document.roles[role].requirements.push(entry);
            }
        }
        self.levels_of_listed(&listed);
    }

    /// The role of a row among those of the document, which gets it where it has it not.
    fn role_of_row(&mut self, row: usize) -> Option<usize> {
        let Some(role) = self.text_or_above(row, Column::Role) else {
            let span = self.grid.cell(row, 0).span;
            let finding =
                Diagnostic::new(Code::MissingKey, self.place(span), "this row names no role");
            self.findings
                .push(finding.help("repeat the role in every row that is about it"));
            return None;
        };
        let Some((id, title)) = self.names.of_role(&role.value) else {
            let message = format!("no id can be made from `{}`", shortened(&role.value));
            self.report(Code::BadValue, role.span, message);
            return None;
        };
        Some(self.described(id, title, role.span))
    }

    /// The place among the roles of the document of one that the table describes in part.
    pub(super) fn described(&mut self, id: Name, title: Name, at: Span) -> usize {
        let roles = &mut self.document.roles;
        *self.described.entry(id.clone()).or_insert_with(|| {
            let id = Spanned::new(RoleId::new(id), at);
            roles.push(RoleEntry::new(id, Spanned::new(title, at)));
            roles.len() - 1
        })
    }
}

/// Makes a requirement ask for a choice.
pub(super) fn choose(entry: &mut RequirementEntry, choice: Option<&NamedChoice>) {
    if let Some((label, choice)) = choice {
        entry.asked = Wanted::AnyOf(choice.clone());
        let extra = RequirementExtra {
            label: label.clone(),
            ..RequirementExtra::default()
        };
        entry.extra = (extra != RequirementExtra::default()).then(|| Box::new(extra));
    }
}

pub(super) fn skill_kind(text: &str) -> Result<SkillKind, Problem> {
    let key = name_key(text);
    let key = key.trim_end_matches(" skill").trim_end_matches(" skills");
    let found = SkillKind::NAMES.iter().find(|(_, name)| *name == key);
    let kind = found.map(|(kind, _)| *kind).or(match key {
        "hard" | "tool" | "tools" | "technology" | "functional" | "software" | "digital" => {
            Some(SkillKind::Technical)
        }
        "behavioural" | "behavioral" | "personal" | "interpersonal" | "people" => {
            Some(SkillKind::Soft)
        }
        "domain" | "theoretical" => Some(SkillKind::Knowledge),
        "languages" => Some(SkillKind::Language),
        _ => None,
    });
    kind.ok_or_else(|| Problem {
        message: format!("`{}` is not a kind of skill", shortened(text)),
        help: "write `technical`, `soft`, `knowledge`, `language` or `other`",
    })
}
