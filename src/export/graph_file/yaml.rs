//! The look of YAML. Two readers of one file must not see two things, so a text stands without
//! quotes only where YAML 1.1 and YAML 1.2 both take it for that text.

use super::node::{Entries, Entry, Node, Style, WIDTH, fits, push_spaces, width};
use super::quote::{needs_escape, quoted};

/// The longest key that every reader finds without a question mark before it, in bytes; the
/// standard has 1024.
const MAX_KEY: usize = 1000;

/// Returns a tree as YAML.
pub(super) fn write(tree: &Node<'_>) -> String {
    let mut out = String::new();
    match tree {
        Node::Map(entries, _) if !entries.is_empty() => top_level(&mut out, entries),
        other => {
            out.push_str(&one_line(other));
            out.push('\n');
        }
    }
    out
}

/// Writes the keys of the file, with a blank line around those that have lines of their own.
fn top_level(out: &mut String, entries: &Entries<'_>) {
    let mut last_was_section = false;
    for (at, (key, node)) in entries.iter().enumerate() {
        let mut text = String::new();
        map_entry(&mut text, key, node, 0);
        let section = node.is_collection() && text.trim_end().contains('\n');
        if at > 0 && (section || last_was_section) {
            out.push('\n');
        }
        out.push_str(&text);
        last_was_section = section;
    }
}

fn map_lines(out: &mut String, entries: &Entries<'_>, style: Style, indent: usize) {
    for (at, (key, node)) in entries.iter().enumerate() {
        separate(out, at, style, indent);
        map_entry(out, key, node, indent);
    }
}

fn list_lines(out: &mut String, items: &[Node<'_>], style: Style, indent: usize) {
    for (at, item) in items.iter().enumerate() {
        separate(out, at, style, indent);
        out.push('-');
        let inner = indent + 2;
        match item {
            // A map of one short entry reads well without braces.
            Node::Map(entries, _) if matches!(&entries[..], [(_, only)] if !only.is_collection()) =>
            {
                out.push(' ');
                map_lines(out, entries, Style::Block, inner);
            }
            item if !item.is_collection() => scalar(out, item, inner, inner),
            item => {
                if let Some(flow) = item.on_one_line(inner, one_line) {
                    push_line(out, &flow);
                } else {
                    out.push(' ');
                    lines(out, item, inner);
                }
            }
        }
    }
}

/// Writes the lines of a list or map, the first one behind what stands on its line already.
fn lines(out: &mut String, node: &Node<'_>, indent: usize) {
    match node {
        Node::Map(entries, style) => map_lines(out, entries, *style, indent),
        Node::List(items, style) => list_lines(out, items, *style, indent),
        Node::Text(_) | Node::Number(_) | Node::Bool(_) => {}
    }
}

fn separate(out: &mut String, at: usize, style: Style, indent: usize) {
    if at > 0 {
        if style == Style::Spaced {
            out.push('\n');
        }
        push_spaces(out, indent);
    }
}

/// Writes a key and its value, up to the end of the line.
fn map_entry(out: &mut String, key: &str, node: &Node<'_>, indent: usize) {
    let key = plain_or_quoted(key, false);
    let taken = if key.len() <= MAX_KEY {
        out.push_str(&key);
        indent + width(&key) + 2
    } else {
        out.push_str("? ");
        out.push_str(&key);
        out.push('\n');
        push_spaces(out, indent);
        indent + 2
    };
    out.push(':');
    let inner = indent + 2;
    if !node.is_collection() {
        scalar(out, node, inner, taken);
        return;
    }
    if let Some(flow) = node.on_one_line(taken, one_line) {
        push_line(out, &flow);
        return;
    }
    out.push('\n');
    push_spaces(out, inner);
    lines(out, node, inner);
}

/// Writes a value behind `taken` characters; further lines of it start at `indent`.
fn scalar(out: &mut String, node: &Node<'_>, indent: usize, taken: usize) {
    if let Node::Text(text) = node {
        if may_be_literal(text) {
            literal(out, text, indent);
            return;
        }
        let line = plain_or_quoted(text, false);
        if !fits(&line, taken) && may_be_folded(text) {
            folded(out, text, indent);
        } else {
            push_line(out, &line);
        }
        return;
    }
    push_line(out, &one_line(node));
}

fn push_line(out: &mut String, line: &str) {
    out.push(' ');
    out.push_str(line);
    out.push('\n');
}

fn one_line(node: &Node<'_>) -> String {
    match node {
        Node::Text(text) => plain_or_quoted(text, true),
        Node::Number(number) => number.to_string(),
        Node::Bool(truth) => truth.to_string(),
        Node::List(items, _) => {
            let items: Vec<_> = items.iter().map(one_line).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Map(entries, _) => {
            let entry = |(key, node): &Entry<'_>| {
                format!("{}: {}", plain_or_quoted(key, true), one_line(node))
            };
            let entries: Vec<_> = entries.iter().map(entry).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// Returns whether a text of several lines can be written as it is: every reader takes the same
/// indentation away, and nothing hides at the end of a line.
fn may_be_literal(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let tidy = |line: &str| !line.ends_with(' ') && !line.chars().any(needs_escape);
    body.contains('\n')
        && !body.starts_with([' ', '\n'])
        && !body.ends_with('\n')
        && body.split('\n').all(tidy)
}

fn literal(out: &mut String, text: &str, indent: usize) {
    let (body, head) = match text.strip_suffix('\n') {
        Some(body) => (body, " |\n"),
        None => (text, " |-\n"),
    };
    out.push_str(head);
    for line in body.split('\n') {
        if !line.is_empty() {
            push_spaces(out, indent);
            out.push_str(line);
        }
        out.push('\n');
    }
}

/// Returns whether a long line can be broken between its words.
fn may_be_folded(text: &str) -> bool {
    text.contains(' ')
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.chars().any(needs_escape)
}

/// Writes a long line as several, which a reader joins by single spaces.
fn folded(out: &mut String, text: &str, indent: usize) {
    out.push_str(" >-\n");
    push_spaces(out, indent);
    let mut column = indent;
    for (at, word) in words(text).enumerate() {
        let wide = width(word);
        if at > 0 && column + 1 + wide > WIDTH {
            out.push('\n');
            push_spaces(out, indent);
            column = indent;
        } else if at > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += wide;
    }
    out.push('\n');
}

/// Returns the parts between single spaces; words with more space between them stay together,
/// because a line must not start with a space.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let line = rest?;
        let bytes = line.as_bytes();
        let single = |at: &usize| {
            let space = |at: usize| bytes.get(at) == Some(&b' ');
            space(*at) && !space(at + 1) && *at > 0 && !space(at - 1)
        };
        match (0..bytes.len()).find(single) {
            Some(at) => {
                rest = Some(&line[at + 1..]);
                Some(&line[..at])
            }
            None => rest.take(),
        }
    })
}

/// Returns a text, in quotes where some reader would take it for something else.
pub(in crate::export) fn plain_or_quoted(text: &str, in_flow: bool) -> String {
    if is_plain(text, in_flow) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Returns whether a text without quotes is that text to every reader.
fn is_plain(text: &str, in_flow: bool) -> bool {
    const INDICATORS: &str = "-?:,[]{}#&*!|>'\"%@`=~<";
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
        return false;
    };
    let safe = |c: char| !(needs_escape(c) || in_flow && "[]{},".contains(c));
    !INDICATORS.contains(first)
        && !first.is_whitespace()
        && !last.is_whitespace()
        && last != ':'
        && !text.starts_with("...")
        && text.chars().all(safe)
        && !text.contains(": ")
        && !text.contains(" #")
        && !is_switch(text)
        && !may_be_number(text)
}

/// Returns whether some reader takes a text for a truth value or for nothing.
fn is_switch(text: &str) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Returns whether some reader may take a text for a number or a date. Ranges such as `3-7` and
/// `3+` are neither to any reader.
fn may_be_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let bytes = unsigned.as_bytes();
    let special = [".inf", ".nan"];
    if special
        .iter()
        .any(|word| word.eq_ignore_ascii_case(unsigned))
        || text.parse::<f64>().is_ok()
    {
        return true;
    }
    match bytes {
        [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..] => true,
        [a, b, c, d, b'-', rest @ ..] if [a, b, c, d].iter().all(|b| b.is_ascii_digit()) => {
            // A date; the salary `1800-2400 EUR/month` has no second dash.
            rest.contains(&b'-')
        }
        [b'0'..=b'9' | b'.', ..] => {
            let exponent = |at: usize| at > 0 && matches!(bytes[at - 1], b'e' | b'E');
            bytes.iter().enumerate().all(|(at, byte)| match byte {
                b'0'..=b'9' | b'.' | b',' | b'_' | b':' | b'e' | b'E' => true,
                b'+' | b'-' => exponent(at),
                _ => false,
            })
        }
        _ => false,
    }
}
