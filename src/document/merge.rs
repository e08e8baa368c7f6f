//! Several documents as one.

use std::fmt::Debug;
use std::hash::Hash;

use hashbrown::{HashMap, HashSet};

use super::adopt::adopt_titles;
use super::canonical::move_entries;
use super::spans::EraseSpans;
use super::{
    AboutEntry, Asked, GraphDocument, MoveEntry, RequirementEntry, RoleEntry, RuleLevel,
    SkillEntry, Term,
};
use crate::model::{Name, Rare, title_from_id};
use crate::source::Spanned;

impl GraphDocument {
    /// Returns one document that says what all of them say. Roles with one id are joined, and so
    /// are skills, families and tracks: of two single values the first wins, lists are joined
    /// without repeats. Requirements that ask for one skill at two proficiencies are both kept, for
    /// the reader to report.
    ///
    /// The source is that of the first document. Spans keep their numbers, which no longer mean
    /// anything, because they lie in different sources.
    #[must_use]
    pub fn merge(documents: Vec<Self>) -> Self {
        let mut documents = documents;
        adopt_titles(&mut documents);
        share_currency(&mut documents);
        settle_currency(&mut documents);
        let mut documents = documents.into_iter();
        let mut all = documents.next().unwrap_or_default();
        for other in documents {
            let Self {
                source: _,
                names_by_title,
                title,
                description,
                citation,
                license,
                currency,
                scale,
                named_steps,
                lateral_moves,
                lint,
                families,
                tracks,
                skills,
                roles,
                transitions,
            } = other;
            all.names_by_title &= names_by_title;
            first_wins(&mut all.title, title);
            first_wins(&mut all.description, description);
            first_wins(&mut all.citation, citation);
            first_wins(&mut all.license, license);
            first_wins(&mut all.currency, currency);
            first_wins(&mut all.scale, scale);
            all.named_steps.extend(named_steps);
            first_wins(&mut all.lateral_moves, lateral_moves);
            all.lint.extend(lint);
            all.families.extend(families);
            all.tracks.extend(tracks);
            all.skills.extend(skills);
            all.roles.extend(roles);
            all.transitions.extend(transitions);
        }
        all.join_vocabularies();
        join_by(
            &mut all.roles,
            |role| role.id.value.clone(),
            RoleEntry::join,
        );
        drop_repeats(&mut all.transitions, |_| {});
        all
    }

    /// Joins the skills, families and tracks that stand twice, and the levels of one rule, of which the
    /// strictest counts.
    pub(super) fn join_vocabularies(&mut self) {
        join_by(
            &mut self.lint,
            |one: &RuleLevel| one.rule.value.clone(),
            |kept, other| kept.level = kept.level.max(other.level),
        );
        for terms in [&mut self.families, &mut self.tracks] {
            let take = |kept: &mut Term, other: Term| {
                take_title(&kept.id.value, &mut kept.title, other.title);
            };
            join_by(terms, |term: &Term| term.id.value.clone(), take);
        }
        join_by(
            &mut self.skills,
            |skill| skill.id.value.clone(),
            SkillEntry::join,
        );
    }
}

/// Gives the documents that name no currency that of the others, where those name one and the same: like other
/// settings it counts for the whole graph.
pub(crate) fn share_currency(documents: &mut [GraphDocument]) {
    let named =
        |document: &GraphDocument| document.currency.as_ref().map(|code| code.value.clone());
    let Some(shared) = documents.iter().find_map(named) else {
        return;
    };
    if documents
        .iter()
        .filter_map(named)
        .all(|code| code == shared)
    {
        for document in documents {
            document
                .currency
                .get_or_insert_with(|| shared.clone().into());
        }
    }
}

/// Sees to it that one currency is that of all salaries that name none; where there is no such currency, it
/// is written beside each of them.
fn settle_currency(documents: &mut [GraphDocument]) {
    let needed: HashSet<Option<Name>> = documents
        .iter()
        .filter(|document| document.has_bare_salary())
        .map(|document| document.currency.as_ref().map(|code| code.value.clone()))
        .collect();
    let fits = |document: &GraphDocument| {
        let currency = document.currency.as_ref().map(|code| &code.value);
        needed.is_empty() || needed.iter().any(|needed| needed.as_ref() == currency)
    };
    for document in documents.iter_mut() {
        if needed.len() > 1 {
            document.name_currency();
        } else if !fits(document) {
            // None of its salaries needs it.
            document.currency = None;
        }
    }
}

impl GraphDocument {
    /// Whether a salary names no currency.
    fn has_bare_salary(&self) -> bool {
        let mut salaries = self.roles.iter().filter_map(|role| role.salary.as_ref());
        salaries.any(|salary| salary.value.currency.is_none())
    }

    /// Writes its currency beside every salary that names none.
    fn name_currency(&mut self) {
        let Some(currency) = self.currency.take() else {
            return;
        };
        let salaries = self
            .roles
            .iter_mut()
            .filter_map(|role| role.salary.as_mut());
        for salary in salaries {
            let code = &mut salary.value.currency;
            code.get_or_insert_with(|| currency.value.to_string());
        }
    }
}

/// Takes a title in the place of one that says no more than the id.
fn take_title(id: &str, known: &mut Spanned<Name>, other: Spanned<Name>) {
    if !says_more(id, &known.value) {
        *known = other;
    }
}

/// Whether a title says more than the id: one that does not says nothing against what another file
/// writes.
pub(crate) fn says_more(id: &str, title: &str) -> bool {
    *title != *id && *title != *title_from_id(id)
}

impl SkillEntry {
    fn join(&mut self, other: Self) {
        let Self {
            id,
            title,
            aliases,
            kind,
            category,
            broader,
            description,
            ambiguous,
        } = other;
        take_title(id.value.as_str(), &mut self.title, title);
        add_names(&mut self.aliases, aliases);
        first_wins(&mut self.kind, kind);
        first_wins(&mut self.category, category);
        add_names(&mut self.broader, broader);
        first_wins(&mut self.description, description);
        self.ambiguous |= ambiguous;
    }
}

impl RoleEntry {
    fn join(&mut self, other: Self) {
        let Self {
            id,
            title,
            aliases,
            family,
            track,
            level,
            years,
            salary,
            terminal,
            inherits,
            allow,
            requirements,
            moves,
            about,
        } = other;
        take_title(id.value.as_str(), &mut self.title, title);
        add_names(&mut self.aliases, aliases);
        first_wins(&mut self.family, family);
        first_wins(&mut self.track, track);
        first_wins(&mut self.level, level);
        first_wins(&mut self.years, years);
        if let (Some(kept), Some(other)) = (&mut self.salary, &salary) {
            first_wins(&mut kept.value.currency, other.value.currency.clone());
        }
        first_wins(&mut self.salary, salary);
        first_wins(&mut self.terminal, terminal);
        first_wins(&mut self.inherits, inherits);
        add_names(&mut self.allow, allow);
        self.add_requirements(requirements);
        self.add_moves(moves);
        if about != Rare::default() {
            self.about.join(about.into_inner());
        }
    }

    /// Adds the requirements of another description. What is asked already at the same proficiency
    /// only adds its evidence.
    fn add_requirements(&mut self, requirements: Vec<RequirementEntry>) {
        self.requirements.extend(requirements);
        let key = |requirement: &RequirementEntry| {
            let proficiency = format!("{:?}", requirement.proficiency.value);
            (requirement.names(), proficiency)
        };
        join_by(&mut self.requirements, key, |kept, other| {
            if let Some(extra) = &mut kept.extra {
                extra.inferred &= other.is_inferred();
            }
            let Some(other) = other.extra else { return };
            let extra = kept.extra.get_or_insert_default();
            first_wins(&mut extra.label, other.label);
            extra.evidence.extend(other.evidence);
            let mut seen = HashSet::new();
            extra.evidence.retain(|text| seen.insert(text.clone()));
        });
    }

    /// Adds the moves of another description, whose groups get numbers of their own.
    fn add_moves(&mut self, moves: Vec<MoveEntry>) {
        let free = self.moves.iter().filter_map(|one| one.group).max();
        let mut entries = move_entries(std::mem::take(&mut self.moves));
        let mut added = move_entries(moves);
        let groups = free.map_or(0, |highest| highest.saturating_add(1))..;
        for (entry, group) in added.iter_mut().zip(groups) {
            for one in entry {
                one.group = one.group.map(|_| group);
            }
        }
        entries.append(&mut added);
        drop_repeats(&mut entries, |entry| {
            for one in entry {
                one.group = None;
            }
        });
        self.moves = entries.into_iter().flatten().collect();
    }
}

impl AboutEntry {
    fn join(&mut self, other: Self) {
        let Self {
            summary,
            minimum_education,
            preferred_education,
            fields_of_study,
            responsibilities,
            secondary_responsibilities,
            preferred_experience,
            notes,
            tags,
            occupation_codes,
            outside_entries,
        } = other;
        first_wins(&mut self.summary, summary);
        first_wins(&mut self.minimum_education, minimum_education);
        first_wins(&mut self.preferred_education, preferred_education);
        add_names(&mut self.fields_of_study, fields_of_study);
        add_names(&mut self.responsibilities, responsibilities);
        add_names(
            &mut self.secondary_responsibilities,
            secondary_responsibilities,
        );
        add_names(&mut self.preferred_experience, preferred_experience);
        add_names(&mut self.notes, notes);
        add_names(&mut self.tags, tags);
        add_names(&mut self.occupation_codes, occupation_codes);
        add_names(&mut self.outside_entries, outside_entries);
    }
}

impl RequirementEntry {
    /// Returns what is asked for as plain names, with the count of a choice.
    fn names(&self) -> (Option<u16>, Vec<Name>) {
        match &self.asked {
            Asked::Skill(skill) => (None, vec![skill.clone()]),
            Asked::AnyOf(choice) => (
                Some(choice.count),
                choice.of.iter().map(|one| one.value.clone()).collect(),
            ),
        }
    }
}

fn first_wins<T>(kept: &mut Option<T>, other: Option<T>) {
    if kept.is_none() {
        *kept = other;
    }
}

/// Adds the names that are not there yet.
fn add_names(kept: &mut Vec<Spanned<Name>>, others: Vec<Spanned<Name>>) {
    if others.is_empty() {
        return;
    }
    let mut seen: HashSet<Name> = kept.iter().map(|name| name.value.clone()).collect();
    kept.extend(
        others
            .into_iter()
            .filter(|name| seen.insert(name.value.clone())),
    );
}

/// Joins the items of one key into the first of them.
fn join_by<T, K: Hash + Eq>(
    items: &mut Vec<T>,
    key: impl Fn(&T) -> K,
    mut join: impl FnMut(&mut T, T),
) {
    let mut places = HashMap::with_capacity(items.len());
    let mut kept: Vec<T> = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        let at = *places.entry(key(&item)).or_insert(kept.len());
        match kept.get_mut(at) {
            Some(first) => join(first, item),
            None => kept.push(item),
        }
    }
    *items = kept;
}

/// Drops the items that say what an earlier one says, wherever they stand.
fn drop_repeats<T: EraseSpans + Clone + Debug>(items: &mut Vec<T>, forget: impl Fn(&mut T)) {
    let mut seen = HashSet::with_capacity(items.len());
    items.retain(|item| {
        let mut said = item.clone();
        said.erase_spans();
        forget(&mut said);
        // Numbers have no hash; their text stands for them.
        seen.insert(format!("{said:?}"))
    });
}

#[cfg(test)]
mod tests;
