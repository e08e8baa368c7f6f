//! `career learn`

use careergraph::export::words::{self, round};
use careergraph::graph::{CareerGraph, RoleSet};
use careergraph::query::card::RoleName;
use careergraph::query::gap::Interval;
use careergraph::query::learn::{Aim, LearnSkill, Lesson, Lessons};
use careergraph::query::person::Person as Asker;
use clap::Args;

use super::{Common, Failure, Outcome, Output, measure};
use crate::cli::args::{Form, Me};
use crate::cli::output::plural;
use crate::cli::{graph_source, shell};

/// How many lessons are shown to people unless told otherwise.
const SHOWN: usize = 10;
/// How many lessons are looked at to see what becomes ready.
const LOOKED_AT: usize = 200;
/// The column of the roles that a lesson is for.
const FOR: usize = 5;
/// How many roles are named in a cell.
const NAMED: usize = 2;
/// How many roles are named in the lines above the table.
const NAMED_ABOVE: usize = 12;

/// Options of `career learn`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career learn [OPTIONS] --me <PROFILE> [ROLE]\n       career learn [OPTIONS] <ROLE>"
)]
pub(crate) struct Options {
    /// The role to start from, by id, title or alias [default: that of the profile]
    role: Option<String>,
    #[command(flatten)]
    me: Me,
    /// The roles to learn for; repeat it for more [default: those that the profile wants, else those one move
    /// away]
    #[arg(long, value_name = "SELECTOR")]
    toward: Vec<String>,
    /// How many lessons to show; 0 for all [default: 10 as text and Markdown, all otherwise]
    #[arg(short = 'n', long = "limit", value_name = "N")]
    limit: Option<usize>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let person = options
        .me
        .person(options.role.as_deref(), graph, common, output)?;
    let most = super::limit(options.limit, SHOWN, output);
    let mut query = person.lessons().most(most);
    if let Some(toward) = super::any_of(graph, &options.toward, output)? {
        query = query.toward(toward);
    }
    if matches!(output.form(), Form::Text | Form::Markdown) {
        // What becomes ready behind the lessons that are shown is worth a line.
        query = query.most(most.max(LOOKED_AT));
    }
    let lessons = query.answer();
    if lessons.from.is_none() && lessons.aim == Aim::NextMoves {
        let help = "or say what to learn for: --toward SELECTOR";
        return Err(super::no_start(&person, &[help]));
    }
    if lessons.lessons.len() < most {
        note_cut(&lessons, output);
    }
    match output.form() {
        Form::Json => output.json(&lessons)?,
        Form::Csv => csv(&lessons, output),
        Form::Text | Form::Markdown => {
            let alone = alone(graph, &person, &lessons);
            show(&lessons, most, alone, output);
        }
    }
    Ok(Outcome::Fine)
}

/// Says where the search was given up.
fn note_cut(lessons: &Lessons, output: &Output) {
    if lessons.cut {
        let found = plural(lessons.lessons.len(), "lesson");
        output.note(&format!(
            "the search reached its limit of work after {found}; --toward with fewer roles makes it smaller"
        ));
    }
}

/// How many lessons the role takes by itself that becomes ready first.
fn alone(graph: &CareerGraph, person: &Asker<'_>, lessons: &Lessons) -> Option<usize> {
    let mut ready = lessons
        .lessons
        .iter()
        .flat_map(|lesson| &lesson.makes_ready);
    let first = &ready.next()?.id;
    let only = [graph.role(first).ok()?.index()];
    let only = RoleSet::from_roles(graph.role_count(), only);
    let alone = person.lessons().toward(only).most(LOOKED_AT).answer();
    let ready = alone.lessons.iter().position(|lesson| {
        let mut ready = lesson.makes_ready.iter();
        ready.any(|role| role.id == *first)
    });
    ready.map(|at| at + 1)
}

fn show(lessons: &Lessons, most: usize, alone: Option<usize>, output: &mut Output) {
    if lessons.targets.is_empty() {
        let help = "There is no role to learn for: name some with --toward SELECTOR.";
        output.prose("", help);
        return;
    }
    let targets = match lessons.aim {
        Aim::Toward => "Toward",
        Aim::Interests => "Toward what you want:",
        _ => "Toward what is one move away:",
    };
    let named = names(&lessons.targets, NAMED_ABOVE);
    output.prose("", &format!("{targets} {named}"));
    if !lessons.on_the_way.is_empty() {
        let way = names(&lessons.on_the_way, NAMED_ABOVE);
        output.prose("", &format!("On the way: {way}"));
    }
    if let Some(said) = words::not_described(&lessons.unknown) {
        output.prose("", &said);
    }
    output.line("");
    let shown = &lessons.lessons[..most.min(lessons.lessons.len())];
    if shown.is_empty() {
        output.prose("", nothing_to_learn(lessons));
        return;
    }
    let mut heads = vec![
        "  ",
        "learn",
        "from",
        "to",
        "closes",
        "for",
        "then ready for",
    ];
    let mut rows: Vec<_> = shown
        .iter()
        .enumerate()
        .map(|(at, one)| row(at + 1, one))
        .collect();
    if shown.iter().all(|lesson| lesson.makes_ready.is_empty()) {
        heads.pop();
        for row in &mut rows {
            row.pop();
        }
    }
    if lessons.targets.len() + lessons.on_the_way.len() == 1 {
        heads.remove(FOR);
        for row in &mut rows {
            row.remove(FOR);
        }
    }
    output.table(&heads, rows);
    output.line("");
    after(lessons, shown, alone, output);
    measure::no_decision(output);
}

fn nothing_to_learn(lessons: &Lessons) -> &'static str {
    let all = lessons.targets.len() + lessons.on_the_way.len();
    if lessons.unknown.len() < all {
        "As far as is known, nothing is missing for these roles."
    } else {
        "It is not known what there is to learn."
    }
}

fn row(place: usize, lesson: &Lesson) -> Vec<String> {
    let each = |text: &dyn Fn(&LearnSkill) -> String| {
        let texts: Vec<_> = lesson.skills.iter().map(text).collect();
        texts.join(" and ")
    };
    vec![
        format!("  {place}"),
        each(&|learn| learnt(lesson, learn)),
        each(&|learn| match learn.have {
            Interval { low, high } if low == high => low.to_string(),
            Interval { low, high } => format!("{low}-{high}"),
        }),
        each(&|learn| learn.to.to_string()),
        round(lesson.closes),
        match lesson.serves.len() {
            ..=NAMED => names(&lesson.serves, NAMED),
            count => plural(count, "role"),
        },
        names(&lesson.makes_ready, NAMED),
    ]
}

/// "AWS", or "a cloud platform: AWS, Azure or Google Cloud" where each of them does as much.
fn learnt(lesson: &Lesson, learn: &LearnSkill) -> String {
    match &lesson.choice {
        Some(choice) if choice.skill == learn.skill => {
            let titles = choice.among.iter().map(|skill| skill.title.as_str());
            let titles: Vec<_> = titles.collect();
            let among = words::or(&titles);
            if choice.title == titles.join(" or ") {
                return among;
            }
            format!("{}: {among}", choice.title)
        }
        _ => learn.skill.title.clone(),
    }
}

fn after(lessons: &Lessons, shown: &[Lesson], alone: Option<usize>, output: &mut Output) {
    let mut skills = shown.iter().flat_map(|lesson| &lesson.skills);
    if skills.any(|learn| learn.have.low < learn.to && learn.to <= learn.have.high) {
        output.prose(
            "",
            "If a lesson starts from a range, it is not known how well the skill is held, so there may be nothing to learn.",
        );
    }
    let closed = shown.iter().fold(0.0, |sum, lesson| sum + lesson.closes);
    let what = if shown.len() == 1 {
        "It closes"
    } else {
        "Together they close"
    };
    let gap = round(lessons.gap);
    output.prose("", &format!("{what} {} of a gap of {gap}.", round(closed)));
    let ready = lessons.lessons.iter().enumerate();
    let mut ready = ready.filter(|(_, lesson)| !lesson.makes_ready.is_empty());
    if let Some((at, lesson)) = ready.next() {
        let first = names(&lesson.makes_ready, NAMED);
        let count = plural(at + 1, "lesson");
        let role = lesson.makes_ready.first();
        let alone = alone.filter(|alone| *alone <= at).zip(role);
        let alone = alone.map(|(alone, role)| {
            let alone = plural(alone, "lesson");
            format!(
                " Toward {} alone it takes {alone}: --toward {}.",
                role.title,
                shell::quoted(&role.id)
            )
        });
        let alone = alone.unwrap_or_default();
        output.prose(
            "",
            &format!("First ready in this order, after {count}: {first}.{alone}"),
        );
    }
    if lessons.lessons.len() > shown.len() || lessons.more {
        let all = match (lessons.lessons.len(), lessons.more) {
            (count, true) => format!("more than {count}"),
            (count, false) => count.to_string(),
        };
        output.prose(
            "",
            &format!("{} of {all} lessons; -n 0 shows all.", shown.len()),
        );
    }
}

/// The first of some titles, and how many more there are.
fn names(roles: &[RoleName], most: usize) -> String {
    let named: Vec<_> = roles
        .iter()
        .take(most)
        .map(|role| role.title.clone())
        .collect();
    if named.is_empty() {
        return String::new();
    }
    super::list(&named, roles.len())
}

fn csv(lessons: &Lessons, output: &mut Output) {
    let heads = [
        "place",
        "skills",
        "have_low",
        "have_high",
        "to",
        "choice",
        "among",
        "steps",
        "closes",
        "closes_alone",
        "serves",
        "makes_ready",
        "makes_ready_alone",
    ];
    let ids = |roles: &[RoleName]| {
        let ids: Vec<_> = roles.iter().map(|role| role.id.as_str()).collect();
        ids.join("; ")
    };
    let rows = lessons.lessons.iter().enumerate().map(|(at, lesson)| {
        let each = |text: &dyn Fn(&LearnSkill) -> String| {
            let texts: Vec<_> = lesson.skills.iter().map(text).collect();
            texts.join("; ")
        };
        let choice = lesson.choice.as_ref();
        let among = choice.iter().flat_map(|choice| &choice.among);
        let among: Vec<_> = among.map(|skill| skill.id.as_str()).collect();
        vec![
            (at + 1).to_string(),
            each(&|learn| learn.skill.id.clone()),
            each(&|learn| learn.have.low.to_string()),
            each(&|learn| learn.have.high.to_string()),
            each(&|learn| learn.to.to_string()),
            choice
                .map(|choice| choice.title.clone())
                .unwrap_or_default(),
            among.join("; "),
            lesson.steps.to_string(),
            lesson.closes.to_string(),
            lesson.closes_alone.to_string(),
            ids(&lesson.serves),
            ids(&lesson.makes_ready),
            ids(&lesson.makes_ready_alone),
        ]
    });
    output.table(&heads, rows.collect());
}
