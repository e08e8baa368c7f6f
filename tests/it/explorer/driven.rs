//! Pages in a browser while somebody uses them: their scripts, and one that presses and types.

use std::fs;

use careergraph::explorer::Explorer;
use scraper::{Html, Selector};

use super::{get, shipped, texts};
use crate::exports::browser::looked_at;

/// Returns a page as it stands after somebody has done something on it: `first` runs before its own scripts, `then`
/// after them. Nothing where there is no browser.
fn driven(explorer: &Explorer, address: &str, first: &str, then: &str) -> Option<Html> {
    let text = |address: &str| String::from_utf8(get(explorer, address).body).expect("UTF-8");
    let mut page = text(address);
    for style in ["page", "explorer"] {
        let link = format!("<link rel=\"stylesheet\" href=\"/assets/{style}.css\">");
        let own = format!("<style>{}</style>", text(&format!("/assets/{style}.css")));
        page = page.replace(&link, &own);
    }
    let mut scripts = format!("<script>{first}</script>");
    for script in ["pan", "explorer"] {
        let link = format!("<script src=\"/assets/{script}.js\" defer></script>");
        page = page.replace(&link, "");
        let own = text(&format!("/assets/{script}.js"));
        scripts.extend(["<script>", &own, "</script>"]);
    }
    page = page.replace(
        "</body>",
        &format!("{scripts}<script>{then}</script></body>"),
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.html");
    fs::write(&file, page).expect("a page");
    looked_at(&format!("file://{}", file.display()))
}

fn attr(page: &Html, selector: &str, name: &str) -> String {
    let selector = Selector::parse(selector).expect("a selector");
    let found = page.select(&selector).next().expect("an element");
    found.attr(name).unwrap_or_default().to_owned()
}

/// The numbers of an attribute.
fn numbers(text: &str) -> Vec<f64> {
    let numbers = text.split_whitespace().map(str::parse);
    numbers.map(|number| number.expect("a number")).collect()
}

#[test]
fn who_is_ready_comes_first_where_a_table_is_sorted_by_what_lacks() {
    let explorer = shipped("engineer", Some("{role: senior engineer}"));
    let press = "document.querySelector(\"th:nth-last-child(2) button\").click()";
    let Some(page) = driven(&explorer, "/", "", press) else {
        return;
    };
    let lacks = texts(&page, "table.sortable tbody td:nth-last-child(2)");
    let short = |said: &String| {
        said.strip_suffix(" short")
            .and_then(|said| said.rsplit('-').next()?.parse().ok())
    };
    let known: Vec<u32> = lacks.iter().filter_map(short).collect();
    assert!(known.len() > 5 && known.is_sorted(), "{lacks:?}");
}

#[test]
fn long_tables_are_cut_down_to_rows_with_some_words() {
    let explorer = shipped("engineer", None);
    let write = "const field = document.querySelector(\".filter input\"); field.value = \"Archit\"; \
                 field.dispatchEvent(new Event(\"input\"))";
    let Some(page) = driven(&explorer, "/skills", "", write) else {
        return;
    };
    let shown = texts(
        &page,
        "table.sortable tbody tr:not([hidden]) td:first-child",
    );
    assert!(!shown.is_empty() && shown.len() < 15, "{shown:?}");
    assert!(texts(&page, ".filter output")[0].starts_with(&format!("{} of ", shown.len())));
}

#[test]
fn large_drawings_begin_at_a_readable_place_within_their_frame() {
    let explorer = shipped("software-engineering", None);
    let measure = "const canvas = document.querySelector(\".canvas\"); \
                   canvas.dataset.size = `${canvas.clientWidth} ${canvas.clientHeight}`";
    let Some(page) = driven(&explorer, "/", "", measure) else {
        return;
    };
    let seen = numbers(&attr(&page, ".canvas svg", "viewBox"));
    let frame = numbers(&attr(&page, ".canvas", "data-size"));
    let whole = numbers(&attr(&page, ".canvas svg > rect.z", "width"))[0];
    let high = numbers(&attr(&page, ".canvas svg > rect.z", "height"))[0];
    let scale = f64::max(seen[2] / frame[0], seen[3] / frame[1]);
    assert!(scale < 1.5, "{scale}: it can be read");
    for (start, length, frame, whole) in [
        (seen[0], seen[2], frame[0], whole),
        (seen[1], seen[3], frame[1], high),
    ] {
        let (centre, half) = (start + length / 2.0, frame * scale / 2.0);
        assert!(
            centre - half > -1.0 && centre + half < whole + 1.0,
            "{seen:?}"
        );
    }
    let names = Selector::parse("text.lane").expect("a selector");
    let names: Vec<_> = page
        .select(&names)
        .filter_map(|name| name.attr("transform"))
        .collect();
    assert!(
        names.iter().any(|moved| !moved.ends_with(" 0)")),
        "{names:?}: they stay in sight"
    );
}

#[test]
fn keys_work_on_a_box_and_boxes_come_by_lane_and_level() {
    let explorer = shipped("software-engineering", None);
    let press = "const svg = document.querySelector(\".canvas svg\"); const before = svg.getAttribute(\"viewBox\"); \
                 const box = svg.querySelector(\"[data-node] a\"); box.dispatchEvent(new KeyboardEvent(\"keydown\", \
                 { key: \"+\", bubbles: true })); svg.dataset.before = before; const places = \
                 [...svg.querySelectorAll(\"[data-node]\")].map((box) => box.getBBox().y); \
                 svg.dataset.places = places.slice(0, 2).join(\" \")";
    let Some(page) = driven(&explorer, "/?show=family:software", "", press) else {
        return;
    };
    let [before, after] =
        ["data-before", "viewBox"].map(|name| numbers(&attr(&page, ".canvas svg", name)));
    assert!(after[2] < before[2], "it is nearer");
    let places = numbers(&attr(&page, ".canvas svg", "data-places"));
    assert!(places[0] >= places[1], "from below");
    assert_eq!(attr(&page, ".canvas", "tabindex"), "-1", "one stop less");
}

#[test]
fn a_page_that_is_made_anew_keeps_the_focus() {
    let explorer = shipped("engineer", None);
    let before = "sessionStorage.setItem(location.pathname, JSON.stringify({ focus: { name: \
                  \"A\\n/skill/git\\nGit\\n\", at: 0 } }))";
    let mark = "document.activeElement.dataset.focused = \"\"";
    let Some(page) = driven(&explorer, "/skills", before, mark) else {
        return;
    };
    assert_eq!(texts(&page, "[data-focused]"), ["Git"]);
}
