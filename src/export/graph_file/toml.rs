//! The look of TOML: a table for each section and each role, short forms inline. Inline tables
//! stay on one line, as TOML 1.0 has it; what does not fit there is written with dotted keys,
//! which keep the order of the entries.

use super::node::{Entries, Entry, Node, Style, all_may_flow, fits, push_spaces, width};
use super::quote::{push_escaped, quoted};

/// Returns a tree as TOML.
pub(super) fn write(tree: &Node<'_>) -> String {
    let mut out = String::new();
    match tree {
        Node::Map(entries, _) => table(&mut out, &[], entries),
        // TOML has no file that is not a map.
        other => entry(&mut out, &quoted(""), other),
    }
    out
}

/// Writes the entries of a table, those with headers of their own last.
fn table(out: &mut String, path: &[String], entries: &Entries<'_>) {
    // Where one of the blocks is too long for a line, all of them get headers: they keep their order.
    let long_blocks = entries.iter().any(|(name, node)| {
        let block = matches!(node, Node::Map(_, Style::Block));
        block && (path.is_empty() || on_line_of(&key(name), node).is_none())
    });
    let (tables, values): (Vec<_>, Vec<_>) = entries.iter().partition(|(_, node)| match node {
        Node::Map(_, Style::Block) => long_blocks,
        node => path.is_empty() && is_sections(node),
    });
    for (name, node) in values {
        entry(out, &key(name), node);
    }
    for (name, node) in tables {
        let mut inner = path.to_vec();
        inner.push(key(name));
        match node {
            Node::Map(entries, Style::Spaced) => {
                for (name, node) in entries {
                    inner.push(key(name));
                    section(out, &inner, node, ["[", "]"]);
                    inner.pop();
                }
            }
            Node::List(items, _) => {
                for item in items {
                    section(out, &inner, item, ["[[", "]]"]);
                }
            }
            node => section(out, &inner, node, ["[", "]"]),
        }
    }
}

/// Writes a header and the table below it.
fn section(out: &mut String, path: &[String], node: &Node<'_>, [open, close]: [&str; 2]) {
    if let Node::Map(entries, _) = node {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(open);
        out.push_str(&path.join("."));
        out.push_str(close);
        out.push('\n');
        table(out, path, entries);
    }
}

/// Returns whether a value has nothing but maps, each of which gets a header.
fn is_sections(node: &Node<'_>) -> bool {
    let is_map = |node: &Node<'_>| matches!(node, Node::Map(..));
    match node {
        Node::Map(entries, Style::Spaced) => {
            !entries.is_empty() && entries.iter().all(|(_, node)| is_map(node))
        }
        Node::List(items, Style::Block | Style::Spaced) => {
            !items.is_empty() && items.iter().all(is_map)
        }
        _ => false,
    }
}

/// Writes a key and its value, or dotted keys for a map that does not fit on the line.
fn entry(out: &mut String, key_path: &str, node: &Node<'_>) {
    match node {
        Node::Map(entries, _) => match on_line_of(key_path, node) {
            Some(line) => push_entry(out, key_path, &line),
            None => {
                for (name, node) in entries {
                    entry(out, &format!("{key_path}.{}", key(name)), node);
                }
            }
        },
        Node::List(items, _) => match on_line_of(key_path, node) {
            Some(line) => push_entry(out, key_path, &line),
            None => push_entry(out, key_path, &lines(items)),
        },
        Node::Text(text) if text.contains('\n') => push_entry(out, key_path, &paragraphs(text)),
        node => push_entry(out, key_path, &one_line(node)),
    }
}

/// Returns a value as it stands behind its key, where it fits there. A short map does so even
/// where other notations give it lines of its own.
fn on_line_of(key_path: &str, node: &Node<'_>) -> Option<String> {
    let may_flow = match node {
        Node::Map(entries, _) => all_may_flow(entries),
        node => node.may_flow(),
    };
    let line = may_flow.then(|| one_line(node))?;
    (node.is_empty() || fits(&line, width(key_path) + " = ".len())).then_some(line)
}

fn push_entry(out: &mut String, key_path: &str, value: &str) {
    out.push_str(key_path);
    out.push_str(" = ");
    out.push_str(value);
    out.push('\n');
}

/// Writes a list with a line for each item.
fn lines(items: &[Node<'_>]) -> String {
    let mut out = String::from("[\n");
    for item in items {
        push_spaces(&mut out, 2);
        out.push_str(&one_line(item));
        out.push_str(",\n");
    }
    out.push(']');
    out
}

/// Writes a text of several lines as such.
fn paragraphs(text: &str) -> String {
    // The line break behind the opening quotes is not part of the text.
    let mut out = String::from("\"\"\"\n");
    for c in text.chars() {
        match c {
            '\n' => out.push('\n'),
            c => push_escaped(&mut out, c),
        }
    }
    out.push_str("\"\"\"");
    out
}

fn one_line(node: &Node<'_>) -> String {
    match node {
        Node::Text(text) => quoted(text),
        Node::Number(number) => number.to_string(),
        Node::Bool(truth) => truth.to_string(),
        Node::List(items, _) => {
            let items: Vec<_> = items.iter().map(one_line).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Map(entries, _) if entries.is_empty() => "{}".to_owned(),
        Node::Map(entries, _) => {
            let entry = |(name, node): &Entry<'_>| format!("{} = {}", key(name), one_line(node));
            let entries: Vec<_> = entries.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// Returns a key, in quotes where it needs them.
pub(in crate::export) fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}
