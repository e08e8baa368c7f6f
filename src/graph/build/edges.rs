//! Transitions: statements from either end, merged into one edge for each pair and kind.

use petgraph::graph::{DiGraph, NodeIndex};

use super::roles::Known;
use super::seen::{ByNumber, ByText};
use super::{Findings, Said, Single, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    LateralMoves, MoveAttributes, MoveEntry, MoveList, ShortTransition, ShortYears, TransitionEntry,
};
use crate::graph::Steps;
use crate::model::{
    Attestation, Attestations, Basis, Name, Role, SaidBy, Transition, TransitionDetails,
    TransitionKind, YearRange,
};
use crate::source::{Place, SourceId, Span, Spanned};

/// After so many roles have become part of the graph, the memory where they were is given back.
const GIVEN_BACK: usize = 16_384;

/// What an edge is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct EdgeKey {
    from: u32,
    to: u32,
    kind: TransitionKind,
}

/// One statement of a transition: where it stands among the documents, since copies of what it says
/// would take as much memory again. Those in short forms say so little that a copy is quicker.
#[derive(Clone, Copy)]
struct Statement {
    from: u32,
    to: u32,
    kind: TransitionKind,
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
    fn key(&self) -> EdgeKey {
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
struct Transitions<'d> {
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

    fn source(&self, statement: &Statement) -> SourceId {
        self.said[statement.document as usize].0.source
    }

    fn place(&self, statement: &Statement) -> Place {
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

    fn years(&self, statement: &Statement) -> Option<Spanned<YearRange>> {
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

    fn attributes(&self, statement: &Statement) -> Option<&'d MoveAttributes> {
        match self.entry(statement)? {
            Entry::Move(moved) => moved.attributes.as_deref(),
            Entry::Listed(transition) => transition.attributes.as_deref(),
        }
    }

    fn is_one_way(&self, statement: &Statement) -> bool {
        let attributes = self.attributes(statement);
        let said = attributes.and_then(|all| all.one_way.as_ref());
        said.is_some_and(|said| said.value)
    }

    fn attestation(&self, statement: &Statement) -> Attestation {
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
    fn plain<'g>(&self, group: &'g [Statement]) -> Option<&'g Statement> {
        match group {
            [one] if self.attributes(one).is_none() => Some(one),
            _ => None,
        }
    }
}

/// All edges of the graph to be.
pub(super) struct Edges<'d> {
    transitions: Transitions<'d>,
    /// All statements in the order of their edges.
    statements: Vec<Statement>,
    /// The edges that are more than one statement without attributes, in order.
    merged: Vec<Transition>,
    /// The ends of the lateral ones that nobody stated, in order.
    inferred: Vec<[u32; 2]>,
    count: usize,
}

impl Edges<'_> {
    /// Makes the digraph of the roles, and its frozen adjacency.
    pub(super) fn join(self, roles: Vec<Role>) -> (DiGraph<Role, Transition, u32>, Steps) {
        let mut graph = DiGraph::with_capacity(roles.len(), self.count);
        let mut waiting = roles;
        waiting.reverse();
        while let Some(role) = waiting.pop() {
            graph.add_node(role);
            // Many roles need not lie in memory twice.
            if waiting.len().is_multiple_of(GIVEN_BACK) {
                waiting.shrink_to_fit();
            }
        }
        self.each(|from, to, transition| {
            let ends = [from, to].map(|end| NodeIndex::new(end as usize));
            graph.add_edge(ends[0], ends[1], transition);
        });
        let frozen = graph.raw_edges().iter().map(|edge| {
            let [from, to] = [edge.source(), edge.target()].map(|end| end.index() as u32);
            let inferred = edge.weight.basis == Basis::Inferred;
            (from, to, edge.weight.kind, inferred)
        });
        let steps = Steps::freeze(graph.node_count(), frozen);
        (graph, steps)
    }

    /// Calls `add` with the ends of every edge and the edge, in the order of (from, to, kind).
    fn each(self, mut add: impl FnMut(u32, u32, Transition)) {
        let all = &self.transitions;
        let mut inferred = self.inferred.into_iter().peekable();
        let mut merged = self.merged.into_iter();
        for group in self.statements.chunk_by(|a, b| a.key() == b.key()) {
            let key = group[0].key();
            while let Some([from, to]) = inferred.next_if(|back| way_back_key(*back) < key) {
                add(from, to, way_back());
            }
            let transition = all.plain(group).map(|statement| Transition {
                kind: key.kind,
                basis: Basis::Stated,
                years: all.years(statement).map(|years| years.value),
                attestations: Attestations::one(all.attestation(statement)),
                details: None,
            });
            if let Some(transition) = transition.or_else(|| merged.next()) {
                add(key.from, key.to, transition);
            }
        }
        for [from, to] in inferred {
            add(from, to, way_back());
        }
    }
}

/// What the way back of a lateral move is known by.
fn way_back_key([from, to]: [u32; 2]) -> EdgeKey {
    let kind = TransitionKind::Lateral;
    EdgeKey { from, to, kind }
}

/// Returns all edges, inferred ways back included.
pub(super) fn collect<'d>(
    said: impl Iterator<Item = Said<'d>>,
    listed: &[Vec<ShortTransition>],
    (roles, seen): (&Known, ByText),
    lateral_moves: LateralMoves,
    findings: &mut Findings,
) -> Edges<'d> {
    let mut transitions = Transitions {
        said: said.collect(),
        entries: Vec::new(),
    };
    let statements = state(&mut transitions, listed, roles, seen, findings);
    let mut statements = sorted(&statements, roles.heads.len(), |one| one.from);
    for of_one_role in statements.chunk_by_mut(|a, b| a.from == b.from) {
        of_one_role.sort_by_key(|one| (one.to, one.kind));
    }
    let (mut merged, mut ways_back, mut count) = (Vec::new(), Vec::new(), 0);
    for group in statements.chunk_by_mut(|a, b| a.key() == b.key()) {
        let EdgeKey { from, to, kind } = group[0].key();
        count += 1;
        let is_one_way = || group.iter().any(|one| transitions.is_one_way(one));
        let is_two_way = kind == TransitionKind::Lateral && lateral_moves == LateralMoves::TwoWay;
        if is_two_way && !is_one_way() {
            ways_back.push([to, from]);
        }
        if transitions.plain(group).is_none() {
            group.sort_by_key(|statement| transitions.place(statement));
            merged.push(merge(group, &transitions, roles, findings));
        }
    }
    // They come in the order of what they lead to.
    let mut inferred = sorted(&ways_back, roles.heads.len(), |[from, _]| *from);
    // Nobody needs to infer what somebody states.
    let mut stated = statements.iter().map(Statement::key).peekable();
    inferred.retain(|back| {
        let back = way_back_key(*back);
        while stated.next_if(|known| *known < back).is_some() {}
        stated.peek() != Some(&back)
    });
    Edges {
        count: count + inferred.len(),
        transitions,
        statements,
        merged,
        inferred,
    }
}

/// Returns the statements of all documents, those left out that lead from a role to itself.
fn state(
    transitions: &mut Transitions<'_>,
    listed: &[Vec<ShortTransition>],
    roles: &Known,
    mut seen: ByText,
    findings: &mut Findings,
) -> Vec<Statement> {
    let count = transitions.said.iter().zip(listed);
    let count = count.map(|((document, _), listed)| {
        let moves = document.roles.iter().map(|role| role.moves.len());
        document.transitions.len() + listed.len() + moves.sum::<usize>()
    });
    let mut statements = Vec::with_capacity(count.sum());
    let mut known_often = |name: &Name| seen.get_or(name, || roles.find(name));
    let mut to_itself = Vec::new();
    let mut add = |statement: Statement| {
        if statement.from == statement.to {
            to_itself.push(statement);
        } else {
            statements.push(statement);
        }
    };
    let Transitions { said, entries } = transitions;
    for (at, ((document, short), listed)) in said.iter().zip(listed).enumerate() {
        let at = at as u32;
        let mut add_entry = |[from, to]: [u32; 2], kind, said_by, entry| {
            add(Statement {
                from,
                to,
                kind,
                document: at,
                form: Form::Entry {
                    said_by,
                    number: entries.len() as u32,
                },
            });
            entries.push(entry);
        };
        for role in &document.roles {
            let Some(this) = known_often(role.id.value.as_name()) else {
                continue;
            };
            for moved in &role.moves {
                let Some(other) = known_often(&moved.role.value) else {
                    continue;
                };
                let (ends, said_by) = match moved.list {
                    MoveList::EntryFrom => ([other, this], SaidBy::To),
                    MoveList::AdvancesTo | MoveList::LateralTo => ([this, other], SaidBy::From),
                };
                add_entry(ends, moved.list.kind(), said_by, Entry::Move(moved));
            }
        }
        for entry in &document.transitions {
            let ends = [&entry.from, &entry.to].map(|end| known_often(&end.value));
            if let [Some(from), Some(to)] = ends {
                let kind = entry.kind.value;
                add_entry([from, to], kind, SaidBy::List, Entry::Listed(entry));
            }
        }
        let mut numbers = ByNumber::new(&short.role_names);
        for short in listed {
            let ends = [short.from().value, short.to().value];
            let ends = ends.map(|end| numbers.get_or(end, &mut known_often));
            if let [Some(from), Some(to)] = ends {
                let (start, length) = short.stands();
                add(Statement {
                    from,
                    to,
                    kind: short.kind().value,
                    document: at,
                    form: Form::Short {
                        start,
                        length,
                        years: short.years,
                    },
                });
            }
        }
    }
    for statement in to_itself {
        let title = &roles.heads[statement.from as usize].title;
        let message = format!("`{title}` leads to itself");
        let place = transitions.place(&statement);
        let finding = Diagnostic::new(Code::SelfTransition, place, message);
        findings.push(finding.help("name another role, or remove the transition"));
    }
    statements
}

/// Returns items in the order of one of so many roles, and those of one role as they come: they are counted
/// out, which takes time in proportion to their number.
fn sorted<T: Copy>(items: &[T], roles: usize, role: impl Fn(&T) -> u32) -> Vec<T> {
    let Some(any) = items.first() else {
        return Vec::new();
    };
    let mut next = vec![0_u32; roles + 1];
    for one in items {
        next[role(one) as usize + 1] += 1;
    }
    for role in 1..next.len() {
        next[role] += next[role - 1];
    }
    let mut sorted = vec![*any; items.len()];
    for one in items {
        let place = &mut next[role(one) as usize];
        sorted[*place as usize] = *one;
        *place += 1;
    }
    sorted
}

/// One edge from all statements of it.
fn merge(
    group: &[Statement],
    transitions: &Transitions<'_>,
    roles: &Known,
    findings: &mut Findings,
) -> Transition {
    let EdgeKey { from, to, kind } = group[0].key();
    let titles = [from, to].map(|role| &roles.heads[role as usize].title);
    let what = |key: &str| {
        format!(
            "`{key}` of the {kind} from `{}` to `{}`",
            titles[0], titles[1]
        )
    };
    let (mut years, mut observation) = (Single::new(), Single::new());
    let mut basis: Option<Basis> = None;
    let [mut qualifiers, mut notes, mut sources] = [(); 3].map(|()| Texts::default());
    for statement in group {
        let source = transitions.source(statement);
        let at = |span| place(source, span);
        if let Some(value) = transitions.years(statement) {
            years.offer(|| what("years"), value.value, at(value.span), findings);
        }
        let Some(attributes) = transitions.attributes(statement) else {
            basis = Some(Basis::Stated);
            continue;
        };
        if let Some(value) = &attributes.observation {
            observation.offer(
                || what("people"),
                value.value.clone(),
                at(value.span),
                findings,
            );
        }
        let said = attributes
            .basis
            .as_ref()
            .map_or(Basis::Stated, |basis| basis.value);
        basis = Some(basis.map_or(said, |basis| basis.min(said)));
        qualifiers.keep(attributes.qualifier.as_ref());
        notes.keep(attributes.note.as_ref());
        sources.keep(attributes.citation.as_ref());
    }
    let details = TransitionDetails {
        qualifiers: qualifiers.list,
        notes: notes.list,
        sources: sources.list,
        observation: observation.take(),
    };
    let attestations = group.iter();
    let attestations = attestations.map(|statement| transitions.attestation(statement));
    Transition {
        kind,
        basis: basis.unwrap_or_default(),
        years: years.take(),
        attestations: attestations.collect(),
        details: (details != TransitionDetails::default()).then(|| Box::new(details)),
    }
}

/// The texts of several statements, each once.
#[derive(Default)]
struct Texts {
    list: Vec<Name>,
    seen: hashbrown::HashSet<Name>,
}

impl Texts {
    fn keep(&mut self, text: Option<&Spanned<Name>>) {
        if let Some(text) = text.filter(|text| self.seen.insert(text.value.clone())) {
            self.list.push(text.value.clone());
        }
    }
}

/// The way back of a lateral move.
fn way_back() -> Transition {
    Transition {
        kind: TransitionKind::Lateral,
        basis: Basis::Inferred,
        years: None,
        attestations: Attestations::default(),
        details: None,
    }
}
