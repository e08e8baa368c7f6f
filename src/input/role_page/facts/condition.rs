//! Whether a line states a condition of the work, which nobody learns: a check, a vaccination, a car of one's own.

/// Phrases of such lines, in small letters; before `*` the beginning of a word.
const PHRASES: &[&str] = &[
    "background check*",
    "background screen*",
    "business insurance",
    "car insurance",
    "covid*",
    "credit check*",
    "criminal record*",
    "dbs",
    "direct deposit",
    "disclosure and barring",
    "drug screen*",
    "drug test*",
    "eligible to work",
    "enhanced dbs",
    "fingerprint*",
    "flu vaccin*",
    "medical check*",
    "medical examination",
    "own car",
    "own transport*",
    "own vehicle",
    "personal vehicle",
    "physical exam*",
    "pre employment",
    "reliable transport*",
    "right to work",
    "security clearance",
    "selective service",
    "sc clearance",
    "dv clearance",
    "vaccinat*",
    "vehicle insurance",
    "visa sponsorship",
    "work authorisation",
    "work authorization",
    "work permit",
    "years of age",
    "years old",
];

/// Words of lines that ask for knowledge of such things.
const KNOWING: &[&str] = &[
    "administering",
    "conducting",
    "experience",
    "experienced",
    "familiarity",
    "knowledge",
    "managing",
    "performing",
    "processing",
    "running",
    "understanding",
];

/// Whether a line is a condition of the work and asks for no skill.
pub(in super::super) fn is_condition(line: &str) -> bool {
    let words = line.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    let words: Vec<String> = words.collect();
    let fits = |word: &String, known: &str| match known.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None => word == known,
    };
    let said = |phrase: &&str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let mut runs = words.windows(phrase.len());
        runs.any(|run| {
            run.iter()
                .zip(&phrase)
                .all(|(word, known)| fits(word, known))
        })
    };
    let knows = words.iter().any(|word| KNOWING.contains(&word.as_str()));
    !knows && PHRASES.iter().any(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_told_from_skills() {
        for text in [
            "Direct deposit is required",
            "Must pass a credit check",
            "Pass a background check and a drug test",
            "COVID vaccination required",
            "Own car and business insurance",
            "SC clearance or willing to undergo it",
            "Must be at least 18 years of age",
        ] {
            assert!(is_condition(text), "{text}");
        }
        for text in [
            "Experience of background checks",
            "Knowledge of vaccination schedules",
            "Python and SQL",
            "Insurance underwriting",
            "",
        ] {
            assert!(!is_condition(text), "{text}");
        }
    }
}
