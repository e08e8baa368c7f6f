//! What every graph that ships keeps, and what the default one covers.

use std::collections::BTreeSet;

use careergraph::graph::{CareerGraph, RoleIx, RoleRef, SkillRef, build};
use careergraph::input::embedded;
use careergraph::load::Loader;
use careergraph::model::TransitionKind;
use careergraph::source::Sources;

/// The titles around an engineer that users come with: its entries, advancements and lateral moves.
pub(crate) const NEIGHBOURS: [&str; 18] = [
    "Junior Engineer",
    "Associate Engineer",
    "Developer",
    "Software Developer",
    "Systems Analyst",
    "Network Technician",
    "Senior Engineer",
    "Lead Engineer",
    "Principal Engineer",
    "Staff Engineer",
    "Engineering Manager",
    "Technical Architect",
    "Product Engineer",
    "Product Owner",
    "DevOps Engineer",
    "Site Reliability Engineer",
    "Data Engineer",
    "Machine Learning Engineer",
];

fn graphs() -> impl Iterator<Item = (&'static str, CareerGraph)> {
    embedded::names().map(|name| {
        let graph = CareerGraph::embedded(name).expect("the name is of a shipped graph");
        (name, graph)
    })
}

#[test]
fn they_load_without_a_finding() {
    for name in embedded::names() {
        let mut inputs = Loader::new();
        inputs
            .embedded(name)
            .expect("the name is of a shipped graph");
        let loaded = inputs.load().expect("shipped graphs are sound");
        assert_eq!(loaded.findings, [], "{name}");
        loaded.graph.verify();
    }
}

#[test]
fn their_compact_form_is_what_their_documents_come_to() {
    for (name, graph) in graphs() {
        let (file, document) = embedded::graph(name).expect("the name is of a shipped graph");
        let mut sources = Sources::default();
        sources.add(file);
        let (built, findings) = build(vec![document], sources).expect("shipped graphs are sound");
        assert_eq!(findings, [], "{name}");
        assert!(same(&graph, &built), "{name}");
    }
}

fn same(one: &CareerGraph, other: &CareerGraph) -> bool {
    let nodes = |graph: &CareerGraph| -> Vec<_> {
        let nodes = graph.petgraph().node_weights();
        nodes.cloned().collect()
    };
    let edges = |graph: &CareerGraph| -> Vec<_> {
        let edges = graph.petgraph().raw_edges().iter();
        let edges = edges.map(|edge| (edge.source(), edge.target(), edge.weight.clone()));
        edges.collect()
    };
    let skills = |graph: &CareerGraph| -> Vec<_> {
        graph.skills().map(|skill| skill.data().clone()).collect()
    };
    let asked = |graph: &CareerGraph| -> Vec<_> {
        let needs = graph.roles().flat_map(RoleRef::requirements);
        needs
            .map(|need| (need.data().clone(), need.title()))
            .collect()
    };
    let role_names = one.roles().all(|role| {
        let aliases = role.data().aliases.iter().map(|alias| &**alias);
        let mut names = aliases.chain([role.title(), role.id().as_str()]);
        names.all(|name| other.role(name).map(RoleRef::index) == Ok(role.index()))
    });
    let skill_names = one.skills().all(|skill| {
        let aliases = skill.data().aliases.iter().map(|alias| &**alias);
        let mut names = aliases.chain([skill.title(), skill.id().as_str()]);
        names.all(|name| {
            let found = one.skill(name).map(SkillRef::index);
            found == other.skill(name).map(SkillRef::index) && found == Ok(skill.index())
        })
    });
    nodes(one) == nodes(other)
        && edges(one) == edges(other)
        && skills(one) == skills(other)
        && asked(one) == asked(other)
        && one.steps().all() == other.steps().all()
        && one.scale() == other.scale()
        && one.info() == other.info()
        && role_names
        && skill_names
}

#[test]
fn the_default_graph_knows_the_neighbourhood_of_an_engineer() {
    let graph = CareerGraph::embedded(embedded::DEFAULT).expect("the default graph ships");
    let others = ["Engineer", "Software Engineer", "SRE"];
    for title in NEIGHBOURS.into_iter().chain(others) {
        assert!(graph.role(title).is_ok(), "nobody answers to {title}");
    }
    assert!(graph.role_count() >= 45, "{} roles", graph.role_count());
    assert!(graph.skill_count() >= 120, "{} skills", graph.skill_count());
}

#[test]
fn their_skills_are_in_the_lexicon() {
    let lexicon = embedded::lexicon();
    let known: BTreeSet<&str> = lexicon.skills.iter().map(|s| s.id.value.as_str()).collect();
    for (name, graph) in graphs() {
        let unknown: Vec<_> = graph
            .skills()
            .map(|skill| skill.id().as_str())
            .filter(|id| !known.contains(id))
            .collect();
        assert_eq!(unknown, Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn they_describe_every_role() {
    for (name, graph) in graphs() {
        let stubs: Vec<_> = graph
            .roles()
            .filter(|role| role.is_stub())
            .map(RoleRef::title)
            .collect();
        assert_eq!(stubs, Vec::<&str>::new(), "{name}");
    }
}

/// An entry role is one to which nobody advances from within the graph.
#[test]
fn every_role_is_reachable_from_an_entry_role() {
    for (name, graph) in graphs() {
        let climbed = |role: RoleIx| {
            let mut incoming = graph.role_at(role).incoming();
            incoming.any(|moved| moved.kind() != TransitionKind::Lateral)
        };
        let mut waiting: Vec<RoleIx> = graph.roles().map(RoleRef::index).collect();
        waiting.retain(|role| !climbed(*role));
        let mut reached: BTreeSet<RoleIx> = waiting.iter().copied().collect();
        while let Some(role) = waiting.pop() {
            for moved in graph.role_at(role).outgoing() {
                let next = moved.to().index();
                if reached.insert(next) {
                    waiting.push(next);
                }
            }
        }
        let lost: Vec<_> = graph
            .roles()
            .filter(|role| !reached.contains(&role.index()))
            .map(RoleRef::title)
            .collect();
        assert_eq!(lost, Vec::<&str>::new(), "{name}");
    }
}
