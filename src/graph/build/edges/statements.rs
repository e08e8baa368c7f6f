//! What is said of transitions, before what is said of one of them is brought together.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    GraphDocument, MoveAttributes, MoveEntry, MoveList, ShortForms, ShortTransition, ShortYears,
    TransitionEntry,
};
use crate::graph::build::roles::Known;
use crate::graph::build::seen::{ByNumber, ByText};
use crate::graph::build::{Findings, Said, place};
use crate::model::{Attestation, Name, SaidBy, TransitionKind, YearRange};
use crate::source::{Place, SourceId, Span, Spanned};

/// What an edge is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct EdgeKey {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) kind: TransitionKind,
}

/// One statement of a transition: where it stands among the documents, since copies of what it says
/// would take as much memory again. Those in short forms say so little that a copy is quicker.
#[derive(Clone, Copy)]
pub(super) struct Statement {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) kind: TransitionKind,
    /// The number of its document.
    document: u32,
    form: Form,
}

/// How a transition is stated.
#[derive(Clone, Copy)]
enum Form {
    /// As the entry with a number, by one of these.
    Entry { said_by: SaidBy, number: u32 },
    /// In short form, which those of the list of transitions have, at a place.
    Short {
        start: u32,
        length: u16,
        years: ShortYears,
    },
}

impl Statement {
    pub(super) fn key(&self) -> EdgeKey {
        EdgeKey {
            from: self.from,
            to: self.to,
            kind: self.kind,
        }
    }

    fn said_by(&self) -> SaidBy {
        match self.form {
            Form::Entry { said_by, .. } => said_by,
            Form::Short { .. } => SaidBy::List,
        }
    }
}

#[derive(Clone, Copy)]
enum Entry<'d> {
    Move(&'d MoveEntry),
    Listed(&'d TransitionEntry),
}

/// What is said of transitions.
pub(super) struct Transitions<'d> {
    said: Vec<Said<'d>>,
    /// Those that are not in short form.
    entries: Vec<Entry<'d>>,
}

impl<'d> Transitions<'d> {
    fn entry(&self, statement: &Statement) -> Option<Entry<'d>> {
        match statement.form {
            Form::Entry { number, .. } => Some(self.entries[number as usize]),
            Form::Short { .. } => None,
        }
    }

    pub(super) fn source(&self, statement: &Statement) -> SourceId {
        self.said[statement.document as usize].0.source
    }

    pub(super) fn place(&self, statement: &Statement) -> Place {
        let span = match statement.form {
            Form::Entry { number, .. } => match self.entries[number as usize] {
                Entry::Move(moved) => moved.role.span,
                Entry::Listed(transition) => transition.from.span,
            },
            Form::Short { start, length, .. } => Span {
                start,
                end: start + u32::from(length),
            },
        };
        place(self.source(statement), span)
    }

    pub(super) fn years(&self, statement: &Statement) -> Option<Spanned<YearRange>> {
        match statement.form {
            Form::Entry { number, .. } => match self.entries[number as usize] {
                Entry::Move(moved) => moved.years,
                Entry::Listed(transition) => transition.years,
            },
            Form::Short { start, years, .. } => {
                let short = self.said[statement.document as usize].1;
                short.years(years, start)
            }
        }
    }

    pub(super) fn attributes(&self, statement: &Statement) -> Option<&'d MoveAttributes> {
        match self.entry(statement)? {
            Entry::Move(moved) => moved.attributes.as_deref(),
            Entry::Listed(transition) => transition.attributes.as_deref(),
        }
    }

    pub(super) fn is_one_way(&self, statement: &Statement) -> bool {
        let attributes = self.attributes(statement);
        let said = attributes.and_then(|all| all.one_way.as_ref());
        said.is_some_and(|said| said.value)
    }

    pub(super) fn attestation(&self, statement: &Statement) -> Attestation {
        let group = match self.entry(statement) {
            Some(Entry::Move(moved)) => moved.group,
            Some(Entry::Listed(_)) | None => None,
        };
        Attestation {
            place: self.place(statement),
            said_by: statement.said_by(),
            group,
        }
    }

    /// The one statement of an edge, where there is one only, and nothing but years is said in it: most
    /// edges are so.
    pub(super) fn plain<'g>(&self, group: &'g [Statement]) -> Option<&'g Statement> {
        match group {
            [one] if self.attributes(one).is_none() => Some(one),
            _ => None,
        }
    }
}

/// Returns what is said of transitions, with the statements of all documents, those left out that lead from a role
/// to itself.
pub(super) fn stated<'d>(
    said: Vec<Said<'d>>,
    listed: &[Vec<ShortTransition>],
    (roles, mut seen): (&Known, ByText),
    findings: &mut Findings,
) -> (Transitions<'d>, Vec<Statement>) {
    let mut find = |name: &Name| seen.get_or(name, || roles.find(name));
    let mut found = Found::with_capacity(count(&said, listed));
    for (number, ((document, short), listed)) in said.iter().zip(listed).enumerate() {
        found.document = number as u32;
        found.add_moves(document, &mut find);
        found.add_entries(document, &mut find);
        found.add_short(short, listed, &mut find);
    }
    let transitions = Transitions {
        said,
        entries: found.entries,
    };
    for statement in found.to_itself {
        let title = &roles.heads[statement.from as usize].title;
        let message = format!("`{title}` leads to itself");
        let place = transitions.place(&statement);
        let finding = Diagnostic::new(Code::SelfTransition, place, message);
        findings.push(finding.help("name another role, or remove the transition"));
    }
    (transitions, found.statements)
}

/// How many statements there are, and those of names that are not known.
fn count(said: &[Said<'_>], listed: &[Vec<ShortTransition>]) -> usize {
    let counts = said.iter().zip(listed).map(|((document, _), listed)| {
        let moves = document.roles.iter().map(|role| role.moves.len());
        document.transitions.len() + listed.len() + moves.sum::<usize>()
    });
    counts.sum()
}

/// The statements that have been found so far.
struct Found<'d> {
    /// The number of the document that is looked at.
    document: u32,
    entries: Vec<Entry<'d>>,
    statements: Vec<Statement>,
    /// Those that lead from a role to itself.
    to_itself: Vec<Statement>,
}

impl<'d> Found<'d> {
    fn with_capacity(statements: usize) -> Self {
        Self {
            document: 0,
            entries: Vec::new(),
            statements: Vec::with_capacity(statements),
            to_itself: Vec::new(),
        }
    }

    /// Adds the moves that the roles of a document list.
    fn add_moves(
        &mut self,
        document: &'d GraphDocument,
        find: &mut impl FnMut(&Name) -> Option<u32>,
    ) {
        for role in &document.roles {
            let Some(this) = find(role.id.value.as_name()) else {
                continue;
            };
            for moved in &role.moves {
                let Some(other) = find(&moved.role.value) else {
                    continue;
                };
                let (ends, said_by) = match moved.list {
                    MoveList::EntryFrom => ([other, this], SaidBy::To),
                    MoveList::AdvancesTo | MoveList::LateralTo => ([this, other], SaidBy::From),
                };
                self.add_entry(ends, moved.list.kind(), said_by, Entry::Move(moved));
            }
        }
    }

    /// Adds the transitions that a document lists.
    fn add_entries(
        &mut self,
        document: &'d GraphDocument,
        find: &mut impl FnMut(&Name) -> Option<u32>,
    ) {
        for entry in &document.transitions {
            let ends = [&entry.from, &entry.to].map(|end| find(&end.value));
            if let [Some(from), Some(to)] = ends {
                let kind = entry.kind.value;
                self.add_entry([from, to], kind, SaidBy::List, Entry::Listed(entry));
            }
        }
    }

    /// Adds those that it lists in short form.
    fn add_short(
        &mut self,
        short: &ShortForms,
        listed: &[ShortTransition],
        find: &mut impl FnMut(&Name) -> Option<u32>,
    ) {
        let mut numbers = ByNumber::new(&short.role_names);
        for short in listed {
            let ends = [short.from().value, short.to().value];
            let ends = ends.map(|end| numbers.get_or(end, &mut *find));
            if let [Some(from), Some(to)] = ends {
                let (start, length) = short.stands();
                let years = short.years;
                let form = Form::Short {
                    start,
                    length,
                    years,
                };
                self.add([from, to], short.kind().value, form);
            }
        }
    }

    fn add_entry(
        &mut self,
        ends: [u32; 2],
        kind: TransitionKind,
        said_by: SaidBy,
        entry: Entry<'d>,
    ) {
        let number = self.entries.len() as u32;
        self.add(ends, kind, Form::Entry { said_by, number });
        self.entries.push(entry);
    }

    fn add(&mut self, [from, to]: [u32; 2], kind: TransitionKind, form: Form) {
        let statement = Statement {
            from,
            to,
            kind,
            document: self.document,
            form,
        };
        if from == to {
            self.to_itself.push(statement);
        } else {
            self.statements.push(statement);
        }
    }
}
