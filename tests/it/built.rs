//! Graphs that are made in code, which were written nowhere.

use careergraph::CareerGraph;
use careergraph::diagnostic::render::{Style, human, json, sarif};
use careergraph::document::{
    AskedProficiency, GraphDocument, MoveEntry, MoveList, RequirementEntry, RoleEntry, SkillEntry,
    Term, TransitionEntry,
};
use careergraph::export::{FORMATS, Look};
use careergraph::graph::build;
use careergraph::load::Documents;
use careergraph::model::TransitionKind;
use careergraph::source::{SourceFile, Sources};

fn document() -> GraphDocument {
    let mut cook = RoleEntry::titled("Cook");
    cook.family = Some("kitchen".into());
    cook.requirements = vec![
        RequirementEntry::new("Knife skills", AskedProficiency::Number(2)),
        RequirementEntry::any_of(1, ["Sauces", "Pastry"], AskedProficiency::Unspecified),
    ];
    cook.moves = vec![MoveEntry::new(MoveList::AdvancesTo, "Chef")];
    let mut document = GraphDocument::default();
    document.families = vec![Term::new("kitchen", "The kitchen")];
    for skill in ["Knife skills", "Sauces", "Pastry"] {
        document.skills.push(SkillEntry::titled(skill));
    }
    document.roles = vec![cook, RoleEntry::titled("Chef"), RoleEntry::titled("Baker")];
    let lateral = TransitionEntry::new("Cook", "Baker", TransitionKind::Lateral);
    document.transitions = vec![lateral];
    document
}

#[test]
fn a_graph_made_in_code_answers_and_is_drawn() {
    let (graph, warnings) = build(vec![document()], Sources::default()).expect("it is sound");
    assert_eq!(warnings, []);
    graph.verify();
    let cook = graph.role("cook").expect("a role");
    assert!(cook.card().outgoing.iter().all(|one| one.stated.is_empty()));
    assert_eq!(cook.card().asks.len(), 2);
    let paths = graph.paths().from(cook).and_then(|paths| paths.to("chef"));
    let why = paths.expect("two roles").why().expect("it can be asked");
    assert!(why.paths[0].steps[0].moves[0].stated.is_empty());
    for transition in graph.transitions() {
        for stated in transition.data().attestations.iter() {
            assert_eq!(graph.line_of(stated.place), None);
        }
    }
    for format in FORMATS {
        let drawn = format.export(&graph.view(), &Look::default());
        assert!(
            drawn.is_ok_and(|drawn| !drawn.bytes.is_empty()),
            "{}",
            format.name
        );
    }
}

#[test]
fn findings_about_it_have_no_line() {
    let mut twice = document();
    twice.roles.push(RoleEntry::titled("Cook"));
    let error = build(vec![twice], Sources::default()).expect_err("a role twice");
    let (found, sources) = (&error.diagnostics, &error.sources);
    let told = human(found, sources, Style::default());
    let said = "error[duplicate-role]: role `cook` is described twice\n |\n = help: merge the two descriptions, or give the two roles different titles, such as `Housekeeping Supervisor`\n";
    assert_eq!(told, said);
    let told = &json(found, sources)["findings"][0];
    assert_eq!(
        (&told["file"], &told["line"]),
        (&None::<u32>.into(), &None::<u32>.into())
    );
    let told = sarif(found, sources);
    assert_eq!(
        told["runs"][0]["results"][0]["locations"],
        serde_json::json!([])
    );
    // Nor where the text is another one than that of the spans.
    let mut other = Sources::default();
    other.add(SourceFile::new("a", ""));
    assert!(human(found, &other, Style::default()).contains("--> a\n"));
}

#[test]
fn it_can_be_linted() {
    let (graph, _): (CareerGraph, _) =
        build(vec![document()], Sources::default()).expect("it is sound");
    let mut documents = Documents::default();
    documents.documents = vec![document()];
    let report = graph.lint(&documents).run();
    assert!(!report.findings.is_empty());
    let told = human(&report.diagnostics(), graph.sources(), Style::default());
    assert!(told.contains("dead-end-role"), "{told}");
    let told = serde_json::to_value(&report).expect("plain data");
    assert!(
        told["findings"][0]["diagnostic"]["code"].is_string(),
        "{told}"
    );
}

#[test]
fn an_error_says_the_first_and_how_many() {
    let mut wrong = document();
    wrong.roles.push(RoleEntry::titled("Cook"));
    wrong.roles[0]
        .moves
        .push(MoveEntry::new(MoveList::AdvancesTo, "Cook"));
    let error = build(vec![wrong], Sources::default()).expect_err("two errors");
    let said = "the documents do not make a sound graph: role `cook` is described twice (and 1 more error)";
    assert_eq!(error.to_string(), said);
}
