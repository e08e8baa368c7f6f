use super::*;
use crate::view::tests::graph;

/// What is told of the one role that differs between two graphs.
fn of_one_role(old: &str, new: &str) -> Vec<String> {
    let diff = graph(new).changes_since(&graph(old));
    let [role] = diff.roles.as_slice() else {
        panic!("{diff:?}");
    };
    notes_of_role(role).iter().map(Note::to_string).collect()
}

#[test]
fn a_note_is_told_with_its_mark_or_without_that_of_a_change() {
    let notes = [
        Note::added("Go 2"),
        Note::removed("+ signs 1"),
        Note::changed("– to +"),
    ];
    let told = notes.each_ref().map(ToString::to_string);
    assert_eq!(told, ["+ Go 2", "– + signs 1", "– to +"]);
    let marked = notes.each_ref().map(Note::marked);
    assert_eq!(marked, ["+ Go 2", "– + signs 1", "~ – to +"]);
}

#[test]
fn a_requirement_that_is_gone_says_how_much_it_asked_for() {
    let asks = "{go: 2, java: any, sql: {proficiency: 3, importance: optional}, \
                vim: {proficiency: 1, importance: 2}}";
    let old = format!("roles: {{a: {{requires: {asks}}}}}");
    let gone = of_one_role(&old, "roles: {a: {}}");
    let words = ["Go 2", "Java", "SQL 3 optional", "Vim 1 weight 2"];
    assert_eq!(gone, words.map(|words| format!("– {words}")));
    let new = of_one_role("roles: {a: {}}", &old);
    assert_eq!(new, words.map(|words| format!("+ {words}")));
}

#[test]
fn other_names_are_not_told_of_a_rename_that_keeps_the_old_one() {
    let lead = "roles: {qa-lead: {title: QA Lead}}";
    for (old, new, told) in [
        (
            lead,
            "roles: {Quality Lead: {aliases: [QA Lead]}}",
            "title was QA Lead",
        ),
        (
            lead,
            "roles: {qa-lead: {title: Quality Lead, aliases: [qa lead]}}",
            "title was QA Lead",
        ),
        (
            "roles: {lead: {title: QA Lead}}",
            "roles: {qa: {title: QA Lead, aliases: [lead]}}",
            "id was lead",
        ),
        (
            "roles: {lead: {title: QA Lead, aliases: [Test Lead]}}",
            "roles: {lead: {title: Test Lead, aliases: [QA Lead]}}",
            "title was QA Lead",
        ),
        (
            lead,
            "roles: {Quality Lead: {aliases: [QA Lead, QL]}}",
            "title was QA Lead; other names changed",
        ),
        (
            "roles: {lead: {title: QA Lead, aliases: [QL]}}",
            "roles: {lead: {title: Quality Lead, aliases: [QA Lead]}}",
            "title was QA Lead; other names changed",
        ),
        (
            lead,
            "roles: {qa-lead: {title: QA Lead, aliases: [QL]}}",
            "other names changed",
        ),
    ] {
        assert_eq!(of_one_role(old, new).join("; "), told, "{new}");
    }
}
