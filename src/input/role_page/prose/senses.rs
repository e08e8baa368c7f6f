//! Names that mean one thing in one field and something else in another: "EMR" is Amazon's beside S3
//! and a patient's record elsewhere.

use super::SentenceKind;
use super::lexicon::{Lexicon, Slot};
use super::reading::{Item, Reading, Token};
use crate::model::SkillKind;

/// Another sense of a name.
struct Sense {
    /// The skill that the names mean elsewhere.
    skill: &'static str,
    /// The names, as they are compared.
    names: &'static [&'static str],
    /// Words of a sentence in which the names have this sense, in the singular.
    beside: &'static [&'static str],
    /// Words of a sentence in which they do not, even so.
    unless: &'static [&'static str],
    /// A name of the skill that is meant; empty where it is none.
    means: &'static str,
}

const SENSES: &[Sense] = &[
    Sense {
        skill: "electronic-health-records",
        names: &["emr"],
        beside: &[
            "aws",
            "amazon",
            "s3",
            "spark",
            "redshift",
            "glue",
            "hadoop",
            "athena",
            "lambda",
            "kinesis",
            "hive",
            "databricks",
            "ec2",
            "big data",
        ],
        unless: &["ehr", "patient", "clinical"],
        means: "amazon emr",
    },
    Sense {
        skill: "observability",
        names: &["telemetry"],
        beside: &[
            "nursing",
            "nurse",
            "patient",
            "cardiac",
            "icu",
            "ecg",
            "ekg",
            "rhythm",
            "med surg",
            "step down",
            "arrhythmia",
            "ventilator",
            "bedside",
        ],
        unless: &[],
        means: "cardiac telemetry",
    },
    Sense {
        skill: "titration",
        names: &["titration", "titrations"],
        beside: &[
            "drip",
            "infusion",
            "vasoactive",
            "vasopressor",
            "iv",
            "medication",
            "patient",
            "critical care",
            "pressor",
            "sedation",
            "dose",
        ],
        unless: &["laboratory", "hplc", "assay", "chemical"],
        means: "drip titration",
    },
    Sense {
        skill: "instrumentation",
        names: &["calibration", "calibrations"],
        beside: &[
            "performance review",
            "performance management",
            "performance rating",
            "talent",
            "employee",
            "compensation",
            "hr",
            "appraisal",
            "merit",
        ],
        unless: &["equipment", "instrument"],
        means: "performance calibration",
    },
    Sense {
        skill: "care-coordination",
        names: &["case management"],
        beside: &[
            "legal",
            "law",
            "litigation",
            "attorney",
            "paralegal",
            "clio",
            "court",
            "lawyer",
            "discovery",
            "e discovery",
            "westlaw",
        ],
        unless: &["patient", "nursing"],
        means: "legal case management",
    },
    Sense {
        skill: "identity-and-access-management",
        names: &["access control", "access controls"],
        beside: &[
            "building",
            "premises",
            "badge",
            "cctv",
            "visitor",
            "guard",
            "alarm",
            "surveillance",
            "patrol",
            "gate",
            "door",
            "intrusion alarm",
            "security officer",
        ],
        unless: &["iam", "rbac", "authentication"],
        means: "access control of premises",
    },
    Sense {
        skill: "account-reconciliation",
        names: &["reconciliation", "reconciliations"],
        beside: &[
            "inventory",
            "stock",
            "cycle count",
            "warehouse",
            "stocktake",
        ],
        unless: &["ledger", "bank", "accounting", "account", "invoice"],
        means: "inventory reconciliation",
    },
    Sense {
        skill: "account-reconciliation",
        names: &["reconciliation", "reconciliations"],
        beside: &["medication", "patient"],
        unless: &["billing", "ledger", "bank", "payment"],
        means: "medication reconciliation",
    },
    Sense {
        skill: "computer-networking",
        names: &["networking"],
        beside: &[
            "relationship",
            "relationship building",
            "interpersonal",
            "prospecting",
            "rapport",
            "business development",
            "industry event",
            "client",
            "candidate",
            "sourcing",
            "donor",
        ],
        unless: &[
            "tcp/ip", "dns", "cisco", "server", "linux", "cloud", "vpn", "hardware",
        ],
        means: "professional networking",
    },
    Sense {
        skill: "networking-with-people",
        names: &["networking skills"],
        beside: &[
            "tcp/ip",
            "dns",
            "dhcp",
            "linux",
            "router",
            "cisco",
            "vpn",
            "firewall",
            "lan",
            "wan",
            "switch",
            "system administration",
            "cloud",
            "windows",
            "server",
        ],
        unless: &[],
        means: "computer networking",
    },
    Sense {
        skill: "logging",
        names: &["logging"],
        beside: &[
            "crm",
            "activities",
            "call",
            "hour",
            "timber",
            "forestry",
            "flight",
            "visitor",
            "temperature",
            "well",
        ],
        unless: &["monitoring", "tracing", "metric"],
        means: "",
    },
    Sense {
        skill: "plc-programming",
        names: &["plc", "plcs"],
        beside: &[
            "teacher",
            "teaching",
            "professional learning",
            "grade level",
            "school",
            "student",
            "lesson",
            "curriculum",
            "collaborative planning",
        ],
        unless: &[],
        means: "professional learning communities",
    },
    Sense {
        skill: "programming",
        names: &["programming"],
        beside: &[
            "youth",
            "children",
            "after school",
            "recreation",
            "camp",
            "museum",
            "senior center",
            "residents",
            "teen",
            "community",
            "television",
            "radio",
        ],
        unless: &["software", "code", "language", "python", "java"],
        means: "",
    },
    Sense {
        skill: "testing",
        names: &["testing"],
        beside: &[
            "water",
            "soil",
            "drug",
            "alcohol",
            "urine",
            "blood",
            "pregnancy",
            "emissions",
            "covid",
            "hiv",
            "standardized",
        ],
        unless: &["software", "qa", "code"],
        means: "",
    },
    Sense {
        skill: "interviewing",
        names: &["interviewing"],
        beside: &[
            "customer",
            "user",
            "witness",
            "witnesses",
            "suspect",
            "patient",
        ],
        unless: &[
            "candidate",
            "recruiting",
            "recruitment",
            "hiring",
            "applicant",
        ],
        means: "",
    },
    Sense {
        skill: "constant-contact",
        names: &["constant contact"],
        beside: &[
            "constant contact with",
            "in constant contact",
            "maintain constant contact",
        ],
        unless: &["mailchimp", "klaviyo", "email marketing", "email campaign"],
        means: "",
    },
    Sense {
        skill: "pandas",
        names: &["pandas"],
        beside: &["giant", "red pandas", "zoo", "animal", "wildlife"],
        unless: &["python", "numpy"],
        means: "",
    },
    Sense {
        skill: "minimum-viable-product",
        names: &["mvp"],
        beside: &[
            "mvvm",
            "mvc",
            "mvi",
            "viper",
            "clean architecture",
            "design pattern",
            "architecture pattern",
            "architectural pattern",
        ],
        unless: &[],
        means: "model view presenter",
    },
    Sense {
        skill: "search-engine-marketing",
        names: &["sem"],
        beside: &[
            "tem",
            "xrd",
            "afm",
            "edx",
            "eds",
            "xps",
            "ftir",
            "microscopy",
            "microscope",
            "spectroscopy",
            "metallography",
        ],
        unless: &["seo", "ppc"],
        means: "scanning electron microscopy",
    },
    Sense {
        skill: "sas-programming",
        names: &["sas"],
        beside: &[
            "san", "nas", "sata", "ssd", "raid", "nvme", "iscsi", "disk", "storage",
        ],
        unless: &["spss", "stata", "statistical", "sql", "python"],
        means: "",
    },
    Sense {
        skill: "epic-ehr",
        names: &["epic"],
        beside: &[
            "user stories",
            "user story",
            "backlog",
            "jira",
            "sprint",
            "agile",
            "scrum",
            "stories",
            "roadmap",
        ],
        unless: &["ehr", "emr", "cerner", "patient"],
        means: "user stories",
    },
    Sense {
        skill: "oracle-database",
        names: &["oracle"],
        beside: &[
            "sap",
            "netsuite",
            "dynamics",
            "dynamics 365",
            "workday",
            "erp",
            "peoplesoft",
            "epicor",
            "infor",
            "sage",
            "jd edwards",
            "quickbooks",
        ],
        unless: &[
            "database",
            "sql",
            "pl/sql",
            "dba",
            "postgresql",
            "postgres",
            "mysql",
            "mongodb",
        ],
        means: "oracle erp",
    },
];

/// Adjectives and nouns that are said of people where soft skills are listed, and of everything
/// elsewhere: "reliable", and not "reliable pipelines".
const ONLY_OF_PEOPLE: &[&str] = &[
    "ambiguity",
    "calm",
    "composure",
    "credibility",
    "follow through",
    "methodical",
    "organised",
    "organized",
    "punctual",
    "reliability",
    "reliable",
];

/// Names that are soft skills where soft skills are listed, with the name of what they are there.
const AMONG_SOFT_SKILLS: &[(&str, &str)] = &[("networking", "professional networking")];

/// Gives the names of a sentence the sense that they have beside its other words.
pub(super) fn settle(reading: &mut Reading<'_>, lexicon: &Lexicon, kind: SentenceKind) {
    // Every list of words is looked for once at most.
    let mut known: Vec<Option<bool>> = vec![None; SENSES.len()];
    for at in 0..reading.items.len() {
        let Token::Skill { slot, .. } = reading.items[at].token else {
            continue;
        };
        if let Some(token) = sense(reading, lexicon, kind, at, slot, &mut known) {
            let Item { start, end, .. } = reading.items[at];
            reading.items[at] = Item { token, start, end };
        }
    }
}

/// Returns what a skill of a sentence becomes, if it means something else there.
fn sense(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    kind: SentenceKind,
    at: usize,
    slot: Slot,
    known: &mut [Option<bool>],
) -> Option<Token> {
    let word = reading.word(at);
    if ONLY_OF_PEOPLE.contains(&word) {
        let of_people = matches!(kind, SentenceKind::Soft) || lexicon.kind(slot) != SkillKind::Soft;
        return (!of_people).then_some(Token::Word);
    }
    let skill = |name: &str| {
        let slot = lexicon.find(name)?;
        let ambiguous = false;
        Some(Token::Skill { slot, ambiguous })
    };
    if matches!(kind, SentenceKind::Soft)
        && let Some((_, means)) = AMONG_SOFT_SKILLS.iter().find(|(name, _)| *name == word)
    {
        return skill(means);
    }
    let id = lexicon.skill(slot).id.value.as_str();
    let candidates = SENSES.iter().zip(known);
    let mut candidates =
        candidates.filter(|(sense, _)| sense.skill == id && sense.names.contains(&word));
    let sense = candidates.find_map(|(sense, known)| {
        let has = *known.get_or_insert_with(|| has_sense(reading.folded.text(), sense));
        has.then_some(sense)
    })?;
    if sense.means.is_empty() {
        return Some(Token::Word);
    }
    skill(sense.means)
}

fn has_sense(text: &str, sense: &Sense) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| says(text, word));
    says(sense.beside) && !says(sense.unless)
}

/// Whether a folded text has a word, in the singular or with an s.
fn says(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let behind = &text[at + word.len()..];
        let behind = behind.strip_prefix('s').unwrap_or(behind);
        !text[..at].ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::embedded;

    #[test]
    fn every_sense_is_one_of_the_shipped_lexicon() {
        let lexicon = embedded::stored_lexicon();
        for sense in SENSES {
            for name in sense.names {
                let skill = lexicon
                    .named(name)
                    .or_else(|| lexicon.named(name.strip_suffix('s')?));
                let id = skill.map(|skill| skill.id.value.as_str());
                assert_eq!(id, Some(sense.skill), "{name}");
            }
            let found = sense.means.is_empty() || lexicon.find(sense.means).is_some();
            assert!(found, "{}", sense.means);
        }
        for (name, means) in AMONG_SOFT_SKILLS {
            assert!(lexicon.named(name).is_some() && lexicon.find(means).is_some());
        }
        for name in ONLY_OF_PEOPLE {
            let skill = lexicon.named(name).expect(name);
            assert_eq!(
                skill.kind.map(|kind| kind.value),
                Some(SkillKind::Soft),
                "{name}"
            );
        }
    }
}
