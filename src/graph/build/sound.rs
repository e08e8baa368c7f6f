//! What no reader yields, and a document that was made in code can say all the same.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    Asked, Choice, GraphDocument, MoveAttributes, RequirementEntry, RoleEntry, SkillEntry,
    TransitionEntry,
};
use crate::model::{Name, RoleId, Salary, SkillId, YearRange, is_slug, slug};
use crate::source::{Place, SourceId, Span, Spanned};

/// Takes out of documents what cannot be right by itself, so that the rest can be built and looked at;
/// returns a finding for each. O(n) in the size of the documents.
pub(super) fn take_out_unsound(documents: &mut [GraphDocument]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for document in documents {
        let mut check = Check {
            source: document.source,
            findings: &mut findings,
        };
        document.skills.retain_mut(|skill| check.skill(skill));
        document.roles.retain_mut(|role| check.role(role));
        document.transitions.retain_mut(|one| check.transition(one));
    }
    findings
}

/// Looks at one document.
struct Check<'f> {
    source: SourceId,
    findings: &'f mut Vec<Diagnostic>,
}

/// Each takes out what is wrong inside; those that return `false` say that the whole has to go.
impl Check<'_> {
    fn report(&mut self, span: Span, message: String) {
        let place = Place {
            source: self.source,
            span,
        };
        self.findings
            .push(Diagnostic::new(Code::BadValue, place, message));
    }

    fn skill(&mut self, skill: &mut SkillEntry) -> bool {
        let (id, span) = (&skill.id.value, skill.id.span);
        if let Some(made) = self.id(id.as_str(), span, &skill.title.value) {
            skill.id.value = SkillId::new(made);
        }
        let what = || format!("another name of the skill `{}`", skill.title.value);
        skill.aliases.retain(|alias| self.name(alias, &what));
        !skill.id.value.as_str().is_empty()
    }

    fn role(&mut self, role: &mut RoleEntry) -> bool {
        let (id, span) = (&role.id.value, role.id.span);
        if let Some(made) = self.id(id.as_str(), span, &role.title.value) {
            role.id.value = RoleId::new(made);
        }
        let title = role.title.value.clone();
        let what = || format!("another name of the role `{title}`");
        role.aliases.retain(|alias| self.name(alias, &what));
        self.years(&mut role.years, || format!("experience for `{title}`"));
        self.salary(&mut role.salary, &title);
        let asked = &mut role.requirements;
        asked.retain(|asked| self.requirement(asked, &title));
        role.moves.retain_mut(|one| {
            let what = || format!("a move of `{title}`");
            self.years(&mut one.years, what);
            self.observation(&mut one.attributes, what);
            self.name(&one.role, &|| format!("a role in {}", what()))
        });
        !role.id.value.as_str().is_empty()
    }

    fn transition(&mut self, one: &mut TransitionEntry) -> bool {
        let what = || "a transition".to_owned();
        self.years(&mut one.years, what);
        self.observation(&mut one.attributes, what);
        let end = || "a role of a transition".to_owned();
        let [from, to] = [&one.from, &one.to].map(|role| self.name(role, &end));
        from && to
    }

    /// Returns the id that was most likely meant, where this is none; it is empty where none can be made.
    fn id(&mut self, id: &str, span: Span, title: &str) -> Option<String> {
        if is_slug(id) {
            return None;
        }
        let mut made = [id, title].map(slug).into_iter();
        let made = made.find(|made| !made.is_empty()).unwrap_or_default();
        let form = "an id has lower-case letters, digits and hyphens";
        self.report(span, format!("`{id}` of `{title}` is not an id: {form}"));
        Some(made)
    }

    fn name(&mut self, name: &Spanned<Name>, what: &dyn Fn() -> String) -> bool {
        let is_fine = !name.value.trim().is_empty();
        if !is_fine {
            self.report(name.span, format!("{} is empty", what()));
        }
        is_fine
    }

    fn requirement(&mut self, asked: &RequirementEntry, role: &Name) -> bool {
        let before = self.findings.len();
        match &asked.asked {
            Asked::Skill(skill) => {
                let skill = Spanned::new(skill.clone(), asked.span);
                self.name(&skill, &|| format!("a skill that `{role}` asks for"));
            }
            Asked::AnyOf(choice) => {
                let Choice { count, of } = &**choice;
                if of.is_empty() {
                    let message = format!("`{role}` asks for one of {} skills", of.len());
                    self.report(asked.span, message);
                } else if !(1..=of.len()).contains(&usize::from(*count)) {
                    let message = format!("`{role}` asks for {count} of {} skills", of.len());
                    self.report(asked.span, message);
                }
                for skill in of {
                    self.name(skill, &|| format!("a skill that `{role}` asks for"));
                }
            }
        }
        self.findings.len() == before
    }

    fn years(&mut self, years: &mut Option<Spanned<YearRange>>, what: impl Fn() -> String) {
        if let Some(Spanned { value, span }) = *years
            && let Err(error) = YearRange::new(value.min, value.max)
        {
            self.report(span, format!("{}: {error}", what()));
            *years = None;
        }
    }

    fn salary(&mut self, salary: &mut Option<Box<Spanned<Salary>>>, role: &Name) {
        if let Some(Spanned { value, span }) = salary.as_deref()
            && let Err(error) = Salary::new(value.min, value.max, None, value.per)
        {
            self.report(*span, format!("pay of `{role}`: {error}"));
            *salary = None;
        }
    }

    fn observation(
        &mut self,
        attributes: &mut Option<Box<MoveAttributes>>,
        what: impl Fn() -> String,
    ) {
        let Some(attributes) = attributes else {
            return;
        };
        let years = attributes.observation.as_ref();
        let years = years.and_then(|seen| Some((seen.value.median_years?, seen.span)));
        if let Some((years, span)) = years
            && !(years.is_finite() && years >= 0.0)
        {
            let message = format!("{}: {years} median years were not observed", what());
            self.report(span, message);
            attributes.observation = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::document::{AskedProficiency, MoveEntry, MoveList};
    use crate::graph::build;
    use crate::model::{Observation, PayPeriod};
    use crate::source::Sources;

    fn document(change: impl FnOnce(&mut GraphDocument)) -> GraphDocument {
        let mut document = GraphDocument::default();
        let mut cook = RoleEntry::titled("Cook");
        cook.moves
            .push(MoveEntry::new(MoveList::AdvancesTo, "Chef"));
        let knife = AskedProficiency::Number(2);
        cook.requirements
            .push(RequirementEntry::new("knife", knife));
        document.roles = vec![cook, RoleEntry::titled("Chef")];
        change(&mut document);
        document
    }

    fn messages(change: impl FnOnce(&mut GraphDocument)) -> Vec<String> {
        let error = match build(vec![document(change)], Sources::default()) {
            Ok((graph, _)) => {
                graph.verify();
                return Vec::new();
            }
            Err(error) => error,
        };
        let found = error.diagnostics.iter();
        let found = found.filter(|found| found.severity == Severity::Error);
        found.map(|found| found.message.to_string()).collect()
    }

    fn choice(count: u16, of: &[&str]) -> Asked {
        let of = of.iter().map(|skill| Spanned::from(Name::from(*skill)));
        Asked::AnyOf(Box::new(Choice {
            count,
            of: of.collect(),
        }))
    }

    #[test]
    fn what_no_reader_yields_is_an_error() {
        assert_eq!(messages(|_| {}), [""; 0]);
        let years = |min, max| YearRange { min, max };
        let asks =
            |asked: Asked| messages(|document| document.roles[0].requirements[0].asked = asked);
        assert_eq!(asks(choice(1, &["a", "b"])), [""; 0]);
        assert_eq!(asks(choice(1, &[])), ["`Cook` asks for one of 0 skills"]);
        assert_eq!(
            asks(choice(0, &["a", "b"])),
            ["`Cook` asks for 0 of 2 skills"]
        );
        assert_eq!(
            asks(choice(9, &["a", "b"])),
            ["`Cook` asks for 9 of 2 skills"]
        );
        assert_eq!(
            asks(Asked::Skill(" ".into())),
            ["a skill that `Cook` asks for is empty"]
        );
        for (range, error) in [
            (years(f64::NAN, None), "years must lie between 0 and 100"),
            (years(-5.0, None), "years must lie between 0 and 100"),
            (years(3.0, Some(2.0)), "the range ends before it begins"),
        ] {
            let moved = |document: &mut GraphDocument| {
                document.roles[0].moves[0].years = Some(range.into());
            };
            assert_eq!(messages(moved), [format!("a move of `Cook`: {error}")]);
            let asked = |document: &mut GraphDocument| {
                document.roles[0].years = Some(range.into());
            };
            assert_eq!(messages(asked), [format!("experience for `Cook`: {error}")]);
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let found = messages(|document| {
            let [cook, chef] = &mut document.roles[..] else {
                panic!("two roles");
            };
            cook.id = RoleId::new("A b/!").into();
            chef.salary = Some(Box::new(Spanned::from(Salary {
                min: Some(f64::NAN),
                max: None,
                currency: None,
                per: PayPeriod::default(),
            })));
            chef.inherits = Some(Spanned::from(Name::from("Nobody")));
            let seen = Observation {
                median_years: Some(-1.0),
                ..Observation::default()
            };
            cook.moves[0].attributes = Some(Box::new(MoveAttributes {
                observation: Some(seen.into()),
                ..MoveAttributes::default()
            }));
        });
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        let [id, observed, pay, unknown] = found[..] else {
            panic!("four findings, not {found:?}");
        };
        assert!(id.starts_with("`A b/!` of `Cook` is not an id"), "{id}");
        assert!(observed.starts_with("a move of `Cook`: -1"), "{observed}");
        assert!(unknown.contains("`Nobody`"), "{unknown}");
        assert!(pay.starts_with("pay of `Chef`"), "{pay}");
    }

    #[test]
    fn a_graph_without_texts_can_be_read() {
        let (graph, _) = build(vec![document(|_| {})], Sources::default()).expect("it is sound");
        let cook = graph.role("cook").expect("a role");
        assert!(cook.card().outgoing[0].stated.is_empty());
        let paths = graph
            .paths()
            .from("cook")
            .and_then(|paths| paths.to("chef"));
        let why = paths.expect("two roles").why().expect("it can be asked");
        assert!(why.paths[0].steps[0].moves[0].stated.is_empty());
    }
}
