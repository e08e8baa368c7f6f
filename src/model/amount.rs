//! Plain numbers and ranges of them, as people write them.

/// A number or a range of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Amount {
    /// `3`
    Exactly(f64),
    /// `3+`
    AtLeast(f64),
    /// `3-7`
    Between(f64, f64),
}

/// Returns a number without what adding made of its last digits: 4.3 for the sum of 1, 1.1 and 2.2.
pub(crate) fn to_millionths(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

/// Reads `3`, `3+`, `3-7`, `3 to 7`; dashes of any length.
pub(super) fn parse_range(text: &str) -> Option<Amount> {
    let text = text.trim();
    if let Some(number) = short_number(text) {
        return Some(Amount::Exactly(number));
    }
    if let Some(number) = text.strip_suffix('+') {
        return parse_number(number).map(Amount::AtLeast);
    }
    if let Some(number) = parse_number(text) {
        return Some(Amount::Exactly(number));
    }
    let (min, max) = text
        .split_once(is_dash)
        .or_else(|| text.split_once(" to "))?;
    Some(Amount::Between(parse_number(min)?, parse_number(max)?))
}

/// Reads digits with at most one decimal point and commas between groups of three.
pub(super) fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim();
    if let Some(number) = short_number(text) {
        return Some(number);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = groups.clone().next().is_some();
    let well_grouped = !grouped || (first.len() <= 3 && groups.clone().all(|g| g.len() == 3));
    if !digits(first) || !groups.all(digits) || !well_grouped || !digits(fraction) {
        return None;
    }
    if whole.len() + fraction.len() > 30 {
        return None;
    }
    if grouped {
        return format!("{}.{fraction}", whole.replace(',', ""))
            .parse()
            .ok();
    }
    text.parse().ok()
}

/// Reads a few digits, as most numbers are.
fn short_number(text: &str) -> Option<f64> {
    const MOST_DIGITS: usize = 9;
    let is_short = (1..=MOST_DIGITS).contains(&text.len());
    let is_number = is_short && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        return None;
    }
    text.parse::<u32>().ok().map(f64::from)
}

/// Whether a character is a hyphen or dash that can stand between two numbers.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Strips an ASCII suffix whatever its case.
pub(super) fn strip_suffix_ignoring_case<'t>(text: &'t str, suffix: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(suffix.len())?;
    let tail = text.get(at..)?;
    tail.eq_ignore_ascii_case(suffix).then(|| &text[..at])
}
