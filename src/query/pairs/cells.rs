//! Memory for a number for each pair of roles.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// Numbers one behind the other. Many of them lie in large pages, where the system has these: to get memory in
/// pages of the usual size takes longer than to fill it with what roles cover of each other.
pub(super) struct Cells(Memory);

enum Memory {
    Few(Vec<f32>),
    /// Whole pages, and how many bytes of them are used.
    #[cfg(target_os = "linux")]
    Many(memmap2::MmapMut, usize),
}

/// How many numbers are many: those of two large pages.
#[cfg(target_os = "linux")]
const MANY: usize = 1 << 20;

impl Cells {
    /// So many zeros.
    pub(super) fn zeros(count: usize) -> Self {
        #[cfg(target_os = "linux")]
        if count >= MANY {
            let bytes = size_of::<f32>() * count;
            if let Ok(map) = crate::large_pages::large_pages(bytes) {
                return Self(Memory::Many(map, bytes));
            }
        }
        Self(Memory::Few(vec![0.0; count]))
    }
}

impl Deref for Cells {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        match &self.0 {
            Memory::Few(cells) => cells,
            #[cfg(target_os = "linux")]
            Memory::Many(map, bytes) => bytemuck::cast_slice(&map[..*bytes]),
        }
    }
}

impl DerefMut for Cells {
    fn deref_mut(&mut self) -> &mut [f32] {
        match &mut self.0 {
            Memory::Few(cells) => cells,
            #[cfg(target_os = "linux")]
            Memory::Many(map, bytes) => bytemuck::cast_slice_mut(&mut map[..*bytes]),
        }
    }
}

impl Default for Cells {
    fn default() -> Self {
        Self(Memory::Few(Vec::new()))
    }
}

impl Clone for Cells {
    fn clone(&self) -> Self {
        let mut cells = Self::zeros(self.len());
        cells.copy_from_slice(self);
        cells
    }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_cells_are_as_few_are() {
        for count in [0, 3, (1 << 20) + 1] {
            let mut cells = Cells::zeros(count);
            assert_eq!(cells.len(), count);
            assert!(cells.iter().all(|cell| cell.to_bits() == 0));
            if let Some(last) = cells.last_mut() {
                *last = 2.0;
                assert_ne!(cells, Cells::zeros(count));
            }
            assert_eq!(cells.clone(), cells);
        }
    }
}
