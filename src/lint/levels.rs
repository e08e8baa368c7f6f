//! How seriously rules are taken.

use std::collections::BTreeMap;

use super::{Group, RULES, Rule};
use crate::document::GraphDocument;
pub use crate::model::LintLevel as Level;
use crate::model::suggest;
use crate::model::text::shortened;

/// What is said of all rules together.
const ALL: &str = "all";

/// The levels of the rules, where they are not the usual ones. What is said of one rule goes before
/// what is said of its group, and that before what is said of `all`, in whatever order it is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Levels(BTreeMap<String, Level>);

impl Levels {
    /// Sets the level of a rule, of a group of rules or of `all`; returns the level that was set before.
    ///
    /// # Errors
    ///
    /// Where nothing has the name; the error has the closest one.
    pub fn set(&mut self, name: &str, level: Level) -> Result<Option<Level>, UnknownRule> {
        if !is_known(name) {
            return Err(UnknownRule {
                name: name.to_owned(),
                closest: closest(name),
            });
        }
        Ok(self.0.insert(name.to_owned(), level))
    }

    /// Returns the levels that documents give in `lint`; of several for one rule the strictest.
    pub(super) fn of_documents(documents: &[GraphDocument]) -> Self {
        let mut levels = Self::default();
        for one in documents.iter().flat_map(|document| &document.lint) {
            if is_known(&one.rule.value) {
                let level = levels.0.entry(one.rule.value.to_string());
                let level = level.or_insert(one.level.value);
                *level = (*level).max(one.level.value);
            }
        }
        levels
    }

    /// Returns how seriously a rule is taken.
    pub fn of(&self, rule: &Rule) -> Level {
        self.said(rule).unwrap_or(rule.level)
    }

    /// Returns the same where anything is said of it.
    pub(super) fn said(&self, rule: &Rule) -> Option<Level> {
        let said = names_of(rule).into_iter().find_map(|name| self.0.get(name));
        said.copied()
    }
}

/// Everything that a rule is known by: its name, that of its group, and that of all rules.
pub(super) fn names_of(rule: &Rule) -> [&'static str; 3] {
    [rule.name(), rule.group.as_str(), ALL]
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
fn names() -> impl Iterator<Item = &'static str> {
    let groups = Group::NAMES.iter().map(|(_, name)| *name);
    let rules = RULES.iter().map(|rule| rule.name());
    rules.chain(groups).chain([ALL])
}

/// No rule and no group of rules has a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no rule is called `{}`", shortened(.name))]
pub struct UnknownRule {
    /// The name that was asked for.
    pub name: String,
    /// The closest name, where one is close.
    pub closest: Option<&'static str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(said: &[(&str, Level)]) -> Levels {
        let mut levels = Levels::default();
        for (name, level) in said {
            levels.set(name, *level).expect("a known name");
        }
        levels
    }

    #[test]
    fn what_is_said_of_fewer_rules_goes_first() {
        let rule = Rule::named("dead-end-role").expect("a rule");
        let (all, group, one) = (
            ("all", Level::Deny),
            ("soundness", Level::Allow),
            ("dead-end-role", Level::Warn),
        );
        assert_eq!(levels(&[]).of(rule), rule.level);
        assert_eq!(levels(&[all]).of(rule), Level::Deny);
        assert_eq!(levels(&[group, all]).of(rule), Level::Allow);
        assert_eq!(levels(&[one, group, all]).of(rule), Level::Warn);
        assert_eq!(levels(&[all, group, one]).of(rule), Level::Warn);
    }

    #[test]
    fn unknown_names_have_a_suggestion() {
        let mut levels = Levels::default();
        let unknown = levels.set("dead-end-rolle", Level::Deny);
        let unknown = unknown.expect_err("no such rule");
        assert_eq!(unknown.closest, Some("dead-end-role"));
        assert_eq!(levels, Levels::default());
    }
}
