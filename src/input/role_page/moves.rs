//! The moves of a page: the entries of its lists, and the steps that lead on from them.

use crate::document::{MoveAttributes, MoveEntry, MoveList, TransitionEntry};
use crate::model::text::split_outside_brackets;
use crate::model::{Name, TransitionKind, YearRange, slug};
use crate::source::Spanned;

use super::facts::find_tenure;
use super::headings::Section;
use super::lines::{Bullet, Line};
use super::page::Reader;
use super::titles::{self, Alternatives, Entry, MentionedTitle};

/// The roles of the last step of an entry, which the next entry may go on from: "From there, Head of Sales".
#[derive(Default)]
pub(super) struct LastStep {
    list: Option<MoveList>,
    roles: Vec<Spanned<Name>>,
}

/// The most pairs of roles between two steps.
const MOST_PAIRS: usize = 16;

impl Reader<'_> {
    /// The entries of a list of moves, of which a line beside its heading has several: "Entry Point From: A; B", and
    /// so has one of several sentences.
    pub(super) fn moves(&mut self, list: MoveList, line: &Line<'_>) {
        let entries: Vec<&str> = if line.bullet == Bullet::Beside && line.text.contains(';') {
            split_list(&line.text, &[';']).collect()
        } else {
            titles::sentences(&line.text)
        };
        if entries.len() < 2 {
            return self.directed(list, line);
        }
        for entry in entries {
            let start = entry.as_ptr() as usize - line.text.as_ptr() as usize;
            let span = line.part(self.text, start, start + entry.len());
            let part = Line {
                text: entry.into(),
                span,
                bullet: line.bullet,
                ..Line::default()
            };
            self.directed(list, &part);
        }
    }

    /// An entry of a list of moves, which may say itself that it leads another way.
    fn directed(&mut self, list: MoveList, line: &Line<'_>) {
        match titles::way(&line.text) {
            titles::Way::Sideways if list == MoveList::AdvancesTo => {
                self.entry(MoveList::LateralTo, line);
            }
            titles::Way::Away if list != MoveList::EntryFrom => {
                let message = "those who leave take no step of this ladder";
                self.note(line.text.to_string(), line.span, message);
            }
            _ => self.entry(list, line),
        }
    }

    /// What stands right under "Career Progression": a path on which the role of the page is one step, or steps
    /// that it leads to.
    pub(super) fn career(&mut self, lines: &[Line<'_>]) {
        let has_bullets = lines.iter().any(Line::is_bullet);
        let is_step = |line: &Line<'_>| line.is_bullet() || titles::steps(&line.text).len() > 1;
        // Titles may stand one below the other, without bullets.
        let all_titles = lines
            .iter()
            .all(|line| is_step(line) || is_title(&line.text));
        let is_entry = |line: &Line<'_>| is_step(line) || all_titles;
        let path: Vec<&Line<'_>> = lines.iter().filter(|line| is_entry(line)).collect();
        self.in_career = true;
        let on_path = self.path(&path);
        for line in lines {
            let is_told = !line.is_bullet() && titles::tells(&line.text);
            if !is_told && (has_bullets != line.is_bullet() || !is_entry(line)) {
                self.not_understood(line);
            } else if is_told || on_path.is_none() {
                self.moves(MoveList::AdvancesTo, line);
            }
        }
        self.in_career = false;
    }

    /// A list of steps with the role of the page among them, one line each.
    fn path(&mut self, lines: &[&Line<'_>]) -> Option<()> {
        if lines.len() < 2 || lines.iter().any(|line| titles::steps(&line.text).len() > 1) {
            return None;
        }
        let steps = lines
            .iter()
            .map(|line| Some((roles_of(&line.text)?, *line)));
        let steps: Option<Vec<Step<'_, '_>>> = steps.collect();
        let steps = steps.filter(|steps| self.own_step(steps).is_some())?;
        self.sequence(MoveList::AdvancesTo, steps);
        Some(())
    }

    /// Which step of several is the role of the page: one that is called like it, else the only one that is without
    /// grades, fields and what else stands beside a title.
    fn own_step(&self, steps: &[Step<'_, '_>]) -> Option<usize> {
        let own = self.own_names();
        let is_own = |(roles, line): &Step<'_, '_>| {
            let mut ids = roles.iter().map(|role| slug(&role.title));
            ids.any(|id| own.contains(&id)) || own.contains(&slug(&line.text))
        };
        if let Some(at) = steps.iter().position(is_own) {
            return Some(at);
        }
        let names = std::iter::once(&self.role.title).chain(&self.role.aliases);
        let own: Vec<Graded> = names.filter_map(|name| Graded::read(&name.value)).collect();
        let only = |fits: &dyn Fn(&Graded, &Graded) -> bool| {
            let fits = |(roles, _): &&Step<'_, '_>| {
                let roles = roles.iter().map(|role| Graded::of(&role.title));
                let mut roles = roles.filter(|role| !role.title.is_empty());
                roles.any(|role| own.iter().any(|own| fits(own, &role)))
            };
            let mut fitting = (0..steps.len()).filter(|at| fits(&&steps[*at]));
            fitting.next().filter(|_| fitting.next().is_none())
        };
        only(&Graded::agrees).or_else(|| only(&|own, step| own.base == step.title))
    }

    /// The ids that the names of the role make. Roles are told apart by them: "R & D Manager" is the "R&D Manager"
    /// of the headline.
    pub(super) fn own_names(&self) -> Vec<String> {
        let names = std::iter::once(&self.role.title).chain(&self.role.aliases);
        let names = names.map(|name| slug(&name.value));
        names.chain(self.also_called.iter().cloned()).collect()
    }

    /// Reads the ways up among lines that are said of no single role, from each step to the next, and returns the other
    /// lines. Where they are no list of moves, each step is a role that is known.
    pub(super) fn ways<'l, 't>(
        &mut self,
        section: Section,
        lines: &'l [Line<'t>],
        is_known: &dyn Fn(&str) -> bool,
    ) -> Vec<&'l Line<'t>> {
        let mut others = Vec::new();
        for line in lines {
            let steps = titles::parted_by_arrows(&line.text);
            let are_known = steps.iter().all(|step| is_known(step));
            let read = steps.iter().map(|step| Some((roles_of(step)?, line)));
            let read: Option<Vec<Step<'_, '_>>> = read.collect();
            let is_way = steps.len() > 1 && (are_known || section.has_moves());
            let is_lateral = section == Section::LateralTo;
            match read.filter(|_| is_way && (!is_lateral || steps.len() == 2)) {
                Some(steps) => {
                    let first = self.transitions.len();
                    self.lead_on(Vec::new(), steps);
                    for one in self.transitions[first..].iter_mut().filter(|_| is_lateral) {
                        one.kind.value = TransitionKind::Lateral;
                    }
                }
                None => others.push(line),
            }
        }
        // One below the other, as on the path of a page about one role.
        let is_path = section == Section::Career && others.len() == lines.len() && lines.len() > 1;
        if is_path && lines.iter().all(|line| is_known(&line.text)) {
            let steps = lines.iter().map(|line| Some((roles_of(&line.text)?, line)));
            if let Some(steps) = steps.collect::<Option<Vec<Step<'_, '_>>>>() {
                self.lead_on(Vec::new(), steps);
                others.clear();
            }
        }
        others
    }

    fn entry(&mut self, list: MoveList, line: &Line<'_>) {
        let verbatim = self.options.alternatives == Alternatives::Verbatim;
        let steps = titles::steps(&line.text);
        let is_sequence = steps.len() > 1 && !verbatim;
        let read = steps.iter().map(|step| Some((roles_of(step)?, line)));
        let read: Option<Vec<Step<'_, '_>>> = read.collect();
        match read {
            Some(steps) if is_sequence => return self.sequence(list, steps),
            Some(steps) if list == MoveList::AdvancesTo && titles::goes_on(&line.text) => {
                let former = std::mem::take(&mut self.last_step);
                if former.list == Some(list) && !former.roles.is_empty() {
                    return self.lead_on(former.roles, steps);
                }
            }
            _ => {}
        }
        let (roles, outside) = match titles::read_entry_as(&line.text, self.options.alternatives) {
            Entry::Roles(roles) => (roles, Vec::new()),
            Entry::Mixed(roles, outside) => (roles, outside),
            Entry::Outside(text) => (Vec::new(), vec![text]),
        };
        for text in outside {
            if list == MoveList::EntryFrom {
                let entry = Spanned::new(text.into(), line.span);
                self.role.about.outside_entries.push(entry);
            } else {
                self.note(text, line.span, "this entry names no role");
            }
        }
        self.step(list, roles, line);
    }

    /// Adds the roles of an entry to a list, as alternatives where they are several.
    fn step(&mut self, list: MoveList, roles: Vec<MentionedTitle>, line: &Line<'_>) {
        let own = self.own_names();
        let is_whole = own.contains(&slug(&line.text));
        let itself = |title: &MentionedTitle| {
            let id = slug(&title.title);
            is_whole || id.is_empty() || own.contains(&id)
        };
        let (selves, others): (Vec<_>, Vec<_>) = roles.into_iter().partition(itself);
        if !selves.is_empty() {
            self.note(
                line.text.to_string(),
                line.span,
                "a role does not lead to itself",
            );
        }
        let group = (others.len() > 1).then(|| {
            self.groups += 1;
            self.groups - 1
        });
        self.last_step = LastStep {
            list: Some(list),
            roles: Vec::new(),
        };
        for title in others {
            let entry = move_entry(self.text, list, group, title, line);
            self.last_step.roles.push(entry.role.clone());
            self.role.moves.push(entry);
        }
    }

    /// Steps one behind the other. Those before the role of the page lead to it, and those behind it on from it.
    fn sequence(&mut self, list: MoveList, mut steps: Vec<Step<'_, '_>>) {
        if list == MoveList::LateralTo {
            let (first, line) = steps.swap_remove(0);
            self.step(list, first, line);
            let message = "what comes behind a lateral move is none of this role";
            return self.note(line.text.to_string(), line.span, message);
        }
        let at = self.own_step(&steps);
        if let (None, true, Some((_, line))) = (at, self.in_career, steps.first()) {
            let message = "no step of this path is called like the role of the page";
            self.note(line.text.to_string(), line.span, message);
            return self.lead_on(Vec::new(), steps);
        }
        let behind = match at {
            Some(at) => {
                let behind = steps.split_off(at + 1);
                steps.pop();
                behind
            }
            None if list == MoveList::EntryFrom => Vec::new(),
            None => std::mem::take(&mut steps),
        };
        if let Some((last, line)) = steps.last().cloned() {
            self.lead_on(Vec::new(), steps);
            self.step(MoveList::EntryFrom, last, line);
        }
        let mut behind = behind.into_iter();
        if let Some((first, line)) = behind.next() {
            self.step(MoveList::AdvancesTo, first, line);
            let former = std::mem::take(&mut self.last_step.roles);
            self.lead_on(former, behind.collect());
        }
    }

    /// Adds the transitions from some roles to the first step, from that to the next and so on.
    fn lead_on(&mut self, mut former: Vec<Spanned<Name>>, steps: Vec<Step<'_, '_>>) {
        for (roles, line) in steps {
            let next: Vec<MoveEntry> = roles
                .into_iter()
                .map(|role| move_entry(self.text, MoveList::AdvancesTo, None, role, line))
                .collect();
            let pairs = former
                .iter()
                .flat_map(|from| next.iter().map(move |to| (from, to)));
            for (from, to) in pairs.take(MOST_PAIRS) {
                self.transitions.extend(transition(from, to));
            }
            former = next.into_iter().map(|entry| entry.role).collect();
        }
        self.last_step = LastStep {
            list: Some(MoveList::AdvancesTo),
            roles: former,
        };
    }
}

/// One step of a sequence, with the line in which it stands.
type Step<'l, 't> = (Vec<MentionedTitle>, &'l Line<'t>);

/// A title without what stands beside it, and its grade: "Grade 5 Planning Officer", "Nurse (Band 5) – ICU".
struct Graded {
    title: String,
    /// The title before its comma: "Associate, Property".
    base: String,
    grade: Option<String>,
}

impl Graded {
    /// Reads the title of a page.
    fn read(title: &str) -> Option<Self> {
        let read = roles_of(title)?;
        let [role] = read.as_slice() else { return None };
        let mut graded = Self::of(&role.title);
        let said = role.qualifier.as_deref().map(Self::of);
        let grade = said
            .filter(|said| said.title.is_empty())
            .and_then(|said| said.grade);
        graded.grade = graded.grade.or(grade);
        Some(graded)
    }

    /// Parts a title from its grade.
    fn of(title: &str) -> Self {
        const WORDS: [&str; 6] = ["band", "grade", "level", "point", "step", "tier"];
        let (mut words, mut grade) = (Vec::new(), None);
        let mut said = title.split_whitespace().peekable();
        while let Some(word) = said.next() {
            let of_number = WORDS.contains(&word.to_lowercase().as_str());
            let number = said.next_if(|next| of_number && titles::is_level(next));
            if let Some(number) = number {
                grade = Some(number.to_owned());
            } else if titles::is_level(word) {
                grade = Some(word.to_owned());
            } else {
                words.push(word);
            }
        }
        let title = words.join(" ");
        let base = title.split(',').next().unwrap_or_default();
        Self {
            base: slug(base),
            title: slug(&title),
            grade,
        }
    }

    fn agrees(&self, other: &Self) -> bool {
        let grades = self.grade.as_ref().zip(other.grade.as_ref());
        self.title == other.title && grades.is_none_or(|(one, other)| one == other)
    }
}

/// Whether a line without a bullet is a title and nothing else.
fn is_title(text: &str) -> bool {
    titles::ends_in_head(text) && roles_of(text).is_some_and(|roles| roles.len() == 1)
}

/// The roles that a step names, where it names nothing else.
fn roles_of(step: &str) -> Option<Vec<MentionedTitle>> {
    match titles::read_entry(step) {
        Entry::Roles(roles) => Some(roles),
        _ => None,
    }
}

/// The advancement from one role to another that a page states of neither of them.
fn transition(from: &Spanned<Name>, to: &MoveEntry) -> Option<TransitionEntry> {
    let attributes = to.attributes.clone().map(|more| MoveAttributes {
        aliases: Vec::new(),
        ..*more
    });
    (slug(&from.value) != slug(&to.role.value)).then(|| TransitionEntry {
        from: from.clone(),
        to: to.role.clone(),
        kind: Spanned::new(TransitionKind::Advancement, to.role.span),
        years: to.years,
        attributes: attributes.and_then(MoveAttributes::boxed),
    })
}

/// The elements of a list in one line; what stands in parentheses separates nothing.
pub(super) fn split_list<'t>(text: &'t str, separators: &[char]) -> impl Iterator<Item = &'t str> {
    split_outside_brackets(text, separators)
        .map(|element| element.trim().trim_end_matches('.').trim_end())
        .filter(|element| !element.is_empty())
}

/// A title as a move; its place is the title itself where it stands in the line as it is.
fn move_entry(
    source: &str,
    list: MoveList,
    group: Option<u32>,
    mut title: MentionedTitle,
    line: &Line<'_>,
) -> MoveEntry {
    let place = |text: &str| {
        let found = line.text.find(text);
        found.map_or(line.span, |at| line.part(source, at, at + text.len()))
    };
    let spanned = |text: String| {
        let span = place(&text);
        Spanned::new(Name::from(text), span)
    };
    let years = take_years(&mut title);
    let aliases = title.aliases.into_iter();
    let aliases = aliases.filter(|alias| !slug(alias).is_empty());
    let said = |text: &String| !text.trim().is_empty();
    let attributes = MoveAttributes {
        qualifier: title.qualifier.filter(said).map(spanned),
        note: title.note.filter(said).map(spanned),
        aliases: aliases.map(spanned).collect(),
        ..MoveAttributes::default()
    };
    MoveEntry {
        list,
        role: spanned(title.title),
        group,
        years: years.map(|years| Spanned::new(years, line.span)),
        attributes: attributes.boxed(),
    }
}

/// Takes the years before a move out of what is said of it; a remark that says more stays.
fn take_years(title: &mut MentionedTitle) -> Option<YearRange> {
    let mut found = None;
    for said in [&mut title.qualifier, &mut title.note] {
        let years = said.as_deref().and_then(find_tenure);
        if let (None, Some((years, whole))) = (found, years) {
            found = Some(years);
            *said = said.take().filter(|_| !whole);
        }
    }
    found
}
