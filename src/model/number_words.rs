//! Small numbers as words.

/// Numbers as words of English, each at its own place. Nobody writes larger ones out in a ladder.
const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// Returns the number that a word in lower case names, from zero to twelve.
pub(crate) fn number_in_words(word: &str) -> Option<u8> {
    let at = NUMBERS.iter().position(|number| *number == word)?;
    u8::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_read_from_their_words() {
        assert_eq!(number_in_words("zero"), Some(0));
        assert_eq!(number_in_words("nine"), Some(9));
        assert_eq!(number_in_words("twelve"), Some(12));
        assert_eq!(number_in_words("thirteen"), None);
        assert_eq!(number_in_words("One"), None);
    }
}
