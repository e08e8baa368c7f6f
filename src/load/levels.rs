//! Sheets of one workbook with the same levels in them: `L1` of the sheet `Design` and of the sheet `Research`
//! are two roles.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use super::Documents;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::GraphDocument;
use crate::input::{is_level_alone, number_of_level};
use crate::model::text::listed;
use crate::model::{Name, RoleId, name_key, slug};
use crate::source::{Place, SourceId, Span, Spanned};

/// A sheet that has been read.
#[derive(Debug, Clone)]
pub(super) struct SheetOf {
    workbook: String,
    name: String,
}

impl SheetOf {
    /// The sheet that a source is, by its name: `ladder.xlsx[Design]`.
    pub(super) fn new(workbook: String, source: &str) -> Option<Self> {
        let name = source.strip_prefix(&workbook)?;
        let name = name.strip_prefix('[')?.strip_suffix(']')?.to_owned();
        Some(Self { workbook, name })
    }
}

/// Words of names of sheets that tell what a table says of levels, and not whose levels they are.
const OF_ASPECTS: &str = "skill skills competency competencies competence competences capability capabilities \
    behaviour behaviours behavior behaviors behavioural behavioral knowledge expectation expectations \
    requirement requirements criteria technical soft hard core personal interpersonal people leadership values \
    tools matrix framework ladder ladders level levels grade grades band bands role roles job jobs title titles \
    salary salaries pay career path paths move moves list and of the all general common sheet tabelle feuil";

/// Whether a word of the name of a sheet tells no more than what the table says.
fn is_of_aspects(word: &str) -> bool {
    let key = name_key(word);
    let bare = key.trim_matches(|c: char| !c.is_alphabetic());
    bare.is_empty() || OF_ASPECTS.split_whitespace().any(|word| word == bare)
}

/// Whose levels a sheet has, by its name without the words for what it says of them: `Design` of
/// `Design skills`; nobody's where it has no others.
fn owner(sheet: &str) -> Option<&str> {
    let mut rest = sheet.trim();
    while let Some(word) = rest
        .split_whitespace()
        .next_back()
        .filter(|word| is_of_aspects(word))
    {
        rest = rest[..rest.len() - word.len()].trim_end();
    }
    (!rest.split_whitespace().all(is_of_aspects)).then_some(rest)
}

impl Documents {
    /// Tells roles apart that are nothing but levels and stand on several sheets of a workbook: each gets the
    /// name of its sheet. Sheets that are called after what they say of the levels speak of the same ones.
    pub(super) fn tell_levels(&mut self, sheets: &[(usize, SheetOf)]) {
        let mut books: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
        for (document, sheet) in sheets {
            let book = books.entry(&sheet.workbook).or_default();
            book.push((*document, &sheet.name));
        }
        for sheets in books.into_values().filter(|sheets| sheets.len() > 1) {
            self.tell_levels_of(sheets);
        }
    }

    fn tell_levels_of(&mut self, mut sheets: Vec<(usize, &str)>) {
        let levels = |sheet: &(usize, &str)| levels(&self.documents[sheet.0]);
        let mut count: BTreeMap<Name, usize> = BTreeMap::new();
        for (name, _) in sheets.iter().flat_map(levels) {
            *count.entry(name).or_default() += 1;
        }
        let shared: BTreeSet<Name> = count
            .into_iter()
            .filter(|one| one.1 > 1)
            .map(|one| one.0)
            .collect();
        sheets.retain(|sheet| levels(sheet).iter().any(|(name, _)| shared.contains(name)));
        let first = sheets.first().and_then(|sheet| {
            let (_, span) = levels(sheet)
                .into_iter()
                .find(|(name, _)| shared.contains(name))?;
            Some((self.documents[sheet.0].source, span))
        });
        let Some(first) = first else {
            return;
        };
        let owned = sheets
            .iter()
            .filter_map(|(document, name)| Some((*document, owner(name)?)));
        let owned: Vec<_> = owned.collect();
        let are_same = owned.len() < 2;
        if !are_same {
            for (document, name) in owned {
                name_after(&mut self.documents[document], name);
            }
        }
        let names: Vec<_> = sheets.iter().map(|(_, name)| *name).collect();
        let shared: Vec<_> = shared.iter().collect();
        self.findings
            .push(finding(first, &shared, &names, are_same));
    }
}

fn finding(
    (source, span): (SourceId, Span),
    levels: &[&Name],
    sheets: &[&str],
    are_same: bool,
) -> Diagnostic {
    let (levels, on) = (listed(levels), listed(sheets));
    let place = Place { source, span };
    if are_same {
        let message =
            format!("levels that several sheets have are read as one role each: {levels} of {on}");
        let mut finding = Diagnostic::new(Code::LevelsOfSheets, place, message);
        finding.severity = Severity::Note;
        return finding
            .help("where each sheet has roles of its own, give them titles such as `Designer 1`");
    }
    let message = format!(
        "levels that several sheets have are told apart by the names of the sheets: {levels} of {on}"
    );
    Diagnostic::new(Code::LevelsOfSheets, place, message)
        .help("where they are the same roles on all sheets, give them titles such as `Designer 1`")
}

/// The roles of a document that are nothing but levels, by title, each once.
fn levels(document: &GraphDocument) -> Vec<(Name, Span)> {
    let of_levels = document
        .roles
        .iter()
        .filter(|role| is_level_alone(&role.title.value));
    let mut levels: Vec<_> = of_levels
        .map(|role| (role.title.value.clone(), role.title.span))
        .collect();
    levels.sort();
    levels.dedup_by(|a, b| a.0 == b.0);
    levels
}

/// Gives the roles of a document that are nothing but levels names of their own, wherever it names them.
fn name_after(document: &mut GraphDocument, sheet: &str) {
    let mut named: HashMap<String, Name> = HashMap::new();
    for role in &mut document.roles {
        if !is_level_alone(&role.title.value) {
            continue;
        }
        let level = number_of_level(&role.title.value);
        let title = Name::from(format!("{sheet} {}", role.title.value));
        for old in [&role.title.value, role.id.value.as_name()] {
            named.insert(name_key(old), title.clone());
        }
        role.id.value = RoleId::new(slug(&title));
        let family = Spanned::new(Name::from(sheet), role.title.span);
        role.family.get_or_insert(family);
        if let Some(level) = level {
            role.level
                .get_or_insert(Spanned::new(level, role.title.span));
        }
        role.title.value = title;
    }
    let rename = |name: &mut Spanned<Name>| {
        if let Some(title) = named.get(&name_key(&name.value)) {
            name.value = title.clone();
        }
    };
    for role in &mut document.roles {
        role.moves.iter_mut().for_each(|one| rename(&mut one.role));
        role.inherits.iter_mut().for_each(rename);
    }
    for one in &mut document.transitions {
        rename(&mut one.from);
        rename(&mut one.to);
    }
}

#[cfg(test)]
mod tests {
    use super::owner;

    #[test]
    fn sheets_are_called_after_families_or_after_what_they_say() {
        for (sheet, family) in [
            ("Design", "Design"),
            ("Software", "Software"),
            ("Payroll skills", "Payroll"),
            ("Engineering ladder (2026)", "Engineering"),
            ("Technical Writing", "Technical Writing"),
            ("People Operations", "People Operations"),
        ] {
            assert_eq!(owner(sheet), Some(family), "{sheet}");
        }
        for sheet in [
            "Technical skills",
            "Pay & grades",
            "Behaviours",
            "Sheet1",
            "",
            "2026",
        ] {
            assert_eq!(owner(sheet), None, "{sheet}");
        }
    }
}
