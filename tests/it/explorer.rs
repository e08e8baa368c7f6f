//! The explorer: every page of every graph, hostile names, changing files, and the server.

mod asked;
mod browser;
mod driven;
mod files;
mod links;
mod odd;
mod server;
mod ways;

use careergraph::explorer::{Explorer, Reply, Request, Scene, SceneError, Source};
use careergraph::input::Format;
use careergraph::load::Loader;
use careergraph::source::{SourceFile, Stamp};
use scraper::{Html, Selector};

/// A graph that stays as it is, with a profile of it where there is one.
struct Fixed {
    format: Format,
    text: String,
    profile: Option<&'static str>,
}

impl Source for Fixed {
    fn stamp(&self) -> Stamp {
        Stamp::default()
    }

    fn load(&self) -> Result<Scene, SceneError> {
        let mut inputs = Loader::new();
        inputs.text("ladder", self.format, self.text.clone());
        let (loaded, documents) = inputs.load_with_documents()?;
        let Some(profile) = self.profile else {
            return Ok(Scene::new(loaded, documents));
        };
        let file = SourceFile::new("me.yaml", profile);
        let read = careergraph::LoadedProfile::from_source(file)?;
        let person = loaded.graph.profile(&read.profile).resolve();
        Ok(Scene::new(loaded, documents).of(person))
    }
}

fn yaml(text: &str) -> Explorer {
    let text = text.to_owned();
    let fixed = Fixed {
        format: Format::Yaml,
        text,
        profile: None,
    };
    Explorer::new(fixed).expect("a graph")
}

/// A shipped graph, for somebody where a profile is given.
fn shipped(name: &str, profile: Option<&'static str>) -> Explorer {
    let text = careergraph::input::embedded::text(name).expect("a shipped graph");
    let fixed = Fixed {
        format: Format::Yaml,
        text: text.to_owned(),
        profile,
    };
    Explorer::new(fixed).expect("a graph")
}

fn get(explorer: &Explorer, address: &str) -> Reply {
    explorer.answer(&Request::get(address))
}

fn page(explorer: &Explorer, address: &str) -> Html {
    let reply = get(explorer, address);
    assert_eq!(reply.status, 200, "{address}");
    Html::parse_document(std::str::from_utf8(&reply.body).expect("UTF-8"))
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let found = page.select(&selector);
    let texts = found.map(|found| found.text().collect::<String>());
    texts.map(|text| text.trim().to_owned()).collect()
}
