//! Pay of roles that cannot be what it says.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::RoleEntry;
use crate::model::PayPeriod;
use crate::model::text::listed;
use crate::source::{Place, Span};

/// Yearly pay from this on is told of nobody.
const MOST: f64 = 6_000.0;
/// How many times as much some other role is paid at least.
const TIMES: f64 = 8.0;
/// Yearly pay from this on may be the highest.
const MOST_OF_ALL: f64 = 1_000.0;
/// How many amounts are shown at most.
const MOST_SHOWN: usize = 5;

/// Finds yearly pay that is a small part of that of other roles in the same currency, or as small for all of
/// them: it is for an hour or a month, or lacks its thousands. O(n).
pub(in crate::input) fn low_pay(
    roles: &[RoleEntry],
    place: impl Fn(Span) -> Place,
) -> Option<Diagnostic> {
    let pay = |role: &RoleEntry| {
        let salary = role.salary.as_ref()?;
        let amount = salary.value.max.or(salary.value.min)?;
        let is_yearly = salary.value.per == PayPeriod::Year && amount > 0.0;
        is_yearly.then_some((amount, salary.span))
    };
    let mut highest: BTreeMap<Option<&str>, f64> = BTreeMap::new();
    let mut is_any_low = false;
    for role in roles {
        if let Some((amount, _)) = pay(role) {
            let most = highest.entry(currency(role)).or_default();
            *most = most.max(amount);
            is_any_low |= amount < MOST;
        }
    }
    if !is_any_low {
        return None;
    }
    let most = |role: &RoleEntry| highest.get(&currency(role)).copied().unwrap_or_default();
    let is_low = |role: &&RoleEntry| {
        let is_low = |amount: f64| amount < MOST && amount * TIMES < most(role);
        pay(role).is_some_and(|(amount, _)| most(role) < MOST_OF_ALL || is_low(amount))
    };
    let are_all_low = highest.values().all(|most| *most < MOST_OF_ALL);
    let what = if are_all_low {
        "is very low"
    } else {
        "is a small part of that of other roles"
    };
    let mut first: Option<Span> = None;
    let mut shown: Vec<String> = Vec::new();
    for (amount, span) in roles.iter().filter(is_low).filter_map(pay) {
        first.get_or_insert(span);
        let text = amount.to_string();
        if shown.len() < MOST_SHOWN && !shown.contains(&text) {
            shown.push(text);
        }
    }
    let amounts = listed(&shown);
    let message = format!("pay is read as yearly, but {what}: {amounts}");
    Some(Diagnostic::new(Code::UnclearValue, place(first?), message))
}

fn currency(role: &RoleEntry) -> Option<&str> {
    role.salary.as_ref()?.value.currency.as_deref()
}
