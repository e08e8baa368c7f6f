//! Single values: texts, numbers, words, ranges.

use std::ops::RangeInclusive;

use super::maps::{ODD_SPACE, has_odd_space, trimmed};
use super::{Kind, Manner, Node, Reader, list};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::AboutEntry;
use crate::input::graph_file::keys::{EducationKey, Key, RangeKey, SalaryKey};
use crate::model::text::shortened;
use crate::model::{
    Name, ParseSalaryError, PayPeriod, Salary, YearRange, currency_named, name_key, suggest,
};
use crate::source::Spanned;

/// What a single number means as a range of years.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Single {
    /// That many or more, as for a role.
    AtLeast,
    /// That many, as for a transition.
    Exactly,
}

/// What words for a currency begin with, and the code that is most often meant.
const CURRENCY_WORDS: [(&str, &str); 8] = [
    ("euro", "EUR"),
    ("dollar", "USD"),
    ("us dollar", "USD"),
    ("pound", "GBP"),
    ("sterling", "GBP"),
    ("yen", "JPY"),
    ("rupee", "INR"),
    ("swiss", "CHF"),
];

impl Reader {
    /// A text that is not empty.
    pub(in crate::input) fn text(&mut self, node: Node<'_>, what: &str) -> Option<Spanned<Name>> {
        let text = self.checked_text(node, what)?;
        Some(Spanned::new(self.name(text), node.span()))
    }

    /// A text that is not empty, as the number of a name.
    pub(super) fn numbered(&mut self, node: Node<'_>, what: &str) -> Option<Spanned<u32>> {
        let text = self.checked_text(node, what)?;
        Some(Spanned::new(self.names.number(text), node.span()))
    }

    /// A text that is not empty, and that most likely stands nowhere else.
    pub(super) fn title(&mut self, node: Node<'_>, what: &str) -> Option<Spanned<Name>> {
        let text = self.checked_text(node, what)?;
        Some(Spanned::new(Name::from(text), node.span()))
    }

    fn checked_text<'t>(&mut self, node: Node<'t>, what: &str) -> Option<&'t str> {
        match node.kind() {
            Kind::Text => {}
            Kind::Plain if !node.is_null() => self.warn_of_unclear_text(node),
            _ => {
                self.wrong_type(node, &ticked(what), "text");
                return None;
            }
        }
        let text = trimmed(node.text());
        if text.is_empty() {
            self.report(
                Code::BadValue,
                node.span(),
                format!("{} is empty", ticked(what)),
            );
            return None;
        }
        Some(text)
    }

    /// One text or a list of them.
    pub(in crate::input) fn texts(&mut self, node: Node<'_>, what: &str) -> Vec<Spanned<Name>> {
        match node.kind() {
            Kind::List => {
                // Room for as many as there are: most lists have one or two, and stay.
                let mut texts = Vec::with_capacity(node.items().count());
                texts.extend(node.items().filter_map(|item| self.text(item, what)));
                texts
            }
            Kind::Text | Kind::Plain => self.text(node, what).into_iter().collect(),
            _ => {
                self.wrong_type(node, &format!("`{what}`"), "a text or a list of texts");
                Vec::new()
            }
        }
    }

    /// A switch.
    pub(super) fn switch(&mut self, node: Node<'_>, what: &str) -> Option<Spanned<bool>> {
        let value = match (node.kind(), node.text()) {
            (Kind::Bool | Kind::Plain, "true") => true,
            (Kind::Bool | Kind::Plain, "false") => false,
            _ => {
                self.wrong_type(node, &format!("`{what}`"), "`true` or `false`");
                return None;
            }
        };
        Some(Spanned::new(value, node.span()))
    }

    /// A whole number within a range.
    pub(in crate::input) fn whole(
        &mut self,
        node: Node<'_>,
        what: &str,
        range: RangeInclusive<u32>,
    ) -> Option<Spanned<u32>> {
        let (least, most) = (*range.start(), *range.end());
        let text = node.text();
        let digits = text.strip_prefix('+').unwrap_or(text);
        let looks_whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if !matches!(node.kind(), Kind::Number | Kind::Plain) || !looks_whole {
            let expected = if least == most {
                format!("`{least}`")
            } else {
                format!("a whole number from {least} to {most}")
            };
            let help = number_in(text).filter(|_| self.manner == Manner::Open);
            let help = help.map(|number| format!("write the number alone: `{number}`"));
            self.wrong_type_with(node, &format!("`{what}`"), &expected, help);
            return None;
        }
        if digits.len() > 1 && digits.starts_with('0') {
            self.warn_of_octal(node);
        }
        let value = digits.parse().ok().filter(|value| range.contains(value));
        if value.is_none() {
            let message = if least == most {
                format!("`{what}` must be `{least}`")
            } else {
                format!("`{what}` must be between {least} and {most}")
            };
            self.report(Code::BadValue, node.span(), message);
        }
        value.map(|value| Spanned::new(value, node.span()))
    }

    /// A finite number that is not negative.
    pub(in crate::input) fn number(&mut self, node: Node<'_>, what: &str) -> Option<f64> {
        let text = node.text();
        let starts_well = text
            .bytes()
            .next()
            .is_some_and(|b| b.is_ascii_digit() || b == b'+');
        let number = if text.contains('_') {
            text.replace('_', "").parse::<f64>().ok()
        } else {
            text.parse().ok()
        };
        let number = number.filter(|n| starts_well && n.is_finite() && *n >= 0.0);
        if !matches!(node.kind(), Kind::Number | Kind::Plain) || number.is_none() {
            let expected = "a number, finite and not negative";
            if is_numeric(node) {
                self.report(
                    Code::BadValue,
                    node.span(),
                    format!("`{what}` must be {expected}"),
                );
            } else {
                self.wrong_type(node, &format!("`{what}`"), expected);
            }
            return None;
        }
        number
    }

    /// One of some words.
    pub(in crate::input) fn word<T: Copy>(
        &mut self,
        node: Node<'_>,
        what: &str,
        words: &[(T, &'static str)],
    ) -> Option<Spanned<T>> {
        let text = node.text();
        let is_text = matches!(node.kind(), Kind::Text | Kind::Plain);
        if let Some((value, _)) = words.iter().find(|(_, name)| is_text && *name == text) {
            return Some(Spanned::new(*value, node.span()));
        }
        let names: Vec<_> = words.iter().map(|(_, name)| *name).collect();
        if !is_text {
            self.wrong_type(
                node,
                &format!("`{what}`"),
                &format!("one of {}", list(&names)),
            );
            return None;
        }
        let key = name_key(text);
        let found = words.iter().find(|(_, name)| name_key(name) == key);
        if found.is_none() {
            let found = self.shown(node, "this");
            let message = format!("{found} is not a value of `{what}`");
            let finding = Diagnostic::new(Code::BadValue, self.place(node.span()), message)
                .did_you_mean(suggest::closest(node.text(), names.iter().copied()))
                .help(format!("the values are {}", list(&names)));
            self.diagnostics.push(finding);
        }
        found.map(|(value, _)| Spanned::new(*value, node.span()))
    }

    /// A range of years.
    pub(super) fn years(
        &mut self,
        node: Node<'_>,
        what: &str,
        single: Single,
    ) -> Option<Spanned<YearRange>> {
        let range = match node.kind() {
            // Most are so, and quicker to read than any number.
            Kind::Number if let [digit @ b'0'..=b'9'] = node.text().as_bytes() => {
                let years = f64::from(digit - b'0');
                let most = (single == Single::Exactly).then_some(years);
                YearRange::new(years, most)
            }
            Kind::Map => {
                let (mut min, mut max) = (None, None);
                let before = self.diagnostics.errors();
                for (key, value) in self.fields(node, RangeKey::ALL) {
                    let bound = self.number(value, key.name());
                    match key {
                        RangeKey::Min => min = bound,
                        RangeKey::Max => max = bound,
                    }
                }
                if self.failed_since(before) {
                    return None;
                }
                YearRange::new(min.unwrap_or(0.0), max)
            }
            Kind::Number | Kind::Plain | Kind::Text if !node.is_null() => {
                let text = node.text();
                text.parse::<YearRange>().map(|range| match single {
                    Single::AtLeast if text.parse::<f64>().is_ok() => {
                        YearRange { max: None, ..range }
                    }
                    _ => range,
                })
            }
            _ => {
                self.wrong_type(
                    node,
                    &format!("`{what}`"),
                    "years such as `3-7`, `3+` or `3`",
                );
                return None;
            }
        };
        match range {
            Ok(range) => Some(Spanned::new(range, node.span())),
            Err(error) => {
                let message = if node.kind() == Kind::Map {
                    format!("`{what}`: {error}")
                } else {
                    let found = self.shown(node, "what is given here");
                    format!("{found} in `{what}`: {error}")
                };
                let found = Diagnostic::new(Code::BadValue, self.place(node.span()), message);
                self.diagnostics
                    .push(found.help("write years as `3-7`, `3+` or `3`"));
                None
            }
        }
    }

    /// The code of a currency, which may be named by its sign; another name is kept, with a warning where it
    /// is no code.
    pub(super) fn currency(&mut self, node: Node<'_>, what: &str) -> Option<Spanned<Name>> {
        let name = self.text(node, what)?;
        let known = currency_named(&name.value);
        let is_code = name.value.len() == 3 && name.value.bytes().all(|b| b.is_ascii_alphabetic());
        if known.is_none() && !is_code {
            let message = format!("{} is not the code of a currency", self.shown(node, "this"));
            let found = Diagnostic::new(Code::UnclearValue, self.place(name.span), message);
            let key = name_key(&name.value);
            let meant = CURRENCY_WORDS
                .iter()
                .find(|(word, _)| key.starts_with(word));
            let code = meant.map_or("EUR", |(_, code)| code);
            let help = format!(
                "write its three letters, such as `{code}`: pay is compared within one currency"
            );
            self.diagnostics.push(found.help(help));
        }
        Some(name.map(|name| known.map_or(name, Name::from)))
    }

    /// A salary.
    pub(super) fn salary(&mut self, node: Node<'_>) -> Option<Spanned<Salary>> {
        let salary = match node.kind() {
            Kind::Map => {
                let (mut min, mut max, mut currency) = (None, None, None);
                let mut per = PayPeriod::default();
                let before = self.diagnostics.errors();
                for (key, value) in self.fields(node, SalaryKey::ALL) {
                    match key {
                        SalaryKey::Min => min = self.number(value, key.name()),
                        SalaryKey::Max => max = self.number(value, key.name()),
                        SalaryKey::Currency => currency = self.currency(value, key.name()),
                        SalaryKey::Per => {
                            let words = PayPeriod::WORDS.map(|(period, words)| (period, words[0]));
                            let word = self.word(value, key.name(), &words);
                            per = word.map_or(per, |word| word.value);
                        }
                    }
                }
                if self.failed_since(before) {
                    return None;
                }
                Salary::new(min, max, currency.map(|code| code.value.to_string()), per)
            }
            Kind::Number | Kind::Plain | Kind::Text if !node.is_null() => node.text().parse(),
            _ => Err(ParseSalaryError::Unclear),
        };
        match salary {
            Ok(salary) => Some(Spanned::new(salary, node.span())),
            Err(error) => {
                let message = format!("`salary`: {error}");
                let found = Diagnostic::new(Code::BadValue, self.place(node.span()), message);
                let help = match error {
                    ParseSalaryError::TooWide => {
                        "write both amounts in full, or `{min, max}` if it is meant"
                    }
                    _ => "write it as `55000-85000 USD/year`",
                };
                self.diagnostics.push(found.help(help));
                None
            }
        }
    }

    /// Education, as text or as a map.
    pub(super) fn education(&mut self, node: Node<'_>, about: &mut AboutEntry) {
        if node.kind() != Kind::Map {
            about.minimum_education = self.text(node, "education");
            return;
        }
        for (key, value) in self.fields(node, EducationKey::ALL) {
            match key {
                EducationKey::Minimum => about.minimum_education = self.text(value, key.name()),
                EducationKey::Preferred => about.preferred_education = self.text(value, key.name()),
                EducationKey::Fields => about.fields_of_study = self.texts(value, key.name()),
            }
        }
    }

    /// Whether an error has been found since there were so many.
    fn failed_since(&self, before: usize) -> bool {
        self.diagnostics.errors() > before
    }

    pub(in crate::input) fn wrong_type(&mut self, node: Node<'_>, what: &str, expected: &str) {
        self.wrong_type_with(node, what, expected, None);
    }

    /// Reports a value of the wrong type, with what to do where that is known.
    fn wrong_type_with(
        &mut self,
        node: Node<'_>,
        what: &str,
        expected: &str,
        help: Option<String>,
    ) {
        self.leave_out(None, node);
        let place = self.place(node.span());
        if !self.diagnostics.has_room(Severity::Error, place) {
            return;
        }
        let number = match self.manner {
            Manner::Private | Manner::Lenient => "a number".to_owned(),
            Manner::Open => format!("the number `{}`", shortened(node.text())),
        };
        let found = match node.kind() {
            _ if node.is_null() => "nothing",
            Kind::Null => "nothing",
            Kind::Bool => "a switch",
            _ if is_numeric(node) => &number,
            Kind::Number | Kind::Text | Kind::Plain => "text",
            Kind::List => "a list",
            Kind::Map => "a map",
        };
        // A list or map may run over many lines; its beginning is enough to point at.
        let mut span = node.span();
        if matches!(node.kind(), Kind::List | Kind::Map) {
            span.end = span.end.min(span.start + 1);
        }
        let message = format!("{what} must be {expected}, found {found}");
        let mut diagnostic = Diagnostic::new(Code::WrongType, self.place(span), message);
        if expected == "text" && matches!(node.kind(), Kind::Number | Kind::Bool) {
            diagnostic = diagnostic.help("put it in quotes");
        }
        let has_odd_space = node.kind() == Kind::Plain && has_odd_space(node.text());
        if let Some(help) = help.or_else(|| has_odd_space.then(|| ODD_SPACE.to_owned())) {
            diagnostic = diagnostic.help(help);
        }
        self.diagnostics.push(diagnostic);
    }

    /// An unquoted YAML scalar that other readers take for a switch or a number.
    fn warn_of_unclear_text(&mut self, node: Node<'_>) {
        let text = node.text();
        let is_switch = is_switch(text);
        let first = text.bytes().next().unwrap_or_default();
        let numeric_start = first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.');
        let is_number = numeric_start
            && (text.parse::<f64>().is_ok() || text.starts_with("0x") || text.starts_with("0o"));
        let place = self.place(node.span());
        if !is_switch && !is_number || !self.diagnostics.has_room(Severity::Warning, place) {
            return;
        }
        let text = shortened(text);
        let taken_for = if is_switch { "a switch" } else { "a number" };
        let shown = self.shown(node, "text");
        let message = format!("unquoted {shown} is {taken_for} to other readers");
        let help = match self.manner {
            Manner::Open => format!("write `\"{text}\"`"),
            Manner::Private | Manner::Lenient => "put it in quotes".to_owned(),
        };
        let found = Diagnostic::new(Code::UnclearScalar, place, message)
            .label("read as text here")
            .help(help);
        self.diagnostics.push(found);
    }

    fn warn_of_octal(&mut self, node: Node<'_>) {
        let text = shortened(node.text());
        let shown = self.shown(node, "this");
        let message = format!("{shown} is an octal number to other readers");
        let plain = text.trim_start_matches(['+', '0']);
        let plain = if plain.is_empty() { "0" } else { plain };
        let found = Diagnostic::new(Code::UnclearScalar, self.place(node.span()), message);
        self.diagnostics.push(match self.manner {
            Manner::Open => found
                .label(format!("read as {plain} here"))
                .help(format!("write `{plain}`")),
            Manner::Private | Manner::Lenient => found
                .label("read as a decimal number here")
                .help("write it without leading zeros"),
        });
    }
}

/// The whole number that a text is but for quotes around it or a letter or two before it, as in `L3`.
fn number_in(text: &str) -> Option<u32> {
    let letters = text
        .trim()
        .trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let is_short = text.trim().len() - letters.len() <= 2;
    let digits = letters.trim_start_matches(['-', ' ']);
    digits.parse().ok().filter(|_| is_short)
}

/// Whether a text is a switch to other readers of YAML.
pub(super) fn is_switch(text: &str) -> bool {
    let words = ["yes", "no", "on", "off", "true", "false", "y", "n"];
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// A key in backticks; a description such as "a title" as it is.
fn ticked(what: &str) -> String {
    if what.contains(' ') {
        what.to_owned()
    } else {
        format!("`{what}`")
    }
}

/// Whether a value is a number, or an unquoted one that may be too large, infinite or none.
pub(in crate::input) fn is_numeric(node: Node<'_>) -> bool {
    let text = node.text();
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let unsigned = unsigned.strip_prefix('.').unwrap_or(unsigned);
    node.kind() == Kind::Number || node.kind() == Kind::Plain && unsigned.parse::<f64>().is_ok()
}
