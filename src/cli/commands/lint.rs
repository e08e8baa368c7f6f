//! `career lint`

use std::io;
use std::path::PathBuf;

use careergraph::diagnostic::{Diagnostic, render};
use careergraph::lint::{Finding, Level, Levels, LintReport, RULES, UnknownRule};
use careergraph::source::Sources;
use clap::Args;
use serde_json::{Value, json};

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::Form;
use crate::cli::graph_source;
use crate::cli::output::{count, plural, terminal_style};

/// Options of `career lint`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Files or folders; without any, the graph that other commands would use
    files: Vec<PathBuf>,
    /// Show only what is about these roles; the rules look at the whole graph all the same
    #[arg(long, value_name = "SELECTOR")]
    select: Vec<String>,
    /// Do not look at a rule, a group of rules, or `all`; a rule goes before its group, and that before
    /// `all`
    #[arg(long, value_name = "RULE")]
    allow: Vec<String>,
    /// Show what a rule or group finds as warnings
    #[arg(long, value_name = "RULE")]
    warn: Vec<String>,
    /// Show what a rule or group finds as errors, which make the exit code 1
    #[arg(long, value_name = "RULE")]
    deny: Vec<String>,
    /// Warnings make the exit code 1 as well
    #[arg(long)]
    deny_warnings: bool,
    /// Show so many findings of each rule; 0 for all [default: 10 in a text, else all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// List the rules with their levels
    #[arg(long, conflicts_with_all = ["select", "deny_warnings", "limit"])]
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
    if options.rules {
        return list(&levels, output);
    }
    let (loaded, documents) = graph_source::load_documented(&options.files, common, output)?;
    let limit = super::limit(options.limit, USUAL, output);
    let mut lint = loaded.graph.lint(&documents.documents);
    lint = lint.levels(levels).limit(limit);
    if let Some(roles) = super::any_of(&loaded.graph, &options.select, output)? {
        lint = lint.among(roles);
    }
    let report = lint.run();
    match output.form() {
        Form::Json => for_programs(&report, &documents.sources, output)?,
        Form::Csv => {
            let heads = [
                "rule", "severity", "file", "line", "column", "roles", "message", "help",
            ];
            let rows = report
                .findings
                .iter()
                .map(|one| csv_row(one, &documents.sources));
            output.table(&heads, rows.collect());
        }
        Form::Markdown => markdown(&report, &documents.sources, output),
        Form::Text => text(&report, &documents.sources, output),
    }
    let is_denied = report.is_denied() || options.deny_warnings && !report.findings.is_empty();
    Ok(if is_denied {
        Outcome::No
    } else {
        Outcome::Fine
    })
}

fn levels(options: &Options) -> Result<Levels, Failure> {
    let mut levels = Levels::default();
    let said = [
        (Level::Allow, &options.allow),
        (Level::Warn, &options.warn),
        (Level::Deny, &options.deny),
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
    if unknown.name.parse::<Level>().is_ok() {
        help.push("the level is the option: `--deny RULE`".to_owned());
    }
    let closest = unknown.closest.iter();
    help.extend(closest.map(|name| format!("did you mean `{name}`?")));
    help.push("`career lint --rules` lists the rules and their groups".to_owned());
    Failure::new(unknown.to_string(), help)
}

fn list(levels: &Levels, output: &mut Output) -> Result<Outcome, Failure> {
    if output.wants_json() {
        let rules = RULES.iter().map(|rule| {
            json!({
                "rule": rule.name(),
                "group": rule.group,
                "level": levels.of(rule),
                "usual_level": rule.level,
                "summary": rule.code.summary(),
                "explanation": rule.code.explanation(),
            })
        });
        output.json(&rules.collect::<Vec<_>>())?;
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
    let findings = diagnostics(report);
    output.raw(&render::human(
        &findings,
        sources,
        terminal_style(&io::stdout()),
    ));
    if !findings.is_empty() {
        output.line("");
    }
    summary(report, &findings, output);
}

/// "3 warnings: falling-years 2, dead-end-role 1".
fn summary(report: &LintReport, findings: &[Diagnostic], output: &mut Output) {
    if findings.is_empty() {
        output.line("No rule found anything.");
        return;
    }
    let rules: Vec<_> = report
        .by_rule
        .iter()
        .map(|(rule, n)| format!("{rule} {n}"))
        .collect();
    let is_whole = report.left_out == 0;
    let total = report.by_rule.iter().map(|(_, n)| n).sum();
    let all = if is_whole {
        count(findings)
    } else {
        plural(total, "finding")
    };
    output.prose("", &format!("{all}: {}", rules.join(", ")));
    if !is_whole {
        let shown = findings.len();
        output.prose(
            "",
            &format!("{shown} of {total} shown; --limit 0 shows all"),
        );
    }
    let worst = findings.iter().min_by_key(|one| one.severity);
    if let Some(worst) = worst.filter(|_| output.form() == Form::Text) {
        output.prose(
            "",
            &format!("`career explain {}` says why that matters", worst.code),
        );
    }
}

fn diagnostics(report: &LintReport) -> Vec<Diagnostic> {
    let findings = report.findings.iter();
    findings.map(|one| one.diagnostic.clone()).collect()
}

fn markdown(report: &LintReport, sources: &Sources, output: &mut Output) {
    let findings = diagnostics(report);
    let rows = report.findings.iter().map(|one| {
        let [rule, severity, file, line, _, _, message, help] = cells(one, sources);
        let what = if help.is_empty() {
            message
        } else {
            format!("{message}: {help}")
        };
        vec![severity, rule, format!("{file}:{line}"), what]
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        output.table(&["", "rule", "where", "what"], rows);
    }
    summary(report, &findings, output);
}

fn csv_row(finding: &Finding, sources: &Sources) -> Vec<String> {
    cells(finding, sources).to_vec()
}

fn cells(finding: &Finding, sources: &Sources) -> [String; 8] {
    let Finding {
        diagnostic, roles, ..
    } = finding;
    let place = diagnostic.primary.place;
    let file = sources.get(place.source);
    let at = file.line_column(place.span.start);
    let roles: Vec<_> = roles.iter().map(|role| role.id.as_str()).collect();
    [
        diagnostic.code.to_string(),
        diagnostic.severity.as_str().to_owned(),
        file.name().to_owned(),
        at.line.to_string(),
        at.column.to_string(),
        roles.join("; "),
        diagnostic.message.to_string(),
        diagnostic.help.join("; "),
    ]
}

fn for_programs(
    report: &LintReport,
    sources: &Sources,
    output: &mut Output,
) -> Result<(), Failure> {
    output.findings_as_data(&diagnostics(report), sources, |answer| {
        let findings = answer["findings"].as_array_mut().into_iter().flatten();
        for (value, finding) in findings.zip(&report.findings) {
            value["roles"] = finding.roles.iter().map(|role| role.id.as_str()).collect();
        }
        let rules = report.by_rule.iter();
        let rules = rules.map(|(rule, count)| ((*rule).to_owned(), json!(count)));
        answer["rules"] = Value::Object(rules.collect());
        answer["left_out"] = json!(report.left_out);
    })?;
    Ok(())
}
