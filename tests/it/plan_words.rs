//! What a plan says in its summary and asks, case by case.

use careergraph::export::words;
use careergraph::query::plan::Plan;
use careergraph::source::SourceFile;
use careergraph::{LoadedProfile, Readiness};

use crate::strategies::load;

/// The plan of a person.
fn planned(graph: &str, me: &str, to: &str) -> Plan {
    let graph = load(graph).graph;
    let loaded = LoadedProfile::from_source(SourceFile::new("me.yaml", me.to_owned()));
    let person = graph
        .profile(&loaded.expect("a fine profile").profile)
        .resolve();
    let from = graph.role_at(person.role.expect("it names a role"));
    let to = graph.role(to).expect("a role of the graph");
    let plan = graph.plan(from, to).expect("roles").of(&person).answer();
    plan.expect("it can be asked")
}

fn in_short(plan: &Plan) -> String {
    words::in_short(plan).join(" ")
}

fn agree(plan: &Plan) -> String {
    words::agree(plan).join(" ")
}

#[test]
fn a_target_to_avoid_is_planned_and_said() {
    let graph = "roles: {Ash: {advances_to: [Birch]}, Birch: {requires: {saw: 3}}}";
    let plan = planned(graph, "role: Ash\navoid: {roles: [Birch]}", "birch");
    assert_eq!(plan.routes.len(), 1);
    let said = in_short(&plan);
    let avoided = "aims for Birch, which the profile wants to avoid.";
    assert!(said.contains(avoided), "{said}");
    assert!(!said.contains("no route passes"), "{said}");
}

#[test]
fn a_target_below_the_role_that_is_held_is_said_to_be() {
    let graph = "roles: {Ash: {advances_to: [Birch]}, Birch: {advances_to: [Cedar], lateral_to: [Elm]}, \
                 Cedar: {}, Elm: {lateral_to: [Ash]}}";
    let below = planned(graph, "role: Birch", "ash");
    assert_eq!(below.below, Some(1));
    let said = in_short(&below);
    let lies = "Ash lies below Birch: 1 advancement leads from it up to Birch. No move leads straight back";
    assert!(said.contains(lies), "{said}");
    let above = planned(graph, "role: Birch", "cedar");
    assert_eq!(above.below, None);
    assert!(!in_short(&above).contains("lies below"));
    // A condition may have left out the move that leads straight back.
    let mut under = below.clone();
    under.conditions = vec!["--kind advancement".to_owned()];
    assert!(!in_short(&under).contains("straight back"));
    let back = "roles: {Ash: {advances_to: [Birch]}, Birch: {lateral_to: [Ash]}}";
    let said = in_short(&planned(back, "role: Birch", "ash"));
    assert!(
        said.contains("1 advancement leads") && !said.contains("straight back"),
        "{said}"
    );
}

/// From Ash to Fir by way of Birch, which asks for no more than is held, or of Cedar.
const FORK: &str = "roles:
  Ash: {requires: {saw: 2}, advances_to: [{role: Birch, years: 2}], lateral_to: [{role: Cedar, years: 1}]}
  Birch: {requires: {saw: 2}, advances_to: [{role: Fir, years: 4}]}
  Cedar: {requires: {glue: 2}, advances_to: [{role: Fir, years: 1}]}
  Fir: {years: 5-9, requires: {saw: 4, plan: 3}}
";

#[test]
fn a_move_that_is_ready_is_said_to_be() {
    let me = "role: Ash\nyears: {total: 4, in_role: 3}\nskills: {saw: 2}";
    let plan = planned(FORK, me, "fir");
    let (said, asked) = (in_short(&plan), agree(&plan));
    assert!(plan.routes.len() > 1, "{said}");
    let ready = "The move to Birch is ready to be made: every essential is held, and the usual years are spent.";
    assert!(said.contains(ready), "{said}");
    assert!(
        said.contains("Fir asks for 5-9 years of work; the profile has 4."),
        "{said}"
    );
    assert!(
        asked.contains("When can the move to Birch be made"),
        "{asked}"
    );
    // What no route gets by without comes first, and what only Cedar asks for later.
    let first: Vec<_> = plan.first.iter().map(|thing| &*thing.title).collect();
    assert_eq!(first, ["Plan", "Saw", "Glue"]);
    assert!(
        said.contains("Begin with Plan and Saw: whichever move comes next"),
        "{said}"
    );

    let short = planned(FORK, "role: Ash\nskills: {saw: 1}", "fir");
    assert!(!in_short(&short).contains("ready to be made"));
    assert!(!agree(&short).contains("When can the move"));
}

#[test]
fn a_profile_that_leaves_out_the_present_role_is_told_so() {
    let graph = "roles: {Ash: {requires: {saw: 2, glue: 2, plan: 2}, advances_to: [Birch]}, Birch: {requires: {saw: 3}}}";
    let told = "too little, of 2 of 3 essentials that Ash itself asks for";
    let said = in_short(&planned(graph, "role: Ash\nskills: {saw: 2}", "birch"));
    assert!(said.contains(told), "{said}");
    let said = in_short(&planned(
        graph,
        "role: Ash\nskills: {saw: 2, glue: 2}",
        "birch",
    ));
    assert!(!said.contains("itself asks for"), "{said}");
}

#[test]
fn gaps_of_one_size_are_not_called_the_largest() {
    let graph =
        "roles: {Ash: {advances_to: [Birch]}, Birch: {requires: {a: 3, b: 3, c: 3, d: 3, e: 2}}}";
    let said = in_short(&planned(graph, "role: Ash", "birch"));
    assert!(
        said.contains("Begin with A, B and C, 3 of the 4 largest essential gaps for Birch."),
        "{said}"
    );
    let said = in_short(&planned(graph, "role: Ash\nskills: {d: 1}", "birch"));
    assert!(
        said.contains("Begin with A, B and C, the largest essential gaps for Birch."),
        "{said}"
    );
}

#[test]
fn what_is_not_known_of_a_choice_is_asked_about_its_skill() {
    let graph = "roles: {Ash: {advances_to: [Birch]}, Birch: {requires: [{any_of: [go, java, rust], count: 2, proficiency: 3}]}}";
    let asked = agree(&planned(
        graph,
        "role: Ash\nskills: {go: 4, java: any}",
        "birch",
    ));
    assert!(
        asked.contains("How well is this held: Java (for "),
        "{asked}"
    );
}

#[test]
fn a_plan_for_the_role_that_is_held_has_nothing_to_do() {
    let graph = load("roles: {Ash: {requires: {saw: 3}}}").graph;
    let ash = graph.role("ash").expect("a role of the graph");
    let plan = graph
        .plan(ash, ash)
        .expect("roles")
        .answer()
        .expect("it can be asked");
    assert_eq!(plan.routes.len(), 1);
    assert!(plan.routes[0].steps.is_empty() && plan.first.is_empty());
    assert_eq!(plan.now.measure.readiness, Readiness::Ready);
    let said = words::in_short(&plan).join(" ");
    let held = "there is no move to make. Every essential that Ash asks for is held today";
    assert!(said.contains(held), "{said}");
}
