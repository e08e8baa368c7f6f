//! Headings and what is none.

use super::*;

fn section(text: &str) -> Option<(Section, Option<&str>)> {
    let line = Line {
        text: text.into(),
        ..Line::default()
    };
    let heading = recognise(&line)?;
    Some((heading.section, heading.content.map(|at| &text[at..])))
}

#[test]
fn headings_are_known_in_many_forms() {
    for (text, expected) in [
        ("Entry Point From:", Section::EntryFrom),
        ("TYPICAL ENTRY POINTS", Section::EntryFrom),
        ("Advances to:", Section::AdvancesTo),
        ("Career Advancement", Section::AdvancesTo),
        ("🎯 Role Definition", Section::Summary),
        ("📈 Career Progression", Section::Career),
        ("Required Skills & Competencies", Section::HardSkills),
        ("Hard Skills (Technical)", Section::HardSkills),
        ("Soft-Skills", Section::SoftSkills),
        ("Minimum Education:", Section::MinimumEducation),
        ("Preferred Education", Section::PreferredEducation),
        ("Relevant Fields of Study:", Section::Fields),
        ("Typical Experience Range:", Section::Years),
        ("Preferred:", Section::Preferred),
        ("Preferred Experience", Section::PreferredExperience),
        ("Education and Experience", Section::EducationAndExperience),
        ("Primary Functions", Section::Primary),
        ("Secondary Responsibilities", Section::Secondary),
        ("Career advancement", Section::AdvancesTo),
        ("Lateral transitions", Section::LateralTo),
        ("Back to Home", Section::Chrome),
        ("Home > Mills > Looms", Section::Chrome),
        ("Home / Mills / Wool & Silk", Section::Chrome),
        ("Job Description Library", Section::Chrome),
        (
            "Where people come from (Entry Point From):",
            Section::EntryFrom,
        ),
        ("What the role is (Role Definition)", Section::Summary),
        ("Where it leads (Advancement To):", Section::AdvancesTo),
    ] {
        assert_eq!(section(text), Some((expected, None)), "{text}");
    }
}

#[test]
fn a_label_may_have_its_content_beside_it() {
    for (text, expected, content) in [
        ("Salary: $40,000", Section::Salary, "$40,000"),
        ("💰 $1 - $2", Section::Salary, "$1 - $2"),
        ("💵 CA$1 - CA$2", Section::Salary, "CA$1 - CA$2"),
        ("💰 Salary Range: $1", Section::Salary, "$1"),
        ("Hourly wage: $18", Section::Salary, "Hourly wage: $18"),
        ("💰 Hourly wage: $18", Section::Salary, "Hourly wage: $18"),
        ("Annual salary: $1", Section::Salary, "$1"),
        ("Keywords: loom, yarn.", Section::Tags, "loom, yarn."),
        (
            "Lateral moves: Dyer / Fuller",
            Section::LateralTo,
            "Dyer / Fuller",
        ),
    ] {
        assert_eq!(section(text), Some((expected, Some(content))), "{text}");
    }
}

#[test]
fn headings_that_speak_to_the_reader_are_known() {
    for (expected, headings) in [
        (
            Section::Requirements,
            &[
                "What we expect",
                "What we expect from you",
                "Expectations",
                "You need",
                "What you'll need",
                "What you’ll bring to the role",
                "You've got",
                "A bit about you",
                "You might be a great fit if you have",
                "You may be a good fit if",
                "This role is for you if",
                "You'll thrive in this role if",
                "Our ideal candidate will have",
                "The successful applicant will have",
                "Does this sound like you?",
                "To be successful in this role",
                "Must-have skills",
                "Essential selection criteria",
                "Key capabilities",
            ][..],
        ),
        (
            Section::Primary,
            &[
                "In this role you'll",
                "In this role, you will:",
                "In this position you will be",
                "As a Senior Engineer, you will:",
                "What you'll be doing",
                "What you’ll own",
                "What the job involves",
                "What does the role involve?",
                "Day to day",
                "A typical week",
                "Key duties",
                "Key result areas",
                "Your impact",
                "How you'll make an impact",
                "Things you'll do",
            ],
        ),
        (
            Section::Wishes,
            &[
                "Bonus points if you",
                "It would be great if you have",
                "It'd be great if",
                "Extra credit",
                "Extra points for",
                "Pluses",
                "Preferred, but not required",
                "Nice to have, but not required",
                "Desirable but not essential",
                "Highly regarded",
                "Ideally, you'll also have",
                "You might also have",
                "What would make you stand out",
                "Even better if you have",
                "Icing on the cake",
            ],
        ),
        (
            Section::Summary,
            &["The opportunity", "Purpose", "Purpose of the post"],
        ),
        (Section::Front, &["At a glance", "Key facts", "Job details"]),
    ] {
        for heading in headings {
            let forms = [
                (*heading).to_owned(),
                format!("🚀 {heading}"),
                format!("2. {heading}"),
                format!("2.1 {heading}"),
            ];
            for form in forms {
                assert_eq!(section(&form), Some((expected, None)), "{form}");
            }
        }
    }
    for text in [
        "What you get to eat",
        "As a mill we will grow",
        "Bonus",
        "You might",
        "If you have",
    ] {
        assert_eq!(section(text), None, "{text}");
    }
}

#[test]
fn prose_is_no_heading() {
    for text in [
        "",
        "Share this page",
        "responsible for the primary functions of the mill",
        "Looks after the looms and the people at them.",
        "Minimum of two years at a loom.",
        "Mill Officer (Entry Level Position)",
        "Looms and their care (at the entry level)",
        "Home / Dyer",
        "Home visits > 3 a day",
        "Key Responsibilities and Required Skills for Weaver",
        ":",
        "::::",
    ] {
        assert_eq!(section(text), None, "{text}");
    }
}

#[test]
fn titles_are_found_in_their_usual_forms() {
    for (text, expected) in [
        (
            "Key Responsibilities and Required Skills for Weaver",
            Some("Weaver"),
        ),
        (
            "KEY RESPONSIBILITIES & REQUIRED SKILLS FOR AN ART DIRECTOR:",
            Some("ART DIRECTOR"),
        ),
        ("Responsibilities and Skills for the Weaver", Some("Weaver")),
        (
            "Weaver – Key Responsibilities and Required Skills",
            Some("Weaver"),
        ),
        ("Weaver: Responsibilities and Skills", Some("Weaver")),
        (
            "Key Responsibilities and Required Skills for Weaver - Career Guide | Looms",
            Some("Weaver"),
        ),
        (
            "Key Responsibilities and Required Skills for Tour Guide – Silk Guide",
            Some("Tour Guide – Silk Guide"),
        ),
        (
            "Key Responsibilities and Required Skills for Nurse - Career Coach",
            Some("Nurse - Career Coach"),
        ),
        (
            "Key Responsibilities and Required Skills for Nurse – Job Description",
            Some("Nurse"),
        ),
        (
            "Key Responsibilities and Required Skills for Nurse – ICU | Looms",
            Some("Nurse – ICU"),
        ),
        ("Weaver", None),
        ("Key Responsibilities and Required Skills for ", None),
        ("Key Responsibilities and Required Skills", None),
    ] {
        assert_eq!(
            title_in(text).map(|(from, to)| &text[from..to]),
            expected,
            "{text}"
        );
    }
}
