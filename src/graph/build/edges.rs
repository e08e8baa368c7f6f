//! Transitions: statements from either end, merged into one edge for each pair and kind.

use super::roles::Table;
use super::{ByText, Findings, Single, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{GraphDocument, LateralMoves, MoveAttributes, MoveList};
use crate::model::{
    Attestation, Basis, Name, SaidBy, Transition, TransitionDetails, TransitionKind,
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
    attributes: Option<Box<MoveAttributes>>,
}

/// All edges in the order of (from, to, kind), inferred ways back included. Takes the transitions
/// and the attributes of the moves out of the documents.
pub(super) fn collect(
    documents: &mut [GraphDocument],
    roles: &Table,
    lateral_moves: LateralMoves,
    findings: &mut Findings,
) -> Vec<Edge> {
    let (mut statements, mut known) = (Vec::new(), ByText::new());
    for document in documents {
        state(document, roles, &mut known, &mut statements);
    }
    statements.sort_by_key(|s| (s.from, s.to, s.kind, s.place));
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
    let same = |a: &Statement, b: &Statement| (a.from, a.to, a.kind) == (b.from, b.to, b.kind);
    let mut edges = Vec::new();
    let mut one_way = Vec::new();
    for group in statements.chunk_by(same) {
        edges.push(merge(group, roles, findings));
        one_way.push(group.iter().any(|statement| {
            let attributes = statement.attributes.as_deref();
            let said = attributes.and_then(|attributes| attributes.one_way.as_ref());
            said.is_some_and(|said| said.value)
        }));
    }
    drop(statements);
    if lateral_moves == LateralMoves::TwoWay {
        infer_ways_back(&mut edges, &one_way);
    }
    edges
}

fn state(
    document: &mut GraphDocument,
    roles: &Table,
    known: &mut ByText<Option<u32>>,
    statements: &mut Vec<Statement>,
) {
    let mut find = |name: &Name| known.get_or(name, || roles.known(name));
    for role in &mut document.roles {
        let Some(this) = roles.known(role.id.value.as_str()) else {
            continue;
        };
        for moved in &mut role.moves {
            let Some(other) = find(&moved.role.value) else {
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
                attributes: moved.attributes.take(),
            });
        }
    }
    for transition in std::mem::take(&mut document.transitions) {
        let ends = [&transition.from, &transition.to].map(|end| find(&end.value));
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
            attributes: transition.attributes,
        });
    }
}

/// One edge from all statements of it.
fn merge(group: &[Statement], roles: &Table, findings: &mut Findings) -> Edge {
    let &Statement { from, to, kind, .. } = &group[0];
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
        let Some(attributes) = &statement.attributes else {
            basis = Some(Basis::Stated);
            continue;
        };
        let at = |span| Place {
            span,
            ..statement.place
        };
        if let Some(value) = &attributes.years {
            years.offer(|| what("years"), value.value, at(value.span), findings);
        }
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
    let attest = |statement: &Statement| Attestation {
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

/// Adds the way back of every lateral move that nobody stated from the other end.
fn infer_ways_back(edges: &mut Vec<Edge>, one_way: &[bool]) {
    let lateral = |edge: &Edge| edge.transition.kind == TransitionKind::Lateral;
    let stated: hashbrown::HashSet<(u32, u32)> = edges
        .iter()
        .filter(|edge| lateral(edge))
        .map(|edge| (edge.from, edge.to))
        .collect();
    let back = edges.iter().zip(one_way).filter(|(edge, one_way)| {
        lateral(edge) && !**one_way && !stated.contains(&(edge.to, edge.from))
    });
    let back: Vec<Edge> = back
        .map(|(edge, _)| Edge {
            from: edge.to,
            to: edge.from,
            transition: Transition {
                kind: TransitionKind::Lateral,
                basis: Basis::Inferred,
                years: None,
                attestations: Vec::new(),
                details: None,
            },
        })
        .collect();
    if !back.is_empty() {
        edges.extend(back);
        edges.sort_unstable_by_key(|edge| (edge.from, edge.to, edge.transition.kind));
    }
}
