//! Options that change nothing in what is drawn.

use careergraph::export::FORMATS;

use super::cli::career;

#[test]
fn options_that_change_nothing_say_so() {
    let said = |options: &[&str]| {
        let all = [&["draw", "-g", "engineer"], options].concat();
        let run = career(&all).assert().success();
        String::from_utf8_lossy(&run.get_output().stderr).into_owned()
    };
    for (option, options, where_it_works) in [
        (
            "--layout routes",
            &["--layout", "routes", "--format", "svg"][..],
            &["--path", "engineer", "staff engineer"][..],
        ),
        (
            "--layout neighbourhood",
            &["--layout", "neighbourhood", "--format", "svg"],
            &["engineer"],
        ),
        ("--moves", &["--moves", "2"], &["engineer"]),
        (
            "--paper",
            &["engineer", "--paper", "a4"],
            &["--format", "pdf"],
        ),
        (
            "--scale",
            &["engineer", "--scale", "3", "--format", "svg"],
            &[],
        ),
        (
            "--scale",
            &["engineer", "--dpi", "96"],
            &["--format", "png"],
        ),
        (
            "--source",
            &["engineer", "--source", "x", "--format", "gexf"],
            &[],
        ),
        ("--ascii", &["engineer", "--ascii", "--format", "svg"], &[]),
        (
            "--width",
            &["engineer", "--width", "60", "--format", "mermaid"],
            &[],
        ),
    ] {
        let notes = said(options);
        let of_it: Vec<_> = notes.lines().filter(|line| is_idle(line)).collect();
        assert_eq!(of_it.len(), 1, "{notes}");
        assert!(of_it[0].contains(option), "{notes}");
        if !where_it_works.is_empty() {
            let notes = said(&[options, where_it_works].concat());
            assert!(!notes.lines().any(is_idle), "{notes}");
        }
    }
    assert_eq!(said(&["-q", "--moves", "2"]), "");
    let link = ["draw", "engineer", "--format", "svg", "--link"];
    let refused = career(&[&link[..], &["roles/{name}.html"]].concat())
        .assert()
        .code(2);
    let refused = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(refused.contains("`{id}`"), "{refused}");
    career(&[&link[..], &["roles.html"]].concat())
        .assert()
        .success();
}

/// Whether a note says that an option changes nothing here.
fn is_idle(note: &str) -> bool {
    let says = [
        "changes nothing",
        "change nothing",
        "affects only",
        "affect only",
    ];
    says.iter().any(|words| note.contains(words))
}

#[test]
fn links_and_themes_change_every_format_that_does_not_say_they_do_not() {
    for format in FORMATS {
        let drawn = |options: &[&str]| {
            let all = [
                "draw",
                "line cook",
                "-g",
                "kitchen",
                "--format",
                format.name,
            ];
            let run = career(&[&all[..], options].concat()).assert().success();
            let output = run.get_output();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            (output.stdout.clone(), said.contains("changes nothing"))
        };
        let (plain, _) = drawn(&[]);
        for options in [["--link", "roles/{id}"], ["--theme", "dark"]] {
            let (other, is_idle) = drawn(&options);
            assert_eq!(other == plain, is_idle, "{} {options:?}", format.name);
        }
    }
}
