//! Words for the units of time in which experience is counted. What pay is for has words of its own, such as
//! "hourly" and "p.a.": [`PayPeriod`](super::PayPeriod).

/// A unit in which experience is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeUnit {
    Years,
    Months,
}

/// Words of English, which are the unit wherever they stand.
const ENGLISH: [(&str, TimeUnit); 8] = [
    ("years", TimeUnit::Years),
    ("year", TimeUnit::Years),
    ("yrs", TimeUnit::Years),
    ("yr", TimeUnit::Years),
    ("months", TimeUnit::Months),
    ("month", TimeUnit::Months),
    ("mths", TimeUnit::Months),
    ("mth", TimeUnit::Months),
];

/// Letters, and words of other languages. In a sentence they are something else: "an" is an article, "MO" a
/// state and "MOS" an exam.
const IN_CELLS: [(&str, TimeUnit); 23] = [
    ("y", TimeUnit::Years),
    ("jahre", TimeUnit::Years),
    ("jahren", TimeUnit::Years),
    ("jahr", TimeUnit::Years),
    ("ans", TimeUnit::Years),
    ("an", TimeUnit::Years),
    ("années", TimeUnit::Years),
    ("año", TimeUnit::Years),
    ("años", TimeUnit::Years),
    ("anno", TimeUnit::Years),
    ("anni", TimeUnit::Years),
    ("jaar", TimeUnit::Years),
    ("m", TimeUnit::Months),
    ("mo", TimeUnit::Months),
    ("mos", TimeUnit::Months),
    ("monate", TimeUnit::Months),
    ("monaten", TimeUnit::Months),
    ("monat", TimeUnit::Months),
    ("mois", TimeUnit::Months),
    ("mes", TimeUnit::Months),
    ("meses", TimeUnit::Months),
    ("mesi", TimeUnit::Months),
    ("maanden", TimeUnit::Months),
];

impl TimeUnit {
    /// Returns the words of English for a unit, the longer before what they begin with.
    pub(crate) fn words(self) -> impl Iterator<Item = &'static str> {
        let own = move |(word, unit): &(&'static str, Self)| (*unit == self).then_some(*word);
        ENGLISH.iter().filter_map(own)
    }

    /// Returns the unit that a word of a sentence in English names, also in the genitive: "years'".
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        let of_all = word.strip_suffix(['\'', '’']);
        let of_one = ["'s", "’s"].iter().find_map(|end| word.strip_suffix(end));
        named(&ENGLISH, of_one.or(of_all).unwrap_or(word))
    }

    /// Returns the unit that a word in lower case names which stands beside a number and nothing else, in a cell
    /// or in brackets: a letter does, and a word of several languages.
    pub(crate) fn of_cell(word: &str) -> Option<Self> {
        named(&ENGLISH, word).or_else(|| named(&IN_CELLS, word))
    }

    /// Returns how many of the unit make a year.
    pub(crate) fn in_a_year(self) -> f64 {
        match self {
            Self::Years => 1.0,
            Self::Months => 12.0,
        }
    }
}

fn named(words: &[(&str, TimeUnit)], word: &str) -> Option<TimeUnit> {
    let known = words.iter().find(|(known, _)| *known == word);
    known.map(|(_, unit)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_knows_fewer_units_than_a_cell() {
        for (word, in_sentences, in_cells) in [
            ("years", Some(TimeUnit::Years), Some(TimeUnit::Years)),
            ("mths", Some(TimeUnit::Months), Some(TimeUnit::Months)),
            ("year's", Some(TimeUnit::Years), None),
            ("months’", Some(TimeUnit::Months), None),
            ("an", None, Some(TimeUnit::Years)),
            ("mo", None, Some(TimeUnit::Months)),
            ("jahre", None, Some(TimeUnit::Years)),
            ("yearly", None, None),
            ("'", None, None),
        ] {
            assert_eq!(TimeUnit::of_word(word), in_sentences, "{word}");
            assert_eq!(TimeUnit::of_cell(word), in_cells, "{word}");
        }
    }

    #[test]
    fn a_word_is_listed_once() {
        let all = || ENGLISH.iter().chain(&IN_CELLS);
        for (word, _) in all() {
            assert_eq!(
                all().filter(|(other, _)| other == word).count(),
                1,
                "{word}"
            );
        }
    }
}
