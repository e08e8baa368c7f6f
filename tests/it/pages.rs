//! Pages for browsers: what they may do, that names are data in them, and how they are built.

use std::collections::BTreeSet;

use careergraph::export::html::{self, Page};
use careergraph::graph::{CareerGraph, RoleSet};
use careergraph::source::SourceFile;
use careergraph::{LoadedProfile, ResolvedProfile};
use scraper::{ElementRef, Html, Selector};

use crate::strategies::load;

/// What a hostile author writes.
const HOSTILE: &str =
    "\\\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\\u202e\\u001b[31m";

/// A graph of which every name is hostile, in JSON.
pub(crate) fn hostile_text() -> String {
    format!(
        "{{\"families\": {{\"f\": \"{HOSTILE}f\"}}, \"proficiency_scale\": {{\"{HOSTILE}s\": \"{HOSTILE}m\", \"two\": null}},
          \"skills\": {{\"one\": {{\"title\": \"{HOSTILE}k\", \"category\": \"{HOSTILE}c\"}}, \"other\": {{\"title\": \"{HOSTILE}o\"}}}},
          \"roles\": {{
            \"a\": {{\"title\": \"{HOSTILE}a\", \"family\": \"f\", \"summary\": \"{HOSTILE}\", \"requires\": {{\"one\": 1}},
                  \"advances_to\": [\"b\", \"c\"]}},
            \"b\": {{\"title\": \"{HOSTILE}b\", \"summary\": \"{HOSTILE}\", \"requires\": [{{\"any_of\": [\"one\", \"other\"], \"label\": \"{HOSTILE}l\", \"proficiency\": 2}}],
                  \"lateral_to\": [\"c\"]}},
            \"c\": {{\"title\": \"{HOSTILE}d\", \"requires\": {{\"one\": 2, \"other\": 2}}}}}}}}"
    )
}

fn hostile() -> CareerGraph {
    load(&hostile_text()).graph
}

fn person(graph: &CareerGraph) -> ResolvedProfile {
    let text = format!(
        "{{\"name\": \"{HOSTILE}n\", \"role\": \"a\", \"years\": {{\"total\": 3, \"in_role\": 1}},
          \"skills\": {{\"one\": {{\"proficiency\": 2, \"evidence\": [{{\"text\": \"{HOSTILE}e\", \"link\": \"javascript:alert(1)\"}},
            {{\"link\": \"https://example.org/\\\"onclick=alert(1)\", \"date\": 2024}}]}}}}}}"
    );
    let loaded = LoadedProfile::from_source(SourceFile::new("me.json", text));
    let loaded = loaded.expect("a fine profile");
    graph.profile(&loaded.profile).resolve()
}

fn pages() -> Vec<(&'static str, String)> {
    let graph = hostile();
    let person = person(&graph);
    let role = |name| graph.role(name).expect("a role of the graph");
    let plan = |to| {
        graph
            .plan(role("a"), role(to))
            .expect("roles")
            .of(&person)
            .answer()
    };
    let everything = RoleSet::all(graph.role_count());
    let shown = |page: Page| page.to_string();
    vec![
        (
            "plan",
            shown(html::plan(&plan("c").expect("it can be asked"), 6)),
        ),
        (
            "no route",
            shown(html::plan(
                &graph
                    .plan(role("c"), role("a"))
                    .expect("roles")
                    .answer()
                    .expect("it can be asked"),
                6,
            )),
        ),
        (
            "held",
            shown(html::plan(&plan("a").expect("it can be asked"), 6)),
        ),
        (
            "matrix",
            shown(html::matrix(&graph.matrix(&everything), "<b>&x")),
        ),
        (
            "delta",
            shown(html::matrix_delta(
                &graph.matrix_delta(&everything),
                "<b>&x",
            )),
        ),
    ]
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

#[test]
fn names_are_data_in_every_page() {
    for (name, text) in pages() {
        let page = Html::parse_document(&text);
        for banned in [
            "script", "img", "iframe", "object", "embed", "link", "form", "base",
        ] {
            assert!(all(&page, banned).is_empty(), "{name} has <{banned}>");
        }
        for element in all(&page, "*") {
            for (attribute, value) in element.value().attrs() {
                assert!(!attribute.starts_with("on"), "{name}: {attribute}={value}");
                let is_link = attribute == "href" || attribute == "src";
                let fine = value.starts_with("https://example.org/");
                assert!(!is_link || fine, "{name}: {attribute}={value}");
            }
        }
        assert!(!text.contains(['\u{202e}', '\u{1b}']), "{name}");
    }
}

#[test]
fn pages_forbid_themselves_everything() {
    for (name, text) in pages() {
        let page = Html::parse_document(&text);
        let policy = all(&page, "meta[http-equiv=Content-Security-Policy]");
        let policy = policy[0].attr("content").expect("it has a content");
        assert!(policy.starts_with("default-src 'none'"), "{name}");
        assert!(!policy.contains("script"), "{name}: {policy}");
        // Styles ask nobody for anything either.
        assert!(
            !text.contains("url(h") && !text.contains("@import"),
            "{name}"
        );
    }
}

#[test]
fn pages_can_be_read_without_seeing_them() {
    for (name, text) in pages() {
        let page = Html::parse_document(&text);
        assert_eq!(all(&page, "html")[0].attr("lang"), Some("en"), "{name}");
        assert_eq!(all(&page, "h1").len(), 1, "{name}");
        assert_eq!(all(&page, "main").len(), 1, "{name}");
        assert!(all(&page, "th:not([scope])").is_empty(), "{name}");
        assert!(
            all(&page, "svg[role=img]:not([aria-labelledby])").is_empty(),
            "{name}"
        );
        let ids: Vec<_> = all(&page, "[id]")
            .iter()
            .filter_map(|element| element.attr("id").map(str::to_owned))
            .collect();
        let known: BTreeSet<_> = ids.iter().cloned().collect();
        assert_eq!(known.len(), ids.len(), "{name}: an id stands twice");
        for element in all(&page, "[aria-labelledby]") {
            let labels = element.attr("aria-labelledby").unwrap_or_default();
            assert!(
                labels.split(' ').all(|id| known.contains(id)),
                "{name}: {labels}"
            );
        }
        for row in all(&page, "table") {
            let cells = |row: &ElementRef<'_>| -> usize {
                let cells = row.child_elements();
                let width = |cell: ElementRef<'_>| {
                    cell.attr("colspan")
                        .map_or(1, |span| span.parse().expect("a number"))
                };
                cells.map(width).sum()
            };
            let widths: BTreeSet<usize> = row
                .select(&Selector::parse("tr").expect("a selector"))
                .map(|row| cells(&row))
                .collect();
            assert_eq!(widths.len(), 1, "{name}: rows of different widths");
        }
    }
}

#[test]
fn a_wide_matrix_comes_in_parts_on_paper() {
    let roles = (0..40).map(|at| format!("Role {at}: {{requires: {{saw: 1, tool {at}: 2}}}}"));
    let graph = load(&format!(
        "roles: {{{}}}",
        roles.collect::<Vec<_>>().join(", ")
    ))
    .graph;
    let matrix = graph.matrix(&RoleSet::all(40));
    let page = Html::parse_document(&html::matrix(&matrix, "all").to_string());
    let heads = |table: &str| all(&page, &format!("{table} thead th[scope=col]")).len();
    assert_eq!(
        (heads(".screen"), all(&page, ".paper table").len()),
        (41, 3)
    );
    assert_eq!(heads(".paper"), 40 + 3);
    let cells = |table: &str| {
        let cells = all(&page, &format!("{table} td"));
        let full = cells.iter().filter(|cell| cell.text().next().is_some());
        full.count()
    };
    assert_eq!((cells(".screen"), cells(".paper")), (80, 80));
}

#[test]
fn a_page_has_as_many_first_things_as_are_wanted() {
    let skills = (0..20).map(|at| format!("skill {at}: 3"));
    let skills = skills.collect::<Vec<_>>().join(", ");
    let text =
        format!("roles: {{Ash: {{advances_to: [Birch]}}, Birch: {{requires: {{{skills}}}}}}}");
    let graph = load(&text).graph;
    let role = |name| graph.role(name).expect("a role of the graph");
    let plan = graph
        .plan(role("ash"), role("birch"))
        .expect("roles")
        .answer();
    let plan = plan.expect("it can be asked");
    for (most, shown) in [(3, 3), (19, 19), (20, 20), (usize::MAX, 20)] {
        let text = html::plan(&plan, most).to_string();
        let page = Html::parse_document(&text);
        assert_eq!(all(&page, "ol.first > li").len(), shown);
        assert_eq!(text.contains("later; the steps"), shown < 20);
    }
}

#[test]
fn a_plan_as_a_page() {
    let graph = load(
        "roles: {Ash: {requires: {saw: 1}, advances_to: [{role: Birch, years: 2}, Cedar]}, \
         Birch: {requires: {saw: 3}, lateral_to: [Cedar], summary: Between}, \
         Cedar: {requires: {saw: 4, a tool: {any_of: [plane, turn], proficiency: 2}}, optional: {glue: 2}}}",
    );
    let graph = graph.graph;
    let role = |name| graph.role(name).expect("a role of the graph");
    let plan = graph
        .plan(role("ash"), role("cedar"))
        .expect("roles")
        .answer();
    let page = html::plan(&plan.expect("it can be asked"), 6).to_string();
    // The styles are the same on every page, and stand in a file of their own.
    let (head, rest) = page.split_once("<style>").expect("a page has styles");
    let (_, body) = rest.split_once("</style>").expect("the styles end");
    insta::assert_snapshot!(format!("{head}<style/>{body}"));
}
