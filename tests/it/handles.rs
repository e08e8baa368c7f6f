//! Handles of another graph, sets of another size and numbers out of their range are refused where they are
//! given, by a panic that says so.

use std::panic::{AssertUnwindSafe, catch_unwind};

use careergraph::export::{FORMATS, Look};
use careergraph::graph::{RoleIx, RoleSet, SkillIx};
use careergraph::input::Format;
use careergraph::query::gap::{Holder, Interval};
use careergraph::source::SourceFile;
use careergraph::{CareerGraph, LoadedProfile, Loader};

const OLD: &str = "\
roles:
  Baker: {requires: {dough: 3}, advances_to: Chef}
  Chef: {requires: {knife: 3}}
  Cook: {requires: {knife: 2}}
";

/// As many roles and skills, so that every index of one means something in the other.
const NEW: &str = "\
roles:
  Apprentice: {requires: {broom: 1}}
  Baker: {requires: {dough: 3}, advances_to: Cook}
  Cook: {requires: {broom: 2}}
";

fn load(text: &str) -> CareerGraph {
    let mut loader = Loader::new();
    loader.text("ladder.yaml", Format::Yaml, text);
    loader.load().expect("a sound graph").graph
}

/// What a call says when it panics.
fn refusal<T>(call: impl FnOnce() -> T) -> Option<String> {
    let panic = catch_unwind(AssertUnwindSafe(|| drop(call()))).err()?;
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string))
}

macro_rules! refused {
    ($why:literal: $($call:expr,)*) => {$(
        let said = refusal(|| $call);
        let said = said.unwrap_or_else(|| panic!("{} is answered", stringify!($call)));
        assert!(said.contains($why), "{}: {said}", stringify!($call));
    )*};
}

#[test]
fn roles_of_another_graph_are_refused() {
    let (old, new) = (load(OLD), load(NEW));
    let [baker, chef] = ["baker", "chef"].map(|name| old.role(name).expect("a role"));
    let own = new.role("baker").expect("a role");
    let (me, nothing) = (new.in_role(own).expect("a role"), Holder::nothing(&new));
    refused! { "of another graph":
        new.gap_between(baker, chef),
        new.gap_between(own, chef),
        new.gap_of(&nothing, chef),
        new.gap_cost(baker, chef),
        new.gap_cost(own, chef),
        new.measure(&nothing, chef),
        new.measure_needs(&nothing, chef).count(),
        new.transferability(own, chef),
        new.similarity(own, chef),
        new.similar(chef, 3),
        new.alike(chef),
        new.plan(own, chef),
        new.plan(baker, own),
        new.in_role(baker),
        me.clone().at(chef),
        me.measure(chef),
        me.gaps().to(chef),
        me.gaps().to_each(&[own, chef]),
        Holder::of_role(&new, chef),
        new.paths().from(baker),
        new.paths().to(chef),
        new.paths().via(chef),
        new.reach(chef),
        new.role_set([own, chef]),
        new.view().around(chef, 1),
        new.skill_card(old.skill("knife").expect("a skill")),
    }
    let copy = new.clone();
    refused! { "a copy of this one": copy.similar(own, 3), }
}

#[test]
fn what_was_made_for_another_graph_is_refused() {
    let (old, new) = (load(OLD), load(NEW));
    let (chef, cook) = (
        old.role("chef").expect("a role"),
        new.role("cook").expect("a role"),
    );
    let holder = || Holder::of_role(&old, chef);
    refused! { "of another graph":
        new.gap_of(&holder(), cook),
        new.measure(&holder(), cook),
        new.measure_needs(&holder(), cook).count(),
        new.paths().held_by(holder()),
        new.team(&RoleSet::all(3)).member("me", holder(), None),
        new.plan(cook, cook).expect("roles").along(old.paths()),
        new.view().readiness(&old.in_role(chef).expect("a role")),
    }
    let engineers = CareerGraph::embedded("engineer").expect("a shipped graph");
    let file = SourceFile::new("me.yaml", "role: Engineer\n");
    let profile = LoadedProfile::from_source(file).expect("a profile").profile;
    let me = engineers.profile(&profile).resolve();
    refused! { "looked up in another graph":
        new.person(&me),
        new.paths().of_person(&me),
        new.reach(cook).expect("a role").of_person(&me),
        new.plan(cook, cook).expect("roles").of(&me),
        me.holder(&new),
        me.avoided(&new),
    }
}

#[test]
fn sets_of_another_size_are_refused() {
    let graph = load(OLD);
    let cook = graph.role("cook").expect("a role");
    let me = graph.in_role(cook).expect("a role");
    let next = || me.next_moves().expect("a role to start from");
    for roles in [RoleSet::all(19), RoleSet::all(2), RoleSet::default()] {
        let roles = || roles.clone();
        refused! { "set of roles of another graph":
            graph.paths().from_any(roles()),
            graph.paths().to_any(roles()),
            graph.paths().avoid(roles()),
            graph.paths().within(roles()),
            graph.reach_any(roles()),
            graph.reach(cook).expect("a role").avoid(roles()),
            graph.reach(cook).expect("a role").within(roles()),
            graph.alike(cook).expect("a role").within(roles()),
            next().avoid(&roles()),
            next().within(roles()),
            me.lessons().toward(roles()),
            me.what_if().toward(roles()),
            graph.team(&roles()),
            graph.matrix(&roles()),
            graph.matrix_delta(&roles()),
            graph.view().only(&roles()),
        }
    }
    let all = || RoleSet::all(graph.role_count());
    assert_eq!(
        refusal(|| graph.paths().from_any(all()).to_any(all()).best(1)),
        None
    );
}

#[test]
fn indices_that_a_graph_does_not_have_are_refused() {
    let graph = load(OLD);
    let me = graph.in_role("cook").expect("a role");
    let mut holder = Holder::nothing(&graph);
    let step = Interval { low: 1, high: 1 };
    refused! { "no role 9999":
        graph.role_at(RoleIx(9999)),
        graph.role_set([]).insert(RoleIx(9999)),
        graph.team(&RoleSet::all(3)).member("me", Holder::nothing(&graph), Some(RoleIx(9999))),
    }
    refused! { "no skill 9999":
        graph.skill_at(SkillIx(9999)),
        holder.raise(SkillIx(9999), step),
        holder.raise_inferred(SkillIx(9999), 1),
        holder.step(SkillIx(9999)),
        me.clone().raise(SkillIx(9999), 1),
        me.what_if().learn(SkillIx(9999), 2),
    }
}

#[test]
fn numbers_out_of_their_range_are_refused() {
    let graph = load(OLD);
    let me = graph.in_role("cook").expect("a role");
    let mut holder = Holder::nothing(&graph);
    let knife = graph.skill("knife").expect("a skill").index();
    let top = graph.scale().top();
    refused! { "no step 255":
        holder.raise(knife, Interval { low: 1, high: 255 }),
        holder.raise_inferred(knife, 255),
        me.clone().raise(knife, 255),
        me.what_if().learn(knife, 255),
    }
    refused! { "not an interval": holder.raise(knife, Interval { low: 2, high: 1 }), }
    holder.raise(knife, Interval { low: 0, high: top });
    let reach = || graph.reach("cook").expect("a role");
    for limit in [f64::NAN, -1.0, f64::NEG_INFINITY] {
        refused! { "is not a limit":
            graph.paths().max_years(limit),
            graph.paths().max_step_gap(limit),
            reach().within_years(limit),
            reach().max_step_gap(limit),
        }
    }
    for limit in [0.0, -0.0, f64::INFINITY] {
        assert_eq!(reach().within_years(limit).answer().roles.len(), 0);
        assert_eq!(
            refusal(|| graph.paths().max_years(limit).max_step_gap(limit)),
            None
        );
    }
}

#[cfg(feature = "png")]
#[test]
fn a_picture_has_a_scale_above_nothing() {
    let graph = load(OLD);
    let png = FORMATS
        .iter()
        .find(|format| format.name == "png")
        .expect("the feature is on");
    for scale in [f64::NAN, 0.0, -1.0, f64::INFINITY] {
        let mut look = Look::default();
        look.scale = scale;
        let error = png.export(&graph.view(), &look).expect_err("no picture");
        assert!(error.to_string().contains("scale"), "{error}");
    }
}

#[test]
fn a_role_stands_for_its_name() {
    let graph = load(OLD);
    let [baker, chef] = ["baker", "chef"].map(|name| graph.role(name).expect("a role"));
    let by_name = graph
        .paths()
        .from("Baker")
        .and_then(|paths| paths.to(&String::from("chef")));
    let by_role = graph
        .paths()
        .from(baker)
        .and_then(|paths| paths.to(chef.id()));
    let [one, other] = [by_name, by_role].map(|paths| paths.expect("roles").best(1));
    assert_eq!(one, other);
    let reach = |query: careergraph::query::reach::ReachQuery<'_>| query.answer();
    assert_eq!(
        graph.reach(baker).map(reach),
        graph.reach("baker").map(reach)
    );
}
