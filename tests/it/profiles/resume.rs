//! The tables of the book say what résumés mean.

use std::fs;
use std::path::Path;

use careergraph::input::LoadedProfile;
use careergraph::model::Proficiency;
use careergraph::source::SourceFile;

use super::software;

#[test]
fn the_table_of_levels_is_true() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/profiles.md");
    let page = fs::read_to_string(page).expect("the book has the page");
    let table = page.split("\n| level | step of five |\n").nth(1);
    let table = table.expect("the page has the table of levels");
    let graph = software();
    let mut levels = 0;
    for row in table.lines().skip(1).take_while(|row| row.starts_with('|')) {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        for level in cells[1].split('`').skip(1).step_by(2) {
            let text =
                format!("{{\"skills\": [{{\"name\": \"Python\", \"level\": \"{level}\"}}]}}");
            let loaded = LoadedProfile::from_source(SourceFile::new("resume.json", text));
            let loaded = loaded.expect("the résumé is sound");
            let me = graph.profile(&loaded.profile).resolve();
            levels += 1;
            let Some(skill) = me.skills.first() else {
                assert_eq!("not held", cells[2], "{level}");
                continue;
            };
            let step = skill.proficiency;
            let name = step.and_then(|step| graph.scale().name(Proficiency(step)));
            let shown = match (step, name) {
                (Some(step), Some(name)) => format!("{step} {name}"),
                _ => "not understood".to_owned(),
            };
            assert_eq!(shown, cells[2], "{level}");
            assert_eq!(skill.inferred, step.is_some(), "{level}");
        }
    }
    assert!(levels > 20, "the table has levels");
}

#[test]
fn sections_mean_what_the_page_says() {
    let text = r#"{
  "basics": {"name": "Kim", "label": "Wizard"},
  "work": [
    {"position": "Software Engineer II, Payments", "startDate": "2022-01-01"},
    {"position": "Junior Engineer", "startDate": "2020-01-01", "endDate": "2022-07-01"}
  ],
  "skills": [
    {"name": "Python", "level": "Expert", "keywords": ["Django"]},
    {"name": "Tools", "level": "Intermediate", "keywords": ["Git", "Docker"]}
  ],
  "languages": [{"language": "Dutch", "fluency": "Native speaker"}],
  "certificates": [{"name": "AWS Certified Developer", "date": "2023-04", "url": "https://example.com"}],
  "projects": [{"name": "A tracker", "keywords": ["PostgreSQL"], "endDate": "2021"}]
}"#;
    let loaded = LoadedProfile::from_source(SourceFile::new("resume.json", text));
    let loaded = loaded.expect("the résumé is sound");
    let graph = software();
    let today = "2025-01-01".parse().expect("a date");
    let me = graph.profile(&loaded.profile).as_of(today).resolve();
    let card = me.card(&graph, &loaded.sources[loaded.profile.source]);
    assert_eq!(card.role.map(|role| role.id).as_deref(), Some("engineer"));
    assert!(card.role_inferred);
    assert_eq!(
        (card.years.total, card.years.in_role),
        (Some(5.0), Some(3.0))
    );
    let skills: Vec<_> = card
        .skills
        .iter()
        .map(|held| {
            (
                held.skill.id.as_str(),
                held.proficiency,
                held.evidence.len(),
            )
        })
        .collect();
    assert_eq!(
        skills,
        [
            ("aws", None, 1),
            ("django", None, 0),
            ("docker", Some(3), 0),
            ("git", Some(3), 0),
            ("postgresql", None, 1),
            ("python", Some(5), 0),
        ]
    );
    let missed: Vec<_> = card.unresolved.iter().map(|one| &*one.text).collect();
    assert_eq!(missed, ["Dutch"]);
}
