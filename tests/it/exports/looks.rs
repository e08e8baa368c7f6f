//! `career draw` with readiness, changes and what boxes and lines show, as a program.

use std::fs;

use careergraph::export::FORMATS;

use super::cli::career;

const PROFILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/examples/profiles/backend-engineer.yaml"
);
const OLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/ladders/2025.yaml");
const NEW: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/ladders/2026.yaml");

fn drawn(options: &[&str]) -> Vec<u8> {
    let run = career(&[&["draw"], options].concat()).assert().success();
    run.get_output().stdout.clone()
}

fn text(options: &[&str]) -> String {
    String::from_utf8(drawn(options)).expect("UTF-8")
}

fn refused(options: &[&str]) -> String {
    let run = career(&[&["draw"], options].concat()).assert().code(2);
    String::from_utf8_lossy(&run.get_output().stderr).into_owned()
}

/// Whether a format shows a word; the others are pictures.
fn shows(format: &str, drawn: &[u8], words: &[&str]) {
    if ["png", "pdf"].contains(&format) {
        assert!(!drawn.is_empty());
        return;
    }
    let text = std::str::from_utf8(drawn).expect("UTF-8");
    let text = text
        .replace("#43;", "+")
        .replace("#126;", "~")
        .replace("#37;", "%")
        .replace("<U+0025>", "%")
        .replace("<U+2013>", "–");
    for word in words {
        assert!(text.contains(word), "{format} does not say {word}: {text}");
    }
}

#[test]
fn every_format_says_how_ready_somebody_is_and_not_who() {
    let graph = ["-g", "software-engineering", "--me", PROFILE];
    for format in FORMATS {
        let options = [&graph[..], &["backend engineer", "--format", format.name]].concat();
        let drawing = drawn(&options);
        let name = b"Mara";
        let named = drawing.windows(name.len()).any(|window| window == name);
        assert!(!named, "{} names the person", format.name);
        match format.name {
            "csv" => {}
            _ if format.is_data() => {
                shows(format.name, &drawing, &["essentials_short", "covered_min"]);
            }
            "json" => shows(
                format.name,
                &drawing,
                &["\"state\": \"short\"", "\"current\": true"],
            ),
            _ => shows(
                format.name,
                &drawing,
                &["4 essentials short", "79-81%", "urrent role"],
            ),
        }
    }
    // The whole graph, a selection, and pages too.
    assert!(text(&graph).contains("readiness"));
    let some = [
        &graph[..],
        &["--select", "family:data", "--format", "mermaid"],
    ]
    .concat();
    assert!(text(&some).contains("heat"));
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let pages = [
        "--all",
        "--select",
        "family:data",
        "-o",
        site.to_str().expect("UTF-8"),
    ];
    text(&[&graph[..], &pages].concat());
    let page = fs::read_to_string(site.join("roles/data-engineer.html")).expect("a page");
    assert!(page.contains("9 essentials short"));
}

#[test]
fn the_role_in_the_middle_keeps_a_mark_of_its_own() {
    let around = ["-g", "software-engineering", "engineer", "--format"];
    let (me, ring) = (["--me", PROFILE], "<rect class=\"rg\"");
    for theme in ["light", "print"] {
        let svg = text(&[&around[..], &["svg", "--theme", theme], &me].concat());
        // Around the box, and in the legend.
        assert_eq!(svg.matches(ring).count(), 2, "{theme}");
        assert!(svg.contains(">role in the middle</text>"));
    }
    assert!(!text(&[&around[..], &["svg"]].concat()).contains(ring));
    let dot = text(&[&around[..], &["dot"], &me].concat());
    assert!(dot.contains("role in the middle"));
    let middle = dot.lines().find(|line| line.contains("<B>Engineer</B>"));
    let middle = middle.expect("a box");
    assert!(
        middle.contains("fillcolor=\"#fdf0b5\"") && middle.contains("<TABLE"),
        "{middle}"
    );
    // Around a role that changed as well.
    let since = [
        "-g",
        NEW,
        "--since",
        OLD,
        "shift supervisor",
        "--format",
        "svg",
    ];
    assert!(text(&since).contains(ring));
}

#[test]
fn nobody_is_drawn_who_was_not_asked_for() {
    let graph = ["draw", "-g", "software-engineering", "backend engineer"];
    let usual = career(&graph)
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    let mut known = career(&graph);
    let known = known.env("CAREER_PROFILE", PROFILE).assert().success();
    assert_eq!(
        known.get_output().stdout,
        usual,
        "a profile of the environment"
    );
}

#[test]
fn every_format_says_what_changed() {
    let since = ["-g", NEW, "--since", OLD];
    for format in FORMATS {
        let drawing = drawn(&[&since[..], &["--format", format.name]].concat());
        match format.name {
            "csv" => shows(
                format.name,
                &drawing,
                &["removed", "added", "years 2 to 1-2"],
            ),
            _ if format.is_data() => shows(
                format.name,
                &drawing,
                &[
                    "removed",
                    "added",
                    "Scripting raised 2 to 3",
                    "shift-supervisor",
                ],
            ),
            _ => shows(
                format.name,
                &drawing,
                &[
                    "removed",
                    "added",
                    "Scripting raised 2 to 3",
                    "Shift Supervisor",
                ],
            ),
        }
    }
    let part = text(&since);
    assert!(!part.contains("Reliability Engineer"), "far from a change");
    assert!(text(&[&since[..], &["--all-roles"]].concat()).contains("Reliability Engineer"));
    // Around a role of the old ladder, or with a selector that only it knows.
    let gone = text(&[&since[..], &["shift supervisor"]].concat());
    assert!(
        gone.starts_with("Moves to and from Shift Supervisor"),
        "{gone}"
    );
    let gone = text(&[&since[..], &["--select", "shift supervisor +1"]].concat());
    assert!(
        gone.contains("Shift Supervisor") && !gone.contains("Principal"),
        "{gone}"
    );
    // Nothing changed: a drawing, and no failure.
    let same = text(&["-g", NEW, "--since", NEW]);
    assert!(same.contains("nothing changed"), "{same}");
    // From standard input, and of two files.
    let mut piped = career(&["draw", "-g", NEW, "--since", "-"]);
    let piped = piped.write_stdin(fs::read(OLD).expect("a file"));
    let piped = piped.assert().success().get_output().stdout.clone();
    assert_eq!(String::from_utf8_lossy(&piped), part);
    text(&["-g", NEW, "--since", OLD, "--since", "kitchen"]);
}

#[test]
fn what_does_not_go_together_is_refused() {
    for options in [
        &["--since", OLD, "--me", PROFILE][..],
        &["--since", OLD, "--path", "a", "b"],
        &["--since", OLD, "--all", "-o", "x"],
        &["--all-roles"],
        &["--show", "pay"],
        &["--show-moves", "title"],
    ] {
        let said = refused(options);
        assert!(said.contains("error"), "{said}");
    }
    assert!(refused(&["-g", NEW, "--since", "missing.yaml"]).contains("missing.yaml"));
    assert!(refused(&["-g", NEW, "--since", OLD, "nobody"]).contains("no role answers to"));
    let said = refused(&["-g", NEW, "--since", OLD, "--select", "nobody"]);
    assert!(said.contains("nobody"), "{said}");
}

#[test]
fn what_an_option_does_not_change_is_drawn_as_without_it() {
    let kitchen = ["-g", "kitchen", "--format", "svg"];
    let usual = drawn(&kitchen);
    for layout in ["neighbourhood", "routes"] {
        let asked = drawn(&[&kitchen[..], &["--layout", layout]].concat());
        assert!(usual == asked, "{layout}");
    }
    for (options, is_idle) in [
        (&["svg"][..], true),
        (&["svg", "--layout", "layered"], false),
        (&["dot"], false),
    ] {
        let asked = ["draw", "-g", "kitchen", "--group", "level", "--format"];
        let run = career(&[&asked[..], options].concat()).assert().success();
        let said = String::from_utf8_lossy(&run.get_output().stderr).contains("makes no lanes");
        assert_eq!(said, is_idle, "{options:?}");
    }
}

#[test]
fn the_hint_about_lines_that_are_left_out_draws_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let graph = folder.path().join("graph.yaml");
    let names = ["Chef's Mate + Cook", "B", "C", "D", "E", "F", "G", "H"];
    let role = |name: &&str| {
        let others = names.iter().filter(|other| *other != name);
        let others: Vec<_> = others.map(|name| format!("\"{name}\"")).collect();
        format!("  \"{name}\": {{lateral_to: [{}]}}\n", others.join(", "))
    };
    let roles: Vec<_> = names.iter().map(role).collect();
    let roles = format!("lateral_moves: one-way\nroles:\n{}", roles.concat());
    fs::write(&graph, roles).expect("a file");
    let graph = graph.to_str().expect("UTF-8");
    let picture = folder.path().join("picture.svg");
    let picture = picture.to_str().expect("UTF-8");
    let run = career(&["draw", names[0], "-g", graph, "-o", picture])
        .assert()
        .success();
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    let (_, hint) = said.split_once("`--select '").expect("a hint");
    let (hint, _) = hint
        .split_once("'` draws them")
        .expect("the end of the hint");
    // What a shell makes of it.
    let hint = hint.replace(r"'\''", "'");
    let all = text(&["-g", graph, "--select", &hint, "--format", "svg"]);
    assert!(all.contains("8 roles and 28 moves"), "{all}");
}

#[test]
fn steps_of_paths_say_once_what_they_take() {
    let path = ["--path", "engineer", "staff engineer"];
    let asked = ["--show-moves", "kind,years,gap"];
    for format in ["text", "svg", "dot", "mermaid", "plantuml", "d2"] {
        let count = |options: &[&str]| {
            let drawing = text(&[&path[..], &["--format", format], options].concat());
            let words = drawing.replace("<title>", "\n<title>");
            let words = words.lines().filter(|line| !line.starts_with("<title>"));
            let words = words.collect::<String>();
            ["after ", "gap 2"].map(|word| words.matches(word).count())
        };
        assert_eq!(count(&[]), count(&asked), "{format}");
        assert!(count(&asked)[1] > 0, "{format}");
    }
    for layout in ["layered", "ladder"] {
        let options = ["--format", "svg", "--layout", layout];
        let drawing = text(&[&path[..], &options].concat());
        assert!(
            drawing.contains(">after 3 years · gap 23</text>"),
            "{drawing}"
        );
    }
}

#[test]
fn a_gap_is_explained_wherever_it_is_shown() {
    let shown = ["-g", NEW, "--show-moves", "gap", "--format"];
    let paths = ["--path", "engineer", "engineering manager", "--format"];
    for format in [
        "text", "svg", "html", "markdown", "dot", "plantuml", "d2", "mermaid",
    ] {
        for what in [&shown[..], &paths] {
            // A diagram in Mermaid has no legend but that of its paths.
            if format == "mermaid" && what == shown {
                continue;
            }
            let drawing = text(&[what, &[format]].concat()).replace("#59;", ";");
            let words = drawing.replace("<U+003B>", ";");
            assert!(
                words.contains("weighted; less is nearer"),
                "{format}: {words}"
            );
        }
        let usual = text(&["-g", NEW, "--format", format]);
        assert!(!usual.contains("less is nearer"), "{format}");
    }
}

#[test]
fn what_changed_is_as_thick_in_every_drawing() {
    let since = ["-g", NEW, "--since", OLD];
    for (format, widths) in [
        (
            "svg",
            [".p path{stroke-width:3.2}", ".d path{stroke-width:2.2}"],
        ),
        ("dot", ["penwidth=\"3.2\"", "penwidth=\"2.2\""]),
        ("mermaid", ["stroke-width:5px", "stroke-width:3px"]),
        ("plantuml", ["thickness=5", "thickness=3"]),
        ("d2", ["stroke-width: 5", "stroke-width: 3"]),
    ] {
        let drawing = text(&[&since[..], &["--format", format]].concat());
        for width in widths {
            assert!(drawing.contains(width), "{format} has no {width}");
        }
    }
}

#[test]
fn labels_and_legends_of_other_programs_can_be_read() {
    let kitchen = text(&["-g", "kitchen", "--format", "plantuml"]);
    let words = kitchen.lines().filter(|line| line.contains("lateral"));
    for line in words.clone() {
        assert!(
            line.contains(" : <back:#ffffff>") && line.ends_with("</back>"),
            "{line}"
        );
    }
    assert!(words.count() > 3);
    // A title that is as wide as it likes, above a legend in a table of its own.
    let dot = text(&[
        "-g",
        "kitchen",
        "--format",
        "dot",
        "--title",
        &"long ".repeat(15),
    ]);
    assert!(dot.contains("</B></FONT></TD></TR><TR><TD ALIGN=\"LEFT\" CELLPADDING=\"0\"><TABLE"));
    let (_, filler) = dot
        .split_once("</TABLE></TD><TD WIDTH=\"")
        .expect("what lies beside it");
    let (filler, _) = filler.split_once('"').expect("an end");
    assert!(
        filler.parse::<usize>().is_ok_and(|filler| filler > 0),
        "{filler}"
    );
    let path = text(&["--path", "engineer", "staff engineer", "--format", "dot"]);
    assert!(path.contains(r#"gap 23\n ""#), "{path}");
}

#[test]
fn a_role_without_moves_is_drawn_with_a_word_about_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let graph = folder.path().join("graph.yaml");
    fs::write(
        &graph,
        "roles: {Alone: {level: 1}, Clerk: {advances_to: [Chief]}}",
    )
    .expect("a file");
    let graph = graph.to_str().expect("UTF-8");
    for format in ["text", "svg", "html", "markdown", "dot", "plantuml", "d2"] {
        let says = |role: &str| {
            let drawing = text(&[role, "-g", graph, "--format", format]);
            drawing.contains("no move leads to or from this role")
        };
        assert!(says("alone") && !says("clerk"), "{format}");
    }
}

#[test]
fn lines_that_are_gone_are_told_from_others_in_black_and_white() {
    let options = [
        "-g", NEW, "--since", OLD, "--format", "svg", "--theme", "print",
    ];
    let drawing = text(&options);
    let lines = drawing
        .lines()
        .filter(|line| line.starts_with("<g class=\"o\" role"));
    let crossed = lines.map(|line| line.contains("class=\"xx\""));
    assert_eq!(crossed.collect::<Vec<_>>(), [true, true]);
    // On two lines, and in the legend, which shows a line for each that occurs.
    assert_eq!(drawing.matches("class=\"xx\"").count(), 3);
    assert_eq!(drawing.matches("<path class=\"ls\"").count(), 4);
    let width = |class: &str| {
        let (_, rule) = drawing
            .split_once(&format!(".{class} path{{stroke-width:"))
            .expect(class);
        rule.split('}')
            .next()
            .expect("an end")
            .parse::<f64>()
            .expect("a number")
    };
    assert!(width("o") <= width("u") && width("u") < width("p"));
}

#[test]
fn boxes_and_lines_show_what_was_asked_for_in_every_format() {
    let graph = ["-g", NEW];
    for format in FORMATS.iter().filter(|format| !format.is_data()) {
        let named = ["--format", format.name];
        let show = ["--show", "track,skills", "--show-moves", "kind,years,gap"];
        let drawing = drawn(&[&graph[..], &named, &show].concat());
        let words = ["Specialist", "Scripting", "after 1-2 years", "gap "];
        shows(format.name, &drawing, &words);
        let usual = drawn(&[&graph[..], &named].concat());
        if !["png", "pdf", "html", "json"].contains(&format.name) {
            let usual = String::from_utf8(usual).expect("UTF-8");
            assert!(!usual.contains("after 1-2 years") && !usual.contains("Scripting"));
            let title = drawn(&[&graph[..], &named, &["--show", "title"]].concat());
            let title = String::from_utf8(title).expect("UTF-8");
            assert!(usual.contains("level 2 ·"), "{usual}");
            let is_box = |line: &&str| line.contains("level 2 ·") && !line.contains("<title>");
            assert_eq!(title.lines().find(is_box), None, "{}", format.name);
        }
    }
}
