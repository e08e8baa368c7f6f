//! The words of the field as plain data: roles, skills, proficiencies, transitions.

mod acronyms;
mod amount;
mod currency;
pub(crate) mod date;
mod education;
mod interner;
mod level_words;
mod lint_level;
mod name;
mod notation;
mod number_words;
mod proficiency;
mod profile;
mod rare;
mod requirement;
mod role;
mod salary;
mod scales;
mod short_words;
mod skill;
pub mod suggest;
pub mod text;
mod time_units;
mod transition;
mod years;

pub(crate) use amount::to_millionths;
pub(crate) use currency::{currencies, currency_named, currency_of, is_currency_sign};
pub use date::{Date, ParseDateError};
pub use education::Education;
pub(crate) use interner::Interner;
pub(crate) use level_words::level_in_fifths;
pub use lint_level::{LintLevel, NotALevel};
pub(crate) use name::push_name_key;
pub use name::{Name, RoleId, SkillId, is_slug, is_spelled_by_slug, name_key, slug, title_from_id};
pub(crate) use name::{is_hyphen, is_invisible};
pub use notation::Notation;
pub(crate) use number_words::number_in_words;
pub use proficiency::{Proficiency, ProficiencyScale, ProficiencyStep};
pub use profile::{Evidence, HeldProficiency, HeldSkill, Job, JobEnd, Profile, SkillGroup, Wishes};
pub use rare::{Rare, SaysNothing};
pub use requirement::Importance;
pub use role::{About, Role};
pub use salary::{ParseSalaryError, PayPeriod, Salary};
pub(crate) use short_words::{rank_in_full, written_out};
pub use skill::{Skill, SkillKind};
pub(crate) use time_units::TimeUnit;
pub use transition::{
    Attestation, Attestations, Basis, Observation, SaidBy, Transition, TransitionDetails,
    TransitionKind, UnknownKind,
};
pub use years::{ParseYearsError, YearRange, in_years};
