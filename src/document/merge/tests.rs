use super::*;
use crate::document::{AskedProficiency, MoveAttributes, MoveList, RequirementExtra};
use crate::model::{Importance, PayPeriod, RoleId, Salary, YearRange};
use crate::source::Span;

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span { start: 3, end: 9 })
}

fn role(id: &str) -> RoleEntry {
    RoleEntry::new(at(RoleId::new(id)), at(Name::from(id)))
}

fn requirement(skill: &str, proficiency: u8, evidence: &str) -> RequirementEntry {
    RequirementEntry {
        asked: Asked::Skill(skill.into()),
        span: Span::default(),
        proficiency: at(AskedProficiency::Number(proficiency)),
        importance: Importance::ESSENTIAL,
        extra: Some(Box::new(RequirementExtra {
            label: None,
            evidence: vec![evidence.into()],
            inferred: false,
        })),
    }
}

fn moves(entry: &[&str], group: Option<u32>) -> Vec<MoveEntry> {
    let one = |name: &&str| MoveEntry {
        list: MoveList::AdvancesTo,
        role: at(Name::from(*name)),
        group,
        years: None,
        attributes: None,
    };
    entry.iter().map(one).collect()
}

fn document(roles: Vec<RoleEntry>) -> GraphDocument {
    GraphDocument {
        roles,
        ..GraphDocument::default()
    }
}

#[test]
fn the_first_single_value_wins_and_lists_are_joined_without_repeats() {
    let (mut one, mut other) = (role("cook"), role("cook"));
    one.level = Some(at(1));
    one.aliases = vec![at("Chef".into())];
    other.level = Some(at(2));
    other.years = Some(at(YearRange {
        min: 1.0,
        max: None,
    }));
    other.aliases = vec![at("Chef".into()), at("Commis".into())];
    let merged = GraphDocument::merge(vec![
        document(vec![one]),
        document(vec![role("baker"), other]),
    ]);
    let ids: Vec<_> = merged
        .roles
        .iter()
        .map(|role| role.id.value.as_str())
        .collect();
    assert_eq!(ids, ["cook", "baker"]);
    let cook = &merged.roles[0];
    assert_eq!(cook.level, Some(at(1)));
    assert!(cook.years.is_some());
    assert_eq!(cook.aliases, [at("Chef".into()), at("Commis".into())]);
}

#[test]
fn a_repeated_requirement_adds_its_evidence_and_a_different_one_stays() {
    let (mut one, mut other) = (role("cook"), role("cook"));
    one.requirements = vec![requirement("knives", 2, "Cuts well.")];
    other.requirements = vec![
        requirement("knives", 2, "Keeps knives sharp."),
        requirement("knives", 3, "Cuts very well."),
    ];
    let merged = GraphDocument::merge(vec![document(vec![one]), document(vec![other])]);
    let evidence: Vec<_> = merged.roles[0]
        .requirements
        .iter()
        .map(|r| r.extra.as_ref().map_or(0, |extra| extra.evidence.len()))
        .collect();
    assert_eq!(evidence, [2, 1]);
}

#[test]
fn groups_of_moves_stay_apart_and_repeated_entries_stand_once() {
    let (mut one, mut other) = (role("cook"), role("cook"));
    one.moves = [moves(&["A", "B"], Some(0)), moves(&["C"], None)].concat();
    other.moves = [
        moves(&["C", "D"], Some(0)),
        moves(&["A", "B"], Some(1)),
        moves(&["C"], None),
    ]
    .concat();
    let merged = GraphDocument::merge(vec![document(vec![one]), document(vec![other])]);
    let entries = move_entries(merged.roles[0].moves.clone());
    let names: Vec<Vec<&str>> = entries
        .iter()
        .map(|entry| entry.iter().map(|one| &*one.role.value).collect())
        .collect();
    assert_eq!(names, [vec!["A", "B"], vec!["C"], vec!["C", "D"]]);
}

#[test]
fn the_currency_of_a_file_is_that_of_salaries_without_one() {
    let cases = [
        (["GBP", "GBP"], Some("GBP"), [None, None]),
        (["GBP", "EUR"], None, [Some("GBP"), Some("EUR")]),
        (["GBP", ""], Some("GBP"), [None, None]),
        (["", "EUR"], Some("EUR"), [None, None]),
    ];
    for (of_files, whole, of_salaries) in cases {
        let documents = ["cook", "baker"].into_iter().zip(of_files);
        let documents = documents.map(|(id, currency)| {
            let mut role = role(id);
            role.salary = Salary::new(Some(40.0), None, None, PayPeriod::Year)
                .ok()
                .map(|salary| Box::new(at(salary)));
            GraphDocument {
                currency: (!currency.is_empty()).then(|| at(currency.into())),
                ..document(vec![role])
            }
        });
        let merged = GraphDocument::merge(documents.collect());
        let named = |code: &Spanned<Name>| code.value.to_string();
        assert_eq!(merged.currency.as_ref().map(named).as_deref(), whole);
        let salaries = merged.roles.iter().filter_map(|role| role.salary.as_ref());
        let found: Vec<_> = salaries
            .map(|salary| salary.value.currency.as_deref())
            .collect();
        assert_eq!(found, of_salaries, "{of_files:?}");
    }
    // So does that of a file without salaries, unless another file names another one.
    for (others, expected) in [(vec![], Some("GBP")), (vec!["EUR"], None)] {
        let mut paid = role("cook");
        paid.salary = Salary::new(Some(40.0), None, None, PayPeriod::Year)
            .ok()
            .map(|salary| Box::new(at(salary)));
        let of = |code: &str| GraphDocument {
            currency: Some(at(code.into())),
            ..document(vec![role("baker")])
        };
        let mut documents = vec![of("GBP"), document(vec![paid])];
        documents.extend(others.into_iter().map(of));
        let merged = GraphDocument::merge(documents);
        let found = merged.currency.map(|code| code.value.to_string());
        assert_eq!(found.as_deref(), expected);
    }
}

#[test]
fn merging_nothing_and_merging_twice_change_nothing() {
    assert_eq!(GraphDocument::merge(Vec::new()), GraphDocument::default());
    let mut cook = role("cook");
    cook.moves = moves(&["A", "B"], Some(0));
    cook.requirements = vec![requirement("knives", 2, "Cuts well.")];
    let once = document(vec![cook]);
    let twice = GraphDocument::merge(vec![once.clone(), once.clone()]);
    assert_eq!(twice.without_spans(), once.without_spans());
}

#[test]
fn the_canonical_form_orders_moves_and_drops_empty_parts() {
    let mut cook = role("cook");
    cook.moves = [moves(&["A"], Some(7)), moves(&["B", "C"], Some(9))].concat();
    cook.moves[1].attributes = Some(Box::new(MoveAttributes::default()));
    let mut entry = moves(&["Porter"], None);
    entry[0].list = MoveList::EntryFrom;
    cook.moves.append(&mut entry);
    let canonical = document(vec![cook]).canonical();
    let moves: Vec<_> = canonical.roles[0]
        .moves
        .iter()
        .map(|one| (&*one.role.value, one.group, one.attributes.is_some()))
        .collect();
    assert_eq!(
        moves,
        [
            ("Porter", None, false),
            ("A", None, false),
            ("B", Some(0), false),
            ("C", Some(0), false),
        ]
    );
    assert_eq!(canonical.clone().canonical(), canonical);
}
