//! Names that look like one name written twice.

use hashbrown::HashMap;

use super::{Findings, roles, skills};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::name_key;
use crate::source::Place;

/// Words shorter than this differ too easily: "test" and "text".
const LEAST_LETTERS: usize = 6;
/// Longer names are prose, not names.
const MOST_BYTES: usize = 120;

/// Warns of undescribed roles and undeclared skills whose name differs from another by one letter
/// in one word.
pub(super) fn warn(roles: &roles::Table, skills: &skills::Table, findings: &mut Findings) {
    let roles = roles.data.iter().zip(&roles.named);
    let roles: Vec<_> = roles
        .map(|(role, &at)| (&*role.title, at, role.described))
        .collect();
    warn_among("role", "described", &roles, findings);
    let skills = skills.data.iter().zip(&skills.named);
    let skills: Vec<_> = skills
        .map(|(skill, &(at, declared))| (&*skill.title, at, declared))
        .collect();
    warn_among("skill", "declared", &skills, findings);
}

fn warn_among(what: &str, settled: &str, names: &[(&str, Place, bool)], findings: &mut Findings) {
    if names.iter().all(|(.., is_settled)| *is_settled) {
        return;
    }
    // Two words one letter apart share a form with one letter left out, or are one with a letter
    // left out: so every name files its reduced forms, and looks them up. Linear in the letters.
    let mut forms: HashMap<String, usize> = HashMap::new();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&at| (!names[at].2, names[at].0));
    for at in order {
        let (name, place, is_settled) = names[at];
        let reduced = reduced_forms(name);
        let twin = reduced
            .iter()
            .filter_map(|form| forms.get(form))
            .min()
            .copied();
        if let Some(twin) = twin.filter(|_| !is_settled) {
            let (other, other_place, _) = names[twin];
            // One of the two may be settled where the file could not be read.
            if [name, other]
                .iter()
                .any(|name| findings.unread.may_define(name))
            {
                continue;
            }
            let message = format!("{what} `{name}` looks like `{other}`");
            let finding = Diagnostic::new(Code::NearDuplicateName, place, message)
                .related(other_place, format!("`{other}` is here"))
                .help(format!(
                    "write one of the two everywhere, or see that both are {settled}"
                ));
            findings.push(finding);
        }
        for form in reduced {
            forms.entry(form).or_insert(at);
        }
    }
}

/// Ranks that are cut short.
const CUT_SHORT: [(&str, &str); 3] = [("sr", "senior"), ("snr", "senior"), ("jr", "junior")];

/// The key of a name with its ranks in full: "Sr. Engineer" is a Senior Engineer.
fn full_key(name: &str) -> String {
    let key = name_key(name);
    let full = |word: &str| {
        let bare = word.trim_end_matches('.');
        CUT_SHORT.iter().find(|(short, _)| *short == bare)
    };
    if !key.split(' ').any(|word| full(word).is_some()) {
        return key;
    }
    let words = key
        .split(' ')
        .map(|word| full(word).map_or(word, |(_, full)| full));
    words.collect::<Vec<_>>().join(" ")
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
