//! Who is compared: files, and what their people are called.

use std::path::{Path, PathBuf};

use super::super::convert::is_same_file;
use super::{Failure, Output};

/// A file, and what its person is called.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) label: String,
    pub(super) path: PathBuf,
}

/// The people of a command line. A file that is named more than once counts once.
pub(super) fn people(given: &[String], output: &Output) -> Result<Vec<Named>, Failure> {
    let mut files: Vec<(Option<String>, PathBuf)> = Vec::new();
    for given in given {
        let (label, path) = labelled(given);
        let known = files
            .iter_mut()
            .find(|(_, known)| is_same_file(known, &path));
        let Some((known_label, _)) = known else {
            files.push((label, path));
            continue;
        };
        output.note(&format!(
            "`{}` is named more than once, and counts once",
            path.display()
        ));
        if known_label.is_none() {
            *known_label = label;
        }
    }
    named(files)
}

/// The label and the file; a file whose name has `=` in it is a file.
fn labelled(given: &str) -> (Option<String>, PathBuf) {
    match given.split_once('=') {
        Some((label, path)) if !label.is_empty() && !Path::new(given).exists() => {
            (Some(label.to_owned()), PathBuf::from(path))
        }
        _ => (None, PathBuf::from(given)),
    }
}

/// Calls everybody by their label, else by the name of the file, as much of it as tells them apart.
fn named(files: Vec<(Option<String>, PathBuf)>) -> Result<Vec<Named>, Failure> {
    let names: Vec<_> = files
        .iter()
        .map(|(label, path)| names_of(label.as_deref(), path))
        .collect();
    let mut people: Vec<Named> = Vec::new();
    for (at, (_, path)) in files.into_iter().enumerate() {
        let apart = |how: &usize| {
            let same = names.iter().filter(|other| other[*how] == names[at][*how]);
            same.count() == 1
        };
        let how = (0..3).find(apart).unwrap_or(2);
        let label = names[at][how].clone();
        if people.iter().any(|other| other.label == label) {
            let help = "give each a label of its own: LABEL=FILE";
            let message = format!("two people are called `{label}`");
            return Err(Failure::new(message, vec![help.to_owned()]));
        }
        people.push(Named { label, path });
    }
    Ok(people)
}

/// The label; else the name of the file without its ending, the path without it, and the path.
fn names_of(label: Option<&str>, path: &Path) -> [String; 3] {
    if let Some(label) = label {
        return [(); 3].map(|()| label.to_owned());
    }
    let text = |path: &Path| path.display().to_string();
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    [
        text(Path::new(stem)),
        text(&path.with_extension("")),
        text(path),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(given: &[&str]) -> Result<Vec<String>, String> {
        let files = given.iter().map(|given| labelled(given)).collect();
        match named(files) {
            Ok(people) => Ok(people.into_iter().map(|one| one.label).collect()),
            Err(Failure::Other { error, .. }) => Err(error.to_string()),
            Err(_) => Err("it fails otherwise".to_owned()),
        }
    }

    #[test]
    fn people_are_called_by_as_much_of_the_file_as_tells_them_apart() {
        let of = |given: &[&str]| labels(given).expect("they are apart");
        assert_eq!(of(&["a/mara.yaml", "b/tomas.toml"]), ["mara", "tomas"]);
        assert_eq!(of(&["a/me.yaml", "b/me.yaml"]), ["a/me", "b/me"]);
        assert_eq!(of(&["a/me.yaml", "a/me.toml"]), ["a/me.yaml", "a/me.toml"]);
        assert_eq!(of(&["M=a/me.yaml", "b/me.yaml"]), ["M", "me"]);
        assert_eq!(of(&["me=a/x.yaml", "b/me.yaml"]), ["me", "b/me"]);
    }

    #[test]
    fn two_people_of_one_name_are_an_error() {
        let error = labels(&["A=x.yaml", "A=y.yaml"]).expect_err("they are the same");
        assert_eq!(error, "two people are called `A`");
    }
}
