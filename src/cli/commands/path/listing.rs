//! Many paths, written one after the other.

use std::io;

use careergraph::export::escape;
use careergraph::query::path::CareerPath;
use serde::Serialize;

use super::show;
use super::{Failure, Output};
use crate::cli::args::Form;
use crate::cli::commands;

/// Writes paths as they are found: none is kept, however many there are.
pub(super) struct Listing<'o> {
    output: &'o mut Output,
    count: usize,
    /// Whether the years of some path are not known in full.
    lacks_years: bool,
}

impl<'o> Listing<'o> {
    pub(super) fn new(output: &'o mut Output) -> Self {
        Self {
            output,
            count: 0,
            lacks_years: false,
        }
    }

    /// How many paths have been written.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Writes one path, as a line of text; whether somebody still reads.
    pub(super) fn add(&mut self, path: &CareerPath) -> Result<bool, Failure> {
        self.add_as(path, path, |output| show::in_a_line(path, output))
    }

    /// Writes one path, as text by `text` and as JSON with all that `json` has; whether somebody still
    /// reads.
    pub(super) fn add_as(
        &mut self,
        path: &CareerPath,
        json: &impl Serialize,
        text: impl FnOnce(&mut Output),
    ) -> Result<bool, Failure> {
        match self.output.form() {
            Form::Text | Form::Markdown => text(self.output),
            Form::Csv => {
                if self.count == 0 {
                    csv_heads(self.output);
                }
                csv_path(self.count, path, self.output);
            }
            Form::Json => {
                let begin = if self.count == 0 {
                    "{\n  \"paths\": [\n"
                } else {
                    ",\n"
                };
                self.output.raw(begin);
                let text = serde_json::to_string_pretty(json).map_err(anyhow::Error::new)?;
                let lines: Vec<_> = text.lines().map(|line| format!("    {line}")).collect();
                self.output.raw(&escape::json(&lines.join("\n")));
            }
        }
        self.count += 1;
        self.lacks_years |= path.years.at_least;
        match self.output.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
            written => written
                .map(|()| true)
                .map_err(|error| anyhow::Error::new(error).into()),
        }
    }

    /// Ends the list; `cut` says whether there are more paths than were written. Returns whether the years of
    /// some path are not known in full.
    pub(super) fn end(self, cut: bool) -> bool {
        if self.output.form() == Form::Json {
            let end = format!("\n  ],\n  \"cut\": {cut}\n}}\n");
            self.output.raw(&end);
        }
        self.lacks_years
    }
}

/// A line for each step of each path.
pub(super) fn csv(paths: &[CareerPath], output: &mut Output) {
    csv_heads(output);
    for (number, path) in paths.iter().enumerate() {
        csv_path(number, path, output);
    }
}

fn csv_heads(output: &mut Output) {
    let heads = [
        "path",
        "step",
        "from",
        "to",
        "kinds",
        "basis",
        "skips_level",
        "years",
        "cost",
        "gap_low",
        "gap_high",
        "coverage_low",
        "coverage_high",
        "open_needs",
        "top_needs",
    ];
    output.csv_row(&heads);
}

fn csv_path(number: usize, path: &CareerPath, output: &mut Output) {
    for (at, step) in path.steps.iter().enumerate() {
        let [kinds, basis] = commands::words_of(&step.moves);
        let number_or_none =
            |number: Option<f64>| number.map_or_else(String::new, |n| n.to_string());
        let needs: Vec<&str> = step.top_needs.iter().map(|need| &*need.title).collect();
        let fields = [
            (number + 1).to_string(),
            (at + 1).to_string(),
            step.from.clone(),
            step.to.clone(),
            kinds,
            basis,
            step.skips_level.to_string(),
            number_or_none(step.years),
            step.cost.to_string(),
            number_or_none(step.gap.map(|gap| gap.low)),
            number_or_none(step.gap.map(|gap| gap.high)),
            number_or_none(step.coverage.map(|share| share.low)),
            number_or_none(step.coverage.map(|share| share.high)),
            step.open_needs.to_string(),
            needs.join("; "),
        ];
        output.csv_row(&fields);
    }
}
