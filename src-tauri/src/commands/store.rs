//! The store itself: making it, its history, its backups.

use crate::desk::{Answer, Desk};
use office::views::{
    BackupCheckView, BackupView, CheckView, OperationView, RestoreView, StateView, UndoneView,
};
use std::path::PathBuf;
use tauri::State;

/// Where the program stands: no store, a refused one, no plan, or ready.
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

/// Writes a backup; without a path, one beside the store that names the moment.
#[tauri::command]
#[specta::specta]
pub async fn create_backup(desk: State<'_, Desk>, path: Option<PathBuf>) -> Answer<BackupView> {
    desk.office(move |office| office.create_backup(path.as_deref()))
        .await
}

/// Looks whether a backup can be restored.
#[tauri::command]
#[specta::specta]
pub async fn check_backup(desk: State<'_, Desk>, path: PathBuf) -> Answer<BackupCheckView> {
    desk.work(move |_| office::check_backup(&path)).await
}

/// Puts a backup in the store's place; the store before it is kept beside.
#[tauri::command]
#[specta::specta]
pub async fn restore_backup(desk: State<'_, Desk>, path: PathBuf) -> Answer<RestoreView> {
    desk.work(move |work| {
        let (store, clock) = work.close()?;
        office::restore_backup(&path, store, clock)
    })
    .await
}

/// Looks through the whole store.
#[tauri::command]
#[specta::specta]
pub async fn check(desk: State<'_, Desk>) -> Answer<CheckView> {
    desk.office(|office| office.check()).await
}
