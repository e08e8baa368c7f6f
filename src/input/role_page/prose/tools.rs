//! Which skills are tools, of which one can take another.

use super::lexicon::Lexicon;
use super::reading::{Reading, Token};
use crate::document::SkillEntry;
use crate::model::SkillKind;

/// Says for every item whether it is a tool. Every name of every skill is looked at for that, so it
/// is asked once.
pub(super) fn tools(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<bool> {
    (0..reading.items.len())
        .map(|at| is_tool(reading, lexicon, at))
        .collect()
}

/// Whether a skill is a thing with a name of its own, of which one can take another, rather
/// than a topic: a language, or something technical that is written with capitals.
fn is_tool(reading: &Reading<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let Token::Skill { slot, .. } = reading.items[at].token else {
        return false;
    };
    let skill = lexicon.skill(slot);
    match lexicon.kind(slot) {
        SkillKind::Language => true,
        SkillKind::Soft | SkillKind::Knowledge => false,
        SkillKind::Technical | SkillKind::Other if is_spelt_out(skill) => false,
        SkillKind::Technical | SkillKind::Other => {
            match has_proper_name(&skill.title.value) {
                Some(proper) => proper,
                // The first word of a sentence has a capital anyway.
                None => capital(reading, at, usize::from(at == 0)),
            }
        }
    }
}

/// Whether a skill is the letters of a common noun, as CI/CD is of "continuous integration".
fn is_spelt_out(skill: &SkillEntry) -> bool {
    let letters = || letters(&skill.title.value);
    letters().all(char::is_uppercase)
        && skill.aliases.iter().any(|alias| {
            let mut initials = alias
                .value
                .split([' ', '-'])
                .filter_map(|word| word.chars().next());
            let mut spelt = letters();
            has_proper_name(&alias.value) == Some(false)
                && initials.all(|initial| initial.to_uppercase().eq(spelt.next()))
        })
}

fn capital(reading: &Reading<'_>, at: usize, skip: usize) -> bool {
    let mut written = reading.written(at, at).chars().skip(skip);
    written.any(char::is_uppercase)
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// Whether a title is a proper name: "GitHub Actions" and "gRPC" are, "API design" is not, and
/// single words such as "Docker" and "Encryption" do not tell.
fn has_proper_name(title: &str) -> Option<bool> {
    let (first, more) = title.split_once([' ', '-']).unwrap_or((title, ""));
    let mut others = more
        .split([' ', '-'])
        .filter(|word| word.chars().count() > 3);
    if more.is_empty() {
        let inner = first.chars().skip(1).any(char::is_uppercase);
        return inner.then_some(true);
    }
    Some(others.all(|word| word.contains(|c: char| c.is_uppercase() || c.is_ascii_digit())))
}
