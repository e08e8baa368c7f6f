//! Transitions of O*NET, derived from related occupations and job zones.

use std::collections::BTreeMap;

use super::{CODE, Occupations, RELATED};
use crate::document::{GraphDocument, MoveAttributes, TransitionEntry};
use crate::input::dataset::Tables;
use crate::input::dataset::report::{Reason, Report};
use crate::input::dataset::sheet::{Column, Sheet, needed};
use crate::model::{Basis, Name, TransitionKind};
use crate::source::{Span, Spanned};

/// The two tiers of occupations that are closest.
const TIERS: [&str; 2] = ["Primary-Short", "Primary-Long"];
/// What the transitions rest on.
const CITATION: &str = "O*NET related occupations";

static COLUMNS: [Column; 4] = [
    needed(CODE),
    needed(&["Related O*NET-SOC Code", "related_code"]),
    needed(&["Relatedness Tier", "tier"]),
    needed(&["Index", "Related Index"]),
];

/// How close two roles are, as the closer one of two rows says it.
struct Closeness {
    index: u32,
    tier: &'static str,
    /// Where the lower and the higher role of the pair stand.
    spans: [Span; 2],
}

/// Pairs of occupations by their positions, the one with the smaller code first.
type Pairs = BTreeMap<[usize; 2], Closeness>;

/// Returns what the file of related occupations says.
///
/// Two roles of one rank, which is the job zone and whether the role leads others, are joined by a
/// lateral move; of two ranks by an advancement to the higher one. Zones are at most one apart. The
/// two directions of a pair are one transition, which keeps the smaller index.
pub(super) fn read(
    tables: &Tables<'_>,
    occupations: &Occupations,
    report: &mut Report,
) -> Option<GraphDocument> {
    let sheet = Sheet::open(tables.get(RELATED)?, &COLUMNS, report)?;
    let source = sheet.source;
    let mut pairs = Pairs::new();
    sheet.each_row(report, |[code, related, tier, index], report| {
        let ends = [&code, &related].map(|code| occupations.find(source, code, report));
        let [Some(from), Some(to)] = ends else {
            return;
        };
        let known = TIERS
            .iter()
            .find(|known| known.eq_ignore_ascii_case(&tier.text));
        let Some(tier) = known else {
            return;
        };
        let Ok(index) = index.text.parse::<u32>() else {
            return report.leave_out(source, index.span, Reason::NotA("an index"), &index.text);
        };
        if from == to {
            let reason = Reason::NotA("another occupation");
            return report.leave_out(source, related.span, reason, &related.text);
        }
        let list = &occupations.list;
        let is_in_order = list[from].code < list[to].code;
        let (pair, spans) = if is_in_order {
            ([from, to], [code.span, related.span])
        } else {
            ([to, from], [related.span, code.span])
        };
        let closeness = Closeness { index, tier, spans };
        let kept = pairs.entry(pair);
        kept.and_modify(|kept| {
            if index < kept.index {
                kept.index = index;
                kept.tier = tier;
                kept.spans = spans;
            }
        })
        .or_insert(closeness);
    });
    Some(GraphDocument {
        source,
        transitions: transitions(&pairs, occupations),
        ..GraphDocument::default()
    })
}

fn transitions(pairs: &Pairs, occupations: &Occupations) -> Vec<TransitionEntry> {
    let citation = Name::from(CITATION);
    let mut notes: BTreeMap<(&str, u32), Name> = BTreeMap::new();
    let derived = pairs.iter().filter_map(|(pair, closeness)| {
        let mut ends = pair.map(|end| &occupations.list[end]);
        let mut spans = closeness.spans;
        let [below, above] = [ends[0].rank()?, ends[1].rank()?];
        if below.0.abs_diff(above.0) > 1 {
            return None;
        }
        if below > above {
            ends.reverse();
            spans.reverse();
        }
        let kind = if below == above {
            TransitionKind::Lateral
        } else {
            TransitionKind::Advancement
        };
        let [from, to] = [ends[0].role.as_ref()?, ends[1].role.as_ref()?];
        let (tier, index) = (closeness.tier, closeness.index);
        let note = notes.entry((tier, index));
        let note = note.or_insert_with(|| format!("{tier}, index {index}").into());
        let attributes = MoveAttributes {
            basis: Some(Spanned::new(Basis::Derived, spans[0])),
            note: Some(Spanned::new(note.clone(), spans[0])),
            citation: Some(Spanned::new(citation.clone(), spans[0])),
            ..MoveAttributes::default()
        };
        Some(TransitionEntry {
            from: Spanned::new(from.id.clone(), spans[0]),
            to: Spanned::new(to.id.clone(), spans[1]),
            kind: Spanned::new(kind, spans[0]),
            years: None,
            attributes: attributes.boxed(),
        })
    });
    derived.collect()
}
