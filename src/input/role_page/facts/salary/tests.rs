use super::*;

fn assert_read(line: &str, expected: &str, rest: &[&str]) {
    match find_salary(line, true) {
        FoundSalary::Range(salary, others) => {
            assert_eq!(salary.to_string(), expected, "{line}");
            assert_eq!(others, rest, "{line}");
        }
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn what_pay_is_for_may_be_written_in_short() {
    for (line, expected) in [
        ("$35/h", "35 USD/hour"),
        ("$30-35/h", "30-35 USD/hour"),
        ("$18.50/h to $21/h", "18.5-21 USD/hour"),
        ("25 USD/h", "25 USD/hour"),
        ("£18.50 p.h.", "18.5 GBP/hour"),
        ("£450 p/d", "450 GBP/day"),
        ("£450/d", "450 GBP/day"),
        ("£600 pw", "600 GBP/week"),
    ] {
        assert_read(line, expected, &[]);
    }
    assert_eq!(find_salary("$40/lesson", true), FoundSalary::Counted);
    assert_eq!(find_salary("1: $24.50", true), FoundSalary::Unclear);
}

#[test]
fn currencies_are_read_wherever_they_stand() {
    for (line, expected, rest) in [
        (
            "AU$60,000 - AU$80,000 p.a. (pro rata)",
            "60000-80000 AUD/year",
            vec!["(pro rata)"],
        ),
        (
            "CA$34 – CA$52 per hour (contract)",
            "34-52 CAD/hour",
            vec!["(contract)"],
        ),
        (
            "NHS Band 3: £24,071 to £25,674",
            "24071-25674 GBP/year",
            vec!["NHS Band 3"],
        ),
        (
            "£24,000 Starter to £50,000 Experienced",
            "24000-50000 GBP/year",
            vec!["£24,000 Starter to £50,000 Experienced"],
        ),
        ("CN¥200,000 – CN¥300,000", "200000-300000 CNY/year", vec![]),
        ("US$60,000 – US$80,000 p.a.", "60000-80000 USD/year", vec![]),
        ("CAD $60,000 - $80,000", "60000-80000 CAD/year", vec![]),
        ("USD $60,000 - USD $80,000", "60000-80000 USD/year", vec![]),
        ("CAD$60,000 - CAD$80,000", "60000-80000 CAD/year", vec![]),
        ("AUD 60,000 - 80,000 pa", "60000-80000 AUD/year", vec![]),
        ("€45,000 - €60,000/yr", "45000-60000 EUR/year", vec![]),
        ("45.000 € - 60.000 €/yr", "45000-60000 EUR/year", vec![]),
        (
            "45.000–60.000 € gross",
            "45000-60000 EUR/year",
            vec!["gross"],
        ),
        ("CHF 85'000 - 105'000", "85000-105000 CHF/year", vec![]),
        ("CHF 85’000", "85000 CHF/year", vec![]),
        ("NOK 550 000 - 650 000", "550000-650000 NOK/year", vec![]),
        (
            "NOK 550\u{a0}000 – 650\u{202f}000 per year",
            "550000-650000 NOK/year",
            vec![],
        ),
        ("JPY 1 550 000", "1550000 JPY/year", vec![]),
        ("EUR 45k–60k p.a.", "45000-60000 EUR/year", vec![]),
        ("£52k - £78k pa", "52000-78000 GBP/year", vec![]),
        (
            "€58.000 – €85.000 gross per year",
            "58000-85000 EUR/year",
            vec!["gross per year"],
        ),
    ] {
        assert_read(line, expected, &rest);
    }
}

#[test]
fn the_range_is_read_and_the_rest_is_kept() {
    for (line, expected, rest) in [
        ("$30,000 - $40,000", "30000-40000 USD/year", vec![]),
        ("$30,000 – $40,000 per year", "30000-40000 USD/year", vec![]),
        ("$18.50 - $22 per hour", "18.5-22 USD/hour", vec![]),
        ("$30k-$40k", "30000-40000 USD/year", vec![]),
        ("£30,000+", "30000+ GBP/year", vec![]),
        (
            "$30,000 - $40,000 (USD), as agreed",
            "30000-40000 USD/year",
            vec!["as agreed"],
        ),
        ("$30,000 - $40,000 DOE", "30000-40000 USD/year", vec!["DOE"]),
        (
            "$30,000 - $40,000 + bonus",
            "30000-40000 USD/year",
            vec!["+ bonus"],
        ),
        (
            "About $30,000 - $40,000",
            "30000-40000 USD/year",
            vec!["About"],
        ),
        (
            "USD 30,000 to 40,000 a year",
            "30000-40000 USD/year",
            vec![],
        ),
        ("From $30,000", "30000+ USD/year", vec![]),
        (
            "$30,000 - $40,000 annually, plus 2 meals",
            "30000-40000 USD/year",
            vec!["plus 2 meals"],
        ),
        ("€1,800 / month", "1800 EUR/month", vec![]),
        ("Pay: €1,800 / month", "1800 EUR/month", vec![]),
        ("Pay range – $18k", "18000 USD/year", vec![]),
        ("Base pay: $18k", "18000 USD/year", vec!["Base pay"]),
        ("💰 $40-$55k", "40000-55000 USD/year", vec![]),
        ("$40 - 55K a year", "40000-55000 USD/year", vec![]),
        ("$22/hr - $45/hr", "22-45 USD/hour", vec![]),
        (
            "$22 per hour - $45 per hour, plus meals",
            "22-45 USD/hour",
            vec!["plus meals"],
        ),
        ("$120k-$180k+", "120000-180000 USD/year", vec![]),
        (
            "₹6,00,000 - ₹12,00,000 per annum",
            "600000-1200000 INR/year",
            vec![],
        ),
        ("$1.2M - $2M", "1200000-2000000 USD/year", vec![]),
        ("$60,000 - $80,000 CAD", "60000-80000 CAD/year", vec![]),
        (
            "A$60,000 - A$80,000 plus super",
            "60000-80000 AUD/year",
            vec!["plus super"],
        ),
        (
            "About NZ$30 – NZ$40 per hour",
            "30-40 NZD/hour",
            vec!["About"],
        ),
        ("US$60k - US$80k", "60000-80000 USD/year", vec![]),
        ("$85,000+ a year", "85000+ USD/year", vec![]),
        (
            "$1,200 per week, or $0.60 per mile",
            "1200 USD/week",
            vec!["or $0.60 per mile"],
        ),
        ("€45.000 - €60.000", "45000-60000 EUR/year", vec![]),
        (
            "$48,000 - $65,000 per school year",
            "48000-65000 USD/year",
            vec!["per school year"],
        ),
    ] {
        assert_read(line, expected, &rest);
    }
    for counted in [
        "$0.55 - $0.70 per mile",
        "$0.55 / mile",
        "$40 a visit",
        "$1,800 - $2,400 bi-weekly",
        "$350 per shift, nights more",
        "$1,800 biweekly",
        "$1,800 every two weeks",
    ] {
        assert_eq!(
            find_salary(counted, true),
            FoundSalary::Counted,
            "{counted}"
        );
    }
    assert_eq!(find_salary("$ - $", true), FoundSalary::Blank);
    assert_eq!(find_salary("competitive", true), FoundSalary::Unclear);
    assert_eq!(find_salary("$40,000 - $30,000", true), FoundSalary::Unclear);
    assert_eq!(find_salary("$40 - $55,000", true), FoundSalary::Unclear);
    assert_eq!(find_salary("1e999 $", true), FoundSalary::Unclear);
    assert_eq!(find_salary("Room 40 $", false), FoundSalary::Unclear);
}

#[test]
fn words_say_the_currency_and_the_multiple() {
    for (line, expected, rest) in [
        (
            "R450,000 - R650,000 per annum",
            "450000-650000 ZAR/year",
            vec![],
        ),
        ("R 450 000 - R 650 000", "450000-650000 ZAR/year", vec![]),
        ("Rs. 6 - 10 LPA", "600000-1000000 INR/year", vec![]),
        ("₹6-10 LPA", "600000-1000000 INR/year", vec![]),
        ("₹6 - ₹9 LPA", "600000-900000 INR/year", vec![]),
        ("6.5 to 9 lakhs per annum", "650000-900000 INR/year", vec![]),
        ("Rs 25,000 a month", "25000 INR/month", vec![]),
        ("kr 480.000 - kr 600.000", "480000-600000/year", vec!["kr"]),
        (
            "480 000 kr – 600 000 kr per year",
            "480000-600000/year",
            vec!["kr"],
        ),
        (
            "PHP 35,000 - 55,000 per month",
            "35000-55000 PHP/month",
            vec![],
        ),
    ] {
        assert_read(line, expected, &rest);
    }
    for line in ["R2 looms", "5 lakh looms", "8 kr"] {
        let sure = matches!(find_salary(line, false), FoundSalary::Range(..));
        assert_eq!(sure, line == "8 kr", "{line}");
    }
    assert!(matches!(
        find_salary("R450,000 - R650,000", false),
        FoundSalary::Range(..)
    ));
}

#[test]
fn the_period_is_read_beside_the_sum() {
    for (line, expected, rest) in [
        (
            "PLN 12 000 – 18 000 net / month",
            "12000-18000 PLN/month",
            vec!["net / month"],
        ),
        ("R$ 6.000 - R$ 9.500 por mês", "6000-9500 BRL/month", vec![]),
        ("ZAR 25 000 - 40 000 pm", "25000-40000 ZAR/month", vec![]),
        (
            "45.000 € – 60.000 € brutto/Jahr",
            "45000-60000 EUR/year",
            vec!["brutto/Jahr"],
        ),
        ("Hourly pay: $18 - $24", "18-24 USD/hour", vec![]),
        ("Monthly salary: €1,800", "1800 EUR/month", vec![]),
        ("Day rate: £350", "350 GBP/day", vec!["Day rate"]),
        (
            "Monthly bonus; $50,000",
            "50000 USD/year",
            vec!["Monthly bonus"],
        ),
        (
            "SEK 35 000 – 45 000 per månad",
            "35000-45000 SEK/month",
            vec![],
        ),
        ("25 000 kr/mån", "25000/month", vec!["kr"]),
        ("30.000 € im Jahr", "30000 EUR/year", vec![]),
        (
            "$40,000 - $50,000, paid monthly",
            "40000-50000 USD/year",
            vec!["paid monthly"],
        ),
        (
            "$40,000 plus $300 per month",
            "40000 USD/year",
            vec!["plus $300 per month"],
        ),
        (
            "$40,000 with a 13th month",
            "40000 USD/year",
            vec!["with a 13th month"],
        ),
        (
            "Average: $72,000 ($60,000 - $85,000)",
            "60000-85000 USD/year",
            vec!["Average: $72,000"],
        ),
        (
            "$72,000 ($60,000 base)",
            "72000 USD/year",
            vec!["($60,000 base)"],
        ),
    ] {
        assert_read(line, expected, &rest);
    }
}
