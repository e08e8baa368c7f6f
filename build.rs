//! Reads the shipped graphs with the crate's own reader and stores their documents in compact form,
//! so that the program starts without parsing YAML.

// The modules are the crate's own; a build script uses only part of them.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs)]
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
use std::{env, fs};

#[path = "src/diagnostic/mod.rs"]
mod diagnostic;
#[path = "src/document/mod.rs"]
mod document;
#[path = "."]
mod input {
    #[path = "src/input/graph_file/mod.rs"]
    pub mod graph_file;
}
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/source.rs"]
mod source;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=graphs");
    for part in [
        "diagnostic",
        "document",
        "input/graph_file",
        "model",
        "source.rs",
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
    for file in files {
        let name = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .ok_or("a graph has an odd name")?;
        let compact = out.join(format!("{name}.postcard"));
        fs::write(&compact, postcard::to_stdvec(&read(&file)?)?)?;
        writeln!(
            list,
            "Shipped {{ name: {name:?}, text: include_str!({file:?}), document: include_bytes!({compact:?}) }},"
        )?;
    }
    list.push(']');
    fs::write(out.join("shipped.rs"), list)?;
    Ok(())
}

fn read(file: &Path) -> Result<document::GraphDocument, Box<dyn Error>> {
    let source = source::SourceFile::read(file)?;
    let mut sources = source::Sources::default();
    let mut findings = Vec::new();
    let id = sources.add(source);
    let text = sources.get(id).text();
    let document = input::graph_file::read(model::Notation::Yaml, id, text, &mut findings);
    document.ok_or_else(|| {
        let style = diagnostic::render::Style {
            color: false,
            width: 100,
        };
        diagnostic::render::human(&findings, &sources, style).into()
    })
}
