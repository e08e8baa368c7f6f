//! Holds the repository to its promises by reading it.
//!
//! Each check is a function from the tree of files to the list of what is wrong, so that a small
//! made-up tree can show that the check is able to fail.

mod code_rules;
mod page_rules;
mod rust_code;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A check of the whole tree.
type Check = fn(&Tree) -> Vec<String>;

/// The files of the repository with their texts, by path with `/`.
struct Tree(BTreeMap<String, String>);

impl Tree {
    fn read() -> Self {
        let mut tree = Self(BTreeMap::new());
        tree.add_folder(Path::new(env!("CARGO_MANIFEST_DIR")), "");
        assert!(tree.0.contains_key("src/lib.rs"), "the tree has been read");
        tree
    }

    fn of(files: &[(&str, &str)]) -> Self {
        let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        Self(files.iter().map(owned).collect())
    }

    fn add_folder(&mut self, folder: &Path, prefix: &str) {
        for entry in fs::read_dir(folder).expect("a folder of the repository can be listed") {
            let entry = entry.expect("a folder of the repository can be listed");
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = entry.file_type().expect("the type of a file is known");
            let path = format!("{prefix}{name}");
            if kind.is_dir() {
                let is_ours = name != "target" && (!name.starts_with('.') || name == ".ci");
                let is_fuzzed = prefix == "fuzz/" && (name == "corpus" || name == "artifacts");
                if is_ours && !is_fuzzed {
                    self.add_folder(&entry.path(), &format!("{path}/"));
                }
            } else if kind.is_file() && name != ".git" {
                // A picture is there, and has nothing to read.
                let text = fs::read_to_string(entry.path()).unwrap_or_default();
                self.0.insert(path, text);
            }
        }
    }

    fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.0.iter();
        files.map(|(path, text)| (path.as_str(), text.as_str()))
    }

    fn get(&self, path: &str) -> &str {
        self.0.get(path).map_or("", String::as_str)
    }

    fn rust_files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(|(path, _)| has_extension(path, "rs"))
    }
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|end| end == extension)
}

#[track_caller]
fn holds(check: Check) {
    let found = check(&Tree::read());
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// Asserts that the check finds each of these files wrong, alone, and says where.
#[track_caller]
fn fails(check: Check, wrong: &[(&str, &str)]) {
    for (path, text) in wrong {
        let found = check(&Tree::of(&[(path, text)]));
        assert!(!found.is_empty(), "{path} passes: {text}");
        assert!(found[0].contains(path), "{found:?} does not say {path}");
    }
}
