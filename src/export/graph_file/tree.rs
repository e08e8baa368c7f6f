//! A document as a tree: the keys of the format, their order and their short forms.

use std::borrow::Cow;

use hashbrown::HashSet;

use super::node::{AddEntries, Entries, Node, Style};
use crate::document::{
    AboutEntry, Asked, AskedProficiency, GraphDocument, LateralMoves, MoveAttributes, MoveEntry,
    MoveList, RequirementEntry, RoleEntry, SkillEntry, Term, TransitionEntry,
};
use crate::model::{Importance, ProficiencyScale, Salary, YearRange, slug, title_from_id};
use crate::source::Spanned;

/// The version of the format.
const VERSION: u8 = 1;

/// The keys that make an entry of a list a long one, so that no skill of that name can be short.
const LONG_REQUIREMENT: [&str; 2] = ["skill", "any_of"];

/// Returns a canonical document as a tree.
pub(super) fn document(document: &GraphDocument) -> Node<'_> {
    let mut map = Entries::new();
    map.add("careergraph", Node::number(VERSION));
    map.add_text("title", document.title.as_ref());
    map.add_text("description", document.description.as_ref());
    map.add_text("source", document.citation.as_ref());
    map.add_text("license", document.license.as_ref());
    map.add_text("currency", document.currency.as_ref());
    let steps = document.scale.as_ref().map(|steps| scale(&steps.value));
    map.add_some("proficiency_scale", steps);
    let lateral_moves = document
        .lateral_moves
        .as_ref()
        .map(|moves| match moves.value {
            LateralMoves::TwoWay => "two-way",
            LateralMoves::OneWay => "one-way",
        });
    map.add_some("lateral_moves", lateral_moves.map(Node::text));
    let levels = document.lint.iter().map(|one| {
        let level = Node::text(one.level.value.as_str());
        ((*one.rule.value).into(), level)
    });
    map.add_map("lint", levels.collect(), Style::Block);
    map.add_map("families", terms(&document.families), Style::Block);
    map.add_map("tracks", terms(&document.tracks), Style::Block);
    let skills = document.skills.iter().map(skill).collect();
    map.add_map("skills", skills, Style::Block);
    map.add_some("roles", roles(&document.roles));
    let transitions = document.transitions.iter().map(transition).collect();
    map.add_list("transitions", transitions, Style::Block);
    Node::Map(map, Style::Spaced)
}

fn scale(scale: &ProficiencyScale) -> Node<'_> {
    let steps = scale.steps();
    if steps.iter().all(|step| step.description.is_none()) {
        let names = steps.iter().map(|step| Node::text(&step.name));
        return Node::List(names.collect(), Style::Flow);
    }
    let described = steps.iter().map(|step| {
        let description = step.description.as_deref().unwrap_or_default();
        (step.name.as_str().into(), Node::text(description))
    });
    Node::Map(described.collect(), Style::Block)
}

fn terms(terms: &[Term]) -> Entries<'_> {
    let entries = terms.iter().map(|term| {
        let title = Node::text(&*term.title.value);
        ((*term.id.value).into(), title)
    });
    entries.collect()
}

/// Returns the entry of a skill: its title alone, or a map, in which a title that the id yields is
/// left out.
fn skill(skill: &SkillEntry) -> (Cow<'_, str>, Node<'_>) {
    let mut map = Entries::new();
    map.add_names("aliases", &skill.aliases, Style::Flow);
    let kind = skill.kind.as_ref().map(|kind| kind.value.as_str());
    map.add_some("kind", kind.map(Node::text));
    map.add_text("category", skill.category.as_ref());
    let broader = skill.broader.iter().map(|name| &*name.value);
    map.add_some("broader", Node::one_or_many(broader, Style::Flow));
    map.add_text("description", skill.description.as_ref());
    if skill.ambiguous {
        map.add("ambiguous", Node::Bool(true));
    }
    let (id, title) = (skill.id.value.as_str(), &*skill.title.value);
    if map.is_empty() {
        return (id.into(), Node::text(title));
    }
    if title != title_from_id(id) {
        map.insert(0, ("title".into(), Node::text(title)));
    }
    (id.into(), Node::Map(map, Style::Flow))
}

/// Returns the roles by id, or as a list where one id stands twice.
fn roles(roles: &[RoleEntry]) -> Option<Node<'_>> {
    if roles.is_empty() {
        return None;
    }
    let mut ids = HashSet::with_capacity(roles.len());
    if roles.iter().all(|role| ids.insert(role.id.value.as_str())) {
        let entries = roles.iter().map(|one| {
            let id = one.id.value.as_str();
            let map = role(one, false, *one.title.value != title_from_id(id));
            (id.into(), Node::Map(map, Style::Block))
        });
        return Some(Node::Map(entries.collect(), Style::Spaced));
    }
    let items = roles.iter().map(|one| {
        let derived = slug(&one.title.value) == one.id.value.as_str();
        Node::Map(role(one, !derived, true), Style::Block)
    });
    Some(Node::List(items.collect(), Style::Spaced))
}

fn role(role: &RoleEntry, with_id: bool, with_title: bool) -> Entries<'_> {
    let about = &*role.about;
    let mut map = Entries::new();
    if with_id {
        map.add("id", Node::text(role.id.value.as_str()));
    }
    if with_title {
        map.add_text("title", Some(&role.title));
    }
    map.add_names("aliases", &role.aliases, Style::Flow);
    map.add_text("summary", about.summary.as_ref());
    map.add_text("family", role.family.as_ref());
    map.add_text("track", role.track.as_ref());
    let level = role.level.as_ref().map(|level| Node::number(level.value));
    map.add_some("level", level);
    // A single number is a minimum here, so a range of one value has to name both bounds.
    let years = role.years.as_ref().map(|years| match years.value {
        years if years.max == Some(years.min) => year_bounds(years),
        years => year_range(years),
    });
    map.add_some("years", years);
    map.add_some("salary", role.salary.as_ref().map(|pay| salary(&pay.value)));
    map.add_some("education", education(about));
    map.add_text("inherits", role.inherits.as_ref());
    let (optional, essential): (Vec<_>, Vec<_>) = role
        .requirements
        .iter()
        .partition(|requirement| requirement.importance == Importance::OPTIONAL);
    map.add_some("requires", requirements(&essential, Importance::ESSENTIAL));
    map.add_some("optional", requirements(&optional, Importance::OPTIONAL));
    let duties = &about.responsibilities;
    map.add_names("responsibilities", duties, Style::Block);
    let besides = &about.secondary_responsibilities;
    map.add_names("secondary_responsibilities", besides, Style::Block);
    let experience = &about.preferred_experience;
    map.add_names("preferred_experience", experience, Style::Block);
    let notes = about.notes.iter().map(|note| &*note.value);
    map.add_some("notes", Node::one_or_many(notes, Style::Block));
    map.add_names("tags", &about.tags, Style::Flow);
    map.add_names("occupation_codes", &about.occupation_codes, Style::Flow);
    let terminal = role.terminal.as_ref();
    map.add_some("terminal", terminal.map(|is| Node::Bool(is.value)));
    for (list, key, _) in MoveList::ALL {
        map.add_some(key, moves(role, list));
    }
    let allowed = role.allow.iter().map(|name| &*name.value);
    map.add_some("allow", Node::one_or_many(allowed, Style::Flow));
    map
}

fn year_range(years: YearRange) -> Node<'static> {
    let text = years.to_string();
    if text.parse() != Ok(years) {
        return year_bounds(years);
    }
    if years.max == Some(years.min) {
        return Node::number(years.min);
    }
    Node::text(text)
}

fn year_bounds(years: YearRange) -> Node<'static> {
    let mut map = Entries::new();
    map.add("min", Node::number(years.min));
    map.add_some("max", years.max.map(Node::number));
    Node::Map(map, Style::Flow)
}

fn salary(salary: &Salary) -> Node<'_> {
    let text = salary.to_string();
    if text.parse().as_ref() == Ok(salary) {
        return Node::text(text);
    }
    let mut map = Entries::new();
    map.add_some("min", salary.min.map(Node::number));
    map.add_some("max", salary.max.map(Node::number));
    let currency = salary.currency.as_deref();
    map.add_some("currency", currency.map(Node::text));
    map.add("per", Node::text(salary.per.as_str()));
    Node::Map(map, Style::Flow)
}

fn education(about: &AboutEntry) -> Option<Node<'_>> {
    let mut map = Entries::new();
    map.add_text("minimum", about.minimum_education.as_ref());
    map.add_text("preferred", about.preferred_education.as_ref());
    map.add_names("fields", &about.fields_of_study, Style::Flow);
    match &about.minimum_education {
        Some(minimum) if map.len() == 1 => Some(Node::text(&*minimum.value)),
        _ => (!map.is_empty()).then_some(Node::Map(map, Style::Flow)),
    }
}

/// Returns requirements by what they ask for, or as a list where a choice has no label or a key
/// would stand twice. `default` is the importance that goes without saying.
fn requirements<'d>(list: &[&'d RequirementEntry], default: Importance) -> Option<Node<'d>> {
    if list.is_empty() {
        return None;
    }
    let mut seen = HashSet::with_capacity(list.len());
    let keys: Option<Vec<&str>> = list
        .iter()
        .map(|one| requirement_key(one).filter(|key| seen.insert(*key)))
        .collect();
    if let Some(keys) = keys {
        let values = list.iter().map(|one| requirement(one, default));
        let entries = keys.into_iter().map(Cow::from).zip(values);
        return Some(Node::Map(entries.collect(), Style::Block));
    }
    let items = list.iter().map(|one| requirement_item(one, default));
    Some(Node::List(items.collect(), Style::Block))
}

fn requirement_key(requirement: &RequirementEntry) -> Option<&str> {
    match &requirement.asked {
        Asked::Skill(skill) => Some(skill),
        Asked::AnyOf(_) => requirement.extra.as_ref()?.label.as_deref(),
    }
}

/// Returns what a requirement says behind its key.
fn requirement(requirement: &RequirementEntry, default: Importance) -> Node<'_> {
    if let Some(short) = short_requirement(requirement, default) {
        return short;
    }
    let mut map = Entries::new();
    if let Asked::Skill(_) = &requirement.asked {
        map.add_some("label", label(requirement));
    }
    add_choice(&mut map, requirement);
    add_demand(&mut map, requirement, default);
    Node::Map(map, Style::Flow)
}

/// Returns a requirement as an item of a list.
fn requirement_item(requirement: &RequirementEntry, default: Importance) -> Node<'_> {
    let mut map = Entries::new();
    if let Asked::Skill(skill) = &requirement.asked {
        match short_requirement(requirement, default) {
            Some(_) if requirement.proficiency.value == AskedProficiency::Unspecified => {
                return Node::text(&**skill);
            }
            Some(short) if !LONG_REQUIREMENT.contains(&&**skill) => {
                return Node::Map(vec![((**skill).into(), short)], Style::Flow);
            }
            _ => map.add("skill", Node::text(&**skill)),
        }
    }
    add_choice(&mut map, requirement);
    map.add_some("label", label(requirement));
    add_demand(&mut map, requirement, default);
    Node::Map(map, Style::Flow)
}

/// Returns the proficiency alone, where a requirement for one skill says nothing else.
fn short_requirement(requirement: &RequirementEntry, default: Importance) -> Option<Node<'_>> {
    let short = matches!(requirement.asked, Asked::Skill(_))
        && requirement.importance == default
        && requirement.extra.is_none();
    short.then(|| proficiency(&requirement.proficiency.value).unwrap_or(Node::text("any")))
}

fn label(requirement: &RequirementEntry) -> Option<Node<'_>> {
    let label = requirement.extra.as_ref()?.label.as_deref();
    label.map(Node::text)
}

fn add_choice<'d>(map: &mut Entries<'d>, requirement: &'d RequirementEntry) {
    if let Asked::AnyOf(choice) = &requirement.asked {
        let alternatives = choice
            .of
            .iter()
            .map(|one| Node::text(&*one.value))
            .collect();
        map.add("any_of", Node::List(alternatives, Style::Flow));
        if choice.count != 1 {
            map.add("count", Node::number(choice.count));
        }
    }
}

/// Adds how well something is asked for, how much it weighs and why.
fn add_demand<'d>(map: &mut Entries<'d>, requirement: &'d RequirementEntry, default: Importance) {
    map.add_some("proficiency", proficiency(&requirement.proficiency.value));
    if requirement.importance != default {
        let importance = requirement.importance;
        let weight = || Node::number(importance.weight());
        map.add(
            "importance",
            importance.word().map_or_else(weight, Node::text),
        );
    }
    if requirement.is_inferred() {
        map.add("inferred", Node::Bool(true));
    }
    if let Some(extra) = &requirement.extra {
        let evidence = extra.evidence.iter().map(|text| &**text);
        map.add_some("evidence", Node::one_or_many(evidence, Style::Block));
    }
}

fn proficiency(asked: &AskedProficiency) -> Option<Node<'_>> {
    match asked {
        AskedProficiency::Unspecified => None,
        AskedProficiency::Number(step) => Some(Node::number(*step)),
        AskedProficiency::Named(name) => Some(Node::text(&***name)),
    }
}

/// Returns one list of moves. Entry points that are not roles keep the places that they were read
/// from, and come first where they have none.
fn moves(role: &RoleEntry, list: MoveList) -> Option<Node<'_>> {
    let outside = match list {
        MoveList::EntryFrom => &role.about.outside_entries[..],
        MoveList::AdvancesTo | MoveList::LateralTo => &[],
    };
    let mut outside = outside
        .iter()
        .map(|point| {
            let entry = vec![("outside".into(), Node::text(&*point.value))];
            (point.span.start, Node::Map(entry, Style::Flow))
        })
        .peekable();
    let entries = role
        .moves
        .chunk_by(|a, b| a.list == b.list && a.group.is_some() && a.group == b.group)
        .filter(|entry| entry[0].list == list);
    let mut items = Vec::new();
    for entry in entries {
        let start = entry[0].role.span.start;
        while let Some((_, point)) = outside.next_if(|(at, _)| *at <= start) {
            items.push(point);
        }
        items.push(move_entry(entry));
    }
    items.extend(outside.map(|(_, point)| point));
    let plain = !items.iter().any(Node::is_collection);
    let style = if plain { Style::Flow } else { Style::Block };
    (!items.is_empty()).then_some(Node::List(items, style))
}

/// Returns an entry of a list of moves with its alternatives. What all of them say stands once,
/// but for aliases, which belong to one role.
fn move_entry(alternatives: &[MoveEntry]) -> Node<'_> {
    if let [only] = alternatives {
        return role_that(
            only,
            attributes(only.years.as_ref(), only.attributes.as_deref()),
        );
    }
    let mut said: Vec<_> = alternatives
        .iter()
        .map(|one| attributes(one.years.as_ref(), one.attributes.as_deref()))
        .collect();
    let mut shared = said.first().cloned().unwrap_or_default();
    shared.retain(|entry| entry.0 != "aliases" && said.iter().all(|own| own.contains(entry)));
    for own in &mut said {
        own.retain(|entry| !shared.contains(entry));
    }
    let plain = shared.is_empty() && said.iter().all(Entries::is_empty);
    let roles = alternatives.iter().zip(said);
    let roles = roles.map(|(one, own)| role_that(one, own)).collect();
    let roles = Node::List(roles, Style::Flow);
    if plain {
        return roles;
    }
    shared.insert(0, ("any_of".into(), roles));
    Node::Map(shared, Style::Flow)
}

/// Returns the role that a move names, with what is said of the move.
fn role_that<'d>(one: &'d MoveEntry, mut attributes: Entries<'d>) -> Node<'d> {
    let role = Node::text(&*one.role.value);
    if attributes.is_empty() {
        return role;
    }
    attributes.insert(0, ("role".into(), role));
    Node::Map(attributes, Style::Flow)
}

fn transition(transition: &TransitionEntry) -> Node<'_> {
    let mut map = Entries::new();
    map.add_text("from", Some(&transition.from));
    map.add_text("to", Some(&transition.to));
    map.add("kind", Node::text(transition.kind.value.as_str()));
    map.append(&mut attributes(
        transition.years.as_ref(),
        transition.attributes.as_deref(),
    ));
    Node::Map(map, Style::Flow)
}

fn attributes<'d>(
    years: Option<&'d Spanned<YearRange>>,
    attributes: Option<&'d MoveAttributes>,
) -> Entries<'d> {
    let mut map = Entries::new();
    map.add_some("years", years.map(|years| year_range(years.value)));
    let Some(attributes) = attributes else {
        return map;
    };
    let basis = attributes.basis.as_ref();
    map.add_some("basis", basis.map(|basis| Node::text(basis.value.as_str())));
    if let Some(observation) = &attributes.observation {
        let observation = &observation.value;
        map.add_some("people", observation.people.map(Node::number));
        let period = observation.period.as_deref();
        map.add_some("period", period.map(Node::text));
        map.add_some("median_years", observation.median_years.map(Node::number));
    }
    map.add_text("qualifier", attributes.qualifier.as_ref());
    map.add_text("note", attributes.note.as_ref());
    map.add_text("source", attributes.citation.as_ref());
    map.add_names("aliases", &attributes.aliases, Style::Flow);
    let one_way = attributes.one_way.as_ref();
    map.add_some("one_way", one_way.map(|is| Node::Bool(is.value)));
    map
}
