//! Transitions: statements from either end, merged into one edge for each pair and kind.

mod statements;

use petgraph::graph::{DiGraph, NodeIndex};

use super::roles::Known;
use super::seen::ByText;
use super::{Findings, Said, Single, place};
use crate::document::{LateralMoves, ShortTransition};
use crate::graph::Steps;
use crate::model::{
    Attestations, Basis, Name, Role, Transition, TransitionDetails, TransitionKind,
};
use crate::source::Spanned;
use statements::{EdgeKey, Statement, Transitions, stated};

/// After so many roles have become part of the graph, the memory where they were is given back.
const GIVEN_BACK: usize = 16_384;

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
    let (transitions, statements) = stated(said.collect(), listed, (roles, seen), findings);
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
