//! Documents in and out, the tasks they found, and days on the way.

use crate::desk::{Answer, Desk};
use office::OfficeError;
use office::views::{
    DeadlineView, DirectionName, DirectiveView, DispatchView, DocumentForm, FoundedView,
    FoundingForm, MilestoneForm, MilestoneView, RegisterView, ReplacedView, day_if_any,
};
use std::path::PathBuf;
use tauri::State;

/// The register, what was entered last first.
#[tauri::command]
#[specta::specta]
pub async fn documents(
    desk: State<'_, Desk>,
    direction: Option<DirectionName>,
) -> Answer<Vec<RegisterView>> {
    desk.office(move |office| office.documents(direction.map(Into::into)))
        .await
}

/// Enters a document.
#[tauri::command]
#[specta::specta]
pub async fn add_document(desk: State<'_, Desk>, document: DocumentForm) -> Answer<RegisterView> {
    desk.office(move |office| office.add_document(&document.try_into()?))
        .await
}

/// Corrects what is registered of a document; its file stays.
#[tauri::command]
#[specta::specta]
pub async fn edit_document(
    desk: State<'_, Desk>,
    id: i64,
    document: DocumentForm,
) -> Answer<RegisterView> {
    desk.office(move |office| office.edit_document(&id.to_string(), &document.try_into()?))
        .await
}

/// Reads a directive's pasted text into points; nothing is stored.
#[tauri::command]
#[specta::specta]
pub async fn read_directive(desk: State<'_, Desk>, text: String) -> Answer<DirectiveView> {
    desk.office(move |office| office.read_directive(&text))
        .await
}

/// The same out of a document's file.
#[tauri::command]
#[specta::specta]
pub async fn read_directive_file(desk: State<'_, Desk>, path: PathBuf) -> Answer<DirectiveView> {
    desk.office(move |office| office.read_directive_file(&path))
        .await
}

/// How a deadline's words are read.
#[tauri::command]
#[specta::specta]
pub async fn deadline_words(desk: State<'_, Desk>, text: String) -> Answer<DeadlineView> {
    desk.office(move |office| office.deadline_words(&text))
        .await
}

/// Stores the tasks a document founds, the document with them where it is new.
#[tauri::command]
#[specta::specta]
pub async fn found_tasks(desk: State<'_, Desk>, founding: FoundingForm) -> Answer<FoundedView> {
    desk.office(move |office| office.found_tasks(&founding.try_into()?))
        .await
}

/// Writes the letter that hands a document's tasks on; the document by its identity.
#[tauri::command]
#[specta::specta]
pub async fn write_dispatch(
    desk: State<'_, Desk>,
    document: String,
    path: PathBuf,
) -> Answer<DispatchView> {
    desk.writing(move |office| office.write_dispatch(&document, &path))
        .await
}

/// Lets another task take a task's place from a day on.
#[tauri::command]
#[specta::specta]
pub async fn replace_task(
    desk: State<'_, Desk>,
    task: String,
    by: String,
    on: String,
    document: String,
) -> Answer<ReplacedView> {
    desk.office(move |office| {
        let on = day_if_any(&on)?.ok_or(OfficeError::ValueInvalid { value: on })?;
        office.replace_task(&task, &by, on, &document)
    })
    .await
}

/// Sets a day on the way.
#[tauri::command]
#[specta::specta]
pub async fn add_milestone(
    desk: State<'_, Desk>,
    milestone: MilestoneForm,
) -> Answer<MilestoneView> {
    desk.office(move |office| office.add_milestone(&milestone.try_into()?))
        .await
}

/// Says that a milestone was reached on a day; without one, that it was not.
#[tauri::command]
#[specta::specta]
pub async fn meet_milestone(
    desk: State<'_, Desk>,
    id: i64,
    on: String,
    document: String,
) -> Answer<MilestoneView> {
    desk.office(move |office| office.meet_milestone(id, day_if_any(&on)?, &document))
        .await
}

/// Takes a milestone away.
#[tauri::command]
#[specta::specta]
pub async fn remove_milestone(desk: State<'_, Desk>, id: i64) -> Answer<MilestoneView> {
    desk.office(move |office| office.remove_milestone(id)).await
}
