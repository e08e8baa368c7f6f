//! Profiles in words.

use crate::model::ProficiencyScale;
use crate::query::card::SkillName;
use crate::query::profile::{RoleRead, UnresolvedKind};

/// Said where somebody asks for a way to a role that they want to avoid.
pub const AIM_IS_AVOIDED: &str = "the profile avoids the target role";

/// Returns what a role was read out of: "from the job title `Data Engineer II`, of which `II` was not used".
pub fn role_read(read: &RoleRead) -> String {
    match role_unused(read) {
        Some(unused) => format!("from the title `{}`; {unused}", read.written),
        None => format!("from the title `{}`", read.written),
    }
}

/// Returns which words of a title a role was found without: "`II` was not used".
pub fn role_unused(read: &RoleRead) -> Option<String> {
    let some = !read.unused.is_empty();
    some.then(|| format!("`{}` was not used", read.unused))
}

/// Returns which skills of a choice are in a profile before anybody chooses: "; Python counts".
pub fn counted(skills: &[&SkillName]) -> String {
    let titles: Vec<_> = skills.iter().map(|skill| &*skill.title).collect();
    match titles.as_slice() {
        [] => String::new(),
        [only] => format!("; {only} counts"),
        titles => format!("; {} count", titles.join(", ")),
    }
}

/// Returns what something of a profile that did not resolve was read as, and what is wrong with it.
pub fn not_resolved(
    what: UnresolvedKind,
    closest: &[String],
    scale: &ProficiencyScale,
) -> (&'static str, String) {
    let no_step = format!(
        "not a step of the scale, 1 to {}, nor `4/5` or a word such as `Advanced`; counts as any",
        scale.top()
    );
    let (what, remark) = match what {
        UnresolvedKind::Role => ("role", "no role answers to it"),
        UnresolvedKind::Skill => ("skill", "no skill answers to it"),
        UnresolvedKind::SkillOfNoRole => ("skill", "known, but no role of this graph asks for it"),
        UnresolvedKind::Family => ("family", "no role belongs to it"),
        UnresolvedKind::Proficiency => ("proficiency", no_step.as_str()),
        UnresolvedKind::NotHeld => ("skill", "not held, as the profile says itself"),
        UnresolvedKind::Repeat => ("skill", "listed already; the higher step counts"),
        UnresolvedKind::Contradiction => ("avoid", "wanted as well; it is left out"),
        UnresolvedKind::UndatedJob => (
            "job",
            "how long it took is not known, so the years in all are not known either",
        ),
    };
    let closest: Vec<_> = closest.iter().map(|name| format!("`{name}`")).collect();
    let remark = match closest.as_slice() {
        [] => remark.to_owned(),
        names => format!("{remark}; did you mean {}?", names.join(" or ")),
    };
    (what, remark)
}
