//! Requirements, in their short and long forms.

use super::values::{is_numeric, is_switch};
use super::{Kind, Manner, Node, Reader, list};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{
    Asked, AskedProficiency, Choice, RequirementEntry, RequirementExtra, ShortRequirement,
};
use crate::input::graph_file::keys::{Key, RequirementKey};
use crate::model::text::shortened;
use crate::model::{Importance, Name, ProficiencyScale, name_key};
use crate::source::{Span, Spanned};

/// What the entries of one block start from.
#[derive(Clone, Copy)]
struct Block {
    /// The position of the role.
    role: usize,
    importance: Importance,
}

/// What of a requirement says for which skills it asks.
#[derive(Default)]
struct AskedBy {
    /// The key at which it stands.
    key: Option<Spanned<Name>>,
    skill: Option<Spanned<Name>>,
    any_of: Option<Spanned<Vec<Spanned<Name>>>>,
    count: Option<Spanned<u32>>,
}

impl Reader {
    /// Adds the requirements of a block of the role at a position, whose entries have an importance unless
    /// they say otherwise: those in short forms to these, others to `requirements`.
    pub(super) fn requirements(
        &mut self,
        node: Node<'_>,
        role: usize,
        importance: Importance,
        requirements: &mut Vec<RequirementEntry>,
    ) {
        let block = Block { role, importance };
        match node.kind() {
            Kind::Map => {
                let map = self.new_map();
                self.each_entry(map, node, |reader, key, value| {
                    reader.keyed(key, value, block, requirements);
                });
            }
            Kind::List => {
                for item in node.items() {
                    self.listed(item, block, requirements);
                }
            }
            _ => self.wrong_type(
                node,
                "requirements",
                "a map from skill to proficiency, or a list",
            ),
        }
    }

    /// `skill: proficiency`, `skill: {…}` or `label: {any_of: …}`.
    fn keyed(
        &mut self,
        key: Spanned<u32>,
        value: Node<'_>,
        block: Block,
        requirements: &mut Vec<RequirementEntry>,
    ) {
        let name = |reader: &Self| key.map(|number| reader.names.name(number));
        if value.kind() == Kind::Map {
            let name = name(self);
            requirements.extend(self.long(Some(name), value, block));
            return;
        }
        let Some(proficiency) = self.proficiency(value) else {
            return;
        };
        if proficiency.value == AskedProficiency::Unspecified {
            let name = name(self);
            self.warn_of_glued(&name.value, name.span);
        }
        if let AskedProficiency::Number(step) = proficiency.value
            && let step = Spanned::new(step, proficiency.span)
            && let Some(short) = ShortRequirement::new(key, step)
        {
            let place = (block.role, requirements.len());
            self.short.require(place, block.importance, short);
            return;
        }
        requirements.push(RequirementEntry {
            asked: Asked::Skill(name(self).value),
            span: key.span,
            proficiency,
            importance: block.importance,
            extra: None,
        });
    }

    fn listed(&mut self, item: Node<'_>, block: Block, requirements: &mut Vec<RequirementEntry>) {
        if item.kind() != Kind::Map {
            let skill = self.text(item, "a requirement");
            if let Some(skill) = &skill {
                self.warn_of_glued(&skill.value, skill.span);
            }
            requirements.extend(skill.map(|skill| RequirementEntry {
                asked: Asked::Skill(skill.value),
                span: skill.span,
                proficiency: Spanned::new(AskedProficiency::Unspecified, skill.span),
                importance: block.importance,
                extra: None,
            }));
            return;
        }
        let names_a_choice = |key: &str| ["skill", "any_of"].contains(&key);
        let mut pairs = item.pairs();
        let (first, second) = (pairs.next(), pairs.next());
        match (first, second) {
            (Some((key, value)), None) if !names_a_choice(key.text()) => {
                if let Some(key) = self.numbered(key, "a skill") {
                    self.keyed(key, value, block, requirements);
                }
            }
            _ => requirements.extend(self.long(None, item, block)),
        }
    }

    /// Warns of `care:3`, which is a name where a space behind the colon would make it a skill with a step.
    fn warn_of_glued(&mut self, name: &str, span: Span) {
        let Some((skill, step)) = name.split_once(':').filter(|_| self.manner == Manner::Open)
        else {
            return;
        };
        let is_step = !skill.is_empty() && step.len() < 3 && step.parse::<u8>().is_ok();
        if is_step
            && self
                .diagnostics
                .has_room(Severity::Warning, self.place(span))
        {
            let message = format!("`{name}` is read as the name of a skill");
            let found = Diagnostic::new(Code::UnclearValue, self.place(span), message);
            let found = found.help(format!(
                "with a space it asks for a step: `{skill}: {step}`"
            ));
            self.diagnostics.push(found);
        }
    }

    /// A map with the keys of a requirement.
    fn long(
        &mut self,
        key: Option<Spanned<Name>>,
        node: Node<'_>,
        block: Block,
    ) -> Option<RequirementEntry> {
        let start = Span {
            end: node.span().start + 1,
            ..node.span()
        };
        let mut by = AskedBy {
            key,
            ..AskedBy::default()
        };
        let unspecified = Spanned::new(AskedProficiency::Unspecified, start);
        let mut proficiency = Some(unspecified);
        let (mut importance, mut inferred) = (Some(block.importance), Some(false));
        let mut extra = RequirementExtra::default();
        for (field, value) in self.fields(node, RequirementKey::ALL) {
            let what = field.name();
            match field {
                RequirementKey::Skill => by.skill = self.text(value, what),
                RequirementKey::AnyOf => {
                    by.any_of = Some(Spanned::new(self.texts(value, what), value.span()));
                }
                RequirementKey::Count => by.count = self.whole(value, what, 1..=999),
                RequirementKey::Label => extra.label = self.text(value, what).map(|t| t.value),
                RequirementKey::Proficiency => proficiency = self.proficiency(value),
                RequirementKey::Importance => importance = self.importance(value),
                RequirementKey::Inferred => inferred = self.switch(value, what).map(|on| on.value),
                RequirementKey::Evidence => {
                    extra.evidence = self
                        .texts(value, what)
                        .into_iter()
                        .map(|t| t.value)
                        .collect();
                }
            }
        }
        let (asked, span) = self.asked(by, start, &mut extra)?;
        extra.inferred = inferred?;
        let extra = (extra != RequirementExtra::default()).then(|| Box::new(extra));
        Some(RequirementEntry {
            asked,
            span,
            proficiency: proficiency?,
            importance: importance?,
            extra,
        })
    }

    /// What a requirement that begins at a place asks for; the key of a choice is its label.
    fn asked(
        &mut self,
        by: AskedBy,
        start: Span,
        extra: &mut RequirementExtra,
    ) -> Option<(Asked, Span)> {
        match (by.any_of, by.key, by.skill) {
            (Some(any_of), key, None) => {
                let span = key.as_ref().map_or(any_of.span, |key| key.span);
                extra.label = extra.label.take().or_else(|| key.map(|key| key.value));
                Some((self.choice(any_of, by.count)?, span))
            }
            (None, Some(skill), None) | (None, None, Some(skill)) => {
                Some((Asked::Skill(skill.value), skill.span))
            }
            (None, None, None) => {
                let message = "this requirement names no skill";
                let found = Diagnostic::new(Code::MissingKey, self.place(start), message);
                self.diagnostics.push(found.help("add `skill` or `any_of`"));
                None
            }
            (_, _, Some(skill)) => {
                let message = "this requirement names its skill twice";
                let found = Diagnostic::new(Code::BadValue, self.place(skill.span), message);
                self.diagnostics
                    .push(found.help("keep one of the key, `skill` and `any_of`"));
                None
            }
        }
    }

    fn choice(
        &mut self,
        any_of: Spanned<Vec<Spanned<Name>>>,
        count: Option<Spanned<u32>>,
    ) -> Option<Asked> {
        let of = any_of.value;
        if of.is_empty() {
            self.report(Code::BadValue, any_of.span, "`any_of` names no skill");
            return None;
        }
        if let Some(count) = count.filter(|count| count.value as usize > of.len()) {
            let message = format!("{} of {} alternatives cannot be met", count.value, of.len());
            self.report(Code::BadValue, count.span, message);
            return None;
        }
        let count = count.map_or(1, |count| count.value as u16);
        Some(Asked::AnyOf(Box::new(Choice { count, of })))
    }

    pub(in crate::input) fn proficiency(
        &mut self,
        node: Node<'_>,
    ) -> Option<Spanned<AskedProficiency>> {
        let text = node.text();
        if let (Kind::Number, [digit @ b'1'..=b'9']) = (node.kind(), text.as_bytes()) {
            let asked = AskedProficiency::Number(digit - b'0');
            return Some(Spanned::new(asked, node.span()));
        }
        let is_number = match node.kind() {
            Kind::Number => true,
            // A step may have a name such as `3rd`.
            Kind::Plain => {
                text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+')
                    && text.parse::<f64>().is_ok()
            }
            _ => false,
        };
        if is_number {
            let most = ProficiencyScale::MAX_STEPS as u32;
            let digits = text.strip_prefix('+').unwrap_or(text);
            let is_whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            let is_step = |step: u32| (1..=most).contains(&step);
            if is_whole && !digits.parse().is_ok_and(is_step) {
                // Which steps there are, only the graph knows.
                let message = format!(
                    "`proficiency` is not a step of a scale: steps count from 1, and no scale has more than {most}"
                );
                self.report(Code::BadValue, node.span(), message);
                return None;
            }
            let step = self.whole(node, "proficiency", 1..=most)?;
            return Some(step.map(|step| AskedProficiency::Number(step as u8)));
        }
        let asked = match node.kind() {
            _ if node.is_null() => AskedProficiency::Unspecified,
            Kind::Text | Kind::Plain if name_key(text) == "any" => AskedProficiency::Unspecified,
            // A step is hardly called so: what to write instead is said where it is no step.
            Kind::Plain if is_switch(text) => AskedProficiency::Named(Box::new(self.name(text))),
            Kind::Text | Kind::Plain => {
                let name = self.text(node, "proficiency")?.value;
                AskedProficiency::Named(Box::new(name))
            }
            _ => {
                let expected = "a step of the scale by number or name, or `any`";
                self.wrong_type(node, "a proficiency", expected);
                return None;
            }
        };
        Some(Spanned::new(asked, node.span()))
    }

    fn importance(&mut self, node: Node<'_>) -> Option<Importance> {
        match (node.kind(), name_key(node.text()).as_str()) {
            (Kind::Text | Kind::Plain, "essential") => return Some(Importance::ESSENTIAL),
            (Kind::Text | Kind::Plain, "optional") => return Some(Importance::OPTIONAL),
            (Kind::Text | Kind::Plain, _) if !is_numeric(node) && !node.is_null() => {
                let message = format!("`{}` is not an importance", shortened(node.text()));
                let found = Diagnostic::new(Code::BadValue, self.place(node.span()), message);
                let help = format!(
                    "use {} or a weight above 0",
                    list(&["essential", "optional"])
                );
                self.diagnostics.push(found.help(help));
                return None;
            }
            _ => {}
        }
        let weight = self.number(node, "importance")?;
        let importance = Importance::weighing(weight);
        if importance.is_none() {
            let message = format!("a weight is above 0 and at most {}", Importance::MAX_WEIGHT);
            self.report(Code::BadValue, node.span(), message);
        }
        importance
    }
}
