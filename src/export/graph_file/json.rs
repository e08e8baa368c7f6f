//! The look of JSON: two spaces a level, small lists and maps on one line.

use super::node::{Entry, Node, push_spaces, width};
use super::quote::quoted;

/// Returns a tree as JSON.
pub(super) fn write(tree: &Node<'_>) -> String {
    let mut out = String::new();
    value(&mut out, tree, 0, 0);
    out.push('\n');
    out
}

/// Writes a value at `indent`, on a line that has `taken` characters besides.
fn value(out: &mut String, node: &Node<'_>, indent: usize, taken: usize) {
    if !node.is_collection() {
        out.push_str(&one_line(node));
        return;
    }
    // One more for the comma behind it.
    if let Some(flow) = node.on_one_line(taken + 1, one_line) {
        out.push_str(&flow);
        return;
    }
    let inner = indent + 2;
    match node {
        Node::List(items, _) => {
            let items = items.iter().map(|item| (String::new(), item));
            lines(out, ['[', ']'], items, inner);
        }
        Node::Map(entries, _) => {
            let entries = entries
                .iter()
                .map(|(key, node)| (format!("{}: ", quoted(key)), node));
            lines(out, ['{', '}'], entries, inner);
        }
        Node::Text(_) | Node::Number(_) | Node::Bool(_) => {}
    }
}

/// Writes a line for each entry.
fn lines<'n>(
    out: &mut String,
    [open, close]: [char; 2],
    entries: impl Iterator<Item = (String, &'n Node<'n>)>,
    indent: usize,
) {
    out.push(open);
    for (at, (key, node)) in entries.enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        push_spaces(out, indent);
        out.push_str(&key);
        value(out, node, indent, indent + width(&key));
    }
    out.push('\n');
    push_spaces(out, indent - 2);
    out.push(close);
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
        Node::Map(entries, _) => {
            let entry = |(key, node): &Entry<'_>| format!("{}: {}", quoted(key), one_line(node));
            let entries: Vec<_> = entries.iter().map(entry).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}
