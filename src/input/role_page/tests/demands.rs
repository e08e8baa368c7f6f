//! What is asked for, what is only wished for, and what is neither.

use super::*;
use crate::document::AskedProficiency;

/// The skills with the steps that are stated, in the order of their ids.
fn stated(role: &RoleEntry) -> Vec<String> {
    let steps = role.requirements.iter().map(|one| {
        let inferred = one.extra.as_ref().is_some_and(|extra| extra.inferred);
        match one.proficiency.value {
            AskedProficiency::Number(step) if !inferred => format!("@{step}"),
            _ => String::new(),
        }
    });
    let asked = asked_of(role).into_iter().zip(steps);
    asked.map(|(name, step)| format!("{name}{step}")).collect()
}

#[test]
fn wishes_are_optional_skills_and_kept_as_they_stand() {
    for heading in [
        "Nice to have",
        "Good to have",
        "Preferred Skills",
        "Preferred qualifications",
        "Desirable criteria",
        "Desirable skills",
        "Bonus points",
        "Pluses",
        "It's a plus if you have",
    ] {
        let role = with_lexicon(
            PageKind::Text,
            &format!(
                "Data Clerk\n\nRequirements\n- Excel\n\n{heading}\n- Some SQL\n- A cheerful dog\n"
            ),
        );
        assert_eq!(asked_of(&role), ["excel", "sql?"], "{heading}");
        assert_eq!(
            texts(&role.about.preferred_experience),
            ["Some SQL", "A cheerful dog"],
            "{heading}"
        );
        assert!(role.about.notes.is_empty(), "{heading}");
    }
    for page in [
        "Data Clerk\n\nPreferred experience\n- Some SQL\n",
        "Data Clerk\n\nExperience\n- 3 years\n\nPreferred:\n- Some SQL\n",
    ] {
        let role = with_lexicon(PageKind::Text, page);
        assert!(role.requirements.is_empty(), "{page}");
        assert_eq!(
            texts(&role.about.preferred_experience),
            ["Some SQL"],
            "{page}"
        );
    }
}

#[test]
fn marks_of_a_person_specification_say_what_is_desirable() {
    let role = with_lexicon(
        PageKind::Text,
        "Planner\n\nPerson specification\n• Uses Excel (E) A\n• Knows SQL (D) A/I\n• Python [D]\n",
    );
    assert_eq!(asked_of(&role), ["excel", "sql?", "python?"]);
}

#[test]
fn columns_of_a_table_say_how_much_and_how_well() {
    for (kind, table, expected) in [
        (
            PageKind::Markdown,
            "# Planner\n\n## Skills\n\n| Skill | Level required | Essential/Desirable |\n|---|---|---|\n\
             | Excel | Expert | Essential |\n| Python | Basic | Desirable |\n| SQL | 3 | D |\n",
            &["excel@5", "python?@1", "sql?@3"][..],
        ),
        (
            PageKind::Markdown,
            "# Planner\n\n## Skills\n\n| Skill | Level | Must have |\n|---|---|---|\n| Kafka | Aware | No |\n\
             | SQL | Practised | Yes |\n",
            &["kafka?@1", "sql@3"],
        ),
        (
            PageKind::Html,
            "<h1>Planner</h1><h2>Person specification</h2><table><tr><th>Criteria</th><th>Essential</th>\
             <th>Desirable</th></tr><tr><td>Skills</td><td>Excel<br>Plans</td><td>Python</td></tr>\
             <tr><td>Experience</td><td>2 years in planning</td><td>5 years in SQL</td></tr></table>",
            &["excel", "python?", "sql?"],
        ),
    ] {
        let role = with_lexicon(kind, table);
        assert_eq!(stated(&role), expected, "{table}");
    }
}

#[test]
fn rows_of_other_tables_are_lines() {
    let role = role_of(
        PageKind::Markdown,
        "# Planner\n\n| Band | 5 |\n|---|---|\n| Salary | £20,000 |\n\n## Duties\n\n- Plans\n",
    );
    assert_eq!(role.level.map(|level| level.value), Some(5));
    assert_eq!(
        role.salary
            .map(|salary| salary.value.to_string())
            .as_deref(),
        Some("20000 GBP/year")
    );
}

#[test]
fn a_row_of_several_columns_is_no_heading_and_no_tags() {
    let role = role_of(
        PageKind::Html,
        "<h1>Planner</h1><table><tr><th>Level<th>Title<th>Experience</tr><tr><td>1<td>Junior Planner<td>0-2 years</tr>\
         </table><h2>Duties</h2><ul><li>Plans</ul>",
    );
    assert!(role.years.is_none() && role.about.tags.is_empty());
    assert_eq!(role.about.notes.len(), 2);
}

#[test]
fn conditions_of_the_work_are_notes() {
    for line in [
        "Direct deposit is required",
        "Must pass a credit check",
        "Own car and business insurance",
        "You must be registered with the Selective Service",
        "Must be at least 18 years of age",
    ] {
        let role = with_lexicon(
            PageKind::Text,
            &format!("Baker\n\nRequirements\n- {line}\n"),
        );
        assert!(role.requirements.is_empty(), "{line}");
        assert_eq!(texts(&role.about.notes), [line]);
        assert!(
            role.about.minimum_education.is_none() && role.years.is_none(),
            "{line}"
        );
    }
}

#[test]
fn years_beside_a_degree_in_brackets_are_years() {
    let role = with_lexicon(
        PageKind::Text,
        "Baker\n\nRequirements\n- 5+ years of experience (a PhD counts as 3 years)\n- 18 months' experience\n",
    );
    assert_eq!(
        role.years.map(|years| years.value.to_string()).as_deref(),
        Some("5+")
    );
    assert!(role.about.minimum_education.is_none());
}

#[test]
fn labels_say_that_numbers_are_years() {
    for (label, expected) in [
        ("Experience (years): 5", "5+"),
        ("Years of experience: 3-5", "3-5"),
        ("Min. experience: 24 months", "2+"),
        ("PQE: 2-4 years", "2-4"),
    ] {
        let role = role_of(
            PageKind::Text,
            &format!("Baker\n\n{label}\n\nDuties\n- Bakes\n"),
        );
        let years = role.years.map(|years| years.value.to_string());
        assert_eq!(years.as_deref(), Some(expected), "{label}");
        assert!(role.about.notes.is_empty(), "{label}");
    }
}

#[test]
fn emoji_and_broken_words_are_read() {
    let role = with_lexicon(
        PageKind::Text,
        "Sous Chef\n\nRequirements\n✅ Knows Excel\n✅ Spanish\n\nHard skills\n- Stakeholder man-\n  agement\n\
         - self-\n  organised SQL\n1.1 Python\n",
    );
    assert_eq!(
        asked_of(&role),
        [
            "excel",
            "spanish",
            "stakeholder-management",
            "self-management",
            "sql",
            "python"
        ]
    );
}

#[test]
fn steps_of_a_page_are_told_and_not_added_up() {
    let text =
        "# Weaver\n\n## Requirements\n\n- Excel\n\n## Step 1\n\n- SQL\n\n## Step 2\n\n- Python\n";
    let (role, diagnostics) = read_page(PageKind::Markdown, text);
    let role = role.expect("it is a page");
    assert_eq!(&*role.title.value, "Weaver");
    assert_eq!(
        texts(&role.about.notes),
        ["Step 1", "SQL", "Step 2", "Python", "Excel"]
    );
    let told = diagnostics
        .iter()
        .filter(|one| one.message.contains("seems to describe 2 roles"));
    assert_eq!(told.count(), 1, "{diagnostics:?}");
}
