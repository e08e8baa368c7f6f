//! Jobs: the role that somebody has, and for how long something was done.

use super::*;

#[test]
fn the_newest_job_is_the_role_and_no_day_counts_twice() {
    let graph = graph();
    let resume = r#"{"work": [
        {"position": "Waiter", "startDate": "2010-01-01", "endDate": "2012-01-01"},
        {"position": "Cook (evenings)", "startDate": "2011-01-01", "endDate": "2013-01-01"},
        {"position": "Sr. Commis at The Fork", "startDate": "2020-01-01"},
        {"position": "Cook", "startDate": "2019-01-01", "endDate": "2021-01-01"}
    ]}"#;
    let me = resolved(&graph, "resume.json", resume, "2022-01-01");
    // "Senior Commis" is nobody here.
    assert_eq!(role(&graph, &me), None);
    assert_eq!(me.years, Some(6.0));
    assert_eq!(me.years_in_role, None);

    let resume = resume.replace("Sr. Commis", "Commis");
    let me = resolved(&graph, "resume.json", &resume, "2022-01-01");
    assert_eq!(role(&graph, &me), Some("Cook"));
    assert!(me.role_inferred);
    assert_eq!(me.years, Some(6.0));
    assert_eq!(me.years_in_role, Some(5.0));

    // Without a date nobody knows how long a job goes on.
    let me = resolved(&graph, "resume.json", &resume, "");
    assert_eq!((me.years, me.years_in_role), (None, None));
}

#[test]
fn a_job_counts_from_the_day_it_begins_until_today() {
    let graph = graph();
    let me = |work: &str| {
        let text = format!(r#"{{"basics": {{"name": "A"}}, "work": [{work}]}}"#);
        let me = resolved(&graph, "cv.json", &text, "2024-01-01");
        let role = me.role.map(|role| graph.role_at(role).title().to_owned());
        (role, me.years.map(|years| (years * 10.0).round() / 10.0))
    };
    let chef = Some("Chef".to_owned());
    for (work, years) in [
        // It ends after today, and goes on until then.
        (
            r#"{"position": "Chef", "startDate": "2020-01-01", "endDate": "2030-01-01"}"#,
            Some(4.0),
        ),
        // What begins after today has not begun.
        (
            r#"{"position": "Waiter", "startDate": "2024-03"},
               {"position": "Chef", "startDate": "2020-01-01"}"#,
            Some(4.0),
        ),
        // Nobody knows that a job without dates goes on, or how long it took.
        (
            r#"{"position": "Waiter"},
               {"position": "Chef", "startDate": "2020-01-01", "endDate": "2022-01-01"}"#,
            None,
        ),
        (r#"{"position": "Chef"}, {"position": "Waiter"}"#, None),
    ] {
        assert_eq!(me(work), (chef.clone(), years), "{work}");
    }
}

#[test]
fn a_job_that_does_not_say_when_it_began_is_listed() {
    use UnresolvedKind::{Role, UndatedJob};

    let graph = graph();
    let resume = r#"{"work": [
        {"position": "Waiter"},
        {"name": "An inn"},
        {"position": "Wizard", "endDate": "2015"},
        {"position": "Chef", "startDate": "2020", "endDate": "2021"}
    ]}"#;
    let me = resolved(&graph, "cv.json", resume, "2024-01-01");
    assert_eq!(role(&graph, &me), Some("Chef"));
    // The years in the role do not hang on the other jobs.
    assert_eq!((me.years, me.years_in_role), (None, Some(2.0)));
    assert_eq!(
        unresolved(&me),
        [
            (UndatedJob, "Waiter", vec![]),
            (UndatedJob, "", vec![]),
            (Role, "Wizard", vec![]),
            (UndatedJob, "Wizard", vec![]),
        ]
    );
    let file = SourceFile::new("cv.json", resume.to_owned());
    let card = me.card(&graph, &file);
    assert_eq!((card.unresolved[1].line, card.unresolved[1].column), (3, 9));

    // One that is said to go on is the present one, whenever it began.
    let resume = r#"{"work": [
        {"position": "Waiter", "startDate": "2020", "endDate": "2021"},
        {"position": "Chef", "startDate": "long ago", "endDate": "Present"}
    ]}"#;
    let me = resolved(&graph, "cv.json", resume, "2024-01-01");
    assert_eq!((role(&graph, &me), me.years), (Some("Chef"), None));
    assert_eq!(unresolved(&me), [(UndatedJob, "Chef", vec![])]);
}

#[test]
fn a_job_with_an_end_that_cannot_be_read_has_ended_and_keeps_its_start() {
    let graph = graph();
    let me = |work: &str| {
        let resume = format!(r#"{{"work": [{work}]}}"#);
        let file = SourceFile::new("cv.json", resume);
        let loaded = LoadedProfile::from_source(file).expect("an odd date is a warning");
        let today = "2024-01-01".parse().expect("a date");
        let me = graph.profile(&loaded.profile).as_of(today).resolve();
        let undated = unresolved(&me)
            .iter()
            .map(|(_, text, _)| text.to_string())
            .collect();
        (role(&graph, &me).map(str::to_owned), me.years, undated)
    };
    let before = r#"{"position": "Chef", "startDate": "2020", "endDate": "2021"}"#;
    let odd = r#"{"position": "Waiter", "startDate": "2022", "endDate": "when it closed"}"#;
    let waiter = vec!["Waiter".to_owned()];
    let newest = (Some("Waiter".to_owned()), None, waiter.clone());
    assert_eq!(me(&format!("{before}, {odd}")), newest);
    let present = r#"{"position": "Cook", "startDate": "2019"}"#;
    let goes_on = (Some("Cook".to_owned()), None, waiter);
    assert_eq!(me(&format!("{odd}, {present}")), goes_on);
    // What has not begun yet counts for nothing, and is not asked about either.
    let to_come = r#"{"position": "Waiter", "startDate": "2025", "endDate": "who knows"}"#;
    let chef = (Some("Chef".to_owned()), Some(2.0), Vec::new());
    assert_eq!(me(&format!("{before}, {to_come}")), chef);
}

#[test]
fn a_job_until_a_month_or_a_year_lasts_to_its_end() {
    let graph = graph();
    let years = |start: &str, end: &str, today: &str| {
        let job = format!(r#"{{"position": "Chef", "startDate": "{start}", "endDate": "{end}"}}"#);
        let me = resolved(&graph, "cv.json", &format!(r#"{{"work": [{job}]}}"#), today);
        assert_eq!(me.years, me.years_in_role);
        me.years
    };
    for (start, end, today, expected) in [
        ("2019-01", "2019-12", "2024-01-01", 1.0),
        ("2019", "2019", "2024-01-01", 1.0),
        ("2019", "2019", "", 1.0),
        ("2019-01-01", "2020-01-01", "2024-01-01", 1.0),
        // Never beyond today.
        ("2019", "2019", "2019-07-02", 0.5),
        ("2019-01", "2019-07", "2019-07-02", 0.5),
    ] {
        assert_eq!(
            years(start, end, today),
            Some(expected),
            "{start} {end} {today}"
        );
    }

    // The year lasted longer than the month within it, and touching jobs count once.
    let me = resolved(
        &graph,
        "cv.json",
        r#"{"work": [
            {"position": "Cook", "startDate": "2018", "endDate": "2019-06"},
            {"position": "Chef", "startDate": "2019-06", "endDate": "2019"}
        ]}"#,
        "2024-01-01",
    );
    assert_eq!((role(&graph, &me), me.years), (Some("Chef"), Some(2.0)));
}

#[test]
fn the_label_stands_in_for_a_job() {
    let graph = graph();
    let me = resolved(
        &graph,
        "resume.json",
        r#"{"basics": {"label": "Chef"}, "work": [{"position": "Wizard", "startDate": "2020", "endDate": "2021"}]}"#,
        "",
    );
    assert_eq!(role(&graph, &me), Some("Chef"));
    assert_eq!(unresolved(&me), [(UnresolvedKind::Role, "Wizard", vec![])]);
    assert_eq!((me.years, me.years_in_role), (Some(2.0), None));
}

#[test]
fn jobs_of_other_trades_are_listed() {
    let graph = graph();
    let resume = r#"{"work": [
        {"position": "Cook", "startDate": "2019-01-01"},
        {"position": "Wizard", "startDate": "2010-01-01", "endDate": "2012-01-01"}
    ]}"#;
    let me = resolved(&graph, "resume.json", resume, "");
    assert_eq!(role(&graph, &me), Some("Cook"));
    assert_eq!(unresolved(&me), [(UnresolvedKind::Role, "Wizard", vec![])]);
}

#[test]
fn leaves_and_studies_are_no_work() {
    let graph = graph();
    for title in [
        "Parental leave",
        "PhD student",
        "Career break (childcare)",
        "Gap year",
    ] {
        let text = format!(
            r#"{{"basics":{{}},"work":[
                {{"position":"{title}","startDate":"2022-01-01","endDate":"2023-12-31"}},
                {{"position":"Cook","startDate":"2020-01-01","endDate":"2021-12-31"}}]}}"#
        );
        let me = resolved(&graph, "resume.json", &text, "2024-01-01");
        assert_eq!(role(&graph, &me), Some("Cook"), "{title}");
        assert_eq!(me.years.map(f64::round), Some(2.0), "{title}");
    }
}
