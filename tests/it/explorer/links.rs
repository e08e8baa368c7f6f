//! Every page that others lead to is there, and has nothing in it that a name made.

use std::collections::{BTreeMap, BTreeSet};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use careergraph::explorer::Explorer;
use careergraph::input::{Format, embedded};
use scraper::{Html, Selector};
use sha2::{Digest as _, Sha256};

use super::asked::data;
use super::{Fixed, get, page, shipped, texts, yaml};
use crate::exports::cli::career;
use crate::pages::hostile_text;

/// How many pages of each kind are looked at.
const MOST: usize = 80;

/// Returns the addresses of pages, as far as they lead from the first one, with what they answer.
fn crawl(explorer: &Explorer) -> BTreeMap<String, Option<Html>> {
    let mut seen: BTreeMap<String, Option<Html>> = BTreeMap::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut waiting = vec!["/".to_owned()];
    while let Some(address) = waiting.pop() {
        let kind = address.split(['/', '?']).nth(1).unwrap_or_default();
        let count = counts.entry(kind.to_owned()).or_default();
        if seen.contains_key(&address) || *count >= MOST {
            continue;
        }
        *count += 1;
        let reply = get(explorer, &address);
        assert_eq!(reply.status, 200, "{address}");
        let is_page = reply.media_type.starts_with("text/html") && reply.file_name.is_none();
        let read = is_page.then(|| {
            let text = std::str::from_utf8(&reply.body).expect("UTF-8");
            has_its_styles(&reply.policy, text);
            Html::parse_document(text)
        });
        if let Some(read) = &read {
            let link = Selector::parse("a[href], link[href], script[src]").expect("a selector");
            for found in read.select(&link) {
                let element = found.value();
                let to = element
                    .attr("href")
                    .or(element.attr("src"))
                    .unwrap_or_default();
                let path = address.split('?').next().unwrap_or_default();
                match to.chars().next() {
                    Some('/') => waiting.push(to.to_owned()),
                    Some('?') => waiting.push(format!("{path}{to}")),
                    Some('#') => {}
                    _ => panic!("{address} leads to {to}"),
                }
            }
        }
        seen.insert(address, read);
    }
    seen
}

/// Checks that the policy of a page knows the styles in it.
fn has_its_styles(policy: &str, page: &str) {
    let styles = page.split("<style>").skip(1);
    let mut known = 0;
    for style in styles {
        let (style, _) = style.split_once("</style>").expect("an end");
        let hash = BASE64_STANDARD.encode(Sha256::digest(style));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{policy}");
        known += 1;
    }
    assert_eq!(policy.matches("'sha256-").count(), known, "and no others");
    assert!(!page.contains(" style="), "a style that the policy forbids");
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[test]
fn every_link_of_every_shipped_graph_leads_somewhere() {
    for name in embedded::names() {
        let seen = crawl(&shipped(name, None));
        for kind in [
            "/role/",
            "/skill/",
            "/gap?",
            "/why?",
            "/between?",
            "/path",
            "/plan",
            "/matrix",
            "/lint",
            "/drawing/",
        ] {
            assert!(
                seen.keys().any(|address| address.starts_with(kind)),
                "{name}: {kind}"
            );
        }
    }
}

#[test]
fn every_link_for_somebody_leads_somewhere() {
    const ME: &str = "{name: Kim, role: engineer, skills: {python: 3, kubernetes: 1, docker: }}";
    let explorer = shipped("engineer", Some(ME));
    let seen = crawl(&explorer);
    let me = seen["/me"].as_ref().expect("a page");
    assert_eq!(texts(me, "h1"), ["Kim"]);
    let of_role = page(&explorer, "/role/staff-engineer");
    let you = texts(&of_role, ".you");
    assert!(
        you[0].starts_with("You: ") && you[0].contains("short"),
        "{you:?}"
    );
    let gap = page(&explorer, "/gap?to=staff-engineer");
    assert_eq!(texts(&gap, "h1"), ["You \u{2192} Staff Engineer"]);
    let own = page(&explorer, "/path?to=staff+engineer");
    let first = &texts(&own, "main table tbody tr:first-of-type td:first-of-type")[0];
    assert_eq!(first, "Engineer");
    let nobody = shipped("engineer", None);
    assert_eq!(get(&nobody, "/me").status, 404);
    assert!(!texts(&page(&nobody, "/"), "nav a").contains(&"Me".to_owned()));
}

#[test]
fn names_are_data_on_every_page() {
    let fixed = Fixed {
        format: Format::Json,
        text: hostile_text(),
        profile: None,
    };
    let explorer = Explorer::new(fixed).expect("a graph");
    let mut seen = crawl(&explorer);
    for more in [
        "/path?from=a&to=c&k=5",
        "/gap?from=a&to=c",
        "/why?from=a&to=c",
        "/between?from=a&to=c",
        "/plan?from=a&to=c",
        "/find?q=script",
        "/role/b?moves=2",
    ] {
        seen.insert(more.to_owned(), Some(page(&explorer, more)));
    }
    // What is asked comes back as text as well.
    for odd in [
        "/find?q=",
        "/path?from=a&to=",
        "/why?from=a&to=",
        "/between?from=a&to=",
        "/?show=",
        "/matrix?show=",
        "/role/",
        "/skill/",
        "/",
    ] {
        let address = format!("{odd}%22%3E%3Cscript%3Ealert(1)%3C/script%3E%0d%0aX:%20y");
        let reply = get(&explorer, &address);
        assert!(
            [400, 404].contains(&reply.status),
            "{address}: {}",
            reply.status
        );
        let text = String::from_utf8(reply.body).expect("UTF-8");
        seen.insert(address, Some(Html::parse_document(&text)));
    }
    for (address, read) in &seen {
        let Some(read) = read else { continue };
        let foreign = "img, iframe, object, embed, base, script:not([src]), [onerror], [onload], [onclick], \
                       [href^=javascript]";
        let found = Selector::parse(foreign).expect("a selector");
        assert_eq!(read.select(&found).count(), 0, "{address}");
    }
    assert!(seen.len() > 20, "{}", seen.len());
    let titles: BTreeSet<_> = texts(&page(&explorer, "/role/a"), "h1")
        .into_iter()
        .collect();
    assert!(
        titles
            .iter()
            .any(|title| title.contains("<script>alert(1)</script>"))
    );
}

#[test]
fn what_is_not_there_is_said_with_what_is_close() {
    let explorer = shipped("engineer", None);
    let unknown = get(&explorer, "/role/enginer");
    assert_eq!(unknown.status, 404);
    let text = String::from_utf8(unknown.body).expect("UTF-8");
    assert!(
        text.contains("Did you mean <a href=\"/role/engineer\">Engineer</a>"),
        "{text}"
    );
    let path = get(&explorer, "/path?from=engineer&to=enginer");
    assert_eq!(path.status, 404);
    let read = Html::parse_document(std::str::from_utf8(&path.body).expect("UTF-8"));
    let fields = Selector::parse("input[name=to]").expect("a selector");
    let kept = read
        .select(&fields)
        .next()
        .and_then(|field| field.attr("value"));
    assert_eq!(
        kept,
        Some("enginer"),
        "what was typed stays, to be put right"
    );
    for (address, status) in [
        ("/nothing", 404),
        ("/role", 404),
        ("/role/engineer/more", 404),
        ("/assets/nothing", 404),
        ("/?show=engineer%2B%2B", 400),
        ("/drawing/x.nothing", 404),
        ("/drawing/x.svg?show=(", 400),
        ("/path?from=engineer&to=staff-engineer&k=many", 400),
        ("/path?from=engineer&to=staff-engineer&k=500", 400),
        ("/path?from=engineer&to=staff-engineer&max-moves=-1", 400),
        ("/path?from=engineer&to=staff-engineer&cost=money", 400),
        ("/path?from=engineer&to=staff-engineer&kind=promotion", 400),
        ("/role/engineer?moves=9", 400),
        ("/?layout=round", 400),
        ("/?group=nothing", 400),
        (
            "/path?from=staff-engineer&to=engineer&kind=advancement",
            200,
        ),
    ] {
        assert_eq!(get(&explorer, address).status, status, "{address}");
    }
    let none = page(
        &explorer,
        "/path?from=staff-engineer&to=junior-engineer&kind=advancement",
    );
    assert_eq!(
        texts(&none, ".problem h2"),
        ["No path leads from Staff Engineer to Junior Engineer under --kind advancement"]
    );
}

#[test]
fn a_name_leads_to_its_page_and_a_part_of_one_to_a_list() {
    let explorer = shipped("engineer", None);
    let exact = get(&explorer, "/find?q=Staff+Engineer");
    assert_eq!(
        (exact.status, exact.location.as_deref()),
        (303, Some("/role/staff-engineer"))
    );
    let skill = get(&explorer, "/find?q=kubernetes");
    assert_eq!(skill.location.as_deref(), Some("/skill/kubernetes"));
    let list = texts(&page(&explorer, "/find?q=engi"), "li a");
    assert!(
        list.contains(&"Site Reliability Engineer".to_owned()),
        "{list:?}"
    );
}

#[test]
fn pages_have_their_answers_as_data() {
    let explorer = shipped("engineer", None);
    for (address, key) in [
        ("/role/engineer?format=json", "asks"),
        ("/path?from=engineer&to=staff-engineer&format=json", "paths"),
        ("/gap?from=engineer&to=staff-engineer&format=json", "needs"),
        (
            "/plan?from=engineer&to=staff-engineer&format=json",
            "routes",
        ),
        ("/lint?format=json", "findings"),
        (
            "/path?from=staff-engineer&to=junior-engineer&kind=advancement&format=json",
            "no_path",
        ),
        ("/role/nobody?format=json", "error"),
        ("/find?q=senior&format=json", "roles"),
        ("/names", "skills"),
        ("/path?format=json", "error"),
        ("/path?k=none&format=json", "error"),
        ("/?show=(&format=json", "error"),
    ] {
        let reply = get(&explorer, address);
        assert_eq!(reply.media_type, "application/json", "{address}");
        let data: serde_json::Value = serde_json::from_slice(&reply.body).expect("JSON");
        assert!(data.get(key).is_some(), "{address}: {key}");
    }
}

#[test]
fn the_data_of_a_page_is_the_answer_of_its_command() {
    let explorer = shipped("software-engineering", None);
    for (address, command) in [
        ("/?", "roles *"),
        ("/?show=family:data&", "roles family:data"),
        ("/skill/python?", "skills python"),
        ("/reach/engineer?", "reach engineer"),
        (
            "/path?from=intern&to=engineer&",
            "path intern engineer -k 3",
        ),
        ("/path?from=fellow&to=intern&", "path fellow intern"),
        ("/why?from=fellow&to=intern&", "why fellow intern"),
        (
            "/between?from=intern&to=engineer&",
            "between intern engineer",
        ),
        ("/gap?from=intern&to=engineer&", "gap intern engineer"),
    ] {
        let line = format!("{command} -g software-engineering --format json");
        let run = career(&line.split(' ').collect::<Vec<_>>()).assert();
        let answer = &run.get_output().stdout;
        let answer: serde_json::Value = serde_json::from_slice(answer).expect("JSON");
        let told = data(&explorer, &format!("{address}format=json"));
        assert!(told == answer, "{address} is not {command}");
    }
}

#[test]
fn drawings_can_be_taken_away_in_every_format() {
    let explorer = shipped("engineer", None);
    for format in careergraph::export::FORMATS {
        let address = format!("/drawing/it.{}?role=engineer", format.extensions[0]);
        let reply = get(&explorer, &address);
        assert_eq!(reply.status, 200, "{address}");
        assert!(!reply.body.is_empty(), "{address}");
        let is_shown = ["svg", "png"].contains(&format.name);
        assert_eq!(reply.file_name.is_none(), is_shown, "{address}");
    }
    let quoted = get(&explorer, "/drawing/%22;%0d%0ax.dot");
    assert_eq!(quoted.file_name.as_deref(), Some("____x.dot"));
}

#[test]
fn a_graph_too_large_for_a_picture_says_how_to_see_less() {
    let roles = (0..400).map(|number| {
        format!(
            "  r{number}: {{family: f{}, advances_to: top}}\n",
            number % 20
        )
    });
    let explorer = yaml(&format!("roles:\n{}", roles.collect::<String>()));
    let all = page(&explorer, "/");
    assert_eq!(texts(&all, "svg").len(), 0);
    assert!(texts(&all, ".note")[0].contains("choose a family"));
    assert_eq!(texts(&all, "table tbody tr").len(), 401);
    let one = page(&explorer, "/?show=family:f3");
    assert_eq!(texts(&one, "svg").len(), 1);
    assert_eq!(get(&explorer, "/drawing/x.svg").status, 400);
    assert_eq!(
        get(&explorer, "/drawing/x.csv").status,
        200,
        "data has no size of a picture"
    );
}

#[test]
fn a_graph_without_roles_has_pages() {
    let explorer = yaml("title: Nothing\nskills: {Baking: {}}\n");
    for address in [
        "/",
        "/path",
        "/gap",
        "/why",
        "/between",
        "/plan",
        "/skills",
        "/matrix",
        "/lint",
        "/names",
        "/find?q=x",
    ] {
        let reply = get(&explorer, address);
        let wanted = if address.starts_with("/find") {
            404
        } else {
            200
        };
        assert_eq!(reply.status, wanted, "{address}");
    }
}

#[test]
fn families_with_signs_in_their_names_can_be_shown() {
    let explorer =
        yaml("roles:\n  Cook: {family: 'R&D \"x\" * \\ (y)'}\n  Waiter: {family: 'a, b'}\n");
    let seen = crawl(&explorer);
    let shown = seen
        .iter()
        .filter(|(address, _)| address.starts_with("/?show="));
    let shown: Vec<_> = shown.filter_map(|(_, read)| read.as_ref()).collect();
    assert!(shown.len() >= 2);
    for read in shown {
        assert_eq!(texts(read, "table tbody tr").len(), 1);
    }
}
