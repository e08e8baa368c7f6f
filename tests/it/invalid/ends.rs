//! How the program ends when its input or output is not what it should be.

#![expect(clippy::print_stdout, reason = "a skipped test says so")]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Runs `career` in a folder, without the settings of whoever runs the tests.
fn career(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_career"));
    command.current_dir(folder).env_remove("CAREER_GRAPH");
    command.env_remove("CLICOLOR_FORCE");
    command
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test can be made")
}

fn check(folder: &Path, name: &str) -> Output {
    let mut command = career(folder);
    command.args(["check", name]).stdin(Stdio::null());
    command.output().expect("the program runs")
}

#[track_caller]
fn refuses(folder: &Path, name: &str, code: i32, why: &str) {
    let output = check(folder, name);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).expect("messages are UTF-8");
    assert_eq!(output.status.code(), Some(code), "{name}: {said}");
    assert!(said.contains(why), "{name} is not called {why:?}: {said}");
    assert!(!said.contains("panicked"), "{name}: {said}");
}

#[test]
fn what_is_not_a_text_file_is_refused() {
    let folder = folder();
    let here = folder.path();
    fs::create_dir(here.join("none")).expect("a folder can be made");
    refuses(here, "missing.yaml", 2, "cannot be read");
    refuses(here, "none", 2, "cannot be read");
    let binary: [(&str, &[u8], &str); 5] = [
        ("nul.yaml", b"title: a\0b\nroles: {}\n", "nul.yaml:1:9"),
        ("little.json", b"\xff\xfe{\0}\0", "save it as UTF-8"),
        ("big.json", b"\xfe\xff\0{\0}", "save it as UTF-8"),
        ("latin.toml", b"title = \"caf\xe9\"\n", "latin.toml:1:13"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0", "save it as UTF-8"),
    ];
    for (name, bytes, why) in binary {
        fs::write(here.join(name), bytes).expect("a file can be written");
        refuses(here, name, 2, why);
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_refused() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = folder();
    let here = folder.path();
    symlink("loop.yaml", here.join("loop.yaml")).expect("a link can be made");
    refuses(here, "loop.yaml", 2, "cannot be read");
    symlink("/dev/null", here.join("device.yaml")).expect("a link can be made");
    refuses(here, "device.yaml", 2, "regular file");
    symlink("/dev/zero", here.join("zero.yaml")).expect("a link can be made");
    refuses(here, "zero.yaml", 2, "regular file");

    let fifo = here.join("fifo.yaml");
    let made = Command::new("mkfifo").arg(&fifo).status();
    if made.is_ok_and(|status| status.success()) {
        refuses(here, "fifo.yaml", 2, "regular file");
    } else {
        println!("skipped: there is no mkfifo here");
    }

    let closed = here.join("closed.yaml");
    fs::write(&closed, "roles: {Cook: {}}").expect("a file can be written");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("its mode can be set");
    if fs::read(&closed).is_err() {
        refuses(here, "closed.yaml", 2, "cannot be read");
    } else {
        println!("skipped: this user may read every file");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn file_names_need_not_be_utf8() {
    use std::os::unix::ffi::OsStrExt;

    let folder = folder();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.yaml");
    fs::write(folder.path().join(name), "roles: {Cook: {}}").expect("a file can be written");
    let mut command = career(folder.path());
    let output = command.arg("check").arg(name).output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    fs::write(folder.path().join(name), "rolls: {Cook: {}}").expect("a file can be written");
    let mut command = career(folder.path());
    let output = command.arg("check").arg(name).output();
    assert_eq!(output.expect("the program runs").status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn endless_input_is_refused() {
    let folder = folder();
    let Ok(mut endless) = Command::new("yes").stdout(Stdio::piped()).spawn() else {
        println!("skipped: there is no yes here");
        return;
    };
    let stdin = endless.stdout.take().expect("its output is a pipe");
    let mut command = career(folder.path());
    let output = command.args(["check", "-"]).stdin(stdin).output();
    // Without a reader it has ended by itself already.
    let _ = endless.kill();
    let _ = endless.wait();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

#[test]
fn a_closed_pipe_is_success() {
    let folder = folder();
    let mut command = career(folder.path());
    command.args(["roles", "--format", "json"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    drop(child.stdout.take());
    let mut said = String::new();
    let stderr = child.stderr.as_mut().expect("it is a pipe");
    stderr.read_to_string(&mut said).expect("messages are text");
    let status = child.wait().expect("the program ends");
    assert!(status.success(), "{status}: {said}");
    assert_eq!(said, "");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_none() {
    let folder = folder();
    for arguments in [
        &["roles"][..],
        &["--help"],
        &["--version"],
        &["help", "gap"],
        &["gap", "-h"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full");
        let mut command = career(folder.path());
        command.args(arguments).stdout(full.expect("a full disk"));
        let output = command.output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("cannot write the answer"), "{said}");
    }
}

#[test]
fn errors_repeat_the_beginning_of_a_name() {
    let folder = folder();
    let long = "y".repeat(120_000);
    let lesson = format!("{long}=3");
    for arguments in [
        &["show", &long][..],
        &["skills", &long],
        &["roles", "--select", &long],
        &["path", "engineer", &long],
        &["path", "--from", "engineer", "staff engineer", &long],
        &["path", &format!("{long}|engineer"), "staff engineer"],
        &["gap", "engineer", &long],
        &["whatif", "engineer", "--learn", &long],
        &["whatif", "engineer", "--learn", &lesson],
        &["whatif", "engineer", "--learn", &format!("python={long}")],
        &["matrix", &long],
        &["draw", &long],
        &["explain", &long],
        &["graphs", &long],
        &["roles", "--graph", &long],
    ] {
        let output = career(folder.path()).args(arguments).output();
        let output = output.expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let start = &said[..said.floor_char_boundary(500)];
        assert_eq!(output.status.code(), Some(2), "{}: {start}", arguments[0]);
        assert!(said.len() < 1000, "{}: {start}", arguments[0]);
    }
}
