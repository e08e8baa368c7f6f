//! Transitions: statements from either end, merged into one edge for each pair and kind.

use petgraph::graph::{DiGraph, NodeIndex};

use super::roles::Table;
use super::seen::ByNumber;
use super::{Findings, Said, Single, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    LateralMoves, MoveAttributes, MoveEntry, MoveList, ShortTransition, TransitionEntry,
};
use crate::graph::Steps;
use crate::model::{
    Attestation, Attestations, Basis, Name, Role, SaidBy, Transition, TransitionDetails,
    TransitionKind, YearRange,
};
use crate::source::{Place, Span, Spanned};

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
struct Statement<'d> {
    key: EdgeKey,
    said_by: SaidBy,
    /// The number of its document.
    document: u32,
    entry: Entry<'d>,
}

#[derive(Clone, Copy)]
enum Entry<'d> {
    Move(&'d MoveEntry),
    Listed(&'d TransitionEntry),
    /// One in short form: where it stands, and the number of its years.
    Short(Span, u32),
}

impl<'d> Statement<'d> {
    fn place(&self, said: &[Said<'_>]) -> Place {
        let span = match self.entry {
            Entry::Move(moved) => moved.role.span,
            Entry::Listed(transition) => transition.from.span,
            Entry::Short(span, _) => span,
        };
        place(said[self.document as usize].0.source, span)
    }

    fn group(&self) -> Option<u32> {
        match self.entry {
            Entry::Move(moved) => moved.group,
            Entry::Listed(_) | Entry::Short(..) => None,
        }
    }

    fn years(&self, said: &[Said<'d>]) -> Option<&'d Spanned<YearRange>> {
        match self.entry {
            Entry::Move(moved) => moved.years.as_ref(),
            Entry::Listed(transition) => transition.years.as_ref(),
            Entry::Short(_, years) => said[self.document as usize].1.years(years),
        }
    }

    fn attributes(&self) -> Option<&'d MoveAttributes> {
        match self.entry {
            Entry::Move(moved) => moved.attributes.as_deref(),
            Entry::Listed(transition) => transition.attributes.as_deref(),
            Entry::Short(..) => None,
        }
    }

    fn is_one_way(&self) -> bool {
        let said = self.attributes().and_then(|all| all.one_way.as_ref());
        said.is_some_and(|said| said.value)
    }

    fn attestation(&self, said: &[Said<'_>]) -> Attestation {
        Attestation {
            place: self.place(said),
            said_by: self.said_by,
            group: self.group(),
        }
    }
}

/// All edges of the graph to be.
pub(super) struct Edges<'d> {
    said: Vec<Said<'d>>,
    /// All statements in the order of their edges.
    statements: Vec<Statement<'d>>,
    /// The edges that are more than one statement without attributes, in order.
    merged: Vec<Transition>,
    /// The lateral ones that nobody stated, in order.
    inferred: Vec<EdgeKey>,
    count: usize,
}

impl Edges<'_> {
    /// Makes the digraph of the roles, and its frozen adjacency.
    pub(super) fn join(self, roles: Vec<Role>) -> (DiGraph<Role, Transition, u32>, Steps) {
        let mut graph = DiGraph::with_capacity(roles.len(), self.count);
        for role in roles {
            graph.add_node(role);
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
        let mut inferred = self.inferred.into_iter().peekable();
        let mut merged = self.merged.into_iter();
        for group in self.statements.chunk_by(|a, b| a.key == b.key) {
            let EdgeKey { from, to, kind } = group[0].key;
            while let Some(back) = inferred.next_if(|back| *back < group[0].key) {
                add(back.from, back.to, way_back());
            }
            let transition = plain(group).map(|statement| Transition {
                kind,
                basis: Basis::Stated,
                years: statement.years(&self.said).map(|years| years.value),
                attestations: Attestations::one(statement.attestation(&self.said)),
                details: None,
            });
            if let Some(transition) = transition.or_else(|| merged.next()) {
                add(from, to, transition);
            }
        }
        for back in inferred {
            add(back.from, back.to, way_back());
        }
    }
}

/// The one statement of an edge, where there is one only, and nothing but years is said in it: most edges
/// are so.
fn plain<'g, 'd>(group: &'g [Statement<'d>]) -> Option<&'g Statement<'d>> {
    match group {
        [one] if one.attributes().is_none() => Some(one),
        _ => None,
    }
}

/// Returns all edges, inferred ways back included.
pub(super) fn collect<'d>(
    said: impl Iterator<Item = Said<'d>>,
    listed: &[Vec<ShortTransition>],
    roles: &mut Table,
    lateral_moves: LateralMoves,
    findings: &mut Findings,
) -> Edges<'d> {
    let said: Vec<_> = said.collect();
    let mut statements = state(&said, listed, roles, findings);
    sort(&mut statements, roles.data.len());
    let (mut merged, mut inferred, mut count) = (Vec::new(), Vec::new(), 0);
    for group in statements.chunk_by_mut(|a, b| a.key == b.key) {
        let key = group[0].key;
        count += 1;
        if key.kind == TransitionKind::Lateral && !group.iter().any(Statement::is_one_way) {
            let (from, to) = (key.to, key.from);
            inferred.push(EdgeKey { from, to, ..key });
        }
        if plain(group).is_none() {
            group.sort_by_key(|statement| statement.place(&said));
            merged.push(merge(group, &said, roles, findings));
        }
    }
    if lateral_moves == LateralMoves::OneWay {
        inferred.clear();
    }
    inferred.sort_unstable();
    // Nobody needs to infer what somebody states.
    let mut stated = statements.iter().map(|one| one.key).peekable();
    inferred.retain(|back| {
        while stated.next_if(|known| known < back).is_some() {}
        stated.peek() != Some(back)
    });
    Edges {
        count: count + inferred.len(),
        said,
        statements,
        merged,
        inferred,
    }
}

/// Returns the statements of all documents, those left out that lead from a role to itself.
fn state<'d>(
    said: &[Said<'d>],
    listed: &[Vec<ShortTransition>],
    roles: &mut Table,
    findings: &mut Findings,
) -> Vec<Statement<'d>> {
    let count = said.iter().zip(listed).map(|((document, _), listed)| {
        let moves = document.roles.iter().map(|role| role.moves.len());
        document.transitions.len() + listed.len() + moves.sum::<usize>()
    });
    let mut statements = Vec::with_capacity(count.sum());
    for (at, ((document, short), listed)) in said.iter().zip(listed).enumerate() {
        let mut add = |roles: &Table, key: EdgeKey, said_by, entry| {
            let statement = Statement {
                key,
                said_by,
                document: at as u32,
                entry,
            };
            if key.from == key.to {
                let title = &roles.data[key.from as usize].title;
                let message = format!("`{title}` leads to itself");
                let place = statement.place(said);
                let finding = Diagnostic::new(Code::SelfTransition, place, message);
                findings.push(finding.help("name another role, or remove the transition"));
            } else {
                statements.push(statement);
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
                let kind = moved.list.kind();
                add(
                    roles,
                    EdgeKey { from, to, kind },
                    said_by,
                    Entry::Move(moved),
                );
            }
        }
        for entry in &document.transitions {
            let ends = [&entry.from, &entry.to].map(|end| roles.known_often(&end.value));
            if let [Some(from), Some(to)] = ends {
                let kind = entry.kind.value;
                let entry = Entry::Listed(entry);
                add(roles, EdgeKey { from, to, kind }, SaidBy::List, entry);
            }
        }
        let mut numbers = ByNumber::new(&short.role_names);
        for short in listed {
            let ends = [short.from.value, short.to.value];
            let ends = ends.map(|end| numbers.get_or(end, |name| roles.known_often(name)));
            if let [Some(from), Some(to)] = ends {
                let kind = short.kind.value;
                let entry = Entry::Short(short.from.span, short.years);
                add(roles, EdgeKey { from, to, kind }, SaidBy::List, entry);
            }
        }
    }
    statements
}

/// Puts statements into the order of their edges, and those of one edge into their own. They are counted
/// out by their first of so many roles, since a role has few of them.
fn sort(statements: &mut Vec<Statement<'_>>, roles: usize) {
    let Some(any) = statements.first() else {
        return;
    };
    let mut next = vec![0_u32; roles + 1];
    for one in &*statements {
        next[one.key.from as usize + 1] += 1;
    }
    for role in 1..next.len() {
        next[role] += next[role - 1];
    }
    let mut sorted = vec![*any; statements.len()];
    for one in &*statements {
        let place = &mut next[one.key.from as usize];
        sorted[*place as usize] = *one;
        *place += 1;
    }
    for of_one_role in sorted.chunk_by_mut(|a, b| a.key.from == b.key.from) {
        of_one_role.sort_by_key(|one| one.key);
    }
    *statements = sorted;
}

/// One edge from all statements of it.
fn merge(
    group: &[Statement<'_>],
    said: &[Said<'_>],
    roles: &Table,
    findings: &mut Findings,
) -> Transition {
    let EdgeKey { from, to, kind } = group[0].key;
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
        let source = said[statement.document as usize].0.source;
        let at = |span| place(source, span);
        if let Some(value) = statement.years(said) {
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
    let attestations = group.iter().map(|statement| statement.attestation(said));
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
