//! From documents to a graph: names are resolved, statements merged, contradictions reported.

mod edges;
mod findings;
mod material;
mod named;
mod requirements;
mod roles;
mod seen;
mod settings;
mod skills;
mod sound;
mod twins;

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::{CareerGraph, NameIndex, Names, Skills};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::document::{GraphDocument, ShortForms, Unread};
use crate::source::{Place, SourceId, Sources, Span};
use findings::Findings;
use material::Material;

/// The documents contradict themselves or each other; all findings, and the texts they lie in.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BuildError {
    /// Every finding, warnings included, in order of place.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts.
    pub sources: Sources,
}

/// Says the first error, with its place where it has one, and how many there are.
impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the documents do not make a sound graph")?;
        diagnostic::render::first(f, &self.diagnostics, &self.sources)
    }
}

impl std::error::Error for BuildError {}

/// Builds a graph from documents, whose order does not matter to the answers of the graph.
///
/// Returns the graph with its warnings. Time is O(n log n) in the number of statements.
///
/// Documents come of files, or are made in code, as here:
///
/// ```
/// use careergraph::document::{AskedProficiency, GraphDocument, MoveEntry, MoveList};
/// use careergraph::document::{RequirementEntry, RoleEntry};
/// use careergraph::graph::build;
/// use careergraph::source::Sources;
///
/// let mut cook = RoleEntry::titled("Cook");
/// cook.requirements.push(RequirementEntry::new("knife skills", AskedProficiency::Number(2)));
/// cook.moves.push(MoveEntry::new(MoveList::AdvancesTo, "Sous Chef"));
/// let mut chef = RoleEntry::titled("Sous Chef");
/// chef.requirements.push(RequirementEntry::new("knife skills", AskedProficiency::Number(4)));
///
/// let mut document = GraphDocument::default();
/// document.roles = vec![cook, chef];
/// let (graph, warnings) = build(vec![document], Sources::default())?;
/// assert!(warnings.is_empty());
///
/// let gap = graph.gap_between(graph.role("cook")?, graph.role("sous-chef")?);
/// assert_eq!(gap.needs[0].deficit.high, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// What was made in code was written nowhere: without [`Sources`], findings have no line to show, and
/// transitions none that states them.
///
/// # Errors
///
/// Where any finding is an error; all findings are reported, not the first. Values that no file can
/// have, such as years that are no number, are errors too.
pub fn build(
    mut documents: Vec<GraphDocument>,
    sources: Sources,
) -> Result<(CareerGraph, Vec<Diagnostic>), BuildError> {
    let mut unsound = sound::take_out_unsound(&mut documents);
    if unsound.is_empty() {
        return build_short(documents, Vec::new(), sources);
    }
    // What is left is looked at all the same, so that one run finds everything.
    unsound.extend(check_part(documents, Unread::default()));
    diagnostic::sort(&mut unsound);
    Err(BuildError {
        diagnostics: unsound,
        sources,
    })
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
    let material = Material::new(documents, short);
    let settings = settings::settle(material.documents(), &mut findings);
    let made = material.make(&settings, &mut findings, || sources.find_lines());
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
    let (skill_names, skills) = made.skills.into_parts();
    let graph = CareerGraph {
        graph: made.graph,
        steps: made.steps,
        skills: Skills::Collected(skills),
        parts: OnceLock::new(),
        group_titles: OnceLock::new(),
        requirements: made.requirements.list,
        requirement_bounds: made.requirements.bounds,
        alternatives: made.requirements.alternatives,
        scale: settings.scale,
        info: settings.info,
        role_names: Names::Hashed(made.role_names),
        skill_names: Names::Hashed(skill_names),
        sources,
    };
    Ok((graph, diagnostics))
}

/// What one file says: its document, and what it says besides in short forms.
type Said<'d> = (&'d GraphDocument, &'d ShortForms);

fn place(source: SourceId, span: Span) -> Place {
    Place { source, span }
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
