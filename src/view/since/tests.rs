use super::*;
use crate::view::tests::graph;
use crate::view::{GraphView, LegendEntry};

const OLD: &str = "
title: Ladder
roles:
  Agent: {level: 1, advances_to: [{role: Senior, years: 2}]}
  Senior: {level: 2, requires: {go: 2, writing: 1}, advances_to: [Lead]}
  Lead: {level: 3, advances_to: [Head]}
  Head: {level: 4}
  Supervisor: {level: 2, entry_from: [Agent], advances_to: [Lead]}
";

const NEW: &str = "
title: Ladder
roles:
  Agent: {level: 1, advances_to: [{role: Senior, years: 1-2}]}
  Senior: {level: 3, requires: {go: 3, testing: 1}, advances_to: [Lead, Principal]}
  Lead: {level: 3, advances_to: [Head]}
  Head: {level: 4}
  Principal: {level: 4}
";

fn change(change: Option<&ChangeView>) -> String {
    let change = change.expect("everything says what became of it");
    let notes: Vec<_> = change.notes.iter().map(ToString::to_string).collect();
    let notes = notes.join(", ");
    let mark = change.kind.mark().unwrap_or("=");
    format!("{mark} {notes}").trim_end().to_owned()
}

fn roles(view: &GraphView) -> Vec<String> {
    let nodes = view.nodes.iter();
    nodes
        .map(|node| format!("{} {}", node.id, change(node.change.as_ref())))
        .collect()
}

fn moves(view: &GraphView) -> Vec<String> {
    let edge = |edge: &EdgeView| {
        let [from, to] = [edge.from, edge.to].map(|end| &view.nodes[end].id);
        format!("{from}>{to} {}", change(edge.change.as_ref()))
    };
    view.edges.iter().map(edge).collect()
}

#[test]
fn changes_are_drawn_with_what_lies_one_move_away() {
    let (old, new) = (graph(OLD), graph(NEW));
    let view = new.view().since(Before::of(&old)).build();
    assert_eq!(
        view.title.as_deref(),
        Some("Ladder · roles +1 –1 ~1, moves +1 –2 ~1")
    );
    let expected = [
        "agent =",
        "lead =",
        "principal +",
        "senior ~ level 2 to 3, Go raised 2 to 3, + Testing 1, – Writing 1",
        "supervisor –",
    ];
    assert_eq!(roles(&view), expected);
    assert_eq!(
        moves(&view),
        [
            "agent>senior ~ years 2 to 1-2",
            "agent>supervisor –",
            "senior>lead =",
            "senior>principal +",
            "supervisor>lead –",
        ]
    );
    let marks = [
        LegendEntry::Added,
        LegendEntry::Removed,
        LegendEntry::Changed,
        LegendEntry::Unchanged,
    ];
    assert_eq!(view.legend[view.legend.len() - 4..], marks);
    let all = new.view().since(Before::of(&old).all_roles(true)).build();
    assert_eq!(all.nodes.len(), 6, "the head as well");
}

#[test]
fn conditions_hold_in_either_graph() {
    let (old, new) = (graph(OLD), graph(NEW));
    let around = |view: ViewBuilder<'_>, before| roles(&view.since(before).build()).join("; ");
    let lead = new.role("lead").expect("a role");
    let of_lead = around(new.view().around(lead, 1), Before::of(&old));
    assert!(of_lead.contains("supervisor –") && of_lead.contains("lead ="));
    assert!(!of_lead.contains("principal"), "{of_lead}");
    let principal = new.role("principal").expect("a role");
    let of_new = around(new.view().around(principal, 1), Before::of(&old));
    assert!(of_new.starts_with("principal +; senior ~"), "{of_new}");
    // Around a role that is gone.
    let gone = old.role("supervisor").expect("a role");
    let view = new.view().since(Before::of(&old).around(gone, 1)).build();
    assert_eq!(
        roles(&view),
        ["agent =", "lead =", "supervisor –"],
        "what lay around it"
    );
    assert!(view.nodes[2].centre && !view.nodes[0].centre);
    let title = view.title.expect("a title");
    assert!(title.starts_with("Moves to and from Supervisor · roles –1"));
    // A selection of the old graph alone.
    let only = old.select("supervisor | agent").expect("a selector");
    let none = RoleSet::new(new.role_count());
    let view = new.view().only(&none).since(Before::of(&old).only(&only));
    assert_eq!(roles(&view.build()), ["agent =", "supervisor –"]);
}

#[test]
fn nothing_changed_is_a_drawing_too() {
    let graph = graph(OLD);
    let view = graph.view().since(Before::of(&graph)).build();
    assert_eq!(view.title.as_deref(), Some("Ladder · nothing changed"));
    assert!(view.nodes.is_empty());
    let skills = self::graph(&format!(
        "{OLD}\nskills: {{golang: {{aliases: [go]}}, writing: {{}}}}"
    ));
    let view = skills.view().since(Before::of(&graph)).build();
    assert_eq!(
        view.title.as_deref(),
        Some("Ladder · no role or move changed")
    );
    assert!(view.nodes.is_empty());
    let head = graph.role("head").expect("a role");
    let around = graph.view().around(head, 1).since(Before::of(&graph));
    assert_eq!(
        roles(&around.build()),
        ["head ="],
        "the role asked for stays"
    );
}

#[test]
fn a_pair_of_roles_that_is_joined_otherwise_says_so() {
    for (old, new, expected) in [
        (
            "lateral_to: [b]",
            "advances_to: [b]",
            "a>b ~ + advancement, – lateral",
        ),
        (
            "advances_to: [b]",
            "advances_to: [b], lateral_to: [b]",
            "a>b ~ + lateral",
        ),
        (
            "lateral_to: [b]",
            "lateral_to: [{role: b, one_way: true}]",
            "a>b ~ can no longer be walked back",
        ),
        (
            "advances_to: [b]",
            "advances_to: [{role: b, basis: observed, people: 9}]",
            "a>b ~ basis stated to observed, + people 9",
        ),
        ("lateral_to: [b]", "{}", "a>b –"),
    ] {
        let of = |moves: &str| match moves {
            "{}" => graph("roles: {a: {}, b: {}}"),
            moves => graph(&format!("roles: {{a: {{{moves}}}, b: {{}}}}")),
        };
        let (old, new) = (of(old), of(new));
        let view = new.view().since(Before::of(&old)).build();
        assert_eq!(moves(&view), [expected]);
        assert_eq!(roles(&view), ["a =", "b ="]);
    }
    let both = graph("roles: {a: {lateral_to: [b]}, b: {lateral_to: [a]}}");
    let one = graph("roles: {a: {lateral_to: [b]}, b: {}}");
    let view = both.view().since(Before::of(&one)).build();
    assert_eq!(moves(&view), ["a>b ~ way back now stated"]);
    let view = one.view().since(Before::of(&both)).build();
    assert_eq!(moves(&view), ["a>b ~ way back no longer stated"]);
    let one_way = graph("roles: {a: {lateral_to: [{role: b, one_way: true}]}, b: {}}");
    let view = both.view().since(Before::of(&one_way)).build();
    assert_eq!(moves(&view), ["a>b ~ + lateral back"]);
    let view = one.view().since(Before::of(&one_way)).build();
    assert_eq!(moves(&view), ["a>b ~ can now be walked back"]);
    let view = one_way.view().since(Before::of(&both)).build();
    let told = ["a>b ~ can no longer be walked back", "b>a –"];
    assert_eq!(moves(&view), told);
}

#[test]
fn families_of_both_graphs_have_titles() {
    let old = graph("families: {f: First}\nroles: {a: {family: f}, b: {family: f}}");
    let new = graph("families: {g: Second}\nroles: {a: {family: g}}");
    let view = new.view().since(Before::of(&old)).build();
    let family = |at: usize| view.nodes[at].family.as_ref().map(|family| &*family.title);
    assert_eq!((family(0), family(1)), (Some("Second"), Some("First")));
    assert_eq!(view.clusters.len(), 2);
    assert_eq!(roles(&view)[0], "a ~ family f to g");
}

#[test]
fn what_the_new_graph_is_asked_for_limits_the_old_one_too() {
    let old = graph("roles: {a: {level: 1}, b: {level: 1}, c: {level: 1}}");
    let new = graph("roles: {a: {level: 2}, b: {level: 2}}");
    let view = new.view().select("a").expect("a selector");
    let view = view.since(Before::of(&old)).build();
    assert_eq!(roles(&view), ["a ~ level 1 to 2"]);
    let all = RoleSet::all(old.role_count());
    let first = RoleSet::from_roles(old.role_count(), [RoleIx(0)]);
    let before = Before::of(&old).only(&first).only(&all);
    let view = new.view().select("b").expect("a selector");
    assert_eq!(
        roles(&view.since(before).build()),
        ["a ~ level 1 to 2", "b ~ level 1 to 2"]
    );
}
