//! What a site puts around a page, and what a word processor makes of its lists.

use super::*;

#[test]
fn what_stands_above_the_headline_is_no_tag() {
    let (role, diagnostics) = read_page(
        PageKind::Text,
        "We Use Cookies\nPublished on 12 May 2024\n\n\
         Key Responsibilities and Required Skills for Weaver - Career Guide | Looms\n\n\
         $20 - $30 per hour\nMill WorkYarn\n\nAdvancement To:\n- Dyer\n",
    );
    let role = role.expect("it is a page");
    assert_eq!(&*role.title.value, "Weaver");
    assert_eq!(texts(&role.about.tags), ["Mill Work", "Yarn"]);
    let notes = texts(&role.about.notes);
    assert_eq!(notes, ["We Use Cookies", "Published on 12 May 2024"]);
    assert_eq!(diagnostics.len(), 2, "{diagnostics:?}");
    let role = role_of(
        PageKind::Text,
        "€20,000 - €30,000\n\nKey Responsibilities and Required Skills for Weaver\n\nSoft Skills\n- x\n",
    );
    assert!(role.salary.is_some());
}

#[test]
fn related_roles_at_the_end_are_no_moves_of_a_page_that_has_its_own() {
    let own = "Lateral Moves:\n- Dyer\n";
    let page = |own: &str| {
        format!(
            "Key Responsibilities and Required Skills for Weaver\n\n{own}\
             Typical Experience Range:\n- 2 years\n\nRelated roles\n- Spinner\n- Fuller\n"
        )
    };
    let role = role_of(PageKind::Text, &page(own));
    assert_eq!(moves(&role, MoveList::LateralTo), ["Dyer"]);
    assert_eq!(texts(&role.about.notes), ["Spinner", "Fuller"]);
    let role = role_of(PageKind::Text, &page(""));
    assert_eq!(moves(&role, MoveList::LateralTo), ["Spinner", "Fuller"]);
}

#[test]
fn lists_are_read_in_the_marks_of_a_word_processor_and_in_one_line() {
    let role = role_of(
        PageKind::Text,
        "Key Responsibilities and Required Skills for Weaver\n\n\
         Entry Point From:\no Spinner\no\tmill hand\no Dyer\n\
         Advancement To: Mill Foreman; Loom Manager (wool; silk); Mill Owner.\n\
         Lateral Moves: Dyer / Fuller\n",
    );
    assert_eq!(
        moves(&role, MoveList::EntryFrom),
        ["Spinner", "mill hand", "Dyer"]
    );
    assert_eq!(
        moves(&role, MoveList::AdvancesTo),
        ["Mill Foreman", "Loom Manager", "Mill Owner"]
    );
    assert!(
        role.moves
            .iter()
            .filter(|one| one.list == MoveList::AdvancesTo)
            .all(|one| one.group.is_none())
    );
    assert_eq!(moves(&role, MoveList::LateralTo), ["Dyer", "Fuller"]);
}
