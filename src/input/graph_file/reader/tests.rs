//! Short forms and long ones side by side.

use crate::document::{Asked, Asks, Part};
use crate::input::{Format, Lexicon};
use crate::source::SourceId;

/// Short forms and long ones in turn, in all places where both can stand.
const MIXED: &str = r#"{
    "skills": {"a": "A", "b": "B", "c": "C", "d": "D"},
    "roles": {
        "first": {"requires": {"a": 1, "b": {"proficiency": 2, "inferred": true}, "c": 3, "d": "any"}},
        "none": {},
        "wrong": {"requires": {"a": 1}, "id": "No Id"},
        "last": {
            "requires": [{"a": 2}, "b", {"c": 1}],
            "optional": {"d": 4}
        }
    },
    "transitions": [
        {"from": "first", "to": "last", "kind": "lateral"},
        {"from": "last", "to": "first", "kind": "advancement", "years": 2, "note": "hard"},
        {"from": "none", "to": "first", "kind": "entry", "years": "1-2"},
        {"from": "none", "to": "last", "kind": "entry"}
    ]
}"#;

fn part(text: &str) -> Part {
    let lexicon = Lexicon::default();
    Format::Json.read_short(SourceId(0), text, (&lexicon).into(), &mut Vec::new())
}

#[test]
fn what_is_written_out_stands_in_the_order_of_the_file() {
    let read = part(MIXED);
    assert_eq!(read.short.requirement_count(), 5);
    assert_eq!(read.short.transitions.len(), 3);
    let (document, _) = read.whole();
    let names = |role: usize| {
        let asked = document.roles[role].requirements.iter();
        let names = asked.map(|one| match &one.asked {
            Asked::Skill(name) => format!("{name}{}", &MIXED[one.span.range()]),
            Asked::AnyOf(_) => String::new(),
        });
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(document.roles.len(), 3);
    assert_eq!(names(0), r#"a"a" b"b" c"c" d"d""#);
    assert_eq!(names(1), "");
    assert_eq!(names(2), r#"a"a" b"b" c"c" d"d""#);
    let weights = document.roles[2].requirements.iter();
    let weights: Vec<_> = weights.map(|one| one.importance.weight()).collect();
    assert_eq!(weights, [1.0, 1.0, 1.0, 0.5]);
    let moves = document.transitions.iter().map(|one| {
        let years = one.years.map(|years| &MIXED[years.span.range()]);
        let place = MIXED[..one.from.span.start as usize]
            .matches("from")
            .count();
        (place, one.attributes.is_some(), years)
    });
    let expected = [
        (1, false, None),
        (2, true, Some("2")),
        (3, false, Some(r#""1-2""#)),
        (4, false, None),
    ];
    assert_eq!(moves.collect::<Vec<_>>(), expected);
}

#[test]
fn a_role_that_cannot_be_read_leaves_nothing_behind() {
    let read =
        part(r#"{"roles": [{"requires": {"a": 1, "b": 2}}, {"id": "c", "requires": {"d": 3}}]}"#);
    assert_eq!(read.document.roles.len(), 1);
    let of_role: Vec<_> = read.short.requirements_of(0, &[]).collect();
    let [Asks::Short(_, one)] = of_role[..] else {
        panic!("one requirement");
    };
    assert_eq!(
        (
            &*read.short.skill_names[one.skill().value as usize],
            one.proficiency().value
        ),
        ("d", 3)
    );
}
