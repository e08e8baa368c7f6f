//! Memory in large pages: to get it in pages of the usual size takes longer than to fill it with what is read
//! or worked out.

use std::io;

use memmap2::{Advice, MmapMut};

/// The size of a large page.
const PAGE_BYTES: usize = 2 * 1024 * 1024;

/// Returns so many zeros at least: whole pages, since memory of another size does not begin with one.
pub(crate) fn large_pages(bytes: usize) -> io::Result<MmapMut> {
    let map = MmapMut::map_anon(bytes.next_multiple_of(PAGE_BYTES))?;
    // A system without large pages says no, and gives usual ones.
    let _ = map.advise(Advice::HugePage);
    Ok(map)
}
