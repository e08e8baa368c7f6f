//! Where a drawing goes, and in which format.

use std::path::{Path, PathBuf};

use careergraph::export::escape::is_address_of_page;
use careergraph::export::file::Overwrite;
use careergraph::export::{FORMATS, Format, Look};
use careergraph::view::ViewBuilder;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::args::{Common, FormName};
use super::commands::{self, convert};
use super::inputs;
use super::output::{Failure, Output};

/// Where a drawing goes, and in which format.
#[derive(Debug, Args)]
pub(super) struct Drawing {
    /// The file to draw to; its ending chooses the format. `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The format
    #[arg(long, value_parser = formats())]
    format: Option<FormName>,
    /// Overwrite an existing file
    #[arg(long)]
    force: bool,
}

/// Returns the parser of `--format`, whose values are the names of the formats.
fn formats() -> impl TypedValueParser<Value = FormName> {
    let values = FORMATS
        .iter()
        .map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(values).map(|name| {
        Format::from_name(&name).map_or(FormName::Text, |format| FormName::Drawing(format.name))
    })
}

impl Drawing {
    /// The name of the format that was asked for. Before the command stands how to answer, which names
    /// a format as well.
    pub(super) fn named(&self, common: &Common) -> Option<&'static str> {
        match self.format.unwrap_or(common.format) {
            FormName::Text => None,
            FormName::Html => Some("html"),
            FormName::Json => Some("json"),
            FormName::Markdown => Some("markdown"),
            FormName::Csv => Some("csv"),
            FormName::Sarif => Some("sarif"),
            FormName::Drawing(name) => Some(name),
        }
    }

    /// How to answer where the format is one of those in which every command answers, and no file is
    /// named.
    pub(super) fn answer(&self, common: &Common) -> Option<FormName> {
        if self.output.is_some() {
            return None;
        }
        match self.named(common).unwrap_or("text") {
            "text" => Some(FormName::Text),
            "json" => Some(FormName::Json),
            "markdown" => Some(FormName::Markdown),
            "csv" => Some(FormName::Csv),
            _ => None,
        }
    }

    /// The file, unless it is standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        self.output
            .as_deref()
            .filter(|path| *path != Path::new("-"))
    }

    /// What happens to files that exist already.
    pub(super) fn overwrite(&self) -> Overwrite {
        commands::overwrite(self.force)
    }

    /// Returns the format that was asked for, by name or by the ending of the file.
    pub(super) fn format(&self, common: &Common) -> Result<&'static Format, Failure> {
        if let Some(format) = self.named(common).and_then(Format::from_name) {
            return Ok(format);
        }
        let Some(file) = self.file() else {
            return Ok(Format::from_name("text").unwrap_or(&FORMATS[0]));
        };
        Format::from_path(file).ok_or_else(|| {
            let message = format!("`{}` does not have the ending of a format", file.display());
            let endings = FORMATS
                .iter()
                .filter_map(|format| format.extensions.first());
            let endings: Vec<_> = endings.map(|ending| format!("`.{ending}`")).collect();
            let help = format!(
                "use {}, or name a format with `--format`",
                endings.join(", ")
            );
            Failure::new(message, vec![help])
        })
    }

    /// Draws, but over none of the inputs. Returns how many lines of it a terminal shows.
    pub(super) fn write(
        &self,
        format: &Format,
        view: &ViewBuilder<'_>,
        look: &Look,
        output: &mut Output,
    ) -> Result<usize, Failure> {
        if let Some(path) = self.file() {
            output.inputs().spare([path], inputs::ELSEWHERE)?;
        }
        let export = format.export(view, look).map_err(anyhow::Error::new)?;
        for warning in &export.warnings {
            output.note(&format!("warning: {warning}"));
        }
        let Some(path) = self.file() else {
            if output.width().is_some() && std::str::from_utf8(&export.bytes).is_err() {
                let message = format!("a terminal cannot show `{}`", format.name);
                return Err(Failure::new(
                    message,
                    vec!["name a file with `-o`".to_owned()],
                ));
            }
            let shown = output
                .width()
                .map(|_| String::from_utf8_lossy(&export.bytes));
            let lines = shown.map_or(0, |text| text.lines().count());
            output.bytes(&export.bytes);
            return Ok(lines);
        };
        convert::save(path, &export.bytes, self.force, output)?;
        Ok(0)
    }
}

/// An address of `--link`.
pub(super) fn address(text: &str) -> Result<String, String> {
    if text.contains(['{', '}']) && !text.contains("{id}") {
        return Err("only `{id}` may be in braces: it stands for the id of the role".to_owned());
    }
    if !is_address_of_page(&text.replace("{id}", "id")) {
        return Err(
            "a link begins with `https:`, `http:` or `mailto:`, or is an address without a scheme, as in \
             `roles/{id}.html`"
                .to_owned(),
        );
    }
    Ok(text.to_owned())
}
