//! Documents of Word (`.docx` and its kin), in both editions of the standard.

mod body;
mod numbering;
mod properties;
mod styles;

use super::WordProblem;
use super::outline::Block;
use crate::input::package::{Archive, Relations, Xml, damaged};
use numbering::Numbering;
use styles::Styles;

/// Where the main part lies that nothing refers to.
const MAIN: &str = "word/document.xml";

/// Reads the blocks of a document.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<Block>, WordProblem> {
    let relations = Relations::of(archive, "")?;
    let main = relations
        .target("officeDocument")
        .unwrap_or(MAIN)
        .to_owned();
    let Some(text) = archive.text(&main)? else {
        let is_named = relations.target("officeDocument").is_some();
        return Err(if is_named {
            damaged(format!("its part `{main}` is missing")).into()
        } else {
            WordProblem::NotADocument
        });
    };
    let relations = Relations::of(archive, &main)?;
    let (mut styles, mut numbering) = (Styles::default(), Numbering::default());
    if let Some(part) = relations.target("styles") {
        styles = Styles::read(part, &archive.text(part)?.unwrap_or_default())?;
    }
    if let Some(part) = relations.target("numbering") {
        numbering = Numbering::read(part, &archive.text(part)?.unwrap_or_default())?;
    }
    let mut xml = Xml::new(&main, &text);
    if xml.child(0)?.is_none_or(|root| root.name() != "document") {
        return Err(WordProblem::NotADocument);
    }
    let content = body::read(&mut xml, &styles, &numbering)?;
    if content.blocks.is_empty() && content.has_chunk {
        return Err(WordProblem::Chunk);
    }
    Ok(content.blocks)
}
