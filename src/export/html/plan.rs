//! The page of a plan.

use super::meter::meter;
use super::{Page, TABLE_END, begin_table, element, heads, routes};
use crate::export::escape::xml;
use crate::export::words::{
    self, COVERAGE_NOTE, agree, in_short, moved, percent, plural, round, route_name, route_numbers,
    years, years_before,
};
use crate::model::{Basis, Evidence};
use crate::query::gap::{Need, NeedState, Readiness};
use crate::query::plan::{Check, CheckItem, CheckState, Plan, PlanRoute, PlanStep};

/// Up to how many things to do first are kept together on paper.
const FIT: usize = 12;

/// Returns the page of a plan, for a talk between two people: for a screen and for paper. It shows so
/// many things to be done first; all of them stand in the tables of the steps.
pub fn plan(plan: &Plan, most_first: usize) -> Page {
    let mut out = String::from("<main>\n");
    header(&mut out, plan);
    if plan.routes.is_empty() {
        no_route(&mut out, plan);
    } else if plan.from.id != plan.to.id {
        figures(&mut out, plan);
        diagram(&mut out, plan);
        first(&mut out, plan, most_first);
        to_agree(&mut out, plan);
        if plan.routes.len() > 1 {
            compared(&mut out, plan);
        }
        for (at, route) in plan.routes.iter().enumerate() {
            self::route(&mut out, plan, at, route);
        }
        checklist(&mut out, plan);
    }
    footer(&mut out, plan);
    out.push_str("</main>\n");
    Page::new(
        format!("{} \u{2013} career plan", words::title(plan)),
        "plan",
        out,
    )
}

fn header(out: &mut String, plan: &Plan) {
    out.push_str("<header>\n<p class=\"kicker\">Career plan</p>\n");
    let name = plan
        .person
        .as_ref()
        .and_then(|person| person.name.as_deref());
    let ends = format!("{} \u{2192} {}", plan.from.title, plan.to.title);
    match name {
        Some(name) => {
            element(out, "h1", name);
            element(out, "p class=\"ends\"", &ends);
        }
        None => element(out, "h1", &ends),
    }
    out.push_str("</header>\n<section aria-labelledby=\"short\" class=\"short\">\n");
    element(out, "h2 id=\"short\" class=\"unseen\"", "In short");
    for (at, said) in in_short(plan).iter().enumerate() {
        element(out, if at == 0 { "p class=\"lead\"" } else { "p" }, said);
    }
    out.push_str("</section>\n");
}

/// The numbers that people look for first.
fn figures(out: &mut String, plan: &Plan) {
    let mut figures = Vec::new();
    if let Some(covered) = plan.now.measure.coverage {
        let what = format!("of what {} asks for is covered today", plan.to.title);
        figures.push((percent(covered), what));
    }
    if let Readiness::Short(short) = plan.now.measure.readiness {
        let what = format!("essentials of {} are short today", plan.to.title);
        figures.push((format!("{} of {}", short.high, plan.now.essentials), what));
    }
    if let Some(route) = plan.routes.first() {
        let name = route_name(route).to_lowercase();
        figures.push((
            plural(route.steps.len(), "move"),
            format!("on the {name} route"),
        ));
        let spent = words::years_spent(route);
        let spent = if spent > 0.0 {
            format!(", {} of them spent", round(spent))
        } else {
            String::new()
        };
        let what = format!("at the usual pace on that route{spent}");
        figures.push((years(route.years), what));
    }
    out.push_str("<dl class=\"figures\">\n");
    for (number, what) in figures {
        put!(
            out,
            "<div><dt>{}</dt><dd>{}</dd></div>\n",
            xml(&what),
            xml(&number)
        );
    }
    out.push_str("</dl>\n");
    element(out, "p class=\"note\"", COVERAGE_NOTE);
}

fn diagram(out: &mut String, plan: &Plan) {
    out.push_str("<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Diagram of the routes\">\n");
    out.push_str(&routes::routes(plan));
    out.push_str("</div>\n<figcaption>");
    let lines = [
        ("solid", "advancement"),
        ("dashed", "lateral move"),
        ("dotted", "entry"),
    ];
    let steps = || plan.routes.iter().flat_map(|route| &route.steps);
    let drawn: Vec<_> = steps().map(routes::line).collect();
    for (class, said) in lines.into_iter().filter(|(class, _)| drawn.contains(class)) {
        put!(
            out,
            "<span class=\"key\"><svg width=\"34\" height=\"8\" aria-hidden=\"true\"><line class=\"move {class}\" \
             x1=\"0\" y1=\"4\" x2=\"34\" y2=\"4\"/></svg> {said}</span> "
        );
    }
    let mut bases = steps().flat_map(|step| &step.moves);
    if bases.any(|moved| moved.basis != Basis::Stated) {
        out.push_str("<span class=\"key\">* a move that nobody stated, such as a lateral one walked back</span>");
    }
    out.push_str("</figcaption>\n</figure>\n");
}

fn first(out: &mut String, plan: &Plan, most: usize) {
    if plan.first.is_empty() {
        return;
    }
    out.push_str("<section aria-labelledby=\"first\">\n");
    element(out, "h2 id=\"first\"", "What to do first");
    element(out, "p class=\"note order\"", &words::first_order(plan));
    // A list that fits on a sheet of paper stays together there.
    let whole = if plan.first.len().min(most) <= FIT {
        " whole"
    } else {
        ""
    };
    put!(out, "<ol class=\"first{whole}\">\n");
    for thing in plan.first.iter().take(most) {
        let choice = words::choice(thing.count, &thing.skills);
        let choice = choice.map(|choice| format!(" <small>{}</small>", xml(&choice)));
        put!(
            out,
            "<li><b>{}</b>{} {}<br><span>{}</span></li>\n",
            xml(&thing.title),
            choice.unwrap_or_default(),
            meter(&plan.scale, thing.have, thing.first_needed),
            xml(&words::first_thing(plan, thing))
        );
    }
    out.push_str("</ol>\n");
    let left = plan.first.len().saturating_sub(most);
    if left > 0 {
        let come = if left == 1 {
            "thing comes"
        } else {
            "things come"
        };
        let more = format!("{left} more {come} later; the steps of the routes list all of them.");
        element(out, "p class=\"note\"", &more);
    }
    out.push_str("</section>\n");
}

fn compared(out: &mut String, plan: &Plan) {
    out.push_str("<section aria-labelledby=\"routes\">\n");
    element(out, "h2 id=\"routes\"", "The routes compared");
    begin_table(out, "The routes compared", "");
    heads(
        out,
        &[
            "Route",
            "By way of",
            "Moves",
            "Years",
            "Spent",
            "Effort",
            "Largest step",
        ],
    );
    for (at, route) in plan.routes.iter().enumerate() {
        let between = &route.roles[1..route.roles.len().max(2) - 1];
        let between: Vec<_> = between.iter().map(|role| role.title.as_str()).collect();
        let between = if between.is_empty() {
            "straight".to_owned()
        } else {
            between.join(", ")
        };
        let spent = match route.years_left {
            Some(_) => round(words::years_spent(route)),
            None => "\u{2013}".to_owned(),
        };
        put!(
            out,
            "<tr><th scope=\"row\">{}. {}</th><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td>\
             <td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
            at + 1,
            xml(&route_name(route)),
            xml(&between),
            route.steps.len(),
            xml(&years(route.years)),
            xml(&spent),
            words::effort(route),
            words::largest_step(route).unwrap_or_else(|| "not known".to_owned())
        );
    }
    out.push_str(TABLE_END);
    let note = "Effort and largest step count the steps of proficiency to learn, each by the weight of its \
                requirement. What is learnt on the way is kept.";
    element(out, "p class=\"note\"", note);
    out.push_str("</section>\n");
}

fn route(out: &mut String, plan: &Plan, at: usize, route: &PlanRoute) {
    put!(
        out,
        "<section aria-labelledby=\"route-{at}\" class=\"route\">\n"
    );
    let head = format!("Route {}: {}", at + 1, route_name(route).to_lowercase());
    element(out, &format!("h2 id=\"route-{at}\""), &head);
    element(out, "p class=\"note\"", &route_numbers(route));
    if let Some(passed) = words::route_interests(route) {
        element(out, "p class=\"note\"", &passed);
    }
    for (number, step) in route.steps.iter().enumerate() {
        let told = words::told_before(plan, at, number);
        self::step(out, plan, number, step, told);
    }
    out.push_str("</section>\n");
}

fn step(out: &mut String, plan: &Plan, number: usize, step: &PlanStep, told: Option<usize>) {
    let stands = &step.standing;
    out.push_str("<div class=\"step\">\n");
    element(out, "h3", &format!("{}. {}", number + 1, step.to.title));
    if let Some(before) = told {
        let said = format!("As on route {}.", before + 1);
        element(out, "p class=\"note\"", &said);
        out.push_str("</div>\n");
        return;
    }
    if let Some(about) = &step.about {
        element(out, "p class=\"about\"", about);
    }
    let covered = stands.measure.coverage.map(percent);
    let covered = covered.map(|covered| format!(", {covered} covered by then"));
    let said = format!(
        "By {}, {}. {}{}.",
        moved(step),
        years_before(step),
        capital(&words::stands(&stands.measure)),
        covered.unwrap_or_default()
    );
    element(out, "p class=\"how\"", &said);
    let (essential, optional): (Vec<_>, Vec<_>) =
        stands.to_learn.iter().partition(|need| need.essential);
    if !essential.is_empty() {
        out.push_str("<ul class=\"needs\">\n");
        for need in essential {
            self::need(out, plan, need);
        }
        out.push_str("</ul>\n");
    }
    if !optional.is_empty() {
        let named = optional
            .iter()
            .map(|need| format!("{} ({})", need.title, takes(plan, need)));
        let said = format!("Optional: {}.", named.collect::<Vec<_>>().join(", "));
        element(out, "p class=\"note\"", &said);
    }
    out.push_str("</div>\n");
}

fn need(out: &mut String, plan: &Plan, need: &Need) {
    let choice = words::choice(need.count, &need.skills);
    let choice = choice.map(|choice| format!(" <small>{}</small>", xml(&choice)));
    put!(
        out,
        "<li><span><b>{}</b>{}</span> <span>{}</span> {}</li>\n",
        xml(&need.title),
        choice.unwrap_or_default(),
        xml(&takes(plan, need)),
        meter(&plan.scale, need.have, need.needed),
    );
}

/// "new, 4 proficient", "2 → 4 proficient", or what is not known.
fn takes(plan: &Plan, need: &Need) -> String {
    let asked = words::asked_step(&plan.scale, need);
    match need.state {
        NeedState::Missing => format!("new, {asked}"),
        NeedState::Underdeveloped => {
            let have = words::marked(need.have_inferred, need.have.low.to_string());
            format!("{have} \u{2192} {asked}")
        }
        _ => format!("{asked} asked, {} held", words::held_of(&plan.scale, need)),
    }
}

fn checklist(out: &mut String, plan: &Plan) {
    let list = &plan.checklist;
    if list.items.is_empty() {
        return;
    }
    out.push_str("<section aria-labelledby=\"evidence\">\n");
    element(out, "h2 id=\"evidence\"", "Evidence");
    let said = if plan.person.is_some() {
        "Done is what is held as asked and has something to show for it. The box is to tick by hand."
    } else {
        "Done is what the present role already asks for. The box is to tick by hand."
    };
    element(out, "p", said);
    begin_table(out, "Evidence", "checks");
    let mut titles = vec!["What", "Held"];
    titles.extend(list.roles.iter().map(|role| role.title.as_str()));
    titles.push("Shown by");
    heads(out, &titles);
    for item in &list.items {
        let choice = words::choice(item.count, &item.skills);
        let choice = choice.map(|choice| format!("<br><small>{}</small>", xml(&choice)));
        put!(
            out,
            "<tr><th scope=\"row\">{}{}</th><td>{}</td>",
            xml(&item.title),
            choice.unwrap_or_default(),
            xml(&words::marked(
                item.have_inferred,
                words::held(&plan.scale, item.have)
            ))
        );
        item.checks.iter().for_each(|one| check(out, one));
        shown(out, item);
        out.push_str("</tr>\n");
    }
    out.push_str(TABLE_END);
    out.push_str("</section>\n");
}

fn check(out: &mut String, check: &Check) {
    let said = words::check(check);
    let optional = if check.essential || check.needed.is_none() {
        ""
    } else {
        ", optional"
    };
    let needed = check.needed.map_or_else(String::new, |step| {
        words::marked(check.inferred, format!("{step}, "))
    });
    let (class, mark) = match check.state {
        CheckState::Done => ("done", "\u{2611}"),
        CheckState::Open => ("open", "\u{2610}"),
        CheckState::NotApplicable => ("none", "\u{2013}"),
        CheckState::Unknown => ("none", "?"),
    };
    put!(
        out,
        "<td class=\"check {class}\"><span aria-hidden=\"true\">{mark}</span> {needed}{said}{optional}</td>"
    );
}

fn shown(out: &mut String, item: &CheckItem) {
    out.push_str("<td class=\"shown\">");
    let several = item.skills.len() > 1;
    for (at, one) in item.evidence.iter().enumerate() {
        if at > 0 {
            out.push_str("<br>");
        }
        if several {
            put!(out, "{}: ", xml(&one.skill.title));
        }
        evidence(out, &one.evidence);
    }
    out.push_str("</td>");
}

/// A piece of evidence; only addresses of the web become links.
fn evidence(out: &mut String, evidence: &Evidence) {
    let date = evidence.date.map(|date| date.to_string());
    let text = evidence.text.as_deref().or(evidence.link.as_deref());
    let text = text.or(date.as_deref()).unwrap_or_default();
    let is_address = |link: &&str| link.starts_with("https://") || link.starts_with("http://");
    match evidence.link.as_deref() {
        Some(link) if is_address(&link) => put!(
            out,
            "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
            xml(link),
            xml(text)
        ),
        Some(link) if evidence.text.is_some() => {
            put!(out, "{}, {}", xml(text), xml(link));
        }
        _ => out.push_str(&xml(text)),
    }
    if let Some(date) = date.filter(|_| evidence.text.is_some() || evidence.link.is_some()) {
        put!(out, " <small>{date}</small>");
    }
}

fn to_agree(out: &mut String, plan: &Plan) {
    out.push_str("<section aria-labelledby=\"agree\" class=\"agree\">\n");
    element(out, "h2 id=\"agree\"", "To agree on");
    out.push_str("<ul>\n");
    for topic in agree(plan) {
        element(out, "li", &topic);
    }
    out.push_str("</ul>\n<div class=\"lines\" aria-hidden=\"true\"></div>\n</section>\n");
}

fn no_route(out: &mut String, plan: &Plan) {
    out.push_str("<section>\n");
    element(out, "h2", "There is no route");
    if let Some(why) = &plan.no_path {
        for said in words::reach_of(why).into_iter().chain(words::cuts(why)) {
            element(out, "p", &said);
        }
    }
    out.push_str("</section>\n");
}

fn footer(out: &mut String, plan: &Plan) {
    out.push_str("<footer>\n");
    let steps = plan.scale.steps().iter().enumerate().map(|(at, step)| {
        let meaning = step.description.as_deref();
        let meaning = meaning
            .map(|meaning| format!(": {meaning}"))
            .unwrap_or_default();
        format!("{} {}{meaning}", at + 1, step.name)
    });
    let steps = steps.collect::<Vec<_>>().join("; ");
    element(out, "p", &format!("The steps of proficiency: {steps}."));
    let read = "Years are those that are typical in the former role; if no move says them, the difference of the experience that both roles ask for; a sum with unknown parts reads \
                \u{201c}at least\u{201d}.";
    element(out, "p", read);
    if words::has_inferred(plan) {
        element(out, "p", words::INFERRED_NOTE);
    }
    if plan.cut {
        element(
            out,
            "p",
            "A search was given up for its size: better routes may exist.",
        );
    }
    out.push_str("</footer>\n");
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
