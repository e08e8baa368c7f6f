//! Transitions: statements from either end, merged into one edge for each pair and kind.

use super::roles::Table;
use super::{Findings, Single, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    GraphDocument, LateralMoves, MoveAttributes, MoveEntry, MoveList, TransitionEntry,
};
use crate::model::{
    Attestation, Basis, Name, SaidBy, Transition, TransitionDetails, TransitionKind, YearRange,
};
use crate::source::{Place, SourceId, Spanned};

/// An edge of the graph to be.
pub(super) struct Edge {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) transition: Transition,
}

/// One statement of a transition: where it stands among the documents, since copies of what it says
/// would take as much memory again.
struct Statement<'d> {
    entry: Entry<'d>,
    source: SourceId,
    said_by: SaidBy,
}

enum Entry<'d> {
    Move(&'d MoveEntry),
    Listed(&'d TransitionEntry),
}

impl Statement<'_> {
    fn place(&self) -> Place {
        let span = match self.entry {
            Entry::Move(moved) => moved.role.span,
            Entry::Listed(transition) => transition.from.span,
        };
        place(self.source, span)
    }

    fn group(&self) -> Option<u32> {
        match self.entry {
            Entry::Move(moved) => moved.group,
            Entry::Listed(_) => None,
        }
    }

    fn years(&self) -> Option<&Spanned<YearRange>> {
        match self.entry {
            Entry::Move(moved) => moved.years.as_ref(),
            Entry::Listed(transition) => transition.years.as_ref(),
        }
    }

    fn attributes(&self) -> Option<&MoveAttributes> {
        match self.entry {
            Entry::Move(moved) => moved.attributes.as_deref(),
            Entry::Listed(transition) => transition.attributes.as_deref(),
        }
    }
}

/// All statements, and for each a number that is in the order of (from, to, kind, position).
struct Statements<'d> {
    list: Vec<Statement<'d>>,
    order: Vec<u128>,
}

impl<'d> Statements<'d> {
    fn push(&mut self, (from, to, kind): (u32, u32, TransitionKind), statement: Statement<'d>) {
        let ends = u128::from(from) << 32 | u128::from(to);
        let key = ends << 64 | (kind as u128) << 32 | self.list.len() as u128;
        self.order.push(key);
        self.list.push(statement);
    }

    /// The position of a statement, from its number.
    fn position(key: u128) -> usize {
        key as u32 as usize
    }

    /// The ends, from the number of a statement.
    fn ends(key: u128) -> (u32, u32) {
        ((key >> 96) as u32, (key >> 64) as u32)
    }
}

/// All edges of the graph to be.
pub(super) struct Edges {
    /// The stated ones, in the order of (from, to, kind).
    stated: Vec<Edge>,
    /// The ends of the lateral ones that nobody stated, in order.
    inferred: Vec<(u32, u32)>,
}

impl Edges {
    pub(super) fn len(&self) -> usize {
        self.stated.len() + self.inferred.len()
    }

    /// All edges in the order of (from, to, kind).
    pub(super) fn in_order(self) -> impl Iterator<Item = Edge> {
        let mut stated = self.stated.into_iter().peekable();
        let mut inferred = self.inferred.into_iter().peekable();
        std::iter::from_fn(move || {
            let Some(&(from, to)) = inferred.peek() else {
                return stated.next();
            };
            let back = (from, to, TransitionKind::Lateral);
            let before = |edge: &Edge| (edge.from, edge.to, edge.transition.kind) < back;
            stated.next_if(before).or_else(|| {
                inferred.next();
                Some(way_back(from, to))
            })
        })
    }
}

/// All edges, inferred ways back included.
pub(super) fn collect(
    documents: &[GraphDocument],
    roles: &mut Table,
    lateral_moves: LateralMoves,
    findings: &mut Findings,
) -> Edges {
    let count = |document: &GraphDocument| {
        let moves = document.roles.iter().map(|role| role.moves.len());
        document.transitions.len() + moves.sum::<usize>()
    };
    let count = documents.iter().map(count).sum();
    let mut statements = Statements {
        list: Vec::with_capacity(count),
        order: Vec::with_capacity(count),
    };
    for document in documents {
        state(document, roles, &mut statements, findings);
    }
    let Statements { list, mut order } = statements;
    order.sort_unstable();
    let mut stated = Vec::with_capacity(order.len());
    let mut one_way = Vec::with_capacity(order.len());
    let mut group: Vec<&Statement<'_>> = Vec::new();
    for same in order.chunk_by(|a, b| a >> 32 == b >> 32) {
        group.clear();
        group.extend(same.iter().map(|key| &list[Statements::position(*key)]));
        group.sort_by_key(|statement| statement.place());
        stated.push(merge(Statements::ends(same[0]), &group, roles, findings));
        one_way.push(group.iter().any(|statement| {
            let attributes = statement.attributes();
            let said = attributes.and_then(|attributes| attributes.one_way.as_ref());
            said.is_some_and(|said| said.value)
        }));
    }
    let inferred = match lateral_moves {
        LateralMoves::TwoWay => ways_back(&stated, &one_way),
        LateralMoves::OneWay => Vec::new(),
    };
    Edges { stated, inferred }
}

/// Adds the statements of a document.
fn state<'d>(
    document: &'d GraphDocument,
    roles: &mut Table,
    statements: &mut Statements<'d>,
    findings: &mut Findings,
) {
    let source = document.source;
    let mut push = |roles: &Table, key: (u32, u32, TransitionKind), statement: Statement<'d>| {
        if key.0 == key.1 {
            let title = &roles.data[key.0 as usize].title;
            let message = format!("`{title}` leads to itself");
            let finding = Diagnostic::new(Code::SelfTransition, statement.place(), message);
            findings.push(finding.help("name another role, or remove the transition"));
        } else {
            statements.push(key, statement);
        }
    };
    for role in &document.roles {
        let Some(this) = roles.known_often(role.id.value.as_name()) else {
            continue;
        };
        for moved in &role.moves {
            let Some(other) = roles.known_often(&moved.role.value) else {
                continue;
            };
            let (from, to, said_by) = match moved.list {
                MoveList::EntryFrom => (other, this, SaidBy::To),
                MoveList::AdvancesTo | MoveList::LateralTo => (this, other, SaidBy::From),
            };
            let statement = Statement {
                entry: Entry::Move(moved),
                source,
                said_by,
            };
            push(roles, (from, to, moved.list.kind()), statement);
        }
    }
    for transition in &document.transitions {
        let ends = [&transition.from, &transition.to].map(|end| roles.known_often(&end.value));
        let [Some(from), Some(to)] = ends else {
            continue;
        };
        let statement = Statement {
            entry: Entry::Listed(transition),
            source,
            said_by: SaidBy::List,
        };
        push(roles, (from, to, transition.kind.value), statement);
    }
}

/// One edge from all statements of it.
fn merge(
    (from, to): (u32, u32),
    group: &[&Statement<'_>],
    roles: &Table,
    findings: &mut Findings,
) -> Edge {
    let kind = match group[0].entry {
        Entry::Move(moved) => moved.list.kind(),
        Entry::Listed(transition) => transition.kind.value,
    };
    let titles = [from, to].map(|role| &roles.data[role as usize].title);
    let what = |key: &str| {
        format!(
            "`{key}` of the {kind} from `{}` to `{}`",
            titles[0], titles[1]
        )
    };
    let (mut years, mut observation) = (Single::new(), Single::new());
    let mut basis: Option<Basis> = None;
    let mut details = TransitionDetails::default();
    for statement in group {
        let at = |span| place(statement.source, span);
        if let Some(value) = statement.years() {
            years.offer(|| what("years"), value.value, at(value.span), findings);
        }
        let Some(attributes) = statement.attributes() else {
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
        keep(&mut details.qualifiers, attributes.qualifier.as_ref());
        keep(&mut details.notes, attributes.note.as_ref());
        keep(&mut details.sources, attributes.citation.as_ref());
    }
    details.observation = observation.take();
    let attest = |statement: &&Statement<'_>| Attestation {
        place: statement.place(),
        said_by: statement.said_by,
        group: statement.group(),
    };
    let transition = Transition {
        kind,
        basis: basis.unwrap_or_default(),
        years: years.take(),
        attestations: group.iter().map(attest).collect(),
        details: (details != TransitionDetails::default()).then(|| Box::new(details)),
    };
    Edge {
        from,
        to,
        transition,
    }
}

fn keep(list: &mut Vec<Name>, text: Option<&Spanned<Name>>) {
    if let Some(text) = text.filter(|text| !list.contains(&text.value)) {
        list.push(text.value.clone());
    }
}

/// The ends of the way back of every lateral move that nobody stated from the other end, in order.
fn ways_back(stated: &[Edge], one_way: &[bool]) -> Vec<(u32, u32)> {
    let lateral = |edge: &&Edge| edge.transition.kind == TransitionKind::Lateral;
    let mut known = hashbrown::HashSet::with_capacity(stated.iter().filter(lateral).count());
    known.extend(
        stated
            .iter()
            .filter(lateral)
            .map(|edge| (edge.from, edge.to)),
    );
    let back = stated.iter().zip(one_way).filter(|(edge, one_way)| {
        lateral(edge) && !**one_way && !known.contains(&(edge.to, edge.from))
    });
    let mut back: Vec<_> = back.map(|(edge, _)| (edge.to, edge.from)).collect();
    back.sort_unstable();
    back
}

fn way_back(from: u32, to: u32) -> Edge {
    Edge {
        from,
        to,
        transition: Transition {
            kind: TransitionKind::Lateral,
            basis: Basis::Inferred,
            years: None,
            attestations: Vec::new(),
            details: None,
        },
    }
}
