//! What units send.

use crate::desk::{Answer, Desk};
use office::views::pile::IntakeView;
use office::views::{CorrectionsView, EntryForm, EntryInput, SubmissionDetail, SubmissionView};
use office::{CorrectionRequest, Delivery, DocumentMarks, Look, OfficeError};
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
        Ok(work.intake.insert(preview).beside_store())
    })
    .await
}

/// The files previewed last and not put away, as the store stands now.
#[tauri::command]
#[specta::specta]
pub async fn intake(desk: State<'_, Desk>) -> Answer<Option<IntakeView>> {
    desk.work(|work| {
        let Some((office, preview)) = work.beside_intake()? else {
            return Ok(None);
        };
        office.refresh_submissions(preview).map(Some)
    })
    .await
}

/// Says whose one of the previewed files is, or which period it reports on.
#[tauri::command]
#[specta::specta]
pub async fn settle_file(
    desk: State<'_, Desk>,
    index: usize,
    unit: Option<String>,
    period: Option<String>,
) -> Answer<IntakeView> {
    desk.work(move |work| {
        let (office, preview) = work.beside_intake()?.ok_or(OfficeError::StalePreview)?;
        office.settle_file(preview, index, unit.as_deref(), period.as_deref())
    })
    .await
}

/// Says whether accepting a previewed file notes the address it came from for its unit.
#[tauri::command]
#[specta::specta]
pub async fn remember_sender(
    desk: State<'_, Desk>,
    index: usize,
    remembers: bool,
) -> Answer<IntakeView> {
    desk.work(move |work| {
        let (office, preview) = work.beside_intake()?.ok_or(OfficeError::StalePreview)?;
        office.remember_sender(preview, index, remembers)
    })
    .await
}

/// Stores the named ones of the files previewed last, or every good one; the rest stays.
#[tauri::command]
#[specta::specta]
pub async fn accept_submissions(
    desk: State<'_, Desk>,
    files: Option<Vec<usize>>,
) -> Answer<IntakeView> {
    desk.work(move |work| {
        let (office, preview) = work.beside_intake()?.ok_or(OfficeError::StalePreview)?;
        office.accept_files(preview, files.as_deref())
    })
    .await
}

/// Enters what one of the previewed letters says in its own words.
#[tauri::command]
#[specta::specta]
pub async fn enter_from_letter(
    desk: State<'_, Desk>,
    index: usize,
    entry: EntryInput,
) -> Answer<IntakeView> {
    desk.work(move |work| {
        let (office, preview) = work.beside_intake()?.ok_or(OfficeError::StalePreview)?;
        office.enter_from_letter(preview, index, &entry)
    })
    .await
}

/// Opens a copy of one of the previewed files, or of the letter it came in.
#[tauri::command]
#[specta::specta]
pub async fn open_previewed(desk: State<'_, Desk>, index: usize, look: Look) -> Answer<()> {
    desk.show_previewed(index, look).await
}

/// Puts the files previewed last away.
#[tauri::command]
#[specta::specta]
pub async fn leave_submissions(desk: State<'_, Desk>) -> Answer<()> {
    desk.work(|work| {
        work.intake = None;
        Ok(())
    })
    .await
}

/// All versions received for a period.
#[tauri::command]
#[specta::specta]
pub async fn submissions(desk: State<'_, Desk>, period: String) -> Answer<Vec<SubmissionView>> {
    desk.office(move |office| office.submissions(&period)).await
}

/// One version with what came with it.
#[tauri::command]
#[specta::specta]
pub async fn submission(desk: State<'_, Desk>, id: i64) -> Answer<SubmissionDetail> {
    desk.office(move |office| office.submission(id)).await
}

/// Says what identifies a signed document of a submission.
#[tauri::command]
#[specta::specta]
pub async fn describe_document(
    desk: State<'_, Desk>,
    id: i64,
    document: i64,
    marks: DocumentMarks,
) -> Answer<SubmissionDetail> {
    desk.work(move |work| {
        work.follow(|office| office.describe_document(id, Some(document), &marks))
    })
    .await
}

/// The form on which a report of a period is entered for a unit.
#[tauri::command]
#[specta::specta]
pub async fn entry_form(desk: State<'_, Desk>, unit: String, period: String) -> Answer<EntryForm> {
    desk.office(move |office| office.entry_form(&unit, &period))
        .await
}

/// Enters a whole report for a unit.
#[tauri::command]
#[specta::specta]
pub async fn enter_report(desk: State<'_, Desk>, entry: EntryInput) -> Answer<SubmissionView> {
    desk.work(move |work| work.follow(|office| office.enter_report(&entry)))
        .await
}

/// Approves a submission: its rows count.
#[tauri::command]
#[specta::specta]
pub async fn approve_submission(desk: State<'_, Desk>, id: i64) -> Answer<SubmissionView> {
    desk.work(move |work| work.follow(|office| office.approve_submission(id)))
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
    desk.work(move |work| work.follow(|office| office.return_submission(id, &reason)))
        .await
}

/// Asks units to correct what they sent: a workbook and a draft letter for each.
#[tauri::command]
#[specta::specta]
pub async fn request_corrections(
    desk: State<'_, Desk>,
    submissions: Vec<i64>,
    folder: PathBuf,
) -> Answer<CorrectionsView> {
    desk.work(move |work| {
        let request = CorrectionRequest {
            submissions,
            ..CorrectionRequest::default()
        };
        let delivery = Delivery {
            drafts: true,
            ..Delivery::folder(folder)
        };
        let view = work.follow(|office| office.request_corrections(&request, &delivery))?;
        work.written.note(&view);
        Ok(view)
    })
    .await
}

/// What the letter that asks for corrections says, for the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn correction_text(desk: State<'_, Desk>, id: i64) -> Answer<String> {
    desk.office(move |office| office.correction_text(id, ""))
        .await
}
