//! Words of titles that people cut short.

/// Ranks that people cut short, in lower case and without a period, and what they stand for: as the start of a title,
/// and as a key.
const RANKS: [(&str, &str, &str); 4] = [
    ("sr", "Senior", "senior"),
    ("snr", "Senior", "senior"),
    ("jr", "Junior", "junior"),
    ("jnr", "Junior", "junior"),
];

/// Other words, likewise.
const OTHERS: [(&str, &str); 8] = [
    ("swe", "Software Engineer"),
    ("sde", "Software Engineer"),
    ("eng", "Engineer"),
    ("engr", "Engineer"),
    ("dev", "Developer"),
    ("mgr", "Manager"),
    ("fullstack", "Full-Stack"),
    ("sysadmin", "Systems Administrator"),
];

/// Returns what a word of a title stands for, where people cut it short so.
pub(crate) fn written_out(word: &str) -> Option<&'static str> {
    let bare = word.trim_end_matches('.').to_lowercase();
    let ranks = RANKS.iter().map(|&(short, full, _)| (short, full));
    let mut known = ranks.chain(OTHERS);
    known
        .find(|(short, _)| *short == bare)
        .map(|(_, full)| full)
}

/// Returns a word in lower case, a rank in full: `senior` for `sr` and for `sr.`. Lists of ranks have them in full
/// alone, and are asked for what this returns.
pub(crate) fn rank_in_full(word: &str) -> &str {
    let bare = word.trim_end_matches('.');
    let known = RANKS.iter().find(|(short, ..)| *short == bare);
    known.map_or(word, |(_, _, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_written_out_in_titles_and_in_keys() {
        assert_eq!(written_out("Sr."), Some("Senior"));
        assert_eq!(written_out("mgr"), Some("Manager"));
        assert_eq!(written_out("Senior"), None);
        assert_eq!(rank_in_full("jnr"), "junior");
        assert_eq!(rank_in_full("sr."), "senior");
        assert_eq!(rank_in_full("mgr"), "mgr");
        assert_eq!(rank_in_full("etc."), "etc.");
    }
}
