//! Large texts in JSON: read in parts, while the rest is still being parsed.
//!
//! It takes two threads, and memory for a few parts instead of all values. The outcome is that of reading
//! the whole, which is done where anything is unusual.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::json::{self, Parts};
use super::reader::{InParts, Section};
use super::tape::Tape;
use super::{nothing_of, stranger};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Part;
use crate::source::SourceId;
use crate::threads;

/// Smaller texts are read before a thread has begun.
const LEAST_BYTES: usize = 512 * 1024;

/// How many values a part has, about: few enough to stay in the cache of a core.
const VALUES_OF_A_PART: usize = 8 * 1024;

/// How many parts can wait for the reader.
const PARTS_WAITING: usize = 64;

/// How often it is looked whether there is a part before the reader falls asleep: for a millisecond or two.
const TURNS_AWAKE: usize = 4_000;

/// Reads a text, where it is large, and a graph file beyond doubt or not well-formed.
pub(super) fn read(source: SourceId, text: &str, findings: &mut Vec<Diagnostic>) -> Option<Part> {
    if text.len() < LEAST_BYTES {
        return None;
    }
    let has_time = |_, waiting| waiting == 0;
    read_by(VALUES_OF_A_PART, has_time, source, text, findings)
}

/// Reads a text in parts of so many values, and those of transitions where they are parsed until the reader
/// has time: by the number of parts of transitions before, and that of parts which wait for the reader.
fn read_by<'s>(
    values: usize,
    has_time: impl Fn(usize, usize) -> bool + Send,
    source: SourceId,
    text: &'s str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Part> {
    let keys = Section::ALL.map(|section| (section.key(), section.kinds()));
    // How many parts have been handed out and not been read.
    let waiting = &AtomicUsize::new(0);
    let (tape, mut reader, transitions) = thread::scope(|scope| {
        let (hand_out, parts) = mpsc::sync_channel::<(Section, Tape<'_>)>(PARTS_WAITING);
        let (hand_back, read) = mpsc::channel::<Tape<'_>>();
        let parsing = threads::helper(scope, move || {
            // Parsing is the smaller half of the work, so that the first transitions are read here: as long as
            // the reader has other things to do.
            let mut transitions = InParts::of(source, text);
            let (mut read_here, mut reader_had_time) = (0, false);
            let mut take_part = |key: usize, mut part: Tape<'s>| {
                let section = Section::ALL[key];
                if section == Section::Transitions {
                    reader_had_time |= has_time(read_here, waiting.load(Ordering::Relaxed));
                    if !reader_had_time {
                        read_here += 1;
                        transitions.part(section, &part);
                        part.clear();
                        return part;
                    }
                }
                waiting.fetch_add(1, Ordering::Relaxed);
                // The reader takes everything; where it panicked, nobody waits for this thread's tape.
                let _ = hand_out.send((section, part));
                let free = read.try_recv();
                free.unwrap_or_else(|_| Tape::for_part(text, values))
            };
            let parts = Parts {
                keys: &keys,
                values,
                take: &mut take_part,
            };
            let tape = json::parse_in_parts(source, text, parts);
            (tape, transitions)
        });
        // Where there cannot be another thread, the text is read as a whole.
        let parsing = parsing.ok()?;
        // Most names and entries are made on the thread that will use them: memory that another thread has
        // asked for takes longer to get.
        let mut reader = InParts::of(source, text);
        while let Some((section, mut part)) = next(&parts) {
            reader.part(section, &part);
            waiting.fetch_sub(1, Ordering::Relaxed);
            part.clear();
            // Nobody wants it back once all is parsed.
            let _ = hand_back.send(part);
        }
        let (tape, transitions) = threads::join(parsing);
        Some((tape, reader, transitions))
    })?;
    let tape = match tape {
        Ok(tape) => tape,
        Err(finding) => {
            findings.push(finding);
            return Some(nothing_of(text));
        }
    };
    if !stranger::is_surely_graph(tape.root()?) {
        return None;
    }
    reader.take_first_transitions(transitions);
    let mut found = Vec::new();
    let part = reader.finish(&tape, &mut found);
    // Of too many findings those are kept that come first in the whole.
    if found.iter().any(|found| found.code == Code::TooMuch) {
        return None;
    }
    findings.extend(found);
    Some(part)
}

/// The next part, if there is one more. Waits awake for a while: a thread that falls asleep is often woken on
/// the core of the one that it waited for, where the two then take turns.
fn next<T>(parts: &mpsc::Receiver<T>) -> Option<T> {
    for _ in 0..TURNS_AWAKE {
        match parts.try_recv() {
            Ok(part) => return Some(part),
            Err(mpsc::TryRecvError::Empty) => thread::yield_now(),
            Err(mpsc::TryRecvError::Disconnected) => return None,
        }
    }
    parts.recv().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::export::graph_file::write;
    use crate::input::embedded;
    use crate::input::graph_file::read_part;
    use crate::model::Notation;

    /// Texts in which parts and the whole could differ.
    const TEXTS: [&str; 18] = [
        r#"{"careergraph": 1, "skills": {"a": "A", "b": {"title": "B"}}, "roles": {"x": {"requires":
            {"a": 1, "b": {"proficiency": 2}, "c": 3}}, "y": {"advances_to": "x"}}, "transitions":
            [{"from": "x", "to": "y", "kind": "lateral", "years": 2}, {"from": "y", "to": "x",
            "kind": "entry", "note": "n"}, {"from": "y", "to": "x", "kind": "lateral"}]}"#,
        // The same key twice, far from each other, as it is and with space around it.
        r#"{"roles": {"x": {}, "y": {}, "x": {"level": 1}, " z": {}, "w": {}, " z": {}}, "careergraph": 1}"#,
        r#"{"skills": {"": "A", "b": "B", "": "C"}, "roles": {}}"#,
        // The same key twice, between which it is a key of other maps.
        r#"{"roles": {"x": {}, "y": {"requires": {"x": 3}}, "z": {"advances_to": {"x": {}}}, "x": {}}}"#,
        r#"{"skills": {"a": "A", "b": "B", "a": "C"}, "roles": {"a": {"requires": {"a": 1}}, "b": {}, "a": {}}}"#,
        // The same section twice, the second of another kind.
        r#"{"roles": {"x": {}}, "roles": [{"title": "Y"}], "transitions": []}"#,
        r#"{"ro\u006ces": ["X", {"title": "Y", "requires": ["a", {"b": 2}]}], "careergraph": 1}"#,
        r#"{"transitions": {"from": "x", "to": "y"}, "roles": 3, "skills": "a"}"#,
        r#"{"transitions": [1, {"from": "x"}, [], {"from": "x", "to": "y", "kind": "up", "odd": 1}]}"#,
        r#"{"roles": {"x": [], "y": {"id": "No Id", "requires": {"a": 1}}, "z": {"requires": {"b": 9}}}}"#,
        r#"{"roles": {"x": {"roles": {"y": {}}, "skills": ["a"]}}, "scale": ["low", "high"]}"#,
        r#"{"proficiency_scale": ["low", "high"], "odd": {"roles": {"x": {}}}, "skills": ["a", "a", ""]}"#,
        r#"{"careergraph": 1}"#,
        r#"{"roles": {}, "transitions": [], "skills": {}}"#,
        // Not well-formed.
        r#"{"roles": {"x": {}}"#,
        r#"{"roles": {"x": {}}, "proficiency_scale": ["low"]} trailing"#,
        r#"{"skills": {"a": "A", "b": {"title": "B"}, "c": }, "roles": {"x": {}}}"#,
        r#"{"transitions": [{"from": "x", "to": "y"}, {"from": "x" "to": "z"}], "roles": {"x": {}}}"#,
    ];

    /// Reads a text in parts and as a whole, where it can be read in parts at all; both say the same, however
    /// many parts of transitions are read where they are parsed.
    fn read_both_ways(values: usize, text: &str) -> bool {
        [0, 1, 3, usize::MAX]
            .iter()
            .all(|read_there| reads_the_same(values, *read_there, text))
    }

    fn reads_the_same(values: usize, read_there: usize, text: &str) -> bool {
        let source = SourceId::default();
        let mut findings = Vec::new();
        let has_time = |read, _| read == read_there;
        let Some(part) = read_by(values, has_time, source, text, &mut findings) else {
            assert!(findings.is_empty(), "{values} {text}");
            return false;
        };
        let mut expected_findings = Vec::new();
        let expected = read_part(Notation::Json, source, text, &mut expected_findings);
        let by_place = |found: &Diagnostic| (found.primary.place, found.message.to_string());
        findings.sort_by_key(by_place);
        expected_findings.sort_by_key(by_place);
        assert_eq!(findings, expected_findings, "{values} {text}");
        assert_eq!(part.whole(), expected, "{values} {text}");
        true
    }

    #[test]
    fn parts_say_what_the_whole_says() {
        for text in TEXTS {
            for values in [1, 3, 10, 1000] {
                assert!(read_both_ways(values, text), "{text}");
            }
        }
    }

    #[test]
    fn shipped_graphs_are_read_in_parts() {
        for name in embedded::names() {
            let (_, graph) = embedded::graph(name).expect("it is shipped");
            let text = write(&graph, Notation::Json);
            for values in [1, 100, 3_000] {
                assert!(read_both_ways(values, &text), "{name}");
            }
        }
    }

    /// Values of all kinds with keys and names that mean something at some place of a graph file.
    fn values() -> impl Strategy<Value = Value> {
        let word = || {
            prop::sample::select(vec![
                "a",
                "b",
                " b",
                "c",
                "x",
                "y",
                "X Y",
                "",
                "lateral",
                "skills",
                "roles",
                "title",
                "id",
                "requires",
                "prefers",
                "advances_to",
                "entry_from",
                "lateral_to",
                "from",
                "to",
                "kind",
                "proficiency",
                "any_of",
                "years",
                "level",
                "inherits",
                "aliases",
                "note",
            ])
        };
        let leaf = prop_oneof![
            4 => word().prop_map(Value::from),
            2 => (0..6).prop_map(Value::from),
            1 => prop::sample::select(vec![Value::Null, json!(true), json!("\u{e9}\"\n"), json!(2.5)]),
        ];
        leaf.prop_recursive(4, 60, 8, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
                prop::collection::vec((word(), inner), 0..8).prop_map(|entries| {
                    let entries = entries
                        .into_iter()
                        .map(|(key, value)| (key.to_owned(), value));
                    Value::Object(entries.collect())
                }),
            ]
        })
    }

    /// Texts with the keys at the top of a graph file, some of them more than once, and some with a
    /// character too few.
    fn texts() -> impl Strategy<Value = String> {
        let key = prop::sample::select(vec![
            "skills",
            "roles",
            "roles",
            "transitions",
            "transitions",
            "proficiency_scale",
            "title",
            "years",
        ]);
        let sections = prop::collection::vec((key, values()), 0..6);
        (
            sections,
            prop::option::weighted(0.2, any::<prop::sample::Index>()),
        )
            .prop_map(|(sections, lost)| {
                let sections = sections
                    .iter()
                    .map(|(key, value)| format!(", {key:?}: {value}"));
                let text = format!(r#"{{"careergraph": 1{}}}"#, sections.collect::<String>());
                let lost = lost.map(|lost| lost.index(text.chars().count()));
                let kept = text.chars().enumerate();
                kept.filter_map(|(at, c)| (Some(at) != lost).then_some(c))
                    .collect()
            })
    }

    proptest! {
        #[test]
        fn parts_of_any_text_say_what_the_whole_says(text in texts(), values in 1_usize..12) {
            read_both_ways(values, &text);
        }
    }

    #[test]
    fn of_too_many_findings_those_are_kept_that_come_first_in_the_whole() {
        let transitions = r#"{"from": 1},"#.repeat(6_000);
        let roles: Vec<_> = (0..6_000).map(|at| format!(r#""r{at}": 1,"#)).collect();
        let roles = roles.concat();
        let text = format!(
            r#"{{"title": 3, "transitions": [{transitions} 1], "roles": {{{roles} "r": 1}}, "careergraph": 1}}"#
        );
        let mut findings = Vec::new();
        let has_time = |_, _| false;
        let part = read_by(1000, has_time, SourceId::default(), &text, &mut findings);
        assert!(part.is_none() && findings.is_empty());
    }

    #[test]
    fn what_may_be_no_graph_file_is_not_read_in_parts() {
        for text in [
            r#"{"roles": ["a", "b"]}"#,
            r#"{"skills": {"a": {"proficiency": 2}}}"#,
            r#"{"profile": 1, "roles": {"x": {}}, "skills": {"a": 1}}"#,
            "[1, 2]",
        ] {
            let mut findings = Vec::new();
            let part = read_by(1, |_, _| true, SourceId::default(), text, &mut findings);
            assert!(part.is_none() && findings.is_empty(), "{text}");
        }
    }
}
