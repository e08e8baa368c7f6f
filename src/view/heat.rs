//! How ready somebody is for every role that is drawn.

use serde::Serialize;

use super::build::ViewBuilder;
use crate::graph::RoleRef;
use crate::query::gap::{Interval, Measure};
use crate::query::person::Person;

/// How ready somebody is for a role: what the box of the role shows as a heat.
///
/// Nothing in it says who the person is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Heat {
    /// The readiness, the gap and the coverage.
    #[serde(flatten)]
    pub measure: Measure,
    /// Whether it is the role that the person holds.
    pub current: bool,
}

/// How many shades a heat has.
pub const SHADES: usize = 5;

impl Heat {
    /// Returns the share of what the role asks for that is held, where it is known what it asks for.
    pub fn coverage(&self) -> Option<Interval<f64>> {
        self.measure.coverage
    }

    /// Returns the place of its shade among those of a theme, by what is surely held: a fifth of the
    /// requirements each.
    pub fn shade(&self) -> Option<usize> {
        let surely = self.coverage()?.low.clamp(0.0, 1.0);
        // What adding made of the last digits puts no share below its fifth.
        let fifths = (surely * SHADES as f64 + 1e-9).floor();
        (0..SHADES).rev().find(|shade| fifths >= *shade as f64)
    }
}

/// # Readiness to draw
impl<'g> ViewBuilder<'g> {
    /// Shows in every box how ready somebody is for that role, and marks the role that they hold.
    ///
    /// # Panics
    ///
    /// Where the person stands in another graph.
    #[track_caller]
    pub fn readiness(mut self, person: &Person<'g>) -> Self {
        self.graph.expect_same(person.graph(), "a person");
        self.person = Some(person.clone());
        self
    }

    /// Returns the heat of a role, where somebody's readiness is asked for.
    pub(super) fn heat(&self, role: RoleRef<'_>) -> Option<Heat> {
        let person = self.person.as_ref()?;
        let current = person.role().map(RoleRef::index) == Some(role.index());
        Some(Heat {
            measure: person.measure(role),
            current,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::query::gap::{Interval, Readiness};
    use crate::view::LegendEntry;
    use crate::view::tests::graph;

    #[test]
    fn shares_are_shaded_by_fifths_of_what_is_surely_held() {
        let graph = graph(
            "
roles:
  me: {requires: {a: 2, b: 3}}
  all: {requires: {a: 2}}
  half: {requires: {a: 2, c: 2}}
  some: {requires: {a: 2, c: 8}, advances_to: [stub]}
  nothing: {}
proficiency_scale: [one, two, three, four, five, six, seven, eight]
"
            .trim_start(),
        );
        let me = graph.in_role("me").expect("a role");
        let view = graph.view().readiness(&me).build();
        let heats: Vec<_> = view
            .nodes
            .iter()
            .map(|node| {
                let heat = node.heat.expect("every box has one");
                (node.id.as_str(), heat.measure.readiness, heat.shade())
            })
            .collect();
        let one_short = Readiness::Short(Interval { low: 1, high: 1 });
        assert_eq!(
            heats,
            [
                ("all", Readiness::Ready, Some(4)),
                ("half", one_short, Some(2)),
                ("me", Readiness::Ready, Some(4)),
                ("nothing", Readiness::AsksForNothing, None),
                ("some", one_short, Some(1)),
                ("stub", Readiness::UnknownStub, None),
            ]
        );
        assert!(view.legend.contains(&LegendEntry::Heat));
        assert!(view.legend.contains(&LegendEntry::Current));
        assert_eq!(view.title.as_deref(), Some("Readiness"));
    }
}
