//! Which graph a command runs on.

use std::path::{Path, PathBuf};

use careergraph::graph::CareerGraph;
use careergraph::input::embedded;
use careergraph::load::{Documents, Loaded, Loader};
use careergraph::model::text::shortened;
use careergraph::source::SourceFile;

use super::args::Common;
use super::inputs::ITS_NAME;
use super::output::{Failure, Output, count};
use super::shell;

/// Files that are looked for in the current folder and above.
pub(super) const USUAL_NAMES: [&str; 8] = [
    "career.yaml",
    "career.yml",
    "career.toml",
    "career.json",
    "ladder.yaml",
    "ladder.yml",
    "ladder.toml",
    "ladder.json",
];

/// Loads the graph that the options or their defaults name.
pub(super) fn load(common: &Common, output: &Output) -> Result<&'static mut Loaded, Failure> {
    load_paths(&named_or_usual(common, output), common, output)
}

/// What the options name or what is found, else the shipped graph.
pub(super) fn named_or_usual(common: &Common, output: &Output) -> Vec<PathBuf> {
    let mut paths = named(common, output);
    if paths.is_empty() {
        paths.push(PathBuf::from(embedded::DEFAULT));
    }
    paths
}

/// Loads the graph that the options name, or that is found; nothing where only the shipped one is left.
pub(super) fn load_named(
    common: &Common,
    output: &Output,
) -> Result<Option<&'static mut Loaded>, Failure> {
    let paths = named(common, output);
    if paths.is_empty() {
        return Ok(None);
    }
    load_paths(&paths, common, output).map(Some)
}

/// What the options name, else the environment, else what is found in the current folder and above.
fn named(common: &Common, output: &Output) -> Vec<PathBuf> {
    let mut paths = common.graph.clone();
    if paths.is_empty() {
        paths = from_environment();
    }
    if paths.is_empty() {
        paths.extend(found_upwards());
        if let Some(path) = paths.first() {
            output.note(&format!("graph: {}", path.display()));
        }
    }
    paths
}

fn load_paths(
    paths: &[PathBuf],
    common: &Common,
    output: &Output,
) -> Result<&'static mut Loaded, Failure> {
    let loaded = load_from(loader(paths, common, output)?)?;
    note_findings(loaded, paths, output);
    Ok(loaded)
}

/// Says that there are findings, and how to see them.
fn note_findings(loaded: &Loaded, paths: &[PathBuf], output: &Output) {
    if loaded.findings.is_empty() {
        return;
    }
    let files: Vec<_> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let found = count(&loaded.findings);
    output.note(&format!(
        "{found}; see them with: career check {}",
        files.join(" ")
    ));
}

/// Loads what the arguments name, else the graph that other commands would use, with the documents
/// that it was made from.
pub(super) fn load_documented(
    files: &[PathBuf],
    common: &Common,
    output: &Output,
) -> Result<&'static (Loaded, Documents), Failure> {
    let paths = judged(files, common, output)?;
    let both = document(&paths, common, output)?;
    note_findings(&both.0, &paths, output);
    Ok(both)
}

/// What is judged: the files that the arguments name, else the graph that other commands would use, but not the
/// shipped one: somebody means a file of their own, and it is not here.
pub(super) fn judged(
    files: &[PathBuf],
    common: &Common,
    output: &Output,
) -> Result<Vec<PathBuf>, Failure> {
    if !files.is_empty() {
        return Ok([files, &common.graph].concat());
    }
    let paths = named(common, output);
    if paths.is_empty() {
        let help = format!(
            "name files or folders, or with `--graph {}` a shipped graph",
            embedded::DEFAULT
        );
        return Err(Failure::new("there is no ladder here", vec![help]));
    }
    Ok(paths)
}

/// Loads a graph as it was before, with its documents.
pub(super) fn load_old_documented(
    old: &Path,
    common: &Common,
    output: &Output,
) -> Result<&'static (Loaded, Documents), Failure> {
    document(&[old.to_owned()], common, output)
}

fn document(
    paths: &[PathBuf],
    common: &Common,
    output: &Output,
) -> Result<&'static (Loaded, Documents), Failure> {
    let loader = loader(paths, common, output)?;
    Ok(Box::leak(Box::new(loader.load_with_documents()?)))
}

/// Loads the graph of a question.
pub(super) fn graph(common: &Common, output: &Output) -> Result<&'static CareerGraph, Failure> {
    Ok(&load(common, output)?.graph)
}

/// Loads one of two graphs that are compared, which is called the old or the new one.
pub(super) fn load_called(
    which: &str,
    paths: &[PathBuf],
    common: &Common,
    output: &Output,
) -> Result<&'static CareerGraph, Failure> {
    // So git calls a file that is not there: of a new one the old side, of a removed one the new side.
    let is_nothing = paths == [Path::new("/dev/null")];
    let paths = if is_nothing { &[] } else { paths };
    let loaded = load_from(loader(paths, common, output)?)?;
    if !loaded.findings.is_empty() {
        output.note(&format!("{} in the {which} graph", count(&loaded.findings)));
    }
    Ok(&loaded.graph)
}

/// Loads what a loader has been given, and keeps it until the program ends: taking a large graph
/// apart takes longer than most questions.
pub(super) fn load_from(loader: Loader) -> Result<&'static mut Loaded, Failure> {
    Ok(Box::leak(Box::new(loader.load()?)))
}

/// Returns a loader with inputs by path or by name, which the answer will not be written over.
pub(super) fn loader(
    paths: &[PathBuf],
    common: &Common,
    output: &Output,
) -> Result<Loader, Failure> {
    for path in &common.lexicon {
        output.inputs().add(path);
    }
    let loader = loader_of(paths, &common.lexicon, |loader| {
        let bytes = output.inputs().read_bytes_of_standard_input()?;
        let added = loader.bytes(ITS_NAME, bytes, common.input_format);
        added.map_err(|error| Failure::from(anyhow::Error::new(error)))
    })?;
    for file in loader.files() {
        output.inputs().add(file);
    }
    Ok(loader)
}

/// Returns a loader with inputs by path or by name, and with what else is added for `-`.
pub(super) fn loader_of(
    paths: &[PathBuf],
    lexicons: &[PathBuf],
    add_standard_input: impl Fn(&mut Loader) -> Result<(), Failure>,
) -> Result<Loader, Failure> {
    let mut loader = Loader::new();
    for path in lexicons {
        if path == Path::new("-") {
            let help = "standard input is for a graph: `--graph -`".to_owned();
            return Err(Failure::new("`--lexicon` takes a file", vec![help]));
        }
        let read = SourceFile::read(path);
        loader.lexicon(read.map_err(|error| Failure::from(anyhow::Error::new(error)))?);
    }
    for path in paths {
        let name = path.to_str().unwrap_or_default();
        if name == "-" {
            add_standard_input(&mut loader)?;
        } else if SourceFile::is_pipe(path) {
            // A shell has put the output of another command there.
            let added =
                SourceFile::read_bytes(path).and_then(|bytes| loader.bytes(name, bytes, None));
            added.map_err(|error| Failure::from(anyhow::Error::new(error)))?;
        } else if let Some(failure) = unknown(path) {
            return Err(failure);
        } else if path.exists() || loader.embedded(name).is_err() {
            loader.path(path);
        }
    }
    Ok(loader)
}

/// Says how a graph is named by its path, where the path of one is given instead of a role or a skill.
pub(super) fn named_by_path(name: &str) -> Option<String> {
    let path = Path::new(name);
    let what = match (path.is_dir(), path.is_file()) {
        (true, _) => "folder",
        (_, true) => "file",
        _ => return None,
    };
    let option = shell::told(&[("-g", Some(name.to_owned()))]).concat();
    Some(format!(
        "`{}` is a {what}: did you mean `{option}`?",
        shortened(name)
    ))
}

/// Why there is no graph of that name, where it is neither that of a shipped graph nor looks like a path.
pub(super) fn unknown(path: &Path) -> Option<Failure> {
    let name = path.to_str().unwrap_or_default();
    let is_known = path.exists() || embedded::names().any(|known| known == name);
    let is_path = name.contains(['/', '\\', '.']);
    (!is_known && !is_path).then(|| no_such_graph(name))
}

fn no_such_graph(name: &str) -> Failure {
    let known: Vec<_> = embedded::names().map(|name| format!("`{name}`")).collect();
    let name = shortened(name);
    let message = format!("`{name}` is neither a file nor a shipped graph");
    let mut help = vec![format!("the shipped graphs are {}", known.join(", "))];
    if is_revision(&name) {
        help.insert(0, format!("for a file of a revision in git: `git show {name}:FILE | career ... -`, or for a folder `git archive {name} FOLDER | tar -x -C OLD`"));
    }
    Failure::new(message, help)
}

/// Whether a name looks like a revision of git, and not like a graph.
fn is_revision(name: &str) -> bool {
    let is_hash = (7..=40).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_hexdigit());
    is_hash || name == "HEAD" || name.contains(['~', '^']) || name.contains("@{")
}

#[expect(clippy::disallowed_methods, reason = "the binary reads its settings")]
fn from_environment() -> Vec<PathBuf> {
    let Some(value) = std::env::var_os("CAREER_GRAPH").filter(|value| !value.is_empty()) else {
        return Vec::new();
    };
    std::env::split_paths(&value)
        .filter(|path| !path.as_os_str().is_empty())
        .collect()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the binary knows where it was started"
)]
fn found_upwards() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let in_folder = |folder: &Path| {
        let names = USUAL_NAMES.iter().map(|name| folder.join(name));
        names.into_iter().find(|path| path.is_file())
    };
    let path = here.ancestors().find_map(in_folder)?;
    Some(
        path.strip_prefix(&here)
            .map_or_else(|_| path.clone(), Path::to_owned),
    )
}
