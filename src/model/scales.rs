//! Scales of proficiency that many know by their words.

use std::collections::BTreeSet;

use super::{ProficiencyScale, ProficiencyStep, name_key};

/// The steps of each scale, the lowest first.
const KNOWN: [&[&str]; 21] = [
    &[
        "novice",
        "advanced beginner",
        "competent",
        "proficient",
        "expert",
    ],
    &["beginner", "intermediate", "advanced"],
    &["beginner", "intermediate", "advanced", "expert"],
    &["basic", "intermediate", "advanced"],
    &["basic", "intermediate", "advanced", "expert"],
    &["novice", "intermediate", "advanced"],
    &["novice", "intermediate", "advanced", "expert"],
    &["foundation", "intermediate", "advanced"],
    &["foundation", "intermediate", "advanced", "expert"],
    &["foundational", "intermediate", "advanced"],
    &["foundational", "intermediate", "advanced", "expert"],
    &["awareness", "working", "practitioner", "expert"],
    &["basic", "working", "practitioner", "expert"],
    &["awareness", "foundation", "practitioner", "expert"],
    &["basic", "working", "proficient", "expert"],
    &["anfänger", "fortgeschritten", "experte"],
    &["grundkenntnisse", "fortgeschritten", "experte"],
    &["débutant", "intermédiaire", "avancé"],
    &["débutant", "intermédiaire", "avancé", "expert"],
    &["básico", "intermedio", "avanzado"],
    &["básico", "intermedio", "avanzado", "experto"],
];

/// Scales whose words say as often how much of something else there is: budget, risk, time.
const VAGUE: [&[&str]; 6] = [
    &["low", "medium", "high"],
    &["◔", "◑", "◕", "●"],
    &["25%", "50%", "75%", "100%"],
    &["20%", "40%", "60%", "80%", "100%"],
    &["33%", "66%", "100%"],
    &["33%", "67%", "100%"],
];

/// Short forms of steps.
const SHORT: [(&str, &str); 5] = [
    ("med", "medium"),
    ("beg", "beginner"),
    ("int", "intermediate"),
    ("interm", "intermediate"),
    ("adv", "advanced"),
];

/// Every scale that some words may be steps of, where they surely say how well a skill is asked for.
fn scales() -> impl Iterator<Item = &'static &'static [&'static str]> {
    KNOWN.iter().chain(&VAGUE)
}

impl ProficiencyScale {
    /// Returns whether a text is a step of some scale that many know: `intermediate`, `practitioner`; O(1).
    pub fn is_known_step(name: &str) -> bool {
        let key = name_key(name);
        KNOWN.iter().any(|steps| steps.contains(&key.as_str()))
    }

    /// Returns whether a text is a step of a scale of which there may be more or less of anything, in full or short:
    /// `high`, `med`, `75%`.
    pub(crate) fn is_vague_step(name: &str) -> bool {
        let key = name_key(name);
        let step = Self::step_in_full(&key).unwrap_or(&key);
        VAGUE.iter().any(|steps| steps.contains(&step))
    }

    /// Returns the step of a scale that many know for which a text is short.
    pub(crate) fn step_in_full(name: &str) -> Option<&'static str> {
        let key = name_key(name);
        let key = key.trim_end_matches('.');
        let found = SHORT.iter().find(|(short, _)| *short == key);
        found.map(|(_, step)| *step)
    }

    /// Returns the longest scale that many know and that has a step of that name; O(1).
    pub(crate) fn known_with(name: &str) -> Option<Self> {
        let key = name_key(name);
        let having = scales().filter(|steps| steps.contains(&key.as_str()));
        // Of several the first one, which is the most usual.
        let longest = having.min_by_key(|steps| std::cmp::Reverse(steps.len()));
        longest.map(|steps| Self::named(steps))
    }

    fn named(steps: &[&str]) -> Self {
        let step = |name: &&str| ProficiencyStep {
            name: (*name).to_owned(),
            description: None,
        };
        Self(steps.iter().map(step).collect())
    }

    /// Returns whether numbered words, in order, fall where scales that many know rise; words that are none of
    /// their steps say nothing; O(n).
    pub(crate) fn words_fall(words: &[(u8, String)]) -> bool {
        let orders = scales().filter_map(|steps| {
            let place = |(number, word): &(u8, String)| {
                let place = steps.iter().position(|step| *step == name_key(word));
                Some((*number, place?))
            };
            let places: Vec<(u8, usize)> = words.iter().filter_map(place).collect();
            let mut pairs = places.windows(2);
            let falls = pairs.all(|pair| pair[0].0 < pair[1].0 && pair[0].1 > pair[1].1);
            (places.len() > 1).then_some(falls)
        });
        let mut orders = orders.peekable();
        orders.peek().is_some() && orders.all(|falls| falls)
    }

    /// Returns the scale that some words are steps of, of those that many know; O(n log n).
    ///
    /// It needs two different words. Where they are all steps of one scale, it is that. Otherwise it is the
    /// shortest that has all of them, unless another that has them counts them otherwise: `novice` and
    /// `expert` may be the ends of four steps or of five.
    ///
    /// ```
    /// use careergraph::model::ProficiencyScale;
    ///
    /// let scale = ProficiencyScale::of_words(["Working", "Practitioner"]).expect("it is known");
    /// assert_eq!(scale.steps()[0].name, "awareness");
    /// assert!(ProficiencyScale::of_words(["novice", "expert"]).is_none());
    /// assert!(ProficiencyScale::of_words(["novice", "practised"]).is_none());
    /// ```
    pub fn of_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Option<Self> {
        let keys: BTreeSet<String> = words.into_iter().map(name_key).collect();
        if keys.len() < 2 {
            return None;
        }
        let places = |steps: &[&str]| -> Option<Vec<usize>> {
            let place = |key: &String| steps.iter().position(|step| step == key);
            keys.iter().map(place).collect()
        };
        let having = scales().filter_map(|steps| Some((places(steps)?, *steps)));
        let mut having: Vec<_> = having.collect();
        having.sort_by_key(|(_, steps)| steps.len());
        let (first, steps) = having.first()?;
        let agree = || having.iter().all(|(places, _)| places == first);
        (steps.len() == keys.len() || agree()).then(|| Self::named(steps))
    }
}
