//! Graph files are written as they were read, in every notation.

#![expect(clippy::too_many_lines, reason = "a snapshot is as long as it is")]

mod arbitrary;

use std::fs;
use std::path::Path;

use careergraph::diagnostic::{Code, Diagnostic};
use careergraph::document::GraphDocument;
use careergraph::export::graph_file::write;
use careergraph::input::graph_file::read;
use careergraph::model::Notation;
use careergraph::source::SourceId;
use proptest::prelude::*;

const NOTATIONS: [Notation; 3] = [Notation::Yaml, Notation::Toml, Notation::Json];

/// Reads a graph file without a finding.
fn read_clean(notation: Notation, text: &str) -> GraphDocument {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let document = read(notation, SourceId::default(), text, &mut findings);
    // Odd names of currencies, and pay that is far apart, are kept and told as such.
    findings.retain(|found| found.code != Code::UnclearValue);
    assert_eq!(findings, [], "{notation}:\n{text}");
    document.expect("there is no finding")
}

fn rich() -> GraphDocument {
    read_clean(
        Notation::Yaml,
        include_str!("../fixtures/convert/rich.yaml"),
    )
}

#[test]
fn yaml_looks_as_if_written_by_hand() {
    insta::assert_snapshot!(write(&rich(), Notation::Yaml), @r##"
    careergraph: 1
    title: A rich example
    description: >-
      Every key of the format stands here at least once. The text is long enough to need more than one
      line of the file, so that one sees how prose is broken between its words, "quotes" and all:
      nothing is lost.
    source: https://example.org/ladders#2024
    license: CC-BY-4.0
    currency: EUR
    proficiency_scale: [aware, working, practised, proficient, expert]
    lateral_moves: one-way

    lint:
      skip-level-move: deny
      completeness: allow

    families:
      software: Software
      r-and-d: "Research: new things"

    tracks:
      ic: Individual contributor
      management: Management

    skills:
      python: {kind: language, category: programming languages, ambiguous: true}
      go: {aliases: [Golang], kind: language, ambiguous: true}
      system-design: System design
      git: Git
      kubernetes:
        aliases:
          - K8s
          - Kubernetes (container orchestration)
          - Container platform of the big cloud providers
        broader: [system-design, operations]
        description: Running containers.
      "no": {title: Norwegian, kind: language}
      "010": {broader: go}

    roles:
      engineer:
        aliases: [Software Engineer, "Developer, software"]
        summary: Builds and runs services.
        family: software
        track: ic
        level: 2
        years: 3+
        salary: 45000-60000 EUR/year
        education: Bachelor's degree
        requires:
          git: 3
          system-design: practised
          a language: {any_of: [python, go], proficiency: 3}
          kubernetes:
            proficiency: 2
            inferred: true
            evidence:
              - Familiarity with container orchestration, preferably on one of the large public clouds.
              - "Hands-on: Kubernetes"
          writing: {importance: 0.25}
        optional:
          terraform: {proficiency: 2, evidence: Knows Terraform.}
          communication: any
        responsibilities:
          - >-
            Designs, builds and runs services together with the people who use them, from the first
            sketch to the day they are switched off.
          - "On call: one week in six"
        notes: One note.
        entry_from:
          - junior-engineer
          - outside: Computer science graduate
        advances_to:
          - [Senior Engineer, Lead Engineer]
          - {any_of: [Engineering Manager, {role: Team Lead, note: in small companies}], years: 2-4}
          - {any_of: [Architect, Principal Engineer], years: 5+, basis: derived, source: a public study}
        lateral_to:
          - Data Engineer
          - {role: Support Engineer, note: often after an incident, one_way: true}

      junior-engineer: {}

      senior-engineer:
        years: {min: 5, max: 5}
        salary: {max: 90000, per: year}
        education:
          minimum: Bachelor's degree
          preferred: Master's degree
          fields: [Computer science, Mathematics]
        inherits: engineer
        requires:
          - git: 4
          - communication
          - {any_of: [aws, gcp, azure], count: 2, proficiency: 2}
          - {any_of: [python, go], label: a language, proficiency: expert, importance: 2}
          - {skill: any_of, proficiency: 1}
        secondary_responsibilities:
          - Mentors others
        preferred_experience:
          - Has run a migration
        notes:
          - First note.
          - Second note.
        tags: [senior, "on"]
        occupation_codes: [isco:2512, onet:15-1252.00]
        terminal: true
        entry_from:
          - {role: Site Reliability Engineer, qualifier: technical, aliases: [SRE]}
        allow: [no-way-in, dead-end-role]

    transitions:
      - from: engineer
        to: senior-engineer
        kind: advancement
        years: 2
        basis: observed
        people: 120
        period: 2019-2023
        median_years: 2.5
      - {from: engineer, to: data-engineer, kind: lateral, note: often through a project}
    "##);
}

#[test]
fn toml_looks_as_if_written_by_hand() {
    insta::assert_snapshot!(write(&rich(), Notation::Toml), @r##"
    careergraph = 1
    title = "A rich example"
    description = "Every key of the format stands here at least once. The text is long enough to need more than one line of the file, so that one sees how prose is broken between its words, \"quotes\" and all: nothing is lost."
    source = "https://example.org/ladders#2024"
    license = "CC-BY-4.0"
    currency = "EUR"
    proficiency_scale = ["aware", "working", "practised", "proficient", "expert"]
    lateral_moves = "one-way"

    [lint]
    skip-level-move = "deny"
    completeness = "allow"

    [families]
    software = "Software"
    r-and-d = "Research: new things"

    [tracks]
    ic = "Individual contributor"
    management = "Management"

    [skills]
    python = { kind = "language", category = "programming languages", ambiguous = true }
    go = { aliases = ["Golang"], kind = "language", ambiguous = true }
    system-design = "System design"
    git = "Git"
    kubernetes.aliases = [
      "K8s",
      "Kubernetes (container orchestration)",
      "Container platform of the big cloud providers",
    ]
    kubernetes.broader = ["system-design", "operations"]
    kubernetes.description = "Running containers."
    no = { title = "Norwegian", kind = "language" }
    010 = { broader = "go" }

    [roles.engineer]
    aliases = ["Software Engineer", "Developer, software"]
    summary = "Builds and runs services."
    family = "software"
    track = "ic"
    level = 2
    years = "3+"
    salary = "45000-60000 EUR/year"
    education = "Bachelor's degree"
    responsibilities = [
      "Designs, builds and runs services together with the people who use them, from the first sketch to the day they are switched off.",
      "On call: one week in six",
    ]
    notes = "One note."
    entry_from = [
      "junior-engineer",
      { outside = "Computer science graduate" },
    ]
    advances_to = [
      ["Senior Engineer", "Lead Engineer"],
      { any_of = ["Engineering Manager", { role = "Team Lead", note = "in small companies" }], years = "2-4" },
      { any_of = ["Architect", "Principal Engineer"], years = "5+", basis = "derived", source = "a public study" },
    ]
    lateral_to = [
      "Data Engineer",
      { role = "Support Engineer", note = "often after an incident", one_way = true },
    ]

    [roles.engineer.requires]
    git = 3
    system-design = "practised"
    "a language" = { any_of = ["python", "go"], proficiency = 3 }
    kubernetes.proficiency = 2
    kubernetes.inferred = true
    kubernetes.evidence = [
      "Familiarity with container orchestration, preferably on one of the large public clouds.",
      "Hands-on: Kubernetes",
    ]
    writing = { importance = 0.25 }

    [roles.engineer.optional]
    terraform = { proficiency = 2, evidence = "Knows Terraform." }
    communication = "any"

    [roles.junior-engineer]

    [roles.senior-engineer]
    years = { min = 5, max = 5 }
    salary = { max = 90000, per = "year" }
    education.minimum = "Bachelor's degree"
    education.preferred = "Master's degree"
    education.fields = ["Computer science", "Mathematics"]
    inherits = "engineer"
    requires = [
      { git = 4 },
      "communication",
      { any_of = ["aws", "gcp", "azure"], count = 2, proficiency = 2 },
      { any_of = ["python", "go"], label = "a language", proficiency = "expert", importance = 2 },
      { skill = "any_of", proficiency = 1 },
    ]
    secondary_responsibilities = [
      "Mentors others",
    ]
    preferred_experience = [
      "Has run a migration",
    ]
    notes = [
      "First note.",
      "Second note.",
    ]
    tags = ["senior", "on"]
    occupation_codes = ["isco:2512", "onet:15-1252.00"]
    terminal = true
    entry_from = [
      { role = "Site Reliability Engineer", qualifier = "technical", aliases = ["SRE"] },
    ]
    allow = ["no-way-in", "dead-end-role"]

    [[transitions]]
    from = "engineer"
    to = "senior-engineer"
    kind = "advancement"
    years = 2
    basis = "observed"
    people = 120
    period = "2019-2023"
    median_years = 2.5

    [[transitions]]
    from = "engineer"
    to = "data-engineer"
    kind = "lateral"
    note = "often through a project"
    "##);
}

#[test]
fn json_looks_as_if_written_by_hand() {
    insta::assert_snapshot!(write(&rich(), Notation::Json), @r##"
    {
      "careergraph": 1,
      "title": "A rich example",
      "description": "Every key of the format stands here at least once. The text is long enough to need more than one line of the file, so that one sees how prose is broken between its words, \"quotes\" and all: nothing is lost.",
      "source": "https://example.org/ladders#2024",
      "license": "CC-BY-4.0",
      "currency": "EUR",
      "proficiency_scale": ["aware", "working", "practised", "proficient", "expert"],
      "lateral_moves": "one-way",
      "lint": {
        "skip-level-move": "deny",
        "completeness": "allow"
      },
      "families": {
        "software": "Software",
        "r-and-d": "Research: new things"
      },
      "tracks": {
        "ic": "Individual contributor",
        "management": "Management"
      },
      "skills": {
        "python": {"kind": "language", "category": "programming languages", "ambiguous": true},
        "go": {"aliases": ["Golang"], "kind": "language", "ambiguous": true},
        "system-design": "System design",
        "git": "Git",
        "kubernetes": {
          "aliases": [
            "K8s",
            "Kubernetes (container orchestration)",
            "Container platform of the big cloud providers"
          ],
          "broader": ["system-design", "operations"],
          "description": "Running containers."
        },
        "no": {"title": "Norwegian", "kind": "language"},
        "010": {"broader": "go"}
      },
      "roles": {
        "engineer": {
          "aliases": ["Software Engineer", "Developer, software"],
          "summary": "Builds and runs services.",
          "family": "software",
          "track": "ic",
          "level": 2,
          "years": "3+",
          "salary": "45000-60000 EUR/year",
          "education": "Bachelor's degree",
          "requires": {
            "git": 3,
            "system-design": "practised",
            "a language": {"any_of": ["python", "go"], "proficiency": 3},
            "kubernetes": {
              "proficiency": 2,
              "inferred": true,
              "evidence": [
                "Familiarity with container orchestration, preferably on one of the large public clouds.",
                "Hands-on: Kubernetes"
              ]
            },
            "writing": {"importance": 0.25}
          },
          "optional": {
            "terraform": {"proficiency": 2, "evidence": "Knows Terraform."},
            "communication": "any"
          },
          "responsibilities": [
            "Designs, builds and runs services together with the people who use them, from the first sketch to the day they are switched off.",
            "On call: one week in six"
          ],
          "notes": "One note.",
          "entry_from": [
            "junior-engineer",
            {"outside": "Computer science graduate"}
          ],
          "advances_to": [
            ["Senior Engineer", "Lead Engineer"],
            {
              "any_of": ["Engineering Manager", {"role": "Team Lead", "note": "in small companies"}],
              "years": "2-4"
            },
            {
              "any_of": ["Architect", "Principal Engineer"],
              "years": "5+",
              "basis": "derived",
              "source": "a public study"
            }
          ],
          "lateral_to": [
            "Data Engineer",
            {"role": "Support Engineer", "note": "often after an incident", "one_way": true}
          ]
        },
        "junior-engineer": {},
        "senior-engineer": {
          "years": {"min": 5, "max": 5},
          "salary": {"max": 90000, "per": "year"},
          "education": {
            "minimum": "Bachelor's degree",
            "preferred": "Master's degree",
            "fields": ["Computer science", "Mathematics"]
          },
          "inherits": "engineer",
          "requires": [
            {"git": 4},
            "communication",
            {"any_of": ["aws", "gcp", "azure"], "count": 2, "proficiency": 2},
            {
              "any_of": ["python", "go"],
              "label": "a language",
              "proficiency": "expert",
              "importance": 2
            },
            {"skill": "any_of", "proficiency": 1}
          ],
          "secondary_responsibilities": [
            "Mentors others"
          ],
          "preferred_experience": [
            "Has run a migration"
          ],
          "notes": [
            "First note.",
            "Second note."
          ],
          "tags": ["senior", "on"],
          "occupation_codes": ["isco:2512", "onet:15-1252.00"],
          "terminal": true,
          "entry_from": [
            {"role": "Site Reliability Engineer", "qualifier": "technical", "aliases": ["SRE"]}
          ],
          "allow": ["no-way-in", "dead-end-role"]
        }
      },
      "transitions": [
        {
          "from": "engineer",
          "to": "senior-engineer",
          "kind": "advancement",
          "years": 2,
          "basis": "observed",
          "people": 120,
          "period": "2019-2023",
          "median_years": 2.5
        },
        {
          "from": "engineer",
          "to": "data-engineer",
          "kind": "lateral",
          "note": "often through a project"
        }
      ]
    }
    "##);
}

/// Writes and reads a document in every notation.
fn check(document: &GraphDocument) {
    let expected = document.clone().canonical().without_spans();
    for notation in NOTATIONS {
        let text = write(document, notation);
        let found = read_clean(notation, &text);
        assert_eq!(write(&found, notation), text, "{notation} is not stable");
        let found = found.canonical().without_spans();
        assert_eq!(found, expected, "{notation}:\n{text}");
    }
}

#[test]
fn a_document_survives_every_notation() {
    check(&rich());
}

#[test]
fn every_shipped_graph_survives_every_notation() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs");
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("a readable folder").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            let text = fs::read_to_string(&path).expect("a readable file");
            // Whether the graphs load is a question for the tests of loading.
            let document = read(Notation::Yaml, SourceId::default(), &text, &mut Vec::new());
            document.iter().for_each(check);
        }
    }
}

proptest! {
    #[test]
    fn every_document_survives_every_notation(document in arbitrary::document()) {
        check(&document);
    }

    #[test]
    fn the_canonical_form_is_its_own(document in arbitrary::document()) {
        let canonical = document.canonical();
        prop_assert_eq!(canonical.clone().canonical(), canonical);
    }

    #[test]
    fn merging_a_document_once_more_changes_nothing(document in arbitrary::document()) {
        let merged = GraphDocument::merge(vec![document.clone(), document.clone()]);
        let again = GraphDocument::merge(vec![merged.clone(), document]);
        prop_assert_eq!(again.canonical(), merged.canonical());
    }
}
