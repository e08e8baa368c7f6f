//! The archive that a package is: where its parts lie, and how much of them may still be unpacked.

use std::io::Read;

use flate2::Crc;
use flate2::read::DeflateDecoder;
use memchr::memmem;

use super::{ARCHIVE, PackageProblem};

/// How many bytes of all parts are read, of those that are read twice both times. The shortest elements
/// have five, so that there are at most ten million.
const MAX_UNPACKED: usize = 48 << 20;

/// How many parts an archive may have. A workbook has two for each sheet and some for pictures.
const MAX_PARTS: u64 = 10_000;

/// The largest file that is read, packed as it is. Pictures in it are part of that.
const MAX_FILE: usize = 32 << 20;

/// How much of a reason is shown, in characters.
const MAX_REASON: usize = 120;

/// Signatures of the records of an archive.
const END: &[u8] = b"PK\x05\x06";
const END64: &[u8] = b"PK\x06\x06";
const LOCATOR64: &[u8] = b"PK\x06\x07";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";

/// An archive in memory.
pub(in crate::input) struct Archive<'a> {
    bytes: &'a [u8],
    /// By name, in small letters and with `/`.
    parts: Vec<(String, Part)>,
    /// How many bytes may still be unpacked.
    left: usize,
}

/// What the directory of the archive says of a part.
#[derive(Clone, Copy)]
struct Part {
    at: usize,
    packed: usize,
    size: usize,
    method: u16,
    crc: u32,
    is_encrypted: bool,
}

/// Returns that a package is damaged, and how, with no more of its own words than a line shows.
pub(in crate::input) fn damaged(reason: impl AsRef<str>) -> PackageProblem {
    let visible = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut reason: String = reason.as_ref().chars().map(visible).collect();
    if let Some((end, _)) = reason.char_indices().nth(MAX_REASON) {
        reason.truncate(end);
        reason.push('…');
    }
    PackageProblem::Damaged(reason)
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive.
    pub(in crate::input) fn open(bytes: &'a [u8]) -> Result<Self, PackageProblem> {
        if !bytes.starts_with(ARCHIVE) {
            return Err(PackageProblem::NoArchive);
        }
        if bytes.len() > MAX_FILE {
            return Err(PackageProblem::TooLarge("the file has more than 32 MiB"));
        }
        let cut_off = || damaged("its directory is missing, as where a download broke off");
        let (count, start) = find_directory(bytes).ok_or_else(cut_off)?;
        if count > MAX_PARTS {
            return Err(PackageProblem::TooLarge("it has more than 10,000 parts"));
        }
        let mut rest = usize::try_from(start)
            .ok()
            .and_then(|start| bytes.get(start..))
            .ok_or_else(cut_off)?;
        let mut parts = Vec::new();
        for _ in 0..count {
            let (name, part, behind) =
                read_entry(rest).ok_or_else(|| damaged("its directory is not in order"))?;
            parts.push((name, part));
            rest = behind;
        }
        // Of parts with one name the first is meant; sorting keeps it first.
        parts.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(Self {
            bytes,
            parts,
            left: MAX_UNPACKED,
        })
    }

    /// Returns whether there is a part of a name, whatever the case of its letters.
    pub(in crate::input) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Returns where a part lies in the file, if there is one of that name.
    #[cfg(feature = "xlsx")]
    pub(in crate::input) fn place(&self, name: &str) -> Option<usize> {
        self.find(name).map(|part| part.at)
    }

    /// Unpacks the text of a part, where there is one of that name.
    pub(in crate::input) fn text(&mut self, name: &str) -> Result<Option<String>, PackageProblem> {
        let Some(part) = self.find(name) else {
            return Ok(None);
        };
        if part.is_encrypted {
            return Err(PackageProblem::Encrypted);
        }
        let bytes = self.unpack(name, part)?;
        self.left -= bytes.len();
        let text = String::from_utf8(bytes)
            .map_err(|_| damaged(format!("its part `{name}` is not UTF-8")))?;
        Ok(Some(text))
    }

    fn find(&self, name: &str) -> Option<Part> {
        let name = tidy_name(name);
        let at = self.parts.partition_point(|(known, _)| *known < name);
        let (known, part) = self.parts.get(at)?;
        (*known == name).then_some(*part)
    }

    fn unpack(&self, name: &str, part: Part) -> Result<Vec<u8>, PackageProblem> {
        let torn = || damaged(format!("its part `{name}` cannot be unpacked"));
        let packed = self.packed(part).ok_or_else(torn)?;
        let limit = self.left;
        // What the archive says of the size only saves memory that would be asked for in vain.
        let mut bytes = Vec::with_capacity(part.size.min(limit) + 1);
        let read = match part.method {
            0 => packed.take(limit as u64 + 1).read_to_end(&mut bytes),
            8 => DeflateDecoder::new(packed)
                .take(limit as u64 + 1)
                .read_to_end(&mut bytes),
            _ => return Err(torn()),
        };
        if bytes.len() > limit {
            let most = "unpacked its parts have more than 48 MiB";
            return Err(PackageProblem::TooLarge(most));
        }
        let mut crc = Crc::new();
        crc.update(&bytes);
        if read.is_err() || crc.sum() != part.crc {
            return Err(torn());
        }
        Ok(bytes)
    }

    /// Returns the packed bytes of a part, which lie behind a header of its own.
    fn packed(&self, part: Part) -> Option<&[u8]> {
        let local = self.bytes.get(part.at..)?;
        let start = 30 + usize::from(u16_at(local, 26)?) + usize::from(u16_at(local, 28)?);
        let packed = local.get(start..)?.get(..part.packed)?;
        local.starts_with(LOCAL).then_some(packed)
    }
}

/// Returns how many entries the directory has and where it begins.
fn find_directory(bytes: &[u8]) -> Option<(u64, u64)> {
    // Behind the last record there may be a comment of up to 64 KiB.
    let from = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let at = from + memmem::rfind(&bytes[from..], END)?;
    let end = bytes.get(at..at + 22)?;
    let (count, start) = (u16_at(end, 10)?, u32_at(end, 16)?);
    let wide = count == u16::MAX || start == u32::MAX;
    let locator = at.checked_sub(20).map(|at| &bytes[at..]);
    match locator.filter(|locator| locator.starts_with(LOCATOR64)) {
        Some(locator) if wide => {
            let at = usize::try_from(u64_at(locator, 8)?).ok()?;
            let end = bytes.get(at..)?;
            let found = (u64_at(end, 32)?, u64_at(end, 48)?);
            end.starts_with(END64).then_some(found)
        }
        _ => Some((u64::from(count), u64::from(start))),
    }
}

/// Reads one entry of the directory, and returns what is behind it.
fn read_entry(bytes: &[u8]) -> Option<(String, Part, &[u8])> {
    if !bytes.starts_with(CENTRAL) {
        return None;
    }
    let length = |at| u16_at(bytes, at).map(usize::from);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let behind = bytes.get(46..)?;
    let (name, behind) = (behind.get(..name)?, behind.get(name..)?);
    let (extra, behind) = (behind.get(..extra)?, behind.get(extra..)?);
    let behind = behind.get(comment..)?;
    let sizes = [u32_at(bytes, 24)?, u32_at(bytes, 20)?, u32_at(bytes, 42)?];
    let [size, packed, at] = widen(sizes, extra)?;
    let part = Part {
        at,
        packed,
        size,
        method: u16_at(bytes, 10)?,
        crc: u32_at(bytes, 16)?,
        is_encrypted: u16_at(bytes, 8)? & 1 == 1,
    };
    Some((tidy_name(&String::from_utf8_lossy(name)), part, behind))
}

/// Returns numbers of which those that do not fit into 32 bits stand in an extra field.
fn widen(sizes: [u32; 3], mut extra: &[u8]) -> Option<[usize; 3]> {
    let mut wide: &[u8] = &[];
    while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let Some(field) = extra.get(4..4 + usize::from(length)) else {
            break;
        };
        if id == 1 {
            wide = field;
        }
        extra = &extra[4 + usize::from(length)..];
    }
    let mut found = [0; 3];
    for (found, size) in found.iter_mut().zip(sizes) {
        *found = if size == u32::MAX && wide.len() >= 8 {
            let number = u64_at(wide, 0)?;
            wide = &wide[8..];
            usize::try_from(number).ok()?
        } else {
            size as usize
        };
    }
    Some(found)
}

/// Returns a name of a part as it is compared: parts are found whatever the case of their letters.
fn tidy_name(name: &str) -> String {
    let name = name.replace('\\', "/").to_ascii_lowercase();
    name.trim_start_matches('/').to_owned()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u64::from_le_bytes(*bytes))
}
