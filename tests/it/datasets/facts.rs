//! The real sets, where they lie beside the repository: facts that their own tables and other programs tell.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::PathBuf;

use careergraph::CareerGraph;
use careergraph::graph::{RoleRef, TransitionRef};
use careergraph::model::{Basis, TransitionKind};

use super::graph;

#[expect(
    clippy::print_stdout,
    reason = "a test that checks nothing has to say so"
)]
fn shared(folder: &str) -> Option<PathBuf> {
    let path = super::root().join("../shared/data").join(folder);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is absent", path.display());
    None
}

/// The code of an occupation of O*NET.
fn code(role: RoleRef<'_>) -> &str {
    let code = &role.data().about.occupation_codes[0];
    code.strip_prefix("onet:")
        .expect("it is an occupation of O*NET")
}

/// The rows of a table without its headings.
fn rows(folder: &std::path::Path, file: &str) -> BTreeSet<Vec<String>> {
    let text = fs::read_to_string(folder.join(file)).expect("the table is there");
    let rows = text.lines().skip(1);
    rows.map(|row| row.split('\t').map(str::to_owned).collect())
        .collect()
}

fn derived(graph: &CareerGraph) -> impl Iterator<Item = TransitionRef<'_>> {
    graph
        .transitions()
        .filter(|moved| moved.basis() == Basis::Derived)
}

#[test]
fn transitions_of_onet_are_those_that_others_derive() {
    let Some(folder) = shared("onet-29.3") else {
        return;
    };
    let graph = graph(&folder);
    assert_eq!(graph.role_count(), 923);
    let found: BTreeSet<Vec<String>> = derived(&graph)
        .map(|moved| {
            let details = moved
                .data()
                .details
                .as_ref()
                .expect("every move has a note");
            let (tier, index) = details.notes[0]
                .split_once(", index ")
                .expect("it says both");
            let tier = if tier == "Primary-Short" { "1" } else { "2" };
            let (from, to) = (code(moved.from()), code(moved.to()));
            let cells = [moved.kind().as_str(), from, to, tier, index];
            cells.map(str::to_owned).to_vec()
        })
        .collect();
    let expected = rows(&folder, "derived_edges.tsv");
    assert_eq!(expected.len(), 6_469);
    assert!(
        found == expected,
        "differs in {:?}",
        found.symmetric_difference(&expected).next()
    );
}

#[test]
fn requirements_of_onet_are_those_that_others_derive() {
    let Some(folder) = shared("onet-29.3") else {
        return;
    };
    let graph = graph(&folder);
    let mut found = BTreeSet::new();
    for role in graph.roles() {
        for asked in role.requirements() {
            let skill = asked.skills().next().expect("it asks for one");
            let title = skill.title().trim_end_matches(" (knowledge)").to_owned();
            let kind = skill.data().kind.as_str();
            let step = asked.proficiency().expect("every level is known");
            let is_essential = asked.data().importance.is_essential();
            found.insert((code(role).to_owned(), kind, title, step.0, is_essential));
        }
    }
    let expected: BTreeSet<_> = rows(&folder, "derived_role_skills.tsv")
        .into_iter()
        .map(|row| {
            let number = |cell: &str| cell.parse::<f64>().expect("it is a number");
            let (importance, level) = (number(&row[3]), number(&row[4]));
            let kind = if row[1].starts_with("skill:") {
                "soft"
            } else {
                "knowledge"
            };
            // Half a level is nearer to the step above.
            let step = (1..=7_u8)
                .rev()
                .find(|step| level >= f64::from(*step) - 0.5);
            (
                row[0].clone(),
                kind,
                row[2].clone(),
                step.unwrap_or(1),
                importance >= 3.5,
            )
        })
        .collect();
    assert_eq!(expected.len(), 19_178);
    assert!(
        found == expected,
        "differs in {:?}",
        found.symmetric_difference(&expected).next()
    );
}

/// The roles that one can move to from each role, lateral moves both ways.
fn walkable(graph: &CareerGraph) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); graph.role_count()];
    for moved in derived(graph) {
        let [from, to] = [moved.from(), moved.to()].map(|role| role.index().index());
        next[from].push(to);
        if moved.kind() == TransitionKind::Lateral {
            next[to].push(from);
        }
    }
    next
}

#[test]
fn the_graph_of_onet_has_the_shape_that_is_known_of_it() {
    let Some(folder) = shared("onet-29.3") else {
        return;
    };
    let graph = graph(&folder);
    let next = walkable(&graph);
    let (mut reachable, mut longest) = (0, 0);
    for start in 0..next.len() {
        let mut moves = vec![None; next.len()];
        moves[start] = Some(0);
        let mut waiting = VecDeque::from([start]);
        while let Some(role) = waiting.pop_front() {
            let count = moves[role].unwrap_or_default() + 1;
            for &other in &next[role] {
                if moves[other].is_none() {
                    moves[other] = Some(count);
                    waiting.push_back(other);
                }
            }
        }
        reachable += moves.iter().flatten().count() - 1;
        longest = longest.max(moves.into_iter().flatten().max().unwrap_or_default());
    }
    assert_eq!((reachable, longest), (509_923, 11));

    let mut degrees = vec![0; next.len()];
    let (mut ups, mut downs) = (BTreeSet::new(), BTreeSet::new());
    let mut above: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for moved in derived(&graph) {
        let [from, to] = [moved.from(), moved.to()].map(|role| role.index().index());
        degrees[from] += 1;
        degrees[to] += 1;
        if moved.kind() == TransitionKind::Advancement {
            ups.insert(from);
            downs.insert(to);
            above.entry(from).or_default().push(to);
        }
    }
    let range = (degrees.iter().min().copied(), degrees.iter().max().copied());
    assert_eq!(range, (Some(3), Some(42)));
    assert_eq!((923 - ups.len(), 923 - downs.len()), (298, 277));
    let mut heights = BTreeMap::new();
    let tallest = (0..923)
        .map(|role| height(role, &above, &mut heights))
        .max();
    assert_eq!(tallest, Some(8));
    assert_eq!(
        component(&graph),
        923,
        "one can walk from any role to any, whatever the direction"
    );
}

/// How many advancements can follow one another from a role; there are no cycles.
fn height(
    role: usize,
    above: &BTreeMap<usize, Vec<usize>>,
    known: &mut BTreeMap<usize, usize>,
) -> usize {
    if let Some(height) = known.get(&role) {
        return *height;
    }
    let next = above.get(&role).cloned().unwrap_or_default();
    let heights = next.into_iter().map(|next| height(next, above, known) + 1);
    let tallest = heights.max().unwrap_or_default();
    known.insert(role, tallest);
    tallest
}

/// How many roles are joined to the first one.
fn component(graph: &CareerGraph) -> usize {
    let mut joined = vec![Vec::new(); graph.role_count()];
    for moved in derived(graph) {
        let [from, to] = [moved.from(), moved.to()].map(|role| role.index().index());
        joined[from].push(to);
        joined[to].push(from);
    }
    let mut seen = BTreeSet::from([0]);
    let mut waiting = vec![0];
    while let Some(role) = waiting.pop() {
        waiting.extend(joined[role].iter().filter(|other| seen.insert(**other)));
    }
    seen.len()
}

#[test]
fn occupations_of_esco_are_all_there() {
    for (folder, roles, skills, requirements) in [
        ("esco-sample", 3_015, 1_000, 8_679),
        ("esco-1.1.2", 3_007, 0, 0),
        ("esco-ict", 91, 1_285, 1_970),
    ] {
        let Some(path) = shared(folder) else {
            return;
        };
        let graph = graph(&path);
        assert_eq!(
            (graph.role_count(), graph.skill_count()),
            (roles, skills),
            "{folder}"
        );
        let asked = graph.roles().map(|role| role.requirements().len());
        assert_eq!(asked.sum::<usize>(), requirements, "{folder}");
        assert_eq!(graph.transition_count(), 0, "ESCO has no transitions");
    }
}
