//! What graphs say of themselves, of their families and of their tracks.

use super::*;

/// What differs of a graph itself: the name, and what was and is said.
fn of_itself(diff: &GraphDiff) -> Vec<String> {
    let said = |value: &Option<Value>| match value {
        None => "-".to_owned(),
        Some(Value::Text(text)) => text.to_string(),
        Some(Value::List(texts)) => texts.join(", "),
    };
    let fields = diff.graph.iter();
    let fields = fields.map(|one| {
        let (old, new) = (said(&one.old), said(&one.new));
        format!("{}: {old} to {new}", one.field.as_str())
    });
    let terms = [("family", &diff.families), ("track", &diff.tracks)];
    let terms = terms.into_iter().flat_map(|(kind, terms)| {
        terms.iter().map(move |term| {
            let [old, new] = [&term.old, &term.new].map(|title| title.as_deref().unwrap_or("-"));
            format!("{kind} {}: {old} to {new}", term.id)
        })
    });
    fields.chain(terms).collect()
}

#[test]
fn what_a_graph_says_of_itself_is_compared() {
    let roles = "roles: {a: {family: f, track: t}}";
    let found = diff(
        &format!("title: Old\nlicense: MIT\nfamilies: {{f: First}}\ntracks: {{t: Track}}\n{roles}"),
        &format!(
            "title: New\ndescription: More.\nsource: Us\n\
             families: {{f: Foremost, g: Last}}\n{roles}"
        ),
    );
    assert!(found.roles.is_empty() && !found.is_empty());
    let told = [
        "title: Old to New",
        "description: - to More.",
        "source: - to Us",
        "license: MIT to -",
        "family f: First to Foremost",
        "family g: - to Last",
        "track t: Track to -",
    ];
    assert_eq!(of_itself(&found), told);
}

#[test]
fn the_order_of_families_makes_no_difference() {
    let graph = |families| format!("families: {{{families}}}\nroles: {{a: {{family: f}}}}");
    assert!(diff(&graph("f: F, g: G"), &graph("g: G, f: F")).is_empty());
}

#[test]
fn what_does_not_fit_a_graph_is_not_applied() {
    let old = "title: Old\nfamilies: {f: First}\nproficiency_scale: [low, high]\nroles: {a: {}}";
    let other = |from, to| graph(&old.replace(from, to)).outline();
    let new = old.replace("Old", "New").replace("First", "Last");
    let diff = diff(old, &new.replace("high", "top"));
    for outline in [
        other("Old", "Other"),
        other("First", "Other"),
        other("high", "other"),
    ] {
        assert!(diff.apply(&outline).is_err());
    }
}
