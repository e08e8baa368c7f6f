//! Many paths, written one after the other.

use std::io;

use careergraph::export::escape;
use careergraph::export::rows;
use careergraph::query::path::CareerPath;
use serde::Serialize;

use super::show;
use super::{Failure, Output};
use crate::cli::args::Form;

/// Writes paths as they are found: none is kept, however many there are.
pub(super) struct Listing<'o> {
    output: &'o mut Output,
    count: usize,
    /// Whether the years of some path are not known in full.
    lacks_years: bool,
    /// See [`Listing::first_ends`].
    first_ends: Option<[String; 2]>,
}

impl<'o> Listing<'o> {
    pub(super) fn new(output: &'o mut Output) -> Self {
        Self {
            output,
            count: 0,
            lacks_years: false,
            first_ends: None,
        }
    }

    /// How many paths have been written.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The first and the last role of the first path, by id, where it has several moves.
    pub(super) fn first_ends(&self) -> Option<[String; 2]> {
        self.first_ends.clone()
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
                    self.output.csv_row(&rows::PATH_HEADS);
                }
                for row in rows::path_rows(self.count + 1, path) {
                    self.output.csv_row(&row);
                }
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
        if self.count == 0
            && path.moves > 1
            && let [first, .., last] = &path.roles[..]
        {
            self.first_ends = Some([first, last].map(|role| role.id.clone()));
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
