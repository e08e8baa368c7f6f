//! Headings as people write them, and what stands under them.

use super::*;

/// Reads a page with the lexicon that ships.
fn with_lexicon(kind: PageKind, text: &str) -> RoleEntry {
    let lexicon = crate::input::embedded::stored_lexicon();
    let document = read(kind, SourceId(0), text, (&lexicon).into(), &mut Vec::new());
    let role = document.and_then(|mut document| document.roles.pop());
    role.expect("it is a page")
}

/// What a text asks for, by skill, with its years and its education.
fn read_asked(text: &str) -> (Vec<String>, Option<String>, Option<String>, RoleEntry) {
    let role = with_lexicon(PageKind::Text, text);
    let asked = role.requirements.iter().filter_map(|one| match &one.asked {
        crate::document::Asked::Skill(name) => Some(name.to_string()),
        crate::document::Asked::AnyOf(_) => None,
    });
    let asked = asked.collect();
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
        assert_eq!(diagnostics.len(), 2, "{heading}");
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
