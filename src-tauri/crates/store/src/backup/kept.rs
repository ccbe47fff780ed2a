//! The backups the program keeps by itself: one folder beside the store, each file named by the
//! store, the moment and the kind. A file gets its name only after it was opened and checked.

use super::{BackupInfo, copy, create, whole};
use crate::error::StoreError;
use crate::file;
use crate::gate::Store;
use chrono::NaiveDateTime;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder beside the store.
const FOLDER: &str = "sao-luu";
/// How stores and backups end.
pub(super) const ENDING: &str = "tct06";
/// How a moment stands in a name.
const STAMP: &str = "%Y-%m-%d-%H%M%S";

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Once a day, by itself.
    Daily,
    /// Somebody asked for it.
    Manual,
    /// What was replaced by a restore.
    BeforeRestore,
    /// What was upgraded by a newer program.
    BeforeUpgrade,
}

/// A backup in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its file.
    pub path: PathBuf,
    /// When it was made.
    pub at: NaiveDateTime,
    /// Why.
    pub kind: Kind,
    /// Its size.
    pub bytes: u64,
}

impl Kind {
    const ALL: [Kind; 4] = [
        Kind::Daily,
        Kind::Manual,
        Kind::BeforeRestore,
        Kind::BeforeUpgrade,
    ];

    /// How the kind stands in a file's name.
    fn word(self) -> &'static str {
        match self {
            Kind::Daily => "hang-ngay",
            Kind::Manual => "thu-cong",
            Kind::BeforeRestore => "truoc-phuc-hoi",
            Kind::BeforeUpgrade => "truoc-nang-cap",
        }
    }
}

/// Writes a backup of an open store into the folder, opens it and checks it.
///
/// # Errors
/// The folder cannot be made or written, the disk is full, the store is busy or damaged. Nothing
/// is left behind then.
pub fn keep(
    store: &Store,
    kind: Kind,
    at: NaiveDateTime,
) -> Result<(Kept, BackupInfo), StoreError> {
    let path = free_name(store.path(), kind, at)?;
    let info = create(store, &path)?;
    let kept = Kept {
        path,
        at,
        kind,
        bytes: info.bytes,
    };
    Ok((kept, info))
}

/// The same for a store that is not open here, or is about to be upgraded.
pub(crate) fn keep_closed(
    store: &Path,
    kind: Kind,
    at: NaiveDateTime,
) -> Result<PathBuf, StoreError> {
    let path = free_name(store, kind, at)?;
    whole(&path, |partial| {
        // A connection of its own: SQLite copies nothing from within a write.
        copy(&file::connect_read_only(store)?, partial)
    })?;
    Ok(path)
}

/// The backups of a store, newest first, also where the store itself is gone.
///
/// # Errors
/// The folder cannot be read. That there is none is no error.
pub fn list(store: &Path) -> Result<Vec<Kept>, StoreError> {
    let folder = folder_of(store);
    let refused = |error: io::Error| StoreError::of_file(&folder, &error);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(refused)?,
    };
    let mut kept = Vec::new();
    for entry in entries {
        let entry = entry.map_err(refused)?;
        let named = entry.file_name();
        let Some((at, turn, kind)) = named.to_str().and_then(|name| read_name(store, name)) else {
            continue;
        };
        // One that vanished meanwhile is not there.
        let Ok(data) = entry.metadata() else { continue };
        if data.is_file() {
            let (path, bytes) = (entry.path(), data.len());
            kept.push((
                turn,
                Kept {
                    path,
                    at,
                    kind,
                    bytes,
                },
            ));
        }
    }
    kept.sort_by(|(turn, one), (other_turn, other)| {
        (other.at, other_turn, &other.path).cmp(&(one.at, turn, &one.path))
    });
    Ok(kept.into_iter().map(|(_, kept)| kept).collect())
}

/// Whether a file lies where backups are kept: it is to be restored, not worked in.
pub fn is_kept(file: &Path) -> bool {
    let folder = file.parent().and_then(Path::file_name);
    folder.is_some_and(|name| name == FOLDER)
}

/// The folder a store's backups are kept in.
fn folder_of(store: &Path) -> PathBuf {
    store.with_file_name(FOLDER)
}

/// A store's name without its ending: several stores may share the folder.
pub(super) fn stem(store: &Path) -> String {
    let name = store.file_name().unwrap_or_default().to_string_lossy();
    let ending = format!(".{ENDING}");
    name.strip_suffix(&ending).unwrap_or(&name).to_owned()
}

/// A moment as names have it.
pub(super) fn stamp(at: NaiveDateTime) -> String {
    at.format(STAMP).to_string()
}

/// A name not yet taken, in a folder that is there.
fn free_name(store: &Path, kind: Kind, at: NaiveDateTime) -> Result<PathBuf, StoreError> {
    let folder = folder_of(store);
    fs::create_dir_all(&folder).map_err(|error| match error.kind() {
        // Something else stands where the folder should.
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => StoreError::CannotWrite {
            path: folder.clone(),
        },
        _ => StoreError::of_file(&folder, &error),
    })?;
    let (stem, stamp, word) = (stem(store), stamp(at), kind.word());
    let first = folder.join(format!("{stem}.{stamp}.{word}.{ENDING}"));
    let next = |turn: u32| folder.join(format!("{stem}.{stamp}-{turn}.{word}.{ENDING}"));
    Ok(std::iter::once(first)
        .chain((2..).map(next))
        .find(|path| !path.exists())
        .unwrap_or_default())
}

/// What a name says, if it is one of this store's: the moment, which one within it, the kind.
fn read_name(store: &Path, name: &str) -> Option<(NaiveDateTime, u32, Kind)> {
    let rest = name.strip_prefix(&stem(store))?.strip_prefix('.')?;
    let (rest, word) = rest
        .strip_suffix(ENDING)?
        .strip_suffix('.')?
        .rsplit_once('.')?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word)?;
    let (moment, turn) = match rest.char_indices().nth(17) {
        None => (rest, 1),
        Some((end, _)) => (&rest[..end], rest[end..].strip_prefix('-')?.parse().ok()?),
    };
    let at = NaiveDateTime::parse_from_str(moment, STAMP).ok()?;
    Some((at, turn, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_store_moment_and_kind() {
        let store = Path::new("/d/du-lieu.tct06");
        let read = |name| read_name(store, name).map(|(at, turn, kind)| (stamp(at), turn, kind));
        let at = "2024-03-14-080000".to_owned();
        for (name, found) in [
            (
                "du-lieu.2024-03-14-080000.hang-ngay.tct06",
                Some((at.clone(), 1, Kind::Daily)),
            ),
            (
                "du-lieu.2024-03-14-080000-12.truoc-nang-cap.tct06",
                Some((at, 12, Kind::BeforeUpgrade)),
            ),
            ("du-lieu.2024-13-14-080000.hang-ngay.tct06", None),
            ("du-lieu.2024-03-14-080000.hang-tuan.tct06", None),
            ("du-lieu.2024-03-14-080000.hang-ngay.tct06.12.part", None),
            ("khác.2024-03-14-080000.hang-ngay.tct06", None),
            ("du-lieu.cũ.2024-03-14-080000.hang-ngay.tct06", None),
            ("du-lieu.ngày hai mươi hai tháng ba.hang-ngay.tct06", None),
            ("du-lieu.tct06", None),
        ] {
            assert_eq!(read(name), found, "{name}");
        }
    }
}
