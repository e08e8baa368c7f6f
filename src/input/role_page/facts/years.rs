//! Years of experience in prose.

mod counted;

use crate::model::YearRange;
pub(in super::super) use counted::years_asked;

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

/// Words of years that are wished for and not needed.
const WISHES: [&str; 7] = [
    "preferred",
    "preferably",
    "desired",
    "desirable",
    "ideal",
    "ideally",
    "helpful",
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
    if let Some(least) = least_beside_wish(&words(&line[..end])) {
        return Some((least, false));
    }
    let ranges = ranges(&line[..end]);
    // "No experience required; 1-2 years preferred" asks for none.
    if ranges.iter().all(|found| found.is_wish)
        && let Some(none) = without_experience(&line[..end])
    {
        return Some(none);
    }
    let title = words(title);
    let title = seniorities_of(&title);
    let plain = |found: &&Segment| found.mentioned.is_empty();
    // "5+ years of teaching; 2+ years in a lead role": the second are among the first.
    let among = |found: &Segment| {
        let more = |other: &Segment| other.range.min > found.range.min;
        found.in_such_a_role && ranges.iter().filter(plain).any(more)
    };
    let own = |found: &&Segment| {
        let named = found.mentioned.iter().any(|word| title.contains(&word));
        named && !among(found)
    };
    let mut fitting = ranges.iter().filter(own).chain(ranges.iter().filter(plain));
    let Some(found) = fitting.next() else {
        // "Graduates welcome; 3+ years for senior roles": those are the years of others.
        let others = ranges.first()?.range;
        let none = YearRange::new(0.0, None).ok();
        let none = none.filter(|_| segments(&line[..end]).any(takes_beginners));
        return Some((none.unwrap_or(others), false));
    };
    let whole = segments(line).filter(|s| !s.trim().is_empty()).count() == 1;
    Some((found.range, found.alone && whole))
}

/// The ranges of the parts of a line. What a later part says to be among the years before it is none:
/// "7-10 years in design, with at least 3 years in a mill".
fn ranges(line: &str) -> Vec<Segment> {
    let mut ranges: Vec<Segment> = Vec::new();
    for segment in segments(line) {
        let among = !ranges.is_empty() && is_among(&words(segment));
        ranges.extend(read(segment).filter(|_| !among));
    }
    ranges
}

/// Reads a part of a line that has a range of years.
fn read(segment: &str) -> Option<Segment> {
    let words = words(segment);
    // Where the brackets begin that explain the years.
    let explained = segment
        .rfind('(')
        .map(|at| self::words(&segment[..at]).len());
    let (range, alone) = range(&words, explained)?;
    let named = (0..words.len()).filter(|&at| is_seniority(&words, at));
    Some(Segment {
        range,
        mentioned: named.map(|at| words[at].clone()).collect(),
        is_wish: words.iter().any(|word| WISHES.contains(&word.as_str())),
        alone,
        in_such_a_role: is_in_such_a_role(&words),
    })
}

/// Whether a word says of which seniority the years are. Neither an "associate degree" does, nor "project
/// management" and "management consulting", which are fields of work.
fn is_seniority(words: &[String], at: usize) -> bool {
    const BEFORE: [&str; 14] = [
        "a", "an", "and", "any", "as", "for", "in", "of", "or", "prior", "the", "with", "years",
        "yrs",
    ];
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", String::as_str);
    let (before, next) = (word(at.checked_sub(1)), word(Some(at + 1)));
    let is_field = || {
        let is_thing = before.starts_with(char::is_alphabetic)
            && !BEFORE.contains(&before)
            && !SENIORITIES.contains(&before);
        is_thing || next.starts_with("consult")
    };
    match word(Some(at)) {
        "management" => !is_field(),
        // "Entry-level: 0-2 years; experienced: 3+ years", and not "3 years, experienced in wool".
        "experienced" => at == 0 || at + 1 == words.len(),
        known => SENIORITIES.contains(&known) && next != "degree",
    }
}

/// Whether a part of a line goes on about the years before it: "with at least 3 years", "of which 2".
fn is_among(words: &[String]) -> bool {
    let mut words = words.iter().map(String::as_str);
    match words.next() {
        Some("with" | "including" | "includes" | "thereof") => true,
        Some("of") => matches!(words.next(), Some("which" | "these" | "those" | "them")),
        _ => false,
    }
}

/// Whether a part of a line says that those without experience are taken: "Entry-level", "New graduates
/// welcome".
fn takes_beginners(segment: &str) -> bool {
    let words = words(segment);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let plain: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|w| *w != "-")
        .collect();
    let beginners = [
        "graduate",
        "graduates",
        "beginners",
        "newcomers",
        "freshers",
        "trainees",
        "apprentices",
    ];
    let taken = [
        "welcome",
        "welcomed",
        "considered",
        "accepted",
        "encouraged",
        "apply",
    ];
    let numbered = words.iter().any(|word| number(word).is_some());
    !numbered && (plain.starts_with(&["entry", "level"]) || (has(&beginners) && has(&taken)))
}

/// Reads "Preferably 5 years, at least 3" and "Minimum 3 but ideally 5 years": of two numbers, the one that is
/// needed.
fn least_beside_wish(words: &[String]) -> Option<YearRange> {
    let mut numbers = (0..words.len()).filter(|&at| number(&words[at]).is_some());
    let (Some(one), Some(other), None) = (numbers.next(), numbers.next(), numbers.next()) else {
        return None;
    };
    let is_least = |at: usize| {
        let before = &words[at.saturating_sub(2)..at];
        let said = before
            .iter()
            .any(|word| matches!(word.as_str(), "least" | "minimum"));
        said && at > 0
    };
    let is_wish = |at: usize| {
        let before = &words[at.saturating_sub(2)..at];
        before.iter().any(|word| WISHES.contains(&word.as_str()))
    };
    let least = match [one, other] {
        [one, other] if is_least(one) && is_wish(other) => one,
        [one, other] if is_wish(one) && is_least(other) => other,
        _ => return None,
    };
    // One of them says what is counted, and it is said of both.
    let units = [one, other].map(|at| words.get(at + 1).and_then(|word| unit(word)));
    let unit = units[0].or(units[1])?;
    YearRange::new(number(&words[least])? / unit, None).ok()
}

/// A part of a line with a range of years.
struct Segment {
    range: YearRange,
    /// The words of seniority in it.
    mentioned: Vec<String>,
    /// Whether the years are only wished for.
    is_wish: bool,
    /// Whether it says nothing else.
    alone: bool,
    /// Whether it counts the years in a role of that seniority: "in a lead role".
    in_such_a_role: bool,
}

fn is_in_such_a_role(words: &[String]) -> bool {
    words.windows(3).any(|three| {
        matches!(three[0].as_str(), "in" | "as")
            && matches!(three[1].as_str(), "a" | "an" | "the")
            && SENIORITIES.contains(&three[2].as_str())
    })
}

/// The words of seniority in a title, without those that say what it is: the executives of an
/// "Executive Assistant" are others.
fn seniorities_of(title: &[String]) -> Vec<&String> {
    let others = |pair: &[String]| {
        let next = pair.get(1).map_or("", String::as_str);
        match pair[0].as_str() {
            "executive" => matches!(
                next,
                "assistant" | "secretary" | "administrative" | "support"
            ),
            "staff" => matches!(next, "accountant" | "nurse" | "pharmacist" | "attorney"),
            _ => false,
        }
    };
    let words = (0..title.len()).filter(|&at| !others(&title[at..]));
    words.map(|at| &title[at]).collect()
}

/// Reads "No prior experience required" or "None", which asks for no year at all.
fn without_experience(line: &str) -> Option<(YearRange, bool)> {
    let needed = |word: &String| {
        let known = ["is", "required", "needed", "necessary", "expected"];
        known.contains(&word.as_str())
    };
    let range = YearRange::new(0.0, None).ok()?;
    let whole = segments(line).filter(|s| !s.trim().is_empty()).count() == 1;
    let first = segments(line).next()?;
    let first = words(first.split('(').next().unwrap_or_default());
    if let Some((none, rest)) = first.split_first()
        && none == "none"
        && rest.iter().all(needed)
    {
        return Some((range, whole && !line.contains('(')));
    }
    segments(line).find_map(|segment| {
        let words = words(segment);
        let at = words.iter().position(|word| word == "experience")?;
        let none = words[..at].iter().rposition(|word| word == "no")?;
        let behind = &words[at + 1..];
        let says_all = at - none <= 3 && !behind.is_empty() && behind.iter().all(needed);
        says_all.then_some((range, whole && none == 0))
    })
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

/// The first range of years in some words, and whether they say nothing else. `explained` is where brackets
/// begin.
fn range(words: &[String], explained: Option<usize>) -> Option<(YearRange, bool)> {
    let mut at = 0;
    while at < words.len() {
        let Some(found) = range_at(words, at) else {
            at += 1;
            continue;
        };
        let mut after = words[found.end..].iter().filter(|w| *w != "-");
        let of_experience = |w: &&String| !matches!(w.as_str(), "of" | "experience" | "total");
        let rest: Vec<&str> = after.clone().map(String::as_str).collect();
        // No degree takes between none and four years.
        let from_none = number(&words[at]).is_some_and(|number| number <= 0.0);
        let is_explained = explained == Some(found.end);
        if from_none || !of_something_else(&rest, is_explained) {
            let alone = found.start == 0 && after.find(of_experience).is_none();
            return Some((found.range, alone));
        }
        at = found.end.max(at + 1);
    }
    None
}

/// Whether years are counted for something else than experience. "3 years with a degree" and "3 years
/// of college teaching experience" are experience, "3 years of college" is not. An apprenticeship in
/// brackets that explain the years is the role itself: "1-4 years (apprenticeship period)".
fn of_something_else(after: &[&str], is_explained: bool) -> bool {
    let ends = |word: &&str| {
        let joint = matches!(
            *word,
            "with" | "without" | "and" | "or" | "plus" | "including" | "post" | "after"
        );
        joint || number(word).is_some()
    };
    let clause = &after[..after.iter().position(ends).unwrap_or(after.len())];
    let within = &clause[..clause.len().min(3)];
    let known = |w: &&str| NOT_EXPERIENCE.contains(w);
    let mut named = after.iter().copied().filter(known);
    if is_explained && named.all(|word| word == "apprenticeship") {
        return false;
    }
    let Some(at) = within.iter().position(known) else {
        return false;
    };
    let behind = &clause[at + 1..];
    let work = [
        "experience",
        "management",
        "administration",
        "teaching",
        "coordination",
        "delivery",
        "environment",
        "setting",
        "work",
    ];
    within[at] == "old" || !behind.iter().any(|word| work.contains(word))
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
    let most = makes_most(&before);
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

/// Whether the words before a number make it the most of a range: "up to", "entry level to".
fn makes_most(before: &[&str]) -> bool {
    let is_least = ["no", "not"]
        .iter()
        .any(|not| before.ends_with(&[not, "less", "than"]));
    let is_most = [["up", "to"], ["less", "than"], ["maximum", "of"]]
        .iter()
        .any(|pair| before.ends_with(pair) && !is_least)
        || before.ends_with(&["under"])
        || before.ends_with(&["no", "more", "than"]);
    // The hyphen is a word here.
    let entry = match before.split_last() {
        Some((&("to" | "-"), entry)) => {
            entry.ends_with(&["entry", "-", "level"]) || entry.ends_with(&["entry", "level"])
        }
        _ => false,
    };
    is_most || entry
}

/// How many of a unit make a year.
fn unit(word: &str) -> Option<f64> {
    match word {
        "year" | "years" | "yr" | "yrs" | "year's" | "years'" | "years’" => Some(1.0),
        "month" | "months" | "month's" | "months'" | "months’" | "mths" => Some(12.0),
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
mod tests;
