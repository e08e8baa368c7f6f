//! Pages in a browser: that their policy lets their styles and scripts work, and nothing else.

use scraper::Selector;

use super::server::Program;
use super::texts;
use crate::exports::browser::looked_at;

#[test]
fn pages_work_in_a_browser() {
    let folder = tempfile::tempdir().expect("a folder");
    let me = folder.path().join("me.yaml");
    std::fs::write(&me, "{name: Kim, role: engineer, skills: {python: 3}}").expect("a profile");
    let program = Program::explores(folder.path(), &["engineer", "--me", "me.yaml"]);
    for address in [
        "/",
        "/role/engineer",
        "/me",
        "/path?to=engineering+manager",
        "/gap?to=staff+engineer",
        "/why?to=staff+engineer",
        "/between?to=staff+engineer",
        "/plan?to=staff+engineer",
        "/matrix",
        "/lint",
        "/changes",
        "/skills",
    ] {
        let Some(read) = looked_at(&format!("http://{}{address}", program.host)) else {
            return;
        };
        let count = |selector: &str| {
            let selector = Selector::parse(selector).expect("a selector");
            read.select(&selector).count()
        };
        assert_eq!(
            count(".canvas"),
            count(".canvas.live"),
            "{address}: the script ran"
        );
        assert_eq!(
            count("table.sortable"),
            count("table.sortable thead th:first-of-type button")
        );
        assert_eq!(count("#news[hidden]"), 1, "{address}: nothing has changed");
        assert!(!texts(&read, "h1").is_empty(), "{address}");
    }
}

#[test]
fn high_drawings_are_not_squeezed_into_a_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::explores(folder.path(), &["software-engineering"]);
    let address = format!("http://{}/path?from=intern&to=fellow&k=2", program.host);
    let Some(read) = looked_at(&address) else {
        return;
    };
    let canvas = Selector::parse(".canvas.live").expect("a selector");
    let canvas = read.select(&canvas).next().expect("a drawing");
    let style = canvas.attr("style").expect("it has a height");
    let height = style
        .split("height: ")
        .nth(1)
        .and_then(|rest| rest.split("px").next());
    let height: f64 = height.expect("a height").parse().expect("a number");
    // The window of this browser has about 600 pixels.
    assert!(height > 700.0, "{style}");
}
