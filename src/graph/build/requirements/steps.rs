//! Steps that the scale does not have.

use std::collections::{BTreeMap, BTreeSet};

use super::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::text::{listed, shortened};
use crate::model::{ProficiencyScale, name_key, suggest};
use crate::source::{Place, SourceId};

/// In so many places an unknown step is reported one by one: a table can have it in every cell.
const MOST_OF_ONE_STEP: usize = 3;

/// The steps that the scale does not have.
#[derive(Default)]
pub(super) struct UnknownSteps {
    /// For each source the first step that is one of another scale.
    foreign: BTreeMap<SourceId, Foreign>,
    /// For each source and each other unknown step of it how often it stands there, and where last.
    others: BTreeMap<(SourceId, String), (usize, Place)>,
}

/// So many names of such steps are shown.
const MOST_NAMES: usize = 8;

/// A step of another scale than the default one: where it stands first, and how many such steps there are.
struct Foreign {
    name: String,
    /// The first of all such names, by the alphabet.
    names: BTreeSet<String>,
    at: Place,
    count: usize,
}

impl Resolver<'_> {
    pub(super) fn unknown_step(&mut self, at: Place, message: String, name: Option<&str>) {
        if self.may_lack_scale() {
            return;
        }
        if let Some(name) = name.filter(|name| self.is_foreign(name)) {
            let first = self
                .unknown
                .foreign
                .entry(at.source)
                .or_insert_with(|| Foreign {
                    name: name.to_owned(),
                    names: BTreeSet::new(),
                    at,
                    count: 0,
                });
            first.count += 1;
            if !first.names.contains(name) {
                first.names.insert(name.to_owned());
                if first.names.len() > MOST_NAMES {
                    first.names.pop_last();
                }
            }
            if at < first.at {
                (first.at, first.name) = (at, name.to_owned());
            }
            return;
        }
        let key = (at.source, message.clone());
        let (count, last) = self.unknown.others.entry(key).or_insert((0, at));
        *count += 1;
        *last = at;
        if *count > MOST_OF_ONE_STEP {
            return;
        }
        let finding = Diagnostic::new(Code::UnknownProficiency, at, message)
            .did_you_mean(name.and_then(|name| suggest::closest(name, self.step_names())))
            .help(self.known_steps());
        let quoted = name.and_then(|name| name.parse::<u8>().ok());
        let quoted = quoted.filter(|step| (1..=self.scale.top()).contains(step));
        let finding = match quoted {
            Some(step) => finding.help(format!("a step by number has no quotes: `{step}`")),
            None => finding,
        };
        let instead = name.and_then(instead_of_switch);
        self.findings.push(match (instead, self.scale_place) {
            (Some(instead), _) => finding.help(instead),
            (None, Some(declared)) => finding.related(declared, "the scale is declared here"),
            (None, None) => finding.help(declaring(name, &BTreeSet::new())),
        });
    }

    /// Whether a step is one of another scale than the default one, and no slip of the pen.
    fn is_foreign(&self, name: &str) -> bool {
        self.scale_place.is_none()
            && name.parse::<u8>().is_err()
            && instead_of_switch(name).is_none()
            && suggest::closest(name, self.step_names()).is_none()
    }

    fn step_names(&self) -> impl Iterator<Item = &str> {
        self.scale.steps().iter().map(|step| step.name.as_str())
    }

    /// "the steps are `aware`, `working`".
    fn known_steps(&self) -> String {
        let known: Vec<_> = self.step_names().map(|step| format!("`{step}`")).collect();
        format!("the steps are {}", known.join(", "))
    }

    /// Says once for each file that its steps are those of another scale, and how often each unknown step
    /// stands where it is not reported one by one.
    pub(super) fn count_unknown_steps(&mut self) {
        for foreign in std::mem::take(&mut self.unknown.foreign).into_values() {
            let Foreign {
                name,
                names,
                at,
                count,
            } = foreign;
            let more = match count - 1 {
                0 => String::new(),
                1 => ", nor is that in 1 more place".to_owned(),
                more => format!(", nor are those in {more} more places"),
            };
            let message = format!("`{name}` is not a step of the scale{more}");
            let mut finding = Diagnostic::new(Code::UnknownProficiency, at, message);
            if is_mark(&name) {
                finding = finding.help(
                    "write what it stands for, or in a table a line below it such as `L = low, M = medium, H = high`",
                );
            }
            let finding = finding
                .help(self.known_steps())
                .help(declaring(Some(&name), &names))
                .help(
                    "if another file declares the scale, name that as well, or the folder of both",
                );
            self.findings.push(finding);
        }
        for ((_, message), (count, last)) in std::mem::take(&mut self.unknown.others) {
            if count > MOST_OF_ONE_STEP {
                let message = format!("{message}, here and in {count} places in all");
                let finding = Diagnostic::new(Code::UnknownProficiency, last, message);
                self.findings.push(finding);
            }
        }
    }
}

/// What to write instead of a step that is a switch.
fn instead_of_switch(name: &str) -> Option<&'static str> {
    match name_key(name).as_str() {
        "yes" | "y" | "true" | "on" | "x" => {
            Some("`any` asks for a skill without saying how much of it")
        }
        "no" | "n" | "false" | "off" => Some("leave out a skill that is not asked for"),
        _ => None,
    }
}

/// Whether a step is a letter or two, which are short for a word.
fn is_mark(name: &str) -> bool {
    const LONGEST: usize = 2;
    name.chars().count() <= LONGEST && name.contains(|c: char| !c.is_ascii_digit())
}

/// What to do where a step is none of the default scale.
fn declaring(name: Option<&str>, names: &BTreeSet<String>) -> String {
    let another = "this is the default scale; `proficiency_scale`, or a table with `step` and `name`, declares another";
    let Some(scale) = name.and_then(ProficiencyScale::known_with) else {
        if names.len() < 2 {
            return another.to_owned();
        }
        let names: Vec<_> = names.iter().map(|name| shortened(name)).collect();
        return format!(
            "{another}: `step,name` and below it a line such as `1,basic` for each step, the lowest first; these are used: {}",
            listed(&names)
        );
    };
    let rows = scale.steps().iter().zip(1..);
    let rows: Vec<_> = rows
        .map(|(step, at)| format!("`{at},{}`", step.name))
        .collect();
    format!(
        "{another}: `step,name` and below it, if these are the steps, {}",
        rows.join(", ")
    )
}
