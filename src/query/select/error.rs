//! Why a selector was not understood, or names what the graph does not have.

use std::fmt::{self, Write as _};

use unicode_width::UnicodeWidthStr as _;

use super::syntax::{Attribute, Function, Moves};
use crate::graph::UnknownName;
use crate::model::text::{shortened, visible_line};
use crate::query::standing::Standing;
use crate::source::Span;

/// How many families, tracks or tags a message lists.
const MOST_LISTED: usize = 12;

/// How much of a selector an excerpt shows, in characters.
const SHOWN_CHARS: usize = 76;
/// How much of that stands before the place, where the selector is cut.
const CHARS_BEFORE: usize = 30;

/// Why a selector has no answer, and where in the selector.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SelectorError {
    /// What is wrong.
    pub problem: SelectorProblem,
    /// The bytes of the selector that are wrong; empty where something is missing.
    pub span: Span,
    /// The selector.
    pub selector: String,
}

/// What is wrong with a selector.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum SelectorProblem {
    /// It says nothing.
    Empty,
    /// It is longer than so many bytes.
    TooLong {
        /// The limit.
        most: usize,
    },
    /// It has more globs, attributes, functions and neighbourhoods than this.
    TooManyParts {
        /// The limit.
        most: usize,
    },
    /// Parentheses lie in each other deeper than this.
    TooDeep {
        /// The limit.
        most: usize,
    },
    /// A quote is never closed.
    UnclosedQuote,
    /// A name is blank.
    EmptyName,
    /// A hyphen touches a word on one side only.
    LooseHyphen,
    /// A sign that negates in other languages.
    Negation,
    /// Something else was expected.
    Expected {
        /// What was expected.
        what: &'static str,
        /// What stands there; nothing at the end.
        found: Option<String>,
    },
    /// An attribute has no colon behind it: `level>=3`.
    MissingColon {
        /// The attribute.
        attribute: &'static str,
    },
    /// Two operands have no operator between them.
    MissingOperator {
        /// The beginning of the second one.
        found: String,
    },
    /// A parenthesis or bracket is never closed.
    Unclosed,
    /// A parenthesis or bracket was never opened.
    Unopened,
    /// A comma stands where it joins nothing.
    LooseComma,
    /// A `+` stands where it counts no moves.
    PlusInName,
    /// A `+` stands behind a number.
    PlusAfterNumber,
    /// No attribute has this name.
    UnknownAttribute {
        /// The name.
        name: String,
        /// The closest one that there is.
        closest: Option<&'static str>,
    },
    /// No function has this name.
    UnknownFunction {
        /// The name.
        name: String,
        /// The closest one that there is.
        closest: Option<&'static str>,
    },
    /// No kind of move has this name.
    UnknownMoves {
        /// The name.
        name: String,
        /// The closest one that there is.
        closest: Option<&'static str>,
    },
    /// `is:` does not know this.
    UnknownState {
        /// The name.
        name: String,
        /// The closest one that there is.
        closest: Option<&'static str>,
    },
    /// A function has too few arguments, too many or wrong ones.
    WrongArguments {
        /// How to call it.
        usage: &'static str,
        /// Whether a comma stands at the place.
        has_comma: bool,
    },
    /// A number was expected.
    BadNumber {
        /// The attribute.
        what: &'static str,
    },
    /// A number is too large to count with.
    TooLarge,
    /// A range ends before it begins.
    ReversedRange,
    /// A glob is longer than so many characters.
    LongGlob {
        /// The limit.
        most: usize,
    },
    /// No role answers to a name.
    UnknownRole {
        /// The name, and the closest ones that there are.
        unknown: UnknownName,
        /// The attributes that a family or a track of this name is selected by, as `family:data`.
        attributes: Vec<String>,
    },
    /// No skill answers to a name.
    UnknownSkill(UnknownName),
    /// No role has this family, track or tag.
    UnknownLabel {
        /// `family`, `track` or `tag`.
        what: &'static str,
        /// The value, and the closest ones that there are.
        unknown: UnknownName,
        /// The ids of those that the graph names.
        known: Box<[String]>,
    },
    /// The scale has no such step.
    UnknownStep {
        /// The step.
        name: String,
        /// The closest one that there is.
        closest: Option<String>,
        /// The steps that there are, lowest first.
        steps: Vec<String>,
    },
    /// `similar` takes one role.
    NotOneRole {
        /// How many were given.
        count: usize,
    },
}

impl fmt::Display for SelectorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl std::error::Error for SelectorError {}

impl fmt::Display for SelectorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the selector is empty"),
            Self::TooLong { most } => write!(f, "the selector is longer than {most} bytes"),
            Self::TooManyParts { most } => {
                write!(
                    f,
                    "the selector has more than {most} globs, alternatives of attributes, functions and neighbourhoods"
                )
            }
            Self::TooDeep { most } => write!(f, "parentheses are more than {most} deep"),
            Self::UnclosedQuote => f.write_str("this quote is never closed"),
            Self::EmptyName => f.write_str("this name is blank"),
            Self::LooseHyphen => f.write_str("a hyphen touches a word on one side only"),
            Self::Negation => f.write_str("this sign is not an operator"),
            Self::Expected { what, found: None } => write!(f, "{what} is missing at the end"),
            Self::Expected { what, found } => {
                let found = shown(found.as_deref().unwrap_or_default());
                write!(f, "{what} was expected here, not `{found}`")
            }
            Self::MissingColon { attribute } => {
                write!(f, "a colon is missing behind `{attribute}`")
            }
            Self::MissingOperator { found } => {
                write!(f, "an operator is missing before `{}`", shown(found))
            }
            Self::Unclosed => f.write_str("this is never closed"),
            Self::Unopened => f.write_str("this was never opened"),
            Self::LooseComma => f.write_str("this comma joins nothing"),
            Self::PlusInName => f.write_str("this `+` counts no moves"),
            Self::PlusAfterNumber => f.write_str("a `+` behind a number has two readings"),
            Self::UnknownAttribute { name, .. } => {
                write!(f, "`{}` is not an attribute", shown(name))
            }
            Self::UnknownFunction { name, .. } => write!(f, "`{}` is not a function", shown(name)),
            Self::UnknownMoves { name, .. } => {
                write!(f, "`{}` is not a kind of move", shown(name))
            }
            Self::UnknownState { name, .. } => write!(f, "`is:` does not know `{}`", shown(name)),
            Self::WrongArguments { usage, .. } => write!(f, "the arguments should be `{usage}`"),
            Self::BadNumber { what } => write!(f, "`{what}:` needs a number or a range"),
            Self::TooLarge => f.write_str("this number is too large"),
            Self::ReversedRange => f.write_str("the range ends before it begins"),
            Self::LongGlob { most } => write!(f, "a glob is longer than {most} characters"),
            Self::UnknownRole { unknown, .. } => {
                write!(f, "no role answers to `{}`", shown(&unknown.name))
            }
            Self::UnknownSkill(unknown) => {
                write!(f, "no skill answers to `{}`", shown(&unknown.name))
            }
            Self::UnknownLabel { what, unknown, .. } => {
                write!(f, "no role has the {what} `{}`", shown(&unknown.name))
            }
            Self::UnknownStep { name, .. } => {
                write!(f, "the proficiency scale has no step `{}`", shown(name))
            }
            Self::NotOneRole { count } => {
                write!(
                    f,
                    "`similar` compares with one role, and this selects {count}"
                )
            }
        }
    }
}

impl SelectorError {
    /// Returns what to do about it.
    pub fn help(&self) -> Vec<String> {
        let mut help = Vec::new();
        match &self.problem {
            SelectorProblem::UnknownAttribute { closest, .. } => {
                help.extend(closest.map(|name| format!("did you mean `{name}:`?")));
                help.push(format!("the attributes are {}", listed(&Attribute::NAMES)));
                help.push("a name that contains `:` goes in quotes".to_owned());
            }
            SelectorProblem::MissingColon { attribute } => help.push(match *attribute {
                name @ ("level" | "years") => {
                    format!("write `{name}:3`, `{name}:>=3` or `{name}:3..5`")
                }
                "skill" => "write `skill:python` or `skill:python>=3`".to_owned(),
                name => format!("write the value behind `{name}:`"),
            }),
            SelectorProblem::UnknownFunction { closest, .. } => {
                help.extend(closest.map(|name| format!("did you mean `{name}(...)`?")));
                let names = Function::NAMES.map(|(function, _)| function.as_str());
                help.push(format!("the functions are {}", listed(&names)));
            }
            SelectorProblem::UnknownMoves { closest, .. } => {
                help.extend(did_you_mean(closest.as_slice()));
                help.push(format!("the kinds are {}", listed(&Moves::NAMES)));
            }
            SelectorProblem::UnknownState { closest, .. } => {
                help.extend(did_you_mean(closest.as_slice()));
                let names = Standing::NAMES.map(|(_, name)| name);
                help.push(format!("it knows {}", listed(&names)));
            }
            SelectorProblem::UnknownRole {
                unknown,
                attributes,
            } => {
                let attributes = attributes.iter();
                help.extend(attributes.map(|attribute| selects(attribute)));
                help.extend(did_you_mean(&unknown.closest));
                help.extend(operator_in_name(&unknown.name));
            }
            SelectorProblem::UnknownSkill(unknown) => help.extend(did_you_mean(&unknown.closest)),
            SelectorProblem::UnknownLabel {
                what,
                unknown,
                known,
            } => {
                help.extend(did_you_mean(&unknown.closest));
                if known.is_empty() || unknown.closest.is_empty() {
                    help.extend(what_is_known(what, known));
                }
            }
            SelectorProblem::UnknownStep { closest, steps, .. } => {
                help.extend(did_you_mean(closest.as_slice()));
                let steps = (listed(steps), steps.len());
                help.push(format!("the steps are {}, or 1 to {}", steps.0, steps.1));
            }
            SelectorProblem::Expected {
                found: Some(found), ..
            } if !found.starts_with(char::is_alphanumeric) => {
                help.push(format!(
                    "a name that contains `{}` goes in quotes",
                    shown(found)
                ));
            }
            problem => help.extend(plain_help(problem).map(str::to_owned)),
        }
        help
    }

    /// Returns the line of the selector that is wrong, and below it a line of carets under the
    /// place. A long line is cut around the place. Characters that act on a terminal are replaced.
    pub fn excerpt(&self) -> String {
        let (line, place) = self.line();
        let (line, place) = cut(line, place);
        let [before, here, behind] = [
            &line.0[..place.start],
            &line.0[place.clone()],
            &line.0[place.end..],
        ]
        .map(|part| visible_line(part).replace(char::is_whitespace, " "));
        let (before, behind) = (format!("{}{before}", line.1), format!("{behind}{}", line.2));
        let mut text = format!("{before}{here}{behind}");
        text.truncate(text.trim_end().len());
        let gap = " ".repeat(before.width());
        let carets = "^".repeat(here.width().max(1));
        let _ = write!(text, "\n{gap}{carets}");
        text
    }

    /// The first line of the place, and the place in it.
    fn line(&self) -> (&str, std::ops::Range<usize>) {
        let text = &self.selector;
        let start = text.floor_char_boundary(self.span.range().start);
        let end = text.ceil_char_boundary(self.span.range().end.max(start));
        let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let last = text[start..].find('\n').map_or(text.len(), |at| start + at);
        (
            &text[first..last],
            start - first..end.clamp(start, last) - first,
        )
    }
}

/// A part of a line, and what stands for the rest before and behind it.
type Part<'t> = (&'t str, &'static str, &'static str);

/// Cuts a long line around a place.
fn cut(line: &str, place: std::ops::Range<usize>) -> (Part<'_>, std::ops::Range<usize>) {
    if line.char_indices().nth(SHOWN_CHARS).is_none() {
        return ((line, "", ""), place);
    }
    let before = line[..place.start].char_indices().rev();
    let start = before
        .take(CHARS_BEFORE)
        .last()
        .map_or(place.start, |(at, _)| at);
    let shown = line[start..].char_indices().nth(SHOWN_CHARS);
    let end = shown.map_or(line.len(), |(at, _)| start + at);
    let mark = |is_cut: bool| if is_cut { "…" } else { "" };
    let part = (&line[start..end], mark(start > 0), mark(end < line.len()));
    (part, place.start - start..place.end.min(end) - start)
}

fn plain_help(problem: &SelectorProblem) -> Option<&'static str> {
    Some(match problem {
        SelectorProblem::Empty => "`*` selects all roles",
        SelectorProblem::UnclosedQuote => "a name with an apostrophe goes in \"double quotes\"",
        SelectorProblem::LooseHyphen => {
            "a difference has space on both sides: `a - b`; a name that begins or ends with a hyphen goes in quotes"
        }
        SelectorProblem::Negation => {
            "all roles without some are `* - a`; a name that begins with the sign goes in quotes"
        }
        SelectorProblem::MissingOperator { .. } => {
            "write `&` for both, `|` for either, ` - ` for the first without the second; or put the whole name in quotes"
        }
        SelectorProblem::LooseComma => {
            "a comma joins the values of one attribute; `|` joins everything else"
        }
        SelectorProblem::PlusInName => {
            "a name that contains `+` goes in quotes; `|` joins two selections"
        }
        SelectorProblem::PlusAfterNumber => {
            "write `>=` for \"at least\", and parentheses around what moves start from"
        }
        SelectorProblem::WrongArguments {
            has_comma: true, ..
        } => "a comma ends an argument: put the alternatives of an attribute in parentheses",
        SelectorProblem::BadNumber { .. } => "write `4`, `>=4`, `<4`, `3..5`, `3..` or `..5`",
        SelectorProblem::ReversedRange => "write the smaller number first",
        SelectorProblem::NotOneRole { .. } => "name the role",
        _ => return None,
    })
}

/// Says which label of roles an attribute selects, such as `family:data`.
fn selects(attribute: &str) -> String {
    let label = attribute.split(':').next().unwrap_or_default();
    format!("`{}` selects the {label}", visible_line(attribute))
}

/// Says which labels of a kind a graph has.
fn what_is_known(what: &str, known: &[String]) -> Vec<String> {
    if known.is_empty() {
        return vec![format!("this graph names no {what}")];
    }
    let named = listed(&known[..known.len().min(MOST_LISTED)]);
    let more = match known.len().saturating_sub(MOST_LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    vec![
        format!("what this graph names is {named}{more}"),
        format!("`{what}:*` selects every role that has one"),
    ]
}

/// A word that is an operator elsewhere.
fn operator_in_name(name: &str) -> Option<String> {
    let help = name.split_whitespace().find_map(|word| {
        let is_one_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
        if is_one_of(&["and", "intersect"]) {
            Some("`&` selects what both select")
        } else if is_one_of(&["or", "union"]) {
            Some("`|` selects what either selects")
        } else if is_one_of(&["not", "except"]) || word.starts_with(['!', '~']) {
            Some("`a - b` selects a without b, and `* - b` all but b")
        } else {
            None
        }
    });
    help.map(str::to_owned)
}

fn did_you_mean(closest: &[impl AsRef<str>]) -> Option<String> {
    let names: Vec<_> = closest.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("did you mean `{one}`?")),
        several => Some(format!("did you mean one of {}?", listed(several))),
    }
}

/// The names, each once, in their order.
fn listed(names: &[impl AsRef<str>]) -> String {
    let mut names: Vec<_> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    names.dedup();
    names.join(", ")
}

/// A name in a message: visible, and not longer than a line.
fn shown(name: &str) -> String {
    visible_line(&shortened(name)).into_owned()
}

/// A problem and its place, before it is known in which selector.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) problem: SelectorProblem,
    pub(super) span: Span,
}

impl Fault {
    pub(super) fn new(problem: SelectorProblem, span: Span) -> Self {
        Self { problem, span }
    }

    pub(super) fn within(self, selector: &str) -> SelectorError {
        SelectorError {
            problem: self.problem,
            span: self.span,
            selector: selector.to_owned(),
        }
    }
}
