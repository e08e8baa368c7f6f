//! A profile to fill in.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::graph_file::quote::quoted;
use super::graph_file::toml::key;
use super::graph_file::yaml::plain_or_quoted;
use super::words::counted;
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

/// A choice of a role that its profile leaves to whoever fills it in.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LeftChoice<'r> {
    /// The choice.
    pub ask: &'r Ask,
    /// How many skills are still to be chosen.
    pub missing: u16,
    /// Its skills that the role asks for elsewhere as well as here: they are filled in, and count.
    pub counted: Vec<&'r SkillName>,
    /// Its skills that are filled in, not as well as they are asked for here, or belong to choices before it.
    pub above: Vec<&'r SkillName>,
    /// Its other skills.
    pub open: Vec<&'r SkillName>,
}

/// Returns the choices of a role that are not met by what the role asks for elsewhere, of which its profile is full.
pub fn choices(role: &RoleCard) -> Vec<LeftChoice<'_>> {
    let plain = plain_skills(role);
    let plain: BTreeMap<_, _> = plain
        .into_iter()
        .map(|(skill, ask)| (&skill.id, ask.proficiency))
        .collect();
    let mut seen: BTreeSet<_> = plain.keys().copied().collect();
    let choices = role.asks.iter().filter(|ask| ask.skills.len() > 1);
    let choices = choices.map(|ask| {
        let (mut counted, mut above, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for skill in &ask.skills {
            let held = plain.get(&skill.id);
            if held.is_some_and(|held| held.unwrap_or(1) >= ask.proficiency.unwrap_or(1)) {
                counted.push(skill);
            } else if seen.insert(&skill.id) {
                open.push(skill);
            } else {
                above.push(skill);
            }
        }
        let have = u16::try_from(counted.len()).unwrap_or(u16::MAX);
        LeftChoice {
            ask,
            missing: ask.count.saturating_sub(have),
            counted,
            above,
            open,
        }
    });
    choices.filter(|choice| choice.missing > 0).collect()
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
             #years: {{total: 5, in_role: 2}}\n\n"
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
             #a-skill:\n  \
             #  proficiency: 3\n  \
             #  evidence:\n  \
             #    - What you did\n  \
             #    - {text: What you did, link: \"https://example.org\", date: 2024-05}\n\n\
             # Roles and families, by name.\n\
             #interests: {roles: [], families: []}\n\
             #avoid: {roles: [], families: []}\n",
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
             #years = {{ total = 5, in_role = 2 }}\n\n"
        );
        self.explain_steps(&mut out);
        out.push_str("[skills]\n");
        self.skills(&mut out, "");
        out.push_str(
            "# With what shows it:\n\
             #a-skill = { proficiency = 3, evidence = [{ text = \"What you did\", date = 2024-05-31 }] }\n\n\
             # Roles and families, by name.\n\
             #[interests]\n#roles = []\n#families = []\n\
             #[avoid]\n#roles = []\n#families = []\n",
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
        for choice in choices(self.role) {
            let ask = choice.ask;
            let label = visible_line(&ask.title);
            let counted = visible_line(&counted(&choice.counted)).into_owned();
            let more = if counted.is_empty() { "" } else { " more" };
            let _ = write!(
                out,
                "{indent}# CHOOSE {label}: at least {}{more} of these",
                choice.missing
            );
            if choice.above.is_empty() {
                out.push_str(&counted);
            } else {
                // One line for each skill: two would be one key twice.
                let above = choice.above.iter();
                let above: Vec<_> = above.map(|skill| self.entry(&skill.id, ask)).collect();
                let lead = if choice.open.is_empty() {
                    ", which stand above: "
                } else {
                    " or of those above: "
                };
                let _ = write!(out, "{lead}{}{counted}", above.join(", "));
            }
            if choice.open.is_empty() {
                out.push('\n');
                continue;
            }
            out.push_str(". Remove the # before what you hold.\n");
            for skill in choice.open {
                // Without a space behind it: whichever way it is removed, the line begins where the others do.
                let _ = writeln!(out, "{indent}#{}", self.entry(&skill.id, ask));
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

    /// A template where somebody holds all that there is to choose from, and has removed the marks before it.
    fn without_marks(text: &str) -> String {
        let lines = text.lines().map(|line| {
            let rest = line.trim_start();
            let indent = &line[..line.len() - rest.len()];
            // Comments for people have a space behind the mark; below a first line so does the rest of it.
            match rest.strip_prefix('#') {
                Some(entry) if !entry.starts_with(' ') || entry.starts_with("  ") => {
                    let is_step = entry.starts_with("   ")
                        && entry.trim().starts_with(|c: char| c.is_ascii_digit());
                    if is_step {
                        line.to_owned()
                    } else {
                        format!("{indent}{entry}")
                    }
                }
                _ => line.to_owned(),
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn ask(title: &str, skills: &[&str], proficiency: u8) -> Ask {
        let mut card = CareerGraph::embedded("kitchen")
            .expect("it is shipped")
            .roles()
            .flat_map(|role| role.card().asks)
            .next()
            .expect("some role asks for something");
        card.title = title.to_owned();
        card.skills = skills
            .iter()
            .map(|id| SkillName {
                id: (*id).to_owned(),
                title: (*id).to_owned(),
            })
            .collect();
        card.proficiency = Some(proficiency);
        card
    }

    #[test]
    fn a_second_choice_among_the_same_skills_is_named() {
        let graph = CareerGraph::embedded("kitchen").expect("it is shipped");
        let mut role = graph.roles().next().expect("a role").card();
        role.asks = vec![
            ask("a language", &["go", "rust"], 2),
            ask("a main language", &["go", "rust"], 4),
        ];
        let text = template(&role, graph.scale(), Notation::Toml);
        let lines: Vec<_> = text.lines().filter(|line| line.contains("go = ")).collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].starts_with("#go = "), "{text}");
        assert!(lines[1].starts_with("# CHOOSE a main language: "), "{text}");
    }

    #[test]
    fn what_is_filled_in_counts_for_a_choice() {
        let graph = CareerGraph::embedded("kitchen").expect("it is shipped");
        let mut role = graph.roles().next().expect("a role").card();
        let mut two = ask("two languages", &["go", "python", "rust"], 2);
        two.count = 2;
        role.asks = vec![
            ask("python", &["python"], 3),
            ask("java", &["java"], 1),
            two,
            ask("a script", &["python", "perl"], 3),
            ask("a server", &["java", "node"], 2),
        ];
        let text = template(&role, graph.scale(), Notation::Yaml);
        let lines: Vec<_> = text
            .lines()
            .filter(|line| line.contains("CHOOSE"))
            .collect();
        assert_eq!(
            lines,
            [
                "  # CHOOSE two languages: at least 1 more of these; python counts. Remove the # before what you hold.",
                "  # CHOOSE a server: at least 1 of these or of those above: java: working. Remove the # before what you hold.",
            ]
        );
    }

    #[test]
    fn what_is_written_is_read_and_resolves() {
        for name in embedded::names() {
            let graph = CareerGraph::embedded(name).expect("it is shipped");
            for role in graph.roles() {
                for notation in [Notation::Yaml, Notation::Toml, Notation::Json] {
                    let text = template(&role.card(), graph.scale(), notation);
                    let of = |text: String| {
                        SourceFile::new(format!("me.{}", notation.extension()), text)
                    };
                    if !text.contains("skills: {}") {
                        let whole = LoadedProfile::from_source(of(without_marks(&text)));
                        assert!(whole.is_ok(), "{text}");
                    }
                    let read = LoadedProfile::from_source(of(text.clone()));
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
