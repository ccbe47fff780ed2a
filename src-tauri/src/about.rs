//! What the program says about itself.

use serde::Serialize;
use std::path::PathBuf;
use tauri::AppHandle;

/// The version, and where the store is.
#[derive(Debug, PartialEq, Serialize)]
pub struct About {
    version: String,
    /// `None` where the system names no folder for it.
    store: Option<StoreFile>,
}

/// The file that holds the data.
#[derive(Debug, PartialEq, Serialize)]
struct StoreFile {
    path: PathBuf,
    exists: bool,
}

/// Tells the window the program's version and where its store is; makes nothing.
#[tauri::command]
#[allow(
    clippy::needless_pass_by_value,
    reason = "commands take their handle by value"
)]
pub fn about(app: AppHandle) -> About {
    About {
        version: app.package_info().version.to_string(),
        store: office::default_store().ok().map(StoreFile::at),
    }
}

impl StoreFile {
    fn at(path: PathBuf) -> StoreFile {
        let exists = path.is_file();
        StoreFile { path, exists }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_where_the_store_is_makes_none() {
        let path = std::env::temp_dir()
            .join("no-such-folder-of-the-shell-test")
            .join("store");
        let store = StoreFile::at(path.clone());
        assert!(!store.exists && !path.exists());
    }
}
