//! Job titles as people write them, and the role of a graph that they mean.

use crate::graph::{CareerGraph, RoleIx};
use crate::input::role_page::titles::{DASHES, Entry, is_level, is_plural, read_entry};
use crate::model::{name_key, rank_in_full, written_out};

/// What stands behind a title and is no part of it, but for what stands behind a dash.
const TAILS: [&str; 6] = [" at ", " @ ", ",", " | ", "(", ":"];

/// What stands between two titles of one person, some of which the title of one role can have.
const BETWEEN: [&str; 4] = [" & ", " and ", "/", "+"];

/// How somebody works and not as what, before a title, in lower case.
const HOW: [&str; 6] = [
    "freelance",
    "freelancer",
    "interim",
    "self-employed",
    "part-time",
    "full-time",
];

/// The longest title that is taken apart, in bytes.
const LONGEST: usize = 300;

/// The most words before and behind a tail that are put together in every way.
const MOST_WORDS: usize = 8;

/// The role that a job title means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TitledRole {
    /// The role.
    pub(super) role: RoleIx,
    /// Whether the title is one of its names.
    pub(super) is_name: bool,
    /// The words of the title that the role was found without, but for those that say for whom somebody works; none
    /// where it was found by all of them.
    pub(super) unused: String,
}

/// A title that may be a role's, and as much of what is written as stands in it.
struct Candidate {
    title: String,
    covers: String,
}

impl From<String> for Candidate {
    fn from(title: String) -> Self {
        let covers = title.clone();
        Self { title, covers }
    }
}

/// Returns the role that a job title means.
pub(super) fn role_of(graph: &CareerGraph, title: &str) -> Option<TitledRole> {
    if let Some(role) = graph.find_role(title) {
        return Some(TitledRole {
            role,
            is_name: true,
            unused: String::new(),
        });
    }
    if title.len() > LONGEST {
        return None;
    }
    let found = candidates(graph, title).into_iter().find_map(|candidate| {
        let (plain, _) = plain(&candidate.title);
        let role = graph.find_role(&candidate.title);
        let role = role.or_else(|| graph.find_role(&plain))?;
        Some((role, candidate))
    });
    let (role, candidate) = found?;
    Some(TitledRole {
        role,
        is_name: false,
        unused: unused(graph, title, &candidate),
    })
}

/// What a title may mean, in the order of how much of it stands there.
fn candidates(graph: &CareerGraph, title: &str) -> Vec<Candidate> {
    let bare = without_tail(title);
    let mut candidates = vec![Candidate::from(title.to_owned())];
    candidates.extend(turned(title).map(Candidate::from));
    if let Some(standing) = standing_behind(title) {
        let both = [format!("{standing} {bare}"), format!("{bare} {standing}")];
        candidates.extend(both.map(Candidate::from));
        return candidates;
    }
    if is_of_others(title) {
        candidates.push(bare.to_owned().into());
        return candidates;
    }
    candidates.extend(with_specialty(graph, title));
    candidates.push(bare.to_owned().into());
    candidates.extend(with_qualifier(title).map(Candidate::from));
    // Whom somebody is there for is no role of theirs: "Recruiter, Software Engineer".
    let is_behind_comma = tail(title).starts_with(',');
    let own = if is_behind_comma { bare } else { title };
    if let Entry::Roles(mentioned) | Entry::Mixed(mentioned, _) = read_entry(own) {
        for one in mentioned {
            candidates.push(one.title.into());
            candidates.extend(one.aliases.into_iter().map(Candidate::from));
        }
    }
    let mut parts = vec![bare];
    for between in BETWEEN {
        parts = parts.iter().flat_map(|part| part.split(between)).collect();
    }
    let parts = parts.into_iter().map(|part| part.trim().to_owned());
    candidates.extend(parts.map(Candidate::from));
    candidates
}

/// Titles with what stands behind them among their words: "Senior Frontend Engineer" of "Senior Software Engineer -
/// Frontend", by the names of the role that stands before it, and "Senior Engineering Manager" of "Senior Manager,
/// Engineering".
fn with_specialty(graph: &CareerGraph, title: &str) -> Vec<Candidate> {
    let bare = without_tail(title);
    let Some(specialty) = specialty(title) else {
        return Vec::new();
    };
    let (plain, _) = plain(bare);
    let mut fronts = vec![bare.to_owned(), plain.clone()];
    let known = graph.find_role(bare).or_else(|| graph.find_role(&plain));
    if let Some(role) = known.map(|role| graph.role_at(role)) {
        let aliases = role.data().aliases.iter().map(ToString::to_string);
        fronts.extend([role.title().to_owned()].into_iter().chain(aliases));
    }
    let mut candidates = Vec::new();
    for front in fronts {
        let words: Vec<_> = front.split_whitespace().collect();
        let places = (0..=words.len()).rev();
        candidates.extend(places.take(MOST_WORDS + 1).map(|at| {
            Candidate {
                title: [&words[..at], &[specialty], &words[at..]]
                    .concat()
                    .join(" "),
                covers: format!("{bare} {specialty}"),
            }
        }));
    }
    candidates
}

/// What stands behind a title, up to the next mark: "Site Reliability" of "Software Engineer, Site Reliability (remote)".
fn specialty(title: &str) -> Option<&str> {
    let tail = tail(title).strip_prefix([',', '(', ':', '|', '-', '–', '—'])?;
    let tail = tail.split(')').next().unwrap_or_default();
    let said = without_tail(tail.trim());
    let count = said.split_whitespace().count();
    ((1..=MOST_WORDS).contains(&count)).then_some(said)
}

/// The words of a title that are not among those that a role was found by.
fn unused(graph: &CareerGraph, title: &str, found: &Candidate) -> String {
    let of_whom = [" at ", " @ "].iter().filter_map(|at| title.find(at)).min();
    let said = of_whom.map_or(title, |end| &title[..end]);
    let is_mark = |c: char| c.is_whitespace() || ",()|:;/&–—".contains(c);
    let words = |text: &str| -> Vec<String> {
        let words = text
            .split(is_mark)
            .map(|word| word.trim_matches(['-', '.']));
        let words = words.filter(|word| !word.is_empty() && *word != "and");
        words.map(str::to_owned).collect()
    };
    let mut used: Vec<_> = words(&found.covers);
    if graph.find_role(&found.title).is_none() {
        let (_, dropped) = plain(&found.covers);
        used.retain(|word| !dropped.contains(word));
    }
    let used: Vec<_> = used.iter().map(|word| name_key(word)).collect();
    let left = words(said).into_iter();
    let left = left.filter(|word| {
        let full = written_out(word).unwrap_or(word);
        !used.contains(&name_key(word)) && !used.contains(&name_key(full))
    });
    left.collect::<Vec<_>>().join(" ")
}

/// Words behind a title that make another job of it, in lower case.
const STANDINGS: [&str; 19] = [
    "apprentice",
    "assistant",
    "chief",
    "co-op",
    "deputy",
    "director",
    "graduate",
    "head",
    "intern",
    "internship",
    "junior",
    "lead",
    "manager",
    "placement",
    "principal",
    "senior",
    "student",
    "trainee",
    "volunteer",
];

/// Returns the word in brackets, behind a comma or behind a dash that makes another job of a title: "Data Scientist
/// (Intern)".
fn standing_behind(title: &str) -> Option<&str> {
    let tail = tail(title).trim_end();
    let tail = tail.strip_prefix(['(', ',', '-', '–', '—'])?.trim();
    let end = tail.find([')', ',', '(']).unwrap_or(tail.len());
    let said = tail[..end].trim();
    let lower = said.to_lowercase();
    STANDINGS.contains(&rank_in_full(&lower)).then_some(said)
}

/// Whether people stand behind a title whom somebody is there for: "Recruiter, Registered Nurses".
fn is_of_others(title: &str) -> bool {
    let tail = tail(title).trim_end();
    let tail = tail
        .trim_start_matches([',', '-', '–', '—', '(', ':'])
        .trim();
    let tail = tail.trim_end_matches(')');
    !tail.contains(['/', '&']) && tail.split_whitespace().next_back().is_some_and(is_plural)
}

/// Returns what is left of a title without its tail, its abbreviations and its level: what is worth
/// comparing with the roles of a graph.
pub(super) fn stem(title: &str) -> String {
    plain(without_tail(title)).0
}

fn without_tail(title: &str) -> &str {
    title[..tail_begins(title)].trim()
}

/// What stands behind a title and is no part of it, with the mark before it: "(Intern)" of "Data Scientist (Intern)".
fn tail(title: &str) -> &str {
    title[tail_begins(title)..].trim_start()
}

fn tail_begins(title: &str) -> usize {
    let tails = TAILS.iter().chain(&DASHES);
    let cut = tails.filter_map(|tail| title.find(tail)).min();
    cut.unwrap_or(title.len())
}

/// "Senior Engineer" of "Engineer, Senior" and "Data Engineer" of "Engineer, Data".
fn turned(title: &str) -> Option<String> {
    let (head, front) = title.split_once(',')?;
    let (head, front) = (head.trim(), without_tail(front.trim()));
    (!head.is_empty() && !front.is_empty()).then(|| format!("{front} {head}"))
}

/// "Backend Engineer" of "Programming Engineer (Backend)", where a graph has no role for the title itself:
/// the qualifier is no part of it.
fn with_qualifier(title: &str) -> Option<String> {
    let (before, rest) = title.split_once('(')?;
    let (qualifier, _) = rest.split_once(')')?;
    let (head, _) = plain(before);
    let head = head.split(' ').next_back()?;
    Some(format!("{} {head}", qualifier.trim()))
}

/// Returns a title with its words written out, without how somebody works before it and the level behind
/// it, and those words: "Sr. Engineer II" is "Senior Engineer", without "II".
fn plain(title: &str) -> (String, Vec<String>) {
    let words = title.split_whitespace();
    let words = words.map(|word| written_out(word).unwrap_or(word).to_owned());
    let mut words: Vec<String> = words.collect();
    let mut without = Vec::new();
    while words.len() > 1 && HOW.contains(&words[0].to_lowercase().as_str()) {
        without.push(words.remove(0));
    }
    while words.len() > 1 && words.last().is_some_and(|word| is_level(word)) {
        without.extend(words.pop());
    }
    (words.join(" "), without)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Titles, and the role that they mean with whether they are one of its names.
    const TITLES: &[(&str, Option<(&str, bool)>)] = &[
        ("Backend Engineer", Some(("backend-engineer", true))),
        ("back-end engineer", Some(("backend-engineer", true))),
        (
            "Backend Engineer at Initech",
            Some(("backend-engineer", false)),
        ),
        (
            "Sr. Backend Engineer",
            Some(("senior-backend-engineer", false)),
        ),
        ("Software Engineer II", Some(("engineer", false))),
        (
            "Backend Engineer, Payments",
            Some(("backend-engineer", false)),
        ),
        ("Data Engineer (contract)", Some(("data-engineer", false))),
        (
            "Engineering Manager / Tech Lead",
            Some(("engineering-manager", false)),
        ),
        ("Data Analyst – Growth", Some(("data-analyst", false))),
        ("Sr SWE", Some(("senior-engineer", false))),
        ("SDE 2", Some(("engineer", false))),
        ("Principal Eng.", Some(("principal-engineer", false))),
        (
            "Snr. SWE II (Payments) - Contract",
            Some(("senior-engineer", false)),
        ),
        (
            "Software Engineer (Backend)",
            Some(("backend-engineer", false)),
        ),
        (
            "Software Engineer, Backend",
            Some(("backend-engineer", false)),
        ),
        (
            "Software Engineer, Machine Learning",
            Some(("machine-learning-engineer", false)),
        ),
        (
            "Senior Software Engineer - Frontend",
            Some(("senior-frontend-engineer", false)),
        ),
        (
            "Sr. Software Engineer II (Frontend)",
            Some(("senior-frontend-engineer", false)),
        ),
        (
            "Senior Software Engineer, Site Reliability",
            Some(("senior-site-reliability-engineer", false)),
        ),
        (
            "Senior Manager, Engineering",
            Some(("senior-engineering-manager", false)),
        ),
        ("Recruiter, Software Engineer", None),
        ("Data Engineer (Sales)", Some(("data-engineer", false))),
        (
            "Programming Engineer (Backend)",
            Some(("backend-engineer", false)),
        ),
        ("Backend Engineer L4", Some(("backend-engineer", false))),
        ("Backend Engineer E5", Some(("backend-engineer", false))),
        (
            "CTO & Co-founder",
            Some(("chief-technology-officer", false)),
        ),
        (
            "Coach / SRE @ Initech",
            Some(("site-reliability-engineer", false)),
        ),
        (
            "Freelance Backend Engineer",
            Some(("backend-engineer", false)),
        ),
        ("Interim CTO", Some(("chief-technology-officer", false))),
        ("Sysadmin II", Some(("systems-administrator", false))),
        ("Engineer, Senior", Some(("senior-engineer", false))),
        ("Engineer, Data (contract)", Some(("data-engineer", false))),
        ("Manager, Engineering", Some(("engineering-manager", false))),
        ("Data Scientist (Intern)", None),
        ("Data Engineer, Trainee", None),
        ("Data Engineer – Intern", None),
        (
            "Backend Engineer (Senior)",
            Some(("senior-backend-engineer", false)),
        ),
        (
            "Backend Engineer (Sr.)",
            Some(("senior-backend-engineer", false)),
        ),
        ("Recruiter, Data Engineers", None),
        (
            "Data Engineer, Data Scientists",
            Some(("data-engineer", false)),
        ),
        ("Freelance", None),
        ("Chief Happiness Officer", None),
        ("", None),
        ("I II III", None),
    ];

    #[test]
    fn titles_find_their_role() {
        let graph = CareerGraph::embedded("software-engineering").expect("it is shipped");
        for (title, expected) in TITLES {
            let found = role_of(&graph, title);
            let found = found.map(|of| (graph.role_at(of.role).id().as_str(), of.is_name));
            assert_eq!(found, *expected, "{title}");
        }
    }

    #[test]
    fn words_that_a_role_was_found_without_are_told() {
        let graph = CareerGraph::embedded("software-engineering").expect("it is shipped");
        for (title, expected) in [
            ("Backend Engineer", ""),
            ("Sr. Backend Engineer", ""),
            ("Backend Engineer at Initech", ""),
            ("Engineer, Data", ""),
            ("Software Engineer, Backend", ""),
            ("Software Engineer, Backend (contract)", "contract"),
            ("Software Engineer, Payments", "Payments"),
            ("Sr. SWE II (Payments) - Contract", "II Payments Contract"),
            ("Freelance Backend Engineer", "Freelance"),
            ("CTO & Co-founder", "Co-founder"),
            ("Engineering Manager / Tech Lead", "Tech Lead"),
        ] {
            let found = role_of(&graph, title).expect("it is a role");
            assert_eq!(found.unused, expected, "{title}");
        }
    }
}
