//! A part of a graph as a table of attributes: what the formats for data carry.
//!
//! Where a [`GraphView`](super::GraphView) says what to draw, a [`Network`] says all that is known:
//! one edge a transition, nothing merged, nothing left out because a box has no room.

use serde::{Serialize, Serializer};

use super::build::ViewBuilder;
use super::{Change, ChangeView, Heat};
use crate::graph::{CareerGraph, RoleRef, TransitionRef};
use crate::model::{Name, RoleId, TransitionDetails, TransitionKind, to_millionths};
use crate::query::gap::{InTurn, Interval};

/// A part of a graph as a table of attributes.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Network {
    /// What it shows.
    pub title: Option<String>,
    /// The roles, in the order of their ids.
    pub nodes: Vec<NetworkNode>,
    /// The transitions between them, in the order of (from, to, kind).
    pub edges: Vec<NetworkEdge>,
    /// The attributes of the roles, in the order of their values: [`node_attributes`], and those of what
    /// is drawn besides, readiness or changes.
    pub of_nodes: Vec<Attribute>,
    /// The attributes of the transitions, likewise.
    pub of_edges: Vec<Attribute>,
}

/// A role of a network.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NetworkNode {
    /// Its id: a slug, unique in the network.
    pub id: RoleId,
    /// Its title.
    pub title: Name,
    /// What is known of it, one value or none for each of [`Network::of_nodes`].
    pub values: Vec<Option<Value>>,
}

/// A transition of a network.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NetworkEdge {
    /// Index of the former role among the nodes.
    pub from: usize,
    /// Index of the next role among the nodes.
    pub to: usize,
    /// Its kind, by which transitions of one pair of roles are told apart.
    pub kind: TransitionKind,
    /// What is known of it, one value or none for each of [`Network::of_edges`].
    pub values: Vec<Option<Value>>,
}

/// A value of an attribute.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// A text.
    Text(Name),
    /// A whole number.
    Integer(u32),
    /// A finite number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Several texts.
    List(Vec<Name>),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Integer(number) => number.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Flag(flag) => flag.serialize(serializer),
            Self::List(texts) => texts.serialize(serializer),
        }
    }
}

impl Value {
    #[expect(
        clippy::unnecessary_wraps,
        reason = "a reader of values returns an option"
    )]
    fn text(text: impl Into<Name>) -> Option<Self> {
        Some(Self::Text(text.into()))
    }

    /// A sum of floats, without what adding made of its last digits.
    fn millionths(number: f64) -> Self {
        Self::Number(to_millionths(number))
    }

    fn list(texts: &[Name]) -> Option<Self> {
        (!texts.is_empty()).then(|| Self::List(texts.to_vec()))
    }

    /// Returns the value as one text: a list as the JSON that reads back the same.
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.to_string(),
            Self::Integer(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::List(texts) => {
                let texts = texts.iter().map(|text| &**text);
                texts.collect::<serde_json::Value>().to_string()
            }
        }
    }
}

/// What kind of value an attribute has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// [`Value::Text`].
    Text,
    /// [`Value::Integer`].
    Integer,
    /// [`Value::Number`].
    Number,
    /// [`Value::Flag`].
    Flag,
    /// [`Value::List`].
    List,
}

/// An attribute of roles or of transitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attribute {
    /// Its name, of small letters and underscores.
    pub name: &'static str,
    /// What kind of value it has.
    pub kind: ValueKind,
    /// What it says, for the book.
    pub about: &'static str,
}

/// Returns the attributes of roles, in the order of their values.
pub fn node_attributes() -> impl ExactSizeIterator<Item = Attribute> {
    OF_NODES.iter().map(|(attribute, _)| *attribute)
}

/// Returns the attributes of transitions, in the order of their values.
pub fn edge_attributes() -> impl ExactSizeIterator<Item = Attribute> {
    OF_EDGES.iter().map(|(attribute, _)| *attribute)
}

/// Returns the attributes that roles have besides where somebody's readiness is asked for.
pub fn heat_attributes() -> impl ExactSizeIterator<Item = Attribute> {
    OF_HEATS.iter().map(|(attribute, _)| *attribute)
}

/// Returns the attributes that roles and transitions have besides where changes since an old graph are
/// asked for.
pub fn change_attributes() -> impl ExactSizeIterator<Item = Attribute> {
    OF_CHANGES.iter().map(|(attribute, _)| *attribute)
}

/// A role, with what its values are read from.
struct Node<'g> {
    graph: &'g CareerGraph,
    role: RoleRef<'g>,
}

/// A transition, with what its values are read from.
struct Edge<'g> {
    transition: TransitionRef<'g>,
    gap: Option<Interval<f64>>,
    coverage: Option<Interval<f64>>,
}

impl Edge<'_> {
    fn details<T>(&self, read: impl Fn(&TransitionDetails) -> Option<T>) -> Option<T> {
        self.transition.data().details.as_deref().and_then(read)
    }
}

/// An attribute of roles, and how its value is read.
type OfNode = (Attribute, fn(&Node<'_>) -> Option<Value>);

/// An attribute of what is drawn besides, and how its value is read.
type Of<T> = (Attribute, fn(&T) -> Option<Value>);

/// An attribute of transitions, and how its value is read.
type OfEdge = (Attribute, fn(&Edge<'_>) -> Option<Value>);

macro_rules! attributes {
    ($of:ident: $($name:ident $kind:ident $about:literal $read:expr;)*) => {
        &[$((
            Attribute {
                name: stringify!($name),
                kind: ValueKind::$kind,
                about: $about,
            },
            |$of| $read,
        ),)*]
    };
}

/// What is said of a role.
const OF_NODES: &[OfNode] = attributes! { node:
    title Text "title" Value::text(node.role.data().title.clone());
    aliases List "other names" Value::list(&node.role.data().aliases);
    family Text "id of the family" node.role.data().family.clone().map(Value::Text);
    family_title Text "title of the family"
        node.role.data().family.as_ref().map(|id| Value::Text(node.graph.family_title(id)));
    track Text "id of the track" node.role.data().track.clone().map(Value::Text);
    track_title Text "title of the track"
        node.role.data().track.as_ref().map(|id| Value::Text(node.graph.track_title(id)));
    level Integer "level within the track"
        node.role.data().level.map(|level| Value::Integer(level.into()));
    years_min Number "fewest years of experience"
        node.role.data().years.map(|years| Value::Number(years.min));
    years_max Number "most years of experience"
        node.role.data().years.and_then(|years| years.max).map(Value::Number);
    salary_min Number "least pay"
        node.role.data().salary.as_ref().and_then(|pay| pay.min).map(Value::Number);
    salary_max Number "most pay"
        node.role.data().salary.as_ref().and_then(|pay| pay.max).map(Value::Number);
    salary_currency Text "currency of the pay"
        node.role.data().salary.as_ref().and_then(|pay| Value::text(pay.currency.clone()?));
    salary_per Text "what is paid for: year, month, week, day or hour"
        node.role.data().salary.as_ref().and_then(|pay| Value::text(pay.per.as_str()));
    stub Flag "mentioned, not described" Some(Value::Flag(node.role.is_stub()));
    terminal Flag "a declared summit" Some(Value::Flag(node.role.data().terminal));
    inherits Text "id of the role whose requirements it copied"
        node.role.data().inherits.as_ref().and_then(|id| Value::text(id.as_str()));
    requirements Integer "how many requirements it has; none for a stub, whose requirements are unknown"
        (!node.role.is_stub()).then(|| Value::Integer(node.role.requirements().len() as u32));
    skills List "what it asks for, in the order of the graph"
        Value::list(&node.role.requirements().map(|asked| asked.title().into()).collect::<Vec<_>>());
    mentioned_by List "ids of the roles that mention a stub" mentioned_by(node.role);
    summary Text "what the role is" node.role.data().about.summary.clone().map(Value::Text);
    outside_entries List "entry points that are not roles"
        Value::list(&node.role.data().about.outside_entries);
    occupation_codes List "codes in public taxonomies"
        Value::list(&node.role.data().about.occupation_codes);
    tags List "words to find it by" Value::list(&node.role.data().about.tags);
};

/// What is said of a transition.
const OF_EDGES: &[OfEdge] = attributes! { edge:
    kind Text "entry, advancement or lateral" Value::text(edge.transition.kind().as_str());
    basis Text "stated, observed, derived or inferred" Value::text(edge.transition.basis().as_str());
    years_min Number "fewest years in the former role"
        edge.transition.data().years.map(|years| Value::Number(years.min));
    years_max Number "most years in the former role"
        edge.transition.data().years.and_then(|years| years.max).map(Value::Number);
    gap_min Number "weighted steps of proficiency that are surely missing"
        edge.gap.map(|gap| Value::millionths(gap.low));
    gap_max Number "the same, with what is not known at its worst"
        edge.gap.map(|gap| Value::millionths(gap.high));
    coverage_min Number "share of what the next role asks for that is surely held, from 0 to 1"
        edge.coverage.map(|share| Value::millionths(share.low));
    coverage_max Number "the same, with what is not known at its best"
        edge.coverage.map(|share| Value::millionths(share.high));
    people Integer "how many people were observed to make the move"
        edge.transition.data().people().map(Value::Integer);
    period Text "when they were observed"
        edge.details(|said| said.observation.as_ref()?.period.clone()).map(Value::Text);
    median_years Number "their median years in the former role"
        edge.details(|said| said.observation.as_ref()?.median_years).map(Value::Number);
    qualifiers List "conditions and domains" edge.details(|said| Value::list(&said.qualifiers));
    notes List "notes" edge.details(|said| Value::list(&said.notes));
    sources List "where the statement comes from" edge.details(|said| Value::list(&said.sources));
};

/// What is said of a role for somebody.
const OF_HEATS: &[Of<Heat>] = attributes! { heat:
    current Flag "whether it is the role that the person holds"
        Some(Value::Flag(heat.current));
    readiness Text "ready, short, unknown-stub, unknown-holder or asks-for-nothing"
        Value::text(heat.measure.readiness.as_str());
    essentials_short Integer "how many essential requirements are not surely met"
        heat.measure.essentials_short().map(|short| Value::Integer(short.high as u32));
    covered_min Number "share of what it asks for that the person surely holds, from 0 to 1"
        heat.coverage().map(|share| Value::millionths(share.low));
    covered_max Number "the same, with what is not known at its best"
        heat.coverage().map(|share| Value::millionths(share.high));
};

/// What is said of a role or a transition since an old graph.
const OF_CHANGES: &[Of<ChangeView>] = attributes! { change:
    change Text "added, removed, changed or unchanged since the old graph"
        Value::text(change.kind.as_str());
    changes List "what changed, in short"
        Value::list(&change.notes.iter().map(|note| note.to_string().into()).collect::<Vec<_>>());
};

/// Adds the values of some attributes; none where what they are about is not asked for.
fn values_of<T>(values: &mut Vec<Option<Value>>, of: Option<&T>, attributes: &[Of<T>]) {
    if let Some(of) = of {
        values.extend(attributes.iter().map(|(_, read)| read(of)));
    }
}

fn mentioned_by(role: RoleRef<'_>) -> Option<Value> {
    let referrers = role.is_stub().then(|| role.mentioned_by())?;
    let ids = referrers.iter().map(|role| role.id().as_str().into());
    Value::list(&ids.collect::<Vec<_>>())
}

/// # As data
impl ViewBuilder<'_> {
    /// Returns all that is known of what would be drawn, as a table: for formats that other programs
    /// read.
    ///
    /// A gap is computed for every transition, so it takes O(n) each, where n is the number of
    /// requirements of the next role.
    pub fn network(&self) -> Network {
        let picked = self.picked();
        let mut network = Network {
            title: self.heading(&picked),
            nodes: Vec::with_capacity(picked.roles.len()),
            edges: Vec::new(),
            of_nodes: node_attributes().collect(),
            of_edges: edge_attributes().collect(),
        };
        if self.person.is_some() {
            network.of_nodes.extend(heat_attributes());
        }
        if picked.changes.is_some() {
            network.of_nodes.extend(change_attributes());
            network.of_edges.extend(change_attributes());
        }
        for drawn in &picked.roles {
            let role = drawn.role;
            let graph = match &picked.changes {
                Some(changes) if drawn.is_gone => changes.old,
                _ => self.graph,
            };
            let node = Node { graph, role };
            let mut values = OF_NODES.iter().map(|(_, read)| read(&node)).collect();
            values_of(&mut values, self.heat(role).as_ref(), OF_HEATS);
            values_of(&mut values, picked.change(drawn).as_ref(), OF_CHANGES);
            network.nodes.push(NetworkNode {
                id: role.id().clone(),
                title: role.data().title.clone(),
                values,
            });
        }
        let places = picked.places(self.graph.role_count());
        network.transitions(self.graph, &places, &picked.drawn, |moved| {
            picked.change_of(moved)
        });
        if let Some(changes) = &picked.changes {
            let places = picked.places_before(changes);
            network.transitions(changes.old, &places, &changes.is_gone, |_| {
                Some(ChangeView::of(Change::Removed))
            });
            let key = |edge: &NetworkEdge| (edge.from, edge.to, edge.kind);
            network.edges.sort_by_key(key);
        }
        network
    }
}

impl Network {
    /// Adds the transitions of a graph between the roles that have a place.
    fn transitions(
        &mut self,
        graph: &CareerGraph,
        places: &[Option<usize>],
        drawn: &[bool],
        change: impl Fn(TransitionRef<'_>) -> Option<ChangeView>,
    ) {
        let mut in_turn = InTurn::new(graph);
        for (role, from) in graph.roles().zip(places) {
            let Some(from) = *from else { continue };
            for transition in role.outgoing() {
                let to = places[transition.to().index().index()];
                let Some(to) = to.filter(|_| drawn[transition.index().0 as usize]) else {
                    continue;
                };
                let measure = graph.measure(in_turn.in_role(role), transition.to());
                let edge = Edge {
                    transition,
                    gap: measure.gap,
                    coverage: measure.coverage,
                };
                let mut values = OF_EDGES.iter().map(|(_, read)| read(&edge)).collect();
                values_of(&mut values, change(transition).as_ref(), OF_CHANGES);
                self.edges.push(NetworkEdge {
                    from,
                    to,
                    kind: transition.kind(),
                    values,
                });
            }
        }
    }
}
