//! The tags of a page, which often run together: `WeavingYarn & FibreIT Support`.

/// Names that begin with no capital, and a tag all the same: `DevelopmentiOS`.
const SMALL: [&str; 11] = [
    "eBay",
    "eCommerce",
    "eDiscovery",
    "eLearning",
    "eSports",
    "iOS",
    "iPad",
    "iPaaS",
    "iPadOS",
    "iPhone",
    "macOS",
];

/// Words that have a capital inside and stay whole.
const WHOLE: [&str; 77] = [
    ".NET",
    "ASP.NET",
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
    "AWS",
    "CRM",
    "ERP",
    "GCP",
    "SAFe",
    "SAP",
    "SQL",
];

/// Separators between tags that do not run together.
const SEPARATORS: [char; 6] = ['·', '|', '•', ',', ';', '‧'];

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
    // The sign of "#loom #yarn" separates, that of "C#" does not.
    let mut before = ' ';
    let separates = |c: char| {
        let sharp = matches!(before, 'C' | 'F');
        before = c;
        SEPARATORS.contains(&c) || (c == '#' && !sharp)
    };
    let mut pieces: Vec<&str> = line
        .split(separates)
        .flat_map(|piece| piece.split(" / "))
        .collect();
    if pieces.len() == 1 {
        pieces = run_together(line);
    }
    let trim = |tag: &'_ str| -> bool { tag.chars().any(char::is_alphanumeric) };
    pieces
        .into_iter()
        .map(|tag| tag.trim().trim_end_matches('.').trim_end())
        .filter(|tag| trim(tag))
        .collect()
}

/// Splits where a small letter is followed by a capital one, before the last capital of a run that
/// a small letter follows, before `3D`, and around names that are known.
fn run_together(line: &str) -> Vec<&str> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let mut tags = Vec::new();
    let mut start = 0;
    let mut n = 0;
    let mut after_name = false;
    while n < chars.len() {
        let (at, c) = chars[n];
        let before = n.checked_sub(1).map(|n| chars[n].1);
        // A name that begins with a small letter is no end of the word before it.
        let next = chars.get(n + 1).map(|(_, c)| *c);
        let next = next.filter(|_| !begins_small(Some(c), &line[at + c.len_utf8()..]));
        let begins = begins_tag(before, c, next) && !is_mac(&line[start..at])
            || (after_name && c.is_uppercase())
            || begins_with_digit(before, &line[at..])
            || begins_small(before, &line[at..]);
        if begins && at > start {
            tags.push(&line[start..at]);
            start = at;
        }
        let at_word = before.is_none_or(|b| !b.is_alphanumeric()) || at == start;
        let whole = at_word.then(|| whole_word(&line[at..])).flatten();
        after_name = whole.is_some();
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
        || matches!(before, ')' | '+' | '#')
        || ((before.is_uppercase() || before.is_numeric()) && small_follows)
}

/// Whether a name goes on, as that of `McDonald's`.
fn is_mac(tag: &str) -> bool {
    tag.split(' ').next_back() == Some("Mc")
}

/// Whether a tag such as `3D Printing` or `5S` begins.
fn begins_with_digit(before: Option<char>, text: &str) -> bool {
    let mut chars = text.chars();
    let digit = chars.next().is_some_and(|c| c.is_ascii_digit());
    let capital = chars.next().is_some_and(char::is_uppercase);
    let ends = chars.next().is_none_or(|c| !c.is_lowercase());
    digit && capital && ends && before.is_some_and(|b| b.is_lowercase() || b == ')')
}

/// Whether a name begins that has no capital at its front.
fn begins_small(before: Option<char>, text: &str) -> bool {
    let Some(before) = before.filter(|_| text.starts_with(['.', 'e', 'i', 'm'])) else {
        return false;
    };
    let dotted = text.starts_with('.');
    let apart = before.is_lowercase() || matches!(before, ')' | '+' | '#');
    (apart || (before.is_uppercase() && !dotted)) && whole_word(text).is_some()
}

/// The word with capitals inside that a text begins with.
fn whole_word(text: &str) -> Option<&'static str> {
    let ends = |word: &str| {
        let next = text[word.len()..].chars().next();
        next.is_none_or(|c| !c.is_lowercase())
    };
    let fitting = WHOLE
        .iter()
        .chain(&SMALL)
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
            ("SAPERPSoftware", vec!["SAP", "ERP", "Software"]),
            (
                "Release ManagementAgileSAFeSAP FICO",
                vec!["Release Management", "Agile", "SAFe", "SAP FICO"],
            ),
            ("Weaving · Yarn · Dyes", vec!["Weaving", "Yarn", "Dyes"]),
            (
                "loom, yarn and wool, dyes.",
                vec!["loom", "yarn and wool", "dyes"],
            ),
            (
                "MobileSoftware DevelopmentiOSAndroid",
                vec!["Mobile", "Software Development", "iOS", "Android"],
            ),
            ("MarketingeCommerce", vec!["Marketing", "eCommerce"]),
            (
                "SQLmacOSUX DesigneLearning Design",
                vec!["SQL", "macOS", "UX Design", "eLearning Design"],
            ),
            (".NETC#Azure", vec![".NET", "C#", "Azure"]),
            ("AzureASP.NETC++SQL", vec!["Azure", "ASP.NET", "C++", "SQL"]),
            ("#loom #yarn care", vec!["loom", "yarn care"]),
            ("#Loom#Yarn", vec!["Loom", "Yarn"]),
            ("C#, F#", vec!["C#", "F#"]),
            ("McDonald'sKitchen", vec!["McDonald's", "Kitchen"]),
            (
                "Health & Safety3D Printing",
                vec!["Health & Safety", "3D Printing"],
            ),
            (
                "Lean5SOffice365Python3",
                vec!["Lean", "5S", "Office365", "Python3"],
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
