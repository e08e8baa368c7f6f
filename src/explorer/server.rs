//! The server: HTTP on a port of this machine.

use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::http::uri::{Authority, PathAndQuery};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time;

use super::guard::{Guard, Sender};
use super::seats::{Seat, Seats};
use super::{Explorer, Reply, Request};

/// How many connections are open at once; for one more, the one that has been idle for longest ends.
const MOST_CONNECTIONS: usize = 256;
/// How many pages are made at once; more wait.
const MOST_AT_WORK: usize = 4;
/// How many look at once whether the files have changed; more wait.
const MOST_LOOKS: usize = 2;
/// The most kilobytes of large replies that are made and not yet sent.
const MOST_UNSENT: usize = 256 * 1024;
/// Replies of at most so many bytes are small.
const SMALL: usize = 512 * 1024;
/// How long somebody may take to say what they ask, or to say the next thing.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long a connection may live: it ends after the answer that is under way then, or is cut off.
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
/// Slow readers, connections that say nothing, and those who ask and go away stop nobody else: pages are made
/// beside the connections, so many at once; each connection has its time, and what is made and not yet sent a
/// limit. Where too many are connected, the one that has said nothing for longest ends.
///
/// # Errors
///
/// Where the system gives no means to wait for connections.
pub fn serve(explorer: Explorer, running: Running) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()?;
    runtime.block_on(accept(Arc::new(explorer), running))
}

async fn accept(explorer: Arc<Explorer>, running: Running) -> io::Result<()> {
    let house = Arc::new(House {
        guard: Guard::of(running.address),
        explorer,
        at_work: Arc::new(Semaphore::new(MOST_AT_WORK)),
        looks: Arc::new(Semaphore::new(MOST_LOOKS)),
        unsent: Arc::new(Semaphore::new(MOST_UNSENT)),
    });
    let listener = tokio::net::TcpListener::from_std(running.listener)?;
    let seats = Arc::new(Seats::new(MOST_CONNECTIONS));
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Such as too many open files: others end meanwhile.
            time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let seat = seats.take().await;
        let (house, seats) = (Arc::clone(&house), Arc::clone(&seats));
        tokio::spawn(async move {
            house.serve(stream, &seat).await;
            seats.leave(&seat);
        });
    }
}

/// What all connections share.
struct House {
    guard: Guard,
    explorer: Arc<Explorer>,
    /// A place for each page that is made at one time.
    at_work: Arc<Semaphore>,
    /// A place for each look whether the files have changed, which waits for no page.
    looks: Arc<Semaphore>,
    /// A place for each kilobyte that is made and not yet sent.
    unsent: Arc<Semaphore>,
}

impl House {
    async fn serve(self: &Arc<Self>, stream: TcpStream, seat: &Arc<Seat>) {
        let service = service_fn(|request| {
            let (house, seat) = (Arc::clone(self), Arc::clone(seat));
            async move {
                let _work = seat.works();
                Ok::<_, Infallible>(house.answer(&request).await)
            }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_buf_size(MOST_HEAD)
            .serve_connection(TokioIo::new(stream), service);
        let mut connection = pin!(connection);
        // A connection that breaks is of no interest to anybody else.
        let mut gives_way = pin!(seat.gives_way());
        let until_told = poll_fn(|context| {
            if gives_way.as_mut().poll(context).is_ready() {
                return Poll::Ready(());
            }
            connection.as_mut().poll(context).map(drop)
        });
        if time::timeout(LIFE, until_told).await.is_err() {
            connection.as_mut().graceful_shutdown();
            let _ = time::timeout(WORK, connection).await;
        }
    }

    async fn answer(&self, request: &hyper::Request<Incoming>) -> Response<Full<Bytes>> {
        let head = |name: &str| text(request.headers(), name);
        let sender = Sender {
            method: request.method().as_str(),
            host: head("host"),
            target: request.uri().authority().map(Authority::as_str),
            origin: head("origin"),
            site: head("sec-fetch-site"),
            mode: head("sec-fetch-mode"),
            destination: head("sec-fetch-dest"),
            purpose: head("sec-purpose"),
        };
        let target = request.uri().path_and_query();
        let asked = Request::get(target.map_or("/", PathAndQuery::as_str));
        let reply = match self.guard.refuses(&sender, &asked) {
            Some(refusal) => (refusal, None),
            None => self.made(asked).await,
        };
        response(reply, request.method())
    }

    /// The reply, and the place that it has among those that are not yet sent.
    ///
    /// Whoever goes away while they wait for a place at work takes none: what is awaited here is dropped with
    /// the connection.
    async fn made(&self, asked: Request) -> (Reply, Option<OwnedSemaphorePermit>) {
        if let Some(asset) = Explorer::asset(&asked) {
            return (asset, None);
        }
        let is_look = asked.parts == ["version"];
        let places = if is_look { &self.looks } else { &self.at_work };
        let place = time::timeout(WORK, Arc::clone(places).acquire_owned()).await;
        let Ok(Ok(place)) = place else {
            return (busy(), None);
        };
        let explorer = Arc::clone(&self.explorer);
        let work = tokio::task::spawn_blocking(move || {
            let reply = explorer.answer(&asked);
            // Kept as long as the work goes on, also where nobody waits for it any more.
            drop(place);
            reply
        });
        match time::timeout(WORK, work).await {
            Ok(Ok(reply)) => self.weighed(reply),
            Ok(Err(_)) => (Reply::refusal(500, FAULT), None),
            Err(_) => (busy(), None),
        }
    }

    /// Large replies wait to be sent in a limited amount of memory, whoever reads how slowly.
    fn weighed(&self, reply: Reply) -> (Reply, Option<OwnedSemaphorePermit>) {
        if reply.body.len() <= SMALL {
            return (reply, None);
        }
        let kilobytes = (reply.body.len() / 1024).min(MOST_UNSENT) as u32;
        match Arc::clone(&self.unsent).try_acquire_many_owned(kilobytes) {
            Ok(place) => (reply, Some(place)),
            Err(_) => (busy(), None),
        }
    }
}

const FAULT: &str = "the page could not be made: this is a fault of the program";

fn busy() -> Reply {
    let why = "the explorer has too much to do: ask about fewer roles, or try again";
    Reply::refusal(503, why)
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

/// A body that keeps its place until the last of it has been sent.
struct Body {
    bytes: Vec<u8>,
    _place: Option<OwnedSemaphorePermit>,
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

fn response(
    (mut reply, place): (Reply, Option<OwnedSemaphorePermit>),
    method: &Method,
) -> Response<Full<Bytes>> {
    let bytes = std::mem::take(&mut reply.body);
    let length = bytes.len();
    let body = if *method == Method::HEAD {
        Bytes::new()
    } else {
        Bytes::from_owner(Body {
            bytes,
            _place: place,
        })
    };
    let mut response = Response::new(Full::new(body));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    for (name, value) in reply.headers() {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    response
}
