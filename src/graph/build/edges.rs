//! Transitions: statements from either end, merged into one edge for each pair and kind.

use super::roles::Table;
use super::{Findings, Single, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{GraphDocument, LateralMoves, MoveAttributes, MoveList};
use crate::model::{
    Attestation, Basis, Name, SaidBy, Transition, TransitionDetails, TransitionKind, YearRange,
};
use crate::source::{Place, Spanned};

/// An edge of the graph to be.
pub(super) struct Edge {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) transition: Transition,
}

/// One statement of a transition.
struct Statement {
    from: u32,
    to: u32,
    kind: TransitionKind,
    place: Place,
    said_by: SaidBy,
    group: Option<u32>,
    years: Option<Spanned<YearRange>>,
    attributes: Option<Box<MoveAttributes>>,
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

/// All edges, inferred ways back included. Takes the transitions and the attributes of the moves
/// out of the documents.
pub(super) fn collect(
    documents: &mut [GraphDocument],
    roles: &mut Table,
    lateral_moves: LateralMoves,
    findings: &mut Findings,
) -> Edges {
    let count = |document: &GraphDocument| {
        let moves = document.roles.iter().map(|role| role.moves.len());
        document.transitions.len() + moves.sum::<usize>()
    };
    let mut statements = Vec::with_capacity(documents.iter().map(count).sum());
    for document in documents {
        state(document, roles, &mut statements);
    }
    statements.retain(|statement| {
        let honest = statement.from != statement.to;
        if !honest {
            let title = &roles.data[statement.from as usize].title;
            let message = format!("`{title}` leads to itself");
            let finding = Diagnostic::new(Code::SelfTransition, statement.place, message);
            findings.push(finding.help("name another role, or remove the transition"));
        }
        honest
    });
    // Numbers are much smaller than statements, and are compared in one step.
    let key = |(at, s): (usize, &Statement)| {
        let ends = u128::from(s.from) << 32 | u128::from(s.to);
        ends << 64 | (s.kind as u128) << 32 | at as u128
    };
    let mut order: Vec<u128> = statements.iter().enumerate().map(key).collect();
    order.sort_unstable();
    let mut stated = Vec::with_capacity(order.len());
    let mut one_way = Vec::with_capacity(order.len());
    let mut group: Vec<&Statement> = Vec::new();
    for same in order.chunk_by(|a, b| a >> 32 == b >> 32) {
        group.clear();
        group.extend(same.iter().map(|key| &statements[*key as u32 as usize]));
        group.sort_by_key(|statement| statement.place);
        stated.push(merge(&group, roles, findings));
        one_way.push(group.iter().any(|statement| {
            let attributes = statement.attributes.as_deref();
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

fn state(document: &mut GraphDocument, roles: &mut Table, statements: &mut Vec<Statement>) {
    for role in &mut document.roles {
        let Some(this) = roles.known_often(role.id.value.as_name()) else {
            continue;
        };
        for moved in &mut role.moves {
            let Some(other) = roles.known_often(&moved.role.value) else {
                continue;
            };
            let (from, to, said_by) = match moved.list {
                MoveList::EntryFrom => (other, this, SaidBy::To),
                MoveList::AdvancesTo | MoveList::LateralTo => (this, other, SaidBy::From),
            };
            statements.push(Statement {
                from,
                to,
                kind: moved.list.kind(),
                place: place(document.source, moved.role.span),
                said_by,
                group: moved.group,
                years: moved.years,
                attributes: moved.attributes.take(),
            });
        }
    }
    for transition in std::mem::take(&mut document.transitions) {
        let ends = [&transition.from, &transition.to].map(|end| roles.known_often(&end.value));
        let [Some(from), Some(to)] = ends else {
            continue;
        };
        statements.push(Statement {
            from,
            to,
            kind: transition.kind.value,
            place: place(document.source, transition.from.span),
            said_by: SaidBy::List,
            group: None,
            years: transition.years,
            attributes: transition.attributes,
        });
    }
}

/// One edge from all statements of it.
fn merge(group: &[&Statement], roles: &Table, findings: &mut Findings) -> Edge {
    let &Statement { from, to, kind, .. } = group[0];
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
        let at = |span| Place {
            span,
            ..statement.place
        };
        if let Some(value) = &statement.years {
            years.offer(|| what("years"), value.value, at(value.span), findings);
        }
        let Some(attributes) = &statement.attributes else {
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
    let attest = |statement: &&Statement| Attestation {
        place: statement.place,
        said_by: statement.said_by,
        group: statement.group,
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
