//! Forms out, files in, returns out.

use super::RemarkView;
use plan::indicator::{Amount, Indicator, Measurement};
use serde::Serialize;
use specta::Type;

/// Forms that were written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FormsView {
    /// One per unit.
    pub files: Vec<FormFileView>,
}

/// One form that was written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FormFileView {
    /// The unit.
    pub unit: String,
    /// The file.
    pub path: String,
    /// How many task rows are prelisted.
    pub tasks: usize,
}

/// What was found in the files given.
#[derive(Clone, Debug, Serialize, Type)]
pub struct IntakeView {
    /// Whether what could be stored was stored.
    pub accepted: bool,
    /// One per workbook.
    pub files: Vec<FileView>,
}

/// One workbook that came back.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FileView {
    /// What is known of it.
    #[serde(flatten)]
    pub head: FileHead,
    /// Matched rows, blank ones included.
    pub rows: Vec<RowView>,
}

/// What is known of a workbook that came back, its rows left aside.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FileHead {
    /// The file; where it came in a letter or archive, that one.
    pub path: String,
    /// Its own name.
    pub name: String,
    /// The sheet its rows stand on.
    pub sheet: Option<String>,
    /// The letter or archive it came in: its name, then those of the ones in it, outermost first.
    pub container: Option<String>,
    /// The address it was sent from.
    pub sender: Option<String>,
    /// When it was received, RFC 3339.
    pub received: String,
    /// The unit.
    pub unit: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// form_id, heading, file_name, sender, given.
    pub recognised_by: Option<&'static str>,
    /// new, revision, duplicate, older, quarantined, unreadable.
    pub verdict: &'static str,
    /// Numbers of indicators.
    pub measurements: Vec<MeasurementView>,
    /// Remarks about the workbook.
    pub remarks: Vec<RemarkView>,
}

/// One row that speaks of an assignment.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RowView {
    /// The task's number.
    pub task: String,
    /// What it says.
    #[serde(flatten)]
    pub values: RowValues,
    /// Remarks about the row.
    pub remarks: Vec<RemarkView>,
}

/// What a row says.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RowValues {
    /// Stable word of what was reported; `null` where blank.
    pub state: Option<&'static str>,
    /// Rate.
    pub percent: Option<f64>,
    /// Completion day.
    pub done_on: Option<String>,
    /// Result.
    pub result: String,
}

/// One number of an indicator.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MeasurementView {
    /// The indicator's code.
    pub code: String,
    /// The indicator's name.
    pub indicator: String,
    /// Numerator.
    pub numerator: Option<f64>,
    /// Denominator.
    pub denominator: Option<f64>,
    /// Value.
    pub value: Option<f64>,
    /// Note.
    pub note: String,
    /// Remarks about the row.
    pub remarks: Vec<RemarkView>,
}

impl MeasurementView {
    pub(crate) fn of(indicator: &Indicator, measurement: &Measurement) -> MeasurementView {
        let number = |amount: Option<Amount>| amount.map(Amount::to_f64);
        let numbers = measurement.numbers;
        MeasurementView {
            code: indicator.code.clone(),
            indicator: indicator.name.clone(),
            numerator: number(numbers.numerator),
            denominator: number(numbers.denominator),
            value: number(numbers.value),
            note: measurement.note.clone(),
            remarks: measurement.remarks.iter().map(RemarkView::from).collect(),
        }
    }
}

/// One version that was stored.
#[derive(Clone, Debug, Serialize, Type)]
pub struct SubmissionView {
    /// Its number.
    pub id: i64,
    /// The unit.
    pub unit: String,
    /// The period.
    pub period: String,
    /// Version, from 1.
    pub version: u32,
    /// When it was received, RFC 3339.
    pub received: String,
    /// not_sent, on_time, late_same_day, late, never, waived.
    pub timeliness: &'static str,
    /// new, needs_more, approved.
    pub handling: String,
    /// The file's name; empty for an entry by hand.
    pub file: String,
    /// SHA-256 of the original; `null` for an entry by hand.
    pub sha256: Option<String>,
}

/// A return that was written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReturnView {
    /// The file.
    pub path: String,
    /// The period.
    pub period: String,
    /// The frozen version; `null` for a draft.
    pub version: Option<u32>,
    /// The day all statuses are derived for.
    pub as_of: String,
    /// Its sheets.
    pub sheets: Vec<ReturnSheetView>,
}

/// One sheet of a return.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReturnSheetView {
    /// The tab.
    pub name: String,
    /// Rows of its tables, headings left out.
    pub rows: usize,
}
