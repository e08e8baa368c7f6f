//! Sentences and what is read from them.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::document::{Asked, AskedProficiency, Choice, GraphDocument};
use crate::model::{Importance, Name, SkillId, SkillKind, slug};
use crate::source::Spanned;

/// Kind, category, and the skills: title, aliases behind `=`, the kind behind `<`, `!` before
/// everyday words.
const SKILLS: &[(SkillKind, &str, &str)] = &[
    (
        SkillKind::Language,
        "programming languages",
        "Python; Java; C++ = C plus plus; C# = C Sharp; JavaScript = JS; TypeScript = TS; !Go = Golang; \
         !R = RStudio; !C = C language; !Swift = SwiftUI; SQL; Ruby; Rust; HTML; CSS",
    ),
    (
        SkillKind::Technical,
        "tools",
        "Docker; Kubernetes = K8s; Git; Jenkins < CI/CD; GitHub Actions < CI/CD; CircleCI < CI/CD; Terraform; Ansible; CloudFormation; \
         !Chef = Chef Infra; Prometheus; Grafana; Elastic Stack = ELK, EFK; OpenTelemetry; AWS = Amazon Web Services; \
         Microsoft Azure = Azure; Google Cloud = GCP; !Apache Spark = Spark; Apache Kafka = Kafka; .NET; Node.js = NodeJS; \
         !Microsoft Excel = Excel, MS Excel; Power BI; Tableau; SAP; Xero; QuickBooks; Jira; Trello; Linux; Unix; \
         Shell scripting = shell; React = React.js; Snowflake; BigQuery; !Puppet; RDS < AWS; Azure SQL; Cloud SQL; \
         CRM = CRM systems; Salesforce < CRM; HubSpot < CRM; Dynamics 365 < CRM; Build tools; Gradle < Build tools; \
         Bazel < Build tools; Release automation; Spinnaker < Release automation; Harness.io < Release automation; Lambda < AWS; \
         S3 < AWS; Pandas < Python; NumPy < Python; Databricks < Apache Spark; Apache Hive = Hive; !Selenium; \
         Office software = Microsoft Office, Microsoft 365; Microsoft Word = Word; Microsoft PowerPoint = PowerPoint",
    ),
    (
        SkillKind::Technical,
        "databases",
        "PostgreSQL = Postgres; MySQL; MongoDB; Relational databases = RDBMS; NoSQL databases = NoSQL",
    ),
    (
        SkillKind::Technical,
        "interfaces",
        "REST = REST API, RESTful; gRPC; OpenAPI = Swagger, OpenAPI/Swagger; API design",
    ),
    (
        SkillKind::Technical,
        "software",
        "CI/CD = continuous integration; Cloud platforms = cloud; Infrastructure as code = IaC; \
         Configuration management; Version control; Code review; Microservices; Distributed systems; Design patterns; \
         Testing = test automation; Unit testing; Integration testing; End-to-end testing; Performance testing; \
         Load testing; Profiling; Caching; Performance engineering; Data structures; Algorithms; Data modeling; \
         Observability; Monitoring; Encryption; Authentication; Authorization; Security practices = security best practices; \
         Containerization; Orchestration; Query optimization; Machine learning",
    ),
    (
        SkillKind::Technical,
        "finance",
        "Financial modelling; Reconciliation = account reconciliation; Month-end close; Budgeting; Forecasting; \
         Accounts payable; Accounts receivable; Variance analysis; ERP systems = ERP",
    ),
    (
        SkillKind::Knowledge,
        "standards",
        "GAAP; IFRS; Tax law; Food safety; HACCP; Anatomy; Pharmacology; Health & safety",
    ),
    (
        SkillKind::Technical,
        "care",
        "Wound care; Phlebotomy; Medication administration; Electronic health records = EHR, EHR systems; Epic Systems = Epic EHR; \
         Cerner; Basic life support = BLS; Triage; IV insertion; Patient assessment",
    ),
    (
        SkillKind::Technical,
        "kitchen",
        "Knife skills; Grilling; Sauteing = sautéing; Baking; Menu planning; Stock rotation = FIFO; Inventory management",
    ),
    (
        SkillKind::Technical,
        "warehouse",
        "Forklift operation = forklift; Pallet jack; Reach truck; Order picking; Packing; RF scanner = RF scanning; \
         Warehouse management systems = WMS; Manhattan WMS; Shipping; Receiving",
    ),
    (
        SkillKind::Technical,
        "laboratory",
        "HPLC; Gas chromatography = GC; Mass spectrometry; PCR; Titration; Pipetting; LIMS; Sample preparation; \
         Microscopy; Calibration; Good laboratory practice = GLP",
    ),
    (
        SkillKind::Soft,
        "soft skills",
        "Communication; Teamwork = collaboration; Problem solving; Analytical thinking = analytical; Negotiation; \
         Time management; Prioritization; Mentoring = mentorship; Coaching; Adaptability; Continuous learning; \
         Attention to detail = detail-oriented; Leadership; Customer service; Empathy; Working under pressure = calm under pressure; Initiative; \
         Organization = methodical",
    ),
    (SkillKind::Language, "languages", "English; Spanish; German"),
];

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::new(1..2))
}

fn skill(kind: SkillKind, category: &str, text: &str) -> SkillEntry {
    let (text, broader) = text.split_once('<').unwrap_or((text, ""));
    let broader = Some(slug(broader)).filter(|broader| !broader.is_empty());
    let (name, aliases) = text.trim().split_once('=').unwrap_or((text, ""));
    let name = name.trim();
    let ambiguous = name.starts_with('!');
    let title = name.trim_start_matches('!');
    let aliases = aliases.split(", ").map(str::trim).filter(|a| !a.is_empty());
    SkillEntry {
        id: spanned(SkillId::new(slug(title))),
        title: spanned(title.into()),
        aliases: aliases.map(|alias| spanned(Name::from(alias))).collect(),
        kind: Some(spanned(kind)),
        category: Some(spanned(category.into())),
        broader: broader
            .map(|id| spanned(Name::from(id)))
            .into_iter()
            .collect(),
        description: None,
        ambiguous,
    }
}

fn document(lists: &[(SkillKind, &str, &str)]) -> GraphDocument {
    let skills = lists.iter().flat_map(|(kind, category, list)| {
        list.split(';').map(|text| skill(*kind, category, text))
    });
    GraphDocument {
        skills: skills.collect(),
        ..GraphDocument::default()
    }
}

fn lexicon() -> Lexicon {
    Lexicon::new(&[document(SKILLS)])
}

fn sentences<'t>(texts: &[&'t str], kind: SentenceKind) -> Vec<Sentence<'t>> {
    let sentence = |(at, text): (usize, &&'t str)| Sentence {
        text: Cow::Borrowed(*text),
        span: Span::new(at..at + 1),
        kind,
        stated: Stated::default(),
    };
    texts.iter().enumerate().map(sentence).collect()
}

/// `git@3~` is git at an inferred 3, `?` is optional, `any 1 of a|b (label)` is a choice.
fn compact(found: &FoundSkills) -> String {
    let mut text = String::new();
    for requirement in &found.requirements {
        if !text.is_empty() {
            text.push_str("; ");
        }
        let label = requirement.extra.as_ref().and_then(|e| e.label.clone());
        match &requirement.asked {
            Asked::Skill(name) => text.push_str(name),
            Asked::AnyOf(choice) => {
                let Choice { count, of } = &**choice;
                let names: Vec<_> = of.iter().map(|name| name.value.as_ref()).collect();
                let label = label.expect("a choice has a label");
                let _ = write!(text, "any {count} of {} ({label})", names.join("|"));
            }
        }
        if let AskedProficiency::Number(step) = requirement.proficiency.value {
            let _ = write!(
                text,
                " @{step}{}",
                if requirement.is_inferred() { "~" } else { "" }
            );
        }
        if requirement.importance == Importance::OPTIONAL {
            text.push('?');
        }
    }
    text
}

/// The sentences of `sentences.txt`, each with what is expected, under headings.
#[test]
fn sentences_are_read_as_expected() {
    let lexicon = lexicon();
    let mut kind = SentenceKind::Technical;
    let mut wrong = String::new();
    let mut rows = 0;
    let mut lines = include_str!("sentences.txt").lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix('#') {
            let soft = heading.trim() == "Soft";
            kind = [SentenceKind::Technical, SentenceKind::Soft][usize::from(soft)];
        } else if !line.is_empty() {
            let expected = lines
                .next()
                .expect("a sentence is followed by what it says");
            let expected = expected.trim().trim_start_matches("=>").trim();
            let found = compact(&lexicon.requirements(&sentences(&[line], kind)));
            rows += 1;
            if found != expected {
                let _ = writeln!(wrong, "{line}\n  expected {expected}\n  found    {found}");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(rows > 100);
}

#[test]
fn what_several_sentences_ask_for_is_one_requirement() {
    let texts = [
        "Familiarity with Git, ideally some Kafka",
        "Python or Ruby",
        " Advanced Git and Kafka ",
        "Nothing to see here",
        "Solid Ruby or Python",
        "Python, Ruby or Rust",
    ];
    let found = lexicon().requirements(&sentences(&texts, SentenceKind::Technical));
    assert_eq!(
        compact(&found),
        "git @4~; apache-kafka @4~; any 1 of python|ruby (programming languages) @3~; \
         any 1 of python|ruby|rust (programming languages (2))"
    );
    assert_eq!(found.unrecognised, [3]);
    let git = found.requirements[0]
        .extra
        .as_ref()
        .expect("there is evidence");
    assert_eq!(
        git.evidence,
        [texts[0].into(), texts[2].trim().into()] as [Name; 2]
    );
    assert_eq!(found.requirements[0].span, Span::new(0..1));
    let ids: Vec<_> = found.skills.iter().map(|s| s.id.value.as_str()).collect();
    assert_eq!(ids, ["apache-kafka", "git", "python", "ruby", "rust"]);
    assert!(found.skills.iter().all(|s| s.id.span == Span::default()));
}

#[test]
fn unknown_names_of_a_choice_are_told() {
    for (text, expected) in [
        ("At least two of Python, Zork and Rust", vec!["Zork"]),
        (
            "One of: python, zork, Blub Studio",
            vec!["zork", "Blub Studio"],
        ),
        ("At least two of Python, Java and so much else", vec![]),
        (
            "At least two of Python, Java, and C++ in production",
            vec![],
        ),
        ("One or more of (Docker, Podman) or similar", vec!["Podman"]),
        ("At least two of Zork and Blub", vec![]),
        ("Python, Zork and Rust", vec![]),
        ("Python, Zork2 or Rust; Zork2 or Rust", vec!["Zork2"]),
        ("Blarg, Zork, or Rust", vec!["Blarg", "Zork"]),
        ("Blarg, Zork, or Blub", vec![]),
        ("Python, Excel or a degree", vec![]),
    ] {
        let found = lexicon().requirements(&sentences(&[text], SentenceKind::Technical));
        let names: Vec<_> = found.unknown.iter().flat_map(|(_, names)| names).collect();
        assert_eq!(names, expected, "{text}");
        // However many there are, one sentence has one note.
        assert_eq!(found.unknown.len(), expected.len().min(1), "{text}");
    }
    let said =
        |names: &[&str]| in_words(&names.iter().map(|&name| name.into()).collect::<Vec<_>>()).0;
    assert_eq!(said(&["Zork"]), "`Zork` is no known skill");
    assert_eq!(
        said(&["Zork", "Blub"]),
        "`Zork` and `Blub` are no known skills"
    );
    assert_eq!(
        said(&["Zork", "Blub", "Blarg"]),
        "`Zork`, `Blub` and `Blarg` are no known skills"
    );
}

#[test]
fn an_unknown_name_of_a_choice_is_a_skill_of_the_page() {
    let lexicon = lexicon();
    let texts = ["Zork Plus, Blarg, or Git", "Blarg, Zork Plus or Git"];
    let found = lexicon.requirements(&sentences(&texts, SentenceKind::Technical));
    assert_eq!(
        compact(&found),
        "any 1 of git|zork-plus|blarg (Git, Zork Plus or Blarg)"
    );
    let skills = found.skills.iter();
    let skills: Vec<_> = skills
        .map(|skill| (skill.id.value.as_str(), &*skill.title.value))
        .collect();
    assert_eq!(
        skills,
        [
            ("blarg", "Blarg"),
            ("git", "Git"),
            ("zork-plus", "Zork Plus")
        ]
    );
    // The id of a skill is no other skill's.
    for texts in [
        [".NET", "Rust or Net"],
        ["Tools such as Net", ".NET or Rust; .NET"],
    ] {
        let found = lexicon.requirements(&sentences(&texts, SentenceKind::Technical));
        let ids: Vec<_> = found
            .skills
            .iter()
            .map(|skill| skill.id.value.as_str())
            .collect();
        assert_eq!(ids, ["net", "rust"]);
        assert_eq!(found.requirements.len(), 2);
    }
}

#[test]
fn a_label_is_no_name_of_a_skill_that_stands_beside_it() {
    let texts = [
        "Cloud platforms (AWS, Azure)",
        "Cloud platforms (AWS, GCP)",
        "Cloud platforms such as GCP or Azure",
    ];
    let found = lexicon().requirements(&sentences(&texts, SentenceKind::Technical));
    assert_eq!(
        compact(&found),
        "cloud-platforms; any 1 of aws|microsoft-azure (a choice of cloud platforms); \
         any 1 of aws|google-cloud (a choice of cloud platforms (2)); \
         any 1 of google-cloud|microsoft-azure (a choice of cloud platforms (3))"
    );
}

#[test]
fn later_documents_add_and_override() {
    let mut own = document(&[(
        SkillKind::Technical,
        "ours",
        "Postgres = PG; Deploy train = Kubernetes",
    )]);
    own.skills[1].broader = vec![spanned("Containerization".into())];
    let lexicon = Lexicon::new(&[document(SKILLS), own]);
    let read = |text| lexicon.requirements(&sentences(&[text], SentenceKind::Technical));
    let found = read("PostgreSQL, PG and K8s");
    assert_eq!(compact(&found), "postgres; kubernetes");
    assert_eq!(
        found.skills[1]
            .category
            .as_ref()
            .expect("kept")
            .value
            .as_ref(),
        "ours"
    );
    let found = read("Kubernetes");
    assert_eq!(compact(&found), "deploy-train");
    let ids: Vec<_> = found.skills.iter().map(|s| s.id.value.as_str()).collect();
    assert_eq!(ids, ["deploy-train"]);
    assert!(found.skills[0].broader.is_empty() && found.skills[0].aliases.is_empty());
}

#[test]
fn an_empty_lexicon_recognises_nothing() {
    let found = Lexicon::default().requirements(&sentences(&["Git", ""], SentenceKind::Soft));
    assert_eq!(found.unrecognised, [0, 1]);
    assert!(found.requirements.is_empty() && found.skills.is_empty());
}

#[test]
fn long_and_nested_lines_are_read() {
    let lexicon = lexicon();
    for unit in [
        "(",
        "((Python, ",
        "Go/",
        "one of ",
        "such as Git ",
        "a plus, ",
        "e\u{301}\u{301}",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        let found = lexicon.requirements(&sentences(&[&text], SentenceKind::Technical));
        assert!(found.requirements.len() < 10);
    }
}

/// Pieces of sentences, so that arbitrary texts reach every rule.
const PIECES: &[&str] = &[
    "Python",
    "Go",
    "C++",
    "AWS",
    "unit",
    "testing",
    "cloud",
    "Excel",
    " ",
    ", ",
    "/",
    " (",
    ")",
    ": ",
    "; ",
    ". ",
    " and ",
    " or ",
    " such as ",
    "Zork",
    "tools",
    "e.g. ",
    "at least two of ",
    "one or more ",
    "languages",
    " or similar",
    "strong ",
    "knowledge of ",
    " experience",
    " a plus",
    "not required",
    "ideally ",
    "-",
    " – ",
    "ﬁ",
    "é",
    "データ",
    "\u{200b}",
];

fn any_text() -> impl Strategy<Value = String> {
    let built = proptest::collection::vec(proptest::sample::select(PIECES), 0..30);
    prop_oneof![any::<String>(), built.prop_map(|pieces| pieces.concat())]
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_choice_holds(texts in proptest::collection::vec(any_text(), 0..4)) {
        thread_local!(static LEXICON: Lexicon = lexicon());
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let sentences = sentences(&texts, SentenceKind::Technical);
        let read = || LEXICON.with(|lexicon| lexicon.requirements(&sentences));
        let found = read();
        prop_assert_eq!(&found, &read());
        let mut labels = std::collections::BTreeSet::new();
        for requirement in &found.requirements {
            let extra = requirement.extra.as_ref().expect("there is evidence");
            prop_assert!(!extra.evidence.is_empty());
            for evidence in &extra.evidence {
                prop_assert!(texts.iter().any(|text| text.trim() == evidence.as_ref()));
            }
            match &requirement.asked {
                Asked::Skill(name) => prop_assert!(labels.insert(name.clone())),
                Asked::AnyOf(choice) => {
                    prop_assert!((1..=choice.of.len()).contains(&usize::from(choice.count)));
                    prop_assert!(labels.insert(extra.label.clone().expect("a label")));
                }
            }
        }
        for number in &found.unrecognised {
            let alone = [sentences[*number].clone()];
            let found = LEXICON.with(|lexicon| lexicon.requirements(&alone));
            prop_assert!(found.requirements.is_empty());
        }
    }
}
