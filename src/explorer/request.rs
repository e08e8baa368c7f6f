//! What is asked of the explorer.

use percent_encoding::percent_decode_str;

/// The fields of what is asked of ways: of paths, and of the routes of plans.
const CONDITIONS: [&str; 6] = ["max-moves", "avoid", "within", "kinds", "kind", "stepwise"];

/// What a page can be kept as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    /// How an address asks for it.
    pub(super) format: &'static str,
    /// What a link to it is called.
    pub(super) called: &'static str,
}

impl Kept {
    pub(super) const FILE: Self = Self {
        format: "html",
        called: "As one file to keep (HTML)",
    };
    pub(super) const TABLE: Self = Self {
        format: "csv",
        called: "As a table (CSV)",
    };
}

/// A request: a page, and what is asked of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    /// The parts of the path, decoded: `role`, `engineer`.
    pub(super) parts: Vec<String>,
    /// The fields of the question, decoded, in their order.
    pub(super) fields: Vec<(String, String)>,
}

impl Request {
    /// Returns a request for an address within the explorer: `/role/engineer?moves=2`.
    pub fn get(target: &str) -> Self {
        let (path, question) = target.split_once('?').unwrap_or((target, ""));
        let decode = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let parts = path.split('/').filter(|part| !part.is_empty());
        Self {
            parts: parts.map(decode).collect(),
            fields: form_urlencoded::parse(question.as_bytes())
                .into_owned()
                .collect(),
        }
    }

    /// The first value of a field that says something.
    pub(super) fn field<'r>(&'r self, name: &str) -> Option<&'r str> {
        let of_it = |(field, value): &'r (String, String)| (field == name).then(|| value.trim());
        let mut values = self.fields.iter().filter_map(of_it);
        values.find(|value| !value.is_empty())
    }

    /// The values of a field that say something.
    pub(super) fn all<'r>(&'r self, name: &'r str) -> impl Iterator<Item = &'r str> {
        let values = self.fields.iter().filter(move |(field, _)| field == name);
        let values = values.map(|(_, value)| value.trim());
        values.filter(|value| !value.is_empty())
    }

    /// The question about the same ends on the same conditions, with a mark before it; nothing where no end is
    /// named.
    pub(super) fn ends(&self) -> String {
        let ends = ["from", "to"].map(|end| self.field(end).map(|name| (end, name)));
        let ends: Vec<_> = ends.into_iter().flatten().collect();
        if ends.is_empty() {
            return String::new();
        }
        let mut question = form_urlencoded::Serializer::new(String::new());
        let question = question.extend_pairs(ends).extend_pairs(self.conditions());
        format!("?{}", question.finish())
    }

    /// What is asked of ways, as far as every question about ways has it.
    pub(super) fn conditions(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.iter();
        let fields = fields.map(|(name, value)| (name.as_str(), value.trim()));
        fields.filter(|(name, value)| CONDITIONS.contains(name) && !value.is_empty())
    }

    /// Whether the answer is wanted as data.
    pub(super) fn wants_data(&self) -> bool {
        self.field("format") == Some("json")
    }

    /// Whether the answer is wanted as a file to keep.
    pub(super) fn wants_file(&self, kept: Kept) -> bool {
        self.field("format") == Some(kept.format)
    }

    /// The question of an address that asks the same, but for one field.
    pub(super) fn question_with(&self, name: &str, value: &str) -> String {
        self.others(name).append_pair(name, value).finish()
    }

    /// The question of an address that asks the same without a field.
    pub(super) fn question_without(&self, name: &str) -> String {
        self.others(name).finish()
    }

    fn others(&self, name: &str) -> form_urlencoded::Serializer<'static, String> {
        let others = self.fields.iter();
        let others = others.filter(|(field, value)| field != name && !value.is_empty());
        let mut question = form_urlencoded::Serializer::new(String::new());
        question.extend_pairs(others);
        question
    }
}

#[cfg(test)]
mod tests {
    use super::Request;

    #[test]
    fn addresses_come_apart_and_are_decoded() {
        let request = Request::get("/role/caf%C3%A9%2Fbar/?me=&me=+x+&kind=a&kind=b%26c");
        assert_eq!(request.parts, ["role", "café/bar"]);
        assert_eq!(request.field("me"), Some("x"));
        assert_eq!(request.all("kind").collect::<Vec<_>>(), ["a", "b&c"]);
        assert_eq!(request.field("nothing"), None);
        assert_eq!(
            request.question_with("me", "a b"),
            "kind=a&kind=b%26c&me=a+b"
        );
        for odd in ["", "?", "/%", "//?&&=", "/%ff?%ff=%00"] {
            Request::get(odd);
        }
    }
}
