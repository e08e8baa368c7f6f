//! The pictures of the book are those that the commands above them draw.

use std::fs;
use std::path::Path;

use super::cli::career;
use crate::book::is_current;

/// Returns the words of a command, as a shell reads them.
fn words(command: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace()),
            _ => words.push(part),
        }
    }
    words
}

#[test]
fn pictures_are_what_the_commands_above_them_draw() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/diagrams.md")).expect("the page");
    let mut shown = Vec::new();
    let (mut command, mut before) = ("", "");
    for line in page.lines() {
        if before == "```sh" {
            command = line;
        }
        before = line;
        let Some((_, image)) = line.split_once("](images/") else {
            continue;
        };
        let image = image.trim_end_matches(')');
        let (command, _) = command.split_once(" -o ").expect("a command with -o");
        let words = words(command);
        assert_eq!(words[..2], ["career", "draw"], "{line}");
        let options = ["--format", "svg", "-o", "-"];
        let run = career(&[&words[1..], &options].concat()).assert().success();
        let drawn = String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8");
        is_current(&format!("docs/images/{image}"), &drawn);
        shown.push(image.to_owned());
    }
    shown.sort();
    let files = fs::read_dir(root.join("docs/images")).expect("the pictures");
    let mut files: Vec<_> = files
        .map(|file| {
            file.expect("a file")
                .file_name()
                .into_string()
                .expect("UTF-8")
        })
        .collect();
    // What is no drawing is a picture of a browser.
    files.retain(|file| file != "explorer.png");
    files.sort();
    assert_eq!(shown, files, "every picture is shown once");
}
