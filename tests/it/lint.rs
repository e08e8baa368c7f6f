//! Every rule of `lint` finds what it says, and nothing in what it accepts.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use careergraph::diagnostic::Severity;
use careergraph::diagnostic::render::{self, Style};
use careergraph::input::{Format, embedded};
use careergraph::lint::{Group, LintLevels, LintReport, RULES, Rule};
use careergraph::load::{Documents, Loader};
use careergraph::model::LintLevel;

use crate::book::are_current;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn example(rule: &Rule, name: &str) -> String {
    let path = root().join("tests/lint").join(rule.name()).join(name);
    let text = fs::read_to_string(&path);
    text.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .replace("\r\n", "\n")
}

/// What one rule alone finds, at the level that it has by default. One about settings looks
/// at what the others find.
fn alone(rule: &Rule, text: &str) -> (LintReport, Documents) {
    let mut levels = LintLevels::default();
    if rule.group != Group::Settings {
        levels.set("all", LintLevel::Allow).expect("a name");
    }
    levels.set("settings", LintLevel::Allow).expect("a name");
    let level = rule.level.max(LintLevel::Warn);
    levels.set(rule.name(), level).expect("a rule");
    let mut loader = Loader::new();
    loader.text("ladder.yaml", Format::Yaml, text);
    let (mut report, documents) = lint(loader, levels);
    report
        .findings
        .retain(|one| one.diagnostic.code == rule.code);
    (report, documents)
}

fn lint(inputs: Loader, levels: LintLevels) -> (LintReport, Documents) {
    let outcome = inputs.load_with_documents();
    let (loaded, documents) = outcome.unwrap_or_else(|error| panic!("{error}"));
    let report = loaded.graph.lint(&documents);
    (report.levels(levels).run(), documents)
}

#[test]
fn every_rule_has_a_page_with_what_it_finds_and_what_it_accepts() {
    let mut pages = vec![("docs/rules.md".to_owned(), careergraph::lint::book_page())];
    for rule in RULES {
        let [flagged, accepted] = ["flagged.yaml", "accepted.yaml"].map(|name| example(rule, name));
        let (report, documents) = alone(rule, &flagged);
        assert!(!report.findings.is_empty(), "{} finds nothing", rule.name());
        let found: Vec<_> = report
            .findings
            .iter()
            .map(|one| one.diagnostic.clone())
            .collect();
        let style = Style {
            color: false,
            width: 100,
        };
        let said = render::human(&found, &documents.sources, style);
        let (report, _) = alone(rule, &accepted);
        assert_eq!(report.findings, [], "{}", rule.name());
        let page = rule.book_page(&flagged, &said, &accepted);
        pages.push((format!("docs/rules/{}.md", rule.name()), page));
    }
    are_current(&pages);
}

/// How many findings a rule has about a ladder, each pair on either side of a line that it draws.
#[test]
fn rules_draw_their_lines_where_they_say() {
    let ladder = |roles: &[&str]| format!("roles: {{{}}}", roles.join(", "));
    let steps = |last: &str| {
        let rungs = [
            "A: {requires: {x: 1}, advances_to: B}",
            "B: {requires: {x: 2}, advances_to: C}",
            "C: {requires: {x: 3}, advances_to: D}",
            "D: {requires: {x: 5, y: 1}, advances_to: E}",
        ];
        ladder(&[&rungs[..], &[last]].concat())
    };
    // Gaps of 1, 1, 3 and the last: the median is 2.
    let seven = steps("E: {requires: {x: 5, y: 5, z: 3}, terminal: true}");
    let six = steps("E: {requires: {x: 5, y: 5, z: 2}, terminal: true}");
    let pay = |high: &str| {
        let low = "A: {salary: 40000-50000 EUR, advances_to: B}";
        ladder(&[low, &format!("B: {{salary: {high}}}")])
    };
    let asks = "requires: {a: 1, b: 2, c: 3}";
    let cases: Vec<(&str, String, usize)> = vec![
        ("uneven-step", seven.clone(), 1),
        ("uneven-step", six, 0),
        // A fifth of the steps skips the rungs between, and does not count.
        ("uneven-step", seven.replace("advances_to: B", "advances_to: [B, E]"), 1),
        ("uneven-step", seven.replacen("advances_to: B", "terminal: true", 1), 0),
        ("missing-rung", ladder(&["A: {level: 1, advances_to: B}", "B: {level: 2, advances_to: C}", "C: {level: 4}"]), 0),
        ("missing-rung", ladder(&["A: {level: 1, advances_to: B}", "B: {level: 2, advances_to: C}", "C: {level: 3, advances_to: D}", "D: {level: 6}"]), 1),
        ("missing-level", ladder(&["A: {level: 1}", "B: {level: 2}", "C: {}", "D: {}"]), 0),
        ("missing-level", ladder(&["A: {level: 1}", "B: {level: 2}", "C: {level: 2}", "D: {}"]), 1),
        ("no-way-in", ladder(&["A: {years: 3+, advances_to: B}"]), 1),
        ("no-way-in", ladder(&["A: {years: 2.9+, advances_to: B}"]), 0),
        ("falling-salary", pay("40000-50000 EUR"), 0),
        ("falling-salary", pay("39000-50000 EUR"), 1),
        ("falling-salary", pay("39000-51000 EUR"), 0),
        ("falling-salary", pay("3900-4900 EUR/month"), 0),
        ("twin-roles", ladder(&[&format!("A: {{{asks}}}"), &format!("B: {{{asks}}}")]), 1),
        ("twin-roles", ladder(&["A: {requires: {a: 1, b: 2}}", "B: {requires: {a: 1, b: 2}}"]), 0),
        ("twin-roles", ladder(&[&format!("A: {{{asks}}}"), "B: {requires: {a: 1, b: 2}, optional: {c: 3}}"]), 0),
        ("twin-roles", ladder(&[&format!("A: {{{asks}, lateral_to: B}}"), &format!("B: {{{asks}}}")]), 0),
        ("twin-roles", ladder(&[&format!("A: {{{asks}, level: 1}}"), &format!("B: {{{asks}, level: 2}}")]), 0),
        ("twin-roles", ladder(&[&format!("A: {{{asks}, allow: twin-roles}}"), &format!("B: {{{asks}}}"), &format!("C: {{{asks}}}")]), 1),
        ("advancement-cycle", ladder(&["A: {advances_to: B}", "B: {advances_to: [A, C]}", "C: {advances_to: B, allow: advancement-cycle}"]), 1),
        ("advancement-cycle", ladder(&["A: {advances_to: B}", "B: {advances_to: {role: A, basis: observed}}"]), 0),
        ("advancing-summit", ladder(&["A: {terminal: true, advances_to: {role: B, basis: observed}}"]), 0),
        ("one-sided-lateral", ladder(&["A: {lateral_to: {role: B, one_way: true}}", "B: {}"]), 0),
        ("one-sided-lateral", ladder(&["A: {lateral_to: B}"]), 0),
        ("level-not-rising", ladder(&["A: {family: x, level: 2, advances_to: B}", "B: {family: y, level: 1}"]), 0),
        ("level-not-rising", ladder(&["A: {level: 2}", "B: {level: 1, entry_from: A}"]), 1),
        ("skip-level-move", ladder(&["A: {track: t, level: 10, advances_to: B}", "B: {track: t, level: 20}"]), 0),
        ("skip-level-move", ladder(&["A: {track: t, level: 1, advances_to: B}", "B: {track: t, level: 3}", "C: {track: t, level: 2}"]), 1),
        ("falling-proficiency", ladder(&["A: {requires: {or: {any_of: [a, b], proficiency: 4}}, advances_to: B}", "B: {requires: {either: {any_of: [b, a], proficiency: 2}}}"]), 1),
        ("dropped-skill", ladder(&["A: {requires: {a: 1}, advances_to: B}", "B: {requires: {or: {any_of: [a, b]}}}"]), 0),
        ("dropped-skill", ladder(&["A: {optional: {a: 1}, advances_to: B}", "B: {requires: {b: 1}}"]), 0),
        ("orphan-role", "skills: {a: A}".to_owned(), 0),
        ("orphan-role", ladder(&["A: {advances_to: B}", "C: {entry_from: [{outside: elsewhere}]}"]), 0),
        ("dead-end-role", ladder(&["A: {advances_to: B}", "C: {entry_from: [{outside: elsewhere}]}"]), 1),
        ("unused-skill", "skills: {a: {broader: b}, b: B, c: {broader: b}, d: D}\nroles: {R: {requires: {b: 1}}}".to_owned(), 1),
        ("unused-skill", "skills: {a: {broader: b}, b: B}\nroles: {R: {requires: {a: 1}}}".to_owned(), 0),
    ];
    for (rule, text, count) in cases {
        let rule = Rule::named(rule).expect("a rule");
        let (report, _) = alone(rule, &text);
        assert_eq!(report.findings.len(), count, "{}: {text}", rule.name());
    }
}

/// What roles and files say of rules.
#[test]
fn roles_and_files_settle_what_is_looked_at() {
    let denied = |files: &[&str]| {
        let mut inputs = Loader::new();
        for (number, text) in files.iter().enumerate() {
            inputs.text(format!("{number}.yaml"), Format::Yaml, *text);
        }
        let (report, _) = lint(inputs, LintLevels::default());
        let [errors, warnings] = [Severity::Error, Severity::Warning].map(|s| report.count(s));
        (errors, warnings)
    };
    let ends = "roles: {A: {advances_to: B}, B: {}}";
    assert_eq!(denied(&[ends]), (0, 1));
    for name in ["dead-end-role", "soundness", "all"] {
        let allowing = ends.replace("B: {}", &format!("B: {{allow: {name}}}"));
        assert_eq!(denied(&[&allowing]), (0, 0), "{name}");
        assert_eq!(
            denied(&[ends, &format!("lint: {{{name}: deny}}")]),
            (1, 0),
            "{name}"
        );
        // Several files are read as one: of two levels for one name the strictest counts, and what is
        // said of the rule itself goes before its group.
        let files = [
            ends,
            "lint: {dead-end-role: allow}",
            &format!("lint: {{{name}: deny}}"),
        ];
        let errors = usize::from(name == "dead-end-role");
        assert_eq!(denied(&files), (errors, 0), "{name}");
    }
    // A slip of the pen cannot hide itself.
    let slip = "lint: {all: allow, dead-end-rolle: deny}";
    assert_eq!(denied(&[ends, slip]), (0, 1));
    assert_eq!(
        denied(&[ends, "lint: {all: allow, settings: deny, nobody: deny}"]),
        (1, 0)
    );
}

/// A title of a megabyte is not copied into every finding about its role.
#[test]
fn long_titles_are_cut() {
    let long = "x".repeat(100_000);
    let mut text = format!(
        "roles:\n  lead:\n    title: {long}\n    level: 9\n    years: 9+\n    advances_to:\n"
    );
    for role in 0..50 {
        writeln!(text, "      - R{role}").expect("a string takes everything");
    }
    for role in 0..50 {
        writeln!(text, "  R{role}: {{level: 1, years: 1+}}").expect("a string takes everything");
    }
    let mut inputs = Loader::new();
    inputs.text("long.yaml", Format::Yaml, text);
    let (report, _) = lint(inputs, LintLevels::default());
    assert!(report.findings.len() > 100, "{:?}", report.by_rule);
    for finding in report.diagnostics() {
        assert!(
            finding.message.len() < 1000,
            "{} bytes",
            finding.message.len()
        );
    }
}

#[test]
fn examples_and_pages_are_of_rules() {
    let known: BTreeSet<_> = RULES.iter().map(|rule| rule.name().to_owned()).collect();
    for (folder, ending) in [("tests/lint", ""), ("docs/rules", ".md")] {
        let entries = fs::read_dir(root().join(folder)).expect("a folder of the repository");
        let names = entries.map(|entry| {
            let name = entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned();
            name.strip_suffix(ending).unwrap_or(&name).to_owned()
        });
        assert_eq!(names.collect::<BTreeSet<_>>(), known, "{folder}");
    }
}

/// All that all rules find in every graph of the repository, so that a rule that begins to find
/// something elsewhere shows.
#[test]
fn what_all_rules_find_everywhere() {
    let mut text = String::new();
    for name in embedded::names() {
        let mut loader = Loader::new();
        loader.embedded(name).expect("a shipped graph");
        list(name, loader, &mut text);
    }
    let mut files = Vec::new();
    for folder in [
        "examples/ladders",
        "tests/fixtures/small",
        "tests/fixtures/role_pages",
        "tests/lint",
    ] {
        collect(&root().join(folder), &mut files);
    }
    files.sort();
    for file in files {
        let mut loader = Loader::new();
        let name = file.strip_prefix(root()).expect("a file of the repository");
        let name = name.to_string_lossy().replace('\\', "/");
        let written = fs::read_to_string(&file).expect("a text");
        let Some(format) = Format::from_name(&name) else {
            continue;
        };
        loader.text(name.clone(), format, written);
        list(&name, loader, &mut text);
    }
    insta::assert_snapshot!("everywhere", text);
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

fn list(name: &str, inputs: Loader, text: &mut String) {
    let Ok((loaded, documents)) = inputs.load_with_documents() else {
        return;
    };
    let mut levels = LintLevels::default();
    levels
        .set("all", LintLevel::Warn)
        .expect("a name of levels");
    let report = loaded.graph.lint(&documents).levels(levels).run();
    if report.findings.is_empty() {
        return;
    }
    writeln!(text, "{name}").expect("a string takes everything");
    for finding in &report.findings {
        let found = &finding.diagnostic;
        let place = found.primary.place;
        let line = documents.sources[place.source].line(place.span.start);
        writeln!(text, "  {line}: {}: {}", found.code, found.message)
            .expect("a string takes everything");
    }
}

#[test]
fn shipped_graphs_have_nothing_odd() {
    for name in embedded::names() {
        let mut loader = Loader::new();
        loader.embedded(name).expect("a shipped graph");
        let (report, _) = lint(loader, LintLevels::default());
        assert_eq!(report.findings, [], "{name}");
    }
}
