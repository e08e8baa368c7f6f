//! The headings of a page that open its roles: a run of headings of one form that are titles or levels.

use std::collections::{BTreeMap, BTreeSet};

use super::named::{self, Named};
use crate::input::role_page::headings::{Heading, Section, is_surely_heading, is_title};
use crate::input::role_page::lines::Line;
use crate::input::role_page::title::behind_known_label;
use crate::model::slug;

/// The form of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// One of the notation, with its level.
    Level(u8),
    /// A bold line.
    Bold,
    /// A line that stands alone.
    Plain,
}

impl Form {
    /// How large a heading of the form is: all that are none of the notation are one size.
    fn rank(self) -> u8 {
        match self {
            Self::Level(level) => level,
            Self::Bold | Self::Plain => LINES,
        }
    }
}

/// The rank of lines that are no headings of the notation.
const LINES: u8 = 7;

/// A heading that may open a role.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent sign that a heading gives"
)]
pub(super) struct Head {
    /// Its line.
    pub(super) at: usize,
    form: Form,
    /// How many known sections and labels stand below it, and below no other one.
    sections: u32,
    /// How many of them stand below no unknown heading either.
    own_sections: u32,
    has_content: bool,
    /// Whether it names a level that is surely one of roles, or a title with a number or a level.
    is_numbered: bool,
    /// Whether it is a title with a level beside it.
    is_leveled: bool,
    /// Whether it is one of several titles, one right below the other.
    is_listed: bool,
    /// Whether a label stands before the title.
    is_labelled: bool,
    is_doubtful: bool,
}

/// The headings that open the roles of a page.
#[derive(Debug)]
pub(in crate::input::role_page) struct Run {
    pub(super) form: Form,
    /// Their lines, in order.
    pub(super) heads: Vec<usize>,
    /// Whether no page of another kind has such headings: known sections stand below two of them or more, or titles of
    /// two have their levels beside them.
    pub(in crate::input::role_page) is_sure: bool,
}

/// The form of a line that may be a heading.
pub(super) fn form(line: &Line<'_>) -> Option<Form> {
    if line.is_bullet() || line.frame || line.cells.is_some() || line.within {
        return None;
    }
    match line.level {
        Some(level) => Some(Form::Level(level)),
        None if line.bold => Some(Form::Bold),
        None if line.gap && !line.text.ends_with(':') => Some(Form::Plain),
        None => None,
    }
}

/// What a line names, where it may open a role: also behind a label, as in "Role: Senior Engineer".
pub(super) fn named<'l>(line: &'l Line<'_>) -> Option<Named<'l>> {
    // "Compensation Analyst" is no section about pay.
    let is_section = |heading: Heading| heading.content.is_some() || is_surely_heading(&line.text);
    form(line)?;
    let start = behind_known_label(line).unwrap_or(0);
    named::read(&line.text[start..]).filter(|_| !line.heading.is_some_and(is_section))
}

/// Whether a section says something of a role.
pub(super) fn is_of_role(section: Section) -> bool {
    !matches!(
        section,
        Section::Above
            | Section::Front
            | Section::Aside
            | Section::Unknown
            | Section::Chrome
            | Section::Tags
    )
}

/// Finds the headings that open the roles of a page.
///
/// A page that says itself what its one role is called, in the usual headline or behind a label, has no other.
pub(in crate::input::role_page) fn find(lines: &[Line<'_>]) -> Option<Run> {
    if lines.iter().any(|line| is_title(&line.text)) {
        return None;
    }
    let mut found = Scan::default().heads(lines);
    let labelled = found.iter().filter(|head| head.is_labelled);
    let labelled: BTreeSet<String> = labelled.map(|head| slug(&lines[head.at].text)).collect();
    match labelled.len() {
        0 => {}
        1 => return None,
        _ => found.retain(|head| head.is_labelled),
    }
    let mut forms: BTreeMap<Form, Vec<&Head>> = BTreeMap::new();
    for head in &found {
        forms.entry(head.form).or_default().push(head);
    }
    let mut best: Option<(usize, Run)> = None;
    for (form, heads) in forms {
        let Some((strength, heads)) = strength(form, heads, lines) else {
            continue;
        };
        if stands_below_a_role(form, &heads, &found, lines) {
            continue;
        }
        if best
            .as_ref()
            .is_none_or(|(most, _)| strength.most() > *most)
        {
            let run = Run {
                form,
                heads: heads.iter().map(|head| head.at).collect(),
                is_sure: strength.sections > 1 || strength.leveled > 1,
            };
            best = Some((strength.most(), run));
        }
    }
    best.map(|(_, run)| run)
}

/// What tells that some headings open roles: how many of different names have sections, and how many have numbers.
struct Strength {
    sections: usize,
    numbered: usize,
    leveled: usize,
}

impl Strength {
    fn most(&self) -> usize {
        self.sections.max(self.numbered)
    }
}

/// The headings of one form that open roles, and what tells it; `None` where the signs are weak.
fn strength<'h>(
    form: Form,
    mut heads: Vec<&'h Head>,
    lines: &[Line<'_>],
) -> Option<(Strength, Vec<&'h Head>)> {
    let is_line = form.rank() == LINES;
    heads.retain(|head| {
        let is_sure = head.sections > 0 || head.is_numbered;
        let is_weak = head.is_doubtful || (is_line && !head.has_content);
        !head.is_listed && (is_sure || !is_weak)
    });
    let names = |is_one: &dyn Fn(&Head) -> bool| {
        let names = heads.iter().filter(|head| is_one(head));
        let names = names.map(|head| slug(&lines[head.at].text));
        names.collect::<BTreeSet<String>>().len()
    };
    let strength = Strength {
        sections: names(&|head| head.sections > 0),
        numbered: names(&|head| head.is_numbered),
        leveled: names(&|head| head.is_leveled),
    };
    let filled = heads.iter().filter(|head| head.has_content).count();
    let sectioned = heads.iter().filter(|head| head.sections > 0).count();
    let (of, in_all) = if is_line { (2, 3) } else { (1, 3) };
    let by_sections = strength.sections > 1 && sectioned * in_all >= heads.len() * of;
    let by_numbers =
        strength.numbered > 1 && strength.numbered * 3 >= heads.len() * 2 && filled == heads.len();
    let fits = filled * 4 >= heads.len() * 3 && (by_sections || by_numbers);
    fits.then_some((strength, heads))
}

/// Whether some headings stand on a page about one role, which its own heading names and its own sections describe, and
/// none of them is called after it.
fn stands_below_a_role(form: Form, heads: &[&Head], found: &[Head], lines: &[Line<'_>]) -> bool {
    let larger = |head: &&Head| head.form.rank() < form.rank() && head.own_sections > 0;
    let mut owners = found.iter().filter(larger);
    let (Some(owner), None) = (owners.next(), owners.next()) else {
        return false;
    };
    let (Some(first), Some(own)) = (heads.first(), lines.get(owner.at)) else {
        return false;
    };
    // "Our team" is a section of the one role, and "Levels" is not.
    let between = lines.get(owner.at + 1..first.at).unwrap_or_default();
    let is_above = |line: &&Line<'_>| line.level.is_some_and(|level| level < form.rank());
    let above = between.iter().rfind(is_above);
    if above.is_some_and(|line| !names_levels(&line.text)) {
        return true;
    }
    let own = slug(named::bare(&own.text));
    let is_called_after = |head: &&&Head| {
        let named = named::read(&lines[head.at].text);
        let title = named.and_then(|named| named.title);
        title.is_none_or(|title| slug(title).contains(&own))
    };
    heads.iter().filter(is_called_after).count() * 2 < heads.len()
}

/// Whether a heading is about levels of roles: "Role levels".
fn names_levels(heading: &str) -> bool {
    const WORDS: [&str; 9] = [
        "level",
        "levels",
        "grade",
        "grades",
        "band",
        "bands",
        "ladder",
        "framework",
        "progression",
    ];
    let mut words = heading.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// Goes through the lines of a page and finds what may open roles.
#[derive(Default)]
struct Scan {
    found: Vec<Head>,
    /// The headings that the line at hand stands below, each smaller than the one before.
    open: Vec<usize>,
    /// Whether the heading of each level that the line at hand stands below opens a known section.
    enclosing: [bool; 7],
    entries: Option<Entries>,
    /// The level of the unknown heading that the line at hand stands below.
    unknown: Option<u8>,
    has_heading: bool,
    describes: bool,
    last: Option<usize>,
}

/// A list of other roles, whose entries may have the form of headings.
struct Entries {
    rank: u8,
    has_begun: bool,
}

impl Scan {
    fn heads(mut self, lines: &[Line<'_>]) -> Vec<Head> {
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.frame) {
            match (form(line), named(line)) {
                (Some(form), Some(named)) => self.head(at, form, named, lines),
                _ => self.other(line),
            }
            self.has_heading |= line.level.is_some();
        }
        self.found
    }

    fn head(&mut self, at: usize, form: Form, named: Named<'_>, lines: &[Line<'_>]) {
        let rank = form.rank();
        let is_enclosed = self.enclosing[..usize::from(rank.min(7))].contains(&true);
        // The same title once more, behind the entry that names it, is the heading of its own.
        let is_again = self
            .last
            .is_some_and(|last| lines[last].text == lines[at].text);
        let is_entry = self.entries.as_ref().is_some_and(|list| rank >= list.rank);
        let former = self.last.replace(at);
        // Lines with titles, one below the other, list them. The first line of a page is its title.
        let is_below = former.is_some_and(|at| at > 0 && lines[at].level.is_none());
        if rank == LINES && named.title.is_some() && is_below && !is_again {
            let listed = self
                .open
                .pop_if(|head| Some(self.found[*head].at) == former);
            if let Some(head) = listed {
                self.found[head].is_listed = true;
            }
            return self.fill();
        }
        if is_enclosed || (is_entry && !is_again) {
            if let Some(list) = &mut self.entries {
                list.has_begun = true;
            }
            return self.fill();
        }
        self.close(rank, true);
        self.unknown = None;
        let of_level = named
            .level
            .is_some_and(|level| named.title.is_some() || named::is_of_roles(level));
        self.open.push(self.found.len());
        self.found.push(Head {
            at,
            form,
            sections: 0,
            own_sections: 0,
            has_content: false,
            is_listed: false,
            is_labelled: behind_known_label(&lines[at]).is_some(),
            is_leveled: named.level.is_some() && named.title.is_some(),
            is_numbered: of_level || named.title.is_some_and(named::is_numbered),
            is_doubtful: named.is_doubtful,
        });
    }

    /// A line that opens no role.
    fn other(&mut self, line: &Line<'_>) {
        self.last = None;
        match line.heading {
            Some(heading) if heading.section == Section::Chrome => {}
            Some(heading) => self.section(line, heading),
            None if line.level.is_some() => {
                self.close(line.level.unwrap_or(LINES), true);
                self.unknown = line.level;
            }
            None => {
                self.entries.take_if(|list| !list.has_begun);
                self.fill();
            }
        }
    }

    /// A line that opens a known section, or is a label.
    fn section(&mut self, line: &Line<'_>, heading: Heading) {
        let section = heading.section;
        if heading.content.is_none() {
            if let Some(level) = line.level {
                self.unknown.take_if(|unknown| level <= *unknown);
                self.close(level, false);
                self.enclosing[usize::from(level.min(6))] = self.encloses(section);
            }
            let lists_others = section.has_moves() || section == Section::Aside;
            self.entries = lists_others.then_some(Entries {
                rank: line.level.unwrap_or(LINES),
                has_begun: false,
            });
        } else {
            self.entries.take_if(|list| !list.has_begun);
        }
        self.describes |= section.is_list();
        if is_of_role(section)
            && let Some(head) = self.open.last()
        {
            self.found[*head].sections += 1;
            self.found[*head].own_sections += u32::from(self.unknown.is_none());
        }
        self.fill();
    }

    /// Whether what stands below the heading of a section belongs to that. The first heading is the title of the page,
    /// and "Career ladder" above all roles says what follows.
    fn encloses(&self, section: Section) -> bool {
        let is_above_all = section == Section::Career && self.found.is_empty() && !self.describes;
        self.has_heading && !is_above_all
    }

    /// Ends what stands below smaller headings, and below those of one size where the line is one of them.
    fn close(&mut self, rank: u8, same: bool) {
        let ends = |head: u8| head > rank || (same && head == rank);
        while self
            .open
            .last()
            .is_some_and(|head| ends(self.found[*head].form.rank()))
        {
            self.open.pop();
        }
        if rank < LINES {
            self.enclosing[usize::from(rank)..].fill(false);
            if same {
                self.entries = None;
            }
        }
    }

    /// Notes that something stands below the heading at hand.
    fn fill(&mut self) {
        if let Some(head) = self.open.last() {
            self.found[*head].has_content = true;
        }
    }
}
