//! The files that an answer is made from: it is never written over one of them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::output::Failure;

/// What to do about it.
pub(super) const ELSEWHERE: &str = "name another file";
/// The file that standard input comes from, where it comes from one.
const STANDARD_INPUT: &str = "/dev/stdin";

/// Remembers the files that have been read, however they were found.
#[derive(Debug, Default)]
pub(super) struct Inputs(RefCell<Vec<PathBuf>>);

impl Inputs {
    /// Remembers a file.
    pub(super) fn add(&self, path: impl Into<PathBuf>) {
        self.0.borrow_mut().push(path.into());
    }

    /// Remembers the file that standard input is.
    pub(super) fn add_standard_input(&self) {
        self.add(STANDARD_INPUT);
    }

    /// Forgets all files but some: the others may be replaced.
    pub(super) fn retain(&self, kept: &[PathBuf]) {
        self.0.borrow_mut().retain(|path| kept.contains(path));
    }

    /// Refuses to write where one of the files is, under whatever name; `help` says what to do instead.
    pub(super) fn spare<P: AsRef<Path>>(
        &self,
        targets: impl IntoIterator<Item = P>,
        help: &str,
    ) -> Result<(), Failure> {
        let inputs = self.0.borrow();
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
