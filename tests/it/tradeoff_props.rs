//! Trade-offs against brute force.

use careergraph::query::path::{Cost, Tradeoffs};
use proptest::prelude::*;

use crate::path_oracle::{Asked, asked, line, millionths};
use crate::strategies::sketch;
use crate::strategies::{cases, numbered};

/// Moves, years, largest gap, moves that nobody stated, and the ids of the roles.
type Row = (usize, u64, u64, usize, Vec<String>);

fn rows(answer: &Tradeoffs) -> Vec<Row> {
    let rows = answer.tradeoffs.iter().map(|one| {
        let (_, _, inferred, ids) = line(&one.path);
        let [years, gap] = [one.years, one.largest_gap].map(millionths);
        (one.moves, years, gap, inferred, ids)
    });
    rows.collect()
}

/// Every path that is first of its triple, where no other triple is at most as large everywhere.
fn truth(asked: &Asked, graph: &careergraph::graph::CareerGraph) -> Vec<Row> {
    let gaps = Asked {
        cost: Cost::Gap,
        ..asked.clone()
    };
    let mut all: Vec<Row> = Vec::new();
    for (_, moves, inferred, ids) in asked.all(graph) {
        let role = |id: &String| graph.role(id).expect("a role of the graph");
        let steps: Vec<_> = ids
            .windows(2)
            .map(|pair| gaps.step(graph, role(&pair[0]), role(&pair[1])))
            .map(|step| step.expect("the path takes it"))
            .collect();
        let years = steps.iter().map(|(_, years, _)| years).sum();
        let gap = steps.iter().map(|(gap, ..)| *gap).max();
        all.push((moves, years, gap.unwrap_or(0), inferred, ids));
    }
    // A path of no move is one where there is no other.
    if all.iter().any(|row| row.0 > 0) {
        all.retain(|row| row.0 > 0);
    }
    all.sort();
    all.dedup_by_key(|row| (row.0, row.1, row.2));
    let beats = |a: &Row, b: &Row| a != b && a.0 <= b.0 && a.1 <= b.1 && a.2 <= b.2;
    let best = all
        .iter()
        .filter(|row| !all.iter().any(|other| beats(other, row)));
    best.cloned().collect()
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn trade_offs_are_those_of_brute_force(sketch in sketch(), asked in asked()) {
        let graph = sketch.load();
        let answer = asked.of(&graph).tradeoffs();
        prop_assert_eq!(answer.is_ok(), asked.can_be_asked(&graph));
        let Ok(answer) = answer else { return Ok(()) };
        prop_assert!(!answer.cut);
        prop_assert_eq!(rows(&answer), truth(&asked, &graph));
    }
}

#[test]
fn a_complete_graph_of_twenty_five_roles_has_one_trade_off() {
    let pairs = (10..35).flat_map(|a| (10..35).filter(move |b| a != *b).map(move |b| (a, b)));
    let graph = numbered(pairs);
    let query = graph.paths().from("r10").and_then(|query| query.to("r34"));
    let query = query.expect("both are roles of the graph");
    let answer = query.tradeoffs().expect("the question can be asked");
    assert_eq!((answer.tradeoffs.len(), answer.cut), (1, false));
    let query = query.via("r20").and_then(|query| query.via("r21"));
    let answer = query.expect("roles of the graph").tradeoffs();
    let answer = answer.expect("the question can be asked");
    assert_eq!(answer.tradeoffs[0].moves, 3);
}

#[test]
fn of_countless_paths_that_are_alike_there_is_one_trade_off() {
    let side = |at: usize, side: usize| [(3 * at, 3 * at + side), (3 * at + side, 3 * at + 3)];
    let pairs = (0..5_000).flat_map(|at| side(at, 1).into_iter().chain(side(at, 2)));
    let graph = numbered(pairs);
    let query = graph
        .paths()
        .from("r0")
        .and_then(|query| query.to("r15000"));
    let answer = query.expect("roles of the graph").tradeoffs();
    let answer = answer.expect("the question can be asked");
    assert_eq!((answer.tradeoffs.len(), answer.cut), (1, false));
    assert_eq!(answer.tradeoffs[0].moves, 10_000);
}
