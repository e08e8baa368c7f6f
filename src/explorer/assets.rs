//! The files of every page.

use super::reply::Reply;
use crate::export::html;

/// The styles of the explorer, over those of all pages.
const STYLES: &str = include_str!("assets/explorer.css");
/// What makes pages handier; all of them work without it.
const SCRIPT: &str = include_str!("assets/explorer.js");
/// The mark in the tab of a browser: three roles and the moves between them.
const ICON: &str = include_str!("assets/icon.svg");

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

/// Returns the file of a path.
pub(super) fn named(parts: &[String]) -> Option<Reply> {
    let [folder, name] = parts else { return None };
    if folder != "assets" {
        return None;
    }
    let (media_type, text) = match name.as_str() {
        "page.css" => (CSS, html::STYLES),
        "explorer.css" => (CSS, STYLES),
        "pan.js" => (JS, html::PAN),
        "explorer.js" => (JS, SCRIPT),
        "icon.svg" => ("image/svg+xml", ICON),
        _ => return None,
    };
    Some(Reply::new(media_type, text))
}
