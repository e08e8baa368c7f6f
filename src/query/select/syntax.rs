//! What a selector says, as plain data.

use crate::model::TransitionKind;
use crate::query::standing::Standing;
use crate::source::Span;

/// Where something stands in the selector. It is not part of what the selector says, so all places
/// are equal.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct At(pub(super) Span);

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A selector or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// Roles by name or glob.
    Name(Text),
    /// Roles by what is said of them.
    Attribute(Attribute),
    /// Roles by their place in the graph.
    Call(Call),
    /// What lies around roles, and the roles.
    Hops {
        back: Option<Hops>,
        of: Box<Node>,
        forward: Option<Hops>,
    },
    /// At least two.
    Union(Vec<Node>),
    /// From left to right; `rest` is not empty. Flat, so that a long chain needs no deep stack.
    Chain {
        first: Box<Node>,
        rest: Vec<(Narrowing, Node)>,
    },
}

/// An operator that keeps a part of what is on its left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Narrowing {
    And,
    Minus,
}

/// A name or a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Text {
    pub(super) words: String,
    /// Whether `*` and `?` stand for other characters.
    pub(super) glob: bool,
    pub(super) at: At,
}

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hops {
    /// The most moves; without end where absent.
    pub(super) most: Option<u32>,
    pub(super) moves: Moves,
}

/// Which moves to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moves {
    /// In the order of [`Moves::NAMES`]; nothing means all.
    pub(super) only: [bool; 4],
}

impl Moves {
    pub(super) const NAMES: [&'static str; 4] =
        ["entry", "advancement", "lateral", "strict-lateral"];

    pub(super) const ALL: Self = Self { only: [false; 4] };

    pub(super) fn is_all(self) -> bool {
        self == Self::ALL
    }

    /// Puts moves that mean the same into one form.
    pub(super) fn settled(mut self) -> Self {
        let [entry, advancement, lateral, strict] = &mut self.only;
        *strict = *strict && !*lateral;
        if *entry && *advancement && *lateral {
            return Self::ALL;
        }
        self
    }

    /// The kinds that may be used.
    pub(super) fn kinds(self) -> Vec<TransitionKind> {
        let [entry, advancement, lateral, strict] = self.only;
        let all = self.is_all();
        let kinds = [
            (TransitionKind::Entry, entry),
            (TransitionKind::Advancement, advancement),
            (TransitionKind::Lateral, lateral || strict),
        ];
        let used = kinds.into_iter().filter(|(_, is_used)| all || *is_used);
        used.map(|(kind, _)| kind).collect()
    }

    /// Whether lateral moves are used in the direction alone in which somebody stated them.
    pub(super) fn is_strict(self) -> bool {
        let [_, _, lateral, strict] = self.only;
        strict && !lateral
    }
}

/// What is said of a role; alternatives of which one is enough, never none.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Attribute {
    Label(Label, Vec<Text>),
    Measure(Measure, Vec<NumberTest>),
    Skill(Vec<SkillTest>),
    Is(Vec<Standing>),
}

impl Attribute {
    /// Every attribute that can be written.
    pub(super) const NAMES: [&'static str; 7] =
        ["family", "track", "level", "years", "skill", "tag", "is"];

    pub(super) fn alternatives(&self) -> usize {
        match self {
            Self::Label(_, values) => values.len(),
            Self::Measure(_, tests) => tests.len(),
            Self::Skill(tests) => tests.len(),
            Self::Is(states) => states.len(),
        }
    }

    /// Whether a `+` behind it would read as a part of its number.
    pub(super) fn ends_with_number(&self) -> bool {
        match self {
            Self::Label(..) | Self::Is(_) => false,
            Self::Measure(..) => true,
            Self::Skill(tests) => tests.last().is_some_and(|test| test.asked.is_some()),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Label {
    Family,
    Track,
    Tag,
}

impl Label {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Track => "track",
            Self::Tag => "tag",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Measure {
    Level,
    Years,
}

impl Measure {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Years => "years",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum NumberTest {
    Compare(Comparison, f64),
    /// Both ends belong to it, and at least one is there.
    Between(Option<f64>, Option<f64>),
}

impl NumberTest {
    pub(super) fn holds(self, number: f64) -> bool {
        match self {
            Self::Compare(comparison, with) => comparison.holds(&number, &with),
            Self::Between(min, max) => {
                min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max)
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

impl Comparison {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Equal => "=",
            Self::AtLeast => ">=",
            Self::More => ">",
        }
    }

    pub(super) fn holds<T: PartialOrd>(self, a: &T, b: &T) -> bool {
        match self {
            Self::Less => a < b,
            Self::AtMost => a <= b,
            Self::Equal => a == b,
            Self::AtLeast => a >= b,
            Self::More => a > b,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct SkillTest {
    pub(super) skill: Text,
    /// How the proficiency that is asked for compares with a step.
    pub(super) asked: Option<(Comparison, Text)>,
}

/// A function with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Call {
    pub(super) function: Function,
    /// As many as the function takes.
    pub(super) sets: Vec<Node>,
    pub(super) most: Option<u32>,
    pub(super) moves: Moves,
    pub(super) at: At,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Paths,
    Reach,
    Neighbours,
    Similar,
}

impl Function {
    /// The names that can be written; the first one of a function is printed.
    pub(super) const NAMES: [(Self, &'static str); 5] = [
        (Self::Paths, "paths"),
        (Self::Reach, "reach"),
        (Self::Neighbours, "neighbours"),
        (Self::Neighbours, "neighbors"),
        (Self::Similar, "similar"),
    ];

    pub(super) fn as_str(self) -> &'static str {
        let entry = Self::NAMES.iter().find(|(function, _)| *function == self);
        entry.map_or("", |(_, name)| name)
    }

    pub(super) fn usage(self) -> &'static str {
        match self {
            Self::Paths => "paths(FROM, TO)` or `paths(FROM, TO, MOVES)",
            Self::Reach => "reach(ROLES)` or `reach(ROLES, MOVES)",
            Self::Neighbours => "neighbours(ROLES)",
            Self::Similar => "similar(ROLE)` or `similar(ROLE, COUNT)",
        }
    }

    /// How many sets of roles it takes.
    pub(super) fn sets(self) -> usize {
        if self == Self::Paths { 2 } else { 1 }
    }

    pub(super) fn takes_count(self) -> bool {
        self != Self::Neighbours
    }

    pub(super) fn takes_moves(self) -> bool {
        self != Self::Similar
    }
}
