//! `career convert`

mod editor;

use std::path::{Path, PathBuf};

use careergraph::document::GraphDocument;
use careergraph::export::graph_file;
use careergraph::input::Format;
use careergraph::model::text::shortened;
use careergraph::model::{Name, Notation};
use careergraph::source::{SourceFile, Spanned};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::FormName;
use crate::cli::output::plural;
use crate::cli::{graph_source, inputs};

/// Options of `career convert`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Graph files or role pages; several become one
    files: Vec<PathBuf>,
    #[command(flatten)]
    target: Target,
}

/// Where a graph file or a profile is written.
#[derive(Debug, Args)]
pub(crate) struct Target {
    /// The file to write; its ending (.yaml, .toml or .json) chooses the notation. Without it,
    /// the text goes to standard output
    #[arg(long, short)]
    output: Option<PathBuf>,
    /// The notation on standard output [default: yaml]
    #[arg(long, value_name = "NOTATION", conflicts_with = "output", value_parser = notations(), ignore_case = true)]
    to: Option<Notation>,
    /// Overwrite an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

impl Target {
    /// The notation that is asked for, by the ending of the file or by name.
    pub(crate) fn notation(&self) -> Result<Notation, Failure> {
        let Some(path) = &self.output else {
            return Ok(self.to.unwrap_or(Notation::Yaml));
        };
        let ending = path.extension().and_then(|ending| ending.to_str());
        let notation = ending.and_then(Notation::from_extension);
        notation.ok_or_else(|| {
            let message = format!(
                "`{}` does not have the ending of a notation",
                path.display()
            );
            Failure::new(message, vec!["use `.yaml`, `.toml` or `.json`".to_owned()])
        })
    }
}

/// Returns the parser of `--to`.
fn notations() -> impl TypedValueParser<Value = Notation> {
    let values = [Notation::Yaml, Notation::Toml, Notation::Json].map(|notation| {
        let value = PossibleValue::new(notation.extension());
        if notation == Notation::Yaml {
            value.alias("yml")
        } else {
            value
        }
    });
    PossibleValuesParser::new(values)
        .try_map(|name| Notation::from_extension(&name).ok_or("no such notation"))
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    // What cannot be written need not be read.
    options.target.notation()?;
    if common.format != FormName::Text {
        let help = "name the notation with `--to`, or by the ending of `-o`".to_owned();
        let message = "`convert` writes graph files, for which there is no `--format`";
        return Err(Failure::new(message, vec![help]));
    }
    let files = if options.files.is_empty() {
        graph_source::named_or_usual(common, output)
    } else {
        [common.graph.as_slice(), &options.files].concat()
    };
    // A shipped graph is converted where somebody names it.
    if options.files.is_empty()
        && common.graph.is_empty()
        && !files.iter().any(|file| file.exists())
    {
        let help = "name graph files or role pages, or set CAREER_GRAPH".to_owned();
        return Err(Failure::new("there is no graph to convert", vec![help]));
    }
    let read = graph_source::loader(&files, common, output)?.documents()?;
    let help = match read.documents.len() {
        _ if !options.target.force => "name another file, or pass --force",
        // A file may be rewritten in place, but not with another one that was only looked at.
        0 | 1 => {
            output.inputs().retain(&common.lexicon);
            inputs::ELSEWHERE
        }
        _ => {
            "name another file: this one would say what all of them say, and the others would repeat it"
        }
    };
    // What does not make a sound graph is refused: the copy would only hide where it is wrong.
    let read = read.check()?;
    output.findings(&read.findings, &read.sources);
    for document in &read.documents {
        say_comments(&read.sources[document.source], output);
    }
    let (schema, has_several) = editor::schema_of(&read);
    if has_several {
        output.note("no schema for editors is written: the files name several");
    }
    say_dropped(&read.documents, output);
    let merged = GraphDocument::merge(read.documents);
    let text = |notation| {
        let text = graph_file::write(&merged, notation);
        match &schema {
            Some(schema) => editor::with_schema(&text, schema, notation),
            None => text,
        }
    };
    write_text(text, &options.target, help, output)
}

/// What a document says of the whole graph under a key.
type Setting = fn(&GraphDocument) -> Option<&Spanned<Name>>;

/// Says which texts are not written, since files that become one have several of them.
fn say_dropped(documents: &[GraphDocument], output: &Output) {
    let settings: [(&str, Setting); 4] = [
        ("title", |document| document.title.as_ref()),
        ("description", |document| document.description.as_ref()),
        ("source", |document| document.citation.as_ref()),
        ("license", |document| document.license.as_ref()),
    ];
    for (key, of) in settings {
        let texts = documents.iter().filter_map(of).map(|text| &*text.value);
        let first = texts.clone().next().unwrap_or_default();
        if let Some(other) = texts.clone().find(|text| *text != first) {
            let [first, other] = [first, other].map(shortened);
            output.note(&format!(
                "the files have several texts under `{key}`: `{first}` is written, `{other}` is not"
            ));
        }
    }
}

/// Says that the comments of a graph file are not written.
fn say_comments(file: &SourceFile, output: &Output) {
    let format = Format::from_name(file.name());
    if !matches!(format, Some(Format::Yaml | Format::Toml)) {
        return;
    }
    let lines = file.text().lines().map(str::trim_start);
    let is_comment = |line: &&str| line.starts_with('#') && !editor::is_for_editors(line);
    let comments = lines.filter(is_comment).count();
    if comments > 0 {
        let lines = plural(comments, "line");
        let name = file.name();
        output.note(&format!(
            "comments are not written: {name} has {lines} of them"
        ));
    }
}

/// Writes a document to a file or to standard output; `help` says what to do where the file is an input.
pub(crate) fn write_out(
    document: &GraphDocument,
    target: &Target,
    help: &str,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let text = |notation| graph_file::write(document, notation);
    write_text(text, target, help, output)
}

/// Writes a text that is there in every notation to a file or to standard output, as [`write_out`] does.
pub(crate) fn write_text(
    text: impl Fn(Notation) -> String,
    target: &Target,
    help: &str,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let text = text(target.notation()?);
    let Some(path) = &target.output else {
        output.raw(&text);
        return Ok(Outcome::Fine);
    };
    output.inputs().spare([path], help)?;
    save(path, text.as_bytes(), target.force, output)
}

/// Writes a file; one that exists only where it may be replaced.
pub(crate) fn save(
    path: &Path,
    bytes: &[u8],
    force: bool,
    output: &Output,
) -> Result<Outcome, Failure> {
    super::write_file(path, bytes, super::overwrite(force))?;
    output.note(&format!("wrote {}", path.display()));
    Ok(Outcome::Fine)
}

/// Whether two paths lead to one file.
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}
