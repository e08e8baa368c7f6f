//! Why there is no path, in sentences.

use super::{and, kind_of_move, list, plural, titled, under};
use crate::model::{in_years, to_millionths};
use crate::query::card::RoleName;
use crate::query::path::{ConditionName, NoPath, UnseenMove};
use crate::query::why::Bridge;

/// How many moves are named that nobody was observed to make.
const NAMED_MOVES: usize = 2;

/// What is told where there is no path: what can be reached, or what leads to the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The roles that can be reached from the first ones.
    Reached,
    /// The roles that lead to the last ones.
    Leading,
}

/// Returns "No path leads from Fellow to Staff Engineer under --stepwise", with the conditions of the question.
pub fn no_path(why: &NoPath, conditions: &[String]) -> String {
    let [from, to] = [&why.from, &why.to].map(|roles| either(roles, titled));
    format!("No path leads from {from} to {to}{}", under(conditions))
}

/// Returns what can be reached, and what leads to the target: two sentences.
pub fn reach_of(why: &NoPath) -> [String; 2] {
    let named = |roles: &[RoleName]| -> Vec<String> { roles.iter().map(titled).collect() };
    reach_of_called(why, titled, |end| match end {
        End::Reached => list(&named(&why.nearest_reachable), why.reachable),
        End::Leading => list(&named(&why.nearest_leading), why.leading),
    })
}

/// Returns the same, where roles and lists of them are told otherwise, such as with links.
pub fn reach_of_called(
    why: &NoPath,
    called: impl Fn(&RoleName) -> String,
    listed: impl Fn(End) -> String,
) -> [String; 2] {
    let ends = |roles: &[RoleName]| either(roles, &called);
    let mut cuts = why.cut_by.iter().chain(&why.cut_together);
    // What is reached is not told by years.
    let years = if cuts.any(|cut| *cut == ConditionName::MaxYears) {
        ", in however many years"
    } else {
        ""
    };
    let reached = match why.reachable {
        0 => format!("From {} nothing can be reached{years}.", ends(&why.from)),
        _ => format!(
            "From {} one can reach{years}: {}.",
            ends(&why.from),
            listed(End::Reached)
        ),
    };
    let leading = match why.leading {
        0 => format!("Nothing leads to {}.", ends(&why.to)),
        _ => format!("These lead to {}: {}.", ends(&why.to), listed(End::Leading)),
    };
    [reached, leading]
}

/// "A or B".
fn either(roles: &[RoleName], called: impl Fn(&RoleName) -> String) -> String {
    let titles: Vec<_> = roles.iter().map(called).collect();
    titles.join(" or ")
}

/// Returns which roles to be passed nothing leads to, and which nothing leads on from: a sentence for each of
/// the two that there are any.
pub fn stops(why: &NoPath) -> Vec<String> {
    let either = |roles: &[RoleName]| either(roles, titled);
    let outside = [
        (&why.from, &why.stops_not_reached),
        (&why.stops_not_leading, &why.to),
    ];
    let outside = outside.iter();
    let outside = outside.filter(|(from, to)| !from.is_empty() && !to.is_empty());
    outside
        .map(|(from, to)| format!("From {} nothing leads to {}.", either(from), either(to)))
        .collect()
}

/// Returns which conditions leave no path: a sentence for each, or one for those that do together.
pub fn cuts(why: &NoPath) -> Vec<String> {
    cuts_called(why, option)
}

/// Returns the same, where conditions are called otherwise.
pub fn cuts_called(why: &NoPath, called: impl Fn(ConditionName) -> String) -> Vec<String> {
    let mut said: Vec<String> = why
        .cut_by
        .iter()
        .map(|cut| {
            let found = path_without(why, &[*cut]);
            format!("Without {} there is {found}.", called(*cut))
        })
        .collect();
    if !why.cut_together.is_empty() {
        let options: Vec<_> = why.cut_together.iter().map(|cut| called(*cut)).collect();
        let (options, found) = (and(&options), path_without(why, &why.cut_together));
        let one = "No single condition is the reason";
        said.push(format!("{one}; without {options} there is {found}."));
    }
    said
}

/// Returns a link that would join the ends: "Fellow to Staff Engineer (1 move in all, 34% similar)".
pub fn link(link: &Bridge) -> String {
    let mut told = vec![plural(link.moves, "move") + " in all"];
    if let Some(similar) = link.similarity {
        told.push(format!("{}% similar", (similar * 100.0).floor()));
    }
    if !link.left_out.is_empty() {
        let kinds: Vec<_> = link.left_out.iter().map(kind_of_move).collect();
        told.push(format!("left out: {}", kinds.join(", ")));
    }
    let [from, to] = [&link.from, &link.to].map(titled);
    format!("{from} to {to} ({})", told.join(", "))
}

/// Returns why no links are named that would join the ends.
pub fn no_links(bridges_sought: bool) -> &'static str {
    if bridges_sought {
        "No single link that the conditions allow would join them."
    } else {
        "No links are looked for: without the limits and stops, something leads there."
    }
}

/// "a path of 5 moves", with what else is known of it.
fn path_without(why: &NoPath, cut: &[ConditionName]) -> String {
    let mut least = Vec::new();
    if let Some(moves) = why
        .least_moves
        .filter(|_| cut.contains(&ConditionName::MaxMoves))
    {
        least.push(plural(moves, "move"));
    }
    if let Some(years) = why
        .least_years
        .filter(|_| cut.contains(&ConditionName::MaxYears))
    {
        // In as many digits as make a limit that suffices.
        least.push(in_years(&to_millionths(years).to_string()));
    }
    let gap = why
        .least_step_gap
        .filter(|_| cut.contains(&ConditionName::MaxStepGap));
    // The least of each is that of another path.
    let alone = least.len() + usize::from(gap.is_some()) < 2;
    let of = match &least[..] {
        [] => String::new(),
        [one] if alone => format!(" of {one}"),
        several => format!(" of at least {}", several.join(" and at least ")),
    };
    let mut text = format!("a path{of}");
    match gap {
        Some(gap) if alone => text = format!("{text}, and --max-step-gap {gap} is enough"),
        Some(gap) => text = format!("{text}, and no --max-step-gap below {gap} is enough"),
        None => {}
    }
    if cut.contains(&ConditionName::Cost) {
        text.push_str(&unseen(&why.not_observed));
    }
    text
}

/// ": D to E was never observed".
fn unseen(moves: &[UnseenMove]) -> String {
    let named = moves.iter().take(NAMED_MOVES);
    let mut named: Vec<_> = named
        .map(|unseen| format!("{} to {}", unseen.from.title, unseen.to.title))
        .collect();
    match moves.len() {
        0 => return String::new(),
        more if more > NAMED_MOVES => named.push(format!("{} more moves", more - NAMED_MOVES)),
        _ => {}
    }
    let verb = if moves.len() == 1 { "was" } else { "were" };
    format!(": {} {verb} never observed", and(&named))
}

/// The option of a condition.
fn option(cut: ConditionName) -> String {
    match cut {
        ConditionName::Cost => "--cost likelihood".to_owned(),
        ConditionName::ProfileAvoid => "the `avoid` of the profile".to_owned(),
        cut => format!("--{cut}"),
    }
}
