use super::*;
use crate::export::Layout;
use crate::model::text::is_unseen;
use crate::view::tests::{SMALL, graph};
use crate::view::theme::Theme;
use crate::view::{GraphView, Group};

/// Returns the text of every element of this name with this class, as an independent reader of XML
/// finds it.
fn read<'d>(svg: &'d roxmltree::Document<'_>, label: &str) -> Vec<roxmltree::Node<'d, 'd>> {
    let lists = svg.descendants();
    let mut lists = lists.filter(|node| node.attribute("aria-label") == Some(label));
    let members = lists.next().expect("the list is there").children();
    assert!(lists.next().is_none(), "it is there once");
    members.filter(roxmltree::Node::is_element).collect()
}

/// Compares what is written with what was to be drawn.
fn check_structure(view: &GraphView, svg: &str) {
    let options = roxmltree::ParsingOptions::default();
    let document = roxmltree::Document::parse_with_options(svg, options).expect("well-formed");
    let (boxes, lines) = (read(&document, "Roles"), read(&document, "Moves"));
    if view.routes.is_empty() {
        assert_eq!(boxes.len(), view.nodes.len());
        assert_eq!(lines.len(), view.edges.len());
    }
    let shown = view.nodes.iter().zip(&boxes);
    for (node, shape) in shown.filter(|_| view.routes.is_empty()) {
        let title = shape.first_element_child().expect("a title");
        assert_eq!(title.tag_name().name(), "title");
        let seen = |c: char| if is_unseen(c) && c != '\n' { ' ' } else { c };
        let told: String = title.text().unwrap_or_default().chars().collect();
        let plain: String = node.title.chars().filter(|c| c.is_alphanumeric()).collect();
        let told: String = told
            .chars()
            .map(seen)
            .filter(|c| c.is_alphanumeric())
            .collect();
        assert!(told.starts_with(&plain), "nothing of the title is missing");
    }
    let allowed = [
        "svg", "title", "desc", "style", "defs", "marker", "polygon", "polyline", "rect", "g",
        "path", "text", "a",
    ];
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(allowed.contains(&node.tag_name().name()), "{node:?}");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{node:?}");
        }
    }
    // What a line refers to is there.
    for reference in svg.split("url(#").skip(1) {
        let id = reference.split(')').next().expect("an end");
        assert!(svg.contains(&format!("<marker id=\"{id}\"")), "{id}");
    }
    assert!(!svg.contains("NaN") && !svg.contains("inf\""));
}

fn svg(view: &GraphView, layout: Layout) -> String {
    let look = look(layout, Theme::AUTO, None);
    Svg::of(view, &look).to_string()
}

fn look(layout: Layout, theme: Theme, link: Option<&str>) -> Look {
    Look {
        layout,
        theme,
        link: link.map(str::to_owned),
        ..Look::default()
    }
}

#[test]
fn a_small_graph() {
    let view = graph(SMALL).view().build();
    let svg = svg(&view, Layout::Ladder);
    check_structure(&view, &svg);
    insta::assert_snapshot!(svg);
}

#[test]
fn a_small_neighbourhood() {
    let graph = graph(SMALL);
    let role = graph.role("engineer").expect("a role");
    let view = graph.view().around(role, 1).skills(2).build();
    let look = look(Layout::Auto, Theme::PRINT, Some("roles/{id}.html"));
    let svg = Svg::of(&view, &look).to_string();
    check_structure(&view, &svg);
    insta::assert_snapshot!(svg);
}

#[test]
fn every_layout_and_theme_draws_every_graph() {
    for yaml in [
        SMALL,
        "roles: {a: {}}",
        "roles: {a: {advances_to: [b]}, b: {advances_to: [a]}}",
        "roles: {a: {lateral_to: [b]}, b: {lateral_to: [c]}, c: {lateral_to: [a]}}",
        "roles: {a: {advances_to: [{role: b, basis: observed, people: 3}], lateral_to: [b]}}",
    ] {
        let graph = graph(yaml);
        for (layout, ..) in Layout::NAMES {
            for (theme, ..) in Theme::NAMES {
                let view = graph.view().build();
                let look = look(layout, theme, None);
                check_structure(&view, &Svg::of(&view, &look).to_string());
            }
            for role in graph.roles() {
                let view = graph.view().around(role, 1).build();
                check_structure(&view, &svg(&view, layout));
            }
        }
        // A graph without roles.
        let mut empty = graph.view().build();
        (empty.nodes, empty.edges, empty.clusters) = Default::default();
        check_structure(&empty, &svg(&empty, Layout::Ladder));
    }
}

const HOSTILE: [&str; 16] = [
    "",
    " ",
    "\"",
    "' onload='alert(1)",
    "</text><script>alert(1)</script>",
    "]]>",
    "<!-- comment",
    "<![CDATA[ x ]]>",
    "&amp; &nbsp; &#60; &bogus; &",
    "two\nlines\r\nand\ta tab",
    "nul\0 escape\u{1b}[31m bell\u{7}",
    "turned \u{202e}round\u{2066}",
    "👩‍💻 developer \u{1f1e9}\u{1f1ea}",
    "データエンジニア・プラットフォーム部門責任者代理補佐見習い",
    "مهندس برمجيات أول",
    "\u{fffe}\u{ffff}\u{2028}x",
];

#[test]
fn hostile_names_change_no_structure() {
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
        node.skills = vec![name.to_owned()];
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
    for (layout, ..) in Layout::NAMES {
        let look = look(layout, Theme::AUTO, Some("x/{id}"));
        check_structure(&view, &Svg::of(&view, &look).to_string());
    }
    view.nodes[3].centre = true;
    let svg = svg(&view, Layout::Neighbourhood);
    check_structure(&view, &svg);
    assert!(!svg.contains(|c| is_unseen(c) && c != '\n'));
}

#[test]
fn a_drawing_leaves_the_page_around_it_alone() {
    let view = graph(SMALL).view().build();
    let svg = svg(&view, Layout::Ladder);
    let style = svg.split("<style>").nth(1).expect("a style sheet");
    let style = style.split("</style>").next().expect("an end");
    for rule in style
        .replace("@media(prefers-color-scheme:dark){", "")
        .split('}')
    {
        assert!(rule.is_empty() || rule.starts_with(".career "), "{rule}");
    }
    assert!(
        !svg.contains("http://") || svg.matches("http").count() == 1,
        "{svg}"
    );
}

#[test]
fn routes_show_what_to_learn() {
    let graph = crate::graph::CareerGraph::embedded("engineer").expect("a shipped graph");
    let query = graph.paths().from("Engineer").expect("a role");
    let paths = query.to("Engineering Manager").expect("a role").best(3);
    let paths = paths.expect("both ends are roles").paths;
    let view = graph.view().paths(&paths).build();
    let title = view.title.as_deref();
    assert_eq!(title, Some("3 paths from Engineer to Engineering Manager"));
    let svg = svg(&view, Layout::Auto);
    check_structure(&view, &svg);
    let document = roxmltree::Document::parse(&svg).expect("well-formed");
    let boxes: usize = view.routes.iter().map(|route| route.nodes.len()).sum();
    assert_eq!(read(&document, "Roles").len(), boxes);
    assert_eq!(read(&document, "Moves").len(), boxes - view.routes.len());
    assert!(svg.contains("+ ") && svg.contains("more</text>"));
}

#[test]
fn long_paths_run_from_top_to_bottom() {
    let graph = crate::graph::CareerGraph::embedded("software-engineering").expect("it is shipped");
    let query = graph.paths().from("Intern").expect("a role");
    let query = query.to("Chief Technology Officer").expect("a role");
    for (count, most) in [(1, 1), (3, 1), (9, 2)] {
        let paths = query
            .clone()
            .best(count)
            .expect("both ends are roles")
            .paths;
        let view = graph.view().paths(&paths).build();
        let drawing = svg(&view, Layout::Auto);
        check_structure(&view, &drawing);
        assert!(drawing.contains("<text class=\"q w\""), "beside the line");
        let placed = Svg::of(&view, &Look::default()).placed();
        assert!(placed.size.width < 1400.0, "{:?}", placed.size);
        let is_down = |line: &crate::layout::Route| line.points[0].y < line.points[1].y;
        assert!(placed.links.iter().all(is_down));
        let tops: std::collections::BTreeSet<_> =
            placed.lanes.iter().map(|lane| lane.y.to_bits()).collect();
        assert_eq!(tops.len(), most, "{count} paths");
    }
}

#[test]
fn lanes_side_by_side_have_different_looks() {
    // Looks come back with the eighth family, which lateral moves bring next to the first.
    let mut yaml = String::from(
        "families: {f1: F1, f2: F2, f3: F3, f4: F4, f5: F5, f6: F6, f7: F7, f8: F8}\n",
    );
    yaml += "roles:\n";
    for family in 1..=8 {
        let next = if family == 8 { "r1" } else { "" };
        put!(
            yaml,
            "  r{family}: {{family: f{family}, level: 1, lateral_to: [{next}]}}\n"
        );
    }
    let view = graph(&yaml).view().build();
    let svg = svg(&view, Layout::Ladder);
    let document = roxmltree::Document::parse(&svg).expect("well-formed");
    let lanes = document.descendants().filter_map(|node| {
        let class = node
            .attribute("class")
            .filter(|class| class.starts_with('k'))?;
        let x = node.attribute("x")?.parse::<f64>().ok()?;
        Some((x as i64, class.to_owned()))
    });
    let mut lanes: Vec<_> = lanes.collect();
    lanes.sort();
    assert_eq!(lanes.len(), 8);
    let titles: std::collections::BTreeSet<_> = lanes.iter().map(|(_, class)| class).collect();
    assert_eq!(titles.len(), 7, "{lanes:?}");
    assert!(
        lanes.windows(2).all(|pair| pair[0].1 != pair[1].1),
        "{lanes:?}"
    );
}

#[test]
fn a_narrow_drawing_stands_in_the_middle_of_its_picture() {
    let yaml = "title: A company that has a long name and few roles\nroles: {a: {advances_to: [b]}, b: {}}";
    let view = graph(yaml).view().build();
    let drawing = svg(&view, Layout::Auto);
    let document = roxmltree::Document::parse(&drawing).expect("well-formed");
    let number = |node: &roxmltree::Node<'_, '_>, name| {
        let value = node.attribute(name).expect(name);
        value.parse::<f64>().expect("a number")
    };
    let width = number(&document.root_element(), "width");
    let boxes = read(&document, "Roles");
    let areas = boxes.iter().flat_map(roxmltree::Node::children);
    let areas: Vec<_> = areas.filter(|node| node.has_tag_name("rect")).collect();
    let left = areas
        .iter()
        .map(|area| number(area, "x"))
        .fold(f64::INFINITY, f64::min);
    let right = areas
        .iter()
        .map(|area| number(area, "x") + number(area, "width"));
    let right = right.fold(0.0, f64::max);
    assert!(
        (left - (width - right)).abs() < 26.0,
        "{left} and {}",
        width - right
    );
    assert!(left > 40.0 && width < 600.0, "{left} of {width}");
}

#[test]
fn a_family_is_said_once() {
    let graph = graph(SMALL);
    let role = graph.role("engineer").expect("a role");
    let facts = [crate::view::BoxFact::Family, crate::view::BoxFact::Track];
    let view = graph.view().around(role, 1).show(&facts).build();
    let other = view
        .nodes
        .iter()
        .find(|node| !node.centre && node.family.is_some());
    let family = &*other
        .expect("a role of a family")
        .family
        .as_ref()
        .expect("it")
        .title;
    let drawing = svg(&view, Layout::Auto).replace("<title>", "\n<title>");
    let shown = drawing.matches(&format!(">{family}")).count();
    let of_it = view.nodes.iter().filter_map(|node| node.family.as_ref());
    assert_eq!(
        shown,
        of_it.filter(|other| &*other.title == family).count(),
        "{drawing}"
    );
}

/// Graphviz draws the ladder of software engineering with 885 crossings.
#[test]
fn shipped_ladders_have_few_crossings_and_no_covered_lines() {
    for (name, most) in [
        ("engineer", 60),
        ("software-engineering", 500),
        ("nursing", 40),
        ("accounting", 5),
        ("kitchen", 5),
    ] {
        let graph = crate::graph::CareerGraph::embedded(name).expect("a shipped graph");
        let view = graph.view().build();
        let placed = Svg::of(&view, &Look::default()).placed();
        let lines: Vec<_> = placed.links.into_iter().map(|link| link.points).collect();
        let crossings = crate::layout::crossings(&lines);
        assert!(crossings <= most, "{name}: {crossings}");
        assert_eq!(crate::layout::covered(&lines), 0, "{name}");
    }
}
