//! The rules: one file and one line each.

use super::Rule;

macro_rules! rules {
    ($($file:ident)*) => {
        $(mod $file;)*

        /// Every rule, in the order of their names.
        pub static RULES: &[&Rule] = &[$(&$file::RULE),*];
    };
}

rules! {
    advancement_cycle
    advancing_summit
    asks_for_nothing
    dead_end_role
    empty_step
    falling_proficiency
    falling_salary
    falling_years
    isolated_role
    level_not_rising
    missing_level
    missing_rung
    no_way_in
    one_sided_lateral
    skip_level_move
    twin_roles
    undescribed_role
    uneven_step
    unknown_rule
    unspecified_proficiency
    unused_skill
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_names_and_each_name_reads_well() {
        assert!(RULES.is_sorted_by(|a, b| a.name() < b.name()));
        for rule in RULES {
            let is_kebab = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(rule.name().chars().all(is_kebab), "{}", rule.name());
            for text in [rule.code.summary(), rule.code.explanation()] {
                assert!(text.ends_with('.'), "{text}");
            }
        }
    }
}
