//! What became of a role or a move since an old graph, in words.

use serde::Serialize;

use crate::diff::{
    AskDiff, FieldDiff, MoveChange, MoveDiff, MoveField, RoleChange, RoleDiff, RoleField, Value,
};

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone, and drawn as it was.
    Removed,
    /// It is another one than it was.
    Changed,
    /// Nothing.
    Unchanged,
}

impl Change {
    /// Every change with its name.
    pub const NAMES: [(Self, &'static str); 4] = [
        (Self::Added, "added"),
        (Self::Removed, "removed"),
        (Self::Changed, "changed"),
        (Self::Unchanged, "unchanged"),
    ];

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// Returns what became of a role that differs.
    pub fn of_role(change: &RoleChange) -> Self {
        match change {
            RoleChange::Added { .. } => Self::Added,
            RoleChange::Removed { .. } => Self::Removed,
            RoleChange::Changed { .. } => Self::Changed,
        }
    }

    /// Returns what became of a move that differs.
    pub fn of_move(change: &MoveChange) -> Self {
        match change {
            MoveChange::Added { .. } => Self::Added,
            MoveChange::Removed { .. } => Self::Removed,
            MoveChange::Changed { .. } => Self::Changed,
        }
    }

    /// Returns its mark, which tells it without colour; what is unchanged has none.
    pub fn mark(self) -> Option<&'static str> {
        match self {
            Self::Added => Some("+"),
            Self::Removed => Some("–"),
            Self::Changed => Some("~"),
            Self::Unchanged => None,
        }
    }
}

/// What became of a role or a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ChangeView {
    /// In one word.
    pub kind: Change,
    /// What changed, in short, the most important first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

impl ChangeView {
    pub(super) fn of(kind: Change) -> Self {
        let notes = Vec::new();
        Self { kind, notes }
    }

    pub(super) fn changed(notes: Vec<String>) -> Self {
        let kind = Change::Changed;
        Self { kind, notes }
    }

    /// Returns the notes, each with a mark: its own, or that of the whole.
    pub fn marked_notes(&self) -> Vec<String> {
        let mark = self.kind.mark().unwrap_or_default();
        let notes = self.notes.iter().map(|note| {
            if note.starts_with(['+', '–']) {
                note.clone()
            } else {
                format!("{mark} {note}")
            }
        });
        notes.collect()
    }

    /// Returns what became of a role.
    pub(super) fn of_role(diff: Option<&RoleDiff>) -> Self {
        Self {
            kind: diff.map_or(Change::Unchanged, |diff| Change::of_role(&diff.change)),
            notes: diff.map(notes_of_role).unwrap_or_default(),
        }
    }
}

/// Returns what changed of a role that is in both graphs, in short, the most important first.
pub fn notes_of_role(diff: &RoleDiff) -> Vec<String> {
    let RoleChange::Changed { fields, asks } = &diff.change else {
        return Vec::new();
    };
    let mut notes: Vec<_> = fields.iter().filter_map(of_field).collect();
    if diff.old_id.is_some() && notes.is_empty() && asks.is_empty() {
        notes.extend(diff.old_id.iter().map(|id| format!("id was {id}")));
    }
    let mut asks: Vec<_> = asks.iter().map(of_ask).collect();
    asks.sort_by_key(|(order, _)| *order);
    notes.extend(asks.into_iter().map(|(_, note)| note));
    notes.extend(fields.iter().filter_map(reworded));
    notes
}

/// Returns what changed of a move that is in both graphs, in short.
pub fn notes_of_move(diff: &MoveDiff) -> Vec<String> {
    match &diff.change {
        MoveChange::Changed { fields } => fields.iter().map(of_move_field).collect(),
        MoveChange::Added { .. } | MoveChange::Removed { .. } => Vec::new(),
    }
}

/// What somebody looks for first in a role: its place and its pay.
fn of_field(diff: &FieldDiff<RoleField>) -> Option<String> {
    use RoleField as F;
    let name = match diff.field {
        F::Title => return Some(format!("title was {}", text(diff.old.as_ref()))),
        F::Stub if diff.new.is_some() => return Some("no longer described".to_owned()),
        F::Stub => return Some("now described".to_owned()),
        F::Terminal if diff.new.is_some() => return Some("now a summit".to_owned()),
        F::Terminal => return Some("no longer a summit".to_owned()),
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
fn reworded(diff: &FieldDiff<RoleField>) -> Option<String> {
    use RoleField as F;
    let name = match diff.field {
        F::Aliases => "other names",
        F::Summary => "summary",
        F::Education => "education",
        F::Responsibilities => "responsibilities",
        F::SecondaryResponsibilities => "secondary responsibilities",
        F::PreferredExperience => "preferred experience",
        F::OutsideEntries => "entries from outside",
        F::Notes => "notes",
        F::Tags => "tags",
        F::OccupationCodes => "occupation codes",
        _ => return None,
    };
    Some(format!("{name} changed"))
}

/// Returns "level 3 to 4", "+ level 4", "– level 3".
fn from_to(name: &str, old: Option<&Value>, new: Option<&Value>) -> String {
    match (old, new) {
        (None, new) => format!("+ {name} {}", text(new)),
        (old, None) => format!("– {name} {}", text(old)),
        (old, new) => format!("{name} {} to {}", text(old), text(new)),
    }
}

fn text(value: Option<&Value>) -> &str {
    match value {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// Returns what became of a requirement, and its place: raised, lowered, added, removed ones.
fn of_ask(diff: &AskDiff) -> (u8, String) {
    let title = &diff.title;
    let step = |step: Option<u8>| step.map_or_else(|| "any".to_owned(), |step| step.to_string());
    let (old, new) = match (diff.old, diff.new) {
        (None, None) => return (2, format!("+ {title}")),
        (None, Some(new)) => {
            let step = new.proficiency.map(|step| step.to_string());
            let said: Vec<_> = step.into_iter().chain(new.importance_in_words()).collect();
            return (
                2,
                format!("+ {title} {}", said.join(" "))
                    .trim_end()
                    .to_owned(),
            );
        }
        (_, None) => return (3, format!("– {title}")),
        (Some(old), Some(new)) => (old, new),
    };
    let [before, after] = [old, new].map(|asked| step(asked.proficiency));
    let weight = (old.importance != new.importance).then(|| {
        let [was, is] = [old, new].map(|asked| asked.importance.is_essential());
        match (was, is) {
            (false, true) => "now essential".to_owned(),
            (true, false) => "now optional".to_owned(),
            _ => {
                let [was, is] = [old, new].map(|asked| asked.importance.weight());
                format!("weight {was} to {is}")
            }
        }
    });
    let (order, step) = match old.needed().cmp(&new.needed()) {
        std::cmp::Ordering::Less => (0, Some(format!("{title} raised {before} to {after}"))),
        std::cmp::Ordering::Greater => (1, Some(format!("{title} lowered {before} to {after}"))),
        std::cmp::Ordering::Equal if before != after => {
            (0, Some(format!("{title} {before} to {after}")))
        }
        std::cmp::Ordering::Equal => (0, None),
    };
    let note = match (step, weight) {
        (Some(step), Some(weight)) => format!("{step}, {weight}"),
        (Some(step), None) => step,
        (None, weight) => format!("{title} {}", weight.unwrap_or_default()),
    };
    (order, note)
}

/// Returns what changed of a move that is drawn with others of its pair.
pub(super) fn of_move(diff: &MoveDiff, back: bool) -> Vec<String> {
    let kind = diff.key.kind;
    let back = if back { " back" } else { "" };
    match &diff.change {
        MoveChange::Added { .. } => vec![format!("+ {kind}{back}")],
        MoveChange::Removed { .. } => vec![format!("– {kind}{back}")],
        MoveChange::Changed { .. } => notes_of_move(diff),
    }
}

fn of_move_field(diff: &FieldDiff<MoveField>) -> String {
    use MoveField as F;
    let name = match diff.field {
        F::Basis => "basis",
        F::Years => "years",
        F::People => "people",
        F::Period => "period",
        F::MedianYears => "median years",
        F::WayBack if diff.new.is_some() => return "+ way back".to_owned(),
        F::WayBack => return "– way back".to_owned(),
        F::Qualifiers => return "conditions changed".to_owned(),
        F::Notes => return "notes changed".to_owned(),
    };
    from_to(name, diff.old.as_ref(), diff.new.as_ref())
}
