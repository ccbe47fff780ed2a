//! Where the store is when nobody says: the program's folder in the user's local data.

use crate::OfficeError;
use std::env;
use std::path::PathBuf;

/// The program's own folder; it never depends on the version.
const FOLDER: &str = "vn.tocongtac06";

/// The store's name in it.
const FILE: &str = "du-lieu.tct06";

/// The desktop program's store: `%LOCALAPPDATA%`, `$XDG_DATA_HOME`, or `~/.local/share`.
///
/// # Errors
/// The system names no folder for the user's data.
pub fn default_store() -> Result<PathBuf, OfficeError> {
    let named = |variable: &str| {
        env::var_os(variable)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let data = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else {
        named("XDG_DATA_HOME")
            .or_else(|| named("HOME").map(|home| home.join(".local").join("share")))
    };
    data.map(|data| data.join(FOLDER).join(FILE))
        .ok_or(OfficeError::NoDataFolder)
}
