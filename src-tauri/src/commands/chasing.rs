//! One period's units: chasing them, more time, waivers, closing.

use crate::desk::{Answer, Desk};
use chrono::NaiveDate;
use office::views::{ClosingView, ExtensionView, ReminderView, WaiverView};
use office::{Channel, Chase, Delivery, MoreTime};
use std::path::PathBuf;
use tauri::State;

/// The message that calls upon the units named, for the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn reminder_message(
    desk: State<'_, Desk>,
    period: String,
    units: Vec<String>,
) -> Answer<String> {
    let chase = Chase {
        period,
        units,
        ..Chase::default()
    };
    desk.office(move |office| office.reminder_message(&chase))
        .await
}

/// Logs that the units named were called upon by message.
#[tauri::command]
#[specta::specta]
pub async fn log_message(
    desk: State<'_, Desk>,
    period: String,
    units: Vec<String>,
) -> Answer<ReminderView> {
    let chase = Chase {
        period,
        units,
        channel: Some(Channel::Message),
        ..Chase::default()
    };
    desk.office(move |office| office.remind(&chase)).await
}

/// Logs a telephone call to a unit.
#[tauri::command]
#[specta::specta]
pub async fn log_call(
    desk: State<'_, Desk>,
    period: String,
    unit: String,
    note: String,
) -> Answer<ReminderView> {
    let chase = Chase {
        period,
        units: vec![unit],
        channel: Some(Channel::Phone),
        note,
        ..Chase::default()
    };
    desk.office(move |office| office.remind(&chase)).await
}

/// Writes the letter that calls upon the units named, and logs it.
#[tauri::command]
#[specta::specta]
pub async fn write_letter(
    desk: State<'_, Desk>,
    period: String,
    units: Vec<String>,
    path: PathBuf,
) -> Answer<ReminderView> {
    let chase = Chase {
        period,
        units,
        channel: Some(Channel::Letter),
        out: Some(path),
        ..Chase::default()
    };
    desk.writing(move |office| office.remind(&chase)).await
}

/// Writes a draft letter with its form for each of the units named, and logs it.
#[tauri::command]
#[specta::specta]
pub async fn draft_reminders(
    desk: State<'_, Desk>,
    period: String,
    units: Vec<String>,
    folder: PathBuf,
) -> Answer<ReminderView> {
    let chase = Chase {
        period,
        units,
        channel: Some(Channel::Message),
        ..Chase::default()
    };
    desk.writing(move |office| office.remind_by_drafts(&chase, true, &Delivery::folder(folder)))
        .await
}

/// Writes the list of the units named; nobody is reminded by it.
#[tauri::command]
#[specta::specta]
pub async fn write_missing_list(
    desk: State<'_, Desk>,
    period: String,
    units: Vec<String>,
    path: PathBuf,
) -> Answer<ReminderView> {
    let chase = Chase {
        period,
        units,
        out: Some(path),
        ..Chase::default()
    };
    desk.writing(move |office| office.write_missing_list(&chase))
        .await
}

/// Gives a unit more time for its report of a period.
#[tauri::command]
#[specta::specta]
pub async fn extend_report(
    desk: State<'_, Desk>,
    period: String,
    unit: String,
    until: NaiveDate,
    document: String,
) -> Answer<ExtensionView> {
    let more = MoreTime { until, document };
    desk.office(move |office| office.extend_report(&period, &unit, &more))
        .await
}

/// Waives a period for every unit, or for the one named.
#[tauri::command]
#[specta::specta]
pub async fn waive_period(
    desk: State<'_, Desk>,
    period: String,
    unit: Option<String>,
    reason: String,
) -> Answer<WaiverView> {
    desk.office(move |office| office.waive(&period, unit.as_deref(), &reason))
        .await
}

/// Takes such a waiver back.
#[tauri::command]
#[specta::specta]
pub async fn unwaive_period(
    desk: State<'_, Desk>,
    period: String,
    unit: Option<String>,
) -> Answer<WaiverView> {
    desk.office(move |office| office.unwaive(&period, unit.as_deref()))
        .await
}

/// Closes a period, or opens it again.
#[tauri::command]
#[specta::specta]
pub async fn close_period(
    desk: State<'_, Desk>,
    period: String,
    close: bool,
) -> Answer<ClosingView> {
    desk.office(move |office| office.close_period(&period, close))
        .await
}
