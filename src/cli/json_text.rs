//! JSON as it is written, made safe for pages and terminals on the way: an answer may be long, and is in
//! memory once.

use std::io;

use careergraph::export::escape;

/// How many bytes are made safe at once.
const PART: usize = 1 << 16;

/// Adds JSON to a text, part by part.
pub(super) struct JsonText<'t> {
    text: &'t mut String,
    /// What has not been added yet.
    part: Vec<u8>,
}

impl<'t> JsonText<'t> {
    pub(super) fn behind(text: &'t mut String) -> Self {
        Self {
            text,
            part: Vec::with_capacity(2 * PART),
        }
    }
}

impl io::Write for JsonText<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.part.extend_from_slice(bytes);
        // Behind a line no letter is cut in two, and nothing that is unsafe together.
        if self.part.len() >= PART && self.part.ends_with(b"\n") {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let part = std::str::from_utf8(&self.part);
        let part = part.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        self.text.push_str(&escape::json(part));
        self.part.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn parts_are_as_safe_as_the_whole() {
        let texts: Vec<_> = (0..20_000)
            .map(|at| format!("{at} </script> <!-- \u{202e}é \u{1b}[2J"))
            .collect();
        let whole = serde_json::to_string_pretty(&texts).expect("texts are JSON");
        assert!(whole.len() > 4 * PART);
        let mut text = "before ".to_owned();
        let mut json = JsonText::behind(&mut text);
        serde_json::to_writer_pretty(&mut json, &texts).expect("a text takes everything");
        json.flush().expect("it is UTF-8");
        assert!(text == format!("before {}", escape::json(&whole)));
    }
}
