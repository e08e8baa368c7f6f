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
fn an_importance_is_told_by_its_weight() {
    let role = |importance| {
        format!("roles: {{a: {{requires: {{go: {{proficiency: 2, importance: {importance}}}}}}}}}")
    };
    for [old, new] in [
        ["optional", "0.5"],
        ["essential", "1"],
        ["1.0", "essential"],
    ] {
        let diff = graph(&role(new)).changes_since(&graph(&role(old)));
        assert!(diff.is_empty(), "{old} {new} {diff:?}");
    }
    for ([old, new], told) in [
        (["essential", "0.5"], "Go now optional"),
        (["1", "optional"], "Go now optional"),
        (["0.5", "1"], "Go now essential"),
        (["0.5", "0.25"], "Go weight 0.5 to 0.25"),
        (["essential", "2"], "Go weight 1 to 2"),
    ] {
        assert_eq!(of_one_role(&role(old), &role(new)), [told]);
    }
}

#[test]
fn a_role_that_is_new_or_gone_is_told_in_short() {
    let asks = "vim: any, sql: {proficiency: 4, importance: optional}, go: 2, java: 3";
    for (role, told) in [
        ("{}".to_owned(), "asks for nothing"),
        (
            "{level: 1, years: 1}".to_owned(),
            "level 1, 1+ years, asks for nothing",
        ),
        (
            "{years: 8+, family: f, track: t, requires: {go: 2}}".to_owned(),
            "8+ years, family f, track t, asks for Go 2",
        ),
        (
            format!("{{requires: {{{asks}}}}}"),
            "asks for Java 3, Go 2, Vim and SQL 4 optional",
        ),
        (
            format!("{{requires: {{{asks}, testing: 5}}}}"),
            "asks for Testing 5, Java 3, Go 2 and 2 more",
        ),
        (
            "{requires: {a language: {any_of: [go, java], proficiency: 2}}}".to_owned(),
            "asks for a language 2",
        ),
    ] {
        let (without, with) = ("roles: {a: {}}", format!("roles: {{a: {{}}, b: {role}}}"));
        for [old, new] in [[without, &with], [&with, without]] {
            let diff = graph(new).changes_since(&graph(old));
            let [role] = diff.roles.as_slice() else {
                panic!("{diff:?}");
            };
            assert_eq!(role_in_short(role).as_deref(), Some(told));
        }
    }
    let diff = graph("roles: {a: {advances_to: [b]}}").changes_since(&graph("roles: {a: {}}"));
    assert_eq!(role_in_short(&diff.roles[0]).as_deref(), Some("a stub"));
}

#[test]
fn of_a_role_that_became_a_stub_it_is_told_once() {
    let role = |said: &str| format!("roles: {{a: {{advances_to: [qa-lead]}}{said}}}");
    let described = role(
        ", qa-lead: {title: Lead of QA, level: 3, years: 2-4, family: f, summary: Leads., \
         requires: {testing: 4}}",
    );
    let stub = role("");
    let told = ["no longer described, now a stub"];
    assert_eq!(of_one_role(&described, &stub), told);
    let new = of_one_role(&stub, &described);
    let told = "now described; + level 3; + years 2-4; + family f; + Testing 4; summary changed";
    assert_eq!(new.join("; "), told);
    let titled = "roles: {a: {advances_to: [Chief of QA]}}";
    let old = "roles: {a: {advances_to: [c]}, c: {title: Lead, aliases: [chief-of-qa]}}";
    assert_eq!(
        of_one_role(old, titled),
        ["no longer described, now a stub", "title was Lead"]
    );
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

#[test]
fn texts_that_look_the_same_say_that_they_are_not() {
    let role = |title: &str, family: &str| {
        format!("roles: {{cook: {{title: \"{title}\", family: \"{family}\"}}}}")
    };
    let changed = |old: [&str; 2], new: [&str; 2]| {
        of_one_role(&role(old[0], old[1]), &role(new[0], new[1])).join("; ")
    };
    assert_eq!(
        changed(["Caf\u{e9} cook", "x"], ["Cafe\u{301} cook", "x"]),
        "title Caf\u{e9} cook to Cafe\u{301} cook (written in other characters)"
    );
    assert_eq!(
        changed(["Co\\u200Bok", "caf\u{e9}"], ["Cook", "cafe\u{301}"]),
        "title Co\\u{200b}ok to Cook (written in other characters); \
         family caf\u{e9} to cafe\u{301} (written in other characters)"
    );
}

#[test]
fn what_a_graph_says_of_itself_is_told_without_its_name() {
    let old = "title: Caf\u{e9}\nlicense: MIT\nfamilies: {f: First, g: G}\nroles: {a: {}}";
    let new = "title: Cafe\u{301}\nsource: Us\ntracks: {t: T}\nfamilies: {f: Last}\nroles: {a: {}}";
    let diff = graph(new).changes_since(&graph(old));
    let notes = diff.graph.iter().map(note_of_graph);
    let terms = diff.families.iter().chain(&diff.tracks);
    let notes = notes.chain(terms.map(note_of_term));
    let told: Vec<_> = notes
        .map(|note| format!("{} {}", note.kind.as_str(), note.text))
        .collect();
    let titles = "Caf\u{e9} to Cafe\u{301} (written in other characters)";
    let expected = [
        &format!("changed {titles}"),
        "added ",
        "removed MIT",
        "changed title was First",
        "removed ",
        "added ",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_skill_that_was_renamed_is_told_in_one_line() {
    let asks = "roles: {a: {requires: [go]}}";
    let skill = |skill: &str| format!("skills: {{{skill}}}\n{asks}");
    let of_one_skill = |old: &str, new: &str| {
        let diff = graph(new).changes_since(&graph(old));
        let [skill] = diff.skills.as_slice() else {
            panic!("{diff:?}");
        };
        let notes = notes_of_skill(skill);
        let notes: Vec<_> = notes.iter().map(Note::to_string).collect();
        notes.join("; ")
    };
    for (old, new, told) in [
        (asks, "golang: {aliases: [go]}", "renamed, title was Go"),
        (asks, "golang: {title: Go}", "renamed, id was go"),
        (asks, "go: {}", "now declared"),
        (asks, "go: {kind: language}", "+ kind language"),
        (
            &skill("go: {category: code, aliases: [golang]}"),
            "go: {title: Golang, category: tools, aliases: [Go]}",
            "title was Go; category code to tools",
        ),
        (
            &skill("go: {description: A, broader: [x]}, x: {}, y: {}"),
            "go: {description: B, aliases: [g], broader: [y]}, x: {}, y: {}",
            "other names changed; + part of y; – part of x; description changed",
        ),
    ] {
        assert_eq!(of_one_skill(old, &skill(new)), told);
    }
    assert_eq!(of_one_skill(&skill("go: {}"), asks), "no longer declared");
}
