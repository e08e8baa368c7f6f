//! What the words of profiles and of résumés come to, case by case.

use careergraph::LoadedProfile;
use careergraph::export::profile::template;
use careergraph::graph::CareerGraph;
use careergraph::model::Notation;
use careergraph::query::profile::ProfileCard;
use careergraph::source::SourceFile;

use crate::strategies::load;

fn card(graph: &CareerGraph, name: &str, text: &str) -> ProfileCard {
    let file = SourceFile::new(name, text.to_owned());
    let loaded = LoadedProfile::from_source(file.clone());
    let loaded = loaded.expect("a fine profile");
    let person = graph.profile(&loaded.profile).resolve();
    person.card(graph, &file)
}

/// The role of a job title by id, and its words that were not used.
fn of_title(graph: &CareerGraph, title: &str) -> (Option<String>, String) {
    let resume = format!(
        r#"{{"basics": {{"name": "X"}}, "work": [{{"position": "{title}", "startDate": "2020-01"}}]}}"#
    );
    let card = card(graph, "resume.json", &resume);
    let unused = card.role_read.map(|read| read.unused.to_string());
    (card.role.map(|role| role.id), unused.unwrap_or_default())
}

#[test]
fn a_specialty_behind_a_title_counts() {
    let graph = CareerGraph::embedded("software-engineering").expect("it is shipped");
    for (title, role) in [
        ("Software Engineer, Backend", "backend-engineer"),
        (
            "Software Engineer, Machine Learning",
            "machine-learning-engineer",
        ),
        (
            "Senior Software Engineer - Frontend",
            "senior-frontend-engineer",
        ),
        ("Software Engineer (Mobile)", "mobile-engineer"),
        (
            "Senior Software Engineer, Site Reliability",
            "senior-site-reliability-engineer",
        ),
        ("Engineer, Security", "security-engineer"),
        ("Senior Manager, Engineering", "senior-engineering-manager"),
    ] {
        let found = of_title(&graph, title);
        assert_eq!(found, (Some(role.to_owned()), String::new()), "{title}");
    }
    assert_eq!(of_title(&graph, "Recruiter, Software Engineer").0, None);
    let payments = of_title(&graph, "Software Engineer, Payments");
    assert_eq!(
        payments,
        (Some("engineer".to_owned()), "Payments".to_owned())
    );
}

/// A choice of two languages, one of which is asked for besides.
const CHOICE: &str = "roles:
  Coder:
    requires:
      - {skill: python, proficiency: 3}
      - {any_of: [python, go, rust], count: 2, proficiency: 2, label: two languages}
";

#[test]
fn what_is_filled_in_counts_for_a_choice() {
    let graph = load(CHOICE).graph;
    let coder = graph.role("coder").expect("a role of the graph").card();
    let text = template(&coder, graph.scale(), Notation::Yaml);
    let more = "CHOOSE two languages: at least 1 more of these; Python counts.";
    assert!(text.contains(more), "{text}");
    let card = card(&graph, "me.yaml", "role: Coder\nskills: {python: 3}");
    let [open] = &card.open_choices[..] else {
        panic!("{:?}", card.open_choices);
    };
    let held: Vec<_> = open.held.iter().map(|skill| &*skill.id).collect();
    assert_eq!((open.count, held), (2, vec!["python"]));
    let met = self::card(&graph, "me.yaml", "role: Coder\nskills: {python: 3, go: 2}");
    assert!(met.open_choices.is_empty());
}

#[test]
fn profiles_know_the_words_of_resumes() {
    let graph =
        load("roles: {Coder: {requires: {python: 3, go: 1, java: 1, c: 1}}, Senior Coder: {}}")
            .graph;
    let text = "role: Sr. Coder II\nskills: {python: Advanced, go: 4/5, java: ★★★☆☆, c: Ninja}";
    let card = card(&graph, "me.yaml", text);
    assert_eq!(
        card.role.map(|role| role.id).as_deref(),
        Some("senior-coder")
    );
    assert!(card.role_inferred);
    let steps: Vec<_> = card
        .skills
        .iter()
        .map(|held| (&*held.skill.id, held.proficiency, held.inferred))
        .collect();
    assert_eq!(
        steps,
        [
            ("c", None, false),
            ("go", Some(4), true),
            ("java", Some(3), true),
            ("python", Some(4), true)
        ]
    );
    assert_eq!(card.unresolved.len(), 1);
}

#[test]
fn an_own_choice_replaces_the_inherited_one_among_the_same_skills() {
    let graph = load(
        "roles:
  A: {requires: [{any_of: [aws, gcp], count: 1, proficiency: 2, label: a cloud}]}
  B: {inherits: A, requires: [{any_of: [aws, gcp], count: 2, proficiency: 3, label: two clouds}]}
  C: {inherits: A, requires: [{any_of: [aws, azure], count: 1, proficiency: 3}]}
",
    );
    let asked = |role: &str| {
        let role = graph.graph.role(role).expect("a role of the graph");
        let asked = role.requirements();
        let mut counts: Vec<_> = asked.map(|one| one.data().count).collect();
        counts.sort_unstable();
        counts
    };
    assert_eq!(asked("b"), [2]);
    assert_eq!(asked("c"), [1, 1]);
}
