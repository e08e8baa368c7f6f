//! Paths from one role to another, with what is lacking at each step.

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::drawing;
use super::super::forms::{choice, condition_fields, end_fields, other_role_field};
use super::super::markup::{
    self, cell, element, ends_address, ends_links, printed, selected_address, table,
};
use super::super::reply::{Answer, Page};
use super::super::routes::{self, COSTS, MOST_PATHS, found, question, refused};
use crate::export::escape::xml;
use crate::export::put;
use crate::export::words;
use crate::export::words::End;
use crate::query::card::RoleName;
use crate::query::path::{CareerPath, ConditionName, NoPath, Paths};
use crate::query::select::literal;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let title = ask.ends().unwrap_or_else(|| "Paths".to_owned());
    let mut page = Page::new(title, "path", String::new());
    let out = &mut page.body;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", &page.title);
    printed(out, ask, ask.is_own());
    out.push_str("</header>\n");
    form(out, ask);
    let told = tell(&mut page, ask);
    page.and(told)
}

/// `career path` with what is asked.
fn command(ask: &Ask<'_>) -> Option<String> {
    let to = ask.role("to").ok()??;
    let command = Command::of(ask, "path").own(ask.is_own());
    let mut command = command
        .ends(ask, to.id().as_str())
        .option("-k", ask.field("k").unwrap_or("3"))
        .option("--cost", ask.field("cost").unwrap_or_default());
    for stop in ask.request.all("via") {
        command = command.option("--via", stop);
    }
    Some(command.conditions(ask).line())
}

fn tell(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    page.command = command(ask).unwrap_or_default();
    match found(ask)? {
        Some(found) => {
            page.add_data(ask.request, &found);
            all(page, ask, &found)
        }
        None => no_path(page, ask),
    }
}

fn form(out: &mut String, ask: &Ask<'_>) {
    let field = |name| ask.field(name).unwrap_or_default();
    out.push_str("<form class=\"ask\" action=\"/path\">\n");
    end_fields(out, ask, ask.has_own_start());
    // One field for each stop that is asked for, and one at least.
    let stops: Vec<_> = ask.request.all("via").collect();
    for at in 0..stops.len().max(1) {
        let label = if at == 0 { "By way of" } else { "and" };
        other_role_field(out, label, "via", stops.get(at).unwrap_or(&""));
    }
    let costs = COSTS.iter().map(|(_, name, said)| (*name, *said));
    choice(out, "Best by", "cost", field("cost"), costs);
    put!(
        out,
        "<label>How many <input type=\"number\" name=\"k\" min=\"1\" max=\"{MOST_PATHS}\" value=\"{}\"></label>\n",
        xml(ask.field("k").unwrap_or("3")),
    );
    condition_fields(out, ask);
    out.push_str("<button>Find paths</button>\n</form>\n");
}

fn all(page: &mut Page, ask: &Ask<'_>, found: &Paths) -> Result<(), Answer> {
    let ends = found
        .paths
        .first()
        .map(|path| [&path.roles[0], &path.roles[path.moves]]);
    let name = ends.map_or_else(String::new, |[from, to]| {
        format!("{}-to-{}", from.id, to.id)
    });
    let own_aim = ends.filter(|_| ask.is_own());
    if let Some([_, to]) = ends {
        ends_links(
            &mut page.body,
            "path",
            ask.request,
            ask.field("from"),
            &to.id,
        );
    }
    if let Some([_, to]) = own_aim {
        avoided(&mut page.body, ask, to);
    }
    let view = ask.graph().view().paths(&found.paths).build();
    let question = ask.request.question_without("format");
    drawing::add(page, ask, view, &question, &name)?;
    let out = &mut page.body;
    if found.cut {
        let text = "Better paths may be lacking: the search met its limit of work.";
        element(out, "p class=\"note\"", text);
    }
    for (at, path) in found.paths.iter().enumerate() {
        one(out, at + 1, path, ask.is_own());
    }
    element(out, "p class=\"note\"", words::COVERAGE_NOTE);
    Ok(())
}

/// Says which roles a profile leaves out, and leads to what there is with them: the ends of paths are not
/// among them.
fn avoided(out: &mut String, ask: &Ask<'_>, to: &RoleName) {
    let Some((profile, from)) = ask
        .profile()
        .zip(ask.person().and_then(|person| person.role()))
    else {
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
        "<p class=\"note\">As your profile asks, no path passes {}. <a href=\"?{}\">With them, for whoever is {}</a></p>\n",
        xml(&words::list(&titles, titles.len())),
        xml(&question),
        xml(from.title())
    );
}

fn one(out: &mut String, number: usize, path: &CareerPath, is_own: bool) {
    let moves = words::plural(path.moves, "move");
    let head = match path.moves {
        0 => moves,
        _ => format!("{moves}, {}", words::path_years(path)),
    };
    let head = format!("{number}. {head}");
    element(out, "h2", &head);
    let known = words::known_years(path).0;
    let mut known = known.into_iter();
    let first = vec![
        markup::role(&path.roles[0]),
        String::new(),
        String::new(),
        String::new(),
    ];
    let mut rows = vec![first];
    for (at, (step, role)) in path.steps.iter().zip(&path.roles[1..]).enumerate() {
        let years = step.years.and_then(|_| known.next());
        // What somebody has learnt on the way is known for the first step alone.
        let (from, called) = match (is_own, at) {
            (true, 0) => (None, "your whole gap"),
            (true, _) => (Some(step.from.as_str()), "the gap between the two roles"),
            (false, _) => (Some(step.from.as_str()), "the whole gap"),
        };
        rows.push(vec![
            markup::role(role),
            cell(words::step_kinds(step)),
            cell(years.unwrap_or_else(|| "?".to_owned())),
            format!(
                "{} <a class=\"more\" href=\"{}\">{called}</a>",
                xml(&words::step_lacks(step, role, path.cost_kind)),
                xml(&ends_address("gap", from, &step.to))
            ),
        ]);
    }
    table(
        out,
        &head,
        "route",
        &["Role", "By", "Years before", "To learn for it"],
        &rows,
    );
}

fn no_path(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    let Some(query) = question(ask)? else {
        element(&mut page.body, "p class=\"note\"", ask.ends_missing());
        return Ok(());
    };
    let why = query.why_not().map_err(|error| refused(&error))?;
    let bridges = query.bridges().map_err(|error| refused(&error))?;
    page.add_data(
        ask.request,
        &serde_json::json!({ "paths": [], "cut": false, "no_path": why }),
    );
    let out = &mut page.body;
    out.push_str("<section class=\"problem\" role=\"alert\">\n");
    element(out, "h2", &words::no_path(&why, &routes::told(ask)));
    for said in words::reach_of_called(&why, markup::role, |end| ends_called(ask, &why, end)) {
        put!(out, "<p>{said}</p>\n");
    }
    for said in words::stops(&why)
        .iter()
        .chain(&words::cuts_called(&why, called))
    {
        element(out, "p", said);
    }
    if let Some(link) = bridges.links.first() {
        let said = format!("The closest link: {}.", words::link(link));
        element(out, "p", &said);
    }
    out.push_str("</section>\n");
    Ok(())
}

/// "A, B and 5 more", with links to the roles, and to all of them where a selector says the same.
fn ends_called(ask: &Ask<'_>, why: &NoPath, end: End) -> String {
    let (roles, count, of) = match end {
        End::Reached => (&why.nearest, why.reachable, &why.from),
        End::Leading => (&why.feeders, why.leading, &why.to),
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
        ConditionName::MaxMoves => "the most moves",
        other => return format!("the condition {other}"),
    };
    called.to_owned()
}
