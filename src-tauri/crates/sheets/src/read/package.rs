//! A zip file of XML parts, unpacked part by part within the limits.

use super::{ReadError, UNPACKED_LIMIT};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// An opened package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Part names, lower case with forward slashes, and their places: producers differ in case.
    parts: HashMap<String, usize>,
    /// Bytes that may still be unpacked; a directory can lie about sizes.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens the package and checks what it would unpack to.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Package<'a>, ReadError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
        let mut parts = HashMap::with_capacity(archive.len());
        let mut unpacked: u64 = 0;
        for index in 0..archive.len() {
            let part = archive
                .by_index_raw(index)
                .map_err(|_| ReadError::Damaged)?;
            unpacked = unpacked.saturating_add(part.size());
            let name = String::from_utf8_lossy(part.name_raw()).into_owned();
            parts.insert(key(&name), index);
        }
        if unpacked > UNPACKED_LIMIT {
            return Err(ReadError::TooLargeUnpacked {
                bytes: unpacked,
                limit: UNPACKED_LIMIT,
            });
        }
        Ok(Package {
            archive,
            parts,
            left: UNPACKED_LIMIT,
        })
    }

    /// Whether there is such a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
    }

    /// Whether there is a part in this folder.
    pub(crate) fn has_under(&self, folder: &str) -> bool {
        self.parts.keys().any(|name| name.starts_with(folder))
    }

    /// A part in UTF-8; `None` where there is none. Whether it is well formed, the tokeniser
    /// finds out as it goes.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(index) = self.parts.get(&key(name)) else {
            return Ok(None);
        };
        let part = self.archive.by_index(*index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                ReadError::PasswordProtected
            }
            _ => ReadError::Damaged,
        })?;
        let size = usize::try_from(part.size().min(self.left)).unwrap_or(0);
        let mut bytes = Vec::with_capacity(size);
        let read = part
            .take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| ReadError::Damaged)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or(ReadError::TooLargeUnpacked {
                bytes: UNPACKED_LIMIT + 1,
                limit: UNPACKED_LIMIT,
            })?;
        Ok(Some(in_utf8(bytes)))
    }
}

/// Parts are UTF-8 in practice; UTF-16 is allowed.
fn in_utf8(bytes: Vec<u8>) -> Vec<u8> {
    let narrow = |unit: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        String::from_utf16_lossy(&pairs.collect::<Vec<u16>>()).into_bytes()
    };
    match bytes.get(..2) {
        Some([0xFF, 0xFE]) => narrow(u16::from_le_bytes),
        Some([0xFE, 0xFF]) => narrow(u16::from_be_bytes),
        _ => bytes,
    }
}

fn key(name: &str) -> String {
    name.trim_start_matches('/')
        .replace('\\', "/")
        .to_lowercase()
}
