//! The command that gives the answer of a page in a terminal.

use super::ask::Ask;
use super::routes;
use crate::export::escape::shell_word;
use crate::input::embedded;

/// More files than this are told by one word.
const MOST_FILES: usize = 3;

/// A command line that is being written.
pub(super) struct Command(String);

impl Command {
    /// `career VERB -g LADDER`, about the graph that is shown.
    pub(super) fn of(ask: &Ask<'_>, verb: &str) -> Self {
        let mut command = Self(format!("career {verb}"));
        let files = ask.files();
        if files.len() > MOST_FILES {
            return command.option("-g", "FILES");
        }
        for file in files {
            let shipped = embedded::names().find(|name| file == format!("graphs/{name}.yaml"));
            command = command.option("-g", shipped.unwrap_or(file));
        }
        command
    }

    /// As it is for whoever looks: only they know where their profile is.
    pub(super) fn own(self, is_own: bool) -> Self {
        if is_own {
            return self.option("--me", "PROFILE");
        }
        self
    }

    pub(super) fn word(mut self, word: &str) -> Self {
        self.0.push(' ');
        self.0.push_str(&shell_word(word));
        self
    }

    /// The role to start from, where one is named, and the one that is aimed for.
    pub(super) fn ends(mut self, ask: &Ask<'_>, to: &str) -> Self {
        if let Ok(Some(from)) = ask.role("from") {
            self = self.word(from.id().as_str());
        }
        self.word(to)
    }

    /// An option, as far as it says anything.
    pub(super) fn option(self, name: &str, value: &str) -> Self {
        if value.is_empty() {
            return self;
        }
        self.flag(name, true).word(value)
    }

    pub(super) fn flag(mut self, name: &str, is_on: bool) -> Self {
        if is_on {
            self.0.push(' ');
            self.0.push_str(name);
        }
        self
    }

    /// What is asked of ways.
    pub(super) fn conditions(mut self, ask: &Ask<'_>) -> Self {
        for condition in routes::told(ask) {
            self = self.flag(&condition, true);
        }
        self
    }

    pub(super) fn line(self) -> String {
        self.0
    }
}
