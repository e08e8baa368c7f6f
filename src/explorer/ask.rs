//! What a page asks: the graph, who looks at it, and the fields of the question.

use std::collections::BTreeSet;

use super::markup::{role_address, skill_address};
use super::meant;
use super::reply::Answer;
use super::{Moment, Request, Scene};
use crate::export::words;
use crate::graph::{
    CareerGraph, RoleRef, RoleSet, SkillRef, UnknownName, UnknownRole, UnknownSkill,
};
use crate::load::{Documents, Loaded};
use crate::model::Name;
use crate::model::text::shortened;
use crate::query::person::Person;
use crate::query::profile::ResolvedProfile;
use crate::query::select::SelectorError;
use crate::source::SourceFile;

/// A question of a page.
pub(super) struct Ask<'a> {
    scene: &'a Scene,
    first: &'a Scene,
    pub(super) request: &'a Request,
}

impl<'a> Ask<'a> {
    pub(super) fn new(moment: &'a Moment, request: &'a Request) -> Self {
        let (scene, first) = (&*moment.scene, &*moment.first);
        Self {
            scene,
            first,
            request,
        }
    }

    /// The graph since which changes are told, and whether somebody named it.
    pub(super) fn before(&self) -> (&'a CareerGraph, bool) {
        match &self.scene.before {
            Some(before) => (before, true),
            None => (&self.first.loaded.graph, false),
        }
    }

    pub(super) fn graph(&self) -> &'a CareerGraph {
        &self.scene.loaded.graph
    }

    /// What the graph is called.
    pub(super) fn title(&self) -> &'a str {
        self.scene.title()
    }

    pub(super) fn loaded(&self) -> &'a Loaded {
        &self.scene.loaded
    }

    pub(super) fn documents(&self) -> &'a Documents {
        &self.scene.documents
    }

    /// The names of the files from which the graph was read.
    pub(super) fn files(&self) -> Vec<&'a str> {
        let (documents, sources) = (&self.documents().documents, &self.documents().sources);
        let files = documents.iter();
        let files = files.filter_map(|document| sources.get(document.source));
        files.map(SourceFile::name).collect()
    }

    /// What a family is called.
    pub(super) fn family(&self, id: &str) -> Name {
        self.graph().family_title(id)
    }

    /// What a track is called.
    pub(super) fn track(&self, id: &str) -> Name {
        self.graph().track_title(id)
    }

    /// The profile of whoever looks, where there is one.
    pub(super) fn profile(&self) -> Option<&'a ResolvedProfile> {
        self.scene.person.as_ref()
    }

    /// Whoever looks, where there is a profile.
    pub(super) fn person(&self) -> Option<Person<'a>> {
        self.profile().map(|profile| self.graph().person(profile))
    }

    /// What is named behind the name of the page: `engineer` of `/role/engineer`.
    pub(super) fn named(&self) -> Option<&'a str> {
        self.request.parts.get(1).map(String::as_str)
    }

    pub(super) fn field(&self, name: &str) -> Option<&'a str> {
        self.request.field(name)
    }

    /// Whether a box is ticked.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.field(name).is_some()
    }

    /// The number of a field, from 1 up; the usual one where nothing is said.
    pub(super) fn number(&self, name: &str, usual: usize, most: usize) -> Result<usize, Answer> {
        let Some(said) = self.field(name) else {
            return Ok(usual);
        };
        let number = said
            .parse()
            .ok()
            .filter(|number| (1..=most).contains(number));
        number.ok_or_else(|| {
            let help = format!("a number from 1 to {most} is expected");
            not_understood(name, said, help)
        })
    }

    /// What a field chooses by name, where it says anything.
    pub(super) fn chosen<T, const N: usize>(
        &self,
        name: &str,
        known: [(T, &str); N],
    ) -> Result<Option<T>, Answer> {
        let said = self.field(name);
        said.map(|said| Self::one_of(name, said, known)).transpose()
    }

    /// What a value of a field chooses.
    pub(super) fn one_of<T, const N: usize>(
        field: &str,
        said: &str,
        known: [(T, &str); N],
    ) -> Result<T, Answer> {
        let names: Vec<_> = known.iter().map(|(_, name)| (*name).to_owned()).collect();
        let mut known = known.into_iter();
        let found = known.find_map(|(value, name)| (name == said).then_some(value));
        found.ok_or_else(|| {
            let help = format!("one of {} is expected", words::or(&names));
            not_understood(field, said, help)
        })
    }

    /// The role of a field, where one is named.
    pub(super) fn role(&self, field: &str) -> Result<Option<RoleRef<'a>>, Answer> {
        let Some(name) = self.field(field) else {
            return Ok(None);
        };
        let found = self.graph().role(name).map(Some);
        found.map_err(|UnknownRole(unknown)| {
            let unknown = self.unknown_role(&unknown, |id| {
                format!("?{}", self.request.question_with(field, id))
            });
            unknown.of_field(field)
        })
    }

    /// The role of a name in an address.
    pub(super) fn role_named(&self, name: &str) -> Result<RoleRef<'a>, Answer> {
        let role = self.graph().role(name);
        role.map_err(|UnknownRole(unknown)| self.unknown_role(&unknown, role_address))
    }

    /// No role answers, and perhaps some are close: each leads to an address of its own.
    fn unknown_role(&self, unknown: &UnknownName, address: impl Fn(&str) -> String) -> Answer {
        let close = unknown
            .closest
            .iter()
            .filter_map(|name| self.graph().role(name).ok());
        let mut close: Vec<_> = close.collect();
        let mut seen = BTreeSet::new();
        // Several names may be those of one role.
        close.retain(|role| seen.insert(role.id()));
        let close = close
            .iter()
            .map(|role| (address(role.id().as_str()), role.title().to_owned()));
        Answer::unknown("role", &unknown.name, &close.collect::<Vec<_>>())
    }

    /// The skill of a name in an address.
    pub(super) fn skill_named(&self, name: &str) -> Result<SkillRef<'a>, Answer> {
        self.graph().skill(name).map_err(|UnknownSkill(unknown)| {
            let close = unknown
                .closest
                .iter()
                .filter_map(|name| self.graph().skill(name).ok());
            let close =
                close.map(|skill| (skill_address(skill.id().as_str()), skill.title().to_owned()));
            let close: BTreeSet<_> = close.collect();
            Answer::unknown("skill", &unknown.name, &Vec::from_iter(close))
        })
    }

    /// The role to start from: what is named, else that of whoever looks.
    pub(super) fn start(&self) -> Result<Option<RoleRef<'a>>, Answer> {
        let named = self.role("from")?;
        Ok(named.or_else(|| self.person().and_then(|person| person.role())))
    }

    /// Whoever looks asks for themselves: where a profile has a role, and no other one is named.
    pub(super) fn is_own(&self) -> bool {
        self.field("from").is_none() && self.has_own_start()
    }

    /// Whether whoever looks holds a role of the graph.
    pub(super) fn has_own_start(&self) -> bool {
        self.person().is_some_and(|person| person.role().is_some())
    }

    /// What to do where an end is not named.
    pub(super) fn ends_missing(&self) -> &'static str {
        let is_named = self.field("to").is_some();
        if is_named && self.profile().is_some() && !self.has_own_start() {
            return "The profile names no role of this graph: name the one to start from.";
        }
        "Name two roles to see how one gets from one to the other."
    }

    /// "Engineer → Staff Engineer", "You → Staff Engineer", where both ends are known.
    pub(super) fn ends(&self) -> Option<String> {
        let title = |field| self.role(field).ok().flatten().map(RoleRef::title);
        let own = self.profile().map(|_| "You");
        let from = match self.field("from") {
            Some(_) => title("from"),
            None => own,
        };
        let ends = from.zip(title("to"));
        ends.map(|(from, to)| format!("{from} \u{2192} {to}"))
    }

    /// The roles that a field selects, where it says anything.
    pub(super) fn selected(&self, field: &str) -> Result<Option<RoleSet>, Answer> {
        let selector = self.field(field);
        let roles = selector.map(|selector| self.graph().select(selector));
        let roles = roles.transpose();
        roles.map_err(|error| self.of_selector(field, &error).of_field(field))
    }

    /// What is wrong with a selector, with links to what was perhaps meant.
    fn of_selector(&self, field: &str, error: &SelectorError) -> Answer {
        let mut close = Vec::new();
        for meant in meant::by(error) {
            let selected = self.graph().select(&meant);
            if selected.is_ok_and(|roles| !roles.is_empty()) {
                let address = format!("?{}", self.request.question_with(field, &meant));
                close.push((address, meant));
            }
        }
        let mut help = vec![error.excerpt()];
        if close.is_empty() {
            help.extend(error.help());
        }
        Answer::problem_close_to(400, &error.to_string(), &help, &close)
    }
}

/// What forms call the fields that can be misunderstood.
const LABELS: [(&str, &str); 6] = [
    ("k", "How many"),
    ("max-moves", "At most moves"),
    ("kind", "Moves"),
    ("cost", "Best by"),
    ("layout", "Layout"),
    ("group", "Group by"),
];

fn not_understood(field: &str, said: &str, help: String) -> Answer {
    let known = LABELS.iter().find(|(name, _)| *name == field);
    let what = format!(
        "\u{201c}{}\u{201d} cannot be \u{201c}{}\u{201d}",
        known.map_or(field, |(_, label)| label),
        shortened(said)
    );
    Answer::problem(400, &what, &[help]).of_field(field)
}
