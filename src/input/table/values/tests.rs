use super::{Asked, Pay, PayUnit, YearUnit};
use crate::document::AskedProficiency;
use crate::model::{Importance, Salary};

/// What a cell of a matrix says, in short.
fn said(text: &str) -> String {
    match super::asked(text) {
        Ok(Asked::No) => "no".to_owned(),
        Ok(Asked::Yes(proficiency, weight)) => {
            let step = match proficiency {
                AskedProficiency::Unspecified => "any".to_owned(),
                AskedProficiency::Number(step) => step.to_string(),
                AskedProficiency::Named(name) => name.to_string(),
            };
            let optional = weight == Some(Importance::OPTIONAL);
            format!("{step}{}", if optional { " optional" } else { "" })
        }
        Err(problem) => format!("error: {}", problem.message),
    }
}

#[test]
fn cells_of_a_matrix_say_how_well() {
    let cases = [
        ("", "no"),
        ("–", "no"),
        ("0", "no"),
        ("N/A", "no"),
        ("N", "no"),
        ("FALSE", "no"),
        ("✗", "no"),
        ("❌", "no"),
        ("not required", "no"),
        ("x", "any"),
        ("✓", "any"),
        ("TRUE", "any"),
        ("E", "any"),
        ("Must", "any"),
        ("D", "any optional"),
        ("Should", "any optional"),
        ("Could", "any optional"),
        ("desirable", "any optional"),
        ("3", "3"),
        ("3.0", "3"),
        ("3+", "3"),
        ("L3", "3"),
        ("Level 3", "3"),
        ("III", "3"),
        ("(2)", "2 optional"),
        ("(x)", "any optional"),
        ("2 optional", "2 optional"),
        ("2 (Optional)", "2 optional"),
        ("2 (desirable)", "2 optional"),
        ("desirable (2)", "2 optional"),
        ("Desirable: 2", "2 optional"),
        ("✓ (nice to have)", "any optional"),
        ("2 (essential)", "2"),
        ("2 (working)", "2"),
        ("3 (expert)", "3"),
        ("5 - Expert", "5"),
        ("Expert (5)", "5"),
        ("★★★", "3"),
        ("***", "3"),
        ("4 of 5", "4"),
        ("★", "1"),
        ("★★☆☆", "2"),
        ("●●○○", "2"),
        ("☆☆☆", "no"),
        ("●", "any"),
        ("advanced beginner", "advanced beginner"),
    ];
    for (text, expected) in cases {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn cells_of_a_matrix_that_are_unclear_are_errors() {
    let cases = [
        ("2-3", "`2-3` is not one step of a scale"),
        ("1 to 2", "`1 to 2` is not one step of a scale"),
        ("3,5", "`3,5` is not one step of a scale"),
        ("5/3", "`5/3` is not one step of a scale"),
        ("-1", "`-1` is not one step of a scale"),
        ("99", "`99` is not a step of a scale"),
        ("81%", "`81%` is a percentage, not a step of a scale"),
        ("TBC", "`TBC` does not say whether the skill is asked for"),
        ("?", "`?` does not say whether the skill is asked for"),
        ("leads a team of five people", "this is not a proficiency"),
        ("~", "this is not a proficiency"),
        ("(~)", "this is not a proficiency"),
    ];
    for (text, expected) in cases {
        assert_eq!(said(text), format!("error: {expected}"), "{text}");
    }
    for text in ["3", "x", "(2)", "expert", "★★"] {
        assert!(super::is_surely_asked(text), "{text}");
    }
    for text in ["yes", "E", "II", "Could", "TBC", "Alice"] {
        assert!(!super::is_surely_asked(text), "{text}");
    }
}

/// The years that a cell says, or what is wrong with it.
fn years(text: &str) -> String {
    match super::years(text, true, false) {
        Ok(range) => range.to_string(),
        Err(problem) => problem.message,
    }
}

#[test]
fn cells_say_years() {
    let cases = [
        ("3", "3+"),
        ("1,5", "1.5+"),
        ("2–4", "2-4"),
        ("5,5 - 9", "5.5-9"),
        ("1.5-2", "1.5-2"),
        ("at least 3 years", "3+"),
        (">5", "5+"),
        ("≥ 12", "12+"),
        ("minimum 5 years", "5+"),
        ("min. 3", "3+"),
        ("mind. 3", "3+"),
        ("bis 3 Jahre", "0-3"),
        ("5 years in retail", "5+"),
        ("2+ years in analytics", "2+"),
        ("5 years preferred", "5+"),
        ("3 or more", "3+"),
        ("8 years or more", "8+"),
        ("less than 1 year", "0-1"),
        ("<2", "0-2"),
        ("up to 3", "0-3"),
        ("between 2 and 4 years", "2-4"),
        ("from 2 to 4", "2-4"),
        ("18 months", "1.5+"),
        ("6 months - 1 year", "0.5-1"),
        ("6-18 months", "0.5-1.5"),
        ("1 year 6 months", "1.5+"),
        ("6m", "0.5+"),
        ("3y", "3+"),
        ("3yrs", "3+"),
        ("two years", "2+"),
        ("two to four", "2-4"),
        ("zero to two years", "0-2"),
        ("3 années", "3+"),
        ("6 maanden", "0.5+"),
        ("5 Jahre", "5+"),
        ("2-4 ans", "2-4"),
        ("3–5 years post-qualification", "3-5"),
        ("ab 5 Jahre", "5+"),
        ("mindestens 3 Jahre Berufserfahrung", "3+"),
        ("zwischen 2 und 4 Jahren", "2-4"),
        ("bis zu 2 Jahre", "0-2"),
        ("5 ans et plus", "5+"),
        ("de 3 à 5 ans d’expérience", "3-5"),
        ("jusqu’à 2 ans", "0-2"),
        ("entre 3 et 5 ans", "3-5"),
        ("plus de 10 ans", "10+"),
        ("2 a 5 años", "2-5"),
        ("más de 5 años", "5+"),
        ("entre 2 y 4 años", "2-4"),
        ("hasta 2 años de experiencia", "0-2"),
        ("5+ years of relevant experience", "5+"),
    ];
    for (text, expected) in cases {
        assert_eq!(years(text), expected, "{text}");
    }
    for text in [
        "-3",
        "3-5 7",
        "7 x",
        "5 years or a degree",
        "5 years less with a degree",
        "3 in a 5",
        "3 -",
    ] {
        assert_eq!(
            years(text),
            format!("`{text}`: not a range of years"),
            "{text}"
        );
    }
    assert_eq!(years("45901"), "`45901`: years must lie between 0 and 100");
    assert_eq!(years("7-3"), "`7-3`: the range ends before it begins");
    let months = super::years("18-24", true, true).map(|range| range.to_string());
    assert_eq!(months, Ok("1.5-2".to_owned()));
    assert!(super::years::is_in_words("varies") && !super::years::is_in_words("two years"));
}

#[test]
fn dates_are_no_years() {
    for text in [
        "5-Mar",
        "Mar-05",
        "06. Mrz",
        "02.mai",
        "3-Mär",
        "5-déc",
        "2025-05-03",
        "08/12/2025",
        "2025-05-03 00:00:00",
    ] {
        assert!(years(text).contains("is a date"), "{text}");
    }
}

#[test]
fn cells_say_levels() {
    for (text, expected) in [
        ("4", Some((4, None))),
        ("4.0", Some((4, None))),
        ("Band 5", Some((5, None))),
        ("AfC Band 6", Some((6, None))),
        ("Pay Band 6", Some((6, None))),
        ("Grade Level 3", Some((3, None))),
        ("L4", Some((4, None))),
        ("L5+", Some((5, None))),
        ("1 - Entry", Some((1, None))),
        ("2 (Mid)", Some((2, None))),
        ("Level 2 – Mid", Some((2, None))),
        ("3: Senior", Some((3, None))),
        ("1st", Some((1, None))),
        ("II", Some((2, None))),
        ("Grade IV", Some((4, None))),
        ("IC4", Some((4, Some("IC")))),
        ("M-2", Some((2, Some("M")))),
        ("B2", Some((2, Some("B")))),
        ("P3", Some((3, Some("P")))),
        ("8a", None),
        ("2.5", None),
        ("-3", None),
        ("5-6", None),
        ("3 to 4", None),
        ("P4/P5", None),
        ("senior", None),
    ] {
        assert_eq!(super::level(text).ok(), expected, "{text}");
    }
    for (letters, either) in [("G", true), ("b", true), ("M", false), ("IC", false)] {
        assert_eq!(super::is_either(letters), either, "{letters}");
    }
    for text in ["Senior", "Band 8a", "Grade C", "P4/P5", "2.5", "5-6"] {
        assert!(super::level::is_named(text), "{text}");
    }
    for text in ["-3", "4", "2025-05-03"] {
        assert!(!super::level::is_named(text), "{text}");
    }
}

/// The pay that a cell says as the program writes it, or what is wrong with it.
fn pay(text: &str) -> String {
    let salary = |pay: Pay| {
        let per = pay.per.unwrap_or_default();
        Salary::new(pay.min, pay.max, pay.currency, per).map(|salary| salary.to_string())
    };
    match super::pay(text).map(salary) {
        Ok(Ok(salary)) => salary,
        Ok(Err(error)) => error.to_string(),
        Err(problem) => problem.message,
    }
}

#[test]
fn cells_say_pay() {
    let cases = [
        ("55000-85000 USD/year", "55000-85000 USD/year"),
        ("$40-55k", "40000-55000 USD/year"),
        ("13,50", "13.5/year"),
        ("95'000", "95000/year"),
        ("CHF 95'000–110'000", "95000-110000 CHF/year"),
        ("21 500,00", "21500/year"),
        ("1.234,56 €", "1234.56 EUR/year"),
        ("28,5k", "28500/year"),
        ("45 k€", "45000 EUR/year"),
        ("45,50 € / hour", "45.5 EUR/hour"),
        ("kr 42 000/mnd", "42000/month"),
        ("8 500 zł", "8500 PLN/year"),
        ("R 350 000 - R 420 000", "350000-420000 ZAR/year"),
        ("R$ 5.000", "5000 BRL/year"),
        ("up to 90,000 GBP", "0-90000 GBP/year"),
        ("> 50000", "50000+/year"),
        ("from 45,000", "45000+/year"),
        ("from 20k to 30k", "20000-30000/year"),
        ("between £20,000 and £30,000", "20000-30000 GBP/year"),
        ("min. 30k", "30000+/year"),
        ("48 T€", "48000 EUR/year"),
        ("48 T€ - 60 T€", "48000-60000 EUR/year"),
        ("CHF 95'000.-", "95000 CHF/year"),
        ("1.200,– € im Monat", "1200 EUR/month"),
        ("R$ 8.000/mês", "8000 BRL/month"),
        ("£45,000 (inc. London weighting)", "45000 GBP/year"),
        ("45 k€ à 55 k€", "45000-55000 EUR/year"),
        ("Competitive (£40k+)", "40000+ GBP/year"),
        ("$45/h", "45 USD/hour"),
        ("€ 2.500 p.m.", "2500 EUR/month"),
        ("€ 28.500 – 31.000 p.a.", "28500-31000 EUR/year"),
        ("3.200 - 4.100 € brutto/Monat", "3200-4100 EUR/month"),
        ("£24k-£28k + commission", "24000-28000 GBP/year"),
        ("£24k plus car and bonus", "24000 GBP/year"),
        ("30,000 gross", "30000/year"),
        ("£22,000 pro rata", "22000 GBP/year"),
        ("12-18 LPA", "1200000-1800000 INR/year"),
        ("₹12,00,000 - ₹18,00,000", "1200000-1800000 INR/year"),
        ("30000 euros", "30000 EUR/year"),
        ("30000 eur", "30000 EUR/year"),
        ("$22/hr - $45/hr", "22-45 USD/hour"),
        ("A$60,000 - A$80,000", "60000-80000 AUD/year"),
        ("16.50-25.75/hr", "16.5-25.75/hour"),
        (
            "$60,000 – $50,000",
            "`$60,000 – $50,000`: the range ends before it begins",
        ),
        (
            "$22/hr - $45,000/year",
            "`$22/hr - $45,000/year`: not a salary range",
        ),
        (
            "40-50000",
            "`40-50000`: one end of the range is many times the other",
        ),
        ("£30k see notes", "`£30k see notes`: not a salary range"),
        ("6,0,000", "`6,0,000`: not a salary range"),
    ];
    for (text, expected) in cases {
        assert_eq!(pay(text), expected, "{text}");
    }
    assert!(super::money::is_in_words("competitive") && !super::money::is_in_words("45k"));
}

#[test]
fn cells_say_currencies_and_periods() {
    for (text, expected) in [
        ("EUR", Some("EUR")),
        ("gbp", Some("GBP")),
        ("€", Some("EUR")),
        ("A$", Some("AUD")),
        ("Euro", Some("EUR")),
        ("Pounds", Some("GBP")),
        ("US dollars", Some("USD")),
        ("XYZ", Some("XYZ")),
        ("dollars", None),
        ("kr", None),
        ("money", None),
    ] {
        assert_eq!(super::currency(text).ok().as_deref(), expected, "{text}");
    }
    for (text, expected) in [
        ("Monthly", Some("month")),
        ("per hour", Some("hour")),
        ("/h", Some("hour")),
        ("p.a.", Some("year")),
        ("piece", None),
    ] {
        let period = super::period(text)
            .ok()
            .map(crate::model::PayPeriod::as_str);
        assert_eq!(period, expected, "{text}");
    }
}

#[test]
fn headings_say_units() {
    let unit = |text: &str| {
        let unit = PayUnit::of(text);
        let per = unit.per.map_or("", |per| per.as_str());
        let currency = unit.currency.unwrap_or_default();
        let unknown = unit.unknown.map(|word| format!("?{word}"));
        format!(
            "{currency} {per} {} {}",
            unit.times.unwrap_or(1.0),
            unknown.unwrap_or_default()
        )
    };
    for (text, expected) in [
        ("Salary", "  1 "),
        ("Salary (USD per hour)", "USD hour 1 "),
        ("Salary (EUR/month)", "EUR month 1 "),
        ("Salary (monthly, gross)", " month 1 "),
        ("Pay (per hour)", " hour 1 "),
        ("Salary (€k)", "EUR  1000 "),
        ("Salary (k EUR)", "EUR  1000 "),
        ("Salary (kEUR)", "EUR  1000 "),
        ("Salary ('000 USD)", "USD  1000 "),
        ("Salary (US$)", "USD  1 "),
        ("CTC (LPA)", "INR year 100000 "),
        ("Hourly rate", " hour 1 "),
        ("Day rate (£)", "GBP day 1 "),
        ("Salary £ p.a.", "GBP year 1 "),
        ("Salary (2026)", "  1 "),
        ("Salary (FTE)", "  1 "),
        ("Salary (London)", "  1 ?London"),
        ("Salary (40 hours)", "  1 ?40"),
    ] {
        assert_eq!(unit(text), expected, "{text}");
    }
    for (text, months, unknown) in [
        ("Experience (months)", true, None),
        ("Time in role (months)", true, None),
        ("Experience in months", true, None),
        ("Experience (mo)", true, None),
        ("Experience (years)", false, None),
        ("Next role(s)", false, None),
        ("Experience (weeks)", false, Some("weeks")),
    ] {
        let unit = YearUnit::of(text);
        assert_eq!(
            (unit.is_months, unit.unknown.as_deref()),
            (months, unknown),
            "{text}"
        );
    }
}

#[test]
fn importance_is_a_word_or_a_weight() {
    for (text, expected) in [
        ("Critical", Some(1.0)),
        ("M", Some(1.0)),
        ("should have", Some(0.5)),
        ("Medium", Some(0.5)),
        ("C", Some(0.5)),
        ("40%", Some(0.4)),
        ("0,8", Some(0.8)),
        ("H", None),
        ("0%", None),
    ] {
        assert_eq!(
            super::importance(text).ok().map(Importance::weight),
            expected,
            "{text}"
        );
    }
}
