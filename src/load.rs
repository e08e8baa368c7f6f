//! Where input and graph meet: from files, texts and shipped graphs to a [`CareerGraph`].

mod datasets;
mod documents;
mod levels;
mod links;
mod mentions;
mod packages;
mod ranks;
mod reading;
mod scales;
mod words;
mod workbooks;

pub use documents::Documents;
pub use links::LinkedLevels;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::{self, Diagnostic};
use crate::graph::CareerGraph;
use crate::input::workbook::{self, HiddenCells};
use crate::input::{self, Alternatives, Format, UnknownGraph, embedded, word};
use crate::source::{ReadError, ReadProblem, SourceFile, Sources};
use datasets::DatasetFolder;
use packages::{Remark, is_package, is_package_name};
use reading::join;

/// A loaded graph with its warnings and notes.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Loaded {
    /// The graph.
    pub graph: CareerGraph,
    /// Findings that did not stand in the way, in order of place.
    pub findings: Vec<Diagnostic>,
    /// The texts in which the findings lie.
    pub sources: Sources,
}

/// Why a graph could not be loaded.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LoadError {
    /// Every finding, warnings included.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts in which they lie.
    pub sources: Sources,
}

/// Says the first error with its place, and how many there are.
impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the graph could not be loaded")?;
        diagnostic::render::first(f, &self.diagnostics, &self.sources)
    }
}

impl std::error::Error for LoadError {}

/// Collects inputs and makes one graph of them.
///
/// ```
/// use careergraph::load::Loader;
/// use careergraph::input::Format;
///
/// let mut loader = Loader::new();
/// loader.text("ladder.yaml", Format::Yaml, "roles: {Cook: {advances_to: Sous Chef}}");
/// let loaded = loader.load()?;
/// assert_eq!(loaded.graph.role("sous chef")?.title(), "Sous Chef");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Loader {
    texts: Vec<Text>,
    unreadable: Vec<ReadError>,
    shipped: Vec<&'static str>,
    lexicons: Vec<SourceFile>,
    alternatives: Alternatives,
    /// The files that have been added by path, each with its place among the texts.
    paths: BTreeMap<PathBuf, Option<usize>>,
    folders: Vec<Folder>,
    remarks: Vec<Remark>,
    datasets: Vec<DatasetFolder>,
}

/// A folder that is named, or a workbook.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    /// Whether a file or a sheet of it was not passed over, or cannot be read and may be a graph file.
    is_read: bool,
    holder: Holder,
}

/// What holds several texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holder {
    Folder,
    Workbook,
}

/// A text to be read.
#[derive(Debug)]
struct Text {
    file: SourceFile,
    format: Option<Format>,
    /// Whether it was named itself; else it was found in a folder.
    is_named: bool,
    /// The folders in which it was found.
    folders: Vec<usize>,
    /// Of a sheet its workbook, and its place among the sheets.
    sheet: Option<(String, usize)>,
    /// What of a sheet is hidden.
    hidden: Option<HiddenCells>,
}

impl Text {
    /// Where the text stands among all: by the name of its file, a sheet in the order of the workbook.
    fn order(&self) -> (&str, usize, &str) {
        let (name, place) = match &self.sheet {
            Some((workbook, place)) => (workbook.as_str(), *place),
            None => (self.file.name(), 0),
        };
        (name, place, self.file.text())
    }
}

/// Returns whether a file of a folder is one that a loader reads, by its name.
pub fn is_input(name: &str) -> bool {
    Format::from_name(name).is_some() || workbook::is_readable(name) || word::is_readable(name)
}

/// Returns the endings of the files that a loader reads.
fn endings() -> impl Iterator<Item = &'static str> {
    let packages = workbook::READ.into_iter().chain(word::READ);
    input::extensions().chain(packages)
}

/// Returns the file in which an input lies that is named by path: of `ladder.xlsx[Roles]` the workbook.
pub fn file_of(path: &Path) -> PathBuf {
    let name = path.to_string_lossy();
    workbook::named_sheet(&name).map_or_else(|| path.to_owned(), |(file, _)| PathBuf::from(file))
}

impl Loader {
    /// Returns a loader without inputs.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text.
    pub fn text(&mut self, name: impl Into<String>, format: Format, text: impl Into<String>) {
        self.source(SourceFile::new(name, text.into()), Some(format));
    }

    /// Adds a source that has been read already; its format follows from its name unless given.
    pub fn source(&mut self, source: SourceFile, format: Option<Format>) {
        let format = format.or_else(|| Format::from_name(source.name()));
        self.texts.push(Text {
            file: source,
            format,
            is_named: true,
            folders: Vec::new(),
            sheet: None,
            hidden: None,
        });
    }

    /// Adds what has been read without a name that tells what it is, such as standard input: the sheets of a
    /// workbook or the text of a document of a word processor where it is one, and else a text in a format or in the one
    /// that it looks like.
    ///
    /// # Errors
    ///
    /// Where it is neither a workbook, nor a document, nor UTF-8 text.
    pub fn bytes(
        &mut self,
        name: impl Into<String>,
        bytes: Vec<u8>,
        format: Option<Format>,
    ) -> Result<(), ReadError> {
        let name = name.into();
        if is_package(&bytes) {
            self.package_of(name, &bytes, None);
            return Ok(());
        }
        let source = SourceFile::from_bytes(name, bytes)?;
        let format = format.unwrap_or_else(|| Format::guess(source.text()));
        self.source(source, Some(format));
        Ok(())
    }

    /// Adds a file, or every file of a known format in a folder and the folders in it. A document of a word processor is
    /// read as a role page in Markdown. The sheets of a workbook are read as the files of a folder are; `ladder.xlsx[Roles]` names one of them. A folder that
    /// is a public data set is read as such; see [`dataset`](crate::input::dataset).
    ///
    /// Files of a folder that are neither a graph file nor a role page are passed over, each with a
    /// note. A file that is named twice counts once. What cannot be read is reported by
    /// [`Loader::load`].
    pub fn path(&mut self, path: impl AsRef<Path>) {
        self.named_path(path.as_ref());
    }

    fn named_path(&mut self, path: &Path) {
        if let Some((file, sheet)) = workbook::named_sheet(&path.to_string_lossy()) {
            self.paths.entry(PathBuf::from(file)).or_insert(None);
            return self.named_sheet(Path::new(file), sheet);
        }
        let mut files = match SourceFile::list(path, |_| true) {
            Ok(files) => files,
            Err(error) => return self.unreadable.push(error),
        };
        if files == [path] {
            return self.file(path.to_owned(), None);
        }
        let has_datasets = self.take_datasets(&mut files);
        files.retain(|file| is_input(&file.to_string_lossy()));
        if files.is_empty() && !has_datasets {
            let error = ReadError::new(path, ReadProblem::NoFiles);
            return self.unreadable.push(error);
        }
        let folder = self.folder(path);
        self.folders[folder].is_read |= has_datasets;
        for file in files {
            self.file(file, Some(folder));
        }
    }

    /// Adds a file, which may have been found in a folder.
    fn file(&mut self, file: PathBuf, folder: Option<usize>) {
        let place = match self.paths.entry(file) {
            Entry::Occupied(known) => {
                if let Some(at) = *known.get() {
                    // Named itself, it is more than a file of a folder, and still one.
                    self.texts[at].is_named |= folder.is_none();
                    self.texts[at].folders.extend(folder);
                } else {
                    self.is_read(folder);
                }
                return;
            }
            Entry::Vacant(place) => place,
        };
        if is_package_name(&place.key().to_string_lossy()) {
            let path = place.key().clone();
            place.insert(None);
            return self.package(&path, folder);
        }
        match SourceFile::read_or_bytes(place.key()) {
            Ok(file) => {
                let format = Format::from_name(file.name());
                place.insert(Some(self.texts.len()));
                self.texts.push(Text {
                    file,
                    format,
                    is_named: folder.is_none(),
                    folders: folder.into_iter().collect(),
                    sheet: None,
                    hidden: None,
                });
            }
            // A package whose name says something else.
            Err((_, bytes)) if is_package(&bytes) => {
                let path = place.key().clone();
                place.insert(None);
                self.package_at(&path, &bytes, folder);
            }
            Err((error, _)) => {
                place.insert(None);
                self.is_read(folder);
                self.unreadable.push(error);
            }
        }
    }

    /// Notes that something of a folder has been looked at, and is not passed over.
    fn is_read(&mut self, folder: Option<usize>) {
        if let Some(folder) = folder {
            self.folders[folder].is_read = true;
        }
    }

    /// Returns the number of a folder, however often it is named.
    fn folder(&mut self, path: &Path) -> usize {
        let known = self.folders.iter().position(|known| known.path == path);
        known.unwrap_or_else(|| {
            self.folders.push(Folder {
                path: path.to_owned(),
                is_read: false,
                holder: Holder::Folder,
            });
            self.folders.len() - 1
        })
    }

    /// Returns the files that have been added by path, those of folders included.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.paths.keys().map(PathBuf::as_path)
    }

    /// Adds a graph that ships with the crate.
    ///
    /// # Errors
    ///
    /// Where no shipped graph has the name.
    pub fn embedded(&mut self, name: &str) -> Result<(), UnknownGraph> {
        self.shipped.push(embedded::known(name)?);
        Ok(())
    }

    /// Adds skills to the lexicon with which role pages are read: a graph file with `skills`.
    pub fn lexicon(&mut self, source: SourceFile) {
        self.lexicons.push(source);
    }

    /// Chooses what becomes of list entries of role pages that name several titles.
    pub fn alternatives(&mut self, alternatives: Alternatives) {
        self.alternatives = alternatives;
    }

    /// Reads all inputs without joining them to a graph: what a page says, and what was found about it.
    ///
    /// ```
    /// use careergraph::Loader;
    /// use careergraph::diagnostic::render::{Style, human};
    /// use careergraph::input::Format;
    ///
    /// let page = "# Cook\n\nParking is free.\n\n## Advancement To\n\n- Sous Chef\n";
    /// let mut loader = Loader::new();
    /// loader.text("cook.md", Format::Markdown, page);
    /// let read = loader.documents()?;
    /// assert_eq!(&*read.documents[0].roles[0].moves[0].role.value, "Sous Chef");
    /// // Each with its file and line, as the program shows them.
    /// println!("{}", human(&read.findings, &read.sources, Style::default()));
    /// # Ok::<(), careergraph::LoadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where any of them is malformed.
    pub fn documents(self) -> Result<Documents, LoadError> {
        let mut documents = self.read();
        documents.write_out();
        if documents.failed() {
            // What was read is checked all the same, so that one run finds everything.
            return documents.check();
        }
        Ok(documents)
    }

    /// Makes the graph.
    ///
    /// # Errors
    ///
    /// Where any input cannot be read, is malformed, or contradicts itself or another; the error
    /// has all findings about all inputs.
    pub fn load(self) -> Result<Loaded, LoadError> {
        if let Some(graph) = self.shipped_alone() {
            return Ok(Loaded {
                graph,
                findings: Vec::new(),
                sources: Sources::default(),
            });
        }
        join(self.read())
    }

    /// Makes the graph as [`Loader::load`] does, and keeps the documents that it was made from, which know
    /// where each value was written, and their texts.
    ///
    /// # Errors
    ///
    /// As for [`Loader::load`].
    pub fn load_with_documents(self) -> Result<(Loaded, Documents), LoadError> {
        let mut documents = self.read();
        // A graph is made of short forms, which takes less than making it of what they are written out to.
        let loaded = join(documents.clone())?;
        documents.write_out();
        Ok((loaded, documents))
    }

    /// The one input, where it is a shipped graph, which has been joined and checked already.
    fn shipped_alone(&self) -> Option<CareerGraph> {
        let has_others = !(self.texts.is_empty()
            && self.paths.is_empty()
            && self.datasets.is_empty()
            && self.unreadable.is_empty()
            && self.lexicons.is_empty());
        let [name] = self.shipped[..] else {
            return None;
        };
        let (file, compact) = embedded::compact(name).ok().filter(|_| !has_others)?;
        let mut sources = Sources::default();
        sources.add(file);
        let graph = CareerGraph::from_compact(compact, sources);
        Some(graph.expect("the build script wrote it from the same types"))
    }
}

/// # Loading
impl CareerGraph {
    /// Returns a graph that ships with the crate; see [`embedded::names`].
    ///
    /// # Errors
    ///
    /// Where no shipped graph has the name.
    ///
    /// # Panics
    ///
    /// Never: every shipped graph is loaded by a test.
    pub fn embedded(name: &str) -> Result<Self, UnknownGraph> {
        let mut loader = Loader::new();
        loader.embedded(name)?;
        Ok(loader
            .load()
            .expect("shipped graphs are checked by a test")
            .graph)
    }

    /// Loads one file or folder; for several, see [`Loader`].
    ///
    /// # Errors
    ///
    /// See [`Loader::load`].
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, LoadError> {
        let mut loader = Loader::new();
        loader.path(path);
        Ok(loader.load()?.graph)
    }
}
