//! The settings of the regime, days off, and the year they make.

use crate::desk::{Answer, Desk};
use chrono::NaiveDate;
use office::views::{CalendarFileView, DaysOffView, PeriodView, SettingView, YearView};
use office::{DayEntry, ReportRequest};
use std::path::PathBuf;
use tauri::State;

/// The settings of the regime, with what each value would change.
#[tauri::command]
#[specta::specta]
pub async fn settings(desk: State<'_, Desk>) -> Answer<Vec<SettingView>> {
    desk.office(|office| office.settings()).await
}

/// What a setting would change if it had a value.
#[tauri::command]
#[specta::specta]
pub async fn setting_effect(desk: State<'_, Desk>, key: String, value: String) -> Answer<String> {
    desk.office(move |office| office.setting_effect(&key, &value))
        .await
}

/// Sets a setting.
#[tauri::command]
#[specta::specta]
pub async fn set_setting(desk: State<'_, Desk>, key: String, value: String) -> Answer<SettingView> {
    desk.office(move |office| office.set_setting(&key, &value))
        .await
}

/// Asks units for a report once: a period of its own.
#[tauri::command]
#[specta::specta]
pub async fn ask_report(
    desk: State<'_, Desk>,
    title: String,
    from: NaiveDate,
    last_day: NaiveDate,
) -> Answer<PeriodView> {
    let request = ReportRequest {
        title,
        from,
        last_day,
    };
    desk.office(move |office| office.ask_report(&request)).await
}

/// The days off of a year; of the plan's where none is named.
#[tauri::command]
#[specta::specta]
pub async fn days_off(desk: State<'_, Desk>, year: Option<i32>) -> Answer<DaysOffView> {
    desk.office(move |office| office.days_off(year)).await
}

/// Enters a day off, or one worked instead.
#[tauri::command]
#[specta::specta]
pub async fn enter_day_off(
    desk: State<'_, Desk>,
    day: NaiveDate,
    worked: bool,
    name: String,
) -> Answer<DaysOffView> {
    let entry = DayEntry { day, worked, name };
    desk.office(move |office| office.enter_day_off(&entry))
        .await
}

/// Takes such an entry away.
#[tauri::command]
#[specta::specta]
pub async fn remove_day_off(desk: State<'_, Desk>, day: NaiveDate) -> Answer<DaysOffView> {
    desk.office(move |office| office.remove_day_off(day)).await
}

/// The plan's year with its due days.
#[tauri::command]
#[specta::specta]
pub async fn year_calendar(desk: State<'_, Desk>) -> Answer<YearView> {
    desk.office(|office| office.year_calendar()).await
}

/// Writes the year's due days as a file for other calendars.
#[tauri::command]
#[specta::specta]
pub async fn write_calendar(desk: State<'_, Desk>, path: PathBuf) -> Answer<CalendarFileView> {
    desk.writing(move |office| office.write_calendar(&path))
        .await
}
