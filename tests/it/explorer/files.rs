//! Files that change while they are explored.

use std::fs;
use std::path::Path;

use super::server::Program;

/// Writes a file so that its size, and with it its stamp, is another one.
fn write(path: &Path, text: &str) {
    let before = fs::metadata(path).map_or(0, |seen| seen.len());
    assert_ne!(before, text.len() as u64, "the stamp has to change");
    fs::write(path, text).expect("a file");
}

#[test]
fn an_edited_ladder_shows_at_the_next_look() {
    let folder = tempfile::tempdir().expect("a folder");
    let ladder = folder.path().join("ladder.yaml");
    write(&ladder, "roles: {Cook: {advances_to: Sous Chef}}\n");
    let program = Program::explores(folder.path(), &[]);
    assert!(program.get("/").2.contains("Sous Chef"));
    let before = program.get("/version").2;
    assert_eq!(program.get("/version").2, before);
    write(
        &ladder,
        "roles: {Cook: {advances_to: Head Chef}, Baker: {}}\n",
    );
    let (_, _, page) = program.get("/");
    assert!(page.contains("Head Chef") && page.contains("Baker") && !page.contains("Sous Chef"));
    let after = program.get("/version").2;
    assert_ne!(after, before);
    let again = Program::explores(folder.path(), &[]);
    assert_eq!(
        again.get("/version").2,
        after,
        "the same files, also after a new start"
    );
}

#[test]
fn a_broken_ladder_is_told_over_the_last_one_that_was_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let ladder = folder.path().join("ladder.yaml");
    write(&ladder, "roles: {Cook: {advances_to: Sous Chef}}\n");
    let program = Program::explores(folder.path(), &["ladder.yaml"]);
    write(&ladder, "roles: {Cook: {advances_to: [Sous <Chef>}}\n");
    let (status, _, page) = program.get("/");
    assert_eq!(status, 200);
    assert!(
        page.contains("The files cannot be read as they are now"),
        "{page}"
    );
    assert!(page.contains("ladder.yaml:1:"), "with the place");
    assert!(page.contains("Sous &lt;Chef&gt;"), "and the line, as text");
    assert!(page.contains("/role/sous-chef"), "over the last graph");
    let (status, _, data) = program.get("/?format=json");
    assert_eq!(status, 503, "programs are not told the last graph");
    assert!(data.contains("ladder.yaml:1:"), "{data}");
    write(
        &ladder,
        "roles: {Cook: {advances_to: Sous Chef}, Waiter: {}}\n",
    );
    let (_, _, page) = program.get("/");
    assert!(!page.contains("cannot be read") && page.contains("Waiter"));
    fs::remove_file(&ladder).expect("a file less");
    let (status, _, page) = program.get("/role/waiter");
    assert_eq!(status, 200);
    assert!(page.contains("cannot be read"), "{page}");
    // A table would be that of files that are no more.
    assert_eq!(program.get("/matrix?format=csv").0, 503);
}

#[test]
fn new_files_of_a_folder_are_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let ladders = folder.path().join("ladders");
    fs::create_dir(&ladders).expect("a folder");
    write(&ladders.join("a.yaml"), "roles: {Cook: {}}\n");
    let program = Program::explores(folder.path(), &["ladders"]);
    assert!(!program.get("/").2.contains("Baker"));
    write(&ladders.join("b.yaml"), "roles: {Baker: {}}\n");
    assert!(program.get("/").2.contains("Baker"));
}

#[test]
fn a_broken_profile_is_told_without_a_word_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (ladder, me) = (
        folder.path().join("ladder.yaml"),
        folder.path().join("me.yaml"),
    );
    write(
        &ladder,
        "roles: {Cook: {requires: {Knife skills: 3}, advances_to: Sous Chef}}\n",
    );
    write(
        &me,
        "{name: Kim Secret, role: cook, skills: {knife skills: 2}}\n",
    );
    let program = Program::explores(folder.path(), &["ladder.yaml", "--me", "me.yaml"]);
    assert!(program.get("/me").2.contains("Kim Secret"));
    write(
        &me,
        "{name: Kim Secret, role: cook, skills: {knife skills: [confidential}}\n",
    );
    let (_, _, page) = program.get("/role/cook");
    assert!(page.contains("me.yaml:1:"), "{page}");
    for word in ["confidential", "Secret"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn changes_are_told_since_the_start_or_since_an_old_graph() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, ladder) = (
        folder.path().join("old.yaml"),
        folder.path().join("ladder.yaml"),
    );
    write(&old, "roles: {Cook: {}, Waiter: {}}\n");
    write(&ladder, "roles: {Cook: {advances_to: Sous Chef}}\n");
    let program = Program::explores(folder.path(), &["ladder.yaml"]);
    assert!(program.get("/changes").2.contains("Nothing yet."));
    write(&ladder, "roles: {Cook: {advances_to: Executive Chef}}\n");
    let (_, _, page) = program.get("/changes");
    assert!(page.contains("1 role added, 1 removed"), "{page}");
    assert!(page.contains("Executive Chef") && page.contains("Sous Chef") && page.contains("<svg"));
    let named = Program::explores(folder.path(), &["ladder.yaml", "--since", "old.yaml"]);
    let (_, _, page) = named.get("/changes");
    assert!(
        page.contains("since the old graph") && page.contains("Waiter"),
        "{page}"
    );
    assert!(page.contains("career diff -g ladder.yaml OLD"), "{page}");
}
