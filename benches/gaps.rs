//! How long questions about gaps and similarity take on a graph that is held in memory.
//!
//! usage: gaps FILE QUESTION [K] [THREADS]
//!
//! FILE has a line `skill:step skill:step ...` for each role, with skills as numbers; `2/skill+skill+skill:step`
//! asks for two of several. Writes the seconds
//! of the quickest of some rounds, the megabytes that the question took beyond those of the graph, and a
//! number or a file by which answers are compared. Run by `benches/gaps.py`, which asks other programs
//! the same.

use std::cell::RefCell;
use std::error::Error;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::time::Instant;

use careergraph::document::{
    Asked, AskedProficiency, Choice, GraphDocument, RequirementEntry, RoleEntry,
};
use careergraph::graph::{CareerGraph, RoleRef, build};
use careergraph::model::{Name, RoleId};
use careergraph::query::gap::Holder;
use careergraph::query::pairs::{Coverages, NearRoles};
use careergraph::source::{SourceFile, Sources, Span, Spanned};

/// How many pairs of roles are compared one by one.
const PAIRS: usize = 2_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().filter(|word| word != "--bench").collect();
    let [_, file, question, rest @ ..] = arguments.as_slice() else {
        // `cargo test --benches` and a bare `cargo bench` have nothing to ask.
        return Ok(());
    };
    let number = |at: usize| rest.get(at).map_or(Ok(1), |word| word.parse::<usize>());
    let (k, threads) = (
        number(0)?,
        NonZeroUsize::new(number(1)?).ok_or("no thread")?,
    );
    let graph = graph(&std::fs::read_to_string(file)?)?;
    let rounds = if graph.role_count() > 10_000 { 1 } else { 60 };
    let pairs = graph.pairs().threads(threads);
    match question.as_str() {
        "numbers" => one_by_one(&graph, |from, to| {
            let measure = graph.measure(from, to);
            measure.coverage.map_or(0.0, |share| share.low)
        }),
        "needs" => {
            let needs = RefCell::new(Vec::new());
            one_by_one(&graph, |from, to| {
                let mut needs = needs.borrow_mut();
                needs.clear();
                needs.extend(graph.measure_needs(from, to));
                let measure = graph.measure(from, to);
                measure.coverage.map_or(0.0, |share| share.low)
            });
        }
        "report" => one_by_one(&graph, |from, to| {
            let gap = graph.gap_of(from, to);
            gap.coverage.map_or(0.0, |share| share.low)
        }),
        "coverages" => timed(rounds, || {
            (pairs.coverages(), |all: &Coverages| {
                all.cells().iter().map(|cell| f64::from(*cell)).sum()
            })
        }),
        "coverages-again" | "coverages-first" => {
            let all = RefCell::new(Coverages::default());
            timed(rounds, || {
                // What has not answered yet makes an index first.
                let anew = (question == "coverages-first").then(|| graph.pairs().threads(threads));
                let pairs = anew.as_ref().unwrap_or(&pairs);
                pairs.coverages_into(&mut all.borrow_mut());
                ((), |(): &()| {
                    let all = all.borrow();
                    all.cells().iter().map(|cell| f64::from(*cell)).sum()
                })
            });
        }
        "similar" | "similar-first" => timed(rounds, || {
            let anew = (question == "similar-first").then(|| graph.pairs().threads(threads));
            let pairs = anew.as_ref().unwrap_or(&pairs);
            (pairs.most_similar(k), |near: &NearRoles| {
                let near = graph.roles().flat_map(|role| near.of(role.index()));
                near.map(|near| near.similarity).sum()
            })
        }),
        _ => return Err(format!("`{question}` is no question").into()),
    }
    Ok(())
}

/// Times a question about pairs, each holder being there already.
#[expect(clippy::disallowed_methods, reason = "it measures time")]
#[expect(clippy::print_stdout, reason = "it reports to the script that runs it")]
fn one_by_one(graph: &CareerGraph, ask: impl Fn(&Holder<'_>, RoleRef<'_>) -> f64) {
    let roles: Vec<_> = graph.roles().collect();
    let (mut best, mut sum) = (f64::INFINITY, 0.0);
    let holders = roles.iter().step_by(roles.len().div_ceil(20));
    let holders: Vec<_> = holders.map(|role| Holder::of_role(graph, *role)).collect();
    for _ in 0..7 {
        let start = Instant::now();
        sum = 0.0;
        for (at, to) in roles.iter().cycle().take(PAIRS).enumerate() {
            sum += black_box(ask(black_box(&holders[at % holders.len()]), black_box(*to)));
        }
        best = best.min(start.elapsed().as_secs_f64() / PAIRS as f64);
    }
    println!("{best} 0 {sum}");
}

/// Times a question about the whole graph; what it is compared by is not timed.
#[expect(clippy::disallowed_methods, reason = "it measures time")]
#[expect(clippy::print_stdout, reason = "it reports to the script that runs it")]
fn timed<T, S: FnOnce(&T) -> f64>(rounds: usize, ask: impl Fn() -> (T, S)) {
    let (mut best, mut sum) = (f64::INFINITY, 0.0);
    let before = memory("VmRSS:");
    // The peak begins anew, where the system allows it: that of making the graph is not asked for.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    for _ in 0..rounds {
        let start = Instant::now();
        let (answer, compared) = black_box(ask());
        best = best.min(start.elapsed().as_secs_f64());
        sum = compared(&answer);
    }
    println!("{best} {} {sum}", memory("VmHWM:") - before);
}

/// Memory of this process in megabytes, where the system tells it.
fn memory(what: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    kilobytes.map_or(0.0, |number| number.parse().unwrap_or(0.0)) / 1e3
}

fn graph(text: &str) -> Result<CareerGraph, Box<dyn Error>> {
    fn said<T>(value: T) -> Spanned<T> {
        Spanned::new(value, Span::default())
    }
    let mut document = GraphDocument::default();
    let width = text.lines().count().to_string().len();
    for (at, line) in text.lines().enumerate() {
        let id = format!("r{at:0width$}");
        let mut role = RoleEntry::new(
            said(RoleId::new(id.as_str())),
            said(Name::from(id.as_str())),
        );
        for asked in line.split(' ') {
            let (skill, step) = asked
                .split_once(':')
                .ok_or("a requirement is `skill:step`")?;
            let name = |skill: &str| Name::from(format!("s{skill}").as_str());
            let asked = match skill.split_once('/') {
                None => Asked::Skill(name(skill)),
                Some((count, skills)) => Asked::AnyOf(Box::new(Choice {
                    count: count.parse()?,
                    of: skills.split('+').map(|skill| said(name(skill))).collect(),
                })),
            };
            let mut entry = RequirementEntry::new("", AskedProficiency::Number(step.parse()?));
            entry.asked = asked;
            role.requirements.push(entry);
        }
        document.roles.push(role);
    }
    let mut sources = Sources::default();
    sources.add(SourceFile::new("roles", String::new()));
    let (graph, _) = build(vec![document], sources)?;
    Ok(graph)
}
