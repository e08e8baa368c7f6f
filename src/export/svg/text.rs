//! How wide a text is, and where it is broken into lines.

use super::widths::{BOLD, EM, RANGES, REGULAR};
use crate::export::hyphen::seam;

/// The font whose letters are measured.
#[cfg(any(feature = "pdf", feature = "png"))]
pub(super) const MEASURED: &str = "DejaVu Sans";

/// The fonts that are asked for: the measured one, and others that are about as wide.
pub(super) const FONTS: &str = "DejaVu Sans,Verdana,Geneva,sans-serif";

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Face {
    /// The size of the font.
    pub(super) size: f64,
    pub(super) is_bold: bool,
}

impl Face {
    /// Returns the height of a line.
    pub(super) fn line(self) -> f64 {
        (self.size * 1.3).round()
    }

    /// Returns the width of a text.
    pub(super) fn width(self, text: &str) -> f64 {
        text.chars().map(|c| self.advance(c)).sum::<f64>() * self.size
    }

    /// Returns the width of a character in ems.
    fn advance(self, c: char) -> f64 {
        let code = u32::from(c);
        let mut before = 0;
        for (first, count) in RANGES {
            if let Some(at) = code.checked_sub(first).filter(|at| *at < count) {
                let table = if self.is_bold { &BOLD } else { &REGULAR };
                let width = table[(before + at) as usize];
                if width > 0 {
                    return f64::from(width) / EM;
                }
                break;
            }
            before += count;
        }
        // Not measured: letters of other scripts, at most as wide as they are high.
        match unicode_width::UnicodeWidthChar::width(c) {
            Some(0) => 0.0,
            Some(2) => 1.05,
            _ => 0.8,
        }
    }

    /// Breaks a text into at most so many lines of a width: between words, and within words that are
    /// longer than a line, there behind a slash or a hyphen where one is, and else with a hyphen. An ellipsis
    /// stands where something is missing.
    pub(super) fn wrap(self, text: &str, width: f64, most: usize) -> Vec<String> {
        self.set(text, width, most).lines
    }

    /// Breaks a text into lines of the least width that leaves words and text whole, from a width to the
    /// widest; where none does, into more lines of the widest.
    pub(super) fn fit(self, text: &str, room: Room) -> Vec<String> {
        for step in 0..STEPS {
            let share = f64::from(step) / f64::from(STEPS - 1);
            let width = room.width + share * (room.widest - room.width);
            let set = self.set(text, width, room.lines);
            if set.is_whole {
                return set.lines;
            }
        }
        self.wrap(text, room.widest, room.most)
    }

    fn set(self, text: &str, width: f64, most: usize) -> Lines {
        let mut set = Lines {
            lines: Vec::new(),
            is_whole: true,
        };
        let mut used = 0.0;
        let space = self.width(" ");
        for (word, is_begun) in self.words(text, width) {
            let needed = if word.len() > LONGEST {
                f64::INFINITY
            } else {
                self.width(word)
            };
            let apart = if is_begun { 0.0 } else { space };
            let fits = used + apart + needed <= width;
            if let Some(line) = set.lines.last_mut().filter(|_| fits) {
                line.push_str(if is_begun { "" } else { " " });
                line.push_str(word);
                used += apart + needed;
                continue;
            }
            let mut parts = if needed <= width {
                vec![word.to_owned()]
            } else {
                self.parts(word, width, most, &mut set.is_whole)
            };
            let room = most - set.lines.len();
            let is_cut = parts.len() > room;
            parts.truncate(room);
            used = parts.last().map_or(0.0, |part| self.width(part));
            set.lines.extend(parts);
            if is_cut {
                self.end_with_ellipsis(&mut set.lines, width);
                set.is_whole = false;
                return set;
            }
        }
        set
    }

    /// Breaks a word that is longer than a line where its parts are known to end, or else into parts of about
    /// one width, with hyphens where its script has them, and notes where that tears what belongs together. A
    /// part more than the most says that the word goes on.
    fn parts(self, word: &str, width: f64, most: usize, is_whole: &mut bool) -> Vec<String> {
        let torn = self.torn(word, width, most, is_whole);
        let room = width - self.width("-");
        let Some(at) = seam(word, |part| self.width(part) <= room) else {
            return torn;
        };
        let (part, rest) = word.split_at(at);
        let mut parts = vec![format!("{part}-")];
        if self.width(rest) <= width {
            parts.push(rest.to_owned());
        } else {
            parts.extend(self.parts(rest, width, most, is_whole));
        }
        if parts.len() > torn.len() {
            torn
        } else {
            parts
        }
    }

    /// Breaks such a word into parts of about one width, whatever they are.
    fn torn(self, word: &str, width: f64, most: usize, is_whole: &mut bool) -> Vec<String> {
        let room = width - self.width("-");
        let share = match word.len() {
            0..=LONGEST => {
                let all = self.width(word);
                all / (all / room).ceil()
            }
            _ => room,
        };
        let mut parts = vec![String::new()];
        let (mut used, mut before) = (0.0, None);
        for c in word.chars() {
            let needed = self.advance(c) * self.size;
            let is_full = used + needed > room || used >= share;
            if let Some(before) = before.filter(|_| is_full && needed > 0.0) {
                *is_whole &= is_wide(before) && is_wide(c);
                if let Some(part) = parts.last_mut().filter(|_| is_cased(before) && is_cased(c)) {
                    part.push('-');
                }
                if parts.len() > most {
                    return parts;
                }
                parts.push(String::new());
                used = 0.0;
            }
            if let Some(part) = parts.last_mut().filter(|part| part.len() < LONGEST) {
                part.push(c);
            }
            (used, before) = (used + needed, Some(c));
        }
        parts
    }

    /// The words of a text, those that are longer than a line in parts, and whether each goes on with the one
    /// before it.
    fn words(self, text: &str, width: f64) -> impl Iterator<Item = (&str, bool)> {
        text.split_whitespace().flat_map(move |word| {
            let is_whole = word.len() <= LONGEST && self.width(word) <= width;
            let ends = move |c: char| !is_whole && ['/', '-', '\u{2013}'].contains(&c);
            let parts = word.split_inclusive(ends).enumerate();
            parts.map(|(at, part)| (part, at > 0))
        })
    }

    /// Marks that something is missing, between words where the last line has several.
    fn end_with_ellipsis(self, lines: &mut [String], width: f64) {
        if let Some(last) = lines.last_mut() {
            let room = width - self.width("…");
            while self.width(last) > room && last.pop().is_some() {
                if let Some(word) = last.rfind(' ') {
                    last.truncate(word);
                }
            }
            let end = last.trim_end_matches(|c: char| c.is_whitespace() || c == ',' || c == '-');
            last.truncate(end.len());
            last.push('…');
        }
    }
}

/// How much room a text has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The width of its lines, where that is enough.
    pub(super) width: f64,
    /// How wide lines become before a word is broken or something is missing.
    pub(super) widest: f64,
    /// How many lines there are at most, where that is enough.
    pub(super) lines: usize,
    /// How many there are at most where lines are as wide as they become.
    pub(super) most: usize,
}

/// A text in lines.
struct Lines {
    lines: Vec<String>,
    /// Whether nothing is missing and no word is torn apart.
    is_whole: bool,
}

/// How many widths are tried.
const STEPS: u8 = 9;

/// Whether lines break anywhere in the script of a letter.
fn is_wide(c: char) -> bool {
    unicode_width::UnicodeWidthChar::width(c) == Some(2)
}

/// Whether words in the script of a letter are broken with hyphens.
fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

/// How many bytes a line has at most, whatever its letters look like: some have no width.
const LONGEST: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face {
        size: 10.0,
        is_bold: false,
    };

    const NARROW: Room = Room {
        width: 80.0,
        widest: 128.0,
        lines: 2,
        most: 3,
    };

    #[test]
    fn widths_are_those_of_the_font() {
        let close = |text: &str, width: f64| {
            let found = FACE.width(text);
            assert!((found - width).abs() < 0.01, "{text}: {found}");
        };
        close("", 0.0);
        close("A", 10.0 * 1401.0 / 2048.0);
        close("AA", 20.0 * 1401.0 / 2048.0);
        close("e\u{301}", FACE.width("e"));
        assert!(FACE.width("データ") > 30.0);
        let bold = Face {
            is_bold: true,
            ..FACE
        };
        assert!(bold.width("Engineer") > FACE.width("Engineer"));
    }

    #[test]
    fn lines_hold_their_width_and_nothing_is_lost() {
        for text in [
            "Senior Machine Learning Engineer",
            "Donaudampfschifffahrtskapitän",
            "a b",
            "",
        ] {
            let lines = FACE.wrap(text, 80.0, 9);
            assert!(
                lines.iter().all(|line| FACE.width(line) <= 80.0),
                "{lines:?}"
            );
            let joined: String = lines.concat().split([' ', '-']).collect();
            assert_eq!(joined, text.split(' ').collect::<String>());
        }
    }

    #[test]
    fn long_words_break_behind_slashes_and_hyphens() {
        let lines = FACE.wrap("Computer Systems Engineers/Architects", 80.0, 9);
        assert_eq!(lines, ["Computer", "Systems", "Engineers/", "Architects"]);
        let lines = FACE.wrap("Front-End Engineer", 80.0, 9);
        assert_eq!(lines, ["Front-End", "Engineer"], "what fits stays whole");
    }

    #[test]
    fn compound_words_break_where_their_parts_end() {
        let fit = |word| FACE.fit(word, NARROW);
        assert_eq!(
            fit("Arbeitsvorbereitungssachbearbeiterin"),
            ["Arbeitsvorbereitungs-", "sachbearbeiterin"]
        );
        assert_eq!(
            FACE.wrap("Instandhaltungselektroniker", 100.0, 3),
            ["Instandhaltungs-", "elektroniker"]
        );
    }

    #[test]
    fn words_of_scripts_with_hyphens_are_broken_with_them() {
        let lines = FACE.wrap("Otorhinolaryngologist", 80.0, 9);
        assert_eq!(lines, ["Otorhinolar-", "yngologist"]);
        let lines = FACE.wrap("データエンジニア・プラットフォーム", 80.0, 9);
        assert!(
            lines.len() > 1 && !lines.concat().contains('-'),
            "{lines:?}"
        );
    }

    #[test]
    fn lines_grow_before_a_word_is_broken_or_something_is_missing() {
        let fit = |text: &str| FACE.fit(text, NARROW);
        assert_eq!(fit("Data Engineer"), FACE.wrap("Data Engineer", 80.0, 2));
        assert_eq!(
            fit("Senior Otorhinolaryngologist"),
            ["Senior", "Otorhinolaryngologist"]
        );
        let title = "Regional Vice President of Enterprise";
        assert_eq!(fit(title), ["Regional Vice", "President of Enterprise"]);
        let title = "Regional Vice President of Enterprise Sales, North America and more";
        assert_eq!(
            fit(title).len(),
            3,
            "more lines where the widest are too few"
        );
        assert!(!fit(title).concat().contains('…'));
        let lines = fit(&title.repeat(2));
        assert_eq!(lines[2], "North America and…", "no cut within a word");
        assert_eq!(fit("Rechtsschutzversicherungsfachangestellter").len(), 2);
    }

    #[test]
    fn what_is_missing_is_marked() {
        assert_eq!(FACE.wrap("one two three", 32.0, 1), ["one…"]);
        let endless = "\u{301}".repeat(1_000_000);
        assert!(FACE.wrap(&endless, 80.0, 3).concat().len() < 2000);
        let lines = FACE.wrap(&"W".repeat(1_000_000), 80.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with('…'));
    }
}
