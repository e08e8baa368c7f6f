//! Plans as text, Markdown and CSV.

use careergraph::export::words::{
    self, COVERAGE_NOTE, agree, check, evidence, first_thing, in_short, needs_of, percent,
    route_name, route_numbers, years_before,
};
use careergraph::query::plan::{CheckItem, CheckState, Checklist, Plan, PlanRoute, PlanStep};

use super::super::path::show_no_path;
use super::Output;
use crate::cli::args::Form;

/// Shows a plan.
pub(super) fn plan(plan: &Plan, limit: usize, output: &mut Output) {
    output.heading(1, &words::title(plan));
    output.line("");
    for said in in_short(plan) {
        output.prose("", &said);
    }
    if let Some(why) = &plan.no_path {
        output.line("");
        show_no_path(why, &plan.conditions, output);
        return;
    }
    if plan.from.id == plan.to.id {
        return;
    }
    output.prose("", COVERAGE_NOTE);
    first(plan, limit, output);
    let topics = agree(plan);
    if !topics.is_empty() {
        output.heading(2, "To agree on");
        let topics = topics.into_iter().map(|topic| ("-".to_owned(), topic));
        output.list(&topics.collect::<Vec<_>>());
    }
    for (at, route) in plan.routes.iter().enumerate() {
        self::route(plan, at, route, limit, output);
    }
    checklist(plan, output);
    if words::has_inferred(plan) {
        output.line("");
        output.prose("", words::INFERRED_NOTE);
    }
}

fn route(plan: &Plan, at: usize, route: &PlanRoute, limit: usize, output: &mut Output) {
    let name = route_name(route);
    output.heading(2, &format!("Route {}. {name}", at + 1));
    output.prose("  ", &route_numbers(route));
    if let Some(passed) = words::route_interests(route) {
        output.prose("  ", &passed);
    }
    for (number, step) in route.steps.iter().enumerate() {
        let told = words::told_before(plan, at, number);
        self::step(plan, (number, step), told, limit, output);
    }
}

fn step(
    plan: &Plan,
    (number, step): (usize, &PlanStep),
    told: Option<usize>,
    limit: usize,
    output: &mut Output,
) {
    if let Some(before) = told {
        let said = format!("{}: as on route {}", step.to.title, before + 1);
        output.list(&[(format!("{}.", number + 1), said)]);
        return;
    }
    let stands = &step.standing;
    let covered = stands.measure.coverage.map(percent);
    let covered = covered
        .map(|covered| format!(", {covered} covered"))
        .unwrap_or_default();
    let head = format!(
        "{}, by {}, {}: {}{covered}, effort {}",
        step.to.title,
        words::moved(step),
        years_before(step),
        words::stands(&stands.measure),
        words::step_effort(step)
    );
    output.list(&[(format!("{}.", number + 1), head)]);
    let mut said = Vec::new();
    for (what, needs) in needs_of(plan, stands) {
        if needs.is_empty() {
            continue;
        }
        let more = needs.len().saturating_sub(limit);
        let shown = words::in_a_row(&needs[..needs.len() - more]);
        let more = match more {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        said.push(format!("{what}: {shown}{more}"));
    }
    if output.form() == Form::Markdown {
        let nested = said.into_iter().map(|said| ("   -".to_owned(), said));
        output.list(&nested.collect::<Vec<_>>());
    } else {
        for said in said {
            output.prose("     ", &said);
        }
    }
}

fn first(plan: &Plan, limit: usize, output: &mut Output) {
    if plan.first.is_empty() {
        return;
    }
    output.heading(2, "What to do first");
    output.prose("  ", &words::first_order(plan));
    let entries: Vec<_> = plan
        .first
        .iter()
        .take(limit)
        .enumerate()
        .map(|(at, thing)| {
            let choice = words::choice(thing.count, &thing.skills);
            let choice = choice
                .map(|choice| format!(" ({choice})"))
                .unwrap_or_default();
            let said = format!("{}{choice}: {}", thing.title, first_thing(plan, thing));
            (format!("{}.", at + 1), said)
        })
        .collect();
    output.list(&entries);
    super::super::say_limit(entries.len(), plan.first.len(), "thing", output);
}

/// How many skills of a choice a table names.
const MOST_OF_A_CHOICE: usize = 3;

fn checklist(plan: &Plan, output: &mut Output) {
    let list = &plan.checklist;
    if list.items.is_empty() {
        return;
    }
    output.heading(2, "Evidence");
    let mut heads = vec!["  what".to_owned(), "held".to_owned()];
    heads.extend(list.roles.iter().map(|role| role.title.clone()));
    let has_evidence = plan.person.is_some();
    if has_evidence {
        heads.push("shown by".to_owned());
    }
    let rows = list.items.iter().map(|item| {
        let mut row = vec![
            format!("  {}{}", item.title, choice(item)),
            words::marked(item.have_inferred, words::held(&plan.scale, item.have)),
        ];
        row.extend(item.checks.iter().map(cell));
        if has_evidence {
            row.push(shown(item));
        }
        row
    });
    let heads: Vec<_> = heads.iter().map(String::as_str).collect();
    output.table(&heads, rows.collect());
    output.line(format!("  {}", counts(list)));
}

/// " (1 of C++, C#, Go and 4 more)" where several skills can meet something.
fn choice(item: &CheckItem) -> String {
    let titles: Vec<_> = item.skills.iter().map(|one| one.title.clone()).collect();
    if titles.len() < 2 {
        return String::new();
    }
    let few = &titles[..titles.len().min(MOST_OF_A_CHOICE)];
    format!(" ({} of {})", item.count, words::list(few, titles.len()))
}

/// "[ ] 4, raise it"
fn cell(one: &careergraph::query::plan::Check) -> String {
    let needed = one.needed.map_or_else(String::new, |step| step.to_string());
    let needed = words::marked(one.inferred, needed);
    let optional = if one.essential || one.needed.is_none() {
        ""
    } else {
        ", optional"
    };
    match one.state {
        CheckState::Done => format!("[x] {needed}{optional}"),
        CheckState::Open => format!("[ ] {needed}, {}{optional}", check(one)),
        CheckState::Unknown => "?".to_owned(),
        _ => "n/a".to_owned(),
    }
}

fn shown(item: &CheckItem) -> String {
    let several = item.skills.len() > 1;
    let shown = item.evidence.iter().map(|one| {
        let said = evidence(&one.evidence);
        if several {
            format!("{}: {said}", one.skill.title)
        } else {
            said
        }
    });
    shown.collect::<Vec<_>>().join("; ")
}

/// "Senior Engineer: 3 done, 14 open"
fn counts(list: &Checklist) -> String {
    let roles = list.roles.iter().enumerate().map(|(at, role)| {
        let count = |state| {
            let checks = list.items.iter().map(|item| &item.checks[at]);
            checks.filter(|check| check.state == state).count()
        };
        let (done, open) = (count(CheckState::Done), count(CheckState::Open));
        if role.stub {
            return format!("{}: not known, a stub", role.title);
        }
        format!("{}: {done} done, {open} open", role.title)
    });
    roles.collect::<Vec<_>>().join("; ")
}
