//! The plan: its appendix, its tasks, who is assigned.

use crate::desk::{Answer, Desk};
use office::views::{AssignmentLine, AssignmentView, PlanView, ProposalView, RoleName, UnitView};
use office::{AppendixRequest, OfficeError, TaskQuery};
use std::path::PathBuf;
use tauri::State;

/// Reads an appendix and sets it against the stored plan; without a path, the one that comes with
/// the program for the store's locality.
#[tauri::command]
#[specta::specta]
pub async fn preview_appendix(
    desk: State<'_, Desk>,
    path: Option<PathBuf>,
    sheet: Option<String>,
    year: Option<i32>,
) -> Answer<ProposalView> {
    desk.work(move |work| {
        let office = work.office()?;
        let preview = match path {
            Some(file) => office.preview_appendix(&AppendixRequest { file, sheet, year })?,
            None => office.preview_bundled_appendix()?,
        };
        Ok(work.appendix.insert(preview).view())
    })
    .await
}

/// Stores the appendix that was previewed last.
#[tauri::command]
#[specta::specta]
pub async fn accept_appendix(desk: State<'_, Desk>) -> Answer<ProposalView> {
    desk.work(|work| {
        let preview = work.appendix.take().ok_or(OfficeError::StalePreview)?;
        work.office()?.accept_appendix(preview)
    })
    .await
}

/// The stored plan.
#[tauri::command]
#[specta::specta]
pub async fn plan(desk: State<'_, Desk>) -> Answer<PlanView> {
    desk.office(|office| office.plan()).await
}

/// Assignments in the plan's order with their status.
#[tauri::command]
#[specta::specta]
pub async fn tasks(desk: State<'_, Desk>, query: TaskQuery) -> Answer<Vec<AssignmentLine>> {
    desk.office(move |office| office.tasks(&query)).await
}

/// The directory in the order of protocol.
#[tauri::command]
#[specta::specta]
pub async fn units(desk: State<'_, Desk>) -> Answer<Vec<UnitView>> {
    desk.office(|office| office.units()).await
}

/// Assigns a unit to a task, or gives it another role there.
#[tauri::command]
#[specta::specta]
pub async fn assign(
    desk: State<'_, Desk>,
    task: String,
    unit: String,
    role: RoleName,
) -> Answer<AssignmentView> {
    desk.office(move |office| office.assign(&task, &unit, role.into()))
        .await
}

/// Takes a unit off a task; what it reported stays.
#[tauri::command]
#[specta::specta]
pub async fn unassign(
    desk: State<'_, Desk>,
    task: String,
    unit: String,
    role: RoleName,
) -> Answer<AssignmentView> {
    desk.office(move |office| office.unassign(&task, &unit, role.into()))
        .await
}
