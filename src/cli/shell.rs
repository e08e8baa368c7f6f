//! Command lines as they are told to people.

pub(super) use careergraph::export::escape::shell_word as quoted;

use super::args::Common;

/// An option that was given, and its value where it has one.
pub(super) type Given = (&'static str, Option<String>);

/// Options that were given, each with its value as on the command line.
pub(super) fn told(given: &[Given]) -> Vec<String> {
    let option = |(option, value): &Given| match value {
        Some(value) => format!("{option} {}", quoted(value)),
        None => (*option).to_owned(),
    };
    given.iter().map(option).collect()
}

/// The options that name the graph, so that a command line that is told asks about the same one.
pub(super) fn of_graph(common: &Common) -> Vec<Given> {
    let path = |path: &std::path::PathBuf| ("-g", Some(path.display().to_string()));
    common.graph.iter().map(path).collect()
}

/// A command line: a command, its words and its options.
pub(super) fn line(command: &str, words: &[impl AsRef<str>], given: &[Given]) -> String {
    let words = words.iter().map(|word| quoted(word.as_ref()));
    let mut all = vec![command.to_owned()];
    all.extend(words.chain(told(given)));
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_needs_it() {
        assert_eq!(quoted("staff-engineer"), "staff-engineer");
        assert_eq!(quoted("2.5"), "2.5");
        for (word, shown) in [
            ("", "''"),
            ("a | b", "'a | b'"),
            ("$(reboot)", "'$(reboot)'"),
            ("~", "'~'"),
            ("the chef's", r"'the chef'\''s'"),
        ] {
            assert_eq!(quoted(word), shown);
        }
    }

    #[test]
    fn a_line_can_be_run_as_it_is_told() {
        let given = [
            ("--stepwise", None),
            ("-g", Some("my ladder.yaml".to_owned())),
        ];
        assert_eq!(
            line("career why", &["cook", "head chef"], &given),
            "career why cook 'head chef' --stepwise -g 'my ladder.yaml'"
        );
    }
}
