//! Archives whose parts are not packed, with the sums that a reader checks.

/// Returns the archive of some parts by name.
pub fn of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, part) in files {
        let size = (part.len() as u32).to_le_bytes();
        let mut fields = vec![0; 8];
        fields.extend(crc32fast::hash(part).to_le_bytes());
        fields.extend([size, size].concat());
        fields.extend((name.len() as u32).to_le_bytes());
        let at = bytes.len() as u32;
        bytes.extend([b"PK\x03\x04\x14\0", &*fields, name.as_bytes(), part].concat());
        directory.extend([b"PK\x01\x02\x14\0\x14\0", &*fields, &[0; 10]].concat());
        directory.extend([&at.to_le_bytes(), name.as_bytes()].concat());
    }
    let count = (files.len() as u16).to_le_bytes();
    let (length, start) = (directory.len() as u32, bytes.len() as u32);
    bytes.extend([&*directory, b"PK\x05\x06\0\0\0\0", &count, &count].concat());
    bytes.extend([&length.to_le_bytes()[..], &start.to_le_bytes(), &[0, 0]].concat());
    bytes
}
