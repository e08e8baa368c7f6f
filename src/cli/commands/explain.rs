//! `career explain`

use careergraph::diagnostic::Code;
use careergraph::model::suggest;
use careergraph::model::text::shortened;
use clap::Args;
use serde_json::json;

use super::{Failure, Outcome, Output};

/// Options of `career explain`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The code of a finding, as in `error[unknown-key]`; without it, all codes are listed
    code: Option<String>,
}

impl Options {
    /// Whether one code is asked for, and not the list.
    pub(super) fn names_a_code(&self) -> bool {
        self.code.is_some()
    }
}

pub(crate) fn run(options: &Options, output: &mut Output) -> Result<Outcome, Failure> {
    let about = |code: &Code| {
        json!({
            "code": code.as_str(),
            "severity": code.severity(),
            "summary": code.summary(),
            "explanation": code.explanation(),
        })
    };
    let Some(name) = &options.code else {
        if output.wants_json() {
            output.json(&Code::ALL.iter().map(about).collect::<Vec<_>>())?;
            return Ok(Outcome::Fine);
        }
        let rows = Code::ALL.iter().map(|code| {
            let severity = format!("{:?}", code.severity()).to_lowercase();
            vec![code.to_string(), severity, code.summary().to_owned()]
        });
        output.table(&["code", "severity", "finds"], rows.collect());
        return Ok(Outcome::Fine);
    };
    let code: Code = name.parse().map_err(|_| {
        let names = Code::ALL.iter().map(|code| code.as_str());
        let closest = suggest::closest(name, names);
        let mut help: Vec<_> = closest
            .map(|name| format!("did you mean `{name}`?"))
            .into_iter()
            .collect();
        help.push("`career explain` lists all".to_owned());
        Failure::new(format!("no finding is called `{}`", shortened(name)), help)
    })?;
    if output.wants_json() {
        output.json(&about(&code))?;
        return Ok(Outcome::Fine);
    }
    output.line(format!("{code}: {}", code.summary()));
    output.line("");
    output.prose("", code.explanation());
    Ok(Outcome::Fine)
}
