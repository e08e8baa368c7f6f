//! Other titles of occupations of O*NET.

use super::{CODE, Occupations, REPORTED_TITLES};
use crate::document::GraphDocument;
use crate::input::dataset::Tables;
use crate::input::dataset::names::Claims;
use crate::input::dataset::report::Report;
use crate::input::dataset::sheet::{Column, Sheet, needed};
use crate::model::{Name, name_key};
use crate::source::Spanned;

static COLUMNS: [Column; 2] = [
    needed(CODE),
    needed(&["Reported Job Title", "Reported Title"]),
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
            claims.add(at, Spanned::new(title.text.as_ref().into(), title.span));
        }
    });
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

/// One of those whom a title names, where it names them in one way: "Bakers", and not "Bakers and Cooks" or
/// "Cooks, Private Household".
fn singular(title: &str) -> Option<String> {
    let is_one = |word: &str| !matches!(word, "and" | "or");
    if title.contains([',', '/', '(']) || !title.split(' ').all(is_one) {
        return None;
    }
    let stem = title.strip_suffix('s')?;
    if let Some(stem) = stem.strip_suffix("ie") {
        return Some(format!("{stem}y"));
    }
    // "Boss", "Bosses" and "Clergy" have other forms.
    let is_regular = !stem.ends_with(['s', 'u', 'i']) && !stem.ends_with("sse") && !stem.ends_with("che");
    is_regular.then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn titles_in_one_piece_have_a_singular() {
        for (title, one) in [
            ("Kite Makers", Some("Kite Maker")),
            ("Secretaries", Some("Secretary")),
            ("Nurse Practitioners", Some("Nurse Practitioner")),
            ("Waitresses", None),
            ("Bakers and Cooks", None),
            ("Cooks, Private Household", None),
            ("Clergy", None),
            ("Boss", None),
        ] {
            assert_eq!(singular(title).as_deref(), one, "{title}");
        }
    }
}
