#![no_main]

use careergraph::input::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| careergraph_fuzz::text(Format::Yaml, text));
