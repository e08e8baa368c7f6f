//! Documents without their places, for comparing what two of them say.

use super::{
    AboutEntry, Asked, Choice, GraphDocument, MoveAttributes, MoveEntry, RequirementEntry,
    RoleEntry, RuleLevel, SkillEntry, Term, TransitionEntry,
};
use crate::model::{Rare, SaysNothing};
use crate::source::{Span, Spanned};

impl GraphDocument {
    /// Returns the document with every span set to nothing, so that two documents are equal when
    /// they say the same.
    #[must_use]
    pub fn without_spans(mut self) -> Self {
        self.erase_spans();
        self
    }
}

/// Something that holds spans.
pub(super) trait EraseSpans {
    /// Sets every span to nothing.
    fn erase_spans(&mut self);
}

impl<T> EraseSpans for Spanned<T> {
    fn erase_spans(&mut self) {
        self.span = Span::default();
    }
}

impl EraseSpans for Span {
    fn erase_spans(&mut self) {
        *self = Self::default();
    }
}

impl<T: EraseSpans> EraseSpans for Option<T> {
    fn erase_spans(&mut self) {
        self.iter_mut().for_each(T::erase_spans);
    }
}

impl<T: EraseSpans> EraseSpans for Vec<T> {
    fn erase_spans(&mut self) {
        self.iter_mut().for_each(T::erase_spans);
    }
}

impl<T: EraseSpans> EraseSpans for Box<T> {
    fn erase_spans(&mut self) {
        T::erase_spans(self);
    }
}

impl<T: EraseSpans + SaysNothing> EraseSpans for Rare<T> {
    fn erase_spans(&mut self) {
        self.change(T::erase_spans);
    }
}

impl EraseSpans for Asked {
    fn erase_spans(&mut self) {
        match self {
            Self::Skill(_) => {}
            Self::AnyOf(choice) => choice.erase_spans(),
        }
    }
}

/// Takes every field apart by name, so that a new field cannot be forgotten.
macro_rules! erase_spans {
    ($($type:ident { $($spanned:ident),* ; $($other:ident),* })*) => {
        $(impl EraseSpans for $type {
            fn erase_spans(&mut self) {
                let Self { $($spanned,)* $($other: _,)* } = self;
                $($spanned.erase_spans();)*
            }
        })*
    };
}

erase_spans! {
    GraphDocument {
        title, description, citation, license, currency, scale, named_steps, lateral_moves, lint, families,
        tracks, skills, roles, transitions; source, names_by_title
    }
    RuleLevel { rule, level; }
    Term { id, title; }
    SkillEntry { id, title, aliases, kind, category, broader, description; ambiguous }
    RoleEntry {
        id, title, aliases, family, track, level, years, salary, terminal, inherits, allow,
        requirements, moves, about;
    }
    AboutEntry {
        summary, minimum_education, preferred_education, fields_of_study, responsibilities,
        secondary_responsibilities, preferred_experience, notes, tags, occupation_codes,
        outside_entries;
    }
    RequirementEntry { asked, span, proficiency; importance, extra }
    Choice { of; count }
    MoveEntry { role, years, attributes; list, group }
    TransitionEntry { from, to, kind, years, attributes; }
    MoveAttributes {
        basis, qualifier, note, citation, observation, one_way, aliases;
    }
}
