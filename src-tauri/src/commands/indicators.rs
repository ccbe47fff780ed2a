//! Indicators: what is counted, the numbers entered and pasted, and what was reached.

use crate::desk::{Answer, Desk};
use office::views::{
    IndicatorEdit, IndicatorPage, IndicatorView, MeasurementView, OfficialImportView, ProposalView,
    TraceView,
};
use office::{NumbersEntry, OfficeError, OfficialRequest, Whose};
use std::path::PathBuf;
use tauri::State;

/// The indicators with the figure of a period; without one named, of the last with numbers.
#[tauri::command]
#[specta::specta]
pub async fn indicators(
    desk: State<'_, Desk>,
    period: Option<String>,
) -> Answer<Vec<IndicatorView>> {
    desk.office(move |office| office.indicators(period.as_deref()))
        .await
}

/// The indicators that were taken away.
#[tauri::command]
#[specta::specta]
pub async fn removed_indicators(desk: State<'_, Desk>) -> Answer<Vec<IndicatorView>> {
    desk.office(|office| office.removed_indicators()).await
}

/// One indicator with every unit and its trend.
#[tauri::command]
#[specta::specta]
pub async fn indicator(
    desk: State<'_, Desk>,
    code: String,
    period: Option<String>,
) -> Answer<IndicatorPage> {
    desk.office(move |office| office.indicator(&code, period.as_deref()))
        .await
}

/// Adds an indicator.
#[tauri::command]
#[specta::specta]
pub async fn add_indicator(desk: State<'_, Desk>, edit: IndicatorEdit) -> Answer<IndicatorPage> {
    desk.office(move |office| office.add_indicator(&edit)).await
}

/// Changes an indicator; what is left out stays as it is.
#[tauri::command]
#[specta::specta]
pub async fn edit_indicator(
    desk: State<'_, Desk>,
    code: String,
    edit: IndicatorEdit,
) -> Answer<IndicatorPage> {
    desk.office(move |office| office.edit_indicator(&code, &edit))
        .await
}

/// Takes an indicator away; its numbers stay.
#[tauri::command]
#[specta::specta]
pub async fn remove_indicator(desk: State<'_, Desk>, code: String) -> Answer<IndicatorView> {
    desk.office(move |office| office.remove_indicator(&code))
        .await
}

/// Puts an indicator back.
#[tauri::command]
#[specta::specta]
pub async fn restore_indicator(desk: State<'_, Desk>, code: String) -> Answer<IndicatorPage> {
    desk.office(move |office| office.restore_indicator(&code))
        .await
}

/// Enters one indicator's numbers for a unit; they count at once.
#[tauri::command]
#[specta::specta]
pub async fn set_numbers(desk: State<'_, Desk>, entry: NumbersEntry) -> Answer<MeasurementView> {
    desk.office(move |office| office.set_numbers(&entry)).await
}

/// Where an indicator's number of a period comes from: a unit's, or a sum.
#[tauri::command]
#[specta::specta]
pub async fn trace_number(
    desk: State<'_, Desk>,
    code: String,
    whose: Whose,
    period: String,
) -> Answer<TraceView> {
    desk.office(move |office| office.trace_number(&code, &whose, &period))
        .await
}

/// Explains such a number on one page.
#[tauri::command]
#[specta::specta]
pub async fn explain_number(
    desk: State<'_, Desk>,
    code: String,
    whose: Whose,
    period: String,
    out: PathBuf,
) -> Answer<TraceView> {
    desk.office(move |office| office.explain_number(&code, &whose, &period, &out))
        .await
}

/// Reads a table of official numbers out of a file or pasted text, beside the units' own.
#[tauri::command]
#[specta::specta]
pub async fn preview_official(
    desk: State<'_, Desk>,
    request: OfficialRequest,
) -> Answer<OfficialImportView> {
    desk.work(move |work| {
        let preview = work.office()?.preview_official(&request)?;
        Ok(work.official.insert(preview).view().clone())
    })
    .await
}

/// Stores the official numbers previewed last.
#[tauri::command]
#[specta::specta]
pub async fn accept_official(desk: State<'_, Desk>) -> Answer<OfficialImportView> {
    desk.work(|work| {
        let preview = work.official.take().ok_or(OfficeError::StalePreview)?;
        work.office()?.accept_official(preview)
    })
    .await
}

/// Keeps or refuses an indicator that the appendix previewed last proposes, by its place.
#[tauri::command]
#[specta::specta]
pub async fn keep_indicator(desk: State<'_, Desk>, at: usize, keep: bool) -> Answer<ProposalView> {
    desk.work(move |work| {
        let preview = work.appendix.as_mut().ok_or(OfficeError::StalePreview)?;
        preview.keep_indicator(at, keep);
        Ok(preview.for_review())
    })
    .await
}
