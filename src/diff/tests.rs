mod graphs;
mod scale;
mod skills;

use super::*;
use crate::model::TransitionKind;
use crate::view::tests::graph;

const OLD: &str = "
roles:
  Tester:
    level: 1
    years: 1-3
    requires: {testing: 2, writing: 1, scripting: {proficiency: 2, importance: optional}}
    advances_to: [{role: QA Lead, years: 2}]
    lateral_to: [Support Agent]
  QA Lead: {level: 2, requires: [testing]}
";

const NEW: &str = "
roles:
  Tester:
    level: 2
    requires: {testing: 3, scripting: 2, observability: 1}
    advances_to: [{role: Quality Lead, years: 2}]
    lateral_to: [{role: Support Agent, one_way: true}]
  Quality Lead: {aliases: [QA Lead], level: 2, requires: [testing]}
";

fn diff(old: &str, new: &str) -> GraphDiff {
    let (old, new) = (graph(old), graph(new));
    let diff = new.changes_since(&old);
    let applied = diff.apply(&old.outline()).expect("the old graph");
    assert_eq!(applied, new.outline());
    diff
}

#[test]
fn a_role_that_keeps_its_old_name_as_an_alias_is_the_same() {
    let diff = diff(OLD, NEW);
    let ids: Vec<_> = diff.roles.iter().map(|role| role.id.as_str()).collect();
    assert_eq!(ids, ["quality-lead", "tester"]);
    assert_eq!(
        diff.roles[0].old_id.as_ref().map(RoleId::as_str),
        Some("qa-lead")
    );
    // The move to it is the same; the way back of the lateral move is gone.
    assert_eq!(diff.moves.len(), 1, "{:?}", diff.moves);
    assert_eq!(diff.moves[0].key.kind, TransitionKind::Lateral);
    let MoveChange::Changed { fields } = &diff.moves[0].change else {
        panic!("{:?}", diff.moves[0]);
    };
    assert_eq!(fields[0].field, MoveField::WayBack);
    assert_eq!((fields.len(), &fields[0].new), (1, &None));
}

#[test]
fn requirements_are_raised_lowered_added_and_removed() {
    let diff = diff(OLD, NEW);
    let RoleChange::Changed { fields, asks } = &diff.roles[1].change else {
        panic!("{:?}", diff.roles[1]);
    };
    let fields: Vec<_> = fields.iter().map(|diff| diff.field).collect();
    assert_eq!(fields, [RoleField::Level, RoleField::Years]);
    let asks: Vec<_> = asks
        .iter()
        .map(|diff| {
            let step = |asked: Option<Asked>| asked.map(|asked| asked.needed());
            (diff.title.as_str(), step(diff.old), step(diff.new))
        })
        .collect();
    assert_eq!(
        asks,
        [
            ("Observability", None, Some(1)),
            ("Scripting", Some(2), Some(2)),
            ("Testing", Some(2), Some(3)),
            ("Writing", Some(1), None),
        ]
    );
}

#[test]
fn where_something_is_written_makes_no_difference() {
    let one = "roles: {a: {requires: [x, y]}, b: {advances_to: [a]}}";
    let other = "# More.\nroles:\n  b: {advances_to: [a]}\n  a: {requires: [y, x]}\n";
    assert!(diff(one, other).is_empty());
    let both_ends = "roles: {a: {entry_from: []}, b: {advances_to: [a]}}";
    assert!(!diff(one, both_ends).is_empty());
}

#[test]
fn a_stub_that_is_described_is_no_new_role() {
    let diff = diff(
        "roles: {a: {advances_to: [b]}}",
        "roles: {a: {advances_to: [b]}, b: {}}",
    );
    assert_eq!(diff.roles.len(), 1);
    let RoleChange::Changed { fields, .. } = &diff.roles[0].change else {
        panic!("{:?}", diff.roles);
    };
    assert_eq!(fields[0].field, RoleField::Stub);
}

#[test]
fn differences_from_another_graph_do_not_fit() {
    let (old, new) = (graph(OLD), graph(NEW));
    let diff = new.changes_since(&old);
    assert!(diff.apply(&new.outline()).is_err());
    let nothing = Outline::default();
    assert_eq!(
        diff.apply(&nothing),
        Err(DoesNotFit("quality-lead".to_owned()))
    );
    assert!(GraphDiff::default().apply(&nothing).is_ok());
}

#[test]
fn it_is_plain_data() {
    let diff = diff(
        "roles: {a: {level: 1, requires: {go: 2}}, b: {}}",
        "roles: {a: {level: 2, requires: {go: 3}}, c: {advances_to: [a]}}",
    );
    let json = serde_json::to_value(&diff).expect("plain data");
    assert_eq!(
        json,
        serde_json::json!({
            "roles": [
                {
                    "id": "a", "title": "A", "change": "changed",
                    "fields": [{"field": "level", "old": "1", "new": "2"}],
                    "asks": [{
                        "title": "Go", "skills": ["go"], "count": 1,
                        "old": {"proficiency": 2, "importance": "essential"},
                        "new": {"proficiency": 3, "importance": "essential"},
                    }],
                },
                {
                    "id": "b", "title": "B", "change": "removed",
                    "role": {"said": {"title": "B"}, "asks": []},
                },
                {
                    "id": "c", "title": "C", "change": "added",
                    "role": {"said": {"title": "C"}, "asks": []},
                },
            ],
            "moves": [{
                "from": "c", "to": "a", "kind": "advancement", "change": "added",
                "said": {"basis": "stated"},
            }],
            "skills": [],
            "graph": [],
            "families": [],
            "tracks": [],
        })
    );
}

/// The roles that differ, each with what became of it and its old id.
fn roles(diff: &GraphDiff) -> Vec<String> {
    let roles = diff.roles.iter().map(|role| {
        let change = match &role.change {
            RoleChange::Added { .. } => "added",
            RoleChange::Removed { .. } => "removed",
            RoleChange::Changed { .. } => "changed",
        };
        let old = role.old_id.as_ref().map_or("", RoleId::as_str);
        format!("{} {change} {old}", role.id.as_str())
    });
    roles.collect()
}

#[test]
fn a_title_is_a_surer_name_than_an_alias() {
    let merged = diff(
        "roles: {a: {title: Alpha, requires: {x: 1}, advances_to: [b]}, b: {title: Beta}}",
        "roles: {b2: {title: Beta, aliases: [Alpha]}}",
    );
    assert_eq!(roles(&merged), ["a removed ", "b2 changed b"]);
    let by_old_alias = diff(
        "roles: {a: {title: Alpha, aliases: [Omega]}}",
        "roles: {Omega: {}}",
    );
    assert_eq!(roles(&by_old_alias), ["omega changed a"]);
    let two_of_one = diff(
        "roles: {a: {title: Alpha}, b: {title: Beta}}",
        "roles: {c: {title: Gamma, aliases: [Alpha, Beta]}}",
    );
    assert_eq!(roles(&two_of_one), ["b removed ", "c changed a"]);
}

#[test]
fn the_order_of_names_and_tags_makes_no_difference() {
    let one = "roles: {a: {aliases: [x, y], tags: [far, near]}}";
    let other = "roles: {a: {aliases: [y, x], tags: [near, far]}}";
    assert!(diff(one, other).is_empty());
    let notes = |notes| format!("roles: {{a: {{notes: {notes}}}}}");
    assert!(diff(&notes("[x, y]"), &notes("[y, x]")).is_empty());
    assert!(!diff(&notes("[x, y]"), &notes("[y]")).is_empty());
}

#[test]
fn what_education_is_asked_for_and_what_is_preferred_are_two_things() {
    let asked = |education| format!("roles: {{a: {{education: {education}}}}}");
    let found = |old, new| {
        let diff = diff(&asked(old), &asked(new));
        let changes = diff.roles.into_iter().map(|role| role.change);
        let fields = changes.flat_map(|change| match change {
            RoleChange::Changed { fields, .. } => fields,
            other => panic!("{other:?}"),
        });
        let told = fields.map(|diff| diff.field.as_str());
        told.collect::<Vec<_>>().join(" ")
    };
    let [minimum, preferred] = ["{minimum: BSc}", "{preferred: BSc}"];
    let subjects = [
        "{fields: [BSc]}",
        "{fields: [art, law]}",
        "{fields: [law, art]}",
    ];
    for (old, new, told) in [
        (minimum, preferred, "minimum_education preferred_education"),
        (
            preferred,
            subjects[0],
            "preferred_education education_fields",
        ),
        (subjects[0], subjects[1], "education_fields"),
        (subjects[1], subjects[2], ""),
    ] {
        assert_eq!(found(old, new), told, "{old} {new}");
    }
}

#[test]
fn requirements_are_told_by_their_names() {
    let asks = |old: &str, new: &str| {
        let of = |asks: &str| format!("roles: {{a: {{requires: {{{asks}}}}}}}");
        let diff = diff(&of(old), &of(new));
        let [RoleDiff { change, .. }] = diff.roles.as_slice() else {
            panic!("{diff:?}");
        };
        let RoleChange::Changed { asks, .. } = change else {
            panic!("{diff:?}");
        };
        asks.iter().map(|ask| ask.title.clone()).collect::<Vec<_>>()
    };
    let language = |step| format!("a language: {{any_of: [go, java], proficiency: {step}}}");
    assert_eq!(asks(&language(2), &language(3)), ["a language"]);
    let more = "a language: {any_of: [go, java, rust], proficiency: 2}";
    assert_eq!(
        asks(&language(2), more),
        ["Go or Java", "Go or Java or Rust"]
    );
}

#[test]
fn moves_are_told_in_the_order_of_their_new_ends() {
    let old = "roles: {a: {advances_to: [c, d]}, b: {advances_to: [c]}, c: {}, d: {}}";
    let new = "roles: {z: {aliases: [a], advances_to: [c]}, b: {advances_to: [d], lateral_to: [z]}, c: {}, d: {}}";
    let moves = diff(old, new).moves;
    let told = moves.iter().map(|moved| {
        let change = match moved.change {
            MoveChange::Added { .. } => "+",
            MoveChange::Removed { .. } => "-",
            MoveChange::Changed { .. } => "~",
        };
        format!("{change} {} {}", moved.key.from, moved.key.to)
    });
    let told: Vec<_> = told.collect();
    assert_eq!(told, ["- b c", "+ b d", "+ b z", "- z d"]);
}
