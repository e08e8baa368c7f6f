//! Scales of proficiency that differ.

use super::*;

fn role(steps: &str, step: &str) -> String {
    format!("proficiency_scale: [{steps}]\nroles: {{a: {{requires: {{x: {step}}}}}}}")
}

/// What differs of the requirement of a role, by numbers and by names.
fn asked(old: [&str; 2], new: [&str; 2]) -> String {
    let found = diff(&role(old[0], old[1]), &role(new[0], new[1]));
    assert!(found.scale.is_some(), "the steps differ");
    let asks = found.roles.iter().flat_map(|role| match &role.change {
        RoleChange::Changed { asks, .. } => asks,
        other => panic!("{other:?}"),
    });
    let told = asks.map(|ask| {
        let [old, new] = [ask.old, ask.new].map(|asked| asked.map_or(0, |asked| asked.needed()));
        let [was, is] = ask.in_words().map(Option::unwrap_or_default);
        format!("{old}-{new}: {was} to {is}")
    });
    told.collect::<Vec<_>>().join("; ")
}

#[test]
fn steps_are_compared_by_their_names() {
    let (low, top) = ("low, mid, high", "none, low, mid, high");
    for (old, new, told) in [
        // A step more at the bottom raises nothing.
        ([low, "mid"], [top, "mid"], ""),
        ([low, "2"], [top, "2"], "3-2: mid to low"),
        ([low, "mid"], [top, "high"], "3-4: mid to high"),
        ([top, "mid"], [low, "mid"], ""),
        // One that has another name besides is compared by its number among those around it.
        ([low, "mid"], ["none, low, middle, high", "middle"], ""),
        (
            [low, "mid"],
            ["none, low, middle, high", "high"],
            "3-4: mid to high",
        ),
        // Where there is no room for it, it is another one for sure.
        ([low, "mid"], ["none, low, high", "low"], "2-2: mid to low"),
        ([low, "mid"], ["low, high, top", "high"], "2-2: mid to high"),
        ([low, "high"], ["none, low, high", "high"], ""),
        ([low, "high"], ["x, y, low", "low"], "4-3: high to low"),
        // Other names for all are no other steps.
        ([low, "mid"], ["one, two, three", "two"], ""),
        (
            [low, "mid"],
            ["one, two, three", "three"],
            "2-3: mid to three",
        ),
        // Steps in another order.
        ([low, "low"], ["high, mid, low", "low"], ""),
        ([low, "low"], ["high, mid, low", "high"], "3-1: low to high"),
    ] {
        assert_eq!(asked(old, new), told, "{old:?} {new:?}");
    }
}

#[test]
fn steps_that_are_compared_by_number_are_told() {
    let by_number = |old, new| {
        let found = diff(&role(old, "1"), &role(new, "1"));
        let steps = found.scale.expect("the steps differ");
        let told = steps.steps_by_number().into_iter();
        told.map(|(name, number)| format!("{name} {number}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    assert_eq!(by_number("low, mid, high", "none, low, mid, high"), "");
    assert_eq!(
        by_number("low, mid, high", "none, low, middle, high"),
        "mid 3"
    );
    assert_eq!(by_number("low, mid", "one, two"), "low 1, mid 2");
}

#[test]
fn a_role_that_is_gone_and_the_scale_can_be_applied() {
    let old = "proficiency_scale: [low, high]\n\
               roles: {a: {requires: {x: high, y: any}}, b: {requires: {x: low}}}";
    let new = "proficiency_scale: [none, low, high]\nroles: {b: {requires: {x: low}}}";
    assert_eq!(roles(&diff(old, new)), ["a removed "]);
    assert_eq!(roles(&diff(new, old)), ["a added "]);
}
