//! `career lint`

use std::io;
use std::path::PathBuf;

use careergraph::diagnostic::{Severity, render};
use careergraph::lint::{LintLevels, LintReport, RULES, UnknownRule};
use careergraph::model::LintLevel;
use careergraph::source::Sources;
use clap::Args;
use serde_json::json;

use super::{Common, Failure, Outcome, Output, findings};
use crate::cli::args::Form;
use crate::cli::graph_source;
use crate::cli::output::{plural, terminal_style};

/// Options of `career lint`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Files or folders [default: the graph that other commands would use, but not the shipped one]
    files: Vec<PathBuf>,
    /// Show only findings about these roles; the rules still check the whole graph
    #[arg(long, value_name = "SELECTOR")]
    select: Vec<String>,
    /// Show only what was not found in this older graph: a file, a folder, `-` for standard input, or the name
    /// of a shipped graph
    #[arg(long, value_name = "OLD")]
    since: Option<PathBuf>,
    /// Turn off a rule, a group of rules, or `all`; a rule overrides its group, which overrides `all`
    #[arg(long, alias = "ignore", value_name = "RULE", value_delimiter = ',')]
    allow: Vec<String>,
    /// Show what a rule or group finds as warnings
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    warn: Vec<String>,
    /// Show what a rule or group finds as errors, which make the exit code 1
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    deny: Vec<String>,
    /// Exit with 1 for warnings as well
    #[arg(long, alias = "strict")]
    deny_warnings: bool,
    /// Show at most this many findings of each rule; 0 for all [default: 10 as text, else all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// List the rules with their levels, including those that the files give them if files are named
    #[arg(long, conflicts_with_all = ["select", "deny_warnings", "limit", "since"])]
    rules: bool,
}

impl Options {
    /// Whether the rules are asked for, and not what they find.
    pub(super) fn lists_rules(&self) -> bool {
        self.rules
    }
}

/// How many findings of each rule are shown unless told otherwise.
const USUAL: usize = 10;

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let levels = levels(options)?;
    if options.rules && options.files.is_empty() && common.graph.is_empty() {
        return list(&levels, output);
    }
    let loaded = graph_source::load_documented(&options.files, common, output);
    if output.wants_json()
        && let Err(Failure::Unsound {
            diagnostics: findings,
            sources,
        }) = &loaded
    {
        // A program reads the answer alone: it is told there why there is no other one.
        output.findings_as_data(findings, sources, || render::json(findings, sources))?;
    }
    let (loaded, documents) = loaded?;
    if options.rules {
        return list(&levels.or(&LintLevels::of_files(documents)), output);
    }
    let limit = super::limit(options.limit, USUAL, output);
    let mut lint = loaded.graph.lint(documents).levels(levels);
    if let Some(roles) = super::any_of(&loaded.graph, &options.select, output)? {
        lint = lint.among(roles);
    }
    let mut report = lint.run();
    if let Some(old) = &options.since {
        let (before, documents) = graph_source::load_old_documented(old, common, output)?;
        // What was found there at any level is not new.
        let lint = before.graph.lint(documents);
        let found = lint.levels(LintLevels::all_warned()).run();
        report.keep_new(&found, &loaded.graph.changes_since(&before.graph));
    }
    report.limit(limit);
    let sources = &documents.sources;
    match output.form() {
        Form::Json => {
            let findings = report.diagnostics();
            output.findings_as_data(&findings, sources, || report.json(sources))?;
        }
        Form::Csv => csv(&report, sources, output),
        Form::Markdown => markdown(&report, sources, output),
        Form::Text => text(&report, sources, output),
    }
    if report.findings.is_empty() && matches!(output.form(), Form::Text | Form::Markdown) {
        let roles = plural(loaded.graph.role_count(), "role");
        let what = match options.since {
            Some(_) => "anything new",
            None => "anything",
        };
        output.line(format!("No rule found {what} in {roles}."));
    }
    tell_what_is_missing(&report, output);
    let is_denied = report.count(Severity::Error) > 0
        || options.deny_warnings && report.count(Severity::Warning) > 0;
    Ok(if is_denied {
        Outcome::No
    } else {
        Outcome::Fine
    })
}

/// Says of every form that has no room for it what was not looked at, or is not there.
fn tell_what_is_missing(report: &LintReport, output: &Output) {
    if !report.stopped_early.is_empty() {
        let rules = report.stopped_early.join(", ");
        let text = "did not look at every step: the graph is too large for them";
        output.note(&format!("{rules} {text}"));
    }
    if report.left_out > 0 && output.form() == Form::Csv {
        let more = plural(report.left_out, "finding");
        output.note(&format!("left out of the table: {more}"));
    }
}

fn levels(options: &Options) -> Result<LintLevels, Failure> {
    let mut levels = LintLevels::default();
    let said = [
        (LintLevel::Allow, &options.allow),
        (LintLevel::Warn, &options.warn),
        (LintLevel::Deny, &options.deny),
    ];
    for (level, names) in said {
        for name in names {
            let before = levels
                .set(name, level)
                .map_err(|error| unknown_rule(&error))?;
            if let Some(before) = before.filter(|before| *before != level) {
                let message = format!("`{name}` has two levels, {before} and {level}");
                return Err(Failure::new(message, vec!["give it one".to_owned()]));
            }
        }
    }
    Ok(levels)
}

fn unknown_rule(unknown: &UnknownRule) -> Failure {
    let mut help = Vec::new();
    if unknown.name.parse::<LintLevel>().is_ok() {
        help.push("the option is the level: `--deny RULE`".to_owned());
    }
    let closest = unknown.closest.iter();
    help.extend(closest.map(|name| format!("did you mean `{name}`?")));
    help.push("`career lint --rules` lists the rules and their groups".to_owned());
    Failure::new(unknown.to_string(), help)
}

fn list(levels: &LintLevels, output: &mut Output) -> Result<Outcome, Failure> {
    if output.wants_json() {
        let rules = RULES.iter().map(|rule| {
            json!({
                "code": rule.name(),
                "group": rule.group,
                "level": levels.of(rule),
                "usual_level": rule.level,
                "summary": rule.code.summary(),
                "explanation": rule.code.explanation(),
            })
        });
        output.json(&json!({ "rules": rules.collect::<Vec<_>>() }))?;
        return Ok(Outcome::Fine);
    }
    let mut rules = RULES.to_vec();
    rules.sort_by_key(|rule| rule.group);
    let rows = rules.iter().map(|rule| {
        let words = [
            rule.name(),
            rule.group.as_str(),
            levels.of(rule).as_str(),
            rule.code.summary(),
        ];
        words.map(str::to_owned).to_vec()
    });
    output.table(&["rule", "group", "level", "finds"], rows.collect());
    Ok(Outcome::Fine)
}

fn text(report: &LintReport, sources: &Sources, output: &mut Output) {
    let findings = report.diagnostics();
    output.raw(&render::human(
        &findings,
        sources,
        terminal_style(&io::stdout()),
    ));
    if !findings.is_empty() {
        output.line("");
    }
    summary(report, output);
}

/// "1 error, 2 warnings: dead-end-role 1, falling-years 2".
fn summary(report: &LintReport, output: &mut Output) {
    let Some(worst) = report.by_rule.first() else {
        return;
    };
    let counts = [(Severity::Error, "error"), (Severity::Warning, "warning")];
    let counts = counts.map(|(severity, word)| (report.count(severity), word));
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts.map(|(count, word)| plural(*count, word)).collect();
    let rules = report.by_rule.iter();
    let rules: Vec<_> = rules
        .map(|one| format!("{} {}", one.rule, one.findings))
        .collect();
    output.prose("", &format!("{}: {}", counts.join(", "), rules.join(", ")));
    if report.left_out > 0 {
        let shown = report.findings.len();
        let all = shown + report.left_out;
        let most = report.by_rule.iter().map(|one| one.findings).max();
        let how = if most > Some(LintReport::MOST_KEPT) {
            format!("at most {} of each rule are kept", LintReport::MOST_KEPT)
        } else {
            "--limit 0 shows all".to_owned()
        };
        output.prose("", &format!("{shown} of {all} shown; {how}"));
    }
    if output.form() == Form::Text {
        output.prose(
            "",
            &format!("`career explain {}` says why that matters", worst.rule),
        );
    }
}

fn markdown(report: &LintReport, sources: &Sources, output: &mut Output) {
    findings::markdown("rule", &report.diagnostics(), sources, output);
    summary(report, output);
}

fn csv(report: &LintReport, sources: &Sources, output: &mut Output) {
    let heads = [
        "rule", "severity", "file", "line", "column", "roles", "message", "help",
    ];
    let rows = report.findings.iter().map(|one| {
        let [rule, severity, file, line, column, message, help] =
            findings::cells(&one.diagnostic, sources);
        let roles: Vec<_> = one.roles.iter().map(|role| role.id.as_str()).collect();
        let roles = roles.join("; ");
        [rule, severity, file, line, column, roles, message, help].to_vec()
    });
    output.table(&heads, rows.collect());
}
