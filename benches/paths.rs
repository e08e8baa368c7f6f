//! How long questions about paths take on a graph that is held in memory.
//!
//! usage: paths EDGES QUESTION [K] < PAIRS
//!
//! EDGES has a line `from to years` for each transition, with roles as numbers; PAIRS a line
//! `from to` for each pair to be asked about. Writes a line `seconds answer` for each pair. Run by
//! `benches/paths.py`, which asks other programs the same and compares the answers.

use std::hint::black_box;
use std::io::{self, Read};
use std::time::Instant;

use careergraph::document::{GraphDocument, TransitionEntry};
use careergraph::graph::{CareerGraph, RoleIx, RoleSet, build};
use careergraph::model::{TransitionKind, YearRange};
use careergraph::query::path::Cost;
use careergraph::source::{SourceFile, Sources};

/// How often a pair is asked about; the quickest counts.
const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().filter(|word| word != "--bench").collect();
    let [_, edges, question, rest @ ..] = arguments.as_slice() else {
        // `cargo test --benches` and a bare `cargo bench` have nothing to ask.
        return Ok(());
    };
    let k = rest.first().map_or(Ok(1), |k| k.parse())?;
    let graph = graph(&std::fs::read_to_string(edges)?)?;
    let mut pairs = String::new();
    io::stdin().read_to_string(&mut pairs)?;
    let ask = questions(&graph, question, k)?;
    run(&graph, &pairs, ask)
}

type Ask<'g> = Box<dyn FnMut(RoleIx, RoleIx) -> f64 + 'g>;

/// Returns what asks a question about a pair, and answers by a number.
fn questions<'g>(
    graph: &'g CareerGraph,
    question: &str,
    k: usize,
) -> Result<Ask<'g>, Box<dyn std::error::Error>> {
    let first = graph.roles().next().ok_or("the graph has no role")?;
    let id = first.id().as_str();
    let years = graph.paths().from(id)?.to(id)?.cost(Cost::Years);
    Ok(match question {
        "best" => {
            let mut finder = years.finder()?;
            Box::new(move |from, to| {
                let routes = finder.between(from, to, k);
                routes.routes.last().map_or(-1.0, |route| route.cost)
            })
        }
        "reach" => {
            let mut finder = graph.reach(id)?.within_moves(k).finder();
            Box::new(move |from, _| finder.reach(from).len() as f64)
        }
        "all" => {
            let moves = graph.paths().max_moves(k);
            let one = |role| RoleSet::from_roles(graph.role_count(), [role]);
            Box::new(move |from, to| {
                let query = moves.clone().from_any(one(from)).to_any(one(to));
                let mut paths = query.all().expect("both ends are roles");
                let mut count = 0;
                while paths.next_ref().is_some() {
                    count += 1;
                }
                f64::from(count)
            })
        }
        _ => return Err(format!("`{question}` is no question").into()),
    })
}

#[expect(clippy::disallowed_methods, reason = "it measures time")]
#[expect(clippy::print_stdout, reason = "it reports to the script that runs it")]
fn run(
    graph: &CareerGraph,
    pairs: &str,
    mut ask: Ask<'_>,
) -> Result<(), Box<dyn std::error::Error>> {
    for pair in pairs.lines() {
        let (from, to) = pair.split_once(' ').ok_or("a pair is two roles")?;
        let (from, to) = (graph.role(from)?.index(), graph.role(to)?.index());
        let mut best = f64::INFINITY;
        let mut answer = 0.0;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            answer = black_box(ask(black_box(from), black_box(to)));
            best = best.min(start.elapsed().as_secs_f64());
        }
        println!("{best} {answer}");
    }
    Ok(())
}

fn graph(edges: &str) -> Result<CareerGraph, Box<dyn std::error::Error>> {
    let mut document = GraphDocument::default();
    for line in edges.lines() {
        let mut words = line.split(' ');
        let mut word = || words.next().ok_or("an edge is `from to years`");
        let (from, to, years) = (word()?, word()?, word()?.parse()?);
        let mut entry = TransitionEntry::new(from, to, TransitionKind::Advancement);
        entry.years = Some(YearRange::new(years, Some(years))?.into());
        document.transitions.push(entry);
    }
    let mut sources = Sources::default();
    sources.add(SourceFile::new("edges", String::new()));
    let (graph, _) = build(vec![document], sources)?;
    Ok(graph)
}
