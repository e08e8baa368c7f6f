//! Profiles: what is said about bad ones, what résumés mean, and that nothing of them gets out.

use std::fs;
use std::path::{Path, PathBuf};

use careergraph::CareerGraph;
use careergraph::diagnostic::render::{Style, human};
use careergraph::input::{LoadedProfile, ProfileError};
use careergraph::source::SourceFile;

mod privacy;
mod resume;
mod samples;

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(root).expect("the folder can be listed");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    files.sort();
    files
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().expect("a fixture has a name");
    name.to_string_lossy().into_owned()
}

fn load(path: &Path) -> Result<LoadedProfile, ProfileError> {
    let text = fs::read_to_string(path).expect("a fixture is text");
    LoadedProfile::from_source(SourceFile::new(file_name(path), text))
}

fn software() -> CareerGraph {
    CareerGraph::embedded("software-engineering").expect("it is shipped")
}

#[test]
fn every_bad_profile_is_explained_without_a_word_of_it() {
    for path in fixtures("tests/fixtures/profiles/invalid") {
        let Err(error) = load(&path) else {
            panic!("{} passes", path.display());
        };
        assert!(!error.diagnostics.is_empty(), "{}", path.display());
        let text = human(&error.diagnostics, &error.sources, Style::default());
        assert!(!text.to_lowercase().contains("secret"), "{text}");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("profiles/{}", file_name(&path)), text);
        });
    }
}

#[test]
fn fine_profiles_pass_without_findings() {
    for path in fixtures("tests/fixtures/profiles/fine") {
        let loaded = load(&path).unwrap_or_else(|error| panic!("{:?}", error.diagnostics));
        assert_eq!(loaded.findings, [], "{}", path.display());
    }
}
