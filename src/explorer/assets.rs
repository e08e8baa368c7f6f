//! The files of every page.

use super::reply::Reply;
use crate::export::html;

/// The styles of the explorer, over those of all pages.
const STYLES: &str = include_str!("assets/explorer.css");
/// What makes pages handier; all of them work without it.
const SCRIPT: &str = include_str!("assets/explorer.js");
/// The mark in the tab of a browser: three roles and the moves between them.
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">\
    <path d=\"M7 25 16 7l9 18\" fill=\"none\" stroke=\"#005c94\" stroke-width=\"3\"/>\
    <circle cx=\"7\" cy=\"25\" r=\"5\" fill=\"#005c94\"/><circle cx=\"16\" cy=\"7\" r=\"5\" fill=\"#005c94\"/>\
    <circle cx=\"25\" cy=\"25\" r=\"5\" fill=\"#c45f00\"/></svg>";

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
