//! Small random graphs, as graph files.

use std::collections::BTreeMap;
use std::fmt::Write;

use careergraph::graph::CareerGraph;
use careergraph::input::Format;
use careergraph::load::{Documents, LoadError, Loaded, Loader};
use careergraph::model::TransitionKind::{self, Advancement, Entry, Lateral};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

/// So many cases, times `MORE_CASES` for whoever wants to look longer than every run can.
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the tests says so, and no user"
)]
pub(crate) fn cases(count: u32) -> ProptestConfig {
    let times = std::env::var("MORE_CASES").ok();
    let times = times.and_then(|times| times.parse().ok()).unwrap_or(1);
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: count.saturating_mul(times),
        max_global_rejects: usual.max_global_rejects.saturating_mul(times),
        ..usual
    }
}

/// Titles far apart from each other, in the order of their ids.
pub(crate) const TITLES: [&str; 8] = [
    "Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Maple", "Willow",
];
pub(crate) const SKILLS: [&str; 5] = ["carve", "glue", "plane", "saw", "turn"];
/// The steps of the scale of every small graph.
pub(crate) const TOP: u8 = 3;

/// A graph before it is written down.
#[derive(Debug, Clone)]
pub(crate) struct Sketch {
    pub(crate) roles: BTreeMap<usize, RoleSketch>,
    pub(crate) moves: BTreeMap<(usize, usize, TransitionKind), MoveSketch>,
    pub(crate) one_way: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct RoleSketch {
    pub(crate) years: Option<u8>,
    /// Its level in the one track there is.
    pub(crate) level: Option<u8>,
    pub(crate) inherits: Option<usize>,
    /// By what they ask for: the alternatives and how many of them.
    pub(crate) needs: BTreeMap<(Vec<usize>, usize), NeedSketch>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct NeedSketch {
    /// 0 where it is not specified.
    pub(crate) proficiency: u8,
    pub(crate) importance: &'static str,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct MoveSketch {
    pub(crate) years: Option<u8>,
    /// How many people were observed to make it.
    pub(crate) people: Option<u8>,
    pub(crate) one_way: bool,
    /// Said by a role, by the list of transitions, or by both.
    pub(crate) by_role: bool,
    pub(crate) by_list: bool,
}

/// Any small graph.
pub(crate) fn sketch() -> impl Strategy<Value = Sketch> {
    let role = (
        proptest::option::of(0u8..4),
        proptest::option::of(0u8..4),
        proptest::option::weighted(0.2, 0usize..8),
        needs(3, 0..=TOP),
    );
    let role = role.prop_map(|(years, level, inherits, needs)| RoleSketch {
        years,
        level,
        inherits,
        needs,
    });
    let said = (
        proptest::option::of(0u8..3),
        proptest::option::weighted(0.3, 1u8..4),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    let said = said.prop_map(|(years, people, one_way, by_role, by_list)| MoveSketch {
        years,
        people,
        one_way,
        by_role,
        by_list,
    });
    let kind = proptest::sample::select(vec![Entry, Advancement, Lateral]);
    let ends = (0usize..8, 0usize..8, kind);
    let roles = btree_map(0usize..8, role, 1..8);
    (roles, vec((ends, said), 0..22), any::<bool>()).prop_map(|(mut roles, moves, one_way)| {
        let known: Vec<usize> = roles.keys().copied().collect();
        for (at, role) in &mut roles {
            role.inherits = role
                .inherits
                .filter(|parent| parent < at && known.contains(parent));
        }
        let moves = moves.into_iter().filter(|((from, to, _), _)| from != to);
        Sketch {
            roles,
            moves: moves.collect(),
            one_way,
        }
    })
}

/// Roles that ask for one skill each time, at a known proficiency, essentially.
pub(crate) fn plain_roles() -> impl Strategy<Value = Sketch> {
    let role = vec(0..=TOP, SKILLS.len()).prop_map(|steps| {
        let asked = steps.into_iter().enumerate().filter(|(_, step)| *step > 0);
        let needs = asked.map(|(skill, proficiency)| {
            let importance = "essential";
            let need = NeedSketch {
                proficiency,
                importance,
            };
            ((vec![skill], 1), need)
        });
        described(needs.collect())
    });
    vec(role, 3).prop_map(|roles| only_roles(roles.into_iter()))
}

/// Two roles of few requirements, with choices and unspecified proficiencies.
pub(crate) fn unsure_roles() -> impl Strategy<Value = Sketch> {
    vec(needs(2, 0..=TOP), 2).prop_map(|roles| only_roles(roles.into_iter().map(described)))
}

fn described(needs: BTreeMap<(Vec<usize>, usize), NeedSketch>) -> RoleSketch {
    RoleSketch {
        years: None,
        level: None,
        inherits: None,
        needs,
    }
}

fn only_roles(roles: impl Iterator<Item = RoleSketch>) -> Sketch {
    Sketch {
        roles: roles.enumerate().collect(),
        moves: BTreeMap::new(),
        one_way: false,
    }
}

fn needs(
    most: usize,
    proficiency: std::ops::RangeInclusive<u8>,
) -> impl Strategy<Value = BTreeMap<(Vec<usize>, usize), NeedSketch>> {
    let skills = proptest::sample::subsequence(vec![0, 1, 2, 3, 4], 1..4);
    let asked = skills.prop_flat_map(|skills| {
        let counts = 1..=skills.len();
        (Just(skills), counts)
    });
    let importance = proptest::sample::select(vec!["essential", "optional", "2.5"]);
    let need = (proficiency, importance).prop_map(|(proficiency, importance)| NeedSketch {
        proficiency,
        importance,
    });
    btree_map(asked, need, 0..=most)
}

/// One statement of a file.
enum Line {
    Role(usize, String),
    Transition(String),
}

impl Sketch {
    /// The graph in one file, in the order of the sketch.
    pub(crate) fn load(&self) -> CareerGraph {
        self.load_shuffled(&[0], 1).graph
    }

    /// The graph with its statements dealt out to files and reordered by a list of numbers.
    pub(crate) fn load_shuffled(&self, shuffle: &[usize], files: usize) -> Loaded {
        let outcome = self.loader(shuffle, files).load();
        outcome.unwrap_or_else(|error| panic!("{:#?}\n{self:#?}", error.diagnostics))
    }

    /// The same files, to be loaded.
    pub(crate) fn loader(&self, shuffle: &[usize], files: usize) -> Loader {
        let mut dealt: Vec<(usize, Line)> = Vec::new();
        let mut number = shuffle.iter().copied().cycle();
        for line in self.lines() {
            dealt.push((number.next().expect("a cycle does not end"), line));
        }
        dealt.sort_by_key(|(key, _)| *key);
        let mut loader = Loader::new();
        for file in 0..files {
            let part = dealt.iter().filter(|(key, _)| key % files == file);
            let text = self.text(part.map(|(_, line)| line));
            if !text.contains("roles:") && !text.contains("transitions:") {
                continue;
            }
            loader.text(format!("{file}.yaml"), Format::Yaml, text);
        }
        loader
    }

    /// The graph as a file.
    pub(crate) fn to_text(&self) -> String {
        self.text(self.lines().iter())
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (&at, role) in &self.roles {
            lines.push(Line::Role(at, String::new()));
            if let Some(years) = role.years {
                lines.push(Line::Role(at, format!("years: {years}+")));
            }
            if let Some(level) = role.level {
                lines.push(Line::Role(at, "track: bench".to_owned()));
                lines.push(Line::Role(at, format!("level: {level}")));
            }
            if let Some(parent) = role.inherits {
                lines.push(Line::Role(at, format!("inherits: {}", TITLES[parent])));
            }
            for ((skills, count), need) in &role.needs {
                let skills: Vec<_> = skills.iter().map(|skill| SKILLS[*skill]).collect();
                let asked = match skills.as_slice() {
                    [skill] => format!("skill: {skill}"),
                    _ => format!("any_of: [{}], count: {count}", skills.join(", ")),
                };
                let step = match need.proficiency {
                    0 => "any".to_owned(),
                    step => step.to_string(),
                };
                let rest = format!("proficiency: {step}, importance: {}", need.importance);
                lines.push(Line::Role(at, format!("requires: {{{asked}, {rest}}}")));
            }
        }
        for (&(from, to, kind), said) in &self.moves {
            let mut rest = String::new();
            if let Some(years) = said.years {
                write!(rest, ", years: {years}").expect("a string takes everything");
            }
            if let Some(people) = said.people {
                write!(rest, ", basis: observed, people: {people}")
                    .expect("a string takes everything");
            }
            if kind == Lateral && said.one_way {
                rest.push_str(", one_way: true");
            }
            let (list, this, other) = match kind {
                Entry => ("entry_from", to, from),
                Advancement => ("advances_to", from, to),
                Lateral => ("lateral_to", from, to),
            };
            let by_role = said.by_role && self.roles.contains_key(&this);
            if by_role {
                let title = TITLES[other];
                lines.push(Line::Role(this, format!("{list}: {{role: {title}{rest}}}")));
            }
            if said.by_list || !by_role {
                let (from, to) = (TITLES[from], TITLES[to]);
                lines.push(Line::Transition(format!(
                    "{{from: {from}, to: {to}, kind: {kind}{rest}}}"
                )));
            }
        }
        lines
    }

    fn text<'l>(&self, lines: impl Iterator<Item = &'l Line>) -> String {
        let mut roles: Vec<(usize, BTreeMap<&str, Vec<&str>>)> = Vec::new();
        let mut transitions = Vec::new();
        for line in lines {
            match line {
                Line::Transition(text) => transitions.push(text),
                Line::Role(at, text) => {
                    if !roles.iter().any(|(role, _)| role == at) {
                        roles.push((*at, BTreeMap::new()));
                    }
                    let (_, keys) = roles
                        .iter_mut()
                        .find(|(role, _)| role == at)
                        .expect("pushed above");
                    if let Some((key, value)) = text.split_once(": ") {
                        keys.entry(key).or_default().push(value);
                    }
                }
            }
        }
        let ways = if self.one_way { "one-way" } else { "two-way" };
        let mut text = format!("proficiency_scale: [low, mid, high]\nlateral_moves: {ways}\n");
        if !roles.is_empty() {
            text.push_str("roles:\n");
        }
        for (at, keys) in roles {
            writeln!(text, "  {}:", TITLES[at]).expect("a string takes everything");
            writeln!(text, "    title: {}", TITLES[at]).expect("a string takes everything");
            for (key, values) in keys {
                let value = match key {
                    "years" | "inherits" | "track" | "level" => values[0].to_owned(),
                    _ => format!("[{}]", values.join(", ")),
                };
                writeln!(text, "    {key}: {value}").expect("a string takes everything");
            }
        }
        if !transitions.is_empty() {
            text.push_str("transitions:\n");
        }
        for transition in transitions {
            writeln!(text, "  - {transition}").expect("a string takes everything");
        }
        text
    }
}

/// A graph from a text without an error.
pub(crate) fn load(text: &str) -> Loaded {
    let mut loader = Loader::new();
    loader.text("a.yaml", Format::Yaml, text);
    loader
        .load()
        .unwrap_or_else(|error| panic!("{:#?}\n{text}", error.diagnostics))
}

/// What one text says.
pub(crate) fn documents(format: Format, text: &str) -> Result<Documents, LoadError> {
    let mut loader = Loader::new();
    loader.text("text", format, text);
    loader.documents()
}

/// A graph of a list of advancements between roles that have numbers.
pub(crate) fn numbered(pairs: impl Iterator<Item = (usize, usize)>) -> CareerGraph {
    let mut text = "transitions:\n".to_owned();
    for (from, to) in pairs {
        writeln!(text, "- {{from: r{from}, to: r{to}, kind: advancement}}")
            .expect("a string takes everything");
    }
    load(&text).graph
}
