//! Lists for programs are whole unless a limit is given; lists for people say where they are cut.

use serde_json::Value;

use crate::exports::cli::career;

fn answer(arguments: &[&str]) -> String {
    let assert = career(arguments).assert().success();
    String::from_utf8(assert.get_output().stdout.clone()).expect("the answer is text")
}

fn json(arguments: &[&str]) -> Value {
    let text = answer(&[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&text).expect("the answer is JSON")
}

fn length(value: &Value) -> usize {
    value.as_array().expect("a list").len()
}

#[test]
fn an_answer_is_an_object_with_its_fields_at_the_top() {
    for (line, field) in [
        ("path engineer staff-engineer", "paths"),
        ("path intern fellow --all --limit 2", "cut"),
        ("path engineer fellow --tradeoffs", "tradeoffs"),
        ("reach engineer", "roles"),
        ("why engineer fellow", "bottlenecks"),
        ("between engineer fellow", "steps"),
        ("stats", "components"),
        ("gap engineer staff-engineer", "needs"),
        ("gap engineer staff-engineer fellow", "gaps"),
        ("next engineer", "roles"),
        ("learn engineer --toward fellow", "lessons"),
        ("similar engineer", "roles"),
        ("plan engineer fellow", "routes"),
        ("matrix family:data", "rows"),
        ("matrix family:data --delta", "advancements"),
        ("roles", "roles"),
        ("roles --stubs", "roles"),
        ("show engineer", "asks"),
        ("skills", "skills"),
        ("skills python", "roles"),
        ("check examples/ladders/2025.yaml", "findings"),
        ("lint examples/ladders/2025.yaml", "by_rule"),
        ("lint --rules", "rules"),
        ("draw", "nodes"),
        ("graphs", "graphs"),
        ("explain", "codes"),
        ("explain settings", "codes"),
        ("explain dead-end-role", "usual_level"),
    ] {
        let words: Vec<_> = line.split(' ').collect();
        let answer = json(&words);
        let answer = answer.as_object().expect("an object");
        assert!(answer.contains_key(field), "{line}: {field}");
        for (name, value) in answer {
            let counts = name == "count" || name.ends_with("_count");
            assert!(!counts || value.is_u64(), "{line}: {name}");
        }
    }
}

#[test]
fn counts_are_those_of_whole_lists() {
    let mara = "examples/profiles/backend-engineer.yaml";
    let team = ["team", mara, "--roles", "family:data"];
    for (question, lists) in [
        (&["reach", "engineer"][..], &[("roles", "count")][..]),
        (&["next", "engineer", "--moves", "2"], &[("roles", "count")]),
        (&["similar", "engineer"], &[("roles", "count")]),
        (
            &["between", "engineer", "fellow"],
            &[("roles", "role_count"), ("steps", "step_count")],
        ),
        (
            &team,
            &[
                ("nobody", "nobody_count"),
                ("one_person", "one_person_count"),
            ],
        ),
        (
            &["lint", "examples/ladders/2026.yaml"],
            &[("findings", "count")],
        ),
    ] {
        let all = json(question);
        let one = json(&[question, &["--limit", "1"]].concat());
        for (list, count) in lists {
            let length = length(&all[list]);
            assert!(length > 0, "{question:?}: {list}");
            assert_eq!(all[count], length, "{question:?}: {count}");
            assert_eq!(one[count], length, "{question:?}: {count}");
            assert_eq!(one[list].as_array().map(Vec::len), Some(1), "{question:?}");
        }
    }
    for list in ["roles", "skills"] {
        let all = json(&[list]);
        assert_eq!(all["count"], length(&all[list]), "{list}");
    }
}

#[test]
fn similar_roles_are_all_told_to_programs() {
    let all = json(&["similar", "engineer"]);
    let count = all["count"].as_u64().expect("a number") as usize;
    assert!(count > 20);
    assert_eq!(length(&all["roles"]), count);
    let csv = answer(&["similar", "engineer", "--format", "csv"]);
    assert_eq!(csv.lines().count(), count + 1);
    let three = answer(&["similar", "engineer", "--format", "csv", "-n", "3"]);
    assert_eq!(three.lines().count(), 4);
    let text = answer(&["similar", "engineer"]);
    assert!(text.contains(&format!("10 of {count} roles; --limit 0 shows all")));
}

#[test]
fn open_moves_are_all_told_to_programs() {
    let next = ["next", "engineer", "--moves", "3"];
    let count = json(&next)["count"].as_u64().expect("a number") as usize;
    assert!(count > 20);
    assert_eq!(length(&json(&next)["roles"]), count);
    let csv = answer(&[&next[..], &["--format", "csv"]].concat());
    assert_eq!(csv.lines().count(), count + 1);
}

#[test]
fn what_a_team_lacks_is_all_told_to_programs() {
    let mara = "examples/profiles/backend-engineer.yaml";
    let team = ["team", mara, "--roles", "family:data"];
    let all = json(&team);
    let lists = ["people", "roles", "nobody", "one_person", "several"];
    let lengths = lists.map(|list| length(&all[list]));
    assert!(lengths[2] > 20);
    let csv = answer(&[&team[..], &["--format", "csv"]].concat());
    assert_eq!(csv.lines().count(), 1 + lengths.iter().sum::<usize>());
    let two = json(&[&team[..], &["--limit", "2"]].concat());
    assert_eq!(length(&two["nobody"]), 2);
}

#[test]
fn a_difference_in_importance_and_in_a_name_is_told_in_every_form() {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("the file can be written");
        path.to_str().expect("UTF-8").to_owned()
    };
    let old = write(
        "old.yaml",
        "roles:\n  cook:\n    title: Cook\n    requires: {baking: 3, grilling: 3}\n",
    );
    let new = write(
        "new.yaml",
        "roles:\n  chef:\n    title: Chef\n    aliases: [cook]\n    requires:\n      \
         baking: {proficiency: 3, importance: 2}\n    optional: {grilling: 3, sauces: 2}\n",
    );
    let told = |form: &str| {
        let run = career(&["diff", &old, &new, "--format", form]).assert();
        String::from_utf8(run.code(1).get_output().stdout.clone()).expect("text")
    };
    let csv = told("csv");
    for row in [
        "role,chef,,,changed,id,cook,chef",
        "role,chef,,,changed,asks for Baking,3,3 weight 2",
        "role,chef,,,changed,asks for Grilling,3,3 optional",
        "role,chef,,,changed,asks for Sauces,,2 optional",
    ] {
        assert!(csv.contains(row), "{row} in\n{csv}");
    }
    let text = told("text");
    for note in [
        "title was Cook",
        "Baking weight 1 to 2",
        "Grilling now optional",
        "+ Sauces 2 optional",
    ] {
        assert!(text.contains(note), "{note} in\n{text}");
    }
}

#[test]
fn every_difference_of_two_graphs_is_told() {
    let [old, new] = ["examples/ladders/2025.yaml", "examples/ladders/2026.yaml"];
    let told = |arguments: &[&str]| {
        let run = career(arguments).assert().code(1);
        String::from_utf8(run.get_output().stdout.clone()).expect("the answer is text")
    };
    let json: Value = serde_json::from_str(&told(&["diff", old, new, "--format", "json"]))
        .expect("the answer is JSON");
    let mut differences = 0;
    for one in ["roles", "moves"].iter().flat_map(|list| {
        let list = json[list].as_array();
        list.expect("a list").clone()
    }) {
        differences += match one["change"].as_str() {
            Some("changed") => ["fields", "asks"]
                .iter()
                .map(|list| one[list].as_array().map_or(0, Vec::len))
                .sum(),
            // Of a role that is new or gone all is told.
            _ => one["role"]["said"].as_object().map_or(1, |fields| {
                fields.len() + one["role"]["asks"].as_array().map_or(0, Vec::len)
            }),
        };
    }
    let csv = told(&["diff", old, new, "--format", "csv"]);
    assert!(differences > 5);
    assert_eq!(csv.lines().count(), differences + 1);
    let there = told(&["diff", old, "--graph", new]);
    assert_eq!(there, told(&["diff", old, new]));
    assert!(there.starts_with("1 role added, 1 removed, 2 changed; 2 moves added"));
    assert!(there.contains("Scripting raised 2 to 3"), "{there}");
    let back = told(&["diff", new, old]);
    assert!(back.contains("Scripting lowered 3 to 2"), "{back}");
    for same in [old, new, "kitchen"] {
        career(&["diff", same, same]).assert().success();
    }
    career(&["diff", old, new, "--graph", new]).assert().code(2);
    career(&["diff", old])
        .env("CAREER_GRAPH", new)
        .assert()
        .code(1);
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    let alone = career(&["diff", "kitchen"]).current_dir(&folder).assert();
    let said = String::from_utf8_lossy(&alone.code(2).get_output().stderr).into_owned();
    assert!(said.contains("`career diff OLD NEW`"), "{said}");
    career(&["diff", "-", "-"])
        .write_stdin("careergraph: 1\n")
        .assert()
        .code(2);
}
