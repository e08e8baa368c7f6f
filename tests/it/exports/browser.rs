//! Pages in a browser: that their policy lets them do what they should and nothing else.

use std::fs;
use std::process::Command;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use careergraph::export::{Format, Look, Work};
use careergraph::view::network::Network;
use scraper::{Html, Selector};
use sha2::{Digest as _, Sha256};

use super::drawings::shown;
use super::outside::skip;
use super::samples;

/// The names under which the browser is installed.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Returns a page as it stands in the browser once its script has run; nothing where there is none.
fn opened(page: &str, fragment: &str) -> Option<Html> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.html");
    fs::write(&file, page).expect("a page");
    looked_at(&format!("file://{}#{fragment}", file.display()))
}

/// Returns what stands at an address in the browser once its scripts have run; nothing where there is none. What
/// a policy has refused fails.
pub(crate) fn looked_at(address: &str) -> Option<Html> {
    let folder = tempfile::tempdir().expect("a folder");
    for browser in BROWSERS {
        let ran = Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu"])
            .args(["--enable-logging=stderr", "--v=0"])
            .arg(format!("--user-data-dir={}", folder.path().display()))
            .args(["--virtual-time-budget=5000", "--dump-dom", address])
            .output();
        if let Ok(ran) = ran {
            let found = String::from_utf8_lossy(&ran.stdout);
            assert!(ran.status.success() && !found.is_empty(), "{ran:?}");
            let said = String::from_utf8_lossy(&ran.stderr);
            let refused = said
                .lines()
                .find(|line| line.contains("Content Security Policy"));
            assert_eq!(refused, None, "{address}");
            return Some(Html::parse_document(&found));
        }
    }
    skip("a browser");
    None
}

fn count(page: &Html, selector: &str) -> usize {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).count()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let found = page.select(&selector);
    found.map(|found| found.text().collect()).collect()
}

fn viewer(view: &careergraph::view::ViewBuilder<'_>) -> String {
    let format = Format::from_name("html").expect("the format");
    let page = format.export(view, &Look::default()).expect("a page");
    String::from_utf8(page.bytes).expect("UTF-8")
}

#[test]
fn the_viewer_opens_the_role_of_its_address_and_nothing_without_one() {
    let graph = samples::engineer();
    let page = viewer(&graph.view());
    let Some(open) = opened(&page, "role-senior-engineer") else {
        return;
    };
    let card = "#cards section:not([hidden]) h2";
    assert_eq!(count(&open, "body.live"), 1, "the script ran");
    assert_eq!(texts(&open, card), ["Senior Engineer"]);
    assert_eq!(texts(&open, "#status"), ["Senior Engineer"]);
    assert_eq!(count(&open, "g.chosen[data-node]"), 1);
    let senior = graph.role("senior-engineer").expect("a role");
    let joined = senior.outgoing().map(|t| t.to().index());
    let joined: std::collections::BTreeSet<_> = joined
        .chain(senior.incoming().map(|t| t.from().index()))
        .collect();
    let others = graph.role_count() - 1 - joined.len();
    assert_eq!(count(&open, "g.far[data-node]"), others);
    let closed = opened(&page, "").expect("the browser has just been there");
    assert_eq!(texts(&closed, card), Vec::<String>::new());
    assert_eq!(count(&closed, "#cards section"), graph.role_count());
    assert_eq!(count(&closed, "g.far"), 0);
}

/// Returns the page of a graph in which every name is hostile.
fn hostile() -> (String, Network) {
    let (mut view, network) = (samples::view(), samples::network());
    for (drawn, known) in view.nodes.iter_mut().zip(&network.nodes) {
        drawn.id = known.id.clone();
    }
    let format = Format::from_name("html").expect("the format");
    let Work::Page(write) = format.work else {
        panic!("it is a page");
    };
    (
        write(&view, &network, &samples::asks(), &Look::default()),
        network,
    )
}

/// Checks that a page has a box and a card for every role, and nothing that a name made.
fn is_whole(page: &Html, network: &Network) {
    let roles = network.nodes.len();
    assert_eq!(count(page, "#canvas [data-node]"), roles);
    assert_eq!(count(page, "#cards section"), roles);
    assert_eq!(count(page, "script"), 1);
    let foreign =
        "img, iframe, object, embed, link, base, b, table, [onclick], [onerror], [onload]";
    assert_eq!(count(page, foreign), 0);
}

#[test]
fn names_in_a_viewer_stay_text() {
    let (page, network) = hostile();
    let read = Html::parse_document(&page);
    is_whole(&read, &network);
    let titles = texts(&read, "#cards h2");
    let skills: Vec<String> = texts(&read, "#cards section:first-of-type .asks span");
    for name in samples::HOSTILE {
        let shown = shown(name);
        assert!(
            titles.contains(&shown) || shown.is_empty(),
            "{shown:?} is no title in {titles:?}"
        );
        let name = samples::seen(name);
        assert!(
            skills.contains(&name) || name.contains('\r'),
            "{name:?} is no skill"
        );
    }
    if let Some(open) = opened(&page, "") {
        assert_eq!(count(&open, "body.live"), 1, "the script ran");
        is_whole(&open, &network);
    }
}

#[test]
fn the_policy_of_a_viewer_knows_its_script() {
    let page = viewer(&samples::engineer().view());
    let (_, behind) = page.split_once("<script>").expect("a script");
    let (script, _) = behind.split_once("</script>").expect("its end");
    let hash = BASE64_STANDARD.encode(Sha256::digest(script));
    let policy = format!("script-src 'sha256-{hash}'");
    assert!(page.contains(&policy), "SCRIPT_HASH has to be {hash}");
}

/// Returns a page of the viewer as it stands after somebody has done something on it; nothing without a browser.
fn driven(page: &str, script: &str) -> Option<Html> {
    let (before, policy) = page.split_once("<meta http-equiv").expect("a policy");
    let (_, behind) = policy.split_once('\n').expect("its line");
    let behind = behind.replace("</body>", &format!("<script>{script}</script></body>"));
    opened(&format!("{before}{behind}"), "")
}

const FIND: &str = "const find = (text) => { const field = document.getElementById(\"search\"); field.value = text; \
                    field.dispatchEvent(new Event(\"input\")); };";

#[test]
fn the_viewer_finds_titles_before_aliases_and_roles_by_skills() {
    let graph = samples::graph(
        "roles: {Lead Cook: {aliases: [Staff Cook], requires: {Baking: 2}}, Staff Waiter: {requires: {Serving: 2}}}",
    );
    let page = viewer(&graph.view());
    let enter = |text: &str| {
        let submit = "document.getElementById(\"find\").requestSubmit()";
        driven(&page, &format!("{FIND} find(\"{text}\"); {submit}"))
    };
    let Some(titled) = enter("staff") else { return };
    assert_eq!(texts(&titled, "#status"), ["Staff Waiter"]);
    let other = enter("staff cook").expect("the browser has just been there");
    assert_eq!(
        texts(&other, "#status"),
        ["Lead Cook, also called Staff Cook"]
    );
    let skill = driven(&page, &format!("{FIND} find(\"baking\")")).expect("it was there");
    assert_eq!(texts(&skill, "#status"), ["1 role asks for it"]);
    assert_eq!(count(&skill, "g.found[data-node]"), 1);
}

#[test]
fn back_leads_to_the_role_that_was_open_before() {
    let page = viewer(&samples::engineer().view());
    let open =
        |id: &str| format!("document.querySelector(\"#cards a[href='#role-{id}']\").click();");
    let script = format!(
        "{} {} history.back()",
        open("senior-engineer"),
        open("staff-engineer")
    );
    let Some(back) = driven(&page, &script) else {
        return;
    };
    let card = "#cards section:not([hidden]) h2";
    assert_eq!(texts(&back, card), ["Senior Engineer"]);
}
