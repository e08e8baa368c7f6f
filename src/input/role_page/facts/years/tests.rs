use super::*;

#[test]
fn ranges_are_read_in_many_forms() {
    for (line, expected) in [
        ("2-4 years", Some("2-4")),
        ("2 – 4 years at a loom", Some("2-4")),
        ("2\u{2011}4 yrs", Some("2-4")),
        ("5+ years of weaving", Some("5+")),
        ("5 or more years", Some("5+")),
        ("5 years or more", Some("5+")),
        ("ten-plus years", Some("10+")),
        ("At least 3 years in a mill", Some("3+")),
        ("Minimum of two years", Some("2+")),
        ("Two to four years", Some("2-4")),
        ("two (2) to four (4) years", Some("2-4")),
        ("three (3) years", Some("3+")),
        ("0 to 2 years", Some("0-2")),
        ("up to 2 years", Some("0-2")),
        ("up to 2 years of college", None),
        ("less than one year", Some("0-1")),
        ("No less than two years at a loom", Some("2+")),
        ("not less than 2 years", Some("2+")),
        ("1 year", Some("1+")),
        ("5 to 10+ years", Some("5+")),
        ("6-12 months", Some("0.5-1")),
        ("1.5 years", Some("1.5+")),
        ("a 2-year degree, then 3 years of work", Some("3+")),
        ("4 looms and 2 years", Some("2+")),
        ("6 months to 2 years", Some("0.5-2")),
        ("six months - one year at a loom", Some("0.5-1")),
        ("1 year to 18 months", Some("1-1.5")),
        ("2+ years with a degree, or 4+ without", Some("2+")),
        ("2 years of college", None),
        ("5–8 years of program management experience", Some("5-8")),
        ("3–10 years (including apprenticeship)", Some("3-10")),
        ("2–5 years of college teaching experience", Some("2-5")),
        ("3–6 years post-degree experience", Some("3-6")),
        ("3 years of a degree program", None),
        ("18 years old with experience", None),
        ("4-year degree and 2 years of experience", Some("2+")),
        ("Entry-level to 2 years", Some("0-2")),
        ("entry level to 3 years of weaving", Some("0-3")),
        ("None required; training provided", Some("0+")),
        ("None.", Some("0+")),
        ("None (training provided)", Some("0+")),
        ("Entry level – 2 years", Some("0-2")),
        ("3+ years after certificate", Some("3+")),
        (
            "2-4 years with an associate degree; 0-2 years with a bachelor's degree",
            Some("2-4"),
        ),
        ("Entry-level: 0–2 years; experienced: 3+ years", Some("0-2")),
        ("0-2 years, 3+ years experienced in wool", Some("0-2")),
        ("Experienced: 3+ years", Some("3+")),
        ("3 years, experienced in wool; 5 years as lead", Some("3+")),
        ("None of the looms", None),
        ("0–4 years (apprenticeship period)", Some("0-4")),
        (
            "0–4 years (apprenticeship period); no prior experience required for apprentices",
            Some("0-4"),
        ),
        ("1–4 years (apprenticeship period)", Some("1-4")),
        ("three (3) years (apprenticeship)", Some("3+")),
        ("2 years (apprenticeship or degree)", None),
        ("4 years of apprenticeship", None),
        ("No experience required; 1–2 years preferred", Some("0+")),
        (
            "1-2 years of weaving preferred, no experience required.",
            Some("0+"),
        ),
        ("1-2 years preferred", Some("1-2")),
        ("No experience required, training provided", Some("0+")),
        ("No experience required; 3 years for a lead", Some("3+")),
        ("no experience needed", Some("0+")),
        ("No prior experience required.", Some("0+")),
        ("No mill experience necessary", Some("0+")),
        ("No experience? Two years of training", Some("2+")),
        ("no lack of experience with looms", None),
        ("Preferably 5 years, at least 3", Some("3+")),
        ("Minimum 3 but ideally 5 years", Some("3+")),
        ("Minimum of 3 years; 5 years ideal", Some("3+")),
        ("At least 3 looms and ideally 5 cats", None),
        ("Ideally 5 years and ideally 7 years", Some("5+")),
        ("", None),
        ("500 years", None),
        ("9999999999999 years", None),
        ("years", None),
        ("- + - years", None),
    ] {
        let read = find_years(line, "Weaver").map(|(range, _)| range.to_string());
        assert_eq!(read.as_deref(), expected, "{line}");
    }
}

#[test]
fn the_range_of_another_seniority_is_passed_over() {
    for (line, title, expected) in [
        (
            "2–5 years for weavers; 6+ years for senior posts",
            "Weaver",
            "2-5",
        ),
        (
            "6+ years for senior posts; 2-5 years for mid-level posts",
            "Weaver",
            "2-5",
        ),
        (
            "2–5 years for weavers; 6+ years for senior posts",
            "Senior Weaver",
            "6+",
        ),
        (
            "2–5 years for weavers; 6+ years for senior posts",
            "Sr. Weaver",
            "6+",
        ),
        ("Junior: 0-1 years; others: 2-4 years", "Weaver", "2-4"),
        ("Jnr: 0-1 years; others: 2-4 years", "Weaver", "2-4"),
        ("6+ years, with 2 years as a lead", "Weaver", "6+"),
        (
            "3–5 years supporting executives; 7+ years for C-suite executive support",
            "Executive Assistant",
            "3-5",
        ),
        (
            "5+ years of weaving; 2+ years in a lead role",
            "Lead Weaver",
            "5+",
        ),
        (
            "2+ years as a weaver; 5+ years in a lead role",
            "Lead Weaver",
            "5+",
        ),
        (
            "7–10 years in data management, with at least 3 years leading weavers.",
            "Lead Weaver",
            "7-10",
        ),
        (
            "5-8 years in project management, with at least 2 years in a mill",
            "Weaver",
            "5-8",
        ),
        (
            "3-5 years of mill management, including 1+ years as supervisor",
            "Supervisor",
            "3-5",
        ),
        (
            "6-8 years in management consulting, of which 3+ years in wool",
            "Weaver",
            "6-8",
        ),
        (
            "5+ years in people management; at least 2 years in wool",
            "Weaver",
            "5+",
        ),
        (
            "5-7 years in a leadership role, with at least 2 years in wool",
            "Weaver",
            "5-7",
        ),
        ("5+ years in management; 2 years in wool", "Weaver", "2+"),
        ("Weaving, with 3 years at a loom", "Weaver", "3+"),
    ] {
        let read = find_years(line, title).map(|(range, _)| range.to_string());
        assert_eq!(read.as_deref(), Some(expected), "{line}");
    }
}

#[test]
fn the_years_of_others_are_none_where_beginners_are_taken() {
    for (line, title, expected) in [
        (
            "New graduates welcome; 3+ years for senior roles.",
            "Weaver",
            Some("0+"),
        ),
        (
            "Entry-level; 2+ years for senior posts",
            "Weaver",
            Some("0+"),
        ),
        (
            "Entry-level; 2+ years for senior posts",
            "Senior Weaver",
            Some("2+"),
        ),
        (
            "Graduates welcome; 2+ years at a loom",
            "Weaver",
            Some("2+"),
        ),
        ("3+ years for senior roles", "Weaver", Some("3+")),
        ("New graduates welcome", "Weaver", None),
    ] {
        let read = find_years(line, title).map(|(range, _)| range.to_string());
        assert_eq!(read.as_deref(), expected, "{line}");
    }
}

#[test]
fn a_line_of_nothing_but_years_needs_no_note() {
    assert_eq!(find_years("2-4 years", "").map(|f| f.1), Some(true));
    assert_eq!(
        find_years("2-4 years of experience.", "").map(|f| f.1),
        Some(true)
    );
    assert_eq!(
        find_years("2-4 years in a mill", "").map(|f| f.1),
        Some(false)
    );
    assert_eq!(
        find_years("2-4 years; or a degree", "").map(|f| f.1),
        Some(false)
    );
}

#[test]
fn years_that_are_no_experience_are_not_asked_for() {
    for (line, expected) in [
        ("3+ years in a bakery", Some("3+")),
        ("5 years' experience with ovens", Some("5+")),
        ("18 months' experience in a bakery", Some("1.5+")),
        ("We want 3+ years of experience", Some("3+")),
        ("Two years as a lead baker", Some("2+")),
        (
            "Experience with children aged 2 to 5 years; 3 years in a nursery",
            Some("3+"),
        ),
        ("Must be at least 18 years of age", None),
        ("Must be aged 21 years or over", None),
        ("No accidents in the last 5 years", None),
        ("We have grown from 3 to 45 people in 7 years", None),
        ("We have ten years of experience in planning", None),
        ("Our team has 10 years of experience", None),
        ("Have lived in the UK for the last 5 years", None),
        ("Resident of the state for 2 years", None),
        ("Care for patients aged 2 to 5 years", None),
        ("Knowledge of the last 3 years of tax law", None),
        ("Able to commit to stay for 3 years", None),
        ("A fixed contract of 2 years", None),
        ("One year of high school algebra", None),
    ] {
        let read = years_asked(line, "Baker").map(|(range, _)| range.to_string());
        assert_eq!(read.as_deref(), expected, "{line}");
    }
}
