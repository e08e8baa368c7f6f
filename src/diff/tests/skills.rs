//! Skills that are followed from one graph to another, and how they differ.

use super::*;

/// The skills that differ, each with what became of it, its old id and the fields that changed.
fn skills(diff: &GraphDiff) -> Vec<String> {
    let skills = diff.skills.iter().map(|skill| {
        let (change, fields) = match &skill.change {
            SkillChange::Added { .. } => ("added", &[][..]),
            SkillChange::Removed { .. } => ("removed", &[][..]),
            SkillChange::Changed { fields } => ("changed", &fields[..]),
        };
        let old_id = skill.old_id.iter().map(SkillId::as_str);
        let fields = fields.iter().map(|diff| diff.field.as_str());
        let parts = [skill.id.as_str(), change].into_iter();
        let parts: Vec<_> = parts.chain(old_id).chain(fields).collect();
        parts.join(" ")
    });
    skills.collect()
}

#[test]
fn a_skill_that_keeps_its_old_name_changes_no_requirement() {
    let roles = |skill| {
        format!(
            "roles: {{a: {{requires: {{{skill}: 2, go: 1}}}}, \
             b: {{requires: [{{any_of: [go, {skill}]}}]}}}}"
        )
    };
    for (old, new, told) in [
        (
            roles("kubernetes"),
            format!(
                "skills: {{k8s: {{aliases: [kubernetes]}}}}\n{}",
                roles("k8s")
            ),
            "k8s changed kubernetes title undeclared aliases",
        ),
        // Who asks for it may keep its old name.
        (
            roles("kubernetes"),
            format!(
                "skills: {{a-k8s: {{title: K8s, aliases: [kubernetes]}}}}\n{}",
                roles("kubernetes")
            ),
            "a-k8s changed kubernetes title undeclared aliases",
        ),
        (
            format!("skills: {{k: {{title: Kubernetes}}}}\n{}", roles("k")),
            format!(
                "skills: {{z: {{title: Kubernetes}}}}\n{}",
                roles("Kubernetes")
            ),
            "z changed k",
        ),
        (
            format!(
                "skills: {{k: {{title: Kubernetes, aliases: [k8s]}}}}\n{}",
                roles("k")
            ),
            roles("k8s"),
            "k8s changed k title undeclared aliases",
        ),
    ] {
        let diff = diff(&old, &new);
        assert!(diff.roles.is_empty(), "{:?}", diff.roles);
        assert_eq!(skills(&diff), [told]);
    }
}

#[test]
fn a_skill_that_took_the_place_of_another_one_is_not_that_one() {
    // Both were there before: whoever asked for the one asks for something else now.
    let old = "roles: {a: {requires: [kubernetes]}, b: {requires: [k8s]}}";
    let new = "skills: {k8s: {aliases: [kubernetes]}}\n\
               roles: {a: {requires: [kubernetes]}, b: {requires: [k8s]}}";
    let diff = diff(old, new);
    assert_eq!(roles(&diff), ["a changed "]);
    assert_eq!(
        skills(&diff),
        ["k8s changed undeclared aliases", "kubernetes removed"]
    );
}

#[test]
fn what_is_said_of_skills_is_compared() {
    let graph = |skills| format!("skills: {{{skills}}}\nroles: {{a: {{requires: [go, sql]}}}}");
    let diff = diff(
        &graph(
            "go: {kind: technical, broader: [code]}, sql: {category: data, aliases: [s, t]}, code: {}",
        ),
        &graph(
            "go: {kind: language, broader: [programming]}, programming: {aliases: [code]}, \
             sql: {title: The SQL, category: data, aliases: [t, s], description: Queries.}",
        ),
    );
    assert!(diff.roles.is_empty());
    // That what it is part of was renamed is told there.
    let told = [
        "go changed kind",
        "programming changed code title aliases",
        "sql changed title description",
    ];
    assert_eq!(skills(&diff), told);
}

#[test]
fn skills_that_nobody_declares_come_and_go_with_what_asks_for_them() {
    let diff = diff(
        "skills: {go: {}}\nroles: {a: {requires: [go, java]}}",
        "skills: {perl: {}}\nroles: {a: {requires: [go, sql]}}",
    );
    let told = [
        "go changed undeclared",
        "java removed",
        "perl added",
        "sql added",
    ];
    assert_eq!(skills(&diff), told);
    let implied: Vec<_> = diff.skills.iter().map(SkillDiff::is_implied).collect();
    assert_eq!(implied, [false, true, false, true]);
}

#[test]
fn the_parts_of_a_choice_are_followed_whatever_their_order() {
    let old = "roles: {a: {requires: [{any_of: [a, m, z], proficiency: 1}]}}";
    let new = "skills: {zz: {aliases: [a]}}\n\
               roles: {a: {requires: [{any_of: [m, z, zz], proficiency: 2}]}}";
    let diff = diff(old, new);
    let [RoleDiff { change, .. }] = diff.roles.as_slice() else {
        panic!("{diff:?}");
    };
    let RoleChange::Changed { asks, .. } = change else {
        panic!("{change:?}");
    };
    let [ask] = asks.as_slice() else {
        panic!("{asks:?}");
    };
    assert_eq!(ask.title, "M or Z or Zz");
    assert!(ask.old.is_some() && ask.new.is_some());
}
