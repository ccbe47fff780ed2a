//! Units, what becomes of them, and what is decided of their work.

use crate::desk::{Answer, Desk};
use office::OfficeError;
use office::views::{
    BasisForm, CompletionName, CompletionView, ContactForm, ContactsProposal, ContactsView,
    DirectoryView, EventForm, EventView, ExtensionView, MoreTimeForm, RulingForm, RulingView,
    UnitCard, UnitForm, UnitPage,
};
use std::path::PathBuf;
use tauri::State;

/// The directory with how much work each unit has and how many reports it owes.
#[tauri::command]
#[specta::specta]
pub async fn unit_directory(desk: State<'_, Desk>) -> Answer<DirectoryView> {
    desk.office(|office| office.unit_directory()).await
}

/// One unit: its work, its record of reporting, what it owes.
#[tauri::command]
#[specta::specta]
pub async fn unit_page(desk: State<'_, Desk>, name: String) -> Answer<UnitPage> {
    desk.office(move |office| office.unit_page(&name)).await
}

/// Adds a unit.
#[tauri::command]
#[specta::specta]
pub async fn add_unit(desk: State<'_, Desk>, unit: UnitForm) -> Answer<UnitCard> {
    desk.office(move |office| office.add_unit(&unit.into()))
        .await
}

/// Changes what is known of a unit.
#[tauri::command]
#[specta::specta]
pub async fn edit_unit(
    desk: State<'_, Desk>,
    name: String,
    details: ContactForm,
) -> Answer<UnitCard> {
    desk.office(move |office| office.edit_unit(&name, &details.into()))
        .await
}

/// Reads a workbook's table of contacts against the directory.
#[tauri::command]
#[specta::specta]
pub async fn preview_contacts(desk: State<'_, Desk>, path: PathBuf) -> Answer<ContactsProposal> {
    desk.work(move |work| {
        let preview = work.office()?.preview_contacts(&path)?;
        Ok(work.contacts.insert(preview).view())
    })
    .await
}

/// Takes over the table of contacts that was previewed last.
#[tauri::command]
#[specta::specta]
pub async fn accept_contacts(desk: State<'_, Desk>) -> Answer<ContactsView> {
    desk.work(|work| {
        let preview = work.contacts.take().ok_or(OfficeError::StalePreview)?;
        work.office()?.accept_contacts(preview)
    })
    .await
}

/// Gives a unit another name from a day on.
#[tauri::command]
#[specta::specta]
pub async fn rename_unit(
    desk: State<'_, Desk>,
    name: String,
    to: String,
    short: Option<String>,
    basis: BasisForm,
) -> Answer<UnitCard> {
    desk.office(move |office| office.rename_unit(&name, &to, short.as_deref(), &basis.try_into()?))
        .await
}

/// Makes one unit of several from a day on.
#[tauri::command]
#[specta::specta]
pub async fn merge_units(
    desk: State<'_, Desk>,
    names: Vec<String>,
    into: String,
    basis: BasisForm,
) -> Answer<UnitCard> {
    desk.office(move |office| office.merge_units(&names, &into, &basis.try_into()?))
        .await
}

/// Makes several units of one from a day on.
#[tauri::command]
#[specta::specta]
pub async fn split_unit(
    desk: State<'_, Desk>,
    name: String,
    into: Vec<String>,
    basis: BasisForm,
) -> Answer<Vec<UnitCard>> {
    desk.office(move |office| office.split_unit(&name, &into, &basis.try_into()?))
        .await
}

/// Logs that the event a task waited for happened.
#[tauri::command]
#[specta::specta]
pub async fn log_event(desk: State<'_, Desk>, event: EventForm) -> Answer<EventView> {
    desk.office(move |office| office.log_event(&event.try_into()?))
        .await
}

/// Gives a task, or one unit's part of it, a later last day.
#[tauri::command]
#[specta::specta]
pub async fn extend_task(
    desk: State<'_, Desk>,
    task: String,
    unit: Option<String>,
    more: MoreTimeForm,
) -> Answer<ExtensionView> {
    desk.office(move |office| office.extend_task(&task, unit.as_deref(), &more.try_into()?))
        .await
}

/// Stops a task or one unit's part of it, gives it up, or takes it up again.
#[tauri::command]
#[specta::specta]
pub async fn rule_task(desk: State<'_, Desk>, ruling: RulingForm) -> Answer<RulingView> {
    desk.office(move |office| office.rule(&ruling.try_into()?))
        .await
}

/// Sets when a task counts as done.
#[tauri::command]
#[specta::specta]
pub async fn set_completion(
    desk: State<'_, Desk>,
    task: String,
    completion: CompletionName,
    unit: Option<String>,
) -> Answer<CompletionView> {
    desk.office(move |office| office.set_completion(&task, &completion.with(unit)))
        .await
}
