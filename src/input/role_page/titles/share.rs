//! Ellipsis: what one title of an entry borrows from another.

use super::parts::{Anatomy, Part, as_word};
use super::tokens::{Piece, Separator};
use super::words;

/// A title with what it borrowed.
pub(super) struct Whole {
    pub(super) pieces: Vec<Piece>,
    pub(super) note: Option<String>,
    /// Whether it is no role: "Bootcamp graduate".
    pub(super) outside: bool,
    /// Whether it ends in a known head, its own or a borrowed one.
    pub(super) full: bool,
}

/// Gives every part what it borrows from its neighbours.
pub(super) fn complete(parts: &[Part]) -> Vec<Whole> {
    let parts: Vec<(&Part, Anatomy)> = parts
        .iter()
        .filter_map(|part| Some((part, Anatomy::of(part)?)))
        .collect();
    let lenders = lenders(&parts);
    let mut wholes: Vec<Whole> = Vec::with_capacity(parts.len());
    // The last title that had words before its head, with them.
    let mut anchor: Option<usize> = None;
    let mut ranks: &[Piece] = &[];
    let mut level_name: &[Piece] = &[];
    let mut ranks_until = 0;
    for (at, (part, anatomy)) in parts.iter().enumerate() {
        if starts_afresh(part) {
            anchor = None;
        }
        let whole = borrow(&parts, at, lenders[at], anchor);
        let borrowed = whole.is_some();
        let mut pieces = whole.unwrap_or_else(|| part.pieces.clone());
        level_name = if is_next_level(part) {
            level_name
        } else {
            name_of_level(part)
        };
        if is_next_level(part) && starts_with_level(&pieces) {
            pieces.splice(0..0, level_name.iter().cloned());
        }
        if let Some(front) = before_contrast(&parts, &lenders, at) {
            pieces.splice(0..0, front.iter().cloned());
        }
        if at <= ranks_until && anatomy.ranks == 0 && !ranks.is_empty() {
            pieces.splice(0..0, ranks.iter().cloned());
        }
        if let Some(lender) = lenders[at]
            && !anatomy.only_ranks
            && parts[lender].1.ranks == 0
        {
            ranks = shared_ranks(part, anatomy);
            ranks_until = lender;
        }
        if !borrowed {
            let tail = anatomy.base_end < part.pieces.len();
            let level = part.words().next_back().is_some_and(words::is_level);
            let front = anatomy.full && (anatomy.head > 0 || tail || level);
            anchor = front.then_some(at).or(anchor.filter(|_| !anatomy.full));
        }
        wholes.push(Whole {
            outside: !borrowed && is_outside(part, anatomy),
            full: anatomy.full || borrowed,
            pieces,
            note: part.note.clone(),
        });
    }
    spread_notes(&parts, &lenders, &mut wholes);
    wholes
}

/// A part with what it borrows from another: from a later one whose head it has, from the next one with
/// an "of", or from a former one. `None` where it borrows nothing.
fn borrow(
    parts: &[(&Part, Anatomy)],
    at: usize,
    lender: Option<usize>,
    anchor: Option<usize>,
) -> Option<Vec<Piece>> {
    let (part, anatomy) = &parts[at];
    if let Some(lender) = lender {
        return Some(borrow_head(part, anatomy, &parts[lender]));
    }
    borrow_of(part, anatomy, parts[at + 1..].iter())
        .or_else(|| borrow_front(part, anatomy, &parts[anchor?]))
}

/// The words of the former part before the one that stands for the first word of this part: the
/// "Accounts" of "Accounts Payable / Receivable Clerk".
fn before_contrast<'p>(
    parts: &[(&'p Part, Anatomy)],
    lenders: &[Option<usize>],
    at: usize,
) -> Option<&'p [Piece]> {
    let former = at.checked_sub(1)?;
    let lends = lenders[former] == Some(at);
    let ((former, its), (part, anatomy)) = (&parts[former], &parts[at]);
    let (last, _) = contrast(former, part, anatomy).filter(|_| lends)?;
    Some(&former.pieces[its.ranks.min(last)..last])
}

/// Whether a part shares nothing with what stands before it.
fn starts_afresh(part: &Part) -> bool {
    part.before == Some(Separator::Semicolon)
}

/// For every part, the later one whose head it borrows.
fn lenders(parts: &[(&Part, Anatomy)]) -> Vec<Option<usize>> {
    let mut lenders = vec![None; parts.len()];
    let mut next: Option<usize> = None;
    for (at, (part, anatomy)) in parts.iter().enumerate().rev() {
        if parts
            .get(at + 1)
            .is_some_and(|(part, _)| starts_afresh(part))
        {
            next = None;
        }
        let lender = next.filter(|&next| lends(&parts[next], part, anatomy));
        lenders[at] = lender;
        let lends = anatomy.full || is_outside(part, anatomy) || is_of_level(part, anatomy);
        if lender.is_none() && lends {
            next = Some(at);
        }
    }
    lenders
}

/// Whether a part is something of a level, as in "Tier 2 Support".
fn is_of_level(part: &Part, anatomy: &Anatomy) -> bool {
    let mut first = part.words();
    let named =
        first.next().is_some_and(words::is_rank) && first.next().is_some_and(words::is_level);
    named && !anatomy.only_ranks
}

/// Whether a part borrows the head of a later one.
fn lends(lender: &(&Part, Anatomy), part: &Part, anatomy: &Anatomy) -> bool {
    let (lender, other) = lender;
    let word = |part: &Part, at: usize| part.pieces.get(at).and_then(as_word).map(words::key);
    let head = word(part, anatomy.head).unwrap_or_default();
    let other_head = word(lender, other.head).unwrap_or_default();
    let alone = part.words().nth(1).is_none();
    let has_note_or_tail = part.note.is_some() || anatomy.base_end < part.pieces.len();
    let level = alone && words::is_level(&head);
    if has_note_or_tail || is_outside(lender, other) || words::starts_as_outside(part.words()) {
        return false;
    }
    if level {
        // "L1/L2 Support Engineer".
        let first = lender.words().next();
        return other.ranks > 0 && first.is_some_and(words::is_level);
    }
    if !anatomy.only_ranks && words::is_outside_only(&head) {
        return false;
    }
    // "VP Design" leads the design, and "Associate" beside "Associate Principal" is a title.
    let first = part.words().next().unwrap_or_default();
    let leads_field = !alone && words::leads_field(first);
    let is_rank_of_lender = words::is_known_head(&head) && lender.words().count() == 2;
    let same_rank = lender.words().next().map(words::key) == Some(words::key(first));
    if leads_field || (alone && is_rank_of_lender && same_rank) {
        return false;
    }
    if anatomy.only_ranks {
        // "Associate" and "Apprentice" are titles too, unless a rank follows in their place.
        let title_too = anatomy.full || words::is_outside_head(&head);
        return if title_too && !alone {
            false
        } else if title_too {
            other.ranks > 0 && other_head != head
        } else {
            other.head > 0 || other.full
        };
    }
    let modified = other.head > 0;
    !anatomy.full && modified && !words::is_unsuited(&head, &other_head)
}

/// The part with the head that it borrows: "DevOps" with the Engineer of "Site Reliability
/// Engineer", "Senior" with all of "Staff Data Engineer" but its rank.
fn borrow_head(part: &Part, anatomy: &Anatomy, lender: &(&Part, Anatomy)) -> Vec<Piece> {
    let (lender, other) = lender;
    let word = |at: usize| as_word(&lender.pieces[at]).unwrap_or_default();
    let mut from = other.head;
    if let Some((_, behind)) = contrast(part, lender, other) {
        from = behind;
    } else if anatomy.only_ranks && other.ranks > 0 {
        // As many ranks as it brings: "Assistant/Deputy Head Teacher" is an Assistant Head Teacher.
        from = part.words().count().min(other.ranks);
    } else if other.head >= other.ranks + 2
        && words::is_compound_head(word(other.head - 1), word(other.head))
    {
        from = other.head - 1;
    }
    let mut pieces = part.pieces.clone();
    pieces.extend_from_slice(&lender.pieces[from..]);
    pieces
}

/// Where the last word of a part and the first of the next stand for one another, as those of "Accounts
/// Payable / Receivable Clerk", the place of the former, and the one behind the latter.
fn contrast(part: &Part, next: &Part, other: &Anatomy) -> Option<(usize, usize)> {
    let last = part.pieces.len().checked_sub(1)?;
    let one = part.pieces.get(last).and_then(as_word)?;
    let word = |at: usize| next.pieces.get(at).and_then(as_word);
    // The "Commercial" of "Residential or Light Commercial Electrician".
    let sized = word(other.ranks).is_some_and(words::is_size);
    let mut places = other.ranks..(other.ranks + 1 + usize::from(sized)).min(other.head);
    let at = places.find(|&at| word(at).is_some_and(|next| words::are_contrasts(one, next)))?;
    Some((last, at + 1))
}

/// "Head or Director of Nursing", "Manager / Director, Sales": the "of" or the field of the next title that
/// has one.
fn borrow_of<'a, 'p: 'a>(
    part: &Part,
    anatomy: &Anatomy,
    behind: impl Iterator<Item = &'a (&'p Part, Anatomy)>,
) -> Option<Vec<Piece>> {
    let leads = |part: &Part, anatomy: &Anatomy| {
        let head = as_word(&part.pieces[anatomy.head]);
        head.is_some_and(words::is_leadership) && anatomy.ranks == anatomy.head
    };
    // A parenthesis, as that of "Vice President (VP)", ends nothing.
    let ends = |part: &Part, anatomy: &Anatomy| {
        let mut behind = part.pieces[anatomy.head + 1..].iter();
        behind.all(|piece| as_word(piece).is_none())
    };
    if !(ends(part, anatomy) && leads(part, anatomy)) {
        return None;
    }
    let mut near = behind.take_while(|(next, other)| !starts_afresh(next) && leads(next, other));
    let (next, other) = near.find(|(next, other)| !ends(next, other))?;
    let tail = &next.pieces[other.base_end..];
    let skipped = tail.iter().take_while(|piece| as_word(piece).is_none());
    let tail = &tail[skipped.count()..];
    let of = tail.first().and_then(as_word)? == "of";
    let comma = as_word(&next.pieces[other.head])?.ends_with(',');
    let mut pieces = part.pieces.clone();
    let Piece::Word(head) = &mut pieces[anatomy.head] else {
        return None;
    };
    if !of {
        // Nobody is an "Owner, Sales" because of "Owner / Manager, Sales".
        if !comma || (anatomy.ranks == 0 && words::leads_all(head)) {
            return None;
        }
        head.push(',');
    }
    pieces.extend_from_slice(tail);
    Some(pieces)
}

/// "Data Architect or Lead": the words before the head of the former title.
fn borrow_front(part: &Part, anatomy: &Anatomy, former: &(&Part, Anatomy)) -> Option<Vec<Piece>> {
    let (former, other) = former;
    let own = |piece: &Piece| as_word(piece).map(words::key);
    let head = &part.pieces[anatomy.head];
    let join = |front: &[Piece]| {
        let mut pieces = front.to_vec();
        pieces.extend_from_slice(&part.pieces);
        Some(pieces)
    };
    let alone = part.words().nth(1).is_none();
    if alone && as_word(head).is_some_and(words::is_level) {
        return join(&former.pieces[..=other.head]);
    }
    let has_tail = other.base_end < former.pieces.len();
    if !anatomy.full && !anatomy.only_ranks && has_tail {
        // "Director of Sales or Marketing", "Manager, Operations or Logistics".
        let of = as_word(&former.pieces[other.base_end]) == Some("of");
        let leads = as_word(&former.pieces[other.head]).is_some_and(words::is_leadership);
        let comma = as_word(&former.pieces[other.base_end - 1]).is_some_and(|w| w.ends_with(','));
        // "Head of Lending / Operations", "Director, Sales / Marketing", and not "Head of Lending / VP Product".
        let plain = |word: &str| !words::is_rank(word) && !words::leads_field(word);
        let close = matches!(part.before, Some(Separator::Or | Separator::CommaOr))
            || ((of || leads) && part.before == Some(Separator::Slash) && part.words().all(plain));
        let end = other.base_end + usize::from(of);
        return (close && (of || comma)).then(|| join(&former.pieces[..end]))?;
    }
    let general = as_word(head).is_some_and(words::is_general_head);
    if !(alone && general) || has_tail || own(head) == own(&former.pieces[other.head]) {
        return None;
    }
    let leads = as_word(head).is_some_and(words::is_leadership);
    if as_word(head).is_some_and(words::is_grade) && is_graded(former, other, leads) {
        return None;
    }
    let front = &former.pieces[if leads { other.ranks } else { 0 }..other.head];
    // A Team Lead is one thing; nobody is a Team Supervisor because of it.
    let team = front.len() == 1 && own(&front[0]).as_deref() == Some("team");
    (!front.is_empty() && !team).then(|| join(front))?
}

/// Whether a grade behind a title of a high rank is a title of its own: the "Associate" of "Senior Structural
/// Engineer / Associate", but not the one of "Senior Sales Consultant / Associate".
fn is_graded(former: &Part, anatomy: &Anatomy, leads: bool) -> bool {
    let head = as_word(&former.pieces[anatomy.head]).unwrap_or_default();
    let modified = anatomy.ranks < anatomy.head;
    let alike = (leads && words::is_leadership(head)) || (modified && words::is_grade(head));
    let mut ranks = former.pieces[..anatomy.ranks].iter().filter_map(as_word);
    // The lead of "Lead Generation Specialist" is none.
    let is_lead = |rank: &str| matches!(words::key(rank).as_str(), "lead" | "staff" | "chief");
    let ranked = ranks.any(|rank| words::is_high_rank(rank) || (!modified && is_lead(rank)));
    ranked && !alike
}

/// The "Level" of "Level I/II Technician", which the second title lacks.
fn name_of_level(part: &Part) -> &[Piece] {
    let is_level = |piece: &Piece| as_word(piece).is_some_and(words::is_level);
    let name = part.pieces.split_last().filter(|(last, _)| is_level(last));
    name.map(|(_, name)| name)
        .filter(|name| name.iter().all(|piece| is_rank(piece) && !is_level(piece)))
        .unwrap_or_default()
}

fn is_rank(piece: &Piece) -> bool {
    as_word(piece).is_some_and(words::is_rank)
}

fn starts_with_level(pieces: &[Piece]) -> bool {
    let first = pieces.first().and_then(as_word);
    first.is_some_and(words::is_level)
}

/// Whether a part begins with the level behind a tight slash.
fn is_next_level(part: &Part) -> bool {
    part.before == Some(Separator::Tight) && starts_with_level(&part.pieces)
}

/// The leading ranks that hold for the following titles as well.
fn shared_ranks<'p>(part: &'p Part, anatomy: &Anatomy) -> &'p [Piece] {
    let shared = |piece: &&Piece| as_word(piece).is_some_and(words::is_shared_rank);
    let count = part.pieces[..anatomy.ranks]
        .iter()
        .take_while(shared)
        .count();
    &part.pieces[..count]
}

/// A clause behind the last of several titles is said of all that "or" joins, and of those that
/// borrow the head before it.
fn spread_notes(parts: &[(&Part, Anatomy)], lenders: &[Option<usize>], wholes: &mut [Whole]) {
    for at in (1..wholes.len()).rev() {
        let slash = matches!(
            parts[at].0.before,
            Some(Separator::Slash | Separator::Semicolon)
        );
        let before_borrows = lenders[at - 1].is_some_and(|lender| lender >= at);
        if (!slash || before_borrows) && wholes[at - 1].note.is_none() {
            let note = wholes[at].note.clone();
            wholes[at - 1].note = note;
        }
    }
}

/// Writes the head of a title in the singular: "Maintenance Technicians".
pub(super) fn in_singular(whole: Whole) -> Whole {
    let mut part = Part {
        pieces: whole.pieces,
        before: None,
        note: whole.note,
    };
    let head = Anatomy::of(&part).map(|anatomy| anatomy.head);
    if let Some(Piece::Word(word)) = head.and_then(|at| part.pieces.get_mut(at))
        && let Some(singular) = words::singular_head(word)
    {
        *word = singular;
    }
    Whole {
        pieces: part.pieces,
        note: part.note,
        ..whole
    }
}

/// Whether a part is no role.
fn is_outside(part: &Part, anatomy: &Anatomy) -> bool {
    let head = as_word(&part.pieces[anatomy.head]).unwrap_or_default();
    let first = part.words().next().unwrap_or_default();
    let many = part.words().nth(8).is_some();
    let years = first.starts_with(|c: char| c.is_ascii_digit())
        && part.words().any(|w| words::key(w).starts_with("year"));
    // The "VP People" leads the people.
    let leads = words::is_field(head) && words::is_leader_of_field(first) && anatomy.head > 0;
    let bare = part.words().all(words::is_bare_rank);
    // Somebody of whom nothing but a clause is said: "Professional with 3+ years in finance".
    let somebody = words::is_somebody(head) && anatomy.ranks == anatomy.head;
    (words::is_outside_head(head) && !leads)
        || bare
        || somebody
        || words::starts_as_outside(part.words())
        || (words::is_vague(first) && part.words().nth(1).is_some())
        || years
        || (!anatomy.full && (words::starts_outside(first) || many))
}
