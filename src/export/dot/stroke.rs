//! What lines look like.

use super::label;
use crate::export::escape::dot_label;
use crate::export::merged::{Merged, Pen};
use crate::export::paint;
use crate::model::TransitionKind;
use crate::view::theme::{Head, Line, Theme};
use crate::view::{ChangeView, EdgeFacts, EdgeView, MoveView, WayBack};

/// What lines look like, worked out once for all edges with the same moves.
pub(super) struct Strokes<'v> {
    theme: &'v Theme,
    merged: &'v Merged<'v>,
    known: Vec<(&'v EdgeView, Stroke)>,
}

/// What a line looks like; escaped where it is text.
pub(super) struct Stroke {
    pen: Option<Pen>,
    pub(super) colour: String,
    /// How many times as thick as others it is, in tenths, where it is not as thick as they are.
    pub(super) thickness: Option<u16>,
    pub(super) line: &'static str,
    pub(super) tail: &'static str,
    pub(super) heads: String,
    pub(super) label: Option<String>,
    /// The kinds, and what they rest on.
    pub(super) summary: String,
}

impl<'v> Strokes<'v> {
    pub(super) fn new(theme: &'v Theme, merged: &'v Merged<'v>) -> Self {
        Self {
            theme,
            merged,
            known: Vec::new(),
        }
    }

    /// Returns the look of an edge and its place among those of the view.
    pub(super) fn of(&mut self, edge: &'v EdgeView, place: usize, is_upright: bool) -> &Stroke {
        let pen = self.merged.pen(place);
        let label = label::edge(edge, &self.merged.label(place), is_upright);
        let same = |(other, stroke): &(&EdgeView, Stroke)| {
            (said(other), other.back) == (said(edge), edge.back)
                && (stroke.pen, &stroke.label) == (pen, &label)
        };
        let same = self.known.iter().position(same);
        let at = same.unwrap_or_else(|| {
            let stroke = Stroke::of(edge, self.theme, pen, label);
            self.known.push((edge, stroke));
            self.known.len() - 1
        });
        &self.known[at].1
    }
}

/// What tells how a line looks and what stands beside it.
fn said(edge: &EdgeView) -> (&[MoveView], Option<&EdgeFacts>, Option<&ChangeView>) {
    (&edge.moves, edge.facts.as_ref(), edge.change.as_ref())
}

impl Stroke {
    fn of(edge: &EdgeView, theme: &Theme, pen: Option<Pen>, label: Option<String>) -> Self {
        let (style, thickness) = paint::stroke(edge, theme, pen);
        let kinds: Vec<_> = edge.kinds().collect();
        let heads = heads(theme, &kinds, edge.way_back()).into_iter();
        Self {
            pen,
            colour: style.colour.to_string(),
            thickness,
            line: line(style.line),
            tail: match edge.way_back() {
                WayBack::None => "none",
                WayBack::Known | WayBack::Leading => head(theme.lateral.head),
                WayBack::Inferred => head(theme.inferred_back),
            },
            heads: heads.map(head).collect(),
            label,
            summary: dot_label(&edge.summary()).into_owned(),
        }
    }
}

/// Returns the head of the leading kind, with those of the other kinds behind it.
pub(super) fn heads(theme: &Theme, kinds: &[TransitionKind], back: WayBack) -> Vec<Head> {
    let leading = theme.leading(kinds.iter().copied()).head;
    let others = kinds.iter().map(|kind| (kind, theme.edge(*kind).head));
    let others = others.filter(|(_, head)| *head != leading);
    let others = others.map(|(kind, head)| match (kind, back) {
        (TransitionKind::Lateral, WayBack::Leading) => theme.inferred_back,
        _ => head,
    });
    std::iter::once(leading).chain(others).collect()
}

pub(super) fn line(line: Line) -> &'static str {
    match line {
        Line::Solid => "solid",
        Line::Dashed => "dashed",
        Line::Dotted => "dotted",
    }
}

pub(super) fn head(head: Head) -> &'static str {
    match head {
        Head::Triangle => "normal",
        Head::HollowTriangle => "onormal",
        Head::Open => "vee",
        Head::Half => "lvee",
    }
}
