//! Promises about everything that is not Rust source.

use super::{Tree, fails, has_extension, holds};

#[test]
fn every_page_is_in_the_book() {
    holds(book_pages);
    fails(
        book_pages,
        &[
            ("docs/lost.md", "# Lost"),
            ("docs/lints/lost.md", "# Lost"),
            ("docs/SUMMARY.md", "- [Nowhere](nowhere.md)"),
            ("docs/empty.md", " \n"),
        ],
    );
    let fine = [
        ("docs/SUMMARY.md", "- [A](a.md)\n  - [B](b/c.md)\n"),
        ("docs/a.md", "# A"),
        ("docs/b/c.md", "# B"),
    ];
    assert_eq!(book_pages(&Tree::of(&fine)), Vec::<String>::new());
}

fn book_pages(tree: &Tree) -> Vec<String> {
    let summary = tree.get("docs/SUMMARY.md");
    let listed: Vec<&str> = links(summary).collect();
    let mut found = Vec::new();
    for (path, text) in tree.files() {
        let page = path
            .strip_prefix("docs/")
            .filter(|page| has_extension(page, "md"));
        let Some(page) = page.filter(|page| *page != "SUMMARY.md") else {
            continue;
        };
        if !listed.contains(&page) {
            found.push(format!("{path}: not in docs/SUMMARY.md"));
        }
        if text.trim().is_empty() {
            found.push(format!("{path}: an empty page"));
        }
    }
    for page in listed {
        if tree.get(&format!("docs/{page}")).is_empty() {
            found.push(format!("docs/SUMMARY.md: there is no docs/{page}"));
        }
    }
    found
}

/// Returns the targets of the links of a Markdown page.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let behind = page.split("](").skip(1);
    behind.filter_map(|rest| rest.split(')').next())
}

#[test]
fn links_between_pages_lead_somewhere() {
    holds(broken_links);
    fails(
        broken_links,
        &[
            ("README.md", "[x](docs/nowhere.md)"),
            ("docs/a.md", "[x](../NOWHERE.md#part)"),
        ],
    );
    let fine = [
        (
            "README.md",
            "[a](docs/a.md#b) [c](https://example.org) [d](#d)",
        ),
        (
            "docs/a.md",
            "[up](../README.md) [here](a.md) [src](../src/lib.rs)",
        ),
        ("src/lib.rs", ""),
    ];
    assert_eq!(broken_links(&Tree::of(&fine)), Vec::<String>::new());
}

fn broken_links(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tree.files().filter(|(path, _)| is_page(path)) {
        for link in links(text) {
            let target = link.split('#').next().unwrap_or(link);
            if target.is_empty() || target.contains(':') {
                continue;
            }
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let target = resolved(folder, target);
            let is_there = tree.0.contains_key(&target)
                || tree
                    .0
                    .keys()
                    .any(|file| file.starts_with(&format!("{target}/")));
            if !is_there {
                found.push(format!("{path}: there is no {link}"));
            }
        }
    }
    found
}

/// Pages for people; test data may have any links.
fn is_page(path: &str) -> bool {
    has_extension(path, "md") && (path.starts_with("docs/") || !path.contains('/'))
}

fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn the_changelog_has_the_current_version() {
    holds(changelog);
    let manifest = ("Cargo.toml", "[package]\nversion = \"1.2.3\"\n");
    let old = Tree::of(&[manifest, ("CHANGELOG.md", "## [1.2.2]\nsince 1.2.3")]);
    assert_eq!(changelog(&old).len(), 1);
    let current = Tree::of(&[manifest, ("CHANGELOG.md", "## [1.2.3] - unreleased")]);
    assert!(changelog(&current).is_empty());
}

fn changelog(tree: &Tree) -> Vec<String> {
    let manifest = manifest(tree);
    let version = manifest["package"]["version"].as_str().unwrap_or_default();
    let heading = format!("## [{version}]");
    let has = tree
        .get("CHANGELOG.md")
        .lines()
        .any(|line| line.starts_with(&heading));
    let missing = (!has).then(|| format!("CHANGELOG.md: no heading `{heading}`"));
    missing.into_iter().collect()
}

#[test]
fn every_dependency_has_its_reason() {
    holds(dependencies);
    let manifest = "[dependencies]\nserde = \"1\"\n[dev-dependencies]\ninsta = \"1\"\n";
    let pages = [
        ("| `serde` | data |", 1),
        (
            "| `serde` | data |\n| `insta` | snapshots |\n| `gone` | ? |",
            1,
        ),
        ("| `serde` | data |\n| `insta` |  |", 1),
        ("| `serde` | data |\n| `insta` | snapshots |", 0),
    ];
    for (page, wrong) in pages {
        let tree = Tree::of(&[("Cargo.toml", manifest), ("docs/dependencies.md", page)]);
        assert_eq!(dependencies(&tree).len(), wrong, "{page}");
    }
    let one_system = "[target.'cfg(unix)'.dependencies]\nrustix = \"1\"\n";
    let tree = Tree::of(&[("Cargo.toml", one_system), ("docs/dependencies.md", "")]);
    assert_eq!(dependencies(&tree).len(), 1);
    let loose = "[dependencies]\nserde = \"*\"\n";
    let tree = Tree::of(&[
        ("Cargo.toml", loose),
        ("docs/dependencies.md", "| `serde` | x |"),
    ]);
    assert_eq!(dependencies(&tree).len(), 1);
}

fn dependencies(tree: &Tree) -> Vec<String> {
    let page = "docs/dependencies.md";
    let mut listed: Vec<(&str, &str)> = Vec::new();
    for line in tree.get(page).lines() {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        let name = cells.next().and_then(|cell| cell.strip_prefix('`'));
        if let Some(name) = name.and_then(|name| name.strip_suffix('`')) {
            listed.push((name, cells.next_back().unwrap_or_default()));
        }
    }
    let manifest = manifest(tree);
    let mut found = Vec::new();
    let mut needed: Vec<&str> = Vec::new();
    // Those of all systems, and those of some.
    let targets = manifest
        .get("target")
        .and_then(|targets| targets.as_table());
    let targets = targets.into_iter().flat_map(toml::Table::values);
    let tables = targets.filter_map(|target| target.as_table());
    for table in std::iter::once(&manifest).chain(tables) {
        let sections = ["dependencies", "build-dependencies", "dev-dependencies"];
        let sections = sections.map(|section| table.get(section)?.as_table());
        for (name, value) in sections.into_iter().flatten().flatten() {
            let version = value.get("version").unwrap_or(value);
            if version.as_str().is_none_or(|version| version.contains('*')) {
                found.push(format!(
                    "Cargo.toml: `{name}` wants a version of the registry"
                ));
            }
            needed.push(name);
        }
    }
    needed.sort_unstable();
    needed.dedup();
    for name in &needed {
        if !listed
            .iter()
            .any(|(other, reason)| other == name && !reason.is_empty())
        {
            found.push(format!("{page}: no reason for `{name}`"));
        }
    }
    let gone = listed.iter().filter(|(name, _)| !needed.contains(name));
    found.extend(gone.map(|(name, _)| format!("{page}: `{name}` is not in Cargo.toml")));
    found
}

fn manifest(tree: &Tree) -> toml::Table {
    let manifest = tree.get("Cargo.toml");
    manifest
        .parse()
        .expect("Cargo reads its manifest before this runs")
}

#[test]
fn nothing_belongs_to_one_machine() {
    holds(machine_traces);
    let (home, mirror) = (
        format!("see /{}/me/x", "home"),
        "https://mirror.example/index",
    );
    let lock = format!("[[package]]\nname = \"a\"\nsource = \"registry+{mirror}\"\n");
    let local = format!("url = \"http://{}:8080\"", "localhost");
    fails(
        machine_traces,
        &[
            ("README.md", &home),
            ("src/lib.rs", &format!("include_str!(\"/{}/x\")", "root")),
            ("Cargo.lock", &lock),
            ("deny.toml", &local),
            (".cargo-config.toml", "replace-with = \"mirror\""),
        ],
    );
    let fine = [
        ("docs/a.md", "a home/work life; https://example.org/home/x"),
        (
            "Cargo.lock",
            "source = \"registry+https://github.com/rust-lang/crates.io-index\"",
        ),
    ];
    assert_eq!(machine_traces(&Tree::of(&fine)), Vec::<String>::new());
}

fn machine_traces(tree: &Tree) -> Vec<String> {
    let folders = ["home", "root", "tmp", "work", "Users"].map(|name| format!("/{name}/"));
    let registry = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let mut found = Vec::new();
    for (path, text) in tree.files() {
        for folder in &folders {
            let begins_path = |at: usize| {
                let before = text[..at].chars().next_back();
                before.is_none_or(|c| !(c.is_alphanumeric() || "/.-_~*]".contains(c)))
            };
            if text
                .match_indices(folder.as_str())
                .any(|(at, _)| begins_path(at))
            {
                found.push(format!("{path}: a path of one machine, `{folder}`"));
            }
        }
        if path == "Cargo.lock" {
            let sources = text.lines().filter(|line| line.starts_with("source = "));
            let others = sources.filter(|line| *line != registry);
            found.extend(others.map(|line| format!("{path}: {line}")));
        }
        if has_extension(path, "toml") && !path.starts_with("tests/") {
            for trace in [
                "replace-with",
                "//localhost",
                "//127.",
                "//10.",
                "//192.168.",
            ] {
                if text.contains(trace) {
                    found.push(format!("{path}: `{trace}`"));
                }
            }
        }
    }
    found
}
