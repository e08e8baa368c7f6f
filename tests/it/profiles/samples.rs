//! The sample profiles fit the shipped graph, and the book shows the same ones.

use std::fs;
use std::path::Path;

use super::privacy::career;
use super::{file_name, fixtures, load, software};

#[test]
fn sample_profiles_fit_the_shipped_graph() {
    let graph = software();
    let mut seen = 0;
    for path in fixtures("examples/profiles") {
        let loaded = load(&path).unwrap_or_else(|error| panic!("{:?}", error.diagnostics));
        assert_eq!(loaded.findings, [], "{}", path.display());
        let me = graph.profile(&loaded.profile).resolve();
        assert!(me.role.is_some(), "{}", path.display());
        assert!(me.skills.len() > 10, "{}", path.display());
        if file_name(&path) != "resume.json" {
            assert_eq!(me.unresolved, [], "{}", path.display());
        }
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn a_profile_to_fill_in_is_written_once() {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    let here = folder.path();
    for file in ["me.yaml", "me.toml", "me.json"] {
        let init = ["profile", "init", "backend engineer", "-o", file];
        assert_eq!(career(here, &init).status.code(), Some(0), "{file}");
        assert_eq!(career(here, &init).status.code(), Some(2), "{file}");
        let force = [&init[..], &["--force"]].concat();
        assert_eq!(career(here, &force).status.code(), Some(0), "{file}");
        let check = career(here, &["profile", "check", file, "--format", "json"]);
        let said = String::from_utf8_lossy(&check.stdout).into_owned();
        assert!(said.contains("\"unresolved\": []"), "{said}");
        assert!(check.stderr.is_empty(), "{file}");
        let gap = career(here, &["gap", "--me", file, "engineer"]);
        assert_eq!(gap.status.code(), Some(0), "{file}");
    }
    let odd = career(
        here,
        &["profile", "init", "backend engineer", "-o", "me.txt"],
    );
    assert_eq!(odd.status.code(), Some(2));
    let nobody = career(here, &["profile", "init", "wizard"]);
    assert_eq!(nobody.status.code(), Some(2));
}

#[test]
fn the_book_uses_the_sample_profiles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut copies = 0;
    for path in fixtures("examples/profiles") {
        for folder in ["profiles.in", "gaps.in", "plans.in"] {
            let copy = root.join("docs").join(folder).join(file_name(&path));
            if folder != "profiles.in" && !copy.exists() {
                continue;
            }
            let [ours, theirs] = [&path, &copy].map(|path| fs::read_to_string(path).ok());
            assert!(
                ours == theirs,
                "docs/{folder} has another {}",
                file_name(&path)
            );
            copies += 1;
        }
    }
    assert_eq!(copies, 7);
}
