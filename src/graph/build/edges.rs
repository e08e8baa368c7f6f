//! Transitions: statements from either end, merged into one edge for each pair and kind.

use super::roles::Table;
use super::{Findings, Single, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    GraphDocument, LateralMoves, MoveAttributes, MoveEntry, MoveList, TransitionEntry,
};
use crate::model::{
    Attestation, Attestations, Basis, Name, SaidBy, Transition, TransitionDetails, TransitionKind,
    YearRange,
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

/// What an edge is known by.
type EdgeKey = (u32, u32, TransitionKind);

/// All statements with the edges that they are about.
struct Statements<'d>(Vec<(EdgeKey, Statement<'d>)>);

impl<'d> Statements<'d> {
    fn push(&mut self, key: EdgeKey, statement: Statement<'d>) {
        self.0.push((key, statement));
    }

    /// The positions of all statements in the order of their edges and then their own, for so many
    /// roles. They are counted out by their first role, since a role has few of them.
    fn in_order(&self, roles: usize) -> Vec<u32> {
        let mut next = vec![0_u32; roles + 1];
        for ((from, ..), _) in &self.0 {
            next[*from as usize + 1] += 1;
        }
        for role in 1..next.len() {
            next[role] += next[role - 1];
        }
        let mut order = vec![0; self.0.len()];
        for (((from, ..), _), at) in self.0.iter().zip(0..) {
            let place = &mut next[*from as usize];
            order[*place as usize] = at;
            *place += 1;
        }
        let key = |at: &u32| self.0[*at as usize].0;
        for of_one_role in order.chunk_by_mut(|a, b| key(a).0 == key(b).0) {
            of_one_role.sort_by_key(key);
        }
        order
    }

    fn at(&self, position: u32) -> &(EdgeKey, Statement<'d>) {
        &self.0[position as usize]
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
    let mut statements = Statements(Vec::with_capacity(count));
    for document in documents {
        state(document, roles, &mut statements, findings);
    }
    let order = statements.in_order(roles.data.len());
    let mut stated = Vec::with_capacity(order.len());
    let mut one_way = Vec::with_capacity(order.len());
    let mut group: Vec<&Statement<'_>> = Vec::new();
    for same in order.chunk_by(|a, b| statements.at(*a).0 == statements.at(*b).0) {
        group.clear();
        group.extend(same.iter().map(|position| &statements.at(*position).1));
        group.sort_by_key(|statement| statement.place());
        stated.push(merge(statements.at(same[0]).0, &group, roles, findings));
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
    let mut push = |roles: &Table, key: EdgeKey, statement: Statement<'d>| {
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
    (from, to, kind): EdgeKey,
    group: &[&Statement<'_>],
    roles: &Table,
    findings: &mut Findings,
) -> Edge {
    let titles = [from, to].map(|role| &roles.data[role as usize].title);
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
            attestations: Attestations::default(),
            details: None,
        },
    }
}
