//! Paths that are drawn as one graph, each role once: which of them use a line, what it says of them and
//! how it is drawn, the same in every format.

use std::collections::BTreeMap;

use super::Look;
use super::text::{parts_of, shown, words_of};
use crate::view::theme::Line;
use crate::view::{EdgeView, GraphView, RouteView};

/// How many lines a label has for its paths.
const MOST_LINES: usize = 6;

/// The looks of the lines of paths, in their order. With many paths they come back.
const PENS: [(Line, Option<u16>, &str); 6] = [
    (Line::Solid, None, "solid"),
    (Line::Dashed, None, "dashed"),
    (Line::Dotted, None, "dotted"),
    (Line::Solid, Some(THICK), "thick"),
    (Line::Dashed, Some(THICK), "thick dashed"),
    (Line::Dotted, Some(THICK), "thick dotted"),
];

/// How many times as thick as others a thick line is, in tenths.
const THICK: u16 = 25;

/// How the lines of a path are drawn where there are several: a place among [`PENS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pen(usize);

impl Pen {
    fn of_route(route: usize) -> Self {
        Self(route % PENS.len())
    }

    pub(super) fn line(self) -> Line {
        PENS[self.0].0
    }

    /// How many times as thick as others the line is, in tenths, where it is not as thick as they are.
    pub(super) fn thickness(self) -> Option<u16> {
        PENS[self.0].1
    }

    fn name(self) -> &'static str {
        PENS[self.0].2
    }
}

/// The paths of a view by the lines that they use.
pub(super) struct Merged<'v> {
    routes: &'v [RouteView],
    /// For every edge the paths that use it, in their order.
    uses: Vec<Vec<Use>>,
}

/// That a path uses a line.
struct Use {
    route: usize,
    /// Whether it goes from the end of the line with two heads to its beginning.
    is_back: bool,
    takes: Vec<String>,
}

impl<'v> Merged<'v> {
    pub(super) fn of(view: &'v GraphView) -> Self {
        let mut uses: Vec<Vec<Use>> = view.edges.iter().map(|_| Vec::new()).collect();
        let edges = view.edges.iter().zip(0..);
        let places: BTreeMap<_, usize> =
            edges.map(|(edge, at)| ([edge.from, edge.to], at)).collect();
        for (number, route) in view.routes.iter().enumerate() {
            for (pair, step) in route.nodes.windows(2).zip(&route.steps) {
                let there = places.get(&[pair[0], pair[1]]);
                let back = || places.get(&[pair[1], pair[0]]);
                if let Some(&at) = there.or_else(back) {
                    uses[at].push(Use {
                        route: number,
                        is_back: there.is_none(),
                        takes: parts_of(step),
                    });
                }
            }
        }
        let routes = &view.routes;
        Self { routes, uses }
    }

    /// Returns how a line is drawn, where there are several paths: as the first that uses it.
    pub(super) fn pen(&self, edge: usize) -> Option<Pen> {
        let first = self.uses[edge].first().filter(|_| self.is_several())?;
        Some(Pen::of_route(first.route))
    }

    /// Returns whether there are several, and lines are drawn as their paths are.
    pub(super) fn is_several(&self) -> bool {
        self.routes.len() > 1
    }

    /// Returns which paths use a line and what its step takes, as in "1, 2 · after 3 years · gap 23": a
    /// line for those of which the step takes the same.
    pub(super) fn label(&self, edge: usize) -> Vec<String> {
        let mut groups: Vec<(&Use, Vec<usize>)> = Vec::new();
        for one in &self.uses[edge] {
            let same = |of: &Use| (of.is_back, &of.takes) == (one.is_back, &one.takes);
            match groups.iter_mut().find(|(first, _)| same(first)) {
                Some((_, routes)) => routes.push(one.route + 1),
                None => groups.push((one, vec![one.route + 1])),
            }
        }
        let lines = groups.into_iter().map(|(one, routes)| {
            let back = if one.is_back { " back" } else { "" };
            let routes = self
                .is_several()
                .then(|| format!("{}{back}", ranges(&routes)));
            let parts = routes.into_iter().chain(one.takes.iter().cloned());
            shown(&parts.collect::<Vec<_>>().join(" · "))
        });
        let mut lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
        if lines.len() > MOST_LINES {
            lines.truncate(MOST_LINES);
            lines.push("…".to_owned());
        }
        lines
    }

    /// Returns what stands beside a line: what [`Merged::label`] says, and what the line means.
    pub(super) fn words(&self, at: usize, edge: &EdgeView) -> String {
        let mut lines = self.label(at);
        lines.extend(Some(words_of(edge)).filter(|words| !words.is_empty()));
        lines.join("\n")
    }

    /// Returns what each path takes in all, with its number and how its lines are drawn where there are
    /// several.
    pub(super) fn keys(&self, look: &Look) -> Vec<(Option<Pen>, String)> {
        let routes = self.routes.iter().enumerate().filter(|_| look.legend);
        let keys = routes.map(|(at, route)| {
            let caption = shown(&route.caption);
            if self.is_several() {
                (Some(Pen::of_route(at)), format!("{}: {caption}", at + 1))
            } else {
                (None, caption)
            }
        });
        keys.collect()
    }

    /// Returns the same in words alone.
    pub(super) fn captions(&self, look: &Look) -> Vec<String> {
        let keys = self.keys(look).into_iter();
        let caption = |(pen, key): (Option<Pen>, String)| match pen {
            Some(pen) => format!("{key}, {}", pen.name()),
            None => key,
        };
        keys.map(caption).chain(self.note(look)).collect()
    }

    /// Returns how lines are drawn that several paths share.
    pub(super) fn note(&self, look: &Look) -> Option<String> {
        let is_shared = self.uses.iter().any(|uses| uses.len() > 1);
        let has_note = look.legend && self.is_several() && is_shared;
        has_note.then(|| "a line of several paths is drawn as that of the first".to_owned())
    }
}

/// Returns numbers that rise with commas between them, and three or more in a row as in "1-3".
fn ranges(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let runs = runs.flat_map(|run| match run {
        [first, _, .., last] => vec![format!("{first}-{last}")],
        run => run.iter().map(ToString::to_string).collect(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::tests::graph;

    #[test]
    fn numbers_in_a_row_are_short() {
        assert_eq!(ranges(&[1]), "1");
        assert_eq!(ranges(&[1, 2, 4]), "1, 2, 4");
        assert_eq!(ranges(&[1, 2, 3, 5, 6, 7, 8]), "1-3, 5-8");
    }

    #[test]
    fn a_line_says_which_paths_use_it_and_in_which_direction() {
        //   a ──▶ b ──▶ d
        //   │     ╎     ▲      b and c lie beside each other
        //   └───▶ c ────┘
        let graph = graph(
            "roles: {a: {advances_to: [b, c]}, b: {lateral_to: [c], advances_to: [d]}, \
             c: {lateral_to: [b], advances_to: [d]}, d: {}}",
        );
        let query = graph.paths().from("a").expect("a role");
        let query = query.to("d").expect("a role");
        let paths = query.best(4).expect("both ends are roles").paths;
        let view = graph.view().paths(&paths).build();
        assert_eq!(view.routes.len(), 4);
        let merged = Merged::of(&view);
        let told: Vec<_> = view
            .edges
            .iter()
            .enumerate()
            .map(|(at, edge)| {
                let ends = [edge.from, edge.to].map(|end| view.nodes[end].id.as_str());
                let pen = merged.pen(at).expect("several paths").name();
                format!(
                    "{} {}: {}, {pen}",
                    ends[0],
                    ends[1],
                    merged.label(at).join("; ")
                )
            })
            .collect();
        insta::assert_snapshot!(told.join("\n"), @r"
        a b: 1, 3, solid
        a c: 2, 4, dashed
        b c: 3; 4 back, dotted
        b d: 1, 4, solid
        c d: 2, 3, dashed
        ");
        insta::assert_snapshot!(merged.captions(&Look::default()).join("\n"), @r"
        1: 2 moves, solid
        2: 2 moves, dashed
        3: 3 moves, dotted
        4: 3 moves, thick
        a line of several paths is drawn as that of the first
        ");
        // One path needs no number.
        let view = graph.view().paths(&paths[..1]).build();
        let merged = Merged::of(&view);
        assert_eq!(merged.pen(0), None);
        assert_eq!(merged.captions(&Look::default()), ["2 moves"]);
    }
}
