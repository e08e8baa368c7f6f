//! Whom the explorer talks to: pages of its own, and people who type or follow an address.

use std::net::SocketAddr;

/// What a browser says of where a request comes from.
#[derive(Debug, Default)]
pub(super) struct Sender<'r> {
    pub(super) method: &'r str,
    pub(super) host: Option<&'r str>,
    pub(super) origin: Option<&'r str>,
    /// `Sec-Fetch-Site`: how the asking page is related to this one.
    pub(super) site: Option<&'r str>,
    /// `Sec-Fetch-Mode`.
    pub(super) mode: Option<&'r str>,
    /// `Sec-Fetch-Dest`: what the reply is for.
    pub(super) purpose: Option<&'r str>,
}

/// The names under which the explorer may be asked.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    hosts: Vec<String>,
}

impl Guard {
    /// The guard of a server that listens there.
    pub(super) fn of(address: SocketAddr) -> Self {
        let port = address.port();
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let mut hosts: Vec<_> = names.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(names.map(str::to_owned));
        }
        Self { hosts }
    }

    /// Returns the status and the reason of a refusal, where the request is refused.
    ///
    /// A name of somebody else that leads to this machine, a page of somebody else that asks for anything
    /// but to be followed here, and whatever would change something are refused.
    pub(super) fn refuses(&self, sender: &Sender<'_>) -> Option<(u16, &'static str)> {
        if !["GET", "HEAD"].contains(&sender.method) {
            return Some((405, "the explorer is only read: GET and HEAD"));
        }
        let is_own = |host: &str| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host));
        if !sender.host.is_some_and(is_own) {
            return Some((
                421,
                "the explorer answers to the names of this machine only",
            ));
        }
        let is_from_here = |origin: &str| origin.strip_prefix("http://").is_some_and(is_own);
        if !sender.origin.is_none_or(is_from_here) {
            return Some((403, "the explorer does not answer to other pages"));
        }
        let is_followed = sender.mode == Some("navigate") && sender.purpose == Some("document");
        match sender.site {
            None | Some("same-origin" | "none") => None,
            Some(_) if is_followed => None,
            Some(_) => Some((403, "the explorer does not answer to other pages")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Guard, Sender};

    const GET: Sender<'_> = Sender {
        method: "GET",
        host: Some("localhost:7777"),
        origin: None,
        site: None,
        mode: None,
        purpose: None,
    };

    fn status(sender: &Sender<'_>) -> Option<u16> {
        let guard = Guard::of(([127, 0, 0, 1], 7777).into());
        guard.refuses(sender).map(|(status, _)| status)
    }

    #[test]
    fn only_names_of_this_machine_are_answered_to() {
        for host in [
            "localhost:7777",
            "LOCALHOST:7777",
            "127.0.0.1:7777",
            "[::1]:7777",
        ] {
            let host = Some(host);
            assert_eq!(status(&Sender { host, ..GET }), None, "{host:?}");
        }
        for host in [
            None,
            Some(""),
            Some("localhost"),
            Some("localhost:7778"),
            Some("127.0.0.1:7777.evil.example"),
            Some("evil.example:7777"),
            Some("localhost:7777@evil.example"),
        ] {
            assert_eq!(status(&Sender { host, ..GET }), Some(421), "{host:?}");
        }
        let usual = Guard::of(([127, 0, 0, 1], 80).into());
        let host = Some("localhost");
        assert!(usual.refuses(&Sender { host, ..GET }).is_none());
    }

    #[test]
    fn nothing_is_changed() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get"] {
            assert_eq!(status(&Sender { method, ..GET }), Some(405), "{method}");
        }
        let method = "HEAD";
        assert_eq!(status(&Sender { method, ..GET }), None);
    }

    #[test]
    fn other_pages_can_lead_here_and_no_more() {
        for origin in [
            "null",
            "http://evil.example",
            "https://localhost:7777",
            "http://localhost:1",
        ] {
            let origin = Some(origin);
            assert_eq!(status(&Sender { origin, ..GET }), Some(403), "{origin:?}");
        }
        let origin = Some("http://localhost:7777");
        assert_eq!(status(&Sender { origin, ..GET }), None);
        for site in ["same-origin", "none"] {
            let site = Some(site);
            assert_eq!(status(&Sender { site, ..GET }), None);
        }
        let site = Some("cross-site");
        assert_eq!(status(&Sender { site, ..GET }), Some(403));
        let mode = Some("navigate");
        let followed = |purpose| Sender {
            site,
            mode,
            purpose: Some(purpose),
            ..GET
        };
        assert_eq!(status(&followed("document")), None);
        assert_eq!(status(&followed("iframe")), Some(403));
    }
}
