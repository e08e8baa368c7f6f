//! The language itself; what it selects is compared with a slow truth in `tests/it`.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::syntax::{
    At, Attribute, Call, Comparison, Function, Hops, Label, Measure, Moves, Narrowing, Node,
    NumberTest, SkillTest, Text,
};
use super::{Selector, SelectorProblem, parse};
use crate::model::name_key;
use crate::query::standing::Standing;

#[track_caller]
fn canonical(text: &str) -> String {
    match Selector::parse(text) {
        Ok(selector) => selector.to_string(),
        Err(error) => panic!("{error}\n{}", error.excerpt()),
    }
}

#[test]
fn what_may_be_left_out_or_spelled_otherwise_has_one_form() {
    for (text, expected) in [
        (" senior   engineer ", "senior engineer"),
        ("\"senior engineer\"", "senior engineer"),
        ("'C++ Developer'", "\"C++ Developer\""),
        ("\"a \\\"b\\\" \\\\ c\"", "\"a \\\"b\\\" \\\\ c\""),
        ("director's aide", "director's aide"),
        ("((a))", "a"),
        ("a&b|c", "a & b | c"),
        ("a & (b | c)", "a & (b | c)"),
        ("(a - b) & c", "(a - b) & c"),
        ("a - b & c", "a - b & c"),
        ("a - (b - c)", "a - (b - c)"),
        ("(a)-(b)", "a - b"),
        ("site-reliability-engineer", "site-reliability-engineer"),
        ("engineer+2", "engineer+2"),
        ("2+senior engineer+3", "2+senior engineer+3"),
        ("+engineer+", "+engineer+"),
        ("engineer+2[ lateral , entry ]", "engineer+2[entry,lateral]"),
        ("2[lateral]+engineer", "2[lateral]+engineer"),
        ("[strict-lateral,lateral]+a", "[lateral]+a"),
        ("a+[entry,advancement,lateral]", "a+"),
        ("(a | b)+1", "(a | b)+1"),
        ("(a+1)+1", "(a+1)+1"),
        ("\"2\"+2", "\"2\"+2"),
        ("\"*\"", "\"*\""),
        ("Family:data", "family:data"),
        ("family: data , \"x, y\"", "family:data,\"x, y\""),
        ("track:ic+1", "track:ic+1"),
        ("(level:4)+1", "(level:4)+1"),
        ("1+level:4", "1+level:4"),
        ("level:=4,<2,3..5,..1,7..", "level:4,<2,3..5,..1,7.."),
        ("years:<=0.50", "years:<=0.5"),
        ("skill: system design >= 3", "skill:system design>=3"),
        ("skill:\"C++\">proficient,go", "skill:\"C++\">proficient,go"),
        ("is:described , dead end", "is:defined,dead-end"),
        ("neighbors(a)[entry]", "neighbours(a)[entry]"),
        ("similar(a)", "similar(a, 10)"),
        ("reach((family:a,b), 3)", "reach((family:a,b), 3)"),
        ("paths(a | b,family:c,4)", "paths(a | b, family:c, 4)"),
        ("データ エンジニア & مهندس", "データ エンジニア & مهندس"),
    ] {
        assert_eq!(canonical(text), expected, "{text}");
        assert_eq!(canonical(expected), expected);
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let told = |text: &str| {
        let error = match Selector::parse(text) {
            Err(error) => error,
            Ok(selector) => panic!("{text:?} was read as {selector}"),
        };
        let lines: Vec<_> = std::iter::once(error.to_string())
            .chain(error.excerpt().lines().map(str::to_owned))
            .chain(error.help().into_iter().map(|help| format!("help: {help}")))
            .collect();
        lines.join("\n") + "\n"
    };
    let wrong = [
        "",
        "a &",
        "& a",
        "a && b",
        "level>=3",
        "engineer | track = ic",
        "skill=python",
        "engineer -manager",
        "engineer - -",
        "C++",
        "a + b + c",
        "level:4+",
        "level:high",
        "level:2.5",
        "years:5..3",
        "years:..",
        "a \"b\"",
        "\"a",
        "\" \"",
        "(a",
        "a)",
        "a+2[lateral",
        "a+[sideways]",
        "a+[laterl]",
        "[lateral]a",
        "a+99999999999",
        "senior engineer track:ic",
        "familly:data",
        "is:stubb",
        "pathes(a, b)",
        "engineer (a)",
        "paths(a)",
        "reach(a, b)",
        "neighbours(family:a,b)",
        "a, b",
        "level:",
        "skill:go>=",
        "データ & (エンジニア",
        "a &\nb )",
    ];
    let said: String = wrong.iter().map(|text| told(text) + "\n").collect();
    insta::assert_snapshot!(said);
}

#[test]
fn hostile_text_is_refused_or_read_at_once() {
    let million = 1_000_000;
    let problem = |text: &str| Selector::parse(text).expect_err("refused").problem;
    let deep = SelectorProblem::TooDeep { most: 64 };
    assert_eq!(problem(&"(".repeat(million)), deep);
    assert_eq!(problem(&"reach(".repeat(million / 6)), deep);
    assert_eq!(
        problem(&")".repeat(million)),
        SelectorProblem::Expected {
            what: "a role, an attribute or a function",
            found: Some(")".to_owned()),
        }
    );
    let nested = |depth| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(canonical(&nested(64)), "a");
    assert_eq!(problem(&nested(65)), deep);
    for operator in ["&", "|", " - "] {
        let chain = format!("a{}", format!("{operator}a").repeat(100_000));
        let printed = canonical(&chain);
        assert_eq!(canonical(&printed), printed);
    }
    let globs = |count| vec!["a*"; count].join(" | ");
    assert_eq!(canonical(&globs(500)), globs(500));
    let many = SelectorProblem::TooManyParts { most: 500 };
    assert_eq!(problem(&globs(501)), many);
    assert_eq!(problem(&format!("{} & (level:1 | +a)", globs(499))), many);
    let skills = |count| format!("skill:{}", vec!["a"; count].join(","));
    assert_eq!(canonical(&skills(500)), skills(500));
    assert_eq!(problem(&skills(501)), many);
    assert!(matches!(
        problem(&"a".repeat(2 * million)),
        SelectorProblem::TooLong { .. }
    ));
    assert!(matches!(
        problem(&"*a".repeat(1000)),
        SelectorProblem::LongGlob { .. }
    ));
    for text in [
        "\0",
        "e\u{301}\u{301}",
        "\u{202e}a",
        "\u{1b}[2J",
        "a\0b & c",
    ] {
        if let Ok(selector) = Selector::parse(text) {
            assert_eq!(canonical(&selector.to_string()), selector.to_string());
        }
    }
    // Every cut of a selector is an answer, not a panic.
    let text = "2[lateral]+\"C++ デ\" & (skill:go>=3,x | paths(a, b, 3)[entry]) - level:3..5";
    for (at, _) in text.char_indices() {
        for part in [&text[..at], &text[at..]] {
            if let Err(error) = Selector::parse(part) {
                assert!(!error.excerpt().is_empty());
            }
        }
    }
}

#[test]
fn an_excerpt_is_short_and_points_at_the_place() {
    let long = format!("{} & C++ & {}", "x ".repeat(1000), "y ".repeat(1000));
    let error = Selector::parse(&long).expect_err("a plus");
    let excerpt = error.excerpt();
    let (line, carets) = excerpt.split_once('\n').expect("two lines");
    assert!(line.chars().count() < 80, "{line}");
    let at = carets.chars().count() - 1;
    assert_eq!(line.chars().nth(at), Some('+'), "{excerpt}");
    // Wide letters take two columns, and what acts on a terminal is replaced.
    let error = Selector::parse("データ\u{1b}& C++").expect_err("a plus");
    assert_eq!(error.excerpt(), "データ\u{fffd}& C++\n           ^");
}

fn words() -> impl Strategy<Value = String> {
    let odd = "[\\x00-\\x7f\u{a0}\u{300}\u{2013}\u{200b}éデم]{0,6}";
    prop_oneof![
        "[a-c]{1,3}( [a-c0-9]{1,2}){0,2}",
        "[0-9]{1,3}",
        odd,
        "[ab*?\"'\\\\+:&|(),<>=.\\- ]{1,5}",
    ]
}

fn text() -> impl Strategy<Value = Text> {
    let plain = words().prop_filter("names are not blank", |text| !name_key(text).is_empty());
    let glob = "[a-c*?]{0,2}\\*( [a-c?]{1,2}){0,1}";
    prop_oneof![
        plain.prop_map(|text| (text, false)),
        glob.prop_map(|text| (text, true)),
    ]
    .prop_map(|(words, glob)| Text {
        words,
        glob,
        at: At::default(),
    })
}

fn moves() -> impl Strategy<Value = Moves> {
    any::<[bool; 4]>().prop_map(|only| Moves { only }.settled())
}

fn comparison() -> impl Strategy<Value = Comparison> {
    use Comparison::{AtLeast, AtMost, Equal, Less, More};
    select(vec![Less, AtMost, Equal, AtLeast, More])
}

fn attribute() -> impl Strategy<Value = Attribute> {
    let labels = select(vec![Label::Family, Label::Track, Label::Tag]);
    let number = |step: f64| {
        let number = (0u8..9).prop_map(move |number| f64::from(number) * step);
        let compare = (comparison(), number.clone());
        let ends = (option::of(number.clone()), option::of(number));
        let ends = ends.prop_filter_map("a range has an end and ascends", |(min, max)| {
            let ascends = min.zip(max).is_none_or(|(min, max)| min <= max);
            let has_end = min.is_some() || max.is_some();
            (ascends && has_end).then_some(NumberTest::Between(min, max))
        });
        let compare = compare.prop_map(|(sign, number)| NumberTest::Compare(sign, number));
        vec(prop_oneof![compare, ends], 1..3)
    };
    let step = text().prop_map(|text| Text {
        glob: false,
        ..text
    });
    let skill = (text(), option::of((comparison(), step)));
    let skill = skill.prop_map(|(skill, asked)| SkillTest { skill, asked });
    let states = Standing::NAMES.map(|(standing, _)| standing).to_vec();
    prop_oneof![
        (labels, vec(text(), 1..4)).prop_map(|(label, values)| Attribute::Label(label, values)),
        number(1.0).prop_map(|tests| Attribute::Measure(Measure::Level, tests)),
        number(0.5).prop_map(|tests| Attribute::Measure(Measure::Years, tests)),
        vec(skill, 1..3).prop_map(Attribute::Skill),
        vec(select(states), 1..3).prop_map(Attribute::Is),
    ]
}

fn call(node: impl Strategy<Value = Node> + Clone) -> impl Strategy<Value = Node> {
    let functions = Function::NAMES.map(|(function, _)| function).to_vec();
    let parts = (
        select(functions),
        vec(node, 2),
        option::of(0u32..9),
        moves(),
    );
    parts.prop_map(|(function, mut sets, most, moves)| {
        sets.truncate(function.sets());
        Node::Call(Call {
            function,
            sets,
            most: match function {
                Function::Neighbours => None,
                Function::Similar => most.or(Some(10)),
                _ => most,
            },
            moves: if function.takes_moves() {
                moves
            } else {
                Moves::ALL
            },
            at: At::default(),
        })
    })
}

fn node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        text().prop_map(Node::Name),
        attribute().prop_map(Node::Attribute)
    ];
    leaf.prop_recursive(5, 40, 3, |node| {
        let hops = || option::of((option::of(0u32..9), moves()));
        let hops = || hops().prop_map(|hops| hops.map(|(most, moves)| Hops { most, moves }));
        let around = (hops(), node.clone(), hops()).prop_map(|(back, of, forward)| {
            if back.is_none() && forward.is_none() {
                return of;
            }
            let of = Box::new(of);
            Node::Hops { back, of, forward }
        });
        let narrowing = select(vec![Narrowing::And, Narrowing::Minus]);
        let rest = vec((narrowing, node.clone()), 1..4);
        let chain = (node.clone(), rest).prop_map(|(first, rest)| {
            let first = Box::new(first);
            Node::Chain { first, rest }
        });
        prop_oneof![
            around,
            chain,
            vec(node.clone(), 2..4).prop_map(Node::Union),
            call(node),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_the_same(node in node()) {
        let printed = node.to_string();
        let read = parse::parse(&printed);
        let read = read.map_err(|fault| {
            let error = fault.within(&printed);
            TestCaseError::fail(format!("{error}\n{}\n{node:?}", error.excerpt()))
        })?;
        prop_assert_eq!(&read, &node, "{}", printed);
        prop_assert_eq!(read.to_string(), printed);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[ab \"'\\\\&|+()\\[\\],:<>=.*?0-9\\-é]{0,30}") {
        match Selector::parse(&text) {
            Ok(selector) => {
                let printed = selector.to_string();
                prop_assert_eq!(Selector::parse(&printed), Ok(selector), "{}", printed);
            }
            Err(error) => {
                prop_assert!(error.span.start <= error.span.end);
                prop_assert!(error.span.end as usize <= text.len());
                prop_assert!(!error.excerpt().is_empty());
            }
        }
    }
}
