//! Other spellings under which prose writes a name.

use super::fold::last_word;

/// American and British spellings of parts of words.
const SPELLINGS: &[(&str, &str)] = &[
    ("ization", "isation"),
    ("izing", "ising"),
    ("ize", "ise"),
    ("analyz", "analys"),
    ("modeling", "modelling"),
    ("labeling", "labelling"),
    ("behavior", "behaviour"),
    ("labor", "labour"),
    ("color", "colour"),
    ("center", "centre"),
    ("catalog ", "catalogue "),
    ("license", "licence"),
    (" & ", " and "),
];

/// Endings of nouns and of the words that say the same of a person: somebody who is asked to
/// "negotiate" or to be "adaptable" is asked for negotiation and adaptability.
const WORD_FORMS: &[(&str, &[&str])] = &[
    ("ization", &["ize", "izing", "ise", "ising"]),
    ("isation", &["ise", "ising", "ize", "izing"]),
    ("ation", &["ate", "ating", "ative", "ator"]),
    ("ability", &["able"]),
    ("ibility", &["ible"]),
    ("oring", &["or", "orship"]),
    ("ching", &["ch"]),
];

/// The pairs of letters that the parts of [`SPELLINGS`] begin with, the second ones as bits by the
/// first: few places of a name need a closer look.
const BEGINNINGS: [u128; 128] = {
    let mut seconds = [0; 128];
    let mut at = 0;
    while at < SPELLINGS.len() {
        let (one, other) = (SPELLINGS[at].0.as_bytes(), SPELLINGS[at].1.as_bytes());
        seconds[one[0] as usize] |= 1 << one[1];
        seconds[other[0] as usize] |= 1 << other[1];
        at += 1;
    }
    seconds
};

fn may_begin(first: u8, second: u8) -> bool {
    let seconds = BEGINNINGS.get(usize::from(first)).copied();
    second < 128 && seconds.unwrap_or_default() >> second & 1 == 1
}

/// Returns the other spellings of a name key. `soft` names have the forms of their verbs too.
pub(super) fn spellings(key: &str, soft: bool) -> Vec<String> {
    let mut found = Vec::new();
    for (at, pair) in key.as_bytes().windows(2).enumerate() {
        if !may_begin(pair[0], pair[1]) {
            continue;
        }
        for (one, other) in SPELLINGS {
            for (from, to) in [(one, other), (other, one)] {
                if key.as_bytes()[at..].starts_with(from.as_bytes()) {
                    found.push(key.replace(from, to));
                }
            }
        }
    }
    found.extend(other_number(key));
    if soft && !key.contains(' ') && key.len() >= 8 {
        for (ending, forms) in WORD_FORMS {
            if let Some(stem) = key.strip_suffix(ending) {
                found.extend(forms.iter().map(|form| format!("{stem}{form}")));
                break;
            }
        }
    }
    found
}

/// Returns the plural in -ies, or the singular of a plural that is long enough to be no proper
/// name: "design patterns", but not "Windows". The plural in -s is left to the matching itself.
fn other_number(key: &str) -> Option<String> {
    let last = last_word(key);
    if let Some(stem) = key.strip_suffix('y')
        && last.len() >= 5
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        return Some(format!("{stem}ies"));
    }
    let long = last.len() >= 9 || (last.len() >= 4 && last.len() < key.len());
    if !long
        || ["ss", "us", "is", "ics"]
            .iter()
            .any(|end| key.ends_with(end))
    {
        return None;
    }
    match key.strip_suffix("ies") {
        Some(stem) => Some(format!("{stem}y")),
        None => key.strip_suffix('s').map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_spellings_of_both_sides_of_the_sea() {
        for (key, soft, expected) in [
            ("microservices", false, vec!["microservice"]),
            ("windows", false, vec![]),
            ("data modeling", false, vec!["data modelling"]),
            ("food & drink", false, vec!["food and drink"]),
            ("sql query", false, vec!["sql queries"]),
            ("statistics", false, vec![]),
            (
                "negotiation",
                true,
                vec!["negotiate", "negotiating", "negotiative", "negotiator"],
            ),
            ("mentoring", true, vec!["mentor", "mentorship"]),
            ("adaptability", true, vec!["adaptabilities", "adaptable"]),
        ] {
            let mut found = spellings(key, soft);
            found.sort();
            assert_eq!(found, expected, "{key}");
        }
    }
}
