//! Whether a line is about education: degrees, certificates and licences.

/// Words of such lines; before `*` the beginning of a word.
const WORDS: &[&str] = &[
    "degrees",
    "diploma",
    "diplomas",
    "bachelor*",
    "master's",
    "master’s",
    "masters",
    "phd",
    "ph.d",
    "doctorate*",
    "doctoral",
    "bsc",
    "b.sc",
    "msc",
    "m.sc",
    "mba",
    "b.a",
    "b.s",
    "m.s",
    "ged",
    "gcse*",
    "a-level*",
    "btec",
    "nvq*",
    "svq*",
    "hnd",
    "hnc",
    "certificate*",
    "certification*",
    "certified",
    "licence*",
    "license*",
    "licensure",
    "licensed",
    "apprenticeship*",
    "graduate",
    "postgraduate",
    "undergraduate",
    "graduated",
    "graduation",
    "baccalaureate",
    "abitur",
    "matriculation",
    "coursework",
    "educated",
];

/// Two words that say so together.
const PAIRS: &[[&str; 2]] = &[
    ["high", "school"],
    ["secondary", "school"],
    ["school", "leaving"],
    ["vocational", "training"],
    ["registered", "with"],
    ["college", "education"],
    ["university", "education"],
    ["formal", "education"],
];

/// Whether a line asks for a degree, a certificate or something of the kind.
pub(in super::super) fn is_education(line: &str) -> bool {
    let words =
        line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | ';' | ':' | '(' | ')'));
    let words = words.map(|word| word.trim_matches('.').to_lowercase());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let known = |word: &String| {
        WORDS.iter().any(|known| match known.strip_suffix('*') {
            Some(start) => word.starts_with(start),
            None => word == known,
        })
    };
    let paired = |two: &[String]| {
        PAIRS
            .iter()
            .any(|pair| two[0] == pair[0] && two[1] == pair[1])
    };
    // "A high degree of care" is none.
    let degree =
        |at: usize| words[at] == "degree" && words.get(at + 1).is_none_or(|next| next != "of");
    (0..words.len()).any(degree) || words.iter().any(known) || words.windows(2).any(paired)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn education_is_told_from_skills() {
        for text in [
            "Bachelor's degree in accounting",
            "BSc/MSc in physics",
            "A high school diploma",
            "High school or equivalent",
            "Valid driving licence",
            "Registered with the NMC",
            "5 GCSEs",
            "Food hygiene certificate",
        ] {
            assert!(is_education(text), "{text}");
        }
        for text in [
            "Excellent communication skills",
            "Three years of SQL",
            "Mastery of SQL",
            "Basic arithmetic",
            "A high degree of care",
            "Diplomatic manner",
            "Works well with others",
            "",
        ] {
            assert!(!is_education(text), "{text}");
        }
    }
}
