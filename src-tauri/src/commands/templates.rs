//! The province's own templates, and bundles for signature.

use crate::desk::{Answer, Desk};
use office::views::{BundleView, FillView, TemplateEntry, TemplateView, TraceView};
use office::{BundleRequest, FillRequest, Pdf};
use std::path::PathBuf;
use tauri::State;

/// Shows a template as it would be filled.
#[tauri::command]
#[specta::specta]
pub async fn preview_template(desk: State<'_, Desk>, request: FillRequest) -> Answer<TemplateView> {
    desk.office(move |office| office.preview_template(&request))
        .await
}

/// Fills a template into a new file and remembers what went where.
#[tauri::command]
#[specta::specta]
pub async fn fill_template(
    desk: State<'_, Desk>,
    request: FillRequest,
    path: PathBuf,
) -> Answer<FillView> {
    desk.writing(move |office| office.fill_template(&request, &path))
        .await
}

/// Where a filled cell of a template, "Biểu 1!D12", comes from.
#[tauri::command]
#[specta::specta]
pub async fn trace_template(
    desk: State<'_, Desk>,
    request: FillRequest,
    cell: String,
) -> Answer<TraceView> {
    desk.office(move |office| office.trace_template(&request, &cell))
        .await
}

/// Explains such a cell on one page.
#[tauri::command]
#[specta::specta]
pub async fn explain_template(
    desk: State<'_, Desk>,
    request: FillRequest,
    cell: String,
    out: PathBuf,
) -> Answer<TraceView> {
    desk.office(move |office| office.explain_template(&request, &cell, &out))
        .await
}

/// The templates whose places are remembered.
#[tauri::command]
#[specta::specta]
pub async fn templates(desk: State<'_, Desk>) -> Answer<Vec<TemplateEntry>> {
    desk.office(|office| office.templates()).await
}

/// Forgets how a template was mapped.
#[tauri::command]
#[specta::specta]
pub async fn forget_template(desk: State<'_, Desk>, id: i64) -> Answer<Vec<TemplateEntry>> {
    desk.office(move |office| office.forget_template(id)).await
}

/// Writes report, workbook and PDFs of a period into a folder of their own below `path`.
#[tauri::command]
#[specta::specta]
pub async fn bundle(
    desk: State<'_, Desk>,
    period: String,
    version: Option<u32>,
    audience: Option<String>,
    path: PathBuf,
) -> Answer<BundleView> {
    let request = BundleRequest {
        period,
        version,
        audience,
        out: path,
        pdf: Pdf::Found,
    };
    desk.writing(move |office| office.bundle(&request)).await
}
