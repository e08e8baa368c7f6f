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
