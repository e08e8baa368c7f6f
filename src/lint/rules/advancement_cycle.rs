//! `advancement-cycle`

use std::collections::VecDeque;

use hashbrown::{HashMap, HashSet};

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{CareerGraph, RoleIx, TransitionRef};
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};
use crate::model::TransitionKind;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "advancement-cycle",
        severity: Severity::Error,
        summary: "Advancements lead from a role back to itself.",
        explanation: "An advancement leads up, so a circle of them has a step that does not. Paths and gaps \
                      stay right, but there is no telling which of the roles is the higher one. Make one of \
                      the moves a lateral one, or remove it.",
    }),
    group: Group::Soundness,
    level: Level::Deny,
    check,
};

/// How many moves of a circle are pointed at.
const SHOWN: usize = 8;

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let is_up = |kind: TransitionKind| kind == TransitionKind::Advancement;
    let mut circles = lint.graph.joined_by(|transition| is_up(transition.kind));
    circles.retain(|roles| roles.len() > 1);
    for roles in &mut circles {
        roles.sort_unstable();
        let moves = shortest_circle(lint.graph, roles);
        let titles: Vec<_> = moves.iter().map(|moved| moved.from().title()).collect();
        let [first, between @ ..] = titles.as_slice() else {
            continue;
        };
        let by_way_of: Vec<_> = between.iter().map(|title| format!("`{title}`")).collect();
        let shown = by_way_of.len().min(SHOWN);
        let more = match by_way_of.len() - shown {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let message = format!(
            "advancements lead from `{first}` back to itself by way of {}{more}",
            by_way_of[..shown].join(", ")
        );
        let place = |moved: &TransitionRef<'_>| lint.places.transition(*moved);
        let mut finding = found.at(place(&moves[0]), message);
        for moved in moves[1..].iter().take(SHOWN) {
            let (from, to) = (moved.from().title(), moved.to().title());
            finding = finding.related(place(moved), format!("from `{from}` on to `{to}`"));
        }
        let finding = finding.help("make one of these moves a lateral one, or remove it");
        found.push(roles.iter().copied(), finding);
    }
}

/// The fewest advancements that lead from the first of some roles back to it, all among the roles, of
/// which each leads to each. O(V + E) of the roles.
fn shortest_circle<'g>(graph: &'g CareerGraph, roles: &[RoleIx]) -> Vec<TransitionRef<'g>> {
    let among: HashSet<RoleIx> = roles.iter().copied().collect();
    let first = roles[0];
    let mut reached_by: HashMap<RoleIx, TransitionRef<'g>> = HashMap::new();
    let mut queue = VecDeque::from([first]);
    while let Some(role) = queue.pop_front() {
        let up = graph.role_at(role).outgoing();
        let up = up.filter(|moved| moved.kind() == TransitionKind::Advancement);
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
