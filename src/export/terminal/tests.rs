use super::*;
use crate::view::tests::{SMALL, graph};

fn drawn(view: &GraphView, width: usize, ascii: bool) -> String {
    let mut look = Look::default();
    (look.width, look.ascii) = (width, ascii);
    write(view, &look)
}

#[test]
fn a_neighbourhood_has_its_role_in_the_middle() {
    let graph = graph(SMALL);
    let role = graph.role("engineer").expect("a role");
    let view = graph.view().around(role, 1).build();
    insta::assert_snapshot!(drawn(&view, 80, false));
}

#[test]
fn paths_stand_side_by_side() {
    let graph = graph(SMALL);
    let paths = graph.paths().from("intern").expect("a role");
    let paths = paths.to("senior engineer").expect("a role").best(3);
    let paths = paths.expect("both ends are roles").paths;
    let view = graph.view().paths(&paths).build();
    assert_eq!(view.routes.len(), 2);
    insta::assert_snapshot!(drawn(&view, 80, true));
}

#[test]
fn a_whole_graph_is_a_list_of_boxes() {
    insta::assert_snapshot!(drawn(&graph(SMALL).view().build(), 40, false));
}

#[test]
fn wide_letters_and_marks_keep_the_borders_straight() {
    let yaml = "roles: {a: {title: データエンジニア・プラットフォーム部門責任者}, b: {title: \"cafe\u{301} 👩\u{200d}💻\"}}";
    let text = drawn(&graph(yaml).view().build(), 30, false);
    let mut widths = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if line.starts_with('┌') {
            widths.push(columns(line));
        }
        assert_eq!(Some(&columns(line)), widths.last(), "{text}");
    }
    assert_eq!(widths.len(), 2);
}
