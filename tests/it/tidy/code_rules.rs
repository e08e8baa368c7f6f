//! Promises about Rust source.

use super::rust_code::{has_word, root_names, steps_up, without_tests, without_text};
use super::{Tree, fails, holds};

/// The floor of each module: it imports only from lower ones.
const FLOORS: [(&str, u8); 17] = [
    ("large_pages", 0),
    ("threads", 0),
    ("source", 0),
    ("model", 0),
    ("diagnostic", 1),
    ("document", 1),
    ("input", 2),
    ("graph", 2),
    ("load", 3),
    ("query", 3),
    ("diff", 3),
    ("lint", 4),
    ("view", 4),
    ("layout", 4),
    ("export", 5),
    ("explorer", 6),
    ("cli", 7),
];

/// Imports within one floor, each with its reason.
const NEIGHBOURS: [(&str, &str); 2] = [
    // A large text lies in them.
    ("source", "large_pages"),
    // An attestation remembers the place where it was written.
    ("model", "source"),
];

/// Files with more lines than this want to be two.
const MOST_LINES: usize = 600;

#[test]
fn modules_import_only_from_lower_floors() {
    holds(floors);
    fails(
        floors,
        &[
            ("src/model/role.rs", "use crate::graph::CareerGraph;"),
            (
                "src/input/mod.rs",
                "use crate::{model::Role, graph::build};",
            ),
            ("src/graph/mod.rs", "fn f() { crate::input::read() }"),
            ("src/diff.rs", "use crate::query::Path;"),
            ("src/diagnostic/mod.rs", "use super::graph::CareerGraph;"),
            ("src/query/path.rs", "use super::super::export::dot;"),
            ("src/view/mod.rs", "use crate::CareerGraph;"),
            ("src/layout/mod.rs", "use crate::model::Name;"),
            ("src/cli/output.rs", "use crate::model::Name;"),
            ("src/unheard_of.rs", "use crate::model::Name;"),
            ("src/input/yaml.rs", "use petgraph::graph::DiGraph;"),
            ("src/query/path.rs", "use petgraph::graph::DiGraph;"),
            ("src/view/mod.rs", "use petgraph::Direction;"),
            ("src/export/dot.rs", "use crate::graph::CareerGraph;"),
            (
                "src/export/dot.rs",
                "use crate::{input::Format, view::View};",
            ),
            ("src/export/file.rs", "use crate::load::Loader;"),
            ("src/query/path.rs", "use anyhow::Result;"),
        ],
    );
    let fine = [
        (
            "src/graph/build.rs",
            "use crate::{document::GraphDocument, model::Role};",
        ),
        (
            "src/query/path.rs",
            "use super::gap; use crate::query::reach; use crate::graph::CareerGraph;",
        ),
        (
            "src/model/role.rs",
            "/// See [`crate::graph`].\nuse crate::source::Place;",
        ),
        (
            "src/model/name.rs",
            "#[cfg(test)]\nmod tests { use crate::graph::x; }",
        ),
        ("src/export/dot/tests.rs", "use crate::graph::CareerGraph;"),
        (
            "src/cli/mod.rs",
            "use careergraph::model::Role; use crate::cli::args;",
        ),
    ];
    assert_eq!(floors(&Tree::of(&fine)), Vec::<String>::new());
}

fn floors(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tree.rust_files() {
        let Some(inner) = path.strip_prefix("src/") else {
            continue;
        };
        // Tests may look anywhere.
        if inner == "lib.rs" || inner == "main.rs" || inner.ends_with("/tests.rs") {
            continue;
        }
        let module = inner.split(['/', '.']).next().unwrap_or(inner);
        let code = without_tests(&without_text(text));
        if floor_of(module).is_none() {
            found.push(format!(
                "{path}: `{module}` has no floor; give it one in {}",
                file!()
            ));
            continue;
        }
        for name in root_names(&code) {
            if !may_import(module, name) {
                found.push(format!("{path}: `{module}` may not import `crate::{name}`"));
            }
        }
        if steps_up(&code) >= depth(inner) {
            found.push(format!("{path}: `super` reaches the root; write `crate::`"));
        }
        // The one documented accessor is named as the crate is.
        let uses = has_word(&code.replace(".petgraph()", ""), "petgraph");
        if uses && module != "graph" {
            found.push(format!("{path}: petgraph is for `graph`"));
        }
        if module != "cli" && has_word(&code, "anyhow") {
            found.push(format!("{path}: anyhow is for the binary"));
        }
    }
    found
}

fn floor_of(module: &str) -> Option<u8> {
    let entry = FLOORS.iter().find(|(name, _)| *name == module);
    entry.map(|(_, floor)| *floor)
}

fn may_import(module: &str, name: &str) -> bool {
    match module {
        _ if module == name || NEIGHBOURS.contains(&(module, name)) => true,
        // Layout draws any graph, from sizes and numbers only. The command line is another crate,
        // which sees the public names only.
        "layout" | "cli" => false,
        // Exporters see views and answers.
        "export" if ["graph", "input", "load"].contains(&name) => false,
        _ => floor_of(name) < floor_of(module) && floor_of(name).is_some(),
    }
}

/// Returns how many `super` lead from a file to the root.
fn depth(inner: &str) -> usize {
    let stem = inner.strip_suffix("/mod.rs").unwrap_or(inner);
    stem.split('/').count()
}

#[test]
fn the_library_has_no_terminal_environment_clock_or_exit() {
    holds(no_side_effects);
    fails(
        no_side_effects,
        &[
            ("src/graph/build.rs", "fn f() { println!(\"x\") }"),
            ("src/source/mod.rs", "fn f() { eprintln!() }"),
            ("src/query/gap.rs", "fn f() { print!() }"),
            ("src/export/svg.rs", "let x = std::env::var(\"NO_COLOR\");"),
            ("src/export/svg.rs", "let x = env::args();"),
            ("src/lint/mod.rs", "use std::time::Instant;"),
            ("src/lint/mod.rs", "use std::time::{Duration, SystemTime};"),
            ("src/lib.rs", "fn f() { std::process::exit(1) }"),
        ],
    );
    let fine = [
        ("src/cli/output.rs", "println!()"),
        ("src/main.rs", "std::process::exit(1)"),
        (
            "src/model/name.rs",
            "// println! is not for us\nlet x = env!(\"CARGO_PKG_NAME\");",
        ),
    ];
    assert_eq!(no_side_effects(&Tree::of(&fine)), Vec::<String>::new());
}

fn no_side_effects(tree: &Tree) -> Vec<String> {
    let words = [
        "print!",
        "println!",
        "eprint!",
        "eprintln!",
        "dbg!",
        "stdout",
        "stderr",
        "stdin",
        "process::exit",
        "process::abort",
        "env::var",
        "env::var_os",
        "env::vars",
        "env::args",
        "env::args_os",
        "current_dir",
        "temp_dir",
        "SystemTime",
        "Instant",
    ];
    library_files(tree)
        .flat_map(|(path, code)| {
            // When a file was written is said by the disk, and by no clock.
            let is_disk = move |word: &str| path == "src/source/disk.rs" && word == "SystemTime";
            let used = words
                .iter()
                .filter(move |word| has_word(&code, word) && !is_disk(word));
            used.map(move |word| format!("{path}: `{word}` is not for the library"))
        })
        .collect()
}

#[test]
fn the_disk_is_read_in_one_file_and_written_in_one() {
    holds(disk_access);
    fails(
        disk_access,
        &[
            ("src/input/mod.rs", "use std::fs;"),
            ("src/load.rs", "let file = File::open(path);"),
            ("src/export/dot.rs", "std::fs::write(path, bytes)"),
            ("src/source/disk.rs", "fs::write(path, text)"),
            ("src/source/disk.rs", "fs::File::create(path)"),
            ("src/view/mod.rs", "tempfile::NamedTempFile::new()"),
        ],
    );
    let fine = [
        ("src/source/disk.rs", "fs::File::open(path)"),
        (
            "src/export/file.rs",
            "tempfile::NamedTempFile::new_in(folder); fs::rename(a, b)",
        ),
        ("src/input/mod.rs", "SourceFile::read(path)"),
    ];
    assert_eq!(disk_access(&Tree::of(&fine)), Vec::<String>::new());
}

fn disk_access(tree: &Tree) -> Vec<String> {
    let any = ["fs", "File::", "OpenOptions", "tempfile", "read_dir"];
    let writing = [
        "fs::write",
        "fs::rename",
        "fs::remove_file",
        "fs::create_dir",
        "fs::create_dir_all",
        "fs::copy",
        "File::create",
        "File::create_new",
        "OpenOptions",
        "tempfile",
    ];
    let mut found = Vec::new();
    for (path, code) in library_files(tree) {
        let banned: &[&str] = match path {
            "src/export/file.rs" => &[],
            "src/source/disk.rs" => &writing,
            _ => &any,
        };
        let used = banned.iter().filter(|word| has_word(&code, word));
        found.extend(used.map(|word| format!("{path}: `{word}` belongs into one file alone")));
    }
    found
}

/// Returns the library's files with their code, without tests; a `tests.rs` is a module of tests.
fn library_files(tree: &Tree) -> impl Iterator<Item = (&str, String)> {
    let files = tree.rust_files().filter(|(path, _)| {
        let is_binary = *path == "src/main.rs" || path.starts_with("src/cli/");
        path.starts_with("src/") && !is_binary && !path.ends_with("/tests.rs")
    });
    files.map(|(path, text)| (path, without_tests(&without_text(text))))
}

#[test]
fn nothing_is_left_undone() {
    holds(leftovers);
    let marker = format!("// {}ME: later", "FIX");
    fails(
        leftovers,
        &[
            ("src/lib.rs", "let x = y.unwrap();"),
            ("tests/it/main.rs", "let x = y.unwrap();"),
            ("src/lib.rs", "fn f() { todo!() }"),
            ("build.rs", "fn f() { unimplemented!() }"),
            ("tests/it/x.rs", "#[test]\n#[ignore]\nfn f() {}"),
            ("tests/it/x.rs", "#[ignore = \"slow\"]"),
            ("src/lib.rs", &marker),
        ],
    );
    let fine = [(
        "src/lib.rs",
        "/// Not `x.unwrap()`.\nlet x = y.unwrap_or(1);",
    )];
    assert_eq!(leftovers(&Tree::of(&fine)), Vec::<String>::new());
}

fn leftovers(tree: &Tree) -> Vec<String> {
    let marker = concat!("FIX", "ME");
    let mut found = Vec::new();
    for (path, text) in tree.rust_files() {
        let code = without_text(text);
        for word in [".unwrap()", "todo!", "unimplemented!", "#[ignore"] {
            if code.contains(word) {
                found.push(format!("{path}: `{word}`"));
            }
        }
        if text.contains(marker) {
            found.push(format!("{path}: {marker}"));
        }
    }
    found
}

#[test]
fn no_file_is_too_long_to_read() {
    holds(long_files);
    fails(
        long_files,
        &[("src/graph/build.rs", &"\n".repeat(MOST_LINES + 1))],
    );
    let fine = [("src/graph/build.rs", &*"\n".repeat(MOST_LINES))];
    assert_eq!(long_files(&Tree::of(&fine)), Vec::<String>::new());
}

fn long_files(tree: &Tree) -> Vec<String> {
    let counted = tree
        .rust_files()
        .map(|(path, text)| (path, text.lines().count()));
    let long = counted.filter(|(_, lines)| *lines > MOST_LINES);
    long.map(|(path, lines)| format!("{path}: {lines} lines, at most {MOST_LINES}"))
        .collect()
}
