//! Selectors beside the questions of the same name, and what is no name.

use careergraph::graph::CareerGraph;
use careergraph::input::Format;
use careergraph::load::Loader;
use careergraph::query::select::SelectorProblem;

#[test]
fn selectors_ask_the_questions_of_the_same_name() {
    // A <-> B, A -> T: nobody comes back to A on the way to T.
    let mut loader = Loader::new();
    loader.text(
        "a.yaml",
        Format::Yaml,
        "roles: {A: {advances_to: [B, T]}, B: {advances_to: A}}",
    );
    let graph = loader.load().expect("a sound graph").graph;
    let query = graph.paths().from("a").and_then(|query| query.to("t"));
    let part = query.expect("both are there").subgraph();
    let part = part.expect("the question can be asked");
    let selected = graph.select("paths(a, t)").expect("a selector");
    assert_eq!(selected, part.roles);
    assert_eq!(selected.len(), 2);
    let mut reached = graph.reach("a").expect("it is there").roles();
    reached.insert(graph.role("a").expect("it is there").index());
    assert_eq!(graph.select("reach(a)").expect("a selector"), reached);
    let empty = graph
        .select("paths(nobody*, t)")
        .expect("a glob may select nothing");
    assert!(empty.is_empty());
}

#[test]
fn a_side_trip_that_comes_back_lies_on_no_path() {
    // A -> B -> D, and B <-> C: who goes to C has to come to B again.
    let mut loader = Loader::new();
    let text = "roles: {A: {advances_to: [B]}, B: {advances_to: [C, D]}, C: {advances_to: [B]}}";
    loader.text("a.yaml", Format::Yaml, text);
    let graph = loader.load().expect("a sound graph").graph;
    let ids = |selector: &str| -> Vec<String> {
        let found = graph.select(selector).expect("a selector");
        let ids = found
            .iter()
            .map(|role| graph.role_at(role).id().to_string());
        ids.collect()
    };
    assert_eq!(ids("paths(a, d)"), ["a", "b", "d"]);
    assert_eq!(ids("paths(a, d, 4)"), ["a", "b", "d"]);
    assert_eq!(ids("paths(a, c)"), ["a", "b", "c"]);
}

#[test]
fn a_name_with_a_sign_too_many_is_no_name() {
    let graph = CareerGraph::embedded("engineer").expect("it is shipped");
    for name in [
        "!engineer",
        "~engineer",
        "^engineer",
        "engineer!!!",
        "(engineer)",
    ] {
        assert!(graph.role(name).is_err(), "{name}");
    }
    for name in [
        "ENGINEER",
        "site-reliability engineer",
        "Ｅngineer",
        "Senior  Engineer",
    ] {
        assert!(graph.role(name).is_ok(), "{name}");
    }
    for selector in ["!engineer", "* & ~engineer", "^engineer"] {
        let error = graph.select(selector).expect_err("it is no operator");
        assert_eq!(error.problem, SelectorProblem::Negation);
        assert!(error.help()[0].contains("`* - a`"));
    }
    assert!(graph.select("\"!engineer\"").is_err());
}
