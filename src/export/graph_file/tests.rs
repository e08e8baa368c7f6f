//! The notations hold every text: what is written is read by parsers of other hands and compared
//! with the tree.

use granit_parser::{Event, Parser, ScalarStyle};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::node::{Entries, Node, Style};
use super::{json, toml, yaml};

/// Texts that some reader of some notation takes for something else.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "no",
    "Yes",
    "y",
    "off",
    "null",
    "~",
    "true",
    "010",
    "0x1F",
    "0o17",
    "1e3",
    "1_000",
    "1,000",
    "12:30",
    "3.",
    ".5",
    ".inf",
    "-.INF",
    ".NaN",
    "+inf",
    "nan",
    "2024-01-02",
    "2024-1-2 10:00",
    "3-7",
    "3+",
    "55000-85000 USD/year",
    "=",
    "<<",
    "- a",
    "-",
    "---",
    "...",
    "? b",
    "?",
    ": c",
    "a: b",
    "a:",
    "a:b",
    "a #b",
    "#a",
    "a#b",
    "[a",
    "a]",
    "{a",
    "a, b",
    "&a",
    "*a",
    "!a",
    "!!int 3",
    "|",
    ">-",
    "'a'",
    "\"a\"",
    "a\"b'c",
    "a\\b",
    "%a",
    "@a",
    "`a`",
    " a",
    "a ",
    "\ta",
    "a\tb",
    "a\n",
    "\na",
    "a\nb",
    "a\n\n b\n",
    "a\n  \nb",
    "a \nb",
    "a\n# b\n- c\n",
    "\"\"\"",
    "'''",
    "a\r\nb",
    "\r",
    "\u{0}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{80}",
    "\u{85}",
    "a\u{85}b",
    "\u{a0}a",
    "\u{ad}",
    "\u{2028}",
    "\u{2029}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}evil",
    "\u{2066}x\u{2069}",
    "\u{feff}",
    "\u{feff}a",
    "\u{fffe}",
    "\u{ffff}",
    "😀",
    "👩\u{200d}🔬",
    "🏴\u{e0067}\u{e007f}",
    "R&D",
    "C#",
    "C++",
    ".NET",
    "C/C++: systems",
    "__proto__",
    "</script>",
    "日本語",
    "e\u{301}",
    "a.b",
    "café",
    "on",
    "\u{10ffff}",
];

fn text() -> impl Strategy<Value = String> {
    let hostile = proptest::sample::select(HOSTILE).prop_map(str::to_owned);
    let long = "[a-z#:\"-]{1,12}( {1,2}[a-z#:,-]{1,12}){8,60}";
    prop_oneof![
        4 => hostile.clone(),
        2 => "[ -~]{0,12}",
        1 => "\\PC{0,20}",
        1 => any::<String>(),
        1 => long,
        1 => (hostile.clone(), hostile).prop_map(|(a, b)| a + &b),
    ]
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![Just(Style::Flow), Just(Style::Block), Just(Style::Spaced)]
}

fn entries(node: impl Strategy<Value = Node<'static>>) -> impl Strategy<Value = Entries<'static>> {
    // A map has each key once.
    let map = proptest::collection::hash_map(text(), node, 0..5);
    map.prop_map(|map| {
        let mut entries: Vec<_> = map.into_iter().map(|(k, n)| (k.into(), n)).collect();
        entries.sort_by(|(a, _), (b, _): &(std::borrow::Cow<'_, str>, Node<'_>)| a.cmp(b));
        entries
    })
}

fn tree() -> impl Strategy<Value = Node<'static>> {
    // Eighths, because serde_json reads longer fractions only roughly.
    let number = (0u32..1_000_000).prop_map(|eighths| f64::from(eighths) / 8.0);
    let leaf = prop_oneof![
        6 => text().prop_map(Node::text),
        1 => number.prop_map(Node::number),
        1 => any::<bool>().prop_map(Node::Bool),
    ];
    let node = leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            (proptest::collection::vec(inner.clone(), 0..5), style())
                .prop_map(|(items, style)| Node::List(items, style)),
            (entries(inner), style()).prop_map(|(entries, style)| Node::Map(entries, style)),
        ]
    });
    (entries(node), style()).prop_map(|(entries, style)| Node::Map(entries, style))
}

/// The values of a tree, with every number as one of floating point.
fn values(node: &Node<'_>) -> Value {
    match node {
        Node::Text(text) => json!(text),
        Node::Number(number) => json!(number),
        Node::Bool(truth) => json!(truth),
        Node::List(items, _) => items.iter().map(values).collect(),
        Node::Map(entries, _) => entries
            .iter()
            .map(|(key, node)| (key.to_string(), values(node)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

fn with_floats(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(items) => items.into_iter().map(with_floats).collect(),
        Value::Object(map) => map
            .into_iter()
            .map(|(key, value)| (key, with_floats(value)))
            .collect::<Map<_, _>>()
            .into(),
        other => other,
    }
}

/// Reads YAML by its events; texts without quotes that are no plain texts fail.
fn read_yaml(text: &str) -> Value {
    let mut events = Parser::new_from_str(text).map(|event| event.expect("well-formed").0);
    let value = loop {
        match events.next().expect("a document") {
            Event::StreamStart | Event::DocumentStart(..) => {}
            event => break yaml_value(event, &mut events),
        }
    };
    assert!(matches!(events.next(), Some(Event::DocumentEnd)));
    assert!(matches!(events.next(), Some(Event::StreamEnd)));
    value
}

fn yaml_value<'t>(event: Event<'t>, events: &mut impl Iterator<Item = Event<'t>>) -> Value {
    match event {
        Event::Scalar(text, ScalarStyle::Plain, 0, None) => match &*text {
            "true" => json!(true),
            "false" => json!(false),
            text if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') && text != "." => {
                json!(text.parse::<f64>().expect("a number"))
            }
            text => {
                assert_ne!(text, "");
                json!(text)
            }
        },
        Event::Scalar(text, _, 0, None) => json!(text),
        Event::SequenceStart(_, 0, None) => {
            let mut items = Vec::new();
            loop {
                match events.next().expect("an end") {
                    Event::SequenceEnd => return items.into(),
                    event => items.push(yaml_value(event, events)),
                }
            }
        }
        Event::MappingStart(_, 0, None) => {
            let mut map = Map::new();
            loop {
                match events.next().expect("an end") {
                    Event::MappingEnd => return map.into(),
                    Event::Scalar(key, ..) => {
                        let event = events.next().expect("a value");
                        let value = yaml_value(event, events);
                        assert_eq!(map.insert(key.into_owned(), value), None);
                    }
                    other => panic!("a key, not {other:?}"),
                }
            }
        }
        other => panic!("no such thing is written: {other:?}"),
    }
}

fn read_toml(text: &str) -> Value {
    let table: ::toml::Table = text.parse().expect("well-formed");
    with_floats(serde_json::to_value(table).expect("TOML without dates is JSON"))
}

fn read_json(text: &str) -> Value {
    with_floats(serde_json::from_str(text).expect("well-formed"))
}

/// Holds a tree in all notations.
fn check(tree: &Node<'_>) {
    let expected = values(tree);
    let text = yaml::write(tree);
    assert_eq!(read_yaml(&text), expected, "YAML:\n{text}");
    let text = toml::write(tree);
    assert_eq!(read_toml(&text), expected, "TOML:\n{text}");
    let text = json::write(tree);
    assert_eq!(read_json(&text), expected, "JSON:\n{text}");
}

fn map(entries: Vec<(&'static str, Node<'static>)>, style: Style) -> Node<'static> {
    let entries = entries.into_iter().map(|(key, node)| (key.into(), node));
    Node::Map(entries.collect(), style)
}

proptest! {
    #[test]
    fn every_tree_is_read_back(tree in tree()) {
        check(&tree);
    }
}

#[test]
fn every_hostile_text_is_read_back_wherever_it_stands() {
    for text in HOSTILE {
        for style in [Style::Flow, Style::Block, Style::Spaced] {
            let list = Node::List(vec![Node::text(*text), Node::text("b")], style);
            let inner = map(vec![(text, Node::text(*text)), ("b c", list)], style);
            check(&map(vec![("key", inner.clone()), (text, inner)], style));
        }
    }
}

#[test]
fn long_keys_and_long_texts_are_read_back() {
    let long: &'static str = "very long ".repeat(20_000).leak();
    let word: &'static str = "long".repeat(50_000).leak();
    for text in [long, word, long.trim_end()] {
        for style in [Style::Flow, Style::Block, Style::Spaced] {
            let list = Node::List(vec![Node::text(text), Node::text("b")], style);
            let inner = map(vec![(text, Node::text(text)), ("b", list)], style);
            check(&map(vec![("key", inner.clone()), (text, inner)], style));
        }
    }
}

#[test]
fn only_plain_texts_go_without_quotes() {
    let line = |text: &'static str| yaml::write(&map(vec![("k", Node::text(text))], Style::Block));
    for plain in [
        "a",
        "3-7",
        "3+",
        "0.5-1.5",
        "55000-85000 USD/year",
        "14-18 USD/hour",
        "R&D",
        "C#",
        ".NET",
        "a:b",
        "isco:2512",
        "Bachelor's degree",
        "3D artist",
        "café",
        "日本語",
        "N/A",
        "a, b",
        "a [b]",
    ] {
        assert_eq!(line(plain), format!("k: {plain}\n"));
    }
    for quoted in [
        "no",
        "On",
        "N",
        "010",
        "1e3",
        "1_000",
        "12:30",
        "2024-01-02",
        "~",
        "a: b",
        "a #b",
        "",
    ] {
        assert_eq!(line(quoted), format!("k: \"{quoted}\"\n"));
    }
    let flow = map(
        vec![("k", Node::List(vec![Node::text("a, b")], Style::Flow))],
        Style::Block,
    );
    assert_eq!(yaml::write(&flow), "k: [\"a, b\"]\n");
}

#[test]
fn unseen_characters_are_shown_by_their_numbers() {
    let tree = map(
        vec![("k", Node::text("a\u{202e}b\u{1b}\u{2028}"))],
        Style::Block,
    );
    let shown = "\"a\\u202Eb\\u001B\\u2028\"\n";
    assert_eq!(yaml::write(&tree), format!("k: {shown}"));
    assert_eq!(toml::write(&tree), format!("k = {shown}"));
    assert_eq!(json::write(&tree), format!("{{\n  \"k\": {shown}}}\n"));
}
