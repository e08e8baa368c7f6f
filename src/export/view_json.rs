//! What is drawn, as plain data.

use super::network_json::text;
use super::{ExportError, Format, Work};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "json",
    extensions: &["json"],
    about: "what is drawn, as plain data",
    purpose: "a drawing program of your own: boxes, lines, groups and the legend",
    work: Work::Picture(|view, _| Ok::<_, ExportError>(text(view).into())),
};
