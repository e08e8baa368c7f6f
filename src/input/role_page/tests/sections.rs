//! Headings as people write them, and what stands under them.

use super::*;

/// What a text asks for, by skill, with its years and its education.
fn read_asked(text: &str) -> (Vec<String>, Option<String>, Option<String>, RoleEntry) {
    let role = with_lexicon(PageKind::Text, text);
    let asked = asked_of(&role);
    let years = role.years.map(|years| years.value.to_string());
    let education = role.about.minimum_education.as_ref();
    let education = education.map(|text| text.value.to_string());
    (asked, years, education, role)
}

#[test]
fn qualifications_are_education_years_and_skills() {
    for heading in [
        "Qualifications",
        "Minimum Qualifications",
        "Required Qualifications:",
        "Requirements:",
        "What you'll need",
        "Who you are",
        "Your profile",
        "Person specification",
        "Must have",
        "What we’re looking for",
        "You might be a great fit if you have:",
        "🎯 What we expect from you",
        "2.1 Essential criteria",
    ] {
        let text = format!(
            "Data Clerk\n\n{heading}\n- Bachelor's degree\n- Excellent communication skills\n- Three years of SQL\n"
        );
        let (asked, years, education, role) = read_asked(&text);
        assert_eq!(asked, ["communication", "sql"], "{heading}");
        assert_eq!(years.as_deref(), Some("3+"), "{heading}");
        assert_eq!(education.as_deref(), Some("Bachelor's degree"), "{heading}");
        assert!(role.about.notes.is_empty(), "{heading}");
    }
}

#[test]
fn what_is_preferred_behind_qualifications_is_parted_as_well() {
    let (_, _, education, role) = read_asked(
        "Data Clerk\n\nMinimum Qualifications\n- A diploma\n\nPreferred Qualifications\n- Master's degree\n- Work in a mill\n",
    );
    assert_eq!(education.as_deref(), Some("A diploma"));
    let preferred = role.about.preferred_education.as_ref();
    assert_eq!(
        preferred.map(|text| text.value.to_string()).as_deref(),
        Some("Master's degree")
    );
    assert_eq!(texts(&role.about.preferred_experience), ["Work in a mill"]);
}

#[test]
fn what_is_desirable_below_duties_is_wished_for() {
    let (asked, _, _, role) =
        read_asked("Data Clerk\n\nKey duties\n- Files letters\n\nDesirable\n- SQL\n");
    assert_eq!(asked, ["sql?"]);
    assert_eq!(texts(&role.about.preferred_experience), ["SQL"]);
}

#[test]
fn a_heading_that_is_not_known_ends_a_section() {
    for (kind, heading) in [
        (PageKind::Text, "Our promise"),
        (PageKind::Text, "\nOur promise\n"),
        (PageKind::Markdown, "\n**Our promise**\n"),
    ] {
        let (duties, mark) = match kind {
            PageKind::Text => ("Responsibilities", ""),
            _ => ("**Responsibilities**\n", "# "),
        };
        let text =
            format!("{mark}Weaver\n\n{duties}\n- Keeps looms running\n{heading}\n- Free lunch\n");
        let (role, diagnostics) = read_page(kind, &text);
        let role = role.expect("it is a page");
        assert_eq!(
            texts(&role.about.responsibilities),
            ["Keeps looms running"],
            "{heading}"
        );
        assert_eq!(
            texts(&role.about.notes),
            ["Our promise", "Free lunch"],
            "{heading}"
        );
        assert_eq!(diagnostics.len(), 1, "{heading}");
    }
}

#[test]
fn usual_headings_are_known() {
    let role = with_lexicon(
        PageKind::Markdown,
        "# Weaver\n\n## What you'll do\n\n- Keeps looms running\n\n## Important Qualities\n\n- Patience\n\n\
         ## Skills required\n\n- SQL\n\n## Similar Occupations\n\n- Dyer\n",
    );
    assert_eq!(texts(&role.about.responsibilities), ["Keeps looms running"]);
    assert_eq!(role.requirements.len(), 2);
    assert_eq!(moves(&role, MoveList::LateralTo), ["Dyer"]);
    assert!(role.about.notes.is_empty(), "{:?}", role.about.notes);
}

#[test]
fn what_is_offered_and_by_whom_ends_a_section() {
    for (kind, heading) in [
        (PageKind::Text, "Benefits"),
        (PageKind::Text, "Perks:"),
        (PageKind::Text, "How to apply"),
        (PageKind::Text, "About Us"),
        (PageKind::Markdown, "**What we offer**"),
        (PageKind::Markdown, "### Equal opportunity"),
        (PageKind::Html, "<p><b>Benefits</b></p>"),
    ] {
        let text = match kind {
            PageKind::Text => {
                "Weaver\n\nRequirements\n\nGood command of Excel.\n\n{}\n\nTraining in Python.\n"
            }
            PageKind::Markdown => {
                "# Weaver\n\n## Requirements\n\nGood command of Excel.\n\n{}\n\nTraining in Python.\n"
            }
            PageKind::Html => {
                "<h1>Weaver</h1><h2>Requirements</h2><p>Good command of Excel.</p>{}<p>Training in Python.</p>"
            }
        };
        let role = with_lexicon(kind, &text.replace("{}", heading));
        assert_eq!(asked_of(&role), ["excel"], "{heading}");
        assert_eq!(
            texts(&role.about.notes)[1..],
            ["Training in Python."],
            "{heading}"
        );
    }
}

#[test]
fn a_short_line_alone_between_sentences_ends_a_section() {
    let page = |heading: &str| {
        format!(
            "Weaver\n\nEducation\n\nA degree in textiles.\n\n{heading}\n\nWe have looms of all kinds.\n"
        )
    };
    let (_, _, education, role) = read_asked(&page("Our promise"));
    assert_eq!(education.as_deref(), Some("A degree in textiles."));
    assert_eq!(
        texts(&role.about.notes),
        ["Our promise", "We have looms of all kinds."]
    );
    let (_, _, education, _) = read_asked(&page(
        "Or five years at a loom, day and night, summer and winter.",
    ));
    assert!(education.is_some_and(|text| text.contains("five years")));
}

#[test]
fn a_salary_within_a_list_does_not_hide_what_ends_it() {
    let (asked, _, _, role) = read_asked(
        "Weaver\n\nRequirements\n- Excel\n\nCompensation: £20,000\n\nOur promise\n- Courses in Python\n",
    );
    assert_eq!(asked, ["excel"]);
    assert_eq!(
        texts(&role.about.notes),
        ["Our promise", "Courses in Python"]
    );
}

#[test]
fn a_section_that_is_not_known_is_one_finding() {
    let (_, diagnostics) = read_page(
        PageKind::Text,
        "Weaver\n\nDuties\n- Weaves\n\nOur promise\n- Lunch\n- Tea\n\nBenefits\n- Yoga\n- Fruit\n",
    );
    let messages: Vec<&str> = diagnostics.iter().map(|one| &*one.message).collect();
    assert_eq!(
        messages,
        [
            "`Our promise` is no known section; its 2 lines are kept as notes",
            "`Benefits` says nothing of the role; its 2 lines are kept as notes"
        ]
    );
}

#[test]
fn more_headings_of_demands_are_known() {
    for heading in [
        "Required",
        "Essential",
        "Essential skills",
        "Essential skills & experience",
        "Knowledge",
        "Skills and abilities",
        "Knowledge, Skills and Abilities (KSAs)",
        "Knowledge required by the position",
        "Key competencies",
        "Your skills",
        "Your experience",
        "You bring",
        "You are",
        "Selection criteria",
        "Eligibility",
        "Prerequisites",
        "Tech stack",
        "Tools",
        "Language requirements",
        "What it takes",
        "Your background",
        "Key selection criteria",
        "Experience",
    ] {
        let (asked, _, _, role) = read_asked(&format!("Data Clerk\n\n{heading}\n- Knows SQL\n"));
        assert_eq!(asked, ["sql"], "{heading}");
        assert!(role.about.notes.is_empty(), "{heading}");
    }
    let (_, _, education, _) = read_asked("Data Clerk\n\nCertifications\n- CKA\n");
    assert_eq!(education.as_deref(), Some("CKA"));
}
