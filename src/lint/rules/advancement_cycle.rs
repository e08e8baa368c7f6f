//! `advancement-cycle`

use std::collections::VecDeque;

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{CareerGraph, RoleIx, RoleRef, TransitionRef};
use crate::lint::context::{Context, some_of};
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;
use hashbrown::{HashMap, HashSet};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "advancement-cycle",
        severity: Severity::Error,
        summary: "Advancements lead from a role back to itself.",
        explanation: "An advancement leads up, so a circle of them has a step that does not. Paths \
                      and gaps stay right, but there is no telling which of the roles is the \
                      higher one. Make one of the moves a lateral one, or remove it. Only moves \
                      that somebody wrote down count.",
    }),
    group: Group::Soundness,
    level: LintLevel::Deny,
    check,
};

/// How many moves of a circle are pointed at.
const SHOWN: usize = 8;

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    // A role that allows the rule takes part in no circle, and hides none of others.
    let rule = found.rule;
    let allows = |role: &RoleIx| lint.places.allows(*role, rule);
    let leads_up = |moved: TransitionRef<'_>| {
        let mut ends = [moved.from(), moved.to()].map(RoleRef::index).into_iter();
        lint.leads_up(moved) && !ends.any(|role| allows(&role))
    };
    let mut circles = lint.circles(|moved| lint.leads_up(moved));
    let allowing: Vec<_> = circles.iter().flatten().copied().filter(allows).collect();
    if !allowing.is_empty() {
        for role in allowing {
            lint.places.need(role, rule);
        }
        circles = lint.circles(leads_up);
    }
    for roles in &mut circles {
        roles.sort_unstable();
        let moves = shortest_circle(lint.graph, roles, leads_up);
        let [first, others @ ..] = moves.as_slice() else {
            continue;
        };
        found.push(roles, |draft| {
            let titles = others.iter().map(|moved| lint.title(moved.from().index()));
            let message = format!(
                "advancements lead from {} back to itself by way of {}",
                lint.title(first.from().index()),
                some_of(titles, others.len(), SHOWN)
            );
            let mut finding = draft.at(lint.places.transition(*first), message);
            for moved in others.iter().take(SHOWN) {
                let [from, to] = lint.titles([moved.from(), moved.to()]);
                let place = lint.places.transition(*moved);
                finding = finding.related(place, format!("from {from} on to {to}"));
            }
            finding.help("make one of these moves a lateral one, or remove it")
        });
    }
}

/// The fewest moves up that lead from the first of some roles back to it, all among the roles, of which
/// each leads to each. O(V + E) of the roles.
fn shortest_circle<'g>(
    graph: &'g CareerGraph,
    roles: &[RoleIx],
    leads_up: impl Fn(TransitionRef<'_>) -> bool,
) -> Vec<TransitionRef<'g>> {
    let among: HashSet<RoleIx> = roles.iter().copied().collect();
    let first = roles[0];
    let mut reached_by: HashMap<RoleIx, TransitionRef<'g>> = HashMap::new();
    let mut queue = VecDeque::from([first]);
    while let Some(role) = queue.pop_front() {
        let up = graph
            .role_at(role)
            .outgoing()
            .filter(|moved| leads_up(*moved));
        for moved in up.filter(|moved| among.contains(&moved.to().index())) {
            let next = moved.to().index();
            if next != first && reached_by.contains_key(&next) {
                continue;
            }
            reached_by.insert(next, moved);
            if next == first {
                return back_to(first, &reached_by);
            }
            queue.push_back(next);
        }
    }
    Vec::new()
}

fn back_to<'g>(
    first: RoleIx,
    reached_by: &HashMap<RoleIx, TransitionRef<'g>>,
) -> Vec<TransitionRef<'g>> {
    let mut moves = Vec::new();
    let mut at = first;
    while let Some(moved) = reached_by.get(&at) {
        moves.push(*moved);
        at = moved.from().index();
        if at == first {
            break;
        }
    }
    moves.reverse();
    moves
}
