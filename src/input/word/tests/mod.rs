//! Documents of several programs, and such as nobody would write who means well.

mod docx;
mod forms;
mod hostile;
mod odt;
mod text;

use super::{WordProblem, is_word_name, text};
use crate::input::package::written::archive;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document in the making: its parts by name.
struct Parts(Vec<(String, Vec<u8>)>);

impl Parts {
    /// A document of Word of which this stands in the body.
    fn word(body: &str) -> Self {
        let relation = |id: &str, kind: &str, target: &str| {
            format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
        };
        let around = |inner: String| format!("<Relationships>{inner}</Relationships>");
        let main = relation("rId1", "officeDocument", "word/document.xml");
        let others = relation("rId1", "styles", "styles.xml")
            + &relation("rId2", "numbering", "numbering.xml");
        Self(Vec::new())
            .part("_rels/.rels", around(main))
            .part("word/_rels/document.xml.rels", around(others))
            .part(
                "word/document.xml",
                format!("<w:document><w:body>{body}</w:body></w:document>"),
            )
    }

    /// A document of `OpenDocument` of which this stands in the body, with styles.
    fn open(styles: &str, body: &str) -> Self {
        let styles = format!("<office:automatic-styles>{styles}</office:automatic-styles>");
        let body = format!("<office:body><office:text>{body}</office:text></office:body>");
        Self(Vec::new())
            .part("mimetype", "application/vnd.oasis.opendocument.text")
            .part(
                "content.xml",
                format!("<office:document-content>{styles}{body}</office:document-content>"),
            )
    }

    /// The document with one part more, or with another in the place of one.
    fn part(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), content.into()));
        self
    }

    fn styles(self, inner: &str) -> Self {
        self.part("word/styles.xml", format!("<w:styles>{inner}</w:styles>"))
    }

    fn numbering(self, inner: &str) -> Self {
        self.part(
            "word/numbering.xml",
            format!("<w:numbering>{inner}</w:numbering>"),
        )
    }

    fn bytes(&self) -> Vec<u8> {
        archive(&self.0, false)
    }

    fn read(&self) -> Result<String, WordProblem> {
        text("", &self.bytes())
    }

    fn text(&self) -> String {
        self.read().expect("a document")
    }

    fn problem(&self) -> WordProblem {
        self.read().expect_err("a problem")
    }
}

/// What the body of a document of Word becomes.
fn of_word(body: &str) -> String {
    Parts::word(body).text()
}

/// What the body of a document of `OpenDocument` becomes.
fn of_open(body: &str) -> String {
    Parts::open("", body).text()
}

/// A paragraph of Word with one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn documents_are_known_by_their_endings_in_any_case() {
    for name in [
        "a.docx", "A.DOCM", "b.c.odt", "old.Doc", "x.pdf", "x.rtf", "y.gdoc",
    ] {
        assert!(is_word_name(name), "{name}");
    }
    for name in ["docx", "a.txt", "a.docx.md", "a.doc ", ""] {
        assert!(!is_word_name(name), "{name}");
    }
}

#[test]
fn every_problem_says_what_to_do() {
    let problems = [
        WordProblem::NotADocument,
        WordProblem::WebPage,
        WordProblem::Encrypted,
        WordProblem::OldFormat,
        WordProblem::RichText,
        WordProblem::Pdf,
        WordProblem::Pages,
        WordProblem::Link,
        WordProblem::Chunk,
        WordProblem::NoText,
        WordProblem::TooLarge("it has much"),
        WordProblem::Damaged(String::from("torn")),
    ];
    for problem in problems {
        let (said, help) = (problem.to_string(), problem.help());
        assert!(said.starts_with("it ") && !said.ends_with('.'), "{said}");
        assert!(!help.is_empty() && !help.ends_with('.'), "{help}");
    }
}

#[test]
fn a_part_that_only_other_documents_have_is_passed_over() {
    let document = Parts::word("<w:p><w:r><w:t>Weaver</w:t></w:r></w:p>").part("mimetype", "x");
    assert_eq!(text("a.docx", &document.bytes()).as_deref(), Ok("Weaver\n"));
}

#[test]
fn other_kinds_of_files_are_told_apart() {
    let container = |stream: &str| {
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let pages = Parts(Vec::new()).part("Index/Document.iwa", "x").bytes();
    let book = Parts(Vec::new())
        .part("mimetype", "application/epub+zip")
        .bytes();
    for (name, bytes, problem) in [
        ("a.docx", Vec::new(), WordProblem::NotADocument),
        ("a.doc", container("WordDocument"), WordProblem::OldFormat),
        (
            "a.docx",
            container("EncryptedPackage"),
            WordProblem::Encrypted,
        ),
        ("a.doc", b"{\\rtf1\\ansi}".to_vec(), WordProblem::RichText),
        ("a.rtf", b"x".to_vec(), WordProblem::RichText),
        ("", b"%PDF-1.7".to_vec(), WordProblem::Pdf),
        ("a.PDF", b"x".to_vec(), WordProblem::Pdf),
        ("a.gdoc", b"{\"url\": \"\"}".to_vec(), WordProblem::Link),
        ("a.doc", b"\n<HTML><body>".to_vec(), WordProblem::WebPage),
        ("a.pages", pages.clone(), WordProblem::Pages),
        ("a.docx", pages, WordProblem::Pages),
        ("a.docx", book, WordProblem::NotADocument),
        (
            "a.docx",
            Parts(Vec::new()).part("a", "b").bytes(),
            WordProblem::NotADocument,
        ),
    ] {
        assert_eq!(
            text(name, &bytes).expect_err("a problem"),
            problem,
            "{name}"
        );
    }
    let locked = Parts::open("", "").part("META-INF/manifest.xml", "<a><encryption-data/></a>");
    assert_eq!(locked.problem(), WordProblem::Encrypted);
}
