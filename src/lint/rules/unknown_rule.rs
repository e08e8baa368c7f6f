//! `unknown-rule`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleIx;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::levels::{closest, is_known};
use crate::lint::{Group, Rule};
use crate::model::text::shortened;
use crate::model::{LintLevel, Name};
use crate::source::{Place, Spanned};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "unknown-rule",
        severity: Severity::Warning,
        summary: "A file names a rule that does not exist.",
        explanation: "`lint` and `allow` name rules, groups of rules, or `all`. Any other name changes nothing, and is most often a slip of the pen.",
    }),
    group: Group::Settings,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for document in lint.documents {
        let mut report = |name: &Spanned<Name>, role: Option<RoleIx>| {
            if is_known(&name.value) {
                return;
            }
            found.push(role.as_slice(), |draft| {
                let place = Place {
                    source: document.source,
                    span: name.span,
                };
                let message = format!("no rule is called `{}`", shortened(&name.value));
                let finding = draft.at(place, message).did_you_mean(closest(&name.value));
                finding.help("`career lint --rules` lists the rules and their groups")
            });
        };
        for one in &document.lint {
            report(&one.rule, None);
        }
        for entry in &document.roles {
            let role = lint.graph.find_role(entry.id.value.as_str());
            entry.allow.iter().for_each(|name| report(name, role));
        }
    }
}
