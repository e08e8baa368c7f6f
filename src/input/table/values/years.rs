//! Ranges of years.

use super::{Problem, digits, short, with_points};
use crate::model::{ParseYearsError, TimeUnit, YearRange, number_in_words};

/// What a cell should say instead, for findings.
const HELP: &str = "write `3 to 5`, `3+` or `3`";

/// The longest text that is taken for years, in bytes.
const LONGEST: usize = 200;

/// Words and signs before or behind a number that make it the least, or the most.
const LEAST: [&str; 39] = [
    "at least",
    "more than",
    "no less than",
    "not less than",
    "minimum of",
    "minimum",
    "min",
    "over",
    "from",
    "above",
    ">=",
    "≥",
    ">",
    "+",
    "or more",
    "and above",
    "or above",
    "plus",
    "mindestens",
    "mindest",
    "mind",
    "mehr als",
    "ab",
    "über",
    "und mehr",
    "oder mehr",
    "au moins",
    "plus de",
    "à partir de",
    "et plus",
    "ou plus",
    "al menos",
    "como mínimo",
    "mínimo",
    "más de",
    "desde",
    "o más",
    "y más",
    "a partir de",
];
const MOST: [&str; 25] = [
    "less than",
    "fewer than",
    "no more than",
    "not more than",
    "at most",
    "up to",
    "under",
    "below",
    "maximum",
    "max",
    "<=",
    "≤",
    "<",
    "or less",
    "or fewer",
    "höchstens",
    "maximal",
    "weniger als",
    "unter",
    "bis zu",
    "moins de",
    "jusqu'à",
    "menos de",
    "hasta",
    "máximo",
];

/// Words that change nothing of a number of years.
const IGNORED: [&str; 40] = [
    "of",
    "experience",
    "exp",
    "experienced",
    "post",
    "qualification",
    "qualified",
    "qualifying",
    "pqe",
    "relevant",
    "industry",
    "in",
    "role",
    "the",
    "a",
    "similar",
    "total",
    "work",
    "working",
    "professional",
    "required",
    "about",
    "approx",
    "approximately",
    "ca",
    "circa",
    "typically",
    "usually",
    "level",
    "field",
    "berufserfahrung",
    "erfahrung",
    "von",
    "de",
    "d",
    "expérience",
    "experiencia",
    "environ",
    "etwa",
    "unos",
];

/// Words behind which a text says something else of the years than where they were spent.
const TURNS: [&str; 12] = [
    "or", "oder", "ou", "o", "less", "more", "fewer", "unless", "minus", "plus", "if", "without",
];

/// Words around the ends of a range, and between them.
const BETWEEN: [(&str, &str); 4] = [
    ("between ", " and "),
    ("zwischen ", " und "),
    ("entre ", " et "),
    ("entre ", " y "),
];

/// Names of months in the languages in which spreadsheets write them.
const NAMES_OF_MONTHS: &str = "jan january januar janv janvier ene enero gen gennaio januari \
    feb february februar fev fév févr février febrero febbraio februari fevereiro \
    mar march mär märz mrz mars mrt maart marzo março apr april avr avril abr abril aprile \
    may mai mei mayo mag maggio maio jun june juni juin junio giu giugno junho \
    jul july juli juil juillet julio lug luglio julho aug august août aout ago agosto augustus \
    sep sept september septembre septiembre set settembre setembro \
    oct october okt oktober octobre octubre ott ottobre out outubro \
    nov november novembre noviembre novembro dec december dez dezember déc décembre dic diciembre \
    dicembre dezembro";

/// A part of what a cell says of years.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Number(f64),
    Years,
    Months,
    Dash,
    Least,
    Most,
    /// A word that changes nothing.
    Nothing,
}

/// Reads a range of years; a number alone has no end where `is_open`, and is one of months where
/// `in_months` and the cell names no unit.
pub(in super::super) fn years(
    text: &str,
    is_open: bool,
    in_months: bool,
) -> Result<YearRange, Problem> {
    if is_date(text) {
        let message = format!(
            "`{}` is a date: spreadsheets turn ranges such as 3-5 into dates",
            short(text)
        );
        return Err(Problem::new(message, HELP));
    }
    let wrong = |error: ParseYearsError| Problem::new(format!("`{}`: {error}", short(text)), HELP);
    if text.len() > LONGEST {
        return Err(wrong(ParseYearsError::Unclear));
    }
    let range = range(text, in_months).ok_or(wrong(ParseYearsError::Unclear))?;
    let (min, max) = match range {
        (Some(min), None) if !is_open => (min, Some(min)),
        (Some(min), None | Some(f64::INFINITY)) => (min, None),
        (min, max) => (min.unwrap_or_default(), max),
    };
    YearRange::new(min, max).map_err(wrong)
}

/// Whether a text says in words that there is no number of years to say: `varies`.
pub(in super::super) fn is_in_words(text: &str) -> bool {
    let is_number = |word: &str| number_in_words(word).is_some();
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let has_number = words.any(|word| is_number(word) || word.contains(|c: char| c.is_numeric()));
    text.contains(char::is_alphabetic) && !has_number
}

/// The ends of a range: a number alone is the first of them, and the second of what is open is infinite.
fn range(text: &str, in_months: bool) -> Option<(Option<f64>, Option<f64>)> {
    let parts = parts(text)?;
    let mut numbers: Vec<(f64, Option<Part>)> = Vec::new();
    let (mut dashes, mut bound) = (0, None);
    let mut last = None;
    for part in parts {
        match part {
            Part::Number(number) => numbers.push((number, None)),
            Part::Years | Part::Months => match numbers.last_mut() {
                Some((_, unit @ None)) => *unit = Some(part),
                _ => return None,
            },
            Part::Dash if numbers.len() == 1 => dashes += 1,
            Part::Nothing => {}
            Part::Least | Part::Most if bound.is_none() || bound == Some(part) => {
                bound = Some(part);
            }
            Part::Dash | Part::Least | Part::Most => return None,
        }
        last = Some(part);
    }
    let unit = numbers.iter().find_map(|(_, unit)| *unit);
    let unsaid = if in_months { Part::Months } else { Part::Years };
    let said = |(number, own): (f64, Option<Part>)| match own.or(unit).unwrap_or(unsaid) {
        Part::Months => number / 12.0,
        _ => number,
    };
    if last == Some(Part::Dash) {
        return None;
    }
    match (numbers.as_slice(), dashes, bound) {
        ([one], 0, None) => Some((Some(said(*one)), None)),
        ([one], 0, Some(Part::Least)) => Some((Some(said(*one)), Some(f64::INFINITY))),
        ([one], 0, Some(Part::Most)) => Some((None, Some(said(*one)))),
        // "From 3 to 5", and "minimum 3-5".
        ([min, max], 1, None | Some(Part::Least)) => {
            let min = (min.0, min.1.or(max.1));
            Some((Some(said(min)), Some(said(*max))))
        }
        ([(years, Some(Part::Years)), (months, Some(Part::Months))], 0, None) => {
            Some((Some(years + months / 12.0), None))
        }
        _ => None,
    }
}

/// The parts of a text; nothing where it has words that are not known.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut lower = with_points(&text.to_lowercase().replace('’', "'"));
    for (before, between) in BETWEEN {
        let ends = lower.strip_prefix(before);
        if let Some((min, max)) = ends.and_then(|ends| ends.split_once(between)) {
            lower = format!("{min} to {max}");
        }
    }
    let mut rest = lower.trim();
    let mut parts = Vec::new();
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
            let number = &rest[..end.unwrap_or(rest.len())];
            rest = &rest[number.len()..];
            parts.push(Part::Number(number.trim_end_matches('.').parse().ok()?));
        } else if let Some((part, length)) = bound_at(rest) {
            parts.push(part);
            rest = &rest[length..];
        } else if first.is_alphabetic() {
            let end = rest.find(|c: char| !c.is_alphabetic());
            let word = &rest[..end.unwrap_or(rest.len())];
            let from_here = rest;
            rest = &rest[word.len()..];
            // The hyphen of "post-qualification" is none of a range.
            if word == "post" {
                rest = rest.trim_start_matches(['-', ' ']);
            }
            // "2 a 5 años", unlike "3 in a similar role".
            let is_between = matches!(
                parts.last(),
                Some(Part::Number(_) | Part::Years | Part::Months)
            ) && rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
            let has_number = parts.iter().any(|part| matches!(part, Part::Number(_)));
            parts.push(if word == "a" && is_between {
                Part::Dash
            } else if word == "bis" && !has_number {
                Part::Most
            } else if let Some(part) = part_of_word(word).filter(|part| !is_again(*part, &parts)) {
                part
            } else if is_aside(from_here, &parts) {
                break;
            } else {
                return None;
            });
        } else {
            rest = &rest[first.len_utf8()..];
            match first {
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => parts.push(Part::Dash),
                ' ' | '\u{a0}' | '\u{202f}' | '.' | '(' | ')' | ',' | '~' | '\'' => {}
                _ => return None,
            }
        }
    }
    Some(parts)
}

/// Whether what follows years says no more of them than what they were spent with: `2+ years in analytics`.
fn is_aside(rest: &str, parts: &[Part]) -> bool {
    let has_unit = parts.contains(&Part::Years) || parts.contains(&Part::Months);
    let mut words = rest
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let is_plain = |word: &str| {
        !TURNS.contains(&word)
            && number_in_words(word).is_none()
            && !word.contains(|c: char| c.is_numeric())
    };
    let is_whole = !matches!(parts.last(), Some(Part::Number(_) | Part::Dash));
    has_unit && is_whole && words.all(is_plain)
}

/// Whether a word that may be a unit is none, since other words stand between it and its number: "in an office".
fn is_again(part: Part, parts: &[Part]) -> bool {
    matches!(part, Part::Years | Part::Months) && parts.last() == Some(&Part::Nothing)
}

/// What a word says, where it is known.
fn part_of_word(word: &str) -> Option<Part> {
    if let Some(number) = number_in_words(word) {
        return Some(Part::Number(f64::from(number)));
    }
    match (word, TimeUnit::of_cell(word)) {
        ("to" | "bis" | "à", _) => Some(Part::Dash),
        (_, Some(TimeUnit::Years)) => Some(Part::Years),
        (_, Some(TimeUnit::Months)) => Some(Part::Months),
        (word, None) => IGNORED.contains(&word).then_some(Part::Nothing),
    }
}

/// The words for the least or the most with which a text begins, and how long they are.
fn bound_at(text: &str) -> Option<(Part, usize)> {
    let least = LEAST.iter().map(|words| (Part::Least, *words));
    let most = MOST.iter().map(|words| (Part::Most, *words));
    let is_here = |words: &str| {
        let rest = text.strip_prefix(words);
        let is_whole = |rest: &str| {
            !words.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic)
        };
        rest.is_some_and(is_whole)
    };
    let here = least.chain(most).filter(|(_, words)| is_here(words));
    here.map(|(part, words)| (part, words.len()))
        .max_by_key(|(_, length)| *length)
}

/// Whether a text is a day: `5-Mar`, `Mar-05`, `06. Mrz`, `2025-05-03`, `03/05/2025`.
fn is_date(text: &str) -> bool {
    let lower = text.to_lowercase();
    if digits(&lower) {
        return false;
    }
    // A time of the day may stand behind it.
    let day = match lower.split_once([' ', 't']) {
        Some((day, time)) if time.contains(':') => day,
        _ => &lower,
    };
    let parts = day
        .split(['-', '/', '.', ' '])
        .filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    let numbers = parts.iter().filter(|part| digits(part)).count();
    let is_month = |part: &&str| {
        let is_word = part.starts_with(char::is_alphabetic);
        is_word && NAMES_OF_MONTHS.split_whitespace().any(|name| name == *part)
    };
    let has_month = parts.iter().any(is_month);
    match parts.len() {
        2 => numbers == 1 && has_month,
        3 if numbers == 2 => has_month,
        3 if numbers == 3 => ['-', '/', '.']
            .iter()
            .any(|separator| day.matches(*separator).count() == 2),
        _ => false,
    }
}
