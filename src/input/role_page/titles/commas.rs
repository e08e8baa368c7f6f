//! Commas between titles and within them.

use super::parts::{Anatomy, Part, as_word};
use super::tokens::{Piece, Separator};
use super::words;

/// Decides for every comma whether it separates titles or stands inside one.
pub(super) fn resolve(parts: Vec<Part>) -> Vec<Part> {
    let mut resolved: Vec<Part> = Vec::with_capacity(parts.len());
    let mut run: Vec<Part> = Vec::new();
    for part in parts {
        if matches!(part.before, Some(Separator::Slash | Separator::Semicolon)) {
            resolve_run(std::mem::take(&mut run), &mut resolved);
        }
        run.push(part);
    }
    resolve_run(run, &mut resolved);
    resolved
}

fn resolve_run(run: Vec<Part>, resolved: &mut Vec<Part>) {
    let whole = |part: &Part| {
        let anatomy = Anatomy::of(part);
        let outside =
            |a: &Anatomy| as_word(&part.pieces[a.head]).is_some_and(words::is_outside_head);
        anatomy.is_some_and(|a| a.full || outside(&a))
    };
    let run = join_fields(run);
    let has = |separator| run.iter().any(|part| part.before == Some(separator));
    let (oxford, and) = (has(Separator::CommaOr), has(Separator::CommaAnd));
    let comma = has(Separator::Comma);
    let ranks = |part: &Part| part.words().all(words::is_rank);
    let separable = run.iter().all(|part| whole(part) || ranks(part));
    let last_and = run.last().and_then(|last| split_at_and(last, &whole));
    if oxford || !(comma || and) {
        resolved.extend(run);
    } else if and {
        if separable {
            resolved.extend(run);
        } else {
            glue(run, resolved, |_, _| true);
        }
    } else if let (Some((first, second)), true) = (last_and, separable) {
        let mut run = run;
        run.pop();
        resolved.extend(run);
        resolved.extend([first, second]);
    } else if is_list_of_nouns(&run) {
        resolved.extend(run);
    } else {
        let list = run.first().is_none_or(|first| !whole(first));
        let spelled = list && run.last().is_some_and(|l| l.words().any(|w| w == "and"));
        glue(run, resolved, |left, right| {
            let besides = right.words().all(words::is_credential);
            spelled || (whole(left) && (besides || !whole(right)) && !ranks(right))
        });
    }
}

/// Returns the word of a part that is a single noun.
fn noun(part: &Part) -> Option<&str> {
    let mut words = part.words();
    let first = words
        .next()
        .filter(|word| word.starts_with(char::is_uppercase))
        // The ICU of "Nurse, ICU or Educator" is a field.
        .filter(|word| word.contains(char::is_lowercase))?;
    (words.next().is_none() && part.note.is_none()).then_some(first)
}

/// Whether a run is of single nouns and "or" before the last, of which the first leads nobody and so has no field:
/// "Consultant, Academic or Entrepreneur".
fn is_list_of_nouns(run: &[Part]) -> bool {
    let ([first, .., last], true) = (run, run.iter().all(|part| noun(part).is_some())) else {
        return false;
    };
    let (Some(one), Some(other)) = (noun(first), noun(last)) else {
        return false;
    };
    let heads = words::is_head(one) && words::is_head(other);
    heads && !words::is_leadership(one) && last.before == Some(Separator::Or)
}

/// Joins "VP, People" and "Director, Training", whose field looks like the end of an entry from
/// outside, and "Manager, SRE", whose field looks like a role.
fn join_fields(run: Vec<Part>) -> Vec<Part> {
    let leads = |part: &Part| {
        let head = part.words().next_back();
        head.is_some_and(words::is_leadership) || head.is_some_and(words::is_leader_of_field)
    };
    let is_acronym = |part: &Part| {
        let mut words = part.words();
        words.next().is_some_and(words::is_acronym_of_role) && words.next().is_none()
    };
    let named = |part: &Part| {
        (part.words().next_back().is_some_and(words::is_field) || is_acronym(part))
            && part
                .words()
                .all(|word| word == "&" || word.starts_with(char::is_uppercase))
    };
    let mut joined = Vec::with_capacity(run.len());
    glue(run, &mut joined, |left, right| leads(left) && named(right));
    joined
}

/// Splits "Packer and Forklift Operator", the end of a list, where both sides are titles.
fn split_at_and(part: &Part, whole: &impl Fn(&Part) -> bool) -> Option<(Part, Part)> {
    let is_and = |piece: &Piece| as_word(piece) == Some("and");
    let at = part.pieces.iter().position(is_and)?;
    let first = Part {
        pieces: part.pieces[..at].to_vec(),
        before: part.before,
        note: None,
    };
    let second = Part {
        pieces: part.pieces[at + 1..].to_vec(),
        before: Some(Separator::Or),
        note: part.note.clone(),
    };
    (part.before == Some(Separator::Comma) && whole(&first) && whole(&second))
        .then_some((first, second))
}

/// Joins the parts whose comma stands inside a title.
fn glue(run: Vec<Part>, resolved: &mut Vec<Part>, inside: impl Fn(&Part, &Part) -> bool) {
    for mut part in run {
        let comma = matches!(part.before, Some(Separator::Comma | Separator::CommaAnd));
        let joined = resolved
            .last_mut()
            .filter(|last| comma && inside(last, &part));
        let Some(joined) = joined else {
            resolved.push(part);
            continue;
        };
        let mut words = joined.pieces.iter_mut().rev();
        if let Some(Piece::Word(word)) = words.find(|piece| as_word(piece).is_some()) {
            word.push(',');
        }
        if part.before == Some(Separator::CommaAnd) {
            joined.pieces.push(Piece::Word("and".to_owned()));
        }
        joined.pieces.append(&mut part.pieces);
        joined.note = joined.note.take().or(part.note);
    }
}
