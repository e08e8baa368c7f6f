//! A profile appears in no error message: whatever is wrong with it, and whichever command reads it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use careergraph::diagnostic::render::{Style, human, json};
use careergraph::input::{self, Format, LoadedProfile};
use careergraph::load::Loader;
use careergraph::source::SourceFile;

use super::software;
use crate::mutations::Dice;

/// How many damaged versions of each profile are read.
const VERSIONS: usize = 400;

/// Any three letters of the canary are one of these, so that a piece of it is found as well.
const TRACES: [&str; 3] = ["zqx", "qxz", "xzq"];

/// Profiles with the canary wherever people write.
fn canaries() -> Vec<(&'static str, String)> {
    let yaml = "
profile: 1
name: CANARY one
role: CANARY two
years: {total: 7, in_role: 3}
skills:
  CANARY three: CANARY four
  CANARY five: {proficiency: CANARY six, evidence: {text: CANARY, link: 'https://CANARY', date: 2024}}
  CANARY seven: {evidence: [CANARY eight, {text: \"CANARY nine\"}]}
  python: 3
interests: {roles: [CANARY ten], families: CANARY eleven}
avoid: {roles: ['CANARY twelve'], families: [CANARY thirteen]}
# CANARY fourteen
";
    let toml = "
# CANARY one
profile = 1
name = 'CANARY two'
role = \"CANARY three\"
years = { total = 7, in_role = 3 }
[skills]
CANARY = 'CANARY four'
'CANARY five' = { proficiency = 3, evidence = [{ text = 'CANARY six', date = 2024-05-31 }] }
[skills.CANARYseven]
evidence = ['CANARY eight', '''CANARY nine''']
[interests]
roles = ['CANARY ten']
[avoid]
families = ['CANARY eleven']
";
    let list = r#"{"name": "CANARY one", "role": "CANARY two", "years": 3,
 "skills": ["CANARY three", {"CANARY four": 3}, {"skill": "CANARY five", "evidence": "CANARY six"}],
 "interests": {"families": "CANARY seven"}, "avoid": {"roles": ["CANARY eight\u0041"]}}"#;
    let resume = r#"{"basics": {"name": "CANARY one", "label": "CANARY two", "email": "CANARY@CANARY"},
 "work": [{"position": "CANARY three", "name": "CANARY four", "startDate": "2020-01", "summary": "CANARY"}],
 "skills": [{"name": "CANARY five", "level": "CANARY six", "keywords": ["CANARY seven", "Python"]}],
 "languages": [{"language": "CANARY eight", "fluency": "CANARY nine"}],
 "certificates": [{"name": "CANARY ten", "date": "2020", "url": "CANARY eleven"}],
 "projects": [{"name": "CANARY twelve", "keywords": ["CANARY thirteen"]}],
 "CANARY": "CANARY"}"#;
    let texts = [
        ("me.yaml", yaml),
        ("me.toml", toml),
        ("me.json", list),
        ("resume.json", resume),
        ("resume.yaml", resume),
    ];
    texts
        .map(|(name, text)| (name, text.replace("CANARY", "zqxzqxzqxzqx")))
        .to_vec()
}

#[track_caller]
fn is_clean(said: &str) {
    let said = said.to_lowercase();
    for trace in TRACES {
        assert!(!said.contains(trace), "{said}");
    }
}

#[test]
fn damaged_profiles_leave_no_trace_in_findings() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let mut refused = 0;
    for (name, text) in canaries() {
        for _ in 0..VERSIONS {
            let mut damaged = text.clone();
            for _ in 0..=dice.below(3) {
                dice.damage(&mut damaged);
            }
            let file = SourceFile::new(name, damaged);
            let (findings, sources) = match LoadedProfile::from_source(file) {
                Ok(loaded) => (loaded.findings, loaded.sources),
                Err(error) => {
                    refused += 1;
                    is_clean(&format!("{error} {error:?}"));
                    (error.diagnostics, error.sources)
                }
            };
            is_clean(&human(&findings, &sources, Style::default()));
            is_clean(&json(&findings, &sources).to_string());
        }
    }
    assert!(refused > VERSIONS, "most damages are noticed");
}

#[test]
fn a_profile_that_is_given_as_a_graph_is_not_shown() {
    for (name, text) in canaries() {
        let format = Format::from_name(name).expect("the ending tells the format");
        let mut loader = Loader::new();
        loader.text(name, format, text);
        let Err(error) = loader.load() else {
            panic!("{name} is no graph");
        };
        is_clean(&human(&error.diagnostics, &error.sources, Style::default()));
    }
}

/// Profiles whose keys at the top do not tell that they are some.
const UNMARKED: [&str; 9] = [
    "{\"skills\": {\"sql\": {\"proficiency\": 4, \"evidence\": \"zqxzqx\"}}}",
    "{\"skills\": [{\"skill\": \"sql\", \"evidence\": \"zqxzqx\"}]}",
    "{\"skills\": {\"sql\": {\"profficiency\": 4, \"evidnce\": \"zqxzqx\"}}}",
    "{\"skills\": {\"sql\": [\"zqxzqx\"], \"python\": 3}}",
    "{\"skills\": \"zqxzqx\"}",
    "{\"skils\": {\"sql\": {\"proficiency\": 4}}, \"year\": \"zqxzqx\"}",
    "{\"roles\": [\"cook\"], \"role\": \"zqxzqx\"}",
    "{\"intrests\": {\"roles\": [\"zqxzqx\"]}}",
    "[\"zqxzqx\"]",
];

#[test]
fn a_profile_without_a_key_that_tells_is_not_shown_as_a_graph() {
    let dump = |text: &str| -> [(&'static str, String); 2] {
        let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let pretty = serde_json::to_string_pretty(&value).expect("JSON");
        [("me.json", pretty), ("me.yaml", text.to_owned())]
    };
    let lines = "skils:\n  sql: {evidence: zqxzqx}\nyear: zqxzqx\n";
    // What calls itself a profile, with the roles of a graph beside.
    let both = "profile: 1\nskills: {zqxzqx: 3}\nroles: {zqxzqx: {level: zqxzqx}}\n";
    let tables = "year = 'zqxzqx'\n[skills.sql]\nevidence = 'zqxzqx'\n";
    let twice =
        "role = 'cook'\n[skills.zqxzqx]\nproficiency = 3\n[skills.zqxzqx]\nproficiency = 2\n";
    let whole = UNMARKED.iter().flat_map(|text| dump(text));
    let whole = whole.chain([
        ("me.yaml", lines.to_owned()),
        ("me.yaml", both.to_owned()),
        ("me.toml", tables.to_owned()),
        ("me.toml", twice.to_owned()),
        ("me.toml", "[skills]\nzqxzqx = 1\nzqxzqx = 2\n".to_owned()),
    ]);
    for (name, text) in whole {
        let broken = format!("{text}\n\"zqx: [");
        for text in [text, broken] {
            let mut graph = Loader::new();
            graph.source(SourceFile::new(name, text.clone()), None);
            let mut lexicon = Loader::new();
            lexicon.lexicon(SourceFile::new(name, text.clone()));
            for loader in [graph, lexicon] {
                let Err(error) = loader.load() else {
                    panic!("{text} is no graph");
                };
                is_clean(&human(&error.diagnostics, &error.sources, Style::default()));
                is_clean(&json(&error.diagnostics, &error.sources).to_string());
            }
        }
    }
}

/// Endings of files of every format, and some of none.
fn endings() -> Vec<&'static str> {
    let others = ["profile", "csv", "yaml~", "docx", "yaml.txt", "md.orig"];
    input::extensions().chain(others).collect()
}

#[test]
fn a_profile_of_any_ending_that_is_given_as_a_graph_is_not_shown() {
    let short = ["name: zqxzqx\n", "name: zqxzqx\nskills: {python: 3}\n"];
    let short = short.map(|text| ("short.yaml", text.to_owned()));
    for (name, text) in canaries().into_iter().chain(short) {
        let (stem, _) = name.rsplit_once('.').expect("an ending");
        let half = text[..text.floor_char_boundary(text.len() / 2)].to_owned();
        for ending in endings() {
            for text in [&text, &half] {
                let file = format!("{stem}.{ending}");
                let mut loader = Loader::new();
                loader.source(SourceFile::new(file, text.clone()), None);
                let (findings, sources) = match loader.load() {
                    Ok(graph) => (graph.findings, graph.sources),
                    Err(error) => (error.diagnostics, error.sources),
                };
                is_clean(&human(&findings, &sources, Style::default()));
                is_clean(&json(&findings, &sources).to_string());
            }
        }
    }
}

#[test]
fn no_line_of_a_file_of_an_unknown_format_is_shown() {
    for ending in ["profile", "csv", "docx"] {
        let mut loader = Loader::new();
        let file = SourceFile::new(format!("me.{ending}"), "zqxzqx wrote this\n");
        loader.source(file, None);
        let error = loader.load().expect_err("nobody knows the format");
        is_clean(&human(&error.diagnostics, &error.sources, Style::default()));
    }
}

#[test]
fn a_broken_profile_among_the_files_of_a_folder_is_not_shown() {
    let broken: [(&str, &[u8]); 12] = [
        ("short.yaml", b"name: zqxzqx\xe9\n"),
        ("short.txt", b"name: zqxzqx\xe9\n"),
        ("short.profile", b"zqxzqx\xe9\n"),
        ("nothing.md", b"name: zqxzqx\0\n"),
        ("latin.yaml", b"profile: 1\nname: zqxzqx\xe9\n"),
        ("nul.yaml", b"profile: 1\nname: zqxzqx\0\n"),
        (
            "conflict.yaml",
            b"profile: 1\n<<<<<<< zqxzqx\nname: zqxzqx\n",
        ),
        ("quote.yaml", b"name: Me\nrole: cook\nzqxzqx: \"unclosed\n"),
        ("tag.yaml", b"profile: 1\nname: !zqxzqx 3\n"),
        ("half.json", b"{\n  \"basics\": {\n    \"name\": \"zqxzqx\""),
        (
            "line.json",
            b"{\"work\": [], \"name\": \"zqxzqx\", \"basics\": {\"roles\": ",
        ),
        ("half.toml", b"profile = 1\nname = zqxzqx\n"),
    ];
    for (name, bytes) in broken {
        let folder = tempfile::tempdir().expect("a folder for the test can be made");
        let file = folder.path().join(name);
        fs::write(&file, bytes).expect("the file can be written");
        for path in [folder.path(), &file] {
            let mut loader = Loader::new();
            loader.path(path);
            let Err(error) = loader.load() else {
                panic!("{name} is no graph");
            };
            let said = human(&error.diagnostics, &error.sources, Style::default());
            // The random name of the folder may hold anything.
            is_clean(&said.replace(&*folder.path().to_string_lossy(), ""));
        }
        if let Ok(file) = SourceFile::read(&file)
            && let Err(error) = LoadedProfile::from_source(file)
        {
            is_clean(&human(&error.diagnostics, &error.sources, Style::default()));
        }
    }
}

#[test]
fn a_damaged_profile_that_is_given_as_a_graph_is_not_shown() {
    let mut dice = Dice(0x1234_5678_9abc_def1);
    for (name, text) in canaries() {
        let format = Format::from_name(name).expect("the ending tells the format");
        for _ in 0..VERSIONS / 4 {
            let mut damaged = text.clone();
            dice.damage(&mut damaged);
            let mut loader = Loader::new();
            loader.text(name, format, damaged);
            if let Err(error) = loader.load() {
                is_clean(&human(&error.diagnostics, &error.sources, Style::default()));
                is_clean(&json(&error.diagnostics, &error.sources).to_string());
            }
        }
    }
}

#[test]
fn every_name_resolves_or_is_listed_and_damage_does_no_harm() {
    let graph = software();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for (name, text) in canaries() {
        for _ in 0..VERSIONS / 10 {
            let mut damaged = text.clone();
            dice.damage(&mut damaged);
            if let Ok(loaded) = LoadedProfile::from_source(SourceFile::new(name, damaged)) {
                let me = graph.profile(&loaded.profile).resolve();
                let file = &loaded.sources[loaded.profile.source];
                let card = me.card(&graph, file);
                assert!(card.skills.is_sorted_by(|a, b| a.skill.id < b.skill.id));
                let _ = me.holder(&graph);
            }
        }
    }
}

pub(super) fn career(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_career"));
    command.current_dir(folder).env_remove("CAREER_GRAPH");
    command.env("CAREER_PROFILE", "").stdin(Stdio::null());
    command.args(arguments).output().expect("the program runs")
}

#[test]
fn standard_error_has_no_word_of_a_profile() {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    for (name, text) in canaries() {
        for (file, text) in [
            (name.to_owned(), text.clone()),
            (format!("broken-{name}"), format!("{text}\n\"zqx = [")),
            (format!("{name}.txt"), text.clone()),
        ] {
            fs::write(folder.path().join(&file), text).expect("a file can be written");
            for arguments in [
                &["profile", "check", &file][..],
                &["profile", "check", &file, "--format", "json"],
                &["gap", "--me", &file, "staff engineer"],
                &["gap", "--me", &file, "staff engineer", "--format", "json"],
                &["gap", "--me", &file, "no such role"],
                &["plan", "--me", &file, "engineer", "staff engineer"],
                &["plan", "--me", &file, "--to", "no such role"],
                &["team", &file, "--roles", "staff engineer"],
                &["team", &file, "--roles", "no such role"],
                &["draw", "--me", &file, "staff engineer"],
                &["draw", "--me", &file, "no such role"],
            ] {
                let output = career(folder.path(), arguments);
                is_clean(&String::from_utf8_lossy(&output.stderr));
                let is_fine = file == name && !arguments.contains(&"no such role");
                let code = if is_fine { 0 } else { 2 };
                assert_eq!(output.status.code(), Some(code), "{arguments:?}");
            }
        }
        let output = career(folder.path(), &["check", name]);
        is_clean(&String::from_utf8_lossy(&output.stderr));
        assert_ne!(output.status.code(), Some(0), "{name}");
    }
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .expect("the folder can be listed")
        .map(|entry| entry.expect("the folder can be listed").file_name())
        .collect();
    names.sort();
    assert_eq!(names.len(), 15, "nothing else is written: {names:?}");
}

#[test]
fn a_missing_or_odd_profile_is_refused() {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    let here = folder.path();
    fs::write(here.join("zqx.yaml"), b"role: zqxz\0q").expect("a file can be written");
    fs::write(here.join("latin.yaml"), b"role: zqxzq\xe9").expect("a file can be written");
    for (file, why) in [
        ("missing.yaml", "cannot be read"),
        (".", "it is a folder"),
        ("latin.yaml", "save it as UTF-8"),
    ] {
        let output = career(here, &["gap", "--me", file, "staff engineer"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(why), "{said}");
        is_clean(&said);
    }
    let nobody = career(here, &["gap", "staff engineer"]);
    assert_eq!(nobody.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("--me PROFILE"));
}
