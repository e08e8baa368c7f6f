//! The console sessions that the pages show, run and compared.
//!
//! `TRYCMD=overwrite cargo test sessions` writes what the program says now into the pages.

use std::fs;
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

#[test]
fn files_that_pages_show_are_those_that_sessions_use() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for (page, file) in [
        ("getting-started.md", "getting-started.in/bakery.yaml"),
        ("gaps.md", "gaps.in/hotel.yaml"),
        ("gaps.md", "queries.in/hotel.yaml"),
        ("role-pages.md", "role-pages.in/words.yaml"),
    ] {
        let [page_text, file_text] = [page, file]
            .map(|name| fs::read_to_string(docs.join(name)).expect("the book has the file"));
        let block = format!("```yaml\n{file_text}```\n");
        assert!(page_text.contains(&block), "{page} does not show {file}");
    }
}
