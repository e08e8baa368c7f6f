//! The tags of a page, which often run together: `WeavingYarn & FibreIT Support`.

/// Words that have a capital inside and stay whole.
const WHOLE: [&str; 68] = [
    "AngularJS",
    "BigQuery",
    "BioTech",
    "CloudFormation",
    "DataOps",
    "DevOps",
    "DevSecOps",
    "DynamoDB",
    "EdTech",
    "ElasticSearch",
    "FinOps",
    "FinTech",
    "GitHub",
    "GitLab",
    "GitOps",
    "GraphQL",
    "HealthTech",
    "HubSpot",
    "InDesign",
    "IoT",
    "JavaScript",
    "LaTeX",
    "LegalTech",
    "LinkedIn",
    "MLOps",
    "MacOS",
    "MariaDB",
    "MarTech",
    "MongoDB",
    "MySQL",
    "NetSuite",
    "NextJS",
    "NoSQL",
    "NodeJS",
    "NumPy",
    "OpenAI",
    "OpenShift",
    "OpenStack",
    "OpenTelemetry",
    "PhD",
    "PostgreSQL",
    "PowerPoint",
    "PowerShell",
    "PropTech",
    "PyTorch",
    "QuickBooks",
    "RabbitMQ",
    "ReactJS",
    "RevOps",
    "SaaS",
    "PaaS",
    "IaaS",
    "ScyllaDB",
    "SecOps",
    "ServiceNow",
    "SharePoint",
    "SolidWorks",
    "SysAdmin",
    "SysOps",
    "TensorFlow",
    "TypeScript",
    "VMware",
    "VueJS",
    "WebOps",
    "WiFi",
    "WordPress",
    "YouTube",
    "AIOps",
];

/// Separators between tags that do not run together.
const SEPARATORS: [char; 7] = ['·', '|', '•', ',', ';', '#', '‧'];

/// The longest line that can be tags, and the longest tag, in bytes.
const LONGEST: usize = 2000;
const LONGEST_TAG: usize = 60;

/// Whether a line before the first heading can be tags.
pub(in super::super) fn looks_like_tags(line: &str) -> bool {
    let sentence = line.ends_with(['.', '!', '?', ':']);
    if sentence || line.len() > LONGEST {
        return false;
    }
    let tags = split_tags(line);
    // Tags are names: a few words each, with capitals.
    let fine = |tag: &str| {
        let small = |w: &str| {
            w.starts_with(char::is_lowercase) && !matches!(w, "and" | "of" | "the" | "in" | "for")
        };
        let words = tag.split_whitespace();
        tag.len() <= LONGEST_TAG
            && words.clone().count() <= 5
            && words.filter(|w| small(w)).count() <= 1
    };
    !tags.is_empty() && tags.iter().all(|tag| fine(tag))
}

/// Splits a line into tags with their places in it.
pub(in super::super) fn split_tags(line: &str) -> Vec<&str> {
    let separated = line.contains(SEPARATORS) || line.contains(" / ");
    let pieces: Vec<&str> = if separated {
        line.split(SEPARATORS)
            .flat_map(|piece| piece.split(" / "))
            .collect()
    } else {
        run_together(line)
    };
    let trim = |tag: &'_ str| -> bool { tag.chars().any(char::is_alphanumeric) };
    pieces
        .into_iter()
        .map(|tag| tag.trim().trim_end_matches('.').trim_end())
        .filter(|tag| trim(tag))
        .collect()
}

/// Splits where a small letter is followed by a capital one, and before the last capital of a
/// run that a small letter follows.
fn run_together(line: &str) -> Vec<&str> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let mut tags = Vec::new();
    let mut start = 0;
    let mut n = 0;
    while n < chars.len() {
        let (at, c) = chars[n];
        let before = n.checked_sub(1).map(|n| chars[n].1);
        let next = chars.get(n + 1).map(|(_, c)| *c);
        if begins_tag(before, c, next) && at > start {
            tags.push(&line[start..at]);
            start = at;
        }
        let at_word = before.is_none_or(|b| !b.is_alphanumeric()) || at == start;
        let whole = at_word.then(|| whole_word(&line[at..])).flatten();
        n += whole.map_or(1, |word| word.chars().count());
    }
    tags.push(&line[start..]);
    tags
}

fn begins_tag(before: Option<char>, c: char, next: Option<char>) -> bool {
    let Some(before) = before.filter(|_| c.is_uppercase()) else {
        return false;
    };
    let small_follows = next.is_some_and(char::is_lowercase);
    before.is_lowercase()
        || before == ')'
        || before == '+'
        || ((before.is_uppercase() || before.is_numeric()) && small_follows)
}

/// The word with capitals inside that a text begins with.
fn whole_word(text: &str) -> Option<&'static str> {
    let ends = |word: &str| {
        let next = text[word.len()..].chars().next();
        next.is_none_or(|c| !c.is_lowercase())
    };
    let fitting = WHOLE
        .iter()
        .copied()
        .filter(|word| text.starts_with(word) && ends(word));
    fitting.max_by_key(|word| word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_run_together_are_told_apart() {
        for (line, expected) in [
            ("WeavingYarnDyes", vec!["Weaving", "Yarn", "Dyes"]),
            (
                "Mill WorkIT SupportQC Inspector",
                vec!["Mill Work", "IT Support", "QC Inspector"],
            ),
            ("Mill WorkIT", vec!["Mill Work", "IT"]),
            ("ITWeaving", vec!["IT", "Weaving"]),
            ("Yarn & FibreWeaving", vec!["Yarn & Fibre", "Weaving"]),
            ("CI/CDWeaving", vec!["CI/CD", "Weaving"]),
            (
                "DevOpsJavaScriptWeaving",
                vec!["DevOps", "JavaScript", "Weaving"],
            ),
            (
                "R&DWeaving (Silk)Dyes",
                vec!["R&D", "Weaving (Silk)", "Dyes"],
            ),
            ("B2BSales", vec!["B2B", "Sales"]),
            ("Weaving · Yarn · Dyes", vec!["Weaving", "Yarn", "Dyes"]),
            (
                "loom, yarn and wool, dyes.",
                vec!["loom", "yarn and wool", "dyes"],
            ),
            ("Weaving", vec!["Weaving"]),
            ("", vec![]),
        ] {
            assert_eq!(split_tags(line), expected, "{line}");
        }
    }

    #[test]
    fn sentences_are_no_tags() {
        assert!(looks_like_tags("WeavingYarn Care"));
        assert!(!looks_like_tags("Looms are loud and warm places to be"));
        assert!(!looks_like_tags("Looms are loud."));
        assert!(!looks_like_tags(""));
    }
}
