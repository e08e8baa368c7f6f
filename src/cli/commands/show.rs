//! `career show`

use careergraph::export::words;
use careergraph::model::{Basis, TransitionKind, YearRange};
use careergraph::query::card::{Ask, Move, RoleCard};
use clap::Args;

use super::{Common, Failure, Outcome, Output};
use crate::cli::graph_source;

/// Options of `career show`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The role, by id, title or alias
    role: String,
    /// Also show the sentences behind the requirements, responsibilities and notes
    #[arg(long)]
    full: bool,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let card = super::role(graph, &options.role)?.card();
    if output.wants_json() {
        output.json(&card)?;
        return Ok(Outcome::Fine);
    }
    head(&card, output);
    education(&card, options.full, output);
    moves(&card, options.full, output);
    asks(&card.asks, options.full, output);
    if options.full {
        prose(&card, output);
    }
    Ok(Outcome::Fine)
}

fn head(card: &RoleCard, output: &mut Output) {
    let summary = &card.summary;
    output.line(format!("{} ({})", summary.name.title, summary.name.id));
    let facts = words::role_facts(card, summary.family.as_deref(), summary.track.as_deref());
    if !facts.is_empty() {
        output.line(format!("  {}", facts.join(" · ")));
    }
    if !card.aliases.is_empty() {
        output.prose("  ", &format!("also called {}", card.aliases.join(", ")));
    }
    if let Some(description) = &card.description {
        output.line("");
        output.prose("  ", description);
    }
}

fn education(card: &RoleCard, full: bool, output: &mut Output) {
    let preferred = card.education.preferred.as_ref().filter(|_| full);
    let said = [
        ("Education", card.education.minimum.as_ref()),
        ("Preferred education", preferred),
    ];
    for (what, text) in said {
        if let Some(text) = text {
            output.line("");
            output.prose("  ", &format!("{what}: {text}"));
        }
    }
}

fn moves(card: &RoleCard, full: bool, output: &mut Output) {
    let of = |moves: &'_ [Move], kind| -> Vec<Move> {
        moves
            .iter()
            .filter(|moved| moved.kind == kind)
            .cloned()
            .collect()
    };
    let (entry, up, side) = (
        TransitionKind::Entry,
        TransitionKind::Advancement,
        TransitionKind::Lateral,
    );
    let lists = [
        ("Entry from", of(&card.incoming, entry)),
        ("Advancement from", of(&card.incoming, up)),
        ("Lateral from", of(&card.incoming, side)),
        ("Entry to", of(&card.outgoing, entry)),
        ("Advancement to", of(&card.outgoing, up)),
        ("Lateral to", of(&card.outgoing, side)),
    ];
    for (title, moves) in lists {
        let outside = if title == "Entry from" {
            card.outside_entries.as_slice()
        } else {
            &[]
        };
        if moves.is_empty() && outside.is_empty() {
            continue;
        }
        output.line("");
        output.line(title);
        for moved in moves {
            output.line(format!("  {}{}", moved.role.title, remarks(&moved, full)));
        }
        for text in outside {
            output.line(format!("  {text} (not a role)"));
        }
    }
    // The moves of a role that is described say this already.
    if card.summary.name.stub && !card.mentioned_by.is_empty() {
        let names: Vec<_> = card
            .mentioned_by
            .iter()
            .map(|role| role.title.as_str())
            .collect();
        output.line("");
        output.prose("", &format!("Mentioned by {}", words::in_a_row(&names)));
    }
}

fn remarks(moved: &Move, full: bool) -> String {
    let mut remarks: Vec<String> = moved.qualifiers.clone();
    if moved.role.stub {
        remarks.push("stub".to_owned());
    }
    remarks.extend(moved.years.map(YearRange::in_words));
    if moved.basis != Basis::Stated {
        remarks.push(moved.basis.to_string());
    }
    if let Some(observed) = moved.observation.as_ref().filter(|_| full) {
        remarks.extend(words::told_observation(observed));
    }
    let mut text = if remarks.is_empty() {
        String::new()
    } else {
        format!(" ({})", remarks.join(", "))
    };
    for note in &moved.notes {
        text.push_str(" - ");
        text.push_str(note);
    }
    text
}

fn asks(asks: &[Ask], full: bool, output: &mut Output) {
    if asks.is_empty() {
        return;
    }
    output.line("");
    output.line("Requires");
    let rows = asks.iter().map(|ask| {
        let step = words::step_or_any(ask.proficiency, ask.proficiency_name.as_deref());
        let mut remarks: Vec<String> = super::choice(ask.count, &ask.skills).into_iter().collect();
        if !ask.essential {
            remarks.push("optional".to_owned());
        }
        if ask.inferred {
            remarks.push("inferred".to_owned());
        }
        if ask.inherited {
            remarks.push("inherited".to_owned());
        }
        vec![format!("  {}", ask.title), step, remarks.join("; ")]
    });
    output.table(&["  skill", "proficiency", "remarks"], rows.collect());
    if full {
        for ask in asks.iter().filter(|ask| !ask.evidence.is_empty()) {
            output.line("");
            output.line(format!("Evidence for {}", ask.title));
            ask.evidence
                .iter()
                .for_each(|text| output.prose("  ", text));
        }
    }
}

fn prose(card: &RoleCard, output: &mut Output) {
    for (title, list) in words::role_lists(card) {
        output.line("");
        output.line(title);
        for text in list {
            output.prose("  ", text);
        }
    }
}
