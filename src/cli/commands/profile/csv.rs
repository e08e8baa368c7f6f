//! How a profile is read, as one table for a spreadsheet: a row has what belongs to its `section`.

use careergraph::export::words;
use careergraph::model::ProficiencyScale;
use careergraph::query::profile::{HeldCard, OpenChoice, ProfileCard, UnresolvedCard, WishesCard};

use super::Output;

const HEADS: [&str; 10] = [
    "section", "what", "id", "title", "value", "inferred", "written", "line", "column", "remarks",
];

/// A row without its section, as far as it has cells.
#[derive(Default)]
struct Row {
    what: &'static str,
    id: String,
    title: String,
    value: String,
    inferred: Option<bool>,
    written: String,
    line: Option<u32>,
    column: Option<u32>,
    remarks: String,
}

impl Row {
    fn cells(self, section: &str) -> Vec<String> {
        let number = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
        let inferred = self.inferred.map(|inferred| inferred.to_string());
        vec![
            section.to_owned(),
            self.what.to_owned(),
            self.id,
            self.title,
            self.value,
            inferred.unwrap_or_default(),
            self.written,
            number(self.line),
            number(self.column),
            self.remarks,
        ]
    }
}

pub(super) fn show(card: &ProfileCard, scale: &ProficiencyScale, output: &mut Output) {
    let about = about(card).into_iter().map(|row| row.cells("about"));
    let mut rows: Vec<_> = about.collect();
    for (section, named) in [("wants", &card.interests), ("avoids", &card.avoid)] {
        rows.extend(wishes(named).map(|row| row.cells(section)));
    }
    rows.extend(card.skills.iter().map(|held| skill(held).cells("skill")));
    let choices = card.open_choices.iter();
    rows.extend(choices.map(|open| choice(open).cells("open-choice")));
    let missed = card.unresolved.iter();
    rows.extend(missed.map(|missed| unresolved(missed, scale).cells("unresolved")));
    output.table(&HEADS, rows);
}

fn about(card: &ProfileCard) -> Vec<Row> {
    let value = |what, value: String| Row {
        what,
        value,
        ..Row::default()
    };
    let mut rows = Vec::new();
    rows.extend(
        card.name
            .as_ref()
            .map(|name| value("name", name.to_string())),
    );
    rows.extend(card.role.as_ref().map(|role| {
        Row {
            what: "role",
            id: role.id.clone(),
            title: role.title.clone(),
            inferred: Some(card.role_inferred),
            written: card
                .role_read
                .as_ref()
                .map_or_else(String::new, |read| read.written.to_string()),
            remarks: card
                .role_read
                .as_ref()
                .and_then(words::role_unused)
                .unwrap_or_default(),
            ..Row::default()
        }
    }));
    for (what, years) in [
        ("years", card.years.total),
        ("years-in-role", card.years.in_role),
    ] {
        rows.extend(years.map(|years| value(what, years.to_string())));
    }
    rows
}

fn wishes(wishes: &WishesCard) -> impl Iterator<Item = Row> {
    let roles = wishes.roles.iter().map(|role| Row {
        what: "role",
        id: role.id.clone(),
        title: role.title.clone(),
        ..Row::default()
    });
    roles.chain(wishes.families.iter().map(|family| Row {
        what: "family",
        id: family.to_string(),
        ..Row::default()
    }))
}

/// A skill that is held; its value is the step, which is absent where nobody says how well.
fn skill(held: &HeldCard) -> Row {
    let evidence: Vec<_> = held.evidence.iter().map(words::evidence).collect();
    Row {
        what: "skill",
        id: held.skill.id.clone(),
        title: held.skill.title.clone(),
        value: held
            .proficiency
            .map_or_else(String::new, |step| step.to_string()),
        inferred: Some(held.inferred),
        written: held.written.to_string(),
        line: Some(held.line),
        remarks: evidence.join("; "),
        ..Row::default()
    }
}

fn choice(open: &OpenChoice) -> Row {
    Row {
        what: "choice",
        title: open.title.clone(),
        value: format!("{} of {} at {}", open.held.len(), open.count, open.needed),
        remarks: words::choice(open.count, &open.skills).unwrap_or_default(),
        ..Row::default()
    }
}

fn unresolved(missed: &UnresolvedCard, scale: &ProficiencyScale) -> Row {
    let (what, remarks) = words::not_resolved(missed.what, &missed.closest, scale);
    Row {
        what,
        written: missed.text.to_string(),
        line: Some(missed.line),
        column: Some(missed.column),
        remarks,
        ..Row::default()
    }
}
