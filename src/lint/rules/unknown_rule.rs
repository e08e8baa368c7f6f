//! `unknown-rule`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::levels::{closest, is_known};
use crate::lint::{Found, Group, Level, Rule};
use crate::model::Name;
use crate::model::text::shortened;
use crate::source::{Place, Spanned};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "unknown-rule",
        severity: Severity::Warning,
        summary: "A file speaks of a rule that does not exist.",
        explanation: "`lint` and `allow` name rules, groups of rules, or `all`. What is said of another name changes \
                      nothing, and most often it is a slip of the pen.",
    }),
    group: Group::Completeness,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for document in lint.documents {
        let report = |name: &Spanned<Name>, found: &Found<'_>| {
            let place = Place {
                source: document.source,
                span: name.span,
            };
            let message = format!("no rule is called `{}`", shortened(&name.value));
            found.at(place, message).did_you_mean(closest(&name.value))
        };
        let of_file = document.lint.iter().map(|one| &one.rule);
        for name in of_file.filter(|name| !is_known(&name.value)) {
            found.push([], report(name, found));
        }
        for entry in &document.roles {
            let role = lint.graph.find_role(entry.id.value.as_str());
            for name in entry.allow.iter().filter(|name| !is_known(&name.value)) {
                found.push(role, report(name, found));
            }
        }
    }
}
