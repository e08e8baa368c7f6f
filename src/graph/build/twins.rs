//! Names that look like one name written twice.

use std::hash::{BuildHasher as _, Hasher as _};

use hashbrown::{DefaultHashBuilder, HashMap, HashSet};

use super::{Findings, roles, skills};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{name_key, rank_in_full};
use crate::source::Place;

/// Words shorter than this differ too easily: "test" and "text".
const LEAST_LETTERS: usize = 6;
/// Longer names are prose, not names.
const MOST_BYTES: usize = 120;

/// Warns of roles whose name differs from another by one letter in one word, unless both are described in one
/// file, of names that differ in nothing but where words end, and of those that are lists of roles.
pub(super) fn warn_of_roles(known: &roles::Known, findings: &mut Findings) {
    warn_of_lists(known, findings);
    let roles = known.heads.iter().map(|role| Named {
        name: &role.title,
        id: role.id.as_str(),
        place: role.named,
        is_settled: role.described,
    });
    let roles: Vec<_> = roles.collect();
    warn_among("role", "described", &roles, findings);
}

/// Warns of skills with such names, unless both are declared in one file.
pub(super) fn warn_of_skills(skills: &skills::Table, findings: &mut Findings) {
    let skills = skills.data.iter().zip(&skills.places);
    let skills: Vec<_> = skills
        .map(|(skill, &at)| Named {
            name: &skill.title,
            id: skill.id.as_str(),
            place: at,
            is_settled: skill.declared,
        })
        .collect();
    warn_among("skill", "declared", &skills, findings);
}

/// Warns of a role that is only mentioned and whose name is a list of roles that are described.
fn warn_of_lists(roles: &roles::Known, findings: &mut Findings) {
    for role in roles.heads.iter().filter(|role| !role.described) {
        let named = roles_of_list(&role.title, roles);
        if named.len() < 2 {
            continue;
        }
        let titles: Vec<_> = named.iter().map(|title| format!("`{title}`")).collect();
        let message = format!("role `{}` looks like several roles", role.title);
        let help = format!("if they are meant, write a list: {}", titles.join(", "));
        let finding = Diagnostic::new(Code::NearDuplicateName, role.named, message);
        findings.push(finding.help(help));
    }
}

/// The titles of the described roles of which a name is a list; none where it has any other part.
fn roles_of_list<'r>(name: &str, roles: &'r roles::Known) -> Vec<&'r str> {
    if name.len() > MOST_BYTES || !name.contains([',', ';', '/', '|']) && !name.contains(" or ") {
        return Vec::new();
    }
    let parts = name.split([',', ';', '/', '|']);
    let parts = parts.flat_map(|part| part.split(" or ")).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    let described = |part: &str| {
        let head = &roles.heads[roles.find(part)? as usize];
        head.described.then_some(&*head.title)
    };
    let titles: Option<Vec<_>> = parts.map(described).collect();
    titles.unwrap_or_default()
}

/// A name with the place where it was first named, and whether it was described or declared.
struct Named<'n> {
    name: &'n str,
    id: &'n str,
    place: Place,
    is_settled: bool,
}

impl Named<'_> {
    /// Whether one file settles both, so that their likeness is meant.
    fn is_settled_beside(&self, other: &Self) -> bool {
        self.is_settled && other.is_settled && self.place.source == other.place.source
    }
}

fn warn_among(what: &str, settled: &str, names: &[Named<'_>], findings: &mut Findings) {
    let Some(first) = names.first() else {
        return;
    };
    let one_file = names.iter().all(|name| name.is_settled_beside(first));
    if one_file && !may_be_joined(names) {
        return;
    }
    // Two words one letter apart share a form with one letter left out, or are one with a letter
    // left out: so every name files its reduced forms, and looks them up. Linear in the letters. The forms
    // are filed as hashes, since they would take much more memory than the names.
    let builder = DefaultHashBuilder::default();
    let mut forms: HashMap<u64, usize> = HashMap::new();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| (!names[at].is_settled, names[at].name));
    for at in order {
        let name = &names[at];
        let joined = joined_form(name.name);
        let reduced = if one_file {
            Vec::new()
        } else {
            reduced_forms(name.name)
        };
        let filed = |form: &String| forms.get(&builder.hash_one(form)).copied();
        let by_letter = reduced.iter().filter_map(|form| {
            let twin = filed(form).filter(|&twin| !name.is_settled_beside(&names[twin]))?;
            is_reduced_form(form, names[twin].name).then_some(twin)
        });
        let by_space = joined.as_ref().and_then(|form| {
            let twin = filed(form)?;
            (joined_form(names[twin].name).as_ref() == Some(form)).then_some(twin)
        });
        if let Some(twin) = by_letter.chain(by_space).min() {
            report(what, settled, name, &names[twin], findings);
        }
        for form in reduced.iter().chain(&joined) {
            forms.entry(builder.hash_one(form)).or_insert(at);
        }
    }
}

fn report(what: &str, settled: &str, named: &Named<'_>, twin: &Named<'_>, findings: &mut Findings) {
    // Titles that are made from two ids may be one.
    let (name, other) = if named.name == twin.name {
        (named.id, twin.id)
    } else {
        (named.name, twin.name)
    };
    // One of the two may be settled where the file could not be read.
    if [name, other]
        .iter()
        .any(|name| findings.unread.may_define(name))
    {
        return;
    }
    let help = if named.is_settled_beside(twin) {
        "write one of the two everywhere, and make the other one of its aliases".to_owned()
    } else {
        format!("write one of the two everywhere, or see that both are {settled} in one file")
    };
    let message = format!("{what} `{name}` looks like `{other}`");
    let finding = Diagnostic::new(Code::NearDuplicateName, named.place, message)
        .related(twin.place, format!("`{other}` is here"))
        .help(help);
    findings.push(finding);
}

/// Whether two names may share their joined forms, going by hashes, which are quicker to make than
/// the forms: most files have no such names.
fn may_be_joined(names: &[Named<'_>]) -> bool {
    let builder = DefaultHashBuilder::default();
    let mut seen = HashSet::with_capacity(names.len());
    !names.iter().all(|name| {
        let mut hasher = builder.build_hasher();
        let is_plain = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
        if name.name.bytes().all(is_plain) {
            let letters = name.name.bytes().filter(|b| !matches!(b, b'-' | b' '));
            letters.for_each(|byte| hasher.write_u8(byte.to_ascii_lowercase()));
        } else {
            let key = name_key(name.name);
            let letters = key.bytes().filter(|byte| *byte != b' ');
            letters.for_each(|byte| hasher.write_u8(byte));
        }
        seen.insert(hasher.finish())
    })
}

/// What a name files where only its spaces are left out. It begins with a space, which no other form
/// does.
fn joined_form(name: &str) -> Option<String> {
    let key = name_key(name);
    if key.len() > MOST_BYTES || key.chars().filter(|c| *c != ' ').count() < LEAST_LETTERS {
        return None;
    }
    let mut joined = String::with_capacity(key.len() + 1);
    joined.push(' ');
    joined.extend(key.chars().filter(|c| *c != ' '));
    Some(joined)
}

/// The key of a name with its ranks in full: "Sr. Engineer" is a Senior Engineer.
fn full_key(name: &str) -> String {
    let key = name_key(name);
    if key.split(' ').all(|word| rank_in_full(word) == word) {
        return key;
    }
    let words = key.split(' ').map(rank_in_full);
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a form is that of a name, or would be if its words were long: hashes alone might be equal by chance.
fn is_reduced_form(form: &str, name: &str) -> bool {
    let key = full_key(name);
    let letters = || key.chars().zip(form.chars());
    let same: usize = letters()
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let left = &key[same..];
    let left_out = left.chars().next().map_or(0, char::len_utf8);
    left[left_out..] == form[same..]
}

/// The name with one letter of one long word left out, and the name itself.
fn reduced_forms(name: &str) -> Vec<String> {
    let key = full_key(name);
    if key.len() > MOST_BYTES {
        return Vec::new();
    }
    let mut forms = Vec::new();
    for word in key.split(' ') {
        let is_plain = word.chars().all(char::is_alphabetic);
        if !is_plain || word.chars().count() < LEAST_LETTERS {
            continue;
        }
        let start = word.as_ptr() as usize - key.as_ptr() as usize;
        for (at, letter) in word.char_indices() {
            let cut = start + at;
            forms.push(format!(
                "{}{}",
                &key[..cut],
                &key[cut + letter.len_utf8()..]
            ));
        }
    }
    forms.push(key);
    forms
}
