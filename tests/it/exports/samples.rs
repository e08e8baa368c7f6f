//! What is exported: shipped graphs, and views and networks in which every text is hostile.

use careergraph::CareerGraph;
use careergraph::export::{Format, Look, Work};
use careergraph::load::Loader;
use careergraph::model::{Name, RoleId};
use careergraph::source::SourceFile;
use careergraph::view::network::{Network, Value};
use careergraph::view::{Asks, AsksOfRole, Before, BoxFact, GraphView, MoveFact, Note};

/// Texts that somebody could write to break out of some format.
pub(crate) const HOSTILE: [&str; 33] = [
    "",
    " ",
    "\"",
    "'",
    "\"]; evil [label=\"",
    "\\",
    "ends with \\",
    r"\N \G \l \r \n \T \E",
    "two\nlines\r\nand\ta tab",
    "<b>bold</b><script>alert(1)</script>",
    "]]>",
    "</B>><TABLE></TABLE>",
    "<!-- comment -->",
    "&amp; &lt; &nbsp; &#60; &bogus; &",
    "#quot; #35; ﬂ°°34¶ß",
    "nul\0 escape\u{1b}[31m bell\u{7} c1\u{9b}2J",
    "turned \u{202e}round\u{2066}",
    "👩‍💻 developer \u{1f1e9}\u{1f1ea}",
    "データエンジニア・プラットフォーム部門責任者代理補佐見習い",
    "\u{fffe}\u{ffff}\u{2028}x",
    "__proto__",
    "%%{init: {\"theme\": \"dark\"}}%%",
    "%% comment",
    "---\ntitle: x\n---",
    "end\nsubgraph x",
    "n0 --> n1; click n0 callback",
    "n0 -> n1; }",
    "@enduml\n!include /etc/passwd\n@startuml",
    "%getenv(\"HOME\") $x <img:http://example.org/x.png> [[http://example.org]] **b** //i// ~~s~~",
    "${x} ...@y |md # z | {shape: circle}",
    "=1+1",
    "1. first\n- second\n+ third",
    "```\nfence",
];

/// An address that somebody could write to break out of some format.
pub(crate) const LINK: &str = "https://example.org/a b/{id}?x=\"]; n0 --> n1;&y='](z)}]] [[w]] \
    <b>&#58;#58;\\N|`${q}%getenv(\"HOME\")%%{init}%%\n@enduml\n!include x#{id}";

/// Returns a long text, of a megabyte.
fn long() -> String {
    format!("very long {}", "lengthy \\N<&\" ".repeat(80_000))
}

/// Returns the shipped graph of an engineer's neighbourhood.
pub(crate) fn engineer() -> CareerGraph {
    CareerGraph::embedded("engineer").expect("a shipped graph")
}

/// Returns a text in YAML as a graph.
pub(crate) fn graph(yaml: &str) -> CareerGraph {
    let mut loader = Loader::new();
    loader.source(SourceFile::new("sample.yaml", yaml.to_owned()), None);
    loader.load().expect("a sound graph").graph
}

/// Returns a graph in which everything occurs that can be said of roles and transitions, with as many
/// roles as there are names.
fn full(names: usize) -> CareerGraph {
    let mut yaml = String::from(
        "title: All that can be said\nfamilies: {f0: One, f1: Two, f2: Three}\ntracks: {t: Track}\nroles:\n",
    );
    for role in 0..names {
        let next = (role + 1) % names;
        yaml += &[
            format!("  r{role}:"),
            format!("    title: Role {role}"),
            format!("    aliases: [Alias {role}]"),
            format!("    family: f{}", role % 3),
            "    track: t".to_owned(),
            format!("    level: {}", role % 5),
            "    years: 2-4.5".to_owned(),
            "    salary: 50000-70000 EUR/year".to_owned(),
            "    requires: [Go, Rust]".to_owned(),
            "    tags: [tag, other]".to_owned(),
            format!("    advances_to: [{{role: r{next}, years: 1-3, note: a note}}]"),
            format!("    lateral_to: [stub {role}, r{}]\n", (role + 2) % names),
        ]
        .join("\n");
    }
    graph(&yaml)
}

/// Returns names of which every one is hostile.
pub(crate) fn names() -> Vec<Name> {
    let long = long();
    let all = HOSTILE.into_iter().chain([long.as_str()]);
    all.map(Name::from).collect()
}

/// Returns a view in which every text that somebody could have written is hostile.
pub(crate) fn view() -> GraphView {
    let names = names();
    let mut view = full(names.len()).view().build();
    for (index, node) in view.nodes.iter_mut().enumerate() {
        let name = &names[index % names.len()];
        (node.id, node.title) = (RoleId::new(name.clone()), name.clone());
        node.years = Some(name.to_string());
        node.terminal = index % 7 == 0;
        // The long one once, not in every box.
        let entries = if index == 0 {
            &*names
        } else {
            &names[..HOSTILE.len()]
        };
        node.outside_entries = entries.to_vec();
        for group in [&mut node.family, &mut node.track].into_iter().flatten() {
            (group.id, group.title) = (name.clone(), name.clone());
        }
    }
    for (index, cluster) in view.clusters.iter_mut().enumerate() {
        let name = names[(7 * index + 2) % names.len()].clone();
        (cluster.group.id, cluster.group.title) = (name.clone(), name);
    }
    view.title = Some(names.concat());
    view
}

/// Returns views with all that boxes and lines can show besides: changes, readiness and what was asked
/// for, also with names that are hostile.
pub(crate) fn marked() -> Vec<GraphView> {
    let names = names();
    let (old, new) = (full(10), full(12));
    let boxes = BoxFact::NAMES.map(|(fact, ..)| fact);
    let lines = MoveFact::NAMES.map(|(fact, ..)| fact);
    let person = new.in_role("r1").expect("a role");
    let views = [
        new.view().since(Before::of(&old)),
        old.view().since(Before::of(&new)).show_moves(&lines),
        new.view().readiness(&person),
        new.view().show(&boxes).show_moves(&lines),
    ];
    let sound = views.map(|view| view.build());
    let mut spoilt = sound.clone();
    // Some of the names in every box, one beside every line, all of them in notes.
    let one = |at: usize| vec![names[at % names.len()].to_string()];
    let notes = |kind, texts: Vec<String>| -> Vec<Note> {
        let texts = texts.into_iter();
        texts.map(|text| Note::new(kind, text)).collect()
    };
    for view in &mut spoilt {
        for (at, node) in view.nodes.iter_mut().enumerate() {
            if let Some(change) = &mut node.change {
                let all = [one(at), texts(&names[..HOSTILE.len()])].concat();
                change.notes = notes(change.kind, all);
            }
            if let Some(facts) = &mut node.facts {
                *facts = [one(3 * at), one(3 * at + 1)].concat();
                node.skills = one(3 * at + 2);
            }
        }
        for (at, edge) in view.edges.iter_mut().enumerate() {
            if let Some(change) = &mut edge.change {
                change.notes = notes(change.kind, one(at));
            }
            if let Some(facts) = &mut edge.facts {
                (facts.moves, facts.takes) = (one(at + 1).pop(), one(at + 2));
            }
        }
    }
    sound.into_iter().chain(spoilt).collect()
}

/// Returns views of paths that formats without places for boxes draw as one graph; in the second one their
/// captions are hostile.
pub(crate) fn merged() -> Vec<GraphView> {
    let graph = full(12);
    let query = graph.paths().from("r0").expect("a role");
    let query = query.to("r7").expect("a role");
    let paths = query.best(9).expect("both ends are roles").paths;
    let sound = graph.view().paths(&paths).build();
    let mut spoilt = sound.clone();
    let names = names();
    let mut all = names.iter().cycle();
    for route in &mut spoilt.routes {
        let some: Vec<_> = all.by_ref().take(4).map(ToString::to_string).collect();
        route.caption = some.concat();
    }
    vec![sound, spoilt]
}

fn texts(names: &[Name]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

/// Returns networks with what they have besides: readiness and changes.
pub(crate) fn marked_networks() -> Vec<Network> {
    let (old, new) = (full(20), full(22));
    let person = new.in_role("r1").expect("a role");
    let names = names();
    let mut networks = vec![
        new.view().readiness(&person).network(),
        new.view().since(Before::of(&old)).network(),
        old.view().since(Before::of(&new)).network(),
    ];
    let mut spoilt = networks.clone();
    for network in &mut spoilt {
        for (index, node) in network.nodes.iter_mut().enumerate() {
            let name = names[index % names.len()].clone();
            node.title = name.clone();
            spoil(&mut node.values, &name, &names);
        }
        for (index, edge) in network.edges.iter_mut().enumerate() {
            spoil(&mut edge.values[2..], &names[index % names.len()], &names);
        }
    }
    networks.extend(spoilt);
    networks
}

/// Returns a network in which every text that somebody could have written is hostile; ids are slugs,
/// as they are in every graph, though odd ones.
pub(crate) fn network() -> Network {
    let names = names();
    let mut network = full(names.len()).view().network();
    for (index, node) in network.nodes.iter_mut().enumerate() {
        let name = names[index % names.len()].clone();
        node.title = name.clone();
        match index {
            0 => node.id = RoleId::new("__proto__"),
            1 => node.id = RoleId::new("constructor"),
            2 => node.id = RoleId::new("データエンジニア"),
            _ => {}
        }
        spoil(&mut node.values, &name, &names);
    }
    for (index, edge) in network.edges.iter_mut().enumerate() {
        // The kind and the basis come first, and are words of the program.
        spoil(&mut edge.values[2..], &names[index % names.len()], &names);
    }
    network.title = Some(names.concat());
    network
}

/// Returns what the roles of the same graph ask for: the first one for skills of every hostile name, the others for
/// some.
pub(crate) fn asks() -> Asks {
    let names = names();
    let mut asks = full(names.len()).view().asks();
    for (index, role) in asks.of_roles.iter_mut().enumerate() {
        let AsksOfRole::Said(said) = role else {
            continue;
        };
        let Some(one) = said.first().cloned() else {
            continue;
        };
        let most = if index == 0 { HOSTILE.len() } else { 2 };
        let spoilt = names[..most].iter().map(|name| {
            let mut spoilt = one.clone();
            spoilt.title = name.to_string();
            spoilt.proficiency_name = Some(name.to_string());
            spoilt
        });
        *said = spoilt.collect();
    }
    asks
}

fn spoil(values: &mut [Option<Value>], name: &Name, names: &[Name]) {
    for value in values.iter_mut().flatten() {
        match value {
            Value::Text(text) => *text = name.clone(),
            // Not the long one, which would come a hundred times.
            Value::List(list) => list.clone_from(&names[..HOSTILE.len()].to_vec()),
            _ => {}
        }
    }
}

/// Returns all of a graph in a format, with the default look.
pub(crate) fn whole(format: &Format, graph: &CareerGraph) -> Vec<u8> {
    let export = format.export(&graph.view(), &Look::default());
    export.expect("it can be exported").bytes
}

/// Returns a drawing of a view.
pub(crate) fn drawing(format: &Format, view: &GraphView) -> Vec<u8> {
    let Work::Picture(draw) = format.work else {
        panic!("{} is data", format.name);
    };
    let mut look = Look::default();
    look.link = Some(LINK.to_owned());
    // As many pixels as units: the hostile view is large.
    look.scale = 1.0;
    draw(view, &look).expect("it can be drawn").bytes
}

/// Returns a network in a format for data.
pub(crate) fn data(format: &Format, network: &Network) -> String {
    let Work::Data(write) = format.work else {
        panic!("{} is a drawing", format.name);
    };
    write(network)
}

/// Returns what a format that is text makes of characters that nobody sees and programs obey.
pub(crate) fn seen(text: &str) -> String {
    let seen = |c: char| match c {
        '\n' | '\t' | '\r' => c,
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c if careergraph::model::text::is_unseen(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(seen).collect()
}

/// Takes the track out of a box below the name, where it is named there; see `export::groups`.
pub(crate) fn without_track(view: &GraphView, id: &str, text: &mut String) {
    let digits = id.rsplit('n').next().expect("an id");
    let node = &view.nodes[digits.parse::<usize>().expect("a number")];
    let track = node
        .track
        .as_ref()
        .map(|track| super::drawings::shown(&track.title));
    let mut lines: Vec<_> = text.split('\n').collect();
    if track.is_some() && lines.get(1).copied() == track.as_deref() && node.facts.is_none() {
        lines.remove(1);
        *text = lines.join("\n");
    }
}
