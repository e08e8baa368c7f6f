//! Writes a selector in its one canonical form.

use std::fmt::{self, Display as _, Write as _};

use super::lexer::{NEGATIONS, ends_word};
use super::syntax::{
    Attribute, Call, Comparison, Hops, Moves, Narrowing, Node, NumberTest, SkillTest, Text,
};
use crate::model::is_hyphen;

/// What binds more loosely than this needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Union,
    Chain,
    Hops,
    Atom,
}

/// Where a node stands.
#[derive(Clone, Copy)]
struct Setting {
    binding: Binding,
    /// A comma would end the argument.
    in_arguments: bool,
    /// A `+` follows.
    before_plus: bool,
}

impl Setting {
    const OUTSIDE: Self = Self {
        binding: Binding::Union,
        in_arguments: false,
        before_plus: false,
    };

    fn binding(self, binding: Binding) -> Self {
        Self { binding, ..self }
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        node(self, Setting::OUTSIDE, f)
    }
}

fn node(node: &Node, setting: Setting, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (own, is_bare) = match node {
        Node::Union(_) => (Binding::Union, true),
        Node::Chain { .. } => (Binding::Chain, true),
        Node::Hops { .. } => (Binding::Hops, true),
        Node::Attribute(attribute) => {
            let has_comma = attribute.alternatives() > 1;
            let runs_on = setting.before_plus && attribute.ends_with_number();
            (
                Binding::Atom,
                !(runs_on || (has_comma && setting.in_arguments)),
            )
        }
        Node::Name(_) | Node::Call(_) => (Binding::Atom, true),
    };
    if own >= setting.binding && is_bare {
        return inner(node, setting, f);
    }
    f.write_char('(')?;
    inner(node, Setting::OUTSIDE, f)?;
    f.write_char(')')
}

fn inner(node: &Node, setting: Setting, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match node {
        Node::Name(name) => name.fmt(f),
        Node::Attribute(attribute) => attribute.fmt(f),
        Node::Call(call) => call.fmt(f),
        Node::Hops { back, of, forward } => {
            if let Some(back) = back {
                write!(f, "{back}+")?;
            }
            let setting = Setting {
                before_plus: forward.is_some(),
                ..setting.binding(Binding::Atom)
            };
            self::node(of, setting, f)?;
            forward.map_or(Ok(()), |forward| write!(f, "+{forward}"))
        }
        Node::Union(nodes) => {
            for (place, node) in nodes.iter().enumerate() {
                f.write_str(if place > 0 { " | " } else { "" })?;
                self::node(node, setting.binding(Binding::Chain), f)?;
            }
            Ok(())
        }
        Node::Chain { first, rest } => {
            let setting = setting.binding(Binding::Hops);
            self::node(first, setting, f)?;
            for (operator, node) in rest {
                f.write_str(match operator {
                    Narrowing::And => " & ",
                    Narrowing::Minus => " - ",
                })?;
                self::node(node, setting, f)?;
            }
            Ok(())
        }
    }
}

impl fmt::Display for Hops {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(most) = self.most {
            write!(f, "{most}")?;
        }
        self.moves.fmt(f)
    }
}

impl fmt::Display for Moves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_all() {
            return Ok(());
        }
        let flags = Self::NAMES.iter().zip(self.only);
        let names: Vec<_> = flags.filter_map(|(name, on)| on.then_some(*name)).collect();
        write!(f, "[{}]", names.join(","))
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", self.function.as_str())?;
        let setting = Setting {
            in_arguments: true,
            ..Setting::OUTSIDE
        };
        for (place, set) in self.sets.iter().enumerate() {
            f.write_str(if place > 0 { ", " } else { "" })?;
            node(set, setting, f)?;
        }
        if let Some(most) = self.most {
            write!(f, ", {most}")?;
        }
        write!(f, "){}", self.moves)
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Label(label, values) => list(label.name(), values, f),
            Self::Measure(measure, tests) => list(measure.name(), tests, f),
            Self::Skill(tests) => list("skill", tests, f),
            Self::Is(states) => {
                let names: Vec<_> = states.iter().map(|state| state.as_str()).collect();
                list("is", &names, f)
            }
        }
    }
}

fn list(name: &str, values: &[impl fmt::Display], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (place, value) in values.iter().enumerate() {
        f.write_str(if place > 0 { "," } else { name })?;
        f.write_str(if place > 0 { "" } else { ":" })?;
        value.fmt(f)?;
    }
    Ok(())
}

impl fmt::Display for NumberTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Compare(Comparison::Equal, number) => write!(f, "{number}"),
            Self::Compare(comparison, number) => write!(f, "{}{number}", comparison.as_str()),
            Self::Between(min, max) => {
                let text = |end: &Option<f64>| end.map_or(String::new(), |end| end.to_string());
                write!(f, "{}..{}", text(min), text(max))
            }
        }
    }
}

impl fmt::Display for SkillTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.skill.fmt(f)?;
        match &self.asked {
            Some((comparison, step)) if is_number(&step.words) => {
                write!(f, "{}{}", comparison.as_str(), step.words)
            }
            Some((comparison, step)) => write!(f, "{}{step}", comparison.as_str()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.glob || is_bare(&self.words) {
            return f.write_str(&self.words);
        }
        f.write_char('"')?;
        for c in self.words.chars() {
            if matches!(c, '"' | '\\') {
                f.write_char('\\')?;
            }
            f.write_char(c)?;
        }
        f.write_char('"')
    }
}

/// Whether a text reads as itself without quotes.
fn is_bare(text: &str) -> bool {
    let fine = |word: &str| {
        let has_sign = word.contains(|c| ends_word(c) || matches!(c, '*' | '?'));
        let has_edge =
            word.starts_with(['-', '\'']) || word.starts_with(NEGATIONS) || word.ends_with('-');
        !word.is_empty() && !has_sign && !has_edge && !word.chars().all(is_hyphen)
    };
    // The number of moves before a `+` is a number too.
    !is_number(text) && text.split(' ').all(fine)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
