//! The explorer: pages of one graph for a browser of this machine.
//!
//! [`Explorer`] answers requests and touches no network, [`serve`] is the server around it. Every page is
//! made when it is asked for, of the graph as its files are then: an edited ladder shows at the next look.
//! A server of your own asks [`Guard`] first, and sends [`Reply::headers`] with each reply.
//!
//! ```
//! use careergraph::explorer::{Explorer, Request, Scene, SceneError, Source};
//! use careergraph::load::Loader;
//! use careergraph::source::Stamp;
//!
//! struct Cooks;
//!
//! impl Source for Cooks {
//!     fn stamp(&self) -> Stamp {
//!         Stamp::default()
//!     }
//!
//!     fn load(&self) -> Result<Scene, SceneError> {
//!         let mut loader = Loader::new();
//!         let text = "roles: {Cook: {advances_to: Sous Chef}, Sous Chef: {}}";
//!         loader.text("ladder.yaml", careergraph::input::Format::Yaml, text);
//!         let (loaded, documents) = loader.load_with_documents()?;
//!         Ok(Scene::new(loaded, documents))
//!     }
//! }
//!
//! let explorer = Explorer::new(Cooks)?;
//! let page = explorer.answer(&Request::get("/role/cook"));
//! assert_eq!(page.status, 200);
//! assert!(String::from_utf8_lossy(&page.body).contains("Sous Chef"));
//! # Ok::<(), SceneError>(())
//! ```

mod ask;
mod assets;
mod command;
mod drawing;
mod forms;
mod guard;
mod markup;
mod meant;
mod missed;
mod pages;
mod reply;
mod request;
mod routes;
mod seats;
mod server;
mod shell;

pub use guard::{Guard, Sender};
pub use reply::Reply;
pub use request::Request;
pub use server::{Running, serve};

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use ask::Ask;
use reply::Answer;
use shell::Shell;

use crate::diagnostic::render::{Style, human};
use crate::graph::CareerGraph;
use crate::input::ProfileError;
use crate::load::{Documents, LoadError, Loaded};
use crate::query::profile::ResolvedProfile;
use crate::source::Stamp;

/// Where an explorer has its graph from.
pub trait Source: Send + Sync {
    /// Returns what tells whether the graph has changed.
    fn stamp(&self) -> Stamp;

    /// Returns the graph as it is now.
    ///
    /// # Errors
    ///
    /// Where there is none.
    fn load(&self) -> Result<Scene, SceneError>;
}

/// Why there is nothing to show.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SceneError {
    /// The files are not sound.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The profile is not sound.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// Anything else, for people; it has no word of a profile.
    #[error("{0}")]
    Other(String),
}

impl SceneError {
    /// All that is known of it, as a text of several lines.
    fn in_full(&self) -> String {
        match self {
            Self::Load(error) => human(&error.diagnostics, &error.sources, Style::default()),
            Self::Profile(error) => human(&error.diagnostics, &error.sources, Style::default()),
            Self::Other(text) => text.clone(),
        }
    }
}

/// What an explorer shows.
pub struct Scene {
    loaded: Loaded,
    documents: Documents,
    person: Option<ResolvedProfile>,
    before: Option<CareerGraph>,
}

impl Scene {
    /// Returns a scene of a graph and the documents that it was made from.
    pub fn new(loaded: Loaded, documents: Documents) -> Self {
        Self {
            loaded,
            documents,
            person: None,
            before: None,
        }
    }

    /// Shows everything as it is for somebody, whose profile was looked up in the graph.
    #[must_use]
    pub fn of(mut self, person: ResolvedProfile) -> Self {
        self.person = Some(person);
        self
    }

    /// What the graph is called: as it says, else as its only file.
    fn title(&self) -> &str {
        let sources = &self.documents.sources;
        let name = (sources.len() == 1)
            .then(|| self.documents.documents.first())
            .flatten();
        let name = name.and_then(|document| Some(sources.get(document.source)?.name()));
        let name = name.and_then(|name| Path::new(name).file_name()?.to_str());
        self.loaded.graph.title().or(name).unwrap_or("Career graph")
    }

    /// Tells changes since this graph; else they are told since the first scene.
    #[must_use]
    pub fn since(mut self, before: CareerGraph) -> Self {
        self.before = Some(before);
        self
    }
}

/// Without what is shown, which may be somebody's.
impl fmt::Debug for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scene").finish_non_exhaustive()
    }
}

/// Pages of a graph.
pub struct Explorer {
    source: Box<dyn Source>,
    state: Mutex<State>,
    /// Held by whoever looks whether the source has changed: others do not wait for that.
    looks: Mutex<()>,
}

/// What is shown now.
struct State {
    stamp: Stamp,
    first: Arc<Scene>,
    scene: Arc<Scene>,
    /// What tells a page that is open whether it shows the files as they are.
    version: String,
    /// Why the files as they are now make no graph; the last one that they made is shown.
    broken: Option<Arc<str>>,
}

/// What is shown at one moment.
#[derive(Clone)]
struct Moment {
    /// What was shown first.
    first: Arc<Scene>,
    scene: Arc<Scene>,
    version: String,
    broken: Option<Arc<str>>,
}

impl Moment {
    /// What tells a page that is open whether it shows the files as they are, and whether they can be read.
    fn version(&self) -> String {
        let broken = if self.broken.is_some() { " broken" } else { "" };
        format!("{}{broken}", self.version)
    }
}

impl Explorer {
    /// Returns the explorer of a graph.
    ///
    /// # Errors
    ///
    /// Where there is no graph; see [`Source::load`].
    pub fn new(source: impl Source + 'static) -> Result<Self, SceneError> {
        let stamp = source.stamp();
        let scene = Arc::new(source.load()?);
        let version = version(&stamp);
        let state = State {
            stamp,
            first: Arc::clone(&scene),
            scene,
            version,
            broken: None,
        };
        Ok(Self {
            source: Box::new(source),
            state: Mutex::new(state),
            looks: Mutex::new(()),
        })
    }

    /// Returns how many findings there were when the files were read first.
    pub fn finding_count(&self) -> usize {
        self.state().first.loaded.findings.len()
    }

    /// Returns the page, picture or data that is asked for, where [`Guard`] does not refuse the request.
    ///
    /// Where the source has changed it is loaded anew first; whoever asks meanwhile is answered as before.
    pub fn answer(&self, request: &Request) -> Reply {
        if let Some(asset) = Self::asset(request) {
            return asset;
        }
        self.look();
        let moment = self.moment();
        if request.parts == ["version"] {
            return Reply::text(&moment.version());
        }
        let ask = Ask::new(&moment, request);
        let answer = match pages::find(&request.parts) {
            Some(page) => (page.answer)(&ask),
            None => Answer::missing("There is no such page"),
        };
        Shell::of(&moment).reply(answer, request)
    }

    /// Returns what needs no work: the files of every page.
    fn asset(request: &Request) -> Option<Reply> {
        assets::named(&request.parts)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that can panic happens while it is held.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Loads the graph anew where its source has changed, unless somebody does so already.
    fn look(&self) {
        let Ok(_looks) = self.looks.try_lock() else {
            return;
        };
        let stamp = self.source.stamp();
        if stamp == self.state().stamp {
            return;
        }
        let loaded = catch_unwind(AssertUnwindSafe(|| self.source.load()));
        let loaded = loaded.unwrap_or_else(|_| Err(SceneError::Other(FAULT.to_owned())));
        let mut state = self.state();
        state.version = version(&stamp);
        state.stamp = stamp;
        match loaded {
            Ok(scene) => {
                state.scene = Arc::new(scene);
                state.broken = None;
            }
            Err(why) => state.broken = Some(why.in_full().into()),
        }
    }

    fn moment(&self) -> Moment {
        let state = self.state();
        Moment {
            first: Arc::clone(&state.first),
            scene: Arc::clone(&state.scene),
            version: state.version.clone(),
            broken: state.broken.clone(),
        }
    }
}

/// What is said where the program itself fails.
const FAULT: &str = "the files could not be read: this is a fault of the program";

/// The same for the same files, also after the explorer has been started again.
fn version(stamp: &Stamp) -> String {
    let hash = Sha256::digest(format!("{stamp:?}"));
    STANDARD.encode(&hash[..9])
}

/// Without what is shown, which may be somebody's.
impl fmt::Debug for Explorer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Explorer").finish_non_exhaustive()
    }
}
