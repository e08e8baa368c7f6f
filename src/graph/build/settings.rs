//! What holds for the whole graph.

use hashbrown::{HashMap, HashSet};

use super::{Findings, Single, place};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{GraphDocument, LateralMoves, Term, says_more};
use crate::graph::GraphInfo;
use crate::model::{Name, ProficiencyScale};
use crate::source::{Place, Spanned};

pub(super) struct Settings {
    pub(super) scale: ProficiencyScale,
    /// Where the scale is declared, unless it is the default one.
    pub(super) scale_place: Option<Place>,
    pub(super) lateral_moves: LateralMoves,
    pub(super) info: GraphInfo,
}

pub(super) fn settle(documents: &[GraphDocument], findings: &mut Findings) -> Settings {
    let (mut scale, mut lateral) = (Single::new(), Single::new());
    let mut info = GraphInfo::default();
    for document in documents {
        if let Some(steps) = &document.scale {
            let at = place(document.source, steps.span);
            scale.offer(
                || "`proficiency_scale`".to_owned(),
                steps.value.clone(),
                at,
                findings,
            );
        }
        if let Some(ways) = &document.lateral_moves {
            let at = place(document.source, ways.span);
            lateral.offer(|| "`lateral_moves`".to_owned(), ways.value, at, findings);
        }
        let texts = [
            (&document.title, &mut info.titles),
            (&document.description, &mut info.descriptions),
            (&document.citation, &mut info.citations),
            (&document.license, &mut info.licenses),
        ];
        for (text, list) in texts {
            list.extend(text.iter().map(|text| text.value.clone()));
        }
    }
    info.families = terms("family", documents, |document| &document.families, findings);
    info.tracks = terms("track", documents, |document| &document.tracks, findings);
    check_terms(documents, &info, findings);
    Settings {
        scale_place: scale.place(),
        scale: scale.take().unwrap_or_default(),
        lateral_moves: lateral.take().unwrap_or_default(),
        info,
    }
}

/// The families or tracks with their titles: of several titles the first that says more than the id.
fn terms(
    what: &str,
    documents: &[GraphDocument],
    of: impl Fn(&GraphDocument) -> &[Term],
    findings: &mut Findings,
) -> Vec<(Name, Name)> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut all: Vec<(&Term, Place)> = Vec::new();
    for document in documents {
        for term in of(document) {
            let at = place(document.source, term.title.span);
            let known = *places.entry(&*term.id.value).or_insert(all.len());
            let Some((first, first_at)) = all.get_mut(known) else {
                all.push((term, at));
                continue;
            };
            let says_more = |term: &Term| says_more(&term.id.value, &term.title.value);
            if !says_more(first) {
                (*first, *first_at) = (term, at);
            } else if says_more(term) && first.title.value != term.title.value {
                let message = format!("{what} `{}` has two different titles", term.id.value);
                let mut found = Diagnostic::new(Code::ConflictingDefinition, at, message);
                found.severity = Severity::Warning;
                let found = found.related(*first_at, "this one counts");
                findings.push(found.help("keep one of the two"));
            }
        }
    }
    let all = all.into_iter();
    all.map(|(term, _)| (term.id.value.clone(), term.title.value.clone()))
        .collect()
}

/// Warns of families and tracks that are not declared, in files that declare some.
fn check_terms(documents: &[GraphDocument], info: &GraphInfo, findings: &mut Findings) {
    let [families, tracks] = [&info.families, &info.tracks]
        .map(|known| known.iter().map(|(id, _)| &**id).collect::<HashSet<_>>());
    let mut check = |what: &str, known: &[(Name, Name)], used: &Spanned<Name>, source| {
        if findings.unread.may_define(&used.value) {
            return;
        }
        let message = format!("{what} `{}` is not declared", used.value);
        let names = known.iter().map(|(id, _)| &**id);
        let closest = findings.closest(&used.value, known.len(), names);
        let at = place(source, used.span);
        let finding = Diagnostic::new(Code::UndeclaredTerm, at, message).did_you_mean(closest);
        findings.push(finding.help(format!("declare it, or use a declared {what}")));
    };
    for document in documents {
        for role in &document.roles {
            let family = role.family.as_ref();
            let declares = !document.families.is_empty();
            if let Some(used) = family.filter(|used| declares && !families.contains(&*used.value)) {
                check("family", &info.families, used, document.source);
            }
            let track = role.track.as_ref();
            let declares = !document.tracks.is_empty();
            if let Some(used) = track.filter(|used| declares && !tracks.contains(&*used.value)) {
                check("track", &info.tracks, used, document.source);
            }
        }
    }
}
