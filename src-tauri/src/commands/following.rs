//! Difficulties and proposals, audiences, the stages of frozen returns.

use crate::desk::{Answer, Desk};
use office::views::{AudienceView, DifficultyView, FrozenReturnView, ReturnView};
use office::{DifficultyEntry, DifficultyQuery, DifficultyStep, SheetChoice, StageEntry};
use std::path::PathBuf;
use tauri::State;

/// Difficulties and proposals as they stand today, those that wait first.
#[tauri::command]
#[specta::specta]
pub async fn difficulties(
    desk: State<'_, Desk>,
    query: DifficultyQuery,
) -> Answer<Vec<DifficultyView>> {
    desk.office(move |office| office.difficulties(&query)).await
}

/// Enters a difficulty for a unit.
#[tauri::command]
#[specta::specta]
pub async fn add_difficulty(
    desk: State<'_, Desk>,
    entry: DifficultyEntry,
) -> Answer<DifficultyView> {
    desk.office(move |office| office.add_difficulty(&entry))
        .await
}

/// Logs what was done about a difficulty: passed on, answered, closed, taken up again.
#[tauri::command]
#[specta::specta]
pub async fn follow_difficulty(
    desk: State<'_, Desk>,
    id: i64,
    step: DifficultyStep,
) -> Answer<DifficultyView> {
    desk.office(move |office| office.follow_difficulty(id, &step))
        .await
}

/// The audiences there are, with the sheets each gets for a period.
#[tauri::command]
#[specta::specta]
pub async fn audiences(desk: State<'_, Desk>, period: String) -> Answer<Vec<AudienceView>> {
    desk.office(move |office| office.audiences(&period)).await
}

/// Keeps an audience under a name, its sheets in their order.
#[tauri::command]
#[specta::specta]
pub async fn save_audience(
    desk: State<'_, Desk>,
    name: String,
    sheets: Vec<SheetChoice>,
) -> Answer<()> {
    desk.office(move |office| office.save_audience(&name, &sheets))
        .await
}

/// Takes a kept audience away.
#[tauri::command]
#[specta::specta]
pub async fn remove_audience(desk: State<'_, Desk>, name: String) -> Answer<()> {
    desk.office(move |office| office.remove_audience(&name))
        .await
}

/// Logs that a frozen return, named "2024-03/1", reached its next stage; what is issued is
/// written.
#[tauri::command]
#[specta::specta]
pub async fn stage_return(
    desk: State<'_, Desk>,
    name: String,
    entry: StageEntry,
) -> Answer<FrozenReturnView> {
    desk.writing(move |office| office.stage_return(&name, &entry))
        .await
}

/// Writes the issued file of a return again, byte for byte.
#[tauri::command]
#[specta::specta]
pub async fn issued_return(
    desk: State<'_, Desk>,
    name: String,
    path: PathBuf,
) -> Answer<ReturnView> {
    desk.writing(move |office| office.issued_return(&name, &path))
        .await
}
