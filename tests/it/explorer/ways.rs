//! Why two roles connect, all ways between them, and answers as tables.

use careergraph::explorer::Explorer;
use scraper::Html;

use super::asked::{data, links};
use super::{get, page, shipped, texts, yaml};

/// ```text
///            /-> Sous Chef -\
/// Helper -> Cook             Chef -> Owner
///            \-> Baker ----/
/// Waiter -> Head Waiter
/// ```
const KITCHEN: &str = "roles:
  Helper: {requires: {Washing: 2}, advances_to: Cook}
  Cook: {requires: {Knives: 3}, advances_to: [Sous Chef, Baker]}
  Sous Chef: {advances_to: Chef}
  Baker: {advances_to: Chef}
  Chef: {requires: {'=Menus': 4}, advances_to: Owner}
  Owner: {}
  Waiter: {advances_to: Head Waiter}
  Head Waiter: {}
";

fn table(explorer: &Explorer, address: &str) -> String {
    let reply = get(explorer, address);
    assert_eq!(reply.status, 200, "{address}");
    assert_eq!(reply.media_type, "text/csv; charset=utf-8", "{address}");
    assert!(reply.file_name.is_some(), "{address}: it is kept");
    String::from_utf8(reply.body).expect("UTF-8")
}

fn rows(page: &Html, of: &str) -> Vec<Vec<String>> {
    let count = texts(page, &format!("[aria-label=\"{of}\"] tbody tr")).len();
    let row = |at| {
        texts(
            page,
            &format!("[aria-label=\"{of}\"] tr:nth-of-type({at}) td"),
        )
    };
    (1..=count).map(row).collect()
}

#[test]
fn what_every_path_passes_is_told_with_the_lines_that_state_it() {
    let explorer = yaml(KITCHEN);
    let why = page(&explorer, "/why?from=helper&to=owner");
    assert_eq!(texts(&why, "h1"), ["Why: Helper \u{2192} Owner"]);
    let said = texts(&why, "main p").join("\n");
    assert!(
        said.contains("Every path passes through Cook, then Chef."),
        "{said}"
    );
    assert_eq!(
        rows(&why, "Every path takes 2 moves"),
        [
            ["Helper", "Cook", "advancement", "ladder:2"],
            ["Chef", "Owner", "advancement", "ladder:6"]
        ]
    );
    let first = rows(&why, "1. 4 moves");
    let roles: Vec<_> = first.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(roles, ["Helper", "Cook", "Baker", "Chef", "Owner"]);
    assert_eq!(first[2][1..], ["advancement", "ladder:3"]);
    assert!(links(&why, "main p a").contains(&"/role/cook".to_owned()));
    let command = texts(&why, ".foot code");
    assert_eq!(command, ["career why -g ladder helper owner"]);
    let free = page(&explorer, "/why?from=cook&to=chef");
    let said = texts(&free, "main p").join("\n");
    assert!(said.contains("No role between them is on every path."));
    assert!(said.contains("No move is on every path"));
    let same = page(&explorer, "/why?from=cook&to=cook");
    assert!(texts(&same, "main p").contains(&"They are the same role.".to_owned()));
}

#[test]
fn why_nothing_leads_there_is_told_with_the_links_that_would() {
    let explorer = yaml(KITCHEN);
    let why = page(&explorer, "/why?from=waiter&to=chef");
    let problem = texts(&why, ".problem h2");
    assert_eq!(problem, ["No path leads from Waiter to Chef"]);
    let bridges = rows(&why, "The closest links that would join them");
    assert!(!bridges.is_empty());
    assert_eq!(
        data(&explorer, "/why?from=waiter&to=chef&format=json")["paths"],
        serde_json::json!([])
    );
    assert!(table(&explorer, "/why?from=waiter&to=chef&format=csv").contains("similarity"));
    let limited = page(&explorer, "/why?from=helper&to=owner&max-moves=2");
    let said = texts(&limited, ".problem").join("\n");
    assert!(
        said.contains("Without the limit of moves there is a path of 4 moves."),
        "{said}"
    );
    assert!(said.contains("No links are looked for"), "{said}");
    let none = page(&explorer, "/path?from=waiter&to=chef");
    assert!(links(&none, ".groups a").contains(&"/why?from=waiter&to=chef".to_owned()));
}

#[test]
fn all_ways_between_two_roles_are_drawn_and_listed() {
    let explorer = yaml(KITCHEN);
    let between = page(&explorer, "/between?from=helper&to=chef&avoid=baker");
    assert_eq!(texts(&between, "h1"), ["All ways: Helper \u{2192} Chef"]);
    assert_eq!(texts(&between, ".canvas svg [data-node]").len(), 4);
    assert_eq!(
        rows(&between, "Roles between them"),
        [
            ["Helper", "0", "3"],
            ["Cook", "1", "2"],
            ["Sous Chef", "2", "1"],
            ["Chef", "3", "0"]
        ]
    );
    assert_eq!(rows(&between, "Steps between them").len(), 3);
    let command = texts(&between, ".foot code");
    assert_eq!(
        command,
        ["career between -g ladder helper chef --avoid baker"]
    );
    let taken = links(&between, ".take a");
    let svg = taken
        .iter()
        .find(|link| link.contains(".svg?"))
        .expect("a picture");
    let svg = String::from_utf8(get(&explorer, svg).body).expect("UTF-8");
    assert!(svg.contains("Sous Chef") && !svg.contains("Baker"));
    let all = data(&explorer, "/between?from=helper&to=chef&format=json");
    assert_eq!([&all["role_count"], &all["step_count"]], [5, 5]);
    let list = table(&explorer, "/between?from=helper&to=chef&format=csv");
    assert!(list.starts_with("id,title,stub,moves_from,moves_to\r\nhelper,Helper,false,0,3\r\n"));
    let none = page(&explorer, "/between?from=waiter&to=chef");
    assert_eq!(
        texts(&none, ".problem h2"),
        ["No path leads from Waiter to Chef"]
    );
    assert_eq!(get(&explorer, "/drawing/x.svg?draw=all-ways").status, 404);
}

#[test]
fn more_than_a_picture_holds_is_listed() {
    let middle = (0..300).map(|at| format!("  m{at}: {{advances_to: last}}\n"));
    let names: Vec<_> = (0..300).map(|at| format!("m{at}")).collect();
    let names = names.join(", ");
    let text = format!(
        "roles:\n  first: {{advances_to: [{names}]}}\n{}",
        middle.collect::<String>()
    );
    let between = page(&yaml(&text), "/between?from=first&to=last");
    assert_eq!(texts(&between, "svg").len(), 0);
    assert!(texts(&between, ".note")[0].contains("ask for fewer moves"));
    assert_eq!(rows(&between, "Roles between them").len(), 302);
}

#[test]
fn ways_are_those_of_whoever_looks() {
    const ME: &str = "{role: engineer, skills: {python: 3}, avoid: {roles: [senior-engineer]}}";
    let explorer = shipped("engineer", Some(ME));
    for here in ["why", "between"] {
        let own = page(&explorer, &format!("/{here}?to=principal-engineer"));
        assert!(texts(&own, "h1")[0].ends_with("You \u{2192} Principal Engineer"));
        let notes = texts(&own, "p.note").join("\n");
        assert!(
            notes.contains("As your profile asks, no path passes through Senior Engineer."),
            "{notes}"
        );
        assert!(texts(&own, ".foot code")[0].contains("--me PROFILE"));
        let table = texts(&own, "td a");
        assert!(!table.contains(&"Senior Engineer".to_owned()));
        let lost = get(&explorer, &format!("/{here}?to=principal-enginer"));
        assert_eq!(lost.status, 404);
    }
    let heads = texts(
        &page(&explorer, "/between?to=principal-engineer"),
        "thead th",
    );
    assert!(heads.contains(&"You lack".to_owned()));
}

#[test]
fn answers_can_be_taken_away_as_tables() {
    let explorer = yaml(KITCHEN);
    for (address, first) in [
        ("/gap?from=cook&to=chef", "to,state,skill,"),
        ("/matrix", "group,skill,"),
        ("/matrix?delta=on", "from,to,change,skill,"),
        ("/why?from=cook&to=chef", "from,from_title,"),
        ("/path?from=cook&to=chef", "path,step,from,to,"),
        ("/plan?from=cook&to=chef", "route,reasons,step,"),
        ("/reach/cook?moves=1", "id,title,stub,"),
    ] {
        let foot = links(&page(&explorer, address), ".foot a");
        let link = foot.iter().find(|link| link.ends_with("format=csv"));
        let (path, _) = address.split_once('?').unwrap_or((address, ""));
        let table = table(&explorer, &format!("{path}{}", link.expect("a link")));
        assert!(table.starts_with(first), "{table}");
    }
    let gap = table(&explorer, "/gap?from=cook&to=chef&format=csv");
    assert!(
        gap.contains("chef,missing,\"'=Menus\",true,4,0,0,4,4,"),
        "{gap}"
    );
    let reached = table(&explorer, "/reach/cook?moves=1&format=csv");
    let ids = reached.lines().skip(1).map(|row| row.split(',').next());
    assert_eq!(ids.flatten().collect::<Vec<_>>(), ["baker", "sous-chef"]);
    // Where there is no answer there is no table.
    let asked = get(&explorer, "/gap?format=csv");
    assert!(asked.media_type.starts_with("text/html"));
}
