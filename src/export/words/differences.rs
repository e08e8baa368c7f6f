//! Differences between two graphs in words.

use super::plural;
use crate::diff::{
    GraphDiff, MoveDiff, RoleDiff, ScaleDiff, SkillChange, SkillDiff, SkillField, Value,
};
use crate::model::RoleId;
use crate::view::{
    Change, Note, RoleTitles, note_of_graph, note_of_term, notes_of_move, notes_of_role,
    notes_of_skill, role_in_short,
};

/// What the marks of differences mean.
pub const DIFFERENCE_MARKS: &str = "+ asked for or said now but not before, – before but not now";

/// Returns "The steps of proficiency were low, high, and are none, low, high. They are compared by their names."
pub fn told_scale(scale: &ScaleDiff) -> String {
    let [old, new] = [&scale.old, &scale.new].map(|steps| steps.join(", "));
    let steps = format!("The steps of proficiency were {old}, and are now {new}.");
    let by_number = scale.steps_by_number();
    if by_number.len() == scale.old.len() {
        return format!("{steps} They are compared by their numbers.");
    }
    let rest = by_number
        .iter()
        .map(|(name, number)| format!(", {name} as step {number}"));
    let rest: String = rest.collect();
    format!("{steps} They are compared by their names{rest}.")
}

/// What is told of a difference.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Told {
    /// What it is about, and what became of it.
    pub head: Vec<String>,
    /// What of it changed, line by line.
    pub what: Vec<String>,
    /// Whether any of these lines has a mark that wants an explanation.
    pub has_marks: bool,
}

impl Told {
    fn new(head: Vec<String>, notes: &[Note]) -> Self {
        Self {
            head,
            what: notes.iter().map(ToString::to_string).collect(),
            has_marks: notes.iter().any(|note| note.kind != Change::Changed),
        }
    }
}

/// Returns what is told of skills: those that came or went with a requirement are told by that.
pub fn told_skills(diff: &GraphDiff) -> Vec<Told> {
    skills(diff).map(told_skill).collect()
}

fn skills(diff: &GraphDiff) -> impl Iterator<Item = &SkillDiff> {
    diff.skills.iter().filter(|skill| !skill.is_implied())
}

/// Returns what is told of roles.
pub fn told_roles(diff: &GraphDiff) -> Vec<Told> {
    diff.roles.iter().map(told_role).collect()
}

/// Returns what is told of moves: the titles of both ends, the kind, and what became of it.
pub fn told_moves(diff: &GraphDiff, titles: &RoleTitles<'_>) -> Vec<Told> {
    let moves = moves(diff);
    moves
        .map(|(one, notes)| told_move(one, &notes, titles))
        .collect()
}

/// The moves that are told, with what changed of them: those of which only the way back differs, and that is
/// a move of its own, are told by that.
fn moves(diff: &GraphDiff) -> impl Iterator<Item = (&MoveDiff, Vec<Note>)> {
    diff.moves.iter().filter_map(|one| {
        let notes = notes_of_move(one, diff.back_of(&one.key));
        let is_told = Change::of_fields(&one.change) != Change::Changed || !notes.is_empty();
        is_told.then_some((one, notes))
    })
}

/// Returns "2 roles added, 1 changed", "1 skill changed" and so on.
pub fn difference_counts(diff: &GraphDiff) -> Vec<String> {
    let roles = diff.roles.iter().map(|role| Change::of_role(&role.change));
    let moves = moves(diff).map(|(one, _)| Change::of_fields(&one.change));
    let skills = skills(diff).map(|one| Change::of_fields(&one.change));
    let of_graph = diff.graph.len() + diff.families.len() + diff.tracks.len();
    let of_graph =
        (of_graph > 0).then(|| format!("{} of the graph itself", plural(of_graph, "change")));
    let counts = [
        counted("role", roles),
        counted("move", moves),
        counted("skill", skills),
        of_graph,
    ];
    counts.into_iter().flatten().collect()
}

/// "2 roles added, 1 changed"; nothing where there are none.
fn counted(noun: &str, changes: impl Iterator<Item = Change>) -> Option<String> {
    let mut numbers = [0; Change::NAMES.len()];
    changes.for_each(|change| numbers[change as usize] += 1);
    let mut parts = Vec::new();
    for (number, (_, name)) in numbers.into_iter().zip(Change::NAMES) {
        match number {
            0 => {}
            number if parts.is_empty() => parts.push(format!("{} {name}", plural(number, noun))),
            number => parts.push(format!("{number} {name}")),
        }
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn told_role(diff: &RoleDiff) -> Told {
    let head = vec![
        diff.title.to_string(),
        Change::of_role(&diff.change).as_str().to_owned(),
    ];
    let mut told = Told::new(head, &notes_of_role(diff));
    told.what.extend(role_in_short(diff));
    told
}

fn told_move(diff: &MoveDiff, notes: &[Note], titles: &RoleTitles<'_>) -> Told {
    let title = |id: &RoleId| {
        titles
            .get(id)
            .map_or(id.as_str(), |title| *title)
            .to_owned()
    };
    let head = vec![
        title(&diff.key.from),
        title(&diff.key.to),
        diff.key.kind.as_str().to_owned(),
        Change::of_fields(&diff.change).as_str().to_owned(),
    ];
    Told::new(head, notes)
}

fn told_skill(diff: &SkillDiff) -> Told {
    let head = vec![
        diff.title.to_string(),
        Change::of_fields(&diff.change).as_str().to_owned(),
    ];
    let mut told = Told::new(head, &notes_of_skill(diff));
    if let SkillChange::Added { said } | SkillChange::Removed { said } = &diff.change {
        let told_of = |name, field| match said.get(field) {
            Some(Value::Text(text)) => Some(format!("{name} {text}")),
            _ => None,
        };
        let kind = told_of("kind", SkillField::Kind);
        let known = kind
            .into_iter()
            .chain(told_of("category", SkillField::Category));
        let known: Vec<_> = known.collect();
        told.what.push(known.join(", "));
    }
    told
}

/// Returns what is told of what the graph says of itself, and of its families and tracks.
pub fn told_graph(diff: &GraphDiff) -> Vec<Told> {
    let told = |name: String, note: &Note| Told {
        head: vec![name, note.kind.as_str().to_owned()],
        what: vec![note.text.clone()],
        has_marks: false,
    };
    let fields = diff.graph.iter();
    let fields = fields.map(|one| told(one.field.as_str().to_owned(), &note_of_graph(one)));
    let terms = [("family", &diff.families), ("track", &diff.tracks)];
    let terms = terms.into_iter().flat_map(|(kind, terms)| {
        terms.iter().map(move |term| {
            let title = term.new.as_ref().or(term.old.as_ref());
            // Of two that have one title the ids tell which is which.
            let same = terms
                .iter()
                .filter(|other| other.new.as_ref().or(other.old.as_ref()) == title);
            let id = if same.count() > 1 {
                format!(" ({})", term.id)
            } else {
                String::new()
            };
            let name = format!("{kind} {}{id}", title.map_or("", |title| title));
            told(name, &note_of_term(term))
        })
    });
    fields.chain(terms).collect()
}
