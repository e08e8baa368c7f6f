//! `career whatif`

use careergraph::export::words;
use careergraph::graph::{CareerGraph, SkillIx};
use careergraph::model::text::shortened;
use careergraph::model::{HeldProficiency, HeldSkill, Name, Profile};
use careergraph::query::gap::Measure;
use careergraph::query::profile::{ProfileNames, UnresolvedKind};
use careergraph::query::what_if::{Change, WhatIf};
use careergraph::source::{Span, Spanned};
use clap::Args;

use super::{Common, Failure, Outcome, Output, measure};
use crate::cli::args::{Form, Me};
use crate::cli::{graph_source, profile_source};

/// How many requirements are named for each role.
const NAMED: usize = 3;

/// Options of `career whatif`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career whatif [OPTIONS] --me <PROFILE> --learn <SKILL=STEP> [ROLE]\n       career whatif [OPTIONS] --learn <SKILL=STEP> <ROLE>"
)]
pub(crate) struct Options {
    /// The role to start from, by id, title or alias [default: that of the profile]
    role: Option<String>,
    #[command(flatten)]
    me: Me,
    /// A skill and the proficiency to learn it to, by number or name: `kubernetes=3`; repeat it for
    /// more
    #[arg(long, value_name = "SKILL=STEP", required = true)]
    learn: Vec<String>,
    /// The roles to look at; repeat it for more [default: those that the profile wants and those that are near]
    #[arg(long, value_name = "SELECTOR")]
    toward: Vec<String>,
    /// How many moves away a role still counts as near
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "toward")]
    moves: u32,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let documents = profile_source::lexicon(common, output)?;
    let names = graph.profile_names(&documents);
    let person = options
        .me
        .person(options.role.as_deref(), graph, common, output)?;
    let mut query = person.what_if().within_moves(options.moves as usize);
    for lesson in &options.learn {
        let (skill, step) = read(lesson, graph, &names)?;
        query = query.learn(skill, step);
    }
    if let Some(toward) = super::any_of(graph, &options.toward, output)? {
        query = query.toward(toward);
    }
    let answer = query.answer();
    let looked_at = answer.changes.len() + answer.unchanged.len() + answer.unknown.len();
    let is_about_nothing = looked_at == 0;
    if is_about_nothing && options.toward.is_empty() && person.next_moves().is_none() {
        let help = "or say what to look at: --toward SELECTOR";
        return Err(super::no_start(&person, &[help]));
    }
    match output.form() {
        Form::Json => output.json(&answer)?,
        Form::Csv => csv(&answer, output),
        Form::Text | Form::Markdown => show(&answer, graph, output),
    }
    Ok(Outcome::Fine)
}

/// Reads `kubernetes=3`; names are looked up as those of a profile are.
fn read(
    lesson: &str,
    graph: &CareerGraph,
    names: &ProfileNames<'_>,
) -> Result<(SkillIx, u8), Failure> {
    let usage = || vec!["write `kubernetes=3`, or the name of a step instead of 3".to_owned()];
    let (skill, step) = lesson.rsplit_once('=').ok_or_else(|| {
        Failure::new(
            format!("`{}` has no proficiency", shortened(lesson)),
            usage(),
        )
    })?;
    let (skill, step) = (skill.trim(), step.trim());
    if skill.contains('=') && graph.skill(skill).is_err() {
        let message = format!("`{}` names several skills", shortened(lesson));
        let help = "repeat the option, as in `--learn kubernetes=3 --learn docker=2`";
        return Err(Failure::new(message, vec![help.to_owned()]));
    }
    let proficiency = match step.parse() {
        Ok(step) => HeldProficiency::Step(step),
        Err(_) => HeldProficiency::Named(Name::from(step)),
    };
    let nowhere = Span::default();
    let mut wish = Profile::default();
    wish.skills.push(HeldSkill::new(
        Spanned::new(Name::from(skill), nowhere),
        Spanned::new(proficiency, nowhere),
    ));
    let resolved = names.profile(&wish).resolve();
    let held = resolved.skills.first();
    match (
        held.map(|held| (held.skill, held.proficiency)),
        resolved.unresolved.first(),
    ) {
        (Some((skill, Some(step))), _) => Ok((skill, step)),
        (Some(_), _) => {
            let steps = graph.scale().steps().iter().enumerate();
            let steps = steps.map(|(at, step)| format!("{} {}", at + 1, step.name));
            let known = format!("the steps are {}", steps.collect::<Vec<_>>().join(", "));
            Err(Failure::new(
                format!("`{}` is not a step of the scale", shortened(step)),
                vec![known],
            ))
        }
        (None, Some(missed)) if missed.what == UnresolvedKind::SkillOfNoRole => {
            let message = format!("no role of this graph asks for `{}`", shortened(skill));
            Err(Failure::new(message, Vec::new()))
        }
        _ => Err(match graph.skill(skill) {
            Err(unknown) => super::unknown_name("skill", &unknown.0, "career skills"),
            Ok(_) => Failure::new(format!("`{}` is not a skill", shortened(skill)), usage()),
        }),
    }
}

fn show(answer: &WhatIf, graph: &CareerGraph, output: &mut Output) {
    output.prose("", &words::what_if(graph.scale(), answer));
    if !answer.changes.is_empty() {
        output.line("");
        let rows = answer.changes.iter().map(row);
        output.table(
            &["  role", "", "now", "then", "what changes"],
            rows.collect(),
        );
    }
    let others = [
        words::what_if_not(answer),
        words::not_described(&answer.unknown),
    ];
    for said in others.into_iter().flatten() {
        output.line("");
        output.prose("", &said);
    }
    measure::no_decision(output);
}

fn row(change: &Change) -> Vec<String> {
    let numbers = |measure: Measure| {
        let short = words::stands_in_short(&measure);
        format!("{short}, {} covered", words::share(measure.coverage))
    };
    let marks = [(change.wanted, "wanted"), (change.next, "next")];
    let marks = marks
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, mark)| mark);
    let mut needs: Vec<_> = change
        .needs
        .iter()
        .take(NAMED)
        .map(words::need_change)
        .collect();
    if change.needs.len() > NAMED {
        needs.push(format!("{} more", change.needs.len() - NAMED));
    }
    vec![
        format!("  {}", change.role.title),
        marks.collect::<Vec<_>>().join(", "),
        numbers(change.before),
        numbers(change.after),
        needs.join(", "),
    ]
}

fn csv(answer: &WhatIf, output: &mut Output) {
    let heads = [
        "role",
        "title",
        "wanted",
        "next",
        "becomes_ready",
        "essentials_before",
        "essentials_short_low_before",
        "essentials_short_high_before",
        "essentials_after",
        "essentials_short_low_after",
        "essentials_short_high_after",
        "gap_before",
        "gap_after",
        "coverage_before",
        "coverage_after",
        "needs",
    ];
    let number = |number: Option<f64>| number.map_or_else(String::new, |n| n.to_string());
    let rows = answer.changes.iter().map(|change| {
        let gap = |measure: Measure| number(measure.gap.map(|gap| gap.high));
        let share = |measure: Measure| number(measure.coverage.map(|share| share.low));
        let needs: Vec<_> = change.needs.iter().map(words::need_change).collect();
        let mut row = vec![
            change.role.id.clone(),
            change.role.title.clone(),
            change.wanted.to_string(),
            change.next.to_string(),
            change.becomes_ready.to_string(),
        ];
        for measure in [&change.before, &change.after] {
            row.push(words::stands_in_short(measure));
            row.extend(measure::ends(measure.essentials_short()));
        }
        row.extend([
            gap(change.before),
            gap(change.after),
            share(change.before),
            share(change.after),
            needs.join("; "),
        ]);
        row
    });
    output.table(&heads, rows.collect());
}
