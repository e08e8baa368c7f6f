//! Pages about several roles, each under a heading of its own.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

fn read_all(kind: PageKind, text: &str) -> (GraphDocument, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let lexicon = crate::input::embedded::stored_lexicon();
    let document = read(kind, SourceId(0), text, (&lexicon).into(), &mut diagnostics);
    let document = document.unwrap_or_else(|| panic!("{diagnostics:?}"));
    (document, diagnostics)
}

/// The titles of the roles of a page, with their levels, tracks and families where they have any.
fn roles_of(kind: PageKind, text: &str) -> Vec<String> {
    let (document, _) = read_all(kind, text);
    let shown = document.roles.iter().map(|role| {
        let mut shown = role.title.value.to_string();
        if let Some(level) = &role.level {
            let _ = write!(shown, " {}", level.value);
        }
        for term in role.track.iter().chain(&role.family) {
            let _ = write!(shown, " in {}", term.value);
        }
        shown
    });
    shown.collect()
}

/// What a role says, without places.
fn says(role: &RoleEntry) -> String {
    let about = &role.about;
    let lists = [
        &about.responsibilities,
        &about.preferred_experience,
        &about.notes,
        &about.tags,
        &about.outside_entries,
    ];
    let lists = lists.map(|list| texts(list).join("; "));
    let moves: Vec<String> = role
        .moves
        .iter()
        .map(|one| format!("{:?} {}", one.list, one.role.value))
        .collect();
    let years = role.years.as_ref().map(|years| years.value.to_string());
    let summary = about.summary.as_ref().map(|text| text.value.to_string());
    let title = &role.title.value;
    format!(
        "{title} {years:?} {summary:?} {lists:?} {moves:?} {:?}",
        asked_of(role)
    )
}

/// The moves of a page, also those that its roles state.
fn ways_of(document: &GraphDocument) -> Vec<String> {
    let stated = document.roles.iter().flat_map(|role| {
        let moves = role.moves.iter();
        moves.map(|one| {
            format!(
                "{} {} {}",
                role.title.value,
                one.list.kind(),
                one.role.value
            )
        })
    });
    let listed = document.transitions.iter();
    let listed =
        listed.map(|one| format!("{} {} {}", one.from.value, one.kind.value, one.to.value));
    stated.chain(listed).collect()
}

#[test]
fn roles_of_a_page_are_told_by_their_headings() {
    for (kind, text, expected) in [
        (
            PageKind::Markdown,
            "# Ladder\n\n## L3 – Engineer\n\n### Skills\n\n- SQL\n\n## L4 – Senior Engineer\n\n### Skills\n\n- Python\n",
            &["Engineer 3", "Senior Engineer 4"][..],
        ),
        (
            PageKind::Text,
            "Ladder\n\nWeaver (Level 1)\n  Skills: SQL\n\nFuller (Level 2)\n  Skills: Python\n\nRequirements\n- Excel\n",
            &["Weaver 1", "Fuller 2"],
        ),
        (
            PageKind::Markdown,
            "# Software Engineer\n\n## Level 1\n\nLearns.\n\n## Level 2\n\nTeaches.\n",
            &["Software Engineer Level 1 1", "Software Engineer Level 2 2"],
        ),
        (
            PageKind::Markdown,
            "# Career levels for Designers\n\n## Junior\nSkills: Figma\n\n## Senior (L4)\nYears: 4+\n",
            &["Junior Designer", "Senior Designer 4"],
        ),
        (
            PageKind::Markdown,
            "## IC4: Staff Weaver\n### Skills\n- SQL\n## M4 – Mill Manager\n### Skills\n- SQL\n",
            &["Staff Weaver 4 in IC", "Mill Manager 4 in M"],
        ),
        (
            PageKind::Markdown,
            "# Role: Weaver I\n## Skills\n- SQL\n# Role: Weaver II\n## Skills\n- Python\n",
            &["Weaver I", "Weaver II"],
        ),
        (
            PageKind::Markdown,
            "# Pay\n## Compensation Analyst\n### Skills\n- SQL\n## Senior Compensation Analyst\n### Skills\n- SQL\n",
            &["Compensation Analyst", "Senior Compensation Analyst"],
        ),
        (
            PageKind::Html,
            "<h1>Craft</h1><h2>Weaver</h2><p>Skills: SQL</p><h2>Dyer</h2><p>Skills: SQL</p><h1>Office</h1>\
             <h2>Clerk</h2><p>Skills: Excel</p>",
            &["Weaver in Craft", "Dyer in Craft", "Clerk in Office"],
        ),
        (
            PageKind::Markdown,
            "# Ladder\n## Individual contributors\n### Weaver\nSkills: SQL\n## Management\n### Mill Manager\nSkills: SQL\n",
            &[
                "Weaver in Individual contributors",
                "Mill Manager in Management",
            ],
        ),
    ] {
        assert_eq!(roles_of(kind, text), expected, "{text}");
    }
}

#[test]
fn one_title_in_several_families_is_several_roles() {
    let section = "### Skills\n- SQL\n### Next role\n- Engineer II\n";
    let text = format!(
        "# Backend\n## Engineer I\n{section}## Engineer II\n### Skills\n- Java\n# Data\n## Engineer I\n{section}\
         ## Engineer II\n### Skills\n- Python\n## Career path\nEngineer I > Engineer II\n"
    );
    let (document, diagnostics) = read_all(PageKind::Markdown, &text);
    assert_eq!(
        ways_of(&document),
        [
            "Backend Engineer I advancement Backend Engineer II",
            "Data Engineer I advancement Data Engineer II",
            "Data Engineer I advancement Data Engineer II"
        ]
    );
    let codes: Vec<Code> = diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(codes, [Code::LevelsOfTables, Code::HeadingsAsGroups]);
}

#[test]
fn one_title_on_several_levels_is_several_roles() {
    let text = "## L3 – Weaver\n### Skills\n- SQL\n### Next role\n- L4\n## L4 – Weaver\n### Skills\n- SQL\n\
                ### Next role\n- Weaver\n";
    let (document, diagnostics) = read_all(PageKind::Markdown, text);
    assert_eq!(ways_of(&document), ["Weaver L3 advancement Weaver L4"]);
    let own = diagnostics
        .iter()
        .filter(|found| found.message.contains("lead to itself"));
    assert_eq!(own.count(), 1, "{diagnostics:?}");
}

#[test]
fn a_title_that_may_mean_several_roles_leads_nowhere() {
    let text = "# A\n## Weaver\n### Skills\n- SQL\n# B\n## Weaver\n### Skills\n- SQL\n# C\n## Dyer\n### Next role\n- Weaver\n";
    let (document, diagnostics) = read_all(PageKind::Markdown, text);
    assert_eq!(ways_of(&document), <[&str; 0]>::default());
    assert_eq!(texts(&document.roles[2].about.notes), ["Weaver"]);
    assert!(
        diagnostics
            .iter()
            .any(|found| found.code == Code::UnclearValue)
    );
}

#[test]
fn headings_of_one_role_are_read_as_one() {
    let text = "# Ladder\n## Weaver\n### Skills\n- SQL\n## Dyer\n### Skills\n- SQL\n## Weaver\nAlso this.\n### Years of experience\n3+ years\n";
    let (document, diagnostics) = read_all(PageKind::Markdown, text);
    assert_eq!(document.roles.len(), 2);
    let weaver = &document.roles[0];
    assert_eq!(
        weaver
            .years
            .as_ref()
            .map(|y| y.value.to_string())
            .as_deref(),
        Some("3+")
    );
    assert_eq!(texts(&weaver.about.notes), ["Also this."]);
    let told = diagnostics
        .iter()
        .filter(|found| found.message.contains("several headings"));
    assert_eq!(told.count(), 1);
}

#[test]
fn what_belongs_to_no_role_is_told_once() {
    let text = "---\ntitle: Ladder\nowner: People team\n---\n# Ladder\n\nRead this.\n\n- [Weaver I](#weaver-i)\n- Weaver II\n\n\
                ## Everyone\n### Requirements\n- Excel\n\n## Weaver I\n### Skills\n- SQL\n\n## Weaver II\n### Skills\n- Python\n\n\
                ## Benefits\n- Wool\n\n## Career progression\nWeaver I > Weaver II > Mill Owner\n";
    let (document, diagnostics) = read_all(PageKind::Markdown, text);
    let asked: Vec<Vec<String>> = document.roles.iter().map(asked_of).collect();
    assert_eq!(asked, [["sql"], ["python"]]);
    assert_eq!(
        ways_of(&document),
        [
            "Weaver I advancement Weaver II",
            "Weaver II advancement Mill Owner"
        ]
    );
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert_eq!(diagnostics[0].code, Code::NotUnderstood);
    assert_eq!(
        &*diagnostics[0].message,
        "5 lines that belong to none of the 2 roles of this page are left out: `Everyone`, `Requirements`, `Benefits`, \
         `owner: People team`"
    );
}

#[test]
fn the_order_of_headings_makes_no_moves() {
    let text = "# Ladder\n## Weaver I\n### Skills\n- SQL\n## Weaver II\n### Skills\n- SQL\n## Weaver III\n### Skills\n- SQL\n";
    let (document, diagnostics) = read_all(PageKind::Markdown, text);
    assert_eq!(document.roles.len(), 3);
    assert_eq!(ways_of(&document), <[&str; 0]>::default());
    assert_eq!(document.skills.len(), 1, "a skill is declared once");
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
}

#[test]
fn acronyms_that_several_roles_have_are_no_names() {
    let text = "## Staff Nurse (SN)\n### Skills\n- SQL\n## Senior Nurse (SN)\n### Skills\n- SQL\n";
    let (document, diagnostics) = read_all(PageKind::Markdown, text);
    assert!(
        document.roles.iter().all(|role| role.aliases.is_empty()),
        "{:?}",
        document.roles
    );
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
}

#[test]
fn pages_about_one_role_are_not_parted() {
    let others = "### Data Engineer\nSkills: SQL\n### Test Engineer\nSkills: SQL\n";
    for section in [
        "Career progression",
        "Next roles",
        "Similar roles",
        "Our team",
        "Reports to",
        "Lateral moves",
    ] {
        let page = format!("# Engineer\n## Responsibilities\n- Builds\n## {section}\n{others}");
        assert_eq!(roles_of(PageKind::Markdown, &page), ["Engineer"], "{page}");
        let titles = "Data Engineer\n\nTest Engineer\n\n";
        let page = format!(
            "Engineer\n\nResponsibilities\n\n- Builds\n\n{section}\n\n{titles}Skills\n\n- SQL\n"
        );
        assert_eq!(roles_of(PageKind::Text, &page), ["Engineer"], "{page}");
    }
    for page in [
        "# Engineer\n## Hiring Manager\nJane\n## Requirements\n- SQL\n",
        "Job title: Engineer\n\nEngineer\n\nSkills\n- SQL\n\nArea Manager\n\nSkills\n- SQL\n",
        "# Engineer\n\n## Engineer\n\n### Skills\n- SQL\n",
        "# Key Responsibilities and Required Skills for Engineer\n## Weaver\nSkills: SQL\n## Dyer\nSkills: SQL\n",
    ] {
        let (document, _) = read_all(PageKind::Markdown, page);
        assert_eq!(document.roles.len(), 1, "{page}");
    }
}

#[test]
fn pages_of_many_roles_have_roles() {
    let many = |head: &str, piece: &dyn Fn(usize) -> String| {
        (0..20_000).fold(head.to_owned(), |page, at| page + &piece(at))
    };
    let two = "# Ladder\n## A Nurse\n## Skills\n- SQL\n## B Nurse\n## Skills\n- SQL\n";
    let skills = "### Skills\n- SQL\n";
    for page in [
        many("# Ladder\n", &|at| {
            format!("## Engineer {at}a Engineer\n{skills}")
        }),
        many(two, &|_| "## Engineer\n".to_owned()),
        many("# Weaver\n", &|at| {
            format!(
                "## L{} – Weaver\n- x\n### Next role\n- L{}\n",
                at % 30,
                at % 29
            )
        }),
        many("", &|at| {
            format!("# Field {at}\n## Weaver\n{skills}### Next role\n- Weaver\n")
        }),
        many(two, &|at| format!("## Thing {at}\n- x\n")),
        many(two, &|_| {
            "## Career progression\n- A Nurse > B Nurse\n".to_owned()
        }),
        format!(
            "{two}## Career progression\n{}",
            "A Nurse > ".repeat(20_000)
        ),
        many("", &|at| {
            format!("\n\nWeaver {at}x Engineer\n\nSkills\n\n- SQL\n")
        }),
        many("# Ladder\n", &|at| {
            format!("**Engineer {at}a Engineer**\n\nSkills: SQL\n\n")
        }),
    ] {
        let (document, _) = read_all(PageKind::Markdown, &page);
        assert!(!document.roles.is_empty());
    }
}

/// Sections of roles, which say different things.
const SECTIONS: [&str; 12] = [
    "### Responsibilities\n- Keeps word running\n- Mends ends\n",
    "### Requirements\n- 3+ years of experience\n- SQL\n",
    "### Skills\n- Python\n- Excel\n",
    "### Nice to have\n- Java\n",
    "### Next role\n- Mill Owner\n- Dyer\n",
    "### Entry from\n- Carder\n- School leaver\n",
    "### Lateral moves\n- Fuller\n",
    "### Scope\n- one mill\n",
    "### Years of experience\n2-4 years\n",
    "### Role summary\nLooks after word.\n",
    "Stands alone.\n",
    "### Benefits\n- Wool\n",
];

fn arbitrary_role() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..SECTIONS.len(), 0..5)
}

fn body(sections: &[usize]) -> String {
    sections
        .iter()
        .map(|at| SECTIONS[*at])
        .collect::<Vec<_>>()
        .join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_page_of_several_roles_says_what_pages_of_one_say(
        roles in prop::collection::vec(arbitrary_role(), 2..6),
        intro in any::<bool>(),
    ) {
        let titles = ["Weaver I", "Weaver II", "Senior Spinner", "Mill Manager", "Loom Inspector"];
        let mut page = "# Mill ladder\n\n".to_owned();
        if intro {
            page += "How the mill works.\n\n";
        }
        let mut single = Vec::new();
        for (title, sections) in titles.iter().zip(&roles) {
            // Two sections that are surely known.
            let body = format!("### Tools\n- SQL\n\n{}", body(sections));
            let _ = write!(page, "## {title}\n\n{body}\n");
            let (document, _) = read_all(PageKind::Markdown, &format!("## {title}\n\n{body}"));
            prop_assert_eq!(document.roles.len(), 1);
            single.extend(document.roles);
        }
        let (document, _) = read_all(PageKind::Markdown, &page);
        let said: Vec<String> = document.roles.iter().map(says).collect();
        let expected: Vec<String> = single.iter().map(says).collect();
        prop_assert_eq!(said, expected, "{}", page);
        for role in &document.roles {
            prop_assert_eq!(&page[role.title.span.range()], &*role.title.value);
        }
    }

    #[test]
    fn no_page_breaks_the_reader(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "# Weaver", "## Weaver I", "## L3 – Weaver", "### Level 2", "## Senior", "**Dyer**", "Fuller", "# Craft",
                "## Skills", "### Skills", "Skills: SQL", "- Weaver I", "- L3", "## Career path", "Weaver I > Dyer",
                "## Benefits", "Some words.", "## Similar roles", "Role: Dyer", "---", "", "", "## (Level 1)", "## ,",
            ]),
            0..30,
        ),
    ) {
        let page = pieces.join("\n");
        for kind in [PageKind::Text, PageKind::Markdown] {
            let mut diagnostics = Vec::new();
            let lexicon = Lexicon::default();
            let document = read(kind, SourceId(0), &page, (&lexicon).into(), &mut diagnostics);
            let mut ids: Vec<_> = document.iter().flat_map(|one| &one.roles).map(|role| &role.id.value).collect();
            let count = ids.len();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), count, "{}", page);
            for found in diagnostics {
                prop_assert!(page.get(found.primary.place.span.range()).is_some());
            }
        }
    }
}
