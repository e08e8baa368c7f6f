//! Skills that are part of broader ones: told, and never counted.

use careergraph::CareerGraph;
use careergraph::input::Format;
use careergraph::load::Loader;
use careergraph::query::gap::{Holder, Interval, NeedState, SkillGap};

/// Glass is part of windows, which are part of building; glass is part of mirrors too.
const HOUSE: &str = "\
skills:
  building: {title: Building}
  windows: {title: Windows, broader: building}
  glass: {title: Glass, broader: [windows, mirrors]}
  mirrors: {title: Mirrors}
  roofs: {title: Roofs, broader: building}
roles:
  Ash: {requires: {glass: 3, roofs: any}}
  Birch: {requires: {building: 4, windows: 2}}
  Cedar: {requires: [{any_of: [mirrors, windows, roofs], count: 2, proficiency: 2}]}
  Elm: {requires: {windows: 4, building: 1}}
  Oak: {requires: [saw]}
";

fn load(text: &str) -> CareerGraph {
    let mut loader = Loader::new();
    loader.text("graph.yaml", Format::Yaml, text);
    loader.load().expect("it loads").graph
}

fn gap(graph: &CareerGraph, from: &str, to: &str) -> SkillGap {
    let [from, to] = [from, to].map(|name| graph.role(name).expect("a role of the graph"));
    graph.gap_between(from, to)
}

/// "title: part of whole at low to high", for each part that is held of each requirement.
fn parts(gap: &SkillGap) -> Vec<String> {
    let parts = gap.needs.iter().flat_map(|need| {
        need.parts_held.iter().map(|part| {
            let Interval { low, high } = part.have;
            let (title, skill) = (&need.title, &part.skill.title);
            format!("{title}: {skill} of {} at {low} to {high}", part.of.title)
        })
    });
    parts.collect()
}

#[test]
fn parts_that_are_held_stand_at_what_is_asked_for_and_count_in_no_number() {
    let graph = load(HOUSE);
    let gap = gap(&graph, "Ash", "Birch");
    assert_eq!(
        parts(&gap),
        [
            "Building: Glass of Building at 3 to 3",
            "Building: Roofs of Building at 1 to 5",
            "Windows: Glass of Windows at 3 to 3",
        ]
    );
    assert!(
        gap.needs
            .iter()
            .all(|need| need.state == NeedState::Missing)
    );
    let nothing = Holder::nothing(&graph);
    let birch = graph.role("birch").expect("a role of the graph");
    let without = graph.gap_of(&nothing, birch);
    assert_eq!(gap.measure(), without.measure());
    assert_eq!(parts(&without), [] as [&str; 0]);
}

#[test]
fn what_is_held_beyond_says_which_skills_it_is_part_of() {
    let graph = load(HOUSE);
    let gap = gap(&graph, "Ash", "Birch");
    let beyond = gap.surplus.iter().map(|beyond| {
        let wholes = beyond.part_of.iter().map(|skill| skill.title.as_str());
        (beyond.skill.title.as_str(), wholes.collect::<Vec<_>>())
    });
    let beyond: Vec<_> = beyond.collect();
    assert_eq!(
        beyond,
        [
            ("Glass", vec!["Building", "Windows"]),
            ("Roofs", vec!["Building"])
        ]
    );
}

#[test]
fn of_a_choice_each_skill_has_its_parts_and_no_alternative_is_one() {
    let graph = load(HOUSE);
    // Roofs are an alternative and no part; glass is part of two of them.
    assert_eq!(
        parts(&gap(&graph, "Ash", "Cedar")),
        [
            "2 of Mirrors, Roofs, Windows: Glass of Mirrors at 3 to 3",
            "2 of Mirrors, Roofs, Windows: Glass of Windows at 3 to 3",
        ]
    );
}

#[test]
fn whoever_holds_the_whole_holds_none_of_its_parts() {
    let graph = load(HOUSE);
    let gap = gap(&graph, "Birch", "Ash");
    assert!(
        gap.needs
            .iter()
            .all(|need| need.state == NeedState::Missing)
    );
    assert_eq!(parts(&gap), [] as [&str; 0]);
}

#[test]
fn a_circle_of_broader_skills_ends() {
    let text = "\
skills:
  one: {title: One, broader: two}
  two: {title: Two, broader: [one, three]}
  three: {title: Three, broader: one}
roles: {Ash: {requires: [one]}, Birch: {requires: [two]}}
";
    let graph = load(text);
    let one = graph.skill("one").expect("a skill of the graph");
    let of_one: Vec<_> = one.parts().map(|skill| skill.id().to_string()).collect();
    assert_eq!(of_one, ["three", "two"]);
    assert_eq!(
        parts(&gap(&graph, "Ash", "Birch")),
        ["Two: One of Two at 1 to 5"]
    );
}

#[test]
fn a_team_tells_who_holds_a_part_of_what_nobody_holds() {
    let graph = load(HOUSE);
    let roles = graph.select("birch | elm").expect("it selects");
    let mut query = graph.team(&roles);
    for name in ["Oak", "Ash"] {
        let holder = Holder::of_role(&graph, graph.role(name).expect("a role"));
        query = query.member(name, holder, None);
    }
    let team = query.answer();
    let told = team.nobody.iter().map(|skill| {
        let parts = skill.parts.iter().map(|parts| {
            let held = parts.held.iter().map(|part| part.skill.title.as_str());
            (parts.person, held.collect::<Vec<_>>())
        });
        (skill.title.as_str(), parts.collect::<Vec<_>>())
    });
    let told: Vec<_> = told.collect();
    assert_eq!(
        told,
        [
            ("Building", vec![(1, vec!["Glass", "Roofs"])]),
            ("Windows", vec![(1, vec!["Glass"])])
        ]
    );
}

#[test]
fn of_a_long_chain_the_nearest_parts_are_looked_at() {
    let link = |at: u32| format!("  s{at}: {{title: S{at}, broader: s{}}}\n", at - 1);
    let chain: String = (10_001..=11_500).map(link).collect();
    let graph = load(&format!("skills:\n  s10000: {{title: S10000}}\n{chain}"));
    let first = graph.skill("s10000").expect("a skill of the graph");
    let parts: Vec<_> = first.parts().map(|part| part.id().to_string()).collect();
    assert_eq!(parts.len(), 1000);
    assert_eq!((&*parts[0], &*parts[999]), ("s10001", "s11000"));
}
