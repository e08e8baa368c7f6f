//! Skills that are read when somebody asks for them: questions name few of a graph's.

use std::sync::OnceLock;

use super::reader::{Reader, Texts};
use super::stored::{Read, Write};
use super::writer::Writer;
use crate::graph::skills::Skills;
use crate::model::Skill;

/// The skills of a graph in compact form, with those that have been asked for.
#[derive(Debug, Clone)]
pub(in crate::graph) struct StoredSkills {
    texts: Texts,
    /// Where each skill begins, and where the last one ends.
    bounds: &'static [[u8; 4]],
    rows: &'static [u8],
    read: Box<[OnceLock<Box<Skill>>]>,
}

impl StoredSkills {
    pub(in crate::graph) fn len(&self) -> usize {
        self.read.len()
    }

    pub(in crate::graph) fn get(&self, index: usize) -> &Skill {
        self.read[index].get_or_init(|| {
            let [start, end] = [index, index + 1].map(|at| u32::from_le_bytes(self.bounds[at]));
            let row = self.rows.get(start as usize..end as usize);
            Reader::new(self.texts, row.unwrap_or_default()).next()
        })
    }
}

impl Read for Skills {
    fn read(from: &mut Reader) -> Self {
        let (bounds, rows) = (from.count(), from.count());
        let (bounds, _) = from.bytes(bounds).as_chunks();
        let count = bounds.len().saturating_sub(1);
        Self::Stored(StoredSkills {
            texts: from.texts(),
            bounds,
            rows: from.bytes(rows),
            read: std::iter::repeat_with(OnceLock::new).take(count).collect(),
        })
    }
}

impl Write for Skills {
    fn write(&self, to: &mut Writer) {
        let (mut bounds, mut rows) = (vec![0; 4], Vec::new());
        for skill in self.iter() {
            rows.extend(to.apart(skill));
            bounds.extend((rows.len() as u32).to_le_bytes());
        }
        to.number(bounds.len() as u32);
        to.number(rows.len() as u32);
        to.bytes(&bounds);
        to.bytes(&rows);
    }
}
