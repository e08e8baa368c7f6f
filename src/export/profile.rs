//! A profile to fill in.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::graph_file::quote::quoted;
use super::graph_file::toml::key;
use super::graph_file::yaml::plain_or_quoted;
use crate::model::text::visible_line;
use crate::model::{Notation, Proficiency, ProficiencyScale, name_key};
use crate::query::card::{Ask, RoleCard, SkillName};

/// Returns a profile of somebody who holds a role, pre-filled with what the role asks for.
///
/// In YAML and TOML comments say what to do; JSON has none, so there the choices of the role, which
/// [`choices`] returns, are left out.
pub fn template(role: &RoleCard, scale: &ProficiencyScale, notation: Notation) -> String {
    let writer = Writer {
        role,
        scale,
        notation,
        held: plain_skills(role),
    };
    match notation {
        Notation::Yaml => writer.yaml(),
        Notation::Toml => writer.toml(),
        Notation::Json => writer.json(),
    }
}

/// Returns the choices of a role that its profile leaves to whoever fills it in, each with those of
/// its skills that the role does not ask for elsewhere.
pub fn choices(role: &RoleCard) -> Vec<(&Ask, Vec<&SkillName>)> {
    let plain = plain_skills(role);
    let mut seen: BTreeSet<_> = plain.iter().map(|(skill, _)| &skill.id).collect();
    let choices = role.asks.iter().filter(|ask| ask.skills.len() > 1);
    let choices = choices.map(|ask| {
        let fresh = ask.skills.iter().filter(|skill| seen.insert(&skill.id));
        (ask, fresh.collect::<Vec<_>>())
    });
    choices.filter(|(_, fresh)| !fresh.is_empty()).collect()
}

/// The skills that the role asks for without a choice, each once, with their requirements.
fn plain_skills(role: &RoleCard) -> Vec<(&SkillName, &Ask)> {
    let mut seen = BTreeSet::new();
    let single = role.asks.iter().filter_map(|ask| match &ask.skills[..] {
        [skill] => Some((skill, ask)),
        _ => None,
    });
    single.filter(|(skill, _)| seen.insert(&skill.id)).collect()
}

struct Writer<'r> {
    role: &'r RoleCard,
    scale: &'r ProficiencyScale,
    notation: Notation,
    held: Vec<(&'r SkillName, &'r Ask)>,
}

impl Writer<'_> {
    fn yaml(&self) -> String {
        let mut out = self.head();
        let title = plain_or_quoted(&self.role.summary.name.title, false);
        let _ = write!(
            out,
            "profile: 1\nrole: {title}\n\n\
             # Years of work, in all and in the role.\n\
             # years: {{total: 5, in_role: 2}}\n\n"
        );
        self.explain_steps(&mut out);
        out.push_str(if self.held.is_empty() {
            "skills: {}  # instead of {}, lines such as those below\n"
        } else {
            "skills:\n"
        });
        self.skills(&mut out, "  ");
        out.push_str(
            "  # With what shows it:\n  \
             # a-skill:\n  \
             #   proficiency: 3\n  \
             #   evidence:\n  \
             #     - What you did\n  \
             #     - {text: What you did, link: \"https://example.org\", date: 2024-05}\n\n\
             # Roles and families, by name.\n\
             # interests: {roles: [], families: []}\n\
             # avoid: {roles: [], families: []}\n",
        );
        out
    }

    fn toml(&self) -> String {
        let mut out = self.head();
        let title = quoted(&self.role.summary.name.title);
        let _ = write!(
            out,
            "profile = 1\nrole = {title}\n\n\
             # Years of work, in all and in the role.\n\
             # years = {{ total = 5, in_role = 2 }}\n\n"
        );
        self.explain_steps(&mut out);
        out.push_str("[skills]\n");
        self.skills(&mut out, "");
        out.push_str(
            "# With what shows it:\n\
             # a-skill = { proficiency = 3, evidence = [{ text = \"What you did\", date = 2024-05-31 }] }\n\n\
             # Roles and families, by name.\n\
             # [interests]\n# roles = []\n# families = []\n\
             # [avoid]\n# roles = []\n# families = []\n",
        );
        out
    }

    fn json(&self) -> String {
        let title = quoted(&self.role.summary.name.title);
        let held = self
            .held
            .iter()
            .map(|(skill, ask)| self.entry(&skill.id, ask));
        let lines: Vec<_> = held.map(|entry| format!("    {entry}")).collect();
        let skills = if lines.is_empty() {
            "{}".to_owned()
        } else {
            format!("{{\n{}\n  }}", lines.join(",\n"))
        };
        format!("{{\n  \"profile\": 1,\n  \"role\": {title},\n  \"skills\": {skills}\n}}\n")
    }

    fn head(&self) -> String {
        let name = &self.role.summary.name;
        format!(
            "# A profile, pre-filled from the role {} ({}).\n\
             # It stays on this machine. `career profile check FILE` shows how it is read.\n\n",
            visible_line(&name.title),
            visible_line(&name.id)
        )
    }

    fn explain_steps(&self, out: &mut String) {
        out.push_str(
            "# What you can do. Each step below is what the role asks for: change it to your own, and\n\
             # remove what you cannot do. `any` says that you do not know how well. The steps:\n",
        );
        for (number, step) in (1..).zip(self.scale.steps()) {
            let _ = write!(out, "#   {number} {}", visible_line(&step.name));
            if let Some(description) = &step.description {
                let _ = write!(out, ": {}", visible_line(description));
            }
            out.push('\n');
        }
    }

    /// The lines of the skills; alternatives are comments, since nobody knows which are held.
    fn skills(&self, out: &mut String, indent: &str) {
        for (skill, ask) in &self.held {
            let _ = writeln!(out, "{indent}{}", self.entry(&skill.id, ask));
        }
        for (ask, skills) in choices(self.role) {
            let label = visible_line(&ask.title);
            let _ = writeln!(
                out,
                "{indent}# CHOOSE {label}: at least {} of these. Remove the # before what you hold.",
                ask.count
            );
            for skill in skills {
                let _ = writeln!(out, "{indent}# {}", self.entry(&skill.id, ask));
            }
        }
    }

    fn entry(&self, skill: &str, ask: &Ask) -> String {
        let step = ask.proficiency.map(Proficiency);
        let named = step.and_then(|step| self.scale.name(step));
        // A step with an odd name is clearer as a number.
        let named =
            named.filter(|name| name_key(name) != "any" && plain_or_quoted(name, true) == *name);
        let text = match (step, named) {
            (None, _) => Ok("any"),
            (Some(_), Some(name)) => Ok(name),
            (Some(step), None) => Err(step.0),
        };
        let in_quotes = || text.map_or_else(|step| step.to_string(), quoted);
        match self.notation {
            Notation::Yaml => {
                let plain = text.map_or_else(|step| step.to_string(), str::to_owned);
                format!("{}: {plain}", plain_or_quoted(skill, false))
            }
            Notation::Toml => format!("{} = {}", key(skill), in_quotes()),
            Notation::Json => format!("{}: {}", quoted(skill), in_quotes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CareerGraph;
    use crate::input::{LoadedProfile, embedded};
    use crate::source::SourceFile;

    #[test]
    fn what_is_written_is_read_and_resolves() {
        for name in embedded::names() {
            let graph = CareerGraph::embedded(name).expect("it is shipped");
            for role in graph.roles() {
                for notation in [Notation::Yaml, Notation::Toml, Notation::Json] {
                    let text = template(&role.card(), graph.scale(), notation);
                    let file =
                        SourceFile::new(format!("me.{}", notation.extension()), text.clone());
                    let read = LoadedProfile::from_source(file);
                    let read = read.unwrap_or_else(|e| panic!("{:?}\n{text}", e.diagnostics));
                    assert_eq!(read.findings, [], "{text}");
                    let me = graph.profile(&read.profile).resolve();
                    assert_eq!(me.unresolved, [], "{text}");
                    assert_eq!(me.role, Some(role.index()), "{text}");
                    for need in graph.gap_of(&me.holder(&graph), role).needs {
                        let plain = need.skills.len() == 1;
                        assert!(
                            !plain || need.deficit.high == 0 || need.unspecified,
                            "{text}"
                        );
                    }
                }
            }
        }
    }
}
