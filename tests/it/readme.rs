//! The README shows what the program says.

use assert_cmd::Command;

const README: &str = include_str!("../../README.md");

#[test]
fn the_first_command_of_the_readme_says_what_the_readme_shows() {
    let block = README
        .split("```console\n")
        .nth(1)
        .expect("the README has a console block");
    let block = block.split("```").next().unwrap_or_default();
    let (command, shown) = block.split_once('\n').expect("a command and its answer");
    let arguments = command
        .strip_prefix("$ cargo run --release -- ")
        .expect("the main job");
    let arguments: Vec<_> = arguments
        .split('"')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let mut career = Command::cargo_bin("career").expect("the program is built");
    let answer = career
        .args(arguments)
        .env_remove("CAREER_GRAPH")
        .assert()
        .success();
    let answer = String::from_utf8_lossy(&answer.get_output().stdout).into_owned();
    assert_eq!(answer.trim_end(), shown.trim_end());
}

#[test]
fn the_test_command_of_the_readme_is_what_the_checks_run() {
    let checks = include_str!("../../.ci/run");
    assert!(README.contains("\ncargo test\n") && checks.contains("\ncargo test\n"));
}
