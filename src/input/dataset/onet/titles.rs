//! Other titles of occupations of O*NET.

use super::{ALTERNATE_TITLES, CODE, Occupations, REPORTED_TITLES};
use crate::document::GraphDocument;
use crate::input::dataset::Tables;
use crate::input::dataset::names::Claims;
use crate::input::dataset::report::Report;
use crate::input::dataset::sheet::{Column, Sheet, needed, optional};
use crate::model::{Name, name_key};
use crate::source::Spanned;

static COLUMNS: [Column; 2] = [
    needed(CODE),
    needed(&["Reported Job Title", "Reported Title"]),
];

static ALTERNATE_COLUMNS: [Column; 3] = [
    needed(CODE),
    needed(&["Alternate Title"]),
    optional(&["Short Title"]),
];

/// Returns what the file of reported titles says. A title of several occupations is left out, and so is one
/// that names a role already.
pub(super) fn read(
    tables: &Tables<'_>,
    occupations: &mut Occupations,
    report: &mut Report,
) -> Option<GraphDocument> {
    let sheet = Sheet::open(tables.get(REPORTED_TITLES)?, &COLUMNS, report)?;
    let source = sheet.source;
    let mut claims = Claims::default();
    sheet.each_row(report, |[code, title], report| {
        if let Some(at) = occupations.find(source, &code, report) {
            for name in each_name(&title.text) {
                claims.add(at, Spanned::new(name.into(), title.span), source, report);
            }
        }
    });
    contest(tables, occupations, &mut claims, report);
    let mut settled = claims.settle(&mut occupations.names);
    settled.sort_by_key(|(at, _)| *at);
    let mut roles = Vec::new();
    for of_one in settled.chunk_by(|(a, _), (b, _)| a == b) {
        let (at, first) = &of_one[0];
        if let Some(mut entry) = occupations.list[*at].entry(first.span) {
            entry.aliases = of_one.iter().map(|(_, name)| name.clone()).collect();
            roles.push(entry);
        }
    }
    Some(GraphDocument {
        source,
        roles,
        ..GraphDocument::default()
    })
}

/// Takes the titles away that are other occupations' alternate titles. Those have too many titles, and too
/// rare ones, to be names of roles themselves: forty for each.
fn contest(
    tables: &Tables<'_>,
    occupations: &Occupations,
    claims: &mut Claims,
    report: &mut Report,
) {
    let table = tables.get(ALTERNATE_TITLES);
    let Some(sheet) = table.and_then(|table| Sheet::open(table, &ALTERNATE_COLUMNS, report)) else {
        return;
    };
    sheet.each_row(report, |[code, title, short], report| {
        if let Some(at) = occupations.find(sheet.source, &code, report) {
            for name in each_name(&title.text).chain([&*short.text]) {
                claims.contest(at, name);
            }
        }
    });
}

/// The names that a title gives: "Charge RN (Charge Registered Nurse)" gives two, since one of them is cut
/// short, and "Buyer (Grain)" is one name.
fn each_name(title: &str) -> impl Iterator<Item = &str> {
    let parts = title
        .strip_suffix(')')
        .and_then(|title| title.split_once(" ("));
    let is_short = |part: &str| {
        part.split(' ')
            .any(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
    };
    let parts = parts.filter(|(name, other)| is_short(name) != is_short(other));
    let (first, second) = parts.map_or((title, None), |(name, other)| (name, Some(other)));
    std::iter::once(first).chain(second)
}

impl Occupations {
    /// Lets every role answer to the singular of its title, which is a plural, where no other does.
    pub(super) fn name_one(&mut self) {
        for occupation in &mut self.list {
            let title = &occupation.title;
            let one = singular(&title.value).filter(|_| occupation.role.is_some());
            if let Some(one) = one
                && self.names.take_alias(name_key(&one))
            {
                occupation.one = Some(Spanned::new(Name::from(one), title.span));
            }
        }
    }
}

/// One of those whom a title names, where it names them in one way: "Bakers", and not "Bakers and Cooks",
/// "Supervisors of Cooks" or "Cooks, Private Household".
fn singular(title: &str) -> Option<String> {
    let is_one = |word: &str| !matches!(word, "and" | "or" | "of" | "for" | "in" | "to" | "with");
    if title.contains([',', '/', '(']) || !title.split(' ').all(is_one) {
        return None;
    }
    let stem = title.strip_suffix('s')?;
    if !stem.ends_with(char::is_alphabetic) {
        return None;
    }
    if let Some(stem) = stem.strip_suffix("ie") {
        return Some(format!("{stem}y"));
    }
    // "Boss", "Bosses" and "Clergy" have other forms.
    let is_regular =
        !stem.ends_with(['s', 'u', 'i']) && !stem.ends_with("sse") && !stem.ends_with("che");
    is_regular.then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{each_name, singular};

    #[test]
    fn titles_in_one_piece_have_a_singular() {
        for (title, one) in [
            ("Kite Makers", Some("Kite Maker")),
            ("Secretaries", Some("Secretary")),
            ("Nurse Practitioners", Some("Nurse Practitioner")),
            ("Waitresses", None),
            ("Bakers and Cooks", None),
            ("Cooks, Private Household", None),
            ("Supervisors of Cooks", None),
            ("Clergy", None),
            ("Boss", None),
            ("s", None),
            ("Grade 7 s", None),
        ] {
            assert_eq!(singular(title).as_deref(), one, "{title}");
        }
    }

    #[test]
    fn what_is_cut_short_is_a_name_of_its_own() {
        for (title, names) in [
            (
                "Charge RN (Charge Registered Nurse)",
                &["Charge RN", "Charge Registered Nurse"][..],
            ),
            ("Kite Safety Officer (KSO)", &["Kite Safety Officer", "KSO"]),
            ("Buyer (Grain)", &["Buyer (Grain)"]),
            ("RN (LPN)", &["RN (LPN)"]),
            ("Plain", &["Plain"]),
        ] {
            assert_eq!(each_name(title).collect::<Vec<_>>(), names);
        }
    }
}
