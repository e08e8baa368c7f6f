//! Years of experience in prose.

mod counted;
mod range;

use crate::model::{TimeUnit, YearRange, rank_in_full};
pub(in super::super) use counted::years_asked;
use range::{number, range};

/// Words of seniority: a range about one of them is about that seniority only. The ranks of titles are
/// others: a "registered" nurse and a "graduate" engineer are of no other seniority.
const SENIORITIES: [&str; 19] = [
    "senior",
    "lead",
    "staff",
    "principal",
    "junior",
    "entry",
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
        let named = found.mentioned.iter().any(|word| title.contains(&&**word));
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
        mentioned: named
            .map(|at| rank_in_full(&words[at]).to_owned())
            .collect(),
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
            && !SENIORITIES.contains(&rank_in_full(before));
        is_thing || next.starts_with("consult")
    };
    match word(Some(at)) {
        "management" => !is_field(),
        // "Entry-level: 0-2 years; experienced: 3+ years", and not "3 years, experienced in wool".
        "experienced" => at == 0 || at + 1 == words.len(),
        known => SENIORITIES.contains(&rank_in_full(known)) && next != "degree",
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
    let units = [one, other].map(|at| words.get(at + 1).and_then(|word| TimeUnit::of_word(word)));
    let unit = units[0].or(units[1])?;
    YearRange::new(number(&words[least])? / unit.in_a_year(), None).ok()
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
            && SENIORITIES.contains(&rank_in_full(&three[2]))
    })
}

/// The words of seniority in a title, without those that say what it is: the executives of an
/// "Executive Assistant" are others.
fn seniorities_of(title: &[String]) -> Vec<&str> {
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
    words.map(|at| rank_in_full(&title[at])).collect()
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

#[cfg(test)]
mod tests;
