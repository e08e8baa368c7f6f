//! `career diff`

mod csv;

use std::collections::BTreeMap;
use std::path::PathBuf;

use careergraph::diff::{
    GraphDiff, MoveDiff, RoleDiff, ScaleDiff, SkillChange, SkillDiff, SkillField, Value,
};
use careergraph::graph::CareerGraph;
use careergraph::model::RoleId;
use careergraph::view::{
    Change, Note, note_of_graph, note_of_term, notes_of_move, notes_of_role, notes_of_skill,
    role_in_short,
};
use clap::Args;

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::Form;
use crate::cli::graph_source;
use crate::cli::output::plural;
use crate::cli::table::Row;

/// Options of `career diff`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The old graph: a file, a role page, a folder of them, `-` for standard input, or the name of a
    /// shipped graph
    old: PathBuf,
    /// The new one [default: the graph of --graph, else of `CAREER_GRAPH`, else found in this folder or above]
    #[arg(conflicts_with = "graph")]
    new: Option<PathBuf>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let one =
        |which, path| graph_source::load_called(which, std::slice::from_ref(path), common, output);
    let old = one("old", &options.old)?;
    let new = match &options.new {
        Some(path) => one("new", path)?,
        None => named(common, output)?,
    };
    let diff = new.changes_since(old);
    match output.form() {
        Form::Json => output.json(&diff)?,
        Form::Csv => csv::rows(&diff, output),
        Form::Text | Form::Markdown => show(&diff, &titles(old, new), output),
    }
    Ok(if diff.is_empty() {
        Outcome::Fine
    } else {
        Outcome::No
    })
}

fn named(common: &Common, output: &Output) -> Result<&'static CareerGraph, Failure> {
    if let Some(loaded) = graph_source::load_named(common, output)? {
        return Ok(&loaded.graph);
    }
    let help = "name both: `career diff OLD NEW`".to_owned();
    Err(Failure::new("no new graph is named", vec![help]))
}

/// The titles of roles, as the new graph has them where they are there.
type Titles<'g> = BTreeMap<&'g RoleId, &'g str>;

fn titles<'g>(old: &'g CareerGraph, new: &'g CareerGraph) -> Titles<'g> {
    let roles = old.roles().chain(new.roles());
    roles.map(|role| (role.id(), role.title())).collect()
}

fn show(diff: &GraphDiff, titles: &Titles<'_>, output: &mut Output) {
    if diff.is_empty() {
        output.prose(
            "",
            "The graphs have the same roles, which ask for the same, the same moves and the same skills.",
        );
        return;
    }
    let counts = counts(diff);
    if !counts.is_empty() {
        output.prose("", &format!("{}.", counts.join("; ")));
    }
    if let Some(scale) = &diff.scale {
        output.prose("", &told_scale(scale));
    }
    let moves = told_moves(diff).map(|(one, notes)| told_move(one, &notes, titles));
    let of_move = ["from", "to", "move", "change", "what"];
    let has_marks = [
        section(
            &["role", "change", "what"],
            diff.roles.iter().map(told_role),
            output,
        ),
        section(&of_move, moves, output),
        section(
            &["skill", "change", "what"],
            told_skills(diff).map(told_skill),
            output,
        ),
        section(
            &["graph", "change", "what"],
            told_graph(diff).into_iter(),
            output,
        ),
    ];
    if has_marks.contains(&true) {
        output.line("");
        let marks = "+ asked for or said now and not before, – before and not now";
        output.prose("", marks);
    }
}

/// "The steps of proficiency were low, high, and are none, low, high. They are compared by their names."
fn told_scale(scale: &ScaleDiff) -> String {
    let [old, new] = [&scale.old, &scale.new].map(|steps| steps.join(", "));
    let steps = format!("The steps of proficiency were {old}, and are {new}.");
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

/// Adds a table of what differs, where anything does; returns whether its marks want an explanation.
fn section(heads: &[&str], told: impl Iterator<Item = Told> + Clone, output: &mut Output) -> bool {
    if told.clone().next().is_none() {
        return false;
    }
    output.line("");
    output.long_table(heads, told.clone().flat_map(Told::rows));
    let mut told = told;
    told.any(|one| one.has_marks)
}

/// The skills that are told: those that came or went with a requirement are told by that.
fn told_skills(diff: &GraphDiff) -> impl Iterator<Item = &SkillDiff> + Clone {
    diff.skills.iter().filter(|skill| !skill.is_implied())
}

/// The moves that are told, with what changed of them: those of which only the way back differs, and that is
/// a move of its own, are told by that.
fn told_moves(diff: &GraphDiff) -> impl Iterator<Item = (&MoveDiff, Vec<Note>)> + Clone {
    diff.moves.iter().filter_map(|one| {
        let notes = notes_of_move(one, diff.back_of(&one.key));
        let is_told = Change::of_fields(&one.change) != Change::Changed || !notes.is_empty();
        is_told.then_some((one, notes))
    })
}

/// "2 roles added, 1 changed", "1 skill changed" and so on.
fn counts(diff: &GraphDiff) -> Vec<String> {
    let roles = diff.roles.iter().map(|role| Change::of_role(&role.change));
    let moves = told_moves(diff).map(|(one, _)| Change::of_fields(&one.change));
    let skills = told_skills(diff).map(|one| Change::of_fields(&one.change));
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

/// What is told of a difference.
#[derive(Clone)]
struct Told {
    /// What it is about, and what became of it.
    head: Vec<String>,
    /// What of it changed, line by line.
    what: Vec<String>,
    /// Whether any of these lines has a mark that wants an explanation.
    has_marks: bool,
}

impl Told {
    fn new(head: Vec<String>, notes: &[Note]) -> Self {
        Self {
            head,
            what: notes.iter().map(ToString::to_string).collect(),
            has_marks: notes.iter().any(|note| note.kind != Change::Changed),
        }
    }

    /// A row for each line; the first says what it is about.
    fn rows(self) -> Vec<Row> {
        let blank = vec![String::new(); self.head.len()];
        let nothing = self.what.is_empty().then(String::new);
        let what = self.what.into_iter().chain(nothing);
        let heads = std::iter::once(self.head).chain(std::iter::repeat(blank));
        let rows = heads.zip(what).map(|(mut row, what)| {
            row.push(what);
            row
        });
        rows.collect()
    }
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

fn told_move(diff: &MoveDiff, notes: &[Note], titles: &Titles<'_>) -> Told {
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
    if let SkillChange::Added { fields } | SkillChange::Removed { fields } = &diff.change {
        let said = |name, field| match fields.get(field) {
            Some(Value::Text(text)) => Some(format!("{name} {text}")),
            _ => None,
        };
        let kind = said("kind", SkillField::Kind);
        let known = kind
            .into_iter()
            .chain(said("category", SkillField::Category));
        let known: Vec<_> = known.collect();
        told.what.push(known.join(", "));
    }
    told
}

/// What the graph says of itself, and its families and tracks.
fn told_graph(diff: &GraphDiff) -> Vec<Told> {
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
            let name = format!("{kind} {}", title.map_or("", |title| title));
            told(name, &note_of_term(term))
        })
    });
    fields.chain(terms).collect()
}
