//! The sample profiles fit the shipped graph, and the book shows the same ones.

use std::fs;
use std::path::Path;

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
fn the_book_uses_the_sample_profiles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in fixtures("examples/profiles") {
        let copy = root.join("docs/profiles.in").join(file_name(&path));
        let [ours, theirs] = [&path, &copy].map(|path| fs::read_to_string(path).ok());
        assert!(
            ours == theirs,
            "docs/profiles.in has another {}",
            file_name(&path)
        );
    }
}
