//! No answer is written over what it was made from, however that was found.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const GRAPH: &str = r#"{"careergraph": 1, "roles": {
  "index": {"advances_to": ["cook"], "level": 1},
  "cook": {"advances_to": ["chef"], "requires": {"knives": 2}, "level": 2},
  "chef": {"requires": {"knives": 3}, "level": 3}}}"#;

/// A folder with a graph and a profile in several places.
fn kitchen() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    for below in ["below/deeper", "site/roles"] {
        fs::create_dir_all(folder.path().join(below)).expect("a folder can be made");
    }
    for (name, text) in [
        ("career.json", GRAPH),
        ("below/g.json", GRAPH),
        ("site/index.json", GRAPH),
        ("site/roles/cook.json", GRAPH),
        ("me.json", r#"{"role": "cook", "skills": {"knives": 2}}"#),
        ("words.json", r#"{"skills": {"knives": {}}}"#),
    ] {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

fn texts(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut folders = vec![folder.to_owned()];
    let mut texts = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("text");
                texts.insert(path, text);
            }
        }
    }
    texts
}

fn career(here: &Path, variables: &[(&str, &str)], line: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_career"));
    command.current_dir(here).stdin(Stdio::null());
    command
        .env_remove("CAREER_GRAPH")
        .env_remove("CAREER_PROFILE");
    command.envs(variables.iter().copied());
    let mut words: Vec<_> = line.split_whitespace().collect();
    if let [.., "<", file] = words[..] {
        let file = File::open(here.join(file)).expect("the file is there");
        command.stdin(file);
        words.truncate(words.len() - 2);
    }
    let output = command.args(words).output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

#[test]
fn nothing_is_written_over_what_was_read() {
    let graph = ("CAREER_GRAPH", "below/g.json");
    let me = ("CAREER_PROFILE", "me.json");
    for (below, variables, line) in [
        // Found, in the current folder and above.
        ("", &[][..], "draw -o career.json --force"),
        ("", &[], "draw -o below/../career.json --force"),
        ("below/deeper", &[], "draw -o ../../career.json --force"),
        ("", &[], "between index chef -o career.json --force"),
        ("", &[], "matrix * -o career.json --force"),
        ("", &[], "plan index chef -o career.json --force"),
        ("", &[], "profile init cook -o career.json --force"),
        // In a folder that is named.
        ("", &[], "-g below draw -o below/g.json --force"),
        ("", &[], "-g below matrix * -o below/g.json --force"),
        (
            "",
            &[],
            "-g below between index chef -o below/g.json --force",
        ),
        // Pages.
        (
            "",
            &[],
            "-g site/index.json draw --all --format json -o site --force",
        ),
        (
            "",
            &[],
            "-g site/roles draw --all --format json -o site --force",
        ),
        // Of the environment.
        ("", &[graph], "draw -o below/g.json --force"),
        ("", &[graph], "profile init cook -o below/g.json --force"),
        ("", &[me], "plan --to chef -o me.json --force"),
        // Of options.
        ("", &[], "plan --me me.json --to chef -o me.json --force"),
        ("", &[], "draw --me me.json -o me.json --force"),
        ("", &[], "draw --since below -o below/g.json --force"),
        ("", &[], "draw --lexicon words.json -o words.json --force"),
        ("", &[], "convert career.json -o career.json"),
        ("", &[], "convert below -o below/g.json"),
        (
            "",
            &[],
            "convert career.json --lexicon words.json -o words.json --force",
        ),
        ("", &[], "import career.json -o career.json --force"),
        #[cfg(unix)]
        ("", &[], "-g - draw -o below/g.json --force < below/g.json"),
    ] {
        let folder = kitchen();
        let before = texts(folder.path());
        let (code, said) = career(&folder.path().join(below), variables, line);
        assert_eq!(code, Some(2), "{line}: {said}");
        assert!(said.contains("is an input as well"), "{line}: {said}");
        assert!(texts(folder.path()) == before, "{line}");
    }
}

/// As for `<(command)`, where a shell has put the output of another command.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_that_has_been_opened_for_the_program_is_read() {
    let folder = kitchen();
    let said = |line: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_career"));
        command.args(line.split(' ')).current_dir(folder.path());
        command
            .env_remove("CAREER_GRAPH")
            .env_remove("CAREER_PROFILE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut running = command.spawn().expect("the program runs");
        let mut pipe = running.stdin.take().expect("it is piped");
        let text = "roles: {Cook: {advances_to: Chef}, Chef: {}}";
        std::io::Write::write_all(&mut pipe, text.as_bytes()).expect("it is read");
        drop(pipe);
        let output = running.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), said)
    };
    for path in ["/dev/fd/0", "/proc/self/fd/0"] {
        let (code, roles) = said(&format!("roles -g {path}"));
        assert_eq!(code, Some(0), "{path}");
        assert!(roles.contains("Chef"), "{path}: {roles}");
        let (code, _) = said(&format!("diff {path} /dev/null --exit-zero"));
        assert_eq!(code, Some(0), "{path}");
        let (code, _) = said(&format!("diff /dev/null {path}"));
        assert_eq!(code, Some(1), "{path}");
    }
}

#[test]
fn a_way_with_one_end_begins_with_whoever_the_environment_names() {
    let folder = kitchen();
    let me = [("CAREER_PROFILE", "me.json")];
    let (code, said) = career(folder.path(), &me, "path chef");
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = career(folder.path(), &[], "path chef");
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn an_answer_for_a_file_that_is_spared_is_shown_nowhere() {
    let folder = kitchen();
    let mut command = Command::new(env!("CARGO_BIN_EXE_career"));
    let line = "plan index chef -o career.json --force --format html";
    command.args(line.split(' ')).current_dir(folder.path());
    command
        .env_remove("CAREER_GRAPH")
        .env_remove("CAREER_PROFILE");
    let output = command.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
}

/// The ending tells the format whatever stands before it.
#[cfg(target_os = "linux")]
#[test]
fn the_ending_of_a_name_that_is_no_unicode_is_seen() {
    use std::os::unix::ffi::OsStrExt;
    let folder = kitchen();
    let name = std::ffi::OsStr::from_bytes(b"o\xff.svg");
    let mut command = Command::new(env!("CARGO_BIN_EXE_career"));
    command
        .args(["draw", "-o"])
        .arg(name)
        .current_dir(folder.path());
    command
        .env_remove("CAREER_GRAPH")
        .env_remove("CAREER_PROFILE");
    let output = command.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let drawn = fs::read_to_string(folder.path().join(name)).expect("it is written");
    assert!(drawn.starts_with("<svg"), "{drawn}");
}

#[cfg(unix)]
#[test]
fn a_link_to_an_input_is_the_input() {
    let folder = kitchen();
    let link = folder.path().join("link.json");
    std::os::unix::fs::symlink("career.json", link).expect("a link");
    let before = texts(folder.path());
    for line in [
        "draw -o link.json --force",
        "-g link.json draw -o career.json --force",
    ] {
        let (code, said) = career(folder.path(), &[], line);
        assert_eq!(code, Some(2), "{line}: {said}");
        assert!(texts(folder.path()) == before, "{line}");
    }
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_of_pages_lead_to_nothing_that_is_written() {
    use std::os::unix::fs::symlink;
    let all = "draw --all --format json --force -o site";
    let folder = kitchen();
    let site = folder.path().join("site");
    for (link, target) in [
        ("index.json", "../me.json"),
        ("roles/cook.json", "../../words.json"),
    ] {
        let _ = fs::remove_file(site.join(link));
        symlink(target, site.join(link)).expect("a link");
    }
    let outside = |folder: &Path| {
        let mut texts = texts(folder);
        texts.retain(|path, _| !path.starts_with(folder.join("site")));
        texts
    };
    let before = outside(folder.path());
    let (code, said) = career(folder.path(), &[], all);
    assert_eq!(code, Some(0), "{said}");
    assert!(outside(folder.path()) == before);
    assert!(!site.join("roles/cook.json").is_symlink());
    // A folder of the site is named by nobody either, and the folder itself is.
    fs::remove_dir_all(site.join("roles")).expect("a folder");
    symlink("../below", site.join("roles")).expect("a link");
    let before = texts(folder.path());
    let (code, said) = career(folder.path(), &[], all);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("leads out of the folder"), "{said}");
    assert!(texts(folder.path()) == before);
    symlink("below/deeper", folder.path().join("pages")).expect("a link");
    let named = "draw --all --format json -o pages";
    let (code, said) = career(folder.path(), &[], named);
    assert_eq!(code, Some(0), "{said}");
    assert!(folder.path().join("below/deeper/roles/cook.json").is_file());
}

#[test]
fn what_was_not_read_is_replaced() {
    for line in [
        "-g below draw -o career.json --force",
        "-g below draw --all --format json -o site --force",
        "matrix * -o me.json --force",
        // A graph file is rewritten in place.
        "convert career.json -o career.json --force",
        "convert below -o below/g.json --force",
    ] {
        let folder = kitchen();
        let before = texts(folder.path());
        let (code, said) = career(folder.path(), &[], line);
        assert_eq!(code, Some(0), "{line}: {said}");
        assert!(texts(folder.path()) != before, "{line}");
    }
}

#[test]
fn standard_input_is_read_once() {
    let folder = kitchen();
    for line in [
        "check - - < career.json",
        "-g - draw --since - < career.json",
        "-g - gap --me - chef < career.json",
    ] {
        let (code, said) = career(folder.path(), &[], line);
        assert_eq!(code, Some(2), "{line}: {said}");
        assert!(said.contains("named twice"), "{line}: {said}");
    }
}

#[test]
fn a_profile_is_read_from_standard_input() {
    let folder = kitchen();
    let toml = "role = 'cook'\n[skills]\nknives = 2\n";
    fs::write(folder.path().join("me.toml"), toml).expect("a file can be written");
    let yaml = "role: cook\nskills: {knives: 2}\n";
    fs::write(folder.path().join("me.yaml"), yaml).expect("a file can be written");
    let answer = |line: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_career"));
        command.current_dir(folder.path()).env("CAREER_GRAPH", "");
        let (line, file) = line.split_once(" < ").unwrap_or((line, "career.json"));
        let file = File::open(folder.path().join(file)).expect("the file is there");
        command.args(line.split_whitespace()).stdin(file);
        let output = command.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(0), "{line}: {output:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let usual = answer("gap --me me.json chef");
    for file in ["me.json", "me.toml", "me.yaml"] {
        assert_eq!(answer(&format!("gap --me - chef < {file}")), usual);
    }
    let told = "gap --me - chef --input-format json < me.json";
    assert_eq!(answer(told), usual);
    answer("profile check - < me.toml");
    let (code, said) = career(
        folder.path(),
        &[],
        "gap --me - chef --input-format text < me.json",
    );
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("YAML, TOML or JSON"), "{said}");
    #[cfg(unix)]
    {
        let line = "plan --me - --to chef -o me.json --force < me.json";
        let (code, said) = career(folder.path(), &[], line);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("is an input as well"), "{said}");
    }
}
