//! The console sessions that the pages show, run and compared.
//!
//! `TRYCMD=overwrite cargo test sessions` writes what the program says now into the pages.

use std::path::Path;

#[test]
fn pages_show_what_the_program_says() {
    let cases = trycmd::TestCases::new();
    // No graph of the person who runs this.
    cases.env("CAREER_GRAPH", "");
    cases.env("COLUMNS", "100");
    cases.case("docs/*.md").case("tests/cmd/*.md");
    if Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("README.md")
        .exists()
    {
        cases.case("README.md");
    }
}
