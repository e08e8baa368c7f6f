//! What all pages have: the head, the way to the others, and what to know of the files.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::reply::{Answer, Data, Page, Reply};
use super::{Moment, Request, missed, pages};
use crate::export::escape::xml;
use crate::export::put;

/// What a page may do: show itself with its own styles, run its own scripts, and ask its own server.
const POLICY: &str = "default-src 'none'; img-src 'self'; script-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'; style-src 'self'";
const JSON: &str = "application/json";

/// What stands around a page.
pub(super) struct Shell<'m> {
    moment: &'m Moment,
}

impl<'m> Shell<'m> {
    pub(super) fn of(moment: &'m Moment) -> Self {
        Self { moment }
    }

    /// Returns the reply of an answer: a page, or its data where that is asked for.
    pub(super) fn reply(&self, answer: Answer, request: &Request) -> Reply {
        let mut page = match answer {
            Answer::Reply(reply) => return self.taken(reply, request),
            Answer::Page(page) => *page,
        };
        if let Some(why) = self
            .moment
            .broken
            .as_deref()
            .filter(|_| request.wants_data())
        {
            let error = serde_json::json!({ "error": why });
            let mut reply = Reply::new(JSON, format!("{error:#}\n"));
            reply.status = 503;
            return reply;
        }
        let mut reply = match &page.data {
            Data::Json(data) if request.wants_data() => Reply::new(JSON, format!("{data}\n")),
            _ if request.wants_data() => {
                let why = "there is no answer yet: the page needs to know more";
                let error = serde_json::json!({ "error": why });
                page.status = page.status.max(400);
                Reply::new(JSON, format!("{error:#}\n"))
            }
            _ => Reply::new("text/html; charset=utf-8", self.page(&page, request)),
        };
        reply.policy = policy(&page.styles);
        reply.status = page.status;
        reply
    }

    /// What is no page: of files that cannot be read nothing is taken away.
    fn taken(&self, reply: Reply, request: &Request) -> Reply {
        let is_drawing = request.parts.first().is_some_and(|part| part == "drawing");
        let is_kept = is_drawing || reply.file_name.is_some();
        if is_kept && self.moment.broken.is_some() {
            return Reply::refusal(503, "the files cannot be read as they are now");
        }
        reply
    }

    fn page(&self, page: &Page, request: &Request) -> String {
        let name = self.moment.scene.title();
        let title = if page.title.is_empty() {
            name.to_owned()
        } else {
            format!("{} \u{2013} {name}", page.title)
        };
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n\
             <link rel=\"icon\" href=\"/assets/icon.svg\">\n\
             <link rel=\"stylesheet\" href=\"/assets/page.css\">\n\
             <link rel=\"stylesheet\" href=\"/assets/explorer.css\">\n\
             <script src=\"/assets/pan.js\" defer></script>\n\
             <script src=\"/assets/explorer.js\" defer></script>\n</head>\n\
             <body class=\"explorer {}\" data-version=\"{}\">\n\
             <a class=\"skip\" href=\"#content\">Skip to the content</a>\n",
            xml(&title),
            page.class,
            self.moment.version(),
        );
        self.bar(&mut out, name, page.here, request);
        self.warnings(&mut out, page.here);
        out.push_str(
            "<p id=\"news\" role=\"status\" hidden><span></span> <a href=\"#content\">Show them</a></p>\n",
        );
        put!(
            out,
            "<main id=\"content\" tabindex=\"-1\">\n{}{}</main>\n",
            page.head()
                .map_or_else(String::new, |head| format!("<h1>{head}</h1>\n")),
            page.body
        );
        if matches!(page.data, Data::Offered) {
            foot(&mut out, page, request);
        }
        out.push_str("</body>\n</html>\n");
        out
    }

    /// What is wrong with the files, or with the profile.
    fn warnings(&self, out: &mut String, here: &str) {
        if let Some(why) = &self.moment.broken {
            put!(
                out,
                "<section class=\"broken\" role=\"alert\"><h2>The files cannot be read as they are now</h2>\
                 <p>What follows is as they were before.</p><pre tabindex=\"0\">{}</pre></section>\n",
                xml(why)
            );
        }
        if let Some(profile) = self.moment.scene.person.as_ref().filter(|_| here != "me") {
            missed::strip(out, profile);
        }
    }

    /// The bar above every page.
    fn bar(&self, out: &mut String, name: &str, here: &str, request: &Request) {
        put!(
            out,
            "<header class=\"top\"><a class=\"home\" href=\"/\">{}</a>\n<nav aria-label=\"Pages\"><ul>",
            xml(name)
        );
        let ends = request.ends();
        let has_person = self.moment.scene.person.is_some();
        for page in pages::PAGES {
            let Some(entry) = page.entry else { continue };
            if page.is_personal && !has_person {
                continue;
            }
            let current = if page.name == here {
                " aria-current=\"page\""
            } else {
                ""
            };
            put!(
                out,
                "<li><a href=\"/{}{}\"{current}>{entry}</a></li>",
                page.name,
                xml(if page.has_ends { &ends } else { "" })
            );
        }
        out.push_str(
            "</ul></nav>\n<form role=\"search\" action=\"/find\" class=\"find\"><input type=\"search\" name=\"q\" \
             placeholder=\"Role or skill\" aria-label=\"Find a role or a skill\" list=\"names\" \
             autocomplete=\"off\" required><button>Find</button></form>\n\
             <datalist id=\"names\"></datalist></header>\n",
        );
    }
}

/// What a page can be had as besides.
fn foot(out: &mut String, page: &Page, request: &Request) {
    put!(
        out,
        "<footer class=\"foot\"><a href=\"?{}\">This page as data (JSON)</a>",
        xml(&request.question_with("format", "json"))
    );
    for kept in &page.kept {
        put!(
            out,
            " <a href=\"?{}\">{}</a>",
            xml(&request.question_with("format", kept.format)),
            kept.called
        );
    }
    if !page.command.is_empty() {
        put!(
            out,
            " <span>The same in a terminal: <code>{}</code></span>",
            xml(&page.command)
        );
    }
    out.push_str("</footer>\n");
}

/// The policy of a page, which knows the styles of the drawings in it by their hashes.
fn policy(styles: &[String]) -> String {
    let mut policy = POLICY.to_owned();
    for style in styles {
        put!(
            policy,
            " 'sha256-{}'",
            STANDARD.encode(Sha256::digest(style))
        );
    }
    policy
}
