//! What the fuzz targets do, over the fixtures: so that they compile and hold until somebody fuzzes.

use std::path::Path;

use careergraph::input::Format;
use careergraph::source::SourceFile;

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "it is a crate of its own as well")]
mod targets;

#[test]
fn every_fixture_passes_its_fuzz_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let known = |name: &str| Format::from_name(name).is_some();
    let files = SourceFile::list(&folder, known).expect("there are fixtures");
    let mut seen = Vec::new();
    for path in files {
        let file = SourceFile::read(&path).expect("a fixture is text");
        let format = Format::from_name(file.name()).expect("the list has no others");
        targets::text(format, file.text());
        seen.push(format);
    }
    for format in Format::all() {
        assert!(seen.contains(&format), "no fixture is {}", format.name());
    }
}

#[test]
fn every_package_passes_its_fuzz_target() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let passes = |folder: &str, target: &dyn Fn(&[u8])| {
        let files = SourceFile::list(&fixtures.join(folder), |_| true).expect("there is a folder");
        assert!(!files.is_empty(), "no fixture is in {folder}");
        for path in files {
            target(&SourceFile::read_bytes(&path).expect("a fixture"));
        }
    };
    passes("workbooks", &targets::workbook);
    for name in targets::NAMES_OF_DOCUMENTS {
        passes("documents", &|bytes| targets::word(name, bytes));
    }
}

#[test]
fn every_profile_passes_its_fuzz_target() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["tests/fixtures/profiles", "examples/profiles"] {
        let files = SourceFile::list(&top.join(folder), |_| true).expect("there are profiles");
        assert!(!files.is_empty());
        for path in files {
            if let Ok(file) = SourceFile::read(&path) {
                targets::profile(file.text());
            }
        }
    }
}

#[test]
fn every_seed_passes_the_fuzz_target_of_selectors() {
    let script = include_str!("../../fuzz/seed.sh");
    let seeds = script.split("<<'SELECTORS'\n").nth(1);
    let seeds = seeds.and_then(|seeds| seeds.strip_suffix("SELECTORS\n"));
    let seeds = seeds.expect("the seeds stand at its end");
    assert!(seeds.lines().count() > 5);
    seeds.lines().for_each(targets::selector);
}
