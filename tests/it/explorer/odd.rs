//! Whatever is asked is answered: no address makes a page fail.

use std::sync::OnceLock;

use careergraph::explorer::{Explorer, Request};
use careergraph::export::escape::address_part;
use proptest::prelude::*;
use scraper::Html;

use super::shipped;
use crate::strategies::cases;

const ME: &str =
    "{name: Kim, role: engineer, skills: {python: 3, docker: }, avoid: {roles: [staff-engineer]}}";

fn explorer() -> &'static Explorer {
    static EXPLORER: OnceLock<Explorer> = OnceLock::new();
    EXPLORER.get_or_init(|| shipped("engineer", Some(ME)))
}

/// Values that mean something, and others.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("engineer".to_owned()),
        Just("staff-engineer".to_owned()),
        Just("engineer+1 | is:stub".to_owned()),
        Just("3".to_owned()),
        Just("json".to_owned()),
        Just("csv".to_owned()),
        Just("lateral".to_owned()),
        Just("effort".to_owned()),
        ".{0,12}",
    ]
}

fn address() -> impl Strategy<Value = String> {
    let pages = [
        "",
        "role/engineer",
        "role",
        "path",
        "why",
        "between",
        "gap",
        "plan",
        "me",
        "skills",
        "skill/git",
        "matrix",
        "reach/engineer",
        "lint",
        "changes",
        "find",
        "names",
        "version",
        "drawing/x.svg",
        "drawing/x.json",
        "nothing",
    ];
    let fields = [
        "from",
        "to",
        "via",
        "avoid",
        "show",
        "k",
        "max-moves",
        "kind",
        "cost",
        "stepwise",
        "moves",
        "toward",
        "layout",
        "group",
        "changes",
        "role",
        "format",
        "q",
        "all",
        "within",
        "kinds",
        "learn",
        "step",
        "delta",
        "back",
    ];
    let field = (prop::sample::select(fields.to_vec()), value());
    let asked = (
        prop::sample::select(pages.to_vec()),
        prop::collection::vec(field, 0..5),
    );
    asked.prop_map(|(page, fields)| {
        let fields = fields.iter();
        let fields = fields.map(|(name, value)| format!("{name}={}", address_part(value)));
        format!("/{page}?{}", fields.collect::<Vec<_>>().join("&"))
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_address_has_an_answer(address in prop_oneof![address(), "/.{0,40}"]) {
        let reply = explorer().answer(&Request::get(&address));
        prop_assert!([200, 303, 400, 404].contains(&reply.status), "{}: {}", address, reply.status);
        if reply.media_type == "application/json" {
            prop_assert!(serde_json::from_slice::<serde_json::Value>(&reply.body).is_ok());
        }
        if reply.media_type.starts_with("text/html") && reply.file_name.is_none() {
            let page = Html::parse_document(std::str::from_utf8(&reply.body).expect("UTF-8"));
            let main = scraper::Selector::parse("main").expect("a selector");
            prop_assert_eq!(page.select(&main).count(), 1, "{}", address);
        }
        for (_, value) in reply.headers() {
            prop_assert!(!value.contains(['\r', '\n']), "{}", value);
        }
    }
}
