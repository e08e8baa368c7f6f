//! Reading the disk: the only file of the library that does.

use std::fs;
use std::io::{self, Read, Seek as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::text::Text;
use super::{MAX_SOURCE_BYTES, SourceFile};

/// # Reading
impl SourceFile {
    /// Returns a path itself, or the wanted files of a folder and of the folders in it, sorted.
    ///
    /// Hidden files and folders are passed over, and so is what an office keeps beside a document that is open (`~$…`).
    /// Links to folders are not followed.
    ///
    /// # Errors
    ///
    /// Where the path does not exist, or a folder cannot be listed or has no wanted file.
    pub fn list(path: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, ReadError> {
        let fail = |problem| ReadError::new(path, problem);
        if !fs::metadata(path)
            .map_err(|e| fail(ReadProblem::Io(e)))?
            .is_dir()
        {
            return Ok(vec![path.to_owned()]);
        }
        let (mut files, mut folders) = (Vec::new(), vec![path.to_owned()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).map_err(|e| fail(ReadProblem::Io(e)))? {
                let entry = entry.map_err(|e| fail(ReadProblem::Io(e)))?;
                let (name, kind) = (entry.file_name(), entry.file_type());
                let name = name.to_string_lossy();
                match kind.map_err(|e| fail(ReadProblem::Io(e)))? {
                    _ if name.starts_with('.') || Self::is_owner_file(&name) => {}
                    kind if kind.is_dir() => folders.push(entry.path()),
                    _ if wanted(&name) && !entry.path().is_dir() => files.push(entry.path()),
                    _ => {}
                }
            }
        }
        if files.is_empty() {
            return Err(fail(ReadProblem::NoFiles));
        }
        files.sort_unstable();
        Ok(files)
    }

    /// Returns whether a file name is that of what an office keeps beside a document that is open, to say by whom.
    pub(crate) fn is_owner_file(name: &str) -> bool {
        name.starts_with("~$")
    }

    /// Reads a regular file, or a [pipe](Self::is_pipe), of at most [`MAX_SOURCE_BYTES`].
    ///
    /// # Errors
    ///
    /// Where the path is not a readable regular file, is too large, or is not UTF-8 text.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        Self::read_or_bytes(path).map_err(|(error, _)| error)
    }

    /// Reads a file as [`SourceFile::read`] does, and returns of one that is no text its bytes as well.
    pub(crate) fn read_or_bytes(path: &Path) -> Result<Self, (ReadError, Vec<u8>)> {
        let name = path.display().to_string();
        let fail = |problem| (ReadError::new(path, problem), Vec::new());
        let (mut file, size) = open(path).map_err(fail)?;
        let Some(size) = size else {
            return Self::read_into(Vec::new(), name, file);
        };
        if let Some(text) = Text::read_large(&file, size) {
            return Ok(Self::of(name, text));
        }
        // A large one that is no such text is read once more, to tell what it is.
        file.rewind()
            .map_err(|error| fail(ReadProblem::Io(error)))?;
        Self::read_into(room_for(size), name, file)
    }

    /// Returns whether a path is that of a pipe which this program has been given open, as a shell does for
    /// `<(command)`. Another one has a writer only when somebody opens it, which nobody may ever do.
    pub fn is_pipe(path: &Path) -> bool {
        let is_given = ["/dev/fd", "/proc/self/fd"]
            .iter()
            .any(|folder| path.parent() == Some(Path::new(folder)));
        is_given && is_fifo(path)
    }

    /// Reads the bytes of a regular file or a pipe of at most [`MAX_SOURCE_BYTES`], whatever they are: of a format
    /// that is no text.
    ///
    /// # Errors
    ///
    /// Where the path is not a readable regular file or is too large.
    pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
        let read = open(path).and_then(|(file, size)| {
            let mut bytes = room_for(size.unwrap_or(0));
            read_limited(&mut bytes, file)?;
            Ok(bytes)
        });
        read.map_err(|problem| ReadError::new(path, problem))
    }

    /// Reads at most [`MAX_SOURCE_BYTES`] from `reader`, whatever they are; `name` is for the error.
    ///
    /// # Errors
    ///
    /// Where reading fails or there is more than the limit.
    pub fn read_bytes_from(name: &str, reader: impl Read) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        let read = read_limited(&mut bytes, reader);
        read.map_err(|problem| ReadError::new(Path::new(name), problem))?;
        Ok(bytes)
    }

    /// Returns the text that some bytes are.
    ///
    /// # Errors
    ///
    /// Where there is more than [`MAX_SOURCE_BYTES`], or it is not UTF-8 text.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, ReadError> {
        let name = name.into();
        if bytes.len() as u64 > MAX_SOURCE_BYTES {
            return Err(ReadError::new(Path::new(&name), ReadProblem::TooLarge));
        }
        Self::read_into(bytes, name, io::empty()).map_err(|(error, _)| error)
    }

    /// Reads at most [`MAX_SOURCE_BYTES`] of UTF-8 text from `reader`.
    ///
    /// # Errors
    ///
    /// Where reading fails, there is more than the limit, or it is not UTF-8 text.
    pub fn read_from(name: impl Into<String>, reader: impl Read) -> Result<Self, ReadError> {
        Self::read_into(Vec::new(), name.into(), reader).map_err(|(error, _)| error)
    }

    /// Reads what follows some bytes; returns all of them where they are no text.
    fn read_into(
        mut bytes: Vec<u8>,
        name: String,
        reader: impl Read,
    ) -> Result<Self, (ReadError, Vec<u8>)> {
        let fail = |problem, readable, bytes| {
            let error = ReadError {
                name: name.clone(),
                problem,
                readable,
            };
            Err((error, bytes))
        };
        if let Err(problem) = read_limited(&mut bytes, reader) {
            return fail(problem, String::new(), Vec::new());
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return fail(ReadProblem::Utf16, String::new(), bytes);
        }
        match String::from_utf8(bytes) {
            Ok(text) => match memchr::memchr(0, text.as_bytes()) {
                Some(at) => {
                    let readable = text[..at].to_owned();
                    fail(ReadProblem::Binary, readable, text.into_bytes())
                }
                None => Ok(Self::new(name, text)),
            },
            Err(error) => {
                let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let readable = String::from_utf8_lossy(valid).into_owned();
                fail(ReadProblem::NotUtf8, readable, error.into_bytes())
            }
        }
    }
}

/// Opens a regular file of at most [`MAX_SOURCE_BYTES`], and returns its size as well, or a pipe.
fn open(path: &Path) -> Result<(fs::File, Option<usize>), ReadProblem> {
    // Opening a FIFO would block, so the type is looked at first.
    let metadata = fs::metadata(path).map_err(ReadProblem::Io)?;
    if metadata.is_dir() {
        return Err(ReadProblem::Directory);
    }
    let is_pipe = !metadata.is_file() && SourceFile::is_pipe(path);
    if !metadata.is_file() && !is_pipe {
        return Err(ReadProblem::NotRegular);
    }
    if metadata.len() > MAX_SOURCE_BYTES {
        return Err(ReadProblem::TooLarge);
    }
    let file = fs::File::open(path).map_err(ReadProblem::Io)?;
    Ok((file, (!is_pipe).then_some(metadata.len() as usize)))
}

/// Whether what is at a path is a FIFO.
#[cfg(unix)]
fn is_fifo(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    fs::metadata(path).is_ok_and(|metadata| metadata.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_fifo(_: &Path) -> bool {
    false
}

/// What a file of this size is read into: a buffer that grows as it is read would take up to twice the memory.
fn room_for(size: usize) -> Vec<u8> {
    Vec::with_capacity(size + 1)
}

/// Reads all that there is, where that is at most [`MAX_SOURCE_BYTES`].
fn read_limited(bytes: &mut Vec<u8>, reader: impl Read) -> Result<(), ReadProblem> {
    match reader.take(MAX_SOURCE_BYTES + 1).read_to_end(bytes) {
        Err(error) => Err(ReadProblem::Io(error)),
        Ok(read) if read as u64 > MAX_SOURCE_BYTES => Err(ReadProblem::TooLarge),
        Ok(_) => Ok(()),
    }
}

/// What files look like from outside, to find out whether any of them has changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp(Vec<(PathBuf, Option<Seen>)>);

/// What is seen of a file without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    bytes: u64,
    written: Option<SystemTime>,
    /// Which file it is, and when anything of it changed, where the system says so: another file may have the
    /// size and the date of the one before.
    identity: [i64; 3],
}

impl Seen {
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self {
            bytes: metadata.len(),
            written: metadata.modified().ok(),
            identity: identity(&metadata),
        })
    }
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> [i64; 3] {
    use std::os::unix::fs::MetadataExt as _;
    let inode = metadata.ino().cast_signed();
    [inode, metadata.ctime(), metadata.ctime_nsec()]
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> [i64; 3] {
    [0; 3]
}

impl Stamp {
    /// Returns the stamp of files, and of the wanted files in folders: which there are, their sizes, and when
    /// they were written last. What does not exist has one as well.
    pub fn of<'p>(
        paths: impl IntoIterator<Item = &'p Path>,
        wanted: impl Fn(&str) -> bool,
    ) -> Self {
        let files = paths.into_iter().flat_map(|path| {
            // What cannot be listed is looked at itself.
            SourceFile::list(path, &wanted).unwrap_or_else(|_| vec![path.to_owned()])
        });
        let seen = files.map(|file| {
            let seen = Seen::of(&file);
            (file, seen)
        });
        Self(seen.collect())
    }
}

/// The stamp of what is no file: of anything that changes where that does.
impl From<String> for Stamp {
    fn from(text: String) -> Self {
        Self(vec![(PathBuf::from(text), None)])
    }
}

/// Why a source could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read `{name}`")]
#[non_exhaustive]
pub struct ReadError {
    /// The name of the source.
    pub name: String,
    /// What is wrong with it.
    #[source]
    pub problem: ReadProblem,
    /// The text before the problem, where there is some.
    pub readable: String,
}

impl ReadError {
    /// Returns the error of a path of which nothing was read.
    pub(crate) fn new(path: &Path, problem: ReadProblem) -> Self {
        Self {
            name: path.display().to_string(),
            problem,
            readable: String::new(),
        }
    }
}

/// What is wrong with a source that could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadProblem {
    /// The operating system refused.
    #[error("{0}")]
    Io(std::io::Error),
    /// The folder has no file of a known format.
    #[error("it has no file of a known format")]
    NoFiles,
    /// The path is a folder.
    #[error("it is a folder")]
    Directory,
    /// The path is a pipe, a socket or a device.
    #[error("it is not a regular file")]
    NotRegular,
    /// The source is larger than [`MAX_SOURCE_BYTES`].
    #[error("it is larger than 64 MiB")]
    TooLarge,
    /// The text is UTF-16.
    #[error("it is UTF-16, not UTF-8")]
    Utf16,
    /// The bytes are not UTF-8.
    #[error("it is not UTF-8")]
    NotUtf8,
    /// The text has a NUL character.
    #[error("it has a NUL character, as binary files do")]
    Binary,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::LineColumn;

    #[test]
    fn bytes_are_read_as_they_are_and_of_regular_files_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bytes");
        fs::write(&path, [0xff, 0, b'a']).expect("a file");
        assert_eq!(
            SourceFile::read_bytes(&path).expect("bytes"),
            [0xff, 0, b'a']
        );
        let error = SourceFile::read_bytes(folder.path()).expect_err("a folder");
        assert!(matches!(error.problem, ReadProblem::Directory));
        assert_eq!(error.name, folder.path().display().to_string());
        let large = fs::File::create(&path).expect("a file");
        large
            .set_len(MAX_SOURCE_BYTES + 1)
            .expect("a file with a hole");
        let error = SourceFile::read_bytes(&path).expect_err("too large");
        assert!(matches!(error.problem, ReadProblem::TooLarge));
    }

    #[test]
    fn what_is_no_text_comes_with_its_bytes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("notes.md");
        let mut large = b"PK\x03\x04".to_vec();
        large.resize(3 << 20, 0xff);
        for bytes in [b"a\0b".to_vec(), b"a\xff".to_vec(), large] {
            fs::write(&path, &bytes).expect("a file");
            let (error, read) = SourceFile::read_or_bytes(&path).expect_err("no text");
            assert!(read == bytes, "{error:?}");
        }
    }

    #[test]
    fn large_texts_are_read_as_small_ones_are() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("text");
        let read = |text: &[u8]| {
            fs::write(&path, text).expect("a file");
            let read = SourceFile::read(&path);
            read.map(|file| (file.line_column(4), file.text().to_owned()))
        };
        let at = |line, column| LineColumn { line, column };
        for length in [10, 3 << 20] {
            let text = "é\nab ".repeat(length / 6);
            let whole = (at(2, 2), text.clone());
            assert_eq!(read(text.as_bytes()).expect("a text"), whole);
            let marked = format!("\u{feff}{text}");
            assert_eq!(read(marked.as_bytes()).expect("a text"), whole);
            let problem = |bytes: &[u8]| read(bytes).expect_err("no text").problem;
            let with_nul = format!("{text}\0{text}");
            let binary = problem(with_nul.as_bytes());
            assert!(matches!(binary, ReadProblem::Binary));
            let cut = problem(&marked.as_bytes()[..text.len() - 2]);
            assert!(matches!(cut, ReadProblem::NotUtf8), "{cut}");
        }
    }

    #[test]
    fn a_large_text_that_is_written_meanwhile_is_read_otherwise() {
        let text = vec![b'a'; 3 << 20];
        let size = text.len();
        assert!(Text::read_large(&text[..size - 1], size).is_none());
        assert!(Text::read_large(&text[..], size - 1).is_none());
        assert!(Text::read_large(&text[..1000], 1000).is_none());
        let is_read = Text::read_large(&text[..], size).is_some();
        assert_eq!(is_read, cfg!(target_os = "linux"));
    }

    #[test]
    fn a_stamp_tells_files_that_come_go_and_change() {
        let folder = tempfile::tempdir().expect("a folder");
        let stamp = || Stamp::of([folder.path()], |name| name.ends_with("yaml"));
        let (path, other) = (folder.path().join("a.yaml"), folder.path().join("b.yaml"));
        let empty = stamp();
        assert_eq!(empty, stamp());
        fs::write(&path, "roles: {}").expect("a file");
        let one = stamp();
        assert_ne!(empty, one);
        assert_eq!(one, stamp());
        fs::write(&path, "roles: {Cook: {}}").expect("a file");
        let longer = stamp();
        assert_ne!(one, longer);
        fs::write(folder.path().join("notes.txt"), "not wanted").expect("a file");
        assert_eq!(longer, stamp());
        fs::rename(&path, other).expect("another name");
        assert_ne!(longer, stamp());
        fs::remove_file(folder.path().join("b.yaml")).expect("a file less");
        assert_ne!(one, stamp());
    }
}
