//! What a plan says in sentences.

mod in_short;

pub use in_short::in_short;

use super::{
    and, asked_step, held, held_of, in_a_row, list, marked, or, part_held, parts_held_of, plural,
    round, some_held, step, years,
};
use crate::model::{Basis, Evidence, TransitionKind};
use crate::query::gap::{Need, Readiness};
use crate::query::path::{TotalYears, YearsSource};
use crate::query::plan::{
    Check, CheckItem, CheckState, FirstThing, FirstWhy, Lack, Plan, PlanRoute, PlanStep,
    RouteReason, Standing,
};

/// What every plan says once.
pub const COVERAGE_NOTE: &str =
    "Coverage compares descriptions, not people. It is not a promotion decision.";

/// How many things the summary names.
const NAMED: usize = 3;

/// Returns the title of a plan.
pub fn title(plan: &Plan) -> String {
    let ends = format!("{} to {}", plan.from.title, plan.to.title);
    let name = plan.person.as_ref().and_then(|person| person.name.as_ref());
    name.map_or_else(|| ends.clone(), |name| format!("{name}: {ends}"))
}

/// Returns the route that tells a step already, by its place: one before with the same beginning, so
/// that what is held by then is the same as well.
pub fn told_before(plan: &Plan, route: usize, step: usize) -> Option<usize> {
    let roles = |at: usize| plan.routes.get(at)?.roles.get(..step + 2);
    let this = roles(route)?;
    (0..route).find(|before| roles(*before) == Some(this))
}

/// Returns how what to do first is ordered, as far as there is something of each kind.
pub fn first_order(plan: &Plan) -> String {
    let to = &plan.to.title;
    let next = plan.routes.first().and_then(|route| route.steps.first());
    let next = next.map_or(to, |step| &step.to.title);
    let which = match by_next_move(plan).len() {
        _ if next == to => ",",
        0 | 1 => ", the next move,",
        _ => ", the next move of route 1,",
    };
    let mut whys: Vec<_> = plan.first.iter().map(|thing| thing.why).collect();
    whys.dedup();
    let parts = whys.into_iter().map(|why| match why {
        FirstWhy::EveryRoute => {
            "essentials of every route, those of most next moves first".to_owned()
        }
        FirstWhy::NextMove => format!("essentials of {next}{which} the largest gap first"),
        FirstWhy::MostRoutes => "essentials of most routes on the way".to_owned(),
        FirstWhy::Target => format!("essentials of {to}"),
        FirstWhy::SomeRoute => "essentials of some route".to_owned(),
        FirstWhy::Optional => "what is optional".to_owned(),
    });
    format!("In this order: {}.", parts.collect::<Vec<_>>().join("; "))
}

/// Returns the name of a route: "Stepwise", "Fastest and gentlest", "Least effort".
pub fn route_name(route: &PlanRoute) -> String {
    let names: Vec<_> = route
        .reasons
        .iter()
        .map(|reason| match reason {
            RouteReason::LeastEffort => "least effort",
            RouteReason::Interest => "through an interest",
            reason => reason.as_str(),
        })
        .collect();
    let name = and(&names);
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Returns what of interest a route passes.
pub fn route_interests(route: &PlanRoute) -> Option<String> {
    let titles: Vec<_> = route
        .interests
        .iter()
        .map(|role| role.title.as_str())
        .collect();
    let are = if titles.len() == 1 { "is" } else { "are" };
    (!titles.is_empty()).then(|| {
        format!(
            "It passes through {}, which {are} among the interests of the profile.",
            and(&titles)
        )
    })
}

/// Returns how many of the years of a route are spent in the present role.
pub fn years_spent(route: &PlanRoute) -> f64 {
    let left = route
        .years_left
        .map_or(route.years.years, |left| left.years);
    route.years.years - left
}

/// Returns the numbers of a route: its moves, its years, how many of them are spent, and its effort.
pub fn route_numbers(route: &PlanRoute) -> String {
    let spent = years_spent(route);
    let spent = if spent > 0.0 {
        format!(" ({} spent)", round(spent))
    } else {
        String::new()
    };
    let takes = match (effort(route), largest_step(route)) {
        (effort, None) => format!("effort {effort}"),
        (effort, Some(step)) => format!("effort {effort}, largest step {step}"),
    };
    format!(
        "{}, {}{spent}, {takes}",
        plural(route.steps.len(), "move"),
        years(route.years),
    )
}

/// Returns what there is to learn on a route: "58.5", "at least 7" or "not known" where it passes stubs.
pub fn effort(route: &PlanRoute) -> String {
    learnt(route.effort, route.effort_at_least)
}

/// Returns the largest step of a route in the same way, where anything is known of it.
pub fn largest_step(route: &PlanRoute) -> Option<String> {
    let nothing = route.effort_at_least && route.effort <= 0.0;
    (!nothing).then(|| learnt(route.largest_step, route.effort_at_least))
}

/// Returns what there is to learn for a step: "7", or "not known" for a stub.
pub fn step_effort(step: &PlanStep) -> String {
    learnt(step.effort, step.effort_at_least)
}

fn learnt(effort: f64, at_least: bool) -> String {
    if !at_least {
        return round(effort);
    }
    if effort <= 0.0 {
        return "not known".to_owned();
    }
    format!("at least {}", round(effort))
}

/// Returns how a step is made: "advancement", "lateral move (inferred)".
pub fn moved(step: &PlanStep) -> String {
    let mut kinds: Vec<_> = step
        .moves
        .iter()
        .map(|moved| {
            let kind = match moved.kind {
                TransitionKind::Lateral => "lateral move",
                kind => kind.as_str(),
            };
            match moved.basis {
                Basis::Stated => kind.to_owned(),
                basis => format!("{kind} ({basis})"),
            }
        })
        .collect();
    if step.skips_level {
        kinds.push("skips a rung".to_owned());
    }
    kinds.join(", ")
}

/// Whether the years before a step are known and spent.
fn is_spent(step: &PlanStep) -> bool {
    let pair = step.years.zip(step.years_spent);
    pair.is_some_and(|(known, spent)| known > 0.0 && spent >= known)
}

/// Whether less than half a year is left of the known years before a step.
fn is_nearly_spent(step: &PlanStep) -> bool {
    let pair = step.years.zip(step.years_spent);
    pair.is_some_and(|(known, spent)| known >= 1.0 && known - spent < 0.5)
}

/// Returns the years before a step, where they come from, and how many of them are spent: "after 3
/// years (typical)", "the usual 3 years are spent".
pub fn years_before(step: &PlanStep) -> String {
    let Some(known) = step.years else {
        return "years not known".to_owned();
    };
    let asked = step.years_source == Some(YearsSource::Experience);
    let time = years(exactly(known));
    if is_spent(step) {
        return if asked {
            format!("the {time} implied by the experience asked for are spent")
        } else {
            format!("the usual {time} are spent")
        };
    }
    let basis = if asked {
        "by the experience asked for"
    } else {
        "typical"
    };
    let spent = step.years_spent.filter(|spent| *spent > 0.0 && known > 0.0);
    let spent = spent.map(|spent| format!("; {} of them spent", round(spent)));
    format!("after {time} ({basis}{})", spent.unwrap_or_default())
}

/// Returns what a standing lacks: what is missing and what is held below what is asked for.
pub fn needs_of(plan: &Plan, standing: &Standing) -> [(&'static str, Vec<String>); 3] {
    use crate::query::gap::NeedState::{Missing, Underdeveloped, Unsure};
    let of = |state, said: &dyn Fn(&Need) -> String| {
        let some = |need: &Need| {
            some_held(&need.some_held).map_or_else(String::new, |some| format!(", {some}"))
        };
        let needs = standing.to_learn.iter().filter(|need| need.state == state);
        needs
            .map(|need| {
                let optional = if need.essential { "" } else { ", optional" };
                format!("{} ({}{optional}{})", need.title, said(need), some(need))
            })
            .collect()
    };
    let asked = |need: &Need| asked_step(&plan.scale, need);
    let raised = |need: &Need| {
        let have = marked(need.have_inferred, need.have.low.to_string());
        format!("{have} to {}", asked(need))
    };
    let unsure = |need: &Need| {
        let have = held_of(&plan.scale, need);
        format!("{} asked, {have} held", asked(need))
    };
    [
        ("New", of(Missing, &asked)),
        ("Raise", of(Underdeveloped, &raised)),
        ("Not sure", of(Unsure, &unsure)),
    ]
}

/// Returns why something comes first: what is held now, what is asked for and when, and how many
/// routes it serves.
pub fn first_thing(plan: &Plan, thing: &FirstThing) -> String {
    let scale = &plan.scale;
    let have = match (thing.have.high, thing.some_held.len()) {
        (0, some @ 1..) => format!("{some} of {} held", thing.count),
        _ => marked(thing.have_inferred, held(scale, thing.have)),
    };
    let unknown = if thing.surely_lacks() {
        ""
    } else {
        " (how well is not known)"
    };
    let mut said = format!(
        "{have} now{unknown}, {} for {}",
        marked(thing.first_inferred, step(scale, thing.first_needed)),
        thing.first_role.title
    );
    if let Some(some) = some_held(&thing.some_held) {
        put!(said, " ({some})");
    }
    if let Some(parts) = parts_held_of(&thing.skills, &thing.parts_held) {
        put!(said, " ({parts})");
    }
    if thing.first_move > 1 {
        put!(said, " ({} away)", plural(thing.first_move, "move"));
    }
    if thing.needed > thing.first_needed {
        let later = marked(thing.needed_inferred, step(scale, thing.needed));
        put!(said, ", later {later}");
    }
    let routes: Vec<_> = thing.routes.iter().map(|at| (at + 1).to_string()).collect();
    let all = plan.routes.len();
    let serves = match routes.len() {
        _ if all == 1 => String::new(),
        2 if all == 2 => "; serves both routes".to_owned(),
        count if count == all => format!("; serves all {all} routes"),
        1 => format!("; serves route {}", routes[0]),
        _ => format!("; serves routes {}", and(&routes)),
    };
    let optional = if thing.essential { "" } else { "; optional" };
    format!("{said}{serves}{optional}")
}

/// Whether anything in a plan was inferred from words.
pub fn has_inferred(plan: &Plan) -> bool {
    let steps = plan.routes.iter().flat_map(|route| &route.steps);
    let mut needs = steps.flat_map(|step| &step.standing.to_learn);
    let inferred =
        |item: &CheckItem| item.have_inferred || item.checks.iter().any(|check| check.inferred);
    let mut first = plan.first.iter();
    needs.any(|need| need.inferred || need.have_inferred)
        || first.any(|thing| thing.first_inferred || thing.needed_inferred || thing.have_inferred)
        || plan.checklist.items.iter().any(inferred)
}

/// Returns a check in words: "done", "raise it", "show it", "say how well", "not asked for".
pub fn check(check: &Check) -> &'static str {
    match (check.state, &check.lacks[..]) {
        (CheckState::Done, _) => "done",
        (CheckState::NotApplicable, _) => "not asked for",
        (CheckState::Unknown, _) => "not known",
        (CheckState::Open, [Lack::Evidence]) => "show it",
        (CheckState::Open, [Lack::Proficiency]) => "raise it",
        (CheckState::Open, [Lack::Certainty]) => "say how well",
        (CheckState::Open, [Lack::Certainty, ..]) => "say how well, show it",
        (CheckState::Open, _) => "raise and show it",
    }
}

/// Returns a piece of evidence: what was done, where it can be seen, and when.
pub fn evidence(evidence: &Evidence) -> String {
    let date = evidence.date.map(|date| date.to_string());
    let parts = [
        evidence.text.as_deref(),
        evidence.link.as_deref(),
        date.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What surely lacks and comes first: for one reason, and no more than the summary names.
fn begin(plan: &Plan) -> Vec<&FirstThing> {
    let mut sure = plan.first.iter().filter(|thing| thing.surely_lacks());
    let Some(first) = sure.next() else {
        return Vec::new();
    };
    let rest = sure.take_while(|thing| thing.why == first.why);
    std::iter::once(first).chain(rest).take(NAMED).collect()
}

/// The next moves for which every essential is held.
fn ready_moves(plan: &Plan) -> Vec<&PlanStep> {
    let steps = by_next_move(plan).into_iter().map(|(step, _)| step);
    let ready = steps.filter(|step| step.standing.measure.readiness == Readiness::Ready);
    ready.collect()
}

/// The roles that some steps lead to: "Cook or Baker".
fn leading_to(steps: &[&PlanStep]) -> String {
    let titles: Vec<_> = steps.iter().map(|step| step.to.title.as_str()).collect();
    or(&titles)
}

/// Asks about parts that are held of what surely lacks, and comes first.
fn parts_that_may_count(plan: &Plan) -> Option<String> {
    let things = plan.first.iter().filter(|thing| thing.surely_lacks());
    let parts: Vec<_> = things
        .filter(|thing| !thing.parts_held.is_empty() && thing.essential)
        .map(|thing| {
            let parts: Vec<_> = thing.parts_held.iter().take(NAMED).map(part_held).collect();
            format!("{} for {}", and(&parts), thing.title)
        })
        .take(NAMED)
        .collect();
    (!parts.is_empty()).then(|| format!("How far does what is held count: {}?", in_a_row(&parts)))
}

/// What comes first and may be held as it is asked for, since nobody knows how well it is; and
/// whether that is one thing. Of a choice the skills are named of which that is not known.
fn unknown(plan: &Plan) -> Option<(String, bool)> {
    let unknown = plan.first.iter().filter(|thing| !thing.surely_lacks());
    let titles: Vec<_> = unknown
        .map(|thing| {
            let skills: Vec<_> = thing.unsure.iter().map(|skill| &*skill.title).collect();
            match skills.len() {
                1..=NAMED if thing.skills.len() > 1 => {
                    format!("{} (for {})", and(&skills), thing.title)
                }
                _ => thing.title.clone(),
            }
        })
        .collect();
    let named = &titles[..titles.len().min(NAMED)];
    (!titles.is_empty()).then(|| (list(named, titles.len()), titles.len() == 1))
}

/// Returns what to agree on when the plan is talked about.
pub fn agree(plan: &Plan) -> Vec<String> {
    let mut said = Vec::new();
    if plan.from.id == plan.to.id || plan.routes.is_empty() {
        return said;
    }
    if plan
        .person
        .as_ref()
        .is_some_and(|person| person.avoids_target)
    {
        let to = &plan.to.title;
        said.push(format!(
            "The profile wants to avoid {to}: is that still so?"
        ));
    }
    let groups = by_next_move(plan);
    if groups.len() > 1 {
        let ways: Vec<_> = groups
            .iter()
            .map(|(step, routes)| format!("{} ({})", step.to.title, numbered(routes)))
            .collect();
        said.push(format!("Which move comes next: {}?", or(&ways)));
    } else if plan.routes.len() > 1 {
        said.push("Which route, or whether that can wait?".to_owned());
    }
    let ready = ready_moves(plan);
    if !ready.is_empty() {
        said.push(format!(
            "When can the move to {} be made, and what does it wait for?",
            leading_to(&ready)
        ));
    }
    if let Some((things, one)) = unknown(plan) {
        let are = if one { "is this" } else { "are these" };
        said.push(format!("How well {are} held: {things}?"));
    }
    said.extend(parts_that_may_count(plan));
    let things = begin(plan);
    let titles: Vec<_> = things.iter().map(|thing| thing.title.as_str()).collect();
    if let Some(first) = things.first() {
        said.push(format!(
            "Which work in the coming months gives room for {}, and who makes that room?",
            and(&titles)
        ));
        let steps = plan.scale.steps();
        let asked = steps.get(usize::from(first.first_needed).saturating_sub(1));
        let meaning = asked.and_then(|step| Some((&step.name, step.description.as_ref()?)));
        let meaning = meaning.map(|(name, meaning)| format!(" Here {name} means: {meaning}."));
        said.push(format!(
            "What would show it, and who sees it?{}",
            meaning.unwrap_or_default()
        ));
    }
    said.push("When is this list looked at again?".to_owned());
    said
}

fn exactly(years: f64) -> TotalYears {
    TotalYears {
        years,
        at_least: false,
    }
}

/// "route 1", "routes 1 and 2".
fn numbered(routes: &[String]) -> String {
    let word = if routes.len() == 1 { "route" } else { "routes" };
    format!("{word} {}", and(routes))
}

/// The next moves with the numbers of the routes that begin with them, in the order of the routes.
fn by_next_move(plan: &Plan) -> Vec<(&PlanStep, Vec<String>)> {
    let mut groups: Vec<(&PlanStep, Vec<String>)> = Vec::new();
    for (at, route) in plan.routes.iter().enumerate() {
        let Some(step) = route.steps.first() else {
            continue;
        };
        let number = (at + 1).to_string();
        match groups
            .iter_mut()
            .find(|(known, _)| known.to.id == step.to.id)
        {
            Some((_, routes)) => routes.push(number),
            None => groups.push((step, vec![number])),
        }
    }
    groups
}
