//! The text of a source, wherever it lies.

use std::borrow::Cow;
#[cfg(target_os = "linux")]
use std::io::Read;
use std::ops::Deref;
use std::sync::Arc;

#[cfg(target_os = "linux")]
use memmap2::MmapMut;
#[cfg(target_os = "linux")]
use yoke::Yoke;

#[cfg(target_os = "linux")]
use crate::large_pages::large_pages;

/// From so many bytes on, a text lies in large pages: one of usual pages takes twice as long to read, most of
/// it for getting the pages.
#[cfg(target_os = "linux")]
const LARGE_BYTES: usize = 2 * 1024 * 1024;

/// A text without a byte order mark at its beginning.
#[derive(Clone)]
pub(super) enum Text {
    /// One of the program itself.
    Borrowed(&'static str),
    /// Shared by sources that are parts of one file.
    Owned(Arc<String>),
    /// One in memory that holds nothing else.
    #[cfg(target_os = "linux")]
    Large(Yoke<&'static str, Arc<MmapMut>>),
}

impl Text {
    /// Reads a large text of so many bytes, where it is one, and there is no more of it: UTF-8 without NUL.
    #[cfg(target_os = "linux")]
    pub(super) fn read_large(mut from: impl Read, bytes: usize) -> Option<Self> {
        if bytes < LARGE_BYTES {
            return None;
        }
        let mut map = large_pages(bytes).ok()?;
        from.read_exact(&mut map[..bytes]).ok()?;
        let is_all = matches!(from.read(&mut [0]), Ok(0));
        let has_nul = memchr::memchr(0, &map[..bytes]).is_some();
        let text = Yoke::try_attach_to_cart(Arc::new(map), |map| {
            str::from_utf8(&map[..bytes]).map(without_mark)
        });
        let text = text.ok().filter(|_| is_all && !has_nul);
        text.map(Self::Large)
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) fn read_large(_: impl std::io::Read, _: usize) -> Option<Self> {
        None
    }

    /// Whether the text takes memory of its own.
    pub(super) fn takes_memory(&self) -> bool {
        !matches!(self, Self::Borrowed(_))
    }
}

impl From<Cow<'static, str>> for Text {
    fn from(text: Cow<'static, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::Borrowed(without_mark(text)),
            Cow::Owned(mut text) => {
                text.drain(..text.len() - without_mark(&text).len());
                Self::Owned(Arc::new(text))
            }
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Owned(text) => text,
            #[cfg(target_os = "linux")]
            Self::Large(text) => text.get(),
        }
    }
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
