//! `career check`

use std::path::PathBuf;
use std::{io, mem};

use careergraph::diagnostic::{Code, Diagnostic, Severity, render};
use careergraph::load::Loaded;
use careergraph::source::Sources;
use clap::Args;

use super::{Common, Failure, Outcome, Output, findings};
use crate::cli::args::Form;
use crate::cli::graph_source;
use crate::cli::output::{count, plural, render_findings};

/// Options of `career check`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Files or folders [default: the graph that other commands would use, but not the shipped one]
    files: Vec<PathBuf>,
    /// Count warnings as errors
    #[arg(long, alias = "strict")]
    deny_warnings: bool,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let files = graph_source::judged(&options.files, common, output)?;
    let loaded = graph_source::loader(&files, common, output).and_then(graph_source::load_from);
    let (findings, sources, shape) = match loaded {
        Ok(Loaded {
            graph,
            findings,
            sources,
            ..
        }) => {
            let (roles, moves) = (graph.role_count(), graph.transition_count());
            let stubs = graph.roles().filter(|role| role.is_stub()).count();
            let shape = format!(
                "{} ({}), {}, {}",
                plural(roles, "role"),
                plural(stubs, "stub"),
                plural(graph.skill_count(), "skill"),
                plural(moves, "transition"),
            );
            (mem::take(findings), mem::take(sources), Some(shape))
        }
        Err(Failure::Unsound {
            diagnostics,
            sources,
        }) => (diagnostics, sources, None),
        Err(other) => return Err(other),
    };
    show(&findings, &sources, shape.as_deref(), output)?;
    // A file that cannot be read cannot be judged.
    if findings
        .iter()
        .any(|finding| finding.code == Code::UnreadableFile)
    {
        return Err(Failure::new("not every file could be read", Vec::new()));
    }
    let worst = if options.deny_warnings {
        Severity::Warning
    } else {
        Severity::Error
    };
    let denied = findings.iter().any(|finding| finding.severity <= worst);
    Ok(if denied { Outcome::No } else { Outcome::Fine })
}

fn show(
    findings: &[Diagnostic],
    sources: &Sources,
    shape: Option<&str>,
    output: &mut Output,
) -> anyhow::Result<()> {
    match output.form() {
        Form::Json => {
            output.findings_as_data(findings, sources, || render::json(findings, sources))?;
            return Ok(());
        }
        Form::Csv => {
            let heads = [
                "code", "severity", "file", "line", "column", "message", "help",
            ];
            let rows = findings.iter();
            let rows = rows.map(|one| findings::cells(one, sources).to_vec());
            output.table(&heads, rows.collect());
            return Ok(());
        }
        Form::Markdown => findings::markdown("code", findings, sources, output),
        Form::Text => {
            let text = render_findings(findings, sources, &io::stdout());
            output.raw(&text);
            if !findings.is_empty() {
                output.line("");
            }
        }
    }
    match shape {
        Some(shape) => output.line(format!("{}: {shape}", count(findings))),
        None => output.line(count(findings)),
    }
    Ok(())
}
