//! What a plan says in sentences.

use super::{and, held, percent, plural, readiness, round, step, years};
use crate::model::{Basis, Evidence, TransitionKind};
use crate::query::gap::{Need, Readiness};
use crate::query::path::{TotalYears, YearsSource};
use crate::query::plan::{
    Check, CheckItem, CheckState, FirstThing, Lack, Plan, PlanRoute, PlanStep, RouteReason,
    Standing,
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

/// Returns the plan in a few sentences, a paragraph each.
pub fn in_short(plan: &Plan) -> Vec<String> {
    let mut said = vec![who(plan)];
    if plan.routes.is_empty() {
        said.extend(left_out(plan));
        return said;
    }
    if plan.from.id == plan.to.id {
        said.push("That is the role that is held: nothing has to be done to get there.".to_owned());
        return said;
    }
    said.push(format!("{} {}", how_far(plan), where_now(plan)));
    said.extend(next_move(plan));
    said.extend(same_beginning(plan));
    said.extend(begin_with(plan));
    said.extend(unshown(plan));
    said.extend(left_out(plan));
    if plan.all_skip {
        let skips =
            "Every way skips a rung of its ladder: expect to be asked for what lies between.";
        said.push(skips.to_owned());
    }
    said
}

fn who(plan: &Plan) -> String {
    let (from, to) = (&plan.from.title, &plan.to.title);
    let Some(person) = &plan.person else {
        return format!(
            "For somebody in the role {from}, who holds what it asks for, towards {to}."
        );
    };
    let name = person.name.as_deref().unwrap_or("This person");
    let holds = person
        .role
        .as_ref()
        .is_some_and(|role| role.id == plan.from.id);
    let in_role = person.years.in_role.filter(|_| holds);
    let spent = match (in_role, person.years.total) {
        (Some(role), Some(total)) => {
            format!(
                ", for {} of {} of work,",
                round(role),
                years(exactly(total))
            )
        }
        (Some(role), None) => format!(", for {},", years(exactly(role))),
        (None, Some(total)) => format!(", with {} of work,", years(exactly(total))),
        (None, None) => String::new(),
    };
    let aims = if person.wants_target {
        "wants to get to"
    } else {
        "aims for"
    };
    let stands = if holds { "holds" } else { "starts from" };
    format!("{name} {stands} the role {from}{spent} and {aims} {to}.")
}

fn exactly(years: f64) -> TotalYears {
    TotalYears {
        years,
        at_least: false,
    }
}

fn how_far(plan: &Plan) -> String {
    let moves = plan.routes.iter().map(|route| route.steps.len());
    let (least, most) = (moves.clone().min().unwrap_or(0), moves.max().unwrap_or(0));
    let away = if least == most {
        plural(least, "move")
    } else {
        format!("{least} to {most} moves")
    };
    let paces: Vec<_> = plan.routes.iter().map(|route| route.years).collect();
    let pace = span(&paces);
    let left: Option<Vec<_>> = plan.routes.iter().map(|route| route.years_left).collect();
    let left = left.filter(|left| {
        let all = left.iter().zip(&plan.routes);
        all.clone()
            .any(|(left, route)| left.years < route.years.years)
    });
    let left = left.map(|left| {
        let left = span(&left);
        format!("; what is spent in the present role leaves {left}")
    });
    let left = left.unwrap_or_default();
    if pace == "years not known" {
        return format!(
            "{} is {away} away; how many years that takes is not known.",
            plan.to.title
        );
    }
    if pace == "0 years" {
        return format!(
            "{} is {away} away, and asks for no more years.",
            plan.to.title
        );
    }
    format!(
        "{} is {away} away: {pace} at the usual pace{left}.",
        plan.to.title
    )
}

/// "7 years", "7 to 9 years" or "at least 7 years".
fn span(all: &[TotalYears]) -> String {
    let least = all.iter().map(|years| years.years).fold(f64::MAX, f64::min);
    let most = all.iter().map(|years| years.years).fold(0.0, f64::max);
    let at_least = all.iter().any(|years| years.at_least);
    let (low, high) = (round(least), round(most));
    if at_least || low == high {
        return years(TotalYears {
            years: least,
            at_least,
        });
    }
    format!("{low} to {high} years")
}

fn where_now(plan: &Plan) -> String {
    let to = &plan.to.title;
    let covered = plan.now.measure.coverage.map(percent).unwrap_or_default();
    match plan.now.measure.readiness {
        Readiness::Ready => {
            format!("Every essential that {to} asks for is held today ({covered} covered).")
        }
        Readiness::Short(_) => format!(
            "Today {covered} of what {to} asks for is covered, {}.",
            readiness(plan.now.measure.readiness)
        ),
        Readiness::UnknownStub => {
            format!("What {to} asks for is not known: the graph only mentions it.")
        }
        Readiness::UnknownHolder => "What is held today is not known.".to_owned(),
        Readiness::AsksForNothing => format!("{to} is described and asks for nothing."),
    }
}

fn next_move(plan: &Plan) -> Option<String> {
    let step = plan.routes.first()?.steps.first()?;
    if step.to.id == plan.to.id {
        return None;
    }
    let next = &step.to.title;
    let stands = &step.standing;
    let said = match stands.measure.readiness {
        Readiness::Ready => format!(
            "The next move is the one to talk about: every essential of {next} is held already."
        ),
        Readiness::Short(_) => format!(
            "The next move is the one to talk about: {next}, {}, {} covered.",
            readiness(stands.measure.readiness),
            stands.measure.coverage.map(percent).unwrap_or_default()
        ),
        _ => format!("The next move is the one to talk about: {next}."),
    };
    Some(said)
}

/// Which routes need no choice yet.
fn same_beginning(plan: &Plan) -> Option<String> {
    let groups = by_next_move(plan);
    let (next, routes) = groups.first()?;
    if plan.routes.len() < 2 || routes.len() < 2 || *next == plan.to.title {
        return None;
    }
    let all = routes.len() == plan.routes.len();
    let which = if all {
        "All routes".to_owned()
    } else {
        format!("Routes {}", and(routes))
    };
    Some(format!(
        "{which} begin with that move: the choice between them can wait until then."
    ))
}

/// The next moves with the numbers of the routes that begin with them, in the order of the routes.
fn by_next_move(plan: &Plan) -> Vec<(&str, Vec<String>)> {
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for (at, route) in plan.routes.iter().enumerate() {
        let Some(step) = route.steps.first() else {
            continue;
        };
        let number = (at + 1).to_string();
        let title = step.to.title.as_str();
        match groups.iter_mut().find(|(known, _)| *known == title) {
            Some((_, routes)) => routes.push(number),
            None => groups.push((title, vec![number])),
        }
    }
    groups
}

/// Returns the route that tells a step already, by its place: one before with the same beginning, so
/// that what is held by then is the same as well.
pub fn told_before(plan: &Plan, route: usize, step: usize) -> Option<usize> {
    let roles = |at: usize| plan.routes.get(at)?.roles.get(..step + 2);
    let this = roles(route)?;
    (0..route).find(|before| roles(*before) == Some(this))
}

fn begin_with(plan: &Plan) -> Option<String> {
    let most = plan.first.first()?.routes.len();
    let best = plan
        .first
        .iter()
        .take_while(|thing| thing.routes.len() == most);
    let best: Vec<_> = best.take(NAMED).collect();
    let titles: Vec<_> = best.iter().map(|thing| thing.title.as_str()).collect();
    let them = if titles.len() == 1 { "it" } else { "them" };
    let from = if best
        .iter()
        .all(|thing| thing.first_move == 1 && thing.routes.first() == Some(&0))
    {
        ", and the next move does too"
    } else {
        ""
    };
    let asks = match (most, plan.routes.len()) {
        (_, 1) => return Some(format!("Begin with {}.", and(&titles))),
        (most, all) if most == all => "every route asks".to_owned(),
        (most, all) => format!("{most} of {all} routes ask"),
    };
    Some(format!(
        "Begin with {}: {asks} for {them}{from}.",
        and(&titles)
    ))
}

/// What is held as well as it is asked for, with nothing to show.
fn unshown(plan: &Plan) -> Option<String> {
    plan.person.as_ref()?;
    let is_unshown = |item: &&CheckItem| {
        let asked = item.checks.iter().filter(|check| check.needed.is_some());
        asked.clone().count() > 0
            && asked
                .into_iter()
                .all(|check| check.lacks == [Lack::Evidence])
    };
    let count = plan.checklist.items.iter().filter(is_unshown).count();
    let are = if count == 1 { "thing is" } else { "things are" };
    (count > 0).then(|| {
        format!(
            "{count} {are} held well enough with nothing to show for it. Writing that down costs the \
             least."
        )
    })
}

fn left_out(plan: &Plan) -> Option<String> {
    let avoids = &plan.person.as_ref()?.avoids;
    (!avoids.is_empty()).then(|| format!("As asked for, no route passes {}.", and(avoids)))
}

/// Returns the name of a route: "Stepwise", "Fastest and gentlest".
pub fn route_name(route: &PlanRoute) -> String {
    let names: Vec<_> = route
        .reasons
        .iter()
        .map(|reason| match reason {
            RouteReason::Alternative => "another way",
            reason => reason.as_str(),
        })
        .collect();
    let name = and(&names);
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Returns the numbers of a route: its moves, its years, what is left of them, and its effort.
pub fn route_numbers(route: &PlanRoute) -> String {
    let left = route
        .years_left
        .filter(|left| left.years < route.years.years);
    let left = left.map_or_else(String::new, |left| format!(" ({} left)", round(left.years)));
    format!(
        "{}, {}{left}, effort {}, largest step {}",
        plural(route.steps.len(), "move"),
        years(route.years),
        round(route.effort),
        round(route.largest_step)
    )
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

/// Returns the years before a step, where they come from, and how many of them are spent.
pub fn years_before(step: &PlanStep) -> String {
    let Some(known) = step.years else {
        return "years not known".to_owned();
    };
    let mut notes = Vec::new();
    match step.years_source {
        Some(YearsSource::Experience) => notes.push("by the experience asked for".to_owned()),
        _ => notes.push("typical".to_owned()),
    }
    let spent = step.years_spent.filter(|_| known > 0.0);
    notes.extend(spent.map(|spent| format!("{} spent", round(spent))));
    format!("{} ({})", years(exactly(known)), notes.join("; "))
}

/// Returns what a standing lacks: what is missing and what is held below what is asked for.
pub fn needs_of(plan: &Plan, standing: &Standing) -> [(&'static str, Vec<String>); 3] {
    use crate::query::gap::NeedState::{Missing, Underdeveloped, Unsure};
    let of = |state, said: &dyn Fn(&Need) -> String| {
        let needs = standing.to_learn.iter().filter(|need| need.state == state);
        needs
            .map(|need| {
                let optional = if need.essential { "" } else { ", optional" };
                format!("{} ({}{optional})", need.title, said(need))
            })
            .collect()
    };
    let asked = |need: &Need| step(&plan.scale, need.needed);
    let raised = |need: &Need| format!("{} to {}", need.have.low, asked(need));
    let unsure = |need: &Need| {
        format!(
            "{} asked, {} held",
            asked(need),
            held(&plan.scale, need.have)
        )
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
    let mut said = format!(
        "{} now, {} for {}",
        held(scale, thing.have),
        step(scale, thing.first_needed),
        thing.first_role.title
    );
    if thing.first_move > 1 {
        put!(said, " ({} away)", plural(thing.first_move, "move"));
    }
    if thing.needed > thing.first_needed {
        put!(said, ", later {}", step(scale, thing.needed));
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

/// Returns a check in words: "done", "raise it", "show it", "not asked for".
pub fn check(check: &Check) -> &'static str {
    match (check.state, &check.lacks[..]) {
        (CheckState::Done, _) => "done",
        (CheckState::NotApplicable, _) => "not asked for",
        (CheckState::Open, [Lack::Evidence]) => "show it",
        (CheckState::Open, [Lack::Proficiency]) => "raise it",
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

/// Returns what to agree on when the plan is talked about.
pub fn agree(plan: &Plan) -> Vec<String> {
    let mut said = Vec::new();
    if plan.from.id == plan.to.id || plan.routes.is_empty() {
        return said;
    }
    let groups = by_next_move(plan);
    if groups.len() > 1 {
        let ways: Vec<_> = groups
            .iter()
            .map(|(title, routes)| {
                let word = if routes.len() == 1 { "route" } else { "routes" };
                format!("{title} ({word} {})", and(routes))
            })
            .collect();
        said.push(format!("Which move comes next: {}?", ways.join(", or ")));
    } else if plan.routes.len() > 1 {
        said.push("Which route, or whether that can wait?".to_owned());
    }
    let things: Vec<_> = plan.first.iter().take(NAMED).collect();
    let titles: Vec<_> = things.iter().map(|thing| thing.title.as_str()).collect();
    if let Some(first) = things.first() {
        said.push(format!(
            "Which work of the coming months gives room for {}, and who makes that room?",
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
