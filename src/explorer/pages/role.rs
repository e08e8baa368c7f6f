//! One role: what it is, where it leads, who gets there, and what it asks for.

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::drawing;
use super::super::markup::{self, cell, element, ends_address, table};
use super::super::reply::{Answer, Page};
use super::moves;
use crate::export::escape::{address_part, xml};
use crate::export::put;
use crate::export::words;
use crate::graph::RoleRef;
use crate::input::embedded;
use crate::model::Basis;
use crate::query::alike::AlikeRoles;
use crate::query::card::{Ask as Requirement, Move, RoleCard};

/// How many roles are named that are like this one.
const ALIKE: usize = 5;
/// How many open moves are shown.
const MOST_MOVES: usize = 50;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    page(ask).unwrap_or_else(|answer| answer)
}

fn page(ask: &Ask<'_>) -> Result<Answer, Answer> {
    let Some(name) = ask.named() else {
        return Err(Answer::missing("name a role: /role/ROLE"));
    };
    let (graph, role) = (ask.graph(), ask.role_named(name)?);
    let card = role.card();
    let mut page = Page::new(role.title(), "", String::new());
    head(&mut page.body, ask, role, &card);
    let drawn = picture(&mut page, ask, role);
    let mut out = std::mem::take(&mut page.body);
    leads(&mut out, ask, role)?;
    feeders(&mut out, role, &card);
    asks(&mut out, &card);
    let alike = graph.alike(role)?.most(ALIKE).answer();
    similar(&mut out, &alike);
    prose(&mut out, &card);
    page.body = out;
    page.add_data(ask.request, &card);
    page.command = Command::of(ask, "show").word(role.id().as_str()).line();
    Ok(page.and(drawn))
}

/// Where it leads: for whoever looks, where that is the role they hold, else for whoever holds what it asks for.
fn leads(out: &mut String, ask: &Ask<'_>, role: RoleRef<'_>) -> Result<(), Answer> {
    let own = ask.person().filter(|person| person.role() == Some(role));
    let (id, is_own) = (role.id().as_str(), own.is_some());
    let person = own.map_or_else(|| ask.graph().in_role(role), Ok)?;
    let Some(query) = person.next_moves() else {
        return Ok(());
    };
    let next = query.answer();
    let head = match (is_own, ask.profile().is_some()) {
        (true, _) => "Where it leads you".to_owned(),
        (false, true) => format!(
            "Where it leads, for whoever holds all that {} asks for",
            role.title()
        ),
        (false, false) => "Where it leads".to_owned(),
    };
    element(out, "h2", &head);
    if next.roles.is_empty() {
        element(out, "p class=\"note\"", "Nothing leads on from here.");
        return Ok(());
    }
    if let Some(role) = person.held_in_nothing() {
        let text = words::held_in_nothing(role.title());
        element(out, "p class=\"note\"", &format!("{text}."));
    }
    let from = (!is_own).then_some(id);
    moves::next(out, &head, &next, from, MOST_MOVES);
    all_of(
        out,
        role,
        "",
        "All that it leads to, over any number of moves",
    );
    Ok(())
}

/// Leads to all roles that can be reached, or that lead here.
fn all_of(out: &mut String, role: RoleRef<'_>, question: &str, text: &str) {
    let name = address_part(role.id().as_str());
    put!(
        out,
        "<p class=\"unprinted\"><a href=\"/reach/{name}{question}\">{text}</a></p>\n"
    );
}

fn head(out: &mut String, ask: &Ask<'_>, role: RoleRef<'_>, card: &RoleCard) {
    let summary = &card.summary;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", &summary.name.title);
    let family = summary.family.as_deref().map(|family| ask.family(family));
    let track = summary.track.as_deref().map(|track| ask.track(track));
    let facts = words::role_facts(card, family.as_deref(), track.as_deref());
    if !facts.is_empty() {
        element(out, "p class=\"facts\"", &facts.join(" \u{b7} "));
    }
    if !card.aliases.is_empty() {
        element(
            out,
            "p class=\"note\"",
            &format!("also called {}", card.aliases.join(", ")),
        );
    }
    if let Some(description) = &card.description {
        element(out, "p class=\"lead\"", description);
    }
    let id = &summary.name.id;
    if let Some(person) = ask.person() {
        put!(
            out,
            "<p class=\"you\"><strong>You</strong>: {}. ",
            moves::stands(&person.measure(role))
        );
        put!(
            out,
            "<a href=\"{}\">What you lack</a>",
            xml(&ends_address("gap", None, id))
        );
        if person.role().is_some_and(|from| from != role) {
            for (page, called) in [("path", "How you get here"), ("plan", "A plan")] {
                put!(
                    out,
                    " \u{b7} <a href=\"{}\">{called}</a>",
                    xml(&ends_address(page, None, id))
                );
            }
        }
        out.push_str("</p>\n");
    }
    for (label, known, asked) in [
        ("How do I get from here to", "from", "to"),
        ("or from", "to", "from"),
    ] {
        put!(
            out,
            "<form class=\"ask short\" action=\"/path\"><input type=\"hidden\" name=\"{known}\" value=\"{}\">\
             <label>{label} <input name=\"{asked}\" list=\"roles\" autocomplete=\"off\" required></label> \
             {}<button>Show paths</button></form>\n",
            xml(id),
            if known == "to" { "to here " } else { "" },
        );
    }
    out.push_str("</header>\n");
}

fn picture(page: &mut Page, ask: &Ask<'_>, role: RoleRef<'_>) -> Result<(), Answer> {
    let far = ask.number("moves", 1, 3)?;
    let mut view = ask.graph().view().around(role, far);
    view = view.group(drawing::grouping(ask)?);
    if let Some(person) = ask.person() {
        view = view.readiness(&person);
    }
    let question = ask.request.question_without("format");
    let id = role.id().as_str();
    let own = form_urlencoded::Serializer::new(question)
        .append_pair("role", id)
        .finish();
    drawing::add(page, ask, view.build(), &own, id)?;
    let out = &mut page.body;
    out.push_str("<p class=\"groups unprinted\"><span>Moves around it</span> ");
    for moves in 1..=3 {
        if moves == far {
            put!(out, "<strong>{moves}</strong> ");
        } else {
            let question = ask.request.question_with("moves", &moves.to_string());
            put!(out, "<a href=\"?{}\">{moves}</a> ", xml(&question));
        }
    }
    out.push_str("</p>\n");
    Ok(())
}

fn feeders(out: &mut String, role: RoleRef<'_>, card: &RoleCard) {
    if card.incoming.is_empty() && card.outside_entries.is_empty() {
        return;
    }
    element(out, "h2", "Who gets here");
    let mut rows: Vec<_> = card.incoming.iter().map(feeder).collect();
    let outside = card.outside_entries.iter();
    rows.extend(
        outside.map(|text| vec![cell(text), cell("entry"), String::new(), cell("not a role")]),
    );
    table(
        out,
        "Who gets here",
        "",
        &["Role", "By", "Years before", "Remarks"],
        &rows,
    );
    let text = "All who can get here, over any number of moves";
    all_of(out, role, "?back=on", text);
}

fn feeder(moved: &Move) -> Vec<String> {
    let mut remarks = moved.qualifiers.clone();
    remarks.extend(moved.notes.iter().cloned());
    if moved.basis == Basis::Stated {
        let stated = moved.stated.iter().filter(|at| !is_shipped(&at.file));
        let stated = stated.map(|at| format!("{}:{}", at.file, at.line));
        remarks.extend(stated.take(1));
    }
    vec![
        markup::role(&moved.role),
        cell(words::kind_of(moved.kind, moved.basis)),
        moved
            .years
            .map(|years| cell(years.in_words()))
            .unwrap_or_default(),
        cell(remarks.join("; ")),
    ]
}

/// Whether a file is one of those inside the program, which nobody can open.
fn is_shipped(file: &str) -> bool {
    embedded::names().any(|name| file == format!("graphs/{name}.yaml"))
}

fn asks(out: &mut String, card: &RoleCard) {
    if card.asks.is_empty() {
        return;
    }
    element(
        out,
        "h2",
        &format!("Asks for {}", words::plural(card.asks.len(), "skill")),
    );
    let rows: Vec<_> = card.asks.iter().map(required).collect();
    table(
        out,
        "What it asks for",
        "sortable",
        &["Skill", "Proficiency", "Remarks"],
        &rows,
    );
}

fn required(asked: &Requirement) -> Vec<String> {
    let step = words::step_or_any(asked.proficiency, asked.proficiency_name.as_deref());
    let mut remarks: Vec<String> = words::choice(asked.count, &asked.skills)
        .into_iter()
        .collect();
    let flags = [
        (!asked.essential, "optional"),
        (asked.inherited, "inherited"),
    ];
    remarks.extend(
        flags
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, said)| (*said).to_owned()),
    );
    let mut told = cell(remarks.join("; "));
    if !asked.evidence.is_empty() {
        put!(
            told,
            "<details><summary>where that comes from</summary>{}</details>",
            xml(&asked.evidence.join(" \u{b7} "))
        );
    }
    vec![
        markup::asked(&asked.title, &asked.skills),
        cell(words::marked(asked.inferred, step)),
        told,
    ]
}

fn similar(out: &mut String, alike: &AlikeRoles) {
    if alike.roles.is_empty() {
        return;
    }
    element(out, "h2", "Roles like it");
    let rows = alike.roles.iter().map(|other| {
        vec![
            markup::role(&other.role),
            cell(words::similarity(other.similarity)),
            cell(words::share(other.there)),
            cell(words::share(other.back)),
        ]
    });
    let rows: Vec<_> = rows.collect();
    table(
        out,
        "Roles like it",
        "",
        &["Role", "Similar", "Carries over", "And back"],
        &rows,
    );
}

fn prose(out: &mut String, card: &RoleCard) {
    if let Some(minimum) = &card.education.minimum {
        element(out, "h2", "Education");
        element(out, "p", minimum);
    }
    if let Some(preferred) = &card.education.preferred {
        element(out, "h2", "Preferred education");
        element(out, "p", preferred);
    }
    for (head, texts) in words::role_lists(card) {
        markup::list(out, "h2", head, texts);
    }
}
