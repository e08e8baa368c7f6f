//! Pages about several roles, each under a heading of its own.
//!
//! ```text
//! lines --run--> headings of roles --extents--> lines of each --names--> titles --page--> roles --ends--> document
//! ```
//!
//! Each role is read as a page of its own would be. What belongs to none of them is reported once, and the order of
//! the headings says nothing.

mod common;
mod divide;
mod ends;
mod extents;
mod named;
mod names;
mod run;

use hashbrown::{HashMap, HashSet};

use self::common::Stretch;
use self::divide::divide;
use self::ends::{Ends, Meant};
use self::names::{Role, Told};
pub(super) use self::run::{Run, find};
use super::PageOptions;
use super::front;
use super::headings;
use super::lines::{Line, Lines};
use super::page::Reader;
use super::sections::group;
use super::title::Title;
use super::unread::Reports;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{GraphDocument, RoleEntry, SkillEntry, TransitionEntry};
use crate::model::text::{listed, shortened};
use crate::model::{Name, slug};
use crate::source::{Place, SourceId, Span, Spanned};

/// Reads a page whose roles begin at the headings of a run.
pub(super) fn read(
    run: &Run,
    page: Lines<'_>,
    source: SourceId,
    text: &str,
    options: PageOptions<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> GraphDocument {
    let extents = extents::extents(&page.body, run);
    let title = extents
        .first()
        .and_then(|first| names::title_of_page(&page.body, first.start));
    let roles = names::roles(&page.body, extents, text);
    let (roles, told) = names::tell_apart(roles, &page.body);
    let ends = Ends::new(&roles);
    let (bodies, stretches) = divide(page.body, &roles, title);
    let mut ladder = Ladder {
        source,
        text,
        options,
        diagnostics,
        ends: &ends,
        reports: Reports::default(),
        skills: Vec::new(),
        document: GraphDocument {
            source,
            ..GraphDocument::default()
        },
    };
    for (role, bodies) in roles.iter().zip(bodies) {
        ladder.role(role, bodies);
    }
    let place = ladder.place(roles.first().map_or_else(Span::default, |role| role.span));
    let rest = ladder.reports.rest(place);
    ladder.diagnostics.extend(rest);
    ladder.common(stretches, page.front_matter, roles.len());
    ladder.aliases();
    ladder.tell(&told, &roles);
    ladder.document.skills = one_of_each(ladder.skills);
    ladder.document
}

/// A page with several roles while it is read.
struct Ladder<'l> {
    source: SourceId,
    text: &'l str,
    options: PageOptions<'l>,
    diagnostics: &'l mut Vec<Diagnostic>,
    ends: &'l Ends,
    reports: Reports,
    skills: Vec<SkillEntry>,
    document: GraphDocument,
}

impl Ladder<'_> {
    fn place(&self, span: Span) -> Place {
        Place {
            source: self.source,
            span,
        }
    }

    /// Reads one role, whose lines stand in one place or several.
    fn role(&mut self, role: &Role, bodies: Vec<Vec<Line<'_>>>) {
        let title = Title {
            line: Some(0),
            text: role.title.clone(),
            span: role.span,
        };
        let bodies = bodies.into_iter().map(|mut body| {
            name_sections(&mut body, role);
            body
        });
        let groups = bodies
            .flat_map(|body| group(body, &title, self.text))
            .collect();
        let mut reader = Reader::new(self.source, self.text, self.options, &mut *self.diagnostics);
        reader.reports = self.reports;
        reader.is_of_ladder = true;
        if reader.name(&title).is_none() {
            return;
        }
        reader.also_called = role.also.iter().map(|name| slug(name)).collect();
        let skills = reader.describe(groups, Vec::new());
        self.reports = reader.reports;
        let (mut entry, transitions) = (reader.role, reader.transitions);
        self.skills.extend(skills);
        add_facts(role, &mut entry);
        let group = slug(role.group());
        self.settle(&group, &mut entry);
        for transition in transitions {
            if let Err(lost) = self.settled(&group, transition) {
                entry.about.notes.push(lost);
            }
        }
        self.document.roles.push(entry);
    }

    /// Makes what a role says of others mean those of the page.
    fn settle(&mut self, group: &str, entry: &mut RoleEntry) {
        let own = entry.id.value.clone();
        let moves = std::mem::take(&mut entry.moves);
        for mut one in moves {
            match self.ends.meant(&one.role.value, group) {
                Some(Meant::Several) => {
                    self.report_several(&one.role);
                    entry.about.notes.push(one.role);
                    continue;
                }
                Some(Meant::One(title)) => one.role.value = title,
                None => {}
            }
            if slug(&one.role.value) == own.as_str() {
                let message = "a role does not lead to itself";
                let found =
                    Diagnostic::new(Code::NotUnderstood, self.place(one.role.span), message);
                self.diagnostics
                    .push(found.label("kept as a note of the role"));
                entry.about.notes.push(one.role);
                continue;
            }
            entry.moves.push(one);
        }
    }

    /// Keeps a transition between roles of the page; the end that may mean several where it cannot be kept.
    fn settled(&mut self, group: &str, mut one: TransitionEntry) -> Result<(), Spanned<Name>> {
        for end in [&mut one.from, &mut one.to] {
            match self.ends.meant(&end.value, group) {
                Some(Meant::One(title)) => end.value = title,
                Some(Meant::Several) => {
                    let end = end.clone();
                    self.report_several(&end);
                    return Err(end);
                }
                None => {}
            }
        }
        if slug(&one.from.value) != slug(&one.to.value) {
            self.document.transitions.push(one);
        }
        Ok(())
    }

    fn report_several(&mut self, end: &Spanned<Name>) {
        let name = shortened(&end.value);
        let message = format!("several roles of this page are called `{name}`: no move is read");
        let found = Diagnostic::new(Code::UnclearValue, self.place(end.span), message);
        self.diagnostics
            .push(found.help("write the family before the title, or the level behind it"));
    }

    /// Reads what belongs to no role.
    fn common(
        &mut self,
        stretches: Vec<Stretch<'_>>,
        front_matter: Vec<(String, String, Span)>,
        roles: usize,
    ) {
        let mut reader = Reader::new(self.source, self.text, self.options, &mut *self.diagnostics);
        let (moves, mut left_out) = common::read(&mut reader, stretches, self.ends);
        for (group, one) in moves {
            // What it may mean has been told.
            let _ = self.settled(&group, one);
        }
        for (key, value, span) in front_matter {
            if !front::is_of_site(&key) {
                left_out.add_key(&format!("{key}: {value}"), span);
            }
        }
        let found = left_out.finding(roles, |span| self.place(span));
        self.diagnostics.extend(found);
    }

    /// Takes away the other names that several roles have.
    fn aliases(&mut self) {
        let mut owners: HashMap<String, (usize, bool)> = HashMap::new();
        for (at, role) in self.document.roles.iter().enumerate() {
            let names = std::iter::once(&role.title).chain(&role.aliases);
            for name in names {
                let owner = owners.entry(slug(&name.value)).or_insert((at, false));
                owner.1 |= owner.0 != at;
            }
        }
        let mut lost: Vec<Spanned<Name>> = Vec::new();
        let is_shared = |name: &Name| owners.get(&slug(name)).is_some_and(|owner| owner.1);
        for role in &mut self.document.roles {
            let (shared, own) = std::mem::take(&mut role.aliases)
                .into_iter()
                .partition(|alias| is_shared(&alias.value));
            role.aliases = own;
            lost.extend::<Vec<_>>(shared);
        }
        if let Some(first) = lost.first() {
            let names: Vec<_> = lost.iter().map(|name| &*name.value).collect();
            let message = format!(
                "names that several roles of this page have are left out: {}",
                listed(&names)
            );
            let found = Diagnostic::new(Code::UnclearValue, self.place(first.span), message);
            self.diagnostics.push(found);
        }
    }

    /// Says how roles with one title were told apart, and what the headings above them are taken for.
    fn tell(&mut self, told: &Told, roles: &[Role]) {
        if let Some(first) = told.first {
            let message = format!(
                "titles that several roles of this page have are told apart by families and levels: {}",
                listed(&told.apart)
            );
            let found = Diagnostic::new(Code::LevelsOfTables, self.place(first), message);
            self.diagnostics
                .push(found.help("write titles that differ"));
        }
        if let Some((again, first)) = told.twice {
            let message = format!(
                "roles of this page have several headings, and what stands below all of them is read as one: {}",
                listed(&told.again)
            );
            let found = Diagnostic::new(Code::NotUnderstood, self.place(again), message).related(
                self.place(first),
                "the first heading of the role stands here",
            );
            self.diagnostics
                .push(found.help("write one heading for each role"));
        }
        let families = roles.iter().filter_map(|role| role.family.as_ref());
        let tracks = roles.iter().filter_map(|role| role.track.as_ref());
        self.tell_headings("families", families);
        self.tell_headings("tracks", tracks);
    }

    fn tell_headings<'r>(&mut self, what: &str, names: impl Iterator<Item = &'r (String, Span)>) {
        let (mut seen, mut shown) = (HashSet::new(), Vec::new());
        let mut first = None;
        for (name, span) in names {
            first.get_or_insert(*span);
            if seen.insert(name) {
                shown.push(name);
            }
        }
        if let Some(first) = first {
            let message = format!(
                "headings above roles are read as their {what}: {}",
                listed(&shown)
            );
            let found = Diagnostic::new(Code::HeadingsAsGroups, self.place(first), message);
            self.diagnostics.push(found);
        }
    }
}

/// Gives a role what its heading and those above it say.
fn add_facts(role: &Role, entry: &mut RoleEntry) {
    let named = |(name, span): &(String, Span)| Spanned::new(Name::from(name.as_str()), *span);
    // The place is that of the title, so that what a table says of the level counts.
    let level = role.level.map(|level| Spanned::new(level, role.span));
    entry.level = entry.level.take().or(level);
    entry.family = role.family.as_ref().map(named);
    let letters = role
        .letters
        .as_ref()
        .map(|letters| (letters.clone(), role.span));
    entry.track = role.track.as_ref().or(letters.as_ref()).map(named);
    if role.is_apart {
        // Others have the same ones.
        entry.aliases.clear();
    }
    if let Some(alias) = &role.alias {
        let is_known = entry.aliases.iter().any(|known| *known.value == **alias);
        let alias = Spanned::new(Name::from(alias.as_str()), role.span);
        entry.aliases.extend((!is_known).then_some(alias));
    }
}

/// Tells the sections of a role whose headings begin with its title: "Senior Engineer requirements".
fn name_sections(body: &mut [Line<'_>], role: &Role) {
    let titles = || std::iter::once(&role.title).chain(&role.also);
    for line in body.iter_mut().skip(1) {
        let is_one = (line.level.is_some() || line.bold) && line.heading.is_none();
        let behind = |title: &String| {
            let rest = line.text.strip_prefix(title.as_str())?;
            rest.starts_with([' ', ':', '-', '–']).then_some(rest)
        };
        let Some(rest) = titles().filter(|_| is_one).find_map(behind) else {
            continue;
        };
        let rest = Line {
            text: rest
                .trim_start_matches([' ', ':', '-', '–'])
                .to_owned()
                .into(),
            level: line.level,
            bold: line.bold,
            ..Line::default()
        };
        line.heading = headings::recognise(&rest).filter(|heading| heading.content.is_none());
    }
}

/// Skills without those that several roles ask for alike.
fn one_of_each(skills: Vec<SkillEntry>) -> Vec<SkillEntry> {
    let mut known = HashSet::new();
    let is_new = |skill: &SkillEntry| known.insert(skill.id.value.clone());
    skills.into_iter().filter(is_new).collect()
}
