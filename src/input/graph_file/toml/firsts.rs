//! Where the keys stand that stand twice: the parser tells only the second place.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};
use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};

use crate::source::Span;

/// The deepest nesting, which is that of the parser.
const MAX_DEPTH: u32 = 80;

/// Returns where each of the keys first stood, by the offsets of their second places.
///
/// Takes time and memory in proportion to the text.
pub(super) fn firsts(text: &str, seconds: &[usize]) -> HashMap<usize, Span> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut keys = Keys {
        source,
        seconds: seconds.iter().copied().collect(),
        known: HashMap::new(),
        tables: 1,
        header: 0,
        open: Vec::new(),
        path: Vec::new(),
        firsts: HashMap::new(),
    };
    let mut receiver = |event: Event| keys.event(&event);
    let mut receiver = RecursionGuard::new(&mut receiver, MAX_DEPTH);
    parse_document(&tokens, &mut receiver, &mut ());
    keys.firsts
}

/// A key of a table.
#[derive(Clone, Copy)]
struct Known {
    /// Where it first stood.
    first: Span,
    /// Whether a header or a value was given to it there, and not to a key below it.
    is_defined: bool,
    /// The table that it is, should it be one.
    table: u32,
}

/// Follows the keys of a text from table to table. Tables are numbered; the root is 0.
struct Keys<'t> {
    source: Source<'t>,
    seconds: HashSet<usize>,
    known: HashMap<(u32, Cow<'t, str>), Known>,
    tables: u32,
    /// The table of the last header.
    header: u32,
    /// The inline tables and the arrays that are open; arrays have no table.
    open: Vec<Option<u32>>,
    /// The keys read so far of a header or of a dotted key.
    path: Vec<(Cow<'t, str>, Span)>,
    firsts: HashMap<usize, Span>,
}

impl Keys<'_> {
    fn event(&mut self, event: &Event) {
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                self.open.clear();
                self.path.clear();
                self.header = 0;
            }
            EventKind::StdTableClose => self.header = self.define(0, false),
            EventKind::ArrayTableClose => self.header = self.define(0, true),
            EventKind::SimpleKey => {
                let mut name = Cow::Borrowed("");
                if let Some(raw) = self.source.get(event) {
                    raw.decode_key(&mut name, &mut ());
                }
                let span = event.span();
                self.path.push((name, Span::new(span.start()..span.end())));
            }
            EventKind::InlineTableOpen => {
                let table = match self.open.last() {
                    // An element of an array has no key.
                    Some(None) => self.new_table(),
                    _ => self.define(self.current(), false),
                };
                self.open.push(Some(table));
            }
            EventKind::ArrayOpen => {
                if self.open.last() != Some(&None) {
                    self.define(self.current(), false);
                }
                self.open.push(None);
            }
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                self.open.pop();
            }
            EventKind::Scalar if self.open.last() != Some(&None) => {
                self.define(self.current(), false);
            }
            _ => {}
        }
    }

    /// The table in which the next key stands.
    fn current(&self) -> u32 {
        self.open.last().copied().flatten().unwrap_or(self.header)
    }

    fn new_table(&mut self) -> u32 {
        self.tables += 1;
        self.tables - 1
    }

    /// Gives a value or a header to the key that has been read, from a table on. Returns the table
    /// that the key is. An element of an array of tables begins with no keys.
    fn define(&mut self, from: u32, is_element: bool) -> u32 {
        let mut table = from;
        let mut path = std::mem::take(&mut self.path);
        let last = path.len().saturating_sub(1);
        for (number, (name, span)) in path.drain(..).enumerate() {
            let fresh = self.tables;
            let is_last = number == last;
            let known = self.known.entry((table, name)).or_insert_with(|| Known {
                first: span,
                is_defined: is_last,
                table: fresh,
            });
            if known.table == fresh {
                self.tables += 1;
            } else if is_last {
                if self.seconds.contains(&(span.start as usize)) {
                    self.firsts
                        .entry(span.start as usize)
                        .or_insert(known.first);
                }
                if !known.is_defined {
                    known.is_defined = true;
                    known.first = span;
                }
                if is_element {
                    known.table = fresh;
                    self.tables += 1;
                }
            } else if self.seconds.contains(&(span.start as usize)) {
                self.firsts
                    .entry(span.start as usize)
                    .or_insert(known.first);
            }
            table = known.table;
        }
        self.path = path;
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first places of the keys marked `^` in a text, which are written `¹`.
    fn check(marked: &str) {
        let (mut text, mut first, mut seconds) = (String::new(), None, Vec::new());
        for c in marked.chars() {
            match c {
                '¹' => first = Some(text.len()),
                '^' => seconds.push(text.len()),
                c => text.push(c),
            }
        }
        let found = firsts(&text, &seconds);
        for second in &seconds {
            let found = found.get(second).map(|span| span.start as usize);
            assert_eq!(found, first, "{marked}");
        }
    }

    #[test]
    fn the_first_place_is_in_the_same_table() {
        for marked in [
            "¹a = 1\n^a = 2\n",
            "¹\"a\" = 1\n^a = 2\n^'a' = 3\n",
            "[x]\nb = 1\n[¹a]\nb = 1\n[^a]\nc = 1\n",
            "b = 1\n[x]\nb = 1\n[a]\n¹b = 1\n^b = 2\n",
            "a = {x = 1, ¹y = {y = 1}, ^y = 3}\n",
            "[[r]]\nt = 1\n[[r]]\n¹t = 2\n^t = 3\n",
            "a.¹b = 1\na.^b = 2\n",
            "[a.¹b]\nc = 1\n[a]\n^b = 2\n",
            "[a.b]\n[¹a]\n[^a]\n",
            "a = [{x = 1}, {¹x = 1, ^x = 2}]\n",
            "a = \"\"\"\na = 1\n\"\"\"\n¹b = 1 # b = 2\n^b = 3\n",
            "[a]\n¹b.c = 1\n[a.^b]\nd = 1\n",
        ] {
            check(marked);
        }
    }

    #[test]
    fn broken_and_deep_texts_end() {
        let deep = "a = ".to_owned() + &"[".repeat(100_000);
        for text in [
            deep.as_str(),
            "a = {",
            "[a\nb = 1\nb",
            "= 1\n]\n}",
            "[a]\na.a.",
        ] {
            firsts(text, &[0]);
        }
    }
}
