//! What units send.

use crate::desk::{Answer, Desk};
use office::OfficeError;
use office::views::{IntakeView, SubmissionView};
use std::path::PathBuf;
use tauri::State;

/// Reads files and folders and sets each against the store.
#[tauri::command]
#[specta::specta]
pub async fn preview_submissions(
    desk: State<'_, Desk>,
    paths: Vec<PathBuf>,
    period: Option<String>,
) -> Answer<IntakeView> {
    desk.work(move |work| {
        let preview = work
            .office()?
            .preview_submissions(&paths, period.as_deref())?;
        Ok(work.intake.insert(preview).view())
    })
    .await
}

/// Stores every good file that was previewed last.
#[tauri::command]
#[specta::specta]
pub async fn accept_submissions(desk: State<'_, Desk>) -> Answer<IntakeView> {
    desk.work(|work| {
        let preview = work.intake.take().ok_or(OfficeError::StalePreview)?;
        work.office()?.accept_submissions(preview)
    })
    .await
}

/// All versions received for a period.
#[tauri::command]
#[specta::specta]
pub async fn submissions(desk: State<'_, Desk>, period: String) -> Answer<Vec<SubmissionView>> {
    desk.office(move |office| office.submissions(&period)).await
}

/// Approves a submission: its rows count.
#[tauri::command]
#[specta::specta]
pub async fn approve_submission(desk: State<'_, Desk>, id: i64) -> Answer<SubmissionView> {
    desk.office(move |office| office.approve_submission(id))
        .await
}

/// Sends a submission back for a reason: its rows do not count.
#[tauri::command]
#[specta::specta]
pub async fn return_submission(
    desk: State<'_, Desk>,
    id: i64,
    reason: String,
) -> Answer<SubmissionView> {
    desk.office(move |office| office.return_submission(id, &reason))
        .await
}
