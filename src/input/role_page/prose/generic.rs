//! Kinds of things beside the things themselves: "Cloud platforms (AWS or GCP)" asks for one of two,
//! and not for cloud platforms as well.

use hashbrown::HashSet;

use super::choices::Wanted;
use super::fold::last_word;
use super::lexicon::{Lexicon, Slot};
use super::nouns::{self, Says};
use super::reading::{Reading, Token};

/// Items before a choice among which its kind is named.
const NAMED_WITHIN: usize = 12;

/// The longest choice that is compared with its kind, and within itself.
const MOST_MEMBERS: usize = 40;

/// Takes the kinds of other alternatives out of a choice, where two things are left; what has a name
/// of its own, as Spark beside Databricks has, is a thing too.
pub(super) fn drop_kinds(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    members: &mut Vec<(Slot, usize)>,
) {
    if members.len() > MOST_MEMBERS {
        return;
    }
    let is_kind = |&(slot, at): &(Slot, usize)| {
        let has_narrower = |&(other, _): &(Slot, usize)| lexicon.is_kind_of(other, slot);
        members.iter().any(has_narrower) && names_kind(reading, lexicon, at, slot)
    };
    let things: Vec<_> = members
        .iter()
        .filter(|one| !is_kind(one))
        .copied()
        .collect();
    if things.len() > 1 {
        *members = things;
    }
}

/// Takes out what is only the name of what a choice behind it is a choice of.
pub(super) fn drop_covered(reading: &Reading<'_>, lexicon: &Lexicon, found: &mut Vec<Wanted>) {
    let slot = |at: usize| match reading.items[at].token {
        Token::Skill { slot, .. } => Some(slot),
        _ => None,
    };
    let mut covered = Vec::new();
    for wanted in found.iter() {
        let Wanted::Choice { members, .. } = wanted else {
            continue;
        };
        let Some(&first) = members.first().filter(|_| members.len() <= MOST_MEMBERS) else {
            continue;
        };
        let before = (first.saturating_sub(NAMED_WITHIN)..first).rev();
        // A dash introduces as a colon does.
        let introduces = |at: usize| at + 1 == first && reading.is_dash(at);
        let same_part = before.take_while(|&at| match reading.items[at].token {
            Token::Stop => introduces(at),
            token => token != Token::Close,
        });
        covered.extend(same_part.filter(|&at| {
            slot(at).is_some_and(|kind| {
                let of_kind =
                    |&member: &usize| slot(member).is_some_and(|one| lexicon.is_kind_of(one, kind));
                names_kind(reading, lexicon, at, kind) && members.iter().all(of_kind)
            })
        }));
    }
    covered.sort_unstable();
    let is_covered = |at: &usize| covered.binary_search(at).is_ok();
    found.retain(|wanted| !matches!(wanted, Wanted::Skill(at) if is_covered(at)));
}

/// Takes out the choices of unknown names and one known skill that is asked for beside them: "Physics engines
/// (Havok, Foo)", where Havok is but another name of physics engines.
pub(super) fn drop_repeated(reading: &Reading<'_>, found: &mut Vec<Wanted>) {
    let slot = |at: usize| match reading.items[at].token {
        Token::Skill { slot, .. } => slot,
        _ => Slot::MAX,
    };
    let single = |wanted: &Wanted| match *wanted {
        Wanted::Skill(at) => Some(slot(at)),
        Wanted::Choice { .. } | Wanted::Unknown { .. } => None,
    };
    let asked: HashSet<Slot> = found.iter().filter_map(single).collect();
    found.retain(|wanted| match wanted {
        Wanted::Choice { members, .. } => match members.as_slice() {
            [only] => !asked.contains(&slot(*only)),
            _ => true,
        },
        Wanted::Skill(_) | Wanted::Unknown { .. } => true,
    });
}

/// Whether a skill is the name of a kind of things: by the words used, or by one of its names. What ends
/// with a capital is a name of its own: "Spring Framework".
fn names_kind(reading: &Reading<'_>, lexicon: &Lexicon, at: usize, kind: Slot) -> bool {
    let ends_in_kind = |text: &str| nouns::says(last_word(text), Says::Kind);
    let next = reading.items.get(at + 1).map(|item| item.token);
    let skill = lexicon.skill(kind);
    ends_in_kind(reading.word(at))
        || (next == Some(Token::Word) && ends_in_kind(reading.word(at + 1)))
        || ends_in_kind(&skill.title.value)
        || skill.aliases.iter().any(|alias| ends_in_kind(&alias.value))
}
