use std::collections::BTreeSet;

use super::network::{self, Value};
use super::*;
use crate::graph::{self, CareerGraph, RoleRef, RoleSet};
use crate::input::graph_file;
use crate::model::Notation;
use crate::source::{SourceFile, Sources};

/// A ladder with a summit, a role to the side in another family, a stub, and an entry from outside.
///
/// ```text
/// intern ..> engineer --> senior-engineer --> fellow
///              <- ->             ^
///          data-engineer --------+
/// ```
pub(crate) const SMALL: &str = "
title: A small ladder
families: {software: Software, data: Data and AI}
tracks: {ic: Individual contributor}
roles:
  Engineer:
    family: software
    track: ic
    level: 2
    years: 3-7
    entry_from: [Intern, {outside: Bootcamp graduate}]
    advances_to: [Senior Engineer]
    lateral_to: [Data Engineer]
  Senior Engineer:
    family: software
    level: 3
    entry_from: [Engineer]
    advances_to: [Fellow]
  Data Engineer:
    family: data
    years: 3+
    advances_to: [Senior Engineer]
  Fellow:
    family: software
    terminal: true
";

/// Returns the graph of a file in YAML.
pub(crate) fn graph(yaml: &str) -> CareerGraph {
    let mut sources = Sources::default();
    let source = sources.add(SourceFile::new("small.yaml", yaml.to_owned()));
    let mut findings = Vec::new();
    let document = graph_file::read(Notation::Yaml, source, yaml, &mut findings);
    let document = document.unwrap_or_else(|| panic!("{findings:?}"));
    let (graph, _) = graph::build(vec![document], sources).expect("a sound graph");
    graph.verify();
    graph
}

/// Returns the edges as text: `a>b:entry+lateral` and, for a way back, `~known` or `~inferred`.
fn edges(view: &GraphView) -> Vec<String> {
    let edge = |edge: &EdgeView| {
        let kinds: Vec<_> = edge.kinds().map(TransitionKind::as_str).collect();
        let [from, to] = [edge.from, edge.to].map(|end| &view.nodes[end].id);
        let back = match edge.way_back() {
            WayBack::None => "",
            WayBack::Known => "~known",
            WayBack::Inferred => "~inferred",
            WayBack::Leading => "~leading",
        };
        format!("{from}>{to}:{}{back}", kinds.join("+"))
    };
    view.edges.iter().map(edge).collect()
}

fn ids(view: &GraphView) -> Vec<&str> {
    view.nodes.iter().map(|node| node.id.as_str()).collect()
}

#[test]
fn the_whole_graph_as_data() {
    let view = graph(SMALL).view().build();
    let json = serde_json::to_string_pretty(&view).expect("plain data");
    insta::assert_snapshot!(json);
}

#[test]
fn parallel_transitions_are_one_edge_and_lateral_pairs_have_two_heads() {
    for (roles, expected) in [
        ("{b: {lateral_to: [a]}}", "b>a:lateral~inferred"),
        (
            "{a: {lateral_to: [b]}, b: {lateral_to: [a]}}",
            "a>b:lateral~known",
        ),
        (
            "{b: {lateral_to: [{role: a, one_way: true}]}}",
            "b>a:lateral",
        ),
        (
            "{a: {advances_to: [b]}, b: {entry_from: [a]}}",
            "a>b:entry+advancement",
        ),
        (
            "{a: {advances_to: [b], lateral_to: [b]}}",
            "a>b:advancement+lateral~inferred",
        ),
        (
            "{a: {lateral_to: [b]}, b: {advances_to: [a]}}",
            "b>a:advancement+lateral~leading",
        ),
        (
            "{a: {lateral_to: [b], advances_to: [b]}, b: {lateral_to: [a], entry_from: [a], advances_to: [a]}}",
            "a>b:entry+advancement+lateral~known b>a:advancement",
        ),
    ] {
        let graph = graph(&format!("roles: {roles}"));
        let view = graph.view().build();
        assert_eq!(edges(&view).join(" "), expected, "{roles}");
        let drawn = view.edges.iter();
        let drawn: usize = drawn
            .map(|edge| edge.moves.len() + usize::from(edge.back.is_some()))
            .sum();
        assert_eq!(drawn, graph.transition_count(), "nothing is left out");
    }
}

#[test]
fn a_neighbourhood_follows_transitions_both_ways() {
    let graph = graph(SMALL);
    let around = |name: &str, moves| {
        let role = graph.role(name).expect("a role");
        graph.view().around(role, moves).build()
    };
    let one = around("engineer", 1);
    assert_eq!(
        ids(&one),
        ["data-engineer", "engineer", "intern", "senior-engineer"]
    );
    assert_eq!(
        edges(&one),
        [
            "data-engineer>senior-engineer:advancement",
            "engineer>data-engineer:lateral~inferred",
            "engineer>senior-engineer:entry+advancement",
            "intern>engineer:entry",
        ]
    );
    assert!(one.clusters.is_empty());
    assert_eq!(one.title.as_deref(), Some("Moves to and from Engineer"));
    let centres: Vec<_> = one.nodes.iter().map(|node| node.centre).collect();
    assert_eq!(centres, [false, true, false, false]);

    assert_eq!(ids(&around("engineer", 0)), ["engineer"]);
    assert_eq!(ids(&around("fellow", 1)), ["fellow", "senior-engineer"]);
    assert_eq!(around("fellow", usize::MAX).nodes.len(), graph.role_count());
}

/// A role with so many next roles, each of which leads to all that stand behind it.
fn fan(next: usize) -> CareerGraph {
    let names: Vec<_> = (0..next).map(|at| format!("r{at}")).collect();
    let role = |at: usize| {
        format!(
            "  r{at}: {{advances_to: [{}]}}\n",
            names[at + 1..].join(", ")
        )
    };
    let roles: String = (0..next).map(role).collect();
    graph(&format!(
        "roles:\n  c: {{advances_to: [{}]}}\n{roles}",
        names.join(", ")
    ))
}

#[test]
fn lines_that_would_hide_those_of_the_role_in_the_middle_are_left_out() {
    let view = |next, moves| {
        let graph = fan(next);
        let role = graph.role("c").expect("a role");
        let view = graph.view().around(role, moves).build();
        let left_out = view.legend.iter().find_map(|entry| match entry {
            LegendEntry::LeftOut(lines) => Some(*lines),
            _ => None,
        });
        (view.edges.len(), left_out)
    };
    // Five next roles have ten lines between them, six have fifteen, twice six being twelve.
    assert_eq!(view(5, 1), (15, None));
    assert_eq!(view(6, 1), (6, Some(15)));
    assert_eq!(view(6, 2), (21, None));
}

#[test]
fn the_legend_says_once_what_every_move_rests_on() {
    let view = |last: &str| {
        let moves = ["b", "c", "d"]
            .map(|to| format!("{{from: a, to: {to}, kind: lateral, basis: derived}}"));
        let file = format!(
            "transitions: [{}, {{from: a, to: e, kind: advancement, basis: {last}}}]",
            moves.join(", ")
        );
        let view = graph(&file).view().build();
        let notes = view.edges.iter().filter_map(EdgeView::note).count();
        (
            notes,
            view.legend.contains(&LegendEntry::Basis(Basis::Derived)),
        )
    };
    assert_eq!(view("derived"), (0, true));
    assert_eq!(view("stated"), (3, false));
}

#[test]
fn neighbourhoods_agree_with_stepping_by_hand() {
    let graph = graph(SMALL);
    for role in graph.roles() {
        let mut near = BTreeSet::from([role.index()]);
        for moves in 0..5 {
            let view = graph.view().around(role, moves).build();
            let drawn = view.nodes.iter().map(|node| {
                let found = graph.role(node.id.as_str()).expect("a role");
                found.index()
            });
            assert_eq!(drawn.collect::<BTreeSet<_>>(), near);
            let ends = graph.transitions().map(|t| [t.from(), t.to()]);
            let ends: Vec<_> = ends.map(|ends| ends.map(RoleRef::index)).collect();
            let touched = ends
                .iter()
                .filter(|ends| ends.iter().any(|end| near.contains(end)));
            let grown: BTreeSet<_> = touched.flatten().copied().collect();
            near.extend(grown);
        }
    }
}

#[test]
fn families_are_clusters_only_where_there_are_several() {
    let titles = |yaml: &str| {
        let view = graph(yaml).view().build();
        let clusters = view.clusters.iter();
        let titles = clusters.map(|cluster| (cluster.group.title.to_string(), cluster.nodes.len()));
        titles.collect::<Vec<_>>()
    };
    assert_eq!(
        titles(SMALL),
        [("Software".to_owned(), 3), ("Data and AI".to_owned(), 1)]
    );
    assert_eq!(titles("roles: {a: {family: x}, b: {family: x}, c: {}}"), []);
    assert_eq!(
        titles("roles: {a: {family: y-z}, b: {family: x}}"),
        [("X".to_owned(), 1), ("Y Z".to_owned(), 1)]
    );
}

#[test]
fn the_legend_has_what_occurs_and_nothing_else() {
    let texts = |yaml: &str| {
        let view = graph(yaml).view().build();
        let texts = view.legend.iter().map(LegendEntry::text);
        texts.collect::<Vec<_>>()
    };
    assert_eq!(
        texts(SMALL),
        [
            "entry",
            "advancement",
            "lateral move, way back inferred",
            "entry and advancement",
            "stub: mentioned, not described",
            "declared summit",
        ]
    );
    assert!(texts("roles: {a: {}}").is_empty());
    assert_eq!(texts("roles: {a: {terminal: true}}"), ["declared summit"]);
    assert_eq!(
        texts("roles: {a: {lateral_to: [b], advances_to: [b]}, b: {lateral_to: [a]}}"),
        ["advancement and lateral move, lateral both ways"]
    );
}

#[test]
fn the_order_of_the_file_changes_nothing() {
    let forwards =
        graph("roles: {a: {advances_to: [b, c], lateral_to: [d]}, b: {lateral_to: [a]}}");
    let backwards =
        graph("roles: {b: {lateral_to: [a]}, a: {lateral_to: [d], advances_to: [c, b]}}");
    assert_eq!(forwards.view().build(), backwards.view().build());
}

#[test]
#[should_panic(expected = "is of another graph")]
fn a_role_of_another_graph_is_refused() {
    let (one, two) = (graph(SMALL), graph(SMALL));
    let role = two.role("engineer").expect("a role");
    let _ = one.view().around(role, 1);
}

#[test]
fn roles_are_drawn_together_by_what_is_asked_for() {
    let graph = graph(SMALL);
    let titles = |grouping| {
        let view = graph.view().group(grouping).build();
        let clusters = view.clusters.iter();
        let titles =
            clusters.map(|cluster| format!("{} {}", cluster.group.title, cluster.nodes.len()));
        titles.collect::<Vec<_>>()
    };
    assert_eq!(titles(Grouping::Family), titles(Grouping::Auto));
    assert_eq!(titles(Grouping::Track), ["Individual contributor 1"]);
    assert_eq!(
        titles(Grouping::Level),
        ["Individual contributor, level 2 1", "Level 3 1"]
    );
    assert!(titles(Grouping::None).is_empty());
    // Around a role, only where it is asked for.
    let role = graph.role("engineer").expect("a role");
    let around = graph.view().around(role, 1);
    assert!(around.clone().build().clusters.is_empty());
    assert_eq!(around.group(Grouping::Family).build().clusters.len(), 2);
}

#[test]
fn paths_are_drawn_with_their_own_moves_and_no_others() {
    let graph = graph(SMALL);
    let query = graph
        .paths()
        .from("engineer")
        .expect("a role")
        .to("fellow")
        .expect("a role");
    let best = query.best(9).expect("both ends are roles").paths;
    let view = graph.view().paths(&best).build();
    assert_eq!(
        view.title.as_deref(),
        Some("2 paths from Engineer to Fellow")
    );
    let routes: Vec<_> = view
        .routes
        .iter()
        .map(|route| {
            let ids = route.nodes.iter().map(|node| view.nodes[*node].id.as_str());
            assert_eq!(route.steps.len() + 1, route.nodes.len());
            ids.collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(
        routes,
        [
            "engineer senior-engineer fellow",
            "engineer data-engineer senior-engineer fellow"
        ]
    );
    assert_eq!(edges(&view).len(), 4);
    let one = graph
        .view()
        .paths(&best[..1])
        .title("Mine".to_owned())
        .build();
    assert_eq!(one.title.as_deref(), Some("Mine"));
    assert_eq!(ids(&one), ["engineer", "fellow", "senior-engineer"]);
    assert_eq!(
        graph.view().paths(&[]).title(String::new()).build().title,
        None
    );
    // A path that is not drawn whole is not drawn as a path.
    let part = graph
        .view()
        .paths(&best)
        .select("engineer | fellow")
        .expect("a selector")
        .build();
    assert!(part.routes.is_empty() && part.nodes.len() == 2);
}

#[test]
fn a_network_has_every_transition_once() {
    let graph = graph(SMALL);
    let network = graph.view().network();
    assert_eq!(network.title.as_deref(), Some("A small ladder"));
    assert_eq!(network.nodes.len(), graph.role_count());
    let drawn = network
        .edges
        .iter()
        .map(|edge| (edge.from, edge.to, edge.kind));
    let known = graph.transitions().map(|transition| {
        let ends = [transition.from(), transition.to()].map(|role| role.index().index());
        (ends[0], ends[1], transition.kind())
    });
    assert!(drawn.eq(known));
    let attributes: Vec<_> = network::node_attributes()
        .map(|attribute| attribute.name)
        .collect();
    for (node, role) in network.nodes.iter().zip(graph.roles()) {
        assert_eq!(node.values.len(), attributes.len());
        let value = |name| {
            let at = attributes.iter().position(|known| *known == name);
            node.values[at.expect("an attribute")].clone()
        };
        assert_eq!(value("stub"), Some(Value::Flag(role.is_stub())));
        let level = role.data().level.map(|level| Value::Integer(level.into()));
        assert_eq!(value("level"), level);
        assert_eq!(value("requirements").is_none(), role.is_stub());
        assert_eq!(value("mentioned_by").is_some(), role.is_stub());
    }
}

#[test]
fn a_selection_is_drawn_with_the_moves_inside_it() {
    let graph = graph(SMALL);
    let view = graph
        .view()
        .select("family:* - data engineer")
        .expect("a selector")
        .build();
    assert_eq!(view.title.as_deref(), Some("A small ladder: 3 of 5 roles"));
    let ids: Vec<_> = view.nodes.iter().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, ["engineer", "fellow", "senior-engineer"]);
    assert_eq!(
        edges(&view),
        [
            "engineer>senior-engineer:entry+advancement",
            "senior-engineer>fellow:advancement"
        ]
    );
    assert!(view.clusters.is_empty(), "one family");
    // Conditions add up.
    let intern = graph.role("intern").expect("a role");
    let around = graph
        .view()
        .select("engineer | fellow")
        .expect("a selector");
    let around = around.around(intern, 1).build();
    assert_eq!(around.nodes.len(), 1);
    let nothing = graph.view().only(&RoleSet::new(graph.role_count())).build();
    assert!(nothing.nodes.is_empty() && nothing.edges.is_empty() && nothing.legend.is_empty());
    assert!(graph.view().select("nobody").is_err());
}
