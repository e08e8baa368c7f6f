mod cards;
mod demands;
mod frame;
mod front;
mod hostile;
mod ladder;
mod moves;
mod sections;
mod selves;

use super::*;
use crate::document::{MoveList, RoleEntry};
use crate::model::Name;
use crate::source::Spanned;

fn read_page(kind: PageKind, text: &str) -> (Option<RoleEntry>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let lexicon = Lexicon::default();
    let document = read(kind, SourceId(0), text, (&lexicon).into(), &mut diagnostics);
    let role = document.and_then(|mut document| document.roles.pop());
    (role, diagnostics)
}

fn role_of(kind: PageKind, text: &str) -> RoleEntry {
    let (role, diagnostics) = read_page(kind, text);
    role.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

/// Reads a page with the lexicon that ships.
fn with_lexicon(kind: PageKind, text: &str) -> RoleEntry {
    let lexicon = crate::input::embedded::stored_lexicon();
    let document = read(kind, SourceId(0), text, (&lexicon).into(), &mut Vec::new());
    let role = document.and_then(|mut document| document.roles.pop());
    role.expect("it is a page")
}

/// The single skills that a role asks for; `?` stands behind optional ones, and the step behind `@`.
fn asked_of(role: &RoleEntry) -> Vec<String> {
    let asked = role.requirements.iter().filter_map(|one| {
        let crate::document::Asked::Skill(name) = &one.asked else {
            return None;
        };
        let optional = if one.importance.is_essential() {
            ""
        } else {
            "?"
        };
        Some(format!("{name}{optional}"))
    });
    asked.collect()
}

fn texts(list: &[Spanned<Name>]) -> Vec<&str> {
    list.iter().map(|item| &*item.value).collect()
}

fn moves(role: &RoleEntry, list: MoveList) -> Vec<&str> {
    let moves = role.moves.iter().filter(|m| m.list == list);
    moves.map(|m| &*m.role.value).collect()
}

#[test]
fn sections_may_stand_in_any_order_and_form() {
    let role = role_of(
        PageKind::Text,
        "Weaver – Key Responsibilities & Required Skills\n\
         Compensation: £20,000 to £25,000 per year, plus meals\n\
         Typical Experience: at least two years in a mill\n\
         Career advancement\n\
         a) Master Weaver\n\
         b) Mill Foreman or Manager\n\
         Typical entry points:\n\
         1. Apprentice Weaver\n\
         2. School leaver\n\
         LATERAL TRANSITIONS\n\
         ‣ Dyer / Fuller\n\
         Duties\n\
         ▪ Keeps four looms running\n\
           through the night.\n\
         ▪ Mends broken ends.\n\
         Keywords: loom, yarn.\n",
    );
    assert_eq!(&*role.title.value, "Weaver");
    let salary = role.salary.map(|s| s.value.to_string());
    assert_eq!(salary.as_deref(), Some("20000-25000 GBP/year"));
    assert_eq!(
        role.years.map(|y| y.value.to_string()).as_deref(),
        Some("2+")
    );
    let about = &role.about;
    assert_eq!(texts(&about.tags), ["loom", "yarn"]);
    assert_eq!(texts(&about.outside_entries), ["School leaver"]);
    assert_eq!(
        texts(&about.responsibilities),
        [
            "Keeps four looms running through the night.",
            "Mends broken ends."
        ]
    );
    assert_eq!(
        texts(&about.notes),
        ["plus meals", "at least two years in a mill"]
    );
    let role = role_of(
        PageKind::Text,
        "Responsibilities and skills for Weaver\nEntry point from\nSpinner\nYarn Winder\n",
    );
    assert_eq!(
        moves(&role, MoveList::EntryFrom),
        ["Spinner", "Yarn Winder"]
    );
}

#[test]
fn a_plain_page_is_named_by_its_first_line() {
    let role = role_of(
        PageKind::Text,
        "Back to Home\n\nWeaver\n\n$ - $\n\nAdvancement To:\n- Dyer\n",
    );
    assert_eq!(&*role.title.value, "Weaver");
    assert!(role.about.notes.is_empty(), "{:?}", role.about.notes);
    let role = role_of(
        PageKind::Markdown,
        "---\ntitle: Weaver\ntags: [Loom, Yarn]\n---\n## Advances to\n* Dyer\n",
    );
    assert_eq!(&*role.title.value, "Weaver");
    assert_eq!(texts(&role.about.tags), ["Loom", "Yarn"]);
    let role = role_of(
        PageKind::Html,
        "<title>Weaver | Roles</title><p>Advancement To:<ul><li>Dyer</ul>",
    );
    assert_eq!(&*role.title.value, "Weaver");
    assert_eq!(moves(&role, MoveList::AdvancesTo), ["Dyer"]);
}

#[test]
fn the_usual_keys_of_a_site_are_no_notes() {
    let (role, diagnostics) = read_page(
        PageKind::Markdown,
        "---\ntitle: Weaver\ndate: 2024-05-01\nslug: weaver\nauthor: A. Fuller\nlayout: role\n\
         tags: [Loom, Yarn]\ncategories:\n  - yarn\n  - Mill Work\ndescription: About weavers.\n\
         draft: false\nlastmod: 2024-06-01\nweight: 3\nurl: /weaver/\nshift: nights\n---\n\
         ## Advances to\n* Dyer\n",
    );
    let role = role.expect("it is a page");
    assert_eq!(texts(&role.about.tags), ["Loom", "Yarn", "Mill Work"]);
    assert_eq!(texts(&role.about.notes), ["shift: nights"]);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
}

#[test]
fn what_is_no_page_is_refused() {
    for kind in [PageKind::Text, PageKind::Markdown, PageKind::Html] {
        for text in [
            "",
            "\n\n",
            "Dear Sir,\n\nthe loom is broken.\n",
            "<<<<<<< HEAD",
            "1234",
        ] {
            let (role, diagnostics) = read_page(kind, text);
            assert!(role.is_none(), "{text:?}");
            let codes: Vec<Code> = diagnostics.iter().map(|d| d.code).collect();
            assert_eq!(codes, [Code::EmptyFile], "{text:?}");
        }
    }
}

#[test]
fn preferred_belongs_to_the_heading_before_it() {
    let role = role_of(
        PageKind::Text,
        "Key Responsibilities and Required Skills for Weaver\n\nEducation\n\nMinimum:\n\n- A certificate\n\n\
         Preferred:\n\n- A diploma\n\nExperience\n\nMinimum:\n\n- 2 years\n\nPreferred:\n\n- Silk\n",
    );
    let about = &role.about;
    let text = |item: &Option<Spanned<Name>>| item.as_ref().map(|i| i.value.to_string());
    assert_eq!(
        text(&about.minimum_education).as_deref(),
        Some("A certificate")
    );
    assert_eq!(
        text(&about.preferred_education).as_deref(),
        Some("A diploma")
    );
    assert_eq!(texts(&about.preferred_experience), ["Silk"]);
    assert_eq!(
        role.years.map(|y| y.value.to_string()).as_deref(),
        Some("2+")
    );
}

#[test]
fn an_entry_with_a_label_is_no_heading() {
    let role = role_of(
        PageKind::Text,
        "Key Responsibilities and Required Skills for Tester\n\
         Primary Functions\n\
         - Functional testing: covers forms.\n\
         - Promotion planning: agrees on dates.\n\
         - Compensation and benefits fundamentals: knows the rules.\n\
         Hard Skills\n\
         - Task management tools: Jira.\n\
         - Preferred: Docker.\n\
         - Tag management: Google Tag Manager.\n\
         - Soft skills: Communication.\n\
         - Git.\n\
         Soft Skills\n\
         - Cross-functional collaboration: works well with marketing.\n\
         - Accountability and ownership: follows up.\n\
         - Mentoring.\n\
         Minimum Education: Bachelor's degree\n",
    );
    assert_eq!(texts(&role.about.responsibilities).len(), 3);
    assert_eq!(moves(&role, MoveList::AdvancesTo), Vec::<&str>::new());
    assert!(role.about.preferred_experience.is_empty() && role.about.tags.is_empty());
    let minimum = role.about.minimum_education.as_ref();
    assert_eq!(minimum.map(|text| &*text.value), Some("Bachelor's degree"));
    // What stands in lists of skills is kept as notes where no skill of it is known.
    let notes = texts(&role.about.notes);
    for word in [
        "Jira",
        "Docker",
        "Google Tag Manager",
        "Git",
        "Mentoring",
        "marketing",
    ] {
        assert!(
            notes.iter().any(|text| text.contains(word)),
            "{word}: {notes:?}"
        );
    }
}

#[test]
fn a_line_without_a_word_is_no_entry() {
    let role = role_of(
        PageKind::Text,
        "Key Responsibilities and Required Skills for Cook\nHard Skills\n  •.\n  • Stews.\n\
         Primary Functions\n  • …\n  • Cooks.\n",
    );
    assert_eq!(texts(&role.about.notes), ["Stews."]);
    assert_eq!(texts(&role.about.responsibilities), ["Cooks."]);
}

#[test]
fn a_section_that_is_not_known_is_kept_whole() {
    let (role, diagnostics) = read_page(
        PageKind::Markdown,
        "# Key Responsibilities and Required Skills for Weaver\n\n## Primary Functions\n\n### Nights\n\n\
         - Mends ends\n\n## Perks\n\n- Free yarn\n\nRead on\n",
    );
    let role = role.expect("it is a page");
    assert_eq!(texts(&role.about.responsibilities), ["Mends ends"]);
    assert_eq!(
        texts(&role.about.notes),
        ["Nights", "Perks", "Free yarn", "Read on"]
    );
    assert_eq!(diagnostics.len(), 2);
}

#[test]
fn acronyms_that_the_page_explains_are_written_in_full() {
    let role = role_of(
        PageKind::Text,
        "Key Responsibilities and Required Skills for Loom Setter (LS)\n\n\
         Entry point from:\n- Junior LS\n- Yarn Supply Engineer (YSE)\n\n\
         Advancement to:\n- Senior YSE / Lead LS\n- Senior XYZ\n",
    );
    assert_eq!(
        moves(&role, MoveList::AdvancesTo),
        [
            "Senior Yarn Supply Engineer",
            "Lead Loom Setter",
            "Senior XYZ"
        ]
    );
    assert_eq!(
        moves(&role, MoveList::EntryFrom),
        ["Junior Loom Setter", "Yarn Supply Engineer"]
    );
    let aliases = role
        .moves
        .iter()
        .filter_map(|entry| entry.attributes.as_ref());
    let aliases: Vec<&str> = aliases.flat_map(|more| texts(&more.aliases)).collect();
    assert_eq!(aliases, ["Junior LS", "YSE", "Senior YSE", "Lead LS"]);
}

#[test]
fn acronyms_are_known_wherever_they_stand_in_a_title() {
    let role = role_of(
        PageKind::Text,
        "Key Responsibilities and Required Skills for Yarn Quality (YQ) Weaver\n\n\
         Entry point from:\n- Junior YQ Weaver\n- Loom Setter (LS)\n- YQ Weaver\n\n\
         Advancement to:\n- LS Team Lead / Strategic LS\n- YQ Manager\n- LS Setter\n",
    );
    let named = |entry: &crate::document::MoveEntry| {
        let aliases = entry
            .attributes
            .iter()
            .flat_map(|more| texts(&more.aliases));
        let names = std::iter::once(&*entry.role.value).chain(aliases);
        names.collect::<Vec<_>>().join(" = ")
    };
    assert_eq!(
        role.moves.iter().map(named).collect::<Vec<_>>(),
        [
            "Junior YQ Weaver",
            "Loom Setter = LS",
            "Loom Setter Team Lead = LS Team Lead",
            "Strategic Loom Setter = Strategic LS",
            "YQ Manager",
            "LS Setter",
        ]
    );
}

#[test]
fn fields_of_study_in_one_line_are_several() {
    let role = role_of(
        PageKind::Text,
        "Key Responsibilities and Required Skills for Weaver\n\n\
         Relevant Fields of Study: Textiles, Design (silk, wool); Dye Chemistry.\n",
    );
    assert_eq!(
        texts(&role.about.fields_of_study),
        ["Textiles", "Design (silk, wool)", "Dye Chemistry"]
    );
}
