//! What selectors select, against a slow truth; and similarity against its definition.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use careergraph::graph::{CareerGraph, RoleIx, RoleRef};
use careergraph::model::{Basis, Name, TransitionKind};
use careergraph::query::select::{Selector, SelectorProblem};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::strategies::{SKILLS, TITLES, load, sketch};

const KINDS: [&str; 4] = ["entry", "advancement", "lateral", "strict-lateral"];
const SIGNS: [&str; 5] = ["<", "<=", "=", ">=", ">"];
const STATES: [&str; 7] = [
    "stub", "defined", "entry", "top", "summit", "dead-end", "orphan",
];
const LABELS: [&str; 3] = ["oak", "pine", "yew wood"];

/// A selector as a tree; written with parentheses wherever they are allowed.
#[derive(Debug, Clone)]
enum Ask {
    Name(usize),
    Glob(&'static str),
    Label(&'static str, Vec<&'static str>),
    Measure(&'static str, &'static str, u8),
    Range(&'static str, Option<u8>, Option<u8>),
    Skill(usize, Option<(&'static str, u8)>),
    Is(Vec<&'static str>),
    Around(Option<Hops>, Box<Ask>, Option<Hops>),
    Paths(Box<Ask>, Box<Ask>, Option<u32>, Vec<&'static str>),
    Reach(Box<Ask>, Option<u32>, Vec<&'static str>),
    Neighbours(Box<Ask>, Vec<&'static str>),
    Or(Vec<Ask>),
    And(Box<Ask>, Box<Ask>),
    Minus(Box<Ask>, Box<Ask>),
}

type Hops = (Option<u32>, Vec<&'static str>);

fn ask() -> impl Strategy<Value = Ask> {
    let labels = select(vec!["family", "track", "tag"]);
    let measures = select(vec!["level", "years"]);
    let signs = || select(SIGNS.to_vec());
    let globs = select(vec!["*", "*e*", "?ir", "b*", "*a*h", "nothing*"]);
    let range = (measures.clone(), option::of(0u8..3), option::of(3u8..6));
    let range = range.prop_filter_map("a range has an end", |(measure, min, max)| {
        (min.is_some() || max.is_some()).then_some(Ask::Range(measure, min, max))
    });
    let skill = (0..SKILLS.len(), option::of((signs(), 1u8..4)));
    let leaf = prop_oneof![
        (0..TITLES.len()).prop_map(Ask::Name),
        (0..TITLES.len()).prop_map(Ask::Name),
        (0..TITLES.len()).prop_map(Ask::Name),
        globs.prop_map(Ask::Glob),
        (labels, subsequence(LABELS.to_vec(), 1..3))
            .prop_map(|(label, values)| Ask::Label(label, values)),
        (measures, signs(), 0u8..6).prop_map(|(measure, sign, n)| Ask::Measure(measure, sign, n)),
        range,
        skill.prop_map(|(skill, asked)| Ask::Skill(skill, asked)),
        subsequence(STATES.to_vec(), 1..3).prop_map(Ask::Is),
    ];
    let kinds = || prop_oneof![Just(Vec::new()), subsequence(KINDS.to_vec(), 1..4)];
    let hops = move || (option::of(0u32..4), kinds());
    leaf.prop_recursive(3, 12, 2, move |ask| {
        let boxed = ask.clone().prop_map(Box::new);
        prop_oneof![
            (option::of(hops()), boxed.clone(), option::of(hops()))
                .prop_map(|(back, of, forward)| Ask::Around(back, of, forward)),
            (boxed.clone(), boxed.clone(), hops())
                .prop_map(|(from, to, (most, kinds))| Ask::Paths(from, to, most, kinds)),
            (boxed.clone(), hops()).prop_map(|(of, (most, kinds))| Ask::Reach(of, most, kinds)),
            (boxed.clone(), kinds()).prop_map(|(of, kinds)| Ask::Neighbours(of, kinds)),
            vec(ask, 2..4).prop_map(Ask::Or),
            (boxed.clone(), boxed.clone()).prop_map(|(a, b)| Ask::And(a, b)),
            (boxed.clone(), boxed).prop_map(|(a, b)| Ask::Minus(a, b)),
        ]
    })
}

fn brackets(kinds: &[&str]) -> String {
    if kinds.is_empty() {
        return String::new();
    }
    format!("[{}]", kinds.join(","))
}

fn count(most: Option<u32>, before: &str) -> String {
    most.map_or(String::new(), |most| format!("{before}{most}"))
}

impl Ask {
    fn text(&self) -> String {
        let hops = |(most, kinds): &Hops| count(*most, "") + &brackets(kinds);
        match self {
            Self::Name(at) => TITLES[*at].to_owned(),
            Self::Glob(glob) => (*glob).to_owned(),
            Self::Label(label, values) => format!("({label}:{})", values.join(",")),
            Self::Measure(measure, sign, number) => format!("({measure}:{sign}{number})"),
            Self::Range(measure, min, max) => {
                let end = |end: &Option<u8>| end.map_or(String::new(), |end| end.to_string());
                format!("({measure}:{}..{})", end(min), end(max))
            }
            Self::Skill(skill, None) => format!("skill:{}", SKILLS[*skill]),
            Self::Skill(skill, Some((sign, step))) => {
                format!("(skill:{}{sign}{step})", SKILLS[*skill])
            }
            Self::Is(states) => format!("(is:{})", states.join(",")),
            Self::Around(back, of, forward) => {
                let back = back.as_ref().map_or(String::new(), |back| hops(back) + "+");
                let forward = forward
                    .as_ref()
                    .map_or(String::new(), |ahead| "+".to_owned() + &hops(ahead));
                format!("({back}({}){forward})", of.text())
            }
            Self::Paths(from, to, most, kinds) => {
                let most = count(*most, ", ");
                format!(
                    "paths({}, {}{most}){}",
                    from.text(),
                    to.text(),
                    brackets(kinds)
                )
            }
            Self::Reach(of, most, kinds) => {
                format!(
                    "reach({}{}){}",
                    of.text(),
                    count(*most, ", "),
                    brackets(kinds)
                )
            }
            Self::Neighbours(of, kinds) => format!("neighbors({}){}", of.text(), brackets(kinds)),
            Self::Or(asks) => {
                let asks: Vec<_> = asks.iter().map(|ask| format!("({})", ask.text())).collect();
                asks.join(" | ")
            }
            Self::And(a, b) => format!("(({}) & ({}))", a.text(), b.text()),
            Self::Minus(a, b) => format!("(({}) - ({}))", a.text(), b.text()),
        }
    }

    /// What is selected, by definition.
    fn truth(&self, graph: &CareerGraph) -> BTreeSet<usize> {
        let those = |keep: &dyn Fn(RoleRef<'_>) -> bool| {
            let kept = graph.roles().filter(|role| keep(*role));
            kept.map(|role| role.index().index())
                .collect::<BTreeSet<_>>()
        };
        match self {
            Self::Name(at) => those(&|role| role.title() == TITLES[*at]),
            Self::Glob(glob) => those(&|role| like(glob, role.id().as_str())),
            Self::Label(label, values) => those(&|role| {
                let mut labels = labels(role, label);
                labels.any(|name| values.contains(&&**name))
            }),
            Self::Measure(measure, sign, with) => those(&|role| {
                measured(measure, role).is_some_and(|number| holds(sign, number, f64::from(*with)))
            }),
            Self::Range(measure, min, max) => those(&|role| {
                measured(measure, role).is_some_and(|number| {
                    min.is_none_or(|min| f64::from(min) <= number)
                        && max.is_none_or(|max| number <= f64::from(max))
                })
            }),
            Self::Skill(skill, asked) => those(&|role| {
                let asks = role
                    .requirements()
                    .filter(|asks| asks.skills().any(|has| has.id().as_str() == SKILLS[*skill]));
                let most = asks.map(|asks| asks.data().proficiency.max(1)).max();
                most.is_some_and(|most| {
                    asked.is_none_or(|(sign, step)| holds(sign, f64::from(most), f64::from(step)))
                })
            }),
            Self::Is(states) => those(&|role| states.iter().any(|state| is(role, state))),
            Self::Around(back, of, forward) => {
                let start = of.truth(graph);
                let mut found = start.clone();
                if let Some((most, kinds)) = back {
                    found.extend(spread(graph, &start, true, *most, kinds));
                }
                if let Some((most, kinds)) = forward {
                    found.extend(spread(graph, &start, false, *most, kinds));
                }
                found
            }
            Self::Paths(from, to, most, kinds) => {
                let (from, to) = (from.truth(graph), to.truth(graph));
                let longest = most.map_or(TITLES.len(), |most| most as usize);
                let steps = steps(graph, kinds);
                let mut found = BTreeSet::new();
                for start in from {
                    mark_paths(&steps, &mut vec![start], &to, longest, &mut found);
                }
                found
            }
            Self::Reach(of, most, kinds) => spread(graph, &of.truth(graph), false, *most, kinds),
            Self::Neighbours(of, kinds) => {
                let of = of.truth(graph);
                let ahead = spread(graph, &of, false, Some(1), kinds);
                let behind = spread(graph, &of, true, Some(1), kinds);
                &(&ahead | &behind) - &of
            }
            Self::Or(asks) => asks.iter().flat_map(|ask| ask.truth(graph)).collect(),
            Self::And(a, b) => &a.truth(graph) & &b.truth(graph),
            Self::Minus(a, b) => &a.truth(graph) - &b.truth(graph),
        }
    }
}

fn holds(sign: &str, a: f64, b: f64) -> bool {
    match sign {
        "<" => a < b,
        "<=" => a <= b,
        "=" => a.total_cmp(&b).is_eq(),
        ">=" => a >= b,
        _ => a > b,
    }
}

fn measured(measure: &str, role: RoleRef<'_>) -> Option<f64> {
    match measure {
        "level" => role.data().level.map(f64::from),
        _ => role.data().years.map(|years| years.min),
    }
}

/// The labels of a kind that a role has.
fn labels<'g>(role: RoleRef<'g>, label: &str) -> impl Iterator<Item = &'g Name> {
    let data = role.data();
    let one = match label {
        "family" => data.family.as_ref(),
        "track" => data.track.as_ref(),
        _ => None,
    };
    let is_tag = label == "tag";
    let tags = data.about.tags.iter().filter(move |_| is_tag);
    one.into_iter().chain(tags)
}

fn is(role: RoleRef<'_>, state: &str) -> bool {
    let up = |kind| kind != TransitionKind::Lateral;
    match state {
        "stub" => role.is_stub(),
        "defined" => !role.is_stub(),
        "entry" => !role.incoming().any(|t| up(t.kind())),
        "top" => !role.outgoing().any(|t| up(t.kind())),
        "summit" => role.data().terminal,
        "dead-end" => !role.is_stub() && !role.data().terminal && role.outgoing().count() == 0,
        _ => role.incoming().count() + role.outgoing().count() == 0,
    }
}

/// The roles within so many moves: round after round over all transitions.
fn spread(
    graph: &CareerGraph,
    start: &BTreeSet<usize>,
    back: bool,
    most: Option<u32>,
    kinds: &[&str],
) -> BTreeSet<usize> {
    let steps = steps(graph, kinds);
    let mut found = start.clone();
    for _ in 0..most.unwrap_or(TITLES.len() as u32) {
        let ends = steps
            .iter()
            .map(|&(from, to)| if back { (to, from) } else { (from, to) });
        let next: Vec<_> = ends.filter(|(from, _)| found.contains(from)).collect();
        found.extend(next.into_iter().map(|(_, to)| to));
    }
    found
}

/// The pairs of roles that a move of these kinds joins.
fn steps(graph: &CareerGraph, kinds: &[&str]) -> BTreeSet<(usize, usize)> {
    let usable = graph.transitions().filter(|t| {
        let stated = t.basis() != Basis::Inferred;
        kinds.is_empty()
            || kinds.contains(&t.kind().as_str())
            || (t.kind() == TransitionKind::Lateral && stated && kinds.contains(&"strict-lateral"))
    });
    let ends = usable.map(|t| (t.from().index().index(), t.to().index().index()));
    ends.collect()
}

/// Adds the roles of every path that goes on from a beginning to one of the ends, in at most so many
/// moves more, and comes to no role twice.
fn mark_paths(
    steps: &BTreeSet<(usize, usize)>,
    path: &mut Vec<usize>,
    ends: &BTreeSet<usize>,
    left: usize,
    found: &mut BTreeSet<usize>,
) {
    let last = path[path.len() - 1];
    if ends.contains(&last) {
        found.extend(path.iter());
    }
    if left == 0 {
        return;
    }
    for &(_, next) in steps.range((last, 0)..(last + 1, 0)) {
        if !path.contains(&next) {
            path.push(next);
            mark_paths(steps, path, ends, left - 1, found);
            path.pop();
        }
    }
}

fn like(glob: &str, name: &str) -> bool {
    match glob.chars().next() {
        None => name.is_empty(),
        Some('*') => name
            .char_indices()
            .map(|(at, _)| at)
            .chain([name.len()])
            .any(|at| like(&glob[1..], &name[at..])),
        Some(c) => name.chars().next().is_some_and(|first| {
            (c == '?' || c == first) && like(&glob[c.len_utf8()..], &name[first.len_utf8()..])
        }),
    }
}

type Labels = (
    Option<&'static str>,
    Option<&'static str>,
    Vec<&'static str>,
);
type Facts = (Option<u8>, Option<u8>, bool);
type Needs = Vec<(usize, usize, u8)>;

/// What a graph file says of a role.
fn described(title: &str, ((family, track, tags), facts, needs): (Labels, Facts, Needs)) -> String {
    let (level, years, terminal) = facts;
    let mut lines = vec![
        format!("  {title}:"),
        format!("    tags: [{}]", tags.join(", ")),
        format!("    terminal: {terminal}"),
    ];
    lines.extend(family.map(|family| format!("    family: {family}")));
    lines.extend(track.map(|track| format!("    track: {track}")));
    lines.extend(level.map(|level| format!("    level: {level}")));
    lines.extend(years.map(|years| format!("    years: {years}+")));
    lines.push(format!("    requires: [{}]", asked(needs)));
    lines.join("\n")
}

/// What a role asks for: one of two skills, which may be the same.
fn asked(needs: Needs) -> String {
    let needs = needs
        .into_iter()
        .map(|(a, b, step)| ((a.min(b), a.max(b)), step));
    let needs: BTreeMap<_, _> = needs.collect();
    let needs = needs.into_iter().map(|((a, b), step)| {
        let step = match step {
            0 => "any".to_owned(),
            step => step.to_string(),
        };
        let (a, b) = (SKILLS[a], SKILLS[b]);
        let asked = if a == b {
            format!("skill: {a}")
        } else {
            format!("any_of: [{a}, {b}]")
        };
        format!("{{{asked}, proficiency: {step}}}")
    });
    needs.collect::<Vec<_>>().join(", ")
}

/// A graph of the same roles, some of them stubs, with families and so on.
fn graph() -> impl Strategy<Value = CareerGraph> {
    let label = || option::of(select(LABELS.to_vec()));
    let role = (
        (label(), label(), subsequence(LABELS.to_vec(), 0..3)),
        (option::of(0u8..6), option::of(0u8..6), any::<bool>()),
        vec((0..SKILLS.len(), 0..SKILLS.len(), 0u8..4), 0..4),
    );
    let kinds = TransitionKind::NAMES.map(|(_, name)| name).to_vec();
    let ends = (
        0..TITLES.len(),
        0..TITLES.len(),
        select(kinds),
        any::<bool>(),
    );
    let roles = vec(option::weighted(0.8, role), TITLES.len());
    (roles, vec(ends, 0..16)).prop_map(|(roles, moves)| {
        let mut text = "proficiency_scale: [low, mid, high]\nskills:\n".to_owned();
        let mut line = |words: &str| writeln!(text, "{words}").expect("a string takes everything");
        for skill in SKILLS {
            line(&format!("  {skill}: {{title: {skill}}}"));
        }
        line("roles:");
        // Every label is there, so that asking for it is not an error.
        line("  Zelkova: {family: oak, track: oak, tags: [oak, pine, yew wood]}");
        line("  Zelkova 2: {family: pine, track: pine}");
        line("  Zelkova 3: {family: yew wood, track: yew wood}");
        for (title, role) in TITLES.iter().zip(roles) {
            if let Some(role) = role {
                line(&described(title, role));
            }
        }
        line("transitions:");
        for title in TITLES {
            // Every role is there, some as stubs.
            line(&format!(
                "  - {{from: {title}, to: Zelkova, kind: advancement}}"
            ));
        }
        for (from, to, kind, one_way) in moves {
            if from != to {
                let one_way = if kind == "lateral" {
                    format!(", one_way: {one_way}")
                } else {
                    String::new()
                };
                line(&format!(
                    "  - {{from: {}, to: {}, kind: {kind}{one_way}}}",
                    TITLES[from], TITLES[to]
                ));
            }
        }
        load(&text).graph
    })
}

proptest! {
    #[test]
    fn selectors_select_what_they_say(graph in graph(), ask in ask()) {
        let text = ask.text();
        let selector = Selector::parse(&text);
        let selector = selector.map_err(|e| TestCaseError::fail(format!("{e}\n{}", e.excerpt())))?;
        let found = selector.evaluate(&graph);
        let found = found.map_err(|e| TestCaseError::fail(format!("{e}\n{}", e.excerpt())))?;
        let found: BTreeSet<usize> = found.iter().map(RoleIx::index).collect();
        prop_assert_eq!(found, ask.truth(&graph), "{}", text);
        // The canonical form says the same.
        let again = graph.select(&selector.to_string()).expect("a canonical form");
        prop_assert_eq!(again, selector.evaluate(&graph).expect("as above"));
        graph.verify();
    }

    #[test]
    fn similarity_is_the_weighted_jaccard_index(sketch in sketch()) {
        let graph = sketch.load();
        for a in graph.roles() {
            let mut ranked = Vec::new();
            for b in graph.roles() {
                let found = graph.similarity(a, b);
                prop_assert_eq!(found, graph.similarity(b, a));
                let expected = likeness(a, b);
                match (found, expected) {
                    (None, None) => {}
                    (Some(found), Some(expected)) => {
                        prop_assert!((found - expected).abs() < 1e-9, "{} {}", found, expected);
                        prop_assert!((0.0..=1.0).contains(&found));
                        if a == b {
                            prop_assert!(found >= 1.0);
                        }
                    }
                    other => prop_assert!(false, "{:?}", other),
                }
                ranked.extend(found.filter(|found| a != b && *found > 0.0).map(|found| (found, b)));
            }
            ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.1.id().cmp(y.1.id())));
            for most in [0, 1, 2, 100] {
                let similar = graph.similar(a, most);
                let found: Vec<_> = similar.iter().map(|found| (found.similarity, found.role.id.as_str())).collect();
                let expected: Vec<_> = ranked.iter().take(most).map(|(likeness, role)| (*likeness, role.id().as_str())).collect();
                prop_assert_eq!(found, expected);
                let selected = graph.select(&format!("similar({}, {most})", a.title())).expect("a role");
                let mut ids: Vec<_> = ranked.iter().take(most).map(|(_, role)| role.index()).collect();
                ids.sort_unstable();
                prop_assert_eq!(selected.iter().collect::<Vec<_>>(), ids);
            }
        }
    }
}

/// Similarity by its definition, skill by skill.
fn likeness(a: RoleRef<'_>, b: RoleRef<'_>) -> Option<f64> {
    let amount = |role: RoleRef<'_>, skill: &str| {
        let asks = role
            .requirements()
            .filter(|asks| asks.skills().any(|has| has.id().as_str() == skill));
        let amounts = asks.map(|asks| {
            let data = asks.data();
            let share = f64::from(data.count) / asks.skills().len() as f64;
            data.importance.weight() * f64::from(data.proficiency.max(1)) * share
        });
        amounts.fold(0.0, f64::max)
    };
    if a.is_stub() || b.is_stub() {
        return None;
    }
    let amounts = SKILLS.map(|skill| (amount(a, skill), amount(b, skill)));
    let low: f64 = amounts.iter().map(|(a, b)| a.min(*b)).sum();
    let high: f64 = amounts.iter().map(|(a, b)| a.max(*b)).sum();
    (high > 0.0).then(|| low / high)
}

#[test]
fn names_that_the_graph_does_not_have_are_errors_with_their_place() {
    let graph = load(
        "families: {data: Data and machine learning, security: Security}\n\
         skills: {kubernetes: {title: Kubernetes, aliases: [k8s]}}\n\
         roles:\n  Senior Engineer:\n    family: data\n    track: ic\n    tags: [remote]\n    \
         requires: {kubernetes: 3}\n  C++ Developer: {aliases: [cpp dev]}\n",
    )
    .graph;
    let mut said = String::new();
    for selector in [
        "senior enginer & track:ic",
        "* - (C++ & track:ic)",
        "\"C+ Developer\"",
        "engineer and manager",
        "family:dta",
        "family:data,secrity",
        "track:zzz",
        "tag:remot",
        "skill:kubernets>=3",
        "skill:k8s>=profficient",
        "skill:k8s>=6",
        "is:stub & similar(*, 3)",
        "senior engineer & (nobody | senior engineer)",
    ] {
        let error = graph.select(selector).expect_err("a wrong name");
        writeln!(said, "{error}\n{}", error.excerpt()).expect("a string takes everything");
        for help in error.help() {
            writeln!(said, "help: {help}").expect("a string takes everything");
        }
        said.push('\n');
    }
    insta::assert_snapshot!(said);
    let ids = |selector: &str| {
        let roles = graph
            .select(selector)
            .unwrap_or_else(|error| panic!("{error}"));
        let roles = roles
            .iter()
            .map(|role| graph.role_at(role).id().to_string());
        roles.collect::<Vec<_>>().join(" ")
    };
    for (selector, expected) in [
        ("\"C++ Developer\"", "c-plus-plus-developer"),
        ("c plus plus developer", "c-plus-plus-developer"),
        ("*dev*", "c-plus-plus-developer"),
        ("family:\"Data and machine learning\"", "senior-engineer"),
        ("family:security", ""),
        ("family:z*", ""),
        ("nothing*", ""),
        ("* - family:*", "c-plus-plus-developer"),
        ("skill:k8s=practised", "senior-engineer"),
        ("similar(cpp dev)", ""),
    ] {
        assert_eq!(ids(selector), expected, "{selector}");
    }
}

#[test]
fn a_big_graph_and_a_long_selector_take_no_deep_stack() {
    let mut text = "transitions:\n".to_owned();
    let roles = 20_000;
    for at in 1..roles {
        writeln!(
            text,
            "  - {{from: r{at}, to: r{}, kind: advancement}}",
            at + 1
        )
        .expect("a string takes everything");
    }
    let graph = load(&text).graph;
    let count = |selector: &str| graph.select(selector).expect("a selector").len();
    assert_eq!(count("r1+"), roles);
    assert_eq!(count("+r20000"), roles);
    assert_eq!(count("paths(r2, r19999)"), roles - 2);
    assert_eq!(count("1000+r10000+1000"), 2001);
    assert_eq!(count(&format!("r1{}", " | r2".repeat(2000))), 2);
    let error = graph
        .select(&"r1 & ".repeat(1000))
        .expect_err("an open end");
    assert!(matches!(
        error.problem,
        SelectorProblem::Expected { found: None, .. }
    ));
}
