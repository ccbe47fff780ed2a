//! Originals: the bytes of every workbook that was taken in, by their hash. Insert-only.

use crate::error::StoreError;
use crate::gate::{Reader, Tx};
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use sha2::{Digest, Sha256};
use std::fmt;

/// SHA-256 of a file, in small hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileHash(String);

/// A file as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// Its hash.
    pub hash: FileHash,
    /// Its name when it first arrived.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl FileHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> FileHash {
        FileHash::from_digest(&Sha256::digest(bytes))
    }

    /// A hash somebody else reckoned; `None` where the text is no SHA-256.
    pub fn parse(text: &str) -> Option<FileHash> {
        let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let well_formed = text.len() == 64 && text.bytes().all(hexadecimal);
        well_formed.then(|| FileHash(text.to_owned()))
    }

    /// The 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn from_digest(digest: &[u8]) -> FileHash {
        FileHash(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToSql for FileHash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.as_str()))
    }
}

impl FromSql for FileHash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<FileHash> {
        FileHash::parse(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

impl Reader<'_> {
    /// The original with this hash.
    ///
    /// # Errors
    /// SQLite's.
    pub fn original(&self, hash: &FileHash) -> Result<Option<Original>, StoreError> {
        self.one(
            "SELECT sha256, name, bytes FROM original WHERE sha256 = ?1",
            [hash],
            original,
        )
    }

    /// Whether there is an original with this hash.
    ///
    /// # Errors
    /// SQLite's.
    pub fn has_original(&self, hash: &FileHash) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM original WHERE sha256 = ?1";
        Ok(self.one(sql, [hash], |_| Ok(()))?.is_some())
    }
}

impl Tx<'_> {
    /// Keeps a file's bytes; the same bytes are kept once, under their first name.
    ///
    /// # Errors
    /// SQLite's.
    pub fn insert_original(&self, name: &str, bytes: &[u8]) -> Result<FileHash, StoreError> {
        let hash = FileHash::of(bytes);
        self.insert_hashed(&hash, name, bytes)?;
        Ok(hash)
    }

    /// The same of bytes whose hash was just reckoned.
    ///
    /// # Errors
    /// SQLite's.
    pub fn insert_hashed(
        &self,
        hash: &FileHash,
        name: &str,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        self.write(
            "INSERT INTO original (sha256, name, size, bytes) VALUES (?1, ?2, length(?3), ?3)
             ON CONFLICT (sha256) DO NOTHING",
            (hash, name, bytes),
        )?;
        Ok(())
    }
}

fn original(row: &Row<'_>) -> rusqlite::Result<Original> {
    Ok(Original {
        hash: row.get("sha256")?,
        name: row.get("name")?,
        bytes: row.get("bytes")?,
    })
}
