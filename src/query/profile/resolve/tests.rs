mod jobs;

use super::*;
use crate::graph;
use crate::input::{Format, LoadedProfile};
use crate::source::{SourceFile, Sources};

/// A ladder with a scale of three steps.
const KITCHEN: &str = "
proficiency_scale: [some, good, great]
families: {kitchen: The kitchen, floor: The floor}
skills:
  pastry: {title: Pastry, aliases: [Baking]}
  sauces: Sauces
  python: Python
  kubernetes: Kubernetes
roles:
  Cook: {family: kitchen, aliases: [Commis], requires: {pastry: 2}}
  Chef: {family: kitchen, requires: {pastry: 3, sauces: 2, python: 1}}
  Waiter: {family: floor}
";

fn graph() -> CareerGraph {
    graph_of(KITCHEN)
}

fn graph_of(ladder: &str) -> CareerGraph {
    let mut sources = Sources::default();
    let source = sources.add(SourceFile::new("kitchen.yaml", ladder.to_owned()));
    let read = Format::Yaml.read(
        source,
        ladder,
        (&Lexicon::default()).into(),
        &mut Vec::new(),
    );
    let built = graph::build(read.into_iter().collect(), sources);
    built.expect("the ladder is sound").0
}

fn resolved(graph: &CareerGraph, name: &str, text: &str, today: &str) -> ResolvedProfile {
    let file = SourceFile::new(name, text.to_owned());
    let loaded = LoadedProfile::from_source(file);
    let loaded = loaded.unwrap_or_else(|error| panic!("{:?}", error.diagnostics));
    let query = graph.profile(&loaded.profile);
    match today.parse() {
        Ok(date) => query.as_of(date).resolve(),
        Err(_) => query.resolve(),
    }
}

fn skills(graph: &CareerGraph, me: &ResolvedProfile) -> Vec<(String, Option<u8>, bool)> {
    let skills = me.skills.iter().map(|held| {
        let id = graph.skill_at(held.skill).id().to_string();
        (id, held.proficiency, held.inferred)
    });
    skills.collect()
}

/// The skills without whether they were inferred.
fn steps<'g>(graph: &'g CareerGraph, me: &ResolvedProfile) -> Vec<(&'g str, Option<u8>)> {
    let held = me.skills.iter();
    held.map(|held| (graph.skill_at(held.skill).id().as_str(), held.proficiency))
        .collect()
}

fn unresolved(me: &ResolvedProfile) -> Vec<(UnresolvedKind, &str, Vec<&str>)> {
    let rows = me.unresolved.iter().map(|one| {
        let closest = one.closest.iter().map(String::as_str).collect();
        (one.what, &*one.text, closest)
    });
    rows.collect()
}

fn role<'g>(graph: &'g CareerGraph, me: &ResolvedProfile) -> Option<&'g str> {
    me.role.map(|role| graph.role_at(role).title())
}

#[test]
fn names_are_found_and_what_is_not_is_listed() {
    use UnresolvedKind::{Family, Proficiency, Repeat, Role, Skill, SkillOfNoRole};

    let graph = graph();
    let me = resolved(
        &graph,
        "me.yaml",
        "role: commis\n\
         skills: {pastryy: 2, baking: 1, pastry: 3, k8s: good, sauces: 4, photoshop: 1, zzz: any}\n\
         interests: {roles: [chef, sheff], families: [The Kitchen]}\n\
         avoid: {families: [floor, flor], roles: [waiter]}\n",
        "",
    );
    assert_eq!(role(&graph, &me), Some("Cook"));
    assert!(!me.role_inferred);
    let pastry = ("pastry".to_owned(), Some(3), false);
    let kubernetes = ("kubernetes".to_owned(), Some(2), false);
    let sauces = ("sauces".to_owned(), None, false);
    assert_eq!(skills(&graph, &me), [kubernetes, pastry, sauces]);
    assert_eq!(
        unresolved(&me),
        [
            (Skill, "pastryy", vec!["Pastry"]),
            (Repeat, "pastry", vec![]),
            (Proficiency, "4", vec![]),
            (SkillOfNoRole, "photoshop", vec![]),
            (Skill, "zzz", vec![]),
            (Role, "sheff", vec!["Chef"]),
            (Family, "flor", vec!["floor"]),
        ]
    );
    let [chef, cook, waiter] = ["chef", "cook", "waiter"].map(|name| {
        let role = graph.role(name).expect("the ladder has it");
        (me.wants(role), me.avoids(role))
    });
    assert_eq!(chef, (true, false));
    assert_eq!(cook, (true, false));
    assert_eq!(waiter, (false, true));
}

#[test]
fn a_family_that_roles_write_in_two_ways_is_one() {
    let graph = graph_of("roles: {Cook: {family: kitchen}, Chef: {family: Kitchen}, Waiter: {}}");
    let text = "interests: {roles: [chef]}\navoid: {families: [KITCHEN]}\n";
    let me = resolved(&graph, "me.yaml", text, "");
    let avoids = |name: &str| me.avoids(graph.role(name).expect("the ladder has it"));
    assert!(avoids("chef") && avoids("cook") && !avoids("waiter"));
    let contradiction = (UnresolvedKind::Contradiction, "KITCHEN", vec![]);
    assert_eq!(unresolved(&me), [contradiction]);
}

#[test]
fn an_unknown_proficiency_is_held_at_anything() {
    let graph = graph();
    let me = resolved(&graph, "me.yaml", "skills: {pastry: any, sauces: 2}", "");
    let gap = graph.gap_of(&me.holder(&graph), graph.role("chef").expect("it is there"));
    let have = |title: &str| {
        let need = gap.needs.iter().find(|need| need.title == title);
        need.map(|need| (need.have.low, need.have.high))
    };
    assert_eq!(have("Pastry"), Some((1, 3)));
    assert_eq!(have("Sauces"), Some((2, 2)));
    assert_eq!(have("Python"), Some((0, 0)));
}

#[test]
fn a_level_is_that_of_the_heading_or_else_of_the_keywords() {
    let graph = graph();
    let me = resolved(
        &graph,
        "resume.json",
        r#"{"skills": [
            {"name": "Kitchen things", "level": "Master", "keywords": ["Baking", "Sauces and Python 3"]},
            {"name": "K8s", "level": "Beginner", "keywords": ["Baking"]},
            {"name": "Python", "level": "wizard"},
            {"name": "Dancing", "level": "Expert"}
        ]}"#,
        "",
    );
    let row = |id: &str, step, inferred| (id.to_owned(), step, inferred);
    assert_eq!(
        skills(&graph, &me),
        [
            row("kubernetes", Some(1), true),
            row("pastry", Some(3), true),
            row("python", Some(3), true),
            row("sauces", Some(3), true),
        ]
    );
    assert_eq!(
        unresolved(&me)
            .into_iter()
            .map(|(what, text, _)| (what, text))
            .collect::<Vec<_>>(),
        [
            (UnresolvedKind::Proficiency, "wizard"),
            (UnresolvedKind::Skill, "Dancing"),
        ]
    );
}

#[test]
fn a_list_in_one_keyword_is_taken_apart_and_nothing_is_lost() {
    let graph = graph();
    for (keyword, held, lost) in [
        ("python, Kubernetes", vec!["kubernetes", "python"], vec![]),
        (
            "K8S/Sauces/ArgoDC",
            vec!["kubernetes", "sauces"],
            vec!["ArgoDC"],
        ),
        (
            "k8s (Python & flying)",
            vec!["kubernetes", "python"],
            vec!["flying"],
        ),
        (
            "cooking with python, and then some more words",
            vec!["python"],
            vec![],
        ),
        ("this, that", vec![], vec!["this, that"]),
    ] {
        let resume = format!(r#"{{"skills": [{{"name": "Things", "keywords": ["{keyword}"]}}]}}"#);
        let me = resolved(&graph, "resume.json", &resume, "");
        let found: Vec<_> = skills(&graph, &me)
            .into_iter()
            .map(|skill| skill.0)
            .collect();
        assert_eq!(found, held, "{keyword}");
        let missed: Vec<_> = unresolved(&me).into_iter().map(|one| one.1).collect();
        assert_eq!(missed, lost, "{keyword}");
    }
}

#[test]
fn the_lexicon_of_the_question_counts_too() {
    let graph = graph();
    let words = "skills: {pastry: {title: Pastry, aliases: [Viennoiserie]}}";
    let words = Format::Yaml.read(
        crate::source::SourceId::default(),
        words,
        (&Lexicon::default()).into(),
        &mut Vec::new(),
    );
    let words: Vec<_> = words.into_iter().collect();
    let file = SourceFile::new("me.yaml", "skills: {viennoiserie: 2}");
    let loaded = LoadedProfile::from_source(file).expect("the profile is sound");
    let names = graph.profile_names(&words);
    let me = names.profile(&loaded.profile).resolve();
    assert_eq!(skills(&graph, &me).len(), 1);
    assert_eq!(graph.profile(&loaded.profile).resolve().skills, []);
}

#[test]
fn a_level_may_stand_in_the_name_of_a_skill() {
    let text = r#"{"basics": {}, "skills": [
        {"name": "Pastry (great)"},
        {"name": "Basic sauces"},
        {"name": "Tools", "level": "good", "keywords": ["Python (great), Kubernetes"]},
        {"name": "Beginner magic"}
    ]}"#;
    let graph = graph();
    let me = resolved(&graph, "resume.json", text, "2025-01-01");
    assert_eq!(
        steps(&graph, &me),
        [
            ("kubernetes", Some(2)),
            ("pastry", Some(3)),
            ("python", Some(3)),
            ("sauces", Some(1))
        ]
    );
    let unresolved = unresolved(&me);
    assert_eq!(unresolved.len(), 1);
    assert_eq!(unresolved[0].1, "Beginner magic");
}

#[test]
fn what_is_not_held_and_what_is_quoted_is_read_in_a_profile() {
    let text = "skills: {pastry: none, sauces: \"3\", python: good, kubernetes: \"9\"}\n";
    let graph = graph();
    let me = resolved(&graph, "me.yaml", text, "");
    assert_eq!(
        steps(&graph, &me),
        [
            ("kubernetes", None),
            ("python", Some(2)),
            ("sauces", Some(3))
        ]
    );
    assert_eq!(unresolved(&me).len(), 1);
}

#[test]
fn names_say_themselves_what_is_not_held_and_how_well() {
    use UnresolvedKind::{NotHeld, Proficiency};

    let graph = graph();
    for (skill, held, missed) in [
        (
            r#"{"name":"No pastry experience"}"#,
            &[][..],
            &[NotHeld][..],
        ),
        (r#"{"name":"Never made pastry"}"#, &[], &[NotHeld]),
        (
            r#"{"name":"Sweets","keywords":["Want to learn Python"]}"#,
            &[],
            &[NotHeld],
        ),
        (
            r#"{"name":"Python (learning)","level":"Advanced"}"#,
            &[("python", None)],
            &[Proficiency],
        ),
        (
            r#"{"name":"Python, Pastry (both basic)"}"#,
            &[("pastry", Some(1)), ("python", Some(1))],
            &[],
        ),
        (
            r#"{"name":"Kubernetes: expert (CKA)"}"#,
            &[("kubernetes", Some(3))],
            &[],
        ),
        (
            r#"{"name":"Python","level":"Strong"}"#,
            &[("python", Some(2))],
            &[],
        ),
    ] {
        let text = format!(r#"{{"basics":{{}},"skills":[{skill}]}}"#);
        let me = resolved(&graph, "resume.json", &text, "");
        assert_eq!(steps(&graph, &me), held, "{skill}");
        let kinds: Vec<_> = me.unresolved.iter().map(|one| one.what).collect();
        assert_eq!(kinds, missed, "{skill}");
    }
    for name in ["Failed: Kubernetes exam", "Preparing for Kubernetes"] {
        let text = format!(r#"{{"basics":{{}},"certificates":[{{"name":"{name}"}}]}}"#);
        let me = resolved(&graph, "resume.json", &text, "");
        assert!(me.skills.is_empty(), "{name}");
        assert_eq!(unresolved(&me), [(NotHeld, name, vec![])]);
    }
    let text = r#"{"basics":{},"languages":[{"language":"Python and Pastry","fluency":"Fluent"}]}"#;
    let me = resolved(&graph, "resume.json", text, "");
    let both = [("pastry", Some(2)), ("python", Some(2))];
    assert_eq!(steps(&graph, &me), both);
}
