//! Tables of roles whose columns are skills of which each role says in a sentence what it asks for.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use super::super::body::is_of_roles;
use super::super::columns::{self, Column};
use super::super::corner;
use super::super::headings::Heading;
use super::super::sentences::{self, Said, is_sentence};
use super::super::values::{self, Asked};
use super::super::{Head, Reader};
use super::listed_names;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::AskedProficiency;
use crate::model::{Name, name_key};
use crate::source::Spanned;

/// So many columns have sentences, at least, for them to be skills.
const FEWEST_COLUMNS: usize = 2;

/// So many roles rise, at least.
const FEWEST_ROLES: usize = 2;

/// Steps of roles by their rows; those that nothing ranks have none.
type Steps = Vec<(usize, Option<u8>)>;

impl Reader<'_, '_> {
    /// The columns of which each says in sentences how well roles that rise ask for a skill, with what each row asks for:
    /// those that nothing else is known of, where there are some of them.
    pub(super) fn columns_in_sentences(
        &self,
        rows: &[usize],
    ) -> HashMap<usize, HashMap<usize, Asked>> {
        let is_one = |head: &&Head<'_>| {
            let name = &head.cell.text;
            head.heading == Heading::Other
                && self.meant(head).is_none_or(is_of_skills)
                && !is_of_roles(name)
                && !columns::is_measure(name)
                && self.says_in_sentences(head.index, rows)
        };
        let columns: Vec<usize> = self
            .heads
            .iter()
            .filter(is_one)
            .map(|head| head.index)
            .collect();
        if columns.len() < FEWEST_COLUMNS {
            return HashMap::new();
        }
        let Some(steps) = self.steps_of_rows(rows) else {
            return HashMap::new();
        };
        let titles: Vec<String> = steps.iter().map(|(row, _)| self.title_of(*row)).collect();
        let of_column = |column: usize| {
            let mut said = Said::default();
            let asked = steps
                .iter()
                .zip(&titles)
                .filter_map(|((row, step), title)| {
                    let own = step.map_or(AskedProficiency::Unspecified, AskedProficiency::Number);
                    let cell = self.grid.cell(*row, column);
                    Some((*row, said.asked(title, &cell.text, &own)?))
                });
            (column, asked.collect())
        };
        columns.into_iter().map(of_column).collect()
    }

    /// Says how such columns are read.
    pub(super) fn report_sentences(&mut self, names: &[Spanned<Name>]) {
        let Some(first) = names.first() else {
            return;
        };
        let names = listed_names(names);
        let message = format!(
            "the sentences of these columns are kept as evidence of skills, and the order of the roles is taken to say how well each asks: {names}"
        );
        let place = self.place(first.span);
        let found = Diagnostic::new(Code::SentencesAsEvidence, place, message);
        let help = "if one of them is not a skill, call its column `notes`";
        self.findings.push(found.help(help));
    }

    /// Whether most of what stands in a column are sentences, if short ones, of which two or more differ.
    fn says_in_sentences(&self, column: usize, rows: &[usize]) -> bool {
        let cells = rows.iter().map(|row| self.grid.cell(*row, column));
        let filled: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
        let told = filled.iter().filter(|cell| is_told(&cell.text));
        let told: Vec<&str> = told.map(|cell| &*cell.text).collect();
        told.len() * 2 > filled.len()
            && told.iter().any(|text| *text != told[0])
            && filled.iter().any(|cell| is_sentence(&cell.text))
    }

    pub(super) fn title_of(&self, row: usize) -> String {
        let names = [Column::Title, Column::Role, Column::Name];
        let mut cells = names.iter().map(|column| self.cell(row, *column));
        let title = cells.find(|cell| !cell.is_empty());
        title.map_or_else(String::new, |cell| cell.text.into_owned())
    }

    /// The step of each row among those of its family and track, from the lowest to the highest, by its level or by the words
    /// of the titles; nothing where no roles rise.
    fn steps_of_rows(&self, rows: &[usize]) -> Option<Steps> {
        let mut groups: Vec<Vec<(usize, Option<u16>)>> = Vec::new();
        let mut known: HashMap<[String; 3], usize> = HashMap::new();
        let mut above = [String::new(), String::new()];
        for &row in rows {
            for (text, column) in above.iter_mut().zip([Column::Family, Column::Track]) {
                let cell = self.cell(row, column);
                if !cell.is_empty() {
                    *text = name_key(&cell.text);
                }
            }
            let level = self.cell(row, Column::Level);
            let level = values::level(&level.text).ok();
            let letters = level.and_then(|(_, letters)| letters).unwrap_or_default();
            let [family, track] = above.clone();
            let group = *known
                .entry([family, track, name_key(letters)])
                .or_insert_with(|| {
                    groups.push(Vec::new());
                    groups.len() - 1
                });
            groups[group].push((row, level.map(|(number, _)| number)));
        }
        let steps: Steps = groups
            .iter()
            .flat_map(|group| self.steps_of_group(group))
            .collect();
        let ranked = steps.iter().filter(|(_, step)| step.is_some());
        (ranked.count() >= FEWEST_ROLES).then_some(steps)
    }

    /// The steps of some rows with their levels.
    fn steps_of_group(&self, rows: &[(usize, Option<u16>)]) -> Steps {
        let levels: Option<BTreeSet<u16>> = rows.iter().map(|(_, level)| *level).collect();
        if let Some(levels) = levels {
            let levels: Vec<u16> = levels.into_iter().collect();
            let mut steps: Vec<(u16, usize)> = Vec::new();
            steps.extend(
                rows.iter()
                    .filter_map(|(row, level)| Some(((*level)?, *row))),
            );
            steps.sort_unstable();
            let step = |level: u16| {
                let at = levels.partition_point(|other| *other <= level);
                (levels.len() > 1).then(|| sentences::step(at, levels.len()))
            };
            let steps = steps.into_iter().map(|(level, row)| (row, step(level)));
            return steps.collect();
        }
        let titles: Vec<String> = rows.iter().map(|(row, _)| self.title_of(*row)).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let steps = sentences::steps(&titles);
        let step = |at: usize| steps.as_ref().map(|steps| steps[at]);
        let rows = rows.iter().enumerate();
        rows.map(|(at, (row, _))| (*row, step(at))).collect()
    }
}

/// Whether a heading is that of a list of skills, which sentences are none of.
fn is_of_skills(heading: &str) -> bool {
    Column::of(heading) == Some(Column::Skills)
}

/// Whether a text says something in a few words.
fn is_told(text: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    let words = text.split_whitespace().count();
    let is_whole = words + usize::from(text.ends_with('.')) >= FEWEST_WORDS;
    is_whole && text.contains(char::is_alphabetic) && !corner::is_asked(text)
}
