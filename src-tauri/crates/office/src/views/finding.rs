//! What a search found.

use serde::Serialize;
use specta::Type;

/// One thing that answers what was typed.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FindingView {
    /// task, unit, period.
    pub kind: &'static str,
    /// The task's number, the unit's name, or the period's identity.
    pub id: String,
    /// Its words.
    pub title: String,
    /// What tells it apart.
    pub detail: String,
}
