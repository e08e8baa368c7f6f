//! Where the roles of a page begin and end, and what stands above them.

use hashbrown::{HashMap, HashSet};

use super::run::{Form, Run, form, is_of_role, named};
use crate::input::role_page::headings::{self, Section};
use crate::input::role_page::lines::Line;
use crate::input::table::is_of_a_track;
use crate::model::name_key;

/// One role of a page: its lines, of which the first is its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The line with its family, that with its track, and the nearest heading above it.
    pub(super) family: Option<usize>,
    pub(super) track: Option<usize>,
    pub(super) above: Option<usize>,
}

/// The length from which on a line is a sentence, whatever it ends in, in bytes.
const SENTENCE: usize = 80;

/// The roles that a run of headings opens.
pub(super) fn extents(lines: &[Line<'_>], run: &Run) -> Vec<Extent> {
    let page = Page::new(lines, run);
    let nexts = run.heads.iter().skip(1).copied().chain([lines.len()]);
    let ends = run.heads.iter().zip(nexts).map(|(head, next)| Extent {
        start: *head,
        end: page.end(*head, next),
        family: None,
        track: None,
        above: None,
    });
    let mut roles: Vec<Extent> = ends.collect();
    place(&mut roles, lines, run);
    roles
}

/// What the sections of all roles of a page tell of those of one.
struct Page<'p, 't> {
    lines: &'p [Line<'t>],
    run: &'p Run,
    /// Whether sections of roles have headings of the same form as the roles.
    is_flat: bool,
    /// Headings of that form that stand below several roles.
    repeated: HashSet<String>,
    /// Whether a way up of its own stands below several roles.
    has_careers: bool,
}

impl<'p, 't> Page<'p, 't> {
    fn new(lines: &'p [Line<'t>], run: &'p Run) -> Self {
        let mut page = Self {
            lines,
            run,
            is_flat: false,
            repeated: HashSet::new(),
            has_careers: false,
        };
        let (mut flat, mut careers) = (0, 0);
        let mut repeated = HashSet::new();
        let mut seen: HashMap<String, usize> = HashMap::new();
        let nexts = run.heads.iter().skip(1).copied().chain([lines.len()]);
        for (head, next) in run.heads.iter().copied().zip(nexts) {
            let of_form = (head + 1..next).filter(|at| page.is_of_form(*at));
            flat += usize::from(of_form.clone().any(|at| page.is_section(at)));
            careers += usize::from(of_form.clone().any(|at| page.is_career(at)));
            for at in of_form.filter(|at| !page.is_section(*at)) {
                let key = name_key(&lines[at].text);
                if seen.get(&key).is_some_and(|first| *first != head) {
                    repeated.insert(key);
                } else {
                    seen.insert(key, head);
                }
            }
        }
        page.repeated = repeated;
        page.is_flat = flat > 1;
        page.has_careers = careers > 1;
        page
    }

    fn is_of_form(&self, at: usize) -> bool {
        form(&self.lines[at]) == Some(self.run.form)
    }

    /// Whether a line is the heading of a known section of a role.
    fn is_section(&self, at: usize) -> bool {
        let heading = self.lines[at].heading;
        heading.is_some_and(|heading| heading.content.is_none() && is_of_role(heading.section))
    }

    fn is_career(&self, at: usize) -> bool {
        let heading = self.lines[at].heading;
        heading.is_some_and(|one| one.content.is_none() && one.section == Section::Career)
    }

    /// Where a role ends whose heading stands at `head`, before the next one.
    fn end(&self, head: usize, next: usize) -> usize {
        let mut inner = head + 1..next;
        let whole = inner.find(|at| self.is_larger(*at)).unwrap_or(next);
        let mut inner = (head + 1..whole).filter(|at| self.is_of_form(*at));
        let is_line = !matches!(self.run.form, Form::Level(_));
        if !self.is_flat && !is_line {
            return inner.next().unwrap_or(whole);
        }
        let is_last = self.run.heads.last() == Some(&head);
        let is_own = |at: &usize| {
            let is_common = is_last && !self.has_careers && self.is_career(*at);
            self.is_flat && self.is_section(*at) && !is_common
        };
        // What stands between sections of a role is one of them, whatever it is called.
        let last = inner.clone().rfind(is_own).unwrap_or(head);
        let ends = |at: &usize| *at > last && self.ends(*at, is_last);
        inner.find(ends).unwrap_or(whole)
    }

    /// Whether a line is a heading of a larger form than those of the roles.
    fn is_larger(&self, at: usize) -> bool {
        match (self.lines[at].level, self.run.form) {
            (Some(level), Form::Level(own)) => level < own,
            (level, Form::Bold | Form::Plain) => level.is_some(),
            (None, Form::Level(_)) => false,
        }
    }

    /// Whether a line of the form of the headings of roles, behind the last section of one, ends that. Only behind the
    /// last role is an unknown heading surely none of it, and elsewhere one that other roles do not have and that stands
    /// right above the next one.
    fn ends(&self, at: usize, is_last: bool) -> bool {
        if self.is_section(at) {
            return true;
        }
        let heading = self.lines[at].heading;
        let is_aside = heading.is_some_and(|heading| heading.content.is_none());
        let is_right_above = self.run.heads.binary_search(&(at + 1)).is_ok();
        let fits = is_last || is_aside || is_right_above;
        fits && !self.repeated.contains(&name_key(&self.lines[at].text))
            && (is_aside || self.stands_out(at))
    }

    /// Whether a line that is not known has the looks of a heading: one of the notation, or a short line between a
    /// list or a sentence and what is said below it.
    fn stands_out(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let looks = match self.run.form {
            Form::Level(_) => return true,
            Form::Bold => headings::is_short(line),
            Form::Plain => headings::could_be(line),
        };
        let is_entry = |at: usize| {
            let line = &self.lines[at];
            let ended = line.text.ends_with(['.', '!', ';']);
            line.is_bullet() || ended || line.text.len() > SENTENCE
        };
        let opens = |next: usize| {
            let is_head = self.run.heads.binary_search(&next).is_ok();
            next < self.lines.len() && (is_head || is_entry(next))
        };
        looks && at.checked_sub(1).is_some_and(is_entry) && opens(at + 1)
    }
}

/// The levels of headings, and those of one form with the roles that stand right above one.
const SLOTS: usize = 8;

/// Gives roles the headings that they stand below: their families and tracks, where several of one size have roles.
fn place(roles: &mut [Extent], lines: &[Line<'_>], run: &Run) {
    let above = above_roles(roles, lines, run);
    let mut slots: Vec<(HashSet<String>, bool)> = vec![(HashSet::new(), false); SLOTS];
    for slot in above.iter().flat_map(|above| above.iter().enumerate()) {
        if let (slot, Some(at)) = slot {
            let text = &lines[*at].text;
            slots[slot].0.insert(name_key(text));
            slots[slot].1 |= names_track(text);
        }
    }
    let innermost = |is_track: bool| {
        slots
            .iter()
            .rposition(|(names, are_tracks)| names.len() > 1 && *are_tracks == is_track)
    };
    let (family, track) = (innermost(false), innermost(true));
    for (role, above) in roles.iter_mut().zip(above) {
        role.family = family.and_then(|slot| above[slot]);
        role.track = track.and_then(|slot| above[slot]);
        let is_other = |slot: &usize| Some(*slot) != track;
        let mut nearest = (0..SLOTS).rev().filter(is_other);
        role.above = nearest.find_map(|slot| above[slot]);
    }
}

/// The headings that each role stands below, by their size.
fn above_roles(roles: &[Extent], lines: &[Line<'_>], run: &Run) -> Vec<[Option<usize>; SLOTS]> {
    let own = match run.form {
        Form::Level(level) => usize::from(level),
        Form::Bold | Form::Plain => SLOTS - 1,
    };
    let mut found = Vec::with_capacity(roles.len());
    let mut above = [None; SLOTS];
    let mut from = 0;
    for role in roles {
        for (at, line) in lines.iter().enumerate().take(role.start).skip(from) {
            let Some(level) = line.level.map(usize::from).filter(|level| *level < own) else {
                continue;
            };
            above[level..].fill(None);
            above[level] = Some(at);
        }
        let beside = role.start.checked_sub(1).filter(|at| *at >= from);
        let heads = |at: &usize| {
            let line = &lines[*at];
            let is_one = form(line) == Some(run.form) && line.heading.is_none();
            is_one && headings::could_be(line) && named(line).is_none()
        };
        if let Some(at) = beside.filter(heads) {
            above[own] = Some(at);
        }
        found.push(above);
        from = role.end;
    }
    found
}

/// Whether a heading above roles is called after a track: "Management", "IC track".
fn names_track(text: &str) -> bool {
    const KINDS: [&str; 4] = [" ladder", " pathway", " path", " framework"];
    let lower = text.to_lowercase();
    let kind = KINDS.iter().find_map(|kind| lower.strip_suffix(kind));
    is_of_a_track(kind.unwrap_or(&lower))
}
