//! What changed of a role, a move or a skill since an old graph, in short notes.

mod in_short;
#[cfg(test)]
mod tests;

pub use in_short::role_in_short;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use super::Change;
use crate::diff::{
    AskDiff, Asked, FieldDiff, GraphField, MoveChange, MoveDiff, MoveField, RoleChange, RoleDiff,
    RoleField, SkillChange, SkillDiff, SkillField, TermDiff, Value,
};
use crate::graph::CareerGraph;
use crate::model::text::{escaped_line, looks_like};
use crate::model::{Name, RoleId, SkillId, name_key, title_from_id};

/// The titles of roles by their ids.
pub type RoleTitles<'g> = BTreeMap<&'g RoleId, &'g str>;

/// Returns the titles of the roles of an old and a new graph, as the new one has them where they are there.
pub fn role_titles([old, new]: [&CareerGraph; 2]) -> RoleTitles<'_> {
    let roles = old.roles().chain(new.roles());
    roles.map(|role| (role.id(), role.title())).collect()
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Note {
    /// Whether it is said or asked for now and was not before, or was and is not, or is another one.
    pub kind: Change,
    /// What it is, in short, without a mark.
    pub text: String,
}

impl Note {
    pub(super) fn added(text: impl Into<String>) -> Self {
        Self::new(Change::Added, text)
    }

    pub(super) fn removed(text: impl Into<String>) -> Self {
        Self::new(Change::Removed, text)
    }

    pub(super) fn changed(text: impl Into<String>) -> Self {
        Self::new(Change::Changed, text)
    }

    /// Returns a note of a kind.
    pub fn new(kind: Change, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { kind, text }
    }

    /// Returns the note behind its mark: "+ Testing 1", "~ level 2 to 3".
    pub fn marked(&self) -> String {
        match self.kind.mark() {
            Some(mark) => format!("{mark} {}", self.text),
            None => self.text.clone(),
        }
    }
}

/// "+ Testing 1", "– Writing 2", and without a mark "level 2 to 3".
impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind.mark().filter(|_| self.kind != Change::Changed) {
            Some(mark) => write!(f, "{mark} {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

/// Returns what changed of a role that is in both graphs, in short, the most important first.
pub fn notes_of_role(diff: &RoleDiff) -> Vec<Note> {
    let RoleChange::Changed { fields, asks } = &diff.change else {
        return Vec::new();
    };
    let is_stub = said_anew(fields, RoleField::Stub);
    let title = fields.iter().find(|diff| diff.field == RoleField::Title);
    if is_stub == Some(true) {
        return notes_of_stub(diff, title);
    }
    let was_stub = is_stub == Some(false);
    let told = fields.iter().filter(|one| {
        let is_title = one.field == RoleField::Title;
        let old_id = diff.old_id.as_ref().unwrap_or(&diff.id);
        !(is_title && was_stub && *text(one.old.as_ref()) == title_from_id(old_id.as_str()))
    });
    let mut told: Vec<_> = told.collect();
    // What else is said of a stub that is described comes with that.
    told.sort_by_key(|one| one.field != RoleField::Stub);
    let mut notes: Vec<_> = told.into_iter().filter_map(of_field).collect();
    if diff.old_id.is_some() && notes.is_empty() && asks.is_empty() {
        let id = diff.old_id.iter();
        notes.extend(id.map(|id| Note::changed(format!("id was {id}"))));
    }
    let mut asks: Vec<_> = asks.iter().map(of_ask).collect();
    asks.sort_by_key(|(order, _)| *order);
    notes.extend(asks.into_iter().map(|(_, note)| note));
    let names = Names {
        title: &diff.title,
        id: diff.id.as_str(),
        old_id: diff.old_id.as_ref().map(RoleId::as_str),
    };
    let is_rename = names.are_of_a_rename(fields, [RoleField::Title, RoleField::Aliases]);
    let told = fields
        .iter()
        .filter(|diff| !(is_rename && diff.field == RoleField::Aliases));
    notes.extend(told.filter_map(reworded));
    notes
}

/// Returns whether something is said now that was not, or was said and is not.
fn said_anew(fields: &[FieldDiff<RoleField>], field: RoleField) -> Option<bool> {
    let found = fields.iter().find(|diff| diff.field == field)?;
    Some(found.new.is_some())
}

/// Returns what changed of a role that became a stub: all that was said of it went with that.
fn notes_of_stub(diff: &RoleDiff, title: Option<&FieldDiff<RoleField>>) -> Vec<Note> {
    let mut notes = vec![Note::changed("no longer described, now a stub")];
    let is_made = *diff.title == title_from_id(diff.id.as_str());
    match (title, &diff.old_id) {
        (Some(title), _) if !is_made => notes.extend(of_field(title)),
        (_, Some(id)) => notes.push(Note::changed(format!("id was {id}"))),
        (_, None) => {}
    }
    notes
}

/// Returns what changed of a skill that is in both graphs, in short, the most important first.
pub fn notes_of_skill(diff: &SkillDiff) -> Vec<Note> {
    use SkillField as F;
    let SkillChange::Changed { fields } = &diff.change else {
        return Vec::new();
    };
    let names = Names {
        title: &diff.title,
        id: diff.id.as_str(),
        old_id: diff.old_id.as_ref().map(SkillId::as_str),
    };
    let is_rename = names.are_of_a_rename(fields, [F::Title, F::Aliases]);
    let mut notes = Vec::new();
    let has_title = fields.iter().any(|diff| diff.field == F::Title);
    if let Some(id) = names.old_id.filter(|_| !has_title) {
        notes.push(Note::changed(format!("renamed, id was {id}")));
    }
    let mut is_declared = false;
    for FieldDiff { field, old, new } in fields {
        let (old, new) = (old.as_ref(), new.as_ref());
        notes.push(match field {
            F::Broader => {
                notes.extend(of_broader(old, new));
                continue;
            }
            F::Title if diff.old_id.is_some() => {
                let Note { kind, text } = title_was(old, new);
                Note::new(kind, format!("renamed, {text}"))
            }
            F::Title => title_was(old, new),
            F::Undeclared if new.is_some() => Note::changed("no longer declared"),
            F::Undeclared => {
                is_declared = true;
                continue;
            }
            F::Kind => from_to("kind", old, new),
            F::Category => from_to("category", old, new),
            F::Aliases if is_rename => continue,
            F::Aliases => Note::changed("other names changed"),
            F::Description => Note::changed("description changed"),
        });
    }
    if is_declared && notes.is_empty() {
        notes.push(Note::changed("now declared"));
    }
    notes
}

/// Returns "+ part of containers", "– part of tools".
fn of_broader(old: Option<&Value>, new: Option<&Value>) -> Vec<Note> {
    let [old, new] = [old, new].map(|value| match value {
        Some(Value::List(ids)) => ids.iter().collect(),
        _ => BTreeSet::new(),
    });
    let part_of = |id: &&Name| format!("part of {id}");
    let came = new.difference(&old).map(|id| Note::added(part_of(id)));
    let went = old.difference(&new).map(|id| Note::removed(part_of(id)));
    came.chain(went).collect()
}

/// What a role or a skill is called, and was.
struct Names<'d> {
    title: &'d str,
    id: &'d str,
    old_id: Option<&'d str>,
}

impl Names<'_> {
    /// Returns whether it was renamed, and its other names differ in nothing but that it answers to what
    /// it was called before, and no longer has what it is called now among them.
    fn are_of_a_rename<F: PartialEq>(
        &self,
        fields: &[FieldDiff<F>],
        [title, aliases]: [F; 2],
    ) -> bool {
        let said = |field| fields.iter().find(|diff| diff.field == field);
        let old_title = said(title).map(|title| text(title.old.as_ref()));
        if old_title.is_none() && self.old_id.is_none() {
            return false;
        }
        let aliases = said(aliases);
        let old = aliases.and_then(|aliases| aliases.old.as_ref());
        let new = aliases.and_then(|aliases| aliases.new.as_ref());
        let [old, new] = [old, new].map(keys);
        let was = [
            old_title.unwrap_or(self.title),
            self.old_id.unwrap_or_default(),
        ];
        let [was, is] = [was, [self.title, self.id]].map(|names| names.map(name_key));
        let mut came = new.difference(&old);
        let mut went = old.difference(&new);
        came.all(|name| was.contains(name)) && went.all(|name| is.contains(name))
    }
}

/// Returns names as they are compared.
fn keys(names: Option<&Value>) -> BTreeSet<String> {
    match names {
        Some(Value::List(names)) => names.iter().map(|name| name_key(name)).collect(),
        _ => BTreeSet::new(),
    }
}

/// Returns what changed of a move that is in both graphs, in short. Where the move back came or went, that
/// tells of the way back.
pub fn notes_of_move(diff: &MoveDiff, back: Option<&MoveDiff>) -> Vec<Note> {
    let is_back = back.is_some_and(|back| !matches!(back.change, MoveChange::Changed { .. }));
    match &diff.change {
        MoveChange::Changed { fields } => fields
            .iter()
            .filter(|diff| !(is_back && diff.field == MoveField::WayBack))
            .map(of_move_field)
            .collect(),
        MoveChange::Added { .. } | MoveChange::Removed { .. } => Vec::new(),
    }
}

/// What somebody looks for first in a role: its place and its pay.
fn of_field(diff: &FieldDiff<RoleField>) -> Option<Note> {
    use RoleField as F;
    let name = match diff.field {
        F::Title => return Some(title_was(diff.old.as_ref(), diff.new.as_ref())),
        F::Stub => return Some(Note::changed("now described")),
        F::Terminal if diff.new.is_some() => return Some(Note::changed("now a summit")),
        F::Terminal => return Some(Note::changed("no longer a summit")),
        F::Level => "level",
        F::Years => "years",
        F::Family => "family",
        F::Track => "track",
        F::Salary => "salary",
        _ => return None,
    };
    Some(from_to(name, diff.old.as_ref(), diff.new.as_ref()))
}

/// What is said in prose and in lists, of which a box has no room for more than that it changed.
fn reworded(diff: &FieldDiff<RoleField>) -> Option<Note> {
    use RoleField as F;
    let name = match diff.field {
        F::Aliases => "other names",
        F::Summary => "summary",
        F::MinimumEducation => "minimum education",
        F::PreferredEducation => "preferred education",
        F::EducationFields => "fields of education",
        F::Responsibilities => "responsibilities",
        F::SecondaryResponsibilities => "secondary responsibilities",
        F::PreferredExperience => "preferred experience",
        F::OutsideEntries => "entries from outside",
        F::Notes => "notes",
        F::Tags => "tags",
        F::OccupationCodes => "occupation codes",
        _ => return None,
    };
    Some(Note::changed(format!("{name} changed")))
}

/// Returns what became of something that a graph says of itself, without its name. Of a long text or of
/// several ones it is told in one word.
pub fn note_of_graph(diff: &FieldDiff<GraphField>) -> Note {
    let (old, new) = (diff.old.as_ref(), diff.new.as_ref());
    let mut note = between(old, new);
    let is_short = matches!(diff.field, GraphField::Title | GraphField::License);
    let is_list = |value| matches!(value, Some(&Value::List(_)));
    if !is_short || is_list(old) || is_list(new) {
        note.text.clear();
    }
    note
}

/// Returns what became of the declaration of a family or a track, whose title is told besides.
pub fn note_of_term(diff: &TermDiff) -> Note {
    match (&diff.old, &diff.new) {
        (None, _) => Note::added(""),
        (_, None) => Note::removed(""),
        (Some(old), Some(new)) => {
            let [old, new] = [old, new].map(|title| Value::Text(title.clone()));
            title_was(Some(&old), Some(&new))
        }
    }
}

/// Returns "level 3 to 4", "+ level 4", "– level 3".
fn from_to(name: &str, old: Option<&Value>, new: Option<&Value>) -> Note {
    let Note { kind, text } = between(old, new);
    Note::new(kind, format!("{name} {text}"))
}

/// Returns "3 to 4", "+ 4", "– 3".
fn between(old: Option<&Value>, new: Option<&Value>) -> Note {
    match (old, new) {
        (None, new) => Note::added(text(new)),
        (old, None) => Note::removed(text(old)),
        (old, new) => Note::changed(match text_alike(old, new) {
            None => format!("{} to {}", text(old), text(new)),
            Some([old, new]) => format!("{old} to {new} {OTHER_CHARACTERS}"),
        }),
    }
}

/// Returns "title was Engineer", and of titles that look the same both.
fn title_was(old: Option<&Value>, new: Option<&Value>) -> Note {
    match text_alike(old, new) {
        None => Note::changed(format!("title was {}", text(old))),
        Some(_) => from_to("title", old, new),
    }
}

/// What is said of two texts that look the same.
const OTHER_CHARACTERS: &str = "(written in other characters)";

/// Returns two texts that look the same, where they do, with what nobody sees in them written out.
fn text_alike<'v>(old: Option<&'v Value>, new: Option<&'v Value>) -> Option<[Cow<'v, str>; 2]> {
    let texts = [text(old), text(new)];
    looks_like(texts[0], texts[1]).then(|| texts.map(escaped_line))
}

fn text(value: Option<&Value>) -> &str {
    match value {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// Returns what became of a requirement, and its place: raised, lowered, added, removed ones.
fn of_ask(diff: &AskDiff) -> (u8, Note) {
    let AskDiff {
        title,
        old_step,
        new_step,
        ..
    } = diff;
    let (old, new) = match (diff.old, diff.new) {
        (None, None) => return (2, Note::added(title)),
        (None, Some(new)) => return (2, Note::added(in_words(title, new, new_step.as_deref()))),
        (Some(old), None) => return (3, Note::removed(in_words(title, old, old_step.as_deref()))),
        (Some(old), Some(new)) => (old, new),
    };
    let (order, step) = of_step(diff, old, new);
    let note = match (step, of_weight(old, new)) {
        (Some(step), Some(weight)) => format!("{step}, {weight}"),
        (Some(step), None) => step,
        (None, weight) => format!("{title} {}", weight.unwrap_or_default()),
    };
    (order, Note::changed(note))
}

/// Returns "Testing 2 optional", as far as it is specified.
fn in_words(title: &str, asked: Asked, step: Option<&str>) -> String {
    let parts = std::iter::once(title.to_owned()).chain(asked.step(step));
    let parts = parts.chain(asked.importance_in_words());
    parts.collect::<Vec<_>>().join(" ")
}

/// Returns "Testing raised 1 to 2", where the step changed, and the place of a requirement.
fn of_step(diff: &AskDiff, old: Asked, new: Asked) -> (u8, Option<String>) {
    let title = &diff.title;
    let steps = [(old, &diff.old_step), (new, &diff.new_step)];
    let [before, after] = steps.map(|(asked, name)| {
        let step = asked.step(name.as_deref());
        step.unwrap_or_else(|| "any".to_owned())
    });
    // A step that has another name, and nothing besides, is the same one.
    let is_other = old.proficiency != new.proficiency || old == new;
    match old.needed().cmp(&new.needed()) {
        Ordering::Less => (0, Some(format!("{title} raised {before} to {after}"))),
        Ordering::Greater => (1, Some(format!("{title} lowered {before} to {after}"))),
        Ordering::Equal if is_other && before != after => {
            (0, Some(format!("{title} {before} to {after}")))
        }
        Ordering::Equal => (0, None),
    }
}

/// Returns "now optional", where the importance changed.
fn of_weight(old: Asked, new: Asked) -> Option<String> {
    if old.importance == new.importance {
        return None;
    }
    let [was, is] = [old, new].map(|asked| asked.importance);
    Some(match (was.is_essential(), is.is_essential()) {
        (false, true) => "now essential".to_owned(),
        (true, false) => "now optional".to_owned(),
        _ => format!("weight {} to {}", was.weight(), is.weight()),
    })
}

/// Returns what changed of a move that is drawn with others of its pair: whether it is the one back, and how
/// that differs else.
pub(super) fn of_move(diff: &MoveDiff, is_back: bool, other: Option<&MoveDiff>) -> Vec<Note> {
    let kind = diff.key.kind;
    let back = if is_back { " back" } else { "" };
    match &diff.change {
        MoveChange::Added { .. } => vec![Note::added(format!("{kind}{back}"))],
        MoveChange::Removed { .. } => vec![Note::removed(format!("{kind}{back}"))],
        MoveChange::Changed { .. } => notes_of_move(diff, other),
    }
}

fn of_move_field(diff: &FieldDiff<MoveField>) -> Note {
    use MoveField as F;
    let name = match diff.field {
        F::Basis => "basis",
        F::Years => "years",
        F::People => "people",
        F::Period => "period",
        F::MedianYears => "median years",
        F::WayBack if diff.new.is_some() => return Note::changed("can now be walked back"),
        F::WayBack => return Note::changed("can no longer be walked back"),
        F::Qualifiers => return Note::changed("conditions changed"),
        F::Notes => return Note::changed("notes changed"),
    };
    from_to(name, diff.old.as_ref(), diff.new.as_ref())
}
