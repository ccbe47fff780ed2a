//! What the program says about itself.

use serde::Serialize;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager};

/// The name of the store in the program's local data folder.
const STORE: &str = "du-lieu.tct06";

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
    let folder = app.path().app_local_data_dir().ok();
    About {
        version: app.package_info().version.to_string(),
        store: folder.map(|folder| store_in(&folder)),
    }
}

fn store_in(folder: &Path) -> StoreFile {
    let path = folder.join(STORE);
    let exists = path.is_file();
    StoreFile { path, exists }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_where_the_store_is_makes_none() {
        let folder = std::env::temp_dir().join("no-such-folder-of-the-shell-test");
        let store = store_in(&folder);
        assert!(!store.exists && store.path.starts_with(&folder) && !folder.exists());
    }
}
