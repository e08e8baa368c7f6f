//! Years of experience in prose.

use crate::model::YearRange;

/// Numbers as words.
const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// Words of seniority: a range about one of them is about that seniority only.
const SENIORITIES: [&str; 22] = [
    "senior",
    "sr",
    "lead",
    "staff",
    "principal",
    "junior",
    "jr",
    "entry",
    "entry-level",
    "expert",
    "director",
    "head",
    "manager",
    "managerial",
    "management",
    "leadership",
    "supervisor",
    "supervisory",
    "executive",
    "chief",
    "advanced",
    "associate",
];

/// What a number of years is counted for when it is not experience.
const NOT_EXPERIENCE: [&str; 8] = [
    "degree",
    "diploma",
    "program",
    "programme",
    "certificate",
    "college",
    "old",
    "apprenticeship",
];

/// The longest line that is looked at, in bytes.
const WINDOW: usize = 2000;

/// Returns the first range of years in a line that is not about another seniority than that of
/// the role, and whether the line says nothing else.
pub(in super::super) fn find_years(line: &str, title: &str) -> Option<(YearRange, bool)> {
    let end = line
        .char_indices()
        .map(|(at, _)| at)
        .find(|&at| at > WINDOW)
        .unwrap_or(line.len());
    let ranges: Vec<(YearRange, Vec<String>, bool)> = segments(&line[..end])
        .filter_map(|segment| {
            let words = words(segment);
            let (range, alone) = range(&words)?;
            let mentioned = words
                .into_iter()
                .filter(|w| SENIORITIES.contains(&w.as_str()));
            Some((range, mentioned.collect(), alone))
        })
        .collect();
    if ranges.is_empty() {
        return without_experience(&line[..end]);
    }
    let title = words(title);
    let own = |(_, mentioned, _): &&(YearRange, Vec<String>, bool)| {
        mentioned.iter().any(|word| title.contains(word))
    };
    let plain = |(_, mentioned, _): &&(YearRange, Vec<String>, bool)| mentioned.is_empty();
    let (range, _, alone) = ranges
        .iter()
        .find(own)
        .or_else(|| ranges.iter().find(plain))
        .or_else(|| ranges.first())?;
    let whole = segments(line).filter(|s| !s.trim().is_empty()).count() == 1;
    Some((*range, *alone && whole))
}

/// Reads "No prior experience required", which asks for no year at all.
fn without_experience(line: &str) -> Option<(YearRange, bool)> {
    let words = words(line);
    let at = words.iter().position(|word| word == "experience")?;
    let none = words[..at].iter().rposition(|word| word == "no")?;
    let needed = |word: &String| {
        let known = ["is", "required", "needed", "necessary", "expected"];
        known.contains(&word.as_str())
    };
    let says_all = at - none <= 3 && at + 1 < words.len() && words[at + 1..].iter().all(needed);
    let range = YearRange::new(0.0, None).ok()?;
    says_all.then_some((range, none == 0))
}

/// Parts of a line that can be about different things.
fn segments(line: &str) -> impl Iterator<Item = &str> {
    line.split([';', '|'])
        .flat_map(|part| part.split(". "))
        .flat_map(|part| part.split(", "))
}

/// Words, numbers, `+` and dashes; hyphens between words are spaces, those between numbers dashes.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut kind = ' ';
    for c in text.chars() {
        let now = match c {
            c if c.is_ascii_digit() => '0',
            '.' if kind == '0' => '0',
            c if c.is_alphabetic() || c == '\'' || c == '’' => 'a',
            '+' => '+',
            '-' | '–' | '—' | '\u{2010}'..='\u{2012}' | '\u{2212}' => '-',
            _ => ' ',
        };
        if now == kind && now != ' ' {
            if let Some(last) = words.last_mut() {
                last.extend(c.to_lowercase());
            }
        } else if now != ' ' {
            words.push(match now {
                '-' => "-".to_owned(),
                _ => c.to_lowercase().collect(),
            });
        }
        kind = now;
    }
    words
}

/// The first range of years in some words, and whether they say nothing else.
fn range(words: &[String]) -> Option<(YearRange, bool)> {
    let mut at = 0;
    while at < words.len() {
        let Some(found) = range_at(words, at) else {
            at += 1;
            continue;
        };
        let mut after = words[found.end..].iter().filter(|w| *w != "-");
        let of_experience = |w: &&String| !matches!(w.as_str(), "of" | "experience" | "total");
        // "3 years with a degree" is experience, "3 years of college" is not.
        let goes_on =
            |w: &&String| !matches!(w.as_str(), "with" | "without" | "and" | "or" | "plus");
        let not_experience = after
            .clone()
            .take(3)
            .take_while(goes_on)
            .any(|w| NOT_EXPERIENCE.contains(&w.as_str()));
        if !not_experience {
            let alone = found.start == 0 && after.find(of_experience).is_none();
            return Some((found.range, alone));
        }
        at = found.end.max(at + 1);
    }
    None
}

struct Found {
    range: YearRange,
    start: usize,
    end: usize,
}

/// Reads a range that begins with the number at `at`.
fn range_at(words: &[String], at: usize) -> Option<Found> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let min = number(word(at))?;
    let mut end = at + 1;
    let mut open = take_open(words, &mut end);
    repeat(words, &mut end, min);
    let mut max = None;
    if matches!(word(end), "-" | "to" | "through" | "or" | "and")
        && let Some(second) = number(word(end + 1))
    {
        max = Some(second);
        end += 2;
        open |= take_open(words, &mut end);
        repeat(words, &mut end, second);
    }
    if word(end) == "-" {
        end += 1;
    }
    let mut unit = unit(word(end))?;
    end += 1;
    let mut min = min;
    // "6 months to 2 years": each end has its own unit.
    if max.is_none()
        && matches!(word(end), "-" | "to")
        && let (Some(second), Some(own)) = (number(word(end + 1)), self::unit(word(end + 2)))
    {
        min /= unit;
        unit = 1.0;
        max = Some(second / own);
        end += 3;
    }
    open |= take_open(words, &mut end);
    let before: Vec<&str> = words[at.saturating_sub(4)..at]
        .iter()
        .map(String::as_str)
        .collect();
    let most = [
        ["up", "to"],
        ["less", "than"],
        ["maximum", "of"],
        ["more", "than"],
    ]
    .iter()
    .take(3)
    .any(|pair| before.ends_with(pair))
        || before.ends_with(&["under"])
        || before.ends_with(&["no", "more", "than"]);
    let (min, max) = match max {
        None if most => (0.0, Some(min)),
        Some(max) if max >= min => (min, Some(max)),
        _ => (min, None),
    };
    // "5 to 10+ years" has no upper end.
    let max = max.filter(|_| !open || most);
    let range = YearRange::new(min / unit, max.map(|max| max / unit)).ok()?;
    let lead = ["at", "least", "minimum", "of", "up", "to", "about", "over"];
    let start = if before.iter().all(|w| lead.contains(w)) && before.len() == at {
        0
    } else {
        at
    };
    Some(Found { range, start, end })
}

/// How many of a unit make a year.
fn unit(word: &str) -> Option<f64> {
    match word {
        "year" | "years" | "yr" | "yrs" | "year's" | "years'" | "years’" => Some(1.0),
        "month" | "months" => Some(12.0),
        _ => None,
    }
}

/// Takes "+", "plus" or "or more".
fn take_open(words: &[String], end: &mut usize) -> bool {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let plus = usize::from(word(*end) == "-" && word(*end + 1) == "plus");
    if matches!(word(*end + plus), "+" | "plus") && number(word(*end + plus + 1)).is_none() {
        *end += plus + 1;
        true
    } else if word(*end) == "+" {
        *end += 1;
        true
    } else if word(*end) == "or" && matches!(word(*end + 1), "more" | "above" | "longer") {
        *end += 2;
        true
    } else {
        false
    }
}

/// Takes the number that is given again: "three (3) years".
fn repeat(words: &[String], end: &mut usize, value: f64) {
    let again = words.get(*end).and_then(|word| number(word));
    if again.is_some_and(|again| again.total_cmp(&value).is_eq()) {
        *end += 1;
    }
}

fn number(word: &str) -> Option<f64> {
    let spelled = NUMBERS.iter().position(|number| *number == word);
    let digits = word.len() <= 5 && word.starts_with(|c: char| c.is_ascii_digit());
    spelled.map(|number| number as f64).or_else(|| {
        digits
            .then(|| word.trim_end_matches('.').parse().ok())
            .flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_in_many_forms() {
        for (line, expected) in [
            ("2-4 years", Some("2-4")),
            ("2 – 4 years at a loom", Some("2-4")),
            ("2\u{2011}4 yrs", Some("2-4")),
            ("5+ years of weaving", Some("5+")),
            ("5 or more years", Some("5+")),
            ("5 years or more", Some("5+")),
            ("ten-plus years", Some("10+")),
            ("At least 3 years in a mill", Some("3+")),
            ("Minimum of two years", Some("2+")),
            ("Two to four years", Some("2-4")),
            ("two (2) to four (4) years", Some("2-4")),
            ("three (3) years", Some("3+")),
            ("0 to 2 years", Some("0-2")),
            ("up to 2 years", Some("0-2")),
            ("less than one year", Some("0-1")),
            ("1 year", Some("1+")),
            ("5 to 10+ years", Some("5+")),
            ("6-12 months", Some("0.5-1")),
            ("1.5 years", Some("1.5+")),
            ("a 2-year degree, then 3 years of work", Some("3+")),
            ("4 looms and 2 years", Some("2+")),
            ("6 months to 2 years", Some("0.5-2")),
            ("six months - one year at a loom", Some("0.5-1")),
            ("1 year to 18 months", Some("1-1.5")),
            ("2+ years with a degree, or 4+ without", Some("2+")),
            ("2 years of college", None),
            ("no experience needed", Some("0+")),
            ("No prior experience required.", Some("0+")),
            ("No mill experience necessary", Some("0+")),
            ("No experience? Two years of training", Some("2+")),
            ("no lack of experience with looms", None),
            ("", None),
            ("500 years", None),
            ("9999999999999 years", None),
            ("years", None),
            ("- + - years", None),
        ] {
            let read = find_years(line, "Weaver").map(|(range, _)| range.to_string());
            assert_eq!(read.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn the_range_of_another_seniority_is_passed_over() {
        for (line, title, expected) in [
            (
                "2–5 years for weavers; 6+ years for senior posts",
                "Weaver",
                "2-5",
            ),
            (
                "6+ years for senior posts; 2-5 years for mid-level posts",
                "Weaver",
                "2-5",
            ),
            (
                "2–5 years for weavers; 6+ years for senior posts",
                "Senior Weaver",
                "6+",
            ),
            ("Junior: 0-1 years; others: 2-4 years", "Weaver", "2-4"),
            ("6+ years, with 2 years as a lead", "Weaver", "6+"),
        ] {
            let read = find_years(line, title).map(|(range, _)| range.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_line_of_nothing_but_years_needs_no_note() {
        assert_eq!(find_years("2-4 years", "").map(|f| f.1), Some(true));
        assert_eq!(
            find_years("2-4 years of experience.", "").map(|f| f.1),
            Some(true)
        );
        assert_eq!(
            find_years("2-4 years in a mill", "").map(|f| f.1),
            Some(false)
        );
        assert_eq!(
            find_years("2-4 years; or a degree", "").map(|f| f.1),
            Some(false)
        );
    }
}
