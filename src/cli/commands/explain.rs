//! `career explain`

use careergraph::diagnostic::Code;
use careergraph::lint::{RULES, Rule};
use careergraph::model::suggest;
use careergraph::model::text::shortened;
use clap::Args;
use serde_json::{Value, json};

use super::{Failure, Outcome, Output};

/// Options of `career explain`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The code of a finding, as in `error[unknown-key]`, or a group of rules; without it, all codes are
    /// listed
    code: Option<String>,
}

impl Options {
    /// Whether one code is asked for, and not the list.
    pub(super) fn names_a_code(&self) -> bool {
        self.code.is_some()
    }
}

pub(crate) fn run(options: &Options, output: &mut Output) -> Result<Outcome, Failure> {
    match &options.code {
        Some(name) => one(name, output),
        None => list(codes(), output),
    }
}

/// Every code, each with the rule that finds it, where it is one of `career lint`.
fn codes() -> impl Iterator<Item = (Code, Option<&'static Rule>)> {
    let of_files = Code::ALL.iter().map(|code| (*code, None));
    of_files.chain(RULES.iter().map(|rule| (rule.code, Some(*rule))))
}

fn about((code, rule): (Code, Option<&Rule>)) -> Value {
    let mut about = json!({
        "code": code.as_str(),
        "severity": code.severity(),
        "summary": code.summary(),
        "explanation": code.explanation(),
    });
    if let Some(rule) = rule {
        about["group"] = json!(rule.group);
        about["usual_level"] = json!(rule.level);
    }
    about
}

fn list(
    codes: impl Iterator<Item = (Code, Option<&'static Rule>)>,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    if output.wants_json() {
        output.json(&json!({ "codes": codes.map(about).collect::<Vec<_>>() }))?;
        return Ok(Outcome::Fine);
    }
    let rows = codes.map(|(code, rule)| {
        let how_bad = rule.map_or(code.severity().as_str(), |rule| rule.level.as_str());
        [code.as_str(), how_bad, code.summary()]
            .map(str::to_owned)
            .to_vec()
    });
    output.table(&["code", "severity", "finds"], rows.collect());
    Ok(Outcome::Fine)
}

fn one(name: &str, output: &mut Output) -> Result<Outcome, Failure> {
    let of_group =
        |(_, rule): &(Code, Option<&Rule>)| rule.is_some_and(|rule| rule.group.as_str() == name);
    if codes().any(|code| of_group(&code)) {
        return list(codes().filter(of_group), output);
    }
    let found = codes().find(|(code, _)| code.as_str() == name);
    let Some((code, rule)) = found else {
        let closest = suggest::closest(name, codes().map(|(code, _)| code.as_str()));
        let closest = closest.map(|name| format!("did you mean `{name}`?"));
        let list = "`career explain` lists all".to_owned();
        let help = closest.into_iter().chain([list]).collect();
        let message = format!("no finding is called `{}`", shortened(name));
        return Err(Failure::new(message, help));
    };
    if output.wants_json() {
        output.json(&about((code, rule)))?;
        return Ok(Outcome::Fine);
    }
    output.line(format!("{code}: {}", code.summary()));
    output.line("");
    output.prose("", code.explanation());
    if let Some(rule) = rule {
        output.line("");
        let (group, level) = (rule.group, rule.level);
        let text = format!("A rule of `career lint`, group {group}, level {level} by default.");
        output.prose("", &text);
    }
    Ok(Outcome::Fine)
}
