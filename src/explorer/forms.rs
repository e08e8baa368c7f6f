//! Fields of forms, which keep what was asked.

use super::ask::Ask;
use super::routes::LONGEST;
use crate::export::escape::xml;
use crate::export::put;
use crate::model::TransitionKind;

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
        "From (you, if empty)"
    } else {
        "From"
    };
    role_field(out, from, "from", field("from"), !is_own);
    role_field(out, "To", "to", field("to"), true);
}

/// The fields of what is asked of ways: the most moves, the roles to pass and not to pass, and the moves.
pub(super) fn condition_fields(out: &mut String, ask: &Ask<'_>) {
    let field = |name| ask.field(name).unwrap_or_default();
    put!(
        out,
        "<label>At most moves <input type=\"number\" name=\"max-moves\" min=\"1\" max=\"{LONGEST}\" value=\"{}\"></label>\n",
        xml(field("max-moves")),
    );
    for (name, label, example) in [
        ("avoid", "Avoid", "track:management"),
        ("within", "Pass only", "level:>=2"),
    ] {
        put!(
            out,
            "<label>{label} <input name=\"{name}\" value=\"{}\" placeholder=\"{example}\" autocomplete=\"off\" \
             spellcheck=\"false\"></label>\n",
            xml(field(name)),
        );
    }
    // A form says nothing of boxes that are not ticked, and where none is, nothing of the choice.
    out.push_str(
        "<fieldset><legend>Moves</legend><input type=\"hidden\" name=\"kinds\" value=\"chosen\">\n",
    );
    let given: Vec<_> = ask.request.all("kind").collect();
    let is_chosen = ask.is_on("kinds") || !given.is_empty();
    for (_, name) in TransitionKind::NAMES {
        tick(out, name, "kind", name, !is_chosen || given.contains(&name));
    }
    tick(out, "skip no rung", "stepwise", "on", ask.is_on("stepwise"));
    out.push_str("</fieldset>\n");
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
