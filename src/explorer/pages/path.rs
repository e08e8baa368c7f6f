//! Paths from one role to another, with what is lacking at each step.

use super::super::ask::Ask;
use super::super::drawing;
use super::super::markup::{self, cell, choice, element, gap_address, role_field, table, tick};
use super::super::reply::{Answer, Page};
use crate::export::escape::xml;
use crate::export::put;
use crate::export::words;
use crate::model::TransitionKind;
use crate::query::path::{CareerPath, Cost, PathError, PathQuery, Paths};

/// The most paths of a page.
const MOST_PATHS: usize = 20;

/// What a path can be the best in.
const COSTS: [(Cost, &str, &str); 4] = [
    (Cost::Moves, "moves", "fewest moves"),
    (Cost::Years, "years", "fewest years"),
    (Cost::Gap, "gap", "smallest gaps"),
    (Cost::Effort, "effort", "least to learn"),
];

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let title = ask.ends().unwrap_or_else(|| "Paths".to_owned());
    let mut page = Page::new(title, "path", String::new());
    let out = &mut page.body;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", &page.title);
    out.push_str("</header>\n");
    form(out, ask);
    let told = tell(&mut page, ask);
    page.and(told)
}

fn tell(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    match found(ask)? {
        Some(found) => {
            all(&mut page.body, ask, &found);
            page.add_data(&found);
            Ok(())
        }
        None => no_path(&mut page.body, ask),
    }
}

/// The question about paths; nothing where an end is not named.
fn question<'a>(ask: &Ask<'a>) -> Result<Option<PathQuery<'a>>, Answer> {
    let (Some(from), Some(to)) = (ask.start()?, ask.role("to")?) else {
        return Ok(None);
    };
    let mut query = ask.graph().paths();
    let named = |query: PathQuery<'a>| query.from(from.id().as_str())?.to(to.id().as_str());
    query = named(query).map_err(|error| Answer::missing(&error.to_string()))?;
    let is_own = ask.field("from").is_none();
    if let Some(profile) = ask.profile().filter(|_| is_own) {
        query = query.of_person(profile);
    }
    let kinds: Vec<_> = TransitionKind::NAMES
        .iter()
        .filter(|(_, name)| ask.request.all("kind").any(|kind| kind == *name))
        .map(|(kind, _)| *kind)
        .collect();
    if !kinds.is_empty() {
        query = query.only(kinds);
    }
    for stop in ask.request.all("via") {
        let stop = ask.role_named(stop)?;
        let via = query.via(stop.id().as_str());
        query = via.map_err(|error| Answer::missing(&error.to_string()))?;
    }
    if let Some(avoid) = ask.selected("avoid")? {
        query = query.avoid(avoid);
    }
    if ask.is_on("max-moves") {
        query = query.max_moves(ask.number("max-moves", usize::MAX, usize::MAX));
    }
    let cost = COSTS
        .iter()
        .find(|(_, name, _)| ask.field("cost") == Some(name));
    let cost = cost.map_or(Cost::Moves, |(cost, ..)| *cost);
    Ok(Some(query.cost(cost).stepwise(ask.is_on("stepwise"))))
}

/// The best paths; nothing where there is none, or an end is not named.
pub(in crate::explorer) fn found(ask: &Ask<'_>) -> Result<Option<Paths>, Answer> {
    let Some(query) = question(ask)? else {
        return Ok(None);
    };
    let best = query.best(ask.number("k", 3, MOST_PATHS));
    let best = best.map_err(|error| refused(&error))?;
    Ok(Some(best).filter(|best| !best.paths.is_empty()))
}

fn refused(error: &PathError) -> Answer {
    let help = "fewer moves, roles to avoid or fewer paths make the search smaller".to_owned();
    Answer::problem(400, &error.to_string(), &[help])
}

fn form(out: &mut String, ask: &Ask<'_>) {
    let field = |name| ask.field(name).unwrap_or_default();
    out.push_str("<form class=\"ask\" action=\"/path\">\n");
    let is_own = ask.person().is_some_and(|person| person.role().is_some());
    role_field(
        out,
        if is_own {
            "From (you, unless named)"
        } else {
            "From"
        },
        "from",
        field("from"),
        !is_own,
    );
    role_field(out, "To", "to", field("to"), true);
    role_field(out, "By way of", "via", field("via"), false);
    let costs = COSTS.iter().map(|(_, name, said)| (*name, *said));
    choice(out, "Best by", "cost", field("cost"), costs);
    let counts = ["1", "3", "5", "10", "20"].map(|count| (count, count));
    let asked = ask.number("k", 3, MOST_PATHS).to_string();
    choice(out, "How many", "k", &asked, counts);
    out.push_str("<fieldset><legend>Moves</legend>");
    for (_, name) in TransitionKind::NAMES {
        let given: Vec<_> = ask.request.all("kind").collect();
        tick(
            out,
            name,
            "kind",
            name,
            given.is_empty() || given.contains(&name),
        );
    }
    tick(out, "skip no rung", "stepwise", "on", ask.is_on("stepwise"));
    put!(
        out,
        "</fieldset>\n<label>Avoid <input name=\"avoid\" value=\"{}\" placeholder=\"track:management\" \
         autocomplete=\"off\" spellcheck=\"false\"></label>\n<button>Find paths</button>\n</form>\n",
        xml(field("avoid"))
    );
}

fn all(out: &mut String, ask: &Ask<'_>, found: &Paths) {
    let view = ask.graph().view().paths(&found.paths).build();
    let name = found.paths.first().map_or_else(String::new, |path| {
        let ends = [path.roles.first(), path.roles.last()];
        let ends: Vec<_> = ends.iter().flatten().map(|role| role.id.as_str()).collect();
        ends.join("-to-")
    });
    drawing::add(
        out,
        ask,
        view,
        &ask.request.question_with("format", ""),
        &name,
    );
    if found.cut {
        let text = "Better paths may be lacking: the search met its limit of work.";
        element(out, "p class=\"note\"", text);
    }
    for (at, path) in found.paths.iter().enumerate() {
        one(out, at + 1, path);
    }
    element(out, "p class=\"note\"", words::COVERAGE_NOTE);
}

fn one(out: &mut String, number: usize, path: &CareerPath) {
    let moves = words::plural(path.moves, "move");
    let head = match path.moves {
        0 => moves,
        _ => format!("{moves}, {}", words::path_years(path)),
    };
    element(out, "h2", &format!("{number}. {head}"));
    let known = words::known_years(path).0;
    let mut known = known.into_iter();
    let mut rows = vec![vec![
        markup::role(&path.roles[0]),
        String::new(),
        String::new(),
        String::new(),
    ]];
    for (step, role) in path.steps.iter().zip(&path.roles[1..]) {
        let years = step.years.and_then(|_| known.next());
        let address = gap_address(Some(&step.from), &step.to);
        rows.push(vec![
            markup::role(role),
            cell(words::step_kinds(step)),
            cell(years.unwrap_or_else(|| "?".to_owned())),
            format!(
                "{} <a class=\"more\" href=\"{}\">the whole gap</a>",
                xml(&words::step_lacks(step, role, path.cost_kind)),
                xml(&address)
            ),
        ]);
    }
    table(
        out,
        "",
        &["Role", "By", "Years before", "To learn for it"],
        &rows,
    );
}

fn no_path(out: &mut String, ask: &Ask<'_>) -> Result<(), Answer> {
    let Some(query) = question(ask)? else {
        let text = "Name two roles to see how one gets from one to the other.";
        element(out, "p class=\"note\"", text);
        return Ok(());
    };
    let why = query.why_not().map_err(|error| refused(&error))?;
    out.push_str("<section class=\"problem\">\n");
    element(out, "h2", "No path leads there");
    for said in words::reach_of(&why).iter().chain(&words::cuts(&why)) {
        element(out, "p", said);
    }
    out.push_str("</section>\n");
    Ok(())
}
