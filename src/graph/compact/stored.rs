//! How each part of a graph is written and read.

use super::reader::Reader;
use super::writer::Writer;
use crate::document::RequirementExtra;
use crate::graph::names::{Names, SortedNames};
use crate::graph::{GraphInfo, Requirement, SkillIx};
use crate::model::{
    About, Attestation, Attestations, Basis, Education, Importance, Name, Observation, PayPeriod,
    ProficiencyScale, ProficiencyStep, Rare, Role, RoleId, SaidBy, Salary, SaysNothing, Skill,
    SkillId, SkillKind, Transition, TransitionDetails, TransitionKind, YearRange,
};
use crate::source::{Place, SourceId, Span};

/// What can be read from the compact form.
pub(super) trait Read {
    /// Reads what [`Write::write`] wrote.
    fn read(from: &mut Reader) -> Self;
}

/// What can be written in the compact form.
pub(super) trait Write {
    /// Adds the value.
    #[allow(dead_code, reason = "for the build script")]
    fn write(&self, to: &mut Writer);
}

/// Stores the fields of structs one after the other.
macro_rules! stored {
    ($($type:ident { $($field:ident),* })*) => {
        $(impl Read for $type {
            fn read(from: &mut Reader) -> Self {
                Self { $($field: from.next()),* }
            }
        }

        impl Write for $type {
            fn write(&self, to: &mut Writer) {
                let Self { $($field),* } = self;
                $(to.add($field);)*
            }
        })*
    };
}

stored! {
    Role {
        id, title, aliases, described, family, track, level, years, salary, terminal, inherits, about
    }
    About {
        summary, education, responsibilities, secondary_responsibilities, preferred_experience,
        notes, tags, occupation_codes, outside_entries
    }
    Education { minimum, preferred, fields }
    YearRange { min, max }
    Salary { min, max, currency, per }
    Transition { kind, basis, years, attestations, details }
    Attestation { place, said_by, group }
    Place { source, span }
    TransitionDetails { qualifiers, notes, sources, observation }
    Observation { people, period, median_years }
    Skill { id, title, aliases, kind, category, broader, description, declared }
    Requirement {
        skill, alternatives, count, proficiency, inherited, importance, extra
    }
    RequirementExtra { label, evidence, inferred }
    ProficiencyStep { name, description }
    GraphInfo { titles, descriptions, citations, licenses, families, tracks }
}

/// Stores each value of an enum as its number.
macro_rules! stored_as_number {
    ($($type:ident { $($value:ident),* })*) => {
        $(impl Read for $type {
            fn read(from: &mut Reader) -> Self {
                let number = from.number();
                $(if number == Self::$value as u32 {
                    return Self::$value;
                })*
                from.fail();
                [$(Self::$value),*][0]
            }
        }

        impl Write for $type {
            fn write(&self, to: &mut Writer) {
                match self {
                    $(Self::$value)|* => to.number(*self as u32),
                }
            }
        })*
    };
}

stored_as_number! {
    TransitionKind { Entry, Advancement, Lateral }
    Basis { Stated, Observed, Derived, Inferred }
    SaidBy { From, To, List }
    SkillKind { Technical, Soft, Knowledge, Language, Other }
    PayPeriod { Year, Month, Week, Day, Hour }
}

impl Read for Attestations {
    fn read(from: &mut Reader) -> Self {
        Vec::<Attestation>::read(from).into()
    }
}

impl Write for Attestations {
    fn write(&self, to: &mut Writer) {
        self.to_vec().write(to);
    }
}

impl Read for Importance {
    fn read(from: &mut Reader) -> Self {
        match from.number() {
            0 => Self::ESSENTIAL,
            1 => Self::OPTIONAL,
            _ => Self::weighing(from.next()).unwrap_or_else(|| {
                from.fail();
                Self::default()
            }),
        }
    }
}

impl Write for Importance {
    fn write(&self, to: &mut Writer) {
        match *self {
            Self::ESSENTIAL => to.number(0),
            Self::OPTIONAL => to.number(1),
            weighing => {
                to.number(2);
                to.add(&weighing.weight());
            }
        }
    }
}

impl Read for ProficiencyScale {
    fn read(from: &mut Reader) -> Self {
        Self::new(from.next()).unwrap_or_else(|| {
            from.fail();
            Self::default()
        })
    }
}

impl Write for ProficiencyScale {
    fn write(&self, to: &mut Writer) {
        to.list(self.steps());
    }
}

impl Read for Names {
    fn read(from: &mut Reader) -> Self {
        let (keys, rows) = (from.count(), from.count());
        let keys = str::from_utf8(from.bytes(keys)).unwrap_or_default();
        Self::Sorted(SortedNames::new(keys, from.bytes(rows)))
    }
}

impl Write for Names {
    fn write(&self, to: &mut Writer) {
        let (keys, rows) = match self {
            Self::Hashed(names) => names.sorted(),
            Self::Sorted(names) => names.parts(),
        };
        to.number(keys.len() as u32);
        to.number(rows.len() as u32);
        to.bytes(keys.as_bytes());
        to.bytes(&rows);
    }
}

impl Read for Span {
    fn read(from: &mut Reader) -> Self {
        let (start, length) = (from.number(), from.number());
        let end = start.saturating_add(length);
        Self { start, end }
    }
}

impl Write for Span {
    fn write(&self, to: &mut Writer) {
        to.number(self.start);
        to.number(self.end - self.start);
    }
}

/// Stores what is a number by another name.
macro_rules! stored_as_its_number {
    ($($type:ident),*) => {
        $(impl Read for $type {
            fn read(from: &mut Reader) -> Self {
                Self(from.number())
            }
        }

        impl Write for $type {
            fn write(&self, to: &mut Writer) {
                to.number(self.0);
            }
        })*
    };
}

stored_as_its_number!(SourceId, SkillIx);

/// Stores texts by their numbers.
macro_rules! stored_by_text {
    ($($type:ty: $read:expr, $text:expr;)*) => {
        $(impl Read for $type {
            #[allow(clippy::redundant_closure_call, reason = "some types are read by closures")]
            fn read(from: &mut Reader) -> Self {
                $read(from)
            }
        }

        impl Write for $type {
            fn write(&self, to: &mut Writer) {
                to.name($text(self));
            }
        })*
    };
}

stored_by_text! {
    Name: Reader::name, Name::as_ref;
    RoleId: |from: &mut Reader| RoleId::new(from.name()), RoleId::as_str;
    SkillId: |from: &mut Reader| SkillId::new(from.name()), SkillId::as_str;
    String: |from: &mut Reader| from.text().to_owned(), String::as_str;
}

impl Read for bool {
    fn read(from: &mut Reader) -> Self {
        from.number() != 0
    }
}

impl Write for bool {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(*self));
    }
}

/// Stores what fits into a number.
macro_rules! stored_numbers {
    ($($type:ty),*) => {
        $(impl Read for $type {
            fn read(from: &mut Reader) -> Self {
                let number = from.number();
                Self::try_from(number).unwrap_or_else(|_| {
                    from.fail();
                    0
                })
            }
        }

        impl Write for $type {
            fn write(&self, to: &mut Writer) {
                to.number(u32::from(*self));
            }
        })*
    };
}

stored_numbers!(u8, u16, u32);

impl Read for f64 {
    fn read(from: &mut Reader) -> Self {
        let bytes = from.bytes(8);
        bytes.try_into().map_or(0.0, Self::from_le_bytes)
    }
}

impl Write for f64 {
    fn write(&self, to: &mut Writer) {
        to.bytes(&self.to_le_bytes());
    }
}

impl<T: Read> Read for Option<T> {
    fn read(from: &mut Reader) -> Self {
        bool::read(from).then(|| from.next())
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, to: &mut Writer) {
        to.add(&self.is_some());
        if let Some(value) = self {
            to.add(value);
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(from: &mut Reader) -> Self {
        let count = from.count();
        (0..count).map(|_| from.next()).collect()
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.list(self);
    }
}

impl<T: Read> Read for Box<T> {
    fn read(from: &mut Reader) -> Self {
        Self::new(from.next())
    }
}

impl<T: Write> Write for Box<T> {
    fn write(&self, to: &mut Writer) {
        to.add(&**self);
    }
}

impl<T: Read + SaysNothing + PartialEq> Read for Rare<T> {
    fn read(from: &mut Reader) -> Self {
        T::read(from).into()
    }
}

impl<T: Write + SaysNothing> Write for Rare<T> {
    fn write(&self, to: &mut Writer) {
        to.add(&**self);
    }
}

impl<T: Write + ?Sized> Write for &T {
    fn write(&self, to: &mut Writer) {
        (**self).write(to);
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(from: &mut Reader) -> Self {
        (from.next(), from.next())
    }
}

impl<A: Write, B: Write> Write for (A, B) {
    fn write(&self, to: &mut Writer) {
        to.add(&self.0);
        to.add(&self.1);
    }
}
