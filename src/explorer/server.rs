//! The server: HTTP on a port of this machine.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::Semaphore;
use tokio::time;

use super::guard::{Guard, Sender};
use super::{Explorer, Reply, Request};

/// How many connections are open at once; more wait.
const MOST_CONNECTIONS: usize = 256;
/// How many pages are made at once; more wait.
const MOST_AT_WORK: usize = 4;
/// How long somebody may take to say what they ask, or to say the next thing.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long a connection may live: who reads slower than this is cut off.
const LIFE: Duration = Duration::from_mins(5);
/// How long a page may take.
const WORK: Duration = Duration::from_mins(1);
/// The most bytes of the head of a request.
const MOST_HEAD: usize = 64 * 1024;

/// A server that listens and does not answer yet.
#[derive(Debug)]
pub struct Running {
    listener: TcpListener,
    address: SocketAddr,
}

impl Running {
    /// Listens on a port of this machine, which nobody from elsewhere can reach; 0 is any free one.
    ///
    /// # Errors
    ///
    /// Where the port is taken, or may not be listened on.
    pub fn on(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Returns the address for a browser.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }
}

/// Answers until the process ends.
///
/// Slow readers, and connections that say nothing, stop nobody else: pages are made beside the
/// connections, so many at once, and each connection has its time.
///
/// # Errors
///
/// Where the system gives no means to wait for connections.
pub fn serve(explorer: Explorer, running: Running) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .max_blocking_threads(MOST_AT_WORK)
        .build()?;
    runtime.block_on(accept(Arc::new(explorer), running))
}

async fn accept(explorer: Arc<Explorer>, running: Running) -> io::Result<()> {
    let guard = Arc::new(Guard::of(running.address));
    let listener = tokio::net::TcpListener::from_std(running.listener)?;
    let free = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&free).acquire_owned().await else {
            return Ok(());
        };
        let Ok((stream, _)) = listener.accept().await else {
            // Such as too many open files: others end meanwhile.
            time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let (explorer, guard) = (Arc::clone(&explorer), Arc::clone(&guard));
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let (explorer, guard) = (Arc::clone(&explorer), Arc::clone(&guard));
                async move { Ok::<_, Infallible>(answer(explorer, &guard, &request).await) }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .max_buf_size(MOST_HEAD)
                .serve_connection(TokioIo::new(stream), service);
            // A connection that breaks is of no interest to anybody else.
            let _ = time::timeout(LIFE, connection).await;
            drop(place);
        });
    }
}

async fn answer(
    explorer: Arc<Explorer>,
    guard: &Guard,
    request: &hyper::Request<Incoming>,
) -> Response<Full<Bytes>> {
    let head = |name: &str| text(request.headers(), name);
    let sender = Sender {
        method: request.method().as_str(),
        host: head("host"),
        origin: head("origin"),
        site: head("sec-fetch-site"),
        mode: head("sec-fetch-mode"),
        purpose: head("sec-fetch-dest"),
    };
    if let Some((status, why)) = guard.refuses(&sender) {
        return response(Reply::refusal(status, why), request.method());
    }
    let target = request.uri().path_and_query();
    let asked = Request::get(target.map_or("/", |target| target.as_str()));
    let work = tokio::task::spawn_blocking(move || explorer.answer(&asked));
    let reply = match time::timeout(WORK, work).await {
        Ok(Ok(reply)) => reply,
        Ok(Err(_)) => Reply::refusal(
            500,
            "the page could not be made: this is a fault of the program",
        ),
        Err(_) => Reply::refusal(503, "the answer takes too long: ask about fewer roles"),
    };
    response(reply, request.method())
}

/// A header that is text and stands once.
fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    // What is said twice is said by nobody who means well.
    if values.next().is_some() {
        return Some("");
    }
    Some(first.to_str().unwrap_or(""))
}

fn response(reply: Reply, method: &Method) -> Response<Full<Bytes>> {
    let length = reply.body.len();
    let body = if *method == Method::HEAD {
        Bytes::new()
    } else {
        Bytes::from(reply.body)
    };
    let mut response = Response::new(Full::new(body));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_TYPE, reply.media_type),
        // What is shown may be somebody's, and may change with the next look.
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if reply.status == 405 {
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    let file = reply
        .file_name
        .map(|name| format!("attachment; filename=\"{name}\""));
    let said = [
        (header::CONTENT_SECURITY_POLICY, Some(reply.policy)),
        (header::LOCATION, reply.location),
        (header::CONTENT_DISPOSITION, file),
    ];
    for (name, value) in said {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
            headers.insert(name, value);
        }
    }
    response
}
