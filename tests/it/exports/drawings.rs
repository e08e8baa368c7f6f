//! The formats for drawings, read line by line: every line has one of a few known forms, and every
//! name comes out of its label as it went in.

use careergraph::export::{FORMATS, Format, Work};
use careergraph::query::gap::{Interval, Readiness};
use careergraph::view::{Change, ChangeView, GraphView, NodeView};

use super::samples;

/// What a drawing says: its boxes by id with the lines of their labels, and the ends of its lines.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Drawn {
    pub(super) boxes: Vec<(String, String)>,
    pub(super) lines: Vec<(String, String)>,
    pub(super) groups: Vec<String>,
}

/// Returns what a reader should find in the drawing of a view.
pub(super) fn expected(view: &GraphView) -> Drawn {
    let id = |index: usize| format!("n{index}");
    let boxes = view.nodes.iter().enumerate();
    let lines = view.edges.iter();
    let groups = view.clusters.iter();
    Drawn {
        boxes: boxes.map(|(at, node)| (id(at), label(node))).collect(),
        lines: lines.map(|edge| (id(edge.from), id(edge.to))).collect(),
        groups: groups.map(|group| shown(&group.group.title)).collect(),
    }
}

/// Returns what a drawing shows of a name: one line, and not all of a long one.
pub(super) fn shown(name: &str) -> String {
    // Only the first words are looked at.
    let start: String = match name.chars().nth(320) {
        Some(_) => name.chars().take(319).chain(['…']).collect(),
        None => name.to_owned(),
    };
    let words: Vec<_> = start.split_whitespace().collect();
    let line: Vec<char> = words.join(" ").chars().collect();
    let line: String = match line.get(80) {
        Some(_) => line[..79].iter().chain(&['…']).collect(),
        None => line.into_iter().collect(),
    };
    samples::seen(&line).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

fn label(node: &NodeView) -> String {
    let names = [&*node.title, node.id.as_str(), "(untitled)"].map(shown);
    let name = names.into_iter().find(|name| !name.is_empty());
    let mut lines: Vec<_> = name.into_iter().collect();
    match &node.facts {
        Some(facts) => lines.extend(facts.iter().map(|fact| shown(fact))),
        None => lines.push(shown(&node.rank())),
    }
    lines.extend(node.stub.then(|| "(stub)".to_owned()));
    lines.extend(readiness(node));
    if let Some(change) = &node.change {
        let mut notes = became(change);
        if notes.len() > 6 {
            let more = notes.len() - 5;
            notes.truncate(5);
            notes.push(format!("and {more} more changes"));
        }
        lines.extend(notes);
    }
    lines.extend(bar(node));
    let skills = node.skills.iter().map(|skill| shown(skill));
    let skills = skills.filter(|skill| !skill.is_empty());
    lines.extend(skills.map(|skill| format!("• {skill}")));
    lines.extend(node.terminal.then(|| "(summit)".to_owned()));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Returns how ready somebody is, in lines.
fn readiness(node: &NodeView) -> Vec<String> {
    let Some(heat) = node.heat else {
        return Vec::new();
    };
    let ready = match heat.measure.readiness {
        Readiness::Ready => "ready",
        Readiness::Short(Interval { low: 1, high: 1 }) => "1 essential short",
        Readiness::Short(Interval { low, high }) if low == high => {
            &format!("{high} essentials short")
        }
        Readiness::Short(Interval { low, high }) => &format!("{low}-{high} essentials short"),
        Readiness::AsksForNothing => "asks for nothing",
        _ => "readiness not known",
    };
    let current = heat.current.then(|| "(current role)".to_owned());
    current.into_iter().chain([ready.to_owned()]).collect()
}

/// Returns the bar of ten cells with its number.
fn bar(node: &NodeView) -> Option<String> {
    let share = node.heat?.coverage()?;
    let cell = |cell: usize| match (cell as f64 + 1.0) / 10.0 {
        end if end <= share.low + 1e-9 => '█',
        end if end <= share.high + 1e-9 => '▒',
        _ => '░',
    };
    let cells: String = (0..10).map(cell).collect();
    let [low, high] = [share.low, share.high].map(|share| (share * 100.0 + 1e-9).floor());
    let number = if low < high {
        format!("{low}-{high}%")
    } else {
        format!("{low}%")
    };
    Some(format!("{cells} {number}"))
}

/// Returns what became of something, a line each.
fn became(change: &ChangeView) -> Vec<String> {
    let mark = match change.kind {
        Change::Added => "+",
        Change::Removed => "–",
        Change::Changed => "~",
        Change::Unchanged => return Vec::new(),
    };
    if change.notes.is_empty() {
        return vec![format!("{mark} {}", change.kind.as_str())];
    }
    let notes: Vec<_> = change
        .notes
        .iter()
        .map(|note| shown(&note.marked()))
        .collect();
    // Something says what became of the whole.
    let is_said = notes.iter().any(|note| note.starts_with(mark));
    let whole = (!is_said).then(|| format!("{mark} {}", change.kind.as_str()));
    whole.into_iter().chain(notes).collect()
}

#[test]
fn every_drawing_has_the_structure_of_its_view() {
    let engineer = samples::engineer();
    let around = engineer.role("engineer").expect("a role");
    let around = engineer.view().around(around, 1).build();
    let views = [engineer.view().build(), around, samples::view()];
    for view in views.into_iter().chain(samples::marked()) {
        // Pages are read in `browser`.
        let is_picture = |format: &&Format| matches!(format.work, Work::Picture(_));
        for format in FORMATS.iter().filter(is_picture) {
            check(format, &view);
        }
    }
}

#[test]
fn paths_in_one_graph_are_told_apart() {
    let views = samples::merged();
    assert_eq!(views[0].routes.len(), 9);
    for name in ["mermaid", "markdown", "plantuml", "d2", "dot"] {
        let format = Format::from_name(name).expect("a format");
        for view in &views {
            check(format, view);
        }
        let text = String::from_utf8(samples::drawing(format, &views[0])).expect("UTF-8");
        let text = text.replace("#58;", ":").replace("<U+003A>", ":");
        for words in [
            "4, 7 · after 2 years · gap 0",
            "9: 5 moves · 6 years",
            "a line of several paths is drawn as that of the first",
        ] {
            assert!(text.contains(words), "{name} does not say {words}: {text}");
        }
    }
}

fn check(format: &Format, view: &GraphView) {
    let bytes = samples::drawing(format, view);
    match format.name {
        "png" => return png(&bytes, view),
        "pdf" => return pdf(&bytes),
        _ => {}
    }
    let text = String::from_utf8(bytes).expect("UTF-8");
    let controls = |c: char| careergraph::model::text::is_unseen(c) && c != '\n';
    assert!(!text.contains(controls), "{}", format.name);
    let mut found = match format.name {
        "mermaid" => mermaid(&text),
        "markdown" => markdown(&text),
        "plantuml" => plantuml(&text),
        "d2" => d2(&text),
        // Read by Graphviz, as far as it is there; see `export::dot::tests`.
        "dot" => return dot(&text, view),
        "json" => {
            let found: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            assert!(found == serde_json::to_value(view).expect("plain data"));
            return;
        }
        "svg" => return svg(&text, view),
        "text" => return terminal(&text, view),
        other => panic!("{other} has no reader here: write one"),
    };
    let mut expected = expected(view);
    if format.name == "d2" {
        for (from, to) in &mut expected.lines {
            (*from, *to) = (full(view, from), full(view, to));
        }
    }
    let groups = expected.groups.iter_mut();
    let unnamed = groups.filter(|title| title.is_empty());
    unnamed.for_each(|title| title.push(' '));
    let sorted = |mut drawn: Drawn| {
        drawn.boxes.sort();
        drawn
    };
    let boxes = found.boxes.iter_mut();
    boxes.for_each(|(id, text)| samples::without_track(view, id, text));
    let (found, expected) = (sorted(found), sorted(expected));
    for (found, expected) in found.boxes.iter().zip(&expected.boxes) {
        assert_eq!(found, expected, "{}", format.name);
    }
    assert!(
        found == expected,
        "{}: {:?} {:?}",
        format.name,
        found.groups,
        expected.groups
    );
}

/// Returns the id of a node with that of the group it stands in.
pub(super) fn full(view: &GraphView, id: &str) -> String {
    let index: usize = id[1..].parse().expect("a generated id");
    let group = view
        .clusters
        .iter()
        .position(|group| group.nodes.contains(&index));
    group.map_or_else(|| id.to_owned(), |group| format!("c{group}.{id}"))
}

/// Returns what stands between two texts at the ends of a line.
fn between<'t>(line: &'t str, open: &str, close: &str) -> Option<&'t str> {
    line.strip_prefix(open)?.strip_suffix(close)
}

/// Splits a line after the id of a node or group that it begins with.
fn id(line: &str, letter: char) -> Option<(&str, &str)> {
    let digits = line
        .strip_prefix(letter)?
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    (digits > 0).then(|| line.split_at(1 + digits))
}

/// Replaces what `open` and `close` enclose by the character of that number.
fn decoded(text: &str, open: &str, close: char, radix: u32) -> String {
    let mut out = String::new();
    let mut parts = text.split(open);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (number, rest) = part.split_once(close).expect("an entity ends");
        let number = u32::from_str_radix(number, radix).expect("a number");
        out.push(char::from_u32(number).expect("a character"));
        out.push_str(rest);
    }
    out
}

fn mermaid(text: &str) -> Drawn {
    let mut drawn = Drawn::default();
    let mut lines = text.lines().peekable();
    if lines.next_if_eq(&"---").is_some() {
        let title = lines
            .next()
            .and_then(|line| between(line, "title: \"", "\""));
        assert!(!title.expect("a title").contains('"'));
        assert_eq!(lines.next(), Some("---"));
    }
    assert_eq!(lines.next(), Some("flowchart LR"));
    let label = |text: &str| {
        assert!(!text.contains(['"', '`', '%', '{']), "{text}");
        decoded(&text.replace("<br/>", "\n"), "#", ';', 10)
    };
    let mut depth = 0;
    for line in lines.map(str::trim) {
        let words = ["classDef ", "class ", "style ", "linkStyle "];
        if let Some(click) = line.strip_prefix("click ") {
            let (_, address) = id(click, 'n').expect("an id");
            let address = between(address, " href \"", "\"").expect("an address");
            is_address(address);
            continue;
        }
        if let Some(text) = between(line, "legend[\"", "\"]") {
            label(text);
            continue;
        }
        if let Some(group) = line.strip_prefix("subgraph ") {
            let (_, title) = id(group, 'c').expect("an id");
            drawn
                .groups
                .push(label(between(title, "[\"", "\"]").expect("a title")));
            depth += 1;
        } else if line == "end" {
            depth -= 1;
        } else if !words.iter().any(|word| line.starts_with(word)) {
            let (node, rest) = id(line, 'n').unwrap_or_else(|| panic!("{line}"));
            let summit = between(rest, "[[\"", "\"]]");
            if let Some(text) = summit.or_else(|| between(rest, "[\"", "\"]")) {
                drawn.boxes.push((node.to_owned(), label(text)));
                continue;
            }
            let (arrow, rest) = rest[1..].split_once(' ').map_or_else(
                || panic!("{line}"),
                |(arrow, rest)| {
                    arrow.split_once('|').map_or((arrow, rest), |(arrow, _)| {
                        let (_, rest) = line.rsplit_once("\"| ").expect("the label ends");
                        (arrow, rest)
                    })
                },
            );
            assert!(["-->", "<-->", "-.->", "<-.->"].contains(&arrow), "{line}");
            let (to, nothing) = id(rest, 'n').expect("an id");
            assert_eq!(nothing, "", "{line}");
            drawn.lines.push((node.to_owned(), to.to_owned()));
        }
    }
    assert_eq!(depth, 0);
    drawn
}

fn markdown(text: &str) -> Drawn {
    use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
    let mut fences = 0;
    let mut diagram = String::new();
    let mut in_fence = false;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => {
                assert_eq!(&*kind, "mermaid");
                (fences, in_fence) = (fences + 1, true);
            }
            // The legend and the links stand below.
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item) => assert_eq!(fences, 1),
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(
                    dest_url.starts_with("https://example.org/a%20b/"),
                    "{dest_url}"
                );
            }
            Event::Start(tag) => assert!(matches!(tag, Tag::Heading { .. }), "{tag:?}"),
            Event::Text(text) if in_fence => diagram.push_str(&text),
            Event::End(TagEnd::CodeBlock) => in_fence = false,
            Event::Text(_) | Event::End(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(fences, 1);
    mermaid(&diagram)
}

/// Checks the address of a link that was hostile.
fn is_address(address: &str) {
    let signs = "-._~:/?#@!&=+,%";
    let is_plain = |c: char| c.is_ascii_alphanumeric() || signs.contains(c);
    assert!(address.chars().all(is_plain), "{address}");
    let start = address.strip_prefix("https://example.org/a%20b/");
    assert!(
        start.is_some_and(|rest| rest.contains("?x=%22%5D%3B")),
        "{address}"
    );
}

fn plantuml(text: &str) -> Drawn {
    let mut drawn = Drawn::default();
    let inner = between(text, "@startuml\n", "@enduml\n").expect("a diagram");
    let label = |text: &str| {
        let text = text.replace("\\n", "\n");
        decoded(&text, "<U+", '>', 16)
    };
    for line in inner.lines() {
        if let Some(package) = line.strip_prefix("package \"") {
            let (title, rest) = package.split_once('"').expect("a title");
            assert!(rest.starts_with(" as c") && rest.ends_with(" {"), "{line}");
            drawn.groups.push(label(title));
        } else if let Some(node) = line.strip_prefix("rectangle \"") {
            let (title, rest) = node.split_once('"').expect("a title");
            let rest = rest.strip_prefix(" as ").expect("an id");
            let (node, rest) = id(rest, 'n').expect("an id");
            // An id of a megabyte makes no link.
            if let Some((address, _)) = rest.split_once("]] #") {
                is_address(address.strip_prefix(" [[").expect("a link"));
            }
            drawn.boxes.push((node.to_owned(), label(title)));
        } else if let Some((node, rest)) = id(line, 'n') {
            let (arrow, rest) = rest.split_once("> ").expect("an arrow");
            assert!(
                arrow.trim_start_matches([' ', '<']).starts_with("-[#"),
                "{line}"
            );
            let (to, words) = id(rest, 'n').expect("an id");
            assert!(words.is_empty() || words.starts_with(" : "), "{line}");
            drawn.lines.push((node.to_owned(), to.to_owned()));
        } else {
            let known = [
                "title ",
                "skinparam ",
                "  ",
                "}",
                "left to right",
                "legend",
                "endlegend",
            ];
            assert!(known.iter().any(|word| line.starts_with(word)), "{line}");
            assert!(!line.contains(['!', '%', '$', '[', '\\']), "{line}");
        }
    }
    drawn
}

fn d2(text: &str) -> Drawn {
    let mut drawn = Drawn::default();
    for line in text.lines().map(str::trim) {
        if ["}", "direction: right"].contains(&line) || line.starts_with("style: {") {
            continue;
        }
        let (key, rest) = line.split_once(": \"").unwrap_or_else(|| panic!("{line}"));
        let mut label = String::new();
        let mut rest = rest.chars();
        loop {
            match rest.next().expect("the label ends") {
                '"' => break,
                '\\' => match rest.next().expect("something is escaped") {
                    'n' => label.push('\n'),
                    c => label.push(c),
                },
                c => {
                    assert_ne!(c, '$', "{line}");
                    label.push(c);
                }
            }
        }
        let key: Vec<_> = key.split(' ').collect();
        match key.as_slice() {
            ["title" | "legend"] => {}
            [group] if group.starts_with('c') => {
                let label = if label.is_empty() {
                    " ".to_owned()
                } else {
                    label
                };
                drawn.groups.push(label);
            }
            [node] => {
                if let Some((_, address)) = rest.as_str().split_once("}; link: \"") {
                    is_address(address.strip_suffix("\"}").expect("its end"));
                }
                drawn.boxes.push(((*node).to_owned(), label));
            }
            [from, "->" | "<->", to] => drawn.lines.push(((*from).to_owned(), (*to).to_owned())),
            _ => panic!("{line}"),
        }
    }
    drawn
}

fn dot(text: &str, view: &GraphView) {
    let nodes = text.lines().filter(|line| {
        let node = id(line.trim(), 'n');
        node.is_some_and(|(_, rest)| rest.starts_with(" [label="))
    });
    let nodes = nodes.inspect(|node| {
        if let Some((_, link)) = node.split_once(", URL=\"") {
            let (address, rest) = link.split_once('"').expect("its end");
            assert!(rest.starts_with(", target=\"_top\""), "{node}");
            is_address(&address.replace("&amp;", "&"));
        }
    });
    assert_eq!(nodes.count(), view.nodes.len());
    let edges = text.lines().filter(|line| {
        let node = id(line.trim(), 'n');
        node.is_some_and(|(_, rest)| rest.starts_with(" -> n"))
    });
    assert_eq!(edges.count(), view.edges.len());
}

/// A picture: its lists of roles and moves are those of the view, in order, and every box has the
/// whole title. What may stand in it at all is tested beside what writes it.
fn svg(text: &str, view: &GraphView) {
    let drawn = roxmltree::Document::parse(text).expect("XML");
    let told = |label: &str| -> Vec<String> {
        let mut lists = drawn.descendants();
        let list = lists.find(|node| node.attribute("aria-label") == Some(label));
        let items = list.expect("a list").children();
        let items = items.filter(|item| item.attribute("role") == Some("listitem"));
        let title = |item: roxmltree::Node<'_, '_>| {
            let title = item.first_element_child().expect("a title");
            title.text().unwrap_or_default().to_owned()
        };
        items.map(title).collect()
    };
    let words = |text: &str| samples::seen(text).split_whitespace().collect::<String>();
    let boxes = told("Roles");
    assert_eq!(boxes.len(), view.nodes.len());
    for (found, node) in boxes.iter().zip(&view.nodes) {
        assert!(words(found).starts_with(&words(&node.title)), "{found}");
    }
    let start = |node: &NodeView| {
        let names = [&*node.title, node.id.as_str()];
        let name = names.into_iter().find(|name| !name.is_empty());
        words(
            &name
                .unwrap_or_default()
                .chars()
                .take(80)
                .collect::<String>(),
        )
    };
    let lines = told("Moves");
    assert_eq!(lines.len(), view.edges.len());
    for (found, edge) in lines.iter().zip(&view.edges) {
        let found = words(found);
        let [from, to] = [edge.from, edge.to].map(|end| start(&view.nodes[end]));
        let rest = found.strip_prefix(&from).expect("the former role");
        let rest = rest.trim_start_matches('…').strip_prefix('→');
        let rest = rest.expect("an arrow").strip_prefix(&to);
        assert!(rest.is_some_and(|rest| rest.contains(':')), "{found}");
    }
}

/// Returns the size of the picture of a view in SVG.
fn size(view: &GraphView) -> [u32; 2] {
    let format = Format::from_name("svg").expect("a format");
    let svg = String::from_utf8(samples::drawing(format, view)).expect("UTF-8");
    let drawn = roxmltree::Document::parse(&svg).expect("XML");
    ["width", "height"].map(|side| {
        let side = drawn.root_element().attribute(side);
        side.and_then(|side| side.parse().ok()).expect("a length")
    })
}

/// A picture in pixels: as many as the SVG has units, and not blank.
fn png(bytes: &[u8], view: &GraphView) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .expect("a PNG");
    let info = reader.info();
    let found = [info.width, info.height];
    assert_eq!(found, size(view));
    assert_eq!(info.pixel_dims.map(|dims| dims.xppu), Some(3780), "96 dpi");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut pixels).expect("pixels");
    let some = pixels.chunks_exact(3).step_by(101);
    let colours: std::collections::BTreeSet<_> = some.collect();
    assert!(colours.len() > 20, "{} colours", colours.len());
}

/// A page: its text is read in `outside.rs`. Without a date, so that it is always the same.
fn pdf(bytes: &[u8]) {
    assert!(bytes.starts_with(b"%PDF-") && bytes.ends_with(b"%%EOF"));
    let contains = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    assert!(!contains(b"CreationDate") && !contains(b"ModDate"));
    assert!(!contains(b"/JavaScript") && !contains(b"/OpenAction"));
}

fn terminal(text: &str, view: &GraphView) {
    let wide = text
        .lines()
        .map(unicode_width::UnicodeWidthStr::width)
        .max()
        .unwrap_or(0);
    assert!(wide <= 100, "{wide} columns");
    // Every box has one corner of each kind at least, and none runs into another.
    let corners = ["┌╔┏", "┐╗┓", "└╚┗", "┘╝┛"];
    let drawn = corners.map(|corner| text.matches(|c| corner.contains(c)).count());
    assert!(
        drawn[0] >= 1 && drawn[0] >= view.nodes.len().min(2),
        "{drawn:?}"
    );
}

#[test]
fn a_diagram_beyond_the_limits_of_mermaid_says_so() {
    let format = Format::from_name("mermaid").expect("a format");
    let Work::Picture(draw) = format.work else {
        panic!("it is a drawing");
    };
    let look = careergraph::export::Look::default();
    let mut view = samples::engineer().view().build();
    assert_eq!(
        draw(&view, &look).expect("drawn").warnings,
        Vec::<String>::new()
    );
    let edge = view.edges[0].clone();
    view.edges.resize(501, edge);
    let warnings = draw(&view, &look).expect("drawn").warnings;
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("500 edges") && warnings[0].contains("has 501"));
    view.edges.resize(3000, view.edges[0].clone());
    let warnings = draw(&view, &look).expect("drawn").warnings;
    assert!(
        warnings
            .iter()
            .any(|warning| warning.contains("maxTextSize")),
        "{warnings:?}"
    );
}
