//! `career draw` as a program: where it writes, and what it says.

use std::fs;

use assert_cmd::Command;
use careergraph::export::{FORMATS, Format, Look};

pub(crate) fn career(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("career").expect("the program is built");
    command.env_remove("CAREER_GRAPH").args(arguments);
    command
}

#[test]
fn every_format_is_written_by_name_and_by_ending() {
    let folder = tempfile::tempdir().expect("a folder");
    for format in FORMATS {
        let named = career(&[
            "draw",
            "engineer",
            "-g",
            "engineer",
            "--format",
            format.name,
        ]);
        let named = { named }.assert().success().get_output().stdout.clone();
        assert!(!named.is_empty(), "{}", format.name);
        for extension in format.extensions {
            let path = folder.path().join(format!("graph.{extension}"));
            let path = path.to_str().expect("UTF-8");
            let arguments = ["draw", "engineer", "-g", "engineer", "-o", path];
            career(&arguments).assert().success().stdout("");
            assert_eq!(fs::read(path).expect("the file"), named, "{path}");
            // A second time it is there already.
            let refused = career(&arguments).assert().code(2);
            let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
            assert!(said.contains("--force"), "{said}");
            career(&[&arguments[..], &["--force"]].concat())
                .assert()
                .success();
        }
    }
}

#[test]
fn standard_output_is_a_file_like_others() {
    let to = |arguments: &[&str]| {
        let all = [&["draw", "engineer", "-g", "engineer"], arguments].concat();
        career(&all).assert().success().get_output().stdout.clone()
    };
    assert_eq!(
        to(&["-o", "-", "--format", "gexf"]),
        to(&["--format", "gexf"])
    );
    // How to answer may stand before the command, as it may for every command.
    let before = career(&["--format", "csv", "draw", "engineer", "-g", "engineer"]);
    let before = { before }.assert().success().get_output().stdout.clone();
    assert_eq!(before, to(&["--format", "csv"]));
    assert_eq!(to(&[]), to(&["--format", "text"]));
}

#[test]
fn hostile_names_of_a_file_reach_no_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let roles: serde_json::Map<String, serde_json::Value> = super::samples::HOSTILE
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let next = format!("r{}", (at + 1) % super::samples::HOSTILE.len());
            let title = format!("{at} {name}");
            let role = serde_json::json!({"title": title, "advances_to": [next]});
            (format!("r{at}"), role)
        })
        .collect();
    let graph = folder.path().join("hostile.json");
    let text = serde_json::json!({"careergraph": 1, "roles": roles}).to_string();
    fs::write(&graph, text).expect("a file");
    let graph = graph.to_str().expect("UTF-8");
    for format in FORMATS {
        let run = career(&["draw", "-g", graph, "--format", format.name]);
        let run = { run }.assert().success();
        let Ok(written) = String::from_utf8(run.get_output().stdout.clone()) else {
            assert!(["png", "pdf"].contains(&format.name));
            continue;
        };
        assert!(written.lines().count() >= roles.len(), "{}", format.name);
        let acts = |c| careergraph::model::text::is_unseen(c) && !['\n', '\r', '\t'].contains(&c);
        assert!(!written.contains(acts), "{}", format.name);
    }
}

#[test]
fn a_path_is_drawn_and_no_path_is_an_answer() {
    let ends = ["engineer", "technical architect"];
    let all = [&["draw", "-g", "engineer", "--path"], &ends[..]].concat();
    let run = career(&all).assert().success();
    let written = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(
        written.contains("Engineer") && written.contains('▼'),
        "{written}"
    );
    let none = [
        "draw",
        "-g",
        "engineer",
        "--path",
        "technical architect",
        "junior engineer",
    ];
    let run = career(&none).assert().code(1);
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(said.contains("career why"), "{said}");
}

#[test]
fn a_profile_stands_for_the_first_role_of_a_path() {
    let profile = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/docs/diagrams.in/backend-engineer.yaml"
    );
    let me = ["draw", "-g", "software-engineering", "--me", profile];
    let path = |names: &[&str]| career(&[&me[..], &["--path"], names].concat());
    let run = path(&["staff engineer"]).assert().success();
    let written = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(written.starts_with("The path from Backend Engineer to Staff Engineer"));
    let run = path(&["engineer", "staff engineer"]).assert().code(2);
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(said.contains("--me PROFILE --path TO"), "{said}");
}

#[test]
fn layouts_and_themes_of_pictures_are_chosen_by_name() {
    let svg = |options: &[&str]| {
        let all = [&["draw", "-g", "engineer", "--format", "svg"], options].concat();
        let run = career(&all).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8")
    };
    let usual = svg(&[]);
    assert!(usual.contains("prefers-color-scheme:dark"));
    assert_eq!(svg(&["--layout", "ladder"]), usual);
    assert_ne!(svg(&["--layout", "layered"]), usual);
    let around = |layout| svg(&["engineer", "--layout", layout]);
    assert_eq!(around("neighborhood"), around("neighbourhood"));
    for theme in ["light", "dark", "print", "high-contrast"] {
        let svg = svg(&["--theme", theme]);
        assert!(svg != usual && !svg.contains("@media"), "{theme}");
    }
    assert!(!svg(&["--no-legend"]).contains("Legend"));
    assert!(svg(&["--skills", "2"]).contains("• "));
    assert!(svg(&["--link", "roles/{id}.html"]).contains("href=\"roles/senior-engineer.html\""));
}

#[test]
fn boxes_are_links_to_pages_and_run_nothing() {
    let draw = |options: &[&str]| {
        let all = [&["-g", "engineer", "engineer"], options].concat();
        career(&[&["draw"], &all[..]].concat()).assert()
    };
    for (format, link) in [
        ("svg", "<a href=\"roles/senior-engineer.html?a&amp;b\">"),
        ("html", "<a href=\"roles/senior-engineer.html?a&amp;b\">"),
        (
            "markdown",
            "[Senior Engineer](roles/senior-engineer.html?a&amp;b)",
        ),
        (
            "dot",
            "URL=\"roles/senior-engineer.html?a&amp;b\", target=\"_top\"",
        ),
        ("mermaid", " href \"roles/senior-engineer.html?a&b\""),
        ("plantuml", "[[roles/senior-engineer.html?a&b]]"),
        ("d2", "link: \"roles/senior-engineer.html?a&b\""),
    ] {
        let run = draw(&["--link", "roles/{id}.html?a&b", "--format", format]).success();
        let text = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
        assert!(text.contains(link), "{format}: {text}");
    }
    let dot = ["dot", "engineer", "-g", "engineer", "--link"];
    let run = career(&[&dot[..], &["roles/{id}.svg"]].concat())
        .assert()
        .success();
    let text = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(text.contains("URL=\"roles/senior-engineer.svg\""), "{text}");
    for address in [
        "javascript:alert(1)//{id}",
        " JavaScript:x",
        "data:text/html,{id}",
        "{id}:x",
    ] {
        let run = draw(&["--link", address]).code(2);
        let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(said.contains("begins with `https:`"), "{said}");
        career(&[&dot[..], &[address]].concat()).assert().code(2);
        // The library makes none.
        let (graph, mut look) = (super::samples::engineer(), Look::default());
        look.link = Some(address.to_owned());
        for name in [
            "svg", "html", "markdown", "dot", "mermaid", "plantuml", "d2",
        ] {
            let format = Format::from_name(name).expect("a format");
            let export = format.export(&graph.view(), &look).expect("drawn");
            let text = String::from_utf8(export.bytes).expect("UTF-8");
            let text = text.to_lowercase();
            assert!(
                !text.contains("script:") && !text.contains("data:text"),
                "{name}"
            );
        }
    }
}

#[test]
fn pictures_are_as_fine_and_as_large_as_asked() {
    let draw = |options: &[&str]| {
        let all = [&["draw", "-g", "engineer", "engineer"], options].concat();
        career(&all).assert()
    };
    let bytes = |options: &[&str]| draw(options).success().get_output().stdout.clone();
    let usual = bytes(&["--format", "png"]);
    assert_eq!(bytes(&["--format", "png", "--dpi", "192"]), usual);
    let width = |png: &[u8]| u32::from_be_bytes(png[16..20].try_into().expect("4 bytes"));
    let coarse = bytes(&["--format", "png", "--scale", "1"]);
    assert_eq!(width(&usual), 2 * width(&coarse));
    let refused = draw(&["--format", "png", "--scale", "20"]).code(2);
    let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(said.contains("million") && said.contains("scale"), "{said}");
    let on_paper = bytes(&["--format", "pdf", "--paper", "a4"]);
    assert_ne!(bytes(&["--format", "pdf"]), on_paper);
    assert_eq!(bytes(&["--format", "pdf", "--paper", "A4"]), on_paper);
}

#[test]
fn an_ending_of_no_format_is_refused_with_those_that_there_are() {
    let run = career(&["draw", "engineer", "-o", "graph.doc"])
        .assert()
        .code(2);
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(
        said.contains("`.graphml`") && said.contains("--format"),
        "{said}"
    );
}

#[test]
fn characters_stay_within_the_width_and_within_ascii() {
    for width in ["20", "40", "60", "72", "100", "200"] {
        for what in [
            &["engineer"][..],
            &["--path", "associate engineer", "staff engineer", "-k", "5"],
            &[],
        ] {
            let options = ["draw", "-g", "engineer", "--width", width, "--ascii"];
            let run = career(&[&options[..], what].concat()).assert().success();
            let written = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
            assert!(written.is_ascii(), "{written}");
            let widest = written
                .lines()
                .map(unicode_width::UnicodeWidthStr::width)
                .max();
            assert!(
                widest <= width.parse().ok(),
                "{widest:?} of {width}: {written}"
            );
        }
    }
}

#[test]
fn what_lies_between_is_drawn_in_every_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let between = ["between", "engineer", "staff-engineer", "-g", "engineer"];
    let answers = ["text", "json", "markdown", "csv"];
    for format in FORMATS {
        let path = folder
            .path()
            .join(format!("between.{}", format.extensions[0]));
        let path = path.to_str().expect("UTF-8");
        career(&[&between[..], &["-o", path]].concat())
            .assert()
            .success()
            .stdout("");
        let drawn = fs::read(path).expect("the file");
        let named = [&between[..], &["--format", format.name]].concat();
        let named = career(&named)
            .assert()
            .success()
            .get_output()
            .stdout
            .clone();
        // In these every command answers; what is drawn goes to a file.
        assert_eq!(
            drawn == named,
            !answers.contains(&format.name),
            "{}",
            format.name
        );
    }
    let to_nowhere = [
        "between",
        "staff-engineer",
        "junior-engineer",
        "-g",
        "engineer",
    ];
    let file = folder.path().join("nothing.svg");
    let options = ["-o", file.to_str().expect("UTF-8")];
    career(&[&to_nowhere[..], &options].concat())
        .assert()
        .code(1);
    assert!(!file.exists());
}

#[test]
fn a_folder_of_pages_leads_from_the_index_to_every_role_and_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let arguments = [
        "draw",
        "--all",
        "-g",
        "engineer",
        "-o",
        site.to_str().expect("UTF-8"),
    ];
    career(&arguments).assert().success();
    let index = fs::read_to_string(site.join("index.html")).expect("the index");
    let graph = super::samples::engineer();
    for role in graph.roles() {
        let name = format!("roles/{}.html", role.id());
        assert!(index.contains(&format!("href=\"{name}\"")), "{name}");
        let page = fs::read_to_string(site.join(&name)).expect("a page");
        assert!(page.contains("href=\"../index.html\""), "{name}");
        for next in role.outgoing() {
            let next = format!("href=\"{}.html\"", next.to().id());
            assert!(page.contains(&next), "{name} leads to {next}");
        }
    }
    let pages = fs::read_dir(site.join("roles")).expect("a folder");
    assert_eq!(pages.count(), graph.role_count());
    // A second time it is not empty.
    let refused = career(&arguments).assert().code(2);
    let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(
        said.contains("not empty") && said.contains("--force"),
        "{said}"
    );
    career(&[&arguments[..], &["--force"]].concat())
        .assert()
        .success();
    career(&["draw", "--all"]).assert().code(2);
    let some = [
        "draw",
        "--all",
        "-g",
        "engineer",
        "--select",
        "family:data",
        "--format",
        "markdown",
    ];
    let part = folder.path().join("part");
    let options = ["-o", part.to_str().expect("UTF-8")];
    career(&[&some[..], &options].concat()).assert().success();
    assert!(part.join("index.md").exists() && part.join("roles/data-engineer.md").exists());
}

#[test]
fn pages_of_markdown_lead_to_one_another() {
    use pulldown_cmark::{Event, Parser, Tag};
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let to = site.to_str().expect("UTF-8");
    let options = ["--format", "markdown", "--title", "All of it"];
    let all = ["draw", "--all", "-g", "engineer", "-o", to];
    career(&[&all[..], &options].concat()).assert().success();
    let read = |name: &str| fs::read_to_string(site.join(name)).expect("a page");
    let links = |page: &str| -> Vec<String> {
        let links = Parser::new(page).filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        });
        links.collect()
    };
    let graph = super::samples::engineer();
    let index = read("index.md");
    assert!(index.starts_with("# All of it\n"), "{index}");
    let ids = graph.roles().map(|role| format!("roles/{}.md", role.id()));
    assert_eq!(links(&index), ids.collect::<Vec<_>>());
    for role in graph.roles() {
        let page = read(&format!("roles/{}.md", role.id()));
        assert!(page.starts_with("# Moves to and from "), "{page}");
        let links = links(&page);
        let beside = |id: &str| links.contains(&format!("{id}.md"));
        assert!(role.outgoing().all(|next| beside(next.to().id().as_str())));
        assert!(
            role.incoming()
                .all(|next| beside(next.from().id().as_str()))
        );
        assert_eq!(links.last().map(String::as_str), Some("../index.md"));
    }
    let page = read("roles/data-engineer.md");
    assert!(
        page.contains("\n- Leads to: [Senior Engineer](senior-engineer.md)"),
        "{page}"
    );
}

#[test]
fn a_folder_of_pages_says_each_warning_once_and_refuses_what_it_cannot_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let graph = path("large.yaml");
    let ids: Vec<_> = (0..33).map(|at| format!("r{at}")).collect();
    let role = |at: usize| {
        format!(
            "  {}: {{advances_to: [{}]}}\n",
            ids[at],
            ids[at + 1..].join(", ")
        )
    };
    let roles: String = (0..ids.len()).map(role).collect();
    fs::write(&graph, format!("roles:\n{roles}")).expect("a file");
    let draw = |to: &str, options: &[&str]| {
        // Of one move around a role, lines between the others would be left out.
        let all = ["draw", "--all", "--moves", "2", "-g", &graph, "-o", to];
        career(&[&all[..], options].concat()).assert()
    };
    let said = |run: &assert_cmd::assert::Assert| {
        String::from_utf8_lossy(&run.get_output().stderr).into_owned()
    };
    let run = draw(&path("site"), &["--format", "mermaid"]).success();
    let notes = said(&run);
    let warnings: Vec<_> = notes
        .lines()
        .filter(|line| line.contains("warning"))
        .collect();
    assert_eq!(warnings.len(), 1, "{notes}");
    assert!(
        warnings[0].starts_with("warning, 34 pages: Mermaid draws at most 500 edges"),
        "{notes}"
    );
    let refused = said(&draw(&path("q.svg"), &[]).code(2));
    assert!(
        refused.contains("`--all` writes a folder") && refused.contains("--format svg"),
        "{refused}"
    );
    assert!(!folder.path().join("q.svg").exists());
    let refused = said(&draw(&path("r"), &["--link", "{id}"]).code(2));
    assert!(refused.contains("cannot be used with"), "{refused}");
}

#[test]
fn nothing_is_written_where_no_role_is_left_to_draw() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, options) in [
        ("a.png", &["draw", "--select", "* - *"][..]),
        (
            "b.json",
            &["draw", "engineer", "--select", "director of data"],
        ),
        ("c", &["draw", "--all", "--select", "* - *"]),
    ] {
        let file = folder.path().join(name);
        let to = [
            "-g",
            "software-engineering",
            "-o",
            file.to_str().expect("UTF-8"),
        ];
        let run = career(&[options, &to[..]].concat())
            .assert()
            .code(1)
            .stdout("");
        let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(said.contains("no role is left to draw"), "{said}");
        assert!(!file.exists(), "{name}");
    }
    let dot = ["dot", "-g", "engineer", "--select", "* - *"];
    for form in ["text", "json"] {
        let run = career(&[&dot[..], &["--format", form]].concat()).assert();
        run.code(1).stdout("");
    }
    // A graph that has none is drawn as it is.
    let graph = folder.path().join("empty.yaml");
    fs::write(&graph, "skills: {python: {}}\n").expect("a file");
    let graph = graph.to_str().expect("UTF-8");
    career(&["draw", "-g", graph, "--format", "svg"])
        .assert()
        .success();
}

#[test]
fn pictures_that_are_too_wide_for_a_page_say_so() {
    for (format, is_picture) in [
        ("svg", true),
        ("png", true),
        ("html", false),
        ("text", false),
    ] {
        let notes = |what: &[&str]| {
            let draw = ["draw", "-g", "software-engineering", "--format", format];
            let run = career(&[&draw[..], what].concat()).assert().success();
            String::from_utf8_lossy(&run.get_output().stderr).into_owned()
        };
        assert_eq!(
            notes(&["--scale", "0.2"])
                .matches("wider than 1400 units")
                .count(),
            usize::from(is_picture),
            "{format}"
        );
        assert!(!notes(&["engineer"]).contains("wider"), "{format}");
    }
}
