//! Whether a text that cannot be read may be somebody's profile.

use crate::input::graph_file::{OF_GRAPHS, of_profiles};

/// The key of a profile that many other files have too.
const NAME: &str = "name";
/// Keys of a JSON Resume that no graph file has, at any depth.
const OF_RESUMES: [&str; 8] = [
    "basics",
    "email",
    "phone",
    "position",
    "startDate",
    "endDate",
    "highlights",
    "volunteer",
];

/// Returns whether a text, malformed as it may be, has more of the keys of a profile than of those of
/// a graph.
///
/// What is found wrong with such a text must not show a word of it. O(n).
pub(in crate::input) fn may_be_profile(text: &str) -> bool {
    has_personal_keys(text, &OF_GRAPHS)
}

/// Returns whether a text that cannot be parsed as a graph file may be a profile: also where no key tells,
/// and where roles stand beside a key of a profile, which may be a wish, out of its place. O(n).
pub(in crate::input) fn may_be_torn_profile(text: &str) -> bool {
    if !begins_like_graph(text) {
        return true;
    }
    let others = OF_GRAPHS.into_iter().filter(|key| *key != "roles");
    let others: Vec<_> = others.collect();
    let keys = keys(text);
    let is_wish = of_profiles().any(|key| keys.contains(&key));
    has_personal_keys(text, if is_wish { &others } else { &OF_GRAPHS })
}

fn has_personal_keys(text: &str, of_graphs: &[&str]) -> bool {
    let keys = keys(text);
    let has = |key: &&str| keys.contains(key);
    let personal = of_profiles().chain([NAME]).filter(has).count();
    let quoted = |key: &&&str| text.contains(&format!("\"{key}\""));
    let graph = of_graphs.iter().filter(|key| has(key)).count();
    personal > graph || OF_RESUMES.iter().filter(quoted).count() > 1
}

/// Whether a text that cannot be parsed is a graph file, going by the outermost keys of braces, else by
/// the first words of its lines. Words of lines that stand further in than others do not count.
fn begins_like_graph(text: &str) -> bool {
    if text.trim_start().starts_with('{') {
        return flow_keys(text).iter().any(|key| OF_GRAPHS.contains(key));
    }
    let quotes = |c: char| matches!(c, '{' | '[' | '"' | '\'' | ' ');
    let words = text.lines().filter_map(|line| {
        let bare = line.trim_start_matches(quotes);
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let end = bare.find(|c| !is_word(c)).unwrap_or(bare.len());
        let depth = line.len() - line.trim_start().len();
        (end > 0).then(|| (depth, &bare[..end]))
    });
    let words: Vec<_> = words.collect();
    let least = words.iter().map(|(depth, _)| *depth).min();
    let mut outer = words.iter().filter(|(depth, _)| Some(*depth) == least);
    outer.any(|(_, word)| OF_GRAPHS.contains(word))
}

/// The outermost keys.
fn keys(text: &str) -> Vec<&str> {
    if text.trim_start().starts_with('{') {
        flow_keys(text)
    } else {
        line_keys(text)
    }
}

/// What stands before `:` or `=` at the beginning of lines, and in the headers of TOML. What stands
/// below a header belongs to it.
fn line_keys(text: &str) -> Vec<&str> {
    let mut is_below = false;
    let keys = text.lines().filter_map(|line| {
        let header = line.trim_start_matches('[');
        let is_header = header.len() < line.len();
        is_below |= is_header;
        let end = header.find([':', '=', ']', '.'])?;
        let is_key = !is_below && !header[end..].starts_with([']', '.']);
        let word = header[..end].trim_end().trim_matches(['"', '\'']);
        (is_key || is_header).then_some(word)
    });
    keys.collect()
}

/// What stands before `:` in the outermost braces.
fn flow_keys(text: &str) -> Vec<&str> {
    let mut keys = Vec::new();
    let (mut depth, mut quote, mut is_escaped) = (0_usize, None, false);
    // Where the last word of the outermost braces began and ended.
    let (mut start, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        if let Some(closing) = quote {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = true,
                _ if c == closing => {
                    quote = None;
                    end = at;
                }
                _ => {}
            }
            continue;
        }
        match c {
            '{' | '[' => {
                depth += 1;
                start = at + 1;
                end = start;
            }
            '}' | ']' => depth = depth.saturating_sub(1),
            '"' | '\'' => {
                quote = Some(c);
                start = at + 1;
            }
            ':' if depth == 1 => keys.push(&text[start..end.max(start)]),
            ',' => {
                start = at + 1;
                end = start;
            }
            _ if c.is_whitespace() && start == at => start = at + c.len_utf8(),
            _ if c.is_whitespace() => {}
            _ => end = at + c.len_utf8(),
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_profile_is_known_by_its_keys() {
        for text in [
            "name: Sally\nskills: {a: [",
            "role = \"Cook\nskills",
            "[interests]\nroles = [",
            "[[work]]\nname = 'x",
            "{\"work\": [{\"name\": \"x\" \"position\"",
            "{name: Sally, skills: {",
            "  {\n  \"basics\" : {",
            "\"role\": Cook\n- a",
            "{\"b\"name\": 1, \"email\": 2, \"phone\": 3}, \"work\": [",
        ] {
            assert!(may_be_profile(text), "{text}");
        }
    }

    #[test]
    fn a_broken_graph_file_is_no_profile() {
        for text in [
            "",
            "name",
            "roles:\n  Cook: {",
            "title: A\nskills: {cooking: {name",
            "name: x\nroles: [",
            "[roles.cook]\nname = \nyears = 3\neducation = [",
            "{\"title\": \"a\", \"roles\": {\"name\": {",
            "{\"skills\": {\"name\": 3, \"role\": 4",
            "skills:\n  name: 3\n",
        ] {
            assert!(!may_be_profile(text), "{text}");
        }
    }
}
