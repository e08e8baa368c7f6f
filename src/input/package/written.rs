//! Archives for tests.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// Returns the archive of some parts, as most programs write it, or with numbers of 64 bits where there is room for them.
pub(in crate::input) fn archive(parts: &[(String, Vec<u8>)], wide: bool) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(content).expect("into memory");
        let packed = encoder.finish().expect("into memory");
        let at = bytes.len() as u32;
        let mut fields = fields(name, content, packed.len());
        bytes.extend(b"PK\x03\x04\x14\0");
        bytes.extend(&fields);
        bytes.extend(name.as_bytes());
        bytes.extend(&packed);
        let (mut place, mut extra) = (at.to_le_bytes(), Vec::new());
        if wide {
            extra.extend([7, 7, 1, 0, 0, 1, 0, 24, 0]);
            for number in [content.len() as u64, packed.len() as u64, u64::from(at)] {
                extra.extend(number.to_le_bytes());
            }
            place = [0xff; 4];
            fields[12..20].fill(0xff);
            fields[22] = extra.len() as u8;
        }
        directory.extend(b"PK\x01\x02\x14\0\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(place);
        directory.extend(name.as_bytes());
        directory.extend(extra);
    }
    let mut start = bytes.len() as u32;
    let mut count = (parts.len() as u16).to_le_bytes();
    bytes.extend(&directory);
    if wide {
        let at = bytes.len() as u64;
        let numbers = [parts.len() as u64, directory.len() as u64, u64::from(start)];
        bytes.extend(b"PK\x06\x06");
        bytes.extend([0; 28]);
        bytes.extend(numbers.map(u64::to_le_bytes).concat());
        bytes.extend(b"PK\x06\x07\0\0\0\0");
        bytes.extend(at.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        (start, count) = (u32::MAX, [0xff; 2]);
    }
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count, count].concat());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// The fields that a part and its entry in the directory share, but for the lengths behind them.
fn fields(name: &str, content: &[u8], packed: usize) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    let mut fields = vec![0, 0, 8, 0, 0, 0, 0, 0];
    fields.extend(crc.sum().to_le_bytes());
    fields.extend((packed as u32).to_le_bytes());
    fields.extend((content.len() as u32).to_le_bytes());
    fields.extend((name.len() as u16).to_le_bytes());
    fields.extend([0, 0]);
    fields
}
