//! The files that an answer is made from: it is never written over one of them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use careergraph::source::SourceFile;

use super::output::Failure;

/// What to do about it.
pub(super) const ELSEWHERE: &str = "name another file";
/// What findings call standard input.
pub(super) const ITS_NAME: &str = "<stdin>";
/// The file that standard input comes from, where it comes from one.
const STANDARD_INPUT: &str = "/dev/stdin";

/// Remembers the files that have been read, however they were found.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    files: RefCell<Vec<PathBuf>>,
    has_read_standard_input: Cell<bool>,
}

impl Inputs {
    /// Remembers a file.
    pub(super) fn add(&self, path: impl Into<PathBuf>) {
        self.files.borrow_mut().push(path.into());
    }

    /// Reads standard input as a text, and remembers the file that it is.
    pub(super) fn read_standard_input(&self) -> Result<SourceFile, Failure> {
        let bytes = self.read_bytes_of_standard_input()?;
        let source = SourceFile::from_bytes(ITS_NAME, bytes);
        source.map_err(|error| Failure::from(anyhow::Error::new(error)))
    }

    /// Reads standard input, and remembers the file that it is. A second time nothing would be left of it.
    pub(super) fn read_bytes_of_standard_input(&self) -> Result<Vec<u8>, Failure> {
        if self.has_read_standard_input.replace(true) {
            let help = "it can be read only once; save it to a file, and name that";
            let message = "standard input is named twice";
            return Err(Failure::new(message, vec![help.to_owned()]));
        }
        self.add(STANDARD_INPUT);
        let bytes = SourceFile::read_bytes_from(ITS_NAME, io::stdin().lock());
        bytes.map_err(|error| Failure::from(anyhow::Error::new(error)))
    }

    /// Whether standard input has been read.
    pub(super) fn has_read_standard_input(&self) -> bool {
        self.has_read_standard_input.get()
    }

    /// Forgets all files but some: the others may be replaced.
    pub(super) fn retain(&self, kept: &[PathBuf]) {
        self.files.borrow_mut().retain(|path| kept.contains(path));
    }

    /// Refuses to write where one of the files is, under whatever name; `help` says what to do instead.
    pub(super) fn spare<P: AsRef<Path>>(
        &self,
        targets: impl IntoIterator<Item = P>,
        help: &str,
    ) -> Result<(), Failure> {
        let inputs = self.files.borrow();
        let inputs = inputs.iter().filter_map(|path| path.canonicalize().ok());
        let inputs: BTreeSet<PathBuf> = inputs.collect();
        let is_input = |target: &P| {
            let target = target.as_ref().canonicalize();
            target.is_ok_and(|target| inputs.contains(&target))
        };
        match targets.into_iter().find(is_input) {
            None => Ok(()),
            Some(target) => {
                let message = format!("`{}` is an input as well", target.as_ref().display());
                Err(Failure::new(message, vec![help.to_owned()]))
            }
        }
    }
}
