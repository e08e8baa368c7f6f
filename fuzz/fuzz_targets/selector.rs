#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| careergraph_fuzz::selector(text));
