//! A plan in a few sentences.

use super::{
    NAMED, begin, by_next_move, exactly, is_nearly_spent, is_spent, leading_to, numbered,
    ready_moves, unknown, years_spent,
};
use crate::export::words::{
    and, doubt, held_role, lies_below, not_described, or, part_held, percent, plural, readiness,
    round, stands, stands_in_box, under, years,
};
use crate::query::gap::Readiness;
use crate::query::path::TotalYears;
use crate::query::plan::{CheckItem, FirstThing, FirstWhy, Lack, Plan, PlanStep};

/// Returns the plan in a few sentences, a paragraph each.
pub fn in_short(plan: &Plan) -> Vec<String> {
    let mut said = vec![who(plan)];
    if plan.routes.is_empty() {
        said.extend(under_conditions(plan));
        said.extend(left_out(plan));
        return said;
    }
    if plan.from.id == plan.to.id {
        said.push(format!(
            "That is the present role: there is no move to make. {}",
            where_now(plan)
        ));
        return said;
    }
    said.push(format!("{} {}", how_far(plan), where_now(plan)));
    said.extend(below(plan));
    said.extend(experience(plan));
    said.extend(not_said(plan));
    said.extend(under_conditions(plan));
    said.extend(next_move(plan));
    said.extend(ready(plan));
    said.extend(not_time(plan));
    said.extend(begin_with(plan));
    said.extend(not_known(plan));
    said.extend(nothing_lacks(plan));
    said.extend(unshown(plan));
    said.extend(left_out(plan));
    let under = under(&plan.conditions);
    if plan.all_skip {
        said.push(format!(
            "Every way{under} skips a rung of its ladder: expect to be asked for what lies between."
        ));
    }
    if let [route] = &plan.routes[..]
        && route.steps.len() > 1
        && !plan.cut
    {
        said.push(format!(
            "There is one route to show{under}: no other takes fewer years, less effort or smaller steps without \
             coming back to a track that it left."
        ));
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
    let from = held_role(&plan.from, holds && person.role_inferred);
    let avoids = if person.avoids_target {
        ", which the profile wants to avoid"
    } else {
        ""
    };
    format!("{name} {stands} the role {from}{spent} and {aims} {to}{avoids}.")
}

fn under_conditions(plan: &Plan) -> Option<String> {
    let under = under(&plan.conditions);
    let is_said = !under.is_empty();
    is_said.then(|| format!("Only ways{under} are considered; there may be others."))
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
    let at_least = paces.iter().any(|years| years.at_least);
    let least = paces
        .iter()
        .map(|years| years.years)
        .fold(f64::MAX, f64::min);
    let most = paces.iter().map(|years| years.years).fold(0.0, f64::max);
    if at_least && is_nothing(least) {
        return format!(
            "{} is {away} away; how many years that takes is not known.",
            plan.to.title
        );
    }
    if is_nothing(most) {
        return format!(
            "{} is {away} away, and asks for no more years.",
            plan.to.title
        );
    }
    format!(
        "{} is {away} away: {} at the usual pace{}.",
        plan.to.title,
        span(&paces),
        of_them_spent(plan)
    )
}

/// ", of which 2 to 3 are spent in the present role", where some are.
fn of_them_spent(plan: &Plan) -> String {
    let spent: Vec<f64> = plan.routes.iter().map(years_spent).collect();
    let least = spent.iter().copied().fold(f64::MAX, f64::min);
    let most = spent.iter().copied().fold(0.0, f64::max);
    if is_nothing(most) {
        return String::new();
    }
    let are = if is_same(most, 1.0) { "is" } else { "are" };
    let high = round(most);
    if is_same(least, most) {
        return format!(", of which {high} {are} spent in the present role");
    }
    let low = round(least);
    format!(", of which {low} to {high} {are} spent in the present role")
}

/// Whether a number of years is printed as none.
fn is_nothing(years: f64) -> bool {
    is_same(years, 0.0)
}

/// Whether two numbers of years are printed alike, with one decimal.
fn is_same(years: f64, others: f64) -> bool {
    let tenths = |years: f64| (years * 10.0).round();
    (tenths(years) - tenths(others)).abs() < 0.5
}

/// "7 years", "7 to 9 years" or "at least 7 years".
fn span(all: &[TotalYears]) -> String {
    let least = all.iter().map(|years| years.years).fold(f64::MAX, f64::min);
    let most = all.iter().map(|years| years.years).fold(0.0, f64::max);
    let at_least = all.iter().any(|years| years.at_least);
    if at_least || is_same(least, most) {
        return years(TotalYears {
            years: least,
            at_least,
        });
    }
    format!("{} to {} years", round(least), round(most))
}

fn where_now(plan: &Plan) -> String {
    let to = &plan.to.title;
    let covered = plan.now.measure.coverage.map(percent).unwrap_or_default();
    match plan.now.measure.readiness {
        Readiness::Ready => {
            format!("Every essential that {to} asks for is held today ({covered} covered).")
        }
        Readiness::Short(short) => format!(
            "Today {covered} of what {to} asks for is covered, {} of {} short{}.",
            short.high,
            plural(plan.now.essentials, "essential"),
            doubt(&plan.now.measure)
        ),
        Readiness::UnknownStub => not_described(std::slice::from_ref(&plan.to)).unwrap_or_default(),
        Readiness::UnknownHolder => "What is held today is not known.".to_owned(),
        Readiness::AsksForNothing => format!("{to} is described and asks for nothing."),
    }
}

/// That the role aimed for lies below the one that is held.
fn below(plan: &Plan) -> Option<String> {
    // A condition may leave out the move that leads straight back.
    let is_way_round =
        plan.conditions.is_empty() && plan.routes.iter().all(|route| route.steps.len() > 1);
    let said = lies_below(&plan.to.title, &plan.from.title, plan.below?, is_way_round);
    Some(said)
}

/// The years of experience that are asked for, where the profile says how many there are.
fn experience(plan: &Plan) -> Option<String> {
    let (asked, have) = (plan.years.asked?, plan.years.have?);
    let to = &plan.to.title;
    Some(format!(
        "{to} asks for {asked} years of work; the profile has {}.",
        round(have)
    ))
}

/// That the profile leaves out most of what the role that is held asks for.
fn not_said(plan: &Plan) -> Option<String> {
    let present = plan.present.filter(|present| present.is_mostly_short())?;
    Some(format!(
        "The profile says nothing, or too little, of {} of {} that {} itself asks for: write down what is held first, \
         since this plan counts the rest as missing.",
        present.short,
        plural(present.essentials, "essential"),
        plan.from.title
    ))
}

/// The moves that can be made now, where there are several to choose from.
fn ready(plan: &Plan) -> Option<String> {
    let moves = ready_moves(plan);
    if moves.is_empty() || by_next_move(plan).len() < 2 {
        return None;
    }
    let spent = if moves.iter().all(|step| is_spent(step)) {
        ", and the usual years are spent"
    } else {
        ""
    };
    Some(format!(
        "The move to {} is ready to be made: every essential is held{spent}.",
        leading_to(&moves)
    ))
}

/// The next move, or those to choose from, and what lacks for them.
fn next_move(plan: &Plan) -> Option<String> {
    let groups = by_next_move(plan);
    let (step, _) = groups.first()?;
    if groups.len() > 1 {
        let ways: Vec<_> = groups
            .iter()
            .map(|(step, routes)| {
                let stands = match step.standing.measure.readiness {
                    Readiness::Short(_) => stands_in_box(&step.standing.measure),
                    known => readiness(known),
                };
                format!("{} ({}, {stands})", step.to.title, numbered(routes))
            })
            .collect();
        return Some(format!(
            "The next move is the one to talk about: {}.",
            or(&ways)
        ));
    }
    let next = &step.to.title;
    if *next == plan.to.title {
        return None;
    }
    let stands = &step.standing.measure;
    let mut said = match stands.readiness {
        Readiness::Ready => format!(
            "The next move is the one to talk about: every essential of {next} is held already."
        ),
        Readiness::Short(_) => format!(
            "The next move is the one to talk about: {next}, {}, {} covered.",
            self::stands(stands),
            stands.coverage.map(percent).unwrap_or_default()
        ),
        _ => format!("The next move is the one to talk about: {next}."),
    };
    if plan.routes.len() > 1 {
        said.push_str(" All routes begin with it: the choice between them can wait until then.");
    }
    Some(said)
}

/// Says where the usual years of the present role are spent and something lacks all the same.
fn not_time(plan: &Plan) -> Option<String> {
    let groups = by_next_move(plan);
    let is_over = |step: &PlanStep| {
        let short = matches!(step.standing.measure.readiness, Readiness::Short(_));
        short && (is_spent(step) || is_nearly_spent(step))
    };
    let spent: Vec<_> = groups.iter().filter(|(step, _)| is_over(step)).collect();
    let nearly = if spent.iter().all(|(step, _)| is_spent(step)) {
        ""
    } else {
        "nearly "
    };
    let titles: Vec<_> = spent
        .iter()
        .map(|(step, _)| step.to.title.as_str())
        .collect();
    let not = "what is missing is not time but what";
    match titles[..] {
        [] => None,
        _ if titles.len() == groups.len() => Some(format!(
            "The usual years as {} are {nearly}spent: {not} the next role asks for.",
            plan.from.title
        )),
        [one] => Some(format!(
            "For {one} the usual years are {nearly}spent: {not} it asks for."
        )),
        _ => Some(format!(
            "For {} the usual years are {nearly}spent: {not} they ask for.",
            and(&titles)
        )),
    }
}

fn begin_with(plan: &Plan) -> Option<String> {
    let best = begin(plan);
    let why = best.first()?.why;
    let next = &plan.routes.first()?.steps.first()?.to.title;
    let titles: Vec<_> = best.iter().map(|thing| named(thing)).collect();
    let them = if best.len() == 1 { "it" } else { "them" };
    let all = plan.routes.len();
    let by_all = all > 1 && best.iter().all(|thing| thing.routes.len() == all);
    let by_all = if by_all {
        format!("; every route asks for {them}")
    } else {
        String::new()
    };
    let largest = |role: &str| format!(", {} for {role}{by_all}", largest_gaps(plan, &best));
    let why = match why {
        FirstWhy::EveryRoute => format!(": whichever move comes next, every route asks for {them}"),
        FirstWhy::NextMove => largest(next),
        FirstWhy::MostRoutes => format!(": most routes ask for {them} on the way"),
        FirstWhy::Target => largest(&plan.to.title),
        FirstWhy::SomeRoute => String::new(),
        FirstWhy::Optional => ", though no role insists".to_owned(),
    };
    Some(format!("Begin with {}{why}.", and(&titles)))
}

/// "Data warehousing (of which Snowflake 2 is held)" where part of something is held, else its title.
fn named(thing: &FirstThing) -> String {
    let parts: Vec<_> = thing.parts_held.iter().take(NAMED).map(part_held).collect();
    match parts.len() {
        0 => thing.title.clone(),
        1 => format!("{} (of which {} is held)", thing.title, parts[0]),
        _ => format!("{} (of which {} are held)", thing.title, and(&parts)),
    }
}

/// "the largest essential gaps", or how many others are as large.
fn largest_gaps(plan: &Plan, best: &[&FirstThing]) -> String {
    let smallest = best.iter().map(|thing| thing.lack).fold(f64::MAX, f64::min);
    let alike = |thing: &&FirstThing| thing.surely_lacks() && thing.why == best[0].why;
    let as_large = plan.first.iter().filter(alike);
    let as_large = as_large.filter(|thing| thing.lack >= smallest).count();
    match (best.len(), as_large) {
        (1, 1) => "the largest essential gap".to_owned(),
        (count, all) if all > count => format!("{count} of the {all} largest essential gaps"),
        _ => "the largest essential gaps".to_owned(),
    }
}

/// What nobody knows how well it is held is no work yet.
fn not_known(plan: &Plan) -> Option<String> {
    let (things, one) = unknown(plan)?;
    let (are, them) = if one {
        ("this is", "it")
    } else {
        ("these are", "them")
    };
    Some(format!(
        "It is not known how well {are} held: {things}. Say that before working on {them}."
    ))
}

/// What is left where nothing lacks on any route.
fn nothing_lacks(plan: &Plan) -> Option<String> {
    let next = &plan.routes.first()?.steps.first()?.to.title;
    let known = !plan.routes.iter().any(|route| route.effort_at_least);
    (plan.first.is_empty() && known).then(|| {
        format!(
            "Nothing that the routes ask for is missing. What is left is to show it, and to agree when the move to {next} is made."
        )
    })
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
    let person = plan.person.as_ref()?;
    let mut avoids = person.avoids.clone();
    avoids.retain(|avoided| *avoided != plan.to.title);
    let before = if person.avoids_target {
        format!(" on the way to {}", plan.to.title)
    } else {
        String::new()
    };
    let avoids = (!avoids.is_empty()).then(|| and(&avoids))?;
    Some(format!(
        "As requested, no route passes through {avoids}{before}."
    ))
}
