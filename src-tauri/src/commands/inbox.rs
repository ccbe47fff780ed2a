//! The watched folder.

use crate::desk::{Answer, Desk};
use office::AsideFile;
use office::views::InboxView;
use tauri::State;

/// What is new in the watched folder.
#[tauri::command]
#[specta::specta]
pub async fn inbox(desk: State<'_, Desk>) -> Answer<InboxView> {
    desk.inbox().await
}

/// Files that are not to be shown again; they stay where they are.
#[tauri::command]
#[specta::specta]
pub async fn put_aside(desk: State<'_, Desk>, files: Vec<AsideFile>) -> Answer<()> {
    desk.work(move |work| work.follow(|office| office.put_aside(&files)))
        .await
}
