//! How a box and a line look, in formats that take colours and widths as values.

use super::merged::Pen;
use crate::view::theme::{Colour, EdgeStyle, Theme};
use crate::view::{Change, EdgeView, NodeView};

/// How a box looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paint {
    pub(super) fill: Colour,
    pub(super) line: Colour,
    pub(super) text: Colour,
    pub(super) border: Border,
}

/// How the border of a box is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Border {
    /// As usual.
    Plain,
    /// In dashes: a stub.
    Dashed,
    /// In dots: it is gone.
    Dotted,
    /// Thick: it is new or changed, or somebody's current role.
    Thick,
}

impl Paint {
    /// Returns how the box of a role looks.
    pub(super) fn of(node: &NodeView, theme: &Theme) -> Self {
        let (line, text, border) = if node.stub {
            (theme.stub, theme.stub, Border::Dashed)
        } else {
            (theme.border, theme.text, Border::Plain)
        };
        let fill = if node.centre {
            theme.centre
        } else {
            theme.fill
        };
        let usual = Self {
            fill,
            line,
            text,
            border,
        };
        if let Some(heat) = &node.heat {
            return Self {
                fill: heat.shade().map_or(fill, |shade| theme.heat(shade)),
                border: if heat.current { Border::Thick } else { border },
                ..usual
            };
        }
        let Some(change) = &node.change else {
            return usual;
        };
        let border = match change.kind {
            Change::Unchanged => {
                return Self {
                    line: theme.stub,
                    text: theme.stub,
                    ..usual
                };
            }
            Change::Removed => Border::Dotted,
            Change::Added | Change::Changed if node.stub => Border::Dashed,
            Change::Added | Change::Changed => Border::Thick,
        };
        let style = theme.change(change.kind);
        Self {
            fill: style.fill,
            line: style.line,
            text: theme.text,
            border,
        }
    }

    /// Returns the name of the class of the box in formats that have classes: what is unusual about it.
    pub(super) fn class(node: &NodeView) -> Option<String> {
        if let Some(heat) = &node.heat {
            let shade = heat.shade().map(|shade| format!("heat{shade}"));
            return match (shade, heat.current) {
                (Some(shade), true) => Some(format!("{shade}current")),
                (None, true) => Some("current".to_owned()),
                (shade, false) => shade,
            };
        }
        let change = node.change.as_ref()?;
        let stub = if node.stub { "stub" } else { "" };
        Some(format!("{}{stub}", change.kind.as_str()))
    }
}

/// Returns what became of a line, where that is drawn.
pub(super) fn change_of(edge: &EdgeView) -> Option<Change> {
    edge.change.as_ref().map(|change| change.kind)
}

/// Returns how a line looks, and how many times as thick as others it is, in tenths; nothing where it is
/// as thick as they are. Where there are several paths, the line is that of one of them.
pub(super) fn stroke(edge: &EdgeView, theme: &Theme, pen: Option<Pen>) -> (EdgeStyle, Option<u16>) {
    let style = theme.leading(edge.kinds());
    let style = EdgeStyle {
        line: pen.map_or(style.line, Pen::line),
        ..style
    };
    let Some(change) = change_of(edge) else {
        return (style, pen.and_then(Pen::thickness));
    };
    let colour = match change {
        Change::Removed => theme.stub,
        _ => style.colour,
    };
    (EdgeStyle { colour, ..style }, Some(thickness(change)))
}

/// Returns how many times as thick as others the line is of which something became, in tenths.
pub(super) fn thickness(change: Change) -> u16 {
    match change {
        Change::Added => 25,
        Change::Changed => 17,
        Change::Removed | Change::Unchanged => 6,
    }
}

/// Returns how wide a line of a thickness is in formats that have whole widths.
pub(super) fn width(thickness: u16) -> u8 {
    match thickness {
        0..10 => 1,
        10..20 => 3,
        _ => 5,
    }
}
