//! Reads, joins and checks the shipped graphs with the crate's own code and stores what they came to
//! in compact form, so that the program starts without doing any of it.

// The modules are the crate's own; a build script uses only part of them.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs)]
#![allow(
    clippy::wrong_self_convention,
    reason = "a public function of the library is none of a build script"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "cargo tells a build script everything through the environment"
)]
#![allow(
    clippy::unnecessary_debug_formatting,
    reason = "the paths become Rust string literals"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "src/diagnostic/mod.rs"]
mod diagnostic;
#[path = "src/document/mod.rs"]
mod document;
#[path = "src/graph/mod.rs"]
mod graph;
#[path = "."]
mod input {
    #[path = "src/input/graph_file/mod.rs"]
    pub mod graph_file;
    #[path = "src/input/role_page/prose"]
    pub mod prose {
        mod fold;
        pub mod lexicon;
        mod spelling;
    }
}
#[cfg(target_os = "linux")]
#[path = "src/large_pages.rs"]
mod large_pages;
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/source/mod.rs"]
mod source;
#[path = "src/threads.rs"]
mod threads;

use input::prose::lexicon;

fn main() -> Result<(), Box<dyn Error>> {
    keep_in_place();
    println!("cargo::rerun-if-changed=graphs");
    for part in [
        "diagnostic",
        "document",
        "graph",
        "input/graph_file",
        "input/role_page/prose",
        "model",
        "source",
        "large_pages.rs",
        "threads.rs",
    ] {
        println!("cargo::rerun-if-changed=src/{part}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("graphs"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "yaml")
    });
    files.sort();
    let mut list = String::from("&[\n");
    let store = |name: &str, bytes: &[u8]| {
        let path = out.join(name);
        fs::write(&path, bytes).map(|()| path)
    };
    for file in files {
        let name = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .ok_or("a graph has an odd name")?;
        let (document, sources) = read(&file)?;
        let read = store(
            &format!("{name}.document"),
            &postcard::to_stdvec(&document)?,
        )?;
        let joined = if name == "lexicon" {
            let parts = store_lexicon(document, &store)?;
            fs::write(out.join("lexicon.rs"), parts)?;
            "&[]".to_owned()
        } else {
            let graph = join(document, sources)?.to_compact();
            let path = store(&format!("{name}.graph"), &graph)?;
            format!("include_bytes!({path:?})")
        };
        writeln!(
            list,
            "Shipped {{ name: {name:?}, text: include_str!({file:?}), \
            document: include_bytes!({read:?}), graph: {joined} }},"
        )?;
    }
    list.push(']');
    fs::write(out.join("shipped.rs"), list)?;
    Ok(())
}

/// Links the program to stand where it was linked to, as Go does by default: moving it touches every
/// page of every table of its parts before it starts, which takes a third of the time of a short
/// answer and a megabyte. What it loads, its stack and its heap stand elsewhere each time all the same.
fn keep_in_place() {
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    let is_static = target("FEATURE")
        .split(',')
        .any(|feature| feature == "crt-static");
    if target("OS") == "linux" && target("ENV") == "gnu" && !is_static {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// Stores the lexicon and returns the expression that refers to its parts.
fn store_lexicon(
    document: document::GraphDocument,
    store: &impl Fn(&str, &[u8]) -> io::Result<PathBuf>,
) -> Result<String, Box<dyn Error>> {
    let written = lexicon::write(document)?;
    let mut parts = String::from("StoredLexicon {\n");
    let text = store("lexicon.text", written.text.as_bytes())?;
    writeln!(parts, "text: include_str!({text:?}),")?;
    for (part, bytes) in [
        ("names", written.names),
        ("by_key", written.by_key),
        ("by_first_word", written.by_first_word),
        ("bounds", written.bounds),
        ("skills", written.skills),
    ] {
        let path = store(&format!("lexicon.{part}"), &bytes)?;
        writeln!(parts, "{part}: include_bytes!({path:?}),")?;
    }
    parts.push('}');
    Ok(parts)
}

/// Reads a graph, and keeps the text for the findings of those who use it.
fn read(file: &Path) -> Result<(document::GraphDocument, source::Sources), Box<dyn Error>> {
    let source = source::SourceFile::read(file)?;
    let mut sources = source::Sources::default();
    let mut findings = Vec::new();
    let id = sources.add(source);
    let text = sources[id].text();
    let document = input::graph_file::read(model::Notation::Yaml, id, text, &mut findings);
    let document = document.ok_or_else(|| show(&findings, &sources))?;
    Ok((document, sources))
}

fn join(
    document: document::GraphDocument,
    sources: source::Sources,
) -> Result<graph::CareerGraph, Box<dyn Error>> {
    let (graph, findings) = graph::build(vec![document], sources)
        .map_err(|error| show(&error.diagnostics, &error.sources))?;
    // The compact form has no place for findings.
    if findings.is_empty() {
        Ok(graph)
    } else {
        Err(show(&findings, graph.sources()))
    }
}

fn show(findings: &[diagnostic::Diagnostic], sources: &source::Sources) -> Box<dyn Error> {
    let style = diagnostic::render::Style {
        color: false,
        width: 100,
    };
    diagnostic::render::human(findings, sources, style).into()
}
