//! Whoever looks: where they stand, what is open to them, and what to learn.

use super::super::ask::Ask;
use super::super::markup::{self, cell, choice, element, table};
use super::super::reply::{Answer, Page};
use super::moves;
use crate::export::escape::xml;
use crate::export::put;
use crate::export::words::{self, plural, round};
use crate::model::in_years;
use crate::query::learn::{Lesson, Lessons};
use crate::query::person::Person;
use crate::query::profile::ResolvedProfile;

/// How many open moves are shown.
const MOST_MOVES: usize = 20;
/// How many lessons are shown.
const MOST_LESSONS: usize = 12;
/// How many roles are named that a lesson makes ready for.
const NAMED: usize = 3;

/// What the page has as data.
type Data = serde_json::Map<String, serde_json::Value>;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let Some((person, profile)) = ask.person().zip(ask.profile()) else {
        let help = "start the explorer with a profile: career explore --me PROFILE".to_owned();
        return Answer::problem(404, "nobody's profile is shown", &[help]);
    };
    let mut page = Page::new("Me", "me", String::new());
    let (out, mut data) = (&mut page.body, Data::new());
    head(out, &person, profile);
    open(out, ask, &person, &mut data);
    let told = lessons(out, ask, &person, &mut data);
    page.add_data(&data);
    page.and(told)
}

fn head(out: &mut String, person: &Person<'_>, profile: &ResolvedProfile) {
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", profile.name.as_deref().unwrap_or("You"));
    let mut facts = Vec::new();
    facts.extend(person.role().map(|role| format!("now {}", role.title())));
    facts.extend(profile.years.map(|years| in_years(&round(years))));
    facts.push(plural(profile.skills.len(), "skill"));
    if !profile.unresolved.is_empty() {
        let places = plural(profile.unresolved.len(), "place");
        facts.push(format!(
            "{places} of the profile mean nothing in this graph: see career profile check"
        ));
    }
    element(out, "p class=\"facts\"", &facts.join(" \u{b7} "));
    element(out, "p class=\"note\"", "This page stays on this machine.");
    out.push_str("</header>\n");
}

fn open(out: &mut String, ask: &Ask<'_>, person: &Person<'_>, data: &mut Data) {
    element(out, "h2", "What is open to you");
    let Some(query) = person.next_moves() else {
        let text = "The profile names no role of this graph to start from.";
        return element(out, "p class=\"note\"", text);
    };
    let within = ask.number("moves", 1, 3);
    out.push_str("<form class=\"ask\" action=\"/me\">");
    let counts = [("1", "1 move"), ("2", "2 moves"), ("3", "3 moves")];
    choice(out, "Within", "moves", &within.to_string(), counts);
    out.push_str("<button>Show</button></form>\n");
    let next = query.within_moves(within).answer();
    if next.moves.is_empty() {
        element(out, "p class=\"note\"", "Nothing leads on from here.");
    } else {
        moves::next(out, &next, None, MOST_MOVES);
        if next.moves.len() > MOST_MOVES {
            let more = next.moves.len() - MOST_MOVES;
            element(
                out,
                "p class=\"note\"",
                &format!("and {}", plural(more, "role") + " more"),
            );
        }
    }
    data.insert(
        "next".to_owned(),
        serde_json::to_value(&next).unwrap_or_default(),
    );
}

fn lessons(
    out: &mut String,
    ask: &Ask<'_>,
    person: &Person<'_>,
    data: &mut Data,
) -> Result<(), Answer> {
    element(out, "h2", "What to learn next");
    toward(out, ask);
    let mut query = person.lessons().most(MOST_LESSONS);
    if let Some(roles) = ask.selected("toward")? {
        query = query.toward(roles);
    }
    let lessons = query.answer();
    if lessons.lessons.is_empty() {
        element(
            out,
            "p class=\"note\"",
            "There is nothing to learn that is known.",
        );
    } else {
        let rows: Vec<_> = lessons.lessons.iter().map(lesson).collect();
        table(
            out,
            "",
            &["Skill", "From", "To", "Closes", "Makes ready for"],
            &rows,
        );
        element(out, "p class=\"note\"", &aim(&lessons));
    }
    data.insert(
        "learn".to_owned(),
        serde_json::to_value(&lessons).unwrap_or_default(),
    );
    Ok(())
}

fn toward(out: &mut String, ask: &Ask<'_>) {
    put!(
        out,
        "<form class=\"ask\" action=\"/me\"><label class=\"long\">Toward <input name=\"toward\" value=\"{}\" \
         placeholder=\"all that you want, else all that is one move away\" list=\"roles\" autocomplete=\"off\"></label>\
         <button>Show</button></form>\n",
        xml(ask.field("toward").unwrap_or_default())
    );
}

fn aim(lessons: &Lessons) -> String {
    let titles: Vec<_> = lessons
        .targets
        .iter()
        .map(|role| role.title.clone())
        .collect();
    let named: Vec<_> = titles.iter().take(NAMED * 2).cloned().collect();
    format!(
        "In this order, aiming for {}.",
        words::list(&named, titles.len())
    )
}

fn lesson(lesson: &Lesson) -> Vec<String> {
    let each = |text: &dyn Fn(&crate::query::learn::LearnSkill) -> String| {
        let texts: Vec<_> = lesson.skills.iter().map(text).collect();
        texts.join(" and ")
    };
    let ready = lesson.makes_ready.len();
    let mut named = markup::roles(&lesson.makes_ready[..ready.min(NAMED)]);
    if ready > NAMED {
        put!(named, " and {} more", ready - NAMED);
    }
    vec![
        each(&|learn| markup::skill(&learn.skill)),
        each(&|learn| {
            cell(if learn.have.low == learn.have.high {
                learn.have.low.to_string()
            } else {
                format!("{}-{}", learn.have.low, learn.have.high)
            })
        }),
        each(&|learn| learn.to.to_string()),
        cell(round(lesson.closes)),
        named,
    ]
}
