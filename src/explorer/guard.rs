//! Whom the explorer talks to: pages of its own, and people who type or follow an address.

use std::net::SocketAddr;

use super::{Reply, Request, pages};

/// What a request says of whoever asks, as its method and headers have it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sender<'r> {
    /// The method.
    pub method: &'r str,
    /// `Host`; a header that stands twice is an empty one.
    pub host: Option<&'r str>,
    /// The host of the target itself, where it is a whole address.
    pub target: Option<&'r str>,
    /// `Origin`.
    pub origin: Option<&'r str>,
    /// `Sec-Fetch-Site`: how the asking page is related to this one.
    pub site: Option<&'r str>,
    /// `Sec-Fetch-Mode`.
    pub mode: Option<&'r str>,
    /// `Sec-Fetch-Dest`: what the reply is for.
    pub destination: Option<&'r str>,
    /// `Sec-Purpose`: whether it is asked for in advance.
    pub purpose: Option<&'r str>,
}

/// Decides who is answered. A server asks it first.
#[derive(Debug, Clone)]
pub struct Guard {
    hosts: Vec<String>,
}

impl Guard {
    /// Returns the guard of a server that listens there, for names of this machine.
    pub fn of(address: SocketAddr) -> Self {
        let port = address.port();
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let mut hosts: Vec<_> = names.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(names.map(str::to_owned));
        }
        Self { hosts }
    }

    /// Returns the refusal of a request, where it is refused.
    ///
    /// Refused are a name of somebody else that leads to this machine, whatever would change something, and a
    /// page of somebody else that asks for anything but for somebody to be led to a page: what a browser would
    /// keep as a file tells the other page whether it is there.
    pub fn refuses(&self, sender: &Sender<'_>, request: &Request) -> Option<Reply> {
        let refusal = |status, why| Some(Reply::refusal(status, why));
        if !["GET", "HEAD"].contains(&sender.method) {
            return refusal(405, "the explorer is read-only: GET and HEAD");
        }
        let is_own = |host: &str| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host));
        if !sender.host.is_some_and(is_own) || !sender.target.is_none_or(is_own) {
            return refusal(
                421,
                "the explorer answers to the names of this machine only",
            );
        }
        let is_from_here = |origin: &str| origin.strip_prefix("http://").is_some_and(is_own);
        let is_followed = sender.mode == Some("navigate")
            && sender.destination == Some("document")
            && sender.purpose.is_none()
            && !request.wants_data()
            && pages::find(&request.parts).is_some_and(|page| page.is_linked);
        let is_near = matches!(sender.site, None | Some("same-origin" | "none"));
        if sender.origin.is_none_or(is_from_here) && (is_near || is_followed) {
            return None;
        }
        refusal(403, "the explorer does not answer to other pages")
    }
}

#[cfg(test)]
mod tests {
    use super::{Guard, Request, Sender};

    const GET: Sender<'_> = Sender {
        method: "GET",
        host: Some("localhost:7777"),
        target: None,
        origin: None,
        site: None,
        mode: None,
        destination: None,
        purpose: None,
    };

    fn status(sender: &Sender<'_>) -> Option<u16> {
        status_of(sender, "/role/engineer")
    }

    fn status_of(sender: &Sender<'_>, address: &str) -> Option<u16> {
        let guard = Guard::of(([127, 0, 0, 1], 7777).into());
        let refused = guard.refuses(sender, &Request::get(address));
        refused.map(|reply| reply.status)
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
            let target = host;
            assert_eq!(status(&Sender { target, ..GET }), None, "{host:?}");
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
        let target = Some("evil.example");
        assert_eq!(status(&Sender { target, ..GET }), Some(421));
        let usual = Guard::of(([127, 0, 0, 1], 80).into());
        let host = Some("localhost");
        let sender = Sender { host, ..GET };
        assert!(usual.refuses(&sender, &Request::get("/")).is_none());
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
        let followed = Sender {
            site,
            mode: Some("navigate"),
            destination: Some("document"),
            ..GET
        };
        assert_eq!(status(&followed), None);
        let destination = Some("iframe");
        assert_eq!(
            status(&Sender {
                destination,
                ..followed
            }),
            Some(403)
        );
        let purpose = Some("prefetch");
        assert_eq!(
            status(&Sender {
                purpose,
                ..followed
            }),
            Some(403)
        );
        // What a browser keeps, or is led on from, would tell them what is there.
        for address in [
            "/drawing/x.csv?to=engineer",
            "/drawing/x.svg",
            "/names",
            "/version",
            "/find?q=engineer",
            "/role/engineer?format=json",
            "/assets/page.css",
        ] {
            assert_eq!(status_of(&followed, address), Some(403), "{address}");
            assert_eq!(status_of(&GET, address), None, "{address}");
        }
    }
}
