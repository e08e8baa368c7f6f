//! Words of titles that people cut short.

/// Words that people cut short, in lower case and without a period, and what they stand for.
const CUT_SHORT: [(&str, &str); 12] = [
    ("sr", "Senior"),
    ("snr", "Senior"),
    ("jr", "Junior"),
    ("jnr", "Junior"),
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
    let known = CUT_SHORT.iter().find(|(short, _)| *short == bare);
    known.map(|(_, full)| *full)
}
