//! Differences as a table for a spreadsheet.

use careergraph::diff::{
    FieldDiff, FieldsChange, GraphDiff, MoveDiff, MoveField, RoleChange, RoleDiff, RoleField,
    SkillDiff, SkillField, Value,
};
use careergraph::model::RoleId;
use careergraph::view::Change;

use super::Output;

const HEADS: [&str; 8] = ["what", "id", "to", "kind", "change", "field", "old", "new"];

/// What a row is about: what it is, its id, of a move where it leads and of which kind it is, and what
/// became of it.
type About<'d> = [&'d str; 5];

/// Adds a row for each thing that differs: a move or a skill that is new or gone, else what is said or asked
/// for; of a role that is new or gone all of that.
pub(super) fn rows(diff: &GraphDiff, output: &mut Output) {
    output.csv_row(&HEADS);
    if let Some(scale) = &diff.scale {
        let about = ["scale", "", "", "", Change::Changed.as_str()];
        row(
            about,
            "steps",
            &scale.old.join("; "),
            &scale.new.join("; "),
            output,
        );
    }
    for FieldDiff {
        field, old, new, ..
    } in &diff.graph
    {
        let change = Change::between(old.as_ref(), new.as_ref()).as_str();
        let about = ["graph", "", "", "", change];
        said(about, field.as_str(), [old.as_ref(), new.as_ref()], output);
    }
    for (what, terms) in [("family", &diff.families), ("track", &diff.tracks)] {
        for one in terms {
            let change = Change::between(one.old.as_ref(), one.new.as_ref()).as_str();
            let [old, new] = [&one.old, &one.new].map(|title| title.as_deref().unwrap_or_default());
            row([what, &one.id, "", "", change], "title", old, new, output);
        }
    }
    for one in &diff.roles {
        of_role(one, output);
    }
    for one in &diff.moves {
        of_move(one, output);
    }
    for one in diff.skills.iter().filter(|skill| !skill.is_implied()) {
        of_skill(one, output);
    }
}

fn of_role(diff: &RoleDiff, output: &mut Output) {
    let change = Change::of_role(&diff.change).as_str();
    let id = diff.id.as_str();
    let about = ["role", id, "", "", change];
    if let Some(old) = &diff.old_id {
        row(about, "id", old.as_str(), id, output);
    }
    let mut tell = |field: RoleField, values| said(about, field.as_str(), values, output);
    let asks = match &diff.change {
        RoleChange::Added { role, asks } => {
            role.said
                .iter()
                .for_each(|(field, value)| tell(field, [None, Some(value)]));
            asks
        }
        RoleChange::Removed { role, asks } => {
            role.said
                .iter()
                .for_each(|(field, value)| tell(field, [Some(value), None]));
            asks
        }
        RoleChange::Changed { fields, asks } => {
            let fields = fields.iter();
            fields.for_each(|one| tell(one.field, [one.old.as_ref(), one.new.as_ref()]));
            asks
        }
    };
    for ask in asks {
        let [old, new] = ask.in_words().map(Option::unwrap_or_default);
        row(
            about,
            &format!("asks for {}", ask.title),
            &old,
            &new,
            output,
        );
    }
}

fn of_move(diff: &MoveDiff, output: &mut Output) {
    let (key, change) = (&diff.key, Change::of_fields(&diff.change).as_str());
    let [from, to] = [&key.from, &key.to].map(RoleId::as_str);
    let about = ["move", from, to, key.kind.as_str(), change];
    of_fields(about, &diff.change, MoveField::as_str, output);
}

fn of_skill(diff: &SkillDiff, output: &mut Output) {
    let change = Change::of_fields(&diff.change).as_str();
    let id = diff.id.as_str();
    let about = ["skill", id, "", "", change];
    if let Some(old) = &diff.old_id {
        row(about, "id", old.as_str(), id, output);
    }
    of_fields(about, &diff.change, SkillField::as_str, output);
}

fn of_fields<F: Copy>(
    about: About<'_>,
    change: &FieldsChange<F>,
    name: impl Fn(F) -> &'static str,
    output: &mut Output,
) {
    let FieldsChange::Changed { fields } = change else {
        return row(about, "", "", "", output);
    };
    for FieldDiff {
        field, old, new, ..
    } in fields
    {
        said(about, name(*field), [old.as_ref(), new.as_ref()], output);
    }
}

fn said(about: About<'_>, field: &str, values: [Option<&Value>; 2], output: &mut Output) {
    let [old, new] = values.map(|said| match said {
        None => String::new(),
        Some(Value::Text(text)) => text.to_string(),
        Some(Value::List(texts)) => {
            let texts: Vec<&str> = texts.iter().map(|text| &**text).collect();
            texts.join("; ")
        }
    });
    row(about, field, &old, &new, output);
}

fn row(about: About<'_>, field: &str, old: &str, new: &str, output: &mut Output) {
    let [what, id, to, kind, change] = about;
    let row = [what, id, to, kind, change, field, old, new];
    output.csv_row(&row.map(str::trim));
}
