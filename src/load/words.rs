//! Documents of word processors: each is a role page in Markdown, as if it were a file of that.

use super::{Loader, Text};
use crate::input::Format;
use crate::input::word::{self, WordProblem};
use crate::source::SourceFile;

impl Loader {
    /// Adds the text of a document that has been read, which may have been found in a folder.
    pub(super) fn word_of(&mut self, name: String, bytes: &[u8], found_in: Option<usize>) {
        let read = word::text(&name, bytes);
        // Of a folder a file that says nothing is passed over.
        let is_empty = |text: &String| text.is_empty() && found_in.is_none();
        let read = match read {
            Ok(text) if is_empty(&text) => Err(WordProblem::NoText),
            read => read,
        };
        match read {
            Ok(text) => self.texts.push(Text {
                file: SourceFile::new(name, text),
                format: Some(Format::Markdown),
                is_named: found_in.is_none(),
                folders: found_in.into_iter().collect(),
                sheet: None,
                hidden: None,
            }),
            Err(problem) => {
                let is_too_large = matches!(problem, WordProblem::TooLarge(_));
                let help = problem.help();
                self.refuse(name, problem.to_string(), help, is_too_large, found_in);
            }
        }
    }
}
