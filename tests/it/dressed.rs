//! Small random graphs whose roles and skills may have other names, with what is declared of them.

use std::collections::BTreeSet;
use std::fmt::Write;

use careergraph::graph::CareerGraph;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

use crate::strategies::{SKILLS, Sketch, TITLES, load, sketch};

/// The steps of proficiency: those of every small graph, and others.
const SCALES: [&str; 5] = [
    "[low, mid, high]",
    "[low, mid, top]",
    "[none, low, mid]",
    "[none, low, high]",
    "[high, low, mid]",
];

/// A graph with what is said of it besides.
#[derive(Debug, Clone)]
pub(crate) struct Dressed {
    pub(crate) sketch: Sketch,
    /// The roles that have another title, and their old one as an alias where they are described.
    pub(crate) renamed: BTreeSet<usize>,
    /// What is said of each skill, where it is declared.
    pub(crate) skills: Vec<Option<SkillSketch>>,
    /// What the graph says of itself, line by line.
    pub(crate) lines: Vec<&'static str>,
    /// The steps of proficiency, of which all scales have three.
    pub(crate) scale: &'static str,
}

/// A declared skill.
#[derive(Debug, Clone)]
pub(crate) struct SkillSketch {
    /// Whether it has another id, and its old one as an alias.
    pub(crate) renamed: bool,
    pub(crate) kind: Option<&'static str>,
    pub(crate) category: Option<&'static str>,
    pub(crate) description: Option<&'static str>,
    pub(crate) broader: Option<usize>,
}

/// What a graph can say of itself: one line or none of each list.
const LINES: [&[&str]; 6] = [
    &["title: Joinery", "title: Carpentry"],
    &["description: Of wood.", "description: Of wood\u{200b}."],
    &["source: The guild"],
    &["license: MIT", "license: CC0"],
    &[
        "families: {wood: Wood, iron: Iron}",
        "families: {wood: Timber}",
    ],
    &["tracks: {bench: Bench}", "tracks: [bench, desk]"],
];

/// Any small graph with any clothes.
pub(crate) fn dressed() -> impl Strategy<Value = Dressed> {
    let one =
        |words: &[&'static str]| proptest::option::of(proptest::sample::select(words.to_vec()));
    let skill = (
        any::<bool>(),
        one(&["soft", "technical"]),
        one(&["hand", "machine"]),
        one(&["Of old.", "Of late."]),
        proptest::option::of(0..SKILLS.len()),
    );
    let skill = skill.prop_map(
        |(renamed, kind, category, description, broader)| SkillSketch {
            renamed,
            kind,
            category,
            description,
            broader,
        },
    );
    let skills = vec(proptest::option::of(skill), SKILLS.len());
    let renamed = btree_set(0..TITLES.len(), 0..4);
    let lines = LINES.map(|lines| proptest::option::of(proptest::sample::select(lines)));
    let parts = (
        sketch(),
        renamed,
        skills,
        lines,
        proptest::sample::select(&SCALES),
    );
    parts.prop_map(|(sketch, renamed, skills, lines, scale)| Dressed {
        sketch,
        renamed,
        skills,
        lines: lines.into_iter().flatten().collect(),
        scale,
    })
}

impl Dressed {
    /// A graph of which nothing is declared.
    pub(crate) fn bare(sketch: Sketch) -> Self {
        Self {
            sketch,
            renamed: BTreeSet::new(),
            skills: vec![None; SKILLS.len()],
            lines: Vec::new(),
            scale: SCALES[0],
        }
    }

    /// The graph with its skills at these numbers renamed.
    pub(crate) fn with_new_skills(mut self, renamed: &BTreeSet<usize>) -> Self {
        for &at in renamed {
            self.skills[at] = Some(SkillSketch {
                renamed: true,
                kind: None,
                category: None,
                description: None,
                broader: None,
            });
        }
        self
    }

    pub(crate) fn load(&self) -> CareerGraph {
        load(&self.text()).graph
    }

    fn text(&self) -> String {
        let mut text = self.sketch.to_text();
        text = text.replacen(SCALES[0], self.scale, 1);
        for line in &self.lines {
            text = format!("{line}\n{text}");
        }
        for &at in &self.renamed {
            let (old, new) = (TITLES[at], format!("Great {}", TITLES[at]));
            text = text.replace(old, &new);
            let titled = format!("    title: {new}\n");
            text = text.replace(&titled, &format!("{titled}    aliases: [{old}]\n"));
        }
        for (at, old) in SKILLS.iter().enumerate() {
            text = text.replace(old, &self.skill(at));
        }
        if self.skills.iter().any(Option::is_some) {
            text.push_str("skills:\n");
        }
        for (at, skill) in self.skills.iter().enumerate() {
            let Some(said) = skill else { continue };
            let mut parts = Vec::new();
            parts.extend(said.renamed.then(|| format!("aliases: [{}]", SKILLS[at])));
            parts.extend(said.kind.map(|kind| format!("kind: {kind}")));
            parts.extend(said.category.map(|name| format!("category: {name}")));
            parts.extend(said.description.map(|text| format!("description: {text}")));
            let broader = said.broader.filter(|broader| *broader != at);
            parts.extend(broader.map(|at| format!("broader: [{}]", self.skill(at))));
            writeln!(text, "  {}: {{{}}}", self.skill(at), parts.join(", "))
                .expect("a string takes everything");
        }
        text
    }

    /// The id of a skill.
    fn skill(&self, at: usize) -> String {
        let is_renamed = self.skills[at].as_ref().is_some_and(|said| said.renamed);
        match SKILLS[at] {
            old if is_renamed => format!("fine-{old}"),
            old => old.to_owned(),
        }
    }
}
