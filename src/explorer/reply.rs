//! What the explorer says.

use serde::Serialize;

use super::Request;
use super::request::Kept;
use crate::export::html;
use crate::export::rows::Rows;
use crate::graph::UnknownRole;
use crate::model::text::shortened;

/// A reply: what a browser is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// The media type of the body.
    pub media_type: &'static str,
    /// The address to go to instead, where there is one.
    pub location: Option<String>,
    /// The name under which a browser keeps the body, where it is to be kept and not shown.
    pub file_name: Option<String>,
    /// What a page may do: its content security policy.
    pub policy: String,
    /// What is sent.
    pub body: Vec<u8>,
}

/// What anything but a page may do: nothing.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

impl Reply {
    /// Returns the headers that belong to it, all of which keep a promise: a browser keeps nothing of what is
    /// shown, takes it for nothing else, and shows it in no page of others.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("content-type", self.media_type.to_owned()),
            ("content-security-policy", self.policy.clone()),
        ];
        let fixed = [
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            (
                "permissions-policy",
                "camera=(), geolocation=(), microphone=()",
            ),
        ];
        headers.extend(fixed.map(|(name, value)| (name, value.to_owned())));
        headers.extend((self.status == 405).then(|| ("allow", "GET, HEAD".to_owned())));
        headers.extend(self.location.clone().map(|address| ("location", address)));
        let file = self.file_name.as_ref();
        let file = file.map(|name| format!("attachment; filename=\"{name}\""));
        headers.extend(file.map(|file| ("content-disposition", file)));
        headers
    }

    /// A reply with a body.
    pub(super) fn new(media_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            media_type,
            location: None,
            file_name: None,
            policy: NOTHING.to_owned(),
            body: body.into(),
        }
    }

    /// A short text.
    pub(super) fn text(text: &str) -> Self {
        Self::new("text/plain; charset=utf-8", text)
    }

    /// A refusal.
    pub(super) fn refusal(status: u16, why: &str) -> Self {
        Self {
            status,
            ..Self::text(&format!("{why}\n"))
        }
    }

    /// A page of one file, to be kept.
    pub(super) fn kept(page: &html::Page, name: &str) -> Self {
        Self {
            file_name: Some(format!("{name}.html")),
            ..Self::new("text/html; charset=utf-8", page.to_string())
        }
    }

    /// A table, to be kept.
    fn table(rows: &Rows, name: &str) -> Self {
        Self {
            file_name: Some(format!("{name}.csv")),
            ..Self::new("text/csv; charset=utf-8", rows.to_csv())
        }
    }

    /// The way to another address.
    pub(super) fn to(address: String) -> Self {
        Self {
            status: 303,
            location: Some(address),
            ..Self::text("")
        }
    }
}

/// What a page of the explorer answers.
pub(super) enum Answer {
    /// A page.
    Page(Box<Page>),
    /// Something that is no page.
    Reply(Reply),
}

/// A page without what all pages have.
pub(super) struct Page {
    pub(super) status: u16,
    /// The head of a page that tells nothing but a problem.
    head: Option<&'static str>,
    /// The field of the form that is wrong.
    wrong: Option<String>,
    /// What it is about, for the tab of a browser.
    pub(super) title: String,
    /// Which entry of the navigation it belongs to.
    pub(super) here: &'static str,
    /// The class of its body.
    pub(super) class: &'static str,
    /// What stands in it, escaped.
    pub(super) body: String,
    /// The styles of the drawings in it, which its policy has to know.
    pub(super) styles: Vec<String>,
    /// What it can be kept as.
    pub(super) kept: Vec<Kept>,
    /// The command that gives the same answer in a terminal; empty where there is none.
    pub(super) command: String,
    /// The same as data.
    pub(super) data: Data,
}

/// A page as data.
pub(super) enum Data {
    /// It is none.
    None,
    /// It is some, where that is asked for.
    Offered,
    /// It has been asked for.
    Json(String),
}

impl Page {
    pub(super) fn new(title: impl Into<String>, here: &'static str, body: String) -> Self {
        Self {
            status: 200,
            head: None,
            wrong: None,
            title: title.into(),
            here,
            class: "",
            body,
            styles: Vec::new(),
            kept: Vec::new(),
            command: String::new(),
            data: Data::None,
        }
    }

    /// Goes on with what was answered, or with what is wrong with the question, below what stands already.
    pub(super) fn and(mut self, answered: Result<(), Answer>) -> Answer {
        match answered {
            Ok(()) => self.into(),
            Err(Answer::Page(problem)) => {
                self.status = problem.status;
                self.data = problem.data;
                if let Some(field) = problem.wrong {
                    let name = format!(" name=\"{field}\"");
                    let marked =
                        format!("{name} aria-invalid=\"true\" aria-describedby=\"problem\"");
                    self.body = self.body.replacen(&name, &marked, 1);
                }
                self.body.push_str(&problem.body);
                self.into()
            }
            Err(reply) => reply,
        }
    }

    /// Can be kept as a table, which is the answer where that is asked for.
    pub(super) fn add_rows(
        &mut self,
        request: &Request,
        name: &str,
        rows: impl FnOnce() -> Rows,
    ) -> Result<(), Answer> {
        if request.wants_file(Kept::TABLE) {
            return Err(Reply::table(&rows(), name).into());
        }
        self.kept.push(Kept::TABLE);
        Ok(())
    }

    /// Returns the head of a page that tells nothing but a problem.
    pub(super) fn head(&self) -> Option<&'static str> {
        self.head
    }

    /// Has the answer as data as well, which is made where it is asked for.
    pub(super) fn add_data(&mut self, request: &Request, data: &impl Serialize) {
        self.data = if request.wants_data() {
            json(data)
        } else {
            Data::Offered
        };
    }
}

fn json(data: &impl Serialize) -> Data {
    serde_json::to_string_pretty(data).map_or(Data::None, Data::Json)
}

impl Answer {
    /// There is nothing of that name.
    pub(super) fn missing(what: &str) -> Self {
        Self::problem(404, what, &[])
    }

    /// Nothing answers to a name; addresses of what is close, with what they lead to.
    pub(super) fn unknown(what: &str, name: &str, close: &[(String, String)]) -> Self {
        let what = format!("No {what} answers to \u{201c}{}\u{201d}", shortened(name));
        let titles: Vec<_> = close.iter().map(|(_, title)| title).collect();
        let data = serde_json::json!({ "error": what, "close": titles });
        Self::told(404, &what, super::markup::problem(&what, &[], close), &data)
    }

    /// The question cannot be answered.
    pub(super) fn problem(status: u16, what: &str, help: &[String]) -> Self {
        Self::problem_close_to(status, what, help, &[])
    }

    /// The same, with addresses of what was perhaps meant and what they lead to.
    pub(super) fn problem_close_to(
        status: u16,
        what: &str,
        help: &[String],
        close: &[(String, String)],
    ) -> Self {
        let data = serde_json::json!({ "error": what, "help": help });
        Self::told(
            status,
            what,
            super::markup::problem(what, help, close),
            &data,
        )
    }

    fn told(status: u16, what: &str, body: String, data: &serde_json::Value) -> Self {
        let mut page = Page::new(what, "", body);
        page.status = status;
        page.head = Some(if status == 404 {
            "There is no such thing"
        } else {
            "This cannot be answered"
        });
        page.data = json(data);
        page.into()
    }

    /// What is wrong is a field of the form.
    pub(super) fn of_field(mut self, field: &str) -> Self {
        if let Self::Page(page) = &mut self {
            page.wrong = Some(field.to_owned());
        }
        self
    }
}

impl From<Page> for Answer {
    fn from(page: Page) -> Self {
        Self::Page(Box::new(page))
    }
}

impl From<UnknownRole> for Answer {
    fn from(error: UnknownRole) -> Self {
        Self::missing(&error.to_string())
    }
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self::Reply(reply)
    }
}
