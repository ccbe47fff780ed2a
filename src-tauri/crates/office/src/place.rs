//! Where the store is when nobody says: where it was chosen to be, else the program's folder in
//! the user's local data.

use crate::{OfficeError, files};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The program's own folder; it never depends on the version.
const FOLDER: &str = "vn.tocongtac06";

/// The store's name in it.
const FILE: &str = "du-lieu.tct06";

/// The name, in the program's settings, of the file that holds the path of the store chosen.
const MEMORY: &str = "noi-dat-du-lieu.txt";

/// A store's file, and how the program came to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorePlace {
    /// The usual place, or one named for this run: a store may be made there.
    Usual(PathBuf),
    /// A store that was there when it was chosen: if it is not now, it is lost, not yet to make.
    Chosen(PathBuf),
}

impl StorePlace {
    /// The file.
    pub fn path(&self) -> &Path {
        match self {
            StorePlace::Usual(path) | StorePlace::Chosen(path) => path,
        }
    }
}

/// The desktop program's store: the one chosen in the window, else in `%LOCALAPPDATA%`,
/// `$XDG_DATA_HOME`, or `~/.local/share`.
///
/// # Errors
/// The system names no folder for the user's data.
pub fn default_store() -> Result<PathBuf, OfficeError> {
    store_place().map(|place| place.path().to_owned())
}

/// The same, and how the program came to it.
///
/// # Errors
/// The system names no folder for the user's data.
pub fn store_place() -> Result<StorePlace, OfficeError> {
    let chosen = store_memory().and_then(|memory| remembered_store(&memory));
    match chosen {
        Some(path) => Ok(StorePlace::Chosen(path)),
        None => usual_store().map(StorePlace::Usual),
    }
}

/// The file that remembers which store was chosen: in `%APPDATA%`, `$XDG_CONFIG_HOME`, or
/// `~/.config`. `None` where the system names no such folder.
pub fn store_memory() -> Option<PathBuf> {
    settings_file(MEMORY)
}

/// A file of the program's settings, which are not a store's.
pub(crate) fn settings_file(name: &str) -> Option<PathBuf> {
    let settings = if cfg!(windows) {
        named("APPDATA")
    } else {
        named("XDG_CONFIG_HOME").or_else(|| named("HOME").map(|home| home.join(".config")))
    };
    settings.map(|settings| settings.join(FOLDER).join(name))
}

/// Remembers a store for the next start.
///
/// # Errors
/// The settings cannot be written.
pub fn remember_store(memory: &Path, store: &Path) -> Result<(), OfficeError> {
    if let Some(folder) = memory.parent() {
        files::make_folder(folder)?;
    }
    files::save(memory, store.to_string_lossy().as_bytes())
}

/// The store that was chosen last. What cannot be read was not chosen: a start never fails on it.
fn remembered_store(memory: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(memory).ok()?;
    let path = PathBuf::from(text.trim());
    path.is_absolute().then_some(path)
}

fn usual_store() -> Result<PathBuf, OfficeError> {
    let data = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else {
        named("XDG_DATA_HOME")
            .or_else(|| named("HOME").map(|home| home.join(".local").join("share")))
    };
    data.map(|data| data.join(FOLDER).join(FILE))
        .ok_or(OfficeError::NoDataFolder)
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_store_is_remembered_and_nonsense_is_not() {
        let folder = env::temp_dir().join(format!("tct06-place-{}", std::process::id()));
        let memory = folder.join("cài đặt").join(MEMORY);
        assert_eq!(remembered_store(&memory), None);
        let store = folder.join("kho dữ liệu.tct06");
        remember_store(&memory, &store).unwrap();
        assert_eq!(remembered_store(&memory), Some(store));
        for nonsense in [&b"kho.tct06"[..], b"", b"\xff\xfe/d", b"\n"] {
            fs::write(&memory, nonsense).unwrap();
            assert_eq!(remembered_store(&memory), None);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
