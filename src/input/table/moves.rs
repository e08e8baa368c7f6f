//! Tables of moves.

use hashbrown::HashSet;

use super::Reader;
use super::columns::Column;
use super::headings::Heading;
use super::roles::{listed_names, names_nobody};
use super::values::{self, Problem};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{MoveAttributes, TransitionEntry};
use crate::model::text::shortened;
use crate::model::{Basis, Name, Observation, TransitionKind, name_key, slug, suggest};
use crate::source::{Span, Spanned};

/// Words for kinds of moves besides their names.
const KINDS: [(TransitionKind, &[&str]); 3] = [
    (
        TransitionKind::Entry,
        &[
            "entry point",
            "entry from",
            "hire",
            "hired",
            "external hire",
            "new hire",
            "recruitment",
            "e",
            "einstieg",
            "entrée",
            "entrada",
        ],
    ),
    (
        TransitionKind::Advancement,
        &[
            "promotion",
            "advance",
            "advances",
            "promoted",
            "up",
            "progression",
            "vertical",
            "upward",
            "upwards",
            "upward move",
            "step up",
            "promote",
            "promotes",
            "vertical promotion",
            "vertical move",
            "progress",
            "p",
            "aufstieg",
            "beförderung",
            "évolution",
            "ascenso",
            "promoción",
        ],
    ),
    (
        TransitionKind::Lateral,
        &[
            "lateral move",
            "sideways",
            "sideways move",
            "transfer",
            "horizontal",
            "side step",
            "sidestep",
            "side move",
            "career change",
            "cross functional",
            "cross functional move",
            "crossover",
            "l",
            "seitlich",
            "seitlicher wechsel",
            "horizontal move",
            "latéral",
            "mobilité horizontale",
            "movimiento lateral",
        ],
    ),
];

impl Reader<'_, '_> {
    pub(super) fn moves(&mut self, rows: &[usize]) {
        let to = if self.column(Column::To).is_some() {
            Column::To
        } else {
            Column::AdvancesTo
        };
        if self.column(Column::Kind).is_none() {
            let span = self.grid.cell(self.top, 0).span;
            let finding = Diagnostic::new(
                Code::MissingKey,
                self.place(span),
                "this table of moves has no column `kind`",
            );
            self.findings.push(
                finding.help("add one with `entry`, `advancement` or `lateral` in every row"),
            );
            return;
        }
        self.report_unknown(rows);
        self.report_words(rows, "say nothing");
        let mut ways_back = HashSet::new();
        for &row in rows {
            if self.is_hopeless() {
                break;
            }
            ways_back.extend(self.transition(row, to));
        }
        self.report_nobody();
        let is_complete = self
            .heads
            .iter()
            .any(|head| head.cell.text == "source_title");
        if is_complete && self.column(Column::Basis).is_some() {
            self.close_ways_back(&ways_back);
        }
    }

    /// Says which names of roles in moves are none.
    pub(super) fn report_nobody(&mut self) {
        let mut nobody = std::mem::take(&mut self.nobody);
        if let Some(first) = nobody.first().map(|first| first.span) {
            let mut seen = HashSet::new();
            nobody.retain(|name| seen.insert(name_key(&name.value)));
            let names = listed_names(&nobody);
            let message = format!("moves from or to what is not a role are left out: {names}");
            self.report(Code::LeftOut, first, message);
        }
    }

    /// The program's own list of edges has the inferred ways back of lateral moves, and so says of the
    /// other lateral moves that nobody walks them back.
    fn close_ways_back(&mut self, listed: &HashSet<(Name, Name)>) {
        let transitions = &mut self.document.transitions;
        let laterals = transitions
            .iter()
            .filter(|one| one.kind.value == TransitionKind::Lateral);
        let ends = laterals.map(|one| (one.from.value.clone(), one.to.value.clone()));
        let stated: HashSet<(Name, Name)> = ends.collect();
        for one in transitions
            .iter_mut()
            .filter(|one| one.kind.value == TransitionKind::Lateral)
        {
            let back = (one.to.value.clone(), one.from.value.clone());
            if !listed.contains(&back) && !stated.contains(&back) {
                let attributes = one.attributes.get_or_insert_default();
                attributes
                    .one_way
                    .get_or_insert(Spanned::new(true, one.kind.span));
            }
        }
    }

    /// Reports the columns that tables of this sort do not have, which are left out.
    pub(super) fn report_unknown(&mut self, rows: &[usize]) {
        for head in self.heads.clone() {
            match head.heading {
                Heading::Other | Heading::Named(..) => self.unknown_column(&head, "it is left out"),
                Heading::Empty => self.report_headless(&head, rows),
                Heading::Known(_) => {}
            }
        }
    }

    /// Reads a move; one that nobody states, the program's own remark, is returned by its ends.
    fn transition(&mut self, row: usize, ends_at: Column) -> Option<(Name, Name)> {
        let [from, to] = [Column::From, ends_at].map(|column| {
            let role = self.name(row, column);
            if role.is_none() {
                let span = self.cell(row, column).span;
                let span = if span == Span::default() {
                    self.grid.cell(row, 0).span
                } else {
                    span
                };
                let message = format!("this move has no role under `{}`", column.name());
                self.report(Code::MissingKey, span, message);
            }
            role
        });
        let from = from.map(|from| self.titled(row, "source_title", from));
        let to = to.map(|to| self.titled(row, "target_title", to));
        let kind = self.cell(row, Column::Kind);
        let kind = self
            .or_report(transition_kind(&kind.text), kind.span)
            .map(|value| Spanned::new(value, kind.span));
        let basis = self.value(row, Column::Basis, basis);
        if basis
            .as_ref()
            .is_some_and(|basis| basis.value == Basis::Inferred)
        {
            return Some((from?.value, to?.value));
        }
        let years = self.time_in_role(row);
        let years = years.or_else(|| self.years_of(row, false));
        let one_way = self.value(row, Column::OneWay, values::switch);
        let attributes = MoveAttributes {
            basis,
            qualifier: self.joined(row, Column::Qualifier),
            note: self.joined(row, Column::Notes),
            citation: self.joined(row, Column::Source),
            observation: self.observation(row),
            one_way,
            aliases: Vec::new(),
        };
        let ends = [&from, &to].into_iter().flatten();
        let nobody: Vec<_> = ends
            .filter(|end| names_nobody(&end.value))
            .cloned()
            .collect();
        let is_somebody = nobody.is_empty();
        self.nobody.extend(nobody);
        if let (Some(from), Some(to), Some(kind)) = (from, to, kind)
            && is_somebody
        {
            for from in self.several(row, Column::From, from) {
                for to in self.several(row, ends_at, to.clone()) {
                    self.document.transitions.push(TransitionEntry {
                        from: from.clone(),
                        to,
                        kind,
                        years,
                        attributes: attributes.clone().boxed(),
                    });
                }
            }
        }
        None
    }

    /// The role by the title that the program's own list of edges has beside its id, where the title makes
    /// the id: `AV Technician` beside `av-technician`.
    fn titled(&mut self, row: usize, heading: &str, role: Spanned<Name>) -> Spanned<Name> {
        let head = self.heads.iter().find(|head| head.cell.text == heading);
        let Some(index) = head.map(|head| head.index) else {
            return role;
        };
        let title = self.grid.cell(row, index).text;
        if slug(&title) == *role.value {
            Spanned::new(self.names.tidy(&title), role.span)
        } else {
            role
        }
    }

    /// The roles of a cell, which semicolons, bars and line breaks separate, and commas do not.
    fn several(&mut self, row: usize, column: Column, whole: Spanned<Name>) -> Vec<Spanned<Name>> {
        let parts = self.parts(row, column, |text| !text.contains([';', '|', '\n']));
        if parts.len() < 2 {
            return vec![whole];
        }
        let named = parts
            .into_iter()
            .map(|part| part.map(|text| self.names.tidy(&text)));
        named.collect()
    }

    /// The text of a cell; a list in JSON, as the program writes it, on one line.
    fn joined(&mut self, row: usize, column: Column) -> Option<Spanned<Name>> {
        let text = self.text(row, column)?;
        let list = serde_json::from_str::<Vec<String>>(&text.value);
        Some(match list {
            Ok(parts) if parts.is_empty() => return None,
            Ok(parts) => Spanned::new(self.names.get(&parts.join("; ")), text.span),
            Err(_) => text,
        })
    }

    fn observation(&mut self, row: usize) -> Option<Spanned<Observation>> {
        let people = self.value(row, Column::People, |text| {
            text.parse::<u32>().map_err(|_| Problem {
                message: format!("`{}` is not a number of people", shortened(text)),
                help: "write a whole number",
            })
        });
        let median = self.value(row, Column::MedianYears, |text| {
            values::number(text).ok_or_else(|| Problem {
                message: format!("`{}` is not a number of years", shortened(text)),
                help: "write a number such as 2.5",
            })
        });
        let period = self.text(row, Column::Period);
        let spans = [
            people.as_ref().map(|people| people.span),
            median.as_ref().map(|median| median.span),
            period.as_ref().map(|period| period.span),
        ];
        let span = spans.into_iter().flatten().next()?;
        let observed = Observation {
            people: people.map(|people| people.value),
            period: period.map(|period| period.value),
            median_years: median.map(|median| median.value),
        };
        Some(Spanned::new(observed, span))
    }
}

pub(super) fn transition_kind(text: &str) -> Result<TransitionKind, Problem> {
    let key = name_key(text);
    let named = TransitionKind::NAMES.iter().find(|(_, name)| *name == key);
    let meant = KINDS
        .iter()
        .find(|(_, words)| words.contains(&key.as_str()));
    let kind = named
        .map(|(kind, _)| *kind)
        .or(meant.map(|(kind, _)| *kind));
    kind.ok_or_else(|| {
        let known = TransitionKind::NAMES.iter().map(|(_, name)| *name);
        let close = suggest::closest(text, known).map(|name| format!("; did you mean `{name}`?"));
        let message = if text.is_empty() {
            "this move has no kind".to_owned()
        } else {
            let text = shortened(text);
            format!(
                "`{text}` is not a kind of move{}",
                close.unwrap_or_default()
            )
        };
        let is_down = ["demotion", "downward", "down", "step down"].contains(&key.as_str());
        let help = if is_down {
            "a graph has no moves down: leave the row out, or write `lateral` if it is one"
        } else {
            "write `entry`, `advancement` or `lateral`"
        };
        Problem { message, help }
    })
}

fn basis(text: &str) -> Result<Basis, Problem> {
    let key = name_key(text);
    let found = Basis::NAMES.iter().find(|(_, name)| *name == key);
    found.map(|(basis, _)| *basis).ok_or_else(|| Problem {
        message: format!("`{}` is not a basis", shortened(text)),
        help: "write `stated`, `observed` or `derived`",
    })
}
