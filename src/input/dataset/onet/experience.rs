//! Years of experience that occupations of O*NET ask for.

use std::collections::BTreeMap;

use super::{CODE, EXPERIENCE, Occupations};
use crate::document::GraphDocument;
use crate::input::dataset::Tables;
use crate::input::dataset::report::{Reason, Report};
use crate::input::dataset::sheet::{Cell, Column, Sheet, needed, optional};
use crate::model::YearRange;
use crate::source::{SourceId, Span, Spanned};

static COLUMNS: [Column; 6] = [
    needed(CODE),
    optional(&["Scale ID"]),
    optional(&["Category"]),
    optional(&["Data Value"]),
    optional(&["min_years"]),
    optional(&["max_years"]),
];

/// The scale of related work experience.
const SCALE: &str = "RW";

/// The bounds of its categories in years, to two decimals. The first is "none" and the last is open.
const CATEGORIES: [(f64, Option<f64>); 11] = [
    (0.0, Some(0.0)),
    (0.0, Some(0.08)),
    (0.08, Some(0.25)),
    (0.25, Some(0.5)),
    (0.5, Some(1.0)),
    (1.0, Some(2.0)),
    (2.0, Some(4.0)),
    (4.0, Some(6.0)),
    (6.0, Some(8.0)),
    (8.0, Some(10.0)),
    (10.0, None),
];

/// How many answers of a hundred lie below the range, and how many below its end.
const QUARTILES: [f64; 2] = [25.0, 75.0];

/// How many of a hundred answered with each category, and where the first of them stands.
type Answers = ([f64; CATEGORIES.len()], Span);

/// Returns what the file of education, training and experience says of experience: from what a quarter
/// of those asked hold for enough, to what three quarters do.
pub(super) fn read(
    tables: &Tables<'_>,
    occupations: &Occupations,
    report: &mut Report,
) -> Option<GraphDocument> {
    let sheet = Sheet::open(tables.get(EXPERIENCE)?, &COLUMNS, report)?;
    let is_long = sheet.has(1) && sheet.has(2) && sheet.has(3);
    let is_short = sheet.has(4) && sheet.has(5);
    if !is_long && !is_short {
        report.push(sheet.lacks(&["Scale ID", "Category", "Data Value"]));
        return None;
    }
    let source = sheet.source;
    let mut answers: BTreeMap<usize, Answers> = BTreeMap::new();
    let mut years: BTreeMap<usize, Spanned<YearRange>> = BTreeMap::new();
    sheet.each_row(
        report,
        |[code, scale, category, value, min, max], report| {
            if is_long && scale.text != SCALE {
                return;
            }
            let Some(at) = occupations.find(source, &code, report) else {
                return;
            };
            if is_long {
                let entry = answers.entry(at);
                let (shares, _) = entry.or_insert(([0.0; CATEGORIES.len()], category.span));
                add(source, shares, &category, &value, report);
            } else if let Some(range) = range(source, &min, &max, report) {
                if years.contains_key(&at) {
                    return report.leave_out(source, code.span, Reason::Again, &code.text);
                }
                years.insert(at, range);
            }
        },
    );
    for (at, (shares, span)) in answers {
        years.extend(quartiles(&shares).map(|range| (at, Spanned::new(range, span))));
    }
    let roles = years.into_iter().filter_map(|(at, years)| {
        let mut entry = occupations.list[at].entry(years.span)?;
        entry.years = Some(years);
        Some(entry)
    });
    Some(GraphDocument {
        source,
        roles: roles.collect(),
        ..GraphDocument::default()
    })
}

/// Adds the share of a category.
fn add(
    source: SourceId,
    shares: &mut [f64; CATEGORIES.len()],
    category: &Cell<'_>,
    value: &Cell<'_>,
    report: &mut Report,
) {
    let number = category.text.parse::<usize>().ok();
    let share = number.and_then(|number| shares.get_mut(number.checked_sub(1)?));
    let Some(share) = share else {
        let reason = Reason::NotA("a category from 1 to 11");
        return report.leave_out(source, category.span, reason, &category.text);
    };
    match value.text.parse::<f64>() {
        Ok(value) if (0.0..=100.0).contains(&value) => *share = value,
        _ => {
            let reason = Reason::NotA("a share from 0 to 100");
            report.leave_out(source, value.span, reason, &value.text);
        }
    }
}

/// The range between the quartiles; none where the answers do not add up.
fn quartiles(shares: &[f64; CATEGORIES.len()]) -> Option<YearRange> {
    let [low, high] = QUARTILES.map(|quartile| {
        let mut sum = 0.0;
        shares.iter().position(|share| {
            sum += share;
            sum >= quartile
        })
    });
    let ((min, _), (_, max)) = (CATEGORIES[low?], CATEGORIES[high?]);
    YearRange::new(min, max).ok()
}

/// The range that a row says.
fn range(
    source: SourceId,
    min: &Cell<'_>,
    max: &Cell<'_>,
    report: &mut Report,
) -> Option<Spanned<YearRange>> {
    let number = |cell: &Cell<'_>| cell.text.parse::<f64>().ok();
    let years = match (number(min), number(max)) {
        (Some(min), Some(max)) => YearRange::new(min, Some(max)).ok(),
        (Some(min), None) if max.is_empty() => YearRange::new(min, None).ok(),
        _ => None,
    };
    if years.is_none() {
        let said = format!("{} to {}", min.text, max.text);
        report.leave_out(source, min.span, Reason::NotA("a range of years"), &said);
    }
    years.map(|years| Spanned::new(years, min.span))
}
