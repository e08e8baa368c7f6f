//! Titles, and the facts that stand under them.

use super::*;

#[test]
fn titles_stand_behind_labels_and_beside_names_of_documents() {
    for (kind, text) in [
        (
            PageKind::Text,
            "JOB DESCRIPTION\n\nJob Title: Staff Nurse\nReports to: Matron\n",
        ),
        (
            PageKind::Text,
            "Job description and person specification\n\nPost title: Staff Nurse\n",
        ),
        (PageKind::Markdown, "# Job Description: Staff Nurse\n"),
        (PageKind::Markdown, "# Role Profile: Staff Nurse\n"),
        (PageKind::Markdown, "# Staff Nurse Job Description\n"),
        (PageKind::Markdown, "# Job Title: Staff Nurse\n"),
        (PageKind::Text, "Position Title: Staff Nurse\n"),
        (PageKind::Text, "Vacancy: Staff Nurse\n"),
        (PageKind::Text, "We are hiring: Staff Nurse\n"),
        (PageKind::Text, "Acme Ltd\nStaff Nurse\n"),
        (
            PageKind::Text,
            "CAREER FRAMEWORK Page 4 of 17\nStaff Nurse\n",
        ),
        (PageKind::Text, "Acute Medicine Directorate\nStaff Nurse\n"),
        (
            PageKind::Html,
            "<h1>Careers at Acme</h1><h2>Staff Nurse</h2>",
        ),
        (
            PageKind::Markdown,
            "# Staff Nurse\n\n| Job title | Ward Nurse |\n|---|---|\n| Hours | 37 |\n",
        ),
    ] {
        let duties = match kind {
            PageKind::Text => "\nDuties\n- Cares\n",
            PageKind::Markdown => "\n## Duties\n\n- Cares\n",
            PageKind::Html => "<h3>Duties</h3><ul><li>Cares</ul>",
        };
        let role = role_of(kind, &format!("{text}{duties}"));
        assert_eq!(&*role.title.value, "Staff Nurse", "{text}");
        assert_eq!(texts(&role.about.responsibilities), ["Cares"], "{text}");
        assert!(role.about.tags.is_empty(), "{text}");
    }
}

#[test]
fn a_page_without_known_headings_is_refused_with_that_reason() {
    let (role, diagnostics) = read_page(PageKind::Text, "Baker\n\nBakes bread.\n");
    assert!(role.is_none());
    let message = diagnostics.first().map(|one| &*one.message);
    assert_eq!(
        message,
        Some("the page has no heading that is known, and names no role")
    );
}

#[test]
fn only_pay_is_the_salary() {
    for (lines, expected) in [
        (
            "We raised $40M last year.\n\nSalary: $40,000",
            Some("40000 USD/year"),
        ),
        ("We raised $40M last year.", None),
        ("Budget: £2m", None),
        ("Quota: $900k ARR", None),
        ("OTE: $140,000 (50/50 split)", None),
        ("Salary: L3 $100k-$120k; L4 $130k-$150k", None),
        ("$18 - $27 per hour", Some("18-27 USD/hour")),
        (
            "NHS Band 3: £24,071 to £25,674",
            Some("24071-25674 GBP/year"),
        ),
        ("Starting salary of £30,000", Some("30000 GBP/year")),
    ] {
        let role = role_of(
            PageKind::Text,
            &format!("Baker\n\n{lines}\n\nDuties\n- Bakes\n"),
        );
        let salary = role.salary.map(|salary| salary.value.to_string());
        assert_eq!(salary.as_deref(), expected, "{lines}");
    }
}

#[test]
fn facts_with_labels_are_no_tags() {
    let role = role_of(
        PageKind::Text,
        "Baker\n\nLocation: Galway  Contract: Permanent, 39 hrs  Salary: €32,500 - €36,000\nResponsible to: Head Baker\n\
         Grade: 7\nBreadYeast\n\nDuties\n- Bakes\n",
    );
    let salary = role.salary.map(|salary| salary.value.to_string());
    assert_eq!(salary.as_deref(), Some("32500-36000 EUR/year"));
    assert_eq!(role.level.map(|level| level.value), Some(7));
    assert_eq!(texts(&role.about.tags), ["Bread", "Yeast"]);
    assert_eq!(
        texts(&role.about.notes),
        [
            "Location: Galway",
            "Contract: Permanent, 39 hrs",
            "Responsible to: Head Baker"
        ]
    );
    assert_eq!(texts(&role.about.responsibilities), ["Bakes"]);
}

#[test]
fn levels_are_read_behind_their_labels() {
    for (kind, text, expected) in [
        (
            PageKind::Markdown,
            "# Baker\n\n**Level:** L4\n\n## Duties\n\n- Bakes\n",
            4,
        ),
        (PageKind::Text, "Baker\n\nBand: 5\n\nDuties\n- Bakes\n", 5),
        (
            PageKind::Html,
            "<h1>Baker</h1><dl><dt>Level<dd>P4<dt>Department<dd>Bread</dl><h2>Duties</h2><p>x</p>",
            4,
        ),
        (
            PageKind::Markdown,
            "---\ntitle: Baker\nlevel: 2\n---\n## Duties\n\n- Bakes\n",
            2,
        ),
    ] {
        let role = role_of(kind, text);
        assert_eq!(
            role.level.map(|level| level.value),
            Some(expected),
            "{text}"
        );
    }
}
