//! What kind of file it is, and the parts of a workbook that say where its sheets are.

use std::collections::{BTreeMap, HashMap, HashSet};

use memchr::memmem;

use super::archive::{Archive, damaged};
use super::cells::{self, Shared, Strings};
use super::grid::Budget;
use super::number::Shown;
use super::text::push_line;
use super::xml::Xml;
use super::{ARCHIVE, CONTAINER, Sheet, Workbook, WorkbookProblem};

/// The largest workbook that is read, packed as it is. Pictures in it are part of that.
const MAX_FILE: usize = 32 << 20;

/// How many sheets a workbook may have, and how many characters of the name of one are taken.
const MAX_SHEETS: usize = 1000;
const MAX_NAME: usize = 100;

/// How many relations a part may have to others.
const MAX_RELATIONS: usize = 10_000;

/// How many bytes the texts that cells share may have.
const MAX_STRINGS: usize = 32 << 20;

/// How the files of Excel begin that it wrote before it used containers.
const OLD_STARTS: &[&[u8]] = &[
    &[0x09, 0x08, 0x10, 0x00],
    &[0x09, 0x08, 0x08, 0x00],
    &[0x09, 0x04, 0x06, 0x00],
    &[0x09, 0x02, 0x06, 0x00],
];

/// Where one part says that another is.
struct Relation {
    kind: String,
    target: String,
}

/// What the main part says of a sheet.
struct Tab {
    name: String,
    is_hidden: bool,
    relation: String,
}

/// Reads a workbook.
pub(super) fn read(bytes: Vec<u8>) -> Result<Workbook, WorkbookProblem> {
    if !bytes.starts_with(ARCHIVE) {
        return Err(not_an_archive(&bytes));
    }
    if bytes.len() > MAX_FILE {
        return Err(WorkbookProblem::TooLarge("the file has more than 32 MiB"));
    }
    let mut archive = Archive::open(bytes)?;
    let main = find_main(&mut archive)?;
    let relations = read_relations(&mut archive, &main)?;
    let by_kind = |kind: &str| relations.values().find(|found| is_kind(found, kind));
    let (tabs, since_1904) = read_tabs(&mut archive, &main)?;
    let mut shared = Shared {
        since_1904,
        ..Shared::default()
    };
    if let Some(found) = by_kind("styles") {
        shared.styles = read_styles(&mut archive, &found.target)?;
    }
    if let Some(found) = by_kind("sharedStrings") {
        shared.strings = read_strings(&mut archive, &found.target)?;
    }
    let (mut sheets, mut hidden) = (Vec::new(), Vec::new());
    let mut budget = Budget::new();
    let mut places = HashSet::new();
    for tab in tabs {
        let missing = || damaged(format!("its sheet `{}` is missing", tab.name));
        let found = relations.get(&tab.relation).ok_or_else(missing)?;
        // Sheets for charts and dialogues have no cells.
        if !is_kind(found, "worksheet") {
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
            return Err(damaged(reason));
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
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let has = |text: &str| memmem::find(bytes, &wide(text)).is_some();
    if bytes.starts_with(CONTAINER) {
        return if has("EncryptedPackage") {
            WorkbookProblem::Encrypted
        } else if has("Workbook") || has("Book") {
            WorkbookProblem::OldFormat
        } else {
            WorkbookProblem::NotAWorkbook
        };
    }
    if OLD_STARTS.iter().any(|start| bytes.starts_with(start)) {
        return WorkbookProblem::OldFormat;
    }
    WorkbookProblem::NotAWorkbook
}

/// Returns the name of the main part of a workbook.
fn find_main(archive: &mut Archive) -> Result<String, WorkbookProblem> {
    let relations = read_relations(archive, "")?;
    let mut mains = relations.into_values();
    let main = mains.find(|found| is_kind(found, "officeDocument"));
    let main = main.map_or_else(|| String::from("xl/workbook.xml"), |main| main.target);
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

/// Returns the relations of a part by their names, with targets from the root of the archive.
fn read_relations(
    archive: &mut Archive,
    part: &str,
) -> Result<BTreeMap<String, Relation>, WorkbookProblem> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let name = resolve(folder, &format!("_rels/{name}.rels"));
    let mut relations = BTreeMap::new();
    let Some(text) = archive.text(&name)? else {
        return Ok(relations);
    };
    let mut xml = Xml::new(&name, &text);
    xml.child(0)?;
    let root = xml.depth();
    while let Some(element) = xml.child(root)? {
        if relations.len() == MAX_RELATIONS {
            return Err(WorkbookProblem::TooLarge(
                "a part has over 10,000 relations",
            ));
        }
        let said = |name| element.attribute(name).map(String::from);
        if let (Some(id), Some(kind), Some(target)) = (said("Id"), said("Type"), said("Target")) {
            let target = resolve(folder, &target);
            relations.insert(id, Relation { kind, target });
        }
    }
    Ok(relations)
}

/// Returns whether a relation is of a kind, in whichever edition of the standard.
fn is_kind(relation: &Relation, kind: &str) -> bool {
    let last = relation.kind.rsplit_once('/');
    last.is_some_and(|(_, last)| last == kind)
}

/// Returns a target that stands in a part of a folder, from the root of the archive.
fn resolve(folder: &str, target: &str) -> String {
    let from_root = target.starts_with('/');
    let folder = if from_root { "" } else { folder };
    let mut path = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Returns the sheets that the main part lists, and whether days are counted from 1904.
fn read_tabs(archive: &mut Archive, main: &str) -> Result<(Vec<Tab>, bool), WorkbookProblem> {
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
fn read_styles(archive: &mut Archive, name: &str) -> Result<Vec<Shown>, WorkbookProblem> {
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
fn read_strings(archive: &mut Archive, name: &str) -> Result<Strings, WorkbookProblem> {
    let text = archive.text(name)?.unwrap_or_default();
    let mut xml = Xml::new(name, &text);
    let mut strings = Strings::default();
    let mut raw = String::new();
    xml.child(0)?;
    let root = xml.depth();
    while xml.child(root)?.is_some() {
        raw.clear();
        xml.content(true, &mut raw)?;
        push_line(&raw, &mut strings.text);
        if strings.text.len() > MAX_STRINGS {
            return Err(WorkbookProblem::TooLarge("its texts have more than 32 MiB"));
        }
        strings.ends.push(strings.text.len() as u32);
    }
    Ok(strings)
}
