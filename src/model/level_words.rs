//! Words for levels, which role pages and résumés have in common.

/// Words for levels, in fifths of a scale.
const WORDS: [(u8, &[&str]); 5] = [
    (
        1,
        &[
            "beginner",
            "beginner level",
            "novice",
            "basic",
            "elementary",
            "elementary proficiency",
            "poor",
            "familiar",
            "a1",
        ],
    ),
    (
        2,
        &[
            "advanced beginner",
            "limited working",
            "limited working proficiency",
            "conversational",
            "fair",
            "a2",
        ],
    ),
    (
        3,
        &[
            "intermediate",
            "intermediate level",
            "good",
            "strong",
            "competent",
            "professional working",
            "professional working proficiency",
            "b1",
            "b2",
        ],
    ),
    (
        4,
        &[
            "advanced",
            "advanced level",
            "proficient",
            "fluent",
            "very good",
            "full professional",
            "full professional proficiency",
            "c1",
        ],
    ),
    (
        5,
        &[
            "expert",
            "expert level",
            "excellent",
            "master",
            "native",
            "native speaker",
            "native or bilingual",
            "native or bilingual proficiency",
            "bilingual",
            "mother tongue",
            "c2",
        ],
    ),
];

/// Returns the level that a word names, in fifths of a scale. The word is a name key.
pub(crate) fn level_in_fifths(key: &str) -> Option<u8> {
    let row = WORDS.iter().find(|(_, words)| words.contains(&key));
    row.map(|(fifths, _)| *fifths)
}
