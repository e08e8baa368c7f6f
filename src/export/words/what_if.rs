//! What changes when something is learnt, in sentences.

use super::{held_or_dash, list, plural};
use crate::model::ProficiencyScale;
use crate::query::gap::{Interval, NeedState};
use crate::query::what_if::{Learnt, NeedChange, WhatIf};

/// How many roles for which nothing changes are named.
const NAMED_UNCHANGED: usize = 12;

/// Returns what is learnt and what comes of it: "With Kubernetes at 3 practised (not held now): you are ready
/// for Engineer."
pub fn what_if(scale: &ProficiencyScale, answer: &WhatIf) -> String {
    let learnt: Vec<_> = answer.learnt.iter().map(|one| learnt(scale, one)).collect();
    format!("With {}: {}.", learnt.join(" and "), then(answer))
}

fn then(answer: &WhatIf) -> String {
    let ready = answer.changes.iter().filter(|change| change.becomes_ready);
    let ready: Vec<_> = ready.map(|change| change.role.title.as_str()).collect();
    match (answer.changes.len(), ready.as_slice()) {
        (0, _) if answer.unchanged.is_empty() && !answer.unknown.is_empty() => {
            "nothing is known to change".to_owned()
        }
        (0, _) if answer.unchanged.is_empty() => "nothing changes".to_owned(),
        (0, _) => format!("nothing changes for {}", unchanged(answer)),
        (count, []) => {
            let come = if count == 1 { "comes" } else { "come" };
            format!(
                "{} {come} nearer, and none becomes ready",
                plural(count, "role")
            )
        }
        (_, ready) => format!("you are ready for {}", ready.join(", ")),
    }
}

/// Returns the roles for which nothing changes, where something changes for others.
pub fn what_if_not(answer: &WhatIf) -> Option<String> {
    let both = !answer.changes.is_empty() && !answer.unchanged.is_empty();
    both.then(|| format!("Nothing changes for {}.", unchanged(answer)))
}

fn unchanged(answer: &WhatIf) -> String {
    let named = answer.unchanged.iter().take(NAMED_UNCHANGED);
    let named: Vec<_> = named.map(|role| role.title.clone()).collect();
    list(&named, answer.unchanged.len())
}

/// "Kubernetes at 3 practised (not held now)".
fn learnt(scale: &ProficiencyScale, learnt: &Learnt) -> String {
    let [before, after] = [learnt.before, learnt.after].map(|held| held_or_dash(scale, held));
    let now = match learnt.before.high {
        0 => "not held now".to_owned(),
        _ if learnt.before == learnt.after => "as now".to_owned(),
        _ => format!("now {before}"),
    };
    format!("{} at {after} ({now})", learnt.skill.title)
}

/// Returns how a requirement changes: "Kubernetes is met", "Kubernetes lacks 1, before 3", "two clouds: Azure is one of
/// them" where as much lacks as before.
pub fn need_change(change: &NeedChange) -> String {
    if change.after == NeedState::Met {
        return format!("{} is met", change.title);
    }
    let lacks = |deficit: Interval<u8>| match (deficit.low, deficit.high) {
        (low, high) if low == high => low.to_string(),
        (low, high) => format!("{low}-{high}"),
    };
    let (before, after) = (lacks(change.deficit_before), lacks(change.deficit));
    if change.before == change.after && before == after {
        let names: Vec<_> = change.learnt.iter().map(|skill| &*skill.title).collect();
        return match names.as_slice() {
            [only] => format!("{}: {only} is one of them", change.title),
            names => format!("{}: {} are among them", change.title, names.join(" and ")),
        };
    }
    format!("{} lacks {after}, before {before}", change.title)
}
