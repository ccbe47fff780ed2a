//! Files on disk: read whole and bounded, written whole or not at all.

use crate::error::OfficeError;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// No workbook is larger than this (`architecture.md`, rule 9).
const LARGEST_FILE: u64 = 50 * 1024 * 1024;
/// Windows: another program holds the file open and shares it with nobody.
const SHARING_VIOLATION: i32 = 32;

/// A file's bytes with what identifies them.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Where it came from.
    pub path: PathBuf,
    /// Everything in it.
    pub bytes: Vec<u8>,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

impl Loaded {
    /// The file's own name.
    pub fn name(&self) -> String {
        self.path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    }
}

/// Reads a file whole.
///
/// # Errors
/// Missing, not readable, held open by another program, or over the size limit.
pub fn load(path: &Path) -> Result<Loaded, OfficeError> {
    let refused = |error: io::Error| reading_error(path, &error);
    let size = fs::metadata(path).map_err(refused)?;
    if size.is_dir() {
        return Err(OfficeError::FileUnreadable {
            path: path.to_owned(),
        });
    }
    if size.len() > LARGEST_FILE {
        let limit = LARGEST_FILE / (1024 * 1024);
        return Err(OfficeError::TooLarge {
            path: path.to_owned(),
            limit,
        });
    }
    let bytes = fs::read(path).map_err(refused)?;
    Ok(Loaded {
        sha256: sha256(&bytes),
        path: path.to_owned(),
        bytes,
    })
}

/// Writes a file so that there is either the old one or the whole new one, never a part.
///
/// # Errors
/// The folder is missing or not writable, the disk is full, or the file is open elsewhere.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), OfficeError> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(OfficeError::FolderMissing {
            path: folder.to_owned(),
        });
    }
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let partial = folder.join(format!(".{name}.{}.part", std::process::id()));
    let written = write_synced(&partial, bytes).and_then(|()| fs::rename(&partial, path));
    written.map_err(|error| {
        // The half-written file is ours alone; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&partial);
        writing_error(path, &error)
    })
}

/// Makes a folder and those above it.
///
/// # Errors
/// It cannot be made, or something else stands in its place.
pub fn make_folder(path: &Path) -> Result<(), OfficeError> {
    fs::create_dir_all(path).map_err(|error| writing_error(path, &error))
}

/// SHA-256 of a file in hexadecimal, whatever its size; its bytes are not held.
///
/// # Errors
/// It cannot be read to its end.
pub fn hash_of(path: &Path) -> io::Result<String> {
    let mut file = fs::File::open(path)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hexadecimal(&hasher.finalize())),
            read => hasher.update(&piece[..read]),
        }
    }
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn reading_error(path: &Path, error: &io::Error) -> OfficeError {
    let path = path.to_owned();
    if error.raw_os_error() == Some(SHARING_VIOLATION) && cfg!(windows) {
        return OfficeError::FileLocked { path };
    }
    match error.kind() {
        io::ErrorKind::NotFound => OfficeError::FileMissing { path },
        io::ErrorKind::ResourceBusy | io::ErrorKind::WouldBlock => OfficeError::FileLocked { path },
        _ => OfficeError::FileUnreadable { path },
    }
}

fn writing_error(path: &Path, error: &io::Error) -> OfficeError {
    let path = path.to_owned();
    if error.raw_os_error() == Some(SHARING_VIOLATION) && cfg!(windows) {
        return OfficeError::FileLocked { path };
    }
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => OfficeError::DiskFull { path },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            OfficeError::ReadOnly { path }
        }
        io::ErrorKind::ResourceBusy => OfficeError::FileLocked { path },
        _ => OfficeError::CannotWrite { path },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_replaces_the_whole_file_and_leaves_nothing_beside_it() {
        let folder = std::env::temp_dir().join(format!("tct06-files-{}", std::process::id()));
        make_folder(&folder).unwrap();
        let path = folder.join("biểu mẫu.xlsx");
        save(&path, b"one").unwrap();
        save(&path, b"two").unwrap();
        assert_eq!(load(&path).unwrap().bytes, b"two");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_missing_file_and_a_missing_folder_are_told_apart() {
        let nowhere = Path::new("không có/tệp.xlsx");
        assert_eq!(load(nowhere).unwrap_err().code(), "file_missing");
        assert_eq!(save(nowhere, b"").unwrap_err().code(), "folder_missing");
    }
}
