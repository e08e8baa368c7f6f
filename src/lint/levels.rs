//! How seriously rules are taken.

use std::collections::BTreeMap;

use super::{Group, RULES, Rule};
use crate::load::Documents;
use crate::model::text::shortened;
use crate::model::{LintLevel, suggest};

/// What is said of all rules together, but for those about settings.
const ALL: &str = "all";

/// The levels of the rules, where they are not the usual ones. What is said of one rule goes before
/// what is said of its group, and that before what is said of `all`, in whatever order it is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LintLevels(BTreeMap<String, LintLevel>);

impl LintLevels {
    /// Sets the level of a rule, of a group of rules or of `all`; returns the level that was set before.
    ///
    /// # Errors
    ///
    /// Where nothing has the name; the error has the closest one.
    pub fn set(&mut self, name: &str, level: LintLevel) -> Result<Option<LintLevel>, UnknownRule> {
        if !is_known(name) {
            return Err(UnknownRule {
                name: name.to_owned(),
                closest: closest(name),
            });
        }
        Ok(self.0.insert(name.to_owned(), level))
    }

    /// Returns the levels that files give under `lint`, which are joined as if they stood in one file: of
    /// several levels for one name the strictest counts.
    pub fn of_files(documents: &Documents) -> Self {
        let mut levels = Self::default();
        let said = documents
            .documents
            .iter()
            .flat_map(|document| &document.lint);
        for one in said.filter(|one| is_known(&one.rule.value)) {
            let level = levels.0.entry(one.rule.value.to_string());
            let level = level.or_insert(one.level.value);
            *level = (*level).max(one.level.value);
        }
        levels
    }

    /// Returns these levels, and those of others for rules of which these say nothing.
    #[must_use]
    pub fn or(&self, others: &Self) -> Self {
        let said = RULES.iter().filter_map(|rule| {
            let said = self.said(rule).or_else(|| others.said(rule))?;
            Some((rule.name().to_owned(), said))
        });
        Self(said.collect())
    }

    /// Returns the levels at which every rule looks and none is denied.
    #[must_use]
    pub fn all_warned() -> Self {
        let rules = RULES
            .iter()
            .map(|rule| (rule.name().to_owned(), LintLevel::Warn));
        Self(rules.collect())
    }

    /// Returns how seriously a rule is taken.
    pub fn of(&self, rule: &Rule) -> LintLevel {
        self.said(rule).unwrap_or(rule.level)
    }

    /// Returns the same where anything is said of it.
    pub(super) fn said(&self, rule: &Rule) -> Option<LintLevel> {
        let said = names_of(rule).find_map(|name| self.0.get(name).copied());
        // What is denied of all is denied of settings, too.
        let all = self.0.get(ALL).copied();
        said.or(all.filter(|level| *level == LintLevel::Deny))
    }
}

/// Everything that a rule is known by: its name, that of its group, and that of all rules.
pub(super) fn names_of(rule: &Rule) -> impl Iterator<Item = &'static str> {
    let all = (rule.group != Group::Settings).then_some(ALL);
    [rule.name(), rule.group.as_str()].into_iter().chain(all)
}

/// Whether a rule or a group of rules has the name.
pub(super) fn is_known(name: &str) -> bool {
    names().any(|known| known == name)
}

/// The closest name that a rule or a group of rules has.
pub(super) fn closest(name: &str) -> Option<&'static str> {
    suggest::closest(name, names())
}

/// Everything that a level can be set for.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let groups = Group::NAMES.iter().map(|(_, name)| *name);
    let rules = RULES.iter().map(|rule| rule.name());
    rules.chain(groups).chain([ALL])
}

/// No rule and no group of rules has a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no rule is called `{}`", shortened(.name))]
#[non_exhaustive]
pub struct UnknownRule {
    /// The name that was asked for.
    pub name: String,
    /// The closest name, where one is close.
    pub closest: Option<&'static str>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use LintLevel::{Allow, Deny, Warn};

    fn levels(said: &[(&str, LintLevel)]) -> LintLevels {
        let mut levels = LintLevels::default();
        for (name, level) in said {
            levels.set(name, *level).expect("a known name");
        }
        levels
    }

    fn rule(name: &str) -> &'static Rule {
        Rule::named(name).expect("a rule")
    }

    #[test]
    fn what_is_said_of_fewer_rules_goes_first() {
        let rule = rule("dead-end-role");
        let (all, group, one) = (("all", Deny), ("soundness", Allow), ("dead-end-role", Warn));
        assert_eq!(levels(&[]).of(rule), rule.level);
        assert_eq!(levels(&[all]).of(rule), Deny);
        assert_eq!(levels(&[group, all]).of(rule), Allow);
        assert_eq!(levels(&[one, group, all]).of(rule), Warn);
        assert_eq!(levels(&[all, group, one]).of(rule), Warn);
    }

    #[test]
    fn only_its_own_group_makes_light_of_a_rule_about_settings() {
        let rule = rule("unknown-rule");
        assert_eq!(levels(&[("all", Allow)]).of(rule), rule.level);
        assert_eq!(levels(&[("all", Deny)]).of(rule), Deny);
        assert_eq!(levels(&[("settings", Deny)]).of(rule), Deny);
    }

    #[test]
    fn what_these_levels_say_goes_before_what_others_say() {
        let [dead_end, empty] = ["dead-end-role", "empty-step"].map(rule);
        let both = levels(&[("soundness", Deny)]).or(&levels(&[("all", Allow)]));
        assert_eq!([both.of(dead_end), both.of(empty)], [Deny, Allow]);
    }

    #[test]
    fn unknown_names_have_a_suggestion() {
        let mut levels = LintLevels::default();
        let unknown = levels.set("dead-end-rolle", Deny);
        let unknown = unknown.expect_err("no such rule");
        assert_eq!(unknown.closest, Some("dead-end-role"));
        assert_eq!(levels, LintLevels::default());
    }
}
