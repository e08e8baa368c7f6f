//! What holds for the whole graph.

use super::{Findings, Single, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{GraphDocument, LateralMoves, Term};
use crate::graph::GraphInfo;
use crate::model::{Name, ProficiencyScale, suggest};
use crate::source::Spanned;

pub(super) struct Settings {
    pub(super) scale: ProficiencyScale,
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
        terms(&document.families, &mut info.families);
        terms(&document.tracks, &mut info.tracks);
    }
    for document in documents {
        check_terms(document, &info, findings);
    }
    Settings {
        scale: scale.take().unwrap_or_default(),
        lateral_moves: lateral.take().unwrap_or_default(),
        info,
    }
}

fn terms(declared: &[Term], known: &mut Vec<(Name, Name)>) {
    for term in declared {
        if !known.iter().any(|(id, _)| *id == term.id.value) {
            known.push((term.id.value.clone(), term.title.value.clone()));
        }
    }
}

/// Warns of families and tracks that are not declared, in files that declare some.
fn check_terms(document: &GraphDocument, info: &GraphInfo, findings: &mut Findings) {
    let mut check =
        |what: &str, declared: &[Term], known: &[(Name, Name)], used: &Spanned<Name>| {
            if declared.is_empty() || known.iter().any(|(id, _)| *id == used.value) {
                return;
            }
            let message = format!("{what} `{}` is not declared", used.value);
            let names = known.iter().map(|(id, _)| &**id);
            let finding = Diagnostic::new(
                Code::UndeclaredTerm,
                place(document.source, used.span),
                message,
            )
            .did_you_mean(suggest::closest(&used.value, names));
            findings.push(finding);
        };
    for role in &document.roles {
        if let Some(family) = &role.family {
            check("family", &document.families, &info.families, family);
        }
        if let Some(track) = &role.track {
            check("track", &document.tracks, &info.tracks, track);
        }
    }
}
