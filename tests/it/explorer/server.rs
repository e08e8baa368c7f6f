//! The server as others meet it: over the network of this machine.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long a test waits for what should come at once.
const PATIENCE: Duration = Duration::from_mins(1);

/// `career explore`, which ends with the test.
pub(super) struct Program {
    child: Child,
    /// `127.0.0.1:PORT`
    pub(super) host: String,
}

impl Program {
    pub(super) fn explores(here: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_career"))
            .current_dir(here)
            .args(["explore", "--port", "0"])
            .args(arguments)
            .env_remove("CAREER_GRAPH")
            .env_remove("CAREER_PROFILE")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut said = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut said).expect("a line");
        let host = said
            .strip_prefix("http://")
            .and_then(|said| said.split('/').next());
        let host = host
            .unwrap_or_else(|| panic!("{said:?} has an address"))
            .to_owned();
        Self { child, host }
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream
    }

    /// The status, the head and the body of an answer.
    pub(super) fn ask(&self, request: &str) -> (u16, String, String) {
        let mut stream = self.connect();
        let sent = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let read = stream.read_to_end(&mut answer);
        assert!(sent.is_ok() || read.is_ok(), "{request:?}");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        (status.unwrap_or(0), head.to_lowercase(), body.to_owned())
    }

    pub(super) fn get(&self, address: &str) -> (u16, String, String) {
        self.send("GET", address, &[])
    }

    fn send(&self, method: &str, address: &str, more: &[&str]) -> (u16, String, String) {
        let host = format!("Host: {}", self.host);
        let lines: Vec<_> = std::iter::once(host.as_str())
            .chain(more.iter().copied())
            .collect();
        let lines = lines.join("\r\n");
        self.ask(&format!(
            "{method} {address} HTTP/1.1\r\n{lines}\r\nConnection: close\r\n\r\n"
        ))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_answers_to_itself_and_to_nobody_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::explores(folder.path(), &["engineer"]);
    let (status, head, body) = program.get("/role/engineer");
    assert_eq!(status, 200);
    assert!(body.contains("<h1>Engineer</h1>"));
    for promised in [
        "content-security-policy: default-src 'none'",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cache-control: no-store",
        "cross-origin-resource-policy: same-origin",
        "x-frame-options: deny",
    ] {
        assert!(head.contains(promised), "{promised} is not in {head}");
    }
    assert!(
        program.host.starts_with("127.0.0.1:"),
        "of this machine alone"
    );
    let refused = |request: &str| program.ask(request).0;
    assert_eq!(
        refused("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
        421
    );
    assert_eq!(refused("GET / HTTP/1.0\r\n\r\n"), 421);
    let twice = format!(
        "GET / HTTP/1.1\r\nHost: {0}\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        program.host
    );
    assert_eq!(refused(&twice), 421);
    assert_eq!(program.send("GET", "http://evil.example/", &[]).0, 421);
    assert_eq!(program.send("POST", "/", &[]).0, 405);
    assert_eq!(
        program.send("GET", "/", &["Origin: http://evil.example"]).0,
        403
    );
    assert_eq!(
        program
            .send(
                "GET",
                "/",
                &["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"]
            )
            .0,
        403
    );
    let (status, head, body) = program.send("HEAD", "/", &[]);
    assert_eq!((status, body.as_str()), (200, ""));
    assert!(!head.contains("content-length: 0"), "{head}");
}

#[test]
fn odd_requests_break_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::explores(folder.path(), &["engineer"]);
    let long = "a".repeat(200_000);
    for odd in [
        "\r\n\r\n".to_owned(),
        "GET\r\n\r\n".to_owned(),
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0".to_owned(),
        format!("GET /{long} HTTP/1.1\r\nHost: {}\r\n\r\n", program.host),
        format!(
            "GET / HTTP/1.1\r\nHost: {}\r\nX: {long}\r\n\r\n",
            program.host
        ),
        format!(
            "GET http://evil.example/ HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            program.host
        ),
        format!(
            "GET /%00/../../etc/passwd HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            program.host
        ),
    ] {
        let stream = program.connect();
        let _ = (&stream).write_all(odd.as_bytes());
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = (&stream).read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        assert!(!answer.contains("root:"), "{answer}");
        assert!(!answer.starts_with("HTTP/1.1 500"), "{answer}");
        assert_eq!(program.get("/version").0, 200);
    }
}

#[test]
fn who_says_nothing_or_reads_slowly_stops_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::explores(folder.path(), &["software-engineering"]);
    let silent: Vec<_> = (0..100).map(|_| program.connect()).collect();
    let slow: Vec<_> = (0..50)
        .map(|_| {
            let stream = program.connect();
            let ask = format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\nGET /", program.host);
            (&stream).write_all(ask.as_bytes()).expect("it is sent");
            stream
        })
        .collect();
    assert_eq!(program.get("/role/engineer").0, 200);
    drop((silent, slow));
}

#[test]
fn of_too_many_connections_those_that_are_idle_for_longest_give_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::explores(folder.path(), &["software-engineering"]);
    let ask = format!("GET /nothing HTTP/1.1\r\nHost: {}\r\n\r\n", program.host);
    let mut kept: Vec<_> = (0..300).map(|_| program.connect()).collect();
    // Less than they may take to say the next thing.
    let limit = Some(Duration::from_secs(10));
    let last = kept.last_mut().expect("one of them");
    last.set_read_timeout(limit).expect("a limit");
    last.write_all(ask.as_bytes()).expect("it is sent");
    let mut start = [0; 12];
    last.read_exact(&mut start).expect("it is answered");
    assert_eq!(&start, b"HTTP/1.1 404");
    let first = &mut kept[0];
    first.set_read_timeout(limit).expect("a limit");
    let ended = first.read(&mut start).map_or_else(
        |error| error.kind(),
        |bytes| {
            assert_eq!(bytes, 0);
            std::io::ErrorKind::ConnectionReset
        },
    );
    assert_eq!(ended, std::io::ErrorKind::ConnectionReset);
}

#[test]
fn who_asks_and_goes_away_holds_nobody_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::explores(folder.path(), &["software-engineering"]);
    for _ in 0..60 {
        let stream = program.connect();
        let ask = "GET /path?from=intern&to=fellow&k=20&cost=effort HTTP/1.1";
        let ask = format!("{ask}\r\nHost: {}\r\n\r\n", program.host);
        (&stream).write_all(ask.as_bytes()).expect("it is sent");
    }
    assert_eq!(program.get("/assets/page.css").0, 200);
    assert_eq!(program.get("/version").0, 200);
}

#[test]
fn other_pages_learn_nothing_of_what_a_profile_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let me = folder.path().join("me.yaml");
    std::fs::write(&me, "{name: Kim, role: engineer}").expect("a profile");
    let program = Program::explores(folder.path(), &["engineer", "--me", "me.yaml"]);
    let followed = [
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Dest: document",
    ];
    for to in ["senior-engineer", "nobody"] {
        let address = format!("/drawing/x.csv?to={to}");
        assert_eq!(program.send("GET", &address, &followed).0, 403, "{to}");
    }
    assert_eq!(program.send("GET", "/role/engineer", &followed).0, 200);
    let (_, _, plan) = program.get("/plan?to=senior-engineer");
    let (title, _) = plan.split_once("</title>").expect("a title");
    assert!(!title.contains("Kim"), "titles go into histories");
}

#[test]
fn a_port_that_is_taken_is_said() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("its address").port().to_string();
    let ran = Command::new(env!("CARGO_BIN_EXE_career"))
        .args(["explore", "engineer", "--port", &port])
        .output()
        .expect("the program runs");
    assert_eq!(ran.status.code(), Some(2));
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(
        said.contains(&format!("cannot listen on port {port}")),
        "{said}"
    );
    assert!(said.contains("--port 0"), "{said}");
}
