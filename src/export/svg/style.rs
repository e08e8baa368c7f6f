//! Colours, lines and heads of arrows as a style sheet and as markers.

use std::collections::BTreeSet;

use super::heads::{self, Heads};
use super::marks;
use super::number::N;
use super::text::FONTS;
use crate::model::TransitionKind;
use crate::view::theme::{Colour, Head, Line, Theme};
use crate::view::{Change, EdgeView, SHADES, WayBack};

/// How many looks of lanes there are.
pub(super) const LANES: usize = 7;

/// The class of the root, so that the rules of a drawing leave the page around it alone.
pub(super) const ROOT: &str = "career";

/// Returns the class of a line whose leading kind this is.
pub(super) fn class(kind: TransitionKind) -> char {
    match kind {
        TransitionKind::Entry => 'e',
        TransitionKind::Advancement => 'a',
        TransitionKind::Lateral => 'l',
    }
}

const KINDS: [TransitionKind; 3] = [
    TransitionKind::Entry,
    TransitionKind::Advancement,
    TransitionKind::Lateral,
];

/// Returns the kind that gives a line its look.
pub(super) fn leading(edge: &EdgeView) -> TransitionKind {
    leading_of(edge.kinds())
}

pub(super) fn leading_of(kinds: impl Iterator<Item = TransitionKind>) -> TransitionKind {
    let style = Theme::LIGHT.leading(kinds);
    let mut kinds = KINDS.into_iter();
    kinds
        .find(|kind| Theme::LIGHT.edge(*kind) == style)
        .unwrap_or(TransitionKind::Lateral)
}

/// Returns the style sheet.
pub(super) fn sheet(theme: &Theme, used: &Used) -> String {
    let mut css = format!(
        ".{ROOT} text{{font:10px {FONTS};text-anchor:middle;unicode-bidi:plaintext}}\
         .{ROOT} .t{{font-weight:700;font-size:12px}}\
         .{ROOT} .h{{font-weight:700;font-size:18px;text-anchor:start}}\
         .{ROOT} .g{{font-size:11px;text-anchor:start}}\
         .{ROOT} .w{{text-anchor:start}}\
         .{ROOT} path{{fill:none;stroke-width:{}}}\
         .{ROOT} .x path{{stroke-width:{}}}\
         .{ROOT} .s rect{{stroke-dasharray:5 3}}\
         .{ROOT} .c rect{{stroke-width:2.2}}\
         .{ROOT} g:hover>path{{stroke-width:3}}",
        tenths(theme.thickness),
        tenths(theme.thickness / 2 + 1),
    );
    css += &used.shapes(theme);
    for kind in KINDS {
        let dashes = match theme.edge(kind).line {
            Line::Solid => continue,
            Line::Dashed => "6 4",
            Line::Dotted => "1.6 3.2",
        };
        put!(css, ".{ROOT} .{}{{stroke-dasharray:{dashes}}}", class(kind));
    }
    css += &colours(theme, used);
    if let Some(dark) = theme.night {
        let dark = colours(dark, used);
        put!(css, "@media(prefers-color-scheme:dark){{{dark}}}");
    }
    css
}

/// Returns the rules that differ between themes.
fn colours(theme: &Theme, used: &Used) -> String {
    let mut css = String::new();
    let mut rule = |class: &str, text: String| {
        put!(css, ".{ROOT} {class}{{{text}}}");
    };
    rule(".z", fill(theme.background));
    rule("text", fill(theme.text));
    rule(".q", fill(theme.quiet));
    rule(".n rect", both(theme.fill, theme.border));
    if used.has_stubs {
        rule(".s rect", format!("stroke:{}", short(theme.stub)));
        rule(".s text", fill(theme.stub));
    }
    if used.has_centre {
        rule(".c rect", fill(theme.centre));
    }
    if used.has_ring {
        rule(".n .rg", both(theme.centre, theme.border));
    }
    if used.heat.is_some_and(|heat| heat.has_bars) {
        for shade in 0..SHADES {
            rule(&format!(".y{shade} rect"), fill(theme.heat(shade)));
        }
        rule(".n .b", both(theme.background, theme.border));
        rule(".n .f", both(theme.border, theme.border));
    }
    change_colours(theme, used, &mut rule);
    for place in &used.lanes {
        let style = theme.cluster(*place);
        let is_plain = style.fill == theme.background;
        let line = if is_plain {
            format!(";stroke:{}", short(style.line))
        } else {
            String::new()
        };
        rule(&format!(".k{place}"), fill(style.fill) + &line);
        rule(&format!(".j{place}"), fill(style.line));
    }
    move_colours(theme, used, &mut rule);
    if !used.changes.is_empty() {
        rule(".ls", format!("stroke:{}", short(theme.border)));
    }
    if used.changes.contains(&Change::Removed) {
        rule(".o path", format!("stroke:{}", short(theme.stub)));
    }
    css
}

/// Tells what became of roles.
fn change_colours(theme: &Theme, used: &Used, rule: &mut impl FnMut(&str, String)) {
    for &change in &used.changes {
        let (style, class) = (theme.change(change), marks::class(change));
        rule(&format!(".{class} rect"), both(style.fill, style.line));
        if change == Change::Unchanged {
            rule(".u text", fill(theme.stub));
        } else {
            rule(&format!(".{class} .i"), both(style.line, style.line));
            rule(&format!(".{class} .r"), fill(theme.background));
        }
    }
}

/// Tells the kinds of moves, by their lines and heads.
fn move_colours(theme: &Theme, used: &Used, rule: &mut impl FnMut(&str, String)) {
    for kind in KINDS.into_iter().filter(|kind| used.kinds.contains(kind)) {
        let (colour, class) = (short(theme.edge(kind).colour), class(kind));
        rule(&format!(".{class}"), format!("stroke:{colour}"));
        let head = |colour: &str| match theme.edge(kind).head {
            Head::Triangle => format!("fill:{colour}"),
            Head::HollowTriangle => {
                format!("fill:{};stroke:{colour}", short(theme.background))
            }
            Head::Open | Head::Half => format!("fill:none;stroke:{colour}"),
        };
        rule(&format!(".m{class}"), head(&colour));
        if used.changes.contains(&Change::Removed) {
            rule(&format!(".o .m{class}"), head(&short(theme.stub)));
        }
    }
}

fn fill(colour: Colour) -> String {
    format!("fill:{}", short(colour))
}

fn both(area: Colour, line: Colour) -> String {
    format!("fill:{};stroke:{}", short(area), short(line))
}

/// What of a heat occurs in a drawing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct UsedHeat {
    pub(super) has_bars: bool,
    pub(super) has_current: bool,
}

/// What occurs in a drawing, so that its style sheet says nothing else.
#[derive(Debug, Default)]
pub(super) struct Used {
    pub(super) kinds: BTreeSet<TransitionKind>,
    pub(super) lanes: BTreeSet<usize>,
    pub(super) has_stubs: bool,
    pub(super) has_centre: bool,
    /// Whether a ring marks the role in the middle.
    pub(super) has_ring: bool,
    /// Whether somebody's readiness is drawn.
    pub(super) heat: Option<UsedHeat>,
    pub(super) changes: BTreeSet<Change>,
    /// The heads at the end of lines.
    pub(super) heads: BTreeSet<Heads>,
    /// The heads of ways back.
    pub(super) tails: BTreeSet<Heads>,
}

impl Used {
    /// Notes a line.
    pub(super) fn add(&mut self, edge: &EdgeView) {
        self.kinds.extend(edge.kinds());
        let [start, end] = Heads::of(edge);
        self.add_heads(start, end);
    }

    /// Notes a line of the legend.
    pub(super) fn add_kinds(&mut self, kinds: &[TransitionKind], back: WayBack) {
        self.kinds.extend(kinds);
        let end = Heads::at_end(kinds, back, None);
        self.add_heads(Heads::at_start(back, None), Some(end));
    }

    fn add_heads(&mut self, start: Option<Heads>, end: Option<Heads>) {
        if start.is_some() {
            self.kinds.insert(TransitionKind::Lateral);
        }
        self.tails.extend(start);
        self.heads.extend(end);
    }

    /// Returns the rules for boxes and lines that only some drawings have, without their colours.
    fn shapes(&self, theme: &Theme) -> String {
        let mut css = String::new();
        let mut rule = |class: &str, text: &str| put!(css, ".{ROOT} {class}{{{text}}}");
        let heat = self.heat.unwrap_or_default();
        if self.has_ring {
            rule(".n .rg", "stroke-width:1.6;stroke-dasharray:none");
        }
        if heat.has_current {
            rule(".v rect", "stroke-width:3.4");
        }
        if heat.has_bars {
            rule(".n .b", "stroke-width:1;stroke-dasharray:none");
            rule(".n .f", "stroke-width:1;stroke-dasharray:none");
        }
        for change in &self.changes {
            let class = marks::class(*change);
            let border = match change {
                Change::Added | Change::Changed => "stroke-width:2.6",
                Change::Removed => "stroke-dasharray:1.6 3.2",
                Change::Unchanged => "stroke-width:1",
            };
            let width = N(heads::width(theme, Some(*change)));
            rule(&format!(".{class} path"), &format!("stroke-width:{width}"));
            rule(&format!(".{class} rect"), border);
            match change {
                Change::Removed => rule(".o .t", "text-decoration:line-through"),
                Change::Unchanged => rule(".u .t", "font-weight:400"),
                _ => {}
            }
        }
        if !self.changes.is_empty() {
            rule(".n .i", "stroke-width:1;stroke-dasharray:none");
            rule(".n .r", "text-decoration:none");
            rule(".a1", "font-weight:700");
            if self.changes.contains(&Change::Removed) {
                rule(".o .xx", "stroke-width:1.8");
            }
        }
        css
    }

    /// Returns the markers.
    pub(super) fn markers(&self, theme: &Theme) -> String {
        let mut defs = String::new();
        for heads in self.heads.iter().chain(&self.tails) {
            heads.write(&mut defs, theme);
        }
        defs
    }
}

/// Returns a colour in the shortest form.
fn short(colour: Colour) -> String {
    let Colour(red, green, blue) = colour;
    if [red, green, blue].iter().all(|part| part / 16 == part % 16) {
        format!("#{:x}{:x}{:x}", red % 16, green % 16, blue % 16)
    } else {
        colour.to_string()
    }
}

fn tenths(tenths: u16) -> String {
    N(f64::from(tenths) / 10.0).to_string()
}
