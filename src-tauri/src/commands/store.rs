//! The store itself: making it, its history, its backups.

use crate::desk::{Answer, Desk};
use crate::written;
use office::views::{
    BackupCheckView, BackupFileView, BackupView, CheckView, OperationView, RestoreView, StateView,
    UndoneView,
};
use std::path::PathBuf;
use tauri::State;

/// Where the program stands: no store, a lost or refused one, no plan, or ready.
#[tauri::command]
#[specta::specta]
pub async fn state(desk: State<'_, Desk>) -> Answer<StateView> {
    desk.work(|work| Ok(work.state())).await
}

/// Makes the store of a locality.
#[tauri::command]
#[specta::specta]
pub async fn begin(desk: State<'_, Desk>, profile: String) -> Answer<StateView> {
    desk.work(move |work| {
        work.begin(&profile)?;
        Ok(work.state())
    })
    .await
}

/// What was done, newest first.
#[tauri::command]
#[specta::specta]
pub async fn history(desk: State<'_, Desk>) -> Answer<Vec<OperationView>> {
    desk.office(|office| office.history()).await
}

/// Takes back what was done last.
#[tauri::command]
#[specta::specta]
pub async fn undo(desk: State<'_, Desk>) -> Answer<UndoneView> {
    desk.office(office::Office::undo).await
}

/// Writes a backup; without a path, one beside those made by the program itself.
#[tauri::command]
#[specta::specta]
pub async fn create_backup(desk: State<'_, Desk>, path: Option<PathBuf>) -> Answer<BackupView> {
    desk.writing(move |office| office.create_backup(path.as_deref()))
        .await
}

/// Looks whether a backup can be restored.
#[tauri::command]
#[specta::specta]
pub async fn check_backup(desk: State<'_, Desk>, path: PathBuf) -> Answer<BackupCheckView> {
    desk.work(move |_| office::check_backup(&path)).await
}

/// Puts a backup in the store's place, also where the store is lost or damaged; what stood there
/// is kept.
#[tauri::command]
#[specta::specta]
pub async fn restore_backup(desk: State<'_, Desk>, path: PathBuf) -> Answer<RestoreView> {
    desk.work(move |work| work.restore(&path)).await
}

/// The backups beside the store, newest first; also where the store is lost or damaged.
#[tauri::command]
#[specta::specta]
pub async fn backups(desk: State<'_, Desk>) -> Answer<Vec<BackupFileView>> {
    desk.backups().await
}

/// Renames a store that cannot be used beside itself, so that its place is free.
#[tauri::command]
#[specta::specta]
pub async fn set_aside(desk: State<'_, Desk>) -> Answer<StateView> {
    desk.work(|work| {
        work.set_aside()?;
        Ok(work.state())
    })
    .await
}

/// Works in another store from now on, and after the next start.
#[tauri::command]
#[specta::specta]
pub async fn use_store(desk: State<'_, Desk>, path: PathBuf) -> Answer<StateView> {
    desk.work(move |work| {
        work.use_store(&path)?;
        Ok(work.state())
    })
    .await
}

/// Shows a file the program wrote in the system's file manager.
#[tauri::command]
#[specta::specta]
pub async fn reveal(desk: State<'_, Desk>, path: PathBuf) -> Answer<()> {
    desk.hand_over(path, written::reveal).await
}

/// Opens a file the program wrote with the system's program for it.
#[tauri::command]
#[specta::specta]
pub async fn open_written(desk: State<'_, Desk>, path: PathBuf) -> Answer<()> {
    desk.hand_over(path, written::open).await
}

/// Opens a copy of an original, by its SHA-256, with the system's program for it.
#[tauri::command]
#[specta::specta]
pub async fn open_original(desk: State<'_, Desk>, sha256: String) -> Answer<()> {
    desk.show_original(sha256).await
}

/// Looks through the whole store.
#[tauri::command]
#[specta::specta]
pub async fn check(desk: State<'_, Desk>) -> Answer<CheckView> {
    desk.office(|office| office.check()).await
}
