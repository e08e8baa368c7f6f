use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use std::process::{Command, Stdio};

use super::*;
use crate::graph::CareerGraph;
use crate::input::embedded;
use crate::model::text::{STAND_IN, is_unseen};
use crate::view::tests::{SMALL, graph};
use crate::view::{Group, Grouping};

fn drawn(view: &GraphView) -> String {
    Dot::of(view, &Look::default()).to_string()
}

fn dot_of(yaml: &str) -> String {
    drawn(&graph(yaml).view().build())
}

/// Runs Graphviz; nothing where it is not installed.
fn graphviz(format: &str, dot: &str) -> Option<String> {
    let started = Command::new("dot")
        .arg(format!("-T{format}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            skip();
            return None;
        }
        Err(error) => panic!("{error}"),
    };
    let mut input = child.stdin.take().expect("a pipe");
    // Where Graphviz gives up on the way, its own message says why.
    let _ = input.write_all(dot.as_bytes());
    drop(input);
    let output = child.wait_with_output().expect("Graphviz ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", output.status);
    for word in ["rror", "not found", "nknown", "lost"] {
        assert!(!errors.contains(word), "{errors}");
    }
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

#[test]
fn labels_of_upright_lines_stand_beside_them() {
    let cook = graph("roles: {Cook: {lateral_to: [Baker]}, Baker: {}}");
    let view = cook.view().show_moves(&[crate::view::MoveFact::Kind]);
    let dot = drawn(&view.build());
    // Graphviz moves them aside by half of their height.
    assert!(dot.contains(r#"label=" \n \nlateral\n \n ""#), "{dot}");
    let Some(plain) = graphviz("plain", &dot) else {
        return;
    };
    let line = plain.lines().find(|line| line.starts_with("edge"));
    let parts: Vec<_> = line.expect("a line").split(' ').collect();
    let number = |at: usize| parts[at].parse::<f64>().expect("a number");
    // The place of the label stands before the style and the colour.
    let gap = (number(4) - number(parts.len() - 4)).abs();
    // In inches; half of the word is about 15 points wide.
    assert!(gap > 16.0 / 72.0, "{line:?}");
}

/// Says that Graphviz is absent, which it may not be in CI.
#[expect(clippy::disallowed_methods, reason = "only CI has to have Graphviz")]
#[expect(clippy::print_stderr, reason = "says that less was tested")]
fn skip() {
    let in_ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty());
    assert!(!in_ci, "Graphviz is not installed");
    eprintln!("skipped: Graphviz is not installed; its reading of the output is untested");
}

/// Compares what Graphviz understood with what was to be drawn.
fn check_structure(view: &GraphView) {
    let dot = drawn(view);
    let Some(json) = graphviz("json", &dot) else {
        return;
    };
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let none = Vec::new();
    let list = |key: &str| json[key].as_array().unwrap_or(&none);
    let names: Vec<_> = list("objects")
        .iter()
        .filter_map(|object| object["name"].as_str())
        .collect();
    let clusters = names.iter().filter(|name| name.starts_with("cluster_"));
    assert_eq!(clusters.count(), view.clusters.len());
    let nodes = list("objects")
        .iter()
        .filter(|object| object["shape"] == "box");
    assert_eq!(nodes.count(), view.nodes.len());
    let drawn = list("edges").iter().map(|edge| {
        let ends = ["tail", "head"].map(|end| edge[end].as_u64().expect("an index") as usize);
        let mut ends = ends.map(|end| {
            let name = list("objects")[end]["name"].as_str().expect("a name");
            name[1..].parse::<usize>().expect("a generated id")
        });
        // Some are written from the other end.
        ends.sort_unstable();
        let curves = edge["pos"].as_str().expect("a route").split(';').count();
        assert_eq!(curves, 1, "Graphviz draws an edge twice: {edge}");
        ends
    });
    let mut drawn: Vec<_> = drawn.collect();
    let ends = |edge: &EdgeView| [edge.from.min(edge.to), edge.from.max(edge.to)];
    let mut expected: Vec<_> = view.edges.iter().map(ends).collect();
    drawn.sort_unstable();
    expected.sort_unstable();
    assert_eq!(drawn, expected);
}

#[test]
fn a_small_graph() {
    insta::assert_snapshot!(dot_of(SMALL));
}

#[test]
fn a_small_neighbourhood() {
    let graph = graph(SMALL);
    let role = graph.role("engineer").expect("a role");
    let view = graph.view().around(role, 1).build();
    insta::assert_snapshot!(drawn(&view));
}

#[test]
fn graphviz_reads_what_is_meant() {
    for yaml in [
        SMALL,
        "roles: {a: {}}",
        "roles: {a: {advances_to: [b]}, b: {advances_to: [a]}}",
        "roles: {a: {lateral_to: [b]}, b: {lateral_to: [c]}, c: {lateral_to: [a]}}",
        "roles: {a: {advances_to: [{role: b, basis: observed, people: 3}], lateral_to: [b]}}",
    ] {
        let graph = graph(yaml);
        check_structure(&graph.view().build());
        for role in graph.roles() {
            for moves in 0..3 {
                check_structure(&graph.view().around(role, moves).build());
            }
        }
    }
    // A graph without roles.
    let mut empty = graph("roles: {a: {}}").view().build();
    empty.nodes.clear();
    check_structure(&empty);
}

#[test]
fn graphviz_reads_paths_as_one_graph() {
    let graph = CareerGraph::embedded("engineer").expect("a shipped graph");
    let query = graph.paths().from("engineer").expect("a role");
    let query = query.to("engineering manager").expect("a role");
    for count in [1, 3, 12] {
        let paths = query
            .clone()
            .best(count)
            .expect("both ends are roles")
            .paths;
        check_structure(&graph.view().paths(&paths).build());
    }
}

#[test]
fn graphviz_draws_every_shipped_graph_whole() {
    for name in embedded::names() {
        let graph = CareerGraph::embedded(name).expect("a shipped graph");
        for grouping in [
            Grouping::Auto,
            Grouping::Track,
            Grouping::Level,
            Grouping::None,
        ] {
            check_structure(&graph.view().group(grouping).build());
        }
    }
    let engineer = CareerGraph::embedded("engineer").expect("a shipped graph");
    for role in engineer.roles() {
        check_structure(&engineer.view().around(role, 1).build());
    }
}

/// Two ladders side by side, with lateral moves between them on every level: Graphviz draws such
/// an edge twice where it is written the other way.
#[test]
fn lateral_moves_between_families_are_drawn_once() {
    let mut yaml = String::from("roles:\n");
    for (family, other) in [("x", "y"), ("y", "z"), ("z", "x")] {
        for level in 0..4 {
            let next = level + 1;
            yaml += &[
                format!("  {family}{level}:"),
                format!("    family: {family}"),
                format!("    advances_to: [{family}{next}]"),
                format!("    lateral_to: [{other}{level}, {family}b{level}, stub{level}]"),
                format!("  {family}b{level}:"),
                format!("    family: {family}"),
                format!("    advances_to: [{family}b{next}]"),
                format!("    lateral_to: [{other}{level}]\n"),
            ]
            .join("\n");
        }
    }
    check_structure(&graph(&yaml).view().build());
}

/// Returns a graph of roles in families of six, with moves between any of them, of which a share stays
/// within its family; the same for the same seed.
fn random_graph(roles: usize, moves: usize, percent_within: usize, seed: u64) -> CareerGraph {
    const FAMILY: usize = 6;
    let mut state = seed;
    let mut below = |limit: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % limit
    };
    let mut yaml = String::from("roles:\n");
    for role in 0..roles {
        let family = role / FAMILY;
        writeln!(yaml, "  r{role}: {{family: f{family}}}").expect("a string takes everything");
    }
    yaml += "transitions:\n";
    let mut known = std::collections::BTreeSet::new();
    while known.len() < moves {
        let from = below(roles);
        let to = if below(100) < percent_within {
            (from / FAMILY * FAMILY + below(FAMILY)).min(roles - 1)
        } else {
            below(roles)
        };
        let kind = ["advancement", "lateral", "entry"][[0, 0, 0, 1, 1, 2][below(6)]];
        if from != to && known.insert((from, to)) {
            writeln!(yaml, "  - {{from: r{from}, to: r{to}, kind: {kind}}}")
                .expect("a string takes everything");
        }
    }
    graph(&yaml)
}

#[test]
fn graphviz_draws_random_graphs_whole() {
    for (seed, (roles, moves)) in (1..).zip([(15, 25), (30, 60), (50, 90), (60, 100), (120, 240)]) {
        for percent_within in [5, 30, 70] {
            let graph = random_graph(roles, moves, percent_within, seed);
            check_structure(&graph.view().build());
        }
    }
}

#[test]
fn lines_are_straight_where_families_are_interwoven() {
    let is_tangled = |graph: &CareerGraph| Arrangement::of(&graph.view().build()).is_tangled;
    assert!(is_tangled(&random_graph(60, 100, 10, 1)));
    assert!(!is_tangled(&random_graph(60, 100, 90, 1)));
    assert!(!is_tangled(&random_graph(15, 25, 10, 1)));
    for name in embedded::names() {
        let graph = CareerGraph::embedded(name).expect("a shipped graph");
        assert!(!is_tangled(&graph), "{name}");
    }
    let tangled = random_graph(60, 100, 10, 1);
    let dot = drawn(&tangled.view().build());
    assert!(dot.contains("splines=\"line\""), "{dot}");
    assert!(!dot.contains("nslimit"), "{dot}");
    let large = random_graph(400, 800, 10, 1).view().build();
    assert!(drawn(&large).contains("nslimit1=\"0.1\""));
    let apart = tangled.view().group(Grouping::None).build();
    assert!(!Arrangement::of(&apart).is_tangled);
}

const HOSTILE: [&str; 22] = [
    "",
    " ",
    "\"",
    "\"]; evil [label=\"",
    "\\",
    "ends with \\",
    r"\N \G \l \r \n \T \E",
    "two\nlines\r\nand\ta tab",
    "<b>bold</b>",
    "</B>><TABLE></TABLE>",
    "<!-- comment",
    "<![CDATA[ x ]]>",
    "&amp; &lt; &nbsp; &#60; &bogus; &",
    "R&D",
    "nul\0 escape\u{1b}[31m bell\u{7}",
    "turned \u{202e}round\u{2066}",
    "👩‍💻 developer \u{1f1e9}\u{1f1ea}",
    "データエンジニア・プラットフォーム部門責任者代理補佐見習い",
    "\u{fffe}\u{ffff}\u{2028}x",
    "{record|<port> field}",
    "http://example.org/?a=b&c=d#e",
    "n0 -> n1; }",
];

/// Returns a view in which every text that somebody could have written is hostile.
fn hostile_view() -> GraphView {
    let mut view = graph(SMALL).view().build();
    let (node, edge, cluster) = (
        view.nodes[0].clone(),
        view.edges[0].clone(),
        view.clusters[0].clone(),
    );
    let long = format!("very long {}", "lengthy \\N<&\" ".repeat(80_000));
    let names: Vec<_> = HOSTILE.iter().copied().chain([long.as_str()]).collect();
    (view.nodes, view.edges, view.clusters) = Default::default();
    for (index, &name) in names.iter().enumerate() {
        let mut node = node.clone();
        node.id = crate::model::RoleId::new(name);
        node.title = name.into();
        node.years = Some(name.to_owned());
        node.stub = index % 2 == 0;
        node.outside_entries = names.iter().map(|name| (*name).into()).collect();
        let mut cluster = cluster.clone();
        let family = |group: &mut Group| (group.id, group.title) = (name.into(), name.into());
        family(&mut cluster.group);
        node.family = Some(cluster.group.clone());
        cluster.nodes = vec![index];
        if index > 0 {
            let mut edge = edge.clone();
            (edge.from, edge.to) = (index - 1, index);
            view.edges.push(edge);
        }
        view.nodes.push(node);
        view.clusters.push(cluster);
    }
    view.title = Some(names.concat());
    view.origin = Some(names.concat());
    view
}

#[test]
fn hostile_names_change_no_structure() {
    let mut view = hostile_view();
    check_structure(&view);
    view.clusters.clear();
    view.nodes[3].centre = true;
    check_structure(&view);
    let look = Look {
        link: Some(format!("https://example.org/{}{{id}}", HOSTILE.concat())),
        ..Look::default()
    };
    graphviz("json", &Dot::of(&view, &look).to_string());
    let dot = drawn(&view);
    let is_node = |line: &&str| line.starts_with("  n") && line.contains(" [label=<<B>");
    assert_eq!(dot.lines().filter(is_node).count(), view.nodes.len());
    assert!(dot.len() < 200_000, "{} bytes", dot.len());
    assert!(!dot.contains(|c| is_unseen(c) && c != '\n'));
}

/// Returns the texts that stand in the boxes of an SVG, by the id of the node, without spaces.
fn boxes(svg: &str) -> BTreeMap<String, String> {
    let page = scraper::Html::parse_document(svg);
    let select = |text: &str| scraper::Selector::parse(text).expect("a selector");
    let (nodes, title, text) = (select("g.node"), select("title"), select("text"));
    let mut boxes = BTreeMap::new();
    for node in page.select(&nodes) {
        let id = node.select(&title).next().expect("a title");
        let texts = node.select(&text).flat_map(|text| text.text());
        let texts = texts.flat_map(|text| text.chars().filter(|c| !c.is_whitespace()));
        boxes.insert(id.text().collect(), texts.collect());
    }
    boxes
}

#[test]
fn every_label_survives_graphviz() {
    let mut view = hostile_view();
    for node in &mut view.nodes {
        (node.level, node.years, node.family, node.stub) = Default::default();
    }
    let Some(svg) = graphviz("svg", &drawn(&view)) else {
        return;
    };
    let boxes = boxes(&svg);
    assert_eq!(boxes.len(), view.nodes.len());
    for (index, node) in view.nodes.iter().enumerate() {
        let seen = |c: char| match c {
            '\u{fffe}' | '\u{ffff}' => STAND_IN,
            c if is_unseen(c) => STAND_IN,
            c => c,
        };
        let words: Vec<_> = node.title.split_whitespace().collect();
        let title: Vec<_> = words.join(" ").chars().collect();
        let mut title: String = match title.get(80) {
            Some(_) => title[..79].iter().chain(['…'].iter()).copied().collect(),
            None if title.is_empty() => "(untitled)".to_owned(),
            None => title.into_iter().collect(),
        };
        title = title
            .chars()
            .map(seen)
            .filter(|c| !c.is_whitespace())
            .collect();
        assert_eq!(
            boxes[&format!("n{index}")],
            title,
            "{:?}",
            node.title.get(..40)
        );
    }
}

#[test]
fn a_long_title_is_cut_in_the_box_and_told_in_the_tooltip() {
    let title = format!("Chief {}", "Very ".repeat(40));
    let dot = dot_of(&format!("roles: {{a: {{title: {title}}}}}"));
    let line = dot
        .lines()
        .find(|line| line.contains("n0 ["))
        .expect("a box");
    let (label, tooltip) = line.split_once("tooltip=").expect("a tooltip");
    assert!(label.contains("…") && label.matches("Very").count() < 16);
    assert_eq!(tooltip.matches("Very").count(), 40);
}

#[test]
fn roles_beside_the_centre_stand_above_and_below_it() {
    let graph = graph("roles: {m: {lateral_to: [a, b, c, d], advances_to: [z]}}");
    let role = graph.role("m").expect("a role");
    let view = graph.view().around(role, 1).build();
    let pulls = Arrangement::of(&view).pulls;
    let count = |pull| pulls.iter().filter(|p| **p == pull).count();
    assert_eq!((count(Pull::Above), count(Pull::None)), (2, 0));
    let Some(plain) = graphviz("plain", &drawn(&view)) else {
        return;
    };
    let heights: BTreeMap<_, f64> = plain
        .lines()
        .filter_map(|line| line.strip_prefix("node "))
        .map(|line| {
            let words: Vec<_> = line.split(' ').collect();
            (words[0], words[2].parse().expect("a height"))
        })
        .collect();
    let centre = heights["n4"];
    let above = heights.values().filter(|height| **height > centre + 0.1);
    let below = heights.values().filter(|height| **height < centre - 0.1);
    assert_eq!((above.count(), below.count()), (2, 2));
}

#[test]
fn a_large_graph_is_written_in_no_time() {
    let mut yaml = String::from("roles:\n");
    for role in 0..5000 {
        let next = role + 1;
        writeln!(
            yaml,
            "  r{role}: {{advances_to: [r{next}], lateral_to: [s{role}]}}"
        )
        .expect("a string takes everything");
    }
    let view = graph(&yaml).view().build();
    assert_eq!(view.nodes.len(), 10_001);
    assert_eq!(drawn(&view).matches(" -> n").count(), 10_000);
}
