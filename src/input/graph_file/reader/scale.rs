//! The proficiency scale of a file.

use super::values::is_numeric;
use super::{Kind, Manner, Node, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::text::shortened;
use crate::model::{ProficiencyScale, ProficiencyStep, name_key};
use crate::source::Spanned;

impl Reader {
    pub(super) fn scale(&mut self, node: Node<'_>) -> Option<Spanned<ProficiencyScale>> {
        if !matches!(node.kind(), Kind::List | Kind::Map) {
            self.wrong_type(node, "`proficiency_scale`", "a list of names, lowest first");
            return None;
        }
        if let Some(names) = numbered(node) {
            return self.refuse_numbers(node, &names);
        }
        let steps = match node.kind() {
            Kind::List => self.listed_steps(node)?,
            _ => self.described_steps(node),
        };
        if let Some(any) = steps.iter().find(|step| name_key(&step.name) == "any") {
            let message = format!("`{}` is not a step of a scale", any.name);
            let found = Diagnostic::new(Code::BadValue, self.place(node.span()), message);
            let help = "leave it out: a skill that is asked for at `any` is asked for at no step";
            self.push(found.help(help));
            return None;
        }
        let scale = ProficiencyScale::new(steps);
        if scale.is_none() {
            let message = format!(
                "a proficiency scale has 1 to {} steps with different names",
                ProficiencyScale::MAX_STEPS
            );
            self.report(Code::BadValue, node.span(), message);
        }
        scale.map(|scale| Spanned::new(scale, node.span()))
    }

    fn listed_steps(&mut self, node: Node<'_>) -> Option<Vec<ProficiencyStep>> {
        let mut steps = Vec::new();
        for item in node.items() {
            let name = self.text(item, "a step of `proficiency_scale`")?;
            steps.push(ProficiencyStep {
                name: name.value.to_string(),
                description: None,
            });
        }
        Some(steps)
    }

    /// The steps of a map from name to description.
    fn described_steps(&mut self, node: Node<'_>) -> Vec<ProficiencyStep> {
        let mut steps = Vec::new();
        for (name, description) in self.entries(node) {
            // TOML has no null, so an empty text says nothing as well.
            let unsaid = description.is_null()
                || description.kind() == Kind::Text && description.text().is_empty();
            let description = if unsaid {
                None
            } else {
                self.text(description, "the description of a step")
            };
            steps.push(ProficiencyStep {
                name: name.value.to_string(),
                description: description.map(|text| text.value.to_string()),
            });
        }
        steps
    }

    /// Reports a scale that is written with numbers, which nobody reads; `names` are its steps, lowest first.
    fn refuse_numbers(
        &mut self,
        node: Node<'_>,
        names: &[&str],
    ) -> Option<Spanned<ProficiencyScale>> {
        let message =
            "steps of a scale have names, and count in the order in which they are listed";
        let found = Diagnostic::new(Code::BadValue, self.place(node.span()), message);
        let is_shown = (1..=ProficiencyScale::MAX_STEPS).contains(&names.len());
        let help = if self.manner == Manner::Open && is_shown {
            let names: Vec<_> = names.iter().map(|name| shortened(name)).collect();
            format!("write a list, lowest first: `[{}]`", names.join(", "))
        } else {
            "write a list of names, lowest first, such as `[novice, solid, expert]`".to_owned()
        };
        self.push(found.help(help));
        self.leave_out(None, node);
        None
    }
}

/// Whether and how a scale is written with numbers: the steps of a map between names and numbers, in the order
/// of the numbers; no steps where they cannot be told, as of a list of numbers that are not their places.
fn numbered(node: Node<'_>) -> Option<Vec<&str>> {
    let number = |text: &str| text.parse::<f64>().ok();
    if node.kind() == Kind::List {
        let is_misplaced =
            |(item, place): (Node<'_>, f64)| is_numeric(item) && number(item.text()) != Some(place);
        let places = std::iter::successors(Some(1.0), |place| Some(place + 1.0));
        return node.items().zip(places).any(is_misplaced).then(Vec::new);
    }
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let by_values = node.pairs().any(|(_, value)| is_numeric(value));
    if !by_values && !node.pairs().all(|(key, _)| is_digits(key.text())) {
        return None;
    }
    let steps = node.pairs().map(|(key, value)| {
        let (of, name) = if by_values {
            (value, key)
        } else {
            (key, value)
        };
        Some((number(of.text())?, name.text()))
    });
    let mut steps: Vec<_> = steps.collect::<Option<_>>().unwrap_or_default();
    steps.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let names: Vec<_> = steps.into_iter().map(|(_, name)| name).collect();
    // An empty map is not written with numbers.
    (by_values || !names.is_empty()).then_some(names)
}
