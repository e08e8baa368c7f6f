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
    cases.env("CAREER_PROFILE", "");
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
        ("profiles.md", "profiles.in/mine.yaml"),
        ("lint.md", "lint.in/ladder.yaml"),
        ("role-pages.md", "role-pages.in/words.yaml"),
    ] {
        let [page_text, file_text] = [page, file]
            .map(|name| fs::read_to_string(docs.join(name)).expect("the book has the file"));
        let block = format!("```yaml\n{file_text}```\n");
        assert!(page_text.contains(&block), "{page} does not show {file}");
    }
}

#[test]
fn the_reference_has_every_command() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    let page = fs::read_to_string(page).expect("the book has the reference");
    // The help of the program, which is run above, lists the commands.
    let list = page.split("\nCommands:\n").nth(1).unwrap_or_default();
    let rows = list.lines().take_while(|line| !line.is_empty());
    let mut names = 0;
    for name in rows.filter_map(|row| row.split_whitespace().next()) {
        names += 1;
        let session = format!("\n## career {name}\n\n```console\n$ career {name} --help\n");
        assert!(
            name == "help" || page.contains(&session),
            "docs/cli.md has no session of `career {name} --help`"
        );
    }
    assert!(names > 10, "the help lists the commands");
}
