//! Documents of `OpenDocument` (`.odt` and its kin).

mod body;
mod styles;

use super::WordProblem;
use super::outline::Block;
use crate::input::package::{Archive, Xml, damaged};
use styles::Styles;

const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";
const MANIFEST: &str = "META-INF/manifest.xml";

/// Reads the blocks of a document.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<Block>, WordProblem> {
    let manifest = archive.text(MANIFEST)?.unwrap_or_default();
    if manifest.contains("encryption-data") || archive.has("encrypted-package") {
        return Err(WordProblem::Encrypted);
    }
    let mut styles = Styles::default();
    if let Some(text) = archive.text(STYLES)? {
        styles.read(&mut Xml::new(STYLES, &text))?;
    }
    let Some(text) = archive.text(CONTENT)? else {
        return Err(damaged(format!("its part `{CONTENT}` is missing")).into());
    };
    styles.read(&mut Xml::new(CONTENT, &text))?;
    Ok(body::read(&mut Xml::new(CONTENT, &text), &styles)?)
}
