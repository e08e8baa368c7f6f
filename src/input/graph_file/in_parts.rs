//! Large texts in JSON: read in parts, while the rest is still being parsed.
//!
//! It takes two threads, and memory for a few parts instead of all values. The outcome is that of reading
//! the whole, which is done where anything is unusual.

use std::sync::mpsc;
use std::thread;

use super::json::{self, Parts};
use super::keys::{Key as _, TopKey};
use super::reader::InParts;
use super::stranger;
use super::tape::Tape;
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

/// Reads a text, where it is large, well-formed and a graph file beyond doubt.
pub(super) fn read(source: SourceId, text: &str, findings: &mut Vec<Diagnostic>) -> Option<Part> {
    if text.len() < LEAST_BYTES {
        return None;
    }
    read_by(VALUES_OF_A_PART, source, text, findings)
}

/// Reads a text in parts of so many values.
fn read_by<'s>(
    values: usize,
    source: SourceId,
    text: &'s str,
    findings: &mut Vec<Diagnostic>,
) -> Option<Part> {
    let keys = InParts::KEYS.map(|(key, kinds)| (key.name(), kinds));
    let (tape, mut reader, transitions) = thread::scope(|scope| {
        let (hand_out, parts) = mpsc::sync_channel::<(TopKey, Tape<'_>)>(PARTS_WAITING);
        let (hand_back, read) = mpsc::channel::<Tape<'_>>();
        let parsing = threads::helper(scope, move || {
            // Parsing is the smaller half of the work.
            let mut transitions = InParts::new(source);
            let mut take_part = |key: usize, mut part: Tape<'s>| {
                let (key, _) = InParts::KEYS[key];
                if key == TopKey::Transitions {
                    transitions.part(key, &part);
                    part.clear();
                    return part;
                }
                // The reader takes everything; where it panicked, nobody waits for this thread's tape.
                let _ = hand_out.send((key, part));
                read.try_recv().unwrap_or_else(|_| Tape::new(text))
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
        let mut reader = InParts::new(source);
        while let Some((key, mut part)) = next(&parts) {
            reader.part(key, &part);
            part.clear();
            // Nobody wants it back once all is parsed.
            let _ = hand_back.send(part);
        }
        let (tape, transitions) = threads::join(parsing);
        Some((tape.ok()?, reader, transitions))
    })?;
    if !stranger::is_surely_graph(tape.root()?) {
        return None;
    }
    reader.take_transitions(transitions);
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
    use super::*;
    use crate::input::graph_file::read_part;
    use crate::model::Notation;

    /// Texts in which parts and the whole could differ.
    const TEXTS: [&str; 14] = [
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
    ];

    #[test]
    fn parts_say_what_the_whole_says() {
        for text in TEXTS {
            let mut expected_findings = Vec::new();
            let source = SourceId::default();
            let expected = read_part(Notation::Json, source, text, &mut expected_findings);
            let by_place = |found: &Diagnostic| (found.primary.place, found.message.to_string());
            expected_findings.sort_by_key(by_place);
            for values in [1, 3, 10, 1000] {
                let mut findings = Vec::new();
                let part = read_by(values, source, text, &mut findings).expect(text);
                findings.sort_by_key(by_place);
                assert_eq!(findings, expected_findings, "{values} {text}");
                assert_eq!(part.whole(), expected, "{values} {text}");
            }
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
        let part = read_by(1000, SourceId::default(), &text, &mut findings);
        assert!(part.is_none() && findings.is_empty());
    }

    #[test]
    fn what_may_be_no_graph_file_is_not_read_in_parts() {
        for text in [
            r#"{"roles": ["a", "b"]}"#,
            r#"{"skills": {"a": {"proficiency": 2}}}"#,
            r#"{"profile": 1, "roles": {"x": {}}, "skills": {"a": 1}}"#,
            r#"{"roles": {"x": {}}"#,
            r#"{"roles": {"x": {}}} trailing"#,
            "[1, 2]",
            "",
        ] {
            let mut findings = Vec::new();
            let part = read_by(1, SourceId::default(), text, &mut findings);
            assert!(part.is_none() && findings.is_empty(), "{text}");
        }
    }
}
