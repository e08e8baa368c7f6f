//! The tree of a web page, element by element: what the reader of its lines and that of its tables have in common.

use scraper::{Html, Node};

use super::Refusal;
use super::scan::{Plain, RUN_END, RUN_START};
use crate::source::Span;

/// What is told of a page, in the order of its text.
pub(in crate::input::role_page) trait Visit {
    /// An element begins.
    fn start(&mut self, name: &str);
    /// An element ends.
    fn end(&mut self, name: &str) -> Result<(), Refusal>;
    /// A text, and the place of the run that it is of.
    fn text(&mut self, text: &str, run: Option<Span>);
}

/// Goes through a page, however deep it nests.
pub(in crate::input::role_page) fn walk(
    plain: &Plain,
    visitor: &mut impl Visit,
) -> Result<(), Refusal> {
    let parsed = Html::parse_document(&plain.html);
    let mut run = None;
    let root = parsed.tree.root();
    let mut open = vec![(root, root.children())];
    while let Some((node, children)) = open.last_mut() {
        if let Some(child) = children.next() {
            match child.value() {
                Node::Element(element) => visitor.start(element.name()),
                Node::Text(text) => tell(text, plain, &mut run, visitor),
                _ => {}
            }
            open.push((child, child.children()));
        } else {
            if let Node::Element(element) = node.value() {
                visitor.end(element.name())?;
            }
            open.pop();
        }
    }
    Ok(())
}

/// Tells a text without the marks of the runs that it is made of. What stands before the first mark is of the run
/// before.
fn tell(text: &str, plain: &Plain, run: &mut Option<Span>, visitor: &mut impl Visit) {
    let mut rest = text;
    while let Some(at) = rest.find(RUN_START) {
        visitor.text(&rest[..at], *run);
        rest = &rest[at + RUN_START.len_utf8()..];
        let Some(end) = rest.find(RUN_END) else {
            break;
        };
        let number = rest[..end].parse::<usize>().ok();
        *run = number.and_then(|number| plain.runs.get(number).copied());
        rest = &rest[end + RUN_END.len_utf8()..];
    }
    visitor.text(rest, *run);
}
