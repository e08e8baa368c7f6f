use super::*;
use crate::model::{HeldProficiency, JobEnd, Profile};

fn load(name: &str, text: &str) -> Profile {
    let file = SourceFile::new(name, text.to_owned());
    let loaded = LoadedProfile::from_source(file);
    let loaded = loaded.unwrap_or_else(|error| panic!("{:?}", error.diagnostics));
    assert_eq!(loaded.findings, [], "{text}");
    loaded.profile
}

fn messages(name: &str, text: &str) -> Vec<String> {
    let file = SourceFile::new(name, text.to_owned());
    let (findings, sources) = match LoadedProfile::from_source(file) {
        Ok(loaded) => (loaded.findings, loaded.sources),
        Err(error) => (error.diagnostics, error.sources),
    };
    let said = findings.iter().map(|finding| {
        let place = finding.primary.place;
        let at = sources[place.source].line_column(place.span.start);
        format!("{}:{} {}", at.line, at.column, finding.message)
    });
    said.collect()
}

/// What is left of a profile when the places are forgotten.
fn said(profile: &Profile) -> Vec<String> {
    let skill = |held: &crate::model::HeldSkill| {
        let (skill, proficiency) = (&held.skill.value, &held.proficiency.value);
        format!("{skill}: {proficiency:?} {:?}", held.evidence)
    };
    let wishes = [&profile.interests, &profile.avoid].map(|wishes| {
        let names = wishes.roles.iter().chain(&wishes.families);
        let names: Vec<_> = names.map(|name| name.value.to_string()).collect();
        names.join(", ")
    });
    let about = format!(
        "{:?} {:?} {:?} {:?}",
        profile.name,
        profile.role.as_ref().map(|role| &role.value),
        profile.years,
        profile.years_in_role
    );
    let skills = profile.skills.iter().map(skill);
    std::iter::once(about).chain(skills).chain(wishes).collect()
}

#[test]
fn the_three_notations_say_the_same() {
    let yaml = "
profile: 1
name: Kim
role: Cook
years: {total: 5, in_role: 2.5}
skills:
  pastry: 3
  sauces: practised
  knives: any
  menus:
    proficiency: 2
    evidence:
      - Wrote the spring menu
      - {text: A prize, link: 'https://example.org', date: 2024-05}
interests: {roles: [Chef]}
avoid: {families: bakery}
";
    let toml = "
profile = 1
name = 'Kim'
role = 'Cook'
years = { total = 5, in_role = 2.5 }
skills.pastry = 3
skills.sauces = 'practised'
skills.knives = 'any'
interests.roles = ['Chef']
avoid.families = 'bakery'
[skills.menus]
proficiency = 2
evidence = ['Wrote the spring menu', { text = 'A prize', link = 'https://example.org', date = '2024-05' }]
";
    let json = r#"{
  "profile": 1, "name": "Kim", "role": "Cook", "years": {"total": 5, "in_role": 2.5},
  "skills": [
    {"pastry": 3}, {"skill": "sauces", "proficiency": "practised"}, "knives",
    {"menus": {"proficiency": 2, "evidence": ["Wrote the spring menu",
      {"text": "A prize", "link": "https://example.org", "date": "2024-05"}]}}
  ],
  "interests": {"roles": ["Chef"]}, "avoid": {"families": "bakery"}
}"#;
    let expected = said(&load("me.yaml", yaml));
    assert_eq!(said(&load("me.toml", toml)), expected);
    assert_eq!(said(&load("me.json", json)), expected);
    assert_eq!(expected.len(), 7);
}

#[test]
fn all_problems_come_in_one_run_and_repeat_nothing() {
    let text = "
rolle: Cook
years: {total: 1, in_role: 2}
skills:
  pastry: 0
  Pastry: 21
  sauces: {profficiency: 3}
  soups: {proficiency: [3]}
  menus: {evidence: {date: soon}}
interests: [Chef]
avoid: {role: Waiter}
name: 12
name: Kim
";
    assert_eq!(
        messages("me.yaml", text),
        [
            "2:1 unknown key",
            "3:28 `in_role` is more than `total`",
            "5:11 `proficiency` is not a step of a scale: steps count from 1, and no scale has more than 20",
            "6:11 `proficiency` is not a step of a scale: steps count from 1, and no scale has more than 20",
            "7:12 unknown key",
            "8:24 a proficiency must be a step of the scale by number or name, or `any`, found a list",
            "9:28 `date` is not a date",
            "10:12 `interests` must be a map with `roles` and `families`, found a list",
            "11:9 unknown key",
            "12:7 unquoted text is a number to other readers",
            "13:1 a key is given twice",
        ]
    );
}

#[test]
fn a_resume_is_known_by_its_keys() {
    for (text, expected) in [
        (r#"{"basics": {}}"#, true),
        (r#"{"work": []}"#, true),
        (r#"{"skills": [{"name": "Go"}]}"#, true),
        (r#"{"skills": [{"skill": "go"}]}"#, false),
        (r#"{"skills": ["go"]}"#, false),
        (r#"{"skills": {"name": 3}}"#, false),
        (r#"{"role": "Cook", "work": []}"#, false),
        ("[]", false),
    ] {
        let (tape, _) = graph_file::tape(Notation::Json, SourceId::default(), text);
        let tape = tape.expect("the text is JSON");
        let root = tape.root().expect("there is a value");
        assert_eq!(is_resume(root), expected, "{text}");
    }
}

#[test]
fn a_resume_has_empty_values_and_keys_of_its_own() {
    let text = r#"{
  "$schema": "x", "meta": {"theme": "y"},
  "basics": {"name": "Kim", "label": "", "url": null},
  "work": [
    {"position": "Cook", "startDate": "2020-02", "endDate": "", "stars": 3},
    {"position": "Porter", "startDate": "2018", "endDate": "2018-06"},
    {"position": null, "startDate": "2016-01-31T00:00:00Z", "endDate": "2017"},
    null
  ],
  "skills": [{"name": "Kitchen", "level": 4, "keywords": ["pastry", ""]}],
  "languages": null,
  "awards": 7
}"#;
    let profile = load("resume.json", text);
    assert_eq!(profile.jobs.len(), 3);
    assert_eq!(profile.jobs[0].end, JobEnd::Unsaid);
    assert_eq!(profile.label, None);
    assert_eq!(profile.groups[0].keywords.len(), 1);
    let level = &profile.groups[0].level.value;
    assert_eq!(*level, HeldProficiency::Level("4".into()));
}

#[test]
fn odd_dates_of_a_resume_are_read_or_count_as_not_given() {
    let text = r#"{
  "work": [
    {"position": "Cook", "startDate": "Sept 2012", "endDate": "Present"},
    {"position": "Waiter", "startDate": "01/2010", "endDate": "2011-1"},
    {"position": "Porter", "startDate": "2008-01", "endDate": "when the inn closed"},
    {"position": "Chef", "startDate": {"year": 2007}, "endDate": "2007"}
  ],
  "certificates": [{"name": "Pastry", "date": "now"}],
  "projects": [{"keywords": ["Sauces"], "startDate": "May 2020", "endDate": "2020-99"}]
}"#;
    let file = SourceFile::new("resume.json", text.to_owned());
    let loaded = LoadedProfile::from_source(file).expect("odd dates are no error");
    let is_warning = |found: &Diagnostic| found.severity == Severity::Warning;
    assert!(loaded.findings.iter().all(is_warning));
    assert_eq!(
        messages("resume.json", text),
        [
            "5:63 `endDate` is not a date and counts as not given",
            "6:39 `startDate` is not a date and counts as not given",
            "8:47 `date` is not a date and counts as not given",
            "9:77 `endDate` is not a date and counts as not given",
        ]
    );
    let written = |date: Option<crate::model::Date>| date.map(|date| date.to_string());
    let jobs = loaded.profile.jobs.iter();
    let jobs: Vec<_> = jobs
        .map(|job| match job.end {
            JobEnd::On(end) => (written(job.start), written(Some(end))),
            end => (written(job.start), Some(format!("{end:?}"))),
        })
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        jobs,
        [
            (some("2012-09"), some("Present")),
            (some("2010-01"), some("2011-01")),
            // It has ended, so it is not one that goes on.
            (some("2008-01"), some("Unreadable")),
            (None, some("2007")),
        ]
    );
    let project = &loaded.profile.skills[1].evidence[0];
    assert_eq!(written(project.date), some("2020-05"));

    // A profile file keeps to the form.
    let strict = "skills: {pastry: {evidence: {text: A prize, date: Sept 2012}}}";
    assert_eq!(messages("me.yaml", strict), ["1:51 `date` is not a date"]);
}

#[test]
fn a_text_among_the_skills_of_a_resume_is_a_name() {
    let text = r#"{"work": [], "skills": ["Airflow", {"name": "Go", "level": "Expert"}, ""]}"#;
    let profile = load("resume.json", text);
    let names = profile.groups.iter().map(|group| group.heading.as_ref());
    let names: Vec<_> = names.flatten().map(|name| &*name.value).collect();
    assert_eq!(names, ["Airflow", "Go"]);
    let level = &profile.groups[0].level.value;
    assert_eq!(*level, HeldProficiency::Unspecified);

    let text = r#"{"work": ["Cook"], "skills": [["Airflow"], true]}"#;
    assert_eq!(
        messages("resume.json", text),
        [
            "1:11 an entry of `work` must be a map, found text",
            "1:31 an entry of `skills` must be a map, found a list",
            "1:44 an entry of `skills` must be a map, found a switch",
        ]
    );
}

#[test]
fn a_resume_with_mistakes_is_refused() {
    let text = r#"{
  "basics": [],
  "work": [
    {"position": ["Cook"], "startDate": "February 2020"},
    {"startDate": "2020-02", "endDate": "2019-12"},
    {"startDate": "2020-02", "startDate": "2020-03", "endDate": "2020"}
  ],
  "skills": {"name": "Go"},
  "projects": ["Go"]
}"#;
    assert_eq!(
        messages("resume.json", text),
        [
            "2:13 `basics` must be a map, found a list",
            "4:18 `position` must be text, found a list",
            "5:41 this job ends before it begins",
            "6:30 a key is given twice",
            "8:13 `skills` must be a list, found a map",
            "9:16 an entry of `projects` must be a map, found text",
        ]
    );
}

#[test]
fn more_than_a_person_has_is_refused() {
    let many: Vec<_> = (0..=MAX_ENTRIES).map(|n| format!("\"s{n}\"")).collect();
    let text = format!("{{\"role\": \"x\", \"skills\": [{}]}}", many.join(","));
    assert_eq!(
        messages("me.json", &text),
        ["1:1 more than 10000 skills, jobs and wishes"]
    );
    let large = format!("role: x # {}", "y".repeat(MAX_BYTES));
    assert_eq!(
        messages("me.yaml", &large),
        ["1:1 a profile has at most 4 MiB"]
    );
}

#[test]
fn what_is_no_profile_is_refused() {
    for (name, text) in [
        ("me.yaml", ""),
        ("me.yaml", "# nothing\n"),
        ("me.yaml", "just text"),
        ("me.json", "[]"),
        ("me.json", "{"),
        ("me.json", "null"),
        ("me.toml", "="),
        ("me.txt", "role: Cook"),
        ("me", "role: Cook"),
    ] {
        assert_eq!(messages(name, text).len(), 1, "{name} {text}");
    }
}

#[test]
fn a_mistake_in_toml_has_the_reason_that_the_parser_gives() {
    for (text, reason) in [
        ("a = b", ": string values must be quoted"),
        ("a = b\"", ": missing opening quote"),
        ("a", ": key with no value"),
        ("[[a", ": unclosed array table"),
        ("a = {b = 1", ": unclosed inline table"),
        ("a = [1", ": unclosed array"),
        ("[a", ": unclosed table"),
        ("a = 1 b = 2", ": unexpected key or value"),
        ("a = 01", ": unexpected leading zero"),
        ("a = [1,,2]", ": extra comma in array"),
        ("a = {b = 1,,c = 2}", ": extra comma in inline table"),
        ("a = \"\\q\"", ""),
    ] {
        let found = messages("me.toml", &format!("profile = 1\n{text}\n"));
        let expected = format!(" not well-formed TOML{reason}");
        let is_told = found.iter().any(|message| message.ends_with(&expected));
        assert!(is_told, "{text}: {found:?}");
    }
}
