//! Job titles as people write them, and the role of a graph that they mean.

use crate::graph::{CareerGraph, RoleIx};
use crate::input::role_page::titles::{Entry, read_entry};

/// What stands behind a title and is no part of it.
const TAILS: [&str; 9] = [" at ", " @ ", ",", " - ", " – ", " — ", " | ", "(", ":"];

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
    let mut candidates = vec![title.to_owned()];
    let cut = TAILS.iter().filter_map(|tail| title.find(tail)).min();
    candidates.extend(cut.map(|end| title[..end].trim().to_owned()));
    if let Entry::Roles(mentioned) | Entry::Mixed(mentioned, _) = read_entry(title) {
        for one in mentioned {
            candidates.push(one.title);
            candidates.extend(one.aliases);
        }
    }
    let found = candidates.iter().find_map(|candidate| {
        let plain = plain(candidate);
        graph
            .find_role(candidate)
            .or_else(|| graph.find_role(&plain))
    });
    found.map(|role| (role, false))
}

/// Returns a title with its rank written out and without the grade behind it: "Sr. Engineer II" is
/// "Senior Engineer".
fn plain(title: &str) -> String {
    let written_out = |word: &str| match word.to_lowercase().trim_end_matches('.') {
        "sr" | "snr" => "Senior".to_owned(),
        "jr" | "jnr" => "Junior".to_owned(),
        _ => word.to_owned(),
    };
    let mut words: Vec<String> = title.split_whitespace().map(written_out).collect();
    while words.len() > 1 && words.last().is_some_and(|word| is_grade(word)) {
        words.pop();
    }
    words.join(" ")
}

fn is_grade(word: &str) -> bool {
    const ROMAN: [&str; 5] = ["I", "II", "III", "IV", "V"];
    let digits = word.strip_prefix(['L', 'E']).unwrap_or(word);
    ROMAN.contains(&word) || digits.len() == 1 && digits.bytes().all(|byte| byte.is_ascii_digit())
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
