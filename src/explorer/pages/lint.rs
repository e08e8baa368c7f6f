//! What is odd about the ladder, and what was found when it was read.

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::markup::{self, cell, element, table};
use super::super::reply::{Answer, Page};
use crate::diagnostic::{Code, Diagnostic};
use crate::export::escape::xml;
use crate::export::put;
use crate::export::words::plural;
use crate::lint::LintReport;
use crate::query::card::RoleName;
use crate::source::Sources;

/// How many findings of each rule are shown.
const MOST: usize = 200;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let documents = ask.documents();
    let mut report = ask.graph().lint(documents).run();
    if !ask.is_on("all") {
        report.limit(MOST);
    }
    let mut out = String::from("<header class=\"intro\">\n");
    element(&mut out, "h1", "Checks");
    let loaded = ask.loaded();
    let count = report
        .by_rule
        .iter()
        .map(|rule| rule.findings)
        .sum::<usize>();
    let said = match (count, loaded.findings.len()) {
        (0, 0) => {
            "Nothing was found when the files were read, and no rule found anything.".to_owned()
        }
        (rules, read) => format!(
            "{} when the files were read, {} of rules",
            plural(read, "finding"),
            plural(rules, "finding")
        ),
    };
    element(&mut out, "p class=\"facts\"", &said);
    out.push_str("</header>\n");
    if !loaded.findings.is_empty() {
        element(&mut out, "h2", "Found when the files were read");
        let rows: Vec<_> = loaded
            .findings
            .iter()
            .map(|one| row(one, &loaded.sources, &[]))
            .collect();
        table(&mut out, "Found when the files were read", "", HEADS, &rows);
    }
    rules(&mut out, &report, &documents.sources);
    if report.left_out > 0 {
        let more = plural(report.left_out, "finding");
        if ask.is_on("all") {
            element(
                &mut out,
                "p class=\"note\"",
                &format!("{more} more are not shown."),
            );
        } else {
            put!(
                out,
                "<p class=\"note\">{more} more: <a href=\"?all=on\">show all</a></p>\n"
            );
        }
    }
    let mut page = Page::new("Checks", "lint", out);
    page.add_data(ask.request, &report.json(&documents.sources));
    page.command = Command::of(ask, "lint").line();
    page.into()
}

const HEADS: &[&str] = &["Roles", "What", "Where"];

fn rules(out: &mut String, report: &LintReport, sources: &Sources) {
    for rule in &report.by_rule {
        put!(
            out,
            "<h2 id=\"{0}\">{0} <small>{1}, {2}</small></h2>\n",
            xml(rule.rule),
            rule.severity.as_str(),
            rule.findings
        );
        let of_rule = report.findings.iter();
        let of_rule = of_rule.filter(|one| one.diagnostic.code.as_str() == rule.rule);
        let of_rule: Vec<_> = of_rule.collect();
        if let Some(first) = of_rule.first() {
            explain(out, first.diagnostic.code);
        }
        let rows = of_rule
            .iter()
            .map(|one| row(&one.diagnostic, sources, &one.roles));
        table(out, rule.rule, "", HEADS, &rows.collect::<Vec<_>>());
    }
}

fn explain(out: &mut String, code: Code) {
    put!(
        out,
        "<details><summary>{}</summary><pre class=\"prose\">{}</pre></details>\n",
        xml(code.summary()),
        xml(code.explanation())
    );
}

fn row(found: &Diagnostic, sources: &Sources, roles: &[RoleName]) -> Vec<String> {
    let place = found.primary.place;
    let at = sources.get(place.source).map(|file| {
        let at = file.line_column(place.span.start);
        format!("{}:{}:{}", file.name(), at.line, at.column)
    });
    let mut what = cell(&found.message);
    for help in &found.help {
        put!(what, "<br><small>{}</small>", xml(help));
    }
    vec![markup::roles(roles), what, cell(at.unwrap_or_default())]
}
