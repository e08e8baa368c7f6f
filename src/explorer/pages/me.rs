//! Whoever looks: where they stand, what is open to them, and what to learn.

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::forms::{choice, other_role_field};
use super::super::markup::{self, cell, element, table};
use super::super::missed;
use super::super::reply::{Answer, Page};
use super::{moves, what_if};
use crate::export::escape::xml;
use crate::export::put;
use crate::export::words::{self, plural, round};
use crate::graph::CareerGraph;
use crate::model::in_years;
use crate::query::card::{RoleName, SkillName};
use crate::query::learn::{LearnSkill, Lesson, Lessons};
use crate::query::person::Person;
use crate::query::profile::{ResolvedProfile, ResolvedWishes};

/// How many open moves are shown.
const MOST_MOVES: usize = 20;
/// How many lessons are shown.
const MOST_LESSONS: usize = 12;
/// How many roles are named that a lesson serves, or makes ready for.
const NAMED: usize = 3;

/// What the page has as data.
type Data = serde_json::Map<String, serde_json::Value>;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let Some((person, profile)) = ask.person().zip(ask.profile()) else {
        let help = "start the explorer with one: career explore --me PROFILE".to_owned();
        return Answer::problem(404, "Nobody's profile is shown", &[help]);
    };
    let mut page = Page::new("Me", "me", String::new());
    let (out, mut data) = (&mut page.body, Data::new());
    head(out, ask, &person, profile);
    missed::add(out, ask.graph(), profile);
    held(out, ask.graph(), profile);
    form(out, ask);
    let told = tell(out, ask, person, &mut data);
    page.add_data(ask.request, &data);
    let command = Command::of(ask, "next").own(true);
    let command = command.option("--moves", ask.field("moves").unwrap_or_default());
    page.command = command.line();
    page.and(told)
}

/// What is open, what to learn, and what that would change, for whoever starts from the role that is named.
fn tell(
    out: &mut String,
    ask: &Ask<'_>,
    mut person: Person<'_>,
    data: &mut Data,
) -> Result<(), Answer> {
    if let Some(role) = ask.role("from")? {
        person = person.at(role);
    }
    open(out, ask, &person, data)?;
    learn(out, ask, &person, data)?;
    let toward = ask.selected("toward")?;
    let what_if = what_if::add(out, ask, "me", &person, toward)?;
    if let Some(what_if) = what_if.filter(|_| ask.request.wants_data()) {
        let what_if = serde_json::to_value(&what_if).unwrap_or_default();
        data.insert("whatif".to_owned(), what_if);
    }
    Ok(())
}

fn head(out: &mut String, ask: &Ask<'_>, person: &Person<'_>, profile: &ResolvedProfile) {
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", profile.name.as_deref().unwrap_or("You"));
    let mut facts = Vec::new();
    facts.extend(person.role().map(|role| format!("now {}", role.title())));
    facts.extend(profile.years.map(|years| in_years(&round(years))));
    for (what, wishes) in [("wants", &profile.interests), ("avoids", &profile.avoid)] {
        let named = wished(ask, wishes);
        facts.extend((!named.is_empty()).then(|| format!("{what} {}", words::and(&named))));
    }
    if !facts.is_empty() {
        element(out, "p class=\"facts\"", &facts.join(" \u{b7} "));
    }
    element(out, "p class=\"note\"", "This page stays on this machine.");
    out.push_str("</header>\n");
}

/// Roles and families that are wanted, or to be left out.
fn wished(ask: &Ask<'_>, wishes: &ResolvedWishes) -> Vec<String> {
    let roles = wishes.roles.iter();
    let roles = roles.map(|role| ask.graph().role_at(*role).title().to_owned());
    let families = wishes.families.iter();
    let families = families.map(|family| format!("the family {}", ask.family(family)));
    roles.chain(families).collect()
}

fn held(out: &mut String, graph: &CareerGraph, profile: &ResolvedProfile) {
    let count = plural(profile.skills.len(), "skill");
    put!(out, "<details><summary>What you hold: {count}</summary>\n");
    let rows = profile.skills.iter().map(|held| {
        let skill = SkillName::from(graph.skill_at(held.skill));
        let step = held
            .proficiency
            .map(|step| words::step(graph.scale(), step));
        let step = step.unwrap_or_else(|| "any".to_owned());
        let evidence: Vec<_> = held.evidence.iter().map(words::evidence).collect();
        vec![
            markup::skill(&skill),
            cell(words::marked(held.inferred, step)),
            cell(evidence.join("; ")),
        ]
    });
    let rows: Vec<_> = rows.collect();
    table(
        out,
        "What you hold",
        "sortable",
        &["Skill", "Proficiency", "Evidence"],
        &rows,
    );
    out.push_str("</details>\n");
}

fn form(out: &mut String, ask: &Ask<'_>) {
    out.push_str("<form class=\"ask\" action=\"/me\">");
    if !ask.has_own_start() {
        let named = ask.field("from").unwrap_or_default();
        other_role_field(out, "You are now", "from", named);
    }
    let within = ask.field("moves").unwrap_or("1").to_owned();
    let counts = [("1", "1 move"), ("2", "2 moves"), ("3", "3 moves")];
    choice(out, "Open within", "moves", &within, counts);
    put!(
        out,
        "<label class=\"long\">Learn toward <input name=\"toward\" value=\"{}\" placeholder=\"all that you want, \
         else all that is one move away\" list=\"roles\" autocomplete=\"off\"></label><button>Show</button></form>\n",
        xml(ask.field("toward").unwrap_or_default())
    );
}

fn open(
    out: &mut String,
    ask: &Ask<'_>,
    person: &Person<'_>,
    data: &mut Data,
) -> Result<(), Answer> {
    const HEAD: &str = "What is open to you";
    element(out, "h2", HEAD);
    let Some(query) = person.next_moves() else {
        let text = "The profile names no role of this graph to start from.";
        element(out, "p class=\"note\"", text);
        return Ok(());
    };
    let next = query.within_moves(ask.number("moves", 1, 3)?).answer();
    if next.roles.is_empty() {
        element(out, "p class=\"note\"", "Nothing leads on from here.");
    } else {
        moves::next(out, HEAD, &next, None, MOST_MOVES);
    }
    if ask.request.wants_data() {
        let next = serde_json::to_value(&next).unwrap_or_default();
        data.insert("next".to_owned(), next);
    }
    Ok(())
}

fn learn(
    out: &mut String,
    ask: &Ask<'_>,
    person: &Person<'_>,
    data: &mut Data,
) -> Result<(), Answer> {
    const HEAD: &str = "What to learn next";
    element(out, "h2", HEAD);
    let mut query = person.lessons();
    if let Some(roles) = ask.selected("toward")? {
        query = query.toward(roles);
    }
    let lessons = query.answer();
    let most = if ask.is_on("all") {
        usize::MAX
    } else {
        MOST_LESSONS
    };
    let shown = &lessons.lessons[..lessons.lessons.len().min(most)];
    if shown.is_empty() {
        let text = "It is not known what there is to learn. Say above what to learn toward.";
        element(out, "p class=\"note\"", text);
    } else {
        let mut heads = vec!["Skill", "From", "To", "Closes", "For", "Makes ready for"];
        let mut rows: Vec<_> = shown.iter().map(row).collect();
        if shown.iter().all(|one| one.makes_ready.is_empty()) {
            heads.pop();
            for row in &mut rows {
                row.truncate(heads.len());
            }
        }
        table(out, HEAD, "", &heads, &rows);
        for said in after(&lessons, shown) {
            element(out, "p", &said);
        }
        if lessons.lessons.len() > shown.len() {
            put!(
                out,
                "<p>{} of {} are shown: <a href=\"?{}\">show all</a></p>\n",
                shown.len(),
                plural(lessons.lessons.len(), "lesson"),
                xml(&ask.request.question_with("all", "on"))
            );
        }
        element(out, "p class=\"note\"", words::COVERAGE_NOTE);
    }
    if ask.request.wants_data() {
        let lessons = serde_json::to_value(&lessons).unwrap_or_default();
        data.insert("learn".to_owned(), lessons);
    }
    Ok(())
}

/// What the lessons come to.
fn after(lessons: &Lessons, shown: &[Lesson]) -> Vec<String> {
    let titles: Vec<_> = lessons
        .targets
        .iter()
        .map(|role| role.title.clone())
        .collect();
    let named: Vec<_> = titles.iter().take(2 * NAMED).cloned().collect();
    let aim = words::list(&named, titles.len());
    let closed = shown.iter().fold(0.0, |sum, lesson| sum + lesson.closes);
    let mut said = vec![format!(
        "In this order, toward {aim}. Together they close {} of a gap of {}.",
        round(closed),
        round(lessons.gap)
    )];
    let mut ready = lessons.lessons.iter().enumerate();
    if let Some((at, lesson)) = ready.find(|(_, lesson)| !lesson.makes_ready.is_empty()) {
        let first: Vec<_> = lesson.makes_ready.iter().map(words::titled).collect();
        let count = plural(at + 1, "lesson");
        said.push(format!(
            "First ready in this order, after {count}: {}.",
            words::and(&first)
        ));
    }
    said
}

fn row(lesson: &Lesson) -> Vec<String> {
    let each = |text: &dyn Fn(&LearnSkill) -> String| {
        let texts: Vec<_> = lesson.skills.iter().map(text).collect();
        texts.join(" and ")
    };
    let from = |learn: &LearnSkill| match (learn.have.low, learn.have.high) {
        (low, high) if low == high => low.to_string(),
        (low, high) => format!("{low}-{high}"),
    };
    vec![
        each(&|learn| markup::skill(&learn.skill)),
        each(&from),
        each(&|learn| learn.to.to_string()),
        cell(round(lesson.closes)),
        some(&lesson.serves),
        some(&lesson.makes_ready),
    ]
}

/// Some roles by name, many by their number, which opens.
fn some(roles: &[RoleName]) -> String {
    let named = markup::roles(roles);
    if roles.len() <= NAMED {
        return named;
    }
    let count = plural(roles.len(), "role");
    format!("<details><summary>{count}</summary>{named}</details>")
}
