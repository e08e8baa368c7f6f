//! What a role that is new or gone is, in one line.

use std::cmp::Reverse;

use super::in_words;
use crate::diff::{AskDiff, RoleChange, RoleDiff, RoleField, RoleOutline, Value};

/// How many requirements are told; one more is no longer than "and 1 more".
const MOST: usize = 3;

/// Returns what a role that is new or gone is, in short: "level 4, 8+ years, asks for Mentoring 3, Testing
/// 2, Go 1 and 5 more"; nothing of one that is in both graphs.
pub fn role_in_short(diff: &RoleDiff) -> Option<String> {
    let (role, asks) = match &diff.change {
        RoleChange::Added { role, asks } | RoleChange::Removed { role, asks } => (role, asks),
        RoleChange::Changed { .. } => return None,
    };
    let mut parts = place(role);
    parts.push(if role.said.get(RoleField::Stub).is_some() {
        "a stub".to_owned()
    } else {
        format!("asks for {}", strongest(asks))
    });
    Some(parts.join(", "))
}

/// "level 4", "8+ years", "family Support", "track ic".
fn place(role: &RoleOutline) -> Vec<String> {
    use RoleField as F;
    let fields = [F::Level, F::Years, F::Family, F::Track].into_iter();
    let parts = fields.filter_map(|field| {
        let Some(Value::Text(text)) = role.said.get(field) else {
            return None;
        };
        Some(match field {
            F::Years => format!("{text} years"),
            _ => format!("{} {text}", field.as_str()),
        })
    });
    parts.collect()
}

/// "Mentoring 3, Testing 2, Go 1 and 5 more".
fn strongest(asks: &[AskDiff]) -> String {
    let asked = asks.iter().filter_map(|ask| {
        let asked = ask.new.or(ask.old)?;
        let step = ask.new_step.as_deref().or(ask.old_step.as_deref());
        let order = (!asked.importance.is_essential(), Reverse(asked.needed()));
        Some((order, in_words(&ask.title, asked, step)))
    });
    let mut asked: Vec<_> = asked.collect();
    asked.sort_by_key(|(order, _)| *order);
    let mut told: Vec<_> = asked.into_iter().map(|(_, words)| words).collect();
    if told.len() > MOST + 1 {
        let rest = told.len() - MOST;
        told.truncate(MOST);
        told.push(format!("{rest} more"));
    }
    match told.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
