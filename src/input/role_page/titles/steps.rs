//! Steps that one entry tells of, one behind the other: "Team Leader → Depot Manager", "Ward Sister, then Matron".

use super::parts;
use super::words;

/// Arrows between two steps; one of ASCII needs space at its sides.
const ARROWS: [&str; 9] = ["→", "➔", "➜", "⇒", "➡", " -> ", " --> ", " => ", " > "];

/// Words before what comes after a title: "Manager and, later, Head of Design".
pub(super) const STEPS: [&str; 5] = ["then", "later", "eventually", "ultimately", "subsequently"];

/// Words between such a word and the title.
const LEADING_ON: [&str; 8] = ["to", "on", "into", "up", "become", "as", "a", "an"];

/// Returns the steps of an entry, each of them titles; the entry itself where it is one step.
pub(in super::super) fn steps(entry: &str) -> Vec<&str> {
    if entry.len() > super::LONGEST_ENTRY {
        return vec![entry];
    }
    let mut found: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, length) in arrows(entry) {
        found.extend(behind_words(&entry[start..at]));
        start = at + length;
    }
    found.extend(behind_words(&entry[start..]));
    let found: Vec<&str> = found.into_iter().map(bare).collect();
    let titled = |step: &&str| parts::name_title(step) || step.starts_with(char::is_uppercase);
    let begins = found.first().is_some_and(|first| parts::name_title(first));
    if found.len() > 1 && begins && found.iter().all(titled) {
        found
    } else {
        vec![entry]
    }
}

/// Returns what stands between the arrows of an entry, whatever it is.
pub(in super::super) fn parted_by_arrows(entry: &str) -> Vec<&str> {
    if entry.len() > super::LONGEST_ENTRY {
        return vec![entry];
    }
    let mut found = Vec::new();
    let mut start = 0;
    for (at, length) in arrows(entry) {
        found.push(&entry[start..at]);
        start = at + length;
    }
    found.push(&entry[start..]);
    found.into_iter().map(bare).collect()
}

/// The arrows outside brackets, each with its length.
fn arrows(entry: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut depth, mut until) = (0_usize, 0);
    for (at, c) in entry.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && at >= until => {
                let arrow = ARROWS.iter().find(|arrow| entry[at..].starts_with(**arrow));
                if let Some(arrow) = arrow {
                    until = at + arrow.len();
                    found.push((at, arrow.len()));
                }
            }
            _ => {}
        }
    }
    found
}

/// Parts a text at the words that say that something comes later, where a title in capitals follows.
fn behind_words(text: &str) -> Vec<&str> {
    let base = text.as_ptr() as usize;
    let place = |word: &str| word.as_ptr() as usize - base;
    let listed: Vec<&str> = text.split_whitespace().collect();
    let mut depth = 0_usize;
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, word) in listed.iter().enumerate() {
        let outside = depth == 0;
        depth = (depth + word.matches(['(', '[']).count())
            .saturating_sub(word.matches([')', ']']).count());
        let former = at.checked_sub(1).map_or("", |at| listed[at]);
        let joined = former.ends_with([',', ';']) || matches!(former, "and" | "&");
        let key = words::key(word);
        let says = STEPS.contains(&key.as_str()) && (joined || (key == "then" && at > 0));
        if !outside || !says {
            continue;
        }
        let behind = listed[at + 1..].iter();
        let mut behind = behind.skip_while(|word| LEADING_ON.contains(&words::key(word).as_str()));
        if let Some(next) = behind
            .next()
            .filter(|next| next.starts_with(char::is_uppercase))
        {
            found.push(&text[start..place(word)]);
            start = place(next);
        }
    }
    found.push(&text[start..]);
    found
}

/// Takes off what joins a step to the next.
fn bare(step: &str) -> &str {
    let mut step = step.trim();
    loop {
        let shorter = step.trim_end_matches([',', ';']).trim_end();
        let shorter = [" and", " &", " or"]
            .iter()
            .find_map(|word| shorter.strip_suffix(word))
            .unwrap_or(shorter);
        if shorter.len() == step.len() {
            return step;
        }
        step = shorter;
    }
}
