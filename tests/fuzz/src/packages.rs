//! Zip packages taken apart and put together again, so that changes reach the XML inside.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most that is unpacked of one part.
const PART_LIMIT: u64 = 1 << 20;

/// The parts of a package, by name; none where the bytes are no package.
pub fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for index in 0..archive.len().min(64) {
        let mut entry = archive.by_index(index).ok()?;
        let mut content = Vec::new();
        entry
            .by_ref()
            .take(PART_LIMIT)
            .read_to_end(&mut content)
            .ok()?;
        parts.push((entry.name().ok()?.into_owned(), content));
    }
    Some(parts)
}

/// A package of these parts, not compressed: a changed byte is a changed byte of XML.
pub fn package(parts: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        writer.start_file(name.as_str(), plain).ok()?;
        writer.write_all(content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}
