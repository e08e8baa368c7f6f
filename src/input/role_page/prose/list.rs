//! A list of a sentence while it is being read.

use std::ops::Range;

/// What joins a member of a list to the one before it, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Join {
    #[default]
    Nothing,
    Comma,
    Slash,
    And,
    Or,
}

/// What a list is introduced by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Intro {
    #[default]
    Nothing,
    Examples,
    Parts,
    Brackets,
    Colon,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub(super) count: u16,
    pub(super) list_follows: bool,
    /// The item that says so.
    pub(super) at: usize,
}

/// A list that is being read.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) members: Vec<(usize, Join)>,
    pub(super) join: Join,
    pub(super) stray: usize,
    pub(super) open_ended: bool,
    pub(super) intro: Intro,
    pub(super) label: Option<String>,
    /// Where names of tools may stand that nobody knows.
    pub(super) names: Option<usize>,
    /// Whether the noun before the list is for things of which one usually knows one or the other.
    pub(super) of_choices: bool,
    pub(super) count: Option<Counted>,
    /// Whether "or" was followed by a lead word, which does not end the list.
    pub(super) or_lead: bool,
    /// The "or" behind which no member has come yet.
    pub(super) open_or: Option<usize>,
    /// The brackets behind its members.
    pub(super) asides: Vec<Range<usize>>,
}

impl List {
    /// Notes what joins the next member to the last one. Where a name that nobody knows stands between
    /// them, the slash at one side of it joins it and not them: "Git, Foo/GitLab".
    pub(super) fn joined(&mut self, join: Join) {
        if !self.members.is_empty() {
            let is_apart = self.stray > 0 && self.join != Join::Nothing;
            self.join = match self.join.max(join) {
                Join::Slash if is_apart => Join::Comma,
                join => join,
            };
        }
        self.stray = 0;
    }
}
