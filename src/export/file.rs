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
mod tests {
    use super::*;
    use std::sync::Barrier;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .into_string()
                    .expect("UTF-8")
            })
            .collect();
        names.sort();
        names
    }

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    #[test]
    fn an_existing_file_is_refused_and_untouched() {
        let folder = folder();
        let path = folder.path().join("graph.yaml");
        write_new(&path, b"old", Overwrite::Refuse).expect("a new file");
        let error = write_new(&path, b"new", Overwrite::Refuse).expect_err("it exists");
        assert!(matches!(error.problem, WriteProblem::AlreadyExists));
        assert_eq!(fs::read(&path).expect("the file"), b"old");
        write_new(&path, b"new", Overwrite::Replace).expect("it may be replaced");
        assert_eq!(fs::read(&path).expect("the file"), b"new");
        assert_eq!(names(folder.path()), ["graph.yaml"]);
    }

    #[test]
    fn a_failing_write_leaves_the_old_file_and_nothing_else() {
        let folder = folder();
        let path = folder.path().join("graph.yaml");
        fs::write(&path, "old").expect("a file");
        let half = |file: &mut File| {
            file.write_all(b"half of the n")?;
            Err(io::Error::other("no space left"))
        };
        write_with(&path, Overwrite::Replace, Links::Followed, half).expect_err("the disk is full");
        let new = folder.path().join("new");
        write_with(&new, Overwrite::Refuse, Links::Followed, half).expect_err("still full");
        assert_eq!(fs::read(&path).expect("the file"), b"old");
        assert_eq!(names(folder.path()), ["graph.yaml"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_is_being_written_has_no_name() {
        let folder = folder();
        // Not every file system has files without a name.
        let is_nameless = nameless(folder.path(), true).is_ok();
        let path = folder.path().join("graph.yaml");
        for overwrite in [Overwrite::Refuse, Overwrite::Replace] {
            let before = names(folder.path());
            let look = |file: &mut File| {
                file.write_all(b"half")?;
                assert!(!is_nameless || names(folder.path()) == before);
                Ok(())
            };
            write_with(&path, overwrite, Links::Followed, look).expect("it is written");
            assert_eq!(names(folder.path()), ["graph.yaml"]);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_gets_no_name_is_copied() {
        let folder = folder();
        let mut file = tempfile::tempfile_in(folder.path()).expect("a file");
        file.write_all(b"whole").expect("it takes what is written");
        let named = copied(file, folder.path()).expect("it is copied");
        assert_eq!(fs::read(named.path()).expect("the copy"), b"whole");
    }

    #[test]
    fn a_missing_folder_and_a_folder_in_place_of_the_file_are_named() {
        let folder = folder();
        for overwrite in [Overwrite::Refuse, Overwrite::Replace] {
            let error = write_new(&folder.path().join("no/graph.yaml"), b"", overwrite);
            let problem = error.expect_err("no folder").problem;
            assert!(matches!(problem, WriteProblem::MissingFolder));
        }
        let error = write_new(folder.path(), b"", Overwrite::Replace);
        let problem = error.expect_err("a folder").problem;
        assert!(matches!(problem, WriteProblem::NotRegular));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_error_of_the_system_is_told_once_and_names_no_temporary_file() {
        let error = write_new(Path::new("/proc/graph.yaml"), b"", Overwrite::Refuse);
        let error = error.expect_err("nobody writes there");
        let mut said = error.to_string();
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            said = format!("{said}: {error}");
            cause = error.source();
        }
        assert!(
            said.starts_with("cannot write `/proc/graph.yaml`: "),
            "{said}"
        );
        assert!(!said.contains("career-"), "{said}");
        assert_eq!(said.matches("os error").count(), 1, "{said}");
    }

    #[test]
    fn of_two_writers_one_wins_whole() {
        let folder = folder();
        let path = folder.path().join("graph.yaml");
        let texts = [vec![b'a'; 100_000], vec![b'b'; 100_000]];
        let start = Barrier::new(2);
        let results: Vec<_> = std::thread::scope(|scope| {
            let writers = texts.each_ref().map(|text| {
                scope.spawn(|| {
                    write_with(&path, Overwrite::Refuse, Links::Followed, |file| {
                        // Both have looked for the file before either of them makes it.
                        start.wait();
                        file.write_all(text)
                    })
                })
            });
            writers
                .map(|writer| writer.join().expect("no panic"))
                .into()
        });
        let won: Vec<_> = results.iter().map(Result::is_ok).collect();
        assert_eq!(won.iter().filter(|won| **won).count(), 1);
        let winner = won.iter().position(|won| *won).expect("one won");
        assert!(fs::read(&path).expect("the file") == texts[winner]);
        assert_eq!(names(folder.path()), ["graph.yaml"]);
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::os::unix::fs::{PermissionsExt, symlink};

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).expect("the file").permissions().mode() & 0o777
        }

        #[test]
        fn a_new_file_has_the_permissions_of_any_new_file() {
            let folder = folder();
            let (ours, any) = (folder.path().join("ours"), folder.path().join("any"));
            write_new(&ours, b"", Overwrite::Refuse).expect("a new file");
            fs::write(&any, "").expect("a new file");
            assert_eq!(mode(&ours), mode(&any));
        }

        #[test]
        fn a_replaced_file_keeps_its_permissions() {
            let folder = folder();
            let path = folder.path().join("profile.yaml");
            for permissions in [0o600, 0o640, 0o666] {
                fs::write(&path, "old").expect("a file");
                fs::set_permissions(&path, fs::Permissions::from_mode(permissions))
                    .expect("permissions");
                write_new(&path, b"new", Overwrite::Replace).expect("replaced");
                assert_eq!(mode(&path), permissions);
            }
        }

        #[test]
        fn a_link_stays_a_link_and_its_target_is_replaced() {
            let folder = folder();
            fs::create_dir(folder.path().join("real")).expect("a folder");
            let (link, file) = (folder.path().join("link"), folder.path().join("real/file"));
            symlink("real/file", &link).expect("a link");
            let error = write_new(&link, b"", Overwrite::Refuse).expect_err("a link is there");
            assert!(matches!(error.problem, WriteProblem::AlreadyExists));
            for text in ["first", "second"] {
                write_new(&link, text.as_bytes(), Overwrite::Replace).expect("written");
                assert_eq!(fs::read_to_string(&file).expect("the file"), text);
                assert!(link.is_symlink());
            }
            assert_eq!(names(&folder.path().join("real")), ["file"]);
        }

        #[test]
        fn a_link_in_a_folder_is_replaced_itself() {
            let folder = folder();
            let (victim, link) = (folder.path().join("victim"), folder.path().join("page"));
            fs::write(&victim, "precious").expect("a file");
            for target in ["victim", "nothing", "."] {
                symlink(target, &link).expect("a link");
                write_in_folder(&link, b"", Overwrite::Refuse).expect_err("a link is there");
                write_in_folder(&link, b"page", Overwrite::Replace).expect("replaced");
                assert!(!link.is_symlink());
                assert_eq!(fs::read(&link).expect("the file"), b"page");
                fs::remove_file(&link).expect("the file");
            }
            assert_eq!(fs::read(&victim).expect("the file"), b"precious");
            assert_eq!(names(folder.path()), ["victim"]);
        }

        #[test]
        fn an_inner_folder_is_inside() {
            let folder = folder();
            let outer = folder.path().join("outer");
            for made in [
                &outer,
                &outer.join("real"),
                &folder.path().join("elsewhere"),
            ] {
                fs::create_dir(made).expect("a folder");
            }
            symlink("real", outer.join("inside")).expect("a link");
            symlink("../elsewhere", outer.join("outside")).expect("a link");
            symlink("../missing", outer.join("nowhere")).expect("a link");
            let make = |name| make_inner_folder(&outer, name, Overwrite::Replace);
            make("new").expect("a new folder");
            make("real").expect("a folder");
            make("inside").expect("a link to a folder");
            let error = make("outside").expect_err("it leads outside");
            assert!(matches!(error.problem, WriteProblem::LeadsOutside));
            make("nowhere").expect_err("it leads nowhere");
            assert!(!folder.path().join("missing").exists());
        }

        #[test]
        fn a_circle_of_links_ends() {
            let folder = folder();
            let (a, b) = (folder.path().join("a"), folder.path().join("b"));
            symlink(&a, &b).expect("a link");
            symlink(&b, &a).expect("a link");
            write_new(&a, b"", Overwrite::Replace).expect_err("nowhere to write");
        }

        #[test]
        fn a_device_is_not_replaced() {
            let error = write_new(Path::new("/dev/null"), b"", Overwrite::Replace);
            let problem = error.expect_err("a device").problem;
            assert!(matches!(problem, WriteProblem::NotRegular));
        }
    }
}
