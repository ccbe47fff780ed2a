//! Entering a report for a unit.

use super::RowValues;
use serde::{Deserialize, Serialize};
use specta::Type;

/// The form on which a report is entered for a unit.
#[derive(Clone, Debug, Serialize, Type)]
pub struct EntryForm {
    /// The unit that reports.
    pub unit: String,
    /// The period.
    pub period: String,
    /// Whether it is our own office.
    pub own: bool,
    /// The tasks it may speak of, those the period asks for first.
    pub rows: Vec<EntryRow>,
}

/// One task on it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct EntryRow {
    /// The task's number.
    pub task: String,
    /// The unit whose assignment it is.
    pub unit: String,
    /// Whether that unit writes in the reporting one's report.
    pub on_behalf: bool,
    /// The task's words.
    pub content: String,
    /// lead or support.
    pub role: &'static str,
    /// The deadline's words.
    pub deadline: String,
    /// Whether the period asks for it.
    pub asked: bool,
    /// What stands for it in the period already.
    #[serde(flatten)]
    pub values: RowValues,
    /// Its product as it stands.
    pub product: String,
    /// Its note as it stands.
    pub note: String,
}

/// A whole report that is entered for a unit.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct EntryInput {
    /// The unit that reports.
    pub unit: String,
    /// The period's identity.
    pub period: String,
    /// How it reported: telephone, paper, message, own.
    pub way: String,
    /// When it did, RFC 3339; now where it is not said.
    pub received: Option<String>,
    /// "Không phát sinh" for the whole form.
    pub nothing_new: bool,
    /// The message it was read from, as it was written.
    pub message: String,
    /// What is said of its tasks.
    pub rows: Vec<EntryRowInput>,
}

/// What is entered of one task in a whole report.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct EntryRowInput {
    /// The task's number.
    pub task: String,
    /// The unit whose assignment it is: the reporting one, or one that reports through it.
    pub unit: String,
    /// Stable word of what is reported; `null` where only words are.
    pub state: Option<String>,
    /// Rate, 0 to 100.
    pub percent: Option<f64>,
    /// Completion day.
    pub done_on: Option<String>,
    /// Result.
    pub result: String,
    /// Product.
    pub product: String,
    /// Note.
    pub note: String,
}
