#![no_main]

use std::sync::LazyLock;

use careergraph::{CareerGraph, Selector};
use libfuzzer_sys::fuzz_target;

static GRAPH: LazyLock<CareerGraph> =
    LazyLock::new(|| CareerGraph::embedded("engineer").expect("a shipped graph"));

// Reads, prints, reads again, and selects: the canonical form says the same.
fuzz_target!(|text: &str| {
    match Selector::parse(text) {
        Err(error) => {
            assert!(text.get(error.span.range()).is_some(), "a place in the text");
            assert!(!error.excerpt().is_empty());
            let _ = error.help();
        }
        Ok(selector) => {
            let printed = selector.to_string();
            let again = Selector::parse(&printed).expect("a canonical form");
            assert_eq!(again, selector, "{printed}");
            assert_eq!(again.to_string(), printed);
            let found = selector.evaluate(&GRAPH);
            let same = again.evaluate(&GRAPH);
            assert_eq!(found.clone().ok(), same.ok(), "{printed}");
            if let Err(error) = found {
                assert!(!error.excerpt().is_empty());
                let _ = error.help();
            }
        }
    }
});
