//! The plan: its appendix, its tasks, who is assigned.

use crate::desk::{Answer, Desk};
use office::views::{
    AssignmentLine, AssignmentView, CarryView, ColumnName, FindingView, PlanView, ProposalView,
    RoleName, TaskFilter, TaskPage, TaskRow, UnitView,
};
use office::{AppendixRequest, CarryRequest, DayChoice, HelperChoice, OfficeError, TaskQuery};
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
            Some(file) => office.preview_appendix(&AppendixRequest {
                file,
                sheet,
                year,
                plan: None,
            })?,
            None => office.preview_bundled_appendix()?,
        };
        Ok(work.appendix.insert(preview).for_review())
    })
    .await
}

/// Reads an appendix out of text that was copied from a table or a document.
#[tauri::command]
#[specta::specta]
pub async fn preview_pasted_appendix(
    desk: State<'_, Desk>,
    text: String,
    year: Option<i32>,
) -> Answer<ProposalView> {
    desk.work(move |work| {
        let preview = work.office()?.preview_pasted_appendix(&text, year)?;
        Ok(work.appendix.insert(preview).for_review())
    })
    .await
}

/// Reads the appendix previewed last again, with what the column below a heading holds.
#[tauri::command]
#[specta::specta]
pub async fn choose_column(
    desk: State<'_, Desk>,
    heading: String,
    column: Option<ColumnName>,
) -> Answer<ProposalView> {
    desk.work(move |work| {
        let (office, before) = work.beside_appendix()?.ok_or(OfficeError::StalePreview)?;
        let preview = office.choose_column(before, &heading, column.map(Into::into))?;
        Ok(work.appendix.insert(preview).for_review())
    })
    .await
}

/// Sets the appendix previewed last against another plan: "new", a year, or a plan's identity.
#[tauri::command]
#[specta::specta]
pub async fn choose_plan(desk: State<'_, Desk>, plan: String) -> Answer<ProposalView> {
    desk.work(move |work| {
        let (office, before) = work.beside_appendix()?.ok_or(OfficeError::StalePreview)?;
        let preview = office.choose_plan(before, &plan)?;
        Ok(work.appendix.insert(preview).for_review())
    })
    .await
}

/// What is proposed of the tasks of an earlier plan that nobody decided on yet.
#[tauri::command]
#[specta::specta]
pub async fn carry_over(desk: State<'_, Desk>, request: CarryRequest) -> Answer<CarryView> {
    desk.office(move |office| office.carry_over(&request)).await
}

/// Carries tasks over as proposed and chosen, in one operation.
#[tauri::command]
#[specta::specta]
pub async fn accept_carry(desk: State<'_, Desk>, request: CarryRequest) -> Answer<CarryView> {
    desk.office(move |office| office.accept_carry(&request))
        .await
}

/// Reads the appendix previewed last again, with what a phrase means.
#[tauri::command]
#[specta::specta]
pub async fn settle_phrase(
    desk: State<'_, Desk>,
    phrase: String,
    name: String,
) -> Answer<ProposalView> {
    desk.work(move |work| {
        let (office, before) = work.beside_appendix()?.ok_or(OfficeError::StalePreview)?;
        let preview = office.settle_phrase(before, &phrase, &name)?;
        Ok(work.appendix.insert(preview).for_review())
    })
    .await
}

/// Stores the appendix that was previewed last, with the helpers out of its prose that were taken
/// and the days that were chosen for impossible ones.
#[tauri::command]
#[specta::specta]
pub async fn accept_appendix(
    desk: State<'_, Desk>,
    helpers: Vec<HelperChoice>,
    days: Vec<DayChoice>,
) -> Answer<ProposalView> {
    desk.work(move |work| {
        let mut preview = work.appendix.take().ok_or(OfficeError::StalePreview)?;
        preview.take_helpers(helpers);
        preview.choose_days(&days);
        work.office()?.accept_appendix(preview)
    })
    .await
}

/// A plan as it is carried out on a day: the one that is named, else the one in force then; today
/// where no day is named.
#[tauri::command]
#[specta::specta]
pub async fn plan(
    desk: State<'_, Desk>,
    name: Option<String>,
    as_of: Option<String>,
) -> Answer<PlanView> {
    desk.office(move |office| office.plan_of(name.as_deref(), as_of.as_deref()))
        .await
}

/// Assignments in the plan's order with their status.
#[tauri::command]
#[specta::specta]
pub async fn tasks(desk: State<'_, Desk>, query: TaskQuery) -> Answer<Vec<AssignmentLine>> {
    desk.office(move |office| office.tasks(&query)).await
}

/// The plan's tasks in its order, each with its derived status on a day; today where none is named.
#[tauri::command]
#[specta::specta]
pub async fn task_list(
    desk: State<'_, Desk>,
    query: TaskFilter,
    as_of: Option<String>,
) -> Answer<Vec<TaskRow>> {
    desk.office(move |office| office.task_list(&query, as_of.as_deref()))
        .await
}

/// A task as it stands on a day, with its history; today where none is named.
#[tauri::command]
#[specta::specta]
pub async fn task(
    desk: State<'_, Desk>,
    number: String,
    as_of: Option<String>,
) -> Answer<TaskPage> {
    desk.office(move |office| office.task(&number, as_of.as_deref()))
        .await
}

/// Tasks, units and periods that answer some words, best first.
#[tauri::command]
#[specta::specta]
pub async fn find(desk: State<'_, Desk>, text: String) -> Answer<Vec<FindingView>> {
    desk.office(move |office| office.find(&text)).await
}

/// The directory in the order of protocol.
#[tauri::command]
#[specta::specta]
pub async fn units(desk: State<'_, Desk>) -> Answer<Vec<UnitView>> {
    desk.office(|office| office.units()).await
}

/// Assigns units and all members of collectives to a task, or gives them another role there, in
/// one operation.
#[tauri::command]
#[specta::specta]
pub async fn assign(
    desk: State<'_, Desk>,
    task: String,
    names: Vec<String>,
    role: RoleName,
) -> Answer<Vec<AssignmentView>> {
    desk.office(move |office| office.assign_all(&task, &names, role.into()))
        .await
}

/// Takes units and all members of collectives off a task in one operation; what they reported
/// stays.
#[tauri::command]
#[specta::specta]
pub async fn unassign(
    desk: State<'_, Desk>,
    task: String,
    names: Vec<String>,
    role: RoleName,
) -> Answer<Vec<AssignmentView>> {
    desk.office(move |office| office.unassign_all(&task, &names, role.into()))
        .await
}
