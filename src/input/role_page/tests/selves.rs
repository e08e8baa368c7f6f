//! Entries of a page that are the role of the page.

use super::*;

#[test]
fn a_role_is_not_led_to_by_itself() {
    let (role, diagnostics) = read_page(
        PageKind::Text,
        "Key Responsibilities and Required Skills for Weaver\n\nLateral moves:\n- Weaver / Dyer\n",
    );
    let role = role.expect("it is a page");
    assert_eq!(moves(&role, MoveList::LateralTo), ["Dyer"]);
    assert_eq!(texts(&role.about.notes), ["Weaver / Dyer"]);
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn a_role_is_not_led_to_by_itself_in_another_spelling() {
    for (headline, entry) in [
        ("R&D Manager", "R & D Manager"),
        ("Director Engineering", "Director, Engineering"),
        ("Director Engineering", "Director – Engineering"),
        ("Nurse – ICU", "Nurse – ICU"),
    ] {
        let page = format!(
            "Key Responsibilities and Required Skills for {headline}\n\n\
             Entry point from:\n- {entry}\n- Weaver\n- : Dyer\n"
        );
        let (role, diagnostics) = read_page(PageKind::Text, &page);
        let role = role.expect("it is a page");
        let found = moves(&role, MoveList::EntryFrom);
        assert_eq!(found, ["Weaver", "Dyer"], "{entry}");
        let mut attributes = role.moves.iter().filter_map(|one| one.attributes.as_ref());
        assert!(attributes.all(|said| said.qualifier.is_none()), "{entry}");
        assert_eq!(diagnostics.len(), 1, "{entry}");
    }
}

#[test]
fn a_role_is_not_led_to_by_its_acronym() {
    let (role, diagnostics) = read_page(
        PageKind::Text,
        "Key Responsibilities and Required Skills for Loom Setter (LS)\n\n\
         Entry point from:\n- LS trainee\n- LS\n- Weaver / ls\n",
    );
    let role = role.expect("it is a page");
    assert_eq!(
        moves(&role, MoveList::EntryFrom),
        ["Loom Setter trainee", "Weaver"]
    );
    assert_eq!(texts(&role.about.notes), ["LS", "Weaver / ls"]);
    let codes: Vec<Code> = diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, [Code::NotUnderstood; 2]);
}
