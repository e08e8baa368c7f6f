//! Names of styles and lists, which somebody else gave: as much of them as it takes to tell them apart.

use crate::input::package::PackageProblem;

/// The most bytes of a name that count.
const MOST_BYTES: usize = 200;

/// The most styles, or lists, of a document.
const MOST: usize = 20_000;

/// Returns the part of a name that counts: names are copied and looked up for each paragraph.
pub(super) fn short(name: &str) -> &str {
    &name[..name.floor_char_boundary(MOST_BYTES)]
}

/// Refuses a document with too many styles or lists.
pub(super) fn check_count(count: usize) -> Result<(), PackageProblem> {
    if count > MOST {
        return Err(PackageProblem::TooLarge("it has more than 20,000 styles"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_end_within_no_character() {
        assert_eq!(short("Heading"), "Heading");
        assert_eq!(short(&"é".repeat(150)), "é".repeat(100));
        assert_eq!(short(&format!("a{}", "é".repeat(150))).len(), 199);
    }
}
