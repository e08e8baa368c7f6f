//! Whether a text that cannot be read may be somebody's profile.

/// Top-level keys that a profile or a JSON Resume has, and a graph file has not.
const PERSONAL: [&str; 12] = [
    "profile",
    "name",
    "role",
    "years",
    "interests",
    "avoid",
    "basics",
    "work",
    "volunteer",
    "education",
    "certificates",
    "projects",
];
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
/// Top-level keys that a graph file has, and a profile has not.
const GRAPH: [&str; 7] = [
    "careergraph",
    "roles",
    "transitions",
    "proficiency_scale",
    "lateral_moves",
    "families",
    "tracks",
];

/// Returns whether a text, malformed as it may be, has more of the keys of a profile than of those of
/// a graph.
///
/// What is found wrong with such a text must not show a word of it. O(n).
pub(in crate::input) fn may_be_profile(text: &str) -> bool {
    let keys = if text.trim_start().starts_with('{') {
        flow_keys(text)
    } else {
        line_keys(text)
    };
    let count = |known: &[&str]| known.iter().filter(|key| keys.contains(*key)).count();
    let quoted = |key: &&&str| text.contains(&format!("\"{key}\""));
    count(&PERSONAL) > count(&GRAPH) || OF_RESUMES.iter().filter(quoted).count() > 1
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
