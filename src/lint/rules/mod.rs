//! The rules: one file and one line each.

mod advancement_cycle;
mod advancing_summit;
mod asks_for_nothing;
mod dead_end_role;
mod dropped_skill;
mod empty_step;
mod falling_proficiency;
mod falling_salary;
mod falling_years;
mod level_not_rising;
mod lone_stub;
mod missing_level;
mod missing_rung;
mod missing_salary;
mod missing_years;
mod needless_allow;
mod no_way_in;
mod one_sided_lateral;
mod orphan_role;
mod sideways_only;
mod skip_level_move;
mod twin_roles;
mod undescribed_role;
mod uneven_step;
mod unknown_rule;
mod unspecified_proficiency;
mod unused_skill;

use super::Rule;

/// Every rule, in the order of their names.
pub static RULES: &[&Rule] = &[
    &advancement_cycle::RULE,
    &advancing_summit::RULE,
    &asks_for_nothing::RULE,
    &dead_end_role::RULE,
    &dropped_skill::RULE,
    &empty_step::RULE,
    &falling_proficiency::RULE,
    &falling_salary::RULE,
    &falling_years::RULE,
    &level_not_rising::RULE,
    &lone_stub::RULE,
    &missing_level::RULE,
    &missing_rung::RULE,
    &missing_salary::RULE,
    &missing_years::RULE,
    &needless_allow::RULE,
    &no_way_in::RULE,
    &one_sided_lateral::RULE,
    &orphan_role::RULE,
    &sideways_only::RULE,
    &skip_level_move::RULE,
    &twin_roles::RULE,
    &undescribed_role::RULE,
    &uneven_step::RULE,
    &unknown_rule::RULE,
    &unspecified_proficiency::RULE,
    &unused_skill::RULE,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::diagnostic::{Code, Severity};
    use crate::model::LintLevel;

    #[test]
    fn the_table_is_in_the_order_of_names_and_each_name_reads_well() {
        assert!(RULES.is_sorted_by(|a, b| a.name() < b.name()));
        let files: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        for rule in RULES {
            let name = rule.name();
            let is_kebab = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(name.chars().all(is_kebab), "{name}");
            assert!(!files.contains(name), "{name} is a code of files as well");
            for text in [rule.code.summary(), rule.code.explanation()] {
                assert!(text.ends_with('.'), "{text}");
            }
            let severity = match rule.level {
                LintLevel::Deny => Severity::Error,
                LintLevel::Warn | LintLevel::Allow => Severity::Warning,
            };
            assert_eq!(rule.code.severity(), severity, "{name}");
        }
    }
}
