//! The only code of the library that writes to the disk.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// The most symbolic links that are followed from one path, as many as Linux follows.
const MAX_LINKS: usize = 40;

/// What happens to a file that exists already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and nothing is written.
    Refuse,
    /// It is replaced.
    Replace,
}

/// Writes a whole file: a reader sees either what was there before or all of `bytes`, also when the
/// program is killed or the disk is full.
///
/// A replaced file keeps its permissions, and where the path is a symbolic link the file that it
/// points to is replaced. A new file has the usual permissions.
///
/// # Errors
///
/// Where the file exists and may not be replaced, its folder does not exist, the path is something
/// other than a regular file, or the operating system refuses.
pub fn write_new(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), WriteError> {
    let write = |file: &mut File| file.write_all(bytes);
    write_with(path, overwrite, Links::Followed, write).map_err(|problem| problem.at(path))
}

/// Writes a whole file of a folder, as [`write_new`] does: but a symbolic link of that name is replaced
/// itself. Who names a folder has not named what the links in it point to.
///
/// # Errors
///
/// As [`write_new`].
pub fn write_in_folder(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), WriteError> {
    let write = |file: &mut File| file.write_all(bytes);
    write_with(path, overwrite, Links::Replaced, write).map_err(|problem| problem.at(path))
}

/// Makes a folder for files that belong together, with the folders that it is in. One that is there
/// already has to be empty, unless its files may be replaced.
///
/// # Errors
///
/// Where the folder has something in it that may not be replaced, or the operating system refuses.
pub fn make_folder(path: &Path, overwrite: Overwrite) -> Result<(), WriteError> {
    let make = || -> Result<(), WriteProblem> {
        fs::create_dir_all(path)?;
        if overwrite == Overwrite::Refuse && fs::read_dir(path)?.next().is_some() {
            return Err(WriteProblem::NotEmpty);
        }
        Ok(())
    };
    make().map_err(|problem| problem.at(path))
}

/// Makes a folder in one that is there, as [`make_folder`] does.
///
/// # Errors
///
/// As [`make_folder`], and where it is a symbolic link that leads out of the outer folder.
pub fn make_inner_folder(
    outer: &Path,
    name: &str,
    overwrite: Overwrite,
) -> Result<PathBuf, WriteError> {
    let path = outer.join(name);
    make_folder(&path, overwrite)?;
    let real = |path: &Path| path.canonicalize().map_err(WriteProblem::Io);
    let is_inside = real(outer).and_then(|outer| Ok(real(&path)?.starts_with(outer)));
    match is_inside {
        Ok(true) => Ok(path),
        Ok(false) => Err(WriteProblem::LeadsOutside.at(&path)),
        Err(problem) => Err(problem.at(&path)),
    }
}

/// What becomes of a symbolic link that has the name of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Links {
    /// What it points to is replaced.
    Followed,
    /// It is replaced itself.
    Replaced,
}

fn write_with(
    path: &Path,
    overwrite: Overwrite,
    links: Links,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), WriteProblem> {
    let target = match overwrite {
        Overwrite::Refuse if fs::symlink_metadata(path).is_ok() => {
            return Err(WriteProblem::AlreadyExists);
        }
        Overwrite::Replace if links == Links::Followed => follow_links(path)?,
        Overwrite::Refuse | Overwrite::Replace => path.to_path_buf(),
    };
    let old = match fs::symlink_metadata(&target) {
        // Only a link that is not followed is left here; its permissions mean nothing.
        Ok(old) if old.is_symlink() => None,
        Ok(old) if !old.is_file() => return Err(WriteProblem::NotRegular),
        Ok(old) => Some(old.permissions()),
        Err(_) => None,
    };
    let folder = match target.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(WriteProblem::NotRegular),
    };
    if !folder.is_dir() {
        return Err(WriteProblem::MissingFolder);
    }
    // Dropping the temporary file removes it, so every early return leaves the folder as it was.
    let mut temporary = Temporary::new(folder, old.is_some())?;
    write(temporary.file())?;
    if let Some(old) = old {
        temporary.file().set_permissions(old)?;
    }
    temporary.file().sync_all()?;
    let temporary = temporary.named(folder)?;
    let persisted = match overwrite {
        Overwrite::Refuse => temporary.persist_noclobber(&target),
        Overwrite::Replace => temporary.persist(&target),
    };
    match persisted {
        Ok(_) => {}
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(WriteProblem::AlreadyExists);
        }
        Err(error) => return Err(WriteProblem::Io(error.error)),
    }
    sync_folder(folder);
    Ok(())
}

/// A file that is being written. One that replaces a file is private until it gets the permissions of that
/// file, which may be private as well; a new one gets what the umask leaves.
enum Temporary {
    /// Without a name, so that nothing is left of it where the program is stopped.
    #[cfg(target_os = "linux")]
    Nameless(File),
    Named(NamedTempFile),
}

impl Temporary {
    fn new(folder: &Path, replaces: bool) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        if let Ok(file) = nameless(folder, replaces) {
            return Ok(Self::Nameless(file));
        }
        named(folder, replaces).map(Self::Named)
    }

    fn file(&mut self) -> &mut File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => file,
            Self::Named(file) => file.as_file_mut(),
        }
    }

    /// The file with a name in the folder, whole.
    fn named(self, folder: &Path) -> io::Result<NamedTempFile> {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => match link(&file, folder) {
                Ok(named) => Ok(named),
                Err(_) => copied(file, folder),
            },
            Self::Named(file) => Ok(file),
        }
    }
}

/// Makes a file without a name, where the file system has such.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path, replaces: bool) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};
    let mode = Mode::from_raw_mode(if replaces { 0o600 } else { 0o666 });
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    Ok(File::from(open(folder, flags, mode)?))
}

/// Gives a file without a name one.
#[cfg(target_os = "linux")]
fn link(file: &File, folder: &Path) -> io::Result<NamedTempFile> {
    use rustix::fs::{AtFlags, CWD, linkat};
    use std::os::fd::AsRawFd;
    let held = format!("/proc/self/fd/{}", file.as_raw_fd());
    builder().make_in(folder, |path| {
        linkat(CWD, &held, CWD, path, AtFlags::SYMLINK_FOLLOW)?;
        file.try_clone()
    })
}

/// Copies a file that can get no name to one that has a name.
#[cfg(target_os = "linux")]
fn copied(mut file: File, folder: &Path) -> io::Result<NamedTempFile> {
    use std::io::Seek;
    let mut copy = named(folder, true)?;
    file.rewind()?;
    io::copy(&mut file, &mut copy)?;
    copy.as_file()
        .set_permissions(file.metadata()?.permissions())?;
    copy.as_file().sync_all()?;
    Ok(copy)
}

fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".career-").suffix(".tmp");
    builder
}

fn named(folder: &Path, replaces: bool) -> io::Result<NamedTempFile> {
    // Opened here, because an error of `tempfile` names the temporary file, which nobody asked for.
    let made = builder().make_in(folder, |path| {
        let mut options = File::options();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(if replaces { 0o600 } else { 0o666 });
        }
        options.open(path)
    });
    #[cfg(not(unix))]
    let _ = replaces;
    made
}

/// Follows the symbolic links at the end of a path, also to a file that does not exist yet.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        let Ok(next) = fs::read_link(&target) else {
            return Ok(target);
        };
        // A relative link is relative to its own folder; joining an absolute one replaces it.
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(io::Error::other("too many symbolic links"))
}

/// Makes the new name survive a power cut. Some file systems cannot do this; the file is whole
/// either way.
fn sync_folder(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write `{name}`")]
#[non_exhaustive]
pub struct WriteError {
    /// The path.
    pub name: String,
    /// What is wrong.
    #[source]
    pub problem: WriteProblem,
}

/// What is wrong with a file that could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteProblem {
    /// There is a file, and it may not be replaced.
    #[error("the file exists already")]
    AlreadyExists,
    /// The folder has something in it.
    #[error("the folder is not empty")]
    NotEmpty,
    /// The folder of the file does not exist.
    #[error("its folder does not exist")]
    MissingFolder,
    /// The path is a folder, a pipe or a device.
    #[error("it is not a regular file")]
    NotRegular,
    /// The folder is a symbolic link that leads out of the one it is in.
    #[error("it is a link that leads out of the folder")]
    LeadsOutside,
    /// The operating system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl WriteProblem {
    fn at(self, path: &Path) -> WriteError {
        WriteError {
            name: path.display().to_string(),
            problem: self,
        }
    }
}

#[cfg(test)]
mod tests;
