//! Names: how they are compared, and how ids and titles are made from one another.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, is_nfkc_quick};

use super::acronyms;
use super::text::is_unseen;

/// A name as somebody wrote it; cheap to clone.
pub type Name = Arc<str>;

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Returns the id of a slug.
            pub fn new(slug: impl Into<Arc<str>>) -> Self {
                Self(slug.into())
            }

            /// Returns the id as a name, which is the same text.
            pub(crate) fn as_name(&self) -> &Name {
                &self.0
            }

            /// Returns the id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

id_type! {
    /// The id of a role: a slug, unique in its graph.
    RoleId
}
id_type! {
    /// The id of a skill: a slug, unique in its graph.
    SkillId
}

/// Returns what two names have in common when they are the same name: compatibility-normalised
/// (NFKC, so width does not matter), in lower case, with hyphens as spaces, and without
/// surrounding and repeated space.
pub fn name_key(name: &str) -> String {
    let mut key = Vec::with_capacity(name.len());
    push_name_key(&mut key, name);
    String::from_utf8(key).unwrap_or_else(|_| any_name_key(name))
}

/// Appends what [`name_key`] returns, without memory of its own for most names.
pub(crate) fn push_name_key(to: &mut Vec<u8>, name: &str) {
    if !push_plain_key(to, name) {
        to.extend_from_slice(any_name_key(name).as_bytes());
    }
}

/// The key of any name.
fn any_name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut push = |c: char| {
        if c.is_whitespace() || is_hyphen(c) {
            if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
        } else if !is_invisible(c) {
            key.extend(c.to_lowercase());
        }
    };
    let is_settled =
        name.is_ascii() || is_nfkc_quick(name.chars()) == unicode_normalization::IsNormalized::Yes;
    if is_settled {
        name.chars().for_each(&mut push);
    } else {
        name.nfkc().for_each(&mut push);
    }
    if key.ends_with(' ') {
        key.pop();
    }
    key
}

/// Appends the key of a name of ASCII letters and digits with single hyphens or spaces between its words,
/// as ids and most titles are; nothing for any other, of which it returns `false`.
fn push_plain_key(to: &mut Vec<u8>, name: &str) -> bool {
    let start = to.len();
    to.extend_from_slice(name.as_bytes());
    let mut in_word = false;
    for byte in &mut to[start..] {
        let letter = byte.is_ascii_alphanumeric();
        if letter {
            byte.make_ascii_lowercase();
        } else if in_word && matches!(byte, b'-' | b' ') {
            *byte = b' ';
        } else {
            in_word = false;
            break;
        }
        in_word = letter;
    }
    if !in_word {
        to.truncate(start);
    }
    in_word
}

/// Returns the id that is made from a title: lower case, words joined by hyphens, `+`, `#` and `&`
/// spelled out, other punctuation dropped. Empty where the title has no letter and no digit.
pub fn slug(title: &str) -> String {
    if is_plain_slug(title) {
        return title.to_owned();
    }
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in name_key(title).chars() {
        let spelled = match c {
            '+' => "plus",
            '#' => "sharp",
            '&' => "and",
            '\'' | '’' => continue,
            c if c.is_alphanumeric() || c == '_' || is_mark(c) => {
                word.push(c);
                continue;
            }
            _ => "",
        };
        words.push(std::mem::take(&mut word));
        words.push(spelled.to_owned());
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words.join("-")
}

/// Returns whether the [`slug`] of a title says all of it: it drops nothing but space, hyphens, case,
/// width and apostrophes.
pub fn is_spelled_by_slug(title: &str) -> bool {
    let is_said = |c: char| {
        let is_spelled = matches!(c, '+' | '#' | '&' | '\'' | '’' | '_' | ' ');
        is_spelled || c.is_alphanumeric() || is_mark(c)
    };
    name_key(title).chars().all(is_said)
}

/// Returns whether a text is the id that is made from it.
pub fn is_slug(text: &str) -> bool {
    // Ids can have letters of every script.
    is_plain_slug(text) || !text.is_ascii() && slug(text) == text
}

/// Whether a text is an id of nothing but ASCII letters, digits and hyphens.
fn is_plain_slug(text: &str) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_';
    let mut words = text.as_bytes().split(|byte| *byte == b'-');
    words.all(|word| !word.is_empty() && word.iter().all(is_letter))
}

/// Returns a title for an id: its words with capitals, `senior-engineer` as "Senior Engineer", and
/// well-known short forms as people write them, `ci-cd` as "CI/CD".
pub fn title_from_id(id: &str) -> String {
    let mut words = id
        .split(['-', '_'])
        .filter(|word| !word.is_empty())
        .peekable();
    let mut title = String::with_capacity(id.len());
    while let Some(word) = words.next() {
        if !title.is_empty() {
            title.push(' ');
        }
        let next = words.peek();
        if let Some(pair) = next.and_then(|next| acronyms::written_pair(word, next)) {
            words.next();
            title.push_str(pair);
        } else if let Some(written) = acronyms::written(word) {
            title.push_str(written);
        } else {
            let mut chars = word.chars();
            title.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            title.extend(chars);
        }
    }
    title
}

/// Whether a character is a hyphen or dash, which names treat as space.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Controls, tags, and zero-width and direction characters, which nobody sees and which would make twins.
pub(crate) fn is_invisible(c: char) -> bool {
    is_unseen(c) || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_makes_no_other_name() {
        let unseen = ('\0'..=char::MAX).filter(|c| is_unseen(*c) && !c.is_whitespace());
        for c in unseen {
            assert_eq!(name_key(&format!("Co{c}ok{c}")), "cook", "{c:?}");
        }
    }

    #[test]
    fn names_ignore_case_width_space_and_hyphens() {
        for same in [
            "Site Reliability Engineer",
            " site  reliability-engineer ",
            "ＳＩＴＥ Reliability\u{2011}Engineer",
            "site\u{a0}reliability\u{200b} engineer",
        ] {
            assert_eq!(name_key(same), "site reliability engineer", "{same:?}");
        }
    }

    #[test]
    fn slugs_keep_what_tells_names_apart() {
        for (title, expected) in [
            ("Senior Engineer", "senior-engineer"),
            ("C++ Developer", "c-plus-plus-developer"),
            ("C#", "c-sharp"),
            ("R&D Technician", "r-and-d-technician"),
            ("Research & Development", "research-and-development"),
            ("CI/CD", "ci-cd"),
            ("Node.js", "node-js"),
            ("Director's Aide", "directors-aide"),
            ("データエンジニア", "データエンジニア"),
            ("!!!", ""),
            ("snake_case id", "snake_case-id"),
        ] {
            assert_eq!(slug(title), expected, "{title:?}");
        }
    }

    #[test]
    fn a_slug_that_drops_a_sign_does_not_spell_the_name() {
        for said in ["Senior  Engineer", "R&D", "C++", "Director's Aide", "a_b"] {
            assert!(is_spelled_by_slug(said), "{said}");
        }
        for dropped in [
            "!engineer",
            "~engineer",
            "^engineer",
            "engineer!!!",
            "a/b",
            "*",
        ] {
            assert!(!is_spelled_by_slug(dropped), "{dropped}");
        }
    }

    #[test]
    fn a_title_made_from_an_id_answers_to_the_id() {
        for (id, title) in [
            ("senior-engineer", "Senior Engineer"),
            ("vp", "VP"),
            ("a1-b2", "A1 B2"),
            ("aws", "AWS"),
            ("ci-cd", "CI/CD"),
            ("rest-apis", "REST APIs"),
            ("ml-engineer", "ML Engineer"),
            ("rest-home-nurse", "Rest Home Nurse"),
        ] {
            assert_eq!(title_from_id(id), title);
            assert_eq!(slug(title), id);
        }
    }
}
