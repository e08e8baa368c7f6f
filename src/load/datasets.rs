//! Folders that are public data sets.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};

use super::documents::start_of;
use super::{Documents, Loader};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::dataset::{self, Dataset, DatasetFile};
use crate::model::text::listed;
use crate::source::{Place, SourceFile};

/// A folder that is a data set.
#[derive(Debug)]
pub(super) struct DatasetFolder {
    path: PathBuf,
    dataset: Dataset,
    /// The names of the files that are read, each with its text where it can be read.
    files: Vec<(String, Option<SourceFile>)>,
    /// The names of the others.
    others: Vec<String>,
}

impl Loader {
    /// Takes the files of every folder that is a data set, and returns whether there is one.
    pub(super) fn take_datasets(&mut self, files: &mut Vec<PathBuf>) -> bool {
        let mut folders: BTreeMap<&Path, Vec<&PathBuf>> = BTreeMap::new();
        for file in &*files {
            let folder = file.parent().unwrap_or(Path::new(""));
            folders.entry(folder).or_default().push(file);
        }
        let mut taken = Vec::new();
        for (folder, files) in folders {
            let names: Vec<_> = files.iter().map(|file| name_of(file)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            if let Some(dataset) = dataset::recognise(&names) {
                self.dataset(folder, dataset, &files, &names);
                taken.push(folder.to_owned());
            }
        }
        files.retain(|file| !taken.iter().any(|folder| file.parent() == Some(folder)));
        !taken.is_empty()
    }

    /// Adds a folder that is a data set, once.
    fn dataset(&mut self, folder: &Path, dataset: Dataset, files: &[&PathBuf], names: &[&str]) {
        if self.datasets.iter().any(|known| known.path == folder) {
            return;
        }
        let read = dataset.files(names);
        let texts = read.iter().map(|&at| {
            let text = match self.paths.entry(files[at].clone()) {
                // A file that is named itself as well is still read as a part of its set.
                Entry::Occupied(known) => SourceFile::read(known.key()),
                Entry::Vacant(place) => {
                    let text = SourceFile::read(place.key());
                    place.insert(None);
                    text
                }
            };
            let text = text.map_err(|error| self.unreadable.push(error));
            (names[at].to_owned(), text.ok())
        });
        let texts = texts.collect();
        let others = (0..names.len()).filter(|at| !read.contains(at));
        self.datasets.push(DatasetFolder {
            path: folder.to_owned(),
            dataset,
            files: texts,
            others: others.map(|at| names[at].to_owned()).collect(),
        });
    }
}

fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

impl Documents {
    /// Reads a folder that is a data set.
    pub(super) fn read_dataset(&mut self, folder: DatasetFolder) {
        let DatasetFolder {
            path,
            dataset,
            files,
            others,
        } = folder;
        let name = path.display().to_string();
        let about = self.sources.add(SourceFile::new(name, ""));
        let mut placed = Vec::new();
        for (name, text) in files {
            let source = text.map(|text| self.sources.add(text));
            placed.push((name, source));
        }
        let files: Vec<_> = placed
            .iter()
            .map(|(name, source)| DatasetFile {
                source: source.unwrap_or(about),
                name,
                text: source.map(|source| self.sources[source].text()),
            })
            .collect();
        let (documents, unread) = dataset.read(about, &files, &mut self.findings);
        self.documents.extend(documents);
        self.unread.merge(unread);
        if !others.is_empty() {
            let place = start_of(about);
            self.findings.push(left_alone(dataset, &others, place));
        }
    }
}

/// A finding that names the files of a data set that are not read.
fn left_alone(dataset: Dataset, others: &[String], place: Place) -> Diagnostic {
    let named = listed(others);
    let set = dataset.name();
    let message =
        format!("this folder is read as {set}; these files in it are left alone: {named}");
    Diagnostic::new(Code::PassedOver, place, message).help("name a file itself to have it read")
}
