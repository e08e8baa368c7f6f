//! Formats read by programs of other people: `NetworkX`, igraph and the `csv` module of Python, the
//! parsers of Mermaid and D2, and `PlantUML`. Where one is absent its test says so and passes; in CI
//! it fails.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use careergraph::export::{FORMATS, Format};
use careergraph::view::network::Network;
use careergraph::view::{GraphView, LegendEntry, NodeView};
use serde_json::{Map, Value, json};

use super::drawings;
use super::read_back::{Found, Writes, difference, expected, order, plain, writes};
use super::samples;

/// The folder of the scripts that read.
fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers")
}

/// The folder that `.ci/readers` installs into.
fn installed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/readers")
}

/// Says that a reader is absent; nothing may be absent in CI.
#[expect(
    clippy::disallowed_methods,
    reason = "only CI has to have every reader"
)]
#[expect(clippy::print_stderr, reason = "says that less was tested")]
pub(super) fn skip(reader: &str) {
    let in_ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty());
    assert!(!in_ci, "{reader} is absent; `.ci/readers` installs it");
    eprintln!("skipped: {reader} is absent; `.ci/readers` installs it");
}

/// Runs a program; nothing where it is not there.
fn run(program: &OsStr, arguments: &[&OsStr]) -> Option<Vec<u8>> {
    let output = match Command::new(program).args(arguments).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => panic!("{error}"),
    };
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", program.display());
    Some(output.stdout)
}

/// Returns a Python that has what the script needs.
fn python() -> Option<PathBuf> {
    let own = installed().join("python/bin/python");
    let python = if own.exists() { own } else { "python3".into() };
    let able = Command::new(&python)
        .args(["-c", "import igraph, networkx"])
        .output();
    able.is_ok_and(|output| output.status.success())
        .then_some(python)
}

fn networks() -> Vec<Network> {
    let engineer = samples::engineer();
    vec![engineer.view().network(), samples::network()]
}

#[test]
fn python_reads_what_the_network_says() {
    let Some(python) = python() else {
        return skip("Python with networkx and igraph");
    };
    let folder = tempfile::tempdir().expect("a folder");
    for network in networks() {
        // No reader of the JSON Graph Format is kept for Python.
        let formats = FORMATS
            .iter()
            .filter(|format| format.is_data() && format.name != "json-graph");
        for format in formats {
            let file = folder.path().join(format.name);
            fs::write(&file, samples::data(format, &network)).expect("a file");
            let json = |reader: &str| -> Value {
                let script = scripts().join("read.py");
                let arguments = [script.as_os_str(), reader.as_ref(), file.as_os_str()];
                let json = run(python.as_os_str(), &arguments).expect("Python is there");
                serde_json::from_slice(&json).expect("JSON")
            };
            let json_of = json(format.name);
            let mut found = found(&json_of, &[]);
            let mut wanted = expected(&network, format);
            if format.name == "node-link" || format.name == "cytoscape" {
                // NetworkX takes the keys of edges out.
                assert_eq!(
                    json_of["edges"].as_array().map(Vec::len),
                    Some(network.edges.len())
                );
            }
            found.edges.sort_by_key(order);
            wanted.edges.sort_by_key(order);
            assert!(
                found == wanted,
                "{}: {}",
                format.name,
                difference(&found, &wanted)
            );
            if format.name == "graphml" {
                igraph(&json("graphml-igraph"), &network, format);
            }
        }
    }
}

/// igraph has no absent and no true or false values: compares the rest.
fn igraph(json: &Value, network: &Network, format: &Format) {
    assert_eq!(writes(format), Writes::Seen);
    let uncertain = ["stub", "terminal"];
    let mut found = found(json, &uncertain);
    let mut wanted = expected(network, format);
    let trim = |values: &Map<String, Value>| {
        let mut values = plain(values, &uncertain);
        values.retain(|_, value| *value != json!(""));
        values
    };
    wanted
        .nodes
        .values_mut()
        .for_each(|values| *values = trim(values));
    wanted
        .edges
        .iter_mut()
        .for_each(|(_, _, values)| *values = trim(values));
    found.edges.sort_by_key(order);
    wanted.edges.sort_by_key(order);
    assert!(found == wanted, "igraph: {}", difference(&found, &wanted));
}

fn found(json: &Value, without: &[&str]) -> Found {
    let mut found = Found::default();
    let none = Map::new();
    for (id, values) in json["nodes"].as_object().unwrap_or(&none) {
        let values = values.as_object().expect("a map");
        found.nodes.insert(id.clone(), plain(values, without));
    }
    for edge in json["edges"].as_array().into_iter().flatten() {
        let [from, to] = [0, 1].map(|end| edge[end].as_str().expect("an id").to_owned());
        let values = edge[2].as_object().expect("a map");
        found.edges.push((from, to, plain(values, without)));
    }
    found
}

fn views() -> Vec<GraphView> {
    let engineer = samples::engineer();
    let around = engineer.role("engineer").expect("a role");
    let around = engineer.view().around(around, 1).build();
    let views = vec![engineer.view().build(), around, samples::view()];
    let more = samples::marked().into_iter().chain(samples::merged());
    views.into_iter().chain(more).collect()
}

/// Returns what the parser of a language finds in the drawings of all views.
fn node_reads(language: &str) -> Option<Vec<Value>> {
    let package = if language == "d2" {
        "@terrastruct/d2"
    } else {
        language
    };
    if !installed().join("node_modules").join(package).exists() {
        skip(&format!("the npm package {package}"));
        return None;
    }
    let format = Format::from_name(language).expect("a format");
    let folder = tempfile::tempdir().expect("a folder");
    let mut arguments = vec![scripts().join("read.mjs"), installed(), language.into()];
    for (at, view) in views().iter().enumerate() {
        let file = folder.path().join(at.to_string());
        fs::write(&file, samples::drawing(format, view)).expect("a file");
        arguments.push(file);
    }
    let arguments: Vec<_> = arguments.iter().map(|path| path.as_os_str()).collect();
    let Some(lines) = run("node".as_ref(), &arguments) else {
        skip("node");
        return None;
    };
    let lines = String::from_utf8(lines).expect("UTF-8");
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    Some(lines.collect())
}

fn pairs(json: &Value, ends: [usize; 2]) -> Vec<(String, String)> {
    let rows = json.as_array().expect("a list");
    let pair = |row: &Value| {
        let [one, two] = ends.map(|at| row[at].as_str().expect("a text").to_owned());
        (one, two)
    };
    rows.iter().map(pair).collect()
}

#[test]
fn mermaid_reads_what_the_view_says() {
    let Some(all) = node_reads("mermaid") else {
        return;
    };
    assert_eq!(all.len(), views().len());
    for (found, view) in all.iter().zip(views()) {
        assert_eq!(found["type"], "flowchart-v2");
        assert_eq!(found["config"], json!({}), "no name is a directive");
        let mut expected = drawings::expected(&view);
        let mut boxes = pairs(&found["nodes"], [0, 1]);
        boxes.retain(|(id, _)| id != "legend");
        for (id, label) in &mut boxes {
            *label = label.replace("<br/>", "\n").replace("<br>", "\n");
            samples::without_track(&view, id, label);
        }
        boxes.sort();
        expected.boxes.sort();
        for (found, expected) in boxes.iter().zip(&expected.boxes) {
            assert_eq!(found, expected);
        }
        assert_eq!(boxes.len(), expected.boxes.len());
        assert_eq!(pairs(&found["edges"], [0, 1]), expected.lines);
        let groups = found["groups"].as_array().expect("a list");
        assert_eq!(groups.len(), view.clusters.len());
        for group in groups {
            let index: usize = group[0].as_str().expect("an id")[1..]
                .parse()
                .expect("a number");
            let title = group[1].as_str().expect("a title");
            assert_eq!(title.trim(), expected.groups[index].trim());
            assert_eq!(group[2], view.clusters[index].nodes.len());
        }
        let title = drawings::shown(view.title.as_deref().unwrap_or_default());
        assert_eq!(found["title"].as_str().map(str::trim), Some(title.trim()));
    }
}

#[test]
fn d2_reads_what_the_view_says() {
    let Some(all) = node_reads("d2") else { return };
    assert_eq!(all.len(), views().len());
    for (found, view) in all.iter().zip(views()) {
        let expected = drawings::expected(&view);
        let mut shapes = pairs(&found["nodes"], [0, 1]);
        for (id, label) in &mut shapes {
            if id.rsplit('.').next().is_some_and(|id| id.starts_with('n')) {
                samples::without_track(&view, id, label);
            }
        }
        let mut boxes: Vec<_> = expected
            .boxes
            .iter()
            .map(|(id, label)| (drawings::full(&view, id), label.clone()))
            .collect();
        let groups = expected.groups.iter().enumerate();
        boxes.extend(groups.map(|(at, title)| (format!("c{at}"), title.clone())));
        let title = drawings::shown(view.title.as_deref().unwrap_or_default());
        boxes.push(("title".to_owned(), title));
        // What the marks mean.
        let legend = shapes.iter().find(|(id, _)| id == "legend");
        boxes.extend(legend.cloned());
        let has_marks = |node: &NodeView| node.heat.is_some() || node.change.is_some();
        let has_notes = view.nodes.iter().any(has_marks) || view.legend.contains(&LegendEntry::Gap);
        assert_eq!(legend.is_some(), has_notes);
        let sorted = |mut boxes: Vec<(String, String)>| {
            boxes.sort();
            boxes
        };
        let (found_boxes, expected_boxes) = (sorted(shapes), sorted(boxes));
        for (found, expected) in found_boxes.iter().zip(&expected_boxes) {
            assert_eq!((&found.0, found.1.trim()), (&expected.0, expected.1.trim()));
        }
        assert_eq!(found_boxes.len(), expected_boxes.len());
        let lines: Vec<_> = expected
            .lines
            .iter()
            .map(|(from, to)| (drawings::full(&view, from), drawings::full(&view, to)))
            .collect();
        assert_eq!(pairs(&found["edges"], [0, 1]), lines);
    }
}

#[test]
fn poppler_reads_letters_that_the_font_of_a_page_lacks() {
    let yaml = "title: 研发部\nfamilies: {a: 发研部}\nroles: [{title: 部研发, level: 1, family: a}, {title: B}]";
    let graph = samples::graph(yaml);
    let format = Format::from_name("pdf").expect("a format");
    let export = format.export(&graph.view(), &careergraph::export::Look::default());
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("graph.pdf");
    fs::write(&file, export.expect("a page").bytes).expect("a file");
    let options = [OsStr::new("-raw"), file.as_os_str(), OsStr::new("-")];
    let Some(text) = run("pdftotext".as_ref(), &options) else {
        return skip("pdftotext");
    };
    let text = String::from_utf8_lossy(&text);
    for title in ["研发部", "部研发"] {
        assert!(text.contains(title), "{title} is not in {text}");
    }
}

#[test]
fn poppler_reads_the_text_and_the_size_of_a_page() {
    let engineer = samples::engineer();
    let view = engineer.view().build();
    let format = Format::from_name("pdf").expect("a format");
    let mut look = careergraph::export::Look::default();
    look.paper = Some(careergraph::export::Paper::A3);
    let export = format.export(&engineer.view(), &look).expect("a page");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("graph.pdf");
    fs::write(&file, export.bytes).expect("a file");
    let Some(text) = run("pdftotext".as_ref(), &[file.as_os_str(), OsStr::new("-")]) else {
        return skip("pdftotext");
    };
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let found = words(&String::from_utf8_lossy(&text));
    for node in &view.nodes {
        for word in words(&node.title) {
            assert!(found.contains(&word), "{word}");
        }
    }
    let info = run("pdfinfo".as_ref(), &[file.as_os_str()]).expect("it comes with pdftotext");
    let info = String::from_utf8_lossy(&info);
    assert!(
        info.contains("Pages:           1") && info.contains("A3"),
        "{info}"
    );
    assert!(info.contains("Engineer and its neighbours"), "{info}");
}

#[test]
fn plantuml_reads_what_the_view_says() {
    let format = Format::from_name("plantuml").expect("a format");
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = Vec::new();
    let views = views();
    for (at, view) in views.iter().enumerate() {
        let file = folder.path().join(format!("view{at}.puml"));
        fs::write(&file, samples::drawing(format, view)).expect("a file");
        files.push(file);
    }
    let options = ["-tsvg", "-charset", "UTF-8", "-failfast2"].map(OsStr::new);
    let files: Vec<_> = files.iter().map(|file| file.as_os_str()).collect();
    if run("plantuml".as_ref(), &[&options[..], &files].concat()).is_none() {
        return skip("plantuml");
    }
    for (at, view) in views.iter().enumerate() {
        let svg = folder.path().join(format!("view{at}.svg"));
        let svg = fs::read_to_string(svg).expect("a drawing");
        let drawn = roxmltree::Document::parse(&svg).expect("XML");
        let texts = drawn
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
        let no_space = |text: &str| text.replace(|c: char| c.is_whitespace(), "");
        let texts: String = texts.filter_map(|text| text.text()).map(no_space).collect();
        for (_, label) in drawings::expected(view).boxes {
            for line in label.lines() {
                assert!(texts.contains(&no_space(line)), "{line} is not drawn");
            }
        }
        assert!(!texts.contains("Syntax Error"), "{texts}");
    }
}
