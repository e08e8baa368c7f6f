//! What pages answer, and what they say where they cannot.

use careergraph::explorer::Explorer;
use scraper::{Html, Selector};

use super::{get, page, shipped, texts, yaml};

const ME: &str = "{name: Kim, role: engineer, skills: {python: 3, kubernetes: 1, docker: }, \
                  avoid: {roles: [engineering-manager, lead-engineer]}}";

/// The addresses of links.
pub(super) fn links(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let found = page.select(&selector);
    let addresses = found.filter_map(|link| link.attr("href"));
    addresses.map(str::to_owned).collect()
}

pub(super) fn data(explorer: &Explorer, address: &str) -> serde_json::Value {
    serde_json::from_slice(&get(explorer, address).body).expect("JSON")
}

/// The page of a question that cannot be answered.
fn refused(explorer: &Explorer, address: &str) -> Html {
    let reply = get(explorer, address);
    assert!([400, 404].contains(&reply.status), "{address}");
    Html::parse_document(std::str::from_utf8(&reply.body).expect("UTF-8"))
}

#[test]
fn how_far_somebody_is_sorts_by_its_number() {
    let explorer = shipped("engineer", Some(ME));
    let all = page(&explorer, "/");
    let heads = texts(&all, "table.sortable thead th");
    assert_eq!(heads[heads.len() - 2..], ["You lack", "Covered"]);
    let keys =
        Selector::parse("table.sortable tbody td:nth-last-child(2) data").expect("a selector");
    let mut some = 0;
    for key in all.select(&keys) {
        let (value, said) = (key.attr("value"), key.text().collect::<String>());
        match said.strip_suffix(" short") {
            Some(short) => assert_eq!(value, short.rsplit('-').next()),
            None if said == "ready" => assert_eq!(value, Some("0")),
            None => assert_eq!(value, Some(""), "{said}: what is not known comes last"),
        }
        some += 1;
    }
    assert!(some > 10);
}

#[test]
fn a_role_that_is_aimed_for_and_avoided_is_not_said_to_be_passed_by_nothing() {
    let explorer = shipped("engineer", Some(ME));
    let notes = texts(&page(&explorer, "/path?to=engineering-manager"), "p.note");
    assert!(
        notes
            .iter()
            .any(|note| note == "Note: the profile avoids the target role.")
    );
    let passed = notes.iter().find(|note| note.contains("no path passes"));
    let passed = passed.expect("the other one is said");
    assert!(
        passed.contains("Lead Engineer") && !passed.contains("passes through Engineering Manager"),
        "{passed}"
    );
}

#[test]
fn what_is_called_so_comes_before_what_is_also_called_so() {
    let explorer =
        yaml("roles: {Lead Cook: {aliases: [Staff Cook]}, Chief of Staff: {}, Staff Waiter: {}}\n");
    let found = texts(&page(&explorer, "/find?q=staff"), ".found li");
    assert_eq!(
        found,
        [
            "Staff Waiter",
            "Chief of Staff",
            "Lead Cook also called Staff Cook"
        ]
    );
}

#[test]
fn typos_of_a_profile_are_told_openly_where_its_owner_looks() {
    const TYPOS: &str =
        "{name: Kim, role: Enginer, skills: {python: awful, juggling: 2, kubernets: 2}}";
    let explorer = shipped("engineer", Some(TYPOS));
    let me = page(&explorer, "/me");
    assert_eq!(
        texts(&me, "#missed h2"),
        ["3 places of your profile mean nothing in this graph"]
    );
    let told = texts(&me, "#missed td").join("\n");
    for said in [
        "Enginer",
        "did you mean `Engineer`",
        "awful",
        "kubernets",
        "`Kubernetes`",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(
        !told.contains("juggling"),
        "people hold skills that no role asks for"
    );
    let other = get(&explorer, "/skills");
    let other = String::from_utf8(other.body).expect("UTF-8");
    assert!(other.contains("3 places of your profile mean nothing in this graph"));
    for word in ["Enginer", "awful", "kubernets", "juggling"] {
        assert!(
            !other.contains(word),
            "only the page about whoever looks has a word of it"
        );
    }
    let well = shipped("engineer", Some(ME));
    assert_eq!(texts(&page(&well, "/"), ".strip").len(), 0);
}

#[test]
fn where_no_path_leads_the_roles_that_are_named_can_be_opened() {
    let explorer = shipped("software-engineering", None);
    let none = page(&explorer, "/path?from=staff-engineer&to=intern");
    let said = texts(&none, ".problem h2, .problem p");
    assert_eq!(said[0], "No path leads from Staff Engineer to Intern");
    assert!(
        said[1].starts_with("From Staff Engineer one can reach: "),
        "{said:?}"
    );
    assert!(
        said.last()
            .is_some_and(|last| last.starts_with("The closest link: ")),
        "{said:?}"
    );
    let found = links(&none, ".problem a");
    assert!(found.contains(&"/role/intern".to_owned()), "{found:?}");
    let more = found.iter().find(|link| link.starts_with("/?show="));
    let more = page(&explorer, more.expect("all of them can be seen"));
    assert!(texts(&more, "table.sortable tbody tr").len() > 5);
    let cut = page(
        &explorer,
        "/path?from=engineer&to=staff-engineer&via=intern",
    );
    let said = texts(&cut, ".problem p").join("\n");
    assert!(
        said.contains("From Engineer nothing leads to Intern."),
        "{said}"
    );
}

#[test]
fn conditions_go_along_from_paths_to_plans_and_count_there() {
    let explorer = shipped("engineer", None);
    let asked = "from=engineer&to=staff-engineer&max-moves=4&avoid=senior-engineer&kinds=chosen&kind=advancement\
                 &kind=lateral";
    for here in ["path", "gap", "plan", "why", "between"] {
        let read = page(&explorer, &format!("/{here}?{asked}"));
        let others = ["path", "gap", "plan", "why", "between"];
        for there in others.into_iter().filter(|there| *there != here) {
            let mut to = links(&read, "p.groups a, .top nav a");
            to.retain(|link| link.starts_with(&format!("/{there}?")));
            assert!(!to.is_empty(), "{here}, {there}");
            for link in to {
                assert!(
                    link.contains("avoid=senior-engineer") && link.contains("kind=lateral"),
                    "{link}"
                );
            }
        }
    }
    let plan = data(&explorer, &format!("/plan?{asked}&format=json"));
    let plan = plan.to_string();
    assert!(
        !plan.contains("\"title\":\"Senior Engineer\""),
        "it is avoided"
    );
    assert!(plan.contains("--avoid senior-engineer"), "and that is said");
    let explorer = shipped("software-engineering", None);
    let within = data(
        &explorer,
        "/path?from=engineer&to=staff-engineer&within=level:%3E%3D9&format=json",
    );
    assert_eq!(within["paths"].as_array().map(Vec::len), Some(0));
}

#[test]
fn no_kind_of_move_at_all_is_refused() {
    let explorer = shipped("engineer", None);
    for here in ["path", "plan", "why", "between"] {
        let read = refused(
            &explorer,
            &format!("/{here}?from=engineer&to=staff-engineer&kinds=chosen"),
        );
        assert_eq!(texts(&read, ".problem h2"), ["No kind of move is chosen"]);
        let ticked = Selector::parse("input[name=kind][checked]").expect("a selector");
        assert_eq!(
            read.select(&ticked).count(),
            0,
            "the form is as it was sent"
        );
    }
}

#[test]
fn selectors_that_mean_nothing_lead_to_what_was_perhaps_meant() {
    let explorer = shipped("engineer", None);
    let read = refused(&explorer, "/?show=lead");
    let found = links(&read, ".problem a");
    assert!(found.contains(&"?show=*lead*".to_owned()), "{found:?}");
    let wrong = Selector::parse("input[name=show][aria-invalid=true]").expect("a selector");
    assert_eq!(read.select(&wrong).count(), 1);
    let family = yaml("roles: {Cook: {family: kitchen}, Waiter: {family: hall}}\n");
    let read = refused(&family, "/matrix?show=kitchen+%7C+Waiter");
    assert_eq!(texts(&read, ".problem a")[0], "family:kitchen | Waiter");
}

#[test]
fn every_page_has_one_head_and_it_comes_first() {
    let explorer = shipped("engineer", Some(ME));
    let pages = [
        "/",
        "/me",
        "/path",
        "/gap",
        "/plan",
        "/skills",
        "/matrix",
        "/matrix?show=level:%3E%3D3",
        "/lint",
        "/changes",
        "/nothing",
        "/role/nobody",
        "/reach/engineer",
        "/why",
        "/why?to=staff-engineer",
        "/why?to=staff-engineer&max-moves=none",
        "/between?to=staff-engineer",
        "/between?from=staff-engineer&to=engineer",
        "/matrix?show=nothing",
        "/plan?to=staff-engineer",
        "/path?k=none",
        "/matrix?delta=on&show=engineer%2B2",
        "/find?q=engi",
    ];
    for address in pages {
        let reply = get(&explorer, address);
        let read = Html::parse_document(std::str::from_utf8(&reply.body).expect("UTF-8"));
        let heads = Selector::parse("main h1, main h2, main form").expect("a selector");
        let names: Vec<_> = read
            .select(&heads)
            .map(|head| head.value().name().to_owned())
            .collect();
        assert_eq!(names[0], "h1", "{address}: {names:?}");
        assert_eq!(
            names.iter().filter(|name| *name == "h1").count(),
            1,
            "{address}"
        );
    }
    let wrong = refused(&explorer, "/path?k=none");
    assert_eq!(
        texts(&wrong, ".problem h2"),
        ["\u{201c}How many\u{201d} cannot be \u{201c}none\u{201d}"]
    );
}

#[test]
fn what_would_change_with_a_skill_is_told_for_me_and_for_a_gap() {
    let explorer = shipped("engineer", Some(ME));
    let me = page(&explorer, "/me?learn=system+design&step=4");
    let told = texts(&me, "main p").join("\n");
    assert!(told.contains("With System design at 4 "), "{told}");
    let gap = page(
        &explorer,
        "/gap?to=staff-engineer&learn=system+design&step=4",
    );
    let rows = texts(&gap, "[aria-label=\"What changes\"] tbody td");
    assert_eq!(rows[0], "Staff Engineer");
    assert_ne!(rows[1], rows[2], "before and after");
    assert_eq!(
        data(&explorer, "/me?learn=system+design&format=json")["whatif"]["learnt"][0]["skill"]["id"],
        "system-design"
    );
    refused(&explorer, "/me?learn=juggling");
    let skill = page(&explorer, "/skill/kubernetes");
    assert_eq!(texts(&skill, ".you"), ["You hold it at 1 aware."]);
}

#[test]
fn all_that_a_role_leads_to_is_a_page() {
    let explorer = shipped("software-engineering", Some(ME));
    let role = page(&explorer, "/role/engineer");
    assert!(links(&role, "main a").contains(&"/reach/engineer?back=on".to_owned()));
    let near = page(&explorer, "/reach/engineer?moves=1");
    let far = page(&explorer, "/reach/engineer");
    let rows = |read: &Html| texts(read, "table.sortable tbody tr").len();
    assert!(rows(&near) > 0 && rows(&near) < rows(&far));
    let back = data(&explorer, "/reach/engineer?back=on&format=json");
    assert_eq!(back["back"], true);
}

#[test]
fn who_has_no_role_can_name_one_and_see_all_lessons() {
    let explorer = shipped(
        "engineer",
        Some("{skills: {python: 3}, interests: {families: [software]}}"),
    );
    let lost = page(&explorer, "/me");
    assert!(
        texts(&lost, "p.note")
            .iter()
            .any(|note| note.contains("names no role"))
    );
    let found = page(&explorer, "/me?from=engineer");
    assert!(texts(&found, ".moves tbody tr").len() > 1);
    let titles = texts(&lost, ".facts").join("");
    assert!(titles.contains("the family Software"), "{titles}");
    let lessons = |address: &str| {
        texts(
            &page(&explorer, address),
            "[aria-label=\"What to learn next\"] tbody tr",
        )
        .len()
    };
    assert_eq!(lessons("/me"), 12);
    assert!(lessons("/me?all=on") > 12);
}

#[test]
fn what_changes_along_advancements_is_a_page_with_contents() {
    let explorer = shipped("engineer", None);
    let delta = page(&explorer, "/matrix?delta=on&show=level:%3E%3D2");
    let contents = links(&delta, ".contents a");
    assert!(contents.len() >= 4);
    for link in contents {
        let head = Selector::parse(&format!("h2{link}")).expect("a selector");
        assert_eq!(delta.select(&head).count(), 1, "{link}");
    }
    let skills = page(&explorer, "/matrix?show=level:%3E%3D3");
    assert!(
        links(&skills, "tbody th a")
            .iter()
            .any(|link| link.starts_with("/skill/"))
    );
}

#[test]
fn columns_in_which_nothing_stands_are_left_out() {
    let explorer = yaml("roles: {Cook: {level: 1}, Waiter: {}}\n");
    let heads = texts(&page(&explorer, "/"), "table thead th");
    assert_eq!(
        heads,
        ["Role", "Level", "Asks for", "Moves in", "Moves out"]
    );
}

#[test]
fn paper_says_whose_page_it_is() {
    let explorer = shipped("engineer", Some(ME));
    let title = texts(&page(&explorer, "/"), "h1")[0].clone();
    for own in ["/gap?to=staff-engineer", "/path?to=staff-engineer"] {
        let printed = texts(&page(&explorer, own), ".printed");
        assert_eq!(printed, [format!("Kim \u{b7} {title}")]);
    }
    let others = page(&explorer, "/gap?from=engineer&to=staff-engineer");
    assert_eq!(texts(&others, ".printed"), [title]);
}

#[test]
fn plans_and_matrices_can_be_kept_as_files() {
    let explorer = shipped("engineer", Some(ME));
    for (address, name) in [
        ("/plan?to=staff-engineer", "plan.html"),
        ("/matrix?show=level:%3E%3D3", "matrix.html"),
        (
            "/matrix?show=level:%3E%3D3&delta=on",
            "changes-along-advancements.html",
        ),
    ] {
        let link = links(&page(&explorer, address), ".foot a");
        let link = link
            .iter()
            .find(|link| link.contains("format=html"))
            .expect("a link");
        let (path, _) = address.split_once('?').expect("a question");
        let kept = get(&explorer, &format!("{path}{link}"));
        assert_eq!(kept.file_name.as_deref(), Some(name));
        assert!(kept.body.starts_with(b"<!DOCTYPE html>"));
    }
    let plan = page(&explorer, "/plan?to=staff-engineer");
    assert!(links(&plan, "p.groups a").contains(&"/role/staff-engineer".to_owned()));
}
