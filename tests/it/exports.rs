//! Every format of the registry, read back and compared with what was to be written.

pub(crate) mod browser;
pub(crate) mod cli;
mod drawings;
mod gallery;
mod idle;
mod looks;
mod origin;
mod outside;
mod pixels;
mod read_back;
mod samples;

use careergraph::export::{FORMATS, Format};

#[test]
fn formats_are_told_apart_by_name_and_by_ending() {
    for format in FORMATS {
        assert_eq!(
            Format::from_name(format.name).map(|found| found.name),
            Some(format.name)
        );
        assert!(!format.about.is_empty() && !format.purpose.is_empty());
        assert!(!format.extensions.is_empty(), "{}", format.name);
        for extension in format.extensions {
            for path in [
                format!("graph.{extension}"),
                format!("a/b.c/Graph.{}", extension.to_uppercase()),
            ] {
                let found = Format::from_path(path.as_ref()).map(|found| found.name);
                assert_eq!(found, Some(format.name), "{path}");
            }
        }
    }
    for path in ["graph", ".dot", "graph.", "graph.doc", "dot", "x/.."] {
        assert!(Format::from_path(path.as_ref()).is_none(), "{path}");
    }
}

#[test]
fn the_same_graph_is_written_the_same() {
    let (one, two) = (samples::engineer(), samples::engineer());
    for format in FORMATS {
        assert_eq!(
            samples::whole(format, &one),
            samples::whole(format, &two),
            "{}",
            format.name
        );
    }
}
