//! `career explore`

use std::io;
use std::path::{Path, PathBuf};

use careergraph::explorer::{Explorer, Running, Scene, SceneError, Source, serve};
use careergraph::graph::CareerGraph;
use careergraph::load::{Loader, file_of, is_input};
use careergraph::model::Date;
use careergraph::source::Stamp;
use careergraph::{LoadedProfile, ResolvedProfile};
use clap::Args;

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::Me;
use crate::cli::output::plural;
use crate::cli::{graph_source, profile_source};

/// The port, where it is free and none is given.
const USUAL_PORT: u16 = 7171;
/// How many ports after it are tried.
const MORE_PORTS: u16 = 20;

/// Options of `career explore`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Graph files, role pages, spreadsheets, folders, or the name of a shipped graph, like --graph
    files: Vec<PathBuf>,
    #[command(flatten)]
    me: Me,
    /// Show changes since this graph; repeat it to join several files [default: since the start]
    #[arg(long, value_name = "OLD")]
    since: Vec<PathBuf>,
    /// The port to listen on; 0 for any free one [default: 7171, or the next free one]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Open the page in the default browser
    #[arg(long)]
    open: bool,
}

/// The files that are explored.
struct Files {
    graph: Vec<PathBuf>,
    lexicon: Vec<PathBuf>,
    me: Option<PathBuf>,
    since: Vec<PathBuf>,
    today: Option<Date>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = match options.files.as_slice() {
        [] => graph_source::named_or_usual(common, output),
        files => [files, &common.graph].concat(),
    };
    let me = options.me.me.clone();
    let files = Files {
        graph,
        lexicon: common.lexicon.clone(),
        me: me.or_else(profile_source::from_environment),
        since: options.since.clone(),
        today: options.me.today.today.or_else(profile_source::clock),
    };
    if files.named().any(|path| path == Path::new("-")) {
        let help = "the explorer reads its files again when they change: name a file".to_owned();
        let message = "standard input can be read only once";
        return Err(Failure::new(message, vec![help]));
    }
    // What is wrong with the names is said as other commands say it.
    let named = files.graph.iter().chain(&files.since);
    if let Some(failure) = named
        .into_iter()
        .find_map(|path| graph_source::unknown(path))
    {
        return Err(failure);
    }
    let explorer = Explorer::new(files).map_err(|error| match error {
        SceneError::Load(error) => Failure::from(error),
        SceneError::Profile(error) => Failure::from(error),
        other => Failure::new(other, Vec::new()),
    })?;
    let found = explorer.finding_count();
    if found > 0 {
        output.note(&format!(
            "{}; see them under Checks",
            plural(found, "finding")
        ));
    }
    let running = listen(options.port)?;
    let address = running.address();
    output.line(format!("{address} shows the graph; Ctrl+C ends it"));
    // What follows does not end: it has to be seen now.
    output
        .flush()
        .map_err(|error| Failure::from(anyhow::Error::new(error)))?;
    if options.open
        && let Err(error) = open::that_detached(&address)
    {
        output.note(&format!("no browser could be opened: {error}"));
    }
    serve(explorer, running).map_err(|error| Failure::from(anyhow::Error::new(error)))?;
    Ok(Outcome::Fine)
}

/// Listens on the port that is asked for, else on the first free one of the usual ones.
fn listen(port: Option<u16>) -> Result<Running, Failure> {
    let failed = |port: u16, error: &io::Error| {
        let message = format!("cannot listen on port {port}: {error}");
        Failure::new(message, vec!["`--port 0` takes any free one".to_owned()])
    };
    if let Some(port) = port {
        return Running::on(port).map_err(|error| failed(port, &error));
    }
    let mut ports = USUAL_PORT..=USUAL_PORT + MORE_PORTS;
    let free = ports.find_map(|port| match Running::on(port) {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => None,
        listening => Some(listening.map_err(|error| failed(port, &error))),
    });
    free.unwrap_or_else(|| Running::on(0).map_err(|error| failed(0, &error)))
}

impl Source for Files {
    fn stamp(&self) -> Stamp {
        let files: Vec<_> = self.named().map(|path| file_of(path)).collect();
        Stamp::of(files.iter().map(PathBuf::as_path), is_input)
    }

    fn load(&self) -> Result<Scene, SceneError> {
        let (loaded, documents) = self.loader(&self.graph)?.load_with_documents()?;
        let person = self
            .me
            .as_deref()
            .map(|path| self.person(path, &loaded.graph));
        let person = person.transpose()?;
        let mut scene = Scene::new(loaded, documents);
        if let Some(person) = person {
            scene = scene.of(person);
        }
        if !self.since.is_empty() {
            scene = scene.since(self.loader(&self.since)?.load()?.graph);
        }
        Ok(scene)
    }
}

impl Files {
    /// All files that are named.
    fn named(&self) -> impl Iterator<Item = &PathBuf> {
        let graphs = self.graph.iter().chain(&self.since);
        graphs.chain(&self.lexicon).chain(&self.me)
    }

    fn loader(&self, graph: &[PathBuf]) -> Result<Loader, SceneError> {
        let loader = graph_source::loader_of(graph, &self.lexicon, |_| Ok(()));
        loader.map_err(|failure| SceneError::Other(failure.render(&[])))
    }

    /// What a profile means in a graph.
    fn person(&self, path: &Path, graph: &CareerGraph) -> Result<ResolvedProfile, SceneError> {
        let profile = LoadedProfile::from_path(path)?;
        let lexicon = graph_source::loader_of(&self.lexicon, &[], |_| Ok(()));
        let lexicon = lexicon.map_err(|failure| SceneError::Other(failure.render(&[])))?;
        let lexicon = lexicon.documents()?.documents;
        let names = graph.profile_names(&lexicon);
        let mut query = names.profile(&profile.profile);
        if let Some(date) = self.today {
            query = query.as_of(date);
        }
        Ok(query.resolve())
    }
}
