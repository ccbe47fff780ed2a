//! What a search found.

use serde::Serialize;
use specta::Type;

/// One thing that answers what was typed.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FindingView {
    /// task, unit, period, indicator.
    pub kind: &'static str,
    /// The task's number, the unit's name, the period's identity, or the indicator's code.
    pub id: String,
    /// Its words.
    pub title: String,
    /// What tells it apart.
    pub detail: String,
}
