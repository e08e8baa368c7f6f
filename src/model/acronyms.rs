//! Words that titles write in capitals of their own.

/// Words of ids, as ids have them, with how a title writes them; in order.
const WORDS: &[(&str, &str)] = &[
    ("ai", "AI"),
    ("api", "API"),
    ("apis", "APIs"),
    ("aws", "AWS"),
    ("b2b", "B2B"),
    ("bi", "BI"),
    ("cad", "CAD"),
    ("cd", "CD"),
    ("cdn", "CDN"),
    ("ceo", "CEO"),
    ("cfo", "CFO"),
    ("ci", "CI"),
    ("cnc", "CNC"),
    ("coo", "COO"),
    ("cpa", "CPA"),
    ("cpr", "CPR"),
    ("cpu", "CPU"),
    ("crm", "CRM"),
    ("css", "CSS"),
    ("cto", "CTO"),
    ("devops", "DevOps"),
    ("dns", "DNS"),
    ("ehr", "EHR"),
    ("erp", "ERP"),
    ("etl", "ETL"),
    ("gaap", "GAAP"),
    ("gcp", "GCP"),
    ("gdpr", "GDPR"),
    ("github", "GitHub"),
    ("gitlab", "GitLab"),
    ("gpu", "GPU"),
    ("graphql", "GraphQL"),
    ("grpc", "gRPC"),
    ("haccp", "HACCP"),
    ("hr", "HR"),
    ("html", "HTML"),
    ("http", "HTTP"),
    ("iac", "IaC"),
    ("iam", "IAM"),
    ("ic", "IC"),
    ("ifrs", "IFRS"),
    ("ios", "iOS"),
    ("iot", "IoT"),
    ("it", "IT"),
    ("javascript", "JavaScript"),
    ("jvm", "JVM"),
    ("kpi", "KPI"),
    ("llm", "LLM"),
    ("macos", "macOS"),
    ("ml", "ML"),
    ("mlops", "MLOps"),
    ("mongodb", "MongoDB"),
    ("mysql", "MySQL"),
    ("nlp", "NLP"),
    ("nosql", "NoSQL"),
    ("oauth", "OAuth"),
    ("okr", "OKR"),
    ("okrs", "OKRs"),
    ("openapi", "OpenAPI"),
    ("pci", "PCI"),
    ("php", "PHP"),
    ("plc", "PLC"),
    ("postgresql", "PostgreSQL"),
    ("qa", "QA"),
    ("saas", "SaaS"),
    ("sap", "SAP"),
    ("sdk", "SDK"),
    ("seo", "SEO"),
    ("sla", "SLA"),
    ("slo", "SLO"),
    ("slos", "SLOs"),
    ("sql", "SQL"),
    ("sre", "SRE"),
    ("ssh", "SSH"),
    ("tcp", "TCP"),
    ("tls", "TLS"),
    ("typescript", "TypeScript"),
    ("ui", "UI"),
    ("uml", "UML"),
    ("ux", "UX"),
    ("vp", "VP"),
    ("vpn", "VPN"),
    ("xml", "XML"),
];

/// Neighbours in an id that a title writes in a way of their own.
const PAIRS: &[(&str, &str, &str)] = &[
    ("ci", "cd", "CI/CD"),
    ("rest", "api", "REST API"),
    ("rest", "apis", "REST APIs"),
    ("tcp", "ip", "TCP/IP"),
    ("ui", "ux", "UI/UX"),
];

/// How a title writes a word of an id, where that is not with one capital.
pub(super) fn written(word: &str) -> Option<&'static str> {
    let at = WORDS.binary_search_by(|(known, _)| (*known).cmp(word));
    at.ok().map(|at| WORDS[at].1)
}

/// How a title writes two words of an id that follow each other, where it has a form for them.
pub(super) fn written_pair(first: &str, second: &str) -> Option<&'static str> {
    let pair = PAIRS
        .iter()
        .find(|pair| (pair.0, pair.1) == (first, second));
    pair.map(|pair| pair.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{name_key, slug};

    #[test]
    fn words_are_in_order_and_keep_their_letters() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        for (word, written) in WORDS {
            assert_eq!(name_key(written), *word);
        }
        for (first, second, written) in PAIRS {
            assert_eq!(slug(written), format!("{first}-{second}"));
        }
    }
}
