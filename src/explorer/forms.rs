//! Fields of forms, which keep what was asked.

use super::ask::Ask;
use crate::export::escape::xml;
use crate::export::put;

/// A field for the name of a role.
fn role_field(out: &mut String, label: &str, name: &str, value: &str, is_needed: bool) {
    let needed = if is_needed { " required" } else { "" };
    put!(
        out,
        "<label>{label} <input name=\"{name}\" value=\"{}\" list=\"roles\" autocomplete=\"off\"{needed}></label>\n",
        xml(value)
    );
}

/// The fields for both ends of a question, of which the first may be left out where somebody looks who holds a
/// role.
pub(super) fn end_fields(out: &mut String, ask: &Ask<'_>, is_own: bool) {
    let field = |name| ask.field(name).unwrap_or_default();
    let from = if is_own {
        "From (you, unless named)"
    } else {
        "From"
    };
    role_field(out, from, "from", field("from"), !is_own);
    role_field(out, "To", "to", field("to"), true);
}

/// A field for a role that may be left out.
pub(super) fn other_role_field(out: &mut String, label: &str, name: &str, value: &str) {
    role_field(out, label, name, value, false);
}

/// A field to choose from: values with what they are called.
pub(super) fn choice<V: AsRef<str>, L: AsRef<str>>(
    out: &mut String,
    label: &str,
    name: &str,
    chosen: &str,
    values: impl IntoIterator<Item = (V, L)>,
) {
    put!(out, "<label>{label} <select name=\"{name}\">");
    for (value, said) in values {
        let (value, said) = (value.as_ref(), said.as_ref());
        let selected = if value == chosen { " selected" } else { "" };
        put!(
            out,
            "<option value=\"{}\"{selected}>{}</option>",
            xml(value),
            xml(said)
        );
    }
    out.push_str("</select></label>\n");
}

/// A box to tick.
pub(super) fn tick(out: &mut String, label: &str, name: &str, value: &str, is_on: bool) {
    let checked = if is_on { " checked" } else { "" };
    put!(
        out,
        "<label class=\"tick\"><input type=\"checkbox\" name=\"{name}\" value=\"{value}\"{checked}> {label}</label>\n"
    );
}
