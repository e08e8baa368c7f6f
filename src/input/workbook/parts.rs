//! What kind of file it is, and the parts of a workbook that say where its sheets are.

use std::collections::{HashMap, HashSet};

use super::cells::{self, Shared, Strings};
use super::grid::Budget;
use super::number::Shown;
use super::text::{self, push_line};
use super::{Sheet, Workbook, WorkbookProblem};
use crate::input::package::{Archive, PackageProblem, Relations, Xml, damaged, has_stream};

/// How many sheets a workbook may have, and how many characters of the name of one are taken.
const MAX_SHEETS: usize = 1000;
const MAX_NAME: usize = 100;

/// How many bytes the texts that cells share may have.
const MAX_STRINGS: usize = 32 << 20;

/// How the files of Excel begin that it wrote before it used containers.
const OLD_STARTS: &[&[u8]] = &[
    &[0x09, 0x08, 0x10, 0x00],
    &[0x09, 0x08, 0x08, 0x00],
    &[0x09, 0x04, 0x06, 0x00],
    &[0x09, 0x02, 0x06, 0x00],
];

/// What the main part says of a sheet.
struct Tab {
    name: String,
    is_hidden: bool,
    relation: String,
}

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, WorkbookProblem> {
    let mut archive = Archive::open(bytes).map_err(|problem| match problem {
        PackageProblem::NoArchive => not_an_archive(bytes),
        problem => problem.into(),
    })?;
    let main = find_main(&mut archive)?;
    let relations = Relations::of(&mut archive, &main)?;
    let (tabs, since_1904) = read_tabs(&mut archive, &main)?;
    let mut shared = Shared {
        since_1904,
        ..Shared::default()
    };
    if let Some(found) = relations.target("styles") {
        shared.styles = read_styles(&mut archive, found)?;
    }
    if let Some(found) = relations.target("sharedStrings") {
        shared.strings = read_strings(&mut archive, found)?;
    }
    let (mut sheets, mut hidden) = (Vec::new(), Vec::new());
    let mut budget = Budget::new();
    let mut places = HashSet::new();
    for tab in tabs {
        let missing = || damaged(format!("its sheet `{}` is missing", tab.name));
        let found = relations.get(&tab.relation).ok_or_else(missing)?;
        // Sheets for charts and dialogues have no cells.
        if !found.is_kind("worksheet") {
            continue;
        }
        if tab.is_hidden {
            hidden.push(tab.name);
            continue;
        }
        // No program writes one part for two sheets, and a thousand of them would be a thousand tables.
        let place = archive.place(&found.target).ok_or_else(missing)?;
        if !places.insert(place) {
            let reason = format!("its sheet `{}` has the part of another one", tab.name);
            return Err(damaged(reason).into());
        }
        let text = archive.text(&found.target)?.ok_or_else(missing)?;
        let mut xml = Xml::new(&found.target, &text);
        let (text, hidden) = cells::read(&mut xml, &shared, &mut budget)?;
        sheets.push(Sheet {
            name: tab.name,
            text,
            hidden,
        });
    }
    if sheets.is_empty() {
        return Err(WorkbookProblem::NoSheets);
    }
    Ok(Workbook { sheets, hidden })
}

/// Says what a file is that is no archive.
fn not_an_archive(bytes: &[u8]) -> WorkbookProblem {
    let has = |stream: &str| has_stream(bytes, stream);
    if has("EncryptedPackage") {
        return WorkbookProblem::Encrypted;
    }
    let is_old = OLD_STARTS.iter().any(|start| bytes.starts_with(start));
    if is_old || has("Workbook") || has("Book") {
        return WorkbookProblem::OldFormat;
    }
    WorkbookProblem::NotAWorkbook
}

/// Returns the name of the main part of a workbook.
fn find_main(archive: &mut Archive<'_>) -> Result<String, WorkbookProblem> {
    let relations = Relations::of(archive, "")?;
    let main = relations.target("officeDocument");
    let main = main.unwrap_or("xl/workbook.xml").to_owned();
    let has_ending = |ending: &str| main.to_ascii_lowercase().ends_with(ending);
    if has_ending("workbook.bin") {
        Err(WorkbookProblem::BinaryFormat)
    } else if has_ending(".xml") && archive.has(&main) && !archive.has("word/document.xml") {
        Ok(main)
    } else {
        let kind = archive.text("mimetype")?.unwrap_or_default();
        let is_open = kind.contains("opendocument.spreadsheet");
        Err(if is_open {
            WorkbookProblem::OpenDocument
        } else {
            WorkbookProblem::NotAWorkbook
        })
    }
}

/// Returns the sheets that the main part lists, and whether days are counted from 1904.
fn read_tabs(archive: &mut Archive<'_>, main: &str) -> Result<(Vec<Tab>, bool), WorkbookProblem> {
    let text = archive.text(main)?.unwrap_or_default();
    let mut xml = Xml::new(main, &text);
    let (mut tabs, mut since_1904) = (Vec::new(), false);
    if xml.child(0)?.is_none_or(|root| root.name() != "workbook") {
        return Err(WorkbookProblem::NotAWorkbook);
    }
    let root = xml.depth();
    while let Some(part) = xml.child(root)? {
        if part.name() == "workbookPr" {
            let stated = part.attribute("date1904");
            since_1904 = stated.is_some_and(|stated| matches!(&*stated, "1" | "true" | "on"));
        } else if part.name() == "sheets" {
            let inside = xml.depth();
            while let Some(sheet) = xml.child(inside)? {
                if tabs.len() == MAX_SHEETS {
                    return Err(WorkbookProblem::TooLarge("it has more than 1,000 sheets"));
                }
                let said = |name| sheet.attribute(name).unwrap_or_default();
                let mut name = String::new();
                push_line(&said("name"), &mut name);
                tabs.push(Tab {
                    name: name.chars().take(MAX_NAME).collect(),
                    is_hidden: matches!(&*said("state"), "hidden" | "veryHidden"),
                    relation: said("id").into_owned(),
                });
            }
        }
    }
    Ok((tabs, since_1904))
}

/// Returns how each style of cells shows a number.
fn read_styles(archive: &mut Archive<'_>, name: &str) -> Result<Vec<Shown>, WorkbookProblem> {
    let text = archive.text(name)?.unwrap_or_default();
    let mut xml = Xml::new(name, &text);
    let (mut formats, mut styles) = (HashMap::new(), Vec::new());
    xml.child(0)?;
    let root = xml.depth();
    while let Some(part) = xml.child(root)? {
        let inside = xml.depth();
        let (is_formats, is_styles) = (part.name() == "numFmts", part.name() == "cellXfs");
        while let Some(element) = xml.child(inside)? {
            let id = element.attribute("numFmtId");
            let id = id.and_then(|id| id.parse::<u32>().ok());
            if is_styles {
                let own = id.and_then(|id| formats.get(&id).copied());
                styles.push(own.unwrap_or_else(|| Shown::of_builtin(id.unwrap_or_default())));
            } else if is_formats && let Some(id) = id {
                let code = element.attribute("formatCode").unwrap_or_default();
                formats.insert(id, Shown::of_code(&code));
            }
        }
    }
    Ok(styles)
}

/// Returns the texts that cells share.
fn read_strings(archive: &mut Archive<'_>, name: &str) -> Result<Strings, WorkbookProblem> {
    let text = archive.text(name)?.unwrap_or_default();
    let mut xml = Xml::new(name, &text);
    let mut strings = Strings::default();
    let mut raw = String::new();
    xml.child(0)?;
    let root = xml.depth();
    while xml.child(root)?.is_some() {
        raw.clear();
        text::content(&mut xml, true, &mut raw)?;
        push_line(&raw, &mut strings.text);
        if strings.text.len() > MAX_STRINGS {
            return Err(WorkbookProblem::TooLarge("its texts have more than 32 MiB"));
        }
        strings.ends.push(strings.text.len() as u32);
    }
    Ok(strings)
}
