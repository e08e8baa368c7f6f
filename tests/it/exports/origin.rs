//! Where a drawing comes from, and of when it is.

use careergraph::export::{FORMATS, Work};

use super::cli::career;

fn drawn(format: &str, options: &[&str]) -> Vec<u8> {
    let draw = ["draw", "engineer", "-g", "engineer", "--format", format];
    let run = career(&[&draw[..], options].concat()).assert().success();
    run.get_output().stdout.clone()
}

#[test]
fn a_drawing_says_where_it_comes_from_only_where_that_is_asked_for() {
    for format in FORMATS {
        let plain = drawn(format.name, &[]);
        let blank = drawn(format.name, &["--source", " "]);
        assert!(plain == blank, "{}", format.name);
        let told = drawn(format.name, &["--source", "Handbook", "--date=2026-11-25"]);
        let is_data = matches!(format.work, Work::Data(_));
        assert_eq!(told == plain, is_data, "{}", format.name);
        let text = String::from_utf8_lossy(&told);
        if !is_data && !["png", "pdf"].contains(&format.name) {
            assert_eq!(
                text.matches("Handbook, 2026-11-25").count(),
                1,
                "{}",
                format.name
            );
        }
    }
}

#[test]
fn a_date_alone_is_told_and_one_that_is_none_is_refused() {
    let svg = String::from_utf8(drawn("svg", &["--date=2024-02-29"])).expect("text");
    assert!(svg.contains(">2024-02-29<"));
    let run = career(&["draw", "-g", "engineer", "--date=2023-02-29"]).assert();
    let said = run.code(2).get_output().stderr.clone();
    assert!(String::from_utf8_lossy(&said).contains("2023-02-29"));
}
