//! Answers that people keep: written to a file, whose ending says in which form.

use std::path::PathBuf;

use clap::Args;

use super::Outcome;
use super::args::{Common, FormName};
use super::commands::convert;
use super::inputs;
use super::output::{Failure, Output};

/// The endings of files and the forms that they stand for.
const ENDINGS: [(&str, FormName); 7] = [
    ("txt", FormName::Text),
    ("md", FormName::Markdown),
    ("markdown", FormName::Markdown),
    ("html", FormName::Html),
    ("htm", FormName::Html),
    ("json", FormName::Json),
    ("csv", FormName::Csv),
];

/// Where an answer is written.
#[derive(Debug, Args)]
pub(super) struct Sheet {
    /// The file to write; its ending (.txt, .md, .html, .json or .csv) chooses the form unless
    /// --format does. Without it, the answer goes to standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Overwrite an existing file
    #[arg(long)]
    force: bool,
}

impl Sheet {
    /// Lets the ending of the file choose the form, where nothing else does.
    pub(super) fn choose_form(&self, common: &Common, output: &mut Output) -> Result<(), Failure> {
        let Some(path) = &self.output else {
            return Ok(());
        };
        output.for_a_file();
        if common.format != FormName::Text {
            return Ok(());
        }
        let ending = path.extension().and_then(|ending| ending.to_str());
        let ending = ending.unwrap_or_default().to_lowercase();
        let Some((_, form)) = ENDINGS.iter().find(|(known, _)| *known == ending) else {
            let help = "use .txt, .md, .html, .json or .csv, or --format";
            let message = format!("`{}` has no known ending", path.display());
            return Err(Failure::new(message, vec![help.to_owned()]));
        };
        output.answer_as(*form);
        Ok(())
    }

    /// Writes what the output has collected, where a file is named, but over none of the inputs.
    pub(super) fn write(&self, outcome: Outcome, output: &mut Output) -> Result<Outcome, Failure> {
        let Some(path) = &self.output else {
            return Ok(outcome);
        };
        // It is for the file, also where that may not be written.
        let text = output.take();
        output.inputs().spare([path], inputs::ELSEWHERE)?;
        convert::save(path, text.as_bytes(), self.force, output)?;
        Ok(outcome)
    }
}
