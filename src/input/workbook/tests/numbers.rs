//! Numbers, dates and times.

use super::super::number::{Shown, push_number};

fn shown(raw: &str, shown: Shown, since_1904: bool) -> String {
    let mut out = String::new();
    push_number(raw, shown, since_1904, &mut out);
    out
}

#[test]
fn numbers_are_written_as_a_person_reads_them() {
    for (raw, text) in [
        ("3.0", "3"),
        ("3", "3"),
        ("0.5", "0.5"),
        ("-2.50", "-2.5"),
        ("0.30000000000000004", "0.3"),
        ("1E+2", "100"),
        ("1.0000000000000001E-5", "0.00001"),
        ("-0", "0"),
        ("0.0", "0"),
        ("007", "7"),
        (
            "123456789012345678901234567890",
            "123456789012345678901234567890",
        ),
        ("1e300", "1e300"),
        ("2.5e-300", "2.5e-300"),
        ("1e999", "1e999"),
        ("NaN", "NaN"),
        ("inf", "inf"),
        ("five", "five"),
        ("\u{1b}[1m", "\u{fffd}[1m"),
        ("", ""),
    ] {
        assert_eq!(shown(raw, Shown::Number, false), text, "{raw}");
    }
}

#[test]
fn amounts_have_the_currency_that_their_format_shows() {
    for (code, text) in [
        ("#,##0.00 \"€\"", "EUR 30000.5"),
        ("#,##0.00\\ [$€-407]", "EUR 30000.5"),
        ("[$£-809]#,##0;[Red]-[$£-809]#,##0", "GBP 30000.5"),
        ("$#,##0.00", "USD 30000.5"),
        ("[$CHF] #,##0", "CHF 30000.5"),
        ("_-* #,##0.00\\ \"zł\"_-", "30000.5"),
        ("#,##0", "30000.5"),
        ("[Red]0", "30000.5"),
    ] {
        assert_eq!(
            shown("30000.5", Shown::of_code(code), false),
            text,
            "{code}"
        );
    }
}

#[test]
fn dates_and_times_are_written_as_iso_has_them() {
    for (raw, how, text) in [
        ("45780", Shown::Date, "2025-05-03"),
        ("45780.604166666664", Shown::Date, "2025-05-03T14:30:00"),
        ("1", Shown::Date, "1900-01-01"),
        ("59", Shown::Date, "1900-02-28"),
        ("60", Shown::Date, "1900-02-29"),
        ("61", Shown::Date, "1900-03-01"),
        ("36585", Shown::Date, "2000-02-29"),
        ("2958465", Shown::Date, "9999-12-31"),
        ("2958466", Shown::Date, "2958466"),
        ("0", Shown::Date, "0"),
        ("-1", Shown::Date, "-1"),
        ("1e999", Shown::Date, "1e999"),
        ("soon", Shown::Date, "soon"),
        ("0.5", Shown::Time, "12:00:00"),
        ("0", Shown::Time, "00:00:00"),
        ("45780.25", Shown::Time, "2025-05-03T06:00:00"),
        ("1.5", Shown::Elapsed, "36:00:00"),
        ("45780", Shown::Number, "45780"),
    ] {
        assert_eq!(shown(raw, how, false), text, "{raw} {how:?}");
    }
    assert_eq!(shown("0", Shown::Date, true), "1904-01-01");
    assert_eq!(shown("44318", Shown::Date, true), "2025-05-03");
}

#[test]
fn formats_are_told_by_the_letters_that_are_no_text() {
    for (code, how) in [
        ("General", Shown::Number),
        ("0.00", Shown::Number),
        (
            "#,##0\\ [$€-407];[Red]-#,##0\\ \"days\"",
            Shown::Money("EUR"),
        ),
        ("0 \"days\"", Shown::Number),
        ("_d0", Shown::Number),
        ("0.0E+00", Shown::Number),
        ("@", Shown::Number),
        ("[Red]0", Shown::Number),
        ("yyyy-mm-dd", Shown::Date),
        ("[$-409]d\\-mmm\\-yy;@", Shown::Date),
        ("MMMM", Shown::Date),
        ("d/m h:mm", Shown::Date),
        ("h:mm AM/PM", Shown::Time),
        ("mm:ss.0", Shown::Time),
        ("[h]:mm:ss", Shown::Elapsed),
        ("[MM]:ss", Shown::Elapsed),
        ("\"", Shown::Number),
        ("[", Shown::Number),
        ("\\", Shown::Number),
    ] {
        assert_eq!(Shown::of_code(code), how, "{code}");
    }
    assert_eq!(Shown::of_code(&"[".repeat(100_000)), Shown::Number);
    assert_eq!(Shown::of_builtin(14), Shown::Date);
    assert_eq!(Shown::of_builtin(2), Shown::Number);
}
