//! How long loading, asking and importing take within the process.
//!
//! `cargo bench --bench load`; whole processes are compared by `benches/whole_process.py`.

use std::fmt::Write as _;

use careergraph::graph::CareerGraph;
use careergraph::input::{Format, embedded};
use careergraph::load::{Documents, Loaded, Loader};
use divan::Bencher;

const ROLES: usize = 3_000;
const SKILLS: usize = 14_000;
const REQUIREMENTS_OF_A_ROLE: usize = 40;
const MOVES_OF_A_ROLE: usize = 15;
const KINDS: [&str; 4] = ["technical", "soft", "knowledge", "language"];
const PAGE: &str = include_str!("../tests/fixtures/role_pages/platform-engineer.txt");

fn main() {
    divan::main();
}

/// A graph file of the size and shape that `generate.py` makes, without its chance.
fn json() -> String {
    let skills = (0..SKILLS).map(|at| {
        let kind = KINDS[at % KINDS.len()];
        format!(r#""skill-{at:05}":{{"title":"Skill {at:05}","kind":"{kind}"}}"#)
    });
    let skills = skills.collect::<Vec<_>>().join(",");
    let roles: Vec<_> = (0..ROLES).map(role).collect();
    let mut moves = String::new();
    for from in 0..ROLES {
        for nth in 0..MOVES_OF_A_ROLE {
            let to = (from + 1 + nth * 4) % ROLES;
            let kind = ["advancement", "advancement", "lateral"][nth % 3];
            let comma = if moves.is_empty() { "" } else { "," };
            let years = if nth % 2 == 0 { r#","years":2"# } else { "" };
            let _ = write!(
                moves,
                r#"{comma}{{"from":"role-{from:06}","to":"role-{to:06}","kind":"{kind}"{years}}}"#
            );
        }
    }
    format!(
        r#"{{"careergraph":1,"skills":{{{skills}}},"roles":{{{}}},"transitions":[{moves}]}}"#,
        roles.join(",")
    )
}

fn role(at: usize) -> String {
    let requires = (0..REQUIREMENTS_OF_A_ROLE).map(|nth| {
        // A step that shares no factor with the number of skills, so that no skill comes twice.
        let skill = (at * 37 + nth * 349) % SKILLS;
        format!(r#""skill-{skill:05}":{}"#, 1 + (at + nth) % 5)
    });
    let level = 1 + at % 8;
    format!(
        r#""role-{at:06}":{{"title":"Role {at:06}","level":{level},"requires":{{{}}}}}"#,
        requires.collect::<Vec<_>>().join(",")
    )
}

/// 3,000 roles, 14,000 skills, 120,000 requirements and 45,000 transitions from JSON.
#[divan::bench(sample_count = 20)]
fn load_json_3000(bencher: Bencher<'_, '_>) {
    let text = json();
    bencher
        .with_inputs(|| text.clone())
        .bench_values(|text| -> Loaded {
            let mut loader = Loader::new();
            loader.text("bench.json", Format::Json, text);
            loader.load().expect("the text makes a sound graph")
        });
}

/// The shipped graph that is used where none is named.
#[divan::bench]
fn embedded_default() -> CareerGraph {
    CareerGraph::embedded(embedded::DEFAULT).expect("it is shipped")
}

/// A role page in text, the lexicon included.
#[divan::bench]
fn import_page() -> Documents {
    let mut loader = Loader::new();
    loader.text("platform-engineer.txt", Format::Text, PAGE);
    loader.documents().expect("the page can be read")
}

/// A path in a shipped graph that is loaded already.
#[divan::bench]
fn path_embedded(bencher: Bencher<'_, '_>) {
    let graph = CareerGraph::embedded(embedded::DEFAULT).expect("it is shipped");
    bencher.bench_local(|| {
        let query = graph.paths().from("Junior Engineer").expect("a role");
        query.to("Engineering Manager").expect("a role").shortest()
    });
}
