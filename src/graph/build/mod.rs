//! From documents to a graph: names are resolved, statements merged, contradictions reported.

mod edges;
mod requirements;
mod roles;
mod settings;
mod skills;
mod twins;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use hashbrown::HashMap;

use super::{CareerGraph, NameIndex, Names, Skills};
use crate::diagnostic::{self, Code, Diagnostic, Severity};
use crate::document::{GraphDocument, ShortForms, ShortTransition, Unread, adopt_titles};
use crate::model::{Name, suggest};
use crate::source::{Place, SourceId, Sources, Span, Spanned};
use crate::threads::both;

/// The documents contradict themselves or each other; all findings, and the texts they lie in.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the files make no sound graph")]
pub struct BuildError {
    /// Every finding, warnings included, in order of place.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts.
    pub sources: Sources,
}

/// Builds a graph from documents, whose order does not matter to the answers of the graph.
///
/// Returns the graph with its warnings. Time is O(n log n) in the number of statements.
///
/// # Errors
///
/// Where any finding is an error; all findings are reported, not the first.
pub fn build(
    documents: Vec<GraphDocument>,
    sources: Sources,
) -> Result<(CareerGraph, Vec<Diagnostic>), BuildError> {
    build_short(documents, Vec::new(), sources)
}

/// Builds a graph as [`build`] does from documents of which some say more in short forms, each with its
/// position.
pub(crate) fn build_short(
    documents: Vec<GraphDocument>,
    short: Vec<(usize, ShortForms)>,
    sources: Sources,
) -> Result<(CareerGraph, Vec<Diagnostic>), BuildError> {
    build_part(documents, short, Unread::default(), sources)
}

/// Returns what is wrong with documents of which parts could not be read, leaving out what may be
/// wrong only because of that.
pub fn check_part(documents: Vec<GraphDocument>, unread: Unread) -> Vec<Diagnostic> {
    check_short(documents, Vec::new(), unread)
}

/// Checks as [`check_part`] does documents of which some say more in short forms, each with its position.
pub(crate) fn check_short(
    documents: Vec<GraphDocument>,
    short: Vec<(usize, ShortForms)>,
    unread: Unread,
) -> Vec<Diagnostic> {
    match build_part(documents, short, unread, Sources::default()) {
        Ok((_, diagnostics)) | Err(BuildError { diagnostics, .. }) => diagnostics,
    }
}

fn build_part(
    documents: Vec<GraphDocument>,
    short: Vec<(usize, ShortForms)>,
    unread: Unread,
    mut sources: Sources,
) -> Result<(CareerGraph, Vec<Diagnostic>), BuildError> {
    let unread = Arc::new(unread);
    let mut findings = Findings::new(&unread);
    let Material {
        documents,
        short,
        declaring,
        listed,
    } = Material::new(documents, short);
    let settings = settings::settle(&documents, &mut findings);
    let requirements = short.iter().map(ShortForms::requirement_count);
    let much_to_do = requirements.sum::<usize>() > MUCH_TO_DO;
    let said = || documents.iter().zip(&short);

    let tell_skills = || {
        let tell = |findings: &mut Findings| skills::Table::new(&declaring, said(), findings);
        Findings::of(&unread, tell)
    };
    let tell_roles = || {
        Findings::of(&unread, |findings| {
            let mut roles = roles::Table::new(said, &listed, findings);
            let lateral_moves = settings.lateral_moves;
            let edges = edges::collect(said(), &listed, &mut roles, lateral_moves, findings);
            (roles, edges)
        })
    };
    let (told_skills, told_roles) = both(much_to_do, tell_skills, tell_roles);
    let ((skills, about_skills), ((roles, edges), about_roles)) = (told_skills, told_roles);
    let (roles, known_roles) = roles.into_parts();
    drop(listed);

    let join_roles = || {
        drop(declaring);
        let joined = edges.join(roles);
        sources.find_lines();
        joined
    };
    let tell_requirements = || {
        Findings::of(&unread, |findings| {
            let scale = (&settings.scale, settings.scale_place);
            let resolved = requirements::resolve(said, &known_roles, &skills, scale, findings);
            twins::warn(&known_roles, &skills, findings);
            resolved
        })
    };
    let (joined, told_requirements) = both(much_to_do, join_roles, tell_requirements);
    let ((graph, steps), (requirements, about_requirements)) = (joined, told_requirements);

    for more in [about_skills, about_roles, about_requirements] {
        findings.absorb(more);
    }
    let diagnostics = findings.finish();
    let mut severities = diagnostics.iter().map(|finding| finding.severity);
    if severities.any(|severity| severity == Severity::Error) {
        return Err(BuildError {
            diagnostics,
            sources,
        });
    }
    if diagnostics.is_empty() {
        sources.forget_texts();
    }
    let (skill_names, skills) = skills.into_parts();
    let graph = CareerGraph {
        graph,
        steps,
        skills: Skills::Collected(skills),
        parts: OnceLock::new(),
        requirements: requirements.list,
        requirement_bounds: requirements.bounds,
        alternatives: requirements.alternatives,
        scale: settings.scale,
        info: settings.info,
        role_names: Names::Hashed(known_roles.into_names()),
        skill_names: Names::Hashed(skill_names),
        sources,
    };
    Ok((graph, diagnostics))
}

/// What a graph is made of. The documents are much of the memory, so that what is used first is held apart and
/// goes as soon as it has been used.
struct Material {
    documents: Vec<GraphDocument>,
    /// What each of them says besides.
    short: Vec<ShortForms>,
    /// For each of them one that has its skills and nothing else.
    declaring: Vec<GraphDocument>,
    /// The transitions of each of them that are in short form.
    listed: Vec<Vec<ShortTransition>>,
}

impl Material {
    fn new(mut documents: Vec<GraphDocument>, some_short: Vec<(usize, ShortForms)>) -> Self {
        adopt_titles(&mut documents);
        let mut short = vec![ShortForms::default(); documents.len()];
        for (document, forms) in some_short {
            short[document] = forms;
        }
        let declaring = documents.iter_mut().map(|document| GraphDocument {
            source: document.source,
            skills: std::mem::take(&mut document.skills),
            ..GraphDocument::default()
        });
        Self {
            declaring: declaring.collect(),
            listed: short.iter_mut().map(ShortForms::take_list).collect(),
            documents,
            short,
        }
    }
}

/// What one file says: its document, and what it says besides in short forms.
type Said<'d> = (&'d GraphDocument, &'d ShortForms);

/// How many names are compared for "did you mean": the help of many findings over many names would
/// take longer than everything else.
const MOST_COMPARED: usize = 500_000;

/// How long a name of a role or skill is, about.
const BYTES_OF_A_NAME: usize = 16;

/// How many findings of each severity are kept.
const MOST_FINDINGS: usize = 10_000;

/// From so many requirements on, two threads are worth their start.
const MUCH_TO_DO: usize = 20_000;

/// The findings of a build, bounded so that hostile files cannot take the memory.
struct Findings {
    list: Vec<Diagnostic>,
    /// How many there were of each severity, the left out ones included.
    counts: BTreeMap<Severity, usize>,
    /// The first place of those that were left out of each severity.
    left_out: BTreeMap<Severity, Place>,
    /// How many names have been compared with a mistaken one.
    compared: usize,
    /// What the documents lack: that it is missing is nobody's mistake.
    unread: Arc<Unread>,
}

impl Findings {
    fn new(unread: &Arc<Unread>) -> Self {
        Self {
            list: Vec::new(),
            counts: BTreeMap::new(),
            left_out: BTreeMap::new(),
            compared: 0,
            unread: Arc::clone(unread),
        }
    }

    /// Does a part of the work, and returns what it found as well.
    fn of<T>(unread: &Arc<Unread>, work: impl FnOnce(&mut Self) -> T) -> (T, Self) {
        let mut findings = Self::new(unread);
        let done = work(&mut findings);
        (done, findings)
    }

    /// Takes the findings of another part of the work.
    fn absorb(&mut self, other: Self) {
        other
            .list
            .into_iter()
            .for_each(|finding| self.push(finding));
        for (severity, place) in other.left_out {
            *self.counts.entry(severity).or_default() += other.counts[&severity] - MOST_FINDINGS;
            let first = self.left_out.entry(severity).or_insert(place);
            *first = place.min(*first);
        }
    }

    fn push(&mut self, finding: Diagnostic) {
        let count = self.counts.entry(finding.severity).or_default();
        *count += 1;
        if *count <= MOST_FINDINGS {
            self.list.push(finding);
        } else {
            let place = finding.primary.place;
            let first = self.left_out.entry(finding.severity).or_insert(place);
            *first = place.min(*first);
        }
    }

    /// The findings in order of place, and how many were left out.
    fn finish(mut self) -> Vec<Diagnostic> {
        for (severity, place) in self.left_out {
            let more = self.counts[&severity] - MOST_FINDINGS;
            let message = format!("{more} more are left out, the first of them here");
            let mut finding = Diagnostic::new(Code::TooMuch, place, message);
            finding.severity = severity;
            self.list.push(finding);
        }
        diagnostic::sort(&mut self.list);
        self.list
    }

    /// The candidate that was most likely meant, as long as there is time to look.
    fn closest<'n>(
        &mut self,
        name: &str,
        count: usize,
        candidates: impl Iterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.compared += count;
        if self.compared > MOST_COMPARED {
            return None;
        }
        suggest::closest(name, candidates)
    }

    /// Two places give one thing different values.
    fn conflict(&mut self, what: &str, first: Place, second: Place) {
        let (first, second) = (first.min(second), first.max(second));
        let message = format!("{what} has two different values");
        let finding = Diagnostic::new(Code::ConflictingDefinition, second, message)
            .related(first, "the other value is here")
            .help("keep one of the two");
        self.push(finding);
    }
}

fn place(source: SourceId, span: Span) -> Place {
    Place { source, span }
}

/// What names came to, by the identity of their text: files repeat a few names many times, and a
/// reader stores each of them once.
#[derive(Default)]
struct ByText {
    known: HashMap<usize, u32>,
    /// The names are kept, so that their addresses stay their own.
    kept: Vec<Name>,
}

impl ByText {
    /// What the name came to before.
    fn get(&self, name: &Name) -> Option<u32> {
        self.known.get(&(name.as_ptr() as usize)).copied()
    }

    /// What the name came to: the same as before, or else what `find` says, where it says something.
    fn get_or(&mut self, name: &Name, find: impl FnOnce() -> Option<u32>) -> Option<u32> {
        if let Some(index) = self.get(name) {
            return Some(index);
        }
        let index = find()?;
        self.insert(name, index);
        Some(index)
    }

    fn insert(&mut self, name: &Name, index: u32) {
        if self.known.insert(name.as_ptr() as usize, index).is_none() {
            self.kept.push(name.clone());
        }
    }

    fn reserve(&mut self, names: usize) {
        self.known.reserve(names);
        self.kept.reserve_exact(names);
    }

    /// Gives every index its new number.
    fn renumber(&mut self, new: &[u32]) {
        for index in self.known.values_mut() {
            *index = new[*index as usize];
        }
    }
}

/// The first place of each of some names that is used, by the number of the name.
fn first_places(
    names: &[Name],
    used: impl Iterator<Item = Spanned<u32>>,
) -> impl Iterator<Item = Spanned<&Name>> {
    let mut first: Vec<Option<Span>> = vec![None; names.len()];
    for name in used {
        let first = &mut first[name.value as usize];
        *first = Some(first.map_or(name.span, |span| span.min(name.span)));
    }
    let all = names.iter().zip(first);
    all.filter_map(|(name, span)| Some(Spanned::new(name, span?)))
}

/// What the numbers of the names of one document came to.
struct ByNumber<'d> {
    names: &'d [Name],
    known: Vec<u32>,
}

impl<'d> ByNumber<'d> {
    /// No index, because nobody has asked yet.
    const UNSEEN: u32 = u32::MAX;

    fn new(names: &'d [Name]) -> Self {
        Self {
            names,
            known: vec![Self::UNSEEN; names.len()],
        }
    }

    /// What a number came to: the same as before, or else what `find` says, where it says something.
    fn get_or(&mut self, number: u32, find: impl FnOnce(&Name) -> Option<u32>) -> Option<u32> {
        let known = &mut self.known[number as usize];
        if *known == Self::UNSEEN {
            *known = find(&self.names[number as usize])?;
        }
        Some(*known)
    }
}

/// Takes the one value of what may be given in several documents.
struct Single<T> {
    value: Option<(T, Place)>,
}

impl<T: PartialEq> Single<T> {
    fn new() -> Self {
        Self { value: None }
    }

    /// Takes a value; `what` it is the value of is asked only where it contradicts another.
    fn offer(
        &mut self,
        what: impl FnOnce() -> String,
        value: T,
        place: Place,
        findings: &mut Findings,
    ) {
        match &self.value {
            Some((known, first)) if *known != value => findings.conflict(&what(), *first, place),
            Some(_) => {}
            None => self.value = Some((value, place)),
        }
    }

    fn place(&self) -> Option<Place> {
        self.value.as_ref().map(|(_, place)| *place)
    }

    fn take(self) -> Option<T> {
        self.value.map(|(value, _)| value)
    }
}
