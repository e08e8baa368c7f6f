//! The book's page on findings, made from the table of codes.

use std::fmt::Write;

use super::Code;

/// Returns the page of the book that lists every code.
pub fn book_page() -> String {
    let mut page = String::from(
        "# Diagnostics\n\n\
         <!-- Made from the table of codes; do not edit. -->\n\n\
         `career` reports these findings about the files that people write. Every finding has a code, which stays the\n\
         same from release to release, a severity, a place and, if possible, advice on what to do.\n\n\
         - An **error**: the files cannot be used as they are.\n\
         - A **warning**: they can be used, but something is probably not what you meant.\n\
         - A **note**: something to know.\n\n\
         | code | severity | what it finds |\n\
         |---|---|---|\n",
    );
    for code in Code::ALL {
        let severity = code.severity().as_str();
        writeln!(
            page,
            "| [`{code}`](#{code}) | {severity} | {} |",
            code.summary()
        )
        .expect("a string takes everything");
    }
    for code in Code::ALL {
        let (summary, explanation) = (code.summary(), code.explanation());
        write!(page, "\n## {code}\n\n{summary} {explanation}\n")
            .expect("a string takes everything");
    }
    page
}
