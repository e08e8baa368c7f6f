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

/// Keys of transitions in any order, close together and far from each other, with years of all forms.
#[test]
fn short_transitions_keep_every_place() {
    let far = " ".repeat(40_000);
    let years = ["1", "9", "10", "0", "2.5", r#""3""#, r#""3-5""#, "3.0"];
    let mut texts = Vec::new();
    for said in years {
        for gap in ["", " ", &far] {
            for order in 0..24 {
                let mut keys = vec![
                    r#""from": "x""#.to_owned(),
                    r#""to": "yy""#.to_owned(),
                    r#""kind": "lateral""#.to_owned(),
                    format!(r#""years": {said}"#),
                ];
                let mut rest = order;
                let shuffled: Vec<_> = (1..=4)
                    .rev()
                    .map(|left| {
                        let key = keys.remove(rest % left);
                        rest /= left;
                        key
                    })
                    .collect();
                texts.push((said, shuffled.join(&format!("{gap},"))));
            }
        }
    }
    let mut short = 0;
    for (said, keys) in &texts {
        let text = format!(
            r#"{{"transitions": [{{"from": "a", "to": "b", "kind": "entry", "years": "1+"}}, {{{keys}}}]}}"#
        );
        let read = part(&text);
        short += read.short.transitions.len() - 1;
        let (document, _) = read.whole();
        let stated = &document.transitions[1];
        let at = |span: crate::source::Span| &text[span.range()];
        assert_eq!(at(stated.from.span), r#""x""#, "{text}");
        assert_eq!(at(stated.to.span), r#""yy""#, "{text}");
        assert_eq!(at(stated.kind.span), r#""lateral""#, "{text}");
        let years = stated.years.expect("they are said");
        assert_eq!(at(years.span), *said, "{text}");
        let expected = said.trim_matches('"').parse();
        assert_eq!(Ok(years.value), expected, "{text}");
    }
    // Those that are far apart are entries.
    assert_eq!(short, texts.len() / 3 * 2);
}
