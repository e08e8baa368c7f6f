//! Job titles as people write them, and the role of a graph that they mean.

use crate::graph::{CareerGraph, RoleIx};
use crate::input::role_page::titles::{DASHES, Entry, is_level, is_plural, read_entry};
use crate::model::{rank_in_full, written_out};

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

/// Returns the role that a job title means, and whether it is one of the role's names.
pub(super) fn role_of(graph: &CareerGraph, title: &str) -> Option<(RoleIx, bool)> {
    if let Some(role) = graph.find_role(title) {
        return Some((role, true));
    }
    if title.len() > LONGEST {
        return None;
    }
    let bare = without_tail(title);
    let mut candidates = vec![title.to_owned()];
    candidates.extend(turned(title));
    if let Some(standing) = standing_behind(title) {
        candidates.extend([format!("{standing} {bare}"), format!("{bare} {standing}")]);
        return first_of(graph, &candidates);
    }
    candidates.push(bare.to_owned());
    if is_of_others(title) {
        return first_of(graph, &candidates);
    }
    candidates.extend(with_qualifier(title));
    if let Entry::Roles(mentioned) | Entry::Mixed(mentioned, _) = read_entry(title) {
        for one in mentioned {
            candidates.push(one.title);
            candidates.extend(one.aliases);
        }
    }
    let mut parts = vec![bare];
    for between in BETWEEN {
        parts = parts.iter().flat_map(|part| part.split(between)).collect();
    }
    candidates.extend(parts.into_iter().map(|part| part.trim().to_owned()));
    first_of(graph, &candidates)
}

/// The role that the first of some titles means.
fn first_of(graph: &CareerGraph, candidates: &[String]) -> Option<(RoleIx, bool)> {
    let found = candidates.iter().find_map(|candidate| {
        let plain = plain(candidate);
        graph
            .find_role(candidate)
            .or_else(|| graph.find_role(&plain))
    });
    found.map(|role| (role, false))
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
    let bare = without_tail(title);
    let tail = title[title.find(bare)? + bare.len()..].trim();
    let tail = tail.strip_prefix(['(', ',', '-', '–', '—'])?.trim();
    let end = tail.find([')', ',', '(']).unwrap_or(tail.len());
    let said = tail[..end].trim();
    let lower = said.to_lowercase();
    STANDINGS.contains(&rank_in_full(&lower)).then_some(said)
}

/// Whether people stand behind a title whom somebody is there for: "Recruiter, Registered Nurses".
fn is_of_others(title: &str) -> bool {
    let bare = without_tail(title);
    let tail = title.get(bare.len()..).unwrap_or_default().trim();
    let tail = tail
        .trim_start_matches([',', '-', '–', '—', '(', ':'])
        .trim();
    let tail = tail.trim_end_matches(')');
    !tail.contains(['/', '&']) && tail.split_whitespace().next_back().is_some_and(is_plural)
}

/// Returns what is left of a title without its tail, its abbreviations and its level: what is worth
/// comparing with the roles of a graph.
pub(super) fn stem(title: &str) -> String {
    plain(without_tail(title))
}

fn without_tail(title: &str) -> &str {
    let tails = TAILS.iter().chain(&DASHES);
    let cut = tails.filter_map(|tail| title.find(tail)).min();
    cut.map_or(title, |end| &title[..end]).trim()
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
    let head = plain(before);
    let head = head.split(' ').next_back()?;
    Some(format!("{} {head}", qualifier.trim()))
}

/// Returns a title with its words written out, without how somebody works before it and the level behind
/// it: "Sr. Engineer II" is "Senior Engineer".
fn plain(title: &str) -> String {
    let words = title.split_whitespace();
    let words = words.map(|word| written_out(word).unwrap_or(word).to_owned());
    let mut words: Vec<String> = words.collect();
    while words.len() > 1 && HOW.contains(&words[0].to_lowercase().as_str()) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|word| is_level(word)) {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_find_their_role() {
        let graph = CareerGraph::embedded("software-engineering").expect("it is shipped");
        for (title, expected) in [
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
            ("Software Engineer (Backend)", Some(("engineer", false))),
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
        ] {
            let found = role_of(&graph, title);
            let found = found.map(|(role, exact)| (graph.role_at(role).id().as_str(), exact));
            assert_eq!(found, expected, "{title}");
        }
    }
}
