//! Periods: forms out, returns out.

use crate::desk::{Answer, Desk};
use office::ReturnChoice;
use office::views::{
    ChangesView, FormsView, FrozenReturnView, MatrixView, NarrativeFile, NarrativeView,
    PeriodDetail, PeriodView, ReturnPages, ReturnView, TodayView, TraceView,
};
use office::{Delivery, HandOut};
use std::path::PathBuf;
use tauri::State;

/// The calendar of the plan's year.
#[tauri::command]
#[specta::specta]
pub async fn periods(desk: State<'_, Desk>) -> Answer<Vec<PeriodView>> {
    desk.office(|office| office.periods()).await
}

/// One period: every unit, whether it owes, what it has sent, and everything counted.
#[tauri::command]
#[specta::specta]
pub async fn period(desk: State<'_, Desk>, id: String) -> Answer<PeriodDetail> {
    desk.office(move |office| office.period_detail(&id)).await
}

/// The digest of a day; today's where none is named.
#[tauri::command]
#[specta::specta]
pub async fn today(desk: State<'_, Desk>, as_of: Option<String>) -> Answer<TodayView> {
    desk.office(move |office| office.today(as_of.as_deref()))
        .await
}

/// Units against some neighbouring periods that end at `last`; by default at the one after the
/// period that is due next.
#[tauri::command]
#[specta::specta]
pub async fn matrix(desk: State<'_, Desk>, last: Option<String>) -> Answer<MatrixView> {
    desk.office(move |office| office.matrix(last.as_deref()))
        .await
}

/// Writes the forms of a period: of every unit that owes it, or of the one named.
#[tauri::command]
#[specta::specta]
pub async fn export_forms(
    desk: State<'_, Desk>,
    period: String,
    folder: PathBuf,
    unit: Option<String>,
) -> Answer<FormsView> {
    desk.writing(move |office| office.export_forms(&period, &folder, unit.as_deref()))
        .await
}

/// Writes the forms of a period, each with a draft letter to its unit.
#[tauri::command]
#[specta::specta]
pub async fn draft_forms(
    desk: State<'_, Desk>,
    period: String,
    folder: PathBuf,
) -> Answer<FormsView> {
    desk.writing(move |office| {
        office.hand_out(&HandOut {
            period,
            unit: None,
            changed_only: false,
            delivery: Delivery {
                drafts: true,
                ..Delivery::folder(folder)
            },
        })
    })
    .await
}

/// The pages of a period's return as they would print now, as an audience gets them.
#[tauri::command]
#[specta::specta]
pub async fn preview_return(
    desk: State<'_, Desk>,
    period: String,
    audience: Option<String>,
) -> Answer<ReturnPages> {
    desk.office(move |office| office.return_pages_for(&period, audience.as_deref()))
        .await
}

/// Writes the return of a period as it stands now, as an audience gets it.
#[tauri::command]
#[specta::specta]
pub async fn export_return(
    desk: State<'_, Desk>,
    period: String,
    audience: Option<String>,
    with_sources: bool,
    path: PathBuf,
) -> Answer<ReturnView> {
    let choice = ReturnChoice {
        audience,
        with_sources,
    };
    desk.writing(move |office| office.export_return_for(&period, &choice, &path))
        .await
}

/// Writes the return of a period and freezes exactly this file as its next version.
#[tauri::command]
#[specta::specta]
pub async fn freeze_return(
    desk: State<'_, Desk>,
    period: String,
    audience: Option<String>,
    path: PathBuf,
) -> Answer<ReturnView> {
    desk.writing(move |office| office.freeze_return_for(&period, audience.as_deref(), &path))
        .await
}

/// All frozen returns.
#[tauri::command]
#[specta::specta]
pub async fn frozen_returns(desk: State<'_, Desk>) -> Answer<Vec<FrozenReturnView>> {
    desk.office(|office| office.frozen_returns()).await
}

/// Writes a frozen return, named "2024-03/1", again byte for byte.
#[tauri::command]
#[specta::specta]
pub async fn frozen_return(
    desk: State<'_, Desk>,
    name: String,
    path: PathBuf,
) -> Answer<ReturnView> {
    desk.writing(move |office| office.frozen_return(&name, &path))
        .await
}

/// What changed between two returns; "2024-03" is the one as it stands now.
#[tauri::command]
#[specta::specta]
pub async fn return_changes(
    desk: State<'_, Desk>,
    older: String,
    newer: String,
) -> Answer<ChangesView> {
    desk.office(move |office| office.return_changes(&older, &newer))
        .await
}

/// The report of a period in words, part by part.
#[tauri::command]
#[specta::specta]
pub async fn narrative(desk: State<'_, Desk>, period: String) -> Answer<NarrativeView> {
    desk.office(move |office| office.narrative(&period)).await
}

/// Writes a part of a period's report in the user's own words; blank ones give it back.
#[tauri::command]
#[specta::specta]
pub async fn write_part(
    desk: State<'_, Desk>,
    period: String,
    part: String,
    text: String,
) -> Answer<NarrativeView> {
    desk.office(move |office| office.write_part(&period, &part, &text))
        .await
}

/// Writes the report of a period as a Word document.
#[tauri::command]
#[specta::specta]
pub async fn export_narrative(
    desk: State<'_, Desk>,
    period: String,
    path: PathBuf,
) -> Answer<NarrativeFile> {
    desk.writing(move |office| office.export_narrative(&period, &path))
        .await
}

/// Where a cell of a return, "PL I!F12", as an audience gets it, comes from.
#[tauri::command]
#[specta::specta]
pub async fn trace(
    desk: State<'_, Desk>,
    name: String,
    cell: String,
    audience: Option<String>,
) -> Answer<TraceView> {
    desk.office(move |office| office.trace_for(&name, audience.as_deref(), &cell))
        .await
}

/// Explains a cell of a return on one page.
#[tauri::command]
#[specta::specta]
pub async fn explain_cell(
    desk: State<'_, Desk>,
    name: String,
    cell: String,
    audience: Option<String>,
    out: PathBuf,
) -> Answer<TraceView> {
    desk.office(move |office| office.explain_cell(&name, audience.as_deref(), &cell, &out))
        .await
}
