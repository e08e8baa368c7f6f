//! Documents of word processors, from the file to the graph and to what is said of them.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use careergraph::CareerGraph;
use careergraph::diagnostic::Code;
use careergraph::load::{Loader, is_input};

fn fixture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents");
    folder.join(name)
}

/// What the program says of a file, and how it ends.
fn import(folder: &Path, name: &str) -> (String, Option<i32>) {
    let mut command = Command::cargo_bin("career").expect("it has been built");
    command.current_dir(folder).env_remove("CAREER_GRAPH");
    let output = command.args(["import", name]).output().expect("it runs");
    let said = [output.stderr, output.stdout].concat();
    (
        String::from_utf8_lossy(&said).into_owned(),
        output.status.code(),
    )
}

/// The role that a graph describes, with the roles around it.
fn described(graph: &CareerGraph) -> (String, Vec<String>) {
    let role = graph.roles().find(|role| !role.is_stub());
    let role = role.expect("a role is described");
    let around = role.outgoing().map(|way| way.to().title().to_owned());
    (role.title().to_owned(), around.collect())
}

#[test]
fn documents_of_several_programs_are_read() {
    for (name, title) in [
        ("google-docs.docx", "Software Engineer II"),
        ("libreoffice.docx", "Financial Analyst"),
        ("notes.odt", "Planning Officer"),
        ("pandoc.odt", "Software Engineer II"),
        ("tracked-changes.docx", "Planning Officer"),
    ] {
        let graph = CareerGraph::from_path(fixture(name)).expect(name);
        let (found, next) = described(&graph);
        assert_eq!(found, title, "{name}");
        assert!(!next.is_empty(), "{name}");
        // From standard input it is the same.
        let bytes = fs::read(fixture(name)).expect("a fixture");
        let mut loader = Loader::new();
        loader.bytes("<stdin>", bytes, None).expect("a document");
        let again = loader.load().expect(name).graph;
        assert_eq!(described(&again), (found, next), "{name}");
    }
}

#[test]
fn a_document_is_read_whatever_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["role.xlsx", "role.odt", "role.md", "role.doc"] {
        let renamed = folder.path().join(name);
        fs::copy(fixture("google-docs.docx"), &renamed).expect("it can be copied");
        let graph = CareerGraph::from_path(&renamed).expect("it is the same");
        assert_eq!(described(&graph).0, "Software Engineer II", "{name}");
    }
    let workbooks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    let renamed = folder.path().join("ladder.docx");
    fs::copy(workbooks.join("levels-of-all.xlsx"), &renamed).expect("it can be copied");
    assert!(CareerGraph::from_path(&renamed).is_ok());
}

#[test]
fn documents_of_a_folder_are_read_as_pages_are() {
    assert!(is_input("a.docx") && is_input("A.ODT") && !is_input("a.pdf"));
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["google-docs.docx", "letter.docx"] {
        fs::copy(fixture(name), folder.path().join(name)).expect("it can be copied");
    }
    fs::write(folder.path().join("old.pdf"), "%PDF-").expect("it can be written");
    let mut loader = Loader::new();
    loader.path(folder.path());
    // Named itself as well, it is the same file.
    loader.path(folder.path().join("google-docs.docx"));
    let whole = loader.load().expect("one of them is a page");
    assert_eq!(described(&whole.graph).0, "Software Engineer II");
    let passed = whole.findings.iter();
    let passed: Vec<_> = passed
        .filter(|found| found.code == Code::PassedOver)
        .collect();
    let [passed] = &passed[..] else {
        panic!("{passed:?}");
    };
    assert!(passed.message.contains("not a role page"), "{passed:?}");
}

/// What Word writes beside a document that is open: who has opened it.
fn owner_file() -> Vec<u8> {
    let name = "\u{4}Cook";
    let wide = name.encode_utf16().flat_map(u16::to_le_bytes);
    [name.as_bytes(), &[b' '; 49], &wide.collect::<Vec<u8>>()].concat()
}

#[test]
fn what_an_office_keeps_beside_an_open_document_is_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::copy(fixture("google-docs.docx"), at("role.docx")).expect("it can be copied");
    for name in ["~$role.docx", "~$le.odt", "~$ladder.xlsx"] {
        fs::write(at(name), owner_file()).expect("it can be written");
    }
    for name in [".~lock.role.docx#", ".~lock.ladder.xlsx#"] {
        fs::write(at(name), ",cook,kitchen,01.01.2024;").expect("it can be written");
    }
    let graph = CareerGraph::from_path(folder.path()).expect("only one is a document");
    assert_eq!(described(&graph).0, "Software Engineer II");

    // A shell names it where somebody writes `*.docx`.
    let mut loader = Loader::new();
    loader.path(at("~$role.docx"));
    loader.path(at("role.docx"));
    let whole = loader.load().expect("one of them is a document");
    assert_eq!(described(&whole.graph).0, "Software Engineer II");
    let passed = whole.findings.iter();
    let passed = passed.filter(|found| found.code == Code::PassedOver);
    assert_eq!(passed.count(), 1);

    // Alone it makes no graph.
    let (said, code) = import(folder.path(), "~$role.docx");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("name the document itself"), "{said}");
}

#[test]
fn an_encrypted_document_of_a_folder_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(fixture("google-docs.docx"), folder.path().join("role.docx")).expect("a copy");
    let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let stream = "EncryptedPackage".encode_utf16();
    locked.extend(stream.flat_map(u16::to_le_bytes));
    fs::write(folder.path().join("locked.docx"), locked).expect("it can be written");
    let mut command = Command::cargo_bin("career").expect("it has been built");
    let run = command.current_dir(folder.path()).args(["check", "."]);
    let output = run.output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("locked.docx\n"), "{said}");
    assert!(said.contains("protected with a password"), "{said}");
}

#[test]
fn findings_show_the_line_that_says_it() {
    let (said, _) = import(&fixture(""), "notes.odt");
    assert!(said.contains("--> notes.odt:"), "{said}");
    let (said, code) = import(&fixture(""), "letter.docx");
    assert_eq!(code, Some(2));
    assert!(
        said.contains("letter.docx:1:1") && said.contains("Dear Sir"),
        "{said}"
    );
}

#[test]
fn what_is_no_such_document_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = |stream: &str| {
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let whole = fs::read(fixture("google-docs.docx")).expect("a fixture");
    let cases: [(&str, Vec<u8>); 9] = [
        ("old.doc", old("WordDocument")),
        ("locked.docx", old("EncryptedPackage")),
        ("text.rtf", b"{\\rtf1 Cook}".to_vec()),
        ("page.pdf", b"%PDF-1.7\n\xff\0".to_vec()),
        ("role.pages", b"PK\x03\x04".to_vec()),
        ("role.gdoc", b"{\"doc_id\": \"1\"}".to_vec()),
        ("web.doc", b"<html><body>Cook".to_vec()),
        ("half.docx", whole[..whole.len() / 2].to_vec()),
        ("none.docx", Vec::new()),
    ];
    let mut all = String::new();
    for (name, bytes) in cases {
        fs::write(folder.path().join(name), bytes).expect("it can be written");
        let (said, code) = import(folder.path(), name);
        assert_eq!(code, Some(2), "{name}: {said}");
        all.push_str(&said);
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("documents/refused", all);
    });
}

#[test]
fn a_document_is_no_profile_and_that_is_said_without_a_word_of_it() {
    let mut command = Command::cargo_bin("career").expect("it has been built");
    let run = command
        .args(["profile", "check"])
        .arg(fixture("google-docs.docx"));
    let output = run.output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("career profile init ROLE"), "{said}");
    assert!(!said.contains("Engineer"), "{said}");
}
