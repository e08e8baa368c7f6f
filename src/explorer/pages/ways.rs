//! Parts of pages about the ways between two roles: their forms, and what is said where there is none.

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::forms::{condition_fields, end_fields};
use super::super::markup::{self, element, ends_links, printed, selected_address};
use super::super::reply::{Answer, Page};
use super::super::routes::{self, refused};
use crate::export::escape::xml;
use crate::export::put;
use crate::export::words::{self, End};
use crate::query::card::RoleName;
use crate::query::path::{ConditionName, NoPath, PathQuery};
use crate::query::select::literal;
use crate::query::why::Bridges;

/// Begins a page about all ways between two roles: its head, which is "Why" of two and "Why two roles connect" of
/// none, and the form.
pub(super) fn begin(ask: &Ask<'_>, name: &str, [of_two, of_none]: [&str; 2], button: &str) -> Page {
    let ends = ask.ends().map(|ends| format!("{of_two}: {ends}"));
    let title = ends.unwrap_or_else(|| of_none.to_owned());
    let mut page = Page::new(title, "path", String::new());
    let out = &mut page.body;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", &page.title);
    printed(out, ask, ask.is_own());
    put!(out, "</header>\n<form class=\"ask\" action=\"/{name}\">\n");
    end_fields(out, ask, ask.has_own_start());
    condition_fields(out, ask);
    put!(out, "<button>{button}</button>\n</form>\n");
    page
}

/// The question about all ways between two roles, and the one that they lead to; where an end is not named, the page says so.
pub(super) fn asked<'a>(
    page: &mut Page,
    ask: &Ask<'a>,
) -> Result<Option<(PathQuery<'a>, RoleName)>, Answer> {
    let query = routes::all_ways(ask)?;
    let asked = query.zip(ask.role("to")?.map(RoleName::from));
    if asked.is_none() {
        element(&mut page.body, "p class=\"note\"", ask.ends_missing());
    }
    Ok(asked)
}

/// Goes on with the command that gives the same answer, links to what else there is about the two, and what the
/// profile leaves out.
pub(super) fn go_on(page: &mut Page, ask: &Ask<'_>, name: &str, to: &RoleName) {
    let command = Command::of(ask, name).own(ask.is_own());
    page.command = command.ends(ask, &to.id).conditions(ask).line();
    ends_links(&mut page.body, name, ask.request, ask.field("from"), &to.id);
    avoided(&mut page.body, ask, to);
}

/// Says which roles a profile leaves out where its owner asks, and leads to what there is with them: the ends of paths are not
/// among them.
pub(super) fn avoided(out: &mut String, ask: &Ask<'_>, to: &RoleName) {
    let own = ask.profile().filter(|_| ask.is_own());
    let Some((profile, from)) = own.zip(ask.person().and_then(|person| person.role())) else {
        return;
    };
    let left_out = profile.avoided(ask.graph());
    let left_out = left_out.iter().map(|role| ask.graph().role_at(role));
    let (aim, others): (Vec<_>, Vec<_>) = left_out
        .filter(|role| *role != from)
        .partition(|role| role.id().as_str() == to.id);
    if !aim.is_empty() {
        element(
            out,
            "p class=\"note\"",
            &format!("Note: {}.", words::AIM_IS_AVOIDED),
        );
    }
    let titles = others.iter().map(|role| role.title().to_owned());
    let titles: Vec<_> = titles.collect();
    if titles.is_empty() {
        return;
    }
    let question = ask.request.question_with("from", from.id().as_str());
    put!(
        out,
        "<p class=\"note\">As your profile asks, no path passes through {}. <a href=\"?{}\">With them, for whoever is {}</a></p>\n",
        xml(&words::list(&titles, titles.len())),
        xml(&question),
        xml(from.title())
    );
}

/// Tells why there is no path, and the closest link that would join the ends.
pub(super) fn apart(
    page: &mut Page,
    ask: &Ask<'_>,
    query: &PathQuery<'_>,
) -> Result<(NoPath, Bridges), Answer> {
    let why = query.why_not().map_err(|error| refused(&error))?;
    let bridges = query.bridges().map_err(|error| refused(&error))?;
    let link = bridges.links.first();
    let link = link.map(|link| format!("The closest link: {}.", words::link(link)));
    no_path(&mut page.body, ask, &why, link.as_deref());
    Ok((why, bridges))
}

/// Tells why there is no path, and what might be done about it.
pub(super) fn no_path(out: &mut String, ask: &Ask<'_>, why: &NoPath, help: Option<&str>) {
    out.push_str("<section class=\"problem\" role=\"alert\">\n");
    element(out, "h2", &words::no_path(why, &routes::told(ask)));
    for said in words::reach_of_called(why, markup::role, |end| ends_called(ask, why, end)) {
        put!(out, "<p>{said}</p>\n");
    }
    let said = [words::stops(why), words::cuts_called(why, called)].concat();
    for said in said.iter().map(String::as_str).chain(help) {
        element(out, "p", said);
    }
    out.push_str("</section>\n");
}

/// "A, B and 5 more", with links to the roles, and to all of them where a selector says the same.
fn ends_called(ask: &Ask<'_>, why: &NoPath, end: End) -> String {
    let (roles, count, of) = match end {
        End::Reached => (&why.nearest_reachable, why.reachable, &why.from),
        End::Leading => (&why.nearest_leading, why.leading, &why.to),
    };
    let named: Vec<_> = roles.iter().map(markup::role).collect();
    let more = count.saturating_sub(named.len());
    let selector = selector_of(ask, of, end);
    let selected = selector.filter(|_| more > 0).filter(|selector| {
        let selected = ask.graph().select(selector);
        let ends = why.from.iter().chain(&why.to);
        selected.is_ok_and(|mut roles| {
            for role in ends.filter_map(|role| ask.graph().role(role.id.as_str()).ok()) {
                roles.remove(role.index());
            }
            roles.len() == count
        })
    });
    match selected {
        Some(selector) => format!(
            "{} and <a href=\"{}\">{more} more</a>",
            named.join(", "),
            xml(&selected_address("", &selector))
        ),
        None => words::list(&named, count),
    }
}

/// What selects the roles that can be reached from some, or that lead to some, by the kinds of moves that are asked for.
fn selector_of(ask: &Ask<'_>, of: &[RoleName], end: End) -> Option<String> {
    let [role] = of else { return None };
    let (role, most) = (
        literal(&role.id),
        ask.field("max-moves").unwrap_or_default(),
    );
    let kinds: Vec<_> = ask.request.all("kind").collect();
    let kinds = if kinds.is_empty() {
        String::new()
    } else {
        format!("[{}]", kinds.join(","))
    };
    Some(match end {
        End::Reached => format!("{role}+{most}{kinds}"),
        End::Leading => format!("{most}+{role}{kinds}"),
    })
}

/// What the form calls a condition.
fn called(condition: ConditionName) -> String {
    let called = match condition {
        ConditionName::Kind => "the choice of moves",
        ConditionName::Stepwise => "\u{201c}skip no rung\u{201d}",
        ConditionName::Via => "what it goes by way of",
        ConditionName::Avoid => "what it avoids",
        ConditionName::Within => "the only roles that it passes",
        ConditionName::ProfileAvoid => "what your profile avoids",
        ConditionName::MaxMoves => "the limit of moves",
        other => return format!("the condition {other}"),
    };
    called.to_owned()
}
