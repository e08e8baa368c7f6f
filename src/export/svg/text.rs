//! How wide a text is, and where it is broken into lines.

use super::widths::{BOLD, EM, RANGES, REGULAR};

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
    /// longer than a line, there behind a slash or a hyphen where one is. An ellipsis stands where something is missing.
    pub(super) fn wrap(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
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
            if let Some(line) = lines.last_mut().filter(|_| fits) {
                line.push_str(if is_begun { "" } else { " " });
                line.push_str(word);
                used += apart + needed;
                continue;
            }
            if lines.len() == most {
                self.end_with_ellipsis(&mut lines, width);
                return lines;
            }
            if needed <= width {
                lines.push(word.to_owned());
                used = needed;
                continue;
            }
            lines.push(String::new());
            used = 0.0;
            for c in word.chars() {
                let needed = self.advance(c) * self.size;
                if used + needed > width && used > 0.0 {
                    if lines.len() == most {
                        self.end_with_ellipsis(&mut lines, width);
                        return lines;
                    }
                    lines.push(String::new());
                    used = 0.0;
                }
                if let Some(line) = lines.last_mut().filter(|line| line.len() < LONGEST) {
                    line.push(c);
                }
                used += needed;
            }
        }
        lines
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

    fn end_with_ellipsis(self, lines: &mut [String], width: f64) {
        if let Some(last) = lines.last_mut() {
            let room = width - self.width("…");
            while self.width(last) > room && last.pop().is_some() {}
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
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
            let joined: String = lines.concat().split(' ').collect();
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
    fn what_is_missing_is_marked() {
        assert_eq!(FACE.wrap("one two three", 32.0, 1), ["one…"]);
        let endless = "\u{301}".repeat(1_000_000);
        assert!(FACE.wrap(&endless, 80.0, 3).concat().len() < 2000);
        let lines = FACE.wrap(&"W".repeat(1_000_000), 80.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with('…'));
    }
}
