//! What families and tracks are called.

use hashbrown::HashMap;

use super::{CareerGraph, GraphInfo};
use crate::model::{Name, title_from_id};

/// The declared titles by id.
#[derive(Debug, Clone)]
pub(super) struct GroupTitles {
    families: HashMap<Name, Name>,
    tracks: HashMap<Name, Name>,
}

impl GroupTitles {
    fn of(info: &GraphInfo) -> Self {
        Self {
            families: info.families.iter().cloned().collect(),
            tracks: info.tracks.iter().cloned().collect(),
        }
    }
}

/// # Families and tracks
impl CareerGraph {
    /// Returns what a family is called: its declared title, or one that its id makes. O(1) but for the
    /// first time.
    pub fn family_title(&self, id: &str) -> Name {
        titled(&self.group_titles().families, id)
    }

    /// Returns what a track is called, as [`family_title`](Self::family_title) does.
    pub fn track_title(&self, id: &str) -> Name {
        titled(&self.group_titles().tracks, id)
    }

    fn group_titles(&self) -> &GroupTitles {
        let made = || GroupTitles::of(&self.info);
        self.group_titles.get_or_init(made)
    }
}

fn titled(declared: &HashMap<Name, Name>, id: &str) -> Name {
    let title = declared.get(id).cloned();
    title.unwrap_or_else(|| title_from_id(id).into())
}
