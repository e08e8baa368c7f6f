//! Rust source reduced to what the checks look at.

/// Returns the source with comments, strings and characters blanked, lines kept.
pub(super) fn without_text(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    while at < chars.len() {
        let end = end_of_text(&chars, at);
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            let blank = |c: &char| if *c == '\n' { '\n' } else { ' ' };
            out.extend(chars[at..end].iter().map(blank));
            at = end;
        }
    }
    out
}

/// Returns the source without the items marked `#[cfg(test)]`; expects [`without_text`].
pub(super) fn without_tests(code: &str) -> String {
    let mut out = code.to_owned();
    while let Some(start) = out.find("#[cfg(test)]") {
        let item = &out[start..];
        let open = item.find('{').unwrap_or(item.len());
        let length = match item.find(';') {
            Some(end) if end < open => end + 1,
            _ => end_of_braces(item, open),
        };
        out.replace_range(start..start + length, "");
    }
    out
}

/// Returns where `word` stands in the code and is not a part of a longer word.
pub(super) fn has_word(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let behind = code[at + word.len()..].chars().next();
        let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let open_end = word.ends_with(|c: char| c.is_alphanumeric());
        let is_part = goes_on(before) || (open_end && goes_on(behind));
        !is_part
    })
}

/// Returns the first names of every path that starts at the crate's root.
pub(super) fn root_names(code: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let path = &code[at + "crate::".len()..];
        match path.strip_prefix('{') {
            Some(_) => names.extend(group_names(&path[..end_of_braces(path, 0)])),
            None => names.push(first_name(path)),
        }
    }
    names
}

/// Returns the longest run of `super::` in the code.
pub(super) fn steps_up(code: &str) -> usize {
    let runs = code.match_indices("super::").map(|(at, _)| {
        let mut rest = &code[at..];
        let mut steps = 0;
        while let Some(next) = rest.strip_prefix("super::") {
            (rest, steps) = (next, steps + 1);
        }
        steps
    });
    runs.max().unwrap_or(0)
}

fn group_names(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut names = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 1 && matches!(c, '{' | ',') {
            let name = first_name(group[at + 1..].trim_start());
            names.extend((!name.is_empty()).then_some(name));
        }
    }
    names
}

fn first_name(path: &str) -> &str {
    let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    &path[..end.unwrap_or(path.len())]
}

fn end_of_braces(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices().skip_while(|(at, _)| *at < open) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + c.len_utf8();
        }
    }
    code.len()
}

/// Returns where the comment, string or character that starts at `at` ends, or `at` itself.
fn end_of_text(chars: &[char], at: usize) -> usize {
    let next = |ahead: usize| chars.get(at + ahead).copied().unwrap_or(' ');
    let in_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    match chars[at] {
        '/' if next(1) == '/' => position(chars, at, |c| c == '\n'),
        '/' if next(1) == '*' => end_of_block_comment(chars, at),
        '"' => end_of_string(chars, at + 1),
        'r' if !in_word || chars[at - 1] == 'b' => {
            let quote = position(chars, at + 1, |c| c != '#');
            if chars.get(quote) == Some(&'"') {
                end_of_raw_string(chars, quote, quote - at - 1)
            } else {
                at
            }
        }
        '\'' if next(1) == '\\' => position(chars, at + 3, |c| c == '\'') + 1,
        '\'' if next(2) == '\'' => at + 3,
        _ => at,
    }
    .min(chars.len())
}

fn position(chars: &[char], from: usize, is: impl Fn(char) -> bool) -> usize {
    let found = chars.iter().skip(from).position(|c| is(*c));
    found.map_or(chars.len(), |ahead| from + ahead)
}

fn end_of_block_comment(chars: &[char], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (at, depth) = (at + 2, depth + 1),
            ('*', Some('/')) if depth == 1 => return at + 2,
            ('*', Some('/')) => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
    }
    at
}

fn end_of_string(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

fn end_of_raw_string(chars: &[char], quote: usize, hashes: usize) -> usize {
    let closes = |at: usize| {
        let tail = chars[at + 1..].iter().take(hashes);
        chars[at] == '"' && tail.filter(|c| **c == '#').count() == hashes
    };
    let end = (quote + 1..chars.len()).find(|at| closes(*at));
    end.map_or(chars.len(), |at| at + 1 + hashes)
}

#[test]
fn text_is_not_code() {
    for (source, code) in [
        ("a // b\nc", "a     \nc"),
        ("a /* b /* c */ d */ e", "a                   e"),
        (
            r#"f("x \" y") + 'a' + '\'' + 'life"#,
            r"f(        ) +     +      + 'life",
        ),
        ("r#\"a\"b\"# c br\"d\" for", "         c b     for"),
    ] {
        assert_eq!(without_text(source), code, "{source}");
    }
}

#[test]
fn tests_are_left_out_and_paths_found() {
    let code =
        "use crate::{a::{b, c}, d};\n#[cfg(test)]\nmod t { use crate::e; {} }\ncrate::f::g();";
    assert_eq!(root_names(&without_tests(code)), ["a", "d", "f"]);
    assert_eq!(without_tests("#[cfg(test)]\nmod t;\nx"), "\nx");
    assert_eq!(steps_up("super::super::x + super::y"), 2);
    assert!(has_word("x.env::var(", "env::var") && !has_word("my_env::var", "env::var"));
    assert!(!has_word("env::variable", "env::var"));
}
